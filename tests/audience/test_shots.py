"""What a film crew has: light, sight and ground against other computations, words and files."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from icalendar import Calendar

from expedition import InputError, Plan
from expedition.audience.docking_light import docking_light
from expedition.audience.light import light_spans, over_limb_deg
from expedition.audience.shot_list import Shots
from expedition.audience.shots import lit_share, shots
from expedition.audience.shots_sheet import calendar, sheet_html
from expedition.audience.shots_words import run_of_show, zones_of
from expedition.audience.sky import sun_itrf
from expedition.catalog.networks import networks_of, relays_on
from expedition.cli import main
from expedition.plans.in_sight import GEOSTATIONARY_M, links
from expedition.space.engine import engine_times, satkit
from expedition.space.frames import (
    gcrf_from_itrf,
    geodetic_from_itrf,
    itrf_from_gcrf_states,
    itrf_from_geodetic,
)
from expedition.space.moon import moon_itrf_m, moon_lit
from expedition.space.time import parse_utc

# Between our limb and one searched for on the ellipsoid.
_LIMB_DEG = 0.002
_MOON_M = 1000.0
# Between instants 10 s apart a border passed is met to the straight line between them.
_EDGE_S = 0.5


@pytest.fixture(scope="module")
def found(ms19: Plan) -> Shots:
    """Six hours after the docking of the film crew."""
    return shots(ms19, days=0.25)


def test_the_suns_height_over_the_limb_is_that_over_a_point_searched_for() -> None:
    rng = np.random.default_rng(14)
    up = rng.normal(size=(20, 3))
    r = up / np.linalg.norm(up, axis=1, keepdims=True) * rng.uniform(6.6e6, 7.2e6, (20, 1))
    sun = rng.normal(size=(20, 3))
    sun /= np.linalg.norm(sun, axis=1, keepdims=True)
    got = over_limb_deg(r, sun)
    for k in range(20):
        # Rays in the plane of ship and Sun, from straight down to straight up: the first that misses the Earth.
        down = -r[k] / np.linalg.norm(r[k])
        side = sun[k] - (sun[k] @ down) * down
        side /= np.linalg.norm(side)
        low, high = 0.0, np.pi
        for _ in range(40):
            middle = 0.5 * (low + high)
            ray = np.cos(middle) * down + np.sin(middle) * side
            scale = np.array([6378137.0, 6378137.0, 6378137.0 * (1.0 - 1.0 / 298.257223563)])
            a, b = ray / scale, r[k] / scale
            hits = (a @ b) ** 2 - (a @ a) * (b @ b - 1.0) > 0.0 and a @ b < 0.0
            low, high = (middle, high) if hits else (low, middle)
        wanted = np.degrees(np.arccos(np.clip(sun[k] @ down, -1.0, 1.0)) - low)
        assert got[k] == pytest.approx(wanted, abs=_LIMB_DEG)


def test_light_goes_round_without_gaps_and_the_penumbra_is_short(found: Shots) -> None:
    assert found.light[0].start_met_s == 0.0
    for a, b in pairwise(found.light):
        assert a.end_met_s == b.start_met_s
        assert a.light != b.light
    order = {"night": 0, "penumbra": 1, "golden": 2, "day": 3}
    assert all(abs(order[a.light] - order[b.light]) == 1 for a, b in pairwise(found.light))
    short = [one.end_met_s - one.start_met_s for one in found.light if one.light == "penumbra"]
    assert short
    assert all(7.0 < one < 15.0 for one in short)
    nights = [one for one in found.light if one.light == "night"]
    assert all(1800.0 < one.end_met_s - one.start_met_s < 2200.0 for one in nights[:-1])


def test_sunset_is_where_the_disc_is_gone(ms19: Plan) -> None:
    met = np.arange(4000.0, 11000.0, 10.0)
    t = parse_utc(ms19.zero_utc) + met
    r = itrf_from_gcrf_states(t, ms19.state_gcrf(met))[:, :3]
    sets = [(a, b) for a, b, name in light_spans(t, r) if name == "night"]
    assert sets
    for edge in (one for pair in sets for one in pair if t[0] < one < t[-1]):
        fine = edge + np.array([-_EDGE_S, _EDGE_S])
        place = itrf_from_gcrf_states(fine, ms19.state_gcrf(fine - parse_utc(ms19.zero_utc)))[:, :3]
        height = over_limb_deg(place, sun_itrf(fine)) + 0.2666
        assert height[0] * height[1] < 0.0


def test_the_moon_is_where_the_ephemeris_has_it_between_its_nodes_too() -> None:
    t = parse_utc("2021-10-05T09:13:07Z") + np.arange(0.0, 86400.0, 4321.0)
    direct = np.asarray(satkit().jplephem.geocentric_pos(satkit().solarsystem.Moon, engine_times(t)))
    turned = np.einsum("nij,nj->ni", gcrf_from_itrf(t), moon_itrf_m(t))
    assert np.max(np.linalg.norm(turned - direct, axis=1)) < _MOON_M


def test_the_moon_of_a_known_new_and_full_moon() -> None:
    # New Moon of 6 October 2021, 11:05 UTC, and full Moon of 20 October, 14:57 UTC (Astronomical Almanac).
    for utc, least, most in (("2021-10-06T11:05:00Z", 0.0, 0.01), ("2021-10-20T14:57:00Z", 0.99, 1.0)):
        t = np.array([parse_utc(utc)])
        lit = moon_lit(moon_itrf_m(t), sun_itrf(t))[0]
        assert least <= lit <= most


def test_a_relay_is_in_sight_where_a_walk_along_the_line_meets_no_ground() -> None:
    t = parse_utc("2021-10-05T12:00:00Z") + np.arange(0.0, 6000.0, 10.0)
    angle = 2.0 * np.pi * np.arange(t.size) * 10.0 / 5560.0
    r = 6.79e6 * np.stack([np.cos(angle), np.sin(angle) * np.cos(0.9), np.sin(angle) * np.sin(0.9)], axis=1)
    seen = [one for one in links(t, r, ["russian"]) if one.via == "Luch-5V"]
    east = np.radians(95.0)
    relay = GEOSTATIONARY_M * np.array([np.cos(east), np.sin(east), 0.0])
    steps = np.linspace(0.0, 0.3, 4000)[:, None]
    for k in range(0, t.size, 13):
        height = geodetic_from_itrf(r[k] + steps * (relay - r[k]))[:, 2].min()
        if abs(height) > 3000.0:
            assert any(one.start <= t[k] <= one.end for one in seen) == (height > 0.0)


def test_a_pass_of_a_ground_station_ends_five_degrees_high(ms19: Plan, found: Shots) -> None:
    (one, *_) = [each for each in found.links if each.via == "Kolpashevo" and each.start_met_s > 3000.0]
    site = itrf_from_geodetic(np.radians(58.3), np.radians(82.9), 0.0)
    up = np.array(
        [
            np.cos(np.radians(58.3)) * np.cos(np.radians(82.9)),
            np.cos(np.radians(58.3)) * np.sin(np.radians(82.9)),
            np.sin(np.radians(58.3)),
        ]
    )
    met = np.array([one.start_met_s])
    line = itrf_from_gcrf_states(parse_utc(ms19.zero_utc) + met, ms19.state_gcrf(met))[0, :3] - site
    assert np.degrees(np.arcsin(line @ up / np.linalg.norm(line))) == pytest.approx(5.0, abs=0.05)


def test_slots_are_those_of_the_day_and_networks_those_of_the_ship() -> None:
    assert [one.longitude_deg for one in relays_on(date(2013, 6, 1)) if one.name == "Luch-5A"] == [95.0]
    assert [one.longitude_deg for one in relays_on(date(2021, 10, 5)) if one.name == "Luch-5A"] == [167.0]
    assert not relays_on(date(1975, 7, 15))
    assert all(one.source and one.confidence for one in relays_on(date(2021, 10, 5)))
    assert networks_of("soyuz-ms", "iss") == ("russian",)
    assert set(networks_of(None, "iss")) == {"russian", "american"}
    assert len(networks_of("my-own-ship", None)) >= 3


def test_docking_is_lit_from_opposite_sides_for_the_two_cameras(ms19: Plan, home: Plan) -> None:
    for plan in (ms19, home):
        samples = docking_light(plan)
        assert len(samples) >= 4
        for one in samples:
            assert one.sun_off_ship_view_deg + one.sun_off_station_view_deg == pytest.approx(180.0)
        nearest = samples[-1] if plan is ms19 else samples[0]
        assert nearest.range_m == min(one.range_m for one in samples)
    # Rassvet looks down: its camera has the Earth behind the ship, the ship's has the sky behind the port.
    assert (docking_light(ms19)[-1].behind_ship, docking_light(ms19)[-1].behind_station) == ("Earth", "sky")


def test_the_light_at_contact_is_that_of_the_plan(ms19: Plan, found: Shots) -> None:
    assert ms19.window is not None
    assert (found.docking[-1].light == "day") == (ms19.window.docking_lighting == "sunlit")


def test_a_live_picture_has_a_link_and_one_light_throughout(found: Shots) -> None:
    assert found.live
    for one in found.live:
        assert one.via
        assert one.end_met_s - one.start_met_s >= 60.0
        dark = [
            each
            for each in found.light
            if each.light == "night" and each.start_met_s < one.end_met_s and each.end_met_s > one.start_met_s
        ]
        assert bool(dark) == (one.light == "night")
        assert 0 <= one.marks <= 5


def test_a_crew_climbing_from_baikonur_begins_over_kazakhstan(found: Shots) -> None:
    assert found.ground[0].place == "Kazakhstan"
    assert found.ground[0].land
    for a, b in pairwise(found.ground):
        assert a.end_met_s == b.start_met_s


def test_half_of_a_low_orbit_or_all_of_it_is_in_sunlight() -> None:
    assert lit_share(0.0, 6.79e6) == pytest.approx(1.0 - np.arcsin(6371.0 / 6790.0) / np.pi, abs=1e-9)
    assert lit_share(75.0, 6.79e6) == 1.0


@pytest.mark.parametrize("kind", ["home", "orbit", "hop"])
def test_every_kind_of_flight_has_its_shots(kind: str, of_kind: object) -> None:
    plan = of_kind(kind)  # type: ignore[operator]
    found = shots(plan)
    assert found.light[-1].end_met_s == pytest.approx(plan.duration_s, abs=0.1)
    assert found.ground
    assert not found.stay or kind == "home"
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False))


def test_the_sheet_has_every_clock_and_every_moment_in_order(ms19: Plan, found: Shots) -> None:
    page = sheet_html(ms19, found, ("Europe/Moscow", "Asia/Tokyo"))
    assert "10-05 11:55:04" in page
    assert "10-05 17:55:04" in page
    rows = run_of_show(ms19, found)
    assert all(a.met_s <= b.met_s for a, b in pairwise(rows))
    assert page.count("<tr") > len(rows)


def test_the_calendar_has_real_lengths_and_is_updated(ms19: Plan, found: Shots) -> None:
    first = calendar(ms19, found)
    events = list(Calendar.from_ical(first).walk("VEVENT"))
    assert events
    for event in events:
        assert 60.0 <= (event.decoded("dtend") - event.decoded("dtstart")).total_seconds() < 7200.0
    again = list(Calendar.from_ical(calendar(ms19, found, first)).walk("VEVENT"))
    assert [one["uid"] for one in again] == [one["uid"] for one in events]
    assert all(int(one["sequence"]) == 0 for one in again)


def test_a_zone_a_span_and_an_ending_that_are_none_are_refused(ms19: Plan, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no time zone"):
        zones_of(["Europe/Nowhere"])
    for days in (-1.0, 31.0, float("nan")):
        with pytest.raises(InputError, match="0 to 30"):
            shots(ms19, days=days)
    with pytest.raises(SystemExit) as left:
        main(["shots", "soyuz-ms-19", "--out", str(tmp_path / "show.doc")])
    assert left.value.code == 2
    assert not list(tmp_path.iterdir())


def test_the_command_prints_tables_and_writes_files(
    ms19: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(ms19.to_json())
    asked = [
        "shots",
        str(file),
        "--days",
        "0.1",
        "--tz",
        "Europe/Moscow",
        "--out",
        str(tmp_path / "show.html"),
    ]
    with pytest.raises(SystemExit) as left:
        main([*asked, "--out", str(tmp_path / "show.ics")])
    assert left.value.code == 0
    text = capsys.readouterr().out
    for wanted in ("What this cannot tell", "Light at docking", "Live pictures", "10-05 11:55:04"):
        assert wanted in text
    assert (tmp_path / "show.html").read_text().startswith("<!doctype html>")
    assert (tmp_path / "show.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_crew_is_awake_while_it_lands_and_nobody_is_on_the_way_up_in_a_cargo_ship(home: Plan) -> None:
    landing = shots(home)
    assert landing.live
    assert all(one.crew_awake for one in landing.live)
    cargo = home.model_copy(
        update={"flight": home.flight.model_copy(update={"vehicle": "progress-ms", "crew": ()})}
    )
    assert not shots(cargo).crew


def test_days_past_what_the_data_tell_are_told_with_a_warning(ms19: Plan, found: Shots) -> None:
    assert not any("too old" in one for one in found.cannot_tell)
    assert any("too old to say where it is" in one for one in shots(ms19, days=6.0).cannot_tell)
