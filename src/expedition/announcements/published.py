"""The day of a text: as it says, or as its dates allow to conclude."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from expedition.announcements.document import Document
from expedition.announcements.times import TimeMention
from expedition.catalog import history

DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1957, 2040


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

    @property
    def best(self) -> date | None:
        """The day, or the middle of the span."""
        if self.day or self.earliest is None or self.latest is None:
            return self.day
        return self.earliest + (self.latest - self.earliest) // 2


@dataclass(frozen=True, slots=True)
class Event:
    """A flight's event whose day is known from the record, as the text speaks of it.

    `mention` is the time that the text gives for it; `told` is "past", "future" or None.
    """

    day: date
    mention: TimeMention | None = None
    told: str | None = None


def published(document: Document, times: tuple[TimeMention, ...], floor: date | None = None) -> Published:
    """The day of a text from its own words: page data, "Updated:", dateline, a date on its own line, copyright.

    `floor` is the lift-off of the latest flight of the record that the text names: it is of no year long before.
    """
    if day := _of_page(document):
        return Published(day, day, day, "the page says so")
    for rule in (_updated, _dateline, _own_line, _written, _opening, _head):
        if mention := rule(document, times):
            return _of_mention(mention, document, times, rule.__doc__ or "", floor)
    for m in times:
        if m.year and m.month and m.day and m.shift and m.shift[0] == "day" and not m.anchored:
            day = _date(m.year, m.month, m.day)
            if day:
                day -= m.shift[1] * DAY
                return Published(day, day, day, f"{m.relative} is {m.text}")
    if of_word := _beside_a_word(document, times, floor):
        return of_word
    for m in times:
        if m.shift == ("day", 0) and m.month and m.day and not m.year:
            return _of_mention(m, document, times, f"{m.relative} is {m.text}", floor)
    if mention := _at_the_end(document, times):
        return _of_mention(mention, document, times, _at_the_end.__doc__ or "", floor)
    if day := _of_the_news(document, times):
        return Published(day, day, day, "the news is of that day")
    weekday = _weekday_of_dateline(document, times)
    if month := _of_issue(document, times):
        return replace(month, weekday=weekday)
    return replace(_of_weekdays(document, times, floor) or _bounded(document, times), weekday=weekday)


_ISSUE = re.compile(
    r"(?:[^.!?\n]{0,80}(?:\bno\.?|№|\bissue|\bvol\w*|\bedition|\bdigest|\bbrief\w*|\bnewsletter|\bbulletin|\breport"
    r"|[|·—–-]|,)[^.!?\n]{0,40})?\Z",
    re.IGNORECASE,
)


def _of_issue(document: Document, times: tuple[TimeMention, ...]) -> Published | None:
    """The month that stands in the head of a newsletter."""
    start, end = document.paragraphs[0]
    for m in times:
        if (
            m.start < start
            or m.end > end
            or not m.year
            or not m.month
            or m.day
            or m.part
            or m.kind == "duration"
        ):
            continue
        alone = re.fullmatch(r"\W*", document.text[m.end : end])
        if (
            alone
            and m.about in ("other", "update", "briefing")
            and _ISSUE.match(document.text[start : m.start])
        ):
            first = date(m.year, m.month, 1)
            last = (first + 31 * DAY).replace(day=1) - DAY
            return Published(None, first, last, "the month of its issue")
    return None


def _weekday_of_dateline(document: Document, times: tuple[TimeMention, ...]) -> int | None:
    """The weekday behind the place that a text begins with: "HOUSTON, Friday – "."""
    for start, end in document.paragraphs[:3]:
        for m in times:
            if m.start < start or m.end > end or m.start - start > 40 or m.weekday is None or m.day:
                continue
            dash = re.match(r"[ ]?[–—-]{1,2}[ ]", document.text[m.end : m.end + 4])
            if dash and _PLACE_BEFORE.fullmatch(document.text, start, m.start):
                return m.weekday
    for m in times:
        if m.weekday is None or m.day or m.has_clock:
            continue
        # "Posted on Friday"; "good morning, it is Tuesday".
        before = document.text[max(0, m.start - 40) : m.start]
        if _POSTED.search(before) and not _AHEAD.match(document.text, m.end):
            return m.weekday
    return None


_POSTED = re.compile(
    r"(?:\b(?:posted|published|updated|written|filed|sent out|typed|as of|put online)(?: (?:on|this|late|early))*"
    r"|\b(?:good (?:morning|afternoon|evening|day)|happy|greetings)[,!:]?(?: (?:and )?(?:it(?:'s| is)|on|on this))?"
    r"|(?:\A|[.!?*]\s{1,2})(?:it(?:'s| is)|today is))[ ,]{1,2}\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"(?:'s)? (?:at|launch|flight|morning's|night's)\b", re.IGNORECASE)


_PLACE_BEFORE = re.compile(r"[A-Z][\w'.-]+(?:,? [A-Z][\w'.-]+){0,3},? ?\(?")


def narrowed(
    found: Published, document: Document, times: tuple[TimeMention, ...], events: Iterable[Event]
) -> Published:
    """The day of a text, concluded further from events whose days are known."""
    events = list(events)
    if found.day or not events:
        return found
    over = max(
        (
            t.until[0] if t.until and t.until[0] else t.year or 0
            for t in times
            if t.tense == "past" or t.until
        ),
        default=0,
    )
    if over > max(event.day.year for event in events) + 1 and found.earliest is None:
        # A text is no older than the years that it tells: its flights were long ago.
        return replace(found, earliest=date(over, 1, 1), latest=date(over, 12, 31), why=f"{over} is told")
    if found.month and found.day_of_month:
        return _with_year(found, events)
    if found.earliest is not None and found.latest is not None:
        events = [event for event in events if event.day > found.earliest - _APART]
        if not events:
            return found
    if (tried := _tried(document, times, events)) is not None and found.earliest is None:
        found = replace(found, earliest=tried, latest=tried + 2 * DAY, why=f"the try of {tried} was stopped")
    return _between(found, times, events)


_STOPPED = re.compile(
    r"\b(?:scrub\w*|abort\w*|called off|halted|stopped the (?:clock|count\w*)|seconds (?:before|to go|left|from)"
    r"|не состоял\w+|секунд\w* до)\b",
    re.IGNORECASE,
)
_TRIES = 10 * DAY
# What happened so long before a text does not tell its day.
_APART = 1200 * DAY


def _tried(document: Document, times: tuple[TimeMention, ...], events: list[Event]) -> date | None:
    """The day of a try that was stopped on the pad, shortly before a flight did leave: the news is of then."""
    if not _STOPPED.search(document.text):
        return None
    tries = [
        day
        for m in times
        if m.old and m.month and m.day and m.has_clock and m.about in ("liftoff", "other")
        for e in events
        if (day := _date(m.year or e.day.year, m.month, m.day)) and timedelta(0) < e.day - day <= _TRIES
    ]
    return max(tries, default=None)


_I_WRITE = re.compile(
    r"\b(?:(?:I|we)(?: am| are|['’]m|['’]re)? (?:now )?writ(?:e|ing)|written|penned|dictated)\b[^.;:!?\n]{0,40}\Z",
    re.IGNORECASE,
)


def _written(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """whoever writes says when"""
    for one in times[:6]:
        if (
            one.month
            and one.day
            and not one.anchored
            and _I_WRITE.search(document.text[max(0, one.start - 70) : one.start])
        ):
            return one
    return None


_NAMES = re.compile(r"publish|pubdate|dc\.date|^date|issued|created", re.IGNORECASE)


def _of_page(document: Document) -> date | None:
    named = [(name, day) for name, content in document.stated if (day := _iso(content))]
    for wanted in (lambda n: _NAMES.search(n), lambda n: "modif" in n or "updat" in n, lambda n: n == "time"):
        days = [day for name, day in named if wanted(name)]
        if days and not (len(set(days)) > 1 and wanted("time")):
            return days[0]
    return None


def _iso(content: str) -> date | None:
    m = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", content)
    return _date(int(m[1]), int(m[2]), int(m[3])) if m else None


_UPDATED = re.compile(
    r"(?:\b(?:(?:status|schedule|manifest|list|plan|times|data|page) as of|"
    r"updated?|posted|published|last modified|last updated|release date|released|"
    r"(?<!new )(?<!launch )(?<!target )(?<!next )(?<!the )date|issued|filed"
    r"|news release|press release|"
    r"dated|опубликован\w*|обновлен\w*|(?<!\w )дата)\b(?: (?:on|at))?[ ]?[:|–—-]?[ ]?)(?:on |at |[a-z]{0,9} ?)\Z",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"[\"'(]?(?:[A-ZА-ЯЁ][A-ZА-ЯЁ.'\-]{2,}[ ,.]*(?:\([A-Za-z. ]{2,20}\)"
    r"|[A-Za-z.]{0,12})?[ ,./]*){1,5}(?:/[^/\n]{2,20}/[ ,]*)?\(?\Z"
)
_TOWN = re.compile(
    r"(?:[A-ZА-ЯЁ][\w'-]{1,15}[ ]?){1,3}(?:/ ?(?:[A-ZА-ЯЁ][\w'-]{1,15}[ ]?){1,3}){0,2}(?:\([A-Za-z. ]{2,20}\))?, ?\Z"
)
_AFTER_DATELINE = re.compile(
    r"(?:,? ?\d{4})?\)?(?:, \d{1,2}[.:]\d\d(?: (?:hours|hrs|[A-Z]{2,4}))?(?=[ ]\())?"
    r"[.,:]?[ ]?(?:[(/][^)/\n]{1,40}[)/][.,:]?[ ]?)?(?:[–—-]|/|\Z)|[.:][ ]|[ ]?[(/]"
    r"|(?<=\d)\)[ ](?=[A-ZА-ЯЁ])"
)


def _updated(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """the text gives the day on which it was put out"""
    found = []
    for m in _exact(times):
        start, end = document.paragraph_at(m.start)
        before = document.text[max(start, m.start - 40) : m.start]
        if end - start < 200 and (hit := _UPDATED.search(before)):
            found.append(("updat" in hit.group().lower() or "modif" in hit.group().lower(), m.start, m))
    return min(found)[2] if found else None


def _dateline(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """its dateline says so"""
    # Further down the same form stands under pictures.
    lead = document.paragraphs[:5][-1][1]
    for m in _exact(times):
        start, end = document.paragraph_at(m.start)
        if m.start >= lead:
            break
        if m.start - start > 70 or end <= m.end:
            continue
        before = document.text[start : m.start]
        # "11 March." may have its full stop as if it were shortened.
        stop = m.end - m.text.endswith(".")
        behind = _AFTER_DATELINE.match(document.text, stop, end) or m.text.endswith("г.")
        if behind and (_CITY.fullmatch(before) or (m.year and _TOWN.fullmatch(before))):
            return m
    return None


_OPENS = re.compile(r"[ ]?(?:[–—-]|--)[ ]|[:.]?[ ]+[A-ZА-ЯЁ\"'«“]")


_EVENT_NEXT = re.compile(
    r"[.:]?[ ]+(?:launch|lift-?off|docking|undocking|landing|splashdown|hatch|rollout)\b", re.IGNORECASE
)
_DAY_NAME = re.compile(r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?", re.IGNORECASE)
_LEAD = 12


def _opening(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """the text begins with it"""
    for start, end in document.paragraphs[:3]:
        for m in times:
            led = document.text[start : m.start] if m.start - start <= _LEAD else "-"
            if (
                not _DAY_NAME.fullmatch(led)
                or m.start < start
                or not m.month
                or not m.day
                or m.kind == "duration"
                or m.until
            ):
                continue
            stop = document.text[m.end - 1] == "." or document.text[m.end : m.end + 1] in (".", ":")
            dashed = re.match(r"[ ]?(?:[–—-]|--)[ ]", document.text[m.end : m.end + 4])
            # "July 8, 11:26 a.m. Launch of ...": a line of a timetable.
            row = m.has_clock and _EVENT_NEXT.match(document.text, m.end)
            dated = m.year and document.text[m.end : m.end + 2] == ": "
            if (stop or dashed) and not row and (dated or _OPENS.match(document.text, m.end, end)):
                return m
    return None


# What parts the pieces of a head: "Newsroom – Fri July 8 – all times Eastern", "Press kit, revision C (July 24)".
_PARTS = re.compile(r"[ ][–—|»·•-][ ]|[|»·•()\[\]]|\n")
_PIECES = re.compile(
    r"\b(?:kit|revision|bulletin|edition|newsletter|briefing|issue|report|digest|notes?|update|version|no\.|circular"
    r"|memo|sheet|rundown|by|log|diary|column)\b",
    re.IGNORECASE,
)
_MOST_BESIDE = 2


def _head(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """a piece of its head is a date"""
    for start, end in document.paragraphs[:3]:
        if end - start > _LONGEST_LINE:
            continue
        line = document.text[start:end]
        for m in times:
            if m.start < start or m.end > end or not (m.month and m.day) or m.until or m.kind == "duration":
                continue
            if m.tense == "future" or m.about not in ("other", "update", "said", "broadcast", "briefing"):
                continue
            cuts = list(_PARTS.finditer(document.text, start, end))
            low = max((hit.end() for hit in cuts if hit.end() <= m.start), default=start)
            high = min((hit.start() for hit in cuts if hit.start() >= m.end), default=end)
            beside = document.text[low : m.start] + " " + document.text[m.end : high]
            if not cuts or len(re.findall(r"[^\W\d_]{2,}", beside)) > _MOST_BESIDE:
                continue
            bracketed = document.text[low - 1 : low] in ("(", "[")
            if _PREPOSITION.search(document.text[low : m.start]) or _TELLS.search(line):
                continue
            if bracketed and not (_PIECES.search(line) and m.year):
                continue
            return m
    return None


# A line that says what happened then is a sentence, no date of the text.
_TELLS = re.compile(
    r"\b(?:was|were|had|flew|left|died|lost|rose|landed|docked|launched|returned|came|went|followed|began|ended)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:until|till|to|for|on|by|before|after|since|at|in|from|of|slips?|moves?|launch|set|and|than|nears"
    r"|ahead|next|last|off|this)[ ]\Z",
    re.IGNORECASE,
)


# "Evening service of 3 May 2001": the part of the day in which it was put out.
_PART_OF_DAY = re.compile(
    r"\b(?:morning|midday|noon|afternoon|evening|night|edition|issue|bulletin) of \Z", re.IGNORECASE
)
_BULLETIN = re.compile(r"\b(?:news|bulletin|edition|report|newsletter|digest|weekly|no\.|№)", re.IGNORECASE)
_LONGEST_HEAD = 7
# A line that gives a day and little else.
_LONGEST_LINE = 240


def _own_line(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """a line of its own gives the day"""
    blocks = document.paragraphs
    edges = [*blocks[:8], *blocks[max(8, len(blocks) - 3) :]]
    for start, end in edges:
        if end - start > _LONGEST_LINE:
            continue
        for m in times:
            if m.start < start or m.end > end or not m.month or not m.day or m.until:
                continue
            rest = document.text[start : m.start] + " " + document.text[m.end : end]
            words = re.findall(r"[^\W\d_]{2,}", rest)
            byline = re.match(r"[\W_]*(?:by|written by|from|автор|source|staff|text)\b", rest, re.IGNORECASE)
            headline = (start, end) == blocks[0] and len(blocks) > 1
            anniversary = "THIS DAY" in rest.upper()
            of_day = m.year and m.end >= end - 1 and _PART_OF_DAY.search(document.text[start : m.start])
            if of_day and m.about in ("other", "update", "said", "broadcast"):
                return m
            if (
                headline
                and len(words) <= _LONGEST_HEAD
                and _BULLETIN.search(rest)
                and m.about in ("other", "update")
            ):
                return m
            if len(words) > (10 if byline else 3 if headline else 6):
                continue
            if headline and not m.year and words and not anniversary and not byline:
                continue
            if m.about not in ("other", "update", "said") and words and not byline:
                continue
            if not byline and _TELLS.search(rest):
                continue
            if _PREPOSITION.search(document.text[start : m.start]) and not re.search(
                r"\bon \Z", document.text[start : m.start]
            ):
                continue
            return m
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
        back = word.shift[1] * DAY
        why = f"{word.relative} is {day.text}"
        told = _of_mention(day, document, times, why, floor)
        if told.day is not None:
            own = told.day - back
            return Published(own, own, own, why)
        # The distance of two days of one year that is no leap year.
        own = (_date(2001, day.month, day.day) or date(2001, 1, 1)) - back
        weekday = None if day.weekday is None else (day.weekday - word.shift[1]) % 7
        return Published(None, why=why, month=own.month, day_of_month=own.day, weekday=weekday)
    return None


def _at_the_end(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """a date in brackets at its end says so"""
    end = len(document.text.rstrip())
    for m in _exact(times)[-2:]:
        if document.text[max(0, m.start - 1) : m.start] in ("(", "[") and m.end >= end - 2 and m.year:
            return m
    return None


def _of_the_news(document: Document, times: tuple[TimeMention, ...]) -> date | None:
    """The whole date, with its weekday, of what the first paragraphs tell as just done."""
    lead = document.paragraphs[: 3 if document.title else 2]
    for m in _exact(times):
        if (
            m.start < lead[-1][1]
            and m.year
            and m.weekday is not None
            and m.tense != "future"
            and m.shift is None
        ):
            return _date(m.year, m.month or 1, m.day or 1)
    return None


_YEAR_HEADING = re.compile(r"((?:19|20)\d\d)[ ]?[:–—-]")


def _year_heading(document: Document) -> int | None:
    """The year that begins one of the first lines: "1986: a station in orbit"."""
    found = (_YEAR_HEADING.match(document.text, start, end) for start, end in document.paragraphs[:3])
    return next((int(m[1]) for m in found if m), None)


def _exact(times: tuple[TimeMention, ...]) -> list[TimeMention]:
    return [m for m in times if m.month and m.day and m.kind != "duration"]


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
        day = _date(m.year, m.month, m.day)
        return (
            Published(day, day, day, why, m.month, m.day, m.weekday, m) if day else _bounded(document, times)
        )
    weekday = m.weekday
    if weekday is None and document.title:
        weekday = None
    partial = Published(
        None, why=f"{why}, without a year", month=m.month, day_of_month=m.day, weekday=weekday, mention=m
    )
    years = _years(document, times, m, floor)
    if len(years) > 1 and weekday is None:
        years = _near_weekday(m, document, times, years)
    if len(years) == 1:
        day = _date(years[0], m.month, m.day)
        return replace(
            partial,
            day=day,
            earliest=day,
            latest=day,
            why=f"{why}; its year from weekdays and years in the text",
        )
    return partial


def _near_weekday(
    m: TimeMention, document: Document, times: tuple[TimeMention, ...], years: list[int]
) -> list[int]:
    """Of possible years, the one in which the news' weekday is the text's day, next before a year that is to come."""
    coming = [t.year for t in times if t.year and t.tense == "future"]
    ahead = min(coming or [t.year for t in times if t.year and t.tense != "past"], default=None)
    begin = document.paragraphs[:4][-1][1]
    told = [
        t
        for t in times
        if t.start < begin and t.weekday is not None and not t.day and t.tense == "past" and t.about != "said"
    ]
    if ahead is None or not told:
        return years
    fitting = [
        y
        for y in years
        if ahead - 4 <= y <= ahead
        and (d := _date(y, m.month or 1, m.day or 1))
        and d.weekday() == told[0].weekday
    ]
    return fitting[-1:] or years


@cache
def _last_year() -> int:
    """No text that leaves its year to be known is of a later one than the last flight of the record."""
    return history.flights()[-1].liftoff_date.year


def _years(
    document: Document, times: tuple[TimeMention, ...], m: TimeMention, floor: date | None = None
) -> list[int]:
    """Years that the text's own day can be of: copyright, weekdays that must fit, years told as past or to come."""
    if year := _year_heading(document) or _copyright(document):
        return [year]
    stated = [(t.year, t.tense) for t in times if t.year]
    # "1934–2019" stands over what is over.
    stated += [(t.until[0], "past") for t in times if t.until and t.until[0] and t.precision == "year"]
    past = [y for y, tense in stated if tense == "past"]
    ahead = [y for y, tense in stated if tense == "future"]
    years = [
        y
        for y in range(_FIRST_YEAR, _last_year() + 1)
        if all(
            (d := _date(y, t.month, t.day)) is None or d.weekday() == t.weekday
            for t in times
            if t.weekday is not None and t.month and t.day and not t.year and (t.shift is None)
        )
    ]
    by_weekday = len(years) < _last_year() + 1 - _FIRST_YEAR
    if floor is not None:
        # Flights are spoken of from a year or so before they fly on.
        years = [y for y in years if y >= floor.year - 1] or years
    tied = [t for t in times if t.year and t.month and abs(t.month - (m.month or 0)) <= 2 and t.day]
    if tied and len({t.year for t in tied}) == 1 and tied[0].year in years:
        return [tied[0].year or 0]
    if not stated:
        return years
    low, high = (
        max(past, default=_FIRST_YEAR),
        min([y for y in ahead if y >= max(past, default=0)], default=_LAST_YEAR),
    )
    within = [y for y in years if low <= y <= high]
    # "In April 2030" is to come: the text is not of October 2030.
    months = [t.month for t in times if t.tense == "future" and t.year == high and t.month]
    if months and m.month and m.month > min(months) and len(within) > 1:
        within = [y for y in within if y < high]
    if len(within) == 1 or not within:
        return within or years
    if by_weekday:
        # Weekdays leave one year in five or six: the one next to the years that the text speaks of.
        told = [*past, *([floor.year] if floor is not None else [])]
        centre = max(told) if told else min(ahead) if ahead else max(y for y, _ in stated)
        return (
            [min(within, key=lambda y: abs(y - centre))]
            if min(abs(y - centre) for y in within) <= 5
            else within
        )
    return within


