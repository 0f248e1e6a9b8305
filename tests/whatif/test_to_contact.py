"""From insertion to contact in a batch: no error is the plan, one error does what Clohessy and Wiltshire (1960) say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from expedition.phases.rendezvous import approach
from expedition.whatif import ascents, there
from tests.benchmarked import benchmark
from tests.whatif.conftest import Scattered, given

# What an orbit of 418 km with drag and J2 is beside the straight equations, over half a revolution and over a leg.
PHASING_SHARE, LEG_SHARE = 0.015, 0.005
# Rounding: m/s and m.
SAME_MPS, SAME_M = 1e-7, 1e-6
# So many samples tell that a check fails at all.
SEVERAL = 256


def cw(rate: float, t: float) -> np.ndarray:
    """Places (3, 3) after a time by the velocity at its start, in R, T, N."""
    s, c = np.sin(rate * t), np.cos(rate * t)
    return np.array([[s, 2 * (1 - c), 0.0], [-2 * (1 - c), 4 * s - 3 * rate * t, 0.0], [0.0, 0.0, s]]) / rate


def flown(ready: Scattered, **errors: Any) -> dict[str, float]:
    columns = ready.scene.kernel.flown(np.zeros((6, 1)), given(**errors))
    return {name: float(np.ravel(column)[0]) for name, column in columns.items()}


def arrival(columns: dict[str, float]) -> np.ndarray:
    return np.array([columns[f"arrival_{axis}_m"] for axis in ("radial", "along", "across")])


def test_no_error_is_the_plan(ms19_scattered: Scattered) -> None:
    solved, found = ms19_scattered.solved, flown(ms19_scattered)
    for number, burn in enumerate(solved.phased.burns, start=1):
        assert found[f"dv_{number}_mps"] == pytest.approx(burn.dv_mps, abs=SAME_MPS)
    assert found["phasing_mps"] == pytest.approx(solved.phased.dv_mps, abs=SAME_MPS)
    assert found["arrival_m"] < SAME_M
    assert found["arrival_mps"] < SAME_MPS
    assert found["approach_mps"] == pytest.approx(solved.came_in.dv_mps, abs=SAME_MPS)
    assert found["lowest_perigee_km"] == pytest.approx(200.0, abs=1e-3)
    for name in ("nearest_m", "corridor_deg", "contact_mps", "lateral_m", "lateral_mps"):
        assert found[name] == pytest.approx(getattr(solved.came_in.measures, name), abs=1e-6), name
    # It is looked for at moments 20 s apart.
    assert found["outside_ellipsoid"] == pytest.approx(solved.came_in.measures.outside_ellipsoid, rel=0.006)


@pytest.mark.parametrize("more_mps", [0.1, 1.0])
def test_speed_along_the_way_half_a_revolution_before_the_aim(
    ms19_scattered: Scattered, more_mps: float
) -> None:
    way = ms19_scattered.scene.way
    before = way.slots[-2]
    half = way.slots[-1].t - before.t
    assert half == pytest.approx(np.pi / way.rate_radps)
    found = arrival(flown(ms19_scattered, burn__fixed__DV3=more_mps))
    expected = more_mps / way.rate_radps * np.array([4.0, -3.0 * np.pi, 0.0])
    assert np.linalg.norm(found - expected) < PHASING_SHARE * np.linalg.norm(expected)


def test_a_share_of_a_burn_and_a_burn_that_is_late(ms19_scattered: Scattered) -> None:
    way = ms19_scattered.scene.way
    dv, half = way.slots[-2].dv_rtn_mps, way.slots[-1].t - way.slots[-2].t
    for error, expected in (
        ({"burn__size__DV3": 0.01}, cw(way.rate_radps, half) @ dv * 0.01),
        ({"burn__timing__DV3": 1.0}, (cw(way.rate_radps, half - 1.0) - cw(way.rate_radps, half)) @ dv),
    ):
        found = arrival(flown(ms19_scattered, **error))
        assert np.linalg.norm(expected) > 100.0
        assert np.linalg.norm(found - expected) < PHASING_SHARE * np.linalg.norm(expected)


def test_a_burn_that_points_aside_is_no_longer_but_turned(ms19_scattered: Scattered) -> None:
    found, plan = flown(ms19_scattered, burn__pointing__DV3=[0.01, 0.02]), flown(ms19_scattered)
    assert found["dv_3_mps"] == pytest.approx(plan["dv_3_mps"], abs=1e-9)
    # The later burns make good what it left undone.
    assert found["dv_4_mps"] != pytest.approx(plan["dv_4_mps"], abs=1e-3)


def test_a_ship_goes_where_it_takes_the_station_to_be(ms19_scattered: Scattered) -> None:
    for axis in range(3):
        off = 100.0 * np.eye(3)[axis]
        assert arrival(flown(ms19_scattered, station__position=off)) == pytest.approx(off, abs=0.1)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_pulse_that_is_off_leads_aside_until_the_next_one(ms19_scattered: Scattered, axis: int) -> None:
    way, none = ms19_scattered.scene.way, np.zeros((6, 1))
    data = ms19_scattered.solved.course
    stop = approach.way_in(data.profile.approach, data.hardware.port, data.hardware.ship)[0]
    dv = 0.05 * np.eye(3)[axis]
    trail: list[Any] = []
    ms19_scattered.scene.kernel.to_port(none, none, given(pulse__fixed__0=dv), trail=trail)
    expected = cw(way.rate_radps, stop.flown_s) @ dv
    assert np.linalg.norm(trail[1][:3, 0] - expected) < LEG_SHARE * np.linalg.norm(expected)


def test_the_last_pulse_moves_the_contact(ms19_scattered: Scattered) -> None:
    way, plan = ms19_scattered.scene.way, flown(ms19_scattered)
    course = ms19_scattered.solved.course
    last = approach.way_in(course.profile.approach, course.hardware.port, course.hardware.ship)[-1]
    dv = np.array([0.0, 0.01, 0.0])
    found = flown(ms19_scattered, **{f"pulse__fixed__{len(way.pulses) - 1}": dv})
    aside = way.across @ cw(way.rate_radps, last.flown_s) @ dv
    assert found["side_m"] - plan["side_m"] == pytest.approx(aside, rel=LEG_SHARE)


def test_what_the_sensor_is_off_by_is_off_at_contact(ms19_scattered: Scattered) -> None:
    way = ms19_scattered.scene.way
    found = flown(ms19_scattered, sensor__bias=0.1 * way.across)
    assert found["side_m"] == pytest.approx(-0.1, rel=LEG_SHARE)
    assert found["lateral_m"] == pytest.approx(0.1, rel=LEG_SHARE)
    # Along the docking axis it is no way aside.
    assert flown(ms19_scattered, sensor__bias=0.1 * way.axis)["lateral_m"] < 1e-3


def told(ready: Scattered, **sigma: float) -> dict[str, np.ndarray]:
    """Samples from the planned insertion on."""
    draw = there.drawer(ready.with_sigma(**sigma), 1, 0, SEVERAL)
    nothing = np.zeros(SEVERAL)
    inserted = ascents.Insertions(
        np.zeros((6, SEVERAL)), nothing, nothing, nothing, nothing, np.zeros(SEVERAL, dtype=bool)
    )
    with np.errstate(all="ignore"):
        return there.told(ready.scene, ready.scene.kernel.flown(inserted.deviation, draw), inserted)


@pytest.mark.parametrize(
    ("check", "sigma"),
    [
        ("Δv carried", {"navigation__position": 20_000.0}),
        ("Δv of the profile", {"burn__size": 0.3}),
        ("lowest perigee", {"navigation__velocity": 20.0}),
        ("approach ellipsoid entered after approach initiation only", {"station__position": 3000.0}),
        ("keep-out sphere entered in the corridor only", {"burn__timing": 60.0}),
        ("approach corridor", {"sensor__floor": 20.0}),
        ("contact speed", {"pulse__size": 0.5}),
        ("contact alignment", {"sensor__bias": 1.0}),
    ],
)
def test_each_check_can_fail(ms19_scattered: Scattered, check: str, sigma: dict[str, float]) -> None:
    found = told(ms19_scattered, **sigma)
    failed = ~found[f"ok: {check}"]
    assert 0.02 < failed.mean() <= 1.0
    planned = found["outcome"] == "planned"
    if check in ("Δv of the profile", "lowest perigee"):
        assert np.any(failed & planned)
    else:
        assert not np.any(failed & planned)
    if check == "Δv carried":
        assert set(found["outcome"][failed]) == {"not"}


def test_ships_inserted_low_lift_themselves_before_anything_else(ms19_scattered: Scattered) -> None:
    kernel = ms19_scattered.scene.kernel
    way = kernel.way
    draw = given(2)
    slow = np.zeros((6, 2))
    # At its perigee 242 × 200 km turns over: slower at cut-off, the other side comes down.
    slow[4] = [0.0, -25.0]
    columns = kernel.flown(slow, draw)
    assert columns["insertion_perigee_km"][1] < way.lift_below_km < columns["insertion_perigee_km"][0]
    least = kernel.least_mps(way.inserted[:, None] + slow)
    assert least[0] == -np.inf
    assert columns["dv_1_mps"][1] >= least[1] > 0.0
    # What is held is chosen among the burns that lead to the aim as well.
    free = replace(kernel, way=replace(way, lift_below_km=0.0)).flown(slow, draw)
    assert columns["phasing_mps"][0] == free["phasing_mps"][0]
    assert columns["phasing_mps"][1] >= free["phasing_mps"][1] - 1e-6


def test_what_a_sample_is_does_not_hang_on_who_flies_beside(ms19_scattered: Scattered) -> None:
    """Batches of one size are the same to the last bit; others, and single ones, to rounding."""
    kernel, errors = ms19_scattered.scene.kernel, ms19_scattered.errors
    many = kernel.flown(np.zeros((6, 64)), there.drawer(errors, 1, 0, 64))
    few = kernel.flown(np.zeros((6, 3)), there.drawer(errors, 1, 40, 3))
    for name, column in many.items():
        assert column[40:43] == pytest.approx(few[name], rel=1e-7, abs=1e-7), name


@pytest.mark.slow
def test_linear_covariance_says_the_same(ms19_scattered: Scattered) -> None:
    lincov = benchmark("lincov")
    ready = ms19_scattered
    rows = lincov.compared(ready.solved, ready.scene, ready.errors, 4 * there.CHUNK)
    assert len(rows) == 10
    for row in rows:
        assert row.ratio == pytest.approx(1.0, abs=lincov.AGREE), row.name
