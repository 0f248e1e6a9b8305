"""Gravity: against the potential it comes from, and what coasts under it must keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.space.engine import EARTH_RADIUS_M, EARTH_ROTATION_RADPS, J2, MU_M3_S2
from expedition.space.frames import itrf_from_geodetic
from expedition.space.gravity import coast, gravity_mps2, weight_mps2


def potential(r: np.ndarray) -> float:
    """Point mass and J2, m²/s²."""
    d = np.linalg.norm(r)
    sine = r[2] / d
    return MU_M3_S2 / d * (1.0 - J2 * (EARTH_RADIUS_M / d) ** 2 * (1.5 * sine**2 - 0.5))


@given(st.tuples(*[st.floats(-5e6, 5e6)] * 3))
def test_gravity_is_the_gradient_of_the_potential(place):
    r = np.array(place)
    if np.linalg.norm(r) < 6e6:
        r = r + np.array([6.5e6, 0.0, 0.0]) * (1.0 if r[0] >= 0.0 else -1.0)
    steps = 50.0 * np.eye(3)
    slope = [(potential(r + step) - potential(r - step)) / 100.0 for step in steps]
    np.testing.assert_allclose(gravity_mps2(r), slope, atol=2e-9 * np.linalg.norm(slope) + 1e-9)


def test_gravity_takes_any_shape():
    r = np.arange(1.0, 25.0).reshape(2, 4, 3) * 1e6
    np.testing.assert_array_equal(gravity_mps2(r)[1, 2], gravity_mps2(r[1, 2]))


@given(st.floats(60.0, 500.0), st.floats(-400.0, 400.0))
def test_coast_keeps_energy_and_the_momentum_about_the_pole(duration, climb):
    r, v = np.array([[6.5e6, 2e5, 1e6]]), np.array([[climb, 5500.0, 5400.0]])
    r_end, v_end = coast(r, v, np.array([duration]), 6)

    def energy(r, v):
        return 0.5 * v @ v - potential(r)

    # Six steps leave 2e-7 of the energy over 500 s.
    assert energy(r_end[0], v_end[0]) == pytest.approx(energy(r[0], v[0]), rel=5e-7)
    spin, spin_end = np.cross(r, v)[0, 2], np.cross(r_end, v_end)[0, 2]
    assert spin_end == pytest.approx(spin, rel=5e-7)
    # There and back again.
    r_back, v_back = coast(r_end, v_end, np.array([-duration]), 6)
    assert np.linalg.norm(r_back - r) < 20.0
    assert np.linalg.norm(v_back - v) < 0.01


def test_coasts_of_a_batch_have_their_own_lengths():
    r, v = np.tile([6.5e6, 2e5, 1e6], (3, 1)), np.tile([10.0, 5500.0, 5400.0], (3, 1))
    together = coast(r, v, np.array([0.0, 100.0, 250.0]), 6)
    for index, duration in enumerate((0.0, 100.0, 250.0)):
        alone = coast(r[:1], v[:1], np.array([duration]), 6)
        for one, other in zip(together, alone, strict=True):
            np.testing.assert_allclose(one[index], other[0], rtol=1e-14)


def test_weight_is_gravity_less_what_turning_takes():
    r, v = itrf_from_geodetic(0.6, -1.8, 81_234.0), np.array([120.0, -640.0, 310.0])
    spin = np.array([0.0, 0.0, EARTH_ROTATION_RADPS])
    by_hand = gravity_mps2(r) - 2.0 * np.cross(spin, v) - np.cross(spin, np.cross(spin, r))
    np.testing.assert_allclose(weight_mps2(r, v), by_hand, rtol=1e-12)
