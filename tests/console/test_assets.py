"""The page that is shipped is the one that the sources make."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "expedition" / "console" / "static"
MADE_FROM = ("index.html", "package-lock.json", "vite.config.ts", "vite.published.ts", "public", "src")


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [file for inner in sorted(path.iterdir()) for file in _files(inner)]
    return [path]


def test_the_shipped_page_is_built_from_the_sources() -> None:
    frontend = ROOT / "frontend"
    if not frontend.is_dir():
        pytest.skip("the sources of the page are not here")
    digest = hashlib.sha256()
    for name in MADE_FROM:
        for file in _files(frontend / name):
            digest.update(file.relative_to(frontend).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    # The console's page, and the one that `expedition publish` writes.
    for folder in (STATIC, STATIC.with_name("published")):
        assert (folder / "sources.sha256").read_text().strip() == digest.hexdigest(), "run `make frontend`"


def test_the_page_names_only_files_that_are_shipped() -> None:
    text = (STATIC / "index.html").read_text()
    named = [part.split('"')[0] for part in text.split('"./')[1:]]
    assert any(name.endswith(".js") for name in named)
    assert [name for name in named if not (STATIC / name).is_file()] == []


def test_what_can_be_packed_goes_out_packed(web: httpx.Client) -> None:
    flight = max((STATIC / "assets").glob("*.js"), key=lambda file: file.stat().st_size)
    path = f"/assets/{flight.name}"
    with web.stream("GET", path) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert len(sent) < 0.3 * flight.stat().st_size
    assert gzip.decompress(sent) == flight.read_bytes()
    plain = web.get(path, headers={"accept-encoding": "identity"})
    assert plain.content == flight.read_bytes()
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "accept-encoding"
    known = {"if-none-match": answer.headers["etag"]}
    assert web.get(path, headers=known).status_code == 304
    picture = web.get("/earth-day.jpg")
    assert "content-encoding" not in picture.headers


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_usual_places_of_a_description_lead_to_ours(web: httpx.Client, path: str) -> None:
    answer = web.get(path, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.path == ("/api/openapi.json" if path == "/openapi.json" else "/")
    assert path == "/openapi.json" or answer.url.fragment == "/api"
