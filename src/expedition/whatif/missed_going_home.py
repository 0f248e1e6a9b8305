"""A burn missed on the way home from a port: the departure mended, the next landing, a burn completed or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import SeparationBurn
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ExpeditionError
from expedition.flights.flight import Flight
from expedition.phases.home import descent
from expedition.phases.home.descent import Aim
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import Drift, free_drifts
from expedition.planning.way_home import WayHome
from expedition.space.engine import Forces
from expedition.space.orbits import apsides_km
from expedition.space.time import format_utc
from expedition.timeline import Burn, Check, Leg, spot
from expedition.whatif.ways_on import (
    READY_S,
    Aloft,
    MissedRow,
    WayOn,
    first_landed,
    homes,
    lasts_h,
    missed_state,
    not_possible,
    recommended,
    touchdown,
    tried,
)

Array = NDArray[np.float64]

# Until thrusters do what a failed separation burn was to do, and until a second engine takes over a deorbit burn.
_SOON_S, _RESTART_S = 300.0, 60.0
_FALL_S = 3.0 * 3600.0
_NOTE = (
    "what is left in the tanks after a stay is not known: a way is refused only where full ones would not do"
)


@dataclass(frozen=True, eq=False)
class Deorbit:
    """A deorbit burn as it was planned, and what it was to lead to."""

    ship: Ship
    burn: Burn
    leg: Leg
    aim: Aim
    touchdown: float
    zone: str
    forces: Forces


def burn_names(way: WayHome) -> list[str]:
    """The burns that can be missed, in order."""
    return [burn.name for burn in (*way.left.burns, way.down.burn)]


def rows(
    asked: Flight, way: WayHome, names: Sequence[str], shares: Sequence[float], tell: Callable[[str], None]
) -> Iterator[MissedRow]:
    """A row for each burn and share."""
    down = way.down
    leg = next(leg for leg in down.legs if leg.powered)
    zone = way.chosen.zone.name
    planned = Deorbit(way.ship, down.burn, leg, way.chosen.aim, down.touchdown, zone, _forces(way))
    for place, name in enumerate(names):
        for column, share in enumerate(shares):
            said = f"{name}, {share:.0%} flown" if share else f"{name} missed"
            tell(f"{place * len(shares) + column} of {len(names) * len(shares)}: {said}")
            if name == down.burn.name:
                row = deorbit_row(asked, planned, share, way.ship.propellant_kg)
                yield row.model_copy(update={"note": f"{row.note}; {_NOTE}" if row.note else _NOTE})
            else:
                number = [burn.name for burn in way.left.burns].index(name)
                yield _separation_row(asked, way, number, share)


def _forces(way: WayHome) -> Forces:
    return Forces.over(way.undocking, way.chosen.landing + 600.0)


def _separation_row(asked: Flight, way: WayHome, number: int, share: float) -> MissedRow:
    ship, left, down = way.ship, way.left, way.down
    burn, leg = left.burns[number], left.legs[len(left.legs) - len(left.burns) + number]
    after = leg.states_gcrf(np.array([leg.start]))[0]
    before = left.legs[0].states_gcrf(np.array([left.legs[0].start]))[0]
    if number or len(left.legs) > len(left.burns):
        came = left.legs[len(left.legs) - len(left.burns) + number - 1]
        before = came.states_gcrf(np.array([leg.start]))[0]
    state = before + share * (after - before)
    mass_kg = burn.mass_kg - share * burn.spent_kg
    area = ship.drag_coefficient * ship.drag_area_m2 / mass_kg
    last = number == len(left.burns) - 1
    drift = Drift(burn.name, leg.start, state, area, "ellipsoid" if last else "sphere", leaves=True)
    there, station = way.there, asked.catalogue.station(str(asked.station))
    (drifted,) = free_drifts([drift], there.state_gcrf, there.drag_area_over_mass_m2pkg, station)
    data = ship.wanted_descent().departure
    flown = data.burns[number]
    short = [flown.model_copy(update={"dv_mps": share * flown.dv_mps})] if share else []
    rest = flown.model_copy(
        update={"dv_mps": (1.0 - share) * flown.dv_mps, "after_s": flown.after_s + _SOON_S}
    )
    others = [one for one in data.burns if one is not flown]
    following = [one for one in others if one.after_s > flown.after_s]
    again = [*short, *(one for one in others if one.after_s < flown.after_s), rest]
    # What follows keeps its distance in time from the burn that it follows.
    again += [one.model_copy(update={"after_s": one.after_s + _SOON_S}) for one in following]
    ways = [
        tried("same", name, partial(_departed, asked, way, name, burns, leg.start))
        for name, burns in (
            ("remaining burns", [*short, *others]),
            (f"made up {_SOON_S / 60.0:.0f} min later", again),
        )
    ]
    lasts = lasts_h(state, leg.start, area)
    aloft = Aloft(ship, _zones(asked, ship), state, leg.start, mass_kg, ship.propellant_kg, lasts)
    # Whoever only waits for a landing drifts.
    broken = () if drifted.check.ok else (drifted.check.name,)
    ways += [
        way.model_copy(update={"failed": (*way.failed, *broken)}) if way.possible else way
        for way in _next_landings(aloft, down.touchdown, way.chosen.zone.name, down.burn.dv_mps)
    ]
    perigee, apogee = apsides_km(state)
    return MissedRow(
        burn=burn.name,
        tig_utc=format_utc(burn.tig, 3),
        planned_mps=burn.dv_mps,
        share=share,
        perigee_km=perigee,
        apogee_km=apogee,
        lasts_h=lasts,
        drift_ok=drifted.check.ok,
        drift=drifted.check.detail,
        ways=tuple(ways),
        recommended=recommended(ways),
        note=_NOTE,
    )


def _departed(asked: Flight, way: WayHome, name: str, burns: Sequence[SeparationBurn], since: float) -> WayOn:
    """The departure with other burns, and the landing as planned."""
    ship, down, chosen = way.ship, way.down, way.chosen
    if not burns:
        return not_possible("same", name, "there is no other burn to leave with")
    data = ship.wanted_descent()
    leaving = data.departure.model_copy(update={"burns": tuple(sorted(burns, key=lambda one: one.after_s))})
    other = ship.model_copy(update={"descent": data.model_copy(update={"departure": leaving})})
    there, station = way.there, asked.catalogue.station(str(asked.station))
    area = ship.drag_coefficient * ship.drag_area_m2 / ship.undocked_mass_kg()
    left = departure.fly(
        _forces(way),
        there.state_gcrf,
        way.port,
        station,
        other,
        way.left.undocking,
        way.left.end,
        mass_kg=ship.undocked_mass_kg(),
        drag_area_over_mass_m2pkg=area,
    )
    again = descent.solve(
        _forces(way),
        ship,
        left.end_state_gcrf,
        left.end,
        chosen.aim,
        chosen.ignition,
        mass_kg=ship.burn_mass_kg(left.mass_kg),
        propellant_kg=ship.propellant_kg,
        drag_area_over_mass_m2pkg=area,
    )
    drifted = free_drifts(left.drifts, there.state_gcrf, there.drag_area_over_mass_m2pkg, station)
    checks: list[Check] = [*left.checks, *(one.check for one in drifted)]
    said = touchdown(again, [check.name for check in checks if not check.ok])
    spent = sum(burn.dv_mps for burn in left.burns if burn.end > since) + again.burn.dv_mps
    planned = sum(burn.dv_mps for burn in way.left.burns if burn.end > since) + down.burn.dv_mps
    return WayOn(
        kind="same",
        name=name,
        possible=True,
        later_s=again.touchdown - down.touchdown,
        zone=chosen.zone.name,
        extra_mps=spent - planned,
        light=chosen.lighting,
        **{**said, "dv_mps": spent},
    )


def deorbit_row(asked: Flight, planned: Deorbit, share: float, propellant_kg: float) -> MissedRow:
    """A deorbit burn that is missed or cut short. propellant_kg: in the tanks as it was to begin."""
    ship, burn = planned.ship, planned.burn
    data = ship.wanted_descent()
    area = ship.drag_coefficient * ship.drag_area_m2 / burn.mass_kg
    arc = missed_state(planned.forces, planned.leg, np.array(burn.dv_rtn_mps), share, area)
    engine = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    mass_kg = engine.mass_after_kg(share * burn.dv_mps, burn.mass_kg)
    tank = propellant_kg - (burn.mass_kg - mass_kg)
    state, t = arc.end_state_gcrf, arc.end
    lasts = lasts_h(state, t, area)
    aloft = Aloft(ship, _zones(asked, ship), state, t, mass_kg, tank, lasts)
    left = (1.0 - share) * burn.dv_mps
    ways: list[WayOn] = []
    falls: descent.Descent | None = None
    fly_on = Forces.over(t, t + _FALL_S)

    def down(*, burns: bool, after_s: float) -> descent.Descent:
        return descent.at_once(
            fly_on,
            ship,
            state,
            t,
            planned.aim,
            t + after_s,
            mass_kg=mass_kg,
            drag_area_over_mass_m2pkg=area,
            burns=burns,
        )

    def completed(name: str, after_s: float) -> WayOn:
        found = down(burns=True, after_s=after_s)
        return WayOn(
            kind="same",
            name=name,
            possible=True,
            later_s=found.touchdown - planned.touchdown,
            zone=planned.zone,
            extra_mps=found.burn.dv_mps - left,
            **touchdown(found),
        )

    verb = "completed" if share else "burnt"
    for name, after_s in (
        (f"{verb} after a minute", _RESTART_S),
        (f"{verb} after five minutes", _SOON_S),
    ):
        ways.append(
            tried(
                "same",
                name,
                partial(completed, name, after_s),
            )
        )
    ways += _next_landings(aloft, planned.touchdown, planned.zone, left)
    perigee, apogee = apsides_km(state)
    note = ""
    if lasts == 0.0:
        note, falls = _falls(down)
        if falls is not None:
            ways.append(
                WayOn(
                    kind="home",
                    name="no other burn",
                    possible=True,
                    later_s=falls.touchdown - planned.touchdown,
                    extra_mps=-left,
                    **{**touchdown(falls), "dv_mps": 0.0},
                )
            )
    elif lasts is not None:
        note = f"without another burn it comes down after some {lasts:.0f} h, where cannot be foretold"
    if data.parting is not None and data.parting.before_burn_s is not None:
        gone = f"{data.parting.name} is over: the ship must land soon"
        note = f"{gone}; {note}" if note else gone
    return MissedRow(
        burn=burn.name,
        tig_utc=format_utc(burn.tig, 3),
        planned_mps=burn.dv_mps,
        share=share,
        perigee_km=perigee,
        apogee_km=apogee,
        lasts_h=lasts,
        drift_ok=None,
        drift="",
        ways=tuple(ways),
        recommended=recommended(ways),
        note=note,
    )


def _falls(down: Callable[..., descent.Descent]) -> tuple[str, descent.Descent | None]:
    """Where a ship comes down that is left to fall, steered and not, in words."""
    try:
        found = down(burns=False, after_s=1.0)
    except ExpeditionError as error:
        return f"left alone it comes down, where was not found: {error}", None
    said = (
        f"left alone it meets the air {found.entry_angle_deg:.2f}° below the horizon and, steered, comes down at "
        f"{spot(found.latitude_deg, found.longitude_deg, 1)}"
    )
    ball = found.ballistic
    if ball is not None:
        said += f", ballistic at {spot(ball.latitude_deg, ball.longitude_deg, 1)} with {ball.max_g:.1f} g"
    return said, found


def _zones(asked: Flight, ship: Ship) -> list[LandingZone]:
    """The zones that a ship may come down in, those beside the one asked for too."""
    return [asked.catalogue.landing_zone(name) for name in ship.wanted_descent().zones]


def _next_landings(aloft: Aloft, planned: float, zone: str, saved_mps: float) -> list[WayOn]:
    """The soonest landing, the first that keeps the rules, the first in the planned zone."""
    try:
        reach = homes(aloft, ready_s=READY_S)
    except ExpeditionError as error:
        return [not_possible("later", "a later landing", error)]
    kept = [one for one in reach if one.reason is None]
    there = [one for one in kept or reach if one.zone.name == zone]
    out: dict[str | None, WayOn] = {}
    for several, what in ((kept, ""), (there, ", planned zone"), (reach, ", soonest")):
        if several:
            way = first_landed(aloft, several, "later", what, planned, saved_mps)
            # What the tanks of a ship hold that has been at a station is not known.
            out.setdefault(way.end_utc or way.name, way.model_copy(update={"left_mps": None}))
    return sorted(out.values(), key=lambda way: way.later_s or np.inf)
