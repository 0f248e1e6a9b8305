"""Random numbers that belong to a sample: the same for any block, worker, order and engine.

Counter-based (Philox4x64-10: Salmon, Moraes, Dror and Shaw, 2011): nothing is drawn in turn, every number is a function
of seed, name, row and sample. The layout, fixed for good, since stored runs rest on it:

    key      word 0: the seed; word 1: BLAKE2b of the name (8 bytes, little end first)
    counter  word 0: sample // 4 + 1; word 1: row; words 2 and 3: zero
    result   word sample % 4 of the four that the counter gives

The arithmetic up to the normal deviate is +, ×, ÷ and √ alone, each exactly rounded, and a logarithm made of these: so
numpy gives the same bits on every machine and for every length of array.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import numpy as np

from expedition.errors import InputError

_CHUNK = (
    8192  # numbers taken through all steps at once, small enough for the cache and for memory that is at hand
)

_FEW = 64  # of so few samples, all rows at once in numpy are faster than a generator for each row


def raw_bits(seed: int, name: str, first: int, count: int, rows: int, xp: Any = np) -> Any:
    """64 random bits for each of `rows` × `count` samples from `first` on: (rows, count), uint64.

    More rows change no earlier row. `xp` is numpy or, with 64 bits switched on, jax.numpy; the bits are the same.
    Raises InputError for a seed outside 0 … 2^64 - 1.
    """
    return _made(lambda bits: bits, np.uint64, seed, ((name, rows),), first, count, xp)


def uniforms(seed: int, name: str, first: int, count: int, rows: int, xp: Any = np) -> Any:
    """Numbers evenly spread between 0 and 1, neither of them met: (rows, count), in steps of 2^-52."""
    return _made(lambda bits: _centred(bits, xp) + 0.5, np.float64, seed, ((name, rows),), first, count, xp)


def normals(seed: int, name: str, first: int, count: int, rows: int, xp: Any = np) -> Any:
    """Normal deviates of mean 0 and deviation 1, independent of each other: (rows, count), up to 8.2 in size.

    By the inverse of the distribution function, good to 1e-14; jax.numpy's agree with numpy's to the last few bits.
    """
    return normals_of(seed, ((name, rows),), first, count, xp)


def normals_of(seed: int, streams: Sequence[tuple[str, int]], first: int, count: int, xp: Any = np) -> Any:
    """The `normals` of several names, each with its number of rows, below each other.

    On JAX one call for all is compiled once, in about a second, whatever their number; inside `jax.jit`, `first` may be
    traced.
    """
    return _made(lambda bits: _deviate(_centred(bits, xp), xp), np.float64, seed, streams, first, count, xp)


def check_seed(seed: int) -> None:
    """Raise InputError for a seed outside 0 … 2^64 - 1."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**64:
        raise InputError(f"{seed!r:.40} is no seed; give a whole number from 0 to 2^64 - 1", field="seed")


