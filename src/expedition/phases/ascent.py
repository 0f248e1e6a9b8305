"""Ascent: from the pad to insertion, three degrees of freedom over the turning, oblate Earth.

Vertical rise, a pitch-over in the launch azimuth, a gravity turn while the air matters, then powered
explicit guidance with yaw steering into the wanted plane. Stage masses, thrusts and times come from the
catalogue; the azimuth, and the pitch-over where the catalogue gives none, are those that leave the most
propellant, found here.

Seen from the turning Earth an ascent is the same at every lift-off: it is flown once and turned to the time.

What is left out: winds, the rotation of the vehicle itself, engine tail-off and the scatter of real engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.launcher import G0_MPS2, Launcher, Stage
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.phases.guidance import PoweredGuidance, Target, Thrust, gravity_mps2
from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, air
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import WGS84_FLATTENING, WGS84_RADIUS_M, geodetic_from_itrf, itrf_from_geodetic
from expedition.timeline import Event

Array = NDArray[np.float64]

_STEP_IN_AIR_S = 2.0
_STEP_GUIDED_S = 4.0
_LAST_BURN_S = 5.0
_ROOM = 0.15
_ENOUGH_REACHED = 6
_ORBIT_MPS = 7800.0
_START_PITCH_RAD = np.radians(5.5)
_START_LEAD_S = 220.0
# Where the cost of steering is flown: this far off the plane, in azimuths about that of the plane.
_OFF_PLANE_S = 300.0
_OFF_PLANE_AZIMUTHS_RAD = np.radians(np.arange(-8.0, 8.1, 1.0))
_PITCHES_RAD = np.radians(np.arange(0.5, 16.0, 0.5))


@dataclass(frozen=True)
class Segment:
    """A stretch of ascent with one set of engines burning and nothing falling off."""

    start_s: float
    end_s: float
    mass_start_kg: float
    thrust_vacuum_n: float
    thrust_sea_level_n: float
    flow_kgps: float

    def mass_kg(self, met_s: float) -> float:
        return self.mass_start_kg - self.flow_kgps * (met_s - self.start_s)


def segments(launcher: Launcher, payload_kg: float) -> list[Segment]:
    """The ascent as stretches of constant thrust, with the mass at the start of each, kg."""
    stages, jettisons = launcher.stages, launcher.jettisons
    last = stages[-1]
    cuts = {0.0} | {
        cut for s in stages for cut in (s.ignition_s, s.cutoff_s, s.separation_s) if cut is not None
    }
    cuts |= {start for s in stages for start, _ in s.throttle if s.ignition_s < start < s.cutoff_s}
    times = sorted(cut for cut in cuts | {j.time_s for j in jettisons} if cut <= last.cutoff_s)
    mass = payload_kg + sum(s.count * s.gross_mass_kg for s in stages) + sum(j.mass_kg for j in jettisons)
    out = []
    for start, end in pairwise(times):
        mass -= sum(_falls_off_kg(stage) for stage in stages if stage.separation_s == start)
        mass -= sum(jettison.mass_kg for jettison in jettisons if jettison.time_s == start)
        burning = [(s, s.count * s.level(start)) for s in stages if s.level(start) > 0.0]
        flow = sum(part * s.flow_kgps for s, part in burning)
        vacuum = sum(part * s.thrust_vacuum_n for s, part in burning)
        sea_level = sum(part * s.thrust_sea_level_n for s, part in burning)
        out.append(Segment(start, end, mass, vacuum, sea_level, flow))
        mass -= flow * (end - start)
    return out


def _falls_off_kg(stage: Stage) -> float:
    return stage.count * (stage.gross_mass_kg - stage.burned_kg(stage.cutoff_s))


@dataclass(frozen=True, eq=False)
class Batch:
    """Ascents of n samples flown side by side, in the frame that the Earth has at lift-off."""

    met_s: Array
    """(k,) seconds since lift-off, up to the last common instant before cut-off."""
    states: Array
    """(k, n, 6) position and velocity, m and m/s, inertial axes equal to ITRF at lift-off."""
    cutoff_s: Array
    """(n,) seconds from lift-off to cut-off; NaN where the propellant runs out first."""
    cutoff_states: Array
    """(n, 6)."""


def fly(
    launcher: Launcher,
    payload_kg: float,
    pad: Pad,
    *,
    pitch_over_rad: ArrayLike,
    azimuth_rad: ArrayLike,
    inclination_rad: float,
    node_rad: ArrayLike,
) -> Batch:
    """Fly n ascents to the launcher's insertion into planes of one inclination and given nodes.

    pitch_over_rad, azimuth_rad, node_rad: scalars or (n,). The node is counted from the Greenwich meridian
    at lift-off, the azimuth from north over east, both Earth-relative; inclination and node are those of the
    osculating plane at cut-off. All ascents share the times of staging; each is cut off when its guidance
    says so.
    """
    pitch, azimuth, node = np.broadcast_arrays(*np.atleast_1d(pitch_over_rad, azimuth_rad, node_rad))
    n = pitch.size
    plan = segments(launcher, payload_kg)
    alone = _alone(launcher, plan)
    up, east, north = _pad_axes(pad)
    heading = np.cos(azimuth)[:, None] * north + np.sin(azimuth)[:, None] * east
    r = np.tile(
        itrf_from_geodetic(np.radians(pad.latitude_deg), np.radians(pad.longitude_deg), pad.height_m), (n, 1)
    )
    v = _with_earth(r)
    target = _target(launcher, inclination_rad, node)
    rise, turned = launcher.vertical_rise_s, launcher.vertical_rise_s + launcher.pitch_over_s
    guidance: PoweredGuidance | None = None
    sensed = np.zeros_like(v)
    times, states = [0.0], [np.hstack([r, v])]
    met = 0.0
    cutoff, cutoff_states = np.full(n, np.nan), np.full((n, 6), np.nan)
    for number, segment in enumerate(plan):
        while met < segment.end_s - 1e-9:
            guided = met >= launcher.guidance_start_s - 1e-9
            step = min(_STEP_GUIDED_S if guided else _STEP_IN_AIR_S, segment.end_s - met)
            for cut in (rise, turned, launcher.guidance_start_s):
                if met < cut - 1e-9:
                    step = min(step, cut - met)
            if guided:
                ahead = _thrust_ahead(plan, number, met)
                if guidance is None:
                    guidance = PoweredGuidance(target, r, v, launcher.stages[-1].cutoff_s - met)
                    guidance.settle(r, v, ahead)
                else:
                    guidance.update(r, v, ahead, sensed)
                if number >= alone:
                    # The last burn is never a sliver, which explicit guidance could not aim.
                    near = guidance.tgo_s <= min(_LAST_BURN_S, segment.end_s - met) + 1e-9
                    done = np.isnan(cutoff) & near
                    if done.any():
                        left = np.where(done, guidance.tgo_s, 0.0)
                        end_r, end_v, _ = _burn(r, v, met, left, segment, guidance)
                        cutoff[done] = met + left[done]
                        cutoff_states[done] = np.hstack([end_r, end_v])[done]
                        if not np.isnan(cutoff).any():
                            return Batch(np.array(times), np.array(states), cutoff, cutoff_states)
                r, v, sensed = _burn(r, v, met, np.full(n, step), segment, guidance)
            else:
                tilt = np.clip((met + 0.5 * step - rise) / (turned - rise), 0.0, 1.0) * pitch
                fixed = np.cos(tilt)[:, None] * up + np.sin(tilt)[:, None] * heading
                r, v = _climb(r, v, met, step, segment, fixed if met < turned - 1e-9 else None, launcher)
            met += step
            times.append(met)
            states.append(np.hstack([r, v]))
    return Batch(np.array(times), np.array(states), cutoff, cutoff_states)


def _alone(launcher: Launcher, plan: list[Segment]) -> int:
    """From which segment on nothing but the last stage burns and nothing falls off any more."""
    falls = [one.separation_s for one in launcher.stages if one.separation_s is not None]
    falls += [one.time_s for one in launcher.jettisons]
    start = max([launcher.stages[-1].ignition_s, *falls])
    return next((k for k, one in enumerate(plan) if one.start_s >= start), len(plan) - 1)


def _with_earth(r: Array) -> Array:
    """Velocity (n, 3) of points that turn with the Earth, m/s."""
    out = np.zeros_like(r)
    out[:, 0], out[:, 1] = -EARTH_ROTATION_RADPS * r[:, 1], EARTH_ROTATION_RADPS * r[:, 0]
    return out


def _pad_axes(pad: Pad) -> tuple[Array, Array, Array]:
    """Up (along the plumb line), east and north at the pad, ITRF."""
    latitude, longitude = np.radians(pad.latitude_deg), np.radians(pad.longitude_deg)
    up = np.array(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    return up, east, np.cross(up, east)


def _target(launcher: Launcher, inclination_rad: float, node: Array) -> Target:
    wanted = launcher.insertion
    perigee = WGS84_RADIUS_M + 1000.0 * wanted.perigee_km
    apogee = WGS84_RADIUS_M + 1000.0 * wanted.apogee_km
    radius = perigee if wanted.cutoff_km is None else WGS84_RADIUS_M + 1000.0 * wanted.cutoff_km
    speed = float(np.sqrt(MU_M3_S2 * (2.0 / radius - 2.0 / (perigee + apogee))))
    momentum = np.sqrt(2.0 * MU_M3_S2 * perigee * apogee / (perigee + apogee))
    rising = float(np.arccos(min(momentum / (radius * speed), 1.0)))
    s, c = np.sin(inclination_rad), np.cos(inclination_rad)
    normal = np.stack([s * np.sin(node), -s * np.cos(node), np.full(node.size, c)], axis=-1)
    return Target(radius, speed, rising, normal)


def _thrust_ahead(plan: list[Segment], number: int, met_s: float) -> list[Thrust]:
    ahead = []
    for segment in plan[number:]:
        if segment.flow_kgps > 0.0:
            begin = max(met_s, segment.start_s)
            exhaust = segment.thrust_vacuum_n / segment.flow_kgps
            ahead.append(
                Thrust(exhaust, segment.thrust_vacuum_n / segment.mass_kg(begin), segment.end_s - begin)
            )
    return ahead


def _climb(
    r: Array, v: Array, met_s: float, step_s: float, segment: Segment, fixed: Array | None, launcher: Launcher
) -> tuple[Array, Array]:
    """One step in the air: thrust along a fixed Earth-relative direction, or along the relative wind."""
    drag = launcher.drag

    def rates(r: Array, v: Array, t: float) -> tuple[Array, Array]:
        density, pressure, sound = air(geodetic_from_itrf(r)[..., 2])
        wind = v - _with_earth(r)
        speed = np.sqrt(np.einsum("ij,ij->i", wind, wind))
        back_pressure = (segment.thrust_vacuum_n - segment.thrust_sea_level_n) / SEA_LEVEL_PRESSURE_PA
        thrust = segment.thrust_vacuum_n - back_pressure * pressure
        if fixed is None:
            direction = wind / speed[:, None]
        else:
            c, s = np.cos(EARTH_ROTATION_RADPS * t), np.sin(EARTH_ROTATION_RADPS * t)
            direction = fixed @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
        coefficient = np.interp(speed / sound, drag.mach, drag.coefficient)
        resistance = 0.5 * density * speed * drag.reference_area_m2 * coefficient
        push = (thrust[:, None] * direction - resistance[:, None] * wind) / segment.mass_kg(t)
        return v, gravity_mps2(r) + push

    h, t = step_s, met_s
    r1, v1 = rates(r, v, t)
    r2, v2 = rates(r + 0.5 * h * r1, v + 0.5 * h * v1, t + 0.5 * h)
    r3, v3 = rates(r + 0.5 * h * r2, v + 0.5 * h * v2, t + 0.5 * h)
    r4, v4 = rates(r + h * r3, v + h * v3, t + h)
    return r + h / 6.0 * (r1 + 2 * r2 + 2 * r3 + r4), v + h / 6.0 * (v1 + 2 * v2 + 2 * v3 + v4)


def _burn(
    r: Array, v: Array, met_s: float, step_s: Array, segment: Segment, guidance: PoweredGuidance
) -> tuple[Array, Array, Array]:
    """One step above the air; each sample its own length. Returns also the Δv that thrust gave (n, 3)."""
    h = step_s[:, None]

    def thrust(part: float) -> Array:
        mass = segment.mass_kg(met_s) - segment.flow_kgps * part * step_s
        return (segment.thrust_vacuum_n / mass)[:, None] * guidance.direction(part * step_s)

    a1, a2, a3 = thrust(0.0), thrust(0.5), thrust(1.0)
    k1 = gravity_mps2(r) + a1
    k2 = gravity_mps2(r + 0.5 * h * v + 0.125 * h * h * k1) + a2
    k3 = gravity_mps2(r + h * v + 0.5 * h * h * k2) + a3
    dv = h / 6.0 * (a1 + 4.0 * a2 + a3)
    return r + h * v + h * h / 6.0 * (k1 + 2.0 * k2), v + h / 6.0 * (k1 + 4.0 * k2 + k3), dv


@dataclass(frozen=True, eq=False)
class Ascent:
    """The ascent of one ship on one launcher from one pad, as the turning Earth sees it."""

    met_s: Array
    """(k,) seconds since lift-off; the last is cut-off."""
    states_itrf: Array
    """(k, 6) Earth-fixed position and Earth-relative velocity, m and m/s."""
    felt_g: Array
    """(k,) thrust and drag on the vehicle, in units of 9.80665 m/s²."""
    dynamic_pressure_pa: Array
    """(k,)."""
    cutoff_s: float
    azimuth_rad: float
    """Earth-relative direction of the pitch-over, from north over east."""
    pitch_over_rad: float
    lead_s: float
    """Lift-off comes this long before the insertion plane (osculating at cut-off) passes over the pad."""
    lead_from_flight: bool
    """Whether the lead is flown data; otherwise it is the one that costs the least propellant."""
    propellant_left_kg: float


def crossing_longitude_rad(pad: Pad, inclination_rad: float) -> float:
    """How far east of its ascending node a plane meets the pad's latitude in the pad's direction of flight, rad.

    Raises ImpossibleFlightError where the plane does not reach that far.
    """
    ratio = np.tan(_geocentric_rad(pad)) / np.tan(inclination_rad)
    if abs(ratio) > 1.0:
        lowest = np.degrees(abs(_geocentric_rad(pad)))
        raise ImpossibleFlightError(
            f"{np.degrees(inclination_rad):.2f}° is below the pad's latitude {abs(pad.latitude_deg):.2f}° "
            f"({lowest:.2f}° geocentric); the lowest reachable inclination is {lowest:.2f}°"
        )
    north = float(np.arcsin(ratio))
    return np.pi - north if pad.southbound else north


def latitude_argument_rad(pad: Pad, inclination_rad: float) -> float:
    """Argument of latitude at which a plane passes over the pad's latitude in its direction of flight, rad."""
    crossing_longitude_rad(pad, inclination_rad)
    north = float(np.arcsin(np.clip(np.sin(_geocentric_rad(pad)) / np.sin(inclination_rad), -1.0, 1.0)))
    return np.pi - north if pad.southbound else north


