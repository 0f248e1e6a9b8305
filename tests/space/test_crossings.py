"""Instants at which a tabulated value passes a level, and the spans between them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.space.crossings import brackets, crossings, spans

T = np.array([0.0, 10.0, 20.0, 40.0])
# Straight lines between whole numbers are met to rounding.
ROUNDING = 1e-9

tables = st.lists(st.tuples(st.integers(1, 100), st.integers(-9, 9)), min_size=1, max_size=30)


def table(drawn: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    steps, values = np.array(drawn, dtype=float).T
    return np.cumsum(steps), values


def test_found_on_the_straight_line_between_samples() -> None:
    values = np.array([-1.0, 3.0, 1.0, -1.0])
    np.testing.assert_allclose(crossings(T, values), [2.5, 30.0])
    np.testing.assert_allclose(crossings(T, values, rising=True), [2.5])
    np.testing.assert_allclose(crossings(T, values, rising=False), [30.0])
    np.testing.assert_allclose(crossings(T, values, 2.0), [7.5, 15.0])
    assert brackets(values).tolist() == [0, 2]


@pytest.mark.parametrize("values", [[1.0, 2.0, 3.0, 1.0], [-1.0, -2.0, -1.0, -3.0], [0.0, 0.0, 0.0, 0.0]])
def test_nothing_is_found_where_nothing_passes(values: list[float]) -> None:
    assert crossings(T, np.array(values)).size == 0


@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        ([-1.0, 0.0, 1.0, 1.0], [10.0], []),
        ([1.0, 0.0, -1.0, -1.0], [], [10.0]),
        ([-1.0, 0.0, 0.0, 1.0], [20.0], []),
        ([0.0, 1.0, 1.0, 1.0], [0.0], []),
        ([1.0, 1.0, 1.0, 0.0], [], [40.0]),
        ([-1.0, -1.0, -1.0, 0.0], [], []),
        ([0.0, -1.0, -1.0, -1.0], [], []),
    ],
    ids=["up", "down", "along", "first", "last", "only reached", "only left"],
)
def test_a_sample_on_the_level_counts_as_below_it(
    values: list[float], up: list[float], down: list[float]
) -> None:
    assert crossings(T, np.array(values), rising=True).tolist() == up
    assert crossings(T, np.array(values), rising=False).tolist() == down


def test_touching_from_below_passes_nothing_and_from_above_parts_two_spans() -> None:
    below, above = np.array([-1.0, 0.0, -1.0, -1.0]), np.array([1.0, 0.0, 1.0, 1.0])
    assert crossings(T, below).size == 0
    assert spans(T, below) == []
    assert crossings(T, above).tolist() == [10.0, 10.0]
    assert spans(T, above) == [(0.0, 10.0), (10.0, 40.0)]


def test_an_angle_that_begins_anew_passes_nothing() -> None:
    angle = np.array([0.5, -0.5, -3.0, 3.0])
    np.testing.assert_allclose(crossings(T, angle), [5.0, 30.0])
    np.testing.assert_allclose(crossings(T, angle, jump=6.0), [5.0])
    assert crossings(T, angle, jump=1.0).size == 0
    assert brackets(-angle, rising=False, jump=6.1).tolist() == [2]


def test_spans_reach_to_both_ends() -> None:
    assert spans(T, np.array([1.0, -1.0, -1.0, 1.0])) == [(0.0, 5.0), (30.0, 40.0)]
    assert spans(T, np.array([-1.0, 1.0, 1.0, -1.0])) == [(5.0, 30.0)]
    assert spans(T, np.ones(4)) == [(0.0, 40.0)]
    assert spans(T, -np.ones(4)) == []
    assert spans(T[:0], T[:0]) == []


@given(tables, st.integers(-9, 9))
def test_the_line_is_on_the_level_at_each_crossing(drawn: list[tuple[int, int]], level: int) -> None:
    t, values = table(drawn)
    found, k = crossings(t, values, level), brackets(values, level)
    np.testing.assert_allclose(np.interp(found, t, values), level, atol=ROUNDING)
    assert np.all(t[k] <= found)
    assert np.all(found <= t[k + 1])


@given(tables, st.integers(-9, 9))
def test_up_and_down_take_turns(drawn: list[tuple[int, int]], level: int) -> None:
    _, values = table(drawn)
    up = brackets(values, level, rising=True).tolist()
    down = brackets(values, level, rising=False).tolist()
    assert sorted(up + down) == brackets(values, level).tolist()
    turns = sorted([(k, True) for k in up] + [(k, False) for k in down])
    assert all(a != b for (_, a), (_, b) in pairwise(turns))
    assert len(up) - len(down) == int(values[-1] > level) - int(values[0] > level)


@given(tables)
def test_spans_hold_what_is_positive_and_nothing_else(drawn: list[tuple[int, int]]) -> None:
    t, margin = table(drawn)
    found = spans(t, margin)
    asked = np.linspace(t[0], t[-1], 301)
    inside = np.zeros(asked.size, dtype=bool)
    for a, b in found:
        inside |= (asked >= a) & (asked <= b)
    there = np.interp(asked, t, margin)
    assert np.all(inside[there > ROUNDING])
    assert not np.any(inside[there < -ROUNDING])
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
