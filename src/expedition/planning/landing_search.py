"""The search for landings of a flight home: which passes of the station's orbit can be taken in the time asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.errors import StationDataError
from expedition.flights.flight import Flight
from expedition.phases.home import landing, lower_orbit, stay
from expedition.planning.station_data import mean_track
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.source import PUBLISHED_AFTER_S, Source, age_s, epoch, known_before

# Beyond the usual free flight: a ship that leaves late may take a revolution or two more.
_LATER_S = 0.5 * DAY_S
# What the ground under a station moves by, at the latitudes of the zones, for what the station flies; and an end to it.
_TURNS_PER_FLOWN, _MOST_WIDER_M = 0.045, 400000.0
# A landing minutes before or after midnight may be foreseen on the other side of it.
_ABOUT_MIDNIGHT_S = 1200.0
# From the deorbit burn to the ground, at most.
_DESCENT_S = 2.0 * 3600.0


@dataclass(frozen=True, eq=False)
class Span:
    """What a search looks through."""

    source: Source
    track: MeanTrack
    """The station's, in mean elements."""
    start: float
    """The first undocking."""
    end: float
    """The last."""
    latest: float
    """Until when landings are looked for."""


def span_of(
    asked: Flight, ship: Ship, station: Station, given: list[ElementSet] | Oem, allow_stale: bool
) -> Span:
    """The span that a flight home asks for, with the station's orbit in it."""
    start, end = _undocking_span(asked, ship)
    source, start = _for_the_search(given, start, end, station.catalog_number, allow_stale)
    latest = _latest_landing(asked, ship, end)
    return Span(source, mean_track(source, start, latest), start, end, latest)


def landings(
    asked: Flight, ship: Ship, over: Span
) -> tuple[list[landing.LandingOpportunity], list[landing.LandingOpportunity]]:
    """All landings in a span, and of them those that can be taken as asked for, the best first.

    Raises NoLandingError where there is none, with the reasons.
    """
    zones = asked.zones(ship)
    found = _searched(over.track, zones, ship, over.start, over.latest, over.end)
    try:
        return found, _in_order(found, asked, over.end)
    except landing.NoLandingError as error:
        # Who comes home knows where the station is; old data do not, and are no reason to refuse.
        wider = _wider(zones, age_s(over.source, over.end))
        found = _searched(over.track, wider, ship, over.start, over.latest, over.end)
        try:
            return found, _in_order(found, asked, over.end)
        except landing.NoLandingError:
            raise error from None


def _undocking_span(asked: Flight, ship: Ship) -> tuple[float, float]:
    """The instants between which the ship may leave."""
    start, end = asked.span
    if asked.landing_date is not None and asked.earliest_utc is None:
        start -= _longest_s(ship)
    return start, end


def _longest_s(ship: Ship) -> float:
    """From the command to undock to the ground, at most, s."""
    leaving = ship.wanted_descent().departure
    flown = leaving.free_flight_s if leaving.phasing is None else 3600.0 * leaving.phasing.most_h
    return leaving.command_s + flown + _DESCENT_S


def _latest_landing(asked: Flight, ship: Ship, end: float) -> float:
    """Until when landings are looked for."""
    leaving = ship.wanted_descent().departure
    if asked.landing_date is not None and asked.latest_utc is None:
        return end + _ABOUT_MIDNIGHT_S
    return end + (_longest_s(ship) if leaving.phasing is not None else leaving.free_flight_s + _LATER_S)


def _for_the_search(
    given: list[ElementSet] | Oem, start: float, end: float, number: int, allow_stale: bool
) -> tuple[Source, float]:
    """Station data to look for landings with, and the first undocking that can be planned from such data.

    Where nothing was known before the first that is asked for, undockings are looked for from when something was.
    """
    try:
        return known_before(given, start, catalog_number=number, allow_stale=allow_stale), start
    except StationDataError:
        source = known_before(given, end, catalog_number=number, allow_stale=allow_stale)
        if isinstance(given, Oem):
            return source, max(start, epoch(source))
        later = [one.epoch for one in given if start < one.epoch <= end]
        return source, max(start, min(later, default=epoch(source)) + PUBLISHED_AFTER_S)


def _searched(
    track: MeanTrack, zones: Sequence[LandingZone], ship: Ship, start: float, latest: float, last: float
) -> list[landing.LandingOpportunity]:
    """The landings of a ship that leaves between two instants, start and last."""
    landing.refuse_beyond(track, zones, ship)
    if ship.wanted_descent().departure.phasing is not None:
        return lower_orbit.timed(track, zones, ship, start, latest, last=last)
    return landing.opportunities(track, zones, ship, start, latest)


def _wider(zones: Sequence[LandingZone], age_of_data_s: float) -> list[LandingZone]:
    """Zones without runways, wider by how far the track may lie from where data of that age put it, in nine of ten."""
    error = stay.phase_error_km(age_of_data_s)
    # A station that is later by a second finds the Earth turned on by so much more.
    by_m = _MOST_WIDER_M if error is None else 1000.0 * error[1] * _TURNS_PER_FLOWN
    return [
        one
        if one.surface == "runway"
        else one.model_copy(update={"radius_m": one.radius_m + min(by_m, _MOST_WIDER_M)})
        for one in zones
    ]


def _in_order(
    found: Sequence[landing.LandingOpportunity], asked: Flight, end: float
) -> list[landing.LandingOpportunity]:
    """What can be taken of what leaves by the end of the time asked for and lands on the day asked for, best first.

    Where nothing lands within the day, minutes beside it do: a prediction is no better than that. Raises
    NoLandingError where there is nothing.
    """
    leaves = [one for one in found if one.undocking is None or one.undocking <= end]
    if asked.as_soon_as_possible:
        leaves.sort(key=lambda one: (one.reason is not None, one.landing))
    day = asked.landing_date
    if day is not None:
        midnight = asked.midnight
        by_day = [one for one in leaves if to_datetime(one.landing).date() == day]
        if not any(one.reason is None for one in by_day):
            by_day += [
                one
                for one in leaves
                if one not in by_day
                and -_ABOUT_MIDNIGHT_S <= one.landing - midnight <= DAY_S + _ABOUT_MIDNIGHT_S
            ]
        leaves = sorted(by_day, key=lambda one: one.reason is not None)
    landing.best(leaves)
    return [one for one in leaves if one.reason is None]
