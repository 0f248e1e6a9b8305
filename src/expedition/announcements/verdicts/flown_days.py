"""Whether a time is that of an event of a flight: lift-off, docking or landing, as the record has them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from expedition.announcements.drafts import Draft
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.verdicts.event_times import in_year_of
from expedition.announcements.verdicts.weekdays import WEEKDAYS
from expedition.announcements.zones import LOCAL
from expedition.catalog.history import PastFlight

# What was flown is told to some minutes; what was planned moved by as much as that before it flew.
_FLOWN_S, _PLANNED_S = 6 * 60.0, 45 * 60.0
# A plan that slipped by more than that was another plan.
_SLIPPED = timedelta(days=400)
_SEASON_DAYS = 100


def against_record(
    scene: Scene, draft: Draft, event: str, moment: Moment, state: str, tense: str
) -> tuple[str, str]:
    """What comes of holding a time that is told of an event of a flight against the record."""
    past = draft.past
    if past is None:
        return UNCLEAR, f"{draft.name} is not in the record"
    if state == "old" and not moment.said.net:
        return UNCLEAR, "a day that the text takes back; earlier plans are not kept"
    for instant in (past.liftoff_utc, past.docking_utc):
        if instant is not None and moment.utc is not None and moment.said.half:
            off = abs((moment.utc - instant).total_seconds())
            if abs(off - 43200.0) <= 90.0:
                return CONTRADICTED, f"{past.flight}: {instant:%Y-%m-%dT%H:%M:%SZ}, twelve hours off"
    if event == "none":
        return any_event(past, moment)
    if any(each.said.year == past.liftoff_date.year for _, each, _, _ in draft.moments):
        moment = in_year_of(past, moment)
    if bare := _by_weekday(scene, past, event, moment):
        return bare
    day, instant = recorded(past, event)
    if day is None and event == "undocking" and (home := _on_the_way_home(past, moment)):
        return SUPPORTED, home
    if day is None:
        return UNCLEAR, f"the record does not say when {past.flight} did that"
    ahead = tense == "future" or (
        tense != "past"
        and scene.published is not None
        and moment.day is not None
        and moment.day > scene.published
    )
    if scene.published is not None and moment.first is not None and moment.first > scene.published:
        ahead = True
    latest = moment.day or moment.last
    if latest is not None and scene.published is not None and latest < scene.published - timedelta(days=1):
        ahead = False
    told = f"{past.flight}: {event} {_said(day, instant)}"
    if (
        scene.published is not None
        and latest is not None
        and latest <= scene.published < day - timedelta(days=1)
    ):
        # What had not happened when the text was written cannot be what it tells as past.
        return UNCLEAR, f"{told}; the text is older"
    wide = moment.vague and moment.width_days > _SEASON_DAYS
    if (
        wide
        and scene.published is not None
        and moment.first is not None
        and day < scene.published < moment.first
    ):
        return UNCLEAR, f"{told}; what the text foresees is something else"
    if event != "liftoff" and latest is not None and latest < past.liftoff_date - timedelta(days=1):
        vague = moment.vague and moment.width_days <= 40 and tense == "past"
        return (CONTRADICTED if vague else UNCLEAR), f"{past.flight} had not even left"
    if not ahead and moment.said.year is None and moment.said.day is None and moment.said.month == day.month:
        # Of a month without its year, the flight tells the year.
        return SUPPORTED, told
    if not moment.said.month and moment.said.day == day.day and moment.said.weekday is None and not ahead:
        # "The 19th of that month": the flight tells the month.
        return SUPPORTED, told
    if moment.day is None:
        return _coarse(moment, day, told, ahead=ahead)
    if moment.utc is not None and instant is not None:
        off = abs((moment.utc - instant).total_seconds())
        if off <= (_PLANNED_S if ahead else _FLOWN_S):
            return SUPPORTED, told
        if not ahead:
            return CONTRADICTED, f"{told}; the text says {moment.utc:%Y-%m-%d %H:%M} UTC"
    elif moment.utc is not None and moment.said.zone not in (None, LOCAL):
        if _that_utc_day(moment.utc, day):
            return SUPPORTED, told
        if event != "liftoff" and abs(moment.utc.date() - day) <= timedelta(days=1):
            return UNCLEAR, told
    elif _same_day(moment.day, day, instant):
        return SUPPORTED, told
    if ahead and abs(moment.day - day) <= _SLIPPED:
        return SUPPORTED, f"as was planned; {told}"
    known = "docking_date" not in past.recalled or event != "docking"
    return (CONTRADICTED if known and not ahead else UNCLEAR), told


def _on_the_way_home(past: PastFlight, moment: Moment) -> str | None:
    """How a day of parting from a station goes with the record, which has the docking and the landing alone."""
    over, docked = past.landing_date, past.docking_date or past.liftoff_date
    first, last = (moment.day or moment.first), (moment.day or moment.last)
    if over is None or past.docked != "yes" or first is None or last is None or moment.width_days > _MONTH:
        return None
    begins = max(docked, over - (_HOME_SOON if past.family in _FALLS_SOON else _HOME_LATE))
    if last < begins or first > over:
        return None
    return f"{past.flight} had docked on {docked.isoformat()} and came down on {over.isoformat()}"


# Ships that go down within a day of parting, by their own few hours of free flight; others wait for their weather.
_FALLS_SOON = ("soyuz", "soyuz-t", "soyuz-tm", "soyuz-tma", "soyuz-ms", "shenzhou", "starliner")
_HOME_SOON, _HOME_LATE, _MONTH = timedelta(days=1), timedelta(days=3), 31


def _by_weekday(scene: Scene, past: PastFlight, event: str, moment: Moment) -> tuple[str, str] | None:
    """A weekday alone is that of the event where it fell so within a week of the text."""
    said = moment.said
    if said.weekday is None or said.month or said.day or said.shift is not None or scene.published is None:
        return None
    day, instant = recorded(past, event)
    if day is None or moment.has_clock:
        return None
    told = f"{past.flight}: {event} {day.isoformat()}, a {WEEKDAYS[day.weekday()]}"
    if on_a_weekday(scene.text, moment):
        # "On a Tuesday" is said of a day long past.
        days = days_there(past, event, day, instant)
        return (SUPPORTED if any(each.weekday() == said.weekday for each in days) else CONTRADICTED), told
    if abs((day - scene.published).days) > 7:
        return None
    if instant is None and day.weekday() == said.weekday:
        return SUPPORTED, told
    return None


def on_a_weekday(text: str, moment: Moment) -> bool:
    """Whether a day is told by its weekday alone, "on a Tuesday", as one is long after."""
    said = moment.said
    alone = said.weekday is not None and not (said.month or said.day or moment.has_clock)
    return alone and _A.search(text, max(0, moment.start - 6), moment.start) is not None


_A = re.compile(r"\b(?:on )?a \Z", re.IGNORECASE)
_DAY = timedelta(days=1)


def days_there(past: PastFlight, event: str, day: date, instant: datetime | None) -> tuple[date, ...]:
    """Which days it was by the clocks of those who saw it, where the record counts in UTC."""
    if instant is not None:
        return tuple({(instant + timedelta(hours=shift)).date() for shift in (-8, -4, 0, 3, 9)})
    if event != "liftoff":
        return (day - _DAY, day, day + _DAY)
    # East of Greenwich it is that day or the next; west of it, that day or the one before.
    return (day, day + _DAY) if past.pad.startswith(_EASTERN) else (day - _DAY, day)


_EASTERN = ("baikonur", "vostochny", "plesetsk", "jiuquan", "wenchang", "tanegashima", "kapustin")


def _coarse(moment: Moment, day: date, told: str, *, ahead: bool) -> tuple[str, str]:
    if moment.first is None or moment.last is None:
        return UNCLEAR, told
    if moment.first - timedelta(days=1) <= day <= moment.last + timedelta(days=1):
        return SUPPORTED, told
    if ahead:
        near = abs(moment.first - day) <= _SLIPPED or abs(moment.last - day) <= _SLIPPED
        return (SUPPORTED, f"as was planned; {told}") if near else (CONTRADICTED, told)
    return CONTRADICTED, told


def _that_utc_day(utc: datetime, day: date) -> bool:
    """Whether an instant falls on a day of the record, which counts in UTC."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return abs((utc - noon).total_seconds()) <= 43200.0 + _FLOWN_S


