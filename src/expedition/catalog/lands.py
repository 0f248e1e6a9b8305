"""Countries, seas and oceans of the Earth: what lies at a place, or below a ship.

Where the shapes come from, under what licence and how exact they are: `catalog/earth/SOURCES.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.facts import read_toml, unwrap

_EARTH = Path(__file__).with_name("earth")
_PARTS = 65535.0
"""Boundaries are kept in this many parts of their span: 360 degrees of longitude, 180 of latitude."""


_AT_ONCE = 64


class _Ring(NamedTuple):
    owner: int
    points: NDArray[np.float64]
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, eq=False)
class _Rings:
    all: tuple[_Ring, ...]
    boxes: NDArray[np.float64]
    """(k, 4) west, south, east and north of each ring, degrees."""

    @classmethod
    def of(cls, rings: Iterable[_Ring]) -> _Rings:
        every = tuple(rings)
        return cls(every, np.array([(one.west, one.south, one.east, one.north) for one in every]))

    def near(self, places: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which places (n, 2) lie in the box of which ring, (n, k)."""
        west, south, east, north = self.boxes.T
        near = np.empty((len(places), len(self.all)), dtype=bool)
        # So many places at once stay in the processor's memory.
        for first in range(0, len(places), _AT_ONCE):
            along, up = places[first : first + _AT_ONCE, :1], places[first : first + _AT_ONCE, 1:]
            there = (along >= west) & (along <= east)
            # Rings go on counting degrees across the date line.
            there |= (along + 360.0 >= west) & (along + 360.0 <= east)
            there |= (along - 360.0 >= west) & (along - 360.0 <= east)
            near[first : first + _AT_ONCE] = there & (up >= south) & (up <= north)
        return near


def countries_at(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.str_]:
    """The country at each place, by its English name; an empty text at sea.

    Args:
        latitude_deg: geodetic latitudes, shape (n,), degrees.
        longitude_deg: longitudes east of Greenwich, shape (n,), degrees, -180 to 180.

    Accuracy: one or two kilometres at a boundary; islands of a few kilometres are missing.
    """
    places = _places(latitude_deg, longitude_deg)
    names, rings = _lands()
    odd: dict[int, NDArray[np.bool_]] = {}
    # A ring within a ring is a hole: a place in an even number of its country's rings is outside.
    for ring, within in _holding(places, rings):
        odd[ring.owner] = odd.get(ring.owner, False) ^ within
    inside = np.full(len(places), -1)
    for owner, there in odd.items():
        inside[there] = owner
    found: NDArray[np.str_] = np.array([*names, ""])[inside]
    return found


def seas_at(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.str_]:
    """The sea or ocean at each place, by its English name, whether or not it is wet there; poles too.

    Args:
        latitude_deg: geodetic latitudes, shape (n,), degrees.
        longitude_deg: longitudes east of Greenwich, shape (n,), degrees, -180 to 180.

    Accuracy: a degree or two, for seas are drawn as coarse polygons.
    """
    places = _places(latitude_deg, longitude_deg)
    names, rings = _seas()
    found = np.full(len(places), -1)
    # Seas stand before the oceans that they are a part of.
    for ring, within in _holding(places, rings):
        found[(found < 0) & within] = ring.owner
    named: NDArray[np.str_] = np.array(names)[found]
    return named


def outlines(
    west_deg: float, south_deg: float, east_deg: float, north_deg: float
) -> list[NDArray[np.float64]]:
    """Boundaries of lands that touch a box, each as (n, 2) of longitude and latitude in degrees, for maps."""
    return [
        ring.points
        for ring in _lands()[1].all
        if ring.west <= east_deg
        and ring.east >= west_deg
        and ring.south <= north_deg
        and ring.north >= south_deg
    ]


def _places(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.float64]:
    return np.column_stack([np.atleast_1d(longitude_deg), np.atleast_1d(latitude_deg)]).astype(float)


def _holding(places: NDArray[np.float64], rings: _Rings) -> Iterator[tuple[_Ring, NDArray[np.bool_]]]:
    """The rings that hold one of the places (n, 2), in their order, and which of the places (n,) they hold."""
    near = rings.near(places)
    for index in np.flatnonzero(near.any(axis=0)):
        ring, rows = rings.all[index], np.flatnonzero(near[:, index])
        turned = np.column_stack([ring.west + (places[rows, 0] - ring.west) % 360.0, places[rows, 1]])
        within = np.zeros(len(places), dtype=bool)
        within[rows] = _inside(turned, ring.points)
        yield ring, within


def _inside(places: NDArray[np.float64], ring: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which places (n, 2) a ring (m, 2) holds: from them an odd number of its sides lie to the east."""
    x, y = ring.T
    next_x, next_y = np.roll(ring, -1, axis=0).T
    odd = np.zeros(len(places), dtype=bool)
    for first in range(0, len(places), _AT_ONCE):
        east, north = places[first : first + _AT_ONCE].T
        place, side = np.nonzero((y > north[:, None]) != (next_y > north[:, None]))
        meets = x[side] + (north[place] - y[side]) / (next_y[side] - y[side]) * (next_x[side] - x[side])
        beyond = np.bincount(place[east[place] < meets], minlength=len(east))
        odd[first : first + _AT_ONCE] = beyond % 2 == 1
    return odd


def _unbroken(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A ring that goes on counting degrees across the date line; one around the pole is closed through it."""
    points = np.column_stack([np.unwrap(points[:, 0], period=360.0), points[:, 1]])
    if abs(points[-1, 0] - points[0, 0]) > 180.0:
        pole = np.copysign(90.0, points[:, 1].mean())
        points = np.vstack([points, [points[-1, 0], pole], [points[0, 0], pole]])
    return points


def _ring(owner: int, points: NDArray[np.float64]) -> _Ring:
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return _Ring(owner, points, west, south, east, north)


@cache
def _lands() -> tuple[list[str], _Rings]:
    with np.load(_EARTH / "lands.npz") as kept:
        names = [str(each) for each in kept["names"]]
        points = kept["points"] / _PARTS * [360.0, 180.0] - [180.0, 90.0]
        owners, starts = kept["owners"], kept["starts"]
    rings = [
        _ring(int(owner), _unbroken(points[begin:end]))
        for owner, begin, end in zip(owners, starts, starts[1:], strict=False)
    ]
    return names, _Rings.of(sorted(rings, key=lambda ring: ring.owner))


@cache
def _seas() -> tuple[list[str], _Rings]:
    told: dict[str, Any] = unwrap(read_toml(_EARTH / "seas.toml"), file=_EARTH / "seas.toml")[0]
    names = [sea["name"] for sea in told["seas"]]
    outlines = [
        _ring(owner, np.array(outline, dtype=float))
        for owner, sea in enumerate(told["seas"])
        for outline in sea["outlines"]
    ]
    return names, _Rings.of(outlines)
