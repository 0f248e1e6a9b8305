"""Watchers and shots over the flight: ribbons under the clock, on the globe, in the timeline."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from expedition.audience.shots import shots
from expedition.plans.plan import Plan

from .conftest import Open
from .follow import done
from .test_page_access import _found

NS_16 = "#/flight?name=ns-16"
MS_18 = "#/flight?name=soyuz-ms-18-return"


def _open(look: Open, where: str, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".globe[data-drawn]").wait_for()
    return page


def _value(page: Any, name: str) -> str:
    return str(page.locator(f".ribbon-name:text-is('{name}') ~ .ribbon-now").first.inner_text())


def _shots(page: Any) -> None:
    page.click("[role=tab]:text-is('Shots')")
    page.click("button:text-is('Work it out')")
    page.locator(".live-list").wait_for()


def test_ribbons_say_what_the_command_says(look: Open, home: Plan) -> None:
    found = shots(home, days=0.0)
    page = _open(look, MS_18)
    _shots(page)
    golden = next(one for one in found.light if one.light == "golden" and one.start_met_s > 0.0)
    over = next(one for one in found.ground if one.start_met_s <= golden.start_met_s + 1.0 <= one.end_met_s)
    page.evaluate(
        "t => { const hand = document.querySelector('.scrub input'); hand.value = t;"
        "hand.dispatchEvent(new Event('input')); }",
        golden.start_met_s + 1.0,
    )
    assert _value(page, "Light") == f"golden, Sun {golden.sun_side}"
    assert _value(page, "Below") == f"{over.place}, {over.light}"
    assert page.locator(".live-list li").count() == len(found.live)
    # A live picture leads to its beginning.
    page.locator(".live-list button").last.click()
    assert float(page.get_attribute(".flight", "data-met")) == pytest.approx(
        found.live[-1].start_met_s, abs=0.1
    )
    assert _value(page, "Live picture").startswith("★" * found.live[-1].marks)
    page.get_by_role("checkbox", name="Draw under the clock").press("Space")
    assert not page.locator(".ribbons").is_visible()


def test_a_watcher_is_drawn_on_globe_ribbons_and_timeline(look: Open, web: httpx.Client, hop: Plan) -> None:
    page = _open(look, f"{NS_16}&t=150")
    page.click("[role=tab]:text-is('Look')")
    page.fill("#look-from", "31.05,-104.8")
    page.keyboard.press("Enter")
    page.locator(".looks").wait_for()
    asked = {"plan": {"name": "ns-16"}, "place": "31.05,-104.8"}
    found = web.get(done(web, "watches", asked)["result"]).json()
    [launch] = found["spans"]
    assert launch["what"] == "launch"
    assert _value(page, "Ship from 31.05").count("°") == 1
    rows = page.locator(".timeline tr:has(.seen-from)").count()
    inside = [one for one in hop.events if launch["span"][0] <= one.met_s <= launch["span"][1]]
    assert rows >= len(inside) > 3
    assert [one["said"] for one in found["lines"]][:2] == ["0:20", "0:40"]
    page.locator(".mark-watcher:not([hidden])").wait_for(state="attached")
    page.get_by_role("checkbox", name="Draw on the globe").press("Space")
    assert page.locator(".seen-from").count() == 0
    page.locator(".mark-watcher[hidden]").wait_for(state="attached")


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_see_layers(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, NS_16, size=size, theme=theme)
    _shots(page)
    page.locator(".ribbons").wait_for()
    assert _found(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
