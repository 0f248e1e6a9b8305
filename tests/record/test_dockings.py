"""Dockings of the record: the rules find flown revolutions that the usual duration does not, and shares are honest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from expedition.catalog import DEFAULT
from expedition.flights.hardware import profile_of, profiles_of
from expedition.record.dockings import REVOLUTION_S, left_out_errors_s, naive_errors_s, scores
from expedition.record.flights import read_flights
from expedition.record.flown import Comparison, flown

ROWS = {row.flight: row for row in read_flights()}


@pytest.fixture(scope="module")
def found() -> dict[str, Comparison]:
    # Two that slept first, one that came as soon as its phase let it, three that waited for the station's morning, a
    # Shuttle, and a Soyuz that found Russia in the dark.
    names = (
        "Crew-1",
        "Crew-3",
        "Crew-2",
        "Dragon CRS-22",
        "Dragon CRS-24",
        "Axiom Ax-4",
        "STS-100",
        "Soyuz TMA-01M",
    )
    return {one.flight: one for one in flown([ROWS[name] for name in names])}


def test_the_revolution_follows_from_phase_light_and_rest(found: dict[str, Comparison]) -> None:
    for name, one in found.items():
        assert one.best_docking_error_s is not None
        assert abs(one.best_docking_error_s) < 0.5 * REVOLUTION_S, name
    hours = [found[name].predicted_docking - ROWS[name].liftoff for name in ("Crew-3", "Crew-1")]
    assert hours[1] - hours[0] > 5.0 * 3600.0
    assert found["Crew-1"].orbits == 18


def test_a_constant_is_taken_from_the_other_flights_that_share_it(found: dict[str, Comparison]) -> None:
    left_out = left_out_errors_s(list(found.values()))
    own = {name: found[name].best_docking_error_s or 0.0 for name in ("Crew-1", "Crew-3")}
    assert left_out["Crew-1"][1] == pytest.approx(own["Crew-1"] - own["Crew-3"])
    assert left_out["Crew-3"][1] == pytest.approx(own["Crew-3"] - own["Crew-1"])
    assert "slept first" in left_out["Crew-1"][0]
    # By light or alone.
    assert not {"Crew-2", "Axiom Ax-4", "Dragon CRS-22", "STS-100"} & set(left_out)


def test_a_private_crew_docks_in_the_day_of_the_stations_crew(found: dict[str, Comparison]) -> None:
    assert found["Axiom Ax-4"].profile == "dragon-private"
    assert found["Crew-3"].profile == "dragon-crew"
    ship = DEFAULT.ship("crew-dragon")
    names = {
        flight: [one.name for one in profiles_of(DEFAULT, ship, None, flight)]
        for flight in ("ax-5", "crew-13")
    }
    assert names["ax-5"] == ["dragon-private", *names["crew-13"][1:]]
    assert names["crew-13"][0] == "dragon-crew"
    # Five orbits are those of the flight's own sort; any flight may ask for the other by name.
    assert [one.name for one in profiles_of(DEFAULT, ship, 5, "ax-5")] == ["dragon-private"]
    assert profile_of(DEFAULT, ship, 5).name == "dragon-crew"
    assert profile_of(DEFAULT, ship, "dragon-private").name == "dragon-private"


def test_a_crew_without_daylight_over_russia_docks_before(found: dict[str, Comparison]) -> None:
    error = found["Soyuz TMA-01M"].docking_error_s
    assert error is not None
    assert abs(error) < 1200.0


def test_scores_stand_beside_the_usual_duration(found: dict[str, Comparison]) -> None:
    table = {one.kind: one for one in scores(list(found.values()))}
    crewed = table["Dragon with a crew"]
    assert (crewed.flights, crewed.right.count) == (4, 4)
    assert crewed.naive_right is not None
    assert crewed.naive_right.count == 0
    low, high = crewed.right.interval
    assert 0.5 < low < 0.6
    assert high == 1.0
    together = table["Dragon, Starliner and Shuttle together"]
    assert together.flights == 7
    assert "Cygnus, capture" not in table
    # One flight alone has no other to take a habit from.
    assert table["Space Shuttle"].naive_right is None


def test_what_is_off_counts_as_off(found: dict[str, Comparison]) -> None:
    late = replace(
        found["Crew-1"], docking_error_s=REVOLUTION_S, planned_docking=None, planned_docking_error_s=None
    )
    waited = replace(late, off_nominal="waited for another ship")
    (kind, together) = scores([late, waited])
    assert (kind.flights, kind.right.count, kind.near.count) == (1, 0, 0)
    assert together.flights == 1
    assert naive_errors_s([late]) == []
