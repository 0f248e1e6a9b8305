"""Plane crossing: where an orbit's plane passes over a pad."""

from __future__ import annotations

import numpy as np

from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.space.frames import geocentric_latitude_rad


def crossing_longitude_rad(pad: Pad, inclination_rad: float) -> float:
    """How far east of its ascending node a plane meets the pad's latitude in the pad's direction of flight, rad.

    Raises ImpossibleFlightError where the plane does not reach that far.
    """
    ratio = np.tan(geocentric_rad(pad)) / np.tan(inclination_rad)
    if abs(ratio) > 1.0:
        lowest = np.degrees(abs(geocentric_rad(pad)))
        raise ImpossibleFlightError(
            f"{np.degrees(inclination_rad):.2f}° is below the pad's latitude {abs(pad.latitude_deg):.2f}° "
            f"({lowest:.2f}° geocentric); the lowest reachable inclination is {lowest:.2f}°"
        )
    north = float(np.arcsin(ratio))
    return np.pi - north if pad.southbound else north


def latitude_argument_rad(pad: Pad, inclination_rad: float) -> float:
    """Argument of latitude at which a plane passes over the pad's latitude in its direction of flight, rad."""
    crossing_longitude_rad(pad, inclination_rad)
    north = float(np.arcsin(np.clip(np.sin(geocentric_rad(pad)) / np.sin(inclination_rad), -1.0, 1.0)))
    return np.pi - north if pad.southbound else north


def geocentric_rad(pad: Pad) -> float:
    """The pad's latitude seen from the Earth's centre, rad."""
    return geocentric_latitude_rad(np.radians(pad.latitude_deg))
