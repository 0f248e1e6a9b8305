"""To a station: window, ascent, phasing and approach, in the order in which they are flown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.flights.flight import Flight
from expedition.flights.hardware import Hardware, profiles_of
from expedition.phases.ascent import climb
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home import abort, stay
from expedition.phases.rendezvous import approach, phasing, retreat
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.phases.rendezvous.zones import Drift, FreeDrift, free_drifts
from expedition.planning import Checks, Progress, contingencies, emergencies, rules, writing, writing_home
from expedition.planning.course import Course, course_of, drifts_of, from_aim_point, from_insertion
from expedition.planning.events import day_and_night, ranges
from expedition.planning.lift_off import Found, Nothing, hardware_of, searched, span_of, why_not
from expedition.planning.station_data import elements_of, mean_track
from expedition.plans.data import PlanGiven
from expedition.plans.plan import Plan
from expedition.plans.way_there import PlanArrival, PlanDogLeg
from expedition.space.frames import (
    gcrf_from_itrf_states,
)
from expedition.space.orbits import apsides_km
from expedition.space.time import DAY_S, format_utc
from expedition.station.oem import Oem
from expedition.station.source import Elements, Source, epoch
from expedition.timeline import Event

Array = NDArray[np.float64]


def fly(
    asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress, checks: Checks = "all"
) -> Plan:
    """Plan a flight from the pad to contact with the station's port."""
    found = solved(asked, elements, allow_stale, tell)
    if checks == "all":
        tell("checking free drift")
    return written(asked, found, checks)


@dataclass(frozen=True, eq=False)
class Solved:
    """A flight to a station as it was solved, before it is checked as a whole and written down."""

    source: Source
    course: Course
    flown: climb.Ascent
    orbit: InsertionOrbit
    opportunity: Opportunity
    option: Option
    liftoff: float
    inserted: Array
    """(6,) GCRF, at cut-off."""
    phased: phasing.Phasing
    came_in: approach.Approach
    slip_mps: float | None
    """What the lift-off costs the ship more than the one into the plane; None where it is that."""
    steered_kg: float | None
    """What the launcher burns more to steer into the plane; None where it lifts off into it, or cannot steer."""
    dog_leg: PlanDogLeg | None
    """The way round a closed azimuth; None where it leaves straight into the plane."""

    @property
    def cutoff(self) -> float:
        """The instant at which the ascent ends."""
        return self.liftoff + self.flown.cutoff_s

    def covered(self, ship: Ship) -> list[abort.AbortPoint]:
        """The aborts from this ascent of a ship, its own or one that is changed."""
        return abort.cover(self.flown, ship, self.liftoff, ground_m=self.course.hardware.pad.height_m)


