"""The first page shows a flight before anything is asked, and leads to everything else."""

from __future__ import annotations

import pytest

from .conftest import Open, frames, until

MET = "Number(document.querySelector('.scrub input').value)"


def test_a_flight_flies_before_anything_is_asked(look: Open) -> None:
    page = look()
    page.locator(".globe[data-drawn]").wait_for()
    until(page, f"{MET} > 5")
    assert page.inner_text(".caption b")
    page.click("[aria-label='Pause']")
    at = page.evaluate(MET)
    frames(page, 10)
    assert page.evaluate(MET) == at
    page.click("text=Open this flight")
    page.locator(".flight .globe[data-drawn]").wait_for()


def test_who_wants_stillness_has_it(look: Open) -> None:
    page = look("icon.svg")
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("() => { location.href = '/'; }")
    page.locator(".globe[data-drawn]").wait_for()
    frames(page, 10)
    assert page.evaluate(MET) == 0
    page.keyboard.press("Space")
    until(page, f"{MET} > 1")
    page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize("size", [pytest.param((1280, 720), marks=pytest.mark.slow), (390, 844)])
def test_every_page_is_a_link_away(look: Open, size: tuple[int, int]) -> None:
    page = look(size=size)
    page.locator(".flights-to-see").wait_for()
    links = page.evaluate("[...document.querySelectorAll('main a')].map(one => one.getAttribute('href'))")
    assert {"#/plan", "#/read", "#/compare", "#/record", "#/flight?name=soyuz-ms-19"} <= set(links)
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
