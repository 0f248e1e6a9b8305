"""What the search promises for the burns, against the burns of the plan, also near the ends of what a profile gains."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from expedition import Flight, plan, windows
from expedition.catalog import DEFAULT
from expedition.phases.rendezvous.window import Option
from expedition.planning.station_data import elements_of
from expedition.record.flights import OWN_ELEMENTS, read_flights
from expedition.record.full import asked_of
from expedition.station.elements import ElementSet

FLIGHTS = [
    # The phase at insertion moved to a hundredth of the way into the range: the ladder alone was 18 m/s short here.
    ("soyuz-ms-19", -6.7, 132.0),
    # To a hundredth of the way from its end: 4.8 m/s too much were promised for a station on a circle.
    ("soyuz-ms-19", 7.5, 114.0),
    # As flown; with the slots where the ladder had them 147 m/s were flown, and 126 promised.
    ("crew-dragon-demo-2", 0.0, 126.0),
]


@pytest.mark.parametrize(("name", "shift_deg", "about"), FLIGHTS)
def test_the_burns_cost_what_was_promised(name: str, shift_deg: float, about: float) -> None:
    flight = Flight.named(name)
    data = elements_of(flight, None, DEFAULT.station("iss"))
    assert isinstance(data, list)
    moved = [
        replace(one, mean_anomaly_rad=float((one.mean_anomaly_rad + np.radians(shift_deg)) % (2.0 * np.pi)))
        for one in data
    ]
    start = datetime(flight.date.year, flight.date.month, flight.date.day, tzinfo=UTC)
    found = windows(
        str(flight.vehicle),
        pad=flight.pad,
        start=start,
        days=1,
        port=flight.port,
        profile=flight.profile,
        elements=moved,
    )
    promised = found[0].options[0].dv_mps
    planned = plan(flight, elements=moved)
    assert planned.budget is not None
    assert promised == pytest.approx(about, abs=2.0)
    assert planned.budget.phasing_mps == pytest.approx(promised, abs=1.5)


def recorded(name: str, shift_deg: float) -> tuple[Flight, list[ElementSet]]:
    """A flight of the record by its UTC day, and its station moved so far along the orbit."""
    (row,) = [one for one in read_flights() if one.flight == name]
    flight = asked_of(row, DEFAULT)
    data = elements_of(flight, OWN_ELEMENTS, DEFAULT.station("iss"))
    assert isinstance(data, list)
    return flight, [
        replace(one, mean_anomaly_rad=float((one.mean_anomaly_rad + np.radians(shift_deg)) % (2.0 * np.pi)))
        for one in data
    ]


def offered(flight: Flight, data: list[ElementSet]) -> Option:
    start = datetime(flight.date.year, flight.date.month, flight.date.day, tzinfo=UTC)
    found = windows(
        str(flight.vehicle),
        launcher=flight.launcher,
        pad=flight.pad,
        start=start,
        days=1,
        port=flight.port,
        elements=data,
    )
    return found[0].options[0]


@pytest.mark.parametrize(
    ("name", "shift_deg", "planned_mps"),
    [
        # Four days in the air, and a day low in it: 107 m/s were promised for HTV by burns that had not settled.
        ("HTV 9", -185.0, 117.0),
        ("Starliner CFT", 225.0, 173.2),
    ],
)
def test_who_sinks_on_the_way_pays_what_was_promised(name: str, shift_deg: float, planned_mps: float) -> None:
    """Against the burns of full plans, which take a quarter of a minute each and so are not planned here."""
    option = offered(*recorded(name, shift_deg))
    assert option.feasible
    assert option.dv_mps == pytest.approx(planned_mps, abs=2.0)


def test_the_plane_of_who_waits_above_the_station_is_right_at_the_end() -> None:
    """It drifts the other way meanwhile: lift-off came 40 s late, and 48 m/s of the burns turned the plane."""
    flight, data = recorded("Dragon CRS-8", -100.0)
    planned = plan(flight, elements=data, checks="none")
    across = [abs(one.dv_rtn_mps[2]) for one in planned.burns if one.purpose == "phasing"]
    assert sum(across) < 8.0
    assert planned.budget is not None
    assert planned.budget.phasing_mps == pytest.approx(offered(flight, data).dv_mps, abs=2.0)


def test_who_would_come_down_on_the_way_is_not_offered() -> None:
    """Low enough to gain this phase the ship does not stay up for the day: 172 m/s were promised, no burns found."""
    assert not offered(*recorded("Starliner CFT", 232.0)).feasible
