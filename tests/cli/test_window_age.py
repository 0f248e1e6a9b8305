"""Windows from old data: how old they are is said, and what they cannot tell is not offered."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from expedition import Flight, plan, windows
from expedition.figures.season import season
from expedition.record.flights import OWN_ELEMENTS
from expedition.space.time import parse_utc, to_datetime
from expedition.station.elements import ElementSet
from expedition.station.source import PHASE_KNOWN_DAYS

from .conftest import Run

ASK = ("--vehicle", "soyuz-ms", "--pad", "baikonur-31", "--profile", "2")
# Against the plan of the same day and data, days old: SGP4 and all forces part by seconds.
SAME_S = 3.0


def test_fresh_data_are_no_matter_for_a_note(run: Run, tle: Path) -> None:
    ran = run("windows", *ASK, "--from", "2021-10-05", "--days", 3, "--elements", tle)
    assert "0.5 days old at the first lift-off, 2.5 at the last" in ran.out
    assert ran.err == "3 opportunities, 1 with an open profile\n"
    assert run("windows", *ASK, "--from", "2021-10-05", "--elements", tle, "--json", "--days", 3).err == ""


def test_old_data_say_their_age_in_the_table_and_beside_json(run: Run, tle: Path) -> None:
    ask = ("windows", *ASK, "--from", "2021-10-08", "--days", 9, "--elements", tle)
    ran = run(*ask)
    assert ran.code == 0
    assert "Station data of 2021-10-0" in ran.out
    assert ran.out.count("plane only") == ran.out.count(" ? ") > 3
    assert "past 5 days the plane is known, the number of orbits is not" in ran.err
    as_json = run(*ask, "--json")
    assert "days old at the first lift-off" in as_json.err
    found = json.loads(as_json.out)
    assert isinstance(found, list)
    assert {one["phase_known"] for one in found} == {True, False}
    for one in found:
        assert one["phase_known"] == (one["age_days"] <= PHASE_KNOWN_DAYS)
    known = sum(one["phase_known"] and any(p["feasible"] for p in one["profiles"]) for one in found)
    assert f"9 opportunities, {known} with an open profile" in ran.err


def test_what_windows_offer_is_planned_as_it_stands(sets: list[ElementSet]) -> None:
    begin = datetime(2021, 10, 5, tzinfo=UTC)
    old = max((one for one in sets if to_datetime(one.epoch) < begin), key=lambda one: one.epoch)
    found = windows("soyuz-ms", pad="baikonur-31", profile=2, start=begin, days=14, elements=[old])
    offered = [one for one in found if one.phase_known and one.chosen]
    assert len(offered) >= 2
    for one in offered:
        assert one.chosen is not None
        asked = Flight(
            name="offered",
            vehicle="soyuz-ms",
            pad="baikonur-31",
            station="iss",
            profile=2,
            date=one.liftoff_utc.date(),
        )
        flown = plan(asked, elements=[old])
        assert abs(parse_utc(flown.zero_utc) - one.chosen.liftoff) < SAME_S


def test_a_day_on_which_the_sun_stands_too_high_is_not_offered() -> None:
    """On 8 August 2000 it stood 64° above the plane of the station; a docked Shuttle bears 60°."""
    found = windows(
        "shuttle",
        pad="ksc-39a",
        port="pma-2",
        start=datetime(2000, 8, 6, tzinfo=UTC),
        days=1,
        elements=OWN_ELEMENTS,
        allow_stale=True,
    )
    assert found
    assert [one.chosen for one in found] == [None] * len(found)
    assert any("beta cut-out" in option.reason for one in found for option in one.options)


def test_a_planned_station_has_no_data_to_be_old(run: Run) -> None:
    ask = ("windows", "--vehicle", "soyuz-ms", "--station", "ros-51", "--pad", "baikonur-31", "--days", 2)
    ran = run(*ask, "--from", "2030-01-01")
    if ran.code == 0 and "opportunities" in ran.err:
        assert "a planned orbit, its phase assumed" in ran.out
        assert "plane only" not in ran.out


@pytest.mark.parametrize("days", [3, 20])
def test_the_chart_of_a_season_marks_what_is_not_known(sets: list[ElementSet], days: int) -> None:
    start = to_datetime(sets[0].epoch) + timedelta(hours=1)
    found = windows("soyuz-ms", pad="baikonur-31", start=start, days=days, elements=[sets[0]])
    figure = season(found)
    words = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert ("phase not known" in words) is (days == 20)
