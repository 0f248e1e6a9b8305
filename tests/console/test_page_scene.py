"""The flight from near: the docking camera, the camera that rides along, and stretches at their own scale."""

from __future__ import annotations

import io
from typing import Any

import httpx
import numpy as np
import pytest

from expedition.catalog import DEFAULT

from ..conftest import KINDS
from ..slow import slow_but
from .conftest import Open

_STRETCHES = {
    "station": ["Ascent"],
    "home": ["Entry", "Landing"],
    "orbit": ["Ascent", "Entry", "Landing"],
    "hop": ["Hop", "Landing"],
}


def _opened(look: Open, where: str) -> Any:
    page = look(where)
    page.locator(".globe[data-imagery]").wait_for()
    return page


def _pixels(page: Any) -> Any:
    image = pytest.importorskip("PIL.Image")
    shot = page.locator(".globe").screenshot()
    return np.asarray(image.open(io.BytesIO(shot)).convert("RGB"), dtype=float)


def test_the_docking_camera_reads_what_the_server_says(look: Open, web: httpx.Client) -> None:
    page = _opened(look, "#/flight?name=soyuz-ms-19&t=10900")
    page.click("[data-look=dock]")
    sight = page.locator(".dock-sight[data-range]")
    sight.wait_for()
    plan = page.locator(".flight").get_attribute("data-plan")
    port = np.array(DEFAULT.station("iss").port("rassvet").position_rtn_m)
    for met in (10_900.0, 11_500.0):
        page.evaluate(
            "met => { const i = document.querySelector('.scrub input');"
            "i.value = met; i.dispatchEvent(new Event('input')); }",
            met,
        )
        page.locator(f".flight[data-met='{met:.3f}']").wait_for()
        # Drawn with the next picture.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        state = np.array(web.get(f"/api/plans/{plan}/state", params={"met": met}).json()["relative_rtn"])
        away, rate = state[:3] - port, state[3:]
        distance = float(np.linalg.norm(away))
        assert float(sight.get_attribute("data-range")) == pytest.approx(distance, abs=0.05)
        assert float(sight.get_attribute("data-rate")) == pytest.approx(
            float(away @ rate) / distance, abs=0.002
        )
    assert "along the docking axis" in page.inner_text(".sight-numbers")
    # The station fills the middle; what is round it is space.
    middle = _pixels(page)[180:320, 200:340].mean()
    page.click("[data-look=dock]")
    page.locator(".marks:not([hidden])").wait_for()
    assert page.locator(".dock-sight").is_hidden()
    assert middle > 20.0


@pytest.mark.parametrize("kind", slow_but(KINDS, "station", "hop"))
def test_every_kind_of_flight_is_seen_from_near(look: Open, kind: str) -> None:
    page = _opened(look, f"#/flight?name={KINDS[kind]}&t=200")
    assert page.locator("[data-look=dock]").count() == (kind in ("station", "home"))
    page.click("[data-look=ride]")
    assert page.locator(".marks").is_hidden()
    page.click("[data-look=local]")
    stretches = page.locator(".local-view > .group button")
    assert stretches.all_inner_texts() == _STRETCHES[kind]
    for stretch in stretches.all():
        stretch.click()
        assert stretch.get_attribute("aria-pressed") == "true"
        readout = page.inner_text(".local-view .readout")
        assert "km high" in readout
        for drawing in (".local-map", ".local-side"):
            drawn = page.locator(f"{drawing} .coming").get_attribute("d")
            assert drawn.count("L") == 400
            assert "NaN" not in page.inner_html(drawing)
    if "Landing" in _STRETCHES[kind] and kind != "hop":
        assert page.locator(".local-within").count() == 1
    page.click("text=Follow ship")
    assert page.locator(".local-view").is_hidden()
    assert page.locator("[data-look][aria-pressed=true]").count() == 0
