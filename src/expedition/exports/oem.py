"""Orbit ephemeris messages (CCSDS 502.0-B-2) for other programs, as KVN and as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.space.engine import MU_M3_S2
from expedition.space.time import format_utc, from_datetime
from expedition.station.oem import EME2000_FROM_GCRF, Oem, OemSegment

Array = NDArray[np.float64]

FRAMES = ("EME2000", "ICRF", "GCRF")

_VERSION = "2.0"
_SCHEMA = "https://sanaregistry.org/r/ndmxml/ndmxml-1.0-master.xsd"
_DEGREE = 7
_EPOCH_DIGITS = 6
# The standard allows 254 characters to a line.
_COMMENT_LENGTH = 240
_AXES = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")


def write_oem_kvn(
    oem: Oem, *, originator: str = "EXPEDITION", creation: float | None = None, ref_frame: str = "EME2000"
) -> str:
    """Text of an ephemeris in keyword = value notation, epochs in UTC.

    creation: instant t of writing, by default the clock's. ref_frame: EME2000, which every program reads, or
    ICRF or GCRF. Read back, positions are right to 1 µm. Raises InputError.
    """
    lines = [f"CCSDS_OEM_VERS = {_VERSION}", *_kvn_comments(oem.comments)]
    lines += [f"{key} = {value}" for key, value in _header(originator, creation)]
    for segment in oem.segments:
        table = _table(segment, ref_frame)
        lines += [
            "",
            "META_START",
            *(f"{key} = {value}" for key, value in _metadata(segment, table)),
            "META_STOP",
        ]
        lines += ["", *_kvn_comments(segment.comments)]
        lines += [" ".join((epoch, *numbers)) for epoch, numbers in table.rows()]
    return "\n".join(lines) + "\n"


def write_oem_xml(
    oem: Oem, *, originator: str = "EXPEDITION", creation: float | None = None, ref_frame: str = "EME2000"
) -> str:
    """Text of an ephemeris as XML, with the same arguments and accuracy as `write_oem_kvn`."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<oem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:noNamespaceSchemaLocation="{_SCHEMA}" id="CCSDS_OEM_VERS" version="{_VERSION}">',
        "<header>",
        *_xml_comments(oem.comments),
        *(_leaf(key, value) for key, value in _header(originator, creation)),
        "</header>",
        "<body>",
    ]
    for segment in oem.segments:
        table = _table(segment, ref_frame)
        lines += ["<segment>", "<metadata>"]
        lines += [_leaf(key, value) for key, value in _metadata(segment, table)]
        lines += ["</metadata>", "<data>", *_xml_comments(segment.comments)]
        for epoch, numbers in table.rows():
            state = "".join(f"<{axis}>{one}</{axis}>" for axis, one in zip(_AXES, numbers, strict=True))
            lines.append(f"<stateVector><EPOCH>{epoch}</EPOCH>{state}</stateVector>")
        lines += ["</data>", "</segment>"]
    return "\n".join([*lines, "</body>", "</oem>"]) + "\n"


@dataclass(frozen=True, eq=False)
class _Table:
    """What is printed of a segment: epoch texts, and states in km and km/s in the frame of the file."""

    ref_frame: str
    epochs: tuple[str, ...]
    states_km: Array

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        for epoch, state in zip(self.epochs, self.states_km, strict=True):
            yield epoch, [f"{x:.9f}" for x in state[:3]] + [f"{x:.12f}" for x in state[3:]]


def _table(segment: OemSegment, ref_frame: str) -> _Table:
    if ref_frame not in FRAMES:
        raise InputError(
            f"{ref_frame!r} cannot be written; possible are {', '.join(FRAMES)}", field="ref_frame"
        )
    texts = tuple(_utc(float(t)) for t in segment.epochs)
    if len(set(texts)) < len(texts):
        raise InputError(
            f"epochs of {segment.object_name} lie closer than a microsecond, which the file cannot tell "
            "apart; leave out one of each such pair",
            field="epochs",
        )
    states = _at_printed_epochs(segment.epochs, segment.states_gcrf)
    if ref_frame == "EME2000":
        states = np.einsum("ij,nkj->nki", EME2000_FROM_GCRF, states.reshape(-1, 2, 3)).reshape(-1, 6)
    return _Table(ref_frame, texts, states / 1000.0)


def _at_printed_epochs(epochs: Array, states_gcrf: Array) -> Array:
    """The states moved to the epochs that are printed: half a microsecond is 4 mm along a low orbit."""
    shift = np.array([round(float(t), _EPOCH_DIGITS) - t for t in epochs])[:, None]
    r, v = states_gcrf[:, :3], states_gcrf[:, 3:]
    gravity = -MU_M3_S2 * r / np.linalg.norm(r, axis=1, keepdims=True) ** 3
    return np.hstack([r + shift * v, v + shift * gravity])


def _utc(t: float) -> str:
    return format_utc(t, _EPOCH_DIGITS).removesuffix("Z")


def _header(originator: str, creation: float | None) -> list[tuple[str, str]]:
    written = from_datetime(datetime.now(UTC)) if creation is None else creation
    return [("CREATION_DATE", _utc(written)), ("ORIGINATOR", _value(originator, "originator"))]


def _metadata(segment: OemSegment, table: _Table) -> list[tuple[str, str]]:
    rows = [
        ("OBJECT_NAME", _value(segment.object_name, "object_name")),
        ("OBJECT_ID", _value(segment.object_id, "object_id")),
        ("CENTER_NAME", "EARTH"),
        ("REF_FRAME", table.ref_frame),
        ("TIME_SYSTEM", "UTC"),
        ("START_TIME", table.epochs[0]),
    ]
    if segment.useable_start is not None:
        rows.append(("USEABLE_START_TIME", _utc(segment.useable_start)))
    if segment.useable_stop is not None:
        rows.append(("USEABLE_STOP_TIME", _utc(segment.useable_stop)))
    # A polynomial through position and velocity of n states has at most the degree 2n - 1.
    degree = segment.interpolation_degree or min(_DEGREE, 2 * len(table.epochs) - 1)
    return [
        *rows,
        ("STOP_TIME", table.epochs[-1]),
        ("INTERPOLATION", _value(segment.interpolation or "HERMITE", "interpolation")),
        ("INTERPOLATION_DEGREE", str(degree)),
    ]


def _value(text: str, field: str) -> str:
    """A text that the format can hold on its line: printable ASCII, not empty."""
    if re.fullmatch(r"[\x20-\x7e]*[\x21-\x7e]", text) is None or text.strip() != text:
        raise InputError(
            f"{text!r} cannot be written; use printable ASCII on one line, for example 'SOYUZ MS-19'",
            field=field,
        )
    return text


def _comment_lines(comments: tuple[str, ...]) -> Iterator[str]:
    """Comments cut into lines of printable ASCII, other characters replaced by a question mark."""
    for comment in comments:
        for line in comment.split("\n"):
            plain = re.sub(r"[^\x20-\x7e]", "?", line)
            for start in range(0, max(len(plain), 1), _COMMENT_LENGTH):
                yield plain[start : start + _COMMENT_LENGTH]


def _kvn_comments(comments: tuple[str, ...]) -> list[str]:
    return [f"COMMENT {line}".rstrip() for line in _comment_lines(comments)]


def _xml_comments(comments: tuple[str, ...]) -> list[str]:
    return [_leaf("COMMENT", line) for line in _comment_lines(comments)]


def _leaf(tag: str, text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag}>{escaped}</{tag}>"
