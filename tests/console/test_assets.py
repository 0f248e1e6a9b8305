"""The page that is shipped is the one that the sources make."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "expedition" / "console" / "static"
MADE_FROM = ("index.html", "package-lock.json", "vite.config.ts", "public", "src")


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
    assert (STATIC / "sources.sha256").read_text().strip() == digest.hexdigest(), "run `make frontend`"


def test_the_page_names_only_files_that_are_shipped() -> None:
    text = (STATIC / "index.html").read_text()
    named = [part.split('"')[0] for part in text.split('"./')[1:]]
    assert any(name.endswith(".js") for name in named)
    assert [name for name in named if not (STATIC / name).is_file()] == []
