"""Whole texts of our own: the flights they speak of, and what they say of each."""

from __future__ import annotations

from datetime import date

import pytest

from expedition.announcements.flights import FlightNews
from expedition.announcements.reader import Reading, read


def subjects(reading: Reading) -> list[FlightNews]:
    return [one for one in reading.flights if one.role == "subject"]


def only(text: str) -> FlightNews:
    (one,) = subjects(read(text))
    return one


MS_41 = """Crew of Soyuz MS-41 named

BAIKONUR, March 2, 2031. - Soyuz MS-41 is to lift off from Site 31 at 14:20 Moscow time on March 9, 2031.
On board will be commander Pavel Orekhov, flight engineers Irina Malova and John Barnaby.
Back-up crew: Sergei Tikhonov, Lev Antonov, Mary Hart.
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
    assert one.liftoff_date == date(2031, 3, 9)
    assert one.liftoff_utc is not None
    assert one.liftoff_utc.isoformat() == "2031-03-09T11:20:00+00:00"


def test_those_who_stand_by_are_not_aboard() -> None:
    assert set(only(MS_41).crew) == {"Pavel Orekhov", "Irina Malova", "John Barnaby"}


@pytest.mark.parametrize(
    "text",
    [
        "A Falcon 9 lifted off from Cape Canaveral on Friday with 23 Starlink satellites.",
        "The yacht was sold on Tuesday for 20 million dollars.",
        "Shares of the company rose by four percent after the launch of its new phone on Monday, May 5, 2025.",
    ],
)
def test_texts_without_a_flight_of_people_or_to_a_station_announce_nothing(text: str) -> None:
    assert not subjects(read(text))
