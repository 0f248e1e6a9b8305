"""The day and the instant that hold at the end of a text, for each of the events of a flight."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.drafts import Draft
from expedition.announcements.news import NEWS_DAYS, in_its_life
from expedition.announcements.story import Story
from expedition.announcements.zones import HERE

if TYPE_CHECKING:
    from expedition.announcements.events import Cue
    from expedition.announcements.moments import Moment


def final_time(told: Story, draft: Draft, kind: str, status: str) -> tuple[date | None, datetime | None]:
    """The day and the instant that hold at the end of the text."""
    facts = [
        (m, cue, state)
        for k, m, cue, state in draft.moments
        if k == kind and not m.vague and (m.day is None or in_its_life(draft, m.day))
    ]
    bare = [
        (m, cue, state)
        for k, m, cue, state in draft.moments
        if k == "none" and not m.vague and m.has_clock and _may_come(told, draft, m, status)
    ]
    if status == "flown":
        facts = [_done(draft, kind, fact) for fact in facts]
    # The clock of whoever writes is on no known day.
    facts = [fact for fact in facts if fact[0].has_day or fact[0].said.zone != HERE]
    if kind == "liftoff" and not facts:
        facts = bare
    live = [fact for fact in facts if fact[2] != "old"]
    today = told.published
    if today is not None and kind == "liftoff":
        # What is put off or announced is ahead; what has flown is not.
        fits = [
            fact for fact in live if fact[0].day is not None and (fact[0].day <= today) == (status == "flown")
        ]
        if status == "slipped" and not fits:
            fits = next_try(draft, today)
        fits = fits or [fact for fact in live if fact[0].day == today]
        live = fits or live
        if status == "flown" and draft.past is not None:
            # Of several days the one on which it did leave; the others are of tries.
            left = draft.past.liftoff_date
            near = [fact for fact in live if fact[0].day is not None and abs((fact[0].day - left).days) <= 1]
            if near:
                live = [fact for fact in live if fact in near or not fact[0].has_day]
    fresh = [fact for fact in live if fact[2] == "new"]
    if fresh:
        live = fresh[-1:] + [fact for fact in live if fact[2] != "new"]
    if not live:
        return None, None
    dated = [fact for fact in live if fact[0].day is not None]
    said = [fact for fact in dated if fact[0].has_day] or dated
    strong = [fact for fact in said if fact[1] is not None and not fact[1].weak]
    if status == "flown":
        # "(... , 28 April, page 12)": a day with its hour is told for its own sake.
        strong.sort(key=lambda fact: fact[0].utc is None and kind == "liftoff")
    day = ((fresh[-1:] if fresh and fresh[-1][0].day else None) or strong or said or live)[0][0].day
    timed = [fact for fact in live if fact[0].utc is not None]
    first = timed[0][0] if timed and kind == "docking" and not fresh else None
    if (
        first is not None
        and first.day_from is not None
        and first.day
        and first.start < min((fact[0].start for fact in said), default=first.start)
        and (day is None or first.day < day)
    ):
        # The hour that is told first, under its day, goes before a later docking on another.
        return first.day, first.utc
    same = [fact for fact in timed if fact[0].day == day]
    # A clock with its zone before one without; "launched" before "left".
    text = told.document.text
    same.sort(
        key=lambda fact: (
            fact[0].said.zone in (None, "local"),
            fact[1] is not None and fact[1].weak,
            # Ships touch first; hooks and latches make them fast some minutes later.
            fact[1] is not None and _MAKES_FAST.match(text, fact[1].start) is not None,
        )
    )
    if same:
        return day, _not_half_a_day_off(
            draft, kind, [fact[0].utc for fact in same if fact[0].utc is not None]
        )
    whole = [fact for fact in timed if fact[0].has_day and "(" not in fact[0].said.text]
    near_day = whole[0][0].day if whole and kind == "landing" else None
    if near_day is not None and day is not None and abs(near_day - day) <= timedelta(days=1):
        # "Tonight", and "at 3 a.m. on Friday": the hour with its own day is the more exact.
        return near_day, whole[0][0].utc
    if timed and day is None:
        return timed[0][0].day, timed[0][0].utc
    near = [fact for fact in timed if not fact[0].has_day and fact[0].day is not None and day is not None]
    if kind == "landing" and near and near[0][0].day_from is not None and day and near[0][0].day:
        # "Friday night, at 12:03 a.m." is on Saturday.
        own = near[0][0]
        if own.day is not None and abs(own.day - day) == timedelta(days=1):
            return own.day, own.utc
    if near and day is not None and near[0][0].utc is not None and near[0][0].day is not None:
        return day, near[0][0].utc + (day - near[0][0].day)
    if kind != "liftoff" and timed:
        return timed[0][0].day, timed[0][0].utc
    if kind == "liftoff":
        # An hour of that day, of which no word of ours says what happens, is that of the lift-off.
        plain = [
            m for k, m, _, state in draft.moments if k == "none" and state != "old" and m.utc is not None
        ]
        return day, next((m.utc for m in plain if m.day == day), None)
    return day, None


def _not_half_a_day_off(draft: Draft, kind: str, told: list[datetime]) -> datetime:
    """The first of the instants that a text tells, but where another one is the record's and it "a.m." for "p.m."."""
    flown = draft.past.liftoff_utc if draft.past is not None and kind == "liftoff" else None
    first = told[0]
    if flown is not None and abs(abs(first - flown) - timedelta(hours=12)) < _MINUTES:
        return next((one for one in told if abs(one - flown) < _MINUTES), first)
    return first


