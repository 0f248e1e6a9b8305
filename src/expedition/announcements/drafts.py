"""Which flights a text speaks of, named or not, before it is asked what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.events import Cue
from expedition.announcements.names import (
    NameMention,
    Series,
    lexicon,
    organisation,
    past_flight,
    series_of,
)
from expedition.announcements.people import PersonMention, last_name
from expedition.catalog import history

if TYPE_CHECKING:
    from expedition.announcements.moments import Moment
    from expedition.catalog.history import PastFlight

SATELLITES = re.compile(
    r"\b(?:satellites?|probe|telescope|rover|lunar lander|orbiter mission|starlink|oneweb|galileo|"
    r"glonass|navstar|gps\b|comsat|"
    r"constellation|earth observation|weather satellite|europa clipper|juice|спутник\w*|аппарат\w* серии)\b",
    re.IGNORECASE,
)
PEOPLE_WORDS = re.compile(
    r"\b(?:crew\w*|astronauts?|cosmonauts?|taikonauts?|people|tourists?|passengers?|aboard|actress|"
    r"actor|commander|manned|men|woman|"
    r"women|экипаж\w*|космонавт\w*|астронавт\w*|пилотируем\w*|expedition|cinematograph\w*|film)\b",
    re.IGNORECASE,
)
CARGO_WORDS = re.compile(
    r"\b(?:cargo|freighter|supplies|supply ship|supply|resuppl\w*|tonnes of|груз\w*|unmanned|uncrewed)\b",
    re.IGNORECASE,
)
# One word for ships of several kinds.
KINDS = {
    "soyuz": ("soyuz",),
    "progress": ("progress",),
    "dragon": ("crew-dragon", "cargo-dragon"),
    "crew-dragon": ("crew-dragon",),
    "cargo-dragon": ("cargo-dragon",),
    "shuttle": ("space-shuttle",),
    "space-shuttle-orbiter": ("space-shuttle",),
}
_ENOUGH, _ENOUGH_WITH_NAME = 7.0, 5.0


@dataclass(slots=True)
class Draft:
    """A flight that a text speaks of, as far as it is known who it is."""

    name: str
    past: PastFlight | None
    series: Series | None
    spans: list[tuple[int, int]]
    named: bool = True
    vehicle: str | None = None
    moments: list[tuple[str, Moment, Cue | None, str]] = field(default_factory=list)
    """Event, moment, the word that says so, and "old", "new" or ""."""
    cues: list[tuple[Cue, int]] = field(default_factory=list)
    """Words of what happens to it, with the number of their sentence."""

    @property
    def ship(self) -> str:
        """The vehicle, as exactly as it is known."""
        if self.vehicle:
            return self.vehicle
        if self.past is not None:
            return self.past.vehicle
        return (self.series.vehicle if self.series else None) or ""

    @property
    def station(self) -> str | None:
        """Where it is bound by the record or its series."""
        if self.past is not None:
            return self.past.station
        return self.series.station if self.series else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what was found in it."""

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    cues: tuple[Cue, ...]
    moments: tuple[Moment, ...]
    names: tuple[NameMention, ...]
    people: tuple[PersonMention, ...]


def same_ship(word: str, vehicle: str) -> bool:
    """Whether a word for a ship may mean that vehicle: Soyuz is a Soyuz MS."""
    return any(vehicle.startswith(kind) for kind in KINDS.get(word, (word,)))


def named_drafts(sentences: Iterable[Sentence]) -> list[Draft]:
    """The flights that are called by name, each once however often it is told."""
    found: dict[str, Draft] = {}
    said = list(sentences)
    iss = any(one.id == "iss" for sentence in said for one in sentence.names)
    for sentence in said:
        for one in sentence.names:
            if one.kind == "module" and not _module_flies(sentence, one):
                continue
            if one.kind not in ("flight", "module"):
                continue
            past = past_flight(one, iss)
            name = past.flight if past is not None else one.id
            if past is not None and one.series is not None and one.series.record != one.series.name:
                name = one.id
            series = one.series if past is None or one.series is not None else series_of(past.vehicle)
            draft = found.setdefault(name.casefold(), Draft(name, past, series, []))
            draft.spans.append(one.span)
    return list(found.values())


def _module_flies(sentence: Sentence, module: NameMention) -> bool:
    """Whether the module is what flies here, not the place where something docks."""
    before = sentence.text[max(0, module.start - sentence.start - 45) : module.start - sentence.start]
    if re.search(
        r"\b(?:to|at|with|of|from|in|on|into|aboard|near|the \w+ port of|к|от|на|с)\s+(?:the\s+|"
        r"its\s+)?(?:\w+\s+){0,2}(?:module\w*\s+|модул\w+\s+)?[\"']?$",
        before,
        re.IGNORECASE,
    ) and not re.search(
        r"\b(?:launch|lift-?off|start|arrival|docking|запуск\w*|пуск\w*|старт\w*)\s+(?:of|with|"
        r"to launch)?\s*(?:the\s+)?(?:\w+\s+){0,3}[\"']?$",
        before,
        re.IGNORECASE,
    ):
        return False
    after = sentence.text[module.end - sentence.start :][:60]
    if re.match(r"'s?\b|[\"']?\s*(?:port|nadir|zenith|forward|aft)", after):
        return False
    return any(cue.happens and not cue.weak for cue in sentence.cues)


