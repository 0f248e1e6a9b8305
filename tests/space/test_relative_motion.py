"""Relative motion: the equations against their own integration, and against two orbits flown side by side."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from expedition.space.engine import MU_M3_S2
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn
from expedition.space.relative_motion import clohessy_wiltshire

# Next to nothing is not a start that the integrator is made for.
_METRES = st.floats(-500.0, 500.0).map(lambda x: round(x, 3))
_SPEEDS = st.floats(-1.0, 1.0).map(lambda x: round(x, 5))


@given(st.floats(1.0, 6000.0), st.tuples(*[_METRES] * 3), st.tuples(*[_SPEEDS] * 3))
def test_clohessy_wiltshire_against_integration(t, r, v):
    rate = 1.13e-3
    to_r, to_v = clohessy_wiltshire(rate, t)

    def rates(_, y):
        x, _, z, vx, vy, vz = y
        return [vx, vy, vz, 3.0 * rate**2 * x + 2.0 * rate * vy, -2.0 * rate * vx, -(rate**2) * z]

    flown = solve_ivp(rates, (0.0, t), [*r, *v], method="DOP853", rtol=1e-10, atol=1e-9).y[:3, -1]
    np.testing.assert_allclose(to_r @ r + to_v @ v, flown, atol=1e-4)


def test_clohessy_wiltshire_against_two_orbits():
    """The true motion of two bodies, for which the equations stand: metres off in a kilometre."""
    radius = 6.79e6
    rate = float(np.sqrt(MU_M3_S2 / radius**3))
    station = np.array([radius, 0.0, 0.0, 0.0, radius * rate, 0.0])
    relative = np.array([-300.0, -800.0, 100.0, 0.2, 0.5, -0.1])

    def rates(_, y):
        return np.concatenate([y[3:], -MU_M3_S2 * y[:3] / np.linalg.norm(y[:3]) ** 3])

    def flown(state, t):
        return solve_ivp(rates, (0.0, t), state, method="DOP853", rtol=1e-12, atol=1e-6).y[:, -1]

    ship = gcrf_from_relative_rtn(station, relative)
    for t in (300.0, 1500.0, 2800.0):
        to_r, to_v = clohessy_wiltshire(rate, t)
        true = relative_rtn(flown(station, t), flown(ship, t))[:3]
        np.testing.assert_allclose(to_r @ relative[:3] + to_v @ relative[3:], true, atol=3.0)
