"""Descent: how a ship leaves a station and comes home, as its file says."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Name, NotNegative, Part, Positive, Text

Row = Annotated[tuple[NotNegative, ...], Field(min_length=1)]
HourOfDay = Annotated[float, Field(ge=0.0, lt=24.0)]


class SeparationBurn(Part):
    """A burn that takes the ship away: seconds after undocking, size (m/s), and where it points.

    "axis" is outward along the port's axis; the others are directions of the station's orbit.
    """

    after_s: NotNegative
    dv_mps: Positive
    toward: Literal["axis", "ahead", "behind", "up", "down"] = "axis"
    engine: Literal["thrusters", "main"] = "thrusters"


class Phasing(Part):
    """A free flight that is timed, in an orbit of the ship's own, so that it comes over its zone with its plane.

    Hours from undocking to the deorbit burn: `least_h`, `usual_h`, `most_h`. The first of the two burns down comes
    `after_s` after physical separation, the second half a revolution later; together they take up to `usual_dv_mps`,
    and `most_dv_mps` where the time is short; against a station that is too far ahead, up to `most_up_mps` the other
    way. `before_plane_s` is how long before its plane passes over the middle of the zone the ship is down. Where
    `only_out_of_reach`, the ship follows the station's place and times only what it cannot steer to the side.
    Where it can, it leaves between `leaves_from_h` and `leaves_until_h` of the UTC day, while the station's crew is up
    to watch it go.
    """

    least_h: Positive
    usual_h: Positive
    most_h: Positive
    after_s: Positive
    usual_dv_mps: Positive
    most_dv_mps: Positive
    most_up_mps: NotNegative = 0.0
    before_plane_s: float = 0.0
    only_out_of_reach: bool = False
    leaves_from_h: HourOfDay | None = None
    leaves_until_h: HourOfDay | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.leaves_from_h is None) != (self.leaves_until_h is None):
            raise ValueError("give both leaves_from_h and leaves_until_h, or neither")
        if not self.least_h <= self.usual_h <= self.most_h:
            raise ValueError("usual_h must lie between least_h and most_h")
        if self.usual_dv_mps > self.most_dv_mps:
            raise ValueError("usual_dv_mps is above most_dv_mps")
        return self


class Departure(Part):
    """Leaving the port: command to physical separation (s), speed from the springs (m/s), burns, wait.

    `free_flight_s` is the usual time from physical separation to the deorbit burn; `phasing` how a ship chooses it
    that goes to an orbit of its own in between.
    """

    command_s: NotNegative
    spring_mps: Positive
    burns: tuple[SeparationBurn, ...] = Field(min_length=1)
    free_flight_s: Positive
    phasing: Phasing | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        times = [burn.after_s for burn in self.burns]
        if any(b <= a for a, b in pairwise(times)) or times[-1] >= self.free_flight_s:
            raise ValueError("the burns must follow each other and end before the deorbit burn")
        return self


class Parting(Part):
    """What is left behind on the way down, and when: at a height (m), or a time before the deorbit burn (s)."""

    name: Text
    height_m: Positive | None = None
    before_burn_s: Positive | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.height_m is None) == (self.before_burn_s is None):
            raise ValueError("give either height_m or before_burn_s")
        return self


class Aerodynamics(Part):
    """Drag coefficient and lift over drag by Mach number (1), on a reference area (m²); nose radius (m)."""

    reference_area_m2: Positive
    nose_radius_m: Positive
    mach: Row
    drag_coefficient: Row
    lift_over_drag: Row

    @model_validator(mode="after")
    def _rows_fit(self) -> Self:
        if not len(self.mach) == len(self.drag_coefficient) == len(self.lift_over_drag):
            raise ValueError("mach, drag_coefficient and lift_over_drag must be equally long")
        if any(b <= a for a, b in pairwise(self.mach)):
            raise ValueError("mach must rise from one value to the next")
        return self


class Canopy(Part):
    """A stage of the parachutes: opens at a height (m) over the ground, and its drag area Cd·A (m²).

    `inflation_s` is how long it takes to bear fully.
    """

    name: Text
    height_m: Positive
    drag_area_m2: Positive
    inflation_s: Positive


class Glide(Part):
    """Flight to a runway after the entry.

    `handover_mps` is the Earth-relative speed at which bank reversals end, aimed to happen `gate_m` before the
    runway; `final_m` the length of the straight last part (m) and `final_slope` its height lost by distance (1).
    `damping_deg_s_per_m` is how much further the entry banks for each m/s that it sinks too slowly, `azimuth_deg`
    how far the runway may lie to the other side before it banks that way, `pressure_pa` the dynamic pressure that
    the speed brake holds, `to_standstill_s` about how long the glide takes.
    """

    handover_mps: Positive
    gate_m: Positive
    final_m: Positive
    final_slope: Positive
    damping_deg_s_per_m: NotNegative
    azimuth_deg: Positive
    pressure_pa: Positive
    to_standstill_s: Positive


class Descent(Part):
    """The way home: departure, deorbit burn, parting of modules, entry, and what it lands on.

    `entry_angle_deg` is how far below the horizon the inertial velocity points at `entry_height_m`;
    `bank_deg` is the bank that the nominal entry is planned with, its steering room to both sides;
    `least_bank_deg` and `most_bank_deg` bound it. `cross_range_m` is how far to the side of its
    track the ship can land. `landing_within_km` is how near to its aim a steered landing has to end, `load_limit_g`
    what the crew may feel in the steered entry. What a day's choice of landings prefers, and nothing refuses: `by_day`
    those in daylight, `northbound` those on the way north, `chance` "straight" those that take least steering, "first"
    the first that is in reach, in the order of `zones`. Past `crew_day_s` from waking, a crew sleeps in free flight.
    """

    mass_kg: Positive
    entry_height_m: Positive
    entry_angle_deg: Annotated[float, Field(gt=0.0, lt=10.0)]
    steering_from_g: Positive
    bank_deg: Annotated[float, Field(ge=0.0, le=180.0)]
    least_bank_deg: Annotated[float, Field(ge=0.0, le=180.0)] = 0.0
    most_bank_deg: Annotated[float, Field(ge=0.0, le=180.0)] = 180.0
    bank_rate_deg_s: Positive
    cross_range_m: NotNegative
    landing_within_km: Positive = 20.0
    load_limit_g: Positive = 6.0
    crew_day_s: Positive
    by_day: bool
    northbound: bool = False
    chance: Literal["straight", "first"] = "straight"
    lands_on: Literal["land", "sea", "runway"]
    zones: tuple[Name, ...] = Field(min_length=1)
    departure: Departure
    parting: Parting | None = None
    aerodynamics: Aerodynamics
    canopies: tuple[Canopy, ...] = ()
    glide: Glide | None = None
    touchdown_mps: Positive | None = None

    @model_validator(mode="after")
    def _lands_somehow(self) -> Self:
        if (self.lands_on == "runway") != (self.glide is not None):
            raise ValueError("a ship that lands on a runway needs a glide, another none")
        if (self.lands_on == "runway") == bool(self.canopies):
            raise ValueError("a ship comes down under canopies or on a runway")
        heights = [canopy.height_m for canopy in self.canopies]
        if any(b >= a for a, b in pairwise(heights)):
            raise ValueError("each canopy must open below the one before it")
        if not self.least_bank_deg <= self.bank_deg <= self.most_bank_deg:
            raise ValueError("bank_deg must lie between least_bank_deg and most_bank_deg")
        return self
