"""Hop glide: a small winged vehicle's way from its fall to a runway.

The pull-out, a glide at a steady airspeed and a spiral over the runway that uses up the height: a point mass with a
parabolic polar. The way round follows a vector field after Nelson, Barber, McLain and Beard, "Vector field path
following for miniature air vehicles" (2007).
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Glide
from expedition.phases.hop.earth_fixed import cross, integrate, plumb_up, unit
from expedition.space.atmosphere import air_at
from expedition.space.constants import G0_MPS2
from expedition.space.frames import geodetic_from_itrf

Array = NDArray[np.float64]

_SEA_LEVEL_KGPM3 = 1.225
_WIDTHS_M = np.linspace(1500.0, 4500.0, 9)
_COARSE_S, _FINE_S = 4.0, 0.5
_STEEPEST, _FLATTEST = -0.9, 0.2
_SIDE_LIMIT_MPS2 = 10.0
_TURN_S = 8.0
_TIGHTNESS = 2.0


def to_runway(
    state_itrf: Array, start_s: float, data: Glide, runway_itrf_m: Array
) -> tuple[Array, Array, Array]:
    """Seconds (k,), ITRF states (k, 6) and felt g (k,) from a fall to the ground at the runway's height.

    The circle over the runway is as wide as brings the touchdown nearest to its middle.
    """
    ground = float(geodetic_from_itrf(runway_itrf_m)[2])

    def flown(width_m: float, step_s: float) -> tuple[Array, Array, Array]:
        push = partial(_wings, data=data, runway=runway_itrf_m, width_m=width_m)
        return integrate(state_itrf, start_s, push, lambda t, y, height: ground - height, step_s)

    misses = [np.linalg.norm(flown(w, _COARSE_S)[1][-1, :3] - runway_itrf_m) for w in _WIDTHS_M]
    return flown(float(_WIDTHS_M[int(np.argmin(misses))]), _FINE_S)


def _wings(
    t: float, r: Array, v: Array, height: float, *, data: Glide, runway: Array, width_m: float
) -> Array:
    """Lift, drag and the sideways part of lift in a bank, m/s²."""
    up, along = plumb_up(r), unit(v)
    speed = float(np.sqrt(v @ v))
    climb = float(np.arcsin(np.clip(along @ up, -1.0, 1.0)))
    # Dynamic pressure against the gliding one.
    pressure = air_at(height)[0] / _SEA_LEVEL_KGPM3 * (speed / data.airspeed_mps) ** 2
    wanted = -np.arctan(1.0 / data.lift_to_drag) + 0.5 * (np.sqrt(pressure) - 1.0)
    bend = 0.2 * speed * (np.clip(wanted, _STEEPEST, _FLATTEST) - climb)
    # Wings stall at twice the lift of the steady glide.
    most = min(data.load_limit, 2.0 * pressure) * G0_MPS2
    lift = float(np.clip(G0_MPS2 * np.cos(climb) + bend, -most, most))
    side = float(np.clip(_sideways(r, v, up, runway, width_m), -_SIDE_LIMIT_MPS2, _SIDE_LIMIT_MPS2))
    side *= min(1.0, pressure)
    load = np.hypot(lift, side) / G0_MPS2
    drag = 0.5 * G0_MPS2 / data.lift_to_drag * (pressure + load * load / max(pressure, 0.1))
    right = unit(cross(along, up))
    return np.asarray(lift * unit(cross(right, along)) - drag * along + side * right)


def _sideways(r: Array, v: Array, up: Array, runway: Array, width_m: float) -> float:
    """Pull to the right, m/s², that leads to a circle around the runway and keeps to it, clockwise."""
    out = r - runway
    out = out - (out @ up) * up
    flat = v - (v @ up) * up
    distance, speed = float(np.sqrt(out @ out)), float(np.sqrt(flat @ flat))
    out, ahead = unit(out), unit(flat)
    inwards = np.arctan(_TIGHTNESS * (distance - width_m) / width_m)
    wanted = np.cos(inwards) * cross(out, up) - np.sin(inwards) * out
    right = cross(ahead, up)
    turn = np.arctan2(float(wanted @ right), float(wanted @ ahead))
    on_circle = np.exp(-(((distance - width_m) / width_m) ** 2))
    return float(speed * turn / _TURN_S + on_circle * speed * speed / width_m)
