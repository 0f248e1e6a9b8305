"""What is known: ships, launchers, pads, stations, profiles and flights, every value with its source.

    >>> from expedition import catalog
    >>> catalog.ship("soyuz-ms").main_engine.isp_s
    302.0

The functions here look into what Expedition ships; `Catalogue.of(directory)` puts one's own entries first.
"""

from __future__ import annotations

from expedition.catalog.catalogue import KINDS, Catalogue, load_file
from expedition.catalog.facts import Provenance
from expedition.errors import InputError

DEFAULT = Catalogue()


def checked(catalogue: Catalogue | None) -> Catalogue:
    """The catalogue given, or what Expedition ships; raises InputError for what is none."""
    if catalogue is not None and not isinstance(catalogue, Catalogue):
        raise InputError(
            f"{catalogue!r:.60} is no catalogue; give Catalogue.of(a folder of your own)", field="catalogue"
        )
    return catalogue or DEFAULT


load = DEFAULT.load
names = DEFAULT.names
everything = DEFAULT.everything
ship = DEFAULT.ship
launcher = DEFAULT.launcher
pad = DEFAULT.pad
station = DEFAULT.station
landing_zone = DEFAULT.landing_zone
profile = DEFAULT.profile
flight_entry = DEFAULT.flight_entry

__all__ = [
    "DEFAULT",
    "KINDS",
    "Catalogue",
    "Provenance",
    "checked",
    "everything",
    "flight_entry",
    "landing_zone",
    "launcher",
    "load",
    "load_file",
    "names",
    "pad",
    "profile",
    "ship",
    "station",
]
