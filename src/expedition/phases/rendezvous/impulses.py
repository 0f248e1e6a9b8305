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

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.rendezvous.ladder import Ladder, circular_mps, lift_mps, phase_gain_rad
from expedition.space.decay import Sinking
from expedition.space.engine import MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import latitude_rate_radps, mean_motion_radps, perigee_rate_radps

Array = NDArray[np.float64]

_ROUNDS = 15
# Cheaper burns are looked for in so many turns; those that do it at all in more, with shorter steps where steps lead
# away: who sinks fast sinks by far more for a little less height, which the linear equations do not know.
_TURNS, _TURNS_UNMET, _SHORTER = 8, 12, 0.5
# Burns that leave no more than this undone do it; a cheaper set is looked for no further away than that in one turn.
_MET_MPS, _REACH_MPS, _WORTH_MPS = 0.2, 30.0, 0.1
# An orbit of which more is flown than this part of its life comes down in air a little thicker than was thought.
_MOST_GONE = 0.6
# No burn is taken to be longer.
_LONGEST_S = 1800.0
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
    air: Sinking | None = None,
    ends: Array | float = 0.0,
    below_m: float = 0.0,
    push_mps2: float = np.inf,
    plane: Array | None = None,
) -> tuple[Array, NDArray[np.bool_], Array]:
    """Burns (n, k, 3), radial, along-track and normal, in k slots of which the last is at the aim point, m/s; whether
    the orbits between them last (n,); and how much higher than the station's those before each burn are (n, k), m.

    offset_m: (n, k), of the ladder flown before each slot. a_station_m: (n,). over_rad: (n,) phase that this ladder
    gains too much. first_mps: the least of the first burn along the track; 0 leaves it free. air: in which the ship
    sinks; None for none. ends: (n, 2) eccentricity of the station's orbit, its parts as those of `orbit`. below_m: how
    much lower than the station's the last burn leaves the ship's orbit. push_mps2: thrust over mass. plane: (n, 2) by
    how much the ship's plane must be turned about its node, and about the place 90° on, rad; None where it fits.
    """
    a = a_station_m[:, None]
    heights = np.concatenate([offset_m, np.full_like(a, -below_m)], axis=1)
    burns = np.zeros((*offset_m.shape, 3))
    burns[..., 1] = -np.diff(circular_mps(a + heights), axis=1)
    task = _Task(
        ladder.intervals_s,
        a_station_m,
        phase_gain_rad(ladder, offset_m, a_station_m, orbit.inclination_rad) - over_rad,
        np.broadcast_to(ends, (len(a), 2)),
        plane,
    )
    fixed = _Fixed(orbit, air, below_m, push_mps2, first_mps)
    burns[:, 0, 1] = np.maximum(burns[:, 0, 1], first_mps)
    least, best, gone = np.full(len(a), np.inf), burns.copy(), np.zeros(len(a))
    before, nearest, share = np.full(len(a), np.inf), np.full(len(a), np.inf), np.ones(len(a))
    between_m = offset_m.copy()
    rows = np.arange(len(a))
    for turn in range(_TURNS_UNMET):
        now = burns[rows]
        then, left, flown = _bettered(task.some(rows), fixed, now)
        total = np.linalg.norm(now, axis=2).sum(axis=1)
        met = left < _MET_MPS
        better = met & (total < least[rows] - _WORTH_MPS)
        # Found once more for as much, it is only nearer to the end; what does not meet it, the nearest stands for.
        kept = met & (total < least[rows] + _WORTH_MPS)
        unmet = ~np.isfinite(least[rows]) & ~met
        newest = kept | (unmet & (left < nearest[rows]))
        least[rows[kept]] = total[kept]
        best[rows[newest]], gone[rows[newest]] = now[newest], flown.gone[newest]
        between_m[rows[newest]] = flown.offset_m[newest]
        nearest[rows] = np.minimum(nearest[rows], left)
        share[rows[unmet & (left > before[rows])]] *= _SHORTER
        before[rows] = left
        step = then - now
        far = np.linalg.norm(step, axis=2).max(axis=1)
        part = np.minimum(share[rows], _REACH_MPS / np.maximum(far, 1e-9))
        burns[rows] = now + step * part[:, None, None]
        rows = rows[unmet | (better & (turn + 1 < _TURNS))]
        if not rows.size:
            break
    return best, gone < _MOST_GONE, between_m


