"""The words of a first, read from left to right: each by itself narrows what is asked, and none may be left over."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.numerals import COUNTED
from expedition.announcements.scene import FULL_STOP, Scene
from expedition.announcements.verdicts import kind_words
from expedition.announcements.verdicts.feat_table import TOKENS
from expedition.announcements.verdicts.feats import Asked
from expedition.announcements.verdicts.kind_people import since_in
from expedition.announcements.verdicts.named_ships import ships_in
from expedition.catalog import history
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import is_of, nation_of, nation_words

_STOP = re.compile(
    r"\s*(?:[.,;:!?()\n\"”»–—]|\Z)|\s(?:and|but|while|when|though|although|was|were|is|are|came|comes|took place|"
    r"happened|occurred|went to|fell to|belongs?|remains?|if|as|aged|at \d\d|at the age|at age|did|followed|flew|"
    r"on (?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* )|made by|done by|carried out by|performed by)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:in|of|on) (?:(?:early|late|mid-?|the \w+ of) ?)?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?"
                   r"(?P<year>(?:19|20)\d\d)\b")  # fmt: skip
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"{FULL_STOP}|[,;:!?()\n]| – | — ")
_WHO = re.compile(r"\b(?:who|that|which)\s*\Z", re.IGNORECASE)
_IN_IT = re.compile(
    r"\s+(?:space ?ships?|spacecraft|ships?|capsules?|crafts?|vehicles?|rockets?)\b", re.IGNORECASE
)
_DOES = re.compile(
    r"\s+(?:ever\s+)?(?:in|to|on|aboard|who|with|at|inside|launched|taken|flown)\b", re.IGNORECASE
)
_GENITIVE = re.compile(r"['’]s?(?!\w)")


def asked_in(scene: Scene, sentence: Sentence, start: int, past: PastFlight | None) -> Asked | None:
    """What the words from `start` on ask for, to the end of the phrase; None where one is not understood."""
    text, at = scene.text, start
    asked = Asked()
    names = {one.start: one for one in sentence.names}
    while True:
        if _STOP.match(text, at, sentence.end):
            if _WHO.search(text, start, at):
                # What they are who are meant, is told by words that are not asked for here.
                return None
            break
        while at < sentence.end and text[at] in '  -“„«"':
            at += 1
        if at >= sentence.end:
            break
        if _SINCE.match(text, at, sentence.end):
            stop = _CLAUSE.search(text, at, sentence.end)
            at = stop.start() if stop else sentence.end
            asked.since = since_in(
                scene,
                sentence,
                start + (m.end() if (m := re.search(r"since", text[start:at], re.I)) else 0),
                at - 30,
                past,
            )
            if asked.since is None:
                return None
            break
        if span := kind_words.SPAN.match(text, at, sentence.end):
            day = past.liftoff_date if past is not None else scene.published
            if day is None:
                return None
            said = int(span["number"]) if span["number"].isdigit() else COUNTED.index(span["number"].lower())
            asked.since, asked.loose = (
                day - timedelta(days=round(365.25 * said - max(0.1 * 365.25 * said, 45.0))),
                True,
            )
            at = span.end()
            continue
        if year := _YEAR.match(text, at, sentence.end):
            if re.fullmatch(r"of \d{4}", year[0]):
                # The first of a year, not of all.
                return None
            asked.year, at = int(year["year"]), year.end()
            continue
        if (one := names.get(at)) is not None and _of_name(asked, scene, one, past):
            at = one.end
        elif (
            (nation := nation_words().match(text, at, sentence.end))
            and not re.match(
                r"(?:china['’]s|chinese) (?:new |own )?(?:space )?station", text[at : at + 40], re.IGNORECASE
            )
            and not re.match(r"american soil|us soil", text[at : at + 14], re.IGNORECASE)
        ):
            if (
                re.search(r"\bfrom (?:the )?\Z", text[max(start, at - 10) : at])
                and asked.head == "flight"
                and (pads := kind_words.PADS.get(nation_of(nation["nation"]) or ""))
            ):
                asked.flight_tests.append(lambda each, pads=pads: each.pad.startswith(pads))  # type: ignore[misc]
                asked.words.add("site")
            else:
                country = nation_of(nation["nation"])
                if country is None:
                    return None
                if _IN_IT.match(text, nation.end()):
                    fleet = kind_words.NATIONAL.get(country)
                    if fleet is None:
                        return None
                    asked.flight_tests.append(lambda each, fleet=fleet: each.vehicle.startswith(fleet))  # type: ignore[misc]
                    asked.words.add("ship")
                else:
                    asked.nations.append(country)
                    asked.words.add("nation")
                    if asked.head == "" and not asked.deed and _DOES.match(text, nation.end()):
                        asked.head = "person"
            at = nation.end()
        else:
            for pattern, effect in TOKENS:
                hit = pattern.match(text, at, sentence.end)
                if hit and hit.end() > at and not text[hit.end() : hit.end() + 1].isalnum():
                    effect(asked, hit)
                    at = hit.end()
                    break
            else:
                return None
        if owns := _GENITIVE.match(text, at, sentence.end):
            at = owns.end()
    asked.end = at
    return finished(asked, past)


def _of_name(asked: Asked, scene: Scene, one: NameMention, past: PastFlight | None) -> bool:
    """What a name in the words asks for; False where it is no name of a ship, place or flight."""
    kind, ident = one.kind, one.id
    said = scene.text[one.start : one.end]
    if kind == "flight":
        flown = past_flight(one)
        asked.aboard = flown
        return flown is not None
    if kind == "vehicle":
        if ships_in(said) == {said}:
            family = past.family if past is not None and past.ship == said else ""
            asked.flight_tests.append(lambda each: each.ship == said and family in ("", each.family))
        elif ident in _exact():
            asked.flight_tests.append(lambda each: each.vehicle == ident)
        else:
            asked.flight_tests.append(lambda each: same_ship(ident, each.vehicle) or each.family == ident)
        asked.words.add("ship")
        asked.head = asked.head or "flight"
        return True
    if kind == "launcher":
        asked.flight_tests.append(lambda each: each.launcher.startswith(ident))
        asked.words.add("ship")
        return True
    if kind in ("pad", "site"):
        asked.flight_tests.append(lambda each: each.pad == ident or each.pad.startswith(ident + "-"))
        asked.words.add("site")
        return True
    if kind == "station":
        where = ident
        if ident == "station":
            the = re.search(r"\bthe \Z", scene.text[max(0, one.start - 4) : one.start] or "", re.IGNORECASE)
            main = scene.main.past if scene.main is not None else None
            told = [f.station for f in (past, main) if f is not None and f.station != "none"]
            where = told[0] if told and (the or said.lower().startswith("the ")) else ""
        if not where or where == "none":
            return False
        asked.flight_tests.append(lambda each: each.station == where)
        asked.words.add("station")
        if where == "iss":
            asked.words.add("iss")
        return True
    return False


@cache
def _exact() -> frozenset[str]:
    return frozenset(one.vehicle for one in history.flights())


def finished(asked: Asked, past: PastFlight | None = None) -> Asked | None:
    """What is asked once all words are read: whose nation is meant, what is commanded, to whom one is a foreigner."""
    if "foreign" in asked.words:
        fleets = kind_words.NATIONAL.items()
        hosts = asked.nations or [
            name for name, fleet in fleets if past is not None and past.vehicle.startswith(fleet)
        ]
        if not hosts:
            return None
        host, fleet = hosts[-1], kind_words.NATIONAL.get(hosts[-1])
        if fleet is None:
            return None
        asked.nations = []
        asked.head = "person"
        asked.person_tests.append(lambda name: is_of(name, host) is False)
        asked.flight_tests.append(lambda one, fleet=fleet: one.crewed and one.vehicle.startswith(fleet))  # type: ignore[misc]
        asked.words = (asked.words - {"foreign"}) | {"nation", "ship"}
    if "command" in asked.words:
        asked.words.discard("command")
        if "iss" in asked.words and "ship" in asked.words:
            return None
        if "iss" in asked.words:
            asked.deed = "iss-command"
        elif "ship" in asked.words and not asked.deed:
            tests = list(asked.person_tests)
            asked.person_tests.clear()
            asked.flight_tests.append(lambda one: bool(one.crew) and all(test(one.crew[0]) for test in tests))
            asked.head = "flight"
            asked.words.add("led")
        else:
            return None
    asked.words.discard("iss")
    asked.words.discard("")
    if asked.under_hours is not None:
        # Who docked so soon, the table has; that they docked goes without saying.
        asked.words -= {"docked", "flight"}
    if asked.deed == "docking":
        asked.words -= {"docked"}
    if asked.deed:
        asked.words -= {"flight"}
    if asked.deed == "moonwalk":
        asked.words -= {"moon", "orbit"}
    for nation in asked.nations:
        if asked.head == "person" or asked.deed in ("spacewalk", "iss-command", "moonwalk"):
            asked.person_tests.append(lambda name, nation=nation: bool(is_of(name, nation)))  # type: ignore[misc]
        elif "crewed" in asked.words and asked.head == "flight" and nation == "Russia":
            return None
        else:
            fleet = kind_words.NATIONAL.get(nation)
            if fleet is None and asked.head == "":
                asked.head = "person"
                asked.person_tests.append(lambda name, nation=nation: bool(is_of(name, nation)))  # type: ignore[misc]
            elif fleet is None:
                return None
            elif asked.head == "" and "docked" not in asked.words and asked.deed == "":
                asked.head = "person"
                asked.person_tests.append(lambda name, nation=nation: bool(is_of(name, nation)))  # type: ignore[misc]
            else:
                asked.flight_tests.append(lambda one, fleet=fleet: one.vehicle.startswith(fleet))  # type: ignore[misc]
    if asked.deed in ("landing", "launch", "splashdown") and not asked.tags:
        return None
    if "night" in asked.tags and not asked.deed:
        asked.deed = "launch"
        asked.words -= {"flight"}
    narrow = (
        asked.flight_tests or asked.person_tests or asked.tags or asked.deed or asked.times > 1 or asked.days
    )
    if not narrow and asked.head != "person":
        return None
    return asked
