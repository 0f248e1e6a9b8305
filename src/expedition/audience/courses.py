"""Ship and station over the turning Earth, for as long as somebody may look for them."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from expedition.audience.looking import Course
from expedition.plans.ground import phases
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc
from expedition.station.elements import ElementSet
from expedition.station.omm import parse_omm
from expedition.station.reboost import Reboost, with_reboosts

Array = NDArray[np.float64]

_CLIMB_STEP_S = 1.0
_AFTER_CUTOFF_S = 900.0
"""From its cut-off on a ship is below the horizon of every place that saw the rocket climb."""
_BEFORE_S = 1800.0
# What a station meets of the air, where its entry is not at hand, m²/kg.
_USUAL_DRAG = 0.004


def climb(plan: Plan) -> Course | None:
    """The way up from the pad, second by second, and on until all who saw it have lost it; or a whole hop."""
    if plan.liftoff_utc is None:
        return None
    end = phases(plan)[0][1][-1].met_s[-1]
    if plan.hop is None:
        end = min(end + _AFTER_CUTOFF_S, plan.duration_s)
    return _of_ship(plan, plan.trajectory[0].met_s[0], end, _CLIMB_STEP_S)


def fall(plan: Plan) -> Course | None:
    """The way down through the air, second by second; None where it is not planned."""
    parts = [segments for name, segments in phases(plan) if name == "landing"]
    if not parts:
        return None
    return _of_ship(plan, parts[-1][0].met_s[0], parts[-1][-1].met_s[-1], _CLIMB_STEP_S)


def ship_in_orbit(plan: Plan) -> Course | None:
    """The ship from cut-off or the port until contact, entry or the end of the plan; None for a hop."""
    parts = [segments for name, segments in phases(plan) if name == "orbit"]
    if not parts:
        return None
    return _of_ship(plan, parts[0][0].met_s[0], parts[-1][-1].met_s[-1])


def station(plan: Plan, days_after: float) -> Course | None:
    """The station from half an hour before the flight until some days after it; None where the plan has none.

    While ship and station have to do with each other, as in the plan. Beyond, SGP4 from the plan's element set, as
    all who foretell passes do; where the plan rests on an ephemeris, its last state on the full force model.
    """
    table = plan.station_trajectory
    if table is None:
        return None
    zero = parse_utc(plan.zero_utc)
    last = table.met_s[-1]
    end = zero + max(last, plan.duration_s) + days_after * 86400.0
    beyond = _beyond(plan, zero + last, end)
    elements = elements_of(plan)
    first = zero + table.met_s[0]
    # It often passes over the pad just before a lift-off; without an element set nobody can say.
    start = first if elements is None else first - _BEFORE_S

    def states(t: Array) -> Array:
        out = np.empty((t.size, 6))
        before, after = t < first, t > zero + last
        inside = ~(before | after)
        out[inside] = plan.station_state_gcrf(t[inside] - zero)
        for some, states_gcrf in ((before, elements.state_gcrf if elements else beyond), (after, beyond)):
            if some.any():
                out[some] = states_gcrf(t[some])
        return out

    return Course.over(states, start, end)


def elements_of(plan: Plan) -> ElementSet | None:
    """The station's element set that a plan rests on; None where that is an ephemeris, or an orbit only planned."""
    omm = plan.data.omm
    if omm is None or not omm.get("NORAD_CAT_ID"):
        return None
    burns = [Reboost(parse_utc(one.utc), one.dv_mps, one.duration_s, one.name) for one in plan.data.reboosts]
    return with_reboosts(parse_omm(json.dumps(plan.data.omm), where="data.omm"), burns)[0]


def _beyond(plan: Plan, start: float, end: float) -> Callable[[Array], Array]:
    elements = elements_of(plan)
    if elements is not None:
        return elements.state_gcrf
    from expedition.space.engine import Forces

    found = named(plan).station
    drag = _USUAL_DRAG if found is None else found.drag_coefficient * found.drag_area_m2 / found.mass_kg
    assert plan.station_trajectory is not None
    arc = Forces.over(start, end).propagate(
        np.array(plan.station_trajectory.states[-1]), start, end, drag_area_over_mass_m2pkg=drag
    )
    return arc.state_gcrf


def _of_ship(plan: Plan, start_met_s: float, end_met_s: float, step_s: float = 60.0) -> Course:
    zero = parse_utc(plan.zero_utc)
    return Course.over(lambda t: plan.state_gcrf(t - zero), zero + start_met_s, zero + end_met_s, step_s)
