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

from collections.abc import Mapping, Sequence
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
from expedition.phases.home.descent import Aim, Descent, Entered, air_along, flown_down, from_interface
from expedition.phases.home.entry import Craft, height_m, step
from expedition.phases.home.landing import LandingOpportunity
from expedition.phases.home.steering import Believed, Steering
from expedition.phases.propulsion import Propulsion
from expedition.planning import free_flight, way_home
from expedition.space.atmosphere import AirAlong, OtherAir
from expedition.space.constants import G0_MPS2
from expedition.space.curvilinear import curved, straightened
from expedition.space.engine import EARTH_ROTATION_RADPS, Forces
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states, itrf_from_geodetic
from expedition.space.gravity import pull_per_m
from expedition.space.integration import nystrom, runge_kutta
from expedition.station.source import Elements
from expedition.whatif import ascents, leaving
from expedition.whatif.errors import ErrorModel, draw
from expedition.whatif.into_orbit import Up, up_of
from expedition.whatif.leaving import Leaving, leaving_of

Array = NDArray[np.float64]
Table = dict[str, NDArray[Any]]

# So many samples at once stay in the processor's memory.
CHUNK = 2048
# How far above entry interface the air is felt along the fall.
_FELT_ABOVE_M = 50000.0
_BURN_STEPS = 16
_COAST_STEP_S = 40.0
_FALL_STEPS = 24
_NEWTON = 6
_AT_INTERFACE_M = 20.0
_STAYS_UP = "does not come down to entry interface"
_NO_END = "its entry has no end"
_LATER_CYCLE_S, _LATER_CYCLES = 16.0, 40
_DEORBIT = "deorbit burn"
SOURCES = (
    "navigation.position",
    "navigation.velocity",
    "deorbit.size",
    "deorbit.fixed",
    "deorbit.pointing",
    "deorbit.timing",
    "entry.navigation_position",
    "entry.navigation_velocity",
    "entry.density",
    "entry.density_tilt",
    "entry.wind",
    "entry.drag",
    "entry.lift",
    "entry.mass",
    "entry.bank",
    "parachute.drag",
    "parachute.height",
    "parachute.wind",
)


@dataclass(frozen=True, eq=False)
class Home:
    """A way home as planned, with all that its scattered ones need. Goes from process to process as it is."""

    title: str
    data: DescentData
    aim: Aim
    zone_deg: tuple[float, float]
    zone_radius_m: float
    engine: Propulsion
    mass_kg: float
    """At the deorbit burn."""
    propellant_kg: float
    """That may be burnt, as far as it is known."""
    drag_area_over_mass_m2pkg: float
    tig: float
    dv_mps: float
    state_gcrf: Array
    """(6,) at `tig`."""
    interface: float
    interface_itrf: Array
    """(6,) when entry interface is passed, as planned."""
    air: AirAlong
    craft: Craft
    cycles_s: Array
    """When steering corrects, after entry interface; where an entry takes longer than planned, it goes on."""
    steered_s: float
    """How long the entry lasts until its first canopy opens."""
    landed: float
    landed_deg: tuple[float, float]
    max_g: float
    handover: float
    """From where on the air counts in the fall."""
    to_itrf: Array
    """(6, 6) from GCRF to Earth-fixed states at `handover`."""
    handover_gcrf: Array
    """(6,) as planned."""
    beside_gcrf: Array
    """(6,) as flown with J2 alone."""
    mended: Array
    """(7,) what the fall as planned is later, and elsewhere (m, m/s), at entry interface than as flown with J2."""
    left: Leaving | None = None
    """What is done before the burn; None where nothing of it errs."""
    up: Up | None = None
    """The way up of a free flight."""


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
    home = replace(home, beside_gcrf=_burnt(home, none)[0][:, 0])
    at, y, _ = _fallen(home, none)
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


