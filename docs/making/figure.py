"""docs/figures/soyuz-ms-19.svg: a plan in one picture, drawn from the plan itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from expedition.catalog import DEFAULT
from expedition.plans.plan import Plan
from expedition.space.crossings import brackets
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import format_met, format_utc, parse_utc
from making.coast import LAND, WATER

INK, QUIET, GRID = "#1d2733", "#5c6b7a", "#d9dfe5"
SEA, EARTH, SHADOW = "#f3f7fa", "#dfe0d8", "#e4e8ee"
SHIP, NIGHT, CLIMB, STATION = "#1f6fb4", "#173253", "#d9480f", "#2b8a3e"

_STEP_S = 15.0
STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.7,
    "axes.titlesize": 10.0,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "svg.fonttype": "path",
    # Names inside the file are random but for this.
    "svg.hashsalt": "expedition",
}


def draw(plan: Plan, path: Path) -> None:
    """Draw a plan as SVG; the same plan gives the same file."""
    with matplotlib.rc_context(STYLE):
        figure = _figure(plan)
        empty: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(path, metadata=empty if path.suffix == ".svg" else None, dpi=150)


def _figure(plan: Plan) -> Figure:
    figure = Figure(figsize=(10.0, 8.3), facecolor="white")
    world = figure.add_axes((0.045, 0.455, 0.94, 0.445))
    height = figure.add_axes((0.07, 0.065, 0.405, 0.295))
    distance = figure.add_axes((0.58, 0.065, 0.405, 0.295))
    _heading(figure, plan)
    _map(world, plan)
    _heights(height, plan)
    _distance(distance, plan)
    return figure


def _heading(figure: Figure, plan: Plan) -> None:
    asked = plan.asked
    pad, station = DEFAULT.pad(asked.pad), DEFAULT.station(asked.station)
    figure.text(
        0.045,
        0.962,
        f"{asked.title}: {pad.title} to the {station.title} in {plan.orbits} orbits",
        size=12.5,
        weight="bold",
    )
    figure.text(
        0.045,
        0.932,
        f"lift-off {format_utc(parse_utc(plan.liftoff_utc), 1)[:-1].replace('T', ' ')} UTC, "
        f"contact {format_utc(parse_utc(plan.docking_utc))[11:-1]} UTC "
        f"(T+{format_met(plan.events[-1].met_s)[2:]}), Δv {plan.dv_total_mps:.0f} m/s; "
        f"computed from station data {plan.data.age_h:.1f} h old at lift-off",
        color=QUIET,
    )


def _ground(plan: Plan, met: np.ndarray, states: np.ndarray) -> np.ndarray:
    """Longitude and latitude (deg), height (km) under GCRF states."""
    fixed = itrf_from_gcrf_states(parse_utc(plan.liftoff_utc) + met, states)
    latitude, longitude, up = geodetic_from_itrf(fixed[:, :3]).T
    return np.stack([np.degrees(longitude), np.degrees(latitude), up / 1000.0], axis=1)


def _shadows(plan: Plan) -> list[tuple[float, float]]:
    """Spans of MET in which the ship is in the Earth's shadow."""
    out, start = [], None
    for event in plan.events:
        if event.name == "Orbital sunset":
            start = event.met_s
        elif event.name == "Orbital sunrise":
            out.append((start or 0.0, event.met_s))
            start = None
    if start is not None:
        out.append((start, plan.events[-1].met_s))
    return out


def _phasing_burns(plan: Plan) -> list[tuple[float, str, float]]:
    """Middle (MET), name and Δv of the burns of the main engine."""
    return [
        (burn.met_s + 0.5 * burn.duration_s, burn.name, burn.dv_mps)
        for burn in plan.burns
        if burn.engine == "main"
    ]


