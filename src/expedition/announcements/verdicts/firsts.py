"""First, last, never before, so-manyth: asked of the kind of flight that the words mean, where all are understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.scene import CONTRADICTED, FULL_STOP, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts import kinds, of_kinds, owners, repeats, rows
from expedition.announcements.verdicts.kind_people import people_in
from expedition.announcements.verdicts.named_ships import ships_in
from expedition.catalog import history
from expedition.catalog.history import PastFlight

_HEAD = re.compile(
    r"(?:for the |the |its |their |his |her |was |is )?(?:very )?(?P<what>first time|first|initial|"
    r"earliest|maiden|last|final|"
    r"впервые|перв\w+|последн\w+)\b",
    re.IGNORECASE,
)
STOP = re.compile(rf"{FULL_STOP}|[;:!?()\n]|, | – | — | - | and | but | und ", re.IGNORECASE)
_TIME = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th)) time (?:that )?(?=[\w«\"])",
    re.IGNORECASE,
)


def of_superlative(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, str] | None:
    """A first or last, from its head word on; None where not all of the words are understood."""
    text = scene.text
    head = _HEAD.match(text, start, end)
    if head is None:
        return None
    what = head["what"].lower()
    stop = STOP.search(text, head.end(), sentence.end)
    end = max(end, min(stop.start() if stop else sentence.end, head.end() + 110))
    draft = owners.told_of(scene, sentence, start, end, told_of(scene, sentence, start))
    past = draft.past if draft is not None else None
    day = past.liftoff_date if past is not None else scene.published
    if day is None:
        return None
    if not what.startswith(("last", "final", "последн")):
        apart = repeats.of_repeat(scene, start, end, draft) or repeats.of_several(scene, start, end, draft)
        if apart is not None:
            return apart if apart[0] == SUPPORTED or _sure(scene, sentence, draft, start) else None
    owner = _owner(scene, sentence, start)
    if owner is None and _OWNED.search(text[max(sentence.start, start - 12) : start]):
        # "A rival's first", "his country's first": whose it is, was not understood.
        return None
    one = kinds.kind(
        scene,
        sentence,
        draft,
        owner if owner is not None else head.end(),
        end,
        skip=[(start, head.end())] if owner is not None else (),
    )
    main = scene.main.past if scene.main is not None else None
    if past not in one.flights and main in one.flights and owners.is_taken_up(scene, sentence, start):
        # "It was the first visit": what flew there, not what lies there.
        past, draft = main, scene.main
        day = past.liftoff_date if past is not None else day
    if one.wider and one.narrow and past is not None and past in one.flights and _OWN.search(head[0]) is None:
        return _first_of_wider(one, past, last=what.startswith(("last", "final", "последн")))
    if not (one.sure and one.narrow) or _qualified(scene, end) or _OWN.search(head[0]):
        return None
    if one.name in _PLAIN and not _EVER.search(scene.text, head.end(), end):
        # "The first crew" is that of something that was said before.
        return None
    if what.startswith(("last", "final", "последн")):
        if past is None or past not in one.flights:
            return None
        # "It is the last flight of a shuttle" says that none will follow.
        says_so = _PREDICATE.search(scene.text[max(sentence.start, start - 16) : start]) is not None
        return of_kinds.judged_last(one, past, scene.published, says_so=says_so)
    event = what == "first time"
    if (
        not event
        and _TO_DO.match(text, head.end(), end)
        and people_in(text[sentence.start : start]) is not None
    ):
        # "The third Russian woman in space and the first to live there": of women, not of all.
        return None
    # "The first at the station": of whom, the sentence has said before.
    if (
        not event
        and owner is None
        and _BARE.match(text, head.end(), end)
        and not ships_in(text[head.end() : end][:24])
    ):
        return None
    if past is not None and past not in one.flights and not event and one.people is None:
        return None
    if one.people is not None and not event and past is not None and past not in one.flights:
        return None
    if past is None and not event:
        return None
    if owner is not None and past is not None and not _SORTS.search(one.name):
        # "China's first in almost four years": of such as this one, with people or without.
        one = of_kinds.narrowed(one, tuple(each for each in one.flights if each.crewed == past.crewed))
    verdict, told = of_kinds.judged_first(one, past, day)
    if verdict == SUPPORTED and (year := _SINCE_YEAR.search(text[head.end() : end + 2])):
        # "The first since 2017" says that there was one in 2017.
        verdict, told = of_kinds.judged_since(one, past, day, int(year[1]), told)
    if verdict == CONTRADICTED and one.since is None and SHARED.match(text, end):
        return None
    if verdict == CONTRADICTED and _HAD_LED.search(text, sentence.start, start):
        return None
    return (verdict, told) if verdict == SUPPORTED or _sure(scene, sentence, draft, start) else None


# "X also flew the company's first crew": of another flight than the one that is told of.
_HAD_LED = re.compile(
    r"\b(?:led|flew|flown|command(?:s|ed)|pilot(?:s|ed)|joined|was (?:on|aboard)|took part in)(?: on| aboard| in)? "
    r"(?:the )?(?:[\w.-]+ ){0,2}[\w.-]+['’]s? (?:very )?\Z"
)


def _first_of_wider(one: kinds.Kind, past: PastFlight, *, last: bool) -> tuple[str, str] | None:
    """Whether a flight is the first of more than the words mean: then it is the first of what they mean as well."""
    if last or one.name in _PLAIN:
        return None
    verdict, told = of_kinds.judged_first(one, past, past.liftoff_date)
    return (SUPPORTED, told) if verdict == SUPPORTED else None


def understood(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether every word of a first is one of what is counted."""
    head = _HEAD.match(scene.text, start, end)
    return head is None or kinds.kind(scene, sentence, scene.subject(sentence, start), head.end(), end).sure


