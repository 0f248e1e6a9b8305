"""Texts that nobody would write: read in a time that grows with their length, or refused; never a traceback."""

from __future__ import annotations

import time

import pytest

from expedition.announcements.reader import read

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


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    """Four times as much takes no more than some eight times as long; a square would take sixteen."""

    def cost_s(size: int) -> float:
        text = "Soyuz MS-19 lifts off on October 5, 2021. " + piece * (size // len(piece))
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    cost_s(2_000)
    small, great = min(cost_s(5_000), cost_s(5_000)), cost_s(20_000)
    assert great < max(9.0 * small, 0.25)