def _map(axes: Axes, plan: Plan) -> None:
    axes.set_facecolor(SEA)
    axes.add_collection(PolyCollection(LAND, facecolors=EARTH, edgecolors="#c3c5ba", linewidths=0.5))
    axes.add_collection(PolyCollection(WATER, facecolors=SEA, edgecolors="#c3c5ba", linewidths=0.5))
    end = plan.events[-1].met_s
    cutoff = plan.insertion.cutoff_met_s
    met = np.arange(0.0, end, _STEP_S)
    ship = _ground(plan, met, plan.state_gcrf(met))
    dark = np.zeros(met.size, dtype=bool)
    for start, stop in _shadows(plan):
        dark |= (met >= start) & (met <= stop)
    chase = met >= cutoff
    _track(axes, ship[chase & ~dark], SHIP, 1.6)
    _track(axes, ship[dark], NIGHT, 2.4)
    _track(axes, ship[met <= cutoff], CLIMB, 3.2)
    # Arrows where both revolutions climb over the equator show the sense of the motion.
    arrow = {"arrowstyle": "-|>", "color": SHIP, "lw": 0.0, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 13}
    for k in brackets(ship[:, 1], rising=True):
        axes.annotate("", ship[k + 8, :2], ship[k, :2], arrowprops=arrow)
    pad = DEFAULT.pad(plan.flight.pad)
    _place(axes, (pad.longitude_deg, pad.latitude_deg), pad.name, "^", CLIMB, (-2, -11), "left")
    (inserted,) = _ground(plan, np.array([cutoff]), plan.state_gcrf([cutoff]))
    _place(axes, inserted, "insertion", "o", CLIMB, (6, -9), "left")
    (ahead,) = _ground(plan, np.array([cutoff]), plan.station_state_gcrf([cutoff]))
    name = plan.flight.station.upper()
    text = f"{name} at insertion,\n{plan.window.phase_insertion_deg % 360.0:.1f}° ahead"
    _place(axes, ahead, text, "D", STATION, (6, 8), "left")
    sides = {"DV1": (8, 6), "DV2": (9, -3), "DV3": (-7, -8), "Arrival": (0, -11)}
    for when, burn, dv in _phasing_burns(plan):
        (at,) = _ground(plan, np.array([when]), plan.state_gcrf([when]))
        dx, dy = sides.get(burn, (8, 4))
        place = "right" if dx < 0 else "center" if dx == 0 else "left"
        _place(axes, at, f"{burn} {dv:.1f} m/s", "o", SHIP, (dx, dy), place)
    (at,) = _ground(plan, np.array([end]), plan.state_gcrf([end]))
    _place(axes, at, "contact", "*", STATION, (0, 11), "center")
    axes.set(xlim=(-180, 180), ylim=(-60, 76), xticks=range(-180, 181, 60), yticks=range(-60, 61, 30))
    axes.set_xticklabels(
        [f"{abs(x)}°{'' if x % 180 == 0 else 'W' if x < 0 else 'E'}" for x in range(-180, 181, 60)]
    )
    axes.set_yticklabels([f"{abs(y)}°{'' if y == 0 else 'S' if y < 0 else 'N'}" for y in range(-60, 61, 30)])
    axes.grid(color=GRID, lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=8)
    for label, color, width, x in (
        ("ascent", CLIMB, 3.2, 0.545),
        ("in sunlight", SHIP, 1.6, 0.63),
        ("in the Earth's shadow", NIGHT, 2.4, 0.745),
    ):
        axes.plot([x, x + 0.025], [0.05, 0.05], color=color, lw=width, transform=axes.transAxes)
        axes.text(x + 0.032, 0.05, label, transform=axes.transAxes, va="center", size=8, color=INK)


def _track(axes: Axes, points: np.ndarray, color: str, width: float) -> None:
    """A ground track, broken where it leaves the map and where it pauses."""
    xy = points[:, :2]
    cuts = np.flatnonzero(np.abs(np.diff(xy[:, 0])) > 8.0) + 1
    pieces = [piece for piece in np.split(xy, cuts) if len(piece) > 1]
    axes.add_collection(LineCollection(pieces, colors=color, linewidths=width, capstyle="round"))


def _place(
    axes: Axes, at: Any, text: str, marker: str, color: str, offset: tuple[float, float], side: str
) -> None:
    size = {"*": 11, "^": 7, "D": 5.5}.get(marker, 5.5)
    axes.plot(at[0], at[1], marker, color=color, ms=size, mec="white", mew=0.9, zorder=5)
    halo = {"boxstyle": "round,pad=0.12", "fc": "white", "ec": "none", "alpha": 0.75}
    axes.annotate(
        text,
        (at[0], at[1]),
        offset,
        textcoords="offset points",
        ha=side,
        va="center",
        size=8.5,
        bbox=halo,
        zorder=6,
    )


