"""Results that outlive the server: an SQLite file in the user's cache folder, bounded, shared by servers.

What cannot be read or written is as good as not kept: nothing here raises.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from expedition.console.jobs import Result
from expedition.files import cache_folder

_MOST_BYTES = 200_000_000
_BUSY_S = 5.0
_SHORT_OF_S = 0.5
# A change of any of these may change a number.
_PACKAGES = ("expedition", "satkit", "satkit-data", "astropy-iers-data", "sgp4", "numpy", "pydantic")
_OURS = Path(__file__).resolve().parents[1]
_SOURCES = (".py", ".toml", ".csv", ".tle", ".xml", ".json")
_COLUMNS = {
    "id": "text",
    "stamp": "text",
    "kind": "text",
    "request": "text",
    "took_s": "real",
    "page": "blob",
    "plan": "blob",
    "size": "integer",
    "sum": "integer",
    "used": "real",
}
_TABLE = (
    f"create table if not exists results "
    f"({', '.join(f'{name} {of}' for name, of in _COLUMNS.items())}, primary key (id, stamp))"
)


def kept_file() -> Path:
    """Where the console keeps what it has computed."""
    return cache_folder() / "console.sqlite"


@dataclass(frozen=True)
class Kept:
    """A result with what was asked for it."""

    kind: str
    request: dict[str, Any]
    took_s: float
    result: Result


class Store:
    """Results by job id, for this version of Expedition and of its data.

    folders: those of the catalogue in which names are looked up.
    """

    def __init__(self, file: Path, folders: Iterable[Path] = (), *, most_bytes: int = _MOST_BYTES) -> None:
        self._file = file
        self._folders = (_OURS, *folders)
        self._most = most_bytes

    def get(self, name: str) -> Kept | None:
        """The result of a job, None where it is not kept."""
        found = None
        with suppress(sqlite3.Error, OSError), self._opened(_SHORT_OF_S) as base:
            mine = (name, self.stamp)
            found = base.execute(
                "select kind, request, took_s, page, plan, sum from results where id = ? and stamp = ?", mine
            ).fetchone()
            if found:
                base.execute("update results set used = ? where id = ? and stamp = ?", (time.time(), *mine))
        return _read(*found) if found else None

    def put(self, name: str, kept: Kept) -> None:
        """Keep a result, and let go of what was used longest ago beyond what is kept."""
        page, plan = kept.result.page, kept.result.plan
        size = len(page) + len(plan or b"")
        said = (kept.kind, json.dumps(kept.request), float(kept.took_s), page, plan)
        row = (name, self.stamp, *said, size, _sum(*said), time.time())
        with suppress(sqlite3.Error, OSError), self._opened(_BUSY_S) as base:
            base.execute(f"insert or replace into results values ({', '.join('?' * len(row))})", row)
            base.execute(
                "delete from results where rowid in (select rowid from ("
                "select rowid, sum(size) over (order by used desc, rowid desc) as total from results"
                ") where total > ?)",
                (self._most,),
            )

    @contextmanager
    def _opened(self, busy_s: float) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self._file, timeout=busy_s)) as base, base:
                # Room that is let go of is given back; two servers read and write side by side.
                base.execute("pragma auto_vacuum = full")
                base.execute("pragma journal_mode = wal")
                base.execute("pragma synchronous = normal")
                base.execute("pragma journal_size_limit = 4000000")
                base.execute(_TABLE)
                if tuple(one[1] for one in base.execute("pragma table_info(results)")) != tuple(_COLUMNS):
                    # Of another version of ours, or of somebody else.
                    base.execute("drop table results")
                    base.execute(_TABLE)
                yield base
        except sqlite3.OperationalError:
            # Busy, full or not to be written: the next one may fare better.
            raise
        except sqlite3.DatabaseError:
            # No database any more; the next one begins anew.
            for end in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._file.with_name(self._file.name + end).unlink()
            raise

    @cached_property
    def stamp(self) -> str:
        """What results rest on beside what was asked: this program, the others, and all of their data."""
        digest = hashlib.sha256(repr((sys.version_info[:2], [_version(one) for one in _PACKAGES])).encode())
        # An installed copy stays as it is, one that is worked on changes under the same version.
        for file in (file for folder in self._folders for file in sorted(folder.rglob("*"))):
            if file.suffix in _SOURCES and "static" not in file.parts:
                about = file.stat()
                digest.update(f"{file} {about.st_size} {about.st_mtime_ns}\n".encode())
        return digest.hexdigest()[:24]


def _sum(kind: str, request: str, took_s: float, page: bytes, plan: bytes | None) -> int:
    """By which a row that was damaged is told."""
    return zlib.crc32(plan or b"", zlib.crc32(page, zlib.crc32(f"{kind} {took_s} {request}".encode())))


def _read(kind: Any, request: Any, took_s: Any, page: Any, plan: Any, known: Any) -> Kept | None:
    """What a row says; None where it was damaged."""
    try:
        whole = _sum(kind, request, took_s, page, plan) == known
        return Kept(kind, json.loads(request), took_s, Result(page, plan)) if whole else None
    except (TypeError, ValueError):
        return None


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
