"""What a plan says, made once: terminal, notebook, dossier and console show these rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from expedition.plans.consumables_words import consumables_section, consumables_summary
from expedition.plans.contingencies_words import contingencies_section, contingencies_summary
from expedition.plans.crew_days_words import crew_days_section, crew_days_summary, crew_moments
from expedition.plans.emergency_words import emergency_section
from expedition.plans.fields import Record
from expedition.plans.price_words import (
    PriceRowWords,
    SourceWords,
    price_cells,
    price_heads,
    price_note,
    price_rows,
    price_summary,
    source_cells,
    source_rows,
)
from expedition.plans.risk_words import RISK_HEADS, RiskRow, risk_note, risk_rows, risk_summary
from expedition.plans.schema import PlanBudget, PlanBurn, PlanEvent, PlanHop, PlanRecord
from expedition.plans.sections import Section
from expedition.plans.sight_words import in_sight_words, sight_section, sight_summary
from expedition.plans.way_home import PlanLanding, PlanStay, PlanWayHome
from expedition.plans.way_there import PlanAbort, PlanBooster, PlanWindow
from expedition.space.time import format_local, format_met, format_utc, parse_utc
from expedition.timeline import sentence

_PULSES = ("station-keeping", "final approach", "fly-around", "hold below", "near hold")


class Fact(Record):
    """What a reader asks first, and the answer."""

    question: str
    """What is asked, such as "Lift-off"."""
    answer: str
    """The answer, on the clocks of those who fly."""


class TimelineRow(Record):
    """Something that happens, as it is read."""

    met_s: float
    """When, from the start of the flight."""
    elapsed: str
    """The same as text; under `PlanWords.elapsed_heading`."""
    utc: str
    """Time of day in UTC, with the date before it where it is not the first day's."""
    local: str
    """On the clock of those who fly; empty where there is none."""
    range_km: str
    """Distance to the station; empty before cut-off and where there is none."""
    in_sight: str
    """Satellites and ground stations that hear the ship, short; empty where none does, or where it is not known."""
    event: str
    """What happens."""
    detail: str
    """More about it; may be empty."""
    burn: bool
    """Whether an engine of the ship burns."""


class BudgetRow(Record):
    """A line of the Δv budget."""

    name: str
    """What the Δv is for."""
    dv_mps: str
    """How much, to a tenth."""


class LandingRow(Record):
    """An opportunity to land."""

    undocking: str
    """Month, day and minute in UTC; empty for a free flight."""
    deorbit: str
    """Ignition of the deorbit burn; without the day where undocking tells it."""
    landing: str
    """Touchdown."""
    aside_km: str
    """From the ground track to the zone, positive to the north."""
    sun_deg: str
    """The Sun above the horizon there."""
    zone: str
    """Landing zone, by its name in the catalogue."""
    why_not: str
    """Why it is not taken; empty where it can be."""


class PlanWords(Record):
    """All that is said of a plan, in the order in which it is read."""

    title: str
    """What the flight is called."""
    route: str
    """What flies, from where to where."""
    crew: str
    """Who flies; empty where nobody does, or nobody is named."""
    summary: tuple[Fact, ...]
    """What a reader asks first."""
    elapsed_heading: str
    """What stands over elapsed times."""
    local_heading: str
    """The place of the local clock; empty where there is none."""
    has_range: bool
    """Whether there is a station to be distant from."""
    timeline: tuple[TimelineRow, ...]
    """Events and burns in order; pulses of one name drawn together, the event that is a burn drawn into it."""
    landings: tuple[LandingRow, ...]
    """Those that can be taken first, each kind in order of time."""
    budget: tuple[BudgetRow, ...]
    """Δv spent, carried and left; empty where a flight has none to speak of."""
    risk: tuple[RiskRow, ...]
    """What each phase risks, and the whole; empty in plans of before it was reckoned."""
    risk_note: str
    """What these numbers cannot tell, and what they rest on; it stands before them."""
    price_heads: tuple[str, ...]
    """What stands over the columns of prices."""
    price: tuple[PriceRowWords, ...]
    """What the flight costs, by flight, seat and so on; empty where nothing is published."""
    price_note: str
    """What the prices cannot tell, and what they are reckoned with; it stands before them."""
    price_sources: tuple[SourceWords, ...]
    """The statements that the prices name by number."""
    sections: tuple[Section, ...]
    """Further parts of the plan as tables, in the order in which they are read."""
    verdict: str
    """How many checks pass, and which fail."""
    rests_on: str
    """The station data and their age; empty where a flight has none."""


