"""Departure: from the port to free flight, flown on the full-force engine and held against the zones.

Springs push the ship off along the port's axis; separation burns follow, impulses in the trajectory as on
the way in. A departure is passive: at each point the ship, were the next burn missed, has to drift clear of the
keep-out sphere once it has left it, and of the approach ellipsoid after the last burn, for 24 hours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.descent import SeparationBurn
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import Port, Station
from expedition.errors import ImpossibleFlightError
from expedition.phases.propulsion import Propulsion
from expedition.phases.rendezvous.zones import Drift, StateAt, ellipsoid_level, off_corridor_axis
from expedition.space.crossings import crossings
from expedition.space.engine import Forces
from expedition.space.frames import gcrf_from_relative_rtn, relative_rtn, rtn_axes
from expedition.space.orbits import apsides_km
from expedition.space.relative_motion import clohessy_wiltshire, orbit_rate_radps
from expedition.timeline import Burn, Check, Event, Leg

Array = NDArray[np.float64]

_DIRECTIONS = {
    "ahead": (0.0, 1.0, 0.0),
    "behind": (0.0, -1.0, 0.0),
    "up": (1.0, 0.0, 0.0),
    "down": (-1.0, 0.0, 0.0),
}
_SAMPLE_S = 5.0
# What range may fall by between two samples: the rounding of the flight, a millimetre a second.
_NOT_BACK_M = 0.005
_MORE_AWAY = "larger departure.burns, or a longer free_flight_s, lead further away"


@dataclass(frozen=True, eq=False)
class Departure:
    """A flown departure: from physical separation to the end of free flight, where the deorbit burn may begin."""

    undocking: float
    """The command to the hooks; separation follows."""
    separation: float
    burns: tuple[Burn, ...]
    legs: tuple[Leg, ...]
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
    drifts: tuple[Drift, ...]
    """For `zones.free_drifts`."""
    end: float
    end_state_gcrf: Array
    mass_kg: float

    @property
    def dv_mps(self) -> float:
        """Sum of the separation burns, m/s."""
        return sum(burn.dv_mps for burn in self.burns)


def fly(
    forces: Forces,
    station_state: StateAt,
    port: Port,
    station: Station,
    ship: Ship,
    undocking: float,
    end: float,
    *,
    mass_kg: float,
    drag_area_over_mass_m2pkg: float,
) -> Departure:
    """Leave a port at an instant and drift until another.

    station_state: GCRF states (n, 6) of the station at instants (n,). undocking: the command to open the hooks.
    Raises ImpossibleFlightError for a ship that has no descent, or too little time for its burns.
    """
    if ship.descent is None:
        raise ImpossibleFlightError(f"{ship.title} has no way home in its file, and so no departure")
    data = ship.descent.departure
    area = drag_area_over_mass_m2pkg
    pushes = {
        "thrusters": Propulsion(ship.thrusters.thrust_n, ship.thrusters.isp_s),
        "main": Propulsion(ship.main_engine.thrust_n, ship.main_engine.isp_s),
    }
    axis = np.array(port.axis_rtn)
    now = undocking + data.command_s
    if now + data.burns[-1].after_s >= end:
        raise ImpossibleFlightError(
            f"{ship.title} needs {(data.command_s + data.burns[-1].after_s) / 60.0:.0f} min to leave the station; "
            f"{(end - undocking) / 60.0:.0f} min are given before the deorbit burn"
        )
    relative = np.concatenate([np.array(port.position_rtn_m), data.spring_mps * axis])
    state = gcrf_from_relative_rtn(station_state(np.array([now]))[0], relative)
    separation, mass = now, mass_kg
    burns: list[Burn] = []
    legs: list[Leg] = []
    for number, one in enumerate(data.burns):
        at = separation + one.after_s
        if at > now:
            arc = forces.propagate(state, now, at, drag_area_over_mass_m2pkg=area)
            legs.append(Leg("departure", now, at, arc.state_gcrf))
            state, now = arc.end_state_gcrf, at
        target = station_state(np.array([now]))[0]
        before = relative_rtn(target, state)
        following = data.burns[number + 1].after_s - one.after_s if number + 1 < len(data.burns) else np.inf
        change = _push(one, before, axis, port, station, orbit_rate_radps(target), following)
        after = gcrf_from_relative_rtn(target, np.concatenate([before[:3], before[3:] + change]))
        dv = rtn_axes(state) @ (after[3:] - state[3:])
        push = pushes[one.engine]
        length = push.duration_s(one.dv_mps, mass)
        perigee, apogee = apsides_km(after)
        name = f"separation burn {number + 1}"
        if one.engine == "main":
            name = f"phasing burn {number + 1 - sum(each.engine == 'thrusters' for each in data.burns)}"
        r, t, n = (float(x) for x in dv)
        after_kg = push.mass_after_kg(one.dv_mps, mass)
        burns.append(
            Burn(
                name,
                now - 0.5 * length,
                length,
                (r, t, n),
                perigee,
                apogee,
                one.engine,
                "departure",
                mass,
                mass - after_kg,
            )
        )
        mass = after_kg
        state = after
    arc = forces.propagate(state, now, end, drag_area_over_mass_m2pkg=area)
    legs.append(Leg("departure", now, end, arc.state_gcrf))
    tracks = [_track(leg, station_state) for leg in legs]
    times = np.concatenate([track[0] for track in tracks])
    way = np.concatenate([track[1] for track in tracks])
    events = _events(times, way, station, undocking, separation)
    checks = _checks(times, way, station, port)
    return Departure(
        undocking,
        separation,
        tuple(burns),
        tuple(legs),
        tuple(events),
        tuple(checks),
        tuple(_zoned(burns, legs, area)),
        end,
        arc.end_state_gcrf,
        mass,
    )


def _push(
    burn: SeparationBurn,
    relative: Array,
    axis: Array,
    port: Port,
    station: Station,
    rate: float,
    following_s: float,
) -> Array:
    """Δv (3,) of a separation burn in the station's frame, m/s.

    One along the axis is pitched so far that the ship is still on the axis at the next burn, or where it leaves
    the keep-out sphere.
    """
    if burn.toward != "axis":
        return burn.dv_mps * np.array(_DIRECTIONS[burn.toward])
    ahead = float((relative[:3] - np.array(port.position_rtn_m)) @ axis)
    left = station.keep_out_sphere_radius_m - ahead
    if left <= 0.0:
        return burn.dv_mps * axis
    speed = float(relative[3:] @ axis) + burn.dv_mps
    duration = min(left / speed, following_s)
    to_r, to_v = clohessy_wiltshire(rate, duration)
    point = np.array(port.position_rtn_m) + (ahead + speed * duration) * axis
    wanted = np.linalg.solve(to_v, point - to_r @ relative[:3]) - relative[3:]
    return np.asarray(burn.dv_mps * wanted / np.linalg.norm(wanted))


def _zoned(burns: list[Burn], legs: list[Leg], area: float) -> list[Drift]:
    """Where the next burn might be missed, each with the zone that must not be entered again.

    A burn has to carry the ship out by itself, even where the next one comes before it is out; after the last burn
    it is the ellipsoid.
    """
    return [
        Drift(
            burn.name,
            leg.start,
            leg.states_gcrf(np.array([leg.start]))[0],
            area,
            "ellipsoid" if leg is legs[-1] else "sphere",
            leaves=True,
        )
        for burn, leg in zip(burns, legs[1:], strict=True)
    ]


def _track(leg: Leg, station_state: StateAt) -> tuple[Array, Array]:
    # Near the station every few seconds, later where it drifts away every minute.
    near = np.arange(leg.start, min(leg.end, leg.start + 5400.0), _SAMPLE_S)
    t = np.append(near, np.arange(near[-1] + 60.0, leg.end, 60.0))
    t = np.append(t[t < leg.end - 1e-6], leg.end)
    return t, relative_rtn(station_state(t), leg.states_gcrf(t))


def _out_at(level: Array, t: Array) -> float | None:
    """The instant from which on a level stays above 1; None where it does not."""
    if level[-1] <= 1.0:
        return None
    return float(np.append(t[0], crossings(t, level, 1.0, rising=True))[-1])


def _events(t: Array, way: Array, station: Station, undocking: float, separation: float) -> list[Event]:
    distance = np.linalg.norm(way[:, :3], axis=1)
    speed = float(np.linalg.norm(way[0, 3:]))
    out = [
        Event("Undocking command", undocking, "hooks open"),
        Event("Physical separation", separation, f"{speed:.2f} m/s from the springs"),
    ]
    for name, level in (
        ("Leaves keep-out sphere", distance / station.keep_out_sphere_radius_m),
        ("Leaves approach ellipsoid", ellipsoid_level(station, way[:, :3])),
    ):
        at = _out_at(level, t)
        if at is not None:
            out.append(Event(name, at, f"range {float(np.interp(at, t, distance)):.0f} m"))
    return out


def _checks(t: Array, way: Array, station: Station, port: Port) -> list[Check]:
    distance = np.linalg.norm(way[:, :3], axis=1)
    sphere_out = _out_at(distance / station.keep_out_sphere_radius_m, t)
    ellipsoid_out = _out_at(ellipsoid_level(station, way[:, :3]), t)
    inside = t <= (sphere_out if sphere_out is not None else t[-1])
    ahead, off = off_corridor_axis(port, way[inside, :3])
    # At the port itself the angle says nothing.
    widest = float(np.max(off[ahead > 5.0], initial=0.0))
    first = int(np.argmax(distance >= distance[0] + 5.0))
    back = float(np.min(np.diff(distance[: max(int(np.count_nonzero(inside)), first + 2)])))
    return [
        Check(
            "departure moves away inside the keep-out sphere",
            back > -_NOT_BACK_M,
            "range never falls" if back > 0.0 else f"range falls by {-back:.2f} m in {_SAMPLE_S:g} s",
        ),
        Check(
            "departure corridor",
            widest <= station.corridor_half_angle_deg,
            f"at most {widest:.1f}° off the docking axis inside the keep-out sphere, "
            f"corridor ±{station.corridor_half_angle_deg:g}°",
        ),
        Check(
            "keep-out sphere left for good",
            sphere_out is not None,
            f"{(sphere_out - t[0]) / 60.0:.0f} min after separation"
            if sphere_out is not None
            else f"not left: {_MORE_AWAY}",
        ),
        Check(
            "approach ellipsoid left for good before the deorbit burn",
            ellipsoid_out is not None,
            f"{(ellipsoid_out - t[0]) / 60.0:.0f} min after separation, {distance[-1] / 1000.0:.1f} km away at the end"
            if ellipsoid_out is not None
            else f"still {distance[-1]:.0f} m away at the end: {_MORE_AWAY}",
        ),
    ]
