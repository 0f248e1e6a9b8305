"""A plan's folder: plan.json, timeline.csv and trajectory.oem, written whole or not at all."""

from __future__ import annotations

import csv
import errno
import fcntl
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from expedition.errors import InputError
from expedition.exports.oem import write_oem_kvn
from expedition.flight_plan import Plan
from expedition.plan_records import Segment
from expedition.space.time import parse_utc
from expedition.station.oem import Oem, OemSegment

# An object that has not flown has no designator.
_NO_DESIGNATOR = "UNKNOWN"
_COLUMNS = (
    "utc",
    "met_s",
    "kind",
    "name",
    "detail",
    "range_km",
    "dv_r_mps",
    "dv_t_mps",
    "dv_n_mps",
    "duration_s",
    "perigee_km",
    "apogee_km",
)


def write_folder(plan: Plan, folder: Path) -> list[Path]:
    """Write the files of a plan into a folder, made if it is not there; returns them.

    Everything is written beside its place first and moved there when all of it is on disk. Raises InputError
    where the folder cannot be made or written.
    """
    contents = {
        "plan.json": plan.to_json(indent=1) + "\n",
        "timeline.csv": timeline_csv(plan),
        "trajectory.oem": write_oem_kvn(trajectory_oem(plan)),
    }
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        for missing in _missing(folder):
            missing.mkdir(exist_ok=True)
            made.append(missing)
        for name, text in contents.items():
            with tempfile.NamedTemporaryFile(
                "w", dir=folder, prefix=f".{name}.", delete=False, encoding="utf-8", newline=""
            ) as file:
                waiting.append((Path(file.name), folder / name))
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        with _alone(folder):
            _move(waiting)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{_shortened(folder)} cannot be written: {reason}; name another folder", field="out"
        ) from None
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
        for directory in reversed(made):
            # What another run has put there meanwhile keeps it.
            with suppress(OSError):
                directory.rmdir()
    return [target for _, target in waiting]


def _missing(folder: Path) -> list[Path]:
    """The directories that are to be made for a folder, outermost first."""
    return [one for one in reversed((folder, *folder.parents)) if not one.exists()]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep another run from moving its files to the same places in between."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no locks; each file is whole even so.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _move(waiting: list[tuple[Path, Path]]) -> None:
    for _, target in waiting:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{target.name} in it is a directory")
    for temporary, target in waiting:
        # Temporary files are private; what is handed on has the usual mode.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)


def _shortened(folder: Path) -> str:
    text = str(folder)
    return text if len(text) <= 200 else f"{text[:90]}...{text[-90:]}"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def timeline_csv(plan: Plan) -> str:
    """Events and burns in order of time as CSV: UTC, MET, name, detail, range, Δv, duration, orbit."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    rows: list[tuple[float, list[str]]] = []
    for event in plan.events:
        distance = "" if event.range_km is None else f"{event.range_km:.3f}"
        cells = [event.utc, f"{event.met_s:.3f}", "event", event.name, event.detail, distance]
        rows.append((event.met_s, cells + [""] * 6))
    for burn in plan.burns:
        cells = [burn.tig_utc, f"{burn.met_s:.3f}", "burn", burn.name, burn.purpose, ""]
        cells += [f"{x:.4f}" for x in burn.dv_rtn_mps]
        rows.append(
            (
                burn.met_s,
                [*cells, f"{burn.duration_s:.2f}", f"{burn.perigee_km:.3f}", f"{burn.apogee_km:.3f}"],
            )
        )
    table.writerows(cells for _, cells in sorted(rows, key=lambda row: row[0]))
    return out.getvalue()


def trajectory_oem(plan: Plan) -> Oem:
    """The ship's orbit from insertion to contact as an ephemeris message: a segment for each smooth stretch.

    Segments meet at burns; in a pulse of the thrusters the velocity jumps from one to the next.
    """
    start = parse_utc(plan.zero_utc)
    segments = tuple(
        _oem_segment(plan, segment, start) for segment in plan.trajectory if segment.frame == "GCRF"
    )
    return Oem(
        segments,
        originator="EXPEDITION",
        creation=None,
        comments=(
            f"{_called(plan)}, planned {plan.start_name} {plan.zero_utc}, {plan.end_name} {plan.end_utc}",
        ),
    )


def _called(plan: Plan) -> str:
    """The flight's title, or its name where the title has letters that the message cannot hold."""
    title = str(plan.flight["title"])
    return title if title.isascii() else str(plan.flight["name"])


def _oem_segment(plan: Plan, segment: Segment, start: float) -> OemSegment:
    return OemSegment(
        object_name=_called(plan),
        object_id=_NO_DESIGNATOR,
        ref_frame="GCRF",
        epochs=start + np.array(segment.met_s),
        states=np.array(segment.states),
        interpolation="HERMITE",
        interpolation_degree=7,
        comments=(segment.name + (" (burn)" if segment.powered else ""),),
    )
