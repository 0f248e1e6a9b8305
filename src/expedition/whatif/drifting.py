"""Passive safety of scattered flights: who drifts into a zone in the 24 hours after a burn that is missed.

Each place of the plan's own list is drifted from by a chunk of samples: deviations grow linearly, in curvilinear
coordinates, about the nominal drift on the engine, drag apart. Between two instants the way is straight.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.phases.rendezvous.zones import Drift, zone_axes_m
from expedition.planning.course import drifts_of
from expedition.planning.to_station import Solved
from expedition.space.curvilinear import curved
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn, rtn_axes
from expedition.space.orbits import apsides_km
from expedition.space.time import DAY_S
from expedition.whatif import there
from expedition.whatif.way_there import relative_matrix

Array = NDArray[np.float64]

_STEP_S = 120.0
_DEGREE, _TOLERANCE = 8, 1e-8
_DRAG_STEP = 0.05
_FALLS_KM = 100.0
_AT_A_TIME = 90


def entered(solved: Solved, batch: there.Batch) -> list[tuple[str, NDArray[np.bool_]]]:
    """For each place where a burn may be missed, which of the first samples (n,) drift into the zone."""
    scene, n = batch.scene, there.CHUNK
    inserted = there.insertions(scene, batch.errors, batch.seed, 0, n)
    draw = there.drawer(batch.errors, batch.seed, 0, n)
    trail: list[Array] = []
    pulses: list[Array] = []
    _, coasting, arrived = scene.kernel.to_aim(inserted.deviation, draw, trail=trail)
    scene.kernel.to_port(coasting, arrived, draw, trail=pulses)
    drag = trail.pop()
    flown = ~inserted.short
    drifts = drifts_of(solved.phased, solved.came_in, scene.way.drag_area_over_mass_m2pkg)
    start = min(one.t for one in drifts)
    end = max(one.t for one in drifts) + DAY_S
    station = solved.course.station
    forces = Forces.over(start, end, gravity_degree=_DEGREE, tolerance=_TOLERANCE)
    target = forces.propagate(
        station.state_gcrf(start), start, end, drag_area_over_mass_m2pkg=station.drag_area_over_mass_m2pkg
    )
    out = []
    for one, deviation in zip(drifts, [*trail, arrived, *_of_pulses(solved, pulses)], strict=True):
        relative = relative_rtn(station.state_gcrf(one.t), one.state_gcrf)
        begin = gcrf_from_relative_rtn(target.state_gcrf(one.t), relative)
        if apsides_km(begin)[0] < _FALLS_KM:
            continue
        times = np.arange(one.t, one.t + DAY_S, _STEP_S)
        grown, places = _grown(
            forces, one, begin, times, by_relative=one.zone != "ellipsoid", target=target.state_gcrf
        )
        level = _nearest(grown, places, deviation, drag, zone_axes_m(solved.course.zones, one.zone))
        out.append((f"24 h free drift after {one.name}", flown & (level <= 1.0)))
    return out


def _of_pulses(solved: Solved, pulses: list[Array]) -> list[Array]:
    """Of the deviations after each pulse, those of the pulses after which a drift is asked for."""
    legs = [leg for leg in solved.came_in.legs if leg.name != "aim point"]
    wanted = {"transfer", "fly-around", "closing"}
    return [off for leg, off in zip(legs, pulses, strict=True) if leg.name in wanted]


def _grown(
    forces: Forces, one: Drift, begin: Array, times: Array, *, by_relative: bool, target: object
) -> tuple[Array, Array]:
    """Derivatives (k, 3, 7) of places along a drift by deviations at its start and by drag, and the places (k, 3).

    Places are height, way along and way across from the station's own.
    """
    area = one.drag_area_over_mass_m2pkg
    arc = forces.propagate(begin, times[0], times[-1] + 1.0, drag_area_over_mass_m2pkg=area, transition=True)
    more = forces.propagate(
        begin, times[0], times[-1] + 1.0, drag_area_over_mass_m2pkg=area * (1.0 + _DRAG_STEP)
    )
    states, axes = arc.state_gcrf(times), rtn_axes(arc.state_gcrf(times))
    assert callable(target)
    stations = target(times)
    first = np.linalg.inv(relative_matrix(stations[0]) if by_relative else _to_curved(begin))
    by_state = np.einsum("kij,kjm->kim", axes, arc.transitions(times)[:, :3] @ first)
    by_drag = np.einsum("kij,kj->ki", axes, more.state_gcrf(times)[:, :3] - states[:, :3]) / _DRAG_STEP
    own = np.array([curved(a, b)[:3] for a, b in zip(states, stations, strict=True)])
    own[:, 0] -= np.linalg.norm(states[:, :3], axis=1)
    return np.concatenate([by_state, by_drag[:, :, None]], axis=2), -own


def _to_curved(state: Array) -> Array:
    """Derivative (6, 6) of the curvilinear coordinates about a state by the state itself."""
    step = np.diag([10.0, 10.0, 10.0, 0.01, 0.01, 0.01])
    ends = curved(state, np.vstack([state + step, state - step]))
    return np.asarray((ends[:6] - ends[6:]).T / (2.0 * np.diag(step)))


def _nearest(grown: Array, places: Array, deviation: Array, drag: Array, axes_m: Array) -> Array:
    """Least level (n,) of an ellipsoid of semi-axes (3,) along the drifts of samples, 1 on it."""
    inputs = np.concatenate([deviation, drag[None]])
    least = np.full(drag.size, np.inf)
    for at in range(0, len(places) - 1, _AT_A_TIME):
        rows = slice(at, min(at + _AT_A_TIME + 1, len(places)))
        track = (np.einsum("kij,jn->kin", grown[rows], inputs) + places[rows][:, :, None]) / axes_m[:, None]
        before, step = track[:-1], np.diff(track, axis=0)
        length = np.maximum(np.sum(step * step, axis=1), 1e-12)
        part = np.clip(-np.sum(before * step, axis=1) / length, 0.0, 1.0)
        close = before + part[:, None] * step
        least = np.minimum(least, np.sqrt(np.min(np.sum(close * close, axis=1), axis=0)))
    return least
