"""Figures: each plan gets those it has something to show in, readable, and the same every time."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from expedition import Flight, InputError, Plan, figures, windows
from expedition.figures import style
from expedition.figures.ground_track import subsolar_deg
from expedition.figures.season import season
from expedition.figures.staircase import phase_deg, steps
from expedition.plans.ground import ground_points
from expedition.space.time import parse_utc

FITTING = {
    "station": ["overview", "ascent", "ground-track", "staircase", "relative-motion", "range"],
    "home": ["overview", "ground-track", "staircase", "relative-motion", "range", "entry"],
    "orbit": ["overview", "ascent", "ground-track", "staircase", "entry"],
    "hop": ["ascent", "ground-track"],
}
LEAST_POINTS = 7.0


def texts(figure: Figure) -> list[Text]:
    """All words that are drawn; of the labels of an axis, those between its ends."""
    found = [*figure.texts, *(one for legend in figure.legends for one in legend.get_texts())]
    for axes in figure.axes:
        found += [*axes.texts, axes._left_title, axes.xaxis.label, axes.yaxis.label]
        legend = axes.get_legend()
        found += legend.get_texts() if legend else []
        for axis, place in ((axes.xaxis, 0), (axes.yaxis, 1)):
            low, high = sorted(axis.get_view_interval())
            labels = axis.get_ticklabels() if axis.get_visible() else []
            found += [one for one in labels if low <= one.get_position()[place] <= high]
    return [one for one in found if one.get_visible() and one.get_text().strip()]


def legible(figure: Figure) -> None:
    """Assert that every word of a figure can be read."""
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    with style.drawing():
        canvas.draw()
    renderer = canvas.get_renderer()
    page = figure.bbox
    boxes = []
    for text in texts(figure):
        assert text.get_fontsize() >= LEAST_POINTS, text.get_text()
        # An annotation would count its lead as well.
        box = Text.get_window_extent(text, renderer)
        if not box.width:
            continue
        assert page.x0 - 1 <= box.x0 <= box.x1 <= page.x1 + 1, text.get_text()
        assert page.y0 - 1 <= box.y0 <= box.y1 <= page.y1 + 1, text.get_text()
        boxes.append((text.get_text(), box))
    assert len(boxes) > 5
    for (one, a), (other, b) in combinations(boxes, 2):
        width = min(a.x1, b.x1) - max(a.x0, b.x0)
        height = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert width <= 1.5 or height <= 1.5, f"{one!r} and {other!r} overlap"


@pytest.mark.parametrize("kind", FITTING)
def test_a_plan_gets_the_figures_that_it_has_something_for(of_kind: Callable[[str], Plan], kind: str) -> None:
    plan = of_kind(kind)
    assert figures.fitting(plan) == FITTING[kind]
    for name in set(figures.FIGURES) - set(FITTING[kind]):
        with pytest.raises(InputError):
            figures.FIGURES[name](plan)


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in FITTING.items() for name in names]
)
def test_every_word_of_a_figure_can_be_read(of_kind: Callable[[str], Plan], kind: str, name: str) -> None:
    legible(figures.FIGURES[name](of_kind(kind)))


@pytest.mark.parametrize("length", [10, 90, 200])
def test_a_heading_of_any_length_stays_on_the_sheet(length: int) -> None:
    with style.drawing():
        figure = style.sheet(4.0, "W" * length, "m" * length)
        ends = [line.get_window_extent().x1 for line in figure.texts]
    assert max(ends) <= figure.bbox.x1
    for line in figure.texts:
        assert line.get_fontsize() >= LEAST_POINTS
    assert figure.texts[0].get_text().endswith("W" if length == 10 else "…")


def test_words_are_as_wide_as_they_were_measured_whatever_the_resolution() -> None:
    widths = []
    with style.drawing():
        figure = style.sheet(4.0, "Soyuz MS-19", "from Baikonur to the station")
        for dpi in (72, 100, 170):
            figure.set_dpi(dpi)
            renderer = FigureCanvasAgg(figure).get_renderer()
            widths.append(figure.texts[1].get_window_extent(renderer).width / dpi)
    assert widths == pytest.approx(3 * [widths[0]], rel=0.01)


def test_the_map_of_a_hop_shows_its_surroundings(hop: Plan) -> None:
    axes, world = figures.FIGURES["ground-track"](hop).axes
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    x, y, _ = ground_points(hop, np.linspace(0.0, hop.duration_s, 50)).T
    assert west < x.min() < x.max() < east
    assert south < y.min() < y.max() < north
    assert 10.0 < 111.2 * (north - south) < 60.0, "km"
    assert world.get_xlim() == (-180.0, 180.0)
    # A kilometre is as long eastwards as northwards.
    box = axes.get_window_extent()
    shape = (east - west) * np.cos(np.radians(y[0])) / box.width * box.height / (north - south)
    assert shape == pytest.approx(1.0, rel=0.01)


def test_files_are_images_and_the_same_every_time(hop: Plan, tmp_path: Path) -> None:
    written = figures.write(hop, tmp_path / "figures")
    assert [one.name for one in written] == [
        "ascent.png",
        "ascent.svg",
        "ground-track.png",
        "ground-track.svg",
    ]
    for one in written:
        if one.suffix == ".png":
            image = Image.open(one)
            assert image.width > 1000
            assert np.ptp(np.asarray(image.convert("L"))) > 200
        else:
            ElementTree.parse(one)
    again = figures.drawings(hop)
    assert {one.name: one.read_bytes() for one in written} == again


def test_the_overview_is_small_enough_for_a_page_and_the_same_every_time(ms19: Plan) -> None:
    one, two = (figures.image(figures.draw(ms19, "overview"), "svg") for _ in range(2))
    assert one == two
    assert len(one) < 300_000


def test_a_plans_folder_holds_its_figures_where_they_are_asked_for(hop: Plan, tmp_path: Path) -> None:
    from expedition.exports.folder import write_folder

    names = [one.name for one in write_folder(hop, tmp_path / "out", figures=("svg",))]
    assert names == ["plan.json", "timeline.csv", "ascent.svg", "ground-track.svg"]
    with pytest.raises(InputError, match="png and svg"):
        write_folder(hop, tmp_path / "new", figures=("gif",))
    assert not (tmp_path / "new").exists()


def test_the_callers_own_settings_of_matplotlib_are_left_alone(hop: Plan) -> None:
    wanted = figures.image(figures.FIGURES["ascent"](hop), "svg")
    with matplotlib.rc_context({"font.size": 30.0, "axes.facecolor": "black"}):
        assert figures.image(figures.FIGURES["ascent"](hop), "svg") == wanted
        assert matplotlib.rcParams["font.size"] == 30.0


def test_threads_may_draw_at_once(hop: Plan) -> None:
    wanted = figures.image(figures.FIGURES["ascent"](hop), "png")
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(figures.image(figures.FIGURES["ascent"](hop), "png")))
        for _ in range(3)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [wanted] * 3


def test_the_sense_of_both_bars_is_written_on_the_figure(ms19: Plan) -> None:
    figure = figures.FIGURES["relative-motion"](ms19)
    said = " ".join(one.get_text() for one in figure.findobj(Text))
    assert "to the right is ahead" in said
    assert "down is towards the Earth" in said
    for axes in figure.axes:
        assert axes.get_xlim()[0] < axes.get_xlim()[1]
        # Down is positive R-bar: the axis runs the other way.
        assert axes.get_ylim()[0] > axes.get_ylim()[1]
        assert "V-bar" in axes.get_xlabel()
        assert "R-bar" in axes.get_ylabel()
    _, near, _ = figure.axes
    ship = max(
        (line for line in near.lines if line.get_color() == style.LIGHT.ship),
        key=lambda one: len(one.get_xdata()),
    )
    relative = ms19.relative_rtn(ms19.duration_s)
    assert (ship.get_xdata()[-1], ship.get_ydata()[-1]) == pytest.approx(
        (relative[1], -relative[0]), abs=0.01
    )


def test_the_staircase_is_that_of_the_burns(ms19: Plan) -> None:
    when, perigee, apogee = steps(ms19)
    assert (perigee[0], apogee[0]) == (ms19.insertion.perigee_km, ms19.insertion.apogee_km)
    last = next(burn for burn in ms19.burns if burn.name == "Arrival")
    k = int(np.argmin(np.abs(when - last.met_s - 0.5 * last.duration_s)))
    assert (perigee[k], apogee[k]) == (last.perigee_km, last.apogee_km)


def test_the_phase_at_insertion_is_the_plans(ms19: Plan) -> None:
    met = np.linspace(530.0, ms19.duration_s, 500)
    phase = phase_deg(ms19.state_gcrf(met), ms19.station_state_gcrf(met))
    assert phase[0] == pytest.approx(ms19.window.phase_insertion_deg, abs=0.2)
    assert phase[-1] == pytest.approx(0.0, abs=0.01)


def test_a_phase_of_more_than_half_a_turn_stays_whole() -> None:
    angle = np.radians(np.linspace(500.0, 0.0, 200))
    ship = np.tile([7e6, 0.0, 0.0, 0.0, 7.5e3, 0.0], (200, 1))
    station = np.zeros((200, 6))
    station[:, 0], station[:, 1] = 7e6 * np.cos(angle), 7e6 * np.sin(angle)
    np.testing.assert_allclose(phase_deg(ship, station), np.degrees(angle), atol=1e-9)


def test_the_sun_stands_over_greenwich_at_noon_of_an_equinox() -> None:
    # 2021-09-22T19:21Z was the equinox; apparent noon at Greenwich came 7.3 min before 12:00 (Astronomical Almanac).
    longitude, latitude = subsolar_deg(parse_utc("2021-09-22T19:21:00Z"))
    assert latitude == pytest.approx(0.0, abs=0.01)
    longitude, _ = subsolar_deg(parse_utc("2021-09-22T11:52:42Z"))
    assert longitude == pytest.approx(0.0, abs=0.05)


def test_the_coast_is_small_named_and_on_the_map() -> None:
    file = files("expedition.figures").joinpath("coastline.json")
    assert len(file.read_bytes()) < 100_000
    data = json.loads(file.read_text())
    assert "Natural Earth" in data["source"]
    points = (
        np.concatenate([np.array(ring).reshape(-1, 2) for polygon in data["land"] for ring in polygon])
        / 100.0
    )
    assert np.abs(points[:, 1]).max() <= 90.0
    for polygon in data["land"]:
        for ring in polygon:
            xy = np.array(ring).reshape(-1, 2) / 100.0
            # No edge leaps over the map; Antarctica's runs along its lower rim.
            assert np.abs(np.diff(xy[xy[:, 1] > -89.0][:, 0])).max() < 60.0 or xy[:, 1].max() < -60.0


def test_names_are_moved_apart_as_little_as_need_be() -> None:
    np.testing.assert_allclose(style.spread([0.0, 5.0, 5.0, 5.0], 1.0, 0.0, 10.0), [0.0, 4.0, 5.0, 6.0])
    np.testing.assert_allclose(style.spread([9.8, 10.0], 1.0, 0.0, 10.0), [9.0, 10.0])


def test_a_season_shows_every_opportunity_and_what_is_open() -> None:
    found = windows(
        "soyuz-ms",
        pad="baikonur-31",
        start=datetime(2021, 10, 5, tzinfo=UTC),
        days=30,
        elements=Flight.named("soyuz-ms-19").elements,
    )
    figure = season(found, "Soyuz MS to the station")
    top = figure.axes[0]
    assert sum(len(line.get_xdata()) for line in top.lines) == len(found)
    labels = [one.get_text() for one in figure.legends[0].get_texts()]
    assert labels[0] == "2 orbits"
    assert {"no profile open", "pad in the dark"} <= set(labels)
    assert len(figures.image(figure, "png")) > 20_000
    with pytest.raises(InputError, match="no launch opportunity"):
        season([])


def test_a_format_that_is_none_is_refused(ms19: Plan) -> None:
    with pytest.raises(InputError, match="png and svg"):
        figures.image(Figure(), "gif")
    assert io.BytesIO(figures.image(Figure(), "png")).read(4) == b"\x89PNG"