def words(plan: PlanRecord) -> PlanWords:
    """All that is said of a plan."""
    return PlanWords(
        title=plan.flight.title,
        route=route(plan),
        crew=", ".join(f"{one.name} ({one.role})" for one in plan.flight.crew),
        summary=tuple(Fact(question=question, answer=answer) for question, answer in _summary(plan)),
        elapsed_heading="T+" if plan.liftoff_utc else "Undocked",
        local_heading=_city(plan.clock) if plan.clock else "",
        has_range=plan.station_trajectory is not None,
        timeline=tuple(_timeline(plan)),
        landings=tuple(_landings(plan.way_home)) if plan.way_home else (),
        budget=tuple(_budget(plan, plan.budget)) if plan.budget else (),
        risk=tuple(risk_rows(plan.risk)) if plan.risk else (),
        risk_note=risk_note(plan.risk) if plan.risk else "",
        price_heads=price_heads(plan.price) if plan.price else (),
        price=tuple(price_rows(plan.price)) if plan.price else (),
        price_note=price_note(plan.price) if plan.price else "",
        price_sources=tuple(source_rows(plan.price)) if plan.price else (),
        sections=tuple(_sections(plan)),
        verdict=_verdict(plan),
        rests_on=rests_on(plan),
    )


def _sections(plan: PlanRecord) -> Iterator[Section]:
    """The parts of a plan that are read as tables."""

    def since(met_s: float) -> str:
        return elapsed(plan, met_s)

    if plan.contingencies is not None:
        relays = {one.via for one in plan.sight.links if one.relay} if plan.sight else set()
        yield contingencies_section(plan.contingencies, lambda utc: day_clock(plan, utc), relays)
    if plan.crew_days is not None:
        yield crew_days_section(plan.crew_days, since, lambda met_s: day_clock(plan, _utc_of(plan, met_s)))
    if plan.sight is not None:
        yield sight_section(plan.sight, since)
    if plan.consumables is not None:
        yield consumables_section(plan.consumables, since)
    if plan.emergency:
        yield emergency_section(plan.emergency)


def route(plan: PlanRecord) -> str:
    """What flies, from where to where."""
    asked = plan.flight
    ship = f"{asked.vehicle} on {asked.launcher}" if asked.launcher else asked.vehicle
    start = asked.pad or f"{asked.station} {asked.port}"
    if plan.docking_utc:
        return f"{ship}, {start} → {asked.station} {asked.port}, {plan.orbits} orbits"
    if plan.hop is not None:
        return f"{ship}, {start}, up and down again"
    orbit = f"orbit at {asked.orbit.altitude_km:g} km" if asked.orbit else ""
    zone = plan.way_home.zone if plan.way_home else ""
    return " → ".join(filter(None, (f"{ship}, {start}", orbit, zone)))


def _summary(plan: PlanRecord) -> Iterator[tuple[str, str]]:
    """Pairs of question and answer."""
    yield sentence(plan.start_name), _both_clocks(plan, plan.zero_utc, 1)
    end = "In orbit" if plan.end_name == "orbit" else sentence(plan.end_name)
    since = elapsed(plan, parse_utc(plan.end_utc) - parse_utc(plan.zero_utc))
    yield end, f"{_both_clocks(plan, plan.end_utc)}, {since}{'' if plan.liftoff_utc else ' after undocking'}"
    if plan.window is not None:
        yield from _window_words(plan, plan.window)
    if plan.insertion is not None:
        at = plan.insertion
        yield (
            "Insertion",
            f"{at.perigee_km:.1f} × {at.apogee_km:.1f} km, {at.inclination_at_node_deg:.2f}° at the "
            f"node, T+{at.cutoff_met_s:.1f} s, {at.propellant_left_kg:.0f} kg of propellant left",
        )
    if plan.booster is not None:
        yield "Booster", _booster_words(plan.booster)
    if plan.window is not None:
        window = plan.window
        docking = f", {window.docking_lighting} at docking" if plan.docking_utc else ""
        yield (
            "Light",
            f"{window.pad_lighting} at the pad (Sun {window.pad_sun_elevation_deg:+.0f}°){docking}, "
            f"beta {window.beta_deg:+.1f}°",
        )
    if plan.abort_cover:
        yield "Abort cover", "; ".join(_abort_words(plan.abort_cover))
    if plan.contingencies is not None:
        yield from contingencies_summary(plan.contingencies)
    if plan.hop is not None:
        yield from _hop_words(plan.hop)
    if plan.stay is not None:
        yield from _stay_words(plan.stay)
    if plan.way_home is not None:
        yield from _way_home_words(plan.way_home)
    if plan.crew_days is not None and (said := crew_days_summary(plan.crew_days)):
        yield "Crew days", said
    if plan.sight is not None:
        yield "In sight", sight_summary(plan.sight, lambda met_s: elapsed(plan, met_s))
    if plan.consumables is not None:
        yield "Consumables", consumables_summary(plan.consumables)
    if plan.risk is not None:
        yield "Risk", risk_summary(plan.risk)
    if plan.price is not None:
        yield "Price", price_summary(plan.price)


