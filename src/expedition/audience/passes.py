"""Passes: when a body in orbit rises, culminates and sets over a place, and whether it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.audience.looking import Course, Eyes, elevation_deg, look
from expedition.audience.sky import DARK_DEG, Brightness, magnitude, sun_itrf, sun_over
from expedition.space.crossings import spans
from expedition.space.sun import shadow_margin_m
from expedition.space.time import format_utc

Array = NDArray[np.float64]

LOWEST_DEG = 10.0
"""Passes that culminate lower are left out: houses, trees and haze hide them."""
SPLIT_DEG = 0.05
"""Three minutes of arc: the eye tells two bright points apart from there on, at its best from one."""
_NEAR_S = 1800.0
_HALVINGS = 7
_GOLDEN = 0.5 * (np.sqrt(5.0) - 1.0)
_GOLDEN_STEPS = 26
_SAMPLE_S = 5.0


@dataclass(frozen=True)
class Moment:
    """Where to look at an instant."""

    t: float
    azimuth_deg: float
    elevation_deg: float
    range_km: float

    def to_dict(self) -> dict[str, Any]:
        """The moment as it stands in JSON."""
        return {
            "utc": format_utc(self.t, 1),
            "azimuth_deg": round(self.azimuth_deg, 2),
            "elevation_deg": round(self.elevation_deg, 2),
            "range_km": round(self.range_km, 1),
        }


@dataclass(frozen=True)
class Apart:
    """Ship and station in one pass, as the ship culminates."""

    separation_deg: float
    """Angle between them in the sky."""
    station_behind_s: float
    """How long after the ship the station culminates; negative where it comes first."""
    split: bool
    """Whether the eye can tell them apart."""

    def to_dict(self) -> dict[str, Any]:
        """The pair as it stands in JSON."""
        return {
            "separation_deg": round(self.separation_deg, 3),
            "station_behind_s": round(self.station_behind_s, 1),
            "split": self.split,
        }


@dataclass(frozen=True)
class Pass:
    """A body above the horizon of a place, from rise to set."""

    body: str
    """ship, or station."""
    rise: Moment
    culmination: Moment
    set: Moment
    sun_elevation_deg: float
    """The Sun over the place at culmination."""
    sunlit: tuple[tuple[Moment, Moment], ...]
    """From when to when the body is in sunlight."""
    seen: tuple[tuple[Moment, Moment], ...]
    """From when to when it is in sunlight over a dark sky; empty where it cannot be seen."""
    why_not: str
    """daylight, shadow, or low where it is in sunlight over a dark sky under 10° only; empty where it can be seen."""
    magnitude: float | None
    """At its brightest while it is seen."""
    apart: Apart | None = None
    plus_minus_s: float | None = None
    """Nine of ten passes from data of that age are nearer to their time; None where no data age."""

    def to_dict(self) -> dict[str, Any]:
        """The pass as it stands in JSON."""
        return {
            "body": self.body,
            "rise": self.rise.to_dict(),
            "culmination": self.culmination.to_dict(),
            "set": self.set.to_dict(),
            "sun_elevation_deg": round(self.sun_elevation_deg, 2),
            "sunlit": [[a.to_dict(), b.to_dict()] for a, b in self.sunlit],
            "seen": [[a.to_dict(), b.to_dict()] for a, b in self.seen],
            "why_not": self.why_not,
            "magnitude": None if self.magnitude is None else round(self.magnitude, 1),
            "apart": None if self.apart is None else self.apart.to_dict(),
            "plus_minus_s": None if self.plus_minus_s is None else round(self.plus_minus_s, 1),
        }


@dataclass(frozen=True, eq=False)
class Instants:
    """The instants (m,) of m passes over a place."""

    rise: Array
    culmination: Array
    set: Array


def instants(course: Course, eyes: Eyes, lowest_deg: float = LOWEST_DEG) -> Instants:
    """When a body rises (0°), culminates and sets over one place, in order of time.

    Passes that are cut by the ends of the course are left out, as are those that culminate under `lowest_deg`. The
    body's table may have steps of up to a minute and a half. To 0.01 s of the course.
    """
    high = elevation_deg(eyes, course.r_m)[0]
    above = high > 0.0
    edges = np.flatnonzero(above[1:] != above[:-1])
    up, down = edges[above[edges + 1]], edges[~above[edges + 1]]
    if up.size == 0 or down.size == 0:
        return Instants(*(np.empty(0) for _ in range(3)))
    down = down[down > up[0]]
    up = up[: down.size]
    # The highest sample of each pass; one that could reach the wanted height between samples is kept.
    tops = np.array(
        [a + 1 + int(np.argmax(high[a + 1 : b + 1])) for a, b in zip(up, down, strict=True)], dtype=int
    )
    near = high[tops] > 0.5 * lowest_deg
    up, down, tops = up[near], down[near], tops[near]

    def elevation(t: Array) -> Array:
        return np.asarray(elevation_deg(eyes, course.at(t))[0])

    step = course.t[1] - course.t[0]
    tops_t = _highest(elevation, course.t[tops] - step, course.t[tops] + step)
    kept = elevation(tops_t) >= lowest_deg
    return Instants(
        _zero(elevation, course.t[up][kept], step),
        tops_t[kept],
        _zero(elevation, course.t[down][kept], step),
    )


def passes(
    course: Course,
    eyes: Eyes,
    body: str,
    bright: Brightness,
    *,
    lowest_deg: float = LOWEST_DEG,
) -> list[Pass]:
    """The passes of a body over one place, each with its light."""
    found = instants(course, eyes, lowest_deg)
    if found.rise.size == 0:
        return []
    at = [moments(course, eyes, t) for t in (found.rise, found.culmination, found.set)]
    sun = sun_over(eyes, found.culmination)[0]
    return [
        _lit(course, eyes, body, bright, float(sun[k]), at[0][k], at[1][k], at[2][k])
        for k in range(found.rise.size)
    ]


def moments(course: Course, eyes: Eyes, t: Array) -> list[Moment]:
    """Where to look from one place at instants (n,)."""
    seen = look(eyes, course.at(t))
    return [
        Moment(float(when), float(a), float(e), float(r) / 1000.0)
        for when, a, e, r in zip(t, seen.azimuth_deg[0], seen.elevation_deg[0], seen.range_m[0], strict=True)
    ]


def pair(ship: list[Pass], station: list[Pass], courses: tuple[Course, Course], eyes: Eyes) -> list[Pass]:
    """The ship's passes, each with how far from the station it is seen where both are up at once."""
    out = []
    at = np.array([one.culmination.t for one in station])
    for one in ship:
        t = one.culmination.t
        apart = None
        if at.size:
            other = station[int(np.argmin(np.abs(at - t)))]
            both_up = other.rise.t <= t <= other.set.t
            if abs(other.culmination.t - t) < _NEAR_S and both_up:
                apart = _apart(courses, eyes, t, other.culmination.t - t)
        out.append(replace(one, apart=apart))
    return out


