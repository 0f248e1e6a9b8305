"""Scatter: ascents that differ from the planned one, flown side by side under the same guidance.

Until guidance begins all thrust where the planned ascent thrusts at that instant: the steering is fixed before
lift-off. From then on each is guided by what it feels and believes: the acceleration it has and what the stage that
burns still holds are measured, the stages to come are taken to be as planned. Level of detail: Hanson and Beard,
"Applying Monte Carlo simulation to launch vehicle design and requirements analysis", NASA/TP-2010-216447 - but three
degrees of freedom, so that wind slows and pushes, and lifts nothing.

A stage burns what it has: one whose engines take more in a second is empty earlier. Its whole programme, throttle and
cut-off, is stretched about its ignition by as much as its propellant lasts longer, so that what is burned is what was
to be burned and what was loaded beside that. It falls away as long after its cut-off as planned; a stage lit in flight
is lit as long after the stage listed before it, and guidance begins as long after the last separation before it, as
planned. All else, that is vertical rise, pitch-over and jettisons, keeps the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher, Stage
from expedition.catalog.models.pad import Pad
from expedition.phases.ascent import climb
from expedition.phases.ascent.guidance import PoweredGuidance, Thrust
from expedition.phases.ascent.staging import Stretch, thrust_ahead, with_room
from expedition.space.constants import G0_MPS2
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import carried_mps, itrf_from_geodetic
from expedition.space.gravity import gravity_mps2
from expedition.space.integration import runge_kutta

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scatter:
    """What differs from the catalogue in n ascents; parts of the catalogue's figure unless said."""

    thrust: Array
    """(stages, n)."""
    isp: Array
    """(stages, n)."""
    propellant: Array
    """(stages, n) loaded."""
    dry_mass: Array
    """(stages, n)."""
    payload: Array
    """(n,)."""
    drag: Array
    """(n,)."""
    wind_mps: Array
    """(2, n) towards east and north, in the jet 10 to 13 km up."""
    believed: Array
    """(6, n) what navigation believes at the planned cut-off, less what is; m and m/s, axes of ITRF at lift-off."""
    believed_s: float
    """The planned cut-off, s from lift-off."""
    cutoff_mps: Array
    """(n,) what the engines give beyond the cut-off, along the velocity."""

    @classmethod
    def none(cls, launcher: Launcher, count: int) -> Scatter:
        """No difference at all, for so many ascents."""
        each = np.zeros((len(launcher.stages), count))
        one = np.zeros(count)
        return cls(each, each, each, each, one, one, np.zeros((2, count)), np.zeros((6, count)), 0.0, one)


@dataclass(frozen=True, eq=False)
class Scattered:
    """n ascents, in the frame that the Earth has at lift-off."""

    cutoff_s: Array
    """(n,) from lift-off to cut-off; NaN where no way led there."""
    cutoff_states: Array
    """(n, 6) m and m/s, inertial axes equal to ITRF at lift-off; of the ascents that would have had to burn more than
    they had too."""
    left_kg: Array
    """(n,) propellant left in the last stage; negative where it would have had to burn more than it had."""
    felt_g: Array
    """(n,) the greatest load, of thrust less drag."""
    dynamic_pressure_pa: Array
    """(n,) the greatest."""


