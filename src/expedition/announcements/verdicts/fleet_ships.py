"""Ships of a fleet that have names of their own: which flew most, and how many of them were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.announcements.verdicts.so_many import FLIGHT, in_retrospect
from expedition.catalog import history

_MOST = re.compile(
    rf"\b(?:has|have|had|made|makes|with|flew|holds)(?: flown| made)? the (?:most|greatest number of|"
    rf"highest number of) "
    rf"(?P<what>{FLIGHT})(?P<tail>[^.;!?\n]{{0,30}}?)(?:: |,? (?:with |namely |at )?|"
    rf"\()(?P<n>{NUMBER})\b(?! (?:days|years|hours))",
    re.IGNORECASE,
)
_LOST = re.compile(
    rf"\b(?P<n>{NUMBER}) of (?:the|these|those|its|NASA['’]s) (?:{NUMBER}|"
    rf"fleet)?(?: ?(?:space )?(?:orbiters|shuttles|ships|spaceplanes))?"
    r"(?: built| that flew)*,? (?:was|were|has been|have been|had been) (?:lost|destroyed)(?: with (?:its|"
    r"their) crews?)?",
    re.IGNORECASE,
)
_ORBITERS = re.compile(r"\b(?:orbiters|shuttles)\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement of which ship of a fleet flew most, and of how many were lost."""
    for sentence in scene.told.sentences:
        for hit in _MOST.finditer(sentence.text):
            yield from _most(scene, sentence, hit)
        for hit in _LOST.finditer(sentence.text):
            yield from _lost(scene, sentence, hit)


def _lost(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """ "Two of the five were lost": how many of the ships of a fleet that have names of their own."""
    said = number(hit["n"])
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    named = list(named_ships(scene.text, max(0, start - 500), start))
    families = {f.family for _, _, flown in named for f in flown}
    told_as = _ORBITERS.search(hit[0]) is not None
    several = len({f.ship for _, _, flown in named for f in flown}) > 1
    # The fleet whose ships are counted one by one.
    family = "shuttle" if told_as or ("shuttle" in families and several) else ""
    if said is None or not family:
        return
    kin = [f for f in history.flights() if f.family == family and f.ship]
    day = scene.published or in_retrospect(tuple(kin))
    if day is None:
        return
    gone = sorted({f.ship for f in kin if f.crew_lost and f.liftoff_date <= day})
    told = f"lost with their crews: {', '.join(gone)}"
    verdict = SUPPORTED if int(said) == len(gone) else CONTRADICTED
    yield replace(scene.claim(sentence, start, end, "count", verdict, told), by_text=True)


def _most(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    """ "Discovery has the most missions: 39": how many, and whether another of its kind made more."""
    said = number(hit["n"])
    start, end = sentence.start + hit.start(), sentence.start + hit.end("n")
    named = list(named_ships(scene.text, sentence.start, start)) or list(
        named_ships(scene.text, max(0, sentence.start - 200), start)
    )
    day = scene.published or (in_retrospect(named[-1][2]) if named else None)
    if said is None or not named or day is None:
        return
    rows = [f for f in named[-1][2] if f.liftoff_date <= day]
    if not rows:
        return
    family = rows[-1].family
    ship = rows[-1].ship
    kin = [f for f in history.flights() if f.family == family and f.ship and f.liftoff_date <= day]
    tally = {name: len([f for f in kin if f.ship == name]) for name in {f.ship for f in kin}}
    top = max(tally, key=lambda name: tally[name])
    told = f"{ship} flew {tally[ship]} times" + ("" if top == ship else f", {top} {tally[top]}")
    fits = tally[ship] == int(said) and tally[ship] == tally[top]
    verdict = SUPPORTED if fits else CONTRADICTED
    yield replace(scene.claim(sentence, start, end, "count", verdict, told), by_text=True)
