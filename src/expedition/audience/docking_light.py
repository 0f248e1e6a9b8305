"""Light as ship and port come together or part, as cameras of both look at each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from expedition.audience.light import SUN_RADIUS_DEG, over_limb_deg
from expedition.audience.sky import sun_itrf
from expedition.plans.named import named
from expedition.plans.plan import Plan
from expedition.space.frames import itrf_from_gcrf_states, rtn_axes
from expedition.space.time import parse_utc

Array = NDArray[np.float64]

_AT_PORT_M = 3.0
# Minutes before contact, or after parting.
_MINUTES = (15.0, 10.0, 5.0, 3.0, 2.0, 1.0, 0.5, 0.0)


class DockingLight(NamedTuple):
    """One instant of it."""

    t: float
    range_m: float
    light: str
    sun_off_ship_view_deg: float
    """Between the Sun and where a camera of the ship looks: at the port."""
    sun_off_station_view_deg: float
    """Between the Sun and where a camera beside the port looks: at the ship."""
    behind_station: str
    """What stands behind the station for the ship: "sky" or "Earth"."""
    behind_ship: str
    """What stands behind the ship for the station."""


def docking_light(plan: Plan) -> tuple[DockingLight, ...]:
    """From a quarter of an hour before contact, or after undocking; empty where neither is in the plan.

    The port is where the station's entry has it in its usual attitude; shadows of one ship on the other, and lamps,
    are not known.
    """
    if plan.station_trajectory is None or plan.flight.port is None:
        return ()
    station = named(plan).station
    zero = parse_utc(plan.zero_utc)
    if plan.docking_utc is not None:
        met = np.array([parse_utc(plan.docking_utc) - zero - 60.0 * one for one in _MINUTES])
    else:
        met = np.array([plan.trajectory[0].met_s[0] + 60.0 * one for one in reversed(_MINUTES)])
    first = max(plan.trajectory[0].met_s[0], plan.station_trajectory.met_s[0])
    last = min(plan.duration_s, plan.station_trajectory.met_s[-1])
    met = met[(met >= first - 1e-3) & (met <= last + 1e-3)]
    if station is None or not met.size:
        return ()
    met = np.clip(met, first, last)
    port = station.port(plan.flight.port)
    base, ship = plan.station_state_gcrf(met), plan.state_gcrf(met)
    axes = rtn_axes(base)
    target = base[:, :3] + np.einsum("nji,j->ni", axes, np.array(port.position_rtn_m))
    # The fixed axes are those of the instant: directions only are asked for.
    states = itrf_from_gcrf_states(zero + met, np.hstack([ship[:, :3], np.zeros_like(target)]))[:, :3]
    at = itrf_from_gcrf_states(zero + met, np.hstack([target, np.zeros_like(target)]))[:, :3]
    distance = np.linalg.norm(at - states, axis=1)
    # At the port the line between the two is the docking axis.
    inward = np.einsum("nji,j->ni", axes, -np.array(port.axis_rtn))
    axis = itrf_from_gcrf_states(zero + met, np.hstack([inward, np.zeros_like(target)]))[:, :3]
    line = np.where(distance[:, None] < _AT_PORT_M, axis, at - states)
    view = line / np.linalg.norm(line, axis=1, keepdims=True)
    sun = sun_itrf(zero + met)
    height = over_limb_deg(states, sun)
    ahead = np.degrees(np.arccos(np.clip(np.sum(view * sun, axis=1), -1.0, 1.0)))
    from_ship, from_station = over_limb_deg(states, view), over_limb_deg(at, -view)
    out = []
    for k in range(met.size):
        light = (
            "night" if height[k] < -SUN_RADIUS_DEG else "penumbra" if height[k] < SUN_RADIUS_DEG else "day"
        )
        out.append(
            DockingLight(
                float(zero + met[k]),
                float(distance[k]),
                light,
                float(ahead[k]),
                float(180.0 - ahead[k]),
                "sky" if from_ship[k] > 0.0 else "Earth",
                "sky" if from_station[k] > 0.0 else "Earth",
            )
        )
    return tuple(out)


def lit_from(light: str, sun_off_view_deg: float) -> str:
    """How what is filmed is lit, by the angle of the Sun from where the camera looks."""
    if light == "night":
        return "own lamps only"
    if sun_off_view_deg < 25.0:
        return "Sun in the lens"
    if sun_off_view_deg < 75.0:
        return "from behind it"
    return "from the side" if sun_off_view_deg < 115.0 else "from the front"


def said_of(samples: Sequence[DockingLight]) -> str:
    """The last or first instant at the port in one sentence; empty where there is none."""
    if not samples:
        return ""
    near = min(samples, key=lambda one: one.range_m)
    return (
        f"{near.light}; the ship sees the port lit {lit_from(near.light, near.sun_off_ship_view_deg)}, "
        f"the station the ship {lit_from(near.light, near.sun_off_station_view_deg)}"
    )
