"""Columns: records as a table that pandas and polars take as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from expedition.space.time import parse_utc, to_datetime


class Columns(dict[str, list[Any]]):
    """A column of values by its name, all as long as each other; times are aware datetimes.

    >>> pandas.DataFrame(table), polars.DataFrame(table)            # doctest: +SKIP
    """

    def rows(self) -> list[dict[str, Any]]:
        """The same row by row."""
        return [dict(zip(self, values, strict=True)) for values in zip(*self.values(), strict=True)]


def columns(records: Sequence[BaseModel | Mapping[str, Any]], each: str | None = None) -> Columns:
    """Records as columns, flat: parts of a part are named after both, lists of words are put together.

    each: a list of parts in every record, of which each becomes a row of its own.
    """
    rows: list[dict[str, Any]] = []
    for record in records:
        values = dict(record)
        parts: Iterable[Any] = values.pop(each) if each else (None,)
        own = dict(_flat(values))
        for part in parts:
            rows.append(own if part is None else {**own, **dict(_flat(dict(part), own))})
    names = list(dict.fromkeys(name for row in rows for name in row))
    # A part that is missing in a row is no column beside those of its own values.
    whole = [name for name in names if any(other.startswith(f"{name}_") for other in names)]
    names = [name for name in names if name not in whole or any(row.get(name) is not None for row in rows)]
    return Columns({name: [row.get(name) for row in rows] for name in names})


def _flat(values: Mapping[str, Any], taken: Mapping[str, Any] | None = None) -> Iterable[tuple[str, Any]]:
    """Names and plain values; names that are taken by what it is a part of get a word before them."""
    for name, value in values.items():
        said = f"option_{name}" if taken and name in taken else name
        if isinstance(value, BaseModel):
            yield from ((f"{said}_{inner}", one) for inner, one in _flat(dict(value)))
        elif isinstance(value, tuple | list):
            if all(isinstance(one, str) for one in value):
                yield said, "; ".join(value)
            elif len(value) == 2 and all(isinstance(one, int | float) for one in value):
                yield from ((f"{said}_{end}", one) for end, one in zip(("low", "high"), value, strict=True))
        elif name.endswith("_utc"):
            yield said, _time(value)
        else:
            yield said, value


def _time(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return to_datetime(parse_utc(str(value)))
