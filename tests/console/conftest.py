"""A console served as a user serves it, and a browser to look at it with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from expedition.station.live import URL_VARIABLE
from tests.planned import RUN_FOLDER
from tests.waiting import BROKEN_S

from .celestrak import Celestrak, serving
from .get_browser import browser_path

Open = Callable[..., Any]

WAIT_MS = 120_000
_SERVE = "from expedition.console.server import serve; serve(0, browser=False)"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def _own_cache() -> Iterator[None]:
    """What these tests compute is kept for this run, where the servers of all its workers find it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", os.environ[RUN_FOLDER])
        yield


@pytest.fixture(scope="session")
def celestrak() -> Iterator[Celestrak]:
    """Who is asked for element sets instead of the network."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def address(celestrak: Celestrak) -> Iterator[str]:
    """Where a fresh console listens, in a process of its own."""
    environment = {**os.environ, URL_VARIABLE: celestrak.url}
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE], stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        yield next(word for word in line.split() if word.startswith("http")).rstrip("/")
        server.terminate()
        server.wait(BROKEN_S)


@pytest.fixture(scope="session")
def web(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=BROKEN_S) as client:
        yield client


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = browser_path()
    if path is None:
        pytest.skip("no browser here: apt-get install chromium, or let `make test` fetch one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def window(chromium: Any, address: str) -> Iterator[tuple[Any, list[str]]]:
    """One page for all, for a fresh one costs as much as what is looked at in it; and what it complains of."""
    context = chromium.new_context(
        timezone_id="America/New_York", permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(WAIT_MS)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: wrong.append(asked.url) if not _own(asked.url, address) else None)
    yield page, wrong
    context.close()


@pytest.fixture
def look(window: tuple[Any, list[str]], address: str) -> Iterator[Open]:
    """Opens the page anew; at the end it may not have complained or asked anybody else for anything."""
    page, wrong = window

    def start(where: str = "", *, size: tuple[int, int] = (1280, 720), theme: str = "light") -> Any:
        # By way of something that is no page, so that nothing is left of the last.
        page.goto(f"{address}/icon.svg")
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme)
        page.goto(f"{address}/{where}")
        return page

    yield start
    page.unroute_all(behavior="ignoreErrors")
    page.goto(f"{address}/icon.svg")
    # A refusal is an answer of ours, which the browser notes as an error too.
    said = [one for one in wrong if "status of 4" not in one]
    wrong.clear()
    assert said == []


def until(page: Any, words: str) -> None:
    """Waits for a state that the page's own script may not be asked for, since it allows no eval."""
    page.evaluate(
        f"() => new Promise((done, fail) => {{ const end = performance.now() + {WAIT_MS};"
        f"const look = () => ({words}) ? done() : performance.now() < end ? requestAnimationFrame(look)"
        f": fail(new Error({words!r})); look(); }})"
    )


def frames(page: Any, count: int) -> None:
    """Waits until the browser has drawn so many frames: what was asked for is on the screen with the second."""
    page.evaluate(
        "count => new Promise(done => { const look = () => count-- > 0 ? requestAnimationFrame(look) : done();"
        "look(); })",
        count,
    )


def _own(url: str, address: str) -> bool:
    return url.startswith((address + "/", "blob:", "data:"))
