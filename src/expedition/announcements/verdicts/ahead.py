"""What a text foresees of flights that are not its own news: whether it came about when it was to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.referents import fleet, referents
from expedition.announcements.verdicts.settled import AHEAD, NOT_BEFORE
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on

_HOME = re.compile(
    r"\b(?:return\w*|home|back|land\w*|splash\w*|come(?:s)? down|stays?(?! down| on the ground| grounded)|until|"
    r"leave(?:s)? (?:the |with|on)|remain\w*|"
    r"верн\w+|приземл\w+|посадк\w+)\b",
    re.IGNORECASE,
)
_NO_FLIGHT = re.compile(
    r"\b(?:contract\w*|sign\w*|award\w*|retire\w*|rollout|roll\w* out|(?:at|on|to) the pad|test fir\w*|hearing|"
    r"budget|sell\w*|shares?|"
    r"film|book|exhibit\w*|museum|briefing\w*|conference|broadcast\w*|coverage|spacewalk\w*|module|station of its own|"
    r"replac\w*|instead of|had been|was to|were to|was due|originally|tickets?|vote|decid\w*|decision|finish\w*|"
    r"complet\w*|review\w*|extend\w*|operat\w+)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:()\n!?]|\. |[–—]|, (?:and|but|while) |\b(?:while|whereas|but|although|though)\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:the |its |their |an?other |a )?(?:next|following|second|another)(?: [\w-]+){0,2}? "
    r"(?:one|flights?|missions?|launch(?:es)?|crews?|trips?|ships?)\b|\b(?:its|the|their) next,|\bthe next one\b",
    re.IGNORECASE,
)
# "The next one, OA-9": a flight of another kind than the text's own may have that name.
_NAMED = re.compile(r"\b[A-Z]\w*[- ]?\d")
_BY = re.compile(
    r"\b(?:by|before|until|till|не позднее|до)[ ](?:the )?(?:end of )?(?:early |late |mid-)?\Z", re.IGNORECASE
)
_JOINS = re.compile(r"\b(?:join\w*|reliev\w*|replac\w*|hand\w* over|succeed\w*|сменя\w*)\b", re.IGNORECASE)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Meant:
    """Flights that may be meant, the first of them most likely, and which of their days."""

    flights: tuple[PastFlight, ...]
    home: bool
    who: str = ""
    kind: bool = False
    """Whether any of a kind will do."""

    def days(self) -> Iterator[tuple[date, str]]:
        for past in self.flights:
            if self.home:
                down = came_down_on(self.who, past).landing_date if self.who else past.landing_date
                if down is not None:
                    yield down, f"{past.flight} landed"
            else:
                yield past.liftoff_date, f"{past.flight} lifted off"


def of_ahead(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether a day to come was that of the other flight, ship or person that it is tied to."""
    today = scene.published
    if today is None or moment.first is None or moment.last is None or moment.said.old:
        return None
    if moment.last <= today or moment.width_days > 400 or moment.last > history.flights()[-1].liftoff_date:
        return None
    lead, behind = _clause(scene, sentence, moment)
    words = f"{lead} {behind}"
    if not (AHEAD.search(words) or moment.said.tense == "future") or _NO_FLIGHT.search(words):
        return None
    meant = _meant(scene, sentence, moment, lead, behind, today)
    # A weekday by itself may be that of anything; of a kind of ship only a date tells.
    bare = moment.said.weekday is not None and not moment.said.day and not moment.said.shift
    if meant is None or (meant.kind and bare):
        return None
    before = scene.text[max(sentence.start, moment.start - 24) : moment.start]
    low, high = moment.first - _DAY, moment.last + _DAY
    if NOT_BEFORE.search(before) or moment.said.net:
        high = date.max
    elif _BY.search(before) and not meant.home:
        low = today
    days = list(meant.days())
    for day, told in days:
        if low <= day <= high:
            return SUPPORTED, f"so it came: {told} on {day}"
    if not days:
        return None
    own = {one.record for one in scene.news if one.role == "subject"}
    if scene.main is not None and scene.main.past in meant.flights:
        return None if meant.home else _slipped(days[0], moment)
    if not meant.home and any(past.flight in own for past in meant.flights):
        return _slipped(days[0], moment)
    if not meant.home and timedelta(0) < days[0][0] - moment.last <= _HELD_BACK:
        # A day is told where there is a timetable; launches are held back by days and weeks.
        return _slipped(days[0], moment) if moment.day is not None else None
    if any("landing_date" in past.recalled and meant.home for past in meant.flights):
        return None
    day, told = days[0]
    return CONTRADICTED, f"foreseen, but not held: {told} on {day}"


