"""Where and when to look, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.audience.watch_words import PASS_HEADS, SIGHT_HEADS, PassRow, PlaceWords, SightRow, WatchWords


def watch_report(said: WatchWords) -> RenderableType:
    """What cannot be told, then each place: launch, passes, return."""
    parts: list[RenderableType] = [Text(said.title, style="bold"), Text(said.note, style="dim")]
    for place in said.places:
        parts.append(Padding(_place(place), (1, 0, 0, 0)))
    return Group(*parts)


def _place(place: PlaceWords) -> Group:
    parts: list[RenderableType] = [Text(place.heading, style="bold")]
    for title, text, table in (
        ("Launch", place.launch, _sights(place.launch_rows)),
        ("Passes", place.passes, _passes(place.pass_rows)),
        ("Return", place.landing, _sights(place.landing_rows)),
    ):
        if text:
            said = Text(f"{title}. ", style="bold").append(text, style="not bold")
            parts.append(Padding(Group(said, *table), (1, 0, 0, 0)))
    return Group(*parts)


def _sights(rows: Sequence[SightRow]) -> list[Table]:
    if not rows:
        return []
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in SIGHT_HEADS:
        right = head in ("Height", "Distance")
        table.add_column(head, justify="right" if right else "left", no_wrap=head != "Light")
    for one in rows:
        table.add_row(one.elapsed, one.clock, one.what, one.towards, one.height, one.distance, one.light)
    return [table]


def _passes(rows: Sequence[PassRow]) -> list[Table]:
    if not rows:
        return []
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in PASS_HEADS:
        table.add_column(
            head,
            justify="right" if head == "Magnitude" else "left",
            no_wrap=head in ("Day", "What", "Magnitude"),
        )
    for one in rows:
        dim = "" if one.magnitude else "dim"
        table.add_row(one.day, one.what, one.rises, one.highest, one.sets, one.seen, one.magnitude, style=dim)
    return [table]
