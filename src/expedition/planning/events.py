"""Events that any flight may have: orbital day and night, distances to the station."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from expedition.space.crossings import crossings
from expedition.space.frames import gcrf_from_teme
from expedition.space.sun import shadow_margin_m, sun_direction
from expedition.station.orbit import StationOrbit
from expedition.timeline import Event, Leg

_RANGES_KM = (1000.0, 300.0, 100.0, 30.0, 10.0, 3.0)


def day_and_night(legs: Sequence[Leg]) -> list[Event]:
    """Orbital sunrises and sunsets of the ship."""
    out = []
    for leg in legs:
        t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / 20.0) + 1, 2))
        sun = np.einsum("nij,nj->ni", gcrf_from_teme(t), sun_direction(t))
        margin = shadow_margin_m(leg.states_gcrf(t)[:, :3], sun)
        for name, rising in (("Orbital sunrise", True), ("Orbital sunset", False)):
            out += [Event(name, float(at)) for at in crossings(t, margin, rising=rising)]
    return out


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
