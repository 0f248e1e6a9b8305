"""Entries of one's own, seen by every command that looks names up."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from expedition import Flight, Plan
from expedition.catalog.catalogue import PACKAGE
from tests.waiting import BROKEN_S

from ..planning.test_own_vehicle import ELEMENTS, FLIGHT, PAD, ROCKET, SHIP
from .conftest import Run
from .test_bad_input import assert_refused


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    entries = {
        "vehicles/heron": SHIP,
        "vehicles/heron-rocket": ROCKET,
        "pads/island": PAD,
        "flights/first-heron": 'kind = "flight"\ntitle = "First Heron"\n'
        + FLIGHT.replace("elements_file", "# elements_file"),
    }
    for name, text in entries.items():
        file = tmp_path / "mine" / f"{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "mine"


def test_windows_reach_and_the_catalogue_see_them(run: Run, mine: Path) -> None:
    own = ("--catalog", mine)
    listed = {one["name"] for one in json.loads(run("catalog", "--json", *own).out)}
    assert {"heron", "island", "first-heron", "soyuz-ms"} <= listed
    assert json.loads(run("catalog", "heron", "--json", *own).out)["title"] == "Heron"
    ask = ("--vehicle", "heron", "--from", "2021-10-06", "--days", 1, "--elements", ELEMENTS)
    found = run("windows", *ask, "--json", *own)
    assert found.code == 0
    assert json.loads(found.out)[0]["profiles"][0]["profile"] == "soyuz-34-orbit"
    reach = run("reach", "--pad", "island", *own)
    assert (reach.code, reach.err) == (0, "")
    assert "Margins are with a payload of" in reach.out
    assert_refused(run("windows", *ask), 2, "no ship is called 'heron'")


def test_a_name_that_a_folder_here_has_is_told_how_to_find_it(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mine.parent)
    for ask in (
        ("plan", "first-heron"),
        ("price", "heron"),
        ("catalog", "Heron"),
        ("reach", "--pad", "island"),
    ):
        assert_refused(run(*ask), 2, "has it: add --catalog mine")
    assert_refused(run("price", "heronn"), 2, "found with --catalog, here mine")
    assert "--catalog" not in run("price", "heronn", "--catalog", mine).err
    assert run("price", "heron", "--catalog", "mine").code == 0


def test_a_new_file_ends_with_the_command_that_flies_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = "then: expedition new flight first-kite --vehicle kite --pad baikonur-1"
    assert f"{first} --out own" in run("new", "vehicle", "kite", "--out", "own").err
    run("new", "station", "post", "--day", "2027-05-01", "--out", "own")
    again = run("new", "vehicle", "kite-2", "--out", "own").err.splitlines()[-1]
    assert again.endswith("--pad baikonur-1 --station post --day 2027-05-01 --out own")
    made = run(*again.removeprefix("then: expedition ").split())
    assert made.err.splitlines()[-1] == "then: expedition plan own/flights/first-kite-2.toml"
    run("new", "vehicle", "thrush", "--kind", "launcher", "--out", "own")
    lacks = run("new", "vehicle", "kite-3", "--launcher", "thrush", "--out", "own").err.splitlines()[-1]
    assert lacks == "then: expedition new pad NAME --launcher thrush --out own"
    goal = ("--station", "post", "--day", "2027-05-01", "--out", "own")
    ask = ("new", "flight", "up", "--vehicle", "kite", *goal)
    last = run(*ask).err.splitlines()[-1]
    assert last == "then: expedition plan own/flights/up.toml"
    assert Flight.resolve(last.split()[-1]).vehicle == "kite"


def test_a_plan_and_its_exports_see_them(run: Run, mine: Path, tmp_path: Path) -> None:
    own = ("--catalog", mine)
    ship = mine / "vehicles" / "heron.toml"
    ship.write_text(
        ship.read_text(encoding="utf-8").replace("drag_coefficient = 2.2", "drag_coefficient = 4")
    )
    ran = run("plan", "first-heron", "--elements", ELEMENTS, "--no-figures", "--out", tmp_path / "out", *own)
    assert ran.code == 0
    assert "Heron" in ran.out
    assert "Warning: drag_coefficient of heron: 4 is more than 3" in ran.out
    file = tmp_path / "out" / "plan.json"
    assert Plan.read(file).flight.vehicle == "heron"
    placed = run("export", file, "--to", "geojson", *own).out
    assert "An island in the east" in placed
    assert "An island in the east" not in run("export", file, "--to", "geojson").out
    assert run("export", file, "--to", "opm", *own).code == 0
    dossier = tmp_path / "heron.html"
    assert run("dossier", file, "--out", dossier, *own).code == 0
    assert "a test" in dossier.read_text(encoding="utf-8"), "the sources of own entries"


def test_the_flown_record_sees_them(run: Run, mine: Path, tmp_path: Path) -> None:
    flights = tmp_path / "flights.csv"
    flights.write_text(
        "flight,vehicle,launcher,site,target,liftoff_utc\nH-1,Heron,Heron rocket,Island,ISS,2021-10-06T04:00:00Z\n"
    )
    ask = ("flown", "--flights", flights, "--elements", ELEMENTS, "--json")
    (row,) = json.loads(run(*ask, "--catalog", mine).out)
    assert (row["not_predicted"], row["version"]) == ("", "heron-rocket")
    assert "the catalogue has no launcher" in json.loads(run(*ask).out)[0]["not_predicted"]


def test_the_console_sees_them(mine: Path) -> None:
    command = ["-m", "expedition", "serve", "--port", "0", "--no-browser", "--catalog", str(mine)]
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http"))
        try:
            with httpx.Client(base_url=address, timeout=BROKEN_S) as web:
                known = web.get("/api/catalogue").json()
                assert "heron" in [one["name"] for one in known["vehicles"]]
                assert "first-heron" in [one["name"] for one in known["flights"]]
                asked = {"name": "first-heron", "elements": {"text": ELEMENTS.read_text()}}
                job = web.post("/api/plans", json=asked).json()
                until = time.monotonic() + BROKEN_S
                while job["status"] in ("queued", "working") and time.monotonic() < until:
                    job = web.get(f"/api/plans/{job['id']}?wait=10&since={job['version']}").json()
                assert job["status"] == "done", job
                drawn = web.get(job["result"]).json()
                assert drawn["words"]["route"].startswith("Heron on ")
                assert drawn["places"][0]["name"].startswith("An island")
                assert "An island" in web.get(f"/api/plans/{job['id']}/export/geojson").text
                search = {"vehicle": "heron", "start": "2021-10-06", "days": 1, "elements": asked["elements"]}
                assert web.post("/api/windows", json=search).status_code == 202
        finally:
            server.terminate()
            server.wait(BROKEN_S)


def test_the_first_folder_stands_before_the_second(run: Run, mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "vehicles").mkdir(parents=True)
    (other / "vehicles" / "heron.toml").write_text(SHIP.replace('"Heron"', '"Heron II"'))
    for folders, title in (((mine, other), "Heron"), ((other, mine), "Heron II")):
        options = [word for folder in folders for word in ("--catalog", folder)]
        assert json.loads(run("catalog", "heron", "--json", *options).out)["title"] == title


def test_a_flight_s_file_sees_those_beside_it_and_the_folder_s(run: Run, mine: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    (beside / "pads").mkdir(parents=True)
    (mine / "pads" / "island.toml").rename(beside / "pads" / "island.toml")
    (beside / "own.toml").write_text(FLIGHT.format(elements=ELEMENTS))
    ran = run("plan", beside / "own.toml", "--catalog", mine)
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("command", ["plan", "windows", "reach", "catalog", "export", "dossier", "flown"])
def test_a_folder_that_is_none_is_refused(run: Run, mine: Path, command: str) -> None:
    needed = {
        "plan": ["soyuz-ms-19"],
        "windows": ["--vehicle", "soyuz-ms", "--from", "2021-10-05", "--elements", ELEMENTS],
        "reach": ["--pad", "starbase"],
        "export": ["soyuz-ms-19", "--to", "ics"],
        "dossier": ["soyuz-ms-19", "--out", mine / "x.html"],
    }.get(command, [])
    assert_refused(run(command, *needed, "--catalog", mine / "nowhere"), 2, "--catalog: ", "is not a folder")
    ran = run(command, *needed, "--catalog", mine / "vehicles")
    assert_refused(ran, 2, "--catalog: ", "holds none of vehicles, pads", "name the folder above it")


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("soyuz", "ship", "soyuz-ms"),
        ("shuttle", "ship", "space-shuttle-orbiter"),
        ("virgin-galactic", "hopper", "spaceshiptwo"),
        ("starliner", "ship", "starliner"),
        ("CST-100", "ship", "starliner"),
        ("cz-2f", "launcher", "long-march-2f"),
    ],
)
def test_entries_are_found_by_the_names_that_people_use(run: Run, words: str, kind: str, name: str) -> None:
    entry = json.loads(run("catalog", words, "--json").out)
    assert (entry["kind"], entry["name"]) == (kind, name)


def test_words_list_what_they_stand_in(run: Run) -> None:
    found = {one["name"] for one in json.loads(run("catalog", "return", "--json").out)}
    assert {"crew-2-return", "soyuz-ms-18-return"} <= found
    assert "soyuz-ms" not in found
    assert run("catalog", "return").out.count("flight") == 1, "a table by kind"


def test_an_unknown_name_is_told_the_nearest_few(run: Run) -> None:
    ran = run("catalog", "frobnicate")
    assert_refused(ran, 2, "no entry is called 'frobnicate'", "more)")
    assert ran.err.count(",") < 10
    assert len(list(PACKAGE.glob("*/*.toml"))) > 80


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (("catalog", "dragom"), "dragon"),
        (("catalog", "shutle"), "shuttle"),
        (("catalog", "falcn"), "falcon-9"),
        (("plan", "soyz"), "soyuz-ms-19"),
        (("plan", "inspiratoin"), "inspiration4"),
        (("reach", "--pad", "wallop"), "wallops-0a"),
    ],
)
def test_a_slip_in_a_part_or_in_another_name_is_understood(
    run: Run, asked: tuple[str, ...], meant: str
) -> None:
    said = run(*asked).err
    assert meant in said.split("did you mean ")[1].split("?")[0].split(" or ")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("show", "soyuz"), "expedition catalog soyuz;"),
        (("soyuz", "ms"), 'expedition catalog "soyuz ms";'),
        (("errors", "nothing"), "expedition catalog errors;"),
    ],
)
def test_two_names_are_told_to_be_one(run: Run, words: tuple[str, str], meant: str) -> None:
    assert_refused(run("catalog", *words), 2, "one name at a time", meant, "catalog check DIR")


@pytest.mark.parametrize(
    "command", ["plan", "windows", "flown", "export", "dossier", "serve", "reach", "catalog", "selfcheck"]
)
def test_minus_h_helps(run: Run, command: str) -> None:
    ran = run(command, "-h")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: expedition {command}")


def test_a_new_file_is_written_once_and_checked(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert run("new", "vehicle", "My Ship", "--out", own).code == 0
    file = own / "vehicles" / "my-ship.toml"
    text = file.read_text()
    assert_refused(run("new", "vehicle", "my-ship", "--out", own), 2, "there already")
    assert_refused(run("new", "zone", "my-zone", "--zone", "dugway", "--out", own), 2, "is asked of a ship")
    assert_refused(run("new", "return", "my-return", "--day", "soon", "--out", own), 2, "no day")
    assert_refused(run("new", "rocket", "my-rocket", "--out", own), 2, "cannot be made")
    assert_refused(
        run("new", "pad", "my-pad", "--vehicle", "soyuz-ms", "--out", own), 2, "is asked of a flight"
    )
    assert file.read_text() == text
    found = run("catalog", "check", own, "--json")
    assert (found.code, [one["grade"] for one in json.loads(found.out)]) == (0, ["missing"])
    file.write_text(text.replace("soyuz-2-1a", "soyuz-9"))
    assert run("catalog", "check", own).code == 2
    assert_refused(run("catalog", "check", tmp_path / "none"), 2, "is not a folder")


def test_a_folder_of_shapes_alone_is_one_of_entries_and_is_checked(run: Run, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.toml"
    text = """[[shapes]]
name = "my-soyuz"
title = "Soyuz MS, mine"
of = ["soyuz-ms"]
source = "drawn here"
confidence = "assumed"
parts = [{ name = "hull", colour = "green", ball = [0.0, 0.0, 0.0], radius = 1.0 }]
"""
    shapes.write_text(text)
    found = run("catalog", "check", tmp_path, "--json")
    assert (found.code, json.loads(found.out)) == (0, [])
    shapes.write_text(text.replace('"soyuz-ms"', '"soyuz-mz"'))
    [doubt] = json.loads(run("catalog", "check", tmp_path, "--json").out)
    assert (doubt["grade"], doubt["entry"]) == ("doubtful", "shapes")
    assert "did you mean soyuz-ms" in doubt["words"]
    shapes.write_text(text.replace('"green"', '"pink"'))
    assert run("catalog", "check", tmp_path).code == 2
    assert run("catalog", "soyuz-ms", "--catalog", tmp_path).code == 0
