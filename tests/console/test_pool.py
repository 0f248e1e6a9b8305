"""Work is bounded: so many wait, so much is kept, and a worker that dies takes only its own job along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from expedition.console import pool as pools
from expedition.console.jobs import Result
from expedition.console.pool import BusyError, Job, Pool
from tests.waiting import wait_for


@pytest.fixture
def idle() -> Iterator[Pool]:
    """A pool whose work nobody does."""
    pool = Pool(workers=0)
    yield pool
    pool.close()


@pytest.fixture
def busy() -> Iterator[Pool]:
    pool = Pool(workers=1)
    pool.start()
    yield pool
    pool.close()


def _over(pool: Pool, job: Job) -> Job:
    _until(pool, job, lambda: job.over)
    return job


def _until(pool: Pool, job: Job, state: Callable[[], bool]) -> None:
    def so() -> bool:
        if not state():
            pool.wait(job, job.version, 1.0)
        return state()

    wait_for(so, f"{job.kind} {job.id}")


def test_no_more_wait_than_is_worth_it(idle: Pool) -> None:
    jobs = [idle.ask("plan", {"name": str(k)}) for k in range(pools.MAX_QUEUED)]
    with pytest.raises(BusyError, match="try again"):
        idle.ask("plan", {"name": "one more"})
    assert idle.ask("plan", {"name": "0"}) is jobs[0]
    idle.cancel(jobs[1])
    assert jobs[1].status == "cancelled"
    assert idle.ask("plan", {"name": "one more"}).status == "queued"


@pytest.mark.parametrize(("size", "left"), [(10, 200), (10_000_000, 25)])
def test_what_was_asked_longest_ago_is_forgotten_first(idle: Pool, size: int, left: int) -> None:
    content = b"x" * size
    jobs = []
    for k in range(230):
        job = idle.ask("plan", {"name": str(k)})
        idle._queue.clear()
        job.status, job.result = "done", Result(content)
        jobs.append(job)
    idle.ask("plan", {"name": "last"})
    kept = [job for job in jobs if idle.job(job.id) is not None]
    assert kept == jobs[-left:]


def test_what_is_done_is_not_cancelled(busy: Pool) -> None:
    job = _over(busy, busy.ask("plan", {"name": "ns-16"}))
    busy.cancel(job)
    busy.cancel(job)
    assert job.status == "done"
    assert job.result is not None
    assert busy.ask("plan", {"name": "ns-16"}) is job
    assert busy.job(job.id) is job


def test_a_page_loaded_again_is_one_asker(idle: Pool) -> None:
    for _ in range(3):
        job = idle.ask("plan", {"name": "ns-16"}, "tab-one")
    idle.ask("plan", {"name": "ns-16"}, "tab-two")
    # Whoever has not asked takes nothing away.
    idle.cancel(job, "tab-three")
    idle.cancel(job, "tab-two")
    assert not job.over
    idle.cancel(job, "tab-one")
    assert job.status == "cancelled"


def test_one_who_cancels_takes_nothing_from_another(idle: Pool) -> None:
    job = idle.ask("plan", {"name": "a"})
    assert idle.ask("plan", {"name": "a"}) is job
    idle.cancel(job)
    assert job.status == "queued"
    idle.cancel(job)
    assert job.status == "cancelled"
    assert idle.ask("plan", {"name": "a"}).status == "queued"


def test_an_error_of_ours_is_tried_once_more_and_a_refusal_stands(idle: Pool) -> None:
    for reason, stands in (("internal", False), ("too long", False), ("input", True), ("impossible", True)):
        job = idle.ask("plan", {"name": reason})
        idle._queue.clear()
        job.status, job.error = "failed", pools.error_words("it", reason=reason)
        assert (idle.ask("plan", {"name": reason}) is job) is stands


_SERVE = """
import sys
from expedition.console.pool import Pool
if __name__ == "__main__":
    pool = Pool(1)
    job = pool.ask("record", {})
    while not job.step.startswith("predicting"):
        pool.wait(job, job.version, 1.0)
    print("working", flush=True)
    sys.stdin.read()
"""


def test_workers_end_quietly_when_the_server_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "serving.py"
    file.write_text(_SERVE)
    with subprocess.Popen(
        [sys.executable, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        assert server.stdout.readline() == "working\n"
        server.kill()
        # The worker holds the other end of this until it ends.
        said = server.stderr.read()
    assert said == ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the worker")
def test_a_worker_that_dies_takes_one_job_along(busy: Pool) -> None:
    before = set(_workers())
    job = busy.ask("record", {})
    _until(busy, job, lambda: job.step.startswith("predicting"))
    assert job.status == "working"
    for worker in before or _workers():
        os.kill(worker, signal.SIGKILL)
    assert _over(busy, job).status == "failed"
    assert job.error is not None
    assert job.error["reason"] == "internal"
    after = _over(busy, busy.ask("plan", {"name": "nobody"}))
    assert (after.status, after.error and after.error["reason"]) == ("failed", "input")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the worker")
def test_closing_ends_the_workers(busy: Pool) -> None:
    job = busy.ask("record", {})
    _until(busy, job, lambda: job.status == "working")
    busy.close()
    wait_for(lambda: not _workers(), "workers to end")


def _workers() -> list[int]:
    """Processes that threads of this one have spawned to work."""
    found = []
    for path in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for one in path.read_text().split():
            words = Path(f"/proc/{one}/cmdline").read_bytes()
            if b"spawn_main" in words:
                found.append(int(one))
    return found
