"""What a plan says of the space weather that it flies through, and what that is worth."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from expedition import Plan
from expedition.planning import writing
from expedition.space.time import parse_utc


def said(day: str, *models: str) -> list[str]:
    facts = writing.data_facts(None, parse_utc(day), models=models)
    return [one for one in facts.models if one.startswith("space weather")]


def test_measured_weather_is_told_from_a_forecast() -> None:
    (measured,) = said("2021-10-05", writing.ORBIT_MODEL)
    assert "as measured" in measured
    assert "not all known before" in measured
    assert said("2026-03-15", writing.ENTRY_MODEL) == ["space weather: forecast day by day, without storms"]
    assert said("2035-01-01", writing.ORBIT_MODEL) == [
        "space weather: forecast month by month, without storms"
    ]
    assert said("1950-01-01", writing.ORBIT_MODEL) == [
        "space weather: none for that day, the nearest is taken"
    ]
    # What flies through the standard atmosphere alone has none.
    assert said("2021-10-05", writing.ASCENT_MODEL) == []


def test_plans_of_the_past_say_it(ms19: Plan, home: Plan, hop: Plan) -> None:
    for plan in (ms19, home):
        assert sum("81 days around it" in one for one in plan.data.models) == 1
    assert not any("space weather" in one for one in hop.data.models)


_OTHER_WEATHER = """
import csv, io, json, sys
from pathlib import Path
import satkit_data
from expedition import plan
from expedition.space.engine import satkit
rows = list(csv.reader((Path(satkit_data.__file__).parent / "data" / "SW-All.csv").open()))
before = int(sys.argv[1])
shifted = [rows[0], *([row[0], *rows[max(k - before, 1)][1:]] for k, row in enumerate(rows[1:], 1))]
text = io.StringIO()
csv.writer(text, lineterminator="\\n").writerows(shifted)
satkit().spaceweather.init_from_bytes(text.getvalue().encode())
there, home = plan("soyuz-ms-19"), plan("soyuz-ms-18-return")
print(json.dumps([there.liftoff_utc, home.landing_utc, there.station_trajectory.states[-1][:3]]))
"""


@pytest.mark.slow
def test_weather_of_another_day_moves_what_is_said() -> None:
    """In a process of its own, for the engine has one table. The words and docs/accuracy.md give these numbers."""
    found = []
    for before in (0, 3, 27):
        done = subprocess.run(
            [sys.executable, "-c", _OTHER_WEATHER, str(before)], check=True, capture_output=True, text=True
        )
        found.append(json.loads(done.stdout))
    liftoff, landing, place = found[0]
    for other_liftoff, other_landing, other_place in found[1:]:
        assert other_liftoff == liftoff
        assert 0.1 < abs(parse_utc(other_landing) - parse_utc(landing)) < 2.0
        moved = sum((a - b) ** 2 for a, b in zip(place, other_place, strict=True)) ** 0.5
        assert 100.0 < moved < 300.0
