"""The map of a flight that slips: every day around its own by where in its window it lifts off, and what that costs."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from expedition.figures import style
from expedition.whatif.slip import Slip, SlipRow

_COLORS = ("#e3eef8", "#8db9de", style.LIGHT.ship, style.LIGHT.night)
# Cells narrower than this hold no words.
_LEAST_IN = 0.42
_LEAST_SPAN_MPS = 10.0
_ROWS = ("opening", "in plane", "day", "closing")


@style.drawn
def slip_map(found: Slip) -> Figure:
    """Δv of all burns, day by day and from the opening of the window to its closing.

    A hatched cell cannot be flown, a framed one breaks a rule, a star marks a profile other than the flight's own.
    """
    rows = [name for name in _ROWS if any(row.where == name for row in found.rows)]
    days = sorted({row.day for row in found.rows})
    height = 1.75 + 0.55 * len(rows)
    own = date.fromisoformat(found.plan.zero_utc[:10])
    flown = sum(not row.why_not for row in found.rows)
    others = "; * in a profile other than its own"
    others = others if any(row.profile and not row.own_profile for row in found.rows) else ""
    figure = style.sheet(
        height,
        f"{found.plan.flight.title}: if it slips",
        f"Δv of all burns, m/s; {flown} of {len(found.rows)} can be flown{others}",
    )
    axes = style.panel(figure, 0.82, 0.72, 0.95, 0.82)
    axes.grid(visible=False)
    spent = [row.dv_mps for row in found.rows if row.dv_mps is not None]
    low, high = min(spent), max(spent)
    # A few metres a second more or less are no matter of colour.
    scale = Normalize(low, max(high, low + _LEAST_SPAN_MPS))
    shades = LinearSegmentedColormap.from_list("dv", _COLORS)
    wide = (style.WIDTH_IN - 1.77) / len(days) >= _LEAST_IN
    for row in found.rows:
        _cell(axes, row, rows.index(row.where), scale, shades, wide=wide)
    # What has no window that could be told has but one cell for the day.
    told = {(row.day, row.where) for row in found.rows}
    for day in days:
        for number, name in enumerate(rows):
            if (day, name) not in told:
                axes.add_patch(_box(day, number, fc="none", ec=style.hues().grid, lw=0.6))
    axes.set_xlim(days[0] - 0.5, days[-1] + 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), rows)
    step = next(one for one in (1, 2, 3, 5, 7, 10, 14, 20) if len(days) / one <= 9 or one == 20)
    shown = [day for day in days if day % step == 0]
    names = [
        f"{own + timedelta(days=day):%d %b}\n{day:+d}".replace("-", "−").replace("+0", "0") for day in shown
    ]
    axes.set_xticks(shown, names)
    axes.tick_params(length=0)
    axes.set_xlabel("day, from its own")
    for side in axes.spines.values():
        side.set_visible(False)
    bar = style.panel(figure, style.WIDTH_IN - 0.75, 0.72, 0.58, 0.82)
    figure.colorbar(ScalarMappable(scale, shades), cax=bar)
    bar.tick_params(length=0)
    key = []
    if any(row.why_not for row in found.rows):
        key.append(
            Patch(fc=style.hues().pale, ec=style.hues().faint, hatch="////", lw=0.0, label="cannot be flown")
        )
    if any(row.failed for row in found.rows):
        key.append(Patch(fc="none", ec=style.hues().warn, lw=1.6, label="breaks a rule"))
    if key:
        figure.legend(handles=key, loc="upper left", ncols=3, bbox_to_anchor=(0.0, 1.0 - 0.48 / height))
    return figure


def _box(day: int, number: int, **look: object) -> Rectangle:
    return Rectangle((day - 0.47, number - 0.44), 0.94, 0.88, **look)  # type: ignore[arg-type]


def _cell(
    axes: Axes, row: SlipRow, number: int, scale: Normalize, shades: LinearSegmentedColormap, *, wide: bool
) -> None:
    if row.dv_mps is None:
        axes.add_patch(
            _box(row.day, number, fc=style.hues().pale, ec=style.hues().faint, hatch="////", lw=0.0)
        )
        return
    level = float(scale(row.dv_mps))
    axes.add_patch(_box(row.day, number, fc=shades(level), ec="none"))
    if row.failed:
        axes.add_patch(_box(row.day, number, fc="none", ec=style.hues().warn, lw=1.6, zorder=3))
    if wide:
        axes.text(
            row.day,
            number,
            f"{row.dv_mps:.0f}{'' if row.own_profile else ' *'}",
            ha="center",
            va="center",
            color="white" if level > 0.45 else style.LIGHT.ink,
            weight="bold" if row.day == 0 else "normal",
        )
    elif not row.own_profile:
        axes.plot(
            row.day, number, "*", color="white" if np.greater(level, 0.45) else style.LIGHT.ink, ms=3, mew=0
        )
