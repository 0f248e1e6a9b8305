"""Flights of every kind can be drawn: what a kind does not have is left out, nothing is not a number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from expedition import Flight, Plan, plan
from expedition.console.picture import picture, state
from tests.planned import planned_once

_HOP = {"name": "hop", "vehicle": "new-shepard", "pad": "corn-ranch", "date": "2021-10-01"}
_HOME = {
    "name": "home",
    "begins": "port",
    "vehicle": "soyuz-ms",
    "station": "iss",
    "port": "rassvet",
    "date": "2021-10-01",
}


def _drawn(planned: Plan) -> dict[str, Any]:
    drawn: dict[str, Any] = picture(planned).model_dump(mode="json")
    met = np.array(drawn["met_s"])
    assert np.all(np.diff(met) > 0.0)
    assert met[-1] == pytest.approx(planned.duration_s, abs=1e-5)
    assert len(drawn["ship_itrf"]) == 6 * met.size
    assert np.allclose(np.linalg.norm(np.reshape(drawn["sun"]["itrf"], (-1, 3)), axis=1), 1.0, atol=1e-5)
    return drawn


def test_a_hop_has_no_station() -> None:
    planned = plan(Flight(**_HOP))
    drawn = _drawn(planned)
    assert drawn["relative"] is None
    assert {one["kind"] for one in drawn["places"]} >= {"pad", "landing"}
    assert max(drawn["height"]["altitude_km"]) == pytest.approx(planned.hop.apogee_km, abs=0.5)  # type: ignore[union-attr]
    assert all(value is None for value in drawn["height"]["perigee_km"])
    end = state(planned, planned.duration_s)
    assert end.station is None
    assert end.ship.altitude_km < 3.0


def test_a_way_home_leaves_the_station_and_ends_on_the_ground() -> None:
    planned = plan(Flight(**_HOME), elements=Flight.named("soyuz-ms-19").elements)
    drawn = _drawn(planned)
    assert drawn["zero_name"] == "undocking"
    ranges = drawn["relative"]["range_m"]
    assert ranges[0] < 30.0
    assert ranges[-1] > 50_000.0
    landing = next(one for one in drawn["places"] if one["kind"] == "landing")
    end = state(planned, planned.duration_s).ship
    assert end.latitude_deg == pytest.approx(landing["latitude_deg"], abs=0.05)
    assert landing["time_zone"].startswith("Asia/")
    assert [one["phase"] for one in drawn["loads"]] == ["entry"]


def test_contacts_are_above_the_mask(ms19: Plan) -> None:
    drawn = _drawn(ms19)
    found = 0
    for one in drawn["ground"]["stations"]:
        for rise, fall in one["contacts"]:
            found += 1
            for met, above in ((0.5 * (rise + fall), True), (rise - 30.0, False), (fall + 30.0, False)):
                if 0.0 <= met <= ms19.duration_s:
                    assert (_elevation_deg(ms19, met, one) > 5.0) == above
    assert found >= 3


def _elevation_deg(planned: Plan, met: float, place: dict[str, float]) -> float:
    ship = np.array(state(planned, met).ship.itrf[:3])
    lat, lon = np.radians(place["latitude_deg"]), np.radians(place["longitude_deg"])
    up = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    a, e2 = 6378137.0, 0.00669437999014
    n = a / np.sqrt(1.0 - e2 * np.sin(lat) ** 2)
    there = ship - n * np.array([up[0], up[1], (1.0 - e2) * up[2]])
    return float(np.degrees(np.arcsin(there @ up / np.linalg.norm(there))))


def test_a_ship_is_heard_by_its_own_network_only() -> None:
    russian, chinese, american = (
        {one.name for one in picture(planned_once(name)).ground.stations}
        for name in ("soyuz-ms-19", "shenzhou-21", "inspiration4")
    )
    assert {"Yeniseysk", "Ussuriysk"} <= russian
    assert not russian & chinese
    # Dragon speaks through relay satellites.
    assert american == set()
