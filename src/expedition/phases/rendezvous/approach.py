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
from expedition.phases.rendezvous.pilot import Pilot, PulseErrors, Stop
from expedition.phases.rendezvous.zones import StateAt, ellipsoid_level, off_corridor_axis
from expedition.space.crossings import crossings
from expedition.space.engine import Forces
from expedition.space.frames import relative_rtn
from expedition.timeline import Burn, Check, Event, Leg, sentence

Array = NDArray[np.float64]

_PULSE_S = 30.0
# The last corrections come ever sooner after each other, the last one so long before contact.
_NEARER, _LAST_PULSE_S = 0.6, 4.0
_RULES_STEP_S = 5.0
_ARC_DEG = 30.0
_NADIR = np.array([-1.0, 0.0, 0.0])
# Names of stretches and of the pulses in them.
FINAL = "final approach"
_BELOW, _HOLD, _NEAR = "hold below", "station-keeping", "near hold"
_AWAY = "retreat"
WAITING = (_BELOW, _HOLD, _NEAR, FINAL)
"""Stretches from which the ship has to be able to break off, since a drift would bring it back."""


@dataclass(frozen=True)
class Measures:
    """What the rules of an approach are held against: nearest points, corridor and contact."""

    outside_ellipsoid: float
    """Nearest to the station before approach initiation, in sizes of the approach ellipsoid; inf where not flown."""
    nearest_m: float
    """To the station's centre before the final approach."""
    corridor_deg: float
    """Widest off the docking axis in the final approach, as far as the corridor reaches."""
    contact_mps: float
    lateral_m: float
    lateral_mps: float


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
    measures: Measures

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


def across(port: Port) -> Array:
    """One direction (3,) across a port's axis: along the orbit, or where the axis is, outward."""
    axis = np.array(port.axis_rtn)
    least = np.eye(3)[1 if abs(axis[1]) < 0.9 else 0]
    out = least - (least @ axis) * axis
    return np.asarray(out / np.linalg.norm(out))


def _flyaround_deg(port: Port) -> float:
    return float(np.degrees(np.arccos(np.clip(np.array(port.axis_rtn) @ _NADIR, -1.0, 1.0))))


def _pulse_times(glide: _Glide) -> list[float]:
    """When a glideslope is corrected, from its beginning to its end: ever more often just before contact, s."""
    even = max(round(glide.length_s / _PULSE_S), 1)
    times = [glide.length_s * k / even for k in range(even + 1)]
    if glide.end_m > 0.0 or even < 2:
        return times
    left = times[-1] - times[-2]
    while left * _NEARER > _LAST_PULSE_S:
        left *= _NEARER
        times.insert(-1, times[-1] - left)
    return times


@dataclass(frozen=True)
class WaveOff:
    """A final approach that is broken off so far from the port (m): the ship backs off to the hold and waits (s)."""

    at_m: float
    hold_s: float


def wave_off_s(data: ApproachData, port: Port, ship: Ship, wave_off: WaveOff) -> float:
    """How much later contact comes for a wave-off, s."""
    with_it, without = (
        sum(stop.flown_s for stop in way_in(data, port, ship, one)) for one in (wave_off, None)
    )
    return with_it - without


def way_in(data: ApproachData, port: Port, ship: Ship, wave_off: WaveOff | None = None) -> list[Stop]:
    """The burns from the end of the coast at the aim point to contact; after a wave-off the last of them twice."""
    axis, port_at = np.array(port.axis_rtn), np.array(port.position_rtn_m)

    def on_axis(distance: float) -> tuple[float, float, float]:
        r, t, n = (float(x) for x in port_at + distance * axis)
        return r, t, n

    def to(name: str, after_s: float, point: tuple[float, float, float]) -> Stop:
        return Stop(name, name, after_s, point, after_s)

    def steady(name: str, for_s: float, point: tuple[float, float, float]) -> list[Stop]:
        pulses = max(round(for_s / (2 * _PULSE_S)), 1)
        return [to(name, for_s / pulses, point)] * pulses if for_s else []

    below, half = (-data.flyaround_m, 0.0, 0.0), 0.5 * data.transfer_s
    out = [
        Stop(data.initiation_name, "transfer", data.transfer_s, below, half),
        Stop("mid-course correction", "transfer", half, below, half),
        *steady(_BELOW, data.below_hold_s, below),
    ]
    angle = _flyaround_deg(port)
    if angle > 1.0:
        # Round by the side the port looks to; to the zenith, behind the station.
        side = axis - (axis @ _NADIR) * _NADIR
        side = side / np.linalg.norm(side) if np.linalg.norm(side) > 1e-6 else np.array([0.0, -1.0, 0.0])
        arcs = int(np.ceil(angle / _ARC_DEG))
        for k in range(1, arcs + 1):
            part = np.radians(angle * k / arcs)
            r, t, n = (float(x) for x in data.flyaround_m * (np.cos(part) * _NADIR + np.sin(part) * side))
            out.append(to("fly-around", data.flyaround_s_per_deg * angle / arcs, (r, t, n)))
    out.append(to("closing", data.closing_s, on_axis(data.hold_m)))
    out += steady(_HOLD, data.hold_s, on_axis(data.hold_m))
    final: list[tuple[float, Stop]] = []
    for glide in _glides(data, ship):
        for start, end in pairwise(_pulse_times(glide)):
            left = glide.distance_m(end)
            final.append((left, to(FINAL, end - start, on_axis(left))))
        if glide.end_m > 0.0:
            final += [(glide.end_m, one) for one in steady(_NEAR, data.near_hold_s, on_axis(glide.end_m))]
    if wave_off is not None:
        begun = [one for one in final if one[0] >= wave_off.at_m]
        out += [stop for _, stop in begun]
        near = begun[-1][0] if begun else data.hold_m
        pulses = int(np.ceil((data.hold_m - near) / data.final_speed_mps / _PULSE_S))
        for k in range(1, pulses + 1):
            out.append(to(_AWAY, _PULSE_S, on_axis(near + (data.hold_m - near) * k / pulses)))
        out += steady(_HOLD, wave_off.hold_s, on_axis(data.hold_m))
    return out + [stop for _, stop in final]


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
    errors: PulseErrors | None = None,
    cut_short: tuple[str, float] | None = None,
    wave_off: WaveOff | None = None,
) -> Approach:
    """Fly from the aim point to contact.

    station_state: GCRF states (n, 6) of the station at instants (n,). came_by: the legs just before, which are
    held against the approach ellipsoid too. errors: of sensors and thrusters; none unless given. cut_short: a burn, by
    its name, of which only a share is flown the first time it comes; the next aiming takes out what it leaves.
    wave_off: a first final approach that is broken off.
    """
    thrusters = Propulsion(ship.thrusters.thrust_n, ship.thrusters.isp_s)
    pilot = Pilot(
        forces, station_state, arrival_state_gcrf, arrival, mass_kg, thrusters, drag_area_over_mass_m2pkg
    )
    pilot.cut_short = cut_short
    pilot.coast("aim point", data.coast_s)
    marks: dict[str, float] = {}
    for number, stop in enumerate(way_in(data, port, ship, wave_off)):
        marks.setdefault(stop.name, pilot.now)
        pilot.aim(number, stop, errors)
        pilot.coast(stop.leg, stop.flown_s)
    initiation = marks[data.initiation_name]
    beneath = initiation + data.transfer_s
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
    measures = _measures(flown, initiation, marks[FINAL], station_state, station, port, ship, at_contact)
    checks = _checks(measures, station, ship)
    return Approach(
        tuple(pilot.burns), legs, tuple(events), tuple(checks), contact, at_contact, pilot.mass_kg, measures
    )


