"""Profile: a way to the station in a number of orbits: when burns may come, and how the approach goes."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Entry, NotNegative, Part, Positive, Text


class Span(Part):
    """Earliest and latest time from lift-off, s."""

    earliest: Positive
    latest: Positive

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest:g} is after latest {self.latest:g}")
        return self


class Slot(Part):
    """A place for a phasing burn: revolutions of the ship flown since insertion, or before the aim point."""

    name: Text
    revolutions: Annotated[float, Field(gt=0.0, lt=200.0)]
    before_aim: bool = False


class Approach(Part):
    """From the aim point to contact: distances m, speeds m/s, times s.

    The aim point lies `aim_below_m` under and `aim_behind_m` behind the station, on an orbit that runs evenly
    under it. After `coast_s` there, approach initiation leads in `transfer_s` to `flyaround_m` below the
    station; from there the ship flies around to the port's axis and closes to `hold_m`.
    """

    aim_below_m: Positive
    aim_behind_m: Positive
    coast_s: NotNegative
    transfer_s: Positive
    flyaround_m: Positive
    flyaround_s_per_deg: Positive
    closing_s: Positive
    hold_m: Positive
    hold_s: NotNegative
    final_speed_mps: Positive
    final_slope_per_s: Positive


class Profile(Entry):
    """A rendezvous profile. Burn slots stand in the order in which they are flown.

    `max_dv_mps` is what phasing may spend. `sun_exclusion_deg` is the least angle between the docking axis,
    seen from the ship, and the Sun during the final approach. Contact comes as early as `docking_s` allows;
    with `after_sunset_s` it waits for that long after an orbital sunset, the final approach in the last
    light, and where no sunset fits, for `usual_docking_s` from lift-off.
    """

    kind: Literal["profile"] = "profile"
    orbits: Annotated[int, Field(ge=1, le=200)]
    docking_s: Span
    slots: tuple[Slot, ...] = Field(min_length=2, max_length=12)
    max_dv_mps: Positive
    min_perigee_km: Positive
    sun_exclusion_deg: Annotated[float, Field(ge=0.0, lt=90.0)]
    after_sunset_s: Annotated[float, Field(ge=-1800.0, le=1800.0)] | None = None
    usual_docking_s: Positive | None = None
    approach: Approach
