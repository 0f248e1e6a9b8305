"""Approach: from the aim point to contact, flown on the full-force engine and held against the zones.

Transfers between points are two-impulse legs aimed with the Clohessy-Wiltshire equations (J. Aerospace Sci.
27, 1960) and flown on the engine; what the equations miss is taken out by the mid-course correction and by
the next aiming. Station-keeping and the final approach are rows of short legs of that kind, a glideslope with
pulses (Hablani, Tapper & Dana-Bashian, J. Guidance 25, 2002). Thruster burns are impulses in the trajectory;
their length is given from thrust and mass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.docking import docking_limits
from expedition.catalog.models.profile import Approach as ApproachData
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port, Station
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous import retreat
from expedition.phases.rendezvous.zones import StateAt, ellipsoid_level, off_corridor_axis
from expedition.space.crossings import crossings
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn, rtn_axes
from expedition.space.orbits import apsides_km
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps
from expedition.timeline import Burn, Check, Event, Leg, sentence

Array = NDArray[np.float64]

_PULSE_S = 30.0
_ARC_DEG = 30.0
_NADIR = np.array([-1.0, 0.0, 0.0])
# Names of stretches and of the pulses in them.
_BELOW, _HOLD, _NEAR, _FINAL = "hold below", "station-keeping", "near hold", "final approach"


@dataclass(frozen=True, eq=False)
class Approach:
    """A flown approach: burns, legs, events and checks, and the relative state at contact."""

    burns: tuple[Burn, ...]
    legs: tuple[Leg, ...]
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
    contact: float
    contact_relative_rtn: Array
    """(6,) the docking port's state relative to the station's port, m and m/s."""
    mass_kg: float

    @property
    def dv_mps(self) -> float:
        """Sum of all pulses, m/s."""
        return sum(burn.dv_mps for burn in self.burns)


def contact_speed_mps(ship: Ship) -> float:
    """The closing speed aimed at: a fifth of the way into the mechanism's range."""
    limits = ship.contact_speed_mps
    return limits.min + 0.2 * (limits.max - limits.min)


def final_approach_s(data: ApproachData, ship: Ship) -> float:
    """Length of the final approach from the hold point to contact, s."""
    return sum(leg.length_s for leg in _glides(data, ship)) + (data.near_hold_s if data.near_hold_m else 0.0)


def duration_s(data: ApproachData, port: Port, ship: Ship) -> float:
    """Length of the approach from the aim point to contact, s."""
    around = data.below_hold_s + data.flyaround_s_per_deg * _flyaround_deg(port)
    return (
        data.coast_s + data.transfer_s + around + data.closing_s + data.hold_s + final_approach_s(data, ship)
    )


@dataclass(frozen=True)
class _Glide:
    """A glideslope: distances from the port (m), the speed at its end (m/s), its steepest, and its slope (1/s)."""

    start_m: float
    end_m: float
    slow_mps: float
    fastest_mps: float
    slope_per_s: float

    @property
    def _turn_m(self) -> float:
        """How far before its end the speed begins to fall."""
        return min((self.fastest_mps - self.slow_mps) / self.slope_per_s, self.start_m - self.end_m)

    @property
    def _fast_mps(self) -> float:
        return self.slow_mps + self.slope_per_s * self._turn_m

    @property
    def _steady_s(self) -> float:
        return (self.start_m - self.end_m - self._turn_m) / self._fast_mps

    @property
    def length_s(self) -> float:
        return self._steady_s + float(np.log(self._fast_mps / self.slow_mps)) / self.slope_per_s

    def distance_m(self, since_s: float) -> float:
        """Distance left to the port, a time after the glideslope began, m."""
        fast, after = self._fast_mps, since_s - self._steady_s
        if after <= 0.0:
            return self.start_m - fast * since_s
        speed = fast * np.exp(-self.slope_per_s * after)
        return self.end_m + max(float((speed - self.slow_mps) / self.slope_per_s), 0.0)


