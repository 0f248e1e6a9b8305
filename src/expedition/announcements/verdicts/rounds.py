"""How often a flight went round the Earth, by how long it was up; on which orbit it docked, by its hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import NUMBER, number, orbits
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.history import PastFlight

_TIMES = re.compile(
    r"\b(?:circl(?:ed|es|e|ing)|orbit(?:ed|s|ing)?|(?:went|go|goes|gone|flew|flown|fly|been) (?:a?round)) "
    rf"(?:the |our )?(?:earth|globe|planet|world)(?: (?:some|about|over|more than|nearly|almost))? "
    rf"(?P<number>{NUMBER}) times\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"[ ](?:a|each|every|per|in (?:a|one)) (?:day|24)|[ ](?:daily)\b", re.IGNORECASE)
_ON_ORBIT = re.compile(
    rf"\b(?:on|in|during) (?:its|the|their) (?P<nth>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) "
    r"(?:orbit|revolution|turn|circuit|lap)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"orbit|revolution|turn|circuit|lap")
_MEETS = re.compile(r"\b(?:dock\w*|arriv\w*|link\w*|rendezvous|reach\w*|moor\w*|contact)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:plann?\w*|will|was to|were to|meant|due|would|instead|not|never|so far|by now)\b", re.I
)
# Hours that one turn takes in orbits as low as those of stations.
_TURN_H = (1.45, 1.56)
# Higher ones of flights that went to no station.
_HIGH_TURN_H = 1.8
_HOUR_S = 3600.0


def claims(scene: Scene) -> Iterator[Claim]:
    """Every number of turns of a whole flight, and every orbit on which a ship is said to have docked."""
    for sentence in scene.told.sentences:
        for hit in _TIMES.finditer(sentence.text) if " times" in sentence.text else ():
            draft = scene.subject(sentence, sentence.start + hit.start())
            n = number(hit["number"])
            if n is None or draft is None or _A_DAY.match(sentence.text, hit.end()):
                continue
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            around = sentence.text[max(0, hit.start() - 50) : hit.end() + 20]
            verdict, told = _whole(
                draft, n, sure=not _UNDONE.search(around) and _said_of(scene, sentence, draft)
            )
            if verdict != UNCLEAR or not orbits(sentence.text):
                yield scene.claim(sentence, start, end, "orbits", verdict, told)
        for hit in _ON_ORBIT.finditer(sentence.text) if _TURN.search(sentence.text) else ():
            if _MEETS.search(sentence.text[: hit.start()]) and (judged := _docked(sentence, scene, hit)):
                start, end = sentence.start + hit.start(), sentence.start + hit.end()
                yield scene.claim(sentence, start, end, "orbits", *judged)


def _said_of(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence is about that flight, which is over, and no other is named in it."""
    past = draft.past
    if past is None or past.landing_date is None or scene.published is None or not draft.named:
        return False
    if past.landing_date > scene.published + timedelta(1):
        return False
    others = [each for _, each in scene.anchored(sentence) if each is not draft]
    strange = [one for one in sentence.people if one.known not in past.crew]
    return not others and not strange and draft is scene.main


def _whole(draft: Draft, n: float, *, sure: bool) -> tuple[str, str]:
    """Whether so many turns fit into the time between lift-off and the day of the landing."""
    past = draft.past
    hours = _hours(past) if past is not None else None
    if past is None or hours is None or past.target == "moon":
        return UNCLEAR, "nothing that is kept counts these orbits"
    least, most = hours[0] / _HIGH_TURN_H, hours[1] / _TURN_H[0]
    told = f"{past.flight} was up for {hours[0]:.0f} to {hours[1]:.0f} h, {least:.0f} to {most:.0f} turns"
    if least - 1.0 <= n <= most + 1.0:
        return SUPPORTED, told
    off = n < 0.85 * least - 1.0 or n > 1.1 * most + 1.0
    return (CONTRADICTED if sure and off else UNCLEAR), told


def _hours(past: PastFlight) -> tuple[float, float] | None:
    """Between how many hours a flight was up."""
    if past.landing_date is None or past.kind == "suborbital":
        return None
    if past.liftoff_utc is None:
        days = (past.landing_date - past.liftoff_date).days
        return max(24.0 * (days - 1), 0.0), 24.0 * (days + 1)
    midnight = datetime.combine(past.landing_date, time(0), UTC)
    low = (midnight - past.liftoff_utc).total_seconds() / _HOUR_S
    return max(low, 0.0), (midnight + timedelta(1) - past.liftoff_utc).total_seconds() / _HOUR_S


def _docked(sentence: Sentence, scene: Scene, hit: re.Match[str]) -> tuple[str, str] | None:
    """Whether the orbit of a docking is the one that the hours told next to it end in."""
    nth = hit["nth"].lower()
    n = ORDINALS[nth] if nth in ORDINALS else int(re.sub(r"\D", "", nth))
    told = [
        t
        for t in scene.times
        if t.kind == "duration"
        and t.seconds is not None
        and t.precision in ("hour", "minute")
        and sentence.start <= t.start < sentence.end
        and abs(t.start - sentence.start - hit.start()) <= _NEAR
    ]
    if len(told) != 1 or told[0].seconds is None or not 1.0 <= told[0].seconds / _HOUR_S <= _LONGEST_H:
        return None
    low, high = told[0].seconds / _HOUR_S, (told[0].seconds_to or told[0].seconds) / _HOUR_S
    room = 0.75 if told[0].precision == "hour" else 0.2
    # The orbit on which it ends is the next one begun, or the last that is full.
    least, most = (low - room) / _TURN_H[1] - 0.3, (high + room) / _TURN_H[0] + 1.0
    words = f"{low:.1f} h are {low / _TURN_H[1]:.1f} turns"
    if least <= n <= most:
        return SUPPORTED, words
    return (CONTRADICTED if n < 0.8 * least or n > 1.2 * most else UNCLEAR), words


_NEAR = 80
_LONGEST_H = 60.0
