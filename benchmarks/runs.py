"""Many flights side by side: two workers against one, and two of a Dask cluster against two of our own.

    python benchmarks/runs.py [FLIGHTS] [ROUNDS]

The same flight is planned in full again and again. Counted are plans per second from the first that is done to the
last, so that the start of processes stands apart; carriers take turns, and ratios are of one round each. Whoever else
is on the machine is in these numbers; he is not in those of naps, which say what the carriers themselves take: blocks
of 0.1 s, as long as a direct sample, in which nothing is computed. Reported and not asserted.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from expedition import Flight
from expedition.runs.blocks import run_blocks
from expedition.runs.many import plan_many
from expedition.runs.tables import Span, Table

FLIGHT = "soyuz-ms-19"
NAP_S, NAPS = 0.1, 100
SOURCE = Path(__file__).resolve().parents[1] / "src"


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A Dask scheduler and workers of one thread on this machine; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        begun: list[subprocess.Popen[bytes]] = []

        def begin(program: str, *options: str) -> None:
            command = [
                sys.executable,
                "-m",
                f"distributed.cli.{program}",
                "--scheduler-file",
                str(file),
                *options,
            ]
            environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
            begun.append(
                subprocess.Popen(
                    command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )

        try:
            begin("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
            while not file.exists():
                time.sleep(0.05)
            for _ in range(workers):
                begin("dask_worker", "--nthreads", "1", "--no-dashboard")
            yield json.loads(file.read_text())["address"]
        finally:
            for one in reversed(begun):
                one.terminate()
                one.wait()


def rate(count: int, **carrier: Any) -> float:
    """Plans per second, from the first that is done."""
    times: list[float] = []
    found = plan_many(
        [Flight.named(FLIGHT)] * count,
        progress=lambda _done, _total: times.append(time.perf_counter()),
        **carrier,
    )
    assert all(one.plan is not None for one in found), next(one.reason for one in found if one.plan is None)
    return (len(times) - 1) / (times[-1] - times[0])


def nap(span: Span) -> Table:
    """A block that takes its time and computes nothing."""
    time.sleep(NAP_S)
    return {f"column_{number}": np.zeros(span.count) for number in range(40)}


def busy(**carrier: Any) -> float:
    """The share of the time for which two workers are at it, from the second block that is done."""
    times: list[float] = []
    run_blocks(
        nap, NAPS * 10, block=10, progress=lambda _done, _total: times.append(time.perf_counter()), **carrier
    )
    return NAP_S * (len(times) - 3) / 2 / (times[-1] - times[2])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with cluster(2) as address:
        carriers = {
            "1 worker, here": {"workers": 1},
            "2 worker processes": {"workers": 2},
            "2 workers on Dask": {"scheduler": address},
        }
        rates: dict[str, list[float]] = {name: [] for name in carriers}
        for _ in range(rounds):
            for name, carrier in carriers.items():
                rates[name].append(rate(count, **carrier))
        del carriers["1 worker, here"]
        naps = {name: [busy(**carrier) for _ in range(rounds)] for name, carrier in carriers.items()}
    here, own, dask = rates.values()
    print(f"{count} plans of {FLIGHT}, {rounds} rounds, {os.cpu_count()} cores")
    for name, found in rates.items():
        print(f"{name:44} {statistics.median(found):6.2f} plans/s  ({min(found):.2f} to {max(found):.2f})")
    for name, shares in naps.items():
        print(f"{f'{name}, busy with naps of {NAP_S} s':44} {statistics.median(shares):6.1%}")
    for name, above, below, goal in (
        ("2 worker processes to 1", own, here, 1.9),
        ("Dask to worker processes", dask, own, 0.9),
    ):
        ratio = statistics.median(one / other for one, other in zip(above, below, strict=True))
        print(f"{name:44} {ratio:6.2f}  goal {goal}")


if __name__ == "__main__":
    main()
