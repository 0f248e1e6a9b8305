"""Orbit elements: osculating apsides and planes, and mean elements with J2's short ripples averaged out.

Planes are counted on the true equator of date, as SGP4 counts them (TEME). First-order J2 theory after
Kozai, "The motion of a close earth satellite" (1959); good to 1 % of J2's own effects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.engine import EARTH_RADIUS_M, J2, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M, cross

Array = NDArray[np.float64]

_SAMPLES_PER_REVOLUTION = 24


def semi_major_axis_m(state: ArrayLike) -> Array:
    """Osculating semi-major axis (...) of states (..., 6), m."""
    s = np.asarray(state, dtype=float)
    r = np.linalg.norm(s[..., :3], axis=-1)
    return np.asarray(1.0 / (2.0 / r - np.sum(s[..., 3:] ** 2, axis=-1) / MU_M3_S2))


def apsides_km(state: ArrayLike) -> tuple[float, float]:
    """Osculating perigee and apogee heights above 6378.137 km of one state (6,), km."""
    s = np.asarray(state, dtype=float)
    a = float(semi_major_axis_m(s))
    h = float(np.linalg.norm(cross(s[:3], s[3:])))
    e = float(np.sqrt(max(1.0 - h * h / (MU_M3_S2 * a), 0.0)))
    return (a * (1.0 - e) - WGS84_RADIUS_M) / 1000.0, (a * (1.0 + e) - WGS84_RADIUS_M) / 1000.0


def eccentricity_vectors(states: ArrayLike) -> Array:
    """Osculating eccentricity vectors (..., 3), towards the perigee, of states (..., 6)."""
    s = np.asarray(states, dtype=float)
    r, v = s[..., :3], s[..., 3:]
    radius = np.linalg.norm(r, axis=-1, keepdims=True)
    return np.asarray(np.cross(v, np.cross(r, v)) / MU_M3_S2 - r / radius)


def planes(states: ArrayLike) -> tuple[Array, Array, Array]:
    """Inclination, node and argument of latitude (rad) of states (n, 6) given on the true equator."""
    s = np.atleast_2d(np.asarray(states, dtype=float))
    h = cross(s[:, :3], s[:, 3:])
    h /= np.linalg.norm(h, axis=1, keepdims=True)
    node = np.arctan2(h[:, 0], -h[:, 1])
    along = np.stack([np.cos(node), np.sin(node), np.zeros_like(node)], axis=-1)
    across = cross(h, along)
    u = np.arctan2(np.sum(s[:, :3] * across, axis=1), np.sum(s[:, :3] * along, axis=1))
    return np.arccos(h[:, 2]), node, u


def mean_motion_radps(a_m: ArrayLike) -> Array:
    """Two-body mean motion, rad/s."""
    return np.asarray(np.sqrt(MU_M3_S2 / np.asarray(a_m, dtype=float) ** 3))


def node_rate_radps(a_m: ArrayLike, inclination_rad: ArrayLike) -> Array:
    """Secular rate of the node of a near-circular orbit under J2, rad/s."""
    a = np.asarray(a_m, dtype=float)
    return np.asarray(-1.5 * J2 * (EARTH_RADIUS_M / a) ** 2 * mean_motion_radps(a) * np.cos(inclination_rad))


def latitude_rate_radps(a_m: ArrayLike, inclination_rad: ArrayLike) -> Array:
    """Secular rate of the argument of latitude of a near-circular orbit under J2, rad/s."""
    a = np.asarray(a_m, dtype=float)
    ripple = 1.5 * J2 * (EARTH_RADIUS_M / a) ** 2
    return np.asarray(mean_motion_radps(a) * (1.0 + ripple * (4.0 * np.cos(inclination_rad) ** 2 - 1.0)))


def perigee_rate_radps(a_m: ArrayLike, inclination_rad: ArrayLike) -> Array:
    """Secular rate of the argument of perigee of a near-circular orbit under J2, rad/s."""
    a = np.asarray(a_m, dtype=float)
    turning = 5.0 * np.cos(inclination_rad) ** 2 - 1.0
    return np.asarray(0.75 * J2 * (EARTH_RADIUS_M / a) ** 2 * mean_motion_radps(a) * turning)


def inclination_ripple_rad(a_m: float, inclination_rad: float) -> float:
    """Amplitude of the inclination's ripple under J2, which goes with cos 2u, rad."""
    return float(0.75 * J2 * (EARTH_RADIUS_M / a_m) ** 2 * np.sin(inclination_rad) * np.cos(inclination_rad))


