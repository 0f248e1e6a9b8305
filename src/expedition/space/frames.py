"""Frames: GCRF inside, ITRF for the ground, TEME only at SGP4's door, RTN for relative motion.

Rotations come from the engine (IERS 2010). They are computed at most ten minutes apart and interpolated
between, which keeps a position in low orbit right to under 1 cm.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.engine import EARTH_ROTATION_RADPS, engine_times, satkit
from expedition.space.time import DAY_S

Array = NDArray[np.float64]

WGS84_RADIUS_M = 6378137.0
WGS84_FLATTENING = 1.0 / 298.257223563
_SPACING_S = 600.0


def _matrices(quaternions: Any) -> Array:
    rows = quaternions if isinstance(quaternions, list) else [quaternions]
    return np.array([q.to_rotation_matrix() for q in rows])


def gcrf_from_itrf(t: ArrayLike) -> Array:
    """Rotation matrices (n, 3, 3) taking ITRF vectors to GCRF at instants `t` (n,)."""
    times = np.atleast_1d(np.asarray(t, dtype=float))
    index = np.floor(times / _SPACING_S)
    nodes, place = np.unique(np.concatenate([index, index + 1.0]), return_inverse=True)
    if nodes.size >= times.size:
        return _matrices(satkit().frametransform.qitrf2gcrf(engine_times(times)))
    at_nodes = _matrices(satkit().frametransform.qitrf2gcrf(engine_times(nodes * _SPACING_S)))
    before, after = at_nodes[place[: times.size]], at_nodes[place[times.size :]]
    return before @ _power(before.transpose(0, 2, 1) @ after, times / _SPACING_S - index)


def _power(rotation: Array, fraction: Array) -> Array:
    """Fractional powers of small rotations (n, 3, 3): turns about the same axis by part of the angle."""
    antisymmetric = 0.5 * (rotation - rotation.transpose(0, 2, 1))
    axis_sin = np.stack([antisymmetric[:, 2, 1], antisymmetric[:, 0, 2], antisymmetric[:, 1, 0]], axis=-1)
    sine = np.linalg.norm(axis_sin, axis=-1)
    cross = antisymmetric / sine[:, None, None]
    angle = (np.arcsin(sine) * fraction)[:, None, None]
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * (cross @ cross))


def _earth_rate(t: ArrayLike) -> Array:
    """The Earth's rotation (n, 3), rad/s, in ITRF axes at instants `t` (n,).

    Its axis is the celestial pole, which wanders through ITRF: held on the z axis it would cost up to 1 mm/s
    in low orbit. The wander of half a day (1e-8 rad) is left out, as is the length of day.
    """
    days, place = np.unique(np.floor(np.atleast_1d(np.asarray(t, dtype=float)) / DAY_S), return_inverse=True)
    to_pole = _matrices(satkit().frametransform.qitrf2tirs(engine_times((days + 0.5) * DAY_S)))
    return np.asarray(EARTH_ROTATION_RADPS * to_pole[place, 2])


def gcrf_from_teme(t: ArrayLike) -> Array:
    """Rotation matrices (n, 3, 3) taking SGP4's TEME vectors to GCRF at instants `t` (n,).

    Goes through ITRF: the engine's direct TEME to GCRF rotation is 7 m off in low orbit.
    """
    times = np.atleast_1d(np.asarray(t, dtype=float))
    # The two frames turn against each other by precession and nutation only: 1e-8 rad in ten minutes.
    nodes, place = np.unique(np.round(times / _SPACING_S) * _SPACING_S, return_inverse=True)
    to_itrf = _matrices(satkit().frametransform.qteme2itrf(engine_times(nodes)))
    to_gcrf = _matrices(satkit().frametransform.qitrf2gcrf(engine_times(nodes)))
    return np.asarray((to_gcrf @ to_itrf)[place])


def itrf_from_gcrf_states(t: ArrayLike, state_gcrf: ArrayLike) -> Array:
    """ITRF states (n, 6), velocity relative to the turning Earth, of GCRF states (n, 6)."""
    state = np.atleast_2d(np.asarray(state_gcrf, dtype=float))
    inverse = gcrf_from_itrf(t).transpose(0, 2, 1)
    r = np.einsum("nij,nj->ni", inverse, state[:, :3])
    v = np.einsum("nij,nj->ni", inverse, state[:, 3:]) - cross(_earth_rate(t), r)
    return np.hstack([r, v])


def turned_to_itrf(t: Array, r_gcrf_m: Array) -> Array:
    """ITRF positions (n, 3) of GCRF positions, the Earth turning evenly from the middle of the instants (n,).

    One rotation of the engine for all: right to 10 m in low orbit over a day, where who sees whom is asked.
    """
    middle = 0.5 * (float(t[0]) + float(t[-1]))
    return turned_east(r_gcrf_m @ gcrf_from_itrf([middle])[0], -EARTH_ROTATION_RADPS * (t - middle))


def gcrf_from_itrf_states(t: ArrayLike, state_itrf: ArrayLike) -> Array:
    """GCRF states (n, 6) of ITRF states (n, 6)."""
    state = np.atleast_2d(np.asarray(state_itrf, dtype=float))
    rotation = gcrf_from_itrf(t)
    r = np.einsum("nij,nj->ni", rotation, state[:, :3])
    v = np.einsum("nij,nj->ni", rotation, state[:, 3:] + cross(_earth_rate(t), state[:, :3]))
    return np.hstack([r, v])


def greenwich_rad(t: ArrayLike) -> Array:
    """Angle of the Greenwich meridian from SGP4's equinox (mean sidereal time, 1982), (n,), rad."""
    times = np.atleast_1d(np.asarray(t, dtype=float))
    # Sidereal time runs evenly: UT1 against TAI changes by milliseconds in the days between.
    nodes, place = np.unique(np.round(times / DAY_S) * DAY_S, return_inverse=True)
    at_nodes = np.array(satkit().frametransform.gmst(engine_times(nodes)))
    return np.asarray(at_nodes[place] + EARTH_ROTATION_RADPS * (times - nodes[place]))


