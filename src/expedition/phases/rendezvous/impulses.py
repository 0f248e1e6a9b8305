"""Impulses: the least burns in the slots of a profile that climb, keep the time and end on a circle.

A ladder counts what it takes to climb; it does not know that a burn also moves the perigee. Burns half a revolution
apart end on a circle by themselves. Others leave an ellipse, and to be rid of it takes radial burns or burns against
each other; an insertion orbit that is an ellipse to begin with helps or hinders. In the middle of what a profile can
gain there are burns enough to choose from, near its ends there are not.

The near-circular equations for the change of elements by impulses are linear in the burns (as in Prussing & Chiu,
1986): climb, phase and the two parts of the eccentricity are met with the smallest sum of burns, found by iteratively
reweighted least squares. The last burn ends on the station's own orbit, of which some m/s go into its eccentricity. In
the air a ship sinks between its burns, which gains phase and is to be climbed again (`sunk_m`). Held against burns
solved on full forces along the ranges of Soyuz, Dragon and Shenzhou it is right to 3 m/s; the ladder alone
was up to 72 m/s short, burns to a circle without air 5 m/s off near the high end.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.rendezvous.ladder import Ladder, circular_mps, lift_mps
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import latitude_rate_radps, mean_motion_radps

Array = NDArray[np.float64]

_ROUNDS = 15
_WORTH_MPS = 1.0
_SMALLEST = 1e-4
# A mean perigee is this uncertain.
_PERIGEE_SWING_KM = 3.0


def first_mps(profile: Profile, orbit: InsertionOrbit) -> float:
    """Least of the first burn along the track, m/s: what a ship left short of a lasting orbit must spend on one."""
    e = float(np.hypot(*orbit.eccentricity))
    low_km, high_km = ((orbit.a_m * (1.0 + x) - WGS84_RADIUS_M) / 1000.0 for x in (-e, e))
    short = low_km < profile.min_perigee_km - _PERIGEE_SWING_KM
    return lift_mps(low_km, profile.min_perigee_km, high_km) if short else 0.0


def least_burns_mps(
    ladder: Ladder,
    offset_m: Array,
    orbit: InsertionOrbit,
    a_station_m: Array,
    over_rad: Array,
    first_mps: float,
    sunk_m: Array | float = 0.0,
    ends: Array | float = 0.0,
) -> Array:
    """Burns (n, k, 2), radial and along-track, in k slots of which the last is at the aim point, m/s.

    offset_m: (n, k), of the ladder flown before each slot. a_station_m: (n,). over_rad: (n,) phase that this ladder
    gains too much. first_mps: the least of the first burn along the track; 0 leaves it free. sunk_m: (n, k), height
    lost before each slot. ends: (n, 2) eccentricity of the station's orbit, its parts as those of `orbit`.
    """
    a = a_station_m[:, None]
    heights = np.concatenate([offset_m, np.zeros_like(a)], axis=1)
    climbs = -np.diff(circular_mps(a + heights), axis=1) + 0.5 * mean_motion_radps(a) * sunk_m
    missing = np.broadcast_to(ends - np.array(orbit.eccentricity), (len(a), 2))
    burns = _solved(ladder, offset_m, orbit, a, climbs, over_rad, first_mps, missing)
    dear = np.linalg.norm(burns, axis=2).sum(axis=1) > np.abs(climbs).sum(axis=1) + _WORTH_MPS
    if dear.any():
        # Other burns lead over other heights, and so to the later slots at other places of the orbit.
        risen_m = (
            np.cumsum(burns[dear, :-1, 1], axis=1) * 2.0 / mean_motion_radps(0.5 * (orbit.a_m + a[dear]))
        )
        then_m = offset_m[dear, :1] + np.concatenate([np.zeros_like(a[dear]), risen_m], axis=1)
        part = Ladder(*(x[dear] for x in (ladder.intervals_s, ladder.low_m, ladder.high_m)))
        burns[dear] = _solved(
            part, then_m, orbit, a[dear], climbs[dear], over_rad[dear], first_mps, missing[dear]
        )
    return burns


def _solved(
    ladder: Ladder,
    flown_m: Array,
    orbit: InsertionOrbit,
    a: Array,
    climbs: Array,
    over_rad: Array,
    first_mps: float,
    missing: Array,
) -> Array:
    """The burns (n, k, 2) for climbs (n, k) whose slots are come to over heights flown (n, k) above a (n, 1), m."""
    angle = np.cumsum(latitude_rate_radps(a + flown_m, orbit.inclination_rad) * ladder.intervals_s, axis=1)
    left_s = np.cumsum(ladder.intervals_s[:, ::-1], axis=1)[:, ::-1] - ladder.intervals_s
    between = 0.5 * (orbit.a_m + a)
    speed = circular_mps(between)
    turned = 3.0 * mean_motion_radps(between) * left_s
    # Per unit of Δv, radial and along-track of each burn in turn: what it does to climb, phase and eccentricity.
    does = np.zeros((len(a), 4, 2 * climbs.shape[1]))
    does[:, 0, 1::2] = 1.0
    does[:, 1, 0::2], does[:, 1, 1::2] = 2.0, turned
    does[:, 2, 0::2], does[:, 2, 1::2] = np.sin(angle), 2.0 * np.cos(angle)
    does[:, 3, 0::2], does[:, 3, 1::2] = -np.cos(angle), 2.0 * np.sin(angle)
    wanted = np.stack(
        [
            climbs.sum(axis=1),
            (turned * climbs).sum(axis=1) + speed[:, 0] * over_rad,
            speed[:, 0] * missing[:, 0],
            speed[:, 0] * missing[:, 1],
        ],
        axis=1,
    )
    scale = np.maximum(turned.max(axis=1), 1.0)
    does[:, 1] /= scale[:, None]
    wanted[:, 1] /= scale
    out = _least_sum(does, wanted)
    held = out[:, 0, 1] < first_mps
    if first_mps and held.any():
        others = does[held]
        others[:, :, 1] = 0.0
        out[held] = _least_sum(others, wanted[held] - first_mps * does[held, :, 1])
        out[held, 0, 1] = first_mps
    return out


def _least_sum(does: Array, wanted: Array) -> Array:
    """Burns (n, k, 2) that do what is wanted (n, 4) with the least sum of sizes; does: (n, 4, 2 k)."""
    count, _, columns = does.shape
    undone = does.transpose(0, 2, 1)
    weights = np.ones((count, 1, columns))
    for _ in range(_ROUNDS):
        prices = np.linalg.solve((does * weights) @ undone, wanted[:, :, None])
        burns = (weights[:, 0] * (undone @ prices)[:, :, 0]).reshape(count, -1, 2)
        size = np.sqrt(np.sum(burns * burns, axis=2))
        weights = np.maximum(size, _SMALLEST * size.max(axis=1, keepdims=True)).repeat(2, axis=1)[:, None]
    return np.asarray(burns)
