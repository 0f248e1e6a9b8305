"""The catalogue: every shipped entry, looking up names, users' own entries."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zoneinfo
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expedition import catalog
from expedition.catalog import Catalogue
from expedition.catalog.catalogue import ERROR_CONFIDENCES, PACKAGE
from expedition.catalog.facts import CONFIDENCES
from expedition.catalog.spelling import slug
from expedition.errors import InputError

# `earth/` holds shapes, no entries.
SHIPPED = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.glob("*/*.toml")
    if path.parent.name not in ("earth", "templates")
)


@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_entry_loads(file: str) -> None:
    entry = catalog.load_file(PACKAGE / file)
    assert entry.file == PACKAGE / file
    assert catalog.load(entry.kind, entry.name) is entry
    assert catalog.KINDS[entry.kind][0] == file.split("/")[0]


def numbers(value: Any, path: str) -> list[str]:
    """Paths of everything that is a number or a date."""
    if isinstance(value, dict):
        return [
            each for key, item in value.items() for each in numbers(item, f"{path}.{key}" if path else key)
        ]
    if isinstance(value, tuple) and any(isinstance(item, dict) for item in value):
        return [each for index, item in enumerate(value) for each in numbers(item, f"{path}[{index}]")]
    items = value if isinstance(value, tuple) else (value,)
    return [path] if any(isinstance(item, int | float | date) for item in items) else []


@pytest.mark.parametrize("file", SHIPPED)
def test_every_number_has_a_source_and_a_confidence(file: str) -> None:
    entry = catalog.load_file(PACKAGE / file)
    values = entry.model_dump(exclude_unset=True)
    if entry.kind == "flight":
        values = {key: values[key] for key in ("flown",) if key in values}
    found = numbers(values, "")
    assert found or entry.kind == "flight"
    for path in found:
        known = entry.provenance[path]
        assert known.source, path
        levels = ERROR_CONFIDENCES if entry.kind == "errors" else CONFIDENCES
        assert known.confidence in levels, path


def test_names_that_entries_refer_to_exist() -> None:
    for name in catalog.names("ship"):
        ship = catalog.ship(name)
        assert ship.launcher in catalog.names("launcher")
        assert ship.errors is None or ship.errors in catalog.names("errors")
        assert (catalog.launcher(ship.launcher).errors or "usual-errors") in catalog.names("errors")
        assert set(ship.profiles) <= set(catalog.names("profile"))
        assert any(ship.launcher in catalog.pad(pad).launchers for pad in catalog.names("pad"))
    for name in catalog.names("station"):
        for port in catalog.station(name).ports:
            assert set(port.accepts or ()) <= set(catalog.names("ship"))


def test_what_ships_at_least() -> None:
    assert {"soyuz-ms", "progress-ms"} <= set(catalog.names("ship"))
    assert {"baikonur-1", "baikonur-31"} <= set(catalog.names("pad"))
    assert {"iss", "tiangong", "ros-51", "ros-97"} <= set(catalog.names("station"))
    assert {"soyuz-2-orbit", "soyuz-4-orbit", "soyuz-34-orbit"} <= set(catalog.names("profile"))
    assert "soyuz-ms-19" in catalog.names("flight")
    assert {entry.name for entry in catalog.everything()} == set(catalog.names())


def test_russian_ships_dock_at_the_russian_ports() -> None:
    ports = [port.id for port in catalog.station("iss").ports_for(catalog.ship("soyuz-ms"))]
    assert ports == ["rassvet", "poisk", "zvezda-aft", "prichal", "nauka"]


def test_ports_lie_on_the_side_they_look_to() -> None:
    for port in catalog.station("iss").ports:
        along = sum(a * p for a, p in zip(port.axis_rtn, port.position_rtn_m, strict=True))
        assert along > 0.0, port.id


def test_time_zones_exist() -> None:
    known = zoneinfo.available_timezones()
    if not known:
        pytest.skip("no time zone database here")
    for name in catalog.names("pad"):
        assert catalog.pad(name).time_zone in known


@pytest.mark.parametrize("name", ["soyuz-ms", "Soyuz_MS", "SOYUZ MS", " soyuz-ms "])
def test_names_are_forgiving(name: str) -> None:
    assert catalog.ship(name).name == "soyuz-ms"
    assert catalog.load(None, name).name == "soyuz-ms"


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("ship", "soyuz-mx", "did you mean soyuz-ms"),
        ("ship", "enterprise", "starliner, progress-m, progress-m1"),
        ("pad", "baikonur-3", "did you mean baikonur-31"),
        (None, "soyuzms19", "did you mean soyuz-ms-19"),
        ("ship", "iss", "iss is a station, not a ship"),
        ("ship", "", "known:"),
        ("ship", "../pads/baikonur-1", "known:"),
        ("boat", "x", "no kind is called 'boat'"),
    ],
)
def test_unknown_names_are_told_the_nearest(kind: str | None, name: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        catalog.load(kind, name)
    assert says in str(refused.value)


def test_an_alias_leads_to_one_entry_of_a_kind() -> None:
    for kind in catalog.KINDS:
        entries = [catalog.load(kind, name) for name in catalog.names(kind)]
        spelled = [slug(alias) for entry in entries for alias in entry.aliases]
        assert len(spelled) == len(set(spelled)), kind
        assert not set(spelled) & {entry.name for entry in entries}, kind
        for entry in entries:
            for alias in entry.aliases:
                assert catalog.load(kind, alias) == entry


def test_a_vehicle_is_of_the_kind_that_its_alias_says() -> None:
    assert catalog.DEFAULT.vehicle_kind("Virgin Galactic") == "hopper"
    assert catalog.DEFAULT.vehicle_kind("shuttle") == "ship"
    assert catalog.DEFAULT.vehicle_kind("CZ-2F") == "launcher"
    assert catalog.DEFAULT.vehicle_kind("enterprise") is None


SHIP = """
name = "{name}"
title = "Mine"
kind = "ship"
docking_standard = "SSVP"
launcher = "soyuz-2-1a"
profiles = ["soyuz-2-orbit"]
source = "our drawing"
confidence = "assumed"
mass_kg = 7000
propellant_kg = 800
main_engine = {{ thrust_n = 3000, isp_s = 300 }}
thrusters = {{ thrust_n = 500, isp_s = 280 }}
drag_area_m2 = 10
drag_coefficient = 2.2
contact_speed_mps = {{ min = 0.1, max = 0.3 }}
docked_life_days = 30
crew_seats = 2
way_home_dv_mps = 120
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A directory of one's own with one ship, my-ship."""
    (tmp_path / "vehicles").mkdir()
    (tmp_path / "vehicles" / "my-ship.toml").write_text(SHIP.format(name="my-ship"))
    return tmp_path


