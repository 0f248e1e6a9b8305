"""Launches of Launch Library 2 as flights: what is resolved, what is refused and how."""

from __future__ import annotations

import copy
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition import Flight, InputError
from expedition.announcements.launch_library import Launch, read_launches
from expedition.catalog import DEFAULT

FILE = Path(__file__).parents[2] / "docs" / "launches.json"
ROWS: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["results"]


def read(*rows: Any, day: date | None = None) -> list[Launch]:
    return read_launches(json.dumps({"results": rows}).encode(), DEFAULT, day=day)


def changed(path: str, value: Any, number: int = 0) -> dict[str, Any]:
    row = copy.deepcopy(ROWS[number])
    at: Any = row
    *way, last = path.split(".")
    for key in way:
        at = at[int(key) if isinstance(at, list) else key]
    at[last] = value
    return row


def test_a_launch_becomes_a_flight_s_file(tmp_path: Path) -> None:
    (found,) = read(ROWS[0])
    assert (found.precision, found.why_not, found.not_told) == ("second", "", ())
    file = tmp_path / "ms-19.toml"
    file.write_text(found.to_toml(), encoding="utf-8")
    flight, own = Flight.from_toml(file), Flight.named("soyuz-ms-19")
    for name in ("vehicle", "launcher", "pad", "station", "port", "date"):
        assert getattr(flight, name) == getattr(own, name)
    assert [one.role for one in flight.crew] == ["commander", "film director"]


def test_both_versions_of_the_api_say_the_same() -> None:
    listed = changed("rocket.spacecraft_stage", [ROWS[0]["rocket"]["spacecraft_stage"]])
    assert read(listed)[0].asked == read(ROWS[0])[0].asked
    # One launch by itself, and a bare list.
    assert read_launches(json.dumps(ROWS[0]).encode(), DEFAULT)[0].asked == read(ROWS[0])[0].asked
    assert len(read_launches(json.dumps(ROWS).encode(), DEFAULT)) == len(ROWS)


def test_a_time_that_is_known_to_the_month_is_no_day() -> None:
    (found,) = read(ROWS[1])
    assert "known to the month only" in found.why_not
    assert read(ROWS[1], day=date(2027, 9, 12))[0].asked["date"] == date(2027, 9, 12)
    with pytest.raises(InputError, match="choose a day with --day"):
        found.to_toml()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("net", None, "net: is empty"),
        ("net", "soon", "'soon' is not a time"),
        ("rocket.spacecraft_stage.spacecraft", {"name": "Vostok 1"}, "no ship of this launch (Vostok 1)"),
        ("pad", {"name": "Pad 0", "latitude": "0", "longitude": "0"}, "at 0.000° 0.000° is no pad"),
        ("pad", None, "is no pad of the catalogue; soyuz-2-1a flies from baikonur"),
        ("net", "1987-02-05T21:38:00Z", ""),
    ],
)
def test_what_cannot_be_says_why(path: str, value: Any, said: str) -> None:
    row = changed(path, value)
    if "Vostok" in said:
        row |= {"name": "Vostok | Vostok 1", "mission": None}
    assert said in read(row)[0].why_not
    assert read(row)[0].why_not


def test_a_payload_is_no_ship_and_a_free_orbit_is_not_told() -> None:
    assert "payloads without a ship" in read(ROWS[2])[0].why_not
    row = changed("rocket.spacecraft_stage.docking_events", [])
    row["rocket"]["spacecraft_stage"]["destination"] = "Low Earth Orbit"
    row["mission"] = {"name": "Soyuz", "orbit": {"name": "Low Earth Orbit"}}
    assert "goes to Low Earth Orbit, whose height" in read(row)[0].why_not


def test_what_the_catalogue_does_not_know_is_said(tmp_path: Path) -> None:
    row = changed("rocket.spacecraft_stage.docking_events.0.docking_location.name", "Narnia")
    row["rocket"]["configuration"] = {"name": "Soyuz 9"}
    (found,) = read(row)
    assert any("Narnia is none of iss" in one for one in found.not_told)
    assert "port" not in found.asked
    assert found.to_toml().count("# ") == 1 + len(found.not_told)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "3", '{"results": {}}', "<html>", '{"results": [[]]}', "[" * 9999]
)
def test_what_is_no_answer_of_the_api_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"is no JSON|holds no launch"):
        read_launches(text.encode(), DEFAULT)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
PATHS = ("name", "net", "net_precision", "status", "rocket", "mission", "pad", "rocket.spacecraft_stage")
DEEP = (
    "rocket.configuration",
    "rocket.spacecraft_stage.docking_events",
    "rocket.spacecraft_stage.launch_crew",
)


@settings(max_examples=15, deadline=None)
@given(path=st.sampled_from(PATHS + DEEP), value=ANY)
def test_whatever_stands_in_a_field_nothing_breaks(path: str, value: Any) -> None:
    (found,) = read(changed(path, value))
    if not found.why_not:
        assert tomllib.loads(found.to_toml())["kind"] == "flight"
    json.dumps(found.to_dict())


@pytest.mark.parametrize("name", ["a\nb = 1", "\x00\x1f\x7f", "\u2028#", '"""'])
def test_no_name_breaks_the_file(name: str) -> None:
    (found,) = read(changed("name", f"Soyuz 2.1a | {name}"))
    # Either the flight's model refuses it, or the file can be read.
    assert "printable" in found.why_not or tomllib.loads(found.to_toml())["vehicle"] == "soyuz-ms"
