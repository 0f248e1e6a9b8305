"""What the page draws of a plan: tables over mission elapsed time, Earth-fixed and relative to the station.

Everything is taken from the plan's own states. Tables are close enough that a cubic through states and
velocities stays within a metre over the Earth and, beside the station, within two centimetres up to 30 km and
within 1e-5 of the range further out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.ship import Ship
from expedition.catalog.networks import hearing
from expedition.catalog.shapes import shape_of
from expedition.console.answers import BodyState, Span, StateAt
from expedition.console.picture_answer import (
    Footprint,
    Ground,
    GroundStation,
    Heights,
    Picture,
    PortPlace,
    Relative,
    Stretch,
    Sun,
    Thrust,
    Waypoint,
    Zones,
)
from expedition.plans.named import Named, named
from expedition.plans.places import named_places
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanFacts
from expedition.plans.words import words
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
from expedition.space.time import format_utc, parse_utc, to_datetime

Array = NDArray[np.float64]

_STEP_S = 60.0
_NEAR_STEP_S = 20.0
_NEAR_M = 30_000.0
_MOST_ROWS = 6000
_SUN_STEP_S = 900.0
_CONTACT_STEP_S = 20.0
_BESIDE_S = 5e-6


def picture(plan: Plan) -> Picture:
    """What a plan says, and the tables that the page draws."""
    zero = parse_utc(plan.zero_utc)
    met = _times(plan)
    ship = plan.state_gcrf(met)
    ship_itrf = itrf_from_gcrf_states(zero + met, ship)
    names, folders = named(plan), plan.catalogue.directories
    beside = {} if plan.station_trajectory is None else _beside_station(plan, names, zero, met, ship)
    return Picture(
        plan=PlanFacts.model_construct(**{name: getattr(plan, name) for name in PlanFacts.model_fields}),
        words=words(plan),
        zero_utc=plan.zero_utc,
        zero_name=plan.start_name,
        end_name=plan.end_name,
        end_met_s=plan.duration_s,
        segments=[
            Stretch(name=one.name, from_s=one.met_s[0], to_s=one.met_s[-1], powered=one.powered)
            for one in plan.trajectory
        ],
        met_s=_numbers(met, 6),
        ship_itrf=_table(ship_itrf, 1, 4),
        height=_heights(plan, met, ship, ship_itrf),
        light=_light(zero, met, ship),
        sun=_sun(zero, plan.duration_s),
        ground=_ground(plan, zero, met),
        places=named_places(plan),
        loads=plan.loads,
        free_drift=plan.free_drift,
        thrust=_thrust(plan),
        footprint=_footprint(plan, names),
        ship_shape=shape_of(plan.flight.vehicle, None, folders),
        launcher_shape=shape_of(plan.flight.launcher, None, folders) if plan.liftoff_utc else None,
        station_shape=shape_of(plan.flight.station, to_datetime(zero).date(), folders),
        **beside,
    )


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


def _heights(plan: Plan, met: Array, ship: Array, ship_itrf: Array) -> Heights:
    """Height over the ellipsoid, and perigee and apogee where the ship is in orbit, km."""
    height = geodetic_from_itrf(ship_itrf[:, :3])[:, 2] / 1000.0
    apsides = np.array([apsides_km(state) for state in ship])
    # An ascent's or an entry's osculating perigee lies deep in the Earth and would flatten the rest.
    flying = (apsides[:, 0] > 80.0) & (met >= (plan.insertion.cutoff_met_s if plan.insertion else 0.0))
    perigee, apogee = (
        [round(float(x), 3) if ok else None for x, ok in zip(column, flying, strict=True)]
        for column in apsides.T
    )
    return Heights(altitude_km=_numbers(height, 3), perigee_km=perigee, apogee_km=apogee)


def _beside_station(plan: Plan, names: Named, zero: float, met: Array, ship: Array) -> dict[str, Any]:
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
        "relative": Relative(
            met_s=_numbers(near, 6),
            rtn=_table(relative, 4, 7),
            range_m=_numbers(distance, 3),
            range_rate_mps=_numbers(rate, 5),
            phase_deg=_numbers(np.degrees(ahead), 4),
        ),
        "zones": _zones(names),
    }


def _closer(plan: Plan, times: Array) -> Array:
    """The same instants, and more of them while the ship is beside the station."""
    if times.size < 2:
        return times
    distance = np.linalg.norm(plan.relative_rtn(times)[:, :3], axis=1)
    more = [times]
    for k in np.flatnonzero((distance[:-1] < _NEAR_M) & (np.diff(times) > _NEAR_STEP_S)).tolist():
        count = int(np.ceil((times[k + 1] - times[k]) / _NEAR_STEP_S))
        more.append(np.linspace(times[k], times[k + 1], count + 1)[1:-1])
    return np.unique(np.concatenate(more))


def _zones(names: Named) -> Zones | None:
    """The station's zones, port and the points of the profile, m in its RTN frame."""
    station, port = names.station, names.port
    if station is None or port is None:
        return None
    points = []
    if names.profile is not None:
        way, at = names.profile.approach, np.array(port.position_rtn_m)
        hold = at + np.array(port.axis_rtn) * way.hold_m
        points = [
            Waypoint(name="aim point", rtn_m=(-way.aim_below_m, -way.aim_behind_m, 0.0)),
            Waypoint(name="below the station", rtn_m=(-way.flyaround_m, 0.0, 0.0)),
            Waypoint(name="hold point", rtn_m=_vector(hold)),
        ]
    size = station.approach_ellipsoid_semi_axes_m
    return Zones(
        ellipsoid_m=(size.radial, size.along_track, size.cross_track),
        sphere_m=station.keep_out_sphere_radius_m,
        corridor_deg=station.corridor_half_angle_deg,
        port=PortPlace(title=port.title, axis_rtn=port.axis_rtn, rtn_m=port.position_rtn_m),
        points=points,
    )


