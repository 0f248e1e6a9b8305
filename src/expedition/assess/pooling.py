"""A chance from counts of few events: beta-binomial by group, shrunk to what was usual lately, all constants weighed.

For each group that a flight may be counted in (its family, its line of design, how new the type is), and for each
memory, strength of pooling and drift on a grid, the chance is that of a beta-binomial (of a gamma-Poisson where
exposure is days). Each such expert is weighed by how well it foretold the flights whose outcome was known on the day:
a Bayesian mixture. So no constant is chosen with what came later in view; the grid itself is fixed and named below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Days = NDArray[np.int64]

# Flights after which one counts half, for what is usual lately.
MEMORIES = (12.5, 25.0, 50.0, 100.0, 200.0)
# How many usual flights the pooled chance is worth beside the group's own.
STRENGTHS = (5.0, 20.0, 80.0)
# How many flights the chance of all times is worth beside those lately.
LONG_RUN = 10.0
# No chance pooled from a short memory is worth more flights than it remembers.
_WORTH = LONG_RUN + np.array(MEMORIES) / np.log(2.0)
# By how much the next flight may be safer or less safe than those counted: faults that showed are mended, or new ones
# are made. Half to twice, either way alike; which, past flights alone tell.
DRIFTS = (0.5, 0.5**0.5, 1.0, 2.0**0.5, 2.0)
# No forecast is so sure that a miss would rule its expert out for ever.
_NEVER = 1e-9
# Beyond this no drift takes a chance.
_MOST = 0.9
# An event and two flights' worth: Jeffreys' prior for a chance of which nothing is known.
_HALF = 0.5
# The pooled chance never weighs less than half an event where a group's own is uncertain, so that a clean record
# of few flights does not say "never".
LEAST_EVENTS = 0.5

# Experts are trusted by half of what they foretold (a learning rate, as of a misspecified model: Grünwald and van
# Ommen 2017), and events count half where an interval is drawn: made-up flights of known chances show that 90 %
# intervals would else hold the truth in 73 to 87 % of cases; so 84 to 94 % (tests/assess/test_pooling.py).
LEARNING_RATE = 0.5
_SPREAD = 0.5

UNKNOWN = np.iinfo(np.int64).max
# Steps of a tenth of the least drift, so that each drift is a whole number of them.
_STEP = 0.05 * np.log(2.0) * 2.0
_LOG_CHANCES = -_STEP * np.arange(380.0, 0.0, -1.0)
_STEPS = tuple(round(float(np.log(drift) / _STEP)) for drift in DRIFTS)
# Experts that are trusted less than this do not show in an interval.
_TRUSTED = 1e-3
DRAWS = 512
_WANTED = (np.arange(DRAWS) + 0.5) / DRAWS


@dataclass(frozen=True, eq=False)
class Counted:
    """Past flights of one kind: when each began, when its outcome was known, what it was, and its groups.

    `started` and `known` are days (proleptic ordinals; UNKNOWN where the outcome is not known yet), `event` 0 or 1,
    `exposure` in flights (1) or days, `groups` a row of labels for each way of grouping.
    """

    started: Days
    known: Days
    event: Array
    exposure: Array
    groups: tuple[NDArray[np.str_], ...]

    @cached_property
    def outcomes(self) -> NDArray[np.int64]:
        """Flights whose outcome is known, in the order in which it became known."""
        order = np.argsort(self.known, kind="stable")
        return np.asarray(order[self.known[order] < UNKNOWN])

    @cached_property
    def sums(self) -> tuple[Array, Array]:
        """Events and exposure among the first k outcomes, by k from 0."""
        return _sums(self.event[self.outcomes]), _sums(self.exposure[self.outcomes])

    @cached_property
    def lately(self) -> tuple[Array, Array]:
        """The same, each outcome fading with every later one: a column for each of MEMORIES."""
        event, exposure = self.event[self.outcomes], self.exposure[self.outcomes]
        return (
            np.stack([_fading(event, memory) for memory in MEMORIES], axis=1),
            np.stack([_fading(exposure, memory) for memory in MEMORIES], axis=1),
        )

    @cached_property
    def of_groups(self) -> tuple[dict[str, tuple[Array, Array]], ...]:
        """The sums of each group alone, by way of grouping and label."""
        event, exposure = self.event[self.outcomes], self.exposure[self.outcomes]
        out = []
        for labels in self.groups:
            known = labels[self.outcomes]
            each = {str(label): known == label for label in dict.fromkeys(labels.tolist())}
            out.append({label: (_sums(event * own), _sums(exposure * own)) for label, own in each.items()})
        return tuple(out)


@dataclass(frozen=True)
class Mixture:
    """The chance of an event per flight, or its rate per day: a weighted mixture of betas, or gammas.

    `a` events in `n` flights or days, prior included, by expert; `weight`, a row for each of DRIFTS, sums to one.
    """

    a: Array
    n: Array
    weight: Array
    per_day: bool
    events: float
    exposure: float
    spread: float = _SPREAD

    def draws(self) -> Array:
        """Equally likely values, in rising order."""
        trusted = self.weight.sum(axis=0) >= _TRUSTED
        a, n, weight = self.a[trusted], self.n[trusted], self.weight[:, trusted]
        counted = np.maximum(self.spread * a, np.minimum(a, LEAST_EVENTS))
        a, n = counted, n * counted / a
        x, value = _LOG_CHANCES[:, None], np.exp(_LOG_CHANCES)[:, None]
        log_density = a * x - n * value if self.per_day else a * x + (n - a - 1.0) * np.log1p(-value)
        density = np.exp(log_density - log_density.max(axis=0))
        density /= density.sum(axis=0)
        by_drift = density @ (weight / weight.sum()).T
        # A drift moves the whole of its column by a whole number of steps.
        mixed = np.zeros(_LOG_CHANCES.size)
        for column, steps in enumerate(_STEPS):
            one = by_drift[:, column]
            if steps > 0:
                mixed[steps:] += one[:-steps]
                mixed[-1] += one[-steps:].sum()
            else:
                mixed[: steps or None] += one[-steps:]
                mixed[0] += one[:-steps].sum()
        below = np.cumsum(mixed) - 0.5 * mixed
        return np.asarray(np.exp(np.interp(_WANTED, below, _LOG_CHANCES)))


@lru_cache(maxsize=64)
def beta_draws(a: float, b: float) -> Array:
    """Equally likely values of one beta distribution, in rising order."""
    weight = np.zeros((len(DRIFTS), 1))
    weight[DRIFTS.index(1.0)] = 1.0
    return Mixture(np.array([a]), np.array([a + b]), weight, False, 0.0, 0.0, 1.0).draws()


@dataclass(frozen=True)
class Rolling:
    """Forecasts of every flight from what was known when it began: by flight and expert."""

    chance: Array
    weight: Array

    @property
    def mixed(self) -> Array:
        """The chance forecast for each flight."""
        return np.asarray((self.weight * self.chance).sum(axis=1))


def rolling(past: Counted, per_day: bool = False) -> Rolling:
    """Every flight's forecast from the flights whose outcome was known before its first day."""
    known = _how_many_known(past, past.started)
    a, n = _experts(past, known, past.groups, past.exposure)
    chance = _chance(a, n, past.exposure[:, None], per_day)
    return Rolling(chance, _weights(_summed_evidence(past, per_day), known))


