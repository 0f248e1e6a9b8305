"""The Moon: where it stands, and how much of it is lit."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.space.engine import engine_times, satkit
from expedition.space.frames import gcrf_from_itrf

Array = NDArray[np.float64]

_SPACING_S = 1800.0


def moon_itrf_m(t: ArrayLike) -> Array:
    """The Moon's positions (n, 3) from the Earth's centre at instants (n,), ITRF, m.

    DE440 each half hour, a cubic between: right to a kilometre. As it stands, not as it is seen: light takes 1.3 s, in
    which Earth and Moon move on by 0.006° of its distance.
    """
    times = np.atleast_1d(np.asarray(t, dtype=float))
    first = np.floor(times.min() / _SPACING_S) - 1.0
    count = int(np.ceil(times.max() / _SPACING_S) - first) + 3
    nodes = (first + np.arange(count)) * _SPACING_S
    at = np.asarray(satkit().jplephem.geocentric_pos(satkit().solarsystem.Moon, engine_times(nodes)))
    k = np.clip(np.floor(times / _SPACING_S - first).astype(np.intp), 1, count - 3)
    x = (times / _SPACING_S - first - k)[:, None]
    gcrf = (
        -x * (x - 1.0) * (x - 2.0) / 6.0 * at[k - 1]
        + (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0 * at[k]
        - (x + 1.0) * x * (x - 2.0) / 2.0 * at[k + 1]
        + (x + 1.0) * x * (x - 1.0) / 6.0 * at[k + 2]
    )
    return np.asarray(np.einsum("nji,nj->ni", gcrf_from_itrf(times), gcrf))


def moon_lit(moon: ArrayLike, sun: ArrayLike) -> Array:
    """Shares (n,) of the Moon's disc that are lit, from directions (n, 3) to Moon and Sun; right to 0.002."""
    m, s = np.asarray(moon, dtype=float), np.asarray(sun, dtype=float)
    cosine = np.sum(m * s, axis=-1) / (np.linalg.norm(m, axis=-1) * np.linalg.norm(s, axis=-1))
    return np.asarray(0.5 * (1.0 - cosine))
