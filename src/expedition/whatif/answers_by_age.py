"""What a flight answers from station data of some age: rows by age, of older sets, and of samples planned in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from expedition.plans.columns import Columns, columns
from expedition.plans.fields import Record, Utc
from expedition.plans.plan import Plan


class Spread(Record):
    """How far an answer moves: of all samples half stay within the one, nine of ten within the other."""

    median: float
    """Half of all samples move less."""
    nine_of_ten: float
    """Nine of ten move less."""


class AgeRow(Record):
    """The answer from data of an age."""

    days: float
    """Age of the station data at lift-off."""
    reboost: bool
    """False: as measured, with the reboosts that came; true: with one of `reboost_km` at some time since, besides."""
    reboost_chance: float
    """Chance that at least one falls into so many days."""
    along_km: Spread
    """How far along its orbit the station is from where the data put it."""
    liftoff_s: Spread | None
    """How much the lift-off moves; null where no sample has an opportunity near."""
    phase_deg: Spread | None
    """How much the phase at insertion moves."""
    dv_mps: Spread | None
    """How much the Δv of phasing moves, in the planned profile where it fits, else in the one that does."""
    docking_min: Spread | None
    """How much the docking moves, where the planned profile fits."""
    fits: float
    """Chance that the planned profile still fits, by the Δv that it may spend."""
    fits_range: tuple[float, float]
    """The same, 95 % interval (Wilson)."""
    same_docking: float
    """Chance that the docking stays on the planned revolution."""
    same_docking_range: tuple[float, float]
    """The same, 95 % interval (Wilson)."""
    other_profiles: tuple[str, ...]
    """What is flown instead where the planned profile does not fit, the most frequent first."""


class ActualRow(Record):
    """The answer from an element set that was really published before."""

    epoch_utc: Utc
    """Epoch of the set."""
    days: float
    """Its age at the planned lift-off."""
    along_km: float
    """How far along its orbit it puts the station from where the newest set does, at lift-off."""
    liftoff_s: float | None
    """Lift-off against that from the newest set."""
    phase_deg: float | None
    """Phase at insertion against that."""
    dv_mps: float | None
    """Δv of phasing against that, in the planned profile; null where it does not fit."""
    docking_min: float | None
    """Docking against that."""
    fits: bool
    """Whether the planned profile fits."""


class DirectRow(Record):
    """A sample planned in full, to hold the search against."""

    days: float
    """Age."""
    along_km: float
    """Of this sample."""
    liftoff_s: float | None
    """Lift-off against the plan; null where it cannot be planned."""
    searched_s: float | None
    """The same by the search."""
    dv_mps: float | None
    """Δv of all burns against the plan."""
    why_not: str
    """Why it cannot be planned; empty where it can."""


@dataclass(frozen=True)
class DataAge:
    """A flight, and how its answers spread."""

    plan: Plan
    samples: int
    seed: int
    reboost_km: float
    rows: tuple[AgeRow, ...]
    actual: tuple[ActualRow, ...]
    """For each older set among the data given, the newest first."""
    direct: tuple[DirectRow, ...]

    def table(self) -> Columns:
        """A row for each age, without and with a reboost, as pandas and polars take it."""
        return columns(self.rows)

    def to_dict(self) -> dict[str, Any]:
        """The plan and all rows as plain data."""
        told = {
            name: [row.model_dump(mode="json") for row in getattr(self, name)]
            for name in ("rows", "actual", "direct")
        }
        kept = {"samples": self.samples, "seed": self.seed, "reboost_km": self.reboost_km}
        return {"plan": self.plan.to_dict(), **kept, **told}
