"""Constant risk: how dangerous each hour of a flight is, and what has added up by then."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from expedition.assess.curve import RiskAnswer
from expedition.figures import style

Array = NDArray[np.float64]

# Everyday risks are lines in the lower panel; nearer to each other than this factor, only the first is named.
_APART = 1.6


@style.drawn
def constant_risk(found: RiskAnswer) -> Figure:
    """Hazard rate above, cumulated chance below with everyday risks beside it; both axes logarithmic.

    Phases stand side by side, equally wide, for minutes of ascent and months of stay have no common scale.
    """
    crew = found.risk.loss_of_crew is not None
    lost = "crew" if crew else "mission"
    figure = style.sheet(
        5.9,
        f"{found.title}: constant risk",
        f"loss of {lost}, known on {found.risk.known_on}; shaded, and the bar at the end: 90 %; "
        "hours within a phase are taken as alike",
    )
    above = style.panel(figure, 0.82, 3.45, 0.35, 0.78)
    below = style.panel(figure, 0.82, 0.62, 0.35, 2.75)
    phases = list(zip(found.curve[::2], found.curve[1::2], strict=True))
    # The least cumulated chance that is drawn: a flight begins with none, which no logarithm has.
    least = max(min(end.cumulated for _, end in phases) / 30.0, 1e-7)
    curve: list[Array] = []
    for number, (start, end) in enumerate(phases):
        x = np.array([number, number + 1.0])
        low = max(start.hazard_low_per_hour, start.hazard_per_hour * 1e-3)
        above.fill_between(x, low, start.hazard_high_per_hour, color=style.hues().ship, alpha=0.18, lw=0)
        above.plot(x, [start.hazard_per_hour] * 2, color=style.hues().ship, lw=1.6)
        share = np.linspace(0.0, 1.0, 60)
        total = 1.0 - (1.0 - start.cumulated) * ((1.0 - end.cumulated) / (1.0 - start.cumulated)) ** share
        below.plot(number + share, np.maximum(total, least), color=style.hues().climb, lw=1.6)
        curve.append(np.stack([number + share, np.maximum(total, least)]))
    whole = found.risk.loss_of_crew or found.risk.loss_of_mission
    # What the whole flight's chance lies between, at its end: the curve alone would look surer than it is.
    ends = np.maximum([whole.low, whole.high], least)
    below.plot([len(phases)] * 2, ends, color=style.hues().climb, lw=6.0, alpha=0.35, clip_on=False)
    names = [f"{start.phase}\n{_length(end.hours - start.hours)}" for start, end in phases]
    for axes in (above, below):
        axes.set_yscale("log")
        axes.set_xlim(0.0, len(phases))
        axes.set_xticks(np.arange(len(phases)) + 0.5, names if axes is below else [""] * len(phases))
        axes.tick_params(axis="x", length=0)
        for edge in range(1, len(phases)):
            axes.axvline(edge, color=style.hues().quiet, lw=0.6, ls=":")
    if crew:
        # They are chances to die: beside a cargo ship's lost mission they would say nothing.
        _everyday(below, found, np.hstack(curve), least)
    above.set_ylabel("chance per hour")
    below.set_ylabel("chance so far")
    return figure


def _everyday(axes: Axes, found: RiskAnswer, curve: Array, least: float) -> None:
    """Lines of everyday risks, each with its name where the curve (2, n) does not cross it."""
    last = 0.0
    for one in found.everyday:
        if one.chance < least or one.chance < last * _APART:
            continue
        axes.axhline(one.chance, color=style.hues().quiet, lw=0.7, ls="--")
        name = axes.text(
            0.0,
            one.chance * 1.06,
            one.what,
            color=style.hues().quiet,
            fontsize=style.SMALL,
            va="bottom",
        )
        _beside(axes, name, curve)
        last = one.chance


def _beside(axes: Axes, name: Text, curve: Array) -> None:
    """Move a name along its line to where it lies farthest from the curve."""
    line, frame = axes.transData.transform(curve.T), axes.get_window_extent()
    box = name.get_window_extent()
    best = None
    for x in np.linspace(frame.x0 + 8.0, frame.x1 - 8.0 - box.width, 25):
        near = (line[:, 0] > x - 4.0) & (line[:, 0] < x + box.width + 4.0)
        away = np.maximum(line[near, 1] - box.y1, box.y0 - line[near, 1])
        free = float(away.min()) if away.size else np.inf
        # Far enough is far enough: names then stand one under the other.
        if best is None or min(free, 12.0) > best[0]:
            best = (min(free, 12.0), x)
    assert best is not None
    name.set_x(float(axes.transData.inverted().transform((best[1], box.y0))[0]))


def _length(hours: float) -> str:
    if hours >= 48.0:
        return f"{hours / 24.0:.0f} days"
    return f"{hours:.1f} h" if hours >= 1.5 else f"{60.0 * hours:.0f} min"
