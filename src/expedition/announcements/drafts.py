"""Which flights a text speaks of, named or not, before it is asked what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from expedition.announcements.events import Cue
from expedition.announcements.lexicon import Series, series_of
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.people import PersonMention
from expedition.catalog import history

if TYPE_CHECKING:
    from expedition.announcements.moments import Moment
    from expedition.catalog.history import PastFlight

_SATELLITES = re.compile(
    r"\b(?:(?<!ship-)(?<!ship )satellites?(?! launch (?:cent|site|base))|probe|telescope|rover|lunar lander|"
    r"orbiter mission|starlink|"
    r"oneweb|galileo|"
    r"glonass|navstar|gps\b|comsat|"
    r"constellation|lander|luna[- ]?\d\d|chandrayaan|chang['’]e|луна-\d+|посадочн\w+ аппарат\w*|разгонн\w+ блок\w*|"
    r"earth observation|weather satellite|europa clipper|juice|\w*спутник\w*|"
    r"аппарат\w* серии)\b",
    re.IGNORECASE,
)
# Ships whose name is not that of a rocket for satellites as well.
_SURE_SHIPS = (
    "shuttle",
    "space-shuttle",
    "crew-dragon",
    "cargo-dragon",
    "starliner",
    "shenzhou",
    "tianzhou",
    "cygnus",
)


def of_satellites(sentence: Sentence) -> bool:
    """Whether a sentence is about satellites or probes, not about a ship that tends one."""
    sure = any(one.kind == "vehicle" and one.id.startswith(_SURE_SHIPS) for one in sentence.names)
    return not sure and _names_satellites(sentence.text)


# Asked of a sentence for every flight that it may speak of.
@lru_cache(maxsize=512)
def _names_satellites(text: str) -> bool:
    hit = _SATELLITES.search(text)
    # Astronauts went to mend the Hubble telescope.
    tended = hit is not None and hit[0].casefold() == "telescope" and PEOPLE_WORDS.search(text)
    return hit is not None and not tended


PEOPLE_WORDS = re.compile(
    r"\b(?:crew\w*|astronauts?|cosmonauts?|taikonauts?|people|tourists?|passengers?|aboard|actress|"
    r"actor|commander|manned|men|woman|"
    r"women|экипаж\w*|космонавт\w*|командир\w*|бортинженер\w*|астронавт\w*|пилотируем\w*|expedition|"
    r"cinematograph\w*|film)\b",
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


@lru_cache(maxsize=4096)
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
            if one.kind == "station" and _station_flies(sentence, one):
                past = past_flight(one, iss)
                name = sentence.text[one.start - sentence.start : one.end - sentence.start].title()
                found.setdefault(name.casefold(), Draft(name, past, one.series, [])).spans.append(one.span)
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


# A name so near the beginning of a sentence is what it is about.
_LEADS = 45


def _module_flies(sentence: Sentence, module: NameMention) -> bool:
    """Whether the module is what flies here, not the place where something docks."""
    before = sentence.text[max(0, module.start - sentence.start - 45) : module.start - sentence.start]
    if re.search(r"\bмодул(?:я|ю|ем|е)\s+[«\"]?\Z", before, re.IGNORECASE) and not re.search(
        r"\b(?:за|вы|от)?(?:пуск|старт|вед|прав)\w*\s+(?:\w+\s+){0,3}[«\"]?\Z", before, re.IGNORECASE
    ):
        return False
    if re.search(
        r"\b(?:to|at|with|of|from|in|on|onto|against|alongside|into|aboard|near|touch\w*|reach\w*|met|hit|"
        r"the \w+ port of|leav(?:e|es|ing)|left|depart(?:s|ed|ing)?|к|от|на|с)\s+(?:the\s+|"
        r"its\s+)?(?:\w+\s+){0,2}(?:module\w*\s+|модул\w+\s+)?[\"']?$",
        before,
        re.IGNORECASE,
    ) and not re.search(
        r"\b(?:launch|lift-?off|start|arrival|запуск\w*|пуск\w*|старт\w*)\s+(?:of|to launch)?\s*"
        r"(?:the\s+)?(?:\w+\s+){0,3}[\"']?$",
        before,
        re.IGNORECASE,
    ):
        return False
    if re.search(
        r"(?:\b(?:station|iss|outpost|complex|mir|laboratory)['’]s|\bout of|\bthrough|\bvia|\bиз)\s+(?:the\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return False
    after = sentence.text[module.end - sentence.start :][:60]
    if re.match(
        r"'s?\b|[\"']?\s*(?:port|nadir|zenith|forward|aft|is (?:the|their|its) (?:goal|target|port|place|destination))",
        after,
    ):
        return False
    leads = module.start - sentence.start < _LEADS and not any(one.kind == "flight" for one in sentence.names)
    return any(
        (cue.happens and (leads or not cue.weak)) or (cue.kind == "slip" and leads) for cue in sentence.cues
    )


def _station_flies(sentence: Sentence, station: NameMention) -> bool:
    """Whether it is the station itself that is sent up here."""
    if station.id in ("station", "iss"):
        return False
    after = sentence.text[station.end - sentence.start :][:90]
    if after.casefold().startswith(("'s", " crew")):
        return False
    before = sentence.text[max(0, station.start - sentence.start - 40) : station.start - sentence.start]
    return bool(_WENT_UP.match(after) or _SENT_UP.search(before))


_WENT_UP = re.compile(
    r"(?: (?:space )?station)?(?:,[^,.]{2,60},|(?:,? \w+){0,3}?) (?:rose|lifted off|blasted off|"
    r"(?:was|is|to be|"
    r"will be) (?:launched|sent up|put(?! off| back))|went up)\b",
    re.IGNORECASE,
)
_SENT_UP = re.compile(
    r"\b(?:launch\w*|lift-?off|start) of (?:the )?(?:new |\w+ )?(?:space |orbital )?(?:station )?[\"']?$",
    re.IGNORECASE,
)


def retired(ship: str, published: date | None) -> bool:
    """Whether a ship had flown for the last time years before a text was written: what is moved then is a relic."""
    last = max((one.liftoff_date for one in history.flights() if same_ship(ship, one.vehicle)), default=None)
    return published is not None and last is not None and published - last > _GIVEN_UP


_GIVEN_UP = timedelta(days=4 * 365)
