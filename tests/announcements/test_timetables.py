"""Timetables, scripts to be read aloud and clocks told in passing: when what is told happens."""

from __future__ import annotations

import pytest

from expedition.announcements.document import document
from expedition.announcements.reader import read


def _flight(text: str, name: str) -> dict[str, object]:
    flights = {one["flight"]: one for one in read(text).to_dict()["flights"]}
    return dict(flights[name])


def test_the_day_over_some_lines_holds_for_their_hours() -> None:
    text = (
        "STS-114 DAY BY DAY\n(all times Eastern Daylight)\n\nTUESDAY, July 26, 2005\n"
        "10:39 a.m. - Discovery lifts off from Pad 39B on STS-114.\n\nTHURSDAY, July 28\n"
        "7:18 a.m. - Docking with the station.\n\nTUESDAY, August 9\n8:11 a.m. - Landing in California.\n"
    )
    one = _flight(text, "STS-114")
    assert one["liftoff_utc"] == "2005-07-26T14:39:00Z"
    assert one["docking_utc"] == "2005-07-28T11:18:00Z"
    assert one["landing_utc"] == "2005-08-09T12:11:00Z"


def test_a_script_writes_its_clock_with_a_dash() -> None:
    text = "NOVEMBER 16, 2009\n\nATLANTIS BLASTED OFF ON STS-129 THIS AFTERNOON AT 2-28 EASTERN, RIGHT ON TIME.\n"
    assert _flight(text, "STS-129")["liftoff_utc"] == "2009-11-16T19:28:00Z"


def test_a_day_beside_tomorrow_dates_the_text() -> None:
    text = "Hello all,\n\nCRS-19 goes up tomorrow, Wed Dec 4, 2019, at 12:51 p.m. EST from pad 40.\n"
    reading = read(text).to_dict()
    assert reading["published"] == "2019-12-03"


def test_what_was_launched_before_docks_now() -> None:
    text = (
        "Moscow, November 26, 2021. Today at 18:19 Moscow time the node module Prichal, launched on November 24 from "
        "Baikonur, docked with the Nauka module.\n"
    )
    one = _flight(text, "Prichal")
    assert one["docking_utc"] == "2021-11-26T15:19:00Z"
    assert one["liftoff_date"] == "2021-11-24"


def test_a_try_that_could_follow_is_no_slip() -> None:
    text = (
        "CAPE KENNEDY, July 15, 1969 - Apollo 11 is to leave Pad 39A at 9:32 a.m. EDT on Wednesday. If clouds say "
        "no, they may try again until July 21.\n"
    )
    one = _flight(text, "Apollo 11")
    assert (one["status"], one["liftoff_utc"]) == ("announced", "1969-07-16T13:32:00Z")


def test_a_try_called_off_with_a_new_hour_is_a_slip() -> None:
    text = (
        "11 октября 2023 года. Старт корабля «Прогресс МС-25», намечавшийся на 12:25 мск 29 ноября, отменён. "
        "Новая попытка — 1 декабря в 12:25 мск с Байконура.\n"
    )
    one = _flight(text, "Progress MS-25")
    assert (one["status"], one["liftoff_utc"]) == ("slipped", "2023-12-01T09:25:00Z")


def test_slid_onto_a_port_is_no_slip() -> None:
    text = (
        "April 8, 2025. Soyuz MS-27 lifted off at 0547 GMT, and then the ship slid onto the Prichal port.\n"
    )
    assert _flight(text, "Soyuz MS-27")["status"] == "flown"


def test_home_on_sunday_is_the_sunday_behind_the_start() -> None:
    text = "September 16, 2021. Inspiration4 lifted off on Wednesday at 8:02 p.m. EDT. Splash off Tampa on Saturday.\n"
    assert _flight(text, "Inspiration4")["landing_date"] == "2021-09-18"


@pytest.mark.parametrize("aside", ["flown before as CRS-10", "which had visited on CRS-10"])
def test_what_a_ship_did_once_is_no_news(aside: str) -> None:
    text = (
        f"December 5, 2018. CRS-16 left today at 1:16 p.m. EST. Its Dragon, {aside}, is to be grabbed on Saturday "
        "at 6 a.m. EST.\n"
    )
    assert _flight(text, "Dragon CRS-16")["docking_utc"] == "2018-12-08T11:00:00Z"


def test_a_crew_by_its_last_names() -> None:
    text = "October 30, 2021. Crew-3 flies on Sunday at 2:21 a.m. EDT: Chari, Marshburn, Barron, Maurer.\n"
    crew = _flight(text, "Crew-3")["crew"]
    assert isinstance(crew, list)
    assert len(crew) == 4


def test_a_capsule_by_its_name() -> None:
    text = (
        "May 24, 1962. Scott Carpenter lifted off in Aurora 7 at 7:45 this morning, Eastern Standard Time.\n"
    )
    assert _flight(text, "Mercury-Atlas 7")["liftoff_utc"] == "1962-05-24T12:45:00Z"


