"""Whether a flight that a text speaks of is news, or background to it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements import events
from expedition.announcements.concluded import in_passing
from expedition.announcements.drafts import Draft, of_satellites

if TYPE_CHECKING:
    from expedition.announcements.drafts import Sentence
    from expedition.announcements.events import Cue
    from expedition.announcements.story import Story

# A text is news of what happened in the days before it, and of whatever comes.
NEWS_DAYS = 9
EVENTS = ("liftoff", "docking", "undocking", "landing")


def in_its_life(draft: Draft, day: date) -> bool:
    """Whether something on a day can have happened to a flight that has long come down."""
    ended = draft.past.landing_date if draft.past is not None else None
    return ended is None or day <= ended + timedelta(days=120)


def _told_beside(told: Story, cue: Cue) -> bool:
    """Whether a participle tells what a ship had done, as an aside: "the berth of the ship that left on Monday"."""
    return _PARTICIPLE.fullmatch(told.document.text, cue.start, cue.end) is not None


_PARTICIPLE = re.compile(r"[а-яё]+вш(?:ий|его|ему|им|ем|ая|ей|ую|ие|их|ими)(?:ся)?", re.IGNORECASE)


def _of_now(told: Story, draft: Draft) -> bool:
    """Whether a text without a day of its own tells of a flight as of what is new, not as of what once was.

    News calls days by their names, or leaves their year to be known; what is long over has its year.
    """
    opens = told.sentences[:_LEAD][-1].end if told.sentences and not _now_elsewhere(told, draft) else 0
    # Beside an event with its year, an hour of which no plain word says that it is the flight's is of something else.
    over = any(kind in EVENTS and moment.said.year for kind, moment, _, _ in draft.moments)
    for kind, moment, cue, state in draft.moments:
        said = moment.said
        if kind == "other" and state != "old":
            continue
        if over and not said.year and (kind == "none" or cue is None or cue.weak):
            continue
        if (
            kind in EVENTS
            and moment.has_day
            and cue is not None
            and cue.happens
            and moment.start < opens
            and (not cue.weak or _VERB.fullmatch(told.document.text, cue.start, cue.end))
        ):
            # What a text begins with is what it is about, though it give the year.
            return True
        day, today = moment.day, told.published
        lately = day is not None and today is not None and abs(day - today) <= timedelta(days=NEWS_DAYS)
        if told.headed and lately and kind in EVENTS:
            return True
        year = said.year or (said.until[0] if said.until else None)
        if year is None and not said.anchored and (moment.has_day or moment.has_clock or said.shift):
            return True
        if said.tense == "future" or (cue is not None and cue.tense == "future") or state == "new":
            return True
        if year is not None and said.weekday is not None and said.has_clock:
            return True
    for cue, number in draft.cues:
        sentence = told.sentences[number]
        if cue.kind == "slip" or (cue.tense == "future" and not cue.weak):
            return True
        plain = cue.happens and not cue.weak and not _has_year(sentence)
        if plain and _LATELY_SAID.search(sentence.text):
            return True
    early = [
        told.sentences[number]
        for cue, number in draft.cues
        if cue.happens and not cue.weak and number <= _LEAD
    ]
    return not draft.moments and any(not _has_year(one) for one in early)


# A ship that "flew" on a day did so, for all that the word can mean much else.
_VERB = re.compile(r"flew|fl(?:y|ies)", re.IGNORECASE)
_LEAD = 2
_FAR = timedelta(days=200)
_LATE_PART = 0.5


def _far_off(told: Story, draft: Draft) -> bool:
    """Whether all that is told of a flight is a month or a year far ahead: a look at what comes after the news."""
    ahead = [
        m.first for _, m, _, state in draft.moments if m.vague and m.first is not None and state != "old"
    ]
    exact = [m for _, m, _, _ in draft.moments if not m.vague]
    first = min((start for start, _ in draft.spans), default=0)
    late = first > _LATE_PART * len(told.document.text)
    slipped = not late and any(cue.kind in ("slip", "cancel") for cue, _ in draft.cues)
    if told.published is None or exact or not ahead or slipped or len(draft.spans) > _LEAD:
        return False
    return min(ahead) > told.published + _FAR


def _beside_satellites(told: Story, draft: Draft) -> bool:
    """Whether a text whose news is of satellites speaks of a flight only later on."""
    lead = [one for one in told.sentences[: 2 * _LEAD] if of_satellites(one)]
    late = min((start for start, _ in draft.spans), default=0) > _LATE_PART * len(told.document.text)
    return bool(lead) and late


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
    r"\b(?:home|back|return\w*|come down|leave|верн\w+|возвра\w+)\b[^,;.]{0,30}\b(?:on|aboard|in|by|на)\s"
    r"(?:[^\s,]+\s){0,2}[«\"]?\Z",
    re.IGNORECASE,
)


def _subordinate(told: Story, draft: Draft) -> bool:
    """Whether a flight is named once, in a clause that hangs on another's, or as the ship that others take home."""
    if len(draft.spans) != 1 or not draft.named:
        return False
    place = draft.spans[0][0]
    sentence = next((one for one in told.sentences if one.start <= place < one.end), None)
    if sentence is None:
        return False
    before = sentence.text[: place - sentence.start]
    return bool(_CLAUSE.search(before) or _CARRIED.search(before))


