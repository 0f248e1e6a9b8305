"""Asking for a flight: what the form offers, what the calendar says of what it cannot know, and addresses."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import httpx
import pytest

from .conftest import Open

SEARCH = (
    "#/windows?vehicle=soyuz-ms&pad=baikonur-31&station=iss&port=rassvet&start=2021-10-04&days!=10"
    "&elements=soyuz-ms-19"
)


def _values(page: Any, field: str) -> list[str]:
    # A locator waits for the form; a page that has just been opened may still be fetching the catalogue.
    found: list[str] = page.locator(f"#{field}").evaluate("one => [...one.options].map(o => o.value)")
    return found


def test_the_form_offers_only_what_goes_together(look: Open, web: httpx.Client) -> None:
    page = look("#/plan")
    book = web.get("/api/catalogue").json()
    for vehicle in _values(page, "in-vehicle"):
        page.select_option("#in-vehicle", vehicle)
        day = page.input_value("#in-start")
        for station in _values(page, "in-station"):
            page.select_option("#in-station", station)
            ports = next(one["ports"] for one in book["stations"] if one["name"] == station)
            fit = [
                one["id"]
                for one in ports
                if vehicle in one["takes"] and (one["since"] or "0") <= day <= (one["until"] or "9")
            ]
            assert fit, (vehicle, station)
            assert _values(page, "in-port") == fit
        pads = next(one["pads"] for one in book["vehicles"] if one["name"] == vehicle)
        assert _values(page, "in-pad") == pads
    page.select_option("#in-vehicle", "shenzhou")
    assert _values(page, "in-station") == ["tiangong"]
    # A day that was mistyped leaves what was chosen as it was.
    page = look("#/plan")
    page.select_option("#in-port", "prichal")
    for day in ("1990-01-01", "", "2021-10-05"):
        page.fill("#in-start", day)
        page.locator("#in-days").focus()
    assert page.input_value("#in-station") == "iss"
    page.fill("#in-start", "2022-10-05")
    page.locator("#in-days").focus()
    assert page.input_value("#in-port") == "prichal"


def test_it_opens_on_a_day_that_its_station_data_suit_and_says_so(look: Open, web: httpx.Client) -> None:
    page = look("#/plan")
    last = web.get("/api/catalogue").json()["record_epochs_utc"][-1][:10]
    day = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    assert page.input_value("#in-start") == day
    hint = page.inner_text("#hint-elements")
    assert "days old" in hint
    assert "too old" not in hint
    assert "paste your own" in hint
    page.select_option("#in-elements", "soyuz-ms-19")
    assert page.input_value("#in-start") == "2021-10-01"


def test_a_search_has_an_address_and_back_finds_it(look: Open) -> None:
    page = look("#/plan")
    page.select_option("#in-elements", "soyuz-ms-19")
    page.fill("#in-start", "2021-10-04")
    page.fill("#in-days", "3")
    page.click("text=Find opportunities")
    page.locator(".calendar").wait_for()
    address, rows = page.url, page.inner_text(".calendar")
    assert "#/windows?" in address
    page.locator("tr:has(th:text('2021-10-05')) .cell.open").first.click()
    page.locator(".flight").wait_for()
    page.go_back()
    page.locator(".calendar").wait_for()
    assert (page.url, page.inner_text(".calendar")) == (address, rows)
    assert page.input_value("#in-start") == "2021-10-04"
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.locator(".calendar").wait_for()
    assert page.inner_text(".calendar") == rows
    for field, asked in (("start", "2021-10-04"), ("days", "3"), ("elements", "soyuz-ms-19")):
        assert page.input_value(f"#in-{field}") == asked


def test_the_calendar_says_what_it_cannot_know(look: Open) -> None:
    page = look(SEARCH)
    page.locator(".calendar").wait_for()
    ages = [float(text.split()[0]) for text in page.locator(".calendar td.age").all_inner_texts()]
    assert len(ages) == 10
    steps = [later - sooner for sooner, later in pairwise(ages)]
    assert steps == pytest.approx([0.98] * 9, abs=0.6)
    unknown = page.locator(".calendar tbody tr.unknown").count()
    assert unknown == sum(age > 5.0 for age in ages) > 0
    assert page.locator("tr.unknown .cell.open", has_text="●").count() == 0
    assert page.locator("tr:not(.unknown) .cell.open", has_text="○").count() == 0
    long = page.locator("tbody tr .slot:last-child .cell.open").all_inner_texts()
    assert long
    assert all("+2 d" in text for text in long)
    page.locator("tr.unknown .cell.open").first.hover()
    assert "the phase is not known" in page.inner_text(".detail")


def test_a_phone_shows_the_whole_calendar(look: Open) -> None:
    page = look(SEARCH, size=(390, 844))
    page.locator(".calendar").wait_for()
    wide, seen = page.locator(".calendar").evaluate("one => [one.scrollWidth, one.parentElement.clientWidth]")
    assert wide <= seen


def test_a_refused_search_is_named_at_its_field(look: Open) -> None:
    page = look(SEARCH.replace("vehicle=soyuz-ms", "vehicle=soyus"))
    page.locator(".problem, .fault:not(:empty)").first.wait_for()
    assert "no ship is called" in page.inner_text("main")


@pytest.mark.parametrize(
    ("where", "words"),
    [("#/nowhere", "There is no page “nowhere”"), ("#/windows?days!=%7B", "damaged"), ("#/plans", "no page")],
)
def test_an_address_that_leads_nowhere_says_so(look: Open, where: str, words: str) -> None:
    page = look(where)
    page.locator("[role=alert]").wait_for()
    assert words in page.inner_text("main")
    page.click("main a")
    page.locator(".form").wait_for()


def test_a_page_whose_code_cannot_be_had_says_so_and_is_tried_again(
    look: Open, window: tuple[Any, list[str]]
) -> None:
    page = look("#/plan")
    page.locator(".form").wait_for()
    page.route("**/assets/record-*", lambda route: route.abort())
    page.route("**/", lambda route: route.abort())
    page.click("text=Flown record")
    page.locator(".problem").wait_for()
    assert "could not be loaded" in page.inner_text("main")
    page.click("text=Try again")
    page.locator("text=Still no answer").wait_for()
    page.unroute_all()
    page.click("text=Try again")
    page.locator("h1:text('record')").wait_for()
    page.locator("button:text('Cancel')").click()
    window[1][:] = [one for one in window[1] if "ERR_FAILED" not in one]


def test_at_contact_the_ports_touch(look: Open) -> None:
    page = look("#/flight?name=soyuz-ms-19")
    page.locator(".globe[data-drawn]").wait_for()
    page.focus(".scrub input")
    page.keyboard.press("End")
    assert "ports 0.00 m apart" in page.inner_text(".relative-panel .readout")
    assert "between centres" in page.inner_text("[data-chart='Range']")
    page.keyboard.press("Home")
    assert "ports" not in page.inner_text(".relative-panel .readout")


@pytest.mark.parametrize("size", [(1280, 720), (794, 1123)])
def test_on_paper_a_flight_is_what_is_said_of_it(look: Open, size: tuple[int, int]) -> None:
    page = look("#/flight?name=soyuz-ms-19", size=size)
    page.locator(".globe[data-drawn]").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    try:
        for seen in (
            ".timeline tbody tr:last-child",
            "#page-1 dl",
            ".checks",
            "#page-3 dl",
            ".charts canvas",
        ):
            assert page.locator(seen).first.is_visible(), seen
        for gone in (".bar", ".clock", ".globe", ".tabs", ".flight-acts button"):
            assert not page.locator(gone).first.is_visible(), gone
        assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"
        # One below the other, nothing over anything.
        boxes = [page.locator(one).bounding_box() for one in (".timeline", "#page-3 dl", ".charts")]
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 1
        light = page.evaluate("getComputedStyle(document.querySelector('.left')).backgroundColor")
        assert light == "rgb(255, 255, 255)"
    finally:
        page.emulate_media(media="screen")
