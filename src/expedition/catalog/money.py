"""Money: what an amount of one year and currency is in dollars of another year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog.facts import read_toml
from expedition.errors import InputError

_FILE = Path(__file__).with_name("money.toml")
CURRENCIES = ("USD", "EUR", "RUB")


@dataclass(frozen=True, slots=True)
class Index:
    """One year's value of a table of money, with where it comes from."""

    value: float
    source: str
    confidence: str
    """"confirmed", "recalled", or "assumed" for no statistic at all."""


def in_year(amount: float, currency: str, year: int, to_year: int) -> float:
    """Dollars of `to_year`, by US consumer prices, for an amount in a currency's money of `year`.

    Other currencies are changed at the mean rate of `year` first. Raises InputError for a year or a currency that the
    tables do not have. Right to what consumer prices say of rockets: no more than a habit of telling prices apart.
    """
    rate = 1.0 if currency == "USD" else exchange_rate(currency, year).value
    dollars = amount / rate
    if year == to_year:
        return dollars
    return dollars * consumer_prices(to_year).value / consumer_prices(year).value


def consumer_prices(year: int) -> Index:
    """The US consumer price index of a year; raises InputError outside the table."""
    table = _tables()["consumer_prices"]
    value = _of(table["index"], year, "year")
    if year in table["assumed"]:
        return Index(value, table["assumed_source"], "assumed")
    if year in table["confirmed"]:
        return Index(value, table["confirmed_source"], "confirmed")
    return Index(value, table["recalled_source"], "recalled")


def exchange_rate(currency: str, year: int) -> Index:
    """Units of a currency for one dollar, mean of a year; raises InputError for what the tables do not have."""
    if currency not in CURRENCIES:
        raise InputError(
            f"no rate of {currency!r:.40} is known (known: {', '.join(CURRENCIES)})", field="currency"
        )
    if currency == "USD":
        return Index(1.0, "a dollar", "confirmed")
    table = _tables()[currency]
    value = _of(table["rate"], year, "year")
    if year in table["assumed"]:
        return Index(value, table["assumed_source"], "assumed")
    return Index(value, table["source"], table["confidence"])


def years() -> tuple[int, int]:
    """The first and the last year whose money can be asked for."""
    known = [int(year) for year in _tables()["consumer_prices"]["index"]]
    return min(known), max(known)


def _of(table: dict[str, float], year: int, field: str) -> float:
    value = table.get(str(year))
    if value is None:
        first, last = min(table), max(table)
        raise InputError(
            f"money of {year!r:.20} is not known; ask for a year from {first} to {last}", field=field
        )
    return float(value)


@cache
def _tables() -> dict[str, Any]:
    return read_toml(_FILE)
