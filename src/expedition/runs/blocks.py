"""Many samples in blocks, on whatever carries them.

A block that fails, or whose worker is lost, is rows with their reason and stops no other. What comes out depends on the
task and on the samples asked for, not on how many workers there are, nor on which was done first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from expedition.errors import ExpeditionError, RunError
from expedition.runs import parquet
from expedition.runs.carrier import Lost, Processes, carried, carrier
from expedition.runs.folder import ENOUGH, FINISHED, Folder, place
from expedition.runs.samples import Part, Samples
from expedition.runs.tables import OWN, Span, Table, checked, failed_rows, kinds_of, same_kinds, sensible

# Whether it is enough is asked again when there are a tenth more.
_MORE = 1.1


def run_blocks(
    task: Callable[[Span], Table],
    total: int,
    *,
    block: int = 8192,
    folder: Folder | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    enough: Callable[[Samples], bool] | None = None,
) -> Samples:
    """Fly samples 0 to total - 1, block by block.

    task: makes the table of a span; picklable, and the same for a sample whatever span it comes in. folder: where parts
    are kept, and found that are there already; its own total and block hold then. executor, workers, scheduler: what
    carries the blocks, see `runs.carrier.carrier`; worker processes write their own parts, results of other machines
    come back and are written here. progress: called with how many samples are done, of how many. enough: asked on the
    samples so far, at the ends of blocks, each time there are a tenth more; where it says so, the run ends there, and
    what was flown beyond is dropped. Raises InputError for a senseless number, and RunError where the run cannot go on;
    what is in the folder stays.
    """
    if folder is not None:
        total, block = folder.total, folder.block
    sensible(total, block)
    run = _Run(total, block, folder, enough)
    tell = progress or (lambda _done, _total: None)
    tell(run.done, total)
    most = -(-(total - run.done) // block)
    with carrier(executor, workers, scheduler, most=most) as hands:
        here = hands is None or isinstance(hands, Processes)
        call = partial(_flown, task, folder.path if folder is not None and here else None)
        with closing(carried(hands, call, run.missing())) as results:
            while not run.ended and (one := next(results, None)) is not None:
                span, result = one
                run.take(_Flown(Part(span, result.reason), {}) if isinstance(result, Lost) else result)
                tell(run.done, total)
    return run.finished()


@dataclass(frozen=True)
class _Flown:
    """A part, and the kinds of its columns; none where all of it failed."""

    part: Part
    kinds: dict[str, str]


def _flown(task: Callable[[Span], Table], folder: Path | None, span: Span) -> _Flown:
    """What becomes of a block; its table is written here where there is a folder."""
    try:
        table = checked(task(span), span)
    except RunError:
        raise
    except ExpeditionError as error:
        return _Flown(Part(span, str(error)), {})
    except Exception as error:
        # One block's fault of ours must not take the others along.
        return _Flown(Part(span, f"an error of ours: {type(error).__name__}: {error}"), {})
    content = table if folder is None else parquet.write(place(folder, span), table)
    return _Flown(Part(span, content), kinds_of(table))


class _Run:
    """What there is of a run, and how far it is whole from its first sample on."""

    def __init__(
        self, total: int, block: int, folder: Folder | None, enough: Callable[[Samples], bool] | None
    ) -> None:
        self._total, self._block, self._folder, self._enough = total, block, folder, enough
        self._kinds: dict[str, str] = {}
        self._parts: dict[int, Part] = {}
        if folder is not None:
            if folder.state == ENOUGH:
                # What somebody has taken away is flown again, and no more.
                self._total, self._enough = folder.samples, None
            self._parts = {part.span.first: part for part in folder.parts if part.span.end <= self._total}
            self._kinds = parquet.kinds(place(folder.path, part.span) for part in folder.parts)
        self.done = sum(part.span.count for part in self._parts.values())
        self._whole, self._ask_at = 0, block
        self.ended = self._is_enough()

    def missing(self) -> Iterator[Span]:
        """Spans without a part, in order, cut where blocks end."""
        first = 0
        for part in [*sorted(self._parts.values(), key=lambda one: one.span), None]:
            until = self._total if part is None else part.span.first
            while first < until:
                end = min(until, (first // self._block + 1) * self._block)
                yield Span(first, end - first)
                first = end
            if part is not None:
                first = part.span.end

    def take(self, flown: _Flown) -> None:
        """Keep what became of a span."""
        part, kinds = flown.part, flown.kinds
        if kinds and len(self._kinds) <= len(OWN):
            self._kinds = kinds
        elif kinds:
            same_kinds(self._kinds, kinds, part.span)
        self._parts[part.span.first] = part if isinstance(part.content, str) else self._written(part)
        self.done += part.span.count
        self.ended = self._is_enough()

    def finished(self) -> Samples:
        """All samples, after the run's folder was told that there are no more to come."""
        total = self._whole if self.ended else self._total
        parts = self._until(total)
        if self._folder is not None:
            # Only now is it certain which columns there are.
            parts = [self._written(part) for part in parts]
            self._folder.finish(ENOUGH if total < self._folder.total else FINISHED, total)
        return Samples(parts, self._kinds or OWN)

    def _written(self, part: Part) -> Part:
        """A part in its file."""
        if self._folder is None or isinstance(part.content, Path):
            return part
        table = part.content
        if isinstance(table, str):
            table = failed_rows(part.span, table, self._kinds)
        return Part(part.span, parquet.write(place(self._folder.path, part.span), table))

    def _until(self, end: int) -> list[Part]:
        return sorted((one for one in self._parts.values() if one.span.end <= end), key=lambda one: one.span)

    def _is_enough(self) -> bool:
        """Whether what is whole from the first sample on is enough, asked of no other number of blocks than planned."""
        while (part := self._parts.get(self._whole)) is not None:
            self._whole = part.span.end
            if self._enough is None or self._whole < self._ask_at or self._whole % self._block:
                continue
            if self._whole < self._total and self._enough(
                Samples(self._until(self._whole), self._kinds or OWN)
            ):
                return True
            self._ask_at = -(-int(self._whole * _MORE) // self._block) * self._block
        return False
