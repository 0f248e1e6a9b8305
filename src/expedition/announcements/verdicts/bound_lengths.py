"""Between which two events of a flight a length of time is told: its chase, its way home, its stay, the whole of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from expedition.announcements.drafts import Sentence
from expedition.announcements.scene import Scene
from expedition.announcements.times import TimeMention

EVENTS = ("liftoff", "docking", "undocking", "landing")
"""The events of a flight to a station, in their order."""
ABOUT = (
    r"(?:(?:about|some|just|only|nearly|almost|under|over|more|less|than|exactly|roughly|around|a|an|the|all|of|"
    r"little|bit|good|not|quite|solely|merely|barely|full|well|what|is|another|at|least|most|up|to|for)[ ])*"
)
"""What may stand between a word that tells of a length and its figure."""
_STATION = r"(?:the |its |their )?(?:\w+ )?(?:station|iss|outpost|complex|mir|tiangong|salyut\S*|skylab|tianhe|freedom)"
_CHASE = (
    r"chase|chasing|pursuit|pursuing|rendezvous|approach|catching up|autonomous flight|"
    rf"(?:trip|journey|ride|flight|way|voyage|climb|trek|hop|haul)(?: up| out)? to {_STATION}|"
    r"(?:trip|journey|ride|way|voyage|climb) (?:up|out|there)|сближени\w+|автономн\w+ пол[её]т\w*|пол[её]т\w* к станции"
)
_HOME = (
    r"(?:trip|journey|ride|flight|way|voyage|drop|fall|plunge|haul)(?: back)? (?:home|down|back)|homeward \w+|descent|"
    r"return (?:trip|flight|journey|leg)|homecoming|спуск\w*"
)
_WHOLE = (
    r"(?:space ?)?flight|mission|voyage|trip|journey|expedition|odyssey|outing|adventure|excursion|cruise|sojourn|"
    r"пол[её]т\w*|экспедици\w+"
)
_LASTS = (
    r"(?:(?:had|has|have|will|would|is|was|are|were|to|it|only|just|thus|so|in all|should|may)[ ])*(?:lasted|lasts?|"
    r"lasting|took|takes?|taken|taking|was|is|of|ran|runs?|went on|over after|over in|длил\w+|продолж\w+|"
    r"продлил\w+|занял\w*)"
)
_NOUN = {
    ends: re.compile(
        rf"\b(?:{words})\b(?:,?[ ](?!and\b|but\b|after\b|before\b)[\w'’.-]+){{0,5}}?,?[ ]{_LASTS}[ ](?:for )?"
        rf"{ABOUT}\Z",
        re.IGNORECASE,
    )
    for ends, words in (
        (("liftoff", "docking"), _CHASE), (("undocking", "landing"), _HOME), (("liftoff", "landing"), _WHOLE),
    )
}  # fmt: skip
_NOUN_BEFORE = {
    ends: re.compile(rf"\b(?:{words})(?:[ ]of|[ ]for|[ ]in|:|,|[ ]\()?[ ]{ABOUT}\Z", re.IGNORECASE)
    for ends, words in ((("liftoff", "docking"), _CHASE), (("undocking", "landing"), _HOME))
}
_NOUN_BEHIND = {
    ends: re.compile(
        rf"(?:[ -]long)?(?:[ ]of|[ ]for|[ ]on)?[ -](?:the |its |their |a |this )?(?:\w+ )?(?:{words})\b",
        re.IGNORECASE,
    )
    for ends, words in ((("liftoff", "docking"), _CHASE), (("undocking", "landing"), _HOME))
}
_FOR_THE_TRIP = re.compile(
    r"[ ](?:for|on) (?:the |its |their |that )(?:trip|way|journey|ride|voyage)\b(?! home| back| down)", re.I
)
_TO_GET_THERE = re.compile(
    rf"[ ]to (?:reach|get (?:to|there)|arrive|dock\b|catch(?: up)?|link up|join|tie up)|[ ]to {_STATION}\b|"
    r"[ ](?:until|till|before) (?:docking|contact|arrival|capture|link-?up)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    rf"\b(?:took|takes?|taken|needs?|needed|required?s?)[ ](?:\w+ )?{ABOUT}\Z", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:^|[\n*|•–-])[ ]*[\W_]*(?:length|duration|flight time|mission time|time (?:aloft|in space|in orbit)|length of "
    rf"(?:the |its )?[\w '’-]{{0,24}}?(?:flight|mission)|lasted|how long)[\W_]*[ ]?{ABOUT}\Z",
    re.IGNORECASE,
)
_LABEL_OF = re.compile(rf"\blength of [\w '’-]{{2,30}} (?:flight|mission|voyage|trip):[ ]{ABOUT}\Z", re.I)
_FROM = {
    "liftoff": (
        r"pads?|ground|earth|launch|lift-?off|blast-?off|take-?off|start|florida|baikonur|jiuquan|kennedy|the cape"
    ),
    "docking": r"docking|berthing|arrival|capture",
    "undocking": r"undocking|departure|casting off|unberthing|hatch closing",
}
_TO = {
    "docking": r"port|station|iss|docks?|docking|contact|arrival|capture|berth\w*|mooring|hatch|door|link-?up",
    "undocking": r"undocking|departure|unberthing|casting off",
    "landing": r"water|sea|splash\w*|landing|touch-?down|ground|runway|earth|desert|steppe|grass|home|wheels\W?stop",
}
_FROM_TO = re.compile(
    r"\b(?:from )?(?:the |its )?(?:"
    + "|".join(f"(?P<from_{name}>{words})" for name, words in _FROM.items())
    + r")(?: of \w+)? (?:to|until|till) (?:the |its |orbital )?(?:"
    + "|".join(f"(?P<to_{name}>{words})" for name, words in _TO.items())
    + r")\b",
    re.IGNORECASE,
)
_DOORS = re.compile(r"\b(?:door[- ]to[- ]door|pad[- ]to[- ]port|start to finish)\b", re.IGNORECASE)
_MOORED = re.compile(
    r"\b(?:docked|moored|attached|berthed|parked|tied up|hung|hanging|bolted|hooked up|linked(?: up)?|anchored|"
    rf"joined to {_STATION}|fastened)(?: (?:there|to|at|on)(?: [\w'’-]+){{0,4}}?)?,? for {ABOUT}\Z",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"[ ](?:there|docked|attached|at the (?:space )?(?:station|outpost)|on the (?:space )?station|aboard the station|"
    r"at (?:harmony|poisk|rassvet|zvezda|tianhe))\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:away|gone|aloft|absent|off (?:the )?(?:earth|planet)|"
    r"(?:flew|flown|was|were|been|circled|orbited)(?: up| alone)?|"
    rf"in (?:space|orbit))[ ](?:again )?(?:for )?{ABOUT}\Z",
    re.IGNORECASE,
)
_SPENT = re.compile(rf"\b(?:spen[dt]|spends|spending|passed|lived|had)[ ]{ABOUT}\Z", re.IGNORECASE)
_IN_SPACE = re.compile(
    r"[ ](?:in|of) (?:space|orbit|flight|weightlessness)\b|[ ](?:aloft|away|up there|off (?:the )?(?:earth|planet)|"
    r"on (?:its|her|his|their|the|this) (?:space ?)?(?:flight|mission|voyage|journey|trip))\b",
    re.IGNORECASE,
)
_LONG_TRIP = re.compile(
    r"[ -](?:long )?(?:space |orbital |round )?(?:flight|mission|voyage|trip|journey|outing)\b", re.IGNORECASE
)
_OWNED = re.compile(rf"\b(?:the|its|their|his|her|this|a)(?: \w+)? {ABOUT}\Z", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:for|on|begin\w*|start\w*) an? \Z", re.IGNORECASE)
_AFTER_LAUNCH = re.compile(
    r"[ ](?:after|from|past|following)[ ](?:the |its |their |his |her )?(?:(?:[A-Z][\w.-]+ ){1,3}(?:had )?"
    r"(?:left|lifted off|roared off|took off|blasted off|rose)\b|(?:launch|lift-?off|liftoff|leaving|"
    r"tak\w+-?off|blast-?off|start(?:ing)?|departure|they (?:had )?left|it (?:had )?(?:left|rose))\b)",
    re.IGNORECASE,
)
_IN_ORBIT = re.compile(
    r"\b(?:(?:in|into|reach\w*|to) (?:\w+ )?(?:orbit|space)|separat\w*|stage|engine|"
    r"cut-?off|let go|falls?|fell|drops?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;()]|, (?:and|but|while) (?:then |soon )?(?:it|they|the|he|she)\b")
_LATER = re.compile(r"[ ](?:later|afterwards?|thereafter|after that)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"[ ](?:it|that|this|they) (?:was|were|had been|made|took|has been)\b", re.IGNORECASE)
_AFTER = re.compile(rf"\bafter {ABOUT}\Z", re.IGNORECASE)
_FOR = re.compile(rf"\bfor {ABOUT}\Z", re.IGNORECASE)
_THAT_IS = re.compile(r"\W*(?:that(?:['’]s| is| was| makes)?|which is|this is)\b", re.IGNORECASE)
_ALOFT = re.compile(r"\Z|[,.;]| (?:in (?:space|orbit)|aloft|up there)\b")
_ELSE = re.compile(
    r"\b(?:delay\w*|wait\w*|train\w*|walk\w*|outside|spacewalk\w*|every|each|per|usual\w*|"
    r"normal\w*|records?|longest|twice|half as|instead|originally|would|could|might|moon|lunar|surface|window|"
    r"countdown|orbits|except|quarantine|as long|so far|already|sleep\w*|tests?)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"[ ](?:late|behind|early|ahead|earlier|before|ago|old)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:(?<!more )(?<!less )(?<!longer )than|longer(?! than)|not(?! quite| yet))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Ends:
    """Two events that a length of time lies between; `loose` where people may mean another pair as well."""

    first: str
    last: str
    loose: bool = False


def ends_of(scene: Scene, sentence: Sentence, one: TimeMention) -> Ends | None:
    """The two events that a length of time is told between; None where no words say so."""
    text = scene.text
    lead = text[max(sentence.start, one.start - 110) : one.start]
    tail = text[one.end : min(sentence.end, one.end + 60)]
    around = lead[-60:] + tail[:35]
    near = re.split(r"[;()]|:(?! \Z)|, (?:and|but|while) ", lead)[-1]
    if not _ELSE.search(near[-60:] + tail[:35]) and (hung := _hung(scene, sentence, one, tail)):
        return hung
    if _OF_ANOTHER.match(tail) or _ELSE.search(near[-60:] + tail[:35]) or _COMPARED.search(around):
        return None
    kinds = [cue.kind for cue in sentence.cues if cue.kind in EVENTS and not cue.weak]
    return (
        _by_places(lead, tail, kinds)
        or _by_nouns(near, tail, kinds)
        or _after_launch(scene, sentence, one, tail)
        or _of_a_stay(lead, tail, kinds)
        or _of_the_whole(scene, sentence, one, near, tail)
        or _in_order(scene, sentence, one, lead, tail, kinds)
    )


def _hung(scene: Scene, sentence: Sentence, one: TimeMention, tail: str) -> Ends | None:
    """ "It came down four hours after it had undocked"; "it had let go at noon, four hours before"."""
    own = [cue for cue in sentence.cues if cue.kind in EVENTS and not cue.weak]
    led = [cue.kind for cue in own if cue.end <= one.start]
    if _JUST_BEFORE.match(tail):
        # Before what the sentence before tells of, or this one behind.
        later = [cue.kind for cue in own if cue.start >= one.end] or _before(scene, sentence)
        later = [kind for kind in later if led and EVENTS.index(kind) > EVENTS.index(led[-1])]
        return Ends(led[-1], later[-1]) if later else None
    hit = _AFTER_DOING.match(tail)
    hung = next((cue.kind for cue in own if hit and 0 <= cue.start - one.end <= hit.end() + _DOING), None)
    if hit is None or hung is None or not led:
        return None
    first, last = (hung, led[-1]) if hit["way"] in ("after", "from") else (led[-1], hung)
    return Ends(first, last) if EVENTS.index(first) < EVENTS.index(last) else None


_AFTER_DOING = re.compile(
    r"[ ](?P<way>after|before|from)[ ](?:(?:the|its|their|it|they|she|he|his|her)[ ])?(?:had[ ])?"
)
_DOING = 25
_JUST_BEFORE = re.compile(r"[ ](?:before|earlier|previously|beforehand)(?=[.;:)]|, (?:at|on|from)\b|\Z)")


def _by_places(lead: str, tail: str, kinds: list[str]) -> Ends | None:
    """ "From undocking to water: 14 hours"; "two hours and seven minutes from pad to port"; "door to door"."""
    behind = re.match(r"[^.;:,()]{0,12}", tail)
    for words, hit in (
        (lead, _last(_FROM_TO, lead)),
        (tail, _FROM_TO.search(tail[: (behind.end() if behind else 0) + 40])),
    ):
        if hit is None:
            continue
        # Nothing but the length may stand beside it.
        gap = words[hit.end() :] if words is lead else words[: hit.start()]
        if re.fullmatch(
            rf"[ :,–—-]*(?:(?:it )?(?:is|was|took|takes|in|makes|needs?|needed|they) ?)*[ ]?{ABOUT}",
            gap,
            re.I,
        ):
            first = next(name for name in _FROM if hit[f"from_{name}"])
            last = next(name for name in _TO if hit[f"to_{name}"])
            return Ends(first, last) if EVENTS.index(first) < EVENTS.index(last) else None
    if _DOORS.search(lead[-25:]) or _DOORS.match(tail.lstrip(" ,")):
        over = [kind for kind in kinds if kind in ("docking", "landing")]
        return Ends("liftoff", over[-1] if over else "docking")
    return None


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    every = list(pattern.finditer(words))
    return every[-1] if every else None


def _by_nouns(near: str, tail: str, kinds: list[str]) -> Ends | None:
    """ "The chase took six hours", "three hours of chase", "a descent of three hours", "the trip will last a week"."""
    for ends in _NOUN_BEHIND:
        if _NOUN_BEFORE[ends].search(near) or _NOUN_BEHIND[ends].match(tail) or _NOUN[ends].search(near):
            return Ends(*ends)
    if _NOUN["liftoff", "landing"].search(near):
        # What docks after a flight of two days goes on.
        arrives = "docking" in kinds and "landing" not in kinds
        return Ends("liftoff", "docking" if arrives else "landing")
    if _TO_GET_THERE.match(tail) and _NEEDED.search(near):
        return Ends("liftoff", "docking")
    if _FOR_THE_TRIP.match(tail) and "docking" in kinds:
        return Ends("liftoff", "docking")
    return None


def _after_launch(scene: Scene, sentence: Sentence, one: TimeMention, tail: str) -> Ends | None:
    """ "Docked six hours after launch"."""
    if not _AFTER_LAUNCH.match(tail) or _IN_ORBIT.search(re.split(r"[;:.]|, and ", tail)[0]):
        # "Nine minutes after launch they are in orbit; docking follows."
        return None
    stops = [hit.end() for hit in _CLAUSE.finditer(scene.text, sentence.start, one.start)]
    behind = _CLAUSE.search(scene.text, one.end, sentence.end)
    low, high = (stops[-1] if stops else sentence.start), (behind.start() if behind else sentence.end)
    own = [
        c for c in sentence.cues if c.kind in ("docking", "landing") and not c.weak and low <= c.start < high
    ]
    last = [c.kind for c in own if c.start < one.start][-1:] or [c.kind for c in own][:1]
    if not last and _THAT_IS.match(sentence.text):
        last = [kind for kind in _before(scene, sentence) if kind in ("docking", "landing")]
    return Ends("liftoff", last[-1]) if last else None


def _of_a_stay(lead: str, tail: str, kinds: list[str]) -> Ends | None:
    """ "Was docked for six days"; "left after six days there"."""
    if _MOORED.search(lead):
        return Ends("docking", "undocking")
    if _THERE.match(tail) and (_AFTER.search(lead) or _FOR.search(lead)):
        return Ends("docking", "landing" if "landing" in kinds and "undocking" not in kinds else "undocking")
    return None


def _of_the_whole(scene: Scene, sentence: Sentence, one: TimeMention, near: str, tail: str) -> Ends | None:
    """ "Was away for 14 days"; "spent six months in space"; "length: five days"."""
    if one.precision in ("second", "minute"):
        return None
    if _LABEL.search(scene.text[max(0, one.start - 60) : one.start]) or _LABEL_OF.search(
        scene.text, max(0, one.start - 70), one.start
    ):
        return Ends("liftoff", "landing")
    aloft = _IN_SPACE.match(tail)
    leads = re.fullmatch(rf"\W*{ABOUT}", near, re.IGNORECASE)
    if (leads or _AWAY.search(near) or _SPENT.search(near) or _AFTER.search(near)) and aloft:
        return Ends("liftoff", "landing")
    if re.search(
        rf"\b(?:away|gone|aloft|off (?:the )?(?:earth|planet))[ ](?:again )?(?:for )?{ABOUT}\Z|"
        rf"\b(?:in (?:space|orbit)|up) for {ABOUT}\Z",
        near,
        re.I,
    ):
        return Ends("liftoff", "landing")
    if _LONG_TRIP.match(tail) and _OWNED.search(near) and not _BEGUN.search(near):
        return Ends("liftoff", "landing")
    return None


def _in_order(
    scene: Scene, sentence: Sentence, one: TimeMention, lead: str, tail: str, kinds: list[str]
) -> Ends | None:
    """ "Landed four hours later": between the two events that are told last."""
    if _LATER.match(tail) or _IT_WAS.match(tail) or (_THAT_IS.match(sentence.text) and not kinds):
        order = [*_before(scene, sentence), *kinds] if not kinds or len(set(kinds)) == 1 else kinds
        # Minutes after a lift-off what parts is a ship from its rocket.
        parts = one.precision in ("second", "minute") and "docking" not in order
        order = [kind for kind in order if not (parts and kind == "undocking")]
        pairs = [pair for pair in pairwise(order) if EVENTS.index(pair[0]) < EVENTS.index(pair[1])]
        return Ends(*pairs[-1]) if pairs else None
    if _AFTER.search(lead) and _ALOFT.match(tail) and "landing" in kinds:
        return Ends("liftoff", "landing", loose=True)
    return None


def _before(scene: Scene, sentence: Sentence) -> list[str]:
    """What the sentence before tells of, in order."""
    if not sentence.number:
        return []
    return [
        cue.kind
        for cue in scene.told.sentences[sentence.number - 1].cues
        if cue.kind in EVENTS and not cue.weak
    ]
