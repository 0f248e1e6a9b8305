"""Ephemerides: NASA's files, what is refused and why, frames and time systems, and the interpolation."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from expedition.errors import StationDataError
from expedition.space import frames
from expedition.space.engine import Forces, ThrustArc
from expedition.space.hermite import smooth_bounds
from expedition.space.time import format_utc, parse_utc
from expedition.station.files import read_station_file
from expedition.station.oem import EME2000_FROM_GCRF, Oem, OemSegment, gcrf_states
from expedition.station.oem_reader import parse_oem

SAMPLE = (Path(__file__).resolve().parents[1] / "data" / "iss-2021-10-01.oem.txt").read_text()

# What the class says of itself, against the motion that was tabulated with 4-minute steps.
INTERPOLATION_M, INTERPOLATION_AT_ENDS_M = 0.15, 0.3
# With every second state taken out, 8-minute steps: measured 1.3 m, and 2.1 m at ends.
HALVED_M, HALVED_AT_ENDS_M = 1.4, 2.2

PUBLISHED = ["iss-2021-08-15", "iss-2021-10-01", "iss-2021-12-02", "iss-2022-02-07"]


def as_xml(kvn: str) -> str:
    """The sample in NASA's XML form."""
    head, rows = kvn.split("COMMENT Source")[0], re.findall(r"^\d{4}-\d{3}T.*$", kvn, re.MULTILINE)
    meta = dict(re.findall(r"^(\w+) += (.*)$", head, re.MULTILINE))
    comments = re.findall(r"^COMMENT ?(.*)$", kvn, re.MULTILINE)
    text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ndm>\n<oem id="CCSDS_OEM_VERS" '
    text += f'version="{meta.pop("CCSDS_OEM_VERS")}">\n<header>\n'
    text += "".join(f"<{key}>{meta.pop(key)}Z</{key}>\n" for key in ["CREATION_DATE"])
    text += f"<ORIGINATOR>{meta.pop('ORIGINATOR')}</ORIGINATOR>\n</header>\n<body>\n<segment>\n<metadata>\n"
    text += "".join(f"<{key}>{value}</{key}>\n" for key, value in meta.items()) + "</metadata>\n<data>\n"
    text += "".join(f"<COMMENT>{comment}</COMMENT>\n" for comment in comments)
    for row in rows:
        epoch, *numbers = row.split()
        text += f"<stateVector>\n<EPOCH>{epoch}Z</EPOCH>\n"
        for axis, number in zip(("X", "Y", "Z"), numbers[:3], strict=True):
            text += f'<{axis} units="km">{number}</{axis}>\n'
        for axis, number in zip(("X_DOT", "Y_DOT", "Z_DOT"), numbers[3:], strict=True):
            text += f'<{axis} units="km/s">{number}</{axis}>\n'
        text += "</stateVector>\n"
    return text + "</data>\n</segment>\n</body>\n</oem>\n</ndm>\n"


def test_reads_nasas_text() -> None:
    oem = parse_oem(SAMPLE)
    assert (oem.object_name, oem.originator) == ("ISS", "JSC")
    assert oem.creation == parse_utc("2021-10-01T17:27:25.130Z")
    assert oem.start == parse_utc("2021-10-01T13:02:53.536Z")
    assert oem.end == oem.start + 29 * 240.0
    assert (oem.mass_kg, oem.drag_area_m2, oem.drag_coefficient) == (447606.0, 1964.96, 1.8)
    segment = oem.segments[0]
    assert segment.object_id == "1998-067-A"
    np.testing.assert_allclose(segment.states[0, :3], [-3655398.853, 3701569.011, -4383249.501], atol=1e-6)
    assert segment.states[0, 3] == pytest.approx(-6439.521572209)
    assert [(event.name, format_utc(event.t), event.dv_mps) for event in oem.trajectory_events] == [
        ("65S Launch", "2021-10-05T08:55:05Z", 0.0),
        ("65S 2-Orbit Docking", "2021-10-05T12:12:00Z", 0.0),
        ("GMT285 Reboost Preli", "2021-10-12T07:28:00Z", 0.5),
    ]
    assert (oem.trajectory_events[2].apogee_km, oem.trajectory_events[2].perigee_km) == (428.0, 410.8)


