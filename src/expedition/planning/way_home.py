"""Home from a port: undocking, departure, deorbit burn, entry and landing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import Catalogue
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port
from expedition.errors import ImpossibleFlightError, InputError, PropagationError
from expedition.flights.flight import Flight
from expedition.phases.home import backups, descent, landing, lower_orbit, stay
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import FreeDrift, free_drifts
from expedition.planning import Checks, Progress, landing_remedies, writing, writing_home
from expedition.planning.departure_remedies import with_mends
from expedition.planning.emergencies import along_legs
from expedition.planning.events import day_and_night
from expedition.planning.landing_search import landings, span_of
from expedition.planning.station_data import elements_of, station_ahead
from expedition.plans.plan import Plan
from expedition.space.engine import Forces
from expedition.space.frames import true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, format_utc, from_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.source import Elements, Source, epoch, known_before

Array = NDArray[np.float64]

# How many of the landings that the search finds are tried.
_TRIES = 3
# From where a ship's own orbit is known that it lands from, and for how long.
_BEFORE_LANDING_TRACK_S, _LANDING_TRACK_DAYS = 3.0 * 3600.0, 0.25
# Before the deorbit burn as the search has it; the burn as solved comes a little earlier or later.
_BEFORE_BURN_S = 600.0
_NEAR_S = 1800.0
# Opportunities are good to a minute, and so is this.
_SEARCH_DEGREE, _SEARCH_TOLERANCE = 8, 1e-8
_HALF_A_REVOLUTION_S, _TRACK_SPACING_S = 3000.0, 10800.0


@dataclass(frozen=True, eq=False)
class WayHome:
    """A flight home as it was found."""

    ship: Ship
    port: Port
    source: Source
    track: MeanTrack
    """The station's, around undocking and landing."""
    there: StationOrbit
    found: list[landing.LandingOpportunity]
    chosen: landing.LandingOpportunity
    undocking: float
    left: departure.Departure
    down: descent.Descent
    drifted: list[FreeDrift]
    drag_area_over_mass_m2pkg: float
    waved_off: list[landing.LandingOpportunity]
    """The chances that day and the next, should the landing be waved off."""


def fly(
    asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress, checks: Checks = "all"
) -> Plan:
    """Plan a flight home from undocking to touchdown."""
    del checks
    try:
        way = find(asked, elements, allow_stale, tell)
    except landing.NoLandingError as error:
        tell("looking for days and places that would do")

        def flies(other: Flight) -> bool:
            try:
                find(other, elements, allow_stale, tell)
            except ImpossibleFlightError:
                return False
            return True

        remedy = landing_remedies.what_would_do(asked, elements, allow_stale, flies)
        raise ImpossibleFlightError(f"{error}{remedy}") from error
    return written(asked, way)


