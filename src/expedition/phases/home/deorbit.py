"""Deorbit burn: how large, and where it leads.

A first size follows from two bodies: the orbit after the burn meets entry interface at the ship's entry angle. The burn
itself is a finite one, flown with the fall after it on the full-force engine; how far off it ends is for the search
in `descent` to mend.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent
from expedition.errors import ImpossibleFlightError, PropagationError
from expedition.phases.propulsion import Propulsion
from expedition.space.engine import MU_M3_S2, Arc, Forces, ThrustArc
from expedition.space.frames import (
    WGS84_FLATTENING,
    WGS84_RADIUS_M,
    geodetic_from_itrf,
    itrf_from_gcrf_states,
)
from expedition.space.orbits import semi_major_axis_m

Array = NDArray[np.float64]

_FLAT_SAMPLES = 200


@dataclass(frozen=True, eq=False)
class Fall:
    """One try: the burn's arc, the arc to entry interface, and the state there."""

    dv_mps: float
    """Size of the burn."""
    burn: Arc
    coast: Arc
    interface: float
    state_itrf: Array
    angle_deg: float
    toward_rtn: tuple[float, float, float]
    """Where the burn pushed, of length 1."""


def two_body_burn_mps(state: Array, data: Descent, *, least_mps: float = 20.0) -> float:
    """Δv against the velocity of a state (6,) that leads to the entry angle, by two bodies, m/s."""
    # Exact where the motion is level; begun from less, the search would not find the air from far up.
    r, v = float(np.linalg.norm(state[:3])), float(np.linalg.norm(state[3:]))
    low = WGS84_RADIUS_M - 8000.0 + data.entry_height_m
    narrow = low * np.cos(np.radians(data.entry_angle_deg))
    dv = v - float(narrow * np.sqrt(2.0 * MU_M3_S2 * (1.0 / low - 1.0 / r) / (r**2 - narrow**2)))
    for _ in range(8):
        error = _entry_angle_deg(state, dv, data) - data.entry_angle_deg
        dv = float(np.clip(dv - error / degrees_per_mps(state, dv, data), least_mps, 400.0))
    return dv


def degrees_per_mps(state: Array, dv: float, data: Descent) -> float:
    """How much steeper the entry becomes with each m/s of a burn against the velocity, degrees."""
    slope = 0.5 * (_entry_angle_deg(state, dv + 1.0, data) - _entry_angle_deg(state, dv - 1.0, data))
    # Just where the orbit begins to touch the air the angle jumps.
    return min(slope, 0.1) if slope > 1e-3 else 0.1


def _entry_angle_deg(state: Array, dv: float, data: Descent) -> float:
    """Entry angle after an impulse against the velocity, by two bodies, degrees; nothing where it stays up."""
    r, v = float(np.linalg.norm(state[:3])), float(np.linalg.norm(state[3:]))
    level = float(np.linalg.norm(np.cross(state[:3], state[3:]))) / (r * v)
    low = WGS84_RADIUS_M - 8000.0 + data.entry_height_m
    squared = (v - dv) ** 2 + 2.0 * MU_M3_S2 * (1.0 / low - 1.0 / r)
    cosine = r * level * (v - dv) / (low * np.sqrt(squared))
    return float(np.degrees(np.arccos(min(cosine, 1.0))))


