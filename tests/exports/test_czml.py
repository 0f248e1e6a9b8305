"""CZML, read by CesiumJS itself, run by node without a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import odd_plans
from expedition import Plan, exports
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.time import format_utc, parse_utc

ROOT = Path(__file__).resolve().parents[2]
IN_ORBIT_M, IN_THE_AIR_M = 0.5, 5.0

ASK_CESIUM = """
globalThis.Image = class {};
const Cesium = require("cesium");
const [file, times] = [process.argv[1], JSON.parse(process.argv[2])];
const read = JSON.parse(require("fs").readFileSync(file));
Cesium.CzmlDataSource.load(read).then((source) => {
  const out = {};
  for (const entity of source.entities.values) out[entity.id] = null;
  for (const [id, utc, frame] of times) {
    const date = Cesium.JulianDate.fromIso8601(utc);
    const place = source.entities.getById(id).position.getValueInReferenceFrame(date, Cesium.ReferenceFrame[frame]);
    (out[id] ??= []).push(place ? [place.x, place.y, place.z] : null);
  }
  console.log(JSON.stringify(out));
}).catch((error) => { console.error(error); process.exit(1); });
"""


@pytest.fixture(scope="module")
def folder_with_cesium() -> Path:
    """Where node finds CesiumJS: beside the console's sources, or where the repository stands."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    for folder in (ROOT / "frontend", ROOT):
        if (folder / "node_modules" / "cesium").is_dir():
            return folder
    pytest.skip("CesiumJS is not installed; npm install --no-save cesium in frontend/ brings it")


def ask(plan: Plan, times: list[tuple[str, str, str]], folder: Path, tmp_path: Path) -> dict[str, list]:
    file = tmp_path / "flight.czml"
    file.write_bytes(exports.write(plan, "czml"))
    done = subprocess.run(
        ["node", "-e", ASK_CESIUM, str(file), json.dumps(times)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_cesium_has_ship_and_station_where_the_plan_has_them(
    ms19: Plan, folder_with_cesium: Path, tmp_path: Path
) -> None:
    zero = parse_utc(ms19.zero_utc)
    orbit = np.linspace(535.0, ms19.duration_s - 0.01, 400)
    around_burns = [burn.met_s + dt for burn in ms19.burns[:5] for dt in (-0.5, 0.5, burn.duration_s + 0.5)]
    orbit = np.concatenate([orbit, around_burns])
    air = np.linspace(0.0, 529.0, 100)
    times = [("ship", format_utc(zero + t, 9), "INERTIAL") for t in orbit]
    times += [("station", format_utc(zero + t, 9), "INERTIAL") for t in orbit]
    times += [("ship", format_utc(zero + t, 9), "FIXED") for t in air]
    found = ask(ms19, times, folder_with_cesium, tmp_path)
    ship = np.array(found["ship"])
    # The instants were printed to the nanosecond.
    miss = np.linalg.norm(ship[: orbit.size] - ms19.state_gcrf(orbit)[:, :3], axis=1)
    assert miss.max() < IN_ORBIT_M
    miss = np.linalg.norm(np.array(found["station"]) - ms19.station_state_gcrf(orbit)[:, :3], axis=1)
    assert miss.max() < IN_ORBIT_M
    fixed = itrf_from_gcrf_states(zero + air, ms19.state_gcrf(air))[:, :3]
    assert np.linalg.norm(ship[orbit.size :] - fixed, axis=1).max() < IN_THE_AIR_M
    assert {"document", "place/pad", "port/rassvet", "ground/yeniseysk", "event/1"} - set(found) <= {
        "document"
    }


@pytest.mark.parametrize("kind", ["home", "hop"])
def test_cesium_reads_the_other_kinds_of_flight(
    ms19: Plan, folder_with_cesium: Path, tmp_path: Path, kind: str
) -> None:
    plan = getattr(odd_plans, kind)(ms19)
    last = format_utc(parse_utc(plan.zero_utc) + plan.duration_s - 1.0, 6)
    found = ask(plan, [("ship", last, "FIXED")], folder_with_cesium, tmp_path)
    (place,) = found["ship"]
    assert 6.3e6 < np.linalg.norm(place) < 6.6e6
    assert "place/landing" in found
    assert ("station" in found) == (kind == "home")


def test_each_stretch_is_an_interval_of_its_own(ms19: Plan) -> None:
    packets = {one["id"]: one for one in json.loads(exports.write(ms19, "czml"))}
    pieces = packets["ship"]["position"]
    assert [one["referenceFrame"] for one in pieces] == ["FIXED"] + ["INERTIAL"] * (len(ms19.trajectory) - 1)
    for piece, segment in zip(pieces, ms19.trajectory, strict=True):
        start, end = (parse_utc(text) - parse_utc(ms19.zero_utc) for text in piece["interval"].split("/"))
        assert (start, end) == pytest.approx((segment.met_s[0], segment.met_s[-1]), abs=1e-6)
        rows = np.array(piece["cartesianVelocity"]).reshape(-1, 7)
        np.testing.assert_allclose(rows[:, 1:4], np.array(segment.states)[:, :3], atol=1e-4)
