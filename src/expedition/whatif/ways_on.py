"""Ways on: what can be done after a burn was missed or cut short, each with its price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ExpeditionError, PropagationError
from expedition.phases.home.landing import LandingOpportunity
from expedition.planning.way_home import down_from_orbit, from_orbit
from expedition.plans.schema import Record, Utc
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
# From here an orbit is over within a revolution or two.
_OVER_KM = 120.0
_ROUGH_DEGREE, _ROUGH_TOLERANCE = 4, 1e-7
_HOME_DAYS = 2.0

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
    """Where it lands, by its name in the catalogue."""
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
    """The way to take: same end before later before home, keeping all rules before breaking one."""
    clean = [way for way in ways if way.possible and not way.failed]
    return next((way.name for way in (*clean, *ways) if way.possible), "")


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
    if apsides_km(state)[0] < 0.5 * _OVER_KM:
        return 0.0
    while now < t + _LOOK_DAYS * DAY_S:
        try:
            state = forces.propagate(
                state, now, now + _LOOK_STEP_S, drag_area_over_mass_m2pkg=area_over_mass
            ).end_state_gcrf
        except PropagationError:
            return (now - t) / 3600.0
        now += _LOOK_STEP_S
        if apsides_km(state)[1] < _OVER_KM:
            return (now - t) / 3600.0
    return None


def carried_mps(ship: Ship, mass_kg: float) -> float:
    """Δv of a ship with all that is left in its tanks, on its main engine."""
    empty_kg = ship.mass_kg - ship.propellant_kg
    return float(ship.main_engine.isp_s * G0_MPS2 * np.log(max(mass_kg, empty_kg) / empty_kg))


def not_possible(kind: Kind, name: str, error: ExpeditionError | str) -> WayOn:
    """A way that cannot be taken, and why."""
    return WayOn(kind=kind, name=name, possible=False, why_not=str(error))


def home_from_orbit(
    ship: Ship,
    zones: Sequence[LandingZone],
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    *,
    planned: float,
    saved_mps: float = 0.0,
    ready_s: float = READY_S,
) -> list[WayOn]:
    """The ways home from free flight: the best by the ship's rules, and the soonest where that is sooner.

    planned: the instant that `later_s` counts from. saved_mps: what the plan still had to spend.
    """
    if ship.descent is None:
        return [not_possible("home", "home", f"{ship.title} has no way home in its file")]
    try:
        found = from_orbit(ship, zones, state_gcrf, t, mass_kg, ready_s=ready_s, days=_HOME_DAYS)
    except PropagationError:
        return [not_possible("home", "home", f"the orbit comes down within {_HOME_DAYS:g} days by itself")]
    reach = [
        one
        for one in found
        if abs(one.cross_range_m) <= ship.descent.cross_range_m and one.ignition >= t + ready_s
    ]
    soonest = min(reach, key=lambda one: one.landing, default=None)
    usual = min((one for one in found if one.reason is None), key=lambda one: one.landing, default=None)
    if soonest is None:
        names = ", ".join(zone.title for zone in zones)
        why = f"no pass over a landing zone ({names}) within {_HOME_DAYS:g} days"
        return [not_possible("home", "home", why)]
    chosen = [soonest] if usual is None or usual is soonest else [soonest, usual]
    return [
        _landed(ship, one, state_gcrf, t, mass_kg, planned, saved_mps, soon=one is not usual)
        for one in chosen
    ]


def _landed(
    ship: Ship,
    chosen: LandingOpportunity,
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    planned: float,
    saved_mps: float,
    *,
    soon: bool,
) -> WayOn:
    name = f"home to {chosen.zone.title}{', soonest' if soon else ''}"
    try:
        down = down_from_orbit(ship, chosen, state_gcrf, t, mass_kg)
    except ExpeditionError as error:
        return not_possible("home", name, error)
    broken = [check.name for check in down.checks if not check.ok]
    if chosen.reason is not None:
        broken.append(chosen.reason)
    return WayOn(
        kind="home",
        name=name,
        possible=True,
        end_utc=format_utc(down.touchdown, 3),
        later_s=down.touchdown - planned,
        zone=chosen.zone.name,
        dv_mps=down.burn.dv_mps,
        extra_mps=down.burn.dv_mps - saved_mps,
        left_mps=carried_mps(ship, mass_kg) - down.burn.dv_mps,
        light=chosen.lighting,
        failed=tuple(broken),
    )


def tried(kind: Kind, name: str, way: Callable[[], WayOn]) -> WayOn:
    """A way, or why it cannot be taken."""
    try:
        return way()
    except ExpeditionError as error:
        return not_possible(kind, name, error)
