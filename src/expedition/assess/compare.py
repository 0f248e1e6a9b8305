"""Vehicles and flights side by side: one table whose every cell has its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from expedition.assess import exposure
from expedition.assess.price import USUAL_YEAR, priced
from expedition.assess.risk import risk
from expedition.assess.subject import Subject, named, of_plan
from expedition.catalog import history
from expedition.catalog.loads import load_of
from expedition.catalog.money import exchange_rate
from expedition.errors import InputError
from expedition.plans.fields import Record
from expedition.plans.price_words import money_range, rate_words
from expedition.plans.risk_words import chance_words

if TYPE_CHECKING:
    from expedition.catalog import Catalogue
    from expedition.catalog.entry import Entry
    from expedition.catalog.history import PastFlight
    from expedition.catalog.models.hopper import Hopper
    from expedition.catalog.models.ship import Ship
    from expedition.plans.plan import Plan

MOST = 8
_PEERS, _RECENT_YEARS = 3, 3
_NONE = "not told"


class CompareCell(Record):
    """What one of those compared has."""

    text: str
    """As it is read."""
    sources: tuple[int, ...] = ()
    """Numbers of the sources."""
    low: float | None = None
    """The least, in the unit of the row, where it is a number."""
    high: float | None = None
    """The most."""


class CompareRow(Record):
    """One thing that is compared."""

    id: str
    """By which scripts name it."""
    name: str
    """What is compared."""
    unit: str
    """Unit of `low` and `high`; empty where they are none."""
    cells: tuple[CompareCell, ...]
    """One for each of those compared, in their order."""


class CompareColumn(Record):
    """One of those compared."""

    name: str
    """As it was asked for."""
    title: str
    """What it is called."""
    vehicle: str
    """Its ship or hopper, by its name in the catalogue or, where that has none, in the record."""
    flight: bool
    """Whether one flight is meant, not a vehicle at large."""


class CompareSource(Record):
    """Where a number comes from."""

    number: int
    """By which cells name it."""
    text: str
    """What was read or computed."""


class Comparison(Record):
    """Vehicles and flights side by side, as `expedition compare --json` prints them."""

    title: str
    """What is compared."""
    money_of: int
    """The year in whose money prices are; the currency is the unit of their rows."""
    station: str
    """The station that launch chances are counted for."""
    columns: tuple[CompareColumn, ...]
    """Those compared."""
    rows: tuple[CompareRow, ...]
    """What is compared."""
    sources: tuple[CompareSource, ...]
    """Sources, by number."""
    cannot_tell: tuple[str, ...]
    """What the table does not know, for people; it comes first."""


@dataclass(frozen=True)
class Chances:
    """How often a year a vehicle can leave for a station."""

    text: str
    a_year: float | None
    source: str


ChancesOf = Callable[[Subject], Chances]


@dataclass
class _Sources:
    """Sources as they come, each numbered once."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, *texts: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.known.setdefault(one, len(self.known) + 1) for one in texts if one))


@dataclass(frozen=True)
class _One:
    """One of those compared, with what is looked up of it once."""

    asked: str | Plan
    name: str
    subject: Subject
    entry: Ship | Hopper | None
    past: tuple[PastFlight, ...]
    """Crewed flights of its vehicle, up to its own day."""

    def source(self, path: str) -> str:
        """Where a value of its entry comes from."""
        return _source(self.entry, path)


