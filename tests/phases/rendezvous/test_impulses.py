"""Impulses: what burns cost that must also end on a circle, where that can be told by hand."""

from __future__ import annotations

import numpy as np
import pytest

from expedition import catalog
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.rendezvous.impulses import first_mps, least_burns_mps
from expedition.phases.rendezvous.ladder import Ladder, circular_mps
from expedition.space.engine import MU_M3_S2
from expedition.space.orbits import latitude_rate_radps, perigee_rate_radps

HIGH_M, LOW_M, INCLINATION = 6_790_000.0, 6_690_000.0, 0.9


def burns(
    *revolutions: float, eccentricity: tuple[float, float] = (0.0, 0.0), first: float = 0.0
) -> np.ndarray:
    """The least burns (k, 3) at so many revolutions after insertion, low until the last but one."""
    orbit = InsertionOrbit(500.0, INCLINATION, 0.0, 0.0, LOW_M, eccentricity)
    rates = latitude_rate_radps(np.array([LOW_M, 0.5 * (LOW_M + HIGH_M)]), INCLINATION)
    turns = 2.0 * np.pi * np.diff([0.0, *revolutions])
    times = turns / np.append(np.full(len(turns) - 1, rates[0]), rates[1])
    offset = np.full(len(turns), LOW_M - HIGH_M)
    offset[-1] *= 0.5
    ladder = Ladder(times[None], offset[None], offset[None])
    found, lasts, _ = least_burns_mps(ladder, offset[None], orbit, np.array([HIGH_M]), np.zeros(1), first)
    assert lasts.all()
    return found[0]


CLIMB = float(circular_mps(LOW_M) - circular_mps(HIGH_M))


def total(found: np.ndarray) -> float:
    return float(np.linalg.norm(found, axis=1).sum())


def test_half_a_revolution_apart_two_burns_are_hohmanns() -> None:
    found = burns(0.5, 1.0, 1.5)
    assert total(found) == pytest.approx(CLIMB, abs=0.05)
    np.testing.assert_allclose(found[1:, 1], 0.5 * CLIMB, atol=0.3)
    np.testing.assert_allclose(found[:, 0], 0.0, atol=0.15)


def test_a_third_of_a_revolution_apart_they_cost_radial_burns() -> None:
    """The ellipse that two equal burns 120° apart leave, as large as one of them makes, is turned into none."""
    found = burns(1.0, 1.0 + 1.0 / 3.0)
    along, radial = found[:, 1], found[:, 0]
    # The second slot lies where the height leads that the first burn makes, counted from the line of the perigee.
    risen = MU_M3_S2 / (circular_mps(LOW_M) - along[0]) ** 2
    between = 0.5 * (LOW_M + HIGH_M)
    third_s = 2.0 * np.pi / 3.0 / latitude_rate_radps(between, INCLINATION)
    rate = latitude_rate_radps(risen, INCLINATION) - perigee_rate_radps(risen, INCLINATION)
    angle = np.array([0.0, third_s * rate])
    assert angle[1] == pytest.approx(2.0 * np.pi / 3.0, abs=0.02)
    assert np.sum(2.0 * along * np.cos(angle) + radial * np.sin(angle)) == pytest.approx(0.0, abs=0.02)
    assert np.sum(2.0 * along * np.sin(angle) - radial * np.cos(angle)) == pytest.approx(0.0, abs=0.02)
    assert along.sum() == pytest.approx(CLIMB, abs=1e-6)
    assert total(found) > CLIMB + 5.0


def test_an_ellipse_to_begin_with_is_done_away_with_at_its_apogee() -> None:
    """One burn at the apogee closes an ellipse whose apogee is at the station's height."""
    e = (HIGH_M - LOW_M) / (2.0 * LOW_M)
    there = burns(0.5, 1.0, 1.5, eccentricity=(e, 0.0))
    assert total(there) == pytest.approx(CLIMB, abs=0.3)
    across = burns(0.5, 1.0, 1.5, eccentricity=(0.0, e))
    assert total(across) > CLIMB + 5.0


def test_a_first_burn_that_must_be_is_made() -> None:
    free, held = burns(0.5, 1.0, 1.5), burns(0.5, 1.0, 1.5, first=40.0)
    assert free[0, 1] < 1.0
    assert held[0, 1] == 40.0
    assert total(held) > total(free) + 5.0
    shuttle, soyuz = catalog.profile("shuttle-day-3"), catalog.profile("soyuz-2-orbit")
    # 57 by 229 km, as the Shuttle is left.
    low = InsertionOrbit(500.0, INCLINATION, 0.0, 0.0, 6_378_137.0 + 143e3, (86e3 / 6_521_000.0, 0.0))
    assert first_mps(shuttle, low) == pytest.approx(37.0, abs=8.0)
    lasting = InsertionOrbit(500.0, INCLINATION, 0.0, 0.0, 6_378_137.0 + 221e3, (21e3 / 6_599_000.0, 0.0))
    assert first_mps(soyuz, lasting) == 0.0
