"""Suborbital: up to the edge of space and down again, three degrees of freedom over the turning, oblate Earth.

Either straight up from a pad, the crew's capsule parting from its booster and coming down under parachutes, or
from under a carrier's wing, turning upwards, falling back with the tail raised and gliding to the runway. Thrust
with its loss to the pressure of the air, drag by Mach number, the gravity of a point mass and J2.

What is left out: winds, the vehicle's own rotation, the start and tail-off of the motor, lift of a capsule.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.hopper import Fall, Hopper, Motor
from expedition.catalog.models.launcher import G0_MPS2, Drag
from expedition.catalog.models.pad import Pad
from expedition.errors import ImpossibleFlightError
from expedition.phases import carrier_climb, hop_glide
from expedition.phases.earth_fixed import (
    Push,
    Stop,
    climb_mps,
    drag_mps2,
    height_m,
    integrate,
    plumb_up,
    unit,
)
from expedition.space.atmosphere import SEA_LEVEL_PRESSURE_PA, air, air_at
from expedition.space.engine import EARTH_ROTATION_RADPS, MU_M3_S2
from expedition.space.frames import WGS84_RADIUS_M, geodetic_from_itrf, itrf_from_geodetic
from expedition.timeline import Check, Event

Array = NDArray[np.float64]

FIFTY_MILES_KM = 80.4672
KARMAN_KM = 100.0
WEIGHTLESS_G = 0.05
_COARSE = 4.0
_NUDGE_RAD = 0.005
_STEP_S = 0.25
_OPENING_STEP_S = 0.1
# Mach numbers are told where the air still carries sound.
_AIR_TOP_M = 86_000.0
_STEERED_PA = 1000.0
_EASED_RAD = np.radians(5.0)
_NEAR_KM = 5.0
# Higher up the air brakes a booster more than its engine has to.
_BRAKING_BELOW_M = 6000.0


@dataclass(frozen=True, eq=False)
class HopLeg:
    """A smooth stretch of a hop: (k,) seconds since lift-off, (k, 6) ITRF states, (k,) felt g."""

    name: str
    powered: bool
    met_s: Array
    states_itrf: Array
    felt_g: Array


@dataclass(frozen=True, eq=False)
class Hop:
    """A flown hop. Instants are TAI seconds past J2000, heights above the ellipsoid."""

    liftoff: float
    events: tuple[Event, ...]
    legs: tuple[HopLeg, ...]
    """The way of the crew, without a gap."""
    booster: HopLeg | None
    """The way of the booster from the parting to its landing."""
    apogee_km: float
    apogee: float
    max_mach: float
    max_g_boost: float
    max_g_entry: float
    weightless_s: float
    """Time after cut-off with less than 0.05 g felt."""
    cutoff_speed_mps: float
    """Greatest Earth-relative speed of the boost."""
    latitude_deg: float
    longitude_deg: float
    landing: float
    checks: tuple[Check, ...]

    @property
    def met_s(self) -> Array:
        """(k,) seconds since lift-off, over all legs."""
        return np.concatenate([leg.met_s for leg in self.legs])

    @property
    def states_itrf(self) -> Array:
        """(k, 6) Earth-fixed position and Earth-relative velocity, m and m/s."""
        return np.vstack([leg.states_itrf for leg in self.legs])

    @property
    def felt_g(self) -> Array:
        """(k,) everything but gravity, in units of 9.80665 m/s²."""
        return np.concatenate([leg.felt_g for leg in self.legs])

    @property
    def crossed_50_miles(self) -> bool:
        """Whether it was above 80.467 km, where the United States count space."""
        return self.apogee_km >= FIFTY_MILES_KM

    @property
    def crossed_100_km(self) -> bool:
        """Whether it was above 100 km, where the FAI counts space."""
        return self.apogee_km >= KARMAN_KM


def fly(
    hopper: Hopper,
    site: Pad,
    liftoff: float,
    *,
    people: int = 0,
    cargo_kg: float = 0.0,
    release_altitude_m: float | None = None,
    burn_s: float | None = None,
) -> Hop:
    """Fly a hop from a pad or runway and back to the ground.

    liftoff: instant of lift-off, or of the carrier's take-off. people: how many are aboard. release_altitude_m
    (above sea level) and burn_s replace the catalogue's usual values. Raises ImpossibleFlightError where the motor
    does not lift the vehicle, or has not the propellant for the burn asked for.

    Flown apogees of other flights of the same vehicle are met to 4 km (SpaceShipTwo) and 1 km (New Shepard).
    """
    if burn_s is not None:
        hopper = hopper.model_copy(update={"motor": _burning(hopper, burn_s)})
    load_kg = people * hopper.person_kg + cargo_kg
    _refuse_too_heavy(hopper, load_kg)
    if hopper.carrier is None:
        flight = _upright(hopper, site, load_kg)
    else:
        flight = _winged(hopper, site, load_kg, release_altitude_m or hopper.carrier.release_altitude_m)
    return _told(flight, liftoff)


def orbit_shortfall_mps(hopper: Hopper, height_km: float, latitude_deg: float) -> tuple[float, float]:
    """The least ideal Δv to a circular orbit of a height above 6378.137 km, and what the motor has, m/s.

    The least is that of two impulses from the ground, with the Earth's turning for and nothing lost to gravity
    and air; a flown ascent takes some 1,500 m/s more.
    """
    r0, r1 = WGS84_RADIUS_M, WGS84_RADIUS_M + 1000.0 * height_km
    leave = np.sqrt(2.0 * MU_M3_S2 * (1.0 / r0 - 1.0 / (r0 + r1)))
    arrive = np.sqrt(MU_M3_S2 / r1) - leave * r0 / r1
    turning = EARTH_ROTATION_RADPS * r0 * np.cos(np.radians(latitude_deg))
    full = hopper.mass_kg
    has = hopper.motor.isp_vacuum_s * G0_MPS2 * np.log(full / (full - hopper.propellant_kg))
    return float(leave + arrive - turning), float(has)


def refuse_station(hopper: Hopper, station_title: str, height_km: float, latitude_deg: float) -> None:
    """Raise ImpossibleFlightError that says how far a suborbital vehicle is from a station's orbit."""
    needed, has = orbit_shortfall_mps(hopper, height_km, latitude_deg)
    raise ImpossibleFlightError(
        f"{hopper.title} is suborbital and cannot reach {station_title}: the orbit, {height_km:.0f} km up, takes at "
        f"the very least {needed:.0f} m/s from {abs(latitude_deg):.1f}° of latitude, its motor has {has:.0f} m/s; "
        f"Δv is short by {needed - has:.0f} m/s. Leave station and port out for a hop, or take a ship that docks"
    )


