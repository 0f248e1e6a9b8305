"""What is done before the deorbit burn, scattered: the pulses that leave a station, or the last burn of a free flight.

A push a little too long or askew leaves another orbit, on which the ship is elsewhere hours later. It and its ground
see that (with the errors of their navigation) and move the deorbit burn to where the ship is as far along its orbit as
planned; what is left is the other height and speed there, and an Earth that has turned on.

The deviation at the burn is taken from the full-force engine, a metre a second at a time, in curvilinear coordinates,
in which it is linear for hundreds of kilometres; `flown` is one sample on the engine itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.planning.free_flight import FreeFlight
from expedition.planning.way_home import WayHome
from expedition.space.curvilinear import curved
from expedition.space.engine import Forces
from expedition.space.frames import rtn_axes
from expedition.timeline import Burn
from expedition.whatif.to_contact import misdone

Array = NDArray[np.float64]

# Small beside what flows bend at, large beside the engine's noise.
_TRIED_MPS = 0.05
_PULSE, _BURN = ("pulse.size", "pulse.fixed"), ("burn.size", "burn.fixed", "burn.pointing")


@dataclass(frozen=True, eq=False)
class Push:
    """A pulse or burn as planned."""

    name: str
    t: float
    dv_rtn_mps: Array
    """(3,) along the ship's R, T and N."""
    sources: tuple[str, ...]
    at_burn: Array
    """(6, 3) curvilinear deviation at the deorbit burn for each metre a second along R, T and N."""


@dataclass(frozen=True, eq=False)
class Leaving:
    """The pushes whose errors the ship does not correct by another one."""

    pushes: tuple[Push, ...]
    after_gcrf: Array
    """(6,) after the first push as planned."""
    area: float
    """Cd·A/m of the ship, m²/kg."""
    at_burn_gcrf: Array
    """(6,) at the deorbit burn after pushes as planned, as `_fly` has it."""


def leaving_of(way: WayHome | FreeFlight) -> Leaving:
    """What comes before the deorbit burn of a way home as planned."""
    tig, area = way.down.burn.tig, way.drag_area_over_mass_m2pkg
    if isinstance(way, WayHome):
        burns = [
            (one, one.tig + 0.5 * one.duration_s, _BURN if one.engine == "main" else _PULSE)
            for one in way.left.burns
        ]
        first = burns[0][1]
        leg = next(leg for leg in way.left.legs if abs(leg.start - first) < 1e-6)
        return _with(burns, leg.states_gcrf(np.array([first]))[0], tig, area)
    before = way.lowered or way.up.raised
    return _with([(before.burns[-1], before.end, _BURN)], before.state_gcrf, tig, area)


def _with(
    burns: Sequence[tuple[Burn, float, tuple[str, ...]]], after_gcrf: Array, tig: float, area: float
) -> Leaving:
    pushes = tuple(
        Push(burn.name, t, np.array(burn.dv_rtn_mps), sources, np.zeros((6, 3))) for burn, t, sources in burns
    )
    bare = Leaving(pushes, after_gcrf, area, np.zeros(6))
    none = np.zeros((len(pushes), 3))
    planned = _fly(bare, none, tig)
    anchor = curved(planned, planned)

    def moved(k: int, axis: int) -> Array:
        tried = none.copy()
        tried[k, axis] = _TRIED_MPS
        return (curved(planned, _fly(bare, tried, tig)) - anchor) / _TRIED_MPS

    return Leaving(
        tuple(
            Push(
                one.name,
                one.t,
                one.dv_rtn_mps,
                one.sources,
                np.stack([moved(k, axis) for axis in range(3)], axis=1),
            )
            for k, one in enumerate(pushes)
        ),
        after_gcrf,
        area,
        planned,
    )


def sources(leaving: Leaving) -> list[tuple[str, str]]:
    """Every error that a sample draws: quantity and label."""
    return [(name, push.name) for push in leaving.pushes for name in push.sources]


def done_mps(leaving: Leaving, drawn: Mapping[tuple[str, str], Array]) -> list[Array]:
    """The pushes (3, n) as executed, along R, T and N."""
    out = []
    for push in leaving.pushes:
        errors = [drawn[name, push.name] for name in push.sources]
        dv = np.repeat(push.dv_rtn_mps[:, None], errors[0].shape[1], axis=1)
        if push.sources == _PULSE:
            size, fixed = errors
            out.append(dv * (1.0 + size[0]) + fixed)
        else:
            size, fixed, pointing = errors
            out.append(np.asarray(misdone(dv, size[0], fixed[0], pointing)))
    return out


def deviation(leaving: Leaving, done: Sequence[Array]) -> Array:
    """Curvilinear deviation (6, n) at the planned instant of the deorbit burn after pushes as executed."""
    out = np.zeros((6, done[0].shape[1]))
    for push, dv in zip(leaving.pushes, done, strict=True):
        for axis in range(3):
            out = out + push.at_burn[:, axis, None] * (dv[axis] - push.dv_rtn_mps[axis])
    return out


def flown(leaving: Leaving, done: Sequence[Array], tig: float, planned_gcrf: Array) -> Array:
    """The same (6, 1) for one sample, flown on the full-force engine."""
    errors = np.stack([dv[:, 0] - push.dv_rtn_mps for push, dv in zip(leaving.pushes, done, strict=True)])
    state = _fly(leaving, errors, tig)
    # Both ways as flown here: what the plan's own legs round differently is no error of the ship's.
    off = curved(planned_gcrf, state) - curved(planned_gcrf, leaving.at_burn_gcrf)
    return np.asarray(off[:, None])


def _fly(leaving: Leaving, errors_mps: Array, tig: float) -> Array:
    """State (6,) at the deorbit burn, GCRF, when pushes err by so much (k, 3) along R, T and N."""
    first = leaving.pushes[0]
    forces = Forces.over(first.t - 600.0, tig + 600.0)
    state, now = leaving.after_gcrf, first.t
    for push, error in zip(leaving.pushes, errors_mps, strict=True):
        dv = error
        if push is not first:
            state = forces.propagate(
                state, now, push.t, drag_area_over_mass_m2pkg=leaving.area
            ).end_state_gcrf
            now, dv = push.t, push.dv_rtn_mps + error
        state = state + np.concatenate([np.zeros(3), rtn_axes(state).T @ dv])
    return np.asarray(
        forces.propagate(state, now, tig, drag_area_over_mass_m2pkg=leaving.area).end_state_gcrf
    )
