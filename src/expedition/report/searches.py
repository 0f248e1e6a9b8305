"""A window search and a pad's reach for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rich.console import Group
from rich.table import Table
from rich.text import Text

from expedition.catalog.announced import AnnouncedDate
from expedition.catalog.findings import Finding
from expedition.phases.ascent.reach import Reach
from expedition.phases.rendezvous.window import Opportunity, Option
from expedition.space.time import DAY_S, format_utc
from expedition.station.source import MAX_AGE_DAYS, PHASE_KNOWN_DAYS, WARN_AGE_DAYS

# A turn farther from the pad than this is made in orbit.
_ASCENT_KM = 3000.0


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
    table.add_column("Way")
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
    margins = f"Margins are with a payload of {rows[0].payload_kg:,.0f} kg." if rows else ""
    return Group(table, *(Text(words, style="dim") for words in (*over, margins) if words))


def findings_table(found: Sequence[Finding]) -> Table:
    """What a folder of one's own entries lacks, and what in it is hardly possible."""
    table = Table("entry", "", "field", "finding", title="Own entries")
    table.columns[3].overflow = "fold"
    for one in found:
        table.add_row(one.entry, one.grade, one.field, one.words)
    return table


def announced_table(rows: Sequence[AnnouncedDate]) -> Table:
    """Dates announced for what is still to be built, in the order in which they were said."""
    table = Table("project", "event", "said in", "by", "for", "confidence", "source", title="Announced dates")
    for column in (table.columns[3], table.columns[6]):
        column.overflow = "fold"
    for one in rows:
        said = f"{one.said_on:%B %Y}"
        table.add_row(one.title, one.what, said, one.said_by, one.said, one.confidence, one.source)
    return table
