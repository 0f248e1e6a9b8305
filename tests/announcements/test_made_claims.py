"""Statements made from the record: the false are caught, the true never called false, as the benchmark has them."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

from tests.benchmarked import benchmark

SEED, EACH = 1961, 5
# Of the false statements of each sort that many at least are called false.
LEAST = 3


@pytest.fixture(scope="module")
def made() -> ModuleType:
    return benchmark("made_claims")


SORTS = (
    "a month of another flight", "a year of somebody's flight", "a month of a flight to come",
    "days of another flight", "hours to docking", "a pad", "a rocket", "heads aboard", "somebody's flights",
)  # fmt: skip


def test_every_sort_is_tried(made: ModuleType) -> None:
    assert tuple(made.SORTS) == SORTS


@pytest.mark.parametrize("sort", SORTS)
def test_statements_made_from_the_record(made: ModuleType, sort: str) -> None:
    """A statement with a changed value is called false, the same one unchanged never."""
    said = [(one, made.verdict(one)) for one in made.made(sort, Random(SEED), EACH)]
    slandered = [one.text for one, verdict in said if one.true and verdict == "contradicted"]
    assert not slandered
    assert sum(not one.true and verdict == "contradicted" for one, verdict in said) >= LEAST
