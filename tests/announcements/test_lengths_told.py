"""Lengths of time as claims: what their words allow, between which events they lie, and what those say."""

import pytest

from expedition.announcements.durations import durations_in
from expedition.announcements.quantities import DAY_S
from expedition.announcements.reader import read
from expedition.announcements.verdicts.said_lengths import length_of, of_days

HEAD = (
    "Baikonur, 20 November 2025. Soyuz MS-28 is due to lift off from Baikonur to the International Space Station on "
    "27 November at 14:27 Moscow time.\n\n"
)
CLOCKS = "Crew-5 lifted off at noon EDT on October 5, 2022, and docked at 5:01 p.m. EDT the next day"
HOME = "Crew-7 undocked at 11:20 a.m. EDT on March 11, 2024, and splashed down at 5:47 a.m. on March 12"


def verdicts(sentence: str) -> set[str]:
    """What is said of the lengths of a sentence behind the head."""
    claims = read(HEAD + sentence + "\n").to_dict()["claims"]
    return {one["verdict"] for one in claims if one["start"] >= len(HEAD) and one["kind"] == "duration"}


@pytest.mark.parametrize(
    ("words", "days", "fits", "never"),
    [
        ("seven months", 215.0, True, False),
        ("seven months", 186.0, False, False),
        ("seven months", 120.0, False, True),
        ("more than seven months", 186.0, False, True),
        ("more than seven months", 235.0, True, False),
        ("almost two years", 640.0, True, False),
        ("almost two years", 745.0, False, True),
        ("a little under six days", 5.4, True, False),
        ("a little under six days", 3.5, False, True),
        ("half a year", 186.0, True, False),
        ("half a year", 300.0, False, True),
        ("a week", 7.0, True, False),
        ("a week", 12.5, False, True),
        ("up to 14 days", 9.0, True, False),
        ("up to 14 days", 21.0, False, True),
        ("ten days", 8.0, False, True),
        ("ten days", 9.0, True, False),
    ],
)
def test_words_leave_as_much_room_as_people_round(words: str, days: float, fits: bool, never: bool) -> None:
    text = f"It took {words}."
    said = length_of(text, 0, 0, durations_in(text)[0])
    assert said is not None
    assert said.fits(of_days(days)) is fits
    assert said.never(of_days(days)) is never


def test_calendar_days_may_be_counted_with_the_first_and_the_last() -> None:
    text = "It took 15 days."
    said = length_of(text, 0, 0, durations_in(text)[0])
    assert said is not None
    real = (13.83 * DAY_S, 13.84 * DAY_S)
    assert not said.fits(real)
    assert said.never(real, 13)
    assert not said.never(real, 14)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (f"{CLOCKS}, so that the pursuit took 29 hours.", "supported"),
        (f"{CLOCKS}, so that the pursuit took 24 hours.", "contradicted"),
        (f"{CLOCKS}: a chase of almost thirty hours.", "supported"),
        (f"{CLOCKS}, twenty-two hours from pad to port.", "contradicted"),
        (f"{HOME}, which makes a way home of eighteen and a half hours.", "supported"),
        (f"{HOME}, which makes a way home of twelve hours.", "contradicted"),
        ("Soyuz MS-04 came home on September 3, 2017, after four and a half months in space.", "supported"),
        ("Soyuz MS-04 came home on September 3, 2017, after more than six months in space.", "contradicted"),
        ("Shenzhou 15 was away for half a year.", "supported"),
        ("Shenzhou 15 was away for just over eight months.", "contradicted"),
        ("Skylab 3 was in orbit for almost two months.", "supported"),
        ("Skylab 3 was in orbit for more than three months.", "contradicted"),
        ("Sally Ride's first flight, STS-7, took six days.", "supported"),
        ("Sally Ride's first flight, STS-7, took ten days.", "contradicted"),
        ("It took Crew Dragon Demo-2 about 19 hours to reach the station in 2020.", "supported"),
        ("It took Crew Dragon Demo-2 about 30 hours to reach the station in 2020.", "contradicted"),
        (
            "Progress MS-22, docked since 11 February 2023, left on 20 August 2023; it had hung there for a good six "
            "months.",
            "supported",
        ),
        ("Twelve days in space were enough for Soyuz MS-20's guests in December 2021.", "supported"),
        ("Five days in space were enough for Soyuz MS-20's guests in December 2021.", "contradicted"),
        ("STS-125 circled the Earth for almost thirteen days in May 2009.", "supported"),
        ("STS-125 circled the Earth for eighteen days in May 2009.", "contradicted"),
        ("Soyuz TMA-14 took two days to get to the station in March 2009.", "supported"),
        ("The journey of Gemini VII lasted two weeks.", "supported"),
        ("The journey of Gemini VII lasted three weeks.", "contradicted"),
    ],
)
def test_a_length_is_held_against_the_two_events_that_it_lies_between(sentence: str, verdict: str) -> None:
    assert verdicts(sentence) == {verdict}


