"""Burns of the station put into what its element sets foretell, held against sets of after them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.errors import StationDataError
from expedition.space.frames import relative_rtn
from expedition.space.time import DAY_S, parse_utc
from expedition.station.elements import ElementSet, parse_tle
from expedition.station.files import read_station_file
from expedition.station.orbit import from_elements
from expedition.station.reboost import BoostedSet, Reboost, reboosts_of, with_reboosts

_DATA = Path(__file__).parents[1] / "data"
# NASA's ephemeris of 1 October 2021 announces it: GMT285, 07:28, 0.5 m/s.
_OCTOBER = Reboost(parse_utc("2021-10-12T07:28:00Z"), 0.5)
# The instant of a burn, to the microsecond that floats can tell there.
_BESIDE_S = 1e-4
_STATION = DEFAULT.station("iss")
_DRAG = _STATION.drag_coefficient * _STATION.drag_area_m2 / _STATION.mass_kg


def newest(name: str) -> ElementSet:
    return max(parse_tle((_DATA / name).read_text()), key=lambda one: one.epoch)


@pytest.fixture(scope="module")
def before() -> ElementSet:
    return newest("iss-2021-10.tle")


def along_km(state: np.ndarray, truth: np.ndarray) -> float:
    turned = relative_rtn(truth, state)
    return float(
        np.linalg.norm(truth[:3]) * np.arctan2(turned[1], np.linalg.norm(truth[:3]) + turned[0]) / 1e3
    )


@pytest.mark.parametrize("dv_mps", [0.5, -0.5, 3.0])
def test_a_burn_jumps_in_speed_and_in_nothing_else(before: ElementSet, dv_mps: float) -> None:
    burn = Reboost(before.epoch + 3.0 * DAY_S, dv_mps, duration_s=600.0)
    (boosted,) = with_reboosts([before], [burn])
    middle = burn.t + 300.0
    earlier, later = boosted.state_teme(np.array([middle - _BESIDE_S, middle]))
    assert np.linalg.norm(later[:3] - earlier[:3]) < 2.0
    assert np.linalg.norm(later[3:]) - np.linalg.norm(earlier[3:]) == pytest.approx(dv_mps, abs=0.002)
    assert np.linalg.norm(np.cross(later[3:], earlier[3:])) / np.linalg.norm(later[3:]) ** 2 < 1e-5
    assert np.array_equal(boosted.state_teme(middle - 60.0), before.state_teme(middle - 60.0))


def test_the_burn_of_october_brings_the_forecast_to_where_the_station_was(before: ElementSet) -> None:
    after = newest("iss-2021-10-16.tle")
    assert before.epoch < _OCTOBER.t < after.epoch
    truth = after.state_gcrf(after.epoch)
    (boosted,) = with_reboosts([before], [_OCTOBER])
    without, with_it = (along_km(one.state_gcrf(after.epoch), truth) for one in (before, boosted))
    # 0.5 m/s for 4.1 days is 530 km.
    assert with_it - without == pytest.approx(-530.0, abs=30.0)
    assert abs(with_it) < 0.4 * abs(without)


def test_the_engine_flies_the_burns_as_sgp4_does(before: ElementSet) -> None:
    end = _OCTOBER.t + 4.0 * DAY_S
    (boosted,) = with_reboosts([before], [_OCTOBER])
    flown = [
        from_elements(one, end - 60.0, end, drag_area_over_mass_m2pkg=_DRAG).state_gcrf(end)
        for one in (before, boosted)
    ]
    told = [one.state_gcrf(end) for one in (before, boosted)]
    moved = along_km(flown[1], flown[0]), along_km(told[1], told[0])
    assert moved[0] == pytest.approx(moved[1], rel=0.02)


def test_a_set_of_after_a_burn_knows_it_by_itself(before: ElementSet) -> None:
    burns = [Reboost(before.epoch - 3600.0, 0.5), _OCTOBER]
    (one,) = with_reboosts([before], burns)
    assert isinstance(one, BoostedSet)
    assert one.reboosts == (_OCTOBER,)
    assert with_reboosts([before], burns[:1]) == [before]


def test_a_burn_into_the_ground_is_refused(before: ElementSet) -> None:
    (one,) = with_reboosts([before], [Reboost(before.epoch + 60.0, -9000.0, name="GMT 1")])
    with pytest.raises(StationDataError, match="GMT 1"):
        one.state_teme(before.epoch + 120.0)


def test_nasas_event_list_names_the_burns(shared: Path) -> None:
    for day, wanted in (
        ("2021-08-15", [0.7]),
        ("2021-10-01", [0.5]),
        ("2021-12-02", []),
        ("2022-02-07", [0.3]),
    ):
        oem = read_station_file(shared / "data" / "oem" / f"iss-{day}.oem.xml.gz")
        assert [one.dv_mps for one in reboosts_of(oem)] == wanted  # type: ignore[arg-type]
