"""Ascents against what was seen: the comparisons themselves, Progress M-37 and Crew Dragon Demo-1."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.catalog import DEFAULT
from expedition.errors import InputError
from expedition.phases.ascent.climb import Ascent
from expedition.planning.windows import fly_ascent, named_hardware
from expedition.record.ascents import (
    M37_ITRF,
    M37_MET_S,
    Telemetry,
    compare_separation,
    compare_telemetry,
    read_telemetry,
    states_at,
)
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import geodetic_from_itrf

STATION_RAD = float(np.radians(51.64))
# Measured 2.4 km and 35 m/s; wanted are 4 km and 80 m/s.
DM1_KM, DM1_MPS, DM1_WORST_KM, DM1_WORST_MPS = 2.6, 38.0, 5.5, 65.0
HEAD = "t_s,ground_speed_mps,altitude_km,downrange_km\n"


@pytest.fixture(scope="module")
def progress() -> Ascent:
    hardware = named_hardware(DEFAULT, "progress-m", "soyuz-u", "baikonur-1", "iss", None)
    return fly_ascent(hardware, STATION_RAD)[0]


@pytest.fixture(scope="module")
def demo_1() -> Ascent:
    hardware = named_hardware(DEFAULT, "crew-dragon", "falcon-9", "ksc-39a", "iss", None)
    light = hardware.ship.model_copy(update={"mass_kg": 12100.0})
    return fly_ascent(replace(hardware, ship=light), STATION_RAD)[0]


def as_seen(flown: Ascent, met) -> Telemetry:
    states = states_at(flown, met)
    return Telemetry(met, np.linalg.norm(states[:, 3:], axis=1), geodetic_from_itrf(states[:, :3])[:, 2])


def test_what_an_ascent_shows_itself_is_no_miss(progress):
    found = compare_telemetry(progress, as_seen(progress, np.arange(0.0, 520.0)))
    assert found.met_s.size == 520
    assert (found.altitude.rms, found.speed.rms, found.altitude.worst, found.speed.worst) == (0, 0, 0, 0)


@given(st.floats(-5e3, 5e3), st.floats(-200.0, 200.0))
def test_a_shift_is_what_is_measured(progress, altitude_m, speed_mps):
    seen = as_seen(progress, np.arange(0.0, 520.0, 2.0))
    shifted = Telemetry(seen.met_s, seen.speed_mps - speed_mps, seen.altitude_m - altitude_m)
    found = compare_telemetry(progress, shifted)
    assert found.altitude.rms == pytest.approx(abs(altitude_m), abs=1e-6)
    assert found.speed.rms == pytest.approx(abs(speed_mps), abs=1e-9)
    assert found.altitude.worst == pytest.approx(altitude_m, abs=1e-6)
    assert found.speed.worst == pytest.approx(speed_mps, abs=1e-9)


def test_one_bad_sample_is_the_worst_and_a_span_leaves_it_out(progress):
    seen = as_seen(progress, np.arange(0.0, 500.0))
    seen.altitude_m[100] += 3000.0
    seen.speed_mps[200] -= 40.0
    found = compare_telemetry(progress, seen)
    assert (found.altitude.worst, found.altitude.worst_met_s) == pytest.approx((-3000.0, 100.0))
    assert (found.speed.worst, found.speed.worst_met_s) == pytest.approx((40.0, 200.0))
    assert found.altitude.rms == pytest.approx(3000.0 / np.sqrt(500.0))
    later = compare_telemetry(progress, seen, start_s=101.0, end_s=199.0)
    assert (later.met_s[0], later.met_s[-1]) == (101.0, 199.0)
    assert (later.altitude.rms, later.speed.rms) == (0.0, 0.0)


def test_samples_after_cut_off_are_left_out(progress):
    met = np.array([500.0, 520.0, progress.cutoff_s + 0.5, 600.0])
    seen = Telemetry(met, np.zeros(4), np.zeros(4))
    assert compare_telemetry(progress, seen, end_s=600.0).met_s.tolist() == [500.0, 520.0]
    with pytest.raises(InputError, match=r"no sample from T\+0 to T\+400 s.*from T\+500 to T\+600"):
        compare_telemetry(progress, seen, end_s=400.0)


def test_between_its_steps_an_ascent_is_smooth(progress):
    np.testing.assert_allclose(states_at(progress, progress.met_s), progress.states_itrf, atol=1e-6)
    met = np.arange(130.0, 280.0, 0.25)
    states = states_at(progress, met)
    moved = np.gradient(states[:, :3], met, axis=0)[1:-1]
    # Velocities are taken as straight over 4 s; their bend is this small.
    assert np.abs(moved - states[1:-1, 3:]).max() < 0.5


def test_a_separation_of_its_own_is_no_miss(progress):
    found = compare_separation(progress, progress.states_itrf[-1], progress.cutoff_s)
    for value in (found.speed_mps, found.ground_speed_mps, found.along_m, found.across_m, found.up_m):
        assert value == pytest.approx(0.0, abs=1e-6)
    assert found.plane_deg == pytest.approx(0.0, abs=1e-9)


def test_known_changes_of_a_vector_come_out(progress):
    state = progress.states_itrf[-1]
    rate = np.array([0.0, 0.0, EARTH_ROTATION_RADPS])
    r, v = state[:3], state[3:] + np.cross(rate, state[:3])
    up = r / np.linalg.norm(r)
    normal = np.cross(r, v) / np.linalg.norm(np.cross(r, v))

    def found(r, v):
        vector = np.concatenate([r, v - np.cross(rate, r)])
        return compare_separation(progress, vector, progress.cutoff_s)

    assert found(r - 1000.0 * up, v).up_m == pytest.approx(1000.0)
    assert found(r, v * (1.0 - 10.0 / np.linalg.norm(v))).speed_mps == pytest.approx(10.0)
    assert found(r - 100.0 * normal, v).across_m == pytest.approx(100.0)
    assert found(r - 100.0 * np.cross(normal, up), v).along_m == pytest.approx(100.0)
    # Turned about the radius, the velocity takes the plane with it.
    angle = np.radians(0.3)
    turned = v * np.cos(angle) + np.cross(up, v) * np.sin(angle) + up * (up @ v) * (1.0 - np.cos(angle))
    assert found(r, turned).plane_deg == pytest.approx(0.3, abs=1e-9)


def test_progress_m_37(progress):
    """Plane and orbit are learned from this vector, so this shows that they are flown; the place is not."""
    found = compare_separation(progress, M37_ITRF, M37_MET_S)
    assert found.plane_deg < 0.006
    assert abs(found.speed_mps) < 0.1
    assert abs(found.up_m) < 100.0
    assert abs(found.across_m) < 200.0
    # Measured 31.8 km, four seconds of flight.
    assert abs(found.along_m) < 35e3


@pytest.mark.parametrize("vector", [(1.0, 2.0, 3.0), (*M37_ITRF[:5], float("nan"))])
def test_a_senseless_vector_is_refused(progress, vector):
    with pytest.raises(InputError, match="six finite numbers"):
        compare_separation(progress, vector, M37_MET_S)


@pytest.mark.parametrize("met_s", [500.0, 2000.0, float("nan")])
def test_a_vector_of_another_time_is_refused(progress, met_s):
    with pytest.raises(InputError, match=r"not within 600 s after cut-off at T\+525\.2"):
        compare_separation(progress, M37_ITRF, met_s)


def test_telemetry_is_read_in_si(tmp_path):
    path = tmp_path / "seen.csv"
    path.write_text(HEAD + "0,0.5,0,0\n1.0, 2.25 ,0.125,x\n", encoding="utf-8-sig")
    seen = read_telemetry(path)
    assert seen.met_s.tolist() == [0.0, 1.0]
    assert seen.speed_mps.tolist() == [0.5, 2.25]
    assert seen.altitude_m.tolist() == [0.0, 125.0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lacks the columns t_s, ground_speed_mps, altitude_km"),
        ("t_s,altitude_km\n0,0\n", "lacks the columns ground_speed_mps"),
        (HEAD, "has 0 samples"),
        (HEAD + "0,0,0,0\n", "has 1 samples"),
        (HEAD + "0,0,0,0\n1,fast,0,0\n", r"line 3, ground_speed_mps.*'fast' is no number"),
        (HEAD + "0,0,0,0\n1,5\n", r"line 3, altitude_km.*'' is no number"),
        (HEAD + "0,0,0,0\n1,nan,0,0\n", r"line 3, ground_speed_mps.*out of reason"),
        (HEAD + "0,0,0,0\n1,7,-1e9,0\n", r"line 3, altitude_km.*out of reason"),
        (HEAD + "1,0,0,0\n1,7,1,0\n", r"line 3, t_s.*1 does not come after 1"),
    ],
)
def test_bad_telemetry_is_refused_with_its_place(tmp_path, text, said):
    path = tmp_path / "seen.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_telemetry(path)


def test_files_that_are_no_telemetry_are_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_telemetry(tmp_path / "none.csv")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not text"):
        read_telemetry(binary)


def test_demo_1_second_by_second(shared, demo_1):
    seen = read_telemetry(shared / "data" / "ascent" / "falcon9-dragon-dm1.csv")
    found = compare_telemetry(demo_1, seen)
    assert found.met_s[-1] == 538.0
    assert found.altitude.rms < 1000.0 * DM1_KM
    assert found.speed.rms < DM1_MPS
    assert abs(found.altitude.worst) < 1000.0 * DM1_WORST_KM
    assert abs(found.speed.worst) < DM1_WORST_MPS


def test_demo_1_is_lofted_and_cut_off_when_it_was(demo_1):
    """Seen: 220.8 km at T+363 s, 197.5 km at the end; cut-off near T+543 s."""
    height = geodetic_from_itrf(demo_1.states_itrf[:, :3])[:, 2] / 1000.0
    top = int(np.argmax(height))
    assert height[top] == pytest.approx(220.8, abs=3.0)
    assert demo_1.met_s[top] == pytest.approx(363.0, abs=20.0)
    assert height[-1] == pytest.approx(197.5, abs=2.0)
    assert demo_1.cutoff_s == pytest.approx(543.0, abs=3.0)
