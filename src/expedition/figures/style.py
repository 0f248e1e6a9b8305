"""How figures look: for paper, 7.1 inches wide, and nothing told by colour alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MultipleLocator
from matplotlib.transforms import Bbox
from numpy.typing import ArrayLike, NDArray

from expedition.figures.look import LIGHT as LIGHT
from expedition.figures.look import Hues, Look, now

Array = NDArray[np.float64]
P = ParamSpec("P")

WIDTH_IN = 7.1
SMALL, NORMAL = 7.5, 8.5
_LEAST_SIZE = 7.0
# A screen is wider than a page: what is high is drawn lower there, so that letters are read from afar.
_LOWER = 0.93
_HIGHEST_IN = 4.9
_KEPT_IN = 0.75


def hues() -> Hues:
    """The colours to draw with at present."""
    return now().hues


def _size_in(height_in: float) -> tuple[float, float]:
    """Width and height of a sheet that on a page has a given height."""
    pixels = now().pixels
    if pixels is None:
        return WIDTH_IN, height_in
    across, upright = pixels
    height = min(max(_LOWER * height_in, WIDTH_IN * upright / across), _HIGHEST_IN)
    return height * across / upright, height


def _settings() -> Any:
    """Matplotlib's settings for what is drawn for at present."""
    hue = hues()
    return {
        "font.family": "DejaVu Sans",
        "font.size": NORMAL,
        "figure.facecolor": hue.paper,
        "axes.facecolor": hue.paper,
        "axes.edgecolor": hue.quiet,
        "axes.labelcolor": hue.ink,
        "axes.labelsize": NORMAL,
        "axes.linewidth": 0.7,
        "axes.titlesize": 9.5,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "grid.color": hue.grid,
        "grid.linewidth": 0.6,
        "legend.frameon": False,
        "legend.fontsize": SMALL,
        "lines.solid_capstyle": "round",
        "text.color": hue.ink,
        "xtick.color": hue.quiet,
        "ytick.color": hue.quiet,
        "xtick.labelcolor": hue.ink,
        "ytick.labelcolor": hue.ink,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "svg.fonttype": "path",
        # Fitted to pixels, letters would be wider or narrower than measured where the resolution is another.
        "text.hinting": "none",
        # Names inside the file are random but for this.
        "svg.hashsalt": "expedition",
    }


# Matplotlib's settings are the whole process's; two threads of a server may draw at once.
_LOCK = threading.RLock()


@contextmanager
def drawing() -> Iterator[None]:
    """The settings of the figures, for one thread at a time, and the caller's own again afterwards."""
    with _LOCK, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_settings())
        yield


