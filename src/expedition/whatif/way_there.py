"""The way from insertion to contact as plain arrays: what a batch of samples is flown beside.

Made once from a course on the full-force engine; it pickles, and holds nothing of the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.docking import docking_limits
from expedition.phases.rendezvous import approach, ladder, phasing
from expedition.phases.rendezvous.zones import ellipsoid_axes_m
from expedition.planning.course import Course
from expedition.space.curvilinear import curved, gcrf_from_curved
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn, rtn_axes
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps
from expedition.timeline import Leg
from expedition.whatif.flow import Flow, flow_of

Array = NDArray[np.float64]

# Steps of the derivatives where no deviations are expected: coordinates in m and m/s, and the drag's logarithm.
_LEAST_STEPS = np.array([200.0, 200.0, 200.0, 0.2, 0.2, 0.2, 0.05])
# Central differences this far out take the mean of the third order of normal deviates along.
_OUT = np.sqrt(3.0)
# Relative navigation filters what it measures: what is wrong with an estimate lasts about so long.
_FILTER_S = 60.0
_DV_STEP_MPS = 0.1
_TRACK_STEP_S = 10.0
_BEFORE_AIM_S = 1200.0


@dataclass(frozen=True, eq=False)
class BurnSlot:
    """A burn of the nominal: its instant, its Δv (3,) in RTN, and the coast before it, run on to that instant."""

    name: str
    t: float
    radius_m: float
    coordinates: Array
    """(6,) curvilinear, about the coasting state itself."""
    dv_rtn_mps: Array
    came_by: Flow
    """The coast from the burn before, or from insertion."""
    effects: Array
    """(6, 3) of the burn on the coordinates at the aim point."""


@dataclass(frozen=True, eq=False)
class Pulse:
    """A burn of the approach and the leg that follows it, in the station's rotating RTN frame."""

    name: str
    to_rate: Array
    """(3, 3): wanted velocity by measured place, 1/s."""
    toward_mps: Array
    """(3,): wanted velocity at the station itself."""
    before: Array
    """(6,) nominal state before the burn."""
    after: Array
    flow: Array
    """(6, 6): deviations just after the burn to those before the next."""
    track: Array
    """(k, 3, 6): deviations just after the burn to those of the place at k instants of the leg."""
    track_m: Array
    """(k, 3) nominal places."""
    remembered: float
    """How much of the last estimate's error is still in the one before this burn, 0 to 1."""


@dataclass(frozen=True, eq=False)
class WayThere:
    """A nominal way from insertion to contact, and the limits that hold along it."""

    inserted_gcrf: Array
    cutoff: float
    inserted: Array
    """(6,) curvilinear, about itself."""
    slots: tuple[BurnSlot, ...]
    anchor_gcrf: Array
    """(6,) the coasting state at the last slot, which is the aim's instant."""
    aim: Array
    """(6,) the aim point in coordinates about it."""
    drag_area_over_mass_m2pkg: float
    last_push_mps2: float
    """Acceleration of the last burn, which ends at the aim instant instead of lying about it."""
    to_station: Array
    """(6, 6): R, T, N place and velocity about the last slot's anchor to the station's rotating frame."""
    station: Array
    """(6,) the station about that anchor."""
    rate_radps: float
    """Of the station's orbit."""
    coast: Array
    """(6, 6): relative deviations at the aim point to those at the first pulse."""
    arrived: Array
    """(6,) nominal relative state at the aim point."""
    coast_track: Array
    coast_track_m: Array
    """As a pulse's: over the last minutes before the aim point by the deviations just before the last burn, and, in
    further rows, over the coast after it by those at the aim point."""
    before_aim: int
    """How many of these rows lie before the aim point."""
    pulses: tuple[Pulse, ...]
    contact: Array
    """(6,) nominal relative state at contact."""
    final: int
    """Number of the pulse that begins the final approach."""
    port_m: Array
    axis: Array
    across: Array
    """(3,) one direction across the docking axis."""
    ellipsoid_m: Array
    keep_out_m: float
    corridor_deg: float
    corridor_end_m: float
    contact_mps: tuple[float, float]
    lateral_m: float
    lateral_mps: float
    first_at_least_mps: float
    lift_below_km: float
    lift_to_km: float
    min_perigee_km: float
    insertion_counts: bool
    max_dv_mps: float
    phasing_mps: float
    approach_mps: float

    @property
    def names(self) -> tuple[str, ...]:
        """Of the burns to the aim point, in order."""
        return tuple(slot.name for slot in self.slots)


