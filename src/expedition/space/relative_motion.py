"""Relative motion: how a ship near a station on a near-circular orbit moves about it.

The equations of Clohessy and Wiltshire (Terminal guidance system for satellite rendezvous, J. Aerospace Sci. 27,
1960): point mass, circular orbit, right to first order in the distance over the
radius.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def orbit_rate_radps(state_gcrf: Array) -> float:
    """Angular rate of an orbit at a state (6,), rad/s."""
    r, v = state_gcrf[:3], state_gcrf[3:]
    return float(np.linalg.norm(np.cross(r, v)) / (r @ r))


def clohessy_wiltshire(rate: float, t: ArrayLike) -> tuple[Array, Array]:
    """Blocks (..., 3, 3) that take relative position and velocity (R, T, N) to position after times (...)."""
    t = np.asarray(t, dtype=float)
    s, c = np.sin(rate * t), np.cos(rate * t)
    to_r, to_v = np.zeros((2, *t.shape, 3, 3))
    to_r[..., 0, 0], to_r[..., 1, 0] = 4.0 - 3.0 * c, 6.0 * (s - rate * t)
    to_r[..., 1, 1], to_r[..., 2, 2] = 1.0, c
    to_v[..., 0, 0], to_v[..., 0, 1] = s / rate, 2.0 * (1.0 - c) / rate
    to_v[..., 1, 0], to_v[..., 1, 1] = -2.0 * (1.0 - c) / rate, (4.0 * s - 3.0 * rate * t) / rate
    to_v[..., 2, 2] = s / rate
    return to_r, to_v
