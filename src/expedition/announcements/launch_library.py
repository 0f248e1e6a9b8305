"""Launches of Launch Library 2, as its API answers in JSON, read as flights of the catalogue.

Fields by the API's documentation (ll.thespacedevs.com, versions 2.0 to 2.3): a launch, or a list of them in `results`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from expedition.announcements.names import NameMention, names_in
from expedition.catalog import Catalogue
from expedition.catalog.models.pad import Pad
from expedition.catalog.spelling import slug
from expedition.errors import ExpeditionError, InputError
from expedition.files import ZIP_HINT, ZIP_MAGIC
from expedition.flights.flight import Flight
from expedition.space.frames import itrf_from_geodetic
from expedition.space.time import parse_utc, to_datetime

MOST_BYTES = 20_000_000
# Pads of one launch site stand further apart.
_SAME_PAD_M = 1_500.0
_CLOCK = ("second", "minute", "hour")
_DAY = (*_CLOCK, "morning", "afternoon", "day")


@dataclass(frozen=True)
class Launch:
    """A launch of the file: what it says, and what the catalogue makes of it."""

    name: str
    net_utc: datetime | None
    """No earlier than."""
    precision: str
    """How exactly that is meant: second, minute, hour, day, month, quarter, year; empty where it is not told."""
    status: str
    asked: dict[str, Any]
    """What is asked of the flight, in the words of a flight's file."""
    not_told: tuple[str, ...]
    """What of the file the catalogue has no word for, for people."""
    why_not: str
    """Why it cannot be asked as a flight, and the way out; empty where it can."""

    def to_toml(self) -> str:
        """A flight's file. Raises InputError where `why_not` says why there is none."""
        if self.why_not:
            raise InputError(self.why_not, field=self.name)
        return _toml(self)

    def to_dict(self) -> dict[str, Any]:
        """The launch as plain data."""
        return {
            "name": self.name,
            "net_utc": None if self.net_utc is None else f"{self.net_utc:%Y-%m-%dT%H:%M:%SZ}",
            "precision": self.precision,
            "status": self.status,
            "asked": {
                key: str(value) if isinstance(value, date) else value for key, value in self.asked.items()
            },
            "not_told": list(self.not_told),
            "why_not": self.why_not,
        }


def read_launches(
    content: bytes, book: Catalogue, *, day: date | None = None, where: str = "file"
) -> list[Launch]:
    """The launches of a JSON text of the API, in its order.

    day: on which to fly, for launches whose time is not known to the day. Raises InputError for what is no such text.
    """
    if content.startswith(ZIP_MAGIC):
        raise InputError(ZIP_HINT, field=where)
    if len(content) > MOST_BYTES:
        raise InputError(f"has {len(content) / 1e6:.0f} MB, read are {MOST_BYTES / 1e6:.0f}", field=where)
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"is no JSON ({str(error)[:80]}); save the API's answer, such as /2.3.0/launches/?mode=detailed",
            field=where,
        ) from None
    found = data.get("results", [data]) if isinstance(data, dict) else data
    launches = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if not launches or not any("net" in one and "name" in one for one in launches):
        raise InputError(
            "holds no launch: expected is an object with name, net, rocket, pad and mission, or a list of them in "
            "results",
            field=where,
        )
    return [_launch(one, book, day) for one in launches]


def _launch(row: Mapping[str, Any], book: Catalogue, day: date | None) -> Launch:
    name = str(row.get("name") or "launch")
    said = _text(row, "net_precision", "name").lower() or _text(row, "net_precision", "abbrev").lower()
    precision = {"sec": "second", "min": "minute", "hr": "hour", "m": "month"}.get(said, said)
    status = _text(row, "status", "name") or _text(row, "status", "abbrev")
    net: datetime | None = None
    asked: dict[str, Any] = {}
    not_told: list[str] = []
    try:
        net = _time(row.get("net"))
        asked, not_told = _asked(row, book)
        asked["date"] = day or _day_of(net, precision)
        Flight(catalogue=book, **asked)
        why_not = ""
    except ExpeditionError as error:
        why_not = str(error)
    return Launch(name, net, precision, status, asked, tuple(not_told), why_not)


def _time(value: Any) -> datetime | None:
    return to_datetime(parse_utc(str(value), field="net")) if value else None


