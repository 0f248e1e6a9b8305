"""What a text says of a flight: announced, put off, called off or flown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements import events
from expedition.announcements.drafts import Draft
from expedition.announcements.final_times import did, next_try
from expedition.announcements.news import EVENTS
from expedition.announcements.story import Story

if TYPE_CHECKING:
    from expedition.announcements.events import Cue
    from expedition.announcements.moments import Moment

_LATELY = timedelta(days=20)


def status_of(told: Story, draft: Draft) -> str:
    """What a text says of a flight: one that left later than the text's own day had not flown then."""
    status, past = _told_status(told, draft), draft.past
    if status == "announced" and told.published is not None and _taken_back(draft, told.published):
        return "slipped"
    if status == "flown" and past is not None and told.published is not None and told.dated:
        # Wherever on Earth it was written: nowhere was it the day of the lift-off yet.
        first = past.liftoff_date - timedelta(days=1)
        first = first if past.liftoff_utc is None else (past.liftoff_utc - _EARLIEST_CLOCK).date()
        ahead = told.published < past.liftoff_date and any(
            m.day == past.liftoff_date and m.has_clock and m.said.tense == "future" and state != "old"
            for _, m, _, state in draft.moments
        )
        if told.published < first or ahead:
            return "slipped" if any(cue.kind == "slip" for cue, _ in draft.cues) else "announced"
    if status == "slipped" and past is not None and told.published is not None:
        # Put off before, and gone since: its lift-off is told with the hour.
        left = any(
            kind == "liftoff"
            and m.has_day
            and m.has_clock
            and m.said.tense == "past"
            and did(draft, kind, m, cue)
            for kind, m, cue, _ in draft.moments
        )
        return "flown" if left and told.published > past.liftoff_date else status
    return status


def _taken_back(draft: Draft, published: date) -> bool:
    """Whether a lift-off about the day of the text was taken back, and another one stands."""
    own = [
        (m, state)
        for kind, m, _, state in draft.moments
        if kind in ("liftoff", "none", "reserve") and m.day is not None and not m.vague
    ]
    gone = [m.day for m, state in own if state == "old" and m.day and -_TRIED <= m.day - published <= _TRIED]
    return (
        any(state != "old" and m.day and m.day > max(published, *gone, published) for m, state in own)
        if gone
        else False
    )


_TRIED = timedelta(days=2)
_EARLIEST_CLOCK = timedelta(hours=11)


