"""Part of a plan: how another program's trajectory of the same flight differs from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expedition.plans.fields import Record


class ComparedCutoff(Record):
    """The end of the ascent in both; heights osculate, above 6378.137 km."""

    met_s: tuple[float, float]
    """Cut-off from lift-off (T+): the plan's, the other's."""
    perigee_km: tuple[float, float]
    """Perigee: the plan's, the other's."""
    apogee_km: tuple[float, float]
    """Apogee: the plan's, the other's."""
    inclination_deg: tuple[float, float]
    """Osculating, on the true equator: the plan's, the other's."""
    max_g: tuple[float, float]
    """Greatest load of the ascent: the plan's, the other's."""


class PlanCompared(Record):
    """Another trajectory beside the plan's: n places by time, on the axes of the plan's own orbit."""

    file: str
    """The file it stands in."""
    liftoff_late_s: float | None
    """Its lift-off after the plan's; null where it has no clock times and is turned to the plan's lift-off."""
    met_s: Annotated[tuple[float, ...], Field(min_length=2)]
    """Instants from the plan's lift-off (T+), n of them."""
    radial_m: tuple[float, ...]
    """Further out than the plan."""
    along_m: tuple[float, ...]
    """Further along the orbit than the plan."""
    across_m: tuple[float, ...]
    """Further along the orbit's normal than the plan."""
    speed_mps: tuple[float, ...]
    """Inertially faster than the plan."""
    cutoff: ComparedCutoff | None = None
    """The end of the ascent in both; null where the file does not begin at the pad."""
    remarks: tuple[str, ...] = ()
    """What was passed over in the file, or concluded, for people."""
