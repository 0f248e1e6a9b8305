"""docs/figures/record.svg: lift-off errors of the flown record by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import matplotlib
import matplotlib.dates
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from expedition import figures
from expedition.figures import style
from expedition.record.flown import Comparison
from expedition.space.time import to_datetime

_EDGE_S = 45.0
_WIDE_S = 15.0
# Family: title, start of the launcher's name in the catalogue, marker, colour, size.
_FAMILIES = (
    ("Soyuz", ("soyuz",), "o", style.hues().ship, 5.5),
    ("Space Shuttle", ("space-shuttle",), "^", style.hues().climb, 6.5),
    ("Falcon 9", ("falcon",), "D", style.hues().station, 5.0),
    ("Antares, Atlas V, H-IIB, Proton", ("antares", "atlas", "h-iib", "proton"), "s", "#7048a8", 5.5),
)


def draw(comparisons: Sequence[Comparison], path: Path) -> None:
    """Draw the errors as SVG; the same comparisons give the same file."""
    figure = _figure([one for one in comparisons if one.liftoff_error_s is not None])
    path.write_bytes(figures.image(figure, "svg"))


@style.drawn
def _figure(shown: Sequence[Comparison]) -> Figure:
    figure = Figure(figsize=(10.0, 5.4))
    figure.text(0.065, 0.945, "Lift-off of flown flights: predicted minus flown", size=12.5, weight="bold")
    odd = sum(bool(one.off_nominal) for one in shown)
    figure.text(
        0.065,
        0.9,
        f"{len(shown)} flights to the International Space Station, from element sets older than lift-off and one "
        f"lead per launcher; hollow: {odd} that did not fly as planned",
        color=style.hues().quiet,
    )
    axes = figure.add_axes((0.065, 0.145, 0.92, 0.72))
    _paper(axes)
    every = tuple(name for _, names, *_ in _FAMILIES for name in names)
    for one in shown:
        assert one.version.startswith(every), f"{one.flight} is drawn in no family: {one.version}"
    for title, names, marker, color, size in _FAMILIES:
        group = [one for one in shown if one.version.startswith(names)]
        for one in group:
            _point(axes, one, marker, color, size)
        # An empty series gives the legend one entry per family.
        axes.plot([], [], marker, color=color, ms=size, mec="white", mew=0.7, label=f"{title} ({len(group)})")
    _names(axes, shown)
    legend = axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.5, -0.075),
        ncols=len(_FAMILIES),
        handletextpad=0.2,
        columnspacing=2.4,
    )
    legend.set_zorder(3)
    return figure


def _paper(axes: Axes) -> None:
    axes.axhspan(-15.0, 15.0, color=style.hues().pale, lw=0)
    axes.axhspan(-5.0, 5.0, color=style.hues().grid, lw=0)
    axes.axhline(0.0, color=style.hues().quiet, lw=0.7)
    start, end = (matplotlib.dates.date2num(datetime(year, 1, 1)) for year in (2000, 2026))
    axes.set(xlim=(start - 60.0, end + 120.0), ylim=(-_EDGE_S - 4.0, _EDGE_S + 4.0))
    axes.set_yticks([-45, -30, -15, -5, 0, 5, 15, 30, 45])
    axes.set_yticklabels(
        [f"{y:+d}".replace("-", "−") if y else "0" for y in (-45, -30, -15, -5, 0, 5, 15, 30, 45)]
    )
    axes.set_ylabel("seconds; above 0 the prediction is the later")
    axes.xaxis.set_major_locator(matplotlib.dates.YearLocator(2))
    axes.xaxis.set_major_formatter(matplotlib.dates.DateFormatter("%Y"))
    middle = matplotlib.dates.date2num(datetime(2006, 7, 1))
    for y, text in ((5.0, "±5 s"), (15.0, "±15 s")):
        axes.text(middle, y - 0.7, text, size=8, color=style.hues().quiet, ha="center", va="top")
    axes.grid(axis="y", visible=False)


def _point(axes: Axes, one: Comparison, marker: str, color: str, size: float) -> None:
    """One flight; beyond the edge it stands there with an arrow."""
    day, error = _place(one)
    y = max(-_EDGE_S, min(_EDGE_S, error))
    fill = {"mfc": "white", "mec": color, "mew": 1.2} if one.off_nominal else {"mec": "white", "mew": 0.7}
    axes.plot(day, y, marker, color=color, ms=size, zorder=5, **fill)  # type: ignore[arg-type]
    if abs(error) > _EDGE_S:
        tip = y + (3.6 if error > 0.0 else -3.6)
        arrow = {
            "arrowstyle": "-|>",
            "color": color,
            "lw": 0.9,
            "shrinkA": 3.5,
            "shrinkB": 0,
            "mutation_scale": 7,
        }
        axes.annotate("", (day, tip), (day, y), arrowprops=arrow, zorder=4)


def _names(axes: Axes, shown: Sequence[Comparison]) -> None:
    """Names and errors of the flights outside the wider band, towards the middle where the page ends."""
    last: dict[float, tuple[float, int]] = {}
    for one in sorted(shown, key=lambda one: one.flown_liftoff):
        day, error = _place(one)
        if abs(error) <= _WIDE_S:
            continue
        y = max(-_EDGE_S, min(_EDGE_S, error))
        late = day > matplotlib.dates.date2num(datetime(2019, 6, 1))
        # Close neighbours at the edge: each name one line further in than the one before.
        before, line = last.get(y, (-np.inf, -1))
        line = line + 1 if day - before < 2500.0 else 0
        last[y] = day, line
        axes.annotate(
            f"{one.flight} {error:+.0f} s".replace(" -", " −"),
            (day, y),
            (-7 if late else 7, -12.0 * line * np.sign(y)),
            textcoords="offset points",
            ha="right" if late else "left",
            va="center",
            size=8,
            color=style.hues().quiet if one.off_nominal else style.hues().ink,
            zorder=6,
        )


def _place(one: Comparison) -> tuple[float, float]:
    """Day and error of a flight."""
    assert one.liftoff_error_s is not None
    return float(matplotlib.dates.date2num(to_datetime(one.flown_liftoff))), one.liftoff_error_s
