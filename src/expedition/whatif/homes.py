"""A way home as planned, with all that its scattered ones need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent as DescentData
from expedition.phases.home.descent import Aim
from expedition.phases.home.entry import Craft
from expedition.phases.propulsion import Propulsion
from expedition.space.atmosphere import AirAlong
from expedition.space.frames import itrf_from_geodetic
from expedition.whatif.into_orbit import Up
from expedition.whatif.leaving import Leaving

Array = NDArray[np.float64]
Table = dict[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Home:
    """A way home as planned, with all that its scattered ones need. Goes from process to process as it is."""

    title: str
    data: DescentData
    aim: Aim
    zone_deg: tuple[float, float]
    zone_radius_m: float
    engine: Propulsion
    mass_kg: float
    """At the deorbit burn."""
    propellant_kg: float
    """That may be burnt, as far as it is known."""
    drag_area_over_mass_m2pkg: float
    tig: float
    dv_mps: float
    state_gcrf: Array
    """(6,) at `tig`."""
    interface: float
    interface_itrf: Array
    """(6,) when entry interface is passed, as planned."""
    air: AirAlong
    craft: Craft
    cycles_s: Array
    """When steering corrects, after entry interface; where an entry takes longer than planned, it goes on."""
    steered_s: float
    """How long the entry lasts until its first canopy opens."""
    landed: float
    landed_deg: tuple[float, float]
    max_g: float
    handover: float
    """From where on the air counts in the fall."""
    to_itrf: Array
    """(6, 6) from GCRF to Earth-fixed states at `handover`."""
    handover_gcrf: Array
    """(6,) as planned."""
    beside_gcrf: Array
    """(6,) as flown with J2 alone."""
    mended: Array
    """(7,) what the fall as planned is later, and elsewhere (m, m/s), at entry interface than as flown with J2."""
    left: Leaving | None = None
    """What is done before the burn; None where nothing of it errs."""
    up: Up | None = None
    """The way up of a free flight."""


def circles(home: Home) -> list[tuple[str, float, float, float]]:
    """Where it shall land: name; how far along the flight and to the right from the landing planned, and radius, km."""
    zone_m, aim_m = ground_m(home, home.zone_deg), home.aim.itrf_m()
    wanted = (("zone", zone_m, home.zone_radius_m / 1000.0), ("aim", aim_m, home.data.landing_within_km))
    found = [(name, *off_planned_m(home, place_m), radius) for name, place_m, radius in wanted]
    return [
        (name, float(along) / 1000.0, float(cross) / 1000.0, radius) for name, along, cross, radius in found
    ]


def ground_m(home: Home, place_deg: tuple[float, float]) -> Array:
    latitude, longitude = np.radians(place_deg)
    return itrf_from_geodetic(latitude, longitude, home.aim.height_m)


def local(home: Home) -> tuple[Array, Array, Array]:
    """The landing planned (3,), m, and the directions along the flight and to its right there."""
    planned = ground_m(home, home.landed_deg)
    up = planned / np.linalg.norm(planned)
    right = np.cross(up, home.interface_itrf[:3])
    right = right / np.linalg.norm(right)
    return planned, np.cross(up, right), right


def off_planned_m(home: Home, r: Array) -> tuple[Array, Array]:
    """How far places (3, n) lie beyond the landing planned, along the flight, and to its right, m."""
    planned, ahead, right = local(home)
    dx, dy, dz = r[0] - planned[0], r[1] - planned[1], r[2] - planned[2]
    return dx * ahead[0] + dy * ahead[1] + dz * ahead[2], dx * right[0] + dy * right[1] + dz * right[2]


def distance_m(r: Array, to: Array) -> Array:
    dx, dy, dz = r[0] - to[0], r[1] - to[1], r[2] - to[2]
    return np.asarray(np.sqrt(dx * dx + dy * dy + dz * dz))
