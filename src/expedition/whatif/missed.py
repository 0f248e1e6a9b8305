"""A burn that is missed, or cut short: for each burn of a flight, the ways on from there, planned with its own rules.

Each way is flown by the functions that plan flights: the burns are solved again on the full force model from where the
ship is as its engine stops. What a control room would do beyond that, such as another ship's help, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from expedition.catalog.spelling import slug
from expedition.errors import InputError, refuse_no_numbers
from expedition.flights.flight import Flight
from expedition.planning import Progress, free_flight, to_station, way_home
from expedition.planning.planner import whole
from expedition.planning.station_data import refuse_elements
from expedition.plans.columns import Columns, columns
from expedition.plans.plan import Plan
from expedition.station.source import Elements
from expedition.whatif import missed_going_home, missed_in_orbit, missed_to_station
from expedition.whatif.ways_on import MissedRow

_MOST_SHARES = 20


@dataclass(frozen=True)
class Missed:
    """A flight, and what becomes of it after each burn that is missed."""

    plan: Plan
    """As it was to be."""
    rows: tuple[MissedRow, ...]
    """In order of the burns, each with its shares."""

    def table(self) -> Columns:
        """A row for each way on after each burn, as pandas and polars take it; times are aware datetimes."""
        return columns(self.rows, each="ways")

    def to_dict(self) -> dict[str, Any]:
        """The plan and the rows as plain data."""
        return {"plan": self.plan.to_dict(), "rows": [row.model_dump(mode="json") for row in self.rows]}


def missed(
    flight: Flight | str,
    *,
    burn: str | None = None,
    shares: Sequence[float] = (0.0,),
    elements: Elements | None = None,
    allow_stale: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Missed:
    """Miss each burn of a flight, or cut it short, and plan the ways on.

    burn: the name of one; all unless given. shares: how much of each burn is flown, 0 where it is missed, less than 1.
    progress: called with a few words at each burn. Raises InputError for a burn that the flight does not have, and as
    a plan does.
    """
    refuse_no_numbers(shares, "share")
    if not 0 < len(shares) <= _MOST_SHARES or not all(0.0 <= share < 1.0 for share in shares):
        raise InputError(
            f"{', '.join(f'{share:g}' for share in shares) or 'nothing'} is no share of a burn; give numbers from 0, "
            f"missed whole, to less than 1, at most {_MOST_SHARES}",
            field="share",
        )
    asked = flight if isinstance(flight, Flight) else Flight.resolve(flight)
    tell = progress or (lambda _: None)
    walk = _WALKS.get(asked.bound)
    if walk is None:
        raise InputError(f"{asked.title} is a hop, which has no burn in orbit to miss", field="flight")
    return walk(asked, elements, allow_stale, burn, shares, tell)


def _to_station(
    asked: Flight,
    elements: Elements | None,
    allow_stale: bool,
    burn: str | None,
    shares: Sequence[float],
    tell: Progress,
) -> Missed:
    solved = to_station.solved(asked, elements, allow_stale, tell)
    names = _chosen(burn, missed_to_station.burn_names(solved))
    nominal = to_station.written(asked, solved)
    rows = missed_to_station.rows(asked, solved, names, shares, tell)
    return Missed(whole(nominal, asked), tuple(rows))


def _going_home(
    asked: Flight,
    elements: Elements | None,
    allow_stale: bool,
    burn: str | None,
    shares: Sequence[float],
    tell: Progress,
) -> Missed:
    way = way_home.find(asked, elements, allow_stale, tell)
    names = _chosen(burn, missed_going_home.burn_names(way))
    rows = missed_going_home.rows(asked, way, names, shares, tell)
    return Missed(whole(way_home.written(asked, way), asked), tuple(rows))


def _in_orbit(
    asked: Flight,
    elements: Elements | None,
    allow_stale: bool,
    burn: str | None,
    shares: Sequence[float],
    tell: Progress,
) -> Missed:
    del allow_stale
    refuse_elements(elements, "a flight into an orbit of its own")
    way = free_flight.find(asked, tell)
    names = _chosen(burn, missed_in_orbit.burn_names(way))
    rows = missed_in_orbit.rows(asked, way, names, shares, tell)
    return Missed(whole(free_flight.written(asked, way), asked), tuple(rows))


_WALKS = {"station": _to_station, "home": _going_home, "orbit": _in_orbit}


def _chosen(burn: str | None, names: Sequence[str]) -> list[str]:
    """The burns that are asked for."""
    if burn is None:
        return list(names)
    found = [name for name in names if slug(name) == slug(burn)]
    if not found:
        raise InputError(f"{burn!r:.60} is no burn of this flight; it has {', '.join(names)}", field="burn")
    return found
