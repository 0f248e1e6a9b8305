"""What is hardly possible in one's own places: pads, landing zones, and flights that land there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import lands
from expedition.catalog.catalogue import Catalogue
from expedition.catalog.entry import Entry
from expedition.catalog.findings import Finding, Grade
from expedition.catalog.models.flight import FlightEntry
from expedition.catalog.models.landing_zone import SURFACES, LandingZone
from expedition.catalog.models.pad import Pad
from expedition.errors import InputError
from expedition.space.frames import WGS84_RADIUS_M

Array = NDArray[np.float64]

# How far along a direction from a pad the ground is looked at: where first stages of the record come down.
_DOWN_RANGE_KM = np.arange(50.0, 1501.0, 50.0)
_EARTH_RADIUS_KM = 6371.0
_SECTOR_STEP_DEG = 5.0
# So far around a place a coast is looked for: small islands are not drawn, and coasts are a few kilometres off.
_COAST_KM = (0.0, 15.0, 30.0, 50.0)
_AROUND_DEG = np.arange(0.0, 360.0, 30.0)
_SIGNS = "north and east are positive, both in degrees with decimals"


def of_pad(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    """What is to be said of a pad: unknown launchers, the open sea, countries under its directions."""
    pad = cast(Pad, one)
    sea = _far_from_land(pad.latitude_deg, pad.longitude_deg)
    if sea:
        yield Finding(pad.name, "doubtful", "latitude_deg", f"it stands in the open sea, {sea}; {_SIGNS}")
    for name in pad.launchers:
        try:
            catalogue.find(catalogue.vehicle_kind(name) or "launcher", name)
        except InputError as error:
            yield Finding(pad.name, "wrong", "launchers", str(error).partition(": ")[2] or str(error))
    home = str(lands.countries_at([pad.latitude_deg], [pad.longitude_deg])[0])
    for sector in pad.allowed:
        if sector.overflies is not None:
            continue
        width = (sector.to_deg - sector.from_deg) % 360.0
        azimuths = sector.from_deg + np.arange(0.0, width + 1e-6, min(_SECTOR_STEP_DEG, max(width, 1.0)))
        under = _countries_under(pad, azimuths)
        for name, (azimuth, km) in under.items():
            if name != home:
                where = (
                    f"{sector.name}: azimuth {azimuth % 360.0:.0f}° passes over {name} {km:.0f} km down range"
                )
                yield Finding(
                    pad.name,
                    "doubtful",
                    "sectors",
                    f'{where}; say so in that sector, as overflies = "{name}", or narrow it',
                )


def _countries_under(pad: Pad, azimuths_deg: np.ndarray) -> dict[str, tuple[float, float]]:
    """Countries under great circles from a pad: the azimuth and the distance (km) at which each comes first."""
    bearing, away = np.radians(azimuths_deg)[:, None], (_DOWN_RANGE_KM / _EARTH_RADIUS_KM)[None, :]
    latitude, longitude = _along(pad.latitude_deg, pad.longitude_deg, bearing, away)
    names = lands.countries_at(latitude.ravel(), longitude.ravel()).reshape(latitude.shape)
    found: dict[str, tuple[float, float]] = {}
    for k, km in enumerate(_DOWN_RANGE_KM):
        for j, azimuth in enumerate(azimuths_deg):
            if names[j, k]:
                found.setdefault(str(names[j, k]), (float(azimuth), float(km)))
    return found


def of_zone(one: Entry, _: Catalogue) -> Iterator[Finding]:
    """What is to be said of a landing zone: land that is sea, sea that is land."""
    zone = cast(LandingZone, one)
    sea = _far_from_land(zone.latitude_deg, zone.longitude_deg)
    if zone.surface != "sea" and sea:
        words = f"it is {zone.surface}, but lies in the open sea, {sea}; {_SIGNS}"
        yield Finding(zone.name, "doubtful", "latitude_deg", words)
    elif zone.surface == "sea" and not sea:
        around = _countries_around(zone.latitude_deg, zone.longitude_deg)
        if all(around):
            words = f"it is sea, but lies in {around[0]}, {_COAST_KM[-1]:.0f} km from any coast"
            yield Finding(zone.name, "doubtful", "surface", words)


def of_zones_named(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    """Landing zones of a flight that its ship does not come down on, or that its orbit never comes near."""
    flight = cast(FlightEntry, one)
    if flight.vehicle is None or catalogue.vehicle_kind(flight.vehicle) != "ship":
        return
    ship = catalogue.ship(flight.vehicle)
    if ship.descent is None:
        return
    names = ship.descent.zones if flight.landing_zone is None else (flight.landing_zone,)
    known = catalogue.names("landing-zone")
    zones = [catalogue.landing_zone(name) for name in names if name in known]
    may = SURFACES[ship.descent.lands_on]
    if flight.landing_zone is not None:
        for zone in zones:
            if zone.surface not in may:
                words = f"{zone.name} is {zone.surface}, {ship.name} comes down on {' or '.join(may)}"
                yield Finding(flight.name, "wrong", "landing_zone", words)
    inclination_deg = _inclination_deg(flight.station, catalogue)
    if inclination_deg is None:
        return
    turns = min(inclination_deg, 180.0 - inclination_deg)
    for zone in zones:
        aside = float(np.degrees((ship.descent.cross_range_m + zone.radius_m) / WGS84_RADIUS_M))
        if abs(zone.latitude_deg) > turns + aside:
            words = (
                f"{zone.name} lies {abs(zone.latitude_deg):.1f}° from the equator, the orbit of {flight.station} comes "
                f"to {turns:.1f}°, and {ship.name} lands {ship.descent.cross_range_m / 1000.0:.0f} km aside at most"
            )
            grade = "doubtful" if len(zones) > 1 else "wrong"
            yield Finding(flight.name, cast(Grade, grade), "landing_zone", words)


def _inclination_deg(station: str | None, catalogue: Catalogue) -> float | None:
    """Of a planned station's orbit; None where none is named, or its orbit is not in its file."""
    try:
        orbit = None if station is None else catalogue.station(station).orbit
    except InputError:
        return None
    return None if orbit is None else orbit.inclination_deg


