"""Ship: a spacecraft that flies to a station."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part, Positive
from expedition.catalog.models.abort import Abort
from expedition.catalog.models.descent import Descent
from expedition.catalog.models.insertion import Insertion

DockingStandard = Literal["SSVP", "APAS", "IDSS", "CBM"]


class Engine(Part):
    """Thrust (N) and specific impulse (s) in vacuum of an engine, or of thrusters firing together."""

    thrust_n: Positive
    isp_s: Annotated[float, Field(gt=0.0, lt=10_000.0)]


class ContactSpeed(Part):
    """Closing speeds (m/s) between which the docking mechanism captures."""

    min: NotNegative
    max: Positive

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min:g} m/s is above max {self.max:g} m/s")
        return self


class Ship(Entry):
    """A spacecraft: mass at launch and usable propellant (kg), engines, drag, docking and stay.

    `thrusters` is the pull along one axis that the ship uses for small burns and final approach.
    `docked_beta_limit_deg` is the most that the Sun may stand above the orbit's plane while it is docked.
    `data_relay` says whether satellites relay it to its control centre where no ground station hears it.
    `way_home_dv_mps` is what the deorbit takes. `insertion` is its own orbit where it is not the launcher's
    usual one. `descent` is how it comes home, `abort` how its crew
    gets off a failing launcher, where they do.
    """

    kind: Literal["ship"] = "ship"
    mass_kg: Positive
    propellant_kg: Positive
    main_engine: Engine
    thrusters: Engine
    way_home_dv_mps: NotNegative
    drag_area_m2: Positive
    drag_coefficient: Positive
    docking_standard: DockingStandard
    contact_speed_mps: ContactSpeed
    docked_life_days: Positive
    data_relay: bool = True
    docked_beta_limit_deg: Annotated[float, Field(gt=0.0, le=90.0)] | None = None
    crew_seats: Annotated[int, Field(ge=0, le=100)]
    launcher: Name
    profiles: tuple[Name, ...] = Field(min_length=1)
    insertion: Insertion | None = None
    descent: Descent | None = None
    abort: Abort | None = None

    @model_validator(mode="after")
    def _propellant_fits(self) -> Self:
        if self.propellant_kg >= self.mass_kg:
            raise ValueError(
                f"propellant_kg {self.propellant_kg:g} leaves nothing of the ship's mass_kg {self.mass_kg:g}"
            )
        return self
