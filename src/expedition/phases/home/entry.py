"""Entry: flight through the air from entry interface to where parachutes open or a runway is near.

Three degrees of freedom: gravity with J2, the turning WGS-84 Earth, NRLMSISE-00 air of the day along the way, drag
and lift by Mach number, bank angle turned at a finite rate. Samples are flown side by side with Runge-Kutta steps of
order four. Which bank leads where is for `steering` to find. Heating is that of Sutton & Graves at the stagnation
point (NASA TR R-376, 1971).

Winds are flown in where the air has them (`space.atmosphere.OtherAir`); that of a plan has none. What is left out: the
turning of the capsule itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.descent import Aerodynamics
from expedition.space.atmosphere import AnyAir, Column, even_place
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import height_above_ellipsoid_m
from expedition.space.gravity import pull_per_m
from expedition.space.integration import runge_kutta

Array = NDArray[np.float64]

MEAN_RADIUS_M = 6371000.0
_MACH_STEP = 0.05
_MACH_TOP = 30.0
# Sutton and Graves for air, SI: W/m² with density in kg/m³, nose radius in m and speed in m/s.
_SUTTON_GRAVES = 1.7415e-4

STEP_S = 8.0
FLOWN_STEP_S = 2.0
LONGEST_S = 4000.0
_GROUND_PART = 0.985
_GLIDE_SINK_MPS = -50.0
_MOST_DAMPED_RAD = np.radians(90.0)


@dataclass(frozen=True, eq=False)
class Craft:
    """What flies: mass (kg), nose radius (m), and drag area and lift area (m²) on an even grid of Mach number.

    more_drag, more_lift: by what the areas are multiplied, one for all or one for each sample (n,); a mass that is
    not as foreseen goes in there too, for only their ratio is felt.
    """

    mass_kg: float
    nose_radius_m: float
    drag_m2: Array = field(repr=False)
    lift_m2: Array = field(repr=False)
    more_drag: Array | float = 1.0
    more_lift: Array | float = 1.0

    @classmethod
    def of(cls, mass_kg: float, data: Aerodynamics) -> Craft:
        """A craft with the aerodynamics of its file."""
        mach = np.arange(0.0, _MACH_TOP + _MACH_STEP, _MACH_STEP)
        drag = data.reference_area_m2 * np.interp(mach, data.mach, data.drag_coefficient)
        return cls(mass_kg, data.nose_radius_m, drag, drag * np.interp(mach, data.mach, data.lift_over_drag))

    def areas(self, mach: Array) -> tuple[Array, Array]:
        """Drag area Cd·A and lift area Cl·A (m²) at Mach numbers (n,)."""
        low, part = even_place(mach * (1.0 / _MACH_STEP), self.drag_m2.size)
        drag, lift = self.drag_m2[low], self.lift_m2[low]
        return (
            self.more_drag * (drag + part * (self.drag_m2[low + 1] - drag)),
            self.more_lift * (lift + part * (self.lift_m2[low + 1] - lift)),
        )


def height_m(r: Array) -> Array:
    """Height (n,) above the WGS-84 ellipsoid of Earth-fixed positions (3, n), good to 3 m below 150 km."""
    return height_above_ellipsoid_m(r[2], np.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]))


def _rates(
    y: Array,
    turned: tuple[Array, Array],
    craft: Craft,
    column: Column,
    canopy_m2: Array | float,
    lifts: Array | float,
) -> Array:
    """Rates (6, n) of Earth-fixed states (6, n). turned: cosine and sine (n,) of the bank."""
    x, yy, z, u, v, w = y
    r2 = x * x + yy * yy + z * z
    radius = np.sqrt(r2)
    flat, more = pull_per_m(z, r2, radius)
    turn = EARTH_ROTATION_RADPS
    density, sound = column.at(height_above_ellipsoid_m(z, radius))
    wind = column.wind_itrf_mps()
    # Through the air; without a wind that is over the ground.
    a, b, c = (u, v, w) if wind is None else (u - wind[0], v - wind[1], w - wind[2])
    speed = np.sqrt(a * a + b * b + c * c)
    drag_m2, lift_m2 = craft.areas(speed / sound)
    push = (0.5 / craft.mass_kg) * density * speed
    drag = push * (drag_m2 + canopy_m2)
    # Right is along velocity × up; lift upward is across both.
    sx, sy, sz = b * z - c * yy, c * x - a * z, a * yy - b * x
    side = 1.0 / np.maximum(np.sqrt(sx * sx + sy * sy + sz * sz), 1e-9)
    lift = push * lift_m2 * side * lifts
    across = lift * speed * turned[1]
    above = lift * turned[0]
    out = np.empty_like(y)
    out[0], out[1], out[2] = u, v, w
    out[3] = (flat + turn * turn) * x + 2.0 * turn * v - drag * a + across * sx + above * (sy * c - sz * b)
    out[4] = (flat + turn * turn) * yy - 2.0 * turn * u - drag * b + across * sy + above * (sz * a - sx * c)
    out[5] = (flat + more) * z - drag * c + across * sz + above * (sx * b - sy * a)
    return out


def step(
    y: Array,
    bank: Array,
    h: Array | float,
    craft: Craft,
    air: AnyAir,
    canopy_m2: Array | float = 0.0,
    lifts: Array | float = 1.0,
) -> Array:
    """States (6, n) h seconds later, with banks (n,) and a canopy's Cd·A held.

    lifts: 1, or 0 for a capsule that rolls its lift away. Both h and lifts may be one for each sample.
    """
    # From one end of a step to the other the air over the ground hardly changes: that over its middle serves.
    column = air.near(y[:3] + (0.5 * h) * y[3:])
    turned = np.cos(bank), np.sin(bank)
    return runge_kutta(lambda _, at: _rates(at, turned, craft, column, canopy_m2, lifts), 0.0, y, h)


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
    air: AnyAir,
    *,
    bank_rad: ArrayLike,
    from_bank_rad: ArrayLike | None = None,
    bank_rate_radps: float = np.inf,
    end_height_m: Array | float,
    end_speed_mps: float = 0.0,
    lifts: float = 1.0,
    damping_radspm: float = 0.0,
    step_s: float = STEP_S,
    longest_s: float = LONGEST_S,
) -> Ends:
    """Fly states (n, 6) or (6,) with held banks (n,) down to a height or a speed, whichever comes first.

    from_bank_rad: the bank that is flown now and turned at the rate given. damping_radspm: see `damped`. A flight
    that does not come down in `longest_s`, about an hour, ends there.
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
    for k in range(int(longest_s / step_s)):
        # A roll takes about a step, and where the lift points meanwhile moves the end by kilometres.
        parts = max(round(step_s / FLOWN_STEP_S), 1) if k == 0 and from_bank_rad is not None else 1
        most, following = bank_rate_radps * step_s / parts, y
        for _ in range(parts):
            wanted = damped(banks, following, damping_radspm) if damping_radspm else banks
            bank = bank + np.clip(wanted - bank, -most, most)
            following = step(following, bank, step_s / parts, craft, air, lifts=lifts)
        next_low, next_slow = (
            height_m(following) - end_height_m,
            np.linalg.norm(following[3:], axis=0) - end_speed_mps,
        )
        # Written so that what has run away ends too.
        done = going & ~((next_low > 0.0) & (next_slow > 0.0))
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
        # What has ended stays where it was: flown on below the ground it would run away.
        y, low, slow = np.where(going, following, y), next_low, next_slow
        if not going.any():
            break
    end[:, going], after[going] = y[:, going], longest_s
    # Entries are flat: the ground passes by at nearly the speed, a hundredth less for the height.
    return Ends(end.T, after, path * _GROUND_PART)


