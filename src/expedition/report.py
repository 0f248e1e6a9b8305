"""A plan, a window search and a pad's reach for the terminal: their rows as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from expedition.phases.ascent.reach import Reach
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.plans.plan import Plan
from expedition.plans.words import LandingRow, PlanWords, words
from expedition.space.time import DAY_S, format_utc
from expedition.station.source import MAX_AGE_DAYS, PHASE_KNOWN_DAYS, WARN_AGE_DAYS
from expedition.timeline import sentence

if TYPE_CHECKING:
    from expedition.whatif.slip import Slip

_LANDINGS_SHOWN = 10
# A turn farther from the pad than this is made in orbit.
_ASCENT_KM = 3000.0


def plan_report(plan: Plan, *, wide: bool = True) -> Group:
    """The plan for the terminal: heading, window, timeline, Δv budget, checks and the age of the data.

    wide: details of the timeline in a column of their own (120 letters and more), or else under each event.
    """
    said = words(plan)
    parts: list[RenderableType] = [_pairs(said), _timeline_table(said, wide=wide)]
    if said.landings:
        parts.append(_landings_table(said.landings, wide=wide))
    if said.budget:
        parts.append(_budget_table(said))
    parts.append(_checks_table(plan, wide=wide))
    lines = [Text(said.rests_on, style="dim")] if said.rests_on else []
    lines += [Text(f"Warning: {warning}", style="yellow") for warning in plan.data.warnings]
    if lines:
        parts.append(Group(*lines))
    return Group(_heading(said), *(Padding(part, (0, 0, 1, 0)) for part in parts[:-1]), parts[-1])


def _heading(said: PlanWords) -> Text:
    text = Text(f"{said.title}\n", style="bold")
    text.append(said.route, style="not bold")
    if said.crew:
        text.append(f"\n{said.crew}", style="not bold dim")
    return text


def _titled(title: str) -> Table:
    return Table(title=title, title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))


def _landings_table(landings: Sequence[LandingRow], *, wide: bool) -> Table:
    table = _titled("Landing opportunities")
    docked = any(one.undocking for one in landings)
    for name in (*(["Undocking"] if docked else []), "Deorbit", "Landing UTC"):
        table.add_column(name, no_wrap=True)
    table.add_column("Aside km", justify="right", no_wrap=True)
    table.add_column("Sun°", justify="right", no_wrap=True)
    table.add_column("Zone, or why not")
    for one in landings[:_LANDINGS_SHOWN]:
        why = one.why_not if wide else one.why_not.partition(":")[0]
        table.add_row(
            *([one.undocking] if docked else []),
            one.deorbit,
            one.landing,
            one.aside_km,
            one.sun_deg,
            f"{one.zone}: {why}" if why else one.zone,
            style="dim" if one.why_not else "",
        )
    if len(landings) > _LANDINGS_SHOWN:
        table.add_row(f"and {len(landings) - _LANDINGS_SHOWN} more", style="dim")
    return table


def _pairs(said: PlanWords) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for one in said.summary:
        table.add_row(one.question, one.answer)
    return table


def _timeline_table(said: PlanWords, *, wide: bool) -> Table:
    table = _titled("Timeline")
    table.add_column(said.elapsed_heading, justify="right", no_wrap=True)
    table.add_column("UTC", justify="right", no_wrap=True)
    if said.local_heading:
        table.add_column(said.local_heading, no_wrap=True)
    if said.has_range:
        table.add_column("Range km", justify="right", no_wrap=True)
    table.add_column("Event", no_wrap=wide)
    if wide:
        table.add_column("Detail")
    for row in said.timeline:
        below = Group(row.event, Padding(row.detail, (0, 0, 0, 2))) if row.detail else row.event
        table.add_row(
            row.elapsed,
            row.utc,
            *([row.local] if said.local_heading else []),
            *([row.range_km] if said.has_range else []),
            *([row.event, row.detail] if wide else [below]),
            style="cyan" if row.burn else "",
        )
    return table


def _budget_table(said: PlanWords) -> Table:
    table = Table(
        title="Δv budget, m/s", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0)
    )
    table.add_column()
    table.add_column(justify="right")
    for one in said.budget:
        table.add_row(one.name, one.dv_mps)
    return table


def _checks_table(plan: Plan, *, wide: bool) -> Table:
    table = Table(title="Checks", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=wide)
    if wide:
        table.add_column()
    for check in plan.checks:
        words = [check.name, check.detail] if wide else [f"{check.name}: {check.detail}"]
        table.add_row("pass" if check.ok else "FAIL", *words, style="" if check.ok else "bold red")
    return table


def windows_report(found: Sequence[Opportunity]) -> Group:
    """Opportunities for the terminal: a row each, the profiles that are open, and why the others are not.

    Where the phase is not known, the passage through the plane alone. Below, how old the station data are.
    """
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    table.add_column("Lift-off UTC", no_wrap=True)
    table.add_column("Window s", no_wrap=True)
    table.add_column("Phase°", justify="right", no_wrap=True)
    table.add_column("Beta°", justify="right", no_wrap=True)
    table.add_column("Sun°", justify="right", no_wrap=True)
    table.add_column("Profiles: docking UTC, Δv, light, or why not")
    for one in found:
        table.add_row(
            format_utc(one.liftoff)[:-1].replace("T", " "),
            f"−{one.liftoff - one.open:.0f} +{one.close - one.liftoff:.0f}",
            f"{np.degrees(one.phase_insertion_rad) % 360.0:.1f}" if one.phase_known else "?",
            f"{np.degrees(one.beta_rad):+.1f}",
            f"{one.pad_sun_elevation_deg:+.0f}",
            "\n".join(_option_words(one, option) for option in one.options)
            if one.phase_known
            else f"plane only: from data {(one.age_s or 0.0) / DAY_S:.0f} days old nobody can say in how many orbits",
            style="" if one.chosen and one.phase_known else "dim",
        )
    age = data_age_words(found)
    return Group(table, *([Text(age, style="dim")] if age else []))


def data_age_words(found: Sequence[Opportunity]) -> str:
    """How old the station data of a search are; empty where it found nothing."""
    if not found:
        return ""
    first, last = found[0], found[-1]
    if first.age_s is None or last.age_s is None:
        return "Station data: a planned orbit, its phase assumed"
    words = (
        f"Station data of {format_utc(first.liftoff - first.age_s)}: {first.age_s / DAY_S:.1f} days old at the first "
        f"lift-off, {last.age_s / DAY_S:.1f} at the last"
    )
    if not last.phase_known:
        words += (
            f"; past {PHASE_KNOWN_DAYS:.0f} days the plane is known, the number of orbits is not, and past "
            f"{MAX_AGE_DAYS:.0f} days a plan asks for newer data"
        )
    return words


def stale(found: Sequence[Opportunity]) -> bool:
    """Whether the age of the station data of a search is to be told to everybody."""
    ages = [one.age_s for one in found if one.age_s is not None]
    return bool(ages) and (ages[0] > WARN_AGE_DAYS * DAY_S or not all(one.phase_known for one in found))


def _option_words(one: Opportunity, option: Option) -> str:
    if not option.feasible:
        return f"{option.orbits:>2}: no, {option.reason}"
    light = "sunlit" if option.docking_sunlit else "in shadow"
    shift = option.liftoff - one.liftoff
    at = f", lift-off {shift:+.0f} s" if abs(shift) > 0.5 else ""
    docking = format_utc(option.docking)[:-4].replace("T", " ")
    return f"{option.orbits:>2}: {docking}, {option.dv_mps:.0f} m/s, {light}{at}"


def reach_report(rows: Sequence[Reach]) -> Group:
    """Inclinations of a pad for the terminal: whether they may be flown straight, and what a dog-leg costs."""
    table = Table(header_style="bold", box=None, padding=(0, 1, 0, 0))
    for name in ("Inclination°", "Straight°", "Flown°"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Through", no_wrap=True)
    for name in ("Turn°", "Made", "Δv m/s", "Margin m/s"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for one in rows:
        short = "" if one.reachable else f", out of reach by {-one.margin_mps:.0f} m/s"
        table.add_row(
            f"{one.inclination_deg:.2f}",
            "" if one.direct_azimuth_deg is None else f"{one.direct_azimuth_deg:.1f}",
            f"{one.azimuth_deg:.1f}",
            one.sector,
            f"{one.turn_deg:.1f}" if one.turn_deg else "",
            ("in orbit" if one.turn_after_km > _ASCENT_KM else f"{one.turn_after_km:.0f} km")
            if one.turn_deg
            else "",
            f"{one.dv_mps:.0f}",
            f"{one.margin_mps:+.0f}",
            ("straight" if one.direct else "dog-leg") + short,
            style="" if one.reachable else "dim",
        )
    over = dict.fromkeys(
        f"Through {one.sector}: passes over {one.overflies}" for one in rows if one.overflies
    )
    return Group(table, *(Text(words, style="dim") for words in over))


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
