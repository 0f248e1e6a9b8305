"""Into an orbit of its own and home: ascent, two burns up, two burns down, deorbit and landing.

Where the ground track leads is decided by the lift-off; where in its orbit the ship is when its plane passes over a
landing zone, by the hour at which it goes down to its return orbit, for the lower orbit is the faster one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.flight import FreeOrbit
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError, InputError, PropagationError
from expedition.flights.flight import Flight
from expedition.phases import orbit_change
from expedition.phases.ascent import climb
from expedition.phases.ascent.given import ascent_of
from expedition.phases.ascent.insertion import InsertionOrbit, insertion_orbit
from expedition.phases.ascent.into import ascent_into
from expedition.phases.home import abort, descent, landing
from expedition.phases.home.landing import LandingOpportunity, Pass
from expedition.phases.orbit_change import OrbitChange
from expedition.phases.propulsion import Propulsion
from expedition.planning import Checks, Progress, rules, writing, writing_home
from expedition.planning.emergencies import along_legs
from expedition.planning.events import day_and_night
from expedition.planning.lift_off import given_of, span_of
from expedition.planning.return_orbit import USUAL_S, coasted, home_in_time, mean_track, revolution_s
from expedition.planning.station_data import refuse_elements
from expedition.plans.data import PlanGiven
from expedition.plans.plan import Plan
from expedition.space.decay import orbit_life_s
from expedition.space.engine import Arc, Forces
from expedition.space.frames import WGS84_RADIUS_M, gcrf_from_itrf_states
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, format_utc
from expedition.station.source import Elements
from expedition.timeline import Event, Leg
from expedition.trajectories.trajectory import Trajectory

Array = NDArray[np.float64]

_LIFTOFF_STEP_S = 1800.0
# The first burn comes half a revolution after insertion, as Dragon's phase burn does.
_FIRST_BURN_REVOLUTIONS = 0.5
# No orbit flown on the full force model lasted longer than this part of its estimated life; most did not come near.
_LONGEST_LIFE = 0.9
# Inclinations nearer to each other than this are called the same.
_SAME_PLANE_DEG = 0.5
# Of a flight of days, the hours whose sunrises and sunsets are told.
_TOLD_S = 3.0 * 3600.0


def fly(
    asked: Flight, elements: Elements | None, allow_stale: bool, tell: Progress, checks: Checks = "all"
) -> Plan:
    """Plan a free flight from the pad to touchdown. Station data have no part in it.

    Lift-off is the first in the time asked for after which a landing zone is passed over by day when the flight is
    to end.
    """
    del allow_stale
    refuse_elements(elements, "a flight into an orbit of its own")
    found = find(asked, tell)
    return written(asked, found, checks)


@dataclass(frozen=True, eq=False)
class InOrbit:
    """A free flight up to its orbit."""

    rocket: Launcher
    ship: Ship
    liftoff: float
    flown: climb.Ascent
    inserted: InsertionOrbit
    raised: OrbitChange
    coast: Arc | None = None
    """On to the end of a flight that stays up."""
    given: Trajectory | None = None
    """The file that the ascent is taken from, where another program has computed it."""


@dataclass(frozen=True, eq=False)
class FreeFlight:
    """A free flight from the pad to touchdown."""

    up: InOrbit
    found: list[Pass]
    lowered: OrbitChange | None
    chosen: LandingOpportunity
    down: descent.Descent
    drag_area_over_mass_m2pkg: float
    """On the way down."""


def find(asked: Flight, tell: Progress) -> FreeFlight | InOrbit:
    """Find a free flight; the second for a ship whose file has no way home. Raises as planning it does."""
    wanted = asked.orbit
    assert wanted is not None
    _refuse_decay(asked, wanted)
    try:
        return _find(asked, wanted, tell)
    except PropagationError:
        raise _comes_down(wanted) from None


def _refuse_decay(asked: Flight, wanted: FreeOrbit) -> None:
    """Refuse an orbit that cannot last: to fly it down into the dense air takes minutes."""
    ship = asked.catalogue.ship(asked.vehicle)
    area_over_mass = ship.drag_coefficient * ship.drag_area_m2 / ship.mass_kg
    inclination_rad = float(np.radians(wanted.inclination_deg))
    low_s = min(USUAL_S, wanted.days * DAY_S) if wanted.return_altitude_km else 0.0
    stays = ((wanted.altitude_km, wanted.days * DAY_S - low_s), (wanted.return_altitude_km, low_s))
    for altitude_km, needed_s in stays:
        if altitude_km and needed_s > 0.0:
            life_s = orbit_life_s(1000.0 * altitude_km, inclination_rad, area_over_mass, asked.span[0])
            if _LONGEST_LIFE * life_s < needed_s:
                raise _comes_down(wanted)


def _comes_down(wanted: FreeOrbit) -> ImpossibleFlightError:
    height_km = min(wanted.altitude_km, wanted.return_altitude_km or wanted.altitude_km)
    return ImpossibleFlightError(
        f"an orbit at {height_km:g} km comes down before the {wanted.days:g} days are over; ask for a greater "
        "height or fewer days"
    )


def _find(asked: Flight, wanted: FreeOrbit, tell: Progress) -> FreeFlight | InOrbit:
    book = asked.catalogue
    ship, pad = book.ship(asked.vehicle), book.pad(str(asked.pad))
    version = book.launcher(book.launcher(str(asked.launcher)).on(asked.date))
    rocket = _into(version.carrying(ship, asked.date, asked.recovery), wanted)
    tell("flying the ascent")
    given = given_of(asked)
    if given is None:
        flown, inserted = ascent_into(
            rocket, ship, pad, float(np.radians(wanted.inclination_deg)), at_node=True
        )
    else:
        flown = ascent_of(given, rocket, pad)
        inserted = insertion_orbit(flown)
        _refuse_other_plane(inserted, wanted, given.name)
    start, end = span_of(asked, given)
    found: list[Pass] = []
    liftoff, home = start, start + wanted.days * DAY_S
    if ship.descent is not None:
        tell("searching a lift-off that leads home by day")
        liftoff, found = _liftoff(flown, wanted, asked.zones(ship), ship, start, end)
        home = found[0].landing
    tell("raising the orbit")
    forces = Forces.over(liftoff, home + 0.5 * DAY_S)
    cutoff = liftoff + flown.cutoff_s
    state = _inserted(flown, liftoff)
    propulsion = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    area = ship.drag_coefficient * ship.drag_area_m2
    raised = orbit_change.fly(
        forces,
        state,
        cutoff,
        cutoff + _FIRST_BURN_REVOLUTIONS * revolution_s(inserted.a_m, inserted.inclination_rad),
        1000.0 * wanted.altitude_km,
        names=("raising", "circularisation"),
        mass_kg=ship.mass_kg,
        propulsion=propulsion,
        drag_area_m2=area,
    )
    up = InOrbit(rocket, ship, liftoff, flown, inserted, raised, given=given)
    if ship.descent is None:
        return replace(up, coast=coasted(forces, raised, home, area))
    tell("lowering it again, in time for the landing")
    lowered, chosen = home_in_time(forces, raised, wanted, found[0], ship)
    before = lowered or raised
    tell("solving the deorbit burn and flying the entry")
    down = descent.solve(
        forces,
        ship,
        before.state_gcrf,
        before.end,
        chosen.aim,
        chosen.ignition,
        mass_kg=ship.burn_mass_kg(before.mass_kg),
        propellant_kg=max(ship.propellant_kg - (ship.mass_kg - before.mass_kg), 1.0),
        drag_area_over_mass_m2pkg=area / before.mass_kg,
    )
    return FreeFlight(up, found, lowered, chosen, down, area / before.mass_kg)


def _refuse_other_plane(inserted: InsertionOrbit, wanted: FreeOrbit, name: str) -> None:
    """Say so where an ascent of another program does not lead into the inclination asked for."""
    led = float(np.degrees(inserted.inclination_rad))
    if abs(led - wanted.inclination_deg) > _SAME_PLANE_DEG:
        raise InputError(
            f"leads into {led:.2f}°, the flight is asked for {wanted.inclination_deg:g}°; write {led:.2f} as "
            "inclination_deg, or take another trajectory",
            field=name,
        )


def written(asked: Flight, way: FreeFlight | InOrbit, checks: Checks = "all") -> Plan:
    """What was flown, checked and written down. checks: how much of it."""
    if isinstance(way, InOrbit):
        return _stays_up(asked, way, checks)
    up, lowered, chosen, down = way.up, way.lowered, way.chosen, way.down
    rocket, ship, flown, liftoff, raised = up.rocket, up.ship, up.flown, up.liftoff, up.raised
    pad, cutoff = asked.catalogue.pad(str(asked.pad)), liftoff + flown.cutoff_s
    up_there = [*raised.legs, *(lowered.legs if lowered else ())]
    legs = [*up_there, *down.legs]
    burns = [*raised.burns, *(lowered.burns if lowered else ()), down.burn]
    spent = sum(burn.dv_mps for burn in burns)
    budget = rules.budget(ship, down.burn.dv_mps, phasing_mps=spent - down.burn.dv_mps)
    separation = cutoff + rocket.ship_separation_s
    lights = [
        one for one in day_and_night(legs) if one.t < cutoff + _TOLD_S or one.t > down.burn.tig - _TOLD_S
    ]
    events = [
        *writing.ascent_events(flown, rocket, liftoff),
        Event("Ship separation", separation),
        *down.events,
        *lights,
    ]
    by_sea, touchdown = ship.wanted_descent().lands_on == "sea", format_utc(down.touchdown, 3)
    covered = partial(abort.cover, flown, liftoff=liftoff, ground_m=pad.height_m)
    cover = covered(ship) if checks == "all" else []
    returning = writing.booster_facts(flown, up.rocket, pad)
    return Plan(
        flight=writing.flight_record(asked, landing_zone=chosen.zone.name),
        liftoff_utc=format_utc(liftoff, 3),
        landing_utc=None if by_sea else touchdown,
        splashdown_utc=touchdown if by_sea else None,
        clock=pad.mission_time_zone or pad.time_zone,
        insertion=writing.insertion_facts(flown, _inserted(flown, liftoff), cutoff, up.inserted),
        booster=returning,
        way_home=writing_home.way_home_facts(down, chosen, _as_opportunities(way.found, chosen), ship),
        abort_cover=writing.abort_records(cover),
        emergency=along_legs(asked.catalogue, ship, up_there, cutoff) if checks == "all" else (),
        events=writing.event_records(events, legs, None, liftoff),
        burns=tuple(writing.burn_record(burn, liftoff) for burn in burns),
        checks=(
            rules.of_propellant(ship, budget),
            *rules.of_the_azimuth(pad, flown),
            *rules.of_the_booster(rocket, returning),
            *rules.of_loads(rocket, ship, flown, cover, covered),
            *writing.check_records(down.checks),
        ),
        dv_total_mps=spent,
        budget=budget,
        loads=(writing.ascent_loads(flown), writing_home.entry_loads(down, liftoff)),
        ship=writing.ship_facts(ship, ship.mass_kg),
        data=writing.data_facts(
            None,
            liftoff,
            models=(writing.ascent_model(flown), writing.ORBIT_MODEL, writing.ENTRY_MODEL),
            ascent=_given(up),
        ),
        trajectory=(
            writing.ascent_segment(flown),
            *(writing.leg_segment(leg, liftoff) for leg in legs),
            writing_home.entry_segment(down, liftoff),
        ),
    )


def _stays_up(asked: Flight, up: InOrbit, checks: Checks) -> Plan:
    """The plan of a ship whose file has no way home: it ends in orbit."""
    rocket, ship, flown, liftoff, raised = up.rocket, up.ship, up.flown, up.liftoff, up.raised
    coast = up.coast
    assert coast is not None
    legs = [*raised.legs, Leg("coast in orbit", coast.start, coast.end, coast.state_gcrf)]
    cutoff, pad = liftoff + flown.cutoff_s, asked.catalogue.pad(str(asked.pad))
    budget = rules.budget(ship, ship.way_home_dv_mps, phasing_mps=raised.dv_mps)
    events = [
        *writing.ascent_events(flown, rocket, liftoff),
        Event("Ship separation", cutoff + rocket.ship_separation_s),
        Event("In orbit", raised.end, f"{ship.title} has no way home in its file: the plan ends up here"),
        *(one for one in day_and_night(legs) if one.t < cutoff + _TOLD_S),
    ]
    covered = partial(abort.cover, flown, liftoff=liftoff, ground_m=pad.height_m)
    cover = covered(ship) if checks == "all" else []
    returning = writing.booster_facts(flown, up.rocket, pad)
    return Plan(
        flight=writing.flight_record(asked),
        liftoff_utc=format_utc(liftoff, 3),
        in_orbit_utc=format_utc(raised.end, 3),
        clock=pad.mission_time_zone or pad.time_zone,
        insertion=writing.insertion_facts(flown, _inserted(flown, liftoff), cutoff, up.inserted),
        booster=returning,
        abort_cover=writing.abort_records(cover),
        events=writing.event_records(events, legs, None, liftoff),
        burns=tuple(writing.burn_record(burn, liftoff) for burn in raised.burns),
        checks=(
            rules.of_propellant(ship, budget),
            *rules.of_the_azimuth(pad, flown),
            *rules.of_the_booster(rocket, returning),
            *rules.of_loads(rocket, ship, flown, cover, covered),
        ),
        dv_total_mps=raised.dv_mps,
        budget=budget,
        loads=(writing.ascent_loads(flown),),
        ship=writing.ship_facts(ship, ship.mass_kg),
        data=writing.data_facts(
            None, liftoff, models=(writing.ascent_model(flown), writing.ORBIT_MODEL), ascent=_given(up)
        ),
        trajectory=(
            writing.ascent_segment(flown),
            *(writing.leg_segment(leg, liftoff) for leg in legs),
        ),
    )


def _given(up: InOrbit) -> PlanGiven | None:
    return None if up.given is None else writing.given_facts(up.given, up.flown.cutoff_s)


def _inserted(flown: climb.Ascent, liftoff: float) -> Array:
    """GCRF state (6,) at cut-off."""
    return np.asarray(gcrf_from_itrf_states([liftoff + flown.cutoff_s], flown.states_itrf[-1:])[0])


def _into(launcher: Launcher, wanted: FreeOrbit) -> Launcher:
    """The launcher flying to the inclination asked for instead of its usual one."""
    insertion = launcher.insertion.model_copy(update={"inclination_deg": wanted.inclination_deg})
    return launcher.model_copy(update={"insertion": insertion})


def _liftoff(
    flown: climb.Ascent,
    wanted: FreeOrbit,
    zones: Sequence[LandingZone],
    ship: Ship,
    start: float,
    end: float,
) -> tuple[float, list[Pass]]:
    """The first lift-off after which the plane passes over a zone by day at the end, and the passes of that time.

    The pass to be flown comes first: of those by day the one over the first of the zones in the ship's order.
    """
    tried = 0
    for liftoff in np.arange(start, max(end, start + 1.0), _LIFTOFF_STEP_S):
        tried += 1
        home = float(liftoff) + wanted.days * DAY_S
        track = _rough_track(flown, wanted, float(liftoff), home)
        found = landing.passes(track, zones, ship, home - 0.5 * DAY_S, home + 0.5 * DAY_S)
        by_day = [one for one in found if one.sun_elevation_deg > 0.0]
        if by_day:
            best = min(by_day, key=lambda one: zones.index(one.zone))
            return round(float(liftoff), 3), [best, *(one for one in found if one is not best)]
    zone_names = ", ".join(zone.name for zone in zones)
    raise ImpossibleFlightError(
        f"no lift-off of {tried} tried from {format_utc(start)} to {format_utc(end)} leads over a landing zone "
        f"({zone_names}) by day {wanted.days:g} days on; ask for another length, day or zone"
    )


def _rough_track(flown: climb.Ascent, wanted: FreeOrbit, liftoff: float, home: float) -> MeanTrack:
    """The plane of the flight in its last hours: in its high orbit from cut-off on, then in that of the return."""
    cutoff, state = liftoff + flown.cutoff_s, _inserted(flown, liftoff)
    down, end = max(home - USUAL_S, cutoff + 60.0), home + 0.6 * DAY_S
    forces = Forces.over(cutoff, end, gravity_degree=4, tolerance=1e-7)
    high = forces.propagate(_moved(state, wanted.altitude_km), cutoff, down, drag_area_over_mass_m2pkg=0.0)
    low = _moved(high.end_state_gcrf, wanted.return_altitude_km or wanted.altitude_km)
    return mean_track(
        forces.propagate(low, down, end, drag_area_over_mass_m2pkg=0.0), home - 0.55 * DAY_S, end
    )


def _moved(state: Array, altitude_km: float) -> Array:
    """The same place in the same plane, at another height."""
    scale = (WGS84_RADIUS_M + 1000.0 * altitude_km) / float(np.linalg.norm(state[:3]))
    return np.concatenate([state[:3] * scale, state[3:] / np.sqrt(scale)])


def _as_opportunities(found: Sequence[Pass], chosen: LandingOpportunity) -> list[LandingOpportunity]:
    """The passes over zones at the end of the flight, each a landing if the way down is timed for it."""
    fall = chosen.landing - chosen.ignition
    out = [chosen]
    for one in found[1:]:
        aim = descent.Aim(one.zone.latitude_deg, one.zone.longitude_deg, one.zone.height_m)
        reason = None if one.sun_elevation_deg > 0.0 else f"{one.lighting} there"
        out.append(
            LandingOpportunity(
                one.zone,
                None,
                one.landing - fall,
                one.landing,
                aim,
                0.0,
                one.sun_elevation_deg,
                one.lighting,
                reason,
            )
        )
    return out
