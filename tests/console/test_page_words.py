"""The page says of a flight what `plans/words.py` says, row by row, and nothing of its own."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from expedition import Plan
from expedition.plans.words import PlanWords, words

from ..conftest import KINDS
from .conftest import Open

# Each row's texts, of cells that are seen or in a tab that is not open.
_TEXTS = """([rows, parts]) => [...document.querySelectorAll(rows)].map(row =>
    parts.map(part => part === '' ? row.textContent : row.querySelector(part)?.textContent ?? ''))"""


def _rows(page: Any, rows: str, *parts: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page.evaluate(_TEXTS, [rows, parts])]


def _landings(said: PlanWords) -> list[tuple[str, ...]]:
    docked = any(one.undocking for one in said.landings)
    rows = []
    for one in said.landings:
        zone = f"{'✕' if one.why_not else '✓'} {one.zone}{one.why_not}"
        first = [one.undocking] if docked else []
        rows.append((*first, one.deorbit, one.landing, one.aside_km, one.sun_deg, zone))
    return rows


def _sight(names: str) -> str:
    return f"In sight of {names}" if names else ""


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_the_words_of_the_plan(look: Open, web: httpx.Client, kind: str) -> None:
    page = look(f"#/flight?name={KINDS[kind]}")
    page.locator(".globe[data-drawn]").wait_for()
    job = page.locator(".flight").get_attribute("data-plan")
    plan = Plan.from_json(web.get(f"/api/plans/{job}/plan").content)
    said = words(plan)

    assert page.text_content("h1") == said.title
    assert page.text_content(".route") == said.route
    assert page.text_content(".verdict span:last-child") == said.verdict
    facts = [(one.question, one.answer) for one in said.summary]
    asked = [*([("Crew", said.crew)] if said.crew else []), *facts]
    names = [one for (one,) in _rows(page, "#page-1 dl dt", "")]
    values = [one for (one,) in _rows(page, "#page-1 dl dd", "")]
    assert list(zip(names, values, strict=True)) == asked
    budget = _rows(page, ".budget tr", "td:first-child", "td:last-child")
    assert budget == [(one.name, one.dv_mps) for one in said.budget]
    shown = [
        tuple(row)
        for row in page.evaluate(
            "() => [...document.querySelectorAll('.landings tbody')]"
            ".map(one => [...one.querySelectorAll('td')].map(cell => cell.textContent))"
        )
    ]
    told = [row if row[-1] else row[:-1] for section in said.sections for row in section.rows]
    assert shown == _landings(said) + told

    heading = ", ".join(filter(None, (said.elapsed_heading, "UTC", said.local_heading)))
    heads = [one for (one,) in _rows(page, ".timeline th", "")]
    assert heads == [heading, "Event", *(["Range km"] if said.has_range else [])]
    cells = (
        ".met button",
        ".met .utc",
        ".met .local",
        ".what b span",
        ".what small:not(.sight)",
        "small.sight",
        "td.num",
    )
    timeline = [
        (row.elapsed, row.utc, row.local, row.event, row.detail, _sight(row.in_sight), row.range_km)
        for row in said.timeline
    ]
    assert _rows(page, ".timeline tbody tr", *cells) == timeline
    burning = page.locator(".timeline tr.burn").count()
    assert burning == sum(row.burn for row in said.timeline)
    jumps = [one for (one,) in _rows(page, "select.events option", "")][1:]
    assert jumps == [f"{row.elapsed}  {row.event}" for row in said.timeline]
    for wrong in ("null", "undefined", "NaN", "—"):
        assert wrong not in " ".join(values), wrong
