"""Days of what lies behind the news: every person, flight, ship and station that a clause names has its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.referents import referents
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on

# Words that say that something happened to a flight, a ship or somebody aboard.
DID = re.compile(
    r"\b(?:launch\w*|lift\w* off|blast\w* off|took off|fl(?:ew|own|ight|ights|ying)|went|came|come|rose|rode|"
    r"left|dock\w*|"
    r"arriv\w*|reach\w*|land\w*|splash\w*|return\w*|lost|broke|explo\w*|disintegrat\w*|burn\w*|died|killed|"
    r"perished|crash\w*|"
    r"disaster|accident|loss|walk\w*|orbit\w*|circl\w*|carri\w*|brought|put|sent|set|made|spent|stay\w*|"
    r"command\w*|pilot\w*|"
    r"first|last|\w+ed|passed|met|trip|mission|voyage|aboard|visit\w*|fail\w*|abort\w*|joined|attached|added|"
    r"deorbit\w*|retired|"
    r"лет\w+|полет\w*|полёт\w*|стартовал\w*|запу\w+|приле\w+|прибы\w+|состык\w+|пристык\w+|погиб\w*|потерян\w*|"
    r"дош[её]л|ш[её]л|уш[её]л|вышел|верну\w+|приземл\w+)\b",
    re.IGNORECASE,
)
# What is told there is of another sort, or of another time.
OTHER = re.compile(
    r"\b(?:born|select\w*|join\w* (?:nasa|the (?:astronaut|cosmonaut|corps|agency))|chosen|named|order\w*|"
    r"contract\w*|sign\w*|"
    r"bought|sold|built|found\w*|plann\w*|due|should|would|will|"
    r"(?:was|were) (?:first |once |originally )?to|had been to|announc\w*|propos\w*|"
    r"promis\w*|"
    r"approv\w*|agree\w*|since|until|till|before|after|award\w*|began|started|licen\w*|test\w*|train\w*|married|"
    r"president|film\w*|"
    r"set for|slated|expected|scheduled|postpon\w*|delay\w*|originally|instead|next)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|before)\b", re.IGNORECASE)
_STOP = re.compile(r"[;:()]|\. |\b(?:while|whereas|but|although|though)\b|\n")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody or something that a sentence names, with the flights it can stand for."""

    start: int
    end: int
    words: str
    days: tuple[tuple[date, date, str], ...]
    """First and last day of each of them, and the flight's name."""


