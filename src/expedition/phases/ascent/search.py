"""Ascent search: the pitch-over, azimuth and lead that leave the most propellant, and what steering aside costs.

A first look at ascents flown side by side over all that is usual; then a trust region, after Conn, Gould and Toint,
"Trust-Region Methods" (2000): a quadratic through the ascents about the best says where the propellant needed is
least, the next batch is flown about that place, and its middle tells how far to trust the quadratic. The best ascent
ever flown is the answer, once what was predicted has come true to some grams and no more is to be had.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.phases.ascent import shortfall
from expedition.phases.ascent.climb import Ascent, Batch, fly, told
from expedition.phases.ascent.plane_crossing import crossing_longitude_rad, geocentric_rad
from expedition.phases.ascent.staging import with_room
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import WGS84_RADIUS_M

Array = NDArray[np.float64]

_ORBIT_MPS = 7800.0
_START_LEAD_S = 220.0
# The first look: these pitch-overs, each with azimuths and leads to either side; closer ones where none arrives.
_PITCHES_RAD = np.radians(np.arange(0.5, 13.0, 0.5))
_CLOSE_PITCHES_RAD = np.radians(np.arange(0.3, 16.0, 0.1))
_REACH = np.array([np.radians(0.5), np.radians(2.0), 80.0])
_MOST_BATCHES = 20
# Of the radius within which samples are flown: what it becomes, and the least and the greatest, in parts of the reach.
_NARROWER, _WIDER, _NARROWEST, _WIDEST = 1.0 / 3.0, 2.0, 0.01, 4.0
# So many radii from the best a quadratic is followed and samples count for it; so well it has to foretell a gain.
_FOLLOWED, _COUNTS, _GOOD = 1.5, 2.01, 0.25
# Ascents are as good as each other within this much of full thrust, or at least so much propellant. With a free lead
# the search goes on until the lead stands still, for a lift-off follows from it.
_SAME_S, _SAME_KG, _SAME_LEAD_S = 2e-4, 0.05, 2.0
# So far from the usual lead another one has to save what makes no difference, twice as far four times that. A pad just
# below the inclination has its two passes beside each other, and nothing else would tell leads half an hour apart.
_UNUSUAL_S = 100.0
# Where the cost of steering is flown: this far off the plane, in azimuths about that of the plane.
_OFF_PLANE_S = 300.0
_OFF_PLANE_AZIMUTHS_RAD = np.radians(np.arange(-8.0, 8.1, 1.0))


@lru_cache(maxsize=128)
def best(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, yaw_s: float = 0.0
) -> Ascent:
    """The ascent that leaves the most propellant, into a plane of an inclination osculating at cut-off.

    Pitch-over and lead of lift-off against the plane are the launcher's own where it has them, or else free; of leads
    that cost the same, the one nearest to the usual is taken.
    `yaw_s` shifts the lead: a lift-off that much late, steered into the same plane. Right to 0.2 ms of full thrust.
    Raises ImpossibleFlightError where the pad's latitude is too high or the propellant too little.
    """
    shortfall.refuse_grounded(launcher, payload_kg)
    least = _found(launcher, payload_kg, pad, inclination_rad, yaw_s)
    short_kg = _short_kg(launcher, least)
    if least is None or short_kg is None or short_kg > 0.0:

        def short(rocket: Launcher, ship_kg: float) -> float | None:
            return _short_kg(rocket, _found(rocket, ship_kg, pad, inclination_rad, yaw_s))

        shortfall.refuse(launcher, payload_kg, pad, inclination_rad, short, short_kg)
    return told(launcher, payload_kg, least.batch, least.number, least.point)


def arrives(launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float) -> bool:
    """Whether `best` would find an ascent."""
    short_kg = _short_kg(launcher, _found(launcher, payload_kg, pad, inclination_rad, 0.0))
    return short_kg is not None and short_kg <= 0.0


def _short_kg(launcher: Launcher, least: _Flown | None) -> float | None:
    """Propellant of the last stage that an ascent lacks; less than nothing where some is left, None without a way."""
    if least is None:
        return None
    last = launcher.stages[-1]
    cutoff_s = float(least.batch.cutoff_s[least.number])
    # What it burned, past what its tanks hold too.
    longer = last.model_copy(update={"cutoff_s": max(cutoff_s, last.cutoff_s)})
    return last.count * (longer.burned_kg(cutoff_s) - last.burned_kg(last.cutoff_s))


@lru_cache(maxsize=64)
def _found(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, yaw_s: float
) -> _Flown | None:
    """The ascent that needs least propellant, even a little more than there is; None where none arrives."""
    crossing = crossing_longitude_rad(pad, inclination_rad)
    lead = launcher.plane_lead_s
    if lead is None and yaw_s:
        lead = best(launcher, payload_kg, pad, inclination_rad).lead_s
    given = launcher.pitch_over_deg
    last = with_room(launcher, payload_kg).stages[-1]
    same_kg = max(_SAME_KG, _SAME_S * last.count * last.flow_kgps)

    def flown(points: Array) -> tuple[Array, Batch]:
        """Propellant that the last stage burns on the way, and a little for an unusual lead, kg; and the ascents."""
        batch = fly(
            launcher,
            payload_kg,
            pad,
            pitch_over_rad=points[:, 0],
            azimuth_rad=points[:, 1],
            inclination_rad=inclination_rad,
            node_rad=np.radians(pad.longitude_deg) - crossing + EARTH_ROTATION_RADPS * points[:, 2],
            past_empty=True,
        )
        burned = [last.count * last.burned_kg(t) if t == t else np.nan for t in batch.cutoff_s.tolist()]
        unusual = (points[:, 2] - middle[2]) / _UNUSUAL_S
        return np.array(burned) + same_kg * unusual**2, batch

    heading = _heading_rad(pad, inclination_rad)
    open_rad = _open_azimuths_rad(pad, heading)
    middle = np.array([
        _PITCHES_RAD[0] if given is None else float(np.radians(given)),
        float(np.clip(heading, *open_rad)),
        _START_LEAD_S if lead is None else lead - yaw_s,
    ])  # fmt: skip
    free = np.array([given is None, True, lead is None])
    return _least(flown, middle, free, open_rad, same_kg)


@lru_cache(maxsize=64)
def steering_s(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float
) -> tuple[float, float]:
    """How much before and after its in-plane lift-off a launcher may leave and still steer into the plane, s.

    What steering costs is flown: ascents off the plane on either side, each in the best of the azimuths that
    the pad allows; between them the cost goes with the square of the time. It reaches no farther than the launcher's
    window, where it has one, its `steering_kg` and the propellant that is left. Both are 0 for a launcher with neither.
    Raises ImpossibleFlightError as `best` does.
    """
    window = launcher.window
    if launcher.steering_kg is None and window is None:
        return 0.0, 0.0
    allowed_kg = np.inf if launcher.steering_kg is None else launcher.steering_kg
    middle = best(launcher, payload_kg, pad, inclination_rad)
    azimuth = middle.azimuth_rad + _OFF_PLANE_AZIMUTHS_RAD
    if pad.allowed:
        azimuth = np.array([
            one for one in azimuth if any(sector.holds(float(np.degrees(one))) for sector in pad.allowed)
        ])  # fmt: skip
    if not azimuth.size:
        return 0.0, 0.0
    late = np.repeat([-_OFF_PLANE_S, _OFF_PLANE_S], azimuth.size)
    crossing = crossing_longitude_rad(pad, inclination_rad)
    lead = middle.lead_s - late
    flown = fly(
        launcher,
        payload_kg,
        pad,
        pitch_over_rad=middle.pitch_over_rad,
        azimuth_rad=np.tile(azimuth, 2),
        inclination_rad=inclination_rad,
        node_rad=np.radians(pad.longitude_deg) - crossing + EARTH_ROTATION_RADPS * lead,
    )
    last = launcher.stages[-1]
    spent = last.burned_kg(middle.cutoff_s)
    cost_kg = np.array(
        [np.inf if np.isnan(t) else last.count * (last.burned_kg(float(t)) - spent) for t in flown.cutoff_s]
    )
    early_kg, late_kg = cost_kg.reshape(2, -1).min(axis=1)
    if not np.isfinite(early_kg + late_kg):
        return 0.0, 0.0
    slope = (late_kg - early_kg) / (2.0 * _OFF_PLANE_S)
    bend = max((late_kg + early_kg) / (2.0 * _OFF_PLANE_S**2), 1e-9)
    root = np.sqrt(slope**2 + 4.0 * bend * min(allowed_kg, middle.propellant_left_kg))
    reach = float((root + slope) / (2.0 * bend)), float((root - slope) / (2.0 * bend))
    return reach if window is None else (min(reach[0], window.before_s), min(reach[1], window.after_s))


def _heading_rad(pad: Pad, inclination_rad: float) -> float:
    """About the Earth-relative azimuth that leads into a plane: the plane's own, less the Earth's speed."""
    latitude = geocentric_rad(pad)
    inertial = float(np.arcsin(np.clip(np.cos(inclination_rad) / np.cos(latitude), -1.0, 1.0)))
    inertial = np.pi - inertial if pad.southbound else inertial
    with_earth = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(latitude)
    return float(np.arctan2(_ORBIT_MPS * np.sin(inertial) - with_earth, _ORBIT_MPS * np.cos(inertial)))


def _open_azimuths_rad(pad: Pad, heading_rad: float) -> tuple[float, float]:
    """The azimuths open to a pad about a heading, rad; all where it has no sectors or the heading lies in none.

    A pad that flies dog-legs has those of the nearest sector open then.
    """
    heading = float(np.degrees(heading_rad))
    for sector in pad.allowed:
        if sector.holds(heading):
            low = heading - (heading - sector.from_deg) % 360.0
            high = low + (sector.to_deg - sector.from_deg) % 360.0
            return float(np.radians(low)), float(np.radians(high))
    if pad.allowed and pad.dog_legs:
        edges = [(sector, edge) for sector in pad.allowed for edge in (sector.from_deg, sector.to_deg)]
        sector, near = min(edges, key=lambda one: abs(_turn_deg(one[1] - heading)))
        off = heading + _turn_deg(near - heading)
        width = (sector.to_deg - sector.from_deg) % 360.0
        low = off if near == sector.from_deg else off - width
        return float(np.radians(low)), float(np.radians(low + width))
    return -np.inf, np.inf


def _turn_deg(angle: float) -> float:
    """An angle between −180° and 180°."""
    return (angle + 180.0) % 360.0 - 180.0


@dataclass(frozen=True, eq=False)
class _Flown:
    """A point that was flown, what it cost (kg), and its ascent: a batch and its number there."""

    point: Array
    cost_kg: float
    batch: Batch
    number: int


def _least(
    fly_all: Callable[[Array], tuple[Array, Batch]],
    middle: Array,
    free: NDArray[np.bool_],
    azimuths_rad: tuple[float, float],
    same_kg: float,
) -> _Flown | None:
    """The cheapest of all points flown, once the last was foretold rightly and nothing cheaper is foretold.

    Points are pitch-over, azimuth and lead; those that are not free stay as in the middle, and the azimuth between
    those given. None where none arrives.
    """
    lattice = np.zeros((3 ** int(free.sum()), free.size))
    lattice[:, free] = list(product((0.0, 1.0, -1.0), repeat=int(free.sum())))
    low, high = np.array([-np.inf, azimuths_rad[0], -np.inf]), np.array([np.inf, azimuths_rad[1], np.inf])

    def cheapest(flown: _Flown | None, points: Array, costs: Array, batch: Batch) -> _Flown | None:
        open_ = np.where(((points >= low) & (points <= high)).all(axis=1), costs, np.nan)
        if np.isnan(open_).all():
            return flown
        k = int(np.nanargmin(open_))
        return flown if flown and flown.cost_kg <= open_[k] else _Flown(points[k], float(open_[k]), batch, k)

    best = None
    for pitches in (_PITCHES_RAD, _CLOSE_PITCHES_RAD) if free[0] else (middle[:1],):
        points = np.repeat(middle + lattice[lattice[:, 0] == 0.0] * _REACH, pitches.size, axis=0)
        points[:, 0] = np.resize(pitches, len(points))
        costs, batch = fly_all(points)
        best = best or cheapest(None, points, costs, batch)
        if best is not None:
            break
    if best is None:
        return None
    radii, right = np.where(free, 1.0, 0.0), False
    for _ in range(_MOST_BATCHES):
        far = _FOLLOWED * radii * _REACH
        floor, ceiling = np.maximum(best.point - far, low), np.minimum(best.point + far, high)
        target, foretold = _lowest(points, costs, best.point, free, radii * _REACH, floor, ceiling)
        moves_s = abs(target[2] - best.point[2])
        if right and best.cost_kg - foretold <= same_kg and moves_s <= _SAME_LEAD_S:
            break
        edge = np.isclose(np.abs(target - best.point), far)
        wanted = np.clip(np.where(edge, radii * _WIDER, radii * _NARROWER), _NARROWEST, _WIDEST)
        tried = target + lattice * np.where(free, wanted, 0.0) * _REACH
        cost, batch = fly_all(tried)
        points, costs = np.vstack([points, tried]), np.append(costs, cost)
        right = abs(cost[0] - foretold) <= same_kg
        good = right or best.cost_kg - cost[0] > _GOOD * (best.cost_kg - foretold)
        radii = np.where(free, wanted if good else np.maximum(radii * _NARROWER, _NARROWEST), 0.0)
        best = cheapest(best, tried, cost, batch) or best
    return best


def _lowest(
    points: Array,
    costs: Array,
    best: Array,
    free: NDArray[np.bool_],
    radii: Array,
    low: Array,
    high: Array,
) -> tuple[Array, float]:
    """Where between two corners a quadratic through the points about the best is lowest, and its cost there."""
    good = np.isfinite(costs)
    scale = radii[free]
    x = ((points[good] - best)[:, free]) / scale
    count = scale.size
    pairs = [(i, j) for i in range(count) for j in range(i + 1)]
    away = np.abs(x).max(axis=1)
    # At least twice as many samples as the quadratic has numbers, from farther away where need be.
    enough = np.sort(away)[min(2 * (1 + count + len(pairs)), away.size) - 1]
    near = away <= max(_COUNTS, float(enough))
    x, y = x[near], costs[good][near]
    columns = [np.ones(len(x)), *x.T, *(x[:, i] * x[:, j] for i, j in pairs)]
    level, *rest = np.linalg.lstsq(np.stack(columns, axis=1), y, rcond=None)[0].tolist()
    gradient, hessian = np.array(rest[:count]), np.zeros((count, count))
    for (i, j), value in zip(pairs, rest[count:], strict=True):
        hessian[i, j] += value
        hessian[j, i] += value
    floor, ceiling = ((edge - best)[free] / scale for edge in (low, high))
    found, least = np.zeros(count), level
    # Each variable stands at an edge or where the slope along it is nothing: all the places that can be lowest.
    for edges in product((floor, ceiling, None), repeat=count):
        held = np.array([edge is not None for edge in edges])
        step = np.array([0.0 if edge is None else edge[i] for i, edge in enumerate(edges)])
        if not held.all():
            slope = gradient[~held] + hessian[~held][:, held] @ step[held]
            step[~held] = np.linalg.lstsq(hessian[~held][:, ~held], -slope, rcond=None)[0]
        value = level + gradient @ step + 0.5 * step @ hessian @ step
        if value < least and (step >= floor - 1e-9).all() and (step <= ceiling + 1e-9).all():
            found, least = step, float(value)
    out = best.copy()
    out[free] += np.clip(found, floor, ceiling) * scale
    return out, least
