"""The terminal: what is printed where, progress for those who watch, interrupts, streams that are closed or full."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

_PIPE_WIDTH = 160


def prepare_streams() -> None:
    """Streams that are there and take every letter, whatever the shell has closed or the locale lacks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (open until the program ends)
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
    # Rich would end the program itself where nobody reads on.
    with screen.capture() as printed:
        screen.print(what)
    text = printed.get()
    if not screen.is_terminal:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    sys.stdout.write(text)


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
def progress() -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is being done, while a person watches.

    Each step first asks whether an interrupt came meanwhile: one that falls into a library's callback is lost.
    """
    if not sys.stderr.isatty():
        yield lambda _: interrupt.check()
        return
    with console(stderr=True).status("starting") as status:

        def tell(text: str) -> None:
            interrupt.check()
            status.update(text)

        yield tell


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


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr, while a person watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: interrupt.check()
        return
    from rich.progress import Progress

    with Progress(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)

        def tell(done: int, _total: int) -> None:
            interrupt.check()
            bar.update(task, completed=done)

        yield tell
