"""What is told of the present: who can fly people and who has to rely on others, at the day of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts.kind_words import NATIONAL
from expedition.catalog import history
from expedition.catalog.travellers import nation_of, nation_words

_ONLY = re.compile(
    r"\b(?:only|nothing (?:but|except|other than)|no(?: other)? (?:ship|craft|spacecraft|vehicle|capsule)s? (?:but|"
    r"except|"
    r"other than|besides)|solely|exclusively|none but|the sole)\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"\b(?:tak(?:e|es|ing)|carr(?:y|ies|ying)|bring(?:s|ing)?|fl(?:y|ies|ying)|get(?:s)?|reach\w*|ferr(?:y|ies|ying)|"
    r"launch(?:es|ing)?|go(?:es)?|travel\w*|transport\w*|lift\w*|send(?:s)?)\b[^.;:]{0,60}"
    r"\b(?:station|iss|orbit|people|crews?|astronauts|cosmonauts|up)\b",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\b(?:(?:can(?:not| not| no longer)|can['’]t|(?:is|are) (?:not able|unable|no longer able) to|(?:has|"
    r"have) no way to|"
    r"lacks? the means to) (?:yet |itself |themselves )?(?:launch|fly|send|put|carry|bring|get|lift)|"
    r"(?:has|have|owns?|with) (?:no|not a|neither a) (?:\w+ )?(?:ships?|craft|spacecraft|vehicles?|capsules?|rockets?|"
    r"means|way|access)|lacks? an? (?:\w+ )?(?:ship|craft|spacecraft|vehicle|capsule)|"
    r"(?:still |now |currently |wholly |entirely |fully )*(?:depends?|rel(?:y|ies)|(?:is|are) (?:\w+ )?(?:dependent|"
    r"reliant)|has to rely|have to rely|must rely)(?: \w+)? (?:up)?on (?:the )?(?:russia\w*|soyuz|roscosmos|moscow))\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|crews?|astronauts?|humans?|men|anybody|anyone|soyuz|seats?|passengers?|citizens)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:was|were|had|until|till|after|before|once|then|would|will|since|from (?:19|20)\d\d|in (?:19|20)\d\d|"
    r"between|when|if|later|no longer (?:depends?|rel(?:y|ies))|nine years|cargo|freight\w*|supplies|satellites?|moon|"
    r"mars|lunar)\b",
    re.IGNORECASE,
)
_AGENCY = (
    (re.compile(r"\bN(?:ASA|asa)\b|\bWashington\b"), "United States"),
    (re.compile(r"\b(?:Roscosmos|Moscow)\b"), "Russia"),
)
_LATELY = timedelta(days=500)


def only_ship(ship: str, day: date) -> tuple[str, str] | None:
    """Whether one kind of ship alone carried people to the International Space Station about a day.

    Args:
        ship: its identifier, or the word for several kinds.
        day: of the text.
    """
    lately = [
        one
        for one in history.crewed()
        if one.station == "iss" and day - _LATELY <= one.liftoff_date <= day + timedelta(days=60)
    ]
    if not lately or day < date(2001, 1, 1):
        return None
    others = [one for one in lately if not same_ship(ship, one.vehicle)]
    if not others:
        told = f"all crews to the ISS about then came by {ship}: {lately[0].flight} to {lately[-1].flight}"
        return SUPPORTED, told
    told = f"{others[-1].flight} carried people there as well"
    before = [one for one in others if one.liftoff_date < day]
    return (CONTRADICTED if len(before) >= 2 else UNCLEAR), told


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement on who can, cannot or alone can carry people now."""
    if scene.published is None:
        return
    for sentence in scene.told.sentences:
        if not _PEOPLE.search(sentence.text):
            continue
        yield from _alone(scene, sentence, scene.published)
        yield from _unable(scene, sentence, scene.published)


def _alone(scene: Scene, sentence: Sentence, day: date) -> Iterator[Claim]:
    hit = _ONLY.search(sentence.text)
    carries = _CARRIES.search(sentence.text, hit.start()) if hit is not None else None
    if hit is None or carries is None or _NOT_NOW.search(sentence.text[hit.start() : carries.end()]):
        return
    low, high = sentence.start + hit.start(), sentence.start + carries.end()
    ships = {one.id for one in sentence.names if one.kind == "vehicle" and low <= one.start < low + 50}
    goes = any(one.kind == "station" and one.id in ("iss", "station") for one in sentence.names)
    found = only_ship(ships.pop(), day) if len(ships) == 1 and goes else None
    if found is not None:
        # It is of the day of the text, whatever else has news in it.
        yield replace(scene.claim(sentence, low, high, "first", *found), by_text=True)


def _unable(scene: Scene, sentence: Sentence, day: date) -> Iterator[Claim]:
    hit = _CANNOT.search(sentence.text)
    if hit is None or not _PEOPLE.search(sentence.text, hit.start()):
        return
    marks = [mark.end() for mark in re.finditer(r"[;:()]|, (?:and|but) ", sentence.text[: hit.start()])]
    begin = marks[-1] if marks else 0
    stop = re.search(r"[;:().!?]|, ", sentence.text[hit.end() :])
    end = hit.end() + (stop.start() if stop else len(sentence.text) - hit.end())
    words = sentence.text[begin:end]
    nation = _nation(sentence.text[begin : hit.start()])
    families = NATIONAL.get(nation or "")
    if families is None or _NOT_NOW.search(words):
        return
    flown = [
        one
        for one in history.crewed()
        if one.kind == "orbital"
        and one.vehicle.startswith(families)
        and day - _LATELY <= one.liftoff_date < day
    ]
    if not flown:
        verdict, told = SUPPORTED, f"no ship of {nation} had carried people to orbit for more than a year"
    elif len(flown) >= _SEVERAL:
        verdict, told = (
            CONTRADICTED,
            f"{flown[-1].flight} had carried people to orbit on {flown[-1].liftoff_date}",
        )
    else:
        return
    yield scene.claim(sentence, sentence.start + begin, sentence.start + end, "other", verdict, told)


_SEVERAL = 2


def _nation(words: str) -> str | None:
    for pattern, nation in _AGENCY:
        if pattern.search(words):
            return nation
    hits = list(nation_words().finditer(words))
    return nation_of(hits[-1]["nation"]) if hits else None
