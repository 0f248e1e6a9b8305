"""Reads an announcement: the flights it speaks of and the claims it makes, each judged."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from expedition.announcements.claims import claims
from expedition.announcements.document import Document, document
from expedition.announcements.drafts import Draft, same_ship
from expedition.announcements.entries import with_entries
from expedition.announcements.flights import FlightNews, flights
from expedition.announcements.landing_clocks import landing_clock
from expedition.announcements.moments import moments
from expedition.announcements.names import NameMention, names, past_flight
from expedition.announcements.people import PersonMention, people
from expedition.announcements.published import Event, Published, narrowed, published
from expedition.announcements.request import request
from expedition.announcements.scene import Claim, Scene
from expedition.announcements.story import Story, found_flights, record_events, story, zone_of
from expedition.announcements.tables import with_tables
from expedition.announcements.timeline import timeline
from expedition.announcements.times import TimeMention, times
from expedition.catalog import history
from expedition.catalog.astronauts import aboard


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: the day it is from, its flights, its claims."""

    document: Document
    published: date | None
    flights: tuple[FlightNews, ...]
    claims: tuple[Claim, ...]

    def to_dict(self, folders: tuple[Path, ...] | None = None) -> dict[str, Any]:
        """As `--json` prints it; flights that can be planned from the catalogue's folders have their `request`."""
        flights = [
            {
                **one.to_dict(),
                "request": request(one, *([folders] if folders else [])) if one.role == "subject" else None,
            }
            for one in self.flights
        ]
        return {
            "published": self.published.isoformat() if self.published else None,
            "flights": flights,
            "claims": [self._claim(one) for one in self.claims],
        }

    def _claim(self, one: Claim) -> dict[str, Any]:
        start, end = self.document.raw_span(one.start, one.end)
        return {
            "quote": self.document.raw[start:end],
            "start": start,
            "end": end,
            "reading": one.reading,
            "kind": one.kind,
            "verdict": one.verdict,
            "evidence": one.evidence,
            "about": one.about,
        }


def read(text: str | bytes, kind: str | None = None) -> Reading:
    """Read a text: plain, HTML or Markdown.

    Raises:
        InputError: there is nothing to read, or too much, or it is no text.
    """
    seen = document(text, kind)
    said = names(seen)
    who = people(seen, said)
    found = with_tables(seen, with_entries(seen, times(seen)))
    when = _beside_place(seen, found, published(seen, found, _latest(said, who)))
    when = _beside_named(when, said)
    # Whether the text itself tells its day with the year, not only beside flights that it names.
    dated = when.day is not None and (when.mention is None or when.mention.year is not None)
    told = _story(seen, said, who, found, when, None, dated=dated)
    flown = found_flights(told)
    unknown = all(draft.past is None for draft in flown.drafts)
    if unknown and when.day is not None and when.mention is not None and when.mention.year is None:
        # A year that only weekdays told, in which nothing flew: another may be meant.
        open_year = replace(when, day=None, earliest=None, latest=None)
        other = _story(seen, said, who, found, replace(open_year, mention=None), None, dated=False)
        known = found_flights(other)
        if any(draft.past is not None for draft in known.drafts):
            when, told, flown = open_year, other, known
    if not flown.drafts and (ship_day := _beside_ship(when, said)) is not None:
        when, told = ship_day, _story(seen, said, who, found, ship_day, None, dated=dated)
        flown = found_flights(told)
    first = when
    when = first = _after_its_past(when, flown.drafts, flown.main)
    for _ in range(_ROUNDS if flown.drafts else 0):
        before = flown.main.name if flown.main is not None else None
        when = _of_its_flights(first, seen, found, record_events(flown.drafts, flown.main))
        told = _story(seen, said, who, found, when, flown.main, dated=dated)
        flown = found_flights(told)
        if flown.main is None or flown.main.name == before:
            break
    news = flights(told, flown)
    scene = Scene(told, tuple(flown.drafts), flown.main, news, found, flown.anchors)
    return Reading(seen, day_of(when), news, claims(scene))


def _beside_named(when: Published, said: tuple[NameMention, ...]) -> Published:
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
    return replace(when, day=day, earliest=day, latest=day, why=f"{when.why}; the year of a flight it names")


def _beside_ship(when: Published, said: tuple[NameMention, ...]) -> Published | None:
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
    return replace(
        when, day=day, earliest=day, latest=day, why=f"{when.why}; the year in which its ship flew"
    )


_JUST_AFTER = timedelta(days=2)


