"""Window: when to lift off so that plane and phase both fit, and which profiles are open.

At docking the ship's plane must be the station's. The lower ship's node drifts west faster, so it is inserted
east of the station's node by what the phase to be gained will cost: (7/3)(Ω̇/n) per radian, here summed over
the orbits that the profile flies. An ascent is the same to the turning Earth at every lift-off, so one
insertion orbit serves for all days.

Which phases a profile can gain is in `ladder`, which docking time is taken in `docking_time`. Mean elements
with J2 throughout: lift-off right to under a second and Δv to some m/s of the full-force solution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.pad import Pad
from expedition.phases.ascent.insertion import TAU, InsertionOrbit
from expedition.phases.ascent.plane_crossing import geocentric_rad
from expedition.phases.rendezvous.candidates import (
    WORTH_MPS,
    Candidates,
    Request,
    candidates,
    cheaper,
    instead,
    liking,
    node_gap,
    node_rate,
    order_of,
    phase_ahead,
    saving,
)
from expedition.phases.rendezvous.docking_time import (
    choose,
    docking_waits,
    lit_at,
    sun_angles,
)
from expedition.phases.rendezvous.ladder import (
    circular_mps,
)
from expedition.space.engine import EARTH_ROTATION_RADPS
from expedition.space.frames import greenwich_rad
from expedition.space.orbits import (
    MeanTrack,
    latitude_rate_radps,
)
from expedition.space.sun import sun_direction, sun_elevation_deg
from expedition.space.time import to_datetime

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Option:
    """One profile at one opportunity. Instants are TAI seconds past J2000."""

    profile: str
    orbits: int
    feasible: bool
    reason: str
    liftoff: float
    docking: float
    phase_insertion_rad: float
    phase_range_rad: tuple[float, float]
    """What the profile can gain, over all its docking times; near the ends for more than the climb's Δv."""
    dv_mps: float
    sun_angle_rad: float
    """Least angle of the Sun from the docking axis in the final approach; π where it is all in shadow."""
    docking_sunlit: bool
    before_s: float
    after_s: float
    limit: str
    """What ends the window."""
    node_bias_rad: float
    """How far east of the station's node the ship is inserted."""
    climbs_mps: tuple[float, ...]
    """Along-track Δv in each slot and at the aim point."""
    guess_rtn_mps: tuple[tuple[float, float, float], ...]
    """The burns there, radial, along-track and normal: a first guess for the full-force solution."""
    earlier: int = 0
    """Revolutions by which the profile's movable slots come sooner."""
    in_plane: float | None = None
    """The lift-off for which the ship pays nothing to get into the plane; None where this is it."""

    @property
    def open(self) -> float:
        """First lift-off from which the profile can still be flown."""
        return (self.liftoff if self.in_plane is None else self.in_plane) - self.before_s

    @property
    def close(self) -> float:
        """Last lift-off from which the profile can still be flown."""
        return (self.liftoff if self.in_plane is None else self.in_plane) + self.after_s

    @property
    def liftoff_utc(self) -> datetime:
        """Lift-off that fits this profile."""
        return to_datetime(self.liftoff)

    @property
    def docking_utc(self) -> datetime:
        """Contact at the port."""
        return to_datetime(self.docking)


@dataclass(frozen=True)
class Opportunity:
    """One passage of the pad through the station's plane, with every profile asked for."""

    liftoff: float
    open: float
    close: float
    limit: str
    phase_liftoff_rad: float
    phase_insertion_rad: float
    beta_rad: float
    pad_sun_elevation_deg: float
    options: tuple[Option, ...]
    age_s: float | None = None
    """How old the station data are at lift-off; None where the orbit is only planned."""
    phase_known: bool = True
    """Whether they say where in its orbit the station is; else the plane is known, the orbits to docking are not."""
    southbound: bool = False
    """Whether it is the pass on which the station's plane comes over the pad on its way south."""

    @property
    def liftoff_utc(self) -> datetime:
        """Lift-off of the chosen option, or of the nearest where none is open."""
        return to_datetime(self.liftoff)

    @property
    def open_utc(self) -> datetime:
        """Start of the window."""
        return to_datetime(self.open)

    @property
    def close_utc(self) -> datetime:
        """End of the window."""
        return to_datetime(self.close)

    def to_dict(self) -> dict[str, Any]:
        """All its fields as plain data; instants as ISO-8601 UTC beside the seconds that they are inside."""
        plain = asdict(self)
        for one, option in zip(plain["options"], self.options, strict=True):
            one |= {"liftoff_utc": _iso(option.liftoff), "docking_utc": _iso(option.docking)}
        names = ("liftoff", "open", "close")
        return {**plain, **{f"{name}_utc": _iso(getattr(self, name)) for name in names}}

    @property
    def chosen(self) -> Option | None:
        """The feasible option with the fewest orbits."""
        return next((option for option in self.options if option.feasible), None)


