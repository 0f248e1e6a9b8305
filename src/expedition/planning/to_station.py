"""To a station: window, ascent, phasing and approach, in the order in which they are flown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.catalog.models.station import Station
from expedition.errors import ImpossibleFlightError
from expedition.flights.flight import Flight
from expedition.flights.hardware import Hardware, named_hardware, profiles_of
from expedition.phases.ascent import climb
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home import abort, stay
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, ladder, phasing
from expedition.phases.rendezvous.window import Opportunity, Option, opportunities
from expedition.phases.rendezvous.zones import Drift, free_drifts, own_zones
from expedition.planning import Progress, rules, writing
from expedition.planning.events import day_and_night, ranges
from expedition.planning.station_data import elements_of, mean_track, station_ahead
from expedition.planning.windows import fly_ascent, requests, search
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanArrival
from expedition.space.engine import Forces
from expedition.space.frames import (
    gcrf_from_itrf_states,
    gcrf_from_relative_rtn,
    true_equator_states,
)
from expedition.space.orbits import MeanTrack, apsides_km, latitude_rate_radps
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S, format_utc
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.source import Elements, Source, epoch, known_before
from expedition.timeline import Event, Leg

Array = NDArray[np.float64]

_DAYS_TO_TRY = 10
# An osculating perigee swings by some kilometres over a revolution; only one lower than that was missed.
_PERIGEE_SWING_KM = 3.0


def fly(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Plan:
    """Plan a flight from the pad to contact with the station's port."""
    book = asked.catalogue
    hardware = named_hardware(
        book, asked.vehicle, asked.launcher, asked.pad, str(asked.station), asked.port, day=asked.date
    )
    profiles = profiles_of(book, hardware.ship, asked.profile)
    tell("reading station data")
    data = elements_of(asked, elements, hardware.station)
    start, end = asked.span
    tell("flying the ascent and searching the window")
    source, rough = _first_look(hardware, profiles, data, start, end, allow_stale)
    profile = next(p for p in profiles if rough.profile == p.name)
    rules.refuse_high_sun(hardware, source, rough)
    tell("flying the station ahead")
    # From before lift-off to a day after the last docking, for free drift.
    last = rough.liftoff + profile.docking_s.latest + DAY_S + 2.0 * 3600.0
    station = station_ahead(
        source, hardware.station, rough.liftoff - 2.0 * 3600.0, last, to="a day after docking"
    )
    flown, orbit, opportunity, option = _on_full_forces(hardware, profile, station, rough, start, end)
    # A lift-off is announced in whole milliseconds; everything else is counted from it.
    liftoff = round(option.liftoff, 3)
    cutoff = liftoff + flown.cutoff_s
    inserted = gcrf_from_itrf_states([cutoff], flown.states_itrf[-1:])[0]
    tell("solving the burns")
    course = course_of(hardware, profile, station, orbit, option, cutoff)
    phased = from_insertion(course, inserted, cutoff, hardware.ship.mass_kg)
    tell("flying the approach")
    came_in = from_aim_point(
        course, phased.arrival_state_gcrf, phased.arrival, phased.mass_kg, came_by=phased.legs[-2:]
    )
    tell("checking free drift")
    return _planned(
        asked, course, source, flown, inserted, orbit, opportunity, option, phased, came_in, liftoff
    )


@dataclass(frozen=True, eq=False)
class Course:
    """What a flight to a station keeps to whatever its ascent makes of it: the slots of its burns and its aim."""

    hardware: Hardware
    profile: Profile
    """With its slots where they are flown."""
    station: StationOrbit
    zones: Station
    """The station with the zones that hold for this profile."""
    forces: Forces
    slots: tuple[phasing.Slot, ...]
    """In order of time; the last one is at the aim point."""
    climbs_mps: tuple[float, ...]
    """Along-track, a first guess of each burn."""
    aim: float
    """When the ship is to be at the aim point."""
    aim_state_gcrf: Array
    """(6,), m and m/s."""

    @property
    def drag_area_m2(self) -> float:
        """Drag coefficient of the ship times its area."""
        return self.hardware.ship.drag_coefficient * self.hardware.ship.drag_area_m2