def test_ones_own_ship_stands_beside_the_shipped_ones(mine: Path) -> None:
    own = Catalogue.of(mine)
    assert own.names("ship") == tuple(sorted({*catalog.names("ship"), "my-ship"}))
    ship = own.ship("My_Ship")
    assert ship.main_engine.thrust_n == 3000.0
    assert ship.provenance["main_engine.thrust_n"].source == "our drawing"
    assert own.station("iss").ports_for(ship)
    assert "my-ship" not in catalog.names("ship")
    assert catalog.load_file(mine / "vehicles" / "my-ship.toml") == ship


def test_ones_own_entry_stands_before_the_shipped_one(mine: Path) -> None:
    (mine / "vehicles" / "soyuz-ms.toml").write_text(SHIP.format(name="soyuz-ms"))
    assert Catalogue.of(mine).ship("soyuz-ms").title == "Mine"
    assert catalog.ship("soyuz-ms").title == "Soyuz MS"


def test_a_changed_file_is_read_again(mine: Path) -> None:
    own = Catalogue.of(mine)
    assert own.ship("my-ship").crew_seats == 2
    text = SHIP.format(name="my-ship").replace("crew_seats = 2", "crew_seats = 14")
    (mine / "vehicles" / "my-ship.toml").write_text(text)
    assert own.ship("my-ship").crew_seats == 14


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("mass_kg = 7000", "mass_kg = -7000", "mass_kg", "greater than 0"),
        ("mass_kg = 7000", 'mass_kg = "7000"', "mass_kg", "number"),
        ("mass_kg = 7000", "mass_kg = inf", "mass_kg", "finite"),
        ("mass_kg = 7000", "", "mass_kg", "is missing"),
        ("mass_kg = 7000", "mass = 7000\nmass_kg = 7000", "mass", "did you mean mass_kg?"),
        (
            "isp_s = 300",
            "isp = 300",
            "main_engine.isp",
            "did you mean isp_s, which is missing? It is in seconds",
        ),
        ("isp_s = 300", "isp_s = true", "main_engine.isp_s", "number"),
        ('"SSVP"', '"SSPV"', "docking_standard", "SSVP"),
        ("crew_seats = 2", "crew_seats = 2.5", "crew_seats", "integer"),
        ("min = 0.1", "min = 0.9", "contact_speed_mps", "above max"),
        ("propellant_kg = 800", "propellant_kg = 8000", None, "leaves nothing"),
        ('name = "my-ship"', 'name = "your-ship"', "name", "must be the file's name"),
        ('kind = "ship"', 'kind = "boat"', "kind", "known: ship"),
        ('kind = "ship"', "", "kind", "is missing"),
        ('source = "our drawing"', "", "mass_kg", "no source"),
    ],
)
def test_bad_entries_are_refused_with_file_and_path(
    mine: Path, old: str, new: str, field: str | None, says: str
) -> None:
    path = mine / "vehicles" / "my-ship.toml"
    path.write_text(SHIP.format(name="my-ship").replace(old, new))
    with pytest.raises(InputError) as refused:
        catalog.load_file(path)
    assert refused.value.field == field
    assert says in str(refused.value)
    assert str(path) in str(refused.value)


