"""A trajectory's file, OEM or CSV, whatever its name."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError, StationDataError
from expedition.files import ZIP_HINT, ZIP_MAGIC
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.time import format_utc
from expedition.station.oem import Oem
from expedition.station.oem_reader import parse_oem
from expedition.trajectories.csv_reader import parse_csv
from expedition.trajectories.trajectory import FIELD, Trajectory, checked

Array = NDArray[np.float64]

_MAX_BYTES = 50_000_000
_KINDS = "an ephemeris (OEM, CCSDS 502) or a CSV whose header has units, such as met_s, x_m, y_m, z_m"
_SAME_PLACE_M = 1.0


def read_trajectory(path: str | Path) -> Trajectory:
    """The trajectory in a file. Raises InputError naming the line, what is possible, and what to change."""
    where = Path(path).name or str(path)
    text = _text(Path(path), str(path))
    start = text.lstrip()[:400]
    if start.startswith("<") or re.match(r"(?:COMMENT.*\n\s*)*CCSDS_", start):
        try:
            return _of_oem(parse_oem(text, where=where), where)
        except StationDataError as error:
            raise InputError(str(error)) from None
    zero, met, states, lines, remarks = parse_csv(text, where=where)
    labels = [f"{where}, line {line}" for line in lines]
    return _settled(where, zero, met, states, labels, remarks)


def _of_oem(oem: Oem, where: str) -> Trajectory:
    epochs, states, labels = [], [], []
    for number, segment in enumerate(oem.segments, 1):
        own = segment.states if segment.ref_frame.startswith("ITRF") else None
        fixed = itrf_from_gcrf_states(segment.epochs, segment.states_gcrf) if own is None else own
        epochs.append(segment.epochs)
        states.append(fixed)
        labels += [f"{where}, segment {number}, {format_utc(float(t), 3)}" for t in segment.epochs]
    t = np.concatenate(epochs)
    return _settled(where, float(t[0]), t - t[0], np.concatenate(states), labels, ())


def _settled(
    name: str, zero: float | None, met: Array, states: Array, labels: list[str], remarks: tuple[str, ...]
) -> Trajectory:
    """A trajectory without rows that are given twice, as where segments meet."""
    twice = np.zeros(met.size, dtype=bool)
    if met.size > 1:
        near = np.linalg.norm(np.diff(states[:, :3], axis=0), axis=1) < _SAME_PLACE_M
        twice[1:] = (np.abs(np.diff(met)) < 1e-6) & near
    keep = np.flatnonzero(~twice)
    if zero is not None:
        # A lift-off is announced in whole milliseconds; everything else is counted from it.
        whole = round(zero, 3)
        met, zero = met + (zero - whole), whole
    return checked(Trajectory(name, zero, met[keep], states[keep], remarks), lambda row: labels[keep[row]])


def _text(path: Path, where: str) -> str:
    try:
        if not path.is_file():
            is_what = "is a folder" if path.is_dir() else "does not exist"
            raise InputError(f"{where:.200} {is_what}; give the path of {_KINDS}", field=FIELD)
        if (size := path.stat().st_size) > _MAX_BYTES:
            raise InputError(
                f"{where:.200} has {size / 1e6:.0f} MB, read are at most {_MAX_BYTES / 1e6:.0f}; thin it out",
                field=FIELD,
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{where:.200} cannot be read: {reason}", field=FIELD) from None
    if content.startswith(ZIP_MAGIC):
        raise InputError(ZIP_HINT, field=FIELD)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or not text.strip():
        raise InputError(f"{where:.200} is empty or no text; give {_KINDS}", field=FIELD)
    return text.replace("\r\n", "\n").replace("\r", "\n")
