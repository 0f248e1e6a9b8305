"""Figures for screens: so many pixels, dark where asked, readable, and pages as they were."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from expedition import InputError, Plan, figures
from expedition.figures.look import DARK, LIGHT, Hues, Look, looking
from tests.figures.test_figures import FITTING, legible, texts

from ..slow import slow_but


def _contrast(one: Any, other: Any) -> float:
    def light(color: Any) -> float:
        part = np.asarray(to_rgb(color), dtype=float)
        linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
        return float(linear @ np.array([0.2126, 0.7152, 0.0722]))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("hues", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_of_words_stand_out_from_the_paper(hues: Hues) -> None:
    for name in ("ink", "quiet", "ship", "station", "night", "warn"):
        least = 4.0 if hues is LIGHT and name == "station" else 4.5
        assert _contrast(getattr(hues, name), hues.paper) >= least, name


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in FITTING.items() for name in names]
)
def test_every_word_of_a_figure_for_a_dark_screen_can_be_read(
    of_kind: Callable[[str], Plan], kind: str, name: str
) -> None:
    with looking(Look("16:9", "dark")):
        figure = figures.FIGURES[name](of_kind(kind))
        legible(figure)
    across, upright = figure.get_size_inches()
    assert across / upright == pytest.approx(16 / 9)
    for text in texts(figure):
        assert _contrast(text.get_color(), DARK.paper) >= 4.5, text.get_text()
        # Of 1080 pixels; smaller letters are not read from across a room.
        assert float(text.get_fontsize()) / 72.0 / upright * 1080.0 >= 22.0


@pytest.mark.parametrize(("size", "pixels"), slow_but([("16:9", (1920, 1080)), ("4k", (3840, 2160))], "16:9"))
def test_a_picture_for_a_screen_has_its_pixels_to_the_last(
    ms19: Plan, hop: Plan, size: str, pixels: tuple[int, int]
) -> None:
    with looking(Look(size, "dark")):
        drawn = [figures.draw(ms19, "relative-motion"), figures.draw(hop, "ground-track")]
    for figure in drawn:
        # What it is drawn for stays with a figure, however it is written.
        picture = Image.open(io.BytesIO(figures.image(figure, "png"))).convert("RGB")
        assert picture.size == pixels
        assert np.median(np.asarray(picture)) < 60


def test_a_look_ends_with_its_block(hop: Plan) -> None:
    page = figures.image(figures.draw(hop, "ascent"), "svg")
    with looking(Look("16:9", "dark")):
        assert figures.image(figures.draw(hop, "ascent"), "svg") != page
    assert figures.image(figures.draw(hop, "ascent"), "svg") == page


@pytest.mark.parametrize(("size", "theme"), [("4K", "light"), ("page", "black"), ("", "dark")])
def test_a_look_that_is_not_known_is_refused(size: str, theme: str) -> None:
    with pytest.raises(InputError):
        Look.named(size, theme)
