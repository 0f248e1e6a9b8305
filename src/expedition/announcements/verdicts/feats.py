"""Feats of the record, flights or deeds with those who did them, sifted by independent tests: who was first or last."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.deeds import of_sort
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on

_HALF = re.compile(r"abort|drop test|glide", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feat:
    """A flight, or a deed done on one, and the people that it counts for."""

    day: date
    past: PastFlight
    people: tuple[str, ...]
    tags: frozenset[str] = frozenset()
    hours: float | None = None


@dataclass(slots=True)
class Asked:
    """What the words of a first, read one after the other, ask for."""

    end: int = 0
    head: str = ""
    """"person" or "flight", where the words say which."""
    deed: str = ""
    """The sort of deed, as the catalogue calls it; "" where flights themselves are counted."""
    flight_tests: list[Callable[[PastFlight], bool]] = field(default_factory=list)
    person_tests: list[Callable[[str], bool]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    under_hours: float | None = None
    times: int = 1
    """How often somebody must have flown."""
    days: float = 0.0
    """How many days somebody must have been in space."""
    nations: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """What sorts of word were understood: "woman", "nation", "ship", "station", …"""
    since: date | None = None
    year: int | None = None
    """The year that is told of it."""
    aboard: PastFlight | None = None
    """The flight that it is told to have been on."""
    loose: bool = False
    """Whether a word may be meant in a narrower or wider way: then another holder proves nothing."""


# Of a sort of deed the table has whatever is first by these words; by others it is incomplete.
WHOLE = {
    "spacewalk": {"woman", "man", "nation", "ship", "tag", "crewed", "person"},
    "moonwalk": {"man", "nation", "person", "crewed"},
    "iss-command": {"woman", "man", "nation", "person", "station"},
    "shuttle-pilot": {"woman", "person", "ship"},
    "docking": {"tag", "crewed"},
    "launch": {"ship", "tag"},
    "landing": {"ship", "tag"},
}

# A group's people are all known where only its first in space or orbit is asked for.
_OF_GROUP = {"group", "woman", "man", "person", "nation", "orbit"}


@cache
def _flown() -> tuple[Feat, ...]:
    return tuple(
        Feat(one.liftoff_date, one, one.crew)
        for one in history.flights()
        if one.kind not in ("test", "module") and not _HALF.search(one.flight) and one.vehicle != "x-15"
    )


def feats(asked: Asked) -> list[Feat]:
    """The feats that are asked for, the earliest first."""
    if asked.days:
        return _so_long(asked)
    rows: list[Feat] = (
        [Feat(d.day, d.past, d.people or d.past.crew, d.tags, d.hours) for d in of_sort(asked.deed)]
        if asked.deed
        else list(_flown())
    )
    if asked.deed == "spacewalk" and "ship" in asked.words:
        # Whoever goes out of a station does not go out of the ship that brought him.
        rows = [one for one in rows if "station" not in one.tags]
    for test in asked.flight_tests:
        rows = [one for one in rows if test(one.past)]
    if asked.tags:
        rows = [one for one in rows if asked.tags <= one.tags]
    if asked.under_hours is not None:
        rows = [one for one in rows if one.hours is not None and one.hours < asked.under_hours]
    if asked.since is not None:
        rows = [one for one in rows if one.day > asked.since + timedelta(days=1)]
    if asked.person_tests or asked.head == "person":
        rows = [
            Feat(one.day, one.past, fits, one.tags)
            for one in rows
            if (fits := tuple(n for n in one.people if all(test(n) for test in asked.person_tests)))
        ]
    if asked.times > 1:
        rows = [
            Feat(one.day, one.past, often)
            for one in rows
            if (often := tuple(n for n in one.people if number_of_flight(n, one.past) >= asked.times))
        ]
    return rows


def _so_long(asked: Asked) -> list[Feat]:
    """Those who have been in space for so many days in all, by when they had."""
    found: list[Feat] = []
    for name in dict.fromkeys(name for name, _, _, _ in stays()):
        if all(test(name) for test in asked.person_tests):
            day = reached(name, asked.days)
            up = [past for past in aboard(name) if day is not None and past.liftoff_date <= day]
            if day is not None and up:
                found.append(Feat(day, up[-1], (name,)))
    return sorted(found, key=lambda one: one.day)


def number_of_flight(name: str, past: PastFlight) -> int:
    """Which of somebody's flights that reached space a flight was."""
    return sum(
        one.liftoff_date <= past.liftoff_date and one.outcome_ascent in ("ok", "") and one.vehicle != "x-15"
        for one in aboard(name)
    )


def whole(asked: Asked) -> bool:
    """Whether the record has every feat that the words let through, so that another holder proves a first false."""
    if asked.loose or asked.words & {"commercial", "all-civilian"}:
        return False
    if "operational" in asked.words and "ship" not in asked.words:
        return False
    if "group" in asked.words and not asked.words <= _OF_GROUP:
        return False
    return not asked.deed or (asked.deed in WHOLE and asked.words <= WHOLE[asked.deed])


@cache
def stays() -> tuple[tuple[str, date, date, PastFlight], ...]:
    """Everybody's flights that are over: who, from when to when, and on what they went up."""
    found = []
    for name in dict.fromkeys(name for one in history.crewed() for name in one.crew):
        for past in aboard(name):
            down = came_down_on(name, past).landing_date
            if down is not None and past.outcome_ascent in ("ok", ""):
                found.append((name, past.liftoff_date, down, past))
    return tuple(found)


def reached(name: str, days: float) -> date | None:
    """The day on which somebody had been in space for so many days, all flights together; None where never."""
    total = 0.0
    for past in aboard(name):
        down = came_down_on(name, past).landing_date
        if past.outcome_ascent not in ("ok", "") or down is None:
            continue
        here = (down - past.liftoff_date).days
        if total + here >= days:
            return past.liftoff_date + timedelta(days=days - total)
        total += here
    return None
