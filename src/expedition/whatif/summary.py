"""What the samples of a dispersion analysis say: figures and chances with their intervals, and what scatters them.

The batch (level 1) is held against the samples that were flown directly too (level 2). Its error is stated; beyond the
bounds below, the figure corrected by these pairs leads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from expedition.errors import InputError
from expedition.plans.fields import Record, Utc
from expedition.runs.folder import samples_of
from expedition.whatif import statistics
from expedition.whatif.statistics import Estimate

Array = NDArray[np.float64]

SUMMARY = "summary.json"
"""The file in a run's folder."""
QUANTILES = (0.5, 0.9, 0.99, 0.9973)
RELIABILITY = 0.9973
# Of the width between the tenth and the ninetieth hundredth; of a Δv itself; of the verdicts.
FEWEST_PAIRS = 8
"""Fewer tell nothing of the batch's error."""
_BOUND_SHARE, _BOUND_DV_MPS, _AGREE = 0.05, 0.5, 0.995
_DV = ("phasing_mps", "approach_mps", "total_mps", "deorbit_dv_mps")
_VERDICT = "ok: "


class Figure(Record):
    """A number and the interval that holds it with 95 % confidence; null where the samples are too few."""

    value: float | None
    """The number."""
    low: float | None
    """Its lower bound."""
    high: float | None
    """Its upper bound."""


class ColumnSpread(Record):
    """How far one quantity scatters."""

    name: str
    """The column of the samples."""
    title: str
    """In words."""
    unit: str
    """Of all its figures."""
    planned: float | None
    """Without any error."""
    median: Figure
    """Half of the flights stay below."""
    q90: Figure
    """Nine of ten stay below."""
    q99: Figure
    """Ninety-nine of a hundred stay below."""
    q9973: Figure
    """All but 27 in ten thousand stay below."""
    low: Figure
    """All but 27 in ten thousand stay above."""
    limit: str
    """What it is held against, in words; empty where nothing."""
    least: float | None
    """The same as a number: not below this; null where nothing holds."""
    most: float | None
    """Not above this."""
    by: str
    """"batch", or "direct" where the figures are corrected by the samples flown directly."""


class Chance(Record):
    """How likely something is."""

    name: str
    """What."""
    share: Figure
    """Of the flights."""
    samples: int
    """From so many."""
    by: str
    """"batch", or "direct" where it is corrected by the samples flown directly."""


class LevelError(Record):
    """How far the batch is from the samples flown directly."""

    name: str
    """The column, or the check."""
    unit: str
    """Of the differences; a share for checks."""
    within95: float
    """Nineteen of twenty pairs differ by less; for checks, the share of pairs with the same verdict."""
    worst: float
    """The largest difference; for checks, the number of pairs with another verdict."""
    bound: float
    """What is allowed."""
    ok: bool
    """Whether it is kept."""


class SourceShare(Record):
    """How much of a spread one error source makes by itself."""

    of: str
    """The column that scatters."""
    source: str
    """The error source; "together" for what no source makes by itself."""
    share: Figure
    """Of the variance."""
    confidence: str
    """Of the source's size: print, measured, recalled, assumed or own."""


class LandingCircle(Record):
    """Where it shall land, from where it lands as planned."""

    name: str
    """"zone", or "aim": as near to it as the ship's file asks."""
    along_km: float
    """Its middle, along the flight."""
    cross_km: float
    """The same, to the right."""
    radius_km: float
    """How far from there."""


class Summary(Record):
    """What a dispersion analysis says."""

    title: str
    """The flight."""
    start_utc: Utc
    """Its lift-off, or undocking, as planned."""
    samples: int
    """Flown in the batch."""
    direct: int
    """Of these, flown directly too."""
    seed: int
    """Of the random numbers."""
    errors: str
    """The error model."""
    carried_mps: float | None
    """Δv of the ship, what the way home takes already away; null for ways home."""
    reserve_mps: float | None
    """Δv that 99.73 % of the flights do with, at 95 % confidence; null where the samples are too few."""
    spreads: tuple[ColumnSpread, ...]
    """By quantity."""
    outcomes: tuple[Chance, ...]
    """What becomes of the flight."""
    failures: tuple[Chance, ...]
    """How likely each check fails."""
    drifts: tuple[Chance, ...]
    """How likely a missed burn leads into the zone that must not be entered, within 24 hours."""
    ellipses: tuple[LandingEllipse, ...]
    """Where it lands, for ways home."""
    circles: tuple[LandingCircle, ...]
    """Where it shall land, for ways home."""
    shares: tuple[SourceShare, ...]
    """Where the scatter comes from."""
    assumed_share: float | None
    """How much of the scatter of the Δv, or of the landing, rests on sizes that are assumed."""
    levels: tuple[LevelError, ...]
    """The batch against the samples flown directly."""
    warnings: tuple[str, ...]
    """What to mind."""


