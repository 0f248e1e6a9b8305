"""Slip history: the date that was announced, by the day on which it was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from expedition.catalog.announced import AnnouncedDate, slip_years
from expedition.figures import style


@style.drawn
def slip_history(rows: Sequence[AnnouncedDate]) -> Figure:
    """Dates announced for a project: an event a line, up where it slips; on the dashed line it would be there.

    rows: in the order in which they were said, of one project.
    """
    events = list(dict.fromkeys(one.what for one in rows))
    longest = max(events, key=lambda what: sum(one.what == what for one in rows))
    moved, over = slip_years([one for one in rows if one.what == longest])
    figure = style.sheet(
        3.6,
        f"{rows[0].title}: dates as announced",
        f"{longest}: moved by {moved:.1f} years in {over:.1f}",
    )
    axes = style.panel(figure, 0.82, 0.62, 0.25, 0.85)
    colours = (style.hues().ship, style.hues().station, style.hues().night)
    for event, colour in zip(events, colours, strict=False):
        mine = [one for one in rows if one.what == event]
        x, y = [_year(one.said_on) for one in mine], [_year(one.latest) for one in mine]
        axes.step(x, y, where="post", color=colour, lw=1.4)
        axes.errorbar(
            x,
            y,
            yerr=[[_year(one.latest) - _year(one.earliest) for one in mine], [0.0] * len(mine)],
            fmt="o",
            ms=4,
            color=colour,
            lw=1.0,
        )
        axes.annotate(
            event, (x[-1], y[-1]), xytext=(6, 4), textcoords="offset points", color=colour, fontsize=8
        )
    low = min(_year(one.said_on) for one in rows) - 0.3
    high = max(_year(one.said_on) for one in rows) + 2.2
    axes.plot([low, high], [low, high], ls="--", color=style.hues().grid, lw=1.0)
    axes.annotate(
        "the day it is said",
        (high, high),
        xytext=(-6, -24),
        textcoords="offset points",
        ha="right",
        fontsize=8,
    )
    axes.set_xlim(low, high)
    axes.set_xlabel("said in")
    axes.set_ylabel("announced for")
    return figure


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25