def sources(home: Home) -> list[tuple[str, str]]:
    """Every error that a sample draws: quantity and label."""
    return [
        *([] if home.up is None else ascents.sources(home.up.ascent)),
        *([] if home.left is None else leaving.sources(home.left)),
        *((name, _DEORBIT if QUANTITIES[name].per == "burn" else "") for name in SOURCES),
    ]


def circles(home: Home) -> list[tuple[str, float, float, float]]:
    """Where it shall land: name; how far along the flight and to the right from the landing planned, and radius, km."""
    zone_m, aim_m = _ground_m(home, home.zone_deg), home.aim.itrf_m()
    wanted = (("zone", zone_m, home.zone_radius_m / 1000.0), ("aim", aim_m, home.data.landing_within_km))
    found = [(name, *_off_planned_m(home, place_m), radius) for name, place_m, radius in wanted]
    return [
        (name, float(along) / 1000.0, float(cross) / 1000.0, radius) for name, along, cross, radius in found
    ]


@dataclass(frozen=True, eq=False)
class Drawn:
    """The errors of samples (components, n) by quantity, and how the ship left."""

    by_name: Mapping[str, Array]
    left_by: Sequence[Array] = ()
    """Pushes (3, n) before the deorbit burn as executed, m/s along R, T and N."""
    elsewhere: Array | None = None
    """(6, n) curvilinear deviation at the planned instant of the deorbit burn."""

    def __getitem__(self, name: str) -> Array:
        return self.by_name[name]


def _drawn(
    home: Home, errors: ErrorModel, seed: int, first: int, count: int, *, direct: bool = False
) -> Drawn:
    """direct: with the ship's leaving flown on the full-force engine, for one sample."""
    mine = sources(replace(home, up=None))
    each = {(name, label): draw(errors, seed, name, first, count, label) for name, label in mine}
    # What is drawn for pushes is told apart by label too; the rest once.
    by_name = {name: each[name, label] for name, label in each if label in ("", _DEORBIT)}
    if home.left is None:
        return Drawn(by_name)
    done = leaving.done_mps(home.left, each)
    if direct:
        return Drawn(by_name, done, leaving.flown(home.left, done, home.tig, home.state_gcrf))
    return Drawn(by_name, done, leaving.deviation(home.left, done))


def _chunk(home: Home, errors: ErrorModel, seed: int, first: int, count: int) -> Table:
    drawn = _drawn(home, errors, seed, first, count)
    data, steering = home.data, Steering.of(home.data)
    at, y, enters = _fallen(home, drawn)
    # What stays up is flown on as planned, so that the others are not held up by it.
    y = np.where(enters, y, home.interface_itrf[:, None])
    angle_deg = _angle_deg(y)
    craft, air, below, believed = _met(home, drawn, y)
    (higher,) = drawn["parachute.height"]
    end_height = steering.end_height_m + higher
    flown = entries.fly(y, craft, air, home.aim.itrf_m(), steering, believed, end_height, home.steered_s)
    more_canopy = _factor(drawn["parachute.drag"][0]) / _factor(drawn["entry.mass"][0])
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
    data, dv = home.data, _dv_mps(home, drawn)
    places = geodetic_from_itrf(place_m.T)
    along, cross = _off_planned_m(home, place_m)
    off_aim = _distance_m(place_m, home.aim.itrf_m())
    off_zone = _distance_m(place_m, _ground_m(home, home.zone_deg))
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
        "ignition_s": _late_s(home, drawn),
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
    drawn = _drawn(home, errors, seed, sample, 1, direct=True)
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
        _angle_deg(fall.state_itrf[:, None]),
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
    drawn = _drawn(home, errors, seed, sample, 1, direct=True)
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
    craft, air, below, believed = _met(home, drawn, fall.state_itrf[:, None])
    higher = float(drawn["parachute.height"][0, 0])
    more = float(_factor(drawn["parachute.drag"][0, 0]) / _factor(drawn["entry.mass"][0, 0]))
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
    area, late = home.drag_area_over_mass_m2pkg, float(_late_s(home, drawn)[0])
    state = _real_gcrf(home, drawn)[:, 0]
    if abs(late) > 1e-6:
        state = forces.propagate(
            state, home.tig, home.tig + late, drag_area_over_mass_m2pkg=area
        ).end_state_gcrf
    r, t, n = _toward_rtn(drawn)[:, 0].tolist()
    return burn_and_fall(
        forces, state, home.tig + late, float(_dv_mps(home, drawn)[0]), home.engine, home.mass_kg, area,
        home.data.entry_height_m, toward_rtn=(r, t, n),
    )  # fmt: skip


