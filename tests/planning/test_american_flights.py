"""American flights of the catalogue, planned from pad to port as a user plans them."""

import pytest

from expedition.planning.planner import plan
from expedition.space.time import parse_utc
from tests.planned import planned_once

pytestmark = pytest.mark.slow

# Lift-off against the flown one, s; STS-135 against the middle of its window, from data put together.
FLIGHTS = {
    "crew-dragon-demo-2": ("2020-05-30T19:22:45Z", 25.0),
    "starliner-cft": ("2024-06-05T14:52:15Z", 30.0),
    "dragon-crs-22": ("2021-06-03T17:29:15Z", 60.0),
    "sts-135": ("2011-07-08T15:26:46Z", 300.0),
}
BURNS = {
    "crew-dragon-demo-2": ["Phase", "Boost", "Close", "Transfer", "Coelliptic", "approach initiation"],
    "dragon-crs-22": ["Phase", "Boost", "Close", "Transfer", "Coelliptic", "approach initiation"],
    "starliner-cft": ["Insertion", "Phasing", "Height", "Coelliptic", "Arrival", "approach initiation"],
    "sts-135": ["OMS-2", "NC1", "NC2", "NH", "NC3", "NSR", "TI"],
}


@pytest.fixture(scope="module")
def planned():
    return planned_once


@pytest.mark.parametrize("name", FLIGHTS)
def test_lifts_off_when_it_flew_and_breaks_no_rule(planned, name):
    found = planned(name)
    utc, within_s = FLIGHTS[name]
    assert abs(parse_utc(found.liftoff_utc) - parse_utc(utc)) < within_s
    assert [check.name for check in found.checks if not check.ok] == []
    assert [burn.name for burn in found.burns][: len(BURNS[name])] == BURNS[name]


def events_of(found):
    return {event.name: event.met_s for event in found.events}


def test_demo_2_docks_when_it_did_by_way_of_its_waypoints(planned):
    found = planned("crew-dragon-demo-2")
    assert abs(parse_utc(found.docking_utc) - parse_utc("2020-05-31T14:16:00Z")) < 3600.0
    met = events_of(found)
    ranges = {event.name: event.range_km for event in found.events}
    assert ranges["Approach initiation"] == pytest.approx(7.5, abs=0.2)
    assert ranges["Waypoint 0"] == pytest.approx(0.4, abs=0.01)
    assert met["Approach initiation"] < met["Waypoint 0"] < met["Waypoint 1"] < met["Waypoint 2"]
    assert met["Contact"] - met["Approach initiation"] == pytest.approx(5700.0, abs=600.0)


def test_the_shuttle_turns_over_below_the_station(planned):
    met = events_of(planned("sts-135"))
    before_contact = met["Contact"] - met["R-bar pitch manoeuvre"]
    assert 55.0 * 60.0 < before_contact < 75.0 * 60.0
    oms_2 = next(burn for burn in planned("sts-135").burns if burn.name == "OMS-2")
    assert 33.0 * 60.0 < oms_2.met_s < 40.0 * 60.0
    assert planned("sts-135").insertion.perigee_km == pytest.approx(57.0, abs=1.0)


def test_the_shuttles_window_is_the_one_that_it_steers(planned):
    """NASA's: 15:21:46 to 15:31:46."""
    window = planned("sts-135").window
    opens, closes = parse_utc(window.open_utc), parse_utc(window.close_utc)
    assert 540.0 < closes - opens < 720.0
    assert opens < parse_utc("2011-07-08T15:29:04Z") < closes


def test_starliner_makes_its_own_way_into_orbit(planned):
    found = planned("starliner-cft")
    insertion = next(burn for burn in found.burns if burn.name == "Insertion")
    assert found.insertion.perigee_km == pytest.approx(73.0, abs=1.0)
    assert insertion.met_s == pytest.approx(31.0 * 60.0, abs=180.0)
    assert insertion.perigee_km > 110.0


def test_dragon_may_take_a_day_more(planned):
    from expedition import Flight

    asked = Flight.named("crew-dragon-demo-2").model_dump(exclude={"elements_file"})
    later = plan(Flight(**{**asked, "profile": "dragon-day-2"}))
    assert all(check.ok for check in later.checks)
    assert parse_utc(later.docking_utc) - parse_utc(planned("crew-dragon-demo-2").docking_utc) > 40000.0
