"""The scoreboard of returns for the terminal: by family of ships, every one shown, with what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.record.flown import Summary, summary
from expedition.record.returns import ReturnComparison, families
from expedition.record.scoreboard import summary_words
from expedition.space.time import format_utc

_NAMES = {"dragon": "Dragon", "soyuz": "Soyuz", "space": "Space Shuttle", "starliner": "Starliner"}


def returns_scoreboard(found: Sequence[ReturnComparison]) -> Group:
    """Tables by family, each with its sums; then what was not predicted."""
    parts: list[Table | Text] = []
    predicted = [one for one in found if not one.not_predicted]
    for name, group in families(predicted):
        parts += [_table(family_title(name), group), *_sums(group), Text("")]
    if predicted:
        parts += [Text("All", style="bold"), *_sums(predicted), Text("")]
    left = [one for one in found if one.not_predicted]
    if left:
        table = Table(title="Not predicted", title_justify="left", show_header=False, box=None)
        for one in left:
            table.add_row(one.flown.flight, one.flown.vehicle, one.not_predicted)
        parts.append(table)
    return Group(*parts)


def family_title(name: str) -> str:
    """A family of ships as a reader knows it."""
    return _NAMES.get(name, name.capitalize())


def right(group: Sequence[ReturnComparison]) -> list[ReturnComparison]:
    """Those whose pass over the zone was predicted."""
    return [one for one in group if one.right_revolution]


def error_summaries(group: Sequence[ReturnComparison]) -> list[tuple[str, Summary]]:
    """What each way to predict comes to, where there is something to say."""
    hits = right(group)
    named = (
        ("landing, right revolution", summary([one.landing_error_s for one in hits])),
        ("  learned from the others", summary([one.left_out_error_s for one in hits])),
        ("naive: usual duration", summary([one.baseline_error_s for one in group])),
    )
    return [(name, one) for name, one in named if one is not None]


def naive_hits(group: Sequence[ReturnComparison], same_s: float) -> tuple[int, int]:
    """How many the naive baseline puts within half a revolution, and of how many it says something."""
    said = [one.baseline_error_s for one in group if one.baseline_error_s is not None]
    return sum(abs(error) < same_s for error in said), len(said)


def _table(title: str, group: Sequence[ReturnComparison]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, padding=(0, 2, 0, 0))
    for name, justify in (
        ("Flight", "left"),
        ("Zone", "left"),
        ("Flown landing UTC", "left"),
        ("Age d", "right"),
        ("Revolution", "left"),
        ("Landing min", "right"),
        ("left out min", "right"),
        ("Naive min", "right"),
        ("Note", "left"),
    ):
        table.add_column(name, justify=justify, no_wrap=name != "Note")  # type: ignore[arg-type]
    for one in group:
        table.add_row(
            one.flown.flight,
            one.flown.zone,
            format_utc(one.flown.landing)[:-1].replace("T", " "),
            "" if one.elements_age_h is None else f"{one.elements_age_h / 24.0:.1f}",
            "right" if one.right_revolution else "another",
            _minutes(one.landing_error_s),
            _minutes(one.left_out_error_s),
            _minutes(one.baseline_error_s),
            one.flown.off_nominal,
            style="" if one.right_revolution else "dim",
        )
    return table


def _sums(group: Sequence[ReturnComparison]) -> Iterator[Text]:
    yield Text(f"right revolution: {len(right(group))} of {len(group)}", style="bold")
    for name, found in error_summaries(group):
        yield Text(summary_words(name, found, 60.0))


def _minutes(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds / 60.0:+.1f}"
