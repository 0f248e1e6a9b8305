"""The window chart of a season: every launch opportunity by date and time of day, and what it allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import matplotlib.dates
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from expedition.errors import InputError
from expedition.figures import style
from expedition.phases.rendezvous.window import Opportunity
from expedition.space.time import to_datetime

_DATES: Any = matplotlib.dates  # Its functions carry no types.
_MARKERS = ("o", "s", "^", "D", "v", "P")
_COLORS = ("ship", "station", "climb", "night", "warn", "violet")
# A mark of the axis: year, month, day, and times of day where the span is short.
_DAYS = ["%Y", "%b %Y", "%d %b", "%H:%M", "%H:%M", "%H:%M"]


@style.drawn
def season(found: Sequence[Opportunity], title: str = "Launch windows") -> Figure:
    """Opportunities, as `expedition.windows` finds them, by date and UTC; below, their phase angle and beta.

    A mark's shape and colour tell the fewest orbits to docking that are open; a small cross, that none is; a dash, that
    the station data are too old to say. Hollow marks lift off in the dark. Raises InputError where there is nothing to
    show.
    """
    if not found:
        raise InputError("there is no launch opportunity in these days; ask for more of them", field="days")
    when = [to_datetime(one.liftoff) for one in found]
    hours = np.array([(t.hour * 3600 + t.minute * 60 + t.second) / 3600.0 for t in when])
    known = np.array([one.phase_known for one in found])
    orbits = np.array([one.chosen.orbits if one.chosen and one.phase_known else 0 for one in found])
    dark = np.array([one.pad_sun_elevation_deg < -0.833 for one in found])
    days = np.array([_day(moment) for moment in when])
    figure = style.sheet(
        6.2, title, f"{when[0]:%Y-%m-%d} to {when[-1]:%Y-%m-%d} UTC, {len(found)} passages through the plane"
    )
    top = style.panel(figure, 0.62, 2.75, 0.15, 0.95)
    middle = style.panel(figure, 0.62, 1.62, 0.15, 3.75, sharex=top)
    low = style.panel(figure, 0.62, 0.55, 0.15, 4.82, sharex=top)
    kinds = sorted({int(n) for n in orbits if n})
    for panel, values in (
        (top, hours),
        (middle, np.degrees([one.phase_insertion_rad for one in found]) % 360.0),
        (low, np.degrees([one.beta_rad for one in found])),
    ):
        closed = (orbits == 0) & known
        size = 5.5 if len(found) <= 120 else 3.5
        if panel is not middle:
            panel.plot(days[~known], values[~known], "_", color=style.hues().faint, ms=size, mew=0.9)
        panel.plot(days[closed], values[closed], "x", color=style.hues().faint, ms=0.7 * size, mew=0.9)
        for number, kind in enumerate(kinds):
            look: Any = {
                "marker": _MARKERS[number % len(_MARKERS)],
                "color": getattr(style.hues(), _COLORS[number % len(_COLORS)]),
                "ls": "",
                "ms": size,
                "clip_on": False,
            }
            here = (orbits == kind) & ~dark
            panel.plot(days[here], values[here], **look)
            here = (orbits == kind) & dark
            panel.plot(days[here], values[here], mfc=style.hues().paper, mew=1.1, **look)
    top.set_ylim(24.0, 0.0)
    top.yaxis.set_major_locator(MultipleLocator(4))
    top.yaxis.set_major_formatter(FuncFormatter(lambda h, _: f"{h:02.0f}:00"))
    top.set_ylabel("lift-off, UTC")
    middle.set_ylim(0.0, 360.0)
    middle.yaxis.set_major_locator(MultipleLocator(90))
    middle.set_ylabel("phase, °")
    low.set_ylabel("beta, °")
    low.margins(y=0.18)
    for panel in (top, middle):
        panel.tick_params(labelbottom=False)
    locator = _DATES.AutoDateLocator(minticks=4, maxticks=9)
    low.xaxis.set_major_locator(locator)
    low.xaxis.set_major_formatter(
        _DATES.ConciseDateFormatter(locator, formats=_DAYS, zero_formats=_DAYS, show_offset=False)
    )
    low.set_xlabel("date, UTC")
    margin = max(0.02 * float(days[-1] - days[0]), 0.5)
    low.set_xlim(float(days[0]) - margin, float(days[-1]) + margin)
    _key(figure, kinds, all_known=bool(known.all()))
    return figure


def _day(moment: datetime) -> float:
    return float(_DATES.date2num(moment))


def _key(figure: Figure, kinds: list[int], *, all_known: bool) -> None:
    from matplotlib.lines import Line2D

    rows = [
        Line2D(
            [],
            [],
            marker=_MARKERS[number % len(_MARKERS)],
            color=getattr(style.hues(), _COLORS[number % len(_COLORS)]),
            ls="",
            ms=6,
            label=f"{kind} orbit{'s' if kind != 1 else ''}",
        )
        for number, kind in enumerate(kinds)
    ]
    rows.append(
        Line2D(
            [],
            [],
            marker="o",
            mfc=style.hues().paper,
            mec=style.hues().ink,
            ls="",
            ms=6,
            label="pad in the dark",
        )
    )
    rows.append(Line2D([], [], marker="x", color=style.hues().faint, ls="", ms=5, label="no profile open"))
    if not all_known:
        rows.append(
            Line2D([], [], marker="_", color=style.hues().faint, ls="", ms=6, label="phase not known")
        )
    height = figure.get_size_inches()[1]
    figure.legend(handles=rows, loc="upper left", ncols=6, bbox_to_anchor=(0.075, 1.0 - 0.5 / height))
