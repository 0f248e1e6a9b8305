"""A free flight's way up, scattered: the ascent, and the burns that raise its orbit from wherever that ends.

Each sample's raising is sized anew from its own insertion, so that the orbit is the one asked for. Level 1 takes what
that costs from the full-force engine, a deviation at a time; level 2 sizes it there for the sample itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.errors import ImpossibleFlightError, PropagationError
from expedition.flights.flight import Flight
from expedition.phases import orbit_change
from expedition.phases.propulsion import Propulsion
from expedition.planning.free_flight import FreeFlight
from expedition.space.constants import G0_MPS2
from expedition.space.curvilinear import curved, gcrf_from_curved
from expedition.space.engine import Forces
from expedition.whatif.ascents import Nominal, insertions, refuse_given
from expedition.whatif.errors import ErrorModel
from expedition.whatif.summary import Column
from expedition.whatif.to_contact import apsides_km

Array = NDArray[np.float64]

# Of an insertion, m and m/s: small beside what the costs bend at, large beside what burns are solved to.
_TRIED = np.array([500.0, 500.0, 500.0, 1.0, 1.0, 1.0])
LAUNCHER = "launcher propellant"
NOT_UP = "not in orbit"


@dataclass(frozen=True, eq=False)
class Up:
    """A way up as planned, with all that its scattered ones need. Goes from process to process as it is."""

    ascent: Nominal
    cutoff: float
    inserted_gcrf: Array
    """(6,) at `cutoff`."""
    first: float
    """Middle of the first burn."""
    end: float
    altitude_m: float
    names: tuple[str, str]
    engine: Propulsion
    mass_kg: float
    drag_area_m2: float
    raising_mps: float
    """Of both burns, as planned."""
    for_each: Array
    """(6,) m/s more for each metre and metre a second that the insertion is off, in curvilinear coordinates."""


def up_of(asked: Flight, way: FreeFlight) -> Up:
    """The way up of a free flight as planned."""
    up, wanted = way.up, asked.orbit
    assert wanted is not None
    one, two = up.raised.burns
    start = up.raised.legs[0]
    ship = up.ship
    refuse_given(up.flown)
    bare = Up(
        ascent=Nominal(up.rocket, ship.mass_kg, asked.catalogue.pad(str(asked.pad)), up.flown),
        cutoff=start.start,
        inserted_gcrf=start.states_gcrf(np.array([start.start]))[0],
        first=one.tig + 0.5 * one.duration_s,
        end=up.raised.end,
        altitude_m=1000.0 * wanted.altitude_km,
        names=(one.name, two.name),
        engine=Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s),
        mass_kg=ship.mass_kg,
        drag_area_m2=ship.drag_coefficient * ship.drag_area_m2,
        raising_mps=up.raised.dv_mps,
        for_each=np.zeros(6),
    )
    costs = [raising_mps(bare, sign * row) for row in np.diag(_TRIED) for sign in (1.0, -1.0)]
    slopes = np.reshape(costs, (6, 2)) @ np.array([1.0, -1.0]) / (2.0 * _TRIED)
    return replace(bare, for_each=slopes)


def raising_mps(up: Up, deviation: Array) -> float:
    """What raising the orbit costs from an insertion that is off by so much (6,), on the full-force engine.

    Raises ImpossibleFlightError where no burns lead to the height.
    """
    anchor = curved(up.inserted_gcrf, up.inserted_gcrf)
    forces = Forces.over(up.cutoff - 600.0, up.end + 7200.0)
    return orbit_change.fly(
        forces,
        gcrf_from_curved(up.inserted_gcrf, anchor + deviation),
        up.cutoff,
        up.first,
        up.altitude_m,
        names=up.names,
        mass_kg=up.mass_kg,
        propulsion=up.engine,
        drag_area_m2=up.drag_area_m2,
    ).dv_mps


def scatter_up(
    up: Up, errors: ErrorModel, seed: int, first: int, count: int, *, direct: bool = False
) -> dict[str, NDArray[Any]]:
    """Ways up of the samples from `first` on, a column (count,) for each of what is told of them.

    direct: the burns sized on the full-force engine.
    """
    found = insertions(up.ascent, up.cutoff, up.inserted_gcrf, errors, seed, first, count)
    anchor = curved(up.inserted_gcrf, up.inserted_gcrf)
    if direct:
        cost = np.array([_cost_mps(up, one) for one in found.deviation.T])
    else:
        cost = np.full(count, up.raising_mps)
        for slope, off in zip(up.for_each, found.deviation, strict=True):
            cost = cost + slope * off
    low, high = apsides_km(anchor[:, None] + found.deviation)

    def told(column: Array) -> Array:
        return np.where(found.short, np.nan, column)

    return {
        "raising_mps": told(cost),
        "launcher_left_kg": found.left_kg,
        "cutoff_late_s": told(found.late_s),
        "insertion_perigee_km": told(low),
        "insertion_apogee_km": told(high),
        "insertion_inclination_deg": told(found.inclination_deg),
        f"ok: {LAUNCHER}": ~found.short,
    }


def _cost_mps(up: Up, deviation: Array) -> float:
    try:
        return raising_mps(up, deviation)
    except (ImpossibleFlightError, PropagationError):
        return float("nan")


def more_kg(up: Up, cost_mps: Array) -> Array:
    """Propellant (n,) that raising takes beyond what was planned for it, kg."""
    exhaust = up.engine.isp_s * G0_MPS2

    def left(dv: Any) -> Any:
        return up.mass_kg * np.exp(-dv / exhaust)

    return np.asarray(left(up.raising_mps) - left(np.nan_to_num(cost_mps, nan=up.raising_mps)))


def columns() -> tuple[Column, ...]:
    """What is told of the samples' way up, in order."""
    return (
        Column("launcher_left_kg", "Propellant left in the last stage", "kg", "at least 0 kg", least=0.0),
        Column("cutoff_late_s", "Cut-off after the planned one", "s"),
        Column("insertion_perigee_km", "Perigee at insertion", "km"),
        Column("insertion_apogee_km", "Apogee at insertion", "km"),
        Column("insertion_inclination_deg", "Inclination at insertion", "deg"),
        Column("raising_mps", "Δv to raise the orbit", "m/s"),
    )
