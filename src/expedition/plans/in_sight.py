"""When a ship is in sight of ground stations and of relay satellites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.networks import ground_on, networks_of, relays_on
from expedition.space.crossings import spans
from expedition.space.frames import elevation_sine
from expedition.space.sun import shadow_margin_m
from expedition.space.time import parse_utc, to_datetime

if TYPE_CHECKING:
    from expedition.plans.schema import PlanRecord

Array = NDArray[np.float64]

GEOSTATIONARY_M = 42_164_170.0


class Link(NamedTuple):
    """A span in sight of one station or satellite."""

    start: float
    end: float
    via: str
    network: str
    relay: bool
    highest_deg: float | None
    """Over the ground station's horizon; None for a relay."""


def links(t: Array, r_itrf_m: Array, networks: Sequence[str], *, relayed: bool = True) -> list[Link]:
    """Spans of ITRF positions (n, 3) at instants (n,) in sight, in order of their beginnings.

    relayed: whether the ship speaks through satellites. Relays stand still over their slots on the equator; those that
    are inclined by some degrees come and go up to two minutes otherwise. The Earth alone hides; antennas are not known.
    """
    day = to_datetime(float(t[0])).date()
    out = []
    stations, lowest = ground_on(day)
    for one in stations:
        if one.network in networks:
            sine = elevation_sine(r_itrf_m, np.radians(one.latitude_deg), np.radians(one.longitude_deg))
            for a, b in spans(t, sine - np.sin(np.radians(lowest))):
                within = sine[(t >= a) & (t <= b)]
                top = np.arcsin(max(np.max(within, initial=-1.0), np.sin(np.radians(lowest))))
                out.append(Link(a, b, one.name, one.network, False, float(np.degrees(top))))
    for relay in relays_on(day) if relayed else ():
        if relay.network in networks:
            east = np.radians(relay.longitude_deg)
            at = GEOSTATIONARY_M * np.array([np.cos(east), np.sin(east), 0.0])
            for a, b in spans(t, shadow_margin_m(r_itrf_m, at - r_itrf_m)):
                out.append(Link(a, b, relay.name, relay.network, True, None))
    return sorted(out)


def heard_at(t: float, r_itrf_m: Array, networks: Sequence[str], *, relayed: bool = True) -> tuple[str, ...]:
    """Who hears an ITRF position (3,) at an instant: satellites first, then ground stations."""
    beside = np.array([t - 0.5, t + 0.5])
    found = links(beside, np.broadcast_to(r_itrf_m, (2, 3)), networks, relayed=relayed)
    return tuple(one.via for one in sorted(found, key=lambda one: not one.relay))


def of_ship(plan: PlanRecord, t: Array, r_itrf_m: Array) -> list[Link]:
    """Who hears a plan's ship at ITRF positions (n, 3) of its flight; nobody in the blackout of an entry."""
    found = links(t, r_itrf_m, networks_of(plan.flight.vehicle, plan.flight.station), relayed=has_relay(plan))
    dark = plan.way_home.blackout_utc if plan.way_home else None
    if dark is None:
        return found
    a, b = parse_utc(dark[0]), parse_utc(dark[1])
    parts = [
        one._replace(start=start, end=stop)
        for one in found
        for start, stop in ((one.start, min(one.end, a)), (max(one.start, b), one.end))
        if stop > start
    ]
    return sorted(parts)


def has_relay(plan: PlanRecord) -> bool:
    """Whether a plan's ship speaks through relay satellites."""
    vehicle = plan.flight.vehicle
    is_ship = plan.catalogue.vehicle_kind(vehicle) == "ship"
    return plan.catalogue.ship(vehicle).data_relay if is_ship else True


def together(found: Sequence[tuple[float, float]], gap_s: float = 1.0) -> list[tuple[float, float]]:
    """Spans joined where they overlap or follow within a gap."""
    out: list[tuple[float, float]] = []
    for a, b in sorted(found):
        if out and a <= out[-1][1] + gap_s:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out