def _burning(hopper: Hopper, burn_s: float) -> Motor:
    """The motor with another longest burn."""
    longer = hopper.motor.model_copy(update={"burn_s": burn_s})
    if longer.burned_kg(burn_s) > hopper.propellant_kg * 1.001:
        raise ImpossibleFlightError(
            f"{hopper.title} cannot burn for {burn_s:g} s: that takes {longer.burned_kg(burn_s):.0f} kg of propellant, "
            f"it carries {hopper.propellant_kg:.0f} kg; ask for a shorter burn"
        )
    return longer


def _refuse_too_heavy(hopper: Hopper, load_kg: float) -> None:
    weight, motor = (hopper.mass_kg + load_kg) * G0_MPS2, hopper.motor
    pull = motor.thrust_sea_level_n * motor.level(0.0)
    if hopper.carrier is None and pull <= weight:
        raise ImpossibleFlightError(
            f"{hopper.title} does not lift off with {load_kg:.0f} kg aboard: it weighs {weight / 1000.0:.0f} kN, its "
            f"motor pushes {pull / 1000.0:.0f} kN; take fewer people or less cargo"
        )


@dataclass
class _Flight:
    """A hop while it is flown: what flies and from where, and its legs and events so far."""

    hopper: Hopper
    site: Pad
    load_kg: float
    coarseness: float = 1.0
    legs: list[HopLeg] = field(default_factory=list)
    marks: list[tuple[str, float, str]] = field(default_factory=list)
    lit_s: float = 0.0
    cutoff_s: float = 0.0
    booster: HopLeg | None = None

    def __post_init__(self) -> None:
        latitude, longitude = np.radians(self.site.latitude_deg), np.radians(self.site.longitude_deg)
        self.ground = itrf_from_geodetic(latitude, longitude, self.site.height_m)
        self.up = plumb_up(self.ground)
        self.east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
        self.north = np.cross(self.up, self.east)
        self.step_s = _STEP_S * self.coarseness

    @property
    def now(self) -> tuple[Array, float]:
        """The last state and its time."""
        return self.legs[-1].states_itrf[-1], float(self.legs[-1].met_s[-1])

    def towards(self, bearing_deg: float) -> Array:
        """The level direction (3,) of a bearing at the site."""
        bearing = np.radians(bearing_deg)
        return np.asarray(np.sin(bearing) * self.east + np.cos(bearing) * self.north)

    def mass_kg(self, met_s: float) -> float:
        """Mass before anything parts."""
        return self.hopper.mass_kg + self.load_kg - self.hopper.motor.burned_kg(met_s - self.lit_s)

    def thrust_mps2(self, met_s: float, height: float) -> float:
        motor = self.hopper.motor
        lost = (motor.thrust_vacuum_n - motor.thrust_sea_level_n) / SEA_LEVEL_PRESSURE_PA
        full = motor.thrust_vacuum_n * motor.level(met_s - self.lit_s)
        return max(full - lost * air_at(height)[1], 0.0) / self.mass_kg(met_s)

    def fly(
        self, name: str, push: Push, stop: Stop, *, start: Array | None = None, met_s: float = 0.0
    ) -> None:
        """Add a leg, from the end of the last one or from a state of its own."""
        if start is None:
            start, met_s = self.now
        flown = integrate(start, met_s, push, stop, self.step_s)
        # A stretch that ends as it begins is none.
        if flown[0][-1] - met_s > 1e-6:
            self.legs.append(HopLeg(name, name == "Boost", *flown))

    def boost(self, push: Push, *, start: Array | None = None) -> None:
        """Burn until the time is over or the coast ahead reaches the apogee aimed for."""
        self.lit_s = 0.0 if start is not None else self.now[1]
        aimed, latest = self.hopper.motor.cutoff_apogee_m, self.lit_s + self.hopper.motor.burn_s

        def done(t: float, y: Array, height: float) -> float:
            return t - latest if aimed is None else max(t - latest, _coasting_to_m(y, height) - aimed)

        self.fly("Boost", push, done, start=start)
        self.cutoff_s = self.now[1]
        self.marks.append(("Motor cut-off", self.cutoff_s, ""))

    def fall(self, mass_kg: float, ground_m: float) -> None:
        """Coast up and fall to a height, each change of drag at its time."""
        before = drag = self.hopper.drag
        name, opens_s = "Coast", 0.0
        for following in (*self.hopper.falls, None):
            begun = self.now[1]
            push = _falling(mass_kg, drag, before, begun, opens_s)
            done = _until(_due(following, self.cutoff_s, self.site.height_m), ground_m)
            if opens_s > 0.0:
                opened = _until(_after(begun + opens_s), ground_m)
                fine = integrate(self.now[0], begun, push, opened, _OPENING_STEP_S)
                self.legs.append(HopLeg(name, False, *fine))
            self.fly(name, push, done)
            if following is None or height_m(self.now[0][:3]) < ground_m + 1.0:
                return
            self.marks.append((following.name, self.now[1], ""))
            name, opens_s, before, drag = following.name, following.opens_s, drag, following.drag


