"""Rows of the record that a count or a first is taken from: which flights the words around an ordinal mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.names import past_flight
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import number as number_of
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.catalog import history
from expedition.catalog.history import PastFlight

CREWED = re.compile(
    r"\b(?:crewed|with (?:a )?(?:crew|people|men|a man)|manned|piloted|human|people|astronauts|cosmonauts|taikonauts|"
    r"пилотируем\w*|с экипажем)\b",
    re.IGNORECASE,
)
CARGO = re.compile(
    r"\b(?:cargo|resuppl\w*|supply|freighters?|грузов\w*|uncrewed|unmanned|without (?:a )?crew)\b",
    re.IGNORECASE,
)
# Trials of a part of a flight are no flight of a row.
_HALF = re.compile(r"abort|drop test|glide", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:this year|of the year|so far in \d{4}|(?:in|of) (?P<year>(?:19|20)\d\d)|нынешне\w+ году|этом году)\b",
    re.IGNORECASE,
)
_OWNERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"china|chinese|китая|китайск\w+", ("shenzhou", "tianzhou", "mengzhou")),
    (r"spacex", ("crew-dragon", "cargo-dragon")),
    (r"boeing", ("starliner",)),
    (r"blue origin", ("new-shepard",)),
    (r"virgin galactic", ("spaceshiptwo",)),
    (r"northrop grumman|orbital sciences|orbital atk", ("cygnus",)),
    (r"japan\w*", ("htv",)),
    (r"ussr|soviet\w*|советск\w+", ("vostok", "voskhod", "soyuz")),
)
_SIZE = re.compile(r"\bcrew of (\w+)\b|\b(\w+)-(?:man|person|member)\b", re.IGNORECASE)
_TYPE = re.compile(
    r"\b(?:of its (?:type|kind|series)|of (?:this|the) (?:type|kind|series)|этой серии)\b", re.I
)
_STATIONS = re.compile(r"\b(?:to|at|with|for|aboard|calling at|bound for|к)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:the|international|space|orbital) station\b|\bISS\b|\bМКС\b|\bstanci", re.IGNORECASE
)
_NARROW = re.compile(
    r"\b(?:neither|who|whose|not|loss|lost|fail\w*|accident|потер\w*|авари\w*|"
    r"private\w*|tourist\w*|wom[ae]n|female|civilian\w*|citizen\w*|commercial(?! resupply)|paying|night\w*|"
    r"successful\w*|failed|automat\w*|robot\w*|direct\w*|fast\w*|spacewalk\w*|land\w*|reuse\w*|joint\w*|planned|"
    r"orbiters?|operational|test\w*|solo|long\w*|permanent\w*|dedicated|international crew|night|all-\w+)\b",
    re.IGNORECASE,
)


_NEXT_RANK = re.compile(
    rf",? (?:and|but|or) (?:(?:[\w'’-]+ ){{0,4}}?)(?:first|last|only|{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Flights of the record that count as one kind."""

    name: str
    flights: tuple[PastFlight, ...]
    sure: bool
    """Whether the words leave no doubt of what is counted."""


