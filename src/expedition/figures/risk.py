"""Constant risk: how dangerous each hour of a flight is, and what has added up by then."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from expedition.assess.curve import RiskAnswer
from expedition.figures import style

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
        f"loss of {lost}, known on {found.risk.known_on}; shaded: 90 %; hours within a phase are taken as alike",
    )
    above = style.panel(figure, 0.82, 3.45, 0.35, 0.78)
    below = style.panel(figure, 0.82, 0.62, 0.35, 2.75)
    phases = list(zip(found.curve[::2], found.curve[1::2], strict=True))
    # The least cumulated chance that is drawn: a flight begins with none, which no logarithm has.
    least = max(min(end.cumulated for _, end in phases) / 30.0, 1e-7)
    for number, (start, end) in enumerate(phases):
        x = np.array([number, number + 1.0])
        low = max(start.hazard_low_per_hour, start.hazard_per_hour * 1e-3)
        above.fill_between(x, low, start.hazard_high_per_hour, color=style.hues().ship, alpha=0.18, lw=0)
        above.plot(x, [start.hazard_per_hour] * 2, color=style.hues().ship, lw=1.6)
        share = np.linspace(0.0, 1.0, 60)
        total = 1.0 - (1.0 - start.cumulated) * ((1.0 - end.cumulated) / (1.0 - start.cumulated)) ** share
        below.plot(number + share, np.maximum(total, least), color=style.hues().climb, lw=1.6)
    _everyday(below, found, len(phases), least)
    names = [f"{start.phase}\n{_length(end.hours - start.hours)}" for start, end in phases]
    for axes in (above, below):
        axes.set_yscale("log")
        axes.set_xlim(0.0, len(phases))
        axes.set_xticks(np.arange(len(phases)) + 0.5, names if axes is below else [""] * len(phases))
        axes.tick_params(axis="x", length=0)
        for edge in range(1, len(phases)):
            axes.axvline(edge, color=style.hues().quiet, lw=0.6, ls=":")
    above.set_ylabel("chance per hour")
    below.set_ylabel("chance so far")
    return figure


def _everyday(axes: Axes, found: RiskAnswer, phases: int, least: float) -> None:
    last = 0.0
    for one in found.everyday:
        if one.chance < least or one.chance < last * _APART:
            continue
        axes.axhline(one.chance, color=style.hues().quiet, lw=0.7, ls="--")
        axes.text(
            0.02 * phases,
            one.chance * 1.06,
            one.what,
            color=style.hues().quiet,
            fontsize=style.SMALL,
            va="bottom",
        )
        last = one.chance


def _length(hours: float) -> str:
    if hours >= 48.0:
        return f"{hours / 24.0:.0f} days"
    return f"{hours:.1f} h" if hours >= 1.5 else f"{60.0 * hours:.0f} min"
