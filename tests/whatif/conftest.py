"""Flights to a station made ready to scatter once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from expedition import Flight
from expedition.planning import to_station
from expedition.whatif import there
from expedition.whatif.dispersions import Dispersions, dispersions
from expedition.whatif.errors import ErrorModel, error_model


@dataclass(frozen=True, eq=False)
class Scattered:
    """A flight, and what its samples are flown from."""

    asked: Flight
    solved: to_station.Solved
    scene: there.ToStation
    errors: ErrorModel

    def batch(self, errors: ErrorModel | None = None, seed: int = 1, engine: str = "numpy") -> there.Batch:
        return there.Batch(self.scene, self.errors if errors is None else errors, seed, engine)

    def direct(self, errors: ErrorModel | None = None, seed: int = 1) -> there.Direct:
        task = there.Direct(
            self.asked, None, False, self.scene, self.errors if errors is None else errors, seed
        )
        there.remember(task, self.solved)
        return task

    def with_sigma(self, **sigma: float | tuple[float, ...]) -> ErrorModel:
        """No error but those given, by quantity with __ for the dot."""
        sources = dict(self.errors.none().sources)
        for name, value in sigma.items():
            one = sources[name.replace("__", ".")]
            size = value if isinstance(value, tuple) else (value,) * len(one.sigma)
            sources[one.quantity] = replace(one, sigma=size, by_name={})
        return replace(self.errors, sources=sources, correlations=())


def given(count: int = 1, **numbers: Any) -> Callable[[str, str], np.ndarray]:
    """Draws those errors, by quantity with __ for the dot and label behind another __; nothing of all others."""
    from expedition.catalog.models.errors import QUANTITIES

    asked = {}
    for name, rows in numbers.items():
        group, quantity, *label = name.split("__")
        asked[f"{group}.{quantity}", label[0] if label else ""] = np.array(rows, dtype=float).reshape(
            -1, count
        )

    def draw(quantity: str, label: str) -> np.ndarray:
        nothing = np.zeros((len(QUANTITIES[quantity].components), count))
        return asked.get((quantity, label), nothing)

    return draw


@pytest.fixture(scope="session")
def scattered() -> Callable[[str], Scattered]:
    """A flight of the catalogue ready to scatter, planned once."""

    @cache
    def ready(name: str) -> Scattered:
        asked = Flight.resolve(name)
        solved = to_station.solved(asked, None, False, lambda _: None)
        book = asked.catalogue
        assert asked.launcher is not None
        errors = error_model(book.ship(asked.vehicle), book.launcher(asked.launcher), book)
        return Scattered(asked, solved, there.scene_of(solved, errors), errors)

    return ready


@pytest.fixture(scope="session")
def ms19_run() -> Dispersions:
    """The catalogue's flight of 5 October 2021, flown a few hundred times."""
    return dispersions("soyuz-ms-19", samples=300, direct=2, workers=1)


@pytest.fixture(scope="session")
def ms19_scattered(ms19_run: Dispersions) -> Scattered:
    """The same flight ready to scatter."""
    task = ms19_run._scattered.direct
    assert isinstance(task, there.Direct)
    return Scattered(task.asked, there._solved(task), task.scene, task.errors)