_YEAR_FIRST = re.compile(r"\W*(?:19|20)\d\d[ ]?(?:[:.–—-]|\))")


def _in_list_of_years(told: Story, draft: Draft) -> bool:
    """Whether a flight is told in a list of years: "1975: Apollo and Soyuz dock"."""
    where = [s for s in told.sentences if any(s.start <= a < s.end for a, _ in draft.spans)]
    return bool(where) and all(_YEAR_FIRST.match(sentence.text) for sentence in where)


def _has_year(sentence: Sentence) -> bool:
    return any(one.said.year or (one.said.until and one.said.until[0]) for one in sentence.moments)


_LATELY_SAID = re.compile(
    r"\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)|overnight|just now|has just|have just|"
    r"minutes ago|hours ago|сегодня|вчера)\b",
    re.IGNORECASE,
)


def role(told: Story, draft: Draft, main: Draft | None) -> str:
    """`subject` where a text has news of a flight, `mention` where it is background."""
    published = told.published
    if draft is not main and _subordinate(told, draft):
        return "mention"
    if (
        _in_list_of_years(told, draft)
        or _beside_satellites(told, draft)
        or (draft is not main and _far_off(told, draft))
    ):
        return "mention"
    if not told.dated and not _of_now(told, draft):
        return "mention"
    if in_passing(told.sentences[:1]) and not any(cue.tense == "future" for cue, _ in draft.cues):
        # What a museum or a share price looks back to is no news.
        return "mention"
    past_days = [
        m.day
        for kind, m, cue, state in draft.moments
        if kind in EVENTS
        and m.day is not None
        and state != "old"
        and in_its_life(draft, m.day)
        and not (draft is not main and cue is not None and _told_beside(told, cue))
    ]
    long_ago = [m.last for _, m, _, _ in draft.moments if m.vague and m.last is not None]
    vague_only = published is not None and not past_days and long_ago and draft is not main
    if vague_only and published is not None and max(long_ago) < published - timedelta(days=45):
        return "mention"
    if published is not None and past_days:
        latest = max(past_days)
        if latest >= published - timedelta(days=NEWS_DAYS):
            return "subject"
        if draft is not main or latest < published - timedelta(days=20):
            return "mention"
    if not draft.named and draft.past is None:
        return "subject"
    if not draft.named and not past_days and draft is not main:
        return "mention"
    news = [
        (cue, told.sentences[number])
        for cue, number in draft.cues
        if cue.kind != "other" and not events.background(told.sentences[number].text)
    ]
    explicit = [
        (cue, sentence)
        for cue, sentence in news
        if draft is main or any(sentence.start <= a < sentence.end for a, _ in draft.spans)
    ]
    if any(cue.tense == "future" and not cue.weak for cue, _ in explicit):
        return "subject"
    if any(cue.kind == "slip" for cue, _ in explicit):
        return "subject"
    if draft is main and any(cue.happens for cue, _ in explicit):
        older = (
            published is not None
            and draft.past is not None
            and (published - draft.past.liftoff_date).days > 40
        )
        recent = any(events.RECENT.search(sentence.text) and not cue.weak for cue, sentence in explicit)
        early = any(sentence.number <= 1 and cue.happens for cue, sentence in explicit)
        return "subject" if recent or (early and not older) else "mention"
    if any(
        events.RECENT.search(sentence.text) and not cue.weak and cue.happens for cue, sentence in explicit
    ):
        return "subject"
    return "mention"