def forecast(
    past: Counted,
    day: int,
    groups: Sequence[str],
    *,
    per_day: bool = False,
    length: float = 1.0,
    besides: tuple[float, float] = (0.0, 0.0),
) -> Mixture:
    """The chance for a flight that begins on a day, from what is known then.

    groups: its label in each way of grouping. length: its own exposure, in days where chances are by the day. besides:
    events and flights of the first group, and with it of its line, that are known from elsewhere and not among those
    counted.
    """
    now = _how_many_known(past, np.array([day]))
    a, n = _experts(past, now, [np.array([one]) for one in groups], np.array([length]), besides)
    weight = _weights(_summed_evidence(past, per_day), now)
    own = past.of_groups[0].get(groups[0])
    events, exposure = (0.0, 0.0) if own is None else (float(one[now[0]]) for one in own)
    return Mixture(
        a[0],
        n[0],
        weight[0].reshape(len(DRIFTS), -1),
        per_day,
        events + besides[0],
        exposure + besides[1],
    )


def _how_many_known(past: Counted, days: Days) -> NDArray[np.int64]:
    return np.asarray(np.searchsorted(past.known[past.outcomes], days, side="left"))


def _sums(values: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])


def _fading(values: Array, memory: float) -> Array:
    """Sums over the first k values, each counting half for every `memory` values after it; k from 0."""
    grown = np.exp2(np.arange(values.size) / memory)
    sums = _sums(values * grown)
    sums[1:] /= grown
    return sums


