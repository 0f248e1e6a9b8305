"""Figures of a dispersion analysis: `SCATTER` by name, drawn from its plan, its summary and its samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse, Patch
from matplotlib.ticker import FuncFormatter
from numpy.typing import NDArray

from expedition.figures import SUFFIXES, clouds, image, style
from expedition.files import write_files
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.whatif.scatter_words import largest, percent
from expedition.whatif.summary import Chance, ColumnSpread, SourceShare, Summary

Array = NDArray[np.float64]

_LOOK: dict[str, tuple[str, str]] = {
    "print": ("station", ""),
    "measured": ("ship", ""),
    "recalled": ("amber", "////"),
    "assumed": ("warn", "...."),
    "own": ("night", ""),
    "": ("faint", ""),
}
_SIZES = {
    "print": "size in print",
    "measured": "measured",
    "recalled": "recalled",
    "assumed": "assumed",
    "own": "your own",
    "": "several together",
}
_CIRCLES = {"zone": "zone, radius", "aim": "aim, within"}


@dataclass(frozen=True, eq=False)
class Scattered:
    """What the figures are drawn from."""

    plan: Plan
    said: Summary
    samples: Mapping[str, NDArray[Any]]

    def spread(self, name: str) -> ColumnSpread:
        """What is said of a column."""
        return next(one for one in self.said.spreads if one.name == name)

    def known(self, *names: str) -> tuple[list[Array], NDArray[np.bool_]]:
        """Columns (n,) of the samples that have them all, and which samples these are."""
        columns = [np.asarray(self.samples[name], dtype=float) for name in names]
        there = np.all([np.isfinite(one) for one in columns], axis=0)
        return [one[there] for one in columns], there

    def fails(self, there: NDArray[np.bool_], *checks: str) -> NDArray[np.bool_]:
        """Which of the samples that are there fail any of some checks."""
        found = [~np.asarray(self.samples[f"ok: {name}"], dtype=bool)[there] for name in checks]
        return np.asarray(np.any(found, axis=0))

    def sheet(self, height_in: float, what: str, more: str = "") -> Figure:
        """A figure with its heading."""
        flown = f"{self.said.samples:,} samples, errors: {self.said.errors}"
        return style.sheet(height_in, f"{self.said.title}: {what}", f"{flown}; {more}" if more else flown)


def _has(*names: str) -> Callable[[Scattered], bool]:
    return lambda run: all(name in run.samples for name in names) and bool(run.known(*names)[1].sum() > 1)


@style.drawn
def dv(run: Scattered) -> Figure:
    """The Δv of the way there, as a histogram, with what is planned, what 99.73 % do with, and what is carried."""
    said, column = run.said, run.spread("total_mps")
    (values,), _ = run.known("total_mps")
    figure = run.sheet(3.7, "Δv from insertion to contact")
    axes = style.panel(figure, 0.72, 0.52, 0.2, 1.15)
    marks = [
        (column.planned, "planned", style.hues().ship, "-"),
        (said.reserve_mps, "99.73 % do with", style.hues().warn, "--"),
        (said.carried_mps, "carried for it", style.hues().ink, ":"),
    ]
    low, high = clouds.reach(values, [x for x, *_ in marks[:2]])
    carried = said.carried_mps
    # A tank far beyond the last sample would press all of them into a corner.
    if carried is not None and high < carried < high + 1.5 * (high - low):
        high = carried + 0.06 * (carried - low)
    clouds.histogram(axes, values, low, high)
    names = []
    for x, name, color, dash in marks:
        if x is None:
            continue
        if x <= high:
            axes.axvline(x, color=color, lw=1.4, ls=dash, zorder=4)
        names.append((min(x, high), f"{name}\n{x:.1f} m/s{' →' if x > high else ''}", color))
    clouds.names_above(axes, names)
    axes.set_xlabel("Δv of phasing and approach, m/s")
    return figure


@style.drawn
def insertion(run: Scattered) -> Figure:
    """Perigee against apogee at insertion."""
    (perigee, apogee), there = run.known("insertion_perigee_km", "insertion_apogee_km")
    figure = run.sheet(4.4, "orbit at insertion", "osculating, above 6378.137 km")
    axes = style.panel(figure, 0.72, 0.52, 0.2, 0.9)
    lows = [run.spread("insertion_perigee_km"), run.spread("lowest_perigee_km")]
    clouds.cloud(axes, perigee, apogee, run.fails(there, "lowest perigee"), "goes too low")
    planned = (lows[0].planned, run.spread("insertion_apogee_km").planned)
    clouds.planned(axes, *planned)
    axes.set_xlabel("perigee, km")
    axes.set_ylabel("apogee, km")
    if (least := lows[1].least) is not None and least > axes.get_xlim()[0]:
        axes.axvline(least, color=style.hues().warn, lw=1.2, label=f"lowest perigee allowed, {least:g} km")
    clouds.key(figure, axes, 0.5)
    return figure


@style.drawn
def arrival(run: Scattered) -> Figure:
    """Where phasing ends, about the aim point, in the plane of the orbit with the station's zones."""
    plan, names = run.plan, named(run.plan)
    (radial, along), there = run.known("arrival_radial_m", "arrival_along_m")
    assert plan.arrival is not None
    aim = plan.relative_rtn(plan.arrival.met_s)
    early = run.fails(there, "approach ellipsoid entered after approach initiation only")
    spread = np.concatenate([clouds.middle(along), clouds.middle(radial)])
    # Where phasing ends far from the station its cloud is but a speck beside it, and is drawn larger below.
    speck = float(np.ptp(spread)) < 0.3 * float(np.hypot(aim[0], aim[1]))
    figure = run.sheet(
        7.3 if speck else 4.9, "arrival at the aim point", "station at the origin; in the plane of the orbit"
    )
    axes = style.panel(figure, 0.72, 4.35 if speck else 0.52, 0.2, 0.95)
    if speck:
        near = style.panel(figure, 0.72, 0.52, 0.2, 3.5)
        clouds.cloud(near, along, -radial, early, "")
        clouds.planned(near, 0.0, 0.0, "")
        clouds.level(near, near.get_xlim(), near.get_ylim())
        near.invert_yaxis()
        near.set_xlabel("ahead of the aim point, m")
        near.set_ylabel("below it, m")
    clouds.cloud(
        axes, (aim[1] + along) / 1000.0, -(aim[0] + radial) / 1000.0, early, "enters the ellipsoid early"
    )
    clouds.planned(axes, aim[1] / 1000.0, -aim[0] / 1000.0, "aim point")
    if names.station is not None:
        zone, sphere = names.station.approach_ellipsoid_semi_axes_m, names.station.keep_out_sphere_radius_m
        ring: Any = {"fc": "none", "ec": style.hues().station, "lw": 1.2, "zorder": 4}
        axes.add_patch(
            Ellipse(
                (0, 0),
                2e-3 * zone.along_track,
                2e-3 * zone.radial,
                ls=(0, (6, 2)),
                label="approach ellipsoid",
                **ring,
            )
        )
        axes.add_patch(Circle((0, 0), 1e-3 * sphere, label="keep-out sphere", **ring))
    axes.plot(
        0,
        0,
        "D",
        color=style.hues().station,
        ms=5,
        mec=style.hues().paper,
        mew=0.9,
        zorder=5,
        label="station",
    )
    axes.autoscale_view()
    clouds.level(axes, axes.get_xlim(), axes.get_ylim())
    axes.invert_yaxis()
    axes.set_xlabel("V-bar, km  (ahead →)")
    axes.set_ylabel("R-bar, km  (← to the Earth)")
    clouds.key(figure, axes, 0.5)
    return figure


