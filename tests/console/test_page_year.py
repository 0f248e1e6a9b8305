"""A year of opportunities as a map: phase, light and beta, paler the older the station data are."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from .conftest import Open
from .follow import done
from .test_page_access import SEARCH, _found

YEAR = SEARCH.replace("days!=10", "days!=365")
CELL = ".year tbody tr:nth-child({}) td:nth-child({}) button"


def _open(look: Open, **how: Any) -> Any:
    page = look(YEAR, **how)
    page.locator(".year").wait_for()
    return page


def _full(page: Any, row: int, day: int) -> float:
    cell = page.locator(CELL.format(row, day + 1))
    return float(cell.evaluate("one => one.style.getPropertyValue('--full')").rstrip("%"))


def test_every_day_with_a_passage_has_a_cell_that_says_what_was_found(look: Open, web: httpx.Client) -> None:
    page = _open(look)
    asked = {
        "vehicle": "soyuz-ms",
        "pad": "baikonur-31",
        "port": "rassvet",
        "start": "2021-10-04",
        "days": 365,
        "elements": {"stored": "soyuz-ms-19"},
    }
    found = web.get(done(web, "windows", asked)["result"]).json()["opportunities"]
    days = {one["liftoff_utc"][:10] for one in found}
    assert page.locator(".year button").count() == len(days)
    page.click(".year-head button:text-is('Beta')")
    one = next(one for one in found if one["liftoff_utc"].startswith("2021-12-20"))
    shown = page.inner_text(CELL.format(3, 21)).replace("−", "-")
    assert float(shown) == pytest.approx(one["beta_deg"], abs=0.51)
    page.click(".year-head button:text-is('Light')")
    day = "☀" if one["pad_sun_elevation_deg"] > -0.83 else "☾"
    assert page.inner_text(CELL.format(3, 21)).startswith(day)


def test_what_is_said_fades_as_the_data_age(look: Open) -> None:
    page = _open(look)
    page.click(".year-head button:text-is('Beta')")
    fresh = page.locator(CELL.format(1, 6))
    assert "unsure" not in fresh.get_attribute("class")
    old = page.locator(CELL.format(12, 28))
    assert "unsure" in old.get_attribute("class")
    # The same beta, near zero, is painted paler a year on.
    assert page.inner_text(CELL.format(12, 28)) == "0"
    assert 10.0 < _full(page, 12, 27) < 0.5 * 52.0
    assert "the phase is not known" in old.get_attribute("aria-label")


def test_keys_go_from_day_to_day_and_enter_plans_the_flight(look: Open) -> None:
    page = _open(look)
    page.locator(".year button[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    assert "2021-10-05" in page.inner_text(".year-map .detail")
    page.keyboard.press("ArrowDown")
    assert "2021-11-05" in page.inner_text(".year-map .detail")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.locator(".flight .globe[data-drawn]").wait_for()
    assert "2021-10-05" in page.inner_text(".times")


@pytest.mark.slow
def test_a_year_is_a_click_from_a_shorter_search(look: Open) -> None:
    page = look(SEARCH)
    page.click("text=The year from here, as a map")
    page.locator(".year").wait_for()
    assert "365" in page.url


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "light", marks=pytest.mark.slow), ((390, 844), "dark")]
)
def test_everyone_can_read_a_year(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, size=size, theme=theme)
    for measure in ("All three", "Phase", "Light", "Beta"):
        page.click(f".year-head button:text-is('{measure}')")
        assert _found(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