class LandingEllipse(Record):
    """An ellipse about the mean landing point that would hold a share of normally scattered ones."""

    wanted: float
    """The share."""
    semi_major_km: float
    """Half the longer axis."""
    semi_minor_km: float
    """Half the shorter axis."""
    heading_deg: float
    """Of the longer axis, from the direction of flight to the right."""
    inside: Figure
    """The share that it really holds."""


Summary.model_rebuild()


@dataclass(frozen=True)
class Kept:
    """A dispersion analysis as it is kept in its folder."""

    summary: Summary
    samples: Mapping[str, NDArray[Any]]


def kept(folder: Path | str) -> Kept:
    """Read the folder of a dispersion analysis that has ended. Raises InputError where it is none."""
    samples = samples_of(folder)
    file = Path(folder) / SUMMARY
    try:
        said = Summary.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is none of this version of Expedition"
        raise InputError(
            f"{file} cannot be read: {reason}; resume the run, which writes it anew", field="folder"
        ) from None
    if said.samples != samples.count:
        raise InputError(
            f"{file} is of {said.samples} samples, and there are {samples.count}; resume the run, which writes it anew",
            field="folder",
        )
    return Kept(said, samples)


@dataclass(frozen=True)
class Column:
    """A column that is told: words, unit, and what it is held against."""

    name: str
    title: str
    unit: str
    limit: str = ""
    least: float | None = None
    most: float | None = None


def figure(estimate: Estimate) -> Figure:
    """An estimate for printing and JSON."""
    return Figure(value=estimate.value, low=estimate.low, high=estimate.high)


def spread(
    column: Column,
    values: Array,
    planned: float | None,
    pairs: tuple[Array, Array] | None,
    *,
    corrected: bool,
) -> ColumnSpread:
    """The spread of a column's values (n,). pairs: those of samples flown both ways. corrected: whether these lead."""
    known = values[np.isfinite(values)]
    if corrected and pairs is not None:
        one, two = pairs
        both = np.isfinite(one) & np.isfinite(two)
        found = [
            statistics.corrected_quantile(known, one[both], two[both], q)
            for q in (*QUANTILES, 1 - RELIABILITY)
        ]
    else:
        found = [statistics.quantile(known, q) for q in (*QUANTILES, 1.0 - RELIABILITY)]
    median, q90, q99, q9973, low = map(figure, found)
    return ColumnSpread(
        name=column.name,
        title=column.title,
        unit=column.unit,
        planned=planned if planned is not None and np.isfinite(planned) else None,
        median=median,
        q90=q90,
        q99=q99,
        q9973=q9973,
        low=low,
        limit=column.limit,
        least=column.least,
        most=column.most,
        by="direct" if corrected else "batch",
    )


def chance(
    name: str, hits: NDArray[np.bool_], pairs: tuple[Any, Any] | None = None, *, corrected: bool = False
) -> Chance:
    """The chance of what befell some of n samples."""
    if corrected and pairs is not None:
        found = statistics.corrected_share(hits, *pairs)
    else:
        found = statistics.share(int(np.count_nonzero(hits)), hits.size)
    return Chance(name=name, share=figure(found), samples=hits.size, by="direct" if corrected else "batch")


def level_errors(
    columns: Sequence[Column], batch: Mapping[str, NDArray[Any]], direct: Mapping[str, NDArray[Any]]
) -> list[LevelError]:
    """The batch held against the first samples of it that were flown directly too."""
    m = len(next(iter(direct.values()))) if direct else 0
    if m < FEWEST_PAIRS:
        return []
    out = []
    for column in columns:
        one, two = batch[column.name][:m], direct[column.name]
        off = np.abs(two - one)[np.isfinite(two) & np.isfinite(one)]
        if not off.size:
            continue
        values = batch[column.name]
        values = values[np.isfinite(values)]
        reach = float(np.quantile(values, 0.9) - np.quantile(values, 0.1))
        bound = (
            _BOUND_DV_MPS
            if column.unit == "m/s" and column.name.endswith("_mps") and "dv" in column.name
            else 0.0
        )
        if column.name in ("phasing_mps", "approach_mps", "total_mps", "deorbit_dv_mps"):
            bound = _BOUND_DV_MPS
        bound = bound or max(_BOUND_SHARE * reach, 1e-9)
        within = float(np.quantile(off, 0.95))
        out.append(
            LevelError(
                name=column.name,
                unit=column.unit,
                within95=within,
                worst=float(off.max()),
                bound=bound,
                ok=within <= bound,
            )
        )
    for name in batch:
        if name.startswith(_VERDICT):
            other = int(np.count_nonzero(batch[name][:m] != direct[name]))
            out.append(
                LevelError(
                    name=name.removeprefix(_VERDICT),
                    unit="share",
                    within95=1.0 - other / m,
                    worst=float(other),
                    bound=_AGREE,
                    ok=1.0 - other / m >= _AGREE,
                )
            )
    return out
