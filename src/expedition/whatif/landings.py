"""Scattered ways home: from the deorbit burn to the ground, many side by side or one by one.

From a flight home, or the end of a free flight, a `Home` is made once. Each sample left the station, or its higher
orbit, a little otherwise, and begins the burn where it is as far along its orbit as planned (`leaving`). It starts it
from where it really is, which is not where navigation has it; burns with error, cut off by its own measure of the Δv;
falls to entry interface; is steered in air, wind and with drag and lift that guidance does not foresee, from a state
that it believes in; and drifts under its canopies.

- `scatter_home`: samples side by side. Burn and fall are flown with J2 beside the burn and fall as planned, which
  themselves are of the full-force engine; what differs is added to them (Encke). The entry is that of
  `phases.home.entries`.
- `refly`: one sample by the planner's own functions, on the full-force engine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent as DescentData
from expedition.catalog.models.errors import QUANTITIES
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError, InputError, PropagationError
from expedition.flights.flight import Flight
from expedition.phases.home import entries
from expedition.phases.home.deorbit import Fall, burn_and_fall
from expedition.phases.home.descent import Descent, Entered, air_along, flown_down, from_interface
from expedition.phases.home.entry import Craft, height_m
from expedition.phases.home.landing import LandingOpportunity
from expedition.phases.home.steering import Steering
from expedition.phases.propulsion import Propulsion
from expedition.planning import free_flight, way_home
from expedition.space.atmosphere import OtherAir
from expedition.space.constants import G0_MPS2
from expedition.space.engine import Forces
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.station.source import Elements
from expedition.whatif import deorbits, homes
from expedition.whatif.deorbits import SOURCES, Drawn
from expedition.whatif.errors import ErrorModel
from expedition.whatif.homes import Home
from expedition.whatif.into_orbit import up_of
from expedition.whatif.leaving import leaving_of

Array = NDArray[np.float64]
Table = dict[str, NDArray[Any]]

# So many samples at once stay in the processor's memory.
CHUNK = 2048
# How far above entry interface the air is felt along the fall.
_FELT_ABOVE_M = 50000.0
_STAYS_UP = "does not come down to entry interface"
_NO_END = "its entry has no end"
_LATER_CYCLE_S, _LATER_CYCLES = 16.0, 40


def home_of(asked: Flight, *, elements: Elements | None = None, allow_stale: bool = False) -> Home:
    """The way home of a flight home, or of a free flight that lands, planned anew; see `found`."""
    return found(asked, elements=elements, allow_stale=allow_stale)[1]


def found(
    asked: Flight, *, elements: Elements | None = None, allow_stale: bool = False
) -> tuple[way_home.WayHome | free_flight.FreeFlight, Home]:
    """A flight home, or a free flight that lands, planned anew, and its way home to be scattered.

    Raises InputError for a flight that does not come home in its plan, ImpossibleFlightError where it cannot be
    planned.
    """
    if asked.bound == "home":
        way = way_home.find(asked, elements, allow_stale, _silent)
        home = of_descent(
            way.ship, way.down, way.chosen, way.ship.propellant_kg, way.drag_area_over_mass_m2pkg
        )
        return way, replace(home, left=leaving_of(way))
    if asked.bound != "orbit":
        raise InputError(f"the plan of {asked.title} does not come home; ask for its return", field="flight")
    free = free_flight.find(asked, _silent)
    if isinstance(free, free_flight.InOrbit):
        raise InputError(f"{asked.title} does not come home; it ends in orbit", field="vehicle")
    ship, before = free.up.ship, free.lowered or free.up.raised
    left_kg = max(ship.propellant_kg - (ship.mass_kg - before.mass_kg), 1.0)
    home = of_descent(ship, free.down, free.chosen, left_kg, free.drag_area_over_mass_m2pkg)
    return free, replace(home, left=leaving_of(free), up=up_of(asked, free))


def _silent(_: str) -> None:
    pass


def of_descent(
    ship: Ship,
    down: Descent,
    chosen: LandingOpportunity,
    propellant_kg: float,
    drag_area_over_mass_m2pkg: float,
) -> Home:
    """The `Home` of a solved descent of a ship."""
    data = ship.wanted_descent()
    free, _, coast = down.legs
    table, interface = down.table, down.interface
    times = np.linspace(coast.start, coast.end, 200)
    high = geodetic_from_itrf(itrf_from_gcrf_states(times, coast.states_gcrf(times))[:, :3])[:, 2]
    handover = float(times[max(int(np.argmax(high < data.entry_height_m + _FELT_ABOVE_M)) - 1, 0)])
    later = down.cycles_s[-1] + _LATER_CYCLE_S * np.arange(1.0, _LATER_CYCLES + 1.0)
    home = Home(
        title=ship.title,
        data=data,
        aim=chosen.aim,
        zone_deg=(chosen.zone.latitude_deg, chosen.zone.longitude_deg),
        zone_radius_m=chosen.zone.radius_m,
        engine=Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s),
        mass_kg=down.burn.mass_kg,
        propellant_kg=propellant_kg,
        drag_area_over_mass_m2pkg=drag_area_over_mass_m2pkg,
        tig=down.burn.tig,
        dv_mps=down.burn.dv_mps,
        state_gcrf=free.states_gcrf(np.array([down.burn.tig]))[0],
        interface=interface,
        interface_itrf=table.states_itrf[0],
        air=air_along(interface, table.states_itrf[0], chosen.aim),
        craft=Craft.of(data.mass_kg, data.aerodynamics),
        cycles_s=np.append(down.cycles_s, later),
        steered_s=float(table.t[-1]) - interface if data.glide else _until_canopies_s(data, down),
        landed=down.touchdown,
        landed_deg=(down.latitude_deg, down.longitude_deg),
        max_g=down.max_g,
        handover=handover,
        to_itrf=itrf_from_gcrf_states(np.full(6, handover), np.eye(6)).T,
        handover_gcrf=coast.states_gcrf(np.array([handover]))[0],
        beside_gcrf=np.zeros(6),
        mended=np.zeros(7),
    )
    none = Drawn({name: np.zeros((len(QUANTITIES[name].components), 1)) for name in SOURCES})
    home = replace(home, beside_gcrf=deorbits.burnt(home, none)[0][:, 0])
    at, y, _ = deorbits.fallen(home, none)
    return replace(home, mended=np.append(interface - at, home.interface_itrf[:, None] - y))


def _until_canopies_s(data: DescentData, down: Descent) -> float:
    heights = height_m(down.table.states_itrf[:, :3].T)
    return float(np.interp(-data.canopies[0].height_m, -heights, down.table.t)) - down.interface


def check_in_batches(home: Home) -> None:
    """Raise InputError for a ship whose way home is flown by `refly` alone."""
    if home.data.glide is not None:
        raise InputError(
            f"{home.title} lands on a runway, and a glide is flown one by one only; ships under canopies can be "
            "scattered",
            field="flight",
        )


def scatter_home(home: Home, errors: ErrorModel, seed: int, first: int, count: int) -> Table:
    """Ways home of the samples from `first` on, a column (count,) for each of what is told of them.

    sample; landing_lat_deg, landing_lon_deg; along_km, cross_km: from where it lands as planned, along the flight and
    to the right; landed_s: after the landing planned; max_g: of the steered entry; peak_heating_wpm2, heat_load_jpm2;
    leaving_mps: of the pushes before the burn; ignition_s: after the one planned; deorbit_dv_mps,
    deorbit_propellant_kg; interface_s: after the one planned; entry_angle_deg: below the inertial horizon;
    off_aim_km; inside: within the distance of the aim that the ship's file asks for; in_zone; in_limits: the load;
    enough: propellant; ballistic: the aim was out of reach and the lift rolled away; failed: why it has no landing,
    else empty. The same to the last bit for any span.

    Raises InputError for a ship that lands on a runway: its glide is flown by `refly` alone.
    """
    check_in_batches(home)
    if count < 1:
        raise InputError(f"{count} samples are none; ask for one or more", field="samples")
    end = first + count
    # Errors beyond all measure may make a sample run away: it becomes a row that says so.
    with np.errstate(all="ignore"):
        parts = [_chunk(home, errors, seed, at, min(CHUNK, end - at)) for at in range(first, end, CHUNK)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _chunk(home: Home, errors: ErrorModel, seed: int, first: int, count: int) -> Table:
    drawn = deorbits.drawn_of(home, errors, seed, first, count)
    data, steering = home.data, Steering.of(home.data)
    at, y, enters = deorbits.fallen(home, drawn)
    # What stays up is flown on as planned, so that the others are not held up by it.
    y = np.where(enters, y, home.interface_itrf[:, None])
    angle_deg = deorbits.angle_deg(y)
    craft, air, below, believed = deorbits.met(home, drawn, y)
    (higher,) = drawn["parachute.height"]
    end_height = steering.end_height_m + higher
    flown = entries.fly(y, craft, air, home.aim.itrf_m(), steering, believed, end_height, home.steered_s)
    more_canopy = deorbits.factor(drawn["parachute.drag"][0]) / deorbits.factor(drawn["entry.mass"][0])
    last, canopies_s = entries.under_canopies(
        flown.states_itrf, craft, below, data.canopies, more_canopy, higher, home.aim.height_m
    )
    return _table(
        home,
        first,
        drawn,
        last[:3],
        at,
        at + flown.after_s + canopies_s,
        angle_deg,
        flown.max_felt_mps2 / G0_MPS2,
        flown.max_heating_wpm2,
        flown.heat_load_jpm2,
        flown.reversals,
        flown.ballistic,
        np.where(enters, np.where(flown.down, "", _NO_END), _STAYS_UP),
    )


def _table(
    home: Home,
    first: int,
    drawn: Drawn,
    place_m: Array,
    at: Array,
    landed: Array,
    angle_deg: Array,
    max_g: Array,
    heating: Array,
    heat_load: Array,
    reversals: NDArray[np.int64],
    ballistic: NDArray[np.bool_],
    failed: NDArray[np.str_],
) -> Table:
    """What is told of ways home that end at places (3, n)."""
    ok = failed == ""
    data, dv = home.data, deorbits.dv_mps(home, drawn)
    places = geodetic_from_itrf(place_m.T)
    along, cross = homes.off_planned_m(home, place_m)
    off_aim = homes.distance_m(place_m, home.aim.itrf_m())
    off_zone = homes.distance_m(place_m, homes.ground_m(home, home.zone_deg))
    spent = home.mass_kg * (1.0 - np.exp(-dv / (home.engine.isp_s * G0_MPS2)))

    def told(column: Array) -> Array:
        return np.where(ok, column, np.nan)

    return {
        "sample": first + np.arange(dv.size),
        "landing_lat_deg": told(np.degrees(places[:, 0])),
        "landing_lon_deg": told(np.degrees(places[:, 1])),
        "along_km": told(along / 1000.0),
        "cross_km": told(cross / 1000.0),
        "landed_s": told(landed - home.landed),
        "max_g": told(max_g),
        "peak_heating_wpm2": told(heating),
        "heat_load_jpm2": told(heat_load),
        "leaving_mps": sum((np.sqrt((one * one).sum(axis=0)) for one in drawn.left_by), np.zeros(dv.size)),
        "ignition_s": deorbits.late_s(home, drawn),
        "deorbit_dv_mps": dv,
        "deorbit_propellant_kg": spent,
        "interface_s": told(at - home.interface),
        "entry_angle_deg": told(angle_deg),
        "reversals": reversals,
        "off_aim_km": told(off_aim / 1000.0),
        "inside": ok & (off_aim < 1000.0 * data.landing_within_km),
        "in_zone": ok & (off_zone < home.zone_radius_m),
        "in_limits": ok & (max_g <= data.load_limit_g),
        "enough": spent <= home.propellant_kg,
        "ballistic": ballistic & ok,
        "failed": failed,
    }


@dataclass(frozen=True, eq=False)
class Reflown:
    """One sample flown by the planner's own functions."""

    fall: Fall
    entered: Entered
    craft: Craft
    air: OtherAir


