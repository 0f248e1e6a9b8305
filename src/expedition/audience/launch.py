"""A launch from where a guest stands: when it comes into sight, where it climbs, in what light, when it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from expedition.audience.climbing import Arc, Flown, arcs, ground_distance_km
from expedition.audience.courses import climb
from expedition.audience.looking import Eyes, elevation_deg, look
from expedition.audience.sky import sun_over
from expedition.plans.plan import Plan
from expedition.space.frames import geodetic_from_itrf
from expedition.space.time import parse_utc

HEARD_WITHIN_KM = 60.0
"""Farther off a launch is rarely heard; wind and layers of the air decide."""
SOUND_MPS = 340.3
"""In air of 15 °C; 319 at −20 °C, 349 at 30 °C."""


@dataclass(frozen=True)
class LaunchSeen:
    """A launch from one place."""

    distance_km: float
    """To the pad, over ground."""
    bearing_deg: float
    """Where the pad is, from north over east."""
    pad_sun_deg: float
    place_sun_deg: float
    """The Sun over the horizon at lift-off, without refraction."""
    arc: Arc | None
    """None where it stays below the horizon until its engines stop."""
    highest_deg: float
    """The greatest elevation, until the engines stop where it stays below the horizon, and then negative."""
    sound_s: float | None
    """From lift-off until its sound arrives; None where it is not heard, or a carrier takes it up."""

    def to_dict(self) -> dict[str, Any]:
        """The launch as it stands in JSON."""
        return {
            "distance_km": round(self.distance_km, 2),
            "bearing_deg": round(self.bearing_deg, 1),
            "pad_sun_deg": round(self.pad_sun_deg, 2),
            "place_sun_deg": round(self.place_sun_deg, 2),
            "highest_deg": round(self.highest_deg, 2),
            "sound_s": None if self.sound_s is None else round(self.sound_s, 1),
            "in_sight": None if self.arc is None else self.arc.to_dict(),
        }


def flown(plan: Plan) -> Flown | None:
    """The way up that all places share; None where a flight begins at a port."""
    course = climb(plan)
    if course is None:
        return None
    until = None if plan.insertion is None else plan.insertion.cutoff_met_s
    return Flown.of(course, parse_utc(plan.zero_utc), burning(plan), plan.events, until)


def launches(way: Flown, eyes: Eyes) -> list[LaunchSeen]:
    """The launch as each of p places sees it."""
    pad_m = way.course.r_m[:1]
    latitude, longitude = _pad_deg(way)
    pad = Eyes.at(latitude, longitude)
    zero, from_pad = np.array([way.zero]), way.burning[0][0] == 0.0
    distance, bearing = ground_distance_km(eyes, latitude, longitude)
    slant = look(eyes, pad_m).range_m[:, 0]
    found, highest = arcs(way, eyes)
    for k, arc in enumerate(found):
        # Who rises only after its engines stopped is seen as a ship in orbit, on a pass.
        if arc is not None and way.until_s is not None and arc.first.met_s > way.until_s:
            climbing = way.course.r_m[way.course.t <= way.zero + way.until_s]
            guest = Eyes(eyes.position_m[k : k + 1], eyes.axes[k : k + 1])
            found[k], highest[k] = None, elevation_deg(guest, climbing).max()
    pad_sun, here = float(sun_over(pad, zero)[0, 0]), sun_over(eyes, zero)[:, 0]
    return [
        LaunchSeen(
            float(distance[k]),
            float(bearing[k]),
            pad_sun,
            float(here[k]),
            found[k],
            float(highest[k]),
            float(slant[k]) / SOUND_MPS if distance[k] <= HEARD_WITHIN_KM and from_pad else None,
        )
        for k in range(distance.size)
    ]


def _pad_deg(way: Flown) -> tuple[float, float]:
    latitude, longitude, _ = geodetic_from_itrf(way.course.r_m[0])
    return float(np.degrees(latitude)), float(np.degrees(longitude))


def burning(plan: Plan) -> list[tuple[float, float]]:
    """From lift-off, or from ignition under a carrier, until the last stage's or a hop's own engines stop."""
    if plan.insertion is not None:
        return [(0.0, plan.insertion.cutoff_met_s)]
    starts = [one.met_s for one in plan.events if "ignition" in one.name.lower()]
    stops = [one.met_s for one in plan.events if "cut-off" in one.name.lower()]
    return [(starts[0] if starts else 0.0, stops[0] if stops else plan.duration_s)]
