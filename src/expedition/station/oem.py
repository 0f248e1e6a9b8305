"""Orbit ephemeris messages (CCSDS 502.0-B): tabulated states, and where the object is between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import StationDataError
from expedition.space.hermite import interpolate, smooth_bounds
from expedition.space.time import format_utc
from expedition.station import nasa_comments
from expedition.station.elements import MAX_INSTANT_S
from expedition.station.nasa_comments import TrajectoryEvent

Array = NDArray[np.float64]

_MAS = np.pi / 180.0 / 3600.0 / 1000.0
# Frame bias of the mean equator and equinox of J2000 against GCRF: ξ0, η0 and dα0 of the IERS Conventions
# (2010), chapter 5. It moves a low orbit by 0.8 m.
_XI0, _ETA0, _DALPHA0 = -16.6170 * _MAS, -6.8192 * _MAS, -14.6 * _MAS


def _turn(axis: int, angle: float) -> Array:
    """Rotation of the axes about x, y or z (0, 1, 2)."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.eye(3)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i], turn[i, j], turn[j, i], turn[j, j] = c, s, -s, c
    return turn


EME2000_FROM_GCRF: Array = _turn(0, -_ETA0) @ _turn(1, _XI0) @ _turn(2, _DALPHA0)

_FRAMES = "GCRF, ICRF, EME2000, TEME, ITRF (any year)"
_EPOCH_SLACK_S = 1e-5


@dataclass(frozen=True, eq=False)
class OemSegment:
    """One stretch of an ephemeris: states (n, 6), m and m/s, in `ref_frame` at `epochs` (n,), n >= 2."""

    object_name: str
    object_id: str
    ref_frame: str
    epochs: Array
    states: Array
    interpolation: str | None = None
    interpolation_degree: int | None = None
    useable_start: float | None = None
    useable_stop: float | None = None
    comments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("epochs", "states"):
            array = np.array(getattr(self, name), dtype=float)
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        check_rows(self.epochs, self.states, lambda i: f"state {i + 1} of {self.object_name}")
        check_frame(self.ref_frame, self.object_name)

    @property
    def start(self) -> float:
        """First instant at which the segment may be used."""
        start = -np.inf if self.useable_start is None else self.useable_start
        return max(float(self.epochs[0]), start)

    @property
    def end(self) -> float:
        """Last instant at which the segment may be used."""
        end = np.inf if self.useable_stop is None else self.useable_stop
        return min(float(self.epochs[-1]), end)

    @cached_property
    def states_gcrf(self) -> Array:
        """The tabulated states in GCRF, (n, 6)."""
        return gcrf_states(self.ref_frame, self.epochs, self.states)

    @cached_property
    def _bounds(self) -> NDArray[np.intp]:
        return smooth_bounds(self.epochs)

    def state_gcrf(self, t: Array) -> Array:
        """GCRF states (m, 6) at instants `t` (m,) between `start` and `end`; see `Oem.state_gcrf`."""
        gap = np.clip(np.searchsorted(self.epochs, t, side="right") - 1, 0, self.epochs.size - 2)
        near = self.states_gcrf[gap]
        rate = np.linalg.norm(np.cross(near[:, :3], near[:, 3:]), axis=1) / np.sum(near[:, :3] ** 2, axis=1)
        step = self.epochs[gap + 1] - self.epochs[gap]
        wide = (rate * step > 1.0) & (np.abs(t - self.epochs[gap]) > _EPOCH_SLACK_S)
        if wide.any():
            first = int(np.argmax(wide))
            raise StationDataError(
                f"no state of {self.object_name} for {format_utc(float(t[first]))}: the ephemeris has a gap "
                f"of {step[first] / 60.0:.0f} min there, from {format_utc(float(self.epochs[gap[first]]))}; "
                "use one with steps of a few minutes"
            )
        return interpolate(t, self.epochs, self.states_gcrf, self._bounds)


