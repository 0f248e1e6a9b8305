"""How long people were in space: from the ship that took them up to the one that brought them home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from expedition.announcements.drafts import Sentence
from expedition.announcements.quantities import DAY_S
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.announcements.times import TimeMention
from expedition.announcements.verdicts.said_lengths import of_days, said_length
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight, crewed
from expedition.catalog.homecomings import came_down_on
from expedition.catalog.travellers import is_of, nation_of, travellers

_STAYED = re.compile(
    r"\b(?:spent|spend(?:ing)?|stay(?:ed|ing|s)?|liv(?:ed|ing)|aboard|in (?:space|orbit)|on the station|"
    r"up there|lasted|"
    r"tour|mission|back|home|land\w*|return\w*|came down|пров[её]\w+|пробы\w+|на орбите|в космосе)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:will|would|to (?:stay|spend|live|remain)|plann?\w*|due|expected|meant|should|was to|were to|if|until|"
    r"в общей сложности)\b",
    re.IGNORECASE,
)
_WALK = re.compile(
    r"\b(?:walk\w*|outside|record|since|before|after|ago|earlier|later|married|waited|trained|old)\b", re.I
)
_LONGER = re.compile(
    r"\b(?P<more>more than|over|longer than|больше|более)[ ](?:(?:a|one)[ ])?(?P<unit>year|года|half a year|"
    r"полугода)\b",
    re.IGNORECASE,
)


def _stays(name: str, day: date | None) -> list[tuple[str, float]]:
    """The flights of somebody that had begun by a day, and how many days each lasted for them."""
    found = []
    for past in aboard(name):
        down = came_down_on(name, past).landing_date
        if down is not None and (day is None or past.liftoff_date <= day):
            found.append((past.flight, float((down - past.liftoff_date).days)))
    return found


def of_all_flights(name: str, days: float, day: date | None) -> tuple[str, str] | None:
    """Whether all flights of somebody that were over by a day took so many days; None where one is not over.

    Args:
        name: by the record's spelling.
        days: what is said.
        day: the day of the text, if it is known.
    """
    stays = _stays(name, day)
    if len(stays) < 2 or not _is_over(name, day):
        return None
    total = sum(each for _, each in stays)
    told = f"{name}: {' + '.join(f'{each:.0f}' for _, each in stays)} = {total:.0f} days"
    # Each flight is told in whole days, begun or past.
    if abs(days - total) <= 1.1 * len(stays):
        return SUPPORTED, told
    return (CONTRADICTED, told) if abs(days - total) > max(2.0 + 1.1 * len(stays), 0.02 * total) else None


_THEY = re.compile(r"(?:they|he|she|both|the (?:two|three|four|pair|trio))\b", re.IGNORECASE)


def of_stay(scene: Scene, sentence: Sentence, one: TimeMention) -> tuple[str, str] | None:
    """Whether somebody whom the sentence names was up for so long, once or in all; None where it does not say so."""
    assert one.seconds is not None
    if one.precision not in ("day", "week", "month", "year") or one.seconds < 2 * DAY_S:
        return None
    said = said_length(scene.text, sentence.start, one)
    if said is None:
        return None
    known = list(dict.fromkeys(p.known for p in sentence.people if p.known and p.role != "quoted"))
    if not known and _THEY.match(sentence.text) and sentence.number:
        told_of = scene.told.sentences[sentence.number - 1].people
        known = list(dict.fromkeys(p.known for p in told_of if p.known and p.role != "quoted"))
    every: list[tuple[str, float]] = []
    for name in known:
        stays = _stays(name, scene.published)
        total = sum(days for _, days in stays)
        for flight, days in [*stays, *([("all flights", total)] if len(stays) > 1 else [])]:
            every.append((f"{name} was up for {days:.0f} days on {flight}", days))
    for told, days in every:
        if said.fits(of_days(days)):
            return SUPPORTED, told
    around = scene.text[max(sentence.start, one.start - 60) : min(sentence.end, one.end + 40)]
    if not every or len(known) > 2 or one.precision != "day" or _MEANT.search(around) or _WALK.search(around):
        return None
    never = all(said.never(of_days(days), int(days)) for _, days in every)
    over = all(_is_over(name, scene.published) for name in known)
    return (CONTRADICTED, every[-1][0]) if never and over and _STAYED.search(around) else None


def _is_over(name: str, day: date | None) -> bool:
    """Whether the last flight that somebody had begun by a day was over by then."""
    flown = [past for past in aboard(name) if day is None or past.liftoff_date <= day]
    down = came_down_on(name, flown[-1]).landing_date if flown else None
    return down is not None and (day is None or down <= day)


_LONGEST = re.compile(
    r"\b(?:the )?longest (?:single |continuous |unbroken )?(?:stay|flight|mission|spell|time|sojourn)s?"
    r"(?: (?:in space|in orbit|aboard))*"
    r"(?: (?:of|by|for|that) )?(?P<whom>(?:any |an? )?(?:human(?: being)?|person|anybody|anyone|man|woman|american|"
    r"(?:us|nasa|u\.s\.) astronaut|russian|european|japanese|chinese)\b|(?:ever|in history|of all|anybody has|yet))",
    re.IGNORECASE,
)


@cache
def _every_stay() -> tuple[tuple[float, date, str], ...]:
    """All stays: days, the day on which they ended, and whose."""
    people = {name for past in crewed() for name in past.crew}
    found = []
    for name in people:
        for past in aboard(name):
            down = came_down_on(name, past).landing_date
            if down is not None:
                found.append((float((down - past.liftoff_date).days), down, name))
    return tuple(sorted(found, reverse=True))


def _longest(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> Claim | None:
    """Whether somebody's stay was the longest of anybody up to then, or of a woman or a country."""
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    known = list(dict.fromkeys(p.known for p in sentence.people if p.known and p.end <= start))
    if len(known) != 1 or scene.published is None:
        return None
    flown = [past for past in aboard(known[0]) if past.liftoff_date <= scene.published]
    if not flown:
        return None
    down = came_down_on(known[0], flown[-1]).landing_date
    if down is None:
        return None
    mine = float((down - flown[-1].liftoff_date).days)
    whom = hit["whom"].lower()
    nation = nation_of(
        re.sub(r"^(?:any|an?) |\b(?:us|nasa|u\.s\.) astronaut", "", whom).strip() or "American"
    )
    nation = "United States" if "astronaut" in whom else nation
    others = [
        (days, name)
        for days, ended, name in _every_stay()
        if name != known[0]
        and ended < flown[-1].liftoff_date + (down - flown[-1].liftoff_date)
        and ("woman" not in whom or (name in travellers() and travellers()[name].woman))
        and (nation is None or is_of(name, nation))
    ]
    told = f"{known[0]} was up for {mine:.0f} days; {others[0][1]} for {others[0][0]:.0f}" if others else ""
    verdict = SUPPORTED if not others or mine > others[0][0] else CONTRADICTED
    # A landing on the same ship makes equals.
    verdict = UNCLEAR if others and mine == others[0][0] else verdict
    return Claim(start, end, "first", scene.text[start:end], verdict, told)


