"""Abort: how a crew leaves a failing launcher, as the ship's file says."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from expedition.catalog.entry import NotNegative, Part, Positive, Text


class AbortMode(Part):
    """A way off the launcher, between two times after lift-off (s), the later one not included.

    `dv_mps` is what the escape motors give, over `burn_s`, half of it forward and half of it upward; `lifts` says
    whether the capsule then holds its lift up, or rolls it away. `until_s` may be left out for the last mode, which
    ends with the ascent.
    """

    name: Text
    from_s: NotNegative
    until_s: Positive | None = None
    dv_mps: NotNegative
    burn_s: Positive
    lifts: bool


class Abort(Part):
    """The abort modes of a ship, one after the other from lift-off on.

    `load_limit_g` is what the crew may feel in an abort: 20 g unless the ship's file says otherwise, which NASA asked
    of Mercury's couch for aborted launches, "without serious or permanent injury" (specification S-6 of 1958, 6.2.2;
    Exploring the Unknown VII, p. 107).
    """

    load_limit_g: Positive = 20.0
    modes: tuple[AbortMode, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _gapless(self) -> Self:
        if self.modes[0].from_s != 0.0:
            raise ValueError("the first mode must begin at lift-off")
        for mode, following in zip(self.modes[:-1], self.modes[1:], strict=True):
            if mode.until_s != following.from_s:
                raise ValueError(
                    f"{mode.name} must end where {following.name} begins, at {following.from_s:g} s"
                )
        return self

    def mode_at(self, met_s: float) -> AbortMode | None:
        """The mode that applies at a time after lift-off; None after the last."""
        for mode in self.modes:
            if mode.from_s <= met_s and (mode.until_s is None or met_s < mode.until_s):
                return mode
        return None
