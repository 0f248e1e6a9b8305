"""Amounts of money: against each other in the text, and against contracts and statements of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import same_ship
from expedition.announcements.lexicon import organisation
from expedition.announcements.quantities import NUMBER
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog import prices
from expedition.catalog.money import exchange_rate
from expedition.catalog.money import years as money_years
from expedition.errors import InputError

_SHARED = re.compile(
    rf"\b(?P<number>{NUMBER})[ ](?:of its |more |new |further |[A-Z][a-z]+ )?"
    r"(?:seats?|astronauts?|places|flights|missions)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|a seat|per seat|apiece|a head|per person|for each|per flight|a flight)\b", re.IGNORECASE
)
_SEAT = re.compile(r"\b(?:seats?|each|apiece|per person|a head|tickets?|place)\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every amount."""
    for sentence in scene.told.sentences:
        for one in [*quantities.money(sentence.text), *_bare(sentence.text)]:
            start, end = sentence.start + one.start, sentence.start + one.end
            verdict, evidence, by_text = _judged(scene, sentence.start + one.start, one)
            draft = scene.subject(sentence, start)
            reading = (
                f"{one.value:g} million {one.unit}"
                if one.value >= 1.0
                else f"{one.value * 1e6:,.10g} {one.unit}"
            )
            yield Claim(
                start, end, "price", reading, verdict, evidence, draft.name if draft else None, by_text
            )


_BARE = re.compile(
    rf"(?:\b(?:at|for|paid|cost|costs|costing|of|to|is|was|were|makes|about|some|around|almost|nearly) )(?P<amount>"
    rf"(?P<number>{NUMBER})[ ](?P<scale>million|billion)\b)(?![ ](?:\w+ )?(?:dollars?|euros?|roubles?|rubles?|yen"
    rf"|yuan|pounds?|rupees|francs|marks|crowns|years?|km|kilomet|miles?|people|viewers|tonnes|visitors|stars|light|times))",
    re.IGNORECASE,
)
_OF_A_PRICE = re.compile(
    r"\b(?:seats?|tickets?|fares?|price\w*|paid|pay|pays|costs?|apiece|contracts?)\b", re.IGNORECASE
)


def _bare(text: str) -> Iterator[quantities.Quantity]:
    """Amounts without their currency, in a sentence about a price: "a seat at 86 million"."""
    if not _OF_A_PRICE.search(text):
        return
    for hit in _BARE.finditer(text):
        value = quantities.number(hit["number"])
        if value is not None:
            scale = 1.0 if hit["scale"].lower() == "million" else 1e3
            yield quantities.Quantity(hit.start("amount"), hit.end("amount"), "money", value * scale, "USD")


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
                if len(wholes) != 1 or len(parts) != 1:
                    continue
                # "That is an average of": the quotient itself, else perhaps another's price.
                sums_up = _SUMS_UP.search(text, max(place - first - 40, 0), place - first) is not None
                here = scene.told.document.sentence_at(place)[0] - first <= whole.start
                if abs(whole.value / n - one.value) > (0.05 if sums_up else 0.15) * one.value and (
                    sums_up or here
                ):
                    return CONTRADICTED, told, True
    return *_stated(scene, place, one), False


_SUMS_UP = re.compile(
    r"\b(?:that|this|which|it) (?:is|was|makes?|made|comes?|came|works? out|worked out|"
    r"means?|meant)\b|\b(?:average|mean|i\.e\.|thus|so)\b",
    re.IGNORECASE,
)


