"""Landing zones and the ways home that lead to them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from expedition import catalog
from expedition.catalog.models.descent import Departure, Descent, Parting

COMES_HOME = [name for name in catalog.names("ship") if catalog.ship(name).descent is not None]


def test_who_comes_home() -> None:
    assert {
        "soyuz-ms",
        "soyuz-tma",
        "soyuz-tma-m",
        "crew-dragon",
        "starliner",
        "space-shuttle-orbiter",
    } <= set(COMES_HOME)
    assert "progress-ms" not in COMES_HOME


@pytest.mark.parametrize("name", COMES_HOME)
def test_a_ship_s_zones_are_known_and_fit_it(name: str) -> None:
    ship = catalog.ship(name)
    data = ship.descent
    assert data is not None
    surfaces = {"land": {"steppe", "desert"}, "sea": {"sea"}, "runway": {"runway"}}[data.lands_on]
    for zone in map(catalog.landing_zone, data.zones):
        assert zone.surface in surfaces
        assert (zone.runway_deg is None) == (zone.surface != "runway")
    assert data.mass_kg < ship.mass_kg
    assert 0.5 < data.entry_angle_deg < 3.0


def test_every_value_has_a_source() -> None:
    for name in COMES_HOME:
        known = catalog.ship(name).provenance
        for path in ("descent.mass_kg", "descent.entry_angle_deg", "descent.aerodynamics.drag_coefficient"):
            assert known[path].source
            assert known[path].confidence in ("verified", "bounded", "assumed")


def test_a_parting_is_told_by_height_or_by_time() -> None:
    with pytest.raises(ValidationError, match="either height_m or before_burn_s"):
        Parting(name="trunk jettison")


def test_burns_of_a_departure_follow_each_other() -> None:
    burn = {"after_s": 100.0, "dv_mps": 0.5}
    with pytest.raises(ValidationError, match="follow each other"):
        Departure(command_s=1.0, spring_mps=0.1, burns=(burn, burn), free_flight_s=9000.0)


def test_canopies_and_runways_exclude_each_other() -> None:
    data = catalog.ship("soyuz-ms").descent
    assert data is not None
    with pytest.raises(ValidationError, match="needs a glide"):
        Descent(**{**data.model_dump(), "lands_on": "runway"})
    with pytest.raises(ValidationError, match="least_bank_deg and most_bank_deg"):
        Descent(**{**data.model_dump(), "bank_deg": 170.0})
