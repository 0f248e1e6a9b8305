"""The station's trajectory for planning: any source of data turned into states at any time.

An element set is turned into a full-force orbit: the engine's orbit and drag are fitted to what SGP4 says
about the day before the epoch, where the set was fitted to measurements, and flown forward from there. This
takes out SGP4's own kilometre of short-period error. An ephemeris is interpolated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import StationDataError
from expedition.space.engine import Arc, Forces
from expedition.space.time import DAY_S, format_utc
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem

Array = NDArray[np.float64]

_FIT_SPAN_S = 1.0 * DAY_S
_FIT_STEP_S = 480.0
_DRAG_STEP_M2PKG = 1e-3
_MAX_AGE_DAYS = 30.0


@dataclass(frozen=True, eq=False)
class StationOrbit:
    """Where the station is: GCRF states over a span, with what they rest on."""

    name: str
    source: str
    epoch: float
    """The instant of the last knowledge: epoch of the element set, creation of the ephemeris."""
    start: float
    end: float
    drag_area_over_mass_m2pkg: float
    _states: Callable[[Array], Array]

    def state_gcrf(self, t: ArrayLike) -> Array:
        """GCRF state (6,) or (n, 6), m and m/s. Raises StationDataError outside the span."""
        asked = np.asarray(t, dtype=float)
        flat = np.ravel(asked)
        if flat.size and (flat.min() < self.start - 1e-3 or flat.max() > self.end + 1e-3):
            raise StationDataError(
                f"{self.name} is known from {format_utc(self.start)} to {format_utc(self.end)} by {self.source}; "
                f"{format_utc(float(flat.min()))} to {format_utc(float(flat.max()))} was asked"
            )
        states = self._states(np.clip(flat, self.start, self.end))
        return np.asarray(states[0] if asked.ndim == 0 else states)

    def age_s(self, t: float) -> float:
        """How old the knowledge is at an instant, s."""
        return t - self.epoch


def from_elements(
    elements: ElementSet, start: float, end: float, forces: Forces | None = None
) -> StationOrbit:
    """The station's full-force orbit over a span, fitted to one element set.

    start, end: instants; the element set may be older than `start`. Accuracy: about that of the set, one to
    three kilometres along the track after a day, more after a reboost.
    """
    fit_start = elements.epoch - _FIT_SPAN_S
    forces = forces or Forces.over(min(fit_start, start), max(end, elements.epoch))
    times = np.linspace(fit_start, elements.epoch, int(_FIT_SPAN_S / _FIT_STEP_S) + 1)
    state, drag = _fit(forces, times, elements.state_gcrf(times))
    # From the epoch outward, both ways where the span lies on both sides of it.
    arcs: list[Arc] = []
    if start < elements.epoch:
        arcs.append(forces.propagate(state, elements.epoch, start, drag_area_over_mass_m2pkg=drag))
    if end > elements.epoch:
        arcs.append(forces.propagate(state, elements.epoch, end, drag_area_over_mass_m2pkg=drag))

    def states(t: Array) -> Array:
        out = np.empty((t.size, 6))
        before = t < elements.epoch
        for arc, here in ((arcs[0], before), (arcs[-1], ~before)):
            if here.any():
                out[here] = arc.state_gcrf(t[here])
        return out

    source = f"element set of {format_utc(elements.epoch)}"
    return StationOrbit(elements.name, source, elements.epoch, start, end, drag, states)


def _fit(forces: Forces, times: Array, observed: Array) -> tuple[Array, float]:
    """State at the last of `times` and drag area over mass whose orbit is nearest to the observed positions.

    Gauss-Newton with the engine's own partial derivatives, which are computed once: SGP4's orbit is within
    a few kilometres, where they still hold.
    """
    end = float(times[-1])
    state, drag = observed[-1].copy(), 0.004
    derivatives = None
    for _ in range(4):
        arc = forces.propagate(
            state, end, float(times[0]), drag_area_over_mass_m2pkg=drag, transition=derivatives is None
        )
        residual = (observed - arc.state_gcrf(times))[:, :3]
        if derivatives is None:
            draggier = forces.propagate(
                state, end, float(times[0]), drag_area_over_mass_m2pkg=drag + _DRAG_STEP_M2PKG
            )
            by_drag = (draggier.state_gcrf(times) - arc.state_gcrf(times))[:, :3] / _DRAG_STEP_M2PKG
            by_state = arc.transitions(times)[:, :3, :]
            derivatives = np.concatenate([by_state, by_drag[:, :, None]], axis=2).reshape(-1, 7)
            scale = np.linalg.norm(derivatives, axis=0)
            solve = np.linalg.pinv(derivatives / scale)
        step = (solve @ residual.ravel()) / scale
        state, drag = state + step[:6], float(drag + step[6])
        if np.linalg.norm(step[:3]) < 0.1:
            break
    return state, max(drag, 0.0)


def from_oem(oem: Oem) -> StationOrbit:
    """The station's trajectory as an ephemeris gives it; its drag, where stated, serves free-drift checks."""
    drag = 0.004
    if oem.mass_kg and oem.drag_area_m2 and oem.drag_coefficient:
        drag = oem.drag_coefficient * oem.drag_area_m2 / oem.mass_kg
    epoch = oem.creation if oem.creation is not None else oem.start
    source = f"ephemeris of {format_utc(epoch)}"
    return StationOrbit(oem.segments[0].object_name, source, epoch, oem.start, oem.end, drag, oem.state_gcrf)
