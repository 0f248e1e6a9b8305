"""Prices: contracts and statements of what flights cost, each with its source and who disputes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog.facts import read_toml
from expedition.catalog.money import in_year
from expedition.errors import InputError

__all__ = ["Statement", "everything", "in_year", "of_station", "silence", "statements"]

UNITS = ("seat", "flight", "kilogram", "crew-day", "mission", "contract", "programme")
_FILE = Path(__file__).with_name("prices.toml")


@dataclass(frozen=True, slots=True)
class Statement:
    """One contract or statement, in the money of its year."""

    id: str
    vehicles: tuple[str, ...]
    """Names of ships and hoppers; none for a station's cost."""
    unit: str
    """What the amount buys: seat, flight, kilogram, crew-day, mission, contract (divided below) or programme."""
    low: float
    high: float
    """The same as `low` where one figure is given."""
    currency: str
    year: int
    """Whose money it is."""
    first_year: int
    last_year: int
    """Of the flights that it pays for."""
    buyer: str
    includes: str
    basis: str
    """paid, estimate, reported or asked."""
    source: str
    confidence: str
    """confirmed, noted or recalled."""
    names: tuple[str, ...] = ()
    """Flights, where it is of certain ones."""
    stations: tuple[str, ...] = ()
    seats: int | None = None
    flights: int | None = None
    kg: float | None = None
    days: float | None = None
    mean: bool = False
    """Whether it is a mean over years, beside which single contracts stand too."""
    disputed: str = ""
    """Who says otherwise, and why."""
    ladder: str = ""
    """The series of like prices that it belongs to."""

    def per(self, unit: str) -> tuple[float, float] | None:
        """Low and high for one seat, flight, kilogram, crew-day or mission, as far as the statement itself tells."""
        if self.unit == unit:
            share = 1.0
        elif self.unit in ("contract", "flight"):
            counts = {"seat": self.seats, "flight": self.flights, "kilogram": self.kg}
            count = counts.get(unit)
            if not count:
                return None
            share = 1.0 / count
        else:
            return None
        return self.low * share, self.high * share


def statements(vehicle: str) -> tuple[Statement, ...]:
    """What is known of a ship or hopper, by its catalogue name, in order of the years flown; nothing where unknown."""
    return tuple(one for one in everything() if vehicle in one.vehicles)


def of_station(station: str) -> tuple[Statement, ...]:
    """What is known of a station's cost, by its catalogue name."""
    return tuple(one for one in everything() if station in one.stations)


def silence(vehicle: str) -> str:
    """Why nothing is known of a ship, where that is itself known; else empty."""
    return next((str(one["words"]) for one in _tree().get("silent", ()) if vehicle in one["vehicles"]), "")


@cache
def everything() -> tuple[Statement, ...]:
    """All statements, in order of the years flown."""
    found = [_statement(row) for row in _tree()["statements"]]
    return tuple(sorted(found, key=lambda one: (one.first_year, one.year, one.id)))


def _statement(row: dict[str, Any]) -> Statement:
    low, high = row.get("low", row.get("amount")), row.get("high", row.get("amount"))
    if row["unit"] not in UNITS or low is None or high is None or not 0 < low <= high:
        raise InputError(
            f"the price {row['id']} needs a unit of {', '.join(UNITS)}, and amount or low and high"
        )
    return Statement(
        id=row["id"],
        vehicles=tuple(row["vehicles"]),
        unit=row["unit"],
        low=float(low),
        high=float(high),
        currency=row.get("currency", "USD"),
        year=row["year"],
        first_year=row["from"],
        last_year=row["to"],
        buyer=row["buyer"],
        includes=row["includes"],
        basis=row["basis"],
        source=row["source"],
        confidence=row["confidence"],
        names=tuple(row.get("names", ())),
        stations=tuple(row.get("stations", ())),
        seats=row.get("seats"),
        flights=row.get("flights"),
        kg=row.get("kg"),
        days=row.get("days"),
        mean=row.get("mean", False),
        disputed=row.get("disputed", ""),
        ladder=row.get("ladder", ""),
    )


@cache
def _tree() -> dict[str, Any]:
    return read_toml(_FILE)
