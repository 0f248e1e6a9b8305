"""Every kind of check that a plan may hold has an example here, or among the tests of its phase, that fails it."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from expedition import Plan, catalog
from expedition.catalog import DEFAULT
from expedition.catalog.models.ship import Ship
from expedition.phases.ascent import search
from expedition.phases.hop import hop as hops
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import Drift, free_drifts
from expedition.planning import rules
from expedition.plans.schema import PlanBudget
from expedition.space.frames import gcrf_from_relative_rtn
from expedition.space.time import parse_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet

ISS, SOYUZ = catalog.station("iss"), catalog.ship("soyuz-ms")
RASSVET = ISS.port("rassvet")
LIFTOFF = parse_utc("2021-10-05T08:55:00Z")


def failed(checks: Any) -> list[str]:
    return [check.name for check in checks if not check.ok]


ROCKET, FALCON = catalog.launcher("soyuz-2-1a"), catalog.launcher("falcon-9")


def of_the_way_there(**changes: Any) -> list[str]:
    """The rules of the flight of 5 October 2021, with one of its results changed."""
    profile, launcher = catalog.profile("soyuz-2-orbit"), catalog.launcher("soyuz-2-1a")
    values = {
        "dv": 90.0,
        "perigee_km": 200.0,
        "sun_deg": 60.0,
        "propellant_kg": SOYUZ.propellant_kg,
        **changes,
    }
    phased = SimpleNamespace(dv_mps=values["dv"], burns=[SimpleNamespace(perigee_km=values["perigee_km"])])
    ship = SOYUZ.model_copy(update={"propellant_kg": values["propellant_kg"]})
    budget = rules.budget(ship, 128.0, phasing_mps=values["dv"], approach_mps=23.0)
    hardware: Any = SimpleNamespace(launcher=launcher, trajectory=None, ship=ship)
    option: Any = SimpleNamespace(sun_angle_rad=np.radians(values["sun_deg"]))
    return failed(rules.of_the_way_there(hardware, profile, phased, option, budget, 200.0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, []),
        ({"dv": 250.0}, ["Δv carried", "Δv of the profile"]),
        ({"perigee_km": 170.0}, ["lowest perigee"]),
        ({"sun_deg": 30.0}, ["Sun in the final approach"]),
        ({"propellant_kg": 500.0}, ["Δv carried"]),
    ],
)
def test_rules_of_the_whole_flight(changes: dict[str, float], broken: list[str]) -> None:
    assert of_the_way_there(**changes) == broken


def loads(g: float, worst_g: float | None, **changes: Any) -> list[str]:
    """The loads of an ascent and of its aborts, held against the limits of a ship."""
    flown: Any = SimpleNamespace(felt_g=np.array([1.2, g]), met_s=np.array([0.0, 100.0]), given=None)
    cover: Any = (
        [] if worst_g is None else [SimpleNamespace(max_g=one, met_s=370.0) for one in (6.0, worst_g)]
    )
    return failed(rules.of_loads(ROCKET, SOYUZ.model_copy(update=changes), flown, cover))


def test_loads_of_the_ascent_and_of_its_aborts() -> None:
    assert SOYUZ.abort is not None
    assert loads(4.3, 16.6) == []
    assert loads(8.1, 16.6) == ["load in the ascent"]
    # What the crew of Soyuz 18a bore, with lift downward, is past the limit.
    assert loads(4.3, 21.3) == ["load in an abort"]
    certified = SOYUZ.abort.model_copy(update={"load_limit_g": 15.0})
    assert loads(4.3, 16.6, abort=certified) == ["load in an abort"]
    assert loads(4.3, 16.6, ascent_load_limit_g=4.0) == ["load in the ascent"]
    # A cargo ship has nobody to feel it.
    assert loads(9.0, None, crew_seats=0, abort=None) == []


def test_a_booster_that_has_kept_too_little_for_its_way_home() -> None:
    booster: Any = SimpleNamespace(recovery="far ship", falls_km=600.0, needed_kg=30_000.0, left_kg=29_000.0)
    assert failed(rules.of_the_booster(FALCON, booster)) == ["propellant for the booster's way home"]
    booster.left_kg = 31_000.0
    assert failed(rules.of_the_booster(FALCON, booster)) == []


def _budget(ship: Ship) -> PlanBudget:
    return rules.budget(ship, 128.0, phasing_mps=130.0, approach_mps=23.0)


def test_the_propellant_that_is_named_suffices_and_a_little_less_does_not() -> None:
    short = SOYUZ.model_copy(update={"propellant_kg": 480.0})
    check = rules.of_propellant(short, _budget(short))
    assert not check.ok
    found = re.search(r"(\d+) kg more of propellant_kg and mass_kg would do, or (\d+) kg more", check.detail)
    assert found is not None
    more, instead = map(float, found.groups())
    for part, ok in ((1.0, True), (0.7, False)):
        heavier = {"mass_kg": short.mass_kg + part * more, "propellant_kg": 480.0 + part * more}
        assert (_budget(short.model_copy(update=heavier)).margin_mps >= 0.0) == ok
        fuller = {"propellant_kg": 480.0 + part * instead}
        assert (_budget(short.model_copy(update=fuller)).margin_mps >= 0.0) == ok


def test_the_throttle_that_is_named_keeps_the_load_below_its_limit() -> None:
    pad, stages = catalog.pad("ksc-39a"), FALCON.stages
    flown = search.best(FALCON, 9_000.0, pad, float(np.radians(51.6)))
    limit = 0.9 * float(np.max(flown.felt_g))
    (check,) = rules.of_loads(FALCON, SOYUZ.model_copy(update={"ascent_load_limit_g": limit}), flown, [])
    changed = list(stages)
    for index, levels in re.findall(r"stages\[(\d)\]\.throttle = (\[\[.*?\]\])", check.detail):
        throttle = tuple(map(tuple, json.loads(levels)))
        changed[int(index)] = stages[int(index)].model_copy(update={"throttle": throttle})
    throttled = FALCON.model_copy(update={"stages": tuple(changed)})
    again = search.best(throttled, 9_000.0, pad, float(np.radians(51.6)))
    assert float(np.max(again.felt_g)) <= limit


def test_a_profile_without_a_rule_for_the_sun_has_no_check_of_it() -> None:
    """A check that asks for 0 degrees could not fail."""
    free = catalog.profile("soyuz-34-orbit")
    assert free.sun_exclusion_deg == 0.0


def way_out(*distances_m: float, aside: float = 0.0, speed_mps: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """A way along the port's axis through given distances, a sample every 5 s between them."""
    stops = np.array(distances_m)
    t = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(stops)) / speed_mps)])
    times = np.arange(0.0, t[-1], 5.0)
    ahead = np.interp(times, t, stops)
    axis = np.array(RASSVET.axis_rtn)
    side = np.array([0.0, 1.0, 0.0])
    place = np.array(RASSVET.position_rtn_m) + ahead[:, None] * axis + aside * ahead[:, None] * side
    return times, np.hstack([place, np.gradient(place, axis=0) / 5.0])


