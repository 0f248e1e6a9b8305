"""Runs in folders: whole or absent after any end, gone on with, extended, read by other programs, held by one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from expedition import InputError
from expedition.errors import RunError
from expedition.runs import parquet
from expedition.runs.blocks import run_blocks
from expedition.runs.folder import create, resume
from expedition.runs.samples import Samples
from expedition.runs.tables import Span
from tests.runs import tasks
from tests.runs.test_blocks import as_bytes
from tests.waiting import BROKEN_S, wait_for

TOTAL, BLOCK = 205, 10
REQUEST = {"flight": "soyuz-ms-19", "seed": 7, "errors": {"burn.size": 0.01}}


def begun(path: Path, task: Callable[..., Any] = tasks.numbers, total: int = TOTAL, **how: Any) -> Samples:
    with create(path, REQUEST, total=total, block=BLOCK) as folder:
        return run_blocks(task, total, folder=folder, **{"workers": 1, **how})


def gone_on(
    path: Path, task: Callable[..., Any] = tasks.numbers, total: int | None = None, **how: Any
) -> Samples:
    with resume(path, REQUEST, total=total) as folder:
        return run_blocks(task, folder.total, folder=folder, **{"workers": 1, **how})


def parts(path: Path) -> list[str]:
    return sorted(one.name for one in (path / "parts").iterdir())


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    return as_bytes(run_blocks(tasks.numbers, TOTAL, block=TOTAL, workers=1))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_read_back_is_what_was_flown(workers: int, tmp_path: Path, alone: dict[str, bytes]) -> None:
    found = begun(tmp_path / "run", workers=workers)
    assert as_bytes(found) == alone
    assert len(parts(tmp_path / "run")) == 21
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["request"] == REQUEST
    assert (manifest["state"], manifest["samples"], manifest["total"]) == ("finished", TOTAL, TOTAL)
    assert manifest["versions"]["numpy"] == np.__version__
    assert as_bytes(gone_on(tmp_path / "run", tasks.mistaken)) == alone


def test_other_programs_read_the_parts(tmp_path: Path) -> None:
    import duckdb
    import pandas
    import polars

    found = begun(tmp_path / "run", tasks.refused)
    square = found["square"].tolist()
    folder = tmp_path / "run" / "parts"
    frame = pandas.read_parquet(folder)
    assert list(frame.columns) == list(found)
    assert frame["square"].tolist() == square
    assert np.array_equal(frame["root_mps"], found["root_mps"], equal_nan=True)
    assert frame["failed"].tolist() == found["failed"].tolist()
    assert frame["even"].dtype == bool
    lazy = polars.read_parquet(folder / "*.parquet")
    assert lazy["square"].to_list() == square
    assert lazy.filter(polars.col("failed") == "pad: no such pad")["sample"].to_list() == list(range(20, 30))
    (row,) = duckdb.sql(
        f"select sum(square), count(*) from '{folder}/*.parquet' where failed = ''"
    ).fetchall()
    assert row == (int(found["square"][found["failed"] == ""].sum()), (found["failed"] == "").sum())


def test_missing_parts_are_flown_and_no_others(tmp_path: Path, alone: dict[str, bytes]) -> None:
    begun(tmp_path / "run")
    for name in ("part-0000000000-0000000010.parquet", "part-0000000100-0000000110.parquet"):
        (tmp_path / "run" / "parts" / name).unlink()
    flown: list[Span] = []

    def task(span: Span) -> Any:
        flown.append(span)
        return tasks.numbers(span)

    assert as_bytes(gone_on(tmp_path / "run", task)) == alone
    assert flown == [Span(0, 10), Span(100, 10)]


def test_a_run_is_extended_and_its_parts_stay(tmp_path: Path, alone: dict[str, bytes]) -> None:
    begun(tmp_path / "run", total=38)
    before = parts(tmp_path / "run")
    assert before[-1] == "part-0000000030-0000000038.parquet"
    assert as_bytes(gone_on(tmp_path / "run", total=TOTAL)) == alone
    after = parts(tmp_path / "run")
    assert set(before) <= set(after)
    assert "part-0000000038-0000000040.parquet" in after
    with pytest.raises(InputError, match="100 samples are fewer than the 205"):
        gone_on(tmp_path / "run", total=100)


def test_what_was_enough_stays_so_and_can_be_extended(tmp_path: Path, alone: dict[str, bytes]) -> None:
    found = begun(tmp_path / "run", tasks.numbers, workers=2, enough=lambda so_far: so_far.count >= 50)
    assert found.count == 50
    assert len(parts(tmp_path / "run")) == 5
    with resume(tmp_path / "run", REQUEST) as folder:
        assert (folder.state, folder.samples) == ("enough", 50)
    assert gone_on(tmp_path / "run", tasks.mistaken).count == 50
    assert as_bytes(gone_on(tmp_path / "run", total=TOTAL + 1))["square"][: TOTAL * 8] == alone["square"]


CHILD = """
import sys
from pathlib import Path
from expedition.runs.blocks import run_blocks
from expedition.runs.folder import create, resume
from tests.runs import tasks
from tests.runs.test_folder import REQUEST

