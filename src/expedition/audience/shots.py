"""What a film crew and a broadcaster have along a flight and its stay: light, links, ground, live windows, crew day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from expedition.audience import below, light
from expedition.audience.courses import station as station_course
from expedition.audience.docking_light import docking_light
from expedition.audience.shot_list import (
    CityPass,
    CrewSpan,
    DockingSample,
    GroundSpan,
    LightSpan,
    LinkSpan,
    LiveSpan,
    MoonSpan,
    Shots,
    StayDay,
    Terminator,
)
from expedition.audience.sky import sun_itrf
from expedition.catalog.networks import crew_day, networks_of
from expedition.errors import InputError
from expedition.phases.home.stay import phase_error_km
from expedition.plans.in_sight import Link, links, of_ship, together
from expedition.plans.plan import Plan
from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import DAY_S, format_utc, parse_utc
from expedition.station.source import PHASE_KNOWN_DAYS

Array = NDArray[np.float64]

_ORBIT_STEP_S = 10.0
_AIR_STEP_S = 2.0
_LEAST_LIVE_S = 60.0
# A crew that sleeps is awake so long after its lift-off, and before its docking or landing; half of it after docking.
_BUSY_S = 4.0 * 3600.0
# Shorter breaks than the step between instants are none: at contact the ship's links end and the station's begin.
_HANDOVER_S = 15.0
MOST_DAYS = 30.0
_ALONG_MPS = 7660.0


def shots(plan: Plan, *, days: float | None = None, progress: Callable[[str], None] | None = None) -> Shots:
    """What a film crew has along a plan and the stay after it.

    days: how many days of the stay are told by the second; as long as the place of the station in its orbit is known
    unless given. Raises InputError for a number that is none.
    """
    tell = progress or (lambda _: None)
    if days is not None and not 0.0 <= days <= MOST_DAYS:
        raise InputError(f"{days:g} is no number of days from 0 to {MOST_DAYS:g}", field="days")
    tell("following the flight")
    zero = parse_utc(plan.zero_utc)
    t, r, flown = _path(plan, days)

    def span(a: float, b: float) -> dict[str, Any]:
        return {
            "start_utc": format_utc(a),
            "end_utc": format_utc(b),
            "start_met_s": round(a - zero, 1),
            "end_met_s": round(b - zero, 1),
        }

    sun = sun_itrf(t)
    lights = light.light_spans(t, r)
    sides = light.side_words(t, r, sun, [0.5 * (a + b) for a, b, _ in lights])
    tell("looking for links")
    names = networks_of(plan.flight.vehicle, plan.flight.station)
    seen = _links(plan, t, r, flown)
    tell("looking at the ground")
    ground, cities = below.grounds(t, r), below.cities(t, r)
    awake = _awake(plan, float(t[0]), float(t[-1]))
    moons = light.moon_spans(t, r)
    towards = light.moon_towards(t, r)
    rises = light.side_words(t, r, towards, [a for a, _, _ in moons])
    sets = light.side_words(t, r, towards, [b for _, b, _ in moons])
    turns = light.terminators(t, r)
    where = np.degrees(geodetic_from_itrf(_at(t, r, [one for one, _ in turns]))[:, :2])
    known = {one.via: one.network for one in seen}
    return Shots(
        flight=plan.flight.name,
        title=plan.flight.title,
        zero_utc=plan.zero_utc,
        start_name=plan.start_name,
        start_utc=format_utc(float(t[0])),
        end_utc=format_utc(float(t[-1])),
        networks=tuple(dict.fromkeys([*names, *known.values()])),
        cannot_tell=_cannot_tell(plan, zero + flown, float(t[-1])),
        docking=tuple(
            DockingSample(
                utc=format_utc(one.t, 1), **{k: _round(v) for k, v in one._asdict().items() if k != "t"}
            )
            for one in docking_light(plan)
        ),
        live=tuple(_live(lights, seen, ground, cities, awake, span)),
        light=tuple(
            LightSpan(**span(a, b), light=name, sun_side="" if name == "night" else side)
            for (a, b, name), side in zip(lights, sides, strict=True)
        ),
        terminators=tuple(
            Terminator(
                utc=format_utc(one),
                met_s=round(one - zero, 1),
                into="night" if dark else "day",
                latitude_deg=round(float(place[0]), 2),
                longitude_deg=round(float(place[1]), 2),
            )
            for (one, dark), place in zip(turns, where, strict=True)
        ),
        moon=tuple(
            MoonSpan(**span(a, b), lit=round(lit, 3), rises=rise, sets=down)
            for (a, b, lit), rise, down in zip(moons, rises, sets, strict=True)
        ),
        ground=tuple(
            GroundSpan(**span(one.start, one.end), place=one.place, land=one.land, light=one.light)
            for one in ground
        ),
        cities=tuple(
            CityPass(
                **span(one.start, one.end),
                city=one.name,
                country=one.country,
                nearest_utc=format_utc(one.nearest),
                view=one.view,
                off_vertical_deg=round(one.off_vertical_deg, 1),
                side=one.side,
                light=one.light,
                latitude_deg=round(one.latitude_deg, 3),
                longitude_deg=round(one.longitude_deg, 3),
            )
            for one in cities
        ),
        links=tuple(
            LinkSpan(
                **span(one.start, one.end),
                via=one.via,
                network=one.network,
                relay=one.relay,
                highest_deg=None if one.highest_deg is None else round(one.highest_deg, 1),
            )
            for one in seen
        ),
        crew=tuple(CrewSpan(**span(a, b)) for a, b in awake),
        stay=tuple(_stay(plan, r)),
    )


def _round(value: Any) -> Any:
    return round(value, 1) if isinstance(value, float) else value


def _at(t: Array, r: Array, when: Sequence[float]) -> Array:
    return np.stack([np.interp(when, t, r[:, k]) for k in range(3)], axis=1)


def _path(plan: Plan, days: float | None) -> tuple[Array, Array, float]:
    """Instants (n,), ITRF positions (n, 3) of the ship and then of its station, MET at which the flight ends."""
    zero = parse_utc(plan.zero_utc)
    met = np.unique(
        np.concatenate(
            [
                np.linspace(
                    one.met_s[0], one.met_s[-1], max(int((one.met_s[-1] - one.met_s[0]) / step), 1) + 1
                )
                for one in plan.trajectory
                for step in [_ORBIT_STEP_S if one.frame == "GCRF" else _AIR_STEP_S]
            ]
        )
    )
    # Where segments join, their ends differ by roundings.
    met = met[np.concatenate([[True], np.diff(met) > 0.01])]
    r = itrf_from_gcrf_states(zero + met, plan.state_gcrf(met))[:, :3]
    flown = float(met[-1])
    t = zero + met
    stay = _stay_days(plan, days)
    if stay > 0.0:
        course = station_course(plan, stay)
        if course is not None:
            after = np.arange(t[-1] + _ORBIT_STEP_S, t[-1] + stay * DAY_S, _ORBIT_STEP_S)
            after = after[after <= course.t[-1]]
            t, r = np.concatenate([t, after]), np.concatenate([r, course.at(after)])
    return t, r, flown


def _stay_days(plan: Plan, days: float | None) -> float:
    """Days of the stay after a docking that are told by the second."""
    if plan.docking_utc is None:
        return 0.0
    docked = parse_utc(plan.docking_utc)
    most = np.inf if plan.stay is None else (parse_utc(plan.stay.undocking_utc) - docked) / DAY_S
    epoch = plan.data.epoch_utc
    known = PHASE_KNOWN_DAYS if epoch is None else PHASE_KNOWN_DAYS - (docked - parse_utc(epoch)) / DAY_S
    if days is None and plan.stay is None:
        days = 1.0
    return float(max(0.0, min(most, max(known, 0.0) if days is None else days)))


def _links(plan: Plan, t: Array, r: Array, flown: float) -> list[Link]:
    """The ship's links while it flies, the station's after."""
    ship = t <= parse_utc(plan.zero_utc) + flown + 1e-3
    found = of_ship(plan, t[ship], r[ship])
    if not ship.all():
        found += links(t[~ship], r[~ship], networks_of(None, plan.flight.station))
    return sorted(found)


def _awake(plan: Plan, start: float, end: float) -> list[tuple[float, float]]:
    """When somebody aboard is awake: the usual day in orbit, all of a short flight, and where much happens.

    A flight with nobody aboard has a crew once it is docked.
    """
    wakes, sleeps, _ = crew_day()
    zero, over = parse_utc(plan.zero_utc), parse_utc(plan.end_utc)
    out = []
    if over - zero <= (sleeps - wakes) * 3600.0:
        out.append((zero, over))
    else:
        out += [(zero, zero + _BUSY_S), (over - _BUSY_S, over)]
    if plan.docking_utc is not None:
        out.append((over, over + 0.5 * _BUSY_S))
    midnight = parse_utc(format_utc(start)[:10])
    while midnight < end and plan.hop is None:
        out.append((midnight + wakes * 3600.0, midnight + sleeps * 3600.0))
        midnight += DAY_S
    first = start
    if not plan.flight.crew and _nobody_aboard(plan):
        first = over if plan.docking_utc is not None else end
    cut = [(max(first, a), min(end, b)) for a, b in out]
    return together([(a, b) for a, b in cut if b > a])


def _nobody_aboard(plan: Plan) -> bool:
    vehicle = plan.flight.vehicle
    return plan.catalogue.vehicle_kind(vehicle) == "ship" and plan.catalogue.ship(vehicle).crew_seats == 0


def _live(
    lights: Sequence[tuple[float, float, light.Light]],
    seen: Sequence[Link],
    ground: Sequence[below.Ground],
    cities: Sequence[below.City],
    awake: Sequence[tuple[float, float]],
    span: Callable[[float, float], dict[str, Any]],
) -> list[LiveSpan]:
    """Where a link and one kind of light come together, a minute or longer."""
    linked = together([(one.start, one.end) for one in seen], _HANDOVER_S)
    shining = together([(a, b) for a, b, name in lights if name in ("day", "golden")])
    dark = together([(a, b) for a, b, name in lights if name == "night"])
    out = []
    kinds: tuple[tuple[Literal["day", "night"], list[tuple[float, float]]], ...] = (
        ("day", shining),
        ("night", dark),
    )
    for kind, parts in kinds:
        for a0, b0 in parts:
            for c, d in linked:
                a, b = max(a0, c), min(b0, d)
                if b - a < _LEAST_LIVE_S:
                    continue
                golden = kind == "day" and any(
                    name == "golden" and min(b, y) - max(a, x) > 0.0 for x, y, name in lights
                )
                towns = tuple(
                    dict.fromkeys(
                        one.name
                        for one in cities
                        if a <= one.nearest <= b and one.view == "down" and one.light == kind
                    )
                )
                # The plan's instants are told in milliseconds, its track in fractions of them.
                up = any(x < a + 0.01 and b < y + 0.01 for x, y in awake)
                out.append(
                    LiveSpan(
                        **span(a, b),
                        light=kind,
                        golden=golden,
                        via=tuple(dict.fromkeys(one.via for one in seen if one.start < b and one.end > a)),
                        below=tuple(
                            dict.fromkeys(one.place for one in ground if one.start < b and one.end > a)
                        ),
                        cities=towns,
                        crew_awake=up,
                        marks=2 * (kind == "day") + golden + bool(towns) + up,
                    )
                )
    return sorted(out, key=lambda one: one.start_met_s)


def _stay(plan: Plan, r: Array) -> list[StayDay]:
    if plan.stay is None or plan.stay.docked_utc is None or plan.docking_utc is None:
        return []
    docked = parse_utc(plan.stay.docked_utc)
    radius = float(np.linalg.norm(r[-1]))
    epoch = parse_utc(plan.data.epoch_utc) if plan.data.epoch_utc else docked
    out = []
    for k, beta in enumerate(plan.stay.beta_deg):
        noon = docked + k * DAY_S
        off = phase_error_km(max(noon - epoch, 0.0)) if noon - epoch <= PHASE_KNOWN_DAYS * DAY_S else None
        out.append(
            StayDay(
                utc=format_utc(noon),
                beta_deg=round(beta, 1),
                lit_share=round(lit_share(beta, radius), 3),
                times_off_s=None if off is None else round(1000.0 * off[1] / _ALONG_MPS, 1),
            )
        )
    return out


def lit_share(beta_deg: float, radius_m: float) -> float:
    """Share of a circular orbit in sunlight, by the Sun's angle above its plane; a round Earth without penumbra."""
    earth = 6371000.0
    deep = np.sqrt(max(1.0 - (earth / radius_m) ** 2, 0.0)) / max(np.cos(np.radians(beta_deg)), 1e-9)
    return 1.0 if deep >= 1.0 else float(1.0 - np.arccos(deep) / np.pi)


def _cannot_tell(plan: Plan, flown: float, end: float) -> tuple[str, ...]:
    out = [
        "clouds and weather below",
        "who has a relay's antenna at the time, and which way the ship's antennas point",
        "refraction, which shows the Sun a few seconds longer",
        "which windows look where, for attitudes in free flight are not planned",
        "changes of the crew's day around launches, dockings and landings",
    ]
    if flown < end:
        out.append("reboosts of the station during the stay, which move every time after them")
        known = parse_utc(plan.data.epoch_utc) + PHASE_KNOWN_DAYS * DAY_S if plan.data.epoch_utc else end
        if end > known:
            out.append(
                f"times after {format_utc(known)}, when the station data are too old to say where it is"
            )
    return (*out, *plan.data.warnings)
