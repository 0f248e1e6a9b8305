"""Integration: both methods are of the order they claim, on an orbit whose end is known."""

from __future__ import annotations

import numpy as np
import pytest

from expedition.space.integration import nystrom, runge_kutta

# An ellipse of eccentricity 0.3 about a centre of unit attraction, from its pericentre once around.
START = np.array([0.7, 0.0, 0.0, np.sqrt(1.3 / 0.7)])
AROUND = 2.0 * np.pi


def pull(r: np.ndarray) -> np.ndarray:
    return -r / np.linalg.norm(r, axis=-1, keepdims=True) ** 3


def missed_by_runge_kutta(steps: int) -> float:
    y, h = START, AROUND / steps
    for k in range(steps):
        y = runge_kutta(lambda _, y: np.concatenate([y[2:], pull(y[:2])]), k * h, y, h)
    return float(np.linalg.norm(y - START))


def missed_by_nystrom(steps: int) -> float:
    r, v, h = START[:2], START[2:], AROUND / steps
    for _ in range(steps):
        r, v = nystrom(lambda place, _: pull(place), r, v, h)
    return float(np.linalg.norm(np.concatenate([r, v]) - START))


@pytest.mark.parametrize("missed", [missed_by_runge_kutta, missed_by_nystrom])
def test_halved_steps_miss_a_sixteenth(missed) -> None:
    coarse, fine = missed(400), missed(800)
    assert fine < 1e-6
    assert 12.0 < coarse / fine < 40.0


def test_rates_are_asked_at_their_times() -> None:
    """Cubes of the time are integrated exactly, as by Simpson's rule; samples may differ in length."""
    one = runge_kutta(lambda t, y: np.full_like(y, t**3), 1.0, np.zeros(2), 2.0)
    assert one == pytest.approx([20.0, 20.0])
    many = runge_kutta(
        lambda t, y: np.broadcast_to(t**3, y.shape), 0.0, np.zeros(3), np.array([1.0, 2.0, 3.0])
    )
    assert many == pytest.approx([0.25, 4.0, 20.25])


def test_parts_of_a_step_are_those_of_its_forces() -> None:
    """An acceleration that grows from 0 to 1 over the step gives half its length in speed, a sixth of its square."""
    r, v = nystrom(lambda place, part: np.full_like(place, part), np.zeros(1), np.zeros(1), 3.0)
    assert v == pytest.approx([1.5])
    assert r == pytest.approx([9.0 / 6.0])
