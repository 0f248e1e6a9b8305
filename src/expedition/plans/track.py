"""Where a plan's ship or station is at any time: its tabulated states, interpolated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.plans.tables import Segment
from expedition.space.frames import gcrf_from_itrf_states

Array = NDArray[np.float64]

# Datetimes come in whole microseconds, so the ends are met a little loosely.
_LOOSE_S = 1e-3


@dataclass(frozen=True, eq=False)
class Track:
    """Segments of a trajectory that follow one another, as arrays. zero: the instant of MET 0."""

    zero: float
    tables: tuple[tuple[Array, Array, str], ...]

    @classmethod
    def of(cls, zero: float, segments: Sequence[Segment]) -> Track:
        """The track of segments in order of time."""
        return cls(zero, tuple((np.array(s.met_s), np.array(s.states), s.frame) for s in segments))

    def states_gcrf(self, met_s: Array) -> Array:
        """GCRF states (n, 6), m and m/s, at MET (n,) seconds.

        Between tabulated states right to a millimetre in orbit, some metres in the air. Where segments meet, the
        state is that of the earlier. Raises InputError outside the track.
        """
        first, last = self.tables[0][0][0], self.tables[-1][0][-1]
        if met_s.size and not (np.min(met_s) >= first - _LOOSE_S and np.max(met_s) <= last + _LOOSE_S):
            raise InputError(
                f"MET {np.min(met_s):.3f} to {np.max(met_s):.3f} s is outside the flight, {first:.0f} to {last:.3f} s",
                field="when",
            )
        met = np.clip(met_s, first, last)
        out = np.empty((met.size, 6))
        todo = np.ones(met.size, dtype=bool)
        for times, states, frame in self.tables:
            here = todo & (met >= times[0]) & (met <= times[-1])
            if here.any():
                values = _interpolate(met[here], times, states, smooth=frame == "GCRF")
                out[here] = (
                    values if frame == "GCRF" else gcrf_from_itrf_states(self.zero + met[here], values)
                )
                todo &= ~here
        return out


def _interpolate(met: Array, times: Array, states: Array, *, smooth: bool) -> Array:
    """States between tabulated ones: through the nearest six where the motion is smooth, else through two."""
    if smooth:
        from expedition.space.hermite import interpolate

        return interpolate(met, times, states, np.array([0, times.size - 1]))
    index = np.clip(np.searchsorted(times, met, side="right") - 1, 0, times.size - 2)
    h = (times[index + 1] - times[index])[:, None]
    x = (met - times[index])[:, None] / h
    p0, v0, p1, v1 = states[index, :3], states[index, 3:], states[index + 1, :3], states[index + 1, 3:]
    # Cubic Hermite in position; in velocity its derivative would swing where an engine cuts off.
    position = (
        (1 + 2 * x) * (1 - x) ** 2 * p0
        + x * (1 - x) ** 2 * h * v0
        + x**2 * (3 - 2 * x) * p1
        - x**2 * (1 - x) * h * v1
    )
    return np.hstack([position, v0 + x * (v1 - v0)])
