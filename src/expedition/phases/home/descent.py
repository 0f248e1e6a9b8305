"""Descent: from free flight to the ground: deorbit burn, parting of modules, entry, canopies or runway.

Size and instant of the burn are solved on the full-force engine with a finite burn: the size gives the
entry angle of the ship at its entry interface, the instant puts the middle of what the entry can reach on
the aim. From entry interface on the flight is that of `entry`, steered in a closed loop to the aim.

The span without radio is a rule of thumb: faster than 4 km/s in air denser than that of 82 km, where flights
with capsules lost contact. A plan leaves winds out; parachutes drift kilometres in them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import Descent as DescentData
from expedition.catalog.models.ship import Ship
from expedition.errors import ImpossibleFlightError
from expedition.phases.home import easing, entry, runway
from expedition.phases.home.deorbit import (
    Fall,
    burn_and_fall,
    degrees_per_mps,
    scaled,
    two_body_burn_mps,
)
from expedition.phases.home.descent_events import (
    EntryTable,
    burn_events,
    entry_events,
    entry_table,
    opening,
    silence,
)
from expedition.phases.home.parachutes import under_canopies
from expedition.phases.home.steering import Believed, Steering, guided
from expedition.phases.propulsion import Propulsion
from expedition.space.atmosphere import AirAlong, AnyAir
from expedition.space.constants import G0_MPS2
from expedition.space.engine import Arc, Forces
from expedition.space.frames import (
    geodetic_from_itrf,
    itrf_from_geodetic,
)
from expedition.space.orbits import apsides_km
from expedition.space.time import format_utc
from expedition.timeline import Burn, Check, Event, Leg, spot

Array = NDArray[np.float64]
_ANGLE_TOLERANCE_DEG = 0.002
_RANGE_TOLERANCE_M = 2000.0
# Steering with wings has much more room than that.
_WINGED_TOLERANCE_M = 50000.0
_MAX_TURNS = 12
_NO_BURN_MPS = 0.01
# How long before and after the first guess of the ignition it may end up.
_SHIFT_S = 900.0
# So near to where steering ends a capsule is down.
_DOWN_M = 1000.0
# How far before entry interface and beyond the aim the air is known.
_AROUND_RAD = np.radians(10.0)


@dataclass(frozen=True)
class Aim:
    """Where to land: degrees, and height of the ground above the ellipsoid (m); a runway's true heading."""

    latitude_deg: float
    longitude_deg: float
    height_m: float
    runway_deg: float | None = None

    def itrf_m(self) -> Array:
        """Its Earth-fixed position (3,), m."""
        return itrf_from_geodetic(
            np.radians(self.latitude_deg), np.radians(self.longitude_deg), self.height_m
        )


class AsideError(ImpossibleFlightError):
    """A landing place lies too far to the side of the track; `nearest` is the point towards it that is in reach."""

    def __init__(self, message: str, nearest: Aim) -> None:
        super().__init__(message)
        self.nearest = nearest


@dataclass(frozen=True)
class Ballistic:
    """What comes of the same entry when steering fails and the capsule rolls its lift away."""

    max_g: float
    latitude_deg: float
    longitude_deg: float
    touchdown: float
    short_m: float
    """How far before the aim it comes down."""


@dataclass(frozen=True, eq=False)
class Descent:
    """A solved way down."""

    burn: Burn
    legs: tuple[Leg, ...]
    """From the start of free flight to entry interface."""
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
    interface: float
    entry_angle_deg: float
    """Below the inertial horizon at entry interface."""
    entry_speed_mps: float
    """Earth-relative."""
    table: EntryTable
    touchdown: float
    latitude_deg: float
    longitude_deg: float
    miss_m: float
    max_g: float
    max_heating_wpm2: float
    heat_load_jpm2: float
    blackout: tuple[float, float] | None
    ballistic: Ballistic | None
    reversals: int
    cycles_s: tuple[float, ...]
    """When steering corrected, after entry interface."""
    mass_kg: float
    """Before the entry, with all that came through the burn."""


