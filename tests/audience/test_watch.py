"""Where and when to look: launches, passes and returns, seen from places."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from rich.console import Console

from expedition.audience import launch
from expedition.audience.courses import station
from expedition.audience.looking import Course, Eyes, look
from expedition.audience.passes import Apart
from expedition.audience.place import place
from expedition.audience.sight_map import map_of, sight_map
from expedition.audience.sky import DARK_DEG, brightness, magnitude, sun_itrf, sun_over
from expedition.audience.watch import Watch, watch
from expedition.audience.watch_words import direction, watch_words
from expedition.errors import InputError
from expedition.figures import image
from expedition.plans.plan import Plan
from expedition.report.watch import watch_report
from expedition.space.time import parse_utc

BAIKONUR = "45.9,63.2,90"


@pytest.fixture(scope="module")
def seen(ms19: Plan) -> Watch:
    return watch(ms19, [place(one) for one in (BAIKONUR, "Almaty", "Sydney")], days_after=3.0)


def test_a_launch_is_first_seen_later_from_farther_and_not_at_all_from_the_other_side(seen: Watch) -> None:
    near, far, other = (one.launch for one in seen.places)
    assert None not in (near, far, other, near.arc, far.arc)
    assert near.arc.first.met_s < 10.0 < far.arc.first.met_s
    assert near.sound_s == pytest.approx(near.distance_km * 1000.0 / 340.3, rel=0.01)
    assert far.sound_s is None
    assert other.arc is None
    assert other.highest_deg < -25.0
    for one in (near.arc, far.arc):
        heights = [row.moment.elevation_deg for row in (one.first, one.highest, one.last)]
        assert heights[1] == max(heights)
        assert all(row.moment.elevation_deg > 0.0 for row in (*one.rows, *one.events))


def test_passes_stand_in_order_and_each_rises_culminates_and_sets(seen: Watch) -> None:
    for one in seen.places:
        assert one.passes
        tops = [each.culmination.t for each in one.passes]
        assert tops == sorted(tops)
        for each in one.passes:
            assert each.rise.t < each.culmination.t < each.set.t
            assert abs(each.rise.elevation_deg) < 1e-3
            assert abs(each.set.elevation_deg) < 1e-3
            assert each.culmination.elevation_deg >= 10.0
            assert bool(each.seen) == (each.why_not == "") == (each.magnitude is not None)
            for first, last in each.seen:
                assert each.rise.t <= first.t < last.t <= each.set.t


def test_ship_and_station_are_seen_apart_until_they_meet(seen: Watch, ms19: Plan) -> None:
    docking = parse_utc(str(ms19.docking_utc))
    pairs = [(one.culmination.t, one.apart) for place in seen.places for one in place.passes if one.apart]
    assert pairs
    assert all(one.split == (one.separation_deg >= 0.05) for _, one in pairs)
    assert all(t <= docking for t, _ in pairs)
    assert isinstance(max(pairs)[1], Apart)
    assert max(pairs)[1].separation_deg < min(pairs)[1].separation_deg


def test_a_ball_lit_from_the_side_has_its_magnitude_at_1000_km() -> None:
    eyes = Eyes.at(0.0, 0.0)
    t = np.array([parse_utc("2021-10-05T12:00:00Z")])
    sun = sun_itrf(t)[0]
    side = np.cross(sun, [0.0, 0.0, 1.0])
    body = eyes.position_m[0] + 1e6 * side / np.linalg.norm(side)
    bright = brightness("iss")
    assert magnitude(bright, eyes, body[None], t)[0, 0] == pytest.approx(bright.magnitude, abs=1e-6)
    assert magnitude(bright, eyes, (eyes.position_m[0] + 1e6 * sun)[None], t)[0, 0] > 5.0, "against the Sun"
    assert brightness("soyuz-ms").source
    assert brightness(None) == brightness("never-built")


def test_seen_means_in_sunlight_over_a_dark_sky(seen: Watch) -> None:
    for one in seen.places:
        eyes = Eyes.at(one.place.latitude_deg, one.place.longitude_deg, one.place.height_m)
        for each in one.passes:
            for first, last in each.seen:
                assert sun_over(eyes, np.array([0.5 * (first.t + last.t)]))[0, 0] < DARK_DEG
                assert any(a.t <= first.t + 1.0 and last.t <= b.t + 1.0 for a, b in each.sunlit)


def test_a_course_is_right_between_its_minutes(ms19: Plan) -> None:
    course = station(ms19, 0.0)
    assert course is not None
    # From the plan's own states on; before them the station is SGP4's.
    whole = np.flatnonzero(course.t[:-1] >= parse_utc(ms19.zero_utc))
    t = course.t[whole] + 0.37 * np.diff(course.t)[whole]
    fine = Course.over(lambda x: ms19.station_state_gcrf(x - parse_utc(ms19.zero_utc)), t[0], t[-1], 5.0)
    assert np.max(np.linalg.norm(course.at(t) - fine.at(t), axis=1)) < 1.0


def test_what_stands_overhead_is_at_90_degrees_and_what_is_north_at_0() -> None:
    eyes = Eyes.at([10.0, -40.0], [20.0, 170.0], [0.0, 500.0])
    overhead = look(eyes, eyes.position_m[:, None, :] + 1e5 * eyes.up[:, None, :])
    assert np.allclose(overhead.elevation_deg, 90.0)
    north = look(eyes, eyes.position_m[:, None, :] + 1e3 * eyes.axes[:, 1][:, None, :])
    assert np.allclose(np.minimum(north.azimuth_deg, 360.0 - north.azimuth_deg), 0.0, atol=1e-9)
    assert np.allclose(north.elevation_deg, 0.0, atol=1e-9)


@pytest.mark.parametrize(
    ("azimuth", "words"),
    [(0.0, "north"), (359.9, "north"), (44.0, "north-east"), (191.0, "south"), (292.5, "west-north-west")],
)
def test_directions_in_words(azimuth: float, words: str) -> None:
    assert direction(azimuth) == words


def test_words_are_on_the_clock_of_the_place_or_the_one_asked_for(seen: Watch) -> None:
    own, moscow = watch_words(seen), watch_words(seen, "Europe/Moscow")
    assert "Asia/Qyzylorda" in own.places[0].heading
    assert "Europe/Moscow" in moscow.places[0].heading
    assert own.places[0].launch_rows[0].clock != moscow.places[0].launch_rows[0].clock
    assert "below the horizon" in own.places[2].launch
    with pytest.raises(InputError, match="no time zone"):
        watch_words(seen, "Mars/Olympus")


def test_a_return_is_seen_on_its_way_down(of_kind: Callable[[str], Plan]) -> None:
    plan = of_kind("home")
    home = plan.way_home
    found = watch(plan, [place(f"{home.latitude_deg},{home.longitude_deg}"), place("Lima")], days_after=0.0)
    here, away = (one.landing for one in found.places)
    assert here.arc is not None
    assert here.distance_km < 1.0
    assert here.arc.last.met_s == pytest.approx(plan.duration_s, abs=60.0)
    assert here.glow_met_s[0] < here.glow_met_s[1] < plan.duration_s
    assert away.arc is None
    assert found.places[0].launch is None


@pytest.mark.parametrize("kind", ["orbit", "hop"])
def test_flights_of_every_kind_are_watched(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    found = watch(plan, [place("Van Horn"), place("Miami")], days_after=0.0)
    assert all(one.launch is not None for one in found.places)
    assert found.station_brightness is None
    assert watch_words(found).places[0].launch
    assert bool(found.places[1].passes) is (kind == "orbit")


def test_what_cannot_be_asked_is_said(ms19: Plan) -> None:
    with pytest.raises(InputError, match="no place"):
        watch(ms19, [])
    with pytest.raises(InputError, match="0 to 60"):
        watch(ms19, [place(BAIKONUR)], days_after=float("nan"))


def test_the_map_agrees_with_what_places_see(seen: Watch, ms19: Plan) -> None:
    way = launch.flown(ms19)
    assert way is not None
    grid = sight_map(way, way.burning[-1][1])
    assert [name for name, _ in grid.lines][:3] == ["1:00", "2:00", "3:00"]
    for one in seen.places[:2]:
        row = int(np.argmin(np.abs(grid.latitude_deg - one.place.latitude_deg)))
        column = int(np.argmin(np.abs(grid.longitude_deg - one.place.longitude_deg)))
        assert one.launch is not None
        assert one.launch.arc is not None
        beside = Eyes.at(grid.latitude_deg[row], grid.longitude_deg[column])
        (there,) = launch.launches(way, beside)
        assert grid.highest_deg[row, column] == pytest.approx(there.highest_deg, abs=1.5)
        first = there.arc.first.met_s if there.arc else np.inf
        for name, until in grid.lines:
            minutes, seconds = name.split(":")
            met = 60.0 * float(minutes) + float(seconds)
            if abs(first - met) > 3.0:
                assert (until[row, column] > 0.0) == (first < met)


@pytest.mark.parametrize("kind", ["station", "home", "orbit", "hop"])
def test_a_map_is_drawn_of_every_kind_of_flight(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    found = watch(plan, [place("45.9,63.2"), place("-10,179.9")], days_after=0.0)
    assert image(map_of(plan, found), "png").startswith(b"\x89PNG")


def test_a_narrow_terminal_loses_no_word(seen: Watch) -> None:
    for width in (80, 160):
        screen = Console(file=io.StringIO(), width=width, highlight=False)
        with screen.capture() as printed:
            screen.print(watch_report(watch_words(seen), wide=width >= 130))
        text = printed.get()
        assert "…" not in text
        assert ("WNW" in text) is (width == 80)
