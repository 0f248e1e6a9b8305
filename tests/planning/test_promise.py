"""What the search promises for the burns, against the burns of the plan, also near the ends of what a profile gains."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from expedition import Flight, plan, windows
from expedition.catalog import DEFAULT
from expedition.planning.station_data import elements_of

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
