"""How many samples are drawn together: as a cloud, as a histogram, with the plan and the names of limits among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray

from expedition.figures import style

Array = NDArray[np.float64]

_MOST_POINTS = 20_000
_MOST_CROSSES = 500
# Beyond this many points an SVG is smaller with a picture of them in it.
_AS_LINES = 300


def sheet_wide(axes: Axes) -> Any:
    """Across by the width of the sheet, upright by the data of the axes."""
    from matplotlib.transforms import blended_transform_factory

    figure = axes.get_figure()
    assert figure is not None
    return blended_transform_factory(figure.transFigure, axes.transData)


def middle(values: Array) -> Array:
    """From where to where all but a few of the values (n,) lie, as (2,)."""
    return np.quantile(values, (0.0005, 0.9995))


def reach(values: Array, more: Sequence[float | None]) -> tuple[float, float]:
    """From where to where values (n,) are shown: the few farthest are left out."""
    ends = [*middle(values), *(one for one in more if one is not None)]
    low, high = float(min(ends)), float(max(ends))
    margin = 0.06 * (high - low) or max(0.01 * abs(high), 1e-6)
    return low - margin, high + margin


def level(axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> None:
    """Show at least so much, a kilometre upright as long as one across."""
    box = axes.get_window_extent()
    unit = max((x[1] - x[0]) / box.width, (y[1] - y[0]) / box.height)
    for set_limits, (low, high), length in ((axes.set_xlim, x, box.width), (axes.set_ylim, y, box.height)):
        middle = 0.5 * (low + high)
        set_limits(middle - 0.5 * unit * length, middle + 0.5 * unit * length)


def histogram(axes: Axes, values: Array, low: float, high: float) -> None:
    inside = np.ptp(middle(values))
    bins = int(np.clip(np.sqrt(values.size), 12, 80) * (high - low) / max(float(inside), 1e-9))
    share, edges = np.histogram(values, bins=min(bins, 400), range=(low, high))
    axes.stairs(100.0 * share / values.size, edges, fill=True, color=style.hues().ship, alpha=0.55, lw=0)
    axes.set_xlim(low, high)
    axes.set_ylabel("flights, %")
    axes.grid(visible=False, axis="x")


def names_above(axes: Axes, names: Sequence[tuple[float, str, str]]) -> None:
    """Names of upright lines above the axes, moved apart where they crowd."""
    low, high = axes.get_xlim()
    width = axes.get_window_extent().width / axes.figure.dpi
    ordered = sorted(names)
    room = 1.15 * (high - low) / width
    places = style.spread([x for x, *_ in ordered], room, low + 0.45 * room, high - 0.45 * room)
    for (x, text, color), place in zip(ordered, places, strict=True):
        lead: Any = {
            "arrowstyle": "-",
            "color": style.hues().quiet,
            "lw": 0.6,
            "shrinkA": 0,
            "shrinkB": 0,
            "relpos": (0.5, 0),
        }
        axes.annotate(
            text,
            (x, 1.0),
            (place, 1.06),
            xycoords=axes.get_xaxis_transform(),
            textcoords=axes.get_xaxis_transform(),
            ha="center",
            va="bottom",
            size=style.SMALL,
            color=color,
            arrowprops=lead if x < high else None,
            annotation_clip=False,
        )


def cloud(axes: Axes, x: Array, y: Array, bad: NDArray[np.bool_], why: str) -> None:
    """Samples as points, or where there are very many as what of them lies where; those that fail as crosses."""
    if x.size > _MOST_POINTS:
        low_high = [reach(x, []), reach(y, [])]
        counts, *edges = np.histogram2d(x, y, bins=160, range=low_high)
        shown = np.ma.masked_equal(counts.T, 0.0)
        axes.pcolormesh(*edges, shown, cmap=_blues(), norm="log", rasterized=True, zorder=1)
    else:
        axes.plot(
            x[~bad],
            y[~bad],
            ".",
            color=style.hues().ship,
            alpha=float(np.clip(1500.0 / x.size, 0.15, 0.6)),
            ms=3.4,
            mew=0,
            rasterized=x.size > _AS_LINES,
            zorder=1,
        )
    crosses = np.flatnonzero(bad)[:_MOST_CROSSES]
    if crosses.size:
        axes.plot(
            x[crosses],
            y[crosses],
            "x",
            color=style.hues().warn,
            ms=3.5,
            mew=0.9,
            zorder=2,
            label=f"{why}, {int(bad.sum()):,}" if why else None,
        )


def _blues() -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("blues", style.hues().ramp)


def planned(axes: Axes, x: float | None, y: float | None, name: str = "planned") -> None:
    if x is not None and y is not None:
        axes.plot(
            x,
            y,
            "o",
            mfc=style.hues().paper,
            mec=style.hues().ink,
            ms=6,
            mew=1.3,
            zorder=6,
            ls="",
            label=name or None,
        )


def key(figure: Figure, axes: Axes, down_in: float, *, columns: int = 5) -> None:
    handles, names = axes.get_legend_handles_labels()
    samples: Any = Line2D([], [], marker=".", ls="", color=style.hues().ship, ms=6)
    words = "a sample"
    if any(isinstance(one, QuadMesh) for one in axes.collections):
        samples, words = Patch(fc=style.hues().ramp[1]), "samples, darker: more"
    height = figure.get_size_inches()[1]
    figure.legend(
        [samples, *handles],
        [words, *names],
        loc="upper left",
        ncols=columns,
        bbox_to_anchor=(0.0, 1.0 - down_in / height),
        columnspacing=1.4,
        handletextpad=0.6,
    )
