"""What a flight costs, as a plan says it."""

from __future__ import annotations

from typing import Literal

from expedition.plans.fields import Record

Measure = Literal["flight", "seat", "kilogram", "crew-day", "station"]


class PriceStatement(Record):
    """A contract or a statement that prices rest on, in the money of its year."""

    number: int
    """By which the prices name it."""
    id: str
    """By which it stands in the catalogue."""
    buyer: str
    """Who pays, or says so."""
    unit: str
    """What the amount buys: seat, flight, kilogram, crew-day, mission, contract or programme."""
    low: float
    """The amount, or the least of a range."""
    high: float
    """The same as `low`, or the most of a range."""
    currency: str
    """Currency."""
    year: int
    """Whose money it is."""
    first_year: int
    """Of the flights that it pays for."""
    last_year: int
    """Of the flights that it pays for."""
    includes: str
    """What is included."""
    basis: str
    """paid, estimate, reported or asked."""
    disputed: str
    """Who says otherwise, and why; empty where nobody is known to."""
    source: str
    """Where it stands, with UNSOURCED for what was written from memory."""
    confidence: str
    """confirmed, where the named text was opened; noted, where somebody else did; recalled, where nobody did."""
    used: bool
    """Whether a price rests on it; what is not used is for comparison."""


class PriceRow(Record):
    """A price in dollars of one year, with the statements that it rests on."""

    measure: Measure
    """What is bought: the flight, a seat, a kilogram up, a person's day, or the station's part in a private stay."""
    low_usd: float
    """The least that the sources give."""
    high_usd: float
    """The most."""
    then_low_usd: float
    """The least in dollars of the statements' own years."""
    then_high_usd: float
    """The most in dollars of the statements' own years."""
    how: str
    """How it follows from the statements: "as stated", or what it was multiplied and divided by."""
    sources: tuple[int, ...]
    """Numbers of the statements."""


class PlanPrice(Record):
    """What the flight costs, as far as contracts and statements tell."""

    vehicle: str
    """The ship or hopper, by its name in the catalogue."""
    money_of: int
    """The year in whose dollars the prices are."""
    seats: int
    """Seats that are reckoned with: people aboard, or seats of the vehicle."""
    seats_from: str
    """Whose number that is."""
    days: float | None
    """Days that are reckoned with; null where none are known."""
    cargo_kg: float | None
    """Load that a kilogram's price is reckoned with; null where a contract gives the price, and where none is known."""
    rows: tuple[PriceRow, ...]
    """Prices; empty where nothing is published."""
    statements: tuple[PriceStatement, ...]
    """What they rest on, and what else is said, by number."""
    cannot_tell: tuple[str, ...]
    """What the numbers do not know, for people; it comes first."""
    index_source: str
    """Where the price index comes from by which money of other years is changed."""
