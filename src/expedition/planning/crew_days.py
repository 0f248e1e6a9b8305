"""Crew days: when those on the way sleep, work and dock, and how the station's crew must move its day for it."""

from __future__ import annotations

from collections.abc import Iterator

from expedition.catalog.entry import Entry
from expedition.catalog.models.profile import Nights
from expedition.catalog.models.station import CrewDay
from expedition.errors import InputError
from expedition.plans.crew_days import PlanCrewDays, PlanCrewSpan
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanCheck
from expedition.space.time import DAY_S, parse_utc

_HOUR_S = 3600.0
# From contact to the opening of the hatch, which those on the way are awake for: 1 h 41 min to 2 h on Crew-6, Crew-7,
# Crew-12 and Shuttles.
_HATCH_S = 2.0 * _HOUR_S
# A crew of more than this many hours awake is not safe at the controls (NASA's D. Huot on Demo-2's return, 2020-08-01).
LONGEST_AWAKE_S = 20.0 * _HOUR_S
# A crew that has only just been woken does not dock.
_JUST_AWAKE_S = 2.0 * _HOUR_S
# A shorter stretch before duty is no part of a day.
_SHORT_S = 0.25 * _HOUR_S
# The station's crew is up so long before contact, and after it.
_BEFORE_S, _AFTER_S = 1.5 * _HOUR_S, 2.5 * _HOUR_S
_CANNOT_TELL = (
    "shifts of sleep that agencies plan for a crew before its lift-off",
    "who of the station's crew is woken for a docking at night",
)


def with_crew_days(plan: Plan) -> Plan:
    """The same plan, with the days of its crews; unchanged where it does not dock, or nothing is known of them."""
    if plan.docking_utc is None or plan.liftoff_utc is None or plan.profile is None:
        return plan
    book, asked = plan.catalogue, plan.flight
    try:
        ship, profile = book.ship(asked.vehicle), book.profile(plan.profile)
        station = book.station(str(asked.station))
    except InputError:
        return plan
    nights = profile.nights if ship.crew_seats else None
    day = station.crew_day
    if nights is None and day is None:
        return plan
    liftoff, contact = parse_utc(plan.liftoff_utc), parse_utc(plan.docking_utc)
    met = contact - liftoff
    on_the_way = [] if nights is None else list(_on_the_way(nights, met))
    sleeps = [one for one in on_the_way if one.does == "sleep"]
    woke = None if nights is None else sleeps[-1].end_met_s if sleeps else -nights.up_s
    longest = None if nights is None else _longest_awake_s(nights, sleeps, met)
    checks = () if longest is None else (_rested(longest),)
    hour_s = (contact - _midnight(plan.docking_utc)) % DAY_S
    return plan.model_copy(
        update={
            "checks": (*plan.checks, *checks),
            "crew_days": PlanCrewDays(
                spans=(
                    *on_the_way,
                    *(() if day is None else _on_the_station(day, liftoff, plan.liftoff_utc, met)),
                ),
                awake_at_contact_s=None if woke is None else round(met - woke, 1),
                longest_awake_s=None if longest is None else round(longest, 1),
                station_hour=None if day is None else round(hour_s / _HOUR_S, 3),
                station_shift_s=None if day is None else round(_shift_s(day, hour_s), 1),
                rests_on=tuple(
                    _source(entry, path, whose)
                    for entry, path, whose, known in (
                        (profile, "nights", "those on the way", nights),
                        (station, "crew_day", "the station's crew", day),
                    )
                    if known is not None
                ),
                cannot_tell=_CANNOT_TELL,
            ),
        }
    )


