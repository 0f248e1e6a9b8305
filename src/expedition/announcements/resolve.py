"""From what a text says of a time to the day and the instant in UTC, with what was assumed on the way."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from expedition.announcements.published import Published
from expedition.announcements.times import TimeMention, calendar_day
from expedition.announcements.zones import CST, HERE, LOCAL, utc_of

DAY = timedelta(days=1)
NEVER = Published(None)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a time: when the text was written, the day it hangs on, the clocks of the place.

    `anchor` is the day of the flight in the record, or of the event that was told before; `zone` the clock of the pad,
    landing site or control room, an IANA name.
    """

    published: Published = NEVER
    anchor: date | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time with its day and instant: None where they cannot be known. `earliest` and `latest` bound coarser times."""

    day: date | None
    utc: datetime | None
    precision: str
    why: str
    earliest: date | None = None
    latest: date | None = None
    until_utc: datetime | None = None


def resolved(mention: TimeMention, context: Context) -> Resolved:
    """The day and instant of one time; a clock without a day takes the context's anchor, else the text's day."""
    earliest, latest, why = days_of(mention, context)
    day = earliest if earliest is not None and earliest == latest else None
    if mention.until and mention.day and earliest:
        day, latest = earliest, _last(mention, earliest)
    utc = until = None
    if mention.has_clock and mention.hour is not None:
        if earliest is None and not mention.has_day:
            day = context.anchor or context.published.day
            earliest = latest = day
            why = "on the day told before" if context.anchor else "on the day of the text"
        if day is not None:
            utc, zone_why = _instant(mention, day, mention.hour, mention.minute or 0, context.zone)
            why = f"{why}; {zone_why}"
            if utc and mention.until_clock:
                until, _ = _instant(mention, day, *mention.until_clock, context.zone)
                if until and until < utc:
                    until += DAY
    return Resolved(day, utc, mention.precision, why, earliest, latest, until)


def _instant(
    mention: TimeMention, day: date, hour: int, minute: int, place: str | None
) -> tuple[datetime | None, str]:
    zone = mention.zone
    why = f"clock of {zone}"
    if zone in (None, LOCAL):
        zone, why = place, f"clock of {place}, as at the place"
    elif zone == CST:
        zone = "Asia/Shanghai" if place == "Asia/Shanghai" else "-06:00"
    if zone in (None, HERE):
        return None, "no time zone is said"
    try:
        return utc_of(day, hour, minute, mention.second or 0, zone), why
    except (OverflowError, ValueError):
        return None, "outside the calendar"


def days_of(mention: TimeMention, context: Context) -> tuple[date | None, date | None, str]:
    """First and last day that a time can mean, and why."""
    today = context.published.best
    if mention.month and mention.day:
        day, why = _of_year(mention, context)
        return day, day, why
    if mention.day and not mention.month:
        day = _of_month(mention, context)
        return day, day, "the month next to the text's day"
    if mention.shift and mention.shift[0] != "month name":
        return _shifted(mention, context)
    if mention.weekday is not None:
        if today is None and context.anchor is None:
            return None, None, "the day of the text is not known"
        day = _weekday(mention, today, context.anchor, exact=context.published.day is not None)
        return (
            day,
            day,
            "the weekday next to the text's day" if today else "the weekday next to the flight's day",
        )
    if mention.month:
        year, why = _year_of_month(mention, context)
        return (
            (None, None, why) if year is None else (*_part_of_month(year, mention.month, mention.part), why)
        )
    if mention.year:
        return (*_part_of_year(mention.year, mention.part, mention.until), "the year is said")
    return None, None, "no day is said"


def _of_year(mention: TimeMention, context: Context) -> tuple[date | None, str]:
    assert mention.month
    assert mention.day
    if mention.year:
        return calendar_day(mention.year, mention.month, mention.day), "the text says so"
    today = context.published.best
    if mention.shift and mention.shift[0] == "year" and today:
        return calendar_day(
            today.year + mention.shift[1], mention.month, mention.day
        ), "counted from the text's year"
    base = context.anchor or today
    if base is None:
        return None, "the year is not known"
    near = [
        d
        for y in (base.year - 1, base.year, base.year + 1)
        if (d := calendar_day(y, mention.month, mention.day))
    ]
    if not near:
        return None, "there is no such day"
    if context.anchor:
        return min(near, key=lambda d: abs(d - base)), "the year of the flight"
    nearest = min(near, key=lambda d: abs(d - base))
    exact = context.published.day is not None and abs(nearest - base) < 60 * DAY
    if (
        mention.weekday is not None
        and not exact
        and (fitting := [d for d in near if d.weekday() == mention.weekday])
    ):
        return min(fitting, key=lambda d: abs(d - base)), "the year in which the weekday fits"
    if mention.tense == "future":
        # A few days are left for texts that speak of yesterday's plan.
        ahead = [d for d in near if d >= base - 14 * DAY]
        return min(ahead or near), "the next such day after the text"
    if mention.tense == "past":
        behind = [d for d in near if d <= base + 2 * DAY]
        nearest = min(near, key=lambda d: abs(d - base))
        return (
            nearest if abs(nearest - base) < 45 * DAY else max(behind or near)
        ), "the last such day before the text"
    return min(near, key=lambda d: abs(d - base)), "the such day nearest to the text"


def _of_month(mention: TimeMention, context: Context) -> date | None:
    """The day that "the 13th" means: the next one or the last, by its weekday where one stands beside it."""
    base = context.published.best or context.anchor
    if base is None or mention.day is None:
        return None
    months = [base.year * 12 + base.month - 1 + step for step in (-1, 0, 1)]
    near = [day for number in months if (day := calendar_day(number // 12, number % 12 + 1, mention.day))]
    near = [day for day in near if mention.weekday in (None, day.weekday())] or near
    if mention.tense == "future":
        return min((day for day in near if day >= base - DAY), default=None)
    if mention.tense == "past":
        return max((day for day in near if day <= base + DAY), default=None)
    return min(near, key=lambda day: abs(day - base), default=None)


def _weekday(mention: TimeMention, today: date | None, anchor: date | None, *, exact: bool) -> date:
    assert mention.weekday is not None
    if anchor is not None and (today is None or not exact or abs(anchor - today) > 8 * DAY):
        near = [anchor + k * DAY for k in range(-3, 4)]
        return next(d for d in near if d.weekday() == mention.weekday)
    assert today is not None
    ahead = today + ((mention.weekday - today.weekday()) % 7) * DAY
    back = today - ((today.weekday() - mention.weekday) % 7) * DAY
    which = (mention.relative or "").rsplit(" ", 1)[0]
    if which in ("next", "the following", "following") or which.startswith("в следующ"):
        monday = today + (7 - today.weekday()) * DAY
        return (
            monday + mention.weekday * DAY
            if which == "next"
            else (ahead if ahead > today else ahead + 7 * DAY)
        )
    if which in ("last", "past", "this past", "the previous") or which.startswith("в прошл"):
        return back if back < today else back - 7 * DAY
    if which in ("coming", "this coming"):
        return ahead if ahead > today else ahead + 7 * DAY
    if which.startswith("a week"):
        return ahead + 7 * DAY
    small_hours = mention.hour is not None and mention.hour < _NOON and mention.zone not in (None, LOCAL)
    if mention.tense == "past" and small_hours and ahead == today + DAY and not which.endswith("last"):
        # "At 2:47 a.m. on Sunday in Stockholm", written on Saturday night further west.
        return ahead
    if mention.tense == "past" or which == "last":
        return back
    if mention.tense == "future":
        return ahead
    if which == "this":
        return today - today.weekday() * DAY + mention.weekday * DAY
    return back if today - back <= 3 * DAY else ahead


_NOON = 12


def _shifted(mention: TimeMention, context: Context) -> tuple[date | None, date | None, str]:
    assert mention.shift
    unit, count = mention.shift
    base = context.anchor if mention.anchored and context.anchor else context.published.best
    if base is None and unit in ("season",) and mention.year:
        return (*_part_of_year(mention.year, mention.part, None), "the year is said")
    if base is None:
        return None, None, "the day of the text is not known"
    why = (
        "counted from the event before"
        if mention.anchored and context.anchor
        else "counted from the text's day"
    )
    if unit == "day":
        return base + count * DAY, base + count * DAY, why
    if unit == "week":
        if (
            (mention.relative and mention.relative[0].isdigit())
            or "ago" in (mention.relative or "")
            or (mention.relative or "").startswith("in ")
        ):
            middle = base + 7 * count * DAY
            return middle - 3 * DAY, middle + 3 * DAY, why
        monday = base + (7 * count - base.weekday()) * DAY
        return monday, monday + 6 * DAY, why
    if unit == "weekend":
        saturday = base + (5 - base.weekday() + 7 * count) * DAY
        return saturday, saturday + DAY, why
    if unit == "month":
        month = base.month - 1 + count
        return (*_part_of_month(base.year + month // 12, month % 12 + 1, mention.part), why)
    year = base.year + count
    if unit == "season" and mention.part == "winter" and count == 0 and base.month < 3:
        year -= 1
    return (*_part_of_year(year, mention.part, None), why)


def _year_of_month(mention: TimeMention, context: Context) -> tuple[int | None, str]:
    assert mention.month
    if mention.year:
        return mention.year, "the text says so"
    if context.anchor and mention.shift is None:
        near = min(
            (context.anchor.year + k for k in (-1, 0, 1)),
            key=lambda y: abs(date(y, mention.month or 1, 15) - (context.anchor or date.min)),
        )
        return near, "the year of the flight"
    today = context.published.best
    if today is None:
        return None, "the year is not known"
    if mention.shift and mention.shift[0] == "month name":
        step = mention.shift[1]
        if step < 0:
            return (
                today.year if mention.month < today.month else today.year - 1,
                "the last such month before the text",
            )
        if step > 0:
            return (
                today.year if mention.month > today.month else today.year + 1,
                "the next such month after the text",
            )
        return today.year, "this year's"
    months_ahead = (mention.month - today.month) % 12
    if mention.tense == "past" and not 0 < months_ahead <= _SOON_MONTHS:
        return (
            today.year if mention.month <= today.month else today.year - 1,
            "the last such month before the text",
        )
    if mention.tense == "future":
        return (
            today.year if mention.month >= today.month else today.year + 1,
            "the next such month after the text",
        )
    return min(
        (today.year + k for k in (-1, 0, 1)), key=lambda y: abs(date(y, mention.month or 1, 15) - today)
    ), "the nearest such month"


# A month that comes so soon would be called last year's, were it that one.
_SOON_MONTHS = 2


def _part_of_month(year: int, month: int, part: str | None) -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    first, end = {
        "early": (1, 10),
        "mid": (10, 20),
        "late": (20, last),
        "first half": (1, 15),
        "second half": (16, last),
    }.get(part or "", (1, last))
    return date(year, month, first), date(year, month, end)


_PARTS_OF_YEAR = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9),
    "Q4": (10, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
}  # fmt: skip


def _part_of_year(
    year: int, part: str | None, until: tuple[int | None, int | None, int | None] | None
) -> tuple[date, date]:
    if part == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31)
    if part == "winter":
        return date(year - 1, 12, 1), date(year, 3, 1) - DAY
    first, last = _PARTS_OF_YEAR.get(part or "", (1, 12))
    end = until[0] if until and until[0] else year
    return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])


def _last(mention: TimeMention, first: date) -> date:
    assert mention.until
    year, month, day = mention.until
    found = calendar_day(year or first.year, month or first.month, day or first.day)
    if found and found < first and not year:
        found = calendar_day(first.year + 1, found.month, found.day)
    return found or first