def row_of(scene: Scene, sentence: Sentence, draft: Draft, start: int, end: int) -> Row | None:
    """The row that the words from `start` (the ordinal) to `end` count in, for the flight they are about."""
    past = draft.past
    assert past is not None
    text = scene.text
    if other := _NEXT_RANK.search(text, start, end):
        # "The 11th flight and the first this year": what is told of the second does not bound the first.
        end = other.start()
    phrase = text[start:end]
    lead = text[max(sentence.start, start - 45) : start]
    every = list(_whole())
    name: list[str] = []
    sure = _NARROW.search(text[start : min(end + 30, sentence.end)]) is None
    year = _YEAR.search(phrase)
    crewed, cargo = bool(CREWED.search(phrase)), bool(CARGO.search(phrase))
    if crewed:
        every = [one for one in every if one.crewed]
        name.append("with people")
    elif cargo:
        every = [one for one in every if one.kind == "cargo" or (one.kind == "uncrewed" and not past.crewed)]
        name.append("without people")
    narrowed = False
    if owned := _owned(phrase, lead, past):
        what, narrow = owned
        every = [one for one in every if narrow(one)]
        name.append(f"of {what}")
        narrowed = True
    elif ship := _named_ship(scene, sentence, start, end, past):
        every = [one for one in every if same_ship(ship, one.vehicle) or one.family == ship]
        name.append(f"of {ship}")
        narrowed = True
    elif _TYPE.search(phrase):
        every = [one for one in every if one.family == past.family]
        name.append(f"of {past.family}")
        narrowed = True
    if re.search(
        r"\b(?:rotations?|operational|regular|routine)\b", phrase, re.IGNORECASE
    ) and past.flight.startswith("Crew-"):
        every = [one for one in history.flights() if re.fullmatch(r"Crew-\d+", one.flight)]
        name, narrowed, sure = ["of crew rotation"], True, True
    size = _SIZE.search(phrase)
    if size and (heads := number_of(size[1] or size[2])) == past.crew_count:
        every = [one for one in every if one.crew_count == heads]
        name.append(f"with {past.crew_count} aboard")
        narrowed = True
    if year:
        wanted = int(year["year"]) if year["year"] else (scene.published or past.liftoff_date).year
        every = [one for one in every if one.liftoff_date.year == wanted]
        name.append(f"in {wanted}")
    if (
        past.station != "none"
        and _STATIONS.search(phrase)
        and (
            _THERE.search(phrase)
            or any(n.kind == "station" and start <= n.start < end for n in sentence.names)
        )
    ):
        every = [one for one in every if one.station == past.station]
        name.append(f"to {past.station}")
        called = any(n.kind == "station" and start <= n.start < end for n in sentence.names)
        if not narrowed and (crewed or cargo) and called:
            narrowed = True
    if "nasa" in phrase.casefold() and past.family == "crew-dragon":
        every = [one for one in every if one.crewed and re.match(r"Crew-|Crew Dragon Demo", one.flight)]
        name.append("for NASA")
    moon = re.search(r"\b(?:to|round|around|on) the moon\b", phrase, re.IGNORECASE) and past.target == "moon"
    if moon:
        every = [one for one in every if one.target == "moon" and one.crewed == past.crewed]
        name, narrowed, sure = ["to the Moon"], True, sure
    if not narrowed and re.search(r"\blongest\b", phrase, re.IGNORECASE) and past.crewed:
        every = [one for one in every if one.crewed]
        name, narrowed = ["with people"], True
    if not narrowed:
        return None
    if past not in every:
        return None
    return Row("flights " + " ".join(name), tuple(every), sure)


@cache
def _whole() -> tuple[PastFlight, ...]:
    """The flights of the record that count as one."""
    return tuple(
        one
        for one in history.flights()
        if one.kind not in ("test", "module") and not _HALF.search(one.flight)
    )


def _owned(phrase: str, lead: str, past: PastFlight) -> tuple[str, Callable[[PastFlight], bool]] | None:
    """Whose flights are counted, where a maker, a country or a ship by name is said right before or behind."""
    around = lead[-28:] + " | " + phrase
    if past.ship and (
        re.search(rf"\b{re.escape(past.ship)}['’]s?\Z", lead.rstrip())
        or re.search(rf"\b(?:of|for) (?:the )?(?:\w+ )?{re.escape(past.ship)}\b", phrase)
    ):
        return past.ship, lambda one: one.ship == past.ship and one.family == past.family
    for words, families in _OWNERS:
        if re.search(rf"\b(?:{words})\b", around, re.IGNORECASE) and past.vehicle.startswith(families):
            return words.split("|")[0].removesuffix(r"\w*"), _of_families(families)
    return None


def _of_families(families: tuple[str, ...]) -> Callable[[PastFlight], bool]:
    return lambda one: one.vehicle.startswith(families)


