"""To a station: window, ascent, phasing and approach, in the order in which they are flown."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile, Slot
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.errors import ExpeditionError, ImpossibleFlightError, StationDataError
from expedition.flights.flight import Flight
from expedition.flights.hardware import Hardware, named_hardware, profiles_of
from expedition.phases.ascent import climb
from expedition.phases.ascent.insertion import InsertionOrbit, orbit_at
from expedition.phases.home import abort, stay
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, ladder, phasing, retreat, window
from expedition.phases.rendezvous.window import Opportunity, Option, at, opportunities, seen_at
from expedition.phases.rendezvous.zones import Drift, free_drifts, own_zones
from expedition.planning import Progress, contingencies, emergencies, rules, writing
from expedition.planning.events import day_and_night, ranges
from expedition.planning.station_data import elements_of, mean_track, station_ahead
from expedition.planning.windows import fly_ascent, requests, search
from expedition.plans.plan import Plan
from expedition.plans.way_home import PlanEmergency
from expedition.plans.way_there import PlanArrival
from expedition.space.engine import Forces
from expedition.space.frames import (
    gcrf_from_itrf_states,
    gcrf_from_relative_rtn,
    true_equator_states,
)
from expedition.space.orbits import MeanTrack, apsides_km, latitude_rate_radps
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S, format_utc, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.source import Elements, Source, epoch, known_before
from expedition.timeline import Event, Leg

Array = NDArray[np.float64]

_DAYS_TO_TRY = 10
# Of those, the ones that are looked at more closely before one is named.
_ADVICE_TRIES = 3
# No window reaches further from its lift-off into the plane; the search is right to less than the second.
_LONGEST_SLIP_S, _ROUGHLY_S = 1800.0, 10.0


def fly(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Plan:
    """Plan a flight from the pad to contact with the station's port."""
    found = solved(asked, elements, allow_stale, tell)
    tell("checking free drift")
    return written(asked, found)


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

    @property
    def cutoff(self) -> float:
        """The instant at which the ascent ends."""
        return self.liftoff + self.flown.cutoff_s


