"""Risks as others state them, ships without a way off a failing launcher, and risks of everyday life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from expedition.catalog.facts import read_toml

_FILE = Path(__file__).with_name("assessments.toml")


@dataclass(frozen=True)
class StatedRisk:
    """A risk that somebody stated: 1 in `one_in`, of "loss_of_crew" or "loss_of_mission"."""

    who: str
    what: str
    measure: str
    families: tuple[str, ...]
    newness: int | None
    """The flight of a launcher that it is about, from 1; None for families of ships."""
    one_in: float
    source: str
    confidence: str


@dataclass(frozen=True)
class EverydayRisk:
    """The chance to die of something that people do."""

    what: str
    chance: float
    source: str
    confidence: str


def stated(family: str) -> tuple[StatedRisk, ...]:
    """What others state of a family of ships."""
    return tuple(one for one in _read()[0] if family in one.families)


def of_new_launchers() -> tuple[StatedRisk, ...]:
    """What others state of the first flights of a launcher."""
    return tuple(one for one in _read()[0] if one.newness is not None)


def everyday() -> tuple[EverydayRisk, ...]:
    """Risks of everyday life, the least first."""
    return _read()[1]


def has_escape(family: str) -> bool:
    """Whether a family's crew has a way off a launcher that fails."""
    return family not in _read()[2]


def lands_on(family: str) -> str:
    """What a family of ships comes down on: "land" or "sea" under canopies, "runway" on wheels; "" where not known."""
    return _read()[3].get(family, "")


@cache
def _read() -> tuple[tuple[StatedRisk, ...], tuple[EverydayRisk, ...], frozenset[str], dict[str, str]]:
    tree: dict[str, Any] = read_toml(_FILE)
    return (
        tuple(
            StatedRisk(
                one["who"],
                one["what"],
                one["measure"],
                tuple(one["families"]),
                one.get("newness"),
                float(one["one_in"]),
                one["source"],
                one["confidence"],
            )
            for one in tree["stated"]
        ),
        tuple(sorted((EverydayRisk(**one) for one in tree["everyday"]), key=lambda one: one.chance)),
        frozenset(one["family"] for one in tree["no_escape"]),
        {family: one["surface"] for one in tree["lands_on"] for family in one["families"]},
    )