def elapsed(plan: PlanRecord, met_s: float) -> str:
    """Time since the start of a flight; T is the lift-off, so that a flight home counts without it."""
    return format_met(met_s) if plan.liftoff_utc else format_met(met_s).lstrip("T")


def _window_words(plan: PlanRecord, window: PlanWindow) -> Iterator[tuple[str, str]]:
    why = "flown" if window.plane_lead_source == "flown" else "least propellant"
    lead = f"{window.plane_lead_s:.0f} s before the station's plane passes over the pad ({why})"
    # Planes turn to the west, those beyond the pole to the east, and lower ones faster.
    side, drift = ("east", "west") if window.node_bias_deg >= 0.0 else ("west", "east")
    yield (
        "Why then",
        f"{lead}; inserted {abs(window.node_bias_deg):.3f}° {side} of the station's node "
        f"({abs(window.node_bias_s):.1f} s of lift-off), for the lower orbit drifts {drift} while it catches up",
    )
    if window.in_plane_utc is not None:
        late = parse_utc(plan.zero_utc) - parse_utc(window.in_plane_utc)
        paid = "" if window.slip_dv_mps is None else f", for {window.slip_dv_mps:+.1f} m/s"
        if window.steering_kg is not None:
            paid += f"; the launcher steers there, for {window.steering_kg:.0f} kg of its propellant"
        yield (
            "Off the plane" if window.slip_dv_mps is None else "Slipped",
            f"{abs(late):.0f} s {'after' if late > 0.0 else 'before'} the lift-off into the plane, "
            f"{day_clock(plan, window.in_plane_utc)}{paid}",
        )
    if window.announced is not None:
        named = window.announced
        whole = parse_utc(named.closes_utc) - parse_utc(named.opens_utc)
        where = "in the plane" if named.zero == "in plane" else f"its {named.zero}"
        again = "may be" if named.recycles else "is not"
        yield (
            "Window",
            f"{day_clock(plan, named.opens_utc)} to {day_clock(plan, named.closes_utc)} UTC, {whole / 60.0:.1f} min; "
            f"the lift-off named beforehand is {where}, {day_clock(plan, named.named_utc)}; a count that stops "
            f"{again} taken up again within it",
        )
    opens, closes = day_clock(plan, window.open_utc), day_clock(plan, window.close_utc)
    yield "If it slips", f"open {opens} to {closes} UTC; {window.limit}"
    yield (
        "Phase",
        f"station {window.phase_insertion_deg % 360.0:.1f}° ahead at insertion; {plan.orbits} orbits gain "
        f"{window.phase_range_deg[0]:.1f}° to {window.phase_range_deg[1]:.1f}°",
    )


def _booster_words(booster: PlanBooster) -> str:
    """How the first stage comes home, and what that takes."""
    if booster.falls_km is None:
        return f"{booster.recovery}, {booster.left_kg / 1000.0:.1f} t of propellant left at its cut-off"
    falls = f"{booster.falls_km:.0f} km"
    if booster.distance_km is None:
        where = f"where it falls, {falls} from the pad"
    elif booster.distance_km == 0.0:
        where = f"from where it would fall {falls} away"
    else:
        where = f"{booster.distance_km:.0f} km from the pad; it would fall {falls} away"
    burns = [
        ("boost-back", booster.boostback_mps),
        ("entry", booster.entry_mps),
        ("landing", booster.landing_mps),
    ]
    said = ", ".join(f"{name} {dv:.0f} m/s" for name, dv in burns if dv)
    return (
        f"{booster.recovery}, {where}; {said}: {booster.needed_kg / 1000.0:.1f} t of the "
        f"{booster.left_kg / 1000.0:.1f} t of propellant left at its cut-off"
    )


