"""The station data that a flight is planned from, and the station's trajectory from them."""

from __future__ import annotations

from expedition.catalog.models.station import Station
from expedition.errors import InputError, StationDataError
from expedition.flights.flight import Flight
from expedition.space.frames import true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.time import format_utc
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.planned import planned_elements
from expedition.station.source import Elements, Source, read_elements


def elements_of(asked: Flight, elements: Elements | None, station: Station) -> list[ElementSet] | Oem:
    """The station data to plan from: those given, else the flight's own."""
    given = elements if elements is not None else asked.elements_file or asked.elements
    if station.orbit is not None:
        if given is not None:
            refuse_elements(
                given, f"a flight to {station.name}, which is planned, for its orbit is the catalogue's"
            )
        return [planned_elements(station, asked.span[0])]
    if given is None:
        raise StationDataError(
            "the flight names no station data; give --elements FILE, or --elements live", field="elements"
        )
    return read_elements(given, station.catalog_number, designator=station.international_designator)


def refuse_elements(elements: Elements | None, why: str) -> None:
    """Say that station data have no part in a flight, where some are given."""
    if elements is not None:
        raise InputError(f"have no part in {why}; leave them out", field="elements")


def mean_track(source: Source, start: float, end: float) -> MeanTrack:
    """The station's mean elements over a span, by SGP4 or from the ephemeris."""
    if isinstance(source, ElementSet):
        return MeanTrack.over(source.state_teme, start, end)
    margin = 0.51 * 5580.0
    low, high = max(start, source.start + margin), min(end, source.end - margin)
    if low > start + 1.0 or high < end - 1.0:
        raise StationDataError(
            f"the ephemeris covers {format_utc(source.start)} to {format_utc(source.end)}, the search needs "
            f"{format_utc(start - margin)} to {format_utc(end + margin)}; take one that covers it, or element sets",
            field="elements",
        )
    return MeanTrack.over(lambda t: true_equator_states(t, source.state_gcrf(t)), start, end)


def station_ahead(source: Source, station: Station, start: float, end: float, *, to: str) -> StationOrbit:
    """The station's trajectory between two instants, on the full force model.

    to: until when it is needed, in words, such as "a day after docking". Raises StationDataError where an ephemeris
    ends before.
    """
    if isinstance(source, Oem):
        if end > source.end:
            raise StationDataError(
                f"the ephemeris ends {format_utc(source.end)}; planning to {to} needs {format_utc(end)}"
            )
        return station_orbit.from_oem(source)
    drag = station.drag_coefficient * station.drag_area_m2 / station.mass_kg
    return station_orbit.from_elements(source, start, end, drag_area_over_mass_m2pkg=drag)
