"""A return from where a guest stands: the glowing trail, the canopies, the landing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from expedition.audience.climbing import Arc, Flown, arcs, ground_distance_km
from expedition.audience.courses import fall
from expedition.audience.looking import Eyes
from expedition.audience.sky import sun_over
from expedition.plans.plan import Plan
from expedition.space.time import parse_utc

_GLOWS_FROM = 0.2
"""Part of the greatest heating from which on the air about a ship is taken to glow: no measurement was found."""


@dataclass(frozen=True)
class LandingSeen:
    """A return from one place."""

    distance_km: float
    """To the landing place, over ground."""
    bearing_deg: float
    """Where that is, from north over east."""
    place_sun_deg: float
    """The Sun over the horizon at touchdown, without refraction."""
    glow_met_s: tuple[float, float] | None
    """From when to when the ship is wrapped in glowing air, in sight or not."""
    arc: Arc | None
    """None where it stays below the horizon."""
    highest_deg: float
    """The greatest elevation, negative where it stays below the horizon."""

    def to_dict(self) -> dict[str, Any]:
        """The return as it stands in JSON."""
        return {
            "distance_km": round(self.distance_km, 1),
            "bearing_deg": round(self.bearing_deg, 1),
            "place_sun_deg": round(self.place_sun_deg, 2),
            "glow_met_s": None if self.glow_met_s is None else [round(x, 1) for x in self.glow_met_s],
            "highest_deg": round(self.highest_deg, 2),
            "in_sight": None if self.arc is None else self.arc.to_dict(),
        }


def flown(plan: Plan) -> Flown | None:
    """The way down that all places share; None where it is not planned."""
    course = fall(plan)
    if course is None:
        return None
    glow = glowing(plan)
    return Flown.of(course, parse_utc(plan.zero_utc), [] if glow is None else [glow], plan.events)


def landings(plan: Plan, way: Flown, eyes: Eyes) -> list[LandingSeen]:
    """The return as each of p places sees it."""
    assert plan.way_home is not None
    distance, bearing = ground_distance_km(eyes, plan.way_home.latitude_deg, plan.way_home.longitude_deg)
    found, highest = arcs(way, eyes)
    sun = sun_over(eyes, way.course.t[-1:])[:, 0]
    glow = glowing(plan)
    return [
        LandingSeen(float(distance[k]), float(bearing[k]), float(sun[k]), glow, found[k], float(highest[k]))
        for k in range(distance.size)
    ]


def glowing(plan: Plan) -> tuple[float, float] | None:
    """From which MET to which the air about the ship glows, by its heating; None where that is not planned."""
    for loads in plan.loads:
        if loads.phase == "entry" and loads.heating_wpm2 is not None:
            most = max(loads.heating_wpm2)
            hot = [t for t, q in zip(loads.met_s, loads.heating_wpm2, strict=True) if q >= _GLOWS_FROM * most]
            return hot[0], hot[-1]
    return None
