"""Retreat: whether the ship can break off, from a hold or from any point of the final approach, and stay away.

Before the final approach a missed burn must not lead to the station (`zones`). At a hold beside the station and on the
way in to the port that cannot be asked: a ship ahead of it or behind drifts back in hours, one that closes in minutes.
There the rule is fail safe or a collision avoidance manoeuvre: NASA's guide for visiting vehicles (A. DuPont, "ISS
Rendezvous, Proximity Operations, Docking & Berthing Considerations", NASA/JSC, April 2005) wants ships that can break
off safely and leave the vicinity. That they then stay out of the approach ellipsoid for 24 hours, as before approach
initiation, is assumed: no document with the figure was at hand.

A retreat is one push of the thrusters that turns the ship back the way it came, leaned within the corridor towards the
side to which it then drifts away. It has to stop short of the port, move away from it until it is out of the
keep-out sphere, and not come back. The sizes tried are ours. The motion after the push is that of Clohessy and
Wiltshire, without drag: it leaves the ellipsoid within 20 s of the time on full forces. A day after a push of 1 m/s
the ship is 60 km and more away, which the air changes by some kilometres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.station import Port, Station
from expedition.phases.rendezvous.zones import StateAt, ellipsoid_level
from expedition.space.frames import relative_rtn
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps
from expedition.space.time import DAY_S
from expedition.timeline import Check, Leg

Array = NDArray[np.float64]

SPEEDS_MPS = (0.5, 1.0, 2.0, 4.0)
# Two revolutions closely, and then the rest of the day.
_TIMES_S = np.append(np.arange(0.0, 12000.0, 20.0), np.arange(12000.0, DAY_S, 120.0))
# Rounding of the flight: less than this is not back towards the port.
_NOT_BACK_M = 0.05


@dataclass(frozen=True, eq=False)
class Retreats:
    """Retreats from n points, at one speed."""

    after_rtn: Array
    """(n, 6) the state beside the station when the push ends."""
    lasts_s: Array
    """(n,) how long the thrusters push."""
    stop_m: Array
    """(n,) how far from the port the ship is when it has been stopped; negative beyond it."""
    leaves_s: Array
    """(n,) when it is out of the approach ellipsoid, from the push on."""
    ok: NDArray[np.bool_]
    """(n,) whether it stops, gets away and stays away."""


def checks(
    legs: Sequence[Leg],
    station_state: StateAt,
    port: Port,
    station: Station,
    acceleration_mps2: float,
) -> list[Check]:
    """A check for each of the stretches that the legs belong to: the least retreat that serves from all its points.

    legs: of holds and of the final approach; each is broken off where its next pulse is due, the last one a leg
    before contact. acceleration_mps2: of the ship's thrusters.
    """
    legs = legs[:-1]
    targets = station_state(np.array([leg.end for leg in legs]))
    states = np.array(
        [
            relative_rtn(target, leg.states_gcrf(np.array([leg.end]))[0])
            for target, leg in zip(targets, legs, strict=True)
        ]
    )
    rate, names = orbit_rate_radps(targets[-1]), np.array([leg.name for leg in legs])
    return [
        _check(str(name), states[names == name], port, station, rate, acceleration_mps2)
        for name in dict.fromkeys(names)
    ]


def _check(
    name: str, states: Array, port: Port, station: Station, rate: float, acceleration_mps2: float
) -> Check:
    distance = np.linalg.norm(states[:, :3] - np.array(port.position_rtn_m), axis=1)
    for speed in SPEEDS_MPS:
        found = retreats(states, port, station, rate, acceleration_mps2, speed)
        if found.ok.all():
            near, far = (f"{one:.0f}" for one in (distance.min(), distance.max()))
            places = far if near == far else f"{far} to {near}"
            said = (
                f"{speed:g} m/s back from {places} m: out of the approach ellipsoid "
                f"within {np.max(found.leaves_s) / 60.0:.0f} min, for 24 h"
            )
            return Check(f"retreat from {name}", True, said)
    bad = int(np.argmin(found.ok))
    said = (
        "leads to the station again" if found.stop_m[bad] > 0.0 else "does not stop the ship before the port"
    )
    return Check(f"retreat from {name}", False, f"{speed:g} m/s back from {distance[bad]:.0f} m {said}")


def retreats(
    states: Array, port: Port, station: Station, rate: float, acceleration_mps2: float, speed_mps: float
) -> Retreats:
    """Retreats at a speed from points beside the station.

    states: (n, 6) relative to the station, RTN, m and m/s. rate: of the station's orbit, rad/s.
    """
    at_port = np.array(port.position_rtn_m)
    place, velocity = states[:, :3] - at_port, states[:, 3:]
    distance = np.linalg.norm(place, axis=1)
    out = place / distance[:, None]
    # Under the station slower, over it faster: a push leaned so goes on to where the ship drifts anyway.
    side = np.sign(np.where(np.abs(out[:, 0]) > np.abs(out[:, 1]), out[:, 0], out[:, 1]))
    lean = np.tan(np.radians(station.corridor_half_angle_deg)) * side
    wanted = out + lean[:, None] * np.array([0.0, 1.0, 0.0])
    wanted *= speed_mps / np.linalg.norm(wanted, axis=1)[:, None]
    push = wanted - velocity
    lasts_s = np.linalg.norm(push, axis=1) / acceleration_mps2
    closing = np.maximum(-np.sum(velocity * out, axis=1), 0.0)
    braking = np.sum(push * out, axis=1) / lasts_s
    stop_m = distance - closing**2 / (2.0 * braking)
    # While the thrusters push, for less than a minute, the way is straight.
    after = np.hstack([states[:, :3] + 0.5 * (velocity + wanted) * lasts_s[:, None], wanted])
    to_r, to_v = clohessy_wiltshire(rate, _TIMES_S)
    way = np.moveaxis(to_r @ after[:, :3].T + to_v @ after[:, 3:].T, 2, 0)
    from_port = np.linalg.norm(way - at_port, axis=2)
    inside = np.linalg.norm(way, axis=2) <= station.keep_out_sphere_radius_m
    in_ellipsoid = ellipsoid_level(station, way) <= 1.0
    back = (np.diff(from_port, axis=1) < -_NOT_BACK_M) & inside[:, 1:]
    away = ~back.any(axis=1) & _left_for_good(inside) & _left_for_good(in_ellipsoid)
    leaves_s = lasts_s + _TIMES_S[np.argmin(in_ellipsoid, axis=1)]
    return Retreats(after, lasts_s, stop_m, leaves_s, (stop_m > 0.0) & away)


def _left_for_good(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each of n ways (n, m) is outside at its end and has not come in from outside."""
    came_in = inside[:, 1:] & ~inside[:, :-1]
    return np.asarray(~came_in.any(axis=1) & ~inside[:, -1])
