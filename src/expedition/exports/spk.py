"""SPK files of SPICE (binary, DAF/SPK type 13), written by NAIF's own library through spiceypy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import InputError
from expedition.exports import ccsds
from expedition.plans.plan import Plan
from expedition.plans.tables import Segment
from expedition.plans.track import Track
from expedition.space.time import parse_utc

Array = NDArray[np.float64]

SHIP = -999001
"""NAIF identity of the ship, which has no number before it flies."""
EARTH = 399
_TT_MINUS_TAI_S = 32.184
_DEGREE = 7
_COMMENT_CHARACTERS = 1000


def write_spk(plan: Plan) -> bytes:
    """Ship and station about the Earth in the frame J2000 of SPICE, which is ICRF, as one file.

    The ship is -999001, a station -100000 less its catalogue number, as NAIF numbers satellites of the Earth. Right to
    a millimetre in orbit, some metres in the air. Raises InputError where spiceypy is not installed.
    """
    try:
        spice: Any = import_module("spiceypy")
    except ImportError:
        raise InputError(
            "SPK is written by spiceypy, which is not installed: pip install 'expedition[spice]'", field="to"
        ) from None
    zero = parse_utc(plan.zero_utc)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.bsp"
        handle = spice.spkopn(str(path), ccsds.called(plan)[:60], _COMMENT_CHARACTERS)
        try:
            for body, segments in _bodies(plan):
                for segment in segments:
                    met = np.array(segment.met_s)
                    states = Track.of(zero, [segment]).states_gcrf(met) / 1000.0
                    times = ephemeris_time(zero + met)
                    degree = min(_DEGREE, 2 * (met.size // 2) - 1) if segment.frame == "GCRF" else 3
                    name = segment.name[:40].encode("ascii", "replace").decode()
                    spice.spkw13(
                        handle,
                        body,
                        EARTH,
                        "J2000",
                        times[0],
                        times[-1],
                        name,
                        degree,
                        met.size,
                        states,
                        times,
                    )
        finally:
            spice.spkcls(handle)
        return path.read_bytes()


def _bodies(plan: Plan) -> Iterator[tuple[int, Sequence[Segment]]]:
    """Who is written under which number."""
    yield SHIP, plan.trajectory
    if plan.station_trajectory is not None:
        number = plan.catalogue.station(str(plan.flight.station)).catalog_number
        yield SHIP - 1 if number is None else -100000 - number, [plan.station_trajectory]


def ephemeris_time(t: Array) -> Array:
    """TDB seconds past J2000 of instants (TAI), as SPICE counts them: right to 30 µs (USNO Circular 179, 2.6)."""
    tt = t + _TT_MINUS_TAI_S
    anomaly = 6.239996 + 1.99096871e-7 * tt
    return np.asarray(tt + 1.657e-3 * np.sin(anomaly + 0.01671 * np.sin(anomaly)))
