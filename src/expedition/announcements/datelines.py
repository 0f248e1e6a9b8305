"""Where a text gives the day on which it was written: page data, dateline, "Updated:", a line or head of its own."""

from __future__ import annotations

import re
from datetime import date

from expedition.announcements.document import Document
from expedition.announcements.times import TimeMention, calendar_day

# The docstring of a rule that finds a mention is the reason that readers are given.
_NAMES = re.compile(r"publish|pubdate|dc\.date|^date|issued|created", re.IGNORECASE)


def of_page(document: Document) -> date | None:
    """The day that the data of a page give."""
    named = [(name, day) for name, content in document.stated if (day := _iso(content))]
    for wanted in (lambda n: _NAMES.search(n), lambda n: "modif" in n or "updat" in n, lambda n: n == "time"):
        days = [day for name, day in named if wanted(name)]
        if days and not (len(set(days)) > 1 and wanted("time")):
            return days[0]
    return None


def _iso(content: str) -> date | None:
    m = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", content)
    return calendar_day(int(m[1]), int(m[2]), int(m[3])) if m else None


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
# "KOUROU, French Guiana (Dec. 25, 2021) –".
_PLACE_OPENS = re.compile(
    r"(?:[A-ZА-ЯЁ][\w'.-]{1,15}[ ]?){1,3}(?:, (?:[A-ZА-ЯЁ][\w'.-]{1,15}[ ]?){1,3}){0,2} ?\(\Z"
)
_DASHED = re.compile(r"\)[ ]?[–—-]")
# "By our man in Star City, 19 December 2021.", before what it begins to tell.
_BY_WHOM = re.compile(r"[(/]?(?:By|From) [^.:!?\n()]{3,55}, \Z")
_AFTER_DATELINE = re.compile(
    r"(?:,? ?\d{4})?\)?(?:, \d{1,2}[.:]\d\d(?: (?:hours|hrs|[A-Z]{2,4}))?(?=[ ]\())?"
    r"[.,:]?[ ]?(?:[(/][^)/\n]{1,40}[)/][.,:]?[ ]?)?(?:[–—-]|/|\Z)|[.:][ ]|[ ]?[(/]"
    r"|(?<=\d)\)[ ](?=[A-ZА-ЯЁ])"
)