def true_equator_states(t: ArrayLike, state_gcrf: ArrayLike) -> Array:
    """States (n, 6) on the true equator of date (TEME) of GCRF states (n, 6)."""
    back = gcrf_from_teme(t).transpose(0, 2, 1)
    state = np.atleast_2d(np.asarray(state_gcrf, dtype=float)).reshape(-1, 2, 3)
    return np.asarray(np.einsum("nij,nkj->nki", back, state).reshape(-1, 6))


def cross(a: Array, b: Array) -> Array:
    """Vector products (..., 3), to the bit as numpy has them; for a few, some times faster."""
    ax, ay, az, bx, by, bz = a[..., 0], a[..., 1], a[..., 2], b[..., 0], b[..., 1], b[..., 2]
    out = np.empty(np.broadcast_shapes(a.shape, b.shape))
    out[..., 0], out[..., 1], out[..., 2] = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    return out


def carried_mps(r_m: Array) -> Array:
    """Velocities (..., 3) of points (..., 3) that turn with the Earth about the z axis, m/s."""
    out = np.zeros_like(r_m)
    out[..., 0], out[..., 1] = -EARTH_ROTATION_RADPS * r_m[..., 1], EARTH_ROTATION_RADPS * r_m[..., 0]
    return out


def turned_east(x: Array, angle_rad: ArrayLike) -> Array:
    """Vectors (..., 3) turned about the z axis as the Earth turns, by an angle for all or one for each."""
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    return np.stack([c * x[..., 0] - s * x[..., 1], s * x[..., 0] + c * x[..., 1], x[..., 2]], axis=-1)


def direction(latitude_rad: ArrayLike, longitude_rad: ArrayLike) -> Array:
    """Unit vectors (..., 3) at latitudes and longitudes: verticals for geodetic ones, else from the centre."""
    lat, lon = np.broadcast_arrays(
        np.asarray(latitude_rad, dtype=float), np.asarray(longitude_rad, dtype=float)
    )
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def geocentric_latitude_rad(latitude_rad: float) -> float:
    """The latitude seen from the Earth's centre of a place on the ellipsoid, rad."""
    return float(np.arctan((1.0 - WGS84_FLATTENING) ** 2 * np.tan(latitude_rad)))


def itrf_from_geodetic(latitude_rad: ArrayLike, longitude_rad: ArrayLike, height_m: ArrayLike) -> Array:
    """ITRF positions (..., 3) of WGS-84 geodetic coordinates."""
    lat, lon, h = np.broadcast_arrays(
        *(np.asarray(x, dtype=float) for x in (latitude_rad, longitude_rad, height_m))
    )
    e2 = WGS84_FLATTENING * (2.0 - WGS84_FLATTENING)
    n = WGS84_RADIUS_M / np.sqrt(1.0 - e2 * np.sin(lat) ** 2)
    return np.stack(
        [
            (n + h) * np.cos(lat) * np.cos(lon),
            (n + h) * np.cos(lat) * np.sin(lon),
            (n * (1.0 - e2) + h) * np.sin(lat),
        ],
        axis=-1,
    )


