"""Ascents that were seen: webcast telemetry second by second, and state vectors at separation.

Both are only compared with. Speeds of telemetry are relative to the turning Earth, heights are over the
ellipsoid. Vectors are Earth-fixed (ITRF), as trackers publish them.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import InputError
from expedition.files import read_table
from expedition.phases.ascent.climb import Ascent, states_at
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import carried_mps, geodetic_from_itrf, rtn_axes, turned_east
from expedition.space.gravity import coast

Array = NDArray[np.float64]

_COLUMNS = ("t_s", "ground_speed_mps", "altitude_km")
_LIMITS = {"t_s": 1e5, "ground_speed_mps": 2e4, "altitude_km": 1e5}
_COAST_STEP_S = 10.0
_LONGEST_COAST_S = 600.0

# Separation vector of Progress M-37, Soyuz-U from pad 1/5 on 1997-12-20 (V. Agapov, SeeSat-L Dec-1997/0127).
M37_MET_S = 529.04
M37_ITRF = (355203.0, 4117639.0, 5092747.0, -7453.92, -396.70, 840.63)


@dataclass(frozen=True, eq=False)
class Telemetry:
    """What a launch showed: (k,) seconds since lift-off, Earth-relative speed (m/s) and altitude (m)."""

    met_s: Array
    speed_mps: Array
    altitude_m: Array


@dataclass(frozen=True)
class Miss:
    """Sizes of computed minus seen over a span: root of the mean square, the worst, and when that was."""

    rms: float
    worst: float
    """With its sign."""
    worst_met_s: float


@dataclass(frozen=True, eq=False)
class AscentComparison:
    """An ascent against telemetry, sample by sample, from the first sample compared to the last."""

    met_s: Array
    """(k,) seconds since lift-off."""
    altitude_m: Array
    """(k,) computed minus seen."""
    speed_mps: Array
    """(k,) computed minus seen, Earth-relative."""
    altitude: Miss
    """m."""
    speed: Miss
    """m/s."""


@dataclass(frozen=True)
class SeparationComparison:
    """An ascent's end against a flown vector, computed minus flown, at the instant of the vector."""

    plane_deg: float
    """Angle between the orbital planes."""
    speed_mps: float
    """Difference of the inertial speeds."""
    ground_speed_mps: float
    """Difference of the Earth-relative speeds."""
    along_m: float
    across_m: float
    up_m: float
    """Difference of the distances from the Earth's centre."""


def read_telemetry(path: str | Path) -> Telemetry:
    """Telemetry from a CSV with at least the columns t_s, ground_speed_mps and altitude_km.

    Other columns are passed over. Raises InputError, naming line and column, where the file cannot be read, a
    number is missing or senseless, or the time does not rise.
    """
    table = csv.DictReader(io.StringIO(read_table(path, "telemetry")))
    rows: list[list[float]] = []
    try:
        missing = [name for name in _COLUMNS if name not in (table.fieldnames or [])]
        if missing:
            raise InputError(f"{path} lacks the columns {', '.join(missing)}", field="telemetry")
        for row in table:
            where = f"{path} line {table.line_num}"
            rows.append([_number(row, name, where) for name in _COLUMNS])
            if len(rows) > 1 and rows[-1][0] <= rows[-2][0]:
                raise InputError(
                    f"{rows[-1][0]:g} does not come after {rows[-2][0]:g}", field=f"{where}, t_s"
                )
    except csv.Error as error:
        raise InputError(f"{path} line {table.line_num}: {error}", field="telemetry") from None
    if len(rows) < 2:
        raise InputError(f"{path} has {len(rows)} samples; two are the least", field="telemetry")
    met, speed, altitude = np.array(rows).T
    return Telemetry(met, speed, 1000.0 * altitude)


def _number(row: dict[str, str | None], name: str, where: str) -> float:
    text = (row.get(name) or "").strip()
    try:
        value = float(text)
    except ValueError:
        raise InputError(f"{text!r} is no number", field=f"{where}, {name}") from None
    if not abs(value) <= _LIMITS[name]:
        raise InputError(f"{text} is out of reason", field=f"{where}, {name}")
    return value


