"""Pages that are written while it happens: one clock for all their times, and a clock that opens each entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from expedition.announcements.events import cues
from expedition.announcements.zones import zone_after, zone_of

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.times import TimeMention

_ALL_TIMES = re.compile(
    r"\b(?:all|our|the)? ?(?:times|hours|clocks)(?: (?:here|below|given|shown|on this page|are|in|"
    r"as))*(?: is)?[ :]+(?:the |in )?"
    r"(?P<zone>[A-Za-z.]+(?: (?:European|Mean|Standard|Daylight|Summer))?(?: Time)?)(?: (?:time|local))?\b"
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
    zone = _zone(document)
    openings = _openings(document, mentions)
    out = []
    for one in mentions:
        if zone is not None and one.has_clock and one.zone is None:
            one = replace(one, zone=zone)
        if one.start in openings:
            about = _told(document, one)
            one = replace(one, about=about or "entry", tense="past" if about else None, old=False)
        out.append(one)
    return tuple(out)


def _zone(document: Document) -> str | None:
    """The clock that a page says all its times are in."""
    hit = _ALL_TIMES.search(document.text)
    if hit is None:
        return None
    if hit["russian"]:
        return "Europe/Moscow"
    named = zone_after(document.text, hit.start("zone") - 1)
    return named[0] if named else zone_of(hit["zone"])


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
