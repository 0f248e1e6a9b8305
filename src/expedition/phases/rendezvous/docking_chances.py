"""Docking chances: which of many revolutions a ship docks on, by light, drift, and the days of both crews.

A profile with `light` has one chance on each revolution, one with a `duty` at an hour of the day one on each day; ships
of former years had one on each pass over ground stations, and some dock as soon as their drift lets them. Phase and
drift say how soon the ship can be there; a crew that cannot dock before it must sleep sleeps first; the station's crew
receives ships in its own day. The first chance that all of them allow is taken, or the one nearest to the usual docking
time; before them the length of the way that is flown since a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Duty, Formerly, Profile
from expedition.catalog.models.station import CrewDay
from expedition.phases.ascent.insertion import TAU
from expedition.phases.rendezvous.sight import rises
from expedition.space.engine import EARTH_RADIUS_M
from expedition.space.frames import cross
from expedition.space.orbits import MeanTrack, latitude_rate_radps
from expedition.space.sun import sun_direction
from expedition.space.time import DAY_S, from_datetime, to_datetime

Array = NDArray[np.float64]

_HOUR_S = 3600.0
_ROUNDS = 3
# Steps between the orders of preference, longer than any flight.
_LATER_S = 1.0e8
# A chance is known to about this, s.
_ROUGHLY_S = 60.0
# Passes are looked for in such steps; one that comes so soon after another belongs to it.
_PASS_STEP_S, _PASS_GAP_S = 30.0, 1200.0
# Stands for no chance; outside every span.
_NEVER_S = 0.0


@dataclass(frozen=True, eq=False)
class Soonest:
    """How soon phase and drift let ships dock, s from each lift-off (n,)."""

    bare: Array
    """By the shortest time from the end of the drift to contact that was ever flown."""
    rested: Array
    """By what is usual in its year, the crew's sleep counted."""


def sunsets(track: MeanTrack, start: Array, count: int) -> Array:
    """The next orbital sunsets (n, count) after each instant (n,); in an orbit all in sunlight its midnights."""
    rate = latitude_rate_radps(track.axis(start), track.inclination(start))[:, None]
    t = start[:, None] + np.zeros((1, count))
    for turn in range(_ROUNDS):
        sun, node, normal = sun_direction(t), track.node(t), track.directions(t)[..., 2, :]
        to_node = np.stack([np.cos(node), np.sin(node), np.zeros_like(node)], axis=-1)
        p, q = np.sum(sun * to_node, axis=-1), np.sum(sun * cross(normal, to_node), axis=-1)
        # The edge of the shadow, for a round Earth: right to some seconds.
        low = np.sqrt(np.maximum(1.0 - (EARTH_RADIUS_M / track.axis(t)) ** 2, 0.0))
        edge = np.arccos(-np.minimum(low / np.maximum(np.hypot(p, q), 1e-9), 1.0))
        gap = np.arctan2(q, p) + edge - track.latitude_argument(t)
        if turn:
            t = t + np.angle(np.exp(1j * gap)) / rate
        else:
            t = t + (gap % TAU + TAU * np.arange(count)) / rate
    return np.asarray(t)


def hours(day: CrewDay | None, duty: Duty, start: Array, count: int) -> Array:
    """The instants (n, count) of the days from each instant (n,) on at which the station's crew receives a ship."""
    assert duty.at_s is not None
    wake_s = 0.0 if day is None else day.wake_h * _HOUR_S
    midnight = _midnights(start)
    first = midnight + (wake_s + duty.at_s) % DAY_S
    first = np.where(first < start, first + DAY_S, first)
    return np.asarray(first[:, None] + DAY_S * np.arange(count))


def chances(
    profile: Profile, day: CrewDay | None, track: MeanTrack, liftoff: Array, soonest: Soonest | None = None
) -> Array:
    """Docking times (n, m) of a profile with chances, s from each lift-off (n,); some may lie outside its span.

    soonest: what phase and drift say; None where no phase is asked for.
    """
    span = profile.docking_s
    start = liftoff + span.earliest
    if profile.light is None:
        assert profile.duty is not None
        count = int((span.latest - span.earliest) / DAY_S) + 1
        return hours(day, profile.duty, start, count) - liftoff[:, None]
    after = profile.light.after_sunset_s
    revolution = TAU / float(np.max(latitude_rate_radps(track.axis(start), track.inclination(start))))
    count = int((span.latest - span.earliest) / revolution) + 1
    if profile.drift is not None and profile.drift.at_once and soonest is not None:
        out = soonest.rested[:, None] + revolution * np.arange(count)
    else:
        out = sunsets(track, start - after, count) + after - liftoff[:, None]
    watched = [_watched(profile, float(t)) for t in liftoff]
    if any(watched):
        out = np.where(np.array([one is not None for one in watched])[:, None], _NEVER_S, out)
        out = np.concatenate([out, _passes(profile, track, liftoff, watched)], axis=1)
    if profile.lengths:
        out = np.concatenate([out, _length_s(profile, liftoff)[:, None]], axis=1)
    return np.asarray(out)


def _watched(profile: Profile, liftoff: float) -> Formerly | None:
    """What was usual at a lift-off, where chances then were passes over ground stations."""
    then = profile.usual_on(to_datetime(liftoff).date())
    return then if then is not None and then.watched_from else None