def course_of(
    hardware: Hardware,
    profile: Profile,
    station: StationOrbit,
    orbit: InsertionOrbit,
    option: Option,
    cutoff: float,
) -> Course:
    """The course of an option of the window search. cutoff: the instant at which its ascent ends."""
    profile = profile.earlier(option.earlier)
    liftoff = round(option.liftoff, 3)
    docking = liftoff + (option.docking - option.liftoff)
    aim = docking - approach.duration_s(profile.approach, hardware.port, hardware.ship)
    target = station.state_gcrf(aim)
    relative = approach.aim_relative_rtn(profile.approach, orbit_rate_radps(target))
    return Course(
        hardware,
        profile,
        station,
        own_zones(hardware.station, profile.approach),
        Forces.over(liftoff, docking),
        (*_slots(profile, orbit, station, cutoff, aim), phasing.Slot(profile.arrival_name, aim)),
        option.climbs_mps,
        aim,
        gcrf_from_relative_rtn(target, relative),
    )


def from_insertion(course: Course, state_gcrf: Array, cutoff: float, mass_kg: float) -> phasing.Phasing:
    """The burns from where an ascent has ended, wherever that is, to the aim point.

    state_gcrf: (6,), m and m/s, at the instant of cut-off. mass_kg: of the ship. Raises ImpossibleFlightError
    where no burns lead there.
    """
    insertion, wanted_km = course.hardware.launcher.insertion, course.profile.min_perigee_km
    least = ladder.raising_mps(insertion, wanted_km)
    perigee_km = apsides_km(state_gcrf)[0]
    if perigee_km < min(insertion.perigee_km, wanted_km) - _PERIGEE_SWING_KM:
        least = ladder.lifting_mps(state_gcrf, wanted_km)
    return from_state(course, state_gcrf, cutoff, mass_kg, first_at_least_mps=least)


def from_state(
    course: Course, state_gcrf: Array, t: float, mass_kg: float, *, first_at_least_mps: float = 0.0
) -> phasing.Phasing:
    """The burns from any state on the way to the aim point, in the slots that are still to come.

    state_gcrf: (6,), m and m/s, at instant t, which lies before the aim. mass_kg: of the ship. first_at_least_mps:
    along-track, for a ship that would not last in its orbit. Raises ImpossibleFlightError where no burns lead there.
    """
    ahead = [k for k, slot in enumerate(course.slots) if slot.t > t]
    if not ahead:
        raise ImpossibleFlightError(
            f"{format_utc(t)} lies after the aim point, {format_utc(course.aim)}; fly on from there"
        )
    engine = course.hardware.ship.main_engine
    return phasing.solve(
        course.forces,
        state_gcrf,
        t,
        [course.slots[k] for k in ahead],
        np.array([(0.0, course.climbs_mps[k], 0.0) for k in ahead]),
        course.aim_state_gcrf,
        course.aim,
        mass_kg=mass_kg,
        propulsion=Propulsion(engine.thrust_n, engine.isp_s),
        drag_area_m2=course.drag_area_m2,
        first_at_least_mps=first_at_least_mps,
    )


def from_aim_point(
    course: Course, state_gcrf: Array, t: float, mass_kg: float, *, came_by: Sequence[Leg] = ()
) -> approach.Approach:
    """The approach from the aim point, or from near it, to contact.

    state_gcrf: (6,), m and m/s, at instant t. mass_kg: of the ship. came_by: the legs just before, which are held
    against the approach ellipsoid too.
    """
    ship = course.hardware.ship
    return approach.fly(
        course.forces,
        course.station.state_gcrf,
        state_gcrf,
        t,
        data=course.profile.approach,
        port=course.hardware.port,
        station=course.zones,
        ship=ship,
        mass_kg=mass_kg,
        drag_area_over_mass_m2pkg=course.drag_area_m2 / ship.mass_kg,
        came_by=came_by,
    )


