"""Figures for paper, one module per family: `FIGURES` by name, drawn with matplotlib from a plan.

>>> from expedition import figures
>>> figures.write(plan, "out", formats=("png",))                # doctest: +SKIP
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from expedition.figures import quiet as quiet  # isort: skip  (before matplotlib is loaded)
from matplotlib.figure import Figure

from expedition.catalog.spelling import choices
from expedition.errors import InputError
from expedition.figures import style
from expedition.figures.ascent import ascent, has_ascent
from expedition.figures.closing import range_and_rate
from expedition.figures.compared import compared, has_other
from expedition.figures.entry import entry, has_entry
from expedition.figures.ground_track import ground_track
from expedition.figures.look import Look, looking
from expedition.figures.overview import overview
from expedition.figures.relative import meets_station, relative_motion
from expedition.figures.staircase import has_orbit, staircase
from expedition.files import write_files
from expedition.plans.plan import Plan

SUFFIXES = ("png", "svg")
_DPI = 170

FIGURES: dict[str, Callable[[Plan], Figure]] = {
    "overview": overview,
    "ascent": ascent,
    "ground-track": ground_track,
    "staircase": staircase,
    "relative-motion": relative_motion,
    "range": range_and_rate,
    "entry": entry,
    "compared": compared,
}
# Whether a plan has something to show in a figure; the others show every plan.
_SHOWN: dict[str, Callable[[Plan], bool]] = {
    "overview": has_orbit,
    "ascent": has_ascent,
    "staircase": has_orbit,
    "relative-motion": meets_station,
    "range": meets_station,
    "entry": has_entry,
    "compared": has_other,
}


def fitting(plan: Plan) -> list[str]:
    """The names of the figures that a plan has something to show in."""
    return [name for name in FIGURES if name not in _SHOWN or _SHOWN[name](plan)]


def draw(plan: Plan, name: str) -> Figure:
    """One figure of a plan. Raises InputError for a name that is not known, and for one that it has nothing for."""
    if name not in FIGURES:
        raise InputError(
            f"{name!r:.60} is no figure{choices(name, list(FIGURES), 'figures')}", field="figure"
        )
    if name not in (there := fitting(plan)):
        raise InputError(
            f"{plan.flight.title} has nothing to show in {name!r}; it has {', '.join(there)}",
            field="figure",
        )
    return FIGURES[name](plan)


def image(figure: Figure, suffix: str) -> bytes:
    """A figure as PNG or SVG; the same figure gives the same bytes. Raises InputError for other formats."""
    if suffix not in SUFFIXES:
        raise InputError(
            f"{suffix!r:.40} is no format for figures; possible are png and svg", field="formats"
        )
    out = io.BytesIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    look = figure.look if isinstance(figure, style.Sheet) else Look()
    dpi = _DPI if look.pixels is None else (look.pixels[0] + 0.01) / figure.get_figwidth()
    with looking(look), style.drawing():
        figure.savefig(
            out, format=suffix, dpi=dpi, metadata=nothing if suffix == "svg" else {"Software": None}
        )
    return _to_hundredths(out.getvalue()) if suffix == "svg" else out.getvalue()


def _to_hundredths(svg: bytes) -> bytes:
    """An SVG with its lines to hundredths of a point, which nobody sees, instead of millionths: a fifth smaller."""
    return re.sub(rb' d="[^"]+"', lambda path: re.sub(rb"(\.\d\d)\d+", rb"\1", path[0]), svg)


def drawings(plan: Plan, formats: Sequence[str] = SUFFIXES) -> dict[str, bytes]:
    """The files of all figures that a plan has, by name."""
    out = {}
    for name in fitting(plan):
        figure = FIGURES[name](plan)
        out.update({f"{name}.{suffix}": image(figure, suffix) for suffix in formats})
    return out


def write(plan: Plan, folder: str | Path, formats: Sequence[str] = SUFFIXES) -> list[Path]:
    """Draw all figures that a plan has into a folder, whole or not at all; returns the files."""
    return write_files(drawings(plan, formats), Path(folder))
