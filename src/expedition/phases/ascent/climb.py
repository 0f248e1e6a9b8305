"""Ascent: from the pad to insertion, three degrees of freedom over the turning, oblate Earth.

Vertical rise, a pitch-over in the launch azimuth, a gravity turn while the air rules, then powered explicit guidance
with yaw steering into the wanted plane. Drag is felt up to 150 km. Stage masses, thrusts and times come from the
catalogue; which azimuth and pitch-over leave the most propellant, `search` finds.

Seen from the turning Earth an ascent is the same at every lift-off: it is flown once and turned to the time.

What is left out: winds and the scatter of real engines, which `scatter` brings in, the rotation of the vehicle itself
and engine tail-off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.phases.ascent.guidance import PoweredGuidance, Target
from expedition.phases.ascent.staging import Stretch, alone_from, stretches, thrust_ahead, with_room
from expedition.space.atmosphere import AIR_TOP_M, SEA_LEVEL_PRESSURE_PA, air, wind_part
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import (
    WGS84_RADIUS_M,
    carried_mps,
    direction,
    geodetic_from_itrf,
    height_above_ellipsoid_m,
    itrf_from_geodetic,
    turned_east,
)
from expedition.space.gravity import gravity_mps2
from expedition.space.integration import nystrom, runge_kutta
from expedition.timeline import Event, sentence

Array = NDArray[np.float64]

STEP_IN_AIR_S = 2.0
STEP_GUIDED_S = 4.0
LAST_BURN_S = 5.0


@dataclass(frozen=True, eq=False)
class Batch:
    """Ascents of n samples flown side by side, in the frame that the Earth has at lift-off."""

    met_s: Array
    """(k,) seconds since lift-off, up to the last common instant before cut-off."""
    states: Array
    """(k, n, 6) position and velocity, m and m/s, inertial axes equal to ITRF at lift-off."""
    cutoff_s: Array
    """(n,) seconds from lift-off to cut-off; NaN where the propellant runs out first, or there is no way."""
    cutoff_states: Array
    """(n, 6)."""
    inclination_rad: float
    """Of the planes aimed at, osculating at cut-off."""
    node_rad: Array
    """(n,) theirs, from the Greenwich meridian at lift-off."""


def fly(
    launcher: Launcher,
    payload_kg: float,
    pad: Pad,
    *,
    pitch_over_rad: ArrayLike,
    azimuth_rad: ArrayLike,
    inclination_rad: float,
    node_rad: ArrayLike,
    past_empty: bool = False,
) -> Batch:
    """Fly n ascents to the launcher's insertion into planes of one inclination and given nodes.

    pitch_over_rad, azimuth_rad, node_rad: scalars or (n,). The node is counted from the Greenwich meridian
    at lift-off, the azimuth from north over east, both Earth-relative; inclination and node are those of the
    osculating plane at cut-off. All ascents share the times of staging; each is cut off when its guidance
    says so, with `past_empty` even a little after its propellant would have run out.
    """
    pitch, azimuth, node = np.broadcast_arrays(*np.atleast_1d(pitch_over_rad, azimuth_rad, node_rad))
    n = pitch.size
    plan = stretches(with_room(launcher, payload_kg), payload_kg)
    alone = alone_from(launcher, plan)
    empty_s = np.inf if past_empty else launcher.stages[-1].cutoff_s
    up, east, north = pad_axes(pad)
    heading = np.cos(azimuth)[:, None] * north + np.sin(azimuth)[:, None] * east
    r = np.tile(
        itrf_from_geodetic(np.radians(pad.latitude_deg), np.radians(pad.longitude_deg), pad.height_m), (n, 1)
    )
    v = carried_mps(r)
    target = target_of(launcher, inclination_rad, node)
    rise, turned = launcher.vertical_rise_s, launcher.vertical_rise_s + launcher.pitch_over_s
    aim = inclination_rad, node
    guidance: PoweredGuidance | None = None
    sensed = np.zeros_like(v)
    times, states = [0.0], [np.hstack([r, v])]
    met = 0.0
    climbing, cutoff, cutoff_states = np.full(n, True), np.full(n, np.nan), np.full((n, 6), np.nan)
    for number, stretch in enumerate(plan):
        while met < stretch.end_s - 1e-9:
            guided = met >= launcher.guidance_start_s - 1e-9
            step = min(STEP_GUIDED_S if guided else STEP_IN_AIR_S, stretch.end_s - met)
            for cut in (rise, turned, launcher.guidance_start_s):
                if met < cut - 1e-9:
                    step = min(step, cut - met)
            if guided:
                ahead = thrust_ahead(plan, number, met)
                if guidance is None:
                    guidance = PoweredGuidance(target, r, v, launcher.stages[-1].cutoff_s - met)
                    guidance.settle(r, v, ahead)
                else:
                    guidance.update(r, v, ahead, sensed)
                if number >= alone:
                    # The last burn is never a sliver, which explicit guidance could not aim.
                    near = guidance.tgo_s <= min(LAST_BURN_S, stretch.end_s - met) + 1e-9
                    done = climbing & near
                    if done.any():
                        left = np.where(done, guidance.tgo_s, 0.0)
                        end_r, end_v, _ = burn(r, v, met, left, stretch, guidance, launcher)
                        ends = met + left[done]
                        cutoff[done] = np.where(ends <= empty_s, ends, np.nan)
                        cutoff_states[done] = np.hstack([end_r, end_v])[done]
                        climbing &= ~near
                        if not climbing.any():
                            return Batch(np.array(times), np.array(states), cutoff, cutoff_states, *aim)
                r, v, sensed = burn(r, v, met, np.full(n, step), stretch, guidance, launcher)
            else:
                tilt = np.clip((met + 0.5 * step - rise) / (turned - rise), 0.0, 1.0) * pitch
                fixed = np.cos(tilt)[:, None] * up + np.sin(tilt)[:, None] * heading
                r, v = _climb(r, v, met, step, stretch, fixed if met < turned - 1e-9 else None, launcher)
            met += step
            times.append(met)
            states.append(np.hstack([r, v]))
    return Batch(np.array(times), np.array(states), cutoff, cutoff_states, *aim)


def column(x: float | Array) -> float | Array:
    """A number of each sample as a column beside its vectors; one for all as it is."""
    return x[:, None] if isinstance(x, np.ndarray) else x


def pad_axes(pad: Pad) -> tuple[Array, Array, Array]:
    """Up (along the plumb line), east and north at the pad, ITRF."""
    latitude, longitude = np.radians(pad.latitude_deg), np.radians(pad.longitude_deg)
    up = direction(latitude, longitude)
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    return up, east, np.cross(up, east)


def target_of(launcher: Launcher, inclination_rad: float, node: Array) -> Target:
    """Cut-off in planes of one inclination and nodes (n,), rad."""
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


def _climb(
    r: Array,
    v: Array,
    met_s: float,
    step_s: float,
    stretch: Stretch[float],
    fixed: Array | None,
    launcher: Launcher,
) -> tuple[Array, Array]:
    """One step in the air: thrust along a fixed Earth-relative direction, or along the relative wind."""

    def rates(t: float, y: Array) -> Array:
        r, v = y[:, :3], y[:, 3:]
        thrust, drag, wind, speed, _ = in_air(r, v, stretch, launcher)
        if fixed is None:
            along = wind / speed[:, None]
        else:
            c, s = np.cos(EARTH_ROTATION_RADPS * t), np.sin(EARTH_ROTATION_RADPS * t)
            along = fixed @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
        push = (thrust[:, None] * along + drag) / stretch.mass_kg(t)
        return np.hstack([v, gravity_mps2(r) + push])

    after = runge_kutta(rates, met_s, np.hstack([r, v]), step_s)
    return after[:, :3], after[:, 3:]


def in_air(
    r: Array, v: Array, stretch: Stretch[Any], launcher: Launcher, jet_mps: Array | None = None
) -> tuple[Array, Array, Array, Array, Array]:
    """Thrust against the air's pressure (n,), drag (n, 3), in N; the wind (n, 3), its speed (n,), m/s; its Pa (n,).

    jet_mps: (n, 3) where the air moves over the ground, and how fast where it moves most.
    """
    radius = np.sqrt(np.einsum("ij,ij->i", r, r))
    height = height_above_ellipsoid_m(r[:, 2], radius)
    density, pressure, sound = air(height)
    wind = v - carried_mps(r)
    if jet_mps is not None:
        wind = wind - wind_part(height)[:, None] * jet_mps
    speed = np.sqrt(np.einsum("ij,ij->i", wind, wind))
    back_pressure = (stretch.thrust_vacuum_n - stretch.thrust_sea_level_n) / SEA_LEVEL_PRESSURE_PA
    coefficient = np.interp(speed / sound, launcher.drag.mach, launcher.drag.coefficient)
    half = 0.5 * density * speed
    drag = -(half * stretch.drag_area_m2 * coefficient)[:, None] * wind
    return stretch.thrust_vacuum_n - back_pressure * pressure, drag, wind, speed, half * speed


def burn(
    r: Array,
    v: Array,
    met_s: float | Array,
    step_s: Array,
    stretch: Stretch[Any],
    guidance: PoweredGuidance,
    launcher: Launcher,
    jet_mps: Array | None = None,
) -> tuple[Array, Array, Array]:
    """One guided step; each sample its own length. Returns also the Δv that thrust and drag gave (n, 3).

    What the thin air takes is that of the middle of the step.
    """
    h = step_s[:, None]
    parts = (0.0, 0.5, 1.0)
    mass = {part: (stretch.mass_kg(met_s) - stretch.flow_kgps * part * step_s)[:, None] for part in parts}
    way = {part: guidance.direction(part * step_s) for part in parts}
    pushes = {part: column(stretch.thrust_vacuum_n) / mass[part] * way[part] for part in parts}
    if np.einsum("ij,ij->i", r, r).min() < (WGS84_RADIUS_M + AIR_TOP_M) ** 2:
        middle_v = v + 0.5 * h * (gravity_mps2(r) + pushes[0.0])
        thrust, drag, *_ = in_air(r + 0.5 * h * v, middle_v, stretch, launcher, jet_mps)
        taken = ((thrust - stretch.thrust_vacuum_n)[:, None] * way[0.5] + drag) / mass[0.5]
        pushes = {part: push + taken for part, push in pushes.items()}
    end_r, end_v = nystrom(lambda place, part: gravity_mps2(place) + pushes[part], r, v, h)
    return end_r, end_v, h / 6.0 * (pushes[0.0] + 4.0 * pushes[0.5] + pushes[1.0])


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
    inclination_rad: float
    """Of the plane aimed at, osculating at cut-off."""
    node_rad: float
    """Its own, from the Greenwich meridian at lift-off."""
    azimuth_rad: float
    """Earth-relative direction of the pitch-over, from north over east."""
    pitch_over_rad: float
    lead_s: float
    """Lift-off comes this long before the insertion plane (osculating at cut-off) passes over the pad."""
    lead_from_flight: bool
    """Whether the lead is flown data; otherwise it is the one that costs the least propellant."""
    propellant_left_kg: float
    given: str | None = None
    """The file it was taken from, where another program computed it; what is not in that is then no number."""


def told(launcher: Launcher, payload_kg: float, flown: Batch, number: int, chosen: Array) -> Ascent:
    """One sample of a batch as an ascent. chosen: its pitch-over, azimuth (rad) and lead (s)."""
    cutoff_s = float(flown.cutoff_s[number])
    before = flown.met_s < cutoff_s
    met = np.append(flown.met_s[before], cutoff_s)
    states = np.vstack([flown.states[before, number], flown.cutoff_states[number : number + 1]])
    last = launcher.stages[-1]
    left = last.count * (last.propellant_kg - last.burned_kg(cutoff_s))
    fixed = _earth_fixed(states, met)
    density = air(geodetic_from_itrf(fixed[:, :3])[:, 2])[0]
    return Ascent(
        met,
        fixed,
        _felt_g(met, states, stretches(launcher, payload_kg)),
        0.5 * density * np.sum(fixed[:, 3:] ** 2, axis=1),
        cutoff_s,
        flown.inclination_rad,
        float(flown.node_rad[number]),
        float(chosen[1]),
        float(chosen[0]),
        float(chosen[2]),
        launcher.plane_lead_s is not None,
        left,
    )


def _felt_g(met_s: Array, states: Array, plan: list[Stretch[float]]) -> Array:
    """Thrust and drag on the vehicle (k,), in g; the greater of the two where the engines change."""
    out = np.zeros(met_s.size)
    for stretch in plan:
        # Differences stay inside a stretch, so that staging does not blur the peak just before it.
        here = np.flatnonzero((met_s >= stretch.start_s - 1e-9) & (met_s <= stretch.end_s + 1e-9))
        if here.size > 1:
            r, v = states[here, :3], states[here, 3:]
            rate = np.gradient(v, met_s[here], axis=0, edge_order=2 if here.size > 2 else 1)
            out[here] = np.maximum(out[here], np.linalg.norm(rate - gravity_mps2(r), axis=1) / G0_MPS2)
    return out


def _earth_fixed(states: Array, met_s: Array) -> Array:
    """ITRF states (k, 6) of states in the frame that the Earth has at lift-off."""
    r, v = states[:, :3], states[:, 3:] - carried_mps(states[:, :3])
    back = -EARTH_ROTATION_RADPS * met_s
    return np.hstack([turned_east(r, back), turned_east(v, back)])


def states_at(flown: Ascent, met_s: ArrayLike) -> Array:
    """Earth-fixed states (k, 6) of an ascent at times from lift-off to cut-off, m and m/s.

    Positions are Hermite cubics through the ascent's own steps, velocities run straight between them, for an
    engine that starts or stops bends them there.
    """
    met = np.asarray(met_s, dtype=float)
    t, states = flown.met_s, flown.states_itrf
    k = np.clip(np.searchsorted(t, met, side="right") - 1, 0, t.size - 2)
    h = (t[k + 1] - t[k])[:, None]
    x = ((met - t[k])[:, None]) / h
    r0, v0, r1, v1 = states[k, :3], states[k, 3:], states[k + 1, :3], states[k + 1, 3:]
    r = (
        (1.0 + 2.0 * x) * (1.0 - x) ** 2 * r0
        + x * (1.0 - x) ** 2 * h * v0
        + x**2 * (3.0 - 2.0 * x) * r1
        + x**2 * (x - 1.0) * h * v1
    )
    return np.hstack([r, (1.0 - x) * v0 + x * v1])


def told_at(flown: Ascent, met_s: float) -> str:
    """How high and fast an ascent is then, for people."""
    height = geodetic_from_itrf(flown.states_itrf[:, :3])[:, 2]
    speed = np.linalg.norm(flown.states_itrf[:, 3:], axis=1)
    h, v = float(np.interp(met_s, flown.met_s, height)), float(np.interp(met_s, flown.met_s, speed))
    return f"{h / 1000.0:.1f} km high, {v:.0f} m/s over ground"


def events(flown: Ascent, launcher: Launcher, liftoff: float) -> list[Event]:
    """The events of an ascent that lifts off at an instant, in order."""
    pressure = int(np.argmax(flown.dynamic_pressure_pa))
    marks = [
        ("Pitch-over begins", launcher.vertical_rise_s),
        ("Maximum dynamic pressure", float(flown.met_s[pressure])),
        ("Explicit guidance begins", launcher.guidance_start_s),
    ]
    marks += [(f"{sentence(jettison.name)} jettison", jettison.time_s) for jettison in launcher.jettisons]
    for stage in launcher.stages:
        if stage.ignition_s > 0.0:
            marks.append((f"{sentence(stage.name)} ignition", stage.ignition_s))
        if stage.separation_s is not None:
            if stage.separation_s > stage.cutoff_s:
                marks.append((f"{sentence(stage.name)} cut-off", stage.cutoff_s))
            marks.append((f"{sentence(stage.name)} separation", stage.separation_s))
    marks.append((f"{sentence(launcher.stages[-1].name)} cut-off, insertion", flown.cutoff_s))
    out = [Event("Lift-off", liftoff)]
    out += [
        Event(name, liftoff + met_s, told_at(flown, met_s))
        for name, met_s in sorted(marks, key=lambda mark: mark[1])
    ]
    return out
