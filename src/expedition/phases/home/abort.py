"""Abort cover: for each moment of an ascent, how the crew would get off and where it would come down.

From the state of the ascent the escape motors push the capsule away for as long as they burn; from there it flies as
in `entry`, all moments side by side, down to its canopies and straight down under them. Loads are those of push and
air together. What is left out: the tower, fairing or trunk around the capsule while it is pushed, which makes it
heavier for its size, so that loads around the greatest pressure of the air come out too high; winds, and what the
ship's own engine could steer before the entry.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.phases.ascent.climb import Ascent
from expedition.phases.home import entry
from expedition.phases.home.parachutes import under_canopies
from expedition.space.atmosphere import AirAlong, AnyAir
from expedition.space.constants import G0_MPS2
from expedition.space.frames import geodetic_from_itrf

Array = NDArray[np.float64]

# Steps (s) by height (m): the thinner the air, the longer.
_STEPS_FROM_M = np.array([0.0, 75000.0, 110000.0])
_STEPS_S = np.array([2.0, 4.0, 12.0])
# Right after the push, where a fast capsule is braked hardest.
_FIRST_S, _FIRST_STEP_S = 8.0, 0.5
# Steps of an escape burn: a tenth as long, they change no load by more than 0.07 g.
_PUSH_STEPS = 40
# Under canopies a fall is flown for its time alone, which the finer steps of a landing change by less than a second.
_CANOPY_STEP_S = 0.5
# How far beyond the place of cut-off the air is known: a quarter of the Earth.
_BEYOND_RAD = np.radians(90.0)


@dataclass(frozen=True)
class AbortPoint:
    """An abort at one moment: its mode, and where, when and after what load the crew is down."""

    met_s: float
    mode: str
    latitude_deg: float
    longitude_deg: float
    max_g: float
    landing_met_s: float
    apogee_m: float
    """Height of the top of the flight."""


def cover(
    flown: Ascent, ship: Ship, liftoff: float, *, every_s: float = 2.0, ground_m: float = 0.0
) -> list[AbortPoint]:
    """The abort landing points of an ascent, one for every so many seconds up to cut-off.

    ground_m: height of the ground above the ellipsoid. A ship without abort data has none. What would not come
    down within an hour reaches an orbit and is left out.
    """
    if ship.abort is None or ship.descent is None:
        return []
    data = ship.wanted_descent()
    mets = np.arange(0.0, flown.cutoff_s, every_s)
    modes = [ship.abort.mode_at(float(met)) for met in mets]
    covered = [k for k, mode in enumerate(modes) if mode is not None]
    mets, chosen = mets[covered], [mode for mode in modes if mode is not None]
    states = np.stack([np.interp(mets, flown.met_s, column) for column in flown.states_itrf.T])
    craft = entry.Craft.of(data.mass_kg, data.aerodynamics)
    begins, ends = flown.states_itrf[0, :3], flown.states_itrf[-1, :3]
    air = AirAlong.over(liftoff, begins, ends, beyond_rad=_BEYOND_RAD)
    dv = np.array([mode.dv_mps for mode in chosen])
    burn_s = np.array([mode.burn_s for mode in chosen])
    lifts = np.array([mode.lifts for mode in chosen])
    states, push_g = _pushed(states, dv, burn_s, lifts, craft, air)
    opening_m = data.canopies[0].height_m + ground_m if data.canopies else ground_m
    ends, after, most, top = _fall(states, lifts, craft, air, opening_m)
    after = after + burn_s
    down_s = _under_canopies_s(ends, craft, air, ship, ground_m)
    where = geodetic_from_itrf(ends[:3].T)
    return [
        AbortPoint(
            float(mets[k]),
            chosen[k].name,
            float(np.degrees(where[k, 0])),
            float(np.degrees(where[k, 1])),
            float(max(most[k], push_g[k])),
            float(mets[k] + after[k] + down_s[k]),
            float(top[k]),
        )
        for k in range(mets.size)
        if after[k] < entry.LONGEST_S
    ]


def _pushed(
    y: Array, dv: Array, burn_s: Array, lifts: NDArray[np.bool_], craft: entry.Craft, air: AnyAir
) -> tuple[Array, Array]:
    """States (6, n) at the end of the escape burn, and the greatest load (n,) in it, g."""
    push = dv / burn_s * _escape(y)
    h, most = burn_s / _PUSH_STEPS, np.zeros(dv.size)
    turned = np.zeros(dv.size)
    y = y.copy()
    for _ in range(_PUSH_STEPS):
        y[3:] += 0.5 * h * push
        most = np.maximum(most, _felt_g(push, y, lifts, craft, air))
        y = entry.step(y, turned, h, craft, air, lifts=lifts.astype(float))
        y[3:] += 0.5 * h * push
    return y, np.maximum(most, _felt_g(push, y, lifts, craft, air))


def _felt_g(push: Array, y: Array, lifts: NDArray[np.bool_], craft: entry.Craft, air: AnyAir) -> Array:
    """What motors and air do together (n,): the air brakes, and where lift is held it lifts."""
    drag, lift, _ = entry.from_air(y, craft, air)
    ahead = y[3:] / np.maximum(np.linalg.norm(y[3:], axis=0), 1.0)
    up = y[:3] / np.linalg.norm(y[:3], axis=0)
    above = up - np.sum(up * ahead, axis=0) * ahead
    above /= np.maximum(np.linalg.norm(above, axis=0), 1e-9)
    return np.asarray(np.linalg.norm(push - drag * ahead + lift * lifts * above, axis=0) / G0_MPS2)


def _escape(y: Array) -> Array:
    """Directions (3, n) of the escape: between straight on and straight up; on the pad, up."""
    up = y[:3] / np.linalg.norm(y[:3], axis=0)
    speed = np.linalg.norm(y[3:], axis=0)
    ahead = np.where(speed > 1.0, y[3:] / np.maximum(speed, 1.0), up)
    between = ahead + up
    return np.asarray(between / np.linalg.norm(between, axis=0))


def _fall(
    y: Array, lifts: NDArray[np.bool_], craft: entry.Craft, air: AnyAir, opening_m: float
) -> tuple[Array, Array, Array, Array]:
    """Fly states (6, n) to where canopies open: below a height, and on the way down.

    Gives the states there, the seconds until then, the greatest load (g) and the greatest height (m).
    """
    n = y.shape[1]
    ends, after, most, top = y.copy(), np.zeros(n), np.zeros(n), np.zeros(n)
    # Only those still in the air are flown on; where there is no air, in longer steps.
    going, lifting, high = np.arange(n), lifts.astype(float), entry.height_m(y)
    took, highest = np.zeros(n), high
    load = entry.felt_mps2(y, craft, air, lifts=lifting) / G0_MPS2
    # The loads one and two steps before, by which a peak between two steps is found.
    last, before, stepped = load, load, np.zeros(n)
    while going.size:
        down = (np.sum(y[:3] * y[3:], axis=0) <= 0.0) & (high <= opening_m)
        fly = ~down & (took < entry.LONGEST_S)
        if not fly.all():
            out = going[~fly]
            ends[:, out], after[out], most[out], top[out] = y[:, ~fly], took[~fly], load[~fly], highest[~fly]
            y, going = np.compress(fly, y, axis=1), going[fly]
            lifting, high = lifting[fly], high[fly]
            took, load, highest = took[fly], load[fly], highest[fly]
            last, before, stepped = last[fly], before[fly], stepped[fly]
            continue
        h = _STEPS_S[np.searchsorted(_STEPS_FROM_M, high, side="right") - 1]
        h = np.where(took < _FIRST_S, np.minimum(h, _FIRST_STEP_S), h)
        y = entry.step(y, np.zeros(going.size), h, craft, air, lifts=lifting)
        took = took + h
        now = entry.felt_mps2(y, craft, air, lifts=lifting) / G0_MPS2
        load = np.maximum(load, np.where(h == stepped, _peak(before, last, now), now))
        last, before, stepped = now, last, h
        high = entry.height_m(y)
        highest = np.maximum(highest, high)
    return ends, after, most, top


def _peak(before: Array, last: Array, now: Array) -> Array:
    """The greatest of three loads (n,) an even step apart, or the top of the parabola through them."""
    bend = before - 2.0 * last + now
    inside = (last >= before) & (last >= now) & (bend < 0.0)
    over = (now - before) ** 2 / np.where(inside, -8.0 * bend, 1.0)
    return np.where(inside, last + over, np.maximum(last, now))


def _under_canopies_s(ends: Array, craft: entry.Craft, air: AnyAir, ship: Ship, ground_m: float) -> Array:
    """Time (n,) from where the canopies open to the ground, s; low down, as far as it is still to go."""
    data = ship.wanted_descent()
    high = entry.height_m(ends)
    # From the highest opening; what is on its way to an orbit does not count.
    highest = int(np.argmax(np.where(high < 2.0 * data.canopies[0].height_m, high, 0.0)))
    track, _ = under_canopies(ends[:, highest], craft, air, data.canopies, ground_m, step_s=_CANOPY_STEP_S)
    heights = entry.height_m(track.states_itrf[:, :3].T)
    total = float(track.after_s[-1])
    return np.asarray(total - np.interp(-entry.height_m(ends), -heights, track.after_s))