def solve(
    forces: Forces,
    ship: Ship,
    state_gcrf: Array,
    start: float,
    aim: Aim,
    ignition: float,
    *,
    mass_kg: float,
    drag_area_over_mass_m2pkg: float,
    propellant_kg: float | None = None,
) -> Descent:
    """The descent that lands at the aim, with the burn near an instant.

    state_gcrf: (6,) at `start`, before the burn. ignition: a first guess, right to some minutes. mass_kg: at the
    burn, without what is left behind before it. propellant_kg: what is left to burn, where known. Raises
    ImpossibleFlightError where no burn there leads to the aim or the propellant does not suffice.
    """
    data = ship.wanted_descent()
    engine = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    area = drag_area_over_mass_m2pkg
    free = forces.propagate(state_gcrf, start, ignition + _SHIFT_S, drag_area_over_mass_m2pkg=area)
    craft = entry.Craft.of(data.mass_kg, data.aerodynamics)
    dv = two_body_burn_mps(free.state_gcrf(ignition), data)
    tig = ignition
    air: AnyAir | None = None
    tolerance = _RANGE_TOLERANCE_M if data.glide is None else _WINGED_TOLERANCE_M
    for _ in range(_MAX_TURNS):
        fall = burn_and_fall(
            forces, free.state_gcrf(tig), tig, dv, engine, mass_kg, area, data.entry_height_m
        )
        target = _target_itrf_m(data, aim, fall.state_itrf)
        # Later turns move entry interface along the same way.
        air = air or air_along(fall.interface, fall.state_itrf, aim)
        beyond, aside = _nominal_miss(fall.state_itrf, craft, air, data, target)
        error = fall.angle_deg - data.entry_angle_deg
        if abs(error) < _ANGLE_TOLERANCE_DEG and abs(beyond) < tolerance:
            break
        dv = float(np.clip(dv - error / degrees_per_mps(free.state_gcrf(tig), dv, data), 20.0, 400.0))
        speed = float(np.linalg.norm(fall.state_itrf[3:]))
        tig -= float(np.clip(beyond / speed, -600.0, 600.0))
        if not start + 1.0 < tig < ignition + _SHIFT_S - 1.0:
            raise ImpossibleFlightError(
                f"no deorbit burn within {_SHIFT_S / 60.0:.0f} min of {format_utc(ignition)} leads to "
                f"{spot(aim.latitude_deg, aim.longitude_deg, 2)}; take another landing opportunity"
            )
    else:
        raise ImpossibleFlightError(
            f"the deorbit burn near {format_utc(ignition)} was not found: the entry still ends "
            f"{beyond / 1000.0:.0f} km off along the track; take another landing opportunity"
        )
    left_kg = engine.mass_after_kg(dv, mass_kg)
    if propellant_kg is not None and mass_kg - left_kg > propellant_kg:
        reach = engine.isp_s * G0_MPS2 * float(np.log(mass_kg / (mass_kg - propellant_kg)))
        raise ImpossibleFlightError(
            f"the deorbit burn takes {dv:.0f} m/s and {ship.title} has propellant for {reach:.0f} m/s: "
            f"{dv - reach:.0f} m/s short; come home from a lower orbit, or spend less before"
        )
    if abs(aside) > 1.5 * max(data.cross_range_m, 50000.0):
        raise AsideError(
            f"the landing place lies {abs(aside) / 1000.0:.0f} km to the side of the track; {ship.title} can land "
            f"{data.cross_range_m / 1000.0:.0f} km aside: take another landing opportunity",
            _nearer(aim, fall.state_itrf, float(np.copysign(abs(aside) - data.cross_range_m, aside))),
        )
    return _finish(data, free, fall, aim, craft, air, mass_kg, left_kg)


def _nearer(aim: Aim, state_itrf: Array, right_m: float) -> Aim:
    """The aim moved to the right as seen from a ship (6,) that comes to it, m along the ground."""
    place, forward = aim.itrf_m(), state_itrf[:3]
    left = np.cross(forward, place)
    turned = right_m / float(np.linalg.norm(place))
    moved = np.cos(turned) * place - np.sin(turned) * float(np.linalg.norm(place)) * left / np.linalg.norm(
        left
    )
    latitude, longitude, _ = geodetic_from_itrf(moved)
    return replace(aim, latitude_deg=float(np.degrees(latitude)), longitude_deg=float(np.degrees(longitude)))


def at_once(
    forces: Forces,
    ship: Ship,
    state_gcrf: Array,
    start: float,
    aim: Aim,
    ignition: float,
    *,
    mass_kg: float,
    drag_area_over_mass_m2pkg: float,
    burns: bool = True,
) -> Descent:
    """The descent after a burn at an instant, wherever that leads: its size gives the entry angle, steering the rest.

    As `solve`, but that the instant is not moved. burns: whether there is a burn at all; a ship that is falling already
    comes down without. Raises ImpossibleFlightError where it does not come down.
    """
    data, area = ship.wanted_descent(), drag_area_over_mass_m2pkg
    engine = Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s)
    free = forces.propagate(state_gcrf, start, ignition + 1.0, drag_area_over_mass_m2pkg=area)
    state = free.state_gcrf(ignition)
    dv = two_body_burn_mps(state, data, least_mps=_NO_BURN_MPS) if burns else _NO_BURN_MPS
    for _ in range(_MAX_TURNS if burns else 1):
        fall = burn_and_fall(forces, state, ignition, dv, engine, mass_kg, area, data.entry_height_m)
        error = fall.angle_deg - data.entry_angle_deg
        if abs(error) < _ANGLE_TOLERANCE_DEG:
            break
        dv = float(np.clip(dv - error / degrees_per_mps(state, dv, data), _NO_BURN_MPS, 400.0))
    craft = entry.Craft.of(data.mass_kg, data.aerodynamics)
    air = air_along(fall.interface, fall.state_itrf, aim)
    return _finish(data, free, fall, aim, craft, air, mass_kg, engine.mass_after_kg(fall.dv_mps, mass_kg))


