"""Frames: mirror tests, an independent program's answers, and a published example."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sgp4.api import WGS72, Satrec

from expedition.space import frames
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2, Forces, engine_times, satkit
from expedition.space.time import DAY_S, parse_utc

# Measured against Orekit: 19 mm and 33 µm/s. The engine has no daily and half-daily tidal terms in polar
# motion and UT1, and takes IERS Bulletin A where Orekit takes B.
ITRF_REFERENCE_M = 0.025
ITRF_REFERENCE_MPS = 5e-5
# Measured: 10 mm and 0.02 mm/s, the latter the same angle (1.5e-9 rad) on orbital speed.
TEME_REFERENCE_M = 0.015
TEME_REFERENCE_MPS = 2.5e-5
# The published example is printed to 0.1 mm, with Earth orientation as known at the time. Measured: 11 mm.
TEME_PUBLISHED_M = 0.015
TEME_PUBLISHED_MPS = 5e-6
# Measured 1.1e-10 rad (under 1 mm in low orbit), and 2.2e-9 rad (15 mm) for TEME, which is not interpolated.
INTERPOLATION_RAD = 3e-10
TEME_STEP_RAD = 3e-9
# Round trips are exact but for the last digits of 1e7 m and 1e4 m/s.
ROUND_TRIP_M = 1e-7
ROUND_TRIP_MPS = 1e-10
GEODETIC_M = 1e-3
GEODETIC_RAD = 1e-9

T0 = parse_utc("2021-10-05T08:55:02Z")
FRAMES = json.loads((Path(__file__).parents[1] / "reference" / "frames.json").read_text())
STATE = np.array(FRAMES["state"])

instants = st.floats(min_value=parse_utc("2005-01-01"), max_value=parse_utc("2026-01-01"))
states = st.tuples(*[st.floats(-9e6, 9e6)] * 3, *[st.floats(-9e3, 9e3)] * 3).map(np.array)


def orbit_state(altitude_m: float, inclination_deg: float, along_deg: float) -> np.ndarray:
    """Circular orbit's GCRF state; turning it along the orbit moves the ship over the Earth."""
    r = 6378136.3 + altitude_m
    v = np.sqrt(MU_M3_S2 / r)
    u, i = np.radians(along_deg), np.radians(inclination_deg)
    out = np.array([np.cos(u), np.sin(u) * np.cos(i), np.sin(u) * np.sin(i)])
    forward = np.array([-np.sin(u), np.cos(u) * np.cos(i), np.cos(u) * np.sin(i)])
    return np.concatenate([r * out, v * forward])


orbits = st.builds(orbit_state, st.floats(180e3, 2000e3), st.floats(0.0, 180.0), st.floats(0.0, 360.0))


def angle_between(a: np.ndarray, b: np.ndarray) -> float:
    """Largest angle (rad) between rotations a and b, (n, 3, 3), for small angles."""
    turn = a.transpose(0, 2, 1) @ b
    return float(np.linalg.norm(turn - turn.transpose(0, 2, 1), axis=(1, 2)).max() / np.sqrt(8.0))


def assert_state(state: np.ndarray, expected: np.ndarray, metres: float, metres_per_second: float) -> None:
    assert np.linalg.norm(state[:3] - expected[:3]) < metres
    assert np.linalg.norm(state[3:] - expected[3:]) < metres_per_second


@pytest.mark.parametrize("row", FRAMES["dates"], ids=lambda row: row["utc"])
def test_itrf_agrees_with_the_independent_program(row):
    t = parse_utc(row["utc"])
    expected = np.array(row["gcrf_of_itrf"])
    assert_state(frames.gcrf_from_itrf_states([t], STATE)[0], expected, ITRF_REFERENCE_M, ITRF_REFERENCE_MPS)
    assert_state(frames.itrf_from_gcrf_states([t], expected)[0], STATE, ITRF_REFERENCE_M, ITRF_REFERENCE_MPS)


@pytest.mark.parametrize("row", FRAMES["dates"], ids=lambda row: row["utc"])
def test_teme_agrees_with_the_independent_program(row):
    rotation = frames.gcrf_from_teme([parse_utc(row["utc"])])[0]
    state = np.concatenate([rotation @ STATE[:3], rotation @ STATE[3:]])
    assert_state(state, np.array(row["gcrf_of_teme"]), TEME_REFERENCE_M, TEME_REFERENCE_MPS)