def test_bad_ports_are_refused_by_index(tmp_path: Path) -> None:
    text = (PACKAGE / "stations" / "iss.toml").read_text()
    path = tmp_path / "iss.toml"
    for old, new, field, says in [
        ("[1, 0, 0]", "[1, 1, 0]", "ports[1].axis_rtn", "unit vector"),
        ("[4, -20, 0]", "[4, -20]", "ports[1].position_rtn_m[2]", "missing"),
        ('id = "poisk"', 'id = "rassvet"', None, "two ports have the id 'rassvet'"),
        ('id = "poisk"', 'idd = "poisk"\nid = "poisk"', "ports[1].idd", "did you mean id?"),
    ]:
        path.write_text(text.replace(old, new, 1))
        with pytest.raises(InputError) as refused:
            catalog.load_file(path)
        assert refused.value.field == field
        assert says in str(refused.value)


def test_entries_written_in_python_are_checked_too() -> None:
    from expedition.catalog.models.pad import Pad

    values: dict[str, Any] = {"name": "here", "title": "Here", "latitude_deg": 1.0}
    values |= {"longitude_deg": 2.0, "height_m": 3.0, "launchers": ["soyuz-2-1a"]}
    pad = Pad(**values, time_zone="UTC")
    assert pad.launchers == ("soyuz-2-1a",)
    assert pad.file is None
    with pytest.raises(InputError, match=r"^latitude_deg: .*90"):
        Pad(**{**values, "latitude_deg": 91.0}, time_zone="UTC")
    with pytest.raises(InputError, match="above max_azimuth_deg"):
        Pad(**values, time_zone="UTC", min_azimuth_deg=60.0, max_azimuth_deg=40.0)


def test_entries_do_not_change() -> None:
    ship = catalog.ship("soyuz-ms")
    with pytest.raises(ValueError, match="frozen"):
        ship.mass_kg = 1.0
    with pytest.raises(TypeError):
        ship.provenance["mass_kg"] = ship.provenance["propellant_kg"]  # type: ignore[index]


def test_importing_expedition_is_light() -> None:
    heavy = "{'satkit', 'scipy', 'sgp4', 'rich', 'typer', 'matplotlib'}"
    code = f"import sys, expedition; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(PACKAGE.parents[1])})


def test_what_only_names_the_commands_is_light() -> None:
    heavy = "{'numpy', 'satkit', 'scipy', 'rich', 'matplotlib', 'expedition.plans.schema'}"
    code = f"import sys, expedition.cli; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(PACKAGE.parents[1])})


def test_lookups_stay_functions_once_the_models_are_loaded() -> None:
    catalog.everything()
    for name in catalog.__all__:
        assert not re.match(r"<module", repr(getattr(catalog, name))), name


def test_a_whole_copy_of_the_catalogue_is_a_catalogue(tmp_path: Path) -> None:
    for folder in {folder for folder, _, _ in catalog.KINDS.values()}:
        shutil.copytree(PACKAGE / folder, tmp_path / folder)
    assert Catalogue((tmp_path,)).names() == catalog.names()
