"""Holds the scattered way to a station against linear covariance of the same chain.

    python benchmarks/lincov.py [FLIGHT] [--samples 16384]

The covariance of what is off, carried through the flight by matrices (Geller, "Linear covariance techniques for orbital
rendezvous analysis and autonomous onboard mission planning", J. Guidance 29, 2006), written beside the batch and not
with it: transition matrices of the engine in GCRF, the burns' reaction from the optimality conditions of the least sum
of Δv, Clohessy and Wiltshire's equations for the approach. Only insertion is taken from the samples. The goal is 10 %,
for flights whose burns are told apart by what they do. Where several can stand for each other at the same sum, as those
of the Shuttle and Starliner, how the sum is split is chance, and all burns together count; a burn that becomes many
times as large as planned is not linear.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition import Flight
from expedition.phases.rendezvous import approach
from expedition.planning import to_station
from expedition.runs.tables import Span
from expedition.space.curvilinear import gcrf_from_curved
from expedition.space.frames import relative_rtn, rtn_axes
from expedition.space.relative_motion import orbit_rate_radps
from expedition.timeline import Leg
from expedition.whatif import there
from expedition.whatif.errors import ErrorModel, error_model

Array = NDArray[np.float64]

AGREE = 0.10
ALL = "all burns"
SEED = 12
_DRAG_STEP = 0.01
# What a ship pays for a metre and a metre a second that it misses the aim point by, in revolutions' rate and as it is.
_APPROACH_PAYS = 3.0
_FILTER_S = 60.0
# Weights of burns that the least sum leaves out go no lower than this share of the largest burn.
_LEAST_WEIGHT = 1e-4
# A ship foresees its end three times and weighs anew six times each.
_TRIES = 18
# Normal deviates are as one that is so far out on either side.
_OUT = 1.0
_LEAST_ASKED = 1e-12
_DRAWN = 20_000


@dataclass(frozen=True)
class Row:
    """A standard deviation by both."""

    name: str
    unit: str
    linear: float
    sampled: float

    @property
    def ratio(self) -> float:
        """Linear over sampled."""
        return self.linear / self.sampled


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("flight", nargs="?", default="soyuz-ms-19")
    parser.add_argument("--samples", type=int, default=16_384)
    asked = parser.parse_args()
    flight = Flight.resolve(asked.flight)
    solved = to_station.solved(flight, None, False, lambda _: None)
    book = flight.catalogue
    assert flight.launcher is not None
    errors = error_model(book.ship(flight.vehicle), book.launcher(flight.launcher), book)
    rows = compared(solved, there.scene_of(solved, errors), errors, asked.samples)
    print(
        f"{flight.title}, {asked.samples} samples, seed {SEED}; standard deviations, of samples by their quartiles"
    )
    print(f"{'':34}{'linear':>10}{'sampled':>10}{'ratio':>8}")
    for row in rows:
        print(f"{row.name + ', ' + row.unit:34}{row.linear:10.4g}{row.sampled:10.4g}{row.ratio:8.3f}")
    off = [row.name for row in rows if abs(row.ratio - 1.0) > AGREE]
    print(
        f"within {AGREE:.0%}: {len(rows) - len(off)} of {len(rows)}"
        + (f"; not {', '.join(off)}" if off else "")
    )


def compared(
    solved: to_station.Solved, scene: there.ToStation, errors: ErrorModel, samples: int
) -> list[Row]:
    """Standard deviations of the way to the aim point and of the contact, by both."""
    way = scene.way
    begun = [
        there.insertions(scene, errors, SEED, first, there.CHUNK) for first in range(0, samples, there.CHUNK)
    ]
    inserted = np.concatenate([one.deviation[:, ~one.short] for one in begun], axis=1)
    states = gcrf_from_curved(way.inserted_gcrf, (way.inserted[:, None] + inserted).T)
    table = there.Batch(scene, errors, SEED)(Span(0, samples))
    arrival, burns = _phasing(solved, errors, np.cov((states - way.inserted_gcrf).T))
    contact = _approach(solved, errors, arrival)
    found = [
        *(
            (f"Δv of {name}", "m/s", size, "phasing_mps" if name == ALL else f"dv_{k}_mps")
            for k, (name, size) in enumerate(burns.items(), start=1)
        ),
        *(
            (f"arrival, {axis}", "m", float(np.sqrt(arrival[k, k])), f"arrival_{axis}_m")
            for k, axis in enumerate(("radial", "along", "across"))
        ),
        *((name, unit, size, column) for name, unit, size, column in contact),
    ]
    return [Row(name, unit, size, _sigma(table[column])) for name, unit, size, column in found]


def _sigma(values: Array) -> float:
    low, high = np.nanquantile(values, (0.25, 0.75))
    return float(high - low) / 1.349


def _covariance(errors: ErrorModel, *quantities: str) -> Array:
    """Of some quantities (R, T, N each), with what is said of how they go together."""
    names = [f"{quantity}.{axis}" for quantity in quantities for axis in "RTN"]
    sigma = np.concatenate([errors.sigma(quantity) for quantity in quantities])
    matrix = np.eye(len(names))
    for pair in errors.correlations:
        if pair.first in names and pair.second in names:
            i, j = names.index(pair.first), names.index(pair.second)
            matrix[i, j] = matrix[j, i] = pair.coefficient
    return matrix * np.outer(sigma, sigma)


def _phasing(
    solved: to_station.Solved, errors: ErrorModel, inserted: Array
) -> tuple[Array, dict[str, float]]:
    """Covariance (6, 6) at the aim point in the station's frame, and the deviation of each burn's size, m/s.

    inserted: (6, 6), of GCRF states at cut-off. The state that is carried: what is off in GCRF (6), the drag's
    logarithm, where the ship takes the station to be (6), and what all burns have come to.
    """
    course, forces = solved.course, solved.course.forces
    area = course.drag_area_m2 / course.hardware.ship.mass_kg
    planned = {burn.name: np.array(burn.dv_rtn_mps) for burn in solved.phased.burns}
    slots = [slot for slot in course.slots if slot.name in planned]
    burns = [planned[slot.name] for slot in slots]
    flown = [leg for leg in solved.phased.legs if not leg.powered]
    carries, states, by_drag = [], [], []
    start, at = solved.inserted, solved.cutoff
    for number, slot in enumerate(slots):
        arc = forces.propagate(start, at, slot.t, drag_area_over_mass_m2pkg=area, transition=True)
        more = forces.propagate(start, at, slot.t, drag_area_over_mass_m2pkg=area * (1.0 + _DRAG_STEP))
        states.append(arc.end_state_gcrf)
        carries.append(arc.transition)
        by_drag.append((more.end_state_gcrf - arc.end_state_gcrf) / _DRAG_STEP)
        if number + 1 < len(slots):
            leg = flown[number + 1]
            begun = leg.states_gcrf(np.array([leg.start]))[0]
            start = forces.propagate(begun, leg.start, slot.t, drag_area_over_mass_m2pkg=area).end_state_gcrf
            at = slot.t
    # What a burn does to what is off: along the ship's own axes, which turn with it.
    jumps = [_jump(state, dv) for state, dv in zip(states, burns, strict=True)]
    kicks = [np.vstack([np.zeros((3, 3)), rtn_axes(state).T]) for state in states]
    kicks[-1] = kicks[-1] + _early(states[-1], burns[-1], solved.phased.legs[-1])
    later, onward, effects = np.eye(6), [], []
    for carry, jump, kick in zip(carries[::-1], jumps[::-1], kicks[::-1], strict=True):
        effects.append(later @ kick)
        onward.append(later @ jump)
        later = onward[-1] @ carry
    effects, onward = effects[::-1], onward[::-1]
    size = 14
    p = np.zeros((size, size))
    p[:6, :6] = inserted
    p[6, 6] = errors.sigma("air.density")[0] ** 2 + errors.sigma("ship.ballistic")[0] ** 2
    last = np.kron(np.eye(2), rtn_axes(states[-1]))
    p[7:13, 7:13] = last.T @ _covariance(errors, "station.position", "station.velocity") @ last
    told: dict[str, float] = {}
    # A miss of speed counts along the directions of the place itself, which turn along the way.
    counted = last.copy()
    counted[3, :3] += orbit_rate_radps(states[-1]) * last[1, :3]
    rate = orbit_rate_radps(course.station.state_gcrf(course.aim))
    for k, (slot, dv) in enumerate(zip(slots, burns, strict=True)):
        f = np.eye(size)
        f[:6, :6], f[:6, 6] = carries[k], by_drag[k]
        p = f @ p @ f.T
        axes = np.kron(np.eye(2), rtn_axes(states[k]))
        seen = axes.T @ _covariance(errors, "navigation.position", "navigation.velocity") @ axes
        wanted = np.zeros((6, size))
        wanted[:, :6], wanted[:, 7:13] = -onward[k], np.eye(6)
        asked = wanted @ p @ wanted.T + onward[k] @ seen @ onward[k].T
        # The last burn only takes away what speed is left.
        gain = counted[3:]
        if k + 1 < len(slots):
            gain = _gain(effects[k:], burns[k:], asked, counted, rate)
        reacts = gain @ wanted
        # What is seen falsely; then the burn's own errors, as large as the burn becomes, not as it is planned.
        noise = gain @ onward[k] @ seen @ onward[k].T @ gain.T
        meant = reacts @ p @ reacts.T + noise
        square = np.outer(dv, dv) + meant
        total = float(np.trace(square))
        pointing = float(np.mean(np.square(errors.sigma("burn.pointing", slot.name))))
        own = square * (
            errors.sigma("burn.size", slot.name)[0] ** 2
            + errors.sigma("burn.fixed", slot.name)[0] ** 2 / total
        )
        done = noise + own + pointing * (total * np.eye(3) - square)
        told[slot.name] = _size_sigma(dv, meant + own)
        late = rtn_axes(states[k]).T @ dv
        spin = np.cross(states[k][:3], states[k][3:]) / float(states[k][:3] @ states[k][:3])
        timing = np.concatenate([-late, np.cross(spin, late)]) * errors.sigma("burn.timing", slot.name)[0]
        g = np.eye(size)
        g[:6] = 0.0
        g[:6, :6] = jumps[k]
        # The kick, and the burn's size.
        both = np.zeros((size, 3))
        both[:6], both[13] = kicks[k], dv / np.linalg.norm(dv)
        g += both @ reacts
        p = g @ p @ g.T + both @ done @ both.T
        p[:6, :6] += np.outer(timing, timing)
    told[ALL] = float(np.sqrt(p[13, 13]))
    target = course.station.state_gcrf(course.aim)
    to_station = relative_rtn(np.broadcast_to(target, (6, 6)), target + np.eye(6)).T
    return to_station @ p[:6, :6] @ to_station.T, told


def _jump(state: Array, dv_rtn: Array) -> Array:
    """Derivative (6, 6) of the state after a burn along the ship's own axes by the state before it."""
    out = np.eye(6)
    for k, step in enumerate([10.0] * 3 + [0.01] * 3):
        off = step * np.eye(6)[k]
        out[3:, k] += (rtn_axes(state + off).T @ dv_rtn - rtn_axes(state - off).T @ dv_rtn) / (2.0 * step)
    return out