def solved(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Solved:
    """Window, ascent, burns and approach of a flight. Raises as a plan does."""
    hardware = hardware_of(asked)
    profiles = profiles_of(asked.catalogue, hardware.ship, asked.profile, asked.name)
    tell("reading station data")
    data = elements_of(asked, elements, hardware.station)
    start, end = span_of(asked, hardware.trajectory)
    found = searched(hardware, profiles, data, start, end, allow_stale, tell)
    if isinstance(found, Nothing):
        raise ImpossibleFlightError(
            why_not(asked, elements, hardware, profiles, found, start, end, allow_stale)
        )
    flown, option = found.flown, found.option
    # A lift-off is announced in whole milliseconds; everything else is counted from it.
    liftoff = round(option.liftoff, 3)
    cutoff = liftoff + flown.cutoff_s
    inserted = gcrf_from_itrf_states([cutoff], flown.states_itrf[-1:])[0]
    tell("solving the burns")
    course = course_of(hardware, found.profile, found.station, found.orbit, option, cutoff)
    phased = from_insertion(course, inserted, cutoff, hardware.ship.mass_kg)
    slip = None if found.in_plane is None else phased.dv_mps - _phasing_mps(hardware, found)
    tell("flying the approach")
    came_in = from_aim_point(
        course, phased.arrival_state_gcrf, phased.arrival, phased.mass_kg, came_by=phased.legs[-2:]
    )
    return Solved(
        found.source,
        course,
        flown,
        found.orbit,
        found.opportunity,
        option,
        liftoff,
        inserted,
        phased,
        came_in,
        slip,
        found.steered_kg,
        found.dog_leg,
    )


def _phasing_mps(hardware: Hardware, found: Found) -> float:
    """What the ship would spend on phasing from the lift-off into the plane."""
    assert found.in_plane is not None
    flown, orbit, option = found.in_plane
    cutoff = round(option.liftoff, 3) + flown.cutoff_s
    course = course_of(hardware, found.profile, found.station, orbit, option, cutoff)
    inserted = gcrf_from_itrf_states([cutoff], flown.states_itrf[-1:])[0]
    return from_insertion(course, inserted, cutoff, hardware.ship.mass_kg).dv_mps


def written(asked: Flight, found: Solved, held_against: Checks = "all") -> Plan:
    """What was flown, checked and written down. held_against: how much of it."""
    every, none = held_against == "all", held_against == "none"
    course, source, option, liftoff = found.course, found.source, found.option, found.liftoff
    flown, phased, came_in, cutoff = found.flown, found.phased, found.came_in, found.cutoff
    hardware, profile, station = course.hardware, course.profile, course.station
    ship = hardware.ship
    legs = [*phased.legs, *came_in.legs]
    burns = [*phased.burns, *came_in.burns]
    events = [
        *writing.ascent_events(flown, hardware.launcher, liftoff),
        Event("Ship separation", cutoff + hardware.launcher.ship_separation_s),
        Event("Arrival at the aim point", phased.arrival),
        *came_in.events,
        *day_and_night(legs),
        *ranges(legs, station),
        Event("Contact", came_in.contact, f"{hardware.port.title}, {hardware.station.title}"),
    ]
    budget = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=phased.dv_mps, approach_mps=came_in.dv_mps)
    drifts, drifted, cover = _flown_out(course, found, liftoff) if every else ([], [], [])
    stayed = None if none else _stay(asked, hardware, source, came_in.contact)
    known = profiles_of(asked.catalogue, ship, None, asked.name)
    otherwise, held = (
        (None, [])
        if none
        else contingencies.of_the_way_there(
            hardware,
            known,
            next((one for one in known if one.name == profile.name), profile),
            source,
            found.orbit,
            option,
            flown=flown,
            liftoff=liftoff,
            contact=came_in.contact,
            budget=budget,
        )
    )
    returning = writing.booster_facts(flown, hardware.launcher, hardware.pad)
    checks = [
        *rules.of_the_way_there(hardware, profile, phased, option, budget, apsides_km(found.inserted)[0]),
        *rules.of_the_azimuth(hardware.pad, flown),
        *rules.of_the_booster(hardware.launcher, returning),
        *rules.of_loads(hardware.launcher, ship, flown, cover, found.covered),
        *held,
        *writing.check_records(
            [
                *came_in.checks,
                *retreat.checks(
                    [leg for leg in came_in.legs if leg.name in approach.WAITING],
                    station.state_gcrf,
                    hardware.port,
                    course.zones,
                    ship.thrusters.thrust_n / phased.mass_kg,
                ),
                *(one.check for one in drifted),
                *(stayed.checks if stayed else ()),
            ]
        ),
    ]
    return Plan(
        flight=writing.flight_record(asked, profile=profile.name),
        liftoff_utc=format_utc(liftoff, 3),
        docking_utc=format_utc(came_in.contact, 3),
        clock=hardware.pad.mission_time_zone or hardware.pad.time_zone,
        profile=profile.name,
        orbits=option.orbits,
        window=writing.window_facts(
            flown,
            found.opportunity,
            option,
            None if flown.given else hardware.launcher.window,
            found.slip_mps,
            found.steered_kg,
            found.dog_leg,
        ),
        insertion=writing.insertion_facts(flown, found.inserted, cutoff, found.orbit),
        booster=returning,
        abort_cover=writing.abort_records(cover),
        emergency=(
            *emergencies.along_legs(asked.catalogue, ship, legs, cutoff),
            *emergencies.at_the_port(asked.catalogue, ship, source, came_in.contact),
        )
        if every
        else (),
        events=writing.event_records(
            events,
            legs,
            station,
            liftoff,
            contact=(came_in.contact, float(np.linalg.norm(came_in.contact_relative_rtn[:3]))),
        ),
        burns=tuple(writing.burn_record(burn, liftoff) for burn in sorted(burns, key=lambda one: one.tig)),
        arrival=PlanArrival(
            utc=format_utc(phased.arrival, 3),
            met_s=phased.arrival - liftoff,
            miss_m=phased.miss_m,
            miss_mps=phased.miss_mps,
        ),
        stay=None if stayed is None else writing_home.stay_facts(stayed, ship),
        contingencies=otherwise,
        checks=tuple(checks),
        dv_total_mps=phased.dv_mps + came_in.dv_mps,
        budget=budget,
        loads=(writing.ascent_loads(flown),),
        free_drift=writing.drift_records(drifts, drifted, liftoff),
        ship=writing.ship_facts(ship, ship.mass_kg),
        data=writing.data_facts(
            source,
            liftoff,
            models=(writing.ascent_model(flown), writing.ORBIT_MODEL),
            ascent=_given(hardware, flown),
        ),
        trajectory=(writing.ascent_segment(flown), *(writing.leg_segment(leg, liftoff) for leg in legs)),
        station_trajectory=writing.station_segment(station, liftoff, came_in.contact),
    )


def _flown_out(
    course: Course, found: Solved, liftoff: float
) -> tuple[list[Drift], list[FreeDrift], list[abort.AbortPoint]]:
    """What happens after each burn that is missed, and after an abort at each second."""
    station, ship = course.station, course.hardware.ship
    drifts = drifts_of(found.phased, found.came_in, course.drag_area_m2 / ship.mass_kg)
    # The engine lets go of the interpreter while it flies: a second core flies the drifts meanwhile.
    with ThreadPoolExecutor(1) as beside:
        drifting = beside.submit(
            free_drifts, drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones
        )
        cover = found.covered(ship)
        return drifts, list(drifting.result()), cover


def _given(hardware: Hardware, flown: climb.Ascent) -> PlanGiven | None:
    return None if hardware.trajectory is None else writing.given_facts(hardware.trajectory, flown.cutoff_s)


def _stay(asked: Flight, hardware: Hardware, source: Source, contact: float) -> stay.Stay | None:
    """What can be said of the stay from the data that the flight is planned from."""
    if asked.stay_days is None:
        return None
    ship = hardware.ship
    known = min(DAY_S, source.end - contact) if isinstance(source, Oem) else DAY_S
    return stay.facts(
        mean_track(source, contact, contact + known - 3600.0),
        hardware.port,
        ship,
        contact,
        contact + asked.stay_days * DAY_S,
        epoch=epoch(source),
        zones=asked.zones(ship) if ship.descent else (),
        beta_limit_deg=ship.docked_beta_limit_deg,
    )
