"""Heads aboard that are counted in part: men and women, somebody's mates, nobody on the way home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down
from expedition.catalog.travellers import travellers

_MATES = re.compile(
    rf"\b(?:his|her) (?P<number>{NUMBER}) (?:\w+ )?(?:crew-?mates|companions|comrades|colleagues)\b", re.I
)
_MIXED = re.compile(
    rf"\b(?P<first>{NUMBER}) (?P<one>men|women) and (?P<second>{NUMBER}) (?P<other>men|women)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:no one|nobody)\b", re.IGNORECASE)

# "Four astronauts are riding", "three people were aboard": all who went up.
_RIDE = re.compile(
    r" (?:(?:is|are|was|were|will be) (?:riding|aboard|on board)|"
    r"(?:rode|ride|will ride|went|blasted) (?:uphill|up|aloft|off)|(?:lifted|took) off)\b",
    re.IGNORECASE,
)
# "It left with two people", "the ship would send four astronauts around the Moon".
_TAKEN = re.compile(
    r"\b(?:(?:left|launched|lifted off|took off|blasted off|rose|went up|flew)\b[^.;:!?()\n]{0,45}? with"
    r"|(?:will|would|is to|was to|should) (?:send|carry|take|launch|fly|lift)) \Z",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:more|other|others|another|fellow|of the|of them|least|most|up to|than|only|just|nearly|about|to|or|"
    r"american|russian|chinese|soviet|european|japanese|private|professional|paying|women|men)\b",
    re.IGNORECASE,
)


def is_whole_load(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether words around a number of people say that these were all who went up."""
    lead = text[max(sentence.start, start - 70) : start]
    if _PART.search(text[max(sentence.start, start - 12) : end]) or re.match(
        r" (?:or|to|of|more)\b", text[end : end + 6]
    ):
        return False
    return _RIDE.match(text, end, sentence.end) is not None or _TAKEN.search(lead) is not None


def is_settled(scene: Scene, past: PastFlight) -> bool:
    """Whether a text knows who flew: it is not older than the flight, or it names them all."""
    if scene.published is not None and scene.published >= past.liftoff_date:
        return True
    named = {one.known for sentence in scene.told.sentences for one in sentence.people if one.known}
    return bool(past.crew) and named.issuperset(past.crew)


def of_crew(
    scene: Scene, sentence: Sentence, start: int, end: int, past: PastFlight
) -> tuple[str, str] | None:
    """Whether a part of a flight's crew is counted right; None where the words count no such part."""
    if not past.crewed or not past.crew:
        return None
    text = scene.text
    low = max(sentence.start, start - 25)
    told = f"crew of {past.flight}: {', '.join(past.crew)}"
    for hit in _MIXED.finditer(text, low, min(sentence.end, end + 25)):
        if hit["one"].lower() == hit["other"].lower() or hit.end() <= start or hit.start() >= end:
            continue
        said = {hit["one"].lower(): number(hit["first"]), hit["other"].lower(): number(hit["second"])}
        women = sum(name in travellers() and travellers()[name].woman for name in past.crew)
        if said["men"] == past.crew_count - women and said["women"] == women:
            return SUPPORTED, told
        if sum(each or 0 for each in said.values()) == past.crew_count:
            return CONTRADICTED, f"{told}; {women} of them women"
    for hit in _MATES.finditer(text, low, end):
        known = [p for p in sentence.people if p.known]
        if hit.end() <= start or any(p.known not in past.crew for p in known):
            continue
        if number(hit["number"]) == past.crew_count - 1:
            return SUPPORTED, told
        return (CONTRADICTED, told) if past.station == "none" else None
    if _NOBODY.search(text, start, end) and past.landing_date is not None and not brought_down(past.flight):
        return SUPPORTED, f"{past.flight} came home without its crew"
    return None


_EMPTY = re.compile(
    r"\b(?:(?:nobody|no one|no (?:people|person|crew|humans?|astronauts?|cosmonauts?|taikonauts?|passengers?))\b"
    r"(?: (?:is|was|are|were|will be|has been|have))? ?(?:aboard|on board|in it|inside|rid(?:es?|ing) along|"
    r"rode along|travel\w* (?:with|in) it|flies|flew|sits in it)(?: (?:this|the) (?:ship|flight))?"
    r"|carr(?:ies|ied|ying) no (?:crew|people|one|astronauts)"
    r"|there is (?:nobody|no one|no crew) (?:aboard|in it|inside)"
    r"|(?:the |an? )?(?:unmanned|uncrewed|unpiloted|crewless|беспилотн\w+) [A-Z\w-]+|без экипажа|людей на борту нет)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:(?:all|quite) )?by (?:himself|herself)\b|\b(?:flew|flies|went up|was|is) (?:all |quite )?alone\b|"
    r"\bthe only (?:one|person|man|woman) (?:aboard|on board|in it)\b",
    re.IGNORECASE,
)
_HOME = re.compile(r"\b(?:land\w*|home|down|return\w*|undock\w*|settled|splash\w*)\b", re.IGNORECASE)


def claims(scene: Scene) -> Iterator[Claim]:
    """Ships that are said to carry nobody, and people who are said to have been alone in one."""
    for sentence in scene.told.sentences:
        for pattern, heads in ((_EMPTY, 0), (_ALONE, 1)):
            for hit in pattern.finditer(scene.text, sentence.start, sentence.end):
                draft = scene.subject(sentence, hit.start())
                past = draft.past if draft is not None else None
                verdict, told = UNCLEAR, "no flight of the record to count heads of"
                if past is not None and past.kind not in ("module", "test"):
                    told = (
                        f"{past.flight} carried {past.crew_count}"
                        if past.crewed
                        else f"{past.flight} carried nobody"
                    )
                    fits = past.crew_count == heads if heads else not past.crewed
                    verdict = SUPPORTED if fits else UNCLEAR
                    if (
                        heads == 0
                        and past.crewed
                        and _HOME.search(sentence.text)
                        and not brought_down(past.flight)
                    ):
                        verdict = SUPPORTED if past.landing_date is not None else UNCLEAR
                about = draft.name if draft is not None else None
                yield Claim(hit.start(), hit.end(), "crew", hit[0], verdict, told, about)
