"""Turns round the Earth: what so many take, which flights made them, and hops that made none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts import rounds
from expedition.announcements.verdicts.heights import HOPS_KM, UNDER, within

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
    yield from rounds.claims(scene)
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
            and int(one.value) in _ORBITS_H
        ):
            hours = (past.docking_utc - past.liftoff_utc).total_seconds() / 3600.0
            low, high = _ORBITS_H[int(one.value)]
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
