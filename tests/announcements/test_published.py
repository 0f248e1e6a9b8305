"""The day of a text, as it says or as it can be concluded."""

from __future__ import annotations

from datetime import date

import pytest

from expedition.announcements import reader
from expedition.announcements.document import document
from expedition.announcements.published import Published, published
from expedition.announcements.times import times


def read(text: str) -> Published:
    seen = document(text)
    return published(seen, times(seen))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A ship goes up\nPosted on March 4, 2022\n\nIt flies on March 18.", "2022-03-04"),
        ("A ship goes up\n\nUpdated: 2022-03-04 11:20\n\nIt flew on March 3.", "2022-03-04"),
        ("A ship goes up\n\nBy Jane Writer | March 4, 2022\n\nIt flies on March 18.", "2022-03-04"),
        ("HOUSTON, March 4, 2022 -- The crew will fly on March 18.", "2022-03-04"),
        ("МОСКВА, 4 марта 2022 года. /ТАСС/. Экипаж стартует 18 марта.", "2022-03-04"),
        ("Kourou, 4 March 2022. The freighter left at dawn.", "2022-03-04"),
        ("The crew trains for March 18. The ship is fuelled. (March 4, 2022)", "2022-03-04"),
        ("A gift\n\nTOULOUSE, Southern France (March 4, 2022) – The ship is packed.", "2022-03-04"),
        (
            "Still here\n\nThis is how it looks this Friday evening, March 4, 2022. It goes next week.",
            "2022-03-04",
        ),
        ("The crew will fly tomorrow, Saturday, March 5, 2022, at dawn.", "2022-03-04"),
        ("BAIKONUR, March 4. – It flies soon.\n\n© 2022 News House", "2022-03-04"),
        (
            "<html><head><meta name='date' content='2022-03-04'></head><body><p>It flies soon.</p></body></html>",
            "2022-03-04",
        ),
        (
            "Friday, March 4\n\nThe last flight was in 2021, the next will be in 2023.\n\nIt goes on Friday, March 18.",
            "2022-03-04",
        ),
    ],
)
def test_a_text_says_its_day(text: str, day: str) -> None:
    assert str(read(text).day) == day


@pytest.mark.parametrize(
    "text", ["The launch is on May 25.", "CREW STAYS DOWN UNTIL MAY 25\n\nHelium again. It flies on May 25."]
)
def test_the_day_of_a_flight_is_not_that_of_the_text(text: str) -> None:
    assert read(text).day is None


def test_a_copyright_bounds_the_day() -> None:
    found = read("It is launching soon.\n\n© 2021 Some House")
    assert (found.earliest, found.latest) == (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Inspiration4 is launching next week.", "2021-09-06", "2021-09-12"),
        ("Inspiration4 will launch tomorrow from Florida.", "2021-09-14", "2021-09-15"),
        ("Inspiration4 will launch on Wednesday from Florida.", "2021-09-09", "2021-09-14"),
        ("Inspiration4 launched on Wednesday from Florida.", "2021-09-15", "2021-09-21"),
        ("Soyuz MS-19 launched yesterday.", "2021-10-06", "2021-10-06"),
        ("Shenzhou-13 returned to Earth on Saturday after six months.", "2022-04-16", "2022-04-22"),
    ],
)
def test_a_known_flight_tells_the_day(text: str, low: str, high: str) -> None:
    assert low <= str(reader.read(text).published) <= high


@pytest.mark.parametrize("day", ["29 February", "30 February"])
def test_a_day_that_no_year_near_the_flight_has_does_not_tell_the_year(day: str) -> None:
    text = f"Discovery flew on mission STS-131. The clocks were set on {day}."
    assert {one.flight for one in reader.read(text).flights} == {"STS-131"}


