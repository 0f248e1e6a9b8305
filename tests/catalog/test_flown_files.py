"""The project's own record of flown flights: rows, and the station's element sets that go with them."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from expedition import catalog
from expedition.catalog.catalogue import PACKAGE
from expedition.record.flights import OWN_ELEMENTS, OWN_RECORD, read_flights
from expedition.space.time import DAY_S, parse_utc
from expedition.station.elements import parse_tle

FLIGHTS = 68
OLDEST_S = 5.0 * DAY_S
PLANNED = OWN_RECORD.with_name("planned.csv")
# Neither launcher nor ship of these is in the catalogue.
OTHERS = {"HTV 9", "Nauka"}
RECORD = read_flights()
EPOCHS = [one.epoch for one in parse_tle(OWN_ELEMENTS.read_text(), where=OWN_ELEMENTS.name)]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_files_ship_with_the_package() -> None:
    for path in (OWN_RECORD, OWN_ELEMENTS, PLANNED):
        assert path.parent == PACKAGE / "flown"
        assert path.is_file()


def test_every_flight_is_there_once_in_order_of_lift_off() -> None:
    assert len(RECORD) == FLIGHTS
    assert len({row.flight for row in RECORD}) == FLIGHTS
    assert all(a.liftoff < b.liftoff for a, b in pairwise(RECORD))


def test_every_row_says_where_its_times_come_from() -> None:
    for row in rows(OWN_RECORD):
        assert row["liftoff_source"], row["flight"]
        assert row["docking_source"], row["flight"]
        assert row["liftoff_utc"].endswith("Z"), row["flight"]


def test_docking_follows_lift_off() -> None:
    for row in RECORD:
        assert row.docking is not None, row.flight
        hours = (row.docking - row.liftoff) / 3600.0
        assert 3.0 < hours < 200.0, row.flight
        if row.orbits is not None:
            assert hours / 1.55 - 1.0 < row.orbits < hours / 1.40 + 1.0, row.flight
        if row.planned_docking is not None:
            # Who misses the planned time is there a revolution later.
            assert abs(row.planned_docking - row.docking) < 5600.0, row.flight


def test_names_are_those_of_the_catalogue() -> None:
    for row in RECORD:
        if row.flight in OTHERS:
            continue
        assert row.vehicle in catalog.names("ship"), row.flight
        assert row.site in catalog.names("pad"), row.flight
        assert row.target == "iss"


def test_flights_in_other_ways_say_so() -> None:
    reasons = {row.flight: row.off_nominal for row in RECORD if row.off_nominal}
    assert "fell back to 34" in reasons["Soyuz TMA-12M"]
    assert {"Progress M-46", "Progress M1-10", "Progress M-21M", "Progress MS-13"} <= set(reasons)
    assert len(reasons) < FLIGHTS / 8


@pytest.mark.parametrize("row", RECORD, ids=lambda row: row.flight)
def test_every_flight_has_an_element_set_from_the_days_before(row) -> None:
    ages = [row.liftoff - epoch for epoch in EPOCHS]
    assert any(3600.0 < age < OLDEST_S for age in ages)


def test_element_sets_stand_once_in_order_and_say_where_they_come_from() -> None:
    text = OWN_ELEMENTS.read_text()
    assert text.startswith("#")
    assert "Source:" in text
    assert sorted(EPOCHS) == EPOCHS
    pairs = [line for line in text.splitlines() if line.startswith("1 ")]
    assert len(set(pairs)) == len(pairs)


def test_planned_launches_are_read() -> None:
    flown = {row.flight: row.liftoff for row in RECORD}
    planned = rows(PLANNED)
    assert len(planned) == 8
    for row in planned:
        created, liftoff = parse_utc(row["ephemeris_created"]), parse_utc(row["planned_liftoff_utc"])
        assert created < liftoff
        assert parse_utc(row["flown_liftoff_utc"]) == pytest.approx(flown[row["flight"]], abs=1.0)
        if row["planned_docking_utc"]:
            assert parse_utc(row["planned_docking_utc"]) > liftoff


def test_the_record_repeats_the_published_files(shared: Path) -> None:
    """Flight, pad, times and orbits are those of the files that the record was made from."""
    theirs = rows(shared / "data" / "flights.csv")
    ours = rows(OWN_RECORD)
    for mine, other in zip(ours, theirs, strict=True):
        for name in (
            "flight",
            "launcher",
            "site",
            "target",
            "liftoff_utc",
            "docking_utc",
            "orbits_to_docking",
            "port",
        ):
            assert mine[name] == other[name], mine["flight"]
    published = (shared / "data" / "station_elements.tle").read_text().splitlines()
    known = {line.rstrip() for line in published}
    assert all(line in known for line in OWN_ELEMENTS.read_text().splitlines() if not line.startswith("#"))
