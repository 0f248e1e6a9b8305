"""plan(): takes a flight to the planner of its kind."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from expedition.flight import Flight

if TYPE_CHECKING:
    from expedition.flight_plan import Plan
    from expedition.planners.common import Progress
    from expedition.station.source import Elements


def plan(
    flight: Flight | str,
    *,
    elements: Elements | None = None,
    allow_stale: bool = False,
    progress: Progress | None = None,
) -> Plan:
    """Plan a flight from the pad to a station's port, home from one, into an orbit and home, or up and down.

    flight: a Flight, a name of the catalogue or a path to a TOML file. elements: station data (a file's path,
    "live", pairs of TLE lines, element sets or an ephemeris) instead of the flight's own; the newest known
    before the start is used. progress: called with a few words at each step. Raises InputError for what is not
    understood, ImpossibleFlightError for what cannot be, with the reason and the way out.
    """
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    planner = import_module(f"expedition.planners.{asked.bound}")
    planned: Plan = planner.fly(asked, elements, allow_stale, progress or (lambda _: None))
    return planned