def _geocentric_rad(pad: Pad) -> float:
    return float(np.arctan((1.0 - WGS84_FLATTENING) ** 2 * np.tan(np.radians(pad.latitude_deg))))


def _heading_rad(pad: Pad, inclination_rad: float) -> float:
    """About the Earth-relative azimuth that leads into a plane: the plane's own, less the Earth's speed."""
    latitude = _geocentric_rad(pad)
    inertial = float(np.arcsin(np.clip(np.cos(inclination_rad) / np.cos(latitude), -1.0, 1.0)))
    inertial = np.pi - inertial if pad.southbound else inertial
    with_earth = EARTH_ROTATION_RADPS * WGS84_RADIUS_M * np.cos(latitude)
    return float(np.arctan2(_ORBIT_MPS * np.sin(inertial) - with_earth, _ORBIT_MPS * np.cos(inertial)))


@lru_cache(maxsize=128)
def best(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, yaw_s: float = 0.0
) -> Ascent:
    """The ascent that leaves the most propellant, into a plane of an inclination osculating at cut-off.

    Pitch-over and lead of lift-off against the plane are the launcher's own where it has them, or else free.
    `yaw_s` shifts the lead: a lift-off that much late, steered into the same plane. Raises
    ImpossibleFlightError where the pad's latitude is too high or the propellant too little.
    """
    crossing = crossing_longitude_rad(pad, inclination_rad)
    longitude = np.radians(pad.longitude_deg)

    def batch(rocket: Launcher, pitch: Array, azimuth: Array, lead: Array) -> Batch:
        node = longitude - crossing + EARTH_ROTATION_RADPS * lead
        return fly(
            rocket,
            payload_kg,
            pad,
            pitch_over_rad=pitch,
            azimuth_rad=azimuth,
            inclination_rad=inclination_rad,
            node_rad=node,
        )

    given = launcher.pitch_over_deg
    pitch_over = _START_PITCH_RAD if given is None else float(np.radians(given))
    middle = np.array(
        [pitch_over, _heading_rad(pad, inclination_rad), launcher.plane_lead_s or _START_LEAD_S]
    )
    free = np.array([given is None, True, launcher.plane_lead_s is None])
    bound = launcher.plane_lead_s is not None
    reach = np.array([np.radians(0.8 if bound else 1.2), np.radians(1.5 if bound else 2.0), 80.0])
    lead_shift = np.array([0.0, 0.0, -yaw_s])

    # Tries that need more than the tanks hold still show the way to those that do not. With a free lead they
    # would show it from too far: there guidance may follow another path.
    last = launcher.stages[-1]
    longer = last.model_copy(update={"cutoff_s": last.cutoff_s + _ROOM * (last.cutoff_s - last.ignition_s)})
    roomy = launcher.model_copy(update={"stages": (*launcher.stages[:-1], longer)})

    def tried(points: Array) -> Array:
        return batch(roomy if bound else launcher, points[:, 0], points[:, 1], points[:, 2] - yaw_s).cutoff_s

    points = middle + _design(free) * reach
    cutoffs = tried(points)
    wanted = _ENOUGH_REACHED if bound else cutoffs.size
    if given is None and np.isfinite(cutoffs).sum() < wanted:
        # Far from how this launcher flies: look for its pitch-over first.
        grid = np.tile(middle, (_PITCHES_RAD.size, 1))
        grid[:, 0] = _PITCHES_RAD
        coarse = tried(grid)
        if np.isfinite(coarse).any():
            middle = grid[int(np.nanargmin(coarse))]
            points = middle + _design(free) * reach
            cutoffs = tried(points)
    middle = _lowest(points, cutoffs, free, middle, reach)
    for narrower in (3.0, 9.0) if launcher.plane_lead_s is None else (3.0,):
        points = middle + _design(free) * reach / narrower
        middle = _lowest(points, tried(points), free, middle, reach / narrower)
    final = batch(launcher, *(middle + lead_shift)[:, None])
    cutoff = float(final.cutoff_s[0])
    if np.isnan(cutoff):
        raise ImpossibleFlightError(
            f"{launcher.title} cannot bring {payload_kg:.0f} kg from {pad.title} to "
            f"{launcher.insertion.perigee_km:g} × {launcher.insertion.apogee_km:g} km at "
            f"{np.degrees(inclination_rad):.2f}°: the {last.name} is empty at T+{last.cutoff_s:.0f} s; "
            "take a lighter ship or a lower orbit"
        )
    return _ascent(launcher, payload_kg, final, cutoff, middle + lead_shift)