def _hop_words(hop: PlanHop) -> Iterator[tuple[str, str]]:
    lines = [
        f"{'above' if crossed else 'below'} the {line}"
        for line, crossed in (
            ("50-mile line (80.5 km)", hop.crossed_50_miles),
            ("100-km line", hop.crossed_100_km),
        )
    ]
    yield "Apogee", f"{hop.apogee_km:.1f} km at {_utc(hop.apogee_utc)[11:]} UTC, {', '.join(lines)}"
    yield "Weightless", f"{hop.weightless_s:.0f} s"
    yield (
        "Load",
        f"{hop.max_g_boost:.1f} g going up, {hop.max_g_entry:.1f} g coming down, Mach {hop.max_mach:.1f}",
    )


def _stay_words(stay: PlanStay) -> Iterator[tuple[str, str]]:
    length = f"{stay.days:.1f} days at {stay.port}" if stay.days is not None else f"at {stay.port}"
    beta = f"beta {min(stay.beta_deg):+.0f}° to {max(stay.beta_deg):+.0f}°"
    limit = f", limit ±{stay.beta_limit_deg:g}°" if stay.beta_limit_deg is not None else ""
    yield "Stay", f"{length}, docked life {stay.docked_life_days:g} days; {beta}{limit}"
    if stay.note:
        yield "Then" if stay.docked_utc and not stay.phase_known else "Station data", sentence(stay.note)


def _way_home_words(home: PlanWayHome) -> Iterator[tuple[str, str]]:
    yield (
        "Deorbit",
        f"{home.deorbit_dv_mps:.1f} m/s in {_minutes(home.deorbit_duration_s)} at {_utc(home.deorbit_tig_utc)} UTC, "
        f"{home.deorbit_height_km:.0f} km up",
    )
    yield (
        "Entry",
        f"{home.entry_height_km:.0f} km at {_utc(home.entry_utc)[11:]} UTC, {home.entry_speed_mps:.0f} m/s, "
        f"{home.entry_angle_deg:.2f}°; at most {home.max_g:.1f} g, {home.max_heating_wpm2 / 1e4:.0f} W/cm²"
        + (
            f"; no radio {_utc(home.blackout_utc[0])[11:]} to {_utc(home.blackout_utc[1])[11:]}"
            if home.blackout_utc
            else ""
        ),
    )
    light = f"{home.lighting} (Sun {home.sun_elevation_deg:+.0f}°)"
    if home.sunrise_utc and home.sunset_utc:
        light += f", sunrise {_utc(home.sunrise_utc)[11:16]}, sunset {_utc(home.sunset_utc)[11:16]} UTC"
    yield (
        "Where",
        f"{_place(home.latitude_deg, home.longitude_deg)}, {home.zone}, {home.miss_km:.1f} km off the aim; {light}",
    )
    if home.backups:
        yield "If waved off", "; ".join(_backup_words(one, home) for one in home.backups)
    for remark in home.remarks:
        yield "Rather otherwise", sentence(remark)
    if home.ballistic is not None:
        down = home.ballistic
        yield (
            "If ballistic",
            f"{down.max_g:.1f} g, {_place(down.latitude_deg, down.longitude_deg)}, {down.short_km:.0f} km away",
        )


def _backup_words(one: PlanLanding, home: PlanWayHome) -> str:
    """A back-up chance: when and where, and what it takes of the ship."""
    text = _utc(one.landing_utc)
    when = text[11:16] if text[:10] == _utc(home.entry_utc)[:10] else text[5:16]
    taken = "" if one.phasing_dv_mps is None else f", {abs(one.phasing_dv_mps):.0f} m/s"
    return f"{when} UTC {one.zone} (Sun {one.sun_elevation_deg:+.0f}°{taken})"


def _abort_words(cover: Sequence[PlanAbort]) -> Iterator[str]:
    """Each abort mode with the time it applies in and the worst load."""
    for mode, points in groupby(cover, key=lambda one: one.mode):
        held = list(points)
        worst = max(one.max_g for one in held)
        yield f"{mode} T+{held[0].met_s:.0f} to {held[-1].met_s:.0f} s, up to {worst:.0f} g"


def _landings(home: PlanWayHome) -> Iterator[LandingRow]:
    docked = any(one.undocking_utc for one in home.opportunities)
    for one in sorted(home.opportunities, key=lambda one: (bool(one.rejected), one.landing_utc)):
        yield LandingRow(
            undocking=_minute(one.undocking_utc) if one.undocking_utc else "",
            deorbit=_minute(one.deorbit_utc)[6 if docked else 0 :],
            landing=_minute(one.landing_utc),
            aside_km=f"{one.cross_range_km:+.0f}",
            sun_deg=f"{one.sun_elevation_deg:+.0f}",
            zone=one.zone,
            why_not=one.rejected,
        )


