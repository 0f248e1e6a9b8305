"""Insertion: the orbit in which a launcher leaves a ship."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Part, Positive


class Insertion(Part):
    """The orbit at cut-off, at its perigee: heights (km) above 6378.137 km.

    `inclination_deg` is what the launcher's fixed programme gives, osculating at the first ascending node;
    without it the launcher flies into the station's own plane.
    """

    perigee_km: Positive
    apogee_km: Positive
    inclination_deg: Annotated[float, Field(gt=0.0, lt=180.0)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.perigee_km > self.apogee_km:
            raise ValueError(f"perigee_km {self.perigee_km:g} is above apogee_km {self.apogee_km:g}")
        return self
