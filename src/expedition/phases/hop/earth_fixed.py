"""Motion seen from the turning Earth: heights, drag and an integrator for single flights in the air."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Drag
from expedition.space.atmosphere import air_at
from expedition.space.constants import G0_MPS2
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M
from expedition.space.gravity import weight_mps2
from expedition.space.integration import runge_kutta

Array = NDArray[np.float64]

Push = Callable[[float, Array, Array, float], Array]
"""Everything but gravity (3,), m/s², at seconds since lift-off, position and velocity (ITRF), and height."""
Stop = Callable[[float, Array, float], float]
"""A number that turns positive where a stretch of flight ends, from time, state (6,) and height."""

_LONGEST_S = 3600.0
_HALVINGS = 30
_SHORTEST_S = 1e-3


def height_m(r_itrf_m: Array) -> float:
    """Height over the ellipsoid of one position, taken along its radius; right to a metre below 200 km."""
    x, y, z = r_itrf_m.tolist()
    squared = x * x + y * y + z * z
    s2, b = z * z / squared, 1.0 - WGS84_FLATTENING
    return math.sqrt(squared) - WGS84_RADIUS_M * b / math.sqrt(b * b * (1.0 - s2) + s2)


def unit(x: Array) -> Array:
    """A vector (3,) of length one, or nothing of nothing."""
    return np.asarray(x / max(math.sqrt(float(x @ x)), 1e-12))


def cross(a: Array, b: Array) -> Array:
    """The vector product of two vectors (3,); numpy's own takes ten times as long for a single one."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def plumb_up(r_itrf_m: Array) -> Array:
    """The direction (3,) against the plumb line at a position."""
    x, y, z = r_itrf_m.tolist()
    z /= (1.0 - WGS84_FLATTENING) ** 2
    length = math.sqrt(x * x + y * y + z * z)
    return np.array([x / length, y / length, z / length])


def climb_mps(state_itrf: Array) -> float:
    """Upward part of the velocity of a state (6,), m/s."""
    return float(state_itrf[3:] @ plumb_up(state_itrf[:3]))


def drag_mps2(drag: Drag, mass_kg: float, v_itrf_mps: Array, height: float) -> Array:
    """Deceleration (3,) by still air of a mass, m/s²."""
    density, _, sound = air_at(height)
    speed = math.sqrt(float(v_itrf_mps @ v_itrf_mps))
    area = drag.reference_area_m2 * float(np.interp(speed / sound, drag.mach, drag.coefficient))
    return np.asarray(-0.5 * density * speed * area / mass_kg * v_itrf_mps)


def integrate(
    state_itrf: Array, start_s: float, push: Push, stop: Stop, step_s: float
) -> tuple[Array, Array, Array]:
    """Seconds (k,), states (k, 6) and felt g (k,) of a flight until `stop` turns positive, or for an hour.

    Runge-Kutta of order four with a fixed step; the end is found by halving to a nanosecond.
    """

    def rates(t: float, y: Array) -> Array:
        r, v = y[:3], y[3:]
        return np.concatenate([v, weight_mps2(r, v) + push(t, r, v, height_m(r))])

    def ahead(t: float, y: Array, h: float) -> Array:
        return runge_kutta(rates, t, y, h)

    def over(t: float, y: Array) -> bool:
        return stop(t, y, height_m(y[:3])) >= 0.0

    times, states = [start_s], [state_itrf]
    while times[-1] < start_s + _LONGEST_S:
        t, y = times[-1], states[-1]
        after, low, high = ahead(t, y, step_s), 0.0, step_s
        ends = over(t + step_s, after)
        if ends:
            for _ in range(_HALVINGS):
                middle = 0.5 * (low + high)
                low, high = (low, middle) if over(t + middle, ahead(t, y, middle)) else (middle, high)
            after = ahead(t, y, high)
            # A last step too short to tell a speed from takes the place of the one before.
            if high < _SHORTEST_S and len(times) > 1:
                del times[-1], states[-1]
        times.append(t + high)
        states.append(after)
        if ends:
            break
    pushes = [push(t, y[:3], y[3:], height_m(y[:3])) for t, y in zip(times, states, strict=True)]
    return np.array(times), np.array(states), np.linalg.norm(pushes, axis=1) / G0_MPS2
