"""What would do where no landing can be taken as asked: another day, another zone, or a place under the track."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from expedition.catalog.models.landing_zone import SURFACES
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.errors import ImpossibleFlightError, StationDataError
from expedition.flights.flight import Flight
from expedition.phases.home import landing
from expedition.planning.landing_search import landings, span_of
from expedition.planning.station_data import elements_of
from expedition.station.source import Elements, read_elements

# How far ahead is looked, and how many days or zones are flown before it is given up.
_DAYS, _TRIES = 30, 3
# A zone may be moved so far.
_MOVED_M = 3.0e6


def what_would_do(
    asked: Flight, elements: Elements | None, allow_stale: bool, flies: Callable[[Flight], bool]
) -> str:
    """What to ask for instead, to be put behind a refusal; empty where nothing was found.

    flies: whether a flight home can be flown, which tries it. Each day and zone that is named was tried with it.
    """
    book = asked.catalogue
    ship, station = (
        book.ship(asked.vehicle).flying_free(asked.free_flight_h),
        book.station(str(asked.station)),
    )
    own = elements if elements is not None else asked.elements_file or asked.elements
    if own is not None:
        # Read once for all the days and zones that are tried.
        elements = read_elements(own, station.catalog_number, designator=station.international_designator)

    def opens(other: Flight) -> bool:
        given = elements_of(other, elements, station)
        try:
            landings(other, ship, span_of(other, ship, station, given, allow_stale))
        except ImpossibleFlightError:
            return False
        return True

    out = []
    day = _first_day(asked, opens, flies)
    if day:
        out.append(f"--landing-day {day} would do, or landing_date = {day} in place of date")
    else:
        if day is None:
            out.append(f"none of the {_DAYS} days after it would do")
        zone = _first_zone(asked, ship, opens, flies)
        if zone is not None:
            out.append(f"--landing-zone {zone} would")
    place = _place(asked, ship, station, elements, allow_stale)
    if place:
        out.append(place)
    return f": {'; '.join(out)}" if out else ""


def _first_day(asked: Flight, opens: Callable[[Flight], bool], flies: Callable[[Flight], bool]) -> str | None:
    """The first UTC day of landing that would do, from the day asked for on where only hours of it were asked.

    None where none does, empty where it is not known for some.
    """
    tries = 0
    narrowed = asked.earliest_utc is not None or asked.latest_utc is not None
    for later in range(0 if narrowed else 1, _DAYS + 1):
        day = (asked.date + timedelta(days=later)).isoformat()
        other = asked.landing(day=day)
        try:
            if not opens(other):
                continue
        except StationDataError:
            # Data that are too old for that day are so for later ones.
            return ""
        if flies(other):
            return day
        tries += 1
        if tries == _TRIES:
            return ""
    return None


def _first_zone(
    asked: Flight, ship: Ship, opens: Callable[[Flight], bool], flies: Callable[[Flight], bool]
) -> str | None:
    """Another zone of the catalogue that would do in the time asked for."""
    others = (other for other in _other_zones(asked, ship) if opens(other))
    for _, other in zip(range(_TRIES), others, strict=False):
        if flies(other):
            return other.landing_zone
    return None


def _other_zones(asked: Flight, ship: Ship) -> Iterator[Flight]:
    own, may = {one.name for one in asked.zones(ship)}, SURFACES[ship.wanted_descent().lands_on]
    for name in asked.catalogue.names("landing-zone"):
        if name not in own and asked.catalogue.landing_zone(name).surface in may:
            yield asked.landing(zone=name)


def _place(asked: Flight, ship: Ship, station: Station, elements: Elements | None, allow_stale: bool) -> str:
    """Where in the time asked for the track comes nearest to a zone; empty for ships that time their flight."""
    if ship.wanted_descent().departure.phasing is not None:
        return ""
    over = span_of(asked, ship, station, elements_of(asked, elements, station), allow_stale)
    straight = ship.model_copy(
        update={"descent": ship.wanted_descent().model_copy(update={"cross_range_m": 0.0})}
    )
    zones = [
        one.model_copy(update={"radius_m": _MOVED_M}) for one in asked.zones(ship) if one.surface != "runway"
    ]
    found = landing.opportunities(over.track, zones, straight, over.start, over.latest)
    able = [one for one in found if one.reason is None and (one.undocking or over.start) <= over.end]
    if not able:
        return ""
    near = min(able, key=lambda one: one.moved_m)
    north, east = near.aim.latitude_deg, near.aim.longitude_deg
    return (
        f"in the time asked for, a zone around {abs(north):.1f}° {'N' if north >= 0.0 else 'S'} "
        f"{abs(east):.1f}° {'E' if east >= 0.0 else 'W'} would, {near.moved_m / 1000.0:.0f} km from {near.zone.title}, "
        f"as would any whose edge comes within {ship.wanted_descent().cross_range_m / 1000.0:.0f} km of there"
    )
