"""The age of the station's data: samples are spread as measured, and sets that were really published agree."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import InputError
from expedition.phases.home.stay import phase_error_km
from expedition.whatif import data_age as module
from expedition.whatif.answers_by_age import DataAge
from expedition.whatif.data_age import data_age

DAY_S = 86400.0


@pytest.fixture(scope="module")
def aged() -> DataAge:
    return data_age("soyuz-ms-19", days=(2.0, 10.0), samples=60, seed=3)


def test_the_station_is_spread_along_its_orbit_as_measured(aged: DataAge) -> None:
    for row in aged.rows:
        if row.reboost:
            continue
        median, most = phase_error_km(row.days * DAY_S)
        # Of 60 samples the median of a lognormal so wide is good to a third or so.
        assert 0.6 < row.along_km.median / median < 1.7
        assert 0.4 < row.along_km.nine_of_ten / most < 2.5


def test_older_data_and_a_reboost_spread_the_answer(aged: DataAge) -> None:
    young, young_risen, old, old_risen = aged.rows
    assert [(row.days, row.reboost) for row in aged.rows] == [
        (2.0, False),
        (2.0, True),
        (10.0, False),
        (10.0, True),
    ]
    for one, other in ((young, old), (young, young_risen), (old, old_risen)):
        assert other.phase_deg.median > one.phase_deg.median
        assert other.fits <= one.fits
    assert young.fits > 0.95 > old.fits
    assert old.fits_range[0] < old.fits < old.fits_range[1]
    assert old.other_profiles
    assert young.reboost_chance < old.reboost_chance < 1.0


def test_the_search_agrees_with_plans_of_the_same_samples(aged: DataAge) -> None:
    flown = [one for one in aged.direct if one.liftoff_s is not None and one.searched_s is not None]
    assert flown
    for one in flown:
        assert one.liftoff_s == pytest.approx(one.searched_s, abs=1.0)


def test_sets_that_were_published_before_agree_with_the_spread(aged: DataAge) -> None:
    young = aged.rows[0]
    sets = [one for one in aged.actual if one.days <= 2.2]
    assert len(sets) >= 8
    assert all(one.fits for one in sets)
    inside = np.mean([abs(one.along_km) <= young.along_km.nine_of_ten for one in sets])
    assert inside >= 0.8
    assert np.mean([abs(one.liftoff_s) <= young.liftoff_s.nine_of_ten for one in sets]) >= 0.8
    # The plane's own error: half a second a day.
    old = [one.liftoff_s for one in aged.actual if one.days > 3.0]
    assert -3.0 < np.mean(old) < -0.5


def test_the_plane_goes_along_with_the_phase() -> None:
    from expedition.space.orbits import MeanTrack, latitude_rate_radps, node_rate_radps

    t = np.array([0.0, 10.0 * DAY_S])
    a, i = 6.795e6, np.radians(51.64)

    def orbit(a_m: float) -> MeanTrack:
        rates = float(latitude_rate_radps(a_m, i)), float(node_rate_radps(a_m, i))
        return MeanTrack(t, np.full(2, i), rates[1] * t, rates[0] * t, np.full(2, a_m))

    raised = 2000.0
    known, true = orbit(a), orbit(a + raised)
    rate = float(latitude_rate_radps(a + raised, i) - latitude_rate_radps(a, i))
    shifted = module._shifted(known, rate, 0.0, raised)
    turned = float(true.node(t[1]) - known.node(t[1]))
    assert float(shifted.latitude_argument(t[1]) - true.latitude_argument(t[1])) == pytest.approx(
        0.0, abs=1e-9
    )
    assert float(shifted.node(t[1]) - known.node(t[1])) == pytest.approx(turned, rel=0.02)


@pytest.mark.parametrize(
    ("flight", "given", "said"),
    [
        ("soyuz-ms-19", {"days": (0.0,)}, "days"),
        ("soyuz-ms-19", {"days": (21.0,)}, "at most 20"),
        ("soyuz-ms-19", {"days": (float("nan"),)}, "days"),
        ("soyuz-ms-19", {"days": ()}, "days"),
        ("soyuz-ms-19", {"samples": 0}, "samples"),
        ("soyuz-ms-19", {"reboost_km": -1.0}, "reboost"),
        ("soyuz-ms-19", {"direct": 500}, "in full"),
        ("inspiration4", {}, "no station"),
        ("ros-51-vostochny", {}, "only planned"),
    ],
)
def test_what_has_no_age_is_refused(flight: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        data_age(flight, **given)
