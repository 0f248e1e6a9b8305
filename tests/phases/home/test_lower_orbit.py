"""Phasing home: a ship in a lower orbit of its own comes over its zone with its plane; and which landing is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from expedition import Flight, ImpossibleFlightError, Plan, plan
from expedition.catalog import DEFAULT
from expedition.catalog.models.landing_zone import LandingZone
from expedition.phases.home import landing, lower_orbit
from expedition.planning.station_data import mean_track
from expedition.record.returns import OWN_RETURN_ELEMENTS
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, parse_utc, to_datetime
from expedition.station.files import read_station_file
from tests.planned import planned_once

START = parse_utc("2025-03-17T20:00:00Z")
DRAGON = DEFAULT.ship("crew-dragon")
TALLAHASSEE = DEFAULT.landing_zone("tallahassee")


@pytest.fixture(scope="module")
def track() -> MeanTrack:
    sets = read_station_file(OWN_RETURN_ELEMENTS)
    assert isinstance(sets, list)
    newest = max((one for one in sets if one.epoch < START + DAY_S / 3.0), key=lambda one: one.epoch)
    return mean_track(newest, START, START + 2.0 * DAY_S)


def timed(track: MeanTrack, zones: list[LandingZone], **span: float) -> list[landing.LandingOpportunity]:
    return lower_orbit.timed(track, zones, DRAGON, START, START + 2.0 * DAY_S, **span)


def test_it_lands_with_its_plane_and_in_the_free_flight_that_is_usual(track: MeanTrack) -> None:
    phasing = DRAGON.wanted_descent().departure.phasing
    assert phasing is not None
    planes = landing.passes(track, [TALLAHASSEE], DRAGON, START, START + 2.0 * DAY_S)
    found = timed(track, [TALLAHASSEE])
    assert found
    for one in found:
        nearest = min(planes, key=lambda each: abs(each.landing - one.landing))
        assert nearest.landing - one.landing == pytest.approx(phasing.before_plane_s, abs=1.0)
        if one.reason is None:
            assert one.undocking is not None
            assert one.lowered is not None
            hours = (one.ignition - one.undocking) / 3600.0
            assert phasing.least_h - 0.1 <= hours <= phasing.most_h + 0.1
            assert one.lowered.dv_mps <= phasing.most_dv_mps
    efforts = [one.effort for one in found if one.reason is None]
    assert efforts == sorted(efforts)


def test_who_must_leave_late_takes_more_and_at_last_is_out_of_phase(track: MeanTrack) -> None:
    """Crew-9 had 16 h for what takes 60 m/s; the same splashdown after 6 h would take four times that."""
    flown = parse_utc("2025-03-18T21:57:07Z")

    def after(hours: float) -> landing.LandingOpportunity:
        ship = DRAGON.flying_free(hours)
        found = lower_orbit.timed(track, [TALLAHASSEE], ship, START, START + 2.0 * DAY_S)
        return min(found, key=lambda one: abs(one.landing - flown))

    usual, short = after(16.0), after(6.0)
    assert usual.reason is None
    assert usual.lowered is not None
    assert 40.0 < usual.lowered.dv_mps < 80.0
    assert short.reason is not None
    assert "out of phase" in short.reason
    assert short.lowered is not None
    assert short.lowered.dv_mps > 3.0 * usual.lowered.dv_mps


def asked(**changes: object) -> Flight:
    data = Flight.named("crew-2-return").model_dump(mode="json", exclude={"elements_file"})
    return Flight(**{**data, **changes})


@pytest.fixture(scope="module")
def hours_13() -> Plan:
    return plan(asked(free_flight_h=13.0, landing_zone="daytona", latest_utc=None))


def test_burns_and_splashdown_are_those_of_the_phasing(hours_13: Plan) -> None:
    burns = {one.name: one for one in hours_13.burns}
    one, two = burns["phasing burn 1"], burns["phasing burn 2"]
    assert one.dv_mps == pytest.approx(two.dv_mps, rel=0.02)
    assert one.engine == "main"
    assert parse_utc(two.tig_utc) - parse_utc(one.tig_utc) == pytest.approx(46.5 * 60.0, abs=180.0)
    assert hours_13.undocking_utc is not None
    free_s = parse_utc(burns["deorbit burn"].tig_utc) - parse_utc(hours_13.undocking_utc)
    # From the lower orbit the way down is shorter than from the station's, which the search reckons with.
    assert free_s == pytest.approx(13.0 * 3600.0, abs=900.0)
    home = hours_13.way_home
    assert home is not None
    assert home.miss_km < 10.0
    # Some 75 m/s: round about 130 km below the station.
    assert two.perigee_km < two.apogee_km < burns["separation burn 4"].perigee_km - 100.0
    assert two.apogee_km - two.perigee_km < 15.0


def test_as_soon_as_possible_is_the_first_that_can_be_had() -> None:
    soon = plan(asked(as_soon_as_possible=True, landing_zone=None, latest_utc=None))
    assert soon.splashdown_utc is not None
    assert soon.undocking_utc is not None
    assert parse_utc(soon.splashdown_utc) - parse_utc(soon.undocking_utc) < 12.0 * 3600.0
    assert soon.way_home is not None
    open_to_it = [one.landing_utc for one in soon.way_home.opportunities if not one.rejected]
    assert abs(parse_utc(soon.splashdown_utc) - parse_utc(min(open_to_it))) < 300.0


def test_chances_after_a_wave_off_come_later_that_day_and_the_next() -> None:
    shuttle = planned_once("sts-135-return")
    home = shuttle.way_home
    assert home is not None
    assert shuttle.landing_utc is not None
    planned = parse_utc(shuttle.landing_utc)
    after_h = [(parse_utc(one.landing_utc) - planned) / 3600.0 for one in home.backups]
    assert after_h == sorted(after_h)
    # The second chance at Kennedy is a revolution later, as flown chances of that day were.
    assert after_h[0] == pytest.approx(1.6, abs=0.1)
    assert home.backups[0].zone == "ksc-slf"
    assert sum(hours > 12.0 for hours in after_h) == 3
    assert max(after_h) < 36.1


def candidate(**changes: object) -> landing.LandingOpportunity:
    where = landing.Aim(47.0, 69.0, 0.0)
    one = landing.LandingOpportunity(
        DEFAULT.landing_zone("zhezkazgan"),
        START,
        START + 9000.0,
        START + 12000.0,
        where,
        0.0,
        30.0,
        "day",
        None,
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def test_what_the_file_prefers_comes_first_and_nothing_of_it_refuses() -> None:
    soyuz = DEFAULT.ship("soyuz-ms")
    zones = [DEFAULT.landing_zone(name) for name in ("zhezkazgan", "arkalyk")]
    south = candidate(northbound=False)
    dark = candidate(lighting="night", sun_elevation_deg=-30.0)
    aside = candidate(cross_range_m=50e3)
    usual = candidate(landing=START + 13000.0)
    left = candidate(zone=zones[1])
    refused = candidate(reason="out of reach")
    found = landing.ranked([refused, left, south, aside, dark, usual], soyuz, zones)
    assert found == [usual, dark, aside, south, left, refused]
    said = " ".join(landing.remarks(dark, soyuz) + landing.remarks(south, soyuz))
    assert "night" in said
    assert "on its way south" in said
    assert landing.remarks(usual, soyuz) == []


def test_a_cargo_ship_leaves_while_the_station_s_crew_is_up_where_it_can(track: MeanTrack) -> None:
    cargo = DEFAULT.ship("cargo-dragon")
    end = START + 2.0 * DAY_S
    found = lower_orbit.timed(track, [TALLAHASSEE], cargo, START, end)
    taken = [one for one in found if one.reason is None]
    assert taken
    assert [one.off_hours for one in taken] == sorted(one.off_hours for one in taken)
    for one in taken:
        assert one.undocking is not None
        at = to_datetime(one.undocking)
        assert one.off_hours == (not 8.5 <= at.hour + at.minute / 60.0 + at.second / 3600.0 <= 19.0)
    # Who may only leave by night does, and is told so; in a hurry nobody asks.
    by_night = lower_orbit.timed(track, [TALLAHASSEE], cargo, START, end, last=START + 3600.0)
    late = next(one for one in by_night if one.reason is None)
    assert late.off_hours
    assert "outside 08:30 to 19:00 UTC" in " ".join(landing.remarks(late, cargo))
    hurried = lower_orbit.timed(track, [TALLAHASSEE], cargo.hurrying(), START, end)
    assert not any(one.off_hours for one in hurried)


@pytest.mark.parametrize("given", ["leaves_from_h", "leaves_until_h"])
def test_hours_of_leaving_are_given_by_both_ends(given: str) -> None:
    phasing = DRAGON.wanted_descent().departure.phasing
    assert phasing is not None
    with pytest.raises(ValueError, match="both"):
        type(phasing).model_validate({**phasing.model_dump(), given: 8.0})


def test_dragon_1_comes_down_where_its_station_s_track_meets_the_open_ocean(track: MeanTrack) -> None:
    """Flights of 2012 to 2020 came down some 5.6 h after their release, within hundreds of kilometres."""
    first = DEFAULT.ship("cargo-dragon-1")
    zone = DEFAULT.landing_zone("pacific-baja")
    taken = [
        one
        for one in landing.opportunities(track, [zone], first, START, START + 2.0 * DAY_S)
        if not one.reason
    ]
    assert taken
    for one in taken:
        assert one.undocking is not None
        assert (one.landing - one.undocking) / 3600.0 == pytest.approx(5.6, abs=0.15)
        assert one.moved_m <= zone.radius_m


def test_a_shuttle_takes_the_first_chance_of_its_day_at_kennedy() -> None:
    orbiter = DEFAULT.ship("space-shuttle-orbiter")
    zones = [DEFAULT.landing_zone(name) for name in orbiter.wanted_descent().zones]
    first = candidate(zone=zones[0], cross_range_m=1.0e6)
    second = candidate(zone=zones[0], chance=2, landing=START + 6000.0)
    edwards = candidate(zone=zones[1], landing=START + 5000.0)
    assert landing.ranked([edwards, second, first], orbiter, zones) == [first, second, edwards]


def test_zones_know_their_years() -> None:
    california = DEFAULT.landing_zone("california")
    assert not california.used_on(date(2021, 11, 9))
    assert california.used_on(date(2026, 1, 15))
    assert DEFAULT.landing_zone("zhezkazgan").used_on(date(1999, 1, 1))


def test_the_aim_is_the_middle_as_far_as_steering_reaches(track: MeanTrack) -> None:
    soyuz, zone = DEFAULT.ship("soyuz-ms"), DEFAULT.landing_zone("zhezkazgan")
    reach = soyuz.wanted_descent().cross_range_m
    point = zone.model_copy(update={"radius_m": 0.0})
    span = (START, START + 2.0 * DAY_S)
    pairs = zip(
        landing.abreast_of(track, zone, soyuz, *span),
        landing.abreast_of(track, point, soyuz, *span),
        strict=True,
    )
    moved = 0
    for one, straight in pairs:
        off = abs(straight.cross_range_m)
        assert abs(one.cross_range_m) == pytest.approx(
            off if off <= reach else max(off - zone.radius_m, reach), abs=50.0
        )
        same = np.hypot(one.aim.latitude_deg - zone.latitude_deg, one.aim.longitude_deg - zone.longitude_deg)
        assert (same < 1e-6) == (off <= reach)
        moved += off > reach
    assert moved


def test_too_short_a_free_flight_says_what_to_ask_for() -> None:
    with pytest.raises(ImpossibleFlightError, match="free_flight_h of more than"):
        plan(asked(free_flight_h=1.0))


def test_a_ship_that_times_only_what_it_cannot_reach_burns_no_more_than_that() -> None:
    """Starliner follows the station's place: a track within its reach takes no burn, one beyond it some."""
    starliner = DEFAULT.ship("starliner")
    zone = DEFAULT.landing_zone("white-sands")
    sets = read_station_file(OWN_RETURN_ELEMENTS)
    assert isinstance(sets, list)
    start = parse_utc("2024-09-06T12:00:00Z")
    newest = max((one for one in sets if one.epoch < start), key=lambda one: one.epoch)
    there = mean_track(newest, start, start + 3.0 * DAY_S)
    found = lower_orbit.timed(there, [zone], starliner, start, start + 3.0 * DAY_S)
    reach = starliner.wanted_descent().cross_range_m
    taken = [one for one in found if one.reason is None]
    assert taken
    for one in taken:
        assert one.lowered is not None
        assert abs(one.cross_range_m) <= reach
        if abs(one.cross_range_m) + one.moved_m < 0.9 * reach:
            assert abs(one.lowered.dv_mps) < 6.0
    assert any(abs(one.lowered.dv_mps) > 3.0 for one in taken if one.lowered)


def test_who_leaves_while_the_station_s_crew_sleeps_is_told_so_in_the_plan() -> None:
    """It is asked to leave between 20:00 and 05:00 UTC; asked by its day alone it would leave by day."""
    made = plan(
        asked(
            vehicle="cargo-dragon",
            crew=[],
            earliest_utc="2021-11-08T20:00:00Z",
            latest_utc="2021-11-09T05:00:00Z",
            landing_zone=None,
        )
    )
    assert made.way_home is not None
    assert any("leaves its station outside 08:30 to 19:00 UTC" in one for one in made.way_home.remarks)
