"""What-ifs for the page: which a flight can be asked, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from expedition.console.requests import DEFAULTS, PlanAsked, WhatIf, WhatIfAsked
from expedition.console.whatif_answer import (
    SlipCell,
    SlipLine,
    SlipMap,
    WhatIfAnswer,
    WhatIfChoice,
    WhatIfField,
)
from expedition.flights.flight import Flight
from expedition.plans.plan import Plan
from expedition.station.elements import ElementSet
from expedition.station.oem import Oem
from expedition.station.source import PHASE_KNOWN_DAYS
from expedition.whatif import words
from expedition.whatif.slip import Slip, SlipRow

Tell = Callable[[str, float | None], None]

# The parts of a slip as they follow each other, with how far they bring it.
_SLIP_PARTS = {
    "its own day": (0.0, 0.0),
    "days": (0.0, 0.35),
    "other profiles": (0.35, 0.5),
    "edges of windows": (0.5, 1.0),
}

_WHERE = ("opening", "in plane", "closing", "day")


def choices(plan: Plan) -> tuple[WhatIfChoice, ...]:
    """The what-ifs that a flight can be asked."""
    days = _field("slip", "days", "Days before and after", 1.0, 14.0, 1.0)
    slipped = _choice("slip", "It slips", "Every day around the flight's own planned in full", days)
    if plan.hop is not None:
        return (slipped,)
    scattered = _choice(
        "dispersions",
        "Errors add up",
        "Flown many times, each time with other errors of launcher, ship and sensors, and re-planned as it goes",
        _field("dispersions", "samples", "Samples", 100.0, 100_000.0, 1.0),
        _field("dispersions", "direct", "With all forces", 0.0, 200.0, 1.0),
        _field("dispersions", "seed", "Seed", 0.0, 2.0**31 - 1.0, 1.0),
    )
    share = _field("missed", "share", "Share of each burn flown", 0.0, 0.95, 0.05)
    missed = _choice(
        "missed", "A burn is missed", "Each burn missed or cut short, and planned on from there", share
    )
    if plan.window is not None:
        about = f"{slipped.about}, and the edges of each window"
        slipped = slipped.model_copy(update={"about": about})
    return slipped, missed, scattered


def _choice(what: WhatIf, title: str, about: str, *fields: WhatIfField) -> WhatIfChoice:
    return WhatIfChoice(what=what, title=title, about=about, fields=list(fields))


def _field(what: WhatIf, name: str, title: str, least: float, most: float, step: float) -> WhatIfField:
    usual = DEFAULTS[what][name]
    return WhatIfField(name=name, title=title, least=least, most=most, step=step, usual=usual)


def answered(
    request: dict[str, Any],
    flight: Flight,
    elements: list[ElementSet] | Oem | None,
    tell: Tell,
) -> WhatIfAnswer:
    """What came of a settled what-if.

    flight, elements: those of its plan. tell: called with a few words and, where it is known, the part done. Raises as
    the what-if does.
    """
    how: dict[str, Any] = {"elements": elements, "allow_stale": bool(request["plan"].get("allow_stale"))}
    asked = WhatIfAsked(**request)
    if request["what"] == "missed":
        from expedition.whatif.missed import missed

        found = missed(flight, shares=(request["share"],), progress=lambda said: tell(said, None), **how)
        tables = words.missed_tables(found)
        return WhatIfAnswer(
            asked=asked,
            title="A burn is missed",
            said=[words.MISSED_NOTE],
            slip=None,
            scattered=None,
            tables=tables,
        )
    if request["what"] == "dispersions":
        return _scattered(request, flight, asked, how, tell)
    from expedition.whatif.slip import slip

    def told(what: str, done: int, total: int) -> None:
        begin, end = _SLIP_PARTS.get(what, (0.0, 1.0))
        tell(f"planning {what}: {done} of {total}", begin + (end - begin) * done / max(total, 1))

    slipped = slip(flight, days=request["days"], workers=1, progress=told, **how)
    table = words.slip_table(slipped)
    return WhatIfAnswer(
        asked=asked,
        title="It slips",
        said=[table.note],
        slip=_slip_map(slipped, request["plan"]),
        scattered=None,
        tables=[table.model_copy(update={"note": ""})],
    )


def _scattered(
    request: dict[str, Any], flight: Flight, asked: WhatIfAsked, how: dict[str, Any], tell: Tell
) -> WhatIfAnswer:
    from expedition.console.scattered import scattered
    from expedition.whatif.dispersions import dispersions
    from expedition.whatif.scatter_words import level_table, scatter_sentences, scatter_tables

    def told(what: str, done: int, total: int) -> None:
        tell(f"{what}: {done:,} of {total:,}" if total > 1 else what, done / total if total > 1 else None)

    numbers = {name: request[name] for name in DEFAULTS["dispersions"]}
    found = dispersions(flight, **numbers, **how, workers=1, progress=told)
    levels = [level_table(found.summary)] if found.summary.levels else []
    return WhatIfAnswer(
        asked=asked,
        title="Errors add up",
        said=[*scatter_sentences(found.summary), *found.summary.warnings],
        slip=None,
        scattered=scattered(found),
        tables=[*scatter_tables(found.summary), *levels],
    )


def _slip_map(found: Slip, plan: dict[str, Any]) -> SlipMap:
    rows = found.rows
    days = sorted({row.day for row in rows})
    dates = {row.day: flight.date for row, flight in zip(rows, found.flights, strict=True)}
    where = dict.fromkeys(one for one in _WHERE if any(row.where == one for row in rows))
    left = any(row.left_mps is not None for row in rows)
    # Without a way home to keep some for, what is spent tells days apart.
    values = [row.left_mps if left else row.dv_mps for row in rows]
    known = [value for value in values if value]
    worst, best = (min(known), max(known))[:: 1 if left else -1] if known else (0.0, 0.0)
    cells = {
        (row.day, row.where): _cell(row, flight, found, plan, value, (worst, best))
        for row, flight, value in zip(rows, found.flights, values, strict=True)
    }
    return SlipMap(
        title="Δv left after the way home, m/s" if left else "Δv of all burns, m/s" if known else "",
        days=[(f"{day:+d}" if day else "0", f"{dates[day]:%m-%d}") for day in days],
        lines=[SlipLine(name=one, cells=[cells.get((day, one)) for day in days]) for one in where],
        scale=(f"{worst:.1f} m/s", f"{best:.1f} m/s") if worst != best else None,
    )


def _cell(
    row: SlipRow,
    flight: Flight,
    found: Slip,
    plan: dict[str, Any],
    value: float | None,
    span: tuple[float, float],
) -> SlipCell:
    worst, best = span
    text = "✕" if row.why_not else f"{value:.0f}" if value else "✓"
    own = row.start_utc == found.plan.zero_utc
    old = row.age_h is not None and row.age_h > 24.0 * PHASE_KNOWN_DAYS
    asked = None
    if not row.why_not:
        asked = PlanAsked(**plan) if own else _asked(flight, plan, row)
    return SlipCell(
        text=f"{text}{'' if row.why_not else words.other_profile(row)}{' !' if row.failed else ''}",
        good=(value - worst) / (best - worst) if value and best != worst else None,
        tone="not" if row.why_not else "breaks" if row.failed else "chosen" if own else "",
        unsure=old and found.plan.docking_utc is not None,
        said=words.slip_sentence(row, found),
        asked=asked,
    )


def _asked(flight: Flight, plan: dict[str, Any], row: SlipRow) -> PlanAsked:
    """The request that plans a lift-off of a slip."""
    where = f", {row.where}" if row.where in ("opening", "closing") else ""
    own = flight.model_copy(update={"title": f"{flight.title}, {words.slip_day(row)} d{where}"})
    data = own.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    for name in ("elements", "elements_file"):
        data.pop(name, None)
    rest = {name: plan[name] for name in ("elements", "allow_stale") if name in plan}
    if "elements" not in rest and flight.elements:
        rest["elements"] = {"stored": plan["name"]}
    return PlanAsked(flight=data, **rest)
