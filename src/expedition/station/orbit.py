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
from expedition.space.engine import Forces
from expedition.space.time import DAY_S, format_utc
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.reboost import BoostedSet

Array = NDArray[np.float64]

_FIT_SPAN_S = 1.0 * DAY_S
_FIT_STEP_S = 480.0
# Gravity for the partial derivatives of the fit, which need not be exact.
_PARTIALS_DEGREE = 4
# Over the day of the fit right to 0.4 m, where SGP4 is to a kilometre.
_EVEN_STEP_S = 60.0


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
                f"{self.name or 'the station'} is known from {format_utc(self.start)} to {format_utc(self.end)} "
                f"by {self.source}; {format_utc(float(flat.min()))} to {format_utc(float(flat.max()))} was asked"
            )
        states = self._states(np.clip(flat, self.start, self.end))
        return np.asarray(states[0] if asked.ndim == 0 else states)

    def age_s(self, t: float) -> float:
        """How old the knowledge is at an instant, s."""
        return t - self.epoch


def from_elements(
    elements: ElementSet, start: float, end: float, *, drag_area_over_mass_m2pkg: float
) -> StationOrbit:
    """The station's full-force orbit over a span, fitted to one element set.

    start, end: instants; the element set may be older than `start`. Its reboosts jump in their middles. The drag is the
    station's usual one: a fit of it would follow SGP4's errors. Accuracy against four NASA ephemerides, first day after
    the epoch: 1.7 km along the track, 0.32 km across (SGP4 alone: 2.5 and 0.45 km).
    """
    fit_start = elements.epoch - _FIT_SPAN_S
    drag = drag_area_over_mass_m2pkg
    times = np.linspace(fit_start, elements.epoch, int(_FIT_SPAN_S / _FIT_STEP_S) + 1)
    state = _fit(times, elements.state_gcrf(times), drag)
    forces = Forces.over(min(start, elements.epoch), max(end, elements.epoch))
    back = forces.propagate(state, elements.epoch, min(start, elements.epoch), drag_area_over_mass_m2pkg=drag)
    burns = elements.reboosts if isinstance(elements, BoostedSet) else ()
    since, arcs = [elements.epoch], []
    for at, dv_mps in (*((one.middle, one.dv_mps) for one in burns), (np.inf, 0.0)):
        until = min(at, max(end, elements.epoch))
        arcs.append(forces.propagate(state, since[-1], until, drag_area_over_mass_m2pkg=drag))
        if at > end:
            break
        state = arcs[-1].state_gcrf(np.array([at]))[0]
        state[3:] *= 1.0 + dv_mps / np.linalg.norm(state[3:])
        since.append(at)

    def states(t: Array) -> Array:
        out = np.empty((t.size, 6))
        which = np.searchsorted(since, t, side="right")
        for k, arc in enumerate((back, *arcs)):
            here = which == k
            if here.any():
                out[here] = arc.state_gcrf(t[here])
        return out

    source = f"{'planned orbit' if elements.planned else 'element set'} of {format_utc(elements.epoch)}"
    return StationOrbit(elements.name, source, elements.epoch, start, end, drag, states)


def _fit(times: Array, observed: Array, drag: float) -> Array:
    """State at the last of `times` whose orbit is nearest to the observed positions (least squares).

    Gauss-Newton with derivatives computed once: SGP4's orbit is within a few kilometres, where they hold.
    """
    start, end = float(times[0]), float(times[-1])
    state: Array = observed[-1].copy()
    forces = Forces.over(start, end, even_step_s=_EVEN_STEP_S)
    simple = Forces.over(start, end, gravity_degree=_PARTIALS_DEGREE)
    partials = simple.propagate(state, end, start, drag_area_over_mass_m2pkg=0.0, transition=True)
    derivatives = partials.transitions(times)[:, :3, :].reshape(-1, 6)
    scale = np.linalg.norm(derivatives, axis=0)
    solve = np.linalg.pinv(derivatives / scale)
    for _ in range(3):
        arc = forces.propagate(state, end, start, drag_area_over_mass_m2pkg=drag)
        residual = (observed - arc.state_gcrf(times))[:, :3]
        step = (solve @ residual.ravel()) / scale
        state = state + step
        if np.linalg.norm(step[:3]) < 1.0:
            break
    return state


def from_oem(oem: Oem) -> StationOrbit:
    """The station's trajectory as an ephemeris gives it; its drag, where stated, serves free-drift checks."""
    drag = 0.004
    if oem.mass_kg and oem.drag_area_m2 and oem.drag_coefficient:
        drag = oem.drag_coefficient * oem.drag_area_m2 / oem.mass_kg
    epoch = oem.creation if oem.creation is not None else oem.start
    source = f"ephemeris of {format_utc(epoch)}"
    return StationOrbit(oem.segments[0].object_name, source, epoch, oem.start, oem.end, drag, oem.state_gcrf)
