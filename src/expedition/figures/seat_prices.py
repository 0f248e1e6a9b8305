"""Seat prices over the years: what was paid or asked for a seat, in its own money and in that of one year."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from expedition.assess.price import Step, ladder
from expedition.figures import style

_MILLION = 1e6
_COLOURS = ("ship", "station", "climb", "night", "warn", "violet")
_MARKS = ("o", "s", "^", "D", "v", "P")


@style.drawn
def seat_prices(year: int) -> Figure:
    """The ladders of seat prices: above in the money of `year`, below as they were stated; both axes logarithmic.

    A series is a colour and a mark; a bar reaches over the years of the flights that were paid for, hollow marks were
    written from memory.
    """
    steps = ladder(year)
    series: dict[str, list[Step]] = {}
    for one in steps:
        series.setdefault(one.ladder, []).append(one)
    figure = style.sheet(
        6.4,
        "What a seat costs",
        f"contracts, statements and offers by the years of their flights; money of {year} by US consumer prices",
    )
    for place, now in ((3.75, True), (1.05, False)):
        axes = style.panel(
            figure,
            0.82,
            place,
            0.25,
            0.80 if now else 3.35,
            screen=(0.075 if now else 0.575, 0.21, 0.41, 0.64),
        )
        for k, (name, found) in enumerate(series.items()):
            colour, mark = getattr(style.hues(), _COLOURS[k % len(_COLOURS)]), _MARKS[k % len(_MARKS)]
            for n, one in enumerate(found):
                low, high = (one.low_usd, one.high_usd) if now else (one.then_low_usd, one.then_high_usd)
                middle = (low * high) ** 0.5 / _MILLION
                centre = 0.5 * (one.first_year + one.last_year)
                axes.plot([one.first_year - 0.4, one.last_year + 0.4], [middle] * 2, color=colour, lw=1.6)
                axes.plot([centre] * 2, [low / _MILLION, high / _MILLION], color=colour, lw=1.0)
                axes.plot(
                    [centre],
                    [middle],
                    mark,
                    ms=4.5,
                    color=colour,
                    mfc=style.hues().paper if one.confidence == "recalled" else colour,
                    label=name if now and n == 0 else None,
                )
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.set_xlim(1999.5, max(one.last_year for one in steps) + 1.0)
        axes.set_ylabel(f"million dollars, {'of ' + str(year) if now else 'then-year'}")
        if now:
            figure.legend(
                *axes.get_legend_handles_labels(),
                loc="lower center",
                bbox_to_anchor=(0.5, 0.0),
                ncols=3,
                fontsize=style.SMALL,
                frameon=False,
            )
    return figure
