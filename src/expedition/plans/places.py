"""The places on the ground that a plan names: pad, landing zone, where it comes down."""

from __future__ import annotations

from dataclasses import dataclass

from expedition.catalog import DEFAULT, Catalogue
from expedition.errors import InputError
from expedition.plans.plan import Plan


@dataclass(frozen=True)
class Place:
    """A named point on the ground: degrees, north and east positive, and height in m."""

    kind: str
    name: str
    longitude_deg: float
    latitude_deg: float
    height_m: float = 0.0


def _zone(name: str, catalogue: Catalogue | None) -> str:
    """What a landing zone is called, or its name where it is not known here."""
    try:
        return (catalogue or DEFAULT).landing_zone(name).title
    except InputError:
        return name


def named_places(plan: Plan, catalogue: Catalogue | None = None) -> list[Place]:
    """The pad, the point of landing, and where the ballistic way down would end, as far as the plan has them."""
    places = []
    pad = plan.flight.get("pad")
    if pad and plan.liftoff_utc:
        # The record of a flight that was planned with entries of one's own may name a pad not known here.
        try:
            entry = (catalogue or DEFAULT).pad(str(pad))
        except InputError:
            pass
        else:
            places.append(Place("pad", entry.title, entry.longitude_deg, entry.latitude_deg, entry.height_m))
    home = plan.way_home
    if home is not None:
        ending = "Splashdown" if plan.splashdown_utc else "Landing"
        places.append(
            Place(
                "landing", f"{ending}, {_zone(home.zone, catalogue)}", home.longitude_deg, home.latitude_deg
            )
        )
        if home.ballistic is not None:
            fall = home.ballistic
            places.append(
                Place("ballistic landing", "Ballistic landing", fall.longitude_deg, fall.latitude_deg)
            )
    if plan.hop is not None:
        places.append(Place("landing", "Landing", plan.hop.longitude_deg, plan.hop.latitude_deg))
    return places
