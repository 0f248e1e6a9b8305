"""What a sentence speaks of that the record has days of: flights, ships, people, the last shuttle, the Moon landing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.names import past_flight
from expedition.announcements.numerals import ORDINALS
from expedition.announcements.scene import Scene
from expedition.announcements.verdicts.named_ships import named_ships
from expedition.catalog import history
from expedition.catalog.astronauts import aboard
from expedition.catalog.history import PastFlight
from expedition.catalog.homecomings import came_down_on
from expedition.catalog.travellers import travellers


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that a sentence names, with the flights that it can stand for."""

    start: int
    end: int
    words: str
    flights: tuple[PastFlight, ...]
    who: str = ""
    """The person, by the record's spelling, where it is one."""
    days: tuple[date, ...] = ()
    """The only days that are meant, where it is an event of a flight and not the whole of it."""

    def events(self) -> list[tuple[date, str]]:
        """The days on which something of it happened, each with the flight."""
        if self.days:
            return [(day, self.flights[0].flight if self.flights else self.words) for day in self.days]
        found = []
        for past in self.flights:
            down = came_down_on(self.who, past).landing_date if self.who else past.landing_date
            days = (past.liftoff_date, past.docking_date, down)
            found += [(day, past.flight) for day in days if day is not None]
        return found


# What everybody knows by words of its own, with the flight of the record that it was.
_MILESTONES: tuple[tuple[str, str, str], ...] = (
    (r"(?:first )?(?:landings?|steps?|men|people|walk|footsteps) on the moon|(?:first )?(?:moon|lunar) landing"
     r"|(?:armstrong|man)(?:['’]s)? (?:walked|first walk|first step|stepped|set foot|landed) on the moon",
     "Apollo 11", "1969-07-20 1969-07-21"),
    (r"last (?:men|people|man|landing|steps?|walk\w*) on the moon|last (?:moon|lunar) landing",
     "Apollo 17", "1972-12-11 1972-12-14 1972-12-19 1972-12-07"),
    (r"first (?:space ?walk|walk in space)", "Voskhod 2", "1965-03-18"),
    (r"first (?:docking|link-?up) (?:in space|in orbit|of two)", "Gemini VIII", "1966-03-16"),
    (r"first (?:human|man|person|manned|crewed) (?:in space|in orbit|space ?flights?|flight in(?:to)? space)"
     r"|gagarin['’]s (?:space ?)?flight", "Vostok 1", "1961-04-12"),
    (r"first woman (?:in space|in orbit)|tereshkova['’]s flight", "Vostok 6", "1963-06-16"),
    (r"first american in orbit|first american to orbit", "Mercury-Atlas 6", "1962-02-20"),
    (r"first american in space", "Mercury-Redstone 3", "1961-05-05"),
    (r"first (?:resident |permanent |long-term )?(?:crew|people|inhabitants|residents|expedition) "
     r"(?:(?:came|moved|arrived|went|flew|got) (?:in(?:to)? |to |at |on |aboard )?|to |of |at |on |aboard |in )"
     r"(?:the )?(?:iss|international space station)|(?:iss|international space station) (?:has been|was first) "
     r"(?:inhabited|occupied|crewed|lived in)", "Soyuz TM-31", "2000-10-31 2000-11-02"),
    (r"first (?:flight|launch|mission) of (?:the|a) (?:space )?shuttle|shuttle['’]s (?:first|maiden) (?:flight|"
     r"launch)",
     "STS-1", "1981-04-12 1981-04-14"),
    (r"apollo[-–/ ]soyuz(?: (?:test project|link-?up|docking|meeting|handshake|mission|flight))?|"
     r"(?:an? )?(?:apollo and (?:an? )?soyuz|soyuz and (?:an? )?apollo) (?:had )?(?:met|docked|link\w*|joined|coupled)|"
     r"handshake in (?:space|orbit)",
     "Apollo (ASTP)", "1975-07-15 1975-07-17 1975-07-19 1975-07-21 1975-07-24"),
)  # fmt: skip
_KINDS = (
    (r"(?:space )?shuttles?(?! (?:program|fleet|era))", "space-shuttle"), (r"apollo", "apollo"), (r"gemini", "gemini"),
    (r"mercury", "mercury"), (r"vostok", "vostok"), (r"crew dragon|dragon (?:with|to carry) (?:people|a crew)",
     "crew-dragon"), (r"starliner", "starliner"), (r"shenzhou", "shenzhou"), (r"skylab(?:['’]s)?", "skylab"),
    (r"buran", "buran"), (r"new shepard", "new-shepard"), (r"spaceshipone", "spaceshipone"),
    (r"mir(?:['’]s)?", "mir"), (r"salyut[- ]?[67](?:['’]s)?", "salyut"), (r"atv", "atv"), (r"voskhod", "voskhod"),
)  # fmt: skip
_LAST_OF = re.compile(
    rf"\b(?:the |a )?(?P<lead>(?:{'|'.join(f'(?:{words})' for words, _ in _KINDS)}) )?(?P<which>first|last|final|"
    rf"maiden) "
    r"(?P<what>(?:(?:crewed|manned|cargo|empty|unmanned|uncrewed|test|space)[ ])*(?:crews?|people|men|flights?|"
    r"launch(?:es)?|missions?|"
    r"landings?|visitors?|expeditions?|lift-?offs?)[ ](?:of |to |by |for |aboard |from |on |with |in )?(?:the |a |"
    r"an )?)?"
    rf"(?P<kind>{'|'.join(f'(?:{words})' for words, _ in _KINDS)})?(?: (?:flight|mission|crew|launch|landing|"
    rf"lift-?off)\b)?",
    re.IGNORECASE,
)


