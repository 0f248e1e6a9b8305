"""What is wrong or cannot be: one line on stderr that says so, nothing on stdout, nothing half-written.

Exit 1 where the flight asked for is impossible, 2 where the input is wrong.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import expedition
from expedition import Flight, InputError, Plan
from expedition import plan as make_plan
from expedition import windows as find_windows
from expedition.exports import named as named_format
from expedition.exports import write_folder
from expedition.record.flights import read_flights

from .conftest import Ran, Run

NORTH = """
name = "plesetsk-43"
title = "Plesetsk, Site 43"
kind = "pad"
source = "a test"
confidence = "assumed"
latitude_deg = 62.9
longitude_deg = 40.45
height_m = 110
time_zone = "Europe/Moscow"
launchers = ["soyuz-2-1a"]
"""

Pairs = tuple[tuple[str, str], ...]


def lines(*pairs: tuple[str, str]) -> str:
    return "".join(f"{first}\n{second}\n" for first, second in pairs)


def summed(line: str) -> str:
    """A line with the checksum that its other columns make."""
    return line[:68] + str(sum(int(c) if c.isdigit() else c == "-" for c in line[:68]) % 10)


def assert_refused(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert ran.err.startswith("expedition: ")
    assert ran.err.count("\n") == 1, "one line"
    assert ran.err.endswith("\n")
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Callable[..., Ran]:
    """Plan with a folder to write, which a refusal must leave unmade."""

    def plan(flight: object, *arguments: object) -> Ran:
        out = tmp_path / "out"
        ran = run("plan", flight, "--out", out, *arguments)
        assert ran.code == 0 or not out.exists()
        return ran

    return plan


@pytest.fixture
def plan_with(plan: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """Plan the catalogue's flight with station data of this text."""

    def plan_with(text: str | bytes, *arguments: object, name: str = "station.txt") -> Ran:
        file = tmp_path / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return plan("soyuz-ms-19", "--elements", file, *arguments)

    return plan_with


