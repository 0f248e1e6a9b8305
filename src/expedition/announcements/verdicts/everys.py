"""What is told of every flight of a kind: that all of them got to their station, that none of them was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import kinds
from expedition.catalog import history
from expedition.catalog.history import PastFlight

_GOT_THERE = (
    r"(?:(?:have|has|had) )?(?:all |always |safely |duly |so far |now )*(?:reached|docked|berthed|arrived|got(?:ten)?|"
    r"made it|came through|delivered)\b"
)
_CAME_HOME = (
    r"(?:(?:have|has|had) )?(?:all |always |safely |so far )*(?:(?:came|come|got|made it|brought (?:its|their) crews?) "
    r"(?:back |safely )*home|landed|returned)\b"
)
_ALL = re.compile(
    r"\b(?:all|each|every(?: one)?)(?: of)? (?P<what>(?:[\w'’.-]+ ){1,9}?)"
    rf"(?:(?P<there>{_GOT_THERE})|(?P<home>{_CAME_HOME}))"
    r"(?P<where>(?: [\w'’]+){0,5})",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not (?:one|a single)|none of the) (?P<what>(?:[\w'’.-]+ ){1,6}?)"
    r"(?:(?:has|have|had)(?: (?:ever|yet|so far))* "
    r"(?:been lost|failed(?: to (?:reach|arrive|dock)[\w ]*)?|missed (?:its|the) station)|"
    r"(?:was|were) (?:ever )?lost)\b",
    re.IGNORECASE,
)
# "Since 2015", "on their first try": of fewer flights, or of more than getting there.
_BOUNDED = re.compile(
    r"\b(?:since|in (?:the )?(?:\d|last|past)|for|during|until|before|after|within|with(?! (?:the|its|their) )|"
    r"without|on|by|\d+ (?:times|years))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?:the )?(?P<n>{NUMBER}) ", re.IGNORECASE)
_EARLIER = re.compile(r"(?:(?:the|its|their|earlier|previous|other|former|past|preceding) )*", re.IGNORECASE)
_SO_FAR = re.compile(
    r" (?:(?:that (?:were |have been |has been )?)?(?:launched|sent(?: up)?|flown)|so far|until now|till now|to date|"
    r"before(?: (?:it|them|this))?|up to now|yet| )*[ ]?\Z",
    re.IGNORECASE,
)
_NARROWER = re.compile(
    r"\b(?:but|except|most|almost|nearly|not|three|two|of this year|this year|last|recent|new|since|but one)\b",
    re.IGNORECASE,
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Every statement about all flights of a kind, or that none of a kind was lost."""
    if scene.published is None:
        return
    for sentence in scene.told.sentences:
        for hit in _ALL.finditer(sentence.text):
            if claim := _every(scene, sentence, hit, of="home" if hit["home"] else "there"):
                yield claim
        for hit in _NONE.finditer(sentence.text):
            of = "there" if _ARRIVED.search(hit[0]) else "lost"
            if claim := _every(scene, sentence, hit, of=of):
                yield claim


def _every(scene: Scene, sentence: Sentence, hit: re.Match[str], of: str) -> Claim | None:
    today = scene.published
    what = hit["what"]
    begin = sentence.start + hit.start("what")
    end = sentence.start + hit.end("what")
    counted = _COUNT.match(what)
    said = number(counted["n"]) if counted else None
    begin += counted.end() if counted else 0
    begin = _EARLIER.match(scene.text, begin, end).end()  # type: ignore[union-attr]
    if tail := _SO_FAR.search(scene.text, begin, end):
        end = tail.start()
    words = scene.text[begin:end]
    if (
        today is None
        or not words.strip()
        or _NARROWER.search(scene.text[begin - 12 if counted is None else begin : end])
    ):
        return None
    if _BOUNDED.search(scene.text, end, min(sentence.end, sentence.start + hit.end() + 30)):
        return None
    one = kinds.kind(scene, sentence, scene.main, begin, end)
    row = _by_number(words)
    if row is None:
        if not one.sure or not _OF_A_SHIP.search(one.name) or one.since is not None or one.people is not None:
            return None
        row = one.name, one.flights
    main = scene.main.past if scene.main is not None else None
    rows = [each for each in row[1] if each.liftoff_date < today and each is not main]
    if not rows or (of == "home" and not all(each.crewed for each in rows)):
        return None
    failed = [each for each in rows if not _well(each, of) and (of == "lost" or not _on_its_way(each, today))]
    unsure = any(each.station == "none" for each in rows) if of == "there" else False
    told = f"{len(rows)} of the {row[0]} before {today}; " + (
        "not " + ", ".join(each.flight for each in failed[:3]) if failed else "none of them failed"
    )
    start, stop = sentence.start + hit.start(), sentence.start + hit.end()
    verdict = CONTRADICTED if failed else SUPPORTED
    if said is not None and not failed and abs(said - len(rows)) > 1.0:
        verdict = UNCLEAR
    if unsure or (said is not None and failed and said < 0.8 * len(rows)):
        # Some of them only are counted.
        verdict = UNCLEAR
    return scene.claim(sentence, start, stop, "count", verdict, told)


_ARRIVED = re.compile(r"\b(?:reach|arrive|dock|missed)", re.IGNORECASE)
_OF_A_SHIP = re.compile(r" of (?!Axiom)| on ")
_NUMBERED = re.compile(
    r"(?P<stem>[A-Z][A-Za-z]*)(?: (?:flights?|missions?|ships?|crews?|runs?|deliver(?:y|ies))(?: of the \w+)?)? *"
)


def _by_number(words: str) -> tuple[str, tuple[PastFlight, ...]] | None:
    """The flights whose names are a stem and a number: all CRS flights are those from CRS-1 on."""
    hit = _NUMBERED.fullmatch(words)
    if hit is None:
        return None
    called = re.compile(rf"(?:\w+ )?{hit['stem']}-\d+[A-Z]?")
    flown = tuple(each for each in history.flights() if called.fullmatch(each.flight))
    # Soyuz-30 and Salyut-6 are not how the record writes them; a stem alone may also be a ship.
    return (
        (f"{hit['stem']} flights", flown)
        if len(flown) > 2 and len({each.family for each in flown}) == 1
        else None
    )


def _well(one: PastFlight, of: str) -> bool:
    if of == "there":
        return one.docked == "yes" or (one.docked == "" and one.outcome_ascent in ("ok", ""))
    lost = "loss" in (one.outcome_ascent, one.outcome_orbit, one.outcome_descent)
    return not lost


def _on_its_way(one: PastFlight, today: date) -> bool:
    return (today - one.liftoff_date).days < _ON_ITS_WAY_DAYS


_ON_ITS_WAY_DAYS = 7