def concluded_drafts(sentences: list[Sentence], drafts: list[Draft], published: date | None) -> list[Draft]:
    """Flights that the text does not name, concluded from the record by ship, day, people and place."""
    whole = " ".join(sentence.text for sentence in sentences)
    organisations = {
        ship
        for sentence in sentences
        for one in sentence.names
        if one.kind == "organisation"
        for ship in organisation(one.id).ships
    }
    sites = {
        one.id.split("-")[0]
        for sentence in sentences
        for one in sentence.names
        if one.kind in ("site", "pad")
    }
    stations = {one.id for sentence in sentences for one in sentence.names if one.kind == "station"} - {
        "station"
    }
    full = {
        last_name(one.name)
        for sentence in sentences
        for one in sentence.people
        if one.known and one.role != "back-up"
    }
    taken = {draft.past.flight for draft in drafts if draft.past is not None}
    found: list[Draft] = []
    for sentence in sentences:
        if any(_inside(span, sentence) for draft in drafts for span in draft.spans) or not sentence.moments:
            continue
        happening = [cue for cue in sentence.cues if cue.happens]
        if not happening or SATELLITES.search(sentence.text):
            continue
        ships = [one.id for one in sentence.names if one.kind == "vehicle"]
        here = {last_name(one.name) for one in sentence.people if one.known}
        best: tuple[float, PastFlight] | None = None
        second = 0.0
        for past, near in _on_days(sentence, published):
            score = near
            if ships:
                score += 4 if any(same_ship(ship, past.vehicle) for ship in ships) else -6
            elif organisations:
                score += 2 if any(same_ship(ship, past.vehicle) for ship in organisations) else -3
            aboard = {last_name(name) for name in past.crew}
            score += 2 * min(3, len(aboard & here)) + min(2, len(aboard & full - here))
            if past.station in stations or (past.station == "none" and not stations):
                score += 1
            elif stations and past.station not in stations:
                score -= 2
            if sites and past.pad:
                score += 2 if past.pad.split("-")[0] in sites else -1
            elif sites and (usual := series_of(past.vehicle)) is not None and usual.pad:
                score += 2 if usual.pad.split("-")[0] in sites else -1
            if past.crewed and PEOPLE_WORDS.search(sentence.text):
                score += 1
            if not past.crewed:
                score += 1 if CARGO_WORDS.search(whole) else -3
            if best is None or score > best[0]:
                best, second = (score, past), best[0] if best else 0.0
            else:
                second = max(second, score)
        if best is None or best[0] < (_ENOUGH_WITH_NAME if ships else _ENOUGH - 1) or best[0] - second < 0.5:
            continue
        past = best[1]
        same = next((draft for draft in [*drafts, *found] if draft.past is past), None)
        place = (happening[0].start, happening[0].end)
        if same is not None:
            same.spans.append(place)
        elif past.flight not in taken:
            found.append(Draft(_said(past), past, series_of(past.vehicle), [place], named=False))
    return found


def _inside(span: tuple[int, int], sentence: Sentence) -> bool:
    return sentence.start <= span[0] < sentence.end


def _said(past: PastFlight) -> str:
    """The name that people use: New Shepard NS-16."""
    series = next(
        (one for one in lexicon().series if one.vehicle == past.vehicle and one.record != one.name), None
    )
    number = re.fullmatch(r"NS-(\d+)", past.flight)
    return series.name.format(number[1]) if series and number else past.flight


def _on_days(sentence: Sentence, published: date | None) -> Iterable[tuple[PastFlight, float]]:
    """Flights of the record that something happened to on a day of the sentence, and how well the "
    "days agree."""
    for moment in sentence.moments:
        nearest = min(
            (cue for cue in sentence.cues if cue.kind != "slip"),
            key=lambda cue: abs(cue.start - moment.start),
            default=None,
        )
        if nearest is None or nearest.kind == "other":
            continue
        for past in history.flights():
            near = _near(past, moment, nearest.kind, published)
            if near:
                yield past, near


def _near(past: PastFlight, moment: Moment, kind: str, published: date | None) -> float:
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
        elif moment.said.month and moment.said.day and published is None:
            if (day.month, day.day) == (moment.said.month, moment.said.day):
                return 2.5
        elif moment.covers(day) and moment.width_days <= 31:
            return 2.0
    return 0.0
