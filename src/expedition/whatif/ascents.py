"""Scattered ascents: where a launcher leaves a ship when its engines, masses, winds and navigation are not as planned.

Flown in blocks of 2048 samples that begin at multiples of that, whatever is asked for: a sample's numbers are the same
to the last bit alone and beside others, in any order and on any worker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.phases.ascent import climb, scatter
from expedition.phases.ascent.scatter import Scatter, Scattered
from expedition.space.curvilinear import curved
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import (
    carried_mps,
    gcrf_from_relative_rtn,
    gcrf_from_teme,
    relative_rtn,
    rtn_axes,
    turned_east,
)
from expedition.space.gravity import coast
from expedition.space.orbits import mean_motion_radps, planes, semi_major_axis_m
from expedition.whatif.errors import ErrorModel, draw

Array = NDArray[np.float64]

BLOCK = 2048
"""Asking for whole ones, from a multiple of it on, wastes nothing."""
# From a sample's own cut-off to the planned one, some seconds; in so many steps right to micrometres.
_STEPS = 4
_EACH_STAGE = ("ascent.thrust", "ascent.isp", "ascent.propellant", "ascent.dry_mass")
_ONCE = (
    "ascent.payload",
    "ascent.drag",
    "ascent.wind",
    "ascent.navigation_position",
    "ascent.navigation_velocity",
    "ascent.cutoff",
)


@dataclass(frozen=True, eq=False)
class Nominal:
    """The planned ascent, and what it was planned from."""

    launcher: Launcher
    """As it flies with the ship."""
    payload_kg: float
    pad: Pad
    ascent: climb.Ascent


def refuse_given(flown: climb.Ascent) -> None:
    """Say so where an ascent cannot be scattered, for another program has computed it."""
    if flown.given is not None:
        raise ImpossibleFlightError(
            f"the ascent is that of {flown.given}, and neither its masses nor its thrust are known, so it cannot be "
            "flown with errors; leave trajectory_file out to scatter the launcher's own"
        )


def sources(flown: Nominal) -> list[tuple[str, str]]:
    """Every error that a sample's ascent draws: quantity and label."""
    stages = [stage.name for stage in flown.launcher.stages]
    return [
        *((name, stage) for name in _EACH_STAGE for stage in stages),
        *((name, "") for name in _ONCE),
    ]


def scatter_ascents(
    flown: Nominal, errors: ErrorModel, seed: int, first: int, count: int
) -> dict[str, NDArray[np.generic]]:
    """Insertions of the samples from `first` on, under the guidance and the fixed steering of the planned ascent.

    Returned, each (count,) unless said:
    "cutoff_late_s": from the planned cut-off to the sample's own.
    "cutoff_state_itrf" (6, count): at its own cut-off, m and m/s.
    "deviation_rtn" (6, count): at the *planned* cut-off, where a sample cut off later or earlier is carried to in free
    fall; relative to the planned state as `relative_rtn` has it, m and m/s.
    "ship_kg": mass of the ship. "left_kg": propellant left in the last stage. "short": whether it ran dry before
    insertion; "left_kg" then says what was missing, as a negative number, and times and states are NaN.
    "felt_g", "dynamic_pressure_pa": the greatest of the ascent.
    """
    begin = first % BLOCK
    starts = range(first - begin, first + max(count, 1), BLOCK)
    blocks = [_block(flown, errors, seed, start) for start in starts]
    return {
        name: np.concatenate([block[name] for block in blocks], axis=-1)[..., begin : begin + count]
        for name in blocks[0]
    }


def _block(flown: Nominal, errors: ErrorModel, seed: int, first: int) -> dict[str, NDArray[np.generic]]:
    launcher, planned = flown.launcher, flown.ascent
    differs = drawn_scatter(flown, errors, seed, first, BLOCK)
    with np.errstate(all="ignore"):
        # What errors beyond all reason lead to is no number, and no way to insertion.
        result = scatter.fly(
            launcher,
            flown.payload_kg,
            flown.pad,
            differs,
            pitch_over_rad=planned.pitch_over_rad,
            azimuth_rad=planned.azimuth_rad,
            inclination_rad=planned.inclination_rad,
            node_rad=planned.node_rad,
        )
        return {name: value[..., 1:] for name, value in _table(flown, differs, result).items()}


