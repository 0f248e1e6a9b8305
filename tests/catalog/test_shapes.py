"""Shapes: whatever flies has one, as large as it is, and stations have their ports where the catalogue says."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from expedition import Plan
from expedition.catalog import DEFAULT, Catalogue
from expedition.catalog.shapes import Point, ShapePart, shape_of
from expedition.console.picture import picture
from expedition.errors import InputError

# How far the surface of a station's drawn part may be from the middle of a port on it, m; a berth's place is where
# ships are caught, ten metres out.
_AT_PORT_M = 1.0
_BERTH_M = 11.0


def _ships() -> list[str]:
    return [*DEFAULT.names("ship"), *DEFAULT.names("hopper")]


def _distance_m(part: ShapePart, at: Point) -> float:
    """From a point to the nearest of a part, roughly: bodies by their axis and larger radius."""
    place = np.array(at)
    if part.body is not None and part.radii is not None:
        a, b = (np.array(end) for end in part.body)
        along = float(np.clip((place - a) @ (b - a) / ((b - a) @ (b - a)), 0.0, 1.0))
        axis = float(np.linalg.norm(place - a - along * (b - a)))
        return 0.0 if axis < max(part.radii) and 0.0 < along < 1.0 else min(axis, abs(axis - max(part.radii)))
    if part.ball is not None and part.radius is not None:
        return abs(float(np.linalg.norm(place - np.array(part.ball))) - part.radius)
    return math.inf


def test_whatever_flies_has_a_shape_with_its_port_at_the_origin() -> None:
    for name in _ships():
        shape = shape_of(name)
        assert shape is not None, name
        ends = [end for part in shape.parts if part.body for end in part.body]
        assert min(math.dist(end, (0.0, 0.0, 0.0)) for end in ends) == 0.0, name
    assert shape_of("no-such-ship") is None


def test_a_launcher_loses_its_parts_with_events_of_its_ascent(ms19: Plan) -> None:
    assert all(shape_of(name) for name in DEFAULT.names("launcher"))
    shape = shape_of(ms19.flight.launcher)
    assert shape is not None
    events = {event.name for event in ms19.events}
    named = {part.until_event for part in shape.parts if part.until_event}
    assert named == {"Escape tower jettison", "Strap-on separation", "Fairing jettison", "Core separation"}
    assert named <= events


@pytest.mark.parametrize("name", ["iss", "tiangong", "ros-51", "ros-97"])
@pytest.mark.parametrize("day", [date(2008, 6, 10), date(2021, 10, 5), date(2026, 1, 1)])
def test_ports_lie_on_what_is_drawn(name: str, day: date) -> None:
    shape = shape_of(name, day)
    assert shape is not None
    for port in DEFAULT.station(name).ports:
        if not port.there_on(day):
            continue
        near = min(_distance_m(part, port.position_rtn_m) for part in shape.parts)
        assert near <= (_BERTH_M if port.docking_standard == "CBM" else _AT_PORT_M), (port.id, near)


def test_parts_come_and_go_with_their_days() -> None:
    def names(day: date) -> set[str]:
        shape = shape_of("iss", day)
        assert shape is not None
        return {part.name for part in shape.parts}

    assert "Pirs" in names(date(2021, 7, 26))
    assert "Nauka" not in names(date(2021, 7, 26))
    assert {"Nauka", "Pirs"} & names(date(2021, 10, 5)) == {"Nauka"}
    assert "Prichal" in names(date(2022, 1, 1))


def test_shapes_are_as_large_as_their_sources_say() -> None:
    def span(name: str, axis: int) -> float:
        shape = shape_of(name)
        assert shape is not None
        reached = []
        for part in shape.parts:
            if part.body and part.radii:
                ends = np.array(part.body)
                way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
                out = math.sqrt(max(1.0 - way[axis] ** 2, 0.0))
                for end, radius in zip(ends, part.radii, strict=True):
                    reached += [end[axis] - radius * out, end[axis] + radius * out]
            elif part.plate:
                middle, u, v = np.array(part.plate)
                half = abs(u[axis]) + abs(v[axis])
                reached += [middle[axis] - half, middle[axis] + half]
        return float(max(reached) - min(reached))

    assert span("iss", 2) == pytest.approx(109.0, abs=1.0)
    assert span("soyuz-ms", 1) == pytest.approx(10.7, abs=0.1)
    assert span("soyuz-ms", 0) == pytest.approx(7.5, abs=0.3)
    assert span("space-shuttle-orbiter", 1) == pytest.approx(23.8, abs=0.2)
    assert span("space-shuttle-orbiter", 2) == pytest.approx(37.2, abs=1.6)
    assert span("starliner", 0) == pytest.approx(5.0, abs=0.1)


_OWN = """
[sources]
page = "made up"

[[shapes]]
name = "ball"
title = "Ball"
of = ["comet", "soyuz-ms"]
source = "@page"
confidence = "assumed"
parts = [{ name = "ball", ball = [-1, 0, 0], radius = 1.0, colour = "white" }]
"""


def test_a_shape_of_one_s_own_stands_before_the_one_that_is_shipped(ms19: Plan, tmp_path: Path) -> None:
    file, folders = tmp_path / "shapes.toml", Catalogue.of(tmp_path).directories
    shipped = shape_of("soyuz-ms")
    assert shape_of("comet", None, folders) is None
    file.write_text(_OWN)
    for name in ("comet", "soyuz-ms"):
        own = shape_of(name, date(2021, 10, 5), folders)
        assert own is not None
        assert (own.name, own.source) == ("ball", "made up")
    # What it does not name looks as shipped, and so does all where the folder is not asked for.
    assert shape_of("iss", None, folders) == shape_of("iss")
    assert shape_of("soyuz-ms") == shipped
    drawn = picture(ms19.looked_up_in(Catalogue(folders)))
    assert (drawn.ship_shape, drawn.launcher_shape) == (own, shape_of(ms19.flight.launcher))
    assert picture(ms19).ship_shape == shipped
    # A changed file is read anew.
    file.write_text(_OWN.replace("made up", "measured afresh"))
    again = shape_of("comet", None, folders)
    assert again is not None
    assert again.source == "measured afresh"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"white"', '"pink"', "shapes[0].parts[0].colour: "),
        ("radius = 1.0, ", "", "shapes[0].parts[0]"),
        ('"@page"', '"@pgae"', "shapes[0].source: '@pgae' stands for no source; did you mean page?"),
        ('source = "@page"', "", "shapes[0].source: "),
        ("[[shapes]]", "[shapes]", "shapes: write each shape under [[shapes]]"),
        ('[sources]\npage = "made up"', "sources = 3", "sources: must be a table of texts"),
        ("parts = [", "parts = [[", "shapes.toml is not TOML"),
        ("[-1, 0, 0]", "[-1, 0, nan]", "shapes[0].parts[0].ball"),
    ],
)
def test_a_faulty_shape_is_refused_with_file_and_field(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in _OWN
    (tmp_path / "shapes.toml").write_text(_OWN.replace(old, new, 1))
    with pytest.raises(InputError, match=re.escape(told)) as caught:
        shape_of("comet", None, Catalogue.of(tmp_path).directories)
    assert "shapes.toml" in str(caught.value)
