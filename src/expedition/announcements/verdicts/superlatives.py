"""Firsts, lasts and whatever else is said to be the most: held against the record row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import Quantity
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts import ages, firsts, rows
from expedition.announcements.verdicts.nowadays import only_ship
from expedition.announcements.verdicts.ordinals import STOPS, personal_count, speaks_of
from expedition.announcements.verdicts.stays import longest_of_anybody

_SUPERLATIVE = re.compile(
    r"\b(?:(?:for the |the |its |their |his |her |whose |was |is )?(?:very )?(?:first|earliest|"
    r"initial(?= (?:[A-Z]\w+ )?(?:launch|flight|mission|one|voyage|crew|trip|"
    r"visit|docking|start|lift))|last|final|only|maiden|oldest|"
    r"youngest|longest|shortest|fastest|biggest|largest|heaviest|cheapest|most expensive|record)|never before|"
    r"for the first time|first time|впервые|первый|первая|последний|самый)\b",
    re.IGNORECASE,
)
_NO_FIRST = re.compile(
    r"(?:(?:the )?last|final) (?:week|month|year|night|time|minute|summer|winter|spring|autumn|fall|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|(?:\w+ )?only\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:reach(?:es|ed|ing)? orbit|into orbit|in orbit|a?round the (?:earth|globe|world|planet)|"
    r"orbit(?:s|ed|ing)? the)\b",
    re.IGNORECASE,
)
_HOPS = ("new-shepard", "spaceshiptwo", "spaceshipone", "x-15")


def of_sentence(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Every superlative of a sentence."""
    taken = -1
    for hit in _SUPERLATIVE.finditer(sentence.text):
        if hit.start() < taken or _NO_FIRST.match(sentence.text, hit.start()):
            continue
        stop = STOPS.search(sentence.text, hit.end())
        rest = stop.start() if stop else len(sentence.text)
        end = min(rest, hit.end() + 90)
        if end < len(sentence.text) and end != rest:
            end = sentence.text.rfind(" ", hit.end(), end) if " " in sentence.text[hit.end() : end] else end
        for moment in sentence.moments:
            at = moment.start - sentence.start
            lead = sentence.text[hit.end() : at]
            if hit.end() < at < end and not re.search(r"\b(?:since|с|после)\b", lead[-30:]):
                end = hit.end() + len(re.sub(r"\s*\b(?:in|on|at|early|late|в|for)\s*\Z", "", lead))
        taken = end
        if end - hit.end() < 4:
            continue
        a, b = cut(scene.text, sentence.start + hit.start(), sentence.start + end)
        only = _only_way(scene, sentence, scene.text[a:b])
        verdict, evidence = only or _first(scene, sentence, a, scene.text[a:b])
        claim = scene.claim(sentence, a, b, "first", verdict, evidence)
        yield claim if only is None else replace(claim, by_text=True)


def _first(scene: Scene, sentence: Sentence, start: int, phrase: str) -> tuple[str, str]:
    draft = scene.subject(sentence, start)
    past = draft.past if draft else None
    low = phrase.lower()
    if by_age := ages.of_age(scene, sentence, start):
        return by_age
    if re.search(r"\b(?:first|initial|earliest)|перв|впервые", low) and (
        personal := personal_count(scene, sentence, _one(sentence, start, phrase), past)
    ):
        return personal
    if past is None or draft is None:
        return UNCLEAR, "no flight of the record to hold that against"
    if past.vehicle in _HOPS and _ROUND.search(phrase):
        return CONTRADICTED, f"{past.flight} was a hop and reached no orbit"
    if (stay := longest_of_anybody(past, phrase)) is not None:
        return (
            stay if stay[0] == SUPPORTED or speaks_of(scene, sentence, draft, start) else (UNCLEAR, stay[1])
        )
    by_kind = firsts.of_superlative(scene, sentence, start, start + len(phrase))
    if by_kind is not None:
        return by_kind
    row = rows.row_of(scene, sentence, draft, start, start + len(phrase))
    flies = _FLIES.search(low) is not None
    if row is None:
        return UNCLEAR, "not one of the firsts that the record can count"
    since, dated = rows.since_of(scene, sentence, start, start + len(phrase))
    if re.search(r"\blongest\b", low):
        verdict, told = rows.longest(row, past)
    elif re.search(r"\b(?:last|final|последн)", low):
        verdict, told = rows.last(row, past)
    elif re.search(r"\b(?:first|initial|earliest)|перв|впервые", low):
        if dated and since is None:
            return UNCLEAR, "since when is not known"
        verdict, told = rows.first(row, past, since)
    else:
        return UNCLEAR, "not one of the firsts that the record can count"
    if not flies and (verdict == CONTRADICTED or not _SHIP_FIRST.search(low)):
        return UNCLEAR, "not one of the firsts that the record can count"
    if verdict == CONTRADICTED and not (
        speaks_of(scene, sentence, draft, start)
        and firsts.understood(scene, sentence, start, start + len(phrase))
    ):
        return UNCLEAR, told
    return verdict, told


_ONLY_WAY = re.compile(
    r"\bonly (?:way|ships?|vehicles?|craft|spacecraft|means|ride|transport\w*)\b", re.IGNORECASE
)
_WAY_UP = re.compile(r"\b(?:up|station|orbit|space|astronauts|people|crews?|iss)\b", re.IGNORECASE)


def _only_way(scene: Scene, sentence: Sentence, phrase: str) -> tuple[str, str] | None:
    """Whether one kind of ship alone carried people to the International Space Station about the day of the text."""
    ships = {one.id for one in sentence.names if one.kind in ("vehicle", "launcher")} - {"shuttle"}
    day = scene.published
    if not _ONLY_WAY.search(phrase) or not _WAY_UP.search(phrase) or len(ships) != 1 or day is None:
        return None
    return only_ship(ships.pop(), day)


_SHIP_FIRST = re.compile(
    r"\bfirst (?:of )?(?:automated transfer vehicle|cygnus|dragon|soyuz|progress|shenzhou|tianzhou|starliner|module|"
    r"htv|shuttle|apollo|gemini|mercury|vostok|voskhod|time [^.]{0,40}(?:people|crew|manned|astronauts))",
    re.IGNORECASE,
)
_FLIES = re.compile(
    r"\bfirst (?:[\w-]+ ){0,3}?(?:flight|mission|launch|trip|flown|fly|crew|ship|visit|people|human|soyuz|dragon|"
    r"craft)"
    r"|перв\w+ (?:[\w-]+ ){0,2}?(?:пол[её]т|запуск|корабл|экипаж)|впервые|longest|last|final|последн",
    re.IGNORECASE,
)


def _one(sentence: Sentence, start: int, phrase: str) -> Quantity:
    hit = re.search(r"first|перв\w*|впервые", phrase, re.IGNORECASE)
    at = start - sentence.start + (hit.start() if hit else 0)
    return Quantity(at, at + len(hit.group() if hit else ""), "ordinal", 1.0)
