"""A plan as plain tables, as a notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from expedition.plans.price_words import (
    price_cells,
    source_cells,
)
from expedition.plans.risk_words import RISK_HEADS
from expedition.plans.schema import PlanRecord
from expedition.plans.words import LANDING_HEADS, risk_cells, words


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


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th style='text-align:left'>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if heads else ''}<tbody>{body}</tbody></table>"
