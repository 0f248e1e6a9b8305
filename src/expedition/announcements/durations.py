"""Lengths of time as people write them, with the word that hangs them on an event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.announcements.date_words import NUMBERS
from expedition.announcements.quantities import number

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:[.,]\d{1,3})?|"
    rf"{_TENS}[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_TENS}|"
    + "|".join(sorted((w for w in NUMBERS if w != "zero"), key=len, reverse=True))
    + r"|half|several|a few|few|полтора)"
)
_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|секунд[аыу]?|минут[аыу]?"
    r"|час(?:а|ов)?|"
    r"суток|сутки|дней|дня|день|недел[ьиюя]|месяц(?:а|ев)?|лет|год(?:а)?)"
)
_DURATION = re.compile(
    rf"(?<![\w$€£.,:-])(?P<about>about |some |around |roughly |approximately |nearly |almost |just over "
    rf"|just under |over |under |"
    r"more than |less than |at least |up to |within |около |почти |более )?"
    rf"(?P<count>{_COUNT})(?:[ -]and[ -]a[ -](?P<fraction>half|quarter))?(?P<glyph>½|¼|¾)?(?:[ ](?:to|or|-"
    rf"|–)[ ](?P<to>{_COUNT})|[-–](?P<to2>\d{{1,4}}))?"
    rf"(?:[ -]|\xa0)?(?:of an? |an? )?(?:full |whole |entire )?(?P<unit>{_UNIT})(?!\w)"
    rf"(?:[ ]and[ ]a[ ](?P<fraction2>half|quarter))?"
    rf"(?:,?[ -](?:and[ ])?(?P<count2>{_COUNT})[ -]?(?P<unit2>{_UNIT})(?!\w))?"
    rf"(?:,?[ -](?:and[ ])?(?P<count3>{_COUNT})[ -]?(?P<unit3>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
_TIGHT_DURATION = re.compile(
    r"(?<![\w.:-])(?:(?P<days>\d{1,3})[ ]?d[ ]?)?(?P<hours>\d{1,3}"
    r")[ ]?h(?:rs?)?[ ]?(?P<minutes>[0-5]?\d)[ ]?m(?:in)?(?:[ ]?(?P<seconds>[0-5]?\d)[ ]?s)?(?!\w)"
)
_AFTER = re.compile(
    r"[ ]?(?:,[ ])?(?:(?P<later>later|after that|afterwards?|thereafter|on\b(?=[,.; ]|$)|спустя|after it)"
    r"|(?P<after>after|into|from|following|past|after the|post|после|с момента)\b"
    r"|(?P<before>before|ahead of|prior to|to go before|earlier than|do|до)\b|(?P<earlier>earlier|beforehand)\b"
    r"|(?P<long>(?:long|late)\b))",
    re.IGNORECASE,
)
_SECONDS = {
    "sec": 1.0, "sek": 1.0, "сек": 1.0, "min": 60.0, "мин": 60.0, "hou": 3600.0, "hr": 3600.0,
    "hrs": 3600.0, "час": 3600.0,
    "day": 86400.0, "сут": 86400.0, "дне": 86400.0, "дня": 86400.0, "ден": 86400.0, "wee": 604800.0,
    "нед": 604800.0,
    "mon": 2629746.0, "мес": 2629746.0, "yea": 31556952.0, "лет": 31556952.0, "год": 31556952.0,
}  # fmt: skip
_MORE_NUMBERS = {
    "half": 0.5,
    "several": 3.0,
    "a few": 3.0,
    "few": 3.0,
    "полтора": 1.5,
}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class DurationPart:
    """A length of time as written; `relation` is how it hangs on an event: after, before, later, earlier or None."""

    start: int
    end: int
    seconds: float
    seconds_to: float | None
    unit: str
    """The finest unit that is named: second, minute, hour, day, week, month or year."""
    relation: str | None
    approximate: bool
    relation_end: int


def durations_in(text: str) -> list[DurationPart]:
    """Every length of time in a text, in its order, with the word that hangs it on an event."""
    out = []
    for m in _DURATION.finditer(text):
        if part := _duration(text, m):
            out.append(part)
    for m in _TIGHT_DURATION.finditer(text):
        seconds = (
            86400.0 * int(m["days"] or 0)
            + 3600.0 * int(m["hours"])
            + 60.0 * int(m["minutes"])
            + int(m["seconds"] or 0)
        )
        relation, end = _relation(text, m.end())
        out.append(
            DurationPart(
                m.start(),
                m.end(),
                seconds,
                None,
                "second" if m["seconds"] else "minute",
                relation,
                False,
                end,
            )
        )
    return sorted(out, key=lambda part: part.start)


def _duration(text: str, m: re.Match[str]) -> DurationPart | None:
    if (
        m["count"].lower() in ("a", "an")
        and m["unit"].lower().startswith(("second", "день"))
        and not m["fraction2"]
    ):
        return None
    seconds = 0.0
    unit = ""
    for count, name in (("count", "unit"), ("count2", "unit2"), ("count3", "unit3")):
        if m[count] and m[name]:
            unit = m[name].lower()
            seconds += _number(m[count]) * _SECONDS[_key(unit)]
    size = _SECONDS[_key(m["unit"].lower())]
    for name in ("fraction", "fraction2", "glyph"):
        if m[name]:
            seconds += _FRACTIONS[m[name].lower()] * size
    last = m["to"] or m["to2"]
    approximate = bool(m["about"]) or m["count"].lower() in ("several", "a few", "few") or bool(last)
    relation, end = _relation(text, m.end())
    if relation is None and re.search(
        r"\b(?:in|через)[ ]\Z", text[max(0, m.start() - 6) : m.start()], re.IGNORECASE
    ):
        relation = "within"
    return DurationPart(
        m.start("count"),
        m.end(),
        seconds,
        _number(last) * size if last else None,
        _NAMES[_SECONDS[_key(unit)]],
        relation,
        approximate,
        end,
    )


_NAMES = {
    1.0: "second",
    60.0: "minute",
    3600.0: "hour",
    86400.0: "day",
    604800.0: "week",
    2629746.0: "month",
    31556952.0: "year",
}


def _key(unit: str) -> str:
    return unit if unit in ("hr", "hrs") else unit[:3]


def _relation(text: str, place: int) -> tuple[str | None, int]:
    m = _AFTER.match(text, place)
    if not m or m["long"]:
        return None, place
    relation = "later" if m["later"] else "after" if m["after"] else "before" if m["before"] else "earlier"
    return relation, m.end()


def _number(word: str) -> float:
    low = word.lower()
    if low[0].isdigit():
        return float(re.sub(r",(?=\d{3}\b)", "", low).replace(",", "."))
    if low in _MORE_NUMBERS:
        return _MORE_NUMBERS[low]
    value = NUMBERS.get(low)
    return float(value if value is not None else number(low) or 1.0)
