"""Insertion: the mean orbit that an ascent ends in, as the turning Earth sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.pad import Pad
from expedition.phases.ascent.climb import Ascent
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad, latitude_argument_rad
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import carried_mps, greenwich_rad, true_equator_states
from expedition.space.gravity import coast
from expedition.space.orbits import MeanTrack, eccentricity_vectors, mean_motion_radps, semi_major_axis_m

Array = NDArray[np.float64]
TAU = 2.0 * np.pi

_INSERTION_STEPS = 400
_AROUND = 24


@dataclass(frozen=True)
class InsertionOrbit:
    """Mean elements of the ship at cut-off; the node is counted from Greenwich at lift-off. SI."""

    cutoff_s: float
    inclination_rad: float
    node_from_greenwich_rad: float
    latitude_argument_rad: float
    a_m: float
    eccentricity: tuple[float, float] = (0.0, 0.0)
    """Towards the perigee: the parts in the direction of cut-off and 90° on."""
    steering_s: tuple[float, float] = (0.0, 0.0)
    """How much early and late the launcher may leave and still steer into the plane."""


@lru_cache(maxsize=128)
def insertion_orbit(ascent: Ascent) -> InsertionOrbit:
    """Mean elements of the orbit that an ascent ends in, averaged over a revolution under J2."""
    turn = EARTH_ROTATION_RADPS * ascent.cutoff_s
    c, s = np.cos(turn), np.sin(turn)
    axes = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    fixed = ascent.states_itrf[-1]
    state = np.concatenate([axes @ fixed[:3], axes @ (fixed[3:] + carried_mps(fixed[:3]))])
    return _averaged(state, ascent.cutoff_s)


def orbit_at(state_gcrf: Array, t: float) -> InsertionOrbit:
    """The mean orbit of a ship that is up already, as if its ascent ended where it is, just as it lifts off.

    state_gcrf: (6,), m and m/s, at instant t.
    """
    mean = _averaged(true_equator_states(np.array([t]), state_gcrf[None])[0], 0.0)
    east = mean.node_from_greenwich_rad - float(greenwich_rad(np.array([t]))[0])
    return replace(mean, node_from_greenwich_rad=east)


def _averaged(state: Array, cutoff_s: float) -> InsertionOrbit:
    """Mean elements about a state (6,) on an equator that stands still, from which its node is counted."""
    revolution = float(TAU / mean_motion_radps(semi_major_axis_m(state)))

    def states(t: Array) -> Array:
        start = np.tile(state, (t.size, 1))
        return np.hstack(coast(start[:, :3], start[:, 3:], t, _INSERTION_STEPS))

    mean = MeanTrack.over(states, 0.0, 0.5 * revolution)
    # J2's ripples go round with the ship; over a revolution they cancel.
    t = revolution * (np.arange(_AROUND) + 0.5) / _AROUND
    perigee = eccentricity_vectors(states(t)).mean(axis=0)
    here = state[:3] / np.linalg.norm(state[:3])
    ahead = np.cross(np.cross(state[:3], state[3:]), state[:3])
    ahead /= np.linalg.norm(ahead)
    return InsertionOrbit(
        cutoff_s,
        float(mean.inclination_rad[0]),
        float(mean.node_rad[0]),
        float(mean.latitude_argument_rad[0] % TAU),
        float(mean.a_m[0]),
        (float(perigee @ here), float(perigee @ ahead)),
    )


def tilted(orbit: InsertionOrbit, pad: Pad, inclination_rad: float) -> InsertionOrbit:
    """The orbit that the same launcher would leave the ship in at a mean inclination close by.

    The plane turns about the pad, the lead stays. Against a flown ascent right to 0.1 s of lift-off for a
    change of 0.05°.
    """
    old, new = orbit.inclination_rad, inclination_rad
    turn = crossing_longitude_rad(pad, new) - crossing_longitude_rad(pad, old)
    along = latitude_argument_rad(pad, new) - latitude_argument_rad(pad, old)
    return replace(
        orbit,
        inclination_rad=new,
        node_from_greenwich_rad=orbit.node_from_greenwich_rad - turn,
        latitude_argument_rad=orbit.latitude_argument_rad + along,
    )