def test_xml_and_text_say_the_same() -> None:
    text, xml = parse_oem(SAMPLE), parse_oem(as_xml(SAMPLE))
    np.testing.assert_array_equal(xml.segments[0].epochs, text.segments[0].epochs)
    np.testing.assert_array_equal(xml.segments[0].states, text.segments[0].states)
    assert xml.trajectory_events == text.trajectory_events
    assert (xml.creation, xml.originator, xml.mass_kg) == (text.creation, text.originator, text.mass_kg)


def test_event_years_are_found_across_the_new_year() -> None:
    moved = SAMPLE.replace("2021-274T", "2021-364T").replace(" 278:08:55:05", " 003:08:55:05")
    events = parse_oem(moved).trajectory_events
    assert [format_utc(event.t)[:10] for event in events] == ["2022-01-03", "2021-10-05", "2021-10-12"]
    # An orbit number in its column does no harm; a day that no near year has is no event.
    assert len(parse_oem(SAMPLE.replace("0.0     427.9", "7  0.0   427.9")).trajectory_events) == 3
    assert len(parse_oem(SAMPLE.replace(" 278:08:55:05", " 399:08:55:05")).trajectory_events) == 2


def test_frames_are_turned_to_gcrf() -> None:
    eme = parse_oem(SAMPLE).segments[0]
    gcrf = parse_oem(SAMPLE.replace("EME2000", "ICRF")).segments[0]
    np.testing.assert_array_equal(gcrf.states_gcrf, gcrf.states)
    bias = np.linalg.norm((eme.states_gcrf - eme.states)[:, :3], axis=1)
    assert bias.min() > 0.1
    assert bias.max() < 0.8
    np.testing.assert_allclose(EME2000_FROM_GCRF @ EME2000_FROM_GCRF.T, np.eye(3), atol=1e-15)
    # The bias matrix as the SOFA library prints it.
    expected = [
        [1.0, -7.0782797e-8, 8.056217e-8],
        [7.0782795e-8, 1.0, 3.3060415e-8],
        [-8.056217e-8, -3.3060409e-8, 1.0],
    ]
    np.testing.assert_allclose(EME2000_FROM_GCRF, expected, atol=1e-12)
    itrf = frames.itrf_from_gcrf_states(eme.epochs, eme.states_gcrf)
    for name in ("ITRF", "ITRF2014", "ITRF-97"):
        np.testing.assert_allclose(gcrf_states(name, eme.epochs, itrf), eme.states_gcrf, atol=1e-6)
    to_teme = frames.gcrf_from_teme(eme.epochs).transpose(0, 2, 1)
    teme = np.einsum("nij,nkj->nki", to_teme, eme.states_gcrf.reshape(-1, 2, 3)).reshape(-1, 6)
    np.testing.assert_allclose(gcrf_states("TEME", eme.epochs, teme), eme.states_gcrf, atol=1e-6)


@pytest.mark.parametrize(("system", "later_s"), [("TAI", -37.0), ("GPS", -18.0), ("TT", -69.184)])
def test_time_systems_other_than_utc(system: str, later_s: float) -> None:
    utc = parse_oem(SAMPLE)
    other = parse_oem(SAMPLE.replace("= UTC", f"= {system}"))
    np.testing.assert_allclose(other.segments[0].epochs - utc.segments[0].epochs, later_s, atol=1e-6)


def replaced_row(row: int, text: str) -> str:
    """The sample with another text in place of one row of states."""
    rows = re.findall(r"^2021-274T.*$", SAMPLE, re.MULTILINE)
    return SAMPLE.replace(rows[row], text.replace("ROW", rows[row]))


