"""Trajectory: where a vehicle is according to someone else, from its lift-off on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.space.frames import carried_mps, gcrf_from_itrf_states, geodetic_from_itrf
from expedition.space.orbits import apsides_km

Array = NDArray[np.float64]

FIELD = "trajectory_file"
LEAST_ROWS = 10
# Speeds between two rows may bend as an engine starts or stops: so much, m/s², is allowed over a whole step.
_BEND_MPS2 = 50.0
_LOOSE_M = 20.0
# Steps longer than this are no check of speeds: gravity alone bends the way by kilometres.
_CHECKED_S = 30.0


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Earth-fixed states by time from lift-off, as a file tells them."""

    name: str
    """What the file is called."""
    zero: float | None
    """The instant of lift-off; None where times are counted from a lift-off that may be any."""
    met_s: Array
    """(n,) seconds from lift-off."""
    states_itrf: Array
    """(n, 6) position and velocity over the turning Earth, m and m/s."""
    remarks: tuple[str, ...] = ()
    """What was done to it or passed over, for people."""


# Above this, and on an orbit that does not come down at once, a trajectory needs no way up any more.
_IN_ORBIT_M, _LASTS_KM = 100_000.0, 80.0


def begins_in_orbit(trajectory: Trajectory) -> bool:
    """Whether the first row of a trajectory is past any ascent."""
    first = trajectory.states_itrf[:1]
    if geodetic_from_itrf(first[:, :3])[0, 2] < _IN_ORBIT_M:
        return False
    # The Earth's turning is all that the axes of the day bring in, so any day tells its perigee.
    state = gcrf_from_itrf_states([trajectory.zero or 0.0], first)[0]
    return float(apsides_km(state)[0]) > _LASTS_KM


def checked(trajectory: Trajectory, label: Callable[[int], str]) -> Trajectory:
    """The same trajectory, if its rows can be one flight. Raises InputError naming the row by `label`."""
    t, states = trajectory.met_s, trajectory.states_itrf
    if t.size < LEAST_ROWS:
        raise InputError(
            f"{t.size} rows tell no trajectory; give at least {LEAST_ROWS}, every few seconds from lift-off on",
            field=label(0),
        )
    bad = ~(np.isfinite(t) & np.isfinite(states).all(axis=1))
    if bad.any():
        raise InputError("a number is not finite; correct the row", field=label(int(np.argmax(bad))))
    back = np.diff(t) <= 0.0
    if back.any():
        row = int(np.argmax(back)) + 1
        raise InputError(
            f"T+{t[row]:.3f} s does not come after T+{t[row - 1]:.3f} s; sort the rows by time, each time once",
            field=label(row),
        )
    radius = np.linalg.norm(states[:, :3], axis=1)
    out = (radius < 6.3e6) | (radius > 1e9)
    if out.any():
        row = int(np.argmax(out))
        raise InputError(
            f"the position is {radius[row] / 1000.0:.6g} km from the Earth's centre; are its units those of the "
            "header? Positions are measured from the centre of the Earth",
            field=label(row),
        )
    _check_speeds(t, states, label)
    return trajectory


def _check_speeds(t: Array, states: Array, label: Callable[[int], str]) -> None:
    """InputError where positions do not move as the velocities say, with what would explain it."""
    step = np.diff(t)
    allowed = _LOOSE_M + _BEND_MPS2 * step**2 / 8.0
    miss = _miss_m(t, states[:, :3], states[:, 3:])
    wrong = (miss > allowed) & (step <= _CHECKED_S)
    # One damaged digit spoils two steps; a wrong unit or frame spoils nearly all that is fast.
    if not wrong.any():
        return
    row = int(np.argmax(wrong)) + 1
    why = "a number is damaged, or units or frame are not those stated"
    fast = wrong & (np.linalg.norm(states[1:, 3:], axis=1) > 1.0)
    tries = (
        ("the velocities are in km/s, the header says m/s", 1000.0 * states[:, 3:]),
        ("the velocities are in m/s, the header says km/s", states[:, 3:] / 1000.0),
        ("the velocities are in ft/s, the header says m/s", 0.3048 * states[:, 3:]),
        (
            "the velocities are inertial, the positions Earth-fixed: turn both into one frame",
            states[:, 3:] - carried_mps(states[:, :3]),
        ),
    )
    for words, velocities in tries:
        again = _miss_m(t, states[:, :3], velocities)
        if np.mean(again[fast] <= allowed[fast]) > 0.9:
            why = f"it fits if {words}"
            break
    raise InputError(
        f"from T+{t[row - 1]:.1f} to T+{t[row]:.1f} s the position moves {miss[row - 1] / 1000.0:.2f} km away from "
        f"where its velocity leads; {why}",
        field=label(row),
    )


def _miss_m(t: Array, r: Array, v: Array) -> Array:
    """How far each row is from where the speeds of it and the row before lead, m."""
    step = np.diff(t)[:, None]
    return np.asarray(np.linalg.norm(r[1:] - r[:-1] - 0.5 * step * (v[1:] + v[:-1]), axis=1))
