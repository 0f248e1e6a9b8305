"""Every format, for every kind of plan, and what is refused."""

from __future__ import annotations

import csv
import io
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

import odd_plans
from expedition import InputError, Plan, exports
from expedition.exports.trajectory import cut_at_antimeridian
from expedition.space.time import parse_utc

ORBITAL = {"oem", "oem-xml", "opm", "opm-xml"}


def test_every_format_has_its_own_suffix_and_a_writer_that_is_there(ms19: Plan) -> None:
    assert len({one.suffix for one in exports.FORMATS.values()}) == len(exports.FORMATS)
    for name, one in exports.FORMATS.items():
        assert one.name == name
        content = exports.write(ms19, name)
        assert content.endswith(b"\n")
        content.decode("utf-8")


@pytest.mark.parametrize("name", sorted(exports.FORMATS))
def test_a_flight_home_goes_into_every_format(ms19: Plan, name: str) -> None:
    assert exports.write(odd_plans.home(ms19), name)


@pytest.mark.parametrize("name", sorted(exports.FORMATS))
def test_a_hop_goes_into_every_format_that_needs_no_orbit(ms19: Plan, name: str) -> None:
    plan = odd_plans.hop(ms19)
    if name in ORBITAL:
        with pytest.raises(InputError, match="has no orbit") as caught:
            exports.write(plan, name)
        assert caught.value.field == "to"
    else:
        assert exports.write(plan, name)


def test_a_slip_of_the_pen_is_told_the_nearest_format(ms19: Plan) -> None:
    with pytest.raises(InputError, match="did you mean geojson") as caught:
        exports.write(ms19, "geo-json")
    assert caught.value.field == "to"


def test_a_hop_has_no_ephemeris_in_its_folder(ms19: Plan, tmp_path: Path) -> None:
    names = [file.name for file in odd_plans.hop(ms19).write(tmp_path / "hop")]
    assert names == ["plan.json", "timeline.csv"]


def test_the_table_of_states_is_the_trajectory(ms19: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(exports.write(ms19, "states").decode())))
    met = np.array([float(row["met_s"]) for row in rows])
    assert met[0] == 0.0
    assert met[-1] == pytest.approx(ms19.duration_s, abs=1e-3)
    assert np.diff(met).max() <= 60.0 + 1e-3
    inside = [k for k in range(1, len(rows) - 1) if rows[k - 1]["segment"] == rows[k + 1]["segment"]]
    for k in inside[::7]:
        row, state = rows[k], ms19.state_gcrf(met[k])
        got = [float(row[f"{axis}_gcrf_m"]) for axis in "xyz"]
        # MET is printed to the microsecond, in which the ship moves 8 mm.
        assert np.linalg.norm(np.array(got) - state[:3]) < 0.01
        away = np.linalg.norm(ms19.relative_rtn(met[k])[:3])
        assert float(row["range_m"]) == pytest.approx(away, abs=0.1)
        assert parse_utc(row["utc"]) - parse_utc(ms19.zero_utc) == pytest.approx(met[k], abs=1.1e-6)
    # Both sides of a pulse: the same place, another velocity.
    jumps = [
        (before, after)
        for before, after in itertools.pairwise(rows)
        if before["segment"] == "transfer" and after["segment"] == "closing"
    ]
    ((before, after),) = jumps
    assert float(before["x_gcrf_m"]) == pytest.approx(float(after["x_gcrf_m"]), abs=0.01)
    change = [float(after[f"v{axis}_gcrf_mps"]) - float(before[f"v{axis}_gcrf_mps"]) for axis in "xyz"]
    closing = next(burn for burn in ms19.burns if burn.name == "closing")
    assert np.linalg.norm(change) == pytest.approx(closing.dv_mps, rel=1e-3)


def test_a_track_is_cut_where_it_crosses_the_antimeridian() -> None:
    track = np.array([[170.0, 0.0, 1.0], [178.0, 4.0, 3.0], [-178.0, 8.0, 5.0], [179.0, 12.0, 7.0]])
    east, west, again = cut_at_antimeridian(track)
    np.testing.assert_allclose(east[-1], [180.0, 6.0, 4.0])
    np.testing.assert_allclose(
        west[[0, -1]], [[-180.0, 6.0, 4.0], [-180.0, 8.0 + 4.0 * 2 / 3, 5.0 + 2.0 * 2 / 3]]
    )
    np.testing.assert_allclose(again, [[180.0, 8.0 + 4.0 * 2 / 3, 5.0 + 2.0 * 2 / 3], [179.0, 12.0, 7.0]])


def test_geojson_is_longitude_first_and_never_leaps_over_the_map(ms19: Plan) -> None:
    tree = json.loads(exports.write(ms19, "geojson"))
    assert tree["type"] == "FeatureCollection"
    features = tree["features"]
    tracks = {
        one["properties"]["name"]: one["geometry"] for one in features if one["properties"]["kind"] == "track"
    }
    assert set(tracks) == {"ascent", "orbit"}
    assert tracks["orbit"]["type"] == "MultiLineString"
    for line in tracks["orbit"]["coordinates"]:
        assert np.abs(np.diff(np.array(line)[:, 0])).max() < 20.0
        assert np.abs(np.array(line)[:, 1]).max() < 52.5
    first = tracks["ascent"]["coordinates"][0]
    assert first[:2] == pytest.approx([63.564003, 45.996034], abs=1e-4)
    names = [one["properties"]["name"] for one in features if one["properties"]["kind"] == "event"]
    assert names == [event.name for event in ms19.events]