ROW_5 = re.findall(r"^2021-274T.*$", SAMPLE, re.MULTILINE)[5]
LINE_5 = SAMPLE[: SAMPLE.index(ROW_5)].count("\n") + 1
REFUSED = {
    "empty": ("", "is empty"),
    "no states": (SAMPLE[: SAMPLE.index("2021-274T13:02:53.536 ")], "0 state(s)"),
    "cut between lines": (
        SAMPLE[: SAMPLE.index("2021-274T14:42")],
        "STOP_TIME promises 2021-10-01T14:58:54Z",
    ),
    "cut in a line": (SAMPLE[: SAMPLE.index("2021-274T14:42") + 60], "the last line is cut short: 4 columns"),
    "cut in the last number": (SAMPLE[:-14], "the last line is cut short: it ends in"),
    "cut in the metadata": (SAMPLE[: SAMPLE.index("REF_FRAME")], "ends inside the metadata"),
    "late start": (
        SAMPLE.replace("START_TIME           = 2021-274", "START_TIME           = 2021-273"),
        "START_TIME promises",
    ),
    "states beyond": (
        SAMPLE.replace("274T14:58:53.536\nMETA", "274T14:50:53.536\nMETA"),
        "beyond START_TIME",
    ),
    "nan": (replaced_row(5, ROW_5.replace(ROW_5.split()[2], "NaN")), f"line {LINE_5}: Y is 'NaN'"),
    "infinite": (
        replaced_row(5, ROW_5.replace(ROW_5.split()[5], "1e999")),
        f"line {LINE_5}: Y_DOT is '1e999'",
    ),
    "words": (replaced_row(5, ROW_5.replace(ROW_5.split()[1], "1_000")), "X is '1_000'"),
    "duplicate": (
        replaced_row(5, "ROW\nROW"),
        f"line {LINE_5 + 1}: the epoch 2021-10-01T13:22:53.536Z is given twice",
    ),
    "unsorted": (replaced_row(5, "ROW\n" + ROW_5.replace("13:22", "13:20")), "epochs must rise"),
    "epoch": (replaced_row(5, "yesterday 1 2 3 4 5 6"), "'yesterday' is not a date and time"),
    "day 400": (replaced_row(5, ROW_5.replace("-274T", "-400T")), "is not a real time"),
    "centre": (SAMPLE.replace("= EARTH", "= MOON"), "possible is EARTH"),
    "frame": (SAMPLE.replace("EME2000", "TOD"), "possible are GCRF, ICRF, EME2000, TEME, ITRF"),
    "frame epoch": (
        SAMPLE.replace("META_STOP", "REF_FRAME_EPOCH = 2021-274T00:00:00\nMETA_STOP"),
        "REF_FRAME_EPOCH",
    ),
    "time system": (SAMPLE.replace("= UTC", "= TDB"), "possible are UTC, TAI, GPS, TT"),
    "missing": (SAMPLE.replace("OBJECT_NAME          = ISS\n", ""), "the metadata lack OBJECT_NAME"),
    "twice": (SAMPLE.replace("META_STOP", "OBJECT_NAME = ISS\nMETA_STOP"), "OBJECT_NAME is given twice"),
    "version": (SAMPLE.replace("= 2.0", "= 7.0"), "the OEM version is '7.0'"),
    "version key": (SAMPLE.replace("CCSDS_OEM_VERS ", "CCSDS_OEM_VERSION "), "the OEM version is ''"),
    "no version": (SAMPLE.split("\n", 1)[1], "expected is CCSDS_OEM_VERS"),
    "degree": (
        SAMPLE.replace("META_STOP", "INTERPOLATION_DEGREE = many\nMETA_STOP"),
        "INTERPOLATION_DEGREE is 'many'",
    ),
    "useable": (
        SAMPLE.replace("META_STOP", "USEABLE_START_TIME = 2021-275T00:00:00\nMETA_STOP"),
        "leave nothing",
    ),
    "metres": (
        re.sub(
            r"(?m)^(2021-274T\S+) (.*)$",
            lambda m: m[1] + "".join(f" {float(x) * 1000}" for x in m[2].split()),
            SAMPLE,
        ),
        "must be in km",
    ),
    "m/s": (
        re.sub(
            r"(?m)^(2021-274T\S+ \S+ \S+ \S+) (.*)$",
            lambda m: m[1] + "".join(f" {float(x) * 1000}" for x in m[2].split()),
            SAMPLE,
        ),
        "position and velocity disagree",
    ),
    "sign": (
        replaced_row(5, ROW_5.replace(ROW_5.split()[1], ROW_5.split()[1].lstrip("-"))),
        f"line {LINE_5}: position and velocity disagree",
    ),
    "inside the Earth": (re.sub(r"(?m)^(2021-274T\S+) .*$", r"\1 1 2 3 4 5 6", SAMPLE), "outside the Earth"),
    "other object": (
        SAMPLE + SAMPLE.split("\n", 4)[4].replace("1998-067-A", "2021-001-A"),
        "several objects (1998-067-A, 2021-001-A)",
    ),
    "XML not closed": (as_xml(SAMPLE)[:-100], "damaged or cut short at line"),
    "XML entity": (
        as_xml(SAMPLE).replace("<ndm>", "<!DOCTYPE x [<!ENTITY a 'b'>]><ndm>"),
        "DOCTYPE or ENTITY",
    ),
    "XML other": ("<gpx><oem/></gpx>", "is XML of <gpx>"),
    "XML two": (re.sub(r"(?s)(<oem.*</oem>)", r"\1\1", as_xml(SAMPLE)), "holds 2 OEMs"),
    "XML no states": (re.sub(r"(?s)<stateVector>.*</stateVector>", "", as_xml(SAMPLE)), "0 state(s)"),
    "XML no segment": (re.sub(r"(?s)<segment>.*</segment>", "", as_xml(SAMPLE)), "no segment"),
    "XML no data": (re.sub(r"(?s)<data>.*</data>", "", as_xml(SAMPLE)), "no metadata or no data"),
    "XML axis": (
        as_xml(SAMPLE).replace('<Z units="km">', '<W units="km">', 1).replace("</Z>", "</W>", 1),
        "stateVector 1: lacks Z",
    ),
    "XML unit": (
        as_xml(SAMPLE).replace('units="km/s"', 'units="m/s"'),
        "X_DOT is in [m/s], expected is [km/s]",
    ),
    "XML empty number": (re.sub(r">-3655\.[0-9]+<", "><", as_xml(SAMPLE)), "X is ''"),
}


