"""A flight in one picture: where it passes over the Earth, how high, and how far from the station."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from expedition.figures import style
from expedition.figures.closing import range_to_station
from expedition.figures.ground_track import about_map, world_map
from expedition.figures.relative import meets_station, shared_met_s
from expedition.figures.staircase import heights
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.space.time import format_utc, parse_utc


@style.drawn
def overview(plan: Plan) -> Figure:
    """Map, heights and, of a flight to or from a station, the distance to it. Raises InputError for a hop."""
    names = named(plan)
    goal = names.landing_zone if plan.way_home else names.station
    orbits = f"{plan.orbits} orbits, " if plan.orbits is not None else ""
    start = format_utc(parse_utc(plan.zero_utc))[:-1].replace("T", " ")
    figure = style.sheet(
        6.75,
        plan.flight.title + (f" → {goal.title}" if goal else ""),
        f"{plan.start_name} {start}, {orbits}Δv {plan.dv_total_mps:.0f} m/s; {about_map(plan)}",
    )
    world_map(style.panel(figure, 0.5, 3.1, 0.2, 0.58), plan)
    if not meets_station(plan):
        heights(style.panel(figure, 0.62, 0.5, 0.2, 4.5), plan)
        return figure
    heights(style.panel(figure, 0.62, 0.5, 3.6, 4.5), plan, brief=True)
    met = shared_met_s(plan, 8000)
    distance = np.linalg.norm(plan.relative_rtn(met)[:, :3], axis=1)
    range_to_station(style.panel(figure, 4.45, 0.5, 0.2, 4.5), plan, met, distance)
    return figure
