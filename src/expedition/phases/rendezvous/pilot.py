"""Pilot: flies an approach from burn to burn, each aimed by what is believed and coming out as it does.

Two-impulse legs are aimed with the Clohessy-Wiltshire equations (J. Aerospace Sci. 27, 1960) and flown on the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous.zones import StateAt
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn, rtn_axes
from expedition.space.orbits import apsides_km
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps
from expedition.timeline import Burn, Leg

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Stop:
    """A burn of the way in: aimed so that the ship is at a point (relative RTN, m) after a time, s.

    flown_s: how long it is flown before the next; half of the transfer's time for the burn that begins it.
    """

    name: str
    leg: str
    after_s: float
    point_m: tuple[float, float, float]
    flown_s: float


@dataclass(frozen=True, eq=False)
class PulseErrors:
    """What goes wrong at each of the k burns of a way in, and all along it; standard normal times their sizes.

    port_m: (3,) what the sensors look at. share, floor_m, speed_mps: (k, 3) of the measured place, as a share of the
    distance from there and besides, and of the measured velocity. bias_m: (3,) of the measured place, the same all
    along. size: (k,) relative, of the burn; fixed_mps: (k, 3), besides.
    """

    port_m: Array
    share: Array
    floor_m: Array
    speed_mps: Array
    bias_m: Array
    size: Array
    fixed_mps: Array

    def measured(self, k: int, relative_rtn: Array) -> Array:
        """What the ship believes its relative state (6,) to be before burn k."""
        return np.asarray(
            measured(
                relative_rtn, self.port_m, self.share[k], self.floor_m[k] + self.bias_m, self.speed_mps[k]
            )
        )

    def executed(self, k: int, dv_mps: Array) -> Array:
        """What becomes of burn k (3,)."""
        return np.asarray(executed(dv_mps, self.size[k], self.fixed_mps[k]))


def measured(relative: Any, port_m: Array, share: Any, off_m: Any, off_mps: Any, xp: Any = np) -> Any:
    """Measured relative states (6,) or (6, n) of true ones; share, off_m, off_mps: (3,) or (3, n).

    port_m: (3,) what is looked at, from which the distance counts that errors are a share of.
    """
    r, t, n = (relative[k] - port_m[k] for k in range(3))
    away = xp.sqrt(r * r + t * t + n * n)
    return xp.concatenate([relative[:3] + share * away + off_m, relative[3:] + off_mps])


def executed(dv_mps: Any, size: Any, fixed_mps: Any) -> Any:
    """Burns (3,) or (3, n) as they come out."""
    return dv_mps * (1.0 + size) + fixed_mps


class Pilot:
    """The running state of an approach: where the ship is, and what it has done."""

    def __init__(
        self,
        forces: Forces,
        station_state: StateAt,
        state: Array,
        now: float,
        mass_kg: float,
        thrusters: Propulsion,
        area: float,
    ) -> None:
        self._forces, self._station_state = forces, station_state
        self._thrusters, self._area = thrusters, area
        self.state, self.now, self.mass_kg = state, now, mass_kg
        self.burns: list[Burn] = []
        self.legs: list[Leg] = []
        self.cut_short: tuple[str, float] | None = None

    def coast(self, name: str, for_s: float) -> None:
        if for_s <= 0.0:
            return
        arc = self._forces.propagate(
            self.state, self.now, self.now + for_s, drag_area_over_mass_m2pkg=self._area
        )
        self.legs.append(Leg(name, arc.start, arc.end, arc.state_gcrf))
        self.state, self.now = arc.end_state_gcrf, arc.end

    def aim(self, number: int, stop: Stop, errors: PulseErrors | None) -> None:
        """Burn so that the ship is at a relative point after a time, by Clohessy and Wiltshire."""
        target = self._station_state(np.array([self.now]))[0]
        relative = relative_rtn(target, self.state)
        seen = relative if errors is None else errors.measured(number, relative)
        rate = orbit_rate_radps(target)
        to_r, to_v = clohessy_wiltshire(rate, stop.after_s)
        wanted = np.linalg.solve(to_v, np.asarray(stop.point_m) - to_r @ seen[:3])
        change = wanted - seen[3:]
        if errors is not None:
            change = errors.executed(number, change)
        after = gcrf_from_relative_rtn(target, np.concatenate([relative[:3], relative[3:] + change]))
        if self.cut_short is not None and self.cut_short[0] == stop.name:
            after = self.state + self.cut_short[1] * (after - self.state)
            self.cut_short = None
        dv_rtn = rtn_axes(self.state) @ (after[3:] - self.state[3:])
        size = float(np.linalg.norm(dv_rtn))
        length = self._thrusters.duration_s(size, self.mass_kg)
        perigee, apogee = apsides_km(after)
        r, t, n = (float(x) for x in dv_rtn)
        left_kg = self._thrusters.mass_after_kg(size, self.mass_kg)
        self.burns.append(
            Burn(
                stop.name,
                self.now - 0.5 * length,
                length,
                (r, t, n),
                perigee,
                apogee,
                "thrusters",
                "approach",
                self.mass_kg,
                self.mass_kg - left_kg,
            )
        )
        self.mass_kg = left_kg
        self.state = after