def test_an_element_line_with_a_wrong_checksum(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    first, second = pairs[24]
    wrong = first[:68] + str((int(first[68]) + 1) % 10)
    ran = plan_with(lines(pairs[20], (wrong, second)))
    assert_refused(ran, 2, "station.txt, line 3: ", f"checksum in the last column is {wrong[68]}", "copy the")


@pytest.mark.parametrize(("end", "length"), [("", 66), ("9" * 5, 71)])
def test_an_element_line_of_the_wrong_length(
    plan_with: Callable[..., Ran], pairs: Pairs, end: str, length: int
) -> None:
    first, second = pairs[24]
    ran = plan_with(lines((first[:66] + end, second)))
    assert_refused(ran, 2, f"line 1: is {length} characters long", "has 69")


def test_element_lines_of_two_objects_mixed(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    first, second = pairs[24]
    ran = plan_with(lines((first, summed(second.replace("25544", "25545", 1)))))
    assert_refused(ran, 2, "line 2: catalogue number 25545 does not match 25544", "its own line 2")


def test_element_lines_in_the_wrong_order(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    first, second = pairs[24]
    assert_refused(plan_with(lines((second, first))), 2, "line 2 of an element set stands without its line 1")


def test_element_sets_of_another_station(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    other = [summed(line.replace("25544", "48274", 1)) for line in pairs[24]]
    assert_refused(plan_with(lines((other[0], other[1]))), 2, "25544 is not there", "sets of 48274")


def test_element_sets_from_after_lift_off_only(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    late = [pair for pair in pairs if float(pair[0][20:32]) > 278.4]
    ran = plan_with(lines(*late))
    assert_refused(ran, 2, "elements: no element set is as old as 2021-10-05T08:55:", "days later")


def test_an_element_set_older_than_thirty_days(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    old = lines(*((summed(first.replace(" 21277.", " 21240.")), second) for first, second in pairs[19:21]))
    says = ("38 days old", "more than 30 days are refused: give newer data", "--allow-stale")
    assert_refused(plan_with(old), 2, "elements: ", *says)


@pytest.mark.parametrize("content", ["", "\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file(plan_with: Callable[..., Ran], content: str | bytes) -> None:
    assert_refused(plan_with(content), 2, "station.txt: is empty; expected are element sets")


def test_a_file_that_is_no_text(plan_with: Callable[..., Ran]) -> None:
    assert_refused(plan_with(bytes(range(256)) * 40), 2, "station.txt: is binary, not text")


def test_a_web_page_saved_in_its_place(plan_with: Callable[..., Ran]) -> None:
    assert_refused(plan_with("<!DOCTYPE html><html></html>"), 2, "is a web page")


def test_not_a_number_among_the_elements(plan_with: Callable[..., Ran], pairs: Pairs) -> None:
    first, second = pairs[24]
    ran = plan_with(lines((first, second[:8] + "     NaN" + second[16:])))
    assert_refused(ran, 2, "line 2: inclination", "NaN")


def test_a_file_of_two_hundred_megabytes(plan: Callable[..., Ran], tmp_path: Path) -> None:
    huge = tmp_path / "huge.tle"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    assert_refused(plan("soyuz-ms-19", "--elements", huge), 2, "has 200 MB, read are at most 50 MB")


def test_a_small_file_that_unpacks_to_two_hundred_megabytes(plan_with: Callable[..., Ran]) -> None:
    packed = gzip.compress(bytes(200_000_000), compresslevel=9)
    assert len(packed) < 1_000_000
    assert_refused(plan_with(packed), 2, "MB, which is the most that is read")


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere.tle", "does not exist"), (".", "is not a file"), ("", "is empty")]
)
def test_a_file_that_is_not_there(
    plan: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert_refused(plan("soyuz-ms-19", "--elements", name), 2, says)


@pytest.fixture(scope="module")
def oem_xml(shared: Path) -> str:
    with gzip.open(shared / "data/oem/iss-2021-10-01.oem.xml.gz", "rt") as file:
        return file.read()


def changed(pattern: str, replacement: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        new, count = re.subn(pattern, replacement, text, count=1)
        assert count == 1
        return new

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text[: len(text) // 2], "the XML is damaged or cut short"),
        (changed("<REF_FRAME>EME2000", "<REF_FRAME>MOON_ME"), "REF_FRAME is 'MOON_ME'; possible are GCRF"),
        (changed("<REF_FRAME>EME2000", "<REF_FRAME>ITRF-97"), "the frame is not the one stated"),
        (changed("<TIME_SYSTEM>UTC", "<TIME_SYSTEM>MET"), "TIME_SYSTEM is 'MET'; possible are UTC"),
        (changed(r"<X( [^>]*)?>[^<]*", r"<X\1>NaN"), "X is 'NaN', which is not a finite number"),
        (
            changed("<CREATION_DATE>[^<]*", "<CREATION_DATE>2021-278T20:00:00"),
            "elements: the ephemeris was made 2021-10-05T20:00:00Z, after 2021-10-05T08:55:",
        ),
    ],
    ids=["cut", "frame", "turning-frame", "time-system", "nan", "made-later"],
)
def test_an_ephemeris_that_is_damaged_or_from_the_future(
    plan_with: Callable[..., Ran], oem_xml: str, change: Callable[[str], str], says: str
) -> None:
    assert_refused(plan_with(change(oem_xml)), 2, says)


def test_a_packed_ephemeris_cut_short(plan_with: Callable[..., Ran], shared: Path) -> None:
    packed = (shared / "data/oem/iss-2021-10-01.oem.xml.gz").read_bytes()
    assert_refused(plan_with(packed[: len(packed) // 2]), 2, "gzip file is damaged or cut short")


@pytest.mark.parametrize("day", ["2021-10-16", "2021-10-25"])
def test_an_ephemeris_that_does_not_cover_the_day(
    plan: Callable[..., Ran], described: Callable[..., Path], shared: Path, day: str
) -> None:
    ephemeris = shared / "data/oem/iss-2021-10-01.oem.xml.gz"
    ran = plan(described(date=day), "--elements", ephemeris)
    assert_refused(ran, 2, "the ephemeris covers 2021-10-01T13:02:54Z to 2021-10-16T13:02:54Z")


def test_a_pad_that_cannot_reach_the_inclination(
    plan: Callable[..., Ran], described: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "pads").mkdir()
    (tmp_path / "pads" / "plesetsk-43.toml").write_text(NORTH)
    ran = plan(described(pad='"plesetsk-43"'))
    assert_refused(ran, 1, "is below the pad's latitude 62.90°", "the lowest reachable inclination is 62.")


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"port": '"harmony-forward"'}, 1, ["harmony-forward of iss does not take soyuz-ms", "poisk"]),
        ({"port": '"prichal"'}, 1, ["prichal of iss is there only from 2021-11-26"]),
        ({"profile": "3"}, 1, ["soyuz-ms has no 3-orbit profile; it has soyuz-2-orbit"]),
        ({"profile": '"soyuz-5-orbit"'}, 2, ["profile: ", "did you mean soyuz-"]),
        ({"profile": "0"}, 2, ["profile: 0 is no profile"]),
        ({"earliest_utc": "2021-10-05T08:00:00"}, 2, ["earliest_utc: ", "no time zone", "08:00:00Z for UTC"]),
        ({"earliest_utc": "2021-10-06T08:00:00Z"}, 2, ["earliest_utc: ", "after the date, 2021-10-05"]),
        ({"earliest_utc": "2021-10-01T08:00:00Z"}, 2, ["earliest_utc: ", "before the date, 2021-10-05"]),
        (
            {"earliest_utc": "2021-10-05T09:00:00Z", "latest_utc": "2021-10-05T08:00:00Z"},
            2,
            ["latest_utc: 2021-10-05T08:00:00Z is not after earliest_utc, 2021-10-05T09:00:00Z"],
        ),
        (
            {"earliest_utc": "2021-10-05T10:00:00Z", "latest_utc": "2021-10-05T11:00:00Z"},
            1,
            ["does not pass through the plane", "The next lift-off is 2021-10-0"],
        ),
        (
            {"date": "2021-10-06"},
            1,
            ["2 orbits: phase angle at insertion", "The next lift-off is 2021-10-09"],
        ),
        ({"date": '"5 October"'}, 2, ["date: ", "write it like 2021-10-05"]),
        ({"vehicle": '"soyuz-mz"'}, 2, ["vehicle: no ship is called 'soyuz-mz'; did you mean soyuz-ms"]),
        ({"pad": '"baikonur-32"'}, 2, ["pad: ", "did you mean baikonur-31 or"]),
        ({"port": '"rasvet"'}, 2, ["port: ", "did you mean rassvet?"]),
        (
            {"station": '"mir"'},
            2,
            ["station: no station is called 'mir' (known: iss, ros-51, ros-97, tiangong)"],
        ),
        ({"launcher": '"soyuz-9"'}, 2, ["launcher: ", "soyuz-2-1a"]),
        ({"pda": '"baikonur-31"'}, 2, ["pda: unknown key; did you mean pad?", "mine.toml"]),
        ({"vehicle": None}, 2, ["vehicle: is missing", "mine.toml"]),
        ({"elements_file": None}, 2, ["elements: the flight names no station data", "--elements live"]),
        ({"elements_file": '"nowhere.tle"'}, 2, ["elements_file: 'nowhere.tle' is not a file beside it"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_a_flight_that_is_wrong_or_impossible(
    plan: Callable[..., Ran],
    described: Callable[..., Path],
    changes: dict[str, str | None],
    code: int,
    says: list[str],
) -> None:
    assert_refused(plan(described(**changes)), code, *says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "vehicle: is missing; also wrong: date"),
        ("vehicle = = 3", "is not TOML"),
        ("\0", "is not TOML"),
        ('kind = "pad"', "kind: 'pad' in a file that should describe a flight"),
    ],
)
def test_a_flight_file_that_is_none(plan: Callable[..., Ran], tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    assert_refused(plan(file), 2, says)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "soyuz-ms-18",
            "flight: no flight is called 'soyuz-ms-18'; did you mean soyuz-ms-19 or soyuz-ms-20?",
        ),
        ("soyuz-ms", "soyuz-ms is a ship, not a flight"),
        ("", "flight: no flight is called ''"),
        ("nowhere.toml", "nowhere.toml does not exist"),
        ("/tmp", "flight: '/tmp' is neither a flight's name nor a file that ends in .toml"),
    ],
)
def test_a_flight_that_is_not_known(plan: Callable[..., Ran], name: str, says: str) -> None:
    assert_refused(plan(name), 2, says)


def test_a_file_of_nearly_that_name(plan: Callable[..., Ran], described: Callable[..., Path]) -> None:
    file = described()
    assert_refused(plan(file.with_name("mime.toml")), 2, f"did you mean {file}?")


def test_live_data_without_a_network(
    plan: Callable[..., Ran], run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EXPEDITION_CELESTRAK_URL", "http://127.0.0.1:9/gp.php")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    says = ("127.0.0.1:9", "cannot be reached", "give a file instead: --elements FILE")
    assert_refused(plan("soyuz-ms-19", "--elements", "live"), 1, *says)
    ask = ("--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--from", "2026-11-02", "--days", 1)
    assert_refused(run("windows", *ask, "--elements", "live"), 1, *says)


@pytest.fixture
def windows(run: Run, tle: Path) -> Callable[..., Ran]:
    """Ask for windows, with what is given put in the place of what is usual or, by None, left out."""

    def windows(**changes: object) -> Ran:
        usual: dict[str, object] = {
            "vehicle": "soyuz-ms",
            "pad": "baikonur-31",
            "from": "2021-10-01",
            "days": 1,
            "elements": tle,
        }
        arguments: list[object] = []
        for name, value in {**usual, **changes}.items():
            if value is not None:
                arguments += [f"--{name}", value]
        return run("windows", *arguments)

    return windows


@pytest.mark.parametrize("days", ["0", "-1", "nan", "inf", "1e9", "1101"])
def test_a_span_that_is_none_or_endless(windows: Callable[..., Ran], days: str) -> None:
    assert_refused(
        windows(days=days), 2, "days: ", "is not a span of days; give more than 0 and at most 1100"
    )


@pytest.mark.parametrize("days", ["", "many"])
def test_a_span_that_is_no_number(windows: Callable[..., Ran], days: str) -> None:
    assert_refused(windows(days=days), 2, "'--days'", "see expedition windows --help")


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("soon", "--from: 'soon' is not a time; write it like 2021-10-05T08:55:02Z"),
        ("", "--from: '' is not a time"),
        ("05/10/2021", "is not a time"),
        ("2021-13-01", "is not a real time (month must be in 1..12"),
        ("2021-10-01T08:00", "has no time zone; write 2021-10-01T08:00Z for UTC"),
        ("2021-09-01", "elements: no element set is as old as 2021-09-01T00:00:00Z"),
        ("2021-12-01", "56 days old; more than 30 days are refused"),
    ],
    ids=lambda value: value,
)
def test_a_start_that_is_none_or_that_the_data_does_not_reach(
    windows: Callable[..., Ran], start: str, says: str
) -> None:
    assert_refused(windows(**{"from": start}), 2, says)


def test_data_older_than_thirty_days_can_be_allowed(run: Run, tle: Path) -> None:
    ask = ("windows", "--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--from", "2021-12-01", "--days", 1)
    assert run(*ask, "--elements", tle).code == 2
    assert run(*ask, "--elements", tle, "--allow-stale").code == 0


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"vehicle": "soyuz-mz"}, 2, "vehicle: no ship is called 'soyuz-mz'; did you mean soyuz-ms"),
        ({"vehicle": "soyuz-2-1a"}, 2, "vehicle: soyuz-2-1a is a launcher, not a ship"),
        ({"vehicle": None}, 2, "Missing option '--vehicle'; see expedition windows --help"),
        ({"pad": "baikonur-32"}, 2, "pad: no pad is called 'baikonur-32'; did you mean baikonur-31"),
        ({"pad": None}, 2, "pad: name the pad: soyuz-2-1a flies from baikonur-1, baikonur-31"),
        ({"station": "mir"}, 2, "station: no station is called 'mir'"),
        ({"port": "harmony-forward"}, 1, "does not take soyuz-ms"),
        (
            {"port": "rasvet"},
            2,
            "port: International Space Station has no port 'rasvet'; did you mean rassvet?",
        ),
        ({"profile": "3"}, 1, "soyuz-ms has no 3-orbit profile; it has soyuz-2-orbit (2), soyuz-4"),
        ({"launcher": "soyuz-9"}, 2, "launcher: no launcher is called 'soyuz-9'"),
        ({"elements": None}, 2, "--elements: name the station data: --elements FILE, or --elements live"),
        ({"elements": "nowhere.tle"}, 2, "nowhere.tle: does not exist"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_windows_that_are_wrong_or_impossible(
    windows: Callable[..., Ran], changes: dict[str, object], code: int, says: str
) -> None:
    assert_refused(windows(**changes), code, says)


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"profile": "soyuz-5-orbit"}, 2, "profile: no profile is called 'soyuz-5-orbit'; did you mean"),
        ({"port": "prichal"}, 1, "2021-11-26"),
        ({"from": "9999-01-01"}, 2, "1957 to 2056"),
        ({"from": "0001-01-01"}, 2, "1957 to 2056"),
    ],
)
def test_windows_refuse_what_a_flight_refuses(
    windows: Callable[..., Ran], changes: dict[str, object], code: int, says: str
) -> None:
    assert_refused(windows(**changes), code, says)


def test_a_flight_decades_after_its_data_is_refused_for_their_age(
    plan: Callable[..., Ran], described: Callable[..., Path]
) -> None:
    assert_refused(plan(described(date="2051-10-05")), 2, "days old; more than 30 days are refused")


def test_a_start_without_a_time_zone_is_refused(pairs: Pairs) -> None:
    with pytest.raises(InputError, match=r"^start: .* has no time zone"):
        find_windows("soyuz-ms", pad="baikonur-31", start=datetime(2021, 10, 1), days=1, elements=pairs)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["plan"], "Missing argument 'FLIGHT'; see expedition plan --help"),
        (["plan", "soyuz-ms-19", "--bogus"], "No such option: --bogus"),
        (["plan", "soyuz-ms-19", "again"], "unexpected extra argument"),
        (["bogus"], "No such command 'bogus'; see expedition --help"),
        (["--bogus"], "No such option: --bogus"),
        (["catalog", "soyus-ms"], "no entry is called 'soyus-ms'; did you mean soyuz-ms"),
        (["catalog", ""], "no entry is called ''"),
    ],
)
def test_a_command_line_that_is_wrong(run: Run, arguments: list[str], says: str) -> None:
    assert_refused(run(*arguments), 2, says)


