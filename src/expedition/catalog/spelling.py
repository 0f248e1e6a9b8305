"""Names as people write them, and the nearest ones that exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

# As many names are read at a glance; of more, the nearest few.
_ALL, _FEW = 15, 5


# Windows takes these for devices, whatever ending follows; nobody else's files could be shared with it.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def slug(name: str) -> str:
    """The catalogue's spelling of a name: "Soyuz_MS" and "Soyuz MS" are soyuz-ms."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def choices(name: str, known: Iterable[str], label: str = "known") -> str:
    """The end of a refusal: the nearest known names, if any come near, and all of them where they are not many."""
    names = list(dict.fromkeys(known))
    spelling = {slug(each): each for each in reversed(names)}
    near = [spelling[each] for each in _nearest(slug(name[:100]), spelling)]
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
