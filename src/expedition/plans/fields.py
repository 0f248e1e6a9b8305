"""What the parts of a plan have in common."""

from __future__ import annotations

from pydantic import ConfigDict

from expedition.meanings import Explained


class Record(Explained):
    """A part of a plan: frozen, complete, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
