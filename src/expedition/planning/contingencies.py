"""Contingencies of a flight to a station: an engine out, longer profiles from the insertion, other docking times.

By the mean elements of the window search: times to a minute, Δv to some m/s. `expedition whatif missed` flies each
way on the full forces, from each burn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from expedition.catalog.models.profile import Profile, Slot
from expedition.catalog.networks import networks_of
from expedition.errors import StationDataError
from expedition.flights.hardware import Hardware
from expedition.phases.ascent.climb import Ascent
from expedition.phases.ascent.insertion import InsertionOrbit
from expedition.phases.home import engine_out
from expedition.phases.rendezvous.docking_time import lit_at
from expedition.phases.rendezvous.window import Option, at, by_light
from expedition.planning.station_data import mean_track
from expedition.planning.windows import requests
from expedition.plans.contingencies import DockingAgain, FallBack, IntactAbort, PlanContingencies
from expedition.plans.in_sight import heard_at
from expedition.plans.schema import PlanBudget, PlanCheck
from expedition.space.engine import EARTH_RADIUS_M
from expedition.space.frames import greenwich_rad, turned_east
from expedition.space.orbits import MeanTrack, mean_motion_radps
from expedition.space.time import DAY_S, format_utc, parse_utc
from expedition.station.source import Source

Array = NDArray[np.float64]

_TURN = 2.0 * np.pi
_MARGIN_S = 3600.0
# Burns nearer to each other than this, in revolutions, are one slot.
_LEAST_APART = 0.3
# Failures are looked at this far apart, s.
_BESIDE_S = 5.0
# As far as the back-up day reaches past the planned contact, with the revolution in which a time is looked for.
_AGAIN_S = 1.2 * DAY_S
_WITHOUT_RESERVES = (
    "reserves of propellant, the turn itself and loads, which move an abort with an engine out by up to a minute",
)
_CANNOT_TELL = (
    "what failed, and so which of these is open then: expedition whatif missed plans on from each burn",
    "crews that must sleep, and ports that another ship takes",
    "debris: which corridor is free of conjunctions, those who track it tell",
)


def of_the_way_there(
    hardware: Hardware,
    profiles: Sequence[Profile],
    own: Profile,
    source: Source,
    orbit: InsertionOrbit,
    option: Option,
    *,
    flown: Ascent,
    liftoff: float,
    contact: float,
    budget: PlanBudget,
) -> tuple[PlanContingencies | None, list[PlanCheck]]:
    """What is done when something fails on the way to a station, and the rules for it.

    profiles: all that the ship has; own: the one flown, as the catalogue has it. flown: the ascent. None where nothing
    can be told, for the station data end too soon and the ship leaves its launcher.
    """
    intact, covered = ((), []) if flown.given else of_an_engine_out(hardware, flown)
    found, held = of_the_way_on(
        hardware, profiles, own, source, orbit, option, begins=liftoff, contact=contact, budget=budget
    )
    if found is None:
        told = PlanContingencies(intact_aborts=intact, cannot_tell=_WITHOUT_RESERVES)
        return told if intact else None, covered
    if intact:
        found = found.model_copy(
            update={"intact_aborts": intact, "cannot_tell": (*_WITHOUT_RESERVES, *found.cannot_tell)}
        )
    return found, [*covered, *held]


def of_the_way_on(
    hardware: Hardware,
    profiles: Sequence[Profile],
    own: Profile,
    source: Source,
    orbit: InsertionOrbit,
    option: Option,
    *,
    begins: float,
    contact: float,
    budget: PlanBudget,
) -> tuple[PlanContingencies | None, list[PlanCheck]]:
    """What else is open to a ship on its way to a station, and the rules for it.

    begins: the instant from which the docking times of the profiles count. None where the station data end too soon.
    """
    longer = sorted((one for one in profiles if one.orbits > own.orbits), key=lambda one: one.orbits)
    end = max([contact + _AGAIN_S, *(begins + one.docking_s.latest for one in longer)]) + _MARGIN_S
    try:
        track = mean_track(source, begins - _MARGIN_S, end)
    except StationDataError:
        return None, []
    spare = budget.capability_mps - budget.way_home_mps - budget.approach_mps
    backs = tuple(
        _fall_back(hardware, own, one, orbit, option, track, liftoff=begins, spare_mps=spare)
        for one in longer
    )
    # A profile whose own rules choose the revolution may come as early as the flight itself, which is no way on.
    backs = tuple(one for one in backs if parse_utc(one.docking_utc) > contact + _MARGIN_S)
    again = tuple(dockings_again(hardware, own, track, liftoff=begins, contact=contact))
    found = PlanContingencies(fall_backs=backs, dockings=again, cannot_tell=_CANNOT_TELL)
    return found, [_held(one, own) for one in backs if one.profile == own.falls_back_to]


def of_an_engine_out(hardware: Hardware, flown: Ascent) -> tuple[tuple[IntactAbort, ...], list[PlanCheck]]:
    """The intact aborts of an ascent, and whether one of them is open at every second of it."""
    found = engine_out.modes(flown, hardware.launcher, hardware.ship)
    if not found:
        return (), []
    reached, gap = 0.0, None
    for one in sorted(found, key=lambda one: one.from_s):
        if one.from_s > reached + _BESIDE_S and gap is None:
            gap = reached, one.from_s
        reached = max(reached, one.until_s)
    if gap is None and reached < flown.cutoff_s - _BESIDE_S:
        gap = reached, flown.cutoff_s
    detail = (
        "one engine may fail at any second" if gap is None else f"none from T+{gap[0]:.0f} to {gap[1]:.0f} s"
    )
    records = tuple(
        IntactAbort(
            mode=one.name,
            from_met_s=round(one.from_s, 1),
            until_met_s=round(one.until_s, 1),
            where=one.where,
            rests_on=one.rests_on,
        )
        for one in found
    )
    return records, [PlanCheck(name="intact abort throughout the ascent", ok=gap is None, detail=detail)]


def _held(back: FallBack, own: Profile) -> PlanCheck:
    """Whether a ship whose quick flight fails can still come in the orbits that it is to fall back to."""
    detail = back.why_not
    if back.possible:
        detail = f"{back.dv_mps:.0f} m/s, {back.left_mps:.0f} m/s left after the way home"
    return PlanCheck(
        name=f"fall-back from {own.orbits} to {back.orbits} orbits", ok=back.possible, detail=detail
    )


def _fall_back(
    hardware: Hardware,
    own: Profile,
    longer: Profile,
    orbit: InsertionOrbit,
    option: Option,
    track: MeanTrack,
    *,
    liftoff: float,
    spare_mps: float,
) -> FallBack:
    """A longer profile from the same insertion, with the first burns of the short one besides its own.

    Who is inserted close behind the station climbs at once and waits near its height; who lets it run a whole turn
    ahead stays low, and pays for the plane, which turns meanwhile. Beside burns on full forces right to 10 m/s for
    Soyuz and Shenzhou, 30 m/s for a Dragon that has to come down again.
    """
    flown = longer.model_copy(
        update={"slots": _slots_of_both(own, longer), "max_dv_mps": max(spare_mps, 1.0)}
    )
    (request,) = requests(hardware, [flown])
    near = option.phase_insertion_rad
    best = at(option, orbit, track, request, liftoff)
    if not best.feasible:
        ahead = replace(option, phase_insertion_rad=near + _TURN)
        best = min(
            best,
            at(ahead, orbit, track, request, liftoff),
            key=lambda one: (not one.feasible, one.dv_mps),
        )
    can = bool(np.isfinite(best.dv_mps))
    names = (*map(_when, flown.slots), "at the end")
    waits = _waits(flown, best, orbit, liftoff) if can else None
    a_station = float(track.axis(0.5 * (liftoff + best.docking)))
    return FallBack(
        profile=longer.name,
        orbits=longer.orbits,
        possible=best.feasible,
        why_not="" if best.feasible else best.reason,
        docking_utc=format_utc(best.docking),
        dv_mps=round(best.dv_mps, 2) if can else None,
        left_mps=round(spare_mps - best.dv_mps, 2) if can else None,
        burns=names,
        climbs_mps=tuple(round(float(x), 2) for x in best.climbs_mps),
        waits_km=None if waits is None else round((waits - EARTH_RADIUS_M) / 1000.0, 1),
        waits_below_km=None if waits is None else round((a_station - waits) / 1000.0, 1),
    )


def _slots_of_both(own: Profile, longer: Profile) -> tuple[Slot, ...]:
    """The first slots of the short profile, then those of the longer one that come after them."""
    early = tuple(slot for slot in own.slots if not slot.before_aim)
    last = max((slot.revolutions for slot in early), default=0.0)
    later = tuple(slot for slot in longer.slots if slot.before_aim or slot.revolutions > last + _LEAST_APART)
    return tuple(slot.model_copy(update={"earlier": 0}) for slot in (*early, *later))


def _when(slot: Slot) -> str:
    """A slot by its place: two profiles may call theirs alike."""
    return f"at {slot.revolutions:g} rev{' before the end' if slot.before_aim else ''}"


def _waits(profile: Profile, best: Option, orbit: InsertionOrbit, liftoff: float) -> float:
    """Semi-major axis of the orbit between burns that lasts longest, m."""
    turn = _TURN / float(mean_motion_radps(orbit.a_m))
    begins = [
        best.docking - slot.revolutions * turn if slot.before_aim else liftoff + slot.revolutions * turn
        for slot in profile.slots
    ]
    axes = [orbit.a_m]
    for climb in best.climbs_mps:
        a = axes[-1]
        axes.append(a + 2.0 * climb / float(mean_motion_radps(a)))
    lengths = np.diff([liftoff, *begins, best.docking])
    return axes[int(np.argmax(lengths))]


def dockings_again(
    hardware: Hardware, profile: Profile, track: MeanTrack, *, liftoff: float, contact: float
) -> Iterator[DockingAgain]:
    """The second approach after a retreat, and the back-up docking day."""
    revolution = _TURN / float(mean_motion_radps(float(track.axis(contact))))
    names: tuple[tuple[str, int], ...] = (
        ("second approach", 1),
        ("back-up docking day", int(DAY_S / revolution)),
    )
    heard_by = networks_of(hardware.ship.name, hardware.station.name)
    for name, count in names:
        then, sun = docking_by_rule(
            hardware, profile, track, liftoff=liftoff, contact=contact, revolution_s=revolution, later=count
        )
        yield DockingAgain(
            name=name,  # type: ignore[arg-type]
            revolutions=count,
            docking_utc=format_utc(then),
            later_s=round(then - contact, 1),
            docking_lighting="sunlit" if lit_at(track, then) else "in shadow",
            sun_off_axis_deg=round(float(np.degrees(sun)), 1),
            in_sight=heard_at(then, _place_itrf(track, then), heard_by, relayed=hardware.ship.data_relay),
        )


def docking_by_rule(
    hardware: Hardware,
    profile: Profile,
    track: MeanTrack,
    *,
    liftoff: float,
    contact: float,
    revolution_s: float,
    later: float,
) -> tuple[float, float]:
    """The docking that a profile's rule takes in a revolution, so many after the planned one; the Sun's angle, rad."""
    begin = contact - liftoff + later * revolution_s
    span = profile.docking_s.model_copy(update={"earliest": begin, "latest": begin + revolution_s})
    usual = None if profile.usual_docking_s is None else begin
    moved = profile.model_copy(update={"docking_s": span, "usual_docking_s": usual})
    (request,) = requests(hardware, [moved])
    return by_light(request, track, liftoff)


def _place_itrf(track: MeanTrack, t: float) -> Array:
    """Where the station is over the turning Earth, (3,) m, along its mean orbit."""
    place = track.directions(t)[0] * float(track.axis(t))
    return np.asarray(turned_east(place, -float(greenwich_rad(t)[0])))