def _point_events(data: ApproachData, marks: dict[str, float], beneath: float) -> list[Event]:
    """Points on the way and holds at them; marks: when each stretch begins."""
    names = {
        "fly-around": "Fly-around begins",
        "closing": "Closing on the docking axis",
        FINAL: "Final approach begins",
    }
    out = [Event(names[name], t) for name, t in marks.items() if name in names]

    def point(name: str | None, usual: str, t: float | None, distance_m: float, for_s: float) -> None:
        if t is not None and (name or for_s):
            hold = f", hold of {for_s / 60.0:.0f} min" if for_s else ""
            out.append(Event(name or usual, t, f"{distance_m:.0f} m{hold}"))

    arrived = marks.get(_HOLD, marks[FINAL])
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


def corridor_end_m(station: Station, ship: Ship) -> float:
    """How near to the port the corridor is as narrow as what the docking mechanism takes sideways, m.

    From there on that limit holds instead.
    """
    half = np.radians(station.corridor_half_angle_deg)
    return float(docking_limits(ship.docking_standard).lateral_m / np.tan(half))


def rule_times(start: float, end: float) -> Array:
    """The instants (n,) of a leg at which it is held against the rules."""
    return np.linspace(start, end, max(int((end - start) / _RULES_STEP_S) + 1, 3))


def _relative_track(leg: Leg, station_state: StateAt) -> tuple[Array, Array]:
    t = rule_times(leg.start, leg.end)
    return t, relative_rtn(station_state(t), leg.states_gcrf(t))


def _entries(legs: Sequence[Leg], station_state: StateAt, station: Station) -> list[Event]:
    """Instants at which the ship enters the approach ellipsoid and the keep-out sphere."""
    tracks = [_relative_track(leg, station_state) for leg in legs]
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


def _measures(
    legs: Sequence[Leg],
    initiation: float,
    final_start: float,
    station_state: StateAt,
    station: Station,
    port: Port,
    ship: Ship,
    at_contact: Array,
) -> Measures:
    axis = np.array(port.axis_rtn)
    before: list[Array] = []
    final: list[Array] = []
    outside = np.inf
    for leg in legs:
        relative = _relative_track(leg, station_state)[1][:, :3]
        if leg.start < initiation - 1e-3:
            outside = min(outside, float(np.min(ellipsoid_level(station, relative))))
        (final if leg.start >= final_start - 1e-3 else before).append(relative)
    ahead, off = off_corridor_axis(port, np.concatenate(final))
    closing = float(-at_contact[3:] @ axis)
    return Measures(
        outside,
        float(np.min(np.linalg.norm(np.concatenate(before), axis=1))),
        float(np.max(off[ahead > min(corridor_end_m(station, ship), 0.5 * float(np.max(ahead)))])),
        closing,
        float(np.linalg.norm(at_contact[:3] - (at_contact[:3] @ axis) * axis)),
        float(np.linalg.norm(at_contact[3:] + closing * axis)),
    )


def _checks(found: Measures, station: Station, ship: Ship) -> list[Check]:
    radius = station.keep_out_sphere_radius_m
    outside, nearest, widest = found.outside_ellipsoid, found.nearest_m, found.corridor_deg
    closing, lateral, lateral_speed = found.contact_mps, found.lateral_m, found.lateral_mps
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
