"""Back-up chances: where and when a ship that has left its station comes home if the planned landing is waved off.

It stays in the orbit that it waits in. What comes by within its reach on that day and the next are its chances; a ship
that times its flight may go to another orbit once more, and then every passage of its plane over a zone is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from expedition.catalog.models.landing_zone import LandingZone
from expedition.catalog.models.ship import Ship
from expedition.phases.home.landing import (
    LandingOpportunity,
    Lowered,
    abreast_of,
    opportunities,
    opportunity_at,
    passes,
    ranked,
    usual_descent,
)
from expedition.phases.home.lower_orbit import half_revolution_s, speed_mps
from expedition.space.orbits import MeanTrack

# That day and the next.
SAME_DAY_S, NEXT_DAY_S = 12.0 * 3600.0, 36.0 * 3600.0
# From a wave-off until another burn is ready.
_READY_S = 2700.0
_NEAR_S = 2.0 * 3600.0
_A_DAY = 3


def backups(
    track: MeanTrack, zones: Sequence[LandingZone], ship: Ship, planned: LandingOpportunity
) -> list[LandingOpportunity]:
    """The chances after a planned landing that day and the next, at most three each, in order of time.

    track: the orbit of the ship in free flight, on the true equator.
    """
    start, end = planned.ignition + _READY_S, planned.landing + NEXT_DAY_S
    phasing = ship.wanted_descent().departure.phasing
    if phasing is None or phasing.only_out_of_reach:
        found = opportunities(track, zones, ship, start, end, docked=False)
    else:
        found = _phased_again(track, zones, ship, start, end)
    later = [one for one in found if one.reason is None and one.ignition >= start]
    soon = [one for one in later if one.landing <= planned.landing + SAME_DAY_S]
    next_day = [one for one in later if one.landing > planned.landing + SAME_DAY_S]
    return sorted([*soon[:_A_DAY], *next_day[:_A_DAY]], key=lambda one: one.landing)


def _phased_again(
    track: MeanTrack, zones: Sequence[LandingZone], ship: Ship, start: float, end: float
) -> list[LandingOpportunity]:
    """The passages of a ship's own plane over zones to which two more burns bring it in time, the best first."""
    phasing = ship.wanted_descent().departure.phasing
    assert phasing is not None
    usual, half_s = usual_descent(track, ship, start, end), half_revolution_s(track, start)
    found = []
    for zone in zones:
        for one in passes(track, [zone], ship, start, end):
            landing = one.landing - phasing.before_plane_s
            ignition = landing - usual.to_landing_s
            in_orbit = ignition - start - 1.5 * half_s
            if in_orbit <= 0.0:
                continue
            by = abreast_of(
                track, zone, ship, landing - _NEAR_S, landing + _NEAR_S, docked=False, usual=usual
            )
            if not by:
                continue
            gain_s = min((each.landing - landing for each in by), key=abs)
            dv = gain_s * speed_mps(track, ignition) / (3.0 * in_orbit)
            if not -phasing.most_dv_mps <= dv <= phasing.most_dv_mps:
                continue
            made = opportunity_at(track, zone, ship, ignition, usual)
            burns = Lowered(float(dv), start, start + half_s)
            found.append(replace(made, lowered=burns, effort=float(np.abs(dv)) / phasing.usual_dv_mps))
    return ranked(found, ship, zones)
