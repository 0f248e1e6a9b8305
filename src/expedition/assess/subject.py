"""Who is priced and compared: a flight planned, asked or of the record, or a vehicle at large."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from expedition.catalog import history
from expedition.catalog.spelling import choices, slug
from expedition.errors import InputError, UnknownNameError
from expedition.space.time import parse_utc, to_datetime

if TYPE_CHECKING:
    from expedition.catalog import Catalogue
    from expedition.catalog.history import PastFlight
    from expedition.flights.flight import Flight
    from expedition.plans.plan import Plan

_DAY_S = 86_400.0


@dataclass(frozen=True)
class Subject:
    """What of a flight or vehicle its price and its place in a comparison depend on."""

    title: str
    vehicle: str
    """By its catalogue name, or the record's where the catalogue has none."""
    kind: str
    """"ship", "hopper" or "" for a vehicle that only the record knows."""
    seats: int
    seats_from: str
    flight: str = ""
    """The flight as the record has it, or its title; empty for a vehicle."""
    names: tuple[str, ...] = ()
    """All that the flight is called."""
    day: date | None = None
    days: float | None = None
    station: str | None = None
    pad: str | None = None
    profile: str | None = None

    @property
    def is_flight(self) -> bool:
        """Whether one flight is meant."""
        return self.day is not None


def of_plan(plan: Plan) -> Subject:
    """The subject that a planned flight is: its crew, its length."""
    asked, book = plan.flight, plan.catalogue
    start = parse_utc(plan.zero_utc)
    days = (parse_utc(plan.end_utc) - start) / _DAY_S
    if plan.docking_utc is not None:
        stay = (plan.stay.days if plan.stay else None) or asked.stay_days
        days = 0.0 if stay is None else days + stay
    if asked.begins == "port":
        docked = None if asked.docked_utc is None else (start - parse_utc(_text(asked.docked_utc))) / _DAY_S
        days = 0.0 if docked is None else days + docked
    return _flight(
        book,
        asked.title,
        asked.vehicle,
        to_datetime(start).date(),
        crew=len(asked.crew),
        days=days or None,
        station=asked.station,
        pad=asked.pad,
        profile=asked.profile,
    )


def of_flight(asked: Flight) -> Subject:
    """The subject that a flight is as it is asked."""
    days = asked.orbit.days if asked.orbit else asked.stay_days
    return _flight(
        asked.catalogue,
        asked.title,
        asked.vehicle,
        asked.date,
        crew=len(asked.crew),
        days=days,
        station=asked.station,
        pad=asked.pad,
        profile=asked.profile,
    )


def of_past(one: PastFlight, book: Catalogue) -> Subject:
    """The subject that a flight of the record is."""
    days = None
    if one.landing_date is not None:
        days = max(float((one.landing_date - one.liftoff_date).days), 0.01)
    kind = book.vehicle_kind(one.vehicle)
    seats, whose = one.crew_count, "aboard"
    return Subject(
        one.flight,
        one.vehicle,
        kind if kind in ("ship", "hopper") else "",
        seats,
        whose,
        flight=one.flight,
        names=one.names,
        day=one.liftoff_date,
        days=None if kind == "hopper" else days,
        station=None if one.station == "none" else one.station,
        pad=one.pad or None,
    )


def of_vehicle(name: str, book: Catalogue) -> Subject:
    """The subject that a vehicle is; raises InputError for what is none, and for a launcher."""
    kind = book.vehicle_kind(name)
    if kind == "launcher":
        rocket = book.canonical("launcher", name)
        riders = [one for one in book.names("ship") if book.ship(one).launcher == rocket]
        if len(riders) != 1:
            raise InputError(
                f"{rocket} is a launcher; name a ship that flies on it ({', '.join(riders) or 'none is known'})",
                field="vehicle",
            )
        name, kind = riders[0], "ship"
    if kind == "ship":
        ship = book.ship(name)
        return Subject(ship.title, ship.name, "ship", ship.crew_seats, "of the vehicle")
    hopper = book.hopper(name)
    return Subject(hopper.title, hopper.name, "hopper", hopper.crew_seats, "of the vehicle")


def named(name: str, book: Catalogue) -> Subject:
    """What is named: a plan.json, a flight's file, one of the catalogue, of the record, or a vehicle.

    A flight of the catalogue that has flown is the record's, for that has its length and crew. Raises InputError naming
    the nearest known.
    """
    from expedition.flights.flight import Flight

    if name.lower().endswith(".json"):
        from expedition.plans.plan import Plan

        return of_plan(Plan.read(name).looked_up_in(book))
    if name.lower().endswith(".toml"):
        return of_flight(Flight.resolve(name, catalogue=book))
    if slug(name) in book.names("flight"):
        asked = Flight.named(name, catalogue=book)
        past = history.named(asked.title) if asked.begins == "pad" else None
        if past is None or not past.crewed:
            return of_flight(asked)
        # The record has days, a free flight's request its length.
        flown = of_past(past, book)
        return replace(flown, days=asked.orbit.days) if asked.orbit else flown
    if book.vehicle_kind(name) is not None:
        return of_vehicle(name, book)
    past = history.named(name)
    if past is not None and past.kind != "module":
        return of_past(past, book)
    known = [*book.names("ship"), *book.names("hopper"), *book.names("flight")]
    known += [one.flight for one in history.flights() if one.kind != "module"]
    raise UnknownNameError(
        f"{name!r:.200} is neither a flight nor a vehicle{choices(name, known)}", name=name, field="flight"
    )


def _flight(
    book: Catalogue,
    title: str,
    vehicle: str,
    day: date,
    *,
    crew: int,
    days: float | None,
    station: str | None,
    pad: str | None,
    profile: str | None,
) -> Subject:
    about = of_vehicle(vehicle, book)
    seats, whose = (crew, "named as crew") if crew else (about.seats, "of the vehicle")
    past = history.on(day, vehicle=about.vehicle, within_days=1)
    return Subject(
        title,
        about.vehicle,
        about.kind,
        seats,
        whose,
        flight=past[0].flight if past else title,
        names=past[0].names if past else (title,),
        day=day,
        days=days,
        station=station,
        pad=pad,
        profile=profile,
    )


def _text(when: object) -> str:
    return str(when.isoformat()).replace("+00:00", "Z") if hasattr(when, "isoformat") else str(when)
