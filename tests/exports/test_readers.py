"""CCSDS messages of a plan, read by programs that are not ours: Orekit, and the package ccsds-ndm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import InputError, Plan, exports
from expedition.space.time import parse_utc
from expedition.station.elements import ElementSet
from expedition.station.oem_reader import parse_oem
from expedition.station.omm import parse_omm

READ_BACK_M = 1e-3
GCRF_FROM_EME2000_M = 1e-3
BETWEEN_ROWS_M = 0.05


@pytest.fixture(scope="module")
def orekit(orekit_data: None) -> Any:
    """Orekit's reader of messages."""
    from org.orekit.files.ccsds.ndm import ParserBuilder

    return ParserBuilder()


def read_with_orekit(parser: Any, content: bytes, folder: Path) -> Any:
    from java.io import File
    from org.orekit.data import DataSource

    path = folder / "message"
    path.write_bytes(content)
    return parser.parseMessage(DataSource(File(str(path))))


def since_zero(plan: Plan, date: Any) -> float:
    """MET of an Orekit date, by way of its own UTC text."""
    from org.orekit.time import TimeScalesFactory

    return parse_utc(date.toStringRfc3339(TimeScalesFactory.getUTC())) - parse_utc(plan.zero_utc)


def vectors(coordinates: Any) -> np.ndarray:
    return np.array([*coordinates.getPosition().toArray(), *coordinates.getVelocity().toArray()])


@pytest.mark.parametrize("name", ["oem", "oem-xml"])
def test_orekit_reads_the_ephemeris_and_finds_the_plan_in_it(
    ms19: Plan, orekit: Any, tmp_path: Path, name: str
) -> None:
    from org.orekit.frames import FramesFactory

    message = read_with_orekit(orekit.buildOemParser(), exports.write(ms19, name), tmp_path)
    flown = [segment for segment in ms19.trajectory if segment.frame == "GCRF"]
    read = list(message.getSegments())
    assert len(read) == len(flown)
    gcrf = FramesFactory.getGCRF()
    for block, segment in zip(read, flown, strict=True):
        # Orekit writes names in capitals.
        assert str(block.getMetadata().getObjectName()) == "SOYUZ MS-19"
        rows = list(block.getData().getCoordinates())
        assert len(rows) == len(segment.met_s)
        turned = block.getMetadata().getFrame().getTransformTo(gcrf, rows[0].getDate())
        for row, met, state in zip(rows, segment.met_s, segment.states, strict=True):
            when = since_zero(ms19, row.getDate())
            assert when == pytest.approx(met, abs=1e-6)
            got = vectors(turned.transformPVCoordinates(row))
            # Epochs are printed to the microsecond, in which the ship moves 8 mm.
            miss = got[:3] - np.array(state[:3]) - (when - met) * got[3:]
            assert np.linalg.norm(miss) < READ_BACK_M + GCRF_FROM_EME2000_M


def test_orekit_interpolates_the_ephemeris_to_the_plan(ms19: Plan, orekit: Any, tmp_path: Path) -> None:
    from org.orekit.frames import FramesFactory

    message = read_with_orekit(orekit.buildOemParser(), exports.write(ms19, "oem"), tmp_path)
    satellite = next(iter(message.getSatellites().values()))
    coast = max(satellite.getSegments(), key=lambda one: one.getStop().durationFrom(one.getStart()))
    middle = coast.getStart().shiftedBy(0.437 * coast.getStop().durationFrom(coast.getStart()))
    got = vectors(coast.getPropagator().propagate(middle).getPVCoordinates(FramesFactory.getGCRF()))
    assert np.linalg.norm(got[:3] - ms19.state_gcrf(since_zero(ms19, middle))[:3]) < 0.05