def _first_look(
    hardware: Hardware,
    profiles: list[Profile],
    data: list[ElementSet] | Oem,
    start: float,
    end: float,
    allow_stale: bool,
) -> tuple[Source, Option]:
    """The newest data known before lift-off, and the option it leads to."""
    number = hardware.station.catalog_number
    # What was known at the day's end finds roughly when lift-off is; what was known then is used for the plan.
    source = known_before(data, end, catalog_number=number, allow_stale=True)
    if epoch(source) < start:
        # Before SGP4 is asked for a day that the data is too old for.
        known_before(data, start, catalog_number=number, allow_stale=allow_stale)
    found = search(hardware, profiles, source, start, end)
    liftoff = found[0].liftoff if found else start
    source = known_before(data, liftoff, catalog_number=number, allow_stale=allow_stale)
    found = search(hardware, profiles, source, start, end)
    for opportunity in found:
        if opportunity.chosen is not None:
            return source, opportunity.chosen
    raise ImpossibleFlightError(_why_not(hardware, profiles, source, found, start, end))


def _why_not(
    hardware: Hardware,
    profiles: list[Profile],
    source: Source,
    found: list[Opportunity],
    start: float,
    end: float,
) -> str:
    span = f"{format_utc(start)} to {format_utc(end)}"
    if not found:
        reason = f"{hardware.pad.title} does not pass through the plane of {hardware.station.title} in {span}"
    else:
        options = [option for one in found for option in one.options]
        reasons = "; ".join(f"{option.orbits} orbits: {option.reason}" for option in options)
        reason = f"no profile fits a lift-off in {span}: {reasons}"
    early, late = start - DAY_S, end + _DAYS_TO_TRY * DAY_S
    if isinstance(source, Oem):
        early, late = max(early, source.start + 3600.0), min(late, source.end - 4.0 * DAY_S)
    if early < start and late > end:
        around = search(hardware, profiles, source, early, late)
        fitting = [option for one in around if (option := one.chosen) is not None]
        after = next((option for option in fitting if option.liftoff > end), None)
        before = next((option for option in reversed(fitting) if option.liftoff < start), None)
        if after is not None:
            reason += f". The next lift-off is {format_utc(after.liftoff)} ({after.orbits} orbits)"
        if before is not None:
            reason += f". The one before is {format_utc(before.liftoff)} ({before.orbits} orbits)"
    return reason


def _on_full_forces(
    hardware: Hardware, profile: Profile, station: StationOrbit, rough: Option, start: float, end: float
) -> tuple[climb.Ascent, InsertionOrbit, Opportunity, Option]:
    """The window again, on the orbit that the burns will be solved against."""
    low = rough.liftoff - 3600.0
    high = rough.liftoff + profile.docking_s.latest + 3600.0
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)), low, high, spacing_s=min(high - low, 21600.0)
    )
    flown, orbit = fly_ascent(hardware, float(np.mean(track.inclination_rad)))
    near = (max(start, rough.liftoff - 1800.0), min(end, rough.liftoff + 1800.0))
    found = opportunities(orbit, hardware.pad, track, requests(hardware, [profile]), *near)
    for opportunity in found:
        if opportunity.chosen is not None:
            return flown, orbit, opportunity, opportunity.chosen
    reason = found[0].options[0].reason if found else "lift-off falls just outside the time asked for"
    raise ImpossibleFlightError(f"on the full force model {profile.orbits} orbits do not fit: {reason}")


