"""What samples tell: quantiles, shares and reserves with intervals, corrected by the few that were flown directly.

Nothing here assumes how a result is distributed but where a function says so. Samples without a number, such as those
of flights that failed, are for the caller to leave out or to count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.whatif.streams import uniforms

Array = NDArray[np.float64]
CONFIDENCE = 0.95
# Blocks that a jackknife leaves out in turn.
_BLOCKS = 20
# So many samples tell the shares of the variance to a hundredth; more only take time.
_SHARE_SAMPLES = 100_000
# Beside a term's variance of about 1.
_SAME = 1e-9


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval; None where the samples are too few for the value or a bound."""

    value: float | None
    low: float | None
    high: float | None
    confidence: float = CONFIDENCE

    @property
    def width(self) -> float:
        """From the lower to the upper bound; infinite where one is missing."""
        return math.inf if self.low is None or self.high is None else self.high - self.low


def enough(estimate: Estimate, width: float) -> bool:
    """Whether an interval has become as narrow as was asked for: the rule by which sampling stops."""
    return estimate.width <= width


# One level


def quantile(values: Any, chance: float, confidence: float = CONFIDENCE) -> Estimate:
    """The value that a sample stays below with the `chance`, bounded by order statistics.

    Each bound fails with at most half of 1 - confidence, whatever the distribution (exact binomial). A bound that the
    samples are too few for is None: the upper one of 0.9973 takes 1,365 samples at 95 %. Raises InputError for a
    chance that is not between 0 and 1.
    """
    ordered = np.sort(np.asarray(values, float))
    low, high = order_bounds(len(ordered), chance, confidence)
    return Estimate(
        _ranked(ordered, max(1, math.ceil(len(ordered) * chance)) if len(ordered) else None),
        _ranked(ordered, low),
        _ranked(ordered, high),
        confidence,
    )


def order_bounds(n: int, chance: float, confidence: float = CONFIDENCE) -> tuple[int | None, int | None]:
    """Ranks, from 1, of the order statistics of n samples that bound a quantile from below and above."""
    miss = 0.5 * (1.0 - _between("confidence", confidence))
    return _lower_rank(n, chance, miss), _upper_rank(n, chance, miss)


def reserve(values: Any, reliability: float, confidence: float = CONFIDENCE) -> float | None:
    """What must be carried so that the wanted share of flights has enough, with the confidence given.

    The smallest order statistic that bounds the quantile from above, one-sided (Wilks, 1941); None where the samples
    are too few: see `samples_for`.
    """
    ordered = np.sort(np.asarray(values, float))
    miss = 1.0 - _between("confidence", confidence)
    return _ranked(ordered, _upper_rank(len(ordered), reliability, miss))


def samples_for(reliability: float, confidence: float = CONFIDENCE) -> int:
    """How many samples it takes until the largest is a `reserve` of that reliability."""
    return math.ceil(
        math.log(1.0 - _between("confidence", confidence)) / math.log(_between("chance", reliability))
    )