@pytest.mark.parametrize("name", ["opm", "opm-xml"])
def test_orekit_reads_state_mass_and_burns(ms19: Plan, orekit: Any, tmp_path: Path, name: str) -> None:
    from org.orekit.frames import FramesFactory

    message = read_with_orekit(orekit.buildOpmParser(), exports.write(ms19, name), tmp_path)
    data = message.getData()
    state = data.getStateVectorBlock()
    pv = state.toTimeStampedPVCoordinates()
    frame = message.getMetadata().getFrame()
    got = vectors(frame.getTransformTo(FramesFactory.getGCRF(), pv.getDate()).transformPVCoordinates(pv))
    wanted = ms19.state_gcrf(since_zero(ms19, pv.getDate()))
    first = next(segment for segment in ms19.trajectory if segment.frame == "GCRF")
    assert since_zero(ms19, pv.getDate()) == pytest.approx(first.met_s[0], abs=1e-6)
    assert np.linalg.norm((got - wanted)[:3]) < 0.02
    read = list(data.getManeuvers())
    assert len(read) == len(ms19.burns)
    spent = 0.0
    for maneuver, burn in zip(read, sorted(ms19.burns, key=lambda one: one.met_s), strict=True):
        assert since_zero(ms19, maneuver.getEpochIgnition()) == pytest.approx(burn.met_s, abs=1e-6)
        assert maneuver.getDuration() == pytest.approx(burn.duration_s, abs=1e-6)
        assert list(maneuver.getDV().toArray()) == pytest.approx(burn.dv_rtn_mps, abs=1e-8)
        assert str(maneuver.getReferenceFrame().getName()) in ("RTN", "QSW", "RSW")
        spent -= maneuver.getDeltaMass()
    mass = data.getMass()
    assert mass > 6000.0
    # Rocket equation with the ship's engines, 285 to 302 s.
    assert mass * (1 - np.exp(-ms19.dv_total_mps / (9.80665 * 302))) < spent
    assert spent < mass * (1 - np.exp(-ms19.dv_total_mps / (9.80665 * 285)))


@pytest.mark.parametrize("name", ["omm", "omm-xml"])
def test_orekit_reads_the_element_set(ms19: Plan, orekit: Any, tmp_path: Path, name: str) -> None:
    message = read_with_orekit(orekit.buildOmmParser(), exports.write(ms19, name), tmp_path)
    (own,) = elements_of(ms19)
    tle = message.generateTLE()
    assert tle.getSatelliteNumber() == 25544
    assert tle.getI() == pytest.approx(own.inclination_rad, abs=1e-12)
    assert tle.getE() == pytest.approx(own.eccentricity, abs=1e-12)
    assert tle.getMeanMotion() == pytest.approx(own.mean_motion_radps, rel=1e-12)
    assert tle.getBStar() == pytest.approx(own.bstar, rel=1e-9)
    assert since_zero(ms19, tle.getDate()) == pytest.approx(own.epoch - parse_utc(ms19.zero_utc), abs=2e-6)


def elements_of(plan: Plan) -> list[ElementSet]:
    return parse_omm(json.dumps([plan.data.omm]))


@pytest.mark.parametrize("name", ["omm", "omm-xml", "omm-json"])
def test_the_element_set_read_back_is_the_one_that_was_used(ms19: Plan, name: str) -> None:
    (own,) = elements_of(ms19)
    (again,) = parse_omm(exports.write(ms19, name).decode())
    assert own.epoch == pytest.approx(parse_utc(ms19.data.epoch_utc or ""), abs=1e-3)
    t = parse_utc(ms19.zero_utc)
    assert np.linalg.norm((again.state_teme(t) - own.state_teme(t))[:3]) < READ_BACK_M


def test_without_an_element_set_there_is_no_message_of_one(ms19: Plan) -> None:
    bare = ms19.model_copy(update={"data": ms19.data.model_copy(update={"omm": None})})
    with pytest.raises(InputError, match="rests on no element set") as caught:
        exports.write(bare, "omm")
    assert caught.value.field == "to"


@pytest.mark.parametrize("name", ["oem", "oem-xml"])
def test_out_and_in_again_the_trajectory_is_within_a_millimetre(ms19: Plan, name: str) -> None:
    read = parse_oem(exports.write(ms19, name).decode())
    t0 = parse_utc(ms19.zero_utc)
    t = np.linspace(read.start + 0.01, read.end - 0.01, 2003)
    miss = read.state_gcrf(t) - ms19.state_gcrf(t - t0)
    assert np.linalg.norm(miss[:, :3], axis=1).max() < READ_BACK_M


