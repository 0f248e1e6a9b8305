"""Guidance: its integrals against numerical ones, and whether it arrives in a plain simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from expedition.phases.ascent.guidance import PoweredGuidance, Target, Thrust, _thrust_integrals
from expedition.space.engine import EARTH_RADIUS_M, MU_M3_S2
from expedition.space.gravity import gravity_mps2

# Closed loop in another integrator, cycles of 2 s. Measured 0.3 mm and 0.8 mm/s.
ARRIVAL_M, ARRIVAL_MPS = 1.0, 0.01

STAGES = [Thrust(3140.0, 12.0, 170.0), Thrust(3200.0, 9.2, 244.0)]


def acceleration_of(stage: int, since_start: float = 0.0):
    """Thrust acceleration (m/s²) of one of STAGES burned in turn, as a function of the time from an instant."""
    data, begin = STAGES[stage], sum(one.burn_s for one in STAGES[:stage])
    tau = data.exhaust_mps / data.acceleration_mps2
    return lambda t: data.exhaust_mps / (tau - (since_start + t - begin))


def acceleration(t: float) -> float:
    """Thrust acceleration at a time after ignition, m/s²."""
    return acceleration_of(0 if t < STAGES[0].burn_s - 1e-9 else 1)(t)


@settings(max_examples=15, deadline=None)
@given(st.floats(50.0, 5500.0), st.sampled_from([0.0, 16.0, 120.0]))
def test_thrust_integrals_are_integrals(v_go, coast_s):
    """Against quadrature: L, J, S, Q, P, H with the moments taken about now; also where a coast lies between."""
    lit = STAGES[0].burn_s + coast_s
    between = [Thrust(0.0, 0.0, coast_s)] if coast_s else []
    *found, tgo = (float(x[0]) for x in _thrust_integrals(np.array([v_go]), [STAGES[0], *between, STAGES[1]]))
    assert tgo <= STAGES[0].burn_s or tgo > lit

    def acceleration(t: float) -> float:
        if t < STAGES[0].burn_s:
            return acceleration_of(0)(t)
        return acceleration_of(1)(t - coast_s) if t >= lit else 0.0

    def integral(function, upper=None):
        end = tgo if upper is None else upper
        cuts = [cut for cut in (STAGES[0].burn_s, lit) if cut < end] or None
        return quad(function, 0.0, end, points=cuts, epsrel=1e-10, limit=200)[0]

    length = integral(acceleration)
    assert length == pytest.approx(v_go, rel=1e-9)
    # A double integral of thrust to the end is a single one with the time left as weight.
    wanted = [
        length,
        integral(lambda t: t * acceleration(t)),
        integral(lambda t: (tgo - t) * acceleration(t)),
        integral(lambda t: (tgo - t) * t * acceleration(t)),
        integral(lambda t: (tgo - t) * t * t * acceleration(t)),
        integral(lambda t: t * t * acceleration(t)),
    ]
    assert found == pytest.approx(wanted, rel=1e-8)


targets = st.tuples(
    st.floats(170e3, 260e3),  # height of cut-off
    st.floats(0.0, 150.0),  # speed over the circular, m/s
    st.floats(-0.3, 0.6),  # flight path, degrees
    st.floats(-1.5, 1.5),  # plane off the vehicle's, degrees
)


def simulated(y, guidance, push_at, duration):
    """Classical Runge-Kutta in half-second steps: the state after, and the Δv that thrust gave."""
    count = max(int(np.ceil(duration / 0.5)), 1)
    h, y = duration / count, np.concatenate([y, np.zeros(3)])

    def rates(t, y):
        push = push_at(t) * guidance.direction(np.array([t]))[0]
        return np.concatenate([y[3:6], gravity_mps2(y[:3]) + push, push])

    for k in range(count):
        t = k * h
        k1 = rates(t, y)
        k2 = rates(t + 0.5 * h, y + 0.5 * h * k1)
        k3 = rates(t + 0.5 * h, y + 0.5 * h * k2)
        k4 = rates(t + h, y + h * k3)
        y = y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    return y[:6], y[None, 6:]


@settings(max_examples=10, deadline=None)
@given(targets)
def test_it_arrives(wanted):
    height, faster, path_deg, off_deg = wanted
    radius = EARTH_RADIUS_M + height
    off = np.radians(off_deg)
    normal = np.array([[0.0, -np.sin(off), np.cos(off)]])
    target = Target(radius, float(np.sqrt(MU_M3_S2 / radius)) + faster, np.radians(path_deg), normal)
    y = np.array([EARTH_RADIUS_M + 60e3, 0.0, 0.0, 1100.0, 2600.0, 0.0])
    met, total = 0.0, STAGES[0].burn_s + STAGES[1].burn_s
    guidance, sensed = None, np.zeros((1, 3))
    while met < total:
        stage = 0 if met < STAGES[0].burn_s - 1e-9 else 1
        end = STAGES[0].burn_s if stage == 0 else total
        ahead = [Thrust(STAGES[stage].exhaust_mps, acceleration(met), end - met), *STAGES[stage + 1 :]]
        r, v = y[None, :3], y[None, 3:]
        if guidance is None:
            guidance = PoweredGuidance(target, r, v, total)
            guidance.settle(r, v, ahead)
        else:
            guidance.update(r, v, ahead, sensed)
        tgo = float(guidance.tgo_s[0])
        step = min(2.0, end - met, tgo)

        y, sensed = simulated(y, guidance, acceleration_of(stage, met), step)
        met += step
        if stage == 1 and tgo <= 2.0:
            break
    r, v = y[:3], y[3:]
    aim = np.linalg.norm(r) / radius - 1.0
    assert abs(aim) * radius < ARRIVAL_M
    up = r / np.linalg.norm(r)
    forward = np.cross(normal[0], up)
    want = target.speed_mps * (np.sin(target.flight_path_rad) * up + np.cos(target.flight_path_rad) * forward)
    assert np.linalg.norm(v - want) < ARRIVAL_MPS
    assert abs(r @ normal[0]) < ARRIVAL_M


def test_a_batch_is_its_members():
    rng = np.random.default_rng(5)
    off = np.radians(rng.uniform(-1.0, 1.0, 4))
    normals = np.stack([np.zeros(4), -np.sin(off), np.cos(off)], axis=1)
    r = np.tile([EARTH_RADIUS_M + 60e3, 0.0, 0.0], (4, 1)) + rng.normal(0.0, 1000.0, (4, 3))
    v = np.tile([1100.0, 2600.0, 0.0], (4, 1)) + rng.normal(0.0, 20.0, (4, 3))

    def settled(index):
        target = Target(EARTH_RADIUS_M + 200e3, 7800.0, 0.0, normals[index])
        guidance = PoweredGuidance(target, r[index], v[index], 400.0)
        for _ in range(8):
            guidance.update(r[index], v[index], STAGES, np.zeros_like(v[index]))
        return guidance.tgo_s, guidance.direction(np.ones(len(v[index])))

    tgo, direction = settled(np.arange(4))
    np.testing.assert_allclose(np.linalg.norm(direction, axis=1), 1.0, atol=1e-12)
    for k in range(4):
        alone_tgo, alone = settled(np.array([k]))
        assert tgo[k] == pytest.approx(alone_tgo[0], rel=1e-11)
        np.testing.assert_allclose(direction[k], alone[0], atol=1e-10)
