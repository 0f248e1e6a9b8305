"""Abort cover: every moment of an ascent, and Soyuz MS-10, which was broken off on 11 October 2018."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from pydantic import ValidationError

from expedition import catalog
from expedition.catalog.models.abort import Abort
from expedition.phases.ascent import climb, search
from expedition.phases.home import abort, entry
from expedition.space.atmosphere import AirAlong
from expedition.space.time import parse_utc

LIFTOFF = parse_utc("2018-10-11T08:40:15Z")
ZHEZKAZGAN = (47.78, 67.71)


@cache
def flown() -> climb.Ascent:
    ship, pad = catalog.ship("soyuz-ms"), catalog.pad("baikonur-1")
    return search.best(catalog.launcher("soyuz-fg"), ship.mass_kg, pad, float(np.radians(51.63)))


@cache
def cover() -> list[abort.AbortPoint]:
    return abort.cover(flown(), catalog.ship("soyuz-ms"), LIFTOFF, every_s=10.0, ground_m=350.0)


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    (p, l), (q, m) = np.radians(a), np.radians(b)  # noqa: E741
    return float(6371.0 * np.arccos(np.sin(p) * np.sin(q) + np.cos(p) * np.cos(q) * np.cos(l - m)))


def test_ms_10_came_down_near_zhezkazgan() -> None:
    """Given up at 121.6 s; landed 20 km east of Zhezkazgan after 19 min 41 s, 6.7 g, top of the flight at 93 km."""
    point = min(cover(), key=lambda one: abs(one.met_s - 121.6))
    assert point.mode == "fairing motors"
    assert km_between((point.latitude_deg, point.longitude_deg), ZHEZKAZGAN) < 90.0
    assert 5.0 < point.max_g < 8.0
    assert point.landing_met_s == pytest.approx(1180.5, abs=180.0)
    assert point.apogee_m == pytest.approx(93e3, abs=20e3)


def test_the_loads_of_soyuz_18a_follow_from_its_steep_fall() -> None:
    """Given up near 295 s, 5 April 1975: 21.3 g (pravda.ru, 2018; 21 g, supercluster.com).

    The ship was turned over and its lift pointed down. With the lift up it is about the 15 g that Soyuz is said to be
    certified for (supercluster.com); without lift, within the 12 to 18 g that NASA RP-1357 tells. The Soyuz of then
    was another, on an older rocket: hence the width.
    """
    ship = catalog.ship("soyuz-ms")
    data = ship.wanted_descent()
    craft = entry.Craft.of(data.mass_kg, data.aerodynamics)
    climbed = flown()
    state = np.array([np.interp(295.0, climbed.met_s, column) for column in climbed.states_itrf.T])
    air = AirAlong.over(LIFTOFF, state[:3], state[:3] + 200.0 * state[3:])
    loads = []
    for lifts in (-1.0, 0.0, 1.0):
        track = entry.held(state, craft, air, 11e3, lifts=lifts)
        loads.append(float(track.felt_g(craft, air, lifts).max()))
    down, none, up = loads
    assert down == pytest.approx(21.3, abs=1.5)
    assert 12.0 < none < 18.0
    assert up == pytest.approx(15.0, abs=1.0)


def test_every_moment_has_its_mode_and_its_place() -> None:
    points = cover()
    assert [one.met_s for one in points] == sorted(one.met_s for one in points)
    assert len(points) >= flown().cutoff_s // 10.0
    assert list(dict.fromkeys(one.mode for one in points)) == [
        "escape tower",
        "fairing motors",
        "ship separation",
    ]
    pad = catalog.pad("baikonur-1")
    away = [
        km_between((pad.latitude_deg, pad.longitude_deg), (p.latitude_deg, p.longitude_deg))
        for p in points[:48]
    ]
    # The landing points run down the range, the first beside the pad.
    assert away[0] < 10.0
    assert np.all(np.diff(away[2:]) > -1.0)
    assert all(one.landing_met_s > one.met_s for one in points)


def test_a_ship_without_abort_data_has_no_cover() -> None:
    assert abort.cover(flown(), catalog.ship("progress-ms"), LIFTOFF) == []


def test_modes_follow_each_other_without_a_gap() -> None:
    mode = {"name": "a", "from_s": 0.0, "until_s": 10.0, "dv_mps": 1.0, "burn_s": 1.0, "lifts": False}
    with pytest.raises(ValidationError, match="must end where"):
        Abort(modes=(mode, {**mode, "name": "b", "from_s": 20.0, "until_s": None}))
    with pytest.raises(ValidationError, match="begin at lift-off"):
        Abort(modes=({**mode, "from_s": 5.0},))


@pytest.mark.parametrize("name", ["soyuz-ms", "crew-dragon", "starliner"])
def test_finer_steps_find_no_greater_load(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Peaks between two steps are found, also right after the push, where a fast capsule is braked within a second."""

    def loads() -> list[float]:
        points = abort.cover(flown(), catalog.ship(name), LIFTOFF, every_s=60.0, ground_m=350.0)
        return [one.max_g for one in points]

    found = loads()
    monkeypatch.setattr(abort, "_STEPS_S", np.array([0.25, 0.5, 2.0]))
    monkeypatch.setattr(abort, "_FIRST_STEP_S", 0.05)
    monkeypatch.setattr(abort, "_PUSH_STEPS", 400)
    assert found == pytest.approx(loads(), abs=0.1)
