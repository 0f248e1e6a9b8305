"""Station files of every kind that is read here, told apart by their content, and the set for a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from expedition.errors import StationDataError
from expedition.files import ZIP_HINT, ZIP_MAGIC
from expedition.space.time import DAY_S, format_utc
from expedition.station.elements import MAX_INSTANT_S, ElementSet, parse_tle
from expedition.station.oem import Oem
from expedition.station.oem_reader import parse_oem
from expedition.station.omm import parse_omm

MAX_BYTES = 50_000_000

_GZIP_MAGIC = b"\x1f\x8b"
_KINDS = "element sets (TLE lines; OMM as JSON, XML or KVN) or an ephemeris (OEM as XML or KVN)"


def read_station_file(path: str | Path, *, catalog_number: int | None = None) -> list[ElementSet] | Oem:
    """Element sets or ephemeris of a file, whatever its name; a gzip file is unpacked.

    With `catalog_number`, only that object's element sets. Raises StationDataError for a file that is
    missing, empty, larger than 50 MB (packed or unpacked), not text, of no known kind, or damaged.
    """
    where = str(path)
    text = _text(_bytes(Path(path), where), where)
    kind = _kind(text, where)
    if kind == "oem":
        return parse_oem(text, where=where)
    sets = parse_tle(text, where=where) if kind == "tle" else parse_omm(text, where=where)
    return sets if catalog_number is None else of_object(sets, catalog_number, where=where)


def newest_before(sets: Sequence[ElementSet], t: float, *, catalog_number: int | None = None) -> ElementSet:
    """The newest of the element sets whose epoch is not after the instant `t`; never one from its future.

    Of several with that epoch the last in the sequence, which is the latest issue. Raises StationDataError
    where all are later, and where sets of several objects are given without `catalog_number`.
    """
    of_one = of_object(sets, catalog_number)
    if not abs(t) < MAX_INSTANT_S:
        raise StationDataError(f"{t} s past J2000 is no time of a flight; ask for another", field="elements")
    known = [one for one in of_one if one.epoch <= t]
    if known:
        return max(reversed(known), key=lambda one: one.epoch)
    first = min(one.epoch for one in of_one)
    raise StationDataError(
        f"no element set is as old as {format_utc(t)}: the earliest has the epoch {format_utc(first)}, "
        f"{(first - t) / DAY_S:.1f} days later; take a file that begins before, or ask for a later time",
        field="elements",
    )


def of_object(
    sets: Sequence[ElementSet], catalog_number: int | None, *, where: str = "element sets"
) -> list[ElementSet]:
    """The element sets of one object, in their order; StationDataError names the objects that there are.

    `catalog_number` may be None where the sets are all of one object.
    """
    present = sorted({one.catalog_number for one in sets})
    if not present:
        raise StationDataError("there are no element sets; give at least one", field=where)
    if catalog_number is None and len(present) == 1:
        return list(sets)
    if catalog_number not in present:
        some = ", ".join(str(one) for one in present[:10]) + (", ..." if len(present) > 10 else "")
        asked = (
            "no catalogue number was given" if catalog_number is None else f"{catalog_number} is not there"
        )
        raise StationDataError(f"{asked}; there are sets of {some}: choose one of them", field=where)
    return [one for one in sets if one.catalog_number == catalog_number]


def _bytes(path: Path, where: str) -> bytes:
    try:
        if not path.is_file():
            is_what = "is not a file" if path.exists() else "does not exist"
            raise StationDataError(f"{is_what}; give the path of a file with {_KINDS}", field=where)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise StationDataError(
                f"has {size / 1e6:.0f} MB, read are at most {MAX_BYTES / 1e6:.0f} MB; cut out the days that "
                "are needed",
                field=where,
            )
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise StationDataError(f"cannot be read: {error.strerror or error}", field=where) from None
    if content.startswith(ZIP_MAGIC):
        raise StationDataError(ZIP_HINT, field=where)
    return _unpacked(content, where) if content.startswith(_GZIP_MAGIC) else content


def _unpacked(content: bytes, where: str) -> bytes:
    import gzip
    import io
    import zlib

    try:
        # One byte more than allowed tells a file that is too large without unpacking the rest of it.
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            unpacked = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise StationDataError(
            f"the gzip file is damaged or cut short ({error}); get it again", field=where
        ) from None
    if len(unpacked) > MAX_BYTES:
        raise StationDataError(
            f"unpacks to more than {MAX_BYTES / 1e6:.0f} MB, which is the most that is read; cut out the "
            "days that are needed",
            field=where,
        )
    return unpacked


def _text(content: bytes, where: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if not text.strip():
        raise StationDataError(f"is empty; expected are {_KINDS}", field=where)
    if "\0" in text:
        raise StationDataError(f"is binary, not text; expected are {_KINDS}", field=where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kind(text: str, where: str) -> str:
    start = text.lstrip()[:4096]
    if start.startswith(("{", "[")):
        return "omm"
    if start.startswith("<"):
        if re.match(r"<(!doctype\s+)?html", start, re.IGNORECASE):
            raise StationDataError(
                f"is a web page; save the data that it shows, expected are {_KINDS}", field=where
            )
        # The first element that is neither the declaration, a comment nor the wrapper says what it is.
        tag = re.search(r"<(?:\w+:)?(oem|omm)\b", start)
        if tag is None:
            raise StationDataError(f"is XML of another kind; expected are {_KINDS}", field=where)
        return tag[1]
    message = re.match(r"(?:COMMENT.*\n\s*)*CCSDS_(\w+)_VERS", start)
    if message is not None:
        if message[1] not in ("OEM", "OMM"):
            raise StationDataError(f"is a CCSDS {message[1]}; expected are {_KINDS}", field=where)
        return message[1].lower()
    if re.match(r'"?OBJECT_NAME"?,', start):
        raise StationDataError("is OMM as CSV, which is not read; fetch it with FORMAT=JSON", field=where)
    if re.search(r"^\s*[12] ", text, re.MULTILINE) is None:
        raise StationDataError(f"begins with {start[:30]!r}; expected are {_KINDS}", field=where)
    return "tle"