def share(hits: int, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """A share with Wilson's interval (1927), which holds near 0 and 1 too; without samples nothing is known."""
    if not n:
        return Estimate(None, 0.0, 1.0, confidence)
    p, z2 = hits / n, normal(confidence) ** 2
    middle, half = p + z2 / (2 * n), math.sqrt(z2 * (p * (1.0 - p) + z2 / (4 * n)) / n)
    low, high = (middle - half) / (1.0 + z2 / n), (middle + half) / (1.0 + z2 / n)
    return Estimate(p, low if hits else 0.0, high if hits < n else 1.0, confidence)


def mean(values: Any, confidence: float = CONFIDENCE) -> Estimate:
    """The mean, with Student's interval."""
    values = np.asarray(values, float)
    n = len(values)
    if n < 2:
        return Estimate(float(values[0]) if n else None, None, None, confidence)
    return _about(float(values.mean()), float(values.std(ddof=1)) / math.sqrt(n), n - 1, confidence)


# Two levels: all samples cheaply, some of them directly too


def corrected_mean(
    cheap: Any, paired_cheap: Any, paired_direct: Any, confidence: float = CONFIDENCE
) -> Estimate:
    """Mean of the direct answer from all N cheap ones and the m pairs of both (Giles, 2015).

    The cheap answer is a control variate of the weight that leaves the least variance; of 1 below ten pairs.
    """
    everything, one, two = _pairs(cheap, paired_cheap, paired_direct)
    m = len(one)
    if m < 2:
        return Estimate(None, None, None, confidence)
    spread = float(one.var(ddof=1))
    weight = float(np.cov(one, two)[0, 1]) / spread if m >= 10 and spread > 0.0 else 1.0
    value = float(two.mean()) + weight * float(everything.mean() - one.mean())
    variance = float((two - weight * one).var(ddof=1)) / m + weight**2 * float(everything.var(ddof=1)) / len(
        everything
    )
    return _about(value, math.sqrt(variance), m - 1, confidence)


def corrected_share(
    cheap: Any, paired_cheap: Any, paired_direct: Any, confidence: float = CONFIDENCE
) -> Estimate:
    """Share of the direct answer from all N cheap verdicts, true or false, and the m pairs of both.

    The cheap share is moved by how often the pairs differ, either way. The interval puts together Wilson's of the three
    shares as Newcombe (1998) does for differences, so it stays open where few pairs show no difference.
    """
    everything, one, two = (each != 0.0 for each in _pairs(cheap, paired_cheap, paired_direct))
    n, m = len(everything), len(one)
    if not m:
        return Estimate(None, 0.0, 1.0, confidence)
    parts = (
        (share(int(everything.sum()), n, confidence), 1.0),
        (share(int((two & ~one).sum()), m, confidence), 1.0),
        (share(int((one & ~two).sum()), m, confidence), -1.0),
    )
    value, down, up = 0.0, 0.0, 0.0
    for part, sign in parts:
        assert part.value is not None
        assert part.low is not None
        assert part.high is not None
        value += sign * part.value
        below, above = part.value - part.low, part.high - part.value
        down = math.hypot(down, below if sign > 0 else above)
        up = math.hypot(up, above if sign > 0 else below)
    value = min(1.0, max(0.0, value))
    return Estimate(value, max(0.0, value - down), min(1.0, value + up), confidence)


def corrected_quantile(
    cheap: Any, paired_cheap: Any, paired_direct: Any, chance: float, confidence: float = CONFIDENCE
) -> Estimate:
    """Quantile of the direct answer from all N cheap ones and the m pairs of both.

    Each cheap answer is moved by the difference of one of the pairs about it in size, at random; the quantile of these
    counts. The interval puts together the order statistics of the cheap quantile and the mean of the differences about
    it: right where differences are small beside the spread. It takes four pairs.
    """
    everything, one, two = _pairs(cheap, paired_cheap, paired_direct)
    plain = quantile(everything, chance, confidence)
    n, m = len(everything), len(one)
    if m < 4 or plain.value is None:
        return Estimate(None, None, None, confidence)
    order = np.argsort(one, kind="stable")
    one, gaps = one[order], (two - one)[order]
    about = min(m, max(4, 2 * round(math.sqrt(m))))

    def nearest(values: Any) -> Any:
        return np.clip(np.searchsorted(one, values) - about // 2, 0, m - about)

    pick = (uniforms(0, "corrected quantile", 0, n, 1)[0] * about).astype(int)
    moved = np.sort(everything + gaps[nearest(everything) + pick])
    value = float(moved[max(1, math.ceil(n * chance)) - 1])
    first = int(nearest(plain.value))
    local = gaps[first : first + about]
    half = student(confidence, about - 1) * float(local.std(ddof=1)) / math.sqrt(about)
    return Estimate(
        value,
        None if plain.low is None else value - math.hypot(plain.value - plain.low, half),
        None if plain.high is None else value + math.hypot(plain.high - plain.value, half),
        confidence,
    )


# What it comes from


@dataclass(frozen=True)
class Shares:
    """Share of a result's variance by source; `together` is what no source explains by itself."""

    by_source: Mapping[str, Estimate]
    together: Estimate


def variance_shares(result: Any, drawn: Mapping[str, Any], confidence: float = CONFIDENCE) -> Shares:
    """How much of the variance of a result, (n,), each source explains by itself: see `shares_of_each`."""
    return shares_of_each([result], drawn, confidence)[0]


def shares_of_each(
    results: Sequence[Any], drawn: Mapping[str, Any], confidence: float = CONFIDENCE
) -> list[Shares]:
    """How much of the variance of each of some results, (n,), each source explains by itself: those of the first order.

    `drawn` holds each source's numbers, (components, n). By regression on them and their squares, without what chance
    alone would explain; correlated sources share what they have in common. Intervals from a jackknife of 20 blocks.
    Of more than 100,000 samples the first are taken; fewer than two a term, and nothing is known.
    """
    many = np.array([np.asarray(one, float)[:_SHARE_SAMPLES] for one in results])
    n = many.shape[1]
    columns: list[Array] = []
    owner: list[str] = []
    for name, numbers in drawn.items():
        for row in np.atleast_2d(np.asarray(numbers, float))[:, :n]:
            size = float(row.std())
            if size > 0.0:
                unit = (row - row.mean()) / size
                columns += [unit, unit * unit - 1.0]
                owner += [name, name]
    nothing = Estimate(None, None, None, confidence)
    unknown = Shares(dict.fromkeys(drawn, nothing), nothing)
    if n < max(2 * len(columns), 2 * _BLOCKS):
        return [unknown] * len(many)
    sizes = many.std(axis=1, keepdims=True)
    scattered = np.where(
        sizes > 0.0, (many - many.mean(axis=1, keepdims=True)) / np.maximum(sizes, 1e-300), 0.0
    )
    # The moments of each block are added up, so that leaving one out costs no second pass.
    table = np.vstack([np.ones(n), *columns, scattered])
    moments = np.array([part @ part.T for part in np.array_split(table, _BLOCKS, axis=1)])
    whole = moments.sum(axis=0)
    names, owners = list(drawn), np.array(owner)
    values = _explained(whole, owners, names)
    left_out = np.array([_explained(whole - block, owners, names) for block in moments])
    errors = np.sqrt((_BLOCKS - 1) * ((left_out - left_out.mean(axis=0)) ** 2).mean(axis=0))
    found = []
    for value, error, known in zip(values, errors, sizes[:, 0] > 0.0, strict=True):
        each = [
            _about(float(v), float(e), _BLOCKS - 1, confidence) for v, e in zip(value, error, strict=True)
        ]
        found.append(Shares(dict(zip(names, each[:-1], strict=True)), each[-1]) if known else unknown)
    return found


def _explained(moments: Array, owners: NDArray[np.str_], names: Sequence[str]) -> Array:
    """Shares by source and what is left, a row a result, from sums of products of: one, the terms, the results."""
    n, m = moments[0, 0], 1 + len(owners)
    centred = moments / n - np.outer(moments[0], moments[0]) / n**2
    terms, with_result, variance = centred[1:m, 1:m], centred[1:m, m:], np.diag(centred)[m:]
    # A little more, so that sources which are one and the same have a solution: they share alike.
    part = np.linalg.solve(terms + _SAME * np.eye(m - 1), with_result) * with_result
    part = part / np.maximum(variance, _SAME)
    by_source = np.array([part[owners == name].sum(axis=0) for name in names]).reshape(len(names), -1)
    count = np.array([(owners == name).sum() for name in names])
    rest = 1.0 - by_source.sum(axis=0)
    by_source -= np.outer(count, rest) / (n - 1.0 - count.sum())
    return np.vstack([by_source, 1.0 - by_source.sum(axis=0)]).T


@dataclass(frozen=True)
class Ellipse:
    """An ellipse that would hold a share of normal landing points, and the share that it really holds."""

    wanted: float
    semi_major_m: float
    semi_minor_m: float
    heading_deg: float
    """Of the longer axis, from north to east, 0 to 180."""
    inside: Estimate


def ellipses(east_m: Any, north_m: Any, shares: Sequence[float] = (0.5, 0.9, 0.9973)) -> tuple[Ellipse, ...]:
    """Ellipses of the points' covariance about their mean; raises InputError for fewer than three points."""
    points = np.vstack([np.asarray(east_m, float), np.asarray(north_m, float)])
    n = points.shape[1]
    if n < 3:
        raise InputError(f"an ellipse takes at least three landing points, not {n}")
    off = points - points.mean(axis=1, keepdims=True)
    squares, axes = np.linalg.eigh(off @ off.T / (n - 1))
    sizes = np.sqrt(np.maximum(squares, 0.0))
    along = axes.T @ off
    distance2 = sum((row / size) ** 2 for row, size in zip(along, sizes, strict=True) if size > 0.0)
    heading = math.degrees(math.atan2(axes[0, 1], axes[1, 1])) % 180.0
    found = []
    for wanted in shares:
        scale2 = -2.0 * math.log(1.0 - _between("share", wanted))
        inside = int(np.count_nonzero(distance2 <= scale2))
        scale = math.sqrt(scale2)
        found.append(
            Ellipse(wanted, scale * float(sizes[1]), scale * float(sizes[0]), heading, share(inside, n))
        )
    return tuple(found)


# Small things


def _ranked(ordered: Array, rank: int | None) -> float | None:
    return None if rank is None else float(ordered[rank - 1])


def _lower_rank(n: int, chance: float, miss: float) -> int | None:
    """The largest rank that lies above the quantile with at most the chance `miss`."""
    first, below = _binomial(n, chance)
    rank = first + int(np.count_nonzero(below <= miss))
    return rank or None


def _upper_rank(n: int, chance: float, miss: float) -> int | None:
    """The smallest rank that lies below the quantile with at most the chance `miss`."""
    first, below = _binomial(n, chance)
    rank = first + int(np.count_nonzero(below < 1.0 - miss)) + 1
    return rank if rank <= n else None


def _binomial(n: int, chance: float) -> tuple[int, Array]:
    """A count, and the chances that a binomial count of n is at most that, one more, and so on until all is certain."""
    p = _between("chance", chance)
    reach = 12.0 * math.sqrt(n * p * (1.0 - p)) + 50.0
    first, last = max(0, math.floor(n * p - reach)), min(n, math.ceil(n * p + reach))
    start = math.lgamma(n + 1.0) - math.lgamma(first + 1.0) - math.lgamma(n - first + 1.0)
    start += first * math.log(p) + (n - first) * math.log1p(-p)
    count = np.arange(first, last)
    ratios = np.log((n - count) / (count + 1.0)) + math.log(p) - math.log1p(-p)
    return first, np.cumsum(np.exp(start + np.concatenate([[0.0], np.cumsum(ratios)])))


def _pairs(cheap: Any, one: Any, two: Any) -> tuple[Array, Array, Array]:
    everything, first, second = (np.asarray(each, float) for each in (cheap, one, two))
    if len(first) != len(second) or len(first) > len(everything):
        raise InputError(
            f"{len(first)} cheap and {len(second)} direct answers of {len(everything)} samples make no pairs"
        )
    return everything, first, second


def _about(value: float, error: float, freedom: int, confidence: float) -> Estimate:
    half = student(confidence, freedom) * error
    return Estimate(value, value - half, value + half, confidence)


def normal(confidence: float) -> float:
    """The normal deviate within which so much lies on both sides."""
    return NormalDist().inv_cdf(0.5 + 0.5 * _between("confidence", confidence))


def student(confidence: float, freedom: int) -> float:
    """Student's deviate; from 3 degrees on by its series about the normal one, good to 1 %.

    After Abramowitz and Stegun, 26.7.5.
    """
    z = normal(confidence)
    if freedom == 1:
        return math.tan(0.5 * math.pi * confidence)
    if freedom == 2:
        return confidence * math.sqrt(2.0 / (1.0 - confidence**2))
    n = float(freedom)
    return (
        z
        + (z**3 + z) / (4.0 * n)
        + (5.0 * z**5 + 16.0 * z**3 + 3.0 * z) / (96.0 * n**2)
        + (3.0 * z**7 + 19.0 * z**5 + 17.0 * z**3 - 15.0 * z) / (384.0 * n**3)
    )


def _between(field: str, value: float) -> float:
    if not 0.0 < value < 1.0:
        raise InputError(f"{value!r:.40} is not between 0 and 1", field=field)
    return value
