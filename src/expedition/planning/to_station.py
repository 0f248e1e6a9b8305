"""To a station: window, ascent, phasing and approach, in the order in which they are flown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.errors import ImpossibleFlightError, StationDataError
from expedition.flights.flight import Flight
from expedition.phases.ascent import climb as ascent
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home import abort, stay
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, ladder, phasing
from expedition.phases.rendezvous.window import Opportunity, Option, opportunities
from expedition.phases.rendezvous.zones import Drift, free_drifts, own_zones
from expedition.planning import writing
from expedition.planning.station_data import Progress, day_and_night, elements_of, recorded, span, zones_of
from expedition.planning.windows import (
    Hardware,
    fly_ascent,
    mean_track,
    named_hardware,
    named_profiles,
    search,
)
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanArrival
from expedition.space.crossings import crossings
from expedition.space.engine import Forces
from expedition.space.frames import (
    gcrf_from_itrf_states,
    gcrf_from_relative_rtn,
    true_equator_states,
)
from expedition.space.orbits import MeanTrack, latitude_rate_radps
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S, format_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.source import (
    Elements,
    Source,
    epoch,
    known_before,
)
from expedition.timeline import Event, Leg

Array = NDArray[np.float64]

_RANGES_KM = (1000.0, 300.0, 100.0, 30.0, 10.0, 3.0)
_DAYS_TO_TRY = 10
_CUT_OUT_DAYS = 40


def fly(asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress) -> Plan:
    """Plan a flight from the pad to contact with the station's port."""
    book = asked.catalogue
    hardware = named_hardware(
        book, asked.vehicle, asked.launcher, asked.pad, str(asked.station), asked.port, day=asked.date
    )
    profiles = named_profiles(book, hardware.ship, asked.profile)
    tell("reading station data")
    data = elements_of(asked, elements, hardware.station)
    start, end = span(asked)
    tell("flying the ascent and searching the window")
    source, rough = _first_look(hardware, profiles, data, start, end, allow_stale)
    profile = next(p for p in profiles if rough.profile == p.name)
    _refuse_high_sun(hardware, source, rough)
    tell("flying the station ahead")
    station = _station(source, hardware, rough, profile)
    flown, orbit, opportunity, option = _on_full_forces(hardware, profile, station, rough, start, end)
    tell("solving the burns")
    return _fly(asked, hardware, profile, source, station, flown, orbit, opportunity, option, tell)


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


def _station(source: Source, hardware: Hardware, option: Option, profile: Profile) -> StationOrbit:
    """The station's trajectory from before lift-off to a day after the last docking, for free drift."""
    start = option.liftoff - 2.0 * 3600.0
    end = option.liftoff + profile.docking_s.latest + DAY_S + 2.0 * 3600.0
    if isinstance(source, Oem):
        if end > source.end:
            raise StationDataError(
                f"the ephemeris ends {format_utc(source.end)}; planning to a day after docking needs {format_utc(end)}"
            )
        return station_orbit.from_oem(source)
    usual = hardware.station
    drag = usual.drag_coefficient * usual.drag_area_m2 / usual.mass_kg
    return station_orbit.from_elements(source, start, end, drag_area_over_mass_m2pkg=drag)


def _on_full_forces(
    hardware: Hardware, profile: Profile, station: StationOrbit, rough: Option, start: float, end: float
) -> tuple[ascent.Ascent, InsertionOrbit, Opportunity, Option]:
    """The window again, on the orbit that the burns will be solved against."""
    low = rough.liftoff - 3600.0
    high = rough.liftoff + profile.docking_s.latest + 3600.0
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)), low, high, spacing_s=min(high - low, 21600.0)
    )
    flown, orbit = fly_ascent(hardware, float(np.mean(track.inclination_rad)))
    near = (max(start, rough.liftoff - 1800.0), min(end, rough.liftoff + 1800.0))
    found = opportunities(orbit, hardware.pad, track, hardware.requests([profile]), *near)
    for opportunity in found:
        if opportunity.chosen is not None:
            return flown, orbit, opportunity, opportunity.chosen
    reason = found[0].options[0].reason if found else "lift-off falls just outside the time asked for"
    raise ImpossibleFlightError(f"on the full force model {profile.orbits} orbits do not fit: {reason}")