def damped(bank: Array, y: Array, damping_radspm: float) -> Array:
    """Banks (n,) rolled further where states (6, n) climb and less where they dive.

    damping_radspm: by how much the bank grows with each m/s that the ship sinks slower than in a usual glide, so
    that a winged ship does not bound along the air.
    """
    rising = (y[0] * y[3] + y[1] * y[4] + y[2] * y[5]) / np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    size = np.abs(bank) + damping_radspm * (rising - _GLIDE_SINK_MPS)
    return np.asarray(np.copysign(np.minimum(np.maximum(size, 0.0), _MOST_DAMPED_RAD), bank))


def felt_mps2(
    y: Array, craft: Craft, air: AnyAir, canopy_m2: Array | float = 0.0, lifts: Array | float = 1.0
) -> Array:
    """Acceleration (n,) that those on board feel from the air, states (6, n), m/s²."""
    drag, lift, _ = from_air(y, craft, air, canopy_m2)
    return np.asarray(np.hypot(drag, lift * lifts))


def from_air(
    y: Array, craft: Craft, air: AnyAir, canopy_m2: Array | float = 0.0
) -> tuple[Array, Array, Array]:
    """What the air does to states (6, n): drag and lift (n,), m/s², and heating (n,) at the stagnation point, W/m².

    Heating is convective (Sutton & Graves, 1971).
    """
    column = air.near(y[:3])
    density, sound = column.at(height_m(y))
    wind = column.wind_itrf_mps()
    through = y[3:] if wind is None else y[3:] - wind
    speed = np.sqrt(through[0] ** 2 + through[1] ** 2 + through[2] ** 2)
    drag_m2, lift_m2 = craft.areas(speed / sound)
    pressure = 0.5 * density * speed * speed / craft.mass_kg
    heating = _SUTTON_GRAVES * np.sqrt(density / craft.nose_radius_m) * speed**3
    return pressure * (drag_m2 + canopy_m2), pressure * lift_m2, heating