def _glides(data: ApproachData, ship: Ship) -> list[_Glide]:
    """The final approach in one piece, or in two with a hold between."""
    stops = [data.hold_m, *([data.near_hold_m] if data.near_hold_m else []), 0.0]
    slow, fastest, slope = contact_speed_mps(ship), data.final_speed_mps, data.final_slope_per_s
    return [_Glide(start, end, slow, max(fastest, slow), slope) for start, end in pairwise(stops)]


def aim_relative_rtn(data: ApproachData, rate_radps: float) -> Array:
    """The aim point's state (6,) relative to the station: below and behind, on an orbit staying that far below."""
    below = data.aim_below_m
    return np.array([-below, -data.aim_behind_m, 0.0, 0.0, 1.5 * rate_radps * below, 0.0])


def _flyaround_deg(port: Port) -> float:
    return float(np.degrees(np.arccos(np.clip(np.array(port.axis_rtn) @ _NADIR, -1.0, 1.0))))


@dataclass(frozen=True)
class _Stop:
    """A point to be reached (relative RTN, m), and how long after the one before."""

    name: str
    after_s: float
    point_m: tuple[float, float, float]


def _stops(data: ApproachData, port: Port, ship: Ship) -> list[_Stop]:
    """The way in: fly-around, closing, hold and final approach as points in time."""
    axis, port_at = np.array(port.axis_rtn), np.array(port.position_rtn_m)

    def on_axis(distance: float) -> tuple[float, float, float]:
        r, t, n = (float(x) for x in port_at + distance * axis)
        return r, t, n

    def steady(name: str, for_s: float, point: tuple[float, float, float]) -> list[_Stop]:
        pulses = max(round(for_s / (2 * _PULSE_S)), 1)
        return [_Stop(name, for_s / pulses, point)] * pulses if for_s else []

    out = steady(_BELOW, data.below_hold_s, (-data.flyaround_m, 0.0, 0.0))
    angle = _flyaround_deg(port)
    if angle > 1.0:
        # Round by the side the port looks to; to the zenith, behind the station.
        side = axis - (axis @ _NADIR) * _NADIR
        side = side / np.linalg.norm(side) if np.linalg.norm(side) > 1e-6 else np.array([0.0, -1.0, 0.0])
        arcs = int(np.ceil(angle / _ARC_DEG))
        for k in range(1, arcs + 1):
            part = np.radians(angle * k / arcs)
            r, t, n = (float(x) for x in data.flyaround_m * (np.cos(part) * _NADIR + np.sin(part) * side))
            out.append(_Stop("fly-around", data.flyaround_s_per_deg * angle / arcs, (r, t, n)))
    out.append(_Stop("closing", data.closing_s, on_axis(data.hold_m)))
    out += steady(_HOLD, data.hold_s, on_axis(data.hold_m))
    for glide in _glides(data, ship):
        pulses = max(round(glide.length_s / _PULSE_S), 1)
        for k in range(1, pulses + 1):
            left = glide.distance_m(glide.length_s * k / pulses)
            out.append(_Stop(_FINAL, glide.length_s / pulses, on_axis(left)))
        if glide.end_m > 0.0:
            out += steady(_NEAR, data.near_hold_s, on_axis(glide.end_m))
    return out


