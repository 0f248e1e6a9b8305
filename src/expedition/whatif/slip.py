"""A flight that slips: every day around it planned in full, and the edges of every window.

A slipped flight is asked for as the flight itself is, but for its day; where that profile does not fit the day, any
other of the ship's is taken, and the row says so. Only station data known today are used: of a day in two weeks they
tell the plane, not where the station will be in its orbit, and the plan's warnings say how old they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime, timedelta

from expedition.errors import InputError
from expedition.flights.flight import Flight
from expedition.planning.planner import plan
from expedition.plans.plan import Plan
from expedition.plans.schema import Record, Utc
from expedition.runs.many import Outcome, plan_many
from expedition.space.time import parse_utc, to_datetime
from expedition.station.source import Elements

_MOST_DAYS = 60
# As far inside its window as a lift-off is asked for, and how narrowly.
_INSIDE_S, _NARROW_S = 0.5, 0.1


class SlipRow(Record):
    """One lift-off, or undocking, of a flight that slips."""

    day: int
    """Days from the flight's own date."""
    where: str
    """Where in the window: "opening", "in plane" or "closing"; "day" for flights without one."""
    start_utc: Utc | None
    """Lift-off, take-off or undocking; null where it cannot be flown."""
    end_utc: Utc | None
    """Contact, landing or splashdown."""
    profile: str | None
    """The profile flown, by its name in the catalogue."""
    own_profile: bool
    """Whether it is the one that the flight itself flies."""
    dv_mps: float | None
    """Δv of all burns."""
    left_mps: float | None
    """Δv left after the way home."""
    light: str
    """At the pad and at docking, or at landing."""
    failed: tuple[str, ...]
    """Checks that it breaks."""
    age_h: float | None
    """Of the station data."""
    why_not: str
    """Why it cannot be flown; empty where it can."""


@dataclass(frozen=True)
class Slip:
    """A flight and what becomes of it on the days around."""

    plan: Plan
    """On its own day."""
    rows: tuple[SlipRow, ...]
    """In order of time."""
    flights: tuple[Flight, ...]
    """What was asked for each row."""


def slip(
    flight: Flight | str,
    *,
    days: int = 3,
    elements: Elements | None = None,
    allow_stale: bool = False,
    executor: Executor | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Slip:
    """Plan a flight on every day around its own, and at the edges of each day's window.

    days: how many before it and after it. executor, workers, scheduler: what carries the plans, see
    `runs.many.plan_many`.
    progress: called with what is planned, how many are done and of how many. Raises InputError, and
    ImpossibleFlightError where the flight cannot be flown on its own day.
    """
    if not 1 <= days <= _MOST_DAYS:
        raise InputError(f"{days} is no span of days; give 1 to {_MOST_DAYS}", field="days")
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    nominal = plan(asked, elements=elements, allow_stale=allow_stale)
    tell = progress or (lambda _what, _done, _total: None)

    def planned(what: str, flights: Sequence[Flight]) -> list[Outcome]:
        return plan_many(
            flights,
            elements=elements,
            allow_stale=allow_stale,
            executor=executor,
            workers=workers,
            scheduler=scheduler,
            progress=lambda done, total: tell(what, done, total),
        )

    offsets = [day for day in range(-days, days + 1) if day]
    found = dict(zip(offsets, planned("days", [_on(asked, day) for day in offsets]), strict=True))
    again = [day for day in offsets if found[day].plan is None and asked.profile is not None]
    others = planned("other profiles", [_on(asked, day, profile=None) for day in again]) if again else []
    for day, other in zip(again, others, strict=True):
        if other.plan is not None:
            found[day] = other
    found[0] = Outcome(asked, nominal)
    edges = [
        (day, where, _at(found[day], utc)) for day in sorted(found) for where, utc in _edges(found[day].plan)
    ]
    at_edges = planned("edges of windows", [one for _, _, one in edges]) if edges else []
    middle = "day" if nominal.window is None else "in plane"
    every = [(day, middle, one) for day, one in found.items()]
    every += [(day, where, one) for (day, where, _), one in zip(edges, at_edges, strict=True)]
    order = {"opening": 0, "in plane": 1, "day": 1, "closing": 2}
    every.sort(key=lambda one: (one[0], order[one[1]]))
    rows = tuple(_row(day, where, one, nominal) for day, where, one in every)
    return Slip(nominal, rows, tuple(one.flight for _, _, one in every))


def _on(asked: Flight, day: int, **changes: str | None) -> Flight:
    """The flight some days later; what is asked of its hours moves along."""
    later = timedelta(days=day)
    moved = {
        name: value + later
        for name in ("date", "landing_date", "earliest_utc", "latest_utc")
        if (value := getattr(asked, name)) is not None
    }
    return asked.model_copy(update={**moved, **changes})


def _edges(planned: Plan | None) -> Iterator[tuple[str, datetime]]:
    """The first and the last lift-off of a window."""
    if planned is not None and planned.window is not None:
        yield "opening", to_datetime(parse_utc(planned.window.open_utc) + _INSIDE_S)
        yield "closing", to_datetime(parse_utc(planned.window.close_utc) - _INSIDE_S)


def _at(outcome: Outcome, utc: datetime) -> Flight:
    """The flight of an outcome at one instant of its window."""
    narrow = {"date": utc.date(), "earliest_utc": utc, "latest_utc": utc + timedelta(seconds=_NARROW_S)}
    profile = None if outcome.plan is None else outcome.plan.profile
    return outcome.flight.model_copy(update={**narrow, "profile": profile})


def _row(day: int, where: str, outcome: Outcome, nominal: Plan) -> SlipRow:
    found = outcome.plan
    if found is None:
        return SlipRow(
            day=day,
            where=where,
            start_utc=None,
            end_utc=None,
            profile=None,
            own_profile=False,
            dv_mps=None,
            left_mps=None,
            light="",
            failed=(),
            age_h=None,
            why_not=outcome.reason,
        )
    return SlipRow(
        day=day,
        where=where,
        start_utc=found.zero_utc,
        end_utc=found.end_utc,
        profile=found.profile,
        own_profile=found.profile == nominal.profile,
        dv_mps=found.dv_total_mps,
        left_mps=found.budget.margin_mps if found.budget else None,
        light=_light(found),
        failed=tuple(check.name for check in found.checks if not check.ok),
        age_h=found.data.age_h,
        why_not="",
    )


def _light(found: Plan) -> str:
    if found.window is not None:
        return f"{found.window.pad_lighting}, {found.window.docking_lighting} at docking"
    return found.way_home.lighting if found.way_home is not None else ""
