"""A burn missed on the way to a station: the same docking, a later one, another profile, a wave-off, home."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.flights.flight import Flight
from expedition.flights.hardware import profiles_of
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, ladder, phasing
from expedition.phases.rendezvous.approach import WaveOff, wave_off_s
from expedition.phases.rendezvous.docking_time import lit_at
from expedition.phases.rendezvous.zones import Drift, free_drifts
from expedition.planning import rules
from expedition.planning.contingencies import docking_by_rule
from expedition.planning.course import Course, drifts_of, from_aim_point, from_state, onward
from expedition.planning.station_data import station_ahead
from expedition.planning.to_station import Solved
from expedition.plans.schema import PlanCheck
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, rtn_axes, true_equator_states
from expedition.space.orbits import MeanTrack, apsides_km
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S, format_utc
from expedition.timeline import Burn, Check
from expedition.whatif.ways_on import (
    READY_S,
    Aloft,
    Kind,
    MissedRow,
    WayOn,
    carried_mps,
    home_from_orbit,
    lasts_h,
    missed_state,
    recommended,
    tank_kg,
    tried,
)

Array = NDArray[np.float64]

# Revolutions later for which a docking is looked for before the ship is left to another profile or another day.
_LATER_REVOLUTIONS = (1, 2, 3, 4)
# A control room that leaves a station does so at once; the next attempt is a revolution on at the earliest.
_LEAVES_S = 60.0
_AGAIN_REVOLUTIONS = (1, 2, 3)
# How far from the port a final approach is broken off in the row that asks for it, as a share of the hold's distance.
_WAVED_OFF_SHARE = 0.1
_PERIGEE_SWING_KM, _NEAR_KM = 3.0, 40.0
_MARGIN_S = 3600.0
# Such a burn falls some 17 km behind in a revolution.
_LEAVES_MPS = 1.0
# Thruster burns are impulses in the trajectory, which longer ones are not.
_LONGEST_S = 180.0
_APPROACH_MENDS, _BACK_UP = "next burns take it out", "back-up docking day"


@dataclass(frozen=True, eq=False)
class _Missed:
    """A burn that was missed or cut short: the ship as its engine stops."""

    burn: Burn
    share: float
    t: float
    state_gcrf: Array
    mass_kg: float
    spent_mps: float
    """Of all burns until now."""
    planned_mps: float
    """Of what was left of this burn, and all that were to follow."""
    zone: str | None
    """What must not be drifted into; None where no rule asks."""


@dataclass(frozen=True, eq=False)
class _Flight:
    """The flight that burns are missed of, and where its station is in the days after."""

    asked: Flight
    solved: Solved
    later: Course
    """Its course, with the station known long enough for every way on."""
    track: MeanTrack

    @property
    def ship(self) -> Ship:
        return self.solved.course.hardware.ship

    @property
    def revolution_s(self) -> float:
        """Of the station."""
        course = self.solved.course
        return 2.0 * float(np.pi) / orbit_rate_radps(course.station.state_gcrf(course.aim))


def rows(
    asked: Flight, solved: Solved, names: Sequence[str], shares: Sequence[float], tell: Callable[[str], None]
) -> Iterator[MissedRow]:
    """A row for each burn and share."""
    flight = _flight(asked, solved)
    whole = [one for name in names for one in _missed(flight, name, shares)]
    drifts = _drifted(flight, whole)
    for one, drift in zip(whole, drifts, strict=True):
        tell(f"{one.burn.name}, {one.share:.0%} flown" if one.share else f"{one.burn.name} missed")
        yield _row(flight, one, drift)


def burn_names(solved: Solved) -> list[str]:
    """The burns that can be missed: those of phasing, and the first of each name in the approach."""
    return list(dict.fromkeys(burn.name for burn in (*solved.phased.burns, *solved.came_in.burns)))


def _flight(asked: Flight, solved: Solved) -> _Flight:
    course = solved.course
    profiles = _profiles(asked, course)
    latest = solved.liftoff + max(one.docking_s.latest for one in profiles)
    # The last way on docks a day after the longest profile, and is looked after for a day of free drift.
    end = max(latest, solved.came_in.contact + DAY_S) + 0.4 * DAY_S + DAY_S
    station = station_ahead(
        solved.source, course.hardware.station, solved.liftoff - 2.0 * _MARGIN_S, end, to="a later docking"
    )
    track = MeanTrack.over(
        lambda t: true_equator_states(t, station.state_gcrf(t)), solved.liftoff - _MARGIN_S, end - _MARGIN_S
    )
    forces = Forces.over(solved.liftoff, end)
    return _Flight(asked, solved, replace(course, station=station, forces=forces), track)


def _profiles(asked: Flight, course: Course) -> list[Profile]:
    """The flight's own profile and the ship's longer ones, the shortest first."""
    found = profiles_of(asked.catalogue, course.hardware.ship, None)
    own = next(one for one in found if one.name == course.profile.name)
    return [own, *sorted((one for one in found if one.orbits > own.orbits), key=lambda one: one.orbits)]


def _missed(flight: _Flight, name: str, shares: Sequence[float]) -> Iterator[_Missed]:
    solved = flight.solved
    every = [*solved.phased.burns, *solved.came_in.burns]
    index = next(k for k, burn in enumerate(every) if burn.name == name)
    burn, area = every[index], solved.course.drag_area_m2
    before = sum(one.dv_mps for one in every[:index])
    rest = sum(one.dv_mps for one in every[index:])
    for share in shares:
        spent = share * burn.dv_mps
        if index < len(solved.phased.burns):
            leg = next(one for one in solved.phased.legs if one.powered and one.name == name)
            dv = np.array(burn.dv_rtn_mps)
            arc = missed_state(solved.course.forces, leg, dv, share, area / flight.ship.mass_kg)
            t, state, zone = arc.end, arc.end_state_gcrf, "ellipsoid"
            engine = flight.ship.main_engine
        else:
            t, state = _cut_impulse(solved, index - len(solved.phased.burns), share)
            zone = "ellipsoid" if name == flight.solved.course.profile.approach.initiation_name else "sphere"
            engine = flight.ship.thrusters
        mass_kg = Propulsion(engine.thrust_n, engine.isp_s).mass_after_kg(spent, burn.mass_kg)
        held = "station-keeping", "final approach", "near hold", "hold below"
        yield _Missed(
            burn, share, t, state, mass_kg, before + spent, rest - spent, None if name in held else zone
        )


def _cut_impulse(solved: Solved, number: int, share: float) -> tuple[float, Array]:
    """When a burn of the approach comes, and the state (6,) after a share of it."""
    came_in = solved.came_in
    place = len(came_in.legs) - len(came_in.burns) + number
    leg = came_in.legs[place]
    after = leg.states_gcrf(np.array([leg.start]))[0]
    before = solved.phased.arrival_state_gcrf
    if place:
        before = came_in.legs[place - 1].states_gcrf(np.array([leg.start]))[0]
    return leg.start, before + share * (after - before)


def _drifted(flight: _Flight, missed: Sequence[_Missed]) -> list[Check | None]:
    """Whether the ship stays clear of the station where nothing more is done."""
    course = flight.solved.course
    area = course.drag_area_m2 / flight.ship.mass_kg
    asked = [one for one in missed if one.zone is not None]
    drifts = [Drift(one.burn.name, one.t, one.state_gcrf, area, str(one.zone)) for one in asked]
    station = flight.later.station
    found = free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones)
    checks = iter([one.check for one in found])
    return [None if one.zone is None else next(checks) for one in missed]


def _row(flight: _Flight, missed: _Missed, drift: Check | None) -> MissedRow:
    perigee, apogee = apsides_km(missed.state_gcrf)
    area = flight.solved.course.drag_area_m2 / missed.mass_kg
    lasts = lasts_h(missed.state_gcrf, missed.t, area)
    ways = list(_ways(flight, missed, lasts, drift))
    return MissedRow(
        burn=missed.burn.name,
        tig_utc=format_utc(missed.burn.tig, 3),
        planned_mps=missed.burn.dv_mps,
        share=missed.share,
        perigee_km=perigee,
        apogee_km=apogee,
        lasts_h=lasts,
        drift_ok=None if drift is None else drift.ok,
        drift="in the corridor; no rule of free drift asks" if drift is None else drift.detail,
        ways=tuple(ways),
        recommended=recommended(ways),
    )


def _ways(flight: _Flight, missed: _Missed, lasts: float | None, drift: Check | None) -> Iterator[WayOn]:
    solved = flight.solved
    phasing_burns = [burn.name for burn in solved.phased.burns]
    if missed.burn.name in phasing_burns:
        yield from _phasing_ways(flight, missed)
    else:
        yield from _approach_ways(flight, missed)
    ship = flight.ship
    away = missed
    if missed.burn.purpose == "approach" and missed.zone != "ellipsoid":
        away = _gone(flight, missed)
    aloft = Aloft(
        ship,
        flight.asked.zones(ship) if ship.descent else (),
        away.state_gcrf,
        away.t,
        away.mass_kg,
        tank_kg(ship, away.mass_kg),
        lasts,
    )
    saved = missed.planned_mps + ship.way_home_dv_mps
    # Whoever only waits for a landing drifts.
    broken = () if away is not missed or drift is None or drift.ok else (drift.name,)
    for home in home_from_orbit(aloft, since=missed.t, saved_mps=saved):
        if home.dv_mps is None or home.extra_mps is None:
            yield home
            continue
        left = away.spent_mps - missed.spent_mps
        yield home.model_copy(
            update={
                "dv_mps": home.dv_mps + left,
                "extra_mps": home.extra_mps + left,
                "failed": (*home.failed, *broken),
            }
        )


def _gone(flight: _Flight, missed: _Missed) -> _Missed:
    """The ship as it has left the station with a burn along its orbit."""
    course, engine = flight.solved.course, flight.ship.thrusters
    area = course.drag_area_m2 / missed.mass_kg
    t = missed.t + _LEAVES_S
    state = flight.later.forces.propagate(
        missed.state_gcrf, missed.t, t, drag_area_over_mass_m2pkg=area
    ).end_state_gcrf
    state = np.concatenate([state[:3], state[3:] + _LEAVES_MPS * rtn_axes(state)[1]])
    mass_kg = Propulsion(engine.thrust_n, engine.isp_s).mass_after_kg(_LEAVES_MPS, missed.mass_kg)
    spent = missed.spent_mps + _LEAVES_MPS
    return replace(missed, t=t, state_gcrf=state, mass_kg=mass_kg, spent_mps=spent)


def _phasing_ways(flight: _Flight, missed: _Missed) -> Iterator[WayOn]:
    course = flight.solved.course
    ahead = [k for k, slot in enumerate(course.slots) if slot.t > missed.burn.end]
    if not ahead:
        yield tried("same", _APPROACH_MENDS, partial(_approach_mends, flight, missed))
    else:
        rest = replace(
            course,
            slots=tuple(course.slots[k] for k in ahead),
            climbs_mps=tuple(course.climbs_mps[k] for k in ahead),
        )
        left = (1.0 - missed.share) * missed.burn.dv_rtn_mps[1]
        making_up = phasing.Slot(f"{missed.burn.name} made up", missed.t + READY_S)
        made_up = replace(rest, slots=(making_up, *rest.slots), climbs_mps=(left, *rest.climbs_mps))
        for name, one in (
            ("remaining burns", rest),
            (f"made up {READY_S / 60.0:.0f} min later", made_up),
        ):
            yield tried("same", name, partial(_docked, flight, missed, "same", name, one))
    own, *others = _profiles(flight.asked, course)
    spare = carried_mps(flight.ship, missed.mass_kg) - flight.ship.way_home_dv_mps
    revolution = flight.revolution_s
    a_day = int(DAY_S / revolution)

    def way(profile: Profile, name: str, later_s: float) -> WayOn:
        found, option = onward(
            flight.later,
            profile,
            flight.track,
            missed.state_gcrf,
            missed.t,
            since=(flight.solved.liftoff, flight.solved.cutoff),
            later_s=later_s,
            ready_s=READY_S,
            spare_mps=spare,
        )
        sun = option.sun_angle_rad
        return _docked(flight, missed, "later", name, replace(found, profile=profile), sun=sun)

    def rest_later(name: str, revolutions: int) -> WayOn:
        try:
            return way(own, name, revolutions * revolution)
        except ImpossibleFlightError:
            if not near:
                raise
            # The ladder climbs only; who has been at the station may have to go down again.
            return _leaves(flight, missed, name, revolutions)

    near = missed.burn.perigee_km > apsides_km(course.aim_state_gcrf)[0] - _NEAR_KM
    for named, revolutions in ((_later, _LATER_REVOLUTIONS), (_next_day, (a_day, a_day + 1))):
        yield _first(tried("later", named(k), partial(rest_later, named(k), k)) for k in revolutions)
    for profile in others:
        name = f"{profile.orbits} orbits instead of {own.orbits}"
        yield tried("later", name, partial(way, profile, name, 0.0))


def _later(revolutions: int) -> str:
    return f"{revolutions} revolution{'s' if revolutions > 1 else ''} later"


def _next_day(_revolutions: int) -> str:
    return _BACK_UP


def _first(ways: Iterable[WayOn]) -> WayOn:
    """Of ways that differ in their time only, the first that breaks no rule, else the first that is possible."""
    seen = []
    for way in ways:
        if way.possible and not way.failed:
            return way
        seen.append(way)
    return next((way for way in seen if way.possible), seen[0])


def _approach_mends(flight: _Flight, missed: _Missed) -> WayOn:
    """On to the planned end of phasing, and into the approach from wherever that is."""
    course, arrival = flight.solved.course, flight.solved.phased.arrival
    area = course.drag_area_m2 / missed.mass_kg
    there = course.forces.propagate(
        missed.state_gcrf, missed.t, arrival, drag_area_over_mass_m2pkg=area
    ).end_state_gcrf
    came_in = from_aim_point(course, there, arrival, missed.mass_kg)
    return _way(flight, missed, "same", _APPROACH_MENDS, course, None, came_in)


def _approach_ways(flight: _Flight, missed: _Missed) -> Iterator[WayOn]:
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
        return _way(flight, missed, "same", _APPROACH_MENDS, solved.course, None, came_in)

    yield tried("same", _APPROACH_MENDS, go_on)
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
    yield _first(
        tried(
            "later",
            f"leaves, {_later(k)} again",
            partial(_leaves, flight, missed, f"leaves, {_later(k)} again", k),
        )
        for k in _AGAIN_REVOLUTIONS
    )
    yield tried("later", _BACK_UP, partial(_leaves, flight, missed, _BACK_UP, a_day))


def _rule_time(flight: _Flight, revolutions: float) -> tuple[float, float]:
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


def _second_approach(flight: _Flight, missed: _Missed, name: str, at_m: float) -> WayOn:
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
    return _way(flight, missed, "later", name, course, None, came_in, sun=sun)


def _leaves(flight: _Flight, missed: _Missed, name: str, revolutions: int) -> WayOn:
    """Away from the station to the aim point, and the whole approach again."""
    course = flight.later
    contact, sun = _rule_time(flight, float(revolutions))
    data, hardware = course.profile.approach, course.hardware
    aim = contact - approach.duration_s(data, hardware.port, flight.ship)
    target = course.station.state_gcrf(aim)
    relative = approach.aim_relative_rtn(data, orbit_rate_radps(target))
    half, leaving = 0.5 * flight.revolution_s, missed.t + _LEAVES_S
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
        climbs_mps=(0.0,) * (len(named) + 1),
        aim=aim,
        aim_state_gcrf=gcrf_from_relative_rtn(target, relative),
    )
    least = _LEAVES_MPS if away else 0.0
    small = missed.burn.purpose == "approach"
    return _docked(flight, missed, "later", name, again, sun=sun, least_mps=least, by_thrusters=small)


def _docked(
    flight: _Flight,
    missed: _Missed,
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
    return _way(flight, missed, kind, name, course, phased, came_in, sun=sun, leaves=by_thrusters)


def _way(
    flight: _Flight,
    missed: _Missed,
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
        held = rules.of_the_way_there(course.hardware, course.profile, phased, option, budget)
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
