"""What-ifs for the terminal."""

from __future__ import annotations

from datetime import date

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.whatif import words
from expedition.whatif.answers_by_age import DataAge, Spread
from expedition.whatif.campaign_rows import Campaign
from expedition.whatif.missed import Missed
from expedition.whatif.slip import Slip
from expedition.whatif.words import minute

_STYLES = {"": "", "chosen": "bold", "breaks": "red", "not": "dim"}


def slip_report(found: Slip) -> Table:
    """A flight that slips for the terminal: a row a lift-off, with what differs from the flight's own day."""
    return _table(words.slip_table(found))


def missed_report(found: Missed) -> Group:
    """Missed burns for the terminal: for each, the orbit that is left and a table of the ways on."""
    out: list[Text | Table] = []
    for one in words.missed_tables(found):
        out += [Text(one.title, style="bold"), Text(f"  {one.said}", style="red" if one.warns else "")]
        out.append(_table(one))
        if one.note:
            out.append(Text(f"  {one.note}"))
    return Group(*out)


def _table(said: words.Table) -> Table:
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for head in said.heads[:-1]:
        table.add_column(head.name, justify="right" if head.number else "left", no_wrap=True)
    table.add_column(said.heads[-1].name)
    for line in said.lines:
        table.add_row(*line.cells, style=_STYLES[line.tone])
    return table


def campaign_report(found: Campaign) -> Group:
    """A campaign for the terminal: a row a flight, then the chances by date, and what they rest on."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    table.add_column("Flight", no_wrap=True)
    table.add_column("First chance UTC", no_wrap=True)
    for name in ("Chances", "Lifts off", "95 %", "Attempts", "Days lost", "95 %"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Chances lost to")
    for row in found.rows:
        days = "" if row.days_lost is None else f"{row.days_lost:.2f}"
        between = "" if row.days_lost_range is None else "{:.2f}–{:.2f}".format(*row.days_lost_range)
        table.add_row(
            row.name,
            minute(row.first_utc),
            str(row.opportunities),
            f"{row.launched:.1%}",
            _percent(row.launched_range),
            f"{row.attempts:.2f}",
            days,
            between,
            ", ".join(f"{one.cause} {one.lost:.2f}" for one in row.causes) or "nothing",
        )
    dates = Table(header_style="bold", box=None, padding=(0, 1, 0, 0), title_justify="left")
    dates.add_column("Chance by the end of", no_wrap=True)
    for row in found.rows:
        dates.add_column(f"{row.name}: lift-off", justify="right", no_wrap=True)
        dates.add_column("docking", justify="right", no_wrap=True)
    for day in _told_days(found):
        cells = []
        for row in found.rows:
            past = [one for one in row.dates if one.day <= day]
            for chance, reach in (
                [(past[-1].liftoff, past[-1].liftoff_range), (past[-1].docking, past[-1].docking_range)]
                if past
                else []
            ):
                cells.append(f"{chance:.1%} ({_percent(reach)})")
            cells += [] if past else ["", ""]
        dates.add_row(str(day), *cells)
    said = [Text(f"{row.name}: {row.scrubs}", style="dim") for row in found.rows]
    return Group(table, Text(), dates, Text(), *said)


def _told_days(found: Campaign) -> list[date]:
    """Days that say how chances grow: the first and last, and where they pass a half, nine of ten, and 99 in 100."""
    out = set()
    for row in found.rows:
        out.add(row.dates[0].day)
        for reached in (0.5, 0.9, 0.99):
            out |= {
                one.day
                for one in row.dates
                if one.docking >= reached
                and one.docking > 0.0
                and not any(before.docking >= reached for before in row.dates if before.day < one.day)
            }
        out.add(row.dates[-1].day)
    return sorted(out)


def _percent(between: tuple[float, float]) -> str:
    return f"{100.0 * between[0]:.1f}–{100.0 * between[1]:.1f}"


def data_age_report(found: DataAge) -> Group:
    """How an answer spreads with the age of the data, for the terminal: medians and nine of ten of how far it moves."""
    table = Table(header_style="bold", box=None, padding=(0, 2, 0, 0))
    for name in (
        "Age d",
        "Along km",
        "Lift-off s",
        "Phase°",
        "Δv m/s",
        "Docking min",
        f"{found.plan.profile} fits",
        "Same docking",
    ):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Else")
    for row in found.rows:
        table.add_row(
            f"{row.days:g}",
            _spread(row.along_km, 0),
            _spread(row.liftoff_s, 1),
            _spread(row.phase_deg, 1),
            _spread(row.dv_mps, 1),
            _spread(row.docking_min, 1),
            f"{row.fits:.0%} ({_percent(row.fits_range)})",
            f"{row.same_docking:.0%} ({_percent(row.same_docking_range)})",
            f"with a reboost ({row.reboost_chance:.0%})" if row.reboost else ", ".join(row.other_profiles),
            style="dim" if row.reboost else "",
        )
    words = "half move less than the first figure, nine of ten less than the second"
    if found.reboost_km:
        words += f"; in grey with a reboost of {found.reboost_km:g} km besides, and its chance"
    out: list[Table | Text] = [table, Text(words, style="dim")]
    if found.actual:
        old = Table(header_style="bold", box=None, padding=(0, 2, 0, 0))
        old.add_column("Set of UTC", no_wrap=True)
        for name in ("Age d", "Along km", "Lift-off s", "Phase°", "Δv m/s", "Docking min"):
            old.add_column(name, justify="right", no_wrap=True)
        old.add_column(f"{found.plan.profile} fits")
        for one in found.actual:
            old.add_row(
                minute(one.epoch_utc),
                f"{one.days:.1f}",
                f"{one.along_km:+.1f}",
                *(
                    "" if x is None else f"{x:+.1f}"
                    for x in (one.liftoff_s, one.phase_deg, one.dv_mps, one.docking_min)
                ),
                "yes" if one.fits else "no",
            )
        out += [Text(), Text("What older sets of the data would have said", style="bold"), old]
    straight = [one for one in found.direct if one.liftoff_s is not None and one.searched_s is not None]
    if straight:
        apart = max(abs((one.liftoff_s or 0.0) - (one.searched_s or 0.0)) for one in straight)
        out.append(
            Text(
                f"{len(straight)} samples planned in full: lift-off as searched to {apart:.1f} s", style="dim"
            )
        )
    return Group(*out)


def _spread(one: Spread | None, digits: int) -> str:
    return "" if one is None else f"{one.median:,.{digits}f} / {one.nine_of_ten:,.{digits}f}"
