"""Booster: what a first stage keeps to come home, and when and how steeply it stages so that it can.

After staging it falls freely over a flat Earth, turns round where it has to come back further than it would fall
(boost-back), brakes before the air is thick (entry burn) and lands on its engines; burns are taken as instants. Drag is
left out: what it saves below the entry burn stands in the Δv of the landing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.pad import Pad
from expedition.catalog.models.recovery import Booster
from expedition.errors import ImpossibleFlightError
from expedition.phases.ascent import climb, search
from expedition.phases.ascent.climb import Ascent
from expedition.space.constants import G0_MPS2
from expedition.space.frames import WGS84_RADIUS_M, geodetic_from_itrf

Array = NDArray[np.float64]

# So high the fall ends for what it is over ground.
_LANDS_M = 30e3
_SETTLED_S, _ROUNDS = 0.02, 12
_PITCHES_DEG = np.arange(4.0, 8.1, 1.0)


@dataclass(frozen=True)
class Return:
    """A booster's way home: Δv of its burns (m/s), the propellant they take (kg), where it falls without boost-back."""

    boostback_mps: float
    entry_mps: float
    landing_mps: float
    needed_kg: float
    falls_km: float
    """From the pad."""


def way_home(
    booster: Booster, empty_kg: float, state_itrf: Array, pad: Pad, distance_km: float | None
) -> Return:
    """The way home from staging. state_itrf: (6,) Earth-fixed, m and m/s. distance_km: to the ship, from the pad; 0 for
    the launch site, None for a ship that waits where the booster falls.
    """
    up = state_itrf[:3] / np.linalg.norm(state_itrf[:3])
    place = climb.pad_axes(pad)[0]
    speed = float(np.linalg.norm(state_itrf[3:]))
    height = float(geodetic_from_itrf(state_itrf[:3])[2])
    out = WGS84_RADIUS_M * float(np.arccos(min(max(float(up @ place), -1.0), 1.0)))
    rising = float(state_itrf[3:] @ up)
    level = float(np.sqrt(max(speed**2 - rising**2, 0.0)))
    # The Earth is round: what goes fast falls more slowly.
    falling = G0_MPS2 * (WGS84_RADIUS_M / (WGS84_RADIUS_M + height)) ** 2 - level**2 / WGS84_RADIUS_M
    wait = booster.boostback_after_s
    height += rising * wait - 0.5 * falling * wait**2
    out += level * wait
    rising -= falling * wait
    aloft = (rising + np.sqrt(max(rising**2 + 2.0 * falling * (height - _LANDS_M), 0.0))) / falling
    falls = out + level * aloft
    boostback, after = 0.0, level
    if distance_km is not None:
        wanted = (1000.0 * distance_km - out) / aloft
        if wanted < level:
            boostback, after = level - wanted, wanted
    fast = np.sqrt(max(after**2 + rising**2 + 2.0 * falling * (height - booster.entry_height_m), 0.0))
    entry = max(float(fast) - booster.entry_speed_mps, 0.0)
    total = boostback + entry + booster.landing_dv_mps
    needed = empty_kg * (np.exp(total / (booster.isp_s * G0_MPS2)) - 1.0)
    return Return(float(boostback), entry, booster.landing_dv_mps, float(needed), float(falls) / 1000.0)


def flown_home(flown: Ascent, launcher: Launcher, pad: Pad) -> tuple[Return | None, float]:
    """The way home of an ascent's booster, None where it is expended, and what propellant it has left at cut-off, kg.

    launcher: as it flew, with its booster and its recovery.
    """
    booster, chosen, first = launcher.booster, launcher.recovery, launcher.stages[0]
    assert booster is not None
    assert chosen is not None
    left = first.propellant_kg - first.burned_kg(first.cutoff_s)
    if chosen.name == "expended":
        return None, left
    state = climb.states_at(flown, [first.cutoff_s])[0]
    return way_home(booster, first.inert_mass_kg, state, pad, chosen.distance_km), left


@dataclass(frozen=True)
class Staging:
    """When a first stage is cut off, and its pitch-over, so that the second stage has most left."""

    cutoff_s: float
    pitch_over_deg: float
    lead_s: float
    """That costs least propellant."""
    left_kg: float
    """In the second stage."""


def staging(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, pitches_deg: Array = _PITCHES_DEG
) -> Staging:
    """The staging that leaves the second stage most, where the booster keeps what it needs and its spare.

    launcher: with its recovery. pitches_deg: rising; the best is between them, by a parabola, or the only one. Some
    seconds. Raises ImpossibleFlightError where no pitch-over leads to orbit.
    """
    found = []
    for pitch in pitches_deg:
        try:
            found.append(_with_pitch(launcher, payload_kg, pad, inclination_rad, float(pitch)))
        except ImpossibleFlightError:
            continue
    if not found:
        raise ImpossibleFlightError(f"{launcher.title} reaches no orbit with its booster coming home")
    best = max(range(len(found)), key=lambda k: found[k].left_kg)
    if not 0 < best < len(found) - 1:
        return found[best]
    three = found[best - 1 : best + 2]
    x = np.array([one.pitch_over_deg for one in three])
    bend, slope, _ = np.polyfit(x, [one.left_kg for one in three], 2)
    return _with_pitch(launcher, payload_kg, pad, inclination_rad, float(-slope / (2.0 * bend)))


def _with_pitch(
    launcher: Launcher, payload_kg: float, pad: Pad, inclination_rad: float, pitch_deg: float
) -> Staging:
    """The cut-off after which the booster has left what it needs, for one pitch-over; by the secant method."""
    booster, first = launcher.booster, launcher.stages[0]
    assert booster is not None
    last = first.cutoff_s

    def short_kg(cutoff_s: float) -> tuple[float, Ascent]:
        trial = launcher.staged_at(cutoff_s).model_copy(
            update={"pitch_over_deg": pitch_deg, "plane_lead_s": None}
        )
        flown = search.best(trial, payload_kg, pad, inclination_rad)
        home, left_kg = flown_home(flown, trial, pad)
        return 0.0 if home is None else home.needed_kg + booster.spare_kg - left_kg, flown

    short, flown = short_kg(last)
    before, short_before = last - 3.0, short_kg(last - 3.0)[0] if short else 0.0
    for _ in range(_ROUNDS):
        if not short or abs(last - before) < _SETTLED_S:
            break
        better = last - short * (last - before) / (short - short_before)
        before, short_before = last, short
        last = better
        short, flown = short_kg(last)
    return Staging(last, pitch_deg, flown.lead_s, flown.propellant_left_kg)