@pytest.mark.parametrize(
    ("way", "broken"),
    [
        (way_out(0.5, 6000.0), []),
        (way_out(0.5, 30.0, 20.0, 6000.0), ["departure moves away inside the keep-out sphere"]),
        (way_out(0.5, 6000.0, aside=0.3), ["departure corridor"]),
        (
            way_out(0.5, 150.0),
            ["keep-out sphere left for good", "approach ellipsoid left for good before the deorbit burn"],
        ),
        (way_out(0.5, 700.0), ["approach ellipsoid left for good before the deorbit burn"]),
    ],
)
def test_departures(way: tuple[np.ndarray, np.ndarray], broken: list[str]) -> None:
    """A tenth of a metre a second towards the station used to count as moving away."""
    assert failed(departure._checks(*way, ISS, RASSVET)) == broken


def test_a_separation_burn_that_does_not_carry_the_ship_out(sets: list[ElementSet]) -> None:
    where = station_orbit.from_elements(
        sets[2], LIFTOFF - 7200.0, LIFTOFF + 2.0 * 86400.0, drag_area_over_mass_m2pkg=0.0079
    )
    t = LIFTOFF + 3600.0
    for speed, out in ((0.0001, False), (0.8, True)):
        relative = np.array([0.0, 0.0, 0.0, -speed, -speed, 0.0])
        state = gcrf_from_relative_rtn(where.state_gcrf(t), relative)
        (found,) = free_drifts(
            [Drift("separation burn 1", t, state, 0.0079, "sphere", leaves=True)],
            where.state_gcrf,
            where.drag_area_over_mass_m2pkg,
            ISS,
        )
        assert found.check.ok is out, found.check.detail


def hop(**changes: Any) -> list[str]:
    shepard = DEFAULT.hopper("new-shepard").model_copy(update=changes)
    return failed(hops.fly(shepard, DEFAULT.pad("corn-ranch"), LIFTOFF, people=4).checks)


def test_hops() -> None:
    """A landing place 90 km away used to be called near."""
    assert hop() == []
    assert "lean off the vertical" in hop(landing_distance_km=90.0)
    assert hop(load_limit_g=3.0) == ["loads"]
    motor = DEFAULT.hopper("new-shepard").motor
    short = motor.model_copy(update={"cutoff_apogee_m": 60_000.0})
    assert hop(motor=short) == ["apogee"]


def test_every_check_of_the_catalogues_flights_is_of_a_kind_that_fails_somewhere(of_kind: Any) -> None:
    """The kinds that the tests above, and those of the phases, make fail."""
    kinds = {
        *("Δv carried", "Δv of the profile", "lowest perigee", "Sun in the final approach"),
        *("approach ellipsoid entered after approach initiation only", "approach corridor", "contact speed"),
        *("keep-out sphere entered in the corridor only", "contact alignment"),
        *(
            f"retreat from {name}"
            for name in ("hold below", "station-keeping", "near hold", "final approach")
        ),
        *(
            "departure moves away inside the keep-out sphere",
            "departure corridor",
            "keep-out sphere left for good",
        ),
        *(
            "approach ellipsoid left for good before the deorbit burn",
            "docked life",
            "beta angle over the stay",
        ),
        *("landing near the aim", "load in the steered entry", "load in the ascent", "load in an abort"),
        *("apogee", "landing place", "loads", "lean off the vertical"),
        *(
            "life support",
            "propellant for the booster's way home",
            "crew awake",
            "fall-back from 2 to 34 orbits",
            "intact abort throughout the ascent",
        ),
    }
    for kind in ("station", "home", "orbit", "hop"):
        plan: Plan = of_kind(kind)
        names = {check.name for check in plan.checks if not check.name.startswith("24 h free drift")}
        assert names <= kinds, names - kinds
