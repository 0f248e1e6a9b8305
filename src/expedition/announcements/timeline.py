"""All times of a text resolved together: clocks take their day and zone from what governs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from expedition.announcements.document import Document
from expedition.announcements.published import Published
from expedition.announcements.resolve import DAY, NEVER, Context, Resolved, resolved
from expedition.announcements.times import TimeMention, pairs
from expedition.announcements.zones import CST, HERE, LOCAL

# How many times before and after one can give it its day and zone.
_REACH = 60


@dataclass(frozen=True)
class Timeline:
    """All times of a text, resolved together: `of[mention]`; `day_from[mention]` is where a clock has its day from."""

    of: Mapping[TimeMention, Resolved]
    day_from: Mapping[TimeMention, TimeMention] = field(default_factory=dict)


def timeline(
    document: Document,
    mentions: Sequence[TimeMention],
    found: Published,
    *,
    zone: str | None = None,
    anchor: date | None = None,
    zone_there: Callable[[TimeMention], str | None] | None = None,
) -> Timeline:
    """Every time of a text resolved: clocks take their day from the date that governs them.

    Args:
        zone: the clock of the pad or landing site that the text is about, for clocks without a zone and "local time".
        anchor: the day of the text's flight in the record, for dates without a year when the text's day is not known.
        zone_there: the clock of the place that one time is about, where that is another one.
    """
    base = Context(found, None if found.best else anchor, zone)

    def around(m: TimeMention, day: date | None) -> Context:
        there = zone_there(m) if zone_there is not None else None
        return replace(base, anchor=day, zone=there or zone)

    of: dict[TimeMention, Resolved] = {}
    day_from: dict[TimeMention, TimeMention] = {}
    told: date | None = None
    heading: date | None = None
    for i, m in enumerate(mentions):
        near = mentions[max(0, i - _REACH) : i + _REACH]
        if m.kind != "duration" and (m.has_day or not m.has_clock):
            r = resolved(
                _with_zone(document, m, near, zone),
                around(m, told if m.anchored and told else base.anchor),
            )
            if r.day and m is not found.mention and alone(document, m):
                if heading is not None and m.weekday is not None and not m.day:
                    # In a timetable the day that stands over some lines is behind the one that stood before it.
                    ahead = heading + ((m.weekday - heading.weekday()) % 7) * DAY
                    r = replace(
                        r, day=ahead, earliest=ahead, latest=ahead, why="the next such day of the timetable"
                    )
                heading = r.day
            of[m] = r
            if r.day and m is not found.mention and m.about != "update":
                told = r.day
    for i, m in enumerate(mentions):
        if not m.has_clock or m.has_day:
            continue
        near = mentions[max(0, i - _REACH) : i + _REACH]
        governor = governing(document, m, near, found)
        day = of[governor].day if governor and governor in of else None
        if governor is not None:
            day_from[m] = governor
        if day is not None and governor is not None and _of_night(governor) and _small_hours(m):
            # "Tonight, at 3:35 a.m.": what is left of that night is of the next day.
            day += DAY
        r = resolved(
            _with_zone(document, m, near, zone), around(m, day or (None if found.day else base.anchor))
        )
        r = _same_instant(m, governor, r, of)
        of[m] = _after_liftoff(m, governor, r, of)
    for a, b in pairs(document, tuple(mentions)):
        _paired(a, b, of)
    return Timeline(of, day_from)


_NIGHTS = ("tonight", "last night")
_DAWN = 5


def _of_night(governor: TimeMention) -> bool:
    """Whether a day is a night, told without an hour of its own that would tell on which side of midnight it was."""
    return governor.relative in _NIGHTS and not governor.has_clock


def _small_hours(m: TimeMention) -> bool:
    return m.hour is not None and m.hour < _DAWN


def _with_zone(
    document: Document, m: TimeMention, mentions: Sequence[TimeMention], zone: str | None
) -> TimeMention:
    """A clock without a zone keeps that of the clock before it, else of the one after, unless the place has one."""
    if not m.has_clock or m.zone:
        return m
    named = [o for o in mentions if o.zone and o.zone not in (LOCAL, HERE) and o.has_clock]
    # A clock in brackets behind another is for readers elsewhere: the text goes on in the first one's.
    first = [
        o
        for o in named
        if not any(0 < o.start - p.end <= _BESIDE for p in mentions if p.has_clock)
        or (
            document.text[o.start - 1] != "("
            and not any(0 < o.start - p.end <= 8 for p in mentions if p.has_clock)
        )
    ]
    if named and not first and any(o.zone == LOCAL and o.start < m.start for o in mentions):
        return replace(m, zone=LOCAL)
    named = first or named
    if not named:
        return m
    before = [o for o in named if o.start < m.start]
    alike = [o for o in named if (o.half is None) == (m.half is None)]
    if zone and (m.half or m.period) and not before and not (alike and alike[0].about == m.about):
        # A first hour of twelve, in a text that names no clock before: that of the place.
        return m
    near = before[-1] if before else named[0]
    if before and document.sentence_at(near.start) == document.sentence_at(m.start) and near.half and m.half:
        return replace(m, zone=near.zone)
    others = {o.zone for o in named}
    if zone and len(others) > 1:
        return m
    return replace(m, zone=near.zone)


def governing(
    document: Document, m: TimeMention, mentions: Sequence[TimeMention], found: Published = NEVER
) -> TimeMention | None:
    """The time that says on which day a clock is: in its sentence, its paragraph, or of the same event."""
    days = [
        o
        for o in mentions
        if o.has_day
        and o is not m
        and o is not found.mention
        and o.kind != "duration"
        and o.about != "update"
    ]
    sentence, paragraph = document.sentence_at(m.start), document.paragraph_at(m.start)

    def near(options: list[TimeMention]) -> TimeMention | None:
        options = [o for o in options if o.old == m.old] or options
        same = [o for o in options if o.about == m.about]
        return min(
            same or options,
            key=lambda o: abs(o.start - m.start) + (0 if o.start < m.start else 40),
            default=None,
        )

    same_sentence = [
        o
        for o in days
        if sentence[0] <= o.start < sentence[1]
        and (o.about != "said" or m.about == "said")
        # "It rose at 11; on Saturday at 7 it docks": the day behind the semicolon has its own hour.
        and not (o.start > m.end and _SINCE.search(document.text[max(0, o.start - _BACK) : o.start]))
        # nor is the day of an hour that is told far behind it its own.
        and not (
            o.start > m.end
            and (";" in document.text[m.end : o.start] or (o.has_clock and o.start - m.end > _BESIDE))
        )
    ]
    if chosen := near(same_sentence):
        return chosen
    if (opened := _of_entry(document, m, mentions, found)) is not None:
        return opened
    if m.start - paragraph[0] <= _OPENS and (headed := _headings(document, days, mentions, m.start)):
        return headed[-1]
    in_paragraph = [
        o
        for o in days
        if paragraph[0] <= o.start < m.start
        and (o.about in (m.about, "other", "liftoff") or {o.about, m.about} <= _HOMEWARD)
    ]
    if chosen := near(
        [
            o
            for o in in_paragraph
            if o.about == m.about
            or m.about in ("docking", "landing", "undocking", "other", "liftoff", "hatch", "burn")
        ]
    ):
        return chosen
    entry = any(
        o.has_clock and o.start - paragraph[0] <= _MARKS and paragraph[0] <= o.start < m.start
        for o in mentions
    )
    if entry and (headed := _headings(document, days, mentions, m.start)):
        # Further on in a line that its own hour opens.
        return headed[-1]
    days = [o for o in days if {o.tense, m.tense} != {"past", "future"}]
    if found.day is not None and m.tense == "past" and m.start < min((o.start for o in days), default=0):
        # What the news begins with is of the day of the text.
        return None
    if m.tense == "past" and (
        lead := [
            o
            for o in days
            if not (o.anchored or o.old)
            and o.start < m.start
            and ((o.tense == "past" and o.about != "said") or (o.tense != "future" and o.relative == "today"))
        ]
    ):
        # What is told as done is mostly of the day on which the text began.
        return min(lead, key=lambda o: (o.about != m.about, o.start))
    same_event = [o for o in days if o.about == m.about and m.about not in ("other", "said")]
    if chosen := near([o for o in same_event if not o.old]):
        return chosen
    if m.about in ("liftoff", "other"):
        return near(
            [
                o
                for o in days
                if o.start < m.start and o.about in ("liftoff", "other") and not o.old and o.tense == m.tense
            ]
        )
    return None


def _of_entry(
    document: Document, m: TimeMention, mentions: Sequence[TimeMention], found: Published
) -> TimeMention | None:
    """The day of the entry that a clock stands in, where a page is one entry after another, each opened by its time.

    An entry without a day of its own is of the day that the one above it tells, whichever comes first on the page.
    """
    own = document.paragraph_at(m.start)[0]
    if all(o.start != own for o in mentions):
        return None
    opens = [
        o
        for o in mentions
        if (o.has_clock or o.has_day)
        and o is not found.mention
        and o.kind != "duration"
        and o.start == document.paragraph_at(o.start)[0]
        and _OPENED.match(document.text, o.end)
    ]
    if len(opens) < _PAGE or sum(o.has_clock for o in opens) < 2 or all(o.start != own for o in opens):
        return None
    above = [o for o in opens if o.start <= own and o.has_day and o is not m]
    return above[-1] if above else None


_OPENED = re.compile(r"[)\]*. ]{0,4}(?:[:–—-]|\n|[ ]{2})")
_PAGE = 3
"""A page with fewer entries is none that is written while it happens."""


def _headings(
    document: Document, days: list[TimeMention], mentions: Sequence[TimeMention], before: int
) -> list[TimeMention]:
    """The days that stand alone on lines above a line, as in a timetable: two, or one over several hours."""
    apart = [o for o in days if alone(document, o)]
    if len(apart) == 1:
        rows = [
            o
            for o in mentions
            if o.has_clock
            and o.start > apart[0].end
            and o.start - document.paragraph_at(o.start)[0] <= _MARKS
        ]
        apart = apart if len(rows) > 1 else []
    return [o for o in apart if o.start < before]


def alone(document: Document, o: TimeMention) -> bool:
    """Whether a day stands alone on its line, or begins it before a dash."""
    start, end = document.paragraph_at(o.start)
    if o.start - start > _MARKS or o.has_clock:
        return False
    rest = document.text[o.end : end]
    return not re.search(r"\w", rest) or re.match(r"[ ]?[:–—-][ ]", rest) is not None


# A way home is of one day: "It comes home on the 20th. Undocking is at 02:15."
_HOMEWARD = {"undocking", "burn", "landing"}
# A clock this near to the beginning of its line opens it; so many marks may stand before a heading.
_OPENS, _MARKS = 12, 4
_SINCE = re.compile(
    r"\b(?:since|until|till) (?:(?:the|its|their|last) (?:[\w-]+ ){1,3}(?:of|on|in) )?\Z", re.IGNORECASE
)
_BACK = 45
# Two clocks that are one instant stand no further from each other.
_BESIDE = 40


def _same_instant(
    m: TimeMention, governor: TimeMention | None, r: Resolved, of: Mapping[TimeMention, Resolved]
) -> Resolved:
    """An hour before the same instant by another clock with its day: "at 3:42 p.m., and 1:42 a.m. Saturday there"."""
    other = of[governor].utc if governor is not None and governor in of else None
    if (
        governor is None
        or other is None
        or r.utc is None
        or "(" in governor.text
        or governor.start < m.end
        or r.utc == other
    ):
        return r
    if (other - r.utc) % DAY or abs(other - r.utc) > 2 * DAY:
        return r
    day = r.day + (other - r.utc) if r.day is not None else None
    return replace(r, utc=other, day=day, why=f"{r.why}; the instant of the clock behind it")


def _after_liftoff(
    m: TimeMention, governor: TimeMention | None, r: Resolved, of: Mapping[TimeMention, Resolved]
) -> Resolved:
    """A docking or landing before its own lift-off is on the next day."""
    later = ("docking", "landing", "undocking", "hatch", "other")
    if not r.utc or not governor or governor.about not in ("liftoff", "other") or m.about not in later:
        return r
    start = of[governor].utc if governor in of else None
    if start and r.utc < start and m.start > governor.start:
        return replace(
            r, utc=r.utc + DAY, day=r.day + DAY if r.day else None, why=f"{r.why}; the day after lift-off"
        )
    return r


def _paired(a: TimeMention, b: TimeMention, of: dict[TimeMention, Resolved]) -> None:
    """Of two clocks for one instant, the one without a day of its own takes the day that puts it next to the other."""
    if a not in of or b not in of:
        return
    if b.has_day and not a.has_day:
        a, b = b, a
    first, second = of[a].utc, of[b].utc
    for near, exact in ((a, b), (b, a)):
        # "10:01 p.m. local time (0401 GMT)": the clock that names its zone says what the other is.
        loose = near.zone is None or (near.zone == LOCAL and near.about == "landing")
        if loose and exact.zone not in (LOCAL, HERE, None, CST) and of[exact].utc is not None:
            told = of[exact].utc
            assert told is not None
            if of[near].day is not None and abs((told.date() - of[near].day).days) <= 1:  # type: ignore[operator]
                of[near] = replace(of[near], utc=told, why=f"{of[near].why}; as the clock beside it")
                return
    if first is None or second is None or (b.has_day and b.day is not None):
        return
    # A weekday alone can be of another week than its neighbour's.
    days = 7 * round((first - second) / (7 * DAY)) if b.has_day else round((first - second) / DAY)
    day = of[b].day
    if days:
        of[b] = replace(
            of[b],
            utc=second + days * DAY,
            day=day + days * DAY if day else None,
            why=f"{of[b].why}; the day of the clock beside it",
        )


def apart(a: Resolved, b: Resolved) -> timedelta | None:
    """How far two resolved clocks are from each other; None where one is no instant."""
    return b.utc - a.utc if a.utc and b.utc else None
