"""The Sun: its direction, day and night on the ground and in orbit."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.crossings import crossings
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M, direction, greenwich_rad
from expedition.space.time import DAY_S

Array = NDArray[np.float64]

_STRETCH = np.array([1.0, 1.0, 1.0 / (1.0 - WGS84_FLATTENING)])


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
    """Whether positions (..., 3) see the middle of the Sun past the Earth; axes as for `shadow_margin_m`."""
    return np.asarray(shadow_margin_m(r_m, sun) > 0.0)


def shadow_margin_m(r_m: ArrayLike, sun: ArrayLike) -> Array:
    """Distance (m) of positions (..., 3) from the edge of the Earth's shadow, negative inside it.

    The edge is where the middle of the Sun stands on the limb of the WGS-84 ellipsoid, half of its disc in sight; so
    an orbital sunset or sunrise is the middle of the penumbra, which a ship in low orbit takes some 8 s to pass. sun:
    unit vectors on the same axes, whose z is the Earth's (TEME; or GCRF, whose pole moves the edge by 50 m). Without
    refraction. The edge is right to 0.1 km; a distance away from it is short by up to a part in 300.
    """
    r, s = _stretched(r_m), _stretched(sun)
    along = np.sum(r * s, axis=-1) / np.sqrt(np.sum(s * s, axis=-1))
    across = np.sqrt(np.maximum(np.sum(r * r, axis=-1) - along**2, 0.0))
    beside = across - WGS84_RADIUS_M
    return np.asarray(np.where(along > 0.0, np.hypot(beside, along), beside))


def sunlit_around(
    radius_m: Array, cosine: Array, sine: Array, axes: tuple[Array, Array], sun: Array
) -> NDArray[np.bool_]:
    """`sunlit` for circles in n planes, m positions on each, without laying the positions out.

    radius_m: (n, 1). cosine, sine: (n, m) of the angle from the first of the axes, two unit vectors (n, 3) at right
    angles, the first of which lies on the equator. sun: (n, 3).
    """
    first, second, s = axes[0], _stretched(axes[1]), _stretched(sun)
    s = s / np.sqrt(np.sum(s * s, axis=-1, keepdims=True))
    p, q, longer = (np.sum(a * b, axis=-1)[:, None] for a, b in ((first, s), (second, s), (second, second)))
    along = p * cosine + q * sine
    across_squared = cosine * cosine + longer * sine * sine - along * along
    return np.asarray((along > 0.0) | (across_squared > (WGS84_RADIUS_M / radius_m) ** 2))


def _stretched(vectors: ArrayLike) -> Array:
    """Along its axis, until the Earth is a ball: lines stay lines, and what touches it touches it still."""
    return np.asarray(np.asarray(vectors, dtype=float) * _STRETCH)


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
