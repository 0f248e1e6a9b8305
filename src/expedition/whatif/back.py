"""A way home, scattered: the tasks that a run flies, and the verdicts on its samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.runs.tables import Span, Table
from expedition.whatif import landings
from expedition.whatif.errors import ErrorModel
from expedition.whatif.summary import Column

# Columns of a landing that are verdicts, and the check that each is.
_VERDICTS = {
    "inside": "landing as near to the aim as the ship's file asks",
    "in_zone": "landing in the zone",
    "in_limits": "load in the entry",
    "enough": "propellant for the deorbit burn",
}
STEERED = "steered all the way"
DOWN = "comes down"
VERDICTS = (DOWN, *_VERDICTS.values(), STEERED)


OUTCOMES = ("in the zone", "elsewhere", "not down")


def columns(home: landings.Home) -> tuple[Column, ...]:
    """What is told of the samples, in order."""
    data = home.data
    return (
        Column(
            "off_aim_km",
            "Landing off the aim",
            "km",
            f"within {data.landing_within_km:g} km",
            most=data.landing_within_km,
        ),
        Column("along_km", "Beyond the planned landing", "km"),
        Column("cross_km", "To the right of it", "km"),
        Column("landed_s", "Landing after the planned one", "s"),
        Column(
            "max_g",
            "Load in the entry",
            "g",
            f"at most {data.load_limit_g:g} g",
            most=data.load_limit_g,
        ),
        Column("peak_heating_wpm2", "Heating at its peak", "W/m²"),
        Column("leaving_mps", "Δv before the deorbit burn", "m/s"),
        Column("ignition_s", "Deorbit burn after the planned one", "s"),
        Column("deorbit_dv_mps", "Δv of the deorbit burn", "m/s"),
        Column(
            "deorbit_propellant_kg",
            "Propellant of the deorbit burn",
            "kg",
            f"at most {home.propellant_kg:.0f} kg",
            most=home.propellant_kg,
        ),
        Column("interface_s", "Entry interface after the planned one", "s"),
        Column("entry_angle_deg", "Entry angle", "deg"),
    )


@dataclass(frozen=True, eq=False)
class Batch:
    """Level 1: samples of a span side by side."""

    home: landings.Home
    errors: ErrorModel
    seed: int

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        return told(landings.scatter_home(self.home, self.errors, self.seed, span.first, span.count))


@dataclass(frozen=True, eq=False)
class Direct:
    """Level 2: samples of a span one by one, by the planner's own functions."""

    home: landings.Home
    errors: ErrorModel
    seed: int

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        rows = [
            landings.refly(self.home, self.errors, self.seed, sample)[0]
            for sample in range(span.first, span.end)
        ]
        return told({name: np.concatenate([row[name] for row in rows]) for name in rows[0]})


def told(table: landings.Table) -> dict[str, NDArray[Any]]:
    """A table of landings with verdicts and what becomes of each sample."""
    out: dict[str, NDArray[Any]] = {
        name: column for name, column in table.items() if name not in (*_VERDICTS, "ballistic", "failed")
    }
    # What has no landing is no failure of ours: it is an outcome.
    landed = table["failed"] == ""
    ok = {DOWN: landed, **{check: table[name] & landed for name, check in _VERDICTS.items()}}
    ok[STEERED] = landed & ~table["ballistic"]
    out.update({f"ok: {name}": value for name, value in ok.items()})
    planned = ok[_VERDICTS["in_zone"]] & ok[STEERED] & ok[_VERDICTS["enough"]]
    out["outcome"] = np.where(planned, "in the zone", np.where(landed, "elsewhere", "not down")).astype(
        object
    )
    return out
