"""Loads: what a ship takes to a station and brings back beside its crew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expedition.catalog.facts import read_toml

_FILE = Path(__file__).with_name("loads.toml")


@dataclass(frozen=True, slots=True)
class Load:
    """What a ship carries, kg, and who says so."""

    up_kg: float
    down_kg: float
    source: str
    confidence: str
    """confirmed, noted or recalled, as in the prices."""


def load_of(vehicle: str) -> Load | None:
    """The load of a ship by its catalogue name; None where none is known."""
    return _loads().get(vehicle)


@cache
def _loads() -> dict[str, Load]:
    return {
        row["vehicle"]: Load(float(row["up_kg"]), float(row["down_kg"]), row["source"], row["confidence"])
        for row in read_toml(_FILE)["loads"]
    }
