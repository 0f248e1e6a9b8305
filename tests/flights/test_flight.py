"""Flight: what is asked, read from TOML and held against the catalogue."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition import catalog
from expedition.catalog.catalogue import PACKAGE
from expedition.errors import ExpeditionError, ImpossibleFlightError, InputError
from expedition.flights.flight import Flight

ASKED: dict[str, Any] = {
    "name": "mine",
    "vehicle": "soyuz-ms",
    "pad": "baikonur-31",
    "station": "iss",
    "port": "rassvet",
    "date": date(2021, 10, 5),
}
TOML = """
kind = "flight"
vehicle = "soyuz-ms"
pad = "baikonur-31"
station = "iss"
port = "rassvet"
date = 2021-10-05
"""
LINE1 = "1 25544U 98067A   21277.86166359  .00005427  00000-0  10685-3 0  9990"
LINE2 = "2 25544  51.6453 160.4350 0004170  58.5851  39.6969 15.48931550305594"


def refused(**changes: Any) -> ExpeditionError:
    with pytest.raises(ExpeditionError) as caught:
        Flight(**{**ASKED, **changes})
    return caught.value


def test_the_flight_of_5_october_2021() -> None:
    flight = Flight.named("soyuz-ms-19")
    assert (flight.vehicle, flight.launcher, flight.pad) == ("soyuz-ms", "soyuz-2-1a", "baikonur-31")
    assert (flight.station, flight.port, flight.profile) == ("iss", "rassvet", "soyuz-2-orbit")
    assert flight.date == date(2021, 10, 5)
    assert [member.role for member in flight.crew] == ["commander", "film director", "actress"]
    assert flight.elements is not None
    epochs = [float(first[20:32]) for first, _ in flight.elements]
    liftoff = 278.0 + (8 * 3600 + 55 * 60 + 2) / 86400
    assert epochs == sorted(epochs)
    assert epochs[0] < 274.0
    # Some are younger than the lift-off, so that choosing the newest before it is put to the test.
    assert any(epoch < liftoff for epoch in epochs)
    assert any(epoch > liftoff for epoch in epochs)


def test_how_it_flew_is_in_the_catalogue_and_not_in_the_flight() -> None:
    flown = catalog.flight_entry("soyuz-ms-19").flown
    assert flown is not None
    assert flown.liftoff_utc == datetime(2021, 10, 5, 8, 55, 2, tzinfo=UTC)
    assert flown.planned_docking_utc == datetime(2021, 10, 5, 12, 12, tzinfo=UTC)
    flight = Flight.named("soyuz-ms-19")
    assert not hasattr(flight, "flown")
    assert "08:55" not in flight.model_dump_json()


def test_shipped_element_sets_are_whole() -> None:
    for first, second in Flight.named("soyuz-ms-19").elements or ():
        for line in (first, second):
            total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
            assert line[68] == str(total % 10)


def test_the_ships_own_launcher_is_the_default_and_names_are_forgiving() -> None:
    flight = Flight(
        **{**ASKED, "vehicle": "Soyuz MS", "pad": "Baikonur_31", "station": "ISS", "port": "Rassvet"}
    )
    assert flight == Flight(**ASKED)
    assert flight.launcher == "soyuz-2-1a"
    assert flight.profile is None
    assert flight.title == "mine"


@pytest.mark.parametrize("profile", [2, "2", "soyuz-2-orbit", "Soyuz_2_orbit"])
def test_a_profile_by_orbits_or_by_name(profile: int | str) -> None:
    assert Flight(**ASKED, profile=profile).profile == "soyuz-2-orbit"


def test_recorded_flights_come_back() -> None:
    for flight in (
        Flight.named("soyuz-ms-19"),
        Flight(**ASKED, earliest_utc=datetime(2021, 10, 5, 8, tzinfo=UTC)),
    ):
        again = Flight(**json.loads(json.dumps(flight.model_dump(mode="json"))))
        assert again == flight
        assert hash(again) == hash(flight)
        assert again.model_dump() == flight.model_dump()


def test_unknown_names_are_told_the_nearest() -> None:
    for field, name, nearest in [
        ("vehicle", "soyuz-mx", "soyuz-ms"),
        ("launcher", "soyuz-2-1c", "soyuz-2-1"),
        ("pad", "baikonur-32", "baikonur-31"),
        ("station", "is", "iss"),
        ("port", "rasvet", "rassvet"),
        ("profile", "soyuz-3-orbit", "soyuz-"),
    ]:
        error = refused(**{field: name})
        assert isinstance(error, InputError)
        assert error.field == field
        assert f"did you mean {nearest}" in str(error)
        assert error.exit_code == 2


def test_a_port_that_does_not_take_the_ship() -> None:
    error = refused(port="harmony-forward")
    assert isinstance(error, ImpossibleFlightError)
    assert error.exit_code == 1
    assert "ports that take soyuz-ms on 2021-10-05: rassvet, poisk, zvezda-aft" in str(error)


def test_a_port_that_is_not_there_yet() -> None:
    error = refused(port="prichal")
    assert isinstance(error, ImpossibleFlightError)
    assert "is there only from 2021-11-26" in str(error)
    assert "rassvet, poisk, zvezda-aft" in str(error)
    assert Flight(**{**ASKED, "port": "prichal", "date": date(2022, 3, 18)}).port == "prichal"


def test_a_profile_that_the_ship_does_not_have(tmp_path: Path) -> None:
    error = refused(profile=3)
    assert isinstance(error, ImpossibleFlightError)
    assert "no 3-orbit profile; it has soyuz-2-orbit (2), soyuz-4-orbit (4), soyuz-34-orbit (34)" in str(
        error
    )
    assert refused(profile=0).exit_code == 2
    assert refused(profile=True).exit_code == 2
    assert refused(profile="").exit_code == 2


def test_more_crew_than_seats() -> None:
    crew = [{"name": f"Number {n}", "role": "cosmonaut"} for n in range(4)]
    error = refused(crew=crew)
    assert isinstance(error, ImpossibleFlightError)
    assert "seats 3" in str(error)
    assert "carries no crew" in str(refused(vehicle="progress-ms", crew=crew[:1]))


def own_ship(directory: Path) -> None:
    text = (
        (PACKAGE / "vehicles" / "soyuz-ms.toml").read_text().replace('name = "soyuz-ms"', 'name = "my-ship"')
    )
    (directory / "vehicles").mkdir()
    (directory / "vehicles" / "my-ship.toml").write_text(text)


def test_a_ship_of_ones_own_beside_the_flight(tmp_path: Path) -> None:
    own_ship(tmp_path)
    path = tmp_path / "first.toml"
    path.write_text(TOML.replace('"soyuz-ms"', '"my-ship"'))
    flight = Flight.from_toml(path)
    assert flight.vehicle == "my-ship"
    assert flight.catalogue.ship(flight.vehicle).title == "Soyuz MS"
    assert flight.name == flight.title == "first"
    (tmp_path / "flights").mkdir()
    moved = path.rename(tmp_path / "flights" / path.name)
    assert Flight.from_toml(moved).catalogue == flight.catalogue
    assert Flight.named("first", catalogue=flight.catalogue) == flight
    with pytest.raises(InputError, match="did you mean my-ship"):
        Flight(**{**ASKED, "vehicle": "my-shp"}, catalogue=flight.catalogue)


def test_a_launcher_that_does_not_fly_from_the_pad(tmp_path: Path) -> None:
    (tmp_path / "pads").mkdir()
    text = (PACKAGE / "pads" / "baikonur-1.toml").read_text()
    text = re.sub(r"launchers = .*", 'launchers = ["other-rocket"]', text.replace("baikonur-1", "elsewhere"))
    (tmp_path / "pads" / "elsewhere.toml").write_text(text)
    with pytest.raises(ImpossibleFlightError, match="pads for soyuz-2-1a: baikonur-1, baikonur-31"):
        Flight(**{**ASKED, "pad": "elsewhere"}, catalogue=catalog.Catalogue.of(tmp_path))


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"date": datetime(2021, 10, 5, tzinfo=UTC)}, "date", "write the UTC day, 2021-10-05"),
        ({"date": 20211005}, "date", "not a day"),
        ({"date": "5 October 2021"}, "date", "write it like 2021-10-05"),
        ({"date": date(1956, 1, 1)}, "date", "1957 to 2056"),
        (
            {"earliest_utc": datetime(2021, 10, 5, 8)},
            "earliest_utc",
            "no time zone; write 2021-10-05T08:00:00Z",
        ),
        ({"earliest_utc": 1633424102}, "earliest_utc", "not a time"),
        ({"earliest_utc": datetime(2021, 10, 6, tzinfo=UTC)}, "earliest_utc", "after the date, 2021-10-05"),
        ({"earliest_utc": datetime(2021, 10, 1, tzinfo=UTC)}, "earliest_utc", "before the date, 2021-10-05"),
        ({"latest_utc": datetime(2021, 10, 4, tzinfo=UTC)}, "latest_utc", "before the date, 2021-10-05"),
        ({"latest_utc": datetime(2021, 10, 7, 1, tzinfo=UTC)}, "latest_utc", "after the date, 2021-10-05"),
        ({"latest_utc": datetime.min.replace(tzinfo=timezone(timedelta(hours=3)))}, "latest_utc", "calendar"),
        (
            {"earliest_utc": "2021-10-05T10:00:00Z", "latest_utc": "2021-10-05T09:00:00Z"},
            "latest_utc",
            "not after earliest_utc",
        ),
        ({"vehicel": "soyuz-ms"}, "vehicel", "did you mean vehicle?"),
        ({"vehicle": 7}, "vehicle", 'a text in quotes, as vehicle = "…", not 7'),
        ({"crew": [{"name": "A", "rôle": "x"}]}, "crew[0].rôle", "did you mean role, which is missing?"),
        ({"crew": [{"name": "A\x1b[31m", "role": "x"}]}, "crew[0].name", "printable"),
        ({"crew": "Gagarin"}, "crew", "should be a list, not 'Gagarin'"),
        ({"crew": ["Gagarin"]}, "crew[0]", "should be a table"),
        ({"name": "Not A Name"}, "name", "joined by hyphens"),
        ({"elements": "1 25544U"}, "elements", "do not make pairs"),
        ({"elements": [[LINE2, LINE1]]}, "elements[0]", "line 1 and line 2"),
        ({"elements": [[LINE1]]}, "elements[0][1]", "missing"),
        ({"elements": ""}, "elements", "at least 1"),
        ({"elements": 5}, "elements", "should be a list"),
        ({"elements": [[LINE1, LINE2]], "elements_file": "x.tle"}, "elements_file", "give one of them"),
    ],
)
def test_what_is_badly_formed_is_refused_by_field(changes: dict[str, Any], field: str, says: str) -> None:
    error = refused(**changes)
    assert isinstance(error, InputError)
    assert error.field == field
    assert says in str(error)


@pytest.mark.parametrize("field", ["vehicle", "pad", "station", "date"])
def test_what_is_missing_is_named(tmp_path: Path, field: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(line for line in TOML.splitlines() if not line.startswith(field)))
    with pytest.raises(InputError, match=rf"^{field}: is missing.*mine\.toml"):
        Flight.from_toml(path)


def test_elements_as_text_or_as_pairs() -> None:
    text = f"ISS (ZARYA)\n{LINE1}\n{LINE2}\r\n\nISS\n{LINE1}\n{LINE2}\n"
    assert Flight(**ASKED, elements=text).elements == ((LINE1, LINE2), (LINE1, LINE2))
    assert Flight(**ASKED, elements=[[LINE1, LINE2]]).elements == ((LINE1, LINE2),)


def test_an_elements_file_is_beside_the_toml(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOML + 'elements_file = "iss.tle"')
    with pytest.raises(InputError, match=r"^elements_file: 'iss\.tle' is not a file beside it"):
        Flight.from_toml(path)
    (tmp_path / "iss.tle").write_text(f"{LINE1}\n{LINE2}\n")
    assert Flight.from_toml(path).elements_file == tmp_path / "iss.tle"


def test_times_are_taken_to_utc(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOML + "earliest_utc = 2021-10-05T11:00:00+03:00")
    assert Flight.from_toml(path).earliest_utc == datetime(2021, 10, 5, 8, tzinfo=UTC)
    path.write_text(TOML + "earliest_utc = 2021-10-05T11:00:00")
    with pytest.raises(InputError, match=r"^earliest_utc: .* has no time zone.*mine\.toml"):
        Flight.from_toml(path)


def test_resolving_a_name_or_a_path(tmp_path: Path) -> None:
    shipped = Flight.named("soyuz-ms-19")
    assert Flight.resolve("Soyuz_MS-19") == shipped
    copy = tmp_path / "copy.toml"
    copy.write_text((PACKAGE / "flights" / "soyuz-ms-19.toml").read_text())
    assert Flight.resolve(str(copy)) == Flight.resolve(copy) == shipped
    with pytest.raises(InputError, match=r"did you mean soyuz-ms-19"):
        Flight.resolve("soyuz-ms-91")
    with pytest.raises(InputError, match=r"nowhere\.toml does not exist"):
        Flight.resolve("nowhere.toml")
    with pytest.raises(InputError, match="soyuz-ms is a ship, not a flight"):
        Flight.resolve("soyuz-ms")
    with pytest.raises(InputError, match=r"^kind: 'ship' in a file that should describe a flight"):
        Flight.from_toml(PACKAGE / "vehicles" / "soyuz-ms.toml")


def test_broken_files(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    for data, says in [
        (b"vehicle = soyuz", "line 1, column"),
        (b"\xff\xfe\x00", "not a text file"),
        (b"#" * 1_000_001, "at most 1 MB"),
        (b"", "is missing"),
    ]:
        path.write_bytes(data)
        with pytest.raises(InputError, match=r"mine\.toml") as caught:
            Flight.from_toml(path)
        assert says in str(caught.value)


def test_the_time_asked_for_may_reach_across_midnight() -> None:
    evening, morning = datetime(2021, 10, 5, 23, tzinfo=UTC), datetime(2021, 10, 6, 1, tzinfo=UTC)
    late = Flight(**ASKED, earliest_utc=evening, latest_utc=morning)
    assert late.span[1] - late.span[0] == 7200.0
    early = Flight(**{**ASKED, "date": date(2021, 10, 6)}, earliest_utc=evening, latest_utc=morning)
    assert early.span == late.span


def test_the_port_is_the_first_that_takes_the_ship_on_that_day() -> None:
    asked = {key: value for key, value in ASKED.items() if key != "port"}
    assert Flight(**asked).port == "rassvet"
    assert Flight(**{**asked, "vehicle": "crew-dragon", "pad": "ksc-39a"}).port == "harmony-forward"
    with pytest.raises(ImpossibleFlightError, match=r"which is SSVP; its ports: forward \(APAS\), nadir"):
        Flight(**{**asked, "station": "tiangong"})


def test_a_landing_zone_goes_with_a_stay() -> None:
    assert Flight(**ASKED, stay_days=170, landing_zone="zhezkazgan").landing_zone == "zhezkazgan"
    error = refused(landing_zone="zhezkazgan")
    assert isinstance(error, InputError)
    assert error.field == "landing_zone"
    assert "only beside stay_days" in str(error)


RETURN: dict[str, Any] = {"name": "back", "begins": "port", "vehicle": "soyuz-ms", "station": "iss"}


def test_a_return_is_asked_by_the_day_it_lands() -> None:
    flight = Flight(**RETURN, landing_date="2021-10-17", free_flight_h=2.5)
    assert (flight.date, flight.landing_date) == (date(2021, 10, 17), date(2021, 10, 17))
    assert Flight(**flight.model_dump(mode="json")) == flight
    with pytest.raises(
        InputError, match=r"^landing_date: .* beside another date, 2021-10-16; leave date out"
    ):
        Flight(**RETURN, landing_date="2021-10-17", date="2021-10-16")
    for field, value in (("landing_date", "2021-10-05"), ("free_flight_h", 3.0)):
        error = refused(**{field: value})
        assert isinstance(error, InputError)
        assert error.field == field


texts = st.text("az19 -:TZé🚀\n\x00", max_size=20)
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.datetimes() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([*ASKED, "crew", "elements", "profile", "earliest_utc", "latest_utc"]), json_like)
def test_any_value_is_taken_or_refused_in_our_words(field: str, value: Any) -> None:
    try:
        flight = Flight(**{**ASKED, field: value})
    except ExpeditionError:
        return
    assert Flight(**flight.model_dump(mode="json")) == flight
