"""The terminal: what is printed where, progress for those who watch, interrupts, streams that are closed or full."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType
    from rich.table import Table

_PIPE_WIDTH = 160
_NO_END = 10_000
# Below this, rows that wrap are told one below the other where that takes less room; heads take so much of it.
_NARROW, _HEAD = 80, 24
_NUMBER = re.compile(r"[-+−]?[\d.,]+")
_COUNT = re.compile(r"\b([\d,]+) of ([\d,]+)\b")
# Before so long nobody asks how long it takes, and the pace is not known.
_PACE_S = 1.0
# A share of the whole from which on what is done tells how busy the machine is.
_TELLING = 0.1


def prepare_streams() -> None:
    """Streams that are there and take every letter, whatever the shell has closed or the locale lacks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (open until the program ends)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def forget_stdout() -> None:
    """Send what is still unwritten nowhere, for Python tries again at exit and would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def console(*, stderr: bool = False) -> Console:
    """Where tables are printed."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe has no width: wide enough that tables are not cut for the program that reads them.
    return Console(file=stream, width=None if stream.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


def show(what: RenderableType) -> None:
    """Print a table or a text."""
    screen = console()
    what = _fitting(what, screen)
    # Rich would end the program itself where nobody reads on.
    with screen.capture() as printed:
        screen.print(what)
    text = printed.get()
    if not screen.is_terminal:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    sys.stdout.write(text)


def _fitting(what: RenderableType, screen: Console) -> RenderableType:
    """The same where it fits the screen; a table that cannot without losing letters, as lines below each other."""
    from rich.console import Group
    from rich.measure import Measurement
    from rich.padding import Padding
    from rich.table import Table

    if isinstance(what, Group):
        return Group(*(_fitting(one, screen) for one in what.renderables))
    if isinstance(what, Padding):
        room = screen.width - what.left - what.right
        inner = screen if room < 1 else _as_wide(screen, room)
        return Padding(_fitting(what.renderable, inner), (what.top, what.right, what.bottom, what.left))
    if not isinstance(what, Table) or len(what.columns) < 3:
        return what
    least = Measurement.get(screen, screen.options.update(max_width=_NO_END), what).minimum
    if least <= screen.width and _cut(what, screen) <= _cut(what, _as_wide(screen, _NO_END)):
        # A column that is squeezed to some letters is whole, and no better.
        tall = screen.width < _NARROW and _lines(what, screen) > _lines(_stacked(what), screen)
        return _stacked(what) if tall else what
    return _stacked(what)


def _lines(what: RenderableType, screen: Console) -> int:
    with screen.capture() as printed:
        screen.print(what)
    return printed.get().count("\n")


def _cut(what: RenderableType, screen: Console) -> int:
    """How many cells are cut short on a screen, marked by Rich with …"""
    with screen.capture() as printed:
        screen.print(what)
    return printed.get().count("…")


def _as_wide(screen: Console, width: int) -> Console:
    from rich.console import Console

    return Console(file=screen.file, width=width, highlight=False, markup=False)


def _stacked(table: Table) -> RenderableType:
    """Each row as a few lines: its first cell, and below it the others with what heads them."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Lines
    from rich.text import Text

    def text(cell: RenderableType) -> Text:
        return cell.copy() if isinstance(cell, Text) else Text(str(cell))

    heads = [" ".join(text(one.header).plain.split()) for one in table.columns]
    title = () if table.title is None else (text(table.title),)
    parts: list[RenderableType] = [*title]
    for cells in zip(*(one.cells for one in table.columns), strict=True):
        first, *others = map(text, cells)
        lines = Lines(box=None, show_header=False, padding=(0, 1, 0, 0))
        lines.add_column(max_width=_HEAD)
        lines.add_column(overflow="fold")
        for head, cell in zip(heads[1:], others, strict=True):
            if cell.plain.strip():
                lines.add_row(head, cell)
        # A bare number does not say what it counts.
        if heads[0] and _NUMBER.fullmatch(first.plain.strip()):
            first = Text(f"{heads[0]} {first.plain.strip()}")
        first.stylize("bold")
        parts += [first] if first.plain.strip() else []
        parts += [Padding(lines, (0, 0, 0, 2))] if lines.row_count else []
    return Group(*parts)


def write(content: bytes) -> None:
    """Print a file as it is: its letters are those of its format, whatever the locale has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())


def print_json(data: Any) -> None:
    """Print data as JSON."""
    # A Δ that the stream cannot hold is escaped: the reader gets the same text.
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(json.dumps(data, ensure_ascii=plain, indent=2, allow_nan=False) + "\n")


