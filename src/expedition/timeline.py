"""The language that the phases share: events, burns and legs of a flight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Purpose = Literal["phasing", "approach", "orbit", "departure", "deorbit"]


@dataclass(frozen=True)
class Event:
    """Something that happens at an instant; `detail` is for people."""

    name: str
    t: float
    detail: str = ""


@dataclass(frozen=True)
class Burn:
    """A burn of the ship: time of ignition, length, Δv in the ship's RTN frame and the orbit it leaves.

    Heights are osculating at burn end, above 6378.137 km.
    """

    name: str
    tig: float
    duration_s: float
    dv_rtn_mps: tuple[float, float, float]
    perigee_km: float
    apogee_km: float
    engine: Literal["main", "thrusters"]
    purpose: Purpose
    mass_kg: float
    """Of the ship at ignition."""
    spent_kg: float

    @property
    def dv_mps(self) -> float:
        """Size of the burn, m/s."""
        return float(np.linalg.norm(self.dv_rtn_mps))

    @property
    def end(self) -> float:
        """Instant of cut-off."""
        return self.tig + self.duration_s


@dataclass(frozen=True, eq=False)
class Leg:
    """A stretch of the trajectory without a jump: GCRF states between two instants."""

    name: str
    start: float
    end: float
    states_gcrf: Callable[[Array], Array] = field(repr=False)
    powered: bool = False


@dataclass(frozen=True)
class Check:
    """A rule held against the flight: whether it holds, and by how much."""

    name: str
    ok: bool
    detail: str


def spot(latitude_deg: float, longitude_deg: float, digits: int = 3) -> str:
    """A place on the ground as people write it."""
    north, east = "N" if latitude_deg >= 0.0 else "S", "E" if longitude_deg >= 0.0 else "W"
    return f"{abs(latitude_deg):.{digits}f}° {north}, {abs(longitude_deg):.{digits}f}° {east}"


def sentence(name: str) -> str:
    """A name as it begins a sentence: its first letter large, the others as they are."""
    return name[0].upper() + name[1:]
