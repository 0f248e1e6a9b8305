"""A dispersion analysis for the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.whatif.scatter_words import level_table, scatter_sentences, scatter_tables
from expedition.whatif.summary import Summary
from expedition.whatif.words import Table as Said

_STYLES = {"": "", "chosen": "bold", "breaks": "yellow", "not": "dim"}


def dispersions_report(said: Summary) -> Group:
    """What becomes of the flight, how its figures scatter, what fails, and where the scatter comes from."""
    text = Text(said.title, style="bold")
    for sentence in scatter_sentences(said):
        text.append(f"\n{sentence}", style="not bold")
    parts: list[RenderableType] = [_table(one) for one in scatter_tables(said)]
    if said.levels:
        # The figures that are off are named; all of them are in the JSON.
        levels = level_table(said)
        off = [line.cells[0] for line in levels.lines if line.tone]
        words = f"{levels.title}: {levels.taken}"
        words += f". Off: {', '.join(off)}; {levels.note}" if off else ""
        parts.append(Text(words, style="yellow" if off else "dim"))
    return Group(text, *(Padding(part, (1, 0, 0, 0)) for part in parts))


def _table(said: Said) -> Table:
    table = Table(title=said.title, title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    last = len(said.heads) if said.heads[-1].name else len(said.heads) - 1
    for head in said.heads[:last]:
        table.add_column(head.name, justify="right" if head.number else "left", no_wrap=True)
    for line in said.lines:
        table.add_row(*line.cells[:last], style=_STYLES[line.tone])
    return table
