"""What the words of a kind of flight let through: tests of one flight each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from expedition.announcements.drafts import same_ship
from expedition.announcements.names import NameMention
from expedition.announcements.verdicts import kind_words as words
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import travellers

Test = Callable[[PastFlight], bool]


def bearing(fits: Callable[[str], bool | None], heads: int) -> Test:
    if heads == 1:
        return lambda one: any(fits(each) for each in one.crew)
    return lambda one: sum(bool(fits(each)) for each in one.crew) >= heads


def negated(test: Test) -> Test:
    return lambda one: not test(one)


def of_name(one: NameMention) -> Test | None:
    """Flights of a kind of ship, on a rocket, from a place or to a station that is named."""
    ident = one.id
    if one.kind == "vehicle":
        return by_name(ident)
    if one.kind == "launcher":
        return lambda each: each.launcher.startswith(ident)
    if one.kind in ("pad", "site"):
        return lambda each: each.pad == ident or each.pad.startswith(ident + "-")
    return (lambda each: each.station == ident) if one.kind == "station" and ident != "station" else None


def stays(one: PastFlight) -> bool:
    """Whether it was up for three weeks or more, or is up still."""
    return one.landing_date is None or (one.landing_date - one.liftoff_date).days >= _STAY_DAYS


_STAY_DAYS = 21


def is_private(one: PastFlight) -> bool:
    """Whether no state sent it: guests of Axiom, of SpaceX alone, or of the makers of hops."""
    if one.vehicle == "crew-dragon":
        return one.crewed and re.match(r"Crew-|Crew Dragon", one.flight) is None
    return one.vehicle in ("new-shepard", "spaceshiptwo", "spaceshipone") and one.crewed


def all_women(one: PastFlight) -> bool:
    return bool(one.crew) and all(name in travellers() and travellers()[name].woman for name in one.crew)


FILTERS: tuple[tuple[re.Pattern[str], str, Test], ...] = (
    (
        words.SAVED,
        "that were aborted and whose crews lived",
        lambda one: one.outcome_ascent == "abort-survived",
    ),
    (words.ON_LAND, "in capsules that come down on land", lambda one: one.vehicle.startswith(words.LANDERS)),
    (words.ON_WATER, "that come down in the sea", lambda one: one.vehicle.startswith(words.SPLASHERS)),
    (words.FLORIDA, "from Florida", lambda one: one.pad.startswith(("ksc", "ccsfs"))),
    (words.FREE, "to no station", lambda one: one.station == "none"),
)


def in_years(first: int, last: int) -> Test:
    return lambda one: one.liftoff_date.year in (first, last)


def by_ship(ship: str, family: str | None) -> Test:
    return lambda one: one.ship == ship and family in (None, one.family)


def by_name(ident: str) -> Test:
    if ident in _families():
        return lambda one: one.family == ident
    return lambda one: same_ship(ident, one.vehicle) or one.family == ident


def of_fleet(families: tuple[str, ...]) -> Test:
    return lambda one: one.vehicle.startswith(families)


@cache
def _families() -> frozenset[str]:
    """Families whose models all bear the family's name."""
    rows = history.flights()
    names = {one.family for one in rows}
    return frozenset(
        name
        for name in names
        if all(one.vehicle == name for one in rows if one.family == name) and name != "soyuz"
    )