def _after(met_s: float) -> Stop:
    """At a time."""
    return lambda t, y, height: t - met_s


def _until(due: Stop, ground_m: float) -> Stop:
    """When something is due, or on the way down at a height."""
    return lambda t, y, height: max(due(t, y, height), ground_m - height if climb_mps(y) < 0.0 else -1.0)


def _falling(mass_kg: float, drag: Drag, before: Drag, begun: float, opens_s: float) -> Push:
    """Drag, growing from what it was to what it is while something opens."""

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        part = min((t - begun) / opens_s, 1.0) if opens_s > 0.0 else 1.0
        new = drag_mps2(drag, mass_kg, v, height)
        return new if part >= 1.0 else part * new + (1.0 - part) * drag_mps2(before, mass_kg, v, height)

    return push


def _due(fall: Fall | None, cutoff_s: float, ground_m: float) -> Stop:
    """When the next change on the way down begins."""

    def stop(t: float, y: Array, height: float) -> float:
        if fall is None:
            return -1.0
        if fall.after_cutoff_s is not None:
            return t - cutoff_s - fall.after_cutoff_s
        if fall.below_m is None:
            return -climb_mps(y)
        return ground_m + fall.below_m - height if climb_mps(y) < 0.0 else -1.0

    return stop


def _coasting_to_m(state: Array, height: float) -> float:
    """The height that a coast without air would reach, m: what is left of the climb against gravity at half way."""
    climb = climb_mps(state)
    top = height
    for _ in range(3):
        middle = float(np.linalg.norm(state[:3])) + 0.5 * (top - height)
        level = float(np.hypot(state[0], state[1]))
        turning = EARTH_ROTATION_RADPS**2 * level * level / middle
        top = height + 0.5 * climb * climb / (MU_M3_S2 / middle**2 - turning)
    return top