def day_clock(plan: PlanRecord, utc: str) -> str:
    """Time of day in UTC, with the date before it where it is not the first day's."""
    text = _utc(utc)
    return text[11:] if text[:10] == plan.zero_utc[:10] else text[5:]


def _timeline(plan: PlanRecord) -> list[TimelineRow]:
    rows = []
    events = list(plan.events)
    relays = {one.via for one in plan.sight.links if one.relay} if plan.sight else set()
    for burns in _together(plan.burns):
        first = burns[0]
        name, detail = _burn_words(burns)
        distance = None
        for event in [one for one in events if _is_burn(one, first)]:
            events.remove(event)
            distance = event.range_km
            if event.detail and len(burns) == 1 and not event.name.endswith(" begins"):
                detail += f"; {event.detail}"
        seen = in_sight_words(first.in_sight, relays)
        rows.append(_row(plan, first.met_s, first.tig_utc, name, distance, detail, seen, burn=True))
    for event in events:
        seen = in_sight_words(event.in_sight, relays)
        rows.append(
            _row(plan, event.met_s, event.utc, event.name, event.range_km, event.detail, seen, burn=False)
        )
    if plan.crew_days is not None:
        for met_s, name, detail in crew_moments(plan.crew_days):
            rows.append(_row(plan, met_s, _utc_of(plan, met_s), name, None, detail, "", burn=False))
    return sorted(rows, key=lambda row: row.met_s)


def _utc_of(plan: PlanRecord, met_s: float) -> str:
    """The instant so long after the start, as events have it."""
    return format_utc(parse_utc(plan.zero_utc) + met_s, 3)


def _row(
    plan: PlanRecord,
    met_s: float,
    utc: str,
    event: str,
    range_km: float | None,
    detail: str,
    in_sight: str,
    *,
    burn: bool,
) -> TimelineRow:
    return TimelineRow(
        met_s=met_s,
        elapsed=elapsed(plan, met_s),
        utc=day_clock(plan, utc),
        local=format_local(parse_utc(utc), plan.clock) if plan.clock else "",
        range_km="" if range_km is None else _range(range_km),
        in_sight=in_sight,
        event=event,
        detail=detail,
        burn=burn,
    )


def _is_burn(event: PlanEvent, burn: PlanBurn) -> bool:
    """Whether an event is but the beginning, or the middle, of a burn of the same name."""
    same = event.name.lower().removesuffix(" begins").removesuffix(" burn") == burn.name.lower().removesuffix(
        " burn"
    )
    return same and -1.0 <= event.met_s - burn.met_s <= burn.duration_s + 1.0


def _together(burns: Sequence[PlanBurn]) -> Iterator[list[PlanBurn]]:
    """Burns one by one, but pulses of one name as one."""
    held: list[PlanBurn] = []
    for burn in burns:
        if held and (burn.name != held[0].name or burn.name not in _PULSES):
            yield held
            held = []
        held.append(burn)
    if held:
        yield held


def _burn_words(burns: Sequence[PlanBurn]) -> tuple[str, str]:
    first, last = burns[0], burns[-1]
    total = sum(burn.dv_mps for burn in burns)
    if len(burns) > 1:
        name = f"{sentence(first.name)}, {len(burns)} pulses"
        return name, f"Δv {total:.2f} m/s in all, {last.met_s - first.met_s:.0f} s"
    r, t, n = first.dv_rtn_mps
    orbit = f" → {first.perigee_km:.1f} × {first.apogee_km:.1f} km" if first.engine == "main" else ""
    name = sentence(first.name) + ("" if "burn" in first.name else " burn")
    return name, f"Δv {total:.2f} m/s (R {r:+z.2f} T {t:+z.2f} N {n:+z.2f}), {first.duration_s:.1f} s{orbit}"


def _budget(plan: PlanRecord, budget: PlanBudget) -> Iterator[BudgetRow]:
    rows = [
        *([("Phasing", budget.phasing_mps), ("Approach", budget.approach_mps)] if plan.docking_utc else []),
        (f"Total to {plan.end_name}", plan.dv_total_mps),
        *([] if plan.way_home else [("Way home", budget.way_home_mps)]),
        ("Ship carries", budget.capability_mps),
        ("Left", budget.margin_mps),
    ]
    for name, value in rows:
        yield BudgetRow(name=name, dv_mps=f"{value:.1f}")