@pytest.mark.parametrize(
    "sentence",
    [
        "Soyuz TM-31 reached the station two days after launch; its crew came home after more than four months.",
        "Nearly two months after lift-off on 30 May 2020 Demo-2 was still at the station.",
        "Hazza AlMansoori travelled up on a Soyuz in September 2019 and was back after eight days.",
        "Kate Rubins trained for eleven months before she left on Soyuz MS-17.",
        "Crew-8 waited for three weeks until the weather let it land.",
    ],
)
def test_what_is_told_of_another_time_is_not_called_false(sentence: str) -> None:
    assert "contradicted" not in verdicts(sentence)


def test_a_length_beside_its_day_is_counted_to_the_day_of_the_text() -> None:
    told = "Columbia broke up on February 1, 2003, more than {} years ago."
    claims = {n: read(HEAD + told.format(n) + "\n").to_dict()["claims"] for n in (22, 24)}
    found = {
        n: {one["verdict"] for one in every if "years ago" in one["quote"]} for n, every in claims.items()
    }
    assert found == {22: {"supported"}, 24: {"contradicted"}}


@pytest.mark.parametrize(
    ("sentence", "words", "verdict"),
    [
        ("Not since Apollo and Soyuz met in July 1975 had that been tried.", "July 1975", "supported"),
        ("Not since Apollo and Soyuz met in July 1978 had that been tried.", "July 1978", "contradicted"),
        ("Vostok 6 left on a Sunday in 1963.", "Sunday", "supported"),
        ("Vostok 6 left on a Tuesday in 1963.", "Tuesday", "contradicted"),
        ("Shenzhou-5 took Yang Liwei up in October 2003.", "October 2003", "supported"),
        ("Shenzhou-5 took Yang Liwei up in March 2004.", "March 2004", "contradicted"),
        ("Crew Dragon Demo-2 flew on May 30, 2020, and docked on May 31.", "May 31", "supported"),
        ("Five ATV have flown since March 2008.", "March 2008", "supported"),
        ("Five ATV have flown since June 2010.", "June 2010", "contradicted"),
    ],
)
def test_a_named_flight_tells_its_own_day(sentence: str, words: str, verdict: str) -> None:
    text = HEAD + sentence + "\n"
    start = text.index(words)
    found = [
        one
        for one in read(text).to_dict()["claims"]
        if one["start"] < start + len(words) and start < one["end"]
    ]
    assert verdict in {one["verdict"] for one in found}
    assert not {"supported", "contradicted"} - {verdict} <= {
        one["verdict"] for one in found if one["kind"] == "date"
    }


def test_what_a_stations_crew_did_is_not_held_against_the_stations_own_launch() -> None:
    claims = read(HEAD + "Skylab, left by its last crew in February 1974, came down later.\n").to_dict()[
        "claims"
    ]
    assert "contradicted" not in {one["verdict"] for one in claims}


@pytest.mark.parametrize(("said", "verdict"), [("six weeks", "supported"), ("three weeks", "contradicted")])
def test_the_second_trip_in_so_many_weeks_is_counted_from_the_one_before(said: str, verdict: str) -> None:
    text = (
        "Spaceport America, 29 June 2023. Virgin Galactic flew Galactic 01 today with VSS Unity from New Mexico. "
        f"It was Unity's second trip to space in {said}.\n"
    )
    claims = read(text).to_dict()["claims"]
    assert verdict in {one["verdict"] for one in claims if said in one["quote"]}
