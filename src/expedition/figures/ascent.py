"""Ascent, or a hop: height, speed, load and dynamic pressure by time."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.figures import style
from expedition.plans.ground import ground_of
from expedition.plans.plan import Plan
from expedition.plans.tables import PlanLoads
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.time import parse_utc

Array = NDArray[np.float64]


@style.drawn
def ascent(plan: Plan) -> Figure:
    """Height, speed against the turning Earth, felt g and dynamic pressure from lift-off to insertion.

    Of a suborbital flight, from release or lift-off to the ground. Raises InputError where the plan has no
    loads of an ascent.
    """
    loads = _loads(plan)
    met = np.array(loads.met_s)
    met = met[(met >= plan.trajectory[0].met_s[0]) & (met <= plan.duration_s)]
    states = plan.state_gcrf(met)
    fixed = itrf_from_gcrf_states(parse_utc(plan.zero_utc) + met, states)
    height = ground_of(plan, met, states)[:, 2] / 1000.0
    speed = np.linalg.norm(fixed[:, 3:], axis=1)

    where = plan.flight.pad or ""
    rocket = plan.flight.launcher or plan.flight.vehicle
    kind = "hop" if loads.phase == "hop" else "ascent"
    figure = style.sheet(
        6.9,
        f"{plan.flight.title}: {kind}",
        f"{rocket} {where}, lift-off {plan.zero_utc}; speed is against the turning Earth",
    )
    top = style.panel(figure, 0.62, 3.0, 0.68, 2.3, screen=(0.07, 0.11, 0.36, 0.45))
    low = style.panel(figure, 0.62, 0.5, 0.68, 4.1, screen=(0.565, 0.11, 0.36, 0.71))
    beside = low.get_position().y1 > top.get_position().y0
    start, end = float(met[0]), float(met[-1])
    for axes in (top, low):
        style.met_axis(axes, start, end, name=beside or axes is low)
    top.tick_params(labelbottom=beside)
    style.marks_above(top, [(event.met_s, event.name) for event in plan.events if event.met_s <= end + 1.0])

    top.plot(met, height, color=style.hues().ship, lw=1.9)
    top.set_ylabel("height, km (solid)")
    top.set_ylim(0.0, 1.12 * float(np.max(height)))
    right = top.twinx()
    right.plot(met, speed, color=style.hues().climb, lw=1.5, ls=(0, (5, 2)))
    right_axis(right, "speed, m/s (dashed)", 1.12 * float(np.max(speed)))

    felt = np.array(loads.felt_g)[: met.size]
    low.plot(met, felt, color=style.hues().ink, lw=1.7)
    low.set_ylabel("felt by the crew, g (solid)")
    low.set_ylim(0.0, 1.22 * float(felt.max()))
    mark_peak(low, met, felt, f"{felt.max():.1f} g")
    for event in plan.events:
        if event.met_s <= end + 1.0:
            low.axvline(event.met_s, color=style.hues().quiet, lw=0.6, ls=(0, (1, 2)), zorder=1)
    if loads.dynamic_pressure_pa is not None:
        pressure = np.array(loads.dynamic_pressure_pa)[: met.size] / 1000.0
        right = low.twinx()
        right.fill_between(met, pressure, color=style.hues().climb, alpha=0.12, lw=0)
        right.plot(met, pressure, color=style.hues().climb, lw=1.2, ls=(0, (5, 2)))
        right_axis(right, "dynamic pressure, kPa (shaded)", 1.22 * max(float(np.max(pressure)), 1e-3))
        mark_peak(
            right, met, pressure, f"{np.max(pressure):.0f} kPa", color=style.hues().climb, leftward=beside
        )
    return figure


def has_ascent(plan: Plan) -> bool:
    """Whether there is an ascent or a hop to draw."""
    return any(one.phase in ("ascent", "hop") for one in plan.loads)


def _loads(plan: Plan) -> PlanLoads:
    for one in plan.loads:
        if one.phase in ("ascent", "hop"):
            return one
    raise InputError(f"{plan.flight.title} has no ascent to draw", field="figure")


def right_axis(axes: Axes, label: str, high: float) -> None:
    """Dress the axis on the right, from zero."""
    axes.set_ylabel(label)
    axes.set_ylim(0.0, high)
    axes.grid(False)
    axes.spines["right"].set_visible(True)


def mark_peak(
    axes: Axes, met_s: Array, values: Array, text: str, color: str | None = None, *, leftward: bool = False
) -> None:
    """A dot and its value at the highest point; leftward where another peak stands close on the right."""
    color = color or style.hues().ink
    top = int(np.argmax(values))
    # At the end of the axis the value stands to the left of its dot, clear of the other axis.
    last = top > 0.96 * (values.size - 1)
    axes.plot(met_s[top], values[top], "o", ms=4.5, color=color, mec=style.hues().paper, mew=0.8, zorder=4)
    note = axes.annotate(
        text,
        (met_s[top], values[top]),
        (-5 if last else 4 if leftward else 0, 6),
        textcoords="offset points",
        ha="right" if last or leftward else "center",
        size=style.SMALL,
        color=color,
    )
    note.set_bbox({"boxstyle": "round,pad=0.1", "fc": style.hues().paper, "ec": "none", "alpha": 0.8})
