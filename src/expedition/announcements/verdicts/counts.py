"""Counts of people and things, with the ordinals and superlatives of the same sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements import quantities
from expedition.announcements.drafts import Sentence
from expedition.announcements.letters import small
from expedition.announcements.quantities import NUMBER
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts import headcounts, ordinals, stocks, superlatives
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_words

# Both are tried against small letters.
_PEOPLE = re.compile(
    rf"\b(?P<number>{NUMBER}|no one|nobody)(?:[- ](?:person|member|strong))?[- ](?:(?!(?:with|and|for|of|in|to|at)\b)"
    r"(?:[\w'’-]+[ ])){0,2}?"
    r"(?:people|persons?|astronauts?|cosmonauts?|taikonauts?|crew(?:[ ]?members?|mates)?|spacefarers?|passengers?|"
    r"tourists?|men|women|travell?ers?|private citizens|aboard|человек\w*|космонавт\w*)\b"
    r"|\bcrew of (?P<crew>" + NUMBER + r")\b"
)
_THINGS = re.compile(
    rf"\b(?P<number>{NUMBER})[- ](?:(?:[a-z-]+[ ]){{0,2}}?)(?:tons?|tonnes?|kg|kilograms?|kilos|pounds|lbs?|"
    r"seats?|zones?|thrusters?|engines?|ports?|modules?|ships?|spacewalks?|experiments?|satellites?|parachutes?|"
    r"launches|flights|"
    r"missions|тонн\w*|килограмм\w*|кг)\b"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every ordinal, count and superlative."""
    for sentence in scene.told.sentences:
        yield from ordinals.of_sentence(scene, sentence)
        yield from _people(scene, sentence)
        yield from superlatives.of_sentence(scene, sentence)
        yield from stocks.masses(scene, sentence)
        for hit in _THINGS.finditer(small(sentence.text)):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            yield scene.claim(sentence, start, end, "count", UNCLEAR, "nothing that is kept counts these")


def _people(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for hit in _heads(sentence):
        said = hit["crew"] or hit["number"]
        value = 0.0 if said.lower() in ("no one", "nobody") else quantities.number(said)
        if value is None or value > 500:
            continue
        start, end = cut(scene.text, sentence.start + hit.start(), sentence.start + hit.end())
        if (told_of := headcounts.of_named(scene, sentence, start, end)) is not None:
            yield Claim(start, end, "count", scene.text[start:end], *told_of)
            continue
        draft = scene.subject(sentence, start)
        past = draft.past if draft else None
        verdict, evidence = UNCLEAR, "no crew of the record to count"
        if past is not None and past.kind in ("cargo", "uncrewed") and value == 0:
            verdict, evidence = SUPPORTED, f"{past.flight} carried nobody"
        if past is not None and past.crewed:
            told = f"{past.flight} carried {past.crew_count}"
            verdict, evidence = (SUPPORTED if int(value) == past.crew_count else UNCLEAR), told
            if hit["crew"] and _LEADER.search(scene.text, max(sentence.start, start - 16), start):
                # "Collins and her crew of six" are seven.
                mates = int(value) in (past.crew_count, past.crew_count - 1)
                verdict = SUPPORTED if mates else UNCLEAR
            if past.crew_lost and int(value) == past.crew_lost:
                verdict, evidence = SUPPORTED, f"{past.crew_lost} died on {past.flight}"
        if past is not None and (own := headcounts.of_crew(scene, sentence, start, end, past)):
            yield scene.claim(sentence, start, end, "count", *own)
            continue
        lost = _lost(scene, sentence, start, end)
        if lost is not None:
            verdict = SUPPORTED if int(value) == lost.crew_lost else CONTRADICTED
            evidence = f"{lost.crew_lost} died on {lost.flight}"
            yield scene.claim(sentence, start, end, "count", verdict, evidence)
            continue
        if past is not None and past.crewed and draft is not None:
            told = f"{past.flight} carried {past.crew_count}"
            # "Three Italians aboard" are some of those aboard.
            some = nation_words().search(hit.group()) is not None
            aboard_it = re.search(r"\b(?:aboard|on board)\b", hit.group(), re.IGNORECASE)
            whole = hit["crew"] is not None or (aboard_it is not None and not some)
            anchors = scene.anchored(sentence)
            # A flight that is named only later, or elsewhere, is not the one that is counted.
            here = any(d is draft and at <= start for at, d in anchors) or (
                draft is scene.main and not anchors
            )
            # A ship that took people up may come down without them.
            nobody = value == 0 and (past.landing_date is None or _LEAVES.search(sentence.text) is None)
            # "The first ship with a crew of three" is told of a kind, not of the flight that stands nearest.
            kind = _OF_A_KIND.search(scene.text, max(sentence.start, start - 45), start)
            # "A crew of two will go up within two years" speaks of another flight than the one that has flown.
            flown = scene.published is not None and past.liftoff_date < scene.published
            kind = kind or (_GOES_UP.match(scene.text, end, sentence.end) if flown else None)
            if verdict == UNCLEAR and whole and here and value < 10 and not (nobody or kind):
                verdict = CONTRADICTED
            going_up = headcounts.is_whole_load(scene.text, sentence, start, end)
            if verdict == UNCLEAR and going_up and 0 < value < 10 and not (kind or some):
                settled = (here or draft is scene.main) and headcounts.is_settled(scene, past)
                verdict = CONTRADICTED if settled else UNCLEAR
        if verdict != SUPPORTED and (there := stocks.living_there(scene, sentence, int(value))):
            verdict, evidence = SUPPORTED, there
        yield scene.claim(sentence, start, end, "count", verdict, evidence)


def _heads(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Every number of people; the number in a flight's name counts nobody."""
    named = {one.end - sentence.start for one in sentence.names if one.kind == "flight"}
    at = 0
    while hit := _PEOPLE.search(small(sentence.text), at):
        at = next((end for end in named if hit.start() < end < hit.end() and hit.start("number") < end), 0)
        if at <= hit.start():
            at = hit.end()
            yield hit


_LEADER = re.compile(r"\b(?:her|his|with a) \Z", re.IGNORECASE)
_OF_A_KIND = re.compile(r"\b(?:first|only|last|every|each|any|no)\b[^.;:,]{0,35}\Z", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:launch\w*|lift\w* off|took off|rose|blast\w* off|старт\w*)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|killed|perished|lost their lives|dead|погиб\w*)\b", re.IGNORECASE)


def _lost(scene: Scene, sentence: Sentence, start: int, end: int) -> PastFlight | None:
    """The flight whose dead are counted, where its ship is named before."""
    if not _DIED.search(scene.text[max(sentence.start, start - 25) : min(sentence.end, end + 25)]):
        return None
    fatal = [f for f in history.crewed() if f.crew_lost]
    lead = scene.text[max(sentence.start, start - 120) : end]
    named = [f for f in fatal if (f.ship and f.ship in lead) or f.flight in lead]
    return named[0] if len(named) == 1 else None


_GOES_UP = re.compile(
    r"[^.;,]{0,20}\b(?:will|shall|is to|are to|should|may|might|could) (?:\w+ )?"
    r"(?:go|fly|follow|be launched|be sent|lift|leave|set out|take off|blast)\b",
    re.IGNORECASE,
)
