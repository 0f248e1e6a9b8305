"""Sentences that a machine garbled: whoever does something does it to himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.scene import CONTRADICTED, Claim, Scene

# "Rogozin reached out to Rogozin": a name, what it does, and the name again, nothing behind it.
_TWICE = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?) "
    r"(?P<does>(?!and\b|or\b|to\b|by\b|after\b|versus\b|is\b|was\b)[a-z]{2,15}(?:ed|es|s|id|old|ote|ook|ent|ave|et|eat))"
    r"(?: (?:out|over|up|in|back))?(?: (?:to|with|at|for|from|against|on|of|by))? (?P=name)(?![\w'’-]| [A-Z])"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement with one name for who does something and whom it is done to."""
    for sentence in scene.told.sentences:
        for hit in _TWICE.finditer(sentence.text):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            told = f"garbled: {hit['name']} stands on both sides of it"
            yield Claim(start, end, "other", hit[0], CONTRADICTED, told, by_text=True)
