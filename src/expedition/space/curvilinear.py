"""Curvilinear coordinates about a point of an orbit: distance, way along and way across, and their speeds.

Distances along a bent orbit follow burns evenly for thousands of kilometres, straight ones do not.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.space.frames import rtn_axes

Array = NDArray[np.float64]


def curved(anchor_gcrf: Array, states_gcrf: Array) -> Array:
    """States (..., 6) as distance from the Earth's centre, way along and way across the orbit of an anchor (6,).

    m, and the velocity upward, along and across at each place, m/s. Ways are counted from the anchor, on a sphere
    through it.
    """
    axes, radius = rtn_axes(anchor_gcrf), np.linalg.norm(anchor_gcrf[:3])
    x, v = states_gcrf[..., :3] @ axes.T, states_gcrf[..., 3:] @ axes.T
    r = np.linalg.norm(x, axis=-1)
    up = x / r[..., None]
    level = np.hypot(up[..., 0], up[..., 1])
    along = np.stack([-up[..., 1] / level, up[..., 0] / level, np.zeros_like(r)], axis=-1)
    place = (r, radius * np.arctan2(x[..., 1], x[..., 0]), radius * np.arcsin(up[..., 2]))
    speeds = (np.sum(v * one, axis=-1) for one in (up, along, np.cross(up, along)))
    return np.stack([*place, *speeds], axis=-1)


def straightened(coordinates: Any, radius_m: float, xp: Any = np) -> Any:
    """Curvilinear coordinates (6, n) as positions and velocities (6, n) along the anchor's R, T and N.

    radius_m: of the anchor. xp: the array module of the coordinates.
    """
    r, along, across, v_up, v_along, v_across = coordinates
    ca, sa = xp.cos(along / radius_m), xp.sin(along / radius_m)
    cx, sx = xp.cos(across / radius_m), xp.sin(across / radius_m)
    level = v_up * cx - v_across * sx
    return xp.stack(
        [
            r * cx * ca,
            r * cx * sa,
            r * sx,
            level * ca - v_along * sa,
            level * sa + v_along * ca,
            v_up * sx + v_across * cx,
        ]
    )


def gcrf_from_curved(anchor_gcrf: Array, coordinates: Array) -> Array:
    """GCRF states (..., 6) of curvilinear coordinates (..., 6); undoes `curved`."""
    axes, radius = rtn_axes(anchor_gcrf), float(np.linalg.norm(anchor_gcrf[:3]))
    x = np.moveaxis(straightened(np.moveaxis(coordinates, -1, 0), radius), 0, -1)
    return np.concatenate([x[..., :3] @ axes, x[..., 3:] @ axes], axis=-1)


def curved_errors(rtn: Any, rate_radps: float, xp: Any = np) -> Any:
    """Small errors (6, n) of place and velocity along fixed R, T and N as deviations of curvilinear coordinates.

    rate_radps: of the near-circular orbit: what is off along the way sees another vertical.
    """
    return xp.concatenate([rtn[:3], (rtn[3] + rate_radps * rtn[1])[None], rtn[4:]])
