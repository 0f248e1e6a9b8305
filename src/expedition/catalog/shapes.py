"""Shapes: what ships and stations look like, in simple parts true to size, for those who draw them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator

from expedition.catalog.catalogue import PACKAGE, SHAPES, Stamp, stamp
from expedition.catalog.facts import Tree, read_toml
from expedition.catalog.refusal import refusal
from expedition.catalog.spelling import choices
from expedition.errors import InputError
from expedition.meanings import Explained

Point = tuple[float, float, float]


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


def shape_of(
    name: str | None, day: date | None = None, directories: tuple[Path, ...] = (PACKAGE,)
) -> Shape | None:
    """The shape of a vehicle or station by its catalogue name; None where none is known.

    Args:
        name: as the catalogue spells it.
        day: of its parts those that are there on it; all where it is not given.
        directories: those of a catalogue; a `shapes.toml` in an earlier one stands before those in later ones.

    Raises:
        InputError: such a file is faulty.
    """
    files = ((each / SHAPES, stamp(each / SHAPES)) for each in directories)
    found = (_shapes(path, at).get(name or "") for path, at in files if at is not None)
    shape = next((one for one in found if one is not None), None)
    if shape is None or day is None:
        return shape
    return shape.model_copy(update={"parts": tuple(one for one in shape.parts if one.there_on(day))})


def shapes_in(path: Path) -> dict[str, Shape]:
    """The shapes of a file by what looks so; raises InputError where it is faulty."""
    return _shapes(path, stamp(path))


@lru_cache(maxsize=16)
def _shapes(path: Path, _stamp: Stamp) -> dict[str, Shape]:
    """The shapes of a file by what looks so; its stamp makes a changed file a new one to the cache."""
    tree = read_toml(path)
    sources, tables = tree.get("sources", {}), tree.get("shapes", [])
    if not isinstance(sources, dict):
        raise InputError(f"must be a table of texts (in {path})", field="sources")
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise InputError(f"write each shape under [[shapes]] (in {path})", field="shapes")
    found: dict[str, Shape] = {}
    for i, one in enumerate(tables):
        try:
            shape = Shape.model_validate({**one, **_source(one, sources, path, i)})
        except ValidationError as error:
            fault = refusal(error, Shape, path)
            said = str(fault).removeprefix(f"{fault.field}: ")
            raise InputError(said, field=".".join(filter(None, (f"shapes[{i}]", fault.field)))) from None
        found.update({each: shape for each in shape.of if each not in found})
    return found


def _source(one: Tree, sources: Tree, path: Path, i: int) -> Tree:
    source = one.get("source")
    if not isinstance(source, str) or not source.startswith("@"):
        return {}
    if source[1:] not in sources:
        raise InputError(
            f"{source!r:.60} stands for no source{choices(source[1:], sources)} (in {path})",
            field=f"shapes[{i}].source",
        )
    return {"source": sources[source[1:]]}
