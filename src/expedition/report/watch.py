"""Where and when to look, for the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.audience.watch_words import PASS_HEADS, SIGHT_HEADS, PassRow, PlaceWords, SightRow, WatchWords

_WIND = re.compile(r"\b(?:north|south|east|west)(?:-(?:north|south|east|west))*\b")


def watch_report(said: WatchWords, *, wide: bool = True) -> RenderableType:
    """What cannot be told, then each place: launch, passes, return.

    wide: winds in words in the tables too (130 letters and more), or else by their letters, as NNW.
    """
    parts: list[RenderableType] = [Text(said.title, style="bold"), Text(said.note, style="dim")]
    for place in said.places:
        parts.append(Padding(_place(place, wide), (1, 0, 0, 0)))
    return Group(*parts)


def _place(place: PlaceWords, wide: bool) -> Group:
    parts: list[RenderableType] = [Text(place.heading, style="bold")]
    for title, text, table in (
        ("Launch", place.launch, _sights(place.launch_rows, wide)),
        ("Passes", place.passes, _passes(place.pass_rows, wide)),
        ("Return", place.landing, _sights(place.landing_rows, wide)),
    ):
        if text:
            said = Text(f"{title}. ", style="bold").append(text, style="not bold")
            parts.append(Padding(Group(said, *table), (1, 0, 0, 0)))
    return Group(*parts)


def _sights(rows: Sequence[SightRow], wide: bool) -> list[Table]:
    if not rows:
        return []
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in SIGHT_HEADS:
        right = head in ("Height", "Distance")
        table.add_column(head, justify="right" if right else "left", no_wrap=head not in ("What", "Light"))
    for one in rows:
        cells = (one.elapsed, one.clock, one.what, one.towards, one.height, one.distance, one.light)
        table.add_row(*(_fitted(cell, wide) for cell in cells))
    return [table]


def _passes(rows: Sequence[PassRow], wide: bool) -> list[Table]:
    if not rows:
        return []
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in PASS_HEADS:
        right, kept = head == "Magnitude", head not in ("To be seen", "Highest") or wide
        table.add_column(
            head if wide or not right else "Mag",
            justify="right" if right else "left",
            no_wrap=kept and head != "To be seen",
        )
    for one in rows:
        cells = (one.day, one.what, one.rises, one.highest, one.sets, one.seen, one.magnitude)
        table.add_row(*(_fitted(cell, wide) for cell in cells), style="" if one.magnitude else "dim")
    return [table]


def _fitted(cell: str, wide: bool) -> str:
    """A cell as it is, or with winds by their letters."""
    return cell if wide else _WIND.sub(lambda m: "".join(part[0].upper() for part in m[0].split("-")), cell)
