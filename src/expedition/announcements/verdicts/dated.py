"""A day told beside what the record has days of: what it is tied to, what happened then, and whether it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.moments import Moment
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.referents import Referent, referents
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on

# Which event of a flight a verb tells of.
_UP = re.compile(
    r"\b(?:launch\w*|lift\w*[- ]?off|blast\w* off|took off|tak\w+ off|went up|gone up|came up|flew up|rode up|rose|"
    r"sent up|put up|shot up|lofted|left earth|set off|стартовал\w*|запу\w+|вывед\w+|отправил\w*)\b",
    re.IGNORECASE,
)
_ARRIVES = re.compile(
    r"\b(?:came|come|arriv\w*|dock\w*|join\w*|attach\w*|added|moor\w*|reach\w*|since|прибы\w+|приле\w+|"
    r"(?:при|со)стык\w+)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:land\w*|splash\w*|return\w*|came (?:home|down|back)|home|touch\w* down|верну\w+|приземл\w+)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\b(?:took|carried|brought|lifted|sent|put|bore)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:lost|loss|(?:broke|came|fell) (?:up|apart)|explo\w*|disintegrat\w*|destroyed|disaster|tragedy|died|killed|"
    r"perished|погиб\w*)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|с)[ ](?:early |late |mid-|last |the )*\Z", re.IGNORECASE)
# What is told there is no event of a flight.
_ELSE = re.compile(
    r"\b(?:born|select\w*|chosen|named|order\w*|contract\w*|sign\w*|bought|sold|built|build\w*|found\w*|plan\w*|due|"
    r"should|would|will|(?:was|were) (?:first |once |originally )?to|been to|had been|announc\w*|propos\w*|"
    r"promis\w*|approv\w*|agree\w*|until|till|before|after|award\w*|began|begin\w*|start(?:ed|s)?|licen\w*|test\w*|train\w*|married|president|film\w*|"
    r"expected|scheduled|postpon\w*|delay\w*|originally|instead|next|not|never|try|tries|tried|attempt\w*|scrub\w*|"
    r"joined (?:nasa|the)|elected|senat\w*|wrote|book|movie|anniversar\w*|than|like|unlike|walk\w*|moon|record|"
    r"buried|divorc\w*|ill|hospital\w*|said|told|wrote|repair\w*|damag\w*|struck|hit|leak\w*|fire|collid\w*|"
    r"collision|fail\w*|abort\w*|prize|inspect\w*|retir\w*|museum|refit\w*|overhaul\w*|roll\w*)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:()\n!?]|\. |[–—]|\b(?:while|whereas|but|although|though|because|and (?:the|a|his|her|its|then|in))\b",
    re.IGNORECASE,
)
# What may stand between a name and its day with no verb: "Ax-1, in", "Gemini 11's 1,373 km from", "Vostok 2 (".
_APPOSED = re.compile(
    r"(?:['’]s?)?(?:,| of| from)?(?: [\d.,]+ (?:km|kilomet\w+|miles))?[ ,(–—]*(?:(?:back |way )?(?:in|on|of|from|в) )?"
    r"[(]?(?:early |late |mid-|the )*(?:the (?:autumn|fall|summer|spring|winter) of )?",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r",? ?(?:on |aboard |with |by |of |the |was |came |flew |went |, )*(?:the )?", re.IGNORECASE
)
_COUNTED = re.compile(r"\b(?:first|only|last|never|no|none|not|longest|перв\w+|впервые)\b", re.IGNORECASE)
_BEEN = re.compile(
    r"\b(?:been (?:up|there|aboard|on board|in (?:orbit|space)|on the station|at|on)|"
    r"lived|living|aboard|in orbit|in space|"
    r"stayed|docked|attached|flying|flown|на орбите|на борту)\b",
    re.IGNORECASE,
)
_DAY = timedelta(days=1)
# "December '72".
_SHORT_YEAR = re.compile(r"[ ]?['’]\d\d\b")
_NEAR = 80
_FEW = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """What a day is tied to, and the event that is told of it ("" for any)."""

    whom: Referent
    event: str
    loose: bool
    """Whether only nearness ties them, without a verb or an apposition that says so."""


def tie(scene: Scene, sentence: Sentence, moment: Moment) -> Tie | None:
    """What the day of a sentence belongs to: the last name before it in its clause, else the first one behind."""
    found = referents(scene, sentence)
    text = scene.text
    before = [one for one in found if one.end <= moment.start]
    if before:
        one = before[-1]
        if len(before) > 1 and one.who and _CARRIED.search(text, before[-2].end, one.start):
            # "Took Yang Liwei up": the day is the ship's.
            ship = before[-2]
            if not ship.who and any(one.who in past.crew for past in ship.flights):
                parted = _BREAK.search(text, one.end, moment.start) or _moved(sentence, ship.end, moment)
                return None if parted else Tie(ship, "up", loose=False)
        between = text[one.end : moment.start]
        parted = _BREAK.search(between.rstrip(" (")) or _moved(sentence, one.end, moment)
        if len(between) <= _NEAR and not parted:
            if _APPOSED.fullmatch(between):
                lead = text[max(sentence.start, one.start - 30) : one.start]
                return Tie(one, "" if one.who else _event(lead), loose=False)
            event = _event(between)
            if _ELSE.search(between) or _another(sentence, one, moment, event):
                return None
            return Tie(one, event, loose=not event)
    behind = [one for one in found if moment.end <= one.start <= moment.end + 25]
    if behind and not before and _LINKED.fullmatch(text[moment.end : behind[0].start]):
        rest = text[behind[0].end : min(sentence.end, behind[0].end + 40)]
        if not _ELSE.search(rest):
            return Tie(behind[0], _event(rest), loose=False)
    return None


def _moved(sentence: Sentence, end: int, moment: Moment) -> bool:
    """Whether another time stands in between."""
    return any(end <= other.start < moment.start for other in sentence.moments if other is not moment)


def _another(sentence: Sentence, one: Referent, moment: Moment, event: str) -> bool:
    """Whether another ship or person stands in between, or a station that went up itself."""
    kinds = ("flight", "vehicle", "module", "station") if event == "up" else ("flight", "vehicle", "module")
    movers = [each.start for each in sentence.names if each.kind in kinds]
    # Those who were aboard go with the ship.
    crew = {name for past in one.flights for name in past.crew} if not one.who else set()
    movers += [each.start for each in sentence.people if each.known not in crew]
    return any(one.end <= start < moment.start for start in movers)


def _event(words: str) -> str:
    for event, pattern in (("lost", _LOST), ("up", _UP), ("down", _DOWN), ("there", _ARRIVES)):
        if pattern.search(words):
            return event
    return ""


def _days(whom: Referent, event: str) -> list[tuple[date, date, str]]:
    """First and last day of what is told, for every flight that can be meant."""
    if whom.days:
        return [(min(whom.days), max(whom.days), whom.flights[0].flight if whom.flights else whom.words)]
    found = []
    for past in whom.flights:
        down = came_down_on(whom.who, past).landing_date if whom.who else past.landing_date
        if past.kind == "module":
            down = past.docking_date
        up, down = past.liftoff_date, down or past.liftoff_date
        if event == "up":
            found.append((up, up, past.flight))
        elif event == "there":
            there = past.docking_date or up
            found.append((up, max(up, there), past.flight))
        elif event in ("down", "lost"):
            found.append((down, down, past.flight))
        else:
            found.append((up, down, past.flight))
    return found


def of_event(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether what a past day is tied to had that event then; None where nothing ties it to the record."""
    if moment.first is None or moment.last is None or moment.width_days > 400 or moment.said.anchored:
        return None
    if not (moment.said.year or moment.said.month) or moment.said.old:
        return None
    if _SHORT_YEAR.match(scene.text, moment.end):
        return None
    today = scene.published
    if today is None and not moment.said.year:
        return None
    if (
        today is not None
        and moment.last > today
        and not (moment.said.year == today.year and moment.width_days > 300)
    ):
        return None
    tied = tie(scene, sentence, moment)
    if tied is None:
        return None
    lead = scene.text[max(sentence.start, moment.start - 14) : moment.start]
    since = _SINCE.search(lead) is not None
    if since and _COUNTED.search(scene.text, max(sentence.start, moment.start - 80), moment.start):
        return None
    event = "there" if since and not tied.event else tied.event
    waits = (
        since
        and tied.event in ("", "there")
        and _BEEN.search(scene.text, tied.whom.end, moment.start) is None
    )
    low, high = moment.first - _DAY, moment.last + _DAY
    days = _days(tied.whom, event)
    told = ", ".join(f"{flight} {first}" for first, _, flight in days[:4])
    for first, last, flight in days:
        ends = low <= first <= high or low <= last <= high
        if ends or (event == "" and first <= high and last >= low):
            return SUPPORTED, f"{tied.whom.words}: {flight}, {first}" + (
                f" to {last}" if last != first else ""
            )
    if not days or waits or not _sure(scene, sentence, moment, tied, days):
        # What has waited, or been broken, since then was not launched then.
        return None
    return CONTRADICTED, f"{tied.whom.words}: {told}"


