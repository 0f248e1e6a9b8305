"""From orbit: a flight to a station that a trajectory of another program begins after its ascent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.errors import ImpossibleFlightError, InputError
from expedition.flights.flight import Flight
from expedition.flights.hardware import Hardware, profiles_of
from expedition.phases.ascent.given import thrusting
from expedition.phases.ascent.insertion import orbit_at
from expedition.phases.rendezvous import approach, phasing, retreat, window
from expedition.phases.rendezvous.window import Option
from expedition.phases.rendezvous.zones import free_drifts
from expedition.planning import Checks, Progress, contingencies, emergencies, rules, writing
from expedition.planning.course import Course, course_of, drifts_of, from_aim_point, from_insertion
from expedition.planning.events import day_and_night, ranges
from expedition.planning.lift_off import hardware_of
from expedition.planning.station_data import elements_of, station_ahead
from expedition.planning.windows import requests
from expedition.plans.contingencies import PlanContingencies
from expedition.plans.data import PlanGiven
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanBudget, PlanCheck
from expedition.plans.way_there import PlanArrival
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_itrf_states, true_equator_states
from expedition.space.orbits import MeanTrack, apsides_km, latitude_rate_radps
from expedition.space.time import DAY_S, format_utc
from expedition.station.source import Elements, Source, known_before
from expedition.timeline import Event, Leg
from expedition.trajectories.trajectory import Trajectory

Array = NDArray[np.float64]

# A ship waits in its orbit for a phase that fits a profile, revolution by revolution.
_MOST_WAITS = 24
# What the drift of planes may save in that time.
_DRIFT_MPS = 70.0
_TRACK_SPACING_S = 21_600.0


def fly(
    asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress, checks: Checks = "all"
) -> Plan:
    """Plan a flight from the first state of its trajectory, or the first from `earliest_utc` on, to contact."""
    way = _solved(asked, elements, allow_stale, tell)
    if checks == "all":
        tell("checking free drift")
    return _written(asked, way, checks)


@dataclass(frozen=True, eq=False)
class _Way:
    """A flight that begins in orbit, as it was solved."""

    source: Source
    course: Course
    option: Option
    begins: float
    """The instant of the state that it begins with, the zero of MET."""
    first: Array
    """(6,) GCRF."""
    waited: Leg | None
    """The coast before the profile's revolutions begin to count; None without one."""
    phased: phasing.Phasing
    came_in: approach.Approach


def _solved(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> _Way:
    hardware = hardware_of(asked)
    assert hardware.trajectory is not None
    begins, first = _first_state(asked, hardware.trajectory)
    ascent_s = hardware.launcher.stages[-1].cutoff_s
    profiles = [
        _from_insertion(one, ascent_s)
        for one in profiles_of(asked.catalogue, hardware.ship, asked.profile, asked.name)
    ]
    tell("reading station data")
    source = known_before(
        elements_of(asked, elements, hardware.station),
        begins,
        catalog_number=hardware.station.catalog_number,
        allow_stale=allow_stale,
    )
    tell("flying the station ahead")
    period_s = 2.0 * np.pi / float(latitude_rate_radps(orbit_at(first, begins).a_m, 0.9))
    latest = begins + _MOST_WAITS * period_s + max(one.docking_s.latest for one in profiles)
    station = station_ahead(
        source, hardware.station, begins - 7200.0, latest + DAY_S + 7200.0, to="a day after docking"
    )
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)),
        begins - 3600.0,
        latest + 3600.0,
        spacing_s=_TRACK_SPACING_S,
    )
    ship = hardware.ship
    coast = Forces.over(begins, latest).propagate(
        first,
        begins,
        begins + (_MOST_WAITS + 1) * period_s,
        drag_area_over_mass_m2pkg=ship.drag_coefficient * ship.drag_area_m2 / ship.mass_kg,
    )
    _refuse_far_plane(hardware, profiles, begins, first, station.state_gcrf(begins))
    tell("looking for the profile that the phase fits")
    later = begins + period_s * np.arange(1, _MOST_WAITS + 1)
    starts = [(begins, first), *zip(later.tolist(), coast.state_gcrf(later), strict=True)]
    (at, state), profile, option = _chosen(hardware, profiles, track, starts)
    rules.refuse_high_sun(hardware, source, option)
    tell("solving the burns")
    course = course_of(hardware, profile, station, orbit_at(state, at), option, at)
    phased = from_insertion(course, state, at, ship.mass_kg)
    tell("flying the approach")
    came_in = from_aim_point(
        course, phased.arrival_state_gcrf, phased.arrival, phased.mass_kg, came_by=phased.legs[-2:]
    )
    waited = Leg("coast in orbit", begins, at, coast.state_gcrf) if at > begins else None
    return _Way(source, course, option, begins, first, waited, phased, came_in)