def _day_of(net: datetime | None, precision: str) -> date:
    if net is None:
        raise InputError("is empty; choose a day with --day", field="net")
    if precision and not any(word in precision for word in _DAY):
        raise InputError(
            f"is known to the {precision} only ({net:%Y-%m-%d} stands for it); choose a day with --day",
            field="net",
        )
    return net.date()


def _asked(row: Mapping[str, Any], book: Catalogue) -> tuple[dict[str, Any], list[str]]:
    """What is asked, as far as the catalogue knows it, and what it does not know. Raises InputError."""
    title = str(row.get("name", "")).rpartition("|")[2].strip() or "launch"
    stages = _stages(row)
    craft = [text for one in stages for text in _ship_names(one)]
    mission = _text(row, "mission", "name")
    rocket = [_text(row, "rocket", "configuration", key) for key in ("full_name", "name")]
    not_told = []
    kind = "ship"
    vehicle = _known(book, "ship", [*craft, mission, title])
    if vehicle is None and (vehicle := _known(book, "hopper", [*rocket, *craft, title])) is not None:
        kind = "hopper"
    if vehicle is None:
        seen = ", ".join(dict.fromkeys(filter(None, craft))) or f"none is named for {title}"
        raise InputError(
            f"the catalogue has no ship of this launch ({seen}); payloads without a ship cannot be planned, a ship of "
            "your own comes with --catalog",
            field="rocket.spacecraft_stage",
        )
    launcher = None if kind == "hopper" else _known(book, "launcher", rocket)
    if launcher is None and kind == "ship":
        not_told.append(
            f"the launcher {rocket[0] or rocket[1] or '?'} is none of the catalogue's: the ship's own is taken"
        )
    station = _station(book, stages, row)
    asked: dict[str, Any] = {"name": slug(title) or "launch", "title": title, "vehicle": vehicle}
    if launcher is not None and launcher != book.ship(vehicle).launcher:
        asked["launcher"] = launcher
    asked["pad"] = _pad(book, row, launcher or (vehicle if kind == "hopper" else book.ship(vehicle).launcher))
    if station is not None and kind == "ship":
        asked["station"] = station
        port, wanted = _port(book, station, stages)
        if port is not None:
            asked["port"] = port
        elif wanted:
            not_told.append(f"the port {wanted} is none of {station}'s: the first that fits is taken")
    elif kind == "ship":
        orbit = _text(row, "mission", "orbit", "name") or "an orbit"
        raise InputError(
            f"it goes to {orbit}, whose height and inclination Launch Library does not tell; write a flight's file "
            "with [orbit] altitude_km, inclination_deg and days",
            field="mission.orbit",
        )
    crew = [member for one in stages for member in _crew(one)]
    if crew:
        asked["crew"] = crew
    return asked, not_told


