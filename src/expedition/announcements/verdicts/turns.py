"""Turns round the Earth: what so many take, how often a flight went round, on which of them it docked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.heights import HOPS_KM, UNDER, within
from expedition.catalog.history import PastFlight

# Orbits to docking as they are called, and the hours that they take.
_ORBITS_H = {
    1: (1.3, 2.3),
    2: (2.8, 3.9),
    4: (5.3, 7.0),
    34: (47.0, 52.0),
    33: (46.0, 51.0),
    18: (25.0, 29.0),
}
# "After four orbits, about six hours later", "the two-orbit flight of some three hours", "34 orbits, or two days".
_BESIDE = re.compile(
    r"(?:[ -](?:flight|scheme|way|profile|approach|chase|trip|journey|ride|rendezvous|path|pursuit))?"
    r"(?:[ ]round the (?:earth|globe|world|planet))?,?[ ](?:\(|or |that is |i\.e\. |of |in |taking |which takes? |"
    r"lasting |and )?(?:only |just |about |some |around |roughly |nearly |almost |a little over |over )*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|others|some|usual\w*|used to|earlier|until|instead|would|could|can|not|most|often|once|before|"
    r"normal\w*|former\w*|sometimes|than|every|each|new|first tried)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:plann?\w*|will|was to|were to|meant|due|expected|dream\w*|hop(?:es|ed|ing) to|wants? to|one day)\b",
    re.I,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every count of orbits."""
    yield from _whole_flights(scene)
    for sentence in scene.told.sentences:
        yield from _orbits(scene, sentence)
        yield from _circled(scene, sentence)


def beside_turns(scene: Scene, sentence: Sentence, one: TimeMention) -> tuple[str, str] | None:
    """Whether a length of time is what the orbits right before it take; None where none are told there."""
    if one.seconds is None or one.precision not in ("hour", "day", "minute"):
        return None
    lead = sentence.text[: one.start - sentence.start]
    turns = [each for each in quantities.orbits(lead) if each.unit != "times a day" and each.end <= len(lead)]
    if not turns or not _BESIDE.fullmatch(lead[turns[-1].end :]):
        return None
    n = turns[-1].value
    if n not in _ORBITS_H:
        # Ways with halves of orbits are counted from elsewhere than lift-off.
        return None
    low, high = _ORBITS_H[int(n)]
    said, most = one.seconds / 3600.0, (one.seconds_to or one.seconds) / 3600.0
    room = 12.0 if one.precision == "day" else 0.6 if one.precision == "hour" else 0.1
    told = f"{n:g} orbits take {low:.1f} to {high:.1f} h"
    off = max(low - room - most, said - high - room, 0.0)
    if off <= 0.0:
        return SUPPORTED, told
    return (CONTRADICTED, told) if off > 0.15 * high else None