def heating_wpm2(y: Array, craft: Craft, air: AnyAir) -> Array:
    """Convective heating (n,) at the stagnation point, states (6, n), W/m² (Sutton & Graves, 1971)."""
    return from_air(y, craft, air)[2]


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
    cycles_s: tuple[float, ...] = ()
    """When the bank was corrected."""
    ballistic: bool = False
    """Whether it gave up steering and rolled its lift away."""

    def felt_g(self, craft: Craft, air: AnyAir, lifts: float = 1.0) -> Array:
        """Load (k,) on those on board from the air, in units of 9.80665 m/s²."""
        return felt_mps2(self.states_itrf.T, craft, air, self.canopy_m2, lifts) / G0_MPS2


def held(
    state_itrf: Array,
    craft: Craft,
    air: AnyAir,
    end_height_m: float,
    *,
    bank_rad: float = 0.0,
    lifts: float = 1.0,
) -> Track:
    """Fly a state (6,) down to a height with one bank; lifts: 0 for a capsule that rolls its lift away."""
    y, after, bank = np.array(state_itrf, dtype=float)[:, None], 0.0, np.array([bank_rad])
    times, states = [after], [y[:, 0]]
    high = float(height_m(y)[0]) - end_height_m
    while high > 0.0 and after < LONGEST_S:
        following = step(y, bank, FLOWN_STEP_S, craft, air, lifts=lifts)
        left = float(height_m(following)[0]) - end_height_m
        part = 1.0 if left > 0.0 else high / (high - left)
        y = following if left > 0.0 else step(y, bank, part * FLOWN_STEP_S, craft, air, lifts=lifts)
        after, high = after + part * FLOWN_STEP_S, left
        times.append(after)
        states.append(y[:, 0])
    return Track(np.array(times), np.array(states), np.full(len(times), bank_rad), np.zeros(len(times)))


def _angle(a: Array, b: Array) -> float:
    """Angle between two positions (3,), rad."""
    return float(np.arctan2(np.linalg.norm(np.cross(a, b)), a @ b))


def way_beyond_m(ends: Ends, from_m: Array, aim_m: Array) -> Array:
    """How much longer than the way to an aim the ways flown are (n,), m."""
    return np.asarray(ends.path_m - MEAN_RADIUS_M * _angle(from_m, aim_m))
