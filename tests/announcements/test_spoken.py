"""Clocks and days in words, and nights that belong to the next day."""

import pytest

from expedition.announcements.document import document
from expedition.announcements.reader import read
from expedition.announcements.times import times


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [
        ("at twelve minutes to six in the evening", 17, 48),
        ("at nineteen past four this afternoon", 16, 19),
        ("at five to eight in the morning", 7, 55),
        ("at a quarter before noon", 11, 45),
        ("at ten minutes past midnight", 0, 10),
        ("at half past nine a.m.", 9, 30),
    ],
)
def test_clocks_in_words_are_read(words: str, hour: int, minute: int) -> None:
    found = [one for one in times(document(f"The rocket rose {words}.")) if one.has_clock]
    assert [(one.hour, one.minute) for one in found] == [(hour, minute)]


@pytest.mark.parametrize(
    "words", ["from five to seven people", "two to three days", "ten after the launch", "six of eight seats"]
)
def test_spans_and_counts_are_no_clocks(words: str) -> None:
    assert not any(one.has_clock for one in times(document(f"There is room for {words}.")))


@pytest.mark.parametrize(
    ("words", "month", "day"),
    [
        ("the third of June", 6, 3),
        ("March the twenty-first", 3, 21),
        ("Boxing Day", 12, 26),
        ("Christmas Eve", 12, 24),
    ],
)
def test_days_in_words_are_read(words: str, month: int, day: int) -> None:
    found = [one for one in times(document(f"The ship left on {words}.")) if one.day]
    assert [(one.month, one.day) for one in found] == [(month, day)]


@pytest.mark.parametrize(
    "words", ["in June, the first woman of her country", "with Apollo 8 may go round the Moon"]
)
def test_firsts_and_verbs_are_no_days(words: str) -> None:
    assert not [one for one in times(document(f"She flies {words}.")) if one.day]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Friday, 14 March 2025. Crew-10 lifts off tonight at 7:03 EDT.", "2025-03-14T23:03:00Z"),
        (
            "Kourou, 9 March 2008. The freighter Jules Verne ATV-1 left at 1:03 a.m. last night (0403 GMT).",
            "2008-03-09T04:03:00Z",
        ),
        (
            "June 5, 2024. Starliner's Crew Flight Test rose at eight minutes before eleven a.m. EDT.",
            "2024-06-05T14:52:00Z",
        ),
    ],
)
def test_the_night_of_a_clock_is_found(text: str, instant: str) -> None:
    news = [one for one in read(text).to_dict()["flights"] if one["role"] == "subject"]
    assert [one["liftoff_utc"] for one in news] == [instant]


def test_a_letter_is_of_the_day_on_which_it_says_it_was_written() -> None:
    told = read(
        "Dear Anna, I write on the evening of 12 September 2023. On Friday Soyuz MS-24 will leave at 20:44 Baikonur "
        "time (15:44 GMT)."
    )
    assert str(told.published) == "2023-09-12"