def note(text: str) -> None:
    """Say something on stderr; where nobody can be told, the answer and the exit code still stand."""
    with suppress(OSError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


@contextmanager
def progress(line: Progress | None = None) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is being done and for how long, while a person watches.

    Where what is said counts, as "3 of 12: DV1 missed", what is left of the time follows from it; else from how long
    it took before, where `line` knows that. Each step first asks whether an interrupt came meanwhile: one that falls
    into a library's callback is lost.
    """
    if not sys.stderr.isatty():
        yield lambda _: interrupt.check()
        return
    line = line or Progress()
    with console(stderr=True).status(line):

        def tell(text: str) -> None:
            interrupt.check()
            line.tell(text)

        yield tell


@dataclass(frozen=True)
class Pace:
    """How long something took before: in all, and when each of its steps began, as a share of that."""

    total_s: float
    shares: Mapping[str, float]


class Progress:
    """What is being done, with its time so far and, where it is counted or was done before, what is left.

    before: finds by its first words how long it took before.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        before: Callable[[str], Pace | None] = lambda _first: None,
    ) -> None:
        self._clock = clock
        self._before = before
        self._known: Pace | None = None
        self._steps: dict[str, float] = {}
        self._text = "starting"
        self._begun = clock()
        self._counted = ""
        self._first = self._latest = (0.0, self._begun)
        self._total = 0.0

    def tell(self, text: str) -> None:
        """Take the next words; counts that go on in the same words, "3 of 12", belong together."""
        self._text = text
        plain = _plain(text)
        if not self._steps:
            self._known = self._before(plain)
        self._steps.setdefault(plain, self._clock() - self._begun)
        found = _COUNT.search(text)
        if found is None:
            self._total = 0.0
            return
        done, total = (float(one.replace(",", "")) for one in found.groups())
        before, _, _ = text.partition(found[0])
        here = (done, self._clock())
        if (before, total) != (self._counted, self._total):
            self._counted, self._total, self._first = before, total, here
        self._latest = here

    def pace(self) -> tuple[str, Pace] | None:
        """The first words of what was done, and how long it took till now; None where nothing was said."""
        total = self._clock() - self._begun
        if not self._steps or total <= 0.0:
            return None
        return next(iter(self._steps)), Pace(total, {name: t / total for name, t in self._steps.items()})

    def left_s(self) -> float | None:
        """How long it will still take: at the pace of what is counted, else as before; None where that is not known."""
        counted = self._counted_left_s()
        return self._left_as_before_s() if counted is None else counted

    def _left_as_before_s(self) -> float | None:
        if self._known is None:
            return None
        spent, plain = self._clock() - self._begun, _plain(self._text)
        share = self._known.shares.get(plain)
        if share is None:
            return None
        # Machines are busier at one time than at another: what is done tells by how much.
        total = self._known.total_s if share < _TELLING else self._steps[plain] / share
        later = [one for one in self._known.shares.values() if one > share]
        # While a step lasts longer than it did, those after it are still to come.
        return max(total - spent, (1.0 - min(later, default=1.0)) * total)

    def _counted_left_s(self) -> float | None:
        done, since = self._latest[0] - self._first[0], self._latest[1] - self._first[1]
        if _COUNT.search(self._text) is None or done <= 0.0 or since < _PACE_S:
            return None
        left = (self._total - self._latest[0]) * since / done
        return max(left - (self._clock() - self._latest[1]), 0.0)

    def __str__(self) -> str:
        spent, left = self._clock() - self._begun, self.left_s()
        if spent < _PACE_S:
            return self._text
        return f"{self._text}, {_span(spent)}" + ("" if left is None else f", about {_span(left)} left")

    def __rich__(self) -> RenderableType:
        from rich.text import Text

        return Text(str(self), no_wrap=True, overflow="ellipsis")


def _plain(text: str) -> str:
    """Words without the numbers in them, the same each time."""
    return re.sub(r"\d[\d,.:]*", "#", text)


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return (
        f"{whole // 60}:{whole % 60:02d} min" if whole < 3600 else f"{whole // 3600}:{whole // 60 % 60:02d} h"
    )


class _Interrupt:
    """Remembers that Ctrl-C was pressed."""

    def __init__(self) -> None:
        self.came = False

    def watch(self) -> None:
        """Take over the handler, unless interrupts are ignored as in a background job."""
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._handle)

    def _handle(self, _number: int, _frame: object) -> None:
        self.came = True
        raise KeyboardInterrupt

    def check(self) -> None:
        """Raise KeyboardInterrupt where one came and was lost."""
        if self.came:
            raise KeyboardInterrupt


interrupt = _Interrupt()
