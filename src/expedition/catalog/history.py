"""The record of past flights: every crewed one since 1961, uncrewed ones of the same ships, cargo, station modules.

Reading it takes milliseconds and happens when it is first asked for, never at start-up.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("past")
# Clock times stand where flights are measured against predictions, and only there.
_CLOCKS = Path(__file__).with_name("flown") / "flights.csv"
_NOWHERE = ("free", "moon")


@dataclass(frozen=True, slots=True)
class PastFlight:
    """One flight of the record.

    `target` is where it was meant to go: "free", "moon" or a station's id; `docked` is "yes", "no", "failed", "na" or
    "" for not known. Outcomes are those of the phase: `outcome_ascent` "ok", "abort-survived" or "loss";
    `outcome_orbit` "ok", "failed-objective", "early-return", "emergency" or "loss"; `outcome_descent` "ok",
    "off-target", "ballistic", "hard-anomaly" or "loss"; "na" where the phase was never reached, "" where it is not
    known. `confidence`, of the days, is "confirmed" where a source that `source` names was opened, else "recalled".
    """

    flight: str
    """As people say it: Soyuz MS-19, STS-135, Crew-3, Shenzhou 20, NS-16."""
    aliases: tuple[str, ...]
    """Other names of the same flight, none of them another flight's."""
    ship: str
    """The name of the vehicle itself where it has one: Challenger, Endeavour, Freedom 7."""
    family: str
    vehicle: str
    """The catalogue's name where there is one, else plain words in that style."""
    launcher: str
    pad: str
    """The pad's name, or its site's where no more is known; "" where nothing is."""
    kind: str
    """orbital, suborbital (both with a crew), uncrewed, cargo, module, or test (people aboard, but not for space)."""
    liftoff_date: date
    """The UTC day."""
    liftoff_utc: datetime | None
    docking_date: date | None
    docking_utc: datetime | None
    landing_date: date | None
    """UTC day on which the ship came down, or its life ended in the air or by re-entry."""
    crew_count: int
    crew: tuple[str, ...]
    """Those aboard at lift-off, commander first."""
    target: str
    docked: str
    outcome_ascent: str
    outcome_orbit: str
    outcome_descent: str
    crew_lost: int
    ascent_incident: str
    note: str
    confidence: str
    recalled: tuple[str, ...]
    """Fields that rest on memory alone: "pad", "crew", "docking_date", "outcome" (all three, and `docked`), …"""
    source: str

    @property
    def station(self) -> str:
        """The station it was bound for, or "none" for a flight of its own."""
        return "none" if self.target in _NOWHERE else self.target

    @property
    def crewed(self) -> bool:
        """Whether it was meant to carry people."""
        return self.kind in ("orbital", "suborbital")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.flight, *self.aliases)


@dataclass(frozen=True, slots=True)
class LauncherDecade:
    """Launches of a launcher in the years from first to last, and how many of them failed."""

    launcher: str
    first_year: int
    last_year: int
    launches: int
    failures: int
    source: str


@cache
def flights() -> tuple[PastFlight, ...]:
    """Every flight of the record, in order of lift-off."""
    clocks = _clocks()
    read = [_flight(row, clocks) for name in ("crewed.csv", "uncrewed.csv") for row in _rows(_FOLDER / name)]
    return tuple(sorted(read, key=_order))


@cache
def crewed() -> tuple[PastFlight, ...]:
    """Every flight that was meant to carry people, in order of lift-off."""
    return tuple(one for one in flights() if one.crewed)


@cache
def uncrewed() -> tuple[PastFlight, ...]:
    """Ships without a crew, cargo ships and modules, in order of lift-off."""
    return tuple(one for one in flights() if not one.crewed)


@cache
def launchers() -> tuple[LauncherDecade, ...]:
    """Launches and failures by launcher and decade."""
    return tuple(
        LauncherDecade(
            row["launcher"],
            int(row["first_year"]),
            int(row["last_year"]),
            int(row["launches"]),
            int(row["failures"]),
            row["source"],
        )
        for row in _rows(_FOLDER / "launchers.csv")
    )


def named(name: str) -> PastFlight | None:
    """The flight of that name or alias, or None.

    Case, blanks, hyphens and leading zeros do not matter; Roman numerals and Cyrillic names of ships are understood,
    and words such as "mission" or "spacecraft" around the name are passed over.
    """
    known = _by_key()
    for spelling in _spellings(name):
        if spelling in known:
            return known[spelling]
    return None


