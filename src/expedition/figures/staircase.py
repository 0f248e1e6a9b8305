"""The staircase: perigee and apogee from burn to burn, and the phase angle that they run down."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.figures import style
from expedition.figures.relative import meets_station, shared_met_s
from expedition.plans.plan import Plan
from expedition.space.engine import EARTH_RADIUS_M
from expedition.space.frames import rtn_axes
from expedition.space.orbits import apsides_km

Array = NDArray[np.float64]

_LEAST_BURN_MPS = 0.5


@style.drawn
def staircase(plan: Plan) -> Figure:
    """Perigee, apogee and height of the ship by time, the station's height, and the phase angle between them.

    Heights are above a sphere of 6378.137 km, as burns have them. Raises InputError where the ship never is in
    orbit.
    """
    start, end = _span(plan)
    both = meets_station(plan)
    figure = style.sheet(
        6.3 if both else 3.9,
        f"{plan.flight.title}: heights" + (" and phase" if both else ""),
        "perigee and apogee osculate after each burn, above 6378.137 km",
    )
    axes = style.panel(figure, 0.62, 2.55 if both else 0.5, 0.15, 0.72)
    heights(axes, plan)
    if both:
        axes.set_xlabel("")
        axes.tick_params(labelbottom=False)
        low = style.panel(figure, 0.62, 0.5, 0.15, 4.1)
        style.met_axis(low, start, end, plan.start_name)
        _phase(low, plan, shared_met_s(plan, 1200))
    return figure


def has_orbit(plan: Plan) -> bool:
    """Whether the ship coasts in orbit."""
    return any(segment.frame == "GCRF" for segment in plan.trajectory) and plan.hop is None


def _span(plan: Plan) -> tuple[float, float]:
    orbit = [segment for segment in plan.trajectory if segment.frame == "GCRF"]
    if not orbit or plan.hop is not None:
        raise InputError(f"{plan.flight.title} is never in orbit", field="figure")
    return orbit[0].met_s[0], orbit[-1].met_s[-1]


def steps(plan: Plan) -> tuple[Array, Array, Array]:
    """MET at which the orbit changes, and perigee and apogee (km) from then on."""
    start, _ = _span(plan)
    if plan.insertion is not None:
        first = (plan.insertion.perigee_km, plan.insertion.apogee_km)
    else:
        first = apsides_km(plan.state_gcrf(start))
    rows = [(start, *first)]
    rows += [
        (burn.met_s + 0.5 * burn.duration_s, burn.perigee_km, burn.apogee_km)
        for burn in sorted(plan.burns, key=lambda one: one.met_s)
        if burn.dv_mps >= _LEAST_BURN_MPS
    ]
    table = np.array(rows)
    return table[:, 0], table[:, 1], table[:, 2]


def heights(axes: Axes, plan: Plan, *, brief: bool = False) -> None:
    """Perigee, apogee, and the heights of ship and station by time, with the burns.

    brief: only those of the main engine, and without their Δv.
    """
    start, end = _span(plan)
    style.met_axis(axes, start, end, plan.start_name)
    met = np.linspace(start, end, 1200)
    height = _height_km(plan.state_gcrf(met))
    when, perigee, apogee = steps(plan)
    edges = np.append(when, met[-1])
    axes.fill_between(
        edges,
        np.append(perigee, perigee[-1]),
        np.append(apogee, apogee[-1]),
        step="post",
        color=style.hues().ship,
        alpha=0.13,
        lw=0,
    )
    axes.step(
        edges, np.append(apogee, apogee[-1]), where="post", color=style.hues().ship, lw=1.6, label="apogee"
    )
    axes.step(
        edges,
        np.append(perigee, perigee[-1]),
        where="post",
        color=style.hues().ship,
        lw=1.6,
        ls=(0, (4, 2)),
        label="perigee",
    )
    axes.plot(met, height, color=style.hues().ink, lw=0.8, label="ship")
    lines = [style.dense(np.stack([met, height], axis=1))]
    for level in (perigee, apogee):
        stairs = level[np.searchsorted(when, met, side="right") - 1]
        lines.append(style.dense(np.stack([met, stairs], axis=1)))
    if meets_station(plan):
        shared = shared_met_s(plan, 1200)
        up = _height_km(plan.station_state_gcrf(shared))
        axes.plot(shared, up, color=style.hues().station, lw=1.2, ls=(0, (1, 1.2)), label="station")
        lines.append(style.dense(np.stack([shared, up], axis=1)))
    low, high = axes.get_ylim()
    # A deorbit burn's perigee lies far down; the heights of the orbit are what the figure is about.
    low = max(low, 0.0)
    axes.set_ylim(low - 0.08 * (high - low), high + 0.16 * (high - low))
    axes.set_ylabel("height, km")
    # Above the panel, where no line runs.
    axes.legend(
        loc="lower right",
        bbox_to_anchor=(1.0, 1.0),
        ncols=4,
        handlelength=1.7,
        columnspacing=1.0,
        borderpad=0,
    )
    labels = style.Labels(axes, lines)
    marks = [
        burn
        for burn in plan.burns
        if burn.dv_mps >= _LEAST_BURN_MPS and (burn.engine == "main" or (burn.dv_mps > 2.0 and not brief))
    ]
    middles = [burn.met_s + 0.5 * burn.duration_s for burn in marks]
    spots = [float(np.interp(when, met, height)) for when in middles]
    axes.plot(middles, spots, "o", color=style.hues().ship, ms=5, mec=style.hues().paper, mew=0.9, zorder=5)
    if plan.insertion is not None:
        labels.put(met[0], float(height[0]), "insertion")
    if len(marks) > 12:
        return
    for burn, x, y in zip(marks, middles, spots, strict=True):
        labels.put(x, y, burn.name if brief else f"{burn.name} {burn.dv_mps:.1f} m/s")


def _height_km(states_gcrf: Array) -> Array:
    return np.asarray((np.linalg.norm(states_gcrf[:, :3], axis=1) - EARTH_RADIUS_M) / 1000.0)


def phase_deg(ship_gcrf: Array, station_gcrf: Array) -> Array:
    """Degrees (n,) by which the station is ahead of the ship along its orbit, unbroken through whole turns.

    The last value lies within half a turn of zero.
    """
    axes = rtn_axes(ship_gcrf)
    radial = np.einsum("ni,ni->n", axes[:, 0], station_gcrf[:, :3])
    along = np.einsum("ni,ni->n", axes[:, 1], station_gcrf[:, :3])
    turned = np.unwrap(np.arctan2(along, radial)[::-1])[::-1]
    return np.asarray(np.degrees(turned))


def _phase(axes: Axes, plan: Plan, met: Array) -> None:
    phase = phase_deg(plan.state_gcrf(met), plan.station_state_gcrf(met))
    axes.plot(met, phase, color=style.hues().ship, lw=1.8)
    axes.axhline(0.0, color=style.hues().station, lw=0.9, ls=(0, (1, 1.2)))
    axes.set_ylabel("station ahead of ship, °")
    low, high = axes.get_ylim()
    axes.set_ylim(low - 0.05 * (high - low), high + 0.14 * (high - low))
    labels = style.Labels(axes, [style.dense(np.stack([met, phase], axis=1))])
    labels.put(met[0], float(phase[0]), f"{phase[0]:.1f}°")
    burns = [burn for burn in plan.burns if burn.engine == "main" and burn.dv_mps >= _LEAST_BURN_MPS]
    for burn in burns:
        x = burn.met_s + 0.5 * burn.duration_s
        if not met[0] <= x <= met[-1]:
            continue
        y = float(np.interp(x, met, phase))
        axes.plot(x, y, "o", color=style.hues().ship, ms=5, mec=style.hues().paper, mew=0.9, zorder=5)
        if len(burns) <= 12:
            labels.put(x, y, f"{burn.name} {y:.1f}°")
