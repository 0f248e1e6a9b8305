"""The places on the ground that a plan names: pad, landing place, and where the ballistic way down would end."""

from __future__ import annotations

from expedition.plans.fields import Record
from expedition.plans.named import named
from expedition.plans.schema import PlanRecord


class Place(Record):
    """A named point on the ground."""

    kind: str
    """What it is to the flight: "pad", "landing" or "ballistic landing"."""
    name: str
    """What it is called."""
    latitude_deg: float
    """WGS 84, north positive."""
    longitude_deg: float
    """East positive."""
    height_m: float = 0.0
    """Over the ellipsoid; 0 where it is not known."""
    time_zone: str | None = None
    """IANA name; null where it is not known."""


def named_places(plan: PlanRecord) -> list[Place]:
    """The pad, the point of landing, and where the ballistic way down would end, as far as the plan has them."""
    places = []
    names = named(plan)
    if (pad := names.pad) is not None and plan.liftoff_utc:
        places.append(
            Place(
                kind="pad",
                name=pad.title,
                latitude_deg=pad.latitude_deg,
                longitude_deg=pad.longitude_deg,
                height_m=pad.height_m,
                time_zone=pad.time_zone,
            )
        )
    if (home := plan.way_home) is not None:
        zone = names.landing_zone
        ending = "Splashdown" if plan.splashdown_utc else "Landing"
        places.append(
            Place(
                kind="landing",
                name=f"{ending}, {zone.title if zone else home.zone}",
                latitude_deg=home.latitude_deg,
                longitude_deg=home.longitude_deg,
                time_zone=zone.time_zone if zone else None,
            )
        )
        if (fall := home.ballistic) is not None:
            places.append(
                Place(
                    kind="ballistic landing",
                    name="Ballistic landing",
                    latitude_deg=fall.latitude_deg,
                    longitude_deg=fall.longitude_deg,
                )
            )
    if (hop := plan.hop) is not None:
        places.append(
            Place(
                kind="landing", name="Landing", latitude_deg=hop.latitude_deg, longitude_deg=hop.longitude_deg
            )
        )
    return places
