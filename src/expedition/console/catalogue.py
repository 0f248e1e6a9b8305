"""The catalogue as the page's form needs it: what may be chosen, and what goes with what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from expedition import __version__
from expedition.catalog import Catalogue
from expedition.catalog.models.flight import FlightEntry, FlightFields
from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.console.catalogue_answer import (
    CatalogueAnswer,
    FlightChoice,
    PadChoice,
    PortChoice,
    ProfileChoice,
    StationChoice,
    VehicleChoice,
    ZoneChoice,
)
from expedition.record.flights import OWN_ELEMENTS
from expedition.space.time import format_utc
from expedition.station.elements import parse_tle
from expedition.station.files import read_station_file
from expedition.station.oem import Oem


def catalogue_answer(book: Catalogue) -> CatalogueAnswer:
    """Entries of a catalogue as a form needs them."""
    ships = [book.ship(name) for name in book.names("ship")]
    hoppers = [book.hopper(name) for name in book.names("hopper")]
    pads = [book.pad(name) for name in book.names("pad")]
    return CatalogueAnswer(
        vehicles=[*(_ship(ship, pads) for ship in ships), *(_hopper(hopper, pads) for hopper in hoppers)],
        pads=[
            PadChoice(
                name=pad.name,
                title=pad.title,
                latitude_deg=pad.latitude_deg,
                longitude_deg=pad.longitude_deg,
                time_zone=pad.time_zone,
            )
            for pad in pads
        ],
        stations=[_station(book.station(name), ships) for name in book.names("station")],
        profiles=[
            ProfileChoice(name=one.name, title=one.title, orbits=one.orbits)
            for one in map(book.profile, book.names("profile"))
        ],
        landing_zones=[
            ZoneChoice(name=zone.name, title=zone.title)
            for zone in map(book.landing_zone, book.names("landing-zone"))
        ],
        flights=[_flight(book.flight_entry(name)) for name in book.names("flight")],
        record_epochs_utc=_record_epochs(),
        version=__version__,
    )


def _ship(ship: Ship, pads: Sequence[Pad]) -> VehicleChoice:
    return VehicleChoice(
        name=ship.name,
        title=ship.title,
        kind="ship",
        launcher=ship.launcher,
        docking_standard=ship.docking_standard,
        profiles=ship.profiles,
        crew_seats=ship.crew_seats,
        pads=[pad.name for pad in pads if ship.launcher in pad.launchers],
    )


def _hopper(hopper: Hopper, pads: Sequence[Pad]) -> VehicleChoice:
    return VehicleChoice(
        name=hopper.name,
        title=hopper.title,
        kind="hopper",
        profiles=(),
        crew_seats=hopper.crew_seats,
        pads=[pad.name for pad in pads if hopper.name in pad.launchers],
    )


def _station(station: Station, ships: Sequence[Ship]) -> StationChoice:
    return StationChoice(
        name=station.name,
        title=station.title,
        catalog_number=station.catalog_number,
        ports=[
            PortChoice(
                id=port.id,
                title=port.title,
                since=port.since,
                until=port.until,
                takes=[ship.name for ship in ships if port.takes(ship)],
            )
            for port in station.ports
        ],
    )


def _flight(entry: FlightEntry) -> FlightChoice:
    epochs = _epochs(entry.elements or ())
    return FlightChoice(
        **{field: getattr(entry, field) for field in FlightFields.model_fields},
        flown=entry.flown,
        elements_epochs_utc=(epochs[0], epochs[-1]) if epochs else None,
    )


def _epochs(pairs: Any) -> list[str]:
    text = "\n".join(line for pair in pairs for line in pair)
    return sorted(format_utc(one.epoch) for one in parse_tle(text)) if text else []


def _record_epochs() -> list[str]:
    found = read_station_file(OWN_ELEMENTS)
    return [] if isinstance(found, Oem) else sorted({format_utc(one.epoch) for one in found})
