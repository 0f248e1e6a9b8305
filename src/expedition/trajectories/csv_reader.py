"""Reader of trajectories as CSV: columns with their units in the header, a few lines of notes before it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.spelling import choices
from expedition.errors import InputError
from expedition.space.frames import direction, itrf_from_gcrf_states, itrf_from_geodetic
from expedition.space.time import parse_utc
from expedition.station.oem import gcrf_states

Array = NDArray[np.float64]

_UNITS: dict[str, tuple[str, float]] = {
    "m": ("length", 1.0),
    "km": ("length", 1000.0),
    "ft": ("length", 0.3048),
    "mps": ("speed", 1.0),
    "kmps": ("speed", 1000.0),
    "ftps": ("speed", 0.3048),
    "fps": ("speed", 0.3048),
    "deg": ("angle", float(np.radians(1.0))),
    "rad": ("angle", 1.0),
    "s": ("time", 1.0),
    "min": ("time", 60.0),
}
_POSSIBLE = {
    "length": "m, km or ft",
    "speed": "mps, kmps or ftps",
    "angle": "deg or rad",
    "time": "s or min",
}
# What a column may be called, what it means, and of what kind its unit is.
_NAMES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("met", "t", "time", "elapsed"), ("met", "time")),
    **{axis: (axis, "length") for axis in "xyz"},
    **{f"v{axis}": (f"v{axis}", "speed") for axis in "xyz"},
    **{f"{axis}_dot": (f"v{axis}", "speed") for axis in "xyz"},
    "latitude": ("latitude", "angle"),
    "lat": ("latitude", "angle"),
    "longitude": ("longitude", "angle"),
    "lon": ("longitude", "angle"),
    "height": ("height", "length"),
    "altitude": ("height", "length"),
    "alt": ("height", "length"),
    "v_east": ("v_east", "speed"),
    "v_north": ("v_north", "speed"),
    "v_up": ("v_up", "speed"),
    "speed": ("speed", "speed"),
    "flight_path_angle": ("climb", "angle"),
    "heading": ("heading", "angle"),
}
_CLOCKS = ("utc", "time_utc", "epoch_utc", "epoch")
_FRAMES = ("ITRF", "GCRF", "ICRF", "EME2000", "TEME")
_NOTES = ("frame", "liftoff_utc")
_PLACE = ("latitude", "longitude", "height")
_MOVES = (("v_east", "v_north", "v_up"), ("speed", "climb", "heading"))
_EXAMPLE = "met_s, x_m, y_m, z_m, vx_mps, vy_mps, vz_mps, or met_s, latitude_deg, longitude_deg, height_m"


@dataclass(frozen=True)
class _Column:
    """A column that is read: its place, what it means, the factor to SI, and its frame if it says so."""

    index: int
    meaning: str
    factor: float
    frame: str | None


def parse_csv(text: str, *, where: str) -> tuple[float | None, Array, Array, list[int], tuple[str, ...]]:
    """Lift-off or None, times from it, Earth-fixed states, the line of each row, and remarks.

    A file with clock times and no `liftoff_utc` counts from its first row. Raises InputError naming the line.
    """
    notes, header_line, body = _parted(text, where)
    rows = list(csv.reader(io.StringIO(body), delimiter=_delimiter(body.partition("\n")[0])))
    header = [cell.strip() for cell in rows[0]]
    clock, columns, passed_over = _columns(header, f"{where}, line {header_line}")
    lines, cells = [], []
    for number, row in enumerate(rows[1:], header_line + 1):
        if any(cell.strip() for cell in row):
            if len(row) != len(header):
                raise InputError(
                    f"has {len(row)} columns, the header has {len(header)}; complete the row, and write decimals "
                    "with a point",
                    field=f"{where}, line {number}",
                )
            lines.append(number)
            cells.append(row)
    if not cells:
        raise InputError("has a header and no rows; give one for every few seconds", field=where)
    values = {one.meaning: _numbers(one, header, cells, lines, where) for one in columns}
    liftoff = notes.get("liftoff_utc")
    zero = None if liftoff is None else parse_utc(liftoff, field=f"{where}, liftoff_utc")
    remarks = [f"passed over: {', '.join(passed_over)}"] if passed_over else []
    if clock is not None:
        instants = np.array(
            [
                parse_utc(row[clock], field=f"{where}, line {line}", default_zone="Z")
                for row, line in zip(cells, lines, strict=True)
            ]
        )
        zero = float(instants[0]) if zero is None else zero
        met = instants - zero
    elif "met" in values:
        met = values["met"]
    else:
        raise InputError(
            f"the header has no time; add met_s, seconds from lift-off, or utc{_seen(header)}",
            field=f"{where}, line {header_line}",
        )
    frame = _frame(notes, columns, f"{where}, line {header_line}")
    states, said = _states(values, met, zero, frame, header, f"{where}, line {header_line}")
    return zero, met, states, lines, (*remarks, *said)


def _parted(text: str, where: str) -> tuple[dict[str, str], int, str]:
    """Notes of the form `# name: value`, the line of the header, and the table from there on."""
    notes: dict[str, str] = {}
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if line.startswith("#"):
            found = re.match(r"#\s*([A-Za-z_ ]+?)\s*[:=]\s*(.+?)[\s,;]*$", line)
            if found and (name := found[1].lower().replace(" ", "_")) in _NOTES:
                notes[name] = found[2]
        elif line.strip(" ,;\t"):
            return notes, index + 1, "\n".join(one for one in lines[index:] if not one.startswith("#"))
    raise InputError(f"is empty; expected is a header such as {_EXAMPLE}", field=where)


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _columns(header: Sequence[str], at: str) -> tuple[int | None, list[_Column], list[str]]:
    """Where the clock stands if there is one, the columns that are read, and the names of the others."""
    clock: int | None = None
    out: list[_Column] = []
    passed_over: list[str] = []
    for index, title in enumerate(header):
        name = _plain(title)
        if name in _CLOCKS:
            clock = index
            continue
        known = _column(index, name, title, at)
        if known is None:
            passed_over.append(title)
        elif any(one.meaning == known.meaning for one in out):
            raise InputError(f"{title!r:.60} says once more what another column says; leave one", field=at)
        else:
            out.append(known)
    if not out:
        raise InputError(
            f"none of {', '.join(header)!r:.200} is a column of a trajectory; expected are {_EXAMPLE}",
            field=at,
        )
    return clock, out, passed_over


def _plain(title: str) -> str:
    """A column's title as name_unit: "Vx [km/s]" is vx_kmps."""
    text = re.sub(r"[\[({]\s*([^\])}]*?)\s*[\])}]", r"_\1", title.strip().lower())
    text = re.sub(r"\s*/\s*s(?:ec)?\b", "ps", text.replace("°", "deg"))
    text = re.sub(r"[\s_-]+", "_", text).strip("_")
    return re.sub(r"_(k?m|ft)_s$", r"_\1ps", text)


