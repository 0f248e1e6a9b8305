"""Reader of orbit ephemeris messages (CCSDS 502.0-B), KVN and XML; strict about damaged files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from expedition.errors import StationDataError
from expedition.space.engine import MU_M3_S2
from expedition.space.time import format_utc
from expedition.station import ccsds
from expedition.station.oem import Oem, OemSegment, check_frame, check_rows

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Array = NDArray[np.float64]

_VERSIONS = ("1.0", "2.0", "3.0")
_NEEDED = ("OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "START_TIME", "STOP_TIME")
_AXES = {"X": "km", "Y": "km", "Z": "km", "X_DOT": "km/s", "Y_DOT": "km/s", "Z_DOT": "km/s"}
# Epoch and state; with accelerations, which are not needed here, three more.
_COLUMNS = (7, 10)


def parse_oem(text: str, *, where: str = "OEM") -> Oem:
    """Ephemeris of an OEM text, KVN or XML, including NASA's published station ephemerides.

    Reference frames GCRF, ICRF, EME2000, TEME and ITRF; time systems UTC, TAI, GPS and TT. Covariances and
    accelerations are passed over. `where` names the text in errors. Raises StationDataError for anything
    incomplete, out of order, not finite, or not an orbit about the Earth.
    """
    oem = _parse_xml(text, where) if text.lstrip().startswith("<") else _parse_kvn(text, where)
    if not oem.segments:
        raise StationDataError("holds no segment with states; get the file again", field=where)
    others = {segment.object_id for segment in oem.segments} - {oem.segments[0].object_id}
    if others:
        raise StationDataError(
            f"describes several objects ({oem.segments[0].object_id}, {', '.join(sorted(others))}); split it "
            "into one file for each",
            field=where,
        )
    return oem


@dataclass
class _Draft:
    """A segment while its lines are being read."""

    place: str
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    epochs: list[float] = field(default_factory=list)
    states_km: list[list[float]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, key: str, value: str, where: str) -> None:
        if key in self.meta:
            raise StationDataError(f"{key} is given twice; leave one", field=where)
        self.meta[key] = value

    def finished(self) -> OemSegment:
        return _segment(
            self.meta,
            self.epochs,
            self.states_km,
            self.comments,
            where=self.place,
            label=lambda row: self.labels[row] if row < len(self.labels) else self.place,
        )


def _parse_kvn(text: str, where: str) -> Oem:
    header: dict[str, str] = {}
    header_comments: list[str] = []
    drafts: list[_Draft] = []
    part = "header"
    lines = text.rstrip().split("\n")
    for line_number, raw in enumerate(lines, 1):
        line, at = raw.strip(), f"{where}, line {line_number}"
        if not line or (part == "covariance" and line != "COVARIANCE_STOP"):
            continue
        if line.split()[0] == "COMMENT":
            (drafts[-1].comments if drafts else header_comments).append(line[len("COMMENT ") :].rstrip())
        elif not header and not line.startswith("CCSDS_OEM_VERS"):
            raise StationDataError(
                f"begins with {line[:30]!r}; expected is CCSDS_OEM_VERS = 2.0 first", field=at
            )
        elif line == "META_START" and part in ("header", "data"):
            drafts.append(_Draft(f"{where}, segment from line {line_number}"))
            part = "metadata"
        elif line == "META_STOP" and part == "metadata":
            _check_metadata(drafts[-1].meta, where=drafts[-1].place)
            part = "data"
        elif line in ("COVARIANCE_START", "COVARIANCE_STOP") and part in ("data", "covariance"):
            part = "covariance" if line.endswith("START") else "data"
        elif part == "data":
            _add_row(drafts[-1], line, at, last=line_number == len(lines) and not text.endswith("\n"))
        elif part == "metadata":
            drafts[-1].add(*ccsds.key_value(line, where=at)[:2], at)
        else:
            key, value, _ = ccsds.key_value(line, where=at)
            if key in header:
                raise StationDataError(f"{key} is given twice; leave one", field=at)
            header[key] = value
    if not header:
        raise StationDataError("is empty; expected is an OEM", field=where)
    if part in ("metadata", "covariance"):
        raise StationDataError(f"the file ends inside the {part}: it is cut short; get it again", field=where)
    segments = tuple(draft.finished() for draft in drafts)
    return _oem(header.get("CCSDS_OEM_VERS", ""), header, header_comments, segments, where)


def _add_row(draft: _Draft, line: str, at: str, *, last: bool) -> None:
    words = line.split()
    cut = "the last line is cut short" if last else "the line is damaged"
    if len(words) not in _COLUMNS:
        raise StationDataError(
            f"{cut}: {len(words)} columns, expected are epoch, x, y, z (km), vx, vy, vz (km/s); get the file "
            "again",
            field=at,
        )
    # A file that stops within its very last number still has all columns, but that number is too short.
    if last and draft.states_km and _decimals(words[-1]) < _decimals(repr(draft.states_km[-1][-1])) - 3:
        raise StationDataError(f"{cut}: it ends in {words[-1]!r}; get the file again", field=at)
    time_system = draft.meta["TIME_SYSTEM"].upper()
    draft.epochs.append(ccsds.instant(words[0], time_system, where=at))
    draft.states_km.append(
        [ccsds.number(word, where=at, label=axis) for axis, word in zip(_AXES, words[1:7], strict=True)]
    )
    draft.labels.append(at)


def _decimals(word: str) -> int:
    return len(word.partition(".")[2])


def _parse_xml(text: str, where: str) -> Oem:
    found = ccsds.messages(ccsds.parse_xml(text, where=where), "oem", where=where)
    if len(found) > 1:
        raise StationDataError(f"holds {len(found)} OEMs; split it into one file for each", field=where)
    header_element = found[0].find("header")
    header = {} if header_element is None else {leaf.tag: _text(leaf) for leaf in header_element}
    comments = [] if header_element is None else _comments(header_element)
    segments = []
    for count, element in enumerate(found[0].iterfind("body/segment"), 1):
        draft = _Draft(f"{where}, segment {count}")
        metadata, data = element.find("metadata"), element.find("data")
        if metadata is None or data is None:
            raise StationDataError("has no metadata or no data; get the file again", field=draft.place)
        for leaf in metadata:
            if leaf.tag != "COMMENT":
                draft.add(leaf.tag, _text(leaf), draft.place)
        _check_metadata(draft.meta, where=draft.place)
        draft.comments = _comments(metadata) + _comments(data)
        for row, vector in enumerate(data.iterfind("stateVector"), 1):
            _add_vector(draft, vector, f"{draft.place}, stateVector {row}")
        segments.append(draft.finished())
    return _oem(found[0].get("version", ""), header, comments, tuple(segments), where)


def _add_vector(draft: _Draft, vector: Element, at: str) -> None:
    leaves = {leaf.tag: leaf for leaf in vector}
    missing = [tag for tag in ("EPOCH", *_AXES) if tag not in leaves]
    if missing:
        raise StationDataError(f"lacks {', '.join(missing)}; get the file again", field=at)
    for axis, unit in _AXES.items():
        ccsds.check_unit(leaves[axis].get("units"), unit, where=at, label=axis)
    time_system = draft.meta["TIME_SYSTEM"].upper()
    draft.epochs.append(ccsds.instant(_text(leaves["EPOCH"]), time_system, where=at))
    draft.states_km.append([ccsds.number(_text(leaves[axis]), where=at, label=axis) for axis in _AXES])
    draft.labels.append(at)


def _text(leaf: Element) -> str:
    return (leaf.text or "").strip()


def _comments(element: Element) -> list[str]:
    return [(leaf.text or "").rstrip() for leaf in element.iterfind("COMMENT")]


def _oem(
    version: str,
    header: Mapping[str, str],
    comments: Sequence[str],
    segments: tuple[OemSegment, ...],
    where: str,
) -> Oem:
    if version not in _VERSIONS:
        raise StationDataError(
            f"the OEM version is {version!r}; read are {', '.join(_VERSIONS)}", field=where
        )
    creation = header.get("CREATION_DATE")
    return Oem(
        segments=segments,
        originator=header.get("ORIGINATOR", ""),
        creation=None
        if creation is None
        else ccsds.instant(creation, "UTC", where=f"{where}, CREATION_DATE"),
        comments=tuple(comments),
    )


def _segment(
    meta: Mapping[str, str],
    epochs: Sequence[float],
    states_km: Sequence[Sequence[float]],
    comments: Sequence[str],
    *,
    where: str,
    label: Callable[[int], str],
) -> OemSegment:
    """Segment of a read file, km and km/s in, after everything that its metadata promise is found true.

    `label` names the row of an index in errors. Raises StationDataError.
    """
    epochs_array = np.array(epochs, dtype=float)
    states = np.array(states_km, dtype=float).reshape(-1, 6) * 1000.0
    check_rows(epochs_array, states, label)

    def time(key: str) -> float | None:
        text = meta.get(key)
        return None if text is None else ccsds.instant(text, time_system, where=f"{where}, {key}")

    time_system = ccsds.check_time_system(meta["TIME_SYSTEM"], where=where)
    start, stop = time("START_TIME"), time("STOP_TIME")
    assert start is not None
    assert stop is not None
    _check_span(epochs_array, start, stop, where)
    degree = meta.get("INTERPOLATION_DEGREE")
    if degree is not None and re.fullmatch(r"[0-9]{1,2}", degree) is None:
        raise StationDataError(f"INTERPOLATION_DEGREE is {degree!r}; expected is a whole number", field=where)
    segment = OemSegment(
        object_name=meta["OBJECT_NAME"],
        object_id=meta["OBJECT_ID"],
        ref_frame=meta["REF_FRAME"].upper(),
        epochs=epochs_array,
        states=states,
        interpolation=meta.get("INTERPOLATION"),
        interpolation_degree=None if degree is None else int(degree),
        useable_start=time("USEABLE_START_TIME"),
        useable_stop=time("USEABLE_STOP_TIME"),
        comments=tuple(comments),
    )
    if segment.start >= segment.end:
        raise StationDataError(
            "USEABLE_START_TIME and USEABLE_STOP_TIME leave nothing; correct them", field=where
        )
    _check_motion(segment, label)
    return segment


def _check_metadata(meta: Mapping[str, str], *, where: str) -> None:
    """StationDataError unless the metadata are complete and of an orbit that can be read here."""
    missing = [key for key in _NEEDED if not meta.get(key)]
    if missing:
        raise StationDataError(f"the metadata lack {', '.join(missing)}; get the file again", field=where)
    if meta["CENTER_NAME"].upper() != "EARTH":
        raise StationDataError(
            f"CENTER_NAME is {meta['CENTER_NAME']!r}; possible is EARTH: take an ephemeris about the Earth",
            field=where,
        )
    if "REF_FRAME_EPOCH" in meta:
        raise StationDataError(
            f"REF_FRAME_EPOCH freezes {meta['REF_FRAME']} at one time, which is not read; have the file "
            "written in EME2000",
            field=where,
        )
    check_frame(meta["REF_FRAME"], where)
    ccsds.check_time_system(meta["TIME_SYSTEM"], where=where)


def _check_span(epochs: Array, start: float, stop: float, where: str) -> None:
    usual = float(np.median(np.diff(epochs)))
    first, last = float(epochs[0]), float(epochs[-1])
    if stop - last > max(usual, last - float(epochs[-2])) + 1e-3:
        raise StationDataError(
            f"the last state is of {format_utc(last)}, but STOP_TIME promises {format_utc(stop)}: the file "
            "is cut short; get it again",
            field=where,
        )
    if first - start > max(usual, float(epochs[1]) - first) + 1e-3:
        raise StationDataError(
            f"the first state is of {format_utc(first)}, but START_TIME promises {format_utc(start)}: states "
            "are missing; get the file again",
            field=where,
        )
    if last > stop + 1.0 or first < start - 1.0:
        raise StationDataError(
            f"the states run from {format_utc(first)} to {format_utc(last)}, beyond START_TIME "
            f"{format_utc(start)} and STOP_TIME {format_utc(stop)}; get the file again",
            field=where,
        )


def _check_motion(segment: OemSegment, label: Callable[[int], str]) -> None:
    """StationDataError where position and velocity of neighbouring rows cannot belong to one orbit.

    This finds wrong units, swapped columns and damaged digits of more than about a kilometre or 10 m/s.
    """
    r, v = segment.states_gcrf[:, :3], segment.states_gcrf[:, 3:]
    radius = np.linalg.norm(r, axis=1)
    if np.min(radius) < 6.3e6 or np.max(radius) > 2e9:
        row = int(np.argmin(radius) if np.min(radius) < 6.3e6 else np.argmax(radius))
        raise StationDataError(
            f"the position is {radius[row] / 1000.0:.6g} km from the Earth's centre; positions must be in km "
            "and outside the Earth: get the file again, or convert it",
            field=label(row),
        )
    step = np.diff(segment.epochs)[:, None]
    gravity = -MU_M3_S2 * r / radius[:, None] ** 3
    flown = 0.5 * step * (v[1:] + v[:-1]) + step**2 / 12.0 * (gravity[:-1] - gravity[1:])
    miss = np.linalg.norm(r[1:] - r[:-1] - flown, axis=1)
    angle = step[:, 0] * np.sqrt(MU_M3_S2 / radius[:-1] ** 3)
    # Half a kilometre for thrust, 2 m/s for an untabulated burn, then this rule's own error and that of J2.
    allowed = 500.0 + 2.0 * step[:, 0] + radius[:-1] * (angle**5 / 100.0 + 2e-4 * angle**2)
    wrong = (miss > allowed) & (angle < 1.0)
    if wrong.any():
        row = int(np.argmax(wrong)) + 1
        raise StationDataError(
            f"position and velocity disagree by {miss[row - 1] / 1000.0:.1f} km with the state before; a "
            "number is damaged, the frame is not the one stated, or the units are not km and km/s: get the file "
            "again",
            field=label(row),
        )
