"""Plans that were made before, kept in the user's folder for copies by all that they rest on.

A copy counts only for the same flight, station data, trajectory, catalogue, program and data packages, so that what is
found is what would be planned. Several processes may look and put at once: a copy is put in its place whole.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from expedition.catalog.models.flight import Asked
from expedition.errors import InputError
from expedition.files import cache_folder, write_files
from expedition.flights.flight import Flight
from expedition.planning import Checks
from expedition.planning.writing import PROGRAMS
from expedition.plans.plan import Plan
from expedition.space.time import from_datetime
from expedition.station.source import Elements

MOST = 200
"""Plans that are kept; those that were asked for longest ago go first."""
_PACKAGE = Path(__file__).parents[1]
_FILES = ("elements_file", "reboosts_file", "trajectory_file")


def kept(
    asked: Flight, elements: Elements | None, allow_stale: bool, checks: Checks, make: Callable[[], Plan]
) -> Plan:
    """The plan that was kept for this input, or one made now and kept.

    Live station data are not kept, for they are others an hour later. Where nothing can be written, it is planned each
    time. Raises as planning does.
    """
    name = _name(asked, elements, allow_stale, checks)
    if name is None:
        return make()
    file = cache_folder() / "plans" / name
    found = _read(file)
    if found is not None:
        return found.looked_up_in(asked.catalogue)
    made = make()
    with suppress(InputError, OSError):
        write_files({name: gzip.compress(made.to_json().encode(), 6, mtime=0)}, file.parent)
        _thin(file.parent)
    return made


def _read(file: Path) -> Plan | None:
    """The plan in a copy; None where there is none, or it is damaged."""
    try:
        found = Plan.from_json(gzip.decompress(file.read_bytes()))
        # Which was asked for last is told by its time.
        os.utime(file)
    except (OSError, EOFError, ValueError, InputError):
        return None
    return found


def _thin(folder: Path) -> None:
    """Drop the copies that were asked for longest ago, where there are more than are kept."""

    def last_asked(file: Path) -> float:
        try:
            return file.stat().st_mtime
        except OSError:
            # Another process has dropped it meanwhile.
            return 0.0

    there = sorted(folder.glob("*.json.gz"), key=last_asked)
    for old in there[: max(len(there) - MOST, 0)]:
        old.unlink(missing_ok=True)


def _name(asked: Flight, elements: Elements | None, allow_stale: bool, checks: Checks) -> str | None:
    """The name of the copy: a digest of all that the plan rests on; None where that cannot be told."""
    if elements == "live":
        return None
    fields = Asked.model_fields
    told = {name: value for name in fields if (value := getattr(asked, name)) is not None}
    rests_on = {
        "asked": {name: str(value) for name, value in told.items() if name not in _FILES},
        "allow_stale": allow_stale,
        "checks": checks,
        # A flight in the future is told from one in the past.
        "ahead": asked.span[0] > from_datetime(datetime.now(UTC)),
        "versions": {name: importlib.metadata.version(name) for name in PROGRAMS},
    }
    digest = hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode())
    try:
        for path in (getattr(asked, name) for name in _FILES):
            digest.update(b"-" if path is None else Path(path).read_bytes())
        if isinstance(elements, str | Path):
            digest.update(Path(elements).read_bytes())
        elif elements is not None:
            digest.update(pickle.dumps(elements))
        for line in _stamps((_PACKAGE, *asked.catalogue.directories)):
            digest.update(line)
    except (OSError, ValueError, pickle.PicklingError, AttributeError):
        # Planning says what is wrong with it.
        return None
    return f"{digest.hexdigest()}.json.gz"


def _stamps(folders: tuple[Path, ...]) -> Iterator[bytes]:
    """A line for each file of the program and of the catalogues: where it is, its size and when it was changed."""
    for folder in dict.fromkeys(folders):
        for file in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
            status = file.stat()
            yield f"{file} {status.st_size} {status.st_mtime_ns}\n".encode()
