"""Clock times and durations as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from expedition.announcements.dates import NUMBERS
from expedition.announcements.zones import zone_after, zone_of

_HALF = r"(?:[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m)(?![\w])|[ ](?P<half_ru>утра|вечера|ночи|дня)\b)"
_UNITS_AFTER = (
    r"(?![ ]?(?:km|kilomet|mile|m\b|met|ft|feet|foot|kg|ton|per|%|million|billion|bn|degree|°|inch|cm|mm"
    r"|seconds|s\b|hours|"
    r"minutes|pounds|lb|dollars|times|GB|MB|km/h|mph|points|version|g\b|years|млн|тыс|км|кг))"
)
# 4:55 a.m., 11:55, 16:10:07, 9.30 am, 23h15
_COLON = re.compile(
    rf"(?<![\w.:,$€£+–-])(?<!T[+-])(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d"
    rf")(?::(?P<second>[0-6]\d)(?:[.,]\d{{1,3}})?)?(?![\d:])"
    rf"(?!\.\d){_HALF}?",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"(?<![\w.:,$€£+–/-])(?P<hour>2[0-3]|[01]?\d)[.h](?P<minute>[0-5]\d)(?P<second>)(?![\d:]"
    rf"|\.\d)(?:{_HALF}|(?!\w){_UNITS_AFTER})",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?<![\w.:,$€£+–/-])(?P<hour>1[0-2]|0?[1-9])(?P<minute>)(?P<second>){_HALF}", re.IGNORECASE
)
_TIGHT = re.compile(
    r"(?<![\w.:,$€£+–#-])(?<!\d/)(?P<hour>2[0-3]|[01]\d)(?P<minute>[0-5]\d)(?P<second>)(?P<zulu>Z)?(?![\w.,/]\d|\w)"
)
_TIGHT_HALF = re.compile(
    rf"(?<![\w.:,$€£+–/#-])(?P<hour>1[0-2]|0?[1-9])(?P<minute>[0-5]\d)(?P<second>){_HALF}", re.IGNORECASE
)
_ISO_CLOCK = re.compile(
    r"(?<=\d)[T ](?P<hour>2[0-3]|[01]\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?![\d:])"
)
_RUSSIAN = re.compile(
    r"(?<!\w)(?:в |около )?(?P<hour>2[0-3]|[01]?\d)[ ](?:часов|часа|час"
    r"|ч\.?)[ ](?P<minute>[0-5]?\d)[ ](?:минут[аы]?|мин\.?)"
    r"(?:[ ](?P<second>[0-5]?\d)[ ](?:секунд[аы]?|сек\.?|с\.?))?(?!\w)",
    re.IGNORECASE,
)
# "At 12 hours 30 minutes Moscow time": what communiqués write, and no length of time.
_COMMUNIQUE = re.compile(
    r"(?<=\bat )(?P<hour>2[0-3]|[01]?\d)[ ]hours?(?:[ ](?:and )?(?P<minute>[0-5]?\d)[ ]minutes?)?"
    r"(?:[ ](?:and )?(?P<second>[0-5]?\d)[ ]seconds?)?(?!\w)(?![ ](?:after|before|later|into|and|from|of|in"
    r"|per|long)\b)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?<![\w-])(?:(?P<noon>(?:12 |high )?noon|midday|полдень)|(?P<midnight>(?:12 )?midnight|полночь)"
    r"|(?P<side>half past|a quarter past|quarter past|a quarter to|quarter to) (?P<to>\w{1,6})"
    rf"|(?P<oclock>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}) o'clock)(?!\w)",
    re.IGNORECASE,
)
# A point between two figures is a clock only where the words around say so.
_AT = re.compile(
    r"(?:\b(?:at|around|about|by|until|till|from|to|before|after|past|and|or|approximately|circa|в|около|до"
    r"|с)[ ]|[(]|(?:\A|\n)[ ]*)\Z",
    re.IGNORECASE,
)
_NOT_AT = re.compile(
    r"(?:\b(?:T|L|E)[ ]?(?:minus|plus)?[ ]?[+-]?[ ]?|\bminus |\bverse |\bchapter |\bscore(?:d)? |\bby a )\Z"
)
_RANGE_END = re.compile(
    r"[ ]?(?:-|–|—|to|and|until|till|through)[ ]?(?P<hour>2[0-4]|[01]?\d)[:.](?P<minute>[0-5]\d)(?![\d:])"
    r"(?:[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m)(?!\w))?",
    re.IGNORECASE,
)
_RANGE_HOURS = re.compile(
    r"(?<![\w.:,$€£+–/-])(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?[ ]?(?:-|–|—"
    r"|to)[ ]?(?P<hour2>1[0-2]|0?[1-9])(?::(?P<minute2>[0-5]\d))?"
    r"[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m)(?!\w)",
    re.IGNORECASE,
)
# "From Houston, where it is then 9 p.m."
_WHERE_IT_IS = re.compile(
    r"\b(?:in|at|from) (?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?), where (?:it|that) (?:is|was|will be|would be)"
    r"(?: then| already| still| now)? (?:about |around )?\Z"
)
_OCLOCK = re.compile(r"[ ]o['’]clock\b", re.IGNORECASE)
_PERIOD_AFTER = re.compile(
    r"[ ](?:o'clock )?(?:in the |at )?(?P<period>morning|afternoon|evening|night)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ClockPart:
    """A clock as written, on 24 hours; `hour` 24 is midnight at the day's end."""

    start: int
    end: int
    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None
    half: str | None = None
    """a or p, where the text says a.m. or p.m."""
    until: tuple[int, int] | None = None
    precision: str = "minute"
    sure: bool = True
    """False for figures that are a clock only if the sentence is about a time."""


