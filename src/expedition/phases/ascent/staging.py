"""Staging: the ascent cut into stretches, each with one set of engines burning and nothing falling off."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.launcher import Launcher, Stage
from expedition.phases.ascent.guidance import Thrust

# One number for all ascents, or one for each.
Amount = TypeVar("Amount", float, NDArray[np.float64])

_ROOM = 0.15


@dataclass(frozen=True)
class Stretch(Generic[Amount]):
    """A stretch of ascent with one set of engines burning and nothing falling off."""

    start_s: Amount
    end_s: Amount
    mass_start_kg: Amount
    thrust_vacuum_n: Amount
    thrust_sea_level_n: Amount
    flow_kgps: Amount
    drag_area_m2: Amount

    def mass_kg(self, met_s: Amount) -> Amount:
        """Mass at an instant of the stretch."""
        return self.mass_start_kg - self.flow_kgps * (met_s - self.start_s)


def stretches(launcher: Launcher, payload_kg: float) -> list[Stretch[float]]:
    """The ascent as stretches of constant thrust, with the mass at the start of each, kg."""
    stages, jettisons = launcher.stages, launcher.jettisons
    last = stages[-1]
    cuts = {0.0} | {
        cut for s in stages for cut in (s.ignition_s, s.cutoff_s, s.separation_s) if cut is not None
    }
    cuts |= {start for s in stages for start, _ in s.throttle if s.ignition_s < start < s.cutoff_s}
    times = sorted(cut for cut in cuts | {j.time_s for j in jettisons} if cut <= last.cutoff_s)
    mass = payload_kg + sum(s.count * s.gross_mass_kg for s in stages) + sum(j.mass_kg for j in jettisons)
    area = launcher.drag.reference_area_m2
    out = []
    for start, end in pairwise(times):
        mass -= sum(_falls_off_kg(stage) for stage in stages if stage.separation_s == start)
        mass -= sum(jettison.mass_kg for jettison in jettisons if jettison.time_s == start)
        burning = [(s, s.count * s.level(start)) for s in stages if s.level(start) > 0.0]
        flow = sum(part * s.flow_kgps for s, part in burning)
        vacuum = sum(part * s.thrust_vacuum_n for s, part in burning)
        sea_level = sum(part * s.thrust_sea_level_n for s, part in burning)
        area -= sum(s.count * s.drag_area_m2 for s in stages if s.separation_s == start)
        out.append(Stretch(start, end, mass, vacuum, sea_level, flow, area))
        mass -= flow * (end - start)
    return out


def with_room(launcher: Launcher, payload_kg: float) -> Launcher:
    """The launcher with more in its last tank than that holds.

    Ascents that need more still show the way to those that do not, and all are guided alike.
    """
    last = launcher.stages[-1]
    dry_kg = payload_kg + last.count * last.inert_mass_kg
    room_s = min(_ROOM * (last.cutoff_s - last.ignition_s), 0.5 * dry_kg / (last.count * last.flow_kgps))
    longer = last.model_copy(update={"cutoff_s": last.cutoff_s + room_s})
    return launcher.model_copy(update={"stages": (*launcher.stages[:-1], longer)})


def _falls_off_kg(stage: Stage) -> float:
    return stage.count * (stage.gross_mass_kg - stage.burned_kg(stage.cutoff_s))


def alone_from(launcher: Launcher, plan: list[Stretch[float]]) -> int:
    """From which stretch on nothing but the last stage burns and nothing falls off any more."""
    falls = [one.separation_s for one in launcher.stages if one.separation_s is not None]
    falls += [one.time_s for one in launcher.jettisons]
    start = max([launcher.stages[-1].ignition_s, *falls])
    return next((k for k, one in enumerate(plan) if one.start_s >= start), len(plan) - 1)


def thrust_ahead(plan: list[Stretch[float]], number: int, met_s: float) -> list[Thrust]:
    """What is still to come from an instant in a stretch on, as guidance sees it: burns and coasts."""
    ahead = []
    for stretch in plan[number:]:
        begin = max(met_s, stretch.start_s)
        exhaust = stretch.thrust_vacuum_n / stretch.flow_kgps if stretch.flow_kgps else 0.0
        ahead.append(Thrust(exhaust, stretch.thrust_vacuum_n / stretch.mass_kg(begin), stretch.end_s - begin))
    return ahead
