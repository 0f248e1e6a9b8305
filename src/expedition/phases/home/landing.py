"""Landing opportunities: when a ship in orbit can come down in its zones, ranked, with reasons against.

Found on mean elements: an opportunity is an instant at which a ship that burned one nominal descent earlier
is abreast of the zone. How far to the side the zone then lies says whether steering can reach it. Good to a
minute and to some 20 km across the track as long as the orbit is that of the track; the descent itself is
solved on the full force model afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.phases.home.descent import Aim
from expedition.phases.home.nominal import Nominal, nominal
from expedition.space.crossings import brackets, crossings
from expedition.space.frames import (
    WGS84_FLATTENING,
    WGS84_RADIUS_M,
    direction,
    geocentric_latitude_rad,
    greenwich_rad,
)
from expedition.space.orbits import MeanTrack
from expedition.space.sun import lighting_at, sun_direction, sun_elevation_deg
from expedition.space.time import DAY_S, to_datetime

Array = NDArray[np.float64]

_STEP_S = 60.0
# An angle that changes by more from one sample to the next has gone once around.
_TURN_RAD = 1.0
_SHOWN_BEYOND_M = 1.0e6
_GETTING_READY_S = 4.0 * 3600.0
# Chances that follow each other revolution by revolution come no further apart.
_CHAIN_S = 2.0 * 3600.0


class NoLandingError(ImpossibleFlightError):
    """No landing can be taken in the time that is asked for; another time or place may do."""


@dataclass(frozen=True)
class Lowered:
    """The two burns of a free flight that is timed: both together (m/s, up where negative), and when each begins."""

    dv_mps: float
    first: float
    second: float


@dataclass(frozen=True)
class LandingOpportunity:
    """One way to come home, or why not."""

    zone: LandingZone
    undocking: float | None
    """The command to the hooks; None for a ship in free flight."""
    ignition: float
    landing: float
    aim: Aim
    """The middle of the zone, or where that is out of the ship's reach to the side, the nearest point to it."""
    cross_range_m: float
    """From the ground track to the aim, positive to the north."""
    sun_elevation_deg: float
    lighting: str
    reason: str | None
    """Why it is rejected; None where it can be taken."""
    northbound: bool = True
    """Whether the ship comes on its way north."""
    moved_m: float = 0.0
    """How far the aim lies from the middle of the zone."""
    chance: int = 1
    """Which of the passes within the ship's reach it is that follow each other revolution by revolution."""
    lowered: Lowered | None = None
    """The orbit of its own in which the ship waits; None where it stays in the station's."""
    effort: float = 0.0
    """How far that is from its usual free flight: 1 for twice as long, or for twice the usual burns."""
    off_hours: bool = False
    """Whether it leaves outside the hours in which such ships leave their station."""


def opportunities(
    track: MeanTrack,
    zones: Sequence[LandingZone],
    ship: Ship,
    start: float,
    end: float,
    *,
    docked: bool = True,
    awake: tuple[float, float] | None = None,
) -> list[LandingOpportunity]:
    """All opportunities to land between two instants, the best first, the rejected last with the reason.

    track: the orbit on the true equator. docked: the ship leaves a station first, not before `start`. awake: the
    hours of the UTC day (s) between which a crew in free flight may be asked to work; None where its sleep is
    shifted to the landing. Raises ImpossibleFlightError for a ship that does not come down.
    """
    data, usual = ship.wanted_descent(), usual_descent(track, ship, start, end)
    found = []
    for zone in zones:
        chance, before = 0, -np.inf
        for one in abreast_of(track, zone, ship, start - _CHAIN_S, end, docked=docked, usual=usual):
            in_reach = abs(one.cross_range_m) <= data.cross_range_m
            chance = chance + 1 if in_reach and one.landing - before < _CHAIN_S else 1
            before = one.landing if in_reach else before
            if (
                abs(one.cross_range_m) > data.cross_range_m + _SHOWN_BEYOND_M
                or not start <= one.landing <= end
            ):
                continue
            found.append(replace(one, reason=_against(one, ship, start, awake), chance=chance))
    return ranked(found, ship, zones)


