"""A flight on air: large clock and captions, the panels that are chosen, as a picture and as a film."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import Open, frames, until
from .test_page_access import _found

AIR = "#/air?name=soyuz-ms-19&t=8900"


def _open(look: Open, where: str = AIR, **how: Any) -> Any:
    page = look(where, **how)
    page.locator(".globe[data-imagery]").wait_for()
    frames(page, 2)
    return page


def test_it_is_reached_from_a_flight_and_leads_back_to_its_instant(look: Open) -> None:
    page = look("#/flight?name=ns-16&t=100")
    page.locator(".globe[data-drawn]").wait_for()
    page.click(".flight-acts button:text-is('On air')")
    page.locator(".air .globe[data-drawn]").wait_for()
    assert page.inner_text(".big-met") == "T+00:01:40"
    page.keyboard.press(".")
    page.click("text=Back to the flight")
    page.locator(".flight .globe[data-drawn]").wait_for()
    assert float(page.get_attribute(".flight", "data-met")) > 100.0


def test_captions_and_clock_follow_and_panels_are_chosen_by_key(look: Open) -> None:
    page = _open(look)
    assert page.inner_text(".caption b") == "Approach initiation burn"
    page.keyboard.press(".")
    assert page.inner_text(".caption b") == "Mid-course correction burn"
    page.get_by_role("checkbox", name="Charts").press("Space")
    page.locator(".air [data-chart='Height'] canvas").wait_for()
    page.get_by_role("checkbox", name="Globe").press("Space")
    assert not page.locator(".air .globe-panel").is_visible()
    page.get_by_role("checkbox", name="Clock").press("Space")
    assert not page.locator(".big-met").is_visible()


def test_full_screen_is_a_key_away(look: Open) -> None:
    page = _open(look)
    page.keyboard.press("f")
    until(page, "document.fullscreenElement?.className === 'air'")
    page.keyboard.press("f")
    until(page, "document.fullscreenElement === null")


def test_the_picture_is_what_is_seen(look: Open) -> None:
    image = pytest.importorskip("PIL.Image")
    page = _open(look)
    page.get_by_role("checkbox", name="Charts").press("Space")
    page.locator(".air [data-chart='Height'] canvas").wait_for()
    frames(page, 3)
    with page.expect_download() as saved:
        page.click("button:text-is('Picture (PNG)')")
    assert saved.value.suggested_filename.startswith("soyuz-ms-19-")
    made = image.open(saved.value.path()).convert("RGB")
    assert made.size[0] == 1920
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('.over, .head button')) one.style.opacity = 0; }"
    )
    seen = image.open(io.BytesIO(page.locator(".air").screenshot())).convert("RGB")
    assert made.size[1] / made.size[0] == pytest.approx(seen.size[1] / seen.size[0], abs=0.005)
    a, b = (np.asarray(one.resize((320, 180)), dtype=float) for one in (made, seen))
    apart = np.abs(a - b).mean(axis=2)
    assert apart.mean() < 4.0
    # No part of it is missing: of tiles of the screen, none differs by much.
    tiles = apart.reshape(9, 20, 16, 20).mean(axis=(1, 3))
    assert tiles.max() < 40.0


# Times of the blocks of a film's clusters, ms, all of whose elements have lengths of eight bytes.
_TIMES = """content => {
  const bytes = new Uint8Array(content), view = new DataView(bytes.buffer), out = [];
  const idAt = at => { let n = 1; while (!(bytes[at] & (0x100 >> n))) n++; return n; };
  const walk = (from, to, begins) => {
    for (let at = from; at < to;) {
      const size = idAt(at); let id = 0;
      for (let i = 0; i < size; i++) id = id * 256 + bytes[at + i];
      const length = view.getUint32(at + size + 4); const inside = at + size + 8;
      if (id === 0x18538067) walk(inside, inside + length, 0);
      if (id === 0x1f43b675) walk(inside, inside + length, 0);
      if (id === 0xe7) { begins = 0; for (let i = 0; i < length; i++) begins = begins * 256 + bytes[inside + i]; }
      if (id === 0xa3) out.push(begins + view.getInt16(inside + 1));
      at = inside + length;
    }
  };
  walk(0, bytes.length, 0);
  return out;
}"""


def test_a_span_is_filmed_and_stopped(look: Open) -> None:
    page = _open(look, "#/air?name=ns-16")
    page.select_option("#film-speed", "1000")
    page.select_option("#film-to", index=3)
    page.get_by_label("Size of pictures").select_option("1280")
    about = page.inner_text(".film-about")
    assert "s long" in about
    pictures = int(about.split(",")[1].split()[0])
    with page.expect_download() as saved:
        page.click("button:text-is('Film it')")
    assert saved.value.suggested_filename == "ns-16.webm"
    content = Path(saved.value.path()).read_bytes()
    assert content[:4] == b"\x1a\x45\xdf\xa3"
    assert len(content) > 20_000
    # Each picture at its own time, whatever the machine was busy with: as many as were said, and a quarter of a second.
    times = page.evaluate(_TIMES, list(content))
    assert len(times) == pictures + 8
    assert times == [pytest.approx(1000.0 * i / 30.0, abs=1.0) for i in range(len(times))]
    page.select_option("#film-speed", "1")
    page.click("button:text-is('Film it')")
    page.click("button:text-is('Stop')")
    page.locator(".said:has-text('nothing was saved')").wait_for()
    page.select_option("#film-to", index=0)
    assert page.locator("button:text-is('Film it')").is_disabled()


def test_what_cannot_be_planned_is_said_and_can_be_changed(look: Open) -> None:
    page = look("#/air?name=nobody")
    page.locator("[role=alert] h1").wait_for()
    assert "nobody" in page.inner_text("[role=alert]")


@pytest.mark.parametrize(
    ("size", "theme"), [pytest.param((1280, 720), "dark", marks=pytest.mark.slow), ((390, 844), "light")]
)
def test_everyone_can_put_it_on_air(look: Open, size: tuple[int, int], theme: str) -> None:
    page = _open(look, size=size, theme=theme)
    assert _found(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
