"""Ways on from an approach: into it from another place, held up, broken off and flown again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import starmap

from expedition.phases.rendezvous import approach, phasing
from expedition.phases.rendezvous.approach import WaveOff, wave_off_s
from expedition.planning.contingencies import docking_by_rule
from expedition.planning.course import from_aim_point
from expedition.space.frames import gcrf_from_relative_rtn
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S
from expedition.whatif.docked_anew import docked_anew, first_possible, revolutions_later, way_to_port
from expedition.whatif.missed_burn import LEAVES_MPS, LEAVES_S, FlightWithMissed, MissedBurn
from expedition.whatif.ways_on import (
    WayOn,
    tried,
)

_AGAIN_REVOLUTIONS = (1, 2, 3)
# How far from the port a final approach is broken off in the row that asks for it, as a share of the hold's distance.
_WAVED_OFF_SHARE = 0.1
MENDS, BACK_UP = "next burns take it out", "back-up docking day"


def approach_mends(flight: FlightWithMissed, missed: MissedBurn) -> WayOn:
    """On to the planned end of phasing, and into the approach from wherever that is."""
    course, arrival = flight.solved.course, flight.solved.phased.arrival
    area = course.drag_area_m2 / missed.mass_kg
    there = course.forces.propagate(
        missed.state_gcrf, missed.t, arrival, drag_area_over_mass_m2pkg=area
    ).end_state_gcrf
    came_in = from_aim_point(course, there, arrival, missed.mass_kg)
    return way_to_port(flight, missed, "same", MENDS, course, None, came_in)


def approach_ways(flight: FlightWithMissed, missed: MissedBurn) -> Iterator[WayOn]:
    solved = flight.solved
    course, phased = flight.later, solved.phased
    name = missed.burn.name

    def go_on() -> WayOn:
        came_in = from_aim_point(
            solved.course,
            phased.arrival_state_gcrf,
            phased.arrival,
            phased.mass_kg,
            came_by=phased.legs[-2:],
            cut_short=(name, missed.share),
        )
        return way_to_port(flight, missed, "same", MENDS, solved.course, None, came_in)

    yield tried("same", MENDS, go_on)
    data = course.profile.approach
    if name in ("station-keeping", "final approach", "near hold"):
        for words, at_m in (
            (f"holds at {data.hold_m:.0f} m, second approach", data.hold_m),
            (
                f"wave-off {_WAVED_OFF_SHARE * data.hold_m:.0f} m from the port, retreat, second approach",
                _WAVED_OFF_SHARE * data.hold_m,
            ),
        ):
            yield tried("later", words, partial(_second_approach, flight, missed, words, at_m))
    revolution = flight.revolution_s
    a_day = int(DAY_S / revolution)
    yield first_possible(
        tried(
            "later",
            f"leaves, {revolutions_later(k)} again",
            partial(leaves_and_returns, flight, missed, f"leaves, {revolutions_later(k)} again", k),
        )
        for k in _AGAIN_REVOLUTIONS
    )
    yield tried("later", BACK_UP, partial(leaves_and_returns, flight, missed, BACK_UP, a_day))


def _rule_time(flight: FlightWithMissed, revolutions: float) -> tuple[float, float]:
    """The docking that the profile's rule takes within a revolution, so many after the planned one; the Sun's angle."""
    solved = flight.solved
    return docking_by_rule(
        solved.course.hardware,
        solved.course.profile,
        flight.track,
        liftoff=solved.liftoff,
        contact=solved.came_in.contact,
        revolution_s=flight.revolution_s,
        later=revolutions,
    )


def _second_approach(flight: FlightWithMissed, missed: MissedBurn, name: str, at_m: float) -> WayOn:
    """Back to the hold on the docking axis, a revolution or more there, and in again."""
    solved, course = flight.solved, flight.later
    data, port, ship = course.profile.approach, course.hardware.port, flight.ship
    contact, sun = _rule_time(flight, 1.0)
    without = wave_off_s(data, port, ship, WaveOff(at_m, 0.0))
    wave_off = WaveOff(at_m, contact - solved.came_in.contact - without)
    phased = solved.phased
    came_in = from_aim_point(
        course,
        phased.arrival_state_gcrf,
        phased.arrival,
        phased.mass_kg,
        came_by=phased.legs[-2:],
        wave_off=wave_off,
    )
    return way_to_port(flight, missed, "later", name, course, None, came_in, sun=sun)


def leaves_and_returns(flight: FlightWithMissed, missed: MissedBurn, name: str, revolutions: int) -> WayOn:
    """Away from the station to the aim point, and the whole approach again."""
    course = flight.later
    contact, sun = _rule_time(flight, float(revolutions))
    data, hardware = course.profile.approach, course.hardware
    aim = contact - approach.duration_s(data, hardware.port, flight.ship)
    target = course.station.state_gcrf(aim)
    relative = approach.aim_relative_rtn(data, orbit_rate_radps(target))
    half, leaving = 0.5 * flight.revolution_s, missed.t + LEAVES_S
    # Who has not begun the approach passes below the station and gets away by itself.
    away = {} if missed.zone == "ellipsoid" else {"leaving": leaving}
    named = dict(away)
    if aim - leaving > 8.0 * half:
        # Far away and slowly back: whoever stays near for a day drifts into the station after any missed burn.
        named["turning back"] = leaving + half * round(0.5 * (aim - leaving) / half)
    if aim - leaving > 3.0 * half:
        named["coming again"] = aim - 2.0 * half
    named["coming nearer"] = aim - half if aim - leaving > 1.5 * half else 0.5 * (leaving + aim)
    again = replace(
        course,
        slots=(*starmap(phasing.Slot, named.items()), phasing.Slot(course.profile.arrival_name, aim)),
        guess_rtn_mps=((0.0, 0.0, 0.0),) * (len(named) + 1),
        aim=aim,
        aim_state_gcrf=gcrf_from_relative_rtn(target, relative),
    )
    least = LEAVES_MPS if away else 0.0
    small = missed.burn.purpose == "approach"
    return docked_anew(flight, missed, "later", name, again, sun=sun, least_mps=least, by_thrusters=small)
