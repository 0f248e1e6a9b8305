"""What is foreseen of stations, their parts and of ships that are to stop flying: against the days of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from expedition.announcements.drafts import Sentence
from expedition.announcements.names import NameMention, past_flight
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, Scene
from expedition.announcements.verdicts.kind_tests import stays
from expedition.announcements.verdicts.referents import fleet
from expedition.announcements.verdicts.settled import Coming
from expedition.catalog import history
from expedition.catalog.history import PastFlight

_ENDS = re.compile(
    r"\b(?:(?:brought|come|comes|coming|bring|crash\w*|fall\w*|sent|steer\w*|guid\w*|dropp\w*) (?:\w+ )?(?:down|"
    r"back|out "
    r"of orbit|into the (?:\w+ )?(?:sea|ocean|atmosphere|pacific))|de-?orbit\w*|sunk|sink\w*|burn\w* up|plung\w*|"
    r"splash\w*|"
    r"scrapp\w*|ditch\w*|retir\w*|given up|giv\w* up|abandon\w*|end of its life|end its (?:life|days)|"
    r"destroy\w*|into the (?:\w+ )?(?:ocean|sea|pacific|atmosphere)|сведут|сведен\w*|затоп\w*)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:(?:be |kept |keep \w+ |stay \w+ |remain \w+ |run |operate\w* |use\w* |fl(?:y|ies|own) |in (?:orbit|use|"
    r"service|"
    r"operation) )(?:\w+ ){0,4}|life(?:time)? (?:\w+ ){0,3})(?:until|till|through|beyond|to) (?:at least )?"
    r"(?:the )?(?:end of )?(?:early |late |mid-)?\Z",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:at least|beyond|well into) (?:the )?(?:end of )?\Z", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:launch\w*|go(?:es)? up|fl(?:y|ies|own)|lift\w*|reach\w*|arriv\w*|dock\w*|join\w*|follow\w*|added|"
    r"attach\w*|put up|"
    r"sent? up|expected|in (?:orbit|space)|put into|start\w*|ready|have|of (?:its|their) own|be there|запу\w+|старт\w*|"
    r"полетит|прист\w+)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:complete\w*|finish\w*|whole|fully (?:built|assembled)|assembl\w*)\b", re.IGNORECASE
)
_LIVED_IN = re.compile(
    r"\b(?:first (?:\w+ )?(?:crew|people|residents|inhabitants|expedition|cosmonauts|astronauts)|inhabit\w*|occup\w*|"
    r"permanent\w* (?:crew\w*|manned|staffed)|mov(?:e|es|ing) in(?:to)?|live aboard)\b",
    re.IGNORECASE,
)
_FIRST_PART = re.compile(
    r"\bfirst (?:\w+ )?(?:part|module|element|piece|section|block)\b|\bcore\b", re.IGNORECASE
)
_STOPS = re.compile(
    r"\b(?:retir\w*|ground(?:ed|s)?|stop\w* (?:flying|to fly)|stop (?:its|their)|last (?:shuttle )?(?:flight|"
    r"mission|launch)|"
    r"fl(?:y|ies|own) for the last time|mothball\w*|phase\w* out|in museums?|out of (?:service|use)|for good)\b",
    re.IGNORECASE,
)
_OF_CHINA = re.compile(
    r"\b(?:china|chinese)\b.{0,60}\bstation\b|\bstation\b.{0,40}\b(?:china|chinese)\b",
    re.IGNORECASE | re.DOTALL,
)
_CORES = {"mir": "Mir core module", "skylab": "Skylab 1", "iss": "Zarya", "tiangong": "Tianhe"}
# A fleet that has not flown for so long by the end of the record has stopped.
_STOPPED = timedelta(days=600)
# A station to which nothing was added for so long is complete.
_DONE = timedelta(days=3 * 365)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that came, on one of these days, or has not come by the end of the record."""

    days: tuple[date, ...]
    told: str


def of_station(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], when: tuple[int, int], coming: Coming
) -> tuple[str, str] | None:
    """Whether a station or a part of one came, was lived in, complete or gone, or a ship retired, when it was to."""
    low, high = clause
    words = scene.text[low:high]
    lead = scene.text[low : when[0]]
    named = [one for one in sentence.names if low <= one.start < high]
    if (lasted := _lasts(named, lead, coming)) is not None:
        return lasted
    event = _retired(named, words) or _of_station(named, words) or _of_part(named, words)
    return _held(event, coming) if event is not None else None


def _held(event: _Event, coming: Coming) -> tuple[str, str] | None:
    low, high = coming.first - _DAY, coming.last + _DAY
    if any(day <= coming.today for day in event.days):
        return None
    if coming.way == "not before":
        early = [day for day in event.days if day < low]
        return (CONTRADICTED if early else SUPPORTED), f"so it came: {event.told}"
    if any(low <= day <= high for day in event.days):
        return SUPPORTED, f"so it came: {event.told}"
    if any(day <= coming.last + coming.slack for day in event.days) and coming.way == "by":
        return None
    near = coming.slack
    if any(coming.first - near <= day <= coming.last + near for day in event.days):
        return None
    return CONTRADICTED, f"foreseen, but not held: {event.told}"


