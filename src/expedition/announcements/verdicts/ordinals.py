"""Ordinals: which of the flights of the record, or of somebody's own, a flight is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from expedition.announcements import quantities
from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.quantities import Quantity
from expedition.announcements.scene import CONTRADICTED, FULL_STOP, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import firsts, kinds, owners, rows
from expedition.announcements.verdicts.kind_people import people_in
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

_NOUN = (
    r"(?:(?:space[- ]?)?flights?|missions?|launch(?:es)?|crews?|rotations?|expeditions?|resuppl\w*|runs?|cargo|ships?|"
    r"crafts?|spacecrafts?|freighters?|trips?|voyages?|visits?|deliver(?:y|ies)|vehicles?|capsules?|orbiters?|"
    r"modules?|stations?|"
    r"models?|series|types?|class|line|rockets?|astronauts?|cosmonauts?|teams?|soyuz|dragon|shuttle|progress|apollo|gemini|shenzhou|tianzhou|"
    r"cygnus|starliner|vostok|voskhod|mercury|atv|htv|kounotori|[«\"]?союз\w*|[«\"]?прогресс\w*|полёт\w*|полет\w*|корабл\w*|экипаж\w*|экспедици\w*|"
    r"запуск\w*|грузов\w*)"
)
_ORDINAL_NOUN = re.compile(
    rf"(?:[ -](?!and (?:the )?(?:\d|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    rf"tenth))[^\s.;:!?()]+){{0,6}}?[ -]{_NOUN}(?:s|es)?\b"
    r"|[ ]with (?:people|passengers|a crew|astronauts|humans|men)(?: (?:aboard|on board))?\b",
    re.IGNORECASE,
)
STOPS = re.compile(
    rf"{FULL_STOP}|[;:!?()\n]|, | – | — | - | and (?=(?:[\w'’-]+ )?the (?:first|last|only|oldest|youngest|"
    rf"longest|{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b)"
)
_CREWED = re.compile(
    r"\b(?:crew\w*|people|astronauts?|cosmonauts?|taikonauts?|manned|piloted|human|person|passengers?|пилотируем\w*|"
    r"экипаж\w*)\b",
    re.IGNORECASE,
)
_CARGO = re.compile(r"\b(?:cargo|resuppl\w*|supply|freighter|грузов\w*)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this year|of the year|(?:in|of) (?P<year>(?:19|20)\d\d)|нынешне\w* году|в этом году)\b",
    re.IGNORECASE,
)
_NATIONS = {
    "china": ("shenzhou", "tianzhou"),
    "chinese": ("shenzhou", "tianzhou"),
    "spacex": ("crew-dragon", "cargo-dragon"),
    "boeing": ("starliner",),
    "blue origin": ("new-shepard",),
    "virgin galactic": ("spaceshiptwo",),
    "northrop": ("cygnus",),
    "starliner": ("starliner",),
    "new shepard": ("new-shepard",),
    "crew dragon": ("crew-dragon",),
    "shenzhou": ("shenzhou",),
    "tianzhou": ("tianzhou",),
    "cygnus": ("cygnus",),
    "shuttle": ("space-shuttle",),
    "axiom": ("crew-dragon",),
    "ussr": ("vostok", "voskhod", "soyuz"),
    "soviet": ("vostok", "voskhod", "soyuz"),
}
_CALLS = re.compile(r"\b(?:station|tiangong|iss|mir|salyut|skylab|orbital)", re.IGNORECASE)


_NUMBERED_PLACE = re.compile(r" (?:площадк|пусков|стартов|комплекс)\w*", re.IGNORECASE)


def of_sentence(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Every ordinal of a sentence but the first."""
    for one in quantities.ordinals(sentence.text):
        noun = _ORDINAL_NOUN.match(sentence.text, one.end)
        if noun is None or one.value == 1 or _NUMBERED_PLACE.match(sentence.text, one.end):
            continue
        start, end = sentence.start + one.start, sentence.start + noun.end()
        subject = scene.subject(sentence, start)
        personal = personal_count(scene, sentence, one, subject.past if subject else None)
        verdict, evidence = personal or _nth(scene, sentence, one, noun.end())
        claim = scene.claim(sentence, start, end, "count", verdict, evidence)
        yield claim if personal is None else replace(claim, by_text=True)


_TIMES = re.compile(r" time\b", re.IGNORECASE)
_NO_NOUN = re.compile(
    r" (?:to|of(?! the [\w-]+ (?:model|series|type|class|line)\b)|from|in|with|for|at|on)\b", re.IGNORECASE
)


def _nth(scene: Scene, sentence: Sentence, one: Quantity, noun_end: int) -> tuple[str, str]:
    start = sentence.start + one.start
    draft = owners.told_of(
        scene, sentence, start, sentence.start + noun_end, firsts.told_of(scene, sentence, start)
    ) or scene.subject(sentence, start)
    past = draft.past if draft else None
    if past is None or draft is None:
        return UNCLEAR, "no flight of the record to count from"
    stop = STOPS.search(sentence.text, noun_end)
    end = sentence.start + min(stop.start() if stop else len(sentence.text), noun_end + 60)
    told_by_kind = firsts.of_ordinal(scene, sentence, sentence.start + one.end, end, int(one.value))
    if told_by_kind is not None:
        # "The ninth to this station": of what, the words before have said.
        owned = re.search(r"['’]s? \Z", sentence.text[max(0, one.start - 3) : one.start])
        bare = _NO_NOUN.match(sentence.text, one.end) and not owned and told_by_kind[0] == CONTRADICTED
        return (UNCLEAR, told_by_kind[1]) if bare else told_by_kind
    row = rows.row_of(scene, sentence, draft, start, end)
    if people_in(scene.text[start:end]) is not None:
        # "The second Russian on a shuttle" counts no shuttles.
        row = None
    n = int(one.value)
    if row is not None:
        verdict, told = rows.nth(row, past, n)
        # "The seventh time that two crews meet" counts no flights.
        happens = _TIMES.match(sentence.text, one.end) is not None
        if verdict == CONTRADICTED and n < sum(f.liftoff_date <= past.liftoff_date for f in row.flights):
            # A word that is not understood may leave out some: then the number is a lower one.
            words = kinds.kind(scene, sentence, draft, sentence.start + one.end, end)
            if not words.sure:
                return UNCLEAR, told
        if verdict == SUPPORTED or (
            verdict == CONTRADICTED and not happens and speaks_of(scene, sentence, draft, start)
        ):
            return verdict, told
    for what, count in _counts(past, sentence.text, scene.text[start:end]):
        if count == n:
            return SUPPORTED, f"{past.flight} is number {n} of {what}"
    return UNCLEAR, "the record does not count that row"


def speaks_of(scene: Scene, sentence: Sentence, draft: Draft, start: int) -> bool:
    """Whether a sentence is surely about a flight: it names it, or takes up the one text is about with "it"."""
    if any(sentence.start <= a < sentence.end for a, _ in draft.spans):
        return True
    if draft is not scene.main:
        return False
    lead = scene.text[sentence.start : start]
    return (
        len(lead) < 60
        and re.search(
            r"\b(?:it|its|this|the|theirs|the launch|flight|mission|это|для)\b", lead, re.IGNORECASE
        )
        is not None
    )


_PERSONAL = re.compile(
    r"(?:space ?)?(?:flights?|trips?|missions?|time in space|voyages?|journey|пол[её]т\w*)\b", re.IGNORECASE
)


