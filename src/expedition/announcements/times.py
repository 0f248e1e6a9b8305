"""Times in a text: days, clocks and lengths of time, with what each is said to be about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from expedition.announcements.clocks import ClockPart, clocks_in
from expedition.announcements.cues import Cues, cues_of
from expedition.announcements.date_words import DatePart, Until
from expedition.announcements.dates import dates_in
from expedition.announcements.document import Document
from expedition.announcements.durations import DurationPart, durations_in
from expedition.announcements.zones import zone_after, zone_of


class _Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Part = TypeVar("_Part", bound=_Placed)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time as the text says it; what it does not say is None. Spans count characters of `Document.text`."""

    start: int
    end: int
    kind: str
    """`date` (a day or coarser), `clock` (an hour, with or without its day), `duration`."""
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    relative: str | None = None
    """As written, in small letters: tomorrow, last week, next friday, friday, three days ago."""
    shift: tuple[str, int] | None = None
    """How far that is from the text's day, or with `anchored` from the event told before: a unit (day, week, weekend,
    month, month name, season, year) and a count."""
    anchored: bool = False
    part: str | None = None
    """early, mid, late, first half, second half, Q1 to Q4, spring, summer, autumn, winter, decade."""
    period: str | None = None
    """morning, afternoon, evening, night."""
    until: Until | None = None
    """The last day of a range: year, month, day."""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    half: str | None = None
    """a or p, where the text says a.m. or p.m.; `hour` counts to 24 all the same."""
    until_clock: tuple[int, int] | None = None
    zone: str | None = None
    """IANA name, ±hh:mm, "UTC", "CST" (America's or China's), "local"; None where the text is silent."""
    precision: str = "day"
    """second, minute, hour, day, week, weekend, month, season or year."""
    seconds: float | None = None
    """The length of a duration."""
    seconds_to: float | None = None
    relation: str | None = None
    """How a duration hangs on an event: after, before (named right behind), later, earlier (told before), within."""
    net: bool = False
    """No earlier than."""
    approximate: bool = False
    window: bool = False
    """The opening of a window."""
    about: str = "other"
    """liftoff, docking, undocking, landing, hatch, spacewalk, broadcast, briefing, update, burn, said, entry, other."""
    cues: tuple[str, ...] = ()
    """The words that say so, the nearest first."""
    tense: str | None = None
    """past, future or None."""
    old: bool = False
    """The text takes it back: moved from it, was planned for it, put off."""

    @property
    def has_clock(self) -> bool:
        return self.hour is not None

    @property
    def has_day(self) -> bool:
        """Whether the mention itself says which day."""
        return self.day is not None or self.weekday is not None or (self.shift or ("",))[0] == "day"


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day with these numbers, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def times(document: Document) -> tuple[TimeMention, ...]:
    """Every time in a text, in its order. A clock and the day that stands beside it are one mention."""
    text = document.text
    dates, clocks = dates_in(text), clocks_in(text)
    dates = [part for d in dates if not _within(d, _near(clocks, d)) for part in _moved(text, d)]
    clocks = [c for c in clocks if not _within(c, _near(dates, c))]
    mentions = _together(document, dates, clocks)
    said = sorted(mentions, key=lambda m: m.start)
    mentions += [
        _duration(text, d)
        for d in durations_in(text)
        if not any(
            m.start < d.end
            and d.start < m.end
            and (not d.start <= m.start <= m.end <= d.end or (m.start, m.end) == (d.start, d.end))
            for m in _near(said, d)
        )
    ]
    mentions.sort(key=lambda m: (m.start, m.end))
    lengths = frozenset((m.start, m.end) for m in mentions if m.kind == "duration")
    around = cues_of(document, [(m.start, m.end) for m in mentions], lengths)
    return tuple(_with_cues(m, cues) for m, cues in zip(mentions, around, strict=True))


def pairs(
    document: Document, mentions: tuple[TimeMention, ...]
) -> tuple[tuple[TimeMention, TimeMention], ...]:
    """Clocks that a text gives side by side for one and the same instant."""
    clocks = [m for m in mentions if m.has_clock]
    out = []
    for a, b in pairwise(clocks):
        between = document.text[a.end : b.start]
        if len(between) <= 30 and a.zone != b.zone and (a.zone or b.zone) and _SAME.fullmatch(between):
            out.append((a, b))
    return tuple(out)


