"""Plan: the flight of 5 October 2021 from pad to port, asked for by the Python interface."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan, StationDataError, catalog, plan
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_itrf_states
from expedition.space.orbits import apsides_km
from expedition.space.time import parse_utc
from expedition.station.elements import parse_tle
from expedition.station.source import read_elements

FLOWN_LIFTOFF = datetime(2021, 10, 5, 8, 55, 2, tzinfo=UTC)
PLANNED_DOCKING = datetime(2021, 10, 5, 12, 12, tzinfo=UTC)

JOINT_M = 1e-3
REPROPAGATED_M = 1.0
CONTACT_M = 0.02


@cache
def own_elements() -> tuple[tuple[str, str], ...]:
    return Flight.named("soyuz-ms-19").elements or ()


def flight(**changes: Any) -> Flight:
    """The catalogue's flight with some of its values changed."""
    asked = Flight.named("soyuz-ms-19")
    values = {name: getattr(asked, name) for name in Flight.model_fields}
    return Flight(**{**values, **changes})


@pytest.fixture(scope="session")
def from_pad_1() -> Plan:
    return plan(flight(pad="baikonur-1"))


@pytest.fixture(scope="session")
def from_ephemeris(shared: Path) -> Plan:
    return plan("soyuz-ms-19", elements=shared / "data/oem/iss-2021-10-01.oem.xml.gz")


def test_lift_off_is_within_ten_seconds_of_the_flown_one(ms19: Plan) -> None:
    assert abs(ms19.liftoff - FLOWN_LIFTOFF) < timedelta(seconds=10), ms19.liftoff_utc


def test_docking_is_within_six_minutes_of_the_planned_one(ms19: Plan) -> None:
    assert abs(ms19.docking - PLANNED_DOCKING) < timedelta(minutes=6), ms19.docking_utc
    assert (ms19.orbits, ms19.profile) == (2, "soyuz-2-orbit")


def test_the_third_stage_ends_where_and_when_launch_reports_say(ms19: Plan) -> None:
    insertion = ms19.insertion
    assert 523.0 < insertion.cutoff_met_s < 531.0
    assert insertion.perigee_km == pytest.approx(200.0, abs=10.0)
    assert insertion.apogee_km == pytest.approx(242.0, abs=10.0)
    assert insertion.inclination_deg == pytest.approx(51.67, abs=0.05)
    assert insertion.inclination_at_node_deg == pytest.approx(51.67, abs=0.05)
    assert insertion.propellant_left_kg > 0.0


def test_phasing_arrives_at_the_aim_point_on_the_full_force_model(ms19: Plan) -> None:
    assert ms19.arrival.miss_m <= 50.0
    assert ms19.arrival.miss_mps <= 0.05


def test_every_check_passes_and_the_plan_says_so(ms19: Plan) -> None:
    assert [check.name for check in ms19.checks if not check.ok] == []
    assert ms19.ok
    names = " ".join(check.name for check in ms19.checks)
    for rule in ("keep-out sphere", "corridor", "contact speed", "24 h free drift", "Δv carried"):
        assert rule in names


def test_a_failed_check_makes_the_plan_not_ok(ms19: Plan) -> None:
    broken = ms19.checks[0].model_copy(update={"ok": False})
    assert not ms19.model_copy(update={"checks": (*ms19.checks[1:], broken)}).ok


def test_the_plan_rests_on_the_newest_element_set_before_lift_off(ms19: Plan) -> None:
    epochs = [one.epoch for one in parse_tle("\n".join(line for pair in own_elements() for line in pair))]
    liftoff = parse_utc(ms19.liftoff_utc)
    newest = max(epoch for epoch in epochs if epoch <= liftoff)
    assert max(epochs) > liftoff
    assert parse_utc(ms19.data.epoch_utc) == pytest.approx(newest, abs=1e-3)
    assert ms19.data.age_h == pytest.approx((liftoff - newest) / 3600.0, abs=1e-3)


