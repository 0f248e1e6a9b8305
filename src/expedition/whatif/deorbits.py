"""Deorbit burns and falls with error, many side by side: from leaving to entry interface, and what is met there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.errors import QUANTITIES
from expedition.phases.home.entry import Craft, height_m, step
from expedition.phases.home.steering import Believed
from expedition.space.atmosphere import OtherAir
from expedition.space.constants import G0_MPS2
from expedition.space.curvilinear import curved, straightened
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.gravity import pull_per_m
from expedition.space.integration import nystrom, runge_kutta
from expedition.whatif import ascents, leaving
from expedition.whatif.errors import ErrorModel, draw
from expedition.whatif.homes import Home

Array = NDArray[np.float64]
Table = dict[str, NDArray[Any]]
_BURN_STEPS = 16
_COAST_STEP_S = 40.0
_FALL_STEPS = 24
_NEWTON = 6
_AT_INTERFACE_M = 20.0
_DEORBIT = "deorbit burn"
SOURCES = (
    "navigation.position",
    "navigation.velocity",
    "deorbit.size",
    "deorbit.fixed",
    "deorbit.pointing",
    "deorbit.timing",
    "entry.navigation_position",
    "entry.navigation_velocity",
    "entry.density",
    "entry.density_tilt",
    "entry.wind",
    "entry.drag",
    "entry.lift",
    "entry.mass",
    "entry.bank",
    "parachute.drag",
    "parachute.height",
    "parachute.wind",
)


@dataclass(frozen=True, eq=False)
class Drawn:
    """The errors of samples (components, n) by quantity, and how the ship left."""

    by_name: Mapping[str, Array]
    left_by: Sequence[Array] = ()
    """Pushes (3, n) before the deorbit burn as executed, m/s along R, T and N."""
    elsewhere: Array | None = None
    """(6, n) curvilinear deviation at the planned instant of the deorbit burn."""

    def __getitem__(self, name: str) -> Array:
        return self.by_name[name]


def drawn_of(
    home: Home, errors: ErrorModel, seed: int, first: int, count: int, *, direct: bool = False
) -> Drawn:
    """direct: with the ship's leaving flown on the full-force engine, for one sample."""
    mine = sources(replace(home, up=None))
    each = {(name, label): draw(errors, seed, name, first, count, label) for name, label in mine}
    # What is drawn for pushes is told apart by label too; the rest once.
    by_name = {name: each[name, label] for name, label in each if label in ("", _DEORBIT)}
    if home.left is None:
        return Drawn(by_name)
    done = leaving.done_mps(home.left, each)
    if direct:
        return Drawn(by_name, done, leaving.flown(home.left, done, home.tig, home.state_gcrf))
    return Drawn(by_name, done, leaving.deviation(home.left, done))


def sources(home: Home) -> list[tuple[str, str]]:
    """Every error that a sample draws: quantity and label."""
    return [
        *([] if home.up is None else ascents.sources(home.up.ascent)),
        *([] if home.left is None else leaving.sources(home.left)),
        *((name, _DEORBIT if QUANTITIES[name].per == "burn" else "") for name in SOURCES),
    ]


def met(home: Home, drawn: Drawn, y: Array) -> tuple[Craft, OtherAir, OtherAir, Believed]:
    """Craft and air that samples meet, the air below their canopies, and what guidance goes by instead."""
    (denser,), (tilt,) = drawn["entry.density"], drawn["entry.density_tilt"]
    (drag,), (lift,), (mass,) = drawn["entry.drag"], drawn["entry.lift"], drawn["entry.mass"]
    more = factor(drag) / factor(mass)
    craft = replace(home.craft, more_drag=more, more_lift=more * factor(lift))
    air = OtherAir(home.air, denser, tilt, *drawn["entry.wind"])
    below = OtherAir(home.air, denser, tilt, *drawn["parachute.wind"])
    axes = _axes(y[:3], y[3:])
    off = np.concatenate(
        [_turned(axes, drawn["entry.navigation_position"]), _turned(axes, drawn["entry.navigation_velocity"])]
    )
    within = 1000.0 * home.data.landing_within_km
    return (
        craft,
        air,
        below,
        Believed(home.craft, home.air, off, drawn["entry.bank"][0], home.cycles_s, within),
    )


def factor(error: Array) -> Array:
    """What a quantity is multiplied by; even a wild error leaves a tenth of it."""
    return np.asarray(np.maximum(1.0 + error, 0.1))


def dv_mps(home: Home, drawn: Drawn) -> Array:
    """Δv (n,) that burns end with when the ship's own measure says enough."""
    size, fixed = drawn["deorbit.size"][0], drawn["deorbit.fixed"][0]
    return np.asarray(home.dv_mps * (1.0 + size) + fixed)


def toward_rtn(drawn: Drawn) -> Array:
    """Where burns push (3, n): against the flight, pitched outward and yawed to the orbit's normal."""
    pitch, yaw = drawn["deorbit.pointing"]
    return np.stack([np.sin(pitch), -np.cos(pitch) * np.cos(yaw), np.cos(pitch) * np.sin(yaw)])


