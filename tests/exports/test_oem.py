"""Ephemerides written for other programs: in and out again, and what the standard asks of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.errors import InputError
from expedition.exports.oem import FRAMES, write_oem_kvn, write_oem_xml
from expedition.space.time import parse_utc
from expedition.station.files import read_station_file
from expedition.station.oem import EME2000_FROM_GCRF, Oem, OemSegment
from expedition.station.oem_reader import parse_oem

DATA = Path(__file__).resolve().parents[1] / "data"
CREATION = parse_utc("2021-10-05T00:00:00Z")
# Positions are printed to the micrometre, velocities to the nanometre per second.
ROUND_TRIP_M, ROUND_TRIP_MPS = 1e-5, 1e-8

Writer = Callable[..., str]
WRITERS = pytest.mark.parametrize("write", [write_oem_kvn, write_oem_xml])


def circle(
    start: float, step_s: float, count: int, radius_m: float = 6.79e6, tilt: float = 0.9
) -> OemSegment:
    """A circular orbit's states, which no other part of the library has touched."""
    epochs = start + step_s * np.arange(count)
    rate = np.sqrt(3.986004415e14 / radius_m**3)
    angle = rate * (epochs - start)
    in_plane = np.stack([np.cos(angle), np.sin(angle) * np.cos(tilt), np.sin(angle) * np.sin(tilt)], axis=1)
    along = np.stack([-np.sin(angle), np.cos(angle) * np.cos(tilt), np.cos(angle) * np.sin(tilt)], axis=1)
    states = radius_m * np.hstack([in_plane, rate * along])
    return OemSegment("SOYUZ MS-19", "2021-089A", "GCRF", epochs, states)


def published() -> Oem:
    oem = read_station_file(DATA / "iss-2021-10-01.oem.txt")
    assert isinstance(oem, Oem)
    return oem


@WRITERS
@pytest.mark.parametrize("ref_frame", FRAMES)
def test_out_and_in_again_nothing_is_lost(write: Writer, ref_frame: str) -> None:
    oem = published()
    again = parse_oem(write(oem, creation=CREATION, ref_frame=ref_frame))
    assert again.segments[0].ref_frame == ref_frame
    assert (again.originator, again.creation) == ("EXPEDITION", CREATION)
    np.testing.assert_array_equal(again.segments[0].epochs, oem.segments[0].epochs)
    miss = np.abs(again.segments[0].states_gcrf - oem.segments[0].states_gcrf)
    assert miss[:, :3].max() < ROUND_TRIP_M
    assert miss[:, 3:].max() < ROUND_TRIP_MPS
    assert again.segments[0].comments == oem.segments[0].comments
    assert again.trajectory_events == oem.trajectory_events
    assert again.mass_kg == oem.mass_kg


@WRITERS
@settings(max_examples=25, deadline=None)
@given(
    start=st.floats(-6e8, 1.5e9),
    step_s=st.floats(0.5, 300.0),
    count=st.integers(2, 12),
    radius_m=st.floats(6.5e6, 4.5e7),
    tilt=st.floats(0.0, np.pi),
)
def test_any_orbit_comes_back_within_a_millimetre(
    write: Writer, start: float, step_s: float, count: int, radius_m: float, tilt: float
) -> None:
    oem = Oem((circle(start, step_s, count, radius_m, tilt),))
    again = parse_oem(write(oem, creation=CREATION))
    # Compared at the epochs of the file, which are whole microseconds.
    t = np.clip(again.segments[0].epochs, oem.start, oem.end)
    shift = (t - again.segments[0].epochs)[:, None]
    back = again.segments[0].states_gcrf[:, :3] + shift * again.segments[0].states_gcrf[:, 3:]
    assert np.abs(again.segments[0].epochs - oem.segments[0].epochs).max() < 1e-6
    miss = np.abs(back - oem.state_gcrf(t)[:, :3])
    assert miss.max() < 1e-3, f"{miss.max() * 1000:.3f} mm"


@WRITERS
def test_every_coast_is_a_segment_of_its_own(write: Writer) -> None:
    first, second = circle(CREATION, 60.0, 20), circle(CREATION + 1500.0, 60.0, 30)
    text = write(Oem((first, second), comments=("two coasts",)), creation=CREATION)
    again = parse_oem(text)
    assert [segment.epochs.size for segment in again.segments] == [20, 30]
    assert again.comments == ("two coasts",)
    assert {(s.interpolation, s.interpolation_degree) for s in again.segments} == {("HERMITE", 7)}
    t = CREATION + 1600.0
    np.testing.assert_allclose(again.state_gcrf(t), Oem((second,)).state_gcrf(t), atol=1e-5)


