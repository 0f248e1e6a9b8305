"""Heads aboard that are counted in part: men and women, somebody's mates, nobody on the way home."""

from __future__ import annotations

import re

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down
from expedition.catalog.travellers import travellers

_MATES = re.compile(
    rf"\b(?:his|her) (?P<number>{NUMBER}) (?:\w+ )?(?:crew-?mates|companions|comrades|colleagues)\b", re.I
)
_MIXED = re.compile(
    rf"\b(?P<first>{NUMBER}) (?P<one>men|women) and (?P<second>{NUMBER}) (?P<other>men|women)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:no one|nobody)\b", re.IGNORECASE)


def of_crew(
    scene: Scene, sentence: Sentence, start: int, end: int, past: PastFlight
) -> tuple[str, str] | None:
    """Whether a part of a flight's crew is counted right; None where the words count no such part."""
    if not past.crewed or not past.crew:
        return None
    text = scene.text
    low = max(sentence.start, start - 25)
    told = f"crew of {past.flight}: {', '.join(past.crew)}"
    for hit in _MIXED.finditer(text, low, min(sentence.end, end + 25)):
        if hit["one"].lower() == hit["other"].lower() or hit.end() <= start or hit.start() >= end:
            continue
        said = {hit["one"].lower(): number(hit["first"]), hit["other"].lower(): number(hit["second"])}
        women = sum(name in travellers() and travellers()[name].woman for name in past.crew)
        if said["men"] == past.crew_count - women and said["women"] == women:
            return SUPPORTED, told
        if sum(each or 0 for each in said.values()) == past.crew_count:
            return CONTRADICTED, f"{told}; {women} of them women"
    for hit in _MATES.finditer(text, low, end):
        known = [p for p in sentence.people if p.known]
        if hit.end() <= start or any(p.known not in past.crew for p in known):
            continue
        if number(hit["number"]) == past.crew_count - 1:
            return SUPPORTED, told
        return (CONTRADICTED, told) if past.station == "none" else None
    if _NOBODY.search(text, start, end) and past.landing_date is not None and not brought_down(past.flight):
        return SUPPORTED, f"{past.flight} came home without its crew"
    return None
