"""Everything that is said of a dispersion analysis, once, for the terminal and for the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expedition.whatif.summary import Chance, ColumnSpread, Figure, LandingEllipse, SourceShare, Summary

# A source that makes less than this of a spread is left to the JSON.
_SMALL_SHARE = 0.01
_SHARES_SHOWN = 6


@dataclass(frozen=True)
class Line:
    """A sentence or two."""

    text: str
    bad: bool = False


@dataclass(frozen=True)
class Row:
    """A row of cells; one that heads those below has but one."""

    cells: tuple[str, ...]
    bad: bool = False
    heads: bool = False


@dataclass(frozen=True)
class Rows:
    """A table; `words` are the columns that hold text, as the first always does."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    words: tuple[str, ...] = ()


def heading(said: Summary) -> str:
    """What was flown."""
    return f"{said.title}, flown {said.samples:,} times"


def basis(said: Summary) -> str:
    """What it rests on."""
    return f"{said.direct} of these with all forces too; errors: {said.errors}; seed {said.seed}"


def told(said: Summary) -> list[Line | Rows]:
    """What becomes of the flight, how its figures scatter, what fails, and where the scatter comes from."""
    parts: list[Line | Rows | None] = [_chances("What becomes of it", said.outcomes)]
    if said.carried_mps is not None:
        parts.append(_reserve(said))
    parts.append(_spreads(said.spreads))
    parts.append(_chances("Chance that a check fails", said.failures, bad=True))
    if said.drifts:
        parts.append(_chances("Chance of drifting into a zone", said.drifts, bad=True))
    if said.ellipses:
        parts.append(_ellipses(said.ellipses))
    parts += [_shares(said), _levels(said)]
    return [part for part in parts if part is not None]


def percent(value: float | None) -> str:
    """A share as it is printed."""
    if value is None:
        return "?"
    rare = min(value, 1.0 - value)
    return f"{100.0 * value:.{1 if rare <= 0.0 or rare >= 0.1 else 3 if rare < 0.001 else 2}f} %"


def _within(one: Figure) -> str:
    return f"{percent(one.low)} to {percent(one.high)}"


def _chances(title: str, rows: Sequence[Chance], *, bad: bool = False) -> Rows:
    return Rows(
        title,
        ("", "Chance", "95 % sure", "Samples"),
        tuple(
            Row(
                (
                    row.name,
                    f"{percent(row.share.value)}{' *' if row.by == 'direct' else ''}",
                    _within(row.share),
                    f"{row.samples:,}",
                ),
                bad=bad and bool(row.share.low and row.share.low > 0.0),
            )
            for row in rows
        ),
    )


def _reserve(said: Summary) -> Line:
    carried = f"Carried for the way there: {said.carried_mps:.0f} m/s. "
    if said.reserve_mps is None:
        return Line(f"{carried}What 99.73 % of flights do with takes 1,109 samples to tell.")
    return Line(f"{carried}99.73 % of flights do with {said.reserve_mps:.1f} m/s (95 % sure).")


def _number(one: Figure) -> str:
    return "?" if one.value is None else short(one.value)


def short(value: float) -> str:
    """A number as it is printed: to three or four digits."""
    size = abs(value)
    digits = 0 if size >= 1000.0 else 1 if size >= 100.0 else 2 if size >= 1.0 else 3
    return f"{value:,.{digits}f}"


def _spreads(rows: Sequence[ColumnSpread]) -> Rows:
    heads = ("", "Unit", "Planned", "0.27 %", "Half", "90 %", "99 %", "99.73 %", "±", "Held against")
    return Rows("How it scatters", heads, tuple(map(_spread, rows)), words=("Held against",))


def _spread(row: ColumnSpread) -> Row:
    top = row.q9973
    return Row(
        (
            f"{row.title}{' *' if row.by == 'direct' else ''}",
            row.unit,
            "" if row.planned is None else short(row.planned),
            *(_number(one) for one in (row.low, row.median, row.q90, row.q99, top)),
            "" if top.low is None or top.high is None else short(0.5 * (top.high - top.low)),
            row.limit,
        )
    )


def _ellipses(rows: Sequence[LandingEllipse]) -> Rows:
    return Rows(
        "Landing ellipses",
        ("", "Axes km", "Turned", "Really inside"),
        tuple(
            Row(
                (
                    f"{100.0 * row.wanted:.4g} %",
                    f"{row.semi_major_km:.1f} × {row.semi_minor_km:.1f}",
                    f"{row.heading_deg:.0f}°",
                    _within(row.inside),
                )
            )
            for row in rows
        ),
    )


def largest(said: Summary) -> dict[str, list[SourceShare]]:
    """Of each quantity whose scatter is explained, in words, the sources that make most of it."""
    titles = {row.name: row.title for row in said.spreads}
    out: dict[str, list[SourceShare]] = {}
    for name in dict.fromkeys(row.of for row in said.shares):
        counting = [
            row
            for row in said.shares
            if row.of == name and row.share.value is not None and row.share.value >= _SMALL_SHARE
        ]
        # What no source makes by itself is told however many make more.
        last = [row for row in counting if not row.confidence]
        by_source = [row for row in counting if row.confidence]
        out[titles.get(name, name)] = [*by_source[:_SHARES_SHOWN], *last]
    return out


def _shares(said: Summary) -> Rows | None:
    if all(row.share.value is None for row in said.shares):
        return None
    rows = []
    for title, shares in largest(said).items():
        rows.append(Row((title,), heads=True))
        rows += [
            Row((row.source, percent(row.share.value), _within(row.share), row.confidence)) for row in shares
        ]
    heads = ("", "Share", "95 % sure", "Size of the source")
    return Rows("Where the scatter comes from", heads, tuple(rows), words=("Size of the source",))


def _levels(said: Summary) -> Line | None:
    if not said.levels:
        return None
    bad = [row for row in said.levels if not row.ok]
    worst = max((row for row in said.levels if row.unit == "m/s"), key=lambda row: row.within95, default=None)
    text = f"The batch against {said.direct} samples flown with all forces: "
    text += f"{len(said.levels) - len(bad)} of {len(said.levels)} figures within their bounds"
    if worst is not None:
        text += f"; of all speeds the most off is that of {worst.name}, by {worst.within95:.3g} m/s (95 %)"
    if bad:
        text += f". Off: {', '.join(row.name for row in bad)}; * marks what is corrected for it"
    return Line(text, bad=bool(bad))
