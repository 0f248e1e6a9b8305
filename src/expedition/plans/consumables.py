"""What a flight uses up, phase by phase, and what is left of it."""

from __future__ import annotations

from expedition.plans.fields import Record


class PhaseUse(Record):
    """What one phase uses up."""

    phase: str
    """The phase, by what its burns are for."""
    start_met_s: float
    """Its beginning (T+)."""
    end_met_s: float
    """Its end (T+)."""
    propellant_kg: float
    """Spent by its burns."""
    person_days: float | None
    """Days of life support, a day for each person aboard; null where nobody is."""


class PlanConsumables(Record):
    """What the ship uses up while it flies alone, against what it carries; docked, it lives on the station's."""

    crew: int
    """How many breathe; as many as there are seats, where nobody is named."""
    phases: tuple[PhaseUse, ...]
    """In the order in which they are flown."""
    propellant_carried_kg: float | None
    """Usable, at lift-off; null for a flight from a port, whose tanks the plan does not know."""
    way_home_kg: float | None
    """Kept for the way home after the flight's end; null for a flight that is one."""
    propellant_left_kg: float | None
    """After all that; negative where it does not last."""
    person_days_carried: float | None
    """Life support aboard; null where no source tells it, or nobody flies."""
    person_days_left: float | None
    """At the end of the flight; negative where it does not last."""
    life_support_source: str
    """Who says so, and how sure it is; empty where nobody does."""
    cannot_tell: tuple[str, ...]
    """What these numbers do not know, for people."""
