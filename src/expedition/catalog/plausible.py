"""What one's own entries still lack, and what in them is hardly possible.

The limits are those between which rockets and ships of the record lie, with room to either side; what is outside them
may still be right, so it is told and not refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import numpy as np

from expedition.catalog import lands
from expedition.catalog.catalogue import KINDS, SHAPES, Catalogue, load_file
from expedition.catalog.entry import Entry
from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.catalog.shapes import shapes_in
from expedition.catalog.spelling import choices
from expedition.catalog.stand_ins import STAND_IN
from expedition.errors import InputError
from expedition.space.constants import G0_MPS2

# How far along a direction from a pad the ground is looked at: where first stages of the record come down.
_DOWN_RANGE_KM = np.arange(50.0, 1501.0, 50.0)
_EARTH_RADIUS_KM = 6371.0
_SECTOR_STEP_DEG = 5.0
# Names, which are one's own to choose.
_WORDS = ("", "aliases", "kind", "name", "title", "id")
_SHAPED = ("ship", "launcher", "hopper", "station")


@dataclass(frozen=True)
class Finding:
    """Something about an entry: what is missing, wrong, or hardly possible."""

    entry: str
    grade: Literal["missing", "wrong", "doubtful"]
    field: str
    words: str

    def to_dict(self) -> dict[str, str]:
        """As plain data."""
        return {"entry": self.entry, "grade": self.grade, "field": self.field, "words": self.words}


def check_folder(folder: Path, catalogue: Catalogue) -> tuple[int, tuple[Finding, ...]]:
    """How many entries a folder holds, and what is to be said of them, file by file.

    catalogue: in which what they name is looked up, the folder among its directories.
    """
    files = [path for sub in dict.fromkeys(sub for sub, _, _ in KINDS.values()) for path in _in(folder / sub)]
    found: list[Finding] = []
    for path in files:
        try:
            entry = load_file(path)
        except InputError as error:
            found.append(Finding(path.stem, "wrong", error.field or "", str(error)))
            continue
        found += _of(entry, catalogue)
    shapes = folder / SHAPES
    if shapes.is_file():
        found += _of_shapes(shapes, catalogue)
    return len(files) + shapes.is_file(), tuple(found)


def _of_shapes(path: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong in a file of shapes, and which of them stand for nothing in the catalogue."""
    try:
        found = shapes_in(path)
    except InputError as error:
        yield Finding(path.stem, "wrong", error.field or "", str(error))
        return
    known = [name for kind in _SHAPED for name in catalogue.names(kind)]
    for name in found:
        if name not in known:
            words = f"{name!r:.60} is no vehicle and no station{choices(name, known)}, so it is never drawn"
            yield Finding(path.stem, "doubtful", "of", words)


def _in(folder: Path) -> list[Path]:
    return sorted(folder.glob("[!.]*.toml"))


