"""What is said of a flight's risk."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10

from expedition.plans.fields import Record
from expedition.plans.risk import PlanRisk, RiskChance

RISK_HEADS = ("Phase", "Loss of crew", "Loss of mission", "Abort survived", "Emergency")
# An interval that reaches below this says no more than that nothing of the kind has happened.
_BARELY = 1e-5


class RiskRow(Record):
    """What a phase risks, as it is read: chances as one in so many, with the 90 % interval."""

    phase: str
    """The phase, or the whole flight."""
    loss_of_crew: str
    """That somebody aboard dies; empty where nobody is aboard."""
    loss_of_mission: str
    """That the aim is missed or the flight cut short; empty where it is not reckoned."""
    abort_survived: str
    """That the launcher fails and the crew gets away; empty where it does not apply."""
    emergency: str
    """That the crew comes into danger, or home early; empty where it is not reckoned."""


def one_in(chance: float) -> str:
    """A chance as people say it, two digits of it: 1 in 120."""
    if chance >= 0.5:
        return f"{chance:.0%}"
    number = 1.0 / chance
    step = 10.0 ** max(floor(log10(number)) - 1, 0)
    return f"1 in {round(number / step) * step:,.0f}"


def chance_words(chance: RiskChance | None) -> str:
    """A chance with its interval; empty for none."""
    if chance is None:
        return ""
    low = one_in(chance.low) if chance.low > _BARELY else f"1 in over {1.0 / _BARELY:,.0f}"
    high = one_in(chance.high)
    if high.startswith("1 in "):
        high, low = high.removeprefix("1 in "), low.removeprefix("1 in ")
    return f"{one_in(chance.mean)} ({high} to {low})"


def risk_rows(risk: PlanRisk) -> Iterator[RiskRow]:
    """A row for each phase, and one for the whole."""
    for one in risk.phases:
        yield RiskRow(
            phase=one.phase,
            loss_of_crew=chance_words(one.loss_of_crew),
            loss_of_mission=chance_words(one.loss_of_mission),
            abort_survived=chance_words(one.abort_survived),
            emergency=chance_words(one.emergency_return),
        )
    yield RiskRow(
        phase="whole flight",
        loss_of_crew=chance_words(risk.loss_of_crew),
        loss_of_mission=chance_words(risk.loss_of_mission),
        abort_survived="",
        emergency="",
    )


def risk_note(risk: PlanRisk) -> str:
    """What the numbers cannot tell, and what they rest on; to be read before them."""
    stay = ""
    if risk.days_docked is not None:
        kind = "the usual stay of ships like it" if risk.days_assumed else "as asked"
        stay = f" Docked for {risk.days_docked:.0f} days, {kind}."
    others = "; ".join(f"1 in {one.one_in:g} ({one.what}, {one.who})" for one in risk.stated)
    return (
        f"Not in these numbers: {'; '.join(risk.cannot_tell)}. In brackets the 90 % interval. "
        f"From {risk.flights_known} flights whose outcome was known on {risk.known_on}, "
        f"{risk.own_flights} of its own type.{stay}" + (f" Others state: {others}." if others else "")
    )


def risk_summary(risk: PlanRisk) -> str:
    """The whole flight in one line."""
    crew = f"loss of crew {chance_words(risk.loss_of_crew)}; " if risk.loss_of_crew else "no crew; "
    return f"{crew}loss of mission {chance_words(risk.loss_of_mission)}; 90 % intervals"
