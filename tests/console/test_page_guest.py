"""A guest's layer: words explained where they stand, units and local time that are chosen and kept."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Open, until
from .test_page_access import _found

MS_19 = "#/flight?name=soyuz-ms-19&t=9000"


def _open(look: Open, where: str = MS_19, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".globe[data-drawn]").wait_for()
    return page


def _choose(page: Any, explain: bool = False, units: str = "", zone: str = "") -> None:
    page.focus(".guest summary")
    page.keyboard.press("Enter")
    if explain:
        page.get_by_label("Explain words").press("Space")
        page.locator("dfn").first.wait_for(state="attached")
    if units:
        page.select_option("#guest-units", units)
    if zone:
        page.select_option("#guest-zone", zone)
    page.focus("#guest-units")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_words_are_explained_to_keys_and_pointer(look: Open) -> None:
    page = _open(look)
    before = page.text_content(".timeline tbody")
    assert page.locator("dfn").count() == 0
    _choose(page, explain=True)
    page.locator(".globe[data-drawn]").wait_for()
    assert page.text_content(".timeline tbody") == before
    page.click("[role=tab]:text('Why then')")
    page.focus("#page-1 dfn:text-is('beta')")
    assert "Sun" in page.inner_text("#meaning")
    assert page.locator("#meaning").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#meaning").is_visible()
    page.hover("#page-1 dfn:text-is('Contact')")
    assert "port" in page.inner_text("#meaning")
    box = page.locator("#meaning").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.mouse.move(700, 300)
    until(page, "document.getElementById('meaning').hidden")


def test_heights_and_speeds_are_told_in_miles_and_the_clock_stays(look: Open) -> None:
    page = _open(look)
    page.keyboard.press(".")
    met = page.get_attribute(".flight", "data-met")
    km = float(page.get_attribute(".flight", "data-height"))
    _choose(page, units="miles")
    page.locator(".now:has-text('mi high')").wait_for()
    assert page.get_attribute(".flight", "data-met") == met
    said = page.inner_text(".now")
    assert f"{km / 1.609344:.1f} mi high" in said
    assert "mph" in said
    page.locator("[data-chart='Height'] .readout:has-text('mi')").wait_for()
    height = float(page.inner_text("[data-chart='Height'] .readout").split()[0])
    assert height == pytest.approx(km / 1.609344, abs=0.51)
    page.reload()
    page.locator(".now:has-text('mi high')").wait_for()


def test_times_are_told_by_a_clock_that_is_chosen(look: Open) -> None:
    page = _open(look)
    assert "here 05 Oct 07:25:04 UTC−4".replace("−", "-") in page.inner_text(".times")
    _choose(page, zone="Asia/Tokyo")
    page.locator(".times:has-text('Tokyo 05 Oct 20:25:04 UTC+9')").wait_for()
    assert page.inner_text("tbody tr:first-child .here") == "17:55:04"
    assert "Tokyo" in page.inner_text(".timeline thead")


def test_a_zone_that_nobody_knows_ends_no_clock(look: Open) -> None:
    page = look("icon.svg")
    page.evaluate(
        """() => localStorage.setItem('expedition.guest', '{"zone":"Mars/Base","units":"miles"}')"""
    )
    page.evaluate("hash => { location.href = '/' + hash; }", MS_19)
    page.locator(".globe[data-drawn]").wait_for()
    assert "here 05 Oct" in page.inner_text(".times")


def test_the_story_is_told_in_the_units_and_on_the_clock_that_are_chosen(look: Open) -> None:
    page = _open(look)
    page.click("[role=tab]:text-is('Story')")
    page.locator(".story:has-text('On 5 October 2021 at 04:55 a Soyuz-2.1a lifts off')").wait_for()
    assert "27,000 km/h" in page.inner_text(".story")
    assert page.locator(".story [aria-current] h3").inner_text() == "The chase"
    page.click(".story h3 button:text-is('The meeting')")
    assert page.locator(".story [aria-current] h3").inner_text() == "The meeting"
    assert _found(page) == []
    _choose(page, units="miles", zone="Asia/Tokyo")
    page.locator(".times:has-text('Tokyo')").wait_for()
    page.click("[role=tab]:text-is('Story')")
    page.locator(".story:has-text('at 17:55 a Soyuz-2.1a')").wait_for()
    assert "16,800 mph" in page.inner_text(".story")


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_be_a_guest(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, size=size, theme=theme)
    _choose(page, explain=True)
    page.locator(".globe[data-drawn]").wait_for()
    page.locator("dfn").first.focus()
    page.evaluate("() => { document.querySelector('main').scrollTop = 0; }")
    page.focus(".guest summary")
    page.keyboard.press("Enter")
    assert _found(page) == []
    menu = page.locator(".guest-menu").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= size[0]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
