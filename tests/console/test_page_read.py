"""Announcements in the page: claims marked and labelled, evidence by keys, flights a click from their plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import Open
from .test_page_access import _found

# One of each verdict: the day is right, the weekday is not that date, and nobody counts zones.
TEXT = """Film crew bound for the station

BAIKONUR, October 4, 2021. Soyuz MS-19 will lift off from Site 31 on Monday, October 5, 2021 at 11:55 Moscow time with
Anton Shkaplerov, Yulia Peresild and Klim Shipenko. The ship goes to the ISS and docks the same day.
"""
SCRIPT = (
    "Soyuz MS-19 lifts off on October 5, 2021. &lt;img src=x onerror=\"document.title='run'\"&gt; "
    "<script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\">"
)


def _read(page: Any, text: str) -> None:
    page.fill("#announcement", text)
    page.click(".source button:text-is('Read')")
    page.locator(".reading .text").wait_for()


def test_claims_are_labelled_and_keys_go_from_one_to_the_next(look: Open) -> None:
    page = look("#/read")
    _read(page, TEXT)
    tags = page.locator("button.tag")
    labels = tags.all_inner_texts()
    assert len(labels) >= 3
    assert {label.split(" ", 1)[1] for label in labels} <= {"supported", "contradicted", "cannot be checked"}
    assert all(label[0] in "✓✗?" for label in labels)
    tags.first.focus()
    assert page.inner_text(".evidence h2") == f"Claim 1 of {len(labels)}"
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".evidence h2") == f"Claim 2 of {len(labels)}"
    assert page.locator(".piece.chosen").count() >= 1
    page.keyboard.press("Tab")
    assert page.inner_text(".evidence h2") == f"Claim 3 of {len(labels)}"
    page.keyboard.press("End")
    assert page.inner_text(".evidence h2") == f"Claim {len(labels)} of {len(labels)}"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert tags.first.get_attribute("aria-pressed") == "true"
    # A click into the marked words is as good as one on their label.
    page.locator(".piece").last.click()
    assert page.inner_text(".evidence h2").startswith(f"Claim {len(labels)} ")


def test_a_flight_of_a_text_is_planned_and_the_text_is_there_on_the_way_back(look: Open) -> None:
    page = look("#/read")
    _read(page, TEXT)
    page.locator("button.tag").nth(1).focus()
    assert page.inner_text(".card h3") == "Soyuz MS-19"
    assert "2021-10-05 08:55 UTC" in page.inner_text(".card")
    page.click(".card a:text('Plan this flight')")
    page.locator("h1:text('Soyuz MS-19')").wait_for()
    page.locator(".globe[data-drawn]").wait_for()
    page.go_back()
    page.locator(".reading .text").wait_for()
    assert page.input_value("#announcement") == TEXT
    assert page.inner_text(".evidence h2").startswith("Claim 2 ")
    page.click(".source summary")
    page.click("button:text('Clear')")
    assert page.locator(".reading .text").count() == 0
    page.reload()
    page.locator("#announcement").wait_for()
    assert page.input_value("#announcement") == ""


def test_markup_of_a_text_is_never_run(look: Open) -> None:
    page = look("#/read")
    _read(page, SCRIPT)
    # A picture that is not there fails after those of the text would have.
    page.evaluate(
        "() => new Promise(done => { const late = new Image(); late.onerror = done; late.src = '/late'; })"
    )
    assert page.title() == "Read · Expedition"
    assert page.locator(".reading img, .reading script").count() == 0
    assert "<img src=x" in page.inner_text(".reading .text")


def test_a_file_is_opened_in_whatever_letters_it_is_written(look: Open, tmp_path: Path) -> None:
    page = look("#/read")
    file = tmp_path / "old.txt"
    file.write_bytes("Старт корабля «Союз МС-19» состоится 5 октября 2021 года в 11:55 мск.".encode("cp1251"))
    page.set_input_files("#announcement-file", file)
    page.locator(".reading .text").wait_for()
    assert "Старт корабля" in page.inner_text(".reading .text")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a" * 200_001, "201 kB are more than the 200 kB"),
        (b"a\x00b\x01", "binary"),
        (b" ", "nothing to read"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_text(
    look: Open, tmp_path: Path, content: bytes, words: str
) -> None:
    page = look("#/read")
    file = tmp_path / "text"
    file.write_bytes(content)
    page.set_input_files("#announcement-file", file)
    page.locator(f"#announcement-fault:has-text('{words}')").wait_for()
    assert page.get_attribute("#announcement", "aria-invalid") == "true"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_everyone_can_read_a_reading(look: Open, theme: str, size: tuple[int, int]) -> None:
    page = look("#/read", theme=theme, size=size)
    _read(page, TEXT)
    assert _found(page) == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(n => Number(n.tagName[1]))")
    assert levels[0] == 1
    wide = page.evaluate("() => document.querySelector('main').scrollWidth - innerWidth")
    assert wide <= 0
