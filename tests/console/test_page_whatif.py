"""What-ifs in the page: started, stopped, and each of their flights a click away."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from .conftest import Open
from .test_page_access import _found

SLIP = "#/flight?name=ns-16&whatif=slip&whatif-days=1"
SCATTERED = "#/flight?name=soyuz-ms-19&whatif=dispersions&whatif-samples=100&whatif-direct=0"


def test_a_slip_is_a_map_whose_cells_are_plans(look: Open) -> None:
    page = look("#/flight?name=ns-16")
    page.locator(".globe[data-drawn]").wait_for()
    page.click("[role=tab]:text('What if')")
    page.fill("#if-days", "1")
    page.click(".asking-for button:text('Start')")
    cells = page.locator(".heat a.cell")
    cells.first.wait_for()
    assert cells.all_inner_texts() == ["✓", "✓", "✓"]
    assert page.url.endswith("&t=0&whatif=slip&whatif-days=1")
    # Tab comes to the flight's own day, and arrow keys go on from there.
    page.locator(".heat a[tabindex='0']").focus()
    assert "2021-07-20 13:11" in page.inner_text(".slip .detail")
    page.keyboard.press("ArrowRight")
    assert "2021-07-21 13:11" in page.inner_text(".slip .detail")
    page.keyboard.press("Enter")
    page.locator("h1:text('+1 d')").wait_for()
    assert "date=2021-07-21" in page.url
    page.go_back()
    page.locator(".heat").wait_for()
    assert page.get_attribute("[role=tab]:text('What if')", "aria-selected") == "true"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everyone_can_read_a_slip(look: Open, theme: str) -> None:
    page = look(SLIP, theme=theme)
    page.locator(".heat").wait_for()
    page.click(".said-table summary")
    # A map in full colour, with whatever a cell may be.
    page.evaluate(
        "() => document.querySelectorAll('.heat .cell').forEach((cell, i) => {"
        "cell.style.setProperty('--full', `${[6, 26, 46][i]}%`); cell.classList.add(['not', 'breaks', 'unsure'][i]); })"
    )
    assert _found(page) == []


def test_a_what_if_is_stopped_and_may_be_asked_anew(look: Open) -> None:
    page = look(SCATTERED.replace("samples=100", "samples=100000"))
    page.locator(".result progress").wait_for()
    page.click(".result button:text('Cancel')")
    page.locator(".result .problem").wait_for()
    assert page.inner_text(".result") == "Cancelled"
    assert page.locator(".asking-for button:text('Start')").is_enabled()
    assert page.input_value("#if-samples") == "100000"


def _ring(page: Any, where: str) -> tuple[float, float]:
    ring = page.locator(f"{where} .ring")
    assert ring.get_attribute("visibility") == "visible"
    return float(ring.get_attribute("cx")), float(ring.get_attribute("cy"))


def test_a_sample_is_chosen_in_every_picture_and_opens_as_a_plan(look: Open, web: httpx.Client) -> None:
    page = look(SCATTERED)
    page.locator(".clouds").wait_for()
    found = _found(page)
    insertion = page.locator("[data-cloud='At insertion'] svg")
    insertion.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    said = page.inner_text(".clouds .detail")
    assert insertion.get_attribute("aria-valuetext") in said
    assert insertion.get_attribute("aria-valuenow") == "1"
    number = int(said.split(":")[0].removeprefix("sample "))
    answer = web.get(
        web.post(
            "/api/whatifs",
            json={"what": "dispersions", "plan": {"name": "soyuz-ms-19"}, "samples": 100, "direct": 0},
        ).json()["result"]
    ).json()
    samples = answer["scattered"]
    arrival = next(one for one in samples["clouds"] if one["where"] == "relative")
    # Where the ring stands in the relative motion is where the sample arrives.
    picture = page.locator("svg.relative")
    scale, x0, y0 = (float(picture.get_attribute(f"data-{name}")) for name in ("scale", "x", "y"))
    x, y = _ring(page, "svg.relative")
    place = samples["numbers"].index(number)
    assert (x - x0) / scale == pytest.approx(arrival["x"][place], abs=1.0)
    assert (y0 - y) / scale == pytest.approx(arrival["y"][place], abs=1.0)
    page.emulate_media(color_scheme="dark")
    assert found + _found(page) == []

    page.locator(".clouds .detail a").focus()
    page.keyboard.press("Enter")
    page.locator(f"h1:text('sample {number}')").wait_for()
    assert f"sample={number}&sample-seed=1" in page.url
    assert page.locator("[role=tab]:text('What if')").count() == 0
    plan = web.get(f"/api/plans/{page.get_attribute('.flight', 'data-plan')}/plan").json()
    insertion_cloud = next(one for one in samples["clouds"] if one["title"] == "At insertion")
    assert plan["insertion"]["perigee_km"] == pytest.approx(insertion_cloud["x"][place], abs=0.05)
    assert plan["insertion"]["apogee_km"] == pytest.approx(insertion_cloud["y"][place], abs=0.3)
    assert plan["dv_total_mps"] == pytest.approx(samples["histograms"][0]["values"][place], abs=1.0)
