"""What flies through the sky of a place on its way up or down: from first sight to last, with its light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from expedition.audience.looking import Course, Eyes, elevation_deg, look
from expedition.audience.passes import Moment
from expedition.audience.sky import DARK_DEG, sun_itrf
from expedition.plans.schema import PlanEvent
from expedition.space.crossings import spans
from expedition.space.sun import shadow_margin_m, sun_elevation_deg

Array = NDArray[np.float64]

Light = Literal["day", "twilight", "lit plume", "flame", "lit ship", "near", "unseen"]
_ROW_S = 30.0
_SUNRISE_DEG = -0.833
_NEAR_M = 30e3
"""Nearer than that a ship without a flame, or its canopy, is taken to be seen by day."""


@dataclass(frozen=True)
class Sight:
    """Where and in what light something stands, at a time of the flight."""

    met_s: float
    moment: Moment
    light: Light
    name: str = ""
    """The event that happens then; empty for a row of the way between."""

    def to_dict(self) -> dict[str, Any]:
        """The sight as it stands in JSON."""
        out = {"met_s": round(self.met_s, 1), **self.moment.to_dict(), "light": self.light}
        return {"name": self.name, **out} if self.name else out


@dataclass(frozen=True)
class Arc:
    """A way through the sky of a place."""

    first: Sight
    highest: Sight
    nearest: Sight
    last: Sight
    rows: tuple[Sight, ...]
    """Every half minute while it is over the horizon."""
    events: tuple[Sight, ...]
    """Events of the flight that happen over the horizon."""
    lights: tuple[tuple[Light, float, float], ...]
    """From which MET to which it is seen in which light."""

    def to_dict(self) -> dict[str, Any]:
        """The way as it stands in JSON."""
        return {
            "first": self.first.to_dict(),
            "highest": self.highest.to_dict(),
            "nearest": self.nearest.to_dict(),
            "last": self.last.to_dict(),
            "rows": [one.to_dict() for one in self.rows],
            "events": [one.to_dict() for one in self.events],
            "lights": [
                {"light": light, "from_met_s": round(a, 1), "to_met_s": round(b, 1)}
                for light, a, b in self.lights
            ],
        }


@dataclass(frozen=True, eq=False)
class Flown:
    """A way up or down as all places share it: where it is, in sunlight or not, burning or glowing or not."""

    course: Course
    zero: float
    sun: Array
    sunlit_m: Array
    burning: tuple[tuple[float, float], ...]
    """Spans of MET in which it shines by itself."""
    events: tuple[PlanEvent, ...]
    until_s: float | None = None
    """MET until which it is on its way up or down, where what flies goes on flying."""

    @classmethod
    def of(
        cls,
        course: Course,
        zero: float,
        burning: Sequence[tuple[float, float]],
        events: Sequence[PlanEvent],
        until_s: float | None = None,
    ) -> Flown:
        """What is the same for every place, worked out once."""
        sun = sun_itrf(course.t)
        first, last = course.t[0] - zero, course.t[-1] - zero
        inside = tuple(one for one in events if first <= one.met_s <= last)
        return cls(course, zero, sun, shadow_margin_m(course.r_m, sun), tuple(burning), inside, until_s)


def arcs(flown: Flown, eyes: Eyes) -> tuple[list[Arc | None], Array]:
    """The way through the sky of each of p places, None where it stays below the horizon; and its highest elevations.

    The first and last instants are those of 0° on the table's steps joined by straight lines: to some hundredths of
    a second with steps of a second.
    """
    seen = look(eyes, flown.course.r_m)
    out = [
        _arc(flown, Eyes(eyes.position_m[k : k + 1], eyes.axes[k : k + 1]), seen.elevation_deg[k])
        for k in range(eyes.position_m.shape[0])
    ]
    return out, np.asarray(seen.elevation_deg.max(axis=1))


def _arc(flown: Flown, eyes: Eyes, elevation: Array) -> Arc | None:
    t = flown.course.t
    up = spans(t, elevation)
    if not up:
        return None
    first, last = up[0][0], up[-1][1]
    inside = (t >= first) & (t <= last)
    distance = np.linalg.norm(flown.course.r_m - eyes.position_m[0], axis=-1)
    highest = _top(flown.course, eyes, elevation)
    nearest = float(t[np.argmin(np.where(elevation > 0.0, distance, np.inf))])
    met = t[inside] - flown.zero
    even = np.arange(np.ceil(met[0] / _ROW_S), np.floor(met[-1] / _ROW_S) + 1.0) * _ROW_S + flown.zero
    happens = [one for one in flown.events if first <= one.met_s + flown.zero <= last]
    sun = sun_elevation_deg(eyes.up[0], flown.sun)

    def at(times: Sequence[float] | Array, names: Sequence[str] = ()) -> tuple[Sight, ...]:
        when = np.asarray(times, dtype=float)
        if when.size == 0:
            return ()
        place = look(eyes, flown.course.at(when))
        lit = np.interp(when, t, flown.sunlit_m)
        high = np.interp(when, t, sun)
        return tuple(
            Sight(
                float(when[k] - flown.zero),
                Moment(
                    float(when[k]),
                    float(place.azimuth_deg[0, k]),
                    float(place.elevation_deg[0, k]),
                    float(place.range_m[0, k]) / 1000.0,
                ),
                _light(
                    float(when[k] - flown.zero),
                    float(high[k]),
                    bool(lit[k] > 0.0),
                    float(place.range_m[0, k]),
                    flown.burning,
                ),
                names[k] if names else "",
            )
            for k in range(when.size)
        )

    marks = at([first, highest, nearest, last])
    events = at([one.met_s + flown.zero for one in happens], [one.name for one in happens])
    each = [
        _light(float(m), float(s), bool(lit > 0.0), float(away), flown.burning)
        for m, s, lit, away in zip(met, sun[inside], flown.sunlit_m[inside], distance[inside], strict=True)
    ]
    # A way that dips under the horizon between is not seen there; none planned does for longer than a row.
    return Arc(marks[0], marks[1], marks[2], marks[3], at(even), events, _runs(met, each))


def _top(course: Course, eyes: Eyes, elevation: Array) -> float:
    """The instant of the highest elevation; overhead it stands between the rows of the table."""
    k = int(np.argmax(elevation))
    fine = np.linspace(course.t[max(k - 1, 0)], course.t[min(k + 1, course.t.size - 1)], 41)
    return float(fine[np.argmax(elevation_deg(eyes, course.at(fine))[0])])


def _light(
    met_s: float, sun_deg: float, sunlit: bool, range_m: float, burning: tuple[tuple[float, float], ...]
) -> Light:
    """How a body shows itself: by its own fire, by the Sun on it, or by being near."""
    if any(a <= met_s <= b for a, b in burning):
        if sun_deg > _SUNRISE_DEG:
            return "day"
        if sun_deg > DARK_DEG:
            return "twilight"
        return "lit plume" if sunlit else "flame"
    if sun_deg <= DARK_DEG:
        return "lit ship" if sunlit else "unseen"
    return "near" if range_m < _NEAR_M else "unseen"


def _runs(met: Array, each: Sequence[Light]) -> tuple[tuple[Light, float, float], ...]:
    out: list[tuple[Light, float, float]] = []
    for m, light in zip(met, each, strict=True):
        if out and out[-1][0] == light:
            out[-1] = (light, out[-1][1], float(m))
        else:
            out.append((light, float(m), float(m)))
    return tuple(out)


def ground_distance_km(eyes: Eyes, latitude_deg: float, longitude_deg: float) -> tuple[Array, Array]:
    """Distance (p,) over ground, km, and bearing (p,), degrees, from places to a point of the Earth."""
    other = Eyes.at(latitude_deg, longitude_deg)
    a = eyes.position_m / np.linalg.norm(eyes.position_m, axis=-1, keepdims=True)
    b = other.position_m[0] / np.linalg.norm(other.position_m[0])
    angle = np.arctan2(np.linalg.norm(np.cross(a, b), axis=-1), a @ b)
    radius = 0.5 * (np.linalg.norm(eyes.position_m, axis=-1) + np.linalg.norm(other.position_m[0]))
    return angle * radius / 1000.0, look(eyes, other.position_m).azimuth_deg[:, 0]
