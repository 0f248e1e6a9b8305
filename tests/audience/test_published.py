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

WASHINGTON, BOSTON, PHILADELPHIA = (38.895, -77.037), (42.36, -71.06), (39.953, -75.165)
BERDSK, EVSINO = (54.755, 83.105), (54.46, 83.3)


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


@pytest.mark.slow
def test_the_white_ball_over_evsino_was_a_plume_in_sunlight() -> None:
    """28 October 2021, Progress MS-18 before dawn near Novosibirsk: a white ball, a broad trail (ria24.today)."""
    way = launch.flown(plan("progress-ms-18"))
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
