"""A campaign: several flights that must get away one after another, day by day, with scrubs as they come.

Each flight has its opportunities from the window search, made once. An attempt is made at the first that comes after
what the flight waits for: another flight's docking, the pad, a port, the days that a scrub costs. Then it lifts off, or
the weather or the hardware says no. Attempts are independent of each other: a spell of bad weather over several days is
left out, and so is what moves a date before the countdown begins.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from expedition.catalog import Catalogue, checked
from expedition.catalog.entry import Name, NotNegative, Text
from expedition.catalog.facts import read_toml, unwrap
from expedition.catalog.refusal import refusal
from expedition.catalog.scrubs import Scrubs, scrubs_of
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError
from expedition.flights.flight import Flight
from expedition.planning.windows import windows
from expedition.plans.fields import Record, Utc
from expedition.runs.blocks import run_blocks
from expedition.runs.tables import Span, Table
from expedition.space.time import DAY_S, format_utc, from_datetime, parse_utc
from expedition.whatif.statistics import Estimate, mean, share
from expedition.whatif.streams import uniforms

Array = NDArray[np.float64]
Share = Annotated[float, Field(ge=0.0, lt=1.0)]

_MOST_DAYS, _USUAL_DAYS = 400, 30
_MOST_SAMPLES = 10_000_000
CAUSES = ("weather", "technical", "recycle", "pad", "another flight", "port", "cut-out")


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Overrides(_Asked):
    """Scrub statistics of a flight in place of those of its launcher's family."""

    scrubbed: Share | None = None
    weather: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    weather_recycle_days: NotNegative | None = None
    technical_recycle_days: Annotated[tuple[NotNegative, ...], Field(min_length=1, max_length=50)] | None = (
        None
    )


class CampaignFlight(_Asked):
    """A flight of a campaign: which, from when to when, and after what.

    `flight` is a flight of the catalogue, or a TOML file beside the campaign's. Attempts are made from `earliest`, its
    own date unless given, to `latest`, 30 days on unless given. It leaves `after_days` after the flights of `after`
    have docked. `by_day`: lifts off with the Sun above the horizon only. `profile`: only in this one.
    """

    name: Name
    flight: Text
    earliest: date | None = None
    latest: date | None = None
    after: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    after_days: NotNegative = 0.0
    by_day: bool = False
    profile: int | str | None = None
    stay_days: Annotated[float, Field(gt=0.0, le=1000.0)] | None = None
    scrubs: Overrides = Overrides()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"latest, {self.latest}, is before earliest, {self.earliest}")
        return self


class PadRule(_Asked):
    """How long a pad is taken after a lift-off, days."""

    turnaround_days: NotNegative


class CutOut(_Asked):
    """Days on which nothing docks, from the first to the last of them, and why."""

    first: date
    last: date
    why: Text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"last, {self.last}, is before first, {self.first}")
        return self


class CampaignFile(_Asked):
    """A campaign as its file says it."""

    title: Text
    flights: Annotated[tuple[CampaignFlight, ...], Field(min_length=1, max_length=30)]
    pads: dict[str, PadRule] = {}
    cut_outs: Annotated[tuple[CutOut, ...], Field(max_length=100)] = ()
    beta_limit_deg: Annotated[float, Field(gt=0.0, le=90.0)] | None = None

    @model_validator(mode="after")
    def _flights_there(self) -> Self:
        names = [one.name for one in self.flights]
        for number, one in enumerate(self.flights):
            if one.name in names[:number]:
                raise ValueError(f"two flights are called {one.name}")
            for other in one.after:
                if other not in names[:number]:
                    raise ValueError(
                        f"{one.name} comes after {other}, which is no flight that stands before it in the file"
                    )
        return self


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


