"""What would do instead of a landing that cannot be: days, zones and places that are then flown as they are named."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from expedition import Catalogue, Flight, ImpossibleFlightError, StationDataError, plan
from expedition.catalog.stand_ins import stand_in
from expedition.planning import landing_remedies


def test_a_refused_landing_names_a_day_and_a_place_that_would_do(tmp_path: Path) -> None:
    """A ship and a station as they are made new, and a zone on another latitude: what is named is flown as it is."""
    book = Catalogue.of(tmp_path)
    for kind, name, asked_for in (
        ("landing-zone", "sertao", {}),
        ("ship", "heron", {"zone": "sertao"}),
        ("station", "lighthouse", {}),
        ("return", "homeward", {"vehicle": "heron", "station": "lighthouse"}),
    ):
        file, text = stand_in(kind, name, tmp_path, book, day=date(2029, 3, 20), asked=asked_for)
        file.parent.mkdir(exist_ok=True)
        text = text.replace("inclination_deg = 51.6", "inclination_deg = 32.5")
        text = re.sub(r"(?m)^latitude_deg = .*$", "latitude_deg = 20.0", text)
        file.write_text(re.sub(r"(?m)^longitude_deg = .*$", "longitude_deg = -100.5", text), encoding="utf-8")
        book = Catalogue.of(tmp_path)
    home = Flight.from_toml(tmp_path / "flights" / "homeward.toml", catalogue=book)
    with pytest.raises(ImpossibleFlightError, match="out of reach") as refused:
        plan(home)
    said = str(refused.value)
    day = re.search(r"--landing-day (\S+) would do", said)
    assert day, said
    landed = plan(home.landing(day=day[1]), checks="none")
    assert str(landed.landing_utc)[:10] == day[1]
    place = re.search(r"a zone around (\S+)° N (\S+)° W would", said)
    assert place, said
    assert re.search(r"Sertao at 2029-0\d-\d\d \d\d:\d\d UTC: out of reach", said), said
    zone = tmp_path / "landing_zones" / "sertao.toml"
    moved = zone.read_text(encoding="utf-8").replace("latitude_deg = 20.0", f"latitude_deg = {place[1]}")
    zone.write_text(moved.replace("longitude_deg = -100.5", f"longitude_deg = -{place[2]}"), encoding="utf-8")
    assert plan(Flight.from_toml(tmp_path / "flights" / "homeward.toml"), checks="none").landing_utc


def test_where_hours_were_asked_the_day_itself_may_do() -> None:
    given = Flight.named("soyuz-ms-18-return").model_dump(mode="json", exclude={"elements_file"})
    hours = {"earliest_utc": "2021-10-17T08:00:00Z", "latest_utc": "2021-10-17T10:00:00Z"}
    with pytest.raises(ImpossibleFlightError, match="--landing-day 2021-10-17 would do"):
        plan(Flight(**{**given, **hours}))


def test_days_beyond_the_station_s_data_are_not_told_as_hopeless() -> None:
    home = Flight.named("soyuz-ms-18-return")

    def too_old(_: Flight) -> bool:
        raise StationDataError("31 days old")

    assert landing_remedies._first_day(home, too_old, lambda _: True) == ""
    assert landing_remedies._first_day(home, lambda _: True, lambda _: False) == ""
    assert landing_remedies._first_day(home, lambda _: False, lambda _: True) is None
