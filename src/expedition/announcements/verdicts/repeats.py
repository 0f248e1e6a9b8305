"""Firsts of people who flew more than once, of several ships up at once, and ships said never to have flown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from expedition.announcements.drafts import Draft, same_ship
from expedition.announcements.names import NameMention
from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.verdicts import uncarried
from expedition.announcements.verdicts.kind_people import people_in
from expedition.announcements.verdicts.kind_words import NATIONAL
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words

_OFTEN = re.compile(
    rf"\b(?P<often>twice|thrice|a second time|a third time|a fourth time|(?:{NUMBER}) times|on (?:{NUMBER}) "
    r"(?:space ?)?(?:flights|missions|trips))\b",
    re.IGNORECASE,
)
_RIDES = re.compile(
    r"\b(?:fl(?:y|own|ew|ies)|go(?:ne|es)?|went|ride|ridden|rode|be(?:en)?|travel\w*|launch\w*|return\w*|orbit|"
    r"reach\w*|make|made|"
    r"leave|left|come|came)\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    rf"\b(?P<number>{NUMBER}) (?:(?:manned|crewed|piloted|soviet|russian|american|chinese|different|"
    rf"space)[ ])*(?:ships?|spaceships?|craft|"
    r"spacecraft|crews|capsules)\b[^.;:]{0,40}?\b(?:at once|at the same time|at one time|simultaneously|side by side|"
    r"together)\b",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(r"\b(?:walk\w*|moon|dock\w*|join\w*|station|land\w*|wom[ae]n)\b", re.IGNORECASE)
_NEVER = re.compile(
    r"\b(?:(?P<neither>neither) (?P<both>[^.;:!?]{3,70}?) (?:has|have|had) (?:ever |yet )?"
    r"|(?:has|have|had) (?:never|not)(?: yet| ever)? |(?:has|have|had) yet to |(?:has|have) still to )"
    r"(?:flown?|fly|been (?:launched|flown|up|in space|to space)|be launched|left (?:the ground|earth|the pad)|"
    r"leave the ground|gone up|"
    r"lifted off|launched|been off the ground)(?P<people> (?:with (?:people|a crew|astronauts|anyone|anybody)|"
    r"people|astronauts|"
    r"a crew))?(?P<more> (?:before|yet|so far|until now))?",
    re.IGNORECASE,
)


def of_repeat(scene: Scene, start: int, end: int, draft: Draft | None) -> tuple[str, str] | None:
    """Whether somebody of a flight is the first of a sort to have flown so often; None where that is not said."""
    phrase = scene.text[start:end]
    hit = _OFTEN.search(phrase)
    if hit is None or not _RIDES.search(phrase[: hit.start()]) or _NOT_THAT.search(phrase):
        return None
    said = hit["often"].lower()
    n = {"twice": 2, "a second time": 2, "thrice": 3, "a third time": 3, "a fourth time": 4}.get(said) or int(
        number(re.sub(r"\A(?:on )?|\Aon | (?:times|\w* ?(?:flights|missions|trips))\Z", "", said)) or 0
    )
    past = draft.past if draft is not None else None
    day = past.liftoff_date if past is not None else scene.published
    if n < 2 or day is None:
        return None
    rest = phrase[: hit.start()]
    said_of = people_in(re.sub(r"\A.*?\bfirst\b", "", rest, flags=re.IGNORECASE))
    words = said_of[1] if said_of is not None else re.sub(r"\A.*?\bfirst\b", "", rest, flags=re.IGNORECASE)
    words += f" {phrase[hit.end() :]}"
    left = [word for word in re.findall(r"[^\W\d_]+", words) if word.lower() not in _PLAIN]
    if left:
        return None
    earlier = sorted(
        (row[n - 1].liftoff_date, name, row[n - 1].flight)
        for name, row in _careers().items()
        if len(row) >= n and row[n - 1].liftoff_date < day and (said_of is None or said_of[0](name))
    )
    if earlier:
        return CONTRADICTED, f"before flew {n} times: {earlier[0][1]}, on {earlier[0][2]} of {earlier[0][0]}"
    mine = past.crew if past is not None else ()
    reached = [name for name in mine if len([f for f in aboard(name) if f.liftoff_date <= day]) >= n]
    return (SUPPORTED, f"{reached[0]} is the first in the record") if reached else None


_COMMON = (
    "to the a an in into of on for man men person human being people astronaut cosmonaut taikonaut "
    "spacefarer traveller ever has have had who that space orbit fly flown flew flies go gone goes went "
    "ride ridden rode be been travel travelled launch launched rocket rockets ship ships return returned "
    "reach reached leave left earth come came become up there make made world"
)
_PLAIN = frozenset(_COMMON.split())


@cache
def _careers() -> dict[str, tuple[PastFlight, ...]]:
    found: dict[str, list[PastFlight]] = {}
    for past in history.crewed():
        # Hops of the X-15 are counted by few.
        if past.outcome_ascent in ("ok", "") and past.vehicle != "x-15":
            for name in past.crew:
                found.setdefault(name, []).append(past)
    return {name: tuple(row) for name, row in found.items()}


def of_several(scene: Scene, start: int, end: int, draft: Draft | None) -> tuple[str, str] | None:
    """Whether so many ships with people were never up at once before."""
    hit = _AT_ONCE.search(scene.text, start, end)
    n = number(hit["number"]) if hit else None
    past = draft.past if draft is not None else None
    day = past.liftoff_date if past is not None else scene.published
    if n is None or n < 2 or day is None or _NOT_THAT.search(scene.text, start, end):
        return None
    owner = nation_words().search(scene.text, start, end)
    ships = NATIONAL.get(nation_of(owner["nation"]) or "") if owner else ("",)
    if ships is None:
        return None
    before = _most_before(day, tuple(ships))
    if before[0] >= n:
        return CONTRADICTED, f"up at once on {before[1]}: {before[2]}"
    return SUPPORTED, f"before {day} never more than {before[0]} were up at once"


@cache
def _most_before(day: date, ships: tuple[str, ...]) -> tuple[int, date, str]:
    """The most ships with people, of those whose names begin so, up at once before a day, and which they were."""
    rows = [
        one
        for one in history.crewed()
        if one.kind == "orbital" and one.liftoff_date < day and one.vehicle.startswith(ships)
    ]
    best = (0, day, "")
    for one in rows:
        at = one.liftoff_date
        up = [
            each.flight
            for each in rows
            if each.liftoff_date <= at
            and (each.landing_date or at) >= at
            and each.outcome_ascent in ("ok", "")
            and at + timedelta(1) <= day
        ]
        if len(up) > best[0]:
            best = (len(up), at, ", ".join(up))
    return best


def claims(scene: Scene) -> Iterator[Claim]:
    """Ships and rockets that are said never to have flown, or never with people."""
    yield from uncarried.claims(scene)
    for sentence in scene.told.sentences:
        for hit in _NEVER.finditer(sentence.text):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            low = start if hit["neither"] else max(sentence.start, start - 30)
            high = end if hit["neither"] else start
            named = [
                n
                for n in sentence.names
                if n.kind in ("vehicle", "launcher") and low <= n.start and n.end <= high
            ]
            if not hit["neither"]:
                named = named[-1:] if named and not scene.text[named[-1].end : start].strip(" ,") else []
            if named and (judged := _never(scene, named, people=bool(hit["people"]))):
                yield Claim(min(named[0].start, start), end, "first", scene.text[start:end], *judged)


def _never(scene: Scene, named: list[NameMention], *, people: bool) -> tuple[str, str] | None:
    main = scene.main.past if scene.main is not None else None
    day = scene.published
    if main is not None and day is not None and abs((main.liftoff_date - day).days) < 60:
        day = min(day, main.liftoff_date)
    if day is None:
        return None
    rows = [
        one
        for one in history.flights()
        if one.liftoff_date < day
        and one.kind != "test"
        and any(
            one.launcher.startswith(n.id)
            if n.kind == "launcher"
            else same_ship(n.id, one.vehicle) or one.family == n.id
            for n in named
        )
        and (one.crewed or not people)
    ]
    if rows:
        return CONTRADICTED, f"it flew before: {', '.join(one.flight for one in rows[:3])}"
    known = any(n.kind == "vehicle" for n in named)
    return (SUPPORTED if known else UNCLEAR), f"the record has no flight of it before {day}"
