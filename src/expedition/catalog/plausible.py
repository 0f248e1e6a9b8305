"""What one's own entries still lack, and what in them is hardly possible.

The limits are those between which rockets and ships of the record lie, with room to either side; what is outside them
may still be right, so it is told and not refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import numpy as np

from expedition.catalog.catalogue import KINDS, PACKAGE, SHAPES, Catalogue, load_file
from expedition.catalog.entry import Entry
from expedition.catalog.findings import Finding, named, within
from expedition.catalog.models.descent import Descent
from expedition.catalog.models.hopper import Hopper
from expedition.catalog.models.landing_zone import SURFACES
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Station
from expedition.catalog.plausible_places import of_pad, of_zone, of_zones_named
from expedition.catalog.shapes import shapes_in
from expedition.catalog.spelling import choices
from expedition.catalog.stand_ins import STAND_IN
from expedition.errors import InputError
from expedition.space.constants import G0_MPS2

# Of the air at the ground.
_AIR_KGPM3 = 1.2
# Names, which are one's own to choose.
_WORDS = ("", "aliases", "kind", "name", "title", "id")
_SHAPED = ("ship", "launcher", "hopper", "station")


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
        try:
            found += _of(entry, catalogue)
        except InputError as error:
            # What it names is at fault, and is told of by itself where it is one's own too.
            if str(error) not in {one.words for one in found}:
                found.append(Finding(entry.name, "wrong", error.field or "", str(error)))
    shapes = folder / SHAPES
    if shapes.is_file():
        found += _of_shapes(shapes, catalogue)
    return len(files) + shapes.is_file(), tuple(found)


def doubts(entries: Iterable[Entry], catalogue: Catalogue) -> tuple[str, ...]:
    """What is hardly possible or still a stand-in in entries of somebody's own, in a sentence each; nothing of ours."""
    own = [one for one in entries if one.file is None or PACKAGE not in one.file.parents]
    return tuple(
        f"{found.entry}: {found.words}"
        if found.grade == "missing"
        else f"{found.field} of {found.entry}: {found.words}"
        for one in own
        for found in _of(one, catalogue)
    )


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
        "pad": of_pad,
        "landing-zone": of_zone,
        "station": _of_station,
        "flight": _of_flight,
    }
    if entry.kind in judges:
        yield from judges[entry.kind](entry, catalogue)


