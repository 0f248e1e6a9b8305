"""Whether so long lay between two events of a flight as is told: by the text's own times, the record, or the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.durations import durations_in
from expedition.announcements.moments import Moment
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.bound_lengths import Ends, ends_of
from expedition.announcements.verdicts.event_times import When, flown_time, told_times
from expedition.announcements.verdicts.referents import taken_up
from expedition.announcements.verdicts.said_lengths import (
    SaidLength,
    Span,
    mention_of,
    of_days,
    said_length,
)
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight, crewed
from expedition.catalog.homecomings import brought_down, came_down_on

_HOUR_S = 3600.0
_GOES_ON = re.compile(r",? (?:and )?[\w-]+ (?:seconds|minutes|hours|days)\b", re.IGNORECASE)
_HERS = re.compile(r"\b(?P<who>he|she|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trip:
    """The flight that took somebody up and the one that brought them home, mostly the same."""

    up: PastFlight | None
    down: PastFlight | None


@dataclass(frozen=True, slots=True)
class Real:
    """How long it was between two events, s."""

    span: Span
    days: int | None
    """By how many days of the calendar they are apart."""
    exact: bool
    vague: bool
    ahead: bool
    """Whether it was not over yet when the text was written, and the text does not say when it will be."""
    name: str


def of_lapse(
    scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft | None
) -> tuple[str, str] | None:
    """Whether so long lay between the two events that the words name; None where they name none."""
    said = said_length(scene.text, sentence.start, one)
    ends = ends_of(scene, sentence, one) if said is not None else None
    if said is None or ends is None or _GOES_ON.match(scene.text, one.end):
        return None
    draft = whose(scene, sentence, one) or draft
    if draft is None or _of_others(sentence, one, draft):
        return None
    found = _lengths(scene, sentence, one, draft, ends)
    if not found:
        return None
    return _judged(scene, sentence, said, ends, draft, found)


def of_anchored(
    scene: Scene, sentence: Sentence, moment: Moment, draft: Draft | None
) -> tuple[str, str] | None:
    """Whether what came so long after something else did so: "and came down nine days later"."""
    if not moment.said.anchored or moment.has_clock:
        return None
    parts = durations_in(scene.text[moment.start : moment.end])
    if len(parts) != 1 or parts[0].start > _LEADS_IN:
        return None
    return of_lapse(scene, sentence, mention_of(scene.text, moment.start, parts[0]), draft)


_LEADS_IN = 12


def _of_others(sentence: Sentence, one: TimeMention, draft: Draft) -> bool:
    """Whether somebody is named before a length who was not aboard of the flight."""
    past = draft.past
    if past is None:
        return False
    ours = (*past.crew, *brought_down(past.flight))
    return any(
        each.known
        and each.known not in ours
        and each.role not in ("quoted", "official")
        and each.end <= one.start
        for each in sentence.people
    )


def whose(scene: Scene, sentence: Sentence, one: TimeMention) -> Draft | None:
    """The flight that a length is told of: of the sentence, else the one that its paragraph spoke of last."""
    if anchors := scene.anchored(sentence):
        every = {id(draft): draft for _, draft in anchors}
        return anchors[0][1] if len(every) == 1 else scene.subject(sentence, one.start)
    for number in range(sentence.number - 1, -1, -1):
        before = scene.told.sentences[number]
        if before.paragraph != sentence.paragraph:
            break
        if anchors := scene.anchored(before):
            return anchors[-1][1]
    return scene.main


def _judged(
    scene: Scene, sentence: Sentence, said: SaidLength, ends: Ends, draft: Draft, found: list[Real]
) -> tuple[str, str] | None:
    for real in found:
        if not real.vague and said.fits(real.span):
            return SUPPORTED, _told(real, ends)
    if all(real.vague or not said.known(real.span) for real in found) and not all(
        said.never(real.span, real.days) for real in found
    ):
        # Nothing is known as exactly as the words speak.
        return None
    best = min(found, key=lambda real: _off(said, real.span))
    evidence = _told(best, ends)
    if not all(said.never(real.span, real.days) for real in found):
        # What was planned moved by some minutes, or days, before it flew.
        planned = any(
            real.ahead and not real.vague and not said.never(real.span, real.days) for real in found
        )
        return (SUPPORTED, f"about what was planned; {evidence}") if planned else (UNCLEAR, evidence)
    if all(real.ahead or real.vague for real in found) and any(real.ahead for real in found):
        past = draft.past
        chases = usual_chases(past) if past is not None and ends.last == "docking" else []
        if any(said.fits(each) for each in chases):
            return SUPPORTED, f"others of its kind took so long in those years; {evidence}"
        planned_for = [*chases, *(real.span for real in found)]
        far = chases and all(said.never(_about_so(each)) for each in planned_for)
        return (CONTRADICTED if far else UNCLEAR), evidence
    near = scene.told.sentences[max(0, sentence.number - 1)]
    sure = draft is scene.main or any(near.start <= a < sentence.end for a, _ in draft.spans)
    sure = sure or any(each is draft for _, each in scene.anchored(sentence))
    return (CONTRADICTED if sure else UNCLEAR), evidence


def _off(said: SaidLength, real: Span) -> float:
    return max(said.usual[0] - real[1], real[0] - said.usual[1], 0.0)


def _told(real: Real, ends: Ends) -> str:
    low, high = real.span
    if real.vague:
        long = f"{low / DAY_S:.1f} to {high / DAY_S:.1f} days"
    elif high - low < 0.2 * _HOUR_S and low < 2 * DAY_S:
        long = f"{(low + high) / 2 / _HOUR_S:.1f} h"
    else:
        long = f"about {(low + high) / 2 / DAY_S:.1f} days"
    return f"{real.name}: {long} from {ends.first} to {ends.last}"


def _lengths(scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft, ends: Ends) -> list[Real]:
    """How long it was by every source, the most exact of them alone where there is one."""
    pairs = [ends]
    if ends.loose and draft.station not in (None, "none"):
        # "Half a year in orbit" may be half a year on the station.
        pairs += [Ends("docking", "landing"), Ends("docking", "undocking")]
    trips = _trips(scene, sentence, one, draft, ends)
    past = _told_as_past(scene, sentence, one)
    found: list[Real] = []
    for pair in pairs:
        every = [real for trip in trips for real in _between(scene, draft, trip, pair, past=past)]
        found += [real for real in every if real.exact] or every
    return found


def _trips(scene: Scene, sentence: Sentence, one: TimeMention, draft: Draft, ends: Ends) -> list[Trip]:
    """Whose flight a length may be: the ship's, or that of somebody who changed ships."""
    past = draft.past
    if past is None or (ends.first, ends.last) != ("liftoff", "landing") or past.station == "none":
        return [Trip(past, past)]
    hits = list(_HERS.finditer(scene.text, max(sentence.start, one.start - 45), one.start))
    if hits:
        who = taken_up(scene, sentence, hits[-1].start(), woman=hits[-1]["who"].lower() in ("she", "her"))
        flown = [up for up in aboard(who) if any(each.past is up for each in scene.drafts)] if who else []
        if flown:
            return [Trip(up, came_down_on(who, up)) for up in flown]  # type: ignore[arg-type]
    trips = [Trip(past, past)]
    trips += [Trip(past, came_down_on(name, past)) for name in past.crew]
    for name in brought_down(past.flight):
        trips += [Trip(up, past) for up in aboard(name) if came_down_on(name, up) is past]
    return list(dict.fromkeys(trips))


