"""People of the record found by name."""

from __future__ import annotations

import pytest

from expedition.catalog.astronauts import aboard, person, same_person
from expedition.catalog.history import flights


def test_everybody_is_found_by_the_name_in_the_record() -> None:
    people = {name for one in flights() for name in one.crew}
    assert [(name, person(name)) for name in people if person(name) != name] == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mike Fincke", "Michael Fincke"),
        ("Suni Williams", "Sunita Williams"),
        ('Barry "Butch" Wilmore', "Barry Wilmore"),
        ("Антон Шкаплеров", "Anton Shkaplerov"),
        ("Юлия Пересильд", "Yulia Peresild"),
        ("Oleg Novitskiy", "Oleg Novitsky"),
        ("Alexey Ovchinin", "Aleksey Ovchinin"),
        ("Andrei Fedyaev", "Andrey Fedyaev"),
        ("Sergey Mikayev", "Sergey Mikaev"),
        ("Tracy C. Dyson", "Tracy Caldwell Dyson"),
        ("Mikhail Korniyenko", "Mikhail Kornienko"),
        ("Glenn, John H., Jr.", "John Glenn"),
        ("Gagarin", "Yuri Gagarin"),
        ("Koichi Wakata", "Koichi Wakata"),
        ("Kōichi Wakata", "Koichi Wakata"),
        ("Lai Ka-ying", "Li Jiaying"),
    ],
)
def test_names_are_read_as_people_write_them(written: str, name: str) -> None:
    assert person(written) == name


@pytest.mark.parametrize("written", ["", "Kelly", "Gregory Johnson", "Johann Strauss", "Thomas Gagarin", "!"])
def test_nobody_is_guessed(written: str) -> None:
    assert person(written) is None


def test_flights_of_a_person_in_order() -> None:
    assert [one.flight for one in aboard("Aleksey Ovchinin")] == [
        "Soyuz TMA-20M",
        "Soyuz MS-10",
        "Soyuz MS-12",
        "Soyuz MS-26",
    ]
    assert len(aboard("Jerry Ross")) == 7


def test_people_who_never_flew_are_compared_by_their_names() -> None:
    assert same_person("Aleksey Dudin", "Алексей Дудин")
    assert same_person("Dudin", "Alexey Dudin")
    assert not same_person("Mark Kelly", "Scott Kelly")
    assert not same_person("Anna Menon", "Anil Menon")