def fly(
    launcher: Launcher,
    payload_kg: float,
    pad: Pad,
    scatter: Scatter,
    *,
    pitch_over_rad: float,
    azimuth_rad: float,
    inclination_rad: float,
    node_rad: float,
) -> Scattered:
    """Fly scattered ascents, the first of which must not differ at all and leads the others through the air.

    The rest is as `climb.fly` has it. An ascent depends on none beside it but the first; one that differs in nothing
    is `climb.fly`'s own to rounding. Loads are those at the ends of steps of 2 and 4 s.
    """
    times = _clock(launcher, with_room(launcher, payload_kg), payload_kg, scatter)
    n = scatter.payload.size
    up, east, north = climb.pad_axes(pad)
    heading = np.cos(azimuth_rad) * north + np.sin(azimuth_rad) * east
    place = itrf_from_geodetic(np.radians(pad.latitude_deg), np.radians(pad.longitude_deg), pad.height_m)
    # Kept by columns: what is done to three numbers of each sample is done to long rows.
    r, zero = _by_columns(np.tile(place[:, None], n)), _by_columns(np.zeros((3, n)))
    v, sensed = carried_mps(r), zero
    jet = _by_columns(east[:, None] * scatter.wind_mps[0] + north[:, None] * scatter.wind_mps[1])
    target = climb.target_of(launcher, inclination_rad, np.full(n, node_rad))
    target = type(target)(
        target.radius_m, target.speed_mps, target.flight_path_rad, np.asfortranarray(target.plane_normal)
    )
    wrong_r, wrong_v = (_by_columns(one) for one in (scatter.believed[:3], scatter.believed[3:]))
    rise, turned = launcher.vertical_rise_s, launcher.vertical_rise_s + launcher.pitch_over_s
    guidance: PoweredGuidance | None = None
    met = np.zeros(n)
    climbing, cutoff, left = np.full(n, True), np.full(n, np.nan), np.full(n, np.nan)
    cutoff_states = np.full((n, 6), np.nan)
    felt, pressed = np.zeros(n), np.zeros(n)
    burnout_kg = _burnout_kg(launcher, payload_kg, scatter)
    for number, stretch in enumerate(times.stretches):
        plan = times.planned[number]
        clock, span = float(plan.start_s), float(plan.end_s - plan.start_s)
        guided = clock >= launcher.guidance_start_s - 1e-9
        longest = climb.STEP_GUIDED_S if guided else climb.STEP_IN_AIR_S
        # A stretch that the planned ascent has not got is one step.
        steps = max(int(np.ceil(span / longest - 1e-9)), 1)
        for k in range(steps):
            part = (min((k + 1) * longest, span) - k * longest) / span if span else 1.0
            h = np.where(climbing, part * (stretch.end_s - stretch.start_s), 0.0)
            if guided:
                ahead = thrust_ahead(times.planned, number, clock + k * longest)
                acceleration = stretch.thrust_vacuum_n / stretch.mass_kg(met)
                if ahead[0].acceleration_mps2:
                    ahead[0] = Thrust(ahead[0].exhaust_mps, acceleration, stretch.end_s - met)
                # A wrong velocity goes with a position that drifts away by it: guidance could not make anything else
                # meet at the end.
                seen_r, seen_v = r + wrong_r + wrong_v * (met - scatter.believed_s)[:, None], v + wrong_v
                if guidance is None:
                    tgo = float(launcher.stages[-1].cutoff_s - plan.start_s)
                    guidance = PoweredGuidance(target, seen_r, seen_v, tgo)
                    guidance.settle(seen_r, seen_v, ahead)
                else:
                    guidance.update(seen_r, seen_v, ahead, sensed)
                near = guidance.tgo_s <= np.minimum(climb.LAST_BURN_S, stretch.end_s - met) + 1e-9
                done = climbing & near & times.alone[number]
                if done.any():
                    last = np.where(done, guidance.tgo_s, 0.0)
                    end_r, end_v, _ = climb.burn(r, v, met, last, stretch, guidance, launcher, jet)
                    cutoff[done] = (met + last)[done]
                    cutoff_states[done] = np.hstack([end_r, end_v])[done]
                    mass = stretch.mass_kg(met + last)
                    left[done] = (mass - burnout_kg)[done]
                    felt = np.where(done, np.maximum(felt, stretch.thrust_vacuum_n / mass / G0_MPS2), felt)
                    climbing &= ~done
                    if not climbing.any():
                        break
                    h = np.where(climbing, h, 0.0)
                r, v, sensed = climb.burn(r, v, met, h, stretch, guidance, launcher, jet)
            else:
                fixed = None
                if clock < turned - 1e-9:
                    middle = met[0] + 0.5 * h[0]
                    tilt = float(np.clip((middle - rise) / (turned - rise), 0.0, 1.0)) * pitch_over_rad
                    fixed = np.cos(tilt) * up + np.sin(tilt) * heading
                r, v = _climb(r, v, met, h, stretch, fixed, launcher, jet)
            met = met + h
            load, pressure = _loads(r, v, met, stretch, launcher, jet)
            felt = np.where(climbing, np.maximum(felt, load), felt)
            pressed = np.where(climbing, np.maximum(pressed, pressure), pressed)
        if not climbing.any():
            break
    speed = np.sqrt(np.einsum("ij,ij->i", cutoff_states[:, 3:], cutoff_states[:, 3:]))
    cutoff_states[:, 3:] *= (1.0 + scatter.cutoff_mps / speed)[:, None]
    return Scattered(cutoff, cutoff_states, left, felt, pressed)


