"""The Earth under a figure: land and sea, degrees at its edges, a bar of kilometres."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.path import Path

from expedition.catalog.lands import outlines
from expedition.figures import style


@cache
def _land() -> tuple[Path, ...]:
    data = json.loads(files("expedition.figures").joinpath("coastline.json").read_text(encoding="utf-8"))
    out = []
    for polygon in data["land"]:
        rings = [np.array(ring).reshape(-1, 2) / 100.0 for ring in polygon]
        codes = [np.full(len(ring), Path.LINETO) for ring in rings]
        for one in codes:
            one[0], one[-1] = Path.MOVETO, Path.CLOSEPOLY
        out.append(Path(np.concatenate(rings), np.concatenate(codes)))
    return tuple(out)


def ground(axes: Axes) -> None:
    """Land and sea on axes of longitude and latitude, degrees."""
    axes.set_facecolor(style.hues().sea)
    axes.add_collection(
        PathCollection(
            _land(), facecolors=style.hues().earth, edgecolors=style.hues().coast, linewidths=0.4, zorder=0.6
        )
    )
    _framed(axes)


def countries(axes: Axes) -> None:
    """Countries with their borders and coasts on axes of longitude and latitude, which may run on across 180°."""
    axes.set_facecolor(style.hues().sea)
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    for turn in (-360.0, 0.0, 360.0):
        rings = [np.add(ring, (turn, 0.0)) for ring in outlines(west - turn, south, east - turn, north)]
        axes.add_collection(
            PolyCollection(
                rings,
                facecolors=style.hues().earth,
                edgecolors=style.hues().coast,
                linewidths=0.5,
                zorder=0.6,
            ),
            autolim=False,
        )
    _framed(axes)


def _framed(axes: Axes) -> None:
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(True)


def degrees(value: float, negative: str, positive: str) -> str:
    """A longitude or latitude as it stands at the edge of a map."""
    value = round((value + 180.0) % 360.0 - 180.0, 6) if abs(value) > 180.0 else value
    return f"{abs(value):g}°{'' if value % 180 == 0 else negative if value < 0 else positive}"


def kilometre_bar(axes: Axes, east: float) -> tuple[Artist, ...]:
    """A bar of a round number of kilometres, about a fifth of the map long; what is drawn of it."""
    x0, x1 = axes.get_xlim()
    y0, y1 = axes.get_ylim()
    km_per_deg = 111.32 * east
    wanted = 0.2 * (x1 - x0) * km_per_deg
    length = max(one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if one <= max(wanted, 1.0))
    start, at = x0 + 0.03 * (x1 - x0), y0 + 0.05 * (y1 - y0)
    bar = axes.plot(
        [start, start + length / km_per_deg], [at, at], color=style.hues().ink, lw=2.2, solid_capstyle="butt"
    )
    said = axes.text(start, at + 0.02 * (y1 - y0), f"{length} km", size=style.SMALL, va="bottom")
    return *bar, said
