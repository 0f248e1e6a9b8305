"""Explicit guidance to orbit: powered explicit guidance, over a batch of ascents at once.

Linear-tangent steering with a predictor-corrector on the velocity to be gained, after Brand, Brown and
Higgins, "Unified powered flight guidance" (1973), and Jaggers, "An explicit solution to the exoatmospheric
powered flight guidance and trajectory optimization problem for rocket propelled vehicles" (1977). The
gravity integral is taken along a numerically integrated arc under point mass and J2 instead of a conic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.space.engine import MU_M3_S2
from expedition.space.gravity import coast

Array = NDArray[np.float64]

# Against steps of 20 s right to 10 μs of cut-off.
_GRAVITY_STEP_S = 150.0
_SETTLING_CYCLES = 20
# Of its whole mass, what a stage may burn: more speed than any ascent wants.
_ALL = 1.0 - 1e-9


def _unit(x: Array) -> Array:
    return np.asarray(x / np.sqrt(np.einsum("...i,...i->...", x, x))[..., None])


def _cross(a: Array, b: Array) -> Array:
    """Vector products (n, 3); for a few rows several times faster than numpy's own."""
    (ax, ay, az), (bx, by, bz) = a.T, b.T
    out = np.empty_like(a)  # In the order of memory that the samples come in.
    out[:, 0], out[:, 1], out[:, 2] = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    return out


def _dot(a: Array, b: Array) -> Array:
    return np.asarray(np.einsum("ij,ij->i", a, b))


@dataclass(frozen=True, eq=False)
class Target:
    """The wanted cut-off state: radius (m), speed (m/s), flight-path angle (rad) and plane normals (n, 3)."""

    radius_m: float
    speed_mps: float
    flight_path_rad: float
    plane_normal: Array


@dataclass(frozen=True)
class Thrust:
    """One stretch as guidance sees it from now on: exhaust speed, acceleration at its start, time left.

    Where nothing burns, the acceleration is nothing. Acceleration and time are one for all samples, or (n,).
    """

    exhaust_mps: float
    acceleration_mps2: float | Array
    burn_s: float | Array


class PoweredGuidance:
    """The running solution for a batch of ascents; `update` is called once a guidance cycle."""

    def __init__(self, target: Target, r: Array, v: Array, tgo_s: float) -> None:
        self._target = target
        down = _cross(target.plane_normal, r)
        aim = target.radius_m * _unit(r * np.cos(0.3) + down * np.sin(0.3))
        self._r_aim = aim
        self._v_go = target.speed_mps * _unit(_cross(target.plane_normal, aim)) - v
        self._r_grav = -0.5 * MU_M3_S2 * r / np.linalg.norm(r, axis=1)[:, None] ** 3 * tgo_s**2
        self._r_bias = np.zeros_like(r)
        self.tgo_s = np.full(len(r), tgo_s)
        self._direction = _unit(self._v_go)
        self._turn = np.zeros_like(r)
        self._lag = np.zeros(len(r))
        self._fresh = True

    def settle(self, r: Array, v: Array, stages: list[Thrust]) -> None:
        """Iterate in place until the velocity to be gained stands still, to about 1 m/s."""
        # The same number for every batch, so that an ascent does not depend on those flown beside it.
        for _ in range(_SETTLING_CYCLES):
            self.update(r, v, stages, np.zeros_like(v))

    def direction(self, since_update_s: Array) -> Array:
        """Thrust directions (n, 3), unit vectors, at a time since the last update."""
        return _unit(self._direction + self._turn * (since_update_s - self._lag)[:, None])

    def update(self, r: Array, v: Array, stages: list[Thrust], dv_sensed: Array) -> None:
        """One predictor-corrector cycle at state r, v (n, 3), with the Δv thrust gave since the last one."""
        v_go = self._v_go - dv_sensed
        length, j, s, q, p, h, tgo = _thrust_integrals(np.linalg.norm(v_go, axis=1), stages)
        lam = _unit(v_go)
        if not self._fresh:
            self._r_grav = self._r_grav * ((tgo / self.tgo_s) ** 2)[:, None]
        self._fresh = False
        r_go = self._r_aim - (r + v * tgo[:, None] + self._r_grav)
        down = _unit(_cross(self._r_aim, -self._target.plane_normal))
        r_go_level = r_go - _dot(down, r_go)[:, None] * down
        along = (s - _dot(lam, r_go_level)) / _dot(lam, down)
        r_go = r_go_level + along[:, None] * down + self._r_bias
        lag = j / length
        lam_dot = (r_go - s[:, None] * lam) / (q - s * lag)[:, None]
        thrust_axis = _unit(lam - lam_dot * lag[:, None])
        phi = np.arccos(np.clip(_dot(thrust_axis, lam), -1.0, 1.0))
        phi_dot = -phi / lag
        rate = np.linalg.norm(lam_dot, axis=1)
        turn_axis = lam_dot / np.where(rate > 0.0, rate, 1.0)[:, None]
        v_thrust = (length - 0.5 * length * phi**2 - j * phi * phi_dot - 0.5 * h * phi_dot**2)[
            :, None
        ] * lam - (length * phi + j * phi_dot)[:, None] * turn_axis
        r_thrust = (s - 0.5 * s * phi**2 - q * phi * phi_dot - 0.5 * p * phi_dot**2)[:, None] * lam - (
            s * phi + q * phi_dot
        )[:, None] * turn_axis
        v_bias = v_go - v_thrust
        self._r_bias = r_go - r_thrust
        # A coast with the same mean position and velocity as the powered arc meets the same gravity.
        r_coast = r - 0.1 * r_thrust - (tgo / 30.0)[:, None] * v_thrust
        v_coast = v + 1.2 * r_thrust / tgo[:, None] - 0.1 * v_thrust
        # From what the stages may burn, not from what each sample needs: no ascent depends on those beside it. Of
        # ascents that differ in it, the first tells.
        steps = max(1, int(np.ceil(sum(np.ravel(stage.burn_s)[0] for stage in stages) / _GRAVITY_STEP_S)))
        r_end, v_end = coast(r_coast, v_coast, tgo, steps)
        v_grav = v_end - v_coast
        self._r_grav = r_end - r_coast - v_coast * tgo[:, None]
        normal = self._target.plane_normal
        r_predicted = r + v * tgo[:, None] + self._r_grav + r_thrust
        r_predicted = r_predicted - _dot(r_predicted, normal)[:, None] * normal
        up = _unit(r_predicted)
        self._r_aim = self._target.radius_m * up
        forward = _cross(normal, up)
        gamma = self._target.flight_path_rad
        v_aim = self._target.speed_mps * (up * np.sin(gamma) + forward * np.cos(gamma))
        self._v_go = v_aim - v - v_grav + v_bias
        self.tgo_s = tgo
        self._direction, self._turn, self._lag = lam, lam_dot, lag


