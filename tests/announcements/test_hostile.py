"""Texts that nobody would write: read in a time that grows with their length, or refused; never a traceback."""

from __future__ import annotations

import time

import pytest

from expedition.announcements.reader import read
from expedition.catalog import history

REPEATED = [
    "1",
    "1 ",
    "1,000 ",
    "one hundred ",
    "October 5 at 11:55 a.m. ",
    "Soyuz MS-19 ",
    "Anton Shkaplerov, ",
    "first ",
    "$1 million ",
    "ten minutes ",
    "<b>x</b>",
    "[x](y) ",
    "&amp;",
    "\u202e",
    "(",
    "\n\n",
]
# Four times as much costs four times as much; a square would cost sixteen.
MOST_TIMES = 9.0
# Below this nothing can be told from the noise of a busy machine.
FLOOR_S = 0.1
TRIES = 4


def cost_s(text: str) -> float:
    """The processor's time for a text."""
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def grows_with_its_length(small: str, great: str) -> bool:
    """Whether the greater text costs no more than its length; a neighbour on the machine can spoil one try, not all."""
    return any(cost_s(great) < max(MOST_TIMES * cost_s(small), FLOOR_S) for _ in range(TRIES))


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    def text(size: int) -> str:
        return "Soyuz MS-19 lifts off on October 5, 2021. " + piece * (size // len(piece))

    read(text(2_000))
    assert grows_with_its_length(text(5_000), text(20_000))


@pytest.mark.parametrize("mark", [". ", ", "])
def test_time_grows_with_the_number_of_flights(mark: str) -> None:
    """A list of all flights, each with its day and length, in sentences and in one sentence."""
    rows = [
        f"{one.flight} flew on {1 + n % 28} October {1970 + n % 50} at {n % 24}:{n % 60:02d} GMT for {n % 30 + 2} days"
        for n, one in enumerate(history.flights())
    ]
    assert grows_with_its_length(mark.join(rows[:50]), mark.join(rows[:200]))


def test_the_measure_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose work grows with the square is found out."""

    def squared(text: str) -> None:
        begin = time.process_time()
        while time.process_time() - begin < 0.008 * (len(text) / 5_000) ** 2:
            pass

    monkeypatch.setattr(f"{__name__}.read", squared)
    monkeypatch.setattr(f"{__name__}.TRIES", 1)
    assert not grows_with_its_length("x" * 5_000, "x" * 20_000)