def _of_ship(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    ship = cast(Ship, one)
    yield from named(ship, catalogue, "launcher", "launcher", ship.launcher)
    yield from named(ship, catalogue, "errors", "errors", ship.errors)
    for name in ship.profiles:
        yield from named(ship, catalogue, "profile", "profiles", name)
    for name in ship.descent.zones if ship.descent else ():
        yield from named(ship, catalogue, "landing-zone", "descent.zones", name)
    if ship.descent is not None:
        yield from _of_descent(ship, ship.descent, catalogue)
    dv = ship.main_engine.isp_s * G0_MPS2 * np.log(ship.mass_kg / (ship.mass_kg - ship.propellant_kg))
    yield from within(
        ship, "propellant_kg", float(dv), 100.0 + ship.way_home_dv_mps, 9000.0, " m/s",
        "too little to reach a station and come home" if dv < 1000.0 else "more than any ship of the record carries",
    )  # fmt: skip
    for field, engine in (("main_engine.isp_s", ship.main_engine), ("thrusters.isp_s", ship.thrusters)):
        yield from within(ship, field, engine.isp_s, 55.0, 465.0, " s", "chemical engines lie between")
    push = ship.main_engine.thrust_n / ship.mass_kg
    yield from within(
        ship, "main_engine.thrust_n", push, 0.02, 15.0, " m/s²", "burns would take hours, or blinks"
    )
    yield from within(
        ship, "drag_coefficient", ship.drag_coefficient, 1.8, 3.0, "", "free molecular flow gives 2 to 2.5"
    )
    heavy = ship.mass_kg / ship.drag_area_m2
    yield from within(
        ship, "drag_area_m2", heavy, 50.0, 2500.0, " kg/m²", "mass over area of ships lies between"
    )
    yield from within(
        ship, "contact_speed_mps.max", ship.contact_speed_mps.max, 0.0, 0.5, " m/s", "no mechanism takes that"
    )
    yield from within(
        ship, "way_home_dv_mps", ship.way_home_dv_mps, 50.0, 400.0, " m/s", "a deorbit takes 90 to 150 m/s"
    )


def _of_descent(ship: Ship, descent: Descent, catalogue: Catalogue) -> Iterator[Finding]:
    for name in descent.zones:
        if name in catalogue.names("landing-zone"):
            surface, may = catalogue.landing_zone(name).surface, SURFACES[descent.lands_on]
            if surface not in may:
                words = f'{name} is {surface}; with lands_on = "{descent.lands_on}" it comes down on {" or ".join(may)}'
                yield Finding(ship.name, "wrong", "descent.zones", words)
    if not descent.canopies:
        return
    main = descent.canopies[-1]
    falls = float(np.sqrt(2.0 * descent.mass_kg * G0_MPS2 / (_AIR_KGPM3 * main.drag_area_m2)))
    yield from within(
        ship, f"descent.canopies[{len(descent.canopies) - 1}].drag_area_m2", falls, 3.0, 12.0, " m/s",
        f"so fast {descent.mass_kg:.0f} kg sink under the {main.name}; crews come down at 5 to 9 m/s, and rockets or "
        "cushions take the rest",
    )  # fmt: skip
    if descent.touchdown_mps is not None and descent.touchdown_mps > 1.1 * falls:
        words = (
            f"{descent.touchdown_mps:g} m/s is faster than it sinks under the {main.name}, {falls:.1f} m/s"
        )
        yield Finding(ship.name, "doubtful", "descent.touchdown_mps", words)


def _of_launcher(one: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    rocket = cast(Launcher, one)
    yield from named(rocket, catalogue, "errors", "errors", rocket.errors)
    ships = [ship for ship in map(catalogue.ship, catalogue.names("ship")) if ship.launcher == rocket.name]
    payload_kg = max((ship.mass_kg for ship in ships), default=0.0)
    if not ships and not _led_to(rocket, catalogue):
        yield Finding(rocket.name, "missing", "name", "no ship's file, pad or launcher names it")
    yield from within(
        rocket,
        "stages",
        rocket.liftoff_push(payload_kg),
        1.1,
        2.2,
        "",
        "thrust over weight at lift-off; rockets lie between 1.2 and 2, thrust in newtons, masses in kilograms",
    )
    for index, stage in enumerate(rocket.stages):
        field = f"stages[{index}]"
        share = stage.inert_mass_kg / stage.gross_mass_kg
        yield from within(
            rocket,
            f"{field}.inert_mass_kg",
            share,
            0.03,
            0.25,
            "",
            "empty over full; stages lie between 0.04 and 0.2",
        )
        yield from within(
            rocket,
            f"{field}.isp_vacuum_s",
            stage.isp_vacuum_s,
            220.0,
            470.0,
            " s",
            "chemical engines lie between",
        )
    dv = rocket.ideal_dv_mps(payload_kg)
    if ships:
        yield from within(
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
        yield from within(
            hopper, "motor.thrust_vacuum_n", ratio, 1.1, 4.0, "", "thrust over weight at lift-off"
        )
    yield from within(
        hopper,
        "motor.isp_vacuum_s",
        hopper.motor.isp_vacuum_s,
        200.0,
        470.0,
        " s",
        "chemical engines lie between",
    )
    share = hopper.propellant_kg / hopper.mass_kg
    yield from within(hopper, "propellant_kg", share, 0.25, 0.9, "", "propellant over mass")


def _of_station(one: Entry, _: Catalogue) -> Iterator[Finding]:
    station = cast(Station, one)
    yield from within(
        station,
        "drag_area_m2",
        station.mass_kg / station.drag_area_m2,
        30.0,
        1000.0,
        " kg/m²",
        "mass over area of stations lies between",
    )
    yield from within(
        station,
        "drag_coefficient",
        station.drag_coefficient,
        1.8,
        3.5,
        "",
        "free molecular flow gives 2 to 2.5",
    )
    if station.orbit is not None:
        yield from within(
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
        yield from named(one, catalogue, kind, field, getattr(one, field, None))
    vehicle = getattr(one, "vehicle", None)
    if vehicle is not None and catalogue.vehicle_kind(vehicle) is None:
        yield from named(one, catalogue, "ship", "vehicle", vehicle)
        return
    yield from of_zones_named(one, catalogue)
