"""A plan's folder: three files that other programs read, whole or not at all."""

from __future__ import annotations

import csv
import errno
import os
import re
import stat
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import InputError, Plan, catalog
from expedition.exports.folder import write_folder
from expedition.space.engine import Forces
from expedition.space.time import parse_utc
from expedition.station.oem import Oem
from expedition.station.oem_reader import parse_oem

NAMES = ["plan.json", "timeline.csv", "trajectory.oem"]

READ_BACK_M = 1e-3
REPROPAGATED_M = 1.0


@pytest.fixture(scope="module")
def written(ms19: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan") / "soyuz-ms-19"
    assert [file.name for file in write_folder(ms19, folder)] == NAMES
    return folder


@pytest.fixture(scope="module")
def ephemeris(written: Path) -> Oem:
    return parse_oem((written / "trajectory.oem").read_text(), where="trajectory.oem")


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_folder_holds_three_files_and_nothing_else(written: Path) -> None:
    assert left_in(written) == NAMES


def test_files_have_the_mode_that_the_user_asked_for(ms19: Plan, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files = write_folder(ms19, tmp_path / "out")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o640}


def test_the_plan_loads_again(ms19: Plan, written: Path) -> None:
    assert Plan.read(written / "plan.json") == ms19


def test_the_timeline_is_a_table_of_every_event_and_burn(ms19: Plan, written: Path) -> None:
    with (written / "timeline.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len(rows) == len(ms19.events) + len(ms19.burns)
    assert all(None not in row and None not in row.values() for row in rows)
    met = [float(row["met_s"]) for row in rows]
    assert met == sorted(met)
    t0 = parse_utc(ms19.liftoff_utc)
    for row in rows:
        assert parse_utc(row["utc"]) == pytest.approx(t0 + float(row["met_s"]), abs=2e-3)
    burns = [row for row in rows if row["kind"] == "burn"]
    for row, burn in zip(burns, ms19.burns, strict=True):
        dv = [float(row[f"dv_{axis}_mps"]) for axis in "rtn"]
        assert dv == pytest.approx(burn.dv_rtn_mps, abs=1e-4)
        assert float(row["duration_s"]) == pytest.approx(burn.duration_s, abs=0.01)
        assert float(row["perigee_km"]) <= float(row["apogee_km"])
    details = [row["detail"] for row in rows if row["kind"] == "event"]
    assert details == [event.detail for event in ms19.events]
    assert any("," in detail for detail in details), "a comma puts the quoting to the test"


def test_the_ephemeris_read_back_is_the_plans_trajectory(ms19: Plan, ephemeris: Oem) -> None:
    flown = [segment for segment in ms19.trajectory if segment.frame == "GCRF"]
    t0 = parse_utc(ms19.liftoff_utc)
    assert len(ephemeris.segments) == len(flown)
    for read, segment in zip(ephemeris.segments, flown, strict=True):
        assert read.object_name == "Soyuz MS-19"
        assert read.ref_frame == "EME2000"
        assert np.abs(read.epochs - t0 - np.array(segment.met_s)).max() < 1e-6
        miss = read.states_gcrf - np.array(segment.states)
        # Printed epochs are rounded to a microsecond, in which the ship moves 8 mm, and the states with them.
        miss[:, :3] -= (read.epochs - t0 - np.array(segment.met_s))[:, None] * read.states_gcrf[:, 3:]
        assert np.linalg.norm(miss[:, :3], axis=1).max() < READ_BACK_M
        assert np.linalg.norm(miss[:, 3:], axis=1).max() < 1e-5


def test_between_its_rows_the_ephemeris_is_the_plan_too(ms19: Plan, ephemeris: Oem) -> None:
    t0 = parse_utc(ms19.liftoff_utc)
    t = np.linspace(ephemeris.start + 0.01, ephemeris.end - 0.01, 997)
    miss = ephemeris.state_gcrf(t) - ms19.state_gcrf(t - t0)
    assert np.linalg.norm(miss[:, :3], axis=1).max() < READ_BACK_M


def test_the_ephemeris_runs_from_insertion_to_contact_and_breaks_at_every_burn(
    ms19: Plan, ephemeris: Oem
) -> None:
    t0 = parse_utc(ms19.liftoff_utc)
    assert ephemeris.start - t0 == pytest.approx(ms19.insertion.cutoff_met_s, abs=1e-5)
    assert ephemeris.end == pytest.approx(parse_utc(ms19.docking_utc), abs=2e-3)
    edges = np.array([segment.epochs[0] for segment in ephemeris.segments[1:]]) - t0
    assert np.array([segment.epochs[-1] for segment in ephemeris.segments[:-1]]) - t0 == pytest.approx(
        edges, abs=2e-6
    )
    for burn in ms19.burns:
        middle = burn.met_s + 0.5 * burn.duration_s
        edge = burn.met_s if burn.engine == "main" else middle
        assert np.abs(edges - edge).min() < 0.01, burn.name


def test_each_coast_of_the_ephemeris_is_a_smooth_arc_of_the_engine(ephemeris: Oem) -> None:
    ship = catalog.ship("soyuz-ms")
    coasts = [one for one in ephemeris.segments if any("coast:" in comment for comment in one.comments)]
    longest = sorted(coasts, key=lambda one: one.end - one.start)[-4:]
    for coast in longest:
        start, end = float(coast.epochs[0]), float(coast.epochs[-1])
        arc = Forces.over(start, end).propagate(
            coast.states_gcrf[0],
            start,
            end,
            drag_area_over_mass_m2pkg=ship.drag_coefficient * ship.drag_area_m2 / ship.mass_kg,
        )
        miss = arc.state_gcrf(coast.epochs) - coast.states_gcrf
        assert np.linalg.norm(miss[:, :3], axis=1).max() < REPROPAGATED_M


def test_another_program_needs_no_more_than_the_standard_says(written: Path) -> None:
    lines = (written / "trajectory.oem").read_text(encoding="ascii").splitlines()
    assert lines[0] == "CCSDS_OEM_VERS = 2.0"
    assert max(map(len, lines)) <= 254
    assert lines.count("META_START") == lines.count("META_STOP") > 5
    state = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+( -?\d+\.\d+){6}")
    assert sum(state.fullmatch(line) is not None for line in lines) > 100
    assert {line for line in lines if line.startswith("TIME_SYSTEM")} == {"TIME_SYSTEM = UTC"}


def test_writing_again_replaces_the_files(ms19: Plan, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    write_folder(ms19, tmp_path)
    assert Plan.read(tmp_path / "plan.json") == ms19
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert left_in(tmp_path) == sorted([*NAMES, "notes.txt"])


def test_folders_are_made_where_they_are_missing(ms19: Plan, tmp_path: Path) -> None:
    write_folder(ms19, str(tmp_path / "a" / "b" / "c"))
    assert left_in(tmp_path / "a" / "b" / "c") == NAMES


def refused(plan: Plan, folder: Path | str) -> str:
    with pytest.raises(InputError) as caught:
        write_folder(plan, folder)
    assert caught.value.field == "out"
    return str(caught.value)


def test_a_file_in_the_folders_place_is_left_alone(ms19: Plan, tmp_path: Path) -> None:
    file = tmp_path / "here"
    file.write_text("mine")
    assert "cannot be written: Not a directory; name another place" in refused(ms19, file)
    assert "Not a directory" in refused(ms19, file / "below")
    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 30), "a\0b"])
