"""Hopper: a suborbital vehicle, which goes up to the edge of space and comes straight down again."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, NotNegative, Part, Positive, Text
from expedition.catalog.models.launcher import Drag, Level
from expedition.errors import ImpossibleFlightError
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M


class Motor(Part):
    """The rocket: thrust (N), specific impulse (s) and the longest burn (s).

    Lit `ignition_s` after lift-off, or after release from a carrier. With `cutoff_apogee_m` it is cut off when
    the coast ahead would reach that height above sea level, if the propellant lasts; without it, after `burn_s`.
    `throttle` are pairs of a time since ignition and the part of full thrust then, joined by straight lines.
    """

    thrust_vacuum_n: Positive
    isp_vacuum_s: Annotated[float, Field(gt=0.0, lt=1000.0)]
    isp_sea_level_s: Annotated[float, Field(ge=0.0, lt=1000.0)]
    ignition_s: NotNegative
    burn_s: Positive
    cutoff_apogee_m: Positive | None = None
    throttle: tuple[tuple[NotNegative, Level], ...] = ((0.0, 1.0),)

    @property
    def flow_kgps(self) -> float:
        """Propellant burned at full thrust, kg/s."""
        return self.thrust_vacuum_n / (self.isp_vacuum_s * G0_MPS2)

    def level(self, since_s: float) -> float:
        """Part of full thrust at a time since ignition, s; nothing before and after the longest burn."""
        if not 0.0 <= since_s <= self.burn_s:
            return 0.0
        return float(np.interp(since_s, [t for t, _ in self.throttle], [part for _, part in self.throttle]))

    def burned_kg(self, since_s: float) -> float:
        """Propellant burned up to a time since ignition, s."""
        end = min(max(since_s, 0.0), self.burn_s)
        cuts = sorted({0.0, end, *(t for t, _ in self.throttle if 0.0 < t < end)})
        return self.flow_kgps * sum(
            0.5 * (self.level(a) + self.level(b)) * (b - a) for a, b in pairwise(cuts)
        )

    @property
    def thrust_sea_level_n(self) -> float:
        """Full thrust against the pressure of the air at sea level, N."""
        return self.thrust_vacuum_n * self.isp_sea_level_s / self.isp_vacuum_s

    @model_validator(mode="after")
    def _air_takes(self) -> Self:
        if self.isp_sea_level_s > self.isp_vacuum_s:
            raise ValueError(
                f"isp_sea_level_s {self.isp_sea_level_s:g} is above isp_vacuum_s {self.isp_vacuum_s:g}; the air takes "
                "from it, so the lower one is that at sea level"
            )
        return self

    @model_validator(mode="after")
    def _times_rise(self) -> Self:
        if not self.throttle or any(a >= b for (a, _), (b, _) in pairwise(self.throttle)):
            raise ValueError("the times of throttle do not rise from one to the next")
        return self


class Carrier(Part):
    """The aircraft that takes a hopper up: the release (m above sea level, m/s, km from the runway) and the way there.

    The hopper leaves it `climb_s` after take-off, `release_distance_km` from the runway in the direction
    `release_bearing_deg`, flying level back towards it.
    """

    name: Text
    climb_s: Positive
    release_altitude_m: Positive
    release_speed_mps: Positive
    release_distance_km: NotNegative
    release_bearing_deg: Annotated[float, Field(ge=0.0, lt=360.0)]


class PullUp(Part):
    """How a winged hopper turns upwards under thrust: load factor of the lift (g), and the climb it holds (degrees)."""

    load_factor: Positive
    climb_deg: Annotated[float, Field(gt=0.0, le=90.0)]
    lift_to_drag: Positive


class Fall(Part):
    """A change on the way down: what falls with what drag from here on, and when it begins.

    It begins at the apogee, `after_cutoff_s` of the motor, or on the way down through `below_m` above the landing
    place; the drag grows over `opens_s`.
    """

    name: Text
    drag: Drag
    at_apogee: bool = False
    after_cutoff_s: NotNegative | None = None
    below_m: Positive | None = None
    opens_s: NotNegative = 0.0

    @model_validator(mode="after")
    def _one_start(self) -> Self:
        if self.at_apogee + (self.after_cutoff_s is not None) + (self.below_m is not None) != 1:
            raise ValueError(f"{self.name} needs one of at_apogee, after_cutoff_s and below_m")
        return self


class Glide(Part):
    """A landing on wings: from a height (m above the runway) on, at an equivalent airspeed (m/s) and a lift to drag."""

    below_m: Positive
    airspeed_mps: Positive
    lift_to_drag: Positive
    load_limit: Annotated[float, Field(gt=1.0, le=9.0)]


class Booster(Part):
    """What falls away from the part with the crew and lands by itself on its engine, where it does.

    Dry mass with what it needs for the landing (kg), drag on the way down, and the thrust of the landing burn (N).
    """

    mass_kg: Positive
    drag: Drag
    landing_thrust_n: Positive


class Hopper(Entry):
    """A suborbital vehicle.

    `mass_kg` is that at lift-off or release without people, `propellant_kg` of it what the motor can burn, `person_kg`
    one who flies with what he wears and sits on, `load_limit_g` what may be felt, `least_apogee_km` how high (above the
    ellipsoid) its flights are meant to go. `separation_s` is the time from
    cut-off to the parting of crew and booster. `landing_distance_km` and `landing_bearing_deg` say where from the pad
    it comes down; a winged one lands on the runway that its pad is. A vertical start has no `carrier` and no `pull_up`.
    """

    kind: Literal["hopper"] = "hopper"
    mass_kg: Positive
    propellant_kg: Positive
    person_kg: Positive
    crew_seats: Annotated[int, Field(ge=0, le=100)]
    load_limit_g: Positive
    least_apogee_km: Positive | None = None
    motor: Motor
    drag: Drag
    carrier: Carrier | None = None
    pull_up: PullUp | None = None
    booster: Booster | None = None
    separation_s: NotNegative = 0.0
    landing_distance_km: NotNegative = 0.0
    landing_bearing_deg: Annotated[float, Field(ge=0.0, lt=360.0)] = 0.0
    falls: tuple[Fall, ...] = Field(min_length=1)
    glide: Glide | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        rest = self.mass_kg - self.propellant_kg - (self.booster.mass_kg if self.booster else 0.0)
        if rest <= 0.0:
            raise ValueError(f"propellant and booster leave nothing of mass_kg {self.mass_kg:g}")
        burned = self.motor.burned_kg(self.motor.burn_s)
        if burned > self.propellant_kg * 1.001:
            raise ValueError(
                f"{self.motor.burn_s:g} s of the motor take {burned:.0f} kg, propellant_kg is {self.propellant_kg:g}"
            )
        if (self.carrier is None) != (self.pull_up is None):
            raise ValueError("carrier and pull_up stand together: one released level turns upwards")
        return self

    def orbit_shortfall_mps(self, height_km: float, latitude_deg: float) -> tuple[float, float]:
        """The least ideal Δv to a circular orbit of a height above 6378.137 km, and what the motor has, m/s.

        The least is that of two impulses from the ground, with the Earth's turning for and nothing lost to gravity
        and air; a flown ascent takes some 1,500 m/s more.
        """
        r0, r1 = WGS84_RADIUS_M, WGS84_RADIUS_M + 1000.0 * height_km
        leave = np.sqrt(2.0 * MU_M3_S2 * (1.0 / r0 - 1.0 / (r0 + r1)))
        arrive = np.sqrt(MU_M3_S2 / r1) - leave * r0 / r1
        turning = EARTH_ROTATION_RADPS * r0 * np.cos(np.radians(latitude_deg))
        full = self.mass_kg
        has = self.motor.isp_vacuum_s * G0_MPS2 * np.log(full / (full - self.propellant_kg))
        return float(leave + arrive - turning), float(has)

    def refuse_station(self, station_title: str, height_km: float, latitude_deg: float) -> None:
        """Raise ImpossibleFlightError that says how far a suborbital vehicle is from a station's orbit."""
        needed, has = self.orbit_shortfall_mps(height_km, latitude_deg)
        raise ImpossibleFlightError(
            f"{self.title} is suborbital and cannot reach {station_title}: the orbit, {height_km:.0f} km up, takes at "
            f"the very least {needed:.0f} m/s from {abs(latitude_deg):.1f}° of latitude, its motor has {has:.0f} m/s; "
            f"Δv is short by {needed - has:.0f} m/s. Leave station and port out for a hop, or take a ship that docks"
        )
