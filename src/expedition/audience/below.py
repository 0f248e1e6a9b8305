"""What passes below a ship: countries, seas and large cities, straight down or towards the horizon, by day or night."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from expedition.audience.light import below_sun_deg
from expedition.audience.sky import sun_itrf
from expedition.catalog.gazetteer import country_name, towns_of
from expedition.catalog.lands import countries_at, seas_at
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import cross, direction, geodetic_from_itrf, itrf_from_geodetic
from expedition.space.sun import lighting_at, sun_elevation_deg

Array = NDArray[np.float64]

LARGE = 2_000_000
"""People of a city that is told."""
DOWN_DEG = 30.0
"""Less than this off the vertical a city passes below; farther out one looks to the horizon for it."""
_LOWEST_DEG = 10.0
_STEP_S = 30.0


class Ground(NamedTuple):
    """A span over one country or sea."""

    start: float
    end: float
    place: str
    land: bool
    light: str


class City(NamedTuple):
    """A large city going by."""

    start: float
    nearest: float
    end: float
    name: str
    country: str
    view: Literal["down", "horizon"]
    off_vertical_deg: float
    side: Literal["left", "right"]
    light: str
    latitude_deg: float
    longitude_deg: float


def grounds(t: Array, r_itrf_m: Array) -> list[Ground]:
    """What lies straight below, span after span; borders are met to the step of the instants."""
    latitude, longitude, _ = geodetic_from_itrf(r_itrf_m).T
    lat, lon = np.degrees(latitude), np.degrees(longitude)
    names = countries_at(lat, lon)
    land = names != ""
    names = np.where(land, names, seas_at(lat, lon))
    sun = below_sun_deg(t, r_itrf_m)
    cuts = np.flatnonzero((names[1:] != names[:-1]) | (land[1:] != land[:-1])) + 1
    edges = [0, *(int(one) for one in cuts), t.size - 1]
    out = []
    for a, b in pairwise(edges):
        if b > a:
            light = lighting_at(float(sun[(a + b) // 2]))
            out.append(Ground(float(t[a]), float(t[b]), str(names[a]) or "sea", bool(land[a]), light))
    return out


def cities(t: Array, r_itrf_m: Array, least_population: int = LARGE) -> list[City]:
    """Large cities that see the ship at least 10° high, with how far off the vertical the ship sees them at best."""
    rows = np.unique(np.clip(np.searchsorted(t, np.arange(t[0], t[-1] + _STEP_S, _STEP_S)), 0, t.size - 1))
    when, r = t[rows], r_itrf_m[rows]
    speed = np.gradient(r, when, axis=0) + cross(
        np.array([0.0, 0.0, EARTH_ROTATION_RADPS]) * np.ones((when.size, 1)), r
    )
    sun = sun_itrf(when)
    out = []
    for town in towns_of(least_population):
        lat, lon = np.radians(town.latitude_deg), np.radians(town.longitude_deg)
        up, at = direction(lat, lon), itrf_from_geodetic(lat, lon, 0.0)
        line = r - at
        sine = (line @ up) / np.linalg.norm(line, axis=1)
        seen = sine > np.sin(np.radians(_LOWEST_DEG))
        edges = np.flatnonzero(np.diff(np.concatenate([[False], seen, [False]]).astype(int)))
        for a, b in edges.reshape(-1, 2):
            k = a + int(np.argmax(sine[a:b]))
            down = -r[k] / np.linalg.norm(r[k])
            look = -line[k] / np.linalg.norm(line[k])
            off = float(np.degrees(np.arccos(np.clip(look @ down, -1.0, 1.0))))
            right = cross(speed[k], r[k])
            out.append(
                City(
                    float(when[a]),
                    float(when[k]),
                    float(when[b - 1]),
                    town.name,
                    country_name(town.country),
                    "down" if off < DOWN_DEG else "horizon",
                    off,
                    "right" if look @ right > 0.0 else "left",
                    lighting_at(float(sun_elevation_deg(up, sun[k]))),
                    town.latitude_deg,
                    town.longitude_deg,
                )
            )
    return sorted(out, key=lambda one: one.nearest)