def test_element_sets_from_after_lift_off_change_nothing(ms19: Plan) -> None:
    known = [pair for pair in own_elements() if pair[0][18:32] < "21278.37"]
    assert len(known) < len(own_elements())
    again = plan(flight(elements=known))
    assert again.to_dict() == ms19.to_dict()


def test_the_same_lift_off_comes_from_the_ephemeris_of_four_days_before(
    ms19: Plan, from_ephemeris: Plan
) -> None:
    assert abs(from_ephemeris.liftoff - ms19.liftoff) < timedelta(seconds=3)
    assert abs(from_ephemeris.liftoff - FLOWN_LIFTOFF) < timedelta(seconds=10)
    assert from_ephemeris.ok
    assert "ephemeris by JSC" in from_ephemeris.data.station
    assert 80.0 < from_ephemeris.data.age_h < 90.0
    assert any("days old" in warning for warning in from_ephemeris.data.warnings)


def test_events_and_burns_run_in_order_of_time_and_their_clocks_agree(ms19: Plan) -> None:
    t0 = parse_utc(ms19.liftoff_utc)
    assert [one.met_s for one in ms19.events] == sorted(one.met_s for one in ms19.events)
    assert [one.met_s for one in ms19.burns] == sorted(one.met_s for one in ms19.burns)
    for event in ms19.events:
        assert parse_utc(event.utc) == pytest.approx(t0 + event.met_s, abs=1e-3)
    for burn in ms19.burns:
        assert parse_utc(burn.tig_utc) == pytest.approx(t0 + burn.met_s, abs=1e-3)


def test_the_timeline_is_one_that_a_flight_director_recognises(ms19: Plan) -> None:
    names = [event.name for event in ms19.events]
    assert names[0] == "Lift-off"
    assert names[-1] == "Contact"
    said = " ".join(names).lower()
    for wanted in (
        "strap-on",
        "fairing",
        "core separation",
        "insertion",
        "ship separation",
        "orbital sunrise",
        "orbital sunset",
        "approach ellipsoid",
        "keep-out sphere",
        "final approach",
    ):
        assert wanted in said, wanted
    assert ms19.events[-1].met_s == pytest.approx((ms19.docking - ms19.liftoff).total_seconds(), abs=1e-3)


def test_sunrise_and_sunset_take_turns(ms19: Plan) -> None:
    light = [event.name for event in ms19.events if event.name.startswith("Orbital sun")]
    assert len(light) >= 3
    assert all(before != after for before, after in pairwise(light))


def test_the_ranges_in_the_timeline_are_those_of_the_trajectory(ms19: Plan) -> None:
    ranged = [event for event in ms19.events if event.range_km is not None]
    contact = ranged.pop()
    assert contact.name == "Contact"
    # From port to port; the centres are 11 m apart.
    assert contact.range_km == pytest.approx(0.0, abs=2e-4)
    distance = np.linalg.norm(ms19.relative_rtn([event.met_s for event in ranged])[:, :3], axis=1)
    for event, metres in zip(ranged, distance, strict=True):
        assert event.range_km == pytest.approx(metres / 1000.0, abs=1e-3), event.name


def test_the_budget_is_the_sum_of_the_burns(ms19: Plan) -> None:
    for burn in ms19.burns:
        assert burn.dv_mps == pytest.approx(float(np.linalg.norm(burn.dv_rtn_mps)), rel=1e-9)
    budget = ms19.budget
    by_purpose = {
        purpose: sum(burn.dv_mps for burn in ms19.burns if burn.purpose == purpose)
        for purpose in ("phasing", "approach")
    }
    assert budget.phasing_mps == pytest.approx(by_purpose["phasing"])
    assert budget.approach_mps == pytest.approx(by_purpose["approach"])
    assert ms19.dv_total_mps == pytest.approx(sum(by_purpose.values()))
    spent = ms19.dv_total_mps + budget.way_home_mps
    assert budget.margin_mps == pytest.approx(budget.capability_mps - spent)
    assert budget.margin_mps > 0.0


