"""Lines of first sight on the ground, for pictures that turn: from where a launch or a return is seen by which time."""

from __future__ import annotations

from typing import Literal

import numpy as np
from contourpy import contour_generator

from expedition.audience import landing, launch
from expedition.audience.sight_map import sight_map
from expedition.plans.fields import Record
from expedition.plans.plan import Plan
from expedition.space.time import format_utc

_LEAST_POINTS = 6


class SightLine(Record):
    """Places that see something for the first time at the same instant, over a free, flat horizon."""

    of: Literal["launch", "return"]
    """What comes into sight."""
    said: str
    """When: minutes and seconds from lift-off, or UTC for a return."""
    ways: list[list[tuple[float, float]]]
    """Longitude and latitude along each part of the line, degrees; longitudes run on across 180°."""


def sight_lines(plan: Plan) -> list[SightLine]:
    """The lines of a flight's launch and return, those of the two that it has; to a tenth of a degree."""
    out = []
    for of, way in (("launch", launch.flown(plan)), ("return", landing.flown(plan))):
        if way is None:
            continue
        end = way.burning[-1][1] if way.burning else plan.duration_s

        def clock(met_s: float, zero: float = way.zero) -> str:
            return f"{format_utc(zero + met_s)[11:19]} UTC"

        found = sight_map(way, end, None if of == "launch" else clock)
        for said, high in found.lines:
            lines = contour_generator(found.longitude_deg, found.latitude_deg, high).lines(0.0)
            ways = [
                [(round(float(x), 2), round(float(y), 2)) for x, y in one]
                for one in map(np.asarray, lines)
                if len(one) >= _LEAST_POINTS
            ]
            if ways:
                out.append(SightLine(of="launch" if of == "launch" else "return", said=said, ways=ways))
    return out