# A vertical start.


def _upright(hopper: Hopper, site: Pad, load_kg: float) -> _Flight:
    """Straight up, leaning as much as brings the crew down where they should land."""
    trial = _Flight(hopper, site, load_kg)
    place = trial.ground + 1000.0 * hopper.landing_distance_km * trial.towards(hopper.landing_bearing_deg)

    def miss(lean: Array) -> Array:
        trial = _Flight(hopper, site, load_kg, _COARSE)
        _straight_up(trial, lean)
        off = trial.now[0][:3] - place
        return np.array([off @ trial.east, off @ trial.north])

    lean, here = np.zeros(2), miss(np.zeros(2))
    slope = np.stack([(miss(_NUDGE_RAD * one) - here) / _NUDGE_RAD for one in np.eye(2)], axis=1)
    for _ in range(2):
        lean = lean - np.linalg.solve(slope, here)
        here = miss(lean)
    flight = _Flight(hopper, site, load_kg)
    _straight_up(flight, lean)
    if hopper.booster is not None:
        flight.booster = _landing_booster(flight)
    return flight


def _straight_up(flight: _Flight, lean_rad: Array) -> None:
    hopper = flight.hopper
    axis = unit(flight.up + lean_rad[0] * flight.east + lean_rad[1] * flight.north)

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        return flight.thrust_mps2(t, height) * axis + drag_mps2(hopper.drag, flight.mass_kg(t), v, height)

    flight.boost(push, start=np.concatenate([flight.ground, np.zeros(3)]))
    crew_kg = mass = flight.mass_kg(flight.cutoff_s)
    if hopper.booster is not None:
        parting = flight.cutoff_s + hopper.separation_s
        still = _falling(mass, hopper.drag, hopper.drag, 0.0, 0.0)
        flight.fly("Coast", still, _after(parting))
        crew_kg = hopper.mass_kg - hopper.propellant_kg - hopper.booster.mass_kg + flight.load_kg
    flight.fall(crew_kg, flight.site.height_m)
    flight.marks.append(("Landing", flight.now[1], ""))


