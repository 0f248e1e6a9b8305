"""Winged hop: released from under a carrier's wing, turned upwards, and gliding back to the runway."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.pad import Pad
from expedition.phases.hop import carrier as carrier_climb
from expedition.phases.hop import glide
from expedition.phases.hop.earth_fixed import Push, drag_mps2, plumb_up, unit
from expedition.phases.hop.legs import HopFlight, HopLeg, after, falling
from expedition.space.atmosphere import air_at
from expedition.space.constants import G0_MPS2
from expedition.space.frames import geodetic_from_itrf, itrf_from_geodetic

Array = NDArray[np.float64]

_STEERED_PA = 1000.0
_EASED_RAD = np.radians(5.0)


def fly(hopper: Hopper, site: Pad, load_kg: float, release_m: float) -> HopFlight:
    """Up under the carrier, released, turned upwards, back with the tail raised, and gliding to the runway."""
    carrier, flight = hopper.carrier, HopFlight(hopper, site, load_kg)
    assert carrier is not None
    out = flight.towards(carrier.release_bearing_deg)
    place = geodetic_from_itrf(flight.ground + 1000.0 * carrier.release_distance_km * out)
    r = itrf_from_geodetic(place[0], place[1], release_m)
    back = unit(out - (out @ plumb_up(r)) * plumb_up(r))
    released = np.concatenate([r, -carrier.release_speed_mps * back])
    axes = (flight.east, flight.north)
    times, states = carrier_climb.spiral(carrier, flight.ground, site.height_m, axes, released)
    flight.legs.append(HopLeg("Carried", True, times, states, np.ones(times.size)))
    flight.marks.append((f"Release from {carrier.name}", carrier.climb_s, ""))
    lit, full = carrier.climb_s + hopper.motor.ignition_s, hopper.mass_kg + load_kg
    flight.fly("Drop", falling(full, hopper.drag), after(lit))
    flight.marks.append(("Motor ignition", lit, ""))
    flight.boost(_turning_up(flight))
    ground = site.height_m
    flight.fall(flight.mass_kg(flight.cutoff_s), ground + (hopper.glide.below_m if hopper.glide else 0.0))
    if hopper.glide is not None:
        state, met = flight.now
        flight.marks.append(("Glide begins", met, ""))
        flight.legs.append(HopLeg("Glide", False, *glide.to_runway(state, met, hopper.glide, flight.ground)))
    flight.marks.append(("Landing", flight.now[1], ""))
    return flight


def _turning_up(flight: HopFlight) -> Push:
    """Thrust along the path, lift across it until the climb is steep enough; held there while the air allows."""
    turn, drag = flight.hopper.pull_up, flight.hopper.drag
    assert turn is not None
    steep = np.radians(turn.climb_deg)

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        along, up, speed = unit(v), plumb_up(r), float(np.sqrt(v @ v))
        climb = float(np.arcsin(np.clip(along @ up, -1.0, 1.0)))
        # The last degrees are eased into, and steadily held against the weight.
        ease = float(np.clip((steep - climb) / _EASED_RAD, -1.0, 1.0))
        pressure = 0.5 * air_at(height)[0] * speed * speed
        lift = (turn.load_factor * ease + np.cos(climb)) * G0_MPS2 * min(1.0, pressure / _STEERED_PA)
        across = unit(up - (up @ along) * along)
        straight = flight.thrust_mps2(t, height) - abs(lift) / turn.lift_to_drag
        return np.asarray(straight * along + lift * across + drag_mps2(drag, flight.mass_kg(t), v, height))

    return push
