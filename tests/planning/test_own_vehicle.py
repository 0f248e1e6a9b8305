"""A vehicle that only this test knows: a ship and its rocket as TOML files, planned to the station."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from expedition import Flight, plan
from expedition.catalog import Catalogue
from expedition.errors import ImpossibleFlightError

ROOT = Path(__file__).resolve().parents[2]
ELEMENTS = ROOT / "tests" / "data" / "iss-2021-10.tle"

SHIP = """
name = "heron"
title = "Heron"
kind = "ship"
source = "a test"
confidence = "assumed"
docking_standard = "IDSS"
launcher = "heron-rocket"
profiles = ["soyuz-34-orbit"]
mass_kg = 9000
propellant_kg = 1100
main_engine = { thrust_n = 4000, isp_s = 315 }
thrusters = { thrust_n = 600, isp_s = 290 }
way_home_dv_mps = 120
drag_area_m2 = 22
drag_coefficient = 2.2
contact_speed_mps = { min = 0.05, max = 0.10 }
docked_life_days = 210
crew_seats = 4
"""

ROCKET = """
name = "heron-rocket"
title = "Heron rocket"
kind = "launcher"
source = "a test"
confidence = "assumed"
vertical_rise_s = 10
pitch_over_s = 12
guidance_start_s = 130
ship_separation_s = 5
steers_yaw = true
drag = { reference_area_m2 = 13, mach = [0.0, 0.9, 1.1, 2.0, 5.0], coefficient = [0.3, 0.4, 0.55, 0.42, 0.25] }
insertion = { perigee_km = 200, apogee_km = 230 }

[[stages]]
name = "first"
gross_mass_kg = 260000
inert_mass_kg = 17000
thrust_vacuum_n = 5200000
isp_vacuum_s = 315
isp_sea_level_s = 280
ignition_s = 0
cutoff_s = 142
separation_s = 145

[[stages]]
name = "second"
gross_mass_kg = 62000
inert_mass_kg = 5000
thrust_vacuum_n = 600000
isp_vacuum_s = 350
isp_sea_level_s = 0
ignition_s = 147
cutoff_s = 470
"""

PAD = """
name = "island"
title = "An island in the east"
kind = "pad"
source = "a test"
confidence = "assumed"
latitude_deg = 30.4
longitude_deg = 130.98
height_m = 50
time_zone = "Asia/Tokyo"
launchers = ["heron-rocket"]
"""

FLIGHT = """
vehicle = "heron"
pad = "island"
station = "iss"
port = "harmony-zenith"
date = 2021-10-06
elements_file = "{elements}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("vehicles/heron", SHIP), ("vehicles/heron-rocket", ROCKET), ("pads/island", PAD)):
        file = tmp_path / f"{name}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "heron.toml").write_text(FLIGHT.format(elements=ELEMENTS), encoding="utf-8")
    return tmp_path


def test_it_plans_to_the_station(folder: Path) -> None:
    book = Catalogue.of(folder)
    assert book.ship("heron").provenance["mass_kg"].source == "a test"
    flight = Flight.from_toml(folder / "heron.toml", catalogue=book)
    found = plan(flight)
    assert found.liftoff_utc is not None
    assert found.liftoff_utc.startswith("2021-10-06")
    assert found.docking_utc is not None
    assert found.docking_utc > found.liftoff_utc
    assert found.insertion is not None
    assert found.insertion.propellant_left_kg > 0.0
    assert found.arrival is not None
    assert found.arrival.miss_m < 1.0
    assert all(check.ok for check in found.checks), [check for check in found.checks if not check.ok]


def test_a_heavier_one_is_refused_for_its_rocket(folder: Path) -> None:
    heavy = re.sub(r"mass_kg = 9000", "mass_kg = 25000", SHIP)
    (folder / "vehicles" / "heron.toml").write_text(heavy, encoding="utf-8")
    with pytest.raises(ImpossibleFlightError, match="Heron rocket cannot bring 25000 kg"):
        plan(Flight.from_toml(folder / "heron.toml"))