def air_along(t: float, state_itrf: Array, aim: Aim) -> AirAlong:
    """The air from entry interface, passed at an instant, to the aim and around."""
    return AirAlong.over(t, state_itrf[:3], aim.itrf_m(), before_rad=_AROUND_RAD, beyond_rad=_AROUND_RAD)


def _target_itrf_m(data: DescentData, aim: Aim, state_itrf: Array) -> Array:
    """Where steering should end (3,): over the aim, or where the glide to the runway begins."""
    if data.glide is None:
        return aim.itrf_m()
    return runway.gate_itrf_m(data.glide, aim.itrf_m(), state_itrf[:3])


def _nominal_miss(
    state: Array, craft: entry.Craft, air: AnyAir, data: DescentData, target: Array
) -> tuple[float, float]:
    """How far beyond and to the right of the target the middle of the nominal entries ends, m."""
    steering = Steering.of(data)
    bank = steering.bank_rad
    ends = entry.fly_to(
        state,
        craft,
        air,
        bank_rad=np.array([bank, -bank]),
        end_height_m=steering.end_height_m,
        end_speed_mps=steering.end_speed_mps,
        damping_radspm=steering.damping_radspm,
        step_s=entry.STEP_S if data.glide is None else 2.0 * entry.STEP_S,
    )
    beyond, right = entry.miss_m(state[:3], target, ends.states_itrf[:, :3])
    if data.glide is not None:
        beyond = entry.way_beyond_m(ends, state[:3], target)
        # What counts is how far the runway lies off the way ahead, not off where one long turn would lead.
        right = -entry.miss_m(state[:3], state[:3] + 100.0 * state[3:], target)[1][None]
    return float(beyond.mean()), float(right.mean())


@dataclass(frozen=True, eq=False)
class Entered:
    """A flown entry, from entry interface to standstill."""

    table: EntryTable
    loads_g: Array
    """(k,) until steering hands over; the jerk of a canopy is a load of its own."""
    marks: tuple[tuple[str, float], ...]
    """Names and instants of what happens after steering has handed over."""
    latitude_deg: float
    longitude_deg: float
    miss_m: float
    """From the aim."""
    reversals: int
    """Changes of side."""
    cycles_s: tuple[float, ...]
    """When steering corrected, after entry interface."""
    ballistic: bool
    """Whether the aim was out of reach, and the lift rolled away."""


def from_interface(
    data: DescentData,
    state_itrf: Array,
    t: float,
    aim: Aim,
    *,
    craft: entry.Craft | None = None,
    air: AnyAir | None = None,
    believed: Believed | None = None,
    canopy_air: AnyAir | None = None,
) -> Entered:
    """From any state at entry interface, steered to the aim, to standstill.

    state_itrf: (6,) Earth-fixed position and Earth-relative velocity, m and m/s, at instant t. craft, air: other
    aerodynamics, mass and air than those of the ship's file and of the day. believed: what guidance goes by, where that
    is not the same. canopy_air: the air below the canopies, where it is another. Raises ImpossibleFlightError for an
    entry that does not come down.
    """
    craft = craft or entry.Craft.of(data.mass_kg, data.aerodynamics)
    air = air or air_along(t, state_itrf, aim)
    target = _target_itrf_m(data, aim, state_itrf)
    steering = Steering.of(data)
    flown = guided(state_itrf, craft, air, target, steering, believed)
    if data.glide is None:
        if not entry.height_m(flown.states_itrf[-1:, :3].T)[0] < steering.end_height_m + _DOWN_M:
            raise ImpossibleFlightError(
                f"the entry has not come down after {entry.LONGEST_S / 60.0:.0f} min; enter more steeply"
            )
        below = canopy_air or air
        last, opened = under_canopies(flown.states_itrf[-1], craft, below, data.canopies, aim.height_m)
        marks = [(opening(c.name), s) for c, s in zip(data.canopies, opened, strict=True)]
    else:
        runway_deg = aim.runway_deg or 0.0
        last, marks = runway.fly(flown.states_itrf[-1], craft, air, data.glide, aim.itrf_m(), runway_deg)
    table = entry_table(t, flown, last, craft, air, data.glide is not None)
    handed_over = t + float(flown.after_s[-1])
    place = geodetic_from_itrf(table.states_itrf[-1, :3])
    return Entered(
        table,
        np.where(table.t <= handed_over, table.felt_g, 0.0),
        tuple((name, handed_over + after) for name, after in marks),
        float(np.degrees(place[0])),
        float(np.degrees(place[1])),
        float(np.linalg.norm(table.states_itrf[-1, :3] - aim.itrf_m())),
        flown.reversals,
        flown.cycles_s,
        flown.ballistic,
    )