def of_ordinal(
    scene: Scene, sentence: Sentence, start: int, end: int, number: int, at: int | None = None
) -> tuple[str, str] | None:
    """A so-manyth, from behind the ordinal (`start`) on; None where not all of the words are understood.

    Args:
        at: where the ordinal begins, if it is more than one word.
    """
    stop = STOP.search(scene.text, end, sentence.end)
    end = max(end, min(stop.start() if stop else sentence.end, start + 110))
    draft = owners.told_of(scene, sentence, start, end, told_of(scene, sentence, start))
    past = draft.past if draft is not None else None
    if past is None:
        return None
    if at is None:
        word = re.search(r"[\w-]+\Z", scene.text[:start])
        at = word.start() if word else start
    whose = owners.owner(scene, sentence, at, end)
    if whose is None and _OWN.search(scene.text[max(sentence.start, at - 8) : at]):
        return None
    if whose is not None and whose.own:
        return _of_its_ship(scene, sentence, draft, start, end, number)
    skip = [(whose.end, start)] if whose is not None else []
    one = kinds.kind(scene, sentence, draft, whose.start if whose is not None else start, end, skip=skip)
    if _qualified(scene, end):
        return None
    if one.people is not None or not ((one.sure or one.wider) and one.narrow and past in one.flights):
        return None
    exact = one.since is not None or "with people" in one.name or " in " in one.name
    if rows.own_number(past) == number and not exact and _series()[_name(past)] > 3:
        return None
    verdict, told = of_kinds.judged_nth(one, past, past.liftoff_date, number)
    if one.wider and not (verdict == CONTRADICTED and _beyond(scene, one, past, start, number)):
        # Of a kind that leaves some out, a flight has the same place or an earlier one.
        return None
    headed = whose is not None and not scene.text[sentence.start : whose.start].strip(' –—-"«“')
    sure = headed or _sure(scene, sentence, draft, at)
    return (verdict, told) if verdict == SUPPORTED or sure else None


