"""Vehicles and flights side by side: one cell each, each number with a source, launch chances as counted."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from expedition import catalog
from expedition.assess.compare import Chances, Comparison, compare, peers
from expedition.assess.subject import Subject, of_plan
from expedition.catalog import DEFAULT, Catalogue
from expedition.errors import InputError
from expedition.figures import image
from expedition.figures.compare import side_by_side
from expedition.planning.chances import chances_of
from expedition.plans.plan import Plan
from expedition.report.compare import compare_html

TODAY = date(2026, 11, 1)
NAMES = ("soyuz-ms", "crew-dragon", "starliner", "space-shuttle", "spaceshiptwo", "soyuz-ms-19")


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(NAMES, DEFAULT, TODAY)


def cell(found: Comparison, row: str, column: str):
    place = [one.name for one in found.columns].index(column)
    return next(one for one in found.rows if one.id == row).cells[place]


def test_every_row_has_a_cell_for_each_and_every_number_a_source(found: Comparison) -> None:
    known = {one.number for one in found.sources}
    for row in found.rows:
        assert len(row.cells) == len(NAMES)
        for one in row.cells:
            assert one.text
            assert set(one.sources) <= known
            if one.low is not None and one.text != "never":
                assert one.sources, row.name
                assert one.high is None or one.low <= one.high


def test_what_is_known_stands_where_it_should(found: Comparison) -> None:
    assert cell(found, "seats", "crew-dragon").low == 4
    assert cell(found, "seats", "soyuz-ms-19").text == "3 aboard"
    assert cell(found, "flown", "space-shuttle").text == "135 times, 2 crews lost"
    assert cell(found, "last", "space-shuttle").text.startswith("2011-07-08")
    assert cell(found, "first", "crew-dragon").text.startswith("2020-05-30")
    assert cell(found, "docking", "soyuz-ms-19").text == "3.4 h, flown"
    assert cell(found, "docking", "soyuz-ms").text.startswith("3.0 to 3.7 h (2 orbits); ")
    # How many orbits a Dragon needs follows from phase, light and sleep.
    assert "h (Dragon with a crew, when phase" in cell(found, "docking", "crew-dragon").text
    assert cell(found, "docking", "spaceshiptwo").text == "does not dock"
    assert cell(found, "seat", "starliner").high > cell(found, "seat", "crew-dragon").low
    assert cell(found, "crew-risk", "soyuz-ms").low < cell(found, "crew-risk", "soyuz-ms").high


def test_launch_chances_are_counted_from_the_pad_that_is_asked() -> None:
    asked = chances_of(DEFAULT, "iss", None, TODAY)
    soyuz = asked(Subject("", "soyuz-ms", "ship", 3, ""))
    # The node drifts some 5 degrees a day: one passage a day and six more a year.
    assert 369 <= soyuz.a_year <= 373
    assert "34 orbits" in soyuz.text
    shuttle = asked(Subject("", "space-shuttle-orbiter", "ship", 7, ""))
    assert shuttle.a_year > 100
    assert asked(Subject("", "new-shepard", "hopper", 6, "")).a_year is None
    elsewhere = chances_of(DEFAULT, "iss", "wallops-0a", TODAY)(Subject("", "soyuz-ms", "ship", 3, ""))
    assert elsewhere == Chances("none", 0.0, elsewhere.source)
    assert "wallops-0a" in elsewhere.source
    planned = chances_of(DEFAULT, "ros-97", "plesetsk-43", TODAY)(Subject("", "soyuz-ms", "ship", 3, ""))
    assert planned.text


def test_the_page_stands_alone_and_its_numbers_lead_to_sources(found: Comparison) -> None:
    class Seen(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.scopes = 0
            self.ids: list[str] = []
            self.links: list[str] = []
            self.loads: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            named = dict(attrs)
            self.scopes += "scope" in named
            self.ids += [named["id"]] if "id" in named else []
            self.links += [str(named["href"])] if tag == "a" else []
            self.loads += [tag] if tag in ("script", "img", "link") else []

    seen = Seen()
    seen.feed(compare_html(found))
    assert seen.scopes == len(found.rows) + len(found.columns)
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert len(seen.links) > 50
    assert not seen.loads
    assert "<caption>" in compare_html(found)


def test_of_a_first_flight_more_than_half_is_told_in_hundredths() -> None:
    found = compare(["vostok-1", "soyuz-ms-19"], DEFAULT, TODAY)
    assert re.fullmatch(r"\d\d% \(\d\d% to 1 in \d+\)", cell(found, "crew-risk", "vostok-1").text)
    assert re.fullmatch(r"1 in \d+ \(\d+ to [\d,]+\)", cell(found, "crew-risk", "soyuz-ms-19").text)


def test_a_flight_and_a_vehicle_of_ones_own_stand_beside_others(tmp_path: Path) -> None:
    """A flight among flights needs not say that it is one."""
    shipped = Path(catalog.__file__).parent
    for folder, name in (("flights", "soyuz-ms-19"), ("vehicles", "soyuz-ms")):
        (tmp_path / folder).mkdir()
        file = (shipped / folder / f"{name}.toml").read_text(encoding="utf-8")
        file = re.sub(r"(?m)^name = .*\n", "", file, count=1).replace("Soyuz MS", "Mine")
        if folder == "flights":
            file = re.sub(r"(?m)^(kind|aliases) = .*\n", "", file).replace('"soyuz-ms"', '"my-soyuz-ms"')
        (tmp_path / folder / f"my-{name}.toml").write_text(file, encoding="utf-8")
    found = compare(["my-soyuz-ms-19", "my-soyuz-ms", "soyuz-ms"], Catalogue.of(tmp_path), TODAY)
    assert [one.title for one in found.columns[1:]] == ["Mine", "Soyuz MS"]
    assert cell(found, "flown", "my-soyuz-ms").text == "never"
    assert cell(found, "seats", "my-soyuz-ms-19").text == "3 named as crew"


def test_hostile_names_and_crowds_are_refused() -> None:
    for names in ([], ["soyuz-ms"] * 9, ["<script>"], ["iss"]):
        with pytest.raises(InputError):
            compare(names, DEFAULT, TODAY)


def test_it_is_drawn_even_where_nothing_is_told() -> None:
    found = compare(["shenzhou", "crew-dragon"], DEFAULT, TODAY)
    drawn = image(side_by_side(found), "svg").decode()
    assert "not told" in drawn
    assert "Crew Dragon" in drawn


def test_a_plan_stands_beside_those_that_carried_people_in_its_years(ms19: Plan) -> None:
    others = peers(of_plan(ms19), DEFAULT, date(2021, 10, 5))
    assert set(others) == {"crew-dragon", "shenzhou"}
    found = compare([ms19, *others], DEFAULT, date(2021, 10, 5))
    assert found.columns[0].title == ms19.flight.title
    assert cell(found, "flown", "crew-dragon").low == 4
    late = Subject("", "soyuz-ms", "ship", 3, "", day=date(2033, 5, 1))
    assert "crew-dragon" in peers(late, DEFAULT, TODAY)
