"""Who or what a sentence says holds a first: named right before the words, right behind them, or taken up by "it"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import past_flight
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts.named_ships import ships_in
from expedition.announcements.verdicts.referents import taken_up
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import travellers

_DATE = (
    r"\d{1,2}|(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"early|late|in|on|of|since then|that day|that year"
)
_VERBS = (
    r"was|were|is|are|be|been|being|become|becomes|became|had|has|have|having|will|would|also|thus|thereby|then|now|"
    r"still|today|remains?|remained|carried|carries|carrying|brought|took|flew|made|makes|making|achieved|performed|"
    r"conducted|completed|accomplished|did|saw|marked|marks|included|undertook|sent|landed|as|himself|herself|who|"
    r"which|that|whose|called|named|known|considered|so|holds?|held|set|stays?|went down in history|reached|docked|"
    r"delivered"
)
_BEFORE = re.compile(
    rf"(?:[\s,()–—-]|['’]s?\b|\b(?:{_VERBS}|{_DATE}|out|the|a|an|at|with|on board|aboard|from|its|his|her|mission|"
    rf"flight|crew|spacecraft|capsule|ship|space shuttle|shuttle|cosmonaut|astronaut|aged?|days?|years?|officially|"
    rf"history|place|for|to|commander|not|never|n['’]t|only|it|by)\b)*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:[\s,:()–—«»“”\"-]|['’]s?\b|\b(?:{_VERBS}|{_DATE}|by|to|with|out|done|flown|came|comes|belongs?|fell|goes|went|"
    rf"took place|happened|occurred|during|aboard|on board|from|when|the|a|an|mission|flight|crew|of|"
    rf"spacecraft|capsule|ship|cosmonauts?|astronauts?|soviet|american|russian|chinese|us|nasa|european|pilots?|not|"
    rf"commander|today)\b)*",
    re.IGNORECASE,
)
_WITH = re.compile(r",? (?:and|&|with|together with) (?:[a-z]+ ){0,2}|, (?:[a-z]+ ){0,2}")
_ON = re.compile(
    r",? \(?(?:on|aboard|of|in|with|on board|from)(?: the)?(?: \w+)? ?[«\"“]?|['’]s? |, ", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_IT = re.compile(
    r"\W*(?P<it>it|this|that|the (?:flight|mission|launch|crew)|she|he)\b(?P<link>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Holders:
    """Those who are said to hold a first."""

    people: tuple[str, ...] = ()
    past: PastFlight | None = None
    ships: tuple[str, ...] = ()
    """Sorts of ship, or ships by their own names, where no flight of them is named."""
    denied: bool = False
    """Whether the text says that they do not."""
    sure: bool = True


def _mentions(scene: Scene, sentence: Sentence) -> list[tuple[int, int, str, object]]:
    found: list[tuple[int, int, str, object]] = [
        (p.start, p.end, "person", p.known) for p in sentence.people if p.known
    ]
    for one in sentence.names:
        flown = past_flight(one) if one.kind == "flight" else None
        if flown is not None:
            found.append((one.start, one.end, "flight", flown))
        elif one.kind == "vehicle":
            said = scene.text[one.start : one.end]
            found.append((one.start, one.end, "ship", said if said in ships_in(said) else one.id))
    for name in ships_in(sentence.text):
        for hit in re.finditer(rf"\b{re.escape(name)}\b", sentence.text):
            a = sentence.start + hit.start()
            if not any(x <= a < y for x, y, _, _ in found):
                found.append((a, sentence.start + hit.end(), "ship", name))
    return sorted(found, key=lambda one: one[0])


def before(scene: Scene, sentence: Sentence, start: int) -> Holders | None:
    """Those named right before the words that begin at `start`."""
    found = [one for one in _mentions(scene, sentence) if one[1] <= start]
    text = scene.text
    if found:
        last = found[-1]
        link = text[last[1] : start]
        if _BEFORE.fullmatch(link) and not re.search(r"[,;] (?:and|but)\b", link):
            return _together(text, found, link)
        return None
    hit = _IT.match(text[sentence.start : start])
    if hit is None or not _BEFORE.fullmatch(hit["link"]):
        return None
    denied = _NOT.search(hit["link"]) is not None
    word = hit["it"].lower()
    if word in ("he", "she"):
        who = taken_up(scene, sentence, start, woman=word == "she")
        crew = scene.main.past.crew if scene.main is not None and scene.main.past is not None else ()
        alike = [n for n in crew if n in travellers() and travellers()[n].woman == (word == "she")]
        # Of a crew with one woman it is plain who "she" is.
        return Holders((who,), denied=denied, sure=alike == [who]) if who else None
    past = scene.main.past if scene.main is not None else None
    return Holders(past=past, denied=denied, sure=False) if past is not None else None


def behind(scene: Scene, sentence: Sentence, end: int) -> Holders | None:
    """Those named right behind the words that end at `end`."""
    text = scene.text
    found = [one for one in _mentions(scene, sentence) if one[0] >= end]
    if not found or not _BEHIND.fullmatch(text[end : found[0][0]]):
        return None
    link = text[end : found[0][0]]
    taken = found[:1]
    for one in found[1:]:
        gap = text[taken[-1][1] : one[0]]
        if not (_WITH.fullmatch(gap) or _ON.fullmatch(gap)):
            break
        taken.append(one)
    return _as_holders(taken, _NOT.search(link) is not None)


def _together(text: str, found: list[tuple[int, int, str, object]], link: str) -> Holders:
    taken = [found[-1]]
    for one in found[-2::-1]:
        gap = text[one[1] : taken[0][0]]
        joins = one[2] == "person" == taken[0][2] and _WITH.fullmatch(gap)
        if not (joins or (one[2] != taken[0][2] and _ON.fullmatch(gap))):
            break
        taken.insert(0, one)
    return _as_holders(taken, _NOT.search(link) is not None)


def _as_holders(taken: list[tuple[int, int, str, object]], denied: bool) -> Holders:
    people = tuple(str(one[3]) for one in taken if one[2] == "person")
    past = next((one[3] for one in taken if isinstance(one[3], PastFlight)), None)
    ships = tuple(str(one[3]) for one in taken if one[2] == "ship") if past is None else ()
    return Holders(people, past, ships, denied)


def is_ship(past: PastFlight, said: str) -> bool:
    """Whether a flight was one of a sort of ship, or of the ship of that name."""
    return past.ship == said or past.family == said or same_ship(said, past.vehicle)
