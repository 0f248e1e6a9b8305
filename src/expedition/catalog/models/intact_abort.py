"""Intact aborts: what a winged ship that stays with its launcher does when one of the launcher's engines fails."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expedition.catalog.entry import Name, Part, Positive, Text


class Strip(Part):
    """A landing strip across the ocean, by degrees."""

    name: Text
    latitude_deg: Annotated[float, Field(ge=-90.0, le=90.0)]
    longitude_deg: Annotated[float, Field(ge=-180.0, le=180.0)]


class IntactAborts(Part):
    """How many engines the last stage burns, where its return and ocean strips lie, and what orbit is the least.

    `engines` is how many the launcher's last stage has, of which one fails. `return_zone` is the landing zone by
    the pad; `strips` are those across the ocean, `once_around_zones` those after one revolution. `least_orbit_km`
    is the height of the circular orbit that an abort to orbit must reach; `return_height_m` where the tank is
    dropped on the way back.
    """

    engines: Annotated[int, Field(ge=2, le=20)]
    return_zone: Name
    strips: tuple[Strip, ...] = Field(min_length=1, max_length=20)
    once_around_zones: tuple[Name, ...] = Field(min_length=1, max_length=20)
    least_orbit_km: Positive
    return_height_m: Positive
