"""Glide: from the end of a winged entry to standstill on the runway.

Three degrees of freedom in the air of the day. Steering follows the centre line from a point a look-ahead
before the ship (Park, Deyst & How, "A New Nonlinear Guidance Logic for Trajectory Tracking", AIAA 2004-4900);
lift holds the ship on a height profile down to the flare, the speed brake holds the dynamic pressure.
Energy management as flown, with its S-turns and its heading circle, is simpler here: one turn onto final. What
is left out: winds, the angle of attack's own limits, the gear's drag.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Glide
from expedition.phases.home.entry import MEAN_RADIUS_M, Craft, Track, height_m
from expedition.space.atmosphere import AnyAir
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS

Array = NDArray[np.float64]

_STEP_S = 0.5
_LONGEST_S = 1500.0
_FLARE_M = 600.0
_BEFORE_MIDDLE_M = 2600.0
_SHORT_M = 1800.0
_FLARE_SLOPE = np.tan(np.radians(1.5))
_MOST_BANK_RAD = np.radians(50.0)
_ROLL_RADPS = np.radians(10.0)
_PATH_S = 4.0
_LIFT_MARGIN = 2.2
_BRAKE_M2 = 25.0
_LOOK_S = 18.0
_ROLLOUT_MPS2 = 2.2


def gate_itrf_m(data: Glide, runway_m: Array, from_m: Array) -> Array:
    """Where the steered entry should end (3,): on the way to the runway, a given distance before it."""
    runway = runway_m / np.linalg.norm(runway_m)
    back = from_m - (from_m @ runway) * runway
    angle = data.gate_m / MEAN_RADIUS_M
    place = np.cos(angle) * runway + np.sin(angle) * back / np.linalg.norm(back)
    return np.asarray(place * np.linalg.norm(runway_m))


def fly(
    state_itrf: Array, craft: Craft, air: AnyAir, data: Glide, runway_m: Array, runway_deg: float
) -> tuple[Track, list[tuple[str, float]]]:
    """Glide from a state (6,) to standstill on a runway, in the direction that lies nearer to the flight.

    runway_m: (3,) middle of the runway, Earth-fixed. runway_deg: true heading of one direction. Also gives what
    happens and when, s.
    """
    up = runway_m / np.linalg.norm(runway_m)
    east = np.cross([0.0, 0.0, 1.0], up)
    east = east / np.linalg.norm(east)
    heading = np.radians(runway_deg)
    along = np.cos(heading) * np.cross(up, east) + np.sin(heading) * east
    if along @ (runway_m - state_itrf[:3]) < 0.0:
        along = -along
    axes = np.stack([along, np.cross(along, up), up])
    # The flare leads down before the middle of the runway, the roll past it.
    runway_m = runway_m - _BEFORE_MIDDLE_M * along
    ground = float(height_m(runway_m[:, None])[0])
    y, after, bank = np.array(state_itrf, dtype=float), 0.0, 0.0
    times, states, banks, brakes = [0.0], [y], [0.0], [0.0]
    marks: list[tuple[str, float]] = []
    start_high = float(height_m(y[:3, None])[0]) - ground
    start_left = _left_m(axes @ (y[:3] - runway_m), _ahead_m(axes @ y[3:]), data)
    finals = False
    while after < _LONGEST_S:
        x, aside, _ = axes @ (y[:3] - runway_m)
        high = float(height_m(y[:3, None])[0]) - ground
        if high <= 0.5:
            break
        if not finals and x > -data.final_m and abs(aside) < 1000.0:
            finals = True
            marks.append(("On final", after))
        place, ahead = np.array([x, aside]), _ahead_m(axes @ y[3:])
        left = _left_m(place, ahead, data)
        wanted_bank = _bank_rad(axes @ y[3:], place, ahead, data)
        bank += float(np.clip(wanted_bank - bank, -_ROLL_RADPS * _STEP_S, _ROLL_RADPS * _STEP_S))
        wanted_high, slope = _profile(left, start_left, start_high, data)
        y, brake = _step(y, bank, wanted_high - high, slope, craft, air, data)
        after += _STEP_S
        times.append(after)
        states.append(y)
        banks.append(bank)
        brakes.append(brake)
    marks.append(("Touchdown", after))
    # On the ground: straight on, braking evenly.
    speed = float(axes[0] @ y[3:])
    place = y[:3]
    while speed > 0.01:
        h = min(1.0, speed / _ROLLOUT_MPS2)
        place = place + axes[0] * (speed * h - 0.5 * _ROLLOUT_MPS2 * h * h)
        speed, after = speed - _ROLLOUT_MPS2 * h, after + h
        times.append(after)
        states.append(np.concatenate([place, axes[0] * max(speed, 0.0)]))
        banks.append(0.0)
        brakes.append(0.0)
    return Track(np.array(times), np.array(states), np.array(banks), np.array(brakes)), marks


def _on_line(place: Array, ahead: float, data: Glide) -> bool:
    """Whether the ship follows the centre line, not yet on its way to the start of the final otherwise."""
    return bool(abs(place[1]) < ahead and place[0] > -data.final_m - ahead)


def _left_m(place: Array, ahead: float, data: Glide) -> float:
    """How far it is to the touchdown point over the ground, by way of the start of the final, m."""
    if not _on_line(place, ahead, data):
        return float(np.hypot(place[0] + data.final_m, place[1])) + data.final_m
    return max(-float(place[0]), 0.0)


def _ahead_m(velocity: Array) -> float:
    """How far ahead the ship looks along the centre line, m."""
    return float(np.clip(_LOOK_S * np.hypot(velocity[0], velocity[1]), 2000.0, 12000.0))


def _bank_rad(velocity: Array, place: Array, ahead: float, data: Glide) -> float:
    """Bank that leads round to a point ahead, positive to the right; axes along, right and up of the runway."""
    level = float(np.hypot(velocity[0], velocity[1]))
    start = np.array([-data.final_m, 0.0])
    goal = np.array([place[0] + ahead, 0.0]) if _on_line(place, ahead, data) else start
    to = goal - place
    angle = np.arctan2(to[1], to[0]) - np.arctan2(velocity[1], velocity[0])
    angle = float(np.clip(np.angle(np.exp(1j * angle)), -0.5 * np.pi, 0.5 * np.pi))
    pull = 2.0 * level * level * np.sin(angle) / ahead
    return float(np.clip(np.arctan2(pull, G0_MPS2), -_MOST_BANK_RAD, _MOST_BANK_RAD))


def _profile(left: float, start_left: float, start_high: float, data: Glide) -> tuple[float, float]:
    """Height wanted over the runway (m) and slope of the way down (1), by the distance left (m)."""
    outer = data.final_slope
    # The steep final aims short of the runway, and the flare carries the rest.
    short = _SHORT_M
    gate_high = outer * (data.final_m - short)
    flare_left = short + _FLARE_M / outer
    if left > data.final_m:
        part = (left - data.final_m) / max(start_left - data.final_m, 1.0)
        slope = (start_high - gate_high) / max(start_left - data.final_m, 1.0)
        return gate_high + part * (start_high - gate_high), slope
    if left > flare_left:
        return outer * (left - short), outer
    # From the steep slope to the shallow one, smoothly, down to the ground at the touchdown point.
    part = max(left, 0.0) / flare_left
    high = _FLARE_SLOPE * left + (_FLARE_M - _FLARE_SLOPE * flare_left) * part**3
    slope = _FLARE_SLOPE + 3.0 * (_FLARE_M - _FLARE_SLOPE * flare_left) * part**2 / flare_left
    return high, slope


def _step(
    y: Array, bank: float, below: float, slope: float, craft: Craft, air: AnyAir, data: Glide
) -> tuple[Array, float]:
    """One step: lift for the wanted path, brake for the wanted pressure. Returns the state and the brake's m²."""
    r, v = y[:3], y[3:]
    up = r / np.linalg.norm(r)
    speed = float(np.linalg.norm(v))
    density, sound = air.near(r[:, None]).at(height_m(r[:, None]))
    drag_m2, lift_m2 = craft.areas(np.array([speed / sound[0]]))
    pressure = 0.5 * float(density[0]) * speed * speed
    climb = float(np.arcsin(np.clip(v @ up / speed, -1.0, 1.0)))
    wanted = -np.arctan(slope) + np.clip(below / (_PATH_S * speed), -0.25, 0.25)
    turn_radps = float(np.clip((wanted - climb) / _PATH_S * 2.0, -0.06, 0.06))
    centrifugal = speed * speed / float(np.linalg.norm(r))
    lift = ((G0_MPS2 - centrifugal) * np.cos(climb) + speed * turn_radps) / np.cos(bank)
    most = _LIFT_MARGIN * float(lift_m2[0]) * pressure / craft.mass_kg
    lift = float(np.clip(lift, 0.0, most))
    # Half of the drag is there without lift, half grows with its square.
    ratio = lift * craft.mass_kg / max(pressure * float(lift_m2[0]), 1e-6)
    area = float(drag_m2[0]) * (0.5 + 0.5 * ratio * ratio)
    excess = pressure / data.pressure_pa - 1.0
    brake = float(np.clip(0.2 + 2.0 * excess, 0.0, 1.0)) * _BRAKE_M2
    drag = pressure * (area + brake) / craft.mass_kg
    ahead = v / speed
    right = np.cross(ahead, up)
    right = right / np.linalg.norm(right)
    top = np.cross(right, ahead)
    pull = lift * (np.cos(bank) * top + np.sin(bank) * right) - drag * ahead - G0_MPS2 * up
    turn = np.array([0.0, 0.0, EARTH_ROTATION_RADPS])
    push = pull - 2.0 * np.cross(turn, v)
    return np.concatenate([r + v * _STEP_S + 0.5 * push * _STEP_S**2, v + push * _STEP_S]), brake


def felt_g(track: Track) -> Array:
    """Load (k,) along a glide, in units of 9.80665 m/s², from how the velocity changes."""
    change = np.gradient(track.states_itrf[:, 3:], track.after_s, axis=0)
    up = track.states_itrf[:, :3] / np.linalg.norm(track.states_itrf[:, :3], axis=1, keepdims=True)
    return np.asarray(np.linalg.norm(change + G0_MPS2 * up, axis=1) / G0_MPS2)
