"""The Sun: its direction, day and night on the ground and in orbit."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.crossings import crossings
from expedition.space.engine import EARTH_RADIUS_M
from expedition.space.frames import direction, greenwich_rad
from expedition.space.time import DAY_S

Array = NDArray[np.float64]


def sun_direction(t: ArrayLike) -> Array:
    """Unit vectors (..., 3) to the Sun on the true equator of date (TEME), low precision formula.

    Astronomical Almanac, section C: right to 0.01° from 1950 to 2050, that is, two seconds of sunrise.
    """
    # TAI for UT1 moves the Sun by 4e-4 degrees.
    days = np.asarray(t, dtype=float) / DAY_S
    anomaly = np.radians(357.528 + 0.9856003 * days)
    longitude = np.radians(
        280.460 + 0.9856474 * days + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2.0 * anomaly)
    )
    obliquity = np.radians(23.439 - 4e-7 * days)
    return np.stack(
        [
            np.cos(longitude),
            np.cos(obliquity) * np.sin(longitude),
            np.sin(obliquity) * np.sin(longitude),
        ],
        axis=-1,
    )


def sunlit(r_m: ArrayLike, sun: ArrayLike) -> NDArray[np.bool_]:
    """Whether positions (..., 3) see the middle of the Sun past a spherical Earth; same axes for both."""
    return np.asarray(shadow_margin_m(r_m, sun) > 0.0)


def shadow_margin_m(r_m: ArrayLike, sun: ArrayLike) -> Array:
    """Distance (m) of positions (..., 3) from the Earth's shadow cylinder, negative inside it."""
    r, s = np.asarray(r_m, dtype=float), np.asarray(sun, dtype=float)
    along = np.sum(r * s, axis=-1)
    across = np.sqrt(np.maximum(np.sum(r * r, axis=-1) - along**2, 0.0))
    return np.asarray(
        np.where(along > 0.0, np.hypot(across - EARTH_RADIUS_M, along), across - EARTH_RADIUS_M)
    )


def sun_elevation_deg(up: ArrayLike, sun: ArrayLike) -> Array:
    """Elevation of the Sun's middle above the horizon of unit verticals (..., 3), degrees, no refraction."""
    dot = np.sum(np.asarray(up, dtype=float) * np.asarray(sun, dtype=float), axis=-1)
    return np.asarray(np.degrees(np.arcsin(np.clip(dot, -1.0, 1.0))))


def lighting_at(elevation_deg: float) -> str:
    """Day, civil twilight, twilight or night, by the elevation of the Sun."""
    if elevation_deg > -0.833:
        return "day"
    if elevation_deg > -6.0:
        return "civil twilight"
    return "twilight" if elevation_deg > -18.0 else "night"


def sunrise_sunset(latitude_deg: float, longitude_deg: float, t: float) -> tuple[float | None, float | None]:
    """Sunrise and sunset (upper edge, with refraction) at a place on its solar day around an instant.

    None for one that does not happen. Good to half a minute on a level horizon.
    """
    noon_s = (0.5 - longitude_deg / 360.0) * DAY_S
    midnight = (
        np.floor((t + 0.5 * DAY_S - noon_s + 0.5 * DAY_S) / DAY_S) * DAY_S
        - 0.5 * DAY_S
        + noon_s
        - 0.5 * DAY_S
    )
    times = midnight + np.arange(0.0, DAY_S + 60.0, 60.0)
    up = direction(np.radians(latitude_deg), greenwich_rad(times) + np.radians(longitude_deg))
    high = sun_elevation_deg(up, sun_direction(times)) + 0.833

    def first(found: Array) -> float | None:
        return float(found[0]) if found.size else None

    return first(crossings(times, high, rising=True)), first(crossings(times, high, rising=False))
