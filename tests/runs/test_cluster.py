"""On a Dask cluster: a scheduler and two workers on this machine give what one worker gives, also as they are lost."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition import InputError, plan
from expedition.errors import RunError
from expedition.runs import carrier
from expedition.runs.blocks import run_blocks
from expedition.runs.folder import create, resume
from expedition.runs.many import plan_many
from tests.runs import tasks
from tests.runs.test_blocks import as_bytes
from tests.runs.test_many import FLIGHTS
from tests.waiting import wait_for

TOTAL, BLOCK = 205, 10


class Cluster:
    """A Dask scheduler and workers of one thread, as processes of their own."""

    def __init__(self, folder: Path) -> None:
        root = Path(__file__).resolve().parents[2]
        self._folder = folder
        self._environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
        self._file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._begin(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter"
        )
        wait_for(lambda: self._written() or self.scheduler.poll() is not None, "the scheduler")
        self.address: str = json.loads(self._file.read_text())["address"]

    def _written(self) -> bool:
        """Whether the scheduler's file is whole: it is there before it is filled."""
        try:
            return "address" in json.loads(self._file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return False

    def add_worker(self) -> None:
        self.workers.append(
            self._begin(
                "dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "600"
            )
        )

    def _begin(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--scheduler-file", str(self._file)]
        with open(self._folder / "log", "ab") as log:
            return subprocess.Popen(
                [*command, *options], env=self._environment, cwd=self._folder, stdout=log, stderr=log
            )

    def end(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    cluster.add_worker()
    cluster.add_worker()
    yield cluster
    cluster.end()


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    return as_bytes(run_blocks(tasks.numbers, TOTAL, block=TOTAL, workers=1))


class At:
    """Told how far a run is, does something once it is so far."""

    def __init__(self, done: int, what: object) -> None:
        self.done, self.what, self.told = done, what, False

    def __call__(self, done: int, _total: int) -> None:
        if done >= self.done and not self.told:
            self.told = True
            self.what()


def test_a_worker_killed_in_mid_run_changes_nothing_and_a_lost_scheduler_leaves_what_is_done(
    cluster: Cluster, tmp_path: Path, alone: dict[str, bytes]
) -> None:
    def kill_one() -> None:
        cluster.workers[0].kill()
        killed.touch()

    killed, never = tmp_path / "killed", tmp_path / "never"
    kill = At(50, kill_one)
    found = run_blocks(tasks.Held(100, killed), TOTAL, block=BLOCK, scheduler=cluster.address, progress=kill)
    assert kill.told
    assert as_bytes(found) == alone
    assert as_bytes(run_blocks(tasks.numbers, TOTAL, block=BLOCK, workers=2)) == alone
    # The worker that is left goes on, until the scheduler is lost too.
    path = tmp_path / "run"
    with create(path, {}, total=TOTAL, block=BLOCK) as folder:
        with pytest.raises(RunError, match="scheduler was lost"):
            run_blocks(
                tasks.Held(150, never),
                TOTAL,
                folder=folder,
                scheduler=cluster.address,
                progress=At(100, cluster.scheduler.kill),
            )
        assert 10 <= len(folder.parts) < 21
    with resume(path, {}) as folder:
        assert as_bytes(run_blocks(tasks.numbers, TOTAL, folder=folder, workers=1)) == alone


@pytest.mark.slow
def test_flights_are_planned_on_a_cluster_as_they_are_here(cluster: Cluster) -> None:
    found = plan_many(FLIGHTS * 2, scheduler=cluster.address, progress=At(2, cluster.workers[1].kill))
    assert [one.plan for one in found] == [plan(one) for one in FLIGHTS * 2]
    found = plan_many(FLIGHTS * 4, scheduler=cluster.address, progress=At(2, cluster.scheduler.kill))
    assert [one.plan is not None for one in found][:2] == [True, True]
    assert "scheduler was lost" in found[-1].reason
    assert len(found) == 12


@pytest.mark.slow
def test_a_block_that_no_worker_outlives_is_rows_there_too(cluster: Cluster) -> None:
    for _ in range(4):
        cluster.add_worker()
    found = run_blocks(tasks.deadly, TOTAL, block=BLOCK, scheduler=cluster.address)
    lost = found["failed"] != ""
    assert found["sample"][lost & (found["word"] == "")].tolist() == list(range(20, 30))
    assert found["failed"][20].startswith("its workers were lost (KilledWorker: ")


@pytest.mark.slow
def test_a_cluster_that_loses_all_its_workers_is_given_up(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrier, "_NO_WORKERS_S", 3.0)

    def kill_all() -> None:
        for one in cluster.workers:
            one.kill()

    held = tasks.Held(100, tmp_path / "never")
    with pytest.raises(RunError, match="has had no workers for 3 s"):
        run_blocks(held, TOTAL, block=BLOCK, scheduler=cluster.address, progress=At(50, kill_all))


@pytest.mark.slow
def test_a_scheduler_without_workers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "_ANSWER_S", 2.0)
    cluster = Cluster(tmp_path)
    try:
        with pytest.raises(InputError, match="has no workers; start some with dask worker tcp://"):
            plan_many(FLIGHTS, scheduler=cluster.address)
    finally:
        cluster.end()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "host",
        "host:8786",
        "tcp://host",
        "tcp://:8786",
        "tcp://host:99999",
        "http://host:8786",
        "tcp://[::1",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="is no address of a scheduler; give one as tcp://host:8786"):
        plan_many(FLIGHTS, scheduler=address)


def test_nobody_at_the_address_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match=f"answers at tcp://127.0.0.1:{port} .*refused"):
        plan_many(FLIGHTS, scheduler=f"tcp://127.0.0.1:{port}")


def test_something_else_at_the_address_is_told() -> None:
    def answer() -> None:
        for _ in range(2):
            there, _ = server.accept()
            with there:
                there.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 10)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with pytest.raises(InputError, match="nothing that is a Dask scheduler answers at tcp://127"):
            plan_many(FLIGHTS, scheduler=f"tcp://127.0.0.1:{server.getsockname()[1]}")


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'expedition\[cluster\]'"):
        plan_many(FLIGHTS, scheduler="tcp://127.0.0.1:8786")


def test_a_scheduler_stands_beside_nothing_else() -> None:
    with pytest.raises(InputError, match="stands beside a number of workers"):
        plan_many(FLIGHTS, scheduler="tcp://127.0.0.1:8786", workers=2)