@pytest.mark.parametrize("name", ["oem", "oem-xml", "oem-station", "opm", "opm-xml", "omm", "omm-xml"])
def test_ccsds_ndm_reads_every_message(ms19: Plan, tmp_path: Path, name: str) -> None:
    reader = pytest.importorskip("ccsds_ndm.ndm_io")
    path = tmp_path / ("message.xml" if name.endswith("xml") else "message.kvn")
    path.write_bytes(exports.write(ms19, name))
    message = reader.NdmIo().from_path(path)
    kind = name[:3]
    assert type(message).__name__.lower() == kind
    segments = message.body.segment
    segments = segments if isinstance(segments, list) else [segments]
    if kind == "oem":
        flown = [segment for segment in ms19.trajectory if segment.frame == "GCRF"]
        if name == "oem-station":
            assert ms19.station_trajectory is not None
            assert len(segments[0].data.state_vector) == len(ms19.station_trajectory.met_s)
            assert segments[0].metadata.object_id == "1998-067A"
            return
        assert [len(one.data.state_vector) for one in segments] == [len(one.met_s) for one in flown]
        assert segments[0].metadata.object_name == "Soyuz MS-19"
    elif kind == "opm":
        assert len(segments[0].data.maneuver_parameters) == len(ms19.burns)
        first = next(segment for segment in ms19.trajectory if segment.frame == "GCRF")
        x = float(segments[0].data.state_vector.x.value)
        assert x * 1000.0 == pytest.approx(first.states[0][0], abs=2.0)
    else:
        assert segments[0].data.tle_parameters.norad_cat_id == 25544
        (own,) = elements_of(ms19)
        assert float(segments[0].data.mean_elements.eccentricity) == own.eccentricity


def test_orekit_finds_the_ascent_its_frame_and_the_covariance(
    ms19: Plan, orekit: Any, tmp_path: Path
) -> None:
    message = read_with_orekit(orekit.buildOemParser(), exports.write(ms19, "oem-flight"), tmp_path)
    segments = list(message.getSegments())
    assert len(segments) == len(ms19.trajectory)
    frames = [str(one.getMetadata().getReferenceFrame().getName()) for one in segments]
    assert frames == ["ITRF2000", *["EME2000"] * (len(segments) - 1)]
    covariances = [len(list(one.getCovarianceMatrices())) for one in segments]
    assert covariances == [0, 1, *[0] * (len(segments) - 2)]
    found = next(iter(segments[1].getCovarianceMatrices()))
    assert "RTN" in str(found.getReferenceFrame().getName()) or "QSW" in str(found.getReferenceFrame())
    climb = segments[0].getData().getCoordinates()
    row = vectors(climb.get(100))
    np.testing.assert_allclose(row, ms19.trajectory[0].states[100], atol=1e-2)


@pytest.mark.parametrize("name", ["stk", "stk-station"])
def test_orekit_reads_the_ephemeris_of_stk_and_finds_the_plan_in_it(
    ms19: Plan, orekit: Any, tmp_path: Path, name: str
) -> None:
    from java.io import File
    from java.util import EnumMap
    from org.orekit.data import DataSource
    from org.orekit.files.stk import STKEphemerisFile, STKEphemerisFileParser
    from org.orekit.frames import FramesFactory
    from org.orekit.time import TimeScalesFactory

    path = tmp_path / "plan.e"
    path.write_bytes(exports.write(ms19, name))
    systems = STKEphemerisFile.STKCoordinateSystem
    frames = EnumMap(systems.class_)
    gcrf = FramesFactory.getGCRF()
    frames.put(systems.ICRF, gcrf)
    parser = STKEphemerisFileParser("ship", 3.986004415e14, TimeScalesFactory.getUTC(), frames)
    ephemeris = parser.parse(DataSource(File(str(path)))).getSatellites().get("ship")
    segments = list(ephemeris.getSegments())
    parts = ms19.trajectory if name == "stk" else [ms19.station_trajectory]
    assert len(segments) == len(parts)
    for block, part in zip(segments, parts, strict=True):
        assert part is not None
        rows = list(block.getCoordinates())
        assert len(rows) == len(part.met_s)
        for row, met in list(zip(rows, part.met_s, strict=True))[1:-1:7]:
            assert since_zero(ms19, row.getDate()) == pytest.approx(met, abs=1e-6)
            state = ms19.state_gcrf(met) if name == "stk" else ms19.station_state_gcrf(met)
            assert np.linalg.norm((vectors(row) - state)[:3]) < READ_BACK_M
        # What Orekit makes of it between the rows is the plan too, where no engine bends the way.
        if name == "stk-station" or (not getattr(part, "powered", False) and part.name != "ascent"):
            between = block.getInterpolationSamples()
            assert int(between) == 4
            middle = 0.5 * (part.met_s[1] + part.met_s[2])
            date = rows[1].getDate().shiftedBy(middle - part.met_s[1])
            found = vectors(block.getPropagator().getPVCoordinates(date, gcrf))
            state = ms19.state_gcrf(middle) if name == "stk" else ms19.station_state_gcrf(middle)
            assert np.linalg.norm((found - state)[:3]) < BETWEEN_ROWS_M
