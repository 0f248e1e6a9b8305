"""Ways on: what can be done after a burn was missed or cut short, each with its price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ExpeditionError, ImpossibleFlightError, PropagationError
from expedition.phases.home.descent import Descent
from expedition.phases.home.landing import LandingOpportunity
from expedition.planning.way_home import down_from_orbit, from_orbit
from expedition.plans.fields import Record, Utc
from expedition.space.constants import G0_MPS2
from expedition.space.engine import Arc, Forces, ThrustArc
from expedition.space.orbits import apsides_km
from expedition.space.time import DAY_S, format_utc
from expedition.timeline import Leg

Array = NDArray[np.float64]

# What a control room needs to see that a burn failed, to find why and to send another up; a judgement of ours.
READY_S = 1200.0
# How far ahead it is looked whether an orbit lasts, and in what steps.
_LOOK_DAYS, _LOOK_STEP_S = 10.0, 3.0 * 3600.0
# From here an orbit is over within a revolution or two; one that dips so low does not go round once.
_OVER_KM, _FALLS_KM = 120.0, 80.0
_ROUGH_DEGREE, _ROUGH_TOLERANCE = 4, 1e-7
_HOME_DAYS, _LEAST_DAYS = 3.0, 0.13
_HOME_TRIES = 6

Kind = Literal["same", "later", "home"]


class WayOn(Record):
    """A way on from a missed burn."""

    kind: Kind
    """"same" end as planned, "later" end of the same kind, or "home"."""
    name: str
    """What is done, for people."""
    possible: bool
    """Whether burns were found and the propellant suffices, with that of the way home."""
    why_not: str = ""
    """Why not; empty where it is possible."""
    end_utc: Utc | None = None
    """Contact, or landing; null where it cannot be flown."""
    later_s: float | None = None
    """How much later than planned that is; for the way home of a flight to a station, from the missed burn on."""
    profile: str | None = None
    """The profile flown, by its name in the catalogue."""
    zone: str | None = None
    """Landing zone, by its name in the catalogue."""
    latitude_deg: float | None = None
    """Of touchdown, WGS 84; null for a docking."""
    longitude_deg: float | None = None
    """Of touchdown, east positive."""
    miss_km: float | None = None
    """From the point aimed for."""
    max_g: float | None = None
    """Greatest load on the way down."""
    dv_mps: float | None = None
    """Δv of all burns from here on."""
    extra_mps: float | None = None
    """The same beyond what the plan still had to spend."""
    left_mps: float | None = None
    """Δv left, with that of the way home taken off."""
    perigee_km: float | None = None
    """The lowest on the way, osculating, above 6378.137 km; null on the way home."""
    light: str = ""
    """At contact or landing."""
    failed: tuple[str, ...] = ()
    """Rules that it breaks."""


class MissedRow(Record):
    """A burn that is missed or cut short, and the ways on."""

    burn: str
    """Its name in the plan."""
    tig_utc: Utc
    """When it was to begin."""
    planned_mps: float
    """How large it was to be."""
    share: float
    """How much of it is flown: 0 where it is missed whole."""
    perigee_km: float
    """Of the orbit that is left, osculating, above 6378.137 km."""
    apogee_km: float
    """The same, highest."""
    lasts_h: float | None
    """How long that orbit lasts without another burn; null where it is longer than ten days."""
    drift_ok: bool | None
    """Whether the ship, left to drift for 24 hours, stays out of the station's zones; null where no rule asks."""
    drift: str
    """How near it comes, for people."""
    ways: tuple[WayOn, ...]
    """Same end first, then later ones, then home."""
    recommended: str
    """Name of the first way that is possible and breaks no rule, else of the first possible; empty where none is."""
    note: str = ""
    """What else is to be known, for people."""


def recommended(ways: Sequence[WayOn]) -> str:
    """The way to take: keeping all rules, then the same end before a later one before home, the sooner, the cheaper."""
    order: list[Kind] = ["same", "later", "home"]
    taken = min(
        (way for way in ways if way.possible),
        key=lambda way: (bool(way.failed), order.index(way.kind), round(way.later_s or 0.0), way.dv_mps),
        default=None,
    )
    return "" if taken is None else taken.name


def missed_state(forces: Forces, leg: Leg, dv_rtn_mps: Array, share: float, area_over_mass: float) -> Arc:
    """The ship's way through a burn that ends early: at its share of the length, at the planned thrust.

    leg: the burn as planned. share: 0 to 1. The arc ends where the engine does, at once where the burn is missed.
    """
    length = leg.end - leg.start
    end = leg.start + max(share * length, 1e-3)
    push = np.asarray(dv_rtn_mps) / length
    burns = (ThrustArc(leg.start, end, (float(push[0]), float(push[1]), float(push[2]))),) if share else ()
    begin = leg.states_gcrf(np.array([leg.start]))[0]
    return forces.propagate(begin, leg.start, end, drag_area_over_mass_m2pkg=area_over_mass, burns=burns)


def lasts_h(state_gcrf: Array, t: float, area_over_mass: float) -> float | None:
    """How long an orbit lasts without another burn, hours; None where it is longer than ten days.

    To some hours: the air is that of the day, as far as it is foreseen.
    """
    forces = Forces.over(t, t + _LOOK_DAYS * DAY_S, gravity_degree=_ROUGH_DEGREE, tolerance=_ROUGH_TOLERANCE)
    state, now = state_gcrf, t
    if apsides_km(state)[0] < _FALLS_KM:
        return 0.0
    while now < t + _LOOK_DAYS * DAY_S:
        try:
            state = forces.propagate(
                state, now, now + _LOOK_STEP_S, drag_area_over_mass_m2pkg=area_over_mass
            ).end_state_gcrf
        except PropagationError:
            return (now - t) / 3600.0
        now += _LOOK_STEP_S
        low_km, high_km = apsides_km(state)
        if low_km < _FALLS_KM or high_km < _OVER_KM:
            return (now - t) / 3600.0
    return None


