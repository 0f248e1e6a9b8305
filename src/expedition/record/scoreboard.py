"""The scoreboards for the terminal: flown flights grouped by launcher, every one shown; and the planned ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.record.dockings import DockingScore, Share, scores
from expedition.record.flown import Comparison, Summary, summary
from expedition.record.planned import PlannedComparison
from expedition.space.time import format_utc


def scoreboard(comparisons: Sequence[Comparison]) -> Group:
    """Tables by launcher, each with its median, 90th percentile and worst; dockings; what was not predicted."""
    predicted = [one for one in comparisons if not one.not_predicted]
    parts: list[Table | Text] = []
    for launcher, group in by_launcher(predicted):
        parts += [_table(launcher, group), *_summaries(group), Text("")]
    docked = scores(comparisons)
    if docked:
        parts += [_dockings(docked), Text("")]
    left = [one for one in comparisons if one.not_predicted]
    if left:
        parts.append(_not_predicted(left))
    return Group(*parts)


def planned_scoreboard(comparisons: Sequence[PlannedComparison]) -> Group:
    """The table of planned lift-offs, with the summary of each way to predict them."""
    table = Table(header_style="bold", box=None, padding=(0, 2, 0, 0))
    for name, justify in (
        ("Flight", "left"),
        ("Published", "left"),
        ("Planned lift-off UTC", "left"),
        ("Orbits", "right"),
        ("Age h", "right"),
        ("Lift-off s", "right"),
        ("ephemeris s", "right"),
        ("Docking min", "right"),
        ("ephemeris min", "right"),
        ("Note", "left"),
    ):
        table.add_column(name, justify=justify, no_wrap=name != "Note")  # type: ignore[arg-type]
    for one in comparisons:
        table.add_row(
            one.flight,
            format_utc(one.ephemeris_created)[:10],
            format_utc(one.planned_liftoff)[:-1].replace("T", " "),
            f"{one.orbits or ''}{'*' if one.profile_chosen else ''}",
            _number(one.elements_age_h),
            _signed(one.liftoff_error_s),
            _signed(one.ephemeris_liftoff_error_s),
            _signed(_minutes(one.docking_error_s)),
            _signed(_minutes(one.ephemeris_docking_error_s)),
            one.not_predicted,
        )
    lines = [
        Text(summary_words(name, found, unit))
        for name, found, unit in (
            ("lift-off, element sets", summary([one.liftoff_error_s for one in comparisons]), 1.0),
            ("lift-off, ephemeris", summary([one.ephemeris_liftoff_error_s for one in comparisons]), 1.0),
            ("docking, element sets", summary([one.docking_error_s for one in comparisons]), 60.0),
            ("docking, ephemeris", summary([one.ephemeris_docking_error_s for one in comparisons]), 60.0),
        )
        if found is not None
    ]
    return Group(table, *lines)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60.0


def by_launcher(comparisons: Sequence[Comparison]) -> Iterator[tuple[str, list[Comparison]]]:
    """Groups by launcher in alphabetical order, each in order of lift-off."""
    for launcher in sorted({one.launcher for one in comparisons}):
        group = [one for one in comparisons if one.launcher == launcher]
        yield launcher, sorted(group, key=lambda one: one.flown_liftoff)


def nominal(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those that flew as such flights do, and in a profile that the record names or that need not be named."""
    return [one for one in comparisons if not one.off_nominal]


def _table(launcher: str, group: Sequence[Comparison]) -> Table:
    table = Table(title=launcher, title_justify="left", header_style="bold", box=None, padding=(0, 2, 0, 0))
    for name, justify in (
        ("Flight", "left"),
        ("Flown lift-off UTC", "left"),
        ("Orbits", "right"),
        ("Age h", "right"),
        ("Phase°", "right"),
        ("Lift-off s", "right"),
        ("physics s", "right"),
        ("left out s", "right"),
        ("Docking min", "right"),
        ("Note", "left"),
    ):
        table.add_column(name, justify=justify, no_wrap=name != "Note")  # type: ignore[arg-type]
    for one in group:
        docking = one.best_docking_error_s
        table.add_row(
            one.flight,
            format_utc(one.flown_liftoff)[:-1].replace("T", " "),
            f"{one.orbits}{'*' if one.profile_chosen else ''}",
            _number(one.elements_age_h),
            _number(one.phase_deg),
            _signed(one.liftoff_error_s),
            _signed(one.physics_error_s),
            _signed(one.left_out_error_s),
            _signed(None if docking is None else docking / 60.0),
            "; ".join(note for note in (one.off_nominal, one.left_elsewhere) if note),
            style="dim" if one.off_nominal else "",
        )
    return table


def _summaries(group: Sequence[Comparison]) -> Iterator[Text]:
    usual = nominal(group)
    for name, errors, unit in (
        ("lift-off", [one.liftoff_error_s for one in usual], 1.0),
        ("  from physics alone", [one.physics_error_s for one in usual], 1.0),
        ("  lead from the others", [one.left_out_error_s for one in usual], 1.0),
        ("docking", [one.best_docking_error_s for one in usual], 60.0),
    ):
        found = summary(errors)
        if found is not None:
            yield Text(
                summary_words(name, found, unit), style="bold" if unit == 1.0 and name[0] != " " else ""
            )


def summary_words(name: str, found: Summary, unit_s: float) -> str:
    """One line of statistics, in seconds or minutes."""
    unit = "s" if unit_s == 1.0 else "min"
    median, ninetieth, worst = (x / unit_s for x in (found.median_s, found.ninetieth_s, found.worst_s))
    return f"{name:24} median {median:7.1f} {unit}, 90 % {ninetieth:8.1f}, worst {worst:8.1f} ({found.count} flights)"


DOCKING_HEADS = (
    "Docking",
    "flights",
    "right revolution",
    "naive",
    "near",
    "naive near",
)


def docking_cells(one: DockingScore) -> tuple[str, ...]:
    """A row of the table of dockings; naive is a docking after the usual duration, with 90 % intervals."""

    def said(share: Share | None) -> str:
        return "" if share is None else share.words()

    near = f"{one.near.words()} within {one.near_s / 60.0:.0f} min"
    return (
        one.kind,
        str(one.flights),
        one.right.words(),
        said(one.naive_right),
        near,
        said(one.naive_near),
    )


def _dockings(found: Sequence[DockingScore]) -> Table:
    table = Table(
        title="Dockings by ship: naive is the usual duration of the others; 90 % intervals",
        title_justify="left",
        header_style="bold",
        box=None,
        padding=(0, 2, 0, 0),
    )
    for k, name in enumerate(DOCKING_HEADS):
        table.add_column(name, justify="left" if k == 0 else "right", no_wrap=True)
    for one in found:
        table.add_row(*docking_cells(one))
    return table


def _not_predicted(left: Sequence[Comparison]) -> Table:
    table = Table(
        title="Not predicted", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0)
    )
    for one in left:
        table.add_row(one.flight, one.launcher, one.not_predicted)
    return table


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value:+.1f}"
