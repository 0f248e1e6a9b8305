"""Emergency landings: each revolution has one, in a zone that is in reach, or on what the ship may land on."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import Plan
from expedition.catalog import DEFAULT
from expedition.catalog.lands import countries_at
from expedition.phases.home.emergency import Emergency, emergencies
from expedition.planning.station_data import mean_track
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, parse_utc
from expedition.station.elements import parse_tle
from tests.planned import planned_once

LINES = (
    "1 25544U 98067A   24266.53887038  .00020034  00000-0  36467-3 0  9990\n"
    "2 25544  51.6393 193.1783 0007440  21.6459 148.9337 15.49461066473644"
)
START = parse_utc("2024-09-22T18:00:00Z")
EARTH_M = 6371000.0


@pytest.fixture(scope="module")
def track() -> MeanTrack:
    (one,) = parse_tle(LINES, where="test")
    return mean_track(one, START, START + DAY_S)


def of(name: str, track: MeanTrack) -> list[Emergency]:
    ship = DEFAULT.ship(name)
    zones = [DEFAULT.landing_zone(zone) for zone in ship.wanted_descent().zones]
    return emergencies(track, zones, ship, START, START + DAY_S)


def apart_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    (p, q), (r, s) = np.radians(a), np.radians(b)
    cosine = np.sin(p) * np.sin(r) + np.cos(p) * np.cos(r) * np.cos(q - s)
    return float(EARTH_M * np.arccos(np.clip(cosine, -1.0, 1.0)))


def test_each_revolution_has_one(track: MeanTrack) -> None:
    found = of("soyuz-ms", track)
    assert [one.revolution for one in found] == list(range(1, len(found) + 1))
    assert 15 <= len(found) <= 16
    begins = [one.ignition for one in found]
    assert begins == sorted(begins)
    assert all(one.landing - one.ignition == pytest.approx(53.0 * 60.0, abs=180.0) for one in found)


def test_the_revolution_of_a_flown_return_leads_to_its_zone(track: MeanTrack) -> None:
    """Soyuz MS-25 landed at 11:59:03 on 23 September 2024 near Zhezkazgan."""
    landed = parse_utc("2024-09-23T11:59:03Z")
    nearest = min(of("soyuz-ms", track), key=lambda one: abs(one.landing - landed))
    assert abs(nearest.landing - landed) < 180.0
    assert nearest.zone is not None
    assert nearest.zone.name == "zhezkazgan"
    assert nearest.ballistic_deg is not None
    # As far before the aim as Soyuz TMA-1 and TMA-10 came down, and to the west.
    assert 300e3 < apart_m(nearest.ballistic_deg, (nearest.latitude_deg, nearest.longitude_deg)) < 470e3
    assert nearest.ballistic_deg[1] < nearest.longitude_deg


def test_zones_are_taken_only_in_reach_and_ships_come_down_on_what_they_may(track: MeanTrack) -> None:
    for name, by_sea in (("soyuz-ms", False), ("crew-dragon", True)):
        found = of(name, track)
        reach = DEFAULT.ship(name).wanted_descent().cross_range_m
        straight = [one for one in found if one.zone is None]
        assert straight
        assert all(abs(one.cross_range_m) <= reach for one in found)
        land = countries_at([one.latitude_deg for one in straight], [one.longitude_deg for one in straight])
        assert [bool(one) for one in land] == [not by_sea] * len(straight)
        assert [one.on_land for one in straight] == [not by_sea] * len(straight)


def test_who_comes_down_at_sea_keeps_out_of_the_westerlies(track: MeanTrack) -> None:
    straight = [one for one in of("crew-dragon", track) if one.zone is None]
    assert straight
    assert all(abs(one.latitude_deg) <= 40.0 for one in straight)
    # By day all the same: a revolution has both.
    assert all(one.sun_elevation_deg > 0.0 for one in straight)


def test_a_free_flight_has_one_for_each_revolution() -> None:
    free = planned_once("inspiration4")
    (deorbit,) = [one for one in free.burns if one.purpose == "deorbit"]
    assert [one.revolution for one in free.emergency] == list(range(1, len(free.emergency) + 1))
    assert 25 <= len(free.emergency) <= 50
    assert all(one.deorbit_utc < deorbit.tig_utc for one in free.emergency)


def test_a_plan_tells_them_of_the_way_there_and_of_a_day_at_the_port(ms19: Plan) -> None:
    where = [one.where for one in ms19.emergency]
    assert where == sorted(where, key=["in flight", "at the port"].index)
    assert where.count("in flight") == 2
    assert where.count("at the port") == 15
    assert ms19.docking_utc is not None
    for one in ms19.emergency:
        docked = one.deorbit_utc >= ms19.docking_utc
        assert docked == (one.where == "at the port")
        assert one.place
    assert Plan.from_json(ms19.to_json()).emergency == ms19.emergency


def test_no_crew_no_emergency() -> None:
    assert planned_once("progress-ms-11").emergency == ()
