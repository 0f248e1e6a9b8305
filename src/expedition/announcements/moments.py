"""A time of a text as far as it is known when it is: the mention, its day and its instant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from expedition.announcements.resolve import Resolved
from expedition.announcements.timeline import Timeline
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
    times: Iterable[TimeMention],
    line: Timeline,
    own: TimeMention | None = None,
    published: date | None = None,
) -> tuple[Moment, ...]:
    """The days and clocks of a text with what its timeline makes of them, but for the date of the text itself."""
    found = []
    for one in times:
        if one.kind == "duration" or one not in line.of or one is own or one.about == "update":
            continue
        known = line.of[one]
        if (years := _years_off(one, known, published)) and known.day is not None:
            day = known.day.replace(year=known.day.year + years)
            utc = known.utc.replace(year=known.utc.year + years) if known.utc is not None else None
            known = replace(known, day=day, utc=utc, earliest=day, latest=day)
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


def _years_off(said: TimeMention, known: Resolved, published: date | None) -> int:
    """How many years a day was carried off by a weekday that is wrong, away from the day of the text."""
    if (
        said.weekday is None
        or said.year
        or not said.month
        or said.day is None
        or known.day is None
        or published is None
    ):
        return 0
    years = round((published - known.day).days / 365.25)
    leap = (known.day.month, known.day.day) == (2, 29)
    return years if abs((published - known.day).days) > _FAR_DAYS and not leap else 0


_FAR_DAYS = 250
