"""Whole texts of our own: the flights they speak of, and what they say of each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from expedition.announcements.flights import FlightNews
from expedition.announcements.lexicon import facts
from expedition.announcements.names import names_in, partner_flight
from expedition.announcements.reader import Reading, read
from expedition.announcements.request import request, why_not
from expedition.catalog import DEFAULT
from expedition.errors import InputError
from expedition.flights.flight import Flight


def subjects(reading: Reading) -> list[FlightNews]:
    return [one for one in reading.flights if one.role == "subject"]


def only(text: str) -> FlightNews:
    (one,) = subjects(read(text))
    return one


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


MS_41 = """Crew of Soyuz MS-41 named

BAIKONUR, March 2, 2031. - Soyuz MS-41 is to lift off from Site 31 at 14:20 Moscow time on March 9, 2031.
On board will be commander Pavel Orekhov, flight engineers Irina Malova and John Barnaby.
Back-up crew: Sergei Tikhonov, Lev Antonov, Mary Hart.
"""
RETURN = """Four home after half a year

PENSACOLA, Fla. - Four astronauts returned to Earth on Monday night, Nov. 8, after 200 days at the station. Their Dragon
capsule parachuted into the Gulf of Mexico at 10:33 p.m. EST. Shane Kimbrough, Megan McArthur, Thomas Pesquet and
Akihiko Hoshide had undocked at 2:05 p.m. EST.
"""
DELAYED = """Crew-14 delayed again

The launch of Crew-14 is pushed back from Feb. 10 to no earlier than 5:31 a.m. EST Sunday, Feb. 14, 2027.
Jane Doe, Richard Roe, Taro Yamada and Ivan Petrov will ride a Dragon to the International Space Station from Space
Launch Complex 40. Docking is planned for about 9 a.m. on Feb. 15.
"""
RUSSIAN = """Экипаж «Союза МС-41» готов к старту

