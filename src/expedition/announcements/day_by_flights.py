"""The day of a text, or the year of it, concluded from the flights that it speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, same_ship
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.people import PersonMention
from expedition.announcements.published import Published
from expedition.announcements.times import calendar_day
from expedition.catalog import history
from expedition.catalog.astronauts import aboard


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
    if not days:
        # Beside a flight that has flown, ships are spoken of for years before they fly.
        days = [
            day - _KNOWN_BEFORE for one in said if one.kind == "vehicle" and (day := _first_flown(one.id))
        ]
    firsts = (aboard(one.known) for one in who if one.known)
    days += [flown[0].liftoff_date - _KNOWN_BEFORE for flown in firsts if flown]
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
