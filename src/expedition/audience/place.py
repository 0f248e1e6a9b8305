"""The place that a guest names: where it is, how high, and whose clock it keeps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from expedition.audience.coordinates import coordinates
from expedition.catalog.gazetteer import (
    Town,
    country_name,
    folded,
    is_part,
    near_names,
    time_zone_at,
    towns_named,
)
from expedition.catalog.models.pad import Pad
from expedition.catalog.viewing import launch_place, pad_called, viewing_site
from expedition.errors import InputError

_LARGE = 100_000
"""A town of so many people is meant by a name that is also a country's or a state's: New York, Panama."""
_SMALLER = 20
"""A namesake with less than that part of the people is not what was meant."""
_SCRIPTS = ("LATIN", "CYRILLIC", "MODIFIER")


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
    namesakes: tuple[str, ...] = ()
    """Other towns of that name that may have been meant, the largest first."""

    def to_dict(self) -> dict[str, object]:
        """The place as it stands in JSON."""
        return {
            "name": self.name,
            "latitude_deg": self.latitude_deg,
            "longitude_deg": self.longitude_deg,
            "height_m": self.height_m,
            "time_zone": self.time_zone,
            "source": self.source,
            "namesakes": list(self.namesakes),
        }


def place(text: str) -> Place:
    """The place of a name or of coordinates: "Titusville", "Paris, Texas", "45.92,63.34" or "28°36′N 80°36′W".

    Args:
        text: a viewing site of the catalogue; a launch site; a town of the gazetteer, region or country behind it; or
            latitude, longitude (degrees, or with minutes and seconds) and, if wanted, height above the ellipsoid (m).

    Raises:
        InputError: there is no such town, or the numbers are not on the Earth.
    """
    if (numbers := coordinates(text)) is not None:
        zone = time_zone_at(numbers[0], numbers[1])
        near = "of its longitude: no town is near" if zone.startswith("Etc/") else "of the nearest town"
        return Place(" ".join(text.split()), *numbers, zone, f"as given; clock {near}")
    if (site := viewing_site(text)) is not None:
        return Place(
            site.title,
            site.latitude_deg,
            site.longitude_deg,
            site.height_m,
            site.time_zone,
            f"{site.source} ({site.confidence})",
        )
    if (pad := launch_place(text)) is not None:
        return _at_pad(pad)
    found = towns_named(text)
    if not found and (pad := pad_called(text)) is not None:
        return _at_pad(pad)
    if not found:
        raise InputError(
            f"there is no town {text[:80]!r} among those of 1,000 people or more{_advice(text)}; or give "
            "latitude and longitude in degrees, as 45.92,63.34",
            field="at",
        )
    town = found[0]
    if is_part(text) and town.population < _LARGE and folded(text) != folded(country_name(town.country)):
        raise InputError(
            f"{text.strip()!r:.80} is a country or a part of one; name a town in it, or latitude and longitude in "
            f"degrees, as 45.92,63.34 (the town {town.title} is found by all of its name)",
            field="at",
        )
    return Place(
        town.title,
        town.latitude_deg,
        town.longitude_deg,
        0.0,
        town.time_zone,
        "GeoNames (middle of the town; height not known, taken as 0)",
        tuple(_told_apart(one, found) for one in found[1:] if one.population * _SMALLER > town.population),
    )


def _told_apart(town: Town, among: Sequence[Town]) -> str:
    """A town's title, and where it is if another has the same."""
    if sum(one.title == town.title for one in among) == 1:
        return town.title
    return f"{town.title} ({town.latitude_deg:.2f},{town.longitude_deg:.2f})"


def _at_pad(pad: Pad) -> Place:
    return Place(
        pad.title,
        pad.latitude_deg,
        pad.longitude_deg,
        pad.height_m,
        pad.time_zone,
        "the launch site; its pad, as the catalogue has it",
    )


def _advice(text: str) -> str:
    if is_part(text):
        return ": that is a country or a part of one; name a town in it"
    bare = text.split(",")[0]
    if bare != text and (others := towns_named(bare)):
        return f"; there is {' and '.join(town.title for town in others[:3])}"
    if any(each.isalpha() and unicodedata.name(each, "").split(" ")[0] not in _SCRIPTS for each in text):
        return "; names are known in Latin and Cyrillic letters"
    near = near_names(text)
    return f"; did you mean {' or '.join(near)}?" if near else ""