def _sure(
    scene: Scene, sentence: Sentence, moment: Moment, tied: Tie, days: list[tuple[date, date, str]]
) -> bool:
    """Whether no other reading of a day that differs is left."""
    assert moment.first is not None
    assert moment.last is not None
    whom = tied.whom
    around = scene.text[
        max(sentence.start, min(whom.start, moment.start) - 45) : min(sentence.end, moment.end + 30)
    ]
    if _PLANNED.search(around):
        return False
    if len(days) > _FEW and not (whom.who == "" and moment.said.year and tied.event):
        return False
    if whom.who and tied.loose:
        return False
    if tied.event == "lost" and not (whom.flights and whom.flights[-1].crew_lost and not whom.who):
        # A ship loses its coolant as well.
        return False
    if whom.flights[:1] and whom.flights[0].kind == "module" and not tied.event:
        return False
    if (
        not moment.said.year
        and any(moment.said.month in (a.month, b.month) for a, b, _ in days)
        and not tied.event
    ):
        return False
    if today := scene.published:
        # What had not flown yet when the text was written cannot be what it tells as past.
        days = [each for each in days if each[0] <= today]
        if not days:
            return False
    # Another flight of the sentence, or the text's own, may have had its day then.
    others = [
        one
        for one in referents(scene, sentence)
        if one is not whom and (one.start < whom.start or one.start >= moment.end)
    ]
    return not any(_covers(moment, past, one.who) for one in others for past in one.flights)


def _covers(moment: Moment, past: PastFlight, who: str) -> bool:
    assert moment.first is not None
    assert moment.last is not None
    down = came_down_on(who, past).landing_date if who else past.landing_date
    days = (past.liftoff_date, past.docking_date, down)
    return any(moment.first - _DAY <= day <= moment.last + _DAY for day in days if day is not None)


_PLANNED = re.compile(
    r"\b(?:(?:was|were|had been) (?:first |once |originally )?(?:to|due|planned|scheduled|set|meant|supposed|"
    r"expected)|planned|originally|instead|"
    r"should have|would|postpon\w*|put off|scrub\w*|delay\w*|slip\w*|born|married|joined|select\w*)\b",
    re.IGNORECASE,
)
