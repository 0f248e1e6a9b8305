"""How many of a crew have flown before, or never: "two of the four have been in space", "three of the crew are new"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts.veterans import prior

_SHARE = re.compile(
    rf"\b(?:only )?(?P<n>{NUMBER}) of (?:the|its|her|their|"
    rf"these) (?:crew of )?(?:(?P<m>{NUMBER})(?: aboard| on board)?|"
    r"crew(?: members)?|astronauts|cosmonauts|taikonauts|travellers|passengers)"
    r"(?: (?:people|astronauts|cosmonauts|taikonauts|crew members|men and women|aboard|on board))?,? "
    r"(?:(?P<flown>(?:have|has|had) (?:already )?(?:been (?:up|in space|to space|in orbit)|flown|gone up|"
    r"been there)(?: (?:in|to|into) (?:space|orbit))?(?: before| already)?|(?:are|is|were|was) (?:space )?veterans?)"
    r"|(?P<new>(?:have|has|had) (?:never|not yet|not) (?:been (?:up|in space|to space|in orbit)|flown|gone up)"
    r"(?: (?:in|to|into) (?:space|orbit))?(?: before)?|(?:are|is|were|was) (?:space )?(?:rookies?|"
    r"newcomers?|beginners?|"
    r"first-timers?|novices?|new to space)|(?:fly|flies|go|goes) (?:up )?for the first time))"
    r"(?=\s*(?:[.,;:!?)–—]|\Z| and\b| but\b))",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every number of those of a crew who have flown before, or have not."""
    for sentence in scene.told.sentences:
        for hit in _SHARE.finditer(sentence.text):
            yield from _judged(scene, sentence, hit)


def _judged(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    draft = scene.subject(sentence, start)
    past = draft.past if draft is not None else None
    said, whole = number(hit["n"]), number(hit["m"]) if hit["m"] else None
    if past is None or said is None or not past.crew or "crew" in past.recalled:
        return
    if len(past.crew) != past.crew_count or (whole is not None and whole != len(past.crew)):
        # Of others than those who go up in it.
        return
    told = []
    sure, maybe = 0, 0
    for name in past.crew:
        flown, words = prior(name, past, None)
        told.append(words)
        has = hit["flown"] is not None
        fits = [(count > 0) == has for count in flown]
        sure += all(fits)
        maybe += any(fits)
    verdict = SUPPORTED if sure <= said <= maybe else CONTRADICTED
    yield scene.claim(sentence, start, end, "count", verdict, "; ".join(told))
