"""Flights that a text does not name, concluded from the record by ship, day, people and place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
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
from expedition.announcements.lexicon import lexicon, organisation, series_of
from expedition.catalog import history
from expedition.catalog.astronauts import aboard

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
    """Those of the organisations that the text names."""
    named: frozenset[str]
    """Those that the text names itself."""
    sites: frozenset[str]
    stations: frozenset[str]
    people: frozenset[str]
    cargo: bool
    around: tuple[date, ...]
    published: date | None


def concluded_drafts(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> list[Draft]:
    """Flights that the text does not name, concluded from the record."""
    if in_passing(sentences[:2]):
        return []
    clues = _clues(sentences, drafts, published)
    found: list[Draft] = []
    known = {id(draft.past): draft for draft in drafts if draft.past is not None}
    spoken_for = _spoken_for(sentences, drafts)
    for sentence in sentences:
        if sentence.number in spoken_for or of_satellites(sentence):
            continue
        past = _of_days(sentence, clues)
        if past is None:
            continue
        place = next(
            ((cue.start, cue.end) for cue in sentence.cues if cue.happens),
            (sentence.start, sentence.start + 1),
        )
        same = known.get(id(past))
        if same is not None:
            same.spans.append(place)
        else:
            known[id(past)] = Draft(_said(past), past, series_of(past.vehicle), [place], named=False)
            found.append(known[id(past)])
    return found + _of_crews(sentences, [*drafts, *found], clues)


def _clues(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> _Clues:
    names = [one for sentence in sentences for one in sentence.names]
    now = [draft for draft in drafts if not looked_back_to_by_year(draft, sentences)]
    return _Clues(
        frozenset(ship for one in names if one.kind == "organisation" for ship in organisation(one.id).ships),
        frozenset(one.id for one in names if one.kind == "vehicle"),
        frozenset(one.id.split("-")[0] for one in names if one.kind in ("site", "pad")),
        frozenset(one.id for one in names if one.kind == "station") - {"station"},
        frozenset(one.known for s in sentences for one in s.people if one.known and one.role != "back-up"),
        any(CARGO_WORDS.search(sentence.text) for sentence in sentences),
        tuple(draft.past.liftoff_date for draft in now if draft.past is not None),
        published,
    )


def looked_back_to_by_year(draft: Draft, sentences: list[Sentence]) -> bool:
    """Whether a flight is told with its month and year each time, as texts do with what lies far behind."""
    if draft.past is None or not draft.named:
        return False
    places = [bisect_right(sentences, start, key=lambda one: one.start) - 1 for start, _ in draft.spans]
    year = draft.past.liftoff_date.year
    return all(
        at > 1
        and any(
            one.said.year == year and not one.has_day and not one.has_clock for one in sentences[at].moments
        )
        for at in places
    )


def _spoken_for(sentences: list[Sentence], drafts: list[Draft]) -> set[int]:
    """The numbers of the sentences that speak of flights already known."""
    starts = [sentence.start for sentence in sentences]
    places = [bisect_right(starts, start) - 1 for draft in drafts for start, _ in draft.spans]
    return {sentences[at].number for at in places if at >= 0}


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
        if not ships and clues.named and not any(same_ship(ship, past.vehicle) for ship in clues.named):
            score -= 2
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
        kind = "landing" if kind == "undocking" else kind if kind in ("landing", "docking") else "liftoff"
        near: dict[str, tuple[PastFlight, float]] = {}
        for past, fit in _near(moment, kind, clues):
            if fit > near.get(past.flight, (past, 0.0))[1]:
                near[past.flight] = past, fit
        yield from near.values()


def _near(moment: Moment, kind: str, clues: _Clues) -> Iterable[tuple[PastFlight, float]]:
    """Flights to which that happened on the day of a moment, or about it."""
    if moment.day is not None and not moment.vague:
        for gap in (-1, 0, 1):
            day = (moment.day.toordinal() + gap,)
            yield from ((past, 3.0 - 0.5 * abs(gap)) for past, _ in _days()[kind].get(day, ()))
    elif moment.said.month and moment.said.day and clues.published is None:
        same = _days()[kind].get((moment.said.month, moment.said.day), ())
        yield from ((past, 2.5) for past, day in same if _of_the_time(day, clues))
    elif moment.first and moment.last and moment.width_days <= _A_MONTH:
        for number in range(moment.first.toordinal(), moment.last.toordinal() + 1):
            yield from ((past, 2.0) for past, _ in _days()[kind].get((number,), ()))


_A_MONTH = 31


@cache
def _days() -> dict[str, dict[tuple[int, ...], list[tuple[PastFlight, date]]]]:
    """What the record has on each day, by its number and by month and day: lift-offs, dockings, landings."""
    found: dict[str, dict[tuple[int, ...], list[tuple[PastFlight, date]]]] = {
        "liftoff": {}, "docking": {}, "landing": {},
    }  # fmt: skip
    for past in history.flights():
        docking = past.docking_date or past.liftoff_date + timedelta(days=1)
        days: dict[str, list[date | None]] = {
            "liftoff": [past.liftoff_date],
            "docking": [docking, past.liftoff_date],
            "landing": [past.landing_date],
        }
        for kind, each in days.items():
            for day in dict.fromkeys(each):
                if day is not None:
                    for key in ((day.toordinal(),), (day.month, day.day)):
                        found[kind].setdefault(key, []).append((past, day))
    return found


def _of_the_time(day: date, clues: _Clues) -> bool:
    return not clues.around or any(abs(day - other) < _SAME_TIME for other in clues.around)


def _of_crews(sentences: list[Sentence], drafts: list[Draft], clues: _Clues) -> list[Draft]:
    """Flights whose crews the text names: most of the crew, or three of it, in one paragraph and not as former ones."""
    if len(clues.people) < 2:
        return []
    now = [draft for draft in drafts if not looked_back_to_by_year(draft, sentences)]
    taken = {name for draft in now if draft.past is not None for name in draft.past.crew}
    named = _spoken_for(sentences, [draft for draft in now if draft.named])
    crews = {draft.past.crew for draft in drafts if draft.past is not None}
    found = []
    for past in history.crewed():
        if clues.people.isdisjoint(past.crew):
            continue
        meant = clues.people.intersection(past.crew) - taken
        if (
            len(past.crew) > 1
            and clues.people.issuperset(past.crew)
            and past.crew not in crews
            and _all_in_one(sentences, past)
        ):
            # A whole crew named in one breath is told of, whatever else one of them flew on.
            meant = frozenset(past.crew)
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
            and sentence.number not in named
        ]
        if len({one.known for one, _ in people}) < 2:
            continue
        whole = len(meant) == len(past.crew)
        found.append(((len(meant), whole), past, (people[0][0].start, people[0][0].end)))
    best = max((count for count, _, _ in found), default=(0, False))
    chosen: dict[str, Draft] = {}
    for count, past, place in found:
        if count == best:
            chosen[past.flight] = Draft(_said(past), past, series_of(past.vehicle), [place], named=False)
    # The same people may have flown together more than once: then it is not told which flight is meant.
    return list(chosen.values()) if len(chosen) == 1 else []


def _all_in_one(sentences: list[Sentence], past: PastFlight) -> bool:
    """Whether one sentence names a whole crew, and the text its kind of ship."""
    crew = set(past.crew)
    ship = any(n.kind == "vehicle" and same_ship(n.id, past.vehicle) for s in sentences for n in s.names)
    return ship and any(crew <= {p.known for p in s.people if p.role != "back-up"} for s in sentences)


def in_passing(lead: Iterable[Sentence]) -> bool:
    """Whether a text is of shares, sales or shows by its first sentences, and tells of flights beside."""
    return any(_MARKET.search(sentence.text) for sentence in lead)


# News of shares, sales and shows tells of flights in passing.
_MARKET = re.compile(r"\b(?:shares|stocks?|nasdaq|museum|exhibition|premiere|regatta|yacht)\b", re.IGNORECASE)
_OF_THE_DAY = timedelta(days=3)


def of_the_day(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> list[Draft]:
    """The flight of the day of a text that names somebody of its crew, where it speaks of no flight of that time."""
    if published is None or in_passing(sentences[:3]):
        return []
    if any(draft.past and _now(draft.past, published) for draft in drafts):
        return []
    found: dict[str, Draft] = {}
    for sentence in sentences:
        if of_satellites(sentence):
            continue
        for one in sentence.people:
            if not one.known or one.role in ("aside", "back-up", "official"):
                continue
            for past in aboard(one.known):
                if _now(past, published):
                    place = (one.start, one.end)
                    found.setdefault(
                        past.flight, Draft(_said(past), past, series_of(past.vehicle), [], named=False)
                    )
                    found[past.flight].spans.append(place)
    return list(found.values()) if len(found) == 1 else []


def _now(past: PastFlight, published: date) -> bool:
    """Whether a flight lifted off or came down about a day."""
    return any(
        day is not None and abs(day - published) <= _OF_THE_DAY
        for day in (past.liftoff_date, past.landing_date)
    )


def _said(past: PastFlight) -> str:
    """The name that people use: New Shepard NS-16."""
    series = next(
        (one for one in lexicon().series if one.vehicle == past.vehicle and one.record != one.name), None
    )
    number = re.fullmatch(r"NS-(\d+)", past.flight)
    return series.name.format(number[1]) if series and number else past.flight