def test_a_burn_leaves_the_orbit_that_the_timeline_gives(ms19: Plan) -> None:
    for burn in (one for one in ms19.burns if one.engine == "main"):
        perigee, apogee = apsides_km(ms19.state_gcrf(burn.met_s + burn.duration_s))
        assert perigee == pytest.approx(burn.perigee_km, abs=0.01), burn.name
        assert apogee == pytest.approx(burn.apogee_km, abs=0.01), burn.name


def test_states_can_be_asked_for_at_both_ends_and_anywhere_between(ms19: Plan) -> None:
    last = ms19.events[-1].met_s
    pad = catalog.pad("baikonur-31")
    start = ms19.state_gcrf(ms19.liftoff)
    assert start == pytest.approx(ms19.state_gcrf(0.0))
    # At lift-off the ship stands on the pad: near the Earth's surface and carried by its rotation alone.
    assert np.linalg.norm(start[:3]) == pytest.approx(6_367_000.0, abs=3_000.0)
    carried = 465.1 * np.cos(np.radians(pad.latitude_deg))
    assert np.linalg.norm(start[3:]) == pytest.approx(carried, abs=2.0)
    assert np.linalg.norm(ms19.state_gcrf(ms19.docking) - ms19.state_gcrf(last)) < 10.0
    everywhere = ms19.state_gcrf(np.linspace(0.0, last, 2000))
    assert everywhere.shape == (2000, 6)
    assert np.all(np.isfinite(everywhere))
    assert np.linalg.norm(everywhere[:, :3], axis=1).max() < 6_378_137.0 + 440_000.0


def test_datetimes_and_seconds_from_lift_off_are_the_same_question(ms19: Plan) -> None:
    met = [100.0, 5000.0, 9000.0]
    when = [ms19.liftoff + timedelta(seconds=one) for one in met]
    assert ms19.state_gcrf(when) == pytest.approx(ms19.state_gcrf(met), abs=0.01)
    assert ms19.state_gcrf(when[1]).shape == (6,)
    assert ms19.state_gcrf(np.array(met)).shape == (3, 6)
    assert ms19.state_gcrf(met[2]) == pytest.approx(ms19.state_gcrf(met)[2])
    assert ms19.state_gcrf([]).shape == (0, 6)
    assert ms19.relative_rtn(when).shape == (3, 6)


def test_velocity_is_the_rate_of_position(ms19: Plan) -> None:
    met = np.array([300.0, 1000.0, 4000.0, 7000.0, 10_000.0, 11_700.0])
    h = 0.05
    rate = (ms19.state_gcrf(met + h)[:, :3] - ms19.state_gcrf(met - h)[:, :3]) / (2.0 * h)
    assert np.linalg.norm(rate - ms19.state_gcrf(met)[:, 3:], axis=1).max() < 0.2


@pytest.mark.parametrize(
    ("when", "says"),
    [
        (-1.0, "outside the flight"),
        (1e6, "outside the flight"),
        (float("nan"), "outside the flight"),
        ([0.0, float("inf")], "outside the flight"),
        (datetime(2021, 10, 5, 8, 0, tzinfo=UTC), "outside the flight"),
        (datetime(2021, 10, 5, 10, 0), "no time zone"),
        ([datetime(2021, 10, 5, 10, 0)], "no time zone"),
        ("2021-10-05T10:00:00Z", "is no time; give timezone-aware datetimes"),
        (object(), "is no time; give timezone-aware datetimes"),
    ],
)
def test_a_time_outside_the_flight_or_no_time_is_refused(ms19: Plan, when: Any, says: str) -> None:
    for ask in (ms19.state_gcrf, ms19.station_state_gcrf, ms19.relative_rtn):
        with pytest.raises(InputError, match=r"^when: ") as caught:
            ask(when)
        assert says in str(caught.value)


def test_contact_is_at_the_port_within_its_speed_limits(ms19: Plan) -> None:
    relative = ms19.relative_rtn(ms19.events[-1].met_s)
    port = catalog.station("iss").port("rassvet")
    assert relative[:3] == pytest.approx(port.position_rtn_m, abs=CONTACT_M)
    limits = catalog.ship("soyuz-ms").contact_speed_mps
    closing = -float(relative[3:] @ np.array(port.axis_rtn))
    assert limits.min <= closing <= limits.max
    assert np.linalg.norm(relative[3:]) == pytest.approx(closing, abs=0.05)


