"""What a flight's risk depends on, taken from a plan, from what is asked, from the record, or from a vehicle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from expedition.assess import reference
from expedition.assess.pooling import UNKNOWN
from expedition.assess.risk import Bound, Exposure, risk
from expedition.catalog import history
from expedition.catalog.spelling import choices, slug
from expedition.errors import InputError, UnknownNameError
from expedition.space.time import parse_utc, to_datetime

if TYPE_CHECKING:
    from expedition.catalog import Catalogue
    from expedition.catalog.history import PastFlight
    from expedition.flights.flight import Flight
    from expedition.plans.plan import Plan

_HOUR_S = 3600.0
_NEVER_FLOWN_FREE_DAYS = 4.0
# Of a low orbit, for the hours to a docking that is not planned yet.
_REVOLUTION_H = 1.55


def with_risk(plan: Plan) -> Plan:
    """The same plan, with what it risks."""
    return plan.model_copy(update={"risk": risk(of_plan(plan))})


def of_plan(plan: Plan) -> Exposure:
    """The exposure of a planned flight: its own length, ascent, abort cover and way home.

    Raises InputError for one that begins in orbit, whose ascent is not known.
    """
    asked, start = plan.flight, parse_utc(plan.zero_utc)
    if plan.from_orbit_utc is not None:
        raise InputError(
            f"{asked.name} begins in orbit in this plan, so what it risks is not known; "
            f"name the vehicle ({asked.vehicle}) or a flight from a pad",
            field="flight",
        )

    def hours(utc: str | None) -> float | None:
        return None if utc is None else (parse_utc(utc) - start) / _HOUR_S

    end_h = plan.duration_s / _HOUR_S
    ascent_h = plan.insertion.cutoff_met_s / _HOUR_S if plan.insertion else None
    return_h = None
    if plan.hop is not None:
        ascent_h = max(hours(plan.hop.apogee_utc) or 0.0, 1e-3)
        return_h = max(end_h - ascent_h, 1e-3)
    elif plan.way_home is not None:
        left = hours(plan.way_home.deorbit_tig_utc) or 0.0
        return_h = max(end_h - (0.0 if plan.undocking_utc else left), 1e-3)
    return _exposure(
        plan.catalogue,
        asked.vehicle,
        asked.launcher,
        to_datetime(start).date(),
        home=asked.begins == "port",
        station=asked.station,
        orbit_days=asked.orbit.days if asked.orbit else None,
        stay_days=plan.stay.days if plan.stay and plan.docking_utc else asked.stay_days,
        escape=_escape(plan),
        ascent_h=ascent_h,
        approach_h=hours(plan.docking_utc),
        return_h=return_h,
    )


def of_flight(asked: Flight) -> Exposure:
    """The exposure of a flight as it is asked, without planning it."""
    return _exposure(
        asked.catalogue,
        asked.vehicle,
        asked.launcher,
        asked.date,
        home=asked.begins == "port",
        station=asked.station,
        orbit_days=asked.orbit.days if asked.orbit else None,
        stay_days=asked.stay_days,
        approach_h=None
        if asked.profile is None or asked.begins == "port"
        else _REVOLUTION_H * asked.catalogue.profile(asked.profile).orbits,
    )


def of_past(one: PastFlight) -> Exposure:
    """The exposure of a flight of the record, as it could be known on its first day, but for its real length."""
    days = None
    if one.landing_date is not None:
        days = max((one.landing_date - (one.docking_date or one.liftoff_date)).days, 0.05)
    hop = one.kind == "suborbital" or one.launcher in reference.HOPPERS
    bound: Bound = "hop" if hop else "orbit" if one.station == "none" else "station"
    return Exposure(
        reference.label(one),
        one.launcher or None,
        one.liftoff_date,
        bound,
        one.crewed or one.kind == "test",
        station=None if bound != "station" else one.station,
        days_docked=days if bound == "station" else None,
        days_free=(days or _NEVER_FLOWN_FREE_DAYS) if bound == "orbit" else None,
        comes_home=one.kind != "cargo" or one.family == "cargo-dragon",
    )


def of_vehicle(vehicle: str, book: Catalogue, day: date) -> Exposure:
    """The exposure of a usual flight of a vehicle on a day; a launcher's is that of the one ship that flies on it.

    Raises InputError for what is no vehicle, and for a launcher of several ships or none.
    """
    kind = book.vehicle_kind(vehicle)
    if kind is None:
        known = [*book.names("ship"), *book.names("hopper")]
        raise InputError(f"no vehicle is called {vehicle!r:.60}{choices(vehicle, known)}", field="vehicle")
    name = book.canonical(kind, vehicle)
    if kind == "hopper":
        return _exposure(book, name, None, day)
    if kind == "launcher":
        riders = [one for one in book.names("ship") if book.ship(one).launcher == name]
        if len(riders) != 1:
            raise InputError(
                f"{name} is a launcher; name a ship that flies on it ({', '.join(riders) or 'none is known'})",
                field="vehicle",
            )
        name = riders[0]
    ship = book.ship(name)
    family = reference.family_of(name)
    last = next((one for one in reversed(reference.orbital()) if one.family == family), None)
    return _exposure(
        book,
        name,
        ship.launcher,
        day,
        station=last.station if last and last.station != "none" else "iss",
    )


def _exposure(
    book: Catalogue,
    vehicle: str,
    launcher: str | None,
    day: date,
    *,
    home: bool = False,
    station: str | None = None,
    orbit_days: float | None = None,
    stay_days: float | None = None,
    escape: float | None = None,
    ascent_h: float | None = None,
    approach_h: float | None = None,
    return_h: float | None = None,
) -> Exposure:
    hop = station is None and orbit_days is None
    ship = None if hop else book.ship(vehicle)
    family = reference.family_of(vehicle)
    if escape is None and ship is not None and ship.abort is None and not reference.has_flown(family):
        # Of a ship of somebody's own nothing but its file says whether there is a way off.
        escape = 0.0
    return Exposure(
        family,
        None if launcher is None else reference.launcher_of(launcher),
        day,
        "home" if home else "hop" if hop else "orbit" if orbit_days is not None else "station",
        crewed=ship is None or ship.crew_seats > 0,
        station=station,
        days_docked=stay_days,
        days_free=orbit_days,
        escape=escape,
        ascent_h=ascent_h,
        approach_h=approach_h,
        return_h=return_h,
        comes_home=ship is None or ship.crew_seats > 0 or ship.descent is not None,
        surface=ship.descent.lands_on if ship is not None and ship.descent is not None else "",
    )


def _escape(plan: Plan) -> float | None:
    """The share of the ascent from which an abort is survived, by the loads that the plan has for it."""
    if not plan.abort_cover:
        return None
    abort = plan.catalogue.ship(plan.flight.vehicle).abort
    limit_g = abort.load_limit_g if abort else float("inf")
    return sum(one.max_g <= limit_g for one in plan.abort_cover) / len(plan.abort_cover)


def named(name: str, book: Catalogue, today: date) -> tuple[str, Exposure]:
    """The title and exposure of what is named: a plan.json, a flight's file, one of the catalogue, of the record, or a
    vehicle.

    Raises InputError naming the nearest known.
    """
    from expedition.flights.flight import Flight

    if name.lower().endswith(".json"):
        from expedition.plans.plan import Plan

        plan = Plan.read(name).looked_up_in(book)
        return plan.flight.title, of_plan(plan)
    if name.lower().endswith(".toml"):
        return _titled(Flight.resolve(name, catalogue=book))
    try:
        return _titled(Flight.named(book.canonical("flight", name), catalogue=book))
    except InputError:
        # What it may be besides is looked up before it is refused.
        if slug(name) in book.names("flight"):
            raise
    if book.vehicle_kind(name) is not None:
        return name, of_vehicle(name, book, today)
    past = history.named(name)
    if past is not None and past.kind != "module":
        return past.flight, of_past(past)
    known = [*book.names("flight"), *book.names("ship"), *book.names("hopper")]
    known += [one.flight for one in history.flights() if one.kind != "module"]
    raise UnknownNameError(
        f"{name!r:.200} is neither a flight nor a vehicle{choices(name, known)}", name=name, field="flight"
    )


def _titled(asked: Flight) -> tuple[str, Exposure]:
    return asked.title, of_flight(asked)


def happened(name: str, exposure: Exposure) -> str:
    """What became of a flight of the record that is named, or is the one that was asked for; "" for others."""
    past = history.named(name)
    if past is None or past.liftoff_date != exposure.day:
        return ""
    phases = {
        "ascent": past.outcome_ascent,
        "in orbit": past.outcome_orbit,
        "descent": past.outcome_descent,
    }
    told = ", ".join(f"{phase} {said}" for phase, said in phases.items() if said not in ("", "na"))
    up = "not landed yet" if past.crewed and reference.landed(past) == UNKNOWN else ""
    return "; ".join(filter(None, (told, up, past.note)))
