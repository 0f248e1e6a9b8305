"""Sections of a plan that are read as a table with a note before it; whoever shows a plan shows them alike."""

from __future__ import annotations

from expedition.plans.fields import Record


class Section(Record):
    """A table of a plan's words."""

    title: str
    """What stands over it."""
    note: str
    """What it rests on and what it cannot tell; it stands before the table, and may be empty."""
    heads: tuple[str, ...]
    """What stands over its columns."""
    rows: tuple[tuple[str, ...], ...]
    """Its cells, as many in each row as there are heads."""