def _passes(profile: Profile, track: MeanTrack, liftoff: Array, watched: list[Formerly | None]) -> Array:
    """The docking times (n, m) of those lift-offs that were watched, one a pass over their ground stations."""
    span = profile.docking_s
    steps = np.arange(span.earliest - _PASS_GAP_S, span.latest + _PASS_STEP_S, _PASS_STEP_S)
    rows: list[Array] = []
    for t, then in zip(liftoff, watched, strict=True):
        if then is None:
            rows.append(np.zeros(0))
            continue
        (found,) = rises(track, t + steps[None, :], then.watched_from, _PASS_GAP_S)
        rows.append(found - t + then.in_sight_s)
    out = np.full((liftoff.size, max(row.size for row in rows)), _NEVER_S)
    for index, row in enumerate(rows):
        out[index, : row.size] = row
    return out


def _length_s(profile: Profile, liftoff: Array) -> Array:
    """The length of the way that is flown in the year of each lift-off (n,); none before the first day."""
    out = np.full(liftoff.shape, _NEVER_S)
    for one in sorted(profile.lengths, key=lambda one: one.since):
        out = np.where(liftoff >= _begins(one.since), one.docking_s, out)
    return out


def within(profile: Profile, waits: Array) -> NDArray[np.bool_]:
    """Whether docking times (...) lie in the profile's span."""
    return np.asarray(
        (waits >= profile.docking_s.earliest - _ROUGHLY_S) & (waits <= profile.docking_s.latest + _ROUGHLY_S)
    )


def soonest_s(
    profile: Profile, liftoff: Array, cutoff_s: float, a_station: Array, inclination: float, wanted: Array
) -> Soonest:
    """How soon after each lift-off (n,) phase, drift and rest let a ship dock.

    a_station, wanted: the station's axis, m, and the phase to be gained, rad (n,).
    """
    if profile.drift is None:
        earliest = np.full(wanted.shape, profile.docking_s.earliest)
        return Soonest(earliest, earliest)
    low = EARTH_RADIUS_M + 1000.0 * profile.drift.height_km
    rate = latitude_rate_radps(low, inclination) - latitude_rate_radps(a_station, inclination)
    drifted = cutoff_s + np.maximum(wanted, 0.0) / np.maximum(rate, 1e-9)
    settle = np.full(wanted.shape, profile.drift.settle_s)
    for one in sorted(profile.drift.later, key=lambda one: one.since):
        settle = np.where(liftoff >= _begins(one.since), one.settle_s, settle)
    out = drifted + settle
    if (rest := profile.rest) is not None:
        tired = (out > rest.awake_s) & (out < rest.slept_s)
        out = np.where(tired, out + rest.sleep_s, out)
    shortest = min([profile.drift.settle_s, *(one.settle_s for one in profile.drift.later)])
    return Soonest(np.asarray(drifted + shortest), np.asarray(out))


def order(
    profile: Profile, day: CrewDay | None, liftoff: Array, waits: Array, soonest: Soonest | None
) -> Array:
    """How late in order of preference each chance (n, m) comes; the lowest is wanted most.

    soonest: as `soonest_s` tells it; None asks only what the crews' days say.
    """
    usual = _usual_s(profile, liftoff)
    base = waits if usual is None else np.abs(waits - usual[:, None])
    on_duty = _on_duty(profile, day, liftoff[:, None] + waits)
    out = np.where(on_duty, base, base + _LATER_S)
    flown = _length_s(profile, liftoff)[:, None]
    as_long = (waits == flown) & (flown != _NEVER_S) & on_duty
    if soonest is not None:
        early = np.where(as_long, soonest.bare[:, None], soonest.rested[:, None]) - waits
        as_long &= early <= _ROUGHLY_S
        out = np.where(early > _ROUGHLY_S, early + 2.0 * _LATER_S, out)
    out = np.where(as_long, out - _LATER_S, out)
    return np.where(within(profile, waits), out, np.abs(waits) + 4.0 * _LATER_S)


def _usual_s(profile: Profile, liftoff: Array) -> Array | None:
    """The usual docking time of each lift-off (n,), by what was usual in its year."""
    if profile.usual_docking_s is None:
        return None
    out = np.full(liftoff.shape, profile.usual_docking_s)
    for one in sorted(profile.formerly, key=lambda one: one.until, reverse=True):
        out = np.where(liftoff < _begins(one.until), one.usual_docking_s, out)
    return out


def _on_duty(profile: Profile, day: CrewDay | None, t: Array) -> NDArray[np.bool_]:
    """Whether the station's crew receives ships at instants (n, m)."""
    duty = profile.duty
    if duty is None or duty.at_s is not None or day is None:
        return np.ones(t.shape, dtype=bool)
    hour_s = (t - _midnights(t[:, 0])[:, None]) % DAY_S
    first, last = day.wake_h * _HOUR_S + duty.after_wake_s, day.sleep_h * _HOUR_S - duty.before_sleep_s
    return np.asarray((hour_s >= first - _ROUGHLY_S) & (hour_s <= last + _ROUGHLY_S))


def _begins(day: date) -> float:
    """The instant at which a UTC day begins."""
    return from_datetime(datetime.combine(day, time(), UTC))


def _midnights(t: Array) -> Array:
    """The UTC midnight at or before each instant (n,)."""
    return np.array(
        [from_datetime(to_datetime(x).replace(hour=0, minute=0, second=0, microsecond=0)) for x in t.tolist()]
    )
