"""Emergency landings: where a ship comes down that has to leave its orbit, revolution by revolution.

Each revolution has one: a landing zone of the ship where one is in its reach to the side, by day before by night; else
straight on, on ground or water that the ship may land on, by day where it can, and by sea where the waves are lower:
nearer to the equator than the westerlies (I. R. Young, Seasonal variability of the global ocean wind and wave climate,
1999: "extreme conditions occuring at high latitudes"). Found on mean elements with the ship's
nominal descent, as landing opportunities are: good to a minute and to some 20 km. Whether there is propellant for it,
and how soon the crew can be in its suits, is not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.lands import countries_at
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.phases.home.landing import LandingOpportunity, abreast_of, usual_descent
from expedition.phases.home.nominal import Nominal
from expedition.space.engine import MU_M3_S2
from expedition.space.frames import WGS84_FLATTENING, direction, greenwich_rad
from expedition.space.orbits import MeanTrack
from expedition.space.sun import sun_direction, sun_elevation_deg

Array = NDArray[np.float64]

_STEP_S = 60.0
# Where the westerlies begin, the roaring forties.
_ROUGH_SEA_DEG = 40.0


@dataclass(frozen=True)
class Emergency:
    """The emergency landing of a revolution."""

    revolution: int
    """Counted from 1 at the start of the span."""
    ignition: float
    landing: float
    zone: LandingZone | None
    """None where none of the ship's zones is in reach, and it comes down straight on."""
    latitude_deg: float
    longitude_deg: float
    on_land: bool
    cross_range_m: float
    """From the track to the zone, positive to the north; nothing straight on."""
    sun_elevation_deg: float
    ballistic_deg: tuple[float, float] | None
    """Latitude and longitude of where a capsule comes down that rolls its lift away; None for one with wings."""


def emergencies(
    track: MeanTrack, zones: Sequence[LandingZone], ship: Ship, start: float, end: float
) -> list[Emergency]:
    """The emergency landing of each revolution whose burn begins between two instants.

    track: the orbit on the true equator. zones: where the ship may come down.
    """
    usual = usual_descent(track, ship, start, end)
    period = float(2.0 * np.pi * np.sqrt(float(track.axis(0.5 * (start + end))) ** 3 / MU_M3_S2))
    reach = ship.wanted_descent().cross_range_m
    span = usual.to_landing_s
    come_by = [
        one
        for zone in zones
        for one in abreast_of(track, zone, ship, start, end + span, docked=False, usual=usual)
        if abs(one.cross_range_m) <= reach and start <= one.ignition < end
    ]
    # A last part of a revolution that is too short to tell anything is left out.
    count = max(int(np.floor((end - start) / period + 0.2)), 1)
    out = []
    for number in range(count):
        begin = start + number * period
        until = min(begin + period, end)
        there = [one for one in come_by if begin <= one.ignition < until]
        if there:
            best = min(there, key=lambda one: (one.sun_elevation_deg <= 0.0, one.ignition))
            out.append(_in_zone(number + 1, best, track, usual))
        else:
            out.append(_straight_on(number + 1, track, ship, usual, begin, until))
    return out


def _in_zone(number: int, one: LandingOpportunity, track: MeanTrack, usual: Nominal) -> Emergency:
    return Emergency(
        number,
        one.ignition,
        one.landing,
        one.zone,
        one.aim.latitude_deg,
        one.aim.longitude_deg,
        one.zone.surface != "sea",
        one.cross_range_m,
        one.sun_elevation_deg,
        _ballistic(track, usual, one.ignition),
    )


def _straight_on(
    number: int, track: MeanTrack, ship: Ship, usual: Nominal, begin: float, until: float
) -> Emergency:
    t = np.arange(begin, max(until, begin + 2.0 * _STEP_S), _STEP_S)
    latitude, longitude, up = _places(track, usual, t, usual.angle_rad)
    landings = t + usual.to_landing_s
    sun = sun_elevation_deg(up, sun_direction(landings))
    # Where it comes down without steering, as well.
    short, far, _ = _places(track, usual, t, usual.angle_rad - usual.ballistic_short_rad)
    land = countries_at(np.append(latitude, short), np.append(longitude, far)) != ""
    on_land, on_land_without = land[: t.size], land[t.size :]
    # Wings want a runway, and find none here: like a ship that lands on land, they had better come down over it.
    by_sea = ship.wanted_descent().lands_on == "sea"
    fits = on_land != by_sea
    fits_without = on_land_without != by_sea
    rough = ~on_land & (np.abs(latitude) > _ROUGH_SEA_DEG)
    k = int(np.lexsort((t, sun <= 0.0, rough, ~fits_without, ~fits))[0])
    return Emergency(
        number,
        float(t[k]),
        float(landings[k]),
        None,
        float(latitude[k]),
        float(longitude[k]),
        bool(on_land[k]),
        0.0,
        float(sun[k]),
        _ballistic(track, usual, float(t[k])),
    )


def _ballistic(track: MeanTrack, usual: Nominal, ignition: float) -> tuple[float, float] | None:
    if not usual.ballistic_short_rad:
        return None
    latitude, longitude, _ = _places(
        track, usual, np.array([ignition]), usual.angle_rad - usual.ballistic_short_rad
    )
    return float(latitude[0]), float(longitude[0])


def _places(
    track: MeanTrack, usual: Nominal, ignition: Array, ahead_rad: float
) -> tuple[Array, Array, Array]:
    """Latitudes and longitudes (n,), degrees, so far along the orbit from where burns begin; up there (n, 3)."""
    axes = track.directions(ignition)
    points = np.cos(ahead_rad) * axes[:, 0] + np.sin(ahead_rad) * axes[:, 1]
    north = np.arctan(np.tan(np.arcsin(points[:, 2])) / (1.0 - WGS84_FLATTENING) ** 2)
    # The place is in the plane of the orbit then; later the Earth carries it on.
    over = ignition + usual.to_plane_s
    east = np.arctan2(points[:, 1], points[:, 0]) - greenwich_rad(over)
    longitude = np.degrees(np.angle(np.exp(1j * east)))
    landed = ignition + usual.to_landing_s
    up = direction(np.arcsin(points[:, 2]), greenwich_rad(landed) + np.radians(longitude))
    return np.degrees(north), longitude, up
