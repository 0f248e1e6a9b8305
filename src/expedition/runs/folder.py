"""A run's folder: what was asked (`manifest.json`) and what came of it so far (`parts/part-….parquet`).

A part is written under a hidden name, flushed to the disk, and moved to its place: killed at any instant a run leaves
each part whole or absent, and goes on from there. The parts are Parquet files that pandas, polars and DuckDB read.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from expedition.errors import InputError
from expedition.files import lock, unlock, write_files
from expedition.runs import parquet
from expedition.runs.carrier import versions
from expedition.runs.samples import Part, Samples
from expedition.runs.tables import OWN, Span, sensible

_FORMAT = "expedition-run/1"
_MANIFEST, _PARTS, _LOCK = "manifest.json", "parts", "lock"
# What decides about the last bit.
_DECIDING = ("expedition", "numpy", "satkit")
_FIELDS = {
    "request": dict,
    "digest": str,
    "versions": dict,
    "total": int,
    "block": int,
    "samples": int,
    "state": str,
}
RUNNING, FINISHED, ENOUGH = "running", "finished", "enough"


class Folder:
    """The folder of one run, while it is held: nobody else writes there."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self._manifest = manifest

    @property
    def request(self) -> dict[str, Any]:
        """What was asked."""
        return dict(self._manifest["request"])

    @property
    def total(self) -> int:
        """How many samples are wanted."""
        return int(self._manifest["total"])

    @property
    def block(self) -> int:
        """How many samples make a part."""
        return int(self._manifest["block"])

    @property
    def state(self) -> str:
        """`running` until the end, also where nobody is at it any more; then `finished`, or `enough`."""
        return str(self._manifest["state"])

    @property
    def samples(self) -> int:
        """How many samples there were in the end."""
        return int(self._manifest["samples"])

    @property
    def parts(self) -> list[Part]:
        """The parts that are there, in order."""
        return _parts(self.path)

    def finish(self, state: str, total: int) -> None:
        """Say how the run ended; parts past its last sample are taken away."""
        for part in self.parts:
            if part.span.first >= total:
                place(self.path, part.span).unlink()
        self._write(state=state, samples=total)

    def _write(self, **changes: Any) -> None:
        self._manifest |= changes
        _write_manifest(self.path, self._manifest)


@contextmanager
def create(path: Path | str, request: Mapping[str, Any], *, total: int, block: int) -> Iterator[Folder]:
    """Begin a run in a new folder, and hold it.

    request: what decides about the samples, but for their number, as plain data of JSON. total: samples wanted; block:
    samples to a part. Raises InputError where the folder cannot be made, or holds something.
    """
    sensible(total, block)
    path = Path(path)
    manifest = {
        "format": _FORMAT,
        "request": json.loads(json.dumps(request)),
        "digest": _digest(request),
        "versions": versions(),
        "total": total,
        "block": block,
        "samples": 0,
        "state": RUNNING,
    }
    try:
        (path / _PARTS).mkdir(parents=True, exist_ok=True)
        with _held(path):
            if [one.name for one in path.iterdir() if one.name not in (_PARTS, _LOCK)] or any(
                (path / _PARTS).glob("*.parquet")
            ):
                run = (path / _MANIFEST).is_file()
                held = "a run; resume it, or name a new folder" if run else "something; name a new folder"
                raise InputError(f"{path} holds {held}", field="out")
            try:
                _write_manifest(path, manifest)
            except InputError:
                # What was begun with is taken away again; what somebody has put there keeps it.
                (path / _LOCK).unlink(missing_ok=True)
                with suppress(OSError):
                    (path / _PARTS).rmdir()
                    path.rmdir()
                raise
            yield Folder(path, manifest)
    except OSError as error:
        raise InputError(
            f"{path} cannot be made: {error.strerror or error}; name another", field="out"
        ) from None


