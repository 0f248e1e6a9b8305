"""Integration: single steps of order four, for whatever is flown on plain arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def runge_kutta(rates: Callable[[Any, Array], Array], t: Array | float, y: Array, h: Array | float) -> Array:
    """States of any shape h seconds after t, by the classical method of Runge and Kutta.

    rates: the derivative of such states at a time. h: one for all samples, or one for each, and so are the times.
    """
    k1 = rates(t, y)
    k2 = rates(t + 0.5 * h, y + 0.5 * h * k1)
    k3 = rates(t + 0.5 * h, y + 0.5 * h * k2)
    k4 = rates(t + h, y + h * k3)
    return np.asarray(y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4))


def nystrom(
    acceleration: Callable[[Array, float], Array], r: Array, v: Array, h: Array | float
) -> tuple[Array, Array]:
    """Positions and velocities h seconds later where the acceleration does not depend on velocity.

    The method of Nyström, which asks three times instead of four. acceleration: at positions, and at a part of the
    step from 0 to 1.
    """
    k1 = acceleration(r, 0.0)
    k2 = acceleration(r + 0.5 * h * v + 0.125 * h * h * k1, 0.5)
    k3 = acceleration(r + h * v + 0.5 * h * h * k2, 1.0)
    return r + h * v + h * h / 6.0 * (k1 + 2.0 * k2), v + h / 6.0 * (k1 + 4.0 * k2 + k3)
