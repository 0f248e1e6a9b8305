"""Phasing home: a free flight in a lower, faster orbit, timed so that the ship comes over its zone with its plane.

The plane of the station's orbit passes over a zone twice a day; when it does, the station itself is somewhere else in
it. Two burns after departure, half a revolution apart, take the ship to an orbit in which it gains the difference by
then. Seconds gained by seconds flown are 3 Δv / v, by Kepler's third law for a small change of a circular orbit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Phasing
from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.phases.home.landing import (
    LandingOpportunity,
    Lowered,
    Pass,
    abreast_of,
    opportunity_at,
    passes,
    ranked,
    usual_descent,
)
from expedition.space.engine import MU_M3_S2
from expedition.space.orbits import MeanTrack
from expedition.space.time import DAY_S, format_utc

Array = NDArray[np.float64]

_STEP_S = 300.0
_NEAR_S = 2.0 * 3600.0
_TURNS = 8
_ON_TIME_S = 5.0
# Of two ways that fly as long, the one with the smaller burns.
_PER_BURN = 0.1
# More than any price: who can leave in the usual hours does.
_OFF_HOURS = 1.0e6
# Of the reach to the side, what is planned with where the ship times only the rest; the way to its edge is not even.
_OF_THE_REACH = 0.85
# Below this a burn is not worth a firing; the departure's own burns are that inexact.
_LEAST_MPS = 0.2


def timed(
    track: MeanTrack,
    zones: Sequence[LandingZone],
    ship: Ship,
    start: float,
    end: float,
    *,
    last: float | None = None,
) -> list[LandingOpportunity]:
    """The landings of a ship that waits for its zone in an orbit of its own, the best first, as `opportunities`.

    track: the station's, on the true equator. start, last: the instants between which the ship may leave; end: by
    when it is down. Each has the undocking that comes nearest to the ship's usual free flight.
    """
    data = ship.wanted_descent()
    phasing = data.departure.phasing
    assert phasing is not None
    usual = usual_descent(track, ship, start, end)
    found = []
    for zone in zones:
        begin = start + 3600.0 * phasing.least_h
        for one in passes(track, [zone], ship, begin, end):
            middle = one.landing - phasing.before_plane_s
            by = abreast_of(track, zone, ship, middle - _NEAR_S, middle + _NEAR_S, docked=False, usual=usual)
            own = np.array([each.landing for each in by])
            landings = {_wanted(one, float(each), phasing) for each in own}
            for landing in sorted(landings):
                ignition = landing - usual.to_landing_s
                if ignition < begin or landing > end:
                    continue
                made = opportunity_at(track, zone, ship, ignition, usual)
                found.append(_left_in_time(made, own - landing, ship, phasing, track, start, last))
    return ranked(found, ship, zones)


def _wanted(plane: Pass, own: float, phasing: Phasing) -> float:
    """When a ship lands that its station's place would bring down at an instant, `own`, as its plane passes a zone."""
    if not phasing.only_out_of_reach:
        return plane.landing - phasing.before_plane_s
    room = _OF_THE_REACH * (plane.latest - plane.landing)
    return min(max(own, plane.landing - room), plane.landing + room)


def _left_in_time(
    one: LandingOpportunity,
    gains_s: Array,
    ship: Ship,
    phasing: Phasing,
    track: MeanTrack,
    start: float,
    last: float | None,
) -> LandingOpportunity:
    """A landing with the undocking, and the burns down, that lead to it; the reason where none do.

    gains_s: (k,) by how much the ship has to be ahead of the station, for each revolution that could be meant.
    """
    leaving = ship.wanted_descent().departure
    least, most = 3600.0 * phasing.least_h, 3600.0 * phasing.most_h
    latest = min(one.ignition - least, np.inf if last is None else last)
    left = np.arange(max(start, one.ignition - most), latest + 1.0, _STEP_S)
    if not left.size:
        return replace(
            one,
            undocking=latest,
            reason=f"free flight: {ship.title} flies {phasing.least_h:g} to {phasing.most_h:g} h from undocking to "
            "the deorbit burn",
        )
    half_s = half_revolution_s(track, one.ignition)
    in_orbit = one.ignition - left - leaving.command_s - phasing.after_s - 0.5 * half_s
    # What the departure's own burns along the orbit gain.
    own_s = sum(
        3.0
        * (burn.dv_mps if burn.toward == "behind" else -burn.dv_mps)
        * (one.ignition - left - burn.after_s)
        for burn in leaving.burns
        if burn.toward in ("behind", "ahead")
    ) / speed_mps(track, one.ignition)
    dv = (gains_s[:, None] - own_s) * speed_mps(track, one.ignition) / (3.0 * in_orbit)
    beyond = np.maximum(dv - phasing.usual_dv_mps, 0.0)
    hours = (one.ignition - left) / 3600.0
    price = np.abs(hours - phasing.usual_h) / phasing.usual_h + beyond / phasing.usual_dv_mps
    price = np.where((dv > phasing.most_dv_mps) | (dv < -phasing.most_up_mps), np.inf, price)
    price = price + _PER_BURN * np.abs(dv) / phasing.usual_dv_mps
    off_hours = _off_hours(phasing, left)
    at_best = price + np.where(off_hours, _OFF_HOURS, 0.0)
    k, j = np.unravel_index(int(np.argmin(at_best)), price.shape)
    reason = None
    if not np.isfinite(price[k, j]):
        k, j = np.unravel_index(int(np.argmin(np.abs(dv))), dv.shape)
        reason = (
            f"out of phase: the burns after departure would take {dv[k, j]:+.0f} m/s, {ship.title} has "
            f"{-phasing.most_up_mps:+.0f} to {phasing.most_dv_mps:+.0f} m/s for them"
        )
    undocking = float(left[j])
    first = undocking + leaving.command_s + phasing.after_s
    return replace(
        one,
        undocking=undocking,
        lowered=Lowered(float(dv[k, j]), first, first + half_s),
        effort=float(price[k, j]),
        off_hours=bool(off_hours[j]),
        reason=reason,
    )