def _met(home: Home, drawn: Drawn, y: Array) -> tuple[Craft, OtherAir, OtherAir, Believed]:
    """Craft and air that samples meet, the air below their canopies, and what guidance goes by instead."""
    (denser,), (tilt,) = drawn["entry.density"], drawn["entry.density_tilt"]
    (drag,), (lift,), (mass,) = drawn["entry.drag"], drawn["entry.lift"], drawn["entry.mass"]
    more = _factor(drag) / _factor(mass)
    craft = replace(home.craft, more_drag=more, more_lift=more * _factor(lift))
    air = OtherAir(home.air, denser, tilt, *drawn["entry.wind"])
    below = OtherAir(home.air, denser, tilt, *drawn["parachute.wind"])
    axes = _axes(y[:3], y[3:])
    off = np.concatenate(
        [_turned(axes, drawn["entry.navigation_position"]), _turned(axes, drawn["entry.navigation_velocity"])]
    )
    within = 1000.0 * home.data.landing_within_km
    return (
        craft,
        air,
        below,
        Believed(home.craft, home.air, off, drawn["entry.bank"][0], home.cycles_s, within),
    )


def _factor(error: Array) -> Array:
    """What a quantity is multiplied by; even a wild error leaves a tenth of it."""
    return np.asarray(np.maximum(1.0 + error, 0.1))


def _dv_mps(home: Home, drawn: Drawn) -> Array:
    """Δv (n,) that burns end with when the ship's own measure says enough."""
    size, fixed = drawn["deorbit.size"][0], drawn["deorbit.fixed"][0]
    return np.asarray(home.dv_mps * (1.0 + size) + fixed)


def _toward_rtn(drawn: Drawn) -> Array:
    """Where burns push (3, n): against the flight, pitched outward and yawed to the orbit's normal."""
    pitch, yaw = drawn["deorbit.pointing"]
    return np.stack([np.sin(pitch), -np.cos(pitch) * np.cos(yaw), np.cos(pitch) * np.sin(yaw)])


def _real_gcrf(home: Home, drawn: Drawn) -> Array:
    """Where samples really are (6, n) when the burn should begin: navigation has them where the plan does."""
    axes = _axes(home.state_gcrf[:3, None], home.state_gcrf[3:, None])
    off = [_turned(axes, drawn["navigation.position"]), _turned(axes, drawn["navigation.velocity"])]
    state = home.state_gcrf[:, None]
    if drawn.elsewhere is not None:
        there = curved(home.state_gcrf, home.state_gcrf)[:, None] + drawn.elsewhere
        straight = straightened(there, float(np.linalg.norm(home.state_gcrf[:3])))
        state = np.concatenate([_turned(axes, straight[:3]), _turned(axes, straight[3:])])
    return np.asarray(state - np.concatenate(off))


def _late_s(home: Home, drawn: Drawn) -> Array:
    """How much later (n,) than planned burns begin: moved to where they are as far along, and badly timed."""
    late = drawn["deorbit.timing"][0]
    if drawn.elsewhere is None:
        return np.asarray(late)
    return np.asarray(late - drawn.elsewhere[1] / np.linalg.norm(home.state_gcrf[3:]))


