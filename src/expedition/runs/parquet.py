"""Parts of a run as Parquet files, through DuckDB: the lightest that reads and writes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError, RunError
from expedition.runs.tables import OWN, Span, Table, failed_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KINDS = {"DOUBLE": "float64", "BIGINT": "int64", "BOOLEAN": "bool", "VARCHAR": "str"}


def needed() -> None:
    """Raise InputError where what reads and writes parts is not installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        raise InputError(
            "a run's folder needs DuckDB, which is not installed; pip install 'expedition[tables]'",
            field="out",
        ) from None


def write(file: Path, table: Table) -> Path:
    """Write a table as Parquet, whole or not at all. Raises RunError where the disk is full or cannot be written."""
    import duckdb

    hidden = file.with_name(f".{file.stem}.{os.getpid()}")
    try:
        with duckdb.connect(":memory:", config={"threads": 1}) as engine:
            engine.register("part", dict(table))
            engine.execute(f"COPY part TO '{_quoted(hidden)}' (FORMAT parquet, COMPRESSION zstd)")
        _flush(hidden)
        hidden.replace(file)
        _flush(file.parent)
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise RunError(
            f"{file} cannot be written: {reason}; make room, and resume the run: the parts before it are kept"
        ) from None
    finally:
        hidden.unlink(missing_ok=True)
    return file


@contextmanager
def reader() -> Iterator[Callable[[Path, Mapping[str, str]], dict[str, NDArray[Any]]]]:
    """What reads columns of parts, each by its name and kind."""
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 1}) as engine:

        def read(file: Path, kinds: Mapping[str, str]) -> dict[str, NDArray[Any]]:
            try:
                there = _kinds(engine, file)
                names = ", ".join(f'"{name}"' for name in kinds if name in there) or "sample"
                found = engine.execute(f"SELECT {names} FROM '{_quoted(file)}'").fetchnumpy()
            except duckdb.Error as error:
                raise RunError(
                    f"{file} cannot be read: {str(error).partition(chr(10))[0]}; take it away, and resume the run"
                ) from None
            first, end = map(int, file.stem.split("-")[1:])
            nothing = failed_rows(Span(first, end - first), "", kinds)
            return {
                name: nothing[name] if name not in found else _filled(found[name], nothing[name])
                for name in kinds
            }

        yield read


def kinds(files: Iterable[Path]) -> dict[str, str]:
    """The kinds of the columns of parts: of the first that has any of its own."""
    import duckdb

    found: dict[str, str] = {}
    with duckdb.connect(":memory:", config={"threads": 1}) as engine:
        for file in files:
            found = _kinds(engine, file)
            if len(found) > len(OWN):
                break
    return found


def _kinds(engine: DuckDBPyConnection, file: Path) -> dict[str, str]:
    rows = engine.execute(f"DESCRIBE SELECT * FROM '{_quoted(file)}'").fetchall()
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
