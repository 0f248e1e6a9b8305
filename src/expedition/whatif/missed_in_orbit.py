"""A burn missed in a free flight: the change of orbit made up, the planned landing or another, home at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.flight import FreeOrbit
from expedition.errors import PropagationError
from expedition.flights.flight import Flight
from expedition.phases import orbit_change
from expedition.phases.home.landing import Pass, passes
from expedition.phases.orbit_change import OrbitChange
from expedition.phases.propulsion import Propulsion
from expedition.planning.free_flight import FreeFlight, InOrbit
from expedition.planning.return_orbit import home_in_time
from expedition.planning.way_home import down_from_orbit, orbit_ahead
from expedition.space.engine import MU_M3_S2, Forces
from expedition.space.orbits import apsides_km, semi_major_axis_m
from expedition.space.time import DAY_S, format_utc
from expedition.timeline import Burn
from expedition.whatif.missed_going_home import Deorbit, deorbit_row
from expedition.whatif.ways_on import (
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
    touchdown,
    tried,
)

Array = NDArray[np.float64]

_SAME_S = 600.0
_OTHER_LANDINGS, _LATER_DAYS = 6, 2.0


@dataclass(frozen=True, eq=False)
class _Missed:
    """The ship as its engine stops."""

    burn: Burn
    number: int
    """Of the burn: 0 and 1 go up, 2 and 3 down again."""
    state_gcrf: Array
    t: float
    mass_kg: float


@dataclass(frozen=True, eq=False)
class _Flight:
    """The flight that burns are missed of; without a way down for a ship that stays up."""

    asked: Flight
    up: InOrbit
    down: FreeFlight | None
    forces: Forces

    @classmethod
    def of(cls, asked: Flight, way: FreeFlight | InOrbit) -> _Flight:
        up, down = (way.up, way) if isinstance(way, FreeFlight) else (way, None)
        end = up.raised.end if down is None else down.down.burn.end
        return cls(asked, up, down, Forces.over(up.liftoff, end + DAY_S))

    @property
    def wanted(self) -> FreeOrbit:
        assert self.asked.orbit is not None
        return self.asked.orbit

    @property
    def changes(self) -> list[OrbitChange]:
        """Of orbit, in order."""
        lowered = None if self.down is None else self.down.lowered
        return [self.up.raised, *([lowered] if lowered else [])]

    @property
    def burns(self) -> list[Burn]:
        return [burn for change in self.changes for burn in change.burns]

    @property
    def propulsion(self) -> Propulsion:
        return Propulsion(self.up.ship.main_engine.thrust_n, self.up.ship.main_engine.isp_s)

    @property
    def drag_area_m2(self) -> float:
        """Drag coefficient of the ship times its area."""
        return self.up.ship.drag_coefficient * self.up.ship.drag_area_m2


def burn_names(way: FreeFlight | InOrbit) -> list[str]:
    """The burns that can be missed, in order."""
    up = way.up if isinstance(way, FreeFlight) else way
    names = [burn.name for burn in up.raised.burns]
    if isinstance(way, FreeFlight):
        names += [burn.name for burn in way.lowered.burns] if way.lowered else []
        names.append(way.down.burn.name)
    return names


def rows(
    asked: Flight,
    way: FreeFlight | InOrbit,
    names: Sequence[str],
    shares: Sequence[float],
    tell: Callable[[str], None],
) -> Iterator[MissedRow]:
    """A row for each burn and share."""
    flight = _Flight.of(asked, way)
    for place, name in enumerate(names):
        for column, share in enumerate(shares):
            said = f"{name}, {share:.0%} flown" if share else f"{name} missed"
            tell(f"{place * len(shares) + column} of {len(names) * len(shares)}: {said}")
            if flight.down is not None and name == flight.down.down.burn.name:
                down, chosen = flight.down.down, flight.down.chosen
                leg = next(leg for leg in down.legs if leg.powered)
                planned = Deorbit(
                    flight.up.ship,
                    down.burn,
                    leg,
                    chosen.aim,
                    down.touchdown,
                    chosen.zone.name,
                    flight.forces,
                )
                spent = sum(burn.spent_kg for burn in flight.burns)
                yield deorbit_row(asked, planned, share, flight.up.ship.propellant_kg - spent)
            else:
                yield _row(flight, name, share)


def _row(flight: _Flight, name: str, share: float) -> MissedRow:
    burns = flight.burns
    number = [burn.name for burn in burns].index(name)
    burn, ship = burns[number], flight.up.ship
    legs = [leg for change in flight.changes for leg in change.legs]
    leg = next(leg for leg in legs if leg.powered and leg.name == name)
    area = flight.drag_area_m2 / burn.mass_kg
    arc = missed_state(flight.forces, leg, np.array(burn.dv_rtn_mps), share, area)
    mass_kg = flight.propulsion.mass_after_kg(share * burn.dv_mps, burn.mass_kg)
    missed = _Missed(burn, number, arc.end_state_gcrf, arc.end, mass_kg)
    lasts = lasts_h(missed.state_gcrf, missed.t, area)
    ways: list[WayOn] = []
    planned_mps = sum(one.dv_mps for one in burns[number:]) - share * burn.dv_mps
    if flight.down is not None:
        planned_mps += flight.down.down.burn.dv_mps
        ways += _made_up(flight, flight.down, missed, planned_mps)
        tank = tank_kg(ship, mass_kg)
        aloft = Aloft(ship, flight.asked.zones(ship), missed.state_gcrf, missed.t, mass_kg, tank, lasts)
        ways += home_from_orbit(aloft, since=flight.down.down.touchdown, saved_mps=planned_mps)
    else:
        ways.append(
            tried("same", "made up a revolution later", partial(_in_orbit, flight, missed, planned_mps))
        )
    perigee, apogee = apsides_km(missed.state_gcrf)
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
    )


def _made_up(flight: _Flight, planned: FreeFlight, missed: _Missed, planned_mps: float) -> Iterator[WayOn]:
    """The burn a revolution later and the planned landing; else the first landing after it that can be met."""
    name = "made up a revolution later"
    if missed.number == 2:
        name = "way down begun later"
    way = tried(
        "same", name, partial(_landed, flight, planned, missed, "same", name, planned.found[0], planned_mps)
    )
    yield way
    if way.possible:
        return
    ship, landing = flight.up.ship, planned.found[0].landing
    days = (landing - missed.t) / DAY_S + _LATER_DAYS
    try:
        track = orbit_ahead(ship, missed.state_gcrf, missed.t, missed.mass_kg, days=days)
    except PropagationError:
        return
    goals = passes(track, flight.asked.zones(ship), ship, landing + _SAME_S, missed.t + days * DAY_S)
    for goal in goals[:_OTHER_LANDINGS]:
        words = f"made up, landing at {goal.zone.title}"
        found = tried(
            "later", words, partial(_landed, flight, planned, missed, "later", words, goal, planned_mps)
        )
        if found.possible:
            yield found
            return


def _changed(flight: _Flight, missed: _Missed, forces: Forces) -> OrbitChange:
    """The orbit that the burn was to lead to, a revolution later; where it was to begin the way down, none yet."""
    if missed.number == 2:
        return OrbitChange((), (), missed.state_gcrf, missed.t, missed.mass_kg)
    wanted = flight.wanted
    low_km = wanted.return_altitude_km or wanted.altitude_km
    turn = 2.0 * np.pi * float(np.sqrt(semi_major_axis_m(missed.state_gcrf) ** 3 / MU_M3_S2))
    given: dict[str, Any] = {
        "mass_kg": missed.mass_kg,
        "propulsion": flight.propulsion,
        "drag_area_m2": flight.drag_area_m2,
    }
    at, high_m = missed.t + turn, 1000.0 * wanted.altitude_km
    if missed.number == 0:
        names = ("raising", "circularisation")
        return orbit_change.fly(forces, missed.state_gcrf, missed.t, at, high_m, names=names, **given)
    height_m = high_m if missed.number == 1 else 1000.0 * low_km
    return orbit_change.circularise(
        forces, missed.state_gcrf, missed.t, at, height_m, name=missed.burn.name, **given
    )


def _in_orbit(flight: _Flight, missed: _Missed, planned_mps: float) -> WayOn:
    """The orbit reached later, by a ship that stays up."""
    change = _changed(flight, missed, Forces.over(missed.t, missed.t + DAY_S))
    left = carried_mps(flight.up.ship, missed.mass_kg) - change.dv_mps - flight.up.ship.way_home_dv_mps
    return WayOn(
        kind="same",
        name="made up a revolution later",
        possible=left >= 0.0,
        why_not="" if left >= 0.0 else f"the propellant is {-left:.0f} m/s short, with the way home",
        end_utc=format_utc(change.end, 3),
        later_s=change.end - flight.up.raised.end,
        dv_mps=change.dv_mps,
        extra_mps=change.dv_mps - planned_mps,
        left_mps=left,
        perigee_km=min(burn.perigee_km for burn in change.burns),
    )


def _landed(
    flight: _Flight,
    planned: FreeFlight,
    missed: _Missed,
    kind: Kind,
    name: str,
    goal: Pass,
    planned_mps: float,
) -> WayOn:
    ship = flight.up.ship
    forces = Forces.over(missed.t, goal.landing + DAY_S)
    change = _changed(flight, missed, forces)
    # On the way down the last burn has brought the ship to its return orbit; what is left is the landing.
    down_already = missed.number == 3
    wanted = flight.wanted.model_copy(update={"return_altitude_km": None}) if down_already else flight.wanted
    lowered, chosen = home_in_time(forces, change, wanted, goal, ship)
    before = lowered or change
    burns = [*change.burns, *(lowered.burns if lowered else ())]
    down = down_from_orbit(
        ship, chosen, before.state_gcrf, before.end, before.mass_kg, tank_kg(ship, before.mass_kg)
    )
    spent = sum(burn.dv_mps for burn in burns) + down.burn.dv_mps
    against = [] if chosen.reason is None else [chosen.reason]
    return WayOn(
        kind=kind,
        name=name,
        possible=True,
        later_s=down.touchdown - planned.down.touchdown,
        zone=chosen.zone.name,
        extra_mps=spent - planned_mps,
        left_mps=carried_mps(ship, missed.mass_kg) - spent,
        perigee_km=min([apsides_km(missed.state_gcrf)[0], *(burn.perigee_km for burn in burns)]),
        light=chosen.lighting,
        **{**touchdown(down, against), "dv_mps": spent},
    )
