"""Docking chances: sunsets where the light really goes, and each rule moves the revolution that is taken."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.catalog.models.profile import Duty, Formerly, Length, Profile, Rest
from expedition.errors import InputError
from expedition.phases.rendezvous import docking_chances
from expedition.phases.rendezvous.docking_time import lit_at
from expedition.phases.rendezvous.sight import seen_from
from expedition.planning.station_data import mean_track
from expedition.space.orbits import MeanTrack
from expedition.space.time import from_datetime, parse_utc
from expedition.station.elements import ElementSet

LIFTOFF = from_datetime(datetime(2021, 10, 5, 20, 0, tzinfo=UTC))
H = 3600.0
# The edge of the shadow of a round Earth, against that of the ellipsoid.
SUNSET_S = 20.0


@pytest.fixture(scope="module")
def track(sets: list[ElementSet]) -> MeanTrack:
    return mean_track(sets[0], LIFTOFF - 6.0 * H, LIFTOFF + 60.0 * H)


def profile(name: str, **changes: object) -> Profile:
    return DEFAULT.profile(name).model_copy(update=changes)


def taken_h(asked: Profile, track: MeanTrack, soonest_h: float) -> float:
    """The docking time taken, hours from lift-off, where phase and rest allow one so soon."""
    liftoff, day = np.array([LIFTOFF]), DEFAULT.station("iss").crew_day
    soonest = docking_chances.Soonest(*2 * (np.array([soonest_h * H]),))
    waits = docking_chances.chances(asked, day, track, liftoff, soonest)
    order = docking_chances.order(asked, day, liftoff, waits, soonest)
    return float(waits[0, np.argmin(order[0])]) / H


def test_a_sunset_is_where_the_light_goes(track: MeanTrack) -> None:
    found = docking_chances.sunsets(track, np.array([LIFTOFF, LIFTOFF + 10.0 * H]), 5)
    assert found.shape == (2, 5)
    assert np.all(lit_at(track, found - SUNSET_S))
    assert not np.any(lit_at(track, found + SUNSET_S))
    assert np.all(np.diff(found, axis=1) == pytest.approx(5570.0, abs=40.0))
    assert np.all(
        (found[:, 0] >= [LIFTOFF, LIFTOFF + 10.0 * H]) & (found[:, 0] < [LIFTOFF + 5600.0, LIFTOFF + 41600.0])
    )


def test_the_first_chance_after_phase_and_drift_is_taken(track: MeanTrack) -> None:
    crew = DEFAULT.profile("dragon-crew")
    assert crew.drift is not None
    by_light = profile("dragon-crew", drift=crew.drift.model_copy(update={"at_once": False}))
    for soonest_h in (12.0, 19.5, 30.0):
        assert soonest_h <= taken_h(by_light, track, soonest_h) < soonest_h + 1.6
        assert taken_h(crew, track, soonest_h) == pytest.approx(soonest_h)


def test_the_length_that_is_flown_since_a_day_goes_before_other_chances(track: MeanTrack) -> None:
    """Lift-off is at 20:00 UTC: 28 h on it is midnight, when the station's crew receives no cargo."""
    since = (Length(since=date(2021, 10, 1), docking_s=28.0 * H),)
    crew, cargo = profile("dragon-crew", lengths=since), profile("dragon-cargo", lengths=since)
    assert taken_h(crew, track, 12.0) == pytest.approx(28.0)
    assert taken_h(crew, track, 29.0) == pytest.approx(29.0)
    assert (20.0 + taken_h(cargo, track, 12.0)) % 24.0 > 8.4
    later = (Length(since=date(2021, 10, 6), docking_s=28.0 * H),)
    assert taken_h(profile("dragon-crew", lengths=later), track, 12.0) == pytest.approx(12.0)


