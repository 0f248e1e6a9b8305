"""What was done on flights and by whom, as far as firsts are asked of it: spacewalks, commands, dockings, landings."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from expedition.catalog.history import PastFlight, named

_FILE = Path(__file__).with_name("past") / "deeds.csv"


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed; of each sort the table keeps whatever was the first of its nation, sex, ship or station."""

    sort: str
    """spacewalk, moonwalk, iss-command, quick-docking, …; "flight" marks a flight, "group" the people of it."""
    day: date
    """The UTC day; of a mark or a group that of lift-off."""
    past: PastFlight
    """The flight that it was done on, or that took up whoever did it."""
    people: tuple[str, ...]
    tags: frozenset[str]
    """What sets it apart: night, all-female, private, …"""
    hours: float | None
    """From lift-off to docking."""
    source: str


@cache
def deeds() -> tuple[Deed, ...]:
    """Every deed that is kept, in the order in which those of a sort were done."""
    found = []
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            past = named(row["flight"])
            if past is None:
                raise ValueError(f"{_FILE.name} names {row['flight']!r}, which the record has not")
            found.append(
                Deed(
                    row["deed"],
                    date.fromisoformat(row["day"]),
                    past,
                    tuple(row["people"].split("; ")) if row["people"] else (),
                    frozenset(row["tags"].split("; ")) if row["tags"] else frozenset(),
                    float(row["hours"]) if row["hours"] else None,
                    row["source"],
                )
            )
    return tuple(found)


@cache
def of_sort(sort: str) -> tuple[Deed, ...]:
    """The deeds of one sort, in the order in which they were done."""
    return tuple(sorted((one for one in deeds() if one.sort == sort), key=lambda one: one.day))


@cache
def tagged(sort: str, tag: str) -> frozenset[str]:
    """The people, or where there are none the flights, whose deeds of a sort have a tag."""
    rows = [one for one in of_sort(sort) if tag in one.tags]
    return frozenset(name for one in rows for name in (one.people or (one.past.flight,)))
