"""Past flights as counts: which of them had the chance to go wrong in a phase, and which did.

An outcome is known when a flight has landed; that of an ascent on the day after it. A crew that is still up is not
counted, nor is a module of a station.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from statistics import median

import numpy as np

from expedition.assess.pooling import UNKNOWN, Counted
from expedition.catalog import history
from expedition.catalog.assessments import has_escape, lands_on
from expedition.catalog.history import PastFlight
from expedition.catalog.spelling import slug

# A ship that flew without a crew and of whose end nothing is recorded is taken to have ended within this.
_ENDED_AFTER_DAYS = 400
# What flies up and down again, its tests included.
HOPPERS = ("new-shepard", "spaceshiptwo")
_CARGO = ("cargo", "uncrewed")
_IN_ORBIT = ("early-return", "emergency")
_ENDS_EARLY = ("failed-objective", "early-return", "loss")
_SHORTEST_DAYS = 0.05


def line(name: str) -> str:
    """The line of design that a family belongs to: the first word of its name."""
    return name.partition("-")[0]


def label(one: PastFlight) -> str:
    """What a flight is counted under: its family, or the ship itself where a family is no more than a trade."""
    return one.vehicle if one.kind == "cargo" else one.family


@cache
def family_of(vehicle: str) -> str:
    """The family of a vehicle of the catalogue; its own name where none like it has flown."""
    found = [one for one in history.flights() if one.vehicle == vehicle and one.kind != "module"]
    return label(found[-1]) if found else vehicle


@cache
def has_flown(family: str) -> bool:
    """Whether any flight of a family is in the record."""
    return any(label(one) == family for one in history.flights())


@cache
def launcher_of(name: str) -> str:
    """A launcher of the catalogue as the record calls it: falcon-9-ft flies as falcon-9."""
    known = {one.launcher for one in history.flights() if one.launcher}
    parts = name.split("-")
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((one for one in shorter if one in known), name)


def landed(one: PastFlight) -> int:
    """The day on which the outcome of a crewed flight is known, as an ordinal; UNKNOWN while it is up."""
    if one.landing_date is not None:
        return one.landing_date.toordinal()
    if one.outcome_ascent == "loss":
        return one.liftoff_date.toordinal()
    return UNKNOWN


def _ended(one: PastFlight) -> int:
    if one.crewed or one.landing_date is not None:
        return landed(one)
    return one.liftoff_date.toordinal() + _ENDED_AFTER_DAYS


def _left(one: PastFlight) -> int:
    return one.liftoff_date.toordinal() + 1


def counted(
    past: Iterable[PastFlight],
    event: Callable[[PastFlight], bool],
    *,
    known: Callable[[PastFlight], int] = _ended,
    exposure: Callable[[PastFlight], float] | None = None,
    launcher: bool = False,
    surface: bool = False,
) -> Counted:
    """Flights as counts, grouped by family and line of design, or by launcher, its line, and how new it was; with
    `surface`, by what they come down on besides."""
    those = list(past)
    names = [one.launcher or "?" if launcher else label(one) for one in those]
    lines = [line(name) for name in names]
    groups = [np.array(names), np.array(lines)]
    if launcher:
        groups.append(np.array(_newness(names)))
    if surface:
        groups.append(np.array([lands_on(one.family) or one.family for one in those]))
    return Counted(
        np.array([one.liftoff_date.toordinal() for one in those], dtype=np.int64),
        np.array([known(one) for one in those], dtype=np.int64),
        np.array([float(event(one)) for one in those]),
        np.ones(len(those)) if exposure is None else np.array([exposure(one) for one in those]),
        tuple(groups),
    )


# The first two flights of a launcher, the next eight, and all others: Guikema and Paté-Cornell 2005; 14 CFR 417.224
# lets the record of all developers count for the first two.
NEW, YOUNG = "new", "young"


def newness(before: int) -> str:
    """How new a type is that has flown so often; "" for one that speaks for itself."""
    return NEW if before < 2 else YOUNG if before < 10 else ""


def _newness(names: list[str]) -> list[str]:
    before: Counter[str] = Counter()
    out = []
    for name in names:
        out.append(newness(before[name]) or name)
        before[name] += 1
    return out


@cache
def orbital() -> tuple[PastFlight, ...]:
    """Crewed flights to orbit and beyond; the fire of Apollo 1 on the ground is none."""
    return tuple(one for one in history.crewed() if one.kind == "orbital")


@cache
def _hops() -> tuple[PastFlight, ...]:
    # New Shepard flew without people as it flies with them; tests of the others were crewed.
    return tuple(
        one
        for one in history.flights()
        if one.kind == "suborbital" or (one.kind in ("uncrewed", "test") and one.launcher in HOPPERS)
    )


@cache
def _cargo() -> tuple[PastFlight, ...]:
    return tuple(
        one for one in history.flights() if one.kind in _CARGO and one.launcher not in ("", "new-shepard")
    )


def failed(one: PastFlight) -> bool:
    """Whether its launcher failed, whatever became of the crew."""
    return one.outcome_ascent in ("loss", "abort-survived")


@cache
def ascents(hop: bool) -> Counted:
    """Launches of crewed ships, of the same ships without a crew, and of cargo ships; or hops."""
    flown = _hops() if hop else tuple(sorted((*orbital(), *_cargo()), key=lambda one: one.liftoff_date))
    return counted([one for one in flown if one.outcome_ascent != "na"], failed, known=_left, launcher=True)


@cache
def launcher_decades(launcher: str) -> tuple[tuple[int, int, int], ...]:
    """Last year, launches and failures of a launcher by decade, satellites included."""
    found = []
    for one in history.launchers():
        name = slug(one.launcher.rpartition(", ")[2])
        if launcher == name or launcher.startswith(f"{name}-"):
            found.append((one.last_year, one.launches, one.failures))
    return tuple(found)


@lru_cache(maxsize=64)
def ascents_with_satellites(launcher: str, year: int, hop: bool) -> tuple[Counted, tuple[float, float]]:
    """Launches one by one, and failures and launches of a launcher from decades that had ended, which are no more
    among the others."""
    past = ascents(hop)
    decades = [one for one in launcher_decades(launcher) if one[0] < year]
    if not decades:
        return past, (0.0, 0.0)
    last = date(max(one[0] for one in decades), 12, 31).toordinal()
    kept = (past.groups[0] != launcher) | (past.started > last)
    others = Counted(
        past.started[kept],
        past.known[kept],
        past.event[kept],
        past.exposure[kept],
        tuple(one[kept] for one in past.groups),
    )
    return others, (float(sum(one[2] for one in decades)), float(sum(one[1] for one in decades)))


@cache
def lethal_ascents() -> tuple[tuple[int, bool, bool], ...]:
    """Failed ascents of people: the day, whether there was a way off, and whether somebody died."""
    return tuple(
        (_left(one), has_escape(one.family), one.crew_lost > 0 or one.outcome_ascent == "loss")
        for one in history.flights()
        if failed(one) and (one.crewed or one.kind == "test" or one.launcher == "new-shepard")
    )


@cache
def approaches(measure: str, cargo: bool) -> Counted:
    """Flights that tried to dock, by what went wrong before they did."""
    flown = _cargo() if cargo else orbital()
    wrong = _in_orbit(measure, cargo)
    # Of a cargo ship it is not always told whether it docked; one without a fault did.
    return counted(
        [
            one
            for one in flown
            if _reached(one) and (one.docked not in ("na", "") or (cargo and one.station != "none"))
        ],
        lambda one: one.docked != "yes" and wrong(one),
    )


@cache
def free_flights(measure: str) -> Counted:
    """Crewed flights that were to dock nowhere, by the day."""
    return counted(
        [one for one in orbital() if _reached(one) and one.docked == "na"],
        _in_orbit(measure, False),
        exposure=_days,
    )


@cache
def stays(measure: str) -> Counted:
    """Docked stays of crewed ships at stations, by the day."""
    return counted(
        [one for one in orbital() if one.docked == "yes" and one.station != "none"],
        _in_orbit(measure, False),
        exposure=_days,
    )


@cache
def days_in_orbit(measure: str) -> Counted:
    """Docked stays and free flights together, for the first stays, which had no others before them."""
    return counted([one for one in orbital() if _reached(one)], _in_orbit(measure, False), exposure=_days)


def _reached(one: PastFlight) -> bool:
    return not failed(one) and one.outcome_orbit != "na"


def _in_orbit(measure: str, cargo: bool) -> Callable[[PastFlight], bool]:
    """Which flights met what in orbit."""
    if measure == "loss_of_crew":
        return lambda one: one.outcome_orbit == "loss"
    if measure == "loss_of_mission":
        ends = (*_ENDS_EARLY, "emergency") if cargo else _ENDS_EARLY
        return lambda one: one.outcome_orbit in ends
    return lambda one: one.outcome_orbit in _IN_ORBIT


def _days(one: PastFlight) -> float:
    start = one.docking_date or one.liftoff_date
    end = one.landing_date or start
    return max(float((end - start).days), _SHORTEST_DAYS)


@cache
def returns(measure: str, cargo: bool, hop: bool) -> Counted:
    """Flights that came down, by how they did; of crewed ships from orbit also by what they come down on."""
    flown = _hops() if hop else _cargo() if cargo else orbital()
    wrong = ("loss",) if measure != "emergency_return" else ("ballistic", "hard-anomaly")
    return counted(
        [one for one in flown if one.outcome_descent not in ("na", "") or landed(one) == UNKNOWN],
        lambda one: one.outcome_descent in wrong,
        surface=not hop and not cargo,
    )


# Tests without a crew say much of a ship's way down until people have flown on it, and little after.
_UNTIL_FLOWN = 10


@cache
def _tested_returns(family: str) -> tuple[tuple[int, bool], ...]:
    return tuple(
        (_ended(one), one.outcome_descent == "loss")
        for one in history.uncrewed()
        if one.kind == "uncrewed" and one.family == family and one.outcome_descent not in ("na", "")
    )


def returns_in_tests(family: str, day: int, crewed: int) -> tuple[float, float]:
    """Losses and descents of a family's last ten tests known on a day, while few of it have come down with people."""
    if crewed >= _UNTIL_FLOWN:
        return 0.0, 0.0
    past = [lost for ended, lost in _tested_returns(family) if ended < day][-_UNTIL_FLOWN:]
    return float(sum(past)), float(len(past))


def usual_stay_days(family: str, station: str | None, day: date) -> float | None:
    """The median docked stay of a family on a day, of its last ten at that station where it has been there."""
    past = [
        one
        for one in orbital()
        if one.docked == "yes" and one.landing_date is not None and one.landing_date < day
    ]
    for chosen in (
        [one for one in past if one.family == family and one.station == station],
        [one for one in past if one.family == family and one.station != "none"],
        [one for one in past if one.station == station],
        [one for one in past if one.station != "none"],
    ):
        if chosen:
            return float(median(_days(one) for one in chosen[-10:]))
    return None
