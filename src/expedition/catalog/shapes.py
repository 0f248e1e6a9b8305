"""Shapes: what ships and stations look like, in simple parts true to size, for those who draw them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from expedition.catalog.facts import read_toml
from expedition.meanings import Explained

Point = tuple[float, float, float]

_FILE = Path(__file__).with_name("shapes.toml")


class ShapePart(Explained):
    """One part of a shape: a body, a plate or a ball."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: str
    """What it is called."""
    colour: Literal["white", "grey", "steel", "green", "gold", "dark", "cells", "truss"]
    """What its surface is like."""
    body: tuple[Point, Point] | None = None
    """Ends of the axis of a round body, m."""
    radii: tuple[float, float] | None = None
    """Its radius at each end, m."""
    plate: tuple[Point, Point, Point] | None = None
    """Middle of a plate and its two half sides, m."""
    thick: float = Field(default=0.1, gt=0.0)
    """How thick a plate is, m."""
    ball: Point | None = None
    """Middle of a ball, m."""
    radius: float | None = None
    """Its radius, m."""
    deployed: bool = False
    """Whether it is seen in orbit only."""
    returns: bool = False
    """Whether it comes down through the air."""
    until_event: str | None = None
    """The event of the ascent with which it goes; null where it stays."""
    since: date | None = None
    """First day on which it was there; null where it always was."""
    until: date | None = None
    """Last day on which it was there; null where it still is."""

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        bodies = self.body is not None and self.radii is not None
        balls = self.ball is not None and self.radius is not None
        if bodies + balls + (self.plate is not None) != 1:
            raise ValueError(f"{self.name} is to be a body with radii, a plate, or a ball with a radius")
        return self

    def there_on(self, day: date) -> bool:
        """Whether the part was there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Shape(Explained):
    """What a ship or a station looks like. A ship's origin is its docking port, x out of it and z up; a station's
    is its centre of mass, along R, T and N; a launcher's the plane on which its ship stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: str
    """By which it is known here."""
    title: str
    """What it is called."""
    of: tuple[str, ...]
    """Entries of the catalogue that look so."""
    parts: tuple[ShapePart, ...]
    """Of which it is made."""
    source: str
    """Where its size comes from."""
    confidence: Literal["verified", "bounded", "assumed"]
    """How sure that is."""
    nose: Point = (1.0, 0.0, 0.0)
    """The way in which it flies."""
    winged: bool = False
    """Whether it comes down nose ahead."""
    mounted: Literal["behind", "beside"] = "behind"
    """How a launcher carries its ship: behind it, or beside it and then in the ship's own frame."""
    note: str = ""
    """What is not shown."""


def shape_of(name: str | None, day: date | None = None) -> Shape | None:
    """The shape of a vehicle or station by its catalogue name; None where none is known.

    day: of its parts those that are there on it; all where it is not given.
    """
    shape = _shapes().get(name or "")
    if shape is None or day is None:
        return shape
    return shape.model_copy(update={"parts": tuple(one for one in shape.parts if one.there_on(day))})


@cache
def _shapes() -> dict[str, Shape]:
    tree = read_toml(_FILE)
    sources = tree["sources"]
    shapes = [
        Shape.model_validate({**one, "source": sources[one["source"].removeprefix("@")]})
        for one in tree["shapes"]
    ]
    return {name: shape for shape in shapes for name in shape.of}