def _experts(
    past: Counted,
    known: NDArray[np.int64],
    groups: Sequence[NDArray[np.str_]],
    length: Array,
    besides: tuple[float, float] = (0.0, 0.0),
) -> tuple[Array, Array]:
    """Events and exposure, prior included, as each expert (column) counts them after so many known outcomes (rows).

    groups: labels of the flights asked about; length: their exposure. besides: what is known from elsewhere of the
    first group.
    """
    sums, times = (one[known] for one in past.sums)
    # The exposure of a usual flight; where none is known, that of the flight itself.
    usual = (times + length) / (known + 1.0)
    ever = ((sums + _HALF) / (times + usual))[:, None]
    worth = LONG_RUN * usual[:, None]
    events, exposures = (one[known] for one in past.lately)
    pooled = (events + worth * ever) / (exposures + worth)
    least = LEAST_EVENTS / pooled
    strengths = [np.maximum(np.minimum(strength, _WORTH) * usual[:, None], least) for strength in STRENGTHS]
    columns_a, columns_n = [], []
    for kind, labels in enumerate(groups):
        own_a, own_n = _own(past.of_groups[kind], labels, known)
        # A launcher's other flights are flights of its line too.
        if kind < 2 or labels[0] == groups[0][0]:
            own_a, own_n = own_a + besides[0], own_n + besides[1]
        for strength in strengths:
            columns_a.append(own_a[:, None] + strength * pooled)
            columns_n.append(own_n[:, None] + strength)
    return np.concatenate(columns_a, axis=1), np.concatenate(columns_n, axis=1)


def _own(
    sums: dict[str, tuple[Array, Array]], labels: NDArray[np.str_], known: NDArray[np.int64]
) -> tuple[Array, Array]:
    """Events and exposure of each flight's own group among the first `known` outcomes."""
    a, n = np.zeros(labels.size), np.zeros(labels.size)
    for label in dict.fromkeys(labels.tolist()):
        if label in sums:
            rows = labels == label
            a[rows], n[rows] = (one[known[rows]] for one in sums[label])
    return a, n


def _chance(a: Array, n: Array, exposure: Array, per_day: bool) -> Array:
    """The chance that each expert gives, for one drift after the other."""
    if per_day:
        rate = [-np.expm1(-a * np.log1p(drift * exposure / n)) for drift in DRIFTS]
        return np.concatenate(rate, axis=1)
    chance = a / n
    return np.concatenate([np.minimum(chance * drift, np.maximum(chance, _MOST)) for drift in DRIFTS], axis=1)


def _log_score(chance: Array, event: Array) -> Array:
    return np.asarray(np.log(np.maximum(np.where(event > 0.5, chance, 1.0 - chance), _NEVER)))


@lru_cache(maxsize=32)
def _summed_evidence(past: Counted, per_day: bool) -> Array:
    """How well each expert (column) foretold the first k flights whose outcomes became known (row k, from 0)."""
    order = past.outcomes
    known = _how_many_known(past, past.started)
    a, n = _experts(past, known, past.groups, past.exposure)
    chance = _chance(a[order], n[order], past.exposure[order, None], per_day)
    sums = np.cumsum(_log_score(chance, past.event[order, None]), axis=0)
    return np.concatenate([np.zeros((1, sums.shape[1])), sums])


def _weights(evidence: Array, known: NDArray[np.int64]) -> Array:
    sums = LEARNING_RATE * evidence[known]
    grown = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
