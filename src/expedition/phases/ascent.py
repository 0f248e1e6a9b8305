"""Ascent: from the pad to insertion, three degrees of freedom over the turning, oblate Earth.

Vertical rise, a pitch-over in the launch azimuth, a gravity turn while the air matters, then powered
explicit guidance with yaw steering into the wanted plane. Stage masses, thrusts and times come from the
catalogue; the pitch-over, the azimuth and the lead of lift-off against the plane are those that leave the
most propellant, found here and not fitted.

What is left out: winds, the rotation of the vehicle itself, engine tail-off and the scatter of real engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.phases.guidance import PoweredGuidance, Target, Thrust, gravity_mps2
from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, air
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import geodetic_from_itrf, itrf_from_geodetic

Array = NDArray[np.float64]

G0_MPS2 = 9.80665
_STEP_S = 2.0
_OMEGA = np.array([0.0, 0.0, EARTH_ROTATION_RADPS])


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


def segments(launcher: Any, payload_kg: float) -> list[Segment]:
    """The ascent as stretches of constant thrust, with the mass at the start of each, kg."""
    stages, jettisons = launcher.stages, launcher.jettisons
    cuts = {0.0}
    for stage in stages:
        cuts |= {stage.ignition_s, stage.separation_s, stage.cutoff_s}
    cuts |= {jettison.time_s for jettison in jettisons}
    times = sorted(cut for cut in cuts if cut >= 0.0)
    mass = payload_kg + sum(stage.count * stage.gross_mass_kg for stage in stages)
    mass += sum(jettison.mass_kg for jettison in jettisons)
    out = []
    for start, end in zip(times[:-1], times[1:], strict=True):
        for stage in stages:
            if stage.separation_s == start:
                burned = stage.count * stage.flow_kgps * (stage.cutoff_s - max(stage.ignition_s, 0.0))
                mass -= stage.count * stage.gross_mass_kg - burned
        mass -= sum(jettison.mass_kg for jettison in jettisons if jettison.time_s == start)
        burning = [s for s in stages if s.ignition_s <= start and s.cutoff_s >= end]
        flow = sum(s.count * s.flow_kgps for s in burning)
        out.append(
            Segment(
                start,
                end,
                mass,
                sum(s.count * s.thrust_vacuum_n for s in burning),
                sum(s.count * s.thrust_sea_level_n for s in burning),
                flow,
            )
        )
        mass -= flow * (end - start)
    return out


@dataclass(frozen=True, eq=False)
class Batch:
    """Ascents of n samples flown side by side, in the frame that the Earth has at lift-off."""

    met_s: Array
    """(k,) seconds since lift-off, up to the last common instant before cut-off."""
    states: Array
    """(k, n, 6) position and velocity, m and m/s, inertial axes equal to ITRF at lift-off."""
    cutoff_s: Array
    """(n,) seconds from lift-off to cut-off."""
    cutoff_state: Array
    """(n, 6)."""


def fly(
    launcher: Any,
    payload_kg: float,
    pad: Any,
    *,
    pitch_over_rad: ArrayLike,
    azimuth_rad: ArrayLike,
    inclination_rad: float,
    node_rad: ArrayLike,
    perigee_radius_m: float,
    apogee_radius_m: float,
) -> Batch:
    """Fly n ascents to perigee insertion into planes of one inclination and given nodes.

    pitch_over_rad, azimuth_rad, node_rad: scalars or (n,). The node is counted from the Greenwich meridian
    at lift-off, the azimuth from north over east, both Earth-relative. All ascents share the times of
    staging; each is cut off when its guidance says so.
    """
    pitch, azimuth, node = np.broadcast_arrays(*np.atleast_1d(pitch_over_rad, azimuth_rad, node_rad))
    n = pitch.size
    plan = segments(launcher, payload_kg)
    latitude, longitude = np.radians(pad.latitude_deg), np.radians(pad.longitude_deg)
    start = itrf_from_geodetic(latitude, longitude, pad.height_m)
    up = np.array(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    north = np.cross(up, east)
    heading = np.cos(azimuth)[:, None] * north + np.sin(azimuth)[:, None] * east
    r = np.tile(start, (n, 1))
    v = np.cross(_OMEGA, r)
    speed = np.sqrt(MU_M3_S2 * (2.0 / perigee_radius_m - 2.0 / (perigee_radius_m + apogee_radius_m)))
    normal = np.stack(
        [
            np.sin(inclination_rad) * np.sin(node),
            -np.sin(inclination_rad) * np.cos(node),
            np.full(n, np.cos(inclination_rad)),
        ],
        axis=-1,
    )
    target = Target(perigee_radius_m, float(speed), 0.0, normal)
    rise, over = launcher.vertical_rise_s, launcher.pitch_over_s
    guide_at = launcher.guidance_start_s
    guidance: PoweredGuidance | None = None
    times, states = [0.0], [np.hstack([r, v])]
    met = 0.0
    cutoff = np.full(n, np.nan)
    cutoff_state = np.full((n, 6), np.nan)
    flying = np.ones(n, dtype=bool)
    for number, segment in enumerate(plan):
        while met < segment.end_s - 1e-9:
            step = min(_STEP_S, segment.end_s - met)
            for cut in (rise, rise + over, guide_at):
                if met < cut - 1e-9:
                    step = min(step, cut - met)
            if met >= guide_at - 1e-9:
                ahead = _thrust_ahead(plan, number, met)
                if guidance is None:
                    guidance = PoweredGuidance(target, r, v, launcher.stages[-1].cutoff_s - met)
                    guidance.settle(r, v, ahead)
                    sensed = np.zeros_like(v)
                else:
                    guidance.update(r, v, ahead, sensed)
                done = flying & (guidance.tgo_s <= _STEP_S + 1e-9) & (number == len(plan) - 1)
                if done.any():
                    last = np.where(done, guidance.tgo_s, 0.0)
                    rr, vv, _ = _burn(r, v, met, last, segment, guidance, pad=None, launcher=launcher)
                    cutoff[done] = met + guidance.tgo_s[done]
                    cutoff_state[done] = np.hstack([rr, vv])[done]
                    flying &= ~done
                    if not flying.any():
                        return Batch(np.array(times), np.array(states), cutoff, cutoff_state)
                r, v, sensed = _burn(r, v, met, np.full(n, step), segment, guidance, pad=None, launcher=launcher)
            else:
                tilt = np.clip((met + 0.5 * step - rise) / over, 0.0, 1.0) * pitch
                fixed = np.cos(tilt)[:, None] * up + np.sin(tilt)[:, None] * heading
                turning = met >= rise + over - 1e-9
                r, v = _climb(r, v, met, step, segment, None if turning else fixed, launcher)
            met += step
            times.append(met)
            states.append(np.hstack([r, v]))
    return Batch(np.array(times), np.array(states), cutoff, cutoff_state)


def _thrust_ahead(plan: list[Segment], number: int, met_s: float) -> list[Thrust]:
    ahead = []
    for segment in plan[number:]:
        if segment.flow_kgps == 0.0:
            continue
        begin = max(met_s, segment.start_s)
        ahead.append(
            Thrust(
                segment.thrust_vacuum_n / segment.flow_kgps,
                segment.thrust_vacuum_n / segment.mass_kg(begin),
                segment.end_s - begin,
            )
        )
    return ahead


def _climb(
    r: Array, v: Array, met_s: float, step_s: float, segment: Segment, fixed: Array | None, launcher: Any
) -> tuple[Array, Array]:
    """One step in the air: thrust along a fixed Earth-relative direction, or along the relative wind."""

    def rates(r: Array, v: Array, t: float) -> tuple[Array, Array]:
        geodetic_height = geodetic_from_itrf(r)[..., 2]
        density, pressure, sound = air(geodetic_height)
        wind = v - np.cross(_OMEGA, r)
        speed = np.linalg.norm(wind, axis=1)
        thrust = (
            segment.thrust_vacuum_n
            - (segment.thrust_vacuum_n - segment.thrust_sea_level_n) * pressure / SEA_LEVEL_PRESSURE_PA
        )
        if fixed is None:
            direction = wind / speed[:, None]
        else:
            c, s = np.cos(EARTH_ROTATION_RADPS * t), np.sin(EARTH_ROTATION_RADPS * t)
            direction = fixed @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
        drag = 0.5 * density * speed * launcher.reference_area_m2 * np.interp(
            speed / sound, launcher.drag_mach, launcher.drag_coefficient
        )
        mass = segment.mass_kg(t)
        return v, gravity_mps2(r) + (thrust[:, None] * direction - drag[:, None] * wind) / mass

    return _rk4(rates, r, v, met_s, step_s)


def _rk4(rates: Any, r: Array, v: Array, t: float, h: float) -> tuple[Array, Array]:
    r1, v1 = rates(r, v, t)
    r2, v2 = rates(r + 0.5 * h * r1, v + 0.5 * h * v1, t + 0.5 * h)
    r3, v3 = rates(r + 0.5 * h * r2, v + 0.5 * h * v2, t + 0.5 * h)
    r4, v4 = rates(r + h * r3, v + h * v3, t + h)
    return r + h / 6.0 * (r1 + 2 * r2 + 2 * r3 + r4), v + h / 6.0 * (v1 + 2 * v2 + 2 * v3 + v4)


def _burn(
    r: Array, v: Array, met_s: float, step_s: Array, segment: Segment, guidance: PoweredGuidance, **_: Any
) -> tuple[Array, Array, Array]:
    """One step above the air; each sample its own length. Returns also the Δv that thrust gave (n, 3)."""
    h = step_s[:, None]

    def thrust(part: float) -> Array:
        mass = segment.mass_kg(met_s) - segment.flow_kgps * part * step_s
        return (segment.thrust_vacuum_n / mass)[:, None] * guidance.direction(part * float(step_s.max()))

    a1, a2, a3 = thrust(0.0), thrust(0.5), thrust(1.0)
    k1 = gravity_mps2(r) + a1
    k2 = gravity_mps2(r + 0.5 * h * v + 0.125 * h * h * k1) + a2
    k3 = gravity_mps2(r + h * v + 0.5 * h * h * k2) + a3
    r_end = r + h * v + h * h / 6.0 * (k1 + 2.0 * k2)
    v_end = v + h / 6.0 * (k1 + 4.0 * k2 + k3)
    return r_end, v_end, h / 6.0 * (a1 + 4.0 * a2 + a3)