def campaign(
    file: str | Path,
    *,
    samples: int = 10_000,
    seed: int = 0,
    allow_stale: bool = False,
    catalogue: Catalogue | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Campaign:
    """Fly a campaign many times: the chance of lift-off and of docking by date, and the days lost.

    file: a TOML file. samples: how many times; the same `seed` gives the same. executor, workers: what carries the
    samples, see `runs.carrier.carrier`; they are few unless there are millions. Raises InputError for what is not
    understood, ImpossibleFlightError where a flight has no opportunity.
    """
    if isinstance(samples, bool) or not 1 <= samples <= _MOST_SAMPLES:
        raise InputError(f"{samples} is no number of samples; give 1 to {_MOST_SAMPLES}", field="samples")
    tell = progress or (lambda _: None)
    asked, flights = read_campaign(file, catalogue)
    timelines = _timelines(asked, flights, allow_stale, tell)
    tell("flying the campaign")
    found = run_blocks(partial(sampled, timelines, seed), samples, executor=executor, workers=workers or 1)
    rows = tuple(_row(number, one, found) for number, one in enumerate(timelines))
    return Campaign(asked.title, samples, seed, rows)


def read_campaign(file: str | Path, catalogue: Catalogue | None = None) -> tuple[CampaignFile, list[Flight]]:
    """A campaign's file and its flights; raises InputError naming file and field."""
    path = Path(file)
    tree, _ = unwrap(read_toml(path), file=path, demand=False)
    try:
        asked = CampaignFile.model_validate(tree)
    except ValidationError as error:
        raise refusal(error, CampaignFile, path) from None
    book = checked(catalogue)
    flights = []
    for number, one in enumerate(asked.flights):
        given = path.parent / one.flight if one.flight.endswith(".toml") else one.flight
        try:
            flight = Flight.resolve(given, catalogue=book)
        except ExpeditionError as error:
            raise InputError(f"{error} (in {path})", field=f"flights[{number}].flight") from None
        if flight.bound != "station":
            raise InputError(
                f"{flight.title} goes to no station; a campaign is of flights that do (in {path})",
                field=f"flights[{number}].flight",
            )
        flights.append(flight)
    for pad in asked.pads:
        book.pad(pad)
    return asked, flights


def _timelines(
    asked: CampaignFile, flights: Sequence[Flight], allow_stale: bool, tell: Callable[[str], None]
) -> list[Attempts]:
    out: list[Attempts] = []
    for number, (one, flight) in enumerate(zip(asked.flights, flights, strict=True)):
        tell(f"searching the windows of {one.name}")
        before = list(enumerate(flights[:number]))
        pad_after = next((k for k, other in reversed(before) if other.pad == flight.pad), None)
        port = (flight.station, flight.port)
        port_after = next((k for k, other in reversed(before) if (other.station, other.port) == port), None)
        stay = 0.0
        if port_after is not None:
            days = asked.flights[port_after].stay_days or flights[port_after].stay_days
            if days is None:
                raise InputError(
                    f"{one.name} goes to the port of {asked.flights[port_after].name}, {flight.port}; say how many "
                    "days that one stays, or name another port in the flight",
                    field=f"flights[{port_after}].stay_days",
                )
            stay = days * DAY_S
        scrubs = _scrubs(str(flight.launcher), one.scrubs)
        # The pad is taken for as long as the launcher that left it says, unless the file does.
        turnaround = 0.0
        if pad_after is not None:
            rule = asked.pads.get(str(flight.pad))
            other = scrubs_of(str(flights[pad_after].launcher)).turnaround_days
            turnaround = DAY_S * (other if rule is None else rule.turnaround_days)
        names = [other.name for other in asked.flights]
        liftoff, docking, cut = _opportunities(asked, one, flight, allow_stale)
        out.append(
            Attempts(
                one.name,
                flight.title,
                liftoff,
                docking,
                cut,
                tuple(names.index(name) for name in one.after),
                one.after_days * DAY_S,
                pad_after,
                turnaround,
                port_after,
                stay,
                scrubs,
            )
        )
    return out


def _scrubs(launcher: str, given: Overrides) -> Scrubs:
    usual = scrubs_of(launcher)
    changes = {name: value for name, value in given.model_dump().items() if value is not None}
    if not changes:
        return usual
    fields = {**usual.__dict__, **changes}
    if "scrubbed" in changes:
        fields |= {"source": "the campaign's file", "confidence": "given"}
    return Scrubs(**fields)


def _opportunities(
    asked: CampaignFile, one: CampaignFlight, flight: Flight, allow_stale: bool
) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Lift-offs and dockings (k,) of a flight's days, and whether nothing may dock then."""
    first = one.earliest or flight.date
    last = one.latest or first + timedelta(days=_USUAL_DAYS)
    days = (last - first).days + 1
    if not 1 <= days <= _MOST_DAYS:
        raise InputError(
            f"{first} to {last} are {days} days; a flight's attempts may reach over 1 to {_MOST_DAYS}",
            field=f"flights.{one.name}",
        )
    found = windows(
        flight.vehicle,
        start=datetime.combine(first, time(), tzinfo=UTC),
        days=float(days),
        elements=flight.elements_file or flight.elements,
        pad=flight.pad,
        station=str(flight.station),
        port=flight.port,
        launcher=flight.launcher,
        profile=one.profile,
        allow_stale=allow_stale,
        catalogue=flight.catalogue,
    )
    open_ones = [
        (each, option)
        for each in found
        if (option := each.chosen) is not None and not (one.by_day and each.pad_sun_elevation_deg <= 0.0)
    ]
    if not open_ones:
        raise ImpossibleFlightError(
            f"{one.name} has no opportunity from {first} to {last}; give it other days, or another profile"
        )
    spans = [(_start(cut.first), _start(cut.last + timedelta(days=1))) for cut in asked.cut_outs]
    limit = np.inf if asked.beta_limit_deg is None else np.radians(asked.beta_limit_deg)
    closed = [
        abs(each.beta_rad) > limit or any(low <= option.docking < high for low, high in spans)
        for each, option in open_ones
    ]
    return (
        np.array([option.liftoff for _, option in open_ones]),
        np.array([option.docking for _, option in open_ones]),
        np.array(closed),
    )


def _start(day: date) -> float:
    return from_datetime(datetime.combine(day, time(), tzinfo=UTC))


def sampled(flights: Sequence[Attempts], seed: int, span: Span) -> Table:
    """A stretch of samples: for each flight lift-off and docking (NaN for never), and what its chances went to."""
    out: dict[str, NDArray[Any]] = {}
    liftoffs: list[Array] = []
    dockings: list[Array] = []
    for number, one in enumerate(flights):
        ready = np.full(span.count, -np.inf)
        for other in one.after:
            ready = np.maximum(ready, np.nan_to_num(dockings[other] + one.after_s, nan=np.inf))
        free, left = (np.full(span.count, -np.inf) for _ in range(2))
        if one.pad_after is not None:
            free = np.nan_to_num(liftoffs[one.pad_after] + one.turnaround_s, nan=np.inf)
        if one.port_after is not None:
            left = np.nan_to_num(dockings[one.port_after] + one.port_stay_s, nan=np.inf)
        drawn = uniforms(seed, f"scrub:{one.name}", span.first, span.count, 2 * one.liftoff.size)
        liftoff, docking, lost = _flown(one, ready, free, left, drawn)
        liftoffs.append(liftoff)
        dockings.append(docking)
        out.update({f"liftoff:{number}": liftoff, f"docking:{number}": docking})
        out.update({f"{cause}:{number}": count for cause, count in zip(CAUSES, lost, strict=True)})
    return out


def _flown(
    one: Attempts, ready: Array, free: Array, left: Array, drawn: Array
) -> tuple[Array, Array, list[NDArray[np.int64]]]:
    """Lift-off and docking (n,) of a flight, and how many opportunities went to each cause.

    ready, free, left: since when other flights have docked, the pad and the port are free. drawn: (2k, n), 0 to 1.
    """
    scrubs, count = one.scrubs, ready.size
    recycle = np.array(scrubs.technical_recycle_days)
    liftoff, docking = np.full(count, np.nan), np.full(count, np.nan)
    waiting = np.ones(count, dtype=bool)
    again = np.full(count, -np.inf)
    lost = [np.zeros(count, dtype=np.int64) for _ in CAUSES]
    for k, (t, then) in enumerate(zip(one.liftoff, one.docking, strict=True)):
        chance, which = drawn[2 * k], drawn[2 * k + 1]
        tries = waiting.copy()
        for cause, held in (
            ("another flight", t < ready),
            ("pad", t < free),
            ("port", then < left),
            ("cut-out", np.full(count, one.cut_out[k])),
            ("recycle", t < again),
        ):
            lost[CAUSES.index(cause)] += tries & held
            tries &= ~held
        scrubbed = tries & (chance < scrubs.scrubbed)
        # Given that it is scrubbed, where the number lies below says why.
        wet = scrubbed & (chance < scrubs.scrubbed * scrubs.weather)
        lost[CAUSES.index("weather")] += wet
        lost[CAUSES.index("technical")] += scrubbed & ~wet
        days = np.where(wet, scrubs.weather_recycle_days, recycle[(which * recycle.size).astype(np.int64)])
        # A lift-off comes some minutes earlier each day: a day later is the next opportunity.
        again = np.where(scrubbed, t + (days - 0.5) * DAY_S, again)
        goes = tries & ~scrubbed
        liftoff, docking = np.where(goes, t, liftoff), np.where(goes, then, docking)
        waiting &= ~goes
    return liftoff, docking, lost


def _row(number: int, one: Attempts, found: Any) -> CampaignRow:
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
