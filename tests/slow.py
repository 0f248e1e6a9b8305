"""Cases of a test that are left to `make bench`: more of what its quick cases show already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def slow_but(cases: Iterable[Any], *quick: Any) -> list[Any]:
    """The cases, all marked as slow but those that are named, whole or by their first values."""
    kept = [case if isinstance(case, tuple) else (case,) for case in cases]
    named = [one if isinstance(one, tuple) else (one,) for one in quick]
    short = [[one for one in named if case[: len(one)] == one] for case in kept]
    assert {one for found in short for one in found} == set(named), f"no such cases in {kept}: {named}"
    return [
        pytest.param(*case, marks=() if found else pytest.mark.slow)
        for case, found in zip(kept, short, strict=True)
    ]
