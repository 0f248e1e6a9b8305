"""Which flights a text has news of, and that what only looks back, sells, teaches or mourns has none."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read
from tests.announcements.told_news import BACKGROUND, NEWS


def _news(text: str) -> set[str]:
    return {one.record or one.flight for one in read(text).flights if one.role == "subject"}


def test_flights_of_the_news_are_found() -> None:
    """Of all of them at most one in ten is missed, and one in ten made up."""
    found = [(set(wanted), _news(text)) for text, wanted in NEWS]
    flights = sum(len(wanted) for wanted, _ in found)
    assert sum(len(wanted - told) for wanted, told in found) <= 0.1 * flights
    assert sum(len(told - wanted) for wanted, told in found) <= 0.1 * flights


def test_background_is_no_news() -> None:
    wrong = [text for text in BACKGROUND if _news(text)]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("July 7, 2011. Ferguson, Hurley, Magnus and Walheim lift off on Friday at 11:26 a.m. EDT.", {"STS-135"}),
        ("11 October 2018. Hague and Ovchinin landed in the steppe today after their rocket failed.", {"Soyuz MS-10"}),
    ],
)  # fmt: skip
def test_a_crew_by_last_names_alone(text: str, wanted: set[str]) -> None:
    assert _news(text) == wanted


@pytest.mark.parametrize(
    ("text", "flight", "status"),
    [
        (
            "Wallops, 1 October 2020. Two minutes before lift-off the computers stopped the Antares tonight. The "
            "freighter NG-14 will not fly before Friday.\n",
            "Cygnus NG-14",
            "slipped",
        ),
        (
            "Tanegashima, 11 September 2019. A fire on the pad stopped the countdown of the freighter HTV-8 three "
            "hours before lift-off. A new day is not known.\n",
            "HTV-8",
            "slipped",
        ),
        (
            "Spaceport America, 29 June 2023. Virgin Galactic flew paying customers for the first time today. Galactic "
            "01 carried three Italians past 50 miles.\n",
            "Galactic 01",
            "flown",
        ),
    ],
)
def test_a_start_that_was_stopped_and_one_of_the_same_day(text: str, flight: str, status: str) -> None:
    told = {one.flight: one.status for one in read(text).flights if one.role == "subject"}
    assert told == {flight: status}


def test_the_day_of_an_anniversary_is_no_news() -> None:
    text = (
        "Houston, 4 July 2021. Fifty years ago next month Apollo 15 set off for the Moon with the first car to drive "
        "there. The crew will be honoured at a dinner.\n"
    )
    assert all(one.role == "mention" for one in read(text).flights)


def test_the_evening_of_a_show_is_no_statement_about_a_flight() -> None:
    text = (
        "Sleep under a shuttle\n\nThe hangar opens for families on the night of Saturday, June 15, 2024, from 6:30 "
        "p.m. Bring a torch; tickets are $180.\n"
    )
    assert all(one.verdict == "unclear" for one in read(text).claims if one.kind == "date")
