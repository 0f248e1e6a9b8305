"""The flight by the viewer's own clock, and its station at this moment, with the network asked only by a button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from expedition.space.frames import geodetic_from_itrf, itrf_from_gcrf_states
from expedition.space.time import from_datetime, parse_utc, to_datetime
from expedition.station.omm import parse_omm

from .celestrak import Celestrak
from .conftest import Open, until
from .test_page_access import _found

NS_16 = "#/flight?name=ns-16"
MS_19 = "#/flight?name=soyuz-ms-19&t=9000"
NEAR_DEG = 0.01
"""A kilometre: what is shown lies between states a minute apart."""


@pytest.fixture(autouse=True)
def _time_goes_on(window: tuple[Any, list[str]]) -> Iterator[None]:
    """What a test sets the browser's clock to ends with the test: its page serves the others too."""
    yield
    window[0].clock.set_system_time(datetime.now(UTC))


def _at(page: Any, utc: str, after_s: float) -> None:
    page.clock.set_fixed_time(to_datetime(parse_utc(utc)) + timedelta(seconds=after_s))


def _open(look: Open, where: str, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".globe[data-drawn]").wait_for()
    return page


def test_the_flight_is_counted_down_to_and_followed(look: Open) -> None:
    page = _open(look, NS_16)
    zero = page.inner_text(".times b").replace(" ", "T") + "Z"
    _at(page, zero, -90_000.0)
    page.reload()
    page.locator(".globe[data-drawn]").wait_for()
    page.keyboard.press("l")
    assert page.inner_text(".counting .count") == "Lift-off in 1 d 01:00:00"
    _at(page, zero, 100.0)
    page.reload()
    page.locator(".flight[data-met='100.000']").wait_for()
    page.locator(".live-key.flying[aria-pressed=true]").wait_for()
    _at(page, zero, 107.0)
    page.locator(".flight[data-met='107.000']").wait_for()
    # Who goes to another instant is left there.
    page.keyboard.press(".")
    page.locator(".live-key[aria-pressed=false]").wait_for()
    met = page.get_attribute(".flight", "data-met")
    assert float(met) > 107.5
    page.keyboard.press("l")
    page.locator(".flight[data-met='107.000']").wait_for()


def test_the_network_is_asked_by_a_button_only(look: Open, celestrak: Celestrak) -> None:
    page = _open(look, MS_19)
    page.clock.set_fixed_time(datetime.now(UTC))
    page.keyboard.press("l")
    page.click("button:text-is('From data at hand')")
    page.locator(".how-old:has-text('nobody can say')").wait_for()
    assert re.search(r"\d years old", page.inner_text(".how-old"))
    assert celestrak.asked == []
    assert page.get_attribute(".globe", "data-present") != "true"
    celestrak.answers = False
    page.click("button:text-is('Fetch the newest data')")
    page.locator(".result .problem:has-text('Nothing could be fetched')").wait_for()
    page.locator(".how-old:has-text('nobody can say')").wait_for()
    celestrak.answers = True
    page.click("button:text-is('Fetch the newest data')")
    page.locator(".globe[data-present=true]").wait_for()
    assert len(celestrak.asked) == 2
    assert "5 hours old" in page.inner_text(".how-old")
    # A while later, where the same set puts it by way of SGP4 here.
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=20)
    page.clock.set_fixed_time(moment)
    page.locator(f".now-at:has-text('{moment:%H:%M:%S}')").wait_for()
    t = np.array([from_datetime(moment)])
    [elements] = parse_omm(celestrak.body, where="test")
    latitude, longitude, _ = geodetic_from_itrf(itrf_from_gcrf_states(t, elements.state_gcrf(t))[:, :3])[0]
    shown = page.locator(".now-at")
    assert float(shown.get_attribute("data-latitude")) == pytest.approx(np.degrees(latitude), abs=NEAR_DEG)
    off = float(shown.get_attribute("data-longitude")) - np.degrees(longitude)
    assert abs((off + 180.0) % 360.0 - 180.0) < NEAR_DEG
    assert _found(page) == []
    page.keyboard.press(".")
    page.locator(".globe[data-present=false]").wait_for()


def test_a_place_is_typed_with_all_its_letters(look: Open) -> None:
    page = _open(look, NS_16)
    before = page.get_attribute(".flight", "data-met")
    page.click("[role=tab]:text-is('Look')")
    page.fill("#look-from", "")
    page.type("#look-from", "31.05,-104.8 lnp")
    assert page.input_value("#look-from") == "31.05,-104.8 lnp"
    assert page.get_attribute(".flight", "data-met") == before


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_follow(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, NS_16, size=size, theme=theme)
    page.click(".live-key")
    until(page, "document.querySelector('.counting .count').innerText.includes('ago')")
    until(page, "document.querySelector('.counting').getBoundingClientRect().top < innerHeight")
    assert _found(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