@lru_cache(maxsize=64)
def steering_s(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float
) -> tuple[float, float]:
    """How much before and after its in-plane lift-off a launcher may leave and still steer into the plane, s.

    What steering costs is flown: ascents off the plane on either side, each in the best of the azimuths that
    the pad allows; between them the cost goes with the square of the time. Both are 0 for a launcher without
    `steering_kg`. Raises ImpossibleFlightError as `best` does.
    """
    allowed_kg = launcher.steering_kg
    if allowed_kg is None:
        return 0.0, 0.0
    middle = best(launcher, payload_kg, pad, inclination_rad)
    azimuth = middle.azimuth_rad + _OFF_PLANE_AZIMUTHS_RAD
    fits = np.ones(azimuth.size, dtype=bool)
    if pad.min_azimuth_deg is not None:
        fits &= np.degrees(azimuth) >= pad.min_azimuth_deg
    if pad.max_azimuth_deg is not None:
        fits &= np.degrees(azimuth) <= pad.max_azimuth_deg
    if not fits.any():
        return 0.0, 0.0
    azimuth = azimuth[fits]
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
    return float((root + slope) / (2.0 * bend)), float((root - slope) / (2.0 * bend))


def _design(free: NDArray[np.bool_]) -> Array:
    """Sample offsets for a quadratic fit in the free variables: centre, faces and pairs of corners."""
    count = int(free.sum())
    rows = [np.zeros(count)]
    for i in range(count):
        for sign in (-1.0, 1.0):
            rows.append(sign * np.eye(count)[i])
        for j in range(i):
            rows += [np.eye(count)[i] + np.eye(count)[j], -np.eye(count)[i] - np.eye(count)[j]]
    out = np.zeros((len(rows), free.size))
    out[:, free] = np.array(rows)
    return out


