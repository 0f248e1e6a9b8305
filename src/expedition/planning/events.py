"""Events that any flight may have: orbital day and night, distances to the station."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.space.crossings import brackets, crossings
from expedition.space.frames import gcrf_from_teme
from expedition.space.sun import shadow_margin_m, sun_direction
from expedition.station.orbit import StationOrbit
from expedition.timeline import Event, Leg

Array = NDArray[np.float64]

_LIGHT_STEP_S = 20.0
_LIGHT_PARTS = 20
_RANGES_KM = (1000.0, 300.0, 100.0, 30.0, 10.0, 3.0)


def day_and_night(legs: Sequence[Leg]) -> list[Event]:
    """Orbital sunrises and sunsets of the ship, half of the Sun's disc in sight."""
    out = []
    for leg in legs:
        t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / _LIGHT_STEP_S) + 1, 2))
        for k in brackets(_shadow_margin_m(leg, t)):
            # Where the ship grazes the shadow, a straight line between samples is seconds off.
            near = np.linspace(t[k], t[k + 1], _LIGHT_PARTS + 1)
            margin = _shadow_margin_m(leg, near)
            for name, rising in (("Orbital sunrise", True), ("Orbital sunset", False)):
                out += [Event(name, float(at)) for at in crossings(near, margin, rising=rising)]
    return out


def _shadow_margin_m(leg: Leg, t: Array) -> Array:
    sun = np.einsum("nij,nj->ni", gcrf_from_teme(t), sun_direction(t))
    return shadow_margin_m(leg.states_gcrf(t)[:, :3], sun)


def ranges(legs: Sequence[Leg], station: StationOrbit) -> list[Event]:
    """The instants at which the station comes within round distances."""
    out = []
    passed: set[float] = set()
    for leg in legs:
        t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / 30.0) + 1, 2))
        distance = np.linalg.norm(leg.states_gcrf(t)[:, :3] - station.state_gcrf(t)[:, :3], axis=1) / 1000.0
        for mark in _RANGES_KM:
            closer = crossings(t, distance, mark, rising=False)
            if closer.size and mark not in passed:
                out.append(Event(f"Range {mark:.0f} km", float(closer[0])))
                passed.add(mark)
    return out
