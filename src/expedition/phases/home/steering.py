"""Entry guidance: the bank, cycle by cycle, that brings an entry to its aim.

A numerical predictor-corrector (Lu, "Entry Guidance: A Unified Method", J. Guidance, Control and Dynamics 37(3),
2014): in each cycle the rest of the entry is flown for several banks, and that bank is taken whose end lies at the
aim's distance; the side is changed when the rest flown to the other side would no more than undo the cross-range
(Smith, "Predictive Lateral Logic for Numerical Entry Guidance Algorithms", AAS 16-216), within a cycle where it comes
between two of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent
from expedition.phases.home.entry import (
    FLOWN_STEP_S,
    LONGEST_S,
    STEP_S,
    Craft,
    Track,
    damped,
    felt_mps2,
    fly_to,
    from_air,
    height_m,
    miss_m,
    step,
    way_beyond_m,
)
from expedition.space.atmosphere import AnyAir
from expedition.space.constants import G0_MPS2

Array = NDArray[np.float64]

CYCLE_S = 15.0
CYCLES = 15.0
PREDICTION_STEPS = 60.0
CLOSE_M = 200000.0
_BANKS = 7
BANK_REACH_RAD = np.radians(60.0)
SMALL_M = 500.0
ROLLS = 5.0
_LAST_TURN_S = 40.0
# What is measured where almost no air is says nothing.
_MOST_RATIO = 3.0


@dataclass(frozen=True)
class Steering:
    """Limits of a guided entry: when it begins (felt load), banks (rad) and their rate, and where it ends.

    damping_radspm: see `entry.damped`. azimuth_rad: how far the aim may lie to the other side of the
    flight before the bank changes side, for ships that turn far (Harpold & Graves, "Shuttle Entry Guidance", J.
    Astronautical Sciences 27, 1979); None for the predictive rule.
    """

    from_mps2: float
    bank_rad: float
    least_bank_rad: float
    most_bank_rad: float
    bank_rate_radps: float
    end_height_m: float
    end_speed_mps: float = 0.0
    damping_radspm: float = 0.0
    azimuth_rad: float | None = None

    @classmethod
    def of(cls, data: Descent) -> Steering:
        """The limits of a ship's file: down to its first canopy, or to the speed at which the glide begins."""
        glide = data.glide
        return cls(
            data.steering_from_g * G0_MPS2,
            float(np.radians(data.bank_deg)),
            float(np.radians(data.least_bank_deg)),
            float(np.radians(data.most_bank_deg)),
            float(np.radians(data.bank_rate_deg_s)),
            data.canopies[0].height_m if glide is None else 0.0,
            0.0 if glide is None else glide.handover_mps,
            0.0 if glide is None else float(np.radians(glide.damping_deg_s_per_m)),
            None if glide is None else float(np.radians(glide.azimuth_deg)),
        )


@dataclass(frozen=True, eq=False)
class Believed:
    """What guidance goes by where the entry is not as foreseen, for one flight or for n side by side.

    craft, air: as foreseen; what drag and lift are at the moment is measured, and their ratio to those foreseen is
    taken for the rest of the way. off_itrf: (6, n), where the ship believes itself to be at entry interface less
    where it is, and as much for its velocity; the place then goes on at the velocity's error. bank_rad: (n,), by what
    the bank flown is greater than the one commanded. cycles_s: (k,) when it corrects, once it steers, s after
    entry interface; the same for all flights, as foreseen. within_m: where no bank ends nearer to the aim than
    this, the ship rolls its lift away and comes down ballistically.
    """

    craft: Craft
    air: AnyAir
    off_itrf: Array
    bank_rad: Array
    cycles_s: Array
    within_m: float

    def state_itrf(self, y: Array, after_s: float) -> Array:
        """Where the ship believes itself to be (6, n), some seconds after entry interface."""
        seen = y + self.off_itrf
        seen[:3] += after_s * self.off_itrf[3:]
        return seen

    def due(self, after_s: float) -> bool:
        """Whether guidance corrects at the step that begins then."""
        return bool(
            np.any((self.cycles_s >= after_s - 1e-6) & (self.cycles_s < after_s + FLOWN_STEP_S - 1e-6))
        )

    def as_measured(self, y: Array, seen: Array, craft: Craft, air: AnyAir) -> Craft:
        """The craft whose drag and lift in the air foreseen are those that the real one has in the real air."""
        drag, lift, _ = from_air(y, craft, air)
        usual_drag, usual_lift, _ = from_air(seen, self.craft, self.air)
        return replace(
            self.craft,
            more_drag=_ratio(drag, usual_drag),
            more_lift=_ratio(lift, usual_lift),
        )


