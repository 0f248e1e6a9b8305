"""Samples as columns: what a task hands back for a span of them.

A table is a dictionary of one-dimensional arrays of one length: float64, int64, bool or str. `sample` counts through
the run; `failed` is empty, or says why there is nothing else in the row: then numbers are NaN or 0, and words empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError, RunError

Table = Mapping[str, NDArray[Any]]

_KINDS = {"float64": np.float64, "int64": np.int64, "bool": np.bool_, "str": np.object_}
_NOTHING = {"float64": np.nan, "int64": 0, "bool": False, "str": ""}
OWN = {"sample": "int64", "failed": "str"}
MOST_SAMPLES = 1_000_000_000


@dataclass(frozen=True, order=True)
class Span:
    """Samples that follow one another: the first, and how many."""

    first: int
    count: int

    @property
    def end(self) -> int:
        """The first sample after it."""
        return self.first + self.count


def sensible(total: int, block: int) -> None:
    """Raise InputError for a number of samples, or to a block, that no run has."""
    if not 1 <= total <= MOST_SAMPLES:
        raise InputError(f"{total} is no number of samples; give 1 to {MOST_SAMPLES:,}", field="samples")
    if not 1 <= block <= MOST_SAMPLES:
        raise InputError(f"{block} is no size of a block; give 1 to {MOST_SAMPLES:,}", field="block")


def checked(table: Table, span: Span) -> dict[str, NDArray[Any]]:
    """A task's table with its own columns first, in the four kinds; the same numbers are the same bytes.

    Raises ValueError where a column is not one of a task's.
    """
    out: dict[str, NDArray[Any]] = {
        "sample": np.arange(span.first, span.end, dtype=np.int64),
        "failed": np.full(span.count, "", dtype=np.object_),
    }
    for name, given in table.items():
        column = np.asarray(given)
        if column.shape != (span.count,):
            raise ValueError(f"column {name} is of shape {column.shape}, not ({span.count},)")
        if name == "sample" and not np.array_equal(column, out["sample"]):
            raise ValueError("column sample does not count the samples that were asked for")
        out[name] = column.astype(_KINDS[kind_of(name, column)])
        if column.dtype.kind == "f":
            # There are many NaN; a file keeps one.
            out[name][np.isnan(out[name])] = np.nan
    return out


def kind_of(name: str, column: NDArray[Any]) -> str:
    """The kind of a column by its word. Raises ValueError for one of another kind."""
    if column.dtype.kind == "O" and all(isinstance(one, str) for one in column):
        return "str"
    try:
        return {"f": "float64", "i": "int64", "u": "int64", "b": "bool", "U": "str"}[column.dtype.kind]
    except KeyError:
        raise ValueError(f"column {name} holds {column.dtype}, not numbers, truths or words") from None


def kinds_of(table: Table) -> dict[str, str]:
    """The kinds of a table's columns."""
    return {name: kind_of(name, column) for name, column in table.items()}


def failed_rows(span: Span, reason: str, kinds: Mapping[str, str]) -> dict[str, NDArray[Any]]:
    """Rows for samples of which nothing came but a reason."""
    rows: dict[str, NDArray[Any]] = {
        name: np.full(span.count, _NOTHING[kind], dtype=_KINDS[kind])
        for name, kind in {**OWN, **kinds}.items()
    }
    rows["sample"] = np.arange(span.first, span.end, dtype=np.int64)
    rows["failed"][:] = reason
    return rows


def same_kinds(kinds: dict[str, str], others: dict[str, str], span: Span) -> None:
    """Raise RunError where a part has other columns than those before it."""
    if kinds != others:
        odd = sorted(kinds.items() ^ others.items())
        raise RunError(
            f"samples {span.first} to {span.end - 1} come with other columns than the rest "
            f"({', '.join(sorted({name for name, _ in odd})) or 'in another order'})"
        )


def empty(kind: str) -> NDArray[Any]:
    """A column of no rows."""
    return np.empty(0, _KINDS[kind])