def _landing_booster(flight: _Flight) -> HopLeg:
    """The booster from the parting down: a fall, and a braking begun where it just takes all the speed away."""
    hopper, data = flight.hopper, flight.hopper.booster
    assert data is not None
    parted = next(leg for leg in flight.legs if leg.name == "Coast")
    left = hopper.propellant_kg - hopper.motor.burned_kg(flight.cutoff_s - flight.lit_s)
    mass, ground = data.mass_kg + left, flight.site.height_m
    lift = data.landing_thrust_n / mass
    free = _falling(mass, data.drag, data.drag, 0.0, 0.0)

    def too_fast(t: float, y: Array, height: float) -> float:
        room = 2.0 * (lift - G0_MPS2) * (height - ground)
        low = climb_mps(y) < 0.0 and height - ground < _BRAKING_BELOW_M
        return float(y[3:] @ y[3:]) - room if low else -1.0

    def braking(t: float, r: Array, v: Array, height: float) -> Array:
        return free(t, r, v, height) - lift * unit(v)

    fallen = integrate(parted.states_itrf[-1], float(parted.met_s[-1]), free, too_fast, _STEP_S)
    lit = float(fallen[0][-1])
    burn = integrate(fallen[1][-1], lit, braking, lambda t, y, height: 2.0 + climb_mps(y), 0.1)
    above = height_m(fallen[1][-1, :3]) - ground
    flight.marks.append(("Booster landing burn", lit, f"{above:.0f} m above the pad"))
    flight.marks.append(("Booster landing", float(burn[0][-1]), "upright, on its engine"))
    return HopLeg("Booster", False, *(np.concatenate([a, b[1:]]) for a, b in zip(fallen, burn, strict=True)))


# A start from under a wing.


def _winged(hopper: Hopper, site: Pad, load_kg: float, release_m: float) -> _Flight:
    """Up under the carrier, released, turned upwards, back with the tail raised, and gliding to the runway."""
    carrier, flight = hopper.carrier, _Flight(hopper, site, load_kg)
    assert carrier is not None
    out = flight.towards(carrier.release_bearing_deg)
    place = geodetic_from_itrf(flight.ground + 1000.0 * carrier.release_distance_km * out)
    r = itrf_from_geodetic(place[0], place[1], release_m)
    back = unit(out - (out @ plumb_up(r)) * plumb_up(r))
    released = np.concatenate([r, -carrier.release_speed_mps * back])
    axes = (flight.east, flight.north)
    times, states = carrier_climb.spiral(carrier, flight.ground, site.height_m, axes, released)
    flight.legs.append(HopLeg("Carried", True, times, states, np.ones(times.size)))
    flight.marks.append((f"Release from {carrier.name}", carrier.climb_s, ""))
    lit, full = carrier.climb_s + hopper.motor.ignition_s, hopper.mass_kg + load_kg
    flight.fly("Drop", _falling(full, hopper.drag, hopper.drag, 0.0, 0.0), _after(lit))
    flight.marks.append(("Motor ignition", lit, ""))
    flight.boost(_turning_up(flight))
    ground = site.height_m
    flight.fall(flight.mass_kg(flight.cutoff_s), ground + (hopper.glide.below_m if hopper.glide else 0.0))
    if hopper.glide is not None:
        state, met = flight.now
        flight.marks.append(("Glide begins", met, ""))
        flight.legs.append(
            HopLeg("Glide", False, *hop_glide.to_runway(state, met, hopper.glide, flight.ground))
        )
    flight.marks.append(("Landing", flight.now[1], ""))
    return flight


def _turning_up(flight: _Flight) -> Push:
    """Thrust along the path, lift across it until the climb is steep enough; held there while the air allows."""
    turn, drag = flight.hopper.pull_up, flight.hopper.drag
    assert turn is not None
    steep = np.radians(turn.climb_deg)

    def push(t: float, r: Array, v: Array, height: float) -> Array:
        along, up, speed = unit(v), plumb_up(r), float(np.sqrt(v @ v))
        climb = float(np.arcsin(np.clip(along @ up, -1.0, 1.0)))
        # The last degrees are eased into, and steadily held against the weight.
        ease = float(np.clip((steep - climb) / _EASED_RAD, -1.0, 1.0))
        pressure = 0.5 * air_at(height)[0] * speed * speed
        lift = (turn.load_factor * ease + np.cos(climb)) * G0_MPS2 * min(1.0, pressure / _STEERED_PA)
        across = unit(up - (up @ along) * along)
        straight = flight.thrust_mps2(t, height) - abs(lift) / turn.lift_to_drag
        return np.asarray(straight * along + lift * across + drag_mps2(drag, flight.mass_kg(t), v, height))

    return push


