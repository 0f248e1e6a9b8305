"""Trajectories of other programs: read as they are meant, and refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from expedition.catalog import DEFAULT
from expedition.errors import InputError
from expedition.phases.ascent.given import ascent_of, moved_to_liftoff
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import carried_mps, gcrf_from_itrf_states, turned_east
from expedition.space.time import format_utc, parse_utc
from expedition.trajectories.files import read_trajectory
from expedition.trajectories.trajectory import Trajectory

OWN = Path(__file__).parents[2] / "docs" / "trajectories" / "own-ascent.csv"
LIFTOFF = "2021-10-05T08:55:03.800Z"
LAUNCHER, PAD = DEFAULT.launcher("soyuz-2-1a"), DEFAULT.pad("baikonur-31")
# Numbers of the file are printed to the millimetre.
PRINTED_M = 0.05


@pytest.fixture(scope="module")
def own() -> Trajectory:
    return read_trajectory(OWN)


def _csv(header: str, met: np.ndarray, columns: np.ndarray, notes: str = "") -> str:
    rows = [",".join([f"{t:.3f}", *(f"{x:.6f}" for x in row)]) for t, row in zip(met, columns, strict=True)]
    return "\n".join([*([notes] if notes else []), header, *rows]) + "\n"


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


AXES = "x_m,y_m,z_m,vx_mps,vy_mps,vz_mps"


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        (f"met_s,{AXES}", (1.0, 1.0)),
        ("t [s],x [km],y [km],z [km],vx [km/s],vy [km/s],vz [km/s]", (1e-3, 1e-3)),
        ("time_s,x_km,y_km,z_km,vx_m/s,vy_m/s,vz_m/s", (1e-3, 1.0)),
        ("elapsed_s,x_ft,y_ft,z_ft,x_dot_ft_s,y_dot_ft_s,z_dot_ft_s", (1 / 0.3048, 1 / 0.3048)),
    ],
)
def test_units_are_those_of_the_header(
    own: Trajectory, tmp_path: Path, header: str, scale: tuple[float, float]
) -> None:
    columns = np.hstack([own.states_itrf[:, :3] * scale[0], own.states_itrf[:, 3:] * scale[1]])
    read = read_trajectory(_written(tmp_path, _csv(header, own.met_s, columns, "# frame: ITRF")))
    assert np.max(np.abs(read.states_itrf - own.states_itrf)) < PRINTED_M
    assert read.zero is None


@pytest.mark.parametrize("frame", ["GCRF", "EME2000", "TEME"])
def test_frames_turn_to_the_same_trajectory(own: Trajectory, tmp_path: Path, frame: str) -> None:
    from expedition.space.frames import gcrf_from_teme
    from expedition.station.oem import EME2000_FROM_GCRF

    zero = parse_utc(LIFTOFF)
    states = gcrf_from_itrf_states(zero + own.met_s, own.states_itrf)
    turn = {"GCRF": np.eye(3), "EME2000": EME2000_FROM_GCRF}.get(frame)
    turns = np.broadcast_to(turn, (own.met_s.size, 3, 3)) if turn is not None else None
    if turns is None:
        turns = gcrf_from_teme(zero + own.met_s).transpose(0, 2, 1)
    columns = np.einsum("nij,nkj->nki", turns, states.reshape(-1, 2, 3)).reshape(-1, 6)
    lines = [f"utc,met_s,{AXES}"]
    lines += [
        ",".join([format_utc(zero + t, 6), f"{t:.3f}", *(f"{x:.6f}" for x in row)])
        for t, row in zip(own.met_s, columns, strict=True)
    ]
    read = read_trajectory(_written(tmp_path, "\n".join([f"# frame: {frame}", *lines])))
    assert read.zero == pytest.approx(zero, abs=1e-3)
    assert np.max(np.abs(read.states_itrf - own.states_itrf)) < PRINTED_M


def test_speeds_may_be_left_out_or_be_told_by_angles(own: Trajectory, tmp_path: Path) -> None:
    rows = [line.split(",") for line in OWN.read_text(encoding="utf-8").splitlines()[2:]]
    numbers = np.array(rows, dtype=float)
    bare = read_trajectory(
        _written(tmp_path, _csv("met_s,lat_deg,lon_deg,alt_km", numbers[:, 0], numbers[:, 1:4]))
    )
    assert "velocities follow" in bare.remarks[0]
    assert np.median(np.linalg.norm(bare.states_itrf[:, 3:] - own.states_itrf[:, 3:], axis=1)) < 2.0
    east, north, up = numbers[:, 4:].T
    speed, level = np.linalg.norm(numbers[:, 4:], axis=1), np.hypot(east, north)
    angles = [speed, np.degrees(np.arctan2(up, level)), np.degrees(np.arctan2(east, north))]
    header = "met_s,latitude_deg,longitude_deg,height_km,speed_mps,flight_path_angle_deg,heading_deg"
    told = read_trajectory(
        _written(tmp_path, _csv(header, numbers[:, 0], np.hstack([numbers[:, 1:4], np.transpose(angles)])))
    )
    assert np.max(np.abs(told.states_itrf - own.states_itrf)) < 2.0


def _axes(own: Trajectory) -> str:
    return _csv(f"met_s,{AXES}", own.met_s, own.states_itrf, "# frame: ITRF")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("# frame: ITRF\n", ""), "need a frame"),
        (lambda text: text.replace("ITRF", "ECI"), "'ECI' is no frame"),
        (lambda text: text.replace("ITRF", "GCRF"), "add a utc column"),
        (lambda text: text.replace("vx_mps", "vx_kmps").replace("vy_mps", "vy_kmps"), "own.csv, line 4"),
        (lambda text: text.replace(",x_m,", ",x,"), "no unit that is known; write x_m"),
        (lambda text: text.replace("vx_mps", "vx_m"), "is a speed, and m is none of its units: mps, kmps"),
        (lambda text: text.replace(",vz_mps", ",what_mps"), "only vx, vy"),
        (lambda text: text.replace("met_s", "mat_s"), "has no time; add met_s"),
        (lambda text: text.replace("\n5.000,", "\n-5.000,"), "does not come after"),
        (lambda text: text.replace("\n10.000,", "\n10.000 s,"), "not a number"),
        (lambda text: text.replace("\n10.000,", "\n10.000,1,"), "has 8 columns, the header has 7"),
        (lambda text: text.replace("\n10.000,", "\nnan,"), "not finite"),
        (lambda text: "\n".join(text.splitlines()[:7]), "rows tell no trajectory"),
        (lambda text: "", "is empty or no text"),
        (lambda text: "<html></html>", "XML of <html>"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(own: Trajectory, tmp_path: Path, change, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_trajectory(_written(tmp_path, change(_axes(own))))
    assert said in str(refused.value)


def test_a_wrong_unit_or_frame_is_found_out(own: Trajectory, tmp_path: Path) -> None:
    r, turned = own.states_itrf[:, :3], own.states_itrf[:, 3:] + carried_mps(own.states_itrf[:, :3])
    header = f"met_s,{AXES}".replace("vx_mps,vy_mps,vz_mps", "vx_kmps,vy_kmps,vz_kmps")
    with pytest.raises(InputError, match="header says km/s"):
        read_trajectory(_written(tmp_path, _csv(header, own.met_s, own.states_itrf, "# frame: ITRF")))
    mixed = _csv(f"met_s,{AXES}", own.met_s, np.hstack([r, turned]), "# frame: ITRF")
    with pytest.raises(InputError, match="velocities are inertial"):
        read_trajectory(_written(tmp_path, mixed))
    turn = EARTH_ROTATION_RADPS * own.met_s
    inertial = np.hstack([turned_east(r, turn), turned_east(turned, turn)])
    with pytest.raises(InputError, match="if its states are inertial, name their frame"):
        ascent_of(Trajectory("own", None, own.met_s, inertial), LAUNCHER, PAD)


def test_the_ascent_ends_where_its_thrust_does(own: Trajectory) -> None:
    flown = ascent_of(own, LAUNCHER, PAD)
    assert flown.cutoff_s == pytest.approx(529.66)
    assert flown.lead_s == pytest.approx(205.2, abs=0.5)
    assert np.degrees(flown.inclination_rad) == pytest.approx(51.63, abs=0.01)


def test_a_coast_after_it_is_not_the_ascent(own: Trajectory) -> None:
    from expedition.space.gravity import coast

    # A free flight from cut-off on, in axes that stand still, turned back under the Earth.
    end = own.states_itrf[-1]
    turn = EARTH_ROTATION_RADPS * own.met_s[-1]
    r = turned_east(end[:3], turn)
    v = turned_east(end[3:] + carried_mps(end[:3]), turn)
    after = np.arange(10.0, 600.0, 10.0)
    places, speeds = coast(np.tile(r, (after.size, 1)), np.tile(v, (after.size, 1)), after, 100)
    back = -EARTH_ROTATION_RADPS * (own.met_s[-1] + after)
    fixed = np.hstack([turned_east(places, back), turned_east(speeds - carried_mps(places), back)])
    longer = Trajectory(
        "longer",
        None,
        np.concatenate([own.met_s, own.met_s[-1] + after]),
        np.vstack([own.states_itrf, fixed]),
    )
    assert ascent_of(longer, LAUNCHER, PAD).cutoff_s == pytest.approx(529.66)


@pytest.mark.parametrize(
    ("rows", "pad", "said"),
    [
        (slice(20, None), "baikonur-31", "begins at T+100 s"),
        (slice(None), "lc-39a", "name the pad"),
        (slice(None, 1), "baikonur-31", "shows no thrust"),
    ],
)
def test_an_ascent_that_cannot_be_flown_is_refused(own: Trajectory, rows: slice, pad: str, said: str) -> None:
    met, states = own.met_s[rows], own.states_itrf[rows]
    if met.size == 1:
        met, states = np.arange(10.0), np.tile(states, (10, 1))
        states[:, 3:] = 0.0
        # Standing on the ground is felt as 1 g; falling is not.
        states[:, :3] *= (1.0 - 0.5 * 9.8 * met**2 / np.linalg.norm(states[0, :3]))[:, None]
        states[:, 3:] = -9.8 * met[:, None] * states[0, :3] / np.linalg.norm(states[0, :3])
    with pytest.raises(InputError) as refused:
        ascent_of(Trajectory("own", None, met, states), LAUNCHER, DEFAULT.pad(pad))
    assert said in str(refused.value)


def test_a_gap_in_the_ascent_is_named(own: Trajectory) -> None:
    keep = (own.met_s < 200.0) | (own.met_s > 260.0)
    with pytest.raises(InputError, match=r"a gap of \d+ s in its ascent, from T\+195 s"):
        ascent_of(Trajectory("own", None, own.met_s[keep], own.states_itrf[keep]), LAUNCHER, PAD)


def test_time_on_the_pad_is_no_flight(own: Trajectory) -> None:
    wait = np.arange(0.0, 60.0, 5.0)
    stand = np.tile(own.states_itrf[0], (wait.size, 1))
    met = np.concatenate([wait, 60.0 + own.met_s])
    early = parse_utc(LIFTOFF) - 60.0
    moved = moved_to_liftoff(Trajectory("own", early, met, np.vstack([stand, own.states_itrf])))
    assert moved.zero == pytest.approx(parse_utc(LIFTOFF), abs=1e-3)


@pytest.mark.parametrize("off_s", [-0.0004, 0.0004])
def test_a_lift_off_within_a_millisecond_keeps_its_first_row(own: Trajectory, off_s: float) -> None:
    met = own.met_s.copy()
    met[0] = off_s
    states = own.states_itrf.copy()
    # Marked by a metre, so that another state in its place would be seen.
    states[0, 0] += 1.0
    flown = ascent_of(Trajectory("own", None, met, states), LAUNCHER, PAD)
    assert flown.met_s[0] == 0.0
    assert flown.states_itrf[0, 0] == states[0, 0]
