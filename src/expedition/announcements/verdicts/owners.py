"""Whose flights a number counts: told right before it, at the head of the clause, by its subject, or right behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts import kind_words
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_words

_SHIP = (
    r"(?:ship|capsule|orbiter|craft|spacecraft|spaceplane|space ?ship|vehicle|shuttle|freighter|rocketplane|plane|"
    r"vessel)"
)
# "China's seventh", "Discovery's 25th", "the company's fourth".
_RIGHT_BEFORE = re.compile(
    r"(?:(?:[A-ZА-ЯЁ][\w.-]+ ){0,2}[A-ZА-ЯЁ][\w.-]*(?:['’]s?)|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]h(?:is|at)) "
    r"(?:company|firm|country|nation)['’]s) (?:very )?\Z"
)
# "For the H-IIB it was the eighth".
_AT_HEAD = re.compile(
    r"\b[Ff]or (?:the |an? )?(?P<who>[^,;:.()\n]{2,30}?),? (?:it|this|that)(?:['’]s| is| was| will be| would be|"
    r" has been)(?: already| now| only| just| but| also)* (?:the )?\Z"
)
# "Axiom now flies its fourth", "Boeing made its third".
_SUBJECT = re.compile(
    r"(?:\A|[\s,(])(?P<who>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,2})(?: now| thus| then| today| again| thereby| has|"
    r" had| is)* (?:fl(?:ies|ew|own|ying)|sen(?:ds|t|ding)|launch(?:es|ed|ing)|ma(?:kes|de|king)|on|puts?|"
    r"start(?:s|ed)|brings?|brought|dispatch(?:es|ed)|lift(?:s|ed))(?: up| off)?(?: on)? (?:its|their) \Z"
)
_OF_THE_SHIP = re.compile(rf"\b(?:the|this|that) {_SHIP}['’]s (?:very )?\Z", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|her) (?:very )?\Z", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\b(?:flights?|trips?|voyages?|missions?|journeys?|outings?|launch(?:es)?|spaceflights?)(?: (?:in(?:to)?|to) "
    rf"space)? (?:of|for|by) (?:the|this|that) (?:same |very )?{_SHIP}\b(?! (?:type|class|series|kind))",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    rf"(?:\A|[,;:(–—] ?|\band |\bbut )(?:\w+ )?(?:it|(?:the|this) (?:[\w-]+ )?{_SHIP})\b[^,;:()]{{0,40}}\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:boosters?|stages?|rockets?|launchers?|crews?|compan\w+|agency|country|nation)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose flights are counted."""

    start: int
    end: int
    """Where the words that name it stand; nowhere where the flight's own ship is meant."""
    own: bool = False
    """Whether it is the ship that flies."""


def owner(scene: Scene, sentence: Sentence, at: int, stop: int) -> Owner | None:
    """Whose flights the number at `at` counts, in words that go on until `stop`; None where nobody is told."""
    lead = scene.text[sentence.start : at]
    if hit := _RIGHT_BEFORE.search(lead):
        return Owner(sentence.start + hit.start(), at)
    for pattern in (_AT_HEAD, _SUBJECT):
        if (hit := pattern.search(lead)) and is_owner(scene, sentence, hit["who"]):
            return Owner(sentence.start + hit.start("who"), sentence.start + hit.end("who"))
    its = _ITS.search(lead) and _TAKES_UP.search(lead) and not _OTHER.search(sentence.text)
    if _OF_THE_SHIP.search(lead) or its or _BEHIND.search(scene.text, at, stop):
        return Owner(at, at, own=True)
    return None


_PRONOUN = re.compile(r"\W*(?:it|this|that)(?:['’]s)?\b[^,;:()]*\Z", re.IGNORECASE)


def is_taken_up(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether nothing but "it is" stands before."""
    return _PRONOUN.match(scene.text, sentence.start, start) is not None


def told_of(scene: Scene, sentence: Sentence, start: int, end: int, first: Draft | None) -> Draft | None:
    """The flight that a number or a first from `start` to `end` is told of.

    Args:
        first: the flight that is meant if what is counted can be counted of it.
    """
    words = scene.text[start:end]
    ships = [one.id for one in sentence.names if one.kind == "vehicle" and start <= one.start < end]
    cargo = kind_words.CARGO.search(words) is not None
    takes_up = is_taken_up(scene, sentence, start)

    def fits(draft: Draft | None) -> bool:
        past = draft.past if draft is not None else None
        return past is not None and (
            any(same_ship(ship, past.vehicle) or past.family == ship for ship in ships)
            if ships
            else past.kind == "cargo" or not cargo
        )

    if not (ships or cargo) or (first is not None and first.past is None):
        return first
    if takes_up and fits(scene.main):
        return scene.main
    if fits(first) or not takes_up:
        return first
    for earlier in reversed(scene.told.sentences[: sentence.number]):
        found = [draft for _, draft in scene.anchored(earlier) if fits(draft)]
        if found:
            return found[-1]
    return first


def is_owner(scene: Scene, sentence: Sentence, who: str) -> bool:
    """Whether a name is one of a maker, a country, a rocket or a ship."""
    return (
        _makers().fullmatch(who) is not None
        or nation_words().fullmatch(who) is not None
        or any(
            one.kind in ("vehicle", "launcher") and scene.text[one.start : one.end] == who
            for one in sentence.names
        )
    )


@cache
def _makers() -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?:{words})" for words, _ in kind_words.FLEETS) + "|" + kind_words.AXIOM.pattern,
        re.IGNORECASE,
    )


def of_its_ship(past: PastFlight) -> Iterator[tuple[str, frozenset[str]]]:
    """What "the ship" of a flight may mean: the ship that has its name, all of its model, all of its family."""
    rows = history.flights()
    if past.ship:
        yield past.ship, frozenset(f.flight for f in rows if f.ship == past.ship and f.family == past.family)
    yield past.vehicle, frozenset(f.flight for f in rows if f.vehicle == past.vehicle)
    if past.family != past.vehicle:
        yield past.family, frozenset(f.flight for f in rows if f.family == past.family)
