"""Lift-offs told in many ways: made articles, of which `benchmarks/lift_offs_told.py` reads many more."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

from expedition.announcements.reader import read
from tests.benchmarked import benchmark


@pytest.fixture(scope="module")
def made() -> ModuleType:
    return benchmark("lift_offs_told")


def test_lift_offs_of_made_articles(made: ModuleType) -> None:
    """Nearly all come out to the minute, with what becomes of the flight, however they are told."""
    random = Random(1961)
    scores = [made.score(made.told(random)) for _ in range(45)]
    wrong = [one.told.ways for one in scores if not one.right]
    assert len(wrong) <= 2, wrong
    assert sum(one.status != one.told.status for one in scores) <= 2


def _lift_off(text: str) -> str | None:
    flights = [one for one in read(text).to_dict()["flights"] if one["role"] == "subject"]
    assert len(flights) == 1
    told: str | None = flights[0]["liftoff_utc"]
    return told


def test_the_old_hour_and_a_delay_make_the_new_one() -> None:
    text = (
        "Mission delayed\n\nJune 1, 2024\n\nStarliner CFT was to lift off from Cape Canaveral on June 2 at "
        "12:25 p.m. EDT. "
        "Because of a valve the start has been postponed by {}."
    )
    assert _lift_off(text.format("24 hours")) == "2024-06-03T16:25:00Z"
    assert _lift_off(text.format("three days. The hour stays the same")) == "2024-06-05T16:25:00Z"
    assert _lift_off(text.format("a day, less 22 minutes")) == "2024-06-03T16:03:00Z"
    # By how many days alone leaves the hour open.
    assert _lift_off(text.format("three days")) is None


def test_one_day_stands_over_the_hours_of_a_timetable() -> None:
    text = (
        "STS-129: the day\n\nPublished: 15 November 2009\n\nAll times Eastern.\n\nMonday, 16 November\n"
        "9:38 a.m.  Crew boards\n2:28 p.m.  Lift-off\n2:37 p.m.  Orbit\n"
    )
    assert _lift_off(text) == "2009-11-16T19:28:00Z"


def test_a_day_of_the_month_alone() -> None:
    text = "Monday, 10 August 1998. Soyuz TM-28 is to leave Baikonur on the 13th at 13:43 Moscow time."
    assert _lift_off(text) == "1998-08-13T09:43:00Z"