def test_a_path_that_cannot_be_leaves_nothing_behind(ms19: Plan, tmp_path: Path, name: str) -> None:
    message = refused(ms19, tmp_path / "new" / name)
    assert "cannot be written" in message
    assert len(message) < 600
    assert left_in(tmp_path) == []


def test_no_name_is_not_the_folder_one_stands_in(
    ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "is empty" in refused(ms19, "")
    assert left_in(tmp_path) == []
    write_folder(ms19, ".")
    assert left_in(tmp_path) == NAMES


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_refused(ms19: Plan, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert "Permission denied" in refused(ms19, tmp_path)
        assert "Permission denied" in refused(ms19, tmp_path / "new")
    finally:
        tmp_path.chmod(0o755)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_directory_in_a_files_place_keeps_all_the_others_out(ms19: Plan, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert f"{name} in it is a directory" in refused(ms19, tmp_path)
    assert left_in(tmp_path) == [name]


class Failing:
    """A disk that takes a number of files and then fails."""

    def __init__(self, good: int, error: BaseException) -> None:
        self.good, self.error = good, error

    def __call__(self, handle: int) -> None:
        self.good -= 1
        if self.good < 0:
            raise self.error


@pytest.mark.parametrize("good", [0, 1, 2])
def test_a_full_disk_leaves_the_old_files_whole(
    ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "fsync", Failing(good, full))
    (tmp_path / "plan.json").write_text("old")
    assert "No space left on device" in refused(ms19, tmp_path)
    assert left_in(tmp_path) == ["plan.json"]
    assert (tmp_path / "plan.json").read_text() == "old"
    monkeypatch.setattr(os, "fsync", Failing(good, full))
    refused(ms19, tmp_path / "new" / "deeper")
    assert left_in(tmp_path) == ["plan.json"]


def test_an_interrupt_while_writing_leaves_nothing(
    ms19: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Failing(2, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_folder(ms19, tmp_path / "new")
    assert left_in(tmp_path) == []


def test_two_at_once_leave_the_files_of_one_of_them(ms19: Plan, tmp_path: Path) -> None:
    titles = ["first", "second"]
    plans = [
        ms19.model_copy(
            update={"flight": ms19.flight.model_copy(update={"title": title}), "events": ms19.events[:1]}
        )
        for title in titles
    ]
    failures: list[Any] = []

    def write(plan: Plan) -> None:
        try:
            for _ in range(5):
                write_folder(plan, tmp_path)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(plan,)) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert left_in(tmp_path) == NAMES
    title = Plan.read(tmp_path / "plan.json").flight.title
    assert title in titles
    assert f"OBJECT_NAME = {title}" in (tmp_path / "trajectory.oem").read_text()


@pytest.mark.parametrize(
    ("title", "object_name"), [("Союз МС-19", "soyuz-ms-19"), ('He said "go, go" META_START', None)]
)
def test_any_title_can_be_written(ms19: Plan, tmp_path: Path, title: str, object_name: str | None) -> None:
    titled = ms19.model_copy(update={"flight": ms19.flight.model_copy(update={"title": title})})
    write_folder(titled, tmp_path)
    read = parse_oem((tmp_path / "trajectory.oem").read_text(), where="trajectory.oem")
    assert read.object_name == (object_name or title)
    assert len(read.segments) == len(ms19.trajectory) - 1
    assert Plan.read(tmp_path / "plan.json").flight.title == title