def _iso(t: float) -> str:
    return to_datetime(t).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def opportunities(
    orbit: InsertionOrbit, pad: Pad, track: MeanTrack, requests: Sequence[Request], start: float, end: float
) -> list[Opportunity]:
    """Every in-plane opportunity on the pad's pass with a lift-off between two instants, in order of time.

    track: the station's mean elements, from `start` to past the last docking. requests: the profiles asked
    about, one Request each.
    """
    requests = sorted(requests, key=lambda request: request.profile.orbits)
    guesses = _plane_passages(orbit, track, start, end)
    if not guesses.size:
        return []
    per_profile = [_options(request, orbit, track, guesses) for request in requests]
    each = list(zip(*per_profile, strict=True))
    leads = [next((option for option in options if option.feasible), options[0]) for options in each]
    inside = [k for k, lead in enumerate(leads) if start <= lead.liftoff <= end]
    sights = _sights(pad, track, np.array([leads[k].liftoff for k in inside]))
    return [
        Opportunity(
            open=leads[k].open,
            close=leads[k].close,
            limit=leads[k].limit,
            phase_insertion_rad=leads[k].phase_insertion_rad,
            options=each[k],
            southbound=pad.southbound,
            **seen,
        )
        for k, seen in zip(inside, sights, strict=True)
    ]


def _sights(pad: Pad, track: MeanTrack, t: Array) -> list[dict[str, Any]]:
    """What of opportunities depends on the instants of lift-off (n,) alone, by field."""
    sun, (radial, along, normal) = sun_direction(t), np.moveaxis(track.directions(t), 1, 0)
    up = _pad_directions(np.radians(pad.latitude_deg), pad.longitude_deg, t)
    place = _pad_directions(geocentric_rad(pad), pad.longitude_deg, t)
    # How far the station is past the pad along its own orbit, −π to π.
    past = np.arctan2(-np.sum(place * along, axis=1), np.sum(place * radial, axis=1))
    beta = np.arcsin(np.sum(sun * normal, axis=1))
    names = ("liftoff", "phase_liftoff_rad", "beta_rad", "pad_sun_elevation_deg")
    rows = np.stack([t, past, beta, sun_elevation_deg(up, sun)], axis=1).tolist()
    return [dict(zip(names, row, strict=True)) for row in rows]


def at(option: Option, orbit: InsertionOrbit, track: MeanTrack, request: Request, liftoff: float) -> Option:
    """An option flown from another lift-off near its own: the plane is paid for by the ship, the phase as it then is.

    request: the one that the option answers. Its window stays that of the lift-off in the plane; infeasible, with
    the reason, where the Δv of the profile does not reach.
    """
    t, near = np.array([liftoff]), np.array([option.phase_insertion_rad])
    found = _options(request, orbit, track, t, near)[0]
    return replace(
        found,
        before_s=option.before_s,
        after_s=option.after_s,
        limit=option.limit,
        in_plane=option.liftoff,
    )


def onward(orbit: InsertionOrbit, track: MeanTrack, request: Request, start: float) -> list[Option]:
    """What a profile makes of a ship that is up already, in a mean orbit of its own: the cheapest first.

    orbit: as `insertion.orbit_at` tells it, at the instant `start`, from which slots and docking times of the profile
    count. The plane is paid for by the ship, as in `at`. One option for each number of turns that the phase can be
    counted with: the station just passed is a whole turn ahead, or a little behind.
    """
    t = np.array([start])
    phase = phase_ahead(orbit, track, t)
    found = [_options(request, orbit, track, t, phase + turns * TAU)[0] for turns in (-1, 0, 1)]
    return sorted(found, key=lambda one: (not one.feasible, one.dv_mps))


