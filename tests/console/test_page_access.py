"""Everyone can use the page: axe-core finds nothing serious, and keys reach what a pointer reaches."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ..slow import slow_but
from .conftest import Open

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SEARCH = (
    "#/windows?vehicle=soyuz-ms&pad=baikonur-31&station=iss&port=rassvet&start=2021-10-04&days!=10"
    "&elements=soyuz-ms-19"
)
_RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`))"""


def _found(page: Any) -> list[str]:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `npm ci` in frontend/ gets it")
    if not page.evaluate("'axe' in window"):
        page.evaluate("() => {" + AXE.read_text(encoding="utf-8") + "}")
    found: list[str] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("theme", slow_but(["light", "dark"], "light"))
@pytest.mark.parametrize(
    ("where", "ready"),
    [
        ("#/", ".now-flying"),
        ("#/plan", ".form"),
        (SEARCH, ".calendar"),
        ("#/api", ".api"),
        ("#/read", ".read"),
        ("#/compare?name=soyuz-ms&name=unity-22", ".compared[data-whole] .side-by-side"),
        ("#/flight?name=nobody", "h1"),
        ("#/nowhere", ".problem"),
        pytest.param("#/record", ".record", marks=pytest.mark.slow),
    ],
)
def test_nothing_serious_is_wrong_with_a_page(look: Open, where: str, ready: str, theme: str) -> None:
    page = look(where, theme=theme)
    page.locator(ready).first.wait_for(timeout=300_000)
    assert _found(page) == []


@pytest.mark.parametrize(
    ("flight", "theme"),
    slow_but(
        [(f, t) for f in ("soyuz-ms-19&t=300", "soyuz-ms-18-return&t=11200") for t in ("light", "dark")],
        ("soyuz-ms-19&t=300", "dark"),
        ("soyuz-ms-18-return&t=11200", "light"),
    ),
)
def test_nothing_serious_is_wrong_with_a_flight(look: Open, flight: str, theme: str) -> None:
    page = look(f"#/flight?name={flight}", theme=theme)
    page.locator(".globe[data-drawn]").wait_for()
    found = []
    for tab in page.locator("[role=tab]").all():
        tab.click()
        found += _found(page)
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_dots_and_lines_stand_out_from_what_they_are_on(look: Open, theme: str) -> None:
    page = look("#/flight?name=soyuz-ms-19", theme=theme)
    page.locator(".globe[data-drawn]").wait_for()
    for mark in (".abort-dots", ".key .ship-line", ".key .station-line"):
        style = "stroke" if "line" in mark else "color"
        ink, paper = page.evaluate(
            "([mark, style]) => { const n = document.querySelector(mark);"
            "return [getComputedStyle(n)[style], getComputedStyle(n.closest('.key')).backgroundColor]; }",
            [mark, style],
        )
        assert _ratio(ink, paper) >= 4.5, mark


def _ratio(ink: str, paper: str) -> float:
    def light(text: str) -> float:
        rgb = [float(part) / 255 for part in text.split("(")[1].rstrip(")").split(",")[:3]]
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(ink), light(paper)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "where",
    [
        "#/",
        "#/plan",
        SEARCH,
        "#/api",
        "#/read",
        "#/compare",
        "#/flight?name=soyuz-ms-19",
        "#/flight?name=nobody",
    ],
)
def test_headings_go_down_a_step_at_a_time(look: Open, where: str) -> None:
    page = look(where)
    page.locator(".calendar" if where == SEARCH else "h1").first.wait_for()
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(n => Number(n.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_play_is_within_ten_stops(look: Open) -> None:
    page = look("#/flight?name=soyuz-ms-19")
    page.locator(".globe[data-drawn]").wait_for()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "play":
            return
    raise AssertionError("Play is not among the first ten")


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_what_is_pressed_is_large_enough(look: Open, size: tuple[int, int]) -> None:
    for where, ready in (("#/flight?name=soyuz-ms-19", ".globe[data-drawn]"), (SEARCH, ".calendar")):
        page = look(where, size=size)
        page.locator(ready).wait_for()
        small = page.evaluate(
            "() => [...document.querySelectorAll('button, select, input, a')].filter(n => n.checkVisibility())"
            ".filter(n => !n.closest('td, p, .skip, label'))"
            ".map(n => [n.textContent.slice(0, 20), n.getBoundingClientRect()])"
            ".filter(([, box]) => box.width && (box.width < 24 || box.height < 23.9))"
            ".map(([name, box]) => `${name} ${box.width} x ${box.height}`)"
        )
        assert small == []


def test_charts_are_read_and_set_by_keys(look: Open) -> None:
    page = look("#/flight?name=soyuz-ms-19&t=5000")
    page.locator(".globe[data-drawn]").wait_for()
    chart = page.locator("[data-chart='Height'] [role=slider]")
    chart.focus()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "slider"
    met = page.locator(".flight")
    page.keyboard.press("ArrowRight")
    assert float(met.get_attribute("data-met")) > 5000.0
    said = chart.get_attribute("aria-valuetext")
    assert "km" in said
    assert "T+" in said
    page.keyboard.press("Home")
    assert float(met.get_attribute("data-met")) == 0.0
    assert chart.get_attribute("aria-valuetext") != said
