"""The air: a standard one for the way up, that of the day for the way down.

The launcher climbs through the U.S. Standard Atmosphere 1976 (NOAA/NASA/USAF; NASA TM-X-74335), tabulated once. Exact
to its definition below 86 km (geometric); above, density falls with the scale heights of its tables to 150 km,
where drag on a climbing launcher no longer matters. An entry meets NRLMSISE-00 with the space weather of its day,
along its way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.constants import G0_MPS2
from expedition.space.engine import engine_time, satkit
from expedition.space.frames import WGS84_RADIUS_M, geodetic_from_itrf

Array = NDArray[np.float64]

SEA_LEVEL_PRESSURE_PA = 101325.0
_RADIUS_M = 6356766.0
_GAS_CONSTANT = 287.05287
_HEAT_RATIO = 1.4
# Geopotential height of the layer's base (m), temperature there (K), lapse rate (K/m).
_LAYERS = (
    (0.0, 288.15, -0.0065),
    (11000.0, 216.65, 0.0),
    (20000.0, 216.65, 0.001),
    (32000.0, 228.65, 0.0028),
    (47000.0, 270.65, 0.0),
    (51000.0, 270.65, -0.0028),
    (71000.0, 214.65, -0.002),
)
# Geometric height (m) and density (kg/m³) above the layers, from the 1976 tables.
_UPPER = ((86000.0, 6.958e-6), (90000.0, 3.416e-6), (100000.0, 5.604e-7), (110000.0, 9.708e-8),
          (120000.0, 2.222e-8), (150000.0, 2.076e-9))  # fmt: skip
AIR_TOP_M = 150000.0
# Wind by height (m), as part of that of the jet. NASA's envelopes of steady wind for launchers (TM-4511, then
# NASA-HDBK-1001) grow about evenly to the jet 10 to 13 km high and are down to a third of it at 20 km; recalled, not
# read off. What blows higher up meets air too thin to matter.
_WIND_M = (0.0, 1000.0, 10500.0, 12500.0, 20000.0)
_WIND_PART = (0.1, 0.2, 1.0, 1.0, 0.33)
_STEP_M = 250.0
_DAY_TOP_M = 160000.0
_DAY_STEP_M = 500.0
_SCATTER_M, _SCATTER_TILT_M = 60000.0, 20000.0
_COLUMNS_RAD = np.radians(8.0)
# How fast what comes down from low orbit passes over the ground, before the air slows it.
_OVER_GROUND_RADPS = 7500.0 / WGS84_RADIUS_M


@cache
def _tables() -> tuple[Array, Array, Array]:
    """Log density, log pressure and speed of sound on an even grid of geometric height."""
    height = np.arange(0.0, AIR_TOP_M + _STEP_M, _STEP_M)
    geopotential = _RADIUS_M * height / (_RADIUS_M + height)
    pressure = np.empty_like(height)
    temperature = np.empty_like(height)
    base_pressure = SEA_LEVEL_PRESSURE_PA
    for index, (base, base_temperature, lapse) in enumerate(_LAYERS):
        top = _LAYERS[index + 1][0] if index + 1 < len(_LAYERS) else np.inf
        here = (geopotential >= base) & (geopotential < top)

        def at(h: Array, base: float = base, t0: float = base_temperature, lapse: float = lapse,
               p0: float = base_pressure) -> tuple[Array, Array]:  # fmt: skip
            t = t0 + lapse * (h - base)
            if lapse == 0.0:
                return t, p0 * np.exp(-G0_MPS2 * (h - base) / (_GAS_CONSTANT * t0))
            return t, p0 * (t / t0) ** (-G0_MPS2 / (lapse * _GAS_CONSTANT))

        temperature[here], pressure[here] = at(geopotential[here])
        if np.isfinite(top):
            base_pressure = float(at(np.array([top]))[1][0])
    upper_height, upper_density = np.array(_UPPER).T
    high = height >= upper_height[0]
    log_density = np.log(pressure / (_GAS_CONSTANT * temperature))
    log_density[high] = np.interp(height[high], upper_height, np.log(upper_density))
    temperature[high] = 186.87
    log_pressure = np.where(high, log_density + np.log(_GAS_CONSTANT * temperature), np.log(pressure))
    return log_density, log_pressure, np.sqrt(_HEAT_RATIO * _GAS_CONSTANT * temperature)


def even_place(steps: Array, count: int) -> tuple[NDArray[np.int64], Array]:
    """Rows below places on an even table of so many rows, and how far it is on from them, of a step."""
    # What is no number reads the first row, instead of one that is not there.
    place = np.minimum(np.fmax(steps, 0.0), count - 1.001)
    low = place.astype(np.int64)
    return low, place - low


def air(height_m: ArrayLike) -> tuple[Array, Array, Array]:
    """Density (kg/m³), pressure (Pa) and speed of sound (m/s) at geometric heights above sea level."""
    height = np.asarray(height_m, dtype=float)
    log_density, log_pressure, sound = _tables()
    low, part = even_place(height / _STEP_M, sound.size)
    density = np.exp(log_density[low] + part * (log_density[low + 1] - log_density[low]))
    pressure = np.exp(log_pressure[low] + part * (log_pressure[low + 1] - log_pressure[low]))
    thin = height > AIR_TOP_M
    return np.where(thin, 0.0, density), np.where(thin, 0.0, pressure), sound[low]


def wind_part(height_m: Array) -> Array:
    """Wind at heights above the ground, as part of that of the jet between 10 and 13 km."""
    return np.interp(height_m, _WIND_M, _WIND_PART)


@cache
def _lists() -> tuple[list[float], list[float], list[float]]:
    """The tables as plain floats, which single look-ups read ten times faster."""
    log_density, log_pressure, sound = _tables()
    return log_density.tolist(), log_pressure.tolist(), sound.tolist()


def air_at(height_m: float) -> tuple[float, float, float]:
    """The same as `air` for one height, for flights that are flown one at a time."""
    log_density, log_pressure, sound = _lists()
    place = min(max(height_m / _STEP_M, 0.0), len(sound) - 1.001)
    low = int(place)
    if height_m > AIR_TOP_M:
        return 0.0, 0.0, sound[low]
    part = place - low
    density = math.exp(log_density[low] + part * (log_density[low + 1] - log_density[low]))
    pressure = math.exp(log_pressure[low] + part * (log_pressure[low + 1] - log_pressure[low]))
    return density, pressure, sound[low]


@dataclass(frozen=True, eq=False)
class Air:
    """The air of a day: density (log, kg/m³) and speed of sound (m/s) on an even grid of height from the ground up."""

    log_density: Array = field(repr=False)
    sound_mps: Array = field(repr=False)

    @classmethod
    def of_day(cls, t: float, latitude_deg: float, longitude_deg: float) -> Air:
        """NRLMSISE-00 over a place at an instant, with the space weather of then."""
        return cls(*_column(t, float(np.radians(latitude_deg)), float(np.radians(longitude_deg))))

    def near(self, r_m: Array) -> Air:
        """The air over Earth-fixed positions (3, n): the same everywhere."""
        return self

    def at(self, height_m: Array) -> tuple[Array, Array]:
        """Density (kg/m³) and speed of sound (m/s) at heights (n,)."""
        low, part = even_place(height_m * (1.0 / _DAY_STEP_M), self.sound_mps.size)
        log = self.log_density[low]
        return np.exp(log + part * (self.log_density[low + 1] - log)), self.sound_mps[low]

    def wind_itrf_mps(self) -> None:
        """Calm."""


@dataclass(frozen=True, eq=False)
class AirAlong:
    """The air of a day along a great circle: columns evenly along it, read where a flight is.

    What lies to the side of the circle has the air below it; what lies beyond its ends, that of the last column.
    """

    axes: Array
    """(2, 3) Earth-fixed unit vectors: to where angles along the circle begin, and a right angle on."""
    angles_rad: Array
    """(columns,) where they stand."""
    cells: Array = field(repr=False)
    """(columns * heights, 6) log density; what it gains to the next height, to the next column and to both; speed of
    sound; what it gains to the next column."""

    @classmethod
    def over(
        cls, t: float, from_m: Array, to_m: Array, *, before_rad: float = 0.0, beyond_rad: float = 0.0
    ) -> AirAlong:
        """NRLMSISE-00 from one place to another, as something that comes down from low orbit flies over it.

        from_m, to_m: (3,) Earth-fixed, at any height. t: the instant over the first. before_rad, beyond_rad: how
        much further the columns reach on either side. On the way of an entry mostly within 0.5 % of the model itself.
        """
        start = from_m / np.linalg.norm(from_m)
        ahead = to_m - (to_m @ start) * start
        axes = np.stack([start, ahead / np.linalg.norm(ahead)])
        angle = float(np.arctan2(np.linalg.norm(ahead), to_m @ start))
        count = int(np.ceil((before_rad + angle + beyond_rad) / _COLUMNS_RAD)) + 1
        angles = np.linspace(-before_rad, angle + beyond_rad, count)
        around = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        columns = [
            _column(t + float(one) / _OVER_GROUND_RADPS, float(place[0]), float(place[1]))
            for one, place in zip(angles, geodetic_from_itrf(WGS84_RADIUS_M * around @ axes), strict=True)
        ]
        log, sound = (np.stack(part) for part in zip(*columns, strict=True))
        cells = np.zeros((*log.shape, 6))
        cells[..., 0], cells[..., 4] = log, sound
        cells[:, :-1, 1] = np.diff(log, axis=1)
        cells[:-1, :, 2], cells[:-1, :, 5] = np.diff(log, axis=0), np.diff(sound, axis=0)
        cells[:-1, :-1, 3] = np.diff(np.diff(log, axis=0), axis=1)
        return cls(axes, angles, cells.reshape(-1, 6))

    def near(self, r_m: Array) -> _Between:
        """The air over Earth-fixed positions (3, n), which serves for some kilometres around them."""
        count = self.angles_rad.size
        (ax, ay, az), (bx, by, bz) = self.axes.tolist()
        x, y, z = r_m
        # Not as a product of matrices: what that gives one position hangs on how many there are.
        along, across = ax * x + ay * y + az * z, bx * x + by * y + bz * z
        steps = (np.arctan2(across, along) - self.angles_rad[0]) / (self.angles_rad[1] - self.angles_rad[0])
        column, on = even_place(steps, count)
        heights = self.cells.shape[0] // count
        return _Between(self.cells, heights, column * heights, on)


@dataclass(frozen=True, eq=False)
class _Between:
    """Between the columns of an `AirAlong`: where those of each position (n,) begin, and what part on it is."""

    cells: Array
    heights: int
    first: NDArray[np.int64]
    on: Array

    def at(self, height_m: Array) -> tuple[Array, Array]:
        """Density (kg/m³) and speed of sound (m/s) at heights (n,), one for each position."""
        low, part = even_place(height_m * (1.0 / _DAY_STEP_M), self.heights)
        log, higher, further, both, sound, further_sound = self.cells.take(self.first + low, axis=0).T
        on = self.on
        return np.exp(log + part * higher + on * (further + part * both)), sound + on * further_sound

    def wind_itrf_mps(self) -> None:
        """Calm."""


@dataclass(frozen=True, eq=False)
class OtherAir:
    """Air that is not as foreseen, for n flights side by side: of another density, and with a wind.

    At 60 km the logarithm of density is greater by `denser` (n,), 20 km above that by `tilt` (n,) more, and so on up;
    from there down both fade evenly to nothing at the ground, as the scatter of density does. The wind (n,), m/s, is
    the same at all heights.
    """

    foreseen: Air | AirAlong
    denser: Array
    tilt: Array
    east_mps: Array
    north_mps: Array

    def near(self, r_m: Array) -> _Other:
        """The air over Earth-fixed positions (3, n), which serves for some kilometres around them."""
        x, y, z = r_m
        flat2 = x * x + y * y
        flat, radius = np.sqrt(flat2), np.sqrt(flat2 + z * z)
        over = self.north_mps / (flat * radius)
        east = self.east_mps / flat
        wind = np.stack([-east * y - over * z * x, east * x - over * z * y, over * flat2])
        return _Other(self.foreseen.near(r_m), self.denser, self.tilt, wind)


@dataclass(frozen=True, eq=False)
class _Other:
    """An `OtherAir` over the positions (n,) of its flights."""

    foreseen: Air | _Between
    denser: Array
    tilt: Array
    wind_mps: Array

    def at(self, height_m: Array) -> tuple[Array, Array]:
        """Density (kg/m³) and speed of sound (m/s) at heights (n,), one for each position."""
        density, sound = self.foreseen.at(height_m)
        share = np.minimum(np.maximum(height_m * (1.0 / _SCATTER_M), 0.0), 1.0)
        tilt = self.tilt * ((height_m - _SCATTER_M) * (1.0 / _SCATTER_TILT_M))
        return density * np.exp(share * (self.denser + tilt)), sound

    def wind_itrf_mps(self) -> Array:
        """The wind (3, n) in Earth-fixed axes, m/s."""
        return self.wind_mps


AnyAir = Air | AirAlong | OtherAir
Column = Air | _Between | _Other


def _column(t: float, latitude_rad: float, longitude_rad: float) -> tuple[Array, Array]:
    """Log density and speed of sound (heights,) of NRLMSISE-00 over a place at an instant."""
    model, when = satkit().density.nrlmsise, engine_time(t)
    heights = np.arange(0.0, _DAY_TOP_M + _DAY_STEP_M, _DAY_STEP_M)
    rows = np.array([model(float(h), latitude_rad, longitude_rad, when) for h in heights])
    return np.log(rows[:, 0]), np.sqrt(_HEAT_RATIO * _GAS_CONSTANT * rows[:, 1])
