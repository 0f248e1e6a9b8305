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
from typing import Any

from expedition.errors import InputError, refuse_no_number
from expedition.flights.flight import Flight
from expedition.planning.planner import plan
from expedition.plans.columns import Columns, columns
from expedition.plans.fields import Record, Utc
from expedition.plans.plan import Plan
from expedition.runs.many import Outcome, plan_many
from expedition.space.time import DAY_S, parse_utc, to_datetime
from expedition.station.source import Elements

_MOST_DAYS = 60
# As far inside its window as a lift-off is asked for, and how narrowly.
_INSIDE_S, _NARROW_S = 0.5, 0.1
# What is told of a flight that takes longer, or lands at another time of day.
_TOLD_S = 60.0


class SlipRow(Record):
    """One lift-off, or undocking, of a flight that slips."""

    day: int
    """Days from the flight's own date."""
    where: str
    """Where in the window: "opening", "in plane" or "closing"; "day" for flights without one."""
    start_utc: Utc | None = None
    """Lift-off, take-off or undocking; null where it cannot be flown."""
    end_utc: Utc | None = None
    """Contact, landing or splashdown."""
    profile: str | None = None
    """The profile flown, by its name in the catalogue."""
    own_profile: bool = False
    """Whether it is the one that the flight itself flies."""
    dv_mps: float | None = None
    """Δv of all burns."""
    left_mps: float | None = None
    """Δv left after the way home."""
    light: str = ""
    """At the pad and at docking, or at landing."""
    landing_utc: Utc | None = None
    """The first landing of the last day at the port, or the flight's own; null where none is asked for."""
    landing_zone: str | None = None
    """Where that is, by its name in the catalogue."""
    changes: tuple[str, ...] = ()
    """What changes beside the flight's own day, for people: profile, length, light, landing."""
    failed: tuple[str, ...] = ()
    """Checks that it breaks."""
    age_h: float | None = None
    """Of the station data."""
    why_not: str = ""
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

    def table(self) -> Columns:
        """A row for each lift-off, as pandas and polars take it; times are aware datetimes."""
        return columns(self.rows)

    def to_dict(self) -> dict[str, Any]:
        """The plan and the rows as plain data."""
        return {"plan": self.plan.to_dict(), "rows": [row.model_dump(mode="json") for row in self.rows]}


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
    refuse_no_number(days, "days", whole=True)
    if not 1 <= days <= _MOST_DAYS:
        raise InputError(f"{days} is no span of days; give 1 to {_MOST_DAYS}", field="days")
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    tell = progress or (lambda _what, _done, _total: None)
    tell("its own day", 0, 1)
    nominal = plan(asked, elements=elements, allow_stale=allow_stale)

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
        return SlipRow(day=day, where=where, why_not=outcome.reason)
    landing_utc, zone = _landing(found)
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
        landing_utc=landing_utc,
        landing_zone=zone,
        changes=tuple(_changes(found, nominal)),
        failed=tuple(check.name for check in found.checks if not check.ok),
        age_h=found.data.age_h,
    )


def _landing(found: Plan) -> tuple[str | None, str | None]:
    """When and where a flight comes home, as far as its plan tells."""
    if found.way_home is not None:
        return found.end_utc, found.way_home.zone
    passes = found.stay.passes if found.stay is not None else ()
    return (passes[0].landing_utc, passes[0].zone) if passes else (None, None)


def _changes(found: Plan, nominal: Plan) -> Iterator[str]:
    """What changes beside a flight's own day, in words."""
    if found.profile != nominal.profile:
        yield f"{found.profile} instead of {nominal.profile}"
    longer = found.duration_s - nominal.duration_s
    if abs(longer) >= _TOLD_S:
        times = f"{abs(longer) / 3600.0:.1f} h" if abs(longer) > 5400.0 else f"{abs(longer) / 60.0:.0f} min"
        yield f"{nominal.end_name} {times} {'later' if longer > 0.0 else 'sooner'} after {nominal.start_name}"
    if found.window is not None and nominal.window is not None:
        for place, one, other in (
            ("at the pad", found.window.pad_lighting, nominal.window.pad_lighting),
            ("at docking", found.window.docking_lighting, nominal.window.docking_lighting),
        ):
            if one != other:
                yield f"{one} {place} instead of {other}"
    home, planned = found.way_home, nominal.way_home
    if home is not None and planned is not None and home.lighting != planned.lighting:
        yield f"{home.lighting} at landing instead of {planned.lighting}"
    (utc, zone), (_, other_zone) = _landing(found), _landing(nominal)
    if zone != other_zone:
        yield f"lands at {zone or 'no zone'} instead of {other_zone or 'no zone'}"
    elif utc is not None and found.way_home is None:
        own = _landing(nominal)[0]
        moved = _of_day(utc) - _of_day(str(own))
        moved = (moved + 0.5 * DAY_S) % DAY_S - 0.5 * DAY_S
        if abs(moved) >= _TOLD_S:
            yield f"landing {abs(moved) / 60.0:.0f} min {'later' if moved > 0.0 else 'sooner'} in the day"


def _of_day(utc: str) -> float:
    """Seconds since midnight UTC."""
    return parse_utc(utc) - parse_utc(f"{utc[:10]}T00:00:00Z")


def _light(found: Plan) -> str:
    if found.window is not None:
        return f"{found.window.pad_lighting}, {found.window.docking_lighting} at docking"
    return found.way_home.lighting if found.way_home is not None else ""