_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)[^\n\d]{0,30}(?:\d{4}[-–])?(?P<year>(?:19|20)\d\d)|(?P<year2>(?:19|20)\d\d)[ ]?©",
    re.IGNORECASE,
)


def _copyright(document: Document) -> int | None:
    m = _COPYRIGHT.search(document.text)
    return int(m["year"] or m["year2"]) if m else None


def _of_weekdays(
    document: Document, times: tuple[TimeMention, ...], floor: date | None = None
) -> Published | None:
    """Days named with their weekday, whose year follows from it and from other years; the text is of that week."""
    named = [
        t
        for t in times
        if t.weekday is not None and t.month and t.day and not t.year and not t.old and not t.shift
    ]
    years = _years(document, times, named[0], floor) if named else []
    if len(years) != 1:
        return None
    low, high = date.min, date.max
    for t in named:
        day = _date(years[0], t.month or 1, t.day or 1)
        if day is None:
            continue
        if t.tense is None and len(named) == 1:
            low, high = day - 7 * DAY, day + 7 * DAY
        if t.tense is None:
            continue
        low, high = (
            (max(low, day), min(high, day + 7 * DAY))
            if t.tense == "past"
            else (max(low, day - 7 * DAY), min(high, day))
        )
        if any(o.shift == ("week", 0) for o in times):
            monday = day - day.weekday() * DAY
            low, high = max(low, monday), min(high, monday + 6 * DAY)
            ahead = [o.weekday for o in times if o.weekday is not None and not o.day and o.tense == "future"]
            high = min([high, *(monday + weekday * DAY for weekday in ahead)])
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
    day = _date(year, named.month or 1, named.day or 1)
    if len(weekdays) != 1 or day is None:
        return None
    days = [low + k * DAY for k in range((min(high, day) - low).days + 1)]
    return max((one for one in days if one.weekday() in weekdays), default=None)