def _made(
    finished: Callable[[Any], Any],
    kind: Any,
    seed: int,
    streams: Sequence[tuple[str, int]],
    first: int,
    count: int,
    xp: Any,
) -> Any:
    check_seed(seed)
    rows = [(_digest(name), row) for name, many in streams for row in range(many)]
    if xp is not np or count <= _FEW:
        digests, numbers = np.array(rows, np.uint64).reshape(-1, 2, 1).transpose(1, 0, 2)
        blocks = (count + 6) // 4
        counters = xp.asarray(first // 4 + 1, dtype=xp.uint64) + xp.arange(blocks, dtype=xp.uint64)
        words = xp.stack(_philox(counters[None, :], xp.asarray(numbers), seed, digests, xp), axis=-1)
        bits = xp.take(words.reshape(len(rows), 4 * blocks), first % 4 + xp.arange(count), axis=1)
        made = finished(bits.reshape(-1)).reshape(len(rows), count)
        return made if xp is np else _kept(made)
    made = np.empty((len(rows), count), kind)
    for out, (digest, row) in zip(made, rows, strict=True):
        # numpy counts on before it computes, so the counter given is one less than that of the first block
        counter = np.array((first // 4, row, 0, 0), np.uint64)
        stream = np.random.Philox(counter=counter, key=np.array((seed, digest), np.uint64))
        stream.random_raw(first % 4)
        for at in range(0, count, _CHUNK):
            part = out[at : at + _CHUNK]
            part[:] = finished(stream.random_raw(len(part)))
    return made


def _kept(made: Any) -> Any:
    """The numbers as an array of their own: XLA would else compile and compute them anew for each of their users."""
    lax: Any = import_module("jax").lax

    barrier: Any = lax.optimization_barrier
    return barrier(made)


def _digest(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def _centred(bits: Any, xp: Any) -> Any:
    """The upper 52 bits as a number evenly spread from -0.5 to 0.5, in the middle of its step: without rounding."""
    steps = ((bits >> xp.uint64(11)) | xp.uint64(1)).view(xp.int64) - 2**52
    return steps * 2.0**-53


def _philox(low: Any, high: Any, seed: int, digests: Any, xp: Any) -> tuple[Any, Any, Any, Any]:
    """Ten rounds of Philox4x64 on the counter (low, high, 0, 0)."""
    zero = xp.zeros(xp.broadcast_shapes(low.shape, high.shape), dtype=xp.uint64)
    words = (low + zero, high + zero, zero, zero)
    for turn in range(10):
        first = xp.uint64((seed + turn * 0x9E3779B97F4A7C15) % 2**64)
        second = xp.asarray(digests + np.uint64(turn * 0xBB67AE8584CAA73B % 2**64))
        high_0, low_0 = _product(words[0], 0xD2E7470EE14C6C93, xp)
        high_1, low_1 = _product(words[2], 0xCA5A826395121157, xp)
        words = (high_1 ^ words[1] ^ first, low_1, high_0 ^ words[3] ^ second, low_0)
    return words


def _product(a: Any, b: int, xp: Any) -> tuple[Any, Any]:
    """Upper and lower 64 bits of a × b, from halves of 32 bits."""
    half, mask = xp.uint64(32), xp.uint64(0xFFFFFFFF)
    a_high, a_low, b_high, b_low = a >> half, a & mask, xp.uint64(b >> 32), xp.uint64(b & 0xFFFFFFFF)
    middle = a_high * b_low + (a_low * b_low >> half)
    other = a_low * b_high + (middle & mask)
    return a_high * b_high + (middle >> half) + (other >> half), a * xp.uint64(b)


# Algorithm AS 241, PPND16 (Wichura, 1988): from the highest power down
_MIDDLE = (
    (
        2509.0809287301226727,
        33430.575583588128105,
        67265.770927008700853,
        45921.953931549871457,
        13731.693765509461125,
        1971.5909503065514427,
        133.14166789178437745,
        3.387132872796366608,
    ),
    (
        5226.495278852854561,
        28729.085735721942674,
        39307.89580009271061,
        21213.794301586595867,
        5394.1960214247511077,
        687.1870074920579083,
        42.313330701600911252,
        1.0,
    ),
)
_OUTER = (
    (
        7.7454501427834140764e-4,
        0.0227238449892691845833,
        0.24178072517745061177,
        1.27045825245236838258,
        3.64784832476320460504,
        5.7694972214606914055,
        4.6303378461565452959,
        1.42343711074968357734,
    ),
    (
        1.05075007164441684324e-9,
        5.475938084995344946e-4,
        0.0151986665636164571966,
        0.14810397642748007459,
        0.68976733498510000455,
        1.6763848301838038494,
        2.05319162663775882187,
        1.0,
    ),
)
_FAR = (
    (
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        0.0012426609473880784386,
        0.026532189526576123093,
        0.29656057182850489123,
        1.7848265399172913358,
        5.4637849111641143699,
        6.6579046435011037772,
    ),
    (
        2.04426310338993978564e-15,
        1.4215117583164458887e-7,
        1.8463183175100546818e-5,
        7.868691311456132591e-4,
        0.0148753612908506148525,
        0.13692988092273580531,
        0.59983220655588793769,
        1.0,
    ),
)


def _deviate(q: Any, xp: Any) -> Any:
    """The normal deviate of the chance q + 0.5, element by element."""
    middle = q * _ratio(0.180625 - q * q, _MIDDLE)
    size = abs(q)
    if xp is not np:
        return xp.where(size <= 0.425, middle, xp.sign(q) * _tail(0.5 - size, xp))
    outside = np.flatnonzero(size > 0.425)
    middle[outside] = np.copysign(_tail(0.5 - size[outside], np), q[outside])
    return middle


def _tail(chance: Any, xp: Any) -> Any:
    r = xp.sqrt(-_log(chance, xp))
    near = _ratio(r - 1.6, _OUTER)
    if xp is not np:
        return xp.where(r <= 5.0, near, _ratio(r - 5.0, _FAR))
    far = np.flatnonzero(r > 5.0)
    near[far] = _ratio(r[far] - 5.0, _FAR)
    return near


def _ratio(x: Any, coefficients: tuple[tuple[float, ...], tuple[float, ...]]) -> Any:
    over, under = (_polynomial(x, row) for row in coefficients)
    over /= under
    return over


def _polynomial(x: Any, coefficients: tuple[float, ...]) -> Any:
    value = x * coefficients[0]
    for coefficient in coefficients[1:-1]:
        value += coefficient
        value *= x
    value += coefficients[-1]
    return value


def _log(x: Any, xp: Any) -> Any:
    """Natural logarithm of positive numbers, from its series in (m - 1)/(m + 1), to the last bit or two.

    numpy's own takes another path on other processors, so that bits would hang on the machine.
    """
    m, power = xp.frexp(x)
    low = m < 0.7071067811865476
    m = xp.where(low, 2.0 * m, m)
    power = xp.where(low, power - 1, power)
    s = (m - 1.0) / (m + 1.0)
    series = _polynomial(s * s, tuple(2.0 / odd for odd in range(21, 0, -2)))
    return power * 0.6931471805599453 + s * series
