"""Charts that zoom, take other quantities, and are saved as a table of what they show."""

from __future__ import annotations

import csv
from typing import Any

import httpx
import numpy as np
import pytest

from .conftest import Open, until
from .test_page_access import _found

MS_19 = "#/flight?name=soyuz-ms-19&t=9000"
HEIGHT = "[data-chart='Height'] [role=slider]"


def _open(look: Open, where: str = MS_19, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".globe[data-drawn]").wait_for()
    page.locator(".charts canvas").first.wait_for()
    return page


def _span(page: Any, chart: str = "Height") -> list[float]:
    slider = page.locator(f"[data-chart='{chart}'] [role=slider]")
    return [float(slider.get_attribute(f"aria-value{end}")) for end in ("min", "max")]


def test_a_span_is_drawn_out_of_one_chart_and_shown_in_all(look: Open) -> None:
    page = _open(look)
    whole = _span(page)
    box = page.locator("[data-chart='Range'] .u-over").bounding_box()
    met = page.locator(".flight").get_attribute("data-met")
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 12, steps=4)
    page.mouse.up()
    page.locator("[aria-label='Zoom out']:enabled").wait_for()
    low, high = _span(page)
    assert low == pytest.approx(whole[0] + 0.5 * (whole[1] - whole[0]), abs=60.0)
    assert high == pytest.approx(whole[0] + 0.75 * (whole[1] - whole[0]), abs=60.0)
    assert _span(page, "Range-rate") == [low, high]
    # Drawing out a span is no setting of the clock; a click is.
    assert page.locator(".flight").get_attribute("data-met") == met
    page.mouse.click(box["x"] + 0.5 * box["width"], box["y"] + 10)
    now = float(page.locator(".flight").get_attribute("data-met"))
    assert now == pytest.approx((low + high) / 2.0, abs=30.0)
    page.click("[aria-label='Zoom out']")
    assert _span(page) == whole


def test_keys_zoom_about_the_clock(look: Open) -> None:
    page = _open(look)
    whole = _span(page)
    page.focus(HEIGHT)
    page.keyboard.press("+")
    low, high = _span(page)
    assert high - low == pytest.approx(0.6 * (whole[1] - whole[0]), abs=2.0)
    assert low < 9000.0 < high
    page.keyboard.press("-")
    assert _span(page) == pytest.approx(whole, abs=1.0)
    page.keyboard.press("+")
    page.keyboard.press("0")
    assert _span(page) == whole


def test_the_pointer_reads_another_time_than_the_clock(look: Open) -> None:
    page = _open(look)
    readout = page.locator("[data-chart='Height'] .readout")
    before = readout.inner_text()
    assert not before.startswith("T+")
    page.locator("[data-chart='Range'] .u-over").hover()
    until(page, "document.querySelector('[data-chart=Height] .readout').textContent.startsWith('T+')")
    page.mouse.move(5, 5)
    until(page, "!document.querySelector('[data-chart=Height] .readout').textContent.startsWith('T+')")
    assert readout.inner_text() == before


def test_other_quantities_are_chosen_by_key_and_saved_as_they_are_shown(
    look: Open, web: httpx.Client
) -> None:
    page = _open(look)
    page.focus(".quantities summary")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Speed over ground").press("Space")
    page.get_by_role("checkbox", name="Felt g-load").press("Space")
    page.locator("[data-chart='Speed over ground'] canvas").wait_for()
    assert page.locator("[data-chart='Felt g-load']").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.focus(HEIGHT)
    page.keyboard.press("+")
    low, high = _span(page)
    with page.expect_download() as saved:
        page.click("button:text-is('CSV')")
    assert saved.value.suggested_filename == "soyuz-ms-19.csv"
    with open(saved.value.path(), newline="") as file:
        rows = list(csv.DictReader(file))
    assert "felt_g" not in rows[0]
    met = np.array([float(row["met_s"]) for row in rows])
    assert [met[0], met[-1]] == pytest.approx([low, high], abs=0.51)
    plan = page.locator(".flight").get_attribute("data-plan")
    for k in (0, len(rows) // 2, -1):
        state = web.get(f"/api/plans/{plan}/state", params={"met": met[k]}).json()["ship"]
        assert float(rows[k]["altitude_km"]) == pytest.approx(state["altitude_km"], abs=0.3)
        speed = float(np.linalg.norm(state["itrf"][3:]))
        assert float(rows[k]["ground_speed_mps"]) == pytest.approx(speed, abs=1.0)


@pytest.mark.parametrize("theme", [pytest.param("light", marks=pytest.mark.slow), "dark"])
def test_lines_have_the_colours_of_the_theme(look: Open, theme: str) -> None:
    page = _open(look, theme=theme)
    page.focus(".quantities summary")
    page.keyboard.press("Enter")
    assert _found(page) == []
    painted = (
        "() => { const one = document.querySelector('[data-chart=Range] canvas');"
        "const all = one.getContext('2d').getImageData(0, 0, one.width, one.height).data; const seen = {};"
        "for (let i = 0; i < all.length; i += 4) if (all[i + 3] > 250)"
        "{ const c = [all[i], all[i + 1], all[i + 2]].join(', '); seen[c] = (seen[c] ?? 0) + 1; } return seen; }"
    )
    colour = "() => getComputedStyle(document.querySelector('.ship-line')).stroke.match(/[\\d, ]+/)[0].trim()"
    assert page.evaluate(painted).get(page.evaluate(colour), 0) > 20
    page.evaluate(
        "theme => { document.documentElement.dataset.theme = theme; }",
        "dark" if theme == "light" else "light",
    )
    until(page, f"({painted})()[({colour})()] > 20")