def _column(index: int, name: str, title: str, at: str) -> _Column | None:
    base, _, unit = name.rpartition("_")
    if name in _NAMES or (base in _NAMES and unit not in _UNITS):
        meaning, kind = _NAMES[name if name in _NAMES else base]
        possible = _POSSIBLE[kind]
        raise InputError(
            f"{title!r:.60} has no unit that is known; write {name if name in _NAMES else base}_"
            f"{possible.split(',')[0].split(' ')[0]} (possible: {possible})",
            field=at,
        )
    frame = None
    for one in _FRAMES:
        if base.endswith(f"_{one.lower()}"):
            base, frame = base.removesuffix(f"_{one.lower()}"), one
    if base not in _NAMES:
        return None
    meaning, kind = _NAMES[base]
    if unit not in _UNITS or _UNITS[unit][0] != kind:
        raise InputError(
            f"{title!r:.60} is a {kind}, and {unit} is none of its units: {_POSSIBLE[kind]}", field=at
        )
    return _Column(index, meaning, _UNITS[unit][1], frame)


def _numbers(
    column: _Column, header: Sequence[str], cells: Sequence[Sequence[str]], lines: Sequence[int], where: str
) -> Array:
    out = np.empty(len(cells))
    for k, row in enumerate(cells):
        text = row[column.index].strip()
        try:
            out[k] = float(text)
        except ValueError:
            what = "is empty" if not text else f"is {text!r:.40}, not a number"
            raise InputError(
                f"{header[column.index]} {what}; write it with a decimal point",
                field=f"{where}, line {lines[k]}",
            ) from None
    return out * column.factor


def _frame(notes: Mapping[str, str], columns: Sequence[_Column], at: str) -> str | None:
    """The frame of x, y and z, where the file says one."""
    said = {one.frame for one in columns if one.frame}
    if "frame" in notes:
        said.add(
            notes["frame"]
            .upper()
            .replace("J2000", "EME2000")
            .replace("EMEEME", "EME")
            .replace("ECEF", "ITRF")
        )
    if len(said) > 1:
        raise InputError(f"names several frames, {', '.join(sorted(said))}; leave one", field=at)
    frame = next(iter(said), None)
    if frame is not None and frame not in _FRAMES:
        raise InputError(f"{frame!r:.40} is no frame{choices(frame, _FRAMES, 'possible')}", field=at)
    return frame


