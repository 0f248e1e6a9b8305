"""The ellipse of scattered landings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.space.frames import geodetic_from_itrf
from expedition.whatif import homes
from expedition.whatif.homes import Home

Array = NDArray[np.float64]
Table = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class LandingEllipse:
    """The ellipse in which a share of the landings would lie, were they normally distributed."""

    share: float
    centre_km: tuple[float, float]
    """Along the flight and to its right, from the landing planned."""
    semi_axes_km: tuple[float, float]
    """The greater first."""
    turned_deg: float
    """The greater one, from along the flight to the right."""

    def outline_deg(self, home: Home, points: int = 72) -> Array:
        """Latitudes and longitudes (points, 2) around it."""
        angle, turned = np.linspace(0.0, 2.0 * np.pi, points), np.radians(self.turned_deg)
        major, minor = self.semi_axes_km[0] * np.cos(angle), self.semi_axes_km[1] * np.sin(angle)
        along = self.centre_km[0] + np.cos(turned) * major - np.sin(turned) * minor
        cross = self.centre_km[1] + np.sin(turned) * major + np.cos(turned) * minor
        planned, ahead, right = homes.local(home)
        places = planned + 1000.0 * (along[:, None] * ahead + cross[:, None] * right)
        return np.degrees(geodetic_from_itrf(places)[:, :2])


def ellipse(table: Table, share: float = 0.9973) -> LandingEllipse:
    """The ellipse of landings, from their mean and covariance; ballistic ones and those without a landing left out.

    Raises InputError for fewer than three landings, or a share that is none.
    """
    if not 0.0 < share < 1.0:
        raise InputError(f"{share:g} is no share of the landings; give one between 0 and 1", field="share")
    steered = (table["failed"] == "") & ~table["ballistic"]
    places = np.stack([table["along_km"][steered], table["cross_km"][steered]])
    if places.shape[1] < 3:
        raise InputError(
            f"{places.shape[1]} steered landings make no ellipse; ask for more samples", field="samples"
        )
    variances, axes = np.linalg.eigh(np.cov(places))
    minor, major = np.sqrt(np.maximum(variances, 0.0) * -2.0 * np.log(1.0 - share))
    turned = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
    along, cross = places.mean(axis=1)
    return LandingEllipse(
        share, (float(along), float(cross)), (float(major), float(minor)), (turned + 90.0) % 180.0 - 90.0
    )
