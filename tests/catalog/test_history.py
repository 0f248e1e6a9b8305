"""The record of past flights held together: totals, names, days."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from expedition.catalog import history
from expedition.record.flights import read_flights

CREWED = history.crewed()


@pytest.mark.parametrize(
    ("year", "launches"),
    [(1970, 37), (1986, 115), (2003, 240), (2020, 324), (2024, 354), (2025, 362), (2026, 367)],
)
def test_as_many_crews_were_launched_to_orbit_as_the_launch_logs_say(year: int, launches: int) -> None:
    orbital = [one for one in CREWED if one.kind == "orbital" and one.liftoff_date.year <= year]
    assert len(orbital) == launches


def test_nineteen_died_and_three_aborts_were_survived() -> None:
    assert sum(one.crew_lost for one in CREWED) == 19
    aborts = [one.liftoff_date for one in CREWED if one.outcome_ascent == "abort-survived"]
    assert aborts == [date(1975, 4, 5), date(1983, 9, 26), date(2018, 10, 11)]


def test_nobody_comes_down_or_docks_before_lift_off() -> None:
    for one in history.flights():
        for day in (one.docking_date, one.landing_date):
            assert day is None or day >= one.liftoff_date, one.flight


def test_there_are_as_many_names_as_people_and_none_twice() -> None:
    for one in history.flights():
        assert len(one.crew) == one.crew_count, one.flight
        assert len(set(one.crew)) == one.crew_count, one.flight
        assert one.crew_lost in (0, 1, one.crew_count), one.flight


def test_what_docked_did_so_at_a_station_or_with_another_ship() -> None:
    for one in history.flights():
        assert one.docked in ("", "yes", "no", "failed", "na"), one.flight
        if one.docking_date is not None:
            assert one.docked == "yes", one.flight
        if one.outcome_ascent != "ok":
            assert one.docked == "na", one.flight


def test_every_crewed_flight_has_a_pad() -> None:
    assert all(one.pad for one in CREWED)


def test_as_many_shuttles_left_each_pad_as_left_it() -> None:
    shuttles = [one.pad for one in CREWED if one.family == "shuttle"]
    assert (shuttles.count("ksc-39a"), shuttles.count("ksc-39b")) == (82, 53)


def test_pads_and_clocks_are_those_of_the_flown_record() -> None:
    for row in read_flights():
        one = history.named(row.flight)
        assert one is not None, row.flight
        assert one.pad == row.site, row.flight
        assert one.liftoff_utc is not None, row.flight
        assert one.liftoff_date == one.liftoff_utc.date(), row.flight


def test_fields_said_to_be_recalled_exist() -> None:
    fields = set(history.PastFlight.__dataclass_fields__) | {"outcome"}
    assert all(fields.issuperset(one.recalled) for one in history.flights())


def test_people_are_spelled_alike_on_all_their_flights() -> None:
    """A name that differs from another by little is the same person misspelled, or two people known to be so near."""
    people = sorted({name for one in history.flights() for name in one.crew})
    by_letters: dict[str, set[str]] = {}
    for name in people:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        by_letters.setdefault(plain, set()).add(name)
    assert [names for names in by_letters.values() if len(names) > 1] == []


def test_every_name_leads_to_its_flight_and_to_no_other() -> None:
    for one in history.flights():
        for name in one.names:
            assert history.named(name) is one, name


@pytest.mark.parametrize(
    ("name", "flight"),
    [
        ("soyuz ms19", "Soyuz MS-19"),
        ("Союз МС-19", "Soyuz MS-19"),
        ("Прогресс МС-18", "Progress MS-18"),
        ("Progress M1-1", "Progress M1-1"),
        ("Progress M-11", "Progress M-11"),
        ("STS 51L", "STS-51-L"),
        ("Gemini 8", "Gemini VIII"),
        ("Shenzhou XX", "Shenzhou 20"),
        ("神舟二十号", "Shenzhou 20"),
        ("the Crew-3 mission", "Crew-3"),
        ("NASA's Artemis 2 mission", "Artemis II"),
        ("Soyuz TMA-1M", "Soyuz TMA-01M"),
        ("Blue Origin's NS-16", "NS-16"),
        ("«Наука»", "Nauka"),
        ("65S", "Soyuz MS-19"),
        ("Progress 79", "Progress MS-18"),
        ("Progress 7", "Progress 7"),
    ],
)
def test_names_are_read_as_people_write_them(name: str, flight: str) -> None:
    found = history.named(name)
    assert found is not None
    assert found.flight == flight


@pytest.mark.parametrize("name", ["", "x", "Soyuz MS-999", "—", "Expedition 65"])
def test_what_is_no_flight_of_the_record_is_none(name: str) -> None:
    assert history.named(name) is None


def test_flights_are_found_by_day() -> None:
    assert [one.flight for one in history.on(date(2021, 10, 5))] == ["Soyuz MS-19"]
    near = history.on(date(2021, 10, 6), within_days=1, station="iss")
    assert [one.flight for one in near] == ["Soyuz MS-19"]
    assert history.on(date(2021, 10, 5), station="tiangong") == ()


def test_clock_times_come_from_the_flights_that_predictions_are_held_against() -> None:
    found = history.named("Soyuz MS-19")
    assert found is not None
    assert found.liftoff_utc is not None
    assert found.liftoff_utc.isoformat() == "2021-10-05T08:55:02+00:00"