@dataclass(frozen=True, eq=False)
class MeanTrack:
    """Mean elements of a near-circular orbit tabulated over a span; angles run on without wrapping.

    Beyond its ends the elements run on at the rates that they have there, the inclination stays. `a_m` is the semi-
    major axis that gives the mean argument of latitude its rate. `eccentricity` (n, 2) points to the perigee: the
    parts towards the node and 90° on; None counts as a circle.
    """

    t: Array
    inclination_rad: Array
    node_rad: Array
    latitude_argument_rad: Array
    a_m: Array
    eccentricity: Array | None = None

    @classmethod
    def over(
        cls, states: Callable[[Array], Array], start: float, end: float, *, spacing_s: float = 21600.0
    ) -> MeanTrack:
        """Average states on the true equator (a function of instants) over one revolution about each node.

        Samples reach half a revolution over both ends.
        """
        count = max(int(np.ceil((end - start) / spacing_s)) + 1, 2)
        t = np.linspace(start, end, count)
        first = states(np.array([start]))
        a = float(semi_major_axis_m(first)[0])
        # An inclination serves for the rate only; the osculating one is near enough.
        rate = float(latitude_rate_radps(a, planes(first)[0])[0])
        offsets = (np.arange(_SAMPLES_PER_REVOLUTION) + 0.5) / _SAMPLES_PER_REVOLUTION - 0.5
        times = t[:, None] + offsets * (2.0 * np.pi / rate)
        flown = states(times.ravel())
        inclination, node, u = (x.reshape(times.shape) for x in planes(flown))
        # Drop the even motion, then average what is left over the revolution, which is even about `t`.
        u_mean = u[:, 0] + rate * (t - times[:, 0])
        u_mean += np.angle(np.exp(1j * (u - u[:, :1] - rate * (times - times[:, :1])))).mean(axis=1)
        node_mean = node[:, 0] + np.angle(np.exp(1j * (node - node[:, :1]))).mean(axis=1)
        # The first guess of the rate is within 0.2 %, a few hundredths of a turn from node to node.
        turns = rate * np.diff(t)
        steps = turns + np.angle(np.exp(1j * (np.diff(u_mean) - turns)))
        u_run = u_mean[0] + np.concatenate([[0.0], np.cumsum(steps)])
        inclinations = inclination.mean(axis=1)
        axes = _axis_for_rate(np.gradient(u_run, t), inclinations)
        # J2's ripples go round with the orbit, and cancel over a revolution here too.
        perigee = eccentricity_vectors(flown).reshape(*times.shape, 3).mean(axis=1)
        c, s, ci, si = np.cos(node_mean), np.sin(node_mean), np.cos(inclinations), np.sin(inclinations)
        beyond = perigee[:, 2] * si + (perigee[:, 1] * c - perigee[:, 0] * s) * ci
        eccentricity = np.stack([perigee[:, 0] * c + perigee[:, 1] * s, beyond], axis=1)
        return cls(t, inclinations, np.unwrap(node_mean), u_run, axes, eccentricity)

    def _at(self, values: Array, t: ArrayLike) -> Array:
        asked = np.asarray(t, dtype=float)
        after = np.minimum(np.maximum(np.searchsorted(self.t, asked), 1), self.t.size - 1)
        start, begins = self.t[after - 1], values[after - 1]
        part = (asked - start) / (self.t[after] - start)
        return np.asarray(begins + part * (values[after] - begins))

    def node(self, t: ArrayLike) -> Array:
        """Mean node, rad."""
        return self._at(self.node_rad, t)

    def latitude_argument(self, t: ArrayLike) -> Array:
        """Mean argument of latitude, rad."""
        return self._at(self.latitude_argument_rad, t)

    def inclination(self, t: ArrayLike) -> Array:
        """Mean inclination, rad; beyond the ends what it is there, for it swings by hundredths of a degree only."""
        return self._at(self.inclination_rad, np.clip(np.asarray(t, dtype=float), self.t[0], self.t[-1]))

    def axis(self, t: ArrayLike) -> Array:
        """Mean semi-major axis, m."""
        return self._at(self.a_m, t)

    def eccentricity_from(self, t: ArrayLike, latitude_argument_rad: float) -> Array:
        """Mean eccentricity (n, 2) at instants (n,): the parts towards a place on the orbit, and 90° on."""
        asked = np.asarray(t, dtype=float)
        if self.eccentricity is None:
            return np.zeros((asked.size, 2))
        x, y = (self._at(part, asked) for part in self.eccentricity.T)
        c, s = np.cos(latitude_argument_rad), np.sin(latitude_argument_rad)
        return np.stack([x * c + y * s, y * c - x * s], axis=1)

    def directions(self, t: ArrayLike) -> Array:
        """Unit vectors R, T, N (..., 3, 3) on the true equator, along the mean orbit."""
        u, node, i = self.latitude_argument(t), self.node(t), self.inclination(t)
        cu, su, cn, sn, ci, si = np.cos(u), np.sin(u), np.cos(node), np.sin(node), np.cos(i), np.sin(i)
        radial = np.stack([cn * cu - sn * su * ci, sn * cu + cn * su * ci, su * si], axis=-1)
        normal = np.stack([sn * si, -cn * si, ci], axis=-1)
        return np.stack([radial, cross(normal, radial), normal], axis=-2)


def _axis_for_rate(rate_radps: Array, inclination_rad: Array) -> Array:
    a = (MU_M3_S2 / rate_radps**2) ** (1.0 / 3.0)
    for _ in range(4):
        a = a * (latitude_rate_radps(a, inclination_rad) / rate_radps) ** (2.0 / 3.0)
    return np.asarray(a)