def _of(entry: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    waiting = sorted(
        path
        for path, known in entry.provenance.items()
        if known.source == STAND_IN and path.rpartition(".")[2] not in _WORDS
    )
    if waiting:
        few = ", ".join(waiting[:6]) + (f" and {len(waiting) - 6} more" if len(waiting) > 6 else "")
        yield Finding(entry.name, "missing", "source", f"still a stand-in: {few}")
    judges: dict[str, Callable[[Entry, Catalogue], Iterator[Finding]]] = {
        "ship": _of_ship,
        "launcher": _of_launcher,
        "hopper": _of_hopper,
        "pad": _of_pad,
        "station": _of_station,
        "flight": _of_flight,
    }
    if entry.kind in judges:
        yield from judges[entry.kind](entry, catalogue)


def _within(
    entry: Entry, field: str, value: float, low: float, high: float, unit: str, why: str
) -> Iterator[Finding]:
    if not low <= value <= high:
        limit = f"less than {low:g}" if value < low else f"more than {high:g}"
        yield Finding(entry.name, "doubtful", field, f"{value:.4g}{unit} is {limit}{unit}: {why}")


def _named(entry: Entry, catalogue: Catalogue, kind: str, field: str, name: str | None) -> Iterator[Finding]:
    if name is None:
        return
    try:
        catalogue.find(kind, name)
    except InputError as error:
        yield Finding(entry.name, "wrong", field, str(error).partition(": ")[2] or str(error))


def _of_ship(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    ship = cast(Ship, one)
    yield from _named(ship, catalogue, "launcher", "launcher", ship.launcher)
    yield from _named(ship, catalogue, "errors", "errors", ship.errors)
    for name in ship.profiles:
        yield from _named(ship, catalogue, "profile", "profiles", name)
    for name in ship.descent.zones if ship.descent else ():
        yield from _named(ship, catalogue, "landing-zone", "descent.zones", name)
    dv = ship.main_engine.isp_s * G0_MPS2 * np.log(ship.mass_kg / (ship.mass_kg - ship.propellant_kg))
    yield from _within(
        ship, "propellant_kg", float(dv), 100.0 + ship.way_home_dv_mps, 9000.0, " m/s",
        "too little to reach a station and come home" if dv < 1000.0 else "more than any ship of the record carries",
    )  # fmt: skip
    for field, engine in (("main_engine.isp_s", ship.main_engine), ("thrusters.isp_s", ship.thrusters)):
        yield from _within(ship, field, engine.isp_s, 55.0, 465.0, " s", "chemical engines lie between")
    push = ship.main_engine.thrust_n / ship.mass_kg
    yield from _within(
        ship, "main_engine.thrust_n", push, 0.02, 15.0, " m/s²", "burns would take hours, or blinks"
    )
    yield from _within(
        ship, "drag_coefficient", ship.drag_coefficient, 1.8, 3.0, "", "free molecular flow gives 2 to 2.5"
    )
    heavy = ship.mass_kg / ship.drag_area_m2
    yield from _within(
        ship, "drag_area_m2", heavy, 50.0, 2500.0, " kg/m²", "mass over area of ships lies between"
    )
    yield from _within(
        ship, "contact_speed_mps.max", ship.contact_speed_mps.max, 0.0, 0.5, " m/s", "no mechanism takes that"
    )
    yield from _within(
        ship, "way_home_dv_mps", ship.way_home_dv_mps, 50.0, 400.0, " m/s", "a deorbit takes 90 to 150 m/s"
    )


def _of_launcher(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    rocket = cast(Launcher, one)
    yield from _named(rocket, catalogue, "errors", "errors", rocket.errors)
    ships = [ship for ship in map(catalogue.ship, catalogue.names("ship")) if ship.launcher == rocket.name]
    payload_kg = max((ship.mass_kg for ship in ships), default=0.0)
    if not ships and not _led_to(rocket, catalogue):
        yield Finding(rocket.name, "missing", "name", "no ship's file, pad or launcher names it")
    yield from _within(
        rocket,
        "stages",
        rocket.liftoff_push(payload_kg),
        1.1,
        2.2,
        "",
        "thrust over weight at lift-off; rockets lie between 1.2 and 2",
    )
    for index, stage in enumerate(rocket.stages):
        field = f"stages[{index}]"
        share = stage.inert_mass_kg / stage.gross_mass_kg
        yield from _within(
            rocket,
            f"{field}.inert_mass_kg",
            share,
            0.03,
            0.25,
            "",
            "empty over full; stages lie between 0.04 and 0.2",
        )
        yield from _within(
            rocket,
            f"{field}.isp_vacuum_s",
            stage.isp_vacuum_s,
            220.0,
            470.0,
            " s",
            "chemical engines lie between",
        )
        if stage.isp_sea_level_s > stage.isp_vacuum_s:
            yield Finding(
                rocket.name, "wrong", f"{field}.isp_sea_level_s", "is above the specific impulse in vacuum"
            )
    dv = rocket.ideal_dv_mps(payload_kg)
    if ships:
        yield from _within(
            rocket,
            "stages",
            dv,
            8600.0,
            13000.0,
            " m/s",
            f"ideal Δv with {payload_kg:.0f} kg; low orbits take about 9,200",
        )


def _led_to(rocket: Launcher, catalogue: Catalogue) -> bool:
    """Whether a pad lists the launcher, or another flies as it from some day on."""
    pads = map(catalogue.pad, catalogue.names("pad"))
    others = map(catalogue.launcher, catalogue.names("launcher"))
    return any(rocket.name in pad.launchers for pad in pads) or any(
        other.later is not None and other.later.launcher == rocket.name for other in others
    )


def _of_hopper(one: Entry, _: Catalogue) -> Iterator[Finding]:
    hopper = cast(Hopper, one)
    if hopper.carrier is None:
        ratio = hopper.motor.thrust_sea_level_n * hopper.motor.level(0.0) / (hopper.mass_kg * G0_MPS2)
        yield from _within(
            hopper, "motor.thrust_vacuum_n", ratio, 1.1, 4.0, "", "thrust over weight at lift-off"
        )
    yield from _within(
        hopper,
        "motor.isp_vacuum_s",
        hopper.motor.isp_vacuum_s,
        200.0,
        470.0,
        " s",
        "chemical engines lie between",
    )
    share = hopper.propellant_kg / hopper.mass_kg
    yield from _within(hopper, "propellant_kg", share, 0.25, 0.9, "", "propellant over mass")


def _of_pad(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    pad = cast(Pad, one)
    for name in pad.launchers:
        try:
            catalogue.find(catalogue.vehicle_kind(name) or "launcher", name)
        except InputError as error:
            yield Finding(pad.name, "wrong", "launchers", str(error).partition(": ")[2] or str(error))
    home = str(lands.countries_at([pad.latitude_deg], [pad.longitude_deg])[0])
    for sector in pad.allowed:
        if sector.overflies is not None:
            continue
        width = (sector.to_deg - sector.from_deg) % 360.0
        azimuths = sector.from_deg + np.arange(0.0, width + 1e-6, min(_SECTOR_STEP_DEG, max(width, 1.0)))
        under = _countries_under(pad, azimuths)
        for name, (azimuth, km) in under.items():
            if name != home:
                where = (
                    f"{sector.name}: azimuth {azimuth % 360.0:.0f}° passes over {name} {km:.0f} km down range"
                )
                yield Finding(
                    pad.name, "doubtful", "sectors", f"{where}; say so as overflies, or narrow the sector"
                )


def _countries_under(pad: Pad, azimuths_deg: np.ndarray) -> dict[str, tuple[float, float]]:
    """Countries under great circles from a pad: the azimuth and the distance (km) at which each comes first."""
    start, bearing = np.radians(pad.latitude_deg), np.radians(azimuths_deg)[:, None]
    away = (_DOWN_RANGE_KM / _EARTH_RADIUS_KM)[None, :]
    latitude = np.arcsin(np.sin(start) * np.cos(away) + np.cos(start) * np.sin(away) * np.cos(bearing))
    east = np.arctan2(
        np.sin(bearing) * np.sin(away) * np.cos(start), np.cos(away) - np.sin(start) * np.sin(latitude)
    )
    longitude = (pad.longitude_deg + np.degrees(east) + 540.0) % 360.0 - 180.0
    names = lands.countries_at(np.degrees(latitude).ravel(), longitude.ravel()).reshape(latitude.shape)
    found: dict[str, tuple[float, float]] = {}
    for k, km in enumerate(_DOWN_RANGE_KM):
        for j, azimuth in enumerate(azimuths_deg):
            if names[j, k]:
                found.setdefault(str(names[j, k]), (float(azimuth), float(km)))
    return found


def _of_station(one: Entry, _: Catalogue) -> Iterator[Finding]:
    station = cast(Station, one)
    yield from _within(
        station,
        "drag_area_m2",
        station.mass_kg / station.drag_area_m2,
        30.0,
        1000.0,
        " kg/m²",
        "mass over area of stations lies between",
    )
    yield from _within(
        station,
        "drag_coefficient",
        station.drag_coefficient,
        1.8,
        3.5,
        "",
        "free molecular flow gives 2 to 2.5",
    )
    if station.orbit is not None:
        yield from _within(
            station,
            "orbit.height_km",
            station.orbit.height_km,
            250.0,
            1000.0,
            " km",
            "lower it comes down in weeks, higher in the radiation belts",
        )
    for port in station.ports:
        outward = float(np.dot(port.axis_rtn, port.position_rtn_m))
        if outward < 0.0:
            yield Finding(
                station.name,
                "doubtful",
                f"ports.{port.id}.axis_rtn",
                "points back into the station: axis_rtn points outward",
            )


def _of_flight(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    for kind, field in (("pad", "pad"), ("station", "station"), ("launcher", "launcher")):
        yield from _named(one, catalogue, kind, field, getattr(one, field, None))
    vehicle = getattr(one, "vehicle", None)
    if vehicle is not None and catalogue.vehicle_kind(vehicle) is None:
        yield from _named(one, catalogue, "ship", "vehicle", vehicle)