_MINUTES = timedelta(minutes=10)
_MAKES_FAST = re.compile(r"(?:hook|latch|hard|made fast|be fast|was fast)\w*", re.IGNORECASE)


def did(draft: Draft, kind: str, moment: Moment, cue: Cue | None) -> bool:
    """Whether words that tell what was done name the very day on which the flight did it."""
    past = draft.past
    if (
        past is None
        or cue is None
        or cue.kind not in (kind, "slip")
        or "future" in (cue.tense, moment.said.tense)
    ):
        return False
    days = {"liftoff": past.liftoff_date, "docking": past.docking_date, "landing": past.landing_date}
    known = days.get(kind)
    return known is not None and moment.day is not None and moment.day == known


def _done(draft: Draft, kind: str, fact: tuple[Moment, Cue | None, str]) -> tuple[Moment, Cue | None, str]:
    """What is told beside a day that was taken back: kept, where it is of the day on which the flight did leave."""
    moment, cue, state = fact
    if state != "old":
        return fact
    if did(draft, kind, moment, cue):
        return moment, cue, ""
    past, giver = draft.past, moment.day_from
    if kind != "liftoff" or past is None or giver is None or giver.start < moment.end or moment.day is None:
        return fact
    shift = past.liftoff_date - moment.day
    if moment.utc is None or not timedelta(0) < shift <= timedelta(days=NEWS_DAYS):
        return fact
    # "It left on Saturday. The start came at 6:45, after Friday's had been scrubbed."
    return replace(moment, day=past.liftoff_date, utc=moment.utc + shift), cue, ""


def _may_come(told: Story, draft: Draft, moment: Moment, status: str) -> bool:
    """Whether a time of which no word says what happens can be that of a lift-off."""
    if draft.past is None or moment.day is None:
        return True
    if status == "flown":
        return abs((moment.day - draft.past.liftoff_date).days) <= 1
    return abs((moment.day - draft.past.liftoff_date).days) <= NEWS_DAYS or moment.day > (
        told.published or moment.day
    )


def next_try(draft: Draft, today: date) -> list[tuple[Moment, Cue | None, str]]:
    """The last hour to come that a text of a scrub gives, whatever it says happens then."""
    ahead = [
        (m, cue, "new")
        for kind, m, cue, state in draft.moments
        if kind in ("none", "other", "reserve")
        and state != "old"
        and m.has_day
        and ((m.has_clock and m.said.tense != "past") or m.said.net or kind == "reserve")
    ]
    ahead = [fact for fact in ahead if fact[0].day is not None and fact[0].day > today]
    last = ahead[-1:]
    # "The next are on Wednesday at 10:52 and Thursday at 10:29": the first of several told in one breath.
    return next(([one] for one in ahead if last and last[0][0].start - one[0].end < _ONE_BREATH), last)


_ONE_BREATH = 30
