"""Hop flight: a suborbital vehicle on its way, leg by leg, and the forces and ends that its legs share."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Fall, Hopper
from expedition.catalog.models.launcher import Drag
from expedition.catalog.models.pad import Pad
from expedition.phases.hop.earth_fixed import Push, Stop, climb_mps, drag_mps2, height_m, integrate, plumb_up
from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, air_at
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import itrf_from_geodetic

Array = NDArray[np.float64]

STEP_S = 0.25
_OPENING_STEP_S = 0.1


@dataclass(frozen=True, eq=False)
class HopLeg:
    """A smooth stretch of a hop: (k,) seconds since lift-off, (k, 6) ITRF states, (k,) felt g."""

    name: str
    powered: bool
    met_s: Array
    states_itrf: Array
    felt_g: Array


@dataclass
class HopFlight:
    """A hop while it is flown: what flies and from where, and its legs and events so far."""

    hopper: Hopper
    site: Pad
    load_kg: float
    coarseness: float = 1.0
    legs: list[HopLeg] = field(default_factory=list)
    marks: list[tuple[str, float, str]] = field(default_factory=list)
    lit_s: float = 0.0
    cutoff_s: float = 0.0
    booster: HopLeg | None = None
    lean_rad: float | None = None
    """How far a vehicle that rises from a pad leans off the vertical."""

    def __post_init__(self) -> None:
        latitude, longitude = np.radians(self.site.latitude_deg), np.radians(self.site.longitude_deg)
        self.ground = itrf_from_geodetic(latitude, longitude, self.site.height_m)
        self.up = plumb_up(self.ground)
        self.east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
        self.north = np.cross(self.up, self.east)
        self.step_s = STEP_S * self.coarseness

    @property
    def now(self) -> tuple[Array, float]:
        """The last state and its time."""
        return self.legs[-1].states_itrf[-1], float(self.legs[-1].met_s[-1])

    def towards(self, bearing_deg: float) -> Array:
        """The level direction (3,) of a bearing at the site."""
        bearing = np.radians(bearing_deg)
        return np.asarray(np.sin(bearing) * self.east + np.cos(bearing) * self.north)

    def mass_kg(self, met_s: float) -> float:
        """Mass before anything parts."""
        return self.hopper.mass_kg + self.load_kg - self.hopper.motor.burned_kg(met_s - self.lit_s)

    def thrust_mps2(self, met_s: float, height: float) -> float:
        """What the motor gives at a height, less the pressure of the air there."""
        motor = self.hopper.motor
        lost = (motor.thrust_vacuum_n - motor.thrust_sea_level_n) / SEA_LEVEL_PRESSURE_PA
        full = motor.thrust_vacuum_n * motor.level(met_s - self.lit_s)
        return max(full - lost * air_at(height)[1], 0.0) / self.mass_kg(met_s)

    def fly(
        self, name: str, push: Push, stop: Stop, *, start: Array | None = None, met_s: float = 0.0
    ) -> None:
        """Add a leg, from the end of the last one or from a state of its own."""
        if start is None:
            start, met_s = self.now
        flown = integrate(start, met_s, push, stop, self.step_s)
        # A stretch that ends as it begins is none.
        if flown[0][-1] - met_s > 1e-6:
            self.legs.append(HopLeg(name, name == "Boost", *flown))

    def boost(self, push: Push, *, start: Array | None = None) -> None:
        """Burn until the time is over or the coast ahead reaches the apogee aimed for."""
        self.lit_s = 0.0 if start is not None else self.now[1]
        aimed, latest = self.hopper.motor.cutoff_apogee_m, self.lit_s + self.hopper.motor.burn_s

        def done(t: float, y: Array, height: float) -> float:
            return t - latest if aimed is None else max(t - latest, _coasting_to_m(y, height) - aimed)

        self.fly("Boost", push, done, start=start)
        self.cutoff_s = self.now[1]
        self.marks.append(("Motor cut-off", self.cutoff_s, ""))

    def fall(self, mass_kg: float, ground_m: float) -> None:
        """Coast up and fall to a height, each change of drag at its time."""
        before = drag = self.hopper.drag
        name, opens_s = "Coast", 0.0
        for following in (*self.hopper.falls, None):
            begun = self.now[1]
            push = falling(mass_kg, drag, before, begun, opens_s)
            done = until(_due(following, self.cutoff_s, self.site.height_m), ground_m)
            if opens_s > 0.0:
                opened = until(after(begun + opens_s), ground_m)
                fine = integrate(self.now[0], begun, push, opened, _OPENING_STEP_S)
                self.legs.append(HopLeg(name, False, *fine))
            self.fly(name, push, done)
            if following is None or height_m(self.now[0][:3]) < ground_m + 1.0:
                return
            self.marks.append((following.name, self.now[1], ""))
            name, opens_s, before, drag = following.name, following.opens_s, drag, following.drag


def after(met_s: float) -> Stop:
    """At a time."""
    return lambda t, y, height: t - met_s


def until(due: Stop, ground_m: float) -> Stop:
    """When something is due, or on the way down at a height."""
    return lambda t, y, height: max(due(t, y, height), ground_m - height if climb_mps(y) < 0.0 else -1.0)


def falling(
    mass_kg: float, drag: Drag, before: Drag | None = None, begun: float = 0.0, opens_s: float = 0.0
) -> Push:
    """Drag; where something opens, growing in that time from what it was before."""

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        new = drag_mps2(drag, mass_kg, v, height)
        part = min((t - begun) / opens_s, 1.0) if opens_s > 0.0 else 1.0
        if before is None or part >= 1.0:
            return new
        return part * new + (1.0 - part) * drag_mps2(before, mass_kg, v, height)

    return push


def _due(fall: Fall | None, cutoff_s: float, ground_m: float) -> Stop:
    """When the next change on the way down begins."""

    def stop(t: float, y: Array, height: float) -> float:
        if fall is None:
            return -1.0
        if fall.after_cutoff_s is not None:
            return t - cutoff_s - fall.after_cutoff_s
        if fall.below_m is None:
            return -climb_mps(y)
        return ground_m + fall.below_m - height if climb_mps(y) < 0.0 else -1.0

    return stop


def _coasting_to_m(state: Array, height: float) -> float:
    """The height that a coast without air would reach, m: what is left of the climb against gravity at half way."""
    climb = climb_mps(state)
    top = height
    for _ in range(3):
        middle = float(np.linalg.norm(state[:3])) + 0.5 * (top - height)
        level = float(np.hypot(state[0], state[1]))
        turning = EARTH_ROTATION_RADPS**2 * level * level / middle
        top = height + 0.5 * climb * climb / (MU_M3_S2 / middle**2 - turning)
    return top
