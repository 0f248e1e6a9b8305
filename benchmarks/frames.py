"""Measures how smoothly a flight plays on a processor that also draws, in every view, and what many flights leave.

    python benchmarks/frames.py [--flight soyuz-ms-19] [--pages FOLDER ...] [--views VIEW ...] [--flights N]

Frames a second while playing at 60 times, 1280 x 720, pages side by side in one run: that of this program and those in
other folders (older builds), for only their ratio says something on a machine that does other work. Beside it what a
frame takes of the page's own thread, and the processor time of the process that draws, ms; that hardly depends on
load. With `--flights N` flights are opened one after the other, and what the page then holds is printed. The last
rows are the same flight as a published page. Needs a chromium.
"""

from __future__ import annotations

import argparse
import mimetypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from expedition.console.app import STATIC
from expedition.console.publish import published
from expedition.files import write_files
from expedition.planning.planner import plan

_SERVE = "from expedition.console.server import serve; serve(0, browser=False)"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--disable-quic"]
_FLAGS += ["--enable-precise-memory-info", "--js-flags=--expose-gc"]
_VIEWS = {"earth": 5000.0, "ride": 9000.0, "dock": 10_900.0, "local": 60.0}
_ROUNDS = 3
_KINDS = ("soyuz-ms-19", "soyuz-ms-18-return", "inspiration4", "ns-16")

# Pictures and the time that the page's thread takes for each, over some seconds.
_COUNT = """seconds => new Promise(done => {
  const own = window.requestAnimationFrame;
  let frames = 0, busy = 0;
  const flight = document.querySelector('.flight');
  const watch = new MutationObserver(() => { frames++; });
  // A published page has its clock alone.
  if (flight) watch.observe(flight, { attributeFilter: ['data-met'] });
  else watch.observe(document.querySelector('.met-now'), { childList: true, characterData: true, subtree: true });
  window.requestAnimationFrame = call => own.call(window, t => {
    const begin = performance.now(); call(t); busy += performance.now() - begin; });
  const begin = performance.now();
  setTimeout(() => {
    window.requestAnimationFrame = own;
    watch.disconnect();
    done([frames / (performance.now() - begin) * 1000, busy / Math.max(frames, 1)]);
  }, 1000 * seconds);
})"""

# A published page's clock at an instant.
_GO = """met => { const scrub = document.querySelector('.scrub input');
  scrub.value = met; scrub.dispatchEvent(new Event('input')); }"""


def main() -> None:
    """Print frames a second by page and view, then memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--flight", default="soyuz-ms-19", help="flight of the catalogue")
    parser.add_argument("--pages", nargs="*", type=Path, default=[], help="folders of other builds")
    parser.add_argument("--flights", type=int, default=0, help="flights opened one after the other")
    parser.add_argument("--seconds", type=float, default=6.0, help="length of each measurement")
    parser.add_argument(
        "--views", nargs="*", choices=list(_VIEWS), default=list(_VIEWS), help="views measured"
    )
    asked = parser.parse_args()
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if path is None:
        sys.exit("no chromium here")
    from playwright.sync_api import sync_playwright

    with (
        subprocess.Popen([sys.executable, "-c", _SERVE], stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        address = server.stdout.readline().split()[4].rstrip("/")
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        write_files(published(plan(asked.flight), "2030-01-01T00:00:00Z"), Path(folder))
        pages = [*asked.pages, STATIC]
        _frames(browser, address, asked.flight, pages, asked.views, asked.seconds, Path(folder))
        if asked.flights:
            _memory(browser, address, asked.flights)
        browser.close()
        server.terminate()


def _frames(
    browser: Any, address: str, flight: str, pages: list[Path], views: list[str], seconds: float, own: Path
) -> None:
    found: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for _ in range(_ROUNDS):
        for folder in pages:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.route(f"{address}/**", partial(_served, folder=folder, address=address))
            for view in views:
                page.goto(f"{address}/icon.svg")
                page.goto(f"{address}/#/flight?name={flight}&t={_VIEWS[view]:g}")
                page.locator(".globe[data-imagery]").first.wait_for(timeout=40_000)
                if view != "earth":
                    choice = page.locator(f"[data-look={view}]")
                    if not choice.count():
                        continue
                    choice.click()
                page.click("[aria-label='Play']")
                # What is loaded on the way, and compiled, is not what is asked.
                page.wait_for_timeout(1500)
                found.setdefault((view, folder.name), []).append(_measured(page, seconds))
            page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        for view in views:
            page.goto(f"file://{own}/index.html?lang=en")
            page.locator(".globe[data-imagery]").first.wait_for(timeout=40_000)
            page.evaluate(_GO, _VIEWS[view])
            if view != "earth":
                choice = page.locator(f"[data-look={view}]")
                if not choice.count():
                    continue
                choice.click()
            page.locator(".clock .play").click()
            page.wait_for_timeout(1500)
            found.setdefault((view, "published"), []).append(_measured(page, seconds))
        page.close()
    print(f"frames a second at 60x, 1280 x 720, software rendering; load {os.getloadavg()[0]:.1f}")
    for (view, name), runs in sorted(found.items(), key=lambda one: list(_VIEWS).index(one[0][0])):
        rates, busy, drawing = zip(*runs, strict=True)
        print(
            f"  {view:6} {name:20} median {statistics.median(rates):5.1f} best {max(rates):5.1f}   "
            f"{statistics.median(busy):5.1f} ms of the page and {min(drawing):5.1f} ms of drawing a frame"
        )


def _measured(page: Any, seconds: float) -> tuple[float, float, float]:
    """Frames a second, and what each takes of the page and of the process that draws, ms."""
    before = _drawing_s()
    rate, busy = page.evaluate(_COUNT, seconds)
    return rate, busy, 1000.0 * (_drawing_s() - before) / (rate * seconds)


def _drawing_s() -> float:
    """Processor time of the browser's processes that draw, s."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if b"--type=gpu-process" in stat.with_name("cmdline").read_bytes() and _ours(
                int(stat.parent.name)
            ):
                ticks += sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13]))
        except (OSError, ValueError):
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def _ours(pid: int) -> bool:
    """Whether a process descends from this one."""
    while pid > 1 and pid != os.getpid():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return pid == os.getpid()


def _served(route: Any, *, folder: Path, address: str) -> None:
    name = route.request.url.removeprefix(f"{address}/").split("?")[0].split("#")[0] or "index.html"
    if name.startswith("api/"):
        route.continue_()
        return
    file = folder / name
    if not file.is_file():
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    route.fulfill(body=file.read_bytes(), content_type="text/javascript" if name.endswith(".js") else kind)


def _memory(browser: Any, address: str, count: int) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    # Waited for by locators: a handle of what was waited for would keep all of the flight.
    for k in range(count):
        page.goto(f"{address}/#/flight?name={_KINDS[k % len(_KINDS)]}&t=300")
        page.locator(".globe[data-imagery]").first.wait_for(timeout=40_000)
        for view in _VIEWS:
            choice = page.locator(f"[data-look={view}]")
            if choice.count():
                choice.click()
                page.wait_for_timeout(300)
        page.goto(f"{address}/#/api")
        page.locator("h1").first.wait_for()
        page.evaluate("() => { gc(); gc(); }")
        held = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
        print(f"  after flight {k + 1:2}: {held:6.1f} MB of script memory", flush=True)
    page.close()


if __name__ == "__main__":
    main()
