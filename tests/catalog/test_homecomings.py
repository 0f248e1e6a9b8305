"""Who changed ships on a station, held against the record of who was aboard of what."""

from __future__ import annotations

from expedition.catalog import history
from expedition.catalog.homecomings import brought_down, came_down_on


def test_everybody_went_up_and_came_down_later_on_a_known_flight() -> None:
    changed = 0
    for past in history.crewed():
        for name in past.crew:
            down = came_down_on(name, past)
            if down is past:
                continue
            changed += 1
            assert past.station == down.station, (name, past.flight, down.flight)
            assert down.landing_date is None or down.landing_date > past.liftoff_date, (name, down.flight)
    assert changed > 100


def test_a_ship_brings_down_those_who_took_its_seats() -> None:
    assert set(brought_down("Soyuz MS-23")) == {"Sergey Prokopyev", "Dmitry Petelin", "Francisco Rubio"}
    assert brought_down("Soyuz MS-22") == ()
    assert "Guy Laliberté" in brought_down("Soyuz TMA-14")
    assert "Guy Laliberté" not in brought_down("Soyuz TMA-16")
