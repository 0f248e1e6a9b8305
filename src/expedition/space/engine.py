"""The propagation engine: satkit's full-force integrator behind plain arrays.

Forces: EGM2008 gravity to degree and order 20, Sun and Moon (DE440), solid tides, general relativity,
NRLMSISE-00 drag with measured space weather, and thrust arcs. Accuracy of the integration itself: under
0.1 m over a day in low orbit. What the atmosphere does is not known that well: expect a few hundred metres
along the track after a day for a station, more in a geomagnetic storm.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import ExpeditionError, PropagationError
from expedition.files import working_folder

Array = NDArray[np.float64]

MU_M3_S2 = 3.986004415e14
EARTH_RADIUS_M = 6378136.3
J2 = 1.0826261738522e-3
EARTH_ROTATION_RADPS = 7.292115146706979e-5

GRAVITY_DEGREE = 20
_RELATIVE_TOLERANCE = 1e-10
_ABSOLUTE_TOLERANCE = 1e-4


@cache
def satkit() -> ModuleType:
    """The engine, with its data found on this machine and every download forbidden."""
    os.environ["SATKIT_OFFLINE"] = "1"
    import satkit as sk

    sk.utils.set_offline(True)
    # It would print notes of its own for days that are only forecast; a plan warns of that itself.
    sk.frametransform.disable_eop_time_warning()
    sk.spaceweather.disable_space_weather_time_warning()
    # It wants a directory of its own that it may write to; an installation often is not one.
    sk.utils.set_datadir(str(working_folder("satkit")))
    sk.utils.add_search_dir(str(_package_folder("satkit_data") / "data"))
    sk.utils.add_search_dir(str(_package_folder("astropy_iers_data") / "data"))
    return sk


def _package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ExpeditionError(f"the package {package} is missing; install Expedition again")
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def _epoch() -> Any:
    sk = satkit()
    return sk.time(2000, 1, 1, 12, 0, 0.0, scale=sk.timescale.TAI)


def engine_time(t: float) -> Any:
    """satkit's instant for TAI seconds past J2000, to the microsecond."""
    return _epoch() + satkit().duration.from_seconds(float(t))


def engine_times(t: ArrayLike) -> list[Any]:
    """satkit's instants for an array of TAI seconds past J2000."""
    seconds = satkit().duration.from_seconds
    epoch = _epoch()
    return [epoch + seconds(float(one)) for one in np.ravel(np.asarray(t, dtype=float))]


def space_weather(t: float) -> str:
    """What the engine's space weather of an instant is: "observed", "predicted_daily", "predicted_monthly", or none.

    Its table is one for the whole process; that of another day cannot be had for one plan alone.
    """
    return str(satkit().spaceweather.status(engine_time(t)))


@dataclass(frozen=True)
class ThrustArc:
    """A burn as the engine sees it: constant acceleration, m/s², in the ship's RTN frame."""

    start: float
    end: float
    acceleration_rtn_mps2: tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Arc:
    """A propagated arc: states at any instant between `start` and `end`, GCRF, m and m/s."""

    start: float
    end: float
    _pieces: tuple[tuple[float, float, Any], ...] = field(repr=False)

    def state_gcrf(self, t: ArrayLike) -> Array:
        """State (6,) for a scalar instant, (n, 6) for an array; instants outside the arc raise ValueError."""
        asked = np.asarray(t, dtype=float)
        flat = np.ravel(asked)
        low, high = min(self.start, self.end), max(self.start, self.end)
        if flat.size and not (flat.min() >= low - 1e-5 and flat.max() <= high + 1e-5):
            raise ValueError(f"asked {flat.min()}..{flat.max()}, the arc covers {low}..{high}")
        out = np.empty((flat.size, 6))
        todo = np.ones(flat.size, dtype=bool)
        for piece_start, piece_end, result in self._pieces:
            p_low, p_high = min(piece_start, piece_end), max(piece_start, piece_end)
            here = np.flatnonzero(todo & (flat >= p_low - 1e-5) & (flat <= p_high + 1e-5))
            if here.size:
                # The engine wants instants in the order in which it flew; in another it answers nonsense.
                here = here[np.argsort(flat[here] if piece_end >= piece_start else -flat[here])]
                out[here] = result.interp(engine_times(np.clip(flat[here], p_low, p_high)))
                todo[here] = False
        return out[0] if asked.ndim == 0 else out

    def transitions(self, t: ArrayLike) -> Array:
        """State-transition matrices (n, 6, 6) from the arc's start to instants (n,) of an unbroken arc."""
        ((_, _, result),) = self._pieces
        return np.array([phi for _, phi in result.interp(engine_times(t), True)])

    @property
    def end_state_gcrf(self) -> Array:
        return np.array(self._pieces[-1][2].state_end)

    @property
    def transition(self) -> Array:
        """State-transition matrix (6, 6) from start to end; the arc was propagated with `transition=True`."""
        phi: Array = np.eye(6)
        for _, _, result in self._pieces:
            phi = result.phi @ phi
        return phi


