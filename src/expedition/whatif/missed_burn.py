"""A burn missed or cut short on the way to a station, and where it leaves the ship."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.flights.flight import Flight
from expedition.flights.hardware import profiles_of
from expedition.phases.propulsion import Propulsion
from expedition.planning.course import Course
from expedition.planning.station_data import station_ahead
from expedition.planning.to_station import Solved
from expedition.space.engine import Forces
from expedition.space.frames import rtn_axes, true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S
from expedition.timeline import Burn
from expedition.whatif.ways_on import (
    missed_state,
)

Array = NDArray[np.float64]
# A control room that leaves a station does so at once; the next attempt is a revolution on at the earliest.
LEAVES_S = 60.0
_MARGIN_S = 3600.0
# Such a burn falls some 17 km behind in a revolution.
LEAVES_MPS = 1.0


@dataclass(frozen=True, eq=False)
class MissedBurn:
    """A burn that was missed or cut short: the ship as its engine stops."""

    burn: Burn
    share: float
    t: float
    state_gcrf: Array
    mass_kg: float
    spent_mps: float
    """Of all burns until now."""
    planned_mps: float
    """Of what was left of this burn, and all that were to follow."""
    zone: str | None
    """What must not be drifted into; None where no rule asks."""


@dataclass(frozen=True, eq=False)
class FlightWithMissed:
    """The flight that burns are missed of, and where its station is in the days after."""

    asked: Flight
    solved: Solved
    later: Course
    """Its course, with the station known long enough for every way on."""
    track: MeanTrack

    @property
    def ship(self) -> Ship:
        return self.solved.course.hardware.ship

    @property
    def revolution_s(self) -> float:
        """Of the station."""
        course = self.solved.course
        return 2.0 * float(np.pi) / orbit_rate_radps(course.station.state_gcrf(course.aim))


def flight_with_missed(asked: Flight, solved: Solved) -> FlightWithMissed:
    course = solved.course
    profiles = profiles_for(asked, course)
    latest = solved.liftoff + max(one.docking_s.latest for one in profiles)
    # The last way on docks a day after the longest profile, and is looked after for a day of free drift.
    end = max(latest, solved.came_in.contact + DAY_S) + 0.4 * DAY_S + DAY_S
    station = station_ahead(
        solved.source, course.hardware.station, solved.liftoff - 2.0 * _MARGIN_S, end, to="a later docking"
    )
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)), solved.liftoff - _MARGIN_S, end - _MARGIN_S
    )
    forces = Forces.over(solved.liftoff, end)
    return FlightWithMissed(asked, solved, replace(course, station=station, forces=forces), track)


def profiles_for(asked: Flight, course: Course) -> list[Profile]:
    """The flight's own profile and the ship's longer ones, the shortest first."""
    found = profiles_of(asked.catalogue, course.hardware.ship, None, asked.name)
    own = next((one for one in found if one.name == course.profile.name), course.profile)
    return [own, *sorted((one for one in found if one.orbits > own.orbits), key=lambda one: one.orbits)]


def missed_burns(flight: FlightWithMissed, name: str, shares: Sequence[float]) -> Iterator[MissedBurn]:
    solved = flight.solved
    every = [*solved.phased.burns, *solved.came_in.burns]
    index = next(k for k, burn in enumerate(every) if burn.name == name)
    burn, area = every[index], solved.course.drag_area_m2
    before = sum(one.dv_mps for one in every[:index])
    rest = sum(one.dv_mps for one in every[index:])
    for share in shares:
        spent = share * burn.dv_mps
        if index < len(solved.phased.burns):
            leg = next(one for one in solved.phased.legs if one.powered and one.name == name)
            dv = np.array(burn.dv_rtn_mps)
            arc = missed_state(solved.course.forces, leg, dv, share, area / flight.ship.mass_kg)
            t, state, zone = arc.end, arc.end_state_gcrf, "ellipsoid"
            engine = flight.ship.main_engine
        else:
            t, state = _cut_impulse(solved, index - len(solved.phased.burns), share)
            zone = "ellipsoid" if name == flight.solved.course.profile.approach.initiation_name else "sphere"
            engine = flight.ship.thrusters
        mass_kg = Propulsion(engine.thrust_n, engine.isp_s).mass_after_kg(spent, burn.mass_kg)
        held = "station-keeping", "final approach", "near hold", "hold below"
        yield MissedBurn(
            burn, share, t, state, mass_kg, before + spent, rest - spent, None if name in held else zone
        )


def _cut_impulse(solved: Solved, number: int, share: float) -> tuple[float, Array]:
    """When a burn of the approach comes, and the state (6,) after a share of it."""
    came_in = solved.came_in
    place = len(came_in.legs) - len(came_in.burns) + number
    leg = came_in.legs[place]
    after = leg.states_gcrf(np.array([leg.start]))[0]
    before = solved.phased.arrival_state_gcrf
    if place:
        before = came_in.legs[place - 1].states_gcrf(np.array([leg.start]))[0]
    return leg.start, before + share * (after - before)


def left_station(flight: FlightWithMissed, missed: MissedBurn) -> MissedBurn:
    """The ship as it has left the station with a burn along its orbit."""
    course, engine = flight.solved.course, flight.ship.thrusters
    area = course.drag_area_m2 / missed.mass_kg
    t = missed.t + LEAVES_S
    state = flight.later.forces.propagate(
        missed.state_gcrf, missed.t, t, drag_area_over_mass_m2pkg=area
    ).end_state_gcrf
    state = np.concatenate([state[:3], state[3:] + LEAVES_MPS * rtn_axes(state)[1]])
    mass_kg = Propulsion(engine.thrust_n, engine.isp_s).mass_after_kg(LEAVES_MPS, missed.mass_kg)
    spent = missed.spent_mps + LEAVES_MPS
    return replace(missed, t=t, state_gcrf=state, mass_kg=mass_kg, spent_mps=spent)
