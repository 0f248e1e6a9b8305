"""Home from a port: undocking, departure, deorbit burn, entry and landing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port
from expedition.errors import InputError
from expedition.flights.flight import Flight
from expedition.phases.home import descent, landing, stay
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import FreeDrift, free_drifts
from expedition.planning import Progress, writing
from expedition.planning.events import day_and_night
from expedition.planning.station_data import elements_of, mean_track, station_ahead
from expedition.plans.plan import Plan
from expedition.space.engine import Forces
from expedition.space.frames import true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, format_utc, from_datetime, to_datetime
from expedition.station.orbit import StationOrbit
from expedition.station.source import Elements, Source, epoch, known_before

Array = NDArray[np.float64]

# Beyond the usual free flight: a ship that leaves late may take a revolution or two more.
_LATER_S = 0.5 * DAY_S
# Before the deorbit burn as the search has it; the burn as solved comes a little earlier or later.
_BEFORE_BURN_S = 600.0
_NEAR_S = 1800.0
# From the deorbit burn to the ground, at most.
_DESCENT_S = 2.0 * 3600.0
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


def fly(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Plan:
    """Plan a flight home from undocking to touchdown."""
    return written(asked, find(asked, elements, allow_stale, tell))


def find(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> WayHome:
    """Find a flight home, from undocking to touchdown; raises as planning it does."""
    book = asked.catalogue
    ship = book.ship(asked.vehicle).flying_free(asked.free_flight_h)
    station = book.station(str(asked.station))
    port = station.port(str(asked.port))
    data = ship.wanted_descent()
    zones = asked.zones(ship)
    tell("reading station data")
    given = elements_of(asked, elements, station)
    start, end = _undocking_span(asked, ship)
    tell("searching landing opportunities")
    number = station.catalog_number
    source = known_before(given, start, catalog_number=number, allow_stale=allow_stale)
    latest = end + data.departure.free_flight_s + _LATER_S
    track = mean_track(source, start, latest)
    found = landing.opportunities(track, zones, ship, start, latest)
    rough = landing.best([one for one in found if one.undocking is None or _asked_for(one, asked, end)])
    assert rough.undocking is not None
    source = known_before(given, rough.undocking, catalog_number=number, allow_stale=allow_stale)
    tell("flying the station ahead")
    # To a day after undocking, for free drift.
    last = max(rough.landing, rough.undocking + DAY_S) + 2.0 * 3600.0
    there = station_ahead(source, station, rough.undocking - 2.0 * 3600.0, last, to="a day after undocking")
    track = MeanTrack.over(
        lambda t: true_equator_states(t, there.state_gcrf(t)),
        rough.undocking - 3600.0,
        rough.landing + 3600.0,
    )
    near = landing.opportunities(
        track, [rough.zone], ship, rough.undocking - _NEAR_S, rough.landing + _NEAR_S
    )
    chosen = min(near, key=lambda one: abs(one.landing - rough.landing))
    # Undocking is announced in whole milliseconds; everything else is counted from it.
    undocking = round(chosen.undocking or rough.undocking, 3)
    if asked.docked_utc is not None and from_datetime(asked.docked_utc) >= undocking:
        raise InputError(
            f"{asked.docked_utc:%Y-%m-%dT%H:%M:%SZ} is not before the undocking, {format_utc(undocking)}; correct it, "
            "or ask for a later earliest_utc",
            field="docked_utc",
        )
    tell("leaving the station")
    forces = Forces.over(undocking, chosen.landing + 600.0)
    mass = ship.undocked_mass_kg()
    area = ship.drag_coefficient * ship.drag_area_m2 / mass
    left = departure.fly(
        forces,
        there.state_gcrf,
        port,
        station,
        ship,
        undocking,
        chosen.ignition - _BEFORE_BURN_S,
        mass_kg=mass,
        drag_area_over_mass_m2pkg=area,
    )
    tell("solving the deorbit burn and flying the entry")
    down = descent.solve(
        forces,
        ship,
        left.end_state_gcrf,
        left.end,
        chosen.aim,
        chosen.ignition,
        mass_kg=ship.burn_mass_kg(left.mass_kg),
        propellant_kg=ship.propellant_kg,
        drag_area_over_mass_m2pkg=area,
    )
    tell("checking free drift")
    drifted = free_drifts(left.drifts, there.state_gcrf, there.drag_area_over_mass_m2pkg, station)
    return WayHome(ship, port, source, track, there, found, chosen, undocking, left, down, drifted, area)


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
        stay=writing.stay_facts(stayed, ship, docked=asked.docked_utc is not None),
        way_home=writing.way_home_facts(down, chosen, way.found),
        events=writing.event_records(events, legs, there, undocking),
        burns=tuple(writing.burn_record(burn, undocking) for burn in burns),
        checks=tuple(
            writing.check_records(
                [
                    *(stayed.checks if asked.docked_utc else ()),
                    *left.checks,
                    *(one.check for one in way.drifted),
                    *down.checks,
                ]
            )
        ),
        dv_total_mps=left.dv_mps + down.burn.dv_mps,
        loads=(writing.entry_loads(down, undocking),),
        free_drift=writing.drift_records(left.drifts, way.drifted, undocking),
        ship=writing.ship_facts(ship, mass),
        data=writing.data_facts(source, undocking, models=(writing.ORBIT_MODEL, writing.ENTRY_MODEL)),
        trajectory=(
            *(writing.leg_segment(leg, undocking) for leg in legs),
            writing.entry_segment(down, undocking),
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


def _undocking_span(asked: Flight, ship: Ship) -> tuple[float, float]:
    """The instants between which the ship may leave."""
    start, end = asked.span
    if asked.landing_date is not None and asked.earliest_utc is None:
        leaving = ship.wanted_descent().departure
        start -= leaving.command_s + leaving.free_flight_s + _DESCENT_S
    return start, end


def _asked_for(one: landing.LandingOpportunity, asked: Flight, end: float) -> bool:
    """Whether an opportunity leaves by the end of the time asked for, and lands on the day asked for."""
    landed = to_datetime(one.landing).date()
    return one.undocking is not None and one.undocking <= end and asked.landing_date in (None, landed)


def _stay(
    asked: Flight, ship: Ship, port: Port, track: MeanTrack, undocking: float, data_epoch: float
) -> stay.Stay:
    since = undocking if asked.docked_utc is None else from_datetime(asked.docked_utc)
    return stay.facts(
        track, port, ship, since, undocking, epoch=data_epoch, beta_limit_deg=ship.docked_beta_limit_deg
    )
