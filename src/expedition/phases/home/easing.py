"""Easing: what makes an entry softer that its crew feels too much in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent
from expedition.phases.home import entry
from expedition.phases.home.entry import Craft
from expedition.space.atmosphere import AnyAir
from expedition.space.frames import direction, geodetic_from_itrf

Array = NDArray[np.float64]

_BANK_STEP_DEG, _ANGLE_STEP_DEG, _FLATTEST_DEG = 10.0, 0.5, 0.9
# Steered and held entries ease alike within some hundredths.
_SAFE = 0.97


def eased(data: Descent, state_itrf: Array, craft: Craft, air: AnyAir, most_g: float) -> str:
    """The smaller bank or the flatter angle with which a load comes within its limit, as an ending; empty if it is.

    Entries are flown from the interface with the upward part of their lift held; steered ones ease as those do (4.3 g
    at 60° of bank, 3.7 at 45° and 3.3 at 30°, where this foresees 3.7 and 3.4). state_itrf: at the interface, m, m/s.
    """
    if most_g <= data.load_limit_g or data.glide is not None:
        return ""
    share = _SAFE * data.load_limit_g / most_g
    usual = _peak_g(data, state_itrf, craft, air, data.bank_deg)
    for bank in np.arange(data.bank_deg - _BANK_STEP_DEG, data.least_bank_deg - 1e-9, -_BANK_STEP_DEG):
        if _peak_g(data, state_itrf, craft, air, float(bank)) <= share * usual:
            return f"; a descent.bank_deg of {bank:.0f} in place of {data.bank_deg:g}, more lift upward, would do"
    for angle in np.arange(data.entry_angle_deg - _ANGLE_STEP_DEG, _FLATTEST_DEG, -_ANGLE_STEP_DEG):
        flat = _raised(state_itrf, float(np.radians(data.entry_angle_deg - angle)))
        if _peak_g(data, flat, craft, air, data.bank_deg) <= share * usual:
            return f"; a flatter descent.entry_angle_deg of {angle:.2f} in place of {data.entry_angle_deg:g} would do"
    return (
        "; neither its lift nor a flatter way in does: more lift_over_drag, or a load_limit_g that is borne"
    )


def _peak_g(data: Descent, state_itrf: Array, craft: Craft, air: AnyAir, bank_deg: float) -> float:
    lifts = float(np.cos(np.radians(bank_deg)))
    low = data.canopies[0].height_m
    return float(np.max(entry.held(state_itrf, craft, air, low, lifts=lifts).felt_g(craft, air, lifts)))


def _raised(state_itrf: Array, angle_rad: float) -> Array:
    """A state whose velocity points higher by an angle, as fast as before."""
    place = geodetic_from_itrf(state_itrf[None, :3])[0]
    up, v = direction(float(place[0]), float(place[1])), state_itrf[3:]
    speed = float(np.linalg.norm(v))
    level = v - (v @ up) * up
    level /= np.linalg.norm(level)
    path = float(np.arcsin((v @ up) / speed)) + angle_rad
    return np.concatenate([state_itrf[:3], speed * (np.cos(path) * level + np.sin(path) * up)])
