"""Stations that exist only as orbital elements."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog.models.station import Station
from expedition.errors import InputError, StationDataError
from expedition.space.orbits import MeanTrack
from expedition.space.sun import sun_direction
from expedition.space.time import DAY_S, from_datetime
from expedition.station.planned import planned_elements
from expedition.station.source import described, read_elements

ROS_51, ROS_97 = catalog.station("ros-51"), catalog.station("ros-97")
NOON = from_datetime(datetime(2029, 3, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize("station", [ROS_51, ROS_97])
def test_the_set_has_the_planned_height_and_inclination(station: Station) -> None:
    assert station.orbit is not None
    made = planned_elements(station, NOON)
    track = MeanTrack.over(made.state_teme, NOON, NOON + 0.1 * DAY_S)
    assert np.degrees(track.inclination_rad[0]) == pytest.approx(station.orbit.inclination_deg, abs=0.001)
    assert (track.a_m[0] - 6378137.0) / 1000.0 == pytest.approx(station.orbit.height_km, abs=0.1)


def test_the_node_of_a_local_time_follows_the_sun() -> None:
    assert ROS_97.orbit is not None
    start = from_datetime(ROS_97.orbit.epoch_utc)
    made = planned_elements(ROS_97, start)
    sun = sun_direction(np.array([start]))[0]
    hours = (made.node_rad - np.arctan2(sun[1], sun[0])) * 12.0 / np.pi + 12.0
    # The true Sun is within 17 minutes of the mean one.
    assert (hours - 11.0 + 12.0) % 24.0 - 12.0 == pytest.approx(0.0, abs=0.3)
    # Nearly Sun-synchronous: the node keeps up with the Sun to some degrees in a season.
    later = planned_elements(ROS_97, start + 90.0 * DAY_S)
    moved = np.degrees((later.node_rad - made.node_rad) % (2.0 * np.pi))
    assert moved == pytest.approx(90.0 * 0.9856, abs=6.0)


def test_sets_of_two_days_are_of_one_station() -> None:
    """A set carried on by SGP4 for a day meets the set made for that day, but for a day's drag."""
    today, tomorrow = planned_elements(ROS_51, NOON), planned_elements(ROS_51, NOON + DAY_S)
    at = NOON + DAY_S
    apart = np.linalg.norm(today.state_teme(at)[:3] - tomorrow.state_teme(at)[:3])
    assert apart < 60e3


def test_it_says_that_its_phase_is_assumed() -> None:
    assert "phase assumed" in described(planned_elements(ROS_51, NOON))
    with pytest.raises(StationDataError, match="has flown"):
        planned_elements(catalog.station("iss"), NOON)
    with pytest.raises(StationDataError, match="not in orbit yet"):
        read_elements("live", ROS_51.catalog_number)


def test_a_station_is_in_orbit_or_planned() -> None:
    values = ROS_51.model_dump()
    with pytest.raises(InputError, match="or, where it is only planned, an orbit"):
        Station(**{**values, "orbit": None})
    with pytest.raises(InputError, match="or, where it is only planned, an orbit"):
        Station(**{**values, "catalog_number": 1, "international_designator": "2029-001A"})
    with pytest.raises(InputError, match="needs one of node_deg and node_local_time_h"):
        Station(**{**values, "orbit": {**values["orbit"], "node_local_time_h": 11.0}})
