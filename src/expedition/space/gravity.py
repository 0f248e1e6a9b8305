"""Gravity of a point mass and J2, for what is flown on plain arrays: ascents, entries and hops.

Orbits go through the full force model of `engine` instead.
"""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from expedition.space.engine import EARTH_RADIUS_M, EARTH_ROTATION_RADPS, J2, MU_M3_S2
from expedition.space.integration import nystrom

Array = NDArray[np.float64]
Number = TypeVar("Number", float, Array)


def pull_per_m(z_m: Number, r2_m2: Number, radius_m: Number) -> tuple[Number, Number]:
    """Gravity for each metre from the Earth's centre, and what is added for each metre from the equator, 1/s².

    Both are negative. z_m: distance north of the equator's plane. r2_m2, radius_m: from the centre, squared and not.
    """
    pull = -MU_M3_S2 / (r2_m2 * radius_m)
    bulge = 1.5 * J2 * EARTH_RADIUS_M**2 / r2_m2
    return pull * (1.0 + bulge * (1.0 - 5.0 * (z_m * z_m) / r2_m2)), 2.0 * pull * bulge


def gravity_mps2(r_m: Array) -> Array:
    """Gravity (..., 3) at positions (..., 3) in a frame whose z axis is the Earth's pole, m/s²."""
    r2 = np.einsum("...i,...i->...", r_m, r_m)
    level, more = pull_per_m(r_m[..., 2], r2, np.sqrt(r2))
    out = np.asarray(r_m * level[..., None])
    out[..., 2] += more * r_m[..., 2]
    return out


def weight_mps2(r_itrf_m: Array, v_itrf_mps: Array) -> Array:
    """Gravity (3,) as felt on the turning Earth: with the centrifugal and the Coriolis part, m/s².

    For one position alone: a flight in the air is half as long for it.
    """
    x, y, z = r_itrf_m.tolist()
    vx, vy, _ = v_itrf_mps.tolist()
    w, r2 = EARTH_ROTATION_RADPS, x * x + y * y + z * z
    level, more = pull_per_m(z, r2, math.sqrt(r2))
    flat = level + w * w
    return np.array([x * flat + 2.0 * w * vy, y * flat - 2.0 * w * vx, z * (level + more)])


def coast(r: Array, v: Array, duration_s: Array, steps: int) -> tuple[Array, Array]:
    """Positions and velocities (n, 3) after coasts of each sample's own duration (n,), forward or back."""
    h = (duration_s / steps)[:, None]
    for _ in range(steps):
        r, v = nystrom(lambda place, _: gravity_mps2(place), r, v, h)
    return r, v
