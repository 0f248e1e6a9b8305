"""Where to look: azimuth, elevation and distance of what flies, from one place or many at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.frames import direction, itrf_from_gcrf_states, itrf_from_geodetic

Array = NDArray[np.float64]

_STEP_S = 60.0


@dataclass(frozen=True, eq=False)
class Eyes:
    """Those who look, p of them: where they stand in ITRF, and their axes east, north and up."""

    position_m: Array
    axes: Array

    @classmethod
    def at(cls, latitude_deg: ArrayLike, longitude_deg: ArrayLike, height_m: ArrayLike = 0.0) -> Self:
        """Eyes at WGS-84 places: degrees, and metres over the ellipsoid."""
        latitude, longitude, height = np.broadcast_arrays(
            *(np.atleast_1d(np.asarray(x, dtype=float)) for x in (latitude_deg, longitude_deg, height_m))
        )
        lat, lon = np.radians(latitude), np.radians(longitude)
        east = np.stack([-np.sin(lon), np.cos(lon), np.zeros_like(lon)], axis=-1)
        up = direction(lat, lon)
        return cls(itrf_from_geodetic(lat, lon, height), np.stack([east, np.cross(up, east), up], axis=-2))

    @property
    def up(self) -> Array:
        """The verticals (p, 3)."""
        return self.axes[:, 2]


@dataclass(frozen=True, eq=False)
class Look:
    """Directions and distances, (p, n) for p eyes and n positions."""

    azimuth_deg: Array
    """From north over east."""
    elevation_deg: Array
    """Over the plane at right angles to the vertical; no refraction, no hills."""
    range_m: Array


def look(eyes: Eyes, r_itrf_m: Array) -> Look:
    """Where positions (n, 3), the same for all, or (p, n, 3) stand as seen by p eyes.

    Geometric: light's travel, a thousandth of a degree in low orbit, and refraction, half a degree at the horizon,
    are left out. Against Orekit and Skyfield within 0.001° for the same positions.
    """
    away = r_itrf_m - eyes.position_m[:, None, :]
    east, north, up = np.moveaxis(np.einsum("pij,pnj->pni", eyes.axes, away), -1, 0)
    return Look(
        np.degrees(np.arctan2(east, north)) % 360.0,
        np.degrees(np.arctan2(up, np.hypot(east, north))),
        np.sqrt(np.sum(away * away, axis=-1)),
    )


def elevation_deg(eyes: Eyes, r_itrf_m: Array) -> Array:
    """The elevations (p, n) of `look` alone."""
    away = r_itrf_m - eyes.position_m[:, None, :]
    sine = np.einsum("pj,pnj->pn", eyes.up, away) / np.sqrt(np.einsum("pnj,pnj->pn", away, away))
    # Straight overhead, rounding may go past 1.
    return np.asarray(np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))))


@dataclass(frozen=True, eq=False)
class Course:
    """A body over the turning Earth: ITRF positions and velocities (n, 3) at instants (n,) an even step apart."""

    t: Array
    r_m: Array
    v_mps: Array

    @classmethod
    def over(
        cls, states_gcrf: Callable[[Array], Array], start: float, end: float, step_s: float = _STEP_S
    ) -> Self:
        """The course of GCRF states, a function of instants, over a span."""
        t = np.linspace(start, end, max(int(np.ceil((end - start) / step_s)), 1) + 1)
        fixed = itrf_from_gcrf_states(t, states_gcrf(t))
        return cls(t, fixed[:, :3], fixed[:, 3:])

    def at(self, t: ArrayLike) -> Array:
        """ITRF positions (..., 3), m, at instants inside the course.

        Cubic Hermite: in low orbit with steps of a minute within 1 m of the states it was made of.
        """
        asked = np.asarray(t, dtype=float)
        step = self.t[1] - self.t[0]
        place = (asked - self.t[0]) / step
        k = np.clip(np.floor(place).astype(np.intp), 0, self.t.size - 2)
        x = (place - k)[..., None]
        rest = 1.0 - x
        return np.asarray(
            (1.0 + 2.0 * x) * rest**2 * self.r_m[k]
            + x * rest**2 * step * self.v_mps[k]
            + x**2 * (3.0 - 2.0 * x) * self.r_m[k + 1]
            - x**2 * rest * step * self.v_mps[k + 1]
        )
