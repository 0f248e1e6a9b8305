"""When an event of a flight was: by the clocks and days that a text gives it, else by the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from expedition.announcements.drafts import Draft
from expedition.announcements.moments import Moment
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import Scene
from expedition.announcements.zones import utc_of
from expedition.catalog.history import PastFlight

_MINUTE_S, _HOUR_S = 60.0, 3600.0
# No ship has taken longer to its station, nor flown on for longer between it and the ground with people aboard.
_LONGEST_CHASE_DAYS = 5
_LONGEST_CHASE_S, _LONGEST_WAY_HOME_S = _LONGEST_CHASE_DAYS * DAY_S, 5 * DAY_S
_SHORTEST_CHASE_S = 2 * _HOUR_S
_BESIDE = ("said", "broadcast", "briefing", "update", "hatch", "spacewalk", "burn")


@dataclass(frozen=True, slots=True)
class When:
    """Between which seconds of Unix time something was; `day` as told or recorded."""

    low: float
    high: float
    day: date | None
    told: bool
    """Whether the text says so."""
    vague: bool = False
    """Whether only bounds are known, by what came before and after."""
    clock_only: bool = False
    """Whether only the hour counts, on whichever day."""

    @property
    def exact(self) -> bool:
        """Whether it is known to the hour."""
        return self.high - self.low <= _HOUR_S + 1.0


def told_times(scene: Scene, draft: Draft, event: str) -> list[When]:
    """When a text says that an event of a flight was, as far as it does not speak of another time altogether."""
    own = [
        (m, state)
        for kind, m, _, state in draft.moments
        if (kind == event or (event == "undocking" and kind == "liftoff" and _left_the_station(draft, m)))
        and (m.has_clock or not m.said.anchored)
    ]
    own += [
        (m, "") for kind, m, _, _ in draft.moments if kind in ("none", "other") and _is_it(draft, event, m)
    ]
    fresh = [m for m, state in own if state != "old"] or [m for m, _ in own]
    if not fresh and event == "liftoff":
        fresh = _the_clock_left(draft)
    found = [when for m in fresh if (when := _when(scene, draft, m)) is not None]
    return [one for one in found if one.day is None or _may_be(draft.past, event, one.day)]


def _may_be(past: PastFlight | None, event: str, day: date) -> bool:
    """Whether a day is not of another story, by the record."""
    known = recorded_day(past, event)
    if past is None or (known is None and event == "landing"):
        return True
    if known is not None:
        return abs((day - known).days) <= 1
    last = (
        past.liftoff_date + timedelta(days=_LONGEST_CHASE_DAYS) if event == "docking" else past.landing_date
    )
    return past.liftoff_date <= day and (last is None or day <= last + timedelta(days=1))


def _left_the_station(draft: Draft, m: Moment) -> bool:
    """Whether what "left" then had docked before."""
    past = draft.past
    docked = recorded_day(past, "docking")
    return (
        past is not None and m.day is not None and m.day > (docked or past.liftoff_date + timedelta(days=6))
    )


def recorded_day(past: PastFlight | None, event: str) -> date | None:
    """The UTC day of an event in the record."""
    if past is None:
        return None
    return {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}.get(
        event
    )


def _is_it(draft: Draft, event: str, m: Moment) -> bool:
    """Whether a time of which no word says what happens then is that of the event, by the record."""
    past = draft.past
    if past is None or m.utc is None or m.said.about in _BESIDE:
        return False
    instant = {"liftoff": past.liftoff_utc, "docking": past.docking_utc}.get(event)
    if instant is not None:
        return abs((m.utc - instant).total_seconds()) <= 10 * _MINUTE_S
    days = [recorded_day(past, each) for each in ("liftoff", "docking", "landing")]
    day = recorded_day(past, event)
    return day is not None and days.count(day) == 1 and m.utc.date() == day and m.has_day


def _the_clock_left(draft: Draft) -> list[Moment]:
    """The one clock that no word explains, before a docking on the day of the lift-off."""
    past = draft.past
    docked = [m.utc for kind, m, _, _ in draft.moments if kind == "docking" and m.utc is not None]
    if past is None or not docked:
        return []
    left = [
        m
        for kind, m, _, state in draft.moments
        if kind in ("none", "other") and state != "old" and m.said.about not in _BESIDE
        and m.utc is not None and m.utc.date() == past.liftoff_date and m.utc < max(docked)
    ]  # fmt: skip
    return left if len({m.utc for m in left}) == 1 else []


def _when(scene: Scene, draft: Draft, m: Moment) -> When | None:
    m = in_year_of(draft.past, m)
    if m.utc is not None:
        at = m.utc.timestamp()
        room = 0.5 * _MINUTE_S if m.said.minute is not None or m.said.precision != "hour" else 0.5 * _HOUR_S
        return When(at - room, at + room, m.day or m.utc.date(), told=True)
    if m.has_clock and m.said.zone is not None and m.day is None:
        months = [each.said.month for _, each, _, _ in draft.moments if each.said.month]
        year = scene.published.year if scene.published is not None else 2000
        nominal = date(year, months[0] if months else 7, 1)
        try:
            at = utc_of(nominal, m.said.hour or 0, m.said.minute or 0, 0, m.said.zone).timestamp()
        except (ValueError, KeyError, OverflowError):
            return None
        return When(at - 0.5 * _MINUTE_S, at + 0.5 * _MINUTE_S, None, told=True, clock_only=True)
    if m.day is not None and m.has_day:
        low = _midnight(m.day)
        return When(low, low + DAY_S, m.day, told=True)
    return None


def in_year_of(past: PastFlight | None, m: Moment) -> Moment:
    """A day that is told without its year, in the year that the flight tells."""
    if past is None or m.said.year or not m.said.month or m.day is None:
        return m
    first = past.liftoff_date - timedelta(days=1)
    last = (past.landing_date or past.liftoff_date + timedelta(days=362)) + timedelta(days=1)
    if first <= m.day <= last or (m.day.month, m.day.day) == (2, 29):
        return m
    fits = [y for y in range(first.year, last.year + 1) if first <= m.day.replace(year=y) <= last]
    if len(fits) != 1:
        return m
    years = fits[0] - m.day.year
    day = m.day.replace(year=m.day.year + years)
    return replace(m, day=day, utc=m.utc.replace(year=m.utc.year + years) if m.utc is not None else None)


def _midnight(day: date) -> float:
    return datetime.combine(day, time(0), UTC).timestamp()


def flown_time(past: PastFlight, event: str, today: date | None) -> When | None:
    """When an event of a flight was by the record; by what bounds it where the record has no day for it."""
    instant = {"liftoff": past.liftoff_utc, "docking": past.docking_utc}.get(event)
    if instant is not None:
        at = instant.timestamp()
        return When(at - 2 * _MINUTE_S, at + 2 * _MINUTE_S, instant.date(), told=False)
    day = recorded_day(past, event)
    if day is not None:
        return When(_midnight(day), _midnight(day) + DAY_S, day, told=False)
    if event == "docking" and past.docked == "yes" and past.target not in ("moon", "free"):
        began = flown_time(past, "liftoff", today)
        assert began is not None
        return When(
            began.low + _SHORTEST_CHASE_S, began.high + _LONGEST_CHASE_S, None, told=False, vague=True
        )
    if event == "undocking" and past.docked == "yes":
        docked, over = flown_time(past, "docking", today), flown_time(past, "landing", today)
        if docked is None or over is None:
            return None
        low = (
            max(docked.low, over.low - _LONGEST_WAY_HOME_S) if past.crewed and not over.vague else docked.low
        )
        return When(low, over.high, None, told=False, vague=True)
    if event == "landing" and today is not None:
        over_by = _midnight(today + timedelta(days=2))
        return When(_midnight(past.liftoff_date), over_by, None, told=False, vague=True)
    return None