def solved(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Solved:
    """Window, ascent, burns and approach of a flight. Raises as a plan does."""
    hardware = _hardware(asked)
    profiles = profiles_of(asked.catalogue, hardware.ship, asked.profile)
    tell("reading station data")
    data = elements_of(asked, elements, hardware.station)
    start, end = asked.span
    found = _searched(hardware, profiles, data, start, end, allow_stale, tell)
    if isinstance(found, _Nothing):
        raise ImpossibleFlightError(
            _why_not(asked, elements, hardware, profiles, found, start, end, allow_stale)
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
    if perigee_km < min(insertion.perigee_km, wanted_km) - ladder.PERIGEE_SWING_KM:
        least = ladder.lifting_mps(state_gcrf, wanted_km)
    return from_state(course, state_gcrf, cutoff, mass_kg, first_at_least_mps=least)


def from_state(
    course: Course,
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    *,
    first_at_least_mps: float = 0.0,
    by_thrusters: bool = False,
) -> phasing.Phasing:
    """The burns from any state on the way to the aim point, in the slots that are still to come.

    state_gcrf: (6,), m and m/s, at instant t, which lies before the aim. mass_kg: of the ship. first_at_least_mps:
    along-track, for a ship that would not last in its orbit. by_thrusters: for burns too small for the main engine.
    Raises ImpossibleFlightError where no burns lead there.
    """
    ahead = [k for k, slot in enumerate(course.slots) if slot.t > t]
    if not ahead:
        raise ImpossibleFlightError(
            f"{format_utc(t)} lies after the aim point, {format_utc(course.aim)}; fly on from there"
        )
    ship = course.hardware.ship
    engine = ship.thrusters if by_thrusters else ship.main_engine
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


def onward(
    course: Course,
    profile: Profile,
    track: MeanTrack,
    state_gcrf: Array,
    t: float,
    *,
    since: tuple[float, float],
    later_s: float,
    ready_s: float,
    spare_mps: float,
) -> tuple[Course, Option]:
    """The course of a ship that is up already: in a profile's slots that are still to come, to a docking of its rules.

    course: the one that it leaves; its station must be known until a day after the new docking. profile: as the
    catalogue has it. track: the station's mean elements. since: lift-off and cut-off. later_s: how much later than the
    profile says it docks. ready_s: before the first burn; slots that have passed come again, a revolution or more
    later. spare_mps: what the burns may cost. Raises ImpossibleFlightError where no docking time fits.
    """
    liftoff, cutoff = since
    orbit = orbit_at(state_gcrf, t)
    revolution = 2.0 * np.pi / float(latitude_rate_radps(orbit.a_m, orbit.inclination_rad))
    flown = (t - cutoff) / revolution
    moved = later_s + liftoff - t
    aim_s = profile.docking_s.earliest + moved
    aim_s -= approach.duration_s(profile.approach, course.hardware.port, course.hardware.ship)
    last = [slot for slot in profile.slots if slot.before_aim]
    until = aim_s / revolution - max((slot.revolutions + slot.earlier for slot in last), default=0.0)
    first = []
    for slot in profile.slots:
        ahead = slot.revolutions - flown
        if ahead * revolution < ready_s:
            ahead += np.ceil(ready_s / revolution - ahead)
        if not slot.before_aim and ahead < until:
            first.append(slot.model_copy(update={"revolutions": float(ahead), "earlier": 0}))
    if not first:
        first = [Slot(name="made up", revolutions=ready_s / revolution)]
    span, usual = profile.docking_s, profile.usual_docking_s
    from_now = profile.model_copy(
        update={
            "slots": (*sorted(first, key=lambda one: one.revolutions), *last),
            "docking_s": span.model_copy(
                update={"earliest": span.earliest + moved, "latest": span.latest + moved}
            ),
            "usual_docking_s": None if usual is None else usual + moved,
            "max_dv_mps": spare_mps,
        }
    )
    (request,) = requests(course.hardware, [from_now])
    option = window.onward(orbit, track, request, t)[0]
    if not option.feasible:
        raise ImpossibleFlightError(option.reason.replace("at insertion", "now"))
    return course_of(course.hardware, from_now, course.station, orbit, option, t), option


def from_aim_point(
    course: Course,
    state_gcrf: Array,
    t: float,
    mass_kg: float,
    *,
    came_by: Sequence[Leg] = (),
    errors: approach.PulseErrors | None = None,
    cut_short: tuple[str, float] | None = None,
    wave_off: approach.WaveOff | None = None,
) -> approach.Approach:
    """The approach from the aim point, or from near it, to contact.

    state_gcrf: (6,), m and m/s, at instant t. mass_kg: of the ship. came_by: the legs just before, which are held
    against the approach ellipsoid too. errors: of sensors and thrusters; none unless given. cut_short: a burn, by its
    name, of which only a share is flown the first time. wave_off: a first final approach that is broken off.
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
        errors=errors,
        cut_short=cut_short,
        wave_off=wave_off,
    )


@dataclass(frozen=True, eq=False)
class _Found:
    """When to lift off, and what that rests on."""

    source: Source
    profile: Profile
    station: StationOrbit
    flown: climb.Ascent
    orbit: InsertionOrbit
    opportunity: Opportunity
    option: Option
    in_plane: tuple[climb.Ascent, InsertionOrbit, Option] | None = None
    """Where the lift-off is not the one named beforehand: the way from that one."""
    steered_kg: float | None = None
    """What the launcher burns more to steer into the plane; None where it need not, or cannot."""


@dataclass(frozen=True, eq=False)
class _Nothing:
    """That no lift-off fits: the data looked at, and the opportunities that were there."""

    source: Source
    opportunities: Sequence[Opportunity]


def _searched(
    hardware: Hardware,
    profiles: list[Profile],
    data: list[ElementSet] | Oem,
    start: float,
    end: float,
    allow_stale: bool,
    tell: Progress,
) -> _Found | _Nothing:
    """The lift-off between two instants, on the forces that the burns are solved on."""
    tell("flying the ascent and searching the window")
    source, rough, found = _first_look(hardware, profiles, data, start, end, allow_stale)
    if rough is None:
        return _Nothing(source, found)
    profile = next(p for p in profiles if rough.profile == p.name)
    rules.refuse_high_sun(hardware, source, rough)
    tell("flying the station ahead")
    # From before lift-off to a day after the last docking, for free drift.
    last = rough.liftoff + profile.docking_s.latest + DAY_S + 2.0 * 3600.0
    station = station_ahead(
        source, hardware.station, rough.liftoff - 2.0 * 3600.0, last, to="a day after docking"
    )
    return _on_full_forces(hardware, profile, source, station, rough, start, end)


def _first_look(
    hardware: Hardware,
    profiles: list[Profile],
    data: list[ElementSet] | Oem,
    start: float,
    end: float,
    allow_stale: bool,
) -> tuple[Source, Option | None, list[Opportunity]]:
    """The newest data known before lift-off, the option they lead to, and all opportunities of the time asked for."""
    number = hardware.station.catalog_number
    # What was known at the day's end finds roughly when lift-off is; what was known then is used for the plan.
    source = known_before(data, end, catalog_number=number, allow_stale=True)
    if epoch(source) < start:
        # Before SGP4 is asked for a day that the data is too old for.
        known_before(data, start, catalog_number=number, allow_stale=allow_stale)
    found = search(hardware, profiles, source, start, end)
    for liftoff in [one.liftoff for one in found] or [start]:
        try:
            source = known_before(data, liftoff, catalog_number=number, allow_stale=allow_stale)
            break
        except StationDataError as error:
            # A day may have a second passage, hours on, before which newer data came.
            too_old, start = error, min(liftoff + _LONGEST_SLIP_S, end)
    else:
        raise too_old
    found = search(hardware, profiles, source, start, end)
    chosen = next((one.chosen for one in found if one.chosen is not None), None)
    if chosen is None:
        chosen = _slipped(hardware, profiles, source, start, end)
    return source, chosen, found


def _slipped(
    hardware: Hardware, profiles: list[Profile], source: Source, start: float, end: float
) -> Option | None:
    """The first option whose window reaches into the time asked for, though its own lift-off lies outside."""
    early, late = start - _LONGEST_SLIP_S, end + _LONGEST_SLIP_S
    if isinstance(source, Oem):
        early, late = max(early, source.start + 3600.0), min(late, source.end - 4.0 * DAY_S)
    for one in search(hardware, profiles, source, early, late) if early < late else ():
        for option in one.options:
            reaches = option.open - _ROUGHLY_S <= end and option.close + _ROUGHLY_S >= start
            if option.feasible and reaches:
                return option
    return None


def _why_not(
    asked: Flight,
    elements: Elements | None,
    hardware: Hardware,
    profiles: list[Profile],
    nothing: _Nothing,
    start: float,
    end: float,
    allow_stale: bool,
) -> str:
    """Why no lift-off fits, and the ones before and after that can be planned from the same data."""
    span, source = f"{format_utc(start)} to {format_utc(end)}", nothing.source
    if not nothing.opportunities:
        reason = f"{hardware.pad.title} does not pass through the plane of {hardware.station.title} in {span}"
    else:
        options = [option for one in nothing.opportunities for option in one.options]
        reasons = "; ".join(f"{option.orbits} orbits: {option.reason}" for option in options)
        reason = f"no profile fits a lift-off in {span}: {reasons}"
    early, late = start - DAY_S, end + _DAYS_TO_TRY * DAY_S
    if isinstance(source, Oem):
        early, late = max(early, source.start + 3600.0), min(late, source.end - 4.0 * DAY_S)
    if early < start and late > end:
        around = search(hardware, profiles, source, early, late)
        fitting = [option.liftoff for one in around if (option := one.chosen) is not None]
        for words, near in (
            ("The next lift-off is", [t for t in fitting if t > end]),
            ("The one before is", [t for t in reversed(fitting) if t < start]),
        ):
            tried = (_of_day(asked, elements, profiles, t, allow_stale) for t in near[:_ADVICE_TRIES])
            option = next((one for one in tried if one and not start <= one.liftoff <= end), None)
            if option is not None:
                reason += f". {words} {format_utc(option.liftoff)} ({option.orbits} orbits)"
    return reason


def _of_day(
    asked: Flight, elements: Elements | None, profiles: list[Profile], near: float, allow_stale: bool
) -> Option | None:
    """What a plan for the UTC day of an instant would fly; None where it would be refused."""
    day = to_datetime(near).date()
    that = asked.model_copy(update={"date": day, "earliest_utc": None, "latest_utc": None})
    try:
        hardware = _hardware(that)
        data = elements_of(that, elements, hardware.station)
        found = _searched(hardware, profiles, data, *that.span, allow_stale, lambda _: None)
    except ExpeditionError:
        return None
    return found.option if isinstance(found, _Found) else None


def _hardware(asked: Flight) -> Hardware:
    return named_hardware(
        asked.catalogue,
        asked.vehicle,
        asked.launcher,
        asked.pad,
        str(asked.station),
        asked.port,
        day=asked.date,
        recovery=asked.recovery,
    )


def _on_full_forces(
    hardware: Hardware,
    profile: Profile,
    source: Source,
    station: StationOrbit,
    rough: Option,
    start: float,
    end: float,
) -> _Found:
    """The window again, on the orbit that the burns will be solved against, and the lift-off taken in it."""
    low = rough.liftoff - 3600.0
    high = rough.liftoff + profile.docking_s.latest + 3600.0
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)), low, high, spacing_s=min(high - low, 21600.0)
    )
    inclination = float(np.mean(track.inclination_rad))
    flown, orbit = fly_ascent(hardware, inclination)
    (request,) = requests(hardware, [profile])
    near = (rough.liftoff - 1800.0, rough.liftoff + 1800.0)
    reason = "its lift-off is half an hour from where it was looked for"
    for opportunity in opportunities(orbit, hardware.pad, track, [request], *near):
        option = opportunity.options[0]
        if not option.feasible:
            reason = option.reason
            continue
        wanted = min(max(option.liftoff, start), end)
        if wanted == option.liftoff:
            burned = _steered_kg(hardware, flown, inclination, 0.0)
            return _Found(source, profile, station, flown, orbit, opportunity, option, steered_kg=burned)
        late = wanted - option.liftoff
        # The launcher steers where it can; else the ship pays.
        steers = -orbit.steering_s[0] <= late <= orbit.steering_s[1]
        then, into = fly_ascent(hardware, inclination, late_s=late) if steers else (flown, orbit)
        slipped = at(option, into, track, request, wanted)
        if slipped.feasible:
            seen = seen_at(opportunity, hardware.pad, track, slipped)
            burned = _steered_kg(hardware, then, inclination, late) if steers else None
            return _Found(source, profile, station, then, into, seen, slipped, (flown, orbit, option), burned)
        reason = (
            f"{format_utc(wanted)} is {abs(late):.0f} s {'after' if late > 0.0 else 'before'} the lift-off into the "
            f"plane, {format_utc(option.liftoff)}: {slipped.reason}. The window is open from "
            f"{format_utc(option.open)} to {format_utc(option.close)}"
        )
    raise ImpossibleFlightError(f"on the full force model {profile.orbits} orbits do not fit: {reason}")


def _steered_kg(
    hardware: Hardware, flown: climb.Ascent, inclination_rad: float, late_s: float
) -> float | None:
    """Propellant that an ascent burns more than the one that lifts off into the plane; None where it does so itself.

    late_s: how much later than the lift-off named beforehand it leaves.
    """
    off = late_s + (hardware.launcher.window.zero_s if hardware.launcher.window else 0.0)
    if not off:
        return None
    straight, _ = fly_ascent(hardware, inclination_rad, late_s=late_s - off)
    return straight.propellant_left_kg - flown.propellant_left_kg


def _phasing_mps(hardware: Hardware, found: _Found) -> float:
    """What the ship would spend on phasing from the lift-off into the plane."""
    assert found.in_plane is not None
    flown, orbit, option = found.in_plane
    cutoff = round(option.liftoff, 3) + flown.cutoff_s
    course = course_of(hardware, found.profile, found.station, orbit, option, cutoff)
    inserted = gcrf_from_itrf_states([cutoff], flown.states_itrf[-1:])[0]
    return from_insertion(course, inserted, cutoff, hardware.ship.mass_kg).dv_mps


def written(asked: Flight, found: Solved) -> Plan:
    """What was flown, checked and written down."""
    course, source, option, liftoff = found.course, found.source, found.option, found.liftoff
    flown, phased, came_in, cutoff = found.flown, found.phased, found.came_in, found.cutoff
    hardware, profile, station = course.hardware, course.profile, course.station
    ship = hardware.ship
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
    drifts = drifts_of(phased, came_in, course.drag_area_m2 / ship.mass_kg)
    # The engine lets go of the interpreter while it flies: a second core flies the drifts meanwhile.
    with ThreadPoolExecutor(1) as beside:
        drifting = beside.submit(
            free_drifts, drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones
        )
        cover = abort.cover(flown, ship, liftoff, ground_m=hardware.pad.height_m)
        drifted = drifting.result()
    stayed = _stay(asked, hardware, source, came_in.contact)
    known = profiles_of(asked.catalogue, ship, None)
    otherwise, held = contingencies.of_the_way_there(
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
    returning = writing.booster_facts(flown, hardware.launcher, hardware.pad)
    checks = [
        *rules.of_the_way_there(hardware, profile, phased, option, budget),
        *rules.of_the_booster(returning),
        *rules.of_loads(ship, flown, cover),
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
        orbits=profile.orbits,
        window=writing.window_facts(
            flown, found.opportunity, option, hardware.launcher.window, found.slip_mps, found.steered_kg
        ),
        insertion=writing.insertion_facts(flown, found.inserted, cutoff, found.orbit),
        booster=returning,
        abort_cover=writing.abort_records(cover),
        emergency=(
            *emergencies.along_legs(asked.catalogue, ship, legs, cutoff),
            *_at_the_port(asked, ship, source, came_in.contact),
        ),
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
        stay=None if stayed is None else writing.stay_facts(stayed, ship),
        contingencies=otherwise,
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


def _at_the_port(asked: Flight, ship: Ship, source: Source, contact: float) -> tuple[PlanEmergency, ...]:
    """The emergency landings of a first day at the port, as far as the data go."""
    days = min(DAY_S, source.end - contact) if isinstance(source, Oem) else DAY_S
    if ship.descent is None or not ship.crew_seats or days < 0.5 * DAY_S:
        return ()
    end = contact + days - 3600.0
    return emergencies.written(
        asked.catalogue, ship, mean_track(source, contact, end), contact, end, "at the port"
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


def drifts_of(phased: phasing.Phasing, came_in: approach.Approach, area_over_mass: float) -> list[Drift]:
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
