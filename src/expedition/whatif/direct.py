"""One sample from insertion to contact on the full-force engine: what the batch is held against.

The same errors, the same rule for the burns, but every coast and burn flown with all forces, and the approach by the
plan's own function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ImpossibleFlightError
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import approach, phasing
from expedition.phases.rendezvous.pilot import PulseErrors
from expedition.planning.course import Course, from_aim_point
from expedition.space.curvilinear import curved, gcrf_from_curved
from expedition.space.engine import Arc, ThrustArc
from expedition.space.frames import relative_rtn, rtn_axes
from expedition.timeline import Burn, Leg
from expedition.whatif.to_contact import Draw, Kernel, apsides_km, misdone, sighted
from expedition.whatif.way_there import Pulse

Array = NDArray[np.float64]

_SHORTEST_S = 0.1
_STARTS_S = 1e-3


@dataclass(frozen=True, eq=False)
class Flown:
    """A sample flown directly: its phasing and approach, and the columns that the batch has of it."""

    phased: phasing.Phasing
    came_in: approach.Approach
    columns: dict[str, float]


def fly(course: Course, kernel: Kernel, insertion: Array, draw: Draw, mass_kg: float) -> Flown:
    """Fly one sample. insertion: (6,) curvilinear deviation. draw: gives its errors, (components, 1)."""
    way = kernel.way
    state = gcrf_from_curved(way.inserted_gcrf, way.inserted + insertion)
    area = course.drag_area_m2 / mass_kg
    real = area * float(np.exp(draw("air.density", "")[0, 0] + draw("ship.ballistic", "")[0, 0]))
    engine = course.hardware.ship.main_engine
    pilot = _Ship(course, kernel, Propulsion(engine.thrust_n, engine.isp_s), area)
    elsewhere = kernel.elsewhere(draw)
    inserted = (way.inserted + insertion)[:, None]
    least = kernel.least_mps(inserted)
    low_km, high_km = (float(x[0]) for x in apsides_km(inserted))
    columns = {"insertion_perigee_km": low_km, "insertion_apogee_km": high_km}
    lowest = low_km if way.insertion_counts else np.inf
    burns: Any = np.stack([slot.dv_rtn_mps for slot in way.slots])[:, :, None]
    legs: list[Leg] = []
    done: list[Burn] = []
    now, mass = way.cutoff, mass_kg
    for k, slot in enumerate(way.slots):
        coast = course.forces.propagate(state, now, slot.t, drag_area_over_mass_m2pkg=real)
        there = coast.end_state_gcrf
        off = np.concatenate(
            [draw("navigation.position", slot.name), draw("navigation.velocity", slot.name)]
        )[:, 0]
        turn = rtn_axes(there).T
        seen = there + np.concatenate([turn @ off[:3], turn @ off[3:]])

        def foreseen(tried: Any, seen: Array = seen, k: int = k, mass: float = mass) -> Any:
            return pilot.foreseen(seen, tried[:, :, 0], k, mass)[:, None]

        burns, missed = kernel.retargeted(foreseen, burns, k, elsewhere, least)
        if k == 0:
            columns["foreseen_miss_m"] = float(missed[0])
        dv = misdone(
            burns[0],
            draw("burn.size", slot.name)[0],
            draw("burn.fixed", slot.name)[0],
            draw("burn.pointing", slot.name),
        )[:, 0]
        size = float(np.linalg.norm(dv))
        begin, end = pilot.span(k, size, mass, late_s=float(draw("burn.timing", slot.name)[0, 0]))
        if begin < now:
            raise ImpossibleFlightError(f"{slot.name} would begin before what comes before it has ended")
        if begin > slot.t:
            coast = course.forces.propagate(state, now, begin, drag_area_over_mass_m2pkg=real)
        burn = pilot.burn(coast.state_gcrf(begin), begin, end, dv, real)
        legs += [
            Leg(f"coast to {slot.name}", now, begin, coast.state_gcrf),
            Leg(slot.name, begin, end, burn.state_gcrf, powered=True),
        ]
        one = phasing.burn_of(slot.name, burn, dv, mass, pilot.propulsion)
        done.append(one)
        columns[f"dv_{k + 1}_mps"] = size
        lowest = min(lowest, one.perigee_km)
        state, now, mass = burn.end_state_gcrf, end, mass - one.spent_kg
        burns = burns[1:]
    at_aim = state
    if abs(now - course.aim) > _STARTS_S:
        # A last burn that came early or late.
        at_aim = course.forces.propagate(
            state, now, course.aim, drag_area_over_mass_m2pkg=real
        ).end_state_gcrf
    columns["phasing_mps"] = sum(one.dv_mps for one in done)
    columns["lowest_perigee_km"] = lowest
    relative = relative_rtn(course.station.state_gcrf(course.aim), at_aim) - way.arrived
    columns["arrival_m"] = float(np.linalg.norm(relative[:3]))
    columns["arrival_mps"] = float(np.linalg.norm(relative[3:]))
    for name, value in zip(("radial", "along", "across"), relative[:3], strict=True):
        columns[f"arrival_{name}_m"] = float(value)
    errors = pulse_errors(draw, way.pulses, way.port_m)
    came_in = from_aim_point(course, state, now, mass, came_by=legs[-2:], errors=errors)
    columns["approach_mps"] = came_in.dv_mps
    for name in ("outside_ellipsoid", "nearest_m", "corridor_deg", "contact_mps", "lateral_m", "lateral_mps"):
        columns[name] = getattr(came_in.measures, name)
    side, port_m = approach.across(course.hardware.port), came_in.contact_relative_rtn[:3]
    columns["side_m"] = float(side @ port_m)
    columns["other_side_m"] = float(np.cross(way.axis, side) @ port_m)
    off = curved(course.aim_state_gcrf, at_aim) - curved(course.aim_state_gcrf, course.aim_state_gcrf)
    phased = phasing.Phasing(
        tuple(done),
        tuple(legs),
        now,
        state,
        mass,
        float(np.linalg.norm(off[:3])),
        float(np.linalg.norm(off[3:])),
    )
    return Flown(phased, came_in, columns)


def pulse_errors(draw: Draw, pulses: Sequence[Pulse], port_m: Array) -> PulseErrors:
    """The errors of one sample's approach."""
    sights = [np.zeros((9, 1))]
    for number, pulse in enumerate(pulses):
        sights.append(sighted(sights[-1], pulse, draw, str(number)))
    seen = np.stack(sights[1:])[:, :, 0]
    labels = [str(number) for number in range(len(pulses))]
    return PulseErrors(
        port_m=port_m,
        share=seen[:, :3],
        floor_m=seen[:, 3:6],
        speed_mps=seen[:, 6:],
        bias_m=draw("sensor.bias", "")[:, 0],
        size=np.array([draw("pulse.size", label)[0, 0] for label in labels]),
        fixed_mps=np.stack([draw("pulse.fixed", label)[:, 0] for label in labels]),
    )


