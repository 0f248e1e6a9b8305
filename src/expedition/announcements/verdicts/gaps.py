"""How long a kind of ship had not flown, and the so-manyth of a year: counted in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from expedition.announcements.drafts import Draft, Sentence, same_ship
from expedition.announcements.names import past_flight
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene, cut
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

_NOT_SINCE = re.compile(
    r"\b(?:had|has|have) (?:not|n't|never) (?:been up|been in space|flown|gone up|left the ground|lifted off|launched)"
    r"(?: (?:again|people|a crew|anybody|anyone))? since\b|\b(?:its|the|their|it is the|a) first(?: \w+){0,2} since\b",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    r"(?P<noun> (?:(?:crewed|manned|human|people|shuttle|soyuz|dragon) )?(?:launch|flight|mission|lift-?off|"
    r"start|visit)e?s?)?"
    r"(?P<people> (?:of|with) (?:people|a crew|crews|humans|astronauts|men))? "
    r"(?:this year|of the year|so far this year|in (?P<year>(?:19|20)\d\d))\b(?! (?:alone|and))",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"\b(?:crewed|manned|human|people)\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every gap between flights of a kind, and every so-manyth of a year."""
    for sentence in scene.told.sentences:
        for hit in _NOT_SINCE.finditer(sentence.text):
            yield from _gap(scene, sentence, sentence.start + hit.start(), sentence.start + hit.end())
        for hit in _OF_A_YEAR.finditer(sentence.text):
            yield from _of_a_year(scene, sentence, hit)


def _kin(one: PastFlight, other: PastFlight) -> bool:
    """Whether two flights are of one kind of ship: every Soyuz, every shuttle."""
    return one.family == other.family and one.crewed == other.crewed


def _gap(scene: Scene, sentence: Sentence, start: int, end: int) -> Iterator[Claim]:
    draft = _subject(scene, sentence, start)
    past = draft.past if draft is not None else None
    if past is None or draft is None:
        return
    stop = re.search(r"[.;:,](?!\d)|\n", scene.text[end : sentence.end])
    last = end + stop.start() if stop else sentence.end
    since = _since(scene, sentence, end, last, past)
    if since is None:
        return
    kin = [one for one in history.flights() if _kin(one, past) and one.kind not in ("test", "module")]
    between = [one for one in kin if since + timedelta(1) < one.liftoff_date < past.liftoff_date]
    known = any(abs((one.liftoff_date - since).days) <= 1 for one in kin)
    told = ", ".join(f"{one.flight} {one.liftoff_date}" for one in between[-3:])
    verdict = CONTRADICTED if between else SUPPORTED if known else UNCLEAR
    told = f"in between came {told}" if between else f"the record has none of its kind after {since}"
    ships = [n for n in sentence.names if n.kind == "vehicle" and 0 <= start - n.end <= 3]
    a, b = cut(scene.text, ships[0].start if ships else start, last)
    yield Claim(a, b, "first", scene.text[a:b], verdict, told, draft.name)


def _subject(scene: Scene, sentence: Sentence, start: int) -> Draft | None:
    """The flight before which nothing of its kind flew, where the words leave no doubt that its kind is meant."""
    main = scene.main
    lead = scene.text[sentence.start : start]
    if main is None or main.past is None or scene.subject(sentence, start) is not main:
        return None
    others = [
        n for n in sentence.names if n.kind == "vehicle" and n.end <= start and not same_ship(n.id, main.ship)
    ]
    owned = any(main.past in flown for _, _, flown in named_ships(lead, 0, len(lead)))
    return None if others and not owned else main


def _since(scene: Scene, sentence: Sentence, start: int, end: int, past: PastFlight) -> date | None:
    """The day of the flight of the same kind that is named behind "since"."""
    for name in sentence.names:
        if name.kind == "flight" and start <= name.start < end:
            flown = past_flight(name)
            return flown.liftoff_date if flown is not None and _kin(flown, past) else None
    for person in sentence.people:
        if person.known and start <= person.start < end:
            own = [
                one
                for one in aboard(person.known)
                if _kin(one, past) and one.liftoff_date < past.liftoff_date
            ]
            return own[-1].liftoff_date if own else None
    people = [p.known for s in scene.told.sentences for p in s.people if p.known]
    said = [n for n in dict.fromkeys(people) if n.split()[0] in scene.text[start:end].split("'")[0].split()]
    if len(said) == 1:
        own = [one for one in aboard(said[0]) if _kin(one, past) and one.liftoff_date < past.liftoff_date]
        return own[-1].liftoff_date if own else None
    return None


def _of_a_year(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Iterator[Claim]:
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    draft = scene.subject(sentence, start)
    past = draft.past if draft is not None else None
    if past is None or draft is None:
        return
    word = hit["word"].lower()
    said = ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))
    year = int(hit["year"]) if hit["year"] else past.liftoff_date.year
    if year != past.liftoff_date.year or said == 1:
        return
    rows = [
        one
        for one in history.flights()
        if one.liftoff_date.year == year
        and one.liftoff_date <= past.liftoff_date
        and one.kind not in ("test", "module")
    ]
    kin = len([one for one in rows if _kin(one, past)])
    if hit["people"] or _EVERYBODY.search(hit["noun"] or ""):
        people = [one for one in rows if one.crewed]
        counts = {len(people), len([one for one in people if one.kind == "orbital"])}
        sites = [one for one in people if one.pad.split("-")[0] == past.pad.split("-")[0]]
        behind = scene.text[end : sentence.end]
        if re.match(r"[ ,]*(?:from|at|in)\b", behind) or re.search(r"\bfrom\b", hit.group()):
            return
        told = f"of people {max(counts)} that year, {len(sites)} from there, {kin} of its kind"
        sure = said not in {kin, len(sites)}
    else:
        counts = {kin, len([one for one in rows if one.ship and one.ship == past.ship])}
        told = f"{past.flight} is number {kin} of its kind in {year}"
        sure = any(n.kind in ("vehicle", "flight") for n in sentence.names)
    verdict = SUPPORTED if said in counts else CONTRADICTED if sure else UNCLEAR
    a, b = cut(scene.text, start, end)
    yield Claim(a, b, "count", scene.text[a:b], verdict, told, draft.name)
