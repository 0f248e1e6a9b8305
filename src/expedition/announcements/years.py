"""Days without a year beside a flight or a person: of the year in which the record has such a day for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.names import past_flight
from expedition.catalog.astronauts import aboard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from expedition.announcements.drafts import Sentence
    from expedition.announcements.moments import Moment
    from expedition.catalog.history import PastFlight

# What a text tells without its year is of about its own time.
_ABOUT = timedelta(days=800)


def with_years(sentence: Sentence, published: date | None) -> Sentence:
    """A sentence whose days without a year are those of the flights and people that it names, where they fit."""
    loose = [one for one in sentence.moments if one.said.month and not one.said.year and not one.said.shift]
    if not loose or not (sentence.people or any(one.kind == "flight" for one in sentence.names)):
        return sentence
    known = list(_events(sentence))
    moved = {id(one): _moved(one, known, published) for one in loose}
    return replace(sentence, moments=tuple(moved.get(id(one), one) for one in sentence.moments))


def _events(sentence: Sentence) -> Iterable[date]:
    for one in sentence.names:
        if one.kind == "flight" and (past := past_flight(one)) is not None:
            yield from _days(past)
    for person in sentence.people:
        for past in aboard(person.known) if person.known and person.role != "quoted" else ():
            yield from _days(past)


def _days(past: PastFlight) -> Iterable[date]:
    yield from (day for day in (past.liftoff_date, past.docking_date, past.landing_date) if day is not None)


def _moved(one: Moment, known: list[date], published: date | None) -> Moment:
    said = one.said
    for day in known:
        whole = said.day is not None
        fits = day.month == said.month and (not whole or abs(day.day - (said.day or 0)) <= 1)
        if not fits or (published is not None and abs(day - published) > _ABOUT):
            continue
        if whole and one.day is not None and one.day.year != day.year:
            return _in_year(one, day.year)
        if whole and one.day is None:
            return replace(one, day=day, first=day, last=day)
        if not whole and one.first is not None and one.last is not None and one.first.year != day.year:
            shift = day.year - one.first.year
            return replace(one, first=_shifted(one.first, shift), last=_shifted(one.last, shift))
        return one
    return one


def _in_year(one: Moment, year: int) -> Moment:
    assert one.day is not None
    shift = year - one.day.year
    utc = (
        one.utc.replace(year=one.utc.year + shift, day=min(one.utc.day, 28 if one.utc.month == 2 else 31))
        if one.utc
        else None
    )
    day = _shifted(one.day, shift)
    return replace(one, day=day, utc=utc, first=day, last=day)


def _shifted(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28 if day.month == 2 else 31))