def _finish(
    data: DescentData,
    free: Arc,
    fall: Fall,
    aim: Aim,
    craft: entry.Craft,
    air: AnyAir,
    before_kg: float,
    after_kg: float,
) -> Descent:
    """Fly the entry of a solved burn and say what happens. Masses before and after the burn."""
    entered = from_interface(data, fall.state_itrf, fall.interface, aim, craft=craft, air=air)
    return flown_down(data, free, fall, entered, aim, craft, air, before_kg, after_kg)


def flown_down(
    data: DescentData,
    free: Arc,
    fall: Fall,
    entered: Entered,
    aim: Aim,
    craft: entry.Craft,
    air: AnyAir,
    before_kg: float,
    after_kg: float,
) -> Descent:
    """What a burn, its fall and its entry were, once they are flown.

    free: before the burn. craft, air: what the entry met. Masses before and after the burn.
    """
    table, loads = entered.table, entered.loads_g
    most_g = float(np.max(loads))
    perigee, apogee = apsides_km(fall.burn.end_state_gcrf)
    tig = fall.burn.start
    burn = Burn(
        "deorbit burn",
        tig,
        fall.burn.end - tig,
        scaled(fall.dv_mps, fall.toward_rtn),
        perigee,
        apogee,
        "main",
        "deorbit",
        before_kg,
        before_kg - after_kg,
    )
    dark = silence(table, air)
    landed = {"land": "Touchdown", "sea": "Splashdown", "runway": "Wheels stop"}[data.lands_on]
    events = [
        *burn_events(data, burn, fall),
        *entry_events(data, table, loads, dark),
        *(Event(name, at) for name, at in entered.marks),
        Event(landed, float(table.t[-1]), spot(entered.latitude_deg, entered.longitude_deg)),
    ]
    legs = (
        Leg("free flight", min(free.start, free.end), tig, free.state_gcrf),
        Leg("deorbit burn", tig, fall.burn.end, fall.burn.state_gcrf, powered=True),
        Leg("fall to entry interface", fall.coast.start, fall.interface, fall.coast.state_gcrf),
    )
    checks = (
        Check(
            "landing near the aim",
            entered.miss_m < 1000.0 * data.landing_within_km,
            f"{entered.miss_m / 1000.0:.1f} km off after {entered.reversals} "
            f"{'change' if entered.reversals == 1 else 'changes'} of side, at most {data.landing_within_km:g} km",
        ),
        Check(
            "load in the steered entry",
            most_g <= data.load_limit_g,
            f"{most_g:.1f} g, at most {data.load_limit_g:g} g"
            + easing.eased(data, fall.state_itrf, craft, air, most_g),
        ),
    )
    return Descent(
        burn=burn,
        legs=legs,
        events=tuple(sorted(events, key=lambda event: event.t)),
        checks=checks,
        interface=fall.interface,
        entry_angle_deg=fall.angle_deg,
        entry_speed_mps=float(np.linalg.norm(fall.state_itrf[3:])),
        table=table,
        touchdown=float(table.t[-1]),
        latitude_deg=entered.latitude_deg,
        longitude_deg=entered.longitude_deg,
        miss_m=entered.miss_m,
        max_g=most_g,
        max_heating_wpm2=float(np.max(table.heating_wpm2)),
        heat_load_jpm2=float(np.trapezoid(table.heating_wpm2, table.t)),
        blackout=dark,
        ballistic=_ballistic(fall, craft, air, data, aim) if data.glide is None else None,
        reversals=entered.reversals,
        cycles_s=entered.cycles_s,
        mass_kg=after_kg,
    )


def _ballistic(fall: Fall, craft: entry.Craft, air: AnyAir, data: DescentData, aim: Aim) -> Ballistic:
    """The same entry with the lift rolled away from entry interface on."""
    track = entry.held(fall.state_itrf, craft, air, data.canopies[0].height_m, lifts=0.0)
    last, _ = under_canopies(track.states_itrf[-1], craft, air, data.canopies, aim.height_m)
    place = geodetic_from_itrf(last.states_itrf[-1, :3])
    beyond, _ = entry.miss_m(fall.state_itrf[:3], aim.itrf_m(), last.states_itrf[-1, :3])
    return Ballistic(
        float(np.max(track.felt_g(craft, air, lifts=0.0))),
        float(np.degrees(place[0])),
        float(np.degrees(place[1])),
        fall.interface + float(track.after_s[-1] + last.after_s[-1]),
        -float(beyond),
    )
