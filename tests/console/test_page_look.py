"""Where and when to look at a flight, from where a guest stands, in the page as the command says it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from expedition.audience.place import place
from expedition.audience.watch import watch
from expedition.audience.watch_words import watch_words
from tests.planned import planned_once

from .conftest import Open
from .follow import done
from .test_page_access import _found

NS_16 = "#/flight?name=ns-16"
_ROWS = """() => [...document.querySelectorAll('.look tbody tr')].map(row =>
    [...row.children].map(cell => cell.textContent))"""


def _look(page: Any, at: str) -> None:
    page.locator(".globe[data-drawn]").wait_for()
    page.click("[role=tab]:text-is('Look')")
    page.fill("#look-from", at)
    page.keyboard.press("Enter")


def test_the_page_says_what_the_command_says(look: Open) -> None:
    page = look(NS_16)
    _look(page, "31.05,-104.8")
    page.locator(".looks").wait_for()
    said = watch_words(watch(planned_once("ns-16"), [place("31.05,-104.8")])).places[0]
    assert page.inner_text(".result h2") == said.heading
    assert page.locator(".looks section p").first.inner_text() == said.launch
    first = said.launch_rows[0]
    shown = page.evaluate(_ROWS)
    assert [*shown[0][:3]] == [first.elapsed, first.clock, first.what]
    assert len(shown) == len(said.launch_rows) + len(said.pass_rows) + len(said.landing_rows)
    page.reload()
    page.locator(".globe[data-drawn]").wait_for()
    assert page.input_value("#look-from") == "31.05,-104.8"


def test_a_place_that_nobody_knows_is_said_at_its_field(look: Open, web: httpx.Client) -> None:
    page = look(NS_16)
    _look(page, "Nowhereville-upon-Nothing")
    page.locator("#look-fault:has-text('no town')").wait_for()
    assert page.evaluate("document.activeElement.id") == "look-from"
    answer = web.post(
        "/api/watches", json={"plan": {"name": "ns-16"}, "place": "31,-104", "zone": "Mars/Base"}
    )
    assert answer.json()["error"]["field"] == "zone"
    job = done(web, "watches", {"plan": {"name": "ns-16"}, "place": "31,-104"})
    assert job["request"]["place"] == "31,-104"


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_look(look: Open, size: tuple[int, int], theme: str) -> None:
    page = look(NS_16, size=size, theme=theme)
    _look(page, "31.05,-104.8")
    page.locator(".looks").wait_for()
    assert _found(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
