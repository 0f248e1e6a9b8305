"""Ground stations: where ships are heard from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog.facts import read_toml, unwrap


@cache
def ground_stations() -> dict[str, Any]:
    """The ground stations (name, latitude and longitude in degrees) and the elevation that they hear from."""
    path = Path(__file__).with_name("ground_stations.toml")
    return dict(unwrap(read_toml(path), file=path)[0])