def way_there(
    course: Course,
    state_gcrf: Array,
    cutoff: float,
    mass_kg: float,
    phased: phasing.Phasing,
    came_in: approach.Approach,
    *,
    spread: Array | None = None,
) -> WayThere:
    """The arrays of a flown course.

    phased, came_in: as flown from the state (6,) at cut-off. spread: (slots, 7), the deviations expected at insertion
    and after each burn but the last, and of the drag's logarithm; small ones unless given.
    """
    area, forces = course.drag_area_m2 / mass_kg, course.forces
    coasts, burns = _taken_apart(phased, course)
    slots: list[BurnSlot] = []
    start, at = state_gcrf, cutoff
    for number, (slot, dv) in enumerate(zip(course.slots, burns, strict=True)):
        end = slot.t
        before = forces.propagate(start, at, end, drag_area_over_mass_m2pkg=area).end_state_gcrf
        steps = _LEAST_STEPS if spread is None else np.maximum(_OUT * spread[number], _LEAST_STEPS)
        flow = flow_of(_coasting(course, start, at, before, end, area), steps)
        radius = float(np.linalg.norm(before[:3]))
        slots.append(BurnSlot(slot.name, end, radius, curved(before, before), dv, flow, np.zeros((6, 3))))
        if number + 1 < len(course.slots):
            # The coast after the burn, run back to the burn's middle.
            leg = coasts[number + 1]
            back = forces.propagate(
                leg.states_gcrf(np.array([leg.start]))[0], leg.start, end, drag_area_over_mass_m2pkg=area
            )
            start, at = back.end_state_gcrf, end
    push = course.hardware.ship.main_engine.thrust_n / phased.mass_kg
    slots = _with_effects(slots, push)
    arrival = phased.arrival_state_gcrf
    target = course.station.state_gcrf(course.aim)
    axes = rtn_axes(before)
    turn = np.kron(np.eye(2), axes)
    to_station = relative_matrix(target) @ turn.T
    pulses, contact, coast, coast_track, coast_m = _approach(course, arrival, area)
    early, early_m = _before_aim(course, before, coasts[-1], area)
    stops = approach.way_in(course.profile.approach, course.hardware.port, course.hardware.ship)
    names = [stop.name for stop in stops]
    launcher, profile = course.hardware.launcher.insertion, course.profile
    sideways = docking_limits(course.hardware.ship.docking_standard)
    limits = course.hardware.ship.contact_speed_mps
    lasting = min(launcher.perigee_km, profile.min_perigee_km) - ladder.PERIGEE_SWING_KM
    return WayThere(
        inserted_gcrf=state_gcrf,
        cutoff=cutoff,
        inserted=curved(state_gcrf, state_gcrf),
        slots=tuple(slots),
        anchor_gcrf=before,
        aim=curved(before, arrival),
        drag_area_over_mass_m2pkg=area,
        last_push_mps2=push,
        to_station=to_station,
        station=turn @ target,
        rate_radps=orbit_rate_radps(target),
        coast=coast,
        arrived=relative_rtn(target, arrival),
        coast_track=np.concatenate([early, coast_track]),
        coast_track_m=np.concatenate([early_m, coast_m]),
        before_aim=len(early_m),
        pulses=pulses,
        contact=contact,
        final=names.index(approach.FINAL),
        port_m=np.array(course.hardware.port.position_rtn_m),
        axis=np.array(course.hardware.port.axis_rtn),
        across=approach.across(course.hardware.port),
        ellipsoid_m=ellipsoid_axes_m(course.zones),
        keep_out_m=course.zones.keep_out_sphere_radius_m,
        corridor_deg=course.zones.corridor_half_angle_deg,
        corridor_end_m=approach.corridor_end_m(course.zones, course.hardware.ship),
        contact_mps=(limits.min, limits.max),
        lateral_m=sideways.lateral_m,
        lateral_mps=sideways.lateral_mps,
        first_at_least_mps=ladder.raising_mps(launcher, profile.min_perigee_km),
        lift_below_km=lasting,
        lift_to_km=profile.min_perigee_km,
        min_perigee_km=profile.min_perigee_km,
        insertion_counts=launcher.cutoff_km is None,
        max_dv_mps=profile.max_dv_mps,
        phasing_mps=phased.dv_mps,
        approach_mps=came_in.dv_mps,
    )


