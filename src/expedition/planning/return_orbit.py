"""The way down to a lower orbit, in which a ship in free flight comes over its zone together with its plane.

The lower orbit is the faster one: the hour at which a ship goes down to it decides where it is when its plane passes.
"""

from __future__ import annotations

import numpy as np

from expedition.catalog.models.flight import FreeOrbit
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.phases import orbit_change
from expedition.phases.home import landing
from expedition.phases.home.landing import LandingOpportunity, Pass
from expedition.phases.orbit_change import OrbitChange
from expedition.phases.propulsion import Propulsion
from expedition.space.engine import Arc, Forces
from expedition.space.frames import WGS84_RADIUS_M, true_equator_states
from expedition.space.orbits import MeanTrack, latitude_rate_radps
from expedition.space.time import DAY_S, format_utc

_LEAST_S = 6.0 * 3600.0
USUAL_S = 26.0 * 3600.0
_TRIES = 12
_ON_TIME_S = 10.0
_TRACK_SPACING_S = 10800.0


def home_in_time(
    forces: Forces, raised: OrbitChange, wanted: FreeOrbit, goal: Pass, ship: Ship
) -> tuple[OrbitChange | None, LandingOpportunity]:
    """Go down to the return orbit at the hour that brings the ship over the zone together with its plane.

    raised: the ship in its high orbit. goal: the pass to land at. Raises ImpossibleFlightError where no hour does.
    """
    propulsion = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    drag_area_m2 = ship.drag_coefficient * ship.drag_area_m2
    if wanted.return_altitude_km is None:
        arc = coasted(forces, raised, goal.landing + 0.4 * DAY_S, drag_area_m2)
        track = mean_track(arc, goal.landing - 0.4 * DAY_S, goal.landing + 0.4 * DAY_S)
        begin, end = goal.landing - 0.3 * DAY_S, goal.landing + 0.3 * DAY_S
        return None, landing.best(landing.opportunities(track, [goal.zone], ship, begin, end, docked=False))
    low_m = 1000.0 * wanted.return_altitude_km
    high_a, low_a = WGS84_RADIUS_M + 1000.0 * wanted.altitude_km, WGS84_RADIUS_M + low_m
    # A second longer in the slower orbit is this much later over the zone.
    delay = 1.0 - (low_a / high_a) ** 1.5
    earliest = raised.end + 1.1 * revolution_s(high_a, 0.0)
    latest = goal.landing - _LEAST_S
    if latest <= earliest or abs(delay) < 1e-3:
        raise ImpossibleFlightError(
            f"{wanted.days:g} days are too short to go to {wanted.altitude_km:g} km and come down from "
            f"{wanted.return_altitude_km:g} km; ask for more orbit.days, or leave orbit.return_altitude_km out"
        )
    first = float(np.clip(goal.landing - USUAL_S, earliest, latest))
    # Waiting so much longer brings the ship there one revolution later.
    lap = revolution_s(low_a, 0.0) / abs(delay)
    for _ in range(_TRIES):
        lowered = orbit_change.fly(
            forces,
            raised.state_gcrf,
            raised.end,
            first,
            low_m,
            names=("lowering", "circularisation below"),
            mass_kg=raised.mass_kg,
            propulsion=propulsion,
            drag_area_m2=drag_area_m2,
        )
        if lowered.end > goal.landing:
            break
        arc = coasted(forces, lowered, goal.landing + 3.0 * 3600.0, drag_area_m2)
        track = mean_track(arc, goal.landing - 3.0 * 3600.0, arc.end)
        begin, end = goal.landing - 1.5 * 3600.0, goal.landing + 1.5 * 3600.0
        plane = min(
            landing.passes(track, [goal.zone], ship, begin, end),
            key=lambda one: abs(one.landing - goal.landing),
            default=goal,
        )
        near = landing.opportunities(track, [goal.zone], ship, begin, end, docked=False)
        if not near:
            first = first - 0.25 * lap if first - 0.25 * lap > earliest else first + 0.2 * lap
            continue
        chosen = min(near, key=lambda one: abs(one.landing - plane.landing))
        late = chosen.landing - plane.landing
        if abs(late) < _ON_TIME_S:
            return lowered, chosen
        first -= late / delay
        while first > latest:
            first -= lap
        while first < earliest:
            first += lap
    raise ImpossibleFlightError(
        f"no hour for the way down to {wanted.return_altitude_km:g} km brings the ship to {goal.zone.title} at "
        f"{format_utc(goal.landing)}; ask for another return_altitude_km, zone or length"
    )


def coasted(forces: Forces, after: OrbitChange, end: float, drag_area_m2: float) -> Arc:
    """On from an orbit change to an instant. drag_area_m2: drag coefficient times area."""
    return forces.propagate(
        after.state_gcrf, after.end, end, drag_area_over_mass_m2pkg=drag_area_m2 / after.mass_kg
    )


def mean_track(arc: Arc, begin: float, end: float) -> MeanTrack:
    """The mean orbit of an arc between two instants, as far as the arc reaches."""
    margin = 3000.0
    return MeanTrack.over(
        lambda t: true_equator_states(t, arc.state_gcrf(np.clip(t, arc.start, arc.end))),
        max(begin, arc.start + margin),
        min(end, arc.end - margin),
        spacing_s=_TRACK_SPACING_S,
    )


def revolution_s(a_m: float, inclination_rad: float) -> float:
    """How long a revolution lasts from equator to equator, s; a_m: mean semi-major axis."""
    return float(2.0 * np.pi / latitude_rate_radps(a_m, inclination_rad))
