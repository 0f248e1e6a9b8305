"""Pad: a place that rockets leave from."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from expedition.catalog.entry import Entry, Name

TimeZone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$")]
Azimuth = Annotated[float, Field(ge=0.0, lt=360.0)]


class Pad(Entry):
    """A launch pad: WGS-84 coordinates in degrees (north and east positive), height above sea level in m.

    `time_zone` is where the pad stands, `mission_time_zone` that of the control room, where it is another.
    `southbound` where flights leave on the descending pass of their plane.
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
    launchers: tuple[Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _azimuths_ordered(self) -> Self:
        low, high = self.min_azimuth_deg, self.max_azimuth_deg
        if low is not None and high is not None and low > high:
            raise ValueError(f"min_azimuth_deg {low:g} is above max_azimuth_deg {high:g}")
        return self