def test_teme_agrees_with_the_published_example():
    # Vallado, Fundamentals of Astrodynamics and Applications, example 3-15: TEME, and GCRF by IAU 2006.
    rotation = frames.gcrf_from_teme([parse_utc("2004-04-06T07:51:28.386009Z")])[0]
    r_teme_m = 1e3 * np.array([5094.18016210, 6127.64465950, 6380.34453270])
    v_teme_mps = 1e3 * np.array([-4.746131487, 0.785818041, 5.531931288])
    r_gcrf_m = 1e3 * np.array([5102.50895290, 6123.01139910, 6378.13693380])
    v_gcrf_mps = 1e3 * np.array([-4.7432201610, 0.7905364950, 5.5337557240])
    assert np.linalg.norm(rotation @ r_teme_m - r_gcrf_m) < TEME_PUBLISHED_M
    assert np.linalg.norm(rotation @ v_teme_mps - v_gcrf_mps) < TEME_PUBLISHED_MPS


@pytest.mark.parametrize("rotations", [frames.gcrf_from_itrf, frames.gcrf_from_teme])
@pytest.mark.parametrize("t", [[T0], T0 + np.linspace(0.0, DAY_S, 500)], ids=["one", "many"])
def test_rotations_are_proper(rotations, t):
    matrices = rotations(t)
    assert matrices.shape == (len(t), 3, 3)
    np.testing.assert_allclose(matrices @ matrices.transpose(0, 2, 1) - np.eye(3), 0.0, atol=1e-14)
    np.testing.assert_allclose(np.linalg.det(matrices), 1.0, atol=1e-14)


@pytest.mark.parametrize("start", ["2021-10-05T08:55:02Z", "2016-12-31T18:00:00Z"])
def test_interpolated_rotations_are_those_of_the_engine(start):
    t = parse_utc(start) + np.sort(np.random.default_rng(20211005).uniform(0.0, 43200.0, 600))
    exact = np.array([q.to_rotation_matrix() for q in satkit().frametransform.qitrf2gcrf(engine_times(t))])
    assert angle_between(frames.gcrf_from_itrf(t), exact) < INTERPOLATION_RAD
    # One instant at a time goes to the engine directly, and must give the same.
    alone = np.concatenate([frames.gcrf_from_itrf([one]) for one in t[:20]])
    assert angle_between(alone, exact[:20]) < 1e-12


def test_interpolation_does_not_mind_the_order_of_instants():
    t = T0 + np.random.default_rng(1).uniform(0.0, 7200.0, 100)
    order = np.argsort(t)
    np.testing.assert_array_equal(frames.gcrf_from_itrf(t)[order], frames.gcrf_from_itrf(t[order]))


def test_teme_rotations_are_right_between_their_steps():
    t = T0 + np.linspace(0.0, 7200.0, 200)
    engine = satkit().frametransform
    to_itrf = np.array([q.to_rotation_matrix() for q in engine.qteme2itrf(engine_times(t))])
    to_gcrf = np.array([q.to_rotation_matrix() for q in engine.qitrf2gcrf(engine_times(t))])
    assert angle_between(frames.gcrf_from_teme(t), to_gcrf @ to_itrf) < TEME_STEP_RAD


def test_true_equator_undoes_teme():
    teme = np.array([[6.8e6, 1e5, -2e5, 100.0, 5e3, 5.6e3]])
    rotation = frames.gcrf_from_teme([T0])[0]
    gcrf = np.hstack([teme[:, :3] @ rotation.T, teme[:, 3:] @ rotation.T])
    np.testing.assert_allclose(frames.true_equator_states([T0], gcrf), teme, rtol=0.0, atol=1e-8)


@settings(deadline=None, max_examples=50)
@given(instants, states)
def test_itrf_states_come_back(t, state):
    there = frames.itrf_from_gcrf_states([t], state)
    assert there.shape == (1, 6)
    assert_state(frames.gcrf_from_itrf_states([t], there)[0], state, ROUND_TRIP_M, ROUND_TRIP_MPS)


def test_a_point_on_the_ground_moves_with_the_earth():
    pad = np.concatenate([frames.itrf_from_geodetic(np.radians(45.92), np.radians(63.34), 90.0), np.zeros(3)])
    state = frames.gcrf_from_itrf_states([T0], pad)[0]
    assert np.linalg.norm(state[3:]) == pytest.approx(
        EARTH_ROTATION_RADPS * np.hypot(pad[0], pad[1]), rel=2e-6
    )
    later = frames.gcrf_from_itrf_states([T0 + 1.0], pad)[0]
    earlier = frames.gcrf_from_itrf_states([T0 - 1.0], pad)[0]
    np.testing.assert_allclose((later[:3] - earlier[:3]) / 2.0, state[3:], atol=1e-5)


