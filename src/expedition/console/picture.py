"""What the page draws of a plan: tables over mission elapsed time, Earth-fixed and relative to the station.

Everything is taken from the plan's own states. Tables are close enough that a cubic through states and
velocities stays within a metre over the Earth and, beside the station, within two centimetres up to 30 km and
within 1e-5 of the range further out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog import DEFAULT
from expedition.catalog.ground import ground_stations
from expedition.errors import ExpeditionError
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanWayHome
from expedition.space.constants import G0_MPS2
from expedition.space.crossings import spans
from expedition.space.frames import (
    elevation_sine,
    gcrf_from_itrf,
    gcrf_from_teme,
    geodetic_from_itrf,
    itrf_from_gcrf_states,
    rtn_axes,
)
from expedition.space.orbits import apsides_km
from expedition.space.sun import shadow_margin_m, sun_direction
from expedition.space.time import format_utc, parse_utc

Array = NDArray[np.float64]

_STEP_S = 60.0
_NEAR_STEP_S = 20.0
_NEAR_M = 30_000.0
_MOST_ROWS = 6000
_SUN_STEP_S = 900.0
_CONTACT_STEP_S = 20.0
_BESIDE_S = 5e-6


def picture(plan: Plan) -> dict[str, Any]:
    """The plan without its tables of states, and the tables that the page draws."""
    zero = parse_utc(plan.zero_utc)
    met = _times(plan)
    ship = plan.state_gcrf(met)
    ship_itrf = itrf_from_gcrf_states(zero + met, ship)
    out: dict[str, Any] = {
        "plan": plan.model_dump(
            mode="json", by_alias=True, exclude={"trajectory", "station_trajectory", "loads", "free_drift"}
        ),
        "zero_utc": plan.zero_utc,
        "zero_name": plan.start_name,
        "end_name": plan.end_name,
        "end_met_s": plan.duration_s,
        "segments": [
            {"name": one.name, "from_s": one.met_s[0], "to_s": one.met_s[-1], "powered": one.powered}
            for one in plan.trajectory
        ],
        "met_s": _numbers(met, 6),
        "ship_itrf": _table(ship_itrf, 1, 4),
        "height": _heights(plan, met, ship, ship_itrf),
        "light": _light(zero, met, ship),
        "sun": _sun(zero, plan.duration_s),
        "ground": _ground(plan, zero, met, ship_itrf),
        "titles": _titles(plan),
        "places": _places(plan),
        "loads": [one.model_dump(mode="json") for one in plan.loads],
        "free_drift": [one.model_dump(mode="json") for one in plan.free_drift],
        "thrust": _thrust(plan),
    }
    if plan.station_trajectory is not None:
        out |= _beside_station(plan, zero, met, ship)
    return out


def _times(plan: Plan) -> Array:
    """Instants of the tables: the plan's own, or close enough; on either side of every joint."""
    rows = sum(len(one.met_s) for one in plan.trajectory)
    step = max(_STEP_S, plan.duration_s / _MOST_ROWS)
    spans = []
    for one in plan.trajectory:
        own = np.array(one.met_s)
        # Velocity may jump at a joint, where an impulse is: a row before it and a row after it.
        first, last = own[0] + _BESIDE_S, own[-1] - _BESIDE_S
        usual = (last - first) / (own.size - 1)
        if usual > step or (rows > _MOST_ROWS and usual < step and not one.powered):
            spans.append(np.linspace(first, last, int(np.ceil((last - first) / step)) + 1))
        else:
            spans.append(np.clip(own, first, last))
    met = np.concatenate(spans)
    met[0], met[-1] = plan.trajectory[0].met_s[0], plan.duration_s
    return np.asarray(met)


def _heights(plan: Plan, met: Array, ship: Array, ship_itrf: Array) -> dict[str, Any]:
    """Height over the ellipsoid, and perigee and apogee where the ship is in orbit, km."""
    height = geodetic_from_itrf(ship_itrf[:, :3])[:, 2] / 1000.0
    apsides = np.array([apsides_km(state) for state in ship])
    # An ascent's or an entry's osculating perigee lies deep in the Earth and would flatten the rest.
    flying = (apsides[:, 0] > 80.0) & (met >= (plan.insertion.cutoff_met_s if plan.insertion else 0.0))
    return {
        "altitude_km": _numbers(height, 3),
        "perigee_km": [
            round(float(x), 3) if ok else None for x, ok in zip(apsides[:, 0], flying, strict=True)
        ],
        "apogee_km": [
            round(float(x), 3) if ok else None for x, ok in zip(apsides[:, 1], flying, strict=True)
        ],
    }