@dataclass(frozen=True, eq=False)
class _Task:
    """What burns have to do at each of n opportunities."""

    intervals_s: Array
    a_station_m: Array
    wanted_rad: Array
    ends: Array
    plane: Array | None

    def some(self, rows: NDArray[np.int64]) -> _Task:
        """The same of some opportunities only."""
        plane = None if self.plane is None else self.plane[rows]
        return _Task(
            self.intervals_s[rows], self.a_station_m[rows], self.wanted_rad[rows], self.ends[rows], plane
        )


@dataclass(frozen=True, eq=False)
class _Fixed:
    """What is the same at all of them."""

    orbit: InsertionOrbit
    air: Sinking | None
    below_m: float
    push_mps2: float
    first_mps: float


@dataclass(frozen=True, eq=False)
class _Flown:
    """What becomes of burns (n, k, 3).

    place_rad: (n, k) of their middles, from a line that turns with the perigee. drifted_rad: (n, k) by which that has
    turned then. shrunk: (n, k) what their length leaves of what they do to eccentricity and plane. undone: (n, 6) of
    climb, phase, eccentricity and plane, times the speed. gone: (n,) the most of its life that an orbit is flown for.
    offset_m: (n, k) how much higher than the station's the orbit before each burn is, on average.
    """

    place_rad: Array
    drifted_rad: Array
    shrunk: Array
    undone: Array
    gone: Array
    offset_m: Array


def _bettered(task: _Task, fixed: _Fixed, burns: Array) -> tuple[Array, Array, _Flown]:
    """The least burns (n, k, 3) by what is linear about burns that are flown; what those leave undone (n,), m/s, and
    for how much of their life orbits are flown (n,)."""
    between = 0.5 * (fixed.orbit.a_m + task.a_station_m)
    speed, rate = circular_mps(between)[:, None], mean_motion_radps(between)[:, None]
    flown = _flown(task, fixed, burns, speed[:, 0])
    since_s = np.cumsum(task.intervals_s, axis=1)
    left_s = since_s[:, -1:] - since_s
    left_s[:, -1] = 0.5 * _lengths_s(fixed, burns[:, -1])
    turned = 3.0 * rate * left_s
    c, s = flown.shrunk * np.cos(flown.place_rad), flown.shrunk * np.sin(flown.place_rad)
    # Per unit of Δv, radial, along-track and normal of each burn in turn: what it does to climb, phase, eccentricity
    # and plane.
    does = np.zeros((len(speed), 6, 3 * left_s.shape[1]))
    does[:, 0, 1::3] = 1.0
    does[:, 1, 0::3], does[:, 1, 1::3] = 2.0, turned
    does[:, 2, 0::3], does[:, 2, 1::3] = s, 2.0 * c
    does[:, 3, 0::3], does[:, 3, 1::3] = -c, 2.0 * s
    # Each also moves the places of those after it.
    radial, along = burns[..., 0], burns[..., 1]
    for row, moves in ((2, radial * c - 2.0 * along * s), (3, radial * s + 2.0 * along * c)):
        later, waited = _after(moves / speed), _after(moves * since_s / speed)
        does[:, row, 0::3] -= 2.0 * later
        does[:, row, 1::3] -= 3.0 * rate * (waited - since_s * later)
    undone = flown.undone
    if task.plane is None:
        does, undone = does[:, :4], undone[:, :4]
    else:
        latitude = fixed.orbit.latitude_argument_rad + flown.place_rad + flown.drifted_rad
        does[:, 4, 2::3], does[:, 5, 2::3] = (
            flown.shrunk * np.cos(latitude),
            flown.shrunk * np.sin(latitude),
        )
    wanted = (does @ burns.reshape(len(speed), -1, 1))[:, :, 0] + undone
    scale = np.maximum(turned.max(axis=1), 1.0)
    does[:, 1] /= scale[:, None]
    wanted[:, 1] /= scale
    undone[:, 1] /= scale
    out = _least_sum(does, wanted)
    held = out[:, 0, 1] < fixed.first_mps
    if fixed.first_mps and held.any():
        others = does[held]
        others[:, :, 1] = 0.0
        out[held] = _least_sum(others, wanted[held] - fixed.first_mps * does[held, :, 1])
        out[held, 0, 1] = fixed.first_mps
    return out, np.linalg.norm(undone, axis=1), flown


def _after(values: Array) -> Array:
    """Sums (n, k) of what stands behind each place."""
    return np.asarray(np.cumsum(values[:, ::-1], axis=1)[:, ::-1] - values)