def _slipped(came: tuple[date, str], moment: Moment) -> tuple[str, str] | None:
    """What slipped by some weeks of the text's own flight was its plan."""
    assert moment.last is not None
    day, told = came
    return (
        (SUPPORTED, f"as was planned, or nearly: {told} on {day}")
        if day - moment.last <= _SAME_PLAN
        else None
    )


_HELD_BACK = timedelta(days=31)
_FLIES = re.compile(
    r"\b(?:fl(?:y|ies|ying|ight\w*|own)|up|launch\w*|go(?:es|ing)?|lift\w*|blast\w*|rid(?:e|es|ing)|travel\w*|"
    r"follow\w*|"
    r"leav(?:e|es|ing)|depart\w*|start\w*|trip|mission|seat|take\w*|carr\w*|bring\w*|send\w*|replac\w*|reliev\w*|"
    r"lead\w*|command\w*|join\w*|пол[её]т\w*|полетит|стартует|отправ\w+)\b",
    re.IGNORECASE,
)
# How far off a plan may be that was still the same plan.
_SAME_PLAN = timedelta(days=60)


def _clause(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str]:
    lead = scene.text[max(sentence.start, moment.start - 120) : moment.start]
    marks = [hit.end() for hit in _BREAK.finditer(lead.rstrip(" ("))]
    behind = scene.text[moment.end : min(sentence.end, moment.end + 60)]
    stop = _BREAK.search(behind)
    return lead[marks[-1] if marks else 0 :], behind[: stop.start() if stop else len(behind)]


def _meant(
    scene: Scene, sentence: Sentence, moment: Moment, lead: str, behind: str, today: date
) -> _Meant | None:
    low, high = moment.start - len(lead), moment.end + len(behind)
    found = [one for one in referents(scene, sentence) if low <= one.start < high]
    home = _HOME.search(lead) is not None
    named = [one for one in found if not one.who and one.flights and one.flights[0].kind != "module"]
    people = [one for one in found if one.who]
    if home:
        # "The three join them and are due back in March": whose return it is, only one alone leaves open.
        named = [one for one in named if one.start < moment.start]
        crews = {past.flight for one in found if one.flights for past in one.flights[-1:] if past.crewed}
        if _JOINS.search(lead) or (scene.main is not None and scene.main.past is not None and len(crews) > 1):
            return None
    if named:
        one = named[-1] if named[-1].start < moment.start else named[0]
        if len(one.flights) == 1:
            past = one.flights[0]
            if past.liftoff_date > today:
                return _Meant((past,), home=False)
            still = past.landing_date is not None and past.landing_date >= today
            return _Meant((past,), home=True) if home and still else None
        coming = tuple(past for past in one.flights if past.liftoff_date > today)
        return _Meant(coming[:1], home=False, kind=True) if coming else None
    if people:
        one = people[0]
        up = [past for past in one.flights if past.liftoff_date <= today]
        if home and up:
            down = came_down_on(one.who, up[-1]).landing_date
            return _Meant((up[-1],), home=True, who=one.who) if down is not None and down >= today else None
        coming = tuple(past for past in one.flights if past.liftoff_date > today)
        flies = _FLIES.search(lead + behind) is not None
        return _Meant(coming[:1], home=False) if coming and flies and not home else None
    next_one = _NEXT.search(lead)
    others = [
        one for one in sentence.names if one.kind in ("organisation", "vehicle") and low <= one.start < high
    ]
    if (
        next_one
        and not others
        and not _NAMED.search(lead, next_one.end())
        and not home
        and scene.main is not None
        and scene.main.past is not None
    ):
        past = scene.main.past
        rows = tuple(
            one
            for one in fleet(past.vehicle)
            if one.liftoff_date > max(today, past.liftoff_date) and one.crewed == past.crewed
        )
        return _Meant(rows[:1], home=False, kind=True) if rows and moment.width_days >= 20 else None
    return None
