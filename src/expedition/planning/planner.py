"""plan(): takes a flight to the planner of its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from expedition.errors import InputError, refuse_no_bool
from expedition.flights.flight import Bound, Flight

if TYPE_CHECKING:
    from pathlib import Path

    from expedition.catalog import Catalogue
    from expedition.planning import Checks, Progress
    from expedition.plans.plan import Plan
    from expedition.station.source import Elements


def plan(
    flight: Flight | str,
    *,
    elements: Elements | None = None,
    allow_stale: bool = False,
    trajectory: str | Path | None = None,
    catalogue: Catalogue | None = None,
    checks: Checks = "all",
    keep: bool = False,
    progress: Progress | None = None,
) -> Plan:
    """Plan a flight from the pad to a station's port, home from one, into an orbit and home, or up and down.

    flight: a Flight, a name of the catalogue or a path to a TOML file. elements: station data (a file's path, "live",
    pairs of TLE lines, element sets or an ephemeris) instead of the flight's own; the newest known before the start
    is used. trajectory: a file of the ascent as another program has it, OEM or CSV, flown instead of the launcher's;
    one that begins in orbit is flown on from there. catalogue: where names are looked up; what Expedition ships
    unless given, and a Flight's own. checks: "all", or for loops "fast", without aborts, free drift and emergency
    landings, which are flown out one by one, or "none", without any check and without what is told besides the way:
    stay, sight, contingencies, crew days, consumables, risk and price. keep: take the plan that was made before from
    the same input, station data, catalogue and versions, where it is kept in the user's folder for copies, else keep
    it there. progress: called with a few words at each step.
    Several threads may plan at once, in one process; each plan is what it would be alone. Raises InputError for what is
    not understood, ImpossibleFlightError for what cannot be, with the reason and the way out.
    """
    if checks not in ("none", "fast", "all"):
        raise InputError(f"{checks!r:.40} is not possible; give none, fast or all", field="checks")
    refuse_no_bool(allow_stale, "allow_stale")
    refuse_no_bool(keep, "keep")
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight, catalogue=catalogue)
    if trajectory is not None:
        asked = asked.along(trajectory)
    if keep:
        from expedition.planning.kept import kept

        return kept(
            asked,
            elements,
            allow_stale,
            checks,
            lambda: _made(asked, elements, allow_stale, checks, progress),
        )
    return _made(asked, elements, allow_stale, checks, progress)


def _made(
    asked: Flight, elements: Elements | None, allow_stale: bool, checks: Checks, progress: Progress | None
) -> Plan:
    planned = PLANNERS[asked.bound](asked, elements, allow_stale, progress or (lambda _: None), checks)
    if checks == "all":
        return whole(planned, asked)
    data = planned.data.model_copy(update={"checked": checks})
    if checks == "fast":
        return whole(planned.model_copy(update={"data": data}), asked)
    return planned.looked_up_in(asked.catalogue).model_copy(update={"data": data, "checks": ()})


def whole(made: Plan, asked: Flight) -> Plan:
    """A plan as flown, with the entries that it names at hand, who hears it, its crews' days, what it uses up,
    risks and costs."""
    from expedition.assess.exposure import with_risk
    from expedition.assess.price import with_price
    from expedition.planning.consumables import with_consumables
    from expedition.planning.crew_days import with_crew_days
    from expedition.planning.sight import with_sight

    made = _doubted(made.looked_up_in(asked.catalogue))
    told = with_crew_days(with_consumables(with_sight(made)))
    # Which part of what a type has risked is still to come from some state in orbit on, its record does not tell.
    return with_price(told if told.from_orbit_utc else with_risk(told))


def _doubted(made: Plan) -> Plan:
    """A plan that warns of what is hardly possible in entries that somebody wrote for himself."""
    from expedition.catalog.catalogue import PACKAGE

    if made.catalogue.directories == (PACKAGE,):
        return made
    from expedition.catalog.plausible import doubts
    from expedition.plans.named import named

    found = doubts(named(made).entries(), made.catalogue)
    data = made.data.model_copy(update={"warnings": (*made.data.warnings, *found)})
    return made.model_copy(update={"data": data}) if found else made


def _to_station(asked: Flight, *given: Any) -> Plan:
    if asked.trajectory_file is not None:
        from expedition.planning import from_orbit
        from expedition.trajectories.files import read_trajectory
        from expedition.trajectories.trajectory import begins_in_orbit

        if begins_in_orbit(read_trajectory(asked.trajectory_file)):
            return from_orbit.fly(asked, *given)
    from expedition.planning.to_station import fly

    return fly(asked, *given)


def _free_flight(*given: Any) -> Plan:
    from expedition.planning.free_flight import fly

    return fly(*given)


def _way_home(*given: Any) -> Plan:
    from expedition.planning.way_home import fly

    return fly(*given)


def _hop(*given: Any) -> Plan:
    from expedition.planning.hop import fly

    return fly(*given)


# Each is imported when a flight of its kind is planned.
PLANNERS: dict[Bound, Callable[..., Plan]] = {
    "station": _to_station,
    "orbit": _free_flight,
    "home": _way_home,
    "hop": _hop,
}