def test_the_trajectory_has_no_gap_and_jumps_only_where_thrusters_fire(ms19: Plan) -> None:
    jumps = []
    for before, after in pairwise(ms19.trajectory):
        end, start = np.array(before.states[-1]), np.array(after.states[0])
        if before.frame == "ITRF":
            instant = parse_utc(ms19.liftoff_utc) + before.met_s[-1]
            end = gcrf_from_itrf_states([instant], end[None, :])[0]
        assert before.met_s[-1] == pytest.approx(after.met_s[0], abs=1e-6)
        assert np.linalg.norm((start - end)[:3]) < JOINT_M, (before.name, after.name)
        jump = float(np.linalg.norm((start - end)[3:]))
        if before.powered or after.powered:
            assert jump < 1e-6, (before.name, after.name)
        else:
            jumps.append(jump)
    fired = [burn.dv_mps for burn in ms19.burns if burn.engine == "thrusters"]
    assert sum(jumps) == pytest.approx(sum(fired), rel=0.02)


@pytest.mark.parametrize("index", [1, 3, 5, 7])
def test_a_coast_is_the_engines_own_arc(ms19: Plan, index: int) -> None:
    coast = ms19.trajectory[index]
    assert not coast.powered
    t0 = parse_utc(ms19.liftoff_utc)
    start, end = t0 + coast.met_s[0], t0 + coast.met_s[-1]
    ship = catalog.ship("soyuz-ms")
    # The ship is lighter by what it has burnt: enough to see in the drag, not in a coast's end.
    arc = Forces.over(start, end).propagate(
        coast.states[0],
        start,
        end,
        drag_area_over_mass_m2pkg=ship.drag_coefficient * ship.drag_area_m2 / ship.mass_kg,
    )
    miss = arc.end_state_gcrf - np.array(coast.states[-1])
    assert np.linalg.norm(miss[:3]) < REPROPAGATED_M


def test_json_brings_the_same_plan_back(ms19: Plan) -> None:
    text = ms19.to_json()
    again = Plan.from_json(text)
    assert again == ms19
    assert again.to_json() == text
    assert Plan.from_json(ms19.to_json(indent=2).encode()) == ms19
    assert again.state_gcrf(4321.0) == pytest.approx(ms19.state_gcrf(4321.0))


def test_json_has_what_scripts_depend_on(ms19: Plan) -> None:
    data = json.loads(ms19.to_json(), parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
    assert {
        "flight",
        "liftoff_utc",
        "docking_utc",
        "events",
        "burns",
        "checks",
        "dv_total_mps",
        "data",
    } <= set(data)
    assert all({"name", "utc", "met_s"} <= set(one) for one in data["events"])
    assert all({"name", "tig_utc", "duration_s", "dv_rtn_mps"} <= set(one) for one in data["burns"])
    assert all({"name", "ok", "detail"} <= set(one) for one in data["checks"])
    assert {"epoch_utc", "age_h", "models", "versions"} <= set(data["data"])
    assert data["schema"] == "expedition-plan/3"
    assert data["flight"]["name"] == "soyuz-ms-19"


def _put(path: list[Any], value: Any) -> Any:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


def _turn_back(data: Any) -> None:
    data["trajectory"][1]["met_s"].reverse()


def _cut(data: Any) -> None:
    del data["trajectory"][1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (_put(["schema"], "expedition-plan/9"), "schema"),
        (_put(["extra"], 1), "extra"),
        (_put(["liftoff_utc"], "2021-10-05T08:55:02"), "liftoff_utc"),
        (_put(["liftoff_utc"], "2021-13-05T08:55:02Z"), "liftoff_utc"),
        (_put(["events", 0, "utc"], "2021-10-05T08:55:99Z"), "events[0].utc"),
        (_put(["events"], []), "events"),
        (_put(["flight"], {}), "flight.name"),
        (_put(["flight", "title"], 5), "flight.title"),
        (_put(["burns", 0, "engine"], "warp"), "burns[0].engine"),
        (_put(["trajectory"], []), "trajectory"),
        (_put(["trajectory", 1, "states", 0], [1.0, 2.0]), "trajectory[1].states[0]"),
        (_put(["trajectory", 1, "met_s"], [0.0, 1.0]), "trajectory[1]"),
        (_turn_back, "trajectory[1]"),
        (_cut, "trajectory"),
        (lambda data: data.pop("docking_utc"), None),
        (lambda data: data.pop("liftoff_utc"), None),
    ],
)
def test_a_plan_that_is_not_whole_is_refused_by_field(ms19: Plan, change: Any, field: str | None) -> None:
    data = copy.deepcopy(ms19.to_dict())
    change(data)
    with pytest.raises(InputError) as caught:
        Plan.from_json(json.dumps(data))
    assert caught.value.field == field


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "[" * 50_000, b"\xff\xfe", '{"schema": NaN}', "x" * 50_000_001],
    ids=["empty", "cut", "list", "null", "deep", "binary", "nan", "huge"],
)
def test_what_is_no_plan_is_refused(text: str | bytes) -> None:
    with pytest.raises(InputError):
        Plan.from_json(text)


