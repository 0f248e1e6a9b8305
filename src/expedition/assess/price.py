"""What a flight costs: per flight, seat, kilogram up and crew-day, from contracts and statements, never one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from expedition.assess.subject import Subject, of_plan
from expedition.catalog import money, prices
from expedition.catalog.announced import of_station, told
from expedition.catalog.loads import load_of
from expedition.catalog.prices import Statement, in_year
from expedition.errors import InputError
from expedition.plans.price import Measure, PlanPrice, PriceRow, PriceStatement

if TYPE_CHECKING:
    from expedition.plans.plan import Plan

USUAL_YEAR = 2026
_ALWAYS = (
    "development, the ground and the station, unless a source says so",
    "what a seller would ask today",
)
# A ship of people is not sold by the kilogram; these are, or were.
_BY_MASS_TOO = ("space-shuttle-orbiter",)
_Range = tuple[float, float]


def with_price(plan: Plan) -> Plan:
    """The same plan, with what it costs."""
    return plan.model_copy(update={"price": priced(of_plan(plan))})


def priced(subject: Subject, year: int = USUAL_YEAR) -> PlanPrice:
    """What a flight or vehicle costs in dollars of a year.

    Where a flight's own contract is known, that is taken; else those whose years hold the flight, else the nearest in
    time, and it is said so. Sources that differ make a range. Raises InputError for a year without a price index.
    """
    first, last = money.years()
    if not first <= year <= last:
        raise InputError(f"money of {year!r:.20} is not known; ask for {first} to {last}", field="--year")
    known = prices.statements(subject.vehicle)
    if subject.station:
        known = (*known, *prices.of_station(subject.station))
    chosen, cannot = _chosen(subject, known)
    cargo = _cargo_kg(subject, chosen)
    rows, used = _rows(subject, chosen, cargo, year)
    order = [one for one in known if one in used] + [one for one in known if one not in used]
    number = {one.id: k for k, one in enumerate(order, 1)}
    silent = prices.silence(subject.vehicle)
    if not known:
        cannot.insert(0, silent or f"no contract or statement on {subject.vehicle} is in the catalogue")
    index = money.consumer_prices(year)
    if subject.station and (dates := of_station(subject.station)):
        cannot.append(f"whether the station will be there ({told(dates)})")
    return PlanPrice(
        vehicle=subject.vehicle,
        money_of=year,
        seats=subject.seats,
        seats_from=subject.seats_from,
        days=subject.days,
        cargo_kg=cargo,
        rows=tuple(_row(measure, how, found, number, year) for measure, how, found in rows),
        statements=tuple(_statement(one, number[one.id], one in used) for one in order),
        cannot_tell=(*cannot, *(_ALWAYS if rows else ())),
        index_source=f"{index.source} ({index.confidence})",
    )


_Found = list[tuple[Statement, _Range]]


def _chosen(subject: Subject, known: Sequence[Statement]) -> tuple[list[Statement], list[str]]:
    """The statements that prices may rest on, and what is to be said of the choice."""
    fit = [
        one
        for one in known
        if one.unit not in ("programme", "mission") and one.unit != "crew-day" and not one.mean
    ]
    if not subject.is_flight or subject.day is None:
        return fit, []
    year = subject.day.year
    own = [one for one in fit if _is_own(one, subject)]
    if any(one.unit in ("flight", "contract") for one in own):
        return own, []
    general = [one for one in fit if not one.names]
    within = [one for one in general if one.first_year <= year <= one.last_year]
    if own or within:
        return [*own, *within], []
    if not general:
        return [], [] if not fit else [
            f"no statement is of this flight's kind; those of {_span(fit)} are of others"
        ]
    ladders = {one.ladder for one in general if one.ladder}
    like = [one for one in fit if not one.names or one.ladder in ladders]
    nearest = min(_years_off(one, year) for one in like)
    near = [one for one in like if _years_off(one, year) <= nearest]
    return near, [f"no source covers flights of {year}: the nearest in time, of {_span(near)}, stand for it"]


def _rows(
    subject: Subject, chosen: Sequence[Statement], cargo_kg: float | None, year: int
) -> tuple[list[tuple[Measure, str, _Found]], set[Statement]]:
    seat, flight = _stated(chosen, "seat"), _stated(chosen, "flight")
    kilogram = _stated(chosen, "kilogram")
    seats = subject.seats
    rows: list[tuple[Measure, str, _Found]] = []
    if flight:
        rows.append(("flight", "as stated, or a sum by its flights", flight))
    elif seat and seats:
        rows.append(
            ("flight", f"a seat's price × {seats} seats, as if all were sold at it", _times(seat, seats))
        )
    whole = [(one, found) for one, found in flight if one.per("seat") is None]
    if seat:
        rows.append(("seat", "as stated, or a sum by its seats", seat))
    elif whole and seats:
        seat = _times(whole, 1.0 / seats)
        rows.append(("seat", f"a flight's price by {seats} seats", seat))
    if kilogram:
        rows.append(("kilogram", "a contract's sum by its cargo", kilogram))
    elif flight and cargo_kg:
        rows.append(
            (
                "kilogram",
                f"a flight's price by {cargo_kg:,.0f} kg, as if it flew for the load alone",
                _times(flight, 1.0 / cargo_kg),
            )
        )
    daily = [
        (one, (low / n, high / n))
        for one, (low, high) in seat
        if (n := one.days or subject.days) is not None and n >= 0.5
    ]
    if daily and subject.kind != "hopper":
        paid = any(one.days for one, _ in daily)
        length = "the days that were paid for" if paid else ""
        if subject.days and not all(one.days for one, _ in daily):
            length += f"{', else ' if paid else ''}{subject.days:.0f} days"
        rows.append(("crew-day", f"a seat's price by {length}", daily))
    rows += _station(subject)
    return rows, {one for _, _, found in rows for one, _ in found}


def _station(subject: Subject) -> list[tuple[Measure, str, _Found]]:
    """NASA's charges, where the flight is one that they were made for."""
    if not subject.days or not subject.seats:
        return []
    mine = [one for one in prices.statements(subject.vehicle) if _is_own(one, subject)]
    mission = [one for one in mine if one.unit == "mission"]
    daily = [one for one in mine if one.unit == "crew-day"]
    if not mission or not daily:
        return []
    stays = subject.seats * subject.days
    found: _Found = [
        (mission[0], (mission[0].low, mission[0].high)),
        (daily[0], (daily[0].low * stays, daily[0].high * stays)),
    ]
    return [("station", f"a mission's charge, and supplies for {stays:.0f} person-days", found)]


