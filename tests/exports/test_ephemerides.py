"""Ephemerides of the whole flight and of the station: OEM with covariance, STK, SPICE."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import Plan, exports
from expedition.exports.covariance import at_insertion
from expedition.exports.spk import SHIP, ephemeris_time
from expedition.space.time import parse_utc
from expedition.station.oem_reader import parse_oem

READ_BACK_M = 2e-3
# Straight speeds between rows of the ascent bend where an engine starts or stops.
IN_THE_AIR_M = 30.0


def _apart(plan: Plan, met: np.ndarray, states: np.ndarray) -> np.ndarray:
    return np.linalg.norm(states[:, :3] - plan.state_gcrf(met)[:, :3], axis=1)


def test_the_whole_flight_names_the_frame_of_each_part(ms19: Plan) -> None:
    text = exports.write(ms19, "oem-flight").decode()
    read = parse_oem(text)
    assert [one.ref_frame for one in read.segments] == ["ITRF2000", *["EME2000"] * (len(read.segments) - 1)]
    zero = parse_utc(ms19.zero_utc)
    assert read.start == pytest.approx(zero, abs=1e-4)
    for segment in read.segments:
        met = segment.epochs - zero
        assert _apart(ms19, met, segment.states_gcrf).max() < READ_BACK_M
    assert text.count("COVARIANCE_START") == 1
    assert "COV_REF_FRAME = RTN" in text


def test_the_covariance_is_that_of_the_launcher_s_errors(ms19: Plan) -> None:
    found = at_insertion(ms19)
    assert found is not None
    assert found.matrix.shape == (6, 6)
    np.testing.assert_allclose(found.matrix, found.matrix.T)
    assert np.linalg.eigvalsh(found.matrix).min() > 0.0
    radial, along, across = np.sqrt(np.diag(found.matrix))[:3]
    # Soyuz leaves its ship within kilometres, and furthest off along its way.
    assert 50.0 < radial < 5_000.0
    assert along > radial
    assert 20.0 < across < 5_000.0
    # Higher is slower: the part of the speed that stands still has not the turning of the axes in it.
    assert found.matrix[0, 4] < 0.0


def test_the_station_s_ephemeris_is_the_station(ms19: Plan) -> None:
    read = parse_oem(exports.write(ms19, "oem-station").decode())
    assert read.segments[0].object_id == "1998-067A"
    t = np.linspace(read.start, read.end, 501)
    miss = read.state_gcrf(t) - ms19.station_state_gcrf(
        np.clip(t - parse_utc(ms19.zero_utc), 0.0, ms19.duration_s)
    )
    assert np.linalg.norm(miss[:, :3], axis=1).max() < 0.05


def _stk(text: str) -> tuple[dict[str, str], np.ndarray, list[float]]:
    head, _, table = text.partition("EphemerisTimePosVel\n")
    words = dict(line.split(" ", 1) for line in head.splitlines() if " " in line)
    rows = np.array([line.split() for line in table.splitlines() if line and line[0] in "-0123456789"], float)
    cuts = head.partition("BEGIN SegmentBoundaryTimes\n")[2].partition("END SegmentBoundaryTimes")[0].split()
    return words, rows, [float(one) for one in cuts]


def test_stk_gets_the_ship_and_the_station(ms19: Plan) -> None:
    words, rows, cuts = _stk(exports.write(ms19, "stk").decode())
    assert words["ScenarioEpoch"] == "05 Oct 2021 08:55:03.619000"
    assert words["CoordinateSystem"] == "ICRF"
    assert int(words["NumberOfEphemerisPoints"]) == len(rows)
    assert _apart(ms19, rows[:, 0], rows[:, 1:]).max() < READ_BACK_M
    assert len(cuts) == len(ms19.trajectory) - 1
    # Each cut stands in the table twice, as the end of one segment and the beginning of the next.
    assert all(np.sum(np.abs(rows[:, 0] - cut) < 1e-5) == 2 for cut in cuts)
    words, rows, cuts = _stk(exports.write(ms19, "stk-station").decode())
    assert not cuts
    assert np.abs(rows[:, 1:4] - ms19.station_state_gcrf(rows[:, 0])[:, :3]).max() < READ_BACK_M


@pytest.mark.parametrize("name", ["oem", "oem-flight", "oem-station"])
def test_the_package_oem_reads_every_ephemeris(ms19: Plan, tmp_path: Path, name: str) -> None:
    reader: Any = pytest.importorskip("oem", reason="a reader of others, which is no dependency")
    path = tmp_path / "plan.oem"
    path.write_bytes(exports.write(ms19, name))
    message = reader.OrbitEphemerisMessage.open(str(path))
    parts = {"oem": len(ms19.trajectory) - 1, "oem-flight": len(ms19.trajectory), "oem-station": 1}
    assert len(message.segments) == parts[name]
    assert len(message.covariances) == (name == "oem-flight")


def test_spice_finds_the_plan_in_its_kernel(ms19: Plan, tmp_path: Path) -> None:
    spice: Any = pytest.importorskip(
        "spiceypy", reason="SPK is written by spiceypy, which comes with the extra spice"
    )
    path = tmp_path / "plan.bsp"
    path.write_bytes(exports.write(ms19, "spk"))
    spice.furnsh(str(path))
    try:
        zero = parse_utc(ms19.zero_utc)
        for body, of, allowed in (
            (SHIP, ms19.state_gcrf, IN_THE_AIR_M),
            (-125544, ms19.station_state_gcrf, 0.05),
        ):
            met = np.linspace(1.0, ms19.duration_s - 1.0, 400)
            times = ephemeris_time(zero + met)
            read = np.array([spice.spkgeo(body, t, "J2000", 399)[0] for t in times]) * 1000.0
            miss = np.linalg.norm(read[:, :3] - of(met)[:, :3], axis=1)
            assert miss.max() < allowed
            assert np.median(miss) < 0.01
    finally:
        spice.kclear()


def test_spice_time_runs_as_tdb_does(tmp_path: Path) -> None:
    spice: Any = pytest.importorskip(
        "spiceypy", reason="SPK is written by spiceypy, which comes with the extra spice"
    )
    path = tmp_path / "leaps.tls"
    # The constants that SPICE needs to go from UTC to TDB, with the last leap second.
    path.write_text(
        "KPL/LSK\n\\begindata\nDELTET/DELTA_T_A = 32.184\nDELTET/K = 1.657D-3\nDELTET/EB = 1.671D-2\n"
        "DELTET/M = ( 6.239996D0 1.99096871D-7 )\nDELTET/DELTA_AT = ( 36, @2015-JUL-1 37, @2017-JAN-1 )\n"
        "\\begintext\n",
        encoding="ascii",
    )
    spice.furnsh(str(path))
    try:
        for utc in ("2021-10-05T08:55:03.619", "2026-04-02T23:00:00"):
            (t,) = ephemeris_time(np.array([parse_utc(utc + "Z")]))
            assert t == pytest.approx(spice.utc2et(utc), abs=1e-5)
    finally:
        spice.kclear()


def test_frames_that_turn_are_printed_as_they_are(ms19: Plan) -> None:
    ascent = ms19.trajectory[0]
    text = exports.write(ms19, "oem-flight").decode().partition("ITRF2000")[2]
    row = next(line for line in text.splitlines() if line.startswith("2021-10-05T08:55:03"))
    np.testing.assert_allclose(
        np.array(row.split()[1:], float) * 1000.0, ascent.states[0], atol=1e-5, rtol=0.0
    )
