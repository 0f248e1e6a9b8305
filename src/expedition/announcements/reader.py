"""Reads an announcement: the flights it speaks of and the claims it makes, each judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from expedition.announcements.claims import claims
from expedition.announcements.day_by_flights import (
    after_its_past,
    beside_named,
    beside_ship,
    latest_known,
)
from expedition.announcements.document import Document, document
from expedition.announcements.drafts import Draft
from expedition.announcements.entries import with_entries
from expedition.announcements.flights import FlightNews, flights
from expedition.announcements.landing_clocks import landing_clock
from expedition.announcements.moments import moments
from expedition.announcements.names import NameMention, names
from expedition.announcements.people import PersonMention, people
from expedition.announcements.published import Published, beside_place, published
from expedition.announcements.request import request
from expedition.announcements.scene import Claim, Scene
from expedition.announcements.story import Story, found_flights, story, zone_of
from expedition.announcements.tables import with_tables
from expedition.announcements.timeline import timeline
from expedition.announcements.times import TimeMention, times
from expedition.announcements.weighed_day import weighed


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: the day it is from, its flights, its claims."""

    document: Document
    published: date | None
    flights: tuple[FlightNews, ...]
    claims: tuple[Claim, ...]

    def to_dict(self, folders: tuple[Path, ...] | None = None) -> dict[str, Any]:
        """As `--json` prints it; flights that can be planned from the catalogue's folders have their `request`."""
        flights = [
            {
                **one.to_dict(),
                "request": request(one, *([folders] if folders else [])) if one.role == "subject" else None,
            }
            for one in self.flights
        ]
        return {
            "published": self.published.isoformat() if self.published else None,
            "flights": flights,
            "claims": [self._claim(one) for one in self.claims],
        }

    def _claim(self, one: Claim) -> dict[str, Any]:
        start, end = self.document.raw_span(one.start, one.end)
        return {
            "quote": self.document.raw[start:end],
            "start": start,
            "end": end,
            "reading": one.reading,
            "kind": one.kind,
            "verdict": one.verdict,
            "evidence": one.evidence,
            "about": one.about,
        }


def read(text: str | bytes, kind: str | None = None) -> Reading:
    """Read a text: plain, HTML or Markdown.

    Raises:
        InputError: there is nothing to read, or too much, or it is no text.
    """
    seen = document(text, kind)
    said = names(seen)
    who = people(seen, said)
    found = with_tables(seen, with_entries(seen, times(seen)))
    when = beside_place(seen, found, published(seen, found, latest_known(said, who)))
    when = beside_named(when, said)
    # Whether the text itself tells its day with the year, not only beside flights that it names.
    dated = when.day is not None and (when.mention is None or when.mention.year is not None)
    told = _story(seen, said, who, found, when, None, dated=dated)
    flown = found_flights(told)
    unknown = all(draft.past is None for draft in flown.drafts)
    if unknown and when.day is not None and when.mention is not None and when.mention.year is None:
        # A year that only weekdays told, in which nothing flew: another may be meant.
        open_year = replace(when, day=None, earliest=None, latest=None)
        other = _story(seen, said, who, found, replace(open_year, mention=None), None, dated=False)
        known = found_flights(other)
        if any(draft.past is not None for draft in known.drafts):
            when, told, flown = open_year, other, known
    if not flown.drafts and (ship_day := beside_ship(when, said)) is not None:
        when, told = ship_day, _story(seen, said, who, found, ship_day, None, dated=dated)
        flown = found_flights(told)
    first = when
    when = first = after_its_past(when, flown.drafts, flown.main)
    for _ in range(_ROUNDS if flown.drafts else 0):
        before = flown.main.name if flown.main is not None else None
        when = weighed(first, told, flown)
        told = _story(seen, said, who, found, when, flown.main, dated=dated)
        flown = found_flights(told)
        if flown.main is None or flown.main.name == before:
            break
    news = flights(told, flown)
    scene = Scene(told, tuple(flown.drafts), flown.main, news, found, flown.anchors)
    return Reading(seen, when.best, news, claims(scene))


_ROUNDS = 2
"""A second time, where the day of the text shows that it is mainly about another flight."""


def _story(
    seen: Document,
    said: tuple[NameMention, ...],
    who: tuple[PersonMention, ...],
    found: tuple[TimeMention, ...],
    when: Published,
    main: Draft | None,
    *,
    dated: bool,
) -> Story:
    zone = zone_of(main, said)
    anchor = None if main is None else main.past.liftoff_date if main.past is not None else _dated(main)
    today = when.best
    # What has just happened is told on the day itself: from there "Saturday" is counted.
    near = when if when.day is not None or today is None else replace(when, earliest=today, latest=today)

    def there(one: TimeMention) -> str | None:
        return landing_clock(seen, one, main)

    line = timeline(seen, found, near, zone=zone, anchor=anchor, zone_there=there)
    headed = when.mention is not None
    return story(
        seen, said, who, moments(found, line, when.mention, today), today, dated=dated, headed=headed
    )


def _dated(main: Draft) -> date | None:
    """A day of the flight that the text gives with its year."""
    return next((moment.day for _, moment, _, _ in main.moments if moment.said.year and moment.has_day), None)
