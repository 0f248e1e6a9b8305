"""A dispersion analysis for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.whatif.summary import Chance, Figure, LandingEllipse, SourceShare, Spread, Summary

# A source that makes less than this of a spread is left to the JSON.
_SMALL_SHARE = 0.01
_SHARES_SHOWN = 6


def dispersions_report(said: Summary) -> Group:
    """What becomes of the flight, how its figures scatter, what fails, and where the scatter comes from."""
    text = Text(f"{said.title}, flown {said.samples:,} times", style="bold")
    text.append(
        f"\n{said.direct} of these with all forces too; errors: {said.errors}; seed {said.seed}",
        style="not bold",
    )
    parts: list[RenderableType] = [_chances("What becomes of it", said.outcomes)]
    if said.carried_mps is not None:
        parts.append(_reserve(said))
    parts.append(_spreads(said.spreads))
    parts.append(_chances("Chance that a check fails", said.failures))
    if said.drifts:
        parts.append(_chances("Chance of drifting into a zone", said.drifts))
    if said.ellipses:
        parts.append(_ellipses(said.ellipses))
    parts += [part for part in (_shares(said), _levels(said)) if part is not None]
    return Group(text, *(Padding(part, (1, 0, 0, 0)) for part in parts))


def _titled(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name, justify="left" if name == "" else "right", no_wrap=True)
    return table


def _percent(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{100.0 * value:.2f} %" if 0.0 < value < 0.1 or 0.9 < value < 1.0 else f"{100.0 * value:.1f} %"


def _within(one: Figure) -> str:
    return f"{_percent(one.low)} to {_percent(one.high)}"


def _chances(title: str, rows: Sequence[Chance]) -> Table:
    table = _titled(title, "", "Chance", "95 % sure", "Samples")
    for row in rows:
        bad = bool(row.share.low and row.share.low > 0.0 and title.startswith("Chance"))
        by = " *" if row.by == "direct" else ""
        table.add_row(
            row.name,
            f"{_percent(row.share.value)}{by}",
            _within(row.share),
            f"{row.samples:,}",
            style="yellow" if bad else "",
        )
    return table


def _reserve(said: Summary) -> Text:
    carried = f"Carried for the way there: {said.carried_mps:.0f} m/s. "
    if said.reserve_mps is None:
        return Text(f"{carried}What 99.73 % of flights do with takes 1,109 samples to tell.")
    return Text(f"{carried}99.73 % of flights do with {said.reserve_mps:.1f} m/s (95 % sure).")


def _number(one: Figure) -> str:
    return "?" if one.value is None else _short(one.value)


def _short(value: float) -> str:
    size = abs(value)
    digits = 0 if size >= 1000.0 else 1 if size >= 100.0 else 2 if size >= 1.0 else 3
    return f"{value:,.{digits}f}"


def _spreads(rows: Sequence[Spread]) -> Table:
    table = _titled(
        "How it scatters", "", "Unit", "Planned", "0.27 %", "Half", "90 %", "99 %", "99.73 %", "±"
    )
    table.add_column("Held against")
    for row in rows:
        top = row.q9973
        half = "" if top.low is None or top.high is None else _short(0.5 * (top.high - top.low))
        table.add_row(
            f"{row.title}{' *' if row.by == 'direct' else ''}",
            row.unit,
            "" if row.planned is None else _short(row.planned),
            *(_number(one) for one in (row.low, row.median, row.q90, row.q99, row.q9973)),
            half,
            row.limit,
        )
    return table


def _ellipses(rows: Sequence[LandingEllipse]) -> Table:
    table = _titled("Landing ellipses", "", "Axes km", "Turned", "Really inside")
    for row in rows:
        table.add_row(
            f"{100.0 * row.wanted:.4g} %",
            f"{row.semi_major_km:.1f} × {row.semi_minor_km:.1f}",
            f"{row.heading_deg:.0f}°",
            _within(row.inside),
        )
    return table


def _shares(said: Summary) -> Table | None:
    if all(row.share.value is None for row in said.shares):
        return None
    titles = {row.name: row.title for row in said.spreads}
    table = _titled("Where the scatter comes from", "", "Share", "95 % sure")
    table.add_column("Size of the source")
    for name in dict.fromkeys(row.of for row in said.shares):
        rows = [row for row in said.shares if row.of == name and _counts(row)]
        table.add_row(titles.get(name, name), style="bold")
        for row in rows[:_SHARES_SHOWN]:
            table.add_row(f"  {row.source}", _percent(row.share.value), _within(row.share), row.confidence)
    return table


def _counts(row: SourceShare) -> bool:
    return row.share.value is not None and row.share.value >= _SMALL_SHARE


def _levels(said: Summary) -> Text | None:
    if not said.levels:
        return None
    bad = [row for row in said.levels if not row.ok]
    worst = max((row for row in said.levels if row.unit == "m/s"), key=lambda row: row.within95, default=None)
    words = f"The batch against {said.direct} samples flown with all forces: "
    words += f"{len(said.levels) - len(bad)} of {len(said.levels)} figures within their bounds"
    if worst is not None:
        words += f"; of all speeds the most off is that of {worst.name}, by {worst.within95:.3g} m/s (95 %)"
    if bad:
        words += f". Off: {', '.join(row.name for row in bad)}; * marks what is corrected for it"
    return Text(words, style="yellow" if bad else "dim")
