"""A plan over the ground: points along its trajectory, in the parts and pieces that a map tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.plans.track import Track
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import parse_utc

Array = NDArray[np.float64]

_ORBIT_STEP_S = 30.0
_AIR_STEP_S = 5.0


def even_met_s(segment: Segment, step_s: float | None = None) -> Array:
    """MET of points along a segment, both ends among them; by default every 30 s in orbit, 5 s in the air."""
    step = step_s or (_ORBIT_STEP_S if segment.frame == "GCRF" else _AIR_STEP_S)
    start, end = segment.met_s[0], segment.met_s[-1]
    return np.linspace(start, end, int(np.ceil((end - start) / step)) + 1)


def segment_states_gcrf(plan: Plan, segment: Segment, met_s: Array) -> Array:
    """GCRF states (n, 6) along one segment: at a joint the velocity on this side of it."""
    return Track.of(parse_utc(plan.zero_utc), [segment]).states_gcrf(met_s)


def ground_points(plan: Plan, met_s: ArrayLike, *, of_station: bool = False) -> Array:
    """Longitude and latitude (degrees) and height over the ellipsoid (m), (n, 3), at MET (n,)."""
    met = np.ravel(np.asarray(met_s, dtype=float))
    states = plan.station_state_gcrf(met) if of_station else plan.state_gcrf(met)
    return ground_of(plan, met, states)


def ground_of(plan: Plan, met_s: Array, states_gcrf: Array) -> Array:
    """Longitude and latitude (degrees) and height (m), (n, 3), of GCRF states (n, 6) at MET (n,)."""
    fixed = itrf_from_gcrf_states(parse_utc(plan.zero_utc) + met_s, states_gcrf)
    latitude, longitude, height = geodetic_from_itrf(fixed[:, :3]).T
    return np.stack([np.degrees(longitude), np.degrees(latitude), height], axis=1)


def phases(plan: Plan) -> list[tuple[str, list[Segment]]]:
    """The trajectory in the parts that a map tells apart: ascent, orbit, landing; or the hop as one."""
    out: list[tuple[str, list[Segment]]] = []
    for segment in plan.trajectory:
        if plan.hop is not None:
            name = "hop"
        elif segment.frame == "GCRF":
            name = "orbit"
        else:
            name = "landing" if any(one[0] == "orbit" for one in out) else "ascent"
        if not out or out[-1][0] != name:
            out.append((name, []))
        out[-1][1].append(segment)
    return out


def phase_met_s(segments: Sequence[Segment], step_s: float | None = None) -> Array:
    """MET of points along a phase, rising, every joint once."""
    return np.unique(np.concatenate([even_met_s(segment, step_s) for segment in segments]))


def cut_at_antimeridian(points: Array) -> list[Array]:
    """Points (n, k) with longitude and latitude (degrees) first, cut where the track crosses 180°.

    Each piece ends on the meridian that the next begins on, with the other sign (RFC 7946, section 3.1.9).
    """
    pieces, piece = [], [points[0]]
    for before, after in pairwise(points):
        jump = after[0] - before[0]
        if abs(jump) > 180.0:
            east = jump < 0.0
            edge = 180.0 if east else -180.0
            part = (edge - before[0]) / (jump + (360.0 if east else -360.0))
            crossing = before + part * (after - before)
            piece.append(np.concatenate([[edge], crossing[1:]]))
            pieces.append(np.array(piece))
            piece = [np.concatenate([[-edge], crossing[1:]])]
        piece.append(after)
    pieces.append(np.array(piece))
    return [one for one in pieces if len(one) > 1]
