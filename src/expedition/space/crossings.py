"""The instants at which what is known at samples passes a level, joined by straight lines.

A value on the level itself counts as below it: where it comes from above, it passes there; where it only touches
the level from below, it does not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def crossings(
    t: Array, values: Array, level: float = 0.0, *, rising: bool | None = None, jump: float = np.inf
) -> Array:
    """The instants (m,), in order, at which values (n,) at instants (n,) pass a level.

    rising: only those on the way up, or on the way down. jump: two samples that differ by so much or more are not
    joined, as where an angle begins anew. As good as the straight lines between the samples.
    """
    k = brackets(values, level, rising=rising, jump=jump)
    part = (values[k] - level) / (values[k] - values[k + 1])
    return np.asarray(t[k] + part * (t[k + 1] - t[k]))


def brackets(
    values: Array, level: float = 0.0, *, rising: bool | None = None, jump: float = np.inf
) -> NDArray[np.intp]:
    """The samples (m,) between which and the next the values pass the level; see `crossings`."""
    above = values > level
    passed = (above[1:] != above[:-1]) & (np.abs(np.diff(values)) < jump)
    if rising is not None:
        passed &= above[1:] == rising
    return np.flatnonzero(passed)


def spans(t: Array, margin: Array) -> list[tuple[float, float]]:
    """The spans of time, in order, in which a margin (n,) at instants (n,) is positive."""
    above = margin > 0.0
    edges = np.concatenate([t[:1][above[:1]], crossings(t, margin), t[-1:][above[-1:]]])
    return [(float(a), float(b)) for a, b in edges.reshape(-1, 2)]