def real_gcrf(home: Home, drawn: Drawn) -> Array:
    """Where samples really are (6, n) when the burn should begin: navigation has them where the plan does."""
    axes = _axes(home.state_gcrf[:3, None], home.state_gcrf[3:, None])
    off = [_turned(axes, drawn["navigation.position"]), _turned(axes, drawn["navigation.velocity"])]
    state = home.state_gcrf[:, None]
    if drawn.elsewhere is not None:
        there = curved(home.state_gcrf, home.state_gcrf)[:, None] + drawn.elsewhere
        straight = straightened(there, float(np.linalg.norm(home.state_gcrf[:3])))
        state = np.concatenate([_turned(axes, straight[:3]), _turned(axes, straight[3:])])
    return np.asarray(state - np.concatenate(off))


def late_s(home: Home, drawn: Drawn) -> Array:
    """How much later (n,) than planned burns begin: moved to where they are as far along, and badly timed."""
    late = drawn["deorbit.timing"][0]
    if drawn.elsewhere is None:
        return np.asarray(late)
    return np.asarray(late - drawn.elsewhere[1] / np.linalg.norm(home.state_gcrf[3:]))


def burnt(home: Home, drawn: Drawn) -> tuple[Array, Array]:
    """States (6, n) of samples at `handover` with J2 alone, and when their burns end (n,)."""
    y = real_gcrf(home, drawn)
    late = late_s(home, drawn)
    dv = dv_mps(home, drawn)
    exhaust = home.engine.isp_s * G0_MPS2
    length = home.mass_kg * exhaust / home.engine.thrust_n * (1.0 - np.exp(-dv / exhaust))
    push = dv / length * toward_rtn(drawn)
    y = np.concatenate(nystrom(_pull, y[:3], y[3:], late))

    def rates(_: float, y: Array) -> Array:
        return np.concatenate([y[3:], _pull(y[:3], 0.0) + _turned(_axes(y[:3], y[3:]), push)])

    for _ in range(_BURN_STEPS):
        y = runge_kutta(rates, 0.0, y, length / _BURN_STEPS)
    end = home.tig + late + length
    steps = max(int((home.handover - home.tig) / _COAST_STEP_S), 1)
    r, v, h = y[:3], y[3:], (home.handover - end) / steps
    for _ in range(steps):
        r, v = nystrom(_pull, r, v, h)
    return np.concatenate([r, v]), end


def fallen(home: Home, drawn: Drawn) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Instants (n,) at which samples pass entry interface, their Earth-fixed states (6, n) there, and which do."""
    beside, _ = burnt(home, drawn)
    inertial = beside + (home.handover_gcrf - home.beside_gcrf)[:, None]
    y = np.zeros_like(inertial)
    for row in range(6):
        for column in range(6):
            y[row] += home.to_itrf[row, column] * inertial[column]
    area = np.full_like(home.craft.drag_m2, home.drag_area_over_mass_m2pkg)
    whole = Craft(1.0, 1.0, area, np.zeros_like(area))
    level = np.zeros(y.shape[1])
    h = (home.interface - home.handover) / _FALL_STEPS
    for _ in range(_FALL_STEPS):
        y = step(y, level, h, whole, home.air)
    after = np.full(y.shape[1], home.interface)
    for _ in range(_NEWTON):
        radius = np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
        sinks = -(y[0] * y[3] + y[1] * y[4] + y[2] * y[5]) / radius
        rest = np.clip((height_m(y) - home.data.entry_height_m) / np.maximum(sinks, 10.0), -60.0, 60.0)
        y = step(y, level, rest, whole, home.air)
        after = after + rest
    enters = np.abs(height_m(y) - home.data.entry_height_m) < _AT_INTERFACE_M
    return after + home.mended[0], y + home.mended[1:, None], enters


def _pull(r: Array, _: float) -> Array:
    """Gravity (3, n) with J2 at positions (3, n), m/s²."""
    r2 = r[0] * r[0] + r[1] * r[1] + r[2] * r[2]
    level, more = pull_per_m(r[2], r2, np.sqrt(r2))
    return np.stack([level * r[0], level * r[1], (level + more) * r[2]])


def _axes(r: Array, v: Array) -> tuple[Array, Array, Array]:
    """Outward, along and across (3, n) of positions and velocities (3, n)."""
    out = r / np.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2])
    across = np.stack([r[1] * v[2] - r[2] * v[1], r[2] * v[0] - r[0] * v[2], r[0] * v[1] - r[1] * v[0]])
    across = across / np.sqrt(across[0] * across[0] + across[1] * across[1] + across[2] * across[2])
    along = np.stack(
        [
            across[1] * out[2] - across[2] * out[1],
            across[2] * out[0] - across[0] * out[2],
            across[0] * out[1] - across[1] * out[0],
        ]
    )
    return out, along, across


def _turned(axes: tuple[Array, Array, Array], rtn: Array) -> Array:
    """Vectors (3, n) given outward, along and across, in the frame of the axes."""
    out, along, across = axes
    return np.asarray(out * rtn[0] + along * rtn[1] + across * rtn[2])


def angle_deg(y: Array) -> Array:
    """How far below the horizon the inertial velocities of Earth-fixed states (6, n) point, degrees."""
    turn = EARTH_ROTATION_RADPS
    u, v, w = y[3] - turn * y[1], y[4] + turn * y[0], y[5]
    speed, radius = np.sqrt(u * u + v * v + w * w), np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    return np.asarray(-np.degrees(np.arcsin((y[0] * u + y[1] * v + y[2] * w) / (radius * speed))))
