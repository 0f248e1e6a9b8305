"""What a length of time is measured between, of one flight: launch, docking, undocking and landing as told or flown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.times import TimeMention

_HOUR_S = 3600.0
UNIT_S = {"minute": 60.0, "hour": _HOUR_S, "day": DAY_S, "week": 7 * DAY_S, "month": 30.44 * DAY_S}
_EVENTS = ("liftoff", "docking", "undocking", "landing")
_CHASE = re.compile(
    r"\b(?:chase|rendezvous|pursuit|approach|catch(?:es|ing)? up|(?:trip|journey|ride|flight|way|voyage) (?:up )?"
    r"(?:to|out to) (?:the |its )?(?:international |space |orbital )*(?:station|iss|outpost|mir|tiangong)|"
    r"(?:from )?(?:launch|lift-?off|liftoff) to (?:docking|contact|arrival|berth\w*|capture)|autonomous flight|"
    r"пол[её]т до станции|сближени\w+)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:(?:flight|mission|voyage|trip|journey|expedition)(?: \w+){0,3}? (?:had )?(?:lasted|took|of|was)|"
    r"(?:from )?(?:launch|lift-?off|liftoff) to (?:splash\w*|landing|touchdown)|"
    r"пол[её]т\w* (?:длился|продолжался|продлился))\b",
    re.IGNORECASE,
)
_LONG_TRIP = re.compile(
    r"[ -](?:long )?(?:space |orbital |round )?(?:flight|mission|voyage|trip|journey|stay|keep|outing)\b",
    re.IGNORECASE,
)
_AFTER_LAUNCH = re.compile(
    r"[ ](?:after|from|past|following)[ ](?:the |its |their |his |her )?(?:(?:[A-Z][\w.-]+ ){1,3}(?:had )?"
    r"(?:left|lifted off|roared off|took off|blasted off|rose)\b|(?:launch|lift-?off|liftoff|leaving|"
    r"tak\w+-?off|blast-?off|start(?:ing)?|departure|they (?:had )?left|it (?:had )?left)\b)",
    re.IGNORECASE,
)
_IN_ORBIT = re.compile(
    r"\b(?:(?:in|into|reach\w*|to) (?:\w+ )?(?:orbit|space)|separat\w*|stage|engine|"
    r"cut-?off|let go|falls?|fell|drops?)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"[ ](?:later|afterwards?|thereafter|after that)\b", re.IGNORECASE)
_THERE = re.compile(
    r"[ ](?:there|docked|attached|at the (?:space )?(?:station|outpost)|on the (?:space )?station|aboard the station|"
    r"at (?:harmony|poisk|rassvet|zvezda|tianhe))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bafter (?:about |some |nearly |almost |just |only |over )?\Z", re.IGNORECASE)
_FOR = re.compile(r"\bfor (?:about |some |nearly |almost |just |only |over )?\Z", re.IGNORECASE)
_THAT_IS = re.compile(r"\W*(?:that(?:['’]s| is| was| makes)?|which is|this is)\b", re.IGNORECASE)
_ELSE = re.compile(
    r"\b(?:late|delay\w*|wait\w*|train\w*|walk\w*|outside|spacewalk\w*|earlier|before|ago|every|each|per|usual\w*|"
    r"normal\w*|record|longest|longer|twice|half|instead|originally|would|could|might|was to|were to|planned|"
    r"not|than|moon|lunar|surface|window|countdown|orbits?|record|except|up to|at least|at most|quarantine)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:nearly|almost|just under|under|less than|почти)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:over|more than|just over|a little over|at least|более|больше|чуть более)\b", re.IGNORECASE
)

_OWNED = re.compile(r"\b(?:the|its|their|his|her|this|a)(?: \w+)? \Z", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:for|on|begin\w*|start\w*) an? \Z", re.IGNORECASE)
_ALOFT = re.compile(r"\Z|[,.;]| (?:in (?:space|orbit)|aloft|up there)\b")
_GOES_ON = re.compile(r",? (?:and )?[\w-]+ (?:seconds|minutes|hours|days)\b", re.IGNORECASE)
Span = tuple[float, float]
"""Within which seconds of Unix time something happened."""


def of_lapse(
    scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft | None
) -> tuple[str, str] | None:
    """Whether so long lay between the two events that the words name; None where they name none."""
    if one.seconds is None or one.precision not in UNIT_S or draft is None or draft.past is None:
        return None
    around = scene.text[max(sentence.start, one.start - 60) : min(sentence.end, one.end + 35)]
    ends = _ends(scene, sentence, one)
    if ends is None or _ELSE.search(around):
        return None
    if _GOES_ON.match(scene.text, one.end):
        return None
    # Two clocks of the text are more exact than the days of the record.
    span = _between(draft, ends) or _flown(draft, ends, scene.published, UNIT_S[one.precision] >= DAY_S)
    if span is None:
        return None
    low, high = span
    long = (
        f"{low / _HOUR_S:.1f} h" if high - low < 0.5 * DAY_S else f"about {(low + high) / 2 / DAY_S:.1f} days"
    )
    evidence = f"{draft.past.flight}: {long} from {ends[0]} to {ends[1]}"
    off = _off(one, span)
    if off <= 0.0:
        return SUPPORTED, evidence
    sure = draft is scene.main or any(sentence.start <= a < sentence.end for a, _ in draft.spans)
    # "They landed with Crew-9 after 286 days": they may have gone up on another ship.
    sure = sure and not (ends == ("liftoff", "landing") and _guests(scene, sentence, draft))
    return (CONTRADICTED if sure and off > _slack(one, span) else UNCLEAR), evidence


def _ends(scene: Scene, sentence: Sentence, one: TimeMention) -> tuple[str, str] | None:
    """The two events that a length of time is told between."""
    text = scene.text
    lead = text[max(sentence.start, one.start - 70) : one.start]
    tail = text[one.end : min(sentence.end, one.end + 60)]
    kinds = [cue.kind for cue in sentence.cues if cue.kind in _EVENTS and not cue.weak]
    near = re.split(r"[;()]|:(?! \Z)|, (?:and|but|while) ", lead)[-1]
    if _AFTER_LAUNCH.match(tail):
        if _IN_ORBIT.search(re.split(r"[;:.]|, and ", tail)[0]):
            # "Nine minutes after launch they are in orbit; docking follows."
            return None
        last = [kind for kind in kinds if kind in ("docking", "landing")]
        if not last and _THAT_IS.match(sentence.text):
            last = [kind for kind in _before(scene, sentence) if kind in ("docking", "landing")]
        return ("liftoff", last[-1]) if last else None
    if (
        _THERE.match(tail)
        and (_AFTER.search(lead) or _FOR.search(lead))
        and ("undocking" in kinds or "landing" in kinds)
    ):
        return "docking", "undocking" if "undocking" in kinds else "landing"
    if _CHASE.search(near) or _CHASE.match(tail.lstrip(" -")):
        return "liftoff", "docking"
    if _WHOLE.search(near):
        return "liftoff", "landing"
    if _LONG_TRIP.match(tail) and _OWNED.search(lead) and not _BEGUN.search(lead):
        return "liftoff", "landing"
    if _LATER.match(tail) or (_THAT_IS.match(sentence.text) and not kinds):
        order = [*_before(scene, sentence), *kinds] if not kinds or len(set(kinds)) == 1 else kinds
        pairs = [pair for pair in pairwise(order) if _EVENTS.index(pair[0]) < _EVENTS.index(pair[1])]
        return pairs[-1] if pairs else None
    if _AFTER.search(lead) and _ALOFT.match(tail) and "landing" in kinds:
        return "liftoff", "landing"
    return None


_PEOPLE = re.compile(r"\b(?:they|he|she|both|the (?:two|three|four|pair|trio|others?))\b", re.IGNORECASE)
_ABOARD = re.compile(r"\b(?:with|on|aboard|in|by)[ ](?:the |a |an )?(?:[\w-]+ )?\Z", re.IGNORECASE)


def _guests(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence tells of people who came home on a ship, and not of the ship or its crew."""
    if draft.past is None or draft.past.station == "none":
        return False
    for a, _ in draft.spans:
        if sentence.start <= a < sentence.end:
            lead = scene.text[sentence.start : a]
            if _ABOARD.search(lead):
                return _PEOPLE.search(lead) is not None or any(one.end <= a for one in sentence.people)
    return False


