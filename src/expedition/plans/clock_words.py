"""Times, places and distances of a plan as they are said."""

from __future__ import annotations

from expedition.plans.schema import PlanRecord
from expedition.space.time import format_local, format_met, format_utc, parse_utc


def elapsed(plan: PlanRecord, met_s: float) -> str:
    """Time since the start of a flight; T is the lift-off, so that a flight home counts without it."""
    return format_met(met_s) if plan.liftoff_utc else format_met(met_s).lstrip("T")


def day_clock(plan: PlanRecord, utc: str) -> str:
    """Time of day in UTC, with the date before it where it is not the first day's."""
    text = utc_text(utc)
    return text[11:] if text[:10] == plan.zero_utc[:10] else text[5:]


def utc_of(plan: PlanRecord, met_s: float) -> str:
    """The instant so long after the start, as events have it."""
    return format_utc(parse_utc(plan.zero_utc) + met_s, 3)


def range_text(km: float) -> str:
    """A distance to three figures, in km."""
    return f"{km:.0f}" if km >= 100.0 else f"{km:.1f}" if km >= 10.0 else f"{km:.2f}"


def utc_text(text: str, digits: int = 0) -> str:
    """An instant in UTC as it is read: date, space, time."""
    return format_utc(parse_utc(text), digits)[:-1].replace("T", " ")


def minute_text(utc: str) -> str:
    """Month, day, hour and minute."""
    return utc_text(utc)[5:-3]


def both_clocks(plan: PlanRecord, utc: str, digits: int = 0) -> str:
    """An instant in UTC and on the clock of those who fly it."""
    local = f", {format_local(parse_utc(utc), plan.clock)} {city(plan.clock)}" if plan.clock else ""
    return f"{utc_text(utc, digits)} UTC{local}"


def city(zone: str) -> str:
    """The city that a time zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def place_text(latitude_deg: float, longitude_deg: float) -> str:
    """Latitude and longitude with their letters."""
    north, east = "N" if latitude_deg >= 0.0 else "S", "E" if longitude_deg >= 0.0 else "W"
    return f"{abs(latitude_deg):.2f}° {north} {abs(longitude_deg):.2f}° {east}"


def minutes_text(seconds: float) -> str:
    """A length of time in minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{seconds:.1f} s"