def _thrust_integrals(
    v_go_mps: Array, stages: list[Thrust]
) -> tuple[Array, Array, Array, Array, Array, Array, Array]:
    """Integrals L, J, S, Q, P, H of thrust acceleration over the burn left, and its length (all (n,))."""
    zero = np.zeros_like(v_go_mps)
    total_l, total_j, total_s, total_q, total_p, total_h, tgo = zero, zero, zero, zero, zero, zero, zero
    left = v_go_mps
    for index, stage in enumerate(stages):
        if not np.any(stage.acceleration_mps2):
            # A coast gains no speed, but way with what was gained before; none is flown after the last burn.
            burn = np.where(left > 0.0, stage.burn_s, 0.0)
            total_s, total_q, total_p = (
                total_s + total_l * burn,
                total_q + total_j * burn,
                total_p + total_h * burn,
            )
            tgo = tgo + burn
            continue
        tau = stage.exhaust_mps / stage.acceleration_mps2
        full_dv = stage.exhaust_mps * np.log(tau / (tau - np.minimum(stage.burn_s, _ALL * tau)))
        # The last stage burns what is left; an earlier one, all it has, unless that is already too much.
        dv = np.maximum(left, 0.0) if index == len(stages) - 1 else np.clip(left, 0.0, full_dv)
        burn = tau * (1.0 - np.exp(-dv / stage.exhaust_mps))
        start = tgo
        j = tau * dv - stage.exhaust_mps * burn
        s = burn * dv - j
        q = s * (tau + start) - 0.5 * stage.exhaust_mps * burn**2
        p = q * (tau + start) - 0.5 * stage.exhaust_mps * burn**2 * (burn / 3.0 + start)
        j = j + dv * start
        h = j * (start + burn) - q
        s = s + total_l * burn
        q = q + total_j * burn
        p = p + total_h * burn
        total_h = total_h + h
        total_l, total_j, total_s = total_l + dv, total_j + j, total_s + s
        total_q, total_p = total_q + q, total_p + p
        tgo = start + burn
        left = left - dv
    return total_l, total_j, total_s, total_q, total_p, total_h, tgo