def _fly(
    asked: Flight,
    hardware: Hardware,
    profile: Profile,
    source: Source,
    station: StationOrbit,
    flown: ascent.Ascent,
    orbit: InsertionOrbit,
    opportunity: Opportunity,
    option: Option,
    tell: Progress,
) -> Plan:
    ship, data, profile = hardware.ship, profile.approach, profile.earlier(option.earlier)
    zones = own_zones(hardware.station, data)
    # A lift-off is announced in whole milliseconds; everything else is counted from it.
    liftoff = round(option.liftoff, 3)
    cutoff = liftoff + flown.cutoff_s
    separation = cutoff + hardware.launcher.ship_separation_s
    docking = liftoff + (option.docking - option.liftoff)
    aim = docking - approach.duration_s(data, hardware.port, ship)
    forces = Forces.over(liftoff, docking)
    inserted = gcrf_from_itrf_states([cutoff], flown.states_itrf[-1:])[0]
    target = station.state_gcrf(aim)
    aim_state = gcrf_from_relative_rtn(target, approach.aim_relative_rtn(data, orbit_rate_radps(target)))
    area = ship.drag_coefficient * ship.drag_area_m2
    phased = phasing.solve(
        forces,
        inserted,
        cutoff,
        [*_slots(profile, orbit, station, cutoff, aim), phasing.Slot(profile.arrival_name, aim)],
        np.array([(0.0, climb, 0.0) for climb in option.climbs_mps]),
        aim_state,
        aim,
        mass_kg=ship.mass_kg,
        propulsion=Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s),
        drag_area_m2=area,
        first_at_least_mps=ladder.raising_mps(hardware.launcher.insertion, profile.min_perigee_km),
    )
    tell("flying the approach")
    came_in = approach.fly(
        forces,
        station.state_gcrf,
        phased.arrival_state_gcrf,
        phased.arrival,
        data=data,
        port=hardware.port,
        station=zones,
        ship=ship,
        mass_kg=phased.mass_kg,
        drag_area_over_mass_m2pkg=area / ship.mass_kg,
        came_by=phased.legs[-2:],
    )
    tell("checking free drift")
    legs = [*phased.legs, *came_in.legs]
    burns = [*phased.burns, *came_in.burns]
    events = [
        *ascent.events(flown, hardware.launcher, liftoff),
        Event("Ship separation", separation),
        Event("Arrival at the aim point", phased.arrival),
        *came_in.events,
        *day_and_night(legs),
        *_ranges(legs, station),
        Event("Contact", came_in.contact, f"{hardware.port.title}, {hardware.station.title}"),
    ]
    budget = writing.dv_budget(hardware, phased.dv_mps, came_in.dv_mps)
    drifts = _drifts(phased, came_in, area / ship.mass_kg)
    drifted = free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, zones)
    stayed = _stay(asked, hardware, source, came_in.contact)
    checks = [
        *writing.rule_checks(hardware, profile, flown, phased, option, budget),
        *writing.check_records(
            [*came_in.checks, *(one.check for one in drifted), *(stayed.checks if stayed else ())]
        ),
    ]
    return Plan(
        flight={**recorded(asked), "profile": profile.name},
        liftoff_utc=format_utc(liftoff, 3),
        docking_utc=format_utc(came_in.contact, 3),
        clock=hardware.pad.mission_time_zone or hardware.pad.time_zone,
        profile=profile.name,
        orbits=profile.orbits,
        window=writing.window_facts(flown, opportunity, option),
        insertion=writing.insertion_facts(flown, inserted, cutoff, orbit),
        abort_cover=writing.abort_records(abort.cover(flown, ship, liftoff, ground_m=hardware.pad.height_m)),
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
        data=writing.data_facts(source, liftoff, models=(writing.ASCENT_MODEL, writing.ORBIT_MODEL)),
        trajectory=(writing.ascent_segment(flown), *(writing.leg_segment(leg, liftoff) for leg in legs)),
        station_trajectory=writing.station_segment(station, liftoff, came_in.contact),
    )


def _refuse_high_sun(hardware: Hardware, source: Source, option: Option) -> None:
    """Say when the Sun stands too high above the orbit for the ship to stay docked, and until when."""
    limit = hardware.ship.docked_beta_limit_deg
    if limit is None:
        return
    known = option.docking + 6.0 * 3600.0
    track = mean_track(source, option.docking, min(known, source.end) if isinstance(source, Oem) else known)
    days = option.docking + DAY_S * np.arange(0.0, _CUT_OUT_DAYS)
    beta = stay.beta_deg(track, days)
    if abs(beta[0]) <= limit:
        return
    low = np.flatnonzero(np.abs(beta) <= limit)
    after = (
        f"the first day below it is {format_utc(float(days[low[0]]))[:10]}"
        if low.size
        else "ask for another season"
    )
    raise ImpossibleFlightError(
        f"beta cut-out: at docking the Sun stands {abs(beta[0]):.1f}° above or below the plane of the orbit, "
        f"{hardware.ship.title} bears at most {limit:g}° at a port; {after}"
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
        zones=zones_of(asked, ship) if ship.descent else (),
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


def _ranges(legs: list[Leg], station: StationOrbit) -> list[Event]:
    """The instants at which the station comes within round distances."""
    out = []
    passed: set[float] = set()
    for leg in legs:
        t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / 30.0) + 1, 2))
        distance = np.linalg.norm(leg.states_gcrf(t)[:, :3] - station.state_gcrf(t)[:, :3], axis=1) / 1000.0
        for mark in _RANGES_KM:
            closer = crossings(t, distance, mark, rising=False)
            if closer.size and mark not in passed:
                out.append(Event(f"Range {mark:.0f} km", float(closer[0])))
                passed.add(mark)
    return out
