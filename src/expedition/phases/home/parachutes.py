"""Parachutes: from the height of the first canopy to the ground.

A canopy fills evenly in its own time; once it is full and the fall is steady, the capsule sinks straight down at the
speed at which drag bears the weight, and drifts with the wind where there is one. What is left out: the swinging of
canopies.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Canopy
from expedition.phases.home.entry import Craft, Track, height_m, step
from expedition.space.atmosphere import AnyAir
from expedition.space.constants import G0_MPS2

Array = NDArray[np.float64]

_STEADY_S = 20.0


def under_canopies(
    state_itrf: Array,
    craft: Craft,
    air: AnyAir,
    canopies: Sequence[Canopy],
    ground_m: float,
    *,
    step_s: float = 0.25,
) -> tuple[Track, tuple[float, ...]]:
    """Fly from the height of the first canopy to the ground; also gives when each canopy opened (s).

    state_itrf: (6,). ground_m: height of the ground above the ellipsoid.
    """
    y = np.array(state_itrf, dtype=float)[:, None]
    after, area = 0.0, 0.0
    rows: list[tuple[float, Array, float]] = [(after, y[:, 0], area)]
    opened: list[float] = []
    for index, canopy in enumerate(canopies):
        floor = canopies[index + 1].height_m if index + 1 < len(canopies) else 0.0
        while float(height_m(y)[0]) - ground_m > canopy.height_m:
            y, after = step(y, np.zeros(1), step_s, craft, air, area, 0.0), after + step_s
            rows.append((after, y[:, 0], area))
        opened.append(after)
        before = area
        while (high := float(height_m(y)[0]) - ground_m) > floor:
            since = after - opened[-1]
            area = before + (canopy.drag_area_m2 - before) * min(since / canopy.inflation_s, 1.0)
            if since > _STEADY_S + canopy.inflation_s:
                y, h = _sink(y, high, floor, area, craft, air)
            else:
                y, h = step(y, np.zeros(1), step_s, craft, air, area, 0.0), step_s
            after += h
            rows.append((after, y[:, 0], area))
    times = np.array([row[0] for row in rows])
    # Two samples a second say enough.
    keep = np.concatenate([[True], np.diff(np.floor(times * 2.0)) > 0.0])
    keep[-1] = True
    chosen = [row for row, kept in zip(rows, keep, strict=True) if kept]
    track = Track(
        np.array([row[0] for row in chosen]),
        np.array([row[1] for row in chosen]),
        np.zeros(len(chosen)),
        np.array([row[2] for row in chosen]),
    )
    return track, tuple(opened)


def _sink(y: Array, high: float, floor: float, area: float, craft: Craft, air: AnyAir) -> tuple[Array, float]:
    """Five seconds or less at the speed at which drag bears the weight, straight down."""
    column = air.near(y[:3])
    density, _ = column.at(height_m(y))
    drag_m2 = area + float(craft.areas(np.zeros(1))[0][0])
    speed = float(np.sqrt(2.0 * craft.mass_kg * G0_MPS2 / (density[0] * drag_m2)))
    h = min(5.0, max(high - floor, 0.01) / speed)
    wind = column.wind_itrf_mps()
    velocity = -speed * y[:3, 0] / np.linalg.norm(y[:3, 0])
    velocity = velocity if wind is None else velocity + wind[:, 0]
    return np.concatenate([y[:3, 0] + velocity * h, velocity])[:, None], h
