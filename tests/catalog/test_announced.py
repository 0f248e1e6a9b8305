"""Announced dates: each with who said it when, and how far it has moved since."""

from __future__ import annotations

from expedition.catalog.announced import announced_dates, history_of, of_station, slip_years, told
from expedition.figures import image
from expedition.figures.announced import slip_history


def test_dates_are_said_before_they_come_and_have_a_source() -> None:
    for one in announced_dates():
        assert one.said_on < one.latest
        assert one.earliest <= one.latest
        assert one.source
        assert one.confidence in ("confirmed", "single", "recalled")


def test_the_first_module_of_the_russian_station_moved_three_years_in_five() -> None:
    rows = history_of("ros", "first module launched")
    assert [one.said for one in rows] == ["2025", "December 2027", "2027", "2027", "December 2027", "2028"]
    moved, over = slip_years(rows)
    assert 2.9 < moved < 3.1
    assert 4.7 < over < 5.0
    assert (
        "2025 (said April 2021), then December 2027 (said February 2023), then 2027 (said October 2023)"
        in told(rows)
    )


def test_the_slip_history_is_drawn() -> None:
    drawn = image(slip_history(history_of("ros")), "svg").decode()
    assert "moved by 3.0 years in 4.8" in drawn
    assert "core of four modules complete" in drawn


def test_the_first_crew_moved_too_and_both_plans_of_the_station_share_its_dates() -> None:
    moved, over = slip_years(history_of("ros", "first crew aboard"))
    assert 1.9 < moved < 2.1
    assert 3.0 < over < 3.4
    assert of_station("ros-97") == of_station("ros-51") == history_of("ros", "first module launched")
    assert of_station("iss") == ()