def compare(
    names: Sequence[str | Plan],
    book: Catalogue,
    today: date,
    *,
    year: int = USUAL_YEAR,
    currency: str = "USD",
    station: str = "iss",
    chances: ChancesOf | None = None,
) -> Comparison:
    """Vehicles and flights, side by side; pure but for what the catalogue reads.

    names: of the catalogue or the record, files, or plans. chances: counts launch chances, which takes a search; left
    out where None. currency: in which prices are told, at the mean rate of `year`. Raises InputError for too many or
    too few names, for one that is neither a flight nor a vehicle, and for a currency without a rate.
    """
    if not 1 <= len(names) <= MOST:
        raise InputError(f"{len(names)} are asked for; compare 1 to {MOST}", field="name")
    found = [_one(name, book, today) for name in names]
    sources = _Sources()
    rows = [
        _row("seats", "Seats", "", found, lambda one: _seats(one, sources)),
        *_prices(found, year, currency, sources),
        *_risks(found, book, today, sources),
        _row("up", "Load up beside the crew", "kg", found, lambda one: _load(one, sources, up=True)),
        _row("down", "Load down", "kg", found, lambda one: _load(one, sources, up=False)),
        _row("abort", "Ways off the launcher", "s", found, lambda one: _abort(one, sources)),
        _row("docking", "Lift-off to docking", "h", found, lambda one: _hours(one, book, sources)),
    ]
    if chances is not None:
        rows.append(
            _row("chances", "Launch chances a year", "", found, lambda one: _chances(one, chances, sources))
        )
    rows += [
        _row("life", "Docked life", "days", found, lambda one: _life(one, sources)),
        _row("landing", "Landing", "", found, lambda one: _landing(one, book, sources)),
        _row("first", "First flight with people", "", found, lambda one: _flown(one, sources, first=True)),
        _row("last", "Last flight with people", "", found, lambda one: _flown(one, sources, first=False)),
        _row("flown", "Flown with people", "", found, lambda one: _count(one, sources)),
    ]
    return Comparison(
        title=", ".join(one.subject.title for one in found),
        money_of=year,
        station=station,
        columns=tuple(
            CompareColumn(
                name=one.name,
                title=one.subject.title,
                vehicle=one.subject.vehicle,
                flight=one.subject.is_flight,
            )
            for one in found
        ),
        rows=tuple(rows),
        sources=tuple(CompareSource(number=k, text=text) for text, k in sources.known.items()),
        cannot_tell=(
            "who may fly on what: most of these are not for sale",
            "prices and risks are ranges from unlike sources; where they overlap, no order follows",
            "an empty place is not a zero: 'not told' means that no source was found",
        ),
    )


def peers(subject: Subject, book: Catalogue, today: date) -> tuple[str, ...]:
    """Other vehicles of the catalogue that carried people at most three years before a flight, the busiest first."""
    until = min(subject.day or today, history.crewed()[-1].liftoff_date)
    since = until.replace(year=until.year - _RECENT_YEARS, day=min(until.day, 28))
    flown = Counter(
        one.vehicle
        for one in history.flights()
        if since <= one.liftoff_date <= until and one.crewed and one.vehicle != subject.vehicle
    )
    alike = [name for name, _ in flown.most_common() if book.vehicle_kind(name) == subject.kind]
    return tuple(alike[:_PEERS])


def _one(asked: str | Plan, book: Catalogue, today: date) -> _One:
    subject = named(asked, book) if isinstance(asked, str) else of_plan(asked)
    name = asked if isinstance(asked, str) else asked.flight.name
    entry: Ship | Hopper | None = None
    if subject.kind == "ship":
        entry = book.ship(subject.vehicle)
    elif subject.kind == "hopper":
        entry = book.hopper(subject.vehicle)
    until = subject.day or today
    past = tuple(
        one
        for one in history.flights()
        if one.vehicle == subject.vehicle
        and one.kind in ("orbital", "suborbital")
        and one.crew_count
        and one.liftoff_date <= until
    )
    return _One(asked, name, subject, entry, past)


def _row(
    key: str, name: str, unit: str, found: Sequence[_One], cell: Callable[[_One], CompareCell]
) -> CompareRow:
    return CompareRow(id=key, name=name, unit=unit, cells=tuple(map(cell, found)))


def _seats(one: _One, sources: _Sources) -> CompareCell:
    seats = one.subject.seats
    text = f"{seats} {one.subject.seats_from}" if one.subject.is_flight else str(seats)
    own = [flight for flight in one.past if flight.flight == one.subject.flight]
    whence = {"aboard": _record(own[0]) if own else "", "named as crew": "the flight as it is asked"}.get(
        one.subject.seats_from, one.source("crew_seats")
    )
    return CompareCell(text=text, sources=sources(whence), low=seats, high=seats)


