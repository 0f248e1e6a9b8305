"""The ground track on a map, with day and night at the moment that counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from numpy.typing import NDArray

from expedition.figures import style
from expedition.figures.earth import degrees, ground, kilometre_bar
from expedition.plans.ground import cut_at_antimeridian, ground_points, phase_met_s, phases
from expedition.plans.places import Place, named_places
from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.space.crossings import brackets
from expedition.space.frames import gcrf_from_teme, itrf_from_gcrf_states
from expedition.space.sun import sun_direction
from expedition.space.time import format_utc, parse_utc

Array = NDArray[np.float64]

_MANY_REVOLUTIONS = 4.5
_MIN_BURN_MPS = 1.0
# Tracks that reach farther north or south get the whole Earth.
_POLAR_DEG = 72.0
# How far the map of a hop reaches from its middle, in lengths of the hop, and at least, in degrees (11 km).
_ROOM, _LEAST_DEG = 0.75, 0.1
_HOP_MOMENTS = ("cut-off", "Apogee", "Release", "Main parachutes", "Glide begins")
# Longitude, latitude (degrees), text, marker, colour and size.
Mark = tuple[float, float, str, str, str, float]


@style.drawn
def ground_track(plan: Plan) -> Figure:
    """Where the ship passes over the ground, with its burns, pad, landing, and the night at docking or landing.

    The map of a hop shows its surroundings, and where on Earth they are.
    """
    figure = style.sheet(4.35, f"{plan.flight.title}: ground track", about_map(plan))
    hop = plan.hop is not None
    axes = style.panel(figure, 0.62 if hop else 0.5, 0.32 if hop else 0.62, 0.12 if hop else 0.2, 0.58)
    if hop:
        _surroundings(figure, axes, plan)
    else:
        world_map(axes, plan)
    return figure


def about_map(plan: Plan) -> str:
    """What has to be said about a map: when its night is, and whose its coasts are."""
    when = format_utc(parse_utc(plan.end_utc))[:-1].replace("T", " ")
    return f"day and night at {plan.end_name}, {when} UTC; Natural Earth coastlines"


def world_map(axes: Axes, plan: Plan) -> None:
    """The whole flight on the Earth, with a key below."""
    ground(axes)
    _frame(axes, plan)
    sun = _night(axes, parse_utc(plan.end_utc))
    labels = style.Labels(
        axes, [np.array(sun) + 3.0 * np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)])]
    )
    drawn = _tracks(axes, plan, labels)
    _points(axes, plan, labels)
    _key(axes, drawn)


def _surroundings(figure: Figure, axes: Axes, plan: Plan) -> None:
    """The track of a hop on a map just larger than it, with a bar of kilometres, and a small map of the world."""
    ground(axes)
    points = ground_points(plan, np.linspace(plan.trajectory[0].met_s[0], plan.duration_s, 1500))
    places = [(place.longitude_deg, place.latitude_deg) for place in named_places(plan)]
    # About the first place, so that a hop across 180° stays in one piece.
    zero = places[0] if places else _xy(points[0])
    xy = np.concatenate([points[:, :2], places])
    xy[:, 0] = zero[0] + (xy[:, 0] - zero[0] + 180.0) % 360.0 - 180.0
    low, high = xy.min(axis=0), xy.max(axis=0)
    middle, east = 0.5 * (low + high), float(np.cos(np.radians(zero[1])))
    width, height = axes.get_window_extent().size
    reach = float(max(_ROOM * (high - low)[1], _ROOM * (high - low)[0] * east * height / width, _LEAST_DEG))
    across = reach * width / height / east
    axes.set(xlim=(middle[0] - across, middle[0] + across), ylim=(middle[1] - reach, middle[1] + reach))
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: degrees(x, "W", "E")))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: degrees(y, "S", "N")))
    axes.set_axisbelow("line")
    kilometre_bar(axes, east)
    labels = style.Labels(axes)
    line = xy[: len(points)]
    axes.plot(line[:, 0], line[:, 1], color=style.hues().climb, lw=2.0, zorder=3)
    # A hop may go straight up and come down beside itself: names keep clear of places, not of every metre.
    labels.keep_clear(line[::25])
    for event in plan.events:
        if any(word in event.name for word in _HOP_MOMENTS) and event.met_s <= plan.duration_s:
            ((x, y, _),) = ground_points(plan, [event.met_s])
            x = zero[0] + (x - zero[0] + 180.0) % 360.0 - 180.0
            axes.plot(x, y, "o", color=style.hues().ship, ms=5, mec=style.hues().paper, mew=0.9, zorder=5)
            labels.put(x, y, event.name[0].lower() + event.name[1:])
    _marked(axes, [_place_mark(place) for place in named_places(plan)], labels)
    world = style.panel(figure, style.WIDTH_IN - 2.22, 2.62, 0.18, 0.64)
    ground(world)
    world.set(xlim=(-180, 180), ylim=(-75, 80), xticks=[], yticks=[])
    _night(world, parse_utc(plan.end_utc))
    world.plot(*zero, "s", mfc="none", mec=style.hues().climb, ms=7, mew=1.6, zorder=5)


def _frame(axes: Axes, plan: Plan) -> None:
    polar = any(_farthest_deg(one) > _POLAR_DEG for one in plan.trajectory if one.frame == "GCRF")
    axes.set(
        xlim=(-180, 180),
        ylim=(-90, 90) if polar else (-75, 80),
        xticks=range(-180, 181, 60),
        yticks=range(-60, 61, 30),
    )
    axes.set_xticklabels([degrees(x, "W", "E") for x in range(-180, 181, 60)])
    axes.set_yticklabels([degrees(y, "S", "N") for y in range(-60, 61, 30)])


def _farthest_deg(orbit: Segment) -> float:
    """The latitude that an orbit reaches, degrees."""
    state = np.array(orbit.states[0])
    momentum = np.cross(state[:3], state[3:])
    return float(np.degrees(np.arcsin(np.hypot(*momentum[:2]) / np.linalg.norm(momentum))))


def subsolar_deg(t: float) -> tuple[float, float]:
    """Longitude and latitude (degrees) of the point under the Sun at an instant."""
    sun = gcrf_from_teme([t])[0] @ sun_direction(t)
    x, y, z = itrf_from_gcrf_states([t], np.concatenate([sun, np.zeros(3)])[None])[0, :3]
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arcsin(z)))


def _night(axes: Axes, t: float) -> tuple[float, float]:
    """Shade the night; returns the point under the Sun."""
    longitude, latitude = subsolar_deg(t)
    # At the equinoxes the terminator runs through the poles.
    latitude = latitude if abs(latitude) > 1e-3 else 1e-3
    x = np.linspace(-180.0, 180.0, 721)
    edge = np.degrees(np.arctan(-np.cos(np.radians(x - longitude)) / np.tan(np.radians(latitude))))
    dark_pole = -90.0 if latitude > 0.0 else 90.0
    axes.fill_between(
        x, edge, dark_pole, color=style.hues().shade, alpha=style.hues().deeper * 0.16, lw=0, zorder=0.8
    )
    axes.plot(x, edge, color=style.hues().night, lw=0.7, ls=(0, (4, 2)), zorder=0.9)
    axes.plot(longitude, latitude, marker="o", ms=9, mfc="#ffd43b", mec="#e67700", mew=1.0, zorder=1.5)
    return longitude, latitude


def _tracks(axes: Axes, plan: Plan, labels: style.Labels) -> list[tuple[str, str, float, Any]]:
    key: list[tuple[str, str, float, Any]] = []
    looks: dict[str, tuple[str, float, Any]] = {
        "ascent": (style.hues().climb, 3.0, "-"),
        "orbit": (style.hues().ship, 1.4, "-"),
        "landing": (style.hues().station, 3.0, "-"),
        "hop": (style.hues().climb, 2.4, "-"),
    }
    for name, segments in phases(plan):
        color, width, dash = looks[name]
        met = phase_met_s(segments)
        if name != "orbit":
            points = ground_points(plan, met)
            _line(axes, points, color, width, dash)
            labels.keep_clear(points[:, :2])
            key.append((name, color, width, dash))
            continue
        revolutions = (met[-1] - met[0]) / 5500.0
        if revolutions <= _MANY_REVOLUTIONS:
            parts = [("orbit", met, color, width, dash)]
        else:
            first, last = met <= met[0] + 5600.0, met >= met[-1] - 5600.0
            parts = [
                ("orbits between", met[~first & ~last], style.hues().between, 0.5, "-"),
                ("first orbit", met[first], color, width, dash),
                ("last orbit", met[last], style.hues().night, width, (0, (4, 1.5))),
            ]
        for part, when, shade, thick, stroke in parts:
            points = ground_points(plan, when)
            _line(axes, points, shade, thick, stroke)
            if part != "orbits between":
                labels.keep_clear(points[:, :2])
                _arrows(axes, points, shade)
            key.append((part, shade, thick, stroke))
    return key


def _line(axes: Axes, points: Array, color: str, width: float, dash: Any) -> None:
    pieces = [piece[:, :2] for piece in cut_at_antimeridian(points)]
    axes.add_collection(LineCollection(pieces, colors=color, linewidths=width, linestyles=dash, zorder=3))


def _arrows(axes: Axes, points: Array, color: str) -> None:
    """Arrows at the northward crossings of the equator show the sense of the motion."""
    look = {"arrowstyle": "-|>", "color": color, "lw": 0.0, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 11}
    for k in brackets(points[:, 1], rising=True):
        end = min(k + 4, len(points) - 1)
        if abs(points[end, 0] - points[k, 0]) < 90.0:
            axes.annotate("", _xy(points[end]), _xy(points[k]), arrowprops=look, zorder=3.5)


def _xy(point: Array) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _points(axes: Axes, plan: Plan, labels: style.Labels) -> None:
    marks = [_place_mark(place) for place in named_places(plan)]
    moments = [
        (
            burn.met_s + 0.5 * burn.duration_s,
            f"{burn.name} {style.mps(burn.dv_mps)}",
            "o",
            style.hues().ship,
            5.0,
        )
        for burn in plan.burns
        if burn.dv_mps >= _MIN_BURN_MPS
    ]
    if plan.insertion is not None:
        moments.insert(0, (plan.insertion.cutoff_met_s, "insertion", "s", style.hues().climb, 5.0))
    if plan.docking_utc is not None:
        met = parse_utc(plan.docking_utc) - parse_utc(plan.zero_utc)
        moments.append((min(met, plan.duration_s), "contact", "*", style.hues().station, 11.0))
    if plan.undocking_utc is not None:
        met = max(parse_utc(plan.undocking_utc) - parse_utc(plan.zero_utc), plan.trajectory[0].met_s[0])
        moments.append((met, "undocking", "*", style.hues().station, 11.0))
    for met, text, marker, color, size in moments:
        ((x, y, _),) = ground_points(plan, [met])
        marks.append((float(x), float(y), text, marker, color, size))
    _marked(axes, marks, labels)


def _place_mark(place: Place) -> Mark:
    marker = {"pad": "^", "landing": "v"}.get(place.kind, "x")
    color = {"pad": style.hues().climb, "landing": style.hues().station}.get(place.kind, style.hues().warn)
    return place.longitude_deg, place.latitude_deg, place.name, marker, color, 7.0


def _marked(axes: Axes, marks: Sequence[Mark], labels: style.Labels) -> None:
    for x, y, _, marker, color, size in marks:
        edge: Any = {} if marker == "x" else {"mec": style.hues().paper, "mew": 0.9}
        axes.plot(x, y, marker, color=color, ms=size, zorder=5, **edge)
        labels.keep_clear([(x, y)])
    for x, y, text, *_ in marks:
        labels.put(x, y, text)


def _key(axes: Axes, drawn: list[tuple[str, str, float, Any]]) -> None:
    handles: list[Any] = [
        axes.plot([], [], color=color, lw=width, ls=dash, label=name)[0] for name, color, width, dash in drawn
    ]
    handles.append(
        axes.fill_between(
            [], [], color=style.hues().shade, alpha=style.hues().deeper * 0.16, lw=0, label="night"
        )
    )
    handles += axes.plot([], [], "o", mfc="#ffd43b", mec="#e67700", ms=7, label="Sun overhead")
    axes.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.07),
        ncols=len(handles),
        handlelength=2.2,
        columnspacing=1.3,
    )
