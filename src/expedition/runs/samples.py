"""The samples of a run, read as one where they come in many parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.runs import parquet
from expedition.runs.tables import Span, Table, empty, failed_rows


@dataclass(frozen=True)
class Part:
    """A span and what became of it: its table, the file that holds it, or why all of it failed."""

    span: Span
    content: Table | Path | str


class Samples(Mapping[str, NDArray[Any]]):
    """Columns by name, each put together from the parts when it is asked for; nothing else is kept in memory."""

    def __init__(self, parts: Sequence[Part], kinds: Mapping[str, str]) -> None:
        self._parts = tuple(parts)
        self.kinds = dict(kinds)

    @property
    def count(self) -> int:
        """How many samples there are."""
        return sum(part.span.count for part in self._parts)

    def __getitem__(self, name: str) -> NDArray[Any]:
        kind = self.kinds[name]
        return np.concatenate([empty(kind), *(table[name] for table in self.tables([name]))])

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def tables(self, names: Sequence[str] | None = None) -> Iterator[Table]:
        """The parts one after another, with the columns that are named; only one is in memory at a time."""
        wanted = {name: self.kinds[name] for name in names or self.kinds}
        with parquet.reader() as read:
            for part in self._parts:
                if isinstance(part.content, Path):
                    yield read(part.content, wanted)
                elif isinstance(part.content, str):
                    lost = failed_rows(part.span, part.content, wanted)
                    yield {name: lost[name] for name in wanted}
                else:
                    yield {name: part.content[name] for name in wanted}