def test_velocity_in_itrf_is_the_change_of_position_there():
    # A satellite at rest in GCRF is swept round in ITRF by the Earth's rotation alone; polar motion in the
    # axis of that rotation is worth 0.5 mm/s here.
    still = np.tile([4.2e6, -3.3e6, 4.1e6, 0.0, 0.0, 0.0], (3, 1))
    earlier, now, later = frames.itrf_from_gcrf_states(T0 + np.array([-2.0, 0.0, 2.0]), still)
    # The central difference's own error is a third derivative: ω³r h²/6, under 2 µm/s.
    np.testing.assert_allclose((later[:3] - earlier[:3]) / 4.0, now[3:], atol=2e-5)


def test_sgp4_through_teme_flies_as_the_engine_does():
    ship = Satrec()
    # A station's mean elements: epoch in days from 1950, drag terms, eccentricity, angles and rad/min.
    epoch_days = (parse_utc("2021-10-05") - parse_utc("1950-01-01") - 27.0) / DAY_S + 1.0
    perigee, inclination, anomaly, node = np.radians([130.0, 51.6437, 20.0, 165.0])
    shape = (0.0004, perigee, inclination, anomaly, 0.06764, node)
    ship.sgp4init(WGS72, "i", 1, epoch_days, 0.0, 0.0, 0.0, *shape)
    t = parse_utc("2021-10-05") + np.array([0.0, 2700.0, 5400.0])
    states = []
    for rotation, minutes in zip(frames.gcrf_from_teme(t), (0.0, 45.0, 90.0), strict=True):
        error, r_km, v_kmps = ship.sgp4_tsince(minutes)
        assert error == 0
        states.append(1e3 * np.concatenate([rotation @ r_km, rotation @ v_kmps]))
    arc = Forces.over(t[0], t[-1]).propagate(states[0], t[0], t[-1], drag_area_over_mass_m2pkg=0.0)
    # SGP4 leaves out most of what 20x20 gravity does within an orbit: measured, 270 m.
    misses = np.linalg.norm(arc.state_gcrf(t)[:, :3] - np.array(states)[:, :3], axis=1)
    assert misses.max() < 400.0


@given(st.floats(-np.pi / 2, np.pi / 2), st.floats(-np.pi, np.pi, exclude_min=True), st.floats(-5e3, 2000e3))
def test_geodetic_coordinates_come_back(latitude, longitude, height):
    r = frames.itrf_from_geodetic(latitude, longitude, height)
    lat, lon, h = frames.geodetic_from_itrf(r)
    assert lat == pytest.approx(latitude, abs=GEODETIC_RAD)
    assert h == pytest.approx(height, abs=GEODETIC_M)
    # Longitude means little near the poles: compare it as a length.
    turn = np.arctan2(np.sin(lon - longitude), np.cos(lon - longitude))
    assert abs(turn) * np.hypot(r[0], r[1]) < GEODETIC_M


def test_geodetic_coordinates_of_known_points():
    np.testing.assert_allclose(frames.itrf_from_geodetic(0.0, 0.0, 0.0), [6378137.0, 0.0, 0.0], atol=1e-6)
    np.testing.assert_allclose(frames.itrf_from_geodetic(np.pi / 2, 0.0, 0.0)[2], 6356752.314245, atol=1e-6)
    np.testing.assert_allclose(
        frames.geodetic_from_itrf([0.0, 0.0, -6356752.314245 - 1e3]), [-np.pi / 2, 0.0, 1e3], atol=1e-6
    )


def test_geodetic_coordinates_take_arrays():
    lat, lon = np.radians([[10.0, 20.0], [-30.0, 40.0]]), np.radians([[0.0, 90.0], [180.0, -90.0]])
    r = frames.itrf_from_geodetic(lat, lon, 400e3)
    assert r.shape == (2, 2, 3)
    back = frames.geodetic_from_itrf(r)
    np.testing.assert_allclose(back[..., 0], lat, atol=GEODETIC_RAD)
    np.testing.assert_allclose(back[..., 2], 400e3, atol=GEODETIC_M)


@given(orbits)
def test_rtn_axes_are_orthonormal_and_right_handed(state):
    axes = frames.rtn_axes(state)
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-14)
    assert np.linalg.det(axes) == pytest.approx(1.0, abs=1e-14)


def test_rtn_axes_point_outward_along_and_to_the_normal():
    axes = frames.rtn_axes(np.array([7e6, 0.0, 0.0, 100.0, 7.5e3, 0.0]))
    np.testing.assert_allclose(axes, np.eye(3), atol=1e-15)
    # On an orbit that is not circular T is not quite the velocity, but never against it.
    state = orbit_state(400e3, 51.6, 77.0)
    state[3:] *= 1.02
    assert frames.rtn_axes(state)[1] @ state[3:] > 0.0


