"""Tests that wait, wait for a state."""

from __future__ import annotations

import time
from collections.abc import Callable

# No measure of anything: so long takes only what is broken.
BROKEN_S = 120.0


def wait_for(state: Callable[[], object], what: str) -> None:
    """Return when it is so; fail where it never comes."""
    until = time.monotonic() + BROKEN_S
    while not state():
        assert time.monotonic() < until, f"still waiting for {what}"
        time.sleep(0.01)
