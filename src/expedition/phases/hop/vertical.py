"""Vertical hop: straight up from a pad; the crew's capsule parts from its booster, which lands on its engine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.pad import Pad
from expedition.phases.hop.earth_fixed import climb_mps, drag_mps2, height_m, integrate, unit
from expedition.phases.hop.legs import STEP_S, HopFlight, HopLeg, after, falling
from expedition.space.constants import G0_MPS2

Array = NDArray[np.float64]

_COARSE = 4.0
_NUDGE_RAD = 0.005
# Higher up the air brakes a booster more than its engine has to.
_BRAKING_BELOW_M = 6000.0


def fly(hopper: Hopper, site: Pad, load_kg: float) -> HopFlight:
    """Straight up, leaning as much as brings the crew down where they should land."""
    trial = HopFlight(hopper, site, load_kg)
    place = trial.ground + 1000.0 * hopper.landing_distance_km * trial.towards(hopper.landing_bearing_deg)

    def miss(lean: Array) -> Array:
        trial = HopFlight(hopper, site, load_kg, _COARSE)
        _straight_up(trial, lean)
        off = trial.now[0][:3] - place
        return np.array([off @ trial.east, off @ trial.north])

    lean, here = np.zeros(2), miss(np.zeros(2))
    slope = np.stack([(miss(_NUDGE_RAD * one) - here) / _NUDGE_RAD for one in np.eye(2)], axis=1)
    for _ in range(2):
        lean = lean - np.linalg.solve(slope, here)
        here = miss(lean)
    flight = HopFlight(hopper, site, load_kg, lean_rad=float(np.linalg.norm(lean)))
    _straight_up(flight, lean)
    if hopper.booster is not None:
        flight.booster = _landing_booster(flight)
    return flight


def _straight_up(flight: HopFlight, lean_rad: Array) -> None:
    hopper = flight.hopper
    axis = unit(flight.up + lean_rad[0] * flight.east + lean_rad[1] * flight.north)

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        return flight.thrust_mps2(t, height) * axis + drag_mps2(hopper.drag, flight.mass_kg(t), v, height)

    flight.boost(push, start=np.concatenate([flight.ground, np.zeros(3)]))
    crew_kg = mass = flight.mass_kg(flight.cutoff_s)
    if hopper.booster is not None:
        parting = flight.cutoff_s + hopper.separation_s
        still = falling(mass, hopper.drag)
        flight.fly("Coast", still, after(parting))
        crew_kg = hopper.mass_kg - hopper.propellant_kg - hopper.booster.mass_kg + flight.load_kg
    flight.fall(crew_kg, flight.site.height_m)
    flight.marks.append(("Landing", flight.now[1], ""))


def _landing_booster(flight: HopFlight) -> HopLeg:
    """The booster from the parting down: a fall, and a braking begun where it just takes all the speed away."""
    hopper, data = flight.hopper, flight.hopper.booster
    assert data is not None
    parted = next(leg for leg in flight.legs if leg.name == "Coast")
    left = hopper.propellant_kg - hopper.motor.burned_kg(flight.cutoff_s - flight.lit_s)
    mass, ground = data.mass_kg + left, flight.site.height_m
    lift = data.landing_thrust_n / mass
    free = falling(mass, data.drag)

    def too_fast(t: float, y: Array, height: float) -> float:
        room = 2.0 * (lift - G0_MPS2) * (height - ground)
        low = climb_mps(y) < 0.0 and height - ground < _BRAKING_BELOW_M
        return float(y[3:] @ y[3:]) - room if low else -1.0

    def braking(t: float, r: Array, v: Array, height: float) -> Array:
        return free(t, r, v, height) - lift * unit(v)

    fallen = integrate(parted.states_itrf[-1], float(parted.met_s[-1]), free, too_fast, STEP_S)
    lit = float(fallen[0][-1])
    burn = integrate(fallen[1][-1], lit, braking, lambda t, y, height: 2.0 + climb_mps(y), 0.1)
    above = height_m(fallen[1][-1, :3]) - ground
    flight.marks.append(("Booster landing burn", lit, f"{above:.0f} m above the pad"))
    flight.marks.append(("Booster landing", float(burn[0][-1]), "upright, on its engine"))
    return HopLeg("Booster", False, *(np.concatenate([a, b[1:]]) for a, b in zip(fallen, burn, strict=True)))
