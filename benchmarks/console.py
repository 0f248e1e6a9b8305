"""Measures the console as a user has it: states while planning, five plans at once, memory after many, first picture.

    python benchmarks/console.py [--plans 200]

Needs a chromium for the first picture, and says so where there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import numpy as np

_SERVE = "from expedition.console.server import serve; serve(0, browser=False)"
_MS_19 = {
    "vehicle": "soyuz-ms",
    "pad": "baikonur-31",
    "station": "iss",
    "port": "rassvet",
    "date": "2021-10-05",
}
_STORED = {"stored": "soyuz-ms-19"}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--disable-quic"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=200, help="plans held when memory is measured")
    count = parser.parse_args().plans
    # Nothing may be there already from the last time.
    with (
        tempfile.TemporaryDirectory() as cache,
        subprocess.Popen(
            [sys.executable, "-c", _SERVE],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_CACHE_HOME": cache},
        ) as server,
    ):
        assert server.stdout is not None
        address = server.stdout.readline().split()[4].rstrip("/")
        with httpx.Client(base_url=address, timeout=120.0) as web:
            plan = _done(web, {"name": "soyuz-ms-19"})
            _states(web, address, plan, 0, "no plan at work")
            _states(web, address, plan, 1, "1 plan at work")
            _states(web, address, plan, 5, "5 plans at once")
            _first_picture(address)
            _memory(web, server.pid, count)
        server.terminate()


def _done(web: httpx.Client, body: dict[str, object]) -> str:
    job = web.post("/api/plans", json=body).json()
    while job["status"] in ("queued", "working"):
        job = web.get(f"/api/plans/{job['id']}", params={"wait": 15, "since": job["version"]}).json()
    return str(job["id"])


def _asked(second: int, profile: str = "soyuz-34-orbit") -> dict[str, object]:
    """Flights that are all different: each may lift off a second later."""
    flight = {
        **_MS_19,
        "profile": profile,
        "earliest_utc": f"2021-10-05T0{second // 3600}:{second // 60 % 60:02}:{second % 60:02}Z",
    }
    return {"flight": flight, "elements": _STORED}


_next = iter(range(1, 30_000))


def _states(web: httpx.Client, address: str, plan: str, at_work: int, words: str) -> None:
    """30 state queries a second for ten seconds, while so many plans are computed."""
    threads = [threading.Thread(target=_keep_planning, args=(address,)) for _ in range(at_work)]
    _stop.clear()
    for thread in threads:
        thread.start()
    time.sleep(1.0 if at_work else 0.0)
    took = []
    begin = time.perf_counter()
    for k in range(300):
        time.sleep(max(begin + k / 30.0 - time.perf_counter(), 0.0))
        asked = time.perf_counter()
        web.get(f"/api/plans/{plan}/state", params={"met": 39.0 * k}).raise_for_status()
        took.append(1000.0 * (time.perf_counter() - asked))
    rate = 300.0 / (time.perf_counter() - begin)
    _stop.set()
    for thread in threads:
        thread.join()
    p50, p99 = np.percentile(took, [50, 99])
    print(
        f"states, {words:16} {rate:5.1f}/s  median {p50:6.1f} ms  99 % {p99:6.1f} ms  worst {max(took):6.1f} ms"
    )


_stop = threading.Event()


def _keep_planning(address: str) -> None:
    with httpx.Client(base_url=address, timeout=120.0) as web:
        while not _stop.is_set():
            _done(web, _asked(next(_next)))


def _memory(web: httpx.Client, pid: int, count: int) -> None:
    begin = time.perf_counter()
    for k in range(0, count, 4):
        for body in [_asked(next(_next), "soyuz-2-orbit" if k % 20 else "soyuz-34-orbit") for _ in range(4)]:
            web.post("/api/plans", json=body).raise_for_status()
        plan = _done(web, body)
        web.get(f"/api/plans/{plan}/state", params={"met": 5000}).raise_for_status()
    parts = {name: _resident_mb(one) for name, one in [("server", pid), *_children(pid)]}
    took = time.perf_counter() - begin
    print(
        f"memory after {count} plans in {took:.0f} s: {sum(parts.values()):.0f} MB in all "
        f"({', '.join(f'{name} {size:.0f}' for name, size in parts.items())})"
    )


def _children(pid: int) -> list[tuple[str, int]]:
    # Each thread of the server has its own worker.
    texts = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [(f"worker {one}", int(one)) for text in texts for one in text.split()]


def _resident_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return float(line.split()[1]) / 1024.0
    return float("nan")


def _first_picture(address: str) -> None:
    """From asking for a planned flight's address to a globe that has been drawn, by software."""
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if path is None:
        print("first picture: no chromium here")
        return
    from playwright.sync_api import sync_playwright

    took = []
    with sync_playwright() as playwright:
        for _ in range(5):
            browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            begin = time.perf_counter()
            page.goto(f"{address}/#/flight?name=soyuz-ms-19&t=5000")
            page.wait_for_selector(".globe[data-drawn]")
            # What is on the screen, not what has been asked of the graphics library.
            page.locator(".globe").screenshot()
            took.append(time.perf_counter() - begin)
            browser.close()
    print(
        f"first picture, software rendering: {', '.join(f'{x:.2f}' for x in took)} s (load {os.getloadavg()[0]:.1f})"
    )


if __name__ == "__main__":
    main()