def _lowest(points: Array, cost: Array, free: NDArray[np.bool_], middle: Array, reach: Array) -> Array:
    """Where a quadratic through the samples is lowest, kept within reach of the middle."""
    good = np.isfinite(cost)
    x = ((points - middle) / reach)[good][:, free]
    count = x.shape[1]
    pairs = [(i, j) for i in range(count) for j in range(i + 1)]
    columns = [np.ones(len(x)), *x.T, *(x[:, i] * x[:, j] for i, j in pairs)]
    if len(x) < len(columns):
        return points[int(np.nanargmin(cost))] if good.any() else middle
    fit = np.linalg.lstsq(np.stack(columns, axis=1), cost[good], rcond=None)[0]
    hessian = np.zeros((count, count))
    for (i, j), value in zip(pairs, fit[1 + count :], strict=True):
        hessian[i, j] += value
        hessian[j, i] += value
    step = np.clip(np.linalg.solve(hessian, -fit[1 : 1 + count]), -1.5, 1.5)
    out = middle.copy()
    out[free] += step * reach[free]
    return out


def _ascent(launcher: Launcher, payload_kg: float, flown: Batch, cutoff_s: float, chosen: Array) -> Ascent:
    before = flown.met_s < cutoff_s
    met = np.append(flown.met_s[before], cutoff_s)
    states = np.vstack([flown.states[before, 0], flown.cutoff_states[:1]])
    last = launcher.stages[-1]
    left = last.count * (last.propellant_kg - last.burned_kg(cutoff_s))
    fixed = earth_fixed(states, met)
    density = air(geodetic_from_itrf(fixed[:, :3])[:, 2])[0]
    return Ascent(
        met,
        fixed,
        _felt_g(met, states, segments(launcher, payload_kg)),
        0.5 * density * np.sum(fixed[:, 3:] ** 2, axis=1),
        cutoff_s,
        float(chosen[1]),
        float(chosen[0]),
        float(chosen[2]),
        launcher.plane_lead_s is not None,
        left,
    )