def _bounded(document: Document, times: tuple[TimeMention, ...]) -> Published:
    if year := _copyright(document):
        return Published(None, date(year, 1, 1), date(year, 12, 31), "from the copyright")
    return Published(None)


# No more flights than that tell the year of a text.
_MOST_EVENTS = 100


def _with_year(found: Published, events: list[Event]) -> Published:
    """Month and day are said; the year is the one that lies best beside the events."""
    assert found.month
    assert found.day_of_month
    best: tuple[float, date, Event] | None = None
    events = events[:_MOST_EVENTS]
    for event in events:
        for year in range(event.day.year - 1, event.day.year + 2):
            day = _date(year, found.month, found.day_of_month)
            if day is None or (found.weekday is not None and day.weekday() != found.weekday):
                continue
            if any(_of_other_year(one, year) for one in events):
                continue
            cost = sum(_cost(day, other) for other in events)
            if best is None or cost < best[0]:
                best = (cost, day, event)
    if best is None:
        return found
    day = best[1]
    return replace(
        found,
        day=day,
        earliest=day,
        latest=day,
        why=f"{found.why}; the year next to a flight of {best[2].day}",
    )


def _of_other_year(event: Event, year: int) -> bool:
    """Whether an event is told as of last year, or next, of another year than that."""
    shift = event.mention.shift if event.mention is not None else None
    return shift is not None and shift[0] == "year" and event.day.year - shift[1] != year