def clocks_in(text: str) -> list[ClockPart]:
    """Every clock time in a text, in its order, with its zone; none within another."""
    kept: list[ClockPart] = []
    for part in sorted(_all(text), key=lambda p: (p.start, -p.end)):
        if kept and part.start < kept[-1].end:
            continue
        kept.append(part)
    return kept


def _all(text: str) -> Iterator[ClockPart]:
    for m in _ISO_CLOCK.finditer(text):
        zone, end = None, m.end()
        if m["zone"]:
            zone = "UTC" if m["zone"] == "Z" else f"{m['zone'][:3]}:{m['zone'][-2:]}"
        elif text[m.start()] == " ":
            continue
        yield ClockPart(m.start() + 1, end, int(m["hour"]), int(m["minute"]), _int(m["second"]), zone)
    for m in _RANGE_HOURS.finditer(text):
        if part := _hours(text, m):
            yield part
    for m in _COLON.finditer(text):
        if not _NOT_AT.search(text[max(0, m.start() - 10) : m.start()]):
            part = _clock(text, m)
            if part:
                yield part
    for m in _POINT.finditer(text):
        part = _clock(text, m)
        if part and (part.half or part.zone or _AT.search(text[max(0, m.start() - 15) : m.start()])):
            yield replace(part, sure=bool(part.half or part.zone))
    for pattern in (_HOUR, _TIGHT_HALF):
        for m in pattern.finditer(text):
            part = _clock(text, m)
            if part:
                yield part
    for m in _TIGHT.finditer(text):
        part = _clock(text, m)
        if part and (
            part.zone
            or m["zulu"]
            or re.match(r"[ ](?:hours|hrs)\b(?! (?:of|in|later|after|per))", text[m.end() : m.end() + 12])
        ):
            yield replace(part, zone=part.zone or ("UTC" if m["zulu"] else None))
    for pattern in (_RUSSIAN, _COMMUNIQUE):
        for m in pattern.finditer(text):
            part = _clock(text, m)
            if part and (part.zone or pattern is _COMMUNIQUE or m.group()[0] in "вВ"):
                yield part
    for m in _WORDS.finditer(text):
        if part := _in_words(text, m):
            yield part


