"""The catalogue on a screen and as plain data."""

from __future__ import annotations

import io
import json

from rich.console import Console
from rich.table import Table

from expedition import catalog
from expedition.catalog.show import catalog_json, catalog_table, entry_json, entry_table


def printed(table: Table) -> str:
    console = Console(file=io.StringIO(), width=200, no_color=True)
    console.print(table)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_the_list_names_every_entry_under_its_kind() -> None:
    text = printed(catalog_table(catalog.everything()))
    for entry in catalog.everything():
        assert entry.kind in text
        assert entry.name in text
        assert entry.title in text


def test_an_entry_shows_values_with_units_and_sources() -> None:
    text = printed(entry_table(catalog.ship("soyuz-ms")))
    for wanted in (
        "7152 kg",
        "main_engine.isp_s",
        "302 s",
        "0.35 m/s",
        "20 m²",
        "210 d",
        "bounded",
        "russianspaceweb",
    ):
        assert wanted in text
    assert "Note: " in text


def test_notes_of_a_table_are_shown() -> None:
    assert "its crewed flights since 2000" in " ".join(
        printed(entry_table(catalog.pad("baikonur-1"))).split()
    )


def test_lists_and_degrees() -> None:
    text = printed(entry_table(catalog.station("iss")))
    assert "10°" in text
    assert "-8.5, -7, 0 m" in text
    assert "2021-11-26" in text
    assert "31 sets of 2 lines" in printed(entry_table(catalog.flight_entry("soyuz-ms-19")))


def test_json_is_plain_and_whole() -> None:
    assert {"kind": "station", "name": "iss", "title": "International Space Station"} in catalog_json(
        catalog.everything()
    )
    for entry in catalog.everything():
        data = json.loads(json.dumps(entry_json(entry), allow_nan=False))
        assert data["name"] == entry.name
        assert set(data["provenance"]) == set(entry.provenance)
    ship = entry_json(catalog.ship("soyuz-ms"))
    assert ship["values"]["main_engine"] == {"thrust_n": 2950.0, "isp_s": 302.0}
    assert ship["provenance"]["main_engine.isp_s"]["confidence"] == "verified"