def find(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> WayHome:
    """Find a flight home, from undocking to touchdown; raises as planning it does."""
    book = asked.catalogue
    ship = book.ship(asked.vehicle).flying_free(asked.free_flight_h)
    if asked.as_soon_as_possible:
        ship = ship.hurrying()
    station = book.station(str(asked.station))
    tell("reading station data")
    given = elements_of(asked, elements, station)
    tell("searching landing opportunities")
    found, several = landings(asked, ship, span_of(asked, ship, station, given, allow_stale))
    refused: ImpossibleFlightError | None = None
    # What the search on mean elements takes for possible may turn out not to be: then the next best is flown.
    for rough in several[:_TRIES]:
        try:
            return _flown(asked, given, found, rough, ship, allow_stale, tell)
        except ImpossibleFlightError as error:
            refused = refused or error
    assert refused is not None
    raise refused


def _flown(
    asked: Flight,
    given: list[ElementSet] | Oem,
    found: list[landing.LandingOpportunity],
    rough: landing.LandingOpportunity,
    ship: Ship,
    allow_stale: bool,
    tell: Progress,
) -> WayHome:
    """The flight home to an opportunity that the search found; raises as planning it does."""
    book = asked.catalogue
    station = book.station(str(asked.station))
    port = station.port(str(asked.port))
    assert rough.undocking is not None
    source = known_before(
        given, rough.undocking, catalog_number=station.catalog_number, allow_stale=allow_stale
    )
    tell("flying the station ahead")
    # To a day after undocking, for free drift.
    last = max(rough.landing, rough.undocking + DAY_S) + 2.0 * 3600.0
    there = station_ahead(source, station, rough.undocking - 2.0 * 3600.0, last, to="a day after undocking")
    track = MeanTrack.over(
        lambda t: true_equator_states(t, there.state_gcrf(t)),
        rough.undocking - 3600.0,
        rough.landing + 3600.0,
    )
    chosen = _found_again(track, rough, ship)
    if chosen.reason is not None and chosen.zone.surface == "runway":
        # An aim at sea or on the steppe may still be moved; a runway stays where it is.
        raise ImpossibleFlightError(
            f"{chosen.zone.title}: {chosen.reason}, in the station's orbit as it is flown ahead; "
            "ask for another day or another landing_zone"
        )
    # Undocking is announced in whole milliseconds; everything else is counted from it.
    undocking = round(chosen.undocking or rough.undocking, 3)
    if asked.docked_utc is not None and from_datetime(asked.docked_utc) >= undocking:
        raise InputError(
            f"{asked.docked_utc:%Y-%m-%dT%H:%M:%SZ} is not before the undocking, {format_utc(undocking)}; correct it, "
            "or ask for a later earliest_utc",
            field="docked_utc",
        )
    tell("leaving the station")
    forces = Forces.over(undocking, chosen.landing + 1200.0)
    mass = ship.undocked_mass_kg()
    area = ship.drag_coefficient * ship.drag_area_m2 / mass

    def leave(as_asked: Ship, until: float) -> departure.Departure:
        return departure.fly(
            forces,
            there.state_gcrf,
            port,
            station,
            as_asked,
            undocking,
            until,
            mass_kg=mass,
            drag_area_over_mass_m2pkg=area,
        )

    if chosen.lowered is not None:
        until = max(chosen.ignition - _BEFORE_LANDING_TRACK_S, chosen.lowered.second + 60.0)

        def orbit_after(lowered: landing.Lowered) -> MeanTrack:
            gone = leave(lower_orbit.with_burns(ship, undocking, lowered), until)
            return orbit_ahead(ship, gone.end_state_gcrf, gone.end, gone.mass_kg, days=_LANDING_TRACK_DAYS)

        tell("phasing to the zone")
        speed = float(np.linalg.norm(there.state_gcrf(np.array([undocking]))[0, 3:]))
        chosen = lower_orbit.solve(chosen, orbit_after, ship, speed)
        ship = lower_orbit.with_burns(ship, undocking, chosen.lowered)
    until_burn = chosen.ignition - _BEFORE_BURN_S
    left = with_mends(leave(ship, until_burn), ship, lambda other: leave(other, until_burn))
    tell("solving the deorbit burn and flying the entry")

    def descend(to: landing.LandingOpportunity) -> descent.Descent:
        return descent.solve(
            forces,
            ship,
            left.end_state_gcrf,
            left.end,
            to.aim,
            to.ignition,
            mass_kg=ship.burn_mass_kg(left.mass_kg),
            propellant_kg=ship.propellant_kg - (mass - left.mass_kg),
            drag_area_over_mass_m2pkg=area,
        )

    try:
        down = descend(chosen)
    except descent.AsideError as error:
        # The orbit as flown comes by farther aside than the mean one, by more than the reach has room for.
        nearer = landing.moved_to(chosen, error.nearest, ship)
        if nearer is None:
            raise
        chosen = nearer
        down = descend(chosen)
    tell("checking free drift")
    drifted = free_drifts(left.drifts, there.state_gcrf, there.drag_area_over_mass_m2pkg, station)
    tell("looking for back-up chances")
    waved_off = _waved_off(book, ship, left, chosen)
    return WayHome(
        ship, port, source, track, there, found, chosen, undocking, left, down, drifted, area, waved_off
    )


def _waved_off(
    book: Catalogue, ship: Ship, left: departure.Departure, chosen: landing.LandingOpportunity
) -> list[landing.LandingOpportunity]:
    """The chances after a landing that is waved off, in the ship's own orbit, wherever it may come down."""
    zones = [book.landing_zone(name) for name in ship.wanted_descent().zones]
    days = (chosen.landing + backups.NEXT_DAY_S + _NEAR_S - left.end) / DAY_S
    try:
        track = orbit_ahead(ship, left.end_state_gcrf, left.end, left.mass_kg, days=days)
    except PropagationError:
        return []
    return backups.backups(track, zones, ship, chosen)


def written(asked: Flight, way: WayHome) -> Plan:
    """What was flown, checked and written down."""
    ship, left, down, there = way.ship, way.left, way.down, way.there
    undocking, source, chosen, mass = way.undocking, way.source, way.chosen, way.ship.undocked_mass_kg()
    stayed = _stay(asked, ship, way.port, way.track, undocking, epoch(source))
    legs = [*left.legs, *down.legs]
    burns = sorted([*left.burns, down.burn], key=lambda one: one.tig)
    events = [*left.events, *down.events, *day_and_night(legs)]
    by_sea = ship.wanted_descent().lands_on == "sea"
    touchdown = format_utc(down.touchdown, 3)
    return Plan(
        flight=writing.flight_record(asked, landing_zone=chosen.zone.name),
        undocking_utc=format_utc(undocking, 3),
        landing_utc=None if by_sea else touchdown,
        splashdown_utc=touchdown if by_sea else None,
        clock=chosen.zone.time_zone,
        stay=writing_home.stay_facts(stayed, ship, docked=asked.docked_utc is not None),
        way_home=writing_home.way_home_facts(down, chosen, way.found, ship, way.waved_off),
        emergency=along_legs(asked.catalogue, ship, left.legs, left.separation),
        events=writing.event_records(events, legs, there, undocking),
        burns=tuple(writing.burn_record(burn, undocking) for burn in burns),
        checks=tuple(
            writing.check_records(
                [
                    *(stayed.checks if asked.docked_utc else ()),
                    *((stayed.handover,) if stayed.handover else ()),
                    *left.checks,
                    *(one.check for one in way.drifted),
                    *down.checks,
                ]
            )
        ),
        dv_total_mps=left.dv_mps + down.burn.dv_mps,
        loads=(writing_home.entry_loads(down, undocking),),
        free_drift=writing.drift_records(left.drifts, way.drifted, undocking),
        ship=writing.ship_facts(ship, mass),
        data=writing.data_facts(source, undocking, models=(writing.ORBIT_MODEL, writing.ENTRY_MODEL)),
        trajectory=(
            *(writing.leg_segment(leg, undocking) for leg in legs),
            writing_home.entry_segment(down, undocking),
        ),
        station_trajectory=writing.station_segment(there, undocking, down.interface),
    )


def from_orbit(
    ship: Ship,
    zones: Sequence[LandingZone],
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    *,
    ready_s: float,
    days: float,
) -> list[landing.LandingOpportunity]:
    """When a ship in free flight can come home from where it is, the best first, the rejected last with the reason.

    state_gcrf: (6,), m and m/s, at instant t. mass_kg: of the ship. ready_s: before the deorbit burn at the earliest.
    days: how far ahead is looked. Raises PropagationError for an orbit that comes down before.
    """
    track = orbit_ahead(ship, state_gcrf, t, mass_kg, days=days)
    return landing.opportunities(track, zones, ship, t + ready_s, t + days * DAY_S, docked=False)


def orbit_ahead(ship: Ship, state_gcrf: Array, t: float, mass_kg: float, *, days: float) -> MeanTrack:
    """The mean orbit of a ship in free flight over the days to come; raises PropagationError as `from_orbit`."""
    end, drag = t + days * DAY_S, ship.drag_coefficient * ship.drag_area_m2 / mass_kg
    arc = Forces.over(t, end, gravity_degree=_SEARCH_DEGREE, tolerance=_SEARCH_TOLERANCE).propagate(
        state_gcrf, t, end, drag_area_over_mass_m2pkg=drag
    )
    return MeanTrack.over(
        lambda at: true_equator_states(at, arc.state_gcrf(at)),
        t + _HALF_A_REVOLUTION_S,
        end - _HALF_A_REVOLUTION_S,
        spacing_s=_TRACK_SPACING_S,
    )


def down_from_orbit(
    ship: Ship,
    chosen: landing.LandingOpportunity,
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    propellant_kg: float,
) -> descent.Descent:
    """The way down of a ship in free flight to an opportunity that `from_orbit` found.

    propellant_kg: what its tanks still hold. Raises ImpossibleFlightError where no burn leads there, or the propellant
    does not suffice.
    """
    return descent.solve(
        Forces.over(t, chosen.landing + _NEAR_S),
        ship,
        state_gcrf,
        t,
        chosen.aim,
        chosen.ignition,
        mass_kg=ship.burn_mass_kg(mass_kg),
        propellant_kg=max(propellant_kg, 1.0),
        drag_area_over_mass_m2pkg=ship.drag_coefficient * ship.drag_area_m2 / mass_kg,
    )


def _found_again(
    track: MeanTrack, rough: landing.LandingOpportunity, ship: Ship
) -> landing.LandingOpportunity:
    """The same landing in the station's orbit as it is flown ahead."""
    assert rough.undocking is not None
    if rough.lowered is not None:
        begin, end = rough.undocking, rough.landing + _NEAR_S
        near = lower_orbit.timed(track, [rough.zone], ship, begin, end, last=rough.undocking + 1.0)
    else:
        near = landing.opportunities(
            track, [rough.zone], ship, rough.undocking - _NEAR_S, rough.landing + _NEAR_S
        )
    if not near:
        raise ImpossibleFlightError(
            f"the landing near {format_utc(rough.landing)} in {rough.zone.title} was not found again in the station's "
            "orbit as it is flown ahead; ask for another day or another landing_zone"
        )
    return min(near, key=lambda one: abs(one.landing - rough.landing))


def _stay(
    asked: Flight, ship: Ship, port: Port, track: MeanTrack, undocking: float, data_epoch: float
) -> stay.Stay:
    since = undocking if asked.docked_utc is None else from_datetime(asked.docked_utc)
    return stay.facts(
        track,
        port,
        ship,
        since,
        undocking,
        epoch=data_epoch,
        beta_limit_deg=ship.docked_beta_limit_deg,
        relief=None if asked.relief_utc is None else from_datetime(asked.relief_utc),
    )
