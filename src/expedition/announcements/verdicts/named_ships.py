"""Ships with a name of their own where a text names them: Challenger, Endeavour, Resilience."""

from __future__ import annotations

import re
from functools import cache

from expedition.catalog import history
from expedition.catalog.history import PastFlight


@cache
def _fleet() -> dict[str, tuple[PastFlight, ...]]:
    found: dict[str, list[PastFlight]] = {}
    for past in history.flights():
        if past.ship and past.kind != "test":
            found.setdefault(past.ship, []).append(past)
    return {ship: tuple(flown) for ship, flown in found.items()}


@cache
def _words() -> re.Pattern[str]:
    """Their names."""
    names = sorted(map(re.escape, _fleet()), key=len, reverse=True)
    first = "".join(sorted({re.escape(name[0]) for name in _fleet()}))
    return re.compile(rf"(?=[{first}])\b(?:{'|'.join(names)})\b")


_LOST = re.compile(
    r"\b(?:lost|loss|broke (?:up|apart)|explo\w*|disintegrat\w*|burn\w* up|crash\w*|accident|disaster|tragedy|blew up|"
    r"destroyed|died|killed|perished)\b",
    re.IGNORECASE,
)


def ships_in(words: str) -> set[str]:
    """The names of ships in some words."""
    return set(_words().findall(words))


def named_ships(text: str, start: int, end: int) -> list[tuple[int, int, tuple[PastFlight, ...]]]:
    """Where the names of ships stand, with the flights they can mean; of one told as lost, its last."""
    out = []
    for hit in _words().finditer(text, start, end):
        flown = _fleet()[hit[0]]
        fatal = tuple(past for past in flown if past.crew_lost)
        around = text[max(start, hit.start() - 30) : min(end, hit.end() + 40)]
        out.append((hit.start(), hit.end(), fatal if fatal and _LOST.search(around) else flown))
    return out