def _cost(day: date, event: Event) -> float:
    days = (event.day - day).days
    wrong = (event.told == "future" and days < -1) or (event.told == "past" and days > 1)
    if event.mention and event.mention.weekday is not None and not event.mention.day:
        return abs(days) * (10 if abs(days) > 8 else 1) + (1000 if wrong else 0)
    return min(abs(days), 2000) + (1000 if wrong else 0)


def _between(found: Published, times: tuple[TimeMention, ...], events: list[Event]) -> Published:
    """The days that all events leave, one condition after the other; a condition that leaves none is passed over."""
    centre = min(events, key=lambda e: (e.told is None, e.mention is None, -e.day.toordinal())).day
    days = [centre + k * DAY for k in range(-400, 401)]
    if found.earliest and found.latest:
        days = [d for d in days if found.earliest <= d <= found.latest] or days
    why = []
    own = [(_on(found.weekday), "the weekday of its dateline")] if found.weekday is not None else []
    for test, reason in [*own, *_conditions(times, events)]:
        left = [d for d in days if test(d)]
        if left and len(left) < len(days):
            days = left
            why.append(reason)
    if not why or len(days) > 500:
        return found
    day = days[0] if len(days) == 1 else None
    return replace(found, day=day, earliest=days[0], latest=days[-1], why="; ".join(why[:4]))


