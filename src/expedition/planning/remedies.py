"""Remedies: the number that would mend a rule that is broken, where the physics gives one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import TypeVar

import numpy as np

from expedition.catalog.models.launcher import Launcher
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.flights.hardware import Hardware
from expedition.phases.ascent.climb import Ascent
from expedition.plans.way_there import PlanBooster
from expedition.space.constants import G0_MPS2
from expedition.space.engine import MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M
from expedition.timeline import Check

Way = TypeVar("Way")
# Remedies are rounded to the safe side, and a little further.
_ROUND_KG, _SAFE, _NEAR = 10.0, 1.01, 0.98
_ROUND_KM, _SPARE_KM = 5.0, 1.2


def first_that_holds(
    ways: Iterable[tuple[str, Way]], fly: Callable[[Way], Iterable[Check]], wanted: Set[str]
) -> str | None:
    """What is said of the first of several ways that keeps all the checks of these names; each is flown."""
    for said, way in ways:
        try:
            kept = {one.name for one in fly(way) if one.ok}
        except ImpossibleFlightError:
            continue
        if kept >= wanted:
            return said
    return None


def more_propellant(ship: Ship, needed_mps: float) -> str:
    """How much more propellant carries a Δv, its own weight included, by Tsiolkovsky's equation."""
    dry = ship.mass_kg - ship.propellant_kg
    wanted = dry * float(np.expm1(needed_mps / (ship.main_engine.isp_s * G0_MPS2)))
    more = _ROUND_KG * float(np.ceil(_SAFE * (wanted - ship.propellant_kg) / _ROUND_KG))
    # Of the same mass, what is not propellant has to go.
    instead = _ROUND_KG * float(
        np.ceil(_SAFE * (ship.mass_kg * (1.0 - dry / (dry + wanted)) - ship.propellant_kg) / _ROUND_KG)
    )
    return (
        f"{more:.0f} kg more of propellant_kg and mass_kg would do, or {instead:.0f} kg more of propellant_kg alone, "
        "in place of load"
    )


def less_thrust(launcher: Launcher, flown: Ascent, limit_g: float) -> str:
    """From when on and how far stages throttle so that the load of an ascent stays below a limit.

    Empty for an ascent of another program, whose thrust is not known, and where several stages push at once.
    """
    if flown.given is not None:
        return ""
    out = []
    for index, stage in enumerate(launcher.stages):
        here = (flown.met_s > stage.ignition_s) & (flown.met_s <= stage.cutoff_s)
        # What one stage gains less, the next one burns longer for.
        hard = here & (flown.felt_g > _NEAR * limit_g)
        if not hard.any():
            continue
        times, felt = flown.met_s[hard], flown.felt_g[hard]
        others = [one for one in launcher.stages if one is not stage]
        if any(((times > one.ignition_s) & (times <= one.cutoff_s)).any() for one in others):
            return ""
        begin = max(float(np.floor(times[0])) - 1.0, stage.ignition_s)
        # At the end it is as light as before, however long it takes.
        by_load = [stage.level(t - 1e-3) / g for t, g in zip(times.tolist(), felt.tolist(), strict=True)]
        level = float(np.floor(100.0 * _NEAR * limit_g * min(by_load)) / 100.0)
        kept = [(t, part) for t, part in stage.throttle if t < begin or part < level]
        levels = ", ".join(f"[{t:g}, {part:g}]" for t, part in sorted([*kept, (begin, level)]))
        out.append(f"stages[{index}].throttle = [{levels}]")
    if not out:
        return ""
    return f"{' and '.join(out)} would do, with a cutoff_s as much later as the propellant then lasts"


def higher_insertion(hardware: Hardware, excess_mps: float) -> str:
    """From how much higher an apogee on the way to the station takes so much less; empty where no launcher leaves it.

    Each kilometre is a quarter of the mean motion less, as long as the plane is none of it.
    """
    if hardware.trajectory is not None:
        return ""
    insertion = hardware.launcher.insertion
    radius_m = WGS84_RADIUS_M + 500.0 * (insertion.perigee_km + insertion.apogee_km)
    a_km_mps = 250.0 * float(np.sqrt(MU_M3_S2 / radius_m**3))
    more_km = _ROUND_KM * float(np.ceil(_SPARE_KM * excess_mps / a_km_mps / _ROUND_KM))
    return f"an insertion.apogee_km of {insertion.apogee_km + more_km:.0f} too, "


def earlier_staging(launcher: Launcher, booster: PlanBooster) -> str:
    """How much earlier a first stage has to be cut off to have what its way home takes."""
    first = launcher.stages[0]
    lacks = booster.needed_kg - booster.left_kg
    flow = first.count * first.flow_kgps * (first.level(first.cutoff_s - 1e-3) or 1.0)
    return (
        f"a cut-off about {lacks / flow:.1f} s earlier keeps the {lacks / 1000.0:.1f} t that are missing, "
        "if the ship can be that much lighter or the second stage has them over"
    )