if __name__ == "__main__":
    path, workers, held = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    hold = resume(path, REQUEST) if (path / "manifest.json").exists() else create(path, REQUEST, total=205, block=10)
    with hold as folder:
        print("held", flush=True)
        run_blocks(tasks.Held(held, path / "never"), folder.total, folder=folder, workers=workers)
"""


@pytest.fixture
def child(tmp_path: Path) -> Any:
    """A process at the run in a folder, by its number of workers and the sample that is the last for now."""
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    begun: list[subprocess.Popen[str]] = []

    def begin(path: Path, workers: int, held: int) -> subprocess.Popen[str]:
        begun.append(
            subprocess.Popen(
                [sys.executable, str(script), str(path), str(workers), str(held)],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        assert begun[-1].stdout.readline() == "held\n", begun[-1].stderr.read()
        return begun[-1]

    yield begin
    for one in begun:
        one.kill()
        one.communicate()


def until(one: subprocess.Popen[str], path: Path, count: int) -> None:
    """Wait for so many parts."""
    written = lambda: len(list((path / "parts").glob("part-*.parquet")))  # noqa: E731
    wait_for(lambda: written() >= count or one.poll() is not None, f"{count} parts")
    assert one.poll() is None


def killed_and_gone_on(
    child: Any, path: Path, workers: int, ends: list[int], alone: dict[str, bytes]
) -> None:
    """Killed after so many parts each time, at any instant after."""
    for count in ends:
        # Some blocks past those waited for, so that it ends in their midst.
        one = child(path, workers, 10 * (count + 5))
        until(one, path, count)
        time.sleep(random.uniform(0.0, 0.03))
        one.kill()
        one.wait()
        for file in (path / "parts").glob("*.parquet"):
            # Whole, or it could not be read.
            assert parquet.kinds([file])["square"] == "int64"
    assert len(list((path / "parts").glob("part-*.parquet"))) < 21
    assert as_bytes(gone_on(path)) == alone
    assert len(parts(path)) == 21


def test_killed_it_leaves_whole_parts_and_goes_on(
    child: Any, tmp_path: Path, alone: dict[str, bytes]
) -> None:
    killed_and_gone_on(child, tmp_path / "run", 1, [3], alone)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_time_and_again(workers: int, child: Any, tmp_path: Path, alone: dict[str, bytes]) -> None:
    killed_and_gone_on(child, tmp_path / "run", workers, [0, 1, 2, 4, 5, 7, 9, 11, 12, 14], alone)


def test_an_interrupt_ends_it_quietly_and_leaves_whole_parts(
    child: Any, tmp_path: Path, alone: dict[str, bytes]
) -> None:
    one = child(tmp_path / "run", 2, 100)
    until(one, tmp_path / "run", 2)
    one.send_signal(signal.SIGINT)
    _, said = one.communicate(timeout=BROKEN_S)
    assert one.returncode == -signal.SIGINT
    # Nobody but the one that was asked says anything.
    assert said.count("Traceback") == said.count("KeyboardInterrupt") == 1
    assert all(name.endswith(".parquet") for name in parts(tmp_path / "run"))
    assert as_bytes(gone_on(tmp_path / "run")) == alone


def test_two_at_one_folder_are_one_too_many(child: Any, tmp_path: Path) -> None:
    one = child(tmp_path / "run", 1, 100)
    with pytest.raises(InputError, match=f"is being written by process {one.pid} on "):
        gone_on(tmp_path / "run")
    with pytest.raises(InputError, match="is being written"):
        begun(tmp_path / "run")
    one.kill()
    one.wait()
    assert gone_on(tmp_path / "run").count == TOTAL


def test_the_folder_of_another_run_is_refused_with_what_differs(tmp_path: Path) -> None:
    begun(tmp_path / "run")
    other = {**REQUEST, "seed": 8, "errors": {"burn.size": 0.02}}
    with (
        pytest.raises(
            InputError, match=r"errors\.burn\.size is 0\.01 there, 0\.02 here, seed is 7 there, 8 here"
        ),
        resume(tmp_path / "run", other),
    ):
        pass
    with resume(tmp_path / "run", dict(reversed(REQUEST.items()))) as folder:
        assert folder.request == REQUEST
    with pytest.raises(InputError, match="holds a run; resume it"):
        begun(tmp_path / "run")


def test_a_run_of_other_versions_is_refused(tmp_path: Path) -> None:
    begun(tmp_path / "run")
    file = tmp_path / "run" / "manifest.json"
    file.write_text(file.read_text().replace(f'"numpy": "{np.__version__}"', '"numpy": "1.0"'))
    with pytest.raises(InputError, match=r"was made with numpy 1\.0, here is"):
        gone_on(tmp_path / "run")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": "expedition-run/1"}', '{"format": "other"}', "[" * 100_000]
)
def test_what_is_no_manifest_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(InputError, match="no manifest of a run"):
        gone_on(tmp_path)


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder of no run"):
        gone_on(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be made"):
        begun(tmp_path / "file")
    (tmp_path / "letter.txt").write_text("")
    with pytest.raises(InputError, match="holds something"):
        begun(tmp_path)
    for total in (0, 10**12):
        with pytest.raises(InputError, match="samples"):
            begun(tmp_path / "new", total=total)
    assert not (tmp_path / "new").exists()


def test_a_part_that_is_spoilt_is_named(tmp_path: Path) -> None:
    found = begun(tmp_path / "run")
    spoilt = tmp_path / "run" / "parts" / "part-0000000050-0000000060.parquet"
    spoilt.write_bytes(spoilt.read_bytes()[:100])
    with pytest.raises(RunError, match=r"part-0000000050-0000000060\.parquet cannot be read"):
        found["square"]


FULL = """
import resource, sys
from pathlib import Path
from expedition.errors import RunError
from expedition.runs.blocks import run_blocks
from expedition.runs.folder import create
from tests.runs import tasks

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    with create(Path(sys.argv[1]), {}, total=100_000, block=60) as folder:
        try:
            run_blocks(tasks.growing, 100_000, folder=folder, workers=int(sys.argv[2]))
        except RunError as error:
            print(error)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_where_no_more_can_be_written_it_says_so_and_keeps_what_is_done(workers: int, tmp_path: Path) -> None:
    script = tmp_path / "full.py"
    script.write_text(FULL)
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "run"), str(workers)],
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "parquet cannot be written: " in said.stdout
    assert "File too large" in said.stdout
    assert "resume the run" in said.stdout
    assert said.stderr == ""
    kept = parts(tmp_path / "run")
    assert kept
    assert all(name.endswith(".parquet") for name in kept)
    for name in kept:
        assert parquet.kinds([tmp_path / "run" / "parts" / name])["noise"] == "float64"


def test_a_full_disk_is_named_in_the_systems_own_words() -> None:
    told = '{"exception_type":"IO","exception_message":"Could not write file","errno":"28"}'
    assert parquet._reason(told) == "No space left on device"
    assert parquet._reason("IO Error: gone\nmore") == "IO Error: gone"