def drawn(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Let a function draw with the settings of the figures."""

    @wraps(draw)
    def with_settings(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with drawing():
            return draw(*args, **kwargs)

    return with_settings


class Sheet(Figure):
    """A figure that knows how high it is on a page, and what it is drawn for."""

    page_height_in: float
    look: Look


def sheet(height_in: float, title: str, said: str = "") -> Figure:
    """An empty figure of the usual width with its heading."""
    width, height = _size_in(height_in)
    figure = Sheet(figsize=(width, height))
    figure.page_height_in = height_in
    figure.look = now()
    FigureCanvasAgg(figure)
    lines = [figure.text(0.1 / width, 1.0 - 0.2 / height, title, size=11, weight="bold", va="center")]
    if said:
        lines.append(
            figure.text(0.1 / width, 1.0 - 0.4 / height, said, size=SMALL, color=hues().quiet, va="center")
        )
    for line in lines:
        _fit(line, width)
    return figure


def _fit(line: Text, width: float) -> None:
    """Write a heading smaller where it is wider than the sheet, and where it could not be read, cut it."""

    def over() -> float:
        return float(line.get_window_extent().width / line.figure.dpi / (width - 0.2))

    size = float(line.get_fontsize())
    while over() > 1.0 and size > _LEAST_SIZE:
        size -= 0.5
        line.set_fontsize(size)
    if (wide := over()) > 1.0:
        text = line.get_text()
        line.set_text(f"{text[: int(len(text) / wide) - 3]}…")


def panel(
    figure: Figure,
    left: float,
    bottom: float,
    right: float,
    top: float,
    *,
    screen: tuple[float, float, float, float] | None = None,
    **more: Any,
) -> Axes:
    """Axes between margins in inches from the figure's left, bottom, right and top edges.

    screen: left and bottom, width and height in parts of the sheet where it is drawn for a screen, which has more room
    across and less upright; without it the page's margins are stretched.
    """
    width, height = map(float, figure.get_size_inches())
    if screen is not None and now().pixels is not None:
        return figure.add_axes(screen, **more)
    if isinstance(figure, Sheet) and figure.look.pixels is not None:
        page = figure.page_height_in
        left, right = _moved(left, WIDTH_IN, width), _moved(right, WIDTH_IN, width)
        bottom, top = _moved(bottom, page, height), _moved(top, page, height)
    box = (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    return figure.add_axes(box, **more)


def _moved(margin_in: float, page_in: float, screen_in: float) -> float:
    """Where a margin of a page comes to lie on a screen: names beside the edges keep their room, the rest stretches."""
    kept = min(margin_in, _KEPT_IN, page_in - margin_in)
    if kept == page_in - margin_in:
        return screen_in - kept
    inner = (screen_in - 2.0 * _KEPT_IN) / (page_in - 2.0 * _KEPT_IN)
    return kept + (margin_in - kept) * inner


def met_axis(axes: Axes, start_s: float, end_s: float, since: str = "lift-off", *, name: bool = True) -> None:
    """A time axis in seconds of MET, marked in seconds, minutes, hours or days, whichever reads best.

    since: what MET counts from; T is the lift-off, so that a flight home counts without it.
    """
    span = end_s - start_s
    most = min(9.0, 2.6 * axes.get_window_extent().width / axes.figure.dpi)
    axes.set_xlim(start_s, end_s)
    steps = (10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 864000)
    step = next((one for one in steps if span / one <= most), 864000)
    axes.xaxis.set_major_locator(MultipleLocator(step))
    if span <= 1500.0 and (start_s < 3600.0 or step < 60):
        axes.xaxis.set_major_formatter(FuncFormatter(lambda s, _: f"{s:.0f}"))
        words = "s"
    elif span <= 2.0 * 86400.0:
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda s, _: f"{int(s // 3600)}:{int(s % 3600 // 60):02d}")
        )
        words = "h:mm"
    else:
        axes.xaxis.set_major_formatter(FuncFormatter(lambda s, _: f"{s / 86400.0:g}"))
        words = "days"
    if name:
        axes.set_xlabel(f"T+, {words}" if since == "lift-off" else f"since {since}, {words}")


def mps(dv_mps: float) -> str:
    """A Δv as it stands beside a burn."""
    return f"{dv_mps:.0f} m/s" if dv_mps >= 10.0 else f"{dv_mps:.1f} m/s"


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Rising positions moved apart to at least `gap`, as little as need be, between two limits."""
    # Pool adjacent violators: each crowd sits evenly about the mean of where its members want to be.
    crowds: list[list[float]] = []
    for k, x in enumerate(wanted):
        crowds.append([x - k * gap, 1.0])
        while len(crowds) > 1 and crowds[-2][0] > crowds[-1][0]:
            (x1, n1), (x0, n0) = crowds.pop(), crowds.pop()
            crowds.append([(x0 * n0 + x1 * n1) / (n0 + n1), n0 + n1])
    out = [base for base, count in crowds for _ in range(int(count))]
    top = high - (len(out) - 1) * gap
    return [min(max(base, low), max(top, low)) + k * gap for k, base in enumerate(out)]


def marks_above(axes: Axes, marks: Sequence[tuple[float, str]]) -> None:
    """Names of instants on upright lines, written above the axes and led to their lines where they crowd."""
    low, high = axes.get_xlim()
    shown = sorted((x, text) for x, text in marks if low - 1.0 <= x <= high + 1.0)
    width = axes.get_window_extent().width / axes.figure.dpi
    places = spread([x for x, _ in shown], (high - low) * 0.18 / width, low, high)
    for (x, text), place in zip(shown, places, strict=True):
        axes.axvline(x, color=hues().quiet, lw=0.6, ls=(0, (1, 2)), zorder=1)
        axes.annotate(
            text,
            (x, 1.0),
            (place, 1.045),
            xycoords=axes.get_xaxis_transform(),
            textcoords=axes.get_xaxis_transform(),
            rotation=90,
            ha="center",
            va="bottom",
            size=SMALL,
            arrowprops={
                "arrowstyle": "-",
                "color": hues().quiet,
                "lw": 0.6,
                "shrinkA": 0,
                "shrinkB": 0,
                "relpos": (0.5, 0),
            },
            annotation_clip=False,
        )


_AROUND = tuple(
    (radius * np.cos(np.radians(angle)), radius * np.sin(np.radians(angle)))
    for radius in (7, 15, 25, 38, 54, 72)
    for angle in (25, 155, -25, -155, 90, -90, 60, 120, -60, -120, 0, 180)
)


class Labels:
    """Puts names beside points so that they cover neither each other nor the points and lines told of."""

    def __init__(self, axes: Axes, avoid: Sequence[ArrayLike] = ()) -> None:
        canvas: Any = axes.figure.canvas
        self._axes, self._renderer = axes, canvas.get_renderer()
        self._boxes: list[Bbox] = []
        self._crowd = [np.empty((0, 2))]
        for line in avoid:
            self.keep_clear(line)

    def keep_clear(self, points: ArrayLike) -> None:
        """Points (n, 2), in the data of the axes, that names should not cover."""
        xy = np.asarray(points, dtype=float).reshape(-1, 2)
        self._crowd.append(np.asarray(self._axes.transData.transform(xy), dtype=float))

    def keep_off(self, *artists: Artist) -> None:
        """What is drawn already and names should not cover."""
        self._boxes += [one.get_window_extent(self._renderer).padded(2.0) for one in artists]

    def taken(self, x: float, y: float) -> bool:
        """Whether a point of the axes' data lies under what is written or kept off already."""
        at = self._axes.transData.transform((x, y))
        return any(one.contains(*at) for one in self._boxes)

    def put(self, x: float, y: float, text: str, *, color: str | None = None, size: float = SMALL) -> None:
        """Write a name beside a point, at the nearest place that is free, with a lead where it is far."""
        axes = self._axes
        note = axes.annotate(
            text, (x, y), (0, 0), textcoords="offset points", size=size, color=color or hues().ink, zorder=6
        )
        note.set_bbox({"boxstyle": "round,pad=0.1", "fc": hues().paper, "ec": "none", "alpha": 0.8})
        frame = axes.get_window_extent(self._renderer)
        crowd = np.concatenate(self._crowd)
        best: tuple[float, tuple[float, float], str, Bbox] | None = None
        for rank, (dx, dy) in enumerate(_AROUND):
            side = "left" if dx > 1.0 else "right" if dx < -1.0 else "center"
            note.set(position=(dx, dy), ha=side, va="center")
            box = note.get_window_extent(self._renderer).padded(1.5)
            cost = 0.4 * rank + self._cost(box, frame, crowd)
            if best is None or cost < best[0]:
                best = (cost, (dx, dy), side, box)
            if cost < 0.4 * rank + 1e-9:
                break
        assert best is not None
        _, (dx, dy), side, box = best
        note.set(position=(dx, dy), ha=side)
        if np.hypot(dx, dy) > 14.0:
            lead = {"arrowstyle": "-", "color": hues().quiet, "lw": 0.6, "shrinkA": 0, "shrinkB": 2}
            axes.annotate("", (x, y), (dx, dy), textcoords="offset points", arrowprops=lead, zorder=5)
        self._boxes.append(box)
        self.keep_clear([(x, y)])

    def _cost(self, box: Bbox, frame: Bbox, crowd: Array) -> float:
        out = max(frame.x0 - box.x0, 0.0) + max(box.x1 - frame.x1, 0.0)
        out += max(frame.y0 - box.y0, 0.0) + max(box.y1 - frame.y1, 0.0)
        hits = np.sum(
            (crowd[:, 0] > box.x0) & (crowd[:, 0] < box.x1) & (crowd[:, 1] > box.y0) & (crowd[:, 1] < box.y1)
        )
        overlap = sum(
            max(min(box.x1, one.x1) - max(box.x0, one.x0), 0.0)
            * max(min(box.y1, one.y1) - max(box.y0, one.y0), 0.0)
            for one in self._boxes
        )
        return float(50.0 * out + 6.0 * hits + 5.0 * overlap)


def dense(points: ArrayLike, count: int = 400) -> Array:
    """Points (n, 2) along a line, filled up so that none of its stretches looks empty to `Labels`."""
    xy = np.asarray(points, dtype=float)
    if len(xy) < 2:
        return xy
    place = np.linspace(0.0, len(xy) - 1.0, count)
    index = np.arange(len(xy))
    return np.stack([np.interp(place, index, xy[:, 0]), np.interp(place, index, xy[:, 1])], axis=1)