def _stated(scene: Scene, place: int, one: quantities.Quantity) -> tuple[str, str]:
    """Whether a contract or statement of the ship spoken of has that amount."""
    if one.unit == "RUB":
        return _in_roubles(scene, one)
    if one.unit != "USD":
        return UNCLEAR, "amounts in other currencies are not held against anything"
    first, last = scene.told.document.sentence_at(place)
    if (told := _converted(scene, first, place, one)) is not None:
        return told
    ships = _ships_at(scene, first, last, place, place + one.end - one.start)
    known = _rows(ships)
    if not known:
        return UNCLEAR, "nothing that is kept says what that cost"
    written = scene.published.year if scene.published else None
    known = [row for row in known if written is None or row.first_year <= written + 1] or known
    near = scene.text[max(first, place - 90) : min(last, place + 90)]
    parts = [n for hit in _SHARED.finditer(near) if (n := quantities.number(hit["number"])) and n > 1]
    per_seat = _SEAT.search(near) is not None and not parts and not _is_whole(scene, first, last, place, one)
    for row in known:
        for low, high, what in _amounts(row):
            whole = what in ("a flight", "a contract", "a programme", "a mission")
            if per_seat and (whole or (what == "a seat" and one.value > _NO_SEAT)):
                continue
            if 0.97 * low <= one.value <= 1.03 * high:
                return SUPPORTED, f"{_money(low, high)} {what}, {row.year}: {row.source}"
            if what == "a seat" and any(0.97 * low * n <= one.value <= 1.03 * high * n for n in parts):
                return SUPPORTED, f"{_money(low, high)} {what}, {row.year}: {row.source}"
    for row in _rows(_ships_in(scene, 0, len(scene.text))) if not per_seat else ():
        # Contracts are told of a company's other ships too.
        for low, high, what in _amounts(row):
            given = what != "a seat" and row.first_year <= (written or row.first_year) + 1
            if given and 0.99 * low <= one.value <= 1.01 * high:
                return SUPPORTED, f"{_money(low, high)} {what}, {row.year}: {row.source}"
    seats = [
        (low, high, row)
        for row in known
        for low, high, what in _amounts(row)
        if what == "a seat" and (written is None or row.first_year - 3 <= written <= row.last_year + 1)
    ]
    # What several seats cost together is no price of one.
    if not seats or not per_seat:
        return UNCLEAR, "no contract or statement that is kept has that amount"
    least, most = min(low for low, _, _ in seats), max(high for _, high, _ in seats)
    if one.value >= _A_SEAT and not 0.6 * least <= one.value <= 1.7 * most:
        return CONTRADICTED, f"seats were {_money(least, most)}: {seats[0][2].source}"
    for row in _rows(_ships_in(scene, first, last) - ships):
        each = row.per("seat")
        if each and 0.97 * each[0] <= 1e6 * one.value <= 1.03 * each[1]:
            # The prices of two ships in one sentence, told the wrong way round.
            return (
                CONTRADICTED,
                f"that is said of {row.vehicles[0]}: {row.source}; this one: {_money(least, most)}",
            )
    return UNCLEAR, "no contract or statement that is kept has that amount"


_WHOLE = re.compile(
    r",? ?(?:(?:per|a|each|for (?:each|a|one|the|that)|in|for|of) )?(?:\w+ )?(?:flights?|missions?|launch(?:es)?|"
    r"rotations?|all|total|together|altogether)\b",
    re.IGNORECASE,
)
_PER_SEAT = re.compile(
    r"[ ,(]*(?:for )?(?:each|a|per|one|every|its|the)? ?(?:\w+ )?(?:seats?|apiece|each|person|"
    r"head|tickets?|place|astronauts?)\b",
    re.IGNORECASE,
)


def _is_whole(scene: Scene, first: int, last: int, place: int, one: quantities.Quantity) -> bool:
    """Whether it is another amount of the sentence that is said of a seat, or this one of a flight."""
    end = place + one.end - one.start
    if _PER_SEAT.match(scene.text, end):
        return False
    if _WHOLE.match(scene.text, end):
        return True
    behind = [q for q in quantities.money(scene.text[end:last]) if q.value < one.value]
    return bool(behind) and _PER_SEAT.match(scene.text, end + behind[0].end) is not None


# Millions: nobody asks more for a seat.
_NO_SEAT = 500.0
# And nobody flies for less: what costs so little is another sort of ticket.
_A_SEAT = 0.01