def _of_its_ship(
    scene: Scene, sentence: Sentence, draft: Draft | None, start: int, end: int, number: int
) -> tuple[str, str] | None:
    """A so-manyth of "the ship": of the one that has that name, or of all that are of its model or family."""
    past = draft.past if draft is not None else None
    one = kinds.kind(scene, sentence, draft, start, end)
    if past is None or not one.sure or one.people is not None or _qualified(scene, end):
        return None
    wrong = None
    for name, flights in owners.of_its_ship(past):
        row = of_kinds.narrowed(one, tuple(each for each in one.flights if each.flight in flights))
        if past not in row.flights:
            return None
        verdict, told = of_kinds.judged_nth(row, past, past.liftoff_date, number)
        told = told.replace(one.name, f"{one.name} of {name}", 1)
        if verdict == SUPPORTED:
            return verdict, told
        wrong = wrong or ((verdict, told) if verdict == CONTRADICTED else None)
    return wrong if _sure(scene, sentence, draft, start) else None


def _name(past: PastFlight) -> str:
    return re.sub(r"\W*\d+\w?\Z", "", past.flight)


@cache
def _series() -> Counter[str]:
    """How many flights of the record have a name, but for their numbers."""
    return Counter(_name(each) for each in history.flights())


_FLIGHTS = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:(?:space ?)?flights?|missions?|launch(?:es)?|crews?|trips?|пол[её]т\w*|экипаж\w*)\b",
    re.I,
)


def _beyond(scene: Scene, one: kinds.Kind, past: PastFlight, start: int, number: int) -> bool:
    """Whether a number of flights is higher than even those that the words understood would allow."""
    rows = [each for each in one.flights if each.liftoff_date <= past.liftoff_date]
    return number > len(rows) and _FLIGHTS.match(scene.text, start) is not None


# "The first woman, and he the first German, to go there": where to is told once, for both.
SHARED = re.compile(
    r",? (?:and )?[^.;:!?\n]{0,30}?\b(?:the )?first\b|[^.;:!?\n,]{0,20},? \bon such\b", re.IGNORECASE
)
_SINCE_YEAR = re.compile(
    r"\bsince (?:early |late |mid-)?(?:[A-Z][a-z]+ )?((?:19|20)\d\d)(?=\s*(?:[.,;:)–—]|\Z))"
)
_PREDICATE = re.compile(
    r"\b(?:is|was|will be|are|were|be|(?:it|that|this)['’]s)(?: also| to be)? \Z", re.IGNORECASE
)
_PLAIN = ("flights with people", "flights without people", "flights with cargo")
_EVER = re.compile(r"\b(?:ever|space|orbit|history|manned|human|piloted)\b", re.IGNORECASE)
_BARE = re.compile(r" (?:at|on|in|of|for|from|since|after|with|aboard|by|and|,)\b", re.IGNORECASE)
_TO_DO = re.compile(r" to \w", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|their|his|her|whose|our)\b", re.IGNORECASE)