@pytest.mark.parametrize(("text", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_trusted_is_refused(text: str, says: str) -> None:
    with pytest.raises(StationDataError) as caught:
        parse_oem(text, where="iss.oem")
    assert says in str(caught.value)
    assert str(caught.value).startswith("iss.oem")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 400), st.text(max_size=3), st.booleans())
def test_damage_is_refused_or_harmless_never_a_crash(start: int, length: int, put: str, xml: bool) -> None:
    text = as_xml(SAMPLE) if xml else SAMPLE
    try:
        oem = parse_oem(text[:start] + put + text[start + length :])
    except StationDataError:
        return
    assert np.isfinite(oem.segments[0].states_gcrf).all()


def test_covariances_accelerations_and_blank_lines_are_passed_over() -> None:
    extra = (
        SAMPLE.replace(ROW_5, ROW_5 + " 0.001 0.002 0.003\n")
        + "\nCOVARIANCE_START\nEPOCH = x\n1 2\nCOVARIANCE_STOP\n"
    )
    np.testing.assert_array_equal(parse_oem(extra).segments[0].states, parse_oem(SAMPLE).segments[0].states)
    np.testing.assert_array_equal(
        parse_oem(SAMPLE.rstrip("\n")).segments[0].states[-1], parse_oem(SAMPLE).segments[0].states[-1]
    )


