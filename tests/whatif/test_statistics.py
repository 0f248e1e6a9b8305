"""Intervals hold as often as they say, corrections take the cheap answer's error out, and rare failures are found."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from expedition.errors import InputError
from expedition.whatif import rare
from expedition.whatif import statistics as stats
from expedition.whatif.streams import normals

TRIALS = 400


def binomial_below(k: int, n: int, p: float) -> float:
    return sum(math.comb(n, j) * p**j * (1.0 - p) ** (n - j) for j in range(k + 1))


@pytest.mark.parametrize(("n", "chance"), [(10, 0.5), (59, 0.95), (100, 0.9), (300, 0.99), (7, 0.1)])
def test_order_statistics_are_the_exact_binomial_ones(n, chance):
    low, high = stats.order_bounds(n, chance, 0.95)
    below = [binomial_below(k, n, chance) for k in range(n + 1)]
    assert low == (max((r for r in range(1, n + 1) if below[r - 1] <= 0.025), default=None))
    assert high == (min((r for r in range(1, n + 1) if 1.0 - below[r - 1] <= 0.025), default=None))


def test_too_few_samples_have_no_bound():
    assert stats.quantile(np.arange(1364.0), 0.9973).high is None
    assert stats.quantile(np.arange(1365.0), 0.9973).high == 1364.0
    assert stats.quantile([], 0.5) == stats.Estimate(None, None, None)
    assert stats.quantile(np.arange(100.0), 0.9973).width == math.inf
    assert not stats.enough(stats.quantile(np.arange(100.0), 0.9973), 1e9)
    assert stats.enough(stats.quantile(np.arange(1e6), 0.5), 4000.0)


def test_the_reserve_is_that_of_wilks():
    """59 samples for 95 % at 95 %, 93 for the second largest: the numbers that everybody knows."""
    assert stats.samples_for(0.95, 0.95) == 59
    assert stats.reserve(np.arange(58.0), 0.95) is None
    assert stats.reserve(np.arange(59.0), 0.95) == 58.0
    assert stats.reserve(np.arange(92.0), 0.95) == 91.0
    assert stats.reserve(np.arange(93.0), 0.95) == 91.0


def test_a_quantile_lies_within_its_interval_as_often_as_said():
    samples = normals(1, "coverage", 0, TRIALS, 500)
    true = NormalDist().inv_cdf(0.9)
    held = [
        found.low < true < found.high
        for found in (stats.quantile(samples[:, trial], 0.9) for trial in range(TRIALS))
    ]
    assert 0.93 < np.mean(held) < 0.99


def test_wilson():
    """Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for hits, n, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        found = stats.share(hits, n)
        assert (found.low, found.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))
    assert stats.share(0, 0) == stats.Estimate(None, 0.0, 1.0)