def abreast_of(
    track: MeanTrack,
    zone: LandingZone,
    ship: Ship,
    start: float,
    end: float,
    *,
    docked: bool = True,
    usual: Nominal | None = None,
) -> list[LandingOpportunity]:
    """All that come by a zone between two instants, in order of time, however far aside, nothing held against them."""
    usual = usual or usual_descent(track, ship, start, end)
    t = np.arange(start, end + _STEP_S, _STEP_S)
    axes = track.directions(t - usual.to_plane_s)
    ahead, _ = _seen(_inertial(zone.latitude_deg, zone.longitude_deg, t), axes, usual.angle_rad)
    return [
        _opportunity(track, zone, ship, float(abreast), usual, docked)
        for abreast in crossings(t, ahead, rising=False, jump=_TURN_RAD)
    ]


def ranked(
    found: Sequence[LandingOpportunity], ship: Ship, zones: Sequence[LandingZone]
) -> list[LandingOpportunity]:
    """Opportunities, the best first: what can be taken, and of it what the ship's file prefers."""
    order = {zone.name: number for number, zone in enumerate(zones)}
    return sorted(found, key=lambda one: _rank(one, ship.wanted_descent(), order[one.zone.name]))


def usual_descent(track: MeanTrack, ship: Ship, start: float, end: float) -> Nominal:
    """The nominal descent from the orbit in the middle of a span, rounded so that it is reckoned once."""
    middle = 0.5 * (start + end)
    inclination = float(np.round(track.inclination(middle), 3))
    return nominal(
        ship, float(np.round(track.axis(middle), -3)), inclination, float(np.round(middle / DAY_S)) * DAY_S
    )


def _inertial(latitude_deg: float, longitude_deg: float, t: Array) -> Array:
    """Unit vectors (n, 3) on the true equator to the centre's side of a place at instants (n,)."""
    return direction(
        geocentric_latitude_rad(np.radians(latitude_deg)), greenwich_rad(t) + np.radians(longitude_deg)
    )


def _seen(place: Array, axes: Array, angle_rad: float) -> tuple[Array, Array]:
    """How far a place (n, 3) lies ahead of where a ship comes down, and to the north of its track, rad."""
    r, t, n = (np.einsum("ni,ni->n", place, axes[:, k]) for k in range(3))
    ahead = np.arctan2(t, r) - angle_rad
    return np.angle(np.exp(1j * ahead)), np.arcsin(np.clip(n, -1.0, 1.0))


def opportunity_at(
    track: MeanTrack, zone: LandingZone, ship: Ship, ignition: float, usual: Nominal
) -> LandingOpportunity:
    """The landing of a ship in the plane of a track that burns at an instant, wherever in it the track's own is."""
    return _opportunity(track, zone, ship, ignition + usual.to_plane_s, usual, False)


def _opportunity(
    track: MeanTrack, zone: LandingZone, ship: Ship, abreast: float, usual: Nominal, docked: bool
) -> LandingOpportunity:
    data = ship.wanted_descent()
    ignition = abreast - usual.to_plane_s
    landing = ignition + usual.to_landing_s
    axes = track.directions(np.array([ignition]))
    place = _inertial(zone.latitude_deg, zone.longitude_deg, np.array([abreast]))
    north = float(_seen(place, axes, usual.angle_rad)[1][0])
    # The aim is a point: only what steering cannot reach moves it towards the track, within the zone.
    beyond = max(abs(north) - data.cross_range_m / WGS84_RADIUS_M, 0.0)
    shift = float(np.copysign(min(beyond, zone.radius_m / WGS84_RADIUS_M), north))
    aside_m = (north - shift) * WGS84_RADIUS_M
    if abs(shift) == beyond:
        # An aim that could be moved far enough is at the edge of the reach, and no rounding puts it outside.
        aside_m = min(max(aside_m, -data.cross_range_m), data.cross_range_m)
    aimed = place[0] - shift * (axes[0, 2] - np.sin(north) * place[0])
    aimed = aimed / np.linalg.norm(aimed)
    latitude = np.degrees(np.arctan(np.tan(np.arcsin(aimed[2])) / (1.0 - WGS84_FLATTENING) ** 2))
    longitude = np.degrees(np.arctan2(aimed[1], aimed[0]) - greenwich_rad(np.array([abreast]))[0])
    aim = Aim(float(latitude), float((longitude + 180.0) % 360.0 - 180.0), zone.height_m, zone.runway_deg)
    up = _inertial(aim.latitude_deg, aim.longitude_deg, np.array([landing]))[0]
    elevation = float(sun_elevation_deg(up, sun_direction(landing)))
    undocking = ignition - data.departure.free_flight_s - data.departure.command_s if docked else None
    return LandingOpportunity(
        zone,
        undocking,
        ignition,
        landing,
        aim,
        aside_m,
        elevation,
        lighting_at(elevation),
        None,
        bool(np.cross(axes[0, 2], place[0])[2] > 0.0),
        abs(shift) * WGS84_RADIUS_M,
    )


