"""The flight of Soyuz MS-19, flown once and shared by the tests of the phases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.phases.ascent import climb, search
from expedition.phases.ascent.insertion import InsertionOrbit, insertion_orbit
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, phasing, window
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_itrf_states, gcrf_from_relative_rtn, true_equator_states
from expedition.space.orbits import MeanTrack, latitude_rate_radps
from expedition.space.relative_motion import orbit_rate_radps
from expedition.space.time import DAY_S, parse_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet
from expedition.station.orbit import StationOrbit

DAY = parse_utc("2021-10-05T00:00:00Z")
# Osculating at cut-off, which makes 51.67° at the node.
INCLINATION_RAD = float(np.radians(51.6285))
STATION_DRAG_M2PKG = 0.0079


@dataclass(frozen=True, eq=False)
class Case:
    """What the phases need to know to fly, and the parts of a flight that they share."""

    launcher: Launcher
    pad: Pad
    ship: Ship
    station: Station
    profiles: dict[int, Profile]
    elements: ElementSet
    orbit: StationOrbit
    track: MeanTrack
    ascent: climb.Ascent
    insertion: InsertionOrbit
    forces: Forces
    day: float = DAY
    """Midnight before lift-off."""

    def request(self, orbits: int = 2, port: str = "rassvet", **changes: object) -> window.Request:
        """A profile's request; `changes` are made to the profile."""
        profile = self.profiles[orbits].model_copy(update=changes)
        at = self.station.port(port)
        length = approach.duration_s(profile.approach, at, self.ship)
        final = approach.final_approach_s(profile.approach, self.ship)
        return window.Request(profile, self.ship, at, length, final)

    @property
    def area_m2(self) -> float:
        """Drag coefficient times area."""
        return self.ship.drag_coefficient * self.ship.drag_area_m2

    @property
    def engine(self) -> Propulsion:
        return Propulsion(self.ship.main_engine.thrust_n, self.ship.main_engine.isp_s)

    def inserted(self, liftoff: float) -> tuple[float, np.ndarray]:
        """Instant and GCRF state of cut-off."""
        cutoff = liftoff + self.ascent.cutoff_s
        return cutoff, gcrf_from_itrf_states([cutoff], self.ascent.states_itrf[-1:])[0]

    def slots(self, profile: Profile, cutoff: float, aim: float) -> list[phasing.Slot]:
        ship = 2.0 * np.pi / latitude_rate_radps(self.insertion.a_m, self.insertion.inclination_rad)
        theirs = 2.0 * np.pi / orbit_rate_radps(self.orbit.state_gcrf(aim))
        return [
            phasing.Slot(
                s.name, aim - s.revolutions * theirs if s.before_aim else cutoff + s.revolutions * ship
            )
            for s in profile.slots
        ] + [phasing.Slot("arrival", aim)]

    def aim(self, option: window.Option, port: str = "rassvet") -> tuple[float, np.ndarray]:
        """Instant and GCRF state of the aim point."""
        data = self.profiles[option.orbits].approach
        aim = option.docking - approach.duration_s(data, self.station.port(port), self.ship)
        target = self.orbit.state_gcrf(aim)
        offset = approach.aim_relative_rtn(data, orbit_rate_radps(target))
        return aim, gcrf_from_relative_rtn(target, offset)


@pytest.fixture(scope="session")
def case(sets: list[ElementSet]) -> Case:
    launcher, ship = catalog.launcher("soyuz-2-1a"), catalog.ship("soyuz-ms")
    pad = catalog.pad("baikonur-31")
    elements = sets[2]
    orbit = station_orbit.from_elements(
        elements, DAY - 7200.0, DAY + 3.6 * DAY_S, drag_area_over_mass_m2pkg=STATION_DRAG_M2PKG
    )
    track = MeanTrack.over(lambda t: true_equator_states(t, orbit.state_gcrf(t)), DAY, DAY + 3.5 * DAY_S)
    flown = search.best(launcher, ship.mass_kg, pad, INCLINATION_RAD)
    return Case(
        launcher,
        pad,
        ship,
        catalog.station("iss"),
        {n: catalog.profile(f"soyuz-{n}-orbit") for n in (2, 4, 34)},
        elements,
        orbit,
        track,
        flown,
        insertion_orbit(flown),
        Forces.over(DAY + 0.3 * DAY_S, DAY + 0.7 * DAY_S),
    )


@pytest.fixture(scope="session")
def today(case: Case) -> window.Opportunity:
    """The opportunity of 5 October 2021, with all three profiles."""
    requests = [case.request(n) for n in (34, 2, 4)]
    (found,) = window.opportunities(
        case.insertion, case.pad, case.track, requests, DAY + 0.25 * DAY_S, DAY + 0.5 * DAY_S
    )
    return found


@dataclass(frozen=True, eq=False)
class Solved:
    """A solved phasing with what was asked of it."""

    phasing: phasing.Phasing
    slots: list[phasing.Slot]
    cutoff: float
    inserted: np.ndarray
    aim: float
    aim_state: np.ndarray


def burns_of(case: Case, option: window.Option, liftoff: float, port: str = "rassvet") -> Solved:
    """The phasing of an option from a lift-off, to the aim point of the option's docking time."""
    cutoff, inserted = case.inserted(liftoff)
    aim, aim_state = case.aim(option, port)
    slots = case.slots(case.profiles[option.orbits], cutoff, aim)
    guess = np.zeros((len(slots), 3))
    guess[:, 1] = option.climbs_mps
    found = phasing.solve(
        case.forces if option.orbits < 34 else Forces.over(cutoff, aim),
        inserted,
        cutoff,
        slots,
        guess,
        aim_state,
        aim,
        mass_kg=case.ship.mass_kg,
        propulsion=case.engine,
        drag_area_m2=case.area_m2,
    )
    return Solved(found, slots, cutoff, inserted, aim, aim_state)


@pytest.fixture(scope="session")
def solved(case: Case, today: window.Opportunity) -> Callable[..., Solved]:
    """Phasings to the aim point, solved once for each profile."""

    @cache
    def solve(orbits: int = 2, port: str = "rassvet") -> Solved:
        (found,) = window.opportunities(
            case.insertion, case.pad, case.track, [case.request(orbits, port)], DAY, DAY + 0.5 * DAY_S
        )
        return burns_of(case, found.options[0], found.options[0].liftoff, port)

    return solve


@pytest.fixture(scope="session")
def flown(case, solved):
    """Approaches to the ports, each flown once from the phasing that ends at their aim point."""

    @cache
    def fly(port="rassvet"):
        found = solved(2, port)
        return approach.fly(
            case.forces,
            case.orbit.state_gcrf,
            found.phasing.arrival_state_gcrf,
            found.phasing.arrival,
            data=case.profiles[2].approach,
            port=case.station.port(port),
            station=case.station,
            ship=case.ship,
            mass_kg=found.phasing.mass_kg,
            drag_area_over_mass_m2pkg=case.area_m2 / case.ship.mass_kg,
        )

    return fly