def _prices(found: Sequence[_One], year: int, currency: str, sources: _Sources) -> list[CompareRow]:
    rate = exchange_rate(currency, year).value
    told_at = rate_words(year, currency)
    answers = [priced(one.subject, year) for one in found]
    rows = []
    for measure, name in (
        ("seat", "Price of a seat"),
        ("flight", "Price of a flight"),
        ("kilogram", "Price of a kilogram up"),
    ):
        cells = []
        for answer in answers:
            row = next((row for row in answer.rows if row.measure == measure), None)
            if row is None:
                cells.append(CompareCell(text=_NONE))
                continue
            stated = {one.number: f"{one.id}: {one.source} ({one.confidence})" for one in answer.statements}
            cells.append(
                CompareCell(
                    text=money_range(row.low_usd, row.high_usd, year, currency),
                    sources=sources(*(stated[number] for number in row.sources), told_at),
                    low=row.low_usd * rate,
                    high=row.high_usd * rate,
                )
            )
        rows.append(
            CompareRow(id=measure, name=f"{name}, money of {year}", unit=currency, cells=tuple(cells))
        )
    return rows


def _risks(found: Sequence[_One], book: Catalogue, today: date, sources: _Sources) -> list[CompareRow]:
    crews, missions = [], []
    for one in found:
        try:
            asked = one.asked
            answer = risk(
                exposure.named(asked, book, today)[1] if isinstance(asked, str) else exposure.of_plan(asked)
            )
        except InputError:
            crews.append(CompareCell(text=_NONE))
            missions.append(CompareCell(text=_NONE))
            continue
        named_by = sources(
            f"computed from {answer.flights_known} flights known on {answer.known_on}, {answer.own_flights} of "
            "its own type: expedition risk"
        )
        for cells, chance in ((crews, answer.loss_of_crew), (missions, answer.loss_of_mission)):
            cells.append(
                CompareCell(
                    text=chance_words(chance) or "nobody aboard",
                    sources=named_by if chance else (),
                    low=chance.low if chance else None,
                    high=chance.high if chance else None,
                )
            )
    return [
        CompareRow(id="crew-risk", name="Loss of crew, 90 % interval", unit="1", cells=tuple(crews)),
        CompareRow(id="mission-risk", name="Loss of mission, 90 % interval", unit="1", cells=tuple(missions)),
    ]


def _load(one: _One, sources: _Sources, *, up: bool) -> CompareCell:
    if one.subject.kind == "hopper":
        return CompareCell(text="people only")
    load = load_of(one.subject.vehicle)
    if load is None:
        return CompareCell(text=_NONE)
    kg = load.up_kg if up else load.down_kg
    return CompareCell(
        text=f"{kg:,.0f} kg", sources=sources(f"{load.source} ({load.confidence})"), low=kg, high=kg
    )


def _abort(one: _One, sources: _Sources) -> CompareCell:
    modes = None if one.entry is None or one.entry.kind == "hopper" else getattr(one.entry, "abort", None)
    if modes is None:
        return CompareCell(text="none in the catalogue")
    spans = [
        f"{mode.name} from {mode.from_s:.0f} s"
        + ("" if mode.until_s is None else f" to {mode.until_s:.0f} s")
        for mode in modes.modes
    ]
    whence = {
        one.source(f"abort.modes[{k}].{key}") for k in range(len(spans)) for key in ("from_s", "dv_mps")
    }
    end = modes.modes[-1].until_s
    return CompareCell(text="; ".join(spans), sources=sources(*sorted(whence)), low=0.0, high=end)


