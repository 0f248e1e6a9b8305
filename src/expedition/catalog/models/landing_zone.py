"""Landing zone: where ships come home to."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from expedition.catalog.entry import Entry, NotNegative

Surface = Literal["steppe", "desert", "sea", "runway"]
SURFACES: dict[str, tuple[Surface, ...]] = {
    "land": ("steppe", "desert"),
    "sea": ("sea",),
    "runway": ("runway",),
}
"""What a ship that lands on one of these may come down on."""


class LandingZone(Entry):
    """A landing zone: its middle (WGS-84 degrees, north and east positive; height above sea level in m).

    `radius_m` is how far from the middle a landing may be aimed; for a runway it is nothing, and
    `runway_deg` is the true heading of one of its two directions. `since` and `until` are the days between which ships
    usually came there: at other times another zone is preferred where none is asked for.
    """

    kind: Literal["landing-zone"] = "landing-zone"
    surface: Surface
    latitude_deg: Annotated[float, Field(ge=-90.0, le=90.0)]
    longitude_deg: Annotated[float, Field(ge=-180.0, le=180.0)]
    height_m: Annotated[float, Field(ge=-500.0, le=5000.0)]
    radius_m: NotNegative
    runway_deg: Annotated[float, Field(ge=0.0, lt=360.0)] | None = None
    since: date | None = None
    until: date | None = None
    time_zone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$")]

    def used_on(self, day: date) -> bool:
        """Whether ships usually came there on a day."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)