def test_outside_the_span_the_span_is_named() -> None:
    oem = parse_oem(SAMPLE)
    with pytest.raises(StationDataError, match="covers 2021-10-01T13:02:54Z to 2021-10-01T14:58:54Z"):
        oem.state_gcrf([oem.start, oem.end + 1.0])
    with pytest.raises(StationDataError, match="no time of a flight"):
        oem.state_gcrf(np.nan)
    with pytest.raises(StationDataError, match="no time of a flight"):
        oem.state_gcrf(1e18)


def test_the_useable_span_counts() -> None:
    part = "USEABLE_START_TIME = 2021-274T13:10:00\nUSEABLE_STOP_TIME = 2021-274T14:00:00\nMETA_STOP"
    oem = parse_oem(SAMPLE.replace("META_STOP", part))
    assert (format_utc(oem.start), format_utc(oem.end)) == ("2021-10-01T13:10:00Z", "2021-10-01T14:00:00Z")
    oem.state_gcrf([oem.start, oem.end])
    with pytest.raises(StationDataError, match="covers 2021-10-01T13:10:00Z"):
        oem.state_gcrf(oem.start - 1.0)


def test_a_gap_is_not_bridged() -> None:
    rows = re.findall(r"^2021-274T.*\n", SAMPLE, re.MULTILINE)
    oem = parse_oem(SAMPLE.replace("".join(rows[10:20]), ""))
    with pytest.raises(StationDataError, match="gap of 44 min there, from 2021-10-01T13:38:54Z"):
        oem.state_gcrf(oem.start + 11 * 240.0)
    oem.state_gcrf([oem.start + 9 * 240.0, oem.start + 20 * 240.0])


def segment_of(epochs: NDArray[np.float64], states: NDArray[np.float64]) -> OemSegment:
    return OemSegment("SHIP", "2021-001A", "GCRF", epochs, states)


def test_where_segments_meet_the_later_one_counts() -> None:
    whole = parse_oem(SAMPLE).segments[0]
    first = segment_of(whole.epochs[:12], whole.states_gcrf[:12])
    second = segment_of(whole.epochs[11:], whole.states_gcrf[11:] + np.array([1000.0, 0, 0, 0, 0, 0]))
    oem = Oem((first, second))
    meeting = whole.epochs[11]
    np.testing.assert_allclose(oem.state_gcrf(meeting), second.states[0])
    np.testing.assert_allclose(oem.state_gcrf(whole.epochs), np.vstack([first.states[:-1], second.states]))


def test_segments_cannot_be_changed_and_are_checked() -> None:
    segment = parse_oem(SAMPLE).segments[0]
    with pytest.raises(ValueError, match="read-only"):
        segment.states[0, 0] = 0.0
    with pytest.raises(StationDataError, match="shape"):
        segment_of(segment.epochs, segment.states[:, :3])
    with pytest.raises(StationDataError, match="state 2 of SHIP: a number is not finite"):
        segment_of(segment.epochs[:2], np.array([[7e6] * 6, [np.nan] * 6]))
    with pytest.raises(StationDataError, match="possible are"):
        OemSegment("SHIP", "2021-001A", "MOON_ME", segment.epochs, segment.states)


def test_at_the_tabulated_epochs_the_states_come_back() -> None:
    oem = parse_oem(SAMPLE)
    segment = oem.segments[0]
    np.testing.assert_allclose(oem.state_gcrf(segment.epochs), segment.states_gcrf, rtol=1e-12, atol=1e-6)
    assert oem.state_gcrf(float(segment.epochs[3])).shape == (6,)
    assert oem.state_gcrf(np.empty(0)).shape == (0, 6)


def test_interpolation_against_the_engines_arc() -> None:
    state = parse_oem(SAMPLE).segments[0].states_gcrf[0]
    start = parse_oem(SAMPLE).start
    forces = Forces.over(start, start + 30000.0, gravity_degree=36)
    arc = forces.propagate(state, start, start + 28800.0, drag_area_over_mass_m2pkg=0.005)
    epochs = start + np.arange(0.0, 28801.0, 240.0)
    oem = Oem((segment_of(epochs, arc.state_gcrf(epochs)),))
    t = np.arange(start, start + 28800.0, 31.0)
    miss = oem.state_gcrf(t) - arc.state_gcrf(t)
    inside = (t > epochs[2]) & (t < epochs[-3])
    assert np.linalg.norm(miss[inside, :3], axis=1).max() < INTERPOLATION_M
    assert np.linalg.norm(miss[:, :3], axis=1).max() < INTERPOLATION_AT_ENDS_M
    assert np.linalg.norm(miss[:, 3:], axis=1).max() < 0.01


