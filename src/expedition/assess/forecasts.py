"""Chances judged by rolling forecasts: every flight since 1967 foretold from outcomes known on its launch day.

The kinds of event are told apart as the record tells outcomes apart; beside the model stand base rates, computed from
the same flights in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from expedition.assess import reference
from expedition.assess.pooling import UNKNOWN, Counted, rolling
from expedition.catalog.history import PastFlight

Array = NDArray[np.float64]

FIRST_JUDGED = date(1967, 1, 1)
_SERIOUS = ("abort-survived", "loss", "emergency", "early-return", "ballistic", "hard-anomaly")
_FINE = ("ok", "na", "")
MODEL = "model"


def any_anomaly(one: PastFlight) -> bool:
    """Whether a phase of the flight was anything but good."""
    return any(said not in _FINE for said in _outcomes(one))


def serious(one: PastFlight) -> bool:
    """An abort, a loss, an emergency, an early return, a ballistic or hard descent."""
    return any(said in _SERIOUS for said in _outcomes(one))


def loss_of_crew(one: PastFlight) -> bool:
    """Whether somebody aboard died."""
    return one.crew_lost > 0


def _outcomes(one: PastFlight) -> tuple[str, str, str]:
    return one.outcome_ascent, one.outcome_orbit, one.outcome_descent


EVENTS: dict[str, Callable[[PastFlight], bool]] = {
    "any anomaly": any_anomaly,
    "serious": serious,
    "loss of crew": loss_of_crew,
}


@dataclass(frozen=True)
class Judged:
    """Forecasts of one kind of event: whether it came, flight by flight, and the chance that each method gave it."""

    event: str
    flights: tuple[PastFlight, ...]
    came: Array
    chances: dict[str, Array]

    def log_score(self, method: str) -> float:
        """Mean of minus the logarithm of the chance given to what came; the less the better."""
        return float(log_scores(self.chances[method], self.came).mean())

    def brier(self, method: str) -> float:
        """Mean square of chance less event; the less the better."""
        return float(np.mean((self.chances[method] - self.came) ** 2))

    def better_by(self, method: str, other: str) -> tuple[float, float]:
        """By how much one method's log score is less than another's, and the standard error of that.

        The error is from blocks of 20 flights in a row, for misses come in runs (batch means).
        """
        gain = log_scores(self.chances[other], self.came) - log_scores(self.chances[method], self.came)
        blocks = np.array([part.mean() for part in np.array_split(gain, max(gain.size // 20, 2))])
        return float(gain.mean()), float(blocks.std(ddof=1) / np.sqrt(blocks.size))

    def calibration(self, method: str, bins: int = 5) -> list[tuple[float, int, int, float, float]]:
        """Flights in order of the chance given, in bins alike, with Jeffreys' 90 % interval of the share of events.

        A bin is its mean chance, flights, events, and the two ends.
        """
        order = np.argsort(self.chances[method], kind="stable")
        out = []
        for part in np.array_split(order, bins):
            events = int(self.came[part].sum())
            low, high = _jeffreys(events, part.size)
            out.append((float(self.chances[method][part].mean()), int(part.size), events, low, high))
        return out


def log_scores(chances: Array, came: Array) -> Array:
    """Minus the logarithm of the chance given to what came, by flight."""
    return np.asarray(-np.log(np.where(came > 0.5, chances, 1.0 - chances)))


def judge(event: str) -> Judged:
    """Forecast every flight since 1967 whose outcome is known, by the model and by base rates."""
    flights = reference.orbital()
    past = reference.counted(flights, EVENTS[event], known=reference.landed)
    kept = (past.started >= FIRST_JUDGED.toordinal()) & (past.known < UNKNOWN)
    chances = {name: chance[kept] for name, chance in _base_rates(past).items()}
    chances[MODEL] = _model(flights, event)[kept]
    return Judged(
        event,
        tuple(one for one, is_kept in zip(flights, kept, strict=True) if is_kept),
        past.event[kept],
        chances,
    )


def _model(flights: tuple[PastFlight, ...], event: str) -> Array:
    """What the model gives: of anomalies, serious ones and others apart."""
    chance = rolling(reference.counted(flights, EVENTS[event], known=reference.landed)).mixed
    if event != "any anomaly":
        return chance
    grave = rolling(reference.counted(flights, serious, known=reference.landed)).mixed
    light = rolling(
        reference.counted(flights, lambda one: any_anomaly(one) and not serious(one), known=reference.landed)
    ).mixed
    return np.asarray(grave + (1.0 - grave) * light)


def _base_rates(past: Counted) -> dict[str, Array]:
    """Chances by base rates, for every flight from those whose outcome was known before its day."""
    family = past.groups[0]
    rows: dict[str, list[float]] = {
        name: []
        for name in (
            "global Jeffreys",
            "family Jeffreys",
            "family empirical Bayes",
            "forgetting, half-life 50",
            "family shrunk to recent, 20",
        )
    }
    for day, mine in zip(past.started, family, strict=True):
        known = past.known < day
        event, own = past.event[known], family[known] == mine
        lately = np.exp2(-np.arange(event.size)[::-1] / 50.0)
        recent = (lately @ event + 0.5) / (lately.sum() + 1.0)
        a, b = _empirical_bayes(event, family[known])
        k, n = float(event[own].sum()), float(own.sum())
        for name, chance in zip(
            rows,
            (
                (event.sum() + 0.5) / (event.size + 1.0),
                (k + 0.5) / (n + 1.0),
                (k + a) / (n + a + b),
                recent,
                (k + 20.0 * recent) / (n + 20.0),
            ),
            strict=True,
        ):
            rows[name].append(float(chance))
    return {name: np.array(values) for name, values in rows.items()}


# A beta's mean and its worth in flights, searched on a grid.
_MEANS = np.exp(np.linspace(np.log(0.005), np.log(0.5), 24))
_WORTHS = np.exp(np.linspace(0.0, np.log(300.0), 20))


def _empirical_bayes(event: Array, family: NDArray[np.str_]) -> tuple[float, float]:
    """The beta that makes what befell all families likeliest."""
    mean, worth = (one.ravel() for one in np.meshgrid(_MEANS, _WORTHS))
    a, b = mean * worth, (1.0 - mean) * worth
    total = np.zeros(a.size)
    for name in dict.fromkeys(family.tolist()):
        mine = family == name
        k, n = int(event[mine].sum()), int(mine.sum())
        # Beta-binomial by its products, which need no gamma function.
        total += np.log(a[:, None] + np.arange(k)).sum(axis=1) + np.log(b[:, None] + np.arange(n - k)).sum(
            axis=1
        )
        total -= np.log(worth[:, None] + np.arange(n)).sum(axis=1)
    best = int(np.argmax(total))
    return float(a[best]), float(b[best])


def _jeffreys(events: int, flights: int) -> tuple[float, float]:
    x = np.linspace(1e-6, 1.0 - 1e-6, 20001)
    log_density = (events - 0.5) * np.log(x) + (flights - events - 0.5) * np.log1p(-x)
    below = np.cumsum(np.exp(log_density - np.max(log_density)))
    low, high = np.interp((0.05, 0.95), below / below[-1], x)
    return float(low), float(high)
