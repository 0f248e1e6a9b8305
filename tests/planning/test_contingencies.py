"""Other ways to a station: a longer profile from the same insertion, held against full forces, and dockings again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from expedition import Flight, Plan
from expedition.catalog import DEFAULT
from expedition.phases.rendezvous.window import at
from expedition.planning import contingencies, to_station
from expedition.planning.station_data import mean_track, station_ahead
from expedition.planning.windows import requests
from expedition.plans.words import words
from expedition.space.time import parse_utc

# The search's mean elements against burns on full forces; the plane is paid for by bigger burns there.
_DV_MPS = 10.0


@pytest.fixture(scope="module")
def solved() -> to_station.Solved:
    return to_station.solved(Flight.named("soyuz-ms-19"), None, False, lambda _: None)


def test_a_quick_flight_falls_back_to_34_orbits_near_the_stations_height(ms19: Plan) -> None:
    found = ms19.contingencies
    assert found is not None
    assert [one.orbits for one in found.fall_backs] == [4, 34]
    back = found.fall_backs[-1]
    assert back.possible
    # It is inserted 15.6° behind and has two days: it climbs at once, and waits hardly below the station.
    assert abs(back.waits_below_km or 0.0) < 15.0
    assert sum(back.climbs_mps[:4]) > 90.0
    assert 48.0 < (parse_utc(back.docking_utc) - parse_utc(ms19.zero_utc)) / 3600.0 < 51.0
    check = next(one for one in ms19.checks if one.name == "fall-back from 2 to 34 orbits")
    assert check.ok


def test_the_fall_back_on_full_forces_costs_about_as_much(ms19: Plan, solved: to_station.Solved) -> None:
    """Its burns, flown by the planner's own solver in its own slots."""
    assert ms19.contingencies is not None
    back = ms19.contingencies.fall_backs[0]
    course = solved.course
    hardware = course.hardware
    own = DEFAULT.profile("soyuz-2-orbit")
    longer = DEFAULT.profile(back.profile)
    slots = tuple(slot for slot in own.slots if not slot.before_aim)
    slots += tuple(slot for slot in longer.slots if slot.before_aim or slot.revolutions > 1.1)
    profile = longer.model_copy(update={"slots": slots, "max_dv_mps": 400.0})
    (request,) = requests(hardware, [profile])
    end = solved.liftoff + longer.docking_s.latest + 7200.0
    track = mean_track(solved.source, solved.liftoff - 3600.0, end)
    option = at(solved.option, solved.orbit, track, request, solved.liftoff)
    station = station_ahead(solved.source, hardware.station, solved.liftoff - 3600.0, end, to="there")
    there = to_station.course_of(hardware, profile, station, solved.orbit, option, solved.cutoff)
    flown = to_station.from_insertion(
        replace(there, zones=course.zones), solved.inserted, solved.cutoff, hardware.ship.mass_kg
    )
    assert flown.miss_m < 1.0
    assert flown.dv_mps == pytest.approx(back.dv_mps, abs=_DV_MPS)


def test_dockings_again_keep_the_rules_of_the_profile(ms19: Plan) -> None:
    assert ms19.contingencies is not None
    second, next_day = ms19.contingencies.dockings
    planned = parse_utc(str(ms19.docking_utc))
    revolution = 5560.0
    assert 1.0 <= second.later_s / revolution < 2.1
    assert 15.0 <= next_day.later_s / revolution < 16.1
    for one in (second, next_day):
        assert parse_utc(one.docking_utc) - planned == pytest.approx(one.later_s, abs=1.0)
        # MS-19's rule keeps the Sun 50° off the docking axis.
        assert one.sun_off_axis_deg >= 50.0
        assert one.in_sight


def test_a_ship_without_spare_propellant_cannot_fall_back(solved: to_station.Solved, ms19: Plan) -> None:
    assert ms19.budget is not None
    poor = ms19.budget.model_copy(update={"capability_mps": 200.0})
    hardware = solved.course.hardware
    found, (check,) = contingencies.of_the_way_there(
        hardware,
        [DEFAULT.profile(name) for name in hardware.ship.profiles],
        DEFAULT.profile("soyuz-2-orbit"),
        solved.source,
        solved.orbit,
        solved.option,
        flown=solved.flown,
        liftoff=solved.liftoff,
        contact=solved.came_in.contact,
        budget=poor,
    )
    assert not check.ok
    assert found is not None
    assert not found.fall_backs[-1].possible
    assert found.fall_backs[-1].why_not


def test_it_is_said_and_old_plans_are_read(ms19: Plan) -> None:
    section = next(one for one in words(ms19).sections if one.title == "If it goes otherwise")
    assert [row[0] for row in section.rows] == [
        "4 orbits instead",
        "34 orbits instead",
        "second approach",
        "back-up docking day",
    ]
    assert "conjunctions" in section.note
    before = json.loads(ms19.to_json())
    del before["contingencies"]
    old = Plan.from_json(json.dumps(before))
    assert old.contingencies is None
    assert all(one.title != "If it goes otherwise" for one in words(old).sections)