def _lengths_s(fixed: _Fixed, burns: Array) -> Array:
    """How long burns (..., 3) last."""
    return np.asarray(np.minimum(np.linalg.norm(burns, axis=-1) / fixed.push_mps2, _LONGEST_S))


def _flown(task: _Task, fixed: _Fixed, burns: Array, speed: Array) -> _Flown:
    a, tilt, air = task.a_station_m, fixed.orbit.inclination_rad, fixed.air
    there = latitude_rate_radps(a, tilt)
    offset_m = fixed.orbit.a_m - a
    e = np.tile(np.array(fixed.orbit.eccentricity)[:, None], a.size)
    place, gained, drifted = np.zeros_like(a), np.zeros_like(a), np.zeros_like(a)
    half_s = 0.5 * _lengths_s(fixed, burns)
    coasts_s = task.intervals_s.copy()
    # The last burn ends where the others have their middle.
    coasts_s[:, -1] = np.maximum(coasts_s[:, -1] - half_s[:, -1], 0.0)
    shrunk = np.sinc(mean_motion_radps(a)[:, None] * half_s / np.pi)
    places, drifts, offsets = [], [], []
    turn, gone = np.zeros((2, a.size)), np.zeros_like(a)
    for k in range(burns.shape[1]):
        (radial, along, normal), length_s = burns[:, k].T, coasts_s[:, k]
        rate, drift = latitude_rate_radps(a + offset_m, tilt), perigee_rate_radps(a + offset_m, tilt)
        ahead, sunk_m, lower_m = np.zeros_like(a), np.zeros_like(a), np.zeros_like(a)
        if air is not None:
            sunk_m, sunk_ms, part = air.over(a + offset_m, e, place, (rate - drift) * length_s, length_s)
            gone = np.maximum(gone, part)
            ahead = 1.5 * rate / a * sunk_ms
            lower_m = sunk_ms / np.maximum(length_s, 1.0)
        gained = gained + (rate - there) * length_s + ahead - 2.0 * radial / speed
        offsets.append(offset_m - lower_m)
        offset_m = offset_m - sunk_m
        place = place + (rate - drift) * length_s + ahead
        drifted = drifted + drift * length_s
        places.append(place)
        drifts.append(drifted)
        offset_m = MU_M3_S2 / (circular_mps(a + offset_m) - along) ** 2 - a
        c, s = shrunk[:, k] * np.cos(place), shrunk[:, k] * np.sin(place)
        e = e + np.stack([radial * s + 2.0 * along * c, 2.0 * along * s - radial * c]) / speed
        latitude = fixed.orbit.latitude_argument_rad + place + drifted
        turn = turn + shrunk[:, k] * normal / speed * np.stack([np.cos(latitude), np.sin(latitude)])
    gained = gained + (latitude_rate_radps(a + offset_m, tilt) - there) * half_s[:, -1]
    c, s = np.cos(drifted), np.sin(drifted)
    to_x, to_y = task.ends.T
    plane = np.zeros((2, a.size)) if task.plane is None else task.plane.T - turn
    undone = [
        circular_mps(a + offset_m) - circular_mps(a - fixed.below_m),
        speed * (gained - task.wanted_rad),
        speed * (to_x * c + to_y * s - e[0]),
        speed * (to_y * c - to_x * s - e[1]),
        *(speed * plane),
    ]
    return _Flown(
        np.stack(places, axis=1),
        np.stack(drifts, axis=1),
        shrunk,
        np.stack(undone, axis=1),
        gone,
        np.stack(offsets, axis=1),
    )


def _least_sum(does: Array, wanted: Array) -> Array:
    """Burns (n, k, 3) that do what is wanted (n, m) with the least sum of sizes; does: (n, m, 3 k)."""
    count, _, columns = does.shape
    undone = does.transpose(0, 2, 1)
    weights = np.ones((count, 1, columns))
    for _ in range(_ROUNDS):
        prices = np.linalg.solve((does * weights) @ undone, wanted[:, :, None])
        burns = (weights[:, 0] * (undone @ prices)[:, :, 0]).reshape(count, -1, 3)
        size = np.sqrt(np.sum(burns * burns, axis=2))
        weights = np.maximum(size, _SMALLEST * size.max(axis=1, keepdims=True)).repeat(3, axis=1)[:, None]
    return np.asarray(burns)
