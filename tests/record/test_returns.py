"""The flown returns: asked by day and zone alone, they come home in the pass that was flown."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from expedition import Flight, plan
from expedition.catalog import DEFAULT
from expedition.errors import InputError
from expedition.record.flights import OWN_ELEMENTS
from expedition.record.returns import OWN_RETURN_ELEMENTS, FlownReturn, apart_km, read_returns, returns
from expedition.space.time import parse_utc, to_datetime

HEADS = "flight,vehicle,station,landing_utc,zone\n"


def named(*names: str) -> list[FlownReturn]:
    return [row for row in read_returns() if row.flight in names]


@pytest.mark.parametrize(
    ("name", "within_s"),
    [
        # By night; the first of two chances of its day.
        ("Soyuz TM-34", 120.0),
        ("STS-100", 120.0),
        # An aim moved to the very edge of the reach, which rounding once put outside of it.
        ("Soyuz TMA-18", 600.0),
        # 150 km to the side of the station's track, further than an entry is steered.
        ("CFT", 120.0),
        # Another station, two weeks after its elements; Xinhua tells the minute.
        ("Shenzhou-21", 180.0),
    ],
)
def test_a_return_asked_by_day_and_zone_lands_in_the_pass_that_was_flown(name: str, within_s: float) -> None:
    (found,) = returns(named(name))
    assert found.not_predicted == ""
    assert found.landing_error_s == pytest.approx(0.0, abs=within_s)


@pytest.mark.parametrize(
    ("name", "landing_utc", "within_s"),
    [
        # Two weeks after its elements; its aim is at the edge of the reach, and the flown orbit passes farther aside.
        ("Dragon C2", "2012-05-31T15:42:00Z", 300.0),
        ("Dragon CRS-2", "2013-03-26T16:34:00Z", 300.0),
        ("Dragon CRS-12", "2017-09-17T14:14:00Z", 300.0),
        # Half a thousand kilometres aside.
        ("Dragon CRS-20", "2020-04-07T18:50:00Z", 600.0),
    ],
)
def test_dragon_1_is_let_go_by_day_and_comes_down_that_morning(
    name: str, landing_utc: str, within_s: float
) -> None:
    """Landings recalled to the minute; by night the same track leads to the zone eight hours earlier."""
    row = FlownReturn(name, "cargo-dragon-1", "iss", parse_utc(landing_utc), "pacific-baja")
    (found,) = returns([row], OWN_ELEMENTS)
    assert found.not_predicted == ""
    assert found.landing_error_s == pytest.approx(0.0, abs=within_s)


@pytest.mark.parametrize("name", ["STS-102", "STS-105"])
def test_a_landing_waved_off_comes_down_at_the_next_chance_that_the_plan_names(name: str) -> None:
    """Both were waved off once for weather at Kennedy, and landed there a revolution later."""
    (row,) = named(name)
    asked = Flight(
        name="home",
        vehicle=row.vehicle,
        begins="port",
        station=row.station,
        landing_date=to_datetime(row.landing).date(),
        landing_zone=row.zone,
    )
    home = plan(asked, elements=OWN_RETURN_ELEMENTS).way_home
    assert home is not None
    (next_one, *_) = [one for one in home.backups if one.zone == row.zone]
    assert parse_utc(next_one.landing_utc) == pytest.approx(row.landing, abs=1200.0)


def test_a_prediction_knows_nothing_of_the_flown_times() -> None:
    (row,) = named("Soyuz MS-25")
    assert row.undocking is not None
    moved = replace(row, landing=row.landing - 7000.0, undocking=row.undocking - 90000.0)
    (found,), (other,) = returns([row]), returns([moved])
    assert found.landing_error_s == pytest.approx(0.0, abs=90.0)
    assert found.predicted_landing == other.predicted_landing
    assert other.right_revolution is False


def test_what_was_learned_of_the_zone_is_taken_from_the_other_ships() -> None:
    """Left out, a Dragon's error is what it would be had only the others been looked at."""
    one, two = returns(named("Crew-9", "Ax-4"))
    phasing = DEFAULT.ship("crew-dragon").wanted_descent().departure.phasing
    assert phasing is not None
    assert one.landing_error_s is not None
    assert two.landing_error_s is not None
    # One after 16 h of phasing, one on its way south.
    assert abs(one.landing_error_s) < 180.0
    assert abs(two.landing_error_s) < 180.0
    assert one.left_out_error_s == pytest.approx(one.landing_error_s - two.landing_error_s)


def test_the_record_names_zones_and_ships_of_the_catalogue() -> None:
    rows = read_returns()
    assert len(rows) > 100
    for row in rows:
        assert row.zone in DEFAULT.ship(row.vehicle).wanted_descent().zones
        assert row.undocking is None or row.undocking < row.landing


def test_places_are_held_against_where_capsules_came_down() -> None:
    known = {row.flight: row.place_deg for row in read_returns() if row.place_deg is not None}
    assert len(known) > 12
    assert apart_km((47.0, 69.0), (47.0, 70.0)) == pytest.approx(76.1, abs=0.2)
    (found,) = returns(named("Soyuz MS-07"))
    assert found.place_error_km is not None
    assert 1.0 < found.place_error_km < 15.0
    assert found.to_dict()["flown_latitude_deg"] == known["Soyuz MS-07"][0]


def test_a_return_without_data_says_so_and_stops_nothing() -> None:
    (found,) = returns(named("Soyuz TMA-9"), OWN_RETURN_ELEMENTS)
    assert "days old" in found.not_predicted
    assert found.landing_error_s is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADS, "no return below them"),
        ("flight,vehicle\nx,y\n", "lacks the columns station, landing_utc, zone"),
        (HEADS + "x,soyuz-ms,iss,,zhezkazgan\n", "landing_utc: is empty"),
        (HEADS + "x,soyuz-ms,iss,soon,zhezkazgan\n", "landing_utc"),
        (
            HEADS.replace("\n", ",landing_latitude_deg,landing_longitude_deg\n")
            + "x,soyuz-ms,iss,2024-09-23T11:59:03Z,zhezkazgan,47.4,east\n",
            "is no place; give degrees",
        ),
    ],
)
def test_a_record_that_cannot_be_read_is_refused(tmp_path, text: str, said: str) -> None:
    file = tmp_path / "returns.csv"
    file.write_text(text)
    with pytest.raises(InputError, match=said):
        read_returns(file)


def test_the_command_prints_what_was_compared(tmp_path) -> None:
    file = tmp_path / "returns.csv"
    file.write_text(HEADS + "MS-25,soyuz-ms,iss,2024-09-23T11:59:03Z,zhezkazgan\n")
    command = [sys.executable, "-m", "expedition", "flown", "--returns", "--flights", str(file)]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    (row,) = json.loads(done.stdout)
    assert row["right_revolution"]
    refused = subprocess.run([*command, "--planned"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "--returns" in refused.stderr
