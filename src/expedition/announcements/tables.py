"""Lists of launches as tables: the clock that a column's head names, and the column that says when each one starts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from expedition.announcements.events import cues
from expedition.announcements.zones import zone_after, zone_of

if TYPE_CHECKING:
    from expedition.announcements.document import Document
    from expedition.announcements.times import TimeMention

COLUMN = ("column",)
"""The words that say what a time is about, where the head of its column does."""
ROW = ("row",)
"""The same, where the first cell of its row does."""
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
    labels = _labels(document)
    about: dict[int, str] = {}
    for start, end in document.paragraphs:
        line = document.text[start:end]
        if not line.startswith("|") or len(line) > _LONGEST:
            heads = []
            continue
        if not heads:
            heads = [""] if start in labels else line.strip("| \n").split("|")
            if start not in labels:
                continue
        if _RULE.fullmatch(line):
            continue
        page = next((zone for head in heads if (zone := _zone(head)) is not None), None)
        low = bisect_left(mentions, start, key=lambda one: one.start)
        for one in mentions[low : bisect_left(mentions, end, key=lambda one: one.start)]:
            column = document.text.count("|", start, one.start) - 1
            head = heads[column] if 0 <= column < len(heads) else ""
            starts = _START.match(head) is not None and start not in labels and not _beside(line)
            told[one.start] = (_zone(head) or page, starts)
            if start in labels and column > 0:
                about[one.start] = labels[start]
    out = []
    for one in mentions:
        zone, starts = told.get(one.start, (None, False))
        if zone is not None and one.has_clock and one.zone is None:
            one = replace(one, zone=zone)
        if one.start in about and one.kind != "duration":
            one = replace(one, about=about[one.start], cues=ROW, old=False)
        out.append(
            replace(one, about="liftoff", cues=COLUMN, old=False)
            if starts and one.kind != "duration"
            else one
        )
    return tuple(out)


def _beside(row: str) -> bool:
    """Whether what a row is of is something that goes with a flight: its briefing, its coverage."""
    kinds = [
        cue.kind for cell in row.split("|") for cue in cues(cell, 0, len(cell)) if not _led(cell, cue.start)
    ]
    return bool(kinds) and kinds[0] == "other"


def _led(cell: str, at: int) -> bool:
    return re.search(r"\w", cell[:at]) is not None


def _labels(document: Document) -> dict[int, str]:
    """What each row of a table happens to be about, by its first cell, where one of them is a lift-off."""
    out: dict[int, str] = {}
    rows: list[tuple[int, str]] = []
    for start, end in [*document.paragraphs, (0, 0)]:
        line = document.text[start:end]
        if line.startswith("|") and len(line) <= _LONGEST:
            rows.append((start, line.split("|")[1]))
            continue
        headed = len(rows) > 1 and _RULE.fullmatch(rows[1][1]) is not None
        kinds = {at: _event(cell) for at, cell in rows[headed:]}
        if "liftoff" in kinds.values():
            out |= {at: kind or "other" for at, kind in kinds.items()}
        rows = []
    return out


def _event(cell: str) -> str | None:
    # "Capture", "Arrival", "Return": as a label they need no plainer word.
    found = [cue for cue in cues(cell, 0, len(cell)) if not cue.weak or cue.kind != "liftoff"]
    return found[0].kind if len(cell) <= _LONGEST_LABEL and found else None


_LONGEST_LABEL = 60


def _zone(head: str) -> str | None:
    for at in re.finditer(r"[(\[,/]", head):
        if named := zone_after(head, at.start() if at[0] == "(" else at.end()):
            return named[0]
    hit = _CLOCK.search(head)
    if hit is None:
        return None
    return "Europe/Moscow" if hit["zone"].lower() == "мск" else zone_of(hit["zone"])
