"""The day of a text as its own words tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from expedition.announcements import datelines
from expedition.announcements.document import Document
from expedition.announcements.times import TimeMention, calendar_day
from expedition.announcements.untold_years import copyright_year, near_weekday, possible_years

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Published:
    """When a text was written: `day` where it is known, else no earlier and no later than; `why` in words."""

    day: date | None
    earliest: date | None = None
    latest: date | None = None
    why: str = "the text does not say"
    month: int | None = None
    """Month, day of the month and weekday where the text gives them without their year."""
    day_of_month: int | None = None
    weekday: int | None = None
    mention: TimeMention | None = None
    """The date of the text itself: no date of an event."""
    weekday_mention: TimeMention | None = None
    """Where it gives its weekday alone: "By our staff, Thursday"."""

    def on(self, day: date | None, why: str, mention: TimeMention | None = None) -> Published:
        """The same text with its day known; `mention` where a date of the text tells it."""
        return replace(self, day=day, earliest=day, latest=day, why=why, mention=mention or self.mention)

    @property
    def best(self) -> date | None:
        """The day, or the middle of the span."""
        if self.day or self.earliest is None or self.latest is None:
            return self.day
        return self.earliest + (self.latest - self.earliest) // 2


_STATED = (
    datelines.updated,
    datelines.dateline,
    datelines.own_line,
    datelines.written,
    datelines.opening,
    datelines.head,
    datelines.here_and_now,
)


def published(document: Document, times: tuple[TimeMention, ...], floor: date | None = None) -> Published:
    """The day of a text from its own words: page data, "Updated:", dateline, a date on its own line, copyright.

    `floor` is the lift-off of the latest flight of the record that the text names: it is of no year long before.
    """
    if day := datelines.of_page(document):
        return Published(day, day, day, "the page says so")
    for rule in _STATED:
        if mention := rule(document, times):
            return _of_mention(mention, document, times, rule.__doc__ or "", floor)
    for m in times:
        if m.year and m.month and m.day and m.shift and m.shift[0] == "day" and not m.anchored:
            day = calendar_day(m.year, m.month, m.day)
            if day:
                day -= m.shift[1] * _DAY
                return Published(day, day, day, f"{m.relative} is {m.text}")
    if of_word := _beside_a_word(document, times, floor):
        return of_word
    for m in times:
        if m.shift == ("day", 0) and m.month and m.day and not m.year:
            return _of_mention(m, document, times, f"{m.relative} is {m.text}", floor)
    if mention := datelines.at_the_end(document, times):
        return _of_mention(mention, document, times, datelines.at_the_end.__doc__ or "", floor)
    if day := datelines.of_the_news(document, times):
        return Published(day, day, day, "the news is of that day")
    weekday = datelines.weekday_of_dateline(document, times)
    if month := _of_issue(document, times):
        return _on_weekday(month, weekday)
    return _on_weekday(_of_weekdays(document, times, floor) or _bounded(document, times), weekday)


def _on_weekday(when: Published, mention: TimeMention | None) -> Published:
    return when if mention is None else replace(when, weekday=mention.weekday, weekday_mention=mention)


_HEAD_LINES = 3
# A piece of its own tells of no event, whatever the line behind it tells.
_PARTED = re.compile(r" [|·•—–] \Z")
_ISSUE = re.compile(
    r"(?:[^.!?\n]{0,80}(?:\bno\.?|№|\bissue|\bvol\w*|\bedition|\bdigest|\bbrief\w*|\bnewsletter|\bbulletin|\breport"
    r"|[|·—–-]|,)[^.!?\n]{0,40})?\Z",
    re.IGNORECASE,
)


def _of_issue(document: Document, times: tuple[TimeMention, ...]) -> Published | None:
    """The month that stands in the head of a newsletter."""
    for m in times:
        start, end = document.paragraph_at(m.start)
        if start > document.paragraphs[:_HEAD_LINES][-1][0]:
            break
        if not m.year or not m.month or m.day or m.part or m.kind == "duration":
            continue
        alone = re.fullmatch(r"\W*", document.text[m.end : end])
        parted = m.about in ("other", "update", "briefing") or _PARTED.search(document.text, start, m.start)
        if alone and parted and _ISSUE.match(document.text[start : m.start]):
            first = date(m.year, m.month, 1)
            last = (first + 31 * _DAY).replace(day=1) - _DAY
            return Published(None, first, last, "the month of its issue")
    return None


_APPOSED = re.compile(
    r",? ?\(?(?:that is,? |i\.e\.,? |which is )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?",
    re.IGNORECASE,
)


def _beside_a_word(
    document: Document, times: tuple[TimeMention, ...], floor: date | None
) -> Published | None:
    """The day from which "tomorrow, Wed Dec 5" is counted."""
    for word, day in pairwise(times):
        counted = word.shift is not None and word.shift[0] == "day" and not word.anchored and not word.month
        if not counted or word.has_clock or not (day.month and day.day) or day.shift or day.until:
            continue
        if not _APPOSED.fullmatch(document.text, word.end, day.start):
            continue
        assert word.shift is not None
        back = word.shift[1] * _DAY
        why = f"{word.relative} is {day.text}"
        told = _of_mention(day, document, times, why, floor)
        if told.day is not None:
            own = told.day - back
            return Published(own, own, own, why)
        # The distance of two days of one year that is no leap year.
        own = (calendar_day(2001, day.month, day.day) or date(2001, 1, 1)) - back
        weekday = None if day.weekday is None else (day.weekday - word.shift[1]) % 7
        return Published(None, why=why, month=own.month, day_of_month=own.day, weekday=weekday)
    return None


# "Palma, Tuesday, 9 May 2023.": a place and a day that open a paragraph.
_PLACE = re.compile(
    r"[A-ZА-ЯЁ][\w'.-]+(?:(?:,? |/)[A-ZА-ЯЁ][\w'.-]+){0,3},? ?"
    r"(?:\([^()\n]{2,20}\) ?(?:[-–—]{1,2} ?)?)?(?:[A-Za-z]{6,9},? )?"
)


def beside_place(seen: Document, found: tuple[TimeMention, ...], when: Published) -> Published:
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
            day = calendar_day(one.year, one.month, one.day)
            if day is None:
                continue
            return when.on(day, "a place and a day begin it", one)
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


def _of_mention(
    m: TimeMention,
    document: Document,
    times: tuple[TimeMention, ...],
    why: str,
    floor: date | None = None,
) -> Published:
    assert m.month
    assert m.day
    if m.year:
        day = calendar_day(m.year, m.month, m.day)
        return (
            Published(day, day, day, why, m.month, m.day, m.weekday, m) if day else _bounded(document, times)
        )
    partial = Published(
        None, why=f"{why}, without a year", month=m.month, day_of_month=m.day, weekday=m.weekday, mention=m
    )
    years = possible_years(document, times, m, floor)
    if len(years) > 1 and m.weekday is None:
        years = near_weekday(m, document, times, years)
    if len(years) == 1:
        day = calendar_day(years[0], m.month, m.day)
        return partial.on(day, f"{why}; its year from weekdays and years in the text")
    return partial


def _of_weekdays(
    document: Document, times: tuple[TimeMention, ...], floor: date | None = None
) -> Published | None:
    """Days named with their weekday, whose year follows from it and from other years; the text is of that week."""
    named = [
        t
        for t in times
        if t.weekday is not None and t.month and t.day and not t.year and not t.old and not t.shift
    ]
    years = possible_years(document, times, named[0], floor) if named else []
    if len(years) != 1:
        return None
    low, high = date.min, date.max
    for t in named:
        day = calendar_day(years[0], t.month or 1, t.day or 1)
        if day is None:
            continue
        if t.tense is None:
            if len(named) == 1:
                low, high = day - 7 * _DAY, day + 7 * _DAY
            continue
        low, high = (
            (max(low, day), min(high, day + 7 * _DAY))
            if t.tense == "past"
            else (max(low, day - 7 * _DAY), min(high, day))
        )
        if any(o.shift == ("week", 0) for o in times):
            monday = day - day.weekday() * _DAY
            low, high = max(low, monday), min(high, monday + 6 * _DAY)
            ahead = [o.weekday for o in times if o.weekday is not None and not o.day and o.tense == "future"]
            high = min([high, *(monday + weekday * _DAY for weekday in ahead)])
    if low == date.min or low > high:
        return None
    if (said := _said_on(times, low, high, named[0], years[0])) is not None:
        return Published(
            said, said, said, "from the day on which it was said, beside days with their weekday"
        )
    return Published(None, low, high, "from days that are named with their weekday")


def _said_on(
    times: tuple[TimeMention, ...], low: date, high: date, named: TimeMention, year: int
) -> date | None:
    """The weekday on which something was said, as the last before a day that is named."""
    weekdays = {t.weekday for t in times if t.about == "said" and t.weekday is not None and not t.day}
    day = calendar_day(year, named.month or 1, named.day or 1)
    if len(weekdays) != 1 or day is None:
        return None
    days = [low + k * _DAY for k in range((min(high, day) - low).days + 1)]
    return max((one for one in days if one.weekday() in weekdays), default=None)


def _bounded(document: Document, times: tuple[TimeMention, ...]) -> Published:
    if year := copyright_year(document):
        return Published(None, date(year, 1, 1), date(year, 12, 31), "from the copyright")
    return Published(None)