def _far_from_land(latitude_deg: float, longitude_deg: float) -> str:
    """The sea at a place, and how far it is from land; empty where land is near."""
    if any(_countries_around(latitude_deg, longitude_deg)):
        return ""
    sea = str(lands.seas_at([latitude_deg], [longitude_deg])[0])
    return f"{sea}, over {_COAST_KM[-1]:.0f} km from any land"


def _countries_around(latitude_deg: float, longitude_deg: float) -> list[str]:
    """The countries at a place and around it, the place itself first; empty texts at sea."""
    bearing, km = (grid.ravel() for grid in np.meshgrid(np.radians(_AROUND_DEG), _COAST_KM, indexing="ij"))
    latitude, longitude = _along(latitude_deg, longitude_deg, bearing, km / _EARTH_RADIUS_KM)
    return [str(name) for name in lands.countries_at(latitude, longitude)]


def _along(
    latitude_deg: float, longitude_deg: float, bearing_rad: Array, away_rad: Array
) -> tuple[Array, Array]:
    """Latitudes and longitudes (degrees) along great circles from a place."""
    start = np.radians(latitude_deg)
    latitude = np.arcsin(
        np.sin(start) * np.cos(away_rad) + np.cos(start) * np.sin(away_rad) * np.cos(bearing_rad)
    )
    east = np.arctan2(
        np.sin(bearing_rad) * np.sin(away_rad) * np.cos(start),
        np.cos(away_rad) - np.sin(start) * np.sin(latitude),
    )
    return np.degrees(latitude), (longitude_deg + np.degrees(east) + 540.0) % 360.0 - 180.0