def _clock(axes: Axes, plan: Plan) -> None:
    end = plan.events[-1].met_s
    for start, stop in _shadows(plan):
        axes.axvspan(start / 3600.0, stop / 3600.0, color=SHADOW, lw=0)
    ticks = np.arange(0.0, end / 3600.0, 0.5)
    axes.set_xlim(0.0, end / 3600.0 * 1.015)
    axes.set_xticks(ticks, [f"{int(t)}:{round(t % 1 * 60):02d}" for t in ticks])
    axes.set_xlabel("T+, h:mm")
    axes.grid(color=GRID, lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=3, labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _heights(axes: Axes, plan: Plan) -> None:
    end = plan.events[-1].met_s
    met = np.arange(0.0, end, _STEP_S)
    ship = _ground(plan, met, plan.state_gcrf(met))[:, 2]
    station = _ground(plan, met, plan.station_state_gcrf(met))[:, 2]
    climb = met <= plan.insertion.cutoff_met_s
    _clock(axes, plan)
    axes.plot(met / 3600.0, station, color=STATION, lw=1.4)
    axes.plot(met / 3600.0, ship, color=SHIP, lw=1.8)
    axes.plot(met[climb] / 3600.0, ship[climb], color=CLIMB, lw=2.6)
    axes.set_title("Height above the ellipsoid")
    axes.set_ylabel("km")
    axes.set_ylim(0.0, 500.0)
    for when, name, _ in _phasing_burns(plan):
        y = float(np.interp(when, met, ship))
        axes.plot(when / 3600.0, y, "o", color=SHIP, ms=5.5, mec="white", mew=0.9, zorder=5)
        axes.annotate(name, (when / 3600.0, y), (0, -12), textcoords="offset points", ha="center", size=8.5)
    at = 0.42 * end
    axes.text(
        at / 3600.0, float(np.interp(at, met, station)) + 22, "station", color=STATION, size=8.5, ha="center"
    )
    at = 0.105 * end
    axes.text(at / 3600.0, float(np.interp(at, met, ship)) - 36, "ship", color=SHIP, size=8.5, ha="left")
    start, stop = _shadows(plan)[0]
    axes.text((start + stop) / 7200.0, 14.0, "in shadow", color=QUIET, size=8, ha="center")


def _distance(axes: Axes, plan: Plan) -> None:
    end = plan.events[-1].met_s
    met = np.concatenate([np.arange(0.0, 0.8 * end, _STEP_S), np.arange(0.8 * end, end, 2.0), [end]])
    track = np.linalg.norm(plan.relative_rtn(met)[:, :3], axis=1)
    climb = met <= plan.insertion.cutoff_met_s
    _clock(axes, plan)
    axes.plot(met / 3600.0, track, color=SHIP, lw=1.8)
    axes.plot(met[climb] / 3600.0, track[climb], color=CLIMB, lw=2.6)
    axes.set_yscale("log")
    axes.set_ylim(8.0, 5e6)
    axes.set_yticks([10, 100, 1e3, 1e4, 1e5, 1e6], ["10 m", "100 m", "1 km", "10 km", "100 km", "1000 km"])
    axes.minorticks_off()
    axes.set_title("Distance to the station")
    for when, name, _ in _phasing_burns(plan):
        y = float(np.interp(when, met, track))
        axes.plot(when / 3600.0, y, "o", color=SHIP, ms=5.5, mec="white", mew=0.9, zorder=5)
        (dx, dy), side = ((5, 8), "left") if name == "Arrival" else ((-5, -9), "right")
        axes.annotate(name, (when / 3600.0, y), (dx, dy), textcoords="offset points", ha=side, size=8.5)
    for event, text in (
        ("Enters approach ellipsoid", "approach ellipsoid"),
        ("Enters keep-out sphere", "keep-out sphere"),
        ("Contact", "contact"),
    ):
        when = next(one.met_s for one in plan.events if one.name == event)
        y = float(np.interp(when, met, track))
        marker, size = ("*", 11) if event == "Contact" else ("o", 5.5)
        axes.plot(
            when / 3600.0, y, marker, color=STATION, ms=size, mec="white", mew=0.9, zorder=5, clip_on=False
        )
        axes.annotate(
            text,
            (when / 3600.0, y),
            (-8, -3),
            textcoords="offset points",
            ha="right",
            size=8.5,
            color=STATION,
        )