def test_no_command_at_all_shows_what_there_is(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: expedition")
    for command in ("plan", "windows", "catalog", "selfcheck"):
        assert f"\n  {command} " in ran.err


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "here"
    file.write_text("mine")
    # Before the flight is planned, which is then not asked for its name either.
    assert_refused(run("plan", "nothing", "--out", file), 2, "out: ", "Not a directory; name another")
    assert file.read_text() == "mine"


ORBIT = 'vehicle = "crew-dragon"\npad = "ksc-39a"\ndate = 2021-09-16\n'
HOP = 'vehicle = "new-shepard"\npad = "corn-ranch"\ndate = 2021-07-20\n'
HOME = 'vehicle = "soyuz-ms"\nbegins = "port"\nstation = "iss"\nport = "nauka"\ndate = 2021-10-17\n'
FREE = "orbit = {{ altitude_km = {}, inclination_deg = 51.6, days = 3, return_altitude_km = {} }}\n"


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (HOP + 'begins = "port"\n', 2, "begins: 'port' has no meaning for the hop of a suborbital vehicle"),
        (HOP + FREE.format(575, 365), 2, "orbit: has no meaning for the hop"),
        (HOP + 'port = "rassvet"\n', 2, "port: has no meaning for the hop"),
        (HOP + 'elements_file = "mine.toml"\n', 2, "elements_file: has no meaning for the hop"),
        (HOP.replace("shepard", "shepherd"), 2, "vehicle: no ship is called 'new-shepherd'"),
        (ORBIT + FREE.format(575, 600), 2, "orbit.return_altitude_km: 600 km is not 10 km or more below"),
        (ORBIT + FREE.format(575, 575), 2, "leave it out to come home from there"),
        (ORBIT + FREE.format(175, 150), 1, "an orbit at 150 km comes down before the 3 days are over"),
        (
            HOME + 'landing_zone = "ksc-slf"\n',
            1,
            "ksc-slf is runway, soyuz-ms comes down on steppe or desert",
        ),
        (
            HOME + 'landing_zone = "arkalik"\n',
            2,
            "landing_zone: no landing-zone is called 'arkalik'; did you mean",
        ),
        (HOME + 'elements = ""\n', 2, "elements: holds 0, should hold at least 1"),
        (
            HOME + "docked_utc = 2022-01-01T00:00:00Z\n",
            2,
            "docked_utc: 2022-01-01T00:00:00Z is after the date",
        ),
    ],
)
def test_a_flight_of_another_kind_that_contradicts_itself(
    plan: Callable[..., Ran], tmp_path: Path, text: str, code: int, says: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    assert_refused(plan(file), code, says)


def test_a_ship_that_undocks_before_it_has_docked(plan: Callable[..., Ran], tmp_path: Path) -> None:
    file, pairs = tmp_path / "mine.toml", Flight.named("soyuz-ms-18-return").elements or ()
    data = "".join(f"{first}\n{second}\n" for first, second in pairs)
    file.write_text(f'{HOME}docked_utc = 2021-10-17T23:00:00Z\nelements = """\n{data}"""\n')
    assert_refused(
        plan(file), 2, "docked_utc: 2021-10-17T23:00:00Z is not before the undocking, 2021-10-17T01:"
    )


@pytest.mark.parametrize("flight", ["ns-16", "inspiration4", "ros-51-vostochny"])
def test_station_data_for_a_flight_that_has_no_use_for_them(
    plan: Callable[..., Ran], tle: Path, flight: str
) -> None:
    assert_refused(plan(flight, "--elements", tle), 2, "elements: have no part in", "leave them out")


def test_a_high_orbit_is_refused_in_words(plan: Callable[..., Ran], tmp_path: Path) -> None:
    """Above 850 km the deorbit burn was searched among burns too weak to reach the air."""
    file = tmp_path / "mine.toml"
    file.write_text(ORBIT + "orbit = { altitude_km = 1000, inclination_deg = 51.6, days = 1 }\n")
    file.write_text(file.read_text() + "latest_utc = 2021-09-16T00:00:01Z\n")
    assert_refused(plan(file), 1, "ask for ")


def edited(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def edit(tree: dict[str, Any]) -> dict[str, Any]:
        change(tree)
        return tree

    return edit


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (
            edited(lambda tree: tree.update(docking_utc=None, in_orbit_utc="2021-10-05T12:00:00Z")),
            "way_home, hop",
        ),
        (edited(lambda tree: tree["loads"][0].update(felt_g=[1.0])), "loads[0]: ascent has "),
        (edited(lambda tree: tree["trajectory"][1]["states"].insert(0, [0.0] * 6)), "trajectory[1]: "),
        (edited(lambda tree: tree["trajectory"][1]["states"].__setitem__(0, [0.0] * 6)), "inside the Earth"),
        (edited(lambda tree: tree.update(liftoff_utc="9999-12-31T23:59:59Z")), "outside the years 1957 to"),
    ],
)
def test_a_plan_that_was_edited(
    run: Run, ms19: Plan, tmp_path: Path, edit: Callable[[dict[str, Any]], dict[str, Any]], says: str
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(edit(ms19.to_dict())))
    assert_refused(run("export", file, "--to", "czml", "--out", tmp_path / "x"), 2, says, "plan.json")
    assert not (tmp_path / "x").exists()


