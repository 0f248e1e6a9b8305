"""What others told of who sees a launch, beside what is computed for the same family of ascents.

Everything here was published for a flight; ours are of the same rocket or its next of kin, to the same inclination.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from expedition import Flight, plan
from expedition.audience import launch
from expedition.audience.climbing import Flown
from expedition.audience.looking import Eyes, look
from expedition.audience.place import place
from expedition.catalog import DEFAULT
from expedition.catalog.viewing import viewing_site, viewing_sites
from expedition.plans.plan import Plan
from tests.planned import planned_once

WASHINGTON, BOSTON, PHILADELPHIA = (38.895, -77.037), (42.36, -71.06), (39.953, -75.165)
BERDSK, EVSINO, KEMEROVO = (54.755, 83.105), (54.46, 83.3), (55.35, 86.09)
LONG_ISLAND, NEWPORT_NEWS = (40.75, -73.5), (37.17, -76.57)
# United Launch Alliance for Starliner's first flight, December 2019 (Las Cruces Sun-News): in sight by which minute.
STARLINER_IN_SIGHT = {
    2: {"Tampa": (27.95, -82.46), "Jacksonville": (30.33, -81.66)},
    3: {"Savannah": (32.08, -81.09)},
    4: {
        "Columbia": (34.0, -81.03),
        "Charlotte": (35.23, -80.84),
        "Fayetteville": (35.05, -78.88),
        "Virginia Beach": (36.85, -75.98),
    },
    5: {
        "Dover": (39.16, -75.52),
        "Annapolis": (38.98, -76.49),
        "Washington": WASHINGTON,
        "Baltimore": (39.29, -76.61),
    },
}


@pytest.fixture(scope="module")
def antares() -> Flown:
    """Cygnus on Antares 230 from Wallops to the ISS; what is told is of Antares 130, its forerunner, in 2014."""
    elements = Path(__file__).parents[1] / "data" / "iss-2019-06-23.tle"
    flight = Flight(
        name="cygnus",
        title="Cygnus",
        vehicle="cygnus",
        pad="wallops-0a",
        station="iss",
        date="2019-06-24",
        elements_file=str(elements),
    )
    way = launch.flown(plan(flight))
    assert way is not None
    return way


def heights(way: Flown, at: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    return way.course.t - way.zero, look(Eyes.at(*at), way.course.r_m).elevation_deg[0]


@pytest.mark.parametrize(("at", "told_deg"), [(WASHINGTON, 12.0), (BOSTON, 5.0)])
def test_antares_climbs_as_high_over_towns_as_its_makers_told(
    antares: Flown, at: tuple[float, float], told_deg: float
) -> None:
    """Map of Orbital Sciences for Orb-3 (Space.com, 27 October 2014): greatest elevation during the first stage."""
    met, high = heights(antares, at)
    first_stage_s = 212.0
    assert float(high[met <= first_stage_s].max()) == pytest.approx(told_deg, abs=1.5)


def test_antares_has_risen_over_philadelphia_after_two_minutes(antares: Flown) -> None:
    """Franklin Institute for Orb-3: about 5° in the south-east two minutes after lift-off."""
    met, high = heights(antares, PHILADELPHIA)
    assert 3.0 < float(np.interp(120.0, met, high)) < 9.0


def test_soyuz_comes_over_berdsk_in_its_fifth_or_sixth_minute(ms19: Plan) -> None:
    """Berdsk-Online of March 2019 on Soyuz MS-12, from who looks often: in the west, fifth or sixth minute."""
    way = launch.flown(ms19)
    assert way is not None
    (seen,) = launch.launches(way, Eyes.at(*BERDSK))
    assert seen.arc is not None
    assert 4.0 * 60.0 < seen.arc.first.met_s < 6.0 * 60.0
    assert 225.0 < seen.arc.first.moment.azimuth_deg < 290.0


def test_soyuz_stands_in_the_south_west_of_kuzbass_after_seven_minutes(ms19: Plan) -> None:
    """AiF-Kuzbass of December 2015 on Soyuz TMA-19M: lift-off at 18:03, in the south-west from 18:10."""
    way = launch.flown(ms19)
    assert way is not None
    met, high = heights(way, KEMEROVO)
    turned = look(Eyes.at(*KEMEROVO), way.course.r_m).azimuth_deg[0]
    assert float(np.interp(420.0, met, high)) > 3.0
    assert float(np.interp(420.0, met, turned)) == pytest.approx(225.0, abs=11.25)


@pytest.mark.slow
def test_starliner_is_in_sight_of_eleven_towns_by_the_minute_of_its_makers() -> None:
    way = launch.flown(planned_once("starliner-cft"))
    assert way is not None
    for minute, towns in STARLINER_IN_SIGHT.items():
        for town, at in towns.items():
            met, high = heights(way, at)
            then, before = (float(np.interp(60.0 * each, met, high)) for each in (minute, minute - 1))
            assert 2.0 < then < 9.0, town
            assert before < 4.0, town


@pytest.mark.slow
def test_the_shuttle_stands_as_high_at_cut_off_as_was_told_and_seen() -> None:
    """STS-81, January 1997, on SeeSat-L: J. Rao for Long Island; J. Byrd saw it in Newport News, at 80°."""
    way = launch.flown(planned_once("sts-135"))
    assert way is not None
    for at, told_deg in ((LONG_ISLAND, 10.0), (NEWPORT_NEWS, 8.0)):
        met, high = heights(way, at)
        assert float(np.interp(510.0, met, high)) == pytest.approx(told_deg, abs=1.0)
    turned = look(Eyes.at(*NEWPORT_NEWS), way.course.r_m).azimuth_deg[0]
    assert float(np.interp(510.0, way.course.t - way.zero, turned)) == pytest.approx(80.0, abs=10.0)


@pytest.mark.slow
def test_the_white_ball_over_evsino_was_a_plume_in_sunlight() -> None:
    """28 October 2021, Progress MS-18 before dawn near Novosibirsk: a white ball, a broad trail (ria24.today)."""
    way = launch.flown(planned_once("progress-ms-18"))
    assert way is not None
    (seen,) = launch.launches(way, Eyes.at(*EVSINO))
    assert seen.arc is not None
    assert "lit plume" in {light for light, *_ in seen.arc.lights}


def test_viewing_sites_are_as_far_from_their_pads_as_is_told() -> None:
    told_miles = {
        ("Saturn V Center", "ksc-39a"): 3.9,
        ("Saturn V Center", "ccsfs-40"): 6.3,
        ("Saturn V Center", "ccsfs-41"): 5.4,
        ("LC-39 press site", "ksc-39a"): 3.1,
        ("LC-39 press site", "ksc-39b"): 3.4,
        ("nasa causeway", "ksc-39a"): 6.0,
        ("Baikonur Site 1 guests", "baikonur-1"): 0.9,
    }
    for (name, pad), miles in told_miles.items():
        site, there = viewing_site(name), DEFAULT.pad(pad)
        assert site is not None
        eyes = Eyes.at(site.latitude_deg, site.longitude_deg)
        away = look(eyes, Eyes.at(there.latitude_deg, there.longitude_deg).position_m).range_m[0, 0]
        assert away / 1609.34 == pytest.approx(miles, abs=0.15), name
    assert place("banana creek").time_zone == "America/New_York"
    assert all(one.source and one.confidence in ("print", "computed", "assumed") for one in viewing_sites())
    assert viewing_site("") is None
