"""What a text foresees of a kind of flight, a station or the Moon: whether it came about by the day it was given.

A kind of flight is read from the words of the clause, each word that is understood leaving fewer flights; those that
are not can only leave out more. So where the record has none of the kind by then, what was foreseen did not come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence, same_ship
from expedition.announcements.moments import Moment
from expedition.announcements.names import past_flight
from expedition.announcements.quantities import NUMBER, UNIT_DAYS, number
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Claim, Scene
from expedition.announcements.verdicts import projects
from expedition.announcements.verdicts.kind_words import FLEETS, NATIONAL
from expedition.announcements.verdicts.kinds import kind
from expedition.announcements.verdicts.settled import AHEAD, Coming, came_of
from expedition.announcements.verdicts.stations_ahead import of_station
from expedition.catalog import history
from expedition.catalog.announced import history_of, told
from expedition.catalog.history import PastFlight
from expedition.catalog.travellers import nation_of, nation_words

# What was foreseen once, or only would have been.
_ONCE = re.compile(
    r"\bwould have\b|\b(?:was|were|had been) (?:\w+ )?(?:to|due|planned|scheduled|set|meant|supposed|expected)\b|"
    r"\b(?:original\w*|once (?:planned|meant)|instead of|rather than|if|unless)\b",
    re.IGNORECASE,
)
# What is bought, signed and decided; built, trained for and talked about: not flown.
_SOLD = re.compile(
    r"\b(?:(?<!under )(?<!under the )(?<!under its )contract\w*|sign\w*|award\w*|pay|pays|paid|cost\w*|budget\w*|"
    r"fund\w*|sell\w*|sold|shares?|tickets?|vot\w+|"
    r"book(?:s|ed) (?:a|the|his|her|their|two|seats?)|decid\w*|decision\w*|approv\w*|licen[cs]\w*|review\w*|"
    r"agree\w*|extend\w*|extension)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:train\w*|select\w*|chos\w+|choos\w+|hir\w+|recruit\w*|appl(?:y|ies|ications?)|"
    r"built|build\w*|deliver\w*|roll\w*|rehears\w*|broadcast\w*|briefing\w*|conference\w*|interview\w*|exhibit\w*|"
    r"museum\w*|film\w*|book|spacewalk\w*|probe\w*|satellite\w*|rover\w*|telescope\w*|anniversar\w*|birthday\w*|"
    r"elect\w+|law|hearing\w*|retir\w*|last|final|replac\w*)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:could|may|might|perhaps|possibly|as (?:early|soon) as|at the earliest|if|unlikely|hardly|doubt\w*)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:crew\w*|people|person|astronauts?|cosmonauts?|taikonauts?|humans?|m[ae]n|wom[ae]n|passengers?|guests?|"
    r"customers?|tourists?|manned|piloted|commercial (?:service|flights?|operations)|экипаж\w*|космонавт\w*)\b",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"\b(?:(?:paying|private|fare-paying) )?(?:guests?|customers?|passengers?|tourists?|travell?ers)\b|"
    r"\bcommercial (?:service|flights?|operations)\b",
    re.IGNORECASE,
)
_REGULAR = re.compile(
    r"\b(?:regular|operational|routine|crew[- ]rotation|rotation|commercial|in service)\b", re.IGNORECASE
)
_AGAIN = re.compile(r"\b(?:first|maiden|again|debut|finally|at last|own)\b", re.IGNORECASE)
_OWN_SHIPS = re.compile(
    r"\b(?:(?:ships?|craft|spacecraft|capsules?|rockets?|vehicles?) of (?:its|their|her) own|(?:its|their) own "
    r"(?:[\w-]+ )?(?:ships?|craft|spacecraft|capsules?|rockets?|vehicles?))\b",
    re.IGNORECASE,
)
_NEW_SHIP = re.compile(
    r"\b(?:(?:a |the |its |\w+['’]s )?(?:new|next)(?:[- ]generation)?|future|successor) (?:[\w-]+ )?(?:ships?|craft|"
    r"spacecraft|capsules?|vehicles?|space ?planes?)\b|\bsuccessor\b",
    re.IGNORECASE,
)
_WHOSE = re.compile("|".join(rf"\b(?:{said})" for said, _ in FLEETS), re.IGNORECASE)
_HOP = re.compile(r"\b(?:suborbital|sub-orbital|hops?|edge of space|weightless\w*)\b", re.IGNORECASE)
_IT = re.compile(
    r"\A\W*(?:[\w'’-]+,? ){0,6}?(?:it|that|this|they|these)\b(?: now| really| still)? (?:will|would|should|is|are|"
    r"happens?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;()\n!?]|: |\. |[–—]|, (?:and|but|while|then|after which|before|when) |\band then\b|\b(?:while|whereas|"
    r"although|though)\b",
    re.IGNORECASE,
)
_LANDS_THERE = re.compile(
    r"\b(?:on|onto) (?:the )?(?:moon|lunar surface|mars)\b|\b(?:back|return\w*) to the moon\b|"
    r"\b(?:moon|lunar|mars) landing|\bland\w* (?:[\w' -]{1,30} )?(?:on|near|at|to) (?:[\w' -]{1,24} )?(?:moon|mars)\b|"
    r"\bto mars\b",
    re.IGNORECASE,
)
_ROUND_IT = re.compile(
    r"\b(?:(?:a)?round|past|behind|circle|orbit|to) (?:the )?moon\b|\blunar (?:orbit|fly-?by)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|astronauts?|cosmonauts?|taikonauts?|people|humans?|crew\w*|americans?|passengers?|tourists?|"
    r"chinese|russians?)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    rf"(?<!twice )(?<!times )\b(?P<edge>within|in|less than|fewer than|under|no more than|not more than|at most|inside)"
    rf"(?: (?:the next|the coming|less than|fewer than|at most|no more than|under|about|some))? "
    rf"(?P<number>{NUMBER}|an?|half an?) (?P<unit>year|month)s?['’]?"
    r"(?P<till> (?:before|until|till|away|off|from (?:now|today)|hence|to go|ahead)\b|"
    r",? (?:time|at (?:the latest|most))\b)?",
    re.IGNORECASE,
)
_DAY = timedelta(days=1)


def of_foreseen(scene: Scene, sentence: Sentence, moment: Moment) -> tuple[str, str] | None:
    """Whether what a clause foresees for a month or a year came about by then."""
    today = scene.published
    if (
        today is None
        or moment.first is None
        or moment.last is None
        or moment.said.old
        or moment.last <= today
    ):
        return None
    if moment.day is not None or moment.has_clock:
        return None
    low, high = _clause(scene, sentence, moment.start, moment.end)
    if moment.said.shift is not None and AHEAD.search(scene.text, low, high) is None:
        # "The second trip in three weeks" tells of those that are over.
        return None
    coming = Coming.of_moment(scene.text, sentence.start, moment, today)
    return _judged(scene, sentence, (low, high), (moment.start, moment.end), coming)


def claims(scene: Scene) -> Iterator[Claim]:
    """What is foreseen within so many years or months of the text."""
    today = scene.published
    if today is None:
        return
    for sentence in scene.told.sentences:
        for hit in _SOON.finditer(sentence.text):
            found = _within(scene, sentence, hit, today)
            if found is not None:
                yield found


def _within(scene: Scene, sentence: Sentence, hit: re.Match[str], today: date) -> Claim | None:
    if not hit["till"] and hit["edge"].lower() not in ("within", "in", "inside"):
        return None
    said = hit["number"].lower()
    number_said = {"a": 1.0, "an": 1.0}.get(said, 0.5 if said.startswith("half") else number(said))
    if number_said is None:
        return None
    start, end = sentence.start + hit.start(), sentence.start + hit.end()
    stop = sentence.start + hit.end("unit") + 1
    coming = Coming(today, today + timedelta(days=number_said * UNIT_DAYS[hit["unit"].lower()]), "by", today)
    low, high = _clause(scene, sentence, start, end)
    part = (low, start) if start - low > high - end else (end, high)
    found = _judged(scene, sentence, part, (start, end), coming)
    if found is None:
        return None
    return replace(scene.claim(sentence, start, min(stop, end), "duration", *found), by_text=True)


def _clause(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    marks = [hit.end() for hit in _BREAK.finditer(scene.text, sentence.start, start)]
    stop = _BREAK.search(scene.text, end, sentence.end)
    # "Virgin Galactic: first customers in 2022": whose they are, stands before the colon.
    marks = [
        mark
        for mark in marks
        if mark - sentence.start > _HEAD or ":" not in scene.text[sentence.start : mark]
    ]
    return (marks[-1] if marks else sentence.start), (stop.start() if stop else sentence.end)


_HEAD = 30


def _judged(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], when: tuple[int, int], coming: Coming
) -> tuple[str, str] | None:
    words = scene.text[slice(*_clause(scene, sentence, *when))]
    if not (coming.first > coming.today or AHEAD.search(words)) or _ONCE.search(words):
        return None
    known = history.flights()[-1].liftoff_date
    if coming.last > known:
        return None
    if not _SOLD.search(words) and (stood := of_station(scene, sentence, clause, when, coming)):
        return None if stood[0] == CONTRADICTED and _MAYBE.search(words) else stood
    if _SOLD.search(words) or _ELSE.search(words):
        return None
    if _LANDS_THERE.search(words) and _MEN.search(words):
        return _landed(words, coming, known)
    if planned := _project(scene, sentence, words, coming):
        return planned
    if never := _never_flew(scene, sentence, _clause(scene, sentence, *when), coming):
        return None if _MAYBE.search(words) else never
    if (of_several := _each(words, coming)) is not None:
        return of_several
    meant, words = _meant(scene, sentence, clause, when, coming)
    if meant is None:
        return None
    rows, sure = meant
    own = {one.record for one in scene.news if one.role == "subject"}
    main = scene.main.past if scene.main is not None else None
    verdict = came_of(rows, coming, sure=sure)
    if verdict is None or verdict[0] == SUPPORTED:
        return verdict
    first = next((one for one in rows if one.liftoff_date > coming.today), None)
    if first is not None and (first is main or first.flight in own):
        # What slipped of the text's own flight was its plan.
        return None
    return None if _MAYBE.search(words) else verdict


def _each(words: str, coming: Coming) -> tuple[str, str] | None:
    """Where people are to fly with two makers: whether they did with each."""
    makers = [families for said, families in FLEETS[:-1] if re.search(rf"\b(?:{said})", words, re.IGNORECASE)]
    if len(makers) < 2 or not _PEOPLE.search(words) or re.search(r"\bor\b", words):
        return None
    found = []
    for families in makers:
        rows = [one for one in history.crewed() if one.vehicle.startswith(families)]
        if rows and rows[0].liftoff_date <= coming.today:
            return None
        found.append(came_of(rows, coming, sure=True))
    wrong = next((one for one in found if one is not None and one[0] == CONTRADICTED), None)
    return wrong or (found[0] if all(found) else None)


_WOULD_FLY = re.compile(
    r"(?:, [^,.;:]{2,60},)? (?:(?:will|should|would|is (?:now |also |then )?(?:to|due to|set to|booked to|"
    r"scheduled to)|"
    r"hopes to|wants to|plans to|means to) (?:be the (?:next|first) \w+ to )?(?:fly|go|ride|travel|blast off|launch|"
    r"visit|"
    r"follow|rocket|lift off)|flies|goes|travels|follows)\b[^.;:]{0,60}?\b(?:space|orbit|station|iss|moon|soyuz|dragon|"
    r"shuttle|shepard|unity)\b",
    re.IGNORECASE,
)


def _never_flew(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], coming: Coming
) -> tuple[str, str] | None:
    """Somebody who is to fly, of whom the record, which has everybody that ever did, knows nothing."""
    low, high = clause
    people = [one for one in sentence.people if low <= one.start < high]
    if len(people) != 1 or people[0].known or " " not in people[0].name or people[0].role in _NO_TRAVELLERS:
        return None
    if coming.way not in ("in", "by") or not _WOULD_FLY.match(scene.text, people[0].end):
        return None
    last = history.flights()[-1].liftoff_date
    return CONTRADICTED, f"foreseen, but not held: up to {last} the record has nobody called {people[0].name}"


_NO_TRAVELLERS = ("quoted", "official", "back-up", "aside")


def _landed(words: str, coming: Coming, known: date) -> tuple[str, str] | None:
    """People on the Moon or on Mars, where none have been since."""
    if coming.last.year < 1974 or coming.way == "not before" or _MAYBE.search(words):
        return None
    mars = re.search(r"\bmars\b", words, re.IGNORECASE) is not None
    what = (
        "nobody ever has landed on Mars"
        if mars
        else "nobody has landed on the Moon since Apollo 17 in December 1972"
    )
    return CONTRADICTED, f"foreseen, but not held: of those who have flown up to {known}, {what}"


def _project(scene: Scene, sentence: Sentence, words: str, coming: Coming) -> tuple[str, str] | None:
    """A station that is only announced: how soon it is to come, held against the last date that was given for it."""
    around = words
    if _IT.search(words) or re.search(r"\b(?:this|that) (?:happens|comes)\b", words):
        around = " ".join(
            one.text for one in scene.told.sentences if sentence.number - 2 <= one.number <= sentence.number
        )
    if not (projects.STATION.search(around) and projects.RUSSIA.search(around)):
        return None
    rows = history_of("ros", "first module launched")
    if not rows or coming.way != "by":
        return None
    if rows[-1].earliest > coming.last and rows[0].said_on <= coming.today + timedelta(days=365):
        return CONTRADICTED, f"foreseen, but not held: {told(rows)}"
    return None


def _meant(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], when: tuple[int, int], coming: Coming
) -> tuple[tuple[tuple[PastFlight, ...], bool] | None, str]:
    """The flights that the clause, or the one that it takes up, can mean, and whether every word was understood."""
    words = scene.text[clause[0] : clause[1]]
    found = _kind(scene, sentence, clause, when, coming)
    if found is None and _IT.search(words) and sentence.number:
        before = scene.told.sentences[sentence.number - 1]
        ahead = [m for m in before.moments if m.last is not None and m.last > coming.today and m.vague]
        if ahead and before.paragraph == sentence.paragraph:
            spot = (ahead[-1].start, ahead[-1].end)
            clause = _clause(scene, before, *spot)
            found = _kind(scene, before, clause, spot, coming)
            words = f"{words} {scene.text[clause[0] : clause[1]]}"
    return found, words


def _kind(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], when: tuple[int, int], coming: Coming
) -> tuple[tuple[PastFlight, ...], bool] | None:
    low, high = clause
    if any(one.kind == "flight" and low <= one.start < high and past_flight(one) for one in sentence.names):
        # A flight with a name has days of its own.
        return None
    words = scene.text[low:high]
    if len({nation_of(hit["nation"]) for hit in nation_words().finditer(words)}) > 1:
        # Whose ships and whose people they are, is told of different flights, or of one flown together.
        return None
    guests = _GUESTS.search(words)
    skip = [when] if guests is None else [when, (clause[0] + guests.start(), clause[0] + guests.end())]
    found = kind(scene, sentence, scene.main, clause[0], clause[1], skip=skip)
    round_it = _ROUND_IT.search(words) is not None
    rows, sure = found.flights, found.sure
    ships = _ships(scene, sentence, clause, words)
    understood = found.sure or found.wider or round_it or bool(guests) or coming.way == "not before"
    if ships is not None:
        # A flight that the record does not have, or a ship told before: no other words say which is meant.
        rows, sure = tuple(one for one in history.flights() if same_ship(ships, one.vehicle)), False
    elif not understood or not (_says_whose(found.name) or (round_it and _PEOPLE.search(words))):
        return None
    if _PEOPLE.search(words):
        rows = tuple(one for one in rows if one.crewed)
    if (own := _OWN_SHIPS.search(words)) and (nation := nation_words().search(words)):
        fleets = NATIONAL.get(nation_of(nation["nation"]) or "", ())
        rows = tuple(one for one in rows if one.vehicle.startswith(fleets))
        sure = sure or bool(own)
    if _NEW_SHIP.search(words):
        flown_by = {
            one.vehicle.split("-")[0] for one in history.flights() if one.liftoff_date <= coming.today
        }
        rows = tuple(one for one in rows if one.vehicle.split("-")[0] not in flown_by)
    if round_it:
        rows = tuple(one for one in rows if one.target == "moon")
        sure = True
    if any(one.kind == "orbital" for one in rows) and not _HOP.search(words):
        # Who speaks of crews and says no more means to orbit.
        rows = tuple(one for one in rows if one.kind != "suborbital")
    if _REGULAR.search(words):
        # What is flown regularly has been tried out before.
        rows = rows[1:]
    flown = [one for one in rows if one.liftoff_date <= coming.today]
    routine = bool(flown) and (coming.today - flown[-1].liftoff_date).days < _ROUTINE_DAYS
    if routine and re.search(r"\b(?:first|maiden|debut)\b", words, re.IGNORECASE):
        return None
    # The first of a kind after years without one is what is meant, whatever else is said of it.
    called = ships is not None or any(
        one.kind == "vehicle" and clause[0] <= one.start < clause[1] for one in sentence.names
    )
    return rows, sure or called or not routine


def _ships(scene: Scene, sentence: Sentence, clause: tuple[int, int], words: str) -> str | None:
    """The ship of a flight that the record does not have, or the one told before that people are to fly on."""
    low, high = clause
    if any(one.kind == "vehicle" and low <= one.start < high for one in sentence.names) or _WHOSE.search(
        words
    ):
        return None
    if (unflown := _unflown(sentence, low, high)) is not None:
        return unflown
    if any(one.kind in ("flight", "module", "station") and low <= one.start < high for one in sentence.names):
        return None
    main = scene.main.past if scene.main is not None else None
    if _GUESTS.search(words) and main is not None and main.kind == "suborbital":
        return main.vehicle
    before = [one.id for one in sentence.names if one.kind == "vehicle" and one.start < low]
    return before[-1] if before and _PEOPLE.search(words) and not nation_words().search(words) else None


def _unflown(sentence: Sentence, low: int, high: int) -> str | None:
    """The ship of the only flight or part of a station that a clause names, where the record does not have it."""
    named = [one for one in sentence.names if one.kind in ("flight", "module") and low <= one.start < high]
    if len(named) != 1 or past_flight(named[0]) is not None or named[0].series is None:
        return None
    return named[0].series.vehicle


def _says_whose(name: str) -> bool:
    """Whether the words say more of a kind of flight than that people are aboard."""
    return re.search(r"\b(?:of|from|on|to|that landed) (?!no station|orbit)", name) is not None


_ROUTINE_DAYS = 400
