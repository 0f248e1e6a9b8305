"""The planned record: predictions from what was known when the plan was published."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from expedition.errors import InputError
from expedition.record.flights import read_flights
from expedition.record.planned import ephemeris_file, planned, read_plans
from expedition.space.time import parse_utc

PLANS = read_plans()
(MS_18,) = [
    one for one in PLANS if one.event == "79P Launch" and one.ephemeris_created > parse_utc("2021-10-20")
]


def test_a_prediction_comes_near_the_plan():
    (found,) = planned([MS_18])
    assert abs(found.liftoff_error_s) < 15.0
    assert abs(found.docking_error_s) < 600.0
    assert (found.orbits, found.profile_chosen, found.launcher) == (34, False, "Soyuz-2-1A")
    assert found.ephemeris_liftoff_error_s is None


def test_only_sets_older_than_the_ephemeris_are_used():
    (found,) = planned([MS_18])
    epoch = found.predicted_liftoff - 3600.0 * found.elements_age_h
    assert epoch <= MS_18.ephemeris_created


def test_predictions_stand_still_when_the_planned_times_move():
    # Lift-off was planned half a minute past midnight: later on the same day.
    (true,) = planned([MS_18])
    (found,) = planned([replace(MS_18, liftoff=MS_18.liftoff + 3600.0, docking=MS_18.docking - 500.0)])
    assert found.predicted_liftoff == true.predicted_liftoff
    assert found.predicted_docking == true.predicted_docking


def test_days_that_never_flew_are_predicted():
    crew_3 = [one for one in PLANS if one.flight == "Crew-3"]
    assert len({int(one.liftoff // 86400) for one in crew_3}) == 3
    (found,) = planned(crew_3[-1:])
    assert abs(found.liftoff_error_s) < 60.0
    assert found.flown_liftoff - found.planned_liftoff > 7 * 86400.0
    assert found.profile_chosen
    # A revolution later than NASA planned it: this crew was to settle sooner than others do.
    assert abs(found.docking_error_s) < 5570.0


def test_what_cannot_be_predicted_says_why():
    (unknown,) = planned([replace(MS_18, flight="Soyuz MS-99")])
    assert "no flight" in unknown.not_predicted
    (early,) = planned([replace(MS_18, ephemeris_created=parse_utc("1999-01-01"))])
    assert "element set" in early.not_predicted
    assert early.predicted_liftoff is None


def test_every_plan_is_of_a_flight_of_the_record():
    assert {one.flight for one in PLANS} <= {one.flight for one in read_flights()}


def test_an_ephemeris_is_found_by_the_day_it_was_made(tmp_path):
    assert ephemeris_file(tmp_path, parse_utc("2021-10-01T17:27:25Z")).name == "iss-2021-10-01.oem.xml.gz"
    # None there: the element sets alone.
    (found,) = planned([MS_18], oem_folder=tmp_path)
    assert found.ephemeris_predicted_liftoff is None
    with pytest.raises(InputError, match="not a folder"):
        planned([MS_18], oem_folder=tmp_path / "nowhere")


def test_from_the_ephemeris_itself(shared):
    rows = [one for one in PLANS if one.event == "66S Launch"]
    (found,) = planned(rows, oem_folder=shared / "data" / "oem")
    assert abs(found.ephemeris_liftoff_error_s) < 5.0
    assert abs(found.ephemeris_docking_error_s) < 300.0


def test_the_command_prints_json_for_programs():
    command = [str(Path(sys.executable).with_name("expedition")), "flown", "--planned", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert len(found) == len(PLANS)
    assert {"flight", "planned_liftoff_utc", "liftoff_error_s", "ephemeris_liftoff_error_s"} <= set(found[0])


def test_ephemerides_go_with_planned(tmp_path):
    command = [str(Path(sys.executable).with_name("expedition")), "flown", "--ephemerides", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "--planned" in done.stderr
