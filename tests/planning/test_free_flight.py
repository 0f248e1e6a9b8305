"""A free flight: Inspiration4, held against how it went."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, Plan, plan
from expedition.space.orbits import apsides_km
from expedition.space.time import parse_utc
from tests.planned import planned_once


@pytest.fixture(scope="module")
def free() -> Plan:
    return planned_once("inspiration4")


def minutes(one: str, other: str) -> float:
    return abs(parse_utc(one) - parse_utc(other)) / 60.0


def test_the_flown_splashdown_is_among_those_found(free: Plan) -> None:
    """Flown on 18 September 2021 at 23:06:49 UTC off Cape Canaveral (Wikipedia, Inspiration4)."""
    assert free.way_home is not None
    takeable = [one for one in free.way_home.opportunities if not one.rejected]
    near = [one for one in takeable if minutes(one.landing_utc, "2021-09-18T23:06:49Z") < 5.0]
    assert "cape-canaveral" in [one.zone for one in near]


def test_every_check_holds_and_the_end_is_a_splashdown(free: Plan) -> None:
    assert free.ok
    assert free.splashdown_utc is not None
    assert free.docking_utc is None
    assert free.station_trajectory is None
    assert free.end_name == "splashdown"


def test_the_ship_is_where_it_was_asked_to_be(free: Plan) -> None:
    day_one, last_hours = apsides_km(free.state_gcrf(86400.0)), apsides_km(free.state_gcrf(68.5 * 3600.0))
    assert np.mean(day_one) == pytest.approx(575.0, abs=12.0)
    assert np.mean(last_hours) == pytest.approx(365.0, abs=12.0)


def test_the_trajectory_runs_from_the_pad_into_the_water(free: Plan) -> None:
    pad = free.state_gcrf(0.0)
    assert np.linalg.norm(pad[:3]) == pytest.approx(6373e3, abs=10e3)
    splash = free.state_gcrf(free.duration_s)
    assert np.linalg.norm(splash[:3]) == pytest.approx(6373e3, abs=10e3)
    assert Plan.from_json(free.to_json()) == free


def asked(**changes: object) -> Flight:
    flight = Flight.named("inspiration4")
    data = flight.model_dump(mode="json", exclude={"elements", "elements_file"})
    return Flight(**{**data, **changes})


def test_a_night_that_is_wished_for_is_refused_with_the_reason() -> None:
    # Only one zone and half an hour of lift-offs: its passes after two and a half days lie in the night.
    dark = asked(
        landing_zone="cape-canaveral",
        orbit={"altitude_km": 575, "inclination_deg": 51.6, "days": 2.33, "return_altitude_km": 365},
        earliest_utc="2021-09-16T00:02:00Z",
        latest_utc="2021-09-16T00:20:00Z",
    )
    with pytest.raises(ImpossibleFlightError, match="by day"):
        plan(dark)


def test_an_inclination_below_the_pad_is_refused() -> None:
    low = asked(orbit={"altitude_km": 400, "inclination_deg": 20.0, "days": 2})
    with pytest.raises(ImpossibleFlightError, match=r"is below the pad's latitude 28\.61°.*lowest reachable"):
        plan(low)


def test_a_flight_too_short_to_change_its_orbit_is_refused() -> None:
    short = asked(orbit={"altitude_km": 575, "inclination_deg": 51.6, "days": 0.3, "return_altitude_km": 365})
    with pytest.raises(ImpossibleFlightError, match="too short"):
        plan(short)


def test_lift_off_is_the_first_that_leads_home_by_day(free: Plan) -> None:
    assert free.liftoff == datetime(2021, 9, 16, 0, 2, tzinfo=UTC)
