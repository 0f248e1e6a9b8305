"""Abort cover: every moment of an ascent, and Soyuz MS-10, which was broken off on 11 October 2018."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from pydantic import ValidationError

from expedition import catalog
from expedition.catalog.models.abort import Abort
from expedition.phases.ascent import climb, search
from expedition.phases.home import abort
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
