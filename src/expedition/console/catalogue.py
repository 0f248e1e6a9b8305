"""The catalogue as the page's form needs it: what may be chosen, and what goes with what."""

from __future__ import annotations

from typing import Any

from expedition import __version__
from expedition.catalog import DEFAULT
from expedition.record.flights import OWN_ELEMENTS
from expedition.space.time import format_utc
from expedition.station.elements import parse_tle
from expedition.station.files import read_station_file
from expedition.station.oem import Oem


def catalogue_words() -> dict[str, Any]:
    """Entries of the catalogue as a form needs them."""
    book = DEFAULT
    ships = [book.ship(name) for name in book.names("ship")]
    hoppers = [book.hopper(name) for name in book.names("hopper")]
    pads = [book.pad(name) for name in book.names("pad")]
    zones = [book.load("landing-zone", name) for name in book.names("landing-zone")]
    return {
        "vehicles": [
            {
                "name": ship.name,
                "title": ship.title,
                "kind": "ship",
                "launcher": ship.launcher,
                "docking_standard": ship.docking_standard,
                "profiles": list(ship.profiles),
                "crew_seats": ship.crew_seats,
                "pads": [pad.name for pad in pads if ship.launcher in pad.launchers],
            }
            for ship in ships
        ]
        + [
            {
                "name": hopper.name,
                "title": hopper.title,
                "kind": "hopper",
                "profiles": [],
                "crew_seats": hopper.crew_seats,
                "pads": [pad.name for pad in pads if hopper.name in pad.launchers],
            }
            for hopper in hoppers
        ],
        "landing_zones": [{"name": zone.name, "title": zone.title} for zone in zones],
        "pads": [
            {
                "name": pad.name,
                "title": pad.title,
                "latitude_deg": pad.latitude_deg,
                "longitude_deg": pad.longitude_deg,
                "time_zone": pad.time_zone,
            }
            for pad in pads
        ],
        "stations": [
            {
                "name": station.name,
                "title": station.title,
                "catalog_number": station.catalog_number,
                "ports": [
                    {
                        "id": port.id,
                        "title": port.title,
                        "since": port.since and port.since.isoformat(),
                        "until": port.until and port.until.isoformat(),
                        "takes": [ship.name for ship in ships if port.takes(ship)],
                    }
                    for port in station.ports
                ],
            }
            for station in (book.station(name) for name in book.names("station"))
        ],
        "profiles": [
            {"name": one.name, "title": one.title, "orbits": one.orbits}
            for one in (book.profile(name) for name in book.names("profile"))
        ],
        "flights": [_flight_words(name) for name in book.names("flight")],
        "record_epochs_utc": _record_epochs(),
        "version": __version__,
    }


def _flight_words(name: str) -> dict[str, Any]:
    entry = DEFAULT.flight_entry(name)
    asked = entry.model_dump(
        mode="json", exclude={"elements", "elements_file", "flown", "file", "provenance"}
    )
    epochs = _epochs(entry.elements or ())
    return {
        **{key: value for key, value in asked.items() if value not in (None, [], ())},
        "flown": None if entry.flown is None else entry.flown.model_dump(mode="json"),
        "elements_epochs_utc": [epochs[0], epochs[-1]] if epochs else None,
    }


def _epochs(pairs: Any) -> list[str]:
    text = "\n".join(line for pair in pairs for line in pair)
    return sorted(format_utc(one.epoch) for one in parse_tle(text)) if text else []


def _record_epochs() -> list[str]:
    found = read_station_file(OWN_ELEMENTS)
    return [] if isinstance(found, Oem) else sorted({format_utc(one.epoch) for one in found})