@dataclass(frozen=True, eq=False)
class Forces:
    """The force model over a span of time; build one per study and share it among arcs."""

    start: float
    end: float
    _settings: Any = field(repr=False)

    @classmethod
    def over(
        cls,
        start: float,
        end: float,
        *,
        gravity_degree: int = GRAVITY_DEGREE,
        tolerance: float = _RELATIVE_TOLERANCE,
        even_step_s: float | None = None,
    ) -> Forces:
        """The force model for arcs between two instants, with Sun, Moon and Earth orientation tabulated.

        tolerance: relative, of each integration step; a looser one is for studies in which metres do not matter.
        even_step_s: steps of this length by Gauss and Jackson's method instead, which asks for the forces half as
        often; for unbroken arcs of some hours.
        """
        sk = satkit()
        even = {} if even_step_s is None else {
            "integrator": sk.integrator.gauss_jackson8, "gj_step_seconds": even_step_s
        }  # fmt: skip
        settings = sk.propsettings(
            abs_error=_ABSOLUTE_TOLERANCE,
            rel_error=tolerance,
            gravity_degree=gravity_degree,
            gravity_order=gravity_degree,
            **even,
        )
        settings.precompute_terms(engine_time(start - 60.0), engine_time(end + 60.0), 300.0)
        return cls(start, end, settings)

    def propagate(
        self,
        state_gcrf: ArrayLike,
        start: float,
        end: float,
        *,
        drag_area_over_mass_m2pkg: float,
        burns: Sequence[ThrustArc] = (),
        transition: bool = False,
    ) -> Arc:
        """Propagate a state from `start` to `end`, forward or backward.

        state_gcrf: (6,) m and m/s. drag_area_over_mass_m2pkg: Cd·A/m. burns: thrust arcs, which add up where
        they overlap; the integration is broken at their ends, where the acceleration jumps (forward only:
        going backward through a burn raises ValueError).
        """
        sk = satkit()
        if end < start and any(burn.start < start and burn.end > end for burn in burns):
            raise ValueError(f"burns are flown forward only, not from {start} back to {end}")
        inside = {cut for burn in burns for cut in (burn.start, burn.end) if start < cut < end}
        cuts = [start, *sorted(inside), end]
        pieces = []
        state = np.asarray(state_gcrf, dtype=float)
        for a, b in pairwise(cuts):
            middle = 0.5 * (a + b)
            thrusts = [
                # Wider than the piece by a second: rounding to microseconds must not clip the burn.
                sk.thrust.constant(
                    list(burn.acceleration_rtn_mps2),
                    engine_time(a - 1),
                    engine_time(b + 1),
                    frame=sk.frame.RTN,
                )
                for burn in burns
                if burn.start <= middle <= burn.end
            ]
            try:
                result = sk.propagate(
                    state,
                    engine_time(a),
                    end=engine_time(b),
                    propsettings=self._settings,
                    satproperties=sk.satproperties(cdaoverm=drag_area_over_mass_m2pkg, thrusts=thrusts),
                    output_phi=transition,
                )
            except RuntimeError as error:
                # Its message is a backtrace; what it means is an orbit that comes down or runs away.
                raise PropagationError("the orbit comes down, or leaves what can be integrated") from error
            pieces.append((a, b, result))
            state = result.state_end
        return Arc(start, end, tuple(pieces))