def _early(state: Array, dv_rtn: Array, burn: Leg) -> Array:
    """What more a burn (6, 3) does that ends at its instant: it comes half its length before, a larger one earlier."""
    half, unit = 0.5 * (burn.end - burn.start), dv_rtn / np.linalg.norm(dv_rtn)
    moved = half * rtn_axes(state).T @ (np.eye(3) + np.outer(unit, unit))
    spin = np.cross(state[:3], state[3:]) / float(state[:3] @ state[:3])
    return np.vstack([moved, -np.cross(spin, moved.T).T])


def _size_sigma(mean: Array, covariance: Array) -> float:
    """Deviation of the length of a normal vector (3,), which may be no longer than it scatters."""
    values, axes = np.linalg.eigh(covariance)
    drawn = np.random.default_rng(SEED).normal(size=(_DRAWN, 3)) * np.sqrt(np.maximum(values, 0.0))
    return _sigma(np.linalg.norm(mean + drawn @ axes.T, axis=1))


def _gain(
    effects: Sequence[Array], burns: Sequence[Array], asked: Array, counted: Array, rate: float
) -> Array:
    """How the first of some burns reacts (3, 6) to what is wanted at the aim, as the least sum of Δv has it.

    The sum has a kink where a burn, or the miss, is nothing. So the reaction is taken over what is asked of it, of
    covariance (6, 6): along each of its axes from one side to the other. counted: (6, 6), the state at the aim as a
    miss of it is counted.
    """
    price = np.linalg.inv(counted) @ np.diag(1.0 / (_APPROACH_PAYS * np.array([rate] * 3 + [1.0] * 3)))
    rows = 1.0 / np.linalg.norm(np.hstack(effects), axis=1)
    every = [rows[:, None] * e for e in (*effects, price)]
    here = sum((e @ b for e, b in zip(every, burns, strict=False)), np.zeros(6))
    sizes, axes = np.linalg.eigh(rows[:, None] * asked * rows + _LEAST_ASKED * np.eye(6))
    reacts = []
    for size, axis in zip(np.sqrt(sizes), axes.T, strict=True):
        ends = [_least_sum(every, here + side * _OUT * size * axis, burns) for side in (1.0, -1.0)]
        reacts.append((ends[0] - ends[1]) / (2.0 * _OUT * size))
    return np.asarray(np.stack(reacts, axis=1) @ axes.T * rows)