def _by_columns(rows: Array) -> Array:
    """Vectors (n, 3) of rows (3, n) that stay long rows in memory."""
    return np.ascontiguousarray(rows).T


def _climb(
    r: Array,
    v: Array,
    met_s: Array,
    step_s: Array,
    stretch: Stretch[Array],
    fixed: Array | None,
    launcher: Launcher,
    jet_mps: Array,
) -> tuple[Array, Array]:
    """One step in the air of each sample's own length: all thrust as the first does.

    That one thrusts along a fixed Earth-relative direction (3,), or along the relative wind.
    """

    def rates(t: Array, y: Array) -> Array:
        r, v, now = y[:, :3], y[:, 3:], t[:, 0]
        thrust, drag, wind, speed, _ = climb.in_air(r, v, stretch, launcher, jet_mps)
        if fixed is None:
            along = wind[0] / speed[0]
        else:
            c, s = np.cos(EARTH_ROTATION_RADPS * now[0]), np.sin(EARTH_ROTATION_RADPS * now[0])
            along = np.array([c * fixed[0] - s * fixed[1], s * fixed[0] + c * fixed[1], fixed[2]])
        push = (thrust[:, None] * along + drag) / climb.column(stretch.mass_kg(now))
        return np.hstack([v, gravity_mps2(r) + push])

    after = runge_kutta(rates, met_s[:, None], np.hstack([r, v]), step_s[:, None])
    return after[:, :3], after[:, 3:]


def _loads(
    r: Array, v: Array, met_s: Array, stretch: Stretch[Array], launcher: Launcher, jet_mps: Array
) -> tuple[Array, Array]:
    """Felt load (g) and dynamic pressure (Pa), each (n,)."""
    thrust, drag, _, _, pressure = climb.in_air(r, v, stretch, launcher, jet_mps)
    against = np.sqrt(np.einsum("ij,ij->i", drag, drag))
    return np.abs(thrust - against) / stretch.mass_kg(met_s) / G0_MPS2, pressure


@dataclass(frozen=True, eq=False)
class _Burn:
    """A stage as n ascents burn it; each (n,)."""

    stage: Stage
    ignition_s: Array
    stretched: Array
    thrust_n: Array
    flow_kgps: Array

    def at(self, met_s: float) -> Array:
        """When comes what the catalogue has at an instant of the stage's programme, s from lift-off."""
        stage = self.stage
        burning = min(met_s, stage.cutoff_s) - stage.ignition_s
        return met_s + (self.ignition_s - stage.ignition_s) + burning * (self.stretched - 1.0)

    def later_s(self) -> Array:
        """How much later than planned the stage is cut off."""
        return self.at(self.stage.cutoff_s) - self.stage.cutoff_s

    def level(self, met_s: Array) -> Array:
        """Part of full thrust at times (n,)."""
        out = np.zeros_like(met_s)
        for start, level in ((self.stage.ignition_s, 1.0), *self.stage.throttle):
            out = np.where(met_s >= self.at(max(start, self.stage.ignition_s)), level, out)
        return np.where(met_s < self.at(self.stage.cutoff_s), out, 0.0)


def _burns(launcher: Launcher, roomy: Launcher, scatter: Scatter) -> list[_Burn]:
    out: list[_Burn] = []
    for k, (own, stage) in enumerate(zip(launcher.stages, roomy.stages, strict=True)):
        ignition = np.full(scatter.payload.size, stage.ignition_s)
        if stage.ignition_s > 0.0 and k > 0:
            ignition = ignition + out[k - 1].later_s()
        more = own.propellant_kg * scatter.propellant[k] / stage.burned_kg(stage.cutoff_s)
        flow = (1.0 + scatter.thrust[k]) / (1.0 + scatter.isp[k])
        thrust = stage.thrust_vacuum_n * (1.0 + scatter.thrust[k])
        out.append(_Burn(stage, ignition, (1.0 + more) / flow, thrust, stage.flow_kgps * flow))
    return out


@dataclass(frozen=True, eq=False)
class _Clock:
    """The stretches of n ascents, each with its own times."""

    stretches: list[Stretch[Array]]
    planned: list[Stretch[float]]
    """Those of the first ascent alone."""
    alone: list[NDArray[np.bool_]]
    """(n,) in each stretch: whether nothing but the last stage burns and nothing falls off any more."""


