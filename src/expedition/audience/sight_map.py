"""From which places a launch or a return is seen, when first, how high, and in what light: the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from expedition.audience import landing, launch
from expedition.audience.climbing import Flown
from expedition.audience.looking import Eyes, elevation_deg
from expedition.audience.sky import DARK_DEG
from expedition.audience.watch import Watch, Watched
from expedition.catalog.gazetteer import towns_of
from expedition.errors import InputError
from expedition.figures.watch import MapPlace, SightMap, sight_lines
from expedition.plans.places import named_places
from expedition.plans.plan import Plan
from expedition.space.frames import geodetic_from_itrf
from expedition.space.sun import sun_elevation_deg
from expedition.space.time import format_met, format_utc

Array = NDArray[np.float64]

_POINTS = 13_000
"""Of the grid: 0.4° apart for an ascent into orbit."""
_MOST_STEPS = 110
_FARTHEST_DEG = 84.0
_EARTH_M = 6.371e6
# Times whose lines of first sight are drawn, s; a way of some minutes has those of a minute, two, three.
_STEPS_S = (10, 20, 30, 60, 120, 180, 300, 600, 1200)
_MOST_LINES = 10
# Width by height of the panel that is drawn on.
_WIDE = 1.7
_LEAST_GAIN = 0.004
_MOST_TOWNS, _TOWN_PEOPLE, _TOWN_GAP = 9, 100_000, 0.09


def map_of(plan: Plan, found: Watch) -> Figure:
    """The map of a flight's launch, or of its return where it begins at a port, with the places that were asked.

    Raises:
        InputError: the plan has neither.
    """
    up = launch.flown(plan)
    way = up or landing.flown(plan)
    if way is None:
        raise InputError(f"{plan.flight.title} has neither a launch nor a return to draw", field="out")
    end = way.burning[-1][1] if way.burning else plan.duration_s

    def clock(met_s: float) -> str:
        return format_utc(way.zero + met_s)[11:16]

    seen = sight_map(way, end, None if up else clock)
    what = "launch" if up else "return"
    when = format_utc(way.zero + end)[:-1].replace("T", " ")
    said = (
        f"lines of first sight over a free, flat horizon; day and night at {when} UTC; borders: Natural Earth, towns: "
        "GeoNames"
    )
    marks = [
        MapPlace(one.longitude_deg, one.latitude_deg, one.name, one.kind)
        for one in named_places(plan)
        if one.kind == ("pad" if up else "landing")
    ]
    marks += [_asked(one, up is not None, way.zero) for one in found.places]
    return sight_lines(
        seen, f"{plan.flight.title}: from where the {what} is seen", said, [*marks, *_towns(seen, marks)]
    )


def _asked(one: Watched, up: bool, zero: float) -> MapPlace:
    seen = one.launch if up else one.landing
    place = one.place
    name = place.name.split(",")[0] if not place.name[:1].isdigit() and place.name[:1] != "-" else place.name
    if seen is None or seen.arc is None:
        text = f"{name}: not seen"
    else:
        first = seen.arc.first.met_s
        when = _clock(first) if up else f"{format_utc(zero + first)[11:19]} UTC"
        text = f"{name}: from {when} on, {seen.highest_deg:.0f}° high"
    return MapPlace(place.longitude_deg, place.latitude_deg, text)


def _towns(seen: SightMap, marks: Sequence[MapPlace]) -> list[MapPlace]:
    """The largest towns on a map, not too near each other, by which to find one's way."""
    west, east = float(seen.longitude_deg[0]), float(seen.longitude_deg[-1])
    south, north = float(seen.latitude_deg[0]), float(seen.latitude_deg[-1])
    gap = _TOWN_GAP * float(np.hypot(east - west, north - south))

    def near(x: float, y: float, other: MapPlace) -> bool:
        return (
            float(np.hypot((x - other.longitude_deg + 180.0) % 360.0 - 180.0, y - other.latitude_deg)) < gap
        )

    out: list[MapPlace] = []
    for town in towns_of(_TOWN_PEOPLE):
        x, y = town.longitude_deg, town.latitude_deg
        inside = (x - west) % 360.0 <= east - west and south <= y <= north
        if inside and not any(near(x, y, other) for other in (*marks, *out)):
            out.append(MapPlace(x, y, town.name, "town"))
            if len(out) == _MOST_TOWNS:
                break
    return out