def referents(scene: Scene, sentence: Sentence) -> list[Referent]:
    """What a sentence names that the record knows, in order; none within another."""
    kept = scene.anchors.named_in
    if sentence.number not in kept:
        kept[sentence.number] = _referents(scene, sentence)
    return cast("list[Referent]", kept[sentence.number])


def _referents(scene: Scene, sentence: Sentence) -> list[Referent]:
    out: list[Referent] = []
    text = scene.text
    for start, end, words, flight, days in _milestones(text, sentence.start, sentence.end):
        past = history.named(flight)
        if past is not None:
            out.append(Referent(start, end, words, (past,), days=days))
    for found in _of_station(scene, sentence):
        if not _within(found, out):
            out.append(found)
    for found in _of_person(scene, sentence):
        if not _within(found, out):
            out.append(found)
    for hit in _LAST_OF.finditer(text, sentence.start, sentence.end):
        last = _last_of(scene, hit)
        if last is not None and not _within(last, out):
            out.append(last)
    for name in sentence.names:
        words = text[name.start : name.end]
        past = None
        if name.kind == "flight":
            past = past_flight(name)
        elif name.kind in ("module", "station", "vehicle"):
            past = past_flight(name) or history.named(words)
            past = past if past is not None and past.kind == "module" else None
        if past is not None:
            one = Referent(name.start, name.end, words, (past,))
            if not _within(one, out):
                out.append(one)
    for start, end, ships in named_ships(text, sentence.start, sentence.end):
        if any(
            p.known and p.start <= start and end <= p.end for p in sentence.people
        ) and not _CARRIES.search(text, max(sentence.start, start - 30), min(sentence.end, end + 30)):
            # Freighters bear the names of people.
            continue
        one = Referent(start, end, text[start:end], ships)
        if not _within(one, out):
            out.append(one)
    for person in sentence.people:
        if person.known and person.role != "quoted" and (flown := aboard(person.known)):
            one = Referent(person.start, person.end, person.known, flown, person.known)
            if not _within(one, out):
                out.append(one)
    return sorted(out, key=lambda each: each.start)


_CARRIES = re.compile(r"\b(?:S\.?S\.?|ship|freighter|cygnus|craft|named|capsule|vehicle)\b", re.IGNORECASE)


def _within(one: Referent, others: list[Referent]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, tuple[date, ...]], ...]:
    return tuple(
        (
            re.compile(rf"\b(?:the )?(?:{words})\b", re.IGNORECASE),
            flight,
            tuple(date.fromisoformat(day) for day in days.split()),
        )
        for words, flight, days in _MILESTONES
    )


_ANY = re.compile(
    r"\b(?:moon|lunar|walk in space|space ?walk|docking|link-?up|gagarin|tereshkova|first|"
    r"apollo[-–/ ]soyuz|apollo and|soyuz and|handshake|"
    r"international space station|iss|shuttle)\b",
    re.IGNORECASE,
)


def _milestones(text: str, start: int, end: int) -> list[tuple[int, int, str, str, tuple[date, ...]]]:
    if _ANY.search(text, start, end) is None:
        return []
    found: list[tuple[int, int, str, str, tuple[date, ...]]] = []
    for pattern, flight, days in _patterns():
        for hit in pattern.finditer(text, start, end):
            if not any(a < hit.end() and hit.start() < b for a, b, *_ in found):
                found.append((hit.start(), hit.end(), hit[0], flight, days))
    return found


def fleet(ident: str) -> tuple[PastFlight, ...]:
    """The flights of a kind of ship, or to a station, trials of a part of a flight apart."""
    return _fleets()(ident)


@cache
def _fleets() -> Callable[[str], tuple[PastFlight, ...]]:
    every = [one for one in history.flights() if one.kind not in ("test", "module")]

    @cache
    def of(ident: str) -> tuple[PastFlight, ...]:
        if ident in ("skylab", "mir") or ident.startswith(("salyut", "tiangong", "iss")):
            return tuple(one for one in every if one.station == ident or one.station.startswith(f"{ident}-"))
        return tuple(one for one in every if same_ship(ident, one.vehicle) or one.family == ident)

    return of


