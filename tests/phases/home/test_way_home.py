"""The way home of flown ships: departure, landing opportunities and descent, held against what is published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from expedition import Flight, catalog
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.phases.home import descent, landing, stay
from expedition.phases.rendezvous import departure
from expedition.phases.rendezvous.zones import free_drifts
from expedition.record.flights import OWN_ELEMENTS
from expedition.space.engine import Forces
from expedition.space.frames import (
    geodetic_from_itrf,
    itrf_from_gcrf_states,
    relative_rtn,
    true_equator_states,
)
from expedition.space.orbits import MeanTrack
from expedition.space.sun import sun_direction, sunrise_sunset
from expedition.space.time import DAY_S, parse_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import parse_tle
from expedition.station.orbit import StationOrbit
from expedition.station.source import read_elements

DRAG_M2PKG = 0.0079
SHIP_DRAG_M2PKG = 0.0066


@dataclass(frozen=True, eq=False)
class Home:
    """A station on its way, with the time from which ships may leave."""

    start: float
    orbit: StationOrbit
    track: MeanTrack


@cache
def home(file: str, start_utc: str, days: float) -> Home:
    start = parse_utc(start_utc)
    text = (Path(__file__).parents[2] / "data" / file).read_text()
    (elements,) = parse_tle(text, where=file)
    end = start + days * DAY_S
    orbit = station_orbit.from_elements(
        elements, start - 7200.0, end + 7200.0, drag_area_over_mass_m2pkg=DRAG_M2PKG
    )
    track = MeanTrack.over(lambda t: true_equator_states(t, orbit.state_gcrf(t)), start, end)
    return Home(start, orbit, track)


def ms18() -> Home:
    return home("iss-2021-10-16.tle", "2021-10-17T01:00:00Z", 3.5)


def zones(ship: Ship) -> list[LandingZone]:
    assert ship.descent is not None
    return [catalog.landing_zone(name) for name in ship.descent.zones]


@dataclass(frozen=True, eq=False)
class Flown:
    """A whole return."""

    ship: Ship
    chosen: landing.LandingOpportunity
    departure: departure.Departure
    descent: descent.Descent


@cache
def flown(case: str, ship_name: str, port: str, zone: str | None = None) -> Flown:
    where = ms18() if case == "ms-18" else home("iss-2019-06-23.tle", "2019-06-24T23:00:00Z", 1.2)
    ship, station = catalog.ship(ship_name), catalog.station("iss")
    found = landing.opportunities(where.track, zones(ship), ship, where.start, where.track.t[-1])
    chosen = landing.best([one for one in found if zone in (None, one.zone.name)])
    assert chosen.undocking is not None
    forces = Forces.over(chosen.undocking - 60.0, chosen.landing + 3600.0)
    away = departure.fly(
        forces,
        where.orbit.state_gcrf,
        station.port(port),
        station,
        ship,
        chosen.undocking,
        chosen.ignition - 900.0,
        mass_kg=6730.0 if "soyuz" in ship_name else 0.93 * ship.mass_kg,
        drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
    )
    down = descent.solve(
        forces,
        ship,
        away.end_state_gcrf,
        away.end,
        chosen.aim,
        chosen.ignition,
        mass_kg=away.mass_kg,
        drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
    )
    return Flown(ship, chosen, away, down)


def when(down: descent.Descent, name: str) -> float:
    (event,) = [event for event in down.events if event.name == name]
    return event.t


def test_ms_11_came_home_as_published() -> None:
    """Canadian Space Agency's table of the return of Soyuz MS-11 (25 June 2019), the day's own orbit."""
    where = home("iss-2019-06-23.tle", "2019-06-24T23:00:00Z", 1.2)
    ship = catalog.ship("soyuz-ms")
    zone = catalog.landing_zone("zhezkazgan")
    start = parse_utc("2019-06-25T01:30:00Z")
    down = descent.solve(
        Forces.over(start, start + 7200.0),
        ship,
        where.orbit.state_gcrf(start),
        start,
        descent.Aim(zone.latitude_deg, zone.longitude_deg, zone.height_m),
        parse_utc("2019-06-25T01:55:00Z"),
        mass_kg=6650.0,
        drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
    )
    burn = down.burn
    assert burn.dv_mps == pytest.approx(128.0, abs=3.0)
    assert burn.duration_s == pytest.approx(281.0, abs=10.0)
    assert when(down, "Module separation") - burn.tig == pytest.approx(27 * 60 + 26, abs=90.0)
    assert down.interface - burn.tig == pytest.approx(30 * 60 + 17, abs=60.0)
    assert when(down, "Greatest load") - down.interface == pytest.approx(6 * 60 + 16, abs=60.0)
    assert 4.0 <= down.max_g <= 5.0
    assert when(down, "Drogue parachute opens") - down.interface == pytest.approx(8 * 60 + 17, abs=60.0)
    assert down.touchdown - burn.tig == pytest.approx(52 * 60 + 53, abs=120.0)
    assert down.touchdown == pytest.approx(parse_utc("2019-06-25T02:47:50Z"), abs=180.0)
    assert down.miss_m < 20e3
    assert down.ballistic is not None
    assert 8.0 <= down.ballistic.max_g <= 9.5
    # Soyuz TMA-1 and TMA-10 fell 340 to 460 km short.
    assert 300e3 < down.ballistic.short_m < 480e3


def test_ms_18_has_its_flown_return_first_among_those_found() -> None:
    where, ship = ms18(), catalog.ship("soyuz-ms")
    found = landing.opportunities(where.track, zones(ship), ship, where.start, where.start + DAY_S)
    first = found[0]
    assert first.zone.name == "zhezkazgan"
    assert first.undocking == pytest.approx(parse_utc("2021-10-17T01:14:05Z"), abs=240.0)
    assert first.landing == pytest.approx(parse_utc("2021-10-17T04:35:44Z"), abs=180.0)
    assert first.lighting == "day"
    taken = [one.reason is None for one in found]
    assert taken == sorted(taken, reverse=True)
    assert any("out of reach" in (one.reason or "") for one in found)


def test_ms_18_lands_as_flown() -> None:
    one = flown("ms-18", "soyuz-ms", "rassvet")
    down = one.descent
    assert down.touchdown == pytest.approx(parse_utc("2021-10-17T04:35:44Z"), abs=180.0)
    assert down.miss_m < 20e3
    assert all(check.ok for check in (*down.checks, *one.departure.checks))
    # The mean orbit's forecast of the landing is good to two minutes.
    assert down.touchdown == pytest.approx(one.chosen.landing, abs=120.0)
    # About 32 km from the station at the deorbit burn (CSA, MS-11).
    station = ms18().orbit.state_gcrf(one.departure.end)
    assert 15e3 < np.linalg.norm(relative_rtn(station, one.departure.end_state_gcrf)[:3]) < 60e3


@pytest.mark.parametrize(
    ("ship", "port"),
    [
        ("soyuz-ms", "rassvet"),
        ("soyuz-ms", "poisk"),
        ("soyuz-ms", "zvezda-aft"),
        ("crew-dragon", "harmony-forward"),
        ("crew-dragon", "harmony-zenith"),
        ("starliner", "harmony-forward"),
        ("space-shuttle-orbiter", "pma-2"),
    ],
)
def test_departures_keep_to_the_rules(ship: str, port: str) -> None:
    where, station = ms18(), catalog.station("iss")
    leaves, begin = catalog.ship(ship), ms18().start + 600.0
    away = departure.fly(
        Forces.over(begin, begin + 16000.0),
        where.orbit.state_gcrf,
        station.port(port),
        station,
        leaves,
        begin,
        begin + 15000.0,
        mass_kg=0.93 * leaves.mass_kg,
        drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
    )
    assert [check for check in away.checks if not check.ok] == []
    drifts = free_drifts(away.drifts, where.orbit.state_gcrf, DRAG_M2PKG, station)
    assert len(drifts) >= 2
    assert [one.check for one in drifts if not one.check.ok] == []
    for before, after in pairwise(away.legs):
        gap = before.states_gcrf(np.array([before.end])) - after.states_gcrf(np.array([after.start]))
        assert np.abs(gap[0, :3]).max() < 1e-3


@pytest.mark.parametrize(
    ("ship", "port", "zone", "least_g", "most_g", "burn_s", "to_landing_s"),
    [
        # Inspiration4 50 min 49 s from burn to splash, burns of 11 to 16 min flown.
        ("crew-dragon", "harmony-forward", None, 3.0, 5.0, (660.0, 990.0), (2800.0, 3400.0)),
        # CFT: burn at 03:17, landing at 04:01:35 UTC.
        ("starliner", "harmony-forward", None, 3.0, 5.0, (50.0, 130.0), (2500.0, 3100.0)),
        # STS-135: 197 s, and 67 min 54 s from ignition to touchdown.
        ("space-shuttle-orbiter", "pma-2", "ksc-slf", 1.2, 1.8, (170.0, 230.0), (3900.0, 4500.0)),
    ],
)
def test_other_ships_land_in_their_zones(ship, port, zone, least_g, most_g, burn_s, to_landing_s) -> None:
    one = flown("ms-18", ship, port, zone)
    down = one.descent
    assert least_g <= down.max_g <= most_g
    assert burn_s[0] <= down.burn.duration_s <= burn_s[1]
    assert to_landing_s[0] <= down.touchdown - down.burn.tig <= to_landing_s[1]
    assert down.miss_m < (2e3 if zone == "ksc-slf" else 20e3)
    assert (down.ballistic is None) == (ship == "space-shuttle-orbiter")
    assert [check for check in down.checks if not check.ok] == []


def test_the_shuttle_stops_on_the_runway() -> None:
    table = flown("ms-18", "space-shuttle-orbiter", "pma-2", "ksc-slf").descent.table
    height = geodetic_from_itrf(table.states_itrf[:, :3])[:, 2]
    speed = np.linalg.norm(table.states_itrf[:, 3:], axis=1)
    assert speed[-1] < 1.0
    assert height[-1] == pytest.approx(3.0, abs=5.0)
    down = int(np.argmax(height < 5.0))
    assert 60.0 < speed[down] < 130.0
    assert np.all(np.diff(table.t) > 0.0)


def test_the_way_down_has_no_gaps() -> None:
    one = flown("ms-18", "soyuz-ms", "rassvet")
    legs = (*one.departure.legs, *one.descent.legs)
    for before, after in pairwise(legs):
        assert after.start == pytest.approx(before.end, abs=1e-6)
        gap = before.states_gcrf(np.array([before.end])) - after.states_gcrf(np.array([after.start]))
        assert np.abs(gap[0, :3]).max() < 0.1
    last = legs[-1]
    at_interface = itrf_from_gcrf_states([last.end], last.states_gcrf(np.array([last.end])))[0]
    assert np.abs(at_interface - one.descent.table.states_itrf[0]).max() < 0.1
    times = [event.t for event in one.descent.events]
    assert times == sorted(times)


def test_a_zone_out_of_reach_is_refused_with_its_distance() -> None:
    where, ship = ms18(), catalog.ship("soyuz-ms")
    start = where.start + 3600.0
    with pytest.raises(ImpossibleFlightError, match="km to the side of the track"):
        descent.solve(
            Forces.over(start, start + 4 * 3600.0),
            ship,
            where.orbit.state_gcrf(start),
            start,
            descent.Aim(47.0, 76.0, 400.0),
            parse_utc("2021-10-17T03:42:00Z"),
            mass_kg=6650.0,
            drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
        )


def test_too_little_propellant_says_by_how_much() -> None:
    where, ship = ms18(), catalog.ship("soyuz-ms")
    zone = catalog.landing_zone("zhezkazgan")
    start = where.start + 7200.0
    with pytest.raises(ImpossibleFlightError, match="m/s short"):
        descent.solve(
            Forces.over(start, start + 7200.0),
            ship,
            where.orbit.state_gcrf(start),
            start,
            descent.Aim(zone.latitude_deg, zone.longitude_deg, zone.height_m),
            parse_utc("2021-10-17T03:42:00Z"),
            mass_kg=6650.0,
            drag_area_over_mass_m2pkg=SHIP_DRAG_M2PKG,
            propellant_kg=200.0,
        )


def test_a_ship_without_a_descent_says_so() -> None:
    where, ship = ms18(), catalog.ship("progress-ms")
    with pytest.raises(ImpossibleFlightError, match="no descent"):
        landing.opportunities(where.track, [], ship, where.start, where.start + DAY_S)


def test_no_opportunity_names_the_way_out() -> None:
    with pytest.raises(ImpossibleFlightError, match="another day or another landing_zone"):
        landing.best([])


def test_night_is_remarked_and_sleep_a_reason() -> None:
    where, soyuz = ms18(), catalog.ship("soyuz-ms")
    # A station that passes the north by day passes the south by night.
    far = LandingZone(
        name="far-south",
        title="Far south",
        kind="landing-zone",
        surface="steppe",
        latitude_deg=-47.0,
        longitude_deg=-70.0,
        height_m=900.0,
        radius_m=600e3,
        time_zone="UTC",
    )
    found = landing.opportunities(where.track, [far], soyuz, where.start, where.start + 1.5 * DAY_S)
    dark = [one for one in found if one.lighting == "night"]
    assert dark
    assert all("night" not in (one.reason or "") for one in found)
    assert all(any("night" in said for said in landing.remarks(one, soyuz)) for one in dark)
    dragon = catalog.ship("crew-dragon")
    awake = (12 * 3600.0, 13 * 3600.0)
    found = landing.opportunities(
        where.track, zones(dragon), dragon, where.start, where.start + DAY_S, docked=False, awake=awake
    )
    assert any("sleep" in (one.reason or "") for one in found)
    assert all(one.undocking is None for one in found)


def test_inspiration4_has_its_splashdown_among_those_found() -> None:
    """Plane from its published element set of 16 September 2021, place in the orbit free: 18 September 23:06 UTC."""
    lines = (
        "1 49220U 21084A   21259.48981751 -.00030321  00000-0 -25580-2 0  9997\n"
        "2 49220  51.6453 248.7948 0006916 327.7800 175.2734 14.97540535    73"
    )
    (elements,) = parse_tle(lines, where="test")
    start, end = elements.epoch, parse_utc("2021-09-19T12:00:00Z")
    orbit = station_orbit.from_elements(elements, start, end, drag_area_over_mass_m2pkg=0.002)
    track = MeanTrack.over(
        lambda t: true_equator_states(t, orbit.state_gcrf(t)), start + 3600.0, end - 3600.0
    )
    ship = catalog.ship("crew-dragon")
    splashed = parse_utc("2021-09-18T23:06:49Z")
    found = landing.passes(track, zones(ship), ship, splashed - 0.5 * DAY_S, splashed + 0.5 * DAY_S)
    off_the_cape = [one for one in found if one.zone.name == "cape-canaveral"]
    # It came down to 365 km a day before, which turned the plane some 0.4° further: two minutes.
    assert min(abs(one.landing - splashed) for one in off_the_cape) < 900.0
    near = min(off_the_cape, key=lambda one: abs(one.landing - splashed))
    assert near.lighting == "day"


def test_sunrise_and_sunset_against_almanacs() -> None:
    """Sydney, 1 January 2021: 05:47 and 20:09 summer time (UTC+11); none at 80° N in June."""
    rise, fall = sunrise_sunset(-33.87, 151.21, parse_utc("2021-01-01T04:00:00Z"))
    assert rise == pytest.approx(parse_utc("2020-12-31T18:47:00Z"), abs=90.0)
    assert fall == pytest.approx(parse_utc("2021-01-01T09:09:00Z"), abs=90.0)
    assert sunrise_sunset(80.0, 20.0, parse_utc("2021-06-21T09:00:00Z")) == (None, None)


def test_a_short_stay_knows_its_phase_and_a_long_one_says_that_it_does_not() -> None:
    where, ship = ms18(), catalog.ship("soyuz-ms")
    port = catalog.station("iss").port("rassvet")
    begin = where.start
    short = stay.facts(where.track, port, ship, begin - 12 * DAY_S, begin + DAY_S, epoch=begin)
    assert short.phase_known
    assert (
        "within 2 km of its predicted place in half of all cases, within 15 km in nine of ten" in short.note
    )
    assert [check.ok for check in short.checks] == [True]
    long = stay.facts(
        where.track,
        port,
        ship,
        begin,
        begin + 220 * DAY_S,
        epoch=begin,
        zones=zones(ship),
        beta_limit_deg=60.0,
        relief=begin + 210 * DAY_S,
    )
    assert not long.phase_known
    assert "place in it is not" in long.note
    assert long.handover is not None
    assert (long.handover.ok, long.handover.detail) == (True, "10.0 days together")
    assert {check.name: check.ok for check in long.checks} == {
        "docked life": False,
        "beta angle over the stay": False,
    }
    # The plane passes each zone twice a day; near Arkalyk no Soyuz came down after 2014.
    assert len(long.family) in (2, 3)
    assert {one.zone.name for one in long.family} == {"zhezkazgan"}
    assert 60.0 < np.abs(long.beta_deg).max() < 75.2


def test_beta_is_the_angle_of_the_sun_above_the_plane() -> None:
    where = ms18()
    t = np.array([where.start])
    state = true_equator_states(t, where.orbit.state_gcrf(t))[0]
    normal = np.cross(state[:3], state[3:])
    wanted = np.degrees(np.arcsin(normal @ sun_direction(t)[0] / np.linalg.norm(normal)))
    assert stay.beta_deg(where.track, t)[0] == pytest.approx(wanted, abs=0.1)


def test_how_far_off_the_station_is_holds_on_published_sets() -> None:
    """Each set shipped against those that follow it: half within the median, nine of ten within the 90 %."""
    shipped = read_elements(OWN_ELEMENTS, 25544)
    assert isinstance(shipped, list)
    for name in ("soyuz-ms-19", "soyuz-ms-20", "progress-ms-18", "dragon-crs-22", "crew-2-return"):
        shipped = [
            *shipped,
            *parse_tle("\n".join("\n".join(pair) for pair in Flight.named(name).elements or ())),
        ]
    sets = [one for _, one in sorted({one.epoch: one for one in shipped}.items())]
    epochs = np.array([one.epoch for one in sets])
    truth = np.array([one.state_teme(one.epoch) for one in sets])
    ages, off_km = [], []
    for one in sets:
        later = np.flatnonzero((epochs > one.epoch) & (epochs < one.epoch + 3.5 * DAY_S))
        predicted = one.state_teme(epochs[later])[:, :3]
        r, v = truth[later, :3], truth[later, 3:]
        ahead = np.cross(np.cross(r, v), r)
        ahead /= np.linalg.norm(ahead, axis=1)[:, None]
        angle = np.arctan2(
            np.sum(predicted * ahead, axis=1), np.sum(predicted * r, axis=1) / np.linalg.norm(r, axis=1)
        )
        ages.append(epochs[later] - one.epoch)
        off_km.append(np.abs(angle) * np.linalg.norm(r, axis=1) / 1000.0)
    age, off = np.concatenate(ages), np.concatenate(off_km)
    for days in (1.0, 2.0, 3.0):
        near = off[np.abs(age - days * DAY_S) < 0.15 * days * DAY_S]
        claimed = stay.phase_error_km(days * DAY_S)
        assert claimed is not None
        assert near.size > 200
        assert np.mean(near < claimed[0]) == pytest.approx(0.5, abs=0.1)
        assert np.mean(near < claimed[1]) == pytest.approx(0.9, abs=0.05)


def test_the_phase_is_known_for_five_days_and_said_for_twenty() -> None:
    where, ship = ms18(), catalog.ship("soyuz-ms")
    port = catalog.station("iss").port("rassvet")

    def stayed(days: float) -> stay.Stay:
        return stay.facts(where.track, port, ship, where.start, where.start + days * DAY_S, epoch=where.start)

    assert [stayed(days).phase_known for days in (4.9, 5.1, 12.0)] == [True, False, False]
    assert stay.phase_error_km(10.0 * DAY_S) == pytest.approx((258.0, 3280.0))
    assert (
        "within 260 km of its predicted place in half of all cases, within 3,300 km in" in stayed(10.0).note
    )
    assert stayed(21.0).phase_error_km is None
    assert stayed(21.0).note.endswith("the place in it is not")


@pytest.mark.parametrize("latitude_deg", [60.0, -60.0])
def test_a_zone_that_the_orbit_never_comes_near_is_refused_with_what_would_do(latitude_deg: float) -> None:
    """No other day helps there, so none is advised; one that is in reach beside it is enough."""
    ship, near = catalog.ship("soyuz-ms"), catalog.landing_zone("zhezkazgan")
    far = near.model_copy(update={"latitude_deg": latitude_deg})
    span = np.array([0.0, DAY_S])
    track = MeanTrack(span, np.radians([51.6, 51.6]), np.zeros(2), np.zeros(2), np.full(2, 6.79e6))
    landing.refuse_beyond(track, [far, near], ship)
    with pytest.raises(ImpossibleFlightError, match=r"60\.0° from the equator.*51\.6°.*no day helps"):
        landing.refuse_beyond(track, [far], ship)
