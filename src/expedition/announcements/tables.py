"""Lists of launches as tables: the clock that a column's head names, and the column that says when each one starts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from expedition.announcements.zones import zone_of

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.times import TimeMention

COLUMN = ("column",)
"""The words that say what a time is about, where the head of its column does."""
_START = re.compile(
    r"\W*(?:date|day|when|time|launch|lift-?off|start|t-?0|дата|время|старт|пуск)\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[(\[,/ ](?P<zone>UTC|GMT|[ECMP][SD]?T|MSK|BJT|JST|CES?T|Moscow|Beijing|Eastern|Central|local|мск)\b",
    re.IGNORECASE,
)
_LONGEST = 1000
"""Characters of a row that a person wrote."""
_RULE = re.compile(r"[|:\- ]+")


def with_tables(document: Document, mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """Times with what the heads of their columns say: the zone of a clock, and that a row starts then."""
    heads: list[str] = []
    told: dict[int, tuple[str | None, bool]] = {}
    for start, end in document.paragraphs:
        line = document.text[start:end]
        if not line.startswith("|") or len(line) > _LONGEST:
            heads = []
            continue
        if not heads:
            heads = line.strip("| \n").split("|")
            continue
        if _RULE.fullmatch(line):
            continue
        page = next((zone for head in heads if (zone := _zone(head)) is not None), None)
        low = bisect_left(mentions, start, key=lambda one: one.start)
        for one in mentions[low : bisect_left(mentions, end, key=lambda one: one.start)]:
            column = document.text.count("|", start, one.start) - 1
            head = heads[column] if 0 <= column < len(heads) else ""
            told[one.start] = (_zone(head) or page, _START.match(head) is not None)
    out = []
    for one in mentions:
        zone, starts = told.get(one.start, (None, False))
        if zone is not None and one.has_clock and one.zone is None:
            one = replace(one, zone=zone)
        out.append(
            replace(one, about="liftoff", cues=COLUMN, old=False)
            if starts and one.kind != "duration"
            else one
        )
    return tuple(out)


def _zone(head: str) -> str | None:
    hit = _CLOCK.search(head)
    if hit is None:
        return None
    return "Europe/Moscow" if hit["zone"].lower() == "мск" else zone_of(hit["zone"])
