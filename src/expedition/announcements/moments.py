"""A time of a text as far as it is known when it is: the mention, its day and its instant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from expedition.announcements.resolve import Timeline
from expedition.announcements.times import TimeMention


@dataclass(frozen=True, slots=True)
class Moment:
    """A time where the text says it, with what could be concluded of it."""

    start: int
    end: int
    said: TimeMention
    day: date | None
    utc: datetime | None
    first: date | None
    last: date | None
    """The last day that coarser words can mean."""
    day_from: TimeMention | None = None
    """The date that an hour alone takes its day from."""

    @property
    def has_day(self) -> bool:
        """Whether the words themselves say which day."""
        return self.said.has_day

    @property
    def has_clock(self) -> bool:
        """Whether the words say an hour."""
        return self.said.has_clock

    @property
    def vague(self) -> bool:
        """Whether no single day is meant."""
        return not self.said.has_day and not self.said.has_clock

    @property
    def width_days(self) -> int:
        """Over how many days coarser words reach; 0 where a day is known or nothing is."""
        return (self.last - self.first).days if self.first and self.last else 0

    def covers(self, day: date) -> bool:
        """Whether the words can mean a day."""
        return bool(self.first and self.last and self.first <= day <= self.last)


def moments(
    times: Iterable[TimeMention], line: Timeline, own: TimeMention | None = None
) -> tuple[Moment, ...]:
    """The days and clocks of a text with what its timeline makes of them, but for the date of the text itself."""
    found = []
    for one in times:
        if one.kind == "duration" or one not in line.of or one is own or one.about == "update":
            continue
        known = line.of[one]
        found.append(
            Moment(
                one.start,
                one.end,
                one,
                known.day,
                known.utc,
                known.earliest,
                known.latest,
                line.day_from.get(one),
            )
        )
    return tuple(found)