def _states(
    values: Mapping[str, Array],
    met: Array,
    zero: float | None,
    frame: str | None,
    header: Sequence[str],
    at: str,
) -> tuple[Array, tuple[str, ...]]:
    """Earth-fixed states (n, 6) of the columns, and what was done for them."""
    if all(axis in values for axis in "xyz"):
        return _of_axes(values, met, zero, frame, at)
    missing = [name for name in _PLACE if name not in values]
    if missing:
        axes = [axis for axis in "xyz" if axis not in values]
        lacks = axes if len(axes) < 3 else missing
        raise InputError(
            f"the header lacks {', '.join(lacks)}; expected are {_EXAMPLE}{_seen(header)}", field=at
        )
    latitude, longitude, height = (values[name] for name in _PLACE)
    if np.max(np.abs(latitude)) > np.pi / 2.0 + 1e-9:
        raise InputError(
            "a latitude lies beyond the pole; are latitude and longitude swapped, or in degrees?", field=at
        )
    place = itrf_from_geodetic(latitude, longitude, height)
    up = direction(latitude, longitude)
    east = np.stack([-np.sin(longitude), np.cos(longitude), np.zeros_like(longitude)], axis=-1)
    north = np.cross(up, east)
    if all(name in values for name in _MOVES[0]):
        v = [values[name][:, None] for name in _MOVES[0]]
        return np.hstack([place, v[0] * east + v[1] * north + v[2] * up]), ()
    if all(name in values for name in _MOVES[1]):
        speed, climb, heading = (values[name] for name in _MOVES[1])
        level = (speed * np.cos(climb))[:, None]
        moves = level * (np.sin(heading)[:, None] * east + np.cos(heading)[:, None] * north)
        return np.hstack([place, moves + (speed * np.sin(climb))[:, None] * up]), ()
    _refuse_some(values, [*_MOVES[0], *_MOVES[1]], at)
    return _derived(place, met)


def _of_axes(
    values: Mapping[str, Array], met: Array, zero: float | None, frame: str | None, at: str
) -> tuple[Array, tuple[str, ...]]:
    if frame is None:
        raise InputError(
            "x, y and z need a frame: write a line '# frame: ITRF' before the header, or x_itrf_m; possible are "
            f"{', '.join(_FRAMES)}",
            field=at,
        )
    place = np.stack([values[axis] for axis in "xyz"], axis=-1)
    moving = all(f"v{axis}" in values for axis in "xyz")
    if not moving:
        _refuse_some(values, [f"v{axis}" for axis in "xyz"], at)
    if frame == "ITRF":
        if not moving:
            return _derived(place, met)
        return np.hstack([place, np.stack([values[f"v{axis}"] for axis in "xyz"], axis=-1)]), ()
    if zero is None:
        raise InputError(
            f"{frame} turns over the Earth with the day, and times from lift-off name no day: add a utc column or "
            "'# liftoff_utc: 2021-10-05T08:55:02Z' before the header, or give ITRF",
            field=at,
        )
    said: tuple[str, ...] = ()
    if moving:
        states = np.hstack([place, np.stack([values[f"v{axis}"] for axis in "xyz"], axis=-1)])
    else:
        states, said = _derived(place, met)
    instants = zero + met
    return itrf_from_gcrf_states(instants, gcrf_states(frame, instants, states)), said


def _refuse_some(values: Mapping[str, Array], names: Sequence[str], at: str) -> None:
    """Velocities are all there or none of them."""
    there = [name for name in names if name in values]
    if there:
        raise InputError(
            f"of the velocity there is only {', '.join(there)}; give all of vx, vy, vz, of v_east, v_north, v_up or of "
            "speed, flight_path_angle, heading, or none",
            field=at,
        )


def _derived(place: Array, met: Array) -> tuple[Array, tuple[str, ...]]:
    """States whose velocities follow from the positions."""
    if met.size < 3 or np.any(np.diff(met) <= 0.0):
        return np.hstack([place, np.zeros_like(place)]), ()
    speeds = np.gradient(place, met, axis=0, edge_order=2)
    return np.hstack([place, speeds]), ("velocities follow from the positions, for the file has none",)


def _seen(header: Sequence[str]) -> str:
    return f" (its columns: {', '.join(header)})"[:300]
