"""Interpolation of tabulated states: local Hermite polynomials through position and velocity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_NODES = 6
_EDGE_NODES = 4
# A run of at least three steps, each under a fifth of the usual one, is a tabulated burn.
_FINE_STEP_RATIO = 0.2
_FINE_RUN = 3


def interpolate(t: Array, epochs: Array, states: Array, bounds: NDArray[np.intp]) -> Array:
    """States (m, 6) at instants `t` (m,) from inertial states (n, 6) tabulated at `epochs` (n,), n >= 2.

    The polynomial of degree 11 takes position and velocity of the nearest 6 epochs, 4 next to an end, and its
    derivative is the velocity. `bounds` (see `smooth_bounds`) are never reached across: where the
    acceleration jumps, a polynomial through both sides would swing. In low orbit with 4-minute steps right to
    0.15 m, and 0.3 m next to an end: what is missed is the finer part of the gravity field.
    """
    interval = np.clip(np.searchsorted(epochs, t, side="right") - 1, 0, epochs.size - 2)
    stretch = np.searchsorted(bounds, interval, side="right") - 1
    first, last = bounds[stretch], bounds[stretch + 1]
    # A polynomial swings near the ends of its nodes: where the window cannot be centred, take a smaller one.
    centred = 2 * np.minimum(interval - first, last - 1 - interval) + 2
    count = np.minimum(np.clip(centred, _EDGE_NODES, _NODES), last - first + 1)
    start = np.clip(interval - (count // 2 - 1), first, last - count + 1)
    out = np.empty((t.size, 6))
    for size in np.unique(count):
        here = count == size
        window = start[here][:, None] + np.arange(size)
        out[here] = _hermite(t[here], epochs[window], states[window])
    return out


def smooth_bounds(epochs: Array) -> NDArray[np.intp]:
    """Indices, first and last included, between which the tabulated motion is smooth.

    Flight-dynamics tables step finely from a burn's ignition to its cut-off, and coarsely elsewhere.
    """
    steps = np.diff(epochs)
    # The usual step is that which most of the time, not most of the rows, is tabulated with.
    ordered = np.sort(steps)
    usual = ordered[np.searchsorted(np.cumsum(ordered), 0.5 * ordered.sum())]
    fine = steps < _FINE_STEP_RATIO * usual
    edges = np.flatnonzero(np.diff(np.concatenate([[False], fine, [False]]).astype(np.int8)))
    cuts = {0, int(epochs.size) - 1}
    for begin, end in edges.reshape(-1, 2):
        if end - begin >= _FINE_RUN:
            # Inside the run a longer first step is the coast before ignition, a jump of the step is its end.
            run = steps[begin:end]
            growth = run[1:] / run[:-1]
            jumps = np.flatnonzero((growth < _FINE_STEP_RATIO) | (growth > 1.0 / _FINE_STEP_RATIO))
            cuts.update({int(begin), int(end), *(int(begin + 1 + jump) for jump in jumps)})
    return np.array(sorted(cuts))


def _hermite(t: Array, epochs: Array, states: Array) -> Array:
    """States (m, 6) at `t` (m,) from the windows `epochs` (m, k) and `states` (m, k, 6).

    Newton's form with every node taken twice; the first differences of a node with itself are its velocity.
    """
    x = np.repeat(epochs - epochs[:, :1], 2, axis=1)
    at = t - epochs[:, 0]
    table = np.repeat(states[:, :, :3], 2, axis=1)
    coefficients = [table[:, 0]]
    size = x.shape[1]
    for order in range(1, size):
        span = x[:, order:] - x[:, :-order]
        if order == 1:
            span[:, ::2] = 1.0
        rise = np.diff(table, axis=1) / span[:, :, None]
        if order == 1:
            rise[:, ::2] = states[:, :, 3:]
        table = rise
        coefficients.append(table[:, 0])
    r = coefficients[-1]
    v = np.zeros_like(r)
    for order in range(size - 2, -1, -1):
        reach = (at - x[:, order])[:, None]
        v = r + reach * v
        r = coefficients[order] + reach * r
    return np.hstack([r, v])