@WRITERS
def test_the_useable_span_and_the_degree_are_kept(write: Writer) -> None:
    whole = circle(CREATION, 60.0, 20)
    segment = OemSegment(
        "SHIP",
        "2021-001A",
        "GCRF",
        whole.epochs,
        whole.states,
        "HERMITE",
        5,
        CREATION + 60.0,
        CREATION + 600.5,
        ("Δv < 1 & more", "a\nb", "x" * 500),
    )
    again = parse_oem(write(Oem((segment,)), creation=CREATION)).segments[0]
    assert (again.start, again.end, again.interpolation_degree) == (CREATION + 60.0, CREATION + 600.5, 5)
    assert again.comments == ("?v < 1 & more", "a", "b", "x" * 240, "x" * 240, "x" * 20)
    two = parse_oem(write(Oem((circle(CREATION, 60.0, 2),)), creation=CREATION)).segments[0]
    assert two.interpolation_degree == 3


def test_the_text_is_what_the_standard_asks_for() -> None:
    text = write_oem_kvn(Oem((circle(CREATION, 60.0, 3),)), creation=CREATION, originator="TEST")
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 254
    assert [line.split(" = ")[0] for line in text.splitlines() if " = " in line] == [
        "CCSDS_OEM_VERS",
        "CREATION_DATE",
        "ORIGINATOR",
        "OBJECT_NAME",
        "OBJECT_ID",
        "CENTER_NAME",
        "REF_FRAME",
        "TIME_SYSTEM",
        "START_TIME",
        "STOP_TIME",
        "INTERPOLATION",
        "INTERPOLATION_DEGREE",
    ]
    rows = [line for line in text.splitlines() if re.match(r"2021-10-05T00:0\d:00\.000000 ", line)]
    assert len(rows) == 3
    # At the start the orbit lies on GCRF's x axis; the frame bias moves it by 0.5 m along y.
    x_km, y_km = (float(word) for word in rows[0].split()[1:3])
    assert (x_km, y_km) == (6790.0, pytest.approx(6790.0 * EME2000_FROM_GCRF[1, 0], abs=1e-9))


def test_the_xml_is_what_the_standard_asks_for() -> None:
    segment = circle(CREATION, 60.0, 3)
    root = ElementTree.fromstring(write_oem_xml(Oem((segment,)), creation=CREATION))
    assert (root.tag, root.get("id"), root.get("version")) == ("oem", "CCSDS_OEM_VERS", "2.0")
    assert [leaf.tag for leaf in root] == ["header", "body"]
    assert [leaf.tag for leaf in root.iterfind("body/segment/*")] == ["metadata", "data"]
    vector = root.find("body/segment/data/stateVector")
    assert vector is not None
    assert [leaf.tag for leaf in vector] == ["EPOCH", "X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]


@WRITERS
def test_epochs_between_microseconds_lose_nothing(write: Writer) -> None:
    # At 7.66 km/s the rounding of an epoch to the microsecond is 4 mm, unless the state moves with it.
    start = CREATION - 10.0 + 4.9e-7
    segment = circle(start, 7.0000003, 6)
    again = parse_oem(write(Oem((segment,)), creation=CREATION)).segments[0]
    shift = (segment.epochs - again.epochs)[:, None]
    assert np.abs(shift).max() > 1e-7
    moved = again.states_gcrf[:, :3] + shift * again.states_gcrf[:, 3:]
    assert np.abs(moved - segment.states[:, :3]).max() < 1e-5


def test_a_leap_second_is_written_and_read() -> None:
    oem = Oem((circle(parse_utc("2016-12-31T23:59:00Z"), 10.0, 20),))
    text = write_oem_kvn(oem, creation=CREATION)
    assert "2016-12-31T23:59:60.000000 " in text
    np.testing.assert_array_equal(parse_oem(text).segments[0].epochs, oem.segments[0].epochs)


def test_what_cannot_be_written_is_refused() -> None:
    segment = circle(CREATION, 60.0, 3)
    with pytest.raises(
        InputError, match="ref_frame: 'TEME' cannot be written; possible are EME2000, ICRF, GCRF"
    ):
        write_oem_kvn(Oem((segment,)), ref_frame="TEME")
    with pytest.raises(InputError, match="originator: 'a\\\\nb' cannot be written"):
        write_oem_kvn(Oem((segment,)), originator="a\nb")
    for name in ("", "Союз", "X\nSTOP_TIME = now", " X"):
        named = OemSegment(name, "2021-089A", "GCRF", segment.epochs, segment.states)
        with pytest.raises(InputError, match="object_name: "):
            write_oem_xml(Oem((named,)))
    close = OemSegment("X", "Y", "GCRF", CREATION + np.array([0.0, 3e-7]), segment.states[:2])
    with pytest.raises(InputError, match="closer than a microsecond"):
        write_oem_kvn(Oem((close,)))


def test_without_a_date_the_clock_is_used() -> None:
    text = write_oem_kvn(Oem((circle(CREATION, 60.0, 3),)))
    created = parse_oem(text).creation
    assert created is not None
    assert created > CREATION
