"""Phasing: the burns that bring the ship from insertion to the aim point at its time for the least Δv.

The burns sit in the slots of the profile and one more at the aim point. They are solved on the full-force
engine with finite burns: the engine's transition matrices say what each burn moves at the end, and the
smallest sum of burns that meets the end conditions is found by iteratively reweighted least squares (the
minimum-fuel impulsive problem of Prussing & Chiu, "Optimal multiple-impulse time-fixed rendezvous between
circular orbits", 1986, here with the burn times given). Repeated until the miss is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ImpossibleFlightError, PropagationError
from expedition.phases.propulsion import Propulsion
from expedition.space.curvilinear import curved
from expedition.space.engine import Arc, Forces, ThrustArc
from expedition.space.frames import rtn_axes
from expedition.space.orbits import apsides_km
from expedition.timeline import Burn, Leg

Array = NDArray[np.float64]

_POSITION_TOLERANCE_M = 0.5
_VELOCITY_TOLERANCE_MPS = 0.001
_SMALLEST_BURN_MPS = 1e-3
_SHORTEST_BURN_S = 0.1
_COARSE_DEGREE = 8
_COARSE_TOLERANCE = 1e-8
_MAX_TURNS = 52
# Over days the cheapest burns come in small steps; what is found by then has to do.
_POLISHING_TURNS = 40
_SCALE = np.array([1.0, 1.0, 1.0, 1000.0, 1000.0, 1000.0])
_NEAR_M = 2000.0
_WORTH_MPS = 0.1
# A cheaper set of burns is looked for this far away; over longer flights less, for the effects bend sooner.
_REACH_MPS = 30.0
_REACH_SPAN_S = 10800.0
# No two places on orbits are so far apart: what the engine says of a ship that has come down.
_LOST_M = 1e8
# An orbit that dips this low does not go round once more.
_COMES_DOWN_KM, _A_REVOLUTION_S = 60.0, 5400.0


@dataclass(frozen=True)
class Slot:
    """A place for a burn: its name and the instant of its middle."""

    name: str
    t: float


@dataclass(frozen=True, eq=False)
class Phasing:
    """A solved phasing: burns, the legs between them, and how near to the aim point it ends."""

    burns: tuple[Burn, ...]
    legs: tuple[Leg, ...]
    arrival: float
    """End of the last burn, at the aim point."""
    arrival_state_gcrf: Array
    mass_kg: float
    miss_m: float
    miss_mps: float

    @property
    def dv_mps(self) -> float:
        """Sum of the burns, m/s."""
        return sum(burn.dv_mps for burn in self.burns)


def solve(
    forces: Forces,
    state_gcrf: Array,
    start: float,
    slots: Sequence[Slot],
    guess_rtn_mps: Array,
    aim_state_gcrf: Array,
    aim: float,
    *,
    mass_kg: float,
    propulsion: Propulsion,
    drag_area_m2: float,
    first_at_least_mps: float = 0.0,
) -> Phasing:
    """Burns in the slots, the last of which ends at the aim instant, that reach the aim state.

    state_gcrf, aim_state_gcrf: (6,) at `start` and `aim`. guess_rtn_mps: (n, 3), a first guess. drag_area_m2:
    drag coefficient times area. first_at_least_mps: along-track, for a ship left short of a lasting orbit; 0
    leaves the first burn free. Raises ImpossibleFlightError where no burns are found. The end is met within
    0.5 m and 1 mm/s.
    """
    # The cheapest burns are looked for in coarser gravity, which moves them by little; those found are then
    # corrected on the full forces. What a burn moves at the end need not be known exactly either.
    simple = Forces.over(start, aim, gravity_degree=_COARSE_DEGREE, tolerance=_COARSE_TOLERANCE)
    task = _Task(simple, state_gcrf, start, tuple(slots), aim, mass_kg, propulsion, drag_area_m2 / mass_kg)
    reach = _REACH_MPS * min(1.0, _REACH_SPAN_S / (aim - start))
    dv = np.array(guess_rtn_mps, dtype=float)
    if first_at_least_mps:
        dv[0, 1] = max(dv[0, 1], first_at_least_mps)
    effects: Array | None = None
    last_dv: Array = dv
    last_missed: Array | None = None
    cheapest: tuple[float, Array, Array | None] = (np.inf, dv, None)
    polishing = True
    distance = np.inf
    for turn in range(_MAX_TURNS):
        try:
            flown = _fly(task, simple if polishing else forces, dv, with_effects=effects is None)
        except PropagationError:
            # The engine gives up on orbits through the Earth's middle.
            raise _comes_down() from None
        miss = aim_state_gcrf - flown.end_state
        distance, speed = float(np.linalg.norm(miss[:3])), float(np.linalg.norm(miss[3:]))
        if distance > _LOST_M:
            raise _comes_down()
        missed, by_state = _around_the_orbit(aim_state_gcrf, flown.end_state)
        if effects is None:
            effects = by_state @ flown.effects
        elif last_missed is not None:
            effects = _learned(effects, (dv - last_dv).ravel(), missed - last_missed)
        last_dv, last_missed = dv, missed
        near = distance < (_NEAR_M if polishing else _POSITION_TOLERANCE_M)
        if not near or (not polishing and speed > _VELOCITY_TOLERANCE_MPS):
            dv = _held(_mended, effects, missed, dv, first_at_least_mps)
            continue
        if not polishing:
            return _result(flown, slots, dv, mass_kg, propulsion, distance, speed)
        total, late = float(np.linalg.norm(dv, axis=1).sum()), turn >= _POLISHING_TURNS
        if total < cheapest[0] - (0.0 if late else _WORTH_MPS):
            cheapest = (total, dv, effects)
        if cheapest[1] is dv and not late:
            # The end is nearly met: look for a cheaper set of burns nearby.
            step = _held(_least_sum, effects, missed, dv, first_at_least_mps) - dv
            dv = dv + step * min(1.0, reach / max(float(np.max(np.linalg.norm(step, axis=1))), 1e-9))
            effects = None
        else:
            _, dv, effects = cheapest
            polishing, last_missed = False, None
    raise ImpossibleFlightError(
        f"no burns were found that reach the aim point: still {distance / 1000.0:.1f} km off; "
        "ask for another day or another profile"
    )


def _comes_down() -> ImpossibleFlightError:
    return ImpossibleFlightError(
        "no burns were found that reach the aim point: those tried lead into the Earth; "
        "ask for another day or another profile"
    )


@dataclass(frozen=True, eq=False)
class _Task:
    """What does not change from one try to the next."""

    simple: Forces
    state: Array
    start: float
    slots: tuple[Slot, ...]
    aim: float
    mass_kg: float
    propulsion: Propulsion
    drag_area_over_mass_m2pkg: float


def _learned(effects: Array, change: Array, moved: Array) -> Array:
    """Effects (6, 3n) mended by what the last change of burns really moved (Broyden's update, 1965)."""
    size = float(change @ change)
    if size < 1e-16:
        return effects
    return np.asarray(effects + np.outer(moved - effects @ change, change) / size)


def _around_the_orbit(aim: Array, state: Array) -> tuple[Array, Array]:
    """A state's deviation (6,) from the aim in height, along and across the orbit, and its derivative (6, 6)."""
    steps = np.diag([10.0, 10.0, 10.0, 0.01, 0.01, 0.01])
    near = curved(aim, np.vstack([state, aim, state + steps, state - steps]))
    return near[0] - near[1], ((near[2:8] - near[8:]) / (2.0 * np.diag(steps)[:, None])).T


def _mended(effects: Array, missed: Array, dv: Array) -> Array:
    """Burns (n, 3) changed as little as takes the miss (6,) away; effects (6, 3n)."""
    change = np.linalg.lstsq(effects * _SCALE[:, None], missed * _SCALE, rcond=None)[0]
    return np.asarray(dv - change.reshape(-1, 3))


def _least_sum(effects: Array, missed: Array, dv: Array) -> Array:
    """Burns (n, 3) that take the miss (6,) away with the least sum of sizes; effects (6, 3n)."""
    a, b = effects * _SCALE[:, None], (effects @ dv.ravel() - missed) * _SCALE
    x = dv
    for _ in range(20):
        size = np.linalg.norm(x, axis=1)
        weights = np.repeat(np.maximum(size, 1e-4 * max(np.max(size), 1.0)), 3)
        x = (weights * (a.T @ np.linalg.lstsq(a * weights @ a.T, b, rcond=None)[0])).reshape(-1, 3)
    return x


def _held(
    change: Callable[[Array, Array, Array], Array], effects: Array, missed: Array, dv: Array, least_mps: float
) -> Array:
    """A change of burns that leaves the first, along-track, no smaller than asked for (0: free)."""
    out = change(effects, missed, dv)
    if not least_mps or out[0, 1] >= least_mps:
        return out
    there = dv.copy()
    there[0, 1] = least_mps
    others = effects.copy()
    others[:, 1] = 0.0
    out = change(others, missed + effects @ (there - dv).ravel(), there)
    out[0, 1] = least_mps
    return out


@dataclass(frozen=True, eq=False)
class _Flown:
    pieces: tuple[tuple[Arc, int | None], ...]
    """Arcs in order, with the index of the burn for a powered one."""
    end_state: Array
    effects: Array


def _times(task: _Task, dv: Array) -> list[tuple[float, float]]:
    """Start and end of each burn; the last ends at the aim instant."""
    out = []
    mass_kg = task.mass_kg
    for index, (slot, one) in enumerate(zip(task.slots, dv, strict=True)):
        size = float(np.linalg.norm(one))
        # A burn keeps a length, so that its effect can be found when it is still nothing.
        length = max(task.propulsion.duration_s(size, mass_kg), _SHORTEST_BURN_S)
        begin = task.aim - length if index == len(task.slots) - 1 else slot.t - 0.5 * length
        out.append((begin, begin + length))
        mass_kg = task.propulsion.mass_after_kg(size, mass_kg)
    return out


def _fly(task: _Task, forces: Forces, dv: Array, *, with_effects: bool) -> _Flown:
    area = task.drag_area_over_mass_m2pkg
    pieces: list[tuple[Arc, int | None]] = []
    state, now = task.state, task.start
    inputs: list[Array] = []
    moved: list[Array] = []
    for index, (begin, end) in enumerate(_times(task, dv)):
        if begin <= now:
            raise ImpossibleFlightError(
                f"{task.slots[index].name} would have to begin {now - begin:.0f} s before "
                f"{'the burn ahead of it has ended' if index else 'insertion'}; "
                "ask for another profile or a later docking"
            )
        coarse = with_effects and forces is task.simple
        if begin - now > _A_REVOLUTION_S and apsides_km(state)[0] < _COMES_DOWN_KM:
            # The engine would take minutes over the way through the air.
            raise PropagationError("the orbit comes down")
        coast = forces.propagate(state, now, begin, drag_area_over_mass_m2pkg=area, transition=coarse)
        push = dv[index] / (end - begin)
        thrust = ThrustArc(begin, end, (float(push[0]), float(push[1]), float(push[2])))
        before = coast.end_state_gcrf
        burn = forces.propagate(
            before, begin, end, drag_area_over_mass_m2pkg=area, burns=(thrust,), transition=with_effects
        )
        if with_effects:
            moves = coast
            if not coarse:
                moves = task.simple.propagate(
                    state, now, begin, drag_area_over_mass_m2pkg=area, transition=True
                )
            # A burn acts as if half of it came at its start and half at its end.
            first, last = np.zeros((6, 3)), np.zeros((6, 3))
            first[3:], last[3:] = rtn_axes(before).T, rtn_axes(burn.end_state_gcrf).T
            inputs.append(0.5 * (burn.transition @ first + last))
            moved.append(burn.transition @ moves.transition)
        state, now = burn.end_state_gcrf, end
        pieces += [(coast, None), (burn, index)]
    later = np.eye(6)
    blocks = []
    for effect, transition in zip(reversed(inputs), reversed(moved), strict=True):
        blocks.append(later @ effect)
        later = later @ transition
    return _Flown(tuple(pieces), state, np.hstack(blocks[::-1]) if blocks else np.empty((6, 0)))


def burn_of(name: str, arc: Arc, dv_rtn_mps: Array, mass_kg: float, propulsion: Propulsion) -> Burn:
    """A burn as flown: its arc, its Δv (3,), and the mass of the ship before it."""
    perigee, apogee = apsides_km(arc.end_state_gcrf)
    r, t, n = (float(x) for x in dv_rtn_mps)
    spent_kg = mass_kg - propulsion.mass_after_kg(float(np.linalg.norm(dv_rtn_mps)), mass_kg)
    length = arc.end - arc.start
    return Burn(name, arc.start, length, (r, t, n), perigee, apogee, "main", "phasing", mass_kg, spent_kg)


def _result(
    flown: _Flown,
    slots: Sequence[Slot],
    dv: Array,
    mass_kg: float,
    propulsion: Propulsion,
    miss_m: float,
    miss_mps: float,
) -> Phasing:
    burns, legs = [], []
    for number, (arc, index) in enumerate(flown.pieces):
        if index is None:
            # Coasts and burns take turns, a coast first.
            legs.append(Leg(f"coast to {slots[number // 2].name}", arc.start, arc.end, arc.state_gcrf))
            continue
        size = float(np.linalg.norm(dv[index]))
        legs.append(Leg(slots[index].name, arc.start, arc.end, arc.state_gcrf, powered=True))
        before_kg, mass_kg = mass_kg, propulsion.mass_after_kg(size, mass_kg)
        if size < _SMALLEST_BURN_MPS:
            continue
        burns.append(burn_of(slots[index].name, arc, dv[index], before_kg, propulsion))
    end = flown.pieces[-1][0]
    return Phasing(tuple(burns), tuple(legs), end.end, end.end_state_gcrf, mass_kg, miss_m, miss_mps)
