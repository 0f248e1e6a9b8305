"""What a plan says, made once: terminal, notebook, dossier and console show these rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expedition.plans.clock_words import city, day_clock, elapsed, minute_text, utc_of, utc_text
from expedition.plans.compared_words import compared_section
from expedition.plans.consumables_words import consumables_section
from expedition.plans.contingencies_words import contingencies_section
from expedition.plans.crew_days_words import crew_days_section
from expedition.plans.emergency_words import emergency_section
from expedition.plans.fields import Record
from expedition.plans.named import named, zone_called
from expedition.plans.price_words import (
    PriceRowWords,
    SourceWords,
    price_heads,
    price_note,
    price_rows,
    source_rows,
)
from expedition.plans.risk_words import RiskRow, risk_note, risk_rows
from expedition.plans.schema import PlanBudget, PlanRecord
from expedition.plans.sections import Section
from expedition.plans.sight_words import sight_section
from expedition.plans.summary_words import Fact, summary_facts
from expedition.plans.timeline_words import TimelineRow, timeline_rows
from expedition.plans.way_home import PlanWayHome


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
    """Landing zone, as people call it."""
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
        summary=tuple(Fact(question=question, answer=answer) for question, answer in summary_facts(plan)),
        elapsed_heading="T+" if plan.liftoff_utc else "Undocked" if plan.undocking_utc else "In orbit",
        local_heading=city(plan.clock) if plan.clock else "",
        has_range=plan.station_trajectory is not None,
        timeline=tuple(timeline_rows(plan)),
        landings=tuple(_landings(plan, plan.way_home)) if plan.way_home else (),
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
        yield crew_days_section(plan.crew_days, since, lambda met_s: day_clock(plan, utc_of(plan, met_s)))
    if plan.sight is not None:
        yield sight_section(plan.sight, since)
    if plan.compared is not None:
        yield compared_section(plan.compared, since)
    if plan.consumables is not None:
        yield consumables_section(plan.consumables, since)
    if plan.emergency:
        yield emergency_section(plan.emergency)


def route(plan: PlanRecord) -> str:
    """What flies, from where to where."""
    asked, known = plan.flight, named(plan)
    titles = (
        name if entry is None else entry.title
        for name, entry in (
            (asked.vehicle, known.vehicle), (asked.launcher, known.launcher), (asked.pad, known.pad),
            (asked.station, known.station), (asked.port, known.port),
        )
    )  # fmt: skip
    vehicle, launcher, pad, station, port = titles
    ship = f"{vehicle} on {launcher}" if launcher else vehicle
    start = pad or f"{station}, {port}"
    if plan.docking_utc:
        return (
            f"{ship}, {start} → {station}, {port}, {plan.orbits} {'orbit' if plan.orbits == 1 else 'orbits'}"
        )
    if plan.hop is not None:
        return f"{ship}, {start}, up and down again"
    orbit = f"orbit at {asked.orbit.altitude_km:g} km" if asked.orbit else ""
    zone = zone_called(plan, plan.way_home.zone) if plan.way_home else ""
    return " → ".join(filter(None, (f"{ship}, {start}", orbit, zone)))


def _landings(plan: PlanRecord, home: PlanWayHome) -> Iterator[LandingRow]:
    docked = any(one.undocking_utc for one in home.opportunities)
    for one in sorted(home.opportunities, key=lambda one: (bool(one.rejected), one.landing_utc)):
        yield LandingRow(
            undocking=minute_text(one.undocking_utc) if one.undocking_utc else "",
            deorbit=minute_text(one.deorbit_utc)[6 if docked else 0 :],
            landing=minute_text(one.landing_utc),
            aside_km=f"{one.cross_range_km:+.0f}",
            sun_deg=f"{one.sun_elevation_deg:+.0f}",
            zone=zone_called(plan, one.zone),
            why_not=one.rejected,
        )


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
    burns = [f"{one.name} of {utc_text(one.utc)[:16]} UTC, {one.dv_mps:+g} m/s" for one in data.reboosts]
    put_in = f"; put in: {', '.join(burns)}" if burns else ""
    return f"Station data: {data.station}, {data.age_h:.1f} h old at {plan.start_name}{put_in}"


LANDING_HEADS = ("Undocking", "Deorbit", "Landing UTC", "Aside km", "Sun°", "Zone", "Why not")


def risk_cells(rows: Sequence[RiskRow]) -> list[tuple[str, str, str, str, str]]:
    """Rows of risk as cells under RISK_HEADS."""
    return [
        (one.phase, one.loss_of_crew, one.loss_of_mission, one.abort_survived, one.emergency) for one in rows
    ]