def _planned(
    asked: Flight,
    course: Course,
    source: Source,
    flown: climb.Ascent,
    inserted: Array,
    orbit: InsertionOrbit,
    opportunity: Opportunity,
    option: Option,
    phased: phasing.Phasing,
    came_in: approach.Approach,
    liftoff: float,
) -> Plan:
    """What was flown, checked and written down."""
    hardware, profile, station = course.hardware, course.profile, course.station
    ship, cutoff = hardware.ship, liftoff + flown.cutoff_s
    legs = [*phased.legs, *came_in.legs]
    burns = [*phased.burns, *came_in.burns]
    events = [
        *climb.events(flown, hardware.launcher, liftoff),
        Event("Ship separation", cutoff + hardware.launcher.ship_separation_s),
        Event("Arrival at the aim point", phased.arrival),
        *came_in.events,
        *day_and_night(legs),
        *ranges(legs, station),
        Event("Contact", came_in.contact, f"{hardware.port.title}, {hardware.station.title}"),
    ]
    budget = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=phased.dv_mps, approach_mps=came_in.dv_mps)
    drifts = _drifts(phased, came_in, course.drag_area_m2 / ship.mass_kg)
    drifted = free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones)
    stayed = _stay(asked, hardware, source, came_in.contact)
    checks = [
        *rules.of_the_way_there(hardware, profile, phased, option, budget),
        *writing.check_records(
            [*came_in.checks, *(one.check for one in drifted), *(stayed.checks if stayed else ())]
        ),
    ]
    cover = abort.cover(flown, ship, liftoff, ground_m=hardware.pad.height_m)
    return Plan(
        flight=writing.flight_record(asked, profile=profile.name),
        liftoff_utc=format_utc(liftoff, 3),
        docking_utc=format_utc(came_in.contact, 3),
        clock=hardware.pad.mission_time_zone or hardware.pad.time_zone,
        profile=profile.name,
        orbits=profile.orbits,
        window=writing.window_facts(flown, opportunity, option),
        insertion=writing.insertion_facts(flown, inserted, cutoff, orbit),
        abort_cover=writing.abort_records(cover),
        events=writing.event_records(events, legs, station, liftoff),
        burns=tuple(writing.burn_record(burn, liftoff) for burn in sorted(burns, key=lambda one: one.tig)),
        arrival=PlanArrival(
            utc=format_utc(phased.arrival, 3),
            met_s=phased.arrival - liftoff,
            miss_m=phased.miss_m,
            miss_mps=phased.miss_mps,
        ),
        stay=None if stayed is None else writing.stay_facts(stayed, ship),
        checks=tuple(checks),
        dv_total_mps=phased.dv_mps + came_in.dv_mps,
        budget=budget,
        loads=(writing.ascent_loads(flown),),
        free_drift=writing.drift_records(drifts, drifted, liftoff),
        ship=writing.ship_facts(ship, ship.mass_kg),
        data=writing.data_facts(source, liftoff, models=(writing.ASCENT_MODEL, writing.ORBIT_MODEL)),
        trajectory=(writing.ascent_segment(flown), *(writing.leg_segment(leg, liftoff) for leg in legs)),
        station_trajectory=writing.station_segment(station, liftoff, came_in.contact),
    )


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


def _slots(
    profile: Profile,
    orbit: InsertionOrbit,
    station: StationOrbit,
    cutoff: float,
    aim: float,
) -> list[phasing.Slot]:
    """The instants of the profile's burn slots."""
    ship = 2.0 * np.pi / float(latitude_rate_radps(orbit.a_m, orbit.inclination_rad))
    theirs = 2.0 * np.pi / orbit_rate_radps(station.state_gcrf(aim))
    return [
        phasing.Slot(
            slot.name,
            aim - slot.revolutions * theirs if slot.before_aim else cutoff + slot.revolutions * ship,
        )
        for slot in profile.slots
    ]


def _drifts(phased: phasing.Phasing, came_in: approach.Approach, area_over_mass: float) -> list[Drift]:
    """Every place where a missed burn must not lead to the station, but for the final approach."""
    out = []
    coasts = [leg for leg in phased.legs if not leg.powered]
    names = ["insertion", *(leg.name for leg in phased.legs if leg.powered)]
    for name, leg in zip(names, coasts, strict=False):
        out.append(Drift(name, leg.start, _first_state(leg), area_over_mass, "ellipsoid"))
    out.append(Drift("arrival", phased.arrival, phased.arrival_state_gcrf, area_over_mass, "ellipsoid"))
    wanted = {"transfer": ("approach initiation", "mid-course correction"), "fly-around": (), "closing": ()}
    counts: dict[str, int] = {}
    for leg in came_in.legs:
        if leg.name not in wanted:
            continue
        number = counts[leg.name] = counts.get(leg.name, 0) + 1
        given = wanted[leg.name]
        name = (
            given[number - 1] if given else f"{leg.name} {number}" if leg.name == "fly-around" else leg.name
        )
        out.append(Drift(name, leg.start, _first_state(leg), area_over_mass, "sphere"))
    return out


def _first_state(leg: Leg) -> Array:
    return np.asarray(leg.states_gcrf(np.array([leg.start]))[0])