def _between(scene: Scene, draft: Draft, trip: Trip, ends: Ends, *, past: bool) -> list[Real]:
    """How long it was between two events of a trip."""
    begun = _times(scene, draft, trip.up, ends.first)
    over = _times(scene, draft, trip.down, ends.last)
    found = []
    for first in begun:
        for last in over:
            if first.clock_only != last.clock_only:
                continue
            low, high = last.low - first.high, last.high - first.low
            if first.clock_only:
                low = low % DAY_S
                high = low + 120.0
            if high <= 0.0:
                continue
            today = scene.published
            ahead = not past and today is not None and not last.told and last.low > _noon_after(today)
            days = (last.day - first.day).days if first.day and last.day else None
            exact = first.exact and last.exact and (first.told == last.told)
            name = trip.up.flight if trip.up is not None else draft.name
            if ahead and ends.last != "docking" and today is not None and today > _day_of(first):
                # "Has been up for half a year": so far.
                so_far = float((today - _day_of(first)).days)
                found.append(Real(of_days(so_far), int(so_far), False, first.vague, True, name))
            found.append(Real((max(low, 0.0), high), days, exact, first.vague or last.vague, ahead, name))
    return found


def _day_of(when: When) -> date:
    return when.day or datetime.fromtimestamp(when.low, UTC).date()


_PAST = re.compile(
    r"\b(?:was|were|took|lasted|spent|stayed|flew|ran|needed|had (?:been|spent|flown|stayed|lasted|taken))\b"
    r"(?! (?:to|due|planned|meant|scheduled|supposed)\b)[^.;:]*\Z",
    re.IGNORECASE,
)


def _told_as_past(scene: Scene, sentence: Sentence, one: TimeMention) -> bool:
    """Whether the words right before a length tell it as over."""
    return _PAST.search(scene.text[max(sentence.start, one.start - 45) : one.start]) is not None


def _noon_after(today: date) -> float:
    """Noon of the day after, s of Unix time: what was later had not happened when a text of a day was written."""
    return datetime.combine(today + timedelta(days=1), time(12), UTC).timestamp()


def _times(scene: Scene, draft: Draft, past: PastFlight | None, event: str) -> list[When]:
    """When an event was: as told, and as flown."""
    own = (
        draft
        if past is None or past is draft.past
        else next((d for d in scene.drafts if d.past is past), None)
    )
    told = told_times(scene, own, event) if own is not None else []
    flown = flown_time(past, event, scene.published) if past is not None else None
    if flown is None or (told and flown.vague):
        return told
    return [*told, flown]


def flown_chase(past: PastFlight) -> Span | None:
    """How long a flight took from lift-off to docking, where the record has both to the minute, s."""
    if past.docking_utc is None or past.liftoff_utc is None:
        return None
    real = (past.docking_utc - past.liftoff_utc).total_seconds()
    return real - _TOLD_TO_S, real + _TOLD_TO_S


def usual_chases(past: PastFlight) -> list[Span]:
    """How long ships of its kind took to the same station in the years around, s: what can have been planned."""
    return [
        span
        for one in crewed()
        if one.family == past.family
        and one.station == past.station
        and (span := flown_chase(one)) is not None
        and abs((one.liftoff_date - past.liftoff_date).days) < _ABOUT_THEN_DAYS
    ]


def _about_so(span: Span) -> Span:
    """What a plan may have been of what took so long."""
    return span[0] - _PLANNED_S, span[1] + _PLANNED_S


_ABOUT_THEN_DAYS = 700
# Contact is told to some minutes; what was planned moved by so much before it flew.
_TOLD_TO_S, _PLANNED_S = 2 * 60.0, 45 * 60.0