def sight_map(flown: Flown, end_met_s: float, said: Callable[[float], str] | None = None) -> SightMap:
    """The map of a way from where it shines by itself to a MET, such as cut-off, on a grid of places at sea level.

    said: how a MET is written at a line; as minutes and seconds unless given.
    """
    said = said or _clock
    zero, course = flown.zero, flown.course
    first = max(float(course.t[0]) - zero, flown.burning[0][0] if flown.burning else -np.inf)
    met = np.linspace(first, end_met_s, _MOST_STEPS)
    r = course.at(zero + met)
    latitude, longitude, height = geodetic_from_itrf(r).T
    # Longitudes run on across 180°.
    lon = np.degrees(np.unwrap(longitude))
    lat = np.degrees(latitude)
    reach = np.degrees(np.arccos(_EARTH_M / (_EARTH_M + np.maximum(height, 1e3)))) + 1.0
    south, north = float(np.min(lat - reach)), float(np.max(lat + reach))
    south, north = max(south, -_FARTHEST_DEG), min(north, _FARTHEST_DEG)
    wide = reach / np.maximum(np.cos(np.radians(np.minimum(np.abs(lat) + reach, 78.0))), 0.2)
    west, east = float(np.min(lon - wide)), float(np.max(lon + wide))
    west, east, south, north = _filling(west, east, south, north)
    shape = _shape(north - south, (east - west) * float(np.cos(np.radians(0.5 * (north + south)))))
    y, x = np.linspace(south, north, shape[0]), np.linspace(west, east, shape[1])
    grid = np.meshgrid(x, y)
    eyes = Eyes.at(grid[1].ravel(), grid[0].ravel())
    high = elevation_deg(eyes, r)
    so_far = np.maximum.accumulate(high, axis=1)
    levels: list[tuple[str, Array]] = []
    widest = 0.0
    for one in _lines(first, end_met_s):
        until = so_far[:, int(np.searchsorted(met, one - 1e-6))]
        # A line that lies on the one before tells nothing.
        if (share := float(np.mean(until > 0.0))) > widest + _LEAST_GAIN:
            levels.append((said(one), until.reshape(shape)))
            widest = share
    sun = np.stack([np.interp(met, course.t - zero, flown.sun[:, k]) for k in range(3)], axis=-1)
    over = sun_elevation_deg(eyes.up[:, None, :], sun[[-1]][None])[:, 0]
    lit = np.interp(met, course.t - zero, flown.sunlit_m) > 0.0
    shines = np.any([(met >= a) & (met <= b) for a, b in flown.burning] or [met < first], axis=0)
    plume = ((high > 0.0) & (lit & shines)[None]).any(axis=1) & (over < DARK_DEG)
    return SightMap(
        longitude_deg=x,
        latitude_deg=y,
        lines=tuple(levels),
        counted="T+ m:ss" if said is _clock else "UTC",
        highest_deg=so_far[:, -1].reshape(shape),
        sun_deg=over.reshape(shape),
        lit_plume=plume.reshape(shape).astype(float),
        track=np.stack([lon, lat, met], axis=1),
    )


def _clock(met_s: float) -> str:
    return format_met(met_s).removeprefix("T+0:").removeprefix("0")


def _filling(west: float, east: float, south: float, north: float) -> tuple[float, float, float, float]:
    """A box made wider or taller until it has the sheet's shape."""
    cosine = float(np.cos(np.radians(0.5 * (south + north))))
    short = _WIDE * (north - south) / cosine - (east - west)
    if short > 0.0:
        west, east = west - 0.5 * short, east + 0.5 * short
    else:
        more = -0.5 * short * cosine / _WIDE
        south, north = max(south - more, -_FARTHEST_DEG), min(north + more, _FARTHEST_DEG)
    return west, min(east, west + 359.0), south, north


def _shape(tall_deg: float, wide_deg: float) -> tuple[int, int]:
    step = np.sqrt(tall_deg * wide_deg / _POINTS)
    return max(int(tall_deg / step), 20) + 1, max(int(wide_deg / step), 20) + 1


def _lines(first_s: float, end_s: float) -> list[float]:
    """Even times inside the way, not more than fit on a map, and its end."""
    span = end_s - first_s
    step = next((float(one) for one in _STEPS_S if span / one <= _MOST_LINES), span / _MOST_LINES)
    inside = first_s + step * np.arange(1.0, span / step + 1.0)
    return [*(float(one) for one in inside if one < end_s - 0.3 * step), end_s]
