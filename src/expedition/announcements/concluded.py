"""Flights that a text does not name, concluded from the record by ship, day, people and place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.drafts import (
    CARGO_WORDS,
    PEOPLE_WORDS,
    Draft,
    Sentence,
    of_satellites,
    same_ship,
)
from expedition.announcements.events import background
from expedition.announcements.names import lexicon, organisation, series_of
from expedition.catalog import history

if TYPE_CHECKING:
    from expedition.announcements.moments import Moment
    from expedition.catalog.history import PastFlight

_ENOUGH, _ENOUGH_WITH_SHIP = 6.0, 5.0
_CLEAR = 0.5
# A text's flights are of its time: without a day of the text, of the time of the flights that it names.
_SAME_TIME = timedelta(days=500)


@dataclass(frozen=True, slots=True)
class _Clues:
    """What the whole text tells of whose flights, from where and to where it speaks."""

    ships: frozenset[str]
    sites: frozenset[str]
    stations: frozenset[str]
    people: frozenset[str]
    cargo: bool
    around: tuple[date, ...]
    published: date | None


def concluded_drafts(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> list[Draft]:
    """Flights that the text does not name, concluded from the record."""
    clues = _clues(sentences, drafts, published)
    found: list[Draft] = []
    for sentence in sentences:
        if _spoken_for(sentence, drafts) or of_satellites(sentence):
            continue
        past = _of_days(sentence, clues)
        if past is None:
            continue
        place = next(
            ((cue.start, cue.end) for cue in sentence.cues if cue.happens),
            (sentence.start, sentence.start + 1),
        )
        same = next((draft for draft in [*drafts, *found] if draft.past is past), None)
        if same is not None:
            same.spans.append(place)
        else:
            found.append(Draft(_said(past), past, series_of(past.vehicle), [place], named=False))
    return found + _of_crews(sentences, [*drafts, *found], clues)


def _clues(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> _Clues:
    names = [one for sentence in sentences for one in sentence.names]
    return _Clues(
        frozenset(ship for one in names if one.kind == "organisation" for ship in organisation(one.id).ships),
        frozenset(one.id.split("-")[0] for one in names if one.kind in ("site", "pad")),
        frozenset(one.id for one in names if one.kind == "station") - {"station"},
        frozenset(one.known for s in sentences for one in s.people if one.known and one.role != "back-up"),
        any(CARGO_WORDS.search(sentence.text) for sentence in sentences),
        tuple(draft.past.liftoff_date for draft in drafts if draft.past is not None),
        published,
    )


def _spoken_for(sentence: Sentence, drafts: list[Draft]) -> bool:
    return any(sentence.start <= start < sentence.end for draft in drafts for start, _ in draft.spans)


def _of_days(sentence: Sentence, clues: _Clues) -> PastFlight | None:
    """The flight that something happened to on a day that the sentence tells, where only one fits well."""
    happening = any(cue.happens for cue in sentence.cues)
    ships = [one.id for one in sentence.names if one.kind == "vehicle"]
    if not sentence.moments or not (happening or ships):
        return None
    here = {one.known for one in sentence.people if one.known and one.role != "back-up"}
    best: tuple[float, PastFlight] | None = None
    second = 0.0
    for past, score in _on_days(sentence, clues):
        if ships:
            score += 4 if any(same_ship(ship, past.vehicle) for ship in ships) else -6
        elif clues.ships:
            score += 2 if any(same_ship(ship, past.vehicle) for ship in clues.ships) else -3
        score += (
            2 * min(3, len(here.intersection(past.crew)))
            if here.intersection(past.crew)
            else -min(2, len(here))
        )
        score += min(2, len(clues.people.intersection(past.crew) - here))
        if clues.stations:
            score += 1 if past.station in clues.stations else -2
        elif past.station == "none":
            score += 1
        usual = series_of(past.vehicle)
        pad = past.pad or (usual.pad if usual is not None else None)
        if clues.sites and pad:
            score += 2 if pad.split("-")[0] in clues.sites else -1
        if past.crewed and PEOPLE_WORDS.search(sentence.text):
            score += 1
        if not past.crewed:
            score += 1 if clues.cargo else -3
        if best is None or score > best[0]:
            best, second = (score, past), best[0] if best and best[1] is not past else second
        elif past is not best[1]:
            second = max(second, score)
    if best is None or best[0] < (_ENOUGH_WITH_SHIP if ships else _ENOUGH) or best[0] - second < _CLEAR:
        return None
    return best[1]


def _on_days(sentence: Sentence, clues: _Clues) -> Iterable[tuple[PastFlight, float]]:
    """Flights of the record that something happened to on a day of the sentence; how well the days agree."""
    for moment in sentence.moments:
        cues = [cue for cue in sentence.cues if cue.kind != "slip"]
        cues = [cue for cue in cues if not cue.weak] or cues
        nearest = min(cues, key=lambda cue: abs(cue.start - moment.start), default=None)
        kind = nearest.kind if nearest is not None else "liftoff"
        if moment.said.about in ("liftoff", "docking", "undocking", "landing"):
            kind = moment.said.about
        if kind == "other" or moment.said.anchored:
            continue
        for past in history.flights():
            near = _near(past, moment, kind, clues)
            if near:
                yield past, near


def _near(past: PastFlight, moment: Moment, kind: str, clues: _Clues) -> float:
    days: list[date | None] = [past.liftoff_date]
    if kind in ("landing", "undocking"):
        days = [past.landing_date]
    elif kind == "docking":
        days = [past.docking_date or past.liftoff_date + timedelta(days=1), past.liftoff_date]
    for day in days:
        if day is None:
            continue
        if moment.day is not None and not moment.vague:
            gap = abs((day - moment.day).days)
            if gap <= 1:
                return 3.0 - 0.5 * gap
        elif moment.said.month and moment.said.day and clues.published is None:
            if (day.month, day.day) == (moment.said.month, moment.said.day) and _of_the_time(day, clues):
                return 2.5
        elif moment.covers(day) and moment.width_days <= 31:
            return 2.0
    return 0.0


def _of_the_time(day: date, clues: _Clues) -> bool:
    return not clues.around or any(abs(day - other) < _SAME_TIME for other in clues.around)


def _of_crews(sentences: list[Sentence], drafts: list[Draft], clues: _Clues) -> list[Draft]:
    """Flights whose crews the text names: most of the crew, or three of it, in one paragraph and not as former ones."""
    if len(clues.people) < 2:
        return []
    taken = {name for draft in drafts if draft.past is not None for name in draft.past.crew}
    found = []
    for past in history.crewed():
        meant = clues.people.intersection(past.crew) - taken
        if len(meant) < max(2, min(3, (len(past.crew) + 1) // 2)):
            continue
        if (
            clues.published is not None
            and not timedelta(-45) < clues.published - past.liftoff_date < _SAME_TIME
        ):
            continue
        people = [
            (one, sentence)
            for sentence in sentences
            for one in sentence.people
            if one.known in meant
            and one.role != "back-up"
            and not background(sentence.text)
            and not any(draft.named for draft in drafts if _spoken_for(sentence, [draft]))
        ]
        if len({one.known for one, _ in people}) < 2:
            continue
        found.append((len(meant), past, (people[0][0].start, people[0][0].end)))
    best = max((count for count, _, _ in found), default=0)
    chosen: dict[str, Draft] = {}
    for count, past, place in found:
        if count == best:
            chosen[past.flight] = Draft(_said(past), past, series_of(past.vehicle), [place], named=False)
    # The same people may have flown together more than once: then it is not told which flight is meant.
    return list(chosen.values()) if len(chosen) == 1 else []


def _said(past: PastFlight) -> str:
    """The name that people use: New Shepard NS-16."""
    series = next(
        (one for one in lexicon().series if one.vehicle == past.vehicle and one.record != one.name), None
    )
    number = re.fullmatch(r"NS-(\d+)", past.flight)
    return series.name.format(number[1]) if series and number else past.flight
