"""Candidates: a way to each of many passages, lift-off, docking time and burns settled together; the better of two."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile
from expedition.catalog.models.ship import Ship
from expedition.catalog.models.station import CrewDay, Port
from expedition.phases.ascent.insertion import TAU, InsertionOrbit
from expedition.phases.rendezvous import docking_chances
from expedition.phases.rendezvous.docking_time import (
    choose,
    docking_waits,
    rank,
    sun_angles,
    wished,
)
from expedition.phases.rendezvous.impulses import first_mps, least_burns_mps
from expedition.phases.rendezvous.ladder import (
    Ladder,
    circular_mps,
    cost_mps,
    ladder_to,
    node_drift_rad,
    phase_gain_rad,
)
from expedition.space.decay import sinking
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import greenwich_rad
from expedition.space.orbits import MeanTrack

Array = NDArray[np.float64]

# What is dearer by less costs the same.
WORTH_MPS = 1.0
# Lift-off, docking time and burns are settled in so many rounds.
_ROUNDS = 3
# Docking times that are priced at most, and how near to one of them another costs about the same.
_TRIES, _CLOSE_S = 12, 200.0


@dataclass(frozen=True)
class Request:
    """What the window search needs of ship, port and profile."""

    profile: Profile
    ship: Ship
    port: Port
    aim_to_contact_s: float
    final_s: float
    """Length of the final approach, during which the Sun must stay off the docking axis."""
    crew_day: CrewDay | None = None
    """The usual day of the station's crew."""


def node_rate(track: MeanTrack) -> float:
    return float((track.node_rad[-1] - track.node_rad[0]) / (track.t[-1] - track.t[0]))


def node_gap(orbit: InsertionOrbit, track: MeanTrack, liftoff: Array) -> Array:
    """Station's node east of the node of an insertion orbit flown from these lift-offs, rad."""
    return track.node(liftoff + orbit.cutoff_s) - greenwich_rad(liftoff) - orbit.node_from_greenwich_rad


