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

# Small files are read together.
_AT_A_TIME = 65_536


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
        """The samples one stretch after another, with the columns that are named; only one is in memory at a time."""
        wanted = {name: self.kinds[name] for name in names or self.kinds}
        files: list[Path] = []
        held = 0
        for part in self._parts:
            if files and (held + part.span.count > _AT_A_TIME or not isinstance(part.content, Path)):
                yield parquet.read(files, wanted)
                files, held = [], 0
            if isinstance(part.content, Path):
                files.append(part.content)
                held += part.span.count
            elif isinstance(part.content, str):
                lost = failed_rows(part.span, part.content, wanted)
                yield {name: lost[name] for name in wanted}
            else:
                yield {name: part.content[name] for name in wanted}
        if files:
            yield parquet.read(files, wanted)
