"""What a flight risks, phase by phase, as a plan says it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from expedition.plans.fields import Record

PhaseName = Literal["ascent", "orbit and approach", "free flight", "docked stay", "return", "descent"]


class RiskChance(Record):
    """A chance with its 90 % interval; never the number alone."""

    mean: float
    """The chance to reckon with, from 0 to 1."""
    low: float
    """One in twenty that it is below."""
    high: float
    """One in twenty that it is above."""


class PhaseRisk(Record):
    """What one phase of the flight risks. A null chance does not exist there, as where nobody is aboard."""

    phase: PhaseName
    """The phase."""
    start_h: float
    """Its beginning, hours from the start of the flight."""
    end_h: float
    """Its end."""
    loss_of_crew: RiskChance | None
    """That one or all of the crew die."""
    loss_of_mission: RiskChance | None
    """That the flight does not reach its aim, or is cut short."""
    abort_survived: RiskChance | None
    """That the launcher fails and the crew gets away."""
    emergency_return: RiskChance | None
    """That the ship or its crew comes into danger or home early; in the return, that the descent goes wrong and all
    survive it."""
    rests_on: str
    """The flights that it is concluded from, for people."""


class StatedRiskRow(Record):
    """A risk that others state, as theirs."""

    who: str
    """Who states it."""
    what: str
    """Of what, for people."""
    one_in: float
    """One in so many."""
    source: str
    """Where it stands, or UNSOURCED."""


class PlanRisk(Record):
    """What the flight risks, concluded from the flights whose outcome was known on its first day."""

    known_on: date
    """That day: nothing that was learned later has a part in it."""
    flights_known: int
    """Flights of its kind whose outcome was known."""
    own_flights: int
    """Of these, flights of its own family."""
    own_losses: int
    """Of these, those that lost a crew; without one aboard, the ship."""
    days_docked: float | None
    """Length of the docked stay that is reckoned with; null without one."""
    days_assumed: bool
    """Whether that is not asked but taken from the median of flights like it."""
    phases: tuple[PhaseRisk, ...]
    """In the order in which they are flown."""
    loss_of_crew: RiskChance | None
    """Of the whole flight; null where nobody is aboard."""
    loss_of_mission: RiskChance
    """Of the whole flight."""
    stated: tuple[StatedRiskRow, ...]
    """What others state of ships like it, as theirs."""
    cannot_tell: tuple[str, ...]
    """What the numbers do not know, for people; it comes first."""
