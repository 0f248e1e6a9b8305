"""Flights home by name, held against how they went and against the published table of Soyuz MS-11."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan, StationDataError, plan
from expedition.catalog import DEFAULT
from expedition.record.returns import OWN_RETURN_ELEMENTS, read_returns, returns
from expedition.space.engine import engine_time, satkit
from expedition.space.frames import geodetic_from_itrf
from expedition.space.time import from_datetime, parse_utc
from tests.planned import planned_once


@pytest.fixture(scope="module")
def ms11() -> Plan:
    return planned_once("soyuz-ms-11-return")


@pytest.fixture(scope="module")
def ms18() -> Plan:
    return planned_once("soyuz-ms-18-return")


def seconds(later: str, earlier: str) -> float:
    return parse_utc(later) - parse_utc(earlier)


def test_the_return_of_ms_11_follows_the_published_table(ms11: Plan) -> None:
    """Canadian Space Agency: 128 m/s in 4 min 41 s, entry interface at 30 min 17 s, landing at 52 min 53 s."""
    home = ms11.way_home
    assert home is not None
    assert home.ballistic is not None
    assert home.deorbit_dv_mps == pytest.approx(128.0, abs=3.0)
    assert home.deorbit_duration_s == pytest.approx(281.0, abs=10.0)
    assert seconds(home.entry_utc, home.deorbit_tig_utc) == pytest.approx(1817.0, abs=60.0)
    assert 4.0 <= home.max_g <= 5.0
    assert seconds(ms11.end_utc, home.deorbit_tig_utc) == pytest.approx(3173.0, abs=120.0)
    assert 8.0 <= home.ballistic.max_g <= 9.5
    assert home.miss_km < 20.0
    assert ms11.ok


@pytest.mark.parametrize(("name", "part"), [("soyuz-ms-18-return", 0.005), ("crew-2-return", 0.01)])
def test_the_air_of_an_entry_is_that_of_the_model_where_the_ship_is(name: str, part: float) -> None:
    """NRLMSISE-00 asked at place and time of each state; with one column for all it was 12 and 19 % off."""
    planned = planned_once(name)
    entry = next(one for one in planned.trajectory if one.name == "entry")
    states, t = np.array(entry.states), parse_utc(planned.zero_utc) + np.array(entry.met_s)
    places = geodetic_from_itrf(states[:, :3])
    density = [
        satkit().density.nrlmsise(float(place[2]), float(place[0]), float(place[1]), engine_time(float(at)))[
            0
        ]
        for place, at in zip(places, t, strict=True)
    ]
    pressure = 0.5 * np.array(density) * np.sum(states[:, 3:] ** 2, axis=1)
    felt = np.array(planned.loads[0].dynamic_pressure_pa)
    high = places[:, 2] > 20e3
    assert np.count_nonzero(high) > 100
    np.testing.assert_allclose(felt[high], pressure[high], rtol=part)


@pytest.mark.parametrize(("name", "minutes"), [("soyuz-ms-18-return", 3.0), ("crew-2-return", 5.0)])
def test_landings_come_near_those_that_were_flown(name: str, minutes: float) -> None:
    planned, flown = planned_once(name), DEFAULT.flight_entry(name).flown
    assert flown is not None
    when = flown.landing_utc or flown.splashdown_utc
    assert when is not None
    assert abs(parse_utc(planned.end_utc) - from_datetime(when)) < 60.0 * minutes
    assert planned.ok


def test_a_flight_home_counts_from_undocking_and_ends_on_the_ground(ms18: Plan) -> None:
    assert ms18.liftoff_utc is None
    assert ms18.liftoff is None
    assert ms18.zero_utc == ms18.undocking_utc
    assert ms18.end_name == "landing"
    first = ms18.trajectory[0].met_s[0]
    beside = ms18.relative_rtn(first)
    assert np.linalg.norm(beside[:3]) < 40.0
    ground = np.linalg.norm(ms18.state_gcrf(ms18.duration_s)[:3])
    assert ground == pytest.approx(6366e3, abs=8e3)
    assert Plan.from_json(ms18.to_json()) == ms18


def test_the_speed_at_entry_and_the_load_are_those_of_the_trajectory(ms18: Plan) -> None:
    assert ms18.way_home is not None
    (loads,) = ms18.loads
    assert loads.phase == "entry"
    assert max(loads.felt_g) == pytest.approx(ms18.way_home.max_g, rel=1e-6)
    entry = ms18.trajectory[-1]
    assert entry.frame == "ITRF"
    assert np.linalg.norm(entry.states[0][3:]) == pytest.approx(ms18.way_home.entry_speed_mps, rel=1e-3)


def asked(name: str, **changes: object) -> Flight:
    data = Flight.named(name).model_dump(mode="json", exclude={"elements_file"})
    return Flight(**{**data, **changes})


def test_a_zone_out_of_reach_is_refused_with_the_reason() -> None:
    far = asked(
        "soyuz-ms-18-return",
        earliest_utc="2021-10-17T08:00:00Z",
        latest_utc="2021-10-17T10:00:00Z",
    )
    with pytest.raises(ImpossibleFlightError, match="no landing"):
        plan(far)


def test_a_runway_that_the_flown_orbit_misses_is_left_for_the_next_chance() -> None:
    """The search took White Sands at 01:10; the flown orbit passes 1,759 km aside, and the glide ended 110 km off."""
    asked = Flight(
        name="home",
        vehicle="space-shuttle-orbiter",
        begins="port",
        station="iss",
        landing_date=date(2000, 10, 9),
        landing_zone="white-sands-northrup",
    )
    made = plan(asked, elements=OWN_RETURN_ELEMENTS)
    assert all(check.ok for check in made.checks)
    assert parse_utc(str(made.landing_utc)) > parse_utc("2000-10-09T02:00:00Z")


def test_old_data_are_refused_unless_allowed() -> None:
    with pytest.raises(StationDataError, match="days old"):
        plan(
            asked("soyuz-ms-18-return", date="2021-12-20", port="rassvet", earliest_utc=None, latest_utc=None)
        )


@pytest.mark.parametrize("field", ["pad", "launcher", "profile", "stay_days"])
def test_what_a_flight_home_has_no_use_for_is_refused(field: str) -> None:
    value = {"pad": "baikonur-31", "launcher": "soyuz-2-1a", "profile": 2, "stay_days": 3}[field]
    with pytest.raises(InputError, match=f"^{field}: has no meaning for a flight home"):
        asked("soyuz-ms-18-return", **{field: value})


def test_a_ship_without_a_descent_is_refused() -> None:
    with pytest.raises(ImpossibleFlightError, match="Progress"):
        plan(asked("soyuz-ms-18-return", vehicle="progress-ms", crew=[], docked_utc=None))


def test_a_return_lands_on_the_day_asked_for(ms18: Plan) -> None:
    assert ms18.landing_utc is not None
    same = plan(asked("soyuz-ms-18-return", date=None, landing_date=ms18.landing_utc[:10]))
    assert same.undocking_utc == ms18.undocking_utc
    # The burns are alike to a millionth of a metre a second; a step of the descent more or less stays.
    assert seconds(str(same.landing_utc), ms18.landing_utc) == pytest.approx(0.0, abs=0.25)
    dragon = planned_once("crew-2-return")
    assert dragon.undocking_utc is not None
    assert dragon.splashdown_utc is not None
    day = dragon.splashdown_utc[:10]
    assert dragon.undocking_utc[:10] < day
    found = plan(asked("crew-2-return", date=None, landing_date=day, docked_utc=None))
    assert found.splashdown_utc is not None
    assert found.splashdown_utc[:10] == day
    assert found.flight.landing_date is not None


def test_a_return_flies_free_for_as_long_as_asked(ms18: Plan) -> None:
    usual = seconds(ms18.burns[-1].tig_utc, str(ms18.undocking_utc))
    longer = plan(asked("soyuz-ms-18-return", free_flight_h=usual / 3600.0 + 1.55))
    # One revolution later, and as many minutes as the undocking is earlier or later.
    assert seconds(longer.burns[-1].tig_utc, str(longer.undocking_utc)) == pytest.approx(
        usual + 1.55 * 3600.0, abs=600.0
    )
    assert longer.ok
    with pytest.raises(ImpossibleFlightError, match="ask for a free_flight_h of more than"):
        plan(asked("soyuz-ms-18-return", free_flight_h=0.2))
    slept = plan(asked("soyuz-ms-18-return", free_flight_h=40.0))
    assert slept.way_home is not None
    assert any("sleeps in free flight" in said for said in slept.way_home.remarks)


def test_old_data_are_no_reason_to_refuse_a_zone_that_the_track_then_misses() -> None:
    """Soyuz TMA-07M came down near Zhezkazgan; elements of 23 days before put the track 187 km beside it."""
    (row,) = (one for one in read_returns() if one.flight == "Soyuz TMA-07M")
    (found,) = returns([row])
    assert found.not_predicted == ""
    assert found.right_revolution


def test_a_flight_lands_on_another_day_when_asked() -> None:
    flight = Flight.named("soyuz-ms-18-return")
    assert flight.landing() is flight
    moved = flight.landing(day="2021-10-18", zone="arkalyk")
    assert (str(moved.landing_date), str(moved.date), moved.landing_zone) == ("2021-10-18",) * 2 + (
        "arkalyk",
    )
    assert moved.earliest_utc is None
    assert flight.landing(soonest=True).as_soon_as_possible
    with pytest.raises(ImpossibleFlightError, match="ksc-slf is runway"):
        flight.landing(zone="ksc-slf")
    with pytest.raises(InputError, match="has no meaning"):
        Flight.named("soyuz-ms-19").landing(soonest=True)


@pytest.mark.parametrize(
    ("relief", "ok", "detail"),
    [
        # Soyuz MS-19 came on 5 October.
        ("2021-10-05T12:22:00Z", True, "11.5 days together"),
        ("2021-10-18T12:00:00Z", False, "the next crew comes 1.4 days after this one has left"),
    ],
)
def test_a_crew_that_leaves_before_the_next_one_has_come_fails_a_check(
    relief: str, ok: bool, detail: str
) -> None:
    """Named with or without the day on which it docked itself; other flights have no use for it."""
    found = plan(asked("soyuz-ms-18-return", relief_utc=relief, docked_utc=None))
    (check,) = [one for one in found.checks if one.name == "handover"]
    assert (check.ok, check.detail) == (ok, detail)
    with pytest.raises(InputError, match="relief_utc"):
        asked("soyuz-ms-19", relief_utc=relief)
    with pytest.raises(InputError, match="relief_utc: 2021-04-01T00:00:00Z is not after docked_utc"):
        asked("soyuz-ms-18-return", relief_utc="2021-04-01T00:00:00Z")
