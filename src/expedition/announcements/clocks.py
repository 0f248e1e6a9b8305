"""Clock times as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from expedition.announcements.date_words import MONTHS, NUMBERS, any_of
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
# "Around 5 in the morning".
_HOUR_OF = re.compile(
    r"(?:(?<=\bat )|(?<=\babout )|(?<=\baround )|(?<=\bby ))(?P<hour>1[0-2]|[1-9])(?P<minute>)(?P<second>)"
    r"(?= (?:in the (?:morning|afternoon|evening)|at night)\b)",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    r"(?<![\w.:,$€£+–#-])(?<!\d/)(?P<hour>2[0-3]|[01]\d)(?P<minute>[0-5]\d)(?P<second>)(?P<zulu>Z)?(?![\w.,/]\d|\w)"
)
# "0730  Crew boards", in a list of such lines.
_TIGHT_ROW = re.compile(r"(?:\A|\n)[ ]*(?P<hour>2[0-3]|[01]\d)[0-5]\d(?:[ ]{2,}|[ ]?[–—:-][ ]|[ ](?=[A-Z]))")
_ROWS = 3
# "[00:14] REPORTER:", how far into a programme it is said.
_STAMP = re.compile(r"(?:\A|\n)[ ]*\[(?P<hour>[0-5]?\d):[0-5]\d\][ ]")
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
# "At twelve hours thirty minutes Moscow time", typed from a broadcast.
_COMMUNIQUE_WORDS = re.compile(
    r"(?<=\bat )(?P<hour>(?:twenty[ -])?[a-z]{3,9}) hours?(?:,? (?:and )?(?P<minute>"
    r"(?:(?:twenty|thirty|forty|fifty)[ -])?[a-z]{3,9}) minutes?)?(?!\w)"
    r"(?! (?:after|before|later|into|and|from|of|in|per|long)\b)",
    re.IGNORECASE,
)
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_HOURS = f"{_ONES}|ten|eleven|twelve"
_MINUTES = (
    rf"(?:twenty|thirty|forty|fifty)(?:[ -](?:{_ONES}))?|{_HOURS}|thirteen|fourteen|fifteen|sixteen|seventeen|"
    rf"eighteen|"
    r"nineteen|[1-5]?\d"
)
_TIMES_OF_DAY = re.compile(
    r"[ ](?:this|that|in the early|on \w+day) (?P<period>morning|afternoon|evening)\b|[ ](?P<tonight>tonight)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?<![\w-])(?:(?P<noon>(?:12 |high )?noon|midday|полдень)|(?P<midnight>(?:12 )?midnight|полночь)"
    rf"|(?P<side>half|(?:a )?quarter|(?:{_MINUTES})(?: minutes?)?) (?P<way>past|after|to|before|of|till) "
    rf"(?P<to>noon|midnight|midday|{_HOURS}|1[0-2]|[1-9])(?![:.]?\d)(?:[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m)(?!\w))?"
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
# "At 4-53 Eastern", as scripts for reading aloud write it.
_SPOKEN = re.compile(
    rf"(?<=\bat )(?P<hour>1[0-2]|[1-9])-(?P<minute>[0-5]\d)(?P<second>)(?![\w-]|[.,]\d){_HALF}?",
    re.IGNORECASE,
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
# "From Houston, where it is then 9 p.m."; "in Moscow it was 3:00 by then, in London still 1:00".
_WHERE_IT_IS = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom) (?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    r"(?:,? (?:where )?(?:it|that)(?:['’]s| is| was| will be| would be)(?: then| by then| already| still| now)*"
    r"|,? (?:already|still)) (?:about |around )?\Z"
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


_YEAR_OF_DAY = re.compile(rf"\b(?:{any_of(MONTHS)})\.?(?: \d{{1,2}},?)? \Z", re.IGNORECASE)


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
    stamps = {m.start("hour") for m in _STAMP.finditer(text)}
    for m in _COLON.finditer(text):
        if len(stamps) >= _ROWS and m.start() in stamps:
            continue
        if not _NOT_AT.search(text[max(0, m.start() - 10) : m.start()]):
            part = _clock(text, m)
            if part:
                yield part
    for m in _SPOKEN.finditer(text):
        part = _clock(text, m)
        if part and (part.half or part.zone):
            yield part if part.half else _of_daytime(text, part)
    for m in _POINT.finditer(text):
        part = _clock(text, m)
        if part and (part.half or part.zone or _AT.search(text[max(0, m.start() - 15) : m.start()])):
            yield replace(part, sure=bool(part.half or part.zone))
    for pattern in (_HOUR, _HOUR_OF, _TIGHT_HALF):
        for m in pattern.finditer(text):
            part = _clock(text, m)
            if part:
                yield part
    rows = [hit.start("hour") for hit in _TIGHT_ROW.finditer(text)]
    for m in _TIGHT.finditer(text):
        if _YEAR_OF_DAY.search(text[max(0, m.start() - 20) : m.start()]) and m[0] < "2041":
            # "17 January 2024 – 3:40 p.m."
            continue
        part = _clock(text, m)
        if part and (
            part.zone
            or (len(rows) >= _ROWS and m.start() in rows)
            or m["zulu"]
            or re.match(r"[ ](?:hours|hrs)\b(?! (?:of|in|later|after|per))", text[m.end() : m.end() + 12])
        ):
            yield replace(part, zone=part.zone or ("UTC" if m["zulu"] else None))
    for pattern in (_RUSSIAN, _COMMUNIQUE):
        for m in pattern.finditer(text):
            part = _clock(text, m)
            if part and (part.zone or pattern is _COMMUNIQUE or m.group()[0] in "вВ"):
                yield part
    for m in _COMMUNIQUE_WORDS.finditer(text):
        hour, minute = _counted(m["hour"]), _counted(m["minute"] or "zero")
        if hour is not None and minute is not None and hour < 24 and minute < 60:
            zone, end = zone_after(text, m.end()) or (None, m.end())
            yield ClockPart(m.start(), end, hour, minute, None, zone)
    for m in _WORDS.finditer(text):
        if part := _in_words(text, m):
            yield part


def _counted(words: str) -> int | None:
    """The number that words count: "forty-five"; None where they count none."""
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
    parts = [tens.get(word, NUMBERS.get(word)) for word in re.split(r"[ -]", words.lower())]
    return None if None in parts else sum(part for part in parts if part is not None)


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


def _of_daytime(text: str, part: ClockPart) -> ClockPart:
    """A clock of twelve hours with the half of the day that the words around it tell."""
    half = _half_around(text, part.start, part.end)
    return replace(part, half=half, hour=_on_24(part.hour, half))


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


def _half_around(text: str, start: int, end: int) -> str | None:
    """Which half of the day the words around an hour told in words speak of; None where they do not."""
    found = [
        (min(abs(hit.start() - end), abs(start - hit.end())), hit)
        for hit in _HALF_WORDS.finditer(text, max(0, start - 300), end + 120)
    ]
    hit = min(found, key=lambda one: one[0], default=(0, None))[1]
    return None if hit is None else "a" if hit["early"] else "p"


_HALF_WORDS = re.compile(
    r"\b(?:(?P<early>morning|dawn|sunrise|before daybreak|breakfast)|afternoon|evening|tonight|night|dusk|sunset)\b",
    re.IGNORECASE,
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
        number = (
            int(word)
            if word.isdigit()
            else {"noon": 12, "midday": 12, "midnight": 24}.get(word, NUMBERS.get(word))
        )
        if number is None or not 1 <= number <= 24:
            return None
        hour = number
        if m["side"]:
            past = m["way"].lower() in ("past", "after")
            told = _minutes(text, m)
            if told is None:
                return None
            hour, minute = (hour, told) if past else (hour - 1, 60 - told)
            if m["half"]:
                half = m["half"].lower()
                # "Ten to twelve p.m." is before midnight, "ten to one p.m." after noon.
                hour = hour % 12 + 12 * (half == "p")
                if named := zone_after(text, end):
                    zone, end = named
                return ClockPart(m.start(), end, hour, minute, None, zone, half)
            if m["to"].lower() in ("noon", "midday", "midnight"):
                hour = (hour % 24) if m["to"].lower() == "midnight" else hour
                if named := zone_after(text, end):
                    zone, end = named
                return ClockPart(m.start(), end, hour, minute, None, zone, "p" if hour >= 12 else "a")
            if of_day := _TIMES_OF_DAY.match(text, end):
                half = "a" if (of_day["period"] or "").lower() == "morning" else "p"
                hour = _on_24(hour, half)
                comma = of_day.end() + (text[of_day.end() : of_day.end() + 1] == ",")
                if named := zone_after(text, comma):
                    return ClockPart(m.start(), end, hour, minute, None, named[0], half)
    if period := _PERIOD_AFTER.match(text, end):
        half = "a" if period["period"].lower() == "morning" else "p"
        hour, end = _on_24(hour, half), period.end()
    if m["side"] and half is None and hour <= 12 and (around := _half_around(text, m.start(), end)):
        half, hour = around, _on_24(hour, around)
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


_ABOUT_TO = re.compile(
    r"\b(?:at|about|around|by|until|till|almost|nearly|exactly|precisely|just|is|was|from)[ ](?:about |exactly |"
    r"almost |just )?\Z",
    re.IGNORECASE,
)


def _minutes(text: str, m: re.Match[str]) -> int | None:
    """The minutes of "five to eight": None where the words can be a span, or something counted."""
    side, way = m["side"].lower(), m["way"].lower()
    said = side.removesuffix("s").removesuffix(" minute")
    if side == "half":
        return 30 if way == "past" else None
    if "quarter" in side:
        return 15
    words = re.split(r"[ -]", said)
    value = (
        int(said)
        if said.isdigit()
        else sum({"thirty": 30, "forty": 40, "fifty": 50}.get(w, NUMBERS.get(w, 0)) for w in words)
    )
    if not 1 <= value <= 59:
        return None
    plain = said == side
    sure = m["half"] or m["to"].lower() in ("noon", "midday", "midnight")
    led = _ABOUT_TO.search(text[max(0, m.start() - 22) : m.start()])
    behind = re.match(
        r"[ ](?:in the (?:morning|afternoon|evening)|at night|this|tonight|[A-Z]{2,5}\b|o'clock|local|"
        r"[A-Z]\w+ time)|[.,;:]|\Z",
        text[m.end() : m.end() + 24],
    )
    if plain and (
        m["to"].isdigit() or way == "of" or not (led or sure) or not (behind or sure or way == "past")
    ):
        return None
    if plain and way in ("after", "before") and not sure and not behind:
        return None
    return value


def _on_24(hour: int, half: str | None) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    if half == "a" and hour == 12:
        return 0
    return hour


def _int(word: str | None) -> int | None:
    return int(word) if word else None