@dataclass(frozen=True, eq=False)
class Oem:
    """An ephemeris of one object: its segments in order of time."""

    segments: tuple[OemSegment, ...]
    originator: str = ""
    creation: float | None = None
    comments: tuple[str, ...] = ()

    @property
    def object_name(self) -> str:
        return self.segments[0].object_name

    @property
    def start(self) -> float:
        """First instant that any segment covers."""
        return min(segment.start for segment in self.segments)

    @property
    def end(self) -> float:
        """Last instant that any segment covers."""
        return max(segment.end for segment in self.segments)

    def state_gcrf(self, t: ArrayLike) -> Array:
        """GCRF state, m and m/s: (6,) for a scalar instant, (n, 6) for an array.

        Where segments meet or overlap the later one counts. Raises StationDataError outside the span. On a
        station's ephemeris with 4-minute steps right to 0.15 m against the motion that was tabulated, 0.3 m
        in the first and last step and next to a burn. A stated interpolation degree is not followed.
        """
        asked = np.asarray(t, dtype=float)
        flat = np.ravel(asked)
        out = np.empty((flat.size, 6))
        todo = np.ones(flat.size, dtype=bool)
        for segment in reversed(self.segments):
            here = todo & (flat >= segment.start - _EPOCH_SLACK_S) & (flat <= segment.end + _EPOCH_SLACK_S)
            if here.any():
                out[here] = segment.state_gcrf(flat[here])
                todo &= ~here
        if todo.any():
            raise StationDataError(self._not_covered(float(flat[np.argmax(todo)])))
        return out[0] if asked.ndim == 0 else out

    def _not_covered(self, t: float) -> str:
        if not abs(t) < MAX_INSTANT_S:
            return f"the instant asked for, {t} s past J2000, is no time of a flight; ask for another"
        spans = [f"{format_utc(s.start)} to {format_utc(s.end)}" for s in self.segments]
        if len(spans) > 4:
            spans = [*spans[:2], "...", spans[-1]]
        return (
            f"{format_utc(t)} was asked for, the ephemeris of {self.object_name} covers {', '.join(spans)}; "
            "ask within, or use an ephemeris of that time"
        )

    @property
    def trajectory_events(self) -> tuple[TrajectoryEvent, ...]:
        """Planned launches, dockings and reboosts that NASA's comments list; empty where there are none."""
        return nasa_comments.trajectory_events(self._all_comments, near=0.5 * (self.start + self.end))

    @property
    def mass_kg(self) -> float | None:
        return nasa_comments.figure(self._all_comments, "MASS")

    @property
    def drag_area_m2(self) -> float | None:
        return nasa_comments.figure(self._all_comments, "DRAG_AREA")

    @property
    def drag_coefficient(self) -> float | None:
        return nasa_comments.figure(self._all_comments, "DRAG_COEFF")

    @property
    def _all_comments(self) -> tuple[str, ...]:
        return (*self.comments, *(comment for segment in self.segments for comment in segment.comments))


def gcrf_states(ref_frame: str, epochs: Array, states: Array) -> Array:
    """States (n, 6) of a CCSDS reference frame turned to GCRF; StationDataError for an unknown frame."""
    check_frame(ref_frame, "REF_FRAME")
    name = ref_frame.upper()
    if name in ("GCRF", "ICRF"):
        return states
    if name.startswith("ITRF"):
        from expedition.space.frames import gcrf_from_itrf_states

        return gcrf_from_itrf_states(epochs, states)
    if name == "TEME":
        from expedition.space.frames import gcrf_from_teme

        rotation = gcrf_from_teme(epochs)
    else:
        rotation = np.broadcast_to(EME2000_FROM_GCRF.T, (epochs.size, 3, 3))
    return np.asarray(np.einsum("nij,nkj->nki", rotation, states.reshape(-1, 2, 3)).reshape(-1, 6))


def check_frame(ref_frame: str, where: str) -> None:
    """StationDataError unless the CCSDS frame can be turned to GCRF here."""
    if re.fullmatch(r"GCRF|ICRF|EME2000|TEME|ITRF[-0-9]*", ref_frame.upper()) is None:
        raise StationDataError(
            f"REF_FRAME is {ref_frame!r}; possible are {_FRAMES}: have the file written in one of them",
            field=where,
        )


def check_rows(epochs: Array, states: Array, label: Callable[[int], str]) -> None:
    """StationDataError unless the rows are at least two, finite, and in strictly rising time."""
    if epochs.ndim != 1 or states.shape != (epochs.size, 6):
        raise StationDataError(f"states have the shape {states.shape}; expected is ({epochs.size}, 6)")
    if epochs.size < 2:
        raise StationDataError(
            f"the segment has {epochs.size} state(s); at least 2 are needed to say where the object is "
            "between them: get the whole file",
            field=label(0),
        )
    bad = ~(np.isfinite(states).all(axis=1) & np.isfinite(epochs))
    if bad.any():
        raise StationDataError("a number is not finite; get the file again", field=label(int(np.argmax(bad))))
    back = np.diff(epochs) <= 0.0
    if back.any():
        row = int(np.argmax(back))
        same = epochs[row + 1] == epochs[row]
        raise StationDataError(
            f"the epoch {format_utc(float(epochs[row + 1]), 3)} "
            + ("is given twice" if same else f"comes after {format_utc(float(epochs[row]), 3)}")
            + "; epochs must rise within a segment: sort the states, or begin a new segment",
            field=label(row + 1),
        )