def test_student():
    """Of 95 %, from any table."""
    for freedom, known in ((1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (100, 1.984)):
        assert stats.student(0.95, freedom) == pytest.approx(known, rel=0.01)


def two_levels(trial: int, n: int = 5000, m: int = 100) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A cheap answer, normal about 10, and a direct one that lies 0.3 higher and scatters by 0.1 about it."""
    cheap, noise = normals(trial, "levels", 0, n, 2)
    cheap = 10.0 + cheap
    return cheap, cheap[:m], cheap[:m] + 0.3 + 0.1 * noise[:m]


def test_a_correction_moves_the_mean_and_narrows_it():
    held = []
    for trial in range(100):
        cheap, one, two = two_levels(trial)
        found = stats.corrected_mean(cheap, one, two)
        held.append(found.low < 10.3 < found.high)
        assert found.width < 0.4 * stats.mean(two).width
        assert not stats.mean(cheap).high > 10.2
    assert np.mean(held) > 0.88


def test_a_correction_moves_shares_and_quantiles():
    held_share, held_quantile = [], []
    for trial in range(100):
        cheap, one, two = two_levels(trial, m=200)
        part = stats.corrected_share(cheap > 11.0, one > 11.0, two > 11.0)
        true_share = 1.0 - NormalDist(10.3, math.hypot(1.0, 0.1)).cdf(11.0)
        held_share.append(part.low <= true_share <= part.high)
        found = stats.corrected_quantile(cheap, one, two, 0.99)
        true = NormalDist(10.3, math.hypot(1.0, 0.1)).inv_cdf(0.99)
        held_quantile.append(found.low < true < found.high)
        alone = stats.quantile(two, 0.99)
        assert alone.high is None
    assert np.mean(held_share) > 0.9
    assert np.mean(held_quantile) > 0.88


def test_equal_levels_leave_the_cheap_answer():
    cheap, one, _ = two_levels(0)
    assert stats.corrected_mean(cheap, one, one).value == pytest.approx(cheap.mean())
    assert stats.corrected_quantile(cheap, one, one, 0.9) == stats.quantile(cheap, 0.9)
    same = stats.corrected_share(cheap > 11.0, one > 11.0, one > 11.0)
    plain = stats.share(int((cheap > 11.0).sum()), len(cheap))
    assert same.value == plain.value
    # A hundred pairs that agree do not rule out that four in a hundred disagree.
    assert same.high - plain.high > 0.02


def test_pairs_that_are_none_are_refused():
    with pytest.raises(InputError, match="make no pairs"):
        stats.corrected_mean([1.0, 2.0], [1.0], [1.0, 2.0])


def test_shares_of_the_variance():
    """Of a known sum: linear, quadratic and a product that belongs to neither source alone."""
    x, y, z, idle = normals(4, "shares", 0, 20_000, 4)
    result = 3.0 * x + 2.0 * y + 1.5 * (z * z - 1.0) + 1.0 * x * y
    total = 9.0 + 4.0 + 1.5**2 * 2.0 + 1.0
    found = stats.variance_shares(result, {"xz": np.array([x, z]), "y": y, "idle": idle})
    for name, part in (("xz", 13.5), ("y", 4.0), ("idle", 0.0)):
        estimate = found.by_source[name]
        assert estimate.low < part / total < estimate.high
        assert estimate.width < 0.05
    assert found.together.low < 1.0 / total < found.together.high
    assert sum(each.value for each in found.by_source.values()) + found.together.value == pytest.approx(1.0)
    few = stats.variance_shares(result[:30], {"xz": np.array([x, z]), "y": y})
    assert few.together.value is None


def test_an_idle_source_among_many_explains_nothing():
    drawn = normals(5, "idle", 0, 200, 30)
    found = stats.variance_shares(drawn[0], {"first": drawn[0], "others": drawn[1:]})
    assert found.by_source["first"].value == pytest.approx(1.0, abs=0.02)
    noise = stats.variance_shares(normals(6, "noise", 0, 200, 1)[0], {"others": drawn})
    assert abs(noise.by_source["others"].value) < 0.2  # 0.3 is what 60 terms explain of 200 by chance


def test_ellipses_hold_their_share():
    along, across = normals(8, "landing", 0, 20_000, 2)
    turn = math.radians(30.0)
    east = 9000.0 * along * math.sin(turn) + 2000.0 * across * math.cos(turn)
    north = 9000.0 * along * math.cos(turn) - 2000.0 * across * math.sin(turn)
    for each in stats.ellipses(east, north):
        assert each.inside.low < each.wanted < each.inside.high
        assert each.heading_deg == pytest.approx(30.0, abs=0.5)
        scale = math.sqrt(-2.0 * math.log(1.0 - each.wanted))
        assert each.semi_major_m == pytest.approx(9000.0 * scale, rel=0.02)
        assert each.semi_minor_m == pytest.approx(2000.0 * scale, rel=0.02)


@pytest.mark.parametrize(("chance", "dimensions"), [(1e-2, 2), (1e-3, 8), (1e-4, 5), (1e-5, 3)])
def test_a_rare_failure_is_found(chance, dimensions):
    """A plane at a known distance; the chance does not hang on the number of inputs."""
    distance = -NormalDist().inv_cdf(chance)

    def margin(u):
        return distance - u.sum(axis=0) / math.sqrt(dimensions)

    found = rare.subset_simulation(margin, dimensions, seed=11, samples=500)
    assert found.low < chance < found.high
    assert found.high / found.low < 4.0
    assert found == rare.subset_simulation(margin, dimensions, seed=11, samples=500)


def test_two_ways_to_fail_are_both_found():
    found = rare.subset_simulation(lambda u: 3.5 - abs(u[0]), 4, seed=3)
    assert found.low < 2.0 * NormalDist().cdf(-3.5) < found.high


def test_what_never_fails():
    found = rare.subset_simulation(lambda u: 20.0 - u[0], 2, seed=1, samples=100)
    assert found.value == 0.0
    assert found.low == 0.0


def test_importance_sampling_finds_the_same():
    scale = 2.5
    inputs = scale * normals(9, "importance", 0, 20_000, 2)
    weights = rare.importance_weights(inputs, scale)
    assert weights.mean() == pytest.approx(1.0, abs=0.03)
    found = rare.importance_share(inputs.sum(axis=0) / math.sqrt(2.0) > 4.2649, weights)
    assert found.low < 1e-5 < found.high
    assert found.high / found.low < 1.5
    assert rare.importance_share([False, False], [1.0, 1.0]).high is None


@pytest.mark.parametrize("chance", [0.0, 1.0, -1.0, math.nan])
def test_chances_that_are_none_are_refused(chance):
    with pytest.raises(InputError, match="between 0 and 1"):
        stats.quantile([1.0, 2.0], chance)
