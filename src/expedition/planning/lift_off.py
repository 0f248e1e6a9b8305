"""Lift-off to a station: the option that is flown, on the forces of the burns, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError, StationDataError
from expedition.flights.flight import Flight
from expedition.flights.hardware import Hardware, named_hardware
from expedition.phases.ascent import climb
from expedition.phases.ascent.given import moved_to_liftoff
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.rendezvous.window import Opportunity, Option, at, opportunities, seen_at
from expedition.planning import Progress, rules
from expedition.planning.station_data import elements_of, station_ahead
from expedition.planning.windows import fly_ascent, requests, search
from expedition.plans.way_there import PlanDogLeg
from expedition.space.frames import (
    true_equator_states,
)
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, format_utc, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.source import Elements, Source, epoch, known_before
from expedition.trajectories.files import read_trajectory
from expedition.trajectories.trajectory import Trajectory, begins_in_orbit

Array = NDArray[np.float64]

_DAYS_TO_TRY = 10
# Of those, the ones that are looked at more closely before one is named.
_ADVICE_TRIES = 3
# No window reaches further from its lift-off into the plane; the search is right to less than the second.
_LONGEST_SLIP_S, _ROUGHLY_S = 1800.0, 10.0
# Of lift-off, nearer than which two are one: 0.02 m/s of plane.
_SAME_S = 0.05


@dataclass(frozen=True, eq=False)
class Found:
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
    dog_leg: PlanDogLeg | None = None
    """What the way round costs that the pad asks for; None where it flies straight."""


@dataclass(frozen=True, eq=False)
class Nothing:
    """That no lift-off fits: the data looked at, and the opportunities that were there."""

    source: Source
    opportunities: Sequence[Opportunity]


def searched(
    hardware: Hardware,
    profiles: list[Profile],
    data: list[ElementSet] | Oem,
    start: float,
    end: float,
    allow_stale: bool,
    tell: Progress,
) -> Found | Nothing:
    """The lift-off between two instants, on the forces that the burns are solved on."""
    tell("flying the ascent and searching the window")
    source, rough, southbound, found = _first_look(hardware, profiles, data, start, end, allow_stale)
    if rough is None:
        return Nothing(source, found)
    if southbound != hardware.pad.southbound:
        # The pad's other pass of the day.
        hardware = replace(hardware, pad=hardware.pad.model_copy(update={"southbound": southbound}))
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
) -> tuple[Source, Option | None, bool, list[Opportunity]]:
    """The newest data known before lift-off, the option they lead to and whether it leaves southbound, and all
    opportunities of the time asked for.
    """
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
    for one in found:
        if one.chosen is not None:
            return source, one.chosen, one.southbound, found
    chosen, southbound = _slipped(hardware, profiles, source, start, end)
    return source, chosen, southbound, found


def _slipped(
    hardware: Hardware, profiles: list[Profile], source: Source, start: float, end: float
) -> tuple[Option | None, bool]:
    """The first option whose window reaches into the time asked for, though its own lift-off lies outside.

    And whether it leaves southbound.
    """
    early, late = start - _LONGEST_SLIP_S, end + _LONGEST_SLIP_S
    if isinstance(source, Oem):
        early, late = max(early, source.start + 3600.0), min(late, source.end - 4.0 * DAY_S)
    for one in search(hardware, profiles, source, early, late) if early < late else ():
        for option in one.options:
            reaches = option.open - _ROUGHLY_S <= end and option.close + _ROUGHLY_S >= start
            if option.feasible and reaches:
                return option, one.southbound
    return None, hardware.pad.southbound


def why_not(
    asked: Flight,
    elements: Elements | None,
    hardware: Hardware,
    profiles: list[Profile],
    nothing: Nothing,
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
        hardware = hardware_of(that)
        data = elements_of(that, elements, hardware.station)
        found = searched(hardware, profiles, data, *that.span, allow_stale, lambda _: None)
    except ExpeditionError:
        return None
    return found.option if isinstance(found, Found) else None


def hardware_of(asked: Flight) -> Hardware:
    """What flies, with the ascent that it is to fly where the flight names one."""
    named = named_hardware(
        asked.catalogue,
        asked.vehicle,
        asked.launcher,
        asked.pad,
        str(asked.station),
        asked.port,
        day=asked.date,
        recovery=asked.recovery,
    )
    return named if asked.trajectory_file is None else replace(named, trajectory=given_of(asked))


def given_of(asked: Flight) -> Trajectory | None:
    """The ascent that a flight brings along. Raises InputError where it lifts off at another time than is asked for."""
    if asked.trajectory_file is None:
        return None
    given = moved_to_liftoff(read_trajectory(asked.trajectory_file))
    start, end = asked.span
    if begins_in_orbit(given):
        # Which of its states the flight begins with, its planner says.
        return given
    if given.zero is not None and not start <= given.zero <= end:
        raise InputError(
            f"lifts off at {format_utc(given.zero, 3)}, the flight is asked for {format_utc(start)} to "
            f"{format_utc(end)}; change date, or give times from lift-off (met_s), which fit any day",
            field=given.name,
        )
    return given


def span_of(asked: Flight, given: Trajectory | None) -> tuple[float, float]:
    """The instants between which to lift off: those asked for, or the one of an ascent that has clock times."""
    return asked.span if given is None or given.zero is None else (given.zero, given.zero)


def _on_full_forces(
    hardware: Hardware,
    profile: Profile,
    source: Source,
    station: StationOrbit,
    rough: Option,
    start: float,
    end: float,
) -> Found:
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
        if hardware.trajectory is not None and abs(wanted - option.liftoff) < _SAME_S:
            # A trajectory's own lift-off is known to less than the search tells the plane.
            moved = wanted - option.liftoff
            option = replace(option, liftoff=wanted, docking=option.docking + moved)
            opportunity = replace(opportunity, liftoff=wanted)
        if wanted == option.liftoff:
            burned = _steered_kg(hardware, flown, inclination, 0.0)
            return Found(
                source,
                profile,
                station,
                flown,
                orbit,
                opportunity,
                option,
                steered_kg=burned,
                dog_leg=_dog_leg(hardware, flown, inclination),
            )
        late = wanted - option.liftoff
        # The launcher steers where it can; else the ship pays.
        steers = -orbit.steering_s[0] <= late <= orbit.steering_s[1]
        then, into = fly_ascent(hardware, inclination, late_s=late) if steers else (flown, orbit)
        slipped = at(option, into, track, request, wanted)
        if slipped.feasible:
            seen = seen_at(opportunity, hardware.pad, track, slipped)
            burned = _steered_kg(hardware, then, inclination, late) if steers else None
            round_ = _dog_leg(hardware, flown, inclination)
            return Found(
                source, profile, station, then, into, seen, slipped, (flown, orbit, option), burned, round_
            )
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
    if not off or flown.given:
        return None
    straight, _ = fly_ascent(hardware, inclination_rad, late_s=late_s - off)
    return straight.propellant_left_kg - flown.propellant_left_kg


def _dog_leg(hardware: Hardware, flown: climb.Ascent, inclination_rad: float) -> PlanDogLeg | None:
    """The way round from a pad none of whose sectors leads straight into the plane, and what it costs."""
    pad = hardware.pad
    if flown.given or not (pad.allowed and pad.dog_legs):
        return None
    open_ = pad.model_copy(update={"sectors": (), "min_azimuth_deg": None, "max_azimuth_deg": None})
    straight, _ = fly_ascent(replace(hardware, pad=open_), inclination_rad)
    azimuth = float(np.degrees(straight.azimuth_rad)) % 360.0
    if any(one.holds(azimuth) for one in pad.allowed):
        return None
    return PlanDogLeg(
        azimuth_deg=float(np.degrees(flown.azimuth_rad)) % 360.0,
        straight_azimuth_deg=azimuth,
        propellant_kg=straight.propellant_left_kg - flown.propellant_left_kg,
    )
