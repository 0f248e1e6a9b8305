"""Pad: a place that rockets leave from."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from expedition.catalog.entry import Entry, Name, NotNegative, Part, Text

TimeZone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$")]
Azimuth = Annotated[float, Field(ge=0.0, lt=360.0)]


class Sector(Part):
    """Azimuths (degrees from north over east, over the turning Earth) that a pad may launch into, clockwise.

    The direction is held for `hold_km` over ground before a rocket may turn. `overflies` says which land lies
    under the sector, where some does.
    """

    name: Text
    from_deg: Azimuth
    to_deg: Azimuth
    hold_km: NotNegative = 0.0
    overflies: Text | None = None

    def holds(self, azimuth_deg: float) -> bool:
        """Whether an azimuth lies inside; a sector may reach through north."""
        return (azimuth_deg - self.from_deg) % 360.0 <= (self.to_deg - self.from_deg) % 360.0


class Pad(Entry):
    """A launch pad: WGS-84 coordinates in degrees (north and east positive), height above sea level in m.

    `time_zone` is where the pad stands, `mission_time_zone` that of the control room, where it is another.
    `southbound` where flights leave on the descending pass of their plane; they take the other pass where its azimuth
    alone is open. `sectors` are the azimuths that it may launch into; without them it may into all, or into those from
    `min_azimuth_deg` to `max_azimuth_deg`. `dog_legs` where planes that no sector leads into directly are reached by a
    turn on the way, which guidance flies.
    """

    kind: Literal["pad"] = "pad"
    latitude_deg: Annotated[float, Field(ge=-90.0, le=90.0)]
    longitude_deg: Annotated[float, Field(ge=-180.0, le=180.0)]
    height_m: Annotated[float, Field(ge=-500.0, le=9000.0)]
    time_zone: TimeZone
    mission_time_zone: TimeZone | None = None
    min_azimuth_deg: Azimuth | None = None
    max_azimuth_deg: Azimuth | None = None
    southbound: bool = False
    dog_legs: bool = False
    sectors: tuple[Sector, ...] = ()
    launchers: tuple[Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _azimuths_ordered(self) -> Self:
        low, high = self.min_azimuth_deg, self.max_azimuth_deg
        if low is not None and high is not None and low > high:
            raise ValueError(f"min_azimuth_deg {low:g} is above max_azimuth_deg {high:g}")
        if self.sectors and (low is not None or high is not None):
            raise ValueError(
                "sectors and min_azimuth_deg or max_azimuth_deg stand beside each other; give one of them"
            )
        return self

    @property
    def allowed(self) -> tuple[Sector, ...]:
        """The sectors that it may launch into; empty where all azimuths are open."""
        if self.sectors or (self.min_azimuth_deg is None and self.max_azimuth_deg is None):
            return self.sectors
        low, high = self.min_azimuth_deg or 0.0, self.max_azimuth_deg
        return (Sector(name="open sector", from_deg=low, to_deg=359.999 if high is None else high),)
