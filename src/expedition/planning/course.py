"""Course: what a flight to a station keeps to after its ascent, and the ways along it from any state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile, Slot
from expedition.catalog.models.station import Station
from expedition.errors import ImpossibleFlightError
from expedition.flights.hardware import Hardware
from expedition.phases.ascent.insertion import InsertionOrbit, orbit_at
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, ladder, phasing, window
from expedition.phases.rendezvous.pilot import PulseErrors
from expedition.phases.rendezvous.window import Option
from expedition.phases.rendezvous.zones import Drift, own_zones
from expedition.planning.windows import requests
from expedition.space.engine import Forces
from expedition.space.frames import (
    gcrf_from_relative_rtn,
)
from expedition.space.orbits import MeanTrack, apsides_km, latitude_rate_radps
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import format_utc
from expedition.station.orbit import StationOrbit
from expedition.timeline import Leg

Array = NDArray[np.float64]

# A burn between two others leaves each of them this much time.
_QUARTER_APART_S = 600.0


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
    guess_rtn_mps: tuple[tuple[float, float, float], ...]
    """A first guess of each burn."""
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
        option.guess_rtn_mps,
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
    # An ascent of someone else ends where it ends, whatever the launcher's insertion is.
    if (
        course.hardware.trajectory is not None
        or perigee_km < min(insertion.perigee_km, wanted_km) - ladder.PERIGEE_SWING_KM
    ):
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

    def solved(slots: Sequence[phasing.Slot], guess: Array) -> phasing.Phasing:
        return phasing.solve(
            course.forces,
            state_gcrf,
            t,
            slots,
            guess,
            course.aim_state_gcrf,
            course.aim,
            mass_kg=mass_kg,
            propulsion=Propulsion(engine.thrust_n, engine.isp_s),
            drag_area_m2=course.drag_area_m2,
            first_at_least_mps=first_at_least_mps,
        )

    slots, guess = [course.slots[k] for k in ahead], np.array([course.guess_rtn_mps[k] for k in ahead])
    try:
        return solved(slots, guess)
    except ImpossibleFlightError as refused:
        # Burns that come half revolutions apart turn the plane about one line only; one between turns it about another.
        between = slots[0].t + 0.5 * np.pi / orbit_rate_radps(course.aim_state_gcrf)
        if len(slots) < 2 or slots[1].t < between + _QUARTER_APART_S:
            raise
        try:
            return solved(
                [slots[0], phasing.Slot("Plane", between), *slots[1:]], np.insert(guess, 1, 0.0, axis=0)
            )
        except ImpossibleFlightError:
            raise refused from None


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
            # Who is on the way already has slept or not as it was planned.
            "rest": None,
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
    errors: PulseErrors | None = None,
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


def _first_state(leg: Leg) -> Array:
    return np.asarray(leg.states_gcrf(np.array([leg.start]))[0])
