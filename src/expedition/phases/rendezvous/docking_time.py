"""Docking time: which of the times a profile allows is taken, by Δv, by the light and by ground contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import ArrayLike, NDArray

from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import CrewDay, Port
from expedition.phases.rendezvous import docking_chances
from expedition.phases.rendezvous.sight import seen_from
from expedition.space.frames import cross
from expedition.space.orbits import MeanTrack
from expedition.space.sun import shadow_margin_m, sun_direction, sunlit_around
from expedition.space.time import from_datetime

Array = NDArray[np.float64]

_STEP_S = 15.0
_STEPS = 160
# Where light or a pass in sight is looked for.
_FINE_S = 35.0


def even_waits(profile: Profile) -> Array:
    """Docking times to try of a profile without chances (m,), s from lift-off, evenly over its span."""
    span = profile.docking_s.latest - profile.docking_s.earliest
    step = span / _STEPS
    if profile.after_sunset_s is not None or profile.watched_from:
        step = min(step, _FINE_S)
    return profile.docking_s.earliest + np.arange(0.0, span + 1.0, max(_STEP_S, step))


def docking_waits(
    profile: Profile,
    day: CrewDay | None,
    track: MeanTrack,
    liftoff: Array,
    soonest: docking_chances.Soonest | None = None,
) -> Array:
    """Docking times to try (n, m), s from each lift-off (n,). day: of the station's crew. soonest: by phase."""
    if profile.by_chances:
        return docking_chances.chances(profile, day, track, liftoff, soonest)
    waits = even_waits(profile)
    return np.broadcast_to(waits, (liftoff.size, waits.size))


def rank(profile: Profile, waits: Array, wished: NDArray[np.bool_] | None) -> Array:
    """How late in order of preference each docking time (n, m) comes; the lowest is wanted most.

    wished: the docking times (n, m) that light or ground contact single out, of which the latest is taken; None where
    neither is looked at.
    """
    if wished is None:
        return waits
    usual = profile.usual_docking_s or profile.docking_s.earliest
    return np.where(wished, -waits, np.abs(waits - usual))


def wished(
    profile: Profile, ship: Ship, final_s: float, track: MeanTrack, contact: Array, lit: NDArray[np.bool_]
) -> NDArray[np.bool_] | None:
    """The instants of contact (n, m), in even steps, that a profile's rule singles out; None where it has no rule.

    final_s: length of the final approach. lit: whether the station is sunlit `after_sunset_s` before each.
    """
    if not profile.watched_from or ship.data_relay:
        return None if profile.after_sunset_s is None else sunsets(lit)
    seen = contacts(track, contact, final_s, profile.watched_from)
    since = profile.watched_by_day_since
    if since is None or not ship.crew_seats:
        return seen
    last = np.where(seen, contact, -np.inf).max(axis=1)
    begins = last - final_s
    dark = ~lit_at(track, np.where(np.isfinite(begins), begins, contact[:, 0]))
    dark &= np.isfinite(last) & (contact[:, 0] >= from_datetime(datetime.combine(since, time(), UTC)))
    return np.where(dark[:, None], sunsets(lit) & (contact < last[:, None]), seen)


def lit_at(track: MeanTrack, t: ArrayLike) -> NDArray[np.bool_]:
    """Whether the station is in sunlight at instants (...)."""
    places = track.directions(t)[..., 0, :] * track.axis(t)[..., None]
    return np.asarray(shadow_margin_m(places, sun_direction(t)) > 0.0)


def sunsets(lit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where the light (n, m) goes from one step to the next."""
    out = lit & ~np.roll(lit, -1, axis=1)
    out[:, -1] = False
    return out


def contacts(track: MeanTrack, contact: Array, final_s: float, names: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a ship at the station comes in sight of these ground stations as the final approach begins.

    contact: instants of contact (n, m), in even steps along each row. final_s: length of the final approach,
    at whose end the ship must still be in sight.
    """
    seen = seen_from(track, contact - final_s, names)
    rises = seen & ~np.roll(seen, 1, axis=1)
    rises[:, 0] = False
    return np.asarray(rises & seen_from(track, contact, names))


def choose(
    affordable: NDArray[np.bool_], sun_clear: NDArray[np.bool_], rank: Array, dv: Array
) -> NDArray[np.int64]:
    """Index of the docking time (n,): the best ranked that fits both, else that fits Δv, else the cheapest."""
    both, row = affordable & sun_clear, np.arange(len(dv))
    by_rank = np.argmin(np.where(both, rank, np.inf), axis=1)
    by_dv = np.argmin(np.where(affordable, rank, np.inf), axis=1)
    out = np.where(both[row, by_rank], by_rank, by_dv)
    return np.asarray(np.where(affordable.any(axis=1), out, np.argmin(dv, axis=1)))


def sun_angles(
    profile: Profile, port: Port, final_s: float, track: MeanTrack, liftoff: Array, waits: Array
) -> tuple[Array, NDArray[np.bool_]]:
    """Least angle between the Sun and the ship's line of sight to the port in the final approach, rad.

    (n, m) for n lift-offs and m docking times after each; and whether the station is sunlit the profile's
    `after_sunset_s` before each. The orbit's plane and the Sun are taken at the middle of the docking times:
    both move by less than half a degree over them.
    """
    middle = liftoff + 0.5 * (waits[:, 0] + waits[:, -1])
    sun = sun_direction(middle)
    node, normal = track.node(middle), track.directions(middle)[:, 2]
    to_node = np.stack([np.cos(node), np.sin(node), np.zeros_like(node)], axis=-1)
    ahead = cross(normal, to_node)
    sun_p, sun_q, sun_n = (np.sum(sun * x, axis=-1)[:, None] for x in (to_node, ahead, normal))
    radius = track.axis(middle)[:, None]
    out_r, out_t, out_n = port.axis_rtn

    def light(before_s: float) -> tuple[Array, NDArray[np.bool_]]:
        u = track.latitude_argument(liftoff[:, None] + waits - before_s)
        c, s = np.cos(u), np.sin(u)
        sun_r, sun_t = sun_p * c + sun_q * s, sun_q * c - sun_p * s
        # The ship looks against the axis that points out of the port.
        ahead_of_it = -(out_r * sun_r + out_t * sun_t + out_n * sun_n)
        return ahead_of_it, sunlit_around(radius, c, s, (to_node, ahead), sun)

    nearest, at_contact = light(0.0)
    nearest = np.where(at_contact, nearest, -1.0)
    for part in (0.5, 1.0):
        cosine, lit = light(part * final_s)
        nearest = np.maximum(nearest, np.where(lit, cosine, -1.0))
    before = profile.after_sunset_s
    return np.arccos(np.clip(nearest, -1.0, 1.0)), light(before)[1] if before else at_contact
