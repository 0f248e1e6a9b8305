"""The station data that a flight is planned from, and the station's trajectory from them."""

from __future__ import annotations

from expedition.catalog.models.station import Station
from expedition.errors import InputError, StationDataError
from expedition.flights.flight import Flight
from expedition.space.frames import true_equator_states
from expedition.space.orbits import MeanTrack
from expedition.space.time import format_utc, from_datetime
from expedition.station import orbit as station_orbit
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.orbit import StationOrbit
from expedition.station.planned import planned_elements
from expedition.station.reboost import Reboost, reboosts_of, with_reboosts
from expedition.station.source import Elements, Source, read_elements


def elements_of(asked: Flight, elements: Elements | None, station: Station) -> list[ElementSet] | Oem:
    """The station data to plan from: those given, else the flight's own."""
    given = elements if elements is not None else asked.elements_file or asked.elements
    if station.orbit is not None:
        if asked.reboosts or asked.reboosts_file:
            refuse_reboosts(station.name)
        if given is not None:
            refuse_elements(
                given, f"a flight to {station.name}, which is planned, for its orbit is the catalogue's"
            )
        return [planned_elements(station, asked.span[0])]
    if given is None:
        raise StationDataError(
            "the flight names no station data; give --elements FILE, or --elements live", field="elements"
        )
    found = read_elements(given, station.catalog_number, designator=station.international_designator)
    burns = _reboosts(asked, station)
    if burns and isinstance(found, Oem):
        raise InputError(
            "stand beside an ephemeris, which has its burns in it; leave them out, or give element sets",
            field="reboosts",
        )
    return with_reboosts(found, burns) if burns and not isinstance(found, Oem) else found


def _reboosts(asked: Flight, station: Station) -> tuple[Reboost, ...]:
    """The planned burns of the station that a flight names, by itself or in a file."""
    if asked.reboosts_file is None:
        return tuple(
            Reboost(from_datetime(one.utc), one.dv_mps, one.duration_s, one.name)
            for one in asked.reboosts or ()
        )
    listed = read_elements(
        asked.reboosts_file, station.catalog_number, designator=station.international_designator
    )
    if not isinstance(listed, Oem):
        raise InputError(
            f"{asked.reboosts_file} holds element sets, which announce no burns; give a NASA ephemeris with its list "
            "of events, or the burns themselves as reboosts",
            field="reboosts_file",
        )
    return reboosts_of(listed)


def refuse_reboosts(name: str) -> None:
    """Say that burns of a station have no part in a flight to one that is only planned."""
    raise InputError(
        f"have no part in a flight to {name}, which is planned, for its orbit is the catalogue's; leave them out",
        field="reboosts",
    )


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