def test_interpolation_is_not_spoilt_by_a_reboost() -> None:
    state, start = parse_oem(SAMPLE).segments[0].states_gcrf[0], parse_oem(SAMPLE).start
    ignition, cutoff = start + 5000.0, start + 5100.5
    burn = ThrustArc(ignition, cutoff, (0.0, 0.015, 0.0))
    forces = Forces.over(start, start + 12000.0)
    arc = forces.propagate(state, start, start + 10000.0, drag_area_over_mass_m2pkg=0.005, burns=[burn])
    coast = np.concatenate([np.arange(start, ignition, 240.0), np.arange(cutoff, start + 10000.0, 240.0)])
    epochs = np.unique(np.concatenate([coast, np.arange(ignition, cutoff, 2.0), [cutoff]]))
    assert {float(epochs[i]) for i in smooth_bounds(epochs)} >= {ignition, cutoff}
    oem = Oem((segment_of(epochs, arc.state_gcrf(epochs)),))
    t = np.arange(start, epochs[-1], 3.3)
    miss = np.linalg.norm((oem.state_gcrf(t) - arc.state_gcrf(t))[:, :3], axis=1)
    assert miss.max() < INTERPOLATION_AT_ENDS_M, (
        f"{miss.max():.3f} m, {t[miss.argmax()] - ignition:.0f} s after TIG"
    )


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_ephemerides_with_every_second_state_taken_out(shared: Path, name: str) -> None:
    oem = read_station_file(shared / "data" / "oem" / f"{name}.oem.xml.gz")
    assert isinstance(oem, Oem)
    segment = oem.segments[0]
    bounds = smooth_bounds(segment.epochs)
    kept = np.zeros(segment.epochs.size, dtype=bool)
    for first, last in pairwise(bounds):
        kept[first:last:2] = kept[last] = True
    halved = Oem((segment_of(segment.epochs[kept], segment.states_gcrf[kept]),))
    miss = np.linalg.norm(
        (halved.state_gcrf(segment.epochs[~kept]) - segment.states_gcrf[~kept])[:, :3], axis=1
    )
    near_end = np.isin(np.flatnonzero(~kept), (bounds[:, None] + np.arange(-4, 5)).ravel())
    assert miss.max() < HALVED_AT_ENDS_M, f"{miss.max():.2f} m"
    assert miss[~near_end].max() < HALVED_M, f"{miss[~near_end].max():.2f} m"
    # Steps of one burn are fine, so most of it is coast: the typical miss tells more than the largest.
    assert np.sqrt(np.mean(miss**2)) < 0.4


def test_a_published_ephemeris_tells_its_reboost(shared: Path) -> None:
    oem = read_station_file(shared / "data" / "oem" / "iss-2021-08-15.oem.xml.gz")
    assert isinstance(oem, Oem)
    reboost = next(event for event in oem.trajectory_events if event.dv_mps > 0)
    assert (reboost.name, format_utc(reboost.t)) == ("GMT231 SM Reboost", "2021-08-19T04:04:00Z")
    # The burn as tabulated, against the same orbit without it.
    cutoff = reboost.t + 46.185
    at_ignition, at_cutoff = oem.state_gcrf([reboost.t, cutoff])
    coast = Forces.over(reboost.t, cutoff).propagate(
        at_ignition, reboost.t, cutoff, drag_area_over_mass_m2pkg=0.003
    )
    dv_mps = np.linalg.norm((at_cutoff - coast.end_state_gcrf)[3:])
    # The table prints tenths.
    assert dv_mps == pytest.approx(reboost.dv_mps, abs=0.06)
