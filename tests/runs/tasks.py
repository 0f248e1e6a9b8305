"""Tasks that worker processes and a cluster's workers can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np

from expedition import InputError
from expedition.runs.tables import Span, Table


def numbers(span: Span) -> Table:
    """Numbers that depend on the sample alone, of every kind a column may have."""
    sample = np.arange(span.first, span.end)
    root = np.sqrt(sample * 0.7 + 0.1)
    root[sample % 5 == 3] = np.nan
    failed = np.array(["it drifted past" if one % 97 == 5 else "" for one in sample], dtype=np.object_)
    return {
        "failed": failed,
        "root_mps": root,
        "square": sample**2,
        "even": sample % 2 == 0,
        "word": sample.astype(np.str_),
    }


class Held:
    """The same, but from a sample on it waits until it may go on, and ends with the process that began it."""

    def __init__(self, first: int, until: Path) -> None:
        self.first, self.until = first, until

    def __call__(self, span: Span) -> Table:
        asked_by = os.getppid()
        while span.first >= self.first and not self.until.exists():
            if os.getppid() != asked_by:
                os._exit(1)
            time.sleep(0.01)
        return numbers(span)


def refused(span: Span) -> Table:
    """A block that cannot be flown."""
    if span.first <= 20 < span.end:
        raise InputError("no such pad", field="pad")
    return numbers(span)


def mistaken(span: Span) -> Table:
    """A block that meets a fault of ours."""
    if span.first <= 20 < span.end:
        raise ZeroDivisionError("by nothing")
    return numbers(span)


def deadly(span: Span) -> Table:
    """A block that no worker outlives."""
    if span.first <= 20 < span.end:
        os.kill(os.getpid(), signal.SIGKILL)
    return numbers(span)


class DeadlyOnce:
    """A block whose first worker is killed; the next finds the file and lives."""

    def __init__(self, been: Path) -> None:
        self.been = been

    def __call__(self, span: Span) -> Table:
        if span.first <= 20 < span.end and not self.been.exists():
            self.been.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return numbers(span)


def bare(span: Span) -> Table:
    """No column of its own."""
    return {}


def short(span: Span) -> Table:
    """A row too few."""
    return {"square": np.arange(span.count - 1)}


def unsteady(span: Span) -> Table:
    """A column more than in the first block."""
    return numbers(span) if span.first == 0 else {**numbers(span), "more": np.zeros(span.count)}


def own_process() -> int:
    """Which process does it."""
    return os.getpid()


def growing(span: Span) -> Table:
    """More to write with every block, and no two alike."""
    noise = np.random.default_rng(span.first).standard_normal((span.first // span.count + 1, span.count))
    return {"noise": noise[0], "word": np.array([" ".join(map(str, row)) for row in noise.T])}
