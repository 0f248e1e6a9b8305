"""Samples in blocks: the same whoever carries them, and whatever becomes of a block or of a worker."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from expedition import ExpeditionError, InputError
from expedition.errors import RunError
from expedition.runs.blocks import run_blocks
from expedition.runs.carrier import Processes
from expedition.runs.samples import Samples
from expedition.runs.tables import Span, Table
from tests.runs import tasks

TOTAL, BLOCK = 205, 10


def as_bytes(found: Samples) -> dict[str, bytes]:
    """What is in the columns, to the last bit."""
    return {
        name: "\n".join(found[name]).encode() if kind == "str" else found[name].tobytes()
        for name, kind in found.kinds.items()
    }


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    """The run on one worker, in one block."""
    return as_bytes(run_blocks(tasks.numbers, TOTAL, block=TOTAL, workers=1))


@pytest.fixture
def threads() -> ThreadPoolExecutor:
    with ThreadPoolExecutor(3) as threads:
        yield threads


def test_columns_are_those_of_the_task_with_the_samples_counted() -> None:
    found = run_blocks(tasks.numbers, TOTAL, block=BLOCK, workers=1)
    assert list(found) == ["sample", "failed", "root_mps", "square", "even", "word"]
    assert found.count == TOTAL
    assert found["sample"].tolist() == list(range(TOTAL))
    assert [found[name].dtype for name in found] == [np.int64, object, np.float64, np.int64, bool, object]
    assert found["square"][204] == 204**2
    assert np.isnan(found["root_mps"]).sum() == TOTAL // 5
    assert [one for one in found["failed"] if one] == ["it drifted past"] * 3
    assert [len(table["even"]) for table in found.tables(["even"])] == [10] * 20 + [5]


@pytest.mark.parametrize("block", [1, 7, 1000])
def test_any_block_gives_the_same(block: int, alone: dict[str, bytes]) -> None:
    assert as_bytes(run_blocks(tasks.numbers, TOTAL, block=block, workers=1)) == alone


def test_workers_and_any_executor_give_the_same(alone: dict[str, bytes], threads: ThreadPoolExecutor) -> None:
    told: list[tuple[int, int]] = []
    found = run_blocks(tasks.numbers, TOTAL, block=BLOCK, workers=2, progress=lambda *done: told.append(done))
    assert as_bytes(found) == alone
    assert as_bytes(run_blocks(tasks.numbers, TOTAL, block=BLOCK, executor=threads)) == alone
    assert told[0] == (0, TOTAL)
    assert told[-1] == (TOTAL, TOTAL)
    assert len(told) == 22


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (tasks.refused, "pad: no such pad"),
        (tasks.mistaken, "an error of ours: ZeroDivisionError: by nothing"),
    ],
)
def test_a_block_that_fails_is_rows_with_their_reason(task: Callable[[Span], Table], reason: str) -> None:
    found = run_blocks(task, TOTAL, block=BLOCK, workers=1)
    failed = found["failed"] == reason
    assert found["sample"][failed].tolist() == list(range(20, 30))
    assert np.isnan(found["root_mps"][failed]).all()
    assert found["word"][failed].tolist() == [""] * 10
    assert found["square"][~failed].tolist() == [one**2 for one in range(TOTAL) if not 20 <= one < 30]


def test_the_first_block_may_fail_too() -> None:
    found = run_blocks(tasks.refused, 40, block=25, workers=1)
    assert list(found) == ["sample", "failed", "root_mps", "square", "even", "word"]
    assert found["failed"].tolist()[:25] == ["pad: no such pad"] * 25
    assert found["square"].tolist()[25:] == [one**2 for one in range(25, 40)]


def test_where_all_fails_the_rows_say_so() -> None:
    found = run_blocks(tasks.refused, 22, block=22, workers=1)
    assert list(found) == ["sample", "failed"]
    assert found["failed"].tolist() == ["pad: no such pad"] * 22


def test_a_block_that_no_worker_outlives_costs_itself_alone() -> None:
    found = run_blocks(tasks.deadly, TOTAL, block=BLOCK, workers=2)
    lost = found["failed"] == "its worker was lost 3 times (WorkerLostError)"
    assert found["sample"][lost].tolist() == list(range(20, 30))
    assert found["square"][~lost].tolist() == [one**2 for one in range(TOTAL) if not 20 <= one < 30]


def test_a_lost_worker_costs_time_alone(alone: dict[str, bytes], tmp_path: Path) -> None:
    task = tasks.DeadlyOnce(tmp_path / "been")
    assert as_bytes(run_blocks(task, TOTAL, block=BLOCK, workers=2)) == alone
    assert task.been.exists()


def test_a_pool_of_others_that_breaks_is_refused_in_words() -> None:
    with ProcessPoolExecutor(1) as pool, pytest.raises(RunError, match="takes no more work"):
        run_blocks(tasks.deadly, TOTAL, block=BLOCK, executor=pool)


def test_a_task_that_cannot_be_sent_is_refused_in_words() -> None:
    with pytest.raises(RunError, match="cannot be handed over"):
        run_blocks(lambda span: tasks.numbers(span), TOTAL, block=BLOCK, workers=2)


def test_workers_are_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("expedition.runs.carrier._TASKS_A_WORKER", 2)
    pool = Processes(1)
    try:
        seen = [one.result() for one in [pool.submit(tasks.own_process) for _ in range(5)]]
    finally:
        pool.kill()
    assert [seen.count(one) for one in dict.fromkeys(seen)] == [2, 2, 1]


def test_it_ends_where_it_is_enough_whoever_carries_it(threads: ThreadPoolExecutor) -> None:
    asked: list[int] = []

    def enough(found: Samples) -> bool:
        asked.append(found.count)
        return int(found["square"].max()) > 80**2

    found = run_blocks(tasks.numbers, TOTAL, block=BLOCK, workers=1, enough=enough)
    # Ever a tenth more, and whole blocks.
    assert asked == [10, 20, 30, 40, 50, 60, 70, 80, 90]
    assert found.count == 90
    there = run_blocks(tasks.numbers, TOTAL, block=BLOCK, executor=threads, enough=enough)
    assert as_bytes(there) == as_bytes(found)


def test_it_is_asked_ever_less_often() -> None:
    asked: list[int] = []
    run_blocks(tasks.bare, 400, block=1, workers=1, enough=lambda found: bool(asked.append(found.count)))
    assert asked[:12] == [*range(1, 11), 11, 12]
    assert max(after / before for before, after in pairwise(asked[20:])) < 1.2
    assert len(asked) < 60


@pytest.mark.parametrize("total", [0, -1, 10**12])
def test_a_senseless_number_of_samples_is_refused(total: int) -> None:
    with pytest.raises(InputError, match="samples"):
        run_blocks(tasks.numbers, total)


@pytest.mark.parametrize("block", [0, -5])
def test_a_senseless_block_is_refused(block: int) -> None:
    with pytest.raises(InputError, match="block"):
        run_blocks(tasks.numbers, 10, block=block)


def test_a_table_of_the_wrong_shape_is_a_fault_of_ours() -> None:
    found = run_blocks(tasks.short, 10, block=10, workers=1)
    assert found["failed"][0].startswith("an error of ours: ValueError: column square is of shape (9,)")


def test_blocks_with_other_columns_are_refused() -> None:
    with pytest.raises(ExpeditionError, match=r"samples 10 to 19 come with other columns .*more"):
        run_blocks(tasks.unsteady, 20, block=10, workers=1)
