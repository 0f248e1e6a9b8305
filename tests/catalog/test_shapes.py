"""Shapes: whatever flies has one, as large as it is, and stations have their ports where the catalogue says."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest

from expedition import Plan
from expedition.catalog import DEFAULT
from expedition.catalog.shapes import Point, ShapePart, shape_of

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