def _taken_apart(phased: phasing.Phasing, course: Course) -> tuple[list[Leg], list[Array]]:
    """The coasts of a phasing, and the Δv (3,) of each slot; none where the slot is left out."""
    flown = {burn.name: np.array(burn.dv_rtn_mps) for burn in phased.burns}
    coasts = [leg for leg in phased.legs if not leg.powered]
    return coasts, [flown.get(slot.name, np.zeros(3)) for slot in course.slots]


def _coasting(
    course: Course, start: Array, at: float, end: Array, until: float, area: float
) -> Callable[[Array], Array]:
    anchored = curved(start, start)

    def flown(deviation: Array) -> Array:
        state = gcrf_from_curved(start, anchored + deviation[:6])
        arc = course.forces.propagate(
            state, at, until, drag_area_over_mass_m2pkg=area * float(np.exp(deviation[6]))
        )
        return curved(end, arc.end_state_gcrf)

    return flown


def _with_effects(slots: list[BurnSlot], push_mps2: float) -> list[BurnSlot]:
    """The slots with what each burn does at the aim point."""
    later = np.eye(6)
    out = []
    for number in range(len(slots) - 1, -1, -1):
        slot, push = slots[number], push_mps2 if number == len(slots) - 1 else 0.0
        steps = _DV_STEP_MPS * np.hstack([np.eye(3), -np.eye(3)])
        ends = burned(slot, np.zeros((6, 6)), slot.dv_rtn_mps[:, None] + steps, push_mps2=push)
        kick = (ends[:, :3] - ends[:, 3:]) / (2.0 * _DV_STEP_MPS)
        out.append(replace(slot, effects=later @ kick))
        later = later @ slot.came_by.first_order
    return out[::-1]


def burned(
    slot: BurnSlot, deviation: Any, dv_rtn: Any, *, late_s: Any = 0.0, push_mps2: float = 0.0, xp: Any = np
) -> Any:
    """Deviations (6, n) after a burn (3, n), in RTN of the ship's own state, of those before it.

    late_s: how much later than its slot. push_mps2: for a burn that ends at its instant instead of lying about it.
    """
    v_along, v_across = slot.coordinates[4] + deviation[4], slot.coordinates[5] + deviation[5]
    level = xp.sqrt(v_along * v_along + v_across * v_across)
    c, s = v_along / level, v_across / level
    kick = xp.stack([dv_rtn[0], c * dv_rtn[1] - s * dv_rtn[2], s * dv_rtn[1] + c * dv_rtn[2]])
    usual = slot.dv_rtn_mps[:, None] + 0.0 * kick
    rate = slot.coordinates[4] / slot.radius_m
    if push_mps2:
        sizes = [xp.sqrt(xp.sum(one * one, axis=0)) for one in (kick, usual)]
        late_s, usual_late_s = late_s - sizes[0] / (2.0 * push_mps2), -sizes[1] / (2.0 * push_mps2)
        return deviation + _kicked(kick, late_s, rate, xp) - _kicked(usual, usual_late_s, rate, xp)
    return deviation + _kicked(kick, late_s, rate, xp) - _kicked(usual, 0.0, rate, xp)


