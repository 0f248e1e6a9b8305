"""What the plans of all kinds of flight share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

import numpy as np

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.errors import InputError, StationDataError
from expedition.flights.flight import Flight
from expedition.space.crossings import crossings
from expedition.space.frames import gcrf_from_teme
from expedition.space.sun import shadow_margin_m, sun_direction
from expedition.space.time import from_datetime
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.planned import planned_elements
from expedition.station.source import Elements, read_elements
from expedition.timeline import Event, Leg

Progress = Callable[[str], None]


def elements_of(asked: Flight, elements: Elements | None, station: Station) -> list[ElementSet] | Oem:
    """The station data to plan from: those given, else the flight's own."""
    given = elements if elements is not None else asked.elements_file or asked.elements
    if station.orbit is not None:
        if given is not None:
            refuse_elements(
                given, f"a flight to {station.name}, which is planned, for its orbit is the catalogue's"
            )
        return [planned_elements(station, span(asked)[0])]
    if given is None:
        raise StationDataError(
            "the flight names no station data; give --elements FILE, or --elements live", field="elements"
        )
    return read_elements(given, station.catalog_number, designator=station.international_designator)


def refuse_elements(elements: Elements | None, why: str) -> None:
    """Say that station data have no part in a flight, where some are given."""
    if elements is not None:
        raise InputError(f"have no part in {why}; leave them out", field="elements")


def zones_of(asked: Flight, ship: Ship) -> list[LandingZone]:
    """The landing zone asked for, or all that the ship comes down in."""
    names = [asked.landing_zone] if asked.landing_zone else ship.wanted_descent().zones
    return [asked.catalogue.landing_zone(name) for name in names]


def span(asked: Flight) -> tuple[float, float]:
    """The instants between which the start is asked for."""
    day = datetime.combine(asked.date, time(), tzinfo=UTC)
    start = from_datetime(asked.earliest_utc or day)
    end = from_datetime(asked.latest_utc or day + timedelta(days=1))
    return start, end


def recorded(asked: Flight) -> dict[str, Any]:
    """What was asked, as a plan keeps it: without the element sets."""
    return asked.model_dump(mode="json", exclude={"elements", "elements_file"})


def day_and_night(legs: Sequence[Leg]) -> list[Event]:
    """Orbital sunrises and sunsets of the ship."""
    out = []
    for leg in legs:
        t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / 20.0) + 1, 2))
        sun = np.einsum("nij,nj->ni", gcrf_from_teme(t), sun_direction(t))
        margin = shadow_margin_m(leg.states_gcrf(t)[:, :3], sun)
        for name, rising in (("Orbital sunrise", True), ("Orbital sunset", False)):
            out += [Event(name, float(at)) for at in crossings(t, margin, rising=rising)]
    return out
