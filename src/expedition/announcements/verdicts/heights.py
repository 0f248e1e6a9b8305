"""Heights and distances: of hops, of what circles, and each unit against the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.quantities import Quantity
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.astronauts import aboard

# Heights, km: of hops and of what circles.
HOPS_KM = {"new-shepard": (99.0, 108.0), "spaceshiptwo": (79.0, 90.0), "spaceshipone": (99.0, 113.0)}
_CIRCLES_KM = {
    "iss": (325.0, 440.0),
    "mir": (290.0, 425.0),
    "tiangong": (365.0, 410.0),
    "hubble": (525.0, 620.0),
}
_KARMAN = re.compile(r"\bK[áa]rm[áa]n\b|edge of space|boundary of space", re.IGNORECASE)
_WINGS = re.compile(r"\bwings\b|\bNASA\b|air force|US definition|\bFAA\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:mother ?ship|dropped|drops|released|carrier|let go|lets go|Eve)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"[ ]?(?:up|high|away|tall|above)?[ ]?(?:\(|,|or|/|=|–|-|:)?[ ]?(?:or |= ?|i\.e\.,? |that['’]s |"
    r"(?:that|which|this) (?:is|was|makes?) |(?:namely|equal to|the same as|in other words),? )?"
    r"(?:about |some |roughly |nearly |almost |just over |around )?",
    re.IGNORECASE,
)

# More than that between two figures makes them two statements.
_LONGEST_LINK = 24


def claims(scene: Scene) -> Iterator[Claim]:
    """Every height and distance."""
    for sentence in scene.told.sentences:
        yield from _heights(scene, sentence)


def near(text: str, start: int, end: int, low: int, high: int, reach: int = 90) -> str:
    """The words around a stretch, within bounds."""
    return text[max(low, start - reach) : min(high, end + reach)]


def within(low: float, high: float, least: float, most: float, told: str) -> tuple[str, str]:
    """Whether a figure, or a span of them, is one of those that can be."""
    return (SUPPORTED if high >= 0.9 * least and low <= 1.1 * most else CONTRADICTED), told


def _heights(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    found = quantities.lengths(sentence.text)
    yield from _lines(scene, sentence, found)
    used: set[Quantity] = set()
    for one, other in pairwise(found):
        between = sentence.text[one.end : other.start]
        if one.unit[:2] == other.unit[:2] or len(between) > _LONGEST_LINK or not _ABOUT.fullmatch(between):
            continue
        used |= {one, other}
        end = other.end + (sentence.text[other.end : other.end + 1] == ")" and "(" in between)
        same = abs(one.value - other.value) <= 0.04 * max(one.value, other.value)
        verdict, evidence = CONTRADICTED, f"{one.value:.4g} km and {other.value:.4g} km are not the same"
        if same:
            verdict, evidence = _high(scene, sentence, one)
            if verdict == UNCLEAR:
                verdict, evidence = SUPPORTED, f"both are {one.value:.4g} km"
        yield replace(_height(scene, sentence, one.start, end, one.value, verdict, evidence), by_text=True)
    for one in found:
        line = _THAT_IS_PAST.match(sentence.text, one.end)
        if line is not None and one.value > _LEAST_KM:
            verdict = SUPPORTED if one.value >= 99.0 else CONTRADICTED
            told = f"{one.value:.4g} km; the Kármán line is drawn at 100 km"
            claim = _height(scene, sentence, one.start, line.end(), one.value, verdict, told)
            yield replace(claim, by_text=True)
        if one not in used:
            verdict, evidence = _high(scene, sentence, one)
            yield _height(scene, sentence, one.start, one.end, one.value, verdict, evidence)


_PAST_THE_LINE = re.compile(
    r"\b(?:past|beyond|above|over|across|cross(?:ed|es|ing)?|topp(?:ed|ing)) (?:(?:even|well|just|both|"
    r"far) )?(?:the )?"
    r"(?:[\w-]+ ){0,2}?K[áa]rm[áa]n line\b",
    re.IGNORECASE,
)
_SHORT_OF_THE_LINE = re.compile(
    r"\b(?:below|under|beneath|short of|not (?:quite )?(?:reach|cross|pass)(?:ed|ing)?|(?:did|does|do|will|would) not "
    r"(?:quite )?(?:reach|cross|pass|get (?:to|past|beyond|above)))[ ](?:the )?(?:[\w-]+ ){0,2}?K[áa]rm[áa]n line\b",
    re.IGNORECASE,
)
_THAT_IS_PAST = re.compile(
    r"[ ]?(?:\([^()]{1,25}\))?,?[ ](?:(?:which|that) (?:is|was|lies)[ ]|and (?:so|thus)[ ])?"
    r"(?:well |far |just |a little )?"
    r"(?:past|beyond|above|over|higher than) (?:the )?(?:[\w-]+ ){0,2}?(?:K[áa]rm[áa]n line)\b",
    re.IGNORECASE,
)
_LINE_KM = 100.0
_ABOVE = re.compile(
    r"\b(?:past|beyond|above|over|across|crosse?[sd]?|crossing|topp(?:ed|ing))\b", re.IGNORECASE
)
# Below that nobody speaks of the line.
_LEAST_KM = 50.0
UNDER = re.compile(r"\b(?:not|never|n't|short|below|without|until|before)\b|n['’]t\b", re.IGNORECASE)


def _beyond(scene: Scene, sentence: Sentence, place: int, draft: Draft | None) -> tuple[str, str] | None:
    """Whether a hop gets past the Kármán line, where the words around say so."""
    around = sentence.text[max(0, place - 40) : place + 60]
    hit = _PAST_THE_LINE.search(around)
    if hit is None or draft is None or draft.ship not in HOPS_KM or UNDER.search(around[: hit.end()]):
        return None
    low, high = HOPS_KM[draft.ship]
    told = f"{draft.ship} rises to {low:.0f} to {high:.0f} km, the line is drawn at 100 km"
    return (SUPPORTED if high > 104.0 else CONTRADICTED), told


def _lines(scene: Scene, sentence: Sentence, taken: list[Quantity]) -> Iterator[Claim]:
    """The Kármán line passed, without a figure."""
    for hit in _PAST_THE_LINE.finditer(sentence.text):
        if any(one.start < hit.end() + 14 and hit.start() < one.end for one in taken):
            continue
        draft = scene.subject(sentence, sentence.start + hit.start())
        verdict, told = _beyond(scene, sentence, hit.start(), draft) or (UNCLEAR, "no hop of the record")
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        yield Claim(start, end, "altitude", hit[0], verdict, told, draft.name if draft else None)
    for hit in _SHORT_OF_THE_LINE.finditer(sentence.text):
        draft = scene.subject(sentence, sentence.start + hit.start())
        if draft is None or draft.ship not in HOPS_KM:
            continue
        low, high = HOPS_KM[draft.ship]
        told = f"{draft.ship} rises to {low:.0f} to {high:.0f} km, the line is drawn at 100 km"
        verdict = SUPPORTED if high < _LINE_KM else CONTRADICTED
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        yield Claim(start, end, "altitude", hit[0], verdict, told, draft.name)


def _height(
    scene: Scene, sentence: Sentence, start: int, end: int, km: float, verdict: str, evidence: str
) -> Claim:
    draft = scene.subject(sentence, sentence.start + start)
    about = draft.name if draft else None
    return Claim(
        sentence.start + start, sentence.start + end, "altitude", f"{km:.4g} km", verdict, evidence, about
    )


# "1,400 km, three times the height of the ISS": the height of another.
_BESIDE_IT = re.compile(
    r"\b(?:times|half|twice|double) (?:as high as|the (?:height|altitude|orbit) of)\b"
    r"|\b(?:above|below|beneath|higher than|lower than|farther than|over) "
    r"(?:(?:that|those|the (?:height|orbit)) of )?(?:the )?(?:ISS|(?:\w+ )?station|hubble)",
    re.IGNORECASE,
)


def _high(scene: Scene, sentence: Sentence, one: Quantity) -> tuple[str, str]:
    around = near(sentence.text, one.start, one.end, 0, len(sentence.text), 60)
    km = one.value
    if _KARMAN.search(around) and 90.0 <= km <= 110.0:
        draft = scene.subject(sentence, sentence.start + one.start)
        if beyond := _beyond(scene, sentence, one.start, draft):
            return beyond
        return within(km, km, 99.0, 101.0, "the Kármán line is drawn at 100 km, 62 miles")
    if _WINGS.search(around) and 70.0 < km < 95.0:
        return within(km, km, 80.0, 81.0, "wings are given from 50 miles on, 80.5 km")
    draft = scene.subject(sentence, sentence.start + one.start)
    ship = draft.ship if draft else ""
    at = sentence.start + one.start
    owner = [p for p in sentence.people if p.known and re.fullmatch(r"['’]s? ", scene.text[p.end : at])]
    for past in aboard(owner[0].known or "") if owner else ():
        if past.vehicle in HOPS_KM:
            ship = past.vehicle
    if ship in HOPS_KM:
        low, high = HOPS_KM[ship]
        if _DROPPED.search(around) and km < 20.0:
            return within(km, km, 12.5, 16.0, "the mothership lets go at some 13 to 15 km")
        told = f"{ship} rises to {low:.0f} to {high:.0f} km"
        if low * 0.98 <= km <= high * 1.02:
            return SUPPORTED, told
        if km == _LINE_KM or abs(km - 80.4672) < 0.6:
            # A border of space: what rises above it is told to pass it, or to stay below.
            beside = f"{told}, beside {km:.0f} km"
            if UNDER.search(around):
                return (SUPPORTED if high < km else UNCLEAR), beside
            if _ABOVE.search(around):
                return (SUPPORTED if high > km else CONTRADICTED), beside
            if high > km:
                return SUPPORTED, beside
        peak = re.search(
            r"height|altitude|reach|rose|rise|climb|apogee|peak|up to|soar|high|\barc\b|\btop\b|summit|turned? over",
            around,
            re.IGNORECASE,
        )
        off = km > 1.1 * high or 0.5 * low < km < 0.85 * low
        return (CONTRADICTED if peak and off and km < 400.0 else UNCLEAR), told
    for name, (low, high) in _CIRCLES_KM.items():
        there = "hubble" in around.lower() if name == "hubble" else any(n.id == name for n in sentence.names)
        if there and _BESIDE_IT.search(around) and not (low * 0.97 <= km <= high * 1.03):
            continue
        if there and re.search(r"orbit|circl|altitude|height|above|high|высот", around, re.IGNORECASE):
            inside = low * 0.97 <= km <= high * 1.03
            told = f"{name} circles at {low:.0f} to {high:.0f} km"
            far = km < 0.6 * low or km > 1.6 * high
            return (SUPPORTED, told) if inside else (CONTRADICTED if far and km > 100.0 else UNCLEAR, told)
    stations = {n.id for s in scene.told.sentences for n in s.names if n.kind == "station"}
    bare = stations == {"station"} and scene.published is not None and scene.published.year > 2000
    if (
        ("iss" in stations or bare)
        and 390.0 <= km <= 435.0
        and re.search(r"above|altitude|height|high|orbit|высот", around, re.IGNORECASE)
    ):
        return SUPPORTED, "the ISS circles at 400 to 430 km"
    return UNCLEAR, "nothing that is kept says how far that is"
