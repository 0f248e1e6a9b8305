"""What the page's forms offer to choose from."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from expedition.catalog.models.flight import FlightFields, Flown
from expedition.plans.fields import Record, Utc

Vector = tuple[float, float, float]
Span = tuple[float, float]


class VehicleChoice(Record):
    """A ship or hopper that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    kind: Literal["ship", "hopper"]
    """What it is."""
    launcher: str | None = None
    """A ship's own launcher."""
    docking_standard: str | None = None
    """What a ship docks by."""
    profiles: tuple[str, ...]
    """Its profiles."""
    crew_seats: int
    """Seats."""
    pads: list[str]
    """Pads that it flies from."""


class PadChoice(Record):
    """A pad that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    latitude_deg: float
    """North positive."""
    longitude_deg: float
    """East positive."""
    time_zone: str
    """IANA name."""


class PortChoice(Record):
    """A port that may be chosen."""

    id: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    since: date | None
    """First day on which it was there."""
    until: date | None
    """Last day on which it was there."""
    takes: list[str]
    """Ships that it takes."""


class StationChoice(Record):
    """A station that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    catalog_number: int
    """In the catalogue of space objects."""
    ports: list[PortChoice]
    """Its ports."""


class ProfileChoice(Record):
    """A profile that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""
    orbits: int
    """From lift-off to docking."""


class ZoneChoice(Record):
    """A landing zone that may be chosen."""

    name: str
    """By which it is asked for."""
    title: str
    """What it is called."""


class FlightChoice(FlightFields):
    """A flight of the catalogue."""

    flown: Flown | None = None
    """How it went, for comparison."""
    elements_epochs_utc: tuple[Utc, Utc] | None = None
    """Epochs of the first and the last of its element sets; null where it stores none."""


class CatalogueAnswer(Record):
    """What may be chosen, and what goes with what."""

    vehicles: list[VehicleChoice]
    """Ships, then hoppers."""
    pads: list[PadChoice]
    """Pads."""
    stations: list[StationChoice]
    """Stations with their ports."""
    profiles: list[ProfileChoice]
    """Profiles."""
    landing_zones: list[ZoneChoice]
    """Landing zones."""
    flights: list[FlightChoice]
    """Flights by name."""
    record_epochs_utc: list[Utc]
    """Epochs of the element sets that the flown record is predicted from."""
    version: str = Field(description="Expedition's version")
