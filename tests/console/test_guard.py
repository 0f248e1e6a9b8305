"""Only our own page may ask, only so much, and every answer tells the browser to trust nobody else."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from expedition.console.app import STATIC
from expedition.console.guard import MAX_BODY
from expedition.console.server import serve
from expedition.errors import InputError
from tests.waiting import BROKEN_S

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "127.0.0.1@evil.example",
        "",
        "0.0.0.0",
        "[::2]",
    ],
)
def test_a_name_bound_to_this_computer_does_not_open_it(web: httpx.Client, host: str) -> None:
    port = urlsplit(str(web.base_url)).port
    for value in (host, f"{host}:{port}"):
        for path in ("/", "/api/catalogue"):
            answer = web.get(path, headers={"host": value})
            assert answer.status_code in (400, 403)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_loopback_names_open_it(web: httpx.Client, name: str) -> None:
    port = urlsplit(str(web.base_url)).port
    own = f"{name}:{port}"
    answer = web.get("/api/catalogue", headers={"host": own, "origin": f"http://{own}"})
    assert answer.status_code == 200


def test_another_port_on_this_computer_is_another_site(web: httpx.Client) -> None:
    assert web.get("/api/catalogue", headers={"host": "127.0.0.1:1"}).status_code == 403
    assert web.get("/api/catalogue", headers={"origin": "http://127.0.0.1:1"}).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "file://"])
def test_pages_of_other_sites_are_refused(web: httpx.Client, origin: str) -> None:
    for method, path in (
        ("POST", "/api/plans"),
        ("GET", "/api/catalogue"),
        ("DELETE", f"/api/plans/{'0' * 24}"),
    ):
        answer = web.request(method, path, headers={"origin": origin, **JSON}, content=b"{}")
        assert answer.status_code == 403
        assert answer.json()["error"]["field"] == "origin"
        assert "access-control-allow-origin" not in answer.headers


def test_what_another_site_embeds_is_refused_but_a_link_is_followed(web: httpx.Client) -> None:
    embed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert web.get("/earth-day.jpg", headers=embed).status_code == 403
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert web.get("/", headers=link).status_code == 200
    assert web.get("/api/catalogue", headers=link).status_code == 403


def test_forms_of_other_sites_cannot_post(web: httpx.Client) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = web.post("/api/plans", content=b'{"name": "soyuz-ms-19"}', headers={"content-type": kind})
        assert answer.status_code == 415


def test_bodies_are_bounded_whatever_they_claim(web: httpx.Client, address: str) -> None:
    assert web.post("/api/plans", content=b"x" * (MAX_BODY + 1), headers=JSON).status_code == 413

    def endless():  # type: ignore[no-untyped-def]
        for _ in range(MAX_BODY // 10_000 + 2):
            yield b" " * 10_000

    assert web.post("/api/plans", content=endless(), headers=JSON).status_code == 413
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=BROKEN_S) as line:
        line.sendall(
            f"POST /api/plans HTTP/1.1\r\nhost: {place.netloc}\r\ncontent-length: 1e9\r\n\r\n".encode()
        )
        assert line.recv(100).startswith(b"HTTP/1.1 4")


def test_long_addresses_are_refused(web: httpx.Client) -> None:
    assert web.get("/api/catalogue", params={"x": "y" * 9000}).status_code == 414


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "/%2e%2e/%2e%2e/errors.py",
        "/assets/../../app.py",
        "//etc/passwd",
        "/%00",
        "/api/plans/..%2f..%2fetc%2fpasswd",
        "/api/plans/000000000000000000000000/export/..",
    ],
)
def test_no_path_leads_out_of_the_page_s_folder(address: str, path: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=BROKEN_S) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nhost: {place.netloc}\r\nconnection: close\r\n\r\n".encode())
        answer = b""
        while part := line.recv(65536):
            answer += part
    assert answer.split()[1] in (b"404", b"422", b"400")
    assert b"root:" not in answer
    assert b"import" not in answer


def test_every_answer_carries_the_headers(web: httpx.Client) -> None:
    for path in ("/", "/api/catalogue", "/nowhere", "/api/plans/0"):
        answer = web.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "server" not in answer.headers


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = (STATIC / "index.html").read_text()
    assert not re.search(r'(src|href)="(https?:)?//', html)
    assert "<script>" not in html
    assert "style=" not in html
    for css in STATIC.glob("assets/*.css"):
        assert not re.search(r"url\((['\"]?)(https?:)?//", css.read_text())
    sizes = {file: file.stat().st_size for file in STATIC.rglob("*") if file.is_file()}
    # Tiles of the ground come one by one, where the ship is.
    tiles = {file: size for file, size in sizes.items() if file.parent.name == "tiles"}
    assert sum(sizes.values()) - sum(tiles.values()) < 1_500_000
    assert sum(tiles.values()) < 5_000_000
    assert max(tiles.values()) < 100_000


def test_what_is_shipped_names_its_sources() -> None:
    told = (STATIC / "SOURCES.txt").read_text()
    assert "NASA" in told
    for word in ("three.js", "uPlot", "d3-array", "Inter", "Open Font License"):
        assert word in told
    assert Path(STATIC / "earth-day.jpg").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.1", "example.com", ""])
def test_it_serves_this_computer_only(host: str) -> None:
    with pytest.raises(InputError, match="this computer") as refused:
        serve(0, host=host, browser=False)
    assert refused.value.field == "host"


def test_a_port_in_use_says_so(address: str) -> None:
    with pytest.raises(InputError, match="cannot be had") as refused:
        serve(urlsplit(address).port or 0, browser=False)
    assert refused.value.field == "port"
    with pytest.raises(InputError, match="is no port"):
        serve(70000, browser=False)
