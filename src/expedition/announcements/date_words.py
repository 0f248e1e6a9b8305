"""Words that dates are made of: months, weekdays, parts of a year, and what becomes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.announcements.numerals import COUNTED

Until = tuple[int | None, int | None, int | None]

_MONTH_NAMES = (
    ("january", "jan", "января", "январь", "январе"), ("february", "feb", "февраля", "февраль", "феврале"),
    ("march", "mar", "марта", "март", "марте"), ("april", "apr", "апреля", "апрель", "апреле"),
    ("may", "мая", "май", "мае"), ("june", "jun", "июня", "июнь", "июне"), ("july", "jul", "июля", "июль", "июле"),
    ("august", "aug", "августа", "август", "августе"), ("september", "sept", "sep", "сентября", "сентябрь", "сентябре"),
    ("october", "oct", "октября", "октябрь", "октябре"), ("november", "nov", "ноября", "ноябрь", "ноябре"),
    ("december", "dec", "декабря", "декабрь", "декабре"),
)  # fmt: skip
_DAY_NAMES = (
    ("monday", "mon", "понедельник", "понедельника"), ("tuesday", "tues", "tue", "вторник", "вторника"),
    ("wednesday", "wed", "среда", "среду", "среды"), ("thursday", "thurs", "thur", "thu", "четверг", "четверга"),
    ("friday", "fri", "пятница", "пятницу", "пятницы"), ("saturday", "sat", "суббота", "субботу", "субботы"),
    ("sunday", "sun", "воскресенье", "воскресенья"),
)  # fmt: skip
MONTHS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names}
WEEKDAYS = {name: i for i, names in enumerate(_DAY_NAMES) for name in names}
_ALSO = {
    "one": ("a", "an", "первый", "одну", "один"),
    "two": ("couple of", "две", "два", "двое"),
    "three": ("три", "трое"),
    "four": ("четыре",),
    "five": ("пять",),
    "six": ("шесть",),
    "seven": ("семь",),
    "eight": ("восемь",),
    "nine": ("девять",),
    "ten": ("десять",),
}
NUMBERS = {word: i for i, name in enumerate(COUNTED) for word in (name, *_ALSO.get(name, ()))}


def any_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


SHORT_DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs"}
MONTH = rf"(?P<month>{any_of(MONTHS)})\b\.?"
MONTH2 = MONTH.replace("<month>", "<month2>")
YEAR = r"(?P<year>(?:19[3-9]|20[0-9])\d)(?![\d.,]?\d)(?:[ ]?(?:года|год|г\.))?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|-го|-е)?(?![\d]|[.:]\d\d(?!\d))"
DAY2 = DAY.replace("<day>", "<day2>")
TO = r"[ ]?(?:-|–|—|to|through|until|thru|по)[ ]?"
NUMBER = rf"(?P<number>\d{{1,3}}|{any_of(NUMBERS)})"
PARTS = {
    "early": "early", "the start of": "early", "the beginning of": "early", "beginning of": "early",
    "start of": "early",
    "the early part of": "early", "the first days of": "early", "first week of": "early",
    "the first week of": "early",
    "начале": "early", "mid": "mid", "the middle of": "mid", "middle of": "mid", "середине": "mid",
    "late": "late",
    "the end of": "late", "end of": "late", "the last week of": "late", "the second half of": "second half",
    "second half of": "second half", "the first half of": "first half", "first half of": "first half",
    "конце": "late",
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3,
    "4th": 4,
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
SEASONS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "весной": "spring",
    "летом": "summer", "осенью": "autumn", "зимой": "winter",
}  # fmt: skip
PERIODS = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "утром": "morning",
    "днем": "afternoon", "днём": "afternoon", "вечером": "evening", "ночью": "night", "утра": "morning",
    "вечера": "evening",
    "lunchtime": "afternoon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatePart:
    """A date as written; what is not said is None. `weekday` counts from Monday = 0."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str | None = None
    """As written, in small letters: tomorrow, next week, last june, three days ago, the day after."""
    shift: tuple[str, int] | None = None
    """What that is from today, or with `anchored` from the event before: ("day", 1), ("week", 1), ("year", -1)."""
    anchored: bool = False
    part: str | None = None
    """early, mid, late, first half, second half, Q1 to Q4, spring, summer, autumn, winter, decade."""
    period: str | None = None
    """morning, afternoon, evening or night."""
    until: Until | None = None
    precision: str = "day"
