"""What is said of one's own entries: what is missing, wrong, doubtful; nothing of the entries that Expedition ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from expedition import Flight, plan
from expedition.catalog import Catalogue
from expedition.catalog.catalogue import PACKAGE
from expedition.catalog.findings import Finding
from expedition.catalog.plausible import check_folder, doubts
from expedition.catalog.stand_ins import SUBJECTS, kind_of, stand_in
from expedition.errors import InputError

TODAY = date(2026, 5, 1)
COMMENTED = '# [[sectors]]\n# name = "over the sea"\n# from_deg = 35\n# to_deg = 120'
SECTOR = '[[sectors]]\nname = "east"\nfrom_deg = 60\nto_deg = 100'
KINDS = [(subject, kind) for subject, kinds in SUBJECTS.items() for kind in kinds]


def written(folder: Path, subject: str, kind: str, name: str = "one") -> Path:
    """The file of an entry to come, written."""
    path, text = stand_in(kind_of(subject, kind), name, folder, Catalogue.of(), day=TODAY)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found_in(folder: Path) -> list[Finding]:
    return list(check_folder(folder, Catalogue.of(folder))[1])


def changed(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)


def test_what_expedition_ships_is_plausible() -> None:
    count, found = check_folder(PACKAGE, Catalogue.of())
    assert (count > 100, found) == (True, ())


@pytest.mark.parametrize(("subject", "kind"), KINDS)
def test_a_new_file_is_valid_and_says_what_is_missing(tmp_path: Path, subject: str, kind: str) -> None:
    path = written(tmp_path, subject, kind)
    entry = Catalogue.of(tmp_path).load(kind, "one")
    assert entry.file == path
    findings = found_in(tmp_path)
    assert not [one for one in findings if one.grade != "missing"]
    assert bool(findings) == (kind != "flight")
    comments = [line for line in path.read_text().splitlines() if line.lstrip().startswith("#")]
    assert len(comments) > 10


@pytest.mark.parametrize(("subject", "kind"), KINDS)
def test_each_finding_can_be_mended(tmp_path: Path, subject: str, kind: str) -> None:
    path = written(tmp_path, subject, kind)
    if kind == "launcher":
        written(tmp_path, "vehicle", "ship", "rider")
        changed(tmp_path / "vehicles" / "rider.toml", ('"soyuz-2-1a"', '"one"'), ('"stand-in"', '"weighed"'))
    if kind != "flight":
        changed(path, ('source = "stand-in"', 'source = "measured"'))
    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    ("subject", "kind", "old", "new", "grade", "field"),
    [
        ("vehicle", "ship", 'launcher = "soyuz-2-1a"', 'launcher = "soyuz-9"', "wrong", "launcher"),
        ("vehicle", "ship", '"soyuz-34-orbit"', '"no-way"', "wrong", "profiles"),
        ("vehicle", "ship", "propellant_kg = 900", "propellant_kg = 300", "doubtful", "propellant_kg"),
        ("vehicle", "ship", "3000, isp_s = 300", "3000, isp_s = 3000", "doubtful", "main_engine.isp_s"),
        ("vehicle", "ship", "drag_area_m2 = 20", "drag_area_m2 = 2000", "doubtful", "drag_area_m2"),
        ("vehicle", "ship", "max = 0.30", "max = 3.0", "doubtful", "contact_speed_mps.max"),
        ("vehicle", "ship", 'lands_on = "land"', 'lands_on = "sea"', "wrong", "descent.zones"),
        ("vehicle", "ship", "mass_kg = 2900", "mass_kg = 29000", "wrong", ""),
        ("vehicle", "ship", "drag_area_m2 = 980", "drag_area_m2 = 98", "doubtful", "descent.canopies[1].drag_area_m2"),
        ("vehicle", "ship", "touchdown_mps = 1.5", "touchdown_mps = 15", "doubtful", "descent.touchdown_mps"),
        ("vehicle", "launcher", "perigee_km = 200", "perigee_km = 200000", "wrong", "insertion.perigee_km"),
        ("pad", "pad", "longitude_deg = 63.0", "longitude_deg = -33.0", "doubtful", "latitude_deg"),
        ("zone", "landing-zone", "longitude_deg = 69.6", "longitude_deg = -39.6", "doubtful", "latitude_deg"),
        ("zone", "landing-zone", 'surface = "steppe"', 'surface = "sea"', "doubtful", "surface"),
        ("station", "station", "# catalog_number = ", "catalog_number = ", "wrong", ""),
        ("vehicle", "launcher", "thrust_vacuum_n = 4600000", "thrust_vacuum_n = 2800000", "doubtful", "stages"),
        ("vehicle", "launcher", "inert_mass_kg = 4500", "inert_mass_kg = 25000", "wrong", "stages[1]"),
        ("vehicle", "launcher", "inert_mass_kg = 4500", "inert_mass_kg = 600", "doubtful", "stages[1].inert_mass_kg"),
        ("vehicle", "launcher", "isp_sea_level_s = 280", "isp_sea_level_s = 330", "wrong", "stages[0]"),
        ("vehicle", "hopper", "mass_kg = 12000", "mass_kg = 24000", "doubtful", "motor.thrust_vacuum_n"),
        ("pad", "pad", 'launchers = ["soyuz-2-1a"]', 'launchers = ["soyuz-9"]', "wrong", "launchers"),
        ("pad", "pad", COMMENTED, SECTOR, "doubtful", "sectors"),
        ("station", "station", "height_km = 400", "height_km = 1800", "doubtful", "orbit.height_km"),
        ("station", "station", "axis_rtn = [-1, 0, 0]", "axis_rtn = [1, 0, 0]", "doubtful", "ports.nadir.axis_rtn"),
        ("flight", "flight", 'pad = "baikonur-31"', 'pad = "baikonur-13"', "wrong", "pad"),
        ("flight", "flight", 'vehicle = "soyuz-ms"', 'vehicle = "soyuz-mx"', "wrong", "vehicle"),
    ],
)  # fmt: skip
def test_a_slip_is_found(
    tmp_path: Path, subject: str, kind: str, old: str, new: str, grade: str, field: str
) -> None:
    path = written(tmp_path, subject, kind)
    before = found_in(tmp_path)
    changed(path, (old, new))
    more = [one for one in found_in(tmp_path) if one not in before]
    assert (grade, field) in {(one.grade, one.field) for one in more}, more


@pytest.mark.parametrize(
    ("latitude", "surface", "found"),
    [("61.0", "steppe", True), ("52.5", "steppe", False), ("47.4", "runway", True)],
)
def test_a_zone_that_a_flight_does_not_land_in_is_found(
    tmp_path: Path, latitude: str, surface: str, found: bool
) -> None:
    for subject, kind, name in (("zone", "landing-zone", "spot"), ("station", "station", "outpost")):
        written(tmp_path, subject, kind, name)
    changed(
        tmp_path / "landing_zones" / "spot.toml",
        ("latitude_deg = 47.4", f"latitude_deg = {latitude}"),
        ('"steppe"', f'"{surface}"'),
    )
    flight = tmp_path / "flights" / "down.toml"
    flight.parent.mkdir()
    flight.write_text(
        'title = "Down"\nkind = "flight"\nvehicle = "soyuz-ms"\nbegins = "port"\nstation = "outpost"\n'
        'date = 2026-05-12\nlanding_zone = "spot"\n'
    )
    said = [one for one in found_in(tmp_path) if one.entry == "down"]
    assert [(one.grade, one.field) for one in said] == [("wrong", "landing_zone")] * found


def test_what_a_rocket_s_file_shows_of_boosters_and_recovery_is_valid(tmp_path: Path) -> None:
    path = written(tmp_path, "vehicle", "launcher")
    text = path.read_text()
    strap_on = text[text.index("# [[stages]]") : text.index("# where drag_area_m2")]
    home = text[text.index("# [booster]") :]
    bare = {part: part.replace("# ", "").replace("#\n", "\n") for part in (strap_on, home)}
    path.write_text(text.replace(home, bare[home]))
    assert Catalogue.of(tmp_path).launcher("one").recovery is not None
    path.write_text(
        text.replace('[[stages]]\nname = "first', bare[strap_on] + '[[stages]]\nname = "first', 1)
    )
    assert [stage.count for stage in Catalogue.of(tmp_path).launcher("one").stages] == [4, 1, 1]


def test_a_launcher_too_weak_for_its_ship_is_found(tmp_path: Path) -> None:
    written(tmp_path, "vehicle", "launcher", "weak")
    changed(
        written(tmp_path, "vehicle", "ship", "heavy"),
        ('"soyuz-2-1a"', '"weak"'),
        ("mass_kg = 7000", "mass_kg = 20000"),
    )
    assert any("ideal Δv" in one.words and one.entry == "weak" for one in found_in(tmp_path))


def test_a_faulty_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    """A flight names the ship whose file cannot be read: the ship is wrong, once, and the pad is looked at too."""
    ship = written(tmp_path, "vehicle", "ship", "heron")
    written(tmp_path, "pad", "pad", "llano")
    shelf = Catalogue.of(tmp_path)
    path, text = stand_in("flight", "up", tmp_path, shelf, day=TODAY, asked={"vehicle": "heron"})
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    ship.write_text(ship.read_text(encoding="utf-8").replace("mass_kg = 7000", "mass_kg = eight", 1), "utf-8")
    found = found_in(tmp_path)
    assert [one.entry for one in found if "is not TOML" in one.words] == ["heron"]
    assert ("llano", "missing") in [(one.entry, one.grade) for one in found]


def test_a_flight_of_a_hopper_is_a_hop_from_a_pad_of_its_own(tmp_path: Path) -> None:
    """By commands alone: its vehicle, its pad, and a flight that names no station."""
    written(tmp_path, "vehicle", "hopper", "skylark")
    for subject, name, asked in (
        ("pad", "llano", {"launcher": "skylark"}),
        ("flight", "up", {"vehicle": "skylark", "pad": "llano"}),
    ):
        shelf = Catalogue.of(tmp_path)
        path, text = stand_in(kind_of(subject, None), name, tmp_path, shelf, day=TODAY, asked=asked)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    flight = Flight.from_toml(path)
    assert (flight.bound, flight.station, flight.pad) == ("hop", None, "llano")
    assert plan(flight).ok
    shelf, asked = Catalogue.of(tmp_path), {"vehicle": "skylark", "station": "iss"}
    with pytest.raises(InputError, match="not of a hop"):
        stand_in("flight", "far", tmp_path, shelf, day=TODAY, asked=asked)
    with pytest.raises(InputError, match="is a hopper"):
        stand_in("ship", "rider", tmp_path, shelf, day=TODAY, asked={"launcher": "skylark"})


def test_names_are_checked() -> None:
    with pytest.raises(InputError, match="there already"):
        stand_in("ship", "soyuz-ms", Path(), Catalogue.of(), day=TODAY)
    with pytest.raises(InputError, match="no name"):
        stand_in("ship", "!!!", Path(), Catalogue.of(), day=TODAY)
    # Windows has no such file, whatever its ending.
    for name in ("con", "NUL", "Com1"):
        with pytest.raises(InputError, match="device on Windows"):
            stand_in("launcher", name, Path(), Catalogue.of(), day=TODAY)
    with pytest.raises(InputError, match="did you mean"):
        kind_of("vehicel", None)
    with pytest.raises(InputError, match="a pad is no 'ship'"):
        kind_of("pad", "ship")
    with pytest.raises(InputError, match="no ship is called"):
        stand_in("flight", "one", Path(), Catalogue.of(), day=TODAY, asked={"vehicle": "soyuz-mx"})


def test_a_plan_warns_of_stand_ins_and_of_nothing_once_they_are_sourced(tmp_path: Path) -> None:
    ship = written(tmp_path, "vehicle", "ship", "rider")
    book = Catalogue.of(tmp_path)
    assert [words.split(", ")[0] for words in doubts([book.ship("rider")], book)] == [
        "rider: still a stand-in: contact_speed_mps.max"
    ]
    changed(ship, ('source = "stand-in"', 'source = "weighed"'))
    book = Catalogue.of(tmp_path)
    assert doubts([book.ship("rider")], book) == ()
