"""What the CCSDS orbit data messages (502.0-B-2) share when they are written: values, comments, header, frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.plans.plan import Plan
from expedition.space.engine import MU_M3_S2
from expedition.space.time import format_utc, from_datetime
from expedition.station.oem import EME2000_FROM_GCRF

Array = NDArray[np.float64]
Fields = Sequence[tuple[str, str]]

FRAMES = ("EME2000", "ICRF", "GCRF")
VERSION = "2.0"
ORIGINATOR = "EXPEDITION"
# An object that has not flown has no designator.
NO_DESIGNATOR = "UNKNOWN"

_SCHEMA = "https://sanaregistry.org/r/ndmxml/ndmxml-1.0-master.xsd"
EPOCH_DIGITS = 6
# The standard allows 254 characters to a line.
_COMMENT_LENGTH = 240


@dataclass(frozen=True, eq=False)
class Covariance:
    """How states scatter at an instant: (6, 6) in m and m/s, radial, along and across of the state itself."""

    t: float
    matrix: Array
    comment: str = ""


def covariance_lines(one: Covariance) -> list[str]:
    """The block of an ephemeris message, its lower triangle in km² and km²/s²."""
    km = one.matrix / 1e6
    rows = [" ".join(f"{km[i, j]:.9e}" for j in range(i + 1)) for i in range(6)]
    return [
        "",
        *(kvn_comments([one.comment]) if one.comment else []),
        "COVARIANCE_START",
        f"EPOCH = {utc(one.t)}",
        "COV_REF_FRAME = RTN",
        *rows,
        "COVARIANCE_STOP",
    ]


def called(plan: Plan) -> str:
    """The flight's title, or its name where the title has letters that the messages cannot hold."""
    title = plan.flight.title
    return title if title.isascii() else plan.flight.name


def utc(t: float) -> str:
    """An instant as the messages write it: UTC to the microsecond, without Z."""
    return format_utc(t, EPOCH_DIGITS).removesuffix("Z")


def printed_states_km(epochs: Array, states_gcrf: Array, ref_frame: str) -> Array:
    """GCRF states (n, 6) in m as km and km/s of the file's frame, moved to the epochs as they are printed.

    Half a microsecond is 4 mm along a low orbit. Raises InputError for a frame that is not written.
    """
    if ref_frame not in FRAMES:
        raise InputError(
            f"{ref_frame!r} cannot be written; possible are {', '.join(FRAMES)}", field="ref_frame"
        )
    shift = np.array([round(float(t), EPOCH_DIGITS) - t for t in epochs])[:, None]
    r, v = states_gcrf[:, :3], states_gcrf[:, 3:]
    gravity = -MU_M3_S2 * r / np.linalg.norm(r, axis=1, keepdims=True) ** 3
    states = np.hstack([r + shift * v, v + shift * gravity])
    if ref_frame == "EME2000":
        states = np.einsum("ij,nkj->nki", EME2000_FROM_GCRF, states.reshape(-1, 2, 3)).reshape(-1, 6)
    return states / 1000.0


def state_texts(state_km: Array) -> list[str]:
    """Six numbers as printed: to the micrometre and the nanometre a second."""
    return [f"{x:.9f}" for x in state_km[:3]] + [f"{x:.12f}" for x in state_km[3:]]


def header(originator: str, creation: float | None) -> Fields:
    """Time of writing, by default the clock's, and who wrote."""
    written = from_datetime(datetime.now(UTC)) if creation is None else creation
    return [("CREATION_DATE", utc(written)), ("ORIGINATOR", value(originator, "originator"))]


def value(text: str, field: str) -> str:
    """A text that the format can hold on its line: printable ASCII, not empty. Raises InputError."""
    if re.fullmatch(r"[\x20-\x7e]*[\x21-\x7e]", text) is None or text.strip() != text:
        raise InputError(
            f"{text!r} cannot be written; use printable ASCII on one line, for example 'SOYUZ MS-19'",
            field=field,
        )
    return text


def _comment_lines(comments: Iterable[str]) -> Iterator[str]:
    """Comments cut into lines of printable ASCII, other characters replaced by a question mark."""
    for comment in comments:
        for line in comment.split("\n"):
            plain = re.sub(r"[^\x20-\x7e]", "?", line)
            for start in range(0, max(len(plain), 1), _COMMENT_LENGTH):
                yield plain[start : start + _COMMENT_LENGTH]


def kvn_comments(comments: Iterable[str]) -> list[str]:
    return [f"COMMENT {line}".rstrip() for line in _comment_lines(comments)]


def kvn(fields: Fields) -> list[str]:
    return [f"{key} = {text}" for key, text in fields]


def xml_comments(comments: Iterable[str]) -> list[str]:
    return [leaf("COMMENT", line) for line in _comment_lines(comments)]


def xml(fields: Fields) -> list[str]:
    return [leaf(key, text) for key, text in fields]


def leaf(tag: str, text: str) -> str:
    return f"<{tag}>{escaped(text)}</{tag}>"


def escaped(text: str) -> str:
    """A text for the inside of an XML element or attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def xml_opening(message: str) -> list[str]:
    """The first lines of a message as XML; `message` is oem, opm or omm."""
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{message} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:noNamespaceSchemaLocation="{_SCHEMA}" id="CCSDS_{message.upper()}_VERS" version="{VERSION}">',
    ]