def test_shuttles_of_former_years_dock_as_ground_stations_see_them(track: MeanTrack) -> None:
    then = Formerly(
        until=date(2022, 1, 1), usual_docking_s=41.7 * H, watched_from=("Shchyolkovo",), in_sight_s=180.0
    )
    wait_s = taken_h(profile("shuttle-day-3", formerly=(then,)), track, 0.0) * H
    around = LIFTOFF + wait_s - 180.0 + np.array([[-120.0, 60.0]])
    assert seen_from(track, around, ("Shchyolkovo",)).tolist() == [[False, True]]
    assert abs(wait_s / H - 41.7) < 0.8


def test_a_longer_phase_docks_later_and_a_tired_crew_sleeps_first() -> None:
    crew, a = DEFAULT.profile("dragon-crew"), np.array([6_796_000.0])

    def soonest_h(phase_deg: float, day: str) -> float:
        liftoff, phase = np.array([parse_utc(f"{day}T12:00:00Z")]), np.radians([phase_deg])
        return float(docking_chances.soonest_s(crew, liftoff, 530.0, a, 0.9, phase).rested[0]) / H

    short, long, longest = (soonest_h(phase, "2022-04-27") for phase in (5.0, 60.0, 200.0))
    # 11° an hour, and then the burns and the approach.
    assert short == pytest.approx(5.0 / 11.0 + 7.65, abs=0.1)
    assert long == pytest.approx(60.0 / 11.0 + 7.65 + 9.4, abs=0.2)
    assert longest == pytest.approx(200.0 / 11.0 + 7.65, abs=0.3)
    # Since August 2023 a revolution more is taken.
    assert soonest_h(200.0, "2025-03-14") == pytest.approx(longest + 1.62, abs=0.01)


def test_the_crew_of_the_station_receives_ships_in_its_day(track: MeanTrack) -> None:
    cargo = DEFAULT.profile("dragon-cargo")
    # 20:00 UTC and six hours: 02:00, when the crew sleeps.
    at = taken_h(cargo, track, 6.0 + 12.0)
    hour = (20.0 + at) % 24.0
    assert at > 18.0
    assert 8.5 <= hour <= 19.0
    night = taken_h(cargo, track, 28.0)
    assert (20.0 + night) % 24.0 == pytest.approx(8.5 + 0.8, abs=0.85)
    whenever = taken_h(cargo.model_copy(update={"duty": None}), track, 28.0)
    assert whenever < night - 6.0


def test_a_capture_at_an_hour_of_the_day_asks_no_light(track: MeanTrack) -> None:
    capture = DEFAULT.profile("dragon-berthing")
    assert (20.0 + taken_h(capture, track, 30.0)) % 24.0 == pytest.approx(10.9167, abs=1e-3)
    assert taken_h(capture, track, 40.0) == pytest.approx(taken_h(capture, track, 30.0) + 24.0)


def test_what_was_usual_in_its_year_is_what_is_flown(track: MeanTrack) -> None:
    now = DEFAULT.profile("shuttle-day-3")
    late = taken_h(now, track, 0.0)
    before = now.model_copy(
        update={"formerly": (Formerly(until=date(2022, 1, 1), usual_docking_s=43.2 * H),)}
    )
    early = taken_h(before, track, 0.0)
    assert abs(late - 44.9) < 0.78
    assert abs(early - 43.2) < 0.78
    assert early < late


def test_rules_without_chances_are_refused() -> None:
    soyuz = DEFAULT.profile("soyuz-34-orbit").model_dump()
    with pytest.raises(InputError, match="drift, rest, duty and lengths choose among chances"):
        Profile(**{**soyuz, "rest": Rest(awake_s=1.0, slept_s=2.0, sleep_s=3.0).model_dump()})
    with pytest.raises(InputError, match="give one of them"):
        Profile(**{**soyuz, "light": {"after_sunset_s": 600.0}})
    assert Profile(**{**soyuz, "duty": Duty(at_s=60.0).model_dump()}).by_chances