def _stated(chosen: Sequence[Statement], unit: str) -> _Found:
    return [(one, found) for one in chosen if (found := one.per(unit)) is not None]


def _times(found: _Found, factor: float) -> _Found:
    return [(one, (low * factor, high * factor)) for one, (low, high) in found]


def _row(measure: Measure, how: str, found: _Found, number: dict[str, int], year: int) -> PriceRow:
    now, then = [], []
    for one, (low, high) in found:
        now.append(_in_money_of(one, (low, high), year))
        then.append(_in_money_of(one, (low, high), one.year))
    together = sum if measure == "station" else None
    return PriceRow(
        measure=measure,
        low_usd=(together or min)(low for low, _ in now),
        high_usd=(together or max)(high for _, high in now),
        then_low_usd=(together or min)(low for low, _ in then),
        then_high_usd=(together or max)(high for _, high in then),
        how=how,
        sources=tuple(sorted({number[one.id] for one, _ in found})),
    )


def _in_money_of(one: Statement, found: _Range, year: int) -> _Range:
    low, high = found
    return in_year(low, one.currency, one.year, year), in_year(high, one.currency, one.year, year)


def _statement(one: Statement, number: int, used: bool) -> PriceStatement:
    return PriceStatement(
        number=number,
        id=one.id,
        buyer=one.buyer,
        unit=one.unit,
        low=one.low,
        high=one.high,
        currency=one.currency,
        year=one.year,
        first_year=one.first_year,
        last_year=one.last_year,
        includes=one.includes,
        basis=one.basis,
        disputed=one.disputed,
        source=one.source,
        confidence=one.confidence,
        used=used,
    )


def _cargo_kg(subject: Subject, chosen: Sequence[Statement]) -> float | None:
    if any(one.kg for one in chosen) or (subject.seats and subject.vehicle not in _BY_MASS_TOO):
        return None
    load = load_of(subject.vehicle)
    return load.up_kg if load else None


def _is_own(one: Statement, subject: Subject) -> bool:
    return any(name in one.names for name in subject.names)


def _years_off(one: Statement, year: int) -> int:
    return max(one.first_year - year, year - one.last_year, 0)


def _span(found: Sequence[Statement]) -> str:
    first, last = min(one.first_year for one in found), max(one.last_year for one in found)
    return str(first) if first == last else f"{first}-{last}"


@dataclass(frozen=True)
class Step:
    """One price of a series of like seats."""

    ladder: str
    first_year: int
    last_year: int
    low_usd: float
    high_usd: float
    then_low_usd: float
    then_high_usd: float
    source: str
    confidence: str


def ladder(year: int) -> tuple[Step, ...]:
    """Every series of seat prices, in order of the years flown, in dollars of a year and of their own."""
    steps = []
    for one in prices.everything():
        found = one.per("seat")
        if not one.ladder or found is None:
            continue
        now, then = _in_money_of(one, found, year), _in_money_of(one, found, one.year)
        steps.append(Step(one.ladder, one.first_year, one.last_year, *now, *then, one.source, one.confidence))
    return tuple(steps)