_SAME = re.compile(
    r"(?:[ ]?[(\[/=;,|–—-][ ]?|[ ]or[ ]|, or |[ ]?\(?(?:that is|i\.e\.),?[ ]|, which is |[ ]?/[ ]?)(?:or "
    r"|about |around |at )?",
    re.IGNORECASE,
)
# What may stand between a clock and its day.
_DAY_FIRST = re.compile(
    r",?[ ]?(?:,|at|around|about|by|from|-|–|—|\(|at about|at around|at approximately|at exactly"
    r"|no earlier than|after|before|before|just after|"
    r"just before|shortly after|shortly before|в|около|, at|and at|T|starting at|beginning at|until)?[ ]?",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(
    r",?[ ]?(?:,|on|on the|of|for|,? on|in the (?:early )?(?:morning|afternoon|evening) (?:of|on)"
    r"|the morning of|-|–|\(|/|this|local time on|"
    r"local time,|\)|early on|late on)?[ ]?(?:the )?",
    re.IGNORECASE,
)


# No mention is longer.
_REACH = 200


def _near(parts: Sequence[_Part], one: _Placed) -> Sequence[_Part]:
    """Those of many, in the order of their starts, that can touch one."""
    low = bisect_left(parts, one.start - _REACH, key=lambda p: p.start)
    return parts[low : bisect_left(parts, one.end, key=lambda p: p.start)]


_MOVED = re.compile(
    r"\b(?:mov|slip|postpon|delay|push|shift|reschedul|put|bump|slid|перен)\w*\b[^.;]{0,60}\b(?:from|с) (?:the )?\Z",
    re.IGNORECASE,
)


def _moved(text: str, part: DatePart) -> list[DatePart]:
    """The two days of "moved from May 17 to May 21", which is no range."""
    if (
        part.until is None
        or part.day is None
        or not _MOVED.search(text[max(0, part.start - 90) : part.start])
    ):
        return [part]
    middle = re.search(r" (?:to|until|till|на) ", text[part.start : part.end])
    if middle is None:
        return [part]
    year, month, day = part.until
    cut, begin = part.start + middle.start(), part.start + middle.end()
    return [
        replace(part, end=cut, until=None),
        DatePart(begin, part.end, part.year or year, month, day),
    ]


def _within(part: DatePart | ClockPart, others: Sequence[_Placed]) -> bool:
    return any(
        o.start < part.end
        and part.start < o.end
        and (o.end - o.start, -o.start) > (part.end - part.start, -part.start)
        for o in others
    )


def _together(document: Document, dates: list[DatePart], clocks: list[ClockPart]) -> list[TimeMention]:
    """Dates and clocks as mentions, joined where only small words stand between them."""
    text = document.text
    parts: list[DatePart | ClockPart] = sorted([*dates, *clocks], key=lambda p: p.start)
    out: list[TimeMention] = []
    i = 0
    while i < len(parts):
        a = parts[i]
        b = parts[i + 1] if i + 1 < len(parts) else None
        c = parts[i + 2] if i + 2 < len(parts) else None
        joined = b is not None and _joins(text, a, b)
        # "At 0623 tomorrow (2223 GMT today)", "On Monday, at 9:19 on Friday": an hour is of the day right behind it.
        if (
            joined
            and isinstance(a, DatePart)
            and isinstance(c, DatePart)
            and b is not None
            and _joins(text, b, c)
        ):
            joined = not (
                re.search(r"[(,]", text[a.end : b.start])
                and re.fullmatch(r" (?:on )?", text[b.end : c.start])
            )
        # A day between two clocks belongs to the nearer one.
        if (
            joined
            and isinstance(a, ClockPart)
            and isinstance(c, ClockPart)
            and b is not None
            and _joins(text, b, c)
        ):
            apart = "(" in text[b.end : c.start] or b.start - a.end <= c.start - b.end
            joined = apart and not text[a.end : b.start].strip().startswith(",")
        if joined and b is not None:
            day, clock = (a, b) if isinstance(a, DatePart) else (b, a)
            assert isinstance(day, DatePart)
            assert isinstance(clock, ClockPart)
            behind = text[b.end : c.start] if isinstance(c, DatePart) else ""
            if (
                isinstance(c, DatePart)
                and behind in (", ", " ", " (")
                and day.weekday is not None
                and day.day is None
                and c.day is not None
                and c.weekday is None
            ):
                # "Monday evening at 9:46 p.m. EDT, March 31".
                day = replace(day, year=c.year, month=c.month, day=c.day)
                out.append(replace(_mention(text, day, clock), end=c.end, text=text[a.start : c.end]))
                i += 3
                continue
            comma = b.end + (text[b.end : b.end + 1] == ",")
            if (
                clock.zone is None
                and isinstance(b, DatePart)
                and (named := zone_after(text, b.end) or zone_after(text, comma) or _at_a_place(text, b.end))
            ):
                # "At 2 a.m. on Sunday in Rome".
                out.append(replace(_mention(text, day, clock), zone=named[0]))
            else:
                out.append(_mention(text, day, clock))
            i += 2
            continue
        if isinstance(a, ClockPart):
            if a.sure or _sentence_has_time(document, a):
                out.append(_mention(text, None, a))
        else:
            out.append(_mention(text, a, None))
        i += 1
    return out


def _at_a_place(text: str, end: int) -> tuple[str, int] | None:
    """The clock of a place that stands behind an hour and its day: "1:42 a.m. Saturday at the Baikonur Cosmodrome"."""
    hit = _AT_PLACE.match(text, end)
    zone = zone_of(hit["place"]) if hit else None
    return (zone, hit.end()) if zone and hit else None


_AT_PLACE = re.compile(
    r" at (?:the )?(?P<place>Baikonur|Vostochny|Jiuquan|Wenchang|Kourou|Tanegashima|Plesetsk)\b"
)


def _joins(text: str, a: DatePart | ClockPart, b: DatePart | ClockPart) -> bool:
    if isinstance(a, DatePart) == isinstance(b, DatePart) or b.start - a.end > 40:
        return False
    day = a if isinstance(a, DatePart) else b
    assert isinstance(day, DatePart)
    if day.precision not in ("day",) or (day.day is None and day.weekday is None and day.shift is None):
        return False
    if isinstance(a, ClockPart) and day.anchored and text[a.end : b.start].startswith(","):
        # "At 4:14 a.m., a day after the first try".
        return False
    pattern = _DAY_FIRST if isinstance(a, DatePart) else _CLOCK_FIRST
    return bool(pattern.fullmatch(text[a.end : b.start]))


def _sentence_has_time(document: Document, part: ClockPart) -> bool:
    return bool(
        re.search(r"\b(?:at|by|around|about)[ ]\Z", document.text[max(0, part.start - 8) : part.start])
    )


def _mention(text: str, day: DatePart | None, clock: ClockPart | None) -> TimeMention:
    given = [p for p in (day, clock) if p is not None]
    start, end = min(p.start for p in given), max(p.end for p in given)
    mention = TimeMention(start, end, "clock" if clock else "date", text[start:end])
    if day:
        mention = replace(
            mention,
            year=day.year,
            month=day.month,
            day=day.day,
            weekday=day.weekday,
            relative=day.relative,
            shift=day.shift,
            anchored=day.anchored,
            part=day.part,
            period=day.period,
            until=day.until,
            precision=day.precision,
        )
    if clock:
        hour = clock.hour
        if (day and clock.half is None and hour < 12 and day.period in ("afternoon", "evening")) or (
            day and clock.half is None and 5 <= hour < 12 and day.period == "night"
        ):
            hour += 12
        if day and day.relative == "last night" and hour < 6 and day.shift == ("day", -1):
            # After midnight it is of the day itself.
            mention = replace(mention, shift=("day", 0))
        elif day and day.relative == "tonight" and hour < 5 and day.shift == ("day", 0) and not day.month:
            mention = replace(mention, shift=("day", 1))
        mention = replace(
            mention,
            hour=hour,
            minute=clock.minute,
            second=clock.second,
            zone=clock.zone,
            half=clock.half,
            until_clock=clock.until,
            precision="second" if clock.second is not None else clock.precision,
        )
    return mention


def _duration(text: str, part: DurationPart) -> TimeMention:
    return TimeMention(
        part.start,
        part.end,
        "duration",
        text[part.start : part.end],
        precision=part.unit,
        seconds=part.seconds,
        seconds_to=part.seconds_to,
        relation=part.relation,
        approximate=part.approximate,
    )


def _with_cues(mention: TimeMention, cues: Cues) -> TimeMention:
    return replace(
        mention,
        about=cues.about,
        cues=cues.words,
        tense=cues.tense,
        net=cues.net,
        old=cues.old and mention.kind != "duration",
        approximate=mention.approximate or cues.approximate,
        window=cues.window and mention.has_clock,
    )