# What is told of it.


def _told(flight: _Flight, liftoff: float) -> Hop:
    legs, hopper = flight.legs, flight.hopper
    met = np.concatenate([leg.met_s for leg in legs])
    states = np.vstack([leg.states_itrf for leg in legs])
    felt = np.concatenate([leg.felt_g for leg in legs])
    place = geodetic_from_itrf(states[:, :3])
    height, speed = place[:, 2], np.linalg.norm(states[:, 3:], axis=1)
    top = int(np.argmax(height))
    climbing, falling = (met >= flight.lit_s) & (met <= flight.cutoff_s), met > met[top]
    mach = np.where(height < _AIR_TOP_M, speed / air(height)[2], 0.0)
    after = met >= flight.cutoff_s
    light = 0.5 * (felt[1:] + felt[:-1]) < WEIGHTLESS_G
    landed = flight.now[0]
    miss_km = float(np.linalg.norm(landed[:3] - _landing_place(flight))) / 1000.0
    left = hopper.propellant_kg - hopper.motor.burned_kg(flight.cutoff_s - flight.lit_s)
    checks = (
        Check("propellant", left > -1.0, f"{max(left, 0.0):.0f} kg left of {hopper.propellant_kg:.0f} kg"),
        Check("landing place", miss_km < _NEAR_KM, f"{miss_km:.1f} km from where it should land"),
        Check(
            "loads", float(felt.max()) <= hopper.load_limit_g,
            f"{felt.max():.1f} g at most, {hopper.load_limit_g:g} g allowed",
        ),
    )  # fmt: skip

    def detail(t: float) -> str:
        h, v = float(np.interp(t, met, height)), float(np.interp(t, met, speed))
        return f"{h / 1000.0:.1f} km high, {v:.0f} m/s"

    marks = [*flight.marks, ("Apogee", float(met[top]), ""), *_crossings(met, height)]
    events = [Event("Lift-off" if hopper.carrier is None else "Take-off of the carrier", liftoff)]
    events += [
        Event(name, liftoff + t, said or detail(t)) for name, t, said in sorted(marks, key=lambda m: m[1])
    ]
    return Hop(
        liftoff=liftoff,
        events=tuple(events),
        legs=tuple(legs),
        booster=flight.booster,
        apogee_km=float(height[top]) / 1000.0,
        apogee=liftoff + float(met[top]),
        max_mach=float(mach[climbing].max()),
        cutoff_speed_mps=float(speed[climbing].max()),
        max_g_boost=float(felt[climbing].max()),
        max_g_entry=float(felt[falling].max()),
        weightless_s=float(np.sum(np.diff(met)[light & after[:-1]])),
        latitude_deg=float(np.degrees(place[-1, 0])),
        longitude_deg=float(np.degrees(place[-1, 1])),
        landing=liftoff + float(met[-1]),
        checks=checks,
    )


def _landing_place(flight: _Flight) -> Array:
    out = flight.towards(flight.hopper.landing_bearing_deg)
    return np.asarray(flight.ground + 1000.0 * flight.hopper.landing_distance_km * out)


def _crossings(met: Array, height: Array) -> list[tuple[str, float, str]]:
    """Where the two lines that are called the edge of space are passed, up and down."""
    out = []
    for name, line_km in (("50 miles", FIFTY_MILES_KM), ("100 km", KARMAN_KM)):
        above = height - 1000.0 * line_km
        for k in np.flatnonzero(np.sign(above[:-1]) * np.sign(above[1:]) < 0.0):
            part = above[k] / (above[k] - above[k + 1])
            way = "upwards" if above[k] < 0.0 else "downwards"
            out.append((f"{name} {way}", float(met[k] + part * (met[k + 1] - met[k])), ""))
    return out
