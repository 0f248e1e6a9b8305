"""Flow: how deviations from a nominal coast have grown when it ends, to second order.

The derivatives are central differences of coasts on the full-force engine, as far out as the deviations are expected
to lie, in curvilinear coordinates, where an orbit's own bend is no deviation. So the batch feels all forces of the
nominal, drag included, for a few hundred multiplications a sample (Park & Scheeres, "Nonlinear mapping of Gaussian
statistics", J. Guidance 29, 2006, take the derivatives from the variational equations instead).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

INPUTS = 7
"""Six coordinates and the logarithm of the drag."""
_FIRST, _SECOND = np.triu_indices(INPUTS)


@dataclass(frozen=True, eq=False)
class Flow:
    """The growth of deviations over a coast: terms (6, 35) for them and their products, in units of steps (7,)."""

    steps: Array
    terms: Array

    @property
    def first_order(self) -> Array:
        """Derivatives (6, 6) of the end's coordinates by the start's."""
        return np.asarray(self.terms[:, :6] / self.steps[:6])


def flow_of(end: Callable[[Array], Array], steps: Array) -> Flow:
    """The flow of a coast. end: takes deviations (7,) at its start to coordinates (6,) at its end. steps: (7,)."""
    unit = np.diag(steps)
    here = end(np.zeros(INPUTS))
    plus = [end(one) for one in unit]
    minus = [end(-one) for one in unit]
    bent = [0.5 * (a + b) - here for a, b in zip(plus, minus, strict=True)]
    first = [0.5 * (a - b) for a, b in zip(plus, minus, strict=True)]
    second = []
    for i, j in zip(_FIRST, _SECOND, strict=True):
        if i == j:
            second.append(bent[i])
        else:
            # Both ways, so that terms of third order fall out.
            both = 0.5 * (end(unit[i] + unit[j]) + end(-unit[i] - unit[j])) - here
            second.append(both - bent[i] - bent[j])
    return Flow(np.asarray(steps, dtype=float), np.stack([*first, *second], axis=1))


def carried(flow: Flow, deviation: Any, drag: Any, xp: Any = np) -> Any:
    """Deviations (6, n) at the end of a coast of those (6, n) at its start, and of the drag's logarithm (n,)."""
    inputs = xp.concatenate([deviation, drag[None]]) / flow.steps[:, None]
    return xp.einsum("ij,jn->in", flow.terms, xp.concatenate([inputs, inputs[_FIRST] * inputs[_SECOND]]))
