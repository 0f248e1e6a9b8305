"""What claims are looked for in and judged by: a text taken apart, its flights, and which of them a place is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from expedition.announcements.anchors import Anchors
from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.flights import FlightNews
from expedition.announcements.story import Story
from expedition.announcements.times import TimeMention

SUPPORTED, CONTRADICTED, UNCLEAR = "supported", "contradicted", "unclear"
# A point that ends a clause: none within a figure, none of "U.S.".
FULL_STOP = r"(?<!\b[A-Za-z])(?:(?<!\d)\.|\.(?!\d))"


_MEASURED = re.compile(
    r"\b(?:since|than|after|before|unlike|like|from|of)[ ](?:the )?(?:[\w'’]+[ ]){0,2}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that could be checked, and what came of it. Spans count characters of `Document.text`."""

    start: int
    end: int
    kind: str
    """date, duration, orbits, altitude, count, price, first, crew, vehicle, place or other."""
    reading: str
    verdict: str
    evidence: str
    about: str | None = None
    """The flight, as people call it."""
    by_text: bool = False
    """Whether the text itself settles it: two clocks, a weekday and its date, two units."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A text as claims are judged in it."""

    told: Story
    drafts: tuple[Draft, ...]
    main: Draft | None
    news: tuple[FlightNews, ...]
    times: tuple[TimeMention, ...]
    anchors: Anchors

    @property
    def text(self) -> str:
        """The text as seen."""
        return self.told.document.text

    @property
    def published(self) -> date | None:
        """The day of the text."""
        return self.told.published

    @property
    def announces(self) -> bool:
        """Whether the text has news of a flight."""
        return any(one.role == "subject" for one in self.news)

    def news_of(self, draft: Draft | None) -> FlightNews | None:
        """What is told of a flight."""
        return next((one for one in self.news if draft is not None and one.flight == draft.name), None)

    def anchored(self, sentence: Sentence) -> list[tuple[int, Draft]]:
        """Where a sentence speaks of which flight."""
        return self.anchors.of(sentence)

    def subject(self, sentence: Sentence, place: int) -> Draft | None:
        """The flight that a place of a sentence is about."""
        anchors = self.anchored(sentence)
        before = [draft for at, draft in anchors if at <= place]
        if before:
            return before[-1]
        # What stands behind "since" or "than" is what something is measured by, not what is told of.
        behind = [draft for at, draft in anchors if not _MEASURED.search(self.text, max(place, at - 30), at)]
        return behind[0] if behind else self.main

    def claim(self, sentence: Sentence, start: int, end: int, kind: str, verdict: str, told: str) -> Claim:
        """A claim about the flight that its place is about, without blanks and commas at its ends."""
        start, end = cut(self.text, start, end)
        draft = self.subject(sentence, start)
        return Claim(start, end, kind, self.text[start:end], verdict, told, draft.name if draft else None)


def cut(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blanks and commas at its ends."""
    while start < end and text[start] in " ,;:\n\t\u00a0–-":
        start += 1
    while end > start and text[end - 1] in " ,;:.\n\t\u00a0–-":
        end -= 1
    return start, end