def moved_to(one: LandingOpportunity, aim: Aim, ship: Ship) -> LandingOpportunity | None:
    """The opportunity with its aim moved within the zone to where the ship's reach to the side ends; None outside it.

    Never on a runway, which is where it is.
    """
    middle = Aim(one.zone.latitude_deg, one.zone.longitude_deg, one.zone.height_m)
    moved_m = float(np.linalg.norm(aim.itrf_m() - middle.itrf_m()))
    if one.aim.runway_deg is not None or moved_m > one.zone.radius_m:
        return None
    reach = float(np.copysign(ship.wanted_descent().cross_range_m, one.cross_range_m))
    return replace(one, aim=aim, moved_m=moved_m, cross_range_m=reach)


def _against(
    one: LandingOpportunity, ship: Ship, start: float, awake: tuple[float, float] | None
) -> str | None:
    """Why an opportunity cannot be taken, the hardest reason first."""
    data = ship.wanted_descent()
    if abs(one.cross_range_m) > data.cross_range_m:
        return (
            f"out of reach: {abs(one.cross_range_m) / 1000.0:.0f} km to the side of the track, "
            f"{ship.title} can land {data.cross_range_m / 1000.0:.0f} km aside"
        )
    if (one.ignition if one.undocking is None else one.undocking) < start:
        return "too early: it would have to leave before the time asked"
    if one.undocking is None and awake is not None and not _within(one, awake):
        return "crew day: burn and landing fall into the crew's sleep"
    return None


def remarks(one: LandingOpportunity, ship: Ship) -> list[str]:
    """What is told of an opportunity that can be taken, though the ship's file would rather have it otherwise."""
    data, out = ship.wanted_descent(), []
    if data.by_day and one.lighting != "day":
        out.append(
            f"{one.lighting} at landing, the Sun {one.sun_elevation_deg:+.0f}° high; {ship.title} rather lands by day"
        )
    if one.moved_m > 1000.0:
        out.append(
            f"the aim lies {one.moved_m / 1000.0:.0f} km from the middle of the zone, towards the track, for "
            f"{ship.title} can land {data.cross_range_m / 1000.0:.0f} km aside"
        )
    if data.northbound and not one.northbound:
        out.append(f"comes on its way south; {ship.title} rather comes on its way north")
    phasing = data.departure.phasing
    if one.off_hours and phasing is not None:
        out.append(
            f"leaves its station outside {_clock(phasing.leaves_from_h)} to {_clock(phasing.leaves_until_h)} UTC, when "
            f"{ship.title} usually leaves"
        )
    if ship.crew_seats and one.undocking is not None:
        day_s = one.landing - one.undocking + _GETTING_READY_S
        if day_s > data.crew_day_s:
            out.append(
                f"{day_s / 3600.0:.0f} h from waking to landing: the crew sleeps in free flight "
                f"({data.crew_day_s / 3600.0:.0f} h awake at most)"
            )
    return out


def _clock(hour: float | None) -> str:
    minutes = round(60.0 * (hour or 0.0))
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _within(one: LandingOpportunity, awake: tuple[float, float]) -> bool:
    """Whether burn and landing lie in the waking hours, which may run past midnight."""
    length = (awake[1] - awake[0]) % DAY_S
    # The engine's day begins at noon TAI; leap seconds do not matter here.
    return all(((t + 0.5 * DAY_S) % DAY_S - awake[0]) % DAY_S <= length for t in (one.ignition, one.landing))


