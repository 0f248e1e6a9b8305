"""Light outside a ship: day, penumbra, night, golden minutes; the terminator below; Sun and Moon over its horizon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from expedition.audience.sky import sun_itrf
from expedition.space.crossings import crossings, spans
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M, cross, direction, geodetic_from_itrf
from expedition.space.moon import moon_itrf_m, moon_lit
from expedition.space.sun import sun_elevation_deg

Array = NDArray[np.float64]
Light = Literal["day", "golden", "penumbra", "night"]

SUN_RADIUS_DEG = 0.2666
GOLDEN_DEG = 6.0
"""Below this height over the horizon photographers call the Sun's light golden."""
_BALL = np.array([1.0, 1.0, 1.0 / (1.0 - WGS84_FLATTENING)])
_SIDES = (
    "ahead",
    "ahead on the right",
    "right",
    "behind on the right",
    "behind",
    "behind on the left",
    "left",
    "ahead on the left",
)


def over_limb_deg(r_itrf_m: Array, towards: Array) -> Array:
    """Angles (n,) of directions (n, 3) above the Earth's limb as positions (n, 3) see it, degrees.

    The limb is that of the WGS-84 ellipsoid, without air: refraction shows the Sun for some seconds longer.
    """
    # Along its axis the Earth is stretched to a ball, whose limb is a cone; what touches it touches it still.
    r, d = r_itrf_m * _BALL, towards * _BALL
    length = np.linalg.norm(r, axis=-1, keepdims=True)
    down = -r / length
    d = d / np.linalg.norm(d, axis=-1, keepdims=True)
    along = np.sum(d * down, axis=-1, keepdims=True)
    side = d - along * down
    side = side / np.maximum(np.linalg.norm(side, axis=-1, keepdims=True), 1e-12)
    half = np.arcsin(np.minimum(WGS84_RADIUS_M / length, 1.0))
    limb = (np.cos(half) * down + np.sin(half) * side) / _BALL
    limb = limb / np.linalg.norm(limb, axis=-1, keepdims=True)
    real = towards / np.linalg.norm(towards, axis=-1, keepdims=True)
    angle = 2.0 * np.arcsin(np.clip(0.5 * np.linalg.norm(real - limb, axis=-1), 0.0, 1.0))
    return np.asarray(
        np.degrees(np.where(np.arccos(np.clip(along[..., 0], -1, 1)) > half[..., 0], angle, -angle))
    )


def light_spans(t: Array, r_itrf_m: Array) -> list[tuple[float, float, Light]]:
    """Spans of "day", "golden", "penumbra" and "night", one after the other, from the first instant to the last.

    Penumbra: a part of the Sun's disc is in sight. Golden: all of it, its middle lower than GOLDEN_DEG.
    """
    height = over_limb_deg(r_itrf_m, sun_itrf(t))
    levels = (-SUN_RADIUS_DEG, SUN_RADIUS_DEG, GOLDEN_DEG)
    edges = np.concatenate([t[:1], *(crossings(t, height, level) for level in levels), t[-1:]])
    edges = np.unique(edges)
    names: tuple[Light, ...] = ("night", "penumbra", "golden", "day")
    out: list[tuple[float, float, Light]] = []
    for a, b in pairwise(edges):
        name = names[int(np.searchsorted(levels, np.interp(0.5 * (a + b), t, height)))]
        if out and out[-1][2] == name:
            out[-1] = (out[-1][0], float(b), name)
        else:
            out.append((float(a), float(b), name))
    return out


def terminators(t: Array, r_itrf_m: Array) -> list[tuple[float, bool]]:
    """Instants at which the ground straight below passes from day into night (True) or back."""
    sun = below_sun_deg(t, r_itrf_m)
    found = [(float(one), True) for one in crossings(t, sun, rising=False)]
    return sorted(found + [(float(one), False) for one in crossings(t, sun, rising=True)])


def below_sun_deg(t: Array, r_itrf_m: Array) -> Array:
    """The Sun over the horizon of the ground straight below (n,), degrees."""
    latitude, longitude, _ = geodetic_from_itrf(r_itrf_m).T
    return sun_elevation_deg(direction(latitude, longitude), sun_itrf(t))


def moon_spans(t: Array, r_itrf_m: Array) -> list[tuple[float, float, float]]:
    """Spans in which the middle of the Moon is over the limb, with the share of it that is lit."""
    moon = moon_itrf_m(t) - r_itrf_m
    lit = moon_lit(moon, sun_itrf(t))
    return [
        (a, b, float(np.interp(0.5 * (a + b), t, lit))) for a, b in spans(t, over_limb_deg(r_itrf_m, moon))
    ]


def moon_towards(t: Array, r_itrf_m: Array) -> Array:
    """Directions (n, 3) to the Moon as a ship sees it."""
    return moon_itrf_m(t) - r_itrf_m


def side_words(t: Array, r_itrf_m: Array, towards: Array, at: Sequence[float]) -> list[str]:
    """Where a body stands, at instants, for one who flies forward with the Earth below: "ahead on the left"."""
    speed = np.gradient(r_itrf_m, t, axis=0) + cross(
        np.array([0.0, 0.0, EARTH_ROTATION_RADPS]) * np.ones((t.size, 1)), r_itrf_m
    )
    up = r_itrf_m / np.linalg.norm(r_itrf_m, axis=1, keepdims=True)
    right = cross(speed, up)
    right = right / np.linalg.norm(right, axis=1, keepdims=True)
    ahead = cross(up, right)
    x, y = np.sum(towards * ahead, axis=1), np.sum(towards * right, axis=1)
    return [
        _SIDES[round(np.degrees(np.arctan2(np.interp(one, t, y), np.interp(one, t, x))) / 45.0) % 8]
        for one in at
    ]