def test_what_a_museum_looks_back_to_is_no_news() -> None:
    text = (
        "OPEN EVENING AT THE AEROSPACE MUSEUM\n\nSaturday, July 9, 6 p.m. Here lies a glove from STS-135, which came "
        "home on July 21, 2011.\n"
    )
    assert all(one["role"] == "mention" for one in read(text).to_dict()["flights"])


def test_a_try_stopped_on_the_pad_dates_the_text() -> None:
    text = (
        "Crew-10 waits\n\nThe launch of Crew-10, which had been set for 7:48 p.m. EDT on March 12, was called off 44 "
        "minutes before the end of the count. The new date is March 14 at 7:03 p.m. EDT.\n"
    )
    assert str(read(text).to_dict()["published"]) in ("2025-03-12", "2025-03-13")


def test_rows_of_a_page_s_table_say_what_happens_when() -> None:
    page = (
        "<h2>HTV8 at a glance</h2><p>Press kit, September 9, 2019</p><table>"
        "<tr><td>Lift-off<td>Wednesday, September 11, 2019, 6:33 a.m. JST</tr>"
        "<tr><td>Site</td><td></td><td>Tanegashima</td></tr>"
        "<tr><td>Capture by<br>the arm</td><td>Saturday, September 14, about 8:10 p.m. JST</td></tr></table>"
        "<p>NHK carries the launch from 6:10 a.m.</p>"
    )
    (flight,) = read(page.encode()).flights
    told = flight.to_dict()
    assert (told["liftoff_utc"], told["docking_utc"]) == ("2019-09-10T21:33:00Z", "2019-09-14T11:10:00Z")


def test_tables_that_lay_out_a_page_stay_paragraphs() -> None:
    inner = "<table><tr><td>Launch</td><td>noon</td></tr></table>"
    seen = document(f"<table><tr><td><p>{'Word. ' * 90}</p></td><td>{inner}</td></tr></table><p>End</p>").text
    assert [line[:9] for line in seen.split("\n") if line] == ["Word. Wor", "| Launch ", "End"]


def test_a_television_page_tells_when_it_shows_what() -> None:
    page = (
        "ON THE AIR  ·  week of July 13, 1975\n(times Eastern Daylight)\n\n"
        "TUES. 15 — 7:30 am, all networks: Leonov and Kubasov leave in Soyuz 19 at 8:20.\n"
        "3:00 pm: Cape Canaveral. Stafford, Brand and Slayton follow in Apollo at 3:50.\n\n"
        "THURS. 24 — 5:00 pm: Apollo's splash near Hawaii, 5:18."
    )
    soyuz, apollo = _flight(page, "Soyuz 19"), _flight(page, "Apollo (ASTP)")
    assert soyuz["liftoff_utc"] == "1975-07-15T12:20:00Z"
    assert (apollo["liftoff_utc"], apollo["landing_utc"]) == ("1975-07-15T19:50:00Z", "1975-07-24T21:18:00Z")


@pytest.mark.parametrize(
    ("text", "name", "field", "utc"),
    [
        # The paper's own clock, the only one that it names.
        (
            "Abu Dhabi, Thursday 26 September — At 11.42pm on Wednesday Soyuz MS-15 was fast to the station. "
            "It had left Baikonur at 5.57pm UAE time.",
            "Soyuz MS-15",
            "docking_utc",
            "2019-09-25T19:42:00Z",
        ),
        # Asked and answered, in the clock of a town.
        (
            "Q. When does Simonyi fly?\nA. Saturday, April 7, at 10:31 a.m. Seattle time. His Soyuz TMA-10 starts "
            "from Baikonur and gets to the International Space Station on Monday.",
            "Soyuz TMA-10",
            "liftoff_utc",
            "2007-04-07T17:31:00Z",
        ),
        # What the news begins with is of today, whatever is looked back to behind it.
        (
            "By wire, Houston, Dec. 15, 1965\n\nFour men met in orbit today, in Gemini 6 and Gemini 7.\n\nA Titan had "
            "lifted Schirra and Stafford from Pad 19 at 8:37 a.m. EST. It was their third attempt: on Oct. 25 their "
            "target was lost.",
            "Gemini VI-A",
            "liftoff_utc",
            "1965-12-15T13:37:00Z",
        ),
        (
            "Notice of Sunday, June 25, 1995\n\nSTS-71: rain kept the tank empty on Friday; thunderstorms stopped "
            "Saturday's count at 4:43 p.m. The next try is on Tuesday, June 27, at 3:32 p.m. EDT.",
            "STS-71",
            "liftoff_utc",
            "1995-06-27T19:32:00Z",
        ),
        (
            "Saturday, July 3, 1982\n\nYesterday at 18.21 Moscow time a cloud of dust rose near Arkalyk: Soyuz T-6 "
            "with Chrétien. They had left Baikonur on June 24.",
            "Soyuz T-6",
            "landing_utc",
            "1982-07-02T14:21:00Z",
        ),
    ],
)
def test_hours_are_told_on_their_day_and_clock(text: str, name: str, field: str, utc: str) -> None:
    assert _flight(text, name)[field] == utc