def _latest(said: tuple[NameMention, ...], who: tuple[PersonMention, ...]) -> date | None:
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


# "Palma, Tuesday, 9 May 2023.": a place and a day that open a paragraph.
_PLACE = re.compile(
    r"[A-ZА-ЯЁ][\w'.-]+(?:(?:,? |/)[A-ZА-ЯЁ][\w'.-]+){0,3},? ?"
    r"(?:\([^()\n]{2,20}\) ?(?:[-–—]{1,2} ?)?)?(?:[A-Za-z]{6,9},? )?"
)


def _beside_place(seen: Document, found: tuple[TimeMention, ...], when: Published) -> Published:
    """The day of a text that stands beside a place at the beginning, where nothing plainer tells it."""
    if when.day is not None or when.mention is not None:
        return when
    for one in found[:3]:
        start = seen.paragraph_at(one.start)[0]
        opens = _PLACE.fullmatch(seen.text, start, one.start) and one.month and one.day and not one.has_clock
        stop = one.end - one.text.endswith(".")
        if not opens or start > _BEGINNING or not _BEHIND_DAY.match(seen.text, stop):
            continue
        if one.year and one.month and one.day:
            day = date(one.year, one.month, one.day)
            return replace(
                when, day=day, earliest=day, latest=day, why="a place and a day begin it", mention=one
            )
        return replace(
            when,
            month=one.month,
            day_of_month=one.day,
            weekday=one.weekday,
            mention=one,
            why="a place and a day begin it",
        )
    return when


# "Dec. 2 (Agency) -": what may stand between the day and the text.
_BEHIND_DAY = re.compile(r"(?:\.?,? ?[(/\[][^)/\]\n]{1,30}[)/\]])?(?:[.:]|[ ]?[-–—]{1,2}[ ]|\n|\Z)")
_BEGINNING = 400
_ROUNDS = 2
"""A second time, where the day of the text shows that it is mainly about another flight."""


def _after_its_past(when: Published, drafts: list[Draft], main: Draft | None) -> Published:
    """The year of a text that tells only of flights long over: the first after them in which its weekday fits."""
    ended = [one.past.landing_date or one.past.liftoff_date for one in drafts if one.past is not None]
    if main is not None or not ended or when.day is not None or not when.month or not when.day_of_month:
        return when
    if when.weekday is None:
        return when
    for year in range(max(ended).year, max(ended).year + _LOOKS_BACK):
        if when.day_of_month > monthrange(year, when.month)[1]:
            continue
        day = date(year, when.month, when.day_of_month)
        if day > max(ended) and day.weekday() == when.weekday:
            return replace(
                when, day=day, earliest=day, latest=day, why=f"{when.why}; the year after its flights"
            )
    return when


_LOOKS_BACK = 7


def day_of(when: Published) -> date | None:
    """The day of a text: as it says, else the likeliest of a span. What has just happened is news at once."""
    if when.day is None and when.earliest is not None and when.latest is not None:
        happened = "is past" in when.why and "to come" not in when.why
        if happened:
            return when.earliest
    return when.best


def _of_its_flights(
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
        date(one.year, one.month, one.day)
        for one in found
        if one.year
        and one.month
        and one.day
        and one.tense == "past"
        and one.day <= monthrange(one.year, one.month)[1]
    ]
    last = max(told, default=None)
    if last is None or when.day is not None or (when.earliest is not None and when.earliest >= last):
        return when
    return replace(when, earliest=last, latest=max(last, when.latest or last), why=f"{last} is past")


def _story(
    seen: Document,
    said: tuple[NameMention, ...],
    who: tuple[PersonMention, ...],
    found: tuple[TimeMention, ...],
    when: Published,
    main: Draft | None,
    *,
    dated: bool,
) -> Story:
    zone = zone_of(main, said)
    anchor = None if main is None else main.past.liftoff_date if main.past is not None else _dated(main)
    today = day_of(when)
    # What has just happened is told on the day itself: from there "Saturday" is counted.
    near = when if when.day is not None or today is None else replace(when, earliest=today, latest=today)

    def there(one: TimeMention) -> str | None:
        return landing_clock(seen, one, main)

    line = timeline(seen, found, near, zone=zone, anchor=anchor, zone_there=there)
    headed = when.mention is not None
    return story(
        seen, said, who, moments(found, line, when.mention, today), today, dated=dated, headed=headed
    )


def _dated(main: Draft) -> date | None:
    """A day of the flight that the text gives with its year."""
    return next((moment.day for _, moment, _, _ in main.moments if moment.said.year and moment.has_day), None)
