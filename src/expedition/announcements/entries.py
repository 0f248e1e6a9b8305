"""Pages that are written while it happens: one clock for all their times, and a clock that opens each entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from expedition.announcements.events import cues
from expedition.announcements.tables import ROW
from expedition.announcements.zones import of_place, zone_after, zone_of

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.times import TimeMention

_ALL_TIMES = re.compile(
    r"\b(?:all|our|the)? ?(?:times|hours|clocks)(?: (?:here|below|given|shown|on this page|are|in|"
    r"as))*(?: is)?[ :]+(?:the |in )?"
    r"(?P<zone>[A-Za-z.]+(?: (?:European|Mean|Standard|Daylight|Summer))?(?: Time)?)(?: (?:time|local))?\b"
    r"|\A[^\n]{0,120}\n?[^\n(]{0,120}\((?:[^()\n]{0,60}[,;] ?)?(?P<head>[A-Z]\w{1,20}(?: [A-Z]\w{1,20})?) time\)"
    r"|(?:врем[яе]|часы)(?: везде| указан\w+| –| -)* ?(?P<russian>московск\w+|мск)",
    re.IGNORECASE,
)
# A page with fewer is none that is written while it happens.
_ENTRIES = 3
_OWN = ("liftoff", "docking", "undocking", "landing")
_JUST_NOW = re.compile(
    r"\b(?:will|would|due|scheduled|planned|expected|set to|to come|later|minutes? (?:to|from))\b"
)


def with_entries(document: Document, mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """Times with the page's own clock, where it names one, and entries with what they tell as happening."""
    zone = _zone(document) or _of_the_house(document, mentions)
    openings = _openings(document, mentions)
    out = []
    for one in mentions:
        if zone is not None and one.has_clock and one.zone is None:
            one = replace(one, zone=zone)
        if one.start in openings:
            about = _told(document, one)
            one = replace(one, about=about or "entry", tense="past" if about else None, old=False)
        out.append(one)
    return _with_programme(document, out)


_PROGRAMME = re.compile(
    r"\b(?:tv|tube|television|telly|channels?|networks?|listings?|on (?:the )?air|on (?:the )?(?:small )?screen|box"
    r"|телепрограмм\w*|телевизор\w*|каналы?)\b",
    re.IGNORECASE,
)
# What may stand before the hour of a programme, its day; and how far behind it the hour of what it shows stands.
_LED, _SHOWN = 16, 12


def _with_programme(document: Document, mentions: list[TimeMention]) -> tuple[TimeMention, ...]:
    """Times of a television page: the hour that opens an entry is that of the broadcast, where another one follows.

    "5:00 pm: Apollo's splash near Hawaii, 5:18": an hour without its half of the day is in that of the broadcast.
    """
    head = document.paragraphs[:_FIRST_LINES]
    if not any(_PROGRAMME.search(document.text, *span) for span in head):
        return tuple(mentions)
    out = list(mentions)
    opened, opening, day = -1, -1, None
    for at, one in enumerate(mentions):
        start, _ = document.paragraph_at(one.start)
        if one.has_day:
            day = one
        if one.hour is None:
            continue
        if one.start - start <= _LED and start != opening:
            opened, opening = at, start
        elif start == opening and one.start - mentions[opened].end >= _SHOWN:
            shown = mentions[opened]
            out[opened] = replace(shown, about="broadcast", cues=ROW)
            late = shown.hour is not None and shown.hour >= _NOON > one.hour and one.half is None
            out[at] = one = replace(one, hour=one.hour + _NOON) if late else one
            if day is not None and day.day and not one.has_day and one.zone == shown.zone:
                out[at] = replace(one, month=day.month, day=day.day, weekday=day.weekday)
    return tuple(out)


_NOON = 12


def _zone(document: Document) -> str | None:
    """The clock that a page says all its times are in."""
    hit = _ALL_TIMES.search(document.text)
    if hit is None:
        return None
    if hit["russian"]:
        return "Europe/Moscow"
    if hit["head"]:
        return zone_of(hit["head"])
    named = zone_after(document.text, hit.start("zone") - 1)
    return named[0] if named else zone_of(hit["zone"])


# "Abu Dhabi, Thursday 26 September —", "NAIROBI (May 3) -".
_WHERE = re.compile(r"(?P<place>[A-Z][\w'-]{2,15}(?: [A-Z][\w'-]{2,15})?)(?:,| \(|[ ]?[–—-]{1,2}[ ])")
_FIRST_LINES = 3


def _of_the_house(document: Document, mentions: Sequence[TimeMention]) -> str | None:
    """The clock of the town that a text is written in, where that is the only one that it names."""
    named = {one.zone for one in mentions if one.zone is not None and one.has_clock}
    if len(named) != 1:
        return None
    for start, end in document.paragraphs[:_FIRST_LINES]:
        if hit := _WHERE.match(document.text, start, end):
            there = of_place(hit["place"])
            if there in named:
                return there
    return None


def _openings(document: Document, mentions: Sequence[TimeMention]) -> frozenset[int]:
    """Where the clocks stand that open an entry."""
    heads = {start for start, _ in document.paragraphs}
    opening = [one.start for one in mentions if one.has_clock and one.start in heads]
    return frozenset(opening if len(opening) >= _ENTRIES else ())


def _told(document: Document, one: TimeMention) -> str | None:
    """What an entry tells as happening there and then, with its first words."""
    _, end = document.paragraph_at(one.start)
    _, last = document.sentence_at(one.start)
    if not re.search(r"\w", document.text[one.end : last]):
        _, last = document.sentence_at(min(end - 1, last + 2))
    found = [
        cue
        for cue in cues(document.text, one.end, last)
        if cue.kind in (*_OWN, "slip", "cancel") and not cue.weak
    ]
    if not found or found[0].kind not in _OWN or found[0].tense == "future":
        return None
    return None if _JUST_NOW.search(document.text, one.end, found[0].end + 12) else found[0].kind
