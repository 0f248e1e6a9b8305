"""The place that a guest names: where it is, how high, and whose clock it keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from expedition.catalog.gazetteer import near_names, time_zone_at, towns_named
from expedition.catalog.viewing import viewing_site
from expedition.errors import InputError

_COORDINATES = re.compile(
    r"\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)(?:\s*,\s*([+-]?\d+(?:\.\d+)?))?\s*"
)
_LOWEST_M, _HIGHEST_M = -500.0, 9000.0
"""From the shore of the Dead Sea to the top of Everest."""


@dataclass(frozen=True)
class Place:
    """Where a guest stands, on the WGS84 ellipsoid."""

    name: str
    latitude_deg: float
    longitude_deg: float
    height_m: float
    time_zone: str
    """IANA name."""
    source: str

    def to_dict(self) -> dict[str, object]:
        """The place as it stands in JSON."""
        return {
            "name": self.name,
            "latitude_deg": self.latitude_deg,
            "longitude_deg": self.longitude_deg,
            "height_m": self.height_m,
            "time_zone": self.time_zone,
            "source": self.source,
        }


def place(text: str) -> Place:
    """The place of a name or of coordinates: "Titusville", "Paris, TX", "45.92,63.34" or "28.6,-80.6,3".

    Args:
        text: a viewing site of the catalogue; a town of the gazetteer, region or country after a comma; or latitude,
            longitude (degrees, east and north positive) and, if wanted, height above the ellipsoid (metres).

    Raises:
        InputError: there is no such town, or the numbers are not on the Earth.
    """
    numbers = _COORDINATES.fullmatch(text)
    if numbers:
        return _of_coordinates(text.strip(), *(float(each or 0.0) for each in numbers.groups()))
    if (site := viewing_site(text)) is not None:
        return Place(
            site.title,
            site.latitude_deg,
            site.longitude_deg,
            site.height_m,
            site.time_zone,
            f"{site.source} ({site.confidence})",
        )
    found = towns_named(text)
    if not found:
        raise InputError(
            f"there is no town {text[:80]!r} among those of 1,000 people or more{_advice(text)}; or give "
            "latitude and longitude in degrees, as 45.92,63.34",
            field="at",
        )
    town = found[0]
    return Place(
        town.title,
        town.latitude_deg,
        town.longitude_deg,
        0.0,
        town.time_zone,
        "GeoNames (middle of the town; height not known, taken as 0)",
    )


def namesakes(text: str) -> tuple[str, ...]:
    """Other towns of that name than the one taken, the largest first."""
    return () if _COORDINATES.fullmatch(text) else tuple(town.title for town in towns_named(text)[1:])


def _of_coordinates(text: str, latitude_deg: float, longitude_deg: float, height_m: float) -> Place:
    if abs(latitude_deg) > 90.0 or abs(longitude_deg) > 180.0:
        raise InputError(
            f"{text!r:.80} is not on the Earth: latitude runs from -90 to 90 and comes first, longitude from -180 "
            "to 180, east positive",
            field="at",
        )
    if not _LOWEST_M <= height_m <= _HIGHEST_M:
        raise InputError(
            f"{text!r:.80} stands {height_m:g} m high; give metres above the sea, {_LOWEST_M:g} to {_HIGHEST_M:g}",
            field="at",
        )
    zone = time_zone_at(latitude_deg, longitude_deg)
    return Place(text, latitude_deg, longitude_deg, height_m, zone, "as given; clock of the nearest town")


def _advice(text: str) -> str:
    bare = text.split(",")[0]
    if bare != text and (others := towns_named(bare)):
        return f"; there is {' and '.join(town.title for town in others[:3])}"
    near = near_names(text)
    return f"; did you mean {' or '.join(near)}?" if near else ""
