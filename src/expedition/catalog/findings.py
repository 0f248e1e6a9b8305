"""Findings: what is to be said of an entry, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from expedition.catalog.catalogue import Catalogue
from expedition.catalog.entry import Entry
from expedition.errors import InputError

Grade = Literal["missing", "wrong", "doubtful"]


@dataclass(frozen=True)
class Finding:
    """Something about an entry: what is missing, wrong, or hardly possible."""

    entry: str
    grade: Grade
    field: str
    words: str

    def to_dict(self) -> dict[str, str]:
        """As plain data."""
        return {"entry": self.entry, "grade": self.grade, "field": self.field, "words": self.words}


def within(
    entry: Entry, field: str, value: float, low: float, high: float, unit: str, why: str
) -> Iterator[Finding]:
    if not low <= value <= high:
        limit = f"less than {low:g}" if value < low else f"more than {high:g}"
        yield Finding(entry.name, "doubtful", field, f"{value:.4g}{unit} is {limit}{unit}: {why}")


def named(entry: Entry, catalogue: Catalogue, kind: str, field: str, name: str | None) -> Iterator[Finding]:
    if name is None:
        return
    try:
        catalogue.find(kind, name)
    except InputError as error:
        yield Finding(entry.name, "wrong", field, str(error).partition(": ")[2] or str(error))