def candidates(
    request: Request,
    orbit: InsertionOrbit,
    track: MeanTrack,
    guesses: Array,
    turns: int,
    earlier: int = 0,
    *,
    near: Array | None = None,
) -> Candidates:
    """Lift-off, docking time and Δv at each passage, for a phase of some whole turns more than it looks.

    near: as for `_options`; the phase is then the one nearest to it.
    """
    profile = request.profile
    behind = profile.approach.aim_behind_m / track.axis(guesses)
    row = np.arange(guesses.size)
    liftoff, held = guesses.copy(), near
    at_least, below_m = first_mps(profile, orbit), profile.approach.aim_below_m
    ship = request.ship
    area = ship.drag_coefficient * ship.drag_area_m2 / ship.mass_kg
    push_mps2 = ship.main_engine.thrust_n / ship.mass_kg
    air = sinking(orbit.inclination_rad, area, float(track.t[0]))
    # Docking time, drift and lift-off hang together loosely: a few rounds settle them to milliseconds.
    for turn in range(_ROUNDS):
        inserted = liftoff + orbit.cutoff_s
        a_station, i_station = track.axis(inserted), track.inclination(inserted)
        now = phase_ahead(orbit, track, inserted)
        # As lift-off settles, a phase near a whole turn stays on its side of it.
        phase = now + turns * TAU if held is None else held + np.angle(np.exp(1j * (now - held)))
        held = phase
        soonest = docking_chances.soonest_s(
            profile, liftoff, orbit.cutoff_s, a_station, orbit.inclination_rad, phase - behind
        )
        # All waits at once: what each could gain, and where the Sun would stand.
        waits = docking_waits(profile, request.crew_day, track, liftoff, soonest)
        aim = waits - request.aim_to_contact_s - orbit.cutoff_s
        # What does not hang on the wait is there once for all of them.
        axis = a_station[:, None]
        ladder = ladder_to(profile, orbit, axis, aim)
        most = phase_gain_rad(ladder, ladder.low_m, axis, orbit.inclination_rad)
        least = phase_gain_rad(ladder, ladder.high_m, axis, orbit.inclination_rad)
        wanted = (phase - behind)[:, None]
        flyable = (ladder.intervals_s > 0.0).all(axis=-1)
        if profile.by_chances:
            flyable &= docking_chances.within(profile, waits)
        dv = np.where(flyable, cost_mps(ladder, orbit, axis, wanted, least, most), np.inf)
        if near is not None:
            climb = ladder.low_m + _part(wanted, least, most)[..., None] * (ladder.high_m - ladder.low_m)
            drifting = node_drift_rad(ladder, climb, axis, orbit.inclination_rad, i_station[:, None])
            off = np.angle(np.exp(1j * (node_gap(orbit, track, liftoff)[:, None] - drifting)))
            # On the way the burns do both at once.
            dv = np.hypot(dv, off * circular_mps(axis) * np.sin(orbit.inclination_rad))
        sun_angle, lit = sun_angles(profile, request.port, request.final_s, track, liftoff, waits)
        fits = sun_angle >= np.radians(profile.sun_exclusion_deg)
        order = order_of(request, track, liftoff, waits, lit, soonest)
        part = _part(wanted, least, most)
        # A ladder's cost is the least there can be. Only what is chosen is priced, until the choice stands.
        priced = np.zeros(dv.shape, dtype=bool)
        before, price = np.full(row.size, -1), np.zeros(row.size)
        burns = np.zeros((row.size, len(profile.slots) + 1, 3))
        between = np.full(burns.shape[:2], np.nan)
        for _ in range(_TRIES):
            choice = choose(dv <= profile.max_dv_mps, fits, order, dv)
            pick = (row, choice)
            heights = (x[:, 0] for x in (ladder.low_m, ladder.high_m))
            chosen = Ladder(ladder.intervals_s[pick], *heights)
            offsets = chosen.low_m + part[pick][:, None] * (chosen.high_m - chosen.low_m)
            if near is None and not turn:
                # While lift-off is only guessed, so is the choice.
                break
            new = np.flatnonzero((choice != before) & np.isfinite(dv[pick]))
            before = choice
            ends = track.eccentricity_from(inserted + aim[pick], orbit.latitude_argument_rad)
            over = phase_gain_rad(chosen, offsets, a_station, orbit.inclination_rad)
            over -= np.minimum(wanted, most)[pick]
            plane = None
            if near is not None:
                turned = off[pick] * np.sin(orbit.inclination_rad)
                plane = np.stack([np.zeros_like(turned), turned], axis=1)[new]
                # Counted in the station's plane, the ship is moved along its own too.
                over -= off[pick] * np.cos(orbit.inclination_rad)
            if new.size:
                burns[new], lasts, between[new] = least_burns_mps(
                    Ladder(*(x[new] for x in (chosen.intervals_s, chosen.low_m, chosen.high_m))),
                    offsets[new],
                    orbit,
                    a_station[new],
                    over[new],
                    at_least,
                    air,
                    ends[new],
                    below_m,
                    push_mps2,
                    plane,
                )
                price[new] = np.where(lasts, np.linalg.norm(burns[new], axis=2).sum(axis=1), np.inf)
            asked = ~priced[pick] & (dv[pick] <= profile.max_dv_mps)
            dearer = np.subtract(price, dv[pick], out=np.zeros_like(price), where=asked)
            # Docking a little sooner or later costs about as much more.
            close = ~priced & (np.abs(waits - waits[pick][:, None]) < _CLOSE_S)
            dv += np.where(close, dearer[:, None], 0.0)
            dv[pick] = np.where(np.isfinite(dv[pick]), price, np.inf)
            priced[pick] = True
            if not np.any(dearer[dv[pick] > profile.max_dv_mps]):
                break
        # A ladder climbs no higher than the station: who waits above it has its plane drift with what is flown.
        waits_above = (wanted < least)[pick][:, None] & np.isfinite(between)
        heights_m = np.where(waits_above, between, offsets)
        drift = node_drift_rad(chosen, heights_m, a_station, orbit.inclination_rad, i_station)
        if near is not None:
            break
        gap = np.angle(np.exp(1j * (node_gap(orbit, track, liftoff) - drift)))
        liftoff = liftoff + gap / (EARTH_ROTATION_RADPS - node_rate(track))
    above = np.minimum(np.concatenate([offsets, np.zeros((guesses.size, 1))], axis=1), -below_m)
    climbs = -np.diff(circular_mps(a_station[:, None] + above), axis=1)
    # Where nothing is to be paid but the climb the ladder's own steps are as good a beginning, and fewer.
    paid = np.linalg.norm(burns, axis=2).sum(axis=1) > np.abs(climbs).sum(axis=1) + WORTH_MPS
    climbs = np.where(paid[:, None] | (earlier > 0), burns[..., 1], climbs)
    aloft = np.sum(chosen.intervals_s[:, 1:], axis=1)
    lowest = np.min(least, axis=1, initial=np.inf, where=flyable)
    highest = np.max(most, axis=1, initial=-np.inf, where=flyable)
    some = np.isfinite(lowest)
    widest = (np.where(some, lowest + behind, 0.0), np.where(some, highest + behind, 0.0))
    found = (liftoff, waits[pick], phase, *widest, dv[pick], sun_angle[pick])
    # Where a lift-off is held, the ship is inserted wherever the pad has turned to.
    bias = -drift if near is None else -np.angle(np.exp(1j * node_gap(orbit, track, liftoff)))
    liked = np.where(dv[pick] <= profile.max_dv_mps, order[pick], np.inf)
    return Candidates(
        *found, bias, aloft, climbs, burns, np.full(guesses.size, earlier), liked, np.min(order, axis=1)
    )


