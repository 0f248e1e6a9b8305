"""Flights to Tiangong and to a station that is only planned, by their names in the catalogue."""

from __future__ import annotations

import pytest

from expedition import Flight, plan
from expedition.catalog import DEFAULT
from expedition.errors import ImpossibleFlightError
from expedition.space.time import parse_utc
from tests.planned import planned_once


def test_shenzhou_21_takes_two_orbits() -> None:
    """A hindcast: the station's orbit is reckoned back from two days later; the lead is Shenzhou-15's."""
    found = planned_once("shenzhou-21")
    flown = DEFAULT.flight_entry("shenzhou-21").flown
    assert flown is not None
    assert flown.docking_utc is not None
    assert found.orbits == 2
    late_s = parse_utc(str(found.liftoff_utc)) - parse_utc(flown.liftoff_utc.isoformat())
    assert abs(late_s) < 60.0
    docked_s = parse_utc(str(found.docking_utc)) - parse_utc(flown.docking_utc.isoformat())
    assert abs(docked_s) < 15.0 * 60.0
    assert all(check.ok for check in found.checks), [check for check in found.checks if not check.ok]
    assert found.insertion is not None
    assert found.insertion.inclination_at_node_deg == pytest.approx(41.5, abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ros-51-vostochny", "ros-97-vostochny", "ros-97-plesetsk"])
def test_a_planned_station_is_reached_on_an_assumed_phase(name: str) -> None:
    found = planned_once(name)
    assert "phase assumed" in found.data.station
    assert all(check.ok for check in found.checks), [check for check in found.checks if not check.ok]
    assert found.budget is not None
    assert found.budget.margin_mps > 0.0


def test_plesetsk_cannot_reach_51_degrees() -> None:
    asked = Flight.named("ros-51-vostochny").model_dump(exclude={"elements", "elements_file"})
    with pytest.raises(ImpossibleFlightError, match=r"lowest reachable inclination is 62\.77°.*vostochny-1s"):
        plan(Flight(**{**asked, "name": "too-far-north", "pad": "plesetsk-43"}))


def test_starbase_cannot_reach_the_station() -> None:
    station = Flight.named("soyuz-ms-19")
    asked = Flight(
        name="hard-case",
        title="The hard case",
        vehicle="starship",
        pad="starbase",
        station="iss",
        port="harmony-forward",
        date=station.date,
        elements=station.elements,
    )
    with pytest.raises(ImpossibleFlightError, match=r"azimuth 41°, which is closed.*short by \d+ m/s"):
        plan(asked)
