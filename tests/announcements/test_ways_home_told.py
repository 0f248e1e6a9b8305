"""Dockings, undockings and landings told in many ways: made articles, and the record where no plain word tells it."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

from expedition.announcements.reader import read
from tests.benchmarked import benchmark


@pytest.fixture(scope="module")
def made() -> ModuleType:
    benchmark("lift_offs_told")
    return benchmark("ways_home_told")


def test_hours_of_made_articles(made: ModuleType) -> None:
    """Nearly all come out to the minute, many times those of a reader that takes the first hour behind a plain word."""
    random = Random(1975)
    scores = [made.score(made.told(random)) for _ in range(60)]
    wrong = [one.told.ways for one in scores if not all(one.right.values())]
    assert len(wrong) <= 6, wrong
    assert sum(not one.status for one in scores) <= 2
    assert sum(all(one.naive.values()) for one in scores) < 20


@pytest.mark.parametrize(
    ("told", "kind", "instant"),
    [
        (
            "Crew-6 became a boat {at} off Jacksonville, with dolphins about.",
            "landing",
            "2023-09-04T04:17:00Z",
        ),
        ("A thump {at}, and Crew-6 was history.", "landing", "2023-09-04T04:17:00Z"),
        ("For Crew-6 gravity was back {at}.", "landing", "2023-09-04T04:17:00Z"),
        ("Crew-6 waits. A broadcast begins {at}.", "landing", None),
    ],
)
def test_the_record_tells_what_no_plain_word_does(told: str, kind: str, instant: str | None) -> None:
    text = f"September 4, 2023\n\n{told.format(at='at 12:17 a.m. EDT on Monday')}"
    flights = [one for one in read(text).to_dict()["flights"] if one["flight"] == "Crew-6"]
    assert [one[f"{kind}_utc"] for one in flights] == [instant]


def test_two_ships_that_docked_with_each_other_have_one_docking() -> None:
    text = (
        "July 18, 1975\n\nSoyuz 19 and Apollo are flying as one. The two ships touched on Thursday at 16:09 GMT, with "
        "Apollo's Tom Stafford at the controls."
    )
    told = {one["flight"]: one["docking_utc"] for one in read(text).to_dict()["flights"]}
    assert told == {"Soyuz 19": "1975-07-17T16:09:00Z", "Apollo (ASTP)": "1975-07-17T16:09:00Z"}


def test_an_hour_is_of_the_day_right_behind_it() -> None:
    text = (
        "15 October 2003\n\nShenzhou 5 is in orbit. If all goes to plan the capsule will be on the steppe at 0623 "
        "tomorrow (2223 GMT today)."
    )
    assert [one["landing_utc"] for one in read(text).to_dict()["flights"]] == ["2003-10-15T22:23:00Z"]


def test_a_ship_parts_before_it_lands_whatever_day_its_hour_stands_on() -> None:
    text = (
        "May 31, 2023\n\nThe Dragon of Ax-2 returned late on Tuesday, splashing down at 11:04 p.m. EDT. It had "
        "undocked from the station 12 hours earlier, at 11:05 a.m. EDT."
    )
    (flight,) = read(text.encode()).flights
    told = flight.to_dict()
    assert (told["undocking_utc"], told["landing_utc"]) == ("2023-05-30T15:05:00Z", "2023-05-31T03:04:00Z")
    assert "contradicted" not in {one.verdict for one in read(text).claims}


def test_who_lets_go_of_satellites_took_off_as_told() -> None:
    text = (
        "CAPE CANAVERAL, June 23, 1983 -- Challenger's five are to land on Friday at 6:53 a.m. EDT with Crippen and "
        "Ride. They took off from pad 39A on Saturday at 7:33 a.m. EDT and let go of two communications satellites."
    )
    (flight,) = read(text.encode()).flights
    assert (flight.flight, flight.to_dict()["liftoff_utc"]) == ("STS-7", "1983-06-18T11:33:00Z")
