"""The years that a day told without its year can be of, by all else that the text says."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from expedition.announcements.document import Document
from expedition.announcements.times import TimeMention, calendar_day
from expedition.catalog import history

_FIRST_YEAR, _LAST_YEAR = 1957, 2040


def possible_years(
    document: Document, times: tuple[TimeMention, ...], m: TimeMention, floor: date | None = None
) -> list[int]:
    """Years that the text's own day can be of: copyright, weekdays that must fit, years told as past or to come."""
    if year := _year_heading(document) or copyright_year(document):
        return [year]
    stated = [(t.year, t.tense) for t in times if t.year]
    # "1934–2019" stands over what is over.
    stated += [(t.until[0], "past") for t in times if t.until and t.until[0] and t.precision == "year"]
    past = [y for y, tense in stated if tense == "past"]
    ahead = [y for y, tense in stated if tense == "future"]
    years = [
        y
        for y in range(_FIRST_YEAR, _last_year() + 1)
        if all(
            (d := calendar_day(y, t.month, t.day)) is None or d.weekday() == t.weekday
            for t in times
            if t.weekday is not None and t.month and t.day and not t.year and (t.shift is None)
        )
    ]
    by_weekday = len(years) < _last_year() + 1 - _FIRST_YEAR
    if floor is not None:
        # Flights are spoken of from a year or so before they fly on.
        years = [y for y in years if y >= floor.year - 1] or years
    tied = [t for t in times if t.year and t.month and abs(t.month - (m.month or 0)) <= 2 and t.day]
    if tied and len({t.year for t in tied}) == 1 and tied[0].year in years:
        return [tied[0].year or 0]
    if not stated:
        return years
    low, high = (
        max(past, default=_FIRST_YEAR),
        min([y for y in ahead if y >= max(past, default=0)], default=_LAST_YEAR),
    )
    within = [y for y in years if low <= y <= high]
    # "In April 2030" is to come: the text is not of October 2030.
    months = [t.month for t in times if t.tense == "future" and t.year == high and t.month]
    if months and m.month and m.month > min(months) and len(within) > 1:
        within = [y for y in within if y < high]
    if len(within) == 1 or not within:
        return within or years
    if by_weekday:
        # Weekdays leave one year in five or six: the one next to the years that the text speaks of.
        told = [*past, *([floor.year] if floor is not None else [])]
        centre = max(told) if told else min(ahead) if ahead else max(y for y, _ in stated)
        return (
            [min(within, key=lambda y: abs(y - centre))]
            if min(abs(y - centre) for y in within) <= 5
            else within
        )
    return within


@cache
def _last_year() -> int:
    """No text that leaves its year to be known is of a later one than the last flight of the record."""
    return history.flights()[-1].liftoff_date.year


_YEAR_HEADING = re.compile(r"((?:19|20)\d\d)[ ]?[:–—-]")


def _year_heading(document: Document) -> int | None:
    """The year that begins one of the first lines: "1986: a station in orbit"."""
    found = (_YEAR_HEADING.match(document.text, start, end) for start, end in document.paragraphs[:3])
    return next((int(m[1]) for m in found if m), None)


_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)[^\n\d]{0,30}(?:\d{4}[-–])?(?P<year>(?:19|20)\d\d)|(?P<year2>(?:19|20)\d\d)[ ]?©",
    re.IGNORECASE,
)


def copyright_year(document: Document) -> int | None:
    """The year of the copyright that a text gives; of a span of years the last."""
    m = _COPYRIGHT.search(document.text)
    return int(m["year"] or m["year2"]) if m else None


def near_weekday(
    m: TimeMention, document: Document, times: tuple[TimeMention, ...], years: list[int]
) -> list[int]:
    """Of possible years, the one in which the news' weekday is the text's day, next before a year that is to come."""
    coming = [t.year for t in times if t.year and t.tense == "future"]
    ahead = min(coming or [t.year for t in times if t.year and t.tense != "past"], default=None)
    begin = document.paragraphs[:4][-1][1]
    told = [
        t
        for t in times
        if t.start < begin and t.weekday is not None and not t.day and t.tense == "past" and t.about != "said"
    ]
    if ahead is None or not told:
        return years
    fitting = [
        y
        for y in years
        if ahead - 4 <= y <= ahead
        and (d := calendar_day(y, m.month or 1, m.day or 1))
        and d.weekday() == told[0].weekday
    ]
    return fitting[-1:] or years