def _owner(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Where the words begin that say whose a count is, right before it: "China's seventh", "Discovery's 25th"."""
    lead = scene.text[max(sentence.start, at - 40) : at]
    hit = re.search(
        r"(?:(?:[A-ZА-ЯЁ][\w.-]+ ){0,2}[A-ZА-ЯЁ][\w.-]*(?:['’]s?)|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]h(?:is|at)) "
        r"(?:company|firm|country|nation)['’]s) (?:very )?\Z",
        lead,
    )
    return at - len(hit[0]) if hit else None


_SORTS = re.compile(r"with people|without people|with cargo|with somebody|with a ")
_OWNED = re.compile(r"\w['’]s? (?:very )?(?:the )?\Z", re.IGNORECASE)
# "In 1962 he had been the first": what had been before is no flight of today.
_HAD_BEEN = re.compile(r"\b(?:had|having) (?:been|become|made|flown)\b[^.;:]{0,24}\Z", re.IGNORECASE)


def _of_another_day(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether what stands before tells of a year in which the text's own flight did not fly."""
    past = scene.main.past if scene.main is not None else None
    if past is None:
        return False
    years = {past.liftoff_date.year, (past.landing_date or past.liftoff_date).year}
    mark = max((scene.text.rfind(sign, sentence.start, place) for sign in ";:"), default=-1)
    dated = [m.said.year for m in sentence.moments if max(mark, 0) < m.end <= place and m.said.year]
    return any(year not in years for year in dated) and not (
        re.search(
            r"\b(?:since|after|until|than)\b", scene.text[max(mark, sentence.start) : place], re.IGNORECASE
        )
    )


def _qualified(scene: Scene, end: int) -> bool:
    """Whether words behind a comma say more of what is counted: "the third Progress, lost within five years"."""
    return (
        re.match(
            r",? ?(?:which|who|that|where|when|lost|built|made|flown|\w+ed|\w+(?:нн|вш|ющ|щ)\w+)\b",
            scene.text[end : end + 30],
        )
        is not None
    )


def told_of(scene: Scene, sentence: Sentence, place: int) -> Draft | None:
    """The flight that a first is said of: what "it" takes up, or what stands before; not one behind "since"."""
    lead = scene.text[sentence.start : place]
    text = scene.text
    if _HAD_BEEN.search(lead) and _of_another_day(scene, sentence, place):
        return None
    named = [
        d
        for a, d in scene.anchored(sentence)
        if a <= place
        and not re.search(r"\b(?:since|after|like|than|until) (?:\w+ )?\Z", text[max(0, a - 20) : a])
    ]
    if named:
        return named[-1]
    if re.search(r"\b(?:it|this|that|they|he|she|these|его|это)\b", lead, re.IGNORECASE) or len(lead) < 40:
        return scene.main
    return scene.subject(sentence, place)


def _sure(scene: Scene, sentence: Sentence, draft: Draft | None, start: int) -> bool:
    """Whether a sentence is surely about a flight of the text."""
    if draft is None:
        return False
    if any(sentence.start <= a < sentence.end for a, _ in draft.spans):
        return True
    lead = scene.text[sentence.start : start]
    crew = draft.past.crew if draft.past is not None else ()
    if draft.past is not None and draft.past.ship and re.search(rf"\b{re.escape(draft.past.ship)}\b", lead):
        return True
    return (draft is scene.main or owners.is_taken_up(scene, sentence, start)) and (
        not lead.strip(' –—-"«“')
        or any(p.known in crew for p in sentence.people if p.end <= start)
        or re.search(
            r"\b(?:it|its|it['’]s|this|they|their|he|she|theirs|this|the (?:pair|two|three|four|trio|crew|men|"
            r"women|ship|capsule|"
            r"spacecraft|astronauts|cosmonauts|flight|mission|launch)|это)\b",
            lead,
            re.IGNORECASE,
        )
        is not None
        or re.fullmatch(
            r"\W*(?:the |this |that )?(?:launch|flight|mission|crew)\b.{0,30}", lead, re.IGNORECASE
        )
        is not None
    )


def claims(scene: Scene) -> Iterator[Claim]:
    """Statements that something was done for the so-manyth time, or so many times."""
    for sentence in scene.told.sentences:
        yield from _numbers(scene, sentence)


def _numbers(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    text = scene.text
    for hit in _TIME.finditer(sentence.text):
        n = ORDINALS[hit["word"].lower()] if hit["word"] else int(hit["digits"])
        start, begin = sentence.start + hit.start(), sentence.start + hit.end()
        if n == 1 or re.search(r"\bfor the \Z", text[max(0, start - 8) : start], re.IGNORECASE):
            continue
        stop = STOP.search(text, begin, sentence.end)
        end = min(stop.start() if stop else sentence.end, begin + 110)
        judged = of_ordinal(scene, sentence, begin, end, n, start)
        if judged is not None:
            yield scene.claim(sentence, start, end, "count", *judged)
