"""How long an orbit lasts, against the full force model."""

import numpy as np
import pytest

from expedition.errors import PropagationError
from expedition.space.decay import orbit_life_s
from expedition.space.engine import MU_M3_S2, Forces
from expedition.space.frames import WGS84_RADIUS_M
from expedition.space.time import parse_utc

AREA_OVER_MASS_M2PKG = 0.0025
START = parse_utc("2021-09-16T00:00:00Z")


@pytest.mark.parametrize("inclination_deg", [5.0, 51.6, 90.0])
def test_no_orbit_flown_lasts_as_long_as_its_estimate(inclination_deg: float) -> None:
    tilt, a = np.radians(inclination_deg), WGS84_RADIUS_M + 140e3
    life_s = orbit_life_s(140e3, tilt, AREA_OVER_MASS_M2PKG, START)
    forces = Forces.over(START, START + life_s, gravity_degree=4, tolerance=1e-6)
    speed = np.sqrt(MU_M3_S2 / a)
    state, t = np.array([a, 0.0, 0.0, 0.0, speed * np.cos(tilt), speed * np.sin(tilt)]), START
    while t < START + life_s and np.linalg.norm(state[:3]) > WGS84_RADIUS_M + 105e3:
        try:
            state = forces.propagate(
                state, t, t + 300.0, drag_area_over_mass_m2pkg=AREA_OVER_MASS_M2PKG
            ).end_state_gcrf
        except PropagationError:
            break
        t += 300.0
    assert 0.3 < (t - START) / life_s < 0.9


def test_a_life_follows_height_and_area() -> None:
    lives = [
        orbit_life_s(height, 0.9, AREA_OVER_MASS_M2PKG, START) for height in (150e3, 200e3, 300e3, 420e3)
    ]
    assert lives == sorted(lives)
    assert orbit_life_s(300e3, 0.9, 2.0 * AREA_OVER_MASS_M2PKG, START) == pytest.approx(0.5 * lives[2])
    assert orbit_life_s(100e3, 0.9, AREA_OVER_MASS_M2PKG, START) == 0.0
