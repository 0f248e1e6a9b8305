"""Entry: height and speed, load and heating, from the deorbit burn to the ground."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from expedition.errors import InputError
from expedition.figures import style
from expedition.figures.ascent import mark_peak, right_axis
from expedition.plans.ground import ground_of
from expedition.plans.plan import Plan
from expedition.plans.tables import PlanLoads
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.time import parse_utc

_EARLIER_S = 120.0


def has_entry(plan: Plan) -> bool:
    """Whether there is an entry to draw."""
    return any(one.phase == "entry" for one in plan.loads)


@style.drawn
def entry(plan: Plan) -> Figure:
    """Height, speed, felt g, heating and bank by time through the entry. Raises InputError where there is none."""
    loads = _loads(plan)
    start = max(loads.met_s[0] - _EARLIER_S, plan.trajectory[0].met_s[0])
    end = plan.duration_s
    met = np.linspace(start, end, 1500)
    states = plan.state_gcrf(met)
    height = ground_of(plan, met, states)[:, 2] / 1000.0
    fixed = itrf_from_gcrf_states(parse_utc(plan.zero_utc) + met, states)
    speed = np.linalg.norm(fixed[:, 3:], axis=1) / 1000.0
    home = plan.way_home
    said = "speed is against the turning Earth"
    if home is not None:
        said = (
            f"entry {home.entry_utc} at {home.entry_speed_mps:.0f} m/s, {home.entry_angle_deg:.2f}°; "
            f"{plan.end_name} {plan.end_utc}; {said}"
        )
    banks = loads.bank_deg is not None
    figure = style.sheet(7.3 if banks else 6.4, f"{plan.flight.title}: entry and {plan.end_name}", said)
    lift = 0.95 if banks else 0.0
    top = style.panel(figure, 0.62, 2.75 + lift, 0.68, 1.95, screen=(0.07, 0.11, 0.36, 0.49))
    over = 0.25 if banks else 0.0
    low = style.panel(figure, 0.62, 0.5 + lift, 0.68, 3.85, screen=(0.565, 0.11 + over, 0.36, 0.71 - over))
    panels = [top, low]
    if banks:
        panels.append(style.panel(figure, 0.62, 0.5, 0.68, 6.1, screen=(0.565, 0.11, 0.36, 0.2)))
    beside = low.get_position().y1 > top.get_position().y0
    for axes in panels:
        lowest = axes is panels[-1] or (beside and axes is top)
        style.met_axis(axes, start, end, plan.start_name, name=lowest)
        axes.tick_params(labelbottom=lowest)
    names = [(event.met_s, event.name) for event in plan.events if start <= event.met_s <= end + 1.0]
    style.marks_above(top, names)
    for axes in panels[1:]:
        for mark, _ in names:
            axes.axvline(mark, color=style.hues().quiet, lw=0.6, ls=(0, (1, 2)), zorder=1)

    top.plot(met, height, color=style.hues().ship, lw=1.9)
    top.set_ylabel("height, km (solid)")
    top.set_ylim(0.0, 1.08 * float(np.max(height)))
    right = top.twinx()
    right.plot(met, speed, color=style.hues().climb, lw=1.5, ls=(0, (5, 2)))
    right_axis(right, "speed, km/s (dashed)", 1.08 * float(np.max(speed)))
    _blackout(top, plan)

    when, felt = np.array(loads.met_s), np.array(loads.felt_g)
    low.plot(when, felt, color=style.hues().ink, lw=1.7)
    low.set_ylabel("felt by the crew, g (solid)")
    low.set_ylim(0.0, 1.25 * float(felt.max()))
    mark_peak(low, when, felt, f"{felt.max():.1f} g")
    if loads.heating_wpm2 is not None:
        heating = np.array(loads.heating_wpm2) / 1e6
        right = low.twinx()
        right.fill_between(when, heating, color=style.hues().climb, alpha=0.12, lw=0)
        right.plot(when, heating, color=style.hues().climb, lw=1.2, ls=(0, (5, 2)))
        right_axis(right, "heating, MW/m² (shaded)", 1.25 * max(float(np.max(heating)), 1e-3))
        mark_peak(
            right, when, heating, f"{np.max(heating):.2f} MW/m²", color=style.hues().climb, leftward=beside
        )
    if loads.bank_deg is not None:
        panels[2].plot(when, loads.bank_deg, color=style.hues().ink, lw=1.2)
        panels[2].set_ylabel("bank, °")
    return figure


def _loads(plan: Plan) -> PlanLoads:
    for one in plan.loads:
        if one.phase == "entry":
            return one
    raise InputError(f"{plan.flight.title} has no entry to draw", field="figure")


def _blackout(axes: Axes, plan: Plan) -> None:
    home = plan.way_home
    if home is None or home.blackout_utc is None:
        return
    start, end = (parse_utc(utc) - parse_utc(plan.zero_utc) for utc in home.blackout_utc)
    axes.axvspan(start, end, color=style.hues().shade, alpha=style.hues().deeper * 0.1, lw=0)
    axes.text(
        0.5 * (start + end),
        0.04,
        "blackout",
        transform=axes.get_xaxis_transform(),
        ha="center",
        size=style.SMALL,
        color=style.hues().night,
    )
