"""The day of a text by weight: that on which most of what it says of its flights' days would be true.

Every time and every word of what happens speaks for some days and against others. "On Wednesday it landed" speaks for
the week after a landing on a Wednesday, "May 19" for half a year about a lift-off on a 19 May, "will fly" against all
days after the flight. No one of them decides: the day that agrees with the most is taken. A time that agrees with a day
of the record counts by how seldom it would by chance: a day of the month more than a weekday.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from math import exp, log
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from expedition.announcements.numerals import ORDINALS
from expedition.announcements.published import Published
from expedition.announcements.quantities import number
from expedition.announcements.story import Found, Story, at_the_place, zone_of
from expedition.announcements.times import TimeMention, calendar_day

if TYPE_CHECKING:
    from expedition.announcements.drafts import Draft, Sentence
    from expedition.announcements.moments import Moment

_FIRST, _LAST = date.min.toordinal() + 1000, date.max.toordinal() - 1000
# How likely a time is that of the event which its words tell, and of any other of the flights in the text.
_OWN, _OTHER = 0.6, 0.6
# Over how many days texts of a flight are spread.
_SPAN = 100
_YEAR, _MONTH, _WEEK, _MONTHS = 365, 30, 7, 12
_HALF, _MOST = 183, 330
# What speaks against a day: an event told as past that was still to come, or the other way round.
_WRONG_TENSE, _WRONG_YEAR = 2.0, 4.0
_OWN_WEEKDAY, _OWN_SPAN = 3.0, 3.0
# How much nearer a text is to the flight it is mainly about, and less near to what it does not speak of.
_MAIN, _UNTOLD = 1.0, 3.0


@dataclass(frozen=True, slots=True)
class _Vote:
    """Days that one time of a text may be told on, from the first to the last, and how much it speaks for them."""

    first: int
    last: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Event:
    draft: Draft
    kind: str
    day: int
    local: int
    """The day on the clock of the pad."""
    told: bool
    """Whether the text speaks of it."""


def weighed(when: Published, told: Story, found: Found) -> Published:
    """The day of a text, or its year, where the text does not tell it, from all that it says of its flights."""
    if when.day is not None and (when.mention is None or when.mention.year is not None):
        return when
    events = list(_events(found.drafts))
    events += list(_years_later(told.document.text, events))
    if not events:
        return when
    days = _candidates(when, events)
    if not days:
        return when
    score = dict.fromkeys(days, 0.0)
    gone: set[int] = set()
    for votes in _ballots(when, told, found, events):
        best: dict[int, float] = {}
        for vote in votes:
            for day in days[_at(days, vote.first) : _at(days, vote.last + 1)]:
                if vote.weight > best.get(day, 0.0) or vote.weight < 0:
                    best[day] = vote.weight
        for day, weight in best.items():
            score[day] += weight
        gone.update(day for day, weight in best.items() if weight == -_WRONG_YEAR)
    told_of = [
        (one.day, _MAIN * (one.draft is found.main) - (0.0 if one.told else _UNTOLD)) for one in events
    ]
    told_of += [(day, _MAIN / 2) for day in _dates(told, events)]
    for day in days:
        score[day] += max(_near(day - one) + weight for one, weight in told_of)
    why = "most of what it tells of its flights is true then"
    likeliest = max(days, key=lambda one: (score[one], -one))
    if likeliest in gone:
        # It tells of years after all of its flights, as past: it is of no day near them.
        return when
    chance = [exp(score[one] - score[likeliest]) for one in days]
    low, high = _middle_part(days, chance)
    if high - low <= _NEAR or 1 / sum(chance) > _SURE:
        return when.on(date.fromordinal(likeliest), why)
    return replace(when, day=None, earliest=date.fromordinal(low), latest=date.fromordinal(high), why=why)


def _middle_part(days: list[int], chance: list[float]) -> tuple[int, int]:
    """The days between which a text is, but for a tenth of the chance on either side."""
    at = chance.index(1.0)
    low = next((k + 1 for k in range(at, -1, -1) if chance[k] < _UNLIKELY), 0)
    high = next((k for k in range(at, len(days)) if chance[k] < _UNLIKELY), len(days))
    summed = list(accumulate(chance[low:high]))
    first, last = (low + bisect_left(summed, part * summed[-1]) for part in (0.1, 0.9))
    return days[first], days[last]


_SURE, _UNLIKELY, _NEAR = 0.25, 0.03, 14


def _at(days: list[int], day: int) -> int:
    return bisect_left(days, day)


def _events(drafts: list[Draft]) -> Iterator[_Event]:
    for draft in drafts[:_MOST_FLIGHTS]:
        past = draft.past
        if past is None:
            continue
        zone = zone_of(draft, ())
        local = past.liftoff_date
        if past.liftoff_utc is not None and zone is not None:
            local = past.liftoff_utc.astimezone(ZoneInfo(zone)).date()
        elif zone is not None:
            # Of which hour nothing is kept can have been the day before in America, or the next in Asia.
            noon = datetime.combine(local, time(12), ZoneInfo(zone))
            local += timedelta(days=1 if (noon.utcoffset() or timedelta(1)) > timedelta(0) else -1)
        kinds = {kind for kind, *_ in draft.moments} | {cue.kind for cue, _ in draft.cues if not cue.weak}
        kinds |= {"landing"} if "undocking" in kinds else set()
        told = "liftoff" in kinds or not kinds & {"docking", "landing"}
        yield _Event(draft, "liftoff", past.liftoff_date.toordinal(), local.toordinal(), told)
        for kind, day in (("docking", past.docking_date), ("landing", past.landing_date)):
            if day is not None:
                yield _Event(draft, kind, day.toordinal(), day.toordinal(), kind in kinds)


def _years_later(text: str, events: list[_Event]) -> Iterator[_Event]:
    """Days so many years after what a text looks back to: "it is 60 years since", "the 40th anniversary"."""
    words = [(hit[1] or hit[2]).casefold() for hit in _YEARS_SINCE.finditer(text)]
    spans = {round(ORDINALS.get(word) or number(word) or 0) for word in words}
    for one in events:
        for count in sorted(span for span in spans if 0 < span < _CENTURY):
            day = date.fromordinal(one.day)
            later = calendar_day(day.year + count, day.month, day.day)
            if later is not None and one.kind != "docking":
                yield _Event(one.draft, "anniversary", later.toordinal(), later.toordinal(), told=True)


_YEARS_SINCE = re.compile(
    r"\b([\w-]{1,20}) years (?:to the day )?since\b|\b([\w-]{1,20}?)(?:st|nd|rd|th)? anniversary\b",
    re.IGNORECASE,
)
_CENTURY = 100
_MOST_FLIGHTS = 8
_BEFORE, _AFTER = 90, 12


def _candidates(when: Published, events: list[_Event]) -> list[int]:
    """Days near the flights; where the text gives month and day, the years near them."""
    if when.month and when.day_of_month:
        years = {date.fromordinal(one.day).year + k for one in events for k in (-1, 0, 1, 2)}
        found = (calendar_day(year, when.month, when.day_of_month) for year in years)
        return sorted(one.toordinal() for one in found if one is not None)
    near = {one.day + k for one in events for k in range(-_BEFORE, _AFTER + 1)}
    if when.earliest is not None and when.latest is not None:
        first, last = when.earliest.toordinal(), when.latest.toordinal()
        near = {day for day in near if first <= day <= last} or set(range(first, last + 1))
    return sorted(near)


def _near(gap: int) -> float:
    """How likely a text is so many days after an event that it tells (before it, where that is negative)."""
    return -0.4 * min(gap, 7) - 0.1 * max(gap - 7, 0) if gap >= 0 else -0.3 - 0.6 * log(1 + abs(gap + 2))


def _ballots(when: Published, told: Story, found: Found, events: list[_Event]) -> Iterator[list[_Vote]]:
    if when.weekday is not None:
        days = {one.day + k for one in events for k in range(-60, 61)}
        yield [_Vote(day, day, _OWN_WEEKDAY) for day in days if (day - 1) % 7 == when.weekday]
    owner = {
        id(moment.said): (draft, kind, state)
        for draft in found.drafts
        for kind, moment, _, state in draft.moments
    }
    hours: set[tuple[int, str]] = set()
    for sentence in told.sentences:
        for moment in sentence.moments:
            if moment.said is when.weekday_mention:
                continue
            draft, kind, state = owner.get(id(moment.said), (None, "none", ""))
            yield list(_of_plan(moment.said, state, events))
            if state == "old":
                continue
            if moment.vague or moment.has_day or (id(draft), kind) not in hours:
                # An hour that is told on several clocks speaks once.
                yield list(_of_time(moment, draft, kind, events))
            if not moment.has_day:
                hours.add((id(draft), kind))
            yield list(_of_year(moment.said))
            yield list(_of_weekday(moment.said, events))
            if moment.said.shift == ("week", 0):
                yield list(_of_week(sentence, events))
            if moment.said.about == "said":
                yield list(_of_words(moment.said, events))
    yield [_Vote(one.day - 7, one.day + 1, 2 * _CLOSE) for one in events if one.kind == "anniversary"]
    for draft in found.drafts[:_MOST_FLIGHTS]:
        yield from _of_tenses(draft, [one for one in events if one.draft is draft])


def _of_plan(said: TimeMention, state: str, events: list[_Event]) -> Iterator[_Vote]:
    """What was put off lay close by; what is put in its place, or is to come, is no longer today."""
    if not said.month or not said.day or said.year:
        return
    if said.shift is not None:
        for year in _years(events) if said.shift[0] == "day" and not said.anchored else ():
            day = calendar_day(year, said.month, said.day)
            if day is not None:
                here = day.toordinal() - said.shift[1]
                yield _Vote(here, here, log(1 + _OWN * _YEAR))
        return
    ahead = state == "new" or said.tense == "future"
    for year in _years(events):
        day = calendar_day(year, said.month, said.day)
        if day is None:
            continue
        here = day.toordinal()
        if state == "old":
            # Nobody calls today by its date.
            yield _Vote(here - 5, here - 1, _CLOSE)
            yield _Vote(here, here, _CLOSE if said.has_clock else _CLOSE / 2)
            yield _Vote(here + 1, here + 1, _CLOSE)
        elif ahead and state != "new" and said.weekday is None:
            # A day of the same week would be called by its name.
            yield _Vote(here - 100, here - 4, 2 * _CLOSE)
            yield _Vote(here - 3, here - 2, _CLOSE)
        elif ahead:
            yield _Vote(here - 8, here, _CLOSE)
        elif said.tense == "past":
            yield _Vote(here, here + 8, _CLOSE)


_CLOSE = log(3)


def _dates(told: Story, events: list[_Event]) -> Iterator[int]:
    """The days that a text gives without a year: its news is near them."""
    for sentence in told.sentences:
        for moment in sentence.moments:
            said = moment.said
            if said.month and said.day and not said.year and not said.shift:
                days = (calendar_day(year, said.month, said.day) for year in _years(events))
                fitting = (day for day in days if day and said.weekday in (None, day.weekday()))
                yield from (day.toordinal() for day in fitting)


def _years(events: list[_Event]) -> set[int]:
    return {date.fromordinal(one.day).year + k for one in events for k in (-1, 0, 1)}


def _of_week(sentence: Sentence, events: list[_Event]) -> Iterator[_Vote]:
    """A day told in one breath with "this week" is of the week of the text."""
    for one in sentence.moments:
        if not one.said.month or not one.said.day or one.said.year:
            continue
        for year in _years(events):
            day = calendar_day(year, one.said.month, one.said.day)
            if day is not None and one.said.weekday in (None, day.weekday()):
                monday = day.toordinal() - day.weekday()
                yield _Vote(monday, monday + 6, log(1 + _OWN * 52))


def _of_words(said: TimeMention, events: list[_Event]) -> Iterator[_Vote]:
    """What somebody said on a weekday is told on that day or the next."""
    if said.weekday is None or said.day or said.tense == "future":
        return
    for day in {one.day + k for one in events for k in range(-60, 11)}:
        if (day - 1) % 7 == said.weekday:
            yield _Vote(day, day + 1, log(2))


def _of_time(moment: Moment, draft: Draft | None, kind: str, events: list[_Event]) -> Iterator[_Vote]:
    said = moment.said
    for one in events:
        own = one.draft is draft and (
            kind in (one.kind, "none") or (kind == "undocking" and one.kind == "landing")
        )
        # Whose an hour alone is, is not so sure.
        sure = own and (moment.has_day or moment.vague)
        chance = _OWN if sure else _OTHER / len(events)
        for day in {one.day, one.local, at_the_place(date.fromordinal(one.day), said).toordinal()}:
            for (first, last), seldom in _told_on(moment, day):
                weight = log(1 + chance * seldom * max(1.0, _SPAN / (last - first + 1)))
                yield _Vote(first, last, weight)
                if last == day - 1:
                    # Today is seldom called by its date.
                    yield _Vote(day, day, max(0.1, weight - _CLOSE))


def _told_on(moment: Moment, day: int) -> Iterator[tuple[tuple[int, int], float]]:
    """From when to when a text can be that calls a day so, and in how many days one would be called so by chance."""
    said = moment.said
    past, ahead = said.tense == "past", said.tense == "future"
    last = day - 1 if ahead and said.period is None else day
    known = date.fromordinal(day)
    if said.year is not None or said.anchored:
        return
    if said.shift is not None and said.shift[0] == "day":
        yield (day - said.shift[1], day - said.shift[1]), 1
    elif said.shift is not None and said.shift[0] == "week":
        monday = day - (day - 1) % 7 - 7 * said.shift[1]
        yield (monday, monday + 6), 1
    elif said.shift is not None and said.shift[0] == "month":
        middle = day - known.day + 15 - round(30.4 * said.shift[1])
        yield (middle - 15, middle + 15), _MONTHS
    elif said.shift is not None:
        return
    elif said.month and said.day:
        if (said.month, said.day) == (known.month, known.day):
            yield (day - (0 if past else _HALF), last if ahead else day + _HALF), _YEAR
    elif said.day:
        if said.day == known.day:
            yield (day - (0 if past else 20), last if ahead else day + 20), _MONTH
    elif said.month:
        if said.month == known.month:
            yield (day - (0 if past else _HALF), day - known.day if ahead else day + _MOST), _MONTHS
    elif said.weekday is not None:
        if (day - 1) % 7 == said.weekday:
            yield (day - (0 if past else 6), last if ahead else day + 6), _WEEK
    elif said.has_clock and moment.day_from is None and not ahead:
        yield (day, day), 1


# Nobody sets a date so far ahead.
_FORESEEN = 15 * _YEAR


def _of_year(said: TimeMention) -> Iterator[_Vote]:
    """A text is no older than what it tells with its year as past, no younger than what is to come, nor long before."""
    if said.year is None or said.tense is None:
        return
    first = calendar_day(said.year, said.month or 1, said.day or 1)
    last = calendar_day(said.year, said.month or 12, said.day or 28)
    if first is not None and last is not None and said.tense == "past":
        yield _Vote(_FIRST, first.toordinal() - 1, -_WRONG_YEAR)
    elif first is not None and last is not None:
        yield _Vote(last.toordinal() + 4, _LAST, -_WRONG_TENSE)
        yield _Vote(_FIRST, first.toordinal() - _FORESEEN, -_WRONG_YEAR)


def _of_weekday(said: TimeMention, events: list[_Event]) -> Iterator[_Vote]:
    """A day with its weekday and without its year is of a year in which they fit."""
    if said.weekday is None or not said.month or not said.day or said.year:
        return
    for year in _years(events):
        day = calendar_day(year, said.month, said.day)
        if day is not None and day.weekday() == said.weekday:
            yield _Vote(day.toordinal() - _HALF, day.toordinal() + _HALF, log(1 + _OWN * _WEEK))


def _of_tenses(draft: Draft, events: list[_Event]) -> Iterator[list[_Vote]]:
    for one in events:
        tenses = {cue.tense for cue, _ in draft.cues if cue.kind == one.kind and not cue.weak and cue.tense}
        if tenses == {"past"}:
            yield [_Vote(_FIRST, one.day - 2, -_WRONG_TENSE)]
        elif tenses == {"future"}:
            yield [_Vote(one.day + 1, _LAST, -_WRONG_TENSE)]
