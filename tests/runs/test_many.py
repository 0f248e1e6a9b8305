"""Many flights planned side by side: the same as one by one, in their order, whatever becomes of one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expedition import Flight, InputError, Plan, plan
from expedition.runs import many
from expedition.runs.many import plan_many
from tests.waiting import BROKEN_S

from ..slow import slow_but


def hop(day: int, **changes: Any) -> Flight:
    asked = {"name": "hop", "vehicle": "new-shepard", "pad": "corn-ranch", "date": date(2021, 10, day)}
    return Flight(**{**asked, **changes})


FLIGHTS = [hop(1), hop(2), hop(3)]
DATES = ["2021-10-01", "2021-10-02", "2021-10-03"]


@pytest.fixture(scope="module")
def alone() -> list[Plan]:
    """Each of them planned by itself."""
    return [plan(one) for one in FLIGHTS]


def dates(found: list[many.Outcome]) -> list[str]:
    return [one.plan.zero_utc[:10] if one.plan else one.reason for one in found]


@pytest.mark.parametrize("workers", slow_but([1, 2], 2))
def test_workers_give_what_one_gives_in_the_same_order(alone: list[Plan], workers: int) -> None:
    told: list[tuple[int, int]] = []
    found = plan_many(FLIGHTS, workers=workers, progress=lambda done, total: told.append((done, total)))
    assert [one.plan for one in found] == alone
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_any_executor_will_do_and_is_left_open() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert dates(plan_many(FLIGHTS, executor=threads)) == DATES
        assert threads.submit(int, "3").result() == 3


def test_a_flight_that_cannot_be_planned_is_an_outcome_with_its_reason() -> None:
    docking = Flight.named("soyuz-ms-19").model_copy(update={"elements": None})
    found = plan_many([hop(1), docking, hop(3)], workers=1)
    assert [one.plan is not None for one in found] == [True, False, True]
    assert "names no station data" in found[1].reason


def killed(_elements: None, _allow_stale: bool, numbered: tuple[int, Flight]) -> many.Outcome:
    _, flight = numbered
    if flight.date.day == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return many.Outcome(flight, None, "done")


def test_a_worker_that_dies_takes_no_answer_along_that_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_planned", killed)
    with ProcessPoolExecutor(1) as one_process:
        found = plan_many(FLIGHTS, executor=one_process)
    assert "its worker was lost" in found[1].reason
    assert len(found) == 3


@pytest.mark.parametrize("workers", [0, -1, 100_000])
def test_a_senseless_number_of_workers_is_refused(workers: int) -> None:
    with pytest.raises(InputError, match="workers"):
        plan_many(FLIGHTS, workers=workers)


def test_nothing_is_planned_from_nothing() -> None:
    assert plan_many([]) == []


SCRIPT = """
from expedition import Flight
from expedition.runs.many import plan_many
plan_many([Flight.named("ns-16")] * 2, workers=2)
"""


def test_a_script_that_its_workers_would_run_again_is_told_how(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    said = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=BROKEN_S)
    assert said.returncode == 1
    assert said.stderr.rstrip().endswith('under if __name__ == "__main__":, or with workers=1')
