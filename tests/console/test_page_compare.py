"""Vehicles and flights side by side in the page and through the API, as the command says them."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest

from expedition.assess.compare import compare
from expedition.catalog import DEFAULT

from .conftest import Open
from .follow import done

PAIR = "#/compare?name=spaceshiptwo&name=ns-16"
NAMES = ["spaceshiptwo", "ns-16"]


def _found(web: httpx.Client, **asked: Any) -> dict[str, Any]:
    job = done(web, "comparisons", asked)
    answer: dict[str, Any] = web.get(job["result"]).json()
    return answer


def test_the_answer_is_the_table_of_the_command(web: httpx.Client) -> None:
    day = date(2026, 1, 1)
    found = _found(web, names=NAMES, on=day.isoformat())
    rows = {one["id"]: [cell["text"] for cell in one["cells"]] for one in found["rows"]}
    assert rows.pop("chances") == ["goes to no station"] * 2
    expected = compare(NAMES, DEFAULT, day)
    assert rows == {one.id: [cell.text for cell in one.cells] for one in expected.rows}


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"names": ["soyus-ms"]}, "names", "soyuz-ms"),
        ({"names": ["/etc/passwd"]}, "names", "is a file"),
        ({"names": ["plan.json"]}, "names", "is a file"),
        ({"names": []}, "names", ""),
        ({"names": ["soyuz-ms"], "station": "nowhere"}, "station", ""),
        ({"names": ["soyuz-ms"], "on": "1950-01-01"}, "on", ""),
    ],
)
def test_what_cannot_be_compared_is_said_at_its_field(
    web: httpx.Client, asked: dict[str, Any], field: str, words: str
) -> None:
    answer = web.post("/api/comparisons", json=asked)
    assert answer.status_code in (400, 422)
    error = answer.json()["error"]
    assert error["field"] == field
    assert words in error["message"]


def test_the_page_shows_every_cell_and_its_sources_by_key(look: Open, web: httpx.Client) -> None:
    page = look(PAIR)
    page.locator(".compared[data-whole] .side-by-side").wait_for()
    found = _found(web, names=NAMES)
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.side-by-side tbody tr')].map(row =>"
        "[...row.querySelectorAll('th, td > span')].map(cell => cell.textContent))"
    )
    assert shown == [[row["name"], *(cell["text"] for cell in row["cells"])] for row in found["rows"]]
    page.locator("tr[data-row='seats'] sup a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "source-1"
    assert page.inner_text("#source-1") == found["sources"][0]["text"]


def test_who_is_compared_is_changed_by_keys_and_kept_in_the_address(look: Open) -> None:
    page = look(PAIR)
    page.locator(".compared[data-whole] .side-by-side").wait_for()
    page.fill("#compare-name", "New Shepard")
    page.keyboard.press("Enter")
    page.locator(".side-by-side thead th:nth-child(4):text('New Shepard')").wait_for()
    assert "name=new-shepard" in page.url
    page.click("button[aria-label^='Take SpaceShipTwo']")
    page.locator(".side-by-side thead th:nth-child(2):text('NS-16')").wait_for()
    assert "spaceshiptwo" not in page.url
    page.fill("#compare-name", "soyus")
    page.keyboard.press("Enter")
    page.locator("#compare-fault:has-text('soyuz-ms')").wait_for()


@pytest.mark.parametrize("size", [pytest.param((1280, 720), marks=pytest.mark.slow), (390, 844)])
def test_a_comparison_fits_its_screen(look: Open, size: tuple[int, int]) -> None:
    page = look(PAIR, size=size)
    page.locator(".compared[data-whole] .side-by-side").wait_for()
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
