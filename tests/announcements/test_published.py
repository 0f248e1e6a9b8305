"""The day of a text, as it says or as it can be concluded."""

from __future__ import annotations

from datetime import date

import pytest

from expedition.announcements import reader
from expedition.announcements.day_by_flights import Event, narrowed
from expedition.announcements.document import document
from expedition.announcements.published import Published, published
from expedition.announcements.times import TimeMention, times


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
    ("text", "event", "told", "low", "high"),
    [
        ("The ship is launching next week.", date(2021, 9, 15), "future", "2021-09-06", "2021-09-12"),
        ("The ship will launch tomorrow.", date(2021, 9, 15), "future", "2021-09-14", "2021-09-14"),
        ("The ship will launch on Wednesday.", date(2021, 9, 15), "future", "2021-09-09", "2021-09-15"),
        ("The ship launched on Wednesday.", date(2021, 9, 15), "past", "2021-09-15", "2021-09-21"),
        ("The ship launched yesterday.", date(2021, 9, 15), "past", "2021-09-16", "2021-09-16"),
    ],
)
def test_a_known_flight_tells_the_day(text: str, event: date, told: str, low: str, high: str) -> None:
    seen = document(text)
    found = times(seen)
    mention: TimeMention = found[0]
    after = narrowed(published(seen, found), seen, found, [Event(event, mention, told)])
    assert (str(after.earliest), str(after.latest)) == (low, high)


@pytest.mark.parametrize("day", ["29 February", "30 February"])
def test_a_day_that_no_year_near_the_flight_has_does_not_tell_the_year(day: str) -> None:
    text = f"Discovery flew on mission STS-131. The clocks were set on {day}."
    assert {one.flight for one in reader.read(text).flights} == {"STS-131"}


def test_a_dateline_without_year_takes_that_of_the_flight() -> None:
    seen = document("BAIKONUR, October 4. – Three people will fly tomorrow.")
    found = times(seen)
    first = published(seen, found)
    assert (first.day, first.month, first.day_of_month) == (None, 10, 4)
    assert narrowed(first, seen, found, [Event(date(2021, 10, 5), None, "future")]).day == date(2021, 10, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A crew is named\n\nMay 4, 2022. Four people will fly in the autumn, said the agency.",
            "2022-05-04",
        ),
        ("Sun 3 Apr 2022 – The freighter was late, but it came.", "2022-04-03"),
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
