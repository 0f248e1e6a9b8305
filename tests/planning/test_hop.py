"""Hops by name, as plans: New Shepard and SpaceShipTwo."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, InputError, Plan
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import parse_utc
from tests.planned import planned_once


@pytest.fixture(scope="module", params=["ns-16", "unity-22"])
def hop(request: pytest.FixtureRequest) -> Plan:
    return planned_once(request.param)


def heights_km(flown: Plan, met: np.ndarray) -> np.ndarray:
    t = parse_utc(flown.zero_utc) + met
    return geodetic_from_itrf(itrf_from_gcrf_states(t, flown.state_gcrf(met))[:, :3])[:, 2] / 1000.0


def test_the_trajectory_rises_to_the_apogee_and_comes_down(hop: Plan) -> None:
    assert hop.hop is not None
    met = np.linspace(hop.trajectory[0].met_s[0], hop.duration_s, 4000)
    heights = heights_km(hop, met)
    assert heights.max() == pytest.approx(hop.hop.apogee_km, abs=0.3)
    assert heights[0] < 2.0
    assert heights[-1] < 2.0
    assert hop.ok


def test_lines_of_space_are_crossed_or_not(hop: Plan) -> None:
    assert hop.hop is not None
    assert hop.hop.crossed_50_miles == (hop.hop.apogee_km > 80.467)
    assert hop.hop.crossed_100_km == (hop.hop.apogee_km > 100.0)
    names = [one.name for one in hop.events]
    assert any("50 miles" in name for name in names) == hop.hop.crossed_50_miles


def test_it_goes_to_json_and_back_and_needs_no_station(hop: Plan) -> None:
    assert Plan.from_json(hop.to_json()) == hop
    assert hop.data.station is None
    with pytest.raises(InputError, match="has no station"):
        hop.station_state_gcrf(0.0)


def test_a_station_is_out_of_its_reach() -> None:
    data = Flight.named("ns-16").model_dump(mode="json", exclude={"elements", "elements_file"})
    with pytest.raises(ImpossibleFlightError, match=r"Δv is short by \d+ m/s"):
        Flight(**{**data, "station": "iss", "port": "harmony-forward"})


def test_what_has_no_meaning_for_a_hop_is_refused() -> None:
    data = Flight.named("ns-16").model_dump(mode="json", exclude={"elements", "elements_file"})
    with pytest.raises(InputError, match="profile: has no meaning for the hop"):
        Flight(**{**data, "profile": 2})
