"""Heads aboard that are counted in part: men and women, somebody's mates, nobody on the way home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from expedition.announcements.drafts import Sentence
from expedition.announcements.names import past_flight
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import brought_down
from expedition.catalog.travellers import nation_words, travellers

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


# "The three men of Soyuz MS-10", "STS-107 with its seven people", "Soyuz 1 carried one man".
_OF_IT = re.compile(
    r"[ ](?:of|aboard|on(?: board)?|in|inside|from|who (?:flew|went up|were) (?:on|in|aboard|with))[ ](?:the )?"
    r"(?:(?:ship|capsule|craft|spacecraft|shuttle|mission|flight)[ ])?[\"“«]?\Z",
    re.IGNORECASE,
)
_ITS = re.compile(
    r"[\"”»]?[ ](?:,?[ ]?(?:with|and)[ ](?:its |her |the |all )?|(?:had |has )?(?:carried|carries|took|takes|bore|"
    r"lifted|flew)[ ](?:up )?(?:a )?|(?:went up|lifted off|took off|left|flew|was launched)[ ]with[ ](?:a )?)\Z"
    r"|['’]s? \Z",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:the|all|all of the|all the|its|her|a|both|with) \Z", re.IGNORECASE)


def of_named(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, str, str] | None:
    """Heads of the flight that is named right behind or right before them; None where none is.

    Returns:
        Verdict, evidence and the flight's name.
    """
    text = scene.text
    said = number(re.split(r"[- ]", re.sub(r"\Acrew of ", "", text[start:end], flags=re.IGNORECASE))[0])
    if said is None or said >= _MANY or text[start:end].endswith("mates"):
        # Somebody's mates are one less than all.
        return None
    behind = [n for n in sentence.names if n.kind == "flight" and 0 < n.start - end <= 40]
    before = [n for n in sentence.names if n.kind == "flight" and 0 < start - n.end <= 40]
    lead = text[max(sentence.start, start - 12) : start]
    one = None
    if behind and _OF_IT.fullmatch(text, end, behind[0].start):
        one, whole = behind[0], _WHOLE.search(lead) is not None
    elif before and _ITS.fullmatch(text, before[-1].end, start):
        one, whole = before[-1], True
    past = past_flight(one) if one is not None else None
    if past is None or not past.crewed or "crew" in past.recalled:
        return None
    home = len(brought_down(past.flight))
    told = f"{past.flight} carried {past.crew_count}"
    if int(said) in {past.crew_count, home} or (past.crew_lost and int(said) == past.crew_lost):
        return SUPPORTED, told, past.flight
    around = lead + text[start:end]
    men = re.search(r"\bmen\b", around) and not any(_woman(name) for name in past.crew)
    part = _PART.search(around.replace("men", "") if men else around) or nation_words().search(around)
    sure = whole and not part
    return (CONTRADICTED if sure else UNCLEAR), told, past.flight


_MANY = 12


def _woman(name: str) -> bool:
    return name in travellers() and travellers()[name].woman


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
    r"(?: (?:is|was|are|were|will be|has been|have|rid(?:es?|ing)|rode|travel(?:s|led)?|fl(?:y|ies|ew)|sits?|sat|"
    r"goes|go|went|will (?:ride|travel|fly|sit|go)))? ?(?:aboard|on board|in it|inside|along|rid(?:es?|ing) along|"
    r"rode along|travel\w* (?:with|in) it|flies|flew|sits in it)(?: (?:this|the) (?:ship|flight))?"
    r"|carr(?:ies|ied|ying) no (?:crew|people|one|astronauts)"
    r"|there (?:is|are|will be) (?:nobody|no one|no crew|no people) (?:aboard|on board|in it|inside)"
    r"|without (?:a |its |her |any )?(?:crew|people|astronauts|anyone)(?: (?:aboard|on board|inside))?"
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