@style.drawn
def contact(run: Scattered) -> Figure:
    """How far the ports meet to the side of each other, and how fast they close and drift then."""
    names = ("side_m", "other_side_m", "contact_mps", "lateral_mps")
    (side, other, closing, sideways), there = run.known(*names)
    bad = run.fails(there, "contact speed", "contact alignment")
    figure = run.sheet(4.35, "contact")
    left = style.panel(figure, 0.72, 0.52, 3.55, 0.95)
    right = style.panel(figure, 4.35, 0.52, 0.2, 0.95)
    most = run.spread("lateral_m").most
    clouds.cloud(left, 100.0 * side, 100.0 * other, bad, "fails a check of contact")
    at = [100.0 * (run.spread(name).planned or 0.0) for name in names[:2]]
    clouds.planned(left, at[0], at[1])
    half = 100.0 * max(float(np.quantile(np.hypot(side, other), 0.9999)), 1e-3)
    if most is not None:
        left.add_patch(
            Circle(
                (0, 0), 100.0 * most, fc="none", ec=style.hues().warn, lw=1.3, zorder=4, label="docking limit"
            )
        )
        half = max(half, 100.0 * most)
    clouds.level(left, (-1.08 * half, 1.08 * half), (-1.08 * half, 1.08 * half))
    left.set_xlabel("to one side, cm")
    left.set_ylabel("to the other side, cm")
    clouds.cloud(right, closing, 100.0 * sideways, bad, "")
    clouds.planned(
        right, run.spread("contact_mps").planned, 100.0 * (run.spread("lateral_mps").planned or 0.0), ""
    )
    speed, drift = run.spread("contact_mps"), run.spread("lateral_mps")
    for limit in (speed.least, speed.most):
        if limit is not None:
            right.axvline(limit, color=style.hues().warn, lw=1.3, zorder=4)
    if drift.most is not None:
        right.axhline(100.0 * drift.most, color=style.hues().warn, lw=1.3, zorder=4)
        right.set_ylim(0.0, 108.0 * drift.most)
    right.set_xlabel("closing speed, m/s")
    right.set_ylabel("sideways speed, cm/s")
    right.margins(x=0.06)
    clouds.key(figure, left, 0.5)
    return figure


