"""Windows as launchers have them: where in them the lift-off named beforehand stands, and what steering costs."""

from __future__ import annotations

from datetime import date

import pytest

from expedition import Flight, plan
from expedition.catalog import DEFAULT
from expedition.errors import InputError
from expedition.plans.plan import Plan
from expedition.plans.words import words
from expedition.record.flights import OWN_ELEMENTS, read_flights
from expedition.record.flown import flown
from expedition.record.full import full_plans
from expedition.record.returns import OWN_RETURN_ELEMENTS
from expedition.space.time import parse_utc

from ..slow import slow_but


@pytest.fixture(scope="module")
def cygnus() -> Plan:
    asked = Flight(name="ng", vehicle="cygnus", pad="wallops-0a", station="iss", date=date(2021, 8, 10))
    return plan(asked, elements=OWN_ELEMENTS)


def test_antares_is_named_for_the_opening_of_its_window(cygnus: Plan) -> None:
    """NG-16: named for 17:56 EDT, left at the end of five minutes; the plane is in their middle."""
    window = cygnus.window
    assert window is not None
    announced = window.announced
    assert announced is not None
    opens, closes = parse_utc(announced.opens_utc), parse_utc(announced.closes_utc)
    assert closes - opens == pytest.approx(300.0, abs=0.01)
    assert parse_utc(cygnus.zero_utc) == pytest.approx(opens, abs=0.01)
    assert (announced.zero, announced.recycles) == ("opening", True)
    assert window.in_plane_utc is not None
    assert parse_utc(window.in_plane_utc) - opens == pytest.approx(150.0, abs=0.01)
    assert opens == pytest.approx(parse_utc("2021-08-10T21:56:05Z"), abs=5.0)


def test_steering_into_the_plane_takes_propellant_and_leaves_the_ship_alone(cygnus: Plan) -> None:
    window = cygnus.window
    assert window is not None
    assert window.steering_kg is not None
    assert 0.0 < window.steering_kg < 200.0
    assert window.slip_dv_mps is None
    assert all(check.ok for check in cygnus.checks)
    said = {one.question: one.answer for one in words(cygnus).summary}
    assert "the launcher steers there" in said["Off the plane"]
    assert "its opening" in said["Window"]


@pytest.mark.parametrize(
    ("day", "liftoff"),
    slow_but(
        [(date(2015, 12, 6), "2015-12-06T21:44:57Z"), (date(2017, 4, 18), "2017-04-18T15:11:26Z")],
        date(2017, 4, 18),
    ),
)
def test_cygnus_on_atlas_leaves_at_the_opening_of_half_an_hour(day: date, liftoff: str) -> None:
    """OA-4 and OA-7, from elements of 1.5 and 9 days before; where the plane is in the window is learned from them."""
    asked = Flight(
        name="oa", vehicle="cygnus", launcher="atlas-v-401", pad="ccsfs-41", station="iss", date=day
    )
    found = plan(asked, elements=OWN_RETURN_ELEMENTS)
    assert parse_utc(found.zero_utc) == pytest.approx(parse_utc(liftoff), abs=20.0)
    assert found.window is not None
    assert found.window.announced is not None
    opens, closes = (
        parse_utc(t) for t in (found.window.announced.opens_utc, found.window.announced.closes_utc)
    )
    assert closes - opens == pytest.approx(1800.0, abs=0.01)


def _crs_9(**at: str) -> Plan:
    asked = Flight(
        name="crs",
        vehicle="cargo-dragon-1",
        pad="ccsfs-40",
        station="iss",
        date=date(2016, 7, 18),
        recovery="launch site",
        **at,
    )
    return plan(asked, elements=OWN_ELEMENTS)


def test_a_ship_whose_burns_all_come_half_revolutions_apart_is_planned() -> None:
    found = _crs_9()
    assert all(check.ok for check in found.checks)
    assert found.dv_total_mps < 120.0
    assert parse_utc(found.zero_utc) == pytest.approx(parse_utc("2016-07-18T04:45:29Z"), abs=90.0)


def test_burns_half_revolutions_apart_still_turn_the_plane() -> None:
    """All slots of CRS-9 lie on one line through the Earth: one between mends what lies across, at a late lift-off."""
    found = _crs_9(earliest_utc="2016-07-18T04:46:10Z", latest_utc="2016-07-18T04:46:11Z")
    assert "Plane" in [burn.name for burn in found.burns]
    assert all(check.ok for check in found.checks)


def test_a_launcher_without_a_window_has_one_instant_and_says_so(cygnus: Plan, ms19: Plan) -> None:
    for made, told in ((ms19, True), (cygnus, False)):
        said = {one.question: one.answer for one in words(made).summary}
        assert ("one instant" in said["If it slips"]) is told
        assert ("Window" in said) is not told


def test_the_record_is_held_against_the_lift_off_named_beforehand() -> None:
    """Both flights of Antares left at the end of their window, and say so."""
    rows = [row for row in read_flights() if row.vehicle == "cygnus"]
    for row, found in zip(rows, flown(rows), strict=True):
        assert row.planned_liftoff is not None
        assert row.liftoff - row.planned_liftoff == pytest.approx(300.0)
        assert "end of its window" in found.left_elsewhere
        assert found.liftoff_error_s is not None
        assert found.predicted_liftoff is not None
        assert found.liftoff_error_s == pytest.approx(found.predicted_liftoff - row.planned_liftoff)
        assert abs(found.liftoff_error_s) < 40.0


def test_a_second_passage_of_the_day_is_planned_where_the_first_is_too_long_after_the_data() -> None:
    """OA-5: the pad passed through the plane at 00:08 and at 23:45, and no fresh data were older than the first."""
    (row,) = [row for row in read_flights() if row.flight == "Cygnus OA-5"]
    (full,) = full_plans([row], flown([row]))
    assert (full.refused, full.failed) == ("", ())
    asked = Flight(name="oa", vehicle="cygnus", pad="wallops-0a", station="iss", date=date(2016, 10, 17))
    found = plan(asked, elements=OWN_ELEMENTS)
    assert parse_utc(found.zero_utc) > parse_utc("2016-10-17T23:00:00Z")


@pytest.mark.parametrize(("day", "minutes"), [(date(2000, 5, 19), 16.0 / 3.0), (date(2011, 7, 8), 10.0)])
def test_the_shuttles_window_is_that_of_its_day(day: date, minutes: float) -> None:
    ship = DEFAULT.ship("space-shuttle-orbiter")
    window = DEFAULT.launcher("space-shuttle").carrying(ship, day).window
    assert window is not None
    assert (window.before_s + window.after_s) / 60.0 == pytest.approx(minutes)
    assert window.zero_s == 0.0


def test_windows_of_a_launcher_that_cannot_steer_are_refused() -> None:
    launcher = DEFAULT.launcher("antares-230")
    values = launcher.model_dump()
    with pytest.raises(InputError, match="must steer"):
        type(launcher)(**{**values, "steers_yaw": False})
    with pytest.raises(InputError, match="rise from one"):
        type(launcher)(**{**values, "windows": values["windows"] * 2})
