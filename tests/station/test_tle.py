"""Two-line element sets: the reader against real sets and every kind of damage, the states against SGP4."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sgp4.api import Satrec

from expedition.errors import StationDataError
from expedition.space.time import format_utc, parse_utc
from expedition.station.elements import ElementSet, parse_tle

SAMPLE = (Path(__file__).resolve().parents[1] / "data" / "iss-2021-10.tle").read_text()
LINE_1, LINE_2 = SAMPLE.splitlines()[1:3]
# The reader and SGP4's own share no code; their orbits agree to rounding.
SAME_ORBIT_M = 1e-5


def with_checksum(line: str) -> str:
    """The line with its last column made right, so that another fault is what the reader meets."""
    return line[:68] + str(sum(int(c) if c.isdigit() else c == "-" for c in line[:68]) % 10)


def changed(line: str, first: int, text: str) -> str:
    """The line with `text` from column `first` (from 1) on, and its checksum made right."""
    return with_checksum(line[: first - 1] + text + line[first - 1 + len(text) :])


def test_reads_what_the_lines_say() -> None:
    one = parse_tle(f"{LINE_1}\n{LINE_2}\n")[0]
    assert one.name == ""
    assert one.catalog_number == 25544
    assert one.international_designator == "1998-067A"
    assert format_utc(one.epoch, 3) == "2021-10-03T21:21:55.353Z"
    assert np.degrees(one.inclination_rad) == pytest.approx(51.6449)
    assert np.degrees(one.node_rad) == pytest.approx(165.24)
    assert one.eccentricity == 0.0004083
    assert np.degrees(one.perigee_argument_rad) == pytest.approx(55.5508)
    assert np.degrees(one.mean_anomaly_rad) == pytest.approx(22.2857)
    assert one.mean_motion_radps * 86400.0 / (2 * np.pi) == pytest.approx(15.48921901)
    assert one.bstar == pytest.approx(0.11415e-3)
    assert (one.element_set_number, one.revolution) == (999, 30544)


def test_states_agree_with_sgp4s_own_reader() -> None:
    one, theirs = parse_tle(SAMPLE)[0], Satrec.twoline2rv(LINE_1, LINE_2)
    after_s = np.array([-86400.0, 0.0, 5400.0, 3 * 86400.0])
    code, r_km, v_kmps = theirs.sgp4_array(
        np.full(4, theirs.jdsatepoch), theirs.jdsatepochF + after_s / 86400.0
    )
    assert not code.any()
    state = one.state_teme(one.epoch + after_s)
    np.testing.assert_allclose(state[:, :3], r_km * 1000.0, atol=SAME_ORBIT_M)
    np.testing.assert_allclose(state[:, 3:], v_kmps * 1000.0, atol=SAME_ORBIT_M)


def test_time_runs_evenly_through_a_leap_second() -> None:
    before = changed(LINE_1, 19, "16366.99999000")
    one = parse_tle(f"{before}\n{LINE_2}")[0]
    # 0.864 s before midnight, then the leap second: 1.864 s to the new year.
    new_year = parse_utc("2017-01-01T00:00:00Z")
    assert new_year - one.epoch == pytest.approx(1.864, abs=1e-6)
    moved = np.linalg.norm(one.state_teme(new_year)[:3] - one.state_teme(one.epoch)[:3])
    assert moved == pytest.approx(1.864 * 7660.0, rel=3e-3)


def test_gcrf_keeps_lengths_and_scalars_stay_scalar() -> None:
    one = parse_tle(SAMPLE)[0]
    times = one.epoch + np.arange(0.0, 6000.0, 777.0)
    teme, gcrf = one.state_teme(times), one.state_gcrf(times)
    assert gcrf.shape == (times.size, 6)
    np.testing.assert_allclose(
        np.linalg.norm(gcrf[:, :3], axis=1), np.linalg.norm(teme[:, :3], axis=1), rtol=1e-12
    )
    # Precession since 2000 turns the frames apart by 0.3°: up to 35 km here, and much more than nothing.
    assert 10e3 < np.linalg.norm(gcrf[0, :3] - teme[0, :3]) < 35e3
    np.testing.assert_allclose(one.state_gcrf(float(times[3])), gcrf[3], atol=0.01)
    assert one.state_gcrf(np.empty(0)).shape == (0, 6)


def test_neighbouring_sets_agree_within_kilometres() -> None:
    first, *others = parse_tle(SAMPLE)
    for other in others:
        apart = np.linalg.norm((first.state_gcrf(other.epoch) - other.state_gcrf(other.epoch))[:3])
        assert apart < 5000.0, f"{apart:.0f} m apart at {format_utc(other.epoch)}"


def test_three_line_sets_names_comments_and_blank_lines() -> None:
    two = f"{LINE_1}\r\n{LINE_2}   \n"
    text = f"# header\n\nISS (ZARYA)\n{two}\n# note\n0 ISS\n{two}{two.strip()}"
    assert [one.name for one in parse_tle(text)] == ["ISS (ZARYA)", "ISS", ""]


def test_alpha_5_catalogue_numbers() -> None:
    text = f"{changed(LINE_1, 3, 'T0001')}\n{changed(LINE_2, 3, 'T0001')}"
    one = parse_tle(text)[0]
    assert one.catalog_number == 270001
    assert np.isfinite(one.state_teme(one.epoch)).all()


def test_a_set_can_be_sent_to_another_process_and_be_a_key() -> None:
    one = parse_tle(SAMPLE)[0]
    one.state_teme(one.epoch)
    copy: ElementSet = pickle.loads(pickle.dumps(one))
    assert copy == one
    assert {one: 1}[copy] == 1
    np.testing.assert_array_equal(copy.state_teme(one.epoch), one.state_teme(one.epoch))


FAULTS = {
    "checksum": (LINE_1[:-1] + "5", LINE_2, "line 1", "adds up to 7"),
    "a digit changed": (LINE_1, LINE_2[:21] + "9" + LINE_2[22:], "line 2", "checksum"),
    "short": (LINE_1[:-1], LINE_2, "line 1", "is 68 characters long"),
    "long": (LINE_1, LINE_2 + "7", "line 2", "is 70 characters long"),
    "other object": (LINE_1, changed(LINE_2, 3, "25545"), "line 2", "does not match 25544"),
    "no line 2": (LINE_1, "", "line 1", "without its line 2"),
    "no line 1": ("", LINE_2, "line 2", "without its line 1"),
    "two lines 1": (LINE_1, LINE_1, "line 1", "without its line 2"),
    "nan": (changed(LINE_1, 34, "       nan"), LINE_2, "line 1", "first derivative of mean motion"),
    "letters": (LINE_1, changed(LINE_2, 9, " 5I.6449"), "line 2", "inclination, columns 9 to 16"),
    "infinite": (LINE_1, changed(LINE_2, 53, "        inf"), "line 2", "mean motion"),
    "negative eccentricity": (LINE_1, changed(LINE_2, 27, "-004083"), "line 2", "eccentricity"),
    "eccentricity": (LINE_1, changed(LINE_2, 27, "4083000"), "line 1", "below the ground"),
    "inclination": (LINE_1, changed(LINE_2, 9, "251.6449"), "line 1", "possible is 0 to 180"),
    "mean motion": (LINE_1, changed(LINE_2, 53, "25.48921901"), "line 1", "possible is 0.001 to 17.1"),
    "no motion": (LINE_1, changed(LINE_2, 53, "00.00000000"), "line 1", "mean motion"),
    "node": (LINE_1, changed(LINE_2, 18, "565.2400"), "line 1", "ascending node"),
    "day 0": (changed(LINE_1, 21, "000"), LINE_2, "line 1", "is not a day of 2021"),
    "day 366": (changed(LINE_1, 21, "366"), LINE_2, "line 1", "is not a day of 2021"),
    "slipped": (LINE_1, with_checksum(LINE_2[:7] + "0" + LINE_2[8:]), "line 2", "column 8 holds '0'"),
    "SGP4-XP": (changed(LINE_1, 63, "4"), LINE_2, "line 1", "SGP4-XP"),
    "rubbish": ("hello", "world", "line 1", "neither a line of an element set"),
    "name without a set": (LINE_1 + "\n" + LINE_2, "ISS (ZARYA)", "line 3", "neither a line"),
}


@pytest.mark.parametrize(("first", "second", "line", "says"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_are_named_with_their_line(first: str, second: str, line: str, says: str) -> None:
    with pytest.raises(StationDataError) as caught:
        parse_tle(f"{first}\n{second}\n", where="iss.tle")
    assert f"iss.tle, {line}" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.field is not None


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment\n"])
def test_a_text_without_sets_is_refused(text: str) -> None:
    with pytest.raises(StationDataError, match="no element set"):
        parse_tle(text)


@settings(deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.characters(codec="utf-8"))
def test_any_one_wrong_character_is_noticed_or_harmless(place: int, character: str) -> None:
    text = SAMPLE[:place] + character + SAMPLE[place + 1 :]
    before = parse_tle(SAMPLE)
    try:
        after = parse_tle(text)
    except StationDataError:
        return
    # What still passes may differ in the comment, in a blank, or where the checksum counts nothing.
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert one.epoch == other.epoch
        assert one.mean_motion_radps == other.mean_motion_radps


def test_sgp4_giving_up_names_the_instant_and_the_reason() -> None:
    heavy_drag = changed(LINE_1, 54, " 99999-0")
    one = parse_tle(f"{heavy_drag}\n{LINE_2}")[0]
    gone = one.epoch + 300 * 86400.0
    with pytest.raises(
        StationDataError, match=r"25544 at 2022-07-30T21:21:55Z, \+300\.0 days .*nearer that time"
    ):
        one.state_teme([one.epoch, gone])
    for no_time in (np.nan, np.inf, 1e15):
        with pytest.raises(StationDataError, match="no time of a flight"):
            one.state_teme(no_time)


def test_all_published_sets_of_the_station_are_read(shared: Path) -> None:
    sets = parse_tle((shared / "data" / "station_elements.tle").read_text())
    assert len(sets) > 1000
    assert {one.catalog_number for one in sets} == {25544}
    radius = [np.linalg.norm(one.state_teme(one.epoch)[:3]) for one in sets]
    assert min(radius) > 6.69e6
    assert max(radius) < 6.82e6