def _off_hours(phasing: Phasing, left: Array) -> NDArray[np.bool_]:
    """Which instants (n,) lie outside the hours in which such ships leave their station."""
    if phasing.leaves_from_h is None or phasing.leaves_until_h is None:
        return np.zeros(left.shape, dtype=bool)
    # The engine's day begins at noon TAI; leap seconds do not matter here.
    since_s = (left + 0.5 * DAY_S - 3600.0 * phasing.leaves_from_h) % DAY_S
    return np.asarray(since_s > 3600.0 * (phasing.leaves_until_h - phasing.leaves_from_h) % DAY_S)


def with_burns(ship: Ship, undocking: float, lowered: Lowered | None) -> Ship:
    """The ship with the burns of its lower orbit among those of its departure."""
    if lowered is None or abs(lowered.dv_mps) < _LEAST_MPS:
        return ship
    separated = undocking + ship.wanted_descent().departure.command_s
    after = (lowered.first - separated, lowered.second - separated)
    return ship.lowering(0.5 * lowered.dv_mps, after)


def solve(
    chosen: LandingOpportunity,
    orbit_after: Callable[[Lowered], MeanTrack],
    ship: Ship,
    at_mps: float,
) -> LandingOpportunity:
    """The opportunity with burns that bring the ship abreast of its zone in time, in the orbit that it then flies.

    orbit_after: the ship's mean orbit around the landing, once it has flown the burns. at_mps: its speed.
    Raises ImpossibleFlightError where it is not found.
    """
    lowered, zone = chosen.lowered, chosen.zone
    assert lowered is not None
    phasing = ship.wanted_descent().departure.phasing
    assert phasing is not None
    for _ in range(_TURNS):
        track = orbit_after(lowered)
        begin, end = float(track.t[0]), float(track.t[-1])
        usual = usual_descent(track, ship, begin, end)
        near = passes(track, [zone], ship, begin, end)
        by = abreast_of(track, zone, ship, begin, end, docked=False, usual=usual)
        if not near or not by:
            break
        plane = min(near, key=lambda one: abs(one.landing - phasing.before_plane_s - chosen.landing))
        there = min(by, key=lambda one: abs(one.landing - chosen.landing))
        wanted = _wanted(plane, there.landing, phasing)
        late = there.landing - wanted
        if abs(late) < _ON_TIME_S:
            return replace(
                there,
                undocking=chosen.undocking,
                lowered=lowered,
                off_hours=chosen.off_hours,
                reason=None,
            )
        in_orbit = chosen.ignition - 0.5 * (lowered.first + lowered.second)
        lowered = replace(lowered, dv_mps=lowered.dv_mps + late * at_mps / (3.0 * in_orbit))
    raise ImpossibleFlightError(
        f"no burns after departure bring {ship.title} over {zone.title} at {format_utc(chosen.landing)}; ask for "
        "another free_flight_h, zone or day"
    )


def half_revolution_s(track: MeanTrack, t: float) -> float:
    """Half a revolution of an orbit at an instant, s."""
    return float(np.pi * np.sqrt(float(track.axis(t)) ** 3 / MU_M3_S2))


def speed_mps(track: MeanTrack, t: float) -> float:
    """Speed in a circular orbit as high as a track at an instant, m/s."""
    return float(np.sqrt(MU_M3_S2 / float(track.axis(t))))
