"""Wall times of the main jobs and the share spent in the engine; run by `make bench`, reported and not asserted.

Each job runs in a process of its own as a user would start it, once to warm the disk and then REPEATS times.
The engine's share is measured inside one process by timing the calls into satkit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 5
ELEMENTS = Path(__file__).resolve().parents[1] / "tests" / "data" / "iss-2021-10.tle"
EXPEDITION = str(Path(sys.executable).with_name("expedition"))


def _wall_s(command: list[str]) -> list[float]:
    times = []
    for _ in range(REPEATS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return times[1:]


def _report(name: str, target_s: float | None, times: list[float]) -> None:
    target = "" if target_s is None else f"  target {target_s:.0f} s"
    print(f"{name:44} {statistics.median(times):6.2f} s  ({min(times):.2f} to {max(times):.2f}){target}")


def _engine_share() -> None:
    import expedition
    from expedition.space.engine import satkit

    sk = satkit()
    spent = {"satkit": 0.0}

    def timed(call):
        def wrapped(*arguments, **options):
            start = time.perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                spent["satkit"] += time.perf_counter() - start

        return wrapped

    sk.propagate = timed(sk.propagate)
    expedition.plan("soyuz-ms-19")
    spent["satkit"] = 0.0
    start = time.perf_counter()
    expedition.plan("soyuz-ms-19")
    total = time.perf_counter() - start
    print(f"{'plan soyuz-ms-19, second time in a process':44} {total:6.2f} s")
    print(f"{'  of it in the propagation engine':44} {spent['satkit'] / total:6.0%}")


def main() -> None:
    """Run all jobs and print a table."""
    _report("start-up, expedition --version", None, _wall_s([EXPEDITION, "--version"]))
    _report("expedition plan soyuz-ms-19", 3.0, _wall_s([EXPEDITION, "plan", "soyuz-ms-19"]))
    with tempfile.TemporaryDirectory() as folder:
        _report("  with --out", None, _wall_s([EXPEDITION, "plan", "soyuz-ms-19", "--out", folder]))
    year = [
        "windows",
        "--vehicle",
        "soyuz-ms",
        "--pad",
        "baikonur-31",
        "--from",
        "2021-10-06",
        "--days",
        "365",
    ]
    _report("expedition windows, 365 days", 10.0, _wall_s([EXPEDITION, *year, "--elements", str(ELEMENTS)]))
    _engine_share()


if __name__ == "__main__":
    main()