def _clock(text: str, m: re.Match[str]) -> ClockPart | None:
    groups = m.groupdict()
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (groups.get("half") or "").lower() or None
    if russian := groups.get("half_ru"):
        half = "p" if russian.lower() in ("вечера", "дня") else "a"
    if hour == 24 and minute:
        return None
    end = m.end()
    if m["minute"] and half is None and (word := _OCLOCK.match(text, end)):
        end = word.end()
    period = _PERIOD_AFTER.match(text, end)
    if period:
        half = half or (
            "a"
            if period["period"].lower() == "morning" or (period["period"].lower() == "night" and hour < 5)
            else "p"
        )
    until = None
    last = _RANGE_END.match(text, end) if m["minute"] else None
    if last and last["half"] and not half:
        half = last["half"].lower()
    hour = _on_24(hour, half)
    if last:
        until = (_on_24(int(last["hour"]), (last["half"] or "").lower() or half), int(last["minute"]))
        end = last.end()
    zone = None
    named = zone_after(text, end)
    if named:
        zone, end = named
    elif last and (named := zone_after(text, m.end())):
        zone = named[0]
    elif period and (named := zone_after(text, re.compile(",?").match(text, period.end()).end())):  # type: ignore[union-attr]
        zone, end = named
    elif there := _WHERE_IT_IS.search(text[max(0, m.start() - 60) : m.start()]):
        zone = zone_of(there["place"])
    return ClockPart(
        m.start(),
        end,
        hour,
        minute,
        _int(m["second"]),
        zone,
        half,
        until,
        "minute" if m["minute"] else "hour",
    )


def _hours(text: str, m: re.Match[str]) -> ClockPart | None:
    """5 to 7 p.m., 8:15-9 am."""
    half = m["half"].lower()
    last = _on_24(int(m["hour2"]), half)
    first = _on_24(int(m["hour"]), half)
    if first > last:
        first -= 12
    if first < 0:
        return None
    end, zone = m.end(), None
    if named := zone_after(text, end):
        zone, end = named
    return ClockPart(
        m.start(),
        end,
        first,
        int(m["minute"] or 0),
        None,
        zone,
        half,
        (last, int(m["minute2"] or 0)),
        "minute" if m["minute"] else "hour",
    )


def _in_words(text: str, m: re.Match[str]) -> ClockPart | None:
    end, zone, minute = m.end(), None, 0
    half: str | None = None
    if m["noon"]:
        hour = 12
    elif m["midnight"]:
        hour = 0
    else:
        word = (m["oclock"] or m["to"]).lower()
        number = int(word) if word.isdigit() else NUMBERS.get(word)
        if number is None or not 1 <= number <= 24:
            return None
        hour = number
        if m["side"]:
            side = m["side"].lower()
            minute = 30 if "half" in side else 15
            if side.endswith("to"):
                hour, minute = hour - 1, 45
    if period := _PERIOD_AFTER.match(text, end):
        half = "a" if period["period"].lower() == "morning" else "p"
        hour, end = _on_24(hour, half), period.end()
    if named := zone_after(text, end):
        zone, end = named
    return ClockPart(
        m.start(),
        end,
        hour,
        minute,
        None,
        zone,
        half,
        precision="minute" if minute else "hour",
        sure=bool(zone or m["oclock"] or m["side"] or m["noon"]),
    )


def _on_24(hour: int, half: str | None) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    if half == "a" and hour == 12:
        return 0
    return hour


def _int(word: str | None) -> int | None:
    return int(word) if word else None


# Durations

_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:[.,]\d{1,3})?|"
    + "|".join(sorted((w for w in NUMBERS if w != "zero"), key=len, reverse=True))
    + r"|thirty|forty|half|several|a few|few|полтора)"
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
    rf"(?:[ -]|\xa0)?(?:of an |an )?(?P<unit>{_UNIT})(?!\w)"
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
    "thirty": 30.0,
    "forty": 40.0,
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
    return _MORE_NUMBERS.get(low, float(NUMBERS.get(low, 1)))
