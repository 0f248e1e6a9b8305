"""Firsts, lasts, counts and "never before" of a kind of flight that the words describe; false ones are caught."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read
from expedition.catalog.history import crewed
from expedition.catalog.travellers import is_of, nation_of, travellers

PAIRS = [
    ("Shenzhou 9 lifted off on June 16, 2012. ", "Liu Yang is the first Chinese woman in space.",
     "Liu Yang is the first woman in space."),
    ("Soyuz TMA-18M lifted off on September 2, 2015. ", "Toyohiro Akiyama was the first Japanese in space.",
     "Andreas Mogensen is the first Dane in space since Soyuz TM-32, and it is the first flight of a Soyuz this year."),
    ("Crew-7 lifted off on August 26, 2023. ", "Jasmin Moghbeli leads the crew.",
     "Satoshi Furukawa is the first Japanese in space."),
    ("Soyuz MS-22 lifted off on September 21, 2022. ",
     "Frank Rubio is the first American on a Soyuz since Mark Vande Hei.",
     "Frank Rubio is the first American on a Soyuz since Scott Kelly."),
    ("Crew-5 lifted off on October 5, 2022. ",
     "Anna Kikina is the first cosmonaut to ride an American ship since 2002.",
     "Anna Kikina is the first cosmonaut to ride an American ship."),
    ("Crew-9 lifted off on September 28, 2024. ", "Nobody has ever been launched from Space Launch Complex 40.",
     "Nobody has ever been launched from Space Launch Complex 41."),
    ("Progress MS-25 lifted off on December 1, 2023. ", "It is the fourth Progress launched this year.",
     "It is the second Progress launched this year."),
    ("Tianzhou-6 lifted off on May 10, 2023. ", "It is the fifth freighter that Tiangong has received.",
     "It is the eighth freighter that Tiangong has received."),
    ("NS-21 took off on June 4, 2022. ", "It was the fifth time that Blue Origin took passengers.",
     "It was the second time that Blue Origin took passengers."),
    ("Soyuz TM-32 lifted off on April 28, 2001. ", "Dennis Tito is the first space tourist.",
     "It is the first time that a crew visits the station."),
    ("HTV-9 lifted off on May 20, 2020. ", "It was the ninth Japanese freighter to go to the station.",
     "No Japanese ship has come to the station since 2012."),
    ("Cape Kennedy, October 10, 1968. Apollo 7 will lift off on October 11, 1968 on a Saturn IB. ",
     "People have never flown on this rocket.", "It is the fourth flight of an Apollo with people."),
    ("December 1, 1972. Apollo 17 will lift off on December 7, 1972 on a Saturn V. ",
     "It is the first flight to the Moon this year since Apollo 16.", "People have never flown on this rocket."),
    ("September 28, 1983. Soyuz T-10-1 was to lift off on September 26, 1983. ",
     "It was the first time since 1975 that a crew had to be saved by the escape system of its rocket.",
     "It was the first time that a crew had to be saved by the escape system of its rocket."),
    ("June 30, 2023. Galactic 01 flew on June 29, 2023. ", "It is the first flight since Unity 25.",
     "It is the first flight since Richard Branson's own in July 2021."),
    ("March 20, 2026. Artemis II lifts off on April 1, 2026. ", "Nobody has left Earth orbit since Apollo 17.",
     "Nobody has left Earth orbit since Apollo 16."),
    ("July 21, 2021. NS-16 flew on July 20, 2021. ", "It is the company's first flight with people aboard.",
     "It is the first time that a capsule with people has come down on land."),
    ("April 10, 2021. Soyuz MS-18 lifted off on April 9, 2021. ", "Orion is an ark that has never carried people.",
     "Starliner follows Crew Dragon. Neither of them has carried people so far."),
    ("Beijing, October 17, 2005. Shenzhou 6 landed on October 16, 2005. ", "It went round the Earth 76 times.",
     "It went round the Earth 176 times."),
    ("Moscow, March 28, 2013. Soyuz TMA-08M lifted off today. ",
     "It docked six hours after the start, on its fourth orbit.",
     "It docked six hours after the start, on its first orbit."),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "right", "wrong"), PAIRS)
def test_a_false_first_is_caught_and_a_true_one_is_not_slandered(lead, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(lead + right).claims}
    found = [one for one in read(lead + wrong).claims if one.start >= len(lead)]
    assert "contradicted" in {one.verdict for one in found}


@pytest.mark.parametrize(
    "words",
    [
        "It was the first launch of a shuttle in fog since STS-113.",
        "It carried the first mice to the station.",
        "It is the first crew of its kind since 1963.",
        "Our country was the first to send a man into space.",
    ],
)
def test_what_has_words_that_the_record_does_not_count_is_left_open(words):
    text = f"STS-116 lifted off on December 10, 2006. {words}"
    assert "contradicted" not in {one.verdict for one in read(text).claims}


def test_everybody_of_the_record_is_known_as_a_traveller():
    assert {name for one in crewed() for name in one.crew} <= set(travellers())
    assert all(one.source for one in travellers().values())


def test_countries_are_known_by_their_people():
    assert nation_of("Canadian") == nation_of("Canada") == "Canada"
    assert is_of("Robert Thirsk", "Canada")
    assert is_of("Helen Sharman", "Russia") is False
