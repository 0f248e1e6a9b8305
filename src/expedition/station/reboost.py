"""Reboosts: burns of a station that come after its element set was made, put into what the set foretells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.errors import StationDataError
from expedition.space.time import format_utc
from expedition.station.elements import MU_WGS72_KM3_S2, ElementSet
from expedition.station.oem import Oem

Array = NDArray[np.float64]

_MU_M3_S2 = MU_WGS72_KM3_S2 * 1e9
# Mean and osculating elements differ by some kilometres, and by nearly the same ones after a burn.
_TURNS = 12
_CLOSE_M = 0.01


class Reboost(NamedTuple):
    """A burn along the orbit: its ignition, Δv (negative against the motion) and length, and what it is called."""

    t: float
    dv_mps: float
    duration_s: float = 0.0
    name: str = "reboost"

    @property
    def middle(self) -> float:
        """The instant that stands for the whole burn."""
        return self.t + 0.5 * self.duration_s


@dataclass(frozen=True)
class BoostedSet(ElementSet):
    """An element set with the reboosts that are planned after its epoch, in order of time."""

    reboosts: tuple[Reboost, ...] = ()

    @cached_property
    def _pieces(self) -> tuple[tuple[float, ElementSet], ...]:
        """Element sets with the instants from which each holds."""
        out: list[tuple[float, ElementSet]] = [(-np.inf, _plain(self))]
        for one in self.reboosts:
            out.append((one.middle, _after(out[-1][1], one)))
        return tuple(out)

    def state_teme(self, t: ArrayLike) -> Array:
        """As for an element set, with each reboost as a jump of velocity in its middle."""
        asked = np.asarray(t, dtype=float)
        flat = np.ravel(asked)
        out = np.empty((flat.size, 6))
        since = np.array([begins for begins, _ in self._pieces])
        which = np.searchsorted(since, flat, side="right") - 1
        for k in np.unique(which):
            here = which == k
            out[here] = self._pieces[k][1].state_teme(flat[here])
        return np.asarray(out[0] if asked.ndim == 0 else out)


def with_reboosts(sets: Sequence[ElementSet], reboosts: Sequence[Reboost]) -> list[ElementSet]:
    """Element sets, each with those reboosts that come after its epoch; the others it knows by itself."""
    out: list[ElementSet] = []
    for one in sets:
        ahead = tuple(sorted(burn for burn in reboosts if burn.middle > one.epoch))
        out.append(
            BoostedSet(**{f.name: getattr(one, f.name) for f in fields(ElementSet)}, reboosts=ahead)
            if ahead
            else one
        )
    return out


def reboosts_of(oem: Oem) -> tuple[Reboost, ...]:
    """The burns that the event list of a NASA ephemeris announces, their Δv in whole tenths of a metre a second."""
    return tuple(
        Reboost(one.t, one.dv_mps, name=one.name.strip())
        for one in oem.trajectory_events
        if one.dv_mps != 0.0
    )


def _plain(one: ElementSet) -> ElementSet:
    return ElementSet(**{f.name: getattr(one, f.name) for f in fields(ElementSet)})


def _after(before: ElementSet, burn: Reboost) -> ElementSet:
    """The element set of the orbit after a burn: SGP4 has its state in the middle of the burn, and goes on from there.

    Mean elements are moved by what the osculating ones miss until they meet (Walter, 1967, for SGP4's kind).
    """
    at = burn.middle
    state = before.state_teme(at)
    speed = float(np.linalg.norm(state[3:]))
    wanted = np.concatenate([state[:3], state[3:] * (1.0 + burn.dv_mps / speed)])
    target = _osculating(wanted)
    mean = target.copy()
    for _ in range(_TURNS):
        found = _set_of(before, at, mean)
        try:
            reached = found.state_teme(at)
        except StationDataError:
            break
        if np.linalg.norm(reached[:3] - wanted[:3]) < _CLOSE_M:
            return found
        step = target - _osculating(reached)
        step[4:] = np.angle(np.exp(1j * step[4:]))
        mean = mean + step
    raise StationDataError(
        f"{burn.name} of {format_utc(burn.t)}, {burn.dv_mps:g} m/s, leads to no orbit that SGP4 can follow; check "
        "its Δv",
        field="reboosts",
    )


def _osculating(state: Array) -> Array:
    """Mean motion, e cos ω, e sin ω, inclination, node and ω + M of a state (6,), rad and s."""
    r, v = state[:3], state[3:]
    radius = float(np.linalg.norm(r))
    h = np.cross(r, v)
    normal = h / np.linalg.norm(h)
    node = float(np.arctan2(h[0], -h[1]))
    toward = np.array([np.cos(node), np.sin(node), 0.0])
    ahead = np.cross(normal, toward)
    e = np.cross(v, h) / _MU_M3_S2 - r / radius
    k, q = float(e @ toward), float(e @ ahead)
    size, perigee = np.hypot(k, q), np.arctan2(q, k)
    true = np.arctan2(r @ ahead, r @ toward) - perigee
    eccentric = 2.0 * np.arctan2(
        np.sqrt(1.0 - size) * np.sin(true / 2.0), np.sqrt(1.0 + size) * np.cos(true / 2.0)
    )
    a = 1.0 / (2.0 / radius - float(v @ v) / _MU_M3_S2)
    along = perigee + eccentric - size * np.sin(eccentric)
    return np.array([np.sqrt(_MU_M3_S2 / a**3), k, q, np.arccos(np.clip(normal[2], -1.0, 1.0)), node, along])


def _set_of(before: ElementSet, epoch: float, mean: Array) -> ElementSet:
    n, k, q, inclination, node, along = (float(x) for x in mean)
    perigee = float(np.arctan2(q, k))
    return ElementSet(
        **{
            **{f.name: getattr(before, f.name) for f in fields(ElementSet)},
            "epoch": epoch,
            "mean_motion_radps": n,
            "eccentricity": float(np.hypot(k, q)),
            "inclination_rad": inclination,
            "node_rad": node % (2.0 * np.pi),
            "perigee_argument_rad": perigee % (2.0 * np.pi),
            "mean_anomaly_rad": (along - perigee) % (2.0 * np.pi),
        }
    )