def _same_day(said: date, day: date, instant: datetime | None) -> bool:
    """Whether a local day can be that of the record, which counts days in UTC."""
    if instant is None:
        return abs(said - day) <= timedelta(days=1)
    # Clocks run from twelve hours behind to fourteen ahead.
    return (instant - timedelta(hours=12)).date() <= said <= (instant + timedelta(hours=14)).date()


def any_event(past: PastFlight, moment: Moment) -> tuple[str, str]:
    """Where no word says what happens: the day of any event of the flight will do."""
    for event in ("liftoff", "docking", "landing"):
        day, instant = recorded(past, event)
        if day is None:
            continue
        told = f"{past.flight}: {event} {_said(day, instant)}"
        if moment.utc is not None and instant is not None:
            if abs((moment.utc - instant).total_seconds()) <= _PLANNED_S:
                return SUPPORTED, told
            continue
        if moment.utc is not None and moment.said.zone not in (None, LOCAL):
            if _that_utc_day(moment.utc, day):
                return SUPPORTED, told
            continue
        if moment.day is not None and _same_day(moment.day, day, instant):
            return SUPPORTED, told
        if moment.day is None and moment.width_days <= 400 and moment.covers(day):
            return SUPPORTED, told
    return UNCLEAR, "no word says what happens then"


def recorded(past: PastFlight, event: str) -> tuple[date | None, datetime | None]:
    """Day and instant of an event of a flight, as far as the record has them."""
    if event == "liftoff":
        return past.liftoff_date, past.liftoff_utc
    if event == "docking":
        return past.docking_date or (past.docking_utc.date() if past.docking_utc else None), past.docking_utc
    if event == "landing":
        return past.landing_date, None
    return None, None


def _said(day: date, instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else day.isoformat()
