"""The command that reads announcements: tables for people, JSON for programs, a request for the planner."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from .conftest import Run

TEXT = (
    "BAIKONUR, October 4, 2021. - Anton Shkaplerov, Yulia Peresild and Klim Shipenko will ride Soyuz MS-19 to the "
    "station tomorrow. Lift-off from Site 31 is at 11:55 Moscow time on October 5.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_is_read_for_programs(run: Run, file: Path) -> None:
    ran = run("read", file, "--json")
    assert ran.code == 0
    answer = json.loads(ran.out)
    (flight,) = answer["flights"]
    assert (flight["flight"], flight["liftoff_utc"]) == ("Soyuz MS-19", "2021-10-05T08:55:00Z")
    assert 'vehicle = "soyuz-ms"' in flight["request"]


def test_a_text_is_read_for_people(run: Run, file: Path) -> None:
    ran = run("read", file)
    assert ran.code == 0
    assert "Soyuz MS-19" in ran.out
    assert "08:55" in ran.out
    assert "Klim Shipenko" in ran.out


def test_the_flight_is_written_for_the_planner(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "flight.toml"
    ran = run("read", file, "--out", out)
    assert ran.code == 0
    assert 'name = "soyuz-ms-19"' in out.read_text(encoding="utf-8")
    assert "--elements" not in ran.err


@pytest.mark.parametrize(
    ("day", "given"),
    [
        (date(2022, 10, 5), "--elements FILE, element sets of iss of the days before 2022-10-05"),
        (datetime.now(UTC).date() + timedelta(days=40), "--elements live"),
    ],
)
def test_which_station_data_a_written_flight_needs_is_said(
    run: Run, tmp_path: Path, day: date, given: str
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        f"A Crew Dragon is to lift off from Kennedy's pad 39A on {day:%B} {day.day}, {day.year} for the International "
        "Space Station, with four people aboard.",
        encoding="utf-8",
    )
    ran = run("read", text, "--out", tmp_path / "flight.toml")
    assert ran.code == 0
    assert given in ran.err


def test_a_text_that_announces_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "yacht.txt"
    text.write_text("The yacht was sold on Tuesday.", encoding="utf-8")
    ran = run("read", text, "--out", tmp_path / "flight.toml")
    assert ran.code == 2
    assert "announces none" in ran.err
    assert not (tmp_path / "flight.toml").exists()


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "\x00"])
def test_what_is_no_file_is_refused(run: Run, name: str) -> None:
    ran = run("read", name)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "binary.dat"
    path.write_bytes(bytes(range(256)) * 20)
    ran = run("read", path)
    assert ran.code == 2
    assert "binary" in ran.err
