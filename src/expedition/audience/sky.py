"""Light: the Sun over those who look and on what flies, how dark the sky is, how bright a body shines in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.audience.looking import Eyes
from expedition.catalog.facts import read_toml
from expedition.space.frames import greenwich_rad, turned_east
from expedition.space.sun import sun_direction, sun_elevation_deg, sunlit

Array = NDArray[np.float64]

DARK_DEG = -6.0
"""With the Sun so far below the horizon the brighter stars, ships and stations can be seen."""
_FILE = Path(__file__).parents[1] / "catalog" / "brightness.toml"


def sun_itrf(t: ArrayLike) -> Array:
    """Unit vectors (n, 3) to the Sun in axes that turn with the Earth; right to 0.01°."""
    times = np.atleast_1d(np.asarray(t, dtype=float))
    return turned_east(sun_direction(times), -greenwich_rad(times))


def sun_over(eyes: Eyes, t: ArrayLike) -> Array:
    """The Sun over the horizons of p eyes at n instants, (p, n), degrees, without refraction."""
    return sun_elevation_deg(eyes.up[:, None, :], sun_itrf(t)[None])


def in_sunlight(r_itrf_m: Array, t: ArrayLike) -> NDArray[np.bool_]:
    """Whether positions (n, 3) at instants (n,) see the middle of the Sun past the Earth."""
    return sunlit(r_itrf_m, sun_itrf(t))


@dataclass(frozen=True)
class Brightness:
    """How bright a body is: magnitude at 1000 km, the Sun at right angles to the line of sight."""

    magnitude: float
    plus_minus: float
    source: str
    confidence: str
    """bounded: from what observers saw; assumed: a likely size."""


def brightness(name: str | None) -> Brightness:
    """The brightness of a ship or station of the catalogue, or of its family; else that of a small ship."""
    rows = _brightness()
    found = [one for one in rows if name and (name == one or name.startswith(f"{one}-"))]
    return rows[max(found, key=len) if found else "other"]


def magnitude(bright: Brightness, eyes: Eyes, r_itrf_m: Array, t: ArrayLike) -> Array:
    """Magnitudes (p, n) of a sunlit body at positions (n, 3), as of a ball that scatters evenly.

    A body of panels and cylinders departs from that by a magnitude, and flares; haze low over the horizon is left out.
    """
    away = r_itrf_m - eyes.position_m[:, None, :]
    distance = np.linalg.norm(away, axis=-1)
    # Between the Sun and the eye, as seen from the body.
    cosine = np.einsum("pnj,nj->pn", -away, sun_itrf(t)) / distance
    phase = np.arccos(np.clip(cosine, -1.0, 1.0))
    shown = np.sin(phase) + (np.pi - phase) * np.cos(phase)
    return np.asarray(
        bright.magnitude + 5.0 * np.log10(distance / 1e6) - 2.5 * np.log10(np.maximum(shown, 1e-3))
    )


@cache
def _brightness() -> dict[str, Brightness]:
    return {
        row["body"]: Brightness(
            float(row["magnitude"]), float(row["plus_minus"]), row["source"], row["confidence"]
        )
        for row in read_toml(_FILE)["bodies"]
    }