def _clock(launcher: Launcher, roomy: Launcher, payload_kg: float, scatter: Scatter) -> _Clock:
    burns = _burns(launcher, roomy, scatter)
    times, fallen = _knots(launcher, burns)
    n = scatter.payload.size
    gross = [
        s.count * (s.inert_mass_kg * (1.0 + dry) + s.propellant_kg * (1.0 + wet))
        for s, dry, wet in zip(launcher.stages, scatter.dry_mass, scatter.propellant, strict=True)
    ]
    stretches, alone = [], []
    for start, end in pairwise(times):
        middle = 0.5 * (start + end)
        mass, area = payload_kg * (1.0 + scatter.payload), np.full(n, launcher.drag.reference_area_m2)
        flow, vacuum, back = np.zeros(n), np.zeros(n), np.zeros(n)
        for jettison in launcher.jettisons:
            mass = mass + np.where(middle < jettison.time_s, jettison.mass_kg, 0.0)
        for k, burn in enumerate(burns):
            stage = burn.stage
            falls = np.inf if stage.separation_s is None else burn.at(stage.separation_s)
            mass = mass + np.where(middle < falls, gross[k], 0.0)
            area = area - np.where(middle < falls, 0.0, stage.count * stage.drag_area_m2)
            part = stage.count * burn.level(middle)
            flow, vacuum = flow + part * burn.flow_kgps, vacuum + part * burn.thrust_n
            # What the air's pressure takes hangs on the nozzles' area alone.
            back = back + part * (stage.thrust_vacuum_n - stage.thrust_sea_level_n)
            gross[k] = gross[k] - part * burn.flow_kgps * (end - start)
        area = area * (1.0 + scatter.drag)
        stretches.append(Stretch(start, end, mass, vacuum, vacuum - back, flow, area))
        alone.append(start >= fallen - 1e-9)
    planned = [
        Stretch(*(float(one[0]) for one in (s.start_s, s.end_s, s.mass_start_kg, s.thrust_vacuum_n,
                                            s.thrust_sea_level_n, s.flow_kgps, s.drag_area_m2)))
        for s in stretches
    ]  # fmt: skip
    return _Clock(stretches, planned, alone)


def _knots(launcher: Launcher, burns: list[_Burn]) -> tuple[Array, Array]:
    """Instants (k, n) between which nothing changes, in order, and (n,) from when on nothing falls off any more."""
    n = burns[-1].ignition_s.size
    fixed = (0.0, launcher.vertical_rise_s, launcher.vertical_rise_s + launcher.pitch_over_s)
    jettisons = [np.full(n, one.time_s) for one in launcher.jettisons]
    falls = [burn.at(burn.stage.separation_s) for burn in burns if burn.stage.separation_s is not None]
    lit = [burn.at(burn.stage.ignition_s) for burn in burns]
    cut = [burn.at(burn.stage.cutoff_s) for burn in burns]
    throttled = [
        burn.at(start)
        for burn in burns
        for start, _ in burn.stage.throttle
        if burn.stage.ignition_s < start < burn.stage.cutoff_s
    ]
    guidance = np.full(n, launcher.guidance_start_s)
    before = [fall for fall in falls if fall[0] <= launcher.guidance_start_s]
    if before:
        last = np.max(before, axis=0)
        guidance = guidance + (last - last[0])
    every = [*(np.full(n, one) for one in fixed), *jettisons, *falls, *lit, *cut, *throttled]
    # Sorted on either side of the start of guidance, so that it begins with the same stretch for all.
    early = [np.minimum(one, guidance) for one in every if one[0] < guidance[0]]
    late = [np.clip(one, guidance, cut[-1]) for one in every if one[0] >= guidance[0]]
    times = np.vstack([np.sort(early, axis=0), guidance[None], np.sort(late, axis=0)])
    differ = np.append(True, (np.diff(times, axis=0) > 1e-9).any(axis=1))
    return times[differ], np.max([lit[-1], *jettisons, *falls], axis=0)


def _burnout_kg(launcher: Launcher, payload_kg: float, scatter: Scatter) -> Array:
    """What the last stage and the ship weigh without any propellant (n,)."""
    last = launcher.stages[-1]
    inert = last.count * last.inert_mass_kg * (1.0 + scatter.dry_mass[-1])
    return np.asarray(payload_kg * (1.0 + scatter.payload) + inert)
