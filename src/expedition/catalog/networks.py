"""Networks: which ground stations and relay satellites hear which ship and station, by date; the crew's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog.facts import read_toml, unwrap
from expedition.catalog.ground import ground_stations


@dataclass(frozen=True)
class Relay:
    """A relay satellite in its slot."""

    name: str
    network: str
    longitude_deg: float
    source: str
    confidence: str


@dataclass(frozen=True)
class GroundStation:
    """A station on the ground."""

    name: str
    network: str
    latitude_deg: float
    longitude_deg: float


def networks_of(vehicle: str | None, station: str | None) -> tuple[str, ...]:
    """The networks that hear a ship, or else a station; all where neither is known to any."""
    tree = _tree()["networks"]
    by_ship = [one["name"] for one in tree if vehicle in one["ships"]]
    by_station = [one["name"] for one in tree if station in one["stations"]]
    return tuple(by_ship or by_station or [one["name"] for one in tree])


def relays_on(day: date) -> tuple[Relay, ...]:
    """The relay satellites that stand in a slot on a day."""
    out, about = [], _read()[1]
    for i, one in enumerate(_tree()["relays"]):
        for k, slot in enumerate(one["slots"]):
            if slot["since"] <= day <= slot.get("until", date.max):
                told = about[f"relays[{i}].slots[{k}].longitude_deg"]
                out.append(
                    Relay(
                        one["name"],
                        one["network"],
                        float(slot["longitude_deg"]),
                        str(told.source),
                        str(told.confidence),
                    )
                )
    return tuple(out)


def ground_on(day: date) -> tuple[tuple[GroundStation, ...], float]:
    """The ground stations of a day, and the elevation in degrees from which they hear."""
    book = ground_stations()
    found = tuple(
        GroundStation(one["name"], one["network"], float(one["latitude_deg"]), float(one["longitude_deg"]))
        for one in book["stations"]
        if one.get("since", date.min) <= day
    )
    return found, float(book["minimum_elevation_deg"])


def hearing(vehicle: str | None, station: str | None, day: date) -> tuple[tuple[GroundStation, ...], float]:
    """The ground stations of a day that hear a ship, or else a station, and the elevation in degrees from which."""
    found, lowest = ground_on(day)
    heard_by = networks_of(vehicle, station)
    return tuple(one for one in found if one.network in heard_by), lowest


@dataclass(frozen=True)
class Demand:
    """An event at which somebody has to hear the ship."""

    name: str
    network: str
    by_relay: bool
    """Whether a satellite will do."""
    until: str
    """The event."""
    since: str
    """The burn before it from which it is told for how long they hear."""
    source: str
    confidence: str


def demands(vehicle: str, day: date) -> tuple[Demand, ...]:
    """What is demanded of a ship's flight on a day."""
    tree, about = _read()
    out = []
    for k, one in enumerate(tree["demands"]):
        if vehicle in one["ships"] and one.get("first", date.min) <= day <= one.get("last", date.max):
            told = about[f"demands[{k}].name"]
            out.append(
                Demand(
                    one["name"],
                    one["network"],
                    bool(one["by_relay"]),
                    one["until"],
                    one["since"],
                    str(told.source),
                    str(told.confidence),
                )
            )
    return tuple(out)


def crew_day() -> tuple[float, float, str]:
    """Hours of the UTC day at which a crew in orbit wakes and goes to sleep, and their source."""
    tree, about = _read()
    one = tree["crew_day"]
    return float(one["wakes_h"]), float(one["sleeps_h"]), str(about["crew_day.wakes_h"].source)


def _tree() -> dict[str, Any]:
    return _read()[0]


@cache
def _read() -> tuple[dict[str, Any], dict[str, Any]]:
    path = Path(__file__).with_name("networks.toml")
    tree, about = unwrap(read_toml(path), file=path)
    return dict(tree), dict(about)
