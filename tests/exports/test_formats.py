"""Every format, for every kind of plan, and what is refused."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from expedition import InputError, Plan, exports
from expedition.catalog import DEFAULT
from expedition.exports import write_folder
from expedition.plans.ground import cut_at_antimeridian
from expedition.space.time import parse_utc
from expedition.station.oem_reader import parse_oem

# What a flight that never is in orbit cannot fill, and why.
REFUSED = {
    **dict.fromkeys(("oem", "oem-xml", "opm", "opm-xml"), "has no orbit"),
    **dict.fromkeys(("omm", "omm-xml", "omm-json"), "goes to no station"),
    **dict.fromkeys(("oem-station", "stk-station"), "has no station"),
}
OFFERED = sorted(one.name for one in exports.offered())


def test_every_format_has_its_own_suffix_and_a_writer_that_is_there(ms19: Plan) -> None:
    assert len({one.suffix for one in exports.FORMATS.values()}) == len(exports.FORMATS)
    assert all(one.name == name for name, one in exports.FORMATS.items())
    for name in sorted(set(OFFERED) - {"spk"}):
        content = exports.write(ms19, name)
        assert content.endswith(b"\n")
        content.decode("utf-8")


@pytest.mark.parametrize("name", OFFERED)
def test_a_flight_home_goes_into_every_format(home: Plan, name: str) -> None:
    assert exports.write(home, name)


@pytest.mark.parametrize("name", OFFERED)
def test_a_hop_goes_into_every_format_that_needs_no_orbit(hop: Plan, name: str) -> None:
    if name in REFUSED:
        with pytest.raises(InputError, match=REFUSED[name]) as caught:
            exports.write(hop, name)
        assert caught.value.field == "to"
    else:
        assert exports.write(hop, name)


@pytest.mark.parametrize("name", ["oem", "oem-xml"])
@pytest.mark.parametrize("kind", ["station", "home", "orbit"])
def test_an_ephemeris_out_and_in_again_is_the_plan_within_a_millimetre(
    of_kind: Callable[[str], Plan], kind: str, name: str
) -> None:
    plan = of_kind(kind)
    again = parse_oem(exports.write(plan, name).decode())
    flown = [segment for segment in plan.trajectory if segment.frame == "GCRF"]
    for read, segment in zip(again.segments, flown, strict=True):
        met = np.array(segment.met_s)
        shift = read.epochs - (parse_utc(plan.zero_utc) + met)
        assert np.abs(shift).max() < 1e-6
        # Moved to the epochs of the file, which are whole microseconds, in which the ship moves 8 mm.
        states = np.array(segment.states)
        miss = read.states_gcrf[:, :3] - states[:, :3] - shift[:, None] * states[:, 3:]
        assert np.linalg.norm(miss, axis=1).max() < 1e-3
        assert np.abs(read.states_gcrf[:, 3:] - states[:, 3:]).max() < 1e-4


@pytest.mark.parametrize("kind", ["station", "home", "orbit"])
def test_a_burn_takes_the_mass_that_flows_while_it_lasts(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    text = exports.write(plan, "opm").decode()
    ship = DEFAULT.ship(plan.flight.vehicle)
    engine = {"main": ship.main_engine, "thrusters": ship.thrusters}
    taken = [-float(one) for one in re.findall(r"MAN_DELTA_MASS = (\S+)", text)]
    for mass_kg, burn in zip(taken, plan.burns, strict=True):
        flow = engine[burn.engine].thrust_n / (9.80665 * engine[burn.engine].isp_s)
        if burn.dv_mps > 10.0:
            assert mass_kg == pytest.approx(flow * burn.duration_s, rel=0.005), burn.name
    (mass,) = (float(one) for one in re.findall(r"^MASS = (\S+)", text, re.MULTILINE))
    if kind == "home":
        assert ship.mass_kg - ship.propellant_kg < mass < ship.mass_kg - 0.5 * ship.propellant_kg
    else:
        assert mass == ship.mass_kg


def test_a_slip_of_the_pen_is_told_the_nearest_format(ms19: Plan) -> None:
    with pytest.raises(InputError, match="did you mean geojson") as caught:
        exports.write(ms19, "geo-json")
    assert caught.value.field == "to"


def test_a_hop_has_no_ephemeris_in_its_folder(hop: Plan, tmp_path: Path) -> None:
    names = [file.name for file in write_folder(hop, tmp_path / "hop")]
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
