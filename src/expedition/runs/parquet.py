"""Parts of a run as Parquet files, through DuckDB: the lightest that reads and writes them."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import RunError
from expedition.runs.tables import OWN, Span, Table, failed_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KINDS = {"DOUBLE": "float64", "BIGINT": "int64", "BOOLEAN": "bool", "VARCHAR": "str"}
_own = threading.local()


def _reason(told: str) -> str:
    """Why a file could not be written: the engine tells it with the system's number for it, among much else."""
    number = re.search(r'"errno":"(\d+)"', told)
    return os.strerror(int(number[1])) if number else told.partition("\n")[0]


def write(file: Path, table: Table) -> Path:
    """Write a table as Parquet, whole or not at all. Raises RunError where the disk is full or cannot be written."""
    import duckdb

    hidden = file.with_name(f".{file.stem}.{os.getpid()}")
    try:
        engine = _engine()
        engine.register("part", dict(table))
        try:
            engine.execute(f"COPY part TO '{_quoted(hidden)}' (FORMAT parquet, COMPRESSION zstd)")
        finally:
            engine.unregister("part")
        _flush(hidden)
        hidden.replace(file)
        _flush(file.parent)
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or _reason(str(error))
        raise RunError(
            f"{file} cannot be written: {reason}; make room, and resume the run: the parts before it are kept"
        ) from None
    finally:
        hidden.unlink(missing_ok=True)
    return file


def read(files: Sequence[Path], kinds: Mapping[str, str]) -> dict[str, NDArray[Any]]:
    """Columns of parts one after another, each by its name and kind; where a part lacks one it is empty there.

    Raises RunError that names the file which cannot be read.
    """
    import duckdb

    try:
        found = _columns(files, kinds)
        if not kinds.keys() <= found.keys():
            found = _columns(files, kinds, ", union_by_name = true")
    except duckdb.Error:
        try:
            # The slower way takes files of which some lack a column.
            found = _columns(files, kinds, ", union_by_name = true")
        except duckdb.Error as error:
            if len(files) > 1:
                for file in files:
                    read([file], kinds)
            raise RunError(
                f"{files[0]} cannot be read: {str(error).partition(chr(10))[0]}; take it away, and resume the run"
            ) from None
    nothing = failed_rows(Span(0, len(found["sample"])), "", kinds)
    return {name: _filled(found[name], nothing[name]) if name in found else nothing[name] for name in kinds}


def _columns(files: Sequence[Path], names: Iterable[str], how: str = "") -> dict[str, Any]:
    asked = "|".join(re.escape(name) for name in ["sample", *names]).replace("'", "''")
    places = ", ".join(f"'{_quoted(file)}'" for file in files)
    found: dict[str, Any] = (
        _engine().execute(f"SELECT COLUMNS('^({asked})$') FROM read_parquet([{places}]{how})").fetchnumpy()
    )
    return found


def kinds(files: Iterable[Path]) -> dict[str, str]:
    """The kinds of the columns of parts: of the first that has any of its own."""
    found: dict[str, str] = {}
    for file in files:
        found = _kinds(file)
        if len(found) > len(OWN):
            break
    return found


def _engine() -> DuckDBPyConnection:
    """An engine for each thread: to start one takes as long as to write a part."""
    import duckdb

    engine: DuckDBPyConnection | None = getattr(_own, "engine", None)
    if engine is None:
        engine = _own.engine = duckdb.connect(":memory:", config={"threads": 1})
    return engine


def _kinds(file: Path) -> dict[str, str]:
    rows = _engine().execute(f"DESCRIBE SELECT * FROM '{_quoted(file)}'").fetchall()
    return {row[0]: _KINDS[row[1]] for row in rows}


def _filled(found: Any, nothing: NDArray[Any]) -> NDArray[Any]:
    """A column as it was written: NaN went as no value."""
    if isinstance(found, np.ma.MaskedArray):
        column = found.data.copy()
        column[np.ma.getmaskarray(found)] = nothing[0]
        return column
    return np.asarray(found)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