БАЙКОНУР, 20 марта 2031 года. Государственная комиссия утвердила основной экипаж корабля «Союз МС-41»: командир
Олег Кузнецов, бортинженеры Алексей Орлов и Анна Иванова. Старт намечен на 22 марта 2031 года в 18:47 мск с площадки 31
космодрома Байконур. Дублирующий экипаж: Константин Громов, Сергей Лебедев, Джон Смит.
"""


def test_a_flight_later_than_any_known_comes_out_by_its_series() -> None:
    one = only(MS_41)
    assert (one.flight, one.status, one.record) == ("Soyuz MS-41", "announced", None)
    assert (one.vehicle, one.launcher, one.pad, one.station) == (
        "soyuz-ms",
        "soyuz-2-1a",
        "baikonur-31",
        "iss",
    )
    assert (one.liftoff_date, one.liftoff_utc) == (date(2031, 3, 9), utc("2031-03-09T11:20"))


@pytest.mark.parametrize(
    ("text", "crew"),
    [
        (MS_41, {"Pavel Orekhov", "Irina Malova", "John Barnaby"}),
        (RUSSIAN, {"Oleg Kuznetsov", "Aleksey Orlov", "Anna Ivanova"}),
    ],
)
def test_those_who_stand_by_are_not_aboard(text: str, crew: set[str]) -> None:
    one = only(text)
    assert set(one.crew) == crew
    assert one.crew_count == len(crew)


def test_a_flight_without_a_name_is_concluded_from_its_crew_and_the_days() -> None:
    one = only(RETURN)
    assert (one.flight, one.status, one.named) == ("Crew-2", "flown", False)
    assert one.landing_utc == utc("2021-11-09T03:33")
    assert one.undocking_utc == utc("2021-11-08T19:05")


def test_what_is_put_off_has_its_new_date_and_never_the_old_one() -> None:
    one = only(DELAYED)
    assert one.status == "slipped"
    assert one.liftoff_utc == utc("2027-02-14T10:31")
    assert one.docking_utc == utc("2027-02-15T14:00")
    assert one.pad == "ccsfs-40"


def test_put_off_without_a_new_date_leaves_none() -> None:
    one = only(
        "MOSCOW, March 2, 2031. The launch of Soyuz MS-41, which had been set for March 9, has been put off. No new "
        "date was given."
    )
    assert (one.status, one.liftoff_date) == ("slipped", None)


def test_a_story_told_twice_is_one_flight() -> None:
    assert len(subjects(read(MS_41 + "\n" + MS_41.replace("Soyuz MS-41", "MS-41")))) == 1


def test_two_flights_in_one_sentence_have_each_their_day() -> None:
    text = (
        "MOSCOW, May 2, 2031. Progress MS-40 is to lift off from Baikonur on May 9, 2031 at 08:00 UTC, and "
        "Shenzhou-33 is to lift off from Jiuquan on May 12, 2031 at 09:00 UTC."
    )
    days = {one.flight: one.liftoff_utc for one in subjects(read(text))}
    assert days == {"Progress MS-40": utc("2031-05-09T08:00"), "Shenzhou 33": utc("2031-05-12T09:00")}


@pytest.mark.parametrize(
    "text",
    [
        "A Falcon 9 lifted off from Cape Canaveral on Friday with 23 Starlink satellites.",
        "The yacht was sold on Tuesday for 20 million dollars.",
        "Shares of the company rose by four percent after the launch of its new phone on Monday, May 5, 2025.",
        "MUNICH, May 5, 2025. An evening on Apollo 8 begins at 8 p.m. on Friday, May 9, at the museum.",
    ],
)
def test_texts_without_a_flight_of_people_or_to_a_station_announce_nothing(text: str) -> None:
    assert not subjects(read(text))


def test_ships_of_all_times_are_known_by_their_names() -> None:
    said = (
        "Vostok 6, Gemini VII, STS-51-L, Soyuz TMA-08M, Союз МС-19, Shenzhou XX, Artemis II, Tianzhou-9, "
        "MS-20, NS-40"
    )
    found = [one.id for one in names_in(said) if one.kind == "flight"]
    assert found == [
        "Vostok 6",
        "Gemini VII",
        "STS-51-L",
        "Soyuz TMA-08M",
        "Soyuz MS-19",
        "Shenzhou 20",
        "Artemis II",
        "Tianzhou-9",
        "Soyuz MS-20",
        "New Shepard NS-40",
    ]


@pytest.mark.parametrize(
    "text", ["a Soyuz-2.1b rocket", "at 8:39 a.m.", "a crew 3 days old", "the unity of 22 men"]
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert not [one for one in names_in(text) if one.kind in ("flight", "pad")]


def test_the_partners_count_of_ships_is_understood() -> None:
    found = [partner_flight("soyuz", 65), partner_flight("progress", 79)]
    assert [one.flight for one in found if one] == ["Soyuz MS-19", "Progress MS-18"]


def test_every_entry_of_the_catalogue_has_words_for_it() -> None:
    words = facts()
    known = {
        ident for table in ("vehicles", "launchers", "pads", "sites", "stations") for ident in words[table]
    }
    known |= {row.get("pad", "") for row in words["series"]}
    pads = [name for name in DEFAULT.names("pad") if name not in known]
    assert not pads


def test_a_flight_of_a_text_can_be_asked_of_the_planner(tmp_path: Path) -> None:
    one = only(
        "BAIKONUR, October 4. - Anton Shkaplerov, Yulia Peresild and Klim Shipenko will ride Soyuz MS-19 to the "
        "station tomorrow. Lift-off from Baikonur is at 11:55 Moscow time on October 5."
    )
    file = tmp_path / "flight.toml"
    file.write_text(request(one) or "", encoding="utf-8")
    asked = Flight.from_toml(file)
    assert (asked.vehicle, asked.pad, asked.station, asked.date) == (
        "soyuz-ms",
        "baikonur-31",
        "iss",
        date(2021, 10, 5),
    )
    assert asked.elements


def test_what_cannot_be_planned_says_why() -> None:
    one = only("BEIJING, May 2, 2031. Mengzhou-3 is to lift off from Wenchang on May 9, 2031 at 08:00 UTC.")
    assert request(one) is None
    assert "mengzhou" in (why_not(one) or "")


@pytest.mark.parametrize("raw", [b"", b"  \n", b"\x00\x01\x02" * 50, b"a" * 200_001])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError):
        read(raw)


@pytest.mark.parametrize(
    "text",
    [
        "Soyuz MS-999 STS-999 NS-000 lifted off on February 30, 2031 at 29:99 UTC from pad 99Z.",
        "<script>alert('Soyuz MS-41')</script><p>Crew-99 lands on June 31.</p>",
        "\u202eSoyuz MS-41 lifts off\u202c on March 9, 2031",
        "« » “ ” — … Союз МС-",
    ],
)
def test_strange_texts_are_read_without_a_stumble(text: str) -> None:
    assert read(text).to_dict()["flights"] is not None


def _first(text: str) -> dict[str, object]:
    return next(one for one in read(text).to_dict()["flights"] if one["role"] == "subject")


def test_a_second_chance_is_not_the_plan() -> None:
    said = _first(
        "May 27, 2020 – Crew Dragon Demo-2 did not fly. A second attempt is foreseen for Saturday, May 30, at "
        "3:22 p.m. EDT, and one at 3:00 p.m. EDT on Sunday if that fails. Coverage on Saturday starts at 11 a.m. EDT."
    )
    assert (said["status"], said["liftoff_utc"]) == ("slipped", "2020-05-30T19:22:00Z")


def test_what_should_have_been_is_old() -> None:
    said = _first(
        "April 8, 2022. Axiom Ax-1 lifted off on Friday, April 8, at 11:17 a.m. EDT. It should have been on April 3."
    )
    assert said["liftoff_utc"] == "2022-04-08T15:17:00Z"


def test_a_ship_ties_up_or_reaches_it() -> None:
    said = _first(
        "March 23, 2024. Soyuz MS-25 rose today at 12:36 UTC with three people for the station; they reach it only "
        "on Monday, March 25, at 1510 GMT."
    )
    assert said["docking_utc"] == "2024-03-25T15:10:00Z"


def test_who_leaves_a_launch_complex_lifts_off() -> None:
    said = _first(
        "Dec. 20, 2019. Starliner OFT left Launch Complex 41 today at 6:36 a.m. EST without a crew."
    )
    assert (said["liftoff_utc"], said["undocking_utc"]) == ("2019-12-20T11:36:00Z", None)


def test_an_hour_of_the_day_of_lift_off_is_its_hour() -> None:
    said = _first(
        "April 8, 2020. Soyuz MS-16 flies to the station tomorrow. On Thursday at 4:05 a.m. EDT it takes "
        "Chris Cassidy and two Russians up."
    )
    assert said["liftoff_utc"] == "2020-04-09T08:05:00Z"