def _vector(values: Array) -> tuple[float, float, float]:
    x, y, z = _numbers(values, 2)
    return x, y, z


def _footprint(plan: Plan, names: Named) -> Footprint | None:
    """The landing zone, where the plan comes down in one and the catalogue knows both zone and ship."""
    zone, ship = names.landing_zone, names.vehicle
    if plan.way_home is None or zone is None or not isinstance(ship, Ship) or ship.descent is None:
        return None
    return Footprint(
        title=zone.title,
        latitude_deg=zone.latitude_deg,
        longitude_deg=zone.longitude_deg,
        radius_km=zone.radius_m / 1000.0,
        within_km=ship.descent.landing_within_km,
    )


def _thrust(plan: Plan) -> list[Thrust]:
    """What the ship's burns feel like, in g of standard gravity."""
    return [
        Thrust(
            name=burn.name,
            from_s=burn.met_s,
            to_s=burn.met_s + burn.duration_s,
            g=round(burn.dv_mps / burn.duration_s / G0_MPS2, 5),
        )
        for burn in plan.burns
        if burn.duration_s > 0.0
    ]


def _light(zero: float, met: Array, ship: Array) -> list[Span]:
    """The spans in which the ship is in the Earth's shadow, MET s."""
    sun = np.einsum("nij,nj->ni", gcrf_from_teme(zero + met), sun_direction(zero + met))
    return _spans(met, -shadow_margin_m(ship[:, :3], sun))


def _sun(zero: float, end: float) -> Sun:
    """Where the Sun stands over the Earth, unit vectors in ITRF."""
    met = np.linspace(0.0, end, max(int(end / _SUN_STEP_S) + 1, 2))
    t = zero + met
    sun = np.einsum("nij,nj->ni", gcrf_from_teme(t), sun_direction(t))
    fixed = np.einsum("nji,nj->ni", gcrf_from_itrf(t), sun)
    return Sun(met_s=_numbers(met, 1), itrf=_numbers(np.ravel(fixed), 6))


def _spans(t: Array, margin: Array) -> list[Span]:
    """The spans of time in which a margin is positive, to 10 ms."""
    return [(round(a, 2), round(b, 2)) for a, b in spans(t, margin)]


def _ground(plan: Plan, zero: float, met: Array) -> Ground:
    """Ground stations and the spans in which they see the ship."""
    found, lowest_deg = hearing(
        plan.flight.vehicle, plan.flight.station, date.fromisoformat(plan.zero_utc[:10])
    )
    t = np.linspace(met[0], met[-1], max(int((met[-1] - met[0]) / _CONTACT_STEP_S) + 1, 2))
    ship = itrf_from_gcrf_states(zero + t, plan.state_gcrf(t))[:, :3]
    mask = np.sin(np.radians(lowest_deg))
    stations = []
    for one in found:
        lat, lon = np.radians(one.latitude_deg), np.radians(one.longitude_deg)
        contacts = _spans(t, elevation_sine(ship, lat, lon) - mask)
        stations.append(
            GroundStation(
                name=one.name,
                latitude_deg=one.latitude_deg,
                longitude_deg=one.longitude_deg,
                contacts=contacts,
            )
        )
    return Ground(minimum_elevation_deg=lowest_deg, stations=stations)


def state(plan: Plan, met_s: float) -> StateAt:
    """Where ship and station are at one instant. Raises InputError outside the flight."""
    t = parse_utc(plan.zero_utc) + met_s
    station, relative, distance, rate = None, None, None, None
    ship = _body(t, plan.state_gcrf(met_s))
    track = plan.station_trajectory
    if track is not None and track.met_s[0] - 1e-3 <= met_s <= track.met_s[-1] + 1e-3:
        beside = plan.relative_rtn(met_s)
        distance = float(np.linalg.norm(beside[:3]))
        station, relative = _body(t, plan.station_state_gcrf(met_s)), _numbers(beside, 6)
        rate = float(beside[:3] @ beside[3:]) / max(distance, 1e-6)
    return StateAt(
        met_s=met_s,
        utc=format_utc(t, 3),
        ship=ship,
        station=station,
        relative_rtn=relative,
        range_m=distance,
        range_rate_mps=rate,
    )


def _body(t: float, gcrf: Array) -> BodyState:
    itrf = itrf_from_gcrf_states([t], gcrf)[0]
    latitude, longitude, height = geodetic_from_itrf(itrf[:3])
    return BodyState(
        gcrf=_numbers(gcrf, 6),
        itrf=_numbers(itrf, 6),
        latitude_deg=float(np.degrees(latitude)),
        longitude_deg=float(np.degrees(longitude)),
        altitude_km=float(height) / 1000.0,
    )


def _numbers(values: Array, digits: int) -> list[float]:
    return [float(x) for x in np.round(values, digits)]


def _table(states: Array, position_digits: int, velocity_digits: int) -> list[float]:
    """States (n, 6) as one row of numbers, n × 6."""
    rounded = np.hstack([np.round(states[:, :3], position_digits), np.round(states[:, 3:], velocity_digits)])
    return [float(x) for x in np.ravel(rounded)]
