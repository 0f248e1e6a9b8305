"""Insertion: the orbit in which a launcher leaves a ship."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from expedition.catalog.entry import Part, Positive


class Insertion(Part):
    """The orbit at cut-off: heights (km) above 6378.137 km.

    Cut-off comes at the perigee, or rising at `cutoff_km` for launchers that leave a ship short of a lasting
    orbit. `inclination_deg` is what the launcher's fixed programme gives, osculating at the first ascending node;
    without it the launcher flies into the station's own plane.
    """

    perigee_km: Annotated[float, Field(gt=0.0, le=2000.0)]
    apogee_km: Annotated[float, Field(gt=0.0, le=100_000.0)]
    cutoff_km: Positive | None = None
    inclination_deg: Annotated[float, Field(gt=0.0, lt=180.0)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.perigee_km > self.apogee_km:
            raise ValueError(f"perigee_km {self.perigee_km:g} is above apogee_km {self.apogee_km:g}")
        if self.cutoff_km is not None and not self.perigee_km <= self.cutoff_km <= self.apogee_km:
            raise ValueError(
                f"cutoff_km {self.cutoff_km:g} is not between perigee_km {self.perigee_km:g} and "
                f"apogee_km {self.apogee_km:g}"
            )
        return self