def _ratio(measured: Array, foreseen: Array) -> Array:
    return np.asarray(np.minimum(np.maximum(measured / foreseen, 1.0 / _MOST_RATIO), _MOST_RATIO))


def guided(
    state_itrf: Array,
    craft: Craft,
    air: AnyAir,
    aim_itrf_m: Array,
    steering: Steering,
    believed: Believed | None = None,
) -> Track:
    """Fly an entry from its interface to the end of steering, with the bank that leads to the aim.

    state_itrf: (6,) m and m/s. aim_itrf_m: (3,) where it should be at the end of steering. believed: what guidance
    goes by, of one flight, where that is not what craft and air are. Under 2 km in calm air when the aim is in reach.
    """
    y = np.array(state_itrf, dtype=float)[:, None]
    right = float(miss_m(y[:3, 0], y[:3, 0] + 1e3 * y[3:, 0], aim_itrf_m)[1])
    side = 1.0 if right > 0.0 else -1.0
    bank = side * steering.bank_rad
    commanded = abs(bank)
    steers, next_cycle, reversals = False, 0.0, 0
    seen_from, undone, remaining_s = y[:3, 0], np.nan, 0.0
    rolls_at, size_there, corrected = np.inf, commanded, 0.0
    after, lifts = 0.0, 1.0
    error = 0.0 if believed is None else float(believed.bank_rad[0])
    times, states, banks, cycles = [0.0], [y[:, 0]], [bank], list[float]()
    while after < LONGEST_S:
        if not steers and felt_mps2(y, craft, air)[0] > steering.from_mps2:
            steers, next_cycle = True, after
        due = after >= next_cycle if believed is None else believed.due(after)
        if steers and due and lifts:
            first = not remaining_s
            cycles.append(after)
            seen = y if believed is None else believed.state_itrf(y, after)
            # From close by, or from beyond, ahead and aside lose their sense.
            if np.linalg.norm(seen[:3, 0] - aim_itrf_m) > CLOSE_M:
                seen_from = seen[:3, 0]
            cycle_s, corrected = after - corrected, after
            commanded, size_there, part, undone, remaining_s, short = _correct(
                seen[:, 0],
                bank,
                commanded,
                side,
                craft if believed is None else believed.as_measured(y, seen, craft, air),
                air if believed is None else believed.air,
                seen_from,
                aim_itrf_m,
                steering,
                undone,
                remaining_s,
            )
            rolls_at = after + part * cycle_s if np.isfinite(part) else np.inf
            next_cycle = after + max(CYCLE_S, remaining_s / CYCLES)
            if believed is not None and first and short > believed.within_m:
                lifts, rolls_at = 0.0, np.inf
        if after >= rolls_at:
            commanded, side, rolls_at, undone = size_there, -side, np.inf, np.nan
            reversals += 1
        change = steering.bank_rate_radps * FLOWN_STEP_S
        wanted = np.array([side * commanded])
        if steers and steering.damping_radspm:
            wanted = damped(wanted, y, steering.damping_radspm)
        bank += float(np.clip(wanted[0] - bank, -change, change))
        flown = np.array([bank + error])
        following = step(y, flown, FLOWN_STEP_S, craft, air, lifts=lifts)
        low = float(height_m(following)[0]) - steering.end_height_m
        slow = float(np.linalg.norm(following[3:])) - steering.end_speed_mps
        if low <= 0.0 or slow <= 0.0:
            before = float(height_m(y)[0]) - steering.end_height_m
            before_slow = float(np.linalg.norm(y[3:])) - steering.end_speed_mps
            parts = [before / (before - low)] if low <= 0.0 else []
            parts += [before_slow / (before_slow - slow)] if slow <= 0.0 else []
            part = float(np.clip(min(parts), 1e-3, 1.0))
            y = step(y, flown, part * FLOWN_STEP_S, craft, air, lifts=lifts)
            after += part * FLOWN_STEP_S
        else:
            y = following
            after += FLOWN_STEP_S
        times.append(after)
        states.append(y[:, 0])
        banks.append(bank)
        if low <= 0.0 or slow <= 0.0:
            break
    return Track(
        np.array(times),
        np.array(states),
        np.array(banks),
        np.zeros(len(times)),
        reversals,
        tuple(cycles),
        not lifts,
    )


