"""A comparison drawn: seat prices and the risk of losing the crew, as ranges side by side."""

from __future__ import annotations

from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from expedition.assess.compare import CompareCell, Comparison
from expedition.figures import style

_SHOWN = (("seat", "a seat, {currency} of {year}"), ("crew-risk", "loss of crew, chance a flight"))


@style.drawn
def side_by_side(found: Comparison) -> Figure:
    """The price of a seat and the loss of crew of those compared: bars from least to most, both axes logarithmic.

    Where nothing is told there is no bar, and that is written.
    """
    rows = {row.id: row for row in found.rows}
    count = len(found.columns)
    each = 0.32 * count + 0.25
    figure = style.sheet(2.4 + 2.0 * each, "Side by side", found.title)
    for k, (key, label) in enumerate(_SHOWN):
        above = 0.85 + k * (each + 0.75)
        axes = style.panel(figure, 1.9, 2.4 + 2.0 * each - above - each, 0.3, above)
        for place, cell in enumerate(rows[key].cells):
            _bar(axes, count - 1 - place, cell)
        axes.set_xscale("log")
        axes.set_ylim(-0.6, count - 0.4)
        axes.set_yticks(range(count), [column.title for column in reversed(found.columns)])
        # Millions and odds, as people say them, and not powers of ten.
        unit = rows["seat"].unit
        said = FuncFormatter(_odds if key == "crew-risk" else partial(_money, unit))
        low, high = axes.get_xlim()
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if high < 50.0 * low else (1.0,)))
        axes.xaxis.set_major_formatter(said)
        axes.xaxis.set_minor_formatter(NullFormatter())
        axes.set_xlabel(label.format(year=found.money_of, currency="dollars" if unit == "USD" else unit))
    return figure


def _money(unit: str, value: float, _: object = None) -> str:
    sign = "$" if unit == "USD" else ""
    return f"{sign}{value / 1e6:,g} million" if value >= 1e6 else f"{sign}{value:,.0f}"


def _odds(value: float, _: object = None) -> str:
    return f"1 in {1.0 / value:,.0f}"


def _bar(axes: Axes, place: int, cell: CompareCell) -> None:
    if not cell.low or not cell.high:
        axes.text(
            0.01,
            place,
            cell.text,
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=style.SMALL,
            color=style.hues().quiet,
        )
        return
    axes.plot([cell.low, cell.high], [place, place], color=style.hues().ship, lw=5, solid_capstyle="butt")
    axes.plot([cell.low, cell.high], [place, place], "|", color=style.hues().ship, ms=10)