def _apart(courses: tuple[Course, Course], eyes: Eyes, t: float, behind_s: float) -> Apart:
    a, b = (course.at(np.array([t]))[0] - eyes.position_m[0] for course in courses)
    angle = float(np.degrees(np.arctan2(np.linalg.norm(np.cross(a, b)), a @ b)))
    return Apart(angle, behind_s, angle >= SPLIT_DEG)


def _lit(
    course: Course,
    eyes: Eyes,
    body: str,
    bright: Brightness,
    sun_deg: float,
    rise: Moment,
    top: Moment,
    down: Moment,
) -> Pass:
    t = np.linspace(rise.t, down.t, int((down.t - rise.t) / _SAMPLE_S) + 2)
    lit = _shadow_margin(course, t)
    dark = DARK_DEG - sun_over(eyes, t)[0]
    seen = [span for span in spans(t, np.minimum(lit, dark * 1e3)) if span[1] - span[0] > _SAMPLE_S]
    high = elevation_deg(eyes, course.at(t))[0]
    why, best = "", None
    if seen and not any(np.any(high[(t >= a) & (t <= b)] >= LOWEST_DEG) for a, b in seen):
        seen, why = [], "low"
    elif seen:
        inside = np.concatenate([np.linspace(a, b, 9) for a, b in seen])
        best = float(np.min(magnitude(bright, eyes, course.at(inside), inside)))
    else:
        why = "daylight" if dark.max() <= 0.0 else "shadow"

    def ends(found: list[tuple[float, float]]) -> tuple[tuple[Moment, Moment], ...]:
        return tuple(
            (first, last) for first, last in (moments(course, eyes, np.array(span)) for span in found)
        )

    return Pass(body, rise, top, down, sun_deg, ends(spans(t, lit)), ends(seen), why, best)


def _shadow_margin(course: Course, t: Array) -> Array:
    """Distance (n,) from the edge of the Earth's shadow, m, negative inside it."""
    return shadow_margin_m(course.at(t), sun_itrf(t))


def _highest(elevation: Callable[[Array], Array], low: Array, high: Array) -> Array:
    """The instants of the greatest elevation inside brackets (m,), by golden section."""
    for _ in range(_GOLDEN_STEPS):
        span = _GOLDEN * (high - low)
        left, right = high - span, low + span
        rises = elevation(left) < elevation(right)
        low, high = np.where(rises, left, low), np.where(rises, high, right)
    return 0.5 * (low + high)


def _zero(elevation: Callable[[Array], Array], start: Array, step_s: float) -> Array:
    """The instants at which the elevation passes 0 within a step of instants (m,): halved, then a straight line."""
    low, high = start, start + step_s
    before = elevation(low) > 0.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        same = (elevation(middle) > 0.0) == before
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    a, b = elevation(low), elevation(high)
    return np.asarray(low + (high - low) * a / np.where(a == b, 1.0, a - b))