def fly(
    forces: Forces,
    station_state: StateAt,
    arrival_state_gcrf: Array,
    arrival: float,
    *,
    data: ApproachData,
    port: Port,
    station: Station,
    ship: Ship,
    mass_kg: float,
    drag_area_over_mass_m2pkg: float,
    came_by: Sequence[Leg] = (),
) -> Approach:
    """Fly from the aim point to contact.

    station_state: GCRF states (n, 6) of the station at instants (n,). came_by: the legs just before, which are
    held against the approach ellipsoid too.
    """
    thrusters = Propulsion(ship.thrusters.thrust_n, ship.thrusters.isp_s)
    pilot = _Pilot(
        forces, station_state, arrival_state_gcrf, arrival, mass_kg, thrusters, drag_area_over_mass_m2pkg
    )
    pilot.coast("aim point", data.coast_s)
    below = (-data.flyaround_m, 0.0, 0.0)
    half = 0.5 * data.transfer_s
    initiation = pilot.now
    pilot.aim(data.initiation_name, data.transfer_s, below)
    pilot.coast("transfer", half)
    pilot.aim("mid-course correction", half, below)
    pilot.coast("transfer", half)
    beneath = pilot.now
    stops = _stops(data, port, ship)
    marks: dict[str, float] = {}
    for stop in stops:
        marks.setdefault(stop.name, pilot.now)
        pilot.aim(stop.name, stop.after_s, stop.point_m)
        pilot.coast(stop.name, stop.after_s)
    contact = pilot.now
    at_contact = relative_rtn(station_state(np.array([contact]))[0], pilot.state)
    at_contact[:3] -= np.array(port.position_rtn_m)
    events = [
        Event(sentence(data.initiation_name), initiation, "go or no-go before it"),
        *_point_events(data, marks, beneath),
    ]
    legs = tuple(pilot.legs)
    events += _entries(legs, station_state, station)
    flown = (*came_by, *legs)
    checks = [
        *_checks(flown, initiation, marks[_FINAL], station_state, station, port, ship, at_contact),
        *retreat.checks(
            [leg for leg in legs if leg.name in (_BELOW, _HOLD, _NEAR, _FINAL)],
            station_state,
            port,
            station,
            ship.thrusters.thrust_n / mass_kg,
        ),
    ]
    return Approach(
        tuple(pilot.burns), legs, tuple(events), tuple(checks), contact, at_contact, pilot.mass_kg
    )


def _point_events(data: ApproachData, marks: dict[str, float], beneath: float) -> list[Event]:
    """Points on the way and holds at them; marks: when each stretch begins."""
    names = {
        "fly-around": "Fly-around begins",
        "closing": "Closing on the docking axis",
        _FINAL: "Final approach begins",
    }
    out = [Event(names[name], t) for name, t in marks.items() if name in names]

    def point(name: str | None, usual: str, t: float | None, distance_m: float, for_s: float) -> None:
        if t is not None and (name or for_s):
            hold = f", hold of {for_s / 60.0:.0f} min" if for_s else ""
            out.append(Event(name or usual, t, f"{distance_m:.0f} m{hold}"))

    arrived = marks.get(_HOLD, marks[_FINAL])
    point(data.below_name, "Station-keeping below the station", beneath, data.flyaround_m, data.below_hold_s)
    point(data.hold_name, "Station-keeping on the docking axis", arrived, data.hold_m, data.hold_s)
    point(
        data.near_hold_name,
        "Station-keeping near the port",
        marks.get(_NEAR),
        data.near_hold_m or 0.0,
        data.near_hold_s,
    )
    return out


class _Pilot:
    """The running state of an approach: where the ship is, and what it has done."""

    def __init__(
        self,
        forces: Forces,
        station_state: StateAt,
        state: Array,
        now: float,
        mass_kg: float,
        thrusters: Propulsion,
        area: float,
    ) -> None:
        self._forces, self._station_state = forces, station_state
        self._thrusters, self._area = thrusters, area
        self.state, self.now, self.mass_kg = state, now, mass_kg
        self.burns: list[Burn] = []
        self.legs: list[Leg] = []

    def coast(self, name: str, for_s: float) -> None:
        if for_s <= 0.0:
            return
        arc = self._forces.propagate(
            self.state, self.now, self.now + for_s, drag_area_over_mass_m2pkg=self._area
        )
        self.legs.append(Leg(name, arc.start, arc.end, arc.state_gcrf))
        self.state, self.now = arc.end_state_gcrf, arc.end

    def aim(self, name: str, after_s: float, point_m: Sequence[float]) -> None:
        """Burn so that the ship is at a relative point after a time, by Clohessy and Wiltshire."""
        target = self._station_state(np.array([self.now]))[0]
        relative = relative_rtn(target, self.state)
        rate = orbit_rate_radps(target)
        to_r, to_v = clohessy_wiltshire(rate, after_s)
        wanted = np.linalg.solve(to_v, np.asarray(point_m) - to_r @ relative[:3])
        after = gcrf_from_relative_rtn(target, np.concatenate([relative[:3], wanted]))
        dv_rtn = rtn_axes(self.state) @ (after[3:] - self.state[3:])
        size = float(np.linalg.norm(dv_rtn))
        length = self._thrusters.duration_s(size, self.mass_kg)
        perigee, apogee = apsides_km(after)
        r, t, n = (float(x) for x in dv_rtn)
        left_kg = self._thrusters.mass_after_kg(size, self.mass_kg)
        self.burns.append(
            Burn(
                name,
                self.now - 0.5 * length,
                length,
                (r, t, n),
                perigee,
                apogee,
                "thrusters",
                "approach",
                self.mass_kg,
                self.mass_kg - left_kg,
            )
        )
        self.mass_kg = left_kg
        self.state = after