def _hours(one: _One, book: Catalogue, sources: _Sources) -> CompareCell:
    own = [flight for flight in one.past if one.subject.is_flight and flight.flight == one.subject.flight]
    if own and own[0].liftoff_utc and own[0].docking_utc:
        hours = (own[0].docking_utc - own[0].liftoff_utc).total_seconds() / 3600.0
        return CompareCell(
            text=f"{hours:.1f} h, flown", sources=sources(_record(own[0])), low=hours, high=hours
        )
    names = getattr(one.entry, "profiles", ())
    if not names:
        return CompareCell(text="does not dock" if one.subject.kind == "hopper" else _NONE)
    each = sorted((book.profile(name) for name in names), key=lambda profile: profile.orbits)
    # Where the number of orbits follows from other rules, that of a profile only names it.
    said = [
        f"{profile.docking_s.earliest / 3600.0:.1f} to {profile.docking_s.latest / 3600.0:.1f} h "
        f"({profile.title if profile.by_chances else f'{profile.orbits} orbits'})"
        for profile in each
    ]
    return CompareCell(
        text="; ".join(said),
        sources=sources(*(_source(profile, "docking_s.earliest") for profile in each)),
        low=min(profile.docking_s.earliest for profile in each) / 3600.0,
        high=max(profile.docking_s.latest for profile in each) / 3600.0,
    )


def _chances(one: _One, chances: ChancesOf, sources: _Sources) -> CompareCell:
    found = chances(one.subject)
    return CompareCell(text=found.text, sources=sources(found.source), low=found.a_year, high=found.a_year)


def _life(one: _One, sources: _Sources) -> CompareCell:
    days = getattr(one.entry, "docked_life_days", None)
    if days is None:
        return CompareCell(text="does not dock" if one.subject.kind == "hopper" else _NONE)
    return CompareCell(
        text=f"{days:.0f} days", sources=sources(one.source("docked_life_days")), low=days, high=days
    )


def _landing(one: _One, book: Catalogue, sources: _Sources) -> CompareCell:
    if one.subject.kind == "hopper":
        winged = getattr(one.entry, "glide", None) is not None
        return CompareCell(
            text="on a runway" if winged else "under parachutes, near the pad",
            sources=sources(
                one.source("glide.airspeed_mps") if winged else one.source("landing_distance_km")
            ),
        )
    down = getattr(one.entry, "descent", None)
    if down is None:
        return CompareCell(text="burns up" if one.entry is not None and not one.subject.seats else _NONE)
    places = [book.landing_zone(name).title for name in down.zones]
    where = {"land": "on land", "sea": "at sea", "runway": "on a runway"}[down.lands_on]
    shown = ", ".join(places[:3]) + (f" and {len(places) - 3} more" if len(places) > 3 else "")
    return CompareCell(text=f"{where}: {shown}", sources=sources(one.source("descent.zones")))


def _flown(one: _One, sources: _Sources, *, first: bool) -> CompareCell:
    if not one.past:
        return CompareCell(text="none")
    flight = one.past[0 if first else -1]
    return CompareCell(
        text=f"{flight.liftoff_date} {flight.flight}",
        sources=sources(_record(flight)),
        low=float(flight.liftoff_date.year),
        high=float(flight.liftoff_date.year),
    )


def _count(one: _One, sources: _Sources) -> CompareCell:
    lost = sum(flight.crew_lost > 0 for flight in one.past)
    count = len(one.past)
    text = f"{count} times" if count != 1 else "once"
    if lost:
        text += f", {lost} crew{'s' if lost > 1 else ''} lost"
    return CompareCell(
        text=text if count else "never",
        sources=sources("counted in the record of past flights") if count else (),
        low=float(count),
        high=float(count),
    )


def _record(flight: PastFlight) -> str:
    return f"record of past flights, {flight.flight}: {flight.source} ({flight.confidence})"


def _source(entry: Entry | None, path: str) -> str:
    """The source of a value of an entry, or of the nearest table above it."""
    if entry is None:
        return ""
    while path:
        known = entry.provenance.get(path)
        if known is not None and known.source:
            return f"{entry.name}, {path}: {known.source} ({known.confidence})"
        path = path.rpartition(".")[0]
    return f"{entry.name} in the catalogue"
