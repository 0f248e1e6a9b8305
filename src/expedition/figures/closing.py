"""Range to the station and how fast it changes."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.figures import style
from expedition.figures.relative import meets_station as meets_station
from expedition.figures.relative import shared_met_s
from expedition.plans.named import named
from expedition.plans.plan import Plan

Array = NDArray[np.float64]

_LAST_M = 3000.0


@style.drawn
def range_and_rate(plan: Plan) -> Figure:
    """Range and range rate by time, and closing speed against range over the last 3 km."""
    met = shared_met_s(plan, 8000)
    relative = plan.relative_rtn(met)
    distance = np.linalg.norm(relative[:, :3], axis=1)
    rate = np.sum(relative[:, :3] * relative[:, 3:], axis=1) / np.maximum(distance, 1e-3)
    figure = style.sheet(
        6.6, f"{plan.flight.title}: range and range rate", "centre of mass to centre of mass"
    )
    top = style.panel(figure, 0.88, 3.75, 0.15, 0.62, screen=(0.09, 0.11, 0.42, 0.75))
    left = style.panel(figure, 0.88, 0.5, 3.75, 3.6, screen=(0.6, 0.585, 0.385, 0.275))
    right = style.panel(figure, 4.3, 0.5, 0.15, 3.6, screen=(0.6, 0.11, 0.385, 0.275))
    range_to_station(top, plan, met, distance)
    _rate(left, plan, met, rate)
    _last(right, plan, distance, rate)
    return figure


def _metres(value: float, _: object = None) -> str:
    return f"{value / 1000.0:g} km" if value >= 1000.0 else f"{value:g} m"


def range_to_station(axes: Axes, plan: Plan, met: Array, distance: Array) -> None:
    """Distances (m) by time on a scale from metres to thousands of kilometres, with burns and zones."""
    style.met_axis(axes, float(met[0]), float(met[-1]), plan.start_name)
    axes.plot(met, distance, color=style.hues().ship, lw=1.8)
    axes.set_yscale("log")
    axes.set_ylim(0.5 * float(np.min(distance)), 3.0 * float(np.max(distance)))
    axes.yaxis.set_major_formatter(FuncFormatter(_metres))
    axes.minorticks_off()
    axes.set_ylabel("range")
    labels = style.Labels(axes, [style.dense(np.stack([met, distance], axis=1))])
    for burn in plan.burns:
        when = burn.met_s + 0.5 * burn.duration_s
        if burn.engine == "main" and burn.dv_mps >= 0.5 and met[0] <= when <= met[-1]:
            y = float(np.interp(when, met, distance))
            axes.plot(when, y, "o", color=style.hues().ship, ms=5, mec=style.hues().paper, mew=0.9, zorder=5)
            labels.put(when, y, burn.name)
    for event in plan.events:
        words = {
            "Enters approach ellipsoid": "approach ellipsoid",
            "Enters keep-out sphere": "keep-out sphere",
            "Contact": "contact",
        }.get(event.name)
        if words and met[0] <= event.met_s <= met[-1] + 1.0:
            y = float(np.interp(event.met_s, met, distance))
            marker = "*" if words == "contact" else "s"
            axes.plot(
                event.met_s,
                y,
                marker,
                color=style.hues().station,
                ms=9 if words == "contact" else 5,
                clip_on=False,
            )
            labels.put(event.met_s, y, words, color=style.hues().station)


def _rate(axes: Axes, plan: Plan, met: Array, rate: Array) -> None:
    style.met_axis(axes, float(met[0]), float(met[-1]), plan.start_name)
    axes.plot(met, rate, color=style.hues().ship, lw=1.4)
    axes.axhline(0.0, color=style.hues().quiet, lw=0.7)
    axes.set_yscale("symlog", linthresh=1.0, linscale=0.6)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}".replace("-", "−")))
    axes.set_ylabel("range rate, m/s")
    axes.set_title("Opening above zero, closing below", size=style.NORMAL, weight="normal")


def _last(axes: Axes, plan: Plan, distance: Array, rate: Array) -> None:
    near = distance <= _LAST_M
    axes.set_title(
        f"Speed in the {'last' if plan.docking_utc else 'first'} 3 km", size=style.NORMAL, weight="normal"
    )
    axes.set_xscale("log")
    axes.set_yscale("log")
    closing = np.where(near & (rate < 0.0), -rate, np.nan)
    opening = np.where(near & (rate > 0.0), rate, np.nan)
    if np.isfinite(closing).any():
        axes.plot(distance, closing, color=style.hues().ship, lw=1.5, label="closing")
    if np.isfinite(opening).any():
        axes.plot(distance, opening, color=style.hues().climb, lw=1.2, ls=(0, (2, 1.5)), label="opening")
    low = max(0.5 * float(np.min(distance)), 1.0)
    axes.set_xlim(_LAST_M, low)
    axes.set_ylim(0.01, 20.0)
    axes.xaxis.set_major_formatter(FuncFormatter(_metres))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}"))
    axes.minorticks_off()
    axes.set_xlabel("range, nearer to the right")
    axes.set_ylabel("speed, m/s")
    ship = named(plan).vehicle
    limits = ship.contact_speed_mps if isinstance(ship, Ship) else None
    if limits is not None and plan.docking_utc is not None:
        axes.axhspan(
            limits.min,
            limits.max,
            color=style.hues().station,
            alpha=0.15,
            lw=0,
            label="contact speed allowed",
        )
    axes.legend(loc="upper right")
