"""An ascent that someone else has computed, as far as its trajectory tells it: no mass, no thrust, no stages."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError, InputError
from expedition.phases.ascent.climb import Ascent, pad_axes, states_at
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad
from expedition.phases.ascent.reach import facing
from expedition.space.atmosphere import air
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import carried_mps, geodetic_from_itrf, itrf_from_geodetic, turned_east
from expedition.space.gravity import gravity_mps2
from expedition.space.orbits import apsides_km, planes
from expedition.trajectories.trajectory import Trajectory, begins_in_orbit

Array = NDArray[np.float64]

# What is felt above this is thrust; drag and the error of differences over a minute in orbit stay below.
_THRUST_MPS2 = 0.5
# In orbit there is no air, and rows a few seconds apart tell a ship's own engine.
_PUSH_MPS2 = 0.05
# Staging lasts seconds; an engine that stays off longer is off.
_OFF_S = 30.0
# Insertions osculate, and vehicles differ from what the catalogue has of them.
_PERIGEE_SWING_KM = 40.0
_BEFORE_IT_MOVES_MPS = 0.5
_AT_THE_PAD_M, _MISSING_S, _MISSING_M = 20_000.0, 30.0, 5_000.0
# So soon no rocket is so fast.
_STILL_S, _STILL_MPS = 5.0, 150.0
_WIDEST_S, _SHOWN_S = 20.0, 2.0
_HEADING_FROM_MPS = 50.0


@lru_cache(maxsize=16)
def ascent_of(trajectory: Trajectory, launcher: Launcher, pad: Pad) -> Ascent:
    """The ascent in a trajectory, from the pad to where its thrust ends.

    Of several ends of thrust it is the first that leaves the perigee of the launcher's insertion. Loads follow from
    the velocities, the dynamic pressure from the standard atmosphere. Raises InputError for a trajectory that does not
    begin at the pad, has no thrust, or gaps in it.
    """
    met, fixed = _from_liftoff(trajectory, pad)
    inertial = _inertial(fixed, met)
    felt = _felt_mps2(met, inertial)
    end = _cutoff(trajectory, met, inertial, felt, launcher)
    wide = np.flatnonzero(np.diff(met[: end + 1]) > _WIDEST_S)
    if wide.size:
        k = int(wide[0])
        raise InputError(
            f"has a gap of {met[k + 1] - met[k]:.0f} s in its ascent, from T+{met[k]:.0f} s to T+{met[k + 1]:.0f} s; "
            f"give rows at most {_WIDEST_S:.0f} s apart until cut-off",
            field=trajectory.name,
        )
    (inclination,), (node,), _ = planes(inertial[end : end + 1])
    whole = Ascent(
        met[: end + 1],
        fixed[: end + 1],
        _at_rows(felt[:end]) / G0_MPS2,
        np.zeros(end + 1),
        float(met[end]),
        float(inclination),
        float(node),
        _azimuth_rad(fixed[: end + 1], pad),
        float("nan"),
        _lead_s(pad, float(inclination), float(node)),
        False,
        float("nan"),
        given=trajectory.name,
    )
    return _dense(whole)


def thrusting(trajectory: Trajectory, row: int) -> bool:
    """Whether more than air is felt beside a row, as far as rows close to it tell."""
    near = slice(max(row - 1, 0), row + 2)
    met = trajectory.met_s[near]
    if met.size < 2 or np.max(np.diff(met)) > _WIDEST_S:
        return False
    return bool(np.max(_felt_mps2(met, _inertial(trajectory.states_itrf[near], met))) > _PUSH_MPS2)


def engine_rests(flown: Ascent) -> list[tuple[float, float]]:
    """Stretches of a given ascent in which next to nothing is felt, as engines change: begin and end, s."""
    low = flown.felt_g < _THRUST_MPS2 / G0_MPS2
    edges = np.flatnonzero(np.diff(np.concatenate([[0], low.astype(int), [0]])))
    return [
        (float(flown.met_s[a]), float(flown.met_s[b - 1]))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if a > 0 and b < flown.met_s.size
    ]


def _from_liftoff(trajectory: Trajectory, pad: Pad) -> tuple[Array, Array]:
    """Times and states from the pad on, at time zero standing on it."""
    met, fixed = trajectory.met_s, trajectory.states_itrf
    stand = itrf_from_geodetic(np.radians(pad.latitude_deg), np.radians(pad.longitude_deg), pad.height_m)
    # Lift-off is a whole millisecond, the row itself a part of one before or after.
    first = int(np.searchsorted(met, -1e-3))
    if first == met.size:
        raise InputError("ends before lift-off; give rows from T+0 s on", field=trajectory.name)
    away = float(np.linalg.norm(fixed[first, :3] - stand))
    place = geodetic_from_itrf(fixed[first : first + 1, :3])[0]
    where = f"{np.degrees(place[0]):.3f}° N {np.degrees(place[1]):.3f}° E, {place[2] / 1000.0:.1f} km high"
    if begins_in_orbit(trajectory):
        raise InputError(
            "begins in orbit, and so has no ascent: `plan` flies on from there, what-ifs do not; ask for a plan, or "
            "give the ascent from the pad",
            field=trajectory.name,
        )
    if met[first] > _MISSING_S or place[2] - pad.height_m > _MISSING_M:
        raise InputError(
            f"begins at T+{max(met[first], 0.0):.0f} s at {where}: the way up to there is missing; begin it at "
            "lift-off, T+0 s, on the pad, or in a lasting orbit",
            field=trajectory.name,
        )
    if away > _AT_THE_PAD_M:
        raise InputError(
            f"begins at {where}, {away / 1000.0:.0f} km from {pad.title}; name the pad that it lifts off from, or take "
            "the trajectory from this one",
            field=trajectory.name,
        )
    speed = float(np.linalg.norm(fixed[first, 3:]))
    if met[first] < _STILL_S and speed > _STILL_MPS:
        raise InputError(
            f"moves at {speed:.0f} m/s over the ground as it lifts off; if its states are inertial, name their frame, "
            "such as GCRF or EME2000, and the time",
            field=trajectory.name,
        )
    met, fixed = met[first:], fixed[first:]
    if met[0] > 1e-3:
        standing = np.concatenate([np.asarray(stand).ravel(), np.zeros(3)])
        return np.concatenate([[0.0], met]), np.vstack([standing, fixed])
    return np.concatenate([[0.0], met[1:]]), fixed


def moved_to_liftoff(trajectory: Trajectory) -> Trajectory:
    """A trajectory with clock times whose zero is where it leaves the pad, not where its rows begin."""
    if trajectory.zero is None:
        return trajectory
    speeds = np.linalg.norm(trajectory.states_itrf[:, 3:], axis=1)
    moving = int(np.argmax(speeds > _BEFORE_IT_MOVES_MPS))
    if moving <= 1:
        return trajectory
    shift = round(float(trajectory.met_s[moving - 1]), 3)
    return replace(trajectory, zero=trajectory.zero + shift, met_s=trajectory.met_s - shift)


def _inertial(fixed: Array, met: Array) -> Array:
    """States in the axes that the Earth has at lift-off."""
    turn = EARTH_ROTATION_RADPS * met
    r, v = fixed[:, :3], fixed[:, 3:] + carried_mps(fixed[:, :3])
    return np.hstack([turned_east(r, turn), turned_east(v, turn)])


def _felt_mps2(met: Array, inertial: Array) -> Array:
    """What is felt between rows (n - 1,): velocity gained without gravity, by the time."""
    pull = gravity_mps2(inertial[:, :3])
    rate = np.diff(inertial[:, 3:], axis=0) / np.diff(met)[:, None] - 0.5 * (pull[1:] + pull[:-1])
    return np.asarray(np.linalg.norm(rate, axis=1))


def _cutoff(trajectory: Trajectory, met: Array, inertial: Array, felt: Array, launcher: Launcher) -> int:
    """The row at which the ascent ends."""
    powered = felt > _THRUST_MPS2
    if not powered.any():
        raise InputError(
            "shows no thrust: it is a coast, or its speeds are missing; give the ascent from the pad to cut-off",
            field=trajectory.name,
        )
    ends = []
    for k in np.flatnonzero(powered & ~np.append(powered[1:], False)):
        later = np.flatnonzero(powered[k + 1 :])
        if not later.size or met[k + 1 + later[0]] - met[k + 1] >= _OFF_S:
            ends.append(int(k) + 1)
    wanted = launcher.insertion.perigee_km - _PERIGEE_SWING_KM
    return next((k for k in ends if apsides_km(inertial[k])[0] >= wanted), ends[-1])


def _at_rows(between: Array) -> Array:
    """At each row the greater of what is felt before and after it."""
    return np.asarray(np.maximum(np.append(between, between[-1]), np.append(between[0], between)))


def _azimuth_rad(fixed: Array, pad: Pad) -> float:
    """The direction over the ground in which it first moves, from north over east."""
    _, east, north = pad_axes(pad)
    level = np.stack([fixed[:, 3:] @ east, fixed[:, 3:] @ north])
    fast = np.hypot(*level) > _HEADING_FROM_MPS
    k = int(np.argmax(fast)) if fast.any() else -1
    return float(np.arctan2(level[0, k], level[1, k]) % (2.0 * np.pi))


def _lead_s(pad: Pad, inclination: float, node: float) -> float:
    """How long before its plane passes over the pad it lifts off; 0 where the plane does not reach that far."""
    try:
        crossing = crossing_longitude_rad(facing(pad, inclination), inclination)
    except ImpossibleFlightError:
        return 0.0
    gap = node + crossing - np.radians(pad.longitude_deg)
    return float((gap + np.pi) % (2.0 * np.pi) - np.pi) / EARTH_ROTATION_RADPS


def _dense(flown: Ascent) -> Ascent:
    """The same ascent, its rows no further apart than the planner's own, with the pressure of the air in each."""
    pieces = [
        np.linspace(a, b, int(np.ceil((b - a) / _SHOWN_S - 1e-9)) + 1)[:-1]
        for a, b in zip(flown.met_s[:-1], flown.met_s[1:], strict=True)
    ]
    met = np.append(np.concatenate(pieces), flown.met_s[-1])
    fixed = states_at(flown, met)
    density = air(geodetic_from_itrf(fixed[:, :3])[:, 2])[0]
    row = np.clip(np.searchsorted(flown.met_s, met, side="right") - 1, 0, flown.met_s.size - 1)
    return replace(
        flown,
        met_s=met,
        states_itrf=fixed,
        felt_g=flown.felt_g[row],
        dynamic_pressure_pa=0.5 * density * np.sum(fixed[:, 3:] ** 2, axis=1),
    )
