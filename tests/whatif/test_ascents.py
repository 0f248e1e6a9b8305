"""Scattered ascents from drawn errors: the same whoever asks, and as many short as the linear theory says."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.phases.ascent.into import ascent_into
from expedition.space.frames import carried_mps
from expedition.space.orbits import apsides_km, mean_motion_radps, planes, semi_major_axis_m
from expedition.whatif import ascents
from expedition.whatif.ascents import BLOCK, Nominal, scatter_ascents
from expedition.whatif.errors import ErrorModel, draw, error_model


def nominal(more_kg: float = 0.0) -> Nominal:
    ship = DEFAULT.ship("soyuz-ms")
    ship = ship.model_copy(update={"mass_kg": ship.mass_kg + more_kg})
    launcher, pad = DEFAULT.launcher(ship.launcher).carrying(ship), DEFAULT.pad("baikonur-31")
    flown, _ = ascent_into(launcher, ship, pad, float(np.radians(51.67)), at_node=True)
    return Nominal(launcher, ship.mass_kg, pad, flown)


@pytest.fixture(scope="module")
def flown() -> Nominal:
    return nominal()


@pytest.fixture(scope="module")
def errors() -> ErrorModel:
    ship = DEFAULT.ship("soyuz-ms")
    return error_model(ship, DEFAULT.launcher(ship.launcher))


@pytest.fixture(scope="module")
def table(flown, errors):
    return scatter_ascents(flown, errors, 11, 0, BLOCK)


def test_without_errors_nothing_moves(flown, errors):
    out = scatter_ascents(flown, errors.none(), 1, 5, 3)
    for name in ("cutoff_late_s", "deviation_rtn"):
        assert not np.any(out[name])
    np.testing.assert_allclose(
        out["cutoff_state_itrf"].T, np.tile(flown.ascent.states_itrf[-1], (3, 1)), atol=1e-6
    )
    assert out["left_kg"] == pytest.approx(flown.ascent.propellant_left_kg, abs=1e-6)
    assert not out["short"].any()
    assert (out["ship_kg"] == flown.payload_kg).all()


def test_a_sample_is_the_same_alone_and_beside_others(flown, errors, monkeypatch):
    monkeypatch.setattr(ascents, "BLOCK", 64)
    whole = scatter_ascents(flown, errors, 11, 0, 150)
    again = pickle.loads(pickle.dumps(flown))
    for first, count in ((0, 1), (33, 1), (61, 7), (64, 64), (149, 1)):
        part = scatter_ascents(again, errors, 11, first, count)
        assert part.keys() == whole.keys()
        for name, values in part.items():
            assert values.shape[-1] == count
            np.testing.assert_array_equal(values, whole[name][..., first : first + count])


def test_the_deviation_is_the_state_carried_to_the_planned_instant(flown, table):
    """By a fall that is flown backwards in finer steps, and told apart by a rotation of its own."""
    good = np.flatnonzero(~table["short"])[:50]
    late, state = table["cutoff_late_s"][good], table["cutoff_state_itrf"][:, good]
    planned = ascents._planned_state(flown)
    up = planned[:3] / np.linalg.norm(planned[:3])
    normal = np.cross(planned[:3], planned[3:])
    rate = np.linalg.norm(normal) / (planned[:3] @ planned[:3])
    normal /= np.linalg.norm(normal)
    axes = np.stack([up, np.cross(normal, up), normal])
    for k in range(good.size):
        turn = 7.292115146706979e-5 * (flown.ascent.cutoff_s + late[k])
        c, s = np.cos(turn), np.sin(turn)
        there = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
        r = there @ state[:3, k]
        v = there @ (state[3:, k] + np.cross([0.0, 0.0, 7.292115146706979e-5], state[:3, k]))
        r, v = (one[0] for one in ascents.coast(r[None], v[None], np.array([-late[k]]), 64))
        dr, dv = axes @ (r - planned[:3]), axes @ (v - planned[3:])
        dv -= np.cross([0.0, 0.0, rate], dr)
        np.testing.assert_allclose(table["deviation_rtn"][:3, good[k]], dr, atol=1e-5)
        np.testing.assert_allclose(table["deviation_rtn"][3:, good[k]], dv, atol=1e-7)


def test_the_launcher_is_off_by_what_it_believes_wrongly(flown, errors):
    names = ["ascent.navigation_position", "ascent.navigation_velocity"]
    out = scatter_ascents(flown, errors.only(names), 4, 0, 500)
    position, velocity = (draw(errors, 4, name, 0, 500) for name in names)
    deviation = out["deviation_rtn"]
    # Radial and across; along the way it is not the position that is steered.
    np.testing.assert_allclose(deviation[[0, 2]], -position[[0, 2]], atol=1.0)
    np.testing.assert_allclose(deviation[5], -velocity[2], atol=0.01)


def test_a_thin_margin_runs_short_as_often_as_linear_theory_says(errors):
    """Each source alone, a standard deviation each way, makes the spread of what is left; half of it is the margin."""
    heavy = nominal(more_kg=65.0)
    spread = _linear_spread_kg(heavy, errors)
    margin = heavy.ascent.propellant_left_kg
    assert 0.3 * spread < margin < 1.5 * spread
    wanted = 0.5 * math.erfc(margin / spread / math.sqrt(2.0))
    n = BLOCK
    out = scatter_ascents(heavy, errors, 2, 0, n)
    assert np.std(out["left_kg"]) == pytest.approx(spread, rel=0.05)
    short = float(np.mean(out["short"]))
    # Three standard deviations of the share, and what curves.
    assert abs(short - wanted) < 3.0 * math.sqrt(wanted * (1.0 - wanted) / n) + 0.01
    gone = out["short"]
    assert np.isnan(out["deviation_rtn"][:, gone]).all()
    assert (out["left_kg"][gone] < 0.0).all()
    assert np.isfinite(out["deviation_rtn"][:, ~gone]).all()


def _linear_spread_kg(flown: Nominal, errors: ErrorModel) -> float:
    stages = [stage.name for stage in flown.launcher.stages]
    single = [("ascent.payload", ""), ("ascent.drag", ""), ("ascent.wind", "")]
    each = single + [
        (f"ascent.{name}", stage) for name in ("thrust", "isp", "propellant", "dry_mass") for stage in stages
    ]
    none = ascents.drawn_scatter(flown, errors.none(), 0, 0, 2 * (len(each) + 1))
    column = 1
    for quantity, label in each:
        name = {"ascent.wind": "wind_mps"}.get(quantity, quantity.removeprefix("ascent."))
        values = getattr(none, name)
        for row, sigma in enumerate(errors.sigma(quantity, label)):
            target = values[stages.index(label)] if label else values[row] if values.ndim == 2 else values
            target[column : column + 2] = sigma, -sigma
            column += 2
    steering = {
        name: getattr(flown.ascent, name)
        for name in ("pitch_over_rad", "azimuth_rad", "inclination_rad", "node_rad")
    }
    left = ascents.scatter.fly(flown.launcher, flown.payload_kg, flown.pad, none, **steering).left_kg
    moved = 0.5 * (left[1::2] - left[2::2])
    return float(np.sqrt(np.sum(moved[: (column - 1) // 2] ** 2)))


def test_errors_beyond_all_reason_end_short_and_not_in_a_warning(flown, errors):
    wild = errors.with_own(
        {"ascent": {"thrust": {"sigma": 0.5}, "isp": {"sigma": 0.5}, "wind": {"sigma": [500.0, 500.0]}}}
    )
    out = scatter_ascents(flown, wild, 1, 0, 200)
    assert out["short"].mean() > 0.2
    assert not out["short"].all()


def test_the_spread_is_inside_what_soyuz_crews_have_in_print(flown, table):
    """Perigee 200 +7/-22 km, apogee 242 ± 42 km, inclination 51.67 ± 0.06°, period 88.64 ± 0.37 min: press kits."""
    good = table["cutoff_state_itrf"][:, ~table["short"]].T
    spread = np.quantile(_orbits(good) - _orbits(flown.ascent.states_itrf[-1:]), [0.00135, 0.99865], axis=0)
    assert (spread[0] > [-22.0, -42.0, -0.06, -0.37]).all()
    assert (spread[1] < [7.0, 42.0, 0.06, 0.37]).all()
    # And not by being nothing: half a kilometre and 4 km, which a metre a second at cut-off makes.
    assert (np.ptp(spread, axis=0) > [1.0, 8.0, 0.005, 0.08]).all()


def _orbits(states_itrf: np.ndarray) -> np.ndarray:
    """Perigee and apogee (km), inclination (degrees) and period (minutes), (n, 4)."""
    states = states_itrf.copy()
    states[:, 3:] += carried_mps(states[:, :3])
    period = 2.0 * np.pi / mean_motion_radps(semi_major_axis_m(states)) / 60.0
    apsides = np.array([apsides_km(state) for state in states])
    return np.column_stack([apsides, np.degrees(planes(states)[0]), period])
