"""What-ifs for the terminal."""

from __future__ import annotations

from datetime import date

from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.timeline import sentence
from expedition.whatif.campaign import Campaign
from expedition.whatif.data_age import DataAge, Spread
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
    table.add_column("Light, what changes beside day 0, what it breaks, or why not")
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
            "; ".join([row.light, *row.changes]) + broken,
            style="red" if broken else "bold" if own else "",
        )
    return table


def missed_report(found: Missed) -> Group:
    """Missed burns for the terminal: for each, the orbit that is left and a table of the ways on."""
    out: list[Text | Table] = []
    for row in found.rows:
        how = f"{row.share:.0%} flown" if row.share else "missed"
        lasts = _lasts(row.lasts_h)
        out.append(
            Text(
                f"{sentence(row.burn)} {how}: {_minute(row.tig_utc, seconds=True)} UTC, {row.planned_mps:.1f} m/s",
                style="bold",
            )
        )
        left = f"  Left in {row.perigee_km:.0f} × {row.apogee_km:.0f} km, {lasts}"
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
        table.add_column(f"{_ends(found)} UTC", no_wrap=True)
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
            _minute(row.first_utc),
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
                _minute(one.epoch_utc),
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


def _ends(found: Missed) -> str:
    name = sentence(found.plan.end_name)
    return name if found.plan.way_home is not None else f"{name} or landing"


def _lasts(hours: float | None) -> str:
    if hours is None:
        return "which lasts over ten days"
    return f"which lasts {hours:.0f} h" if hours else "which comes down at its first perigee"


def _minute(utc: str | None, *, seconds: bool = False) -> str:
    return "" if utc is None else utc[: 19 if seconds else 16].replace("T", " ")


def _maybe(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
