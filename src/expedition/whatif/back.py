"""A way home, scattered: the tasks that a run flies, and the verdicts on its samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.runs.tables import Span, Table
from expedition.whatif import homes, into_orbit, landings
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


def outcomes(home: homes.Home) -> tuple[str, ...]:
    """What can become of a sample; the first is what is planned."""
    return OUTCOMES if home.up is None else (*OUTCOMES, into_orbit.NOT_UP)


def verdicts(home: homes.Home) -> tuple[str, ...]:
    """The checks that each sample is held against; the first is the one without which the others are not asked."""
    return VERDICTS if home.up is None else (into_orbit.LAUNCHER, *VERDICTS)


def columns(home: homes.Home) -> tuple[Column, ...]:
    """What is told of the samples, in order."""
    data = home.data
    return (
        *(() if home.up is None else into_orbit.columns()),
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

    home: homes.Home
    errors: ErrorModel
    seed: int

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        down = landings.scatter_home(self.home, self.errors, self.seed, span.first, span.count)
        return told(self.home, down, _up(self.home, self.errors, self.seed, span, direct=False))


@dataclass(frozen=True, eq=False)
class Direct:
    """Level 2: samples of a span one by one, by the planner's own functions."""

    home: homes.Home
    errors: ErrorModel
    seed: int

    def __call__(self, span: Span) -> Table:
        """The table of a span."""
        rows = [
            landings.refly(self.home, self.errors, self.seed, sample)[0]
            for sample in range(span.first, span.end)
        ]
        down = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
        return told(self.home, down, _up(self.home, self.errors, self.seed, span, direct=True))


def _up(
    home: homes.Home, errors: ErrorModel, seed: int, span: Span, *, direct: bool
) -> dict[str, NDArray[Any]]:
    if home.up is None:
        return {}
    return into_orbit.scatter_up(home.up, errors, seed, span.first, span.count, direct=direct)


def told(home: homes.Home, down: landings.Table, up: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """A table of landings, and of the ways up before them, with verdicts and what becomes of each sample."""
    # What has no landing is no failure of ours: it is an outcome.
    in_orbit = np.ones(len(down["failed"]), dtype=bool)
    enough = down["enough"]
    out: dict[str, NDArray[Any]] = {
        name: column for name, column in down.items() if name not in (*_VERDICTS, "ballistic", "failed")
    }
    if home.up is not None:
        in_orbit = up[f"ok: {into_orbit.LAUNCHER}"]
        spent = down["deorbit_propellant_kg"] + into_orbit.more_kg(home.up, up["raising_mps"])
        enough = spent <= home.propellant_kg
        # What never came up has no way down.
        off = {name: np.where(in_orbit, x, np.nan) for name, x in out.items() if x.dtype.kind == "f"}
        out |= off | up
    landed = (down["failed"] == "") & in_orbit
    ok = {DOWN: landed, **{check: down[name] & landed for name, check in _VERDICTS.items()}}
    ok[_VERDICTS["enough"]] = enough & landed
    ok[STEERED] = landed & ~down["ballistic"]
    out.update({f"ok: {name}": value for name, value in ok.items()})
    planned = ok[_VERDICTS["in_zone"]] & ok[STEERED] & ok[_VERDICTS["enough"]]
    unplanned = np.where(landed, "elsewhere", np.where(in_orbit, "not down", into_orbit.NOT_UP))
    out["outcome"] = np.where(planned, "in the zone", unplanned).astype(object)
    return out
