"""The day of a text, or the year of it, concluded from the flights that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from expedition.announcements.document import Document
from expedition.announcements.drafts import Draft, same_ship
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.people import PersonMention
from expedition.announcements.published import Published
from expedition.announcements.times import TimeMention, calendar_day
from expedition.catalog import history
from expedition.catalog.astronauts import aboard

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """A flight's event whose day is known from the record, as the text speaks of it.

    `mention` is the time that the text gives for it; `told` is "past", "future" or None.
    """

    day: date
    mention: TimeMention | None = None
    told: str | None = None


def of_its_flights(
    when: Published, seen: Document, found: tuple[TimeMention, ...], known: list[Event]
) -> Published:
    """The day of a text beside the days of its flights; a year that only its weekdays told yields to theirs."""
    if when.day is None or when.mention is None or when.mention.year is not None or not known:
        return _not_before(narrowed(when, seen, found, known), found)
    other = narrowed(replace(when, day=None, earliest=None, latest=None, weekday=None), seen, found, known)
    if other.day is None:
        return when

    def near(day: date) -> bool:
        return any(abs(event.day - day) < timedelta(days=60) for event in known)

    if near(other.day) and not near(when.day):
        return other
    # A caption may have a day of its own: what its flights bound closely goes before.
    apart = narrowed(Published(None), seen, found, known)
    if apart.earliest is None or apart.latest is None or apart.latest - apart.earliest > _CLOSE:
        return when
    return when if apart.earliest - _CLOSE <= when.day <= apart.latest + _CLOSE else apart


_CLOSE = timedelta(days=31)


def _not_before(when: Published, found: tuple[TimeMention, ...]) -> Published:
    """A text is no older than the days that it tells, with their years, as past."""
    told = [
        day
        for one in found
        if one.year
        and one.month
        and one.day
        and one.tense == "past"
        and (day := calendar_day(one.year, one.month, one.day))
    ]
    last = max(told, default=None)
    if last is None or when.day is not None or (when.earliest is not None and when.earliest >= last):
        return when
    return replace(when, earliest=last, latest=max(last, when.latest or last), why=f"{last} is past")


def narrowed(
    found: Published, document: Document, times: tuple[TimeMention, ...], events: Iterable[Event]
) -> Published:
    """The day of a text, concluded further from events whose days are known."""
    events = list(events)
    if found.day or not events:
        return found
    over = max(
        (
            t.until[0] if t.until and t.until[0] else t.year or 0
            for t in times
            if t.tense == "past" or t.until
        ),
        default=0,
    )
    if over > max(event.day.year for event in events) + 1 and found.earliest is None:
        # A text is no older than the years that it tells: its flights were long ago.
        return replace(found, earliest=date(over, 1, 1), latest=date(over, 12, 31), why=f"{over} is told")
    if found.month and found.day_of_month:
        return _with_year(found, events)
    if found.earliest is not None and found.latest is not None:
        events = [event for event in events if event.day > found.earliest - _APART]
        if not events:
            return found
    if (tried := _tried(document, times, events)) is not None and found.earliest is None:
        found = replace(found, earliest=tried, latest=tried + 2 * _DAY, why=f"the try of {tried} was stopped")
    return _between(found, times, events)


_STOPPED = re.compile(
    r"\b(?:scrub\w*|abort\w*|called off|halted|stopped the (?:clock|count\w*)|seconds (?:before|to go|left|from)"
    r"|не состоял\w+|секунд\w* до)\b",
    re.IGNORECASE,
)
_TRIES = 10 * _DAY
# What happened so long before a text does not tell its day.
_APART = 1200 * _DAY


def _tried(document: Document, times: tuple[TimeMention, ...], events: list[Event]) -> date | None:
    """The day of a try that was stopped on the pad, shortly before a flight did leave: the news is of then."""
    if not _STOPPED.search(document.text):
        return None
    tries = [
        day
        for m in times
        if m.old and m.month and m.day and m.has_clock and m.about in ("liftoff", "other")
        for e in events
        if (day := calendar_day(m.year or e.day.year, m.month, m.day))
        and timedelta(0) < e.day - day <= _TRIES
    ]
    return max(tries, default=None)


# No more flights than that tell the year of a text.
_MOST_EVENTS = 100


def _with_year(found: Published, events: list[Event]) -> Published:
    """Month and day are said; the year is the one that lies best beside the events."""
    assert found.month
    assert found.day_of_month
    best: tuple[float, date, Event] | None = None
    events = events[:_MOST_EVENTS]
    for event in events:
        for year in range(event.day.year - 1, event.day.year + 2):
            day = calendar_day(year, found.month, found.day_of_month)
            if day is None or (found.weekday is not None and day.weekday() != found.weekday):
                continue
            if any(_of_other_year(one, year) for one in events):
                continue
            cost = sum(_cost(day, other) for other in events)
            if best is None or cost < best[0]:
                best = (cost, day, event)
    if best is None:
        return found
    day = best[1]
    return found.on(day, f"{found.why}; the year next to a flight of {best[2].day}")


def _of_other_year(event: Event, year: int) -> bool:
    """Whether an event is told as of last year, or next, of another year than that."""
    shift = event.mention.shift if event.mention is not None else None
    return shift is not None and shift[0] == "year" and event.day.year - shift[1] != year


def _cost(day: date, event: Event) -> float:
    days = (event.day - day).days
    wrong = (event.told == "future" and days < -1) or (event.told == "past" and days > 1)
    if event.mention and event.mention.weekday is not None and not event.mention.day:
        return abs(days) * (10 if abs(days) > 8 else 1) + (1000 if wrong else 0)
    return min(abs(days), 2000) + (1000 if wrong else 0)


def _between(found: Published, times: tuple[TimeMention, ...], events: list[Event]) -> Published:
    """The days that all events leave, one condition after the other; a condition that leaves none is passed over."""
    centre = min(events, key=lambda e: (e.told is None, e.mention is None, -e.day.toordinal())).day
    days = [centre + k * _DAY for k in range(-400, 401)]
    if found.earliest and found.latest:
        days = [d for d in days if found.earliest <= d <= found.latest] or days
    why = []
    own = [(_on(found.weekday), "the weekday of its dateline")] if found.weekday is not None else []
    for test, reason in [*own, *_conditions(times, events)]:
        left = [d for d in days if test(d)]
        if left and len(left) < len(days):
            days = left
            why.append(reason)
    if not why or len(days) > 500:
        return found
    day = days[0] if len(days) == 1 else None
    return replace(found, day=day, earliest=days[0], latest=days[-1], why="; ".join(why[:4]))


Condition = tuple[Callable[[date], bool], str]


def _conditions(times: tuple[TimeMention, ...], events: list[Event]) -> list[Condition]:
    out: list[Condition] = []
    dated = any(e.mention is not None and e.mention.has_day for e in events)
    for e in events:
        out += _condition(e, dated)
    centre = max(e.day for e in events)
    for m in times:
        # What is told with its weekday or as of this week is near.
        if m.weekday is not None and m.month and m.day and not m.old:
            dated_near = [
                d
                for y in (centre.year - 1, centre.year, centre.year + 1)
                if (d := calendar_day(m.year or y, m.month, m.day)) and d.weekday() == m.weekday
            ]
            for d in dated_near[:1]:
                if m.tense == "future":
                    out.append((_span(d - 7 * _DAY, d), f"{m.text} is to come"))
                elif m.tense == "past":
                    out.append((_span(d, d + 7 * _DAY), f"{m.text} is past"))
        if m.shift == ("week", 0):
            near_it = [e.day for e in events if e.mention and abs(e.mention.start - m.start) < 200]
            out += [
                (_span(d - d.weekday() * _DAY, d + (6 - d.weekday()) * _DAY), "this week")
                for d in near_it[:1]
            ]
        if m.month and m.day and not m.year and m.tense and m.weekday is None and not m.shift:
            # Days without a year are those nearest to the flight.
            nearest = [
                d
                for y in (centre.year - 1, centre.year, centre.year + 1)
                if (d := calendar_day(y, m.month, m.day))
            ]
            for d in [d for d in nearest if abs(d - centre) < 120 * _DAY]:
                low, high = (d, d + 400 * _DAY) if m.tense == "past" else (d - 400 * _DAY, d)
                out.append((_span(low, high), f"{m.text} is {'past' if m.tense == 'past' else 'to come'}"))
    for m in times:
        if m.about == "said" and m.weekday is not None and not m.day and m.tense != "future":
            out.append((_on(m.weekday), f"said on {m.relative}"))
    return out


def _condition(e: Event, dated: bool) -> list[Condition]:
    m, day = e.mention, e.day
    out: list[Condition] = []
    if m and m.shift and not m.anchored and m.shift[0] == "day":
        out.append((_span(day - m.shift[1] * _DAY, day - m.shift[1] * _DAY), f"{m.relative} is {day}"))
    elif m and m.shift and m.shift[0] == "week" and not m.anchored:
        monday = day - (day.weekday() + 7 * m.shift[1]) * _DAY
        out.append((_span(monday, monday + 6 * _DAY), f"{m.relative} is the week of {day}"))
    elif m and m.weekday is not None and not m.day:
        here = (m.relative or "").startswith("this ") and m.period
        ahead = (m.relative or "").startswith("next ")
        low, high = (
            (day, day)
            if here
            else (day - 13 * _DAY, day - _DAY)
            if ahead
            else (day, day + 6 * _DAY)
            if e.told == "past"
            else (day - 6 * _DAY, day)
        )
        out.append((_span(low, high), f"{m.relative} is {day}"))
    elif m and m.has_clock and not m.has_day and (e.told == "past" or (e.told is None and not dated)):
        out.append((_span(day, day), f"told with its hour only, so of the day itself, {day}"))
    elif m and m.month and not m.day and e.told == "past":
        out.append((_span(day, day + 330 * _DAY), f"the flight of {day} is past"))
    if e.told == "future":
        out.append((_span(day - 90 * _DAY, day), f"the flight of {day} is to come"))
    elif e.told == "past":
        out.append((_span(day, day + 365 * _DAY), f"the flight of {day} is past"))
    return out


def _span(low: date, high: date) -> Callable[[date], bool]:
    return lambda d: low <= d <= high


def _on(weekday: int) -> Callable[[date], bool]:
    return lambda d: d.weekday() == weekday


def beside_named(when: Published, said: tuple[NameMention, ...]) -> Published:
    """The year of a day told without one: that in which a flight named in full flew about it, whatever the weekday."""
    if (
        not when.month
        or not when.day_of_month
        or (when.mention is not None and when.mention.year is not None)
    ):
        return when
    known = {past_flight(one) for one in said if one.kind == "flight" and one.full}
    days = [
        day
        for one in known
        if one is not None
        for day in (one.liftoff_date, one.docking_date, one.landing_date)
        if day is not None
    ]
    if when.day is None or any(abs(day - when.day) < timedelta(days=60) for day in days):
        return when
    fits = {
        date(day.year, when.month, when.day_of_month)
        for day in days
        if (day.year % 4 == 0 or (when.month, when.day_of_month) != (2, 29))
        and timedelta(0) <= date(day.year, when.month, when.day_of_month) - day <= _JUST_AFTER
    }
    if len(fits) != 1:
        return when
    day = fits.pop()
    return when.on(day, f"{when.why}; the year of a flight it names")


def beside_ship(when: Published, said: tuple[NameMention, ...]) -> Published | None:
    """The year of a day told without one: the only one in which a ship that the text names did something on it."""
    if when.day is not None or not when.month or not when.day_of_month:
        return None
    ships = {one.id for one in said if one.kind == "vehicle"}
    fits = set()
    for past in history.flights():
        if not any(same_ship(ship, past.vehicle) for ship in ships):
            continue
        for day in (past.liftoff_date, past.docking_date, past.landing_date):
            if day is not None and (day.month, day.day) == (when.month, when.day_of_month):
                fits.add(day)
    if len(fits) != 1:
        return None
    day = fits.pop()
    if when.weekday not in (None, day.weekday()):
        return None
    return when.on(day, f"{when.why}; the year in which its ship flew")


_JUST_AFTER = timedelta(days=2)


def latest_known(said: tuple[NameMention, ...], who: tuple[PersonMention, ...]) -> date | None:
    """The lift-off of the latest flight of the record that is named; somewhat before ships and people first flew."""
    known = (past_flight(one) for one in said if one.kind == "flight" and one.full)
    days = [one.liftoff_date for one in known if one is not None]
    firsts = (aboard(one.known) for one in who if one.known)
    days += [flown[0].liftoff_date - _KNOWN_BEFORE for flown in firsts if flown]
    days += [day - _KNOWN_BEFORE for one in said if one.kind == "vehicle" and (day := _first_flown(one.id))]
    return max(days, default=None)


# People and ships are spoken of before they first fly, though seldom as of what is to be watched.
_KNOWN_BEFORE = timedelta(days=400)


@cache
def _first_flown(ship: str) -> date | None:
    own = (one for one in history.flights() if same_ship(ship, one.vehicle))
    flown = (one for one in own if one.crew or one.docking_date is not None)
    return min((one.liftoff_date for one in flown), default=None)


def after_its_past(when: Published, drafts: list[Draft], main: Draft | None) -> Published:
    """The year of a text that tells only of flights long over: the first after them in which its weekday fits."""
    ended = [one.past.landing_date or one.past.liftoff_date for one in drafts if one.past is not None]
    if main is not None or not ended or when.day is not None or not when.month or not when.day_of_month:
        return when
    if when.weekday is None:
        return when
    for year in range(max(ended).year, max(ended).year + _LOOKS_BACK):
        day = calendar_day(year, when.month, when.day_of_month)
        if day is not None and day > max(ended) and day.weekday() == when.weekday:
            return when.on(day, f"{when.why}; the year after its flights")
    return when


_LOOKS_BACK = 7


def day_of(when: Published) -> date | None:
    """The day of a text: as it says, else the likeliest of a span. What has just happened is news at once."""
    if when.day is None and when.earliest is not None and when.latest is not None:
        happened = "is past" in when.why and "to come" not in when.why
        if happened:
            return when.earliest
    return when.best
