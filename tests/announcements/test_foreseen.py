"""What a text foresees, and what it tells of the present: held against what the record says came of it."""

from __future__ import annotations

from datetime import date

import pytest

from expedition.announcements.reader import read
from expedition.catalog import history

CAME = (
    ("2010-02-20", "NASA will ground its shuttles for good by the end of 2011."),
    ("2021-05-10", "Blue Origin says the first people will ride its New Shepard in July."),
    ("2021-07-05", "Nauka is to follow later this month, after a wait of fourteen years."),
    ("2020-06-03", "The first operational Crew Dragon flight should go up later this year."),
    ("2023-01-15", "Starliner will not carry a crew before April."),
    ("1980-11-05", "The first shuttle should fly in the spring of 1981."),
    ("1968-11-20", "Apollo 8 may carry three men around the Moon before the year is out."),
    ("1992-07-01", "Within three years an American shuttle is to dock with Mir."),
    ("2018-02-20", "In less than three years Americans will ride American ships to the station again."),
    ("1975-07-25", "No American will fly again before 1979."),
    ("2022-11-20", "For some days the crews of Shenzhou 14 and Shenzhou 15 will live there together."),
    ("2013-10-01", "At present only the Russian Soyuz takes people to the International Space Station."),
    ("2015-04-10", "The United States cannot launch people on a ship of its own at present."),
)
DID_NOT = (
    ("2004-07-15", "The space shuttle fleet is to be retired in 2010."),
    ("2008-10-10", "Virgin Galactic hopes to take its first tourists to the edge of space in 2010."),
    ("2018-02-14", "Russia's long-delayed Nauka laboratory should reach the station in 2019."),
    ("1997-07-10", "Mir, eleven years old, is to be brought down in 1999."),
    ("2014-05-20", "The International Space Station is to be sunk in the Pacific in 2020."),
    ("2016-10-20", "The core of the Chinese space station, Tianhe, goes up in 2018."),
    ("2009-11-01", "Four astronauts are to walk on the Moon again in 2020."),
    ("2016-10-05", "Elon Musk wants people to land on Mars by 2025."),
    ("2023-02-15", "Artemis II will take four people around the Moon in November 2024."),
    ("2012-11-10", "India's space agency aims to put two people into orbit in 2017."),
    ("2024-06-08", "The first regular flight of Starliner, with four people, is to follow in 2025."),
    ("2012-10-12", "It will take less than five years until an American capsule carries people to the station."),
    ("2013-02-01", "The soprano Sarah Brightman will travel to the International Space Station in 2015."),
    ("2014-09-18", "Under the contracts SpaceX and Boeing are to fly crews from Florida by 2017."),
    ("2020-01-10", "China's new-generation ship should carry its first crew in 2023."),
    ("2018-10-12", "No Soyuz with a crew will fly before the summer of 2019."),
    ("2021-03-10", "At present only the Russian Soyuz takes people to the International Space Station."),
    ("2021-06-10", "The United States has no ship of its own for people at present."),
)  # fmt: skip
# What is hedged, what was given up, what is sold and not flown, and what nobody can know yet.
OPEN = (
    ("2019-09-30", "Starship could carry people as early as next year, Musk said."),
    ("2012-06-05", "With more money Boeing would have flown its first crew by 2015."),
    ("2013-01-10", "Boeing signed a contract in which seats are to be paid for by 2016."),
    ("2025-06-01", "By 2040 Indians are to walk on the Moon."),
)


def verdicts(day: str, sentence: str) -> set[str]:
    """What the sentence's days, lengths and statements are judged, in a text of a day after a flight."""
    today = date.fromisoformat(day)
    past = [one for one in history.crewed() if one.liftoff_date <= today][-1]
    head = f"{today:%d %B %Y}. {past.flight} lifted off on {past.liftoff_date:%d %B %Y}.\n\n"
    asked = ("date", "duration", "first", "other")
    found = read(f"{head}{sentence}\n").to_dict()["claims"]
    return {one["verdict"] for one in found if one["start"] >= len(head) - 1 and one["kind"] in asked}


@pytest.mark.parametrize(("day", "sentence"), CAME)
def test_what_came_so_is_supported(day: str, sentence: str) -> None:
    found = verdicts(day, sentence)
    assert "supported" in found
    assert "contradicted" not in found


@pytest.mark.parametrize(("day", "sentence"), DID_NOT)
def test_what_did_not_come_is_contradicted(day: str, sentence: str) -> None:
    assert "contradicted" in verdicts(day, sentence)


@pytest.mark.parametrize(("day", "sentence"), OPEN)
def test_what_is_hedged_sold_or_far_off_is_left_open(day: str, sentence: str) -> None:
    assert "contradicted" not in verdicts(day, sentence)


def test_the_plan_of_the_texts_own_flight_was_the_plan() -> None:
    text = (
        "May 17, 2024. Starliner's first crew, Wilmore and Williams, is to lift off on May 25 on an Atlas V."
    )
    assert not [one for one in read(text).to_dict()["claims"] if one["verdict"] == "contradicted"]


def test_crews_that_missed_each_other_do_not_overlap() -> None:
    text = (
        "October 25, 2021. Crew-3 is to lift off for the space station on October 31 at 2:21 a.m. EDT.\n\n"
        "They will overlap only briefly with Crew-2.\n"
    )
    found = [one for one in read(text).to_dict()["claims"] if "overlap" in one["quote"]]
    assert [one["verdict"] for one in found] == ["contradicted"]


def test_an_estimate_is_taken_back_by_the_text_that_tells_when_it_came() -> None:
    text = (
        "December 3, 2023. Progress MS-25 docked to the Poisk module at 6:18 a.m. EST today. It had been launched from "
        "Baikonur on December 1.\n\nEarlier: The Progress will dock at {}.\n"
    )
    for told, right in (("5:45 a.m. EST", False), ("about 6:14 a.m. EST", True)):
        found = [one for one in read(text.format(told)).to_dict()["claims"] if one["quote"] in told]
        assert ("contradicted" not in [one["verdict"] for one in found]) == right


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Starliner waits for its repairs, and SpaceX will fly astronauts by the end of 2020.", "supported"),
        ("Soyuz flies on while Boeing will carry people by the end of 2020.", "contradicted"),
    ],
)
def test_who_is_named_with_what_is_foreseen_goes_before_a_ship_told_earlier(words: str, verdict: str) -> None:
    told = [one for one in read(f"WASHINGTON, July 10, 2020. {words}").claims if one.kind == "date"]
    assert told[-1].verdict == verdict
