"""Who hears a flight: against a walk over the turning Earth, and held against what an agency demands."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from expedition import Plan
from expedition.catalog.ground import ground_stations
from expedition.catalog.networks import Demand, demands
from expedition.planning import sight
from expedition.planning.sight import with_sight
from expedition.plans.sight_words import in_sight_words, sight_summary
from expedition.plans.words import words
from expedition.space.frames import itrf_from_gcrf_states, itrf_from_geodetic
from expedition.space.time import format_met, parse_utc

# Straight lines between samples, and the even turning of the Earth.
_ELEVATION_DEG = 0.1


@pytest.fixture(scope="module")
def seen(ms19: Plan) -> Plan:
    return with_sight(ms19)


def elevation_deg(plan: Plan, met: float, name: str) -> float:
    """Of the ship over the horizon of a ground station, from the plan's own states."""
    one = next(each for each in ground_stations()["stations"] if each["name"] == name)
    latitude, longitude = np.radians(one["latitude_deg"]), np.radians(one["longitude_deg"])
    site, up = (itrf_from_geodetic(latitude, longitude, height) for height in (0.0, 1.0))
    r = itrf_from_gcrf_states([parse_utc(plan.zero_utc) + met], [plan.state_gcrf(met)])[0, :3]
    away = r - site
    return float(np.degrees(np.arcsin(away @ (up - site) / np.linalg.norm(away))))


def test_passes_begin_and_end_at_the_lowest_elevation(seen: Plan) -> None:
    assert seen.sight is not None
    end = seen.trajectory[-1].met_s[-1]
    edges = [
        (one.via, met)
        for one in seen.sight.links
        if not one.relay
        for met in (one.start_met_s, one.end_met_s)
        if 0.0 < met < end - 1.0
    ]
    assert len(edges) > 10
    for via, met in edges:
        assert elevation_deg(seen, met, via) == pytest.approx(5.0, abs=_ELEVATION_DEG)


def test_each_event_names_those_who_hear_it(seen: Plan) -> None:
    assert seen.sight is not None
    for one in seen.events:
        assert one.in_sight is not None
        for site in ground_stations()["stations"]:
            if site["network"] == "russian":
                high = elevation_deg(seen, one.met_s, site["name"])
                if abs(high - 5.0) > _ELEVATION_DEG:
                    assert (site["name"] in one.in_sight) == (high > 5.0)
    assert all("TDRS" not in via for one in seen.burns for via in one.in_sight or ())


def test_a_ship_without_relay_is_heard_by_the_ground_alone(ms19: Plan) -> None:
    old = ms19.model_copy(update={"flight": ms19.flight.model_copy(update={"vehicle": "soyuz-tma"})})
    found = with_sight(old)
    assert found.sight is not None
    assert not found.sight.relayed
    assert not any(one.relay for one in found.sight.links)
    assert 0.0 < found.sight.share < 0.4
    gap = found.sight.longest_gap_met_s
    assert gap is not None
    middle = gap + 0.5 * found.sight.longest_gap_s
    sites = [one["name"] for one in ground_stations()["stations"] if one["network"] == "russian"]
    assert all(elevation_deg(found, middle, name) < 5.0 for name in sites)
    assert f"from {format_met(gap)}" in sight_summary(found.sight, format_met)


@pytest.mark.parametrize(("event", "ok"), [("Contact", True), ("Arrival at the aim point", False)])
def test_what_an_agency_demands_is_held_against_the_flight(
    ms19: Plan, monkeypatch: pytest.MonkeyPatch, event: str, ok: bool
) -> None:
    wanted = Demand("heard", "russian", False, event, "DV3", "here", "assumed")
    monkeypatch.setattr(sight, "demands", lambda vehicle, day: (wanted,))
    check = next(one for one in with_sight(ms19).checks if one.name == "heard")
    assert check.ok == ok
    assert ("nobody at arrival" in check.detail) != ok


def test_the_demand_is_of_the_ships_and_years_that_had_it() -> None:
    then, later = date(2003, 4, 28), date(2013, 4, 26)
    assert [one.network for one in demands("soyuz-tma", then)] == ["russian"]
    assert demands("progress-m", later) == ()
    assert demands("soyuz-ms", then) == ()


def test_words_and_old_plans(seen: Plan) -> None:
    said = words(seen)
    section = next(one for one in said.sections if one.title == "In sight")
    assert {row[0] for row in section.rows} == {one.via for one in seen.sight.links}  # type: ignore[union-attr]
    assert next(one for one in said.timeline if one.event == "Contact").in_sight
    before = json.loads(seen.to_json())
    del before["sight"]
    for one in (*before["events"], *before["burns"]):
        del one["in_sight"]
    old = Plan.from_json(json.dumps(before))
    assert "In sight" not in {one.title for one in words(old).sections}
    assert all(one.in_sight is None for one in old.events)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (None, ""),
        ((), ""),
        (("Luch-5B", "Luch-5A", "Ulan-Ude"), "Luch-5A, 5B; Ulan-Ude"),
        (("TDRS East", "TDRS West"), "TDRS East, West"),
        (("Ulan-Ude", "Ussuriysk", "Yelizovo"), "3 sites"),
    ],
)
def test_who_hears_is_said_short(names: tuple[str, ...] | None, text: str) -> None:
    assert in_sight_words(names, ["Luch-5A", "Luch-5B", "TDRS East", "TDRS West"]) == text
