"""What happens at a time, or on which day, where no plain word tells it: by the record and by the order of events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements.events import Cue

if TYPE_CHECKING:
    from expedition.announcements.drafts import Draft, Sentence
    from expedition.announcements.moments import Moment

# What a time is said to be about that is none of a flight's own events.
_BESIDE = ("said", "broadcast", "briefing", "update", "preparation", "hatch", "spacewalk", "burn")
_NEWS = timedelta(days=9)
_AFTER_LIFTOFF = timedelta(hours=2)


def parted_before(draft: Draft) -> None:
    """An hour of the undocking that is on no day of its own lies before the landing, if need be on the day before."""
    down = [m.utc for kind, m, _, _ in draft.moments if kind == "landing" and m.has_day and m.utc is not None]
    if not down:
        return
    for at, (kind, moment, cue, state) in enumerate(draft.moments):
        late = moment.utc is not None and max(down) < moment.utc < max(down) + timedelta(days=1)
        if kind == "undocking" and late and not moment.has_day and moment.day is not None and moment.utc:
            before = replace(moment, day=moment.day - timedelta(days=1), utc=moment.utc - timedelta(days=1))
            draft.moments[at] = (kind, before, cue, state)


def by_its_days(draft: Draft, sentences: tuple[Sentence, ...], published: date | None) -> None:
    """Take a time of unknown meaning for the docking or landing that the record has on its day, where none is told.

    Texts say in a thousand ways that a ship has come down; on which day it did, the record knows.
    """
    slipped = any(cue.kind in ("slip", "cancel") for cue, _ in draft.cues)
    for kind, day in _days(draft):
        if kind == "liftoff" and (slipped or published is None or published < day):
            continue
        open_to = [
            (at, m) for at, (told, m, cue, state) in enumerate(draft.moments)
            if state != "old" and _unclear(draft, told, m, cue, day) and _on(m, day, told == "none")
            and (kind != "liftoff" or (m.said.tense == "past" and told == "none"))
        ]  # fmt: skip
        claimed = [
            m for told, m, cue, state in draft.moments
            if told == kind and state != "old" and _on(m, day, True) and (m.has_clock or cue is not None)
        ]  # fmt: skip
        if any(m.has_clock for m in claimed):
            continue
        if _to_its_day(draft, kind, day):
            continue
        timed = [
            (at, m)
            for at, m in open_to
            if m.has_clock and (kind == "liftoff" or _may_follow(draft, m)) and _told_of(sentences, m)
        ]
        if not timed and not claimed and draft.past is not None and day != draft.past.liftoff_date:
            timed = [
                (at, m)
                for at, m in open_to
                if m.has_day and (m.said.anchored or _plainly_of(draft, sentences, m))
            ]
        if not timed:
            continue
        _, best = min(timed, key=lambda one: _rank(draft, sentences, one[1]))
        for at, m in timed:
            if m is best or (m.utc is not None and m.utc == best.utc):
                tense = m.said.tense or ""
                cue = Cue(m.start, m.start, kind, tense, weak=False)
                draft.moments[at] = (kind, m, cue, draft.moments[at][3])
        place = next((one.number for one in sentences if one.start <= best.start < one.end), 0)
        draft.cues.append((Cue(best.start, best.start, kind, best.said.tense or "", weak=False), place))


def _to_its_day(draft: Draft, kind: str, day: date) -> bool:
    """Move an hour alone, of which a word says that it is the event's, by a day to where the record has it."""
    own = [(at, m) for at, (told, m, _, state) in enumerate(draft.moments) if told == kind and state != "old"]
    if any(m.has_day for _, m in own):
        return False
    moved = False
    for at, m in own:
        shift = day - m.utc.date() if m.utc is not None else timedelta(0)
        if m.utc is not None and m.day is not None and abs(shift) == timedelta(days=1):
            kept = draft.moments[at]
            draft.moments[at] = (kept[0], replace(m, day=m.day + shift, utc=m.utc + shift), kept[2], kept[3])
            moved = True
    return moved


def _days(draft: Draft) -> Iterator[tuple[str, date]]:
    """The days of the record on which one event alone is known of a flight."""
    past = draft.past
    if past is None:
        return
    days = {"docking": past.docking_date, "landing": past.landing_date}
    if past.liftoff_date not in days.values():
        yield "liftoff", past.liftoff_date
    for kind, day in days.items():
        alone = [past.liftoff_date, *(other for name, other in days.items() if name != kind)]
        if day is not None and (day not in alone or (kind == "docking" and day == past.liftoff_date)):
            yield kind, day


def _unclear(draft: Draft, told: str, m: Moment, cue: Cue | None, day: date) -> bool:
    if m.said.about in _BESIDE or m.vague:
        return False
    if m.said.anchored:
        # "Soyuz comes home on Monday, Apollo three days later".
        return told == "other" and m.day == day and m.said.about == "landing"
    if told == "none":
        return True
    # A "flight" or what "left" is a lift-off only on the day of one.
    past = draft.past
    far = past is not None and abs(day - past.liftoff_date) > timedelta(days=1)
    return told == "liftoff" and far and (cue is None or cue.weak or cue.rises)


