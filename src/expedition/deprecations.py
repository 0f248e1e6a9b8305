"""Names that go: each warns for at least one release, and says since when, until when and what to write instead."""

from __future__ import annotations

import warnings
from dataclasses import dataclass


class ExpeditionDeprecationWarning(DeprecationWarning):
    """Something of Expedition's own goes; a filter by this category shows it, or makes it an error."""


@dataclass(frozen=True)
class Deprecated:
    """A public name that goes. `home` is where it is defined, as `planning.planner`; `instead` what to write."""

    home: str
    since: str
    removed_in: str
    instead: str


NAMES: dict[str, Deprecated] = {}
"""Names of `expedition` that go, with what takes their place; tests hold each to warn, and to go in its release."""


def warn(name: str, gone: Deprecated, *, stacklevel: int = 2) -> None:
    """Tell whoever uses a name that it goes."""
    warnings.warn(
        f"{name} is deprecated since Expedition {gone.since} and goes in {gone.removed_in}; use {gone.instead}",
        ExpeditionDeprecationWarning,
        stacklevel=stacklevel + 1,
    )
