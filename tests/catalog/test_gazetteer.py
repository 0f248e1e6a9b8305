"""Towns by name: namesakes, spellings, clocks."""

import zoneinfo
from pathlib import Path

import pytest

from expedition.catalog import gazetteer
from expedition.catalog.gazetteer import folded, near_names, time_zone_at, towns_named, towns_of


def test_a_town_is_found_however_it_is_written():
    assert towns_named("sao paulo")[0] == towns_named("São Paulo")[0]
    assert folded("  Saint-Étienne ") == "saint etienne"
    assert towns_named("") == towns_named(",") == towns_named("Nowhere at all") == ()


def test_of_namesakes_the_largest_comes_first_and_a_country_tells_them_apart():
    assert towns_named("Paris")[0].country == "FR"
    assert towns_named("Paris, TX")[0].region == "TX"
    assert {one.country for one in towns_named("Titusville, US")} == {"US"}
    assert towns_named("Moscow, Russia")[0].population > 10_000_000
    counts = [one.population for one in towns_named("Springfield")]
    assert len(counts) > 5
    assert counts == sorted(counts, reverse=True)


def test_a_slip_of_the_pen_is_answered_with_the_town_meant():
    assert near_names("Orlndo")[0] == "Orlando, FL, United States of America"
    assert near_names("Xqzzwv") == ()


def test_large_towns_are_those_asked_for():
    towns = towns_of(5_000_000)
    assert {"Shanghai", "Moscow"} <= {one.name for one in towns}
    assert min(one.population for one in towns) >= 5_000_000


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "zone"),
    [
        (45.92, 63.34, "Asia/Qyzylorda"),
        (28.6, -80.6, "America/New_York"),
        (0.0, -150.0, "Etc/GMT+10"),
        (-40.0, 91.0, "Etc/GMT-6"),
        (50.0, -30.0, "Etc/GMT+2"),
    ],
)
def test_a_place_keeps_the_clock_of_its_nearest_town_or_of_its_longitude(latitude_deg, longitude_deg, zone):
    assert time_zone_at(latitude_deg, longitude_deg) == zone
    zoneinfo.ZoneInfo(zone)


def test_every_town_is_on_the_earth_and_has_a_clock_that_exists():
    towns = towns_of(1000)
    assert len(towns) > 100_000
    assert all(abs(one.latitude_deg) <= 90 and abs(one.longitude_deg) <= 180 for one in towns)
    for zone in {one.time_zone for one in towns}:
        zoneinfo.ZoneInfo(zone)


def test_every_other_spelling_leads_to_a_town():
    lines = (Path(gazetteer.__file__).parent / "earth/spellings.tsv").read_text(encoding="utf-8").splitlines()
    for other, name in (line.split("\t") for line in lines):
        assert towns_named(other), other
        assert towns_named(name)[0] in towns_named(other)
    assert towns_named("Москва")[0].name == "Moscow"
    assert towns_named("new york")[0].name == "New York City"


@pytest.mark.parametrize(
    ("said", "name", "country"),
    [
        ("Челябинск", "Chelyabinsk", "RU"),
        ("Караганда", "Karagandy", "KZ"),
        ("Қарағанды", "Karagandy", "KZ"),
        ("алматы", "Almaty", "KZ"),
        ("Бердск", "Berdsk", "RU"),
        ("Архангельск", "Arkhangel’sk", "RU"),
        ("Энгельс", "Engel’s", "RU"),
        ("Йошкар-Ола", "Yoshkar-Ola", "RU"),
        ("Щелково", "Shchelkovo", "RU"),
        ("Щёлково", "Shchelkovo", "RU"),
        ("Нижний Тагил", "Nizhny Tagil", "RU"),
        ("Ессентуки", "Yessentuki", "RU"),
        ("Гомель", "Homyel'", "BY"),
        ("Харьков", "Kharkiv", "UA"),
        ("Хельсинки", "Helsinki", "FI"),
        ("Москва, Россия", "Moscow", "RU"),
        ("Алматы, Казахстан", "Almaty", "KZ"),
        ("Париж", "Paris", "FR"),
    ],
)
def test_a_cyrillic_name_finds_the_town_that_is_written_in_latin(said: str, name: str, country: str) -> None:
    town = towns_named(said)[0]
    assert (town.name, town.country) == (name, country)


@pytest.mark.parametrize("said", ["ь", "Ъ, Россия", "Нигдеград", "Бердск, США", "Щ" * 300])
def test_a_cyrillic_name_of_no_town_finds_none(said: str) -> None:
    assert towns_named(said) == ()


def test_a_slip_in_a_cyrillic_name_is_told_the_nearest() -> None:
    assert near_names("Новосибирк")[0] == "Novosibirsk, Russia"
