"""Viewing sites: where guests and the press stand at launches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expedition.catalog.facts import read_toml
from expedition.catalog.gazetteer import folded

_FILE = Path(__file__).with_name("viewing_sites.toml")


@dataclass(frozen=True)
class ViewingSite:
    """A place from which launches are watched, on the WGS84 ellipsoid."""

    name: str
    title: str
    aliases: tuple[str, ...]
    latitude_deg: float
    longitude_deg: float
    height_m: float
    time_zone: str
    """IANA name."""
    source: str
    confidence: str
    """print, computed or assumed."""


def viewing_site(name: str) -> ViewingSite | None:
    """The site of a name or an alias, however its capitals and marks are written; None where there is none."""
    wanted = folded(name)
    return next(
        (
            one
            for one in viewing_sites()
            if wanted in (folded(each) for each in (one.name, one.title, *one.aliases))
        ),
        None,
    )


@cache
def viewing_sites() -> tuple[ViewingSite, ...]:
    """All of them, in the order of the file."""
    return tuple(
        ViewingSite(**{**row, "aliases": tuple(row["aliases"])}) for row in read_toml(_FILE)["sites"]
    )
