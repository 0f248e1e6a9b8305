"""Launch chances: how often a year a vehicle can leave a pad for a station."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from expedition.assess.compare import Chances, ChancesOf
from expedition.catalog import history
from expedition.catalog.catalogue import PACKAGE
from expedition.errors import ImpossibleFlightError, InputError, StationDataError
from expedition.flights.hardware import pads_of
from expedition.planning.windows import windows
from expedition.space.time import DAY_S, from_datetime, to_datetime
from expedition.station.source import read_elements

if TYPE_CHECKING:
    from expedition.assess.subject import Subject
    from expedition.catalog import Catalogue
    from expedition.catalog.history import PastFlight
    from expedition.station.elements import ElementSet

_YEAR_DAYS = 365.0
_SHOWN = 3


def chances_of(book: Catalogue, station: str, pad: str | None, today: date) -> ChancesOf:
    """Counts chances to a station from a pad that is given, or each vehicle's own; InputError for unknown names.

    Every passage through the station's plane within a year of its newest element set in the catalogue counts, and of
    these those whose phase each profile can gain. Over a year phases come round evenly enough for the count to hold,
    though no day's does.
    """
    goal = book.canonical("station", station)
    where = None if pad is None else book.canonical("pad", pad)
    book.station(goal)

    def count(subject: Subject) -> Chances:
        if subject.kind == "hopper":
            return Chances("goes to no station", None, "")
        if subject.kind != "ship":
            return Chances("not told", None, "")
        last = _last_flown(subject.vehicle)
        day = subject.day or today
        leaves = where or _own_pad(book, subject, last)
        found = _count(book, subject.vehicle, goal, leaves, day)
        if found.a_year or subject.is_flight or last is None or last.liftoff_date >= day:
            return found
        # What flies no more is counted as it was when it last flew.
        return _count(book, subject.vehicle, goal, leaves, last.liftoff_date)

    return count


def _last_flown(vehicle: str) -> PastFlight | None:
    return next((one for one in reversed(history.flights()) if one.vehicle == vehicle), None)


def _own_pad(book: Catalogue, subject: Subject, last: PastFlight | None) -> str | None:
    """The flight's own pad, that of the vehicle's last flight, or the first that its launcher flies from."""
    pads = [one.name for one in pads_of(book, book.ship(subject.vehicle).launcher)]
    wished = (subject.pad, last.pad if last else None)
    return next((pad for pad in wished if pad in pads), next(iter(pads), None))


@lru_cache(maxsize=64)
def _count(book: Catalogue, vehicle: str, station: str, pad: str | None, day: date) -> Chances:
    goal = book.station(station)
    whence = "no pad" if pad is None else book.pad(pad).title
    start = datetime.combine(day, time(), tzinfo=UTC)
    elements = None
    if goal.orbit is None:
        sets = [one for one in _sets(goal.catalog_number) if one.epoch <= from_datetime(start)]
        if not sets:
            return Chances(f"no data of {station} before {day}", None, "")
        elements = [sets[-1]]
        start = to_datetime(sets[-1].epoch + DAY_S / 4.0)
    try:
        found = windows(
            vehicle,
            start=start,
            days=_YEAR_DAYS,
            elements=elements,
            pad=pad,
            station=station,
            allow_stale=True,
            catalogue=book,
        )
    except (ImpossibleFlightError, InputError, StationDataError) as error:
        who = book.ship(vehicle).title
        return Chances("none", 0.0, f"computed for {who}, {whence} to {goal.title}: {error}")
    open_days = sum(one.chosen is not None for one in found)
    by_orbits: dict[int, int] = {}
    for one in found:
        for option in one.options:
            if option.feasible:
                by_orbits[option.orbits] = by_orbits.get(option.orbits, 0) + 1
    return Chances(
        f"{open_days} from {whence}" + (f" ({_each(by_orbits)})" if by_orbits else ""),
        float(open_days),
        f"computed: passages of {whence} through the plane of {goal.title} in a year from {start:%Y-%m-%d}, and of "
        "these those whose phase a profile can gain",
    )


def _each(by_orbits: dict[int, int]) -> str:
    """The lengths of flight that are open most often, the shortest first, and how many others there are."""
    usual = sorted(sorted(by_orbits, key=lambda orbits: -by_orbits[orbits])[:_SHOWN])
    said = ", ".join(f"{by_orbits[orbits]} in {orbits} orbits" for orbits in usual)
    others = len(by_orbits) - len(usual)
    return said + (f", fewer in {others} other{'s' if others > 1 else ''}" if others else "")


@lru_cache(maxsize=4)
def _sets(number: int) -> tuple[ElementSet, ...]:
    found = read_elements(str(PACKAGE / "flown" / "elements.tle"), number)
    if not isinstance(found, list):
        return ()
    return tuple(sorted((one for one in found if one.catalog_number == number), key=lambda one: one.epoch))
