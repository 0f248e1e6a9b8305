"""The ascent into an inclination, and the mean orbit that it ends in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.ship import Ship
from expedition.phases.ascent import climb, insertion, reach, search
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.ascent.plane_crossing import latitude_argument_rad
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.orbits import inclination_ripple_rad

# From the crossing of the pad's latitude to cut-off: enough for the ripple of the inclination there.
_TYPICAL_DOWNRANGE_RAD = np.radians(15.0)
GRID_DEG = 0.05
"""Ascents into inclinations this near to each other are as good as one."""


def ascent_into(
    launcher: Launcher, ship: Ship, pad: Pad, inclination_rad: float, *, at_node: bool, late_s: float = 0.0
) -> tuple[climb.Ascent, InsertionOrbit]:
    """The ascent into an inclination, and the mean orbit it ends in, on a pass whose azimuth the pad allows.

    inclination_rad: mean, or `at_node` as it osculates there, where the ripple is at its top and announcements
    read it. late_s: how much later than the lift-off that its window names the launcher leaves, to steer into the same
    plane. Raises
    ImpossibleFlightError where the pad or the launcher cannot.
    """
    reach.refuse_closed(pad, launcher, ship.mass_kg, float(np.degrees(inclination_rad)))
    pad = reach.facing(pad, inclination_rad)
    perigee = WGS84_RADIUS_M + 1000.0 * launcher.insertion.perigee_km
    ripple = inclination_ripple_rad(perigee, inclination_rad)
    mean = inclination_rad - ripple if at_node else inclination_rad
    latitude_argument = latitude_argument_rad(pad, mean) + _TYPICAL_DOWNRANGE_RAD
    at_cutoff = mean + ripple * np.cos(2.0 * latitude_argument)
    zero_s = launcher.window.zero_s if launcher.window else 0.0
    flown = search.best(launcher, ship.mass_kg, pad, float(at_cutoff), zero_s + late_s)
    orbit = insertion.insertion_orbit(flown)
    if launcher.steering_kg is None and launcher.window is None:
        return flown, orbit
    near = float(np.radians(round(np.degrees(at_cutoff) / GRID_DEG) * GRID_DEG))
    early_s, late_most_s = search.steering_s(launcher, ship.mass_kg, pad, near)
    return flown, replace(orbit, steering_s=(early_s + zero_s, late_most_s - zero_s))
