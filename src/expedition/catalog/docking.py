"""Docking standards: what a mechanism takes at contact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expedition.catalog.facts import read_toml, unwrap


@dataclass(frozen=True)
class DockingLimits:
    """How far to the side of each other two ports may meet (m), and how fast they may move that way (m/s)."""

    lateral_m: float
    lateral_mps: float


@cache
def docking_limits(standard: str) -> DockingLimits:
    """The limits of a docking standard."""
    path = Path(__file__).with_name("docking_standards.toml")
    tree, _ = unwrap(read_toml(path), file=path)
    (found,) = (one for one in tree["standards"] if one["name"] == standard)
    return DockingLimits(float(found["lateral_m"]), float(found["lateral_mps"]))
