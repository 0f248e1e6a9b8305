"""The picture that stands for a flight where its page is linked to: what flies, when, and its way over the Earth."""

from __future__ import annotations

import io
from textwrap import shorten, wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from expedition.figures import earth, style
from expedition.plans.plan import Plan
from expedition.plans.words import words
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import parse_utc

WIDTH_PX, HEIGHT_PX = 1200, 630
"""What social networks show without cutting."""
_DPI = 100
_MAP = 0.72
"""How much of it is the map."""
_STEP_S = 30.0
_LONGEST_S = 86400.0


def card(plan: Plan) -> bytes:
    """The card of a plan as PNG, 1200 × 630; the same plan gives the same bytes."""
    with style.drawing():
        return _png(_drawn(plan))


def _png(figure: Figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()


def _drawn(plan: Plan) -> Figure:
    said = words(plan)
    figure = Figure(figsize=(WIDTH_PX / _DPI, HEIGHT_PX / _DPI), facecolor=style.hues().paper, dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, _MAP))
    latitude, longitude = _ground(plan)
    _frame(axes, latitude, longitude)
    earth.countries(axes)
    axes.set_xticks([])
    axes.set_yticks([])
    for turn in 360.0 * np.arange(-18, 19):
        axes.plot(longitude + turn, latitude, color=style.hues().climb, lw=2.6, solid_capstyle="round")
        axes.plot(longitude[0] + turn, latitude[0], "^", color=style.hues().ink, ms=11)
        axes.plot(longitude[-1] + turn, latitude[-1], "o", color=style.hues().ship, ms=10)
    titles = wrap(said.title, 42)[:2]
    for i, line in enumerate(titles):
        figure.text(
            0.04, 0.935 - 0.075 * i, line, size=31, weight="bold", va="center", color=style.hues().ink
        )
    below = 0.935 - 0.075 * len(titles)
    # Under a title of two lines there is room for one.
    route = wrap(shorten(said.route, 92 * (3 - len(titles)), placeholder=" …"), 92)
    for i, line in enumerate(route):
        figure.text(0.04, below + 0.005 - 0.045 * i, line, size=17, va="center", color=style.hues().quiet)
    facts = " · ".join(f"{one.question} {one.answer.split(',')[0]}" for one in said.summary[:2])
    figure.text(
        0.04,
        below - 0.015 - 0.045 * len(route),
        shorten(facts, 80, placeholder=" …"),
        size=19,
        va="center",
        color=style.hues().climb,
    )
    return figure


def _ground(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Latitudes and unbroken longitudes over which the ship goes, degrees; of a long flight the first day."""
    end = min(plan.duration_s, _LONGEST_S)
    start = plan.trajectory[0].met_s[0]
    met = np.linspace(start, end, max(int((end - start) / _STEP_S), 2))
    fixed = itrf_from_gcrf_states(parse_utc(plan.zero_utc) + met, plan.state_gcrf(met))
    place = geodetic_from_itrf(fixed[:, :3])
    longitude = np.degrees(np.unwrap(place[:, 1]))
    return np.degrees(place[:, 0]), longitude - 360.0 * np.round(longitude[0] / 360.0)


def _frame(axes: Axes, latitude: np.ndarray, longitude: np.ndarray) -> None:
    """The whole Earth, or for a hop its county."""
    shape = WIDTH_PX / (_MAP * HEIGHT_PX)
    if np.ptp(longitude) < 10.0 and np.ptp(latitude) < 10.0:
        north = float(np.mean(latitude))
        high = max(float(np.ptp(latitude)), float(np.ptp(longitude)) / shape, 1.0) * 1.4
        wide = high * shape / max(float(np.cos(np.radians(north))), 0.1)
        middle = float(np.mean(longitude))
        axes.set_xlim(middle - wide / 2, middle + wide / 2)
        axes.set_ylim(north - high / 2, north + high / 2)
    else:
        axes.set_xlim(-180.0, 180.0)
        axes.set_ylim(-63.0, 76.0)