def _rank(
    one: LandingOpportunity, data: Descent, zone: int
) -> tuple[bool, bool, bool, bool, int, int, float, bool, float]:
    """What can be taken first, then by what the ship's file prefers, then the earlier.

    Straight on before far aside, in thirds of the reach.
    """
    first = data.chance == "first"
    aside = int(3.0 * abs(one.cross_range_m) / max(data.cross_range_m, 1.0))
    phasing = data.departure.phasing
    if one.lowered is not None and phasing is not None and not phasing.only_out_of_reach:
        # Who times the flight is as far aside each time.
        aside = 0
    dark = data.by_day and one.lighting != "day"
    off_course = data.northbound and not one.northbound
    return (
        one.reason is not None,
        not one.zone.used_on(to_datetime(one.landing).date()),
        one.off_hours,
        off_course,
        zone if first else 0,
        one.chance if first else aside,
        one.effort,
        dark,
        one.landing,
    )


@dataclass(frozen=True)
class Pass:
    """The plane of an orbit passing over a zone: when a ship in it could land, wherever it is in its orbit now."""

    zone: LandingZone
    landing: float
    earliest: float
    latest: float
    """Between these the zone is within the ship's reach to the side."""
    northbound: bool
    sun_elevation_deg: float
    lighting: str


def passes(
    track: MeanTrack, zones: Sequence[LandingZone], ship: Ship, start: float, end: float
) -> list[Pass]:
    """The family of landing opportunities when the place in the orbit is not known, or is still to be chosen.

    The plane passes each zone twice a day; the ship can land there if it is then brought to the right place
    of its orbit. Good to a few minutes for a plane known to a degree.
    """
    data, usual = ship.wanted_descent(), usual_descent(track, ship, start, end)
    # The place has to be in the plane while the ship is; it lands some minutes later.
    t = np.arange(start, end + _STEP_S, _STEP_S) + usual.to_plane_s - usual.to_landing_s
    axes = track.directions(t)
    found = []
    for zone in zones:
        place = _inertial(zone.latitude_deg, zone.longitude_deg, t)
        _, north = _seen(place, axes, 0.0)
        for k, over in zip(brackets(north), crossings(t, north), strict=True):
            landing = float(over) + usual.to_landing_s - usual.to_plane_s
            rate = (north[k + 1] - north[k]) / _STEP_S
            room = (data.cross_range_m + zone.radius_m) / WGS84_RADIUS_M / max(abs(rate), 1e-7)
            heading = np.cross(axes[k, 2], place[k])
            elevation = float(sun_elevation_deg(place[k], sun_direction(landing)))
            found.append(
                Pass(
                    zone,
                    landing,
                    landing - room,
                    landing + room,
                    bool(heading[2] > 0.0),
                    elevation,
                    lighting_at(elevation),
                )
            )
    return sorted(found, key=lambda one: one.landing)


def refuse_beyond(track: MeanTrack, zones: Sequence[LandingZone], ship: Ship) -> None:
    """Raise ImpossibleFlightError where every zone lies farther from the equator than the ship ever comes."""
    aside_m = ship.wanted_descent().cross_range_m
    inclination_rad = float(np.max(track.inclination_rad))
    turns_deg = float(np.degrees(min(inclination_rad, np.pi - inclination_rad)))
    for zone in zones:
        reach_deg = turns_deg + float(np.degrees((aside_m + zone.radius_m) / WGS84_RADIUS_M))
        if abs(zone.latitude_deg) <= reach_deg:
            return
    if zones:
        raise ImpossibleFlightError(
            f"{zone.title} lies {abs(zone.latitude_deg):.1f}° from the equator; this orbit comes to {turns_deg:.1f}°, "
            f"and {ship.title} lands {aside_m / 1000.0:.0f} km aside at most: no day helps; name a landing_zone within "
            f"{np.floor(10.0 * turns_deg) / 10.0:.1f}° of the equator, over which the orbit passes every few days"
        )


def best(found: Sequence[LandingOpportunity]) -> LandingOpportunity:
    """The first opportunity that can be taken; raises NoLandingError with the reasons of the others."""
    for one in found:
        if one.reason is None:
            return one
    if not found:
        raise NoLandingError(
            "no landing zone comes near the ground track in the time asked; ask for another day or another landing_zone"
        )
    reasons = "; ".join(f"{one.zone.title} at {_minute(one.landing)}: {one.reason}" for one in found[:3])
    raise NoLandingError(
        f"no landing opportunity can be taken in the time asked ({reasons}); ask for another day or another "
        "landing_zone"
    )


def _minute(t: float) -> str:
    return f"{to_datetime(t):%Y-%m-%d %H:%M} UTC"