def test_a_dateline_without_year_takes_that_of_the_flight() -> None:
    text = "BAIKONUR, October 4. – Soyuz MS-19 will fly tomorrow with three people."
    assert reader.read(text).published == date(2021, 10, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A crew is named\n\nMay 4, 2022. Four people will fly in the autumn, said the agency.",
            "2022-05-04",
        ),
        ("Sun 3 Apr 2022 – The freighter was late, but it came.", "2022-04-03"),
        (
            "State Corporation Roscosmos. Press office. October 13\n\nSoyuz MS-17 lifts off tomorrow.",
            "2020-10-13",
        ),
        ("Delay\n\n7 Jun 2021, 09:10 UTC. Nothing will fly today.", "2021-06-07"),
        (
            "HOUSTON, Texas (Tuesday, Oct. 4) – Crew-5 lifts off tomorrow at noon Eastern time.",
            "2022-10-04",
        ),
        (
            "CAPE CANAVERAL, Friday – Crew-2 lifted off this morning at 5:49 a.m. EDT from pad 39A.",
            "2021-04-23",
        ),
    ],
)
def test_a_text_that_begins_with_its_day(text: str, day: str) -> None:
    assert str(reader.read(text).published) == day


def test_a_full_stop_ends_a_date() -> None:
    found = times(document("Baikonur, 8 October. Tomorrow the crew flies."))
    assert [(m.day, m.shift) for m in found] == [(8, None), (None, ("day", 1))]


def test_years_told_neither_as_past_nor_as_to_come_still_bound_the_day() -> None:
    found = read("Lille (7.3.) The crew sails on Friday, the 8th March. (In 2018 a storm held it.)")
    assert found.day is None or found.day.year >= 2013


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "OFT-2 landed in the desert at 4:49 p.m. Mountain time on Wednesday. It had gone up on May 19. "
            "The Crew Flight Test will take astronauts along.",
            "2022-05-25",
        ),
        # The next ship flew years after.
        (
            "The rocket rose at 2.31 in the morning of Thursday, May 21, with Kounotori 9. The HTV-X will fly later.",
            "2020-05-21",
        ),
        (
            "Cosmodrome, 8 April. The commission met. Soyuz MS-16 lifts off tomorrow, 9 April, at 11:05 Moscow time.",
            "2020-04-08",
        ),
    ],
)
def test_a_flight_told_in_passing_does_not_date_a_text(text: str, day: str) -> None:
    assert str(reader.read(text).published) == day


def test_the_month_of_a_leaflet_stands_under_its_title() -> None:
    found = read(
        "Sleep under the ship!\n\nMuseum Square, Leeds · March 2022\n\nFrom the 30th it can be seen by all."
    )
    assert (found.earliest, found.latest) == (date(2022, 3, 1), date(2022, 3, 31))


def test_who_flies_next_dates_no_text() -> None:
    text = (
        "Home again\n\nA Dragon with four private astronauts splashed down late on Tuesday, at 11:04 p.m. EDT. "
        "On board was Peggy Whitson.\n\nAxiom's Ax-2 was their second. The following flight, Ax-3, is planned "
        "for no ahead of November."
    )
    answer = reader.read(text.encode())
    assert str(answer.published) == "2023-05-31"
    assert {one.flight: one.role for one in answer.flights}["Axiom Ax-2"] == "subject"


def test_a_capsule_is_known_by_the_weekdays_of_its_flight() -> None:
    text = (
        "Full marks\n\nThe empty Starliner landed at White Sands on Wednesday afternoon. It had gone up last "
        "Thursday at 6:54 p.m. EDT on an Atlas V from Florida, and docked on Friday night."
    )
    (flight,) = reader.read(text.encode()).flights
    assert (flight.flight, str(flight.liftoff_date)) == ("Starliner OFT-2", "2022-05-19")


def test_a_day_that_no_calendar_has_dates_no_text() -> None:
    assert read("BAIKONUR, 29 February 2023 – The rocket stands on its pad.\n").day is None
    assert read("BAIKONUR, 29 February 2024 – The rocket stands on its pad.\n").day == date(2024, 2, 29)