def _verdict(plan: PlanRecord) -> str:
    failed = [check for check in plan.checks if not check.ok]
    if not failed:
        return f"all {len(plan.checks)} checks pass" if plan.checks else "no checks"
    said = "; ".join(f"{check.name} ({check.detail})" for check in failed)
    return f"{len(failed)} of {len(plan.checks)} checks fail: {said}"


def rests_on(plan: PlanRecord) -> str:
    """The station data and their age, in words; empty where a flight has none."""
    data = plan.data
    if data.station is None or data.age_h is None:
        return ""
    burns = [f"{one.name} of {_utc(one.utc)[:16]} UTC, {one.dv_mps:+g} m/s" for one in data.reboosts]
    put_in = f"; put in: {', '.join(burns)}" if burns else ""
    return f"Station data: {data.station}, {data.age_h:.1f} h old at {plan.start_name}{put_in}"


def plan_html(plan: PlanRecord) -> str:
    """The plan for a notebook: summary, timeline, landings, budget and checks as plain tables."""
    said = words(plan)
    heads = [
        said.elapsed_heading,
        "UTC",
        said.local_heading,
        "Range km" if said.has_range else "",
        "Event",
        "Detail",
        "In sight" if plan.sight else "",
    ]
    rows = [
        (
            row.elapsed,
            row.utc,
            row.local,
            row.range_km if said.has_range else "",
            row.event,
            row.detail,
            row.in_sight,
        )
        for row in said.timeline
    ]
    shown = [k for k, head in enumerate(heads) if head]
    landings = [
        (one.undocking, one.deorbit, one.landing, one.aside_km, one.sun_deg, one.zone, one.why_not)
        for one in said.landings
    ]
    return (
        f"<div><h3>{escape(said.title)}</h3><p>{escape(said.route)}</p>"
        + _table((), [(one.question, one.answer) for one in said.summary])
        + _table([heads[k] for k in shown], [[row[k] for k in shown] for row in rows])
        + (_table(LANDING_HEADS, landings) if landings else "")
        + (_table((), [(one.name, one.dv_mps) for one in said.budget]) if said.budget else "")
        + "".join(
            f"<h4>{escape(one.title)}</h4><p>{escape(one.note)}</p>" + _table(one.heads, one.rows)
            for one in said.sections
        )
        + (
            f"<p>{escape(said.risk_note)}</p>" + _table(RISK_HEADS, risk_cells(said.risk))
            if said.risk
            else ""
        )
        + (
            f"<p>{escape(said.price_note)}</p>"
            + (_table(said.price_heads, price_cells(said.price)) if said.price else "")
            + _table((), source_cells(said.price_sources))
            if said.price_note
            else ""
        )
        + f"<p>Δv {plan.dv_total_mps:.1f} m/s; {escape(said.verdict)}. {escape(said.rests_on)}</p></div>"
    )


LANDING_HEADS = ("Undocking", "Deorbit", "Landing UTC", "Aside km", "Sun°", "Zone", "Why not")


def risk_cells(rows: Sequence[RiskRow]) -> list[tuple[str, str, str, str, str]]:
    """Rows of risk as cells under RISK_HEADS."""
    return [
        (one.phase, one.loss_of_crew, one.loss_of_mission, one.abort_survived, one.emergency) for one in rows
    ]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th style='text-align:left'>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if heads else ''}<tbody>{body}</tbody></table>"


def _range(km: float) -> str:
    return f"{km:.0f}" if km >= 100.0 else f"{km:.1f}" if km >= 10.0 else f"{km:.2f}"


def _utc(text: str, digits: int = 0) -> str:
    return format_utc(parse_utc(text), digits)[:-1].replace("T", " ")


def _minute(utc: str) -> str:
    """Month, day, hour and minute."""
    return _utc(utc)[5:-3]


def _both_clocks(plan: PlanRecord, utc: str, digits: int = 0) -> str:
    """An instant in UTC and on the clock of those who fly it."""
    local = f", {format_local(parse_utc(utc), plan.clock)} {_city(plan.clock)}" if plan.clock else ""
    return f"{_utc(utc, digits)} UTC{local}"


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _place(latitude_deg: float, longitude_deg: float) -> str:
    north, east = "N" if latitude_deg >= 0.0 else "S", "E" if longitude_deg >= 0.0 else "W"
    return f"{abs(latitude_deg):.2f}° {north} {abs(longitude_deg):.2f}° {east}"


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{seconds:.1f} s"
