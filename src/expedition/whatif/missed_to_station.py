"""A burn missed on the way to a station: the same docking, a later one, another profile, a wave-off, home."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from expedition.catalog.models.profile import Profile
from expedition.errors import ImpossibleFlightError
from expedition.flights.flight import Flight
from expedition.phases.rendezvous import phasing
from expedition.phases.rendezvous.zones import Drift, free_drifts
from expedition.planning.course import onward
from expedition.planning.to_station import Solved
from expedition.space.orbits import apsides_km
from expedition.space.time import DAY_S, format_utc
from expedition.timeline import Check
from expedition.whatif.approach_again import BACK_UP, MENDS, approach_mends, approach_ways, leaves_and_returns
from expedition.whatif.docked_anew import docked_anew, first_possible, revolutions_later
from expedition.whatif.missed_burn import (
    FlightWithMissed,
    MissedBurn,
    flight_with_missed,
    left_station,
    missed_burns,
    profiles_for,
)
from expedition.whatif.ways_on import (
    READY_S,
    Aloft,
    MissedRow,
    WayOn,
    carried_mps,
    home_from_orbit,
    lasts_h,
    recommended,
    tank_kg,
    tried,
)

# Revolutions later for which a docking is looked for before the ship is left to another profile or another day.
_LATER_REVOLUTIONS = (1, 2, 3, 4)
_NEAR_KM = 40.0


def rows(
    asked: Flight, solved: Solved, names: Sequence[str], shares: Sequence[float], tell: Callable[[str], None]
) -> Iterator[MissedRow]:
    """A row for each burn and share."""
    flight = flight_with_missed(asked, solved)
    whole = [one for name in names for one in missed_burns(flight, name, shares)]
    drifts = _drifted(flight, whole)
    for number, (one, drift) in enumerate(zip(whole, drifts, strict=True)):
        said = f"{one.burn.name}, {one.share:.0%} flown" if one.share else f"{one.burn.name} missed"
        tell(f"{number} of {len(whole)}: {said}")
        yield _row(flight, one, drift)


def burn_names(solved: Solved) -> list[str]:
    """The burns that can be missed: those of phasing, and the first of each name in the approach."""
    return list(dict.fromkeys(burn.name for burn in (*solved.phased.burns, *solved.came_in.burns)))


def _drifted(flight: FlightWithMissed, missed: Sequence[MissedBurn]) -> list[Check | None]:
    """Whether the ship stays clear of the station where nothing more is done."""
    course = flight.solved.course
    area = course.drag_area_m2 / flight.ship.mass_kg
    asked = [one for one in missed if one.zone is not None]
    drifts = [Drift(one.burn.name, one.t, one.state_gcrf, area, str(one.zone)) for one in asked]
    station = flight.later.station
    found = free_drifts(drifts, station.state_gcrf, station.drag_area_over_mass_m2pkg, course.zones)
    checks = iter([one.check for one in found])
    return [None if one.zone is None else next(checks) for one in missed]


def _row(flight: FlightWithMissed, missed: MissedBurn, drift: Check | None) -> MissedRow:
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


def _ways(
    flight: FlightWithMissed, missed: MissedBurn, lasts: float | None, drift: Check | None
) -> Iterator[WayOn]:
    solved = flight.solved
    phasing_burns = [burn.name for burn in solved.phased.burns]
    if missed.burn.name in phasing_burns:
        yield from _phasing_ways(flight, missed)
    else:
        yield from approach_ways(flight, missed)
    ship = flight.ship
    away = missed
    if missed.burn.purpose == "approach" and missed.zone != "ellipsoid":
        away = left_station(flight, missed)
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


def _phasing_ways(flight: FlightWithMissed, missed: MissedBurn) -> Iterator[WayOn]:
    course = flight.solved.course
    ahead = [k for k, slot in enumerate(course.slots) if slot.t > missed.burn.end]
    if not ahead:
        yield tried("same", MENDS, partial(approach_mends, flight, missed))
    else:
        rest = replace(
            course,
            slots=tuple(course.slots[k] for k in ahead),
            guess_rtn_mps=tuple(course.guess_rtn_mps[k] for k in ahead),
        )
        left = (0.0, (1.0 - missed.share) * missed.burn.dv_rtn_mps[1], 0.0)
        making_up = phasing.Slot(f"{missed.burn.name} made up", missed.t + READY_S)
        made_up = replace(rest, slots=(making_up, *rest.slots), guess_rtn_mps=(left, *rest.guess_rtn_mps))
        for name, one in (
            ("remaining burns", rest),
            (f"made up {READY_S / 60.0:.0f} min later", made_up),
        ):
            yield tried("same", name, partial(docked_anew, flight, missed, "same", name, one))
    own, *others = profiles_for(flight.asked, course)
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
        return docked_anew(flight, missed, "later", name, replace(found, profile=profile), sun=sun)

    def rest_later(name: str, revolutions: int) -> WayOn:
        try:
            return way(own, name, revolutions * revolution)
        except ImpossibleFlightError:
            if not near:
                raise
            # The ladder climbs only; who has been at the station may have to go down again.
            return leaves_and_returns(flight, missed, name, revolutions)

    near = missed.burn.perigee_km > apsides_km(course.aim_state_gcrf)[0] - _NEAR_KM
    for named, revolutions in ((revolutions_later, _LATER_REVOLUTIONS), (_next_day, (a_day, a_day + 1))):
        yield first_possible(tried("later", named(k), partial(rest_later, named(k), k)) for k in revolutions)
    for profile in others:
        name = f"{profile.orbits} orbits instead of {own.orbits}"
        yield tried("later", name, partial(way, profile, name, 0.0))


def _next_day(_revolutions: int) -> str:
    return BACK_UP