Condition = tuple[Callable[[date], bool], str]


def _conditions(times: tuple[TimeMention, ...], events: list[Event]) -> list[Condition]:
    out: list[Condition] = []
    dated = any(e.mention is not None and e.mention.has_day for e in events)
    for e in events:
        out += _condition(e, dated)
    centre = max(e.day for e in events)
    for m in times:
        # What is told with its weekday or as of this week is near.
        if m.weekday is not None and m.month and m.day and not m.old:
            dated_near = [
                d
                for y in (centre.year - 1, centre.year, centre.year + 1)
                if (d := _date(m.year or y, m.month, m.day)) and d.weekday() == m.weekday
            ]
            for d in dated_near[:1]:
                if m.tense == "future":
                    out.append((_span(d - 7 * DAY, d), f"{m.text} is to come"))
                elif m.tense == "past":
                    out.append((_span(d, d + 7 * DAY), f"{m.text} is past"))
        if m.shift == ("week", 0):
            near_it = [e.day for e in events if e.mention and abs(e.mention.start - m.start) < 200]
            out += [
                (_span(d - d.weekday() * DAY, d + (6 - d.weekday()) * DAY), "this week") for d in near_it[:1]
            ]
        if m.month and m.day and not m.year and m.tense and m.weekday is None and not m.shift:
            # Days without a year are those nearest to the flight.
            nearest = [
                d for y in (centre.year - 1, centre.year, centre.year + 1) if (d := _date(y, m.month, m.day))
            ]
            d = min(nearest, key=lambda one: abs(one - centre))
            if abs(d - centre) < 120 * DAY:
                low, high = (d, d + 400 * DAY) if m.tense == "past" else (d - 400 * DAY, d)
                out.append((_span(low, high), f"{m.text} is {'past' if m.tense == 'past' else 'to come'}"))
    for m in times:
        if m.about == "said" and m.weekday is not None and not m.day and m.tense != "future":
            out.append((_on(m.weekday), f"said on {m.relative}"))
    return out


