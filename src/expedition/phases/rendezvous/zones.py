"""Zones around a station: approach ellipsoid, keep-out sphere, and who drifts into them after a missed burn.

A ship that misses its next burn is flown on for 24 hours beside the station; both on the same coarser gravity,
so that the distance between them stays right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Approach
from expedition.catalog.models.station import Port, Station
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn
from expedition.space.orbits import apsides_km
from expedition.space.time import DAY_S
from expedition.timeline import Check

Array = NDArray[np.float64]
StateAt = Callable[[Array], Array]
"""GCRF states (n, 6) at instants (n,)."""

_DRIFT_STEP_S = 20.0
# Who leaves a zone is out of it from here on, so that the way out itself is not held against it.
_CLEAR = 1.05
# An orbit that dips this low is over before it has gone round once.
_FALLS_KM, _BEFORE_IT_FALLS_S = 100.0, 1800.0
# Over the day right to 5 m for every flight of the catalogue, the station's own error left out.
_DRIFT_DEGREE = 8
_EVEN_STEP_S = 90.0
_CORES = 2


def own_zones(station: Station, data: Approach) -> Station:
    """The station with the keep-out sphere of the profile, where that has one of its own."""
    if data.keep_out_m is None:
        return station
    return station.model_copy(update={"keep_out_sphere_radius_m": data.keep_out_m})


def ellipsoid_axes_m(station: Station) -> Array:
    """Semi-axes (3,) of the approach ellipsoid along R, T and N, m."""
    axes = station.approach_ellipsoid_semi_axes_m
    return np.array([axes.radial, axes.along_track, axes.cross_track])


def zone_axes_m(station: Station, zone: str) -> Array:
    """Semi-axes (3,) of a zone, "ellipsoid" or "sphere", m."""
    return ellipsoid_axes_m(station) if zone == "ellipsoid" else np.full(3, station.keep_out_sphere_radius_m)


def ellipsoid_level(station: Station, relative_m: Array) -> Array:
    """Where relative points (..., 3) lie against the approach ellipsoid: 1 on it, less inside."""
    return np.asarray(np.linalg.norm(relative_m / ellipsoid_axes_m(station), axis=-1))


def off_corridor_axis(port: Port, relative_m: Array) -> tuple[Array, Array]:
    """How far points (n, 3) lie out along a port's axis (m), and their angle off it at the port (degrees)."""
    axis, offset = np.array(port.axis_rtn), relative_m - np.array(port.position_rtn_m)
    ahead = offset @ axis
    across = np.linalg.norm(offset - ahead[:, None] * axis, axis=1)
    return ahead, np.degrees(np.arctan2(across, ahead))


@dataclass(frozen=True)
class Drift:
    """A place where the next burn might be missed: the state after the burn before it."""

    name: str
    t: float
    state_gcrf: Array
    drag_area_over_mass_m2pkg: float
    zone: str
    """What must not be entered: "ellipsoid" or "sphere"."""
    leaves: bool = False
    """Whether it begins inside, and has to come out before it may not enter again."""


@dataclass(frozen=True, eq=False)
class FreeDrift:
    """Where a missed burn leads: the verdict over 24 hours, and the way beside the station (m, RTN) itself."""

    check: Check
    t: Array
    relative_rtn_m: Array


def free_drifts(
    drifts: Sequence[Drift], station_state: StateAt, station_drag_m2pkg: float, station: Station
) -> list[FreeDrift]:
    """For each place, whether a ship that misses its next burn stays out of the zone for 24 hours."""
    if not drifts:
        return []
    start = min(drift.t for drift in drifts)
    end = max(drift.t for drift in drifts) + DAY_S
    # Ship and station are flown alike, so coarser gravity moves both alike.
    forces = Forces.over(start, end, gravity_degree=_DRIFT_DEGREE, even_step_s=_EVEN_STEP_S)
    target = forces.propagate(
        station_state(np.array([start]))[0], start, end, drag_area_over_mass_m2pkg=station_drag_m2pkg
    )
    anchor = target.state_gcrf

    def drifted(drift: Drift) -> FreeDrift:
        # The state is moved over to the coarser station orbit, so that the two are the true distance apart.
        relative = relative_rtn(station_state(np.array([drift.t]))[0], drift.state_gcrf)
        begin = gcrf_from_relative_rtn(anchor(drift.t), relative)
        perigee_km = apsides_km(begin)[0]
        falls = perigee_km < _FALLS_KM
        span = _BEFORE_IT_FALLS_S if falls else DAY_S
        arc = forces.propagate(
            begin, drift.t, drift.t + span, drag_area_over_mass_m2pkg=drift.drag_area_over_mass_m2pkg
        )
        t = np.arange(drift.t, drift.t + span, _DRIFT_STEP_S)
        sphere = np.full(3, station.keep_out_sphere_radius_m)
        axes = ellipsoid_axes_m(station) if drift.zone == "ellipsoid" else sphere
        track = relative_rtn(anchor(t), arc.state_gcrf(t))
        level = _nearest_levels(track, axes)
        first = int(np.argmax(level > _CLEAR)) if drift.leaves else 0
        level = level[first:]
        if drift.zone == "ellipsoid":
            margin = f"nearest {np.min(level):.2f} of the ellipsoid's size"
        else:
            margin = f"nearest {np.min(level) * sphere[0]:.0f} m, sphere {sphere[0]:.0f} m"
        ok = bool(np.min(level) > 1.0)
        if falls:
            margin += f", comes down at its first perigee ({perigee_km:.0f} km)"
        at = float(t[first + int(np.argmin(level))] - drift.t)
        check = Check(f"24 h free drift after {drift.name}", ok, f"{margin}, {at / 3600.0:.1f} h on")
        return FreeDrift(check, t, track[:, :3])

    # The engine lets go of the interpreter while it propagates: a second core halves the wait.
    with ThreadPoolExecutor(_CORES) as side_by_side:
        return list(side_by_side.map(drifted, drifts))


def _nearest_levels(track: Array, axes_m: Array) -> Array:
    """Least level (n,) of an ellipsoid about each sample (n, 6) of a drift, between it and its neighbours.

    The motion is straight over the few seconds, so that a fast pass between two samples is seen.
    """
    place, speed = track[:, :3] / axes_m, track[:, 3:] / axes_m
    moving = np.maximum(np.sum(speed * speed, axis=1), 1e-12)
    half = 0.5 * _DRIFT_STEP_S
    at = np.clip(-np.sum(place * speed, axis=1) / moving, -half, half)
    # A drift has no past before its first sample.
    at[0] = max(at[0], 0.0)
    return np.asarray(np.linalg.norm(place + speed * at[:, None], axis=1))