@dataclass(frozen=True, eq=False)
class _Ship:
    """The ship on the engine, as it foresees itself and as it flies."""

    course: Course
    kernel: Kernel
    propulsion: Propulsion
    area: float

    def span(self, k: int, size_mps: float, mass_kg: float, *, late_s: float = 0.0) -> tuple[float, float]:
        """Start and end of the burn of slot k; the last one ends at the aim instant."""
        slots = self.kernel.way.slots
        length = max(self.propulsion.duration_s(size_mps, mass_kg), _SHORTEST_S)
        middle = slots[k].t - (0.5 * length if k == len(slots) - 1 else 0.0) + late_s
        return middle - 0.5 * length, middle + 0.5 * length

    def burn(self, state: Array, begin: float, end: float, dv: Array, area: float) -> Arc:
        r, t, n = (float(x) for x in dv / (end - begin))
        thrust = ThrustArc(begin, end, (r, t, n))
        return self.course.forces.propagate(
            state, begin, end, drag_area_over_mass_m2pkg=area, burns=(thrust,)
        )

    def foreseen(self, state: Array, burns: Array, k: int, mass_kg: float) -> Array:
        """Where burns (m, 3) from slot k on lead. state: (6,) coasting, at the slot's instant."""
        way, forces = self.kernel.way, self.course.forces
        now = way.slots[k].t
        for number, dv in enumerate(burns, start=k):
            size = float(np.linalg.norm(dv))
            begin, end = self.span(number, size, mass_kg)
            coast = forces.propagate(state, now, begin, drag_area_over_mass_m2pkg=self.area)
            state = self.burn(coast.end_state_gcrf, begin, end, dv, self.area).end_state_gcrf
            now, mass_kg = end, self.propulsion.mass_after_kg(size, mass_kg)
        return curved(way.anchor_gcrf, state) - way.aim
