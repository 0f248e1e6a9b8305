"""Dates as people write them: numbers, names of months and days, words that count from today, parts of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from expedition.announcements.date_words import (
    DAY,
    DAY2,
    MONTH,
    MONTH2,
    MONTHS,
    NUMBER,
    NUMBERS,
    ORDINALS,
    PARTS,
    PERIODS,
    SEASONS,
    SHORT_DAYS,
    TO,
    WEEKDAYS,
    YEAR,
    DatePart,
    Until,
    any_of,
)
from expedition.announcements.spoken_dates import spoken

_FLAGS = re.IGNORECASE

_BY_MONTH = re.compile(
    rf"(?<![\w.])(?:(?P<part>{any_of(PARTS)})[ -])?{MONTH}"
    rf"(?:[ ](?:the )?{DAY}(?:(?:{TO}|, | and | or )(?:{MONTH2}[ ])?{DAY2}(?=[ ]?(?:$|[,.;:)\n(]"
    rf"|\d{{4}}|in |at |from |for |to |with )))?)?"
    rf"(?:(?:,? of |,? |\xa0){YEAR})?(?!\w)",
    _FLAGS,
)
_BY_DAY = re.compile(
    rf"(?<![\w.,:$€£/-]){DAY}(?:(?:{TO}|, | and | и ){DAY2})?[ ](?:of |день )?{MONTH}(?:,? {YEAR})?(?!\w)",
    _FLAGS,
)
_TWO_MONTHS = re.compile(
    rf"(?<![\w.,:$€£/-]){DAY}[ ]{MONTH}(?:{TO}){DAY2}[ ]{MONTH2}(?:,? {YEAR})?(?!\w)", _FLAGS
)
_ISO = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>3[01]|[12]\d"
    r"|0?[1-9])(?=T\d|[^\w-]|\Z)"
)
_NUMERIC = re.compile(
    r"(?<![\w./:,-])(?P<a>\d{1,2})([/.-])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,]\d)"
)
_CHINESE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<which>next|last|this coming|this past|this|coming|past|following|the following"
    rf"|the previous|в следующ(?:ую|ий|ее)|"
    rf"в прошл(?:ую|ый|ое)|a week (?:from )?(?:on )?)[ ])?(?P<weekday>{any_of(WEEKDAYS)})\b(?P<dot>\.?)"
    rf"(?:'s)?(?:[ ](?P<period>{any_of(PERIODS)})\b)?(?:[ ](?P<ahead>week|next week|last week)\b)?",
    _FLAGS,
)
# "TUESDAY 15", on a line of its own.
_HEADED = re.compile(
    rf"(?:\A|(?<=\n))[ *#]*(?P<weekday>{any_of(WEEKDAYS)})[.,]?[ ](?:the )?{DAY}"
    r"(?=[ *:]*(?:\n|\Z)|[ ]?(?:[–—-]|:)[ ])",
    _FLAGS,
)
_WEEKDAY_THE = re.compile(
    rf"(?<!\w)(?P<weekday>{any_of(WEEKDAYS)}),? the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?!\w)"
    rf"(?!,? (?:day )?(?:of )?(?:{any_of(MONTHS)}|the|this|last|next)\b)",
    _FLAGS,
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w$€£.,/:-])(?:(?P<part>{any_of(PARTS)})[ -]|(?P<season>{any_of(SEASONS)})(?:[ ]of)?[ ]"
    rf"|(?:the )?(?P<ordinal>{any_of(ORDINALS)})[ ](?:quarter|квартале?)(?:[ ](?:of|in))?[ ]"
    rf"|Q(?P<quarter>[1-4])[ /]?|H(?P<half>[12])[ /]?)?{YEAR}(?P<decade>s)?(?!\w)(?!-\d\d\b)(?![ ]?(?:kg"
    rf"|km|m|metres|meters|miles|"
    r"feet|ft|pounds|lb|people|dollars|seats|km/h|mph|°|degrees|orbits|hours|days|minutes|seconds|tons"
    r"|tonnes|%)\b)",
    _FLAGS,
)
_YEAR_RANGE = re.compile(
    r"(?<![\w$€£.,/:-])(?P<year>(?:19[3-9]|20[0-9])\d)[-–—/](?P<to>(?:19|20)\d\d|\d\d)(?![\w-]|[.,]\d)"
)
_QUARTER_REVERSED = re.compile(rf"(?<!\w){YEAR}[ ]?Q(?P<quarter>[1-4])(?!\w)")
_RELATIVE = re.compile(
    r"(?<![\w-])(?:(?:(?P<part>early|late|mid|the end of|the start of|the beginning of|the middle of"
    r"|the first half of|"
    r"the second half of|the (?P<ordinal>first|second|third|fourth|last) quarter of|начале|конце)[ -](?:of "
    r"|in )?)?"
    r"(?P<which>next|last|this|the next|the following|the previous|the past|the coming|later this"
    r"|earlier this|the same|"
    r"следующ\w{2,3}|прошл\w{2,3}|эт\w{1,3}|текущ\w{2,3})[ ]"
    rf"(?P<unit>week|month|year|weekend|day|morning|afternoon|evening|night|{any_of(SEASONS)}"
    rf"|{any_of(k for k in MONTHS if len(k) > 3)}|"
    r"неделе|неделю|месяце|году|год)\b"
    r"|(?P<this_year>within (?:the|this) year|before (?:the|this) year (?:is (?:out|over)|ends)|(?:by|before) the "
    r"end of (?:the|this) year|by year'?s?[- ]end|до конца (?:этого )?года)\b"
    r"|(?P<today>today|tonight|tomorrow|yesterday|сегодня|завтра|вчера|послезавтра|the day after tomorrow|"
    r"the day before yesterday)\b(?:'s)?(?:[ ](?P<period>morning|afternoon|evening|night|утром|вечером|днём"
    r"|днем|ночью)\b)?"
    rf"|(?:in |через )(?:about |just |another )?{NUMBER}[ -](?P<ahead>day|week|month|year|дн|недел|месяц"
    rf"|год)(?:s|я|ей|и|ю|а|ев)?(?:' time|'s time)?(?!\w)"
    rf"|(?:some |about |almost |nearly |just |over |more than "
    rf")?{NUMBER.replace('<number>', '<number2>')}[ ](?P<back>day|week|month|year|дн|недел|месяц|год)(?:s"
    rf"|я|ей|и|ю|а|ев)? (?:ago|earlier|before|назад)\b"
    rf"|(?:some |about )?{NUMBER.replace('<number>', '<number3>')}[ ](?P<after>day|week|month"
    rf"|year)s? (?:later|after)\b"
    r"|the (?P<side>day|night|week|month|year|morning|evening) (?P<order>before|after|earlier|later)\b)",
    _FLAGS,
)
_BARE_PREPOSITIONS = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|for|from|through|during|between|and|or|to|before|after|around|this"
    r"|next|last|в|до|с|"
    r"mid|early|late)[ -]|[(])\Z",
    _FLAGS,
)
_YEAR_CUES = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|for|from|through|during|between|and|or|to|before|after|around|about"
    r"|early|late|mid|circa|"
    r"year|than|as|к|в|до|с|после|the|around)[ -]|[(©ⓒ][ ]?|copyright[ ]|[,–—][ ]|\A)\Z",
    _FLAGS,
)
# "May" and "march" are words too.
_WORDS_TOO = {"may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "май", "мае", "марте"}


def dates_in(text: str) -> list[DatePart]:
    """Every date in a text, in its order, none within another; parts that stand together are one."""
    found = sorted(_all(text), key=lambda part: (part.start, -part.end))
    kept: list[DatePart] = []
    for part in found:
        if kept and part.start < kept[-1].end:
            if part.end - part.start > kept[-1].end - kept[-1].start:
                kept[-1] = part
            continue
        if part.month == _MARCH and text[part.start - 5 : part.start] == "Long ":
            # "A Long March 7" is a rocket.
            continue
        kept.append(part)
    return _joined(text, kept)


_MARCH = 3


def _all(text: str) -> Iterator[DatePart]:
    for m in (*_HEADED.finditer(text), *_WEEKDAY_THE.finditer(text)):
        yield DatePart(
            m.start("weekday"),
            m.end(),
            day=int(m["day"]),
            weekday=WEEKDAYS[m["weekday"].lower()],
            precision="day",
        )
    for m in _TWO_MONTHS.finditer(text):
        yield DatePart(
            m.start(),
            m.end(),
            _int(m["year"]),
            MONTHS[m["month"].lower()],
            int(m["day"]),
            until=(_int(m["year"]), MONTHS[m["month2"].lower()], int(m["day2"])),
        )
    for m in _BY_DAY.finditer(text):
        month = MONTHS[m["month"].lower()]
        if m["month"] in ("may", "march") and not m["year"] and _GOES_ON.match(text, m.end()):
            # "Apollo 8 may carry three men".
            continue
        yield DatePart(m.start(), m.end(), _int(m["year"]), month, int(m["day"]), until=_until(m, month))
    for m in _BY_MONTH.finditer(text):
        if part := _by_month(text, m):
            yield part
    for pattern in (_ISO, _CHINESE):
        for m in pattern.finditer(text):
            if 1 <= int(m["month"]) <= 12 and 1 <= int(m["day"]) <= 31:
                yield DatePart(m.start(), m.end(), _int(m["year"]), int(m["month"]), int(m["day"]))
    for m in _NUMERIC.finditer(text):
        if part := _numeric(m):
            yield part
    for m in _WEEKDAY.finditer(text):
        if part := _weekday(m):
            yield part
    for m in _YEAR_RANGE.finditer(text):
        last = int(m["to"]) if len(m["to"]) == 4 else int(m["year"]) // 100 * 100 + int(m["to"])
        # A whole life can stand so: "1934–2019".
        if int(m["year"]) < last < int(m["year"]) + (60 if len(m["to"]) == 2 else 110):
            yield DatePart(m.start(), m.end(), int(m["year"]), until=(last, None, None), precision="year")
    for m in _QUARTER_REVERSED.finditer(text):
        yield DatePart(m.start(), m.end(), int(m["year"]), part=f"Q{m['quarter']}", precision="season")
    for m in _YEAR_ALONE.finditer(text):
        if part := _year(text, m):
            yield part
    for m in _RELATIVE.finditer(text):
        # "The countdown enters its last day" is not yesterday.
        if ((m["which"] or "").casefold(), (m["unit"] or "").casefold()) != ("last", "day"):
            yield _relative(m)
    yield from spoken(text)


_GOES_ON = re.compile(r" [a-z]")


def _until(m: re.Match[str], month: int) -> Until | None:
    return (_int(m["year"]), month, int(m["day2"])) if m["day2"] else None


def _by_month(text: str, m: re.Match[str]) -> DatePart | None:
    word, month = m["month"], MONTHS[m["month"].lower()]
    if m["day"] is None:
        if word.lower() in _WORDS_TOO and not word[:1].isupper() and not ("а" <= word[:1] <= "я"):
            return None
        named = bool(m["year"] or m["part"])
        before = text[max(0, m.start() - 12) : m.start()]
        if (
            not named
            and (len(word) < 4 or word.lower() in _WORDS_TOO)
            and not _BARE_PREPOSITIONS.search(before)
        ):
            return None
        end = m.end() if m["year"] or not m.group().endswith(".") else m.end() - 1
        return DatePart(
            m.start(),
            end,
            _int(m["year"]),
            month,
            part=PARTS.get((m["part"] or "").lower()),
            precision="month",
        )
    if word.lower() in ("may", "mar", "march", "sun") and word.islower():
        return None
    start = m.start("month") if m["part"] else m.start()
    until = (
        (_int(m["year"]), MONTHS[m["month2"].lower()] if m["month2"] else month, int(m["day2"]))
        if m["day2"]
        else None
    )
    return DatePart(start, m.end(), _int(m["year"]), month, int(m["day"]), until=until)


def _numeric(m: re.Match[str]) -> DatePart | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    if len(m["year"]) == 2:
        if m[2] == "-":
            return None
        year += 2000 if year < 57 else 1900
    # Points: day first. Slashes: month first, as in America, unless that is no month.
    day, month = (a, b) if m[2] in ".-" else (b, a)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return DatePart(m.start(), m.end(), year, month, day)


def _weekday(m: re.Match[str]) -> DatePart | None:
    word = m["weekday"]
    low = word.lower()
    if low in SHORT_DAYS and (
        not word[:1].isupper() or (low in _WORDS_TOO and not m["dot"] and word != low.upper())
    ):
        return None
    which = " ".join((m["which"] or "").lower().split())
    if m["ahead"]:
        which = {"week": "a week on", "next week": "next", "last week": "last"}[m["ahead"].lower()]
    end = m.end()
    if m["dot"] and low not in SHORT_DAYS and not m["period"]:
        end = m.start("dot")
    return DatePart(
        m.start(),
        end,
        weekday=WEEKDAYS[low],
        relative=f"{which} {low}".strip(),
        period=PERIODS.get((m["period"] or "").lower()),
    )


def _year(text: str, m: re.Match[str]) -> DatePart | None:
    year = int(m["year"])
    part = None
    precision = "year"
    if m["decade"]:
        part = "decade"
        year -= year % 10
    elif m["part"]:
        part = PARTS[m["part"].lower()]
    elif m["season"]:
        part, precision = SEASONS[m["season"].lower()], "season"
    elif m["ordinal"] or m["quarter"]:
        part, precision = f"Q{m['quarter'] or ORDINALS[m['ordinal'].lower()]}", "season"
    elif m["half"]:
        part, precision = ("first half", "second half")[int(m["half"]) - 1], "season"
    elif not _YEAR_CUES.search(text[max(0, m.start() - 12) : m.start()]) and not re.match(
        r"[ ](?:года?|году|[A-Z])|\)|[ ]?$|[.,;]?\n", text[m.end() : m.end() + 6]
    ):
        return None
    return DatePart(m.start(), m.end(), year, part=part, precision=precision)


_UNITS = {
    "week": "week", "month": "month", "year": "year", "weekend": "weekend", "day": "day", "night": "day",
    "morning": "day",
    "afternoon": "day", "evening": "day", "неделе": "week", "неделю": "week", "месяце": "month",
    "году": "year", "год": "year",
    "дн": "day", "недел": "week", "месяц": "month",
}  # fmt: skip
_TODAY = {
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "сегодня": 0, "завтра": 1, "вчера": -1,
    "послезавтра": 2,
    "the day after tomorrow": 2, "the day before yesterday": -2,
}  # fmt: skip


def _relative(m: re.Match[str]) -> DatePart:
    words = " ".join(m.group().lower().split())
    if m["today"]:
        period = "night" if m["today"].lower() == "tonight" else PERIODS.get((m["period"] or "").lower())
        return DatePart(
            m.start(), m.end(), relative=words, shift=("day", _TODAY[m["today"].lower()]), period=period
        )
    if m["this_year"]:
        return DatePart(m.start(), m.end(), relative=words, shift=("year", 0), precision="year")
    if m["which"]:
        return _next_or_last(m, words)
    if m["side"]:
        sign = 1 if m["order"].lower() in ("after", "later") else -1
        unit = _UNITS[m["side"].lower()]
        return DatePart(
            m.start(),
            m.end(),
            relative=words,
            shift=(unit, sign),
            anchored=True,
            precision=unit,
            period=PERIODS.get(m["side"].lower()),
        )
    number, unit, sign = (
        (m["number"], m["ahead"], 1)
        if m["ahead"]
        else (m["number2"], m["back"], -1)
        if m["back"]
        else (m["number3"], m["after"], 1)
    )
    unit = _UNITS[unit.lower()]
    anchored = bool(m["after"]) or words.endswith(("earlier", "before"))
    return DatePart(
        m.start(),
        m.end(),
        relative=words,
        shift=(unit, sign * _count(number)),
        anchored=anchored,
        precision=unit,
    )


def _next_or_last(m: re.Match[str], words: str) -> DatePart:
    which, unit = m["which"].lower(), m["unit"].lower()
    step = (
        1
        if which in ("next", "the next", "the following", "the coming") or which.startswith("следующ")
        else 0
    )
    step = -1 if which in ("last", "the previous", "the past") or which.startswith("прошл") else step
    anchored = which in ("the next", "the following", "the previous", "the same")
    part = None
    if m["part"]:
        part = f"Q{ORDINALS[m['ordinal'].lower()]}" if m["ordinal"] else PARTS.get(m["part"].lower())
    if unit in MONTHS:
        return DatePart(
            m.start(),
            m.end(),
            month=MONTHS[unit],
            relative=words,
            shift=("month name", step),
            part=part,
            precision="month",
        )
    if unit in SEASONS:
        return DatePart(
            m.start(),
            m.end(),
            relative=words,
            shift=("season", step),
            part=SEASONS[unit],
            precision="season",
        )
    kind = _UNITS[unit]
    return DatePart(
        m.start(),
        m.end(),
        relative=words,
        shift=(kind, step),
        anchored=anchored and kind != "weekend",
        part=part,
        period=PERIODS.get(unit),
        precision=kind,
    )


# "Tuesday, Nov. 5", "October 13, a Wednesday", "today (Oct. 4)", "Thursday night, June 3", "May 5 next year".
_BETWEEN = re.compile(r"(?:,? |, (?:a |the )?|[ ]?\(|,? the |,? on | of )\Z|\A\Z", _FLAGS)


def _joined(text: str, parts: list[DatePart]) -> list[DatePart]:
    out: list[DatePart] = []
    for part in parts:
        out.append(part)
        while len(out) > 1 and out[-1].start - out[-2].end <= 6:
            before, last = out[-2:]
            if text[before.end - 1] == "." and text[last.start].isupper() and last.weekday is None:
                # "5 October. Tomorrow the crew ...": a full stop, and no abbreviation.
                break
            both = _both(before, last) if _BETWEEN.fullmatch(text[before.end : last.start]) else None
            if both is None:
                break
            out[-2:] = [both]
    return out


def _both(a: DatePart, b: DatePart) -> DatePart | None:
    """Two parts as one date where each says what the other leaves out."""

    def exact(p: DatePart) -> bool:
        return p.day is not None

    def named(p: DatePart) -> bool:
        return p.weekday is not None or (p.shift is not None and p.shift[0] == "day" and not p.anchored)

    for first, second in ((a, b), (b, a)):
        if (
            exact(first)
            and second.shift
            and second.shift[0] == "day"
            and not second.anchored
            and not first.shift
        ):
            return replace(
                first,
                start=a.start,
                end=b.end,
                weekday=second.weekday if first.weekday is None else first.weekday,
                relative=second.relative,
                shift=second.shift,
                period=second.period or first.period,
            )
        if exact(first) and named(second) and (first.weekday is None):
            return replace(
                first,
                start=a.start,
                end=b.end,
                weekday=second.weekday,
                relative=second.relative,
                shift=second.shift,
                period=second.period or first.period,
            )
        if (
            first.weekday is not None
            and first.day is None
            and second.day is None
            and second.shift == ("day", 0)
        ):
            return replace(
                first,
                start=a.start,
                end=b.end,
                period=first.period or second.period,
                shift=second.shift,
                relative=second.relative,
            )
        if (
            first.month
            and not first.year
            and second.shift
            and second.shift[0] == "year"
            and not second.part
            and not second.anchored
        ):
            return replace(first, start=a.start, end=b.end, relative=second.relative, shift=second.shift)
    return None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 1)


def _int(word: str | None) -> int | None:
    return int(word) if word else None
