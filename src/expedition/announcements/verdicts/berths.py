"""Where at a station a ship lies, module and side in whatever order: against the record and the ports that it fits."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from expedition import catalog
from expedition.announcements.drafts import Draft, Sentence
from expedition.announcements.scene import CONTRADICTED, SUPPORTED, UNCLEAR, Claim, Scene
from expedition.catalog import history
from expedition.catalog.history import named
from expedition.errors import InputError

_FLOWN = Path(history.__file__).with_name("flown") / "flights.csv"

# What a side of a module is called, by the catalogue's word for it.
_CALLED = {
    "zenith": r"zenith|top(?:most)?|upper|(?:space|sky)[- ]facing|overhead",
    "nadir": r"nadir|bottom|lower|underside|earth[- ]facing|downward[- ]facing",
    "forward": r"forward|front",
    "aft": r"aft|rear",
}
_SIDE = rf"(?:(?:{'|'.join(_CALLED.values())})(?:[- ]facing)?)"
_PORT = r"(?:(?:docking |berthing )?(?:port|side|end|hatch|berth|face|adapter|mechanism))"
# These are plain words or a ship's name too: as modules they are told by a side or by what they are.
_NODE = r"(?:[\"“«])?(?<!VSS )(?:Harmony|Unity)(?:[\"”»])?"
_BERTH = re.compile(
    rf"(?:the |its )?(?:{_SIDE}[ ,]*(?:\({_SIDE}\),? ?)?)+(?: ?{_PORT})? (?:of|on|at) (?:the )?(?:station['’]s )?"
    rf"(?:node |module )?{_NODE}(?: module| node)?\b"
    rf"|(?:the |node |module )*{_NODE}(?:['’]s)?(?: module| node)?(?:['’]s)?,? ?\(?{_SIDE}\b\)?(?: ?{_PORT})?"
    rf"|(?:the )?(?:node |module ){_NODE}|(?:the )?{_NODE} (?:module|node)\b",
    re.IGNORECASE,
)
# What another ship leaves or takes is not told of this one.
_ANOTHER = re.compile(
    r"\b(?:other|another|already|occup\w*|neighbou?r\w*|next to|near|beside|vacat\w*|free\w*|from|left|leav\w*|"
    r"undock\w*|swap\w*|inside|through|with)\b",
    re.IGNORECASE,
)
# A ship that is moved has lain at two ports.
_MOVED = re.compile(
    r"\b(?:mov\w*|relocat\w*|re-?dock\w*|first|then|later|originally|instead)\b", re.IGNORECASE
)


def claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Every module of the station's American part that a sentence puts a ship at."""
    if "Harmony" not in sentence.text and "Unity" not in sentence.text:
        return
    for hit in _BERTH.finditer(scene.text, sentence.start, sentence.end):
        draft = scene.subject(sentence, hit.start())
        past = draft.past if draft is not None else None
        if draft is None or past is None or past.station != "iss" or past.kind == "module":
            continue
        module = "harmony" if "harmony" in hit[0].lower() else "unity"
        words = frozenset([module, *sides(hit[0])])
        verdict, told = _held(draft, words)
        here = draft is scene.main or any(one is draft for _, one in scene.anchored(sentence))
        moved = _MOVED.search(sentence.text) and any(words <= set(one.split("-")) for one in _fits(draft))
        if verdict == CONTRADICTED and (not here or moved or _ANOTHER.search(sentence.text)):
            verdict = UNCLEAR
        yield Claim(hit.start(), hit.end(), "place", f"port: {hit[0]}", verdict, told, draft.name)


def sides(words: str) -> list[str]:
    """The sides of a module that words name, as the catalogue calls them."""
    return [side for side, called in _CALLED.items() if re.search(rf"\b(?:{called})", words, re.IGNORECASE)]


def _held(draft: Draft, said: frozenset[str]) -> tuple[str, str]:
    """Module and side against where the record has the ship, else against the ports that it fits."""
    past = draft.past
    assert past is not None
    port = ports().get(past.flight)
    if port is not None:
        real = set(re.split(r"[\W_]+", port.lower()))
        return (SUPPORTED if said <= real else CONTRADICTED), f"{past.flight} docked at {port}"
    fit = _fits(draft)
    if not fit:
        return UNCLEAR, "the record has no port for it"
    told = f"the ports that a {past.vehicle} fits there: {', '.join(fit)}"
    may = [said <= set(one.split("-")) for one in fit]
    return (SUPPORTED if all(may) else UNCLEAR if any(may) else CONTRADICTED), told


def _fits(draft: Draft) -> tuple[str, ...]:
    past = draft.past
    return (
        fitting(past.vehicle, past.station, past.docking_date or past.liftoff_date)
        if past is not None
        else ()
    )


@cache
def fitting(vehicle: str, station: str, day: date) -> tuple[str, ...]:
    """The ports of a station that take a ship on a day; none where ship or station is not in the catalogue."""
    try:
        ship, there = catalog.ship(vehicle), catalog.station(station)
    except InputError:
        return ()
    return tuple(port.id for port in there.ports if port.takes(ship) and port.there_on(day))


@cache
def ports() -> dict[str, str]:
    """Where the flights of the flown record docked."""
    with _FLOWN.open(encoding="utf-8", newline="") as file:
        rows = [(named(row["flight"]), row["port"]) for row in csv.DictReader(file)]
    return {past.flight: port for past, port in rows if past is not None and port}