def _from_insertion(profile: Profile, ascent_s: float) -> Profile:
    """A profile whose docking times count from insertion, not from lift-off.

    Who is on the way already has slept or not as it was planned, so it has no rule of rest.
    """
    span, usual = profile.docking_s, profile.usual_docking_s
    earlier = {"earliest": span.earliest - ascent_s, "latest": span.latest - ascent_s}
    return profile.model_copy(
        update={
            "docking_s": span.model_copy(update=earlier),
            "usual_docking_s": None if usual is None else usual - ascent_s,
            "rest": None,
        }
    )


def _first_state(asked: Flight, given: Trajectory) -> tuple[float, Array]:
    """The instant and state (6,) GCRF that a flight begins with: its trajectory's first, from `earliest_utc` on.

    Raises InputError for one without clock times, outside the time asked for, or in the middle of a burn.
    """
    if given.zero is None:
        raise InputError(
            "begins in orbit, but counts its times from a lift-off that may be any; give clock times (a column utc, or "
            "'# liftoff_utc: 2021-10-05T08:55:03.8Z' before the header)",
            field=given.name,
        )
    t = given.zero + given.met_s
    start, end = asked.span
    inside = np.flatnonzero((t >= start - 1e-3) & (t <= end))
    if not inside.size or (asked.earliest_utc is None and t[0] < start - 1e-3):
        raise InputError(
            f"begins in orbit at {format_utc(float(t[0]), 3)} and ends {format_utc(float(t[-1]), 3)}, the flight is "
            f"asked for {format_utc(start)} to {format_utc(end)}; change date, or begin at a later state with "
            "earliest_utc",
            field=given.name,
        )
    k = int(inside[0])
    if thrusting(given, k):
        raise InputError(
            f"is under thrust at {format_utc(float(t[k]), 3)}; begin between burns, with another earliest_utc",
            field=given.name,
        )
    return float(t[k]), np.asarray(gcrf_from_itrf_states(t[k : k + 1], given.states_itrf[k : k + 1])[0])


def _refuse_far_plane(
    hardware: Hardware, profiles: Sequence[Profile], begins: float, first: Array, theirs: Array
) -> None:
    """Raise ImpossibleFlightError where the ship's plane is too far from the station's, whatever the phase."""
    normals = [np.cross(state[:3], state[3:]) for state in (first, np.ravel(theirs))]
    own, other = (one / np.linalg.norm(one) for one in normals)
    apart = float(np.arccos(np.clip(own @ other, -1.0, 1.0)))
    costs = 2.0 * float(np.linalg.norm(first[3:])) * np.sin(0.5 * apart)
    most = max(one.max_dv_mps for one in profiles)
    if costs > most + _DRIFT_MPS:
        raise ImpossibleFlightError(
            f"the plane of the orbit at {format_utc(begins)} lies {np.degrees(apart):.1f}° from that of "
            f"{hardware.station.title}: turning it costs about {costs:.0f} m/s, profiles of {hardware.ship.title} may "
            f"spend {most:g}; begin in the station's plane, as a launch at the right time does"
        )


def _chosen(
    hardware: Hardware, profiles: Sequence[Profile], track: MeanTrack, starts: list[tuple[float, Array]]
) -> tuple[tuple[float, Array], Profile, Option]:
    """The first of some starts from which a profile fits, that profile, and its option; of profiles the shortest.

    Raises ImpossibleFlightError with what stands against each.
    """
    asked = list(zip(profiles, requests(hardware, profiles), strict=True))
    reasons: list[str] = []
    for at, state in starts:
        orbit = orbit_at(state, at)
        for profile, request in asked:
            option = window.onward(orbit, track, request, at)[0]
            if option.feasible:
                return (at, state), profile, option
            if at == starts[0][0]:
                reasons.append(f"{option.orbits} orbits: {option.reason.replace('at insertion', 'then')}")
    raise ImpossibleFlightError(
        f"no profile leads from the orbit at {format_utc(starts[0][0])} to {hardware.station.title}, nor after up to "
        f"{len(starts) - 1} revolutions of waiting; at once {'; '.join(reasons)}. Begin nearer to the station's plane "
        "and below its height, or at another state with earliest_utc"
    )


