"""Figures for paper, one module per family: `FIGURES` by name, drawn with matplotlib from a plan.

>>> from expedition import figures
>>> figures.write(plan, "out", formats=("png",))                # doctest: +SKIP
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from expedition.catalog.spelling import choices
from expedition.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from expedition.plans.plan import Plan

SUFFIXES = ("png", "svg")
_DPI = 170

# Name of the figure: its module, the function that draws it, and the one that says whether a plan has it.
_HOMES = {
    "ascent": ("ascent", "ascent", "has_ascent"),
    "ground-track": ("ground_track", "ground_track", None),
    "staircase": ("staircase", "staircase", "has_orbit"),
    "relative-motion": ("relative", "relative_motion", "meets_station"),
    "range": ("closing", "range_and_rate", "meets_station"),
    "entry": ("entry", "entry", "has_entry"),
}


def _drawer(name: str) -> Callable[[Plan], Figure]:
    def draw(plan: Plan) -> Figure:
        module, function, _ = _HOMES[name]
        figure: Figure = getattr(import_module(f"expedition.figures.{module}"), function)(plan)
        return figure

    return draw


FIGURES: dict[str, Callable[[Plan], Figure]] = {name: _drawer(name) for name in _HOMES}


def fitting(plan: Plan) -> list[str]:
    """The names of the figures that a plan has something to show in."""
    out = []
    for name, (module, _, test) in _HOMES.items():
        if test is None or getattr(import_module(f"expedition.figures.{module}"), test)(plan):
            out.append(name)
    return out


def draw(plan: Plan, name: str) -> Figure:
    """One figure of a plan. Raises InputError for a name that is not known, and for one that it has nothing for."""
    if name not in FIGURES:
        raise InputError(
            f"{name!r:.60} is no figure{choices(name, list(FIGURES), 'figures')}", field="figure"
        )
    if name not in (there := fitting(plan)):
        raise InputError(
            f"{plan.flight['title']} has nothing to show in {name!r}; it has {', '.join(there)}",
            field="figure",
        )
    return FIGURES[name](plan)


def image(figure: Figure, suffix: str) -> bytes:
    """A figure as PNG or SVG; the same figure gives the same bytes. Raises InputError for other formats."""
    from expedition.figures import style

    if suffix not in SUFFIXES:
        raise InputError(
            f"{suffix!r:.40} is no format for figures; possible are png and svg", field="formats"
        )
    out = io.BytesIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with style.drawing():
        figure.savefig(
            out, format=suffix, dpi=_DPI, metadata=nothing if suffix == "svg" else {"Software": None}
        )
    return out.getvalue()


def drawings(plan: Plan, formats: Sequence[str] = SUFFIXES) -> dict[str, bytes]:
    """The files of all figures that a plan has, by name."""
    out = {}
    for name in fitting(plan):
        figure = FIGURES[name](plan)
        out.update({f"{name}.{suffix}": image(figure, suffix) for suffix in formats})
    return out


def write(plan: Plan, folder: str | Path, formats: Sequence[str] = SUFFIXES) -> list[Path]:
    """Draw all figures that a plan has into a folder, whole or not at all; returns the files."""
    from expedition.exports.folder import write_files

    return write_files(drawings(plan, formats), Path(folder))
