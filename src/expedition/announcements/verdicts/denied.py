"""Statements that a text quotes only to say that they are wrong: errors put right, hearsay, earlier versions."""

from __future__ import annotations

import re
from dataclasses import replace

from expedition.announcements.scene import CONTRADICTED, Claim, Scene

_SOME = re.compile(
    r"\b(?:wrong\w*|mistak\w*|erroneous\w*|in error|error|correct\w*|untrue|not (?:quite|so|true|right)|nope|false\w*|"
    r"nonsense|earlier version|first version|misstated|ошиб\w+|неверно)\b",
    re.IGNORECASE,
)
# Right behind the words: "... EVER". Not quite!
_BEHIND = re.compile(
    r"[\"”»’')\]]*[.,;:!?–—-]*[\"”»’')]*\s*[(\[]?(?:(?:sorry|well|but|and)[, ]+)*"
    r"(?:(?:that|this|it)(?:['’]s| is| was)? |which (?:is|was) )?"
    r"(?:not (?:quite|so|true|right)|wrong|nope|nonsense|false|untrue|an error|a mistake|mistaken)\b",
    re.IGNORECASE,
)
# Before the words, in the same sentence: "we wrongly called her ...", "the first version said ...".
_BEFORE = re.compile(
    r"\b(?:wrongly|mistakenly|erroneously|falsely|incorrectly|in error)\b[^.;:!?]{0,60}\Z"
    r"|\b(?:(?:an? )?(?:earlier|first|previous|original) (?:version|edition)(?: of (?:this|the) (?:article|story|text|"
    r"post|page))?|misstated) [^.;:!?]{0,60}\Z",
    re.IGNORECASE,
)


def denied(scene: Scene, one: Claim) -> Claim:
    """A claim as contradicted where the text itself takes its words back, else as it is."""
    text = scene.text
    if not _SOME.search(text, max(0, one.start - 160), one.end + 60):
        return one
    first, _ = scene.told.document.sentence_at(one.start)
    if _BEHIND.match(text, one.end) or _BEFORE.search(text[first : one.start]):
        return replace(one, verdict=CONTRADICTED, evidence="the text itself takes that back", by_text=True)
    return one