def on(
    day: date,
    *,
    within_days: int = 0,
    family: str | None = None,
    vehicle: str | None = None,
    launcher: str | None = None,
    pad: str | None = None,
    station: str | None = None,
    kind: str | None = None,
) -> tuple[PastFlight, ...]:
    """Flights that lifted off on that UTC day, or so many days around it, and are what else is asked; nearest first."""
    wanted = {
        "family": family,
        "vehicle": vehicle,
        "launcher": launcher,
        "pad": pad,
        "station": station,
        "kind": kind,
    }
    asked = {key: value for key, value in wanted.items() if value is not None}
    reach = timedelta(days=within_days)
    found = [
        one
        for one in flights()
        if abs(one.liftoff_date - day) <= reach
        and all(getattr(one, key) == value for key, value in asked.items())
    ]
    return tuple(sorted(found, key=lambda one: abs(one.liftoff_date - day)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _clocks() -> dict[str, tuple[datetime, datetime | None]]:
    return {
        _plain(row["flight"]): (
            _instant(row["liftoff_utc"]),
            _instant(row["docking_utc"]) if row["docking_utc"] else None,
        )
        for row in _rows(_CLOCKS)
    }


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _flight(row: dict[str, str], clocks: dict[str, tuple[datetime, datetime | None]]) -> PastFlight:
    liftoff, docking = clocks.get(_plain(row["flight"]), (None, None))
    docked_on = _day(row["docking_date"])
    return PastFlight(
        flight=row["flight"],
        aliases=_list(row["aliases"]),
        ship=row["ship"],
        family=row["family"],
        vehicle=row["vehicle"],
        launcher=row["launcher"],
        pad=row["pad"],
        kind=row["kind"],
        liftoff_date=date.fromisoformat(row["liftoff_date"]),
        liftoff_utc=liftoff,
        docking_date=docking.date() if docking else docked_on,
        docking_utc=docking,
        landing_date=_day(row["landing_date"]),
        crew_count=int(row["crew_count"]),
        crew=_list(row["crew"]),
        target=row["target"],
        docked=row["docked"],
        outcome_ascent=row["outcome_ascent"],
        outcome_orbit=row["outcome_orbit"],
        outcome_descent=row["outcome_descent"],
        crew_lost=int(row["crew_lost"]),
        ascent_incident=row["ascent_incident"],
        note=row["note"],
        confidence=row["confidence"],
        recalled=_list(row["recalled"]),
        source=row["source"],
    )


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _order(one: PastFlight) -> date:
    return one.liftoff_date


# What ships are called elsewhere.
_CYRILLIC = {
    "союз": "soyuz",
    "прогресс": "progress",
    "восток": "vostok",
    "восход": "voskhod",
    "шэньчжоу": "shenzhou",
    "тяньчжоу": "tianzhou",
    "космос": "kosmos",
    "буран": "buran",
    "салют": "salyut",
    "мир": "mir",
    "квант": "kvant",
    "кристалл": "kristall",
    "спектр": "spektr",
    "природа": "priroda",
    "заря": "zarya",
    "звезда": "zvezda",
    "пирс": "pirs",
    "поиск": "poisk",
    "рассвет": "rassvet",
    "наука": "nauka",
    "причал": "prichal",
    "аполлон": "apollo",
    "джемини": "gemini",
    "тма": "tma",
    "тм": "tm",
    "мс": "ms",
    "м": "m",
    "т": "t",
    "а": "a",
    "神舟": "shenzhou",
    "天舟": "tianzhou",
    "cosmos": "kosmos",
}
_FILLERS = frozenset(
    [
        "the",
        "mission",
        "flight",
        "spacecraft",
        "spaceship",
        "ship",
        "vehicle",
        "capsule",
        "manned",
        "crewed",
        "cargo",
        "shuttle",
        "space",
        "nasa",
        "spacex",
        "spx",
        "boeing",
        "blue",
        "origin",
        "virgin",
        "vss",
        "northrop",
        "grumman",
        "roscosmos",
        "russian",
        "russia",
        "soviet",
        "chinese",
        "china",
        "american",
        "us",
        "european",
        "japanese",
        "корабль",
        "корабля",
        "тпк",
        "тгк",
        "пилотируемый",
        "транспортный",
        "грузовой",
        "миссия",
        "экипаж",
    ]
)
_ROMAN = re.compile(r"(?=[ivxl])(xl|x{0,3})(ix|iv|v?i{0,3})")
_OWNER = re.compile(r"['’]s\b")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_NUMBER = re.compile("([一二三四五六七八九]?)(十)?([一二三四五六七八九]?)号")


def _spellings(name: str) -> list[str]:
    """Keys under which a name may be known, the most literal first."""
    text = _CHINESE_NUMBER.sub(_western, _OWNER.sub("", name[:120].casefold()))
    words = [_CYRILLIC.get(word, word) for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _FILLERS]
    numbered = [words[0], *map(_arabic, words[1:])] if words else []
    kept_numbered = [kept[0], *map(_arabic, kept[1:])] if kept else []
    return list(dict.fromkeys(key for each in (words, numbered, kept, kept_numbered) if (key := _key(each))))


def _key(words: list[str]) -> str:
    """Words in one, without leading zeros; a dot parts two numbers, for M1-1 is not M-11."""
    key = ""
    for word in words:
        plain = str(int(word)) if word.isdecimal() else word
        key += f".{plain}" if plain.isdecimal() and key[-1:].isdecimal() else plain
    return key


def _arabic(word: str) -> str:
    found = _ROMAN.fullmatch(word)
    if found is None:
        return word
    worth = {"i": 1, "v": 5, "x": 10, "l": 50}
    values = [worth[letter] for letter in word]
    after = [*values[1:], 0]
    return str(sum(-one if one < then else one for one, then in zip(values, after, strict=True)))


def _western(found: re.Match[str]) -> str:
    before, ten, after = found.groups()
    if not ten:
        return str(_CHINESE.get(before or after, "")) or found[0]
    return str(10 * _CHINESE.get(before, 1) + _CHINESE.get(after, 0))


@cache
def _by_key() -> dict[str, PastFlight]:
    """Flights by key: names as they stand, then aliases, then what else they may be spelled like."""
    spelled = [(one, [_spellings(name) for name in one.names]) for one in flights()]
    known: dict[str, PastFlight] = {}
    for one, names in spelled:
        known.setdefault(names[0][0], one)
    for one, names in spelled:
        for keys in names:
            known.setdefault(keys[0], one)
    for one, names in spelled:
        for key in (key for keys in names for key in keys):
            known.setdefault(key, one)
    return known
