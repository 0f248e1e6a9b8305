"""Every kind of check that a plan may hold has an example here, or among the tests of its phase, that fails it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import expedition
from expedition import catalog, plan
from expedition.catalog import DEFAULT
from expedition.catalog.models.abort import Abort, AbortMode
from expedition.catalog.models.ship import Ship
from expedition.phases.ascent import search
from expedition.phases.home import abort, descent
from expedition.phases.hop import hop as hops
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import Drift, free_drifts
from expedition.planning import departure_remedies, rules
from expedition.plans.schema import PlanBudget
from expedition.space.engine import Forces
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
    launcher = catalog.launcher("soyuz-2-1a")
    profile = catalog.profile(changes.pop("profile", "soyuz-2-orbit"))
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


@pytest.mark.parametrize(
    ("limit", "dv_mps", "mended"),
    [
        # A push that is soft enough, and a slow parting after it, high up.
        (17.0, 100.0, ["lifts = true"]),
        # A push that only a longer burn makes softer; the parting bears none.
        (17.0, 300.0, ["burn_s = 2 with lifts = true", "lifts = true"]),
        # A limit that no way off keeps.
        (2.0, 100.0, []),
    ],
)
def test_the_softer_abort_that_is_named_keeps_the_load_below_its_limit(
    limit: float, dv_mps: float, mended: list[str]
) -> None:
    pad = catalog.pad("baikonur-31")
    flown = search.best(ROCKET, SOYUZ.mass_kg, pad, float(np.radians(51.6)))
    push = AbortMode(name="push", from_s=0.0, until_s=150.0, dv_mps=dv_mps, burn_s=1.0, lifts=False)
    part = AbortMode(name="parting", from_s=150.0, dv_mps=1.0, burn_s=2.0, lifts=False)
    ship = SOYUZ.model_copy(update={"abort": Abort(load_limit_g=limit, modes=(push, part))})

    def covered(other: Ship) -> list[abort.AbortPoint]:
        return abort.cover(flown, other, LIFTOFF, every_s=10.0)

    check = rules.of_loads(ROCKET, ship, flown, covered(ship), covered)[-1]
    assert check.name == "load in an abort"
    assert not check.ok
    found = re.findall(r"abort\.modes\[(\d)\]\.(.*?) would do", check.detail)
    assert [said for _, said in found] == mended, check.detail
    modes = [push, part]
    for index, said in found:
        changes: dict[str, Any] = {"lifts": True}
        for word, number in re.findall(r"(burn_s|dv_mps) = ([\d.]+)", said):
            changes[word] = float(number)
        modes[int(index)] = modes[int(index)].model_copy(update=changes)
    softer = ship.model_copy(update={"abort": Abort(load_limit_g=limit, modes=tuple(modes))})
    assert (rules.of_loads(ROCKET, softer, flown, covered(softer))[-1].ok) == bool(mended)
    assert bool(mended) or "more descent.aerodynamics.lift_over_drag" in check.detail


def test_a_profile_without_a_rule_for_the_sun_has_no_check_of_it() -> None:
    """A check that asks for 0 degrees could not fail."""
    assert of_the_way_there(sun_deg=0.0) == ["Sun in the final approach"]
    for name in DEFAULT.names("profile"):
        asks = DEFAULT.profile(name).sun_exclusion_deg > 0.0
        assert ("Sun in the final approach" in of_the_way_there(profile=name, sun_deg=0.0)) == asks


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


def test_the_departure_that_is_named_keeps_its_corridor(sets: list[ElementSet]) -> None:
    """Springs that hardly push, and a first burn a quarter of an hour later, let the orbit carry the ship aside."""
    where = station_orbit.from_elements(
        sets[2], LIFTOFF - 7200.0, LIFTOFF + 86400.0, drag_area_over_mass_m2pkg=0.0079
    )
    forces = Forces.over(LIFTOFF, LIFTOFF + 3.0 * 3600.0)

    def with_(**changes: Any) -> Ship:
        data = SOYUZ.wanted_descent()
        burns = list(data.departure.burns)
        burns[0] = burns[0].model_copy(update={"after_s": changes.pop("after_s")})
        burns[1:] = [one.model_copy(update={"after_s": 1200.0 + 60.0 * k}) for k, one in enumerate(burns[1:])]
        left = data.departure.model_copy(update={"burns": tuple(burns), **changes})
        return SOYUZ.model_copy(update={"descent": data.model_copy(update={"departure": left})})

    def leave(ship: Ship) -> departure.Departure:
        return departure.fly(
            forces, where.state_gcrf, RASSVET, ISS, ship, LIFTOFF, LIFTOFF + 2.5 * 3600.0,
            mass_kg=7000.0, drag_area_over_mass_m2pkg=0.0079,
        )  # fmt: skip

    slow = {"after_s": 900.0, "spring_mps": 0.03}
    found = departure_remedies.with_mends(leave(with_(**slow)), with_(**slow), leave)
    (said,) = {one.detail for one in found.checks if one.name == "departure corridor"}
    assert "departure corridor" in failed(found.checks)
    assert said.endswith(" would do")
    named = {key: float(value) for key, value in re.findall(r"(after_s|spring_mps) = ([\d.]+)", said)}
    assert named
    assert failed(leave(with_(**(slow | named))).checks) == []
    usual = leave(SOYUZ)
    assert departure_remedies.with_mends(usual, SOYUZ, leave) is usual


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


@pytest.fixture(scope="module")
def entry_of_ms_18() -> tuple[Any, ...]:
    """What the descent of a flight home is told from."""
    kept: list[tuple[Any, ...]] = []
    real = descent.flown_down

    def spy(*given: Any) -> descent.Descent:
        kept.append(given)
        return real(*given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(descent, "flown_down", spy)
        plan("soyuz-ms-18-return")
    return kept[-1]


@pytest.mark.parametrize(
    ("limits", "broken"),
    [
        ({}, []),
        ({"landing_within_km": 0.1}, ["landing near the aim"]),
        ({"load_limit_g": 4.0}, ["load in the steered entry"]),
    ],
)
def test_entries(entry_of_ms_18: tuple[Any, ...], limits: dict[str, float], broken: list[str]) -> None:
    data, *rest = entry_of_ms_18
    assert failed(descent.flown_down(data.model_copy(update=limits), *rest).checks) == broken


def test_a_hop_that_comes_down_where_it_cannot_glide_to() -> None:
    far = DEFAULT.hopper("spaceshiptwo").model_copy(update={"landing_distance_km": 60.0})
    pad = DEFAULT.pad("spaceport-america")
    assert failed(hops.fly(far, pad, LIFTOFF, people=4).checks) == ["landing place"]


@pytest.mark.parametrize(("azimuth_deg", "broken"), [(64.0, []), (10.0, ["launch azimuth"])])
def test_an_ascent_of_another_program_in_a_direction_that_the_pad_does_not_allow(
    azimuth_deg: float, broken: list[str]
) -> None:
    pad = catalog.pad("baikonur-31")
    pad = pad.model_copy(update={"sectors": (), "min_azimuth_deg": 60.0, "max_azimuth_deg": 70.0})
    flown: Any = SimpleNamespace(given="theirs.csv", azimuth_rad=np.radians(azimuth_deg))
    assert failed(rules.of_the_azimuth(pad, flown)) == broken
    # Our own ascents are searched for within what is allowed, and there is nothing to check.
    assert rules.of_the_azimuth(pad, SimpleNamespace(given=None, azimuth_rad=0.0)) == []  # type: ignore[arg-type]


TESTS = Path(__file__).parents[1]
APPROACHES, HOME = "phases/rendezvous/test_approach.py::test_checks_can_fail", "phases/home/test_way_home.py"
FAILS_IN = {
    "Δv carried": "planning/test_checks.py::test_rules_of_the_whole_flight",
    "Δv of the profile": "planning/test_checks.py::test_rules_of_the_whole_flight",
    "lowest perigee": "planning/test_checks.py::test_rules_of_the_whole_flight",
    "Sun in the final approach": "planning/test_checks.py::test_rules_of_the_whole_flight",
    "launch azimuth": "planning/test_checks.py::"
    "test_an_ascent_of_another_program_in_a_direction_that_the_pad_does_not_allow",
    "propellant for the booster's way home": "planning/test_checks.py::"
    "test_a_booster_that_has_kept_too_little_for_its_way_home",
    "load in the ascent": "planning/test_checks.py::test_loads_of_the_ascent_and_of_its_aborts",
    "load in an abort": "planning/test_checks.py::test_loads_of_the_ascent_and_of_its_aborts",
    "intact abort throughout the ascent": "phases/home/test_engine_out.py::"
    "test_a_gap_between_the_ways_fails_the_check",
    "approach ellipsoid entered after approach initiation only": APPROACHES,
    "keep-out sphere entered in the corridor only": APPROACHES,
    "approach corridor": APPROACHES,
    "contact speed": APPROACHES,
    "contact alignment": APPROACHES,
    "retreat from {}": "phases/rendezvous/test_retreat.py::"
    "test_too_small_a_retreat_is_found_and_a_larger_one_taken",
    "24 h free drift after {}": "phases/rendezvous/test_zones.py::"
    "test_free_drift_through_the_station_is_found",
    "fall-back from {} to {} orbits": "planning/test_contingencies.py::"
    "test_a_ship_without_spare_propellant_cannot_fall_back",
    "life support": "planning/test_consumables.py::test_a_crew_that_stays_up_too_long_fails_the_check",
    "crew awake": "planning/test_crew_days.py::test_a_crew_that_cannot_sleep_fails_the_check",
    # Demands of agencies have their names in a file.
    "{}": "planning/test_sight.py::test_what_an_agency_demands_is_held_against_the_flight",
    "docked life": f"{HOME}::test_a_short_stay_knows_its_phase_and_a_long_one_says_that_it_does_not",
    "beta angle over the stay": f"{HOME}::"
    "test_a_short_stay_knows_its_phase_and_a_long_one_says_that_it_does_not",
    "handover": "planning/test_way_home.py::test_a_crew_that_leaves_before_the_next_one_has_come_fails_a_check",
    "departure moves away inside the keep-out sphere": "planning/test_checks.py::test_departures",
    "departure corridor": "planning/test_checks.py::test_departures",
    "keep-out sphere left for good": "planning/test_checks.py::test_departures",
    "approach ellipsoid left for good before the deorbit burn": "planning/test_checks.py::test_departures",
    "landing near the aim": "planning/test_checks.py::test_entries",
    "load in the steered entry": "planning/test_checks.py::test_entries",
    "apogee": "planning/test_checks.py::test_hops",
    "loads": "planning/test_checks.py::test_hops",
    "lean off the vertical": "planning/test_checks.py::test_hops",
    "landing place": "planning/test_checks.py::test_a_hop_that_comes_down_where_it_cannot_glide_to",
}
"""Every kind of check, and the test that makes one fail."""


def named(node: ast.expr) -> str:
    """The name of a check as the code writes it, {} for what is put in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return "{}"


def names_in(file: Path) -> set[str]:
    calls = (
        one for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)
    )
    made = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id in ("Check", "PlanCheck")]
    return {
        named(next((word.value for word in one.keywords if word.arg == "name"), *one.args[:1]))
        for one in made
    }


def test_every_check_that_the_code_can_give_fails_in_a_test() -> None:
    source = Path(expedition.__file__).parent
    names = set[str]().union(*map(names_in, source.rglob("*.py")))
    assert names == set(FAILS_IN)
    for where in FAILS_IN.values():
        file, _, test = where.partition("::")
        assert f"def {test}(" in (TESTS / file).read_text(encoding="utf-8"), where
