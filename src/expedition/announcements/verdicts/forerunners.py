"""How many of a kind went up before a flight, or had been sent up by somebody until the day of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene, cut
from expedition.announcements.verdicts import kinds, of_kinds, owners
from expedition.catalog.history import PastFlight

_FLIGHTS = (
    r"(?:space ?)?(?:flights?|launch(?:es)?|missions?|trials?|tests?|ships?|craft|spacecraft|capsules?|ascents?|hops?|"
    r"crews?|freighters?|cargo ships?|trips?|voyages?|test flights?|trial flights?|(?-i:[A-Z][a-z]+s))"
)
# "Three trial flights with nobody in them had gone before".
_BEFORE = re.compile(
    rf"\b(?P<number>{NUMBER}|a single|only one|no) (?P<what>(?:[\w-]+ ){{0,3}}?{_FLIGHTS}\b(?: (?!had\b|have\b|went\b|"
    r"came\b|flew\b|were\b|preceded\b)[\w'’-]+){0,6}?) (?:(?:had|have|has) (?:gone|come|flown|been (?:flown|launched|"
    r"made|sent up)|preceded|taken place)|went|came|flew|preceded|were (?:flown|launched|made|sent up))"
    r"(?: (?:up|off))?(?: (?P<mark>before|earlier|ahead|first|previously))?"
    r"(?: (?P<it>it|this one|this flight|this launch|this|her|them))?(?=[ ,.;:!?)]|\Z)",
    re.IGNORECASE,
)
# "Japan has now sent six freighters to the station", "Blue has flown people eleven times".
_SENT = re.compile(
    r"(?:\A|[\s,(])(?P<who>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,2}) (?:has|have) (?P<so>(?:now|already|so far|thus far) )?"
    r"(?:sent|launched|flown|put|dispatched|made)(?: up| off)? (?:"
    rf"(?P<number>(?i:{NUMBER})) (?P<what>(?:[\w-]+ ){{0,2}}?(?:crews|freighters|cargo ships|supply ships|ships|"
    rf"missions|flights|capsules)\b(?: to [\w -]{{3,40}})?)|(?P<what2>(?:people|crews|a crew|humans|astronauts)"
    rf"(?: to [\w ]{{3,30}})?) (?P<number2>(?i:{NUMBER})) times)",
)

_MARKS = re.compile(r"before|earlier|ahead|first|previously|preceded", re.IGNORECASE)
_HAS = re.compile(
    r" (?:has|have) (?:now |already |so far |thus far )?(?:sent|launched|flown|put|dispatched|made)\b"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every number of flights that went before the text's own, or that somebody has sent up."""
    if not scene.announces:
        return
    for sentence in scene.told.sentences:
        for hit in _BEFORE.finditer(sentence.text) if _MARKS.search(sentence.text) else ():
            yield from _before(scene, sentence, hit)
        for hit in _SENT.finditer(sentence.text) if _HAS.search(sentence.text) else ():
            yield from _sent(scene, sentence, hit)


def _claim(scene: Scene, start: int, end: int, verdict: str, told: str, about: str | None) -> Claim:
    start, end = cut(scene.text, start, end)
    return Claim(start, end, "count", scene.text[start:end], verdict, told, about)


def _before(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    said = hit["number"].lower()
    n = {"no": 0.0, "a single": 1.0, "only one": 1.0}.get(said, number(said))
    draft = scene.main
    past = draft.past if draft is not None else None
    named = [d for a, d in scene.anchored(sentence) if a < sentence.start + hit.start() and d is not draft]
    preceded = "preceded" in hit[0]
    if hit["what"].lower().startswith("of th"):
        # "Eight of these": of which, was said before.
        return
    if (
        n is None
        or draft is None
        or past is None
        or past.kind == "module"
        or named
        or not (hit["mark"] or preceded)
    ):
        return
    start = sentence.start + hit.start("what")
    one = kinds.kind(scene, sentence, draft, start, sentence.start + hit.end("what"))
    if not one.sure or one.people is not None or not one.narrow:
        return
    counts: dict[int, str] = {}
    for name, flights in owners.of_its_ship(past):
        row = [f for f in one.flights if f.flight in flights and f.liftoff_date < past.liftoff_date]
        _count(counts, row, f"{one.name} of {name} before {past.flight}")
    # What is named in the words need be of no other kind.
    whole = [f for f in one.flights if f.liftoff_date < past.liftoff_date]
    if " of " in one.name or " on " in one.name:
        _count(counts, whole, f"{one.name} before {past.flight}")
    told = "; ".join(f"{count} {name}" for count, name in list(counts.items())[:2])
    verdict = SUPPORTED if int(n) in counts else CONTRADICTED
    yield _claim(
        scene,
        sentence.start + hit.start(),
        sentence.start + hit.end(),
        verdict,
        told,
        draft.name,
    )


def _count(counts: dict[int, str], row: list[PastFlight], name: str) -> None:
    counts.setdefault(len(row), name)
    counts.setdefault(len([f for f in row if f.outcome_ascent in ("ok", "")]), f"{name} that got up")


def _sent(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    n = number(hit["number"] or hit["number2"])
    past = scene.main.past if scene.main is not None else None
    day = scene.published or (past.liftoff_date if past is not None else None)
    if n is None or day is None or not owners.is_owner(scene, sentence, hit["who"]):
        return
    group = "what" if hit["what"] else "what2"
    at = sentence.start + hit.start("who")
    end = sentence.start + hit.end(group)
    skip = (sentence.start + hit.end("who"), sentence.start + hit.start(group))
    one = kinds.kind(scene, sentence, scene.main, at, end, skip=[skip])
    if not (one.sure and one.narrow) or one.people is not None:
        return
    # The text's own flight is counted by some before it is up.
    verdict, told = of_kinds.judged_nth(one, None, day, int(n))
    if verdict == CONTRADICTED and past is not None and past in one.flights:
        other = of_kinds.judged_nth(one, past, past.liftoff_date, int(n))
        verdict, told = other if other[0] == SUPPORTED else (verdict, told)
    yield _claim(
        scene, at, sentence.start + hit.end(), verdict, told, scene.main.name if scene.main else None
    )