def test_not_a_number_is_refused_in_a_plan(ms19: Plan) -> None:
    data = ms19.to_dict()
    data["dv_total_mps"] = float("nan")
    with pytest.raises(InputError, match=r"^dv_total_mps: .*finite"):
        Plan.from_json(json.dumps(data))


@pytest.mark.parametrize("name", ["nowhere.json", "", "x" * 5000, "a\0b"])
def test_a_plan_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"^plan: .* cannot be read: "):
        Plan.read(tmp_path / name)


def test_the_plan_remembers_what_was_asked(ms19: Plan) -> None:
    asked = ms19.flight
    assert (asked.name, asked.pad, asked.port) == ("soyuz-ms-19", "baikonur-31", "rassvet")
    assert asked.date == date(2021, 10, 5)
    assert [one.role for one in asked.crew] == ["commander", "film director", "actress"]


def test_a_plan_prints_as_a_line_and_shows_itself_in_a_notebook(ms19: Plan) -> None:
    assert repr(ms19) == f"<Plan soyuz-ms-19: lift-off {ms19.liftoff_utc}, contact {ms19.docking_utc}>"
    page = ms19._repr_html_()
    for wanted in ("Soyuz MS-19", "Contact", "DV1", "checks pass", "Station data"):
        assert wanted in page


def test_the_notebook_is_safe_from_what_a_flight_is_called(ms19: Plan) -> None:
    hostile = ms19.model_copy(
        update={"flight": ms19.flight.model_copy(update={"title": "<script>alert(1)</script>"})}
    )
    assert "<script" not in hostile._repr_html_()


def test_another_pad_gives_another_flight(ms19: Plan, from_pad_1: Plan) -> None:
    # The pads lie 18 km apart, nearly along one ground track: only seconds lie between their lift-offs.
    later = (from_pad_1.liftoff - ms19.liftoff).total_seconds()
    assert 1.0 < abs(later) < 10.0
    assert from_pad_1.ok
    assert from_pad_1.flight.pad == "baikonur-1"
    assert from_pad_1.insertion.azimuth_deg != ms19.insertion.azimuth_deg
    assert [one.dv_mps for one in from_pad_1.burns[:3]] != [one.dv_mps for one in ms19.burns[:3]]


def test_another_day_gives_another_flight(ms19: Plan) -> None:
    later = plan(flight(date=date(2021, 10, 9)))
    assert later.liftoff.date() == date(2021, 10, 9)
    # The plane comes round 22 to 24 minutes earlier each day.
    earlier = timedelta(days=4) - (later.liftoff - ms19.liftoff)
    assert timedelta(minutes=86) < earlier < timedelta(minutes=98)
    assert parse_utc(later.data.epoch_utc) > parse_utc(ms19.data.epoch_utc)
    assert later.window.beta_deg != pytest.approx(ms19.window.beta_deg, abs=5.0)
    assert later.ok