def by_light(request: Request, track: MeanTrack, start: float) -> tuple[float, float]:
    """When a profile would dock, whatever it costs, and the Sun's least angle from the docking axis then, rad.

    start: the instant from which its docking times count.
    """
    liftoff = np.array([start])
    waits = docking_waits(request.profile, request.crew_day, track, liftoff)
    sun, lit = sun_angles(request.profile, request.port, request.final_s, track, liftoff, waits)
    order = order_of(request, track, liftoff, waits, lit, None)
    fits = sun >= np.radians(request.profile.sun_exclusion_deg)
    index = int(choose(np.ones_like(fits), fits, order, np.zeros_like(sun))[0])
    return start + float(waits[0, index]), float(sun[0, index])


def seen_at(opportunity: Opportunity, pad: Pad, track: MeanTrack, option: Option) -> Opportunity:
    """An opportunity whose window is that of an option, seen at the lift-off of that option."""
    return replace(
        opportunity,
        open=option.open,
        close=option.close,
        limit=option.limit,
        phase_insertion_rad=option.phase_insertion_rad,
        **_sights(pad, track, np.array([option.liftoff]))[0],
    )


def _plane_passages(orbit: InsertionOrbit, track: MeanTrack, start: float, end: float) -> Array:
    """Rough lift-offs at which the insertion orbit's node is the station's, without the drift to come."""
    day = TAU / (EARTH_ROTATION_RADPS - node_rate(track))
    first = start + float(node_gap(orbit, track, np.array([start]))[0] % TAU) / TAU * day
    # A day more on either side: the drift to come moves lift-off by minutes.
    times = np.asarray(first + day * np.arange(-1, int((end - start) / day) + 2), dtype=np.float64)
    times = times[(times > start - 3600.0) & (times < end + 3600.0)]
    for _ in range(2):
        gap = node_gap(orbit, track, times)
        times = times + np.angle(np.exp(1j * gap)) / TAU * day
    return np.asarray(times)


def _options(
    request: Request, orbit: InsertionOrbit, track: MeanTrack, guesses: Array, near: Array | None = None
) -> list[Option]:
    """The best option of one profile at each passage.

    near: phases at insertion of lift-offs that are held where they are guessed; None lets them move into the plane.
    """
    best = candidates(request, orbit, track, guesses, 0, near=near)
    # A phase that is short by a hair can be gained with one turn more, where the profile is long enough.
    chances = request.profile.by_chances
    if near is None and not chances and np.any(best.most > TAU):
        best = cheaper(best, candidates(request, orbit, track, guesses, 1))
    # Slots move only where that saves Δv, and nothing is cheaper than the climb; or where a better chance is reached.
    climb = np.abs(circular_mps(orbit.a_m) - circular_mps(track.axis(best.liftoff)))
    for revolutions in range(1, request.profile.most_earlier + 1):
        done = best.dv_mps <= climb + WORTH_MPS
        if chances:
            done &= best.liked <= best.hoped
        if np.all(done):
            break
        sooner = replace(request, profile=request.profile.earlier(revolutions))
        if chances:
            rows = np.flatnonzero(~done)
            held = None if near is None else near[rows]
            best = liking(
                best, rows, candidates(sooner, orbit, track, guesses[rows], 0, revolutions, near=held)
            )
        else:
            best = saving(best, candidates(sooner, orbit, track, guesses, 0, revolutions, near=near))
    # With chances a turn more would put the docking off by a day; so slots move first.
    if near is None and chances and np.any(best.most > TAU):
        best = instead(best, candidates(request, orbit, track, guesses, 1), request)
    lit = lit_at(track, best.liftoff + best.wait_s).tolist()
    widths = _widths(request, orbit, track, best)
    # The station's turns round the Earth, and what the ship gains on it.
    turns = (
        best.wait_s * latitude_rate_radps(track.axis(best.liftoff), orbit.inclination_rad) + best.phase
    ) / TAU
    return [
        _option(request, best, index, lit[index], widths[index], float(turns[index]))
        for index in range(guesses.size)
    ]


