"""Entry: flight through the air from entry interface to the ground, three degrees of freedom.

Gravity with J2, the turning WGS-84 Earth, NRLMSISE-00 air of the day, drag and lift by Mach number, bank
angle turned at a finite rate. Samples are flown side by side with Runge-Kutta steps of order four.

The guided entry is a numerical predictor-corrector (Lu, "Entry Guidance: A Unified Method", J. Guidance,
Control and Dynamics 37(3), 2014): in each cycle the rest of the entry is flown for several banks, and that
bank is taken whose end lies at the aim's distance; the side is changed when the rest flown to the other side
would no more than undo the cross-range (Smith, "Predictive Lateral Logic for Numerical Entry Guidance
Algorithms", AAS 16-216). Heating is that of Sutton & Graves at the stagnation point (NASA TR R-376, 1971).

What is left out: winds, the turning of the capsule itself, the scatter of its aerodynamics.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.descent import Aerodynamics, Canopy
from expedition.catalog.models.launcher import G0_MPS2
from expedition.space.engine import (
    EARTH_RADIUS_M,
    EARTH_ROTATION_RADPS,
    J2,
    MU_M3_S2,
    engine_time,
    satkit,
)
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M

Array = NDArray[np.float64]

MEAN_RADIUS_M = 6371000.0
_AIR_STEP_M = 500.0
_AIR_TOP_M = 160000.0
_MACH_STEP = 0.05
_MACH_TOP = 30.0
_GAS_CONSTANT = 287.05287
_HEAT_RATIO = 1.4
# Sutton and Graves for air, SI: W/m² with density in kg/m³, nose radius in m and speed in m/s.
_SUTTON_GRAVES = 1.7415e-4

_FLOWN_STEP_S = 2.0
STEP_S = 8.0
_CYCLE_S = 15.0
_CYCLES = 15.0
_PREDICTION_STEPS = 60.0
_CLOSE_M = 200000.0
_LONGEST_S = 4000.0
_BANKS = 7
_BANK_REACH_RAD = np.radians(60.0)
_SMALL_M = 500.0
_ROLLS = 5.0
_GROUND_PART = 0.985
_LAST_TURN_S = 40.0
_GLIDE_SINK_MPS = -50.0
_MOST_DAMPED_RAD = np.radians(90.0)
_STEADY_S = 20.0


@dataclass(frozen=True, eq=False)
class Air:
    """Density (log, kg/m³) and speed of sound (m/s) on an even grid of height from the ground up."""

    log_density: Array = field(repr=False)
    sound_mps: Array = field(repr=False)

    @classmethod
    def of_day(cls, t: float, latitude_deg: float, longitude_deg: float) -> Air:
        """NRLMSISE-00 over a place at an instant, with the space weather of then."""
        model, when = satkit().density.nrlmsise, engine_time(t)
        latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
        heights = np.arange(0.0, _AIR_TOP_M + _AIR_STEP_M, _AIR_STEP_M)
        rows = np.array([model(float(h), latitude, longitude, when) for h in heights])
        return cls(np.log(rows[:, 0]), np.sqrt(_HEAT_RATIO * _GAS_CONSTANT * rows[:, 1]))

    def at(self, height_m: Array) -> tuple[Array, Array]:
        """Density (kg/m³) and speed of sound (m/s) at heights (n,)."""
        place = np.minimum(np.maximum(height_m * (1.0 / _AIR_STEP_M), 0.0), self.sound_mps.size - 1.001)
        low = place.astype(np.int64)
        part = place - low
        log = self.log_density[low]
        return np.exp(log + part * (self.log_density[low + 1] - log)), self.sound_mps[low]


@dataclass(frozen=True, eq=False)
class Craft:
    """What flies: mass (kg), nose radius (m), and drag area and lift area (m²) on an even grid of Mach number."""

    mass_kg: float
    nose_radius_m: float
    drag_m2: Array = field(repr=False)
    lift_m2: Array = field(repr=False)

    @classmethod
    def of(cls, mass_kg: float, data: Aerodynamics) -> Craft:
        """A craft with the aerodynamics of its file."""
        mach = np.arange(0.0, _MACH_TOP + _MACH_STEP, _MACH_STEP)
        drag = data.reference_area_m2 * np.interp(mach, data.mach, data.drag_coefficient)
        return cls(mass_kg, data.nose_radius_m, drag, drag * np.interp(mach, data.mach, data.lift_over_drag))

    def areas(self, mach: Array) -> tuple[Array, Array]:
        """Drag area Cd·A and lift area Cl·A (m²) at Mach numbers (n,)."""
        place = np.minimum(mach * (1.0 / _MACH_STEP), self.drag_m2.size - 1.001)
        low = place.astype(np.int64)
        part = place - low
        drag, lift = self.drag_m2[low], self.lift_m2[low]
        return drag + part * (self.drag_m2[low + 1] - drag), lift + part * (self.lift_m2[low + 1] - lift)


def height_m(r: Array) -> Array:
    """Height (n,) above the WGS-84 ellipsoid of Earth-fixed positions (3, n), good to 3 m below 150 km."""
    radius = np.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2])
    s2 = (r[2] / radius) ** 2
    f = WGS84_FLATTENING
    return np.asarray(radius - WGS84_RADIUS_M * (1.0 - f * s2 * (1.0 + 1.5 * f * (1.0 - s2))))


def _rates(y: Array, bank: Array, craft: Craft, air: Air, canopy_m2: float, lifts: Array | float) -> Array:
    """Rates (6, n) of Earth-fixed states (6, n)."""
    x, yy, z, u, v, w = y
    r2 = x * x + yy * yy + z * z
    radius = np.sqrt(r2)
    pull = -MU_M3_S2 / (r2 * radius)
    bulge = 1.5 * J2 * EARTH_RADIUS_M**2 / r2
    z2 = z * z / r2
    flat = pull * (1.0 + bulge * (1.0 - 5.0 * z2))
    turn = EARTH_ROTATION_RADPS
    f = WGS84_FLATTENING
    height = radius - WGS84_RADIUS_M * (1.0 - f * z2 * (1.0 + 1.5 * f * (1.0 - z2)))
    density, sound = air.at(height)
    speed = np.sqrt(u * u + v * v + w * w)
    drag_m2, lift_m2 = craft.areas(speed / sound)
    push = (0.5 / craft.mass_kg) * density * speed
    drag = push * (drag_m2 + canopy_m2)
    # Right is along velocity × up; lift upward is across both.
    sx, sy, sz = v * z - w * yy, w * x - u * z, u * yy - v * x
    side = 1.0 / np.maximum(np.sqrt(sx * sx + sy * sy + sz * sz), 1e-9)
    lift = push * lift_m2 * side * lifts
    across = lift * speed * np.sin(bank)
    above = lift * np.cos(bank)
    out = np.empty_like(y)
    out[0], out[1], out[2] = u, v, w
    out[3] = (flat + turn * turn) * x + 2.0 * turn * v - drag * u + across * sx + above * (sy * w - sz * v)
    out[4] = (flat + turn * turn) * yy - 2.0 * turn * u - drag * v + across * sy + above * (sz * u - sx * w)
    out[5] = (flat + 2.0 * pull * bulge) * z - drag * w + across * sz + above * (sx * v - sy * u)
    return out


def step(
    y: Array,
    bank: Array,
    h: Array | float,
    craft: Craft,
    air: Air,
    canopy_m2: float = 0.0,
    lifts: Array | float = 1.0,
) -> Array:
    """States (6, n) h seconds later, with banks (n,) and a canopy's Cd·A held.

    lifts: 1, or 0 for a capsule that rolls its lift away. Both h and lifts may be one for each sample.
    """
    a = _rates(y, bank, craft, air, canopy_m2, lifts)
    b = _rates(y + 0.5 * h * a, bank, craft, air, canopy_m2, lifts)
    c = _rates(y + 0.5 * h * b, bank, craft, air, canopy_m2, lifts)
    d = _rates(y + h * c, bank, craft, air, canopy_m2, lifts)
    return np.asarray(y + h / 6.0 * (a + 2.0 * (b + c) + d))


@dataclass(frozen=True, eq=False)
class Ends:
    """Where flights of n samples end: Earth-fixed states (n, 6) and the seconds until then (n,)."""

    states_itrf: Array
    after_s: Array
    path_m: Array
    """(n,) length of the way over the ground."""


def fly_to(
    states_itrf: ArrayLike,
    craft: Craft,
    air: Air,
    *,
    bank_rad: ArrayLike,
    from_bank_rad: ArrayLike | None = None,
    bank_rate_radps: float = np.inf,
    end_height_m: float,
    end_speed_mps: float = 0.0,
    lifts: float = 1.0,
    damping_radspm: float = 0.0,
    step_s: float = STEP_S,
) -> Ends:
    """Fly states (n, 6) or (6,) with held banks (n,) down to a height or a speed, whichever comes first.

    from_bank_rad: the bank that is flown now and turned at the rate given. damping_radspm: see `Steering`. A flight
    that does not come down in about an hour ends there.
    """
    banks = np.atleast_1d(np.asarray(bank_rad, dtype=float))
    start = np.atleast_2d(np.asarray(states_itrf, dtype=float))
    n = max(start.shape[0], banks.size)
    y = np.ascontiguousarray(np.broadcast_to(start, (n, 6)).T)
    banks = np.broadcast_to(banks, (n,))
    bank = banks if from_bank_rad is None else np.broadcast_to(np.asarray(from_bank_rad, dtype=float), (n,))
    end, after, path = np.full((6, n), np.nan), np.full(n, np.nan), np.zeros(n)
    going = np.ones(n, dtype=bool)
    low, slow = height_m(y) - end_height_m, np.linalg.norm(y[3:], axis=0) - end_speed_mps
    for k in range(int(_LONGEST_S / step_s)):
        wanted = _damped(banks, y, damping_radspm) if damping_radspm else banks
        bank = bank + np.clip(wanted - bank, -bank_rate_radps * step_s, bank_rate_radps * step_s)
        following = step(y, bank, step_s, craft, air, lifts=lifts)
        next_low, next_slow = (
            height_m(following) - end_height_m,
            np.linalg.norm(following[3:], axis=0) - end_speed_mps,
        )
        done = going & ((next_low <= 0.0) | (next_slow <= 0.0))
        if done.any():
            with np.errstate(divide="ignore", invalid="ignore"):
                part_low = np.where(next_low <= 0.0, low / (low - next_low), 1.0)
                part_slow = np.where(next_slow <= 0.0, slow / (slow - next_slow), 1.0)
            part = np.clip(np.minimum(part_low, part_slow), 0.0, 1.0)
            end[:, done] = (y + part * (following - y))[:, done]
            after[done] = (k + part[done]) * step_s
            path[done] += (part * (slow + end_speed_mps) * step_s)[done]
        going &= ~done
        path += np.where(going, 0.5 * (slow + next_slow + 2.0 * end_speed_mps) * step_s, 0.0)
        y, low, slow = following, next_low, next_slow
        if not going.any():
            break
    end[:, going], after[going] = y[:, going], _LONGEST_S
    # Entries are flat: the ground passes by at nearly the speed, a hundredth less for the height.
    return Ends(end.T, after, path * _GROUND_PART)


def _damped(bank: Array, y: Array, damping_radspm: float) -> Array:
    """Banks (n,) rolled further where states (6, n) climb and less where they dive."""
    rising = (y[0] * y[3] + y[1] * y[4] + y[2] * y[5]) / np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    size = np.abs(bank) + damping_radspm * (rising - _GLIDE_SINK_MPS)
    return np.asarray(np.copysign(np.minimum(np.maximum(size, 0.0), _MOST_DAMPED_RAD), bank))


def felt_mps2(
    y: Array, craft: Craft, air: Air, canopy_m2: Array | float = 0.0, lifts: Array | float = 1.0
) -> Array:
    """Acceleration (n,) that those on board feel from the air, states (6, n), m/s²."""
    density, sound = air.at(height_m(y))
    speed = np.sqrt(y[3] ** 2 + y[4] ** 2 + y[5] ** 2)
    drag_m2, lift_m2 = craft.areas(speed / sound)
    pressure = 0.5 * density * speed * speed / craft.mass_kg
    return np.asarray(pressure * np.hypot(drag_m2 + canopy_m2, lift_m2 * lifts))


def heating_wpm2(y: Array, craft: Craft, air: Air) -> Array:
    """Convective heating (n,) at the stagnation point, states (6, n), W/m² (Sutton & Graves, 1971)."""
    density, _ = air.at(height_m(y))
    speed = np.sqrt(y[3] ** 2 + y[4] ** 2 + y[5] ** 2)
    return np.asarray(_SUTTON_GRAVES * np.sqrt(density / craft.nose_radius_m) * speed**3)


def miss_m(from_m: Array, aim_m: Array, end_m: Array) -> tuple[Array, Array]:
    """How far ends (..., 3) lie beyond an aim and to its right, seen from a point before it, m along the ground."""
    forward, aim = from_m / np.linalg.norm(from_m), aim_m / np.linalg.norm(aim_m)
    end = end_m / np.linalg.norm(end_m, axis=-1, keepdims=True)
    left = np.cross(forward, aim)
    left = left / np.linalg.norm(left)
    ahead = np.cross(left, forward)
    angle = np.arctan2(end @ ahead, end @ forward)
    wanted = np.arctan2(aim @ ahead, aim @ forward)
    return np.asarray(MEAN_RADIUS_M * (angle - wanted)), np.asarray(-MEAN_RADIUS_M * np.arcsin(end @ left))


@dataclass(frozen=True, eq=False)
class Track:
    """A flown entry: seconds since its start (k,), Earth-fixed states (k, 6), bank (rad) and canopy (m²)."""

    after_s: Array
    states_itrf: Array
    bank_rad: Array
    canopy_m2: Array
    reversals: int = 0

    def felt_g(self, craft: Craft, air: Air, lifts: float = 1.0) -> Array:
        """Load (k,) on those on board from the air, in units of 9.80665 m/s²."""
        return felt_mps2(self.states_itrf.T, craft, air, self.canopy_m2, lifts) / G0_MPS2


def held(
    state_itrf: Array,
    craft: Craft,
    air: Air,
    end_height_m: float,
    *,
    bank_rad: float = 0.0,
    lifts: float = 1.0,
) -> Track:
    """Fly a state (6,) down to a height with one bank; lifts: 0 for a capsule that rolls its lift away."""
    y, after, bank = np.array(state_itrf, dtype=float)[:, None], 0.0, np.array([bank_rad])
    times, states = [after], [y[:, 0]]
    high = float(height_m(y)[0]) - end_height_m
    while high > 0.0 and after < _LONGEST_S:
        following = step(y, bank, _FLOWN_STEP_S, craft, air, lifts=lifts)
        left = float(height_m(following)[0]) - end_height_m
        part = 1.0 if left > 0.0 else high / (high - left)
        y = following if left > 0.0 else step(y, bank, part * _FLOWN_STEP_S, craft, air, lifts=lifts)
        after, high = after + part * _FLOWN_STEP_S, left
        times.append(after)
        states.append(y[:, 0])
    return Track(np.array(times), np.array(states), np.full(len(times), bank_rad), np.zeros(len(times)))


def _angle(a: Array, b: Array) -> float:
    """Angle between two positions (3,), rad."""
    return float(np.arctan2(np.linalg.norm(np.cross(a, b)), a @ b))


def way_beyond_m(ends: Ends, from_m: Array, aim_m: Array) -> Array:
    """How much longer than the way to an aim the ways flown are (n,), m."""
    return np.asarray(ends.path_m - MEAN_RADIUS_M * _angle(from_m, aim_m))


@dataclass(frozen=True)
class Steering:
    """Limits of a guided entry: when it begins (felt load), banks (rad) and their rate, and where it ends.

    damping_radspm: by how much the bank grows with each m/s that the ship sinks slower than in a usual glide, so
    that a winged ship does not bound along the air. azimuth_rad: how far the aim may lie to the other side of the
    flight before the bank changes side, for ships that turn far (Harpold & Graves, "Shuttle Entry Guidance", J.
    Astronautical Sciences 27, 1979); None for the predictive rule.
    """

    from_mps2: float
    bank_rad: float
    least_bank_rad: float
    most_bank_rad: float
    bank_rate_radps: float
    end_height_m: float
    end_speed_mps: float = 0.0
    damping_radspm: float = 0.0
    azimuth_rad: float | None = None


def guided(state_itrf: Array, craft: Craft, air: Air, aim_itrf_m: Array, steering: Steering) -> Track:
    """Fly an entry from its interface to the end of steering, with the bank that leads to the aim.

    state_itrf: (6,) m and m/s. aim_itrf_m: (3,) where it should be at the end of steering. Under 2 km in
    calm air when the aim is in reach.
    """
    y = np.array(state_itrf, dtype=float)[:, None]
    right = float(miss_m(y[:3, 0], y[:3, 0] + 1e3 * y[3:, 0], aim_itrf_m)[1])
    side = 1.0 if right > 0.0 else -1.0
    bank = side * steering.bank_rad
    commanded = abs(bank)
    steers, next_cycle, reversals = False, 0.0, 0
    seen_from, undone, remaining_s = y[:3, 0], np.nan, 0.0
    after = 0.0
    times, states, banks = [0.0], [y[:, 0]], [bank]
    while after < _LONGEST_S:
        if not steers and felt_mps2(y, craft, air)[0] > steering.from_mps2:
            steers, next_cycle = True, after
        if steers and after >= next_cycle:
            turned = side
            # From close by, or from beyond, ahead and aside lose their sense.
            if np.linalg.norm(y[:3, 0] - aim_itrf_m) > _CLOSE_M:
                seen_from = y[:3, 0]
            commanded, side, undone, remaining_s = _correct(
                y[:, 0],
                bank,
                commanded,
                side,
                craft,
                air,
                seen_from,
                aim_itrf_m,
                steering,
                undone,
                remaining_s,
            )
            reversals += turned != side
            next_cycle = after + max(_CYCLE_S, remaining_s / _CYCLES)
        change = steering.bank_rate_radps * _FLOWN_STEP_S
        wanted = np.array([side * commanded])
        if steers and steering.damping_radspm:
            wanted = _damped(wanted, y, steering.damping_radspm)
        bank += float(np.clip(wanted[0] - bank, -change, change))
        following = step(y, np.array([bank]), _FLOWN_STEP_S, craft, air)
        low = float(height_m(following)[0]) - steering.end_height_m
        slow = float(np.linalg.norm(following[3:])) - steering.end_speed_mps
        if low <= 0.0 or slow <= 0.0:
            before = float(height_m(y)[0]) - steering.end_height_m
            before_slow = float(np.linalg.norm(y[3:])) - steering.end_speed_mps
            parts = [before / (before - low)] if low <= 0.0 else []
            parts += [before_slow / (before_slow - slow)] if slow <= 0.0 else []
            part = float(np.clip(min(parts), 1e-3, 1.0))
            y = step(y, np.array([bank]), part * _FLOWN_STEP_S, craft, air)
            after += part * _FLOWN_STEP_S
        else:
            y = following
            after += _FLOWN_STEP_S
        times.append(after)
        states.append(y[:, 0])
        banks.append(bank)
        if low <= 0.0 or slow <= 0.0:
            break
    return Track(np.array(times), np.array(states), np.array(banks), np.zeros(len(times)), reversals)


def _correct(
    y: Array,
    bank: float,
    commanded: float,
    side: float,
    craft: Craft,
    air: Air,
    seen_from: Array,
    aim: Array,
    steering: Steering,
    undone: float,
    remaining_s: float,
) -> tuple[float, float, float, float]:
    """One cycle of guidance: the bank's size and side that lead to the aim from here.

    undone: where across the track the flight would have ended, had its side been changed a cycle ago; the
    third value is the same for now, both in the direction of the bank flown, m past the aim. The last is how
    long the flight still takes, s.
    """
    low = max(steering.least_bank_rad, commanded - _BANK_REACH_RAD)
    high = min(steering.most_bank_rad, commanded + _BANK_REACH_RAD)
    sizes = np.linspace(low, high, _BANKS)
    ends = fly_to(
        y,
        craft,
        air,
        bank_rad=np.concatenate([side * sizes, -side * sizes]),
        from_bank_rad=bank,
        bank_rate_radps=steering.bank_rate_radps,
        end_height_m=steering.end_height_m,
        end_speed_mps=steering.end_speed_mps,
        damping_radspm=steering.damping_radspm,
        step_s=float(np.clip(remaining_s / _PREDICTION_STEPS, STEP_S, 2.0 * STEP_S)),
    )
    beyond, right = miss_m(seen_from, aim, ends.states_itrf[:, :3])
    if steering.azimuth_rad is not None:
        # With its changes of side the way ahead is about straight, and the length of the way is what counts.
        beyond = way_beyond_m(ends, y[:3], aim)
    here, there = beyond[:_BANKS], beyond[_BANKS:]
    # Ranges fall as banks grow; where a phugoid bends the row, it is read as if it did.
    size = float(np.interp(0.0, np.minimum.accumulate(here)[::-1], sizes[::-1]))
    size_there = float(np.interp(0.0, np.minimum.accumulate(there)[::-1], sizes[::-1]))
    across = side * float(np.interp(size, sizes, right[:_BANKS]))
    across_there = side * float(np.interp(size_there, sizes, right[_BANKS:]))
    # A change too early can be mended by another one, a change too late cannot.
    remaining = float(np.interp(size, sizes, ends.after_s[:_BANKS]))
    growth = max(across_there - undone, 0.0) if np.isfinite(undone) else 0.0
    if steering.azimuth_rad is not None:
        aside = side * float(miss_m(y[:3], y[:3] + 100.0 * y[3:], aim)[1])
        error = np.arcsin(np.clip(aside / np.linalg.norm(aim - y[:3]), -1.0, 1.0))
        if error < -steering.azimuth_rad and remaining > _LAST_TURN_S:
            return size_there, -side, np.nan, remaining
        return size, side, across_there, remaining
    roll_s = (size + size_there) / steering.bank_rate_radps
    if remaining < _ROLLS * roll_s:
        # Too late to come round and to gain from it.
        return size, side, across_there, remaining
    if across > _SMALL_M and across_there + growth > 0.0 and across_there < across:
        return size_there, -side, np.nan, remaining
    return size, side, across_there, remaining


def under_canopies(
    state_itrf: Array, craft: Craft, air: Air, canopies: Sequence[Canopy], ground_m: float
) -> tuple[Track, tuple[float, ...]]:
    """Fly from the height of the first canopy to the ground; also gives when each canopy opened (s).

    state_itrf: (6,). ground_m: height of the ground above the ellipsoid. A canopy fills evenly in its own time.
    """
    y = np.array(state_itrf, dtype=float)[:, None]
    after, area = 0.0, 0.0
    rows: list[tuple[float, Array, float]] = [(after, y[:, 0], area)]
    opened: list[float] = []
    for index, canopy in enumerate(canopies):
        floor = canopies[index + 1].height_m if index + 1 < len(canopies) else 0.0
        while float(height_m(y)[0]) - ground_m > canopy.height_m:
            y, after = step(y, np.zeros(1), 0.25, craft, air, area, 0.0), after + 0.25
            rows.append((after, y[:, 0], area))
        opened.append(after)
        before = area
        while (high := float(height_m(y)[0]) - ground_m) > floor:
            since = after - opened[-1]
            area = before + (canopy.drag_area_m2 - before) * min(since / canopy.inflation_s, 1.0)
            if since > _STEADY_S + canopy.inflation_s:
                y, h = _sink(y, high, floor, area, craft, air)
            else:
                y, h = step(y, np.zeros(1), 0.25, craft, air, area, 0.0), 0.25
            after += h
            rows.append((after, y[:, 0], area))
    times = np.array([row[0] for row in rows])
    # Two samples a second say enough.
    keep = np.concatenate([[True], np.diff(np.floor(times * 2.0)) > 0.0])
    keep[-1] = True
    chosen = [row for row, kept in zip(rows, keep, strict=True) if kept]
    track = Track(
        np.array([row[0] for row in chosen]),
        np.array([row[1] for row in chosen]),
        np.zeros(len(chosen)),
        np.array([row[2] for row in chosen]),
    )
    return track, tuple(opened)


def _sink(y: Array, high: float, floor: float, area: float, craft: Craft, air: Air) -> tuple[Array, float]:
    """Five seconds or less at the speed at which drag bears the weight, straight down."""
    density, _ = air.at(height_m(y))
    drag_m2 = area + craft.drag_m2[0]
    speed = float(np.sqrt(2.0 * craft.mass_kg * G0_MPS2 / (density[0] * drag_m2)))
    h = min(5.0, max(high - floor, 0.01) / speed)
    up = y[:3, 0] / np.linalg.norm(y[:3, 0])
    place = y[:3, 0] - up * speed * h
    return np.concatenate([place, -up * speed])[:, None], h