def of_named(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether what a clause names had its day then; None where it names nothing of the record, or it is not sure."""
    if moment.first is None or moment.last is None or moment.width_days > 400 or moment.said.anchored:
        return None
    if not (moment.said.year or moment.said.month):
        return None
    if country := _of_country(sentence, moment):
        return country
    found = _named(scene, sentence)
    if not found:
        return None
    low, high = moment.first - _DAY, moment.last + _DAY
    clause = _clause(sentence, moment)
    near = [one for one in found if clause[0] <= one.start < clause[1]] or found
    # A month in between is that of somebody's stay only where the words speak of staying.
    long = moment.width_days > 300 or (moment.width_days > 20 and _STAYS.search(scene.text, *clause))
    for one in sorted(near, key=lambda each: abs(each.end - moment.start)):
        for first, last, flight in one.days:
            ends = low <= first <= high or low <= last <= high
            if ends or (long and first <= high and last >= low):
                return SUPPORTED, f"{flight}: {first} to {last}"
    return _against(scene, sentence, moment, near, clause)


# By which year a country had put somebody into space, and into orbit, in a ship of its own.
_COUNTRIES = (
    (r"soviet union|ussr|russia\w*|soviets", (1961, 1961)),
    (r"united states|u\.?s\.?a?|america\w*", (1961, 1962)),
    (r"china|chinese", (2003, 2003)),
)
_OF_COUNTRIES = re.compile(
    r"\b(?:second|third|fourth|only|first|two|three) (?:\w+ ){0,2}?(?:countr(?:y|ies)|nations?|states?|powers?)\b",
    re.IGNORECASE,
)


def _of_country(sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether a country sent its first people up in a year, where countries are counted that have done so."""
    if not moment.said.year or moment.width_days < 300 or not _OF_COUNTRIES.search(sentence.text):
        return None
    if not re.search(r"\b(?:space|orbit|man|men|person|people|humans?)\b", sentence.text, re.IGNORECASE):
        return None
    lead = sentence.text[max(0, moment.start - sentence.start - 30) : moment.start - sentence.start]
    for words, years in _COUNTRIES:
        if re.search(rf"\b(?:{words})\)?,? (?:did so |followed )?(?:in|of)?[ ]\Z", lead, re.IGNORECASE):
            told = f"its first person was in space in {years[0]}, in orbit in {years[1]}"
            return (SUPPORTED if moment.said.year in years else CONTRADICTED), told
    return None


def _clause(sentence: Sentence, moment: Moment) -> tuple[int, int]:
    """The clause around a time, between the marks that part clauses."""
    at, end = moment.start - sentence.start, moment.end - sentence.start
    marks = [hit.end() for hit in _STOP.finditer(sentence.text, 0, at)]
    behind = _STOP.search(sentence.text, end)
    return sentence.start + (marks[-1] if marks else 0), sentence.start + (
        behind.start() if behind else len(sentence.text)
    )


def _against(
    scene: Scene, sentence: Sentence, moment: Moment, near: list[_Named], clause: tuple[int, int]
) -> tuple[str, str] | None:
    """That it was at another time, where one name alone stands by and the words tell of an event."""
    if not moment.said.year and not moment.said.month:
        return None
    past = scene.published
    if past is not None and moment.last is not None and moment.last >= past - timedelta(days=20):
        return None
    if past is None and not moment.said.year:
        return None
    if re.search(
        r"\b(?:since|until|till)(?: early| late| mid)? ?-?\Z",
        scene.text[max(0, moment.start - 14) : moment.start],
        re.I,
    ):
        # What has lasted since then began with something else.
        return None
    before = [one for one in near if one.end <= moment.start]
    behind = [one for one in near if moment.end <= one.start <= moment.end + 30]
    one = before[-1] if before else behind[0] if behind else None
    if one is None or moment.start - one.end > _CLOSE:
        return None
    a, b = (one.end, moment.start) if before else (moment.end, one.start)
    between = scene.text[a:b]
    if not before and _JOINS.search(between):
        # "Took it up in 1990 and brought her back": the name behind belongs to another verb.
        return None
    if any(
        other.start <= moment.start and a < other.start < b
        for other in sentence.moments
        if other is not moment
    ):
        return None
    if _BORN.search(
        scene.text, max(clause[0], min(moment.start, one.start) - 50), max(moment.start, one.end)
    ):
        return None
    around = scene.text[max(clause[0], min(a, one.start) - 40) : min(clause[1], max(b, moment.end) + 25)]
    lead = scene.text[max(clause[0], one.start - 25) : one.start]
    if _ITS_CREW.search(between) or _CREW_OF.search(lead):
        # What a station's crew did, it did not do itself.
        return None
    if OTHER.search(between) or OTHER.search(_AFTER.sub(" ", lead)):
        return None
    if not DID.search(between) and not (_TIGHT.fullmatch(between) and DID.search(around)):
        return None
    # Of many flights any can be meant; of a few they are all told. What befell one while it flew is not kept.
    assert moment.first is not None
    assert moment.last is not None
    if not moment.said.year and any(moment.said.month in (a.month, b.month) for a, b, _ in one.days):
        # The year was concluded, and may be another.
        return None
    inside = any(a <= moment.last and moment.first <= b for a, b, _ in one.days)
    if len(one.days) > _FEW or (inside and not _CAME_UP.search(between)):
        return None
    told = ", ".join(f"{flight} {first}" for first, _, flight in one.days[:4])
    return CONTRADICTED, f"{one.words}: {told}"


_ITS_CREW = re.compile(
    r"\b(?:its|the|their) (?:\w+ )?(?:crews?|people|men|visitors?|inhabitants|guests)\b", re.IGNORECASE
)
_CREW_OF = re.compile(
    r"\b(?:crews?|people|men|visitors?) (?:of|to|on|aboard) (?:the )?(?:\w+ )?\Z", re.IGNORECASE
)
_BORN = re.compile(r"\bborn\b|роди(?:лся|лась)", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:aboard|in space|in orbit|up there|on the station|stay\w*|spent|liv(?:ed|ing)|crew of|работ\w+|"
    r"на борту)\b",
    re.IGNORECASE,
)
_CAME_UP = re.compile(
    r"\b(?:launch\w*|lift\w* off|blast\w* off|took off|went up|came up|flew up|arriv\w*|rode up|left earth|"
    r"прилет\w+|прибы\w+|стартовал\w*)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|but|then|или|и|а)\b", re.IGNORECASE)
_CLOSE = 70
_FEW = 6
_TIGHT = re.compile(r"[ ,(–-]*(?:in|on|of|в|,)?[ (]*(?:early |late |mid-)?", re.IGNORECASE)


def _named(scene: Scene, sentence: Sentence) -> list[_Named]:
    """What a sentence names that the record knows, in order."""
    out: list[_Named] = []
    for one in referents(scene, sentence):
        if one.days:
            days: tuple[tuple[date, date, str], ...] = (
                (min(one.days), max(one.days), one.flights[0].flight),
            )
        elif one.who:
            days = tuple((past.liftoff_date, _home(one.who, past), past.flight) for past in one.flights)
        else:
            days = tuple(_span(past) for past in one.flights)
        out.append(_Named(one.start, one.end, one.words, days))
    return out


def _span(past: PastFlight) -> tuple[date, date, str]:
    # The record counts days in UTC; a module's arrival counts as well.
    last = past.landing_date if past.kind != "module" else past.docking_date
    return past.liftoff_date, last or past.liftoff_date, past.flight


def _home(name: str, past: PastFlight) -> date:
    return came_down_on(name, past).landing_date or past.liftoff_date
