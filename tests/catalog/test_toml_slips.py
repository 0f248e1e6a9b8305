"""Slips of the pen in files of one's own: what is said names what was meant."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from expedition.catalog.facts import read_toml
from expedition.errors import InputError

QUICK_S = 2.0


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "thing.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_toml(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = 4,5\n", "decimals take a point"),
        ("a = -0,3\n", "decimals take a point"),
        ('a = { value = 2,4, source = "a", confidence = "assumed" }\n', "decimals take a point"),
        ("a = 4,600,000\n", "between its thousands"),
        ("a = 4 600 000\n", "between its thousands"),
        ("a = 4600 kN\n", "without its unit (kN)"),
        ("a = 45°\n", "without its unit (°)"),
        ("a = .5\n", "between digits"),
        ("a = 007\n", "does not begin with 0"),
        ("date = 01.05.2027\n", "as 2027-05-01"),
        ("date = 2027-5-1\n", "as 2027-05-01"),
        ("date = 5/1/2027\n", "as 2027-05-01"),
        ("date = 1 May 2027\n", "as 2027-05-01"),
        ("epoch_utc = 2027-05-01 00:00\n", "as 2027-05-01T00:00:00Z"),
        ("name = Arrow\n", "a text stands in quotes"),
        ('name = "Arrow\n', "a quote is missing"),
        ("name = “Arrow”\n", "quotes are straight"),
        ('a = { value = 3, source = Handbook, confidence = "assumed" }\n', "a text stands in quotes"),
        ("flag = True\n", "true and false"),
        ("flag = yes\n", "true and false"),
        ("a: 3\n", "followed by ="),
        ("gross mass = 3\n", "a key is one word"),
        ("a =\n", "a value is missing"),
        ("a = [1 2]\n", "apart by commas"),
        ('a = { value = 2.4 source = "a" }\n', "apart by commas"),
        ("a = [1,\n", "opened in line 2 is not closed"),
        ("[[stages]\na = 1\n", "brackets that match"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    said = refused(tmp_path, "\n" + text)
    assert says in said
    if "line" not in says:
        assert said.endswith(text.splitlines()[0])


def test_what_is_not_understood_is_left_as_it_is(tmp_path: Path) -> None:
    assert refused(tmp_path, "]\n").count(";") == 0


@pytest.mark.parametrize("text", ["a = " + "9" * 300_000 + "x", "a = " + "1,234" * 60_000, "a " * 300_000])
def test_long_lines_are_read_at_once(tmp_path: Path, text: str) -> None:
    began = time.process_time()
    assert len(refused(tmp_path, text)) < 1000
    assert time.process_time() - began < QUICK_S
