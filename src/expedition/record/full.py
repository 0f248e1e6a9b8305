"""Flights of the record planned in full, on all forces and with every check: what the search leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.spelling import slug
from expedition.errors import ExpeditionError
from expedition.flights.flight import Flight
from expedition.planning.planner import plan
from expedition.record.flights import OWN_ELEMENTS, FlownFlight
from expedition.record.flown import Comparison, hardware_of
from expedition.space.time import parse_utc, to_datetime
from expedition.station.source import Elements

# Passages of a pad through a plane are hours apart.
_HALF_S = 1800.0


@dataclass(frozen=True)
class FullPlan:
    """A flight of the record planned in full, against the search that predicted it, s."""

    flight: str
    liftoff_s: float | None = None
    """Lift-off, full plan minus search; None where there is no plan."""
    docking_s: float | None = None
    failed: tuple[str, ...] = ()
    """The checks that the plan breaks, with their numbers."""
    refused: str = ""
    """Why there is no plan; empty where there is one."""


def asked_of(row: FlownFlight, book: Catalogue, near: float | None = None) -> Flight:
    """The flight that a row of the record asks for, on its UTC day. Raises InputError where an entry is lacking.

    near: the predicted lift-off; of two passages on that day, the flight is to take this one.
    """
    hardware = hardware_of(row, book)
    day = to_datetime(row.liftoff).date()
    span = {}
    if near is not None and to_datetime(near).date() == day:
        span = {"earliest_utc": to_datetime(near - _HALF_S), "latest_utc": to_datetime(near + _HALF_S)}
    return Flight(
        name=slug(row.flight),
        title=row.flight,
        vehicle=hardware.ship.name,
        launcher=hardware.launcher.name,
        pad=hardware.pad.name,
        station=hardware.station.name,
        port=hardware.port.id,
        profile=row.orbits,
        date=day,
        recovery=row.recovery or None,
        catalogue=book,
        **span,
    )


def full_plans(
    rows: Sequence[FlownFlight],
    comparisons: Sequence[Comparison],
    elements: Elements = OWN_ELEMENTS,
    *,
    catalogue: Catalogue | None = None,
) -> Iterator[FullPlan]:
    """Each predicted flight planned in full, one after the other, some seconds each.

    rows, comparisons: of the same flights, in the same order.
    """
    for row, found in zip(rows, comparisons, strict=True):
        if found.predicted_liftoff is None:
            continue
        try:
            planned = plan(asked_of(row, catalogue or DEFAULT, found.predicted_liftoff), elements=elements)
        except ExpeditionError as error:
            yield FullPlan(row.flight, refused=str(error))
            continue
        docking_s = None
        if planned.docking_utc is not None and found.predicted_docking is not None:
            docking_s = parse_utc(planned.docking_utc) - found.predicted_docking
        yield FullPlan(
            row.flight,
            parse_utc(planned.zero_utc) - found.predicted_liftoff,
            docking_s,
            tuple(f"{check.name} ({check.detail})" for check in planned.checks if not check.ok),
        )
