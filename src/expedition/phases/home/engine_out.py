"""Engine out: what a ship that stays with its launcher can still reach after one engine of the last stage has failed.

From each second of the ascent the remaining engines are flown to the end of their propellant in the plane of the
flight, forward to the height of cut-off, or at once back toward the pad; the thrust bears the weight and a height
that is led linearly to its end, the rest goes along the flight (after Bryson and Ho's linear-quadratic law). From
there the glide is as long as lift over drag make it on a way of equilibrium. What is left out: the turn itself,
winds, loads, the 3 g limit, reserves of propellant, steering to the side, and what the ship's own engines add
before cut-off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Aerodynamics
from expedition.catalog.models.intact_abort import IntactAborts, Strip
from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.ship import Ship
from expedition.phases.ascent.climb import Ascent
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_RADIUS_M, MU_M3_S2
from expedition.space.frames import carried_mps, direction

Array = NDArray[np.float64]
Reach = Callable[[Array], Array]

_EVERY_S, _STEP_S = 4.0, 5.0
# Near its end a linear law asks for anything; it is held as it is so long before.
_HELD_S = 15.0
# Of the thrust that may stand upright; the rest keeps the direction.
_UPRIGHT = 0.95
_SOUND_MPS = 300.0
# Deorbit from so low an orbit.
_DOWN_MPS = 60.0
_FASTEST_MPS = 7600.0
# Near the speed of an orbit a glide does not end.
_LEAST_BORNE = 0.02


@dataclass(frozen=True)
class Mode:
    """An intact abort: failures between two times after lift-off (s) for which it can be flown, and where it ends."""

    name: str
    from_s: float
    until_s: float
    where: str
    rests_on: str


@dataclass(frozen=True, eq=False)
class _Lost:
    """The ascent at each failure (n,): radius, speeds up and along (inertial and over the ground), range, mass."""

    met_s: Array
    r_m: Array
    up_mps: Array
    along_mps: Array
    ground_mps: Array
    range_rad: Array
    mass_kg: Array
    empty_kg: float
    thrust_n: float
    flow_kgps: float


def modes(flown: Ascent, launcher: Launcher, ship: Ship) -> list[Mode]:
    """The intact aborts of an ascent, in order of the first failure; none for a ship that has none in its file.

    Held against what was said of the Shuttle: the last failure from which it returns to the pad comes out at 4 min 13 s
    (STS-104 press kit: 4 min 20 s); the first that leaves it an orbit at 3 min 29 s, where STS-116 was told so between
    4 min 25 s and 5 min 25 s, with reserves that are not in here.
    """
    data = ship.intact_aborts
    if data is None or ship.descent is None:
        return []
    lost = _lost(flown, launcher, ship, data)
    carried = lost.along_mps - lost.ground_mps
    glide = _glide(ship.descent.aerodynamics, float(np.mean(carried)))
    out = []
    back = _flown(lost, -1.0, EARTH_RADIUS_M + data.return_height_m, 0.0)
    # Westward, the Earth's turning takes as much as it gives eastward.
    home = _glide(ship.descent.aerodynamics, -float(np.mean(carried)))(-back[1]) - back[2] * EARTH_RADIUS_M
    if (last := _last(lost.met_s, home > 0.0)) is not None:
        out.append(
            Mode(
                "return to the launch site (RTLS)",
                0.0,
                last,
                f"{data.return_zone}; the turn begins after the boosters have gone",
                "propellant to turn at once, and the glide back",
            )
        )
    ahead = _flown(lost, 1.0, float(np.linalg.norm(flown.states_itrf[-1, :3])), float(lost.up_mps[-1]))
    start = flown.states_itrf[0, :3] / np.linalg.norm(flown.states_itrf[0, :3])
    out += [one for strip in data.strips if (one := _across(strip, start, lost, ahead, glide))]
    spare = _capability_mps(ship)
    for name, km, keep, where in (
        ("once around (AOA)", None, _DOWN_MPS, ", ".join(data.once_around_zones)),
        ("to orbit (ATO)", data.least_orbit_km, ship.way_home_dv_mps, f"{data.least_orbit_km:g} km"),
    ):
        short = _short_mps(ahead[0], ahead[1] + carried, data.least_orbit_km, circular=km is not None)
        can = short + keep <= spare
        if can.any():
            first = float(lost.met_s[int(np.argmax(can))])
            rests = f"its own engines, {spare:.0f} m/s, {keep:.0f} m/s of them kept to come down; no other reserve"
            out.append(Mode(name, first, flown.cutoff_s, where, rests))
    full = ahead[1] + carried >= lost.along_mps[-1]
    if full.any():
        first = float(lost.met_s[int(np.argmax(full))])
        out.append(
            Mode(
                "on to the planned cut-off",
                first,
                flown.cutoff_s,
                "the planned orbit",
                "all the propellant, no reserve",
            )
        )
    return sorted(out, key=lambda one: one.from_s)


def _lost(flown: Ascent, launcher: Launcher, ship: Ship, data: IntactAborts) -> _Lost:
    last = launcher.stages[-1]
    begins = max((one.separation_s or 0.0 for one in launcher.stages[:-1]), default=0.0)
    met = np.append(np.arange(begins, flown.cutoff_s, _EVERY_S), flown.cutoff_s)
    states = np.stack([np.interp(met, flown.met_s, column) for column in flown.states_itrf.T], axis=1)
    r, over = states[:, :3], states[:, 3:]
    radius = np.linalg.norm(r, axis=1)
    up = r / radius[:, None]
    inertial = over + carried_mps(r)
    rising = np.sum(inertial * up, axis=1)
    start = flown.states_itrf[0, :3] / np.linalg.norm(flown.states_itrf[0, :3])
    burned = np.array([last.burned_kg(float(t)) for t in met])
    part = (data.engines - 1.0) / data.engines
    return _Lost(
        met,
        radius,
        rising,
        np.linalg.norm(inertial - rising[:, None] * up, axis=1),
        np.linalg.norm(over - rising[:, None] * up, axis=1),
        np.arccos(np.clip(up @ start, -1.0, 1.0)),
        ship.mass_kg + last.count * (last.gross_mass_kg - burned),
        ship.mass_kg + last.count * last.inert_mass_kg,
        last.count * last.thrust_vacuum_n * part,
        last.count * last.flow_kgps * part,
    )


def _flown(lost: _Lost, sign: float, end_r_m: float, end_up_mps: float) -> tuple[Array, Array, Array]:
    """Radius, speed over the ground along the flight, and range (rad) where the propellant ends; each (n,).

    sign: 1 for thrust along the flight, -1 against it.
    """
    r, up, over, range_rad = (
        np.array(one) for one in (lost.r_m, lost.up_mps, lost.ground_mps, lost.range_rad)
    )
    mass, carried = np.array(lost.mass_kg), lost.along_mps - lost.ground_mps
    for _ in range(int(np.max(mass - lost.empty_kg) / lost.flow_kgps / _STEP_S) + 2):
        left = np.maximum((mass - lost.empty_kg) / lost.flow_kgps, 0.0)
        h = np.minimum(_STEP_S, left)
        push = lost.thrust_n / mass
        ahead = np.maximum(left, _HELD_S)
        wanted = (6.0 * (end_r_m - r) - (4.0 * up + 2.0 * end_up_mps) * ahead) / ahead**2
        weight = MU_M3_S2 / r**2 - (over + carried) ** 2 / r
        upright = np.clip(wanted + weight, -_UPRIGHT * push, _UPRIGHT * push)
        along = sign * np.sqrt(push**2 - upright**2) - up * (over + carried) / r
        rising = upright - weight
        range_rad = range_rad + h * (over + 0.5 * h * along) / r
        r = r + h * (up + 0.5 * h * rising)
        up, over, mass = up + h * rising, over + h * along, mass - lost.flow_kgps * h
    return r, over, range_rad


def _glide(air: Aerodynamics, carried_mps: float) -> Reach:
    """How far a glide of equilibrium reaches from speeds over the ground, m; the Earth's turning adds carried_mps."""
    v = np.linspace(0.0, _FASTEST_MPS, 200)
    lift = np.interp(v / _SOUND_MPS, air.mach, air.lift_over_drag)
    borne = np.maximum(1.0 - (v + carried_mps) ** 2 * EARTH_RADIUS_M / MU_M3_S2, _LEAST_BORNE)
    rate = lift * v / (G0_MPS2 * borne)
    reach = np.concatenate([[0.0], np.cumsum(0.5 * (rate[1:] + rate[:-1]) * np.diff(v))])
    return lambda speed: np.asarray(np.interp(np.maximum(speed, 0.0), v, reach))


