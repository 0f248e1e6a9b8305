"""What the grammar of times and names lets a reader conclude, each in sentences of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from expedition.announcements import reader
from expedition.announcements.clocks import clocks_in
from expedition.announcements.document import document
from expedition.announcements.flights import FlightNews
from expedition.announcements.names import names_in
from expedition.announcements.times import times


def flight(text: str, name: str) -> FlightNews:
    found = {one.flight: one for one in reader.read(text).flights}
    assert name in found, sorted(found)
    return found[name]


@pytest.mark.parametrize(
    ("text", "hour", "zone"),
    [
        ("It rises at 4:10 in the afternoon by Tokyo's clocks.", 16, "Asia/Tokyo"),
        ("It rises at 4:10 in the afternoon, Moscow time.", 16, "Europe/Moscow"),
        ("We speak from Houston, where it is then 9:15 p.m. and dark.", 21, "America/Chicago"),
        ("It rises at 21:30 Norwegian time.", 21, "Europe/Oslo"),
        ("It rises at 9:20 o'clock Moscow time.", 9, "Europe/Moscow"),
    ],
)
def test_a_clock_is_read_with_the_place_that_keeps_it(text: str, hour: int, zone: str) -> None:
    (clock,) = clocks_in(text)
    assert (clock.hour, clock.zone) == (hour, zone)


def test_the_part_of_the_day_tells_which_half_a_clock_with_minutes_is_of() -> None:
    (one,) = (m for m in times(document("It rises at 7:25 on Sunday evening.")) if m.has_clock)
    assert one.hour == 19


@pytest.mark.parametrize(
    ("text", "name"), [("The ship HTV No. 4 is on its way.", "HTV-4"), ("Kounotori No. 6 rose.", "HTV-6")]
)
def test_a_number_may_be_told_with_the_word_for_it(text: str, name: str) -> None:
    assert [one.id for one in names_in(text)] == [name]


def test_who_goes_up_near_another_ship_keeps_the_hour() -> None:
    text = (
        "HOUSTON, Dec. 13, 1965 - Gemini 6 was held back again on Sunday. The agency wants to send Walter Schirra and "
        "Thomas Stafford up at 8:40 A.M., E.S.T., on Wednesday, and to bring them close to Gemini 7."
    )
    assert flight(text, "Gemini VI-A").liftoff_utc == datetime(1965, 12, 15, 13, 40, tzinfo=UTC)


def test_a_module_of_a_country_flies_and_one_of_a_station_does_not() -> None:
    text = "MOSCOW, July 29, 2021 - Russia's Nauka module docked with the station at 1329 GMT on Thursday."
    assert flight(text, "Nauka").docking_utc == datetime(2021, 7, 29, 13, 29, tzinfo=UTC)
    berth = "HOUSTON, May 2, 2022 - The crew worked in the station's Nauka module, where a valve was moved on Monday."
    assert "Nauka" not in {one.flight for one in reader.read(berth).flights}


def test_a_launch_centre_of_satellites_is_no_news_of_satellites() -> None:
    text = (
        "BEIJING, Oct. 16, 2003 - Shenzhou 5 is down. Yang Liwei had left the Jiuquan Satellite Launch Center at 9:00 "
        "o'clock on Wednesday morning, Beijing time."
    )
    assert flight(text, "Shenzhou 5").liftoff_utc == datetime(2003, 10, 15, 1, 0, tzinfo=UTC)


def test_a_ship_that_leaves_for_a_station_does_not_leave_it() -> None:
    text = "BAIKONUR, 26 November 2025. Tomorrow at 14:30 Astana time Soyuz MS-28 will leave for the station."
    news = flight(text, "Soyuz MS-28")
    assert (str(news.liftoff_date), news.undocking_utc) == ("2025-11-27", None)


def test_lines_with_author_and_day_do_not_hide_that_a_flight_is_put_off() -> None:
    text = (
        "Crew-10 News\nBy the editors\nMarch 13, 2025\n\nTeams have called off tonight's launch of Crew-10, before "
        "the T-0 of 7:48 p.m. EDT on Wednesday.\n\nThe next try is on Friday, March 14, at 7:03 p.m. EDT."
    )
    news = flight(text, "Crew-10")
    assert (news.status, str(news.liftoff_date)) == ("slipped", "2025-03-14")


@pytest.mark.parametrize(
    "text",
    [
        "Overseas service, as heard, evening of 5 July 1986\n\nSoyuz T-15 flies on.",
        "RADIO PRAGUE, 5 July 1986, 18.30 hours (as heard)\n\nSoyuz T-15 flies on.",
    ],
)
def test_the_heading_of_what_was_heard_gives_its_day(text: str) -> None:
    assert str(reader.read(text).published) == "1986-07-05"


def test_an_arrival_is_not_that_of_people_long_aboard() -> None:
    text = (
        "TOKYO, Oct. 30, 2025 - HTV-X No. 1 reached the station. Kimiya Yui, aboard since August, grasped it at "
        "15:58 GMT on October 29."
    )
    assert flight(text, "HTV-X1").docking_utc == datetime(2025, 10, 29, 15, 58, tzinfo=UTC)
