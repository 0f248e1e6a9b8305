"""Who came home on another ship than the one they went up on: crews of stations change seats."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from expedition.catalog.history import PastFlight, named

_FILE = Path(__file__).with_name("past") / "homecomings.csv"


@cache
def _down() -> dict[tuple[str, str], PastFlight]:
    """By a person and the flight that brought them up, the flight that brought them down."""
    found = {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            down = named(row["down"])
            if down is not None:
                found[row["name"], row["up"]] = down
    return found


def came_down_on(name: str, up: PastFlight) -> PastFlight:
    """The flight that brought somebody home, by the record's spelling; mostly the one that brought them up."""
    return _down().get((name, up.flight), up)


@cache
def brought_down(down: str) -> tuple[str, ...]:
    """Those who came home on a flight, by its name in the record: its own crew but for those who changed ships."""
    past = named(down)
    own = past.crew if past is not None else ()
    stayed = [name for name in own if came_down_on(name, past) is past] if past is not None else []
    joined = [name for (name, _), flight in _down().items() if flight is past and name not in stayed]
    return (*stayed, *joined)
