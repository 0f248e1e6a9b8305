"""The catalogue's entries that a plan names, looked up once for all who show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from expedition.catalog import Catalogue
from expedition.catalog.entry import Entry
from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port, Station
from expedition.errors import ExpeditionError
from expedition.plans.schema import PlanRecord

T = TypeVar("T")


@dataclass(frozen=True)
class Named:
    """What a flight's names stand for; None where the plan has no such name, or this catalogue no such entry."""

    vehicle: Ship | Hopper | None
    launcher: Launcher | None
    pad: Pad | None
    station: Station | None
    port: Port | None
    profile: Profile | None
    landing_zone: LandingZone | None

    def entries(self) -> Iterator[Entry]:
        """Those that are entries of their own, in the order in which a flight is told."""
        for one in (self.vehicle, self.launcher, self.pad, self.station, self.profile, self.landing_zone):
            if one is not None:
                yield one


def named(plan: PlanRecord, catalogue: Catalogue | None = None) -> Named:
    """The entries of a catalogue that a plan names.

    catalogue: by default that of the flight, as far as it is known: a plan read from a file is looked up among what
    Expedition ships, and may name entries of somebody's own.
    """
    book, asked = catalogue or plan.catalogue, plan.flight
    station = _known(book.station, asked.station)
    zone = plan.way_home.zone if plan.way_home else asked.landing_zone
    hops = book.vehicle_kind(asked.vehicle) == "hopper"
    return Named(
        vehicle=_known(book.hopper, asked.vehicle) if hops else _known(book.ship, asked.vehicle),
        launcher=_known(book.launcher, asked.launcher),
        pad=_known(book.pad, asked.pad),
        station=station,
        port=None if station is None else _known(station.port, asked.port),
        profile=_known(book.profile, plan.profile),
        landing_zone=_known(book.landing_zone, zone),
    )


def zone_called(plan: PlanRecord, zone: str) -> str:
    """What people call a landing zone, without the numbers of its runways; its name where no entry is at hand."""
    found = _known(plan.catalogue.landing_zone, zone)
    return zone if found is None else re.sub(r",.*| \d\d/\d\d$", "", found.title)


def _known(look_up: Callable[[str], T], name: str | None) -> T | None:
    try:
        return look_up(name) if name else None
    except ExpeditionError:
        return None