def _condition(e: Event, dated: bool) -> list[Condition]:
    m, day = e.mention, e.day
    out: list[Condition] = []
    if m and m.shift and not m.anchored and m.shift[0] == "day":
        out.append((_span(day - m.shift[1] * DAY, day - m.shift[1] * DAY), f"{m.relative} is {day}"))
    elif m and m.shift and m.shift[0] == "week" and not m.anchored:
        monday = day - (day.weekday() + 7 * m.shift[1]) * DAY
        out.append((_span(monday, monday + 6 * DAY), f"{m.relative} is the week of {day}"))
    elif m and m.weekday is not None and not m.day:
        here = (m.relative or "").startswith("this ") and m.period
        ahead = (m.relative or "").startswith("next ")
        low, high = (
            (day, day)
            if here
            else (day - 13 * DAY, day - DAY)
            if ahead
            else (day, day + 6 * DAY)
            if e.told == "past"
            else (day - 6 * DAY, day)
        )
        out.append((_span(low, high), f"{m.relative} is {day}"))
    elif m and m.has_clock and not m.has_day and (e.told == "past" or (e.told is None and not dated)):
        out.append((_span(day, day), f"told with its hour only, so of the day itself, {day}"))
    elif m and m.month and not m.day and e.told == "past":
        out.append((_span(day, day + 330 * DAY), f"the flight of {day} is past"))
    if e.told == "future":
        out.append((_span(day - 90 * DAY, day), f"the flight of {day} is to come"))
    elif e.told == "past":
        out.append((_span(day, day + 365 * DAY), f"the flight of {day} is past"))
    return out


def _span(low: date, high: date) -> Callable[[date], bool]:
    return lambda d: low <= d <= high


def _on(weekday: int) -> Callable[[date], bool]:
    return lambda d: d.weekday() == weekday


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