_ANYBODYS = re.compile(
    r"\blongest (?:single |continuous |human )?(?:stay|space ?flight|flight|mission|time)s?\b[^.;:,]{0,40}?\b"
    r"(?:any(?:body|one|[ ](?P<of>[A-Z]\w+|human|person))|nobody|ever (?:flown|made|tried|attempted) by)\b",
)


def longest_of_anybody(past: PastFlight, phrase: str) -> tuple[str, str] | None:
    """Whether a crew's stay was longer than all that were over before it ended; None where that is not said.

    Args:
        past: the flight that takes them up.
        phrase: the words, from "longest" on.
    """
    hit = _ANYBODYS.search(phrase)
    ends = {name: came_down_on(name, past).landing_date for name in past.crew}
    own = [((down - past.liftoff_date).days, down, name) for name, down in ends.items() if down is not None]
    if hit is None or not own:
        return None
    nation = nation_of(hit["of"]) if hit["of"] and hit["of"] not in ("human", "person") else None
    if hit["of"] and nation is None and hit["of"] not in ("human", "person"):
        return None
    mine, over, who = max(own)
    other = next(
        (
            (days, name)
            for days, ended, name in _every_stay()
            if name not in past.crew and ended < over and (nation is None or is_of(name, nation))
        ),
        None,
    )
    if other is None or mine > other[0]:
        return SUPPORTED, f"{who} was up for {mine} days, nobody for longer before"
    verdict = CONTRADICTED if other[0] > 1.05 * mine else UNCLEAR
    return verdict, f"{other[1]} had been up for {other[0]:.0f} days, {who} for {mine}"


def claims(scene: Scene) -> Iterator[Claim]:
    """Stays that are said to have been longer than a year, than half of one, or than anybody's."""
    for sentence in scene.told.sentences:
        for hit in _LONGEST.finditer(sentence.text):
            claim = _longest(scene, sentence, hit)
            if claim is not None:
                yield claim
        for hit in _LONGER.finditer(sentence.text):
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            known = list(dict.fromkeys(p.known for p in sentence.people if p.known and p.end <= start))
            least = 182.0 if hit["unit"].lower() in ("half a year", "полугода") else 365.0
            stays = [stay for name in known for stay in _stays(name, scene.published)[-1:]]
            around = scene.text[max(sentence.start, start - 60) : end + 30]
            if not stays or _MEANT.search(around) or not _STAYED.search(around):
                continue
            longest = max(days for _, days in stays)
            told = "; ".join(
                f"{name}: {days:.0f} days on {flight}"
                for name, (flight, days) in zip(known, stays, strict=False)
            )
            over = all(_is_over(name, scene.published) for name in known)
            verdict = SUPPORTED if longest >= least else CONTRADICTED if over else UNCLEAR
            about = scene.subject(sentence, start)
            yield Claim(
                start, end, "duration", scene.text[start:end], verdict, told, about.name if about else None
            )
