"""What a text foresees in passing: the next ship of a kind, people who are to fly, first crews by a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.moments import Moment
from expedition.announcements.names import past_flight
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight

_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|to (?:fly|launch|follow|go|dock|carry|put|send)|due|set for|booked|"
    r"scheduled|planned|"
    r"plans?|expect\w*|hopes?|aims?|means to|wants?|could|may|should|waiting|next|follows?|brings?|takes?|"
    r"starts?|leaves?|"
    r"flies|goes|join\w*|change over|отправ\w+|полетит|стартует|намечен\w*|запланир\w+|должен|будет)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:crew\w*|people|person|astronauts?|cosmonauts?|humans?|men|women|passengers?|guests|customers|"
    r"tourists?|manned|piloted|"
    r"экипаж\w*|космонавт\w*)\b",
    re.IGNORECASE,
)
# How far off a plan may be that was still the same plan.
_SAME_PLAN = timedelta(days=60)
_MONTH = timedelta(days=31)


def of_plan(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether a day to come was that of the next ship that the sentence names, or of people who are to fly."""
    today = scene.published
    if (
        today is None
        or moment.first is None
        or moment.last is None
        or moment.last <= today
        or moment.said.old
    ):
        return None
    known = history.flights()[-1].liftoff_date
    if moment.last > known:
        return None
    near = scene.text[max(sentence.start, moment.start - 110) : min(sentence.end, moment.end + 70)]
    if not (_AHEAD.search(near) or moment.said.tense == "future"):
        return None
    return _of_people(sentence, moment, today) or _of_ships(scene, sentence, moment, today, near)


def _of_people(sentence: Sentence, moment: Moment, today: date) -> tuple[str, str] | None:
    """Whether those who are named flew by then."""
    assert moment.last is not None
    if any(one.kind == "flight" for one in sentence.names) or moment.width_days < 25:
        return None
    close = [
        p for p in sentence.people if p.known and p.role not in ("quoted", "official", "back-up", "aside")
    ]
    close = [p for p in close if -120 <= p.end - moment.start <= 160]
    if not close or not re.search(r"\b(?:fly|flies|flight|up|launch\w*|go)\b", sentence.text, re.IGNORECASE):
        return None
    flown: list[PastFlight] = []
    for person in close:
        ahead = [past for past in aboard(person.known or "") if past.liftoff_date > today]
        if not ahead:
            return None
        flown.append(ahead[0])
    told = ", ".join(f"{past.flight} {past.liftoff_date}" for past in dict.fromkeys(flown))
    if all(past.liftoff_date <= moment.last + timedelta(days=1) for past in flown):
        return SUPPORTED, f"so they did: {told}"
    late = all(past.liftoff_date > moment.last + _MONTH for past in flown)
    return (CONTRADICTED, f"foreseen, but not held: {told}") if late else None


def _of_ships(
    scene: Scene, sentence: Sentence, moment: Moment, today: date, near: str
) -> tuple[str, str] | None:
    """Whether a ship of the kind that is named flew about then."""
    assert moment.first is not None
    assert moment.last is not None
    flights = [past_flight(one) for one in sentence.names if one.kind == "flight"]
    named = [past for past in flights if past is not None and past.liftoff_date > today]
    a, b = moment.start - 90, moment.end + 70
    ships = [one.id for one in sentence.names if one.kind == "vehicle" and a <= one.start < b]
    rows = named or [
        past
        for past in history.flights()
        if past.liftoff_date > today
        and past.kind not in ("test", "module")
        and any(same_ship(ship, past.vehicle) for ship in ships)
    ]
    if not named and _PEOPLE.search(near):
        rows = [past for past in rows if past.crewed]
    for past in rows[:2]:
        for day in (past.liftoff_date, past.docking_date or past.liftoff_date):
            if moment.first - timedelta(days=1) <= day <= moment.last + timedelta(days=1):
                return SUPPORTED, f"{past.flight} flew on {past.liftoff_date}"
    if rows and moment.width_days <= 100:
        past = rows[0]
        gap = min(abs(past.liftoff_date - moment.first), abs(past.liftoff_date - moment.last))
        if gap <= _SAME_PLAN:
            return SUPPORTED, f"as was planned, or nearly: {past.flight} flew on {past.liftoff_date}"
    if not (ships and _PEOPLE.search(near)) or moment.width_days < 80 or named:
        return None
    # A year was given by which people should have flown in it.
    if not rows or rows[0].liftoff_date > moment.last + _MONTH:
        came = f"{rows[0].flight} on {rows[0].liftoff_date}" if rows else "none in the record"
        return CONTRADICTED, f"foreseen, but not held: the next of the kind with people, {came}"
    return None
