"""Viewing sites: where guests and the press stand at launches; and launch sites by the names that guests type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expedition.catalog import DEFAULT
from expedition.catalog.facts import read_toml
from expedition.catalog.gazetteer import folded
from expedition.catalog.models.pad import Pad

_FILE = Path(__file__).with_name("viewing_sites.toml")
_LAUNCH_PLACES = Path(__file__).with_name("launch_places.toml")


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


def launch_place(name: str) -> Pad | None:
    """The pad that a launch site's name stands for, "Kennedy Space Center"; None where there is none."""
    wanted = folded(name)
    found = next((pad for pad, names in _launch_places().items() if wanted in names), None)
    return None if found is None else DEFAULT.pad(found)


def pad_called(name: str) -> Pad | None:
    """The pad of exactly that name, title or alias, such as "LC-39A"; None where there is none."""
    wanted = folded(name)
    pads = (DEFAULT.pad(one) for one in DEFAULT.names("pad"))
    return next((one for one in pads if wanted in map(folded, (one.name, one.title, *one.aliases))), None)


@cache
def _launch_places() -> dict[str, frozenset[str]]:
    sites = read_toml(_LAUNCH_PLACES)["sites"]
    return {pad: frozenset(folded(one) for one in names) for pad, names in sites.items()}