def tank_kg(ship: Ship, mass_kg: float) -> float:
    """What is left in the tanks of a ship that weighed its launch mass at its launch, kg."""
    return max(ship.propellant_kg - (ship.mass_kg - mass_kg), 0.0)


def carried_mps(ship: Ship, mass_kg: float) -> float:
    """Δv of such a ship with all that is left in its tanks, on its main engine."""
    empty_kg = mass_kg - tank_kg(ship, mass_kg)
    return float(ship.main_engine.isp_s * G0_MPS2 * np.log(mass_kg / empty_kg))


def not_possible(kind: Kind, name: str, error: ExpeditionError | str) -> WayOn:
    """A way that cannot be taken, and why."""
    return WayOn(kind=kind, name=name, possible=False, why_not=str(error))


@dataclass(frozen=True, eq=False)
class Aloft:
    """A ship in free flight that wants to come home."""

    ship: Ship
    zones: Sequence[LandingZone]
    state_gcrf: Array
    """(6,), m and m/s."""
    t: float
    mass_kg: float
    propellant_kg: float
    """In its tanks, as far as is known."""
    lasts_h: float | None
    """How long the orbit does; None for ever."""


def homes(aloft: Aloft, *, ready_s: float = READY_S) -> list[LandingOpportunity]:
    """The landings within a ship's reach in the days to come, in order of time; those against its rules say why.

    Raises ImpossibleFlightError where there is none.
    """
    ship, t = aloft.ship, aloft.t
    if ship.descent is None:
        raise ImpossibleFlightError(f"{ship.title} has no way home in its file")
    days = _HOME_DAYS if aloft.lasts_h is None else min(_HOME_DAYS, aloft.lasts_h / 24.0)
    if days < _LEAST_DAYS:
        raise ImpossibleFlightError("the ship comes down by itself before it has gone round twice")
    found = from_orbit(ship, aloft.zones, aloft.state_gcrf, t, aloft.mass_kg, ready_s=ready_s, days=days)
    reach = [
        one
        for one in found
        if abs(one.cross_range_m) <= ship.descent.cross_range_m and one.ignition >= t + ready_s
    ]
    if not reach:
        names = ", ".join(zone.title for zone in aloft.zones)
        raise ImpossibleFlightError(f"no pass over a landing zone ({names}) within {days:.1f} days")
    return sorted(reach, key=lambda one: one.landing)


def home_from_orbit(aloft: Aloft, *, since: float, saved_mps: float) -> list[WayOn]:
    """The ways home from free flight: the first by the ship's rules, and the soonest where that is sooner.

    since: the instant that `later_s` counts from. saved_mps: what the plan still had to spend.
    """
    try:
        reach = homes(aloft)
    except ExpeditionError as error:
        return [not_possible("home", "home", error)]
    by_rules = [one for one in reach if one.reason is None]
    out = []
    if not by_rules or by_rules[0] is not reach[0]:
        out.append(first_landed(aloft, reach, "home", ", soonest", since, saved_mps))
    if by_rules:
        out.append(first_landed(aloft, by_rules, "home", "", since, saved_mps))
    return out


def first_landed(
    aloft: Aloft,
    several: Sequence[LandingOpportunity],
    kind: Kind,
    what: str,
    since: float,
    saved_mps: float,
) -> WayOn:
    """The first of some opportunities to which a way down is found; why the very first is none, where there is none."""
    tries = []
    for one in several[:_HOME_TRIES]:
        tries.append(_landed(aloft, one, kind, what, since, saved_mps))
        if tries[-1].possible:
            return tries[-1]
    return tries[0]


def _landed(
    aloft: Aloft, chosen: LandingOpportunity, kind: Kind, what: str, since: float, saved_mps: float
) -> WayOn:
    name = f"home to {chosen.zone.title}{what}"
    try:
        down = down_from_orbit(
            aloft.ship, chosen, aloft.state_gcrf, aloft.t, aloft.mass_kg, aloft.propellant_kg
        )
    except ExpeditionError as error:
        return not_possible(kind, name, error)
    empty_kg = aloft.mass_kg - aloft.propellant_kg
    carried = aloft.ship.main_engine.isp_s * G0_MPS2 * float(np.log(aloft.mass_kg / empty_kg))
    return WayOn(
        kind=kind,
        name=name,
        possible=True,
        later_s=down.touchdown - since,
        zone=chosen.zone.name,
        extra_mps=down.burn.dv_mps - saved_mps,
        left_mps=carried - down.burn.dv_mps,
        light=chosen.lighting,
        **touchdown(down, () if chosen.reason is None else (chosen.reason,)),
    )


def touchdown(down: Descent, broken: Sequence[str] = ()) -> dict[str, Any]:
    """What of a way down is said, by field. broken: rules that it breaks beside its own."""
    return {
        "end_utc": format_utc(down.touchdown, 3),
        "dv_mps": down.burn.dv_mps,
        "latitude_deg": down.latitude_deg,
        "longitude_deg": down.longitude_deg,
        "miss_km": down.miss_m / 1000.0,
        "max_g": down.max_g,
        "failed": (*(check.name for check in down.checks if not check.ok), *broken),
    }


def tried(kind: Kind, name: str, way: Callable[[], WayOn]) -> WayOn:
    """A way, or why it cannot be taken."""
    try:
        return way()
    except ExpeditionError as error:
        return not_possible(kind, name, error)