def _written(asked: Flight, way: _Way, checks: Checks) -> Plan:
    """What was flown, checked and written down. checks: how much of it."""
    course, zero = way.course, way.begins
    hardware, station, ship = course.hardware, course.station, course.hardware.ship
    profile, phased, came_in = course.profile, way.phased, way.came_in
    legs = [*([way.waited] if way.waited else ()), *phased.legs, *came_in.legs]
    burns = [*phased.burns, *came_in.burns]
    perigee_km, apogee_km = apsides_km(way.first)
    events = [
        Event("Trajectory begins", zero, f"{perigee_km:.1f} × {apogee_km:.1f} km"),
        Event("Arrival at the aim point", phased.arrival),
        *came_in.events,
        *day_and_night(legs),
        *ranges(legs, station),
        Event("Contact", came_in.contact, f"{hardware.port.title}, {hardware.station.title}"),
    ]
    budget = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=phased.dv_mps, approach_mps=came_in.dv_mps)
    drifts = [
        replace(one, name="the beginning") if one.name == "insertion" else one
        for one in drifts_of(phased, came_in, course.drag_area_m2 / ship.mass_kg)
    ]
    every = checks == "all"
    otherwise, held = (None, []) if checks == "none" else _otherwise(asked, way, budget)
    drifted = (
        list(free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones))
        if every
        else []
    )
    return Plan(
        flight=writing.flight_record(asked, profile=profile.name),
        from_orbit_utc=format_utc(zero, 3),
        docking_utc=format_utc(came_in.contact, 3),
        clock=hardware.pad.mission_time_zone or hardware.pad.time_zone,
        profile=profile.name,
        orbits=way.option.orbits,
        events=writing.event_records(
            events,
            legs,
            station,
            zero,
            contact=(came_in.contact, float(np.linalg.norm(came_in.contact_relative_rtn[:3]))),
        ),
        burns=tuple(writing.burn_record(burn, zero) for burn in sorted(burns, key=lambda one: one.tig)),
        arrival=PlanArrival(
            utc=format_utc(phased.arrival, 3),
            met_s=phased.arrival - zero,
            miss_m=phased.miss_m,
            miss_mps=phased.miss_mps,
        ),
        checks=(
            *rules.of_the_way_there(hardware, profile, phased, way.option, budget, perigee_km),
            *held,
            *writing.check_records([
                *came_in.checks,
                *retreat.checks(
                    [leg for leg in came_in.legs if leg.name in approach.WAITING],
                    station.state_gcrf,
                    hardware.port,
                    course.zones,
                    ship.thrusters.thrust_n / phased.mass_kg,
                ),
                *(one.check for one in drifted),
            ]),
        ),
        emergency=(
            *emergencies.along_legs(asked.catalogue, ship, legs, zero),
            *emergencies.at_the_port(asked.catalogue, ship, way.source, came_in.contact),
        )
        if every
        else (),
        contingencies=otherwise,
        dv_total_mps=phased.dv_mps + came_in.dv_mps,
        budget=budget,
        free_drift=writing.drift_records(drifts, drifted, zero) if drifted else (),
        ship=writing.ship_facts(ship, ship.mass_kg),
        data=writing.data_facts(
            way.source, zero, models=(writing.ORBIT_MODEL,), ascent=_given(hardware.trajectory, zero)
        ),
        trajectory=tuple(writing.leg_segment(leg, zero) for leg in legs),
        station_trajectory=writing.station_segment(station, zero, came_in.contact),
    )  # fmt: skip


def _otherwise(
    asked: Flight, way: _Way, budget: PlanBudget
) -> tuple[PlanContingencies | None, list[PlanCheck]]:
    """What else is open to it from where its revolutions begin to count."""
    hardware, own = way.course.hardware, way.course.profile
    ascent_s = hardware.launcher.stages[-1].cutoff_s
    known = profiles_of(asked.catalogue, hardware.ship, None, asked.name)
    begins, state = way.begins, way.first
    if way.waited is not None:
        begins = way.waited.end
        state = way.waited.states_gcrf(np.array([begins]))[0]
    return contingencies.of_the_way_on(
        hardware,
        [_from_insertion(one, ascent_s) for one in known],
        own,
        way.source,
        orbit_at(state, begins),
        way.option,
        begins=begins,
        contact=way.came_in.contact,
        budget=budget,
    )


def _given(given: Trajectory | None, begins: float) -> PlanGiven | None:
    """What a plan keeps of the file that it begins with."""
    if given is None or given.zero is None:
        return None
    return PlanGiven(
        file=given.name,
        rows=given.met_s.size,
        timed=True,
        rows_after_cutoff=int(np.sum(given.zero + given.met_s > begins + 1e-3)),
        remarks=given.remarks,
    )