def test_an_older_element_set_gives_another_flight_close_by(ms19: Plan) -> None:
    older = plan("soyuz-ms-19", elements=[own_elements()[20]])
    difference = abs(older.liftoff - ms19.liftoff)
    assert timedelta(milliseconds=5) < difference < timedelta(seconds=10)
    assert older.data.age_h > ms19.data.age_h
    assert older.burns[0].dv_rtn_mps != ms19.burns[0].dv_rtn_mps


def test_four_orbits_take_longer_and_dock_all_the_same(ms19: Plan) -> None:
    longer = plan(flight(profile=4))
    assert (longer.orbits, longer.profile) == (4, "soyuz-4-orbit")
    span = longer.docking - longer.liftoff
    assert timedelta(hours=5, minutes=30) < span < timedelta(hours=6, minutes=30)
    assert longer.ok
    assert longer.arrival.miss_m <= 50.0
    assert len([one for one in longer.burns if one.purpose == "phasing"]) >= 4


@pytest.mark.slow
def test_thirty_four_orbits_take_two_days() -> None:
    longest = plan(flight(profile=34, date=date(2021, 10, 4)))
    assert longest.orbits == 34
    assert timedelta(hours=46) < longest.docking - longest.liftoff < timedelta(hours=53)
    assert longest.ok
    assert (longest.arrival.miss_m, longest.arrival.miss_mps) <= (50.0, 0.05)
    assert Plan.from_json(longest.to_json()) == longest


@pytest.mark.slow
def test_without_a_profile_the_fewest_orbits_that_fit_are_flown(ms19: Plan) -> None:
    assert plan(flight(profile=None)).to_dict()["orbits"] == ms19.orbits


@pytest.mark.slow
def test_every_port_that_takes_the_ship_can_be_flown_to() -> None:
    for port in ("poisk", "zvezda-aft"):
        reached = plan(flight(port=port))
        relative = reached.relative_rtn(reached.events[-1].met_s)
        assert relative[:3] == pytest.approx(catalog.station("iss").port(port).position_rtn_m, abs=CONTACT_M)


def test_a_lift_off_asked_for_within_minutes_is_found(ms19: Plan) -> None:
    near = flight(
        earliest_utc=ms19.liftoff - timedelta(minutes=5), latest_utc=ms19.liftoff + timedelta(minutes=5)
    )
    said: list[str] = []
    found = plan(near, progress=said.append)
    assert abs(found.liftoff - ms19.liftoff) < timedelta(seconds=0.1)
    assert len(said) >= 4
    assert all(said)


@pytest.mark.parametrize(("earliest", "latest"), [("00:00", "08:00"), ("10:00", "11:00")])
def test_a_lift_off_asked_for_at_another_time_is_impossible(earliest: str, latest: str) -> None:
    day = "2021-10-05T"
    asked = flight(earliest_utc=f"{day}{earliest}:00Z", latest_utc=f"{day}{latest}:00Z")
    with pytest.raises(
        ImpossibleFlightError, match=r"does not pass through the plane.*The next lift-off is 2021"
    ):
        plan(asked)


def test_a_profile_that_does_not_fit_the_day_is_impossible_with_the_next_day_that_does() -> None:
    with pytest.raises(
        ImpossibleFlightError,
        match=r"2 orbits: phase angle .* can gain .*The next lift-off is 2021-10-09T07:2",
    ):
        plan(flight(date=date(2021, 10, 6)))


@pytest.mark.parametrize(
    ("elements", "says"),
    [
        ([], "no element set is given"),
        ("", "is empty"),
        (["1 25544U 98067A", "2 25544"], "single line; give pairs"),
        ([("1 25544U 98067A", "2 25544")], "characters long"),
    ],
)
def test_elements_of_the_wrong_kind_are_refused(elements: Any, says: str) -> None:
    with pytest.raises(StationDataError, match=says):
        read_elements(elements, 25544)