def _least_sum(every: Sequence[Array], wanted: Array, begin: Sequence[Array]) -> Array:
    """The first (3,) of the burns that with the miss do what is wanted, of the least sum."""
    each = [*begin, np.zeros(6)]
    for _ in range(_TRIES):
        sizes = [float(np.linalg.norm(b)) for b in each]
        least = _LEAST_WEIGHT * max(*sizes[:-1], 1.0)
        weights = [max(size, least) for size in sizes]
        gram = sum((w * e @ e.T for w, e in zip(weights, every, strict=True)), np.zeros((6, 6)))
        pull = np.linalg.solve(gram, wanted)
        each = [w * e.T @ pull for w, e in zip(weights, every, strict=True)]
    return each[0]


def _approach(
    solved: to_station.Solved, errors: ErrorModel, arrival: Array
) -> list[tuple[str, str, float, str]]:
    """Deviations at contact, aside along one axis and in closing speed, from a covariance (6, 6) at the aim point."""
    course = solved.course
    data, hardware = course.profile.approach, course.hardware
    port, axis = np.array(hardware.port.position_rtn_m), np.array(hardware.port.axis_rtn)
    rate = orbit_rate_radps(course.station.state_gcrf(course.aim))
    state = relative_rtn(course.station.state_gcrf(course.aim), solved.phased.arrival_state_gcrf)
    p = arrival
    if data.coast_s > 0.0:
        flow = _cw(rate, data.coast_s)
        state, p = flow @ state, flow @ p @ flow.T
    share, floor, speed = (
        np.diag(np.square(errors.sigma(name))) for name in ("sensor.share", "sensor.floor", "sensor.velocity")
    )
    bias = _covariance(errors, "sensor.bias")
    # What is carried: what is off (6), the errors of the last estimate by their kinds (9), the sensor's bias (3).
    size = 18
    big = np.zeros((size, size))
    big[:6, :6], big[15:, 15:] = p, bias
    since = np.inf
    for number, stop in enumerate(approach.way_in(data, hardware.port, hardware.ship)):
        kept = 0.0 if number == 0 else float(np.exp(-since / _FILTER_S))
        f = np.eye(size)
        f[6:15, 6:15] *= kept
        big = f @ big @ f.T
        for at, one in ((6, share), (9, floor), (12, speed)):
            big[at : at + 3, at : at + 3] += (1.0 - kept * kept) * one
        flow = _cw(rate, stop.after_s)
        to_rate = -np.linalg.solve(flow[:3, 3:], flow[:3, :3])
        toward = np.linalg.solve(flow[:3, 3:], np.array(stop.point_m))
        dv = toward + to_rate @ state[:3] - state[3:]
        away = float(np.linalg.norm(state[:3] - port))
        sees = np.zeros((6, size))
        sees[:6, :6] = np.eye(6)
        sees[:3, 6:9], sees[:3, 9:12], sees[3:, 12:15] = away * np.eye(3), np.eye(3), np.eye(3)
        sees[:3, 15:] = np.eye(3)
        reacts = to_rate @ sees[:3] - sees[3:]
        g = np.eye(size)
        g[3:6] += reacts
        big = g @ big @ g.T
        label = str(number)
        big[3:6, 3:6] += np.outer(dv, dv) * errors.sigma("pulse.size", label)[0] ** 2
        big[3:6, 3:6] += np.diag(np.square(errors.sigma("pulse.fixed", label)))
        state = np.concatenate([state[:3], state[3:] + dv])
        flow = _cw(rate, stop.flown_s)
        f = np.eye(size)
        f[:6, :6] = flow
        big, state, since = f @ big @ f.T, flow @ state, stop.flown_s
    side = approach.across(hardware.port)
    return [
        ("contact, aside along one axis", "m", float(np.sqrt(side @ big[:3, :3] @ side)), "side_m"),
        ("closing speed", "m/s", float(np.sqrt(axis @ big[3:6, 3:6] @ axis)), "contact_mps"),
    ]


def _cw(rate: float, t: float) -> Array:
    """Relative states (6, 6) after a time, R, T, N: Clohessy and Wiltshire (1960)."""
    s, c, n = np.sin(rate * t), np.cos(rate * t), rate
    return np.array(
        [
            [4 - 3 * c, 0, 0, s / n, 2 * (1 - c) / n, 0],
            [6 * (s - n * t), 1, 0, -2 * (1 - c) / n, (4 * s - 3 * n * t) / n, 0],
            [0, 0, c, 0, 0, s / n],
            [3 * n * s, 0, 0, c, 2 * s, 0],
            [-6 * n * (1 - c), 0, 0, -2 * s, 4 * c - 3, 0],
            [0, 0, -n * s, 0, 0, c],
        ]
    )


if __name__ == "__main__":
    main()