def refly(home: Home, errors: ErrorModel, seed: int, sample: int) -> tuple[Table, Entered | None]:
    """One sample flown by the planner's own functions: a row as of `scatter_home`, and the entry from its interface.

    The entry is None where there is none, and the row says why.
    """
    drawn = deorbits.drawn_of(home, errors, seed, sample, 1, direct=True)
    flown = _flown(home, drawn)
    if isinstance(flown, str):
        return _without_landing(home, drawn, sample, flown), None
    fall, entered = flown.fall, flown.entered
    table = entered.table
    row = _table(
        home,
        sample,
        drawn,
        table.states_itrf[-1:, :3].T,
        np.array([fall.interface]),
        table.t[-1:],
        deorbits.angle_deg(fall.state_itrf[:, None]),
        np.array([np.max(entered.loads_g)]),
        np.array([np.max(table.heating_wpm2)]),
        np.array([np.trapezoid(table.heating_wpm2, table.t)]),
        np.array([entered.reversals]),
        np.array([entered.ballistic]),
        np.array([""]),
    )
    return row, entered


def way_down(home: Home, errors: ErrorModel, seed: int, sample: int, start: float) -> Descent:
    """One sample as a way down from an instant on, by the planner's own functions.

    start: of the free flight before the burn. Raises ImpossibleFlightError for a sample that has no landing.
    """
    drawn = deorbits.drawn_of(home, errors, seed, sample, 1, direct=True)
    flown = _flown(home, drawn)
    if isinstance(flown, str):
        raise ImpossibleFlightError(f"sample {sample} has no landing: {flown}")
    burn = flown.fall.burn
    before = Forces.over(start - 600.0, burn.end).propagate(
        burn.state_gcrf(burn.start), burn.start, start, drag_area_over_mass_m2pkg=home.drag_area_over_mass_m2pkg
    )  # fmt: skip
    after_kg = home.engine.mass_after_kg(flown.fall.dv_mps, home.mass_kg)
    return flown_down(
        home.data,
        before,
        flown.fall,
        flown.entered,
        home.aim,
        flown.craft,
        flown.air,
        home.mass_kg,
        after_kg,
    )