def _felt_g(met_s: Array, states: Array, plan: list[Segment]) -> Array:
    """Thrust and drag on the vehicle (k,), in g; the greater of the two where the engines change."""
    out = np.zeros(met_s.size)
    for segment in plan:
        # Differences stay inside a segment, so that staging does not blur the peak just before it.
        here = np.flatnonzero((met_s >= segment.start_s - 1e-9) & (met_s <= segment.end_s + 1e-9))
        if here.size > 1:
            r, v = states[here, :3], states[here, 3:]
            rate = np.gradient(v, met_s[here], axis=0, edge_order=2 if here.size > 2 else 1)
            out[here] = np.maximum(out[here], np.linalg.norm(rate - gravity_mps2(r), axis=1) / G0_MPS2)
    return out


def earth_fixed(states: Array, met_s: Array) -> Array:
    """ITRF states (k, 6) of states in the frame that the Earth has at lift-off."""
    r, v = states[:, :3], states[:, 3:] - _with_earth(states[:, :3])
    c, s = np.cos(EARTH_ROTATION_RADPS * met_s), np.sin(EARTH_ROTATION_RADPS * met_s)

    def turn(x: Array) -> Array:
        return np.stack([c * x[:, 0] + s * x[:, 1], c * x[:, 1] - s * x[:, 0], x[:, 2]], axis=-1)

    return np.hstack([turn(r), turn(v)])


