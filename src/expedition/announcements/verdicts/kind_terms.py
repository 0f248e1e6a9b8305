"""Terms of a kind of flight that join others: not on that rocket, so many of that country, another country's ship."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from expedition.announcements.quantities import NUMBER, number
from expedition.announcements.verdicts.kind_words import NATIONAL
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words

Test = Callable[[PastFlight], bool]
# Right before a name: all flights but those on, from or to what is named.
NOT_ON = re.compile(
    r"(?:\b(?:(?:that|which) )?(?:(?:do(?:es)?|did|is|was|are|were|will|has|have|had|would|to) not|"
    r"(?:do(?:es)?|did|is|was|are|were|wo|has|have|had|would)n['’]t|not to) (?:be |been )?"
    r"(?:rid(?:e|den|es|ing)|us(?:e|ed|ing)|fl(?:y|own|ying)|go(?:ne|ing)?|leav(?:e|ing)|left|start(?:ed|ing)?|"
    r"launch(?:ed|ing)?|come|came|coming|lift(?:ed)?|ris(?:e|en|ing)|borne|carried|sent|take|taken)"
    r"(?: up| off| out| away)?(?: on| by| with| from| atop| to| aboard| in)?"
    r"|\b(?:other|another|different|else|elsewhere|anywhere|anything|something)(?: \w+)? than(?: on| by|"
    r" with| from| in)?"
    r"|\b(?:not|and not|rather|instead of)(?: on| with| by| from| atop| aboard| in)"
    r"|\bwithout) (?:an? |the |its |their |any )?\Z",
    re.IGNORECASE,
)
# What stands around such a name and says the same: "on a rocket other than".
ANOTHER = re.compile(
    r"\b(?:on|with|by|from|atop|aboard|in) (?:an?|some|any) (?:rocket|launcher|booster|pad|site|spaceport|ship) \Z",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"\b(?:(?:of|in) )?(?:the |this )?(?:soyuz[- ])?(?P<which>ms|tma-m|tma|tm|t)"
    r"(?:[- ](?:series|model|version|type|variant|modification|class|kind|line|ships?|spacecraft))\b",
    re.IGNORECASE,
)
ONE_SHIP = re.compile(
    r"\b(?:(?:in|aboard|on board|on|by) (?:one|a single|the same|one and the same) "
    r"(?:(?:space)?ship|craft|capsule|spacecraft|vehicle|flight|launch|rocket|cabin)|"
    r"(?:in|on|aboard) (?:one|a single) (?P<stem>[A-Z]\w+)(?! [A-Z])|together|jointly)\b",
)
_COUNTED = re.compile(rf"\b(?P<n>{NUMBER}) (?:(?:other|different|fellow) )?\Z", re.IGNORECASE)
COMPARED = re.compile(
    rf"\b(?:(?:with|of|carrying|carried|carries|carry|took|taken|take|brought|bring|flown|lifted|sent up|held|hold) )?"
    rf"(?P<more>more|fewer|less) than (?P<n>{NUMBER})"
    r"(?: (?:people|persons?|men|women|humans|astronauts|cosmonauts|taikonauts|crew ?members|passengers|"
    r"aboard|on board|"
    r"at once|at a time|up|together|of them))*(?=\s*(?:[.,;:!?)–—]|\Z| to (?:space|orbit)| into (?:space|"
    r"orbit)| since| in \d))",
    re.IGNORECASE,
)
# Another country's ship or station, as what a flight goes to.
_OBJECT = re.compile(
    r"\b(?:to|at|with|visit(?:s|ed|ing)?|meets?|meeting|met|approach(?:ed|es|ing)?|call(?:s|ed)? (?:at|on)|"
    r"reach(?:es|ed|ing)?|join(?:s|ed|ing)?|and|beside) (?:an? |the |another )?"
    + nation_words().pattern
    + r" (?P<what>one|(?:space)?ships?|craft|spacecraft|(?:space |orbital )?(?:stations?|outposts?|complex)|"
    r"vessels?)\b",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:meetings?|meets?|met|rendezvous|encounters?|visits?|dockings?|link-?ups?|approach(?:ed|es)?|join(?:s|ed|ing)?|"
    r"link(?:s|ed)?(?: up)?|between|together|other)\b",
    re.IGNORECASE,
)
_STATIONS = {
    "Russia": ("mir", "salyut", "almaz"),
    "Soviet Union": ("mir", "salyut", "almaz"),
    "China": ("tiangong",),
    "United States": ("skylab",),
}
_JOINT_STATION = date(1998, 11, 20)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WHEN = rf"(?:(?:early |late |mid-?)?(?:{'|'.join(_MONTHS)}) )?(?:19|20)\d\d"
BETWEEN = re.compile(
    rf"\b(?:between|from) (?P<a>{_WHEN}) (?:and|to|until|till|through) (?P<b>{_WHEN})\b", re.IGNORECASE
)
UNTIL = re.compile(
    rf"\b(?P<word>until|till|through|by|before) (?:the end of )?(?P<b>{_WHEN})\b(?! (?:alone|only))",
    re.IGNORECASE,
)
# Rockets by the first word of their names alone.
_ROCKETS = re.compile(
    r"\b(?P<stem>Atlas|Falcon|Titan|Saturn|Antares|Proton|Long March|Delta)(?: rockets?| launchers?)?\b"
    r"(?! (?:[IVX]+|\d|Heavy|module)\b)(?!-)"
)
_LOST_CREW = re.compile(
    r"\b(?:(?:were|was|been|be) lost|(?:have |has |had )?(?:ended|ending|ends|end) (?:with|"
    r"in) (?:the )?(?:loss|death)s?|"
    r"(?:cost|killed|claimed)|lost)"
    r"(?: with| of)?(?: (?:all|both|the lives of|the life of))*(?: (?:their|its|the|his|her))?(?: whole| entire)? "
    r"(?:crews?|astronauts|cosmonauts|people|men)(?:['’]s? li[fv]es?)?\b",
    re.IGNORECASE,
)
# Those whose crews NASA sent; of freighters the record does not say for whom they flew.
_FOR_NASA = re.compile(r"\bfor NASA\b")
_PEOPLE = re.compile(r"\b(?:crews?|people|astronauts|crewed)\b", re.IGNORECASE)
_TAKES_PLACE = re.compile(
    r"\b(?:tak(?:e|es|en|ing) place|took place|been (?:made|undertaken|attempted|carried out|seen)|occurred|happened|"
    r"started|set out|set off|gone ahead)\b",
    re.IGNORECASE,
)


def read(rest: str, day: date | None) -> tuple[str, list[Test], list[str], bool]:
    """What terms in some words let through: the words left, tests, what they are called, whether all is sure."""
    tests: list[Test] = []
    name: list[str] = []
    sure = True

    def drop(hit: re.Match[str]) -> None:
        nonlocal rest
        rest = rest[: hit.start()] + " " * (hit.end() - hit.start()) + rest[hit.end() :]

    if hit := SERIES.search(rest):
        model = f"soyuz-{hit['which'].lower()}"
        tests.append(lambda one: one.vehicle == model)
        name.append(f"of {model}")
        drop(hit)
    if hit := COMPARED.search(rest):
        n, more = number(hit["n"]), hit["more"].lower() == "more"
        sure = n is not None
        tests.append(lambda one: one.crewed and (one.crew_count > (n or 0)) == more and one.crew_count != n)
        name.append(f"with {'more' if more else 'fewer'} than {hit['n']} aboard")
        drop(hit)
    if hit := _object(rest):
        whose = nation_of(hit["nation"]) or ""
        stations = _STATIONS.get(whose)
        joint = whose in ("Russia", "United States") and (day is None or day >= _JOINT_STATION)
        if stations is None or joint:
            sure = False
        else:
            alone = not re.search(r"station|outpost|complex", hit["what"], re.IGNORECASE)
            tests.append(_of_theirs(stations, NATIONAL.get(whose, ()), alone=alone and whose != "China"))
            name.append(f"that met one of {whose}")
            drop(hit)
            while met := _MEETS.search(rest):
                drop(met)
    if (hit := _FOR_NASA.search(rest)) and _PEOPLE.search(rest):
        tests.append(lambda one: re.match(r"Crew-|Crew Dragon Demo|Starliner|STS-", one.flight) is not None)
        name.append("for NASA")
        drop(hit)
    if hit := _TAKES_PLACE.search(rest):
        drop(hit)
    if hit := BETWEEN.search(rest):
        first, last = _day(hit["a"], end=False), _day(hit["b"], end=True)
        tests.append(lambda one: first <= one.liftoff_date <= last)
        name.append(f"from {hit['a']} to {hit['b']}")
        drop(hit)
    elif hit := UNTIL.search(rest):
        until = _day(hit["b"], end=hit["word"].lower() != "before")
        tests.append(lambda one: one.liftoff_date <= until)
        name.append(f"until {hit['b']}")
        drop(hit)
    if hit := _ROCKETS.search(rest):
        stem = hit["stem"].lower().replace(" ", "-")
        sign = NOT_ON.search(rest[: hit.start()]) is None
        tests.append(lambda one: one.launcher.startswith(stem) == sign)
        name.append(f"{'' if sign else 'not '}on {hit['stem']}")
        if not sign and (but := NOT_ON.search(rest[: hit.start()])):
            drop(but)
        drop(hit)
    if hit := _LOST_CREW.search(rest):
        tests.append(lambda one: one.crew_lost > 0)
        name.append("that were lost with their crews")
        drop(hit)
    return rest, tests, name, sure


def _object(rest: str) -> re.Match[str] | None:
    """What a flight of one country goes to, where that is a ship or station of another."""
    for hit in _OBJECT.finditer(rest):
        if nation_words().search(rest, 0, hit.start("nation")) or hit["what"].lower().endswith(
            ("station", "outpost")
        ):
            return hit
    return None


def _day(said: str, *, end: bool) -> date:
    """The first or the last day of a month or year."""
    words = said.lower().replace("-", " ").split()
    year = int(words[-1])
    month = next((n for n, one in enumerate(_MONTHS, 1) if one in words), 0)
    if not end:
        return date(year, month or 1, 1)
    after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return after - timedelta(1)


def _of_theirs(stations: tuple[str, ...], own: tuple[str, ...], *, alone: bool) -> Test:
    """Flights of others that docked at a country's station, or with a ship of its own that flew alone."""
    return lambda one: (
        not one.vehicle.startswith(own)
        and one.docked == "yes"
        and (
            one.station.startswith(stations)
            or (alone and one.station == "none" and one.flight.startswith("Apollo ("))
        )
    )


def company(rest: str, place: int) -> tuple[str, int] | None:
    """How many of a sort of people stand at a place, and the words without the number; None where one is meant."""
    hit = _COUNTED.search(rest[:place])
    n = number(hit["n"]) if hit is not None else None
    if hit is None or n is None or not 2 <= n <= 9:
        return None
    return rest[: hit.start("n")] + " " * len(hit["n"]) + rest[hit.end("n") :], int(n)