@style.drawn
def landing(run: Scattered) -> Figure:
    """Where it lands, with the ellipses that hold a share of the landings, and where it shall land."""
    (along, cross), there = run.known("along_km", "cross_km")
    zone = run.fails(there, "landing in the zone")
    figure = run.sheet(6.4, "landing", "from where it lands as planned; up: along the flight")
    axes = style.panel(figure, 0.72, 0.52, 0.2, 0.95)
    clouds.cloud(axes, cross, along, zone, "outside the zone")
    clouds.planned(axes, 0.0, 0.0, "planned landing")
    for one, dash in zip(run.said.ellipses, ("-", (0, (5, 1.5)), (0, (1.5, 1.5))), strict=False):
        # Turned from the direction of flight, which is up, to the right.
        middle = (float(cross.mean()), float(along.mean()))
        axes.add_patch(
            Ellipse(
                middle,
                2.0 * one.semi_minor_km,
                2.0 * one.semi_major_km,
                angle=-one.heading_deg,
                fc="none",
                ec=style.hues().night,
                lw=1.3,
                ls=dash,
                zorder=4,
                label=f"{100.0 * one.wanted:.4g} %: {one.semi_major_km:.1f} × {one.semi_minor_km:.1f} km",
            )
        )
    reach = float(np.quantile(np.hypot(cross, along), 0.999))
    for circle in run.said.circles:
        color = style.hues().station if circle.name == "zone" else style.hues().climb
        axes.add_patch(
            Circle(
                (circle.cross_km, circle.along_km),
                circle.radius_km,
                fc="none",
                ec=color,
                lw=1.3,
                zorder=3,
                label=f"{_CIRCLES[circle.name]} {circle.radius_km:g} km",
            )
        )
    half = 1.15 * reach
    clouds.level(axes, (-half, half), (-half, half))
    axes.set_xlabel("to the right of the planned landing, km")
    axes.set_ylabel("beyond the planned landing, km")
    clouds.key(figure, axes, 0.5, columns=4)
    return figure


@style.drawn
def sources(run: Scattered) -> Figure:
    """How much of each scatter every error source makes, and how sure its size is."""
    groups = {title: rows for title, rows in largest(run.said).items() if rows}
    count = sum(map(len, groups.values())) + 1.4 * len(groups)
    height = 1.35 + 0.185 * count
    figure = run.sheet(height, "where the scatter comes from", "share of the variance, 95 % interval")
    axes = style.panel(figure, 2.15, 0.48, 0.95, 0.82)
    axes.grid(visible=False, axis="y")
    y, seen = 0.0, set()
    ticks: list[float] = []
    words: list[str] = []
    for title, rows in groups.items():
        axes.text(
            0.1 / 7.1,
            y,
            title,
            transform=clouds.sheet_wide(axes),
            weight="bold",
            va="center",
            bbox={"fc": style.hues().paper, "ec": "none", "pad": 1.0},
        )
        y += 1.0
        for row in rows:
            seen.add(row.confidence)
            ticks.append(y)
            words.append("none by itself" if row.source == "together" else row.source)
            _share_bar(axes, y, row)
            y += 1.0
        y += 0.4
    axes.set_yticks(ticks, words)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(y - 0.4, -0.8)
    axes.set_xlim(0.0, 100.0)
    axes.set_xlabel("share of the variance, %")
    axes.spines["left"].set_visible(False)
    key = [
        Patch(fc=getattr(style.hues(), color), hatch=hatch, ec=style.hues().paper, lw=0.0, label=_SIZES[name])
        for name, (color, hatch) in _LOOK.items()
        if name in seen
    ]
    figure.legend(handles=key, loc="upper left", ncols=6, bbox_to_anchor=(0.0, 1.0 - 0.5 / height))
    return figure


