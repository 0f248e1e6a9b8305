"""Ship: a spacecraft that flies to a station."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part, Positive
from expedition.catalog.models.abort import Abort
from expedition.catalog.models.descent import Descent, SeparationBurn
from expedition.catalog.models.insertion import Insertion
from expedition.catalog.models.intact_abort import IntactAborts
from expedition.catalog.models.recovery import UsualRecovery
from expedition.errors import ImpossibleFlightError
from expedition.space.constants import G0_MPS2

# The last burn of a departure is over and the ship turned this long before the deorbit burn.
_LEAST_BEFORE_BURN_S = 1800.0

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
    `life_support_person_days` is how long those aboard can live in the ship alone, counted for each of them.
    `way_home_dv_mps` is what the deorbit takes. `errors` names the model of how its flights scatter; the
    usual one where it names none. `recoveries` are the ways in which the first stage under it usually comes home, by
    day, `plane_lead_s` is the launcher's with this ship, where that differs. `insertion` is its own orbit where it is
    not the launcher's usual one. `ascent_load_limit_g` is what its crew may feel on the way up: 8 g unless its file
    says otherwise, as the crews of the Atlas and Titan of the 1960s bore it; NASA asks about 3 g of its commercial
    crews' launchers, now and then slightly more (E. Mango, Air & Space, November 2011). `descent` is how it comes
    home, `abort` how its crew gets off a failing launcher, where they do, `intact_aborts` what a ship does that
    stays with it.
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
    life_support_person_days: Positive | None = None
    launcher: Name
    recoveries: tuple[UsualRecovery, ...] = ()
    plane_lead_s: Annotated[float, Field(gt=-1000.0, lt=1000.0)] | None = None
    errors: Name | None = None
    profiles: tuple[Name, ...] = Field(min_length=1)
    insertion: Insertion | None = None
    ascent_load_limit_g: Positive = 8.0
    descent: Descent | None = None
    abort: Abort | None = None
    intact_aborts: IntactAborts | None = None

    def usual_recovery(self, day: date | None) -> str | None:
        """How the first stage under it usually comes home on a day, the oldest way without one; None if unsaid."""
        known = [
            one for one in self.recoveries if one.since is None or (day is not None and day >= one.since)
        ]
        return known[-1].name if known else None

    def lead_more_s(self, recovery: str) -> float:
        """By how much longer before the passage of the plane it leaves than others with a recovery, s."""
        return next((one.lead_more_s for one in self.recoveries if one.name == recovery), 0.0)

    def wanted_descent(self) -> Descent:
        """How the ship comes down; raises ImpossibleFlightError for one that does not."""
        if self.descent is None:
            raise ImpossibleFlightError(
                f"{self.title} has no descent in its file: it does not come down in one piece"
            )
        return self.descent

    def flying_free(self, hours: float | None) -> Ship:
        """The ship with so many hours from its port to the deorbit burn; its usual ones where None.

        Raises ImpossibleFlightError where they are too few to leave the station.
        """
        if hours is None:
            return self
        data = self.wanted_descent()
        last_s = data.departure.burns[-1].after_s
        if 3600.0 * hours <= last_s + _LEAST_BEFORE_BURN_S:
            raise ImpossibleFlightError(
                f"{self.title} is still leaving the station {last_s / 60.0:.0f} min after undocking; ask for a "
                f"free_flight_h of more than {(last_s + _LEAST_BEFORE_BURN_S) / 3600.0:.2f}"
            )
        phasing = data.departure.phasing
        if phasing is not None:
            phasing = phasing.model_copy(update=dict.fromkeys(("least_h", "usual_h", "most_h"), hours))
        return self._leaving({"free_flight_s": 3600.0 * hours, "phasing": phasing})

    def hurrying(self) -> Ship:
        """The ship in as short a free flight as it can."""
        phasing = self.wanted_descent().departure.phasing
        if phasing is None:
            return self
        shortest = {
            "usual_h": phasing.least_h,
            "usual_dv_mps": phasing.most_dv_mps,
            "leaves_from_h": None,
            "leaves_until_h": None,
        }
        return self._leaving({"phasing": phasing.model_copy(update=shortest)})

    def lowering(self, dv_mps: float, after_s: tuple[float, float]) -> Ship:
        """The ship with two more burns of its main engine against its flight, m/s and s after physical separation.

        Along its flight where dv_mps is negative.
        """
        toward: Literal["behind", "ahead"] = "behind" if dv_mps > 0.0 else "ahead"
        more = (
            SeparationBurn(after_s=after, dv_mps=abs(dv_mps), toward=toward, engine="main")
            for after in after_s
        )
        return self._leaving({"burns": (*self.wanted_descent().departure.burns, *more)})

    def _leaving(self, update: dict[str, object]) -> Ship:
        """The ship with another departure."""
        data = self.wanted_descent()
        leaving = data.departure.model_copy(update=update)
        return self.model_copy(update={"descent": data.model_copy(update={"departure": leaving})})

    def undocked_mass_kg(self) -> float:
        """Mass of a ship that leaves with as much propellant as its way home takes; raises as `wanted_descent`."""
        data = self.wanted_descent()
        empty_kg = data.mass_kg if data.parting is None else self.mass_kg - self.propellant_kg
        return empty_kg * self._grown()

    def burn_mass_kg(self, mass_kg: float) -> float:
        """Mass at the deorbit burn, what is left behind before it being gone; raises as `wanted_descent`."""
        data = self.wanted_descent()
        if data.parting is None or data.parting.before_burn_s is None:
            return mass_kg
        return min(mass_kg, data.mass_kg * self._grown())

    def _grown(self) -> float:
        """How many times heavier a ship is with the propellant of its way home."""
        return float(np.exp(self.way_home_dv_mps / (self.main_engine.isp_s * G0_MPS2)))

    @model_validator(mode="after")
    def _propellant_fits(self) -> Self:
        if self.propellant_kg >= self.mass_kg:
            raise ValueError(
                f"propellant_kg {self.propellant_kg:g} leaves nothing of the ship's mass_kg {self.mass_kg:g}, which "
                "holds it; both are in kilograms"
            )
        if self.descent is not None and self.descent.mass_kg > self.mass_kg:
            raise ValueError(
                f"descent.mass_kg {self.descent.mass_kg:g} is more than the whole ship's mass_kg {self.mass_kg:g}; the "
                "first is what comes down alone, both are in kilograms"
            )
        return self