def _beside_station(plan: Plan, zero: float, met: Array, ship: Array) -> dict[str, Any]:
    """The station's way, and where the ship is beside it, for as long as the plan says where the station is."""
    assert plan.station_trajectory is not None
    first, last = plan.station_trajectory.met_s[0], plan.station_trajectory.met_s[-1]
    here = (met >= first - 1e-3) & (met <= last + 1e-3)
    times = met[here]
    station = plan.station_state_gcrf(times)
    # Before cut-off a phase angle and a relative state say nothing.
    cutoff = plan.insertion.cutoff_met_s if plan.insertion else first
    orbit = times >= cutoff - 1e-3
    near = _closer(plan, times[orbit])
    relative = plan.relative_rtn(near)
    distance = np.linalg.norm(relative[:, :3], axis=1)
    rate = np.sum(relative[:, :3] * relative[:, 3:], axis=1) / np.maximum(distance, 1e-6)
    axes = rtn_axes(plan.station_state_gcrf(near))
    inside = np.einsum("nij,nj->ni", axes, plan.state_gcrf(near)[:, :3])
    # Unwrapped from the end, where the two are together, so that whole turns ahead are counted.
    ahead = -np.unwrap(np.arctan2(inside[:, 1], inside[:, 0])[::-1])[::-1]
    if not plan.docking_utc:
        ahead = -np.unwrap(np.arctan2(inside[:, 1], inside[:, 0]))
    return {
        "station_met_s": _numbers(times, 6),
        "station_itrf": _table(itrf_from_gcrf_states(zero + times, station), 1, 4),
        "relative": {
            "met_s": _numbers(near, 6),
            "rtn": _table(relative, 4, 7),
            "range_m": _numbers(distance, 3),
            "range_rate_mps": _numbers(rate, 5),
            "phase_deg": _numbers(np.degrees(ahead), 4),
        },
        "zones": _zones(plan),
    }


def _closer(plan: Plan, times: Array) -> Array:
    """The same instants, and more of them while the ship is beside the station."""
    if times.size < 2:
        return times
    distance = np.linalg.norm(plan.relative_rtn(times)[:, :3], axis=1)
    more = [times]
    for k in np.nonzero((distance[:-1] < _NEAR_M) & (np.diff(times) > _NEAR_STEP_S))[0]:
        count = int(np.ceil((times[k + 1] - times[k]) / _NEAR_STEP_S))
        more.append(np.linspace(times[k], times[k + 1], count + 1)[1:-1])
    return np.unique(np.concatenate(more))


def _zones(plan: Plan) -> dict[str, Any] | None:
    """The station's zones, port and the points of the profile, m in its RTN frame."""
    flight = plan.flight
    try:
        station = DEFAULT.station(str(flight.get("station")))
        port = station.port(str(flight.get("port")))
    except ExpeditionError:
        return None
    axis, at = np.array(port.axis_rtn), np.array(port.position_rtn_m)
    points: list[dict[str, Any]] = []
    if plan.profile:
        try:
            way = DEFAULT.profile(plan.profile).approach
        except ExpeditionError:
            way = None
        if way is not None:
            points = [
                {"name": "aim point", "rtn_m": [-way.aim_below_m, -way.aim_behind_m, 0.0]},
                {"name": "below the station", "rtn_m": [-way.flyaround_m, 0.0, 0.0]},
                {"name": "hold point", "rtn_m": _numbers(at + axis * way.hold_m, 2)},
            ]
    size = station.approach_ellipsoid_semi_axes_m
    return {
        "ellipsoid_m": [size.radial, size.along_track, size.cross_track],
        "sphere_m": station.keep_out_sphere_radius_m,
        "corridor_deg": station.corridor_half_angle_deg,
        "port": {"title": port.title, "axis_rtn": list(port.axis_rtn), "rtn_m": list(port.position_rtn_m)},
        "points": points,
    }


def _thrust(plan: Plan) -> list[dict[str, float | str]]:
    """What the ship's burns feel like, in g of standard gravity."""
    return [
        {
            "name": burn.name,
            "from_s": burn.met_s,
            "to_s": burn.met_s + burn.duration_s,
            "g": round(burn.dv_mps / burn.duration_s / G0_MPS2, 5),
        }
        for burn in plan.burns
        if burn.duration_s > 0.0
    ]


def _light(zero: float, met: Array, ship: Array) -> list[list[float]]:
    """The spans in which the ship is in the Earth's shadow, MET s."""
    sun = np.einsum("nij,nj->ni", gcrf_from_teme(zero + met), sun_direction(zero + met))
    return _spans(met, -shadow_margin_m(ship[:, :3], sun))


def _sun(zero: float, end: float) -> dict[str, Any]:
    """Where the Sun stands over the Earth, unit vectors in ITRF."""
    met = np.linspace(0.0, end, max(int(end / _SUN_STEP_S) + 1, 2))
    t = zero + met
    sun = np.einsum("nij,nj->ni", gcrf_from_teme(t), sun_direction(t))
    return {
        "met_s": _numbers(met, 1),
        "itrf": _numbers(np.ravel(np.einsum("nji,nj->ni", gcrf_from_itrf(t), sun)), 6),
    }


def _spans(t: Array, margin: Array) -> list[list[float]]:
    """The spans of time in which a margin is positive, to 10 ms."""
    return [[round(a, 2), round(b, 2)] for a, b in spans(t, margin)]


