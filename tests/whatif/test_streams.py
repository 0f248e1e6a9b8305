"""The numbers of a sample hang on seed, name, row and sample alone, and are what they claim to be."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from expedition.errors import InputError
from expedition.whatif.streams import _deviate, normals, raw_bits, uniforms


def test_the_generator_is_philox():
    """The first block of the authors' own known answers (Random123, kat_vectors: philox4x64 10, all zero)."""
    stream = np.random.Philox(counter=np.full(4, 2**64 - 1, np.uint64), key=np.zeros(2, np.uint64))
    known = (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B)
    assert tuple(map(int, stream.random_raw(4))) == known


STORED = [
    2602529971455483354,
    825298965310509241,
    163508151799538329,
    13024100833205598801,
    12361920480271359276,
    9356369002052635681,
]


def test_any_split_gives_the_same_bits():
    whole = normals(7, "ascent.thrust:core", 0, 40_000, 3)
    cuts = np.random.default_rng(1)
    for _ in range(200):
        first = int(cuts.integers(0, 39_000))
        count = int(cuts.integers(0, min(40_000 - first, 30 if cuts.random() < 0.8 else 20_000)))
        np.testing.assert_array_equal(
            normals(7, "ascent.thrust:core", first, count, 3), whole[:, first : first + count]
        )


def test_rows_seeds_and_names_are_streams_of_their_own():
    whole = normals(7, "burn.size:DV1", 0, 10_000, 5)
    np.testing.assert_array_equal(normals(7, "burn.size:DV1", 0, 10_000, 2), whole[:2])
    others = [normals(8, "burn.size:DV1", 0, 10_000, 1), normals(7, "burn.size:DV2", 0, 10_000, 1)]
    apart = np.corrcoef(np.vstack([whole, *others])) - np.eye(7)
    assert abs(apart).max() < 5 / math.sqrt(10_000)
    assert len(np.unique(np.vstack([whole, *others]))) == 70_000


def test_the_stored_layout_does_not_move():
    """A run that is extended rests on these bits; a change of layout must not slip through."""
    assert [
        int(word) for word in raw_bits(2**64 - 1, "navigation.position", 10**12 + 3, 3, 2).reshape(-1)
    ] == STORED


def test_normals_are_normal():
    deviates = np.sort(normals(3, "air.density", 5, 1_000_000, 1)[0])
    chances = 0.5 * np.vectorize(math.erfc)(-deviates[::100] / math.sqrt(2.0))
    assert abs(chances - np.arange(0, 1_000_000, 100) / 1e6).max() < 1.63 / math.sqrt(1e6)  # Kolmogorov, 99 %
    assert abs(deviates.mean()) < 4e-3
    assert abs((deviates**4).mean() - 3.0) < 0.05


def test_the_inverse_meets_its_distribution_in_the_tails():
    """Beside the standard library's own, up to the largest that can be drawn."""
    centred = np.concatenate([2.0 ** -np.arange(2, 53.0) - 0.5, np.linspace(-0.4999, 0.4999, 9999)])
    known = [NormalDist().inv_cdf(q + 0.5) for q in centred]
    np.testing.assert_allclose(_deviate(centred, np), known, rtol=3e-14, atol=1e-16)


def test_uniforms_are_never_nought_or_one():
    spread = uniforms(0, "a", 0, 100_000, 2)
    assert 0.0 < spread.min() < 1e-3
    assert 0.999 < spread.max() < 1.0
    assert abs(spread.mean() - 0.5) < 5e-3


@pytest.mark.slow
def test_jax_gives_the_same_bits():
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", True)
    bits = jax.jit(lambda first: raw_bits(2**64 - 1, "sensor.share", first, 1001, 3, jax.numpy))
    for first in (0, 1, 2, 3, 2**40 + 5):
        ours = raw_bits(2**64 - 1, "sensor.share", first, 1001, 3)
        np.testing.assert_array_equal(np.asarray(bits(first)), ours)
    compiled = jax.jit(lambda first: normals(5, "b", first, 10_000, 2, jax.numpy))
    np.testing.assert_allclose(np.asarray(compiled(77)), normals(5, "b", 77, 10_000, 2), rtol=1e-12)


@pytest.mark.parametrize("seed", [-1, 2**64, 1.0, True, "1"])
def test_a_seed_that_is_none_is_refused(seed):
    with pytest.raises(InputError, match="no seed"):
        normals(seed, "a", 0, 1, 1)