def drawn_scatter(flown: Nominal, errors: ErrorModel, seed: int, first: int, count: int) -> Scatter:
    """What differs in the samples from `first` on, behind an ascent that is as planned: (..., 1 + count)."""

    def drawn(quantity: str, label: str = "") -> Array:
        numbers = np.asarray(draw(errors, seed, quantity, first, count, label))
        return np.hstack([np.zeros((len(numbers), 1)), numbers])

    def staged(quantity: str) -> Array:
        return np.vstack([drawn(quantity, stage.name) for stage in flown.launcher.stages])

    r_axis, t_axis, n_axis = rtn_axes(_planned_state(flown))
    seen = []
    for quantity in ("ascent.navigation_position", "ascent.navigation_velocity"):
        r, t, n = drawn(quantity)
        seen.append(r_axis[:, None] * r + t_axis[:, None] * t + n_axis[:, None] * n)
    return Scatter(
        thrust=staged("ascent.thrust"),
        isp=staged("ascent.isp"),
        propellant=staged("ascent.propellant"),
        dry_mass=staged("ascent.dry_mass"),
        payload=drawn("ascent.payload")[0],
        drag=drawn("ascent.drag")[0],
        wind_mps=drawn("ascent.wind"),
        believed=np.vstack(seen),
        believed_s=flown.ascent.cutoff_s,
        cutoff_mps=drawn("ascent.cutoff")[0],
    )


def _planned_state(flown: Nominal) -> Array:
    """State (6,) at the planned cut-off in the axes that ITRF has at lift-off, m and m/s."""
    fixed, turn = flown.ascent.states_itrf[-1], EARTH_ROTATION_RADPS * flown.ascent.cutoff_s
    v = fixed[3:] + carried_mps(fixed[:3])
    return np.concatenate([turned_east(fixed[:3], turn), turned_east(v, turn)])


def _table(flown: Nominal, differs: Scatter, result: Scattered) -> dict[str, NDArray[np.generic]]:
    """The answer for all that flew, the planned ascent too."""
    # Not "at least nothing": where no way led there, nothing can be compared.
    arrived = result.left_kg >= 0.0
    cutoff = np.where(arrived, result.cutoff_s, np.nan)
    states = np.where(arrived[:, None], result.cutoff_states, np.nan)
    r, v = states[:, :3], states[:, 3:]
    late = cutoff - cutoff[0]
    then = np.hstack(coast(r, v, -late, _STEPS))
    fixed = [turned_east(one, -EARTH_ROTATION_RADPS * cutoff) for one in (r, v - carried_mps(r))]
    return {
        "cutoff_late_s": late,
        "cutoff_state_itrf": np.hstack(fixed).T,
        "deviation_rtn": relative_rtn(states[0], then).T,
        "ship_kg": flown.payload_kg * (1.0 + differs.payload),
        "left_kg": result.left_kg,
        "short": ~arrived,
        "felt_g": result.felt_g,
        "dynamic_pressure_pa": result.dynamic_pressure_pa,
    }


@dataclass(frozen=True, eq=False)
class Insertions:
    """Where n ascents end: curvilinear deviations (6, n) at the planned cut-off, and what the launcher has left."""

    deviation: Array
    inclination_deg: Array
    """On the true equator, osculating at the planned cut-off."""
    period_s: Array
    late_s: Array
    left_kg: Array
    short: NDArray[np.bool_]


def insertions(
    flown: Nominal, cutoff: float, inserted_gcrf: Array, errors: ErrorModel, seed: int, first: int, count: int
) -> Insertions:
    """Scattered insertions of the samples from `first` on; those of ascents that fall short are as planned.

    cutoff, inserted_gcrf: instant and state (6,) of the planned one, m and m/s.
    """
    found = scatter_ascents(flown, errors, seed, first, count)
    short = found["short"].astype(bool)
    relative = np.where(short, 0.0, found["deviation_rtn"])
    states = gcrf_from_relative_rtn(inserted_gcrf, relative.T)
    deviation = (curved(inserted_gcrf, states) - curved(inserted_gcrf, inserted_gcrf)).T
    # Rounding is no deviation: where nothing differs, nothing may.
    deviation = np.where(relative.any(axis=0), deviation, 0.0)
    inclination = np.degrees(planes(true_equator_state(cutoff, states))[0])
    period = 2.0 * np.pi / mean_motion_radps(semi_major_axis_m(states))
    late, left = (np.asarray(found[name], dtype=float) for name in ("cutoff_late_s", "left_kg"))
    return Insertions(deviation, inclination, period, late, left, short)


def true_equator_state(t: float, states_gcrf: Array) -> Array:
    """States (n, 6) on the true equator of one instant of GCRF states (n, 6)."""
    (turn,) = gcrf_from_teme([t])
    return np.hstack([states_gcrf[:, :3] @ turn, states_gcrf[:, 3:] @ turn])
