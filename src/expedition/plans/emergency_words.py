"""What is said of emergency landings: a table, a revolution a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from expedition.plans.sections import Section
from expedition.plans.way_home import PlanEmergency
from expedition.timeline import spot

_HEADS = ("revolution", "deorbit", "landing, UTC", "where", "aside, km", "Sun", "ballistic at")
_NOTE = (
    "for each revolution a landing zone in reach to the side, by day before by night, else straight on where the ship "
    "may land; by sea nearer than 40° to the equator, where the waves are lower; to a minute and some 20 km, and "
    "without asking whether there is propellant for it"
)


def emergency_section(emergency: Sequence[PlanEmergency]) -> Section:
    """The emergency landings of a plan as a table."""
    rows = []
    for where, group in groupby(emergency, key=lambda one: one.where):
        rows += [_row(where, one) for one in group]
    return Section(title="Emergency landings", note=_NOTE, heads=_HEADS, rows=tuple(rows))


def _row(where: str, one: PlanEmergency) -> tuple[str, ...]:
    at = spot(one.latitude_deg, one.longitude_deg, 0)
    return (
        f"{one.revolution} {where}",
        one.deorbit_utc[5:16].replace("T", " "),
        one.landing_utc[5:16].replace("T", " "),
        f"{one.place} ({at})",
        f"{one.cross_range_km:+.0f}".replace("-", "−") if one.zone is not None else "",
        f"{one.lighting} {one.sun_elevation_deg:+.0f}°".replace("-", "−"),
        "" if one.ballistic_deg is None else spot(*one.ballistic_deg, 0),
    )
