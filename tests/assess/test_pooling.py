"""Chances from counts: no hindsight, exact where the answer is known, intervals that hold what they say."""

from __future__ import annotations

import numpy as np
import pytest

from expedition.assess.pooling import UNKNOWN, Counted, beta_draws, forecast, rolling

RNG = np.random.default_rng(11)


def flights(count: int, chance: float, families: int = 3) -> Counted:
    started = np.sort(RNG.integers(700_000, 720_000, count))
    labels = np.array([f"type-{k}" for k in RNG.integers(0, families, count)])
    event = (RNG.random(count) < chance).astype(float)
    return Counted(started, started + RNG.integers(1, 200, count), event, np.ones(count), (labels, labels))


def test_a_forecast_does_not_move_with_what_becomes_known_later() -> None:
    past = flights(200, 0.1)
    day = int(past.started[120])
    later = past.known >= day
    turned = Counted(
        past.started, past.known, np.where(later, 1.0 - past.event, past.event), past.exposure, past.groups
    )
    groups = (str(past.groups[0][120]),) * 2
    one, other = forecast(past, day, groups), forecast(turned, day, groups)
    np.testing.assert_array_equal(one.draws(), other.draws())


def test_what_is_not_known_yet_is_no_outcome() -> None:
    past = flights(50, 0.2)
    up = Counted(past.started, np.full(50, UNKNOWN), past.event, past.exposure, past.groups)
    found = forecast(up, 800_000, ("type-0", "type-0"))
    assert found.exposure == 0.0
    assert 0.1 < found.draws().mean() < 0.9


def test_the_rolling_forecast_is_that_of_the_day() -> None:
    past = flights(120, 0.15)
    rolled = rolling(past)
    for k in (0, 40, 119):
        groups = tuple(str(labels[k]) for labels in past.groups)
        found = forecast(past, int(past.started[k]), groups)
        # The draws are on a grid of chances with steps of 7 %.
        assert found.draws().mean() == pytest.approx(rolled.mixed[k], rel=0.05)


@pytest.mark.parametrize(("a", "b"), [(0.5, 3.5), (1.5, 200.0), (20.0, 80.0)])
def test_draws_of_a_beta_have_its_mean_and_quantiles(a: float, b: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    draws = beta_draws(a, b)
    assert draws.mean() == pytest.approx(a / (a + b), rel=0.04)
    wanted = stats.beta(a, b).ppf([0.05, 0.5, 0.95])
    np.testing.assert_allclose(np.quantile(draws, [0.05, 0.5, 0.95]), wanted, rtol=0.08)


@pytest.mark.parametrize(("count", "families", "alike"), [(150, 3, True), (300, 10, False), (60, 1, True)])
def test_intervals_hold_the_truth_about_as_often_as_they_say(count: int, families: int, alike: bool) -> None:
    rng = np.random.default_rng(3)
    held, drawn = 0, 120
    for _ in range(drawn):
        usual = float(np.exp(rng.uniform(np.log(0.02), np.log(0.3))))
        true = np.full(families, usual) if alike else rng.beta(15.0 * usual, 15.0 * (1.0 - usual), families)
        started = np.sort(rng.integers(700_000, 720_000, count))
        kind = rng.integers(0, families, count)
        labels = np.array([f"type-{k}" for k in kind])
        event = (rng.random(count) < true[kind]).astype(float)
        past = Counted(started, started + 90, event, np.ones(count), (labels, labels))
        low, high = np.quantile(forecast(past, 900_000, ("type-0", "type-0")).draws(), [0.05, 0.95])
        held += low <= true[0] <= high
    assert 0.84 <= held / drawn <= 0.99


def test_a_longer_stay_risks_more() -> None:
    past = flights(100, 0.1)
    days = Counted(past.started, past.known, past.event, RNG.uniform(5, 200, 100), past.groups)
    rates = forecast(days, 900_000, ("type-0", "type-0"), per_day=True).draws()
    assert np.all(np.diff(rates) >= 0.0)
    assert 1e-5 < rates.mean() < 1e-2