def updated(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """the text gives the day on which it was put out"""
    found = []
    for m in _exact(times):
        start, end = document.paragraph_at(m.start)
        before = document.text[max(start, m.start - 40) : m.start]
        if end - start < 200 and (hit := _UPDATED.search(before)):
            found.append(("updat" in hit.group().lower() or "modif" in hit.group().lower(), m.start, m))
    return min(found)[2] if found else None


def dateline(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
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
        bracketed = _PLACE_OPENS.fullmatch(before) and _DASHED.match(document.text, stop, end)
        if bracketed or (
            behind
            and (
                _CITY.fullmatch(before) or (m.year and _TOWN.fullmatch(before)) or _BY_WHOM.fullmatch(before)
            )
        ):
            return m
    return None


_THIS_DAY = re.compile(r"this [a-z]+day (?:morning|noon|afternoon|evening|night),? ", re.IGNORECASE)
_FIRST_SENTENCES = 500


def here_and_now(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """it speaks of that day as of now"""
    for m in _exact(times):
        if m.start > document.paragraphs[0][0] + _FIRST_SENTENCES:
            break
        # "Where we stand this Wednesday morning, August 28": nothing is told to happen then.
        if _THIS_DAY.match(m.text) and m.about == "other" and m.tense is None and not m.has_clock:
            return m
    return None


_OPENS = re.compile(r"[ ]?(?:[–—-]|--)[ ]|[:.]?[ ]+[A-ZА-ЯЁ\"'«“]")


_EVENT_NEXT = re.compile(
    r"[.:]?[ ]+(?:launch|lift-?off|docking|undocking|landing|splashdown|hatch|rollout)\b", re.IGNORECASE
)
_DAY_NAME = re.compile(r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?", re.IGNORECASE)
_LEAD = 12


def opening(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
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
# "Press service. October 13".
_PARTS = re.compile(r"[ ][–—|»·•-][ ]|[|»·•()\[\]]|\n|(?<=[a-zа-я]{4})\.[ ](?=[^.!?\n]{3,20}\.?(?:\n|\Z))")
_PIECES = re.compile(
    r"\b(?:kit|revision|bulletin|edition|newsletter|briefing|issue|report|digest|notes?|update|version|no\.|circular"
    r"|memo|sheet|rundown|by|log|diary|column)\b",
    re.IGNORECASE,
)
_MOST_BESIDE = 2


def head(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
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


def own_line(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
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


_I_WRITE = re.compile(
    r"\b(?:(?:I|we)(?: am| are|['’]m|['’]re)? (?:now )?writ(?:e|ing)|written|penned|dictated)\b[^.;:!?\n]{0,40}\Z",
    re.IGNORECASE,
)


def written(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
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


def at_the_end(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """a date in brackets at its end says so"""
    end = len(document.text.rstrip())
    for m in _exact(times)[-2:]:
        if document.text[max(0, m.start - 1) : m.start] in ("(", "[") and m.end >= end - 2 and m.year:
            return m
    return None


def of_the_news(document: Document, times: tuple[TimeMention, ...]) -> date | None:
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
            return calendar_day(m.year, m.month or 1, m.day or 1)
    return None


def weekday_of_dateline(document: Document, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """The weekday behind the place that a text begins with: "HOUSTON, Friday – "."""
    for start, end in document.paragraphs[:3]:
        for m in times:
            if m.start < start or m.end > end or m.start - start > 40 or m.weekday is None or m.day:
                continue
            dash = re.match(r"[ ]?[–—-]{1,2}[ ]", document.text[m.end : m.end + 4])
            if dash and _PLACE_BEFORE.fullmatch(document.text, start, m.start):
                return m
    for start, end in document.paragraphs[:4]:
        # "By our staff, Thursday": a line that tells nothing and ends with it.
        line = document.text[start:end]
        at = next((m for m in times if m.start >= start and m.end == end and m.weekday is not None), None)
        if at is None or at.day or at.has_clock or len(line) > _LONGEST_BYLINE or _TELLS.search(line):
            continue
        if _BYLINE.search(document.text, start, at.start) and at.about in ("other", "update", "said"):
            return at
    for m in times:
        if m.weekday is None or m.day or m.has_clock:
            continue
        # "Posted on Friday"; "good morning, it is Tuesday".
        before = document.text[max(0, m.start - 40) : m.start]
        if _POSTED.search(before) and not _AHEAD.match(document.text, m.end):
            return m
    return None


_LONGEST_BYLINE = 90
_BYLINE = re.compile(
    r"\b(?:by|from|staff|correspondent|reporter|editor|newsletter|bulletin|digest|edition|no\.|issue)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:\b(?:posted|published|updated|written|filed|sent out|typed|as of|put online)(?: (?:on|this|late|early))*"
    r"|\b(?:good (?:morning|afternoon|evening|day)|happy|greetings)[,!:]?(?: (?:and )?(?:it(?:'s| is)|on|on this))?"
    r"|(?:\A|[.!?*]\s{1,2})(?:it(?:'s| is)|today is))[ ,]{1,2}\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"(?:'s)? (?:at|launch|flight|morning's|night's)\b", re.IGNORECASE)


_PLACE_BEFORE = re.compile(r"[A-Z][\w'.-]+(?:,? [A-Z][\w'.-]+){0,3},? ?\(?")


def _exact(times: tuple[TimeMention, ...]) -> list[TimeMention]:
    return [m for m in times if m.month and m.day and m.kind != "duration"]