def _stages(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Spacecraft of the launch: an object until version 2.2, a list from 2.3 on."""
    rocket = row.get("rocket")
    found = rocket.get("spacecraft_stage") if isinstance(rocket, dict) else None
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]


def _ship_names(stage: Mapping[str, Any]) -> Iterator[str]:
    for key in ("spacecraft_config", "configuration"):
        yield _text(stage, "spacecraft", key, "name")
    yield _text(stage, "spacecraft", "name")


def _text(row: Any, *path: str) -> str:
    """The text at the end of a path; empty where there is none."""
    for key in path:
        row = row.get(key) if isinstance(row, dict) else None
    return row if isinstance(row, str) else ""


def _known(book: Catalogue, kind: str, texts: Sequence[str]) -> str | None:
    """The catalogue's name of the first text that it knows, by any spelling."""
    for text in filter(None, texts):
        try:
            return book.canonical(kind, text)
        except InputError:
            pass
        for one in names_in(text):
            for name in _names_of(one, kind):
                try:
                    return book.canonical(kind, name)
                except InputError:
                    continue
    return None


def _names_of(mention: NameMention, kind: str) -> Iterator[str]:
    if mention.series is not None:
        told = mention.series.launcher if kind == "launcher" else mention.series.vehicle
        if kind in ("ship", "hopper", "launcher") and told:
            yield told
    yield mention.id


def _station(book: Catalogue, stages: Sequence[Mapping[str, Any]], row: Mapping[str, Any]) -> str | None:
    texts = [text for stage in stages for text in (*_places(stage, "station"), _text(stage, "destination"))]
    return _known(book, "station", [*texts, _text(row, "mission", "description")])


def _places(stage: Mapping[str, Any], what: str) -> Iterator[str]:
    """Names in the docking events of a spacecraft: of stations, or of ports."""
    events = stage.get("docking_events")
    for event in events if isinstance(events, list) else ():
        for place in ("docking_location", "docking_location_target"):
            if what == "port":
                yield _text(event, place, "name")
            for key in ("spacestation", "space_station"):
                if what == "station":
                    yield _text(event, place, key, "name")
        for key in ("space_station_target", "space_station", "spacestation"):
            if what == "station":
                yield _text(event, key, "name")


def _port(book: Catalogue, station: str, stages: Sequence[Mapping[str, Any]]) -> tuple[str | None, str]:
    """The station's port that the docking event names, and what it is called there."""
    wanted = next((text for stage in stages for text in _places(stage, "port") if text), "")
    words = set(slug(wanted).split("-"))
    ports = book.station(station).ports
    for one in ports:
        if words and (set(slug(one.id).split("-")) <= words or words <= set(slug(one.title).split("-"))):
            return one.id, wanted
    ids = {one.id for one in ports}
    return next((one.id for one in names_in(wanted) if one.id in ids), None), wanted


def _pad(book: Catalogue, row: Mapping[str, Any], launcher: str) -> str:
    """The catalogue's pad at the place of the file's, or of its name. Raises InputError."""
    pad = row.get("pad")
    name, site = _text(pad, "name"), _text(pad, "location", "name")
    place = _place(pad)
    pads = [book.pad(one) for one in book.names("pad")]
    if place is not None:
        near = [(one, _apart_m(one, place)) for one in pads]
        one, apart = min(
            near, key=lambda each: (each[1] > _SAME_PAD_M or launcher not in each[0].launchers, each[1])
        )
        if apart <= _SAME_PAD_M:
            return one.name
    known = _known(book, "pad", [f"{name}, {site}", name])
    if known is not None:
        return known
    fly = ", ".join(one.name for one in pads if launcher in one.launchers) or "none"
    where = "" if place is None else f" at {place[0]:.3f}° {place[1]:.3f}°"
    raise InputError(
        f"{name or '?'} ({site or '?'}){where} is no pad of the catalogue; {launcher} flies from {fly}; one of your "
        "own comes with --catalog",
        field="pad",
    )


def _place(pad: Any) -> tuple[float, float] | None:
    """Latitude and longitude, which the API writes as text or number."""
    try:
        latitude, longitude = float(pad["latitude"]), float(pad["longitude"])
    except (KeyError, TypeError, ValueError):
        return None
    return (latitude, longitude) if abs(latitude) <= 90.0 and abs(longitude) <= 360.0 else None


def _apart_m(pad: Pad, place: tuple[float, float]) -> float:
    there = itrf_from_geodetic(np.radians(place[0]), np.radians(place[1]), pad.height_m)
    here = itrf_from_geodetic(np.radians(pad.latitude_deg), np.radians(pad.longitude_deg), pad.height_m)
    return float(np.linalg.norm(np.ravel(there) - np.ravel(here)))


def _crew(stage: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    members = stage.get("launch_crew")
    for one in members if isinstance(members, list) else ():
        name = _text(one, "astronaut", "name")
        role = _text(one, "role", "role") or _text(one, "role")
        if name:
            yield {"name": name, "role": role.lower() or "crew"}


def _toml(launch: Launch) -> str:
    net = "?" if launch.net_utc is None else f"{launch.net_utc:%Y-%m-%dT%H:%M:%SZ}"
    exact = f", to the {launch.precision}" if launch.precision else ""
    lines = [f"# From Launch Library 2: {launch.name}; no earlier than {net}{exact}; {launch.status}."]
    lines += [f"# {one}." for one in launch.not_told]
    # A comment is one line, and holds no letters that only steer.
    lines = ["".join(letter if letter.isprintable() else " " for letter in line) for line in lines]
    lines.append('kind = "flight"')
    for key, value in launch.asked.items():
        if key != "crew":
            said = value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
            lines.append(f"{key} = {said}")
    for member in launch.asked.get("crew", ()):
        lines += ["", "[[crew]]"]
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in member.items()]
    return "\n".join(line.replace("\x7f", "") for line in lines) + "\n"
