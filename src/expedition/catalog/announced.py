"""Announced dates of what is still to be built: who said what when, and how far each date has moved since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from expedition.catalog.facts import read_toml

_FILE = Path(__file__).with_name("announced.toml")


@dataclass(frozen=True, slots=True)
class AnnouncedDate:
    """A day, month or year that somebody gave for something to happen."""

    project: str
    title: str
    what: str
    said_on: date
    said_by: str
    earliest: date
    latest: date
    """The last day that was meant: of the month or the year, where no more was said."""
    source: str
    confidence: str
    """confirmed, single (one source), or recalled."""

    @property
    def said(self) -> str:
        """The date as exactly as it was given."""
        first, last = self.earliest, self.latest
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}" if first != last else first.isoformat()
        return f"{first.isoformat()} to {last.isoformat()}"


@cache
def announced_dates() -> tuple[AnnouncedDate, ...]:
    """Every announced date, by project, event and the day it was said."""
    rows = [AnnouncedDate(**row) for row in read_toml(_FILE)["dates"]]
    return tuple(sorted(rows, key=lambda one: (one.project, one.what, one.said_on)))


def history_of(project: str, what: str | None = None) -> tuple[AnnouncedDate, ...]:
    """The dates announced for a project, or for one event of it, in the order in which they were said."""
    rows = [one for one in announced_dates() if one.project == project and what in (None, one.what)]
    return tuple(sorted(rows, key=lambda one: one.said_on))


def of_station(station: str, what: str = "first module launched") -> tuple[AnnouncedDate, ...]:
    """The dates announced for an event of the project that a station of the catalogue belongs to; none for others."""
    projects = {one.project for one in announced_dates()}
    mine = next((one for one in projects if station == one or station.startswith(f"{one}-")), None)
    return history_of(mine, what) if mine else ()


def slip_years(rows: Sequence[AnnouncedDate]) -> tuple[float, float]:
    """How many years the latest date lies behind the first one announced, and over how many years that was said."""
    first, last = rows[0], rows[-1]
    return (last.latest - first.latest).days / 365.25, (last.said_on - first.said_on).days / 365.25


def told(rows: Sequence[AnnouncedDate]) -> str:
    """The slip history in one sentence."""
    parts = [f"{one.said} (said {one.said_on:%B %Y})" for one in rows]
    return f"{rows[0].title}, {rows[0].what}: {', then '.join(parts)}"