def _last_of(scene: Scene, hit: re.Match[str]) -> Referent | None:
    """The first or last flight of a kind of ship that has stopped flying, or the first of any."""
    words = (hit["kind"] or (hit["lead"] or "").strip()).lower()
    if not words or (hit["kind"] and not hit["what"] and hit["lead"]):
        return None
    if hit["lead"] and not hit["what"]:
        return None
    ident = next((of for said, of in _KINDS if re.fullmatch(said, words, re.IGNORECASE)), "")
    if ident == "salyut":
        ident = f"salyut-{words.rstrip(chr(39) + 's’')[-1]}"
    what = (hit["what"] or "").lower()
    row = fleet(ident)
    if re.search(r"\b(?:crew|people|men|crewed|manned|visitor|expedition)", what) or (
        ident in ("space-shuttle", "apollo", "gemini", "skylab", "mir") and "test" not in what
    ):
        row = tuple(one for one in row if one.crewed)
    if re.search(r"\b(?:cargo|empty|unmanned|uncrewed)\b", what):
        row = tuple(one for one in row if not one.crewed)
    if not row:
        return None
    last = hit["which"].lower() in ("last", "final")
    if last:
        day = scene.published
        if row[-1].liftoff_date.year > _ENDED and day is None:
            return None
        done = [one for one in row if day is None or one.liftoff_date <= day]
        if not done:
            return None
        # The last of a kind may be meant to be the last of those that went to the Moon.
        moon = [one for one in done if one.target == "moon"][-1:]
        return Referent(hit.start(), hit.end(), hit[0], tuple(dict.fromkeys([*moon, done[-1]])))
    return Referent(hit.start(), hit.end(), hit[0], (row[0],))


_NTH_CREW = re.compile(
    rf"\b(?:the|its|their) (?P<which>{'|'.join(list(ORDINALS)[:6])}|previous|last) (?:crew|visitors|residents|"
    rf"tenants|expedition|team)\b"
    r"(?! (?:rotation|dragon|member|to (?!(?:the|this|visit|live|stay|move|board)\b)))",
    re.IGNORECASE,
)
_OWN_FLIGHT = re.compile(
    rf"\b(?P<whose>his|her) (?:own )?(?P<which>{'|'.join(list(ORDINALS)[:6])}|last|"
    rf"previous) (?:space ?)?(?:flight|mission|trip|voyage|launch)\b",
    re.IGNORECASE,
)


def _of_station(scene: Scene, sentence: Sentence) -> list[Referent]:
    """The first, second or previous crew of the station that the text is about."""
    past = scene.main.past if scene.main is not None else None
    if past is None or past.station in ("none", "iss", "mir"):
        return []
    row = [one for one in fleet(past.station) if one.crewed and one.docked != "failed"]
    out = []
    for hit in _NTH_CREW.finditer(scene.text, sentence.start, sentence.end):
        which = hit["which"].lower()
        if which in ("previous", "last"):
            row_before = [one for one in row if one.liftoff_date < past.liftoff_date]
            found = row_before[-1:] if which == "previous" else []
        else:
            found = row[ORDINALS[which] - 1 : ORDINALS[which]]
        if found:
            out.append(Referent(hit.start(), hit.end(), hit[0], tuple(found)))
    return out


def _of_person(scene: Scene, sentence: Sentence) -> list[Referent]:
    """The first flight of whoever was named last: "his first flight"."""
    out = []
    for hit in _OWN_FLIGHT.finditer(scene.text, sentence.start, sentence.end):
        who = taken_up(scene, sentence, hit.start(), woman=hit["whose"].lower() == "her")
        if who is None:
            continue
        row, which = aboard(who), hit["which"].lower()
        day = scene.published
        if which in ("last", "previous"):
            row = tuple(one for one in row if day is None or (one.landing_date or one.liftoff_date) < day)
            found = row[-1:]
        else:
            found = row[ORDINALS[which] - 1 : ORDINALS[which]]
        if found:
            out.append(Referent(hit.start(), hit.end(), hit[0], found, who))
    return out


def taken_up(scene: Scene, sentence: Sentence, place: int, *, woman: bool) -> str | None:
    """Whom "he" or "her" takes up: the last known man or woman named before it, three sentences back at most."""
    known = [
        p.known
        for one in scene.told.sentences
        if sentence.number - 3 <= one.number <= sentence.number
        for p in one.people
        if p.known
        and p.role != "quoted"
        and p.end <= place
        and (travellers()[p.known].woman if p.known in travellers() else False) == woman
    ]
    return known[-1] if known else None


_ENDED = 2012
"""Kinds that last flew before this year have stopped."""
