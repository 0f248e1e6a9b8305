"""Amounts of money: against each other in the text, and against contracts and statements of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import same_ship
from expedition.announcements.names import organisation
from expedition.announcements.quantities import NUMBER
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog import prices

_SHARED = re.compile(
    rf"\b(?P<number>{NUMBER})[ ](?:of its |more |new |further )?(?:seats?|astronauts?|places|flights|missions)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|a seat|per seat|apiece|a head|per person|for each|per flight|a flight)\b", re.IGNORECASE
)
_SEAT = re.compile(r"\b(?:seats?|each|apiece|per person|a head|tickets?|place)\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every amount."""
    for sentence in scene.told.sentences:
        for one in quantities.money(sentence.text):
            start, end = sentence.start + one.start, sentence.start + one.end
            verdict, evidence, by_text = _judged(scene, sentence.start + one.start, one)
            draft = scene.subject(sentence, start)
            reading = f"{one.value:g} million {one.unit}"
            yield Claim(
                start, end, "price", reading, verdict, evidence, draft.name if draft else None, by_text
            )


def _judged(scene: Scene, place: int, one: quantities.Quantity) -> tuple[str, str, bool]:
    """Whether a price for each is the whole shared out, where a paragraph says both; else as others state it.

    The last says whether the text itself settles it.
    """
    first, last = scene.told.document.paragraph_at(place)
    text = scene.text[first:last]
    if _EACH.search(text, max(place - first - 5, 0), min(place - first + 60, len(text))):
        wholes = [q for q in quantities.money(text) if q.value > 1.5 * one.value and q.unit == one.unit]
        parts = [n for hit in _SHARED.finditer(text) if (n := quantities.number(hit["number"])) and n > 1]
        for whole in wholes:
            for n in parts:
                told = f"{whole.value:g} million for {n:g} are {whole.value / n:.3g} million each"
                if abs(whole.value / n - one.value) <= 0.02 * one.value:
                    return SUPPORTED, told, True
                if len(wholes) == len(parts) == 1 and abs(whole.value / n - one.value) > 0.15 * one.value:
                    return CONTRADICTED, told, True
    return *_stated(scene, place, one), False


def _stated(scene: Scene, place: int, one: quantities.Quantity) -> tuple[str, str]:
    """Whether a contract or statement of the ships spoken of has that amount."""
    if one.unit != "USD":
        return UNCLEAR, "amounts in other currencies are not held against anything"
    first, last = scene.told.document.paragraph_at(place)
    known = _statements(scene, first, last) or _statements(scene, 0, len(scene.text))
    if not known:
        return UNCLEAR, "nothing that is kept says what that cost"
    around = scene.text[max(first, place - 60) : min(last, place + 60)]
    written = scene.published.year if scene.published else None
    per_seat = _SEAT.search(around) is not None and not _SHARED.search(around)
    known = [row for row in known if written is None or row.first_year <= written + 1] or known
    for row in known:
        for low, high, what in _amounts(row):
            if (
                per_seat
                and what in ("a flight", "a contract", "a programme", "a program")
                and one.value < 1000.0
            ):
                continue
            if 0.97 * low <= one.value <= 1.03 * high:
                return SUPPORTED, f"{_money(low, high)} {what}, {row.year}: {row.source}"
    near = scene.text[max(first, place - 60) : min(last, place + 80)]
    year = scene.published.year if scene.published else None
    seats = [
        (low, high, row)
        for row in known
        for low, high, what in _amounts(row)
        if what == "a seat" and (year is None or row.first_year - 3 <= year <= row.last_year + 1)
    ]
    # What several seats cost together is no price of one.
    if seats and _SEAT.search(near) and not _SHARED.search(near) and one.value > 1.0:
        least, most = min(low for low, _, _ in seats), max(high for _, high, _ in seats)
        if not 0.5 * least <= one.value <= 2.0 * most:
            return CONTRADICTED, f"seats were {_money(least, most)}: {seats[0][2].source}"
    return UNCLEAR, "no contract or statement that is kept has that amount"


def _statements(scene: Scene, first: int, last: int) -> list[prices.Statement]:
    ships = {one.id for one in scene.told.names if one.kind == "vehicle" and first <= one.start < last}
    for one in scene.told.names:
        if one.kind == "organisation" and first <= one.start < last:
            ships |= set(organisation(one.id).ships)
    ships |= {draft.ship for draft in scene.drafts if any(first <= a < last for a, _ in draft.spans)}
    return [row for row in prices.everything() if any(same_ship(s, v) for s in ships for v in row.vehicles)]


def _amounts(row: prices.Statement) -> Iterator[tuple[float, float, str]]:
    """What a statement says, and what follows for one, in millions."""
    if row.unit not in ("crew-day", "kilogram"):
        yield row.low / 1e6, row.high / 1e6, f"a {row.unit}"
    for unit in ("seat", "flight"):
        each = row.per(unit)
        if each is not None and unit != row.unit:
            yield each[0] / 1e6, each[1] / 1e6, f"a {unit}"


def _money(low: float, high: float) -> str:
    return f"{low:.3g} million dollars" if low == high else f"{low:.3g} to {high:.3g} million dollars"