@style.drawn
def failures(run: Scattered) -> Figure:
    """How likely each check fails, with its 95 % interval, on a scale of powers of ten."""
    said = run.said
    groups = [("Fails its check", said.failures), ("Drifts into a zone, the next burn missed", said.drifts)]
    groups = [(title, rows) for title, rows in groups if rows]
    height = 1.15 + 0.2 * (sum(len(rows) for _, rows in groups) + 1.4 * len(groups))
    figure = run.sheet(height, "what may fail", "95 % intervals; an arrow: no case, and at most so likely")
    axes = style.panel(figure, 3.45, 0.48, 1.35, 0.62)
    axes.grid(visible=False, axis="y")
    axes.set_xscale("log")
    floor = 10.0 ** np.floor(np.log10(0.1 / said.samples))
    axes.set_xlim(100.0 * floor, 130.0)
    y = 0.0
    ticks: list[float] = []
    words: list[str] = []
    for title, rows in groups:
        axes.text(0.1 / 7.1, y, title, transform=clouds.sheet_wide(axes), weight="bold", va="center")
        y += 1.0
        for row in rows:
            ticks.append(y)
            words.append(row.name)
            _chance_mark(axes, y, row)
            y += 1.0
        y += 0.4
    axes.set_yticks(ticks, words)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(y - 0.4, -0.8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("chance, %")
    return figure


SCATTER: dict[str, tuple[Callable[[Scattered], Figure], Callable[[Scattered], bool]]] = {
    "scatter-dv": (dv, _has("total_mps")),
    "scatter-insertion": (insertion, _has("insertion_perigee_km", "insertion_apogee_km")),
    "scatter-arrival": (arrival, _has("arrival_radial_m", "arrival_along_m")),
    "scatter-contact": (contact, _has("side_m", "other_side_m", "contact_mps", "lateral_mps")),
    "scatter-landing": (landing, _has("along_km", "cross_km")),
    "scatter-sources": (sources, lambda run: any(largest(run.said).values())),
    "scatter-failures": (failures, lambda run: bool(run.said.failures)),
}
"""The figures, and whether an analysis has something to show in them."""
CAPTIONS = {
    "scatter-dv": "Δv from insertion to contact",
    "scatter-insertion": "Orbit at insertion",
    "scatter-arrival": "Arrival at the aim point",
    "scatter-contact": "Contact",
    "scatter-landing": "Landing",
    "scatter-sources": "Where the scatter comes from",
    "scatter-failures": "What may fail",
}
"""What they show."""


def fitting(run: Scattered) -> list[str]:
    """The names of the figures that an analysis has something to show in."""
    return [name for name, (_, there) in SCATTER.items() if there(run)]


def draw(run: Scattered, name: str) -> Figure:
    """One of its figures."""
    return SCATTER[name][0](run)


def drawings(run: Scattered, formats: Sequence[str] = SUFFIXES) -> dict[str, bytes]:
    """The files of all figures that an analysis has, by name."""
    out = {}
    for name in fitting(run):
        figure = draw(run, name)
        out.update({f"{name}.{suffix}": image(figure, suffix) for suffix in formats})
    return out


def write(run: Scattered, folder: str | Path, formats: Sequence[str] = SUFFIXES) -> list[Path]:
    """Draw all its figures into a folder, whole or not at all; returns the files."""
    return write_files(drawings(run, formats), Path(folder))


def _share_bar(axes: Axes, y: float, row: SourceShare) -> None:
    color, hatch = _LOOK.get(row.confidence, _LOOK["own"])
    value = 100.0 * (row.share.value or 0.0)
    axes.barh(
        y,
        value,
        height=0.66,
        fc=getattr(style.hues(), color),
        ec=style.hues().paper,
        lw=0.0,
        hatch=hatch,
        zorder=2,
    )
    low, high = row.share.low, row.share.high
    end = value
    if low is not None and high is not None:
        end = 100.0 * high
        axes.plot([100.0 * low, end], [y, y], color=style.hues().ink, lw=0.9, zorder=3)
    axes.text(
        min(end, 100.0) + 1.2, y, percent(row.share.value), va="center", size=style.SMALL, clip_on=False
    )


def _chance_mark(axes: Axes, y: float, row: Chance) -> None:
    low, _ = axes.get_xlim()
    value, bottom, top = row.share.value or 0.0, row.share.low or 0.0, row.share.high
    color = style.hues().warn if bottom > 0.0 else style.hues().quiet
    high = 100.0 * (top if top is not None else value)
    if value > 0.0:
        axes.plot([max(100.0 * bottom, low), high], [y, y], color=color, lw=1.6, solid_capstyle="butt")
        axes.plot(100.0 * value, y, "o", color=color, ms=4.5)
        text = f"{percent(value)}, {percent(bottom)[:-2]} to {percent(top)[:-2]}"
    else:
        axes.annotate(
            "", (low, y), (high, y), arrowprops={"arrowstyle": "-|>", "color": color, "lw": 1.2, "shrinkA": 0}
        )
        axes.plot(high, y, "|", color=color, ms=6, mew=1.4)
        text = f"at most {percent(top)}"
    axes.annotate(
        f"{text}{' *' if row.by == 'direct' else ''}",
        (1.0, y),
        (4, 0),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        va="center",
        size=style.SMALL,
        annotation_clip=False,
    )
