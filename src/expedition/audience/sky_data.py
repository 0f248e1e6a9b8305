"""What a page needs beside the plan to reckon for itself what is seen of a flight from any place."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.audience.courses import station
from expedition.audience.landing import glowing
from expedition.audience.launch import HEARD_WITHIN_KM, SOUND_MPS, burning
from expedition.audience.looking import Course
from expedition.audience.passes import LOWEST_DEG
from expedition.audience.sky import DARK_DEG, Brightness, brightness, sun_itrf
from expedition.audience.watch import DAYS_AFTER, late_s
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc

Array = NDArray[np.float64]

_STEP_S = 90.0
"""A cubic through the station's states so far apart stays within 2 m."""
_SUN_STEP_S = 900.0
_LATE_STEP_S = 43200.0


def sky_data(plan: Plan, days_after: float = DAYS_AFTER) -> dict[str, Any]:
    """Limits and magnitudes as `watch` has them, and the station before and after the plan, as plain data."""
    known = (found := named(plan).station) is None or found.orbit is None
    course = station(plan, days_after) if known else None
    starts = burning(plan) if plan.liftoff_utc is not None else []
    return {
        "dark_deg": DARK_DEG,
        "lowest_deg": LOWEST_DEG,
        # Where along its orbit a station that is only planned will be, nobody can say.
        "passes": known,
        "burning": starts,
        "glowing": glowing(plan),
        "sound": {"mps": SOUND_MPS, "within_km": HEARD_WITHIN_KM} if starts and starts[0][0] == 0.0 else None,
        "ship": _bright(brightness(plan.flight.vehicle)),
        "station": _bright(brightness(plan.flight.station)) if course else None,
        "days_after": days_after if course else 0.0,
        "beyond": _beyond(plan, course) if course else [],
        "late": _late(plan, course) if course else None,
    }


def _bright(one: Brightness) -> dict[str, Any]:
    return {"magnitude": one.magnitude, "plus_minus": one.plus_minus, "source": one.source}


def _beyond(plan: Plan, course: Course) -> list[dict[str, Any]]:
    """The station before and after what the plan says of it, with the Sun: Earth-fixed, m, dm/s and millionths."""
    assert plan.station_trajectory is not None
    zero, table = parse_utc(plan.zero_utc), plan.station_trajectory
    ends = (
        (course.t[0] - zero, table.met_s[0]),
        (max(table.met_s[-1], 0.0), course.t[-1] - zero),
    )
    return [_stretch(course, zero, a, b) for a, b in ends if b - a > 1.0]


def _stretch(course: Course, zero: float, start: float, end: float) -> dict[str, Any]:
    met, sun_met = _even(start, end, _STEP_S), _even(start, end, _SUN_STEP_S)
    t = np.clip(zero + met, course.t[0], course.t[-1])
    # The course's own rows are a minute apart; between them its cubic tells the speed too.
    ahead, behind = np.minimum(t + 0.5, course.t[-1]), np.maximum(t - 0.5, course.t[0])
    speed = (course.at(ahead) - course.at(behind)) / (ahead - behind)[:, None]
    return {
        "from_s": start,
        "to_s": end,
        "station": np.rint(np.hstack([course.at(t), 10.0 * speed])).astype(int).ravel().tolist(),
        "sun": np.rint(1e6 * sun_itrf(zero + sun_met)).astype(int).ravel().tolist(),
    }


def _late(plan: Plan, course: Course) -> dict[str, Any] | None:
    """How late or early the station may come, s, nine of ten; from lift-off on in even steps."""
    if plan.data.epoch_utc is None:
        return None
    zero, epoch = parse_utc(plan.zero_utc), parse_utc(plan.data.epoch_utc)
    at = np.arange(0.0, course.t[-1] - zero + _LATE_STEP_S, _LATE_STEP_S)
    return {"step_s": _LATE_STEP_S, "s": [round(late_s(zero + one - epoch), 1) for one in at.tolist()]}


def _even(start: float, end: float, step_s: float) -> Array:
    return np.linspace(start, end, int(np.ceil((end - start) / step_s)) + 1)
