"""What the samples of a campaign tell: a row for each flight, and its dates."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.scrubs import Scrubs
from expedition.plans.columns import Columns, columns
from expedition.plans.fields import Record, Utc
from expedition.space.time import DAY_S, format_utc, parse_utc
from expedition.whatif.statistics import Estimate, mean, share

Array = NDArray[np.float64]
CAUSES = ("weather", "technical", "recycle", "pad", "another flight", "port", "cut-out")


@dataclass(frozen=True, eq=False)
class Attempts:
    """The attempts that a flight may make, and what it waits for; picklable."""

    name: str
    title: str
    liftoff: Array
    """(k,) instants, in order."""
    docking: Array
    """(k,) of each."""
    cut_out: NDArray[np.bool_]
    """(k,) on which nothing may dock."""
    after: tuple[int, ...]
    """Flights before it that must have docked."""
    after_s: float
    pad_after: int | None
    """The flight before it from its pad."""
    turnaround_s: float
    port_after: int | None
    """The flight before it at its port, which must have left."""
    port_stay_s: float
    scrubs: Scrubs


class DateRow(Record):
    """A day of a flight's attempts."""

    day: date
    """UTC day of an opportunity."""
    liftoff: float
    """Chance that it has lifted off by the end of that day."""
    liftoff_range: tuple[float, float]
    """The same, 95 % interval (Wilson)."""
    docking: float
    """Chance that it has docked by the end of that day."""
    docking_range: tuple[float, float]
    """The same, 95 % interval (Wilson)."""


class CauseRow(Record):
    """Why opportunities pass."""

    cause: str
    """Weather or technical: scrubbed; recycle: too soon after a scrub; pad, another flight, port: waits for them."""
    lost: float
    """Opportunities lost to it on the average."""


class CampaignRow(Record):
    """What becomes of a flight of a campaign."""

    name: str
    """Its name in the campaign."""
    title: str
    """The flight's title."""
    opportunities: int
    """Days with an opportunity, from the first to the last that was asked for."""
    first_utc: Utc
    """Lift-off of the first of them."""
    launched: float
    """Chance that it lifts off at all within these."""
    launched_range: tuple[float, float]
    """The same, 95 % interval (Wilson)."""
    attempts: float
    """Countdowns on the average."""
    days_lost: float | None
    """From the first opportunity to the lift-off, on the average of those that lift off; null where none does."""
    days_lost_range: tuple[float, float] | None
    """The same, 95 % interval."""
    weather_share: float | None
    """Share of its scrubs that the weather causes; null where there are none."""
    causes: tuple[CauseRow, ...]
    """Why opportunities pass, the most frequent first."""
    dates: tuple[DateRow, ...]
    """Day by day."""
    scrubs: str
    """The scrub statistics used, with source and confidence."""


@dataclass(frozen=True)
class Campaign:
    """A campaign flown many times."""

    title: str
    samples: int
    seed: int
    rows: tuple[CampaignRow, ...]
    """A row for each flight, in order of the file."""

    def table(self) -> Columns:
        """A row for each day of each flight's attempts, as pandas and polars take it."""
        return columns([row.model_dump(exclude={"causes"}) for row in self.rows], each="dates")

    def to_dict(self) -> dict[str, Any]:
        """All rows as plain data."""
        kept = {"title": self.title, "samples": self.samples, "seed": self.seed}
        return {**kept, "rows": [row.model_dump(mode="json") for row in self.rows]}


def campaign_row(number: int, one: Attempts, found: Any) -> CampaignRow:
    liftoff, docking = found[f"liftoff:{number}"], found[f"docking:{number}"]
    count, gone = liftoff.size, np.isfinite(liftoff)
    lost = {cause: found[f"{cause}:{number}"] for cause in CAUSES}
    scrubs = int(lost["weather"].sum() + lost["technical"].sum())
    days = mean((liftoff[gone] - one.liftoff[0]) / DAY_S)
    flown = share(int(gone.sum()), count)
    scrubs_words = one.scrubs
    return CampaignRow(
        name=one.name,
        title=one.title,
        opportunities=one.liftoff.size,
        first_utc=format_utc(float(one.liftoff[0]), 3),
        launched=flown.value or 0.0,
        launched_range=_range(flown),
        attempts=(scrubs + int(gone.sum())) / count,
        days_lost=days.value,
        days_lost_range=None if days.low is None else _range(days),
        weather_share=None if not scrubs else float(lost["weather"].sum()) / scrubs,
        causes=tuple(
            sorted(
                (
                    CauseRow(cause=cause, lost=float(several.mean()))
                    for cause, several in lost.items()
                    if several.any()
                ),
                key=lambda row: -row.lost,
            )
        ),
        dates=tuple(_dates(one, liftoff, docking)),
        scrubs=(
            f"{scrubs_words.scrubbed:.0%} of attempts scrubbed, {scrubs_words.weather:.0%} of those for weather: "
            f"{scrubs_words.source} ({scrubs_words.confidence})"
        ),
    )


def _dates(one: Attempts, liftoff: Array, docking: Array) -> list[DateRow]:
    """Every UTC day on which it may lift off or dock, with the chance that it has by its end."""
    days = sorted({format_utc(float(t))[:10] for t in (*one.liftoff, *one.docking)})
    up, there = np.sort(liftoff[np.isfinite(liftoff)]), np.sort(docking[np.isfinite(docking)])
    out = []
    for day in days:
        end = parse_utc(f"{day}T00:00:00Z") + DAY_S
        by = [share(int(np.searchsorted(several, end)), liftoff.size) for several in (up, there)]
        out.append(
            DateRow(
                day=date.fromisoformat(day),
                liftoff=by[0].value or 0.0,
                liftoff_range=_range(by[0]),
                docking=by[1].value or 0.0,
                docking_range=_range(by[1]),
            )
        )
    return out


def date_table(found: Campaign) -> str:
    """The chances day by day as CSV text, a row a flight and day."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        ["flight", "day", "liftoff", "docking", "liftoff_low", "liftoff_high", "docking_low", "docking_high"]
    )
    for row in found.rows:
        for one in row.dates:
            ranges = (*one.liftoff_range, *one.docking_range)
            table.writerow([row.name, one.day, one.liftoff, one.docking, *ranges])
    return out.getvalue()


def _range(one: Estimate) -> tuple[float, float]:
    return (0.0 if one.low is None else one.low, 1.0 if one.high is None else one.high)
