"""In sight: which ground stations and relays hear a flight at each of its events, and where an agency demands it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.networks import Demand, demands, ground_on, networks_of
from expedition.plans.in_sight import Link, has_relay, of_ship, together
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanCheck
from expedition.plans.sight import PlanLink, PlanSight
from expedition.space.frames import turned_to_itrf
from expedition.space.time import parse_utc, to_datetime

Array = NDArray[np.float64]

# At these steps the straight lines between samples find an edge to a second, and a flight of days costs milliseconds.
_ORBIT_STEP_S = 20.0
_LONG_STEP_S, _LONG_S = 60.0, 86400.0
# Instants of events are rounded in a plan; an edge that falls on one of them counts for it.
_EDGE_S = 0.5
_CANNOT_TELL = (
    "which way the antennas of the ship point, and what its own hull hides",
    "for whom a satellite's antenna is free at the time, and whether a ground station is on duty",
    "refraction, and mountains higher than the lowest elevation",
)


def with_sight(plan: Plan) -> Plan:
    """The same plan, with who hears it, what of that its agency demands, and who hears each event and burn."""
    if plan.hop is not None:
        # No network of the catalogue is a hopper's.
        return plan
    zero = parse_utc(plan.zero_utc)
    t, r = _path(plan, zero)
    found = of_ship(plan, t, r)
    spans = [(one.start, one.end) for one in found]
    checks = [_held(one, plan, zero, found) for one in demands(plan.flight.vehicle, to_datetime(zero).date())]
    return plan.model_copy(
        update={
            "sight": _section(plan, zero, t, found, spans),
            "events": tuple(
                one.model_copy(update={"in_sight": _at(found, zero + one.met_s)}) for one in plan.events
            ),
            "burns": tuple(
                one.model_copy(update={"in_sight": _at(found, zero + one.met_s)}) for one in plan.burns
            ),
            "checks": (*plan.checks, *(one for one in checks if one is not None)),
        }
    )


def _path(plan: Plan, zero: float) -> tuple[Array, Array]:
    """Instants (n,) and ITRF positions (n, 3) of the ship along its flight, to some metres."""
    joined = []
    for frame, group in groupby(plan.trajectory, key=lambda one: one.frame):
        held = list(group)
        met = np.concatenate([one.met_s for one in held])
        met, place = np.unique(met, return_index=True)
        met, r = _finer(met, np.concatenate([one.states for one in held])[place])
        joined.append((zero + met, turned_to_itrf(zero + met, r) if frame == "GCRF" else r))
    t = np.concatenate([one for one, _ in joined])
    order = np.unique(np.round(t, 2), return_index=True)[1]
    return t[order], np.concatenate([r for _, r in joined])[order]


def _finer(met: Array, states: Array) -> tuple[Array, Array]:
    """Instants with others between them, and positions (m, 3): cubics between positions and velocities."""
    gaps, longest = np.diff(met), _ORBIT_STEP_S if met[-1] - met[0] < _LONG_S else _LONG_STEP_S
    parts = np.maximum(np.ceil(gaps / longest - 1e-6), 1.0).astype(int)
    k = np.repeat(np.arange(gaps.size), parts)
    first = np.cumsum(parts) - parts
    x = ((np.arange(k.size) - first[k]) / parts[k])[:, None]
    h, before, after = gaps[k, None], states[k], states[k + 1]
    r = (
        (1.0 + 2.0 * x) * (1.0 - x) ** 2 * before[:, :3]
        + x * x * (3.0 - 2.0 * x) * after[:, :3]
        + h * x * (1.0 - x) * ((1.0 - x) * before[:, 3:] - x * after[:, 3:])
    )
    return np.append(met[k] + x[:, 0] * h[:, 0], met[-1]), np.concatenate([r, states[-1:, :3]])


def _at(found: Sequence[Link], t: float) -> tuple[str, ...]:
    """Who hears the ship at an instant: satellites first, then ground stations by how high the ship comes."""
    here = [one for one in found if one.start - _EDGE_S <= t <= one.end + _EDGE_S]
    here.sort(key=lambda one: (not one.relay, -(one.highest_deg or 0.0)))
    return tuple(dict.fromkeys(one.via for one in here))


def _section(
    plan: Plan, zero: float, t: Array, found: Sequence[Link], spans: Sequence[tuple[float, float]]
) -> PlanSight:
    heard = together(spans)
    first, last = float(t[0]), float(t[-1])
    edges = [first, *(edge for span in heard for edge in span), last]
    gaps = [(b - a, a) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    length, since = max(gaps)
    day = to_datetime(zero).date()
    return PlanSight(
        networks=networks_of(plan.flight.vehicle, plan.flight.station),
        relayed=has_relay(plan),
        minimum_elevation_deg=ground_on(day)[1],
        share=round(sum(b - a for a, b in heard) / (last - first), 4),
        longest_gap_s=round(length, 1),
        longest_gap_met_s=round(since - zero, 1) if length > 0.0 else None,
        links=tuple(
            PlanLink(
                via=one.via,
                network=one.network,
                relay=one.relay,
                start_met_s=round(one.start - zero, 1),
                end_met_s=round(one.end - zero, 1),
                highest_deg=None if one.highest_deg is None else round(one.highest_deg, 1),
            )
            for one in found
        ),
        cannot_tell=_CANNOT_TELL,
    )


def _held(demand: Demand, plan: Plan, zero: float, found: Sequence[Link]) -> PlanCheck | None:
    """A demand held against the flight; None where the flight has no such event."""
    ends = next((one.met_s for one in plan.events if one.name == demand.until), None)
    if ends is None:
        return None
    begins = next((one.met_s for one in plan.burns if one.name == demand.since), ends)
    a, b = zero + begins, zero + ends
    who = [one for one in found if one.network == demand.network and (demand.by_relay or not one.relay)]
    heard = together([(max(one.start, a), min(one.end, b)) for one in who if one.end > a and one.start < b])
    names = _at(who, b)
    detail = (
        f"{', '.join(names) or 'nobody'} at {demand.until.lower()}; {sum(y - x for x, y in heard) / 60.0:.0f} of "
        f"{(b - a) / 60.0:.0f} min from {demand.since} on"
    )
    return PlanCheck(name=demand.name, ok=bool(names), detail=detail)
