"""How long commands took before, kept in the user's folder for copies, so that progress can say what is left."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from expedition import terminal
from expedition.terminal import Pace, Progress

_FILE = "pace.json"
# What takes less is over before anybody reads how long it takes.
_LEAST_S = 1.0
_running = ""


def begin(arguments: Sequence[str]) -> None:
    """Note which command runs."""
    global _running
    _running = " ".join(arguments[: 2 if arguments[:1] == ["whatif"] else 1])


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """What is being done, on stderr while a person watches: for how long, and what is left if it goes as before."""
    if not sys.stderr.isatty():
        with terminal.progress() as tell:
            yield tell
        return
    line = Progress(before=lambda first: _kept().get(f"{_running}: {first}"))
    with terminal.progress(line) as tell:
        yield tell
    found = line.pace()
    if found is not None and found[1].total_s >= _LEAST_S:
        first, pace = found
        _keep({**_kept(), f"{_running}: {first}": pace})


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """The same for what is only counted."""
    with progress() as tell:
        yield lambda done, total: tell(f"{what} {done} of {total}")


def _kept() -> dict[str, Pace]:
    """By command and first words; empty where nothing is kept, or what is there cannot be read."""
    from expedition.errors import InputError
    from expedition.files import cache_folder

    try:
        held: Any = json.loads((cache_folder() / _FILE).read_bytes())
        return {
            name: Pace(float(one["total_s"]), {step: float(share) for step, share in one["shares"].items()})
            for name, one in held.items()
        }
    except (OSError, InputError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _keep(paces: dict[str, Pace]) -> None:
    from expedition.errors import InputError
    from expedition.files import cache_folder, write_files

    plain = {
        name: {
            "total_s": round(one.total_s, 2),
            "shares": {step: round(share, 3) for step, share in one.shares.items()},
        }
        for name, one in paces.items()
    }
    with suppress(OSError, InputError):
        write_files({_FILE: json.dumps(plain, indent=1).encode()}, cache_folder())