def _part(wanted: Array, least: Array, most: Array) -> Array:
    """How much of the way from its lowest to its highest ladder a wanted phase lies, 0 to 1."""
    return np.asarray(np.clip((most - wanted) / (most - least), 0.0, 1.0))


def order_of(
    request: Request,
    track: MeanTrack,
    liftoff: Array,
    waits: Array,
    lit: NDArray[np.bool_],
    soonest: docking_chances.Soonest | None,
) -> Array:
    """How late in order of preference each docking time (n, m) comes. soonest: that phase and rest allow."""
    if request.profile.by_chances:
        return docking_chances.order(request.profile, request.crew_day, liftoff, waits, soonest)
    contact = liftoff[:, None] + waits
    singled = wished(request.profile, request.ship, request.final_s, track, contact, lit)
    return rank(request.profile, waits, singled)


@dataclass(frozen=True, eq=False)
class Candidates:
    """One way to each of n opportunities: arrays (n,), SI; climbs (n, slots + 1) and burns (n, slots + 1, 3) m/s.

    least, most: phases between which it can gain; both zero where its burns do not fit. aloft: time from the
    first slot to the aim point.
    """

    liftoff: Array
    wait_s: Array
    phase: Array
    least: Array
    most: Array
    dv_mps: Array
    sun_angle: Array
    node_bias: Array
    aloft_s: Array
    climbs_mps: Array
    burns_mps: Array
    earlier: NDArray[np.int64]
    liked: Array
    """How late in order of preference the docking time comes; infinite where it costs more than may be spent."""
    hoped: Array
    """The same of the one wanted most, whatever it costs."""


def cheaper(first: Candidates, second: Candidates) -> Candidates:
    """The cheaper at each opportunity; of equals, the nearer to the middle of what can be gained."""
    middle = 0.5 * (first.least + first.most)
    nearer = np.abs(second.phase - middle) < np.abs(first.phase - middle)
    worth = WORTH_MPS
    later = (second.dv_mps < first.dv_mps - worth) | ((second.dv_mps < first.dv_mps + worth) & nearer)
    return _taken(first, second, later)


def instead(first: Candidates, second: Candidates, request: Request) -> Candidates:
    """The first at each opportunity, unless it costs more than may be spent and the second less."""
    dear = first.dv_mps > request.profile.max_dv_mps
    return _taken(first, second, dear & (second.dv_mps < first.dv_mps - WORTH_MPS))


def liking(first: Candidates, rows: NDArray[np.int64], second: Candidates) -> Candidates:
    """The first, but where the second, of some rows only, docks at a better time, or as well for less."""
    was = Candidates(*(getattr(first, one.name)[rows] for one in fields(Candidates)))
    cheaper = second.dv_mps < was.dv_mps - WORTH_MPS
    same = np.isclose(second.liked, was.liked, rtol=0.0, atol=_CLOSE_S)
    best = _taken(was, second, np.where(same, cheaper, second.liked < was.liked))
    out = {one.name: getattr(first, one.name).copy() for one in fields(Candidates)}
    for name, values in out.items():
        values[rows] = getattr(best, name)
    return Candidates(**out)


def saving(first: Candidates, second: Candidates) -> Candidates:
    """The first at each opportunity, unless the second saves more than is worth it."""
    return _taken(first, second, second.dv_mps < first.dv_mps - WORTH_MPS)


def _taken(first: Candidates, second: Candidates, later: NDArray[np.bool_]) -> Candidates:
    """The second where `later` says so, else the first."""
    pairs = [(getattr(first, one.name), getattr(second, one.name)) for one in fields(Candidates)]
    return Candidates(*(np.where(later.reshape(-1, *[1] * (a.ndim - 1)), b, a) for a, b in pairs))


def phase_ahead(orbit: InsertionOrbit, track: MeanTrack, inserted: Array) -> Array:
    """How far the station is ahead of the ship at insertion, 0 to 2π."""
    return np.asarray((track.latitude_argument(inserted) - orbit.latitude_argument_rad) % TAU)
