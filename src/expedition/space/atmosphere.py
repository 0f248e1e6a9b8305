"""The air that a launcher climbs through: U.S. Standard Atmosphere 1976, tabulated once.

NOAA/NASA/USAF, U.S. Standard Atmosphere, 1976 (NASA TM-X-74335). Exact to its definition below 86 km
(geometric); above, density falls with the scale heights of its tables to 150 km, where drag on a
climbing launcher no longer matters.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

SEA_LEVEL_PRESSURE_PA = 101325.0
_RADIUS_M = 6356766.0
_GRAVITY_MPS2 = 9.80665
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
_TOP_M = 150000.0
_STEP_M = 250.0


@cache
def _tables() -> tuple[Array, Array, Array]:
    """Log density, log pressure and speed of sound on an even grid of geometric height."""
    height = np.arange(0.0, _TOP_M + _STEP_M, _STEP_M)
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
                return t, p0 * np.exp(-_GRAVITY_MPS2 * (h - base) / (_GAS_CONSTANT * t0))
            return t, p0 * (t / t0) ** (-_GRAVITY_MPS2 / (lapse * _GAS_CONSTANT))

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


def air(height_m: ArrayLike) -> tuple[Array, Array, Array]:
    """Density (kg/m³), pressure (Pa) and speed of sound (m/s) at geometric heights above sea level."""
    height = np.asarray(height_m, dtype=float)
    log_density, log_pressure, sound = _tables()
    place = np.clip(height / _STEP_M, 0.0, sound.size - 1.001)
    low = place.astype(np.int64)
    part = place - low
    density = np.exp(log_density[low] + part * (log_density[low + 1] - log_density[low]))
    pressure = np.exp(log_pressure[low] + part * (log_pressure[low + 1] - log_pressure[low]))
    thin = height > _TOP_M
    return np.where(thin, 0.0, density), np.where(thin, 0.0, pressure), sound[low]


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
    if height_m > _TOP_M:
        return 0.0, 0.0, sound[low]
    part = place - low
    density = math.exp(log_density[low] + part * (log_density[low + 1] - log_density[low]))
    pressure = math.exp(log_pressure[low] + part * (log_pressure[low + 1] - log_pressure[low]))
    return density, pressure, sound[low]