def events(flown: Ascent, launcher: Launcher, liftoff: float) -> list[Event]:
    """The events of an ascent that lifts off at an instant, in order."""
    height, speed = (
        geodetic_from_itrf(flown.states_itrf[:, :3])[:, 2],
        np.linalg.norm(flown.states_itrf[:, 3:], axis=1),
    )

    def detail(met_s: float) -> str:
        h, v = float(np.interp(met_s, flown.met_s, height)), float(np.interp(met_s, flown.met_s, speed))
        return f"{h / 1000.0:.1f} km high, {v:.0f} m/s over the turning Earth"

    pressure = int(np.argmax(flown.dynamic_pressure_pa))
    marks = [
        ("Pitch-over begins", launcher.vertical_rise_s),
        ("Maximum dynamic pressure", float(flown.met_s[pressure])),
        ("Explicit guidance begins", launcher.guidance_start_s),
    ]
    marks += [(f"{_sentence(jettison.name)} jettison", jettison.time_s) for jettison in launcher.jettisons]
    for stage in launcher.stages:
        if stage.ignition_s > 0.0:
            marks.append((f"{_sentence(stage.name)} ignition", stage.ignition_s))
        if stage.separation_s is not None:
            if stage.separation_s > stage.cutoff_s:
                marks.append((f"{_sentence(stage.name)} cut-off", stage.cutoff_s))
            marks.append((f"{_sentence(stage.name)} separation", stage.separation_s))
    marks.append((f"{_sentence(launcher.stages[-1].name)} cut-off, insertion", flown.cutoff_s))
    out = [Event("Lift-off", liftoff)]
    out += [
        Event(name, liftoff + met_s, detail(met_s)) for name, met_s in sorted(marks, key=lambda mark: mark[1])
    ]
    return out


def _sentence(name: str) -> str:
    return name[0].upper() + name[1:]
