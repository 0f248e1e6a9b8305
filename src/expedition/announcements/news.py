"""Whether a flight that a text speaks of is news, or background to it, by weight.

What a text tells of a flight speaks for news or against it: that it is the text's subject, that it opens the text, how
far from the text's own day its events are, that they are told as ahead or as just done, without their year. Against it
speak what is told in a clause that hangs on another flight's, what had been before, what only the record tells, a list
of years, and a text about a show, a sale or an anniversary. No one of them decides: the sum does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements import events
from expedition.announcements.drafts import Draft, of_satellites
from expedition.announcements.near_days import nearness

if TYPE_CHECKING:
    from expedition.announcements.drafts import Sentence
    from expedition.announcements.events import Cue
    from expedition.announcements.moments import Moment
    from expedition.announcements.story import Story

# A text is news of what happened in the days before it, and of whatever comes.
NEWS_DAYS = 9
EVENTS = ("liftoff", "docking", "undocking", "landing")

# What speaks for a flight of the news: it is what the text is about, it opens it; what comes or came is told plainly.
_ABOUT, _OPENS, _AHEAD, _DONE, _MAYBE = 0.75, 1.0, 1.25, 0.75, 0.25
_NOTHING, _SATELLITES = -0.75, -3.0
# What speaks against it.
_ASIDE, _LOOKED_BACK, _BACKGROUND, _OTHER_NEWS, _OF_YEARS, _LATE, _SEVERAL = (
    -1.5,
    -1.0,
    -0.75,
    -1.5,
    -6.0,
    -0.5,
    -0.5,
)
_UNTOLD, _WITH_YEAR, _WITHOUT_YEAR = -1.0, -2.0, 1.5
_LEAD = 2
_LATE_PART = 0.5


def in_its_life(draft: Draft, day: date) -> bool:
    """Whether something on a day can have happened to a flight that has long come down."""
    ended = draft.past.landing_date if draft.past is not None else None
    return ended is None or day <= ended + timedelta(days=120)


def role(told: Story, draft: Draft, main: Draft | None) -> str:
    """`subject` where a text has news of a flight, `mention` where it is background."""
    return "subject" if sum(evidence(told, draft, main).values()) > 0 else "mention"


def evidence(told: Story, draft: Draft, main: Draft | None) -> dict[str, float]:
    """What speaks for a flight of the news and against it, by name; weights are logarithms of odds."""
    own = _own_sentences(told, draft)
    return {
        "subject": _ABOUT if draft is main else _SEVERAL,
        "place": _place(told, draft, own),
        "near": _near(told, draft, main),
        "verbs": _verbs(told, draft, main, own),
        "years": 0.0 if told.dated else _as_of_now(told, draft, main),
        "beside": _beside(told, draft, main, own),
        "occasion": _occasion(told, draft),
    }


def _own_sentences(told: Story, draft: Draft) -> list[Sentence]:
    """The sentences that a flight is named in, or concluded from."""
    numbers = sorted({_sentence_at(told, a) for a, _ in draft.spans} - {-1})
    return [told.sentences[number] for number in numbers]


def _sentence_at(told: Story, place: int) -> int:
    """The number of the sentence at a place; -1 before the first."""
    return bisect_right(told.sentences, place, key=lambda one: one.start) - 1


def _place(told: Story, draft: Draft, own: list[Sentence]) -> float:
    """Whether a text begins with a flight, or comes to it only in its last part."""
    first = min((one.number for one in own), default=_LEAD)
    if first < _LEAD:
        return _OPENS
    late = min((a for a, _ in draft.spans), default=0) > _LATE_PART * len(told.document.text)
    return _LATE if late and first > 2 * _LEAD else 0.0


def _told_events(told: Story, draft: Draft, main: Draft | None) -> Iterator[tuple[Moment, Cue | None]]:
    """What a text tells with its time that happens to a flight; of its main one any hour, where no word says whose."""
    own = [one for one in draft.moments if one[0] in EVENTS and (one[3] != "old" or _put_off(draft))]
    for _, moment, cue, _ in own:
        if _AGO.search(told.document.text, max(0, moment.start - 30), moment.start):
            continue
        if cue is None or not _PARTICIPLE.fullmatch(told.document.text, cue.start, cue.end):
            yield moment, cue
    if draft is not main or any(m.said.year and m.said.tense != "future" for _, m, _, _ in draft.moments):
        return
    happens = any(cue.kind != "other" for cue, _ in draft.cues)
    named = _own_sentences(told, draft)
    numbers = {one.number for one in named}
    for kind, moment, cue, state in draft.moments:
        here = _sentence_at(told, moment.start) in numbers
        behind = happens and bool(named) and moment.start >= named[0].start
        if kind == "none" and state != "old" and not moment.vague and (here or behind):
            yield moment, cue


# "Fifty years ago next month": the day of an anniversary.
_AGO = re.compile(r"\b(?:years?|decades?|century) ago,? (?:on |this |in )?\Z", re.IGNORECASE)


def _put_off(draft: Draft) -> bool:
    """Whether a flight is put off: then the day on which it should have flown is its news."""
    return any(cue.kind in ("slip", "cancel") for cue, _ in draft.cues)


# A participle tells what a ship had done, as an aside: "the berth of the ship that left on Monday".
_PARTICIPLE = re.compile(r"[а-яё]+вш(?:ий|его|ему|им|ем|ая|ей|ую|ие|их|ими)(?:ся)?", re.IGNORECASE)


def _near(told: Story, draft: Draft, main: Draft | None) -> float:
    """How near what is told of a flight is to the text's own day; what only the record tells speaks against it."""
    today = told.published
    if today is None:
        return 0.0 if draft.moments or draft.past is None else _UNTOLD
    gaps = []
    for moment, _ in _told_events(told, draft, main):
        if moment.day is not None and not moment.vague and in_its_life(draft, moment.day):
            gaps.append((moment.day - today).days)
        elif (
            moment.vague
            and moment.first is not None
            and moment.last is not None
            and in_its_life(draft, moment.first)
        ):
            gaps.append((moment.first + (moment.last - moment.first) / 2 - today).days)
    if gaps:
        near = max(nearness(gap) for gap in gaps)
        # Where the flights tell of which day a text is, that day is near them.
        return near if told.dated or told.headed or draft is not main else 0.0
    past = draft.past
    if past is None:
        return _UNTOLD
    days = (past.liftoff_date, past.docking_date, past.landing_date)
    return _UNTOLD + min(0.0, max(nearness((day - today).days) for day in days if day is not None))


