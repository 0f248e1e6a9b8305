"""Countries, seas and oceans of the Earth: what lies at a place, or below a ship.

Where the shapes come from, under what licence and how exact they are: `catalog/earth/SOURCES.txt`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.facts import read_toml, unwrap

_EARTH = Path(__file__).with_name("earth")
_PARTS = 65535.0
"""Boundaries are kept in this many parts of their span: 360 degrees of longitude, 180 of latitude."""


class _Ring(NamedTuple):
    owner: int
    points: NDArray[np.float64]
    west: float
    south: float
    east: float
    north: float


def countries_at(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.str_]:
    """The country at each place, by its English name; an empty text at sea.

    Args:
        latitude_deg: geodetic latitudes, shape (n,), degrees.
        longitude_deg: longitudes east of Greenwich, shape (n,), degrees, -180 to 180.

    Accuracy: one or two kilometres at a boundary; islands of a few kilometres are missing.
    """
    places = _places(latitude_deg, longitude_deg)
    names, rings = _lands()
    inside = np.full(len(places), -1)
    # A ring within a ring is a hole: a place in an even number of its country's rings is outside.
    for owner, own in rings:
        odd = np.zeros(len(places), dtype=bool)
        for ring in own:
            odd ^= _within(places, ring)
        inside[odd] = owner
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
    for ring in rings:
        found[(found < 0) & _within(places, ring)] = ring.owner
    named: NDArray[np.str_] = np.array(names)[found]
    return named


def outlines(
    west_deg: float, south_deg: float, east_deg: float, north_deg: float
) -> list[NDArray[np.float64]]:
    """Boundaries of lands that touch a box, each as (n, 2) of longitude and latitude in degrees, for maps."""
    return [
        ring.points
        for _, own in _lands()[1]
        for ring in own
        if ring.west <= east_deg
        and ring.east >= west_deg
        and ring.south <= north_deg
        and ring.north >= south_deg
    ]


def _places(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.float64]:
    return np.column_stack([np.atleast_1d(longitude_deg), np.atleast_1d(latitude_deg)]).astype(float)


def _within(places: NDArray[np.float64], ring: _Ring) -> NDArray[np.bool_]:
    from matplotlib.path import Path as Outline

    inside = np.zeros(len(places), dtype=bool)
    for turn in (-360.0, 0.0, 360.0):
        longitudes = places[:, 0] + turn
        near = (
            (longitudes >= ring.west)
            & (longitudes <= ring.east)
            & (places[:, 1] >= ring.south)
            & (places[:, 1] <= ring.north)
        )
        if near.any():
            inside[near] = Outline(ring.points).contains_points(places[near] + [turn, 0.0])
    return inside


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
def _lands() -> tuple[list[str], list[tuple[int, list[_Ring]]]]:
    with np.load(_EARTH / "lands.npz") as kept:
        names = [str(each) for each in kept["names"]]
        points = kept["points"] / _PARTS * [360.0, 180.0] - [180.0, 90.0]
        owners, starts = kept["owners"], kept["starts"]
    rings: dict[int, list[_Ring]] = {}
    for owner, begin, end in zip(owners, starts, starts[1:], strict=False):
        rings.setdefault(int(owner), []).append(_ring(int(owner), _unbroken(points[begin:end])))
    return names, list(rings.items())


@cache
def _seas() -> tuple[list[str], list[_Ring]]:
    told: dict[str, Any] = unwrap(read_toml(_EARTH / "seas.toml"), file=_EARTH / "seas.toml")[0]
    names = [sea["name"] for sea in told["seas"]]
    outlines = [
        _ring(owner, np.array(outline, dtype=float))
        for owner, sea in enumerate(told["seas"])
        for outline in sea["outlines"]
    ]
    return names, outlines