def _orbits(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for one in quantities.orbits(sentence.text):
        start, end = sentence.start + one.start, sentence.start + one.end
        draft = scene.subject(sentence, start)
        past = draft.past if draft else None
        verdict, evidence = UNCLEAR, "nothing that is kept counts these orbits"
        if one.unit == "times a day":
            verdict, evidence = within(
                one.value, one.value, 15.0, 16.3, "a low orbit goes round 15 to 16 times a day"
            )
        elif hops := [n for n in sentence.names if n.id in HOPS_KM and n.start < end + 40]:
            verdict, evidence = CONTRADICTED, f"{hops[0].id} hops and goes round nothing"
        elif past is not None and draft is not None and draft.ship in HOPS_KM:
            verdict, evidence = CONTRADICTED, f"{past.flight} was a hop and went round nothing"
        elif (
            past is not None
            and one.unit != "round"
            and past.docking_utc
            and past.liftoff_utc
            and (int(one.value) in _ORBITS_H or _to_station(sentence, one))
        ):
            hours = (past.docking_utc - past.liftoff_utc).total_seconds() / 3600.0
            low, high = _ORBITS_H.get(int(one.value)) or (
                _TURN_H[0] * one.value - 0.3,
                _TURN_H[1] * one.value + 1.0,
            )
            verdict = SUPPORTED if low - 0.3 <= hours <= high + 0.3 else CONTRADICTED
            if verdict == CONTRADICTED and _OTHERS.search(
                sentence.text[max(0, one.start - 70) : one.end + 30]
            ):
                verdict = UNCLEAR
            told = f"{past.flight} docked {hours:.1f} h after lift-off"
            evidence = f"{told}; {one.value:.0f} orbits take {low:g} to {high:g} h"
        elif past is not None and one.unit != "round" and past.docking_date and int(one.value) in _ORBITS_H:
            days = (past.docking_date - past.liftoff_date).days
            fits = days >= 2 if one.value > 20 else days <= 1
            verdict, evidence = (
                (SUPPORTED if fits else UNCLEAR),
                f"{past.flight} docked {days} days after lift-off",
            )
        about = draft.name if draft else None
        yield Claim(
            start, end, "orbits", f"{one.value:g} orbits", verdict, evidence, about, one.unit == "times a day"
        )


_AFTER = re.compile(
    r"\b(?:after|in|within|takes?|took|needs?|needed|of) (?:only |just |about |some |its )*\Z", re.IGNORECASE
)


def _to_station(sentence: Sentence, one: quantities.Quantity) -> bool:
    """Whether orbits are those of a flight to a station: "after five orbits it was fast to the station"."""
    named = any(each.kind == "station" for each in sentence.names)
    return (named or _MEETS.search(sentence.text) is not None) and _AFTER.search(
        sentence.text, max(0, one.start - 30), one.start
    ) is not None


_CIRCLED = re.compile(
    r"\b(?:circl(?:ed|es|ing|e)|orbit(?:ed|s|ing)?) (?:the |our )?(?:earth|globe|planet|world)\b"
    r"|\b(?:reach(?:ed|es)?|went into|got (?:in)?to|flew (?:in)?to) orbit\b"
    r"|\b(?:tak(?:e|es|ing|en)|took|carr(?:y|ies|ied|ying)|fl(?:y|ies|own|ying|ew)|br(?:ing|ings|ought)|sen[dt]s?|"
    r"lift(?:s|ed)?)[ ](?:[\w'’-]+[ ]){0,4}?(?:in)?to orbit\b",
    re.IGNORECASE,
)


def _circled(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """A hop that is said to have gone round the Earth."""
    for hit in _CIRCLED.finditer(sentence.text):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        draft = scene.subject(sentence, start)
        if draft is None or draft.ship not in HOPS_KM or draft is not scene.main:
            continue
        around = sentence.text[max(0, hit.start() - 60) : hit.end()]
        others = [d for d in scene.drafts if d.past is not None and d.ship not in HOPS_KM]
        if (
            UNDER.search(around)
            or (others and re.search(r"\b(?:who|first|had)\b", around))
            or _MEANT.search(around)
        ):
            continue
        yield Claim(
            start,
            end,
            "orbits",
            hit[0],
            CONTRADICTED,
            f"{draft.name} was a hop and went round nothing",
            draft.name,
        )


_TIMES = re.compile(
    r"\b(?:circl(?:ed|es|e|ing)|orbit(?:ed|s|ing)?|(?:went|go|goes|gone|flew|flown|fly|been) (?:a?round)) "
    rf"(?:the |our )?(?:earth|globe|planet|world)(?: (?:some|about|over|more than|nearly|almost))? "
    rf"(?P<number>{quantities.NUMBER}) times\b",
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


def _whole_flights(scene: Scene) -> Iterator[Claim]:
    """Every number of turns of a whole flight, and every orbit on which a ship is said to have docked."""
    for sentence in scene.told.sentences:
        for hit in _TIMES.finditer(sentence.text) if " times" in sentence.text else ():
            draft = scene.subject(sentence, sentence.start + hit.start())
            n = quantities.number(hit["number"])
            if n is None or draft is None or _A_DAY.match(sentence.text, hit.end()):
                continue
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            around = sentence.text[max(0, hit.start() - 50) : hit.end() + 20]
            verdict, told = _whole(
                draft, n, sure=not _UNDONE.search(around) and _said_of(scene, sentence, draft)
            )
            if verdict != UNCLEAR or not quantities.orbits(sentence.text):
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