def _in_roubles(scene: Scene, one: quantities.Quantity) -> tuple[str, str]:
    """Whether a statement in roubles has that amount, where the text speaks of what it is for."""
    spoken = {name.id for name in scene.told.names if name.kind in ("station", "module")}
    of_russia = bool(spoken & {"ros", "Russian Orbital Station", "Science Power Module"})
    for row in prices.everything():
        here = of_russia and any(name.startswith("ros") for name in row.stations)
        if row.currency == "RUB" and here and 0.97 * row.low <= 1e6 * one.value <= 1.03 * row.high:
            return SUPPORTED, f"{row.low / 1e9:g} billion roubles, {row.year}: {row.source}"
    return UNCLEAR, "no statement in roubles that is kept has that amount"


_OR_ABOUT = re.compile(
    r"(?:[ ,(=≈~]|\b(?:or|that is|i\.e\.|at|some|about|around|roughly|nearly|equal to)\b)+", re.IGNORECASE
)


def _converted(scene: Scene, first: int, place: int, one: quantities.Quantity) -> tuple[str, str] | None:
    """Whether dollars right behind roubles or euros are what those were worth; None where nothing stands before."""
    if scene.published is None:
        return None
    for other in quantities.money(scene.text[first:place]):
        if other.unit not in _CURRENCIES or not _OR_ABOUT.fullmatch(scene.text, first + other.end, place):
            continue
        try:
            rate = exchange_rate(other.unit, min(scene.published.year, money_years()[1])).value
        except InputError:
            return None
        worth = other.value / rate
        told = f"{other.value:g} million {other.unit} were about {worth:.3g} million dollars in {scene.published.year}"
        if 0.8 * worth <= one.value <= 1.25 * worth:
            return SUPPORTED, told
        if not 0.5 * worth <= one.value <= 2.0 * worth:
            return CONTRADICTED, told
    return None


_CURRENCIES = ("RUB", "EUR")
# "The $90 million of a seat in Dragon": the ship behind is meant.
_SEAT_BEHIND = re.compile(
    r"(?:[ ]\w+){0,4}?[ ](?:for|of|on|in|aboard|with)"
    r"(?: (?:each|every|a|an|one|its|the|seat|place|ticket|in|on|aboard|of)){0,6} ",
    re.IGNORECASE,
)


def _ships_at(scene: Scene, first: int, last: int, place: int, behind: int) -> frozenset[str]:
    """The ships that an amount is about: those named right behind it, else last before it, else in its paragraph."""
    spoken = sorted(_spoken(scene, first, last))
    for at, ships in spoken:
        if at > place and _SEAT_BEHIND.fullmatch(scene.text[behind:at]) and at - place < _NEAR:
            return ships
    before = [ships for at, ships in spoken if at <= place]
    if before:
        return before[-1]
    if spoken:
        return spoken[0][1]
    first, last = scene.told.document.paragraph_at(place)
    ahead = sorted(_spoken(scene, first, last))
    earlier = [ships for at, ships in ahead if at <= place]
    if earlier and any(_rows(ships) for ships in earlier):
        return next(ships for ships in reversed(earlier) if _rows(ships))
    return _ships_in(scene, first, last) or _ships_in(scene, 0, len(scene.text))


_NEAR = 90


def _spoken(scene: Scene, first: int, last: int) -> list[tuple[int, frozenset[str]]]:
    """Where which ships are spoken of within a stretch: by kind, by flight, by who flies them."""
    found = []
    for one in scene.told.names:
        if not first <= one.start < last:
            continue
        if one.kind == "vehicle":
            found.append((one.start, frozenset([one.id])))
        elif one.kind == "organisation" and one.id not in _BUYERS:
            found.append((one.start, frozenset(organisation(one.id).ships)))
    for draft in scene.drafts:
        found += [(a, frozenset([draft.ship])) for a, _ in draft.spans if draft.named and first <= a < last]
    return [(at, ships) for at, ships in found if _rows(ships)]


# Who pays for seats on others' ships.
_BUYERS = ("nasa", "esa", "jaxa", "csa", "isro")


def _ships_in(scene: Scene, first: int, last: int) -> frozenset[str]:
    ships: set[str] = set()
    for _, one in _spoken(scene, first, last):
        ships |= one
    return frozenset(ships)


def _rows(ships: frozenset[str]) -> list[prices.Statement]:
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
