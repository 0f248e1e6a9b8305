"""Parts of a plan that are tables over time."""

from __future__ import annotations

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from expedition.plans.fields import Record, State

# No flight comes as near to the Earth's centre.
_INSIDE_EARTH_M = 6.0e6


class Segment(Record):
    """A smooth stretch of trajectory: states at MET seconds, GCRF, or ITRF for the ascent."""

    name: str
    """Ascent, coast, or the burn or step of the approach."""
    frame: Literal["GCRF", "ITRF"]
    """Axes of the states."""
    powered: bool
    """Whether an engine of the ship burns throughout."""
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    """Instants from lift-off (T+), n of them."""
    states: Annotated[tuple[State, ...], Field(min_length=2)]
    """n states of position and velocity; in ITRF the velocity is over the turning Earth."""

    @model_validator(mode="after")
    def _a_table(self) -> Self:
        if len(self.met_s) != len(self.states):
            raise ValueError(f"{self.name} has {len(self.met_s)} times and {len(self.states)} states")
        if not np.all(np.diff(self.met_s) > 0.0):
            raise ValueError(f"the times of {self.name} do not rise from one to the next")
        if min(abs(x) + abs(y) + abs(z) for x, y, z, *_ in self.states) < _INSIDE_EARTH_M:
            raise ValueError(f"the states of {self.name} lie deep inside the Earth; positions are in metres")
        return self


class PlanLoads(Record):
    """What the crew feels and the hull takes, by MET, in one phase of the flight."""

    phase: Literal["ascent", "entry", "hop"]
    """The phase."""
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    """Instants (T+), n of them."""
    felt_g: tuple[float, ...]
    """Everything but gravity."""
    dynamic_pressure_pa: tuple[float, ...] | None = None
    """n values; null where air does not count."""
    heating_wpm2: tuple[float, ...] | None = None
    """At the stagnation point."""
    bank_deg: tuple[float, ...] | None = None
    """Of the lift about the path, n values."""

    @model_validator(mode="after")
    def _a_table(self) -> Self:
        for name in ("felt_g", "dynamic_pressure_pa", "heating_wpm2", "bank_deg"):
            column = getattr(self, name)
            if column is not None and len(column) != len(self.met_s):
                raise ValueError(f"{self.phase} has {len(self.met_s)} times and {len(column)} of {name}")
        return self


class PlanDrift(Record):
    """Where the ship drifts, beside the station, if the burn after `after` is missed."""

    after: str
    """The last burn that was flown."""
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    """Instants (T+), n of them."""
    relative_rtn_m: Annotated[tuple[tuple[float, float, float], ...], Field(min_length=2)]
    """Beside the station, n places: outward, along, across."""
