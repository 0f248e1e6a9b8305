"""A dispersion analysis for the terminal."""

from __future__ import annotations

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.whatif.summary import Summary
from expedition.whatif.words import Line, Rows, basis, heading, told


def dispersions_report(said: Summary) -> Group:
    """What becomes of the flight, how its figures scatter, what fails, and where the scatter comes from."""
    text = Text(heading(said), style="bold")
    text.append(f"\n{basis(said)}", style="not bold")
    parts = (_line(part) if isinstance(part, Line) else _table(part) for part in told(said))
    return Group(text, *(Padding(part, (1, 0, 0, 0)) for part in parts))


def _line(part: Line) -> Text:
    return Text(part.text, style="yellow" if part.bad else "")


def _table(part: Rows) -> Table:
    table = Table(title=part.title, title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    for name in part.heads:
        word = name == "" or name in part.words
        # Only what a column is held against may be broken into lines.
        table.add_column(name, justify="left" if word else "right", no_wrap=name not in part.words)
    headed = False
    for row in part.rows:
        headed = headed or row.heads
        first = f"{'  ' if headed and not row.heads else ''}{row.cells[0]}"
        style = "bold" if row.heads else "yellow" if row.bad else ""
        table.add_row(first, *row.cells[1:], style=style)
    return table