def geodetic_from_itrf(r_itrf_m: ArrayLike) -> Array:
    """WGS-84 latitude, longitude (rad) and height (m), (..., 3), of ITRF positions.

    Bowring's formula with one more turn: under a millimetre from the ground to 2000 km.
    """
    r = np.asarray(r_itrf_m, dtype=float)
    x, y, z = r[..., 0], r[..., 1], r[..., 2]
    e2 = WGS84_FLATTENING * (2.0 - WGS84_FLATTENING)
    b = WGS84_RADIUS_M * (1.0 - WGS84_FLATTENING)
    ep2 = e2 / (1.0 - e2)
    p = np.hypot(x, y)
    beta = np.arctan2(z * WGS84_RADIUS_M, p * b)
    for _ in range(2):
        lat = np.arctan2(z + ep2 * b * np.sin(beta) ** 3, p - e2 * WGS84_RADIUS_M * np.cos(beta) ** 3)
        beta = np.arctan2((1.0 - WGS84_FLATTENING) * np.sin(lat), np.cos(lat))
    n = WGS84_RADIUS_M / np.sqrt(1.0 - e2 * np.sin(lat) ** 2)
    height = p * np.cos(lat) + z * np.sin(lat) - WGS84_RADIUS_M**2 / n
    return np.stack([lat, np.arctan2(y, x), height], axis=-1)


def elevation_sine(r_itrf_m: Array, latitude_rad: float, longitude_rad: float) -> Array:
    """Sine of the elevation (...) of ITRF positions (..., 3) over the horizon of a place on the ellipsoid."""
    away = r_itrf_m - itrf_from_geodetic(latitude_rad, longitude_rad, 0.0)
    return np.asarray(away @ direction(latitude_rad, longitude_rad) / np.linalg.norm(away, axis=-1))


def height_above_ellipsoid_m(z_m: Array, radius_m: Array) -> Array:
    """Height above the WGS-84 ellipsoid, good to 3 m below 150 km: for the many steps of a flight in the air.

    z_m: distance north of the equator's plane. radius_m: distance from the Earth's centre.
    """
    s2 = (z_m / radius_m) ** 2
    f = WGS84_FLATTENING
    return np.asarray(radius_m - WGS84_RADIUS_M * (1.0 - f * s2 * (1.0 + 1.5 * f * (1.0 - s2))))


def rtn_axes(state: ArrayLike) -> Array:
    """Rows R, T, N (..., 3, 3) of the orbital frame of states (..., 6): the matrix to RTN axes."""
    s = np.asarray(state, dtype=float)
    r, v = s[..., :3], s[..., 3:]
    radial = r / np.linalg.norm(r, axis=-1, keepdims=True)
    h = cross(r, v)
    normal = h / np.linalg.norm(h, axis=-1, keepdims=True)
    return np.stack([radial, cross(normal, radial), normal], axis=-2)


def relative_rtn(target_gcrf: ArrayLike, ship_gcrf: ArrayLike) -> Array:
    """The ship's state (..., 6) relative to the target, in the target's rotating RTN frame, m and m/s."""
    target, ship = np.asarray(target_gcrf, dtype=float), np.asarray(ship_gcrf, dtype=float)
    axes = rtn_axes(target)
    dr = np.einsum("...ij,...j->...i", axes, ship[..., :3] - target[..., :3])
    dv = np.einsum("...ij,...j->...i", axes, ship[..., 3:] - target[..., 3:])
    return np.concatenate([dr, dv - cross(_rtn_rate(target), dr)], axis=-1)


def gcrf_from_relative_rtn(target_gcrf: ArrayLike, relative: ArrayLike) -> Array:
    """The ship's GCRF state (..., 6) from its state relative to the target; undoes `relative_rtn`."""
    target, rel = np.asarray(target_gcrf, dtype=float), np.asarray(relative, dtype=float)
    axes = rtn_axes(target)
    dv = rel[..., 3:] + cross(_rtn_rate(target), rel[..., :3])
    r = target[..., :3] + np.einsum("...ji,...j->...i", axes, rel[..., :3])
    v = target[..., 3:] + np.einsum("...ji,...j->...i", axes, dv)
    return np.concatenate([r, v], axis=-1)


def _rtn_rate(target: Array) -> Array:
    """Rotation rate (..., 3) of the target's RTN frame in its own axes (the normal component only)."""
    h = np.linalg.norm(cross(target[..., :3], target[..., 3:]), axis=-1)
    r2 = np.sum(target[..., :3] ** 2, axis=-1)
    zero = np.zeros_like(h)
    return np.stack([zero, zero, h / r2], axis=-1)