def _kicked(kick: Any, late_s: Any, rate_radps: float, xp: Any) -> Any:
    """What a burn (3, n) some seconds after an instant comes to at the instant: (6, n).

    It is turned back along the orbit's own motion, to first order in the seconds.
    """
    turned = xp.stack([2.0 * kick[1], -kick[0], 0.0 * kick[2]])
    return xp.concatenate([-kick * late_s, kick - late_s * rate_radps * turned])


def relative_matrix(target: Array) -> Array:
    """The matrix (6, 6) from differences of GCRF states to relative ones in the target's rotating RTN frame."""
    return np.asarray(relative_rtn(np.broadcast_to(target, (6, 6)), target + np.eye(6)).T)


def _tracked(
    course: Course, state: Array, times: Array, area: float
) -> tuple[Array, Array, Array, Array, Array]:
    """A leg over instants (k,), the first of which is the state's own.

    GCRF and relative state at its end, growth (6, 6) of relative deviations over it, places (k, 3), and their
    derivatives (k, 3, 6) by the deviations at its start.
    """
    arc = course.forces.propagate(state, times[0], times[-1], drag_area_over_mass_m2pkg=area, transition=True)
    targets = course.station.state_gcrf(times)
    relative = relative_rtn(targets, arc.state_gcrf(times))
    back = np.linalg.inv(relative_matrix(targets[0]))
    grown = np.stack(
        [relative_matrix(to) @ phi @ back for to, phi in zip(targets, arc.transitions(times), strict=True)]
    )
    return arc.end_state_gcrf, relative[-1], grown[-1], relative[:, :3], grown[:, :3]


def _instants(start: float, end: float, step_s: float) -> Array:
    return np.linspace(start, end, max(int(np.ceil(abs(end - start) / step_s)), 2) + 1)


def _before_aim(course: Course, coasting: Array, coast: Leg, area: float) -> tuple[Array, Array]:
    """Places over the last minutes before the aim point, by the deviations of the coasting state (6,) at that."""
    start = max(coast.start, coast.end - _BEFORE_AIM_S)
    times = _instants(coast.end, start, 2.0 * _TRACK_STEP_S)
    _, _, _, places, grown = _tracked(course, coasting, np.concatenate([[course.aim], times]), area)
    return grown[1:], places[1:]


def _approach(
    course: Course, arrival: Array, area: float
) -> tuple[tuple[Pulse, ...], Array, Array, Array, Array]:
    """The nominal approach: its pulses, the state at contact, the growth over the coast before, and its places."""
    data, state, now = course.profile.approach, arrival, course.aim
    contact = arrival
    coast, coast_track, coast_m = np.eye(6), np.zeros((0, 3, 6)), np.zeros((0, 3))
    if data.coast_s > 0.0:
        times = _instants(now, now + data.coast_s, 2.0 * _TRACK_STEP_S)
        state, contact, coast, coast_m, coast_track = _tracked(course, state, times, area)
        now += data.coast_s
    out: list[Pulse] = []
    last = now
    for stop in approach.way_in(data, course.hardware.port, course.hardware.ship):
        target = course.station.state_gcrf(now)
        before = relative_rtn(target, state)
        to_r, to_v = clohessy_wiltshire(orbit_rate_radps(target), stop.after_s)
        to_rate = np.asarray(-np.linalg.solve(to_v, to_r))
        toward = np.asarray(np.linalg.solve(to_v, np.array(stop.point_m)))
        after = np.concatenate([before[:3], toward + to_rate @ before[:3]])
        if stop.leg == approach.FINAL:
            times = approach.rule_times(now, now + stop.flown_s)
        else:
            times = _instants(now, now + stop.flown_s, _TRACK_STEP_S)
        state, contact, flow, places, track = _tracked(
            course, gcrf_from_relative_rtn(target, after), times, area
        )
        remembered = float(np.exp(-(now - last) / _FILTER_S)) if out else 0.0
        out.append(Pulse(stop.name, to_rate, toward, before, after, flow, track, places, remembered))
        last = now
        now += stop.flown_s
    return tuple(out), contact, coast, coast_track, coast_m