def burn_and_fall(
    forces: Forces,
    state_gcrf: Array,
    tig: float,
    dv: float,
    engine: Propulsion,
    mass_kg: float,
    area: float,
    height: float,
    *,
    toward_rtn: tuple[float, float, float] = (0.0, -1.0, 0.0),
) -> Fall:
    """Burn at an instant and fall to entry interface, at a height over the ellipsoid.

    state_gcrf: (6,) at that instant. area: Cd·A/m. toward_rtn: the direction of the push, of length 1.
    Raises ImpossibleFlightError where the burn does not lead down to it.
    """
    length = engine.duration_s(dv, mass_kg)
    thrust = ThrustArc(tig, tig + length, scaled(dv / length, toward_rtn))
    burn = forces.propagate(state_gcrf, tig, tig + length, drag_area_over_mass_m2pkg=area, burns=(thrust,))
    after, end = burn.end_state_gcrf, burn.end
    reach = end + _kepler_time_s(after, height)
    for margin in (60.0, 150.0, 300.0):
        try:
            coast = forces.propagate(after, end, reach + margin, drag_area_over_mass_m2pkg=area)
        except PropagationError:
            continue
        if heights_m(coast, np.array([coast.end]))[0] < height:
            break
    else:
        raise ImpossibleFlightError(
            f"after a burn of {dv:.0f} m/s the ship does not come down to {height / 1000.0:.0f} km"
        )
    times = np.linspace(reach - 300.0 if reach - 300.0 > end else end, coast.end, 24)
    heights = heights_m(coast, times)
    if heights[0] < height:
        # Two bodies foretell a flat fall badly.
        times = np.linspace(end, coast.end, _FLAT_SAMPLES)
        heights = heights_m(coast, times)
    k = int(np.argmax(heights < height))
    if k == 0:
        raise ImpossibleFlightError(
            f"the deorbit burn would begin too late: it ends below {height / 1000.0:.0f} km"
        )
    high, low = times[max(k - 1, 0)], times[k]
    for _ in range(3):
        samples = np.linspace(high, low, 5)
        heights = heights_m(coast, samples)
        j = max(int(np.argmax(heights < height)), 1)
        high, low = samples[j - 1], samples[j]
    at = float(high + (heights[j - 1] - height) / (heights[j - 1] - heights[j]) * (low - high))
    state = coast.state_gcrf(at)
    sine = float(state[:3] @ state[3:]) / float(np.linalg.norm(state[:3]) * np.linalg.norm(state[3:]))
    return Fall(
        dv,
        burn,
        coast,
        at,
        itrf_from_gcrf_states([at], state)[0],
        -float(np.degrees(np.arcsin(sine))),
        toward_rtn,
    )


def scaled(size: float, toward: tuple[float, float, float]) -> tuple[float, float, float]:
    """A direction of length 1, made so long."""
    r, t, n = toward
    return size * r, size * t, size * n


def heights_m(arc: Arc, t: Array) -> Array:
    """Heights (n,) over the ellipsoid along an arc, m."""
    return np.asarray(geodetic_from_itrf(itrf_from_gcrf_states(t, arc.state_gcrf(t))[:, :3])[:, 2])


def _kepler_time_s(state: Array, height: float) -> float:
    """Time (s) by two bodies until a falling state comes down to a height over the ellipsoid."""
    r, v = state[:3], state[3:]
    a = float(semi_major_axis_m(state))
    radius = float(np.linalg.norm(r))
    spin = np.cross(r, v)
    eccentricity = np.cross(v, spin) / MU_M3_S2 - r / radius
    e = float(np.linalg.norm(eccentricity))
    ahead = np.cross(spin / np.linalg.norm(spin), eccentricity / e)
    here = float(np.arctan2(r @ ahead, r @ eccentricity / e))
    low = WGS84_RADIUS_M + height
    there = -0.5
    for _ in range(4):
        cosine = (a * (1.0 - e * e) / low - 1.0) / e
        if abs(cosine) > 1.0:
            raise ImpossibleFlightError(
                f"the orbit after the deorbit burn does not come down to {height / 1000.0:.0f} km"
            )
        # On the way down, which is before perigee.
        there = -float(np.arccos(cosine))
        point = np.cos(there) * eccentricity / e + np.sin(there) * ahead
        low = WGS84_RADIUS_M * (1.0 - WGS84_FLATTENING * point[2] ** 2) + height

    def mean(anomaly: float) -> float:
        eccentric = 2.0 * np.arctan2(
            np.sqrt(1.0 - e) * np.sin(0.5 * anomaly), np.sqrt(1.0 + e) * np.cos(0.5 * anomaly)
        )
        return float(eccentric - e * np.sin(eccentric))

    rate = np.sqrt(MU_M3_S2 / a**3)
    return float(((mean(there) - mean(here)) % (2.0 * np.pi)) / rate)
