"""Samples of a flight with scattered errors as the page draws them: counts, clouds, and a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.console.answers import Span
from expedition.console.whatif_answer import Cloud, Histogram, Mark, Scattered
from expedition.plans.named import named
from expedition.whatif.dispersions import Dispersions
from expedition.whatif.summary import ColumnSpread

Array = NDArray[np.float64]

_DRAWN = 1000
_BINS = 40
_ROUND = 72
# Told of each sample, where it has them.
_TOLD = ("total_mps", "arrival_m", "contact_mps", "lateral_m", "off_aim_km", "max_g", "deorbit_dv_mps")
_COUNTED = ("total_mps", "off_aim_km", "max_g")


def scattered(found: Dispersions) -> Scattered:
    """Histograms of all samples, and clouds of the first thousand."""
    samples = found.samples
    count = min(samples.count, _DRAWN)
    outcomes = [one.name for one in found.summary.outcomes]
    columns = {name: samples[name] for name in samples}
    drawn = [outcomes.index(one) for one in columns["outcome"][:count]]
    spreads = {one.name: one for one in found.summary.spreads}
    first = "All" if count == samples.count else f"The first {count:,} of"
    return Scattered(
        about=f"{first} {samples.count:,} samples are drawn",
        numbers=[int(number) for number in columns["sample"][:count]],
        outcomes=outcomes,
        outcome=drawn,
        said=[_said(columns, spreads, k) for k in range(count)],
        histograms=[
            _histogram(columns[name], spreads[name], found, count) for name in _COUNTED if name in spreads
        ],
        clouds=list(_clouds(columns, spreads, found, count)),
    )


def _said(columns: Mapping[str, NDArray[Any]], spreads: Mapping[str, ColumnSpread], k: int) -> str:
    parts = [f"sample {columns['sample'][k]}: {columns['outcome'][k]}"]
    for name in _TOLD:
        if name in spreads and np.isfinite(columns[name][k]):
            parts.append(f"{spreads[name].title} {columns[name][k]:.4g} {spreads[name].unit}")
    failed = [
        name.removeprefix("ok: ") for name, ok in columns.items() if name.startswith("ok: ") and not ok[k]
    ]
    # What a flight that ended early never reached has not failed for itself.
    if failed:
        parts.append(f"fails {failed[0]}")
    return "; ".join(part for part in (*parts, str(columns["failed"][k])) if part)


def _histogram(values: Array, spread: ColumnSpread, found: Dispersions, count: int) -> Histogram:
    known = values[np.isfinite(values)]
    counts, edges = np.histogram(known, bins=_BINS)
    marks = []
    if spread.planned is not None:
        marks.append(Mark(name="planned", value=spread.planned, limit=False))
    if spread.q9973.value is not None:
        marks.append(Mark(name="99.73 %", value=spread.q9973.value, limit=False))
    if spread.name == "total_mps" and found.summary.carried_mps is not None:
        marks.append(Mark(name="carried", value=found.summary.carried_mps, limit=True))
    return Histogram(
        title=f"{spread.title}, {spread.unit}",
        edges=_numbers(edges),
        counts=[int(one) for one in counts],
        marks=marks,
        values=_maybe(values[:count]),
    )


def _clouds(
    columns: Mapping[str, Array], spreads: Mapping[str, ColumnSpread], found: Dispersions, count: int
) -> Iterator[Cloud]:
    def pair(title: str, x: str, y: str, outlines: list[list[Span]] | None = None, said: str = "") -> Cloud:
        across, up = spreads[x], spreads[y]
        planned = None
        if across.planned is not None and up.planned is not None:
            planned = (across.planned, up.planned)
        return Cloud(
            where="chart",
            title=title,
            x_title=f"{across.title}, {across.unit}",
            y_title=f"{up.title}, {up.unit}",
            x=_maybe(columns[x][:count]),
            y=_maybe(columns[y][:count]),
            planned=planned,
            outlines=outlines or [],
            said=said,
        )

    if "arrival_along_m" in columns:
        yield pair("At insertion", "insertion_perigee_km", "insertion_apogee_km")
        yield pair("At contact", "contact_mps", "lateral_m")
        profile = named(found.plan).profile
        if profile is not None:
            behind, below = profile.approach.aim_behind_m, profile.approach.aim_below_m
            yield Cloud(
                where="relative",
                title="Arrivals about the aim point",
                x_title="ahead of the station, m",
                y_title="above it, m",
                x=_maybe(columns["arrival_along_m"][:count] - behind),
                y=_maybe(columns["arrival_radial_m"][:count] - below),
                planned=(-behind, -below),
                outlines=[],
                said="",
            )
    if "landing_lat_deg" in columns:
        flat, round_earth = _ellipses(columns, found)
        held = ", ".join(f"{100.0 * one.wanted:.4g} %" for one in found.summary.ellipses)
        said = f"the lines would hold {held} of normally scattered landings" if held else ""
        yield pair("Landings", "cross_km", "along_km", flat, said)
        assert found.plan.way_home is not None
        home = found.plan.way_home
        yield Cloud(
            where="globe",
            title="Landings",
            x_title="longitude, deg",
            y_title="latitude, deg",
            x=_maybe(columns["landing_lon_deg"][:count], 5),
            y=_maybe(columns["landing_lat_deg"][:count], 5),
            planned=(home.longitude_deg, home.latitude_deg),
            outlines=round_earth,
            said=said,
        )


def _ellipses(columns: Mapping[str, Array], found: Dispersions) -> tuple[list[list[Span]], list[list[Span]]]:
    """The landing ellipses, as km to the right and beyond, and as longitude and latitude."""
    cross, along = columns["cross_km"], columns["along_km"]
    known = np.isfinite(cross) & np.isfinite(along)
    if not found.summary.ellipses:
        return [], []
    middle = np.array([cross[known].mean(), along[known].mean()])
    # Over such distances the Earth is as good as flat: places follow from the two distances by a plane.
    first = columns["landing_lon_deg"][known][0]
    longitude = first + (columns["landing_lon_deg"][known] - first + 180.0) % 360.0 - 180.0
    design = np.column_stack([np.ones(int(known.sum())), cross[known], along[known]])
    ends = np.column_stack([longitude, columns["landing_lat_deg"][known]])
    plane, *_ = np.linalg.lstsq(design, ends, rcond=None)
    turn = np.linspace(0.0, 2.0 * np.pi, _ROUND, endpoint=False)
    flat, round_earth = [], []
    for one in found.summary.ellipses:
        heading = np.radians(one.heading_deg)
        major, minor = one.semi_major_km * np.cos(turn), one.semi_minor_km * np.sin(turn)
        right = middle[0] + major * np.sin(heading) + minor * np.cos(heading)
        beyond = middle[1] + major * np.cos(heading) - minor * np.sin(heading)
        flat.append(_pairs(np.column_stack([right, beyond])))
        round_earth.append(_pairs(np.column_stack([np.ones(_ROUND), right, beyond]) @ plane))
    return flat, round_earth


def _pairs(rows: Array) -> list[Span]:
    return [(round(float(x), 5), round(float(y), 5)) for x, y in rows]


def _numbers(values: Array) -> list[float]:
    return [float(f"{value:.7g}") for value in values]


def _maybe(values: Array, digits: int = 4) -> list[float | None]:
    return [round(float(value), digits) if np.isfinite(value) else None for value in values]
