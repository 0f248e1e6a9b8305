"""The map of a launch or a return for those who look: lines of first sight, how high, day and night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator
from numpy.typing import NDArray

from expedition.figures import style
from expedition.figures.earth import countries, degrees, kilometre_bar

Array = NDArray[np.float64]

_PLUME = "#f59f00"
# The Sun's elevation at which day, twilight and night part, and how dark each is drawn.
_SKIES = (
    ("night", -90.0, -18.0, 0.42),
    ("twilight", -18.0, -6.0, 0.26),
    ("civil twilight", -6.0, -0.833, 0.12),
)
_HIGH_DEG = 10.0


@dataclass(frozen=True, eq=False)
class SightMap:
    """What a grid of places sees; longitudes run on across 180°."""

    longitude_deg: Array
    latitude_deg: Array
    lines: tuple[tuple[str, Array], ...]
    """For some times of the flight, as they are written, the greatest elevation (ny, nx) until then, degrees."""
    counted: str
    """How the times are counted, such as "T+ m:ss"."""
    highest_deg: Array
    """The greatest of all (ny, nx)."""
    sun_deg: Array
    """The Sun over the horizons (ny, nx) at the end of the way."""
    lit_plume: Array
    """1 where the plume is seen in sunlight over a dark sky (ny, nx), else 0."""
    track: Array
    """Longitude and latitude of the point below, degrees, and MET, s, (n, 3)."""


@dataclass(frozen=True)
class MapPlace:
    """A place on the map, with what is said of it."""

    longitude_deg: float
    latitude_deg: float
    text: str
    kind: str = "place"
    """place, pad, landing, event, or town, which stands on the map to be found by."""


@style.drawn
def sight_lines(seen: SightMap, title: str, said: str, places: Sequence[MapPlace]) -> Figure:
    """A map with lines from where on the flight is first seen by each time, and where the sky is dark then.

    seen: the grid. places: marked where they are inside the map, and named.
    """
    figure = style.sheet(5.0, title, said)
    axes = style.panel(figure, 0.5, 0.72, 0.12, 0.58)
    x, y = seen.longitude_deg, seen.latitude_deg
    west, east = float(x[0]), float(x[-1])
    _fit(axes, seen)
    countries(axes)
    key: list[Any] = []
    for name, low, high, alpha in _SKIES:
        if np.any((seen.sun_deg > low) & (seen.sun_deg <= high)):
            axes.contourf(
                x,
                y,
                seen.sun_deg,
                [low, high],
                colors=[style.hues().shade],
                alpha=style.hues().deeper * alpha,
                zorder=0.8,
            )
            key.append(Patch(color=style.hues().shade, alpha=style.hues().deeper * alpha, lw=0, label=name))
    if seen.lit_plume.any():
        axes.contourf(x, y, seen.lit_plume, [0.5, 1.5], colors=[_PLUME], alpha=0.30, zorder=1.0)
        key.append(Patch(color=_PLUME, alpha=0.30, lw=0, label="plume in sunlight, sky dark"))
    named: list[tuple[float, float]] = []
    minutes: list[Artist] = []
    for number, (text, high_deg) in enumerate(seen.lines):
        last = number == len(seen.lines) - 1
        drawn = axes.contour(
            x, y, high_deg, [0.0], colors=[style.hues().ship], linewidths=1.6 if last else 0.9, zorder=2.0
        )
        spot = _new_ground(drawn.get_paths()[0].vertices, seen, seen.lines[number - 1][1] if number else None)
        if spot is not None:
            named.append(spot)
            minutes += axes.clabel(
                drawn, fmt={0.0: text}, fontsize=style.SMALL, colors=[style.hues().ink], manual=[spot]
            )
    key += axes.plot([], [], color=style.hues().ship, lw=1.2, label=f"over the horizon by {seen.counted}")
    if np.any(seen.highest_deg > _HIGH_DEG):
        axes.contour(
            x,
            y,
            seen.highest_deg,
            [_HIGH_DEG],
            colors=[style.hues().station],
            linewidths=1.0,
            linestyles="--",
            zorder=2.0,
        )
        key += axes.plot(
            [], [], color=style.hues().station, lw=1.0, ls="--", label=f"{_HIGH_DEG:.0f}° high at its best"
        )
    track = seen.track
    axes.plot(track[:, 0], track[:, 1], color=style.hues().climb, lw=2.2, zorder=3)
    key += axes.plot([], [], color=style.hues().climb, lw=2.2, label="below the way")
    labels = style.Labels(axes, [style.dense(track[:, :2], 60), *([named] * 4)])
    bar = kilometre_bar(axes, float(np.cos(np.radians(0.5 * sum(axes.get_ylim())))))
    labels.keep_off(*minutes, *bar)
    _places(axes, places, labels, west, east)
    axes.legend(
        handles=key,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.075),
        ncols=min(len(key), 4),
        handlelength=2.0,
        columnspacing=1.3,
    )
    return figure


def _new_ground(line: Any, seen: SightMap, before: Array | None) -> tuple[float, float] | None:
    """The point of a line (n, 2) that is farthest from the line before it, where its name does not lie on others."""
    x, y = seen.longitude_deg, seen.latitude_deg
    margin_x, margin_y = 0.03 * (x[-1] - x[0]), 0.03 * (y[-1] - y[0])
    points = np.asarray(line, dtype=float)
    inside = (np.abs(points[:, 0] - 0.5 * (x[0] + x[-1])) < 0.5 * (x[-1] - x[0]) - margin_x) & (
        np.abs(points[:, 1] - 0.5 * (y[0] + y[-1])) < 0.5 * (y[-1] - y[0]) - margin_y
    )
    points = points[inside]
    if not points.size:
        return None
    if before is None:
        # South of the pad, where the first lines leave room.
        return _spot(points[np.argmin(points[:, 1])])
    columns = np.clip(np.searchsorted(x, points[:, 0]), 0, x.size - 1)
    rows = np.clip(np.searchsorted(y, points[:, 1]), 0, y.size - 1)
    return _spot(points[np.argmin(before[rows, columns])])


def _spot(point: Array) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _fit(axes: Axes, seen: SightMap) -> None:
    """The whole grid, wider where the sheet has room, with the middle true to shape."""
    x, y = seen.longitude_deg, seen.latitude_deg
    east = float(np.cos(np.radians(0.5 * (y[0] + y[-1]))))
    axes.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))
    axes.set_aspect(1.0 / east, adjustable="box", anchor="C")
    axes.xaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: degrees(value, "W", "E")))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: degrees(value, "S", "N")))
    axes.set_axisbelow("line")


def _places(axes: Axes, places: Sequence[MapPlace], labels: style.Labels, west: float, east: float) -> None:
    looks = {
        "pad": ("^", style.hues().climb, 7.0),
        "landing": ("v", style.hues().station, 7.0),
        "event": ("o", style.hues().climb, 4.5),
        "place": ("s", style.hues().ink, 5.5),
        "town": (".", style.hues().quiet, 4.0),
    }
    low, high = axes.get_ylim()
    marked = []
    for one in places:
        x = west + (one.longitude_deg - west) % 360.0
        # A town that only helps to find one's way gives way to what else is written.
        hidden = one.kind == "town" and labels.taken(x, one.latitude_deg)
        if x <= east and low <= one.latitude_deg <= high and not hidden:
            marker, color, size = looks[one.kind]
            axes.plot(
                x, one.latitude_deg, marker, color=color, ms=size, mec=style.hues().paper, mew=0.9, zorder=5
            )
            labels.keep_clear([(x, one.latitude_deg)])
            marked.append((x, one))
    for x, one in marked:
        color = style.hues().quiet if one.kind == "town" else style.hues().ink
        labels.put(x, one.latitude_deg, one.text, color=color)