@contextmanager
def resume(
    path: Path | str, request: Mapping[str, Any] | None = None, *, total: int | None = None
) -> Iterator[Folder]:
    """Hold the folder of a run that was begun, to fly the parts that are missing.

    request: what is asked now; refused where it differs from what was asked then. None: whatever was asked. total: how
    many samples are wanted now, where it is more than before. Raises InputError where there is no run, another one, one
    made by other versions, or one at which another process is.
    """
    path = Path(path)
    if not (path / _MANIFEST).is_file():
        raise InputError(f"{path} is the folder of no run: it has no {_MANIFEST}", field="resume")
    with _held(path):
        manifest = _read_manifest(path)
        if request is not None and _digest(request) != manifest["digest"]:
            raise InputError(
                f"{path} is the folder of another run: {_differences(manifest['request'], request)}; ask for the "
                "same, or name a new folder",
                field="resume",
            )
        here = versions()
        for name in _DECIDING:
            if manifest["versions"].get(name) != here[name]:
                raise InputError(
                    f"{path} was made with {name} {manifest['versions'].get(name)}, here is {here[name]}: the "
                    "samples would not fit together; install that version, or begin anew",
                    field="resume",
                )
        if total is not None:
            sensible(total, manifest["block"])
        if total is not None and total < manifest["total"]:
            raise InputError(
                f"{total} samples are fewer than the {manifest['total']} of the run in {path}; ask for as many or more",
                field="samples",
            )
        if total is not None and total > manifest["total"]:
            manifest |= {"total": total, "state": RUNNING}
            _write_manifest(path, manifest)
        yield Folder(path, manifest)


def samples_of(path: Path | str) -> Samples:
    """The samples of a run that has ended, from its folder. Raises InputError where there is none, or it has not."""
    path = Path(path)
    if not (path / _MANIFEST).is_file():
        raise InputError(f"{path} is the folder of no run: it has no {_MANIFEST}", field="folder")
    manifest = _read_manifest(path)
    parts = _parts(path)
    there = sum(part.span.count for part in parts)
    if manifest["state"] == RUNNING or there != manifest["samples"]:
        raise InputError(
            f"{path} holds {there} of {manifest['total']} samples of a run that has not ended; resume it first",
            field="folder",
        )
    return Samples(
        parts, parquet.kinds(part.content for part in parts if isinstance(part.content, Path)) or OWN
    )


def _parts(path: Path) -> list[Part]:
    found = []
    for file in sorted((path / _PARTS).glob("part-*-*.parquet")):
        with suppress(ValueError):
            first, end = map(int, file.stem.split("-")[1:])
            found.append(Part(Span(first, end - first), file))
    return found


def place(folder: Path, span: Span) -> Path:
    """Where the part of a span goes."""
    return folder / _PARTS / f"part-{span.first:010d}-{span.end:010d}.parquet"


def _digest(request: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _differences(there: Mapping[str, Any], here: Mapping[str, Any], at: str = "") -> str:
    """What differs, by name."""
    here = json.loads(json.dumps(here))
    found = []
    for name in sorted({*there, *here}):
        one, other = there.get(name), here.get(name)
        if one == other:
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            found.append(_differences(one, other, f"{at}{name}."))
        else:
            found.append(f"{at}{name} is {_short(one)} there, {_short(other)} here")
    return ", ".join(found)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    write_files({_MANIFEST: (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()}, path)


def _read_manifest(path: Path) -> dict[str, Any]:
    file = path / _MANIFEST
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
            raise ValueError("it is none of this version of Expedition")
        for name, kind in _FIELDS.items():
            if not isinstance(manifest.get(name), kind):
                raise ValueError(f"{name} is not there as it should be")
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{file} is no manifest of a run: {error}", field="resume") from None
    return manifest


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep other processes from the folder. The system lets go of it when this one ends, however that comes."""
    with open(path / _LOCK, "a+", encoding="utf-8") as file:
        try:
            lock(file.fileno(), wait=False)
        except BlockingIOError:
            file.seek(0)
            raise InputError(
                f"{path} is being written by process {file.read(200).strip() or '?'}; wait for it, or name another "
                "folder",
                field="out",
            ) from None
        except OSError as error:
            # Some network file systems know no locks.
            if error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP):
                raise
        file.truncate(0)
        file.write(f"{os.getpid()} on {socket.gethostname()}\n")
        file.flush()
        try:
            _tidy(path)
            yield
        finally:
            _tidy(path)
            # Children that were forked meanwhile would hold it on.
            unlock(file.fileno())


def _tidy(path: Path) -> None:
    """Take away what workers that were ended have left unfinished."""
    for left in (path / _PARTS).glob(".part-*"):
        left.unlink(missing_ok=True)