def _across(
    strip: Strip, start: Array, lost: _Lost, ahead: tuple[Array, Array, Array], glide: Reach
) -> Mode | None:
    """The failures after which a strip is in reach: not too early to come so far, not too late to come down so near."""
    there = direction(np.radians(strip.latitude_deg), np.radians(strip.longitude_deg))
    away_m = float(np.arccos(np.clip(start @ there, -1.0, 1.0))) * EARTH_RADIUS_M
    far = ahead[2] * EARTH_RADIUS_M + glide(ahead[1]) >= away_m
    # Who shuts down at once comes this far; from then on the strip is passed.
    near = lost.range_rad * EARTH_RADIUS_M + glide(lost.ground_mps) <= away_m
    can = far & near
    if not can.any():
        return None
    first, last = float(lost.met_s[int(np.argmax(can))]), _last(lost.met_s, can)
    assert last is not None
    return Mode(
        "across the ocean (TAL)",
        first,
        last,
        f"{strip.name}, {away_m / 1000.0:.0f} km from the pad",
        "all the propellant first, none last, and the glide",
    )


def _last(met_s: Array, can: NDArray[np.bool_]) -> float | None:
    """The last time at which something can be, of those from the first on without a gap; None where it never can."""
    if not can.any():
        return None
    first = int(np.argmax(can))
    over = np.flatnonzero(~can[first:])
    return float(met_s[first + int(over[0]) - 1] if over.size else met_s[-1])


def _short_mps(r_m: Array, along_mps: Array, height_km: float, *, circular: bool) -> Array:
    """Δv (n,) that lifts the far side of an orbit to a height from a level cut-off, and makes a circle of it, m/s."""
    top = EARTH_RADIUS_M + 1000.0 * height_km
    needed = np.sqrt(MU_M3_S2 * (2.0 / r_m - 2.0 / (r_m + top)))
    first = np.maximum(needed - along_mps, 0.0)
    if not circular:
        return np.asarray(first)
    # Who is faster than needed rises higher than asked; his circle costs no more.
    return np.asarray(first + np.sqrt(MU_M3_S2 / top) - np.sqrt(MU_M3_S2 * (2.0 / top - 2.0 / (r_m + top))))


def _capability_mps(ship: Ship) -> float:
    return float(
        ship.main_engine.isp_s * G0_MPS2 * np.log(ship.mass_kg / (ship.mass_kg - ship.propellant_kg))
    )
