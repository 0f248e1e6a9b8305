"""Two crews at one station at the same time: whether the earlier one had gone when the later one came."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts.referents import Referent, fleet, referents
from expedition.catalog.history import PastFlight

_MEETS = re.compile(
    r"\b(?:overlap\w*|(?:hand|handing|handed|hands)[ -]?overs?|(?:meet|met|meets|greet\w*|welcom\w*|await\w*|"
    r"wait(?:s|ing)? for|find|finds)(?= )|"
    r"side by side|alongside|together|shar(?:e|es|ed|ing)(?: the| a)? (?:[\w'’]+ )?(?:station|outpost|complex|"
    r"laboratory)|"
    r"at the same time|crews? (?:aboard|there) at once)\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    r"\b(?:aboard|on board|station|outpost|complex|laboratory|there|orbit|overlap\w*|hand[ -]?over\w*|live|work)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|without|nobody|neither|cannot|hardly|miss(?:es)?|instead of|n['’]t)\b|n['’]t\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:was|were|had been) (?:\w+ )?(?:to|due|planned|meant|supposed|expected)\b|\bwould have\b|\bif\b|\bsimulat\w*|"
    r"\btrain\w*|\bpress\b|\bconference\b|\bcapsules?\b|\bdock\w* (?:side|alongside)",
    re.IGNORECASE,
)
_BRIEFLY = re.compile(
    r"\b(?:briefly|brief|short\w*|(?:for )?(?:a few|some|several|only|just) days)\b", re.IGNORECASE
)
_THEY = re.compile(r"\b(?:they|them|(?:the|this|its) (?:\w+ )?(?:crew|four|three|six|team))\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:the |their )?(?P<which>next|following|new|relieving|previous|outgoing|departing) (?:\w+ )?"
    r"(?:crew|team|trio|three|four)\b|\b(?:their|its|the) (?P<who>successors?|relief|replacements?|predecessors?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:()\n!?]|\. |[–—]|, (?:and|but|while|before|then) |\b(?:while|whereas|although|though)\b", re.I
)
_BRIEF_DAYS = 14


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement that two crews are, will be or were at a station together."""
    for sentence in scene.told.sentences:
        for hit in _MEETS.finditer(scene.text, sentence.start, sentence.end):
            found = _judged(scene, sentence, hit)
            if found is not None:
                yield found
                break


def _judged(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Claim | None:
    marks = [mark.end() for mark in _BREAK.finditer(scene.text, sentence.start, hit.start())]
    stop = _BREAK.search(scene.text, hit.end(), sentence.end)
    low, high = marks[-1] if marks else sentence.start, stop.start() if stop else sentence.end
    words = scene.text[low:high]
    if _ONCE.search(words) or not _ABOARD.search(words):
        return None
    pair = _pair(scene, sentence, low, high)
    if pair is None:
        return None
    first, second = sorted(pair, key=lambda one: one.liftoff_date)
    came, gone = second.docking_date or second.liftoff_date, first.landing_date
    if (
        first.station != second.station
        or first.station == "none"
        or "failed" in (first.docked, second.docked)
    ):
        return None
    if gone is None:
        return None
    days = (gone - came).days
    told = f"{first.flight} came down on {gone}, {second.flight} came on {came}"
    verdict = _fits(scene, sentence, words, days, low, high)
    if verdict is None:
        return None
    return scene.claim(sentence, low, high, "other", verdict, f"{told}: {max(days, 0)} days together")


def _fits(scene: Scene, sentence: Sentence, words: str, days: int, low: int, high: int) -> str | None:
    if _NOT.search(words):
        return SUPPORTED if days <= 0 else None
    if days < 0:
        return CONTRADICTED
    said = [
        t for t in scene.times if t.kind == "duration" and low <= t.start < high and t.seconds is not None
    ]
    if len(said) == 1 and said[0].seconds is not None and said[0].seconds >= DAY_S:
        wanted = said[0].seconds / DAY_S
        if 0.6 * wanted - 2.0 <= days <= 1.6 * wanted + 2.0:
            return SUPPORTED
        return CONTRADICTED if days > 3.0 * wanted + 7.0 or 3.0 * days + 7.0 < wanted else None
    if _BRIEFLY.search(words):
        return SUPPORTED if days <= _BRIEF_DAYS else None
    return SUPPORTED if days >= 1 else None


def _pair(scene: Scene, sentence: Sentence, low: int, high: int) -> tuple[PastFlight, PastFlight] | None:
    """The two crews: both named, or one of them the text's own, or the one before or after."""
    found = [one for one in referents(scene, sentence) if low <= one.start < high and _is_crew(one)]
    named = list(dict.fromkeys(one.flights[-1].flight for one in found if not one.who))
    flights = [next(one.flights[-1] for one in found if one.flights[-1].flight == name) for name in named]
    if len(flights) == 2:
        return flights[0], flights[1]
    words = scene.text[low:high]
    main = scene.main.past if scene.main is not None and scene.main.past is not None else None
    main = main if main is not None and main.crewed else None
    beside = _NEXT.search(words)
    if len(flights) == 1 and beside is not None and not _PRONOUN.search(words):
        other = _beside(flights[0], beside)
        return (flights[0], other) if other is not None else None
    if (
        len(flights) == 1
        and main is not None
        and main is not flights[0]
        and main.station == flights[0].station
    ):
        told = [
            d.past for _, d in scene.anchored(scene.told.sentences[max(0, sentence.number - 1)]) if d.past
        ]
        if _THEY.search(words) and told and told[-1] is not main and told[-1] is not flights[0]:
            return None
        return flights[0], main
    if not flights and main is not None and beside is not None and main.station != "none":
        other = _beside(main, beside)
        return (main, other) if other is not None else None
    return None


def _is_crew(one: Referent) -> bool:
    return bool(one.flights) and one.flights[-1].crewed and (bool(one.who) or len(one.flights) == 1)


def _beside(past: PastFlight, hit: re.Match[str]) -> PastFlight | None:
    """The crew before or after one, of the same kind of ship at the same station."""
    said = (hit["which"] or hit["who"] or "").lower()
    row = [
        one for one in fleet(past.station) if one.crewed and one.family == past.family and one.docked == "yes"
    ]
    if past not in row:
        return None
    step = -1 if said.startswith(("previous", "outgoing", "departing", "predecessor")) else 1
    place = row.index(past) + step
    return row[place] if 0 <= place < len(row) else None