def nights_of(nights: Nights, met: float) -> list[tuple[float, float]]:
    """Beginnings and ends of the nights on a way of so many seconds to contact, s from lift-off."""
    first = (nights.first_s, nights.first_s + nights.length_s)
    if first[1] + _JUST_AWAKE_S > met:
        return []
    out = [first]
    if met - first[1] > LONGEST_AWAKE_S - _HATCH_S:
        last = met - nights.ready_s
        # A day apart, counted back from the last.
        count = max(int((last - first[1]) / DAY_S), 1)
        later = [last - DAY_S * k for k in range(count)]
        out += [(end - nights.length_s, end) for end in reversed(later) if end - nights.length_s > first[1]]
    return out


def _on_the_way(nights: Nights, met: float) -> Iterator[PlanCrewSpan]:
    begins = -nights.up_s
    until = met + _HATCH_S
    ready = met - min(nights.ready_s, met + nights.up_s)
    for start, end in nights_of(nights, met):
        yield _span("crew on the way", "awake", begins, start)
        yield _span("crew on the way", "sleep", start, end)
        begins = end
    if ready - begins > _SHORT_S:
        yield _span("crew on the way", "awake", begins, ready)
        begins = ready
    yield _span("crew on the way", "duty", begins, until)


def _on_the_station(day: CrewDay, liftoff: float, liftoff_utc: str, met: float) -> Iterator[PlanCrewSpan]:
    """The usual days of the station's crew from lift-off to the opening of the hatch."""
    first = _midnight(liftoff_utc) - liftoff
    edges = (
        ("awake", day.wake_h, day.work_h),
        ("duty", day.work_h, day.work_ends_h),
        ("awake", day.work_ends_h, day.sleep_h),
        ("sleep", day.sleep_h, day.wake_h + 24.0),
    )
    for number in range(-1, int((met + _HATCH_S - first) / DAY_S) + 1):
        for does, begins, ends in edges:
            start = first + number * DAY_S + begins * _HOUR_S
            end = first + number * DAY_S + ends * _HOUR_S
            if end > 0.0 and start < met + _HATCH_S:
                yield _span("crew of the station", does, start, end)


def _shift_s(day: CrewDay, hour_s: float) -> float:
    """The least by which the station's crew must move its day, s; later counts positive."""
    wake, sleep = day.wake_h * _HOUR_S, day.sleep_h * _HOUR_S
    best = None
    for around in (hour_s - DAY_S, hour_s, hour_s + DAY_S):
        earlier, later = around - _BEFORE_S - wake, around + _AFTER_S - sleep
        shift = min(earlier, 0.0) + max(later, 0.0)
        best = shift if best is None or abs(shift) < abs(best) else best
    assert best is not None
    return best


def _rested(longest_s: float) -> PlanCheck:
    """Whether those on the way are never awake for so long that they should not be at the controls."""
    return PlanCheck(
        name="crew awake",
        ok=longest_s <= LONGEST_AWAKE_S,
        detail=f"{longest_s / _HOUR_S:.1f} h at most at one go, {LONGEST_AWAKE_S / _HOUR_S:.0f} h are the limit",
    )


def _longest_awake_s(nights: Nights, sleeps: list[PlanCrewSpan], met: float) -> float:
    edges = [-nights.up_s, *(x for one in sleeps for x in (one.start_met_s, one.end_met_s)), met + _HATCH_S]
    return max(b - a for a, b in zip(edges[::2], edges[1::2], strict=True))


def _span(who: str, does: str, start: float, end: float) -> PlanCrewSpan:
    return PlanCrewSpan(who=who, does=does, start_met_s=round(start, 1), end_met_s=round(end, 1))  # type: ignore[arg-type]


def _midnight(utc: str) -> float:
    return parse_utc(f"{utc[:10]}T00:00:00Z")


def _source(entry: Entry, path: str, whose: str) -> str:
    found = [entry.provenance[name] for name in sorted(entry.provenance) if name.startswith(f"{path}.")]
    texts = list(dict.fromkeys(f"{one.source} ({one.confidence})" for one in found))
    return f"for {whose}: {'; '.join(texts) or 'entries of your own'}"
