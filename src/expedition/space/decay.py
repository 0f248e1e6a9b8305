"""How fast a circular orbit sinks in the air, and how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.space.engine import MU_M3_S2, engine_time, satkit
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M
from expedition.space.time import DAY_S

Array = NDArray[np.float64]

# Below this no ship goes round once more.
_BOTTOM_M = 110_000.0
_STEP_M = 2_000.0
_ROUND_RAD = np.linspace(0.0, 2.0 * np.pi, 8, endpoint=False)


# Heights between which the sinking is tabulated, and the days for which one table serves.
_TABLE_M = np.linspace(_BOTTOM_M, 460_000.0, 36)
_TABLE_DAYS = 1.0
# How much lower the air is looked at for how fast it thickens, and how much of its life an orbit is followed for.
_DEEPER_M = 3_000.0
_MOST_GONE = 0.95


@dataclass(frozen=True, eq=False)
class Sinking:
    """How fast circular orbits sink in the air of one day; above the highest of the table as there."""

    log_mps: Array

    def mps(self, altitude_m: Array) -> Array:
        """Loss of height, m/s, at altitudes above 6378.137 km."""
        return np.asarray(np.exp(np.interp(altitude_m, _TABLE_M, self.log_mps)))

    def over(
        self, a_m: Array, e: Array, begin_rad: Array, around_rad: Array, for_s: Array
    ) -> tuple[Array, Array, Array]:
        """Loss of the semi-major axis (n,), m, over a coast; its sum over time, m·s; and the part of its life flown.

        a_m: (n,) as the coast begins. e: (2, n) eccentricity towards the perigee, its parts along a line from which the
        place on the orbit counts, `begin_rad`; `around_rad`: what is flown of it. As an orbit sinks it sinks faster:
        solved for air that thickens with depth at one rate. Who would come down is brought near to that, no further.
        """
        part = (np.arange(_ROUND_RAD.size) + 0.5) / _ROUND_RAD.size
        place = begin_rad + np.minimum(around_rad, 2.0 * np.pi) * part[:, None]
        height = a_m * (1.0 - e[0] * np.cos(place) - e[1] * np.sin(place)) - WGS84_RADIUS_M
        rate, deeper = (self.mps(height - down).mean(axis=0) for down in (0.0, _DEEPER_M))
        scale = _DEEPER_M / np.log(np.maximum(deeper / rate, 1.01))
        gone = np.minimum(rate * for_s / scale, _MOST_GONE)
        lasts_s = scale / rate
        sum_ms = scale * lasts_s * ((1.0 - gone) * np.log1p(-gone) + gone)
        return -scale * np.log1p(-gone), sum_ms, gone


def sinking(inclination_rad: float, drag_area_over_mass_m2pkg: float, t: float) -> Sinking:
    """How fast circular orbits sink around an instant; arguments and model as for `orbit_life_s`."""
    day = round(t / (_TABLE_DAYS * DAY_S)) * _TABLE_DAYS * DAY_S
    air = _air_kgpm3(round(float(inclination_rad), 3), day)
    return Sinking(np.log(_sinking_mps(_TABLE_M, air, drag_area_over_mass_m2pkg)))


@lru_cache(maxsize=32)
def _air_kgpm3(inclination_rad: float, t: float) -> Array:
    return _density(_TABLE_M, inclination_rad, t)


def orbit_life_s(
    altitude_m: float, inclination_rad: float, drag_area_over_mass_m2pkg: float, t: float
) -> float:
    """Seconds until a circular orbit has sunk into air in which nothing goes round.

    altitude_m: above 6378.137 km. drag_area_over_mass_m2pkg: Cd·A/m. t: TAI seconds past J2000, whose space weather
    counts. The orbit shrinks by 2π ρ a² Cd·A/m in each revolution (D. King-Hele, Satellite Orbits in an Atmosphere,
    1987), the density being that of NRLMSISE-00 over the flattened Earth, averaged once round. On the
    full force model circular orbits of 140 to 160 km last 0.33 to 0.86 of it, for the Earth's flattening takes them
    lower than they begin.
    """
    edges = np.append(np.arange(altitude_m, _BOTTOM_M, -_STEP_M), _BOTTOM_M)
    if edges[0] <= _BOTTOM_M:
        return 0.0
    middle, height = 0.5 * (edges[1:] + edges[:-1]), edges[:-1] - edges[1:]
    air = _density(middle, inclination_rad, t)
    return float(np.sum(height / _sinking_mps(middle, air, drag_area_over_mass_m2pkg)))


def _sinking_mps(altitude_m: Array, air_kgpm3: Array, drag_area_over_mass_m2pkg: float) -> Array:
    return np.asarray(
        air_kgpm3 * drag_area_over_mass_m2pkg * np.sqrt(MU_M3_S2 * (WGS84_RADIUS_M + altitude_m))
    )


def _density(altitude_m: Array, inclination_rad: float, t: float) -> Array:
    """Density once round circular orbits over the flattened Earth, kg/m³."""
    density, now = satkit().density.nrlmsise, engine_time(t)
    latitude = np.arcsin(np.sin(inclination_rad) * np.sin(_ROUND_RAD))
    places = list(
        zip(latitude, WGS84_RADIUS_M * WGS84_FLATTENING * np.sin(latitude) ** 2, _ROUND_RAD, strict=True)
    )
    return np.array(
        [
            np.mean(
                [density(float(h + over), float(north), float(east), now)[0] for north, over, east in places]
            )
            for h in altitude_m
        ]
    )
