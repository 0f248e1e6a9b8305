"""Flights that a text does not name, concluded from who is aboard and the day of the text."""

from expedition.announcements.reader import read


def test_whoever_flew_that_day_is_the_news() -> None:
    told = read(
        "MOSCOW, 6 August 1961. Major Gherman Titov was sent up this morning and is going round the earth."
    )
    assert [(one.flight, one.role) for one in told.flights] == [("Vostok 2", "subject")]


def test_a_whole_crew_in_one_breath_is_told_of_whatever_else_one_of_them_flew_on() -> None:
    told = read(
        "Lightning kept the Crew Dragon on the ground on Wednesday, May 27. Bob Behnken and Doug Hurley climbed out of "
        "the capsule at pad 39A and will try again on Saturday at 3:22 p.m. EDT. No astronaut has left from there "
        "since Atlantis in July 2011, with Hurley aboard."
    )
    assert "Crew Dragon Demo-2" in [one.flight for one in told.flights if one.role == "subject"]


def test_news_of_shares_tells_of_a_flight_in_passing_only() -> None:
    told = read(
        "NEW YORK, July 21, 2021 - Shares of an online shop rose four percent on Wednesday, a day after its founder, "
        "Jeff Bezos, came back from his hop."
    )
    assert [one for one in told.flights if one.role == "subject"] == []