def _named_ship(scene: Scene, sentence: Sentence, start: int, end: int, past: PastFlight) -> str | None:
    """The kind of ship in the words, or right before them with an apostrophe."""
    for one in sentence.names:
        inside = start <= one.start < end
        owns = one.end <= start and re.fullmatch(r"['’]s? +(?:\w+ )?", scene.text[one.end : start])
        if one.kind == "vehicle" and (inside or owns) and same_ship(one.id, past.vehicle):
            return one.id
        if one.kind == "launcher" and (inside or owns) and one.id == past.vehicle:
            return one.id
    words = scene.text[start:end].casefold()
    for stem, family in (("soyuz", "soyuz"), ("союз", "soyuz"), ("progress", "progress"), ("прогресс", "progress"),
                         ("apollo", "apollo"), ("gemini", "gemini"), ("shuttle", "shuttle"), ("vostok", "vostok"),
                         ("shenzhou", "shenzhou"), ("cygnus", "cygnus"), ("starliner", "starliner")):  # fmt: skip
        if stem in words and past.vehicle.replace("space-", "").startswith(family):
            return "space-shuttle-orbiter" if family == "shuttle" else family
    return None


def own_number(past: PastFlight) -> int | None:
    """The number that its series gives a flight; None for shuttles, which flew out of their numbers."""
    own = re.search(r"(\d+)[A-Z]?\Z", past.flight)
    return int(own[1]) if own and past.family != "shuttle" else None


def nth(row: Row, past: PastFlight, number: int) -> tuple[str, str]:
    """Whether a flight is the so-manyth of its row."""
    before = [one for one in row.flights if one.liftoff_date <= past.liftoff_date]
    up = [one for one in before if one.outcome_ascent in ("ok", "")]
    told = f"{past.flight} is number {len(before)} of the {row.name} in the record"
    own = own_number(past)
    if number in (len(before), len(up)):
        return SUPPORTED, told
    if own == number and len(before) > 3 and " to " not in row.name:
        return SUPPORTED, f"its series counts it so: {past.flight}"
    # Where the record may lack some, or some did not reach orbit, one more or less proves nothing.
    close = abs(number - len(before)) <= 0.03 * len(before)
    if row.sure and not close:
        return CONTRADICTED, told
    return UNCLEAR, told


def first(row: Row, past: PastFlight, since: date | None) -> tuple[str, str]:
    """Whether a flight is the first of its row, ever or since a day."""
    earlier = [one for one in row.flights if one.liftoff_date < past.liftoff_date]
    if since is not None:
        earlier = [one for one in earlier if one.liftoff_date > since + timedelta(days=1)]
    if not earlier:
        return SUPPORTED, f"{past.flight} is the first of the {row.name} in the record" + (
            f" after {since.isoformat()}" if since else ""
        )
    told = f"before it came {', '.join(one.flight for one in earlier[-3:])} of the {row.name}"
    return (CONTRADICTED if row.sure else UNCLEAR), told


def last(row: Row, past: PastFlight) -> tuple[str, str]:
    """Whether a flight is the last of its row."""
    later = [one for one in row.flights if one.liftoff_date > past.liftoff_date]
    if not later:
        return SUPPORTED, f"{past.flight} is the last of the {row.name} in the record"
    return UNCLEAR, f"after it came {', '.join(one.flight for one in later[:3])} of the {row.name}"


def longest(row: Row, past: PastFlight) -> tuple[str, str]:
    """Whether a flight is the longest of its row up to then."""
    if past.landing_date is None:
        return UNCLEAR, "its length is not in the record"
    mine = (past.landing_date - past.liftoff_date).days
    longer = [
        one
        for one in row.flights
        if one.liftoff_date < past.liftoff_date
        and one.landing_date is not None
        and (one.landing_date - one.liftoff_date).days > mine
    ]
    if not longer:
        return SUPPORTED, f"{past.flight} lasted {mine} days, no earlier one of the {row.name} longer"
    return (CONTRADICTED if row.sure else UNCLEAR), f"{longer[0].flight} was longer"


def since_of(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[date | None, bool]:
    """The day behind "since" in the words, and whether there is a "since" at all."""
    hit = re.search(r"\b(?:since|после|со времён|с)\b", scene.text[start:end], re.IGNORECASE)
    if hit is None:
        return None, False
    at = start + hit.end()
    for one in sentence.names:
        if one.kind == "flight" and at <= one.start < at + 60 and (past := past_flight(one)) is not None:
            return past.liftoff_date, True
    for moment in sentence.moments:
        if at - 1 <= moment.start < at + 40 and (moment.day or moment.last):
            return moment.day or moment.last, True
    return None, True
