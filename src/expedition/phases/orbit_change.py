"""Orbit change: from one near-circular orbit to another of the same plane, with two burns.

The transfer of W. Hohmann (Die Erreichbarkeit der Himmelskörper, 1925), flown as finite burns on the full force
model: the first is sized until the other side of the orbit lies at the height wanted, the second until the mean
semi-major axis does. What remains is the ripple of the oblate Earth, some kilometres in height.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ImpossibleFlightError
from expedition.phases.propulsion import Propulsion
from expedition.space.engine import MU_M3_S2, Arc, Forces, ThrustArc
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import apsides_km, semi_major_axis_m
from expedition.timeline import Burn, Leg

Array = NDArray[np.float64]

_TRIES = 12
_HEIGHT_ENOUGH_M = 1.0
_SAMPLES = 48


@dataclass(frozen=True, eq=False)
class OrbitChange:
    """The two burns and the coasts before and between them, and what they leave: state (6,) GCRF at `end`."""

    legs: tuple[Leg, ...]
    burns: tuple[Burn, ...]
    state_gcrf: Array
    end: float
    mass_kg: float

    @property
    def dv_mps(self) -> float:
        """Sum of the burns, m/s."""
        return sum(burn.dv_mps for burn in self.burns)


def fly(
    forces: Forces,
    state_gcrf: Array,
    start: float,
    first: float,
    altitude_m: float,
    *,
    names: tuple[str, str],
    mass_kg: float,
    propulsion: Propulsion,
    drag_area_m2: float,
) -> OrbitChange:
    """Change to a circular orbit, first burn centred at the instant `first`, second half a revolution on.

    state_gcrf: (6,) m and m/s at `start`. altitude_m: mean, above 6378.137 km. names: of the two burns.
    drag_area_m2: Cd·A. Raises ImpossibleFlightError where the burns do not find the height.
    """
    target = WGS84_RADIUS_M + altitude_m
    area = drag_area_m2 / mass_kg
    coast_one = forces.propagate(state_gcrf, start, first, drag_area_over_mass_m2pkg=area)
    before = float(semi_major_axis_m(coast_one.end_state_gcrf))
    transfer = 0.5 * (before + target)
    second = first + float(np.pi * np.sqrt(transfer**3 / MU_M3_S2))

    def far_side(dv: float) -> float:
        burn = _burned(forces, coast_one, first, dv, mass_kg, propulsion, area)
        arc = forces.propagate(burn.end_state_gcrf, burn.end, second, drag_area_over_mass_m2pkg=area)
        return float(np.linalg.norm(arc.end_state_gcrf[:3])) - target

    speed = float(np.sqrt(MU_M3_S2 / before))
    dv_one = _root(far_side, float(np.sqrt(MU_M3_S2 * (2.0 / before - 1.0 / transfer))) - speed)
    burn_one = _burned(forces, coast_one, first, dv_one, mass_kg, propulsion, area)
    mass_between = propulsion.mass_after_kg(abs(dv_one), mass_kg)
    there = circularise(
        forces,
        burn_one.end_state_gcrf,
        burn_one.end,
        second,
        altitude_m,
        name=names[1],
        mass_kg=mass_between,
        propulsion=propulsion,
        drag_area_m2=drag_area_m2 * mass_between / mass_kg,
    )
    legs = (
        Leg(f"coast to {names[0]}", start, burn_one.start, coast_one.state_gcrf),
        Leg(names[0], burn_one.start, burn_one.end, burn_one.state_gcrf, powered=True),
    )
    burns = (_burn(names[0], burn_one, dv_one, mass_kg, mass_between),)
    return replace(there, legs=(*legs, *there.legs), burns=(*burns, *there.burns))


def circularise(
    forces: Forces,
    state_gcrf: Array,
    start: float,
    at: float,
    altitude_m: float,
    *,
    name: str,
    mass_kg: float,
    propulsion: Propulsion,
    drag_area_m2: float,
) -> OrbitChange:
    """The second of the two burns alone, centred at an instant at which the ship is at that height.

    As `fly`. The height that is met is that of the mean semi-major axis.
    """
    target = WGS84_RADIUS_M + altitude_m
    area = drag_area_m2 / mass_kg
    coast = forces.propagate(state_gcrf, start, at, drag_area_over_mass_m2pkg=area)
    transfer = 0.5 * (float(np.linalg.norm(state_gcrf[:3])) + target)
    revolution = float(2.0 * np.pi * np.sqrt(target**3 / MU_M3_S2))

    def mean_height(dv: float) -> float:
        burn = _burned(forces, coast, at, dv, mass_kg, propulsion, area)
        arc = forces.propagate(
            burn.end_state_gcrf, burn.end, burn.end + revolution, drag_area_over_mass_m2pkg=area
        )
        t = np.linspace(burn.end, burn.end + revolution, _SAMPLES, endpoint=False)
        return float(np.mean(semi_major_axis_m(arc.state_gcrf(t)))) - target

    arriving = float(np.sqrt(MU_M3_S2 * (2.0 / target - 1.0 / transfer)))
    dv = _root(mean_height, float(np.sqrt(MU_M3_S2 / target)) - arriving)
    burn = _burned(forces, coast, at, dv, mass_kg, propulsion, area)
    legs = (
        Leg(f"coast to {name}", start, burn.start, coast.state_gcrf),
        Leg(name, burn.start, burn.end, burn.state_gcrf, powered=True),
    )
    after_kg = propulsion.mass_after_kg(abs(dv), mass_kg)
    return OrbitChange(
        legs, (_burn(name, burn, dv, mass_kg, after_kg),), burn.end_state_gcrf, burn.end, after_kg
    )


def _burned(
    forces: Forces, coast: Arc, middle: float, dv: float, mass_kg: float, propulsion: Propulsion, area: float
) -> Arc:
    """A burn along the orbit, centred at an instant."""
    length = max(propulsion.duration_s(abs(dv), mass_kg), 1.0)
    begin, end = middle - 0.5 * length, middle + 0.5 * length
    if begin <= coast.start:
        raise ImpossibleFlightError(
            f"a burn of {abs(dv):.0f} m/s lasts {length:.0f} s, longer than there is time for; "
            "ask for a height nearer to that of insertion"
        )
    push = ThrustArc(begin, end, (0.0, dv / length, 0.0))
    return forces.propagate(
        coast.state_gcrf(begin), begin, end, drag_area_over_mass_m2pkg=area, burns=(push,)
    )


def _burn(name: str, arc: Arc, dv: float, before_kg: float, after_kg: float) -> Burn:
    perigee, apogee = apsides_km(arc.end_state_gcrf)
    return Burn(
        name,
        arc.start,
        arc.end - arc.start,
        (0.0, dv, 0.0),
        perigee,
        apogee,
        "main",
        "orbit",
        before_kg,
        before_kg - after_kg,
    )


def _root(miss: Callable[[float], float], guess: float) -> float:
    """Where a nearly straight function of one number is nothing, by secants."""
    one, two = guess, guess + 0.5
    miss_one, miss_two = miss(one), miss(two)
    for _ in range(_TRIES):
        if abs(miss_two) < _HEIGHT_ENOUGH_M:
            return two
        one, two, miss_one = two, two - miss_two * (two - one) / (miss_two - miss_one), miss_two
        miss_two = miss(two)
    raise ImpossibleFlightError(
        f"no burn near {guess:.0f} m/s leads to the height asked for; ask for another"
    )
