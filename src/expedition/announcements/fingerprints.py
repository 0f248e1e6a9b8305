"""A flight that a text does not date: found by its ship, the weekdays of what happened, the people and whether any."""

from __future__ import annotations

from datetime import date, timedelta

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.happening import happening
from expedition.catalog import history
from expedition.catalog.history import PastFlight

# So many things must agree that no other flight of the ship has.
_ENOUGH = 2


_NEAR = timedelta(days=60)


def recognised(
    text: str, sentences: tuple[Sentence, ...], draft: Draft, published: date | None
) -> PastFlight | None:
    """The one flight of a ship that a text's weekdays and people fit, where no other does; None without two of them."""
    rows = [one for one in history.flights() if same_ship(draft.ship, one.vehicle) and one.kind != "test"]
    if published is not None:
        rows = [one for one in rows if abs(one.liftoff_date - published) <= _NEAR]
    told = _weekdays(text, sentences)
    people = {
        p.known
        for s in sentences
        for p in s.people
        if p.known and p.role not in ("aside", "back-up", "quoted", "official")
    }
    scored = []
    for past in rows:
        days = {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}
        known = [(days[kind], weekday) for kind, weekday in told if days.get(kind) is not None]
        fits = sum(_is(day, weekday) for day, weekday in known)
        if len(known) > fits:
            continue
        scored.append((fits + len(people.intersection(past.crew)), past))
    if not scored:
        return None
    best = max(score for score, _ in scored)
    first = [past for score, past in scored if score == best]
    return first[0] if len(first) == 1 and best >= _ENOUGH else None


def _weekdays(text: str, sentences: tuple[Sentence, ...]) -> list[tuple[str, int]]:
    """What happened on which weekday."""
    found = []
    for sentence in sentences:
        for moment in sentence.moments:
            if moment.said.weekday is not None and moment.said.month is None and not moment.said.old:
                before = sentences[sentence.number - 1] if sentence.number else None
                kind, _ = happening(text, sentence, before, moment, None)
                if kind == "none" and sentence.number < 4 and moment.start - sentence.start < _DATELINE:
                    # The weekday behind a dateline is that of the news.
                    kind = "liftoff"
                found.append((kind, moment.said.weekday))
    return list(dict.fromkeys(found))


_DATELINE = 40


def _is(day: date | None, weekday: int) -> bool:
    """Whether a day of the record, which counts in UTC, is that weekday somewhere."""
    return day is not None and weekday in (day.weekday(), (day - timedelta(days=1)).weekday())
