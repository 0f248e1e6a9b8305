"""The names that texts are searched for: those of `catalog/names.toml` and of the record's flights."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog import history

_FILE = Path(history.__file__).with_name("names.toml")
TOKEN = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Series:
    """Flights told apart by a number, or one flight or module with a name of its own."""

    name: str
    kind: str
    vehicle: str | None
    ship: str | None
    launcher: str | None
    pad: str | None
    station: str | None
    crewed: bool
    digits: int
    roman: bool
    record: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who flies, and the ships they fly."""

    name: str
    ships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in a text stands for, and how it has to be written there."""

    kind: str
    id: str
    series: Series | None
    proper: bool
    shout: bool
    numbered: bool
    bare: bool = False
    person: bool = False
    beside: str = ""
    """A word that has to stand in the text too."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names, by the first word of each, and the series and organisations that they lead to."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    series: tuple[Series, ...]
    ordinals: tuple[tuple[frozenset[str], str, Series], ...]
    organisations: dict[str, Organisation]


@cache
def facts() -> dict[str, Any]:
    """What `catalog/names.toml` holds."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def organisation(name: str) -> Organisation:
    """An organisation by its identifier."""
    return lexicon().organisations[name]


def series_of(vehicle: str) -> Series | None:
    """The series that flies this vehicle: its usual rocket, pad and station."""
    numbered = [one for one in lexicon().series if one.kind == "series"]
    return next((one for one in numbered if one.vehicle == vehicle), None) or next(
        (one for one in numbered if one.ship == vehicle), None
    )


@cache
def lexicon() -> Lexicon:
    """All names that are looked for, by their first word."""
    read = facts()
    entries: list[tuple[tuple[str, ...], Entry]] = []
    series_list: list[Series] = []
    ordinals: list[tuple[frozenset[str], str, Series]] = []

    def add(
        name: str,
        kind: str,
        ident: str,
        series: Series | None = None,
        numbered: bool = False,
        bare: bool = False,
        person: bool = False,
        beside: str = "",
    ) -> None:
        words = tuple(key_of(word) for word in TOKEN.findall(name))
        first = TOKEN.findall(name)[0]
        shout = len(first) <= 4 and first.isupper() and first.isalpha()
        proper = first[0].isupper() or first[0].isdigit()
        entries.append((words, Entry(kind, ident, series, proper, shout, numbered, bare, person, beside)))

    for row in read["series"]:
        one = _series(row, "series")
        series_list.append(one)
        for stem in row["stems"]:
            add(stem, "flight", "", one, numbered=True)
        for stem in row.get("bare", ()):
            add(stem, "flight", "", one, numbered=True, bare=True)
        if "ordinal" in row:
            ordinals.append((frozenset(row["ordinal"]), row["ordinal_beside"], one))
    for kind in ("flight", "module"):
        for row in read[kind]:
            one = _series(row, kind)
            series_list.append(one)
            for name in row["names"]:
                add(name, kind, row["name"], one, beside=row.get("beside", ""))
    for past in history.flights():
        for name in past.names if past.kind != "module" else ():
            # A ship's own name or one plain word names no flight.
            if (
                name != past.ship
                and name[0].isalpha()
                and re.search(r"\d", name)
                and len(TOKEN.findall(name)) >= 2
            ):
                add(name, "flight", past.flight, None)
    for table, kind in _TABLES.items():
        for ident, spellings in read[table].items():
            for name in spellings:
                add(name, kind, ident)
    organisations = {}
    for row in read["organisation"]:
        organisations[row["name"]] = Organisation(row["name"], tuple(row["ships"]))
        for name in row["names"]:
            add(name, "organisation", row["name"])
        for name in row.get("heads", ()):
            add(name, "organisation", row["name"], person=True)
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in entries:
        by_first.setdefault(words[0], []).append((words, entry))
    ranked = {
        first: tuple(sorted(group, key=lambda pair: (-len(pair[0]), pair[1].numbered)))
        for first, group in by_first.items()
    }
    return Lexicon(ranked, tuple(series_list), tuple(ordinals), organisations)


_TABLES = {
    "ports": "port",
    "stations": "station",
    "launchers": "launcher",
    "vehicles": "vehicle",
    "orbiters": "vehicle",
    "pads": "pad",
    "sites": "site",
}


def _series(row: dict[str, Any], kind: str) -> Series:
    return Series(
        name=row["name"],
        kind=kind,
        vehicle=row.get("vehicle"),
        ship=row.get("ship"),
        launcher=row.get("launcher"),
        pad=row.get("pad"),
        station=row.get("station"),
        crewed=row.get("crewed", False),
        digits=row.get("digits", 0),
        roman=row.get("roman", False),
        record=row.get("record", row["name"]),
    )


def key_of(token: str) -> str:
    """A word or number as names are compared: in small letters, without leading noughts."""
    return (token.lstrip("0") or "0") if token.isdecimal() else token.casefold()
