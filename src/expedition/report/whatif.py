"""What-ifs for the terminal."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.timeline import sentence
from expedition.whatif.missed import Missed
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


def missed_report(found: Missed) -> Group:
    """Missed burns for the terminal: for each, the orbit that is left and a table of the ways on."""
    out: list[Text | Table] = []
    for row in found.rows:
        how = f"{row.share:.0%} flown" if row.share else "missed"
        lasts = "over ten days" if row.lasts_h is None else f"{row.lasts_h:.0f} h"
        out.append(
            Text(
                f"{sentence(row.burn)} {how}: {_minute(row.tig_utc, seconds=True)} UTC, {row.planned_mps:.1f} m/s",
                style="bold",
            )
        )
        left = f"  Left in {row.perigee_km:.0f} × {row.apogee_km:.0f} km, which lasts {lasts}"
        drift = (
            "" if row.drift_ok is None else f"; 24 h of free drift {'clear' if row.drift_ok else 'NOT clear'}"
        )
        out.append(
            Text(
                f"{left}{drift}: {row.drift}" if row.drift else left,
                style="" if row.drift_ok is not False else "red",
            )
        )
        table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
        table.add_column("  Way on", no_wrap=True)
        table.add_column(f"{sentence(found.plan.end_name)} or landing UTC", no_wrap=True)
        for name in ("Later h", "Δv m/s", "More", "Left", "Perigee"):
            table.add_column(name, justify="right", no_wrap=True)
        table.add_column("Light, and what it breaks, or why not")
        for way in row.ways:
            taken = way.name == row.recommended
            broken = f"; breaks {', '.join(way.failed)}" if way.failed else ""
            table.add_row(
                f"{'→' if taken else ' '} {way.name}",
                _minute(way.end_utc),
                "" if way.later_s is None else f"{way.later_s / 3600.0:+.1f}",
                _maybe(way.dv_mps),
                "" if way.extra_mps is None else f"{way.extra_mps:+.1f}",
                _maybe(way.left_mps),
                "" if way.perigee_km is None else f"{way.perigee_km:.0f}",
                f"{way.light}{broken}" if way.possible else way.why_not,
                style="dim" if not way.possible else "bold" if taken else "red" if broken else "",
            )
        out.append(table)
        if row.note:
            out.append(Text(f"  {row.note}"))
    return Group(*out)


def _minute(utc: str | None, *, seconds: bool = False) -> str:
    return "" if utc is None else utc[: 19 if seconds else 16].replace("T", " ")


def _maybe(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