def test_a_plan_cut_short(run: Run, ms19: Plan, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(ms19.to_json()[:5000])
    for command in (("export", file, "--to", "oem"), ("dossier", file, "--out", tmp_path / "x.html")):
        assert_refused(run(*command), 2, "is no JSON, or cut short", "write it again", "plan.json")


def test_what_an_edit_left_out_of_the_flight_gets_its_default(run: Run, ms19: Plan, tmp_path: Path) -> None:
    file, tree = tmp_path / "plan.json", ms19.to_dict()
    del tree["flight"]["title"], tree["flight"]["crew"]
    file.write_text(json.dumps(tree))
    ran = run("export", file, "--to", "ics")
    assert (ran.code, ran.err) == (0, "")
    assert "soyuz-ms-19: lift-off" in ran.out


@pytest.mark.parametrize("name", ["", ".", "folder"])
def test_an_output_file_that_is_a_folder(
    run: Run, ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    write_folder(ms19, tmp_path / "ms19")
    ran = run("export", "ms19/plan.json", "--to", "kml", "--out", name)
    assert_refused(ran, 2, "is a folder; name the file")


def test_a_pipe_is_not_replaced_by_a_file(run: Run, ms19: Plan, tmp_path: Path) -> None:
    write_folder(ms19, tmp_path / "ms19")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert_refused(
        run("export", tmp_path / "ms19/plan.json", "--to", "kml", "--out", pipe), 2, "no plain file"
    )
    assert pipe.is_fifo()


def test_a_link_is_followed_and_stays_a_link(run: Run, ms19: Plan, tmp_path: Path) -> None:
    write_folder(ms19, tmp_path / "ms19")
    file, link = tmp_path / "archive.kml", tmp_path / "latest.kml"
    file.write_text("old")
    link.symlink_to(file)
    assert run("export", tmp_path / "ms19/plan.json", "--to", "kml", "--out", link).code == 0
    assert link.is_symlink()
    assert file.read_text().startswith("<?xml")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["archive.kml", "latest.kml", "ms19"]


def test_a_plan_is_a_file_and_rests_on_its_own_data(run: Run, ms19: Plan, tle: Path, tmp_path: Path) -> None:
    write_folder(ms19, tmp_path / "ms19")
    ran = run("export", tmp_path / "ms19", "--to", "kml")
    assert_refused(ran, 2, "plan: ", "is a folder; name the plan.json in it")
    ran = run("export", tmp_path / "ms19/plan.json", "--to", "kml", "--elements", tle)
    assert_refused(ran, 2, "elements: have no part in a plan that is made; leave them out")


def test_a_plan_of_three_gigabytes_is_not_read(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "plan.json"
    with huge.open("wb") as file:
        file.truncate(3_000_000_000)
    assert_refused(run("export", huge, "--to", "kml"), 2, "has 3000000000 bytes, more than a plan has")


@pytest.mark.parametrize("option", ["port", "launcher", "pad"])
def test_an_empty_name_is_not_taken_for_none(windows: Callable[..., Ran], option: str) -> None:
    assert_refused(windows(**{option: ""}), 2, f"--{option}: is empty; give a value, or leave it out")


@pytest.mark.parametrize("option", ["--flights", "--elements", "--ephemerides"])
def test_an_empty_file_name_is_not_the_projects_own_file(run: Run, option: str) -> None:
    assert_refused(run("flown", "--planned", option, ""), 2, f"{option}: is empty")


@pytest.mark.parametrize("name", ["nowhere.tle", "/dev/null", "empty.tle"])
def test_element_sets_for_flown_flights_that_cannot_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.tle").touch()
    assert_refused(run("flown", "--elements", name), 2, name, "element sets")


def test_station_data_for_a_station_that_is_only_planned(windows: Callable[..., Ran]) -> None:
    says = "elements: the station is not in orbit yet; leave elements out"
    assert_refused(windows(station="ros-51"), 2, says)


def test_what_is_asked_is_not_repeated_at_any_length(run: Run, windows: Callable[..., Ran]) -> None:
    for ran in (
        windows(**{"from": "9" * 100_000}),
        run("plan", "x" * 100_000),
        run("catalog", "x" * 100_000),
    ):
        assert_refused(ran, 2)
        assert len(ran.err) < 3000


@pytest.mark.parametrize("text", ["a" * 100_000 + " = 1", "\n".join(f"key{i} = 1" for i in range(5000))])
def test_keys_of_a_file_are_not_repeated_at_any_length_or_number(
    plan: Callable[..., Ran], tmp_path: Path, text: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    ran = plan(file)
    assert_refused(ran, 2, "vehicle: is missing; also wrong: ")
    assert len(ran.err) < 2000


def test_a_season_chart_of_another_ending(run: Run) -> None:
    ran = run("windows", "--vehicle", "soyuz-ms", "--from", "2021-10-05", "--out", "season.doc")
    assert_refused(ran, 2, "out: 'season.doc' ends in neither .png nor .svg")


@pytest.mark.parametrize("address", ["http://[::1", "http://", "http://x:port/", "nonsense"])
def test_a_server_s_address_that_is_none(
    plan: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("EXPEDITION_CELESTRAK_URL", address)
    ran = plan("soyuz-ms-19", "--elements", "live")
    assert_refused(ran, 2, "EXPEDITION_CELESTRAK_URL: ", "is not a web address")


def test_a_zip_in_the_place_of_a_plan_or_of_station_data(
    plan_with: Callable[..., Ran], run: Run, tmp_path: Path
) -> None:
    packed = b"PK\x03\x04" + bytes(100)
    assert_refused(plan_with(packed), 2, "is a ZIP archive; unpack it, and name the file in it")
    (tmp_path / "plan.json").write_bytes(packed)
    assert_refused(run("export", tmp_path / "plan.json", "--to", "ics"), 2, "is a ZIP archive")


def test_a_zip_in_the_place_of_any_other_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    for ask in (
        ("plan", "mine.zip"),
        ("plan", tmp_path / "mine.zip"),
        ("plan", "soyuz-ms-19", "--trajectory", "mine.zip"),
        ("export", "mine.zip", "--to", "ics"),
        ("dossier", "mine.zip", "--out", "x.html"),
        ("flown", "--flights", "mine.zip"),
        ("flown", "--returns", "--flights", "mine.zip"),
        ("read", "mine.zip"),
        ("launches", "mine.zip"),
        ("whatif", "campaign", "mine.zip"),
    ):
        assert_refused(run(*ask), 2, "is a ZIP archive")


def test_a_file_of_another_ending_is_no_flight(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text("vehicle: soyuz-ms")
    assert_refused(run("plan", "mine.yaml"), 2, "neither a flight's name nor a file that ends in .toml")
    assert_refused(run("plan", "mime.yaml"), 2, "no flight is called 'mime.yaml'")
    # The catalogue's name stands before a file that happens to have it.
    (tmp_path / "ns-16").write_text("something")
    assert run("plan", "ns-16").code == 0


def test_a_plan_with_a_mark_of_its_byte_order_is_read(ms19: Plan, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(ms19.to_json(), encoding="utf-8-sig")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert Plan.read(file) == ms19
    assert Plan.from_json("\ufeff" + ms19.to_json()) == ms19


def test_a_full_disk_names_the_file(
    run: Run, ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(ms19, tmp_path)
    synced = os.fsync
    count = 0

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count == 2:
            raise OSError(28, "No space left on device")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"timeline\.csv cannot be written: No space left on device"):
        write_folder(ms19, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr(os, "fsync", lambda _: full(0) if count == 1 else full(-1))
    count = 1
    ran = run("export", tmp_path / "plan.json", "--to", "ics", "--out", tmp_path / "a.ics")
    assert_refused(ran, 2, "a.ics cannot be written: No space left on device")


WRONG: list[tuple[str, Any]] = [
    ("start", "2021-10-05"),
    ("start", datetime(2021, 10, 5).date()),
    ("start", None),
    ("days", "3"),
    ("days", None),
    ("days", True),
    ("profile", ()),
    ("profile", {}),
    ("profile", 2.5),
    ("elements", 3),
    ("elements", [3]),
    ("elements", [(1, 2)]),
    ("elements", b"x"),
    ("port", 3),
    ("pad", 3),
    ("catalogue", "x"),
    ("allow_stale", "no"),
    ("allow_stale", 3),
    ("allow_stale", None),
    ("launcher", []),
    ("launcher", ""),
    ("port", ""),
    ("port", []),
    ("recovery", ""),
    ("recovery", 3),
    ("recovery", "by hand"),
]


@pytest.mark.parametrize(("field", "value"), WRONG, ids=[f"{field}-{value!r:.12}" for field, value in WRONG])
def test_an_argument_of_a_wrong_type_is_named(tle: Path, field: str, value: Any) -> None:
    right = {"start": datetime(2021, 10, 5, tzinfo=UTC), "days": 1, "elements": tle, "pad": "baikonur-31"}
    with pytest.raises(InputError) as refused:
        find_windows("soyuz-ms", **{**right, field: value})
    assert refused.value.field == field


WRONG_IN_WHAT_IFS: list[tuple[Callable[..., Any], str, str, Any]] = [
    (make_plan, "ns-16", "allow_stale", "yes"),
    (make_plan, "ns-16", "keep", 1),
    (expedition.flown, "", "allow_stale", "yes"),
    (expedition.slip, "ns-16", "days", "3"),
    (expedition.slip, "ns-16", "days", 2.5),
    (expedition.slip, "ns-16", "allow_stale", "yes"),
    (expedition.slip, "ns-16", "workers", "2"),
    (expedition.slip, "ns-16", "scheduler", 3),
    (expedition.missed, "soyuz-ms-19", "share", 0.5),
    (expedition.missed, "soyuz-ms-19", "share", ["0.5"]),
    (expedition.dispersions, "ns-16", "samples", "100"),
    (expedition.dispersions, "ns-16", "until", "0.1"),
    (expedition.dispersions, "ns-16", "direct", None),
    (expedition.data_age, "soyuz-ms-19", "days", 3),
    (expedition.data_age, "soyuz-ms-19", "samples", 2.0),
    (expedition.campaign, "x.toml", "samples", "100"),
]


@pytest.mark.parametrize(
    ("call", "flight", "field", "value"),
    WRONG_IN_WHAT_IFS,
    ids=[f"{call.__name__}-{field}-{value!r:.12}" for call, _, field, value in WRONG_IN_WHAT_IFS],
)
def test_an_argument_of_another_function_is_named_too(
    call: Callable[..., Any], flight: str, field: str, value: Any
) -> None:
    given = {"share": "shares"}.get(field, field)
    with pytest.raises(InputError) as refused:
        call(*[flight] * bool(flight), **{given: value})
    assert refused.value.field == field


@pytest.mark.parametrize("value", [3, None, object(), []], ids=["number", "nothing", "object", "list"])
def test_what_is_no_name_and_no_file_is_refused(value: Any) -> None:
    for call, field in (
        (make_plan, "flight"),
        (Plan.read, "plan"),
        (Plan.from_json, "plan"),
        (Flight.from_toml, "flight"),
        (Flight.resolve, "flight"),
        (Flight.named, "flight"),
        (named_format, "to"),
        (read_flights, "flights"),
    ):
        with pytest.raises(InputError) as refused:
            call(value)
        assert refused.value.field == field