def _burnt(home: Home, drawn: Drawn) -> tuple[Array, Array]:
    """States (6, n) of samples at `handover` with J2 alone, and when their burns end (n,)."""
    y = _real_gcrf(home, drawn)
    late = _late_s(home, drawn)
    dv = _dv_mps(home, drawn)
    exhaust = home.engine.isp_s * G0_MPS2
    length = home.mass_kg * exhaust / home.engine.thrust_n * (1.0 - np.exp(-dv / exhaust))
    push = dv / length * _toward_rtn(drawn)
    y = np.concatenate(nystrom(_pull, y[:3], y[3:], late))

    def rates(_: float, y: Array) -> Array:
        return np.concatenate([y[3:], _pull(y[:3], 0.0) + _turned(_axes(y[:3], y[3:]), push)])

    for _ in range(_BURN_STEPS):
        y = runge_kutta(rates, 0.0, y, length / _BURN_STEPS)
    end = home.tig + late + length
    steps = max(int((home.handover - home.tig) / _COAST_STEP_S), 1)
    r, v, h = y[:3], y[3:], (home.handover - end) / steps
    for _ in range(steps):
        r, v = nystrom(_pull, r, v, h)
    return np.concatenate([r, v]), end


def _fallen(home: Home, drawn: Drawn) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Instants (n,) at which samples pass entry interface, their Earth-fixed states (6, n) there, and which do."""
    beside, _ = _burnt(home, drawn)
    inertial = beside + (home.handover_gcrf - home.beside_gcrf)[:, None]
    y = np.zeros_like(inertial)
    for row in range(6):
        for column in range(6):
            y[row] += home.to_itrf[row, column] * inertial[column]
    area = np.full_like(home.craft.drag_m2, home.drag_area_over_mass_m2pkg)
    whole = Craft(1.0, 1.0, area, np.zeros_like(area))
    level = np.zeros(y.shape[1])
    h = (home.interface - home.handover) / _FALL_STEPS
    for _ in range(_FALL_STEPS):
        y = step(y, level, h, whole, home.air)
    after = np.full(y.shape[1], home.interface)
    for _ in range(_NEWTON):
        radius = np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
        sinks = -(y[0] * y[3] + y[1] * y[4] + y[2] * y[5]) / radius
        rest = np.clip((height_m(y) - home.data.entry_height_m) / np.maximum(sinks, 10.0), -60.0, 60.0)
        y = step(y, level, rest, whole, home.air)
        after = after + rest
    enters = np.abs(height_m(y) - home.data.entry_height_m) < _AT_INTERFACE_M
    return after + home.mended[0], y + home.mended[1:, None], enters


def _pull(r: Array, _: float) -> Array:
    """Gravity (3, n) with J2 at positions (3, n), m/s²."""
    r2 = r[0] * r[0] + r[1] * r[1] + r[2] * r[2]
    level, more = pull_per_m(r[2], r2, np.sqrt(r2))
    return np.stack([level * r[0], level * r[1], (level + more) * r[2]])


def _axes(r: Array, v: Array) -> tuple[Array, Array, Array]:
    """Outward, along and across (3, n) of positions and velocities (3, n)."""
    out = r / np.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2])
    across = np.stack([r[1] * v[2] - r[2] * v[1], r[2] * v[0] - r[0] * v[2], r[0] * v[1] - r[1] * v[0]])
    across = across / np.sqrt(across[0] * across[0] + across[1] * across[1] + across[2] * across[2])
    along = np.stack(
        [
            across[1] * out[2] - across[2] * out[1],
            across[2] * out[0] - across[0] * out[2],
            across[0] * out[1] - across[1] * out[0],
        ]
    )
    return out, along, across


def _turned(axes: tuple[Array, Array, Array], rtn: Array) -> Array:
    """Vectors (3, n) given outward, along and across, in the frame of the axes."""
    out, along, across = axes
    return np.asarray(out * rtn[0] + along * rtn[1] + across * rtn[2])


def _angle_deg(y: Array) -> Array:
    """How far below the horizon the inertial velocities of Earth-fixed states (6, n) point, degrees."""
    turn = EARTH_ROTATION_RADPS
    u, v, w = y[3] - turn * y[1], y[4] + turn * y[0], y[5]
    speed, radius = np.sqrt(u * u + v * v + w * w), np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    return np.asarray(-np.degrees(np.arcsin((y[0] * u + y[1] * v + y[2] * w) / (radius * speed))))


def _distance_m(r: Array, to: Array) -> Array:
    dx, dy, dz = r[0] - to[0], r[1] - to[1], r[2] - to[2]
    return np.asarray(np.sqrt(dx * dx + dy * dy + dz * dz))


def _ground_m(home: Home, place_deg: tuple[float, float]) -> Array:
    latitude, longitude = np.radians(place_deg)
    return itrf_from_geodetic(latitude, longitude, home.aim.height_m)


def _local(home: Home) -> tuple[Array, Array, Array]:
    """The landing planned (3,), m, and the directions along the flight and to its right there."""
    planned = _ground_m(home, home.landed_deg)
    up = planned / np.linalg.norm(planned)
    right = np.cross(up, home.interface_itrf[:3])
    right = right / np.linalg.norm(right)
    return planned, np.cross(up, right), right


def _off_planned_m(home: Home, r: Array) -> tuple[Array, Array]:
    """How far places (3, n) lie beyond the landing planned, along the flight, and to its right, m."""
    planned, ahead, right = _local(home)
    dx, dy, dz = r[0] - planned[0], r[1] - planned[1], r[2] - planned[2]
    return dx * ahead[0] + dy * ahead[1] + dz * ahead[2], dx * right[0] + dy * right[1] + dz * right[2]


@dataclass(frozen=True)
class LandingEllipse:
    """The ellipse in which a share of the landings would lie, were they normally distributed."""

    share: float
    centre_km: tuple[float, float]
    """Along the flight and to its right, from the landing planned."""
    semi_axes_km: tuple[float, float]
    """The greater first."""
    turned_deg: float
    """The greater one, from along the flight to the right."""

    def outline_deg(self, home: Home, points: int = 72) -> Array:
        """Latitudes and longitudes (points, 2) around it."""
        angle, turned = np.linspace(0.0, 2.0 * np.pi, points), np.radians(self.turned_deg)
        major, minor = self.semi_axes_km[0] * np.cos(angle), self.semi_axes_km[1] * np.sin(angle)
        along = self.centre_km[0] + np.cos(turned) * major - np.sin(turned) * minor
        cross = self.centre_km[1] + np.sin(turned) * major + np.cos(turned) * minor
        planned, ahead, right = _local(home)
        places = planned + 1000.0 * (along[:, None] * ahead + cross[:, None] * right)
        return np.degrees(geodetic_from_itrf(places)[:, :2])


def ellipse(table: Table, share: float = 0.9973) -> LandingEllipse:
    """The ellipse of landings, from their mean and covariance; ballistic ones and those without a landing left out.

    Raises InputError for fewer than three landings, or a share that is none.
    """
    if not 0.0 < share < 1.0:
        raise InputError(f"{share:g} is no share of the landings; give one between 0 and 1", field="share")
    steered = (table["failed"] == "") & ~table["ballistic"]
    places = np.stack([table["along_km"][steered], table["cross_km"][steered]])
    if places.shape[1] < 3:
        raise InputError(
            f"{places.shape[1]} steered landings make no ellipse; ask for more samples", field="samples"
        )
    variances, axes = np.linalg.eigh(np.cov(places))
    minor, major = np.sqrt(np.maximum(variances, 0.0) * -2.0 * np.log(1.0 - share))
    turned = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
    along, cross = places.mean(axis=1)
    return LandingEllipse(
        share, (float(along), float(cross)), (float(major), float(minor)), (turned + 90.0) % 180.0 - 90.0
    )
