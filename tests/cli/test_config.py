"""Settings: set, shown, taken by commands, and refused where they cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from expedition.catalog.money import exchange_rate
from expedition.cli import settings
from expedition.cli.config import changed
from tests.cli.conftest import Run

COMMANDS_PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where settings go in this test."""
    place = tmp_path / "home" / "config.toml"
    monkeypatch.setenv("EXPEDITION_CONFIG", str(place))
    return place


def test_what_is_set_is_listed_with_where_it_comes_from(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("config", "get", "year").out == ""
    assert run("config", "set", "year", "1990").code == 0
    assert file.read_text() == "year = 1990\n"
    monkeypatch.setenv("EXPEDITION_THEME", "dark")
    listed = json.loads(run("config", "list", "--json").out)
    assert listed["year"] == {"value": 1990, "source": str(file)}
    assert listed["theme"] == {"value": "dark", "source": "EXPEDITION_THEME"}
    assert listed["tz"] is None
    assert run("config", "get", "year").out == "1990\n"
    assert run("config", "where").out == f"{file}\n"
    assert run("config", "set", "year").code == 0
    assert file.read_text() == ""


def test_an_option_goes_before_the_environment_and_that_before_the_file(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def money() -> str:
        found = re.search(r"Money of (\d{4})", run("price", "soyuz-ms", *given).out)
        assert found is not None
        return found[1]

    given: tuple[str, ...] = ()
    assert money() == "2026"
    run("config", "set", "year", "1990")
    assert money() == "1990"
    monkeypatch.setenv("EXPEDITION_YEAR", "1991")
    assert money() == "1991"
    given = ("--year", "1992")
    assert money() == "1992"


def test_a_folder_of_own_entries_is_looked_into(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("new", "pad", "outback", "--out", tmp_path / "mine").code == 0
    assert run("catalog", "outback").code == 2
    assert run("config", "set", "catalog", tmp_path / "mine").code == 0
    assert run("catalog", "outback").code == 0


def test_station_data_are_found_in_the_user_s_folder(run: Run, file: Path, tle: Path) -> None:
    asked = (
        "windows",
        "--vehicle",
        "soyuz-ms",
        "--pad",
        "baikonur-31",
        "--from",
        "2021-10-05",
        "--days",
        "1",
    )
    assert run(*asked, "--profile", "2", "--elements", tle.name).code == 2
    run("config", "set", "elements-folder", tle.parent)
    assert run(*asked, "--profile", "2", "--elements", tle.name).code == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("themes", "dark", "did you mean theme?"),
        ("tz", "Moscow/Europe", "no time zone"),
        ("year", "soon", "whole number"),
        ("theme", "blue", "light, dark"),
        ("catalog", "nowhere", "no folder"),
    ],
)
def test_what_cannot_be_set_is_not_written(run: Run, file: Path, name: str, value: str, said: str) -> None:
    ran = run("config", "set", name, value)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert said in ran.err
    assert not file.exists()


def test_a_faulty_file_names_itself_and_can_be_mended(run: Run, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('year = "soon"\n')
    ran = run("price", "soyuz-ms")
    assert ran.code == 2
    assert str(file) in ran.err
    assert run("config", "set", "year", "2021").code == 0
    assert run("price", "soyuz-ms").code == 0
    file.write_text("year = = 1\n")
    ran = run("price", "soyuz-ms")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("--help").code == 0
    file.write_text("yaer = 2021\n")
    ran = run("price", "soyuz-ms")
    assert ran.code == 0
    assert "did you mean year?" in ran.err


def test_a_home_that_cannot_be_had_or_written_is_no_reason_to_withhold_an_answer(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPEDITION_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("")
    assert run("price", "soyuz-ms").code == 0
    ran = run("config", "set", "theme", "dark")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    monkeypatch.delenv("XDG_CONFIG_HOME")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert run("price", "soyuz-ms").code == 0
    assert "EXPEDITION_CONFIG" in run("config", "set", "theme", "dark").err


def test_what_else_stands_in_the_file_stays() -> None:
    text = '# mine\ntz = "UTC" # at home\ncatalog = [\n  "/a",\n  "/b",\n]\n[other]\ntheme = "x"\n'
    assert changed(text, "tz", "Asia/Tokyo").startswith('# mine\ntz = "Asia/Tokyo"\ncatalog = [\n')
    assert changed(text, "catalog", None) == '# mine\ntz = "UTC" # at home\n[other]\ntheme = "x"\n'
    assert 'size = "4k"\n[other]' in changed(text, "size", "4k")


def test_every_setting_is_documented_and_its_example_can_be_set() -> None:
    page = COMMANDS_PAGE.read_text(encoding="utf-8")
    for name, setting in settings.SETTINGS.items():
        assert f"| `{name}` | `{setting.variable}` |" in page
        if "folder" not in setting.meaning and "file" not in setting.meaning:
            setting.read(setting.example)


def test_alone_it_lists_what_is_set(run: Run, file: Path) -> None:
    assert run("config").out == run("config", "list").out


def test_prices_are_told_in_the_currency_that_is_set(run: Run, file: Path) -> None:
    dollars = json.loads(run("compare", "soyuz-ms", "--json").out)["rows"]
    run("config", "set", "currency", "EUR")
    euros = json.loads(run("compare", "soyuz-ms", "--json").out)["rows"]
    seats = [next(row for row in rows if row["id"] == "seat") for rows in (dollars, euros)]
    assert [row["unit"] for row in seats] == ["USD", "EUR"]
    rate = exchange_rate("EUR", 2026)
    assert seats[1]["cells"][0]["low"] == pytest.approx(seats[0]["cells"][0]["low"] * rate.value)
    assert "EUR" in seats[1]["cells"][0]["text"]
    said = run("price", "soyuz-ms").out
    assert "million EUR" in said
    assert rate.source[:30] in said
    assert "known: USD, EUR, RUB" in run("price", "soyuz-ms", "--currency", "GBP").err
    assert "from 1999" in run("price", "soyuz-ms", "--currency", "EUR", "--year", "1980").err
