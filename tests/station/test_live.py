"""Live element sets against a real server on loopback: fetching, the cache, and every way of failing."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from expedition.errors import InputError, OfflineError, StationDataError
from expedition.space.time import parse_utc
from expedition.station import live
from expedition.station.files import read_station_file
from expedition.station.live import fetch_live

from .test_omm import RECORD, as_json

NOW = parse_utc("2021-10-05T12:00:00Z")
HOUR = 3600.0


@dataclass
class Server:
    """What the server says next, and what it was asked."""

    url: str
    status: int = 200
    body: bytes = field(default_factory=lambda: as_json().encode())
    seconds_per_byte: float = 0.0
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.agents.append(self.headers["User-Agent"])
            self.send_response(state.status)
            self.send_header("Content-Length", str(len(state.body)))
            self.end_headers()
            if not state.seconds_per_byte:
                self.wfile.write(state.body)
            with suppress(ConnectionError):
                for byte in state.body if state.seconds_per_byte else b"":
                    self.wfile.write(bytes([byte]))
                    time.sleep(state.seconds_per_byte)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Server(f"http://127.0.0.1:{http.server_port}/gp.php")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", live.URL_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))


def closed_url() -> str:
    """An address at which nobody listens."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    http.server_close()
    return f"http://127.0.0.1:{http.server_port}/gp.php"


def test_a_fresh_set_is_fetched_and_kept(server: Server, tmp_path: Path) -> None:
    elements, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    assert elements.name == "ISS (ZARYA)"
    assert server.asked == ["/gp.php?CATNR=25544&FORMAT=JSON"]
    assert server.agents[0].startswith("expedition")
    assert (fetched.from_cache, fetched.fetched) == (False, NOW)
    assert fetched.age_s(NOW + 60.0) == 60.0
    # What is kept is the reply itself, so that it can be used as a file.
    assert fetched.path is not None
    assert [path.name for path in tmp_path.iterdir()] == [fetched.path.name]
    assert read_station_file(fetched.path) == [elements]


def test_the_cache_serves_for_two_hours(server: Server, tmp_path: Path) -> None:
    first, _ = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    for later in (0.0, 60.0, 2 * HOUR - 5.0):
        again, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW + later)
        assert again == first
        assert fetched.from_cache
        assert fetched.age_s(NOW + later) == pytest.approx(later, abs=1e-3)
    assert len(server.asked) == 1
    server.body = as_json(BSTAR=1e-4).encode()
    newer, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW + 2 * HOUR + 5.0)
    assert len(server.asked) == 2
    assert (newer.bstar, fetched.from_cache) == (1e-4, False)


def test_a_cache_from_the_future_is_not_trusted(server: Server, tmp_path: Path) -> None:
    fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW - HOUR)
    assert len(server.asked) == 2


def test_objects_and_servers_do_not_share_a_cache(server: Server, tmp_path: Path) -> None:
    fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    fetch_live(25544, base_url=server.url + "?SOURCE=X", cache_dir=tmp_path, now=NOW)
    server.body = as_json(NORAD_CAT_ID=48274).encode()
    assert fetch_live(48274, base_url=server.url, cache_dir=tmp_path, now=NOW)[0].catalog_number == 48274
    assert server.asked[1:] == ["/gp.php?SOURCE=X&CATNR=25544&FORMAT=JSON", "/gp.php?CATNR=48274&FORMAT=JSON"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"<html>", as_json(NORAD_CAT_ID=5).encode()])
def test_a_damaged_cache_is_fetched_again(server: Server, tmp_path: Path, damage: bytes) -> None:
    _, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    assert fetched.path is not None
    times = fetched.path.stat()
    fetched.path.write_bytes(damage)
    os.utime(fetched.path, (times.st_atime, times.st_mtime))
    assert not fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)[1].from_cache
    assert fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)[1].from_cache
    assert len(server.asked) == 2


def test_a_cache_that_cannot_be_written_does_no_harm(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    elements, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path / "file", now=NOW)
    assert elements.catalog_number == 25544
    assert fetched.path is None


def test_folder_and_address_come_from_the_environment(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(live.URL_VARIABLE, server.url)
    _, fetched = fetch_live(25544)
    assert fetched.path is not None
    assert fetched.path.parent == tmp_path / "xdg" / "expedition"
    assert fetch_live(25544)[1].from_cache
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    _, fetched = fetch_live(25544)
    assert fetched.path is not None
    assert fetched.path.parent == tmp_path / "home" / ".cache" / "expedition"
    assert len(server.asked) == 2


def test_the_newest_of_several_sets_counts(server: Server, tmp_path: Path) -> None:
    older = RECORD | {"EPOCH": "2021-10-04T00:00:00"}
    server.body = json.dumps([older, RECORD, older]).encode()
    elements, _ = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    assert elements.epoch == parse_utc("2021-10-05T10:56:52.812384Z")


def test_offline_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OfflineError, match=r"cannot be reached .*--elements FILE$"):
        fetch_live(25544, base_url=closed_url(), cache_dir=tmp_path, now=NOW)
    assert not list(tmp_path.glob("*.json"))


def test_offline_with_an_old_copy_names_it_and_its_age(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, fetched = fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    server.status = 503
    with pytest.raises(OfflineError) as caught:
        fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW + 5 * HOUR)
    assert "answers 503" in str(caught.value)
    assert "A copy fetched 5.0 hours ago is there, with the epoch 2021-10-05T10:56:53Z" in str(caught.value)
    assert f"--elements {fetched.path} uses it" in str(caught.value)
    with pytest.raises(OfflineError, match=r"3\.0 days ago"):
        fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW + 72 * HOUR)


FAILURES: dict[str, tuple[int, bytes, type[Exception], str]] = {
    "404": (404, b"", OfflineError, "answers 404 .*the address is wrong"),
    "403": (403, b"", OfflineError, "answers 403 .*wait two hours"),
    "500": (500, b"", OfflineError, "answers 500 .*try again later"),
    "web page": (
        200,
        b"<html>Please log in</html>",
        OfflineError,
        "the answer is no element set.*Please log in",
    ),
    "nothing": (200, b"", OfflineError, "the answer is no element set"),
    "cut": (200, as_json().encode()[:-9], OfflineError, "cut short"),
    "binary": (200, b"\xff\xfe\x00\x01", OfflineError, "binary data"),
    "another object": (200, as_json(NORAD_CAT_ID=5).encode(), OfflineError, "another object, 5"),
    "endless": (200, b" " * 1_100_000, OfflineError, "sends too much"),
    "unknown object": (200, b"No GP data found", StationDataError, "knows no element set of 25544"),
}


@pytest.mark.parametrize(("status", "body", "error", "says"), FAILURES.values(), ids=FAILURES.keys())
def test_wrong_answers_are_told_apart(
    server: Server, tmp_path: Path, status: int, body: bytes, error: type[Exception], says: str
) -> None:
    server.status, server.body = status, body
    with pytest.raises(error, match=says):
        fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)
    assert not list(tmp_path.iterdir())


def test_a_server_that_trickles_is_left(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_TIMEOUT_S", 0.3)
    server.seconds_per_byte = 0.02
    with pytest.raises(OfflineError, match="too slowly"):
        fetch_live(25544, base_url=server.url, cache_dir=tmp_path, now=NOW)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "celestrak.org", "ftp://celestrak.org/"])
def test_only_web_addresses_are_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError, match="is not a web address"):
        fetch_live(25544, base_url=address, cache_dir=tmp_path, now=NOW)
