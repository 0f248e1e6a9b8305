"""`expedition watch` as its users run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from expedition import Plan
from expedition.space.time import parse_utc

from .conftest import Run


@pytest.fixture(scope="module")
def planned(ms19: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("watch") / "plan.json"
    file.write_text(ms19.to_json())
    return file


def test_places_are_told_one_after_the_other_with_a_map(run: Run, planned: Path, tmp_path: Path) -> None:
    ran = run(
        "watch", planned, "--at", "Almaty", "--at", "-33.9,151.2", "--days", 1, "--out", tmp_path / "m.svg"
    )
    assert ran.code == 0
    assert ran.out.index("Almaty, Kazakhstan") < ran.out.index("-33.9,151.2 (33.900° S")
    assert "clock of Australia/Sydney" in ran.out
    assert "stays below the horizon" in ran.out
    assert (tmp_path / "m.svg").read_bytes().startswith(b"<?xml")


def test_json_is_in_utc_and_says_what_the_table_says(run: Run, planned: Path) -> None:
    ran = run("watch", planned, "--at", "Almaty", "--days", 1, "--tz", "UTC", "--json")
    assert ran.code == 0
    answer = json.loads(ran.out)
    assert answer["schema"] == "expedition-watch/1"
    (place,) = answer["places"]
    first = place["launch"]["in_sight"]["first"]
    assert parse_utc(first["utc"]) - parse_utc(answer["liftoff_utc"]) == pytest.approx(
        first["met_s"], abs=0.2
    )
    table = run("watch", planned, "--at", "Almaty", "--days", 1, "--tz", "UTC").out
    shown = [one for one in place["passes"] if one["seen"] or one["culmination"]["utc"] <= answer["end_utc"]]
    assert shown
    assert table.count("no: daylight") == sum(one["why_not"] == "daylight" for one in shown)


def test_the_station_flies_over_the_pad_as_the_rocket_leaves_it(run: Run, planned: Path) -> None:
    """Soyuz MS-19 docked after two orbits: the station was nearly over Baikonur at lift-off."""
    ran = run("watch", planned, "--at", "45.92,63.34", "--days", 0, "--json")
    answer = json.loads(ran.out)
    first = next(one for one in answer["places"][0]["passes"] if one["body"] == "station")
    assert abs(parse_utc(first["culmination"]["utc"]) - parse_utc(answer["liftoff_utc"])) < 120.0
    assert first["culmination"]["elevation_deg"] > 70.0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--at", "Almty"), "did you mean"),
        (("--at", ""), "at"),
        (("--at", "95,0"), "latitude runs"),
        ((), "--at"),
        (("--at", "Almaty", "--days", "-1"), "0 to 60"),
        (("--at", "Almaty", "--days", "nan"), "0 to 60"),
        (("--at", "Almaty", "--tz", "Mars/Olympus"), "Europe/Moscow"),
        (("--at", "Almaty", "--tz", "../../etc/passwd"), "Europe/Moscow"),
        (("--at", "Almaty", "--out", "map.pdf"), "neither .png nor .svg"),
    ],
)
def test_wrong_input_is_told_in_one_line(run: Run, planned: Path, wrong: tuple[str, ...], said: str) -> None:
    ran = run("watch", planned, *wrong)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
