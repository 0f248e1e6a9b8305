"""Relative motion: the way in, or out, as the station sees it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse, Polygon
from numpy.typing import NDArray

from expedition.catalog.models.station import Port, Station
from expedition.errors import InputError
from expedition.figures import style
from expedition.figures.look import now
from expedition.plans.named import named
from expedition.plans.plan import Plan

Array = NDArray[np.float64]

_FAR_M = 120e3


def meets_station(plan: Plan) -> bool:
    """Whether ship and station are ever seen together."""
    return plan.station_trajectory is not None and plan.hop is None


def shared_met_s(plan: Plan, count: int = 6000) -> Array:
    """MET (count,) while both are in orbit, close together where they are. Raises InputError where never."""
    track = plan.station_trajectory
    orbit = [segment for segment in plan.trajectory if segment.frame == "GCRF"]
    if track is None or not orbit:
        raise InputError(f"{plan.flight.title} meets no station", field="figure")
    start, end = max(orbit[0].met_s[0], track.met_s[0]), min(orbit[-1].met_s[-1], track.met_s[-1])
    return np.linspace(start, end, count)


@style.drawn
def relative_motion(plan: Plan) -> Figure:
    """The ship about the station in the plane of the orbit, at three scales.

    V-bar to the right is ahead of the station, R-bar down is towards the Earth; axes are the station's straight
    R and T. With approach ellipsoid, keep-out sphere, corridor, holds, burns, and where the ship would drift.
    """
    met = shared_met_s(plan)
    track = plan.relative_rtn(met)[:, :3]
    names = named(plan)
    station, port = names.station, names.port
    figure = style.sheet(
        7.45,
        f"{plan.flight.title}: motion relative to the {station.title if station else 'station'}",
        "station at the origin; V-bar: to the right is ahead, in its direction of flight; "
        "R-bar: down is towards the Earth",
    )
    far = style.panel(figure, 0.72, 4.6, 0.15, 0.75, screen=(0.075, 0.2, 0.275, 0.65))
    left = style.panel(figure, 0.72, 1.05, 3.65, 3.55, screen=(0.43, 0.2, 0.22, 0.65))
    right = style.panel(figure, 4.22, 1.05, 0.15, 3.55, screen=(0.745, 0.2, 0.24, 0.65))
    _far(far, plan, met, track, station)
    near = 2.35e3
    if station is not None:
        near = 1.18 * station.approach_ellipsoid_semi_axes_m.along_track
    _near(left, plan, met, track, station, port, near, "Approach ellipsoid", sample=True)
    radius = 1.6 * station.keep_out_sphere_radius_m if station is not None else 320.0
    _near(right, plan, met, track, station, port, radius, "Keep-out sphere, docking axis", sample=False)
    holds = any(_is_hold(segment.name) for segment in plan.trajectory)
    _key(figure, drifts=bool(plan.free_drift), holds=holds)
    return figure


def _vr(relative_m: Array, unit: float = 1.0) -> Array:
    """V-bar and R-bar (n, 2) of relative positions (n, 3): along, and towards the Earth."""
    return np.stack([relative_m[..., 1], -relative_m[..., 0]], axis=-1) / unit


def _ghosts(axes: Axes, plan: Plan, unit: float) -> None:
    for drift in plan.free_drift:
        line = _vr(np.array(drift.relative_rtn_m), unit)
        axes.plot(line[:, 0], line[:, 1], color=style.hues().quiet, lw=0.8, ls=(0, (1, 1.6)), zorder=2)


def _far(axes: Axes, plan: Plan, met: Array, track: Array, station: Station | None) -> None:
    distance = np.linalg.norm(track, axis=1)
    seen = distance <= _FAR_M
    line = _vr(track[seen], 1000.0)
    axes.plot(line[:, 0], line[:, 1], color=style.hues().ship, lw=1.8, zorder=3)
    axes.axhline(0.0, color=style.hues().quiet, lw=0.6)
    x0, x1 = min(float(np.min(line[:, 0])), -5.0), max(float(np.max(line[:, 0])), 5.0)
    y0, y1 = min(float(np.min(line[:, 1])), -2.0), max(float(np.max(line[:, 1])), 2.0)
    axes.set_xlim(x0 - 0.04 * (x1 - x0), x1 + 0.1 * (x1 - x0))
    axes.set_ylim(y1 + 0.16 * (y1 - y0), y0 - 0.12 * (y1 - y0))
    _ghosts(axes, plan, 1000.0)
    if station is not None:
        zone = station.approach_ellipsoid_semi_axes_m
        axes.add_patch(
            Ellipse(
                (0, 0),
                2e-3 * zone.along_track,
                2e-3 * zone.radial,
                fc="none",
                ec=style.hues().station,
                lw=1.0,
            )
        )
    axes.plot(0, 0, "D", color=style.hues().station, ms=5.5, mec=style.hues().paper, mew=0.9, zorder=5)
    axes.set_title("Within 120 km", size=style.NORMAL, pad=4)
    _bars(axes, "km")
    labels = style.Labels(axes, [style.dense(line)])
    labels.put(0.0, 0.0, "station", color=style.hues().station)
    _burns(axes, plan, met[seen], line, labels, main=True)
    for event in plan.events:
        if event.name in ("Arrival at the aim point",) and met[0] <= event.met_s <= met[-1]:
            x, y = (float(np.interp(event.met_s, met[seen], line[:, k])) for k in (0, 1))
            axes.plot(x, y, "s", color=style.hues().ship, ms=4.5, mec=style.hues().paper, mew=0.9, zorder=5)


def _bars(axes: Axes, unit: str) -> None:
    axes.set_xlabel(f"V-bar, {unit}  (ahead →)")
    axes.set_ylabel(f"R-bar, {unit}  (← to the Earth)")


def _near(
    axes: Axes,
    plan: Plan,
    met: Array,
    track: Array,
    station: Station | None,
    port: Port | None,
    half_m: float,
    title: str,
    *,
    sample: bool,
) -> None:
    axes.set_xlim(-half_m, half_m)
    box = axes.get_window_extent()
    # On a screen the frame stands upright, and is filled.
    tall = box.height / box.width if now().pixels is not None else 1.0
    axes.set_ylim(tall * half_m, -tall * half_m)
    axes.set_aspect("equal", adjustable="box")
    axes.axhline(0.0, color=style.hues().quiet, lw=0.6)
    axes.axvline(0.0, color=style.hues().quiet, lw=0.6)
    axes.set_title(title, size=style.NORMAL, pad=4)
    _bars(axes, "m")
    inside = np.linalg.norm(track, axis=1) <= 3.0 * half_m
    line = _vr(track[inside])
    avoid = [line]
    labels = style.Labels(axes)
    if station is not None:
        zone, sphere = station.approach_ellipsoid_semi_axes_m, station.keep_out_sphere_radius_m
        ring: Any = {"fc": "none", "ec": style.hues().station, "zorder": 2}
        axes.add_patch(Ellipse((0, 0), 2 * zone.along_track, 2 * zone.radial, lw=1.2, ls=(0, (6, 2)), **ring))
        axes.add_patch(Circle((0, 0), sphere, lw=1.2, **ring))
        turn = np.radians(np.arange(0.0, 360.0, 2.0))
        circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        avoid += [sphere * circle, circle * [zone.along_track, zone.radial]]
        if port is not None:
            _corridor(axes, station, port)
    _ghosts(axes, plan, 1.0)
    axes.plot(line[:, 0], line[:, 1], color=style.hues().ship, lw=1.8, zorder=3)
    axes.plot(0, 0, "D", color=style.hues().station, ms=5, mec=style.hues().paper, mew=0.9, zorder=5)
    for one in avoid:
        labels.keep_clear(one)
    _burns(
        axes,
        plan,
        met[inside],
        line,
        labels,
        main=False,
        limit_m=half_m,
        smallest_m=0.0 if not sample else 250.0,
    )
    _hold(axes, plan, labels, half_m)
    if station is not None:
        if sample:
            labels.put(0.0, -zone.radial, f"approach ellipsoid {zone.along_track:g} × {zone.radial:g} m")
        else:
            labels.put(0.71 * sphere, -0.71 * sphere, f"keep-out sphere {sphere:g} m")
            if port is not None:
                x, y = _vr(np.array(port.position_rtn_m))
                axes.plot(
                    x, y, "P", color=style.hues().climb, ms=5, mec=style.hues().paper, mew=0.6, zorder=5.5
                )
                labels.put(float(x), float(y), port.title)


def _corridor(axes: Axes, station: Station, port: Port) -> None:
    axis, tip = _vr(np.array(port.axis_rtn)), _vr(np.array(port.position_rtn_m))
    if np.hypot(*axis) < 0.5:
        return
    half, length = np.radians(station.corridor_half_angle_deg), station.keep_out_sphere_radius_m
    sides = []
    for angle in (half, -half):
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        sides.append(tip + length / np.cos(half) * (turn @ axis))
    axes.add_patch(
        Polygon(
            [tip, *sides],
            closed=True,
            fc=style.hues().station,
            alpha=0.16,
            ec=style.hues().station,
            lw=0.8,
            zorder=1.5,
        )
    )


def _burns(
    axes: Axes,
    plan: Plan,
    met: Array,
    line: Array,
    labels: style.Labels,
    *,
    main: bool,
    limit_m: float = np.inf,
    smallest_m: float = 0.0,
) -> None:
    """A mark for every burn, and its name at the first of each row of pulses."""
    if not met.size:
        return
    named: set[str] = set()
    spots: list[tuple[float, float, str]] = []
    for burn in sorted(plan.burns, key=lambda one: one.met_s):
        if main != (burn.engine == "main") and main:
            continue
        when = burn.met_s + 0.5 * burn.duration_s
        if not met[0] <= when <= met[-1]:
            continue
        x, y = (float(np.interp(when, met, line[:, k])) for k in (0, 1))
        if max(abs(x), abs(y)) > limit_m:
            continue
        axes.plot(x, y, "o", color=style.hues().ship, ms=4.5, mec=style.hues().paper, mew=0.8, zorder=5)
        labels.keep_clear([(x, y)])
        if burn.name in named or np.hypot(x, y) < smallest_m or _is_hold(burn.name):
            continue
        named.add(burn.name)
        spots.append((x, y, f"{burn.name} {style.mps(burn.dv_mps)}" if main else burn.name))
    for x, y, text in spots:
        labels.put(x, y, text)


def _is_hold(name: str) -> bool:
    return name == "station-keeping" or "hold" in name


def _hold(axes: Axes, plan: Plan, labels: style.Labels, half_m: float) -> None:
    """A square where the ship waits, and for how long."""
    for name, legs in groupby(plan.trajectory, key=lambda segment: segment.name):
        if not _is_hold(name):
            continue
        spans = list(legs)
        start, end = spans[0].met_s[0], spans[-1].met_s[-1]
        track = plan.station_trajectory
        if track is None or not track.met_s[0] <= start <= end <= track.met_s[-1] + 1e-3:
            continue
        x, y = (float(one) for one in _vr(plan.relative_rtn(0.5 * (start + end))[:3]))
        if max(abs(x), abs(y)) > half_m:
            continue
        axes.plot(x, y, "s", mfc="none", mec=style.hues().warn, ms=9, mew=1.3, zorder=5)
        if half_m < 1000.0:
            labels.put(x, y, f"hold {end - start:.0f} s")


def _key(figure: Figure, *, drifts: bool, holds: bool) -> None:
    from matplotlib.lines import Line2D

    rows: list[Any] = [
        Line2D([], [], color=style.hues().ship, lw=1.8, label="ship"),
        Line2D([], [], color=style.hues().ship, marker="o", ls="", ms=4.5, label="burn"),
        Line2D([], [], color=style.hues().station, lw=1.2, ls=(0, (6, 2)), label="approach ellipsoid"),
        Line2D([], [], color=style.hues().station, lw=1.2, label="keep-out sphere"),
        Polygon(
            [(0, 0), (1, 0), (1, 1)],
            fc=style.hues().station,
            alpha=0.16,
            ec=style.hues().station,
            label="corridor",
        ),
    ]
    if holds:
        rows.insert(
            2, Line2D([], [], mfc="none", mec=style.hues().warn, marker="s", ls="", ms=8, label="hold")
        )
    if drifts:
        said = "free drift, the next burn missed"
        rows.insert(2, Line2D([], [], color=style.hues().quiet, lw=0.9, ls=(0, (1, 1.6)), label=said))
    figure.legend(handles=rows, loc="lower center", ncols=4, bbox_to_anchor=(0.5, 0.005), columnspacing=1.4)
