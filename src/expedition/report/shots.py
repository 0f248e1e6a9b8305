"""What a film crew has, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.audience.shot_list import Shots
from expedition.audience.shots_words import heading, said_before, tables
from expedition.plans.plan import Plan

_STYLES = {"": "", "chosen": "bold", "breaks": "red", "not": "dim"}


def shots_report(plan: Plan, found: Shots, zones: Sequence[str]) -> RenderableType:
    """What cannot be told, then docking light, live pictures, light and the days at the port."""
    parts: list[RenderableType] = [
        Text(heading(plan, found), style="bold"),
        Text(said_before(found), style="dim"),
    ]
    for one in tables(found, zones):
        table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
        for head in one.heads[:-1]:
            table.add_column(head.name)
        table.add_column(one.heads[-1].name)
        for line in one.lines:
            table.add_row(*(Text(cell) for cell in line.cells), style=_STYLES[line.tone])
        parts += [Padding(Text(one.title, style="bold"), (1, 0, 0, 0)), table]
        if one.note:
            parts.append(Text(one.note, style="dim"))
    return Group(*parts)
