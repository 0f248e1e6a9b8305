"""Names as people write them, and the nearest ones that exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

# As many names are read at a glance; of more, the nearest few.
_ALL, _FEW = 15, 5
# A part of a name is short and must be more alike than a whole one.
_PART_LETTERS, _PART_ALIKE = 4, 0.75


# Windows takes these for devices, whatever ending follows; nobody else's files could be shared with it.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def slug(name: str) -> str:
    """The catalogue's spelling of a name: "Soyuz_MS" and "Soyuz MS" are soyuz-ms."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def choices(name: str, known: Iterable[str], label: str = "known", *, also: Iterable[str] = ()) -> str:
    """The end of a refusal: the nearest known names, if any come near, and all of them where they are not many.

    also: other names that are understood, named only where they are near.
    """
    names = list(dict.fromkeys(known))
    spelling = {slug(each): each for each in (*also, *reversed(names))}
    wanted = slug(name[:100])
    near = [spelling[each] for each in _nearest(wanted, spelling) or _nearest_in_part(wanted, spelling)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{hint} ({label}: {few(names, name)})"


def few(names: Sequence[str], near: str = "") -> str:
    """Names as a list: all where they are not many, else the most alike, and how many there are besides."""
    if len(names) <= _ALL:
        return ", ".join(names) or "none"
    shown = sorted(
        names, key=lambda each: -difflib.SequenceMatcher(None, slug(each), slug(near[:100])).ratio()
    )
    return f"{', '.join(shown[:_FEW])} and {len(names) - _FEW} more"


def _nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """At most two that are alike; of equally alike ones those that begin alike, for slips come late in names."""
    alike = difflib.SequenceMatcher(b=wanted)

    def order(each: str) -> tuple[float, int]:
        alike.set_seq1(each)
        same = takewhile(lambda pair: pair[0] == pair[1], zip(each, wanted, strict=False))
        return -alike.ratio(), -len(list(same))

    return sorted(difflib.get_close_matches(wanted, known, n=5, cutoff=0.6), key=order)[:2]


def _nearest_in_part(wanted: str, known: Iterable[str]) -> list[str]:
    """At most two of whose words so many in a row are alike: few write the whole of a long name."""
    if len(wanted) < _PART_LETTERS:
        return []
    count = wanted.count("-") + 1
    held: dict[str, list[str]] = {}
    for each in known:
        words = each.split("-")
        for start in range(len(words) - count + 1):
            held.setdefault("-".join(words[start : start + count]), []).append(each)
    parts = difflib.get_close_matches(wanted, held, n=2, cutoff=_PART_ALIKE)
    return list(dict.fromkeys(each for part in parts for each in sorted(held[part], key=len)))[:2]