@given(orbits, st.tuples(*[st.floats(-1e5, 1e5)] * 3, *[st.floats(-100.0, 100.0)] * 3).map(np.array))
def test_relative_states_come_back(target, relative):
    ship = frames.gcrf_from_relative_rtn(target, relative)
    assert_state(frames.relative_rtn(target, ship), relative, 1e-7, 1e-9)
    assert_state(frames.gcrf_from_relative_rtn(target, frames.relative_rtn(target, ship)), ship, 1e-7, 1e-9)


def test_relative_states_take_arrays():
    targets = np.array([orbit_state(420e3, 51.6, u) for u in (0.0, 40.0, 200.0)])
    relatives = np.array([[100.0 * k, -2e3, 50.0, 0.1, 0.2 * k, -0.3] for k in range(3)])
    ships = frames.gcrf_from_relative_rtn(targets, relatives)
    np.testing.assert_allclose(frames.relative_rtn(targets, ships), relatives, atol=1e-7)
    np.testing.assert_allclose(ships[1], frames.gcrf_from_relative_rtn(targets[1], relatives[1]), atol=1e-9)


def test_a_ship_on_the_same_circle_rests_on_the_v_bar():
    target, ship = orbit_state(420e3, 51.6, 30.0), orbit_state(420e3, 51.6, 29.9)
    relative = frames.relative_rtn(target, ship)
    # Behind, so T is negative; below the chord by half the angle squared; and at rest in the turning frame.
    radius, angle = 6378136.3 + 420e3, np.radians(0.1)
    expected = [-radius * angle**2 / 2, -radius * angle, 0.0]
    np.testing.assert_allclose(relative[:3], expected, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(relative[3:], 0.0, atol=1e-8)


def test_relative_velocity_is_the_change_of_relative_position():
    forces = Forces.over(T0, T0 + 100.0)
    start = orbit_state(420e3, 51.6, 10.0)
    other = frames.gcrf_from_relative_rtn(start, np.array([-500.0, -3e3, 200.0, 0.3, 1.1, -0.2]))
    target, ship = (
        forces.propagate(state, T0, T0 + 100.0, drag_area_over_mass_m2pkg=0.0) for state in (start, other)
    )
    t = T0 + np.array([49.0, 50.0, 51.0])
    before, now, after = frames.relative_rtn(target.state_gcrf(t), ship.state_gcrf(t))
    change = (after[:3] - before[:3]) / 2.0
    np.testing.assert_allclose(change[:2], now[3:5], atol=1e-4)
    # The axes are taken to turn about N only. J2 turns them about R as well, by up to 1.5e-6 rad/s.
    np.testing.assert_allclose(change[2], now[5], atol=1.5e-6 * np.linalg.norm(now[:3]))


@given(st.floats(-1.5, 1.5), st.floats(-3.1, 3.1))
def test_verticals_and_latitudes_from_the_centre(latitude, longitude):
    on_ground = frames.itrf_from_geodetic(latitude, longitude, 0.0)
    above = frames.itrf_from_geodetic(latitude, longitude, 1000.0)
    np.testing.assert_allclose(
        frames.direction(latitude, longitude), (above - on_ground) / 1000.0, atol=1e-11
    )
    seen = np.arcsin(on_ground[2] / np.linalg.norm(on_ground))
    assert frames.geocentric_latitude_rad(latitude) == pytest.approx(seen, abs=1e-12)


def test_places_are_carried_as_the_earth_turns():
    places = np.array([[6.4e6, 1e5, 2e6], [-3e6, 5e6, -1e6]])
    angles = np.array([0.3, -2.0])
    turned = frames.turned_east(places, angles)
    assert np.arctan2(turned[:, 1], turned[:, 0]) == pytest.approx(
        np.arctan2(places[:, 1], places[:, 0]) + angles
    )
    np.testing.assert_array_equal(turned[:, 2], places[:, 2])
    np.testing.assert_allclose(frames.turned_east(turned, -angles), places, rtol=1e-14)
    before, after = (frames.turned_east(places, EARTH_ROTATION_RADPS * t) for t in (-1.0, 1.0))
    np.testing.assert_allclose(frames.carried_mps(places), 0.5 * (after - before), rtol=1e-8, atol=1e-9)


def test_elevation_of_what_stands_overhead_and_on_the_horizon():
    latitude, longitude = np.radians(46.0), np.radians(63.3)
    place = frames.itrf_from_geodetic(latitude, longitude, 0.0)
    overhead = frames.itrf_from_geodetic(latitude, longitude, 400e3)
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    up = frames.direction(latitude, longitude)
    seen = frames.elevation_sine(
        np.array([overhead, place + 1e5 * east, place + east + up]), latitude, longitude
    )
    np.testing.assert_allclose(seen, [1.0, 0.0, np.sqrt(0.5)], atol=1e-9)
