"""Nominal descent: what a ship's way down from a circular orbit usually takes in time and angle.

Landing opportunities are searched with it over days; the descent that is then flown is solved anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.phases.home.deorbit import two_body_burn_mps
from expedition.phases.home.entry import MEAN_RADIUS_M, Craft, fly_to, held
from expedition.phases.home.parachutes import under_canopies
from expedition.phases.home.steering import Steering
from expedition.phases.propulsion import Propulsion
from expedition.space.atmosphere import Air
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M, carried_mps, turned_east

Array = NDArray[np.float64]

_LATITUDE_RAD = np.radians(35.0)


@dataclass(frozen=True)
class Nominal:
    """The descent that a ship flies from a circular orbit, on the average: times (s) and angle in its plane (rad)."""

    burn_s: float
    """Length of the burn."""
    to_landing_s: float
    """From the start of the burn to standstill."""
    to_plane_s: float
    """From the start of the burn to when the landing place is in the plane of the orbit: with the air, the ship is
    carried out of the plane by the turning Earth, as if it stayed in it until then."""
    angle_rad: float
    """From where the burn begins to where the landing place is then, along the orbit."""
    dv_mps: float
    ballistic_short_rad: float
    """By how much a capsule that rolls its lift away comes down before; nothing for one with wings."""


@lru_cache(maxsize=64)
def nominal(ship: Ship, a_m: float, inclination_rad: float, t: float) -> Nominal:
    """The nominal descent from a circular orbit of a radius (m), in the air of an instant.

    Two bodies down to entry interface, then the entry with the nominal bank to both sides. Round the radius to
    make use of the cache.
    """
    data = ship.wanted_descent()
    speed = float(np.sqrt(MU_M3_S2 / a_m))
    dv = two_body_burn_mps(np.array([a_m, 0.0, 0.0, 0.0, speed, 0.0]), data)
    engine = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    burn_s = engine.duration_s(
        dv, 0.5 * (ship.mass_kg + max(data.mass_kg, ship.mass_kg - ship.propellant_kg))
    )
    # Down the ellipse from its apogee, where the burn's middle is.
    apogee_speed = speed - dv
    a = 1.0 / (2.0 / a_m - apogee_speed**2 / MU_M3_S2)
    e = a_m / a - 1.0
    low = WGS84_RADIUS_M - 8000.0 + data.entry_height_m
    eccentric = float(np.arccos((1.0 - low / a) / e))
    fall_s = (np.pi - eccentric + e * np.sin(eccentric)) / np.sqrt(MU_M3_S2 / a**3)
    true = 2.0 * np.arctan2(
        np.sqrt(1.0 + e) * np.sin(0.5 * eccentric), np.sqrt(1.0 - e) * np.cos(0.5 * eccentric)
    )
    interface_speed = float(np.sqrt(MU_M3_S2 * (2.0 / low - 1.0 / a)))
    angle = np.radians(data.entry_angle_deg)
    # At entry interface, northbound over the middle latitudes.
    u = float(np.arcsin(min(np.sin(_LATITUDE_RAD) / max(np.sin(inclination_rad), 1e-6), 1.0)))
    c, s = np.cos(inclination_rad), np.sin(inclination_rad)
    up = np.array([np.cos(u), c * np.sin(u), s * np.sin(u)])
    along = np.array([-np.sin(u), c * np.cos(u), s * np.cos(u)])
    r = low * up
    v = interface_speed * (np.cos(angle) * along - np.sin(angle) * up)
    v = v - carried_mps(r)
    craft = Craft.of(data.mass_kg, data.aerodynamics)
    air = Air.of_day(t, 40.0, 60.0)
    steering = Steering.of(data)
    bank = steering.bank_rad
    ends = fly_to(
        np.concatenate([r, v]),
        craft,
        air,
        bank_rad=[bank, -bank],
        end_height_m=steering.end_height_m,
        end_speed_mps=steering.end_speed_mps,
        damping_radspm=steering.damping_radspm,
    )
    entry_s = float(ends.after_s.mean())
    place = ends.states_itrf[:, :3].mean(axis=0)
    short = 0.0
    if data.glide is None:
        rolled = held(np.concatenate([r, v]), craft, air, steering.end_height_m, lifts=0.0)
        short = _ahead_rad(place, up, along) - _ahead_rad(rolled.states_itrf[-1, :3], up, along)
        after_s = float(under_canopies(ends.states_itrf[0], craft, air, data.canopies, 0.0)[0].after_s[-1])
    else:
        after_s = data.glide.to_standstill_s
    normal = np.cross(up, along)
    with_s = 0.0
    for _ in range(3):
        there = turned_east(place, EARTH_ROTATION_RADPS * with_s)
        with_s -= float(there @ normal / (carried_mps(there) @ normal))
    place = turned_east(place, EARTH_ROTATION_RADPS * with_s)
    flown = _ahead_rad(place, up, along)
    if data.glide is not None:
        # With changes of side the way is about straight, and the Earth's turning is in it.
        flown = (
            float(ends.path_m.mean() + data.glide.gate_m) / MEAN_RADIUS_M
            + 0.5 * EARTH_ROTATION_RADPS * entry_s
        )
    begin = 0.5 * burn_s * speed / a_m
    to_interface_s = 0.5 * burn_s + float(fall_s)
    return Nominal(
        burn_s,
        to_interface_s + entry_s + after_s,
        to_interface_s + with_s,
        begin + float(np.pi - true) + flown,
        dv,
        short,
    )


def _ahead_rad(place: Array, up: Array, along: Array) -> float:
    """How far a place (3,) lies ahead of where a flight is overhead, rad."""
    return float(np.arctan2(place @ along, place @ up))
