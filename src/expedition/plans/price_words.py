"""What is said of a flight's price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expedition.catalog.money import exchange_rate
from expedition.plans.fields import Record
from expedition.plans.price import PlanPrice, PriceStatement

PRICE_HEADS = ("Price of", "Money of {year}", "Money of its time", "How", "Sources")
_MEASURES = {
    "flight": "a flight",
    "seat": "a seat",
    "kilogram": "a kilogram up",
    "crew-day": "a person's day",
    "station": "the station, private stay",
}


class PriceRowWords(Record):
    """A price as it is read."""

    what: str
    """What is bought."""
    now: str
    """The price in the money of the year that was asked for."""
    then: str
    """The same in the money of the statements' own years."""
    how: str
    """How it follows from what is stated."""
    sources: str
    """Numbers of the statements, in brackets."""


class SourceWords(Record):
    """A statement as it is read."""

    number: str
    """By which prices name it."""
    said: str
    """The amount, what it buys, for whom, and when."""
    source: str
    """Where it stands, and how sure that is."""
    disputed: str
    """Who says otherwise; may be empty."""


def dollars(amount: float) -> str:
    """An amount as people say it: three digits, in thousands, millions or billions."""
    return f"${_amount_words(amount)}"


def _amount_words(amount: float) -> str:
    for size, word in ((1e9, " billion"), (1e6, " million")):
        if amount >= 0.9995 * size:
            return f"{_three(amount / size)}{word}"
    return f"{float(f'{amount:.3g}'):,.0f}"


def dollar_range(low: float, high: float) -> str:
    """One amount, or the least and the most."""
    return f"${_range_words(low, high)}"


def money_range(low_usd: float, high_usd: float, year: int, currency: str) -> str:
    """The same of dollars of a year in another currency, at the mean rate of that year.

    Raises InputError for a currency whose rate in that year is not known.
    """
    if currency == "USD":
        return dollar_range(low_usd, high_usd)
    rate = exchange_rate(currency, year).value
    return f"{_range_words(low_usd * rate, high_usd * rate)} {currency}"


def _range_words(low: float, high: float) -> str:
    least, most = _amount_words(low), _amount_words(high)
    if least == most:
        return least
    if least.rpartition(" ")[2] == most.rpartition(" ")[2] and " " in least:
        return f"{least.rpartition(' ')[0]} to {most}"
    return f"{least} to {most}"


def rate_words(year: int, currency: str) -> str:
    """At which rate dollars of a year are told in another currency, and where it comes from; empty for dollars."""
    if currency == "USD":
        return ""
    rate = exchange_rate(currency, year)
    return f"{rate.value:g} {currency} for a dollar of {year}: {rate.source} ({rate.confidence})"


def price_heads(price: PlanPrice) -> tuple[str, ...]:
    """What stands over the columns of prices."""
    return tuple(head.format(year=price.money_of) for head in PRICE_HEADS)


def price_rows(price: PlanPrice, currency: str = "USD") -> Iterator[PriceRowWords]:
    """A row for each price; that of today in a currency of the reader's."""
    for one in price.rows:
        yield PriceRowWords(
            what=_MEASURES[one.measure],
            now=money_range(one.low_usd, one.high_usd, price.money_of, currency),
            then=dollar_range(one.then_low_usd, one.then_high_usd),
            how=one.how,
            sources=numbers(one.sources),
        )


def source_rows(price: PlanPrice) -> Iterator[SourceWords]:
    """A row for each statement, in order of their numbers."""
    for one in price.statements:
        aside = "" if one.used else "; for comparison, in no price above"
        yield SourceWords(
            number=f"[{one.number}]",
            said=f"{_amount(one)}: {one.buyer}, {one.includes}{aside}",
            source=f"{one.source} ({one.confidence})",
            disputed=one.disputed,
        )


def price_note(price: PlanPrice) -> str:
    """What the numbers cannot tell, and what they are reckoned with; to be read before them."""
    with_what = [f"{price.seats} seats ({price.seats_from})"] if price.seats else []
    if price.days is not None:
        with_what.append(f"{price.days:.0f} days" if price.days >= 2.0 else f"{price.days:.2g} days")
    if price.cargo_kg is not None:
        with_what.append(f"{price.cargo_kg:,.0f} kg up")
    reckoned = f" Reckoned with {', '.join(with_what)}." if with_what and price.rows else ""
    return f"Not in these numbers: {'; '.join(price.cannot_tell)}.{reckoned}"


def price_summary(price: PlanPrice) -> str:
    """Seat and flight in one line."""
    said = [
        f"{_MEASURES[one.measure]} {dollar_range(one.low_usd, one.high_usd)}"
        for one in price.rows
        if one.measure in ("seat", "flight")
    ]
    return f"{', '.join(said)}; money of {price.money_of}" if said else "nothing is published"


def price_cells(rows: Sequence[PriceRowWords]) -> list[tuple[str, str, str, str, str]]:
    """Rows of prices as cells under `price_heads`."""
    return [(one.what, one.now, one.then, one.how, one.sources) for one in rows]


def source_cells(rows: Sequence[SourceWords]) -> list[tuple[str, str]]:
    """Statements as a number and a text."""
    return [(one.number, source_text(one)) for one in rows]


def source_text(one: SourceWords) -> str:
    """A statement with its source, and who disputes it."""
    return f"{one.said}. {one.source}" + (f". Disputed: {one.disputed}" if one.disputed else "")


def numbers(sources: tuple[int, ...]) -> str:
    """Numbers of statements as text."""
    return " ".join(f"[{one}]" for one in sources)


def _amount(one: PriceStatement) -> str:
    if one.currency == "USD":
        amount = dollar_range(one.low, one.high)
    else:
        amount = f"{_range_words(one.low, one.high)} {one.currency}"
    span = f"{one.first_year}" if one.first_year == one.last_year else f"{one.first_year}-{one.last_year}"
    return f"{amount} a {one.unit} in money of {one.year}, flights of {span}, {one.basis}"


def _three(value: float) -> str:
    return f"{value:.0f}" if value >= 100.0 else f"{value:.1f}" if value >= 10.0 else f"{value:.2f}"