def _relative_track(leg: Leg, station_state: StateAt, step_s: float) -> tuple[Array, Array]:
    t = np.linspace(leg.start, leg.end, max(int((leg.end - leg.start) / step_s) + 1, 3))
    return t, relative_rtn(station_state(t), leg.states_gcrf(t))


def _entries(legs: Sequence[Leg], station_state: StateAt, station: Station) -> list[Event]:
    """Instants at which the ship enters the approach ellipsoid and the keep-out sphere."""
    tracks = [_relative_track(leg, station_state, 5.0) for leg in legs]
    t = np.concatenate([track[0] for track in tracks])
    relative = np.concatenate([track[1][:, :3] for track in tracks])
    distance = np.linalg.norm(relative, axis=1)
    out = []
    for name, level in (
        ("Enters approach ellipsoid", ellipsoid_level(station, relative)),
        ("Enters keep-out sphere", distance / station.keep_out_sphere_radius_m),
    ):
        for at in crossings(t, level, 1.0, rising=False):
            out.append(Event(name, float(at), f"range {np.interp(at, t, distance):.0f} m"))
    return out


def _checks(
    legs: Sequence[Leg],
    initiation: float,
    final_start: float,
    station_state: StateAt,
    station: Station,
    port: Port,
    ship: Ship,
    at_contact: Array,
) -> list[Check]:
    axis = np.array(port.axis_rtn)
    radius = station.keep_out_sphere_radius_m
    before: list[Array] = []
    final: list[Array] = []
    outside = np.inf
    for leg in legs:
        relative = _relative_track(leg, station_state, 5.0)[1][:, :3]
        if leg.start < initiation - 1e-3:
            outside = min(outside, float(np.min(ellipsoid_level(station, relative))))
        (final if leg.start >= final_start - 1e-3 else before).append(relative)
    nearest = float(np.min(np.linalg.norm(np.concatenate(before), axis=1)))
    ahead, off = off_corridor_axis(port, np.concatenate(final))
    # In the last metre the angle at the port says nothing; the lateral limit below does.
    widest = float(np.max(off[ahead > 1.0]))
    closing = float(-at_contact[3:] @ axis)
    lateral_speed = float(np.linalg.norm(at_contact[3:] + closing * axis))
    lateral = float(np.linalg.norm(at_contact[:3] - (at_contact[:3] @ axis) * axis))
    limits, sideways = ship.contact_speed_mps, docking_limits(ship.docking_standard)
    return [
        Check(
            "approach ellipsoid entered after approach initiation only",
            outside > 1.0,
            f"nearest before it {outside:.2f} of the ellipsoid's size"
            if np.isfinite(outside)
            else "none flown before it",
        ),
        Check(
            "keep-out sphere entered in the corridor only",
            nearest > radius,
            f"nearest before the final approach {nearest:.0f} m, sphere {radius:.0f} m",
        ),
        Check(
            "approach corridor",
            widest <= station.corridor_half_angle_deg,
            f"at most {widest:.2f}° off the docking axis, corridor ±{station.corridor_half_angle_deg:g}°",
        ),
        Check(
            "contact speed",
            limits.min <= closing <= limits.max,
            f"{closing:.3f} m/s, {limits.min:g} to {limits.max:g} m/s",
        ),
        Check(
            "contact alignment",
            lateral <= sideways.lateral_m and lateral_speed <= sideways.lateral_mps,
            f"{lateral:.3f} m and {lateral_speed:.3f} m/s sideways, at most {sideways.lateral_m:g} m and "
            f"{sideways.lateral_mps:g} m/s",
        ),
    ]
