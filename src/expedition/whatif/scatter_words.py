"""What is said of a dispersion analysis, made once, as tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from expedition.whatif.words import Head, Line, Table, Tone

if TYPE_CHECKING:
    from expedition.whatif.summary import Chance, Figure, SourceShare, Spread, Summary

# A source that makes less than this of a spread is left to the JSON.
_SMALL_SHARE = 0.01
_SHARES_SHOWN = 6


def scatter_sentences(said: Summary) -> list[str]:
    """What comes of it, in sentences."""
    planned = said.outcomes[0]
    out = [
        f"Flown {said.samples:,} times, {said.direct} of these with all forces too; errors: {said.errors}; "
        f"seed {said.seed}",
        f"{planned.name}: {percent(planned.share.value)} of flights, {_within(planned.share)} with 95 % confidence",
    ]
    if said.carried_mps is not None:
        carried = f"Carried for the way there: {said.carried_mps:.0f} m/s. "
        if said.reserve_mps is None:
            out.append(f"{carried}What 99.73 % of flights do with takes 1,109 samples to tell")
        else:
            out.append(f"{carried}99.73 % of flights do with {said.reserve_mps:.1f} m/s (95 % sure)")
    return out


def scatter_tables(said: Summary) -> list[Table]:
    """What becomes of the flight, how its figures scatter, what fails, and where the scatter comes from."""
    tables = [_chances("What becomes of it", said.outcomes), _spreads(said.spreads)]
    tables.append(_chances("Chance that a check fails", said.failures, bad=True))
    if said.drifts:
        tables.append(_chances("Chance of drifting into a zone", said.drifts, bad=True))
    if said.ellipses:
        tables.append(_ellipses(said))
    if any(row.share.value is not None for row in said.shares):
        tables.append(_shares(said))
    return tables


def percent(value: float | None) -> str:
    """A share in percent, finer near none and near all."""
    if value is None:
        return "?"
    return f"{100.0 * value:.2f} %" if 0.0 < value < 0.1 or 0.9 < value < 1.0 else f"{100.0 * value:.1f} %"


def _within(one: Figure) -> str:
    return f"{percent(one.low)} to {percent(one.high)}"


def _table(
    title: str,
    numbers: Sequence[str],
    lines: Sequence[Line],
    *,
    taken: str = "",
    last: str = "",
    note: str = "",
) -> Table:
    heads = [Head(name="", number=False), *(Head(name=name, number=True) for name in numbers)]
    heads += [Head(name=last, number=False)]
    return Table(
        title=title, taken=taken, said="", warns=False, heads=tuple(heads), lines=tuple(lines), note=note
    )


def _chances(title: str, rows: Sequence[Chance], *, bad: bool = False) -> Table:
    lines = []
    for row in rows:
        surely = bad and bool(row.share.low and row.share.low > 0.0)
        chance = f"{percent(row.share.value)}{_star(row.by)}"
        cells = (row.name, chance, _within(row.share), f"{row.samples:,}", "")
        lines.append(Line(cells=cells, tone="breaks" if surely else ""))
    worst = max(rows, key=lambda row: row.share.value or 0.0, default=None) if bad else rows[0]
    taken = "" if worst is None else f"{percent(worst.share.value)} {worst.name}"
    return _table(title, ("Chance", "95 % sure", "Samples"), lines, taken=taken)


def _spreads(rows: Sequence[Spread]) -> Table:
    lines = []
    for row in rows:
        top = row.q9973
        half = "" if top.low is None or top.high is None else short(0.5 * (top.high - top.low))
        figures = (row.low, row.median, row.q90, row.q99, row.q9973)
        cells = (
            f"{row.title}{_star(row.by)}, {row.unit}",
            "" if row.planned is None else short(row.planned),
            *("?" if one.value is None else short(one.value) for one in figures),
            half,
            row.limit,
        )
        lines.append(Line(cells=cells, tone=""))
    heads = ("Planned", "0.27 %", "Half", "90 %", "99 %", "99.73 %", "±")
    return _table("How it scatters", heads, lines, last="Held against")


def _ellipses(said: Summary) -> Table:
    lines = []
    for row in said.ellipses:
        axes = f"{row.semi_major_km:.1f} × {row.semi_minor_km:.1f}"
        cells = (f"{100.0 * row.wanted:.4g} %", axes, f"{row.heading_deg:.0f}°", _within(row.inside), "")
        lines.append(Line(cells=cells, tone=""))
    return _table("Landing ellipses", ("Axes km", "Turned", "Really inside"), lines)


def _shares(said: Summary) -> Table:
    titles = {row.name: row.title for row in said.spreads}
    lines = []
    for name in dict.fromkeys(row.of for row in said.shares):
        lines.append(Line(cells=(titles.get(name, name), "", "", ""), tone="chosen"))
        rows = [row for row in said.shares if row.of == name and _counts(row)]
        for row in rows[:_SHARES_SHOWN]:
            cells = (row.source, percent(row.share.value), _within(row.share), row.confidence)
            lines.append(Line(cells=cells, tone=""))
    return _table("Where the scatter comes from", ("Share", "95 % sure"), lines, last="Size of the source")


def _counts(row: SourceShare) -> bool:
    return row.share.value is not None and row.share.value >= _SMALL_SHARE


def level_table(said: Summary) -> Table:
    """How far the batch is from the samples flown directly."""
    titles = {row.name: row.title for row in said.spreads}
    lines = []
    for row in said.levels:
        check = row.unit == "share"
        within = percent(row.within95) if check else f"{row.within95:.3g} {row.unit}"
        bound = percent(row.bound) if check else f"{row.bound:.3g} {row.unit}"
        tone: Tone = "" if row.ok else "breaks"
        lines.append(Line(cells=(titles.get(row.name, row.name), within, bound, ""), tone=tone))
    kept = sum(row.ok for row in said.levels)
    return _table(
        "The batch against samples flown with all forces",
        ("95 % of pairs within, or of one verdict", "Allowed"),
        lines,
        taken=f"{kept} of {len(said.levels)} within their bounds",
        note="" if kept == len(said.levels) else "* marks what is corrected for it",
    )


def _star(by: str) -> str:
    return " *" if by == "direct" else ""


def short(value: float) -> str:
    """A figure to about four digits."""
    size = abs(value)
    digits = 0 if size >= 1000.0 else 1 if size >= 100.0 else 2 if size >= 1.0 else 3
    return f"{value:z,.{digits}f}"
