"""Two plans in one page: their curves over one another, and a table of what differs."""

from __future__ import annotations

from typing import Any

import pytest

from expedition.plans.words import words
from tests.planned import planned_once

from .conftest import Open
from .test_page_access import _found

PAIR = "#/beside?flight=name%3Dns-16&flight=name%3Dunity-22"
_ROWS = """() => [...document.querySelectorAll('.differences tbody tr')].map(row =>
    [...row.children].map(cell => cell.textContent))"""


def _open(look: Open, where: str = PAIR, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".differences").first.wait_for()
    return page


def _end(page: Any) -> float:
    return float(page.locator("[data-chart='Height'] [role=slider]").get_attribute("aria-valuemax"))


def test_what_differs_is_what_the_plans_say(look: Open) -> None:
    page = _open(look)
    said = [words(planned_once(name)) for name in ("ns-16", "unity-22")]
    shown = {row[0]: row[1:] for row in page.evaluate(_ROWS)}
    assert shown["Route"][:2] == [one.route for one in said]
    assert shown["Crew"][:2] == [one.crew for one in said]
    apogee = [next(row for row in one.timeline if row.event == "Apogee") for one in said]
    assert shown["Apogee"][:2] == [row.elapsed for row in apogee]
    by = apogee[1].met_s - apogee[0].met_s
    assert shown["Apogee"][2] == f"{by / 60.0:+.1f} min"
    alike = len(page.evaluate(_ROWS))
    page.get_by_role("checkbox", name="Only what differs").press("Space")
    assert len(page.evaluate(_ROWS)) >= alike


def test_curves_begin_or_end_together(look: Open) -> None:
    page = _open(look)
    ends = [planned_once(name).end_utc for name in ("ns-16", "unity-22")]
    assert all(ends)
    long = _end(page)
    page.click("button:text-is('Same end')")
    slider = page.locator("[data-chart='Height'] [role=slider]")
    # The longer flight begins before the shorter one, which keeps its own time.
    assert float(slider.get_attribute("aria-valuemin")) < 0.0
    assert float(slider.get_attribute("aria-valuemax")) < long
    page.click("button:text-is('Swap')")
    page.locator(".key a:text-is('Unity 22')").first.wait_for()
    assert page.url.index("unity-22") < page.url.index("ns-16")


def test_a_flight_is_set_beside_one_that_was_looked_at(look: Open) -> None:
    page = look("#/flight?name=ns-16&t=100")
    page.locator(".globe[data-drawn]").wait_for()
    page.click(".flight-acts button:text-is('Compare')")
    page.locator("#beside-1").wait_for()
    assert page.input_value("#beside-0") == "name=ns-16"
    page.select_option("#beside-1", "name=unity-22")
    page.locator(".differences").first.wait_for()


def test_what_cannot_be_planned_is_said(look: Open) -> None:
    page = look("#/beside?flight=name%3Dns-16&flight=name%3Dnobody")
    page.locator(".compare .problem").wait_for()
    assert "nobody" in page.inner_text(".problem")


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_read_two_flights(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, size=size, theme=theme)
    assert _found(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
