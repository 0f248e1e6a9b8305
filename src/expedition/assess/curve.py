"""The constant risk as a curve: how dangerous each hour of a flight is, and what has added up by then."""

from __future__ import annotations

from math import log1p

from expedition.catalog.assessments import everyday
from expedition.plans.fields import Record
from expedition.plans.risk import PlanRisk


class RiskPoint(Record):
    """The beginning or end of a phase, between which the hazard rate is taken as even."""

    hours: float
    """From the start of the flight."""
    phase: str
    """The phase that begins or ends there."""
    hazard_per_hour: float
    """Chance per hour that crew (without one, the mission) is lost, of those that have come so far."""
    hazard_low_per_hour: float
    """One in twenty that it is below."""
    hazard_high_per_hour: float
    """One in twenty that it is above."""
    cumulated: float
    """The chance that it was lost by then, from 0 to 1."""


class EverydayRow(Record):
    """The chance to die of something that people do, for comparison."""

    what: str
    """What people do."""
    chance: float
    """From 0 to 1, each time."""
    source: str
    """Where it stands."""
    confidence: str
    """"print" where the source was opened, else "recalled"."""


class RiskAnswer(Record):
    """What `expedition risk` says of a flight or vehicle."""

    title: str
    """What it is called."""
    happened: str
    """What became of it, where it is a flight of the record; this has no part in the numbers."""
    risk: PlanRisk
    """The risk, as in a plan."""
    curve: tuple[RiskPoint, ...]
    """The constant risk: two points a phase, its beginning and its end."""
    everyday: tuple[EverydayRow, ...]
    """Everyday risks, the least first."""


def answer(title: str, risk: PlanRisk, happened: str = "") -> RiskAnswer:
    """A risk with its curve and with everyday risks beside it."""
    return RiskAnswer(
        title=title,
        happened=happened,
        risk=risk,
        curve=curve(risk),
        everyday=tuple(
            EverydayRow(what=one.what, chance=one.chance, source=one.source, confidence=one.confidence)
            for one in everyday()
        ),
    )


def curve(risk: PlanRisk) -> tuple[RiskPoint, ...]:
    """Hazard rate and cumulated chance over the flight; each phase's chance is spread evenly over its hours."""
    points, so_far = [], 0.0
    for one in risk.phases:
        chance = one.loss_of_crew if risk.loss_of_crew else one.loss_of_mission
        if chance is None:
            continue
        length = max(one.end_h - one.start_h, 1e-6)
        mean, low, high = (-log1p(-min(p, 0.999)) / length for p in (chance.mean, chance.low, chance.high))
        for hours, cumulated in (
            (one.start_h, so_far),
            (one.end_h, 1.0 - (1.0 - so_far) * (1.0 - chance.mean)),
        ):
            points.append(
                RiskPoint(
                    hours=hours,
                    phase=one.phase,
                    hazard_per_hour=mean,
                    hazard_low_per_hour=low,
                    hazard_high_per_hour=high,
                    cumulated=cumulated,
                )
            )
        so_far = points[-1].cumulated
    return tuple(points)
