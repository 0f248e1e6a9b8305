"""Rare failures: their chance by subset simulation, or from samples drawn with larger deviations."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from expedition.whatif.statistics import CONFIDENCE, Array, Estimate, normal, student
from expedition.whatif.streams import normals

# Of the runs of a subset simulation: share of samples kept at each level, most levels, wanted share of accepted steps.
_KEPT, _LEVELS, _ACCEPTED = 0.1, 9, 0.44


def subset_simulation(
    margin: Callable[[Array], Any],
    dimensions: int,
    seed: int,
    samples: int = 1000,
    runs: int = 8,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """Chance that a margin falls below nought, by subset simulation (Au and Beck, 2001): good for rare failures.

    `margin` takes standard normal inputs, (dimensions, count), and returns (count,). At each level the tenth of the
    samples with the least margin is kept and grown again by Markov chains that keep the normal law (conditional
    sampling: Papaioannou and others, 2015). The interval is Student's, of the logarithms of independent runs; where no
    run reaches a failure above 1e-9, the value is nought.
    """
    chances = np.array([_subset_run(margin, dimensions, seed, run, samples) for run in range(runs)])
    if not chances.all():
        return Estimate(float(chances.mean()), 0.0, None if chances.any() else _KEPT**_LEVELS, confidence)
    logs = np.log(chances)
    wide = math.exp(student(confidence, runs - 1) * float(logs.std(ddof=1)) / math.sqrt(runs))
    value = float(chances.mean())
    return Estimate(value, value / wide, value * wide, confidence)


def _subset_run(margin: Callable[[Array], Any], dimensions: int, seed: int, run: int, samples: int) -> float:
    kept = max(1, round(_KEPT * samples))
    steps = samples // kept
    inputs = normals(seed, f"subset:{run}", 0, samples, dimensions)
    margins = np.asarray(margin(inputs), float)
    chance, step_size = 1.0, 0.6
    for level in range(1, _LEVELS + 1):
        failed = int(np.count_nonzero(margins < 0.0))
        if failed >= kept or level == _LEVELS:
            return chance * failed / len(margins)
        order = np.argsort(margins, kind="stable")[:kept]
        bound = float(margins[order[-1]])
        chance *= kept / len(margins)
        at, here = inputs[:, order], margins[order]
        grown, grown_margins = [at], [here]
        for step in range(1, steps):
            name = f"subset:{run}:{level}:{step}"
            tried = math.sqrt(1.0 - step_size**2) * at + step_size * normals(seed, name, 0, kept, dimensions)
            tried_margins = np.asarray(margin(tried), float)
            better = tried_margins <= bound
            at, here = np.where(better, tried, at), np.where(better, tried_margins, here)
            grown.append(at)
            grown_margins.append(here)
            # As many steps accepted as keep the chains moving (the adaptation of Papaioannou and others).
            change = (float(better.mean()) - _ACCEPTED) / math.sqrt(step)
            step_size = min(1.0, math.exp(math.log(step_size) + change))
        inputs, margins = np.concatenate(grown, axis=1), np.concatenate(grown_margins)
    raise AssertionError


def importance_weights(inputs: Any, scale: float) -> Array:
    """Weights of samples drawn with `scale` times their deviations, inputs in nominal deviations: (dimensions, n).

    For a few dimensions: with many, few samples carry all the weight.
    """
    u = np.atleast_2d(np.asarray(inputs, float))
    exponent = -0.5 * (1.0 - 1.0 / scale**2) * (u * u).sum(axis=0) + u.shape[0] * math.log(scale)
    return np.asarray(np.exp(exponent), float)


def importance_share(hits: Any, weights: Any, confidence: float = CONFIDENCE) -> Estimate:
    """Share of samples that hit, drawn with larger deviations and weighted back; interval by the logarithm.

    Without a hit nothing but 0 can be said, and no upper bound.
    """
    weighted = np.asarray(hits, bool) * np.asarray(weights, float)
    n = len(weighted)
    value = float(weighted.mean()) if n else 0.0
    if n < 2 or value == 0.0:
        return Estimate(0.0 if n else None, 0.0, None, confidence)
    wide = math.exp(normal(confidence) * float(weighted.std(ddof=1)) / math.sqrt(n) / value)
    return Estimate(value, value / wide, value * wide, confidence)
