"""The ladder: the orbits between the burns of a profile, and what phase, drift and Δv they make.

Phase is gained at the rate of the orbits between the burns. The least that a profile can gain is to rise at
its first slot, the most is to stay low until the last; between the two no phase costs less than the climb, and most no
more (`impulses`), outside more (below) or it cannot be had (above). Near-circular mean elements with J2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.insertion import Insertion
from expedition.catalog.models.profile import Profile
from expedition.phases.ascent.insertion import TAU, InsertionOrbit
from expedition.space.engine import EARTH_RADIUS_M, MU_M3_S2
from expedition.space.orbits import apsides_km, latitude_rate_radps, mean_motion_radps, node_rate_radps

Array = NDArray[np.float64]

# An osculating perigee swings by some kilometres over a revolution; only one lower than that was missed.
PERIGEE_SWING_KM = 3.0


@dataclass(frozen=True, eq=False)
class Ladder:
    """Orbits between the burns of a profile: interval lengths (..., k) s, and the two extremes of height.

    `low` and `high` are offsets (..., k) of the semi-major axis from the station's, m.
    """

    intervals_s: Array
    low_m: Array
    high_m: Array


def ladder_to(profile: Profile, orbit: InsertionOrbit, a_station: Array, aim_s: Array) -> Ladder:
    """The ladder for an aim point reached `aim_s` (...) after insertion.

    a_station: of the same shape, or 1 along an axis where it is the same; then so are the heights.
    """
    ship_revolution = TAU / latitude_rate_radps(orbit.a_m, orbit.inclination_rad)
    station_revolution = TAU / latitude_rate_radps(a_station, orbit.inclination_rad)
    slots = [
        aim_s - slot.revolutions * station_revolution
        if slot.before_aim
        else np.broadcast_to(slot.revolutions * ship_revolution, aim_s.shape)
        for slot in profile.slots
    ]
    edges = np.stack([np.zeros_like(aim_s), *slots, aim_s], axis=-1)
    offset = np.broadcast_to((orbit.a_m - a_station)[..., None], (*a_station.shape, len(slots) + 1))
    # Lowest: stay in the insertion orbit, or the lowest that lasts, then one transfer. Highest: one transfer,
    # then at the station's height.
    low, high = offset.copy(), np.zeros_like(offset)
    lasting = EARTH_RADIUS_M + 1000.0 * profile.min_perigee_km - a_station
    low[..., 1:] = np.maximum(low[..., 1:], lasting[..., None])
    low[..., -1] *= 0.5
    high[..., 0] = offset[..., 0]
    high[..., 1] = 0.5 * offset[..., 1]
    return Ladder(np.diff(edges, axis=-1), low, high)


def phase_gain_rad(ladder: Ladder, offset_m: Array, a_station: Array, inclination: float) -> Array:
    """Phase gained on the station over a ladder flown at given offsets, rad."""
    a = a_station[..., None]
    rate = latitude_rate_radps(a + offset_m, inclination) - latitude_rate_radps(a, inclination)
    return np.asarray(np.sum(rate * ladder.intervals_s, axis=-1))


def node_drift_rad(
    ladder: Ladder, offset_m: Array, a_station: Array, i_ship: float, i_station: Array
) -> Array:
    """How far the ship's node drifts against the station's over a ladder, rad (negative: west)."""
    a = a_station[..., None]
    rate = node_rate_radps(a + offset_m, i_ship) - node_rate_radps(a, i_station[..., None])
    return np.asarray(np.sum(rate * ladder.intervals_s, axis=-1))


def cost_mps(
    ladder: Ladder, orbit: InsertionOrbit, a: Array, wanted: Array, least: Array, most: Array
) -> Array:
    """Δv of phasing, m/s: the climb, and what a phase below the least costs; infinite above the most."""
    climb = np.abs(circular_mps(orbit.a_m) - circular_mps(a))
    # Rising above the station loses phase: up and down again for n/2 each per metre.
    aloft = np.maximum(np.sum(ladder.intervals_s[..., 1:], axis=-1), 1.0)
    detour = np.maximum(least - wanted, 0.0) * a / (1.5 * aloft)
    return np.where(wanted <= most, climb + detour, np.inf)


def circular_mps(a_m: ArrayLike) -> Array:
    """Speed of a circular orbit, m/s."""
    return np.asarray(mean_motion_radps(a_m) * np.asarray(a_m))


def raising_mps(insertion: Insertion, perigee_km: float) -> float:
    """Δv at apogee that lifts the perigee of an insertion orbit to a height, m/s; 0 for one meant to last."""
    if insertion.cutoff_km is None or insertion.perigee_km >= perigee_km:
        return 0.0
    return lift_mps(insertion.perigee_km, perigee_km, insertion.apogee_km)


def lifting_mps(state_gcrf: Array, perigee_km: float) -> float:
    """Δv at apogee that lifts the osculating perigee of a state (6,) to a height, m/s; 0 where it is higher."""
    low_km, apogee_km = apsides_km(state_gcrf)
    return lift_mps(low_km, perigee_km, apogee_km) if low_km < perigee_km else 0.0


def lift_mps(low_km: float, high_km: float, apogee_km: float) -> float:
    low, high, apogee = (EARTH_RADIUS_M + 1000.0 * km for km in (low_km, high_km, apogee_km))
    before, after = (np.sqrt(MU_M3_S2 * (2.0 / apogee - 2.0 / (apogee + other))) for other in (low, high))
    return float(after - before)