def personal_count(
    scene: Scene, sentence: Sentence, one: Quantity, past: PastFlight | None
) -> tuple[str, str] | None:
    """Where it is somebody's second flight: how often that person had flown."""
    at = sentence.start + one.start
    text = scene.text
    lead = text[max(sentence.start, at - 50) : at]
    after = text[sentence.start + one.end : sentence.start + one.end + 50]
    noun = re.match(r"[ -](?:\w+ ){0,2}", after)
    plain = re.match(rf"[ ](?:space[ -]?)?{_PERSONAL.pattern}", after, re.IGNORECASE)
    whose = re.search(r"\b(?:his|her|свой|свою)(?: own)? \Z", lead, re.IGNORECASE)
    known = [p for p in sentence.people if p.known and p.role not in ("quoted", "back-up")]
    who = None
    if whose and plain:
        before = [p for p in known if p.end <= at]
        who = before[-1] if before else None
        if len({p.known for p in known}) > 1 and who is not None and at - who.end > 60:
            who = None
    if who is None:
        owner = [p for p in known if p.end <= at and re.fullmatch(r"['’]s? ", text[p.end : at])]
        behind = [
            p
            for p in known
            if 0 <= p.start - (sentence.start + one.end) < 45
            and re.search(r"\b(?:for|для) \Z", text[max(at, p.start - 5) : p.start], re.IGNORECASE)
            and "," not in text[sentence.start + one.end : p.start]
        ]
        led = [
            p
            for p in known
            if p.end <= at
            and re.search(r"\b(?:for|для) \Z", text[: p.start][-5:], re.IGNORECASE)
            and at - p.end < 25
        ]
        who = owner[0] if owner and plain else behind[0] if behind else led[-1] if led else None
    if who is None or noun is None:
        return None
    day = past.liftoff_date if past is not None and (who.known or "") in past.crew else scene.published
    if day is None:
        return None
    flown = [f for f in aboard(who.known or who.name) if f.liftoff_date <= day and f.kind == "orbital"]
    coming = [f for f in aboard(who.known or who.name) if day < f.liftoff_date <= day + timedelta(days=150)]
    if past is not None and past not in flown and not coming:
        return None
    told = f"{who.known}: {', '.join(f.flight for f in flown)}"
    n = int(one.value)
    if n in (len(flown), len(flown) + len(coming[:1])):
        return SUPPORTED, told
    # Somebody who is up there now, or came home of late, is counted to this flight.
    latest = flown[-1] if flown else None
    up = latest is not None and (latest.landing_date or day) >= day - timedelta(days=30)
    dated = any(m.said.year for m in sentence.moments)
    sure = past in flown or (past is None and up and not dated)
    return (CONTRADICTED if sure else UNCLEAR), told


def _counts(past: PastFlight, text: str, phrase: str) -> list[tuple[str, int]]:
    """What a flight can be number so and so of, with its number there."""
    before = [
        f
        for f in history.flights()
        if f.liftoff_date <= past.liftoff_date and f.kind not in ("test", "module")
    ]
    same = [f for f in before if f.vehicle == past.vehicle]
    crewed, cargo = (
        bool(_CREWED.search(phrase)) and past.crewed,
        bool(_CARGO.search(phrase)) and not past.crewed,
    )
    year, low = _THIS_YEAR.search(phrase), text.lower()
    if year:
        wanted = int(year["year"]) if year["year"] else past.liftoff_date.year
        fleet = [f for f in before if _kin(f.vehicle) == _kin(past.vehicle)]
        return [
            (f"{_kin(past.vehicle)} in {wanted}", len([f for f in fleet if f.liftoff_date.year == wanted]))
        ]
    out: list[tuple[str, int]] = []
    if past.station != "none" and re.search(r"\b(?:to|at|for|with)\b", phrase) and _CALLS.search(phrase):
        there = [f for f in same if f.station == past.station]
        out.append((f"the flights of {past.vehicle} to {past.station}", len(there)))
        if cargo:
            return out
    if (own := rows.own_number(past)) is not None:
        out.append((f"its series, {past.flight}", own))
    for word, vehicles in _NATIONS.items():
        if re.search(rf"\b{word}", low) and past.vehicle.startswith(vehicles):
            mine = [f for f in before if f.vehicle.startswith(vehicles)]
            people = [f for f in mine if f.crewed]
            if crewed:
                out.append((f"the flights with people of {word}", len(people)))
            else:
                out += [
                    (f"the flights of {word}", len(mine)),
                    (f"the flights with people of {word}", len(people)),
                ]
                if cargo:
                    out.append((f"the cargo flights of {word}", len(mine) - len(people)))
    people = [f for f in same if f.crewed]
    out += [
        (f"the flights of {past.vehicle}", len(same)),
        (f"the flights of {past.vehicle} with people", len(people)),
        (
            f"the flights of {past.vehicle} to {past.station}",
            len([f for f in same if f.station == past.station]),
        ),
        (f"the crews of {past.station}", len([f for f in people if f.station == past.station])),
    ]
    if past.ship:
        out.append((f"the flights of {past.ship}", len([f for f in before if f.ship == past.ship])))
    return out


def _kin(vehicle: str) -> str:
    """Ships that are counted together: every Soyuz, every Progress."""
    return re.split(r"-(?:ms|tma|tm|t|m|m1|7k)\b", vehicle)[0]
