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


def test_what_comes_is_not_of_a_flight_long_over() -> None:
    text = (
        "MARKET TALK\n\nNew York, Feb. 20, 2020. The stock has tripled since New Year.\n\nWhat is behind it? Two "
        "flights with people, on Dec. 13, 2018, and Feb. 22, 2019; on the second Beth Moses rode in the back of "
        "SpaceShipTwo.\n\nSir Richard will take his own seat before this year is over. Earnings are due Tuesday."
    )
    assert [one.flight for one in read(text.encode()).flights if one.role == "subject"] == []


def test_who_is_beaten_is_no_news() -> None:
    text = (
        "Houston, Dec. 15, 1965\n\nGemini 7 has been up since Dec. 4. Borman and Lovell will stay until Saturday, "
        "six days longer than Gemini 5."
    )
    assert [one.flight for one in read(text.encode()).flights if one.role == "subject"] == ["Gemini VII"]
