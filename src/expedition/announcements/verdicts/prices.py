"""Amounts of money: against each other in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.quantities import NUMBER
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene

_SHARED = re.compile(
    rf"\b(?P<number>{NUMBER})[ ](?:of its |more |new |further )?(?:seats?|astronauts?|places|flights|missions)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|a seat|per seat|apiece|a head|per person|for each|per flight|a flight)\b", re.IGNORECASE
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every amount."""
    for sentence in scene.told.sentences:
        for one in quantities.money(sentence.text):
            start, end = sentence.start + one.start, sentence.start + one.end
            verdict, evidence = _judged(scene, sentence.start + one.start, one)
            draft = scene.subject(sentence, start)
            reading = f"{one.value:g} million {one.unit}"
            yield Claim(start, end, "price", reading, verdict, evidence, draft.name if draft else None, True)


def _judged(scene: Scene, place: int, one: quantities.Quantity) -> tuple[str, str]:
    """Whether a price for each is the whole shared out, where a paragraph says both."""
    first, last = scene.told.document.paragraph_at(place)
    text = scene.text[first:last]
    if _EACH.search(text, max(place - first - 5, 0), min(place - first + 60, len(text))):
        wholes = [q for q in quantities.money(text) if q.value > 1.5 * one.value and q.unit == one.unit]
        parts = [n for hit in _SHARED.finditer(text) if (n := quantities.number(hit["number"])) and n > 1]
        for whole in wholes:
            for n in parts:
                told = f"{whole.value:g} million for {n:g} are {whole.value / n:.3g} million each"
                if abs(whole.value / n - one.value) <= 0.02 * one.value:
                    return SUPPORTED, told
                if len(wholes) == len(parts) == 1 and abs(whole.value / n - one.value) > 0.15 * one.value:
                    return CONTRADICTED, told
    return UNCLEAR, "nothing that is kept says what that cost"