def _on(m: Moment, day: date, by_weekday: bool) -> bool:
    if m.utc is not None:
        return m.utc.date() == day
    if m.day is not None:
        return m.day == day
    if m.said.month and m.said.day:
        return (m.said.month, m.said.day) == (day.month, day.day) and m.said.year in (None, day.year)
    return by_weekday and m.said.weekday == day.weekday() and m.said.shift is None and m.has_clock


def _may_follow(draft: Draft, m: Moment) -> bool:
    """Whether an hour is not that of the lift-off, nor before it."""
    past = draft.past
    if past is None or m.day is None or abs(m.day - past.liftoff_date) > timedelta(days=1):
        return True
    began = [
        one.utc for kind, one, cue, state in draft.moments
        if kind == "liftoff" and state != "old" and one.utc is not None and cue is not None and one is not m
    ]  # fmt: skip
    return bool(began) and m.utc is not None and m.utc > min(began) + _AFTER_LIFTOFF


def _told_of(sentences: tuple[Sentence, ...], m: Moment) -> bool:
    """Whether the sentence of a time speaks of a ship, a station, somebody, or of what was spoken of before."""
    one = next((one for one in sentences if one.start <= m.start < one.end), None)
    kinds = ("flight", "vehicle", "station", "module", "port")
    return one is not None and (
        bool(one.people) or any(name.kind in kinds for name in one.names) or bool(_IT.search(one.text))
    )


_IT = re.compile(
    r"\b(?:it|they|them|he|she|their|its|the (?:ship|capsule|crew|craft|spacecraft|orbiter|vehicle|men|women|three|"
    r"four|two|cosmonauts|astronauts|taikonauts)|корабл\w*|экипаж\w*|капсул\w*|аппарат\w*|они|он)\b",
    re.IGNORECASE,
)


def _plainly_of(draft: Draft, sentences: tuple[Sentence, ...], m: Moment) -> bool:
    """Whether the sentence of a day has no word of what happens, and the flight or somebody in it."""
    one = next((one for one in sentences if one.start <= m.start < one.end), None)
    if one is None or one.cues:
        return False
    return bool(one.people) or any(one.start <= a < one.end for a, _ in draft.spans)


def _rank(draft: Draft, sentences: tuple[Sentence, ...], m: Moment) -> tuple[bool, bool, bool, int]:
    """The sentence that names the flight, the hour with its day, the first of several go before others."""
    sentence = next((one for one in sentences if one.start <= m.start < one.end), None)
    beside = sentence is not None and any(cue.kind == "other" for cue in sentence.cues)
    named = sentence is not None and any(sentence.start <= a < sentence.end for a, _ in draft.spans)
    return beside, not named, not m.has_day, m.start


def begins_with(draft: Draft, lead: Sequence[Sentence], published: date | None) -> bool:
    """Whether first sentences tell, by a day without its year, what the record has of a flight on such a day."""
    past = draft.past
    if past is None or not draft.named:
        return False
    days = [("liftoff", past.liftoff_date), ("docking", past.docking_date), ("landing", past.landing_date)]
    for sentence in lead:
        kinds = {cue.kind for cue in sentence.cues if not cue.weak and cue.tense != "future"}
        for m in sentence.moments:
            if m.said.year or m.said.anchored or m.said.shift:
                continue
            own = [
                day
                for kind, day in days
                if day is not None
                and (kind in kinds or kind == m.said.about)
                and (published is None or abs(day - published) <= _NEWS)
            ]
            if m.said.month and m.said.day:
                if any((day.month, day.day) == (m.said.month, m.said.day) for day in own):
                    return True
            elif m.said.weekday is not None and any(day.weekday() == m.said.weekday for day in own):
                return True
    return False


def shared_dockings(drafts: list[Draft]) -> None:
    """Give two flights of a text that docked with each other one docking, of whichever it was told."""
    for one in drafts:
        for other in drafts:
            if one is other or not _docked_together(one, other):
                continue
            told = [
                fact for fact in one.moments
                if fact[0] == "docking" and fact[3] != "old" and fact[1].utc is not None
                and other.past is not None and fact[1].utc.date() == other.past.docking_date
            ]  # fmt: skip
            if not any(kind == "docking" and m.utc is not None for kind, m, _, _ in other.moments):
                other.moments += told


def _docked_together(one: Draft, other: Draft) -> bool:
    a, b = one.past, other.past
    return (
        a is not None
        and b is not None
        and a.docked == b.docked == "yes"
        and a.station == b.station == "none"
        and a.docking_date is not None
        and a.docking_date == b.docking_date
    )
