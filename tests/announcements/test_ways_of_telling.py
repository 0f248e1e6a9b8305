"""When a text was put out, when it starts and what is put off, told in ways of their own."""

from __future__ import annotations

from expedition.announcements.reader import read


def _subject(text: str) -> dict[str, object]:
    flights = [one for one in read(text).to_dict()["flights"] if one["role"] == "subject"]
    assert len(flights) == 1
    return dict(flights[0])


def test_a_question_asks_when_it_starts() -> None:
    one = _subject(
        "Crew-10 in brief\nMonday, March 10, 2025\n\nWhen is it? Wednesday, March 12, at 7:48 p.m. EDT.\n\n"
        "Who flies? Anne McClain, Nichole Ayers, Takuya Onishi and Kirill Peskov, on a Falcon 9.\n"
    )
    assert one["liftoff_utc"] == "2025-03-12T23:48:00Z"


def test_the_launch_was_not_on_the_day_that_is_counted_from_it() -> None:
    one = _subject(
        "HOUSTON, April 4, 2025 - The crew of Crew-10 rested on Friday, four days after a Falcon 9 put it in orbit.\n"
    )
    assert one["liftoff_date"] != "2025-04-04"


def test_the_month_of_an_issue_bounds_the_day_of_the_text() -> None:
    text = "STATION LETTER - No. 12, June 2022\n\nA Cygnus freighter is due to leave in the summer.\n"
    assert str(read(text).to_dict()["published"]).startswith("2022-06")


def test_the_weekday_on_which_a_text_was_posted() -> None:
    text = (
        "NS-26 flies this Thursday, August 29, at 8 a.m. CDT (1300 UTC), from West Texas.\n\n"
        "Six people are aboard.\n\nPosted on Tuesday, with coffee.\n"
    )
    assert read(text).to_dict()["published"] == "2024-08-27"


def test_a_second_chance_is_not_the_start() -> None:
    one = _subject(
        "Friday, March 3, 2023\n\nProgress report: Crew-6 leaves on Sunday, March 5, at 6:10 a.m. EST from pad 39A; "
        "if it does not go, the same again on Monday at 5:45 a.m. EST.\n"
    )
    assert one["liftoff_utc"] == "2023-03-05T11:10:00Z"


def test_wave_offs_are_slips() -> None:
    one = _subject(
        "July 14, 2009\n\nEndeavour was to go at 6:51 p.m. With the crew of STS-127 aboard, managers waved it off.\n"
    )
    assert one["status"] == "slipped"


def test_a_museum_evening_has_no_news() -> None:
    text = (
        "MUSEUM DAY\n\nDayton, Ohio - On Saturday, June 7, 2014 the museum shows its shuttle trainer. Lift-off of the "
        "model rockets is at 6:30 p.m. The shuttle last flew on July 8, 2011.\n"
    )
    found = read(text).to_dict()
    assert not [one for one in found["flights"] if one["role"] == "subject"]


def test_the_head_of_a_column_gives_the_clock_and_the_start() -> None:
    text = (
        "# Flights to the station, as of Monday, 3 June 2024\n\n"
        "| Date | Time (GMT) | Flight | Notes |\n|---|---|---|---|\n"
        "| Wed 5 June | 14:52 | Starliner CFT | Atlas V; docks Thu 6 June 16:15 |\n"
        "| Thu 15 Aug | 03:20 | Progress MS-28 | Soyuz-2.1a, Baikonur 31/6 |\n"
    )
    flights = {one["flight"]: one for one in read(text).to_dict()["flights"]}
    assert flights["Starliner CFT"]["liftoff_utc"] == "2024-06-05T14:52:00Z"
    assert flights["Starliner CFT"]["docking_utc"] == "2024-06-06T16:15:00Z"
    assert flights["Progress MS-28"]["liftoff_utc"] == "2024-08-15T03:20:00Z"


def test_an_hour_in_words_and_one_behind_days_that_were_taken_back() -> None:
    one = _subject(
        "16 June 1963\n\nOn the sixteenth of June at twelve hours thirty-one minutes Moscow time the ship Vostok 6 "
        "was put into orbit around the Earth.\n"
    )
    assert one["liftoff_utc"] == "1963-06-16T09:31:00Z"
    one = _subject(
        "June 26, 2025 - Axiom Ax-4 had left Florida on Wednesday at 2:31 a.m. EDT, after weeks of waiting: the date "
        "was moved from May 29 to June 8, 10 and 11.\n"
    )
    assert one["liftoff_utc"] == "2025-06-25T06:31:00Z"


def test_the_clock_of_whoever_writes_is_none_of_the_pad() -> None:
    one = _subject(
        "September 18, 2006\n\nAt 9:08 last night our time, Sunday, Soyuz TMA-9 took off from Baikonur - there it was "
        "already Monday morning, 10:08.\n"
    )
    assert one["liftoff_utc"] == "2006-09-18T04:08:00Z"
