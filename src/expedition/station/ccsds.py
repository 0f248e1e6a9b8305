"""What the CCSDS messages share: times, numbers with units, key = value lines, and XML."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from expedition.errors import InputError, StationDataError
from expedition.space.time import parse_utc, to_datetime

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_J2000 = datetime(2000, 1, 1, 12)
# TAI minus the scale, s; UTC is not among them because its offset moves with the leap seconds.
_TAI_MINUS = {"TAI": 0.0, "GPS": 19.0, "TT": -32.184}
TIME_SYSTEMS = ("UTC", *_TAI_MINUS)

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eEdD][+-]?[0-9]+)?")
_DATE_TIME = re.compile(r"([0-9-]+)T([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]*)?)Z?")
_KEY_VALUE = re.compile(r"([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*(?:\[([^\]]*)\])?")


def instant(text: str, time_system: str, *, where: str) -> float:
    """Instant t of a CCSDS date and time, calendar or day-of-year form, in one of TIME_SYSTEMS.

    Raises StationDataError. Exact to the rounding of t, about 0.1 µs.
    """
    parts = _DATE_TIME.fullmatch(text.strip())
    if parts is None:
        raise StationDataError(
            f"{text.strip()[:40]!r} is not a date and time; expected is a text like 2021-10-05T08:55:02.000 "
            "or 2021-278T08:55:02.000",
            field=where,
        )
    try:
        if time_system == "UTC":
            return parse_utc(text, default_zone="Z")
        # The other scales have no leap seconds: count their days and seconds plainly.
        midnight = to_datetime(parse_utc(parts[1])).replace(tzinfo=None)
        parse_utc(f"2000-01-01T{parts[2]}:{parts[3]}:{parts[4]}Z")
    except InputError as error:
        raise StationDataError(str(error).removeprefix("time: "), field=where) from None
    minutes = int(parts[2]) * 60 + int(parts[3])
    whole = (midnight - _J2000 + timedelta(minutes=minutes)).total_seconds()
    return whole + (float(parts[4]) + _TAI_MINUS[time_system])


def check_time_system(name: str, *, where: str) -> str:
    """The name of a time system that `instant` understands, or StationDataError."""
    if name.upper() not in TIME_SYSTEMS:
        raise StationDataError(
            f"TIME_SYSTEM is {name!r}; possible are {', '.join(TIME_SYSTEMS)}: have the file written in UTC",
            field=where,
        )
    return name.upper()


def number(text: str, *, where: str, label: str) -> float:
    """A finite number of a message, or StationDataError naming `label` and what stands there."""
    stripped = text.strip()
    value = math.nan
    if _NUMBER.fullmatch(stripped):
        value = float(stripped.replace("d", "e").replace("D", "e"))
    if not math.isfinite(value):
        raise StationDataError(
            f"{label} is {stripped[:40]!r}, which is not a finite number; get the file again", field=where
        )
    return value


def check_unit(found: str | None, expected: str, *, where: str, label: str) -> None:
    """StationDataError where a message states another unit than the standard's."""
    if found is not None and found.strip().lower() != expected.lower():
        raise StationDataError(
            f"{label} is in [{found.strip()}], expected is [{expected}]; convert the file", field=where
        )


def key_value(line: str, *, where: str) -> tuple[str, str, str | None]:
    """Key, value and stated unit (or None) of a `KEY = value [unit]` line; raises StationDataError."""
    # The standard allows 254 characters; a pattern should not be tried on a megabyte.
    parts = _KEY_VALUE.fullmatch(line.strip()) if len(line) < 1000 else None
    if parts is None:
        raise StationDataError(
            f"{line.strip()[:60]!r} is not a KEY = value line; take it out, or put COMMENT before it",
            field=where,
        )
    return parts[1], parts[2], parts[3]


def parse_xml(text: str, *, where: str) -> Element:
    """Root of an XML message, its tags without namespaces.

    Document types and entities are refused: no message needs them, and they can blow up in memory.
    Raises StationDataError, also where the text ends before its root is closed.
    """
    from xml.etree import ElementTree

    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise StationDataError(
            "holds a DOCTYPE or ENTITY declaration, which no CCSDS message needs; remove it, or get the file "
            "again if it is a web page",
            field=where,
        )
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise StationDataError(
            f"the XML is damaged or cut short at line {error.position[0]} ({error}); get the file again",
            field=where,
        ) from None
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def messages(root: Element, kind: str, *, where: str) -> list[Element]:
    """The elements `kind` (oem, omm) of a parsed XML file: its root, or the children of an ndm root."""
    found = [root] if root.tag == kind else root.findall(kind) if root.tag == "ndm" else []
    if not found:
        inside = ", ".join(sorted({child.tag for child in root})[:5]) or "nothing"
        raise StationDataError(
            f"is XML of <{root.tag}> holding {inside}; expected is <{kind}>, alone or inside <ndm>",
            field=where,
        )
    return found