def _correct(
    y: Array,
    bank: float,
    commanded: float,
    side: float,
    craft: Craft,
    air: AnyAir,
    seen_from: Array,
    aim: Array,
    steering: Steering,
    undone: float,
    remaining_s: float,
) -> tuple[float, float, float, float, float, float]:
    """One cycle of guidance: the bank's size that leads to the aim from here, and the one that does to the other side.

    undone: where across the track the flight would have ended, had its side been changed a cycle ago; the
    fourth value is the same for now, both in the direction of the bank flown, m past the aim. The third is when to
    change the side, in parts of the cycle past, infinite where not before the next cycle. The fifth is how long the
    flight still takes, s, and the last, how far before or beyond the aim all banks end, m.
    """
    low = max(steering.least_bank_rad, commanded - BANK_REACH_RAD)
    high = min(steering.most_bank_rad, commanded + BANK_REACH_RAD)
    sizes = np.linspace(low, high, _BANKS)
    ends = fly_to(
        y,
        craft,
        air,
        bank_rad=np.concatenate([side * sizes, -side * sizes]),
        from_bank_rad=bank,
        bank_rate_radps=steering.bank_rate_radps,
        end_height_m=steering.end_height_m,
        end_speed_mps=steering.end_speed_mps,
        damping_radspm=steering.damping_radspm,
        step_s=float(np.clip(remaining_s / PREDICTION_STEPS, STEP_S, 2.0 * STEP_S)),
    )
    beyond, right = miss_m(seen_from, aim, ends.states_itrf[:, :3])
    if steering.azimuth_rad is not None:
        # With its changes of side the way ahead is about straight, and the length of the way is what counts.
        beyond = way_beyond_m(ends, y[:3], aim)
    here, there = beyond[:_BANKS], beyond[_BANKS:]
    short = max(float(np.min(here)), -float(np.max(here)), 0.0)
    # Ranges fall as banks grow; where a phugoid bends the row, it is read as if it did.
    size = float(np.interp(0.0, np.minimum.accumulate(here)[::-1], sizes[::-1]))
    size_there = float(np.interp(0.0, np.minimum.accumulate(there)[::-1], sizes[::-1]))
    across = side * float(np.interp(size, sizes, right[:_BANKS]))
    across_there = side * float(np.interp(size_there, sizes, right[_BANKS:]))
    # A change too early can be mended by another one, a change too late cannot.
    remaining = float(np.interp(size, sizes, ends.after_s[:_BANKS]))
    growth = max(across_there - undone, 0.0) if np.isfinite(undone) else 0.0
    if steering.azimuth_rad is not None:
        aside = side * float(miss_m(y[:3], y[:3] + 100.0 * y[3:], aim)[1])
        error = np.arcsin(np.clip(aside / np.linalg.norm(aim - y[:3]), -1.0, 1.0))
        if error < -steering.azimuth_rad and remaining > _LAST_TURN_S:
            return size, size_there, 0.0, across_there, remaining, short
        return size, size_there, np.inf, across_there, remaining, short
    roll_s = (size + size_there) / steering.bank_rate_radps
    if remaining < ROLLS * roll_s:
        # Too late to come round and to gain from it.
        return size, size_there, np.inf, across_there, remaining, short
    if across > SMALL_M and across_there + growth > 0.0 and across_there < across:
        part = -across_there / growth if across_there < 0.0 else 0.0
        return size, size_there, part, across_there, remaining, short
    return size, size_there, np.inf, across_there, remaining, short
