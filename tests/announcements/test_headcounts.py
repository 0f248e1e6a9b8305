"""All who went up are counted: what is wrong is caught; parts of a crew and plans that changed are no lies."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

FLOWN = "Cape Canaveral, December 1, 2022. "


@pytest.mark.parametrize(
    "words",
    [
        "Crew-5 lifted off on October 5, 2022, with {} people.",
        "Crew-5 lifted off on October 5, 2022. {} astronauts rode uphill.",
        "Crew-5 lifted off on October 5, 2022, and {} people were aboard for the ride.",
    ],
)
def test_a_wrong_number_of_riders_is_caught(words):
    right, wrong = read(FLOWN + words.format("four")), read(FLOWN + words.format("five"))
    assert "contradicted" not in {one.verdict for one in right.claims}
    assert "contradicted" in {one.verdict for one in wrong.claims if one.kind == "count"}


@pytest.mark.parametrize(
    "text",
    [
        FLOWN + "Crew-5 lifted off on October 5, 2022, with two other astronauts.",
        FLOWN + "Crew-5 lifted off on October 5, 2022. Two of the astronauts rode uphill again.",
        "July 10, 2024. Crew-9 will carry four astronauts to the station in August.",
    ],
)
def test_a_part_of_a_crew_or_a_plan_that_changed_is_no_lie(text):
    assert "contradicted" not in {one.verdict for one in read(text).claims if one.kind == "count"}


def test_ships_up_at_once_are_those_of_the_nation_that_is_named():
    gemini = "December 15, 1965. Gemini VI-A lifted off today. It is the first time that two {} ships were up at once."
    right, wrong = read(gemini.format("American")), read(gemini.format("Soviet"))
    assert "contradicted" not in {one.verdict for one in right.claims if one.kind == "first"}
    assert "contradicted" in {one.verdict for one in wrong.claims if one.kind == "first"}


NEWS = "Baikonur, 20 November 2025. Soyuz MS-28 is due to lift off from Baikonur on 27 November.\n\n"


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("The {} men of Soyuz MS-10 were saved by the escape tower.", "two", "three"),
        ("STS-107 with its {} people was lost in 2003.", "seven", "six"),
        ("The {} astronauts of STS-51-L died in 1986.", "seven", "five"),
        ("Soyuz 1 carried {} of the men to orbit.", "one", "one"),
    ],
)
def test_heads_are_those_of_the_flight_that_is_named_beside_them(words, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(NEWS + words.format(right)).claims}
    if wrong != right:
        assert "contradicted" in {
            one.verdict for one in read(NEWS + words.format(wrong)).claims if one.kind == "count"
        }


def test_a_part_of_a_named_crew_is_no_lie():
    for words in (
        "Three other people of STS-107 were women or guests.",
        "The two women of STS-107 are remembered.",
    ):
        assert "contradicted" not in {one.verdict for one in read(NEWS + words).claims}
