"""A campaign: several flights that must get away one after another, day by day, with scrubs as they come.

Each flight has its opportunities from the window search, made once. An attempt is made at the first that comes after
what the flight waits for: another flight's docking, the pad, a port, the days that a scrub costs. Then it lifts off, or
the weather or the hardware says no. Attempts are independent of each other: a spell of bad weather over several days is
left out, and so is what moves a date before the countdown begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import Catalogue
from expedition.catalog.scrubs import Scrubs, scrubs_of
from expedition.errors import ImpossibleFlightError, InputError, refuse_no_number
from expedition.flights.flight import Flight
from expedition.planning.windows import windows
from expedition.runs.blocks import run_blocks
from expedition.runs.tables import Span, Table
from expedition.space.time import DAY_S, from_datetime
from expedition.whatif.campaign_file import CampaignFile, CampaignFlight, Overrides, read_campaign
from expedition.whatif.campaign_rows import CAUSES, Attempts, Campaign, campaign_row
from expedition.whatif.streams import uniforms

Array = NDArray[np.float64]
_MOST_DAYS, _USUAL_DAYS = 400, 30
_MOST_SAMPLES = 10_000_000


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
    refuse_no_number(samples, "samples", whole=True)
    if not 1 <= samples <= _MOST_SAMPLES:
        raise InputError(f"{samples} is no number of samples; give 1 to {_MOST_SAMPLES}", field="samples")
    tell = progress or (lambda _: None)
    asked, flights = read_campaign(file, catalogue)
    timelines = _timelines(asked, flights, allow_stale, tell)
    tell("flying the campaign")
    found = run_blocks(partial(sampled, timelines, seed), samples, executor=executor, workers=workers or 1)
    rows = tuple(campaign_row(number, one, found) for number, one in enumerate(timelines))
    return Campaign(asked.title, samples, seed, rows)


def _timelines(
    asked: CampaignFile, flights: Sequence[Flight], allow_stale: bool, tell: Callable[[str], None]
) -> list[Attempts]:
    out: list[Attempts] = []
    for number, (one, flight) in enumerate(zip(asked.flights, flights, strict=True)):
        tell(f"searching windows: {number} of {len(flights)}: {one.name}")
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