def _told_status(told: Story, draft: Draft) -> str:
    own = [
        (cue, number) for cue, number in draft.cues if not events.background(told.sentences[number].text)
    ] or draft.cues
    happening = [cue for cue, _ in own if cue.happens]
    slips = [
        cue
        for cue, number in own
        if cue.kind == "slip"
        and not events.overcome(
            told.document.text, told.sentences[number].start, cue, told.sentences[number].cues
        )
        and not (
            told.document.text[cue.start : cue.end].casefold().endswith("later than planned")
            and any(one.happens and one.tense == "past" and n == number for one, n in draft.cues)
        )
        and not any(
            # "After a try that was called off it got away": what the sentence tells is the start.
            one.kind == "liftoff"
            and one.tense == "past"
            and not one.weak
            and one.start > cue.end
            and n == number
            for one, n in draft.cues
        )
    ]
    cancels = [cue for cue, _ in own if cue.kind == "cancel"]
    if slips:
        # What "will not fly this year" is put off.
        cancels = [cue for cue in cancels if not told.document.text[cue.start : cue.end].startswith("will")]
    published = told.published
    flown_moment = any(
        m.day is not None
        and published is not None
        and m.day <= published
        and _told_as_past(draft, kind, m, cue, published)
        for kind, m, cue, state in draft.moments
        if state != "old"
    )
    ahead = any(
        (m.day is not None and published is not None and m.day > published)
        or (cue is not None and cue.tense == "future")
        or (m.vague and m.said.tense == "future")
        for kind, m, cue, state in draft.moments
        if kind in EVENTS and state != "old"
    )
    strong_past = [cue for cue in happening if cue.tense == "past" and not cue.weak]
    future = [cue for cue in happening if cue.tense == "future"]
    settled = any(
        m.day is not None and state != "old" and kind in EVENTS for kind, m, _, state in draft.moments
    )
    tried_again = published is None or bool(next_try(draft, published))
    tried_again = tried_again and any(
        m.has_day and m.has_clock and state != "old" and kind in ("none", "liftoff")
        for kind, m, _, state in draft.moments
    )
    if cancels and not flown_moment and tried_again:
        # An attempt was called off, and the next one has its hour.
        return "slipped"
    if cancels and not flown_moment and not settled:
        return "cancelled"
    just_flown = flown_moment and any(
        m.day is not None and published is not None and timedelta(0) <= published - m.day <= _LATELY
        for kind, m, _, state in draft.moments
        if kind in (*EVENTS, "none") and state != "old"
    )
    # Lines with the author and the day stand between the title and what is told.
    second = _paragraph_ends(told)[:2][-1]
    headed = any(cue.kind == "slip" and (number <= 1 or _opens(told, number, second)) for cue, number in own)
    if slips and not (just_flown and (not ahead or not headed)):
        early = min(cue.start for cue in slips)
        if early <= _paragraph_ends(told)[:3][-1] or not strong_past:
            return "slipped"
    ahead_kinds = {
        kind
        for kind, m, _, state in draft.moments
        if kind in EVENTS
        and state != "old"
        and m.day is not None
        and published is not None
        and m.day > published
    }
    if flown_moment and _went_up(draft, published) and ahead_kinds <= {"landing"} and not slips:
        return "flown"
    if flown_moment and ahead and published is not None:
        gaps = [
            (m.day - published).days
            for kind, m, cue, state in draft.moments
            if m.day is not None
            and state != "old"
            and (kind in EVENTS or _told_as_past(draft, kind, m, cue, published))
        ]
        behind = min((-gap for gap in gaps if gap <= 0), default=999)
        before = min((gap for gap in gaps if gap > 0), default=999)
        return "announced" if behind > before + 3 else "flown"
    if flown_moment:
        return "flown"
    if ahead or (future and not strong_past):
        return "announced"
    if strong_past:
        return "flown"
    if draft.past is not None and published is not None:
        left, done = draft.past.liftoff_date, any(cue.tense == "past" for cue in happening)
        return "flown" if left < published or (done and left == published) else "announced"
    return "announced" if future else "flown"


def _went_up(draft: Draft, published: date | None) -> bool:
    """Whether the text tells on which day before its own the flight went up."""
    return published is not None and any(
        kind == "liftoff"
        and state != "old"
        and m.has_day
        and m.day is not None
        and timedelta(0) <= published - m.day <= _LATELY
        and cue is not None
        and cue.tense == "past"
        for kind, m, cue, state in draft.moments
    )


def _paragraph_ends(told: Story) -> list[int]:
    """Where the title and the paragraphs end, lines with authors and days not counted."""
    return [b for n, (a, b) in enumerate(told.document.paragraphs) if n == 0 or b - a > _BYLINE]


def _opens(told: Story, number: int, end: int) -> bool:
    """Whether a sentence is the first of the paragraph that ends there."""
    one = told.sentences[number]
    return one.start < end and (number == 0 or told.sentences[number - 1].paragraph != one.paragraph)


_BYLINE = 45


def _told_as_past(draft: Draft, kind: str, moment: Moment, cue: Cue | None, published: date) -> bool:
    """Whether the words of a time say that something has happened to the flight."""
    verb, said = cue.tense if cue is not None else "", moment.said.tense
    if kind not in EVENTS:
        lifted = (
            draft.past is not None
            and moment.day is not None
            and abs(moment.day - draft.past.liftoff_date).days <= 1
        )
        # A word that says what happens then is surer than that it is the day.
        sure = any(one == "liftoff" and m.has_clock and state != "old" for one, m, _, state in draft.moments)
        return kind == "none" and lifted and said == "past" and not sure
    if cue is None:
        left = kind == "liftoff" and draft.past is not None and moment.day == draft.past.liftoff_date
        return said == "past" and (moment.said.about == kind or left)
    if verb == "future" or not cue.happens:
        return False
    today = moment.day == published and kind == "liftoff" and said is None
    today = today and all(one.kind not in ("slip", "cancel") for one, _ in draft.cues)
    gone = today and any(one.kind == "liftoff" and one.tense == "past" for one, _ in draft.cues)
    return (
        verb == "past"
        or said == "past"
        or gone
        or (said is None and moment.day is not None and moment.day < published)
    )
