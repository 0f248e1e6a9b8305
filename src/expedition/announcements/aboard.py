"""What flies and who is aboard: from the record, else from the text, else what the flight's series usually has."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from expedition.announcements import events
from expedition.announcements.drafts import PEOPLE_WORDS, Draft, Sentence, of_satellites
from expedition.announcements.people import PersonMention, flies_on, last_name, latin
from expedition.announcements.story import Found, Story
from expedition.catalog.homecomings import brought_down

if TYPE_CHECKING:
    from expedition.catalog.history import PastFlight

_LATIN = re.compile("[a-z]", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:empty|nobody|no one|no-one|without (?:a |its |any )?(?:crew|people|astronauts|passengers)|"
    r"uncrewed|unmanned|unpiloted|"
    r"unoccupied|no crew|crewless|без экипажа|экипажа на корабле нет|беспилотн\w*)\b",
    re.IGNORECASE,
)
_NUMBER = {
    word: number
    for number, words in enumerate(
        [
            "nobody",
            "one|solo",
            "two|двое|два",
            "three|трое|три",
            "four|четверо|четыре",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
        ]
    )
    for word in words.split("|")
}
_COUNT = re.compile(
    rf"(?<![\w-])(\d{{1,2}}|{'|'.join(_NUMBER)})[- ](?:\w+[- ]){{0,3}}?(?:astronauts?|cosmonauts?|"
    rf"taikonauts?|"
    rf"people|persons?|crew ?members?|crew\b|"
    r"passengers?|men\b|women\b|private citizens|citizens|tourists|travell?ers|members? of the crew|"
    r"aboard|космонавт\w*|человек\w*|"
    r"член\w* экипажа)",
    re.IGNORECASE,
)


def hardware_of(
    told: Story, draft: Draft, found: Found, status: str
) -> tuple[str | None, str | None, str | None, str | None]:
    """Vehicle, launcher, pad and station: from the record, else the text, else what its series usually has."""
    past, series = draft.past, draft.series
    own = [
        one for one in found.anchors.about(draft, loose=draft is found.main) if _tells_of(one, draft, found)
    ]

    def said(*kinds: str) -> list[str]:
        rises = [
            one
            for one in own
            if "pad" not in kinds or any(cue.kind in ("liftoff", "slip", "other") for cue in one.cues)
        ]
        return [one.id for sentence in rises for one in sentence.names if one.kind in kinds]

    vehicle = past.vehicle if past is not None else draft.vehicle or (series.vehicle if series else None)
    launchers = said("launcher")
    launcher = (past.launcher if past is not None else None) or (launchers[0] if launchers else None)
    launcher = launcher or (series.launcher if series else None)
    pads, sites = said("pad"), said("site")
    pad = past.pad if past is not None and past.pad else None
    if pads and (pad is None or status != "flown"):
        pad = pads[0]
    if pad is None and sites:
        usual = series.pad if series and series.pad else ""
        pad = usual if usual.split("-")[0] == sites[0] else sites[0]
    if pad is None and series is not None:
        pad = series.pad
    stations = [one for one in said("station") if one != "station"]
    if series is not None and series.kind == "module" and series.station:
        stations = [series.station]
    station = past.station if past is not None else stations[0] if stations else draft.station
    if station is None and any(one == "station" for one in said("station")):
        station = "iss"
    return vehicle or None, launcher or None, pad or None, station or None


def _tells_of(sentence: Sentence, draft: Draft, found: Found) -> bool:
    """Whether what a sentence names belongs to a flight that it may be about."""
    anchors = found.anchors.of(sentence)
    if found.anchors.another_ship(sentence) or (not anchors and of_satellites(sentence)):
        return False
    return len({id(one) for _, one in anchors}) < 2 or anchors[0][1] is draft


def crew_of(told: Story, draft: Draft, found: Found) -> tuple[int | None, tuple[str, ...]]:
    """Who is aboard, as the text names them, and how many."""
    past, series = draft.past, draft.series
    if past is not None and _comes_home(draft, told.published):
        # On their way home people sit in other ships than on their way up.
        down = brought_down(past.flight)
        named = {p.known: _name(p) for p in told.people if p.known in down and p.role != "back-up"}
        if past.crewed or named:
            return len(down), tuple(named.values())
    if (past is not None and not past.crewed) or (past is None and series is not None and not series.crewed):
        return 0, ()
    aboard: dict[str, str] = {}
    for person in found.anchors.people_of(draft):
        if person.role != "back-up":
            aboard.setdefault(_key(person), _name(person))
    landed = past.landing_date if past is not None else None
    today = told.published
    homeward = landed is not None and today is not None and abs(landed - today) <= _JUST_HOME
    # On a station people change ships.
    changes = past is not None and past.station != "none" and _stayed(past)
    count: int | None = None
    for sentence in found.anchors.about(draft, loose=draft is found.main):
        anchors = found.anchors.of(sentence)
        listed = [
            one for one in sentence.people if one.role not in ("back-up", "official", "quoted", "aside")
        ]
        groups = _groups(told.document.text, listed)
        for group in groups:
            home = (
                homeward
                and any(one.kind == "landing" for one in sentence.cues)
                and any(one is draft for _, one in anchors)
            )
            up = past is not None and told.published is not None and past.liftoff_date < told.published
            returning = (
                home and up and all(one.known for one in group) and past is not None and len(groups[0]) > 1
            )
            if not (_crew_list(group, sentence, past) or returning):
                continue
            whole = past is not None and len(aboard) >= len(past.crew)
            for person in group:
                if whole and not returning and not (changes and person.known):
                    continue
                if returning or all(one is draft for one in found.anchors.with_aboard(person)):
                    aboard.setdefault(_key(person), _name(person))
        if count is None and not events.background(sentence.text):
            hit = _COUNT.search(sentence.text)
            if hit and not re.search(r"\b(?:more|other|another)\b", hit[0]):
                word = hit[1].casefold()
                count = int(word) if word.isdecimal() else _NUMBER[word]
    if past is not None and past.crewed:
        for sentence in found.anchors.about(draft, loose=draft is found.main):
            for name in _last_names_of(past, sentence):
                if any(last_name(one) == last_name(name) for one in aboard.values()):
                    continue
                aboard.setdefault(name, name)
    if not aboard and past is None and _flies_empty(draft, found):
        return 0, ()
    aboard = _spelled(aboard, past)
    names = tuple(aboard.values())
    if past is not None:
        count = max(past.crew_count, len(names))
    elif names and (count is None or count < len(names)):
        count = len(names)
    return count, names


def _last_names_of(past: PastFlight, sentence: Sentence) -> list[str]:
    """Those of a crew whom a sentence lists by their last names: two at least, and nobody who stands by."""
    if any(one.role == "back-up" for one in sentence.people):
        return []
    words = {word.casefold() for word in _LISTED.findall(sentence.text)}
    named = [name for name in past.crew if last_name(name) in words]
    return named if len(named) > 1 else []


_LISTED = re.compile(r"[A-ZА-ЯЁ][\w'’]*(?:-[\w'’]+)*")


def _comes_home(draft: Draft, published: date | None) -> bool:
    """Whether the news of a flight is its way home, some days after it went up."""
    past = draft.past
    if past is None or past.landing_date is None or past.station == "none" or published is None:
        return False
    home = [m for kind, m, _, state in draft.moments if kind in ("landing", "undocking") and state != "old"]
    near = abs(published - past.landing_date) <= _HOMEWARD
    return bool(home) and near and published - past.liftoff_date > timedelta(days=_VISIT_DAYS // 2)


_HOMEWARD = timedelta(days=16)
_JUST_HOME = timedelta(days=5)


def _stayed(past: PastFlight) -> bool:
    """Whether a flight was longer than a visit."""
    return past.landing_date is not None and (past.landing_date - past.liftoff_date).days > _VISIT_DAYS


_VISIT_DAYS = 30


def _spelled(aboard: dict[str, str], past: PastFlight | None) -> dict[str, str]:
    """The one whose Cyrillic name nobody knows is the one who is missing from the record's crew."""
    strange = [key for key in aboard if not _LATIN.search(key)]
    missing = [name for name in past.crew if name not in aboard] if past is not None else []
    if len(strange) == len(missing) == 1:
        return {key: missing[0] if key == strange[0] else name for key, name in aboard.items()}
    return aboard


def _key(person: PersonMention) -> str:
    return person.known or last_name(person.name)


def _name(person: PersonMention) -> str:
    """As the text writes it, but in Latin letters where it is known how."""
    if _LATIN.search(person.name):
        return person.name
    return person.known or latin(person.name)


def _crew_list(group: list[PersonMention], sentence: Sentence, past: PastFlight | None) -> bool:
    """Whether people told in one breath are a crew, though the record does not know them as one."""
    if past is not None and past.crew:
        return len(group) > 1 and sum(flies_on(one, past) for one in group) >= 2
    happens = PEOPLE_WORDS.search(sentence.text) or any(cue.happens for cue in sentence.cues)
    return bool(happens) and (len(group) > 1 or bool(group[0].role))


def _flies_empty(draft: Draft, found: Found) -> bool:
    """Whether the text says that nobody is aboard."""
    return any(_EMPTY.search(sentence.text) for sentence in found.anchors.about(draft, loose=False))


def _groups(text: str, listed: list[PersonMention]) -> list[list[PersonMention]]:
    """People that are told in one breath."""
    groups: list[list[PersonMention]] = []
    for person in listed:
        if groups and len(text[groups[-1][-1].end : person.start]) <= 45:
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups
