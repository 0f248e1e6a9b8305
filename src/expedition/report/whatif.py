"""What-ifs for the terminal."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.whatif import words
from expedition.whatif.missed import Missed
from expedition.whatif.slip import Slip

_STYLES = {"": "", "chosen": "bold", "breaks": "red", "not": "dim"}


def slip_report(found: Slip) -> Table:
    """A flight that slips for the terminal: a row a lift-off, with what differs from the flight's own day."""
    return _table(words.slip_table(found))


def missed_report(found: Missed) -> Group:
    """Missed burns for the terminal: for each, the orbit that is left and a table of the ways on."""
    out: list[Text | Table] = []
    for one in words.missed_tables(found):
        out += [Text(one.title, style="bold"), Text(f"  {one.said}", style="red" if one.warns else "")]
        out.append(_table(one))
        if one.note:
            out.append(Text(f"  {one.note}"))
    return Group(*out)


def _table(said: words.Table) -> Table:
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in said.heads[:-1]:
        table.add_column(head.name, justify="right" if head.number else "left", no_wrap=True)
    table.add_column(said.heads[-1].name)
    for line in said.lines:
        table.add_row(*line.cells, style=_STYLES[line.tone])
    return table