def _core(name: NameMention) -> PastFlight | None:
    """The first part of a station, by its name."""
    if name.kind not in ("station", "module"):
        return None
    past = history.named(_CORES.get(name.id.lower(), name.id))
    return past if past is not None and past.kind == "module" else None


def _of_station(named: list[NameMention], words: str) -> _Event | None:
    stations = [one for one in named if (one.kind == "station" and one.id in (*_CORES,)) or _gone(one)]
    ids = {one.id.lower() for one in stations}
    if not ids and _OF_CHINA.search(words):
        ids, stations = {"tiangong"}, []
    if len(ids) != 1:
        return None
    station = ids.pop()
    core = _core(stations[0]) if stations else history.named("Tianhe")
    if core is None:
        return None
    if _ENDS.search(words):
        gone = core.landing_date
        return _Event(
            (gone,) if gone else (), f"{core.flight} came down on {gone}" if gone else "it is up still"
        )
    if _LIVED_IN.search(words):
        rows = [one for one in fleet(station) if one.crewed and one.docked == "yes" and stays(one)]
        if not rows:
            return None
        days = tuple(day for day in (rows[0].liftoff_date, rows[0].docking_date) if day)
        return _Event(days, f"the first crew to stay came with {rows[0].flight}, {rows[0].liftoff_date}")
    if _FIRST_PART.search(words):
        return _Event(
            (core.liftoff_date,), f"{core.flight}, its first part, was launched on {core.liftoff_date}"
        )
    if _WHOLE.search(words):
        return _whole(station)
    if _OF_CHINA.search(words) and _COMES.search(words):
        days = tuple(
            one.liftoff_date
            for one in history.flights()
            if one.kind == "module" and one.family.startswith("tiangong")
        )
        ahead = [day for day in days if day >= core.liftoff_date]
        return _Event(tuple(ahead[:1]), f"{core.flight}, its first part, was launched on {core.liftoff_date}")
    return None


def _whole(station: str) -> _Event | None:
    """When a station was complete: its last part, and none for years after."""
    parts = [one for one in history.flights() if one.kind == "module" and one.station == station]
    for one, after in zip(parts, [*parts[1:], None], strict=True):
        known = history.flights()[-1].liftoff_date
        if ((after.liftoff_date if after else known) - one.liftoff_date) > _DONE:
            return _Event(
                (one.liftoff_date,), f"{one.flight}, the last part for years, came on {one.liftoff_date}"
            )
    return None


def _gone(one: NameMention) -> bool:
    return one.kind == "station" and one.id.startswith(("salyut-", "tiangong-"))


def _of_part(named: list[NameMention], words: str) -> _Event | None:
    """A part of a station, or a station that is one part: when it came."""
    found = []
    for one in named:
        if one.kind not in ("module", "station", "port"):
            continue
        past = past_flight(one) or history.named(one.id)
        if past is not None and past.kind == "module":
            found.append(past)
    parts = list(dict.fromkeys(past.flight for past in found))
    if not parts or not _COMES.search(words) or _ENDS.search(words):
        return None
    last = found[-1] if len(parts) == 1 else max(found, key=lambda past: past.liftoff_date)
    days = tuple(day for day in (last.liftoff_date, last.docking_date) if day)
    return _Event(days, f"{last.flight} was launched on {last.liftoff_date}")


def _retired(named: list[NameMention], words: str) -> _Event | None:
    """The last flight of a kind of ship that has stopped flying."""
    ships = {one.id for one in named if one.kind == "vehicle"}
    if len(ships) != 1 or not _STOPS.search(words):
        return None
    rows = fleet(ships.pop())
    if not rows or history.flights()[-1].liftoff_date - rows[-1].liftoff_date < _STOPPED:
        return None
    last = rows[-1]
    days = tuple(day for day in (last.liftoff_date, last.landing_date) if day)
    return _Event(days, f"the last of the kind in the record, {last.flight}, flew on {last.liftoff_date}")


def _lasts(named: list[NameMention], lead: str, coming: Coming) -> tuple[str, str] | None:
    """How long a station is to be kept: whether crews came for so long, and no longer."""
    stations = {one.id for one in named if one.kind == "station" and one.id in _CORES}
    if len(stations) != 1 or not _LASTS.search(lead):
        return None
    rows = [one for one in fleet(stations.pop()) if one.crewed and one.docked == "yes"]
    if not rows:
        return None
    last = rows[-1].landing_date or history.flights()[-1].liftoff_date
    if last + coming.slack < coming.first:
        return CONTRADICTED, f"foreseen, but not held: the last crew left on {last}"
    if _AT_LEAST.search(lead):
        return SUPPORTED, f"so it came: crews were there until {last}"
    if last > coming.last + timedelta(days=200):
        return CONTRADICTED, f"foreseen, but not held: crews were there until {last}"
    return SUPPORTED, f"so it came: crews were there until {last}"
