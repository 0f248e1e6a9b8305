"""Suborbital: up to the edge of space and down again, three degrees of freedom over the turning, oblate Earth.

Either straight up from a pad, the crew's capsule parting from its booster and coming down under parachutes, or
from under a carrier's wing, turning upwards, falling back with the tail raised and gliding to the runway. Thrust
with its loss to the pressure of the air, drag by Mach number, the gravity of a point mass and J2.

What is left out: winds, the vehicle's own rotation, the start and tail-off of the motor, lift of a capsule.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Hopper, Motor
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.phases.hop import vertical, winged
from expedition.phases.hop.legs import HopFlight, HopLeg
from expedition.space.atmosphere import air
from expedition.space.constants import G0_MPS2
from expedition.space.crossings import crossings
from expedition.space.frames import geodetic_from_itrf
from expedition.timeline import Check, Event

Array = NDArray[np.float64]

FIFTY_MILES_KM = 80.4672
KARMAN_KM = 100.0
WEIGHTLESS_G = 0.05
# Mach numbers are told where the air still carries sound.
_AIR_TOP_M = 86_000.0
_NEAR_KM = 5.0
# Farther over it would no longer come down on its parachutes near where it rose from. Assumed.
_MOST_LEAN_DEG = 3.0


@dataclass(frozen=True, eq=False)
class Hop:
    """A flown hop. Instants are TAI seconds past J2000, heights above the ellipsoid."""

    liftoff: float
    events: tuple[Event, ...]
    legs: tuple[HopLeg, ...]
    """The way of the crew, without a gap."""
    booster: HopLeg | None
    """The way of the booster from the parting to its landing."""
    apogee_km: float
    apogee: float
    max_mach: float
    max_g_boost: float
    max_g_entry: float
    weightless_s: float
    """Time after cut-off with less than 0.05 g felt."""
    cutoff_speed_mps: float
    """Greatest Earth-relative speed of the boost."""
    latitude_deg: float
    longitude_deg: float
    landing: float
    checks: tuple[Check, ...]

    @property
    def met_s(self) -> Array:
        """(k,) seconds since lift-off, over all legs."""
        return np.concatenate([leg.met_s for leg in self.legs])

    @property
    def states_itrf(self) -> Array:
        """(k, 6) Earth-fixed position and Earth-relative velocity, m and m/s."""
        return np.vstack([leg.states_itrf for leg in self.legs])

    @property
    def felt_g(self) -> Array:
        """(k,) everything but gravity, in units of 9.80665 m/s²."""
        return np.concatenate([leg.felt_g for leg in self.legs])

    @property
    def crossed_50_miles(self) -> bool:
        """Whether it was above 80.467 km, where the United States count space."""
        return self.apogee_km >= FIFTY_MILES_KM

    @property
    def crossed_100_km(self) -> bool:
        """Whether it was above 100 km, where the FAI counts space."""
        return self.apogee_km >= KARMAN_KM


def fly(
    hopper: Hopper,
    site: Pad,
    liftoff: float,
    *,
    people: int = 0,
    cargo_kg: float = 0.0,
    release_altitude_m: float | None = None,
    burn_s: float | None = None,
) -> Hop:
    """Fly a hop from a pad or runway and back to the ground.

    liftoff: instant of lift-off, or of the carrier's take-off. people: how many are aboard. release_altitude_m
    (above sea level) and burn_s replace the catalogue's usual values. Raises ImpossibleFlightError where the motor
    does not lift the vehicle, or has not the propellant for the burn asked for.

    Flown apogees of other flights of the same vehicle are met to 4 km (SpaceShipTwo) and 1 km (New Shepard).
    """
    if burn_s is not None:
        hopper = hopper.model_copy(update={"motor": _burning(hopper, burn_s)})
    load_kg = people * hopper.person_kg + cargo_kg
    _refuse_too_heavy(hopper, load_kg)
    if hopper.carrier is None:
        flight = vertical.fly(hopper, site, load_kg)
    else:
        flight = winged.fly(hopper, site, load_kg, release_altitude_m or hopper.carrier.release_altitude_m)
    return _told(flight, liftoff)


def _burning(hopper: Hopper, burn_s: float) -> Motor:
    """The motor with another longest burn."""
    longer = hopper.motor.model_copy(update={"burn_s": burn_s})
    if longer.burned_kg(burn_s) > hopper.propellant_kg * 1.001:
        raise ImpossibleFlightError(
            f"{hopper.title} cannot burn for {burn_s:g} s: that takes {longer.burned_kg(burn_s):.0f} kg of propellant, "
            f"it carries {hopper.propellant_kg:.0f} kg; ask for a shorter burn"
        )
    return longer


def _refuse_too_heavy(hopper: Hopper, load_kg: float) -> None:
    weight, motor = (hopper.mass_kg + load_kg) * G0_MPS2, hopper.motor
    pull = motor.thrust_sea_level_n * motor.level(0.0)
    if hopper.carrier is None and pull <= weight:
        raise ImpossibleFlightError(
            f"{hopper.title} does not lift off with {load_kg:.0f} kg aboard: it weighs {weight / 1000.0:.0f} kN, its "
            f"motor pushes {pull / 1000.0:.0f} kN; take fewer people or less cargo"
        )


def _told(flight: HopFlight, liftoff: float) -> Hop:
    legs, hopper = flight.legs, flight.hopper
    met = np.concatenate([leg.met_s for leg in legs])
    states = np.vstack([leg.states_itrf for leg in legs])
    felt = np.concatenate([leg.felt_g for leg in legs])
    place = geodetic_from_itrf(states[:, :3])
    height, speed = place[:, 2], np.linalg.norm(states[:, 3:], axis=1)
    top = int(np.argmax(height))
    climbing, falling = (met >= flight.lit_s) & (met <= flight.cutoff_s), met > met[top]
    mach = np.where(height < _AIR_TOP_M, speed / air(height)[2], 0.0)
    after = met >= flight.cutoff_s
    light = 0.5 * (felt[1:] + felt[:-1]) < WEIGHTLESS_G
    landed = flight.now[0]
    miss_km = float(np.linalg.norm(landed[:3] - _landing_place(flight))) / 1000.0
    apogee_km = float(height[top]) / 1000.0
    checks = [
        Check("landing place", miss_km < _NEAR_KM, f"{miss_km:.1f} km from where it should land"),
        Check(
            "loads", float(felt.max()) <= hopper.load_limit_g,
            f"{felt.max():.1f} g at most, {hopper.load_limit_g:g} g allowed",
        ),
    ]  # fmt: skip
    if hopper.least_apogee_km is not None:
        wanted = hopper.least_apogee_km
        detail_km = f"{apogee_km:.1f} km, {wanted:g} km and more are meant"
        checks.insert(0, Check("apogee", apogee_km >= wanted, detail_km))
    if flight.lean_rad is not None:
        lean_deg = float(np.degrees(flight.lean_rad))
        checks.append(
            Check(
                "lean off the vertical", lean_deg <= _MOST_LEAN_DEG,
                f"{lean_deg:.1f}°, at most {_MOST_LEAN_DEG:g}° for a vehicle that rises straight up",
            )
        )  # fmt: skip

    def detail(t: float) -> str:
        h, v = float(np.interp(t, met, height)), float(np.interp(t, met, speed))
        return f"{h / 1000.0:.1f} km high, {v:.0f} m/s"

    marks = [*flight.marks, ("Apogee", float(met[top]), ""), *_edges_of_space(met, height)]
    events = [Event("Lift-off" if hopper.carrier is None else "Take-off of the carrier", liftoff)]
    events += [
        Event(name, liftoff + t, said or detail(t)) for name, t, said in sorted(marks, key=lambda m: m[1])
    ]
    return Hop(
        liftoff=liftoff,
        events=tuple(events),
        legs=tuple(legs),
        booster=flight.booster,
        apogee_km=apogee_km,
        apogee=liftoff + float(met[top]),
        max_mach=float(mach[climbing].max()),
        cutoff_speed_mps=float(np.max(speed[climbing])),
        max_g_boost=float(felt[climbing].max()),
        max_g_entry=float(felt[falling].max()),
        weightless_s=float(np.sum(np.diff(met)[light & after[:-1]])),
        latitude_deg=float(np.degrees(place[-1, 0])),
        longitude_deg=float(np.degrees(place[-1, 1])),
        landing=liftoff + float(met[-1]),
        checks=tuple(checks),
    )


def _landing_place(flight: HopFlight) -> Array:
    out = flight.towards(flight.hopper.landing_bearing_deg)
    return np.asarray(flight.ground + 1000.0 * flight.hopper.landing_distance_km * out)


def _edges_of_space(met: Array, height: Array) -> list[tuple[str, float, str]]:
    """Where the two lines that are called the edge of space are passed, up and down."""
    out = []
    for name, line_km in (("50 miles", FIFTY_MILES_KM), ("100 km", KARMAN_KM)):
        for way, rising in (("upwards", True), ("downwards", False)):
            passed = crossings(met, height, 1000.0 * line_km, rising=rising)
            out += [(f"{name} {way}", float(at), "") for at in passed]
    return out