def _option(
    request: Request,
    best: Candidates,
    index: int,
    lit: bool,
    width: tuple[float, float, str],
    turns: float,
) -> Option:
    profile = request.profile
    orbits = max(int(turns), 1) if profile.by_chances else profile.orbits
    liftoff, phase, dv_mps = float(best.liftoff[index]), float(best.phase[index]), float(best.dv_mps[index])
    least, most = float(best.least[index]), float(best.most[index])
    docking = liftoff + float(best.wait_s[index])
    reason = ""
    if not least < most:
        reason = (
            f"the burns of {profile.orbits} orbits do not fit between insertion and the aim point, "
            f"{request.aim_to_contact_s / 60.0:.0f} min before docking, with docking at most "
            f"{profile.docking_s.latest / 60.0:.0f} min after lift-off"
        )
    elif dv_mps > profile.max_dv_mps:
        asked = f"phase angle at insertion {np.degrees(phase) % 360.0:.1f}°"
        can = f"{profile.orbits} orbits can gain {np.degrees(least):.1f}° to {np.degrees(most):.1f}°"
        held = any(least <= phase % TAU + turn <= most for turn in (0.0, TAU))
        cost = (
            (", but at none of its docking times from an orbit that lasts until then" if held else "")
            if np.isinf(dv_mps)
            else f"; it would cost {_above(dv_mps, profile.max_dv_mps)} m/s, {profile.max_dv_mps:g} m/s may be spent"
        )
        reason = f"{asked}, {can}{cost}"
    before, after, limit = width
    return Option(
        profile.name,
        orbits,
        not reason,
        reason,
        liftoff,
        docking,
        phase,
        (least, most),
        dv_mps,
        float(best.sun_angle[index]),
        lit,
        before,
        after,
        limit,
        float(best.node_bias[index]),
        tuple(best.climbs_mps[index].tolist()),
        tuple((float(r), float(t), float(n)) for r, t, n in best.burns_mps[index]),
        int(best.earlier[index]),
    )


def _above(cost: float, limit: float) -> str:
    """A cost in whole numbers, or in as many decimals as show that it is above the limit."""
    told = (f"{cost:.{decimals}f}" for decimals in range(4))
    return next((one for one in told if float(one) > limit), f"{cost:.6g}")


def _widths(
    request: Request, orbit: InsertionOrbit, track: MeanTrack, best: Candidates
) -> list[tuple[float, float, str]]:
    """Seconds before and after each in-plane lift-off that ship or launcher can make up, and what limits them.

    Off the instant the planes part by the Earth's turning, and the phase moves with the station.
    """
    a, phase, least, most = track.axis(best.liftoff), best.phase, best.least, best.most
    # Where there is nothing to spare, nothing is made up; what is not finite is not asked for.
    # What the approach climbs itself is left to it.
    left = circular_mps(a - request.profile.approach.aim_below_m) - circular_mps(a)
    most_mps = request.profile.max_dv_mps - left
    spare = np.where(best.dv_mps < most_mps, most_mps - best.dv_mps, 0.0)
    turning = circular_mps(a) * np.sin(orbit.inclination_rad) * EARTH_ROTATION_RADPS
    moving = latitude_rate_radps(a, orbit.inclination_rad)
    # Plane is made up by the launcher where it may steer further than the ship's Δv reaches.
    early, late = (np.maximum(spare / turning, steered) for steered in orbit.steering_s)
    to_least, to_most = (np.maximum(gap / moving, 0.0) for gap in (phase - least, most - phase))
    # With less phase than the least the ship must rise above the station to wait for it.
    waiting = moving * a / (1.5 * np.maximum(best.aloft_s, 1.0))
    share = np.where(orbit.steering_s[0] > spare / turning, 0.0, turning)
    before = np.minimum(early, to_least + np.maximum(spare - share * to_least, 0.0) / (share + waiting))
    after = np.minimum(late, to_most)
    steers = max(orbit.steering_s) > spare / turning
    least_deg, most_deg = np.degrees(least), np.degrees(most)

    def limit(k: int) -> str:
        out = f"plane: {turning[k]:.2f} m/s for each second"
        if steers[k]:
            out = f"plane: the launcher steers {early[k]:.0f} s early to {late[k]:.0f} s late"
        if before[k] < early[k]:
            out += f"; phase: {waiting[k]:.2f} m/s more for each second before {least_deg[k]:.1f}°"
        if after[k] < late[k]:
            out += f"; phase at most {most_deg[k]:.1f}° after"
        return out

    return [
        (float(before[k]), float(after[k]), limit(k)) if spare[k] > 0.0 else (0.0, 0.0, "no Δv to spare")
        for k in range(a.size)
    ]


def _pad_directions(latitude_rad: float, longitude_deg: float, t: Array) -> Array:
    """Directions (n, 3) on the true equator of date of a latitude and longitude on the ground, at instants (n,)."""
    angle = greenwich_rad(t) + np.radians(longitude_deg)
    c, s = np.cos(latitude_rad), np.full(t.shape, np.sin(latitude_rad))
    return np.stack([c * np.cos(angle), c * np.sin(angle), s], axis=-1)
