"""Ascent search: the pitch-over, azimuth and lead that leave the most propellant, and what steering aside costs.

A quadratic through a batch of ascents flown side by side says where the propellant left is greatest; the next batch
is flown about that place, closer together.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.phases.ascent.climb import Ascent, Batch, fly, told
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad, geocentric_rad
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import WGS84_RADIUS_M

Array = NDArray[np.float64]

_ROOM = 0.15
_ENOUGH_REACHED = 6
_ORBIT_MPS = 7800.0
_START_PITCH_RAD = np.radians(5.5)
_START_LEAD_S = 220.0
# Where the cost of steering is flown: this far off the plane, in azimuths about that of the plane.
_OFF_PLANE_S = 300.0
_OFF_PLANE_AZIMUTHS_RAD = np.radians(np.arange(-8.0, 8.1, 1.0))
_PITCHES_RAD = np.radians(np.arange(0.5, 16.0, 0.5))


@lru_cache(maxsize=128)
def best(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, yaw_s: float = 0.0
) -> Ascent:
    """The ascent that leaves the most propellant, into a plane of an inclination osculating at cut-off.

    Pitch-over and lead of lift-off against the plane are the launcher's own where it has them, or else free.
    `yaw_s` shifts the lead: a lift-off that much late, steered into the same plane. Raises
    ImpossibleFlightError where the pad's latitude is too high or the propellant too little.
    """
    crossing = crossing_longitude_rad(pad, inclination_rad)
    longitude = np.radians(pad.longitude_deg)

    def batch(rocket: Launcher, pitch: Array, azimuth: Array, lead: Array) -> Batch:
        node = longitude - crossing + EARTH_ROTATION_RADPS * lead
        return fly(
            rocket,
            payload_kg,
            pad,
            pitch_over_rad=pitch,
            azimuth_rad=azimuth,
            inclination_rad=inclination_rad,
            node_rad=node,
        )

    given = launcher.pitch_over_deg
    pitch_over = _START_PITCH_RAD if given is None else float(np.radians(given))
    middle = np.array(
        [pitch_over, _heading_rad(pad, inclination_rad), launcher.plane_lead_s or _START_LEAD_S]
    )
    free = np.array([given is None, True, launcher.plane_lead_s is None])
    bound = launcher.plane_lead_s is not None
    reach = np.array([np.radians(0.8 if bound else 1.2), np.radians(1.5 if bound else 2.0), 80.0])
    lead_shift = np.array([0.0, 0.0, -yaw_s])

    # Tries that need more than the tanks hold still show the way to those that do not. With a free lead they
    # would show it from too far: there guidance may follow another path.
    last = launcher.stages[-1]
    longer = last.model_copy(update={"cutoff_s": last.cutoff_s + _ROOM * (last.cutoff_s - last.ignition_s)})
    roomy = launcher.model_copy(update={"stages": (*launcher.stages[:-1], longer)})

    def tried(points: Array) -> Array:
        return batch(roomy if bound else launcher, points[:, 0], points[:, 1], points[:, 2] - yaw_s).cutoff_s

    points = middle + _design(free) * reach
    cutoffs = tried(points)
    wanted = _ENOUGH_REACHED if bound else cutoffs.size
    if given is None and np.isfinite(cutoffs).sum() < wanted:
        # Far from how this launcher flies: look for its pitch-over first.
        grid = np.tile(middle, (_PITCHES_RAD.size, 1))
        grid[:, 0] = _PITCHES_RAD
        coarse = tried(grid)
        if np.isfinite(coarse).any():
            middle = grid[int(np.nanargmin(coarse))]
            points = middle + _design(free) * reach
            cutoffs = tried(points)
    middle = _lowest(points, cutoffs, free, middle, reach)
    for narrower in (3.0, 9.0) if launcher.plane_lead_s is None else (3.0,):
        points = middle + _design(free) * reach / narrower
        middle = _lowest(points, tried(points), free, middle, reach / narrower)
    final = batch(launcher, *(middle + lead_shift)[:, None])
    cutoff = float(final.cutoff_s[0])
    if np.isnan(cutoff):
        raise ImpossibleFlightError(
            f"{launcher.title} cannot bring {payload_kg:.0f} kg from {pad.title} to "
            f"{launcher.insertion.perigee_km:g} × {launcher.insertion.apogee_km:g} km at "
            f"{np.degrees(inclination_rad):.2f}°: the {last.name} is empty at T+{last.cutoff_s:.0f} s; "
            "take a lighter ship or a lower orbit"
        )
    return told(launcher, payload_kg, final, cutoff, middle + lead_shift)


@lru_cache(maxsize=64)
def steering_s(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float
) -> tuple[float, float]:
    """How much before and after its in-plane lift-off a launcher may leave and still steer into the plane, s.

    What steering costs is flown: ascents off the plane on either side, each in the best of the azimuths that
    the pad allows; between them the cost goes with the square of the time. Both are 0 for a launcher without
    `steering_kg`. Raises ImpossibleFlightError as `best` does.
    """
    allowed_kg = launcher.steering_kg
    if allowed_kg is None:
        return 0.0, 0.0
    middle = best(launcher, payload_kg, pad, inclination_rad)
    azimuth = middle.azimuth_rad + _OFF_PLANE_AZIMUTHS_RAD
    fits = np.ones(azimuth.size, dtype=bool)
    if pad.min_azimuth_deg is not None:
        fits &= np.degrees(azimuth) >= pad.min_azimuth_deg
    if pad.max_azimuth_deg is not None:
        fits &= np.degrees(azimuth) <= pad.max_azimuth_deg
    if not fits.any():
        return 0.0, 0.0
    azimuth = azimuth[fits]
    late = np.repeat([-_OFF_PLANE_S, _OFF_PLANE_S], azimuth.size)
    crossing = crossing_longitude_rad(pad, inclination_rad)
    lead = middle.lead_s - late
    flown = fly(
        launcher,
        payload_kg,
        pad,
        pitch_over_rad=middle.pitch_over_rad,
        azimuth_rad=np.tile(azimuth, 2),
        inclination_rad=inclination_rad,
        node_rad=np.radians(pad.longitude_deg) - crossing + EARTH_ROTATION_RADPS * lead,
    )
    last = launcher.stages[-1]
    spent = last.burned_kg(middle.cutoff_s)
    cost_kg = np.array(
        [np.inf if np.isnan(t) else last.count * (last.burned_kg(float(t)) - spent) for t in flown.cutoff_s]
    )
    early_kg, late_kg = cost_kg.reshape(2, -1).min(axis=1)
    if not np.isfinite(early_kg + late_kg):
        return 0.0, 0.0
    slope = (late_kg - early_kg) / (2.0 * _OFF_PLANE_S)
    bend = max((late_kg + early_kg) / (2.0 * _OFF_PLANE_S**2), 1e-9)
    root = np.sqrt(slope**2 + 4.0 * bend * min(allowed_kg, middle.propellant_left_kg))
    return float((root + slope) / (2.0 * bend)), float((root - slope) / (2.0 * bend))


def _heading_rad(pad: Pad, inclination_rad: float) -> float:
    """About the Earth-relative azimuth that leads into a plane: the plane's own, less the Earth's speed."""
    latitude = geocentric_rad(pad)
    inertial = float(np.arcsin(np.clip(np.cos(inclination_rad) / np.cos(latitude), -1.0, 1.0)))
    inertial = np.pi - inertial if pad.southbound else inertial
    with_earth = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(latitude)
    return float(np.arctan2(_ORBIT_MPS * np.sin(inertial) - with_earth, _ORBIT_MPS * np.cos(inertial)))


def _design(free: NDArray[np.bool_]) -> Array:
    """Sample offsets for a quadratic fit in the free variables: centre, faces and pairs of corners."""
    count = int(free.sum())
    rows = [np.zeros(count)]
    for i in range(count):
        for sign in (-1.0, 1.0):
            rows.append(sign * np.eye(count)[i])
        for j in range(i):
            rows += [np.eye(count)[i] + np.eye(count)[j], -np.eye(count)[i] - np.eye(count)[j]]
    out = np.zeros((len(rows), free.size))
    out[:, free] = np.array(rows)
    return out


def _lowest(points: Array, cost: Array, free: NDArray[np.bool_], middle: Array, reach: Array) -> Array:
    """Where a quadratic through the samples is lowest, kept within reach of the middle."""
    good = np.isfinite(cost)
    x = ((points - middle) / reach)[good][:, free]
    count = x.shape[1]
    pairs = [(i, j) for i in range(count) for j in range(i + 1)]
    columns = [np.ones(len(x)), *x.T, *(x[:, i] * x[:, j] for i, j in pairs)]
    if len(x) < len(columns):
        return points[int(np.nanargmin(cost))] if good.any() else middle
    fit = np.linalg.lstsq(np.stack(columns, axis=1), cost[good], rcond=None)[0]
    hessian = np.zeros((count, count))
    for (i, j), value in zip(pairs, fit[1 + count :], strict=True):
        hessian[i, j] += value
        hessian[j, i] += value
    step = np.clip(np.linalg.solve(hessian, -fit[1 : 1 + count]), -1.5, 1.5)
    out = middle.copy()
    out[free] += step * reach[free]
    return out
