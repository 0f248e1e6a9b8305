"""Whether ground stations see the space station, on its mean orbit; for many instants at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.ground import ground_stations
from expedition.space.frames import elevation_sine, greenwich_rad
from expedition.space.orbits import MeanTrack

Array = NDArray[np.float64]


def seen_from(track: MeanTrack, t: Array, names: Sequence[str]) -> NDArray[np.bool_]:
    """Whether the station is above the lowest elevation at any of these ground stations, at instants (n, m)."""
    book = ground_stations()
    u, node, axis = track.latitude_argument(t), track.node(t), track.axis(t)
    inclination = track.inclination(t)
    east = node - greenwich_rad(t.ravel()).reshape(t.shape)
    ce, se, cu, su = np.cos(east), np.sin(east), np.cos(u), np.sin(u)
    ci, si = np.cos(inclination), np.sin(inclination)
    r = axis[..., None] * np.stack([ce * cu - se * su * ci, se * cu + ce * su * ci, su * si], axis=-1)
    lowest = np.sin(np.radians(book["minimum_elevation_deg"]))
    seen = np.zeros(t.shape, dtype=bool)
    for one in book["stations"]:
        if one["name"] in names:
            latitude, longitude = np.radians(one["latitude_deg"]), np.radians(one["longitude_deg"])
            seen |= elevation_sine(r, latitude, longitude) > lowest
    return seen


def rises(track: MeanTrack, t: Array, names: Sequence[str], gap_s: float) -> list[Array]:
    """The instants of each row of t (n, m), in even steps, at which a pass over these stations begins.

    gap_s: so long nobody has seen the station before; a pass with a shorter gap is one. Right to a step.
    """
    seen = seen_from(track, t, names)
    out = []
    for row, at in zip(seen, t, strict=True):
        last, found = -np.inf, []
        for index in np.flatnonzero(row):
            if at[index] - last > gap_s and index:
                found.append(at[index])
            last = at[index]
        out.append(np.array(found))
    return out
