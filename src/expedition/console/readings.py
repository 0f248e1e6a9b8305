"""Readings of announcements for the page: the text cut into pieces, its claims judged, its flights to be planned."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from expedition.announcements import words
from expedition.catalog import Catalogue
from expedition.console.requests import ElementsAsked, PlanAsked, settled
from expedition.errors import ExpeditionError
from expedition.plans.fields import Record

if TYPE_CHECKING:
    from expedition.announcements.document import Document, Span


class Piece(Record):
    """A stretch of a paragraph that no claim begins or ends within."""

    text: str
    """As a reader sees it."""
    claims: list[int]
    """The claims that it belongs to, by their place in the list of claims."""


class Paragraph(Record):
    """A paragraph of the text."""

    pieces: list[Piece]
    """Its pieces, which make up all of it."""


class ReadClaim(Record):
    """A statement of the text, judged."""

    quote: str
    """The words of the text."""
    kind: str
    """What is claimed: a date, a price, a first..."""
    reading: str
    """What is asked of the records; may be empty."""
    verdict: Literal["supported", "contradicted", "unclear"]
    """What came of it."""
    sign: str
    """The verdict as one sign."""
    label: str
    """The verdict in words."""
    evidence: str
    """What it rests on; may be empty."""


class ReadFlight(Record):
    """A flight of the text."""

    title: str
    """What it is called."""
    role: str
    """Whether it is the news or the background."""
    status: str
    """How it stands at the end of the text."""
    facts: list[tuple[str, str]]
    """What is told of it: names and values."""
    asked: PlanAsked | None
    """What to ask to see it as a plan; null where it cannot be planned."""
    why_not: str
    """Why it cannot be planned; empty where it can, and for flights of the background."""


class ReadingAnswer(Record):
    """What a text says."""

    said: list[str]
    """What it comes to, in a few sentences."""
    paragraphs: list[Paragraph]
    """The text as a reader sees it."""
    claims: list[ReadClaim]
    """Its claims, in the order of the text."""
    flights: list[ReadFlight]
    """Its flights, those of the news first."""


def reading_answer(text: str, book: Catalogue) -> ReadingAnswer:
    """Read a text.

    book: where flights are looked up that can be planned. Raises InputError where it cannot be read.
    """
    from expedition.announcements.reader import read
    from expedition.announcements.request import why_not

    reading = read(text)
    told = reading.to_dict(book.directories)
    claims = sorted(told["claims"], key=lambda one: (one["start"], one["end"]))
    title = words.titles(book)
    flights = []
    for news, one in zip(reading.flights, told["flights"], strict=True):
        asked = plan_asked(one.get("request"), book)
        reason = ""
        if asked is None and one["role"] == "subject":
            reason = why_not(news, book.directories) or "the catalogue does not plan such a flight"
        flights.append(
            ReadFlight(
                title=one["flight"],
                role=words.role(one),
                status=words.status(one),
                facts=words.flight_facts(one, title),
                asked=asked,
                why_not=reason,
            )
        )
    return ReadingAnswer(
        said=words.said(told),
        paragraphs=paragraphs(reading.document, [(one["start"], one["end"]) for one in claims]),
        claims=[_claim(one) for one in claims],
        flights=flights,
    )


def _claim(one: Mapping[str, Any]) -> ReadClaim:
    verdict = words.verdict(one["verdict"])
    sign, label = words.VERDICTS[verdict]
    return ReadClaim(
        quote=" ".join(one["quote"].split()),
        kind=one.get("kind") or "other",
        reading=one.get("reading") or "",
        verdict=verdict,
        sign=sign,
        label=label,
        evidence=one.get("evidence") or "",
    )


def paragraphs(document: Document, claims: Sequence[Span]) -> list[Paragraph]:
    """The text as a reader sees it, cut where claims begin and end.

    claims: spans of raw characters.
    """
    seen = [seen_span(document, *claim) for claim in claims]
    starts = [start for start, _ in document.paragraphs]
    inside: list[list[int]] = [[] for _ in starts]
    for i, (a, b) in enumerate(seen):
        if a < b:
            for k in range(max(bisect_right(starts, a) - 1, 0), bisect_left(starts, b)):
                inside[k].append(i)
    return [
        Paragraph(pieces=_pieces(document.text, span, [(i, seen[i]) for i in here]))
        for span, here in zip(document.paragraphs, inside, strict=True)
    ]


def _pieces(text: str, span: Span, claims: Sequence[tuple[int, Span]]) -> list[Piece]:
    start, end = span
    cuts = sorted({start, end, *(min(max(place, start), end) for _, claim in claims for place in claim)})
    return [
        Piece(text=text[a:b], claims=[i for i, (first, last) in claims if first <= a and b <= last])
        for a, b in pairwise(cuts)
    ]


def seen_span(document: Document, start: int, end: int) -> Span:
    """The visible characters that stand in raw characters `start` to `end`."""
    return bisect_right(document.ends, start), bisect_left(document.starts, end)


def plan_asked(request: str | None, book: Catalogue) -> PlanAsked | None:
    """A flight's TOML as what the page asks for; None where there is none, or no plan can be asked with it."""
    if request is None:
        return None
    try:
        flight = _plain(tomllib.loads(request))
        flight.pop("kind", None)
        elements = flight.pop("elements", None)
        if isinstance(elements, dict):
            elements = elements.get("value")
        source = ElementsAsked(text=elements) if elements else None
        asked = PlanAsked(flight=flight, elements=source)
        settled(asked, book)
    except (tomllib.TOMLDecodeError, ValidationError, ExpeditionError):
        return None
    return asked


def _plain(value: Any) -> Any:
    """TOML's values as those of JSON."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
