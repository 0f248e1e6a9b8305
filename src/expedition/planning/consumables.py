"""Consumables by phase: propellant of the burns, days of life support, and what is left of both."""

from __future__ import annotations

import numpy as np

from expedition.catalog.models.ship import Ship
from expedition.plans.consumables import PhaseUse, PlanConsumables
from expedition.plans.plan import Plan
from expedition.plans.schema import PlanBurn, PlanCheck
from expedition.space.constants import G0_MPS2
from expedition.space.time import DAY_S

_PHASES = {
    "phasing": "phasing",
    "approach": "approach",
    "orbit": "free flight",
    "departure": "departure and free flight",
    "deorbit": "descent",
}
_CANNOT_TELL = (
    "propellant for attitude, and reserves that an agency keeps besides",
    "food and water beyond what the days of life support stand for",
)


def with_consumables(plan: Plan) -> Plan:
    """The same plan, with what it uses up; unchanged for a hop, and where burns do not say what they take."""
    if plan.hop is not None or not plan.burns or any(one.spent_kg is None for one in plan.burns):
        return plan
    ship = plan.catalogue.ship(plan.flight.vehicle)
    crew = (len(plan.flight.crew) or ship.crew_seats) if ship.crew_seats else 0
    phases = _phases(plan, crew)
    spent = sum(one.propellant_kg for one in phases)
    from_port = plan.undocking_utc is not None
    kept = None if plan.way_home is not None else _kept_kg(ship, plan.burns)
    days = ship.life_support_person_days if crew else None
    used = sum(one.person_days or 0.0 for one in phases)
    found = PlanConsumables(
        crew=crew,
        phases=phases,
        propellant_carried_kg=None if from_port else ship.propellant_kg,
        way_home_kg=None if kept is None else round(kept, 1),
        propellant_left_kg=None if from_port else round(ship.propellant_kg - spent - (kept or 0.0), 1),
        person_days_carried=days,
        person_days_left=None if days is None else round(days - used, 3),
        life_support_source="" if days is None else _source(ship),
        cannot_tell=_CANNOT_TELL,
    )
    checks = [] if days is None else [_lasts(found, used, days)]
    return plan.model_copy(update={"consumables": found, "checks": (*plan.checks, *checks)})


def _phases(plan: Plan, crew: int) -> tuple[PhaseUse, ...]:
    """From each first burn of a kind to the next kind's; the first phase begins with the flight."""
    first: dict[str, float] = {}
    spent: dict[str, float] = {}
    for one in plan.burns:
        first.setdefault(one.purpose, one.met_s)
        spent[one.purpose] = spent.get(one.purpose, 0.0) + (one.spent_kg or 0.0)
    begins = sorted(first.items(), key=lambda one: one[1])
    edges = [0.0, *(met for _, met in begins[1:]), plan.duration_s]
    return tuple(
        PhaseUse(
            phase=_PHASES[purpose],
            start_met_s=round(a, 1),
            end_met_s=round(b, 1),
            propellant_kg=round(spent[purpose], 2),
            person_days=round(crew * (b - a) / DAY_S, 4) if crew else None,
        )
        for (purpose, _), a, b in zip(begins, edges[:-1], edges[1:], strict=True)
    )


def _kept_kg(ship: Ship, burns: tuple[PlanBurn, ...]) -> float:
    """Propellant for the Δv of the way home, of the ship as it is after its last burn."""
    last = burns[-1]
    mass = (last.mass_kg or ship.mass_kg) - (last.spent_kg or 0.0)
    return float(mass * -np.expm1(-ship.way_home_dv_mps / (ship.main_engine.isp_s * G0_MPS2)))


def _source(ship: Ship) -> str:
    about = ship.provenance.get("life_support_person_days")
    return "" if about is None else f"{about.source} ({about.confidence})"


def _lasts(found: PlanConsumables, used: float, carried: float) -> PlanCheck:
    """Whether those aboard can live in the ship for as long as it flies alone."""
    days = carried / found.crew
    return PlanCheck(
        name="life support",
        ok=used <= carried,
        detail=f"{used / found.crew:.1f} days alone, {days:.1f} days carried for {found.crew}"
        + ("" if used <= carried else f"; {np.ceil(10.0 * used) / 10.0:g} life_support_person_days would do"),
    )