def _verbs(told: Story, draft: Draft, main: Draft | None, own: list[Sentence]) -> float:
    """Whether words say that something will happen to a flight or has just happened, or what had been before."""
    numbers = {one.number for one in own}
    over = _over(told, draft)
    said = [
        _verb(told, cue, told.sentences[number])
        for cue, number in draft.cues
        if (cue.happens or cue.kind in ("slip", "cancel"))
        and (draft is main or number in numbers)
        and not (over and cue.tense == "future")
    ]
    said += [_MAYBE for moment, _ in _told_events(told, draft, main) if _ahead(told, moment)]
    back = bool(own) and all(events.background(one.text) for one in own)
    return max(said, default=_LOOKED_BACK if back else _NOTHING)


def _over(told: Story, draft: Draft) -> bool:
    """Whether a flight had ended long before the text: then what is to come is of another."""
    return told.published is not None and not in_its_life(draft, told.published)


def _ahead(told: Story, moment: Moment) -> bool:
    return (
        told.published is not None
        and moment.day is not None
        and moment.day > told.published
        and moment.has_day
    )


def _verb(told: Story, cue: Cue, sentence: Sentence) -> float:
    if cue.kind in ("slip", "cancel") or (cue.tense == "future" and not cue.weak):
        return _AHEAD
    if cue.tense == "future":
        return _MAYBE
    if _HAD.search(told.document.text, max(sentence.start, cue.start - _HAD_REACH), cue.start):
        return _LOOKED_BACK
    text = told.document.text
    sure = not cue.weak or events.RECENT.search(sentence.text) or _VERB.fullmatch(text, cue.start, cue.end)
    return (_DONE if sure else 0.0) + (_BACKGROUND if events.background(sentence.text) else 0.0)


# A ship that "flew" on a day did so, for all that the word can mean much else.
_VERB = re.compile(r"flew|fl(?:y|ies)", re.IGNORECASE)
# What "had" happened did so before what is told.
_HAD_REACH = 40
_HAD = re.compile(r"\bhad\b[^,;.]{0,25}\Z", re.IGNORECASE)