def compare_telemetry(
    flown: Ascent, seen: Telemetry, *, start_s: float = 0.0, end_s: float | None = None
) -> AscentComparison:
    """Altitude and Earth-relative speed of an ascent at the samples of telemetry from start_s to end_s.

    end_s: seconds since lift-off, at most the computed cut-off, which is what it is unless given. Between its
    steps the ascent is taken as cubic in time. Raises InputError where no sample falls into the span.
    """
    end = flown.cutoff_s if end_s is None else min(end_s, flown.cutoff_s)
    here = (seen.met_s >= start_s) & (seen.met_s <= end)
    if not here.any():
        raise InputError(
            f"no sample from T+{start_s:g} to T+{end:g} s; the telemetry runs from T+{seen.met_s[0]:g} to "
            f"T+{seen.met_s[-1]:g} s",
            field="telemetry",
        )
    met = seen.met_s[here]
    states = states_at(flown, met)
    altitude = geodetic_from_itrf(states[:, :3])[:, 2] - seen.altitude_m[here]
    speed = np.linalg.norm(states[:, 3:], axis=1) - seen.speed_mps[here]
    return AscentComparison(met, altitude, speed, _miss(met, altitude), _miss(met, speed))


def _miss(met_s: Array, difference: Array) -> Miss:
    worst = int(np.argmax(np.abs(difference)))
    return Miss(float(np.sqrt(np.mean(difference**2))), float(difference[worst]), float(met_s[worst]))


def compare_separation(flown: Ascent, vector_itrf: ArrayLike, met_s: float) -> SeparationComparison:
    """The end of an ascent, coasting on to met_s (s since lift-off), against a flown vector of that instant.

    vector_itrf: (6,) Earth-fixed position and velocity, m and m/s. Raises InputError for a vector that is no
    six numbers or an instant before cut-off or long after it.
    """
    theirs_fixed = np.asarray(vector_itrf, dtype=float)
    if theirs_fixed.shape != (6,) or not np.isfinite(theirs_fixed).all():
        raise InputError("is not six finite numbers, position and velocity", field="vector_itrf")
    if not flown.cutoff_s <= met_s <= flown.cutoff_s + _LONGEST_COAST_S:
        raise InputError(
            f"T+{met_s:g} s is not within {_LONGEST_COAST_S:g} s after cut-off at T+{flown.cutoff_s:.1f} s",
            field="met_s",
        )
    ours_fixed = _coasted(flown, met_s)
    ours, theirs = _not_turning(ours_fixed), _not_turning(theirs_fixed)
    normals = [np.cross(state[:3], state[3:]) for state in (ours, theirs)]
    ours_up, theirs_up = (normal / np.linalg.norm(normal) for normal in normals)
    sine, cosine = np.linalg.norm(np.cross(ours_up, theirs_up)), ours_up @ theirs_up
    _, along, across = rtn_axes(theirs) @ (ours[:3] - theirs[:3])

    def longer(part: slice, a: Array, b: Array) -> float:
        return float(np.linalg.norm(a[part]) - np.linalg.norm(b[part]))

    return SeparationComparison(
        plane_deg=float(np.degrees(np.arctan2(sine, cosine))),
        speed_mps=longer(slice(3, 6), ours, theirs),
        ground_speed_mps=longer(slice(3, 6), ours_fixed, theirs_fixed),
        along_m=float(along),
        across_m=float(across),
        # The straight offset sags below a bent track; the radii do not.
        up_m=longer(slice(0, 3), ours, theirs),
    )


def _not_turning(fixed: Array) -> Array:
    """An Earth-fixed state in the axes that the Earth has at that instant, not turning."""
    return np.concatenate([fixed[:3], fixed[3:] + carried_mps(fixed[:3])])


def _coasted(flown: Ascent, met_s: float) -> Array:
    """The Earth-fixed state some seconds after cut-off."""
    after = met_s - flown.cutoff_s
    state = _not_turning(flown.states_itrf[-1])
    steps = max(1, int(np.ceil(after / _COAST_STEP_S)))
    r, v = coast(state[None, :3], state[None, 3:], np.array([after]), steps)
    back = -EARTH_ROTATION_RADPS * after
    fixed = turned_east(r[0], back)
    return np.concatenate([fixed, turned_east(v[0], back) - carried_mps(fixed)])
