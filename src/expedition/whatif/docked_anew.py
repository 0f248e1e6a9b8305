"""A way from where a missed burn left the ship to the port, held against the rules of the whole flight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from expedition.phases.rendezvous import approach, ladder, phasing
from expedition.phases.rendezvous.docking_time import lit_at
from expedition.phases.rendezvous.zones import free_drifts
from expedition.planning import rules
from expedition.planning.course import Course, drifts_of, from_aim_point, from_state
from expedition.plans.schema import PlanCheck
from expedition.space.orbits import apsides_km
from expedition.space.time import format_utc
from expedition.timeline import Check
from expedition.whatif.missed_burn import FlightWithMissed, MissedBurn
from expedition.whatif.ways_on import (
    Kind,
    WayOn,
)

_PERIGEE_SWING_KM = 3.0
# Thruster burns are impulses in the trajectory, which longer ones are not.
_LONGEST_S = 180.0


def revolutions_later(revolutions: int) -> str:
    return f"{revolutions} revolution{'s' if revolutions > 1 else ''} later"


def first_possible(ways: Iterable[WayOn]) -> WayOn:
    """Of ways that differ in their time only, the first that breaks no rule, else the first that is possible."""
    seen = []
    for way in ways:
        if way.possible and not way.failed:
            return way
        seen.append(way)
    return next((way for way in seen if way.possible), seen[0])


def docked_anew(
    flight: FlightWithMissed,
    missed: MissedBurn,
    kind: Kind,
    name: str,
    course: Course,
    *,
    sun: float | None = None,
    least_mps: float | None = None,
    by_thrusters: bool = False,
) -> WayOn:
    """A way from where the ship is through the slots of a course to contact."""
    if least_mps is None:
        wanted_km = course.profile.min_perigee_km
        low = apsides_km(missed.state_gcrf)[0] < wanted_km - _PERIGEE_SWING_KM
        least_mps = ladder.lifting_mps(missed.state_gcrf, wanted_km) if low else 0.0
    phased = from_state(
        course,
        missed.state_gcrf,
        missed.t,
        missed.mass_kg,
        first_at_least_mps=least_mps,
        by_thrusters=by_thrusters,
    )
    came_in = from_aim_point(
        course,
        phased.arrival_state_gcrf,
        phased.arrival,
        phased.mass_kg,
        came_by=() if by_thrusters else phased.legs[-2:],
    )
    return way_to_port(flight, missed, kind, name, course, phased, came_in, sun=sun, leaves=by_thrusters)


def way_to_port(
    flight: FlightWithMissed,
    missed: MissedBurn,
    kind: Kind,
    name: str,
    course: Course,
    phased: phasing.Phasing | None,
    came_in: approach.Approach,
    *,
    sun: float | None = None,
    leaves: bool = False,
) -> WayOn:
    """A way that ends at the port, held against the rules of the whole flight."""
    solved, ship = flight.solved, flight.ship
    onward_mps, spent = came_in.dv_mps, missed.spent_mps
    if phased is not None:
        onward_mps += phased.dv_mps
    elif missed.burn.purpose == "approach":
        # Of this approach, which is flown from its beginning, what comes from here on.
        onward_mps -= missed.spent_mps - solved.phased.dv_mps
    budget = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=spent, approach_mps=onward_mps)
    option = solved.option if sun is None else replace(solved.option, sun_angle_rad=sun)
    checks: list[PlanCheck | Check] = list(came_in.checks)
    lowest = None
    if phased is not None:
        lowest = min([apsides_km(missed.state_gcrf)[0], *(burn.perigee_km for burn in phased.burns)])
        held = rules.of_the_way_there(
            course.hardware, course.profile, phased, option, budget, apsides_km(solved.inserted)[0]
        )
        checks += [one for one in held if one.name not in ("Δv of the profile", "Δv carried")]
        area = course.drag_area_m2 / ship.mass_kg
        station = flight.later.station
        # Where it is now, the row itself says.
        drifts = [replace(one, leaves=leaves) for one in drifts_of(phased, came_in, area)[1:]]
        checks += [
            one.check
            for one in free_drifts(
                drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones
            )
        ]
    why_not = ""
    longest = max(came_in.burns, key=lambda burn: burn.duration_s)
    if longest.duration_s > _LONGEST_S:
        why_not = (
            f"the {longest.name} would take {longest.dv_mps:.0f} m/s, which the thrusters need "
            f"{longest.duration_s / 60.0:.0f} min for"
        )
    if budget.margin_mps < 0.0:
        why_not = f"the propellant is {-budget.margin_mps:.0f} m/s short, with the way home"
    return WayOn(
        kind=kind,
        name=name,
        possible=not why_not,
        why_not=why_not,
        end_utc=format_utc(came_in.contact, 3),
        later_s=came_in.contact - solved.came_in.contact,
        profile=course.profile.name,
        dv_mps=onward_mps,
        extra_mps=onward_mps - missed.planned_mps,
        left_mps=budget.margin_mps,
        perigee_km=lowest,
        light="sunlit" if lit_at(flight.track, came_in.contact) else "in shadow",
        failed=tuple(dict.fromkeys(one.name for one in checks if not one.ok)),
    )
