"""A plan beside another program's trajectory of the same flight."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.phases.ascent.given import ascent_of, moved_to_liftoff
from expedition.plans.compared import ComparedCutoff, PlanCompared
from expedition.plans.plan import Plan
from expedition.space.frames import gcrf_from_itrf_states, relative_rtn, true_equator_states
from expedition.space.orbits import apsides_km, planes
from expedition.space.time import format_utc, parse_utc
from expedition.trajectories.files import read_trajectory
from expedition.trajectories.trajectory import Trajectory

Array = NDArray[np.float64]

# Rows kept: enough to draw, few enough to read in a plan's file.
_MOST_ROWS = 400


def against(plan: Plan, trajectory: str | Path) -> Plan:
    """The same plan with another program's trajectory beside it, as `compared`: where that is at the same times.

    trajectory: a file, OEM or CSV, of the ascent or the whole flight. With clock times both are looked at at the same
    instants; with times from lift-off it is turned to the plan's lift-off. Raises InputError where the file cannot be
    read, or has no time in common with the plan.
    """
    other = moved_to_liftoff(read_trajectory(trajectory))
    zero = parse_utc(plan.zero_utc)
    if other.zero is None and plan.liftoff_utc is None:
        raise InputError(
            "has times from lift-off, and the flight home has none; give clock times (utc)", field=other.name
        )
    late = None if other.zero is None else other.zero - zero
    met = other.met_s + (late or 0.0)
    first, last = plan.trajectory[0].met_s[0], plan.duration_s
    inside = np.flatnonzero((met >= first) & (met <= last))
    if inside.size < 2:
        raise InputError(
            f"covers {format_utc(zero + float(met[0]))} to {format_utc(zero + float(met[-1]))}, the plan "
            f"{format_utc(zero + first)} to {format_utc(zero + last)}: they have no time in common",
            field=other.name,
        )
    if inside.size > _MOST_ROWS:
        inside = inside[np.linspace(0, inside.size - 1, _MOST_ROWS).round().astype(int)]
    met = met[inside]
    theirs = gcrf_from_itrf_states(zero + met, other.states_itrf[inside])
    ours = plan.state_gcrf(met)
    apart = relative_rtn(ours, theirs)
    faster = np.linalg.norm(theirs[:, 3:], axis=1) - np.linalg.norm(ours[:, 3:], axis=1)
    columns = [tuple(round(float(x), 3) for x in column) for column in (*apart.T[:3], faster)]
    found = PlanCompared(
        file=other.name,
        liftoff_late_s=None if late is None else round(late, 3),
        met_s=tuple(float(x) for x in met),
        radial_m=columns[0],
        along_m=columns[1],
        across_m=columns[2],
        speed_mps=columns[3],
        cutoff=_cutoff(plan, other),
        remarks=other.remarks,
    )
    return plan.model_copy(update={"compared": found})


def _cutoff(plan: Plan, other: Trajectory) -> ComparedCutoff | None:
    """Both ends of the ascent, where the other has one from the pad on."""
    asked = plan.flight
    if plan.insertion is None or asked.launcher is None or asked.pad is None:
        return None
    book = plan.catalogue
    rocket = book.launcher(asked.launcher)
    day: date = asked.date
    try:
        flown = ascent_of(other, book.launcher(rocket.on(day)), book.pad(asked.pad))
    except InputError:
        return None
    t = parse_utc(plan.zero_utc) + np.array([flown.cutoff_s])
    state = gcrf_from_itrf_states(t, flown.states_itrf[-1:])
    perigee, apogee = apsides_km(state[0])
    tilt = float(np.degrees(planes(true_equator_states(t, state))[0][0]))
    own = plan.insertion
    return ComparedCutoff(
        met_s=(own.cutoff_met_s, flown.cutoff_s),
        perigee_km=(own.perigee_km, perigee),
        apogee_km=(own.apogee_km, apogee),
        inclination_deg=(own.inclination_deg, tilt),
        max_g=(own.max_g, float(np.max(flown.felt_g))),
    )