def _as_of_now(told: Story, draft: Draft, main: Draft | None) -> float:
    """Whether a text without a day of its own tells of a flight as of what is new, not as of what once was.

    News calls days by their names, or leaves their year to be known; what is long over has its year.
    """
    times = list(_told_events(told, draft, main))
    said = [moment.said for moment, _ in times] or [moment.said for _, moment, _, _ in draft.moments]
    over = any(one.year or (one.until and one.until[0]) for one in said)
    now = any(
        not (one.said.anchored or one.said.year or one.said.until or (cue is not None and cue.weak and over))
        and (one.said.month or one.said.shift or one.said.has_clock or one.said.weekday is not None)
        for one, cue in times
    )
    if now:
        # Of one of several flights it is told by its days how new it is.
        return 0.0 if over or draft is not main else _WITHOUT_YEAR
    elsewhere = _OTHER_NEWS if _now_elsewhere(told, draft) else 0.0
    if over:
        return _WITH_YEAR + elsewhere
    ahead = any(cue.tense == "future" and not cue.weak for cue, _ in draft.cues)
    return _WITHOUT_YEAR / 2 if ahead else elsewhere


def _now_elsewhere(told: Story, draft: Draft) -> bool:
    """Whether a text names days without a year, and none of them for what happens to a flight: its news is another."""
    own = {id(moment.said) for kind, moment, _, _ in draft.moments if kind in EVENTS}
    return any(
        id(one.said) not in own
        and (one.said.weekday is not None or one.has_clock or (one.said.month and one.said.day))
        and one.said.year is None
        and not one.said.anchored
        for sentence in told.sentences
        for one in sentence.moments
    )


# "..., whose STS-123 flight is to begin on Tuesday": told of to place another.
_CLAUSE = re.compile(
    r"(?:[,(–—]|\s-) ?(?:(?:and|but|from|in|on|for|with|to) )?(?:which|whose|whom?|when|where|until|since|before|after|"
    r"как|котор\w+|когда|после)\b[^,;:]*\Z",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:home|back|return\w*|come down|leave|верн\w+|возвра\w+)\b[^,;.]{0,30}\b(?:on|aboard|in|by|на|в)\s"
    r"(?:[^\s,]+\s){0,2}[«\"]?\Z",
    re.IGNORECASE,
)
# "Six days longer than Gemini 5's", "unlike Soyuz MS-10".
_COMPARED = re.compile(r"\b(?:than|unlike)(?: (?:on|with|that of))?(?: the)?\s[«\"]?\Z", re.IGNORECASE)
# "The Soyuz MS-18 that brought the actress home", "Crew-7, which came down in March".
_WHICH_DID = re.compile(r"\W{0,2} ?(?:that|which|who|котор\w+)\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\W*(?:19|20)\d\d[ ]?(?:[:.–—-]|\))")


def _beside(told: Story, draft: Draft, main: Draft | None, own: list[Sentence]) -> float:
    """What is told to place another flight, beside satellites, or in a list of years."""
    if own and all(_YEAR_FIRST.match(sentence.text) for sentence in own):
        return _OF_YEARS
    weight = 0.0
    if draft.named and len(draft.spans) == 1 and own:
        before = own[0].text[: draft.spans[0][0] - own[0].start]
        after = own[0].text[draft.spans[0][1] - own[0].start :]
        hangs = (
            _CLAUSE.search(before)
            or _CARRIED.search(before)
            or _COMPARED.search(before)
            or _WHICH_DID.match(after)
        )
        weight += (_ASIDE / 2 if draft is main else _ASIDE) * bool(hangs)
    late = not own or own[0].number >= _LEAD
    if late and any(of_satellites(one) for one in told.sentences[: 2 * _LEAD]):
        weight += _SATELLITES
    return weight


def _occasion(told: Story, draft: Draft) -> float:
    """Whether a text is about a show, a sale or an anniversary, which look back to flights."""
    if not _over(told, draft) and any(cue.tense == "future" and not cue.weak for cue, _ in draft.cues):
        return 0.0
    lead = [one.text for one in told.sentences[: _LEAD + 1]]
    words = {hit[0].casefold()[:6] for text in lead for hit in _OCCASION.finditer(text)}
    return max(-3.0, _OTHER_NEWS * len(words))


_OCCASION = re.compile(
    r"\b(?:shares|stocks?|nasdaq|museum|exhibition|premiere|regatta|yacht|auction\w*|tickets?|birthday\w*|anniversar\w+|"
    r"party|quiz|film|book review|remembered|commemorat\w*|obituar\w+|memoirs?|vacancy|lesson|school|street|died|"
    r"memorial|planetarium|centenary|jubilee|"
    r"музе\w+|выставк\w+|скончал\w+|годовщин\w+|юбиле\w+|билет\w*)\b",
    re.IGNORECASE,
)
