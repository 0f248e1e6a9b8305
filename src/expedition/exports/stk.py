"""Ephemeris files of STK (.e), which FreeFlyer and ODTK read too: states by seconds from an epoch in UTC."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.exports import ccsds
from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.plans.track import Track
from expedition.space.time import parse_utc, to_datetime

Array = NDArray[np.float64]

_VERSION = "stk.v.11.0"
# Hermite through four states is right to a millimetre at steps of a minute.
_SAMPLES = 3


def write_stk(plan: Plan) -> str:
    """The ship from start to end in ICRF, the ascent and the way through the air too; segments meet at burns."""
    return _ephemeris(plan, plan.trajectory, ccsds.called(plan))


def write_station_stk(plan: Plan) -> str:
    """The station over the time of the plan. Raises InputError where there is none."""
    if plan.station_trajectory is None:
        raise InputError(f"{plan.flight.title} has no station; export it as stk", field="to")
    return _ephemeris(plan, [plan.station_trajectory], str(plan.flight.station))


def _ephemeris(plan: Plan, segments: Sequence[Segment], name: str) -> str:
    zero = parse_utc(plan.zero_utc)
    rows, bounds = [], []
    for segment in segments:
        met = np.array(segment.met_s)
        states = Track.of(zero, [segment]).states_gcrf(met)
        rows += [_row(t, state) for t, state in zip(met, states, strict=True)]
        bounds.append(f"{met[-1]:.9f}")
    epoch = to_datetime(zero)
    # Segments end where the next begins; the last end bounds nothing.
    cuts = ["BEGIN SegmentBoundaryTimes", *bounds[:-1], "END SegmentBoundaryTimes", ""] if bounds[1:] else []
    lines = [
        _VERSION,
        f"# {name}, planned {plan.start_name} {plan.zero_utc}",
        "BEGIN Ephemeris",
        f"NumberOfEphemerisPoints {len(rows)}",
        f"ScenarioEpoch {epoch.day:02d} {_MONTHS[epoch.month - 1]} {epoch:%Y %H:%M:%S.%f}",
        "InterpolationMethod Hermite",
        f"InterpolationSamplesM1 {_SAMPLES}",
        "CentralBody Earth",
        "CoordinateSystem ICRF",
        "DistanceUnit Meters",
        *cuts,
        "EphemerisTimePosVel",
        *rows,
        "END Ephemeris",
    ]
    return "\n".join(lines) + "\n"


# Of the format, whatever the language of the machine.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _row(t: float, state: Array) -> str:
    return " ".join([f"{t:.9f}", *(f"{x:.6f}" for x in state[:3]), *(f"{x:.9f}" for x in state[3:])])