def _flown(home: Home, drawn: Drawn) -> Reflown | str:
    """A sample flown, or why it has no landing."""
    try:
        fall = _fall(home, drawn)
    except (ImpossibleFlightError, PropagationError):
        return _STAYS_UP
    craft, air, below, believed = deorbits.met(home, drawn, fall.state_itrf[:, None])
    higher = float(drawn["parachute.height"][0, 0])
    more = float(deorbits.factor(drawn["parachute.drag"][0, 0]) / deorbits.factor(drawn["entry.mass"][0, 0]))
    canopies = tuple(
        one.model_copy(
            update={
                "height_m": one.height_m + higher,
                "drag_area_m2": one.drag_area_m2 * more,
            }
        )
        for one in home.data.canopies
    )
    data = home.data.model_copy(update={"canopies": canopies})
    try:
        with np.errstate(all="ignore"):
            entered = from_interface(
                data,
                fall.state_itrf,
                fall.interface,
                home.aim,
                craft=craft,
                air=air,
                believed=believed,
                canopy_air=below,
            )
    except ImpossibleFlightError:
        return _NO_END
    return Reflown(fall, entered, craft, air)


def _without_landing(home: Home, drawn: Drawn, sample: int, reason: str) -> Table:
    nowhere, none = np.full((3, 1), np.nan), np.full(1, np.nan)
    zero = np.zeros(1, dtype=np.int64)
    never = zero.astype(bool)
    why = np.array([reason])
    return _table(home, sample, drawn, nowhere, none, none, none, none, none, none, zero, never, why)


def _fall(home: Home, drawn: Drawn) -> Fall:
    """Burn and fall of one sample on the full-force engine."""
    forces = Forces.over(home.tig - 600.0, home.interface + 1800.0)
    area, late = home.drag_area_over_mass_m2pkg, float(deorbits.late_s(home, drawn)[0])
    state = deorbits.real_gcrf(home, drawn)[:, 0]
    if abs(late) > 1e-6:
        state = forces.propagate(
            state, home.tig, home.tig + late, drag_area_over_mass_m2pkg=area
        ).end_state_gcrf
    r, t, n = deorbits.toward_rtn(drawn)[:, 0].tolist()
    return burn_and_fall(
        forces, state, home.tig + late, float(deorbits.dv_mps(home, drawn)[0]), home.engine, home.mass_kg, area,
        home.data.entry_height_m, toward_rtn=(r, t, n),
    )  # fmt: skip