def _before(scene: Scene, sentence: Sentence) -> list[str]:
    """What the sentence before tells of, in order."""
    if not sentence.number:
        return []
    return [
        cue.kind
        for cue in scene.told.sentences[sentence.number - 1].cues
        if cue.kind in _EVENTS and not cue.weak
    ]


def _between(draft: Draft, ends: tuple[str, str]) -> Span | None:
    """How long it was between two events as the text dates them."""
    first, last = (_told(draft, event) for event in ends)
    if first is None or last is None:
        return None
    length = last - first
    past = draft.past
    assert past is not None
    days = {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}
    begun, over = days.get(ends[0]), days.get(ends[1])
    # Clocks that are days off the record's are of something else.
    strange = begun and over and abs(length / DAY_S - (over - begun).days) > 1.5
    return (length, length) if length > 0.0 and not strange else None


def _told(draft: Draft, event: str) -> float | None:
    """The instant that a text gives an event last, as seconds of Unix time."""
    told = [
        m.utc for kind, m, _, state in draft.moments if kind == event and state != "old" and m.utc is not None
    ]
    return told[-1].timestamp() if told else None


def _flown(draft: Draft, ends: tuple[str, str], today: date | None, by_days: bool) -> Span | None:
    """How long it was between two events as the record has them, where the text can know both."""
    past = draft.past
    assert past is not None
    days = {"liftoff": past.liftoff_date, "docking": past.docking_date, "undocking": past.landing_date,
            "landing": past.landing_date}  # fmt: skip
    exact = {"liftoff": past.liftoff_utc, "docking": past.docking_utc}
    spans: list[Span] = []
    for event in ends:
        instant, day = exact.get(event), days[event]
        if instant is not None:
            spans.append((instant.timestamp(), instant.timestamp()))
        elif day is not None and (today is None or day <= today + timedelta(days=1)):
            # Days are counted from noon to noon.
            noon = datetime.combine(day, time(12), UTC).timestamp()
            spans.append((noon, noon) if by_days else (noon - 0.5 * DAY_S, noon + 0.5 * DAY_S))
        else:
            return None
    (a, b), (c, d) = spans
    return max(c - b, 0.0), d - a


def _off(one: TimeMention, real: Span) -> float:
    """By how many seconds a length misses what it can be, beyond the room that its words leave."""
    assert one.seconds is not None
    unit = UNIT_S[one.precision]
    low, high = one.seconds, one.seconds_to or one.seconds
    room = max(0.55 * unit, 60.0)
    if one.approximate or unit > DAY_S:
        room = max(room, 0.12 * low)
    if _MORE.search(one.text):
        high = high * 1.2 + unit
    elif _LESS.search(one.text):
        low = low * 0.85 - 0.5 * unit
    if unit >= DAY_S:
        # Days are counted by the calendar, by the clock, or the first and the last of them with the rest.
        room = max(room, 1.1 * DAY_S)
    return max(low - room - real[1], real[0] - high - room, 0.0)


def _slack(one: TimeMention, real: Span) -> float:
    """Beyond which no way of counting makes a length right."""
    return max(0.2 * UNIT_S[one.precision], 0.04 * real[1])
