"""Names as people write them, and the nearest ones that exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import takewhile


def slug(name: str) -> str:
    """The catalogue's spelling of a name: "Soyuz_MS" and "Soyuz MS" are soyuz-ms."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def choices(name: str, known: Iterable[str], label: str = "known") -> str:
    """The end of a refusal: the nearest known names, if any come near, and all of them."""
    names = list(dict.fromkeys(known))
    spelling = {slug(each): each for each in reversed(names)}
    near = [spelling[each] for each in _nearest(slug(name[:100]), spelling)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{hint} ({label}: {', '.join(names) or 'none'})"


def _nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """At most two that are alike; of equally alike ones those that begin alike, for slips come late in names."""
    alike = difflib.SequenceMatcher(b=wanted)

    def order(each: str) -> tuple[float, int]:
        alike.set_seq1(each)
        same = takewhile(lambda pair: pair[0] == pair[1], zip(each, wanted, strict=False))
        return -alike.ratio(), -len(list(same))

    return sorted(difflib.get_close_matches(wanted, known, n=5, cutoff=0.6), key=order)[:2]
