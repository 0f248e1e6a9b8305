"""Carrier climb: an aircraft's way from the runway to where it releases a hopper."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Carrier
from expedition.errors import ImpossibleFlightError
from expedition.space.crossings import brackets
from expedition.space.frames import geodetic_from_itrf, itrf_from_geodetic

Array = NDArray[np.float64]

_TURNS = 2
_TAKE_OFF_MPS = 75.0


def spiral(
    carrier: Carrier, runway_itrf_m: Array, ground_m: float, axes: tuple[Array, Array], released_itrf: Array
) -> tuple[Array, Array]:
    """Seconds since take-off (k,) and ITRF states (k, 6): wide left turns up to the state of the release.

    Around one place, so wide that the turns take the climb's time at speeds that grow from take-off to release;
    how a carrier really flies is not known. `axes` are east and north at the runway. Raises ImpossibleFlightError
    where no such way takes the time.
    """
    east, north = axes
    bearing, climb_s = np.radians(carrier.release_bearing_deg), carrier.climb_s
    # Level coordinates at the runway, east and north; it is released flying back towards it.
    end = 1000.0 * carrier.release_distance_km * np.array([np.sin(bearing), np.cos(bearing)])
    outward = np.array([-np.cos(bearing), np.sin(bearing)])
    last_mps = carrier.release_speed_mps

    def turns(width_m: float) -> tuple[float, Array, float]:
        """How much farther it is around than the time allows (rad), the centre, and the first angle."""
        centre = end - width_m * outward
        first = float(np.arctan2(-centre[1], -centre[0]))
        around = (np.arctan2(outward[1], outward[0]) - first) % (2.0 * np.pi) + 2.0 * np.pi * _TURNS
        rates = _TAKE_OFF_MPS / float(np.hypot(*centre)) + last_mps / width_m
        return float(around - 0.5 * climb_s * rates), centre, first

    widths = np.geomspace(2e3, 2e5, 200)
    over = np.array([turns(width)[0] for width in widths])
    # The angle jumps by a turn where the centre passes the runway; a root lies on a steady rise.
    steady = brackets(over, rising=True, jump=np.pi)
    if not steady.size:
        raise ImpossibleFlightError(
            f"{carrier.name} finds no way to its release, {carrier.release_distance_km:g} km away, in "
            f"{climb_s:g} s at {last_mps:g} m/s; change climb_s or release_distance_km"
        )
    low, high = widths[steady[0]], widths[steady[0] + 1]
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if turns(middle)[0] < 0.0 else (low, middle)
    _, centre, first = turns(low)
    u = np.linspace(0.0, 1.0, 541)
    ease = 3.0 * u**2 - 2.0 * u**3
    start_width = float(np.hypot(*centre))
    slow, fast = _TAKE_OFF_MPS / start_width * climb_s, last_mps / low * climb_s
    angle = first + slow * u + 0.5 * (fast - slow) * u**2
    width = start_width + (low - start_width) * ease
    way = centre + width[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    flat = geodetic_from_itrf(runway_itrf_m + way[:, :1] * east + way[:, 1:] * north)
    top = float(geodetic_from_itrf(released_itrf[:3])[2])
    r = itrf_from_geodetic(flat[:, 0], flat[:, 1], ground_m + (top - ground_m) * ease)
    v = np.gradient(r, climb_s * u, axis=0, edge_order=2)
    r[-1], v[-1] = released_itrf[:3], released_itrf[3:]
    return climb_s * u, np.hstack([r, v])
