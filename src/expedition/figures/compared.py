"""A plan beside another program's trajectory: differences of place and speed by time."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from expedition.errors import InputError
from expedition.figures import style
from expedition.plans.plan import Plan


@style.drawn
def compared(plan: Plan) -> Figure:
    """Where the other trajectory is from the plan's ship, outward, along and across, and how much faster it is.

    Raises InputError where the plan has none beside it.
    """
    found = plan.compared
    if found is None:
        raise InputError(f"{plan.flight.title} has no trajectory beside it", field="figure")
    when = "turned to the plan's lift-off" if found.liftoff_late_s is None else "at the same instants"
    figure = style.sheet(
        5.6, f"{plan.flight.title}: beside {found.file}", f"where the other is from the plan, {when}"
    )
    top = style.panel(figure, 0.82, 2.35, 0.3, 0.86)
    low = style.panel(figure, 0.82, 0.5, 0.3, 3.5)
    met, hue = np.array(found.met_s), style.hues()
    for axes in (top, low):
        style.met_axis(axes, float(met[0]), float(met[-1]), name=axes is low)
        axes.axhline(0.0, color=hue.quiet, lw=0.8, zorder=1)
    top.tick_params(labelbottom=False)
    lines = (
        ("outward", found.radial_m, hue.ship, "-"),
        ("along", found.along_m, hue.climb, (0, (5, 2))),
        ("across", found.across_m, hue.ink, (0, (1, 1.5))),
    )
    for name, values, color, dashes in lines:
        top.plot(met, np.array(values) / 1000.0, color=color, lw=1.7, ls=dashes, label=name)
    top.set_ylabel("apart, km")
    top.legend(loc="best", frameon=False, ncols=3)
    low.plot(met, found.speed_mps, color=hue.ship, lw=1.7)
    low.set_ylabel("faster, m/s")
    if found.cutoff is not None:
        for axes in (top, low):
            axes.axvline(found.cutoff.met_s[0], color=hue.quiet, lw=0.8, ls=(0, (3, 2)), zorder=1)
        top.annotate(
            "cut-off",
            (found.cutoff.met_s[0], 1.0),
            (-4, -4),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            ha="right",
            va="top",
            size=style.SMALL,
            color=hue.faint,
        )
    return figure


def has_other(plan: Plan) -> bool:
    """Whether another trajectory stands beside the plan."""
    return plan.compared is not None
