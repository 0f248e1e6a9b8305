"""What-ifs for the terminal."""

from __future__ import annotations

from rich.table import Table

from expedition.timeline import sentence
from expedition.whatif.slip import Slip


def slip_report(found: Slip) -> Table:
    """A flight that slips for the terminal: a row a lift-off, with what differs from the flight's own day."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    nominal, station = found.plan, found.plan.window is not None
    table.add_column("Day", justify="right", no_wrap=True)
    times = (f"{sentence(nominal.start_name)} UTC", f"{sentence(nominal.end_name)} UTC")
    for name in (*(["Window"] if station else []), *times, *(["Profile"] if station else [])):
        table.add_column(name, no_wrap=True)
    for name in ("Δv m/s", "Left", "Age h"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Light, and what it breaks, or why not")
    for row in found.rows:
        day = f"{row.day:+d}" if row.day else "0"
        where = [row.where] if station else []
        if row.why_not:
            blank = [""] * (len(table.columns) - 2 - len(where))
            table.add_row(day, *where, *blank, row.why_not, style="dim")
            continue
        broken = f"; breaks {', '.join(row.failed)}" if row.failed else ""
        own = row.start_utc == nominal.zero_utc
        table.add_row(
            day,
            *where,
            _minute(row.start_utc, seconds=True),
            _minute(row.end_utc),
            *([f"{row.profile}{'' if row.own_profile else ' *'}"] if station else []),
            _maybe(row.dv_mps),
            _maybe(row.left_mps),
            _maybe(row.age_h),
            f"{row.light}{broken}",
            style="red" if broken else "bold" if own else "",
        )
    return table


def _minute(utc: str | None, *, seconds: bool = False) -> str:
    return "" if utc is None else utc[: 19 if seconds else 16].replace("T", " ")


def _maybe(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