def _ground(plan: Plan, zero: float, met: Array, ship_itrf: Array) -> dict[str, Any]:
    """Ground stations and the spans in which they see the ship."""
    book = ground_stations()
    t = np.linspace(met[0], met[-1], max(int((met[-1] - met[0]) / _CONTACT_STEP_S) + 1, 2))
    ship = itrf_from_gcrf_states(zero + t, plan.state_gcrf(t))[:, :3]
    mask = np.sin(np.radians(float(book["minimum_elevation_deg"])))
    stations = []
    for one in book["stations"]:
        lat, lon = np.radians(one["latitude_deg"]), np.radians(one["longitude_deg"])
        stations.append({**one, "contacts": _spans(t, elevation_sine(ship, lat, lon) - mask)})
    return {"minimum_elevation_deg": book["minimum_elevation_deg"], "stations": stations}


def _titles(plan: Plan) -> dict[str, str]:
    """What the flight's parts are called; their catalogue names where a plan came from another catalogue."""
    flight = plan.flight
    readers: dict[str, Callable[[str], Any]] = {
        "vehicle": lambda name: DEFAULT.load("ship" if name in DEFAULT.names("ship") else "hopper", name),
        "launcher": lambda name: DEFAULT.load("launcher", name),
        "pad": DEFAULT.pad,
        "station": DEFAULT.station,
        "port": lambda name: DEFAULT.station(str(flight["station"])).port(name),
        "landing_zone": DEFAULT.landing_zone,
    }
    asked = {field: flight.get(field) for field in readers}
    if plan.way_home is not None:
        asked["landing_zone"] = plan.way_home.zone
    out = {}
    for field, name in asked.items():
        if name:
            try:
                out[field] = str(readers[field](str(name)).title)
            except (ExpeditionError, AttributeError):
                out[field] = str(name)
    return out


def _places(plan: Plan) -> list[dict[str, Any]]:
    """Pad, landing place and where aborts come down."""
    out: list[dict[str, Any]] = []
    try:
        pad = DEFAULT.pad(str(plan.flight["pad"])) if plan.flight.get("pad") else None
    except ExpeditionError:
        pad = None
    if pad is not None:
        out.append(
            {
                "kind": "pad",
                "name": pad.title,
                "latitude_deg": pad.latitude_deg,
                "longitude_deg": pad.longitude_deg,
                "time_zone": pad.time_zone,
            }
        )
    if plan.way_home is not None:
        home = plan.way_home
        out.append(_landing(home))
        if home.ballistic is not None:
            b = home.ballistic
            out.append(_place("ballistic landing", "ballistic", b.latitude_deg, b.longitude_deg))
    if plan.hop is not None:
        out.append(_place("landing", "landing", plan.hop.latitude_deg, plan.hop.longitude_deg))
    return out


def _landing(home: PlanWayHome) -> dict[str, Any]:
    here = _place("landing", home.zone, home.latitude_deg, home.longitude_deg)
    try:
        zone = DEFAULT.landing_zone(home.zone)
    except ExpeditionError:
        return here
    return {**here, "name": zone.title, "time_zone": zone.time_zone}


def _place(kind: str, name: str, latitude_deg: float, longitude_deg: float) -> dict[str, Any]:
    return {"kind": kind, "name": name, "latitude_deg": latitude_deg, "longitude_deg": longitude_deg}


def state(plan: Plan, met_s: float) -> dict[str, Any]:
    """Where ship and station are at one instant. Raises InputError outside the flight."""
    zero = parse_utc(plan.zero_utc)
    ship = plan.state_gcrf(met_s)
    out: dict[str, Any] = {
        "met_s": met_s,
        "utc": format_utc(zero + met_s, 3),
        "ship": _state(zero + met_s, ship),
        "station": None,
        "relative_rtn": None,
        "range_m": None,
        "range_rate_mps": None,
    }
    track = plan.station_trajectory
    if track is not None and track.met_s[0] - 1e-3 <= met_s <= track.met_s[-1] + 1e-3:
        relative = plan.relative_rtn(met_s)
        distance = float(np.linalg.norm(relative[:3]))
        out |= {
            "station": _state(zero + met_s, plan.station_state_gcrf(met_s)),
            "relative_rtn": _numbers(relative, 6),
            "range_m": distance,
            "range_rate_mps": float(relative[:3] @ relative[3:]) / max(distance, 1e-6),
        }
    return out


def _state(t: float, gcrf: Array) -> dict[str, Any]:
    itrf = itrf_from_gcrf_states([t], gcrf)[0]
    latitude, longitude, height = geodetic_from_itrf(itrf[:3])
    return {
        "gcrf": _numbers(gcrf, 6),
        "itrf": _numbers(itrf, 6),
        "latitude_deg": float(np.degrees(latitude)),
        "longitude_deg": float(np.degrees(longitude)),
        "altitude_km": float(height) / 1000.0,
    }


def _numbers(values: Array, digits: int) -> list[float]:
    return [float(x) for x in np.round(values, digits)]


def _table(states: Array, position_digits: int, velocity_digits: int) -> list[float]:
    """States (n, 6) as one row of numbers, n × 6."""
    rounded = np.hstack([np.round(states[:, :3], position_digits), np.round(states[:, 3:], velocity_digits)])
    return [float(x) for x in np.ravel(rounded)]
